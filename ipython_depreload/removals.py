"""What code takes out of containers: `PENDING.pop(name)`, `del registry[name]`.

A registry may hand its entries on: who comes next takes out what waits there. Executed again, that
module would find nothing to take. So what it took out is noted, and put back before it runs again.
"""

from __future__ import annotations

import sys
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping
from itertools import count, repeat
from opcode import opmap
from operator import is_
from types import CodeType
from typing import Any, NamedTuple

from ipython_depreload.class_members import move_to_end
from ipython_depreload.modules import is_a
from ipython_depreload.percode import PerCode

Entry = tuple[int, Any, Any]
"""Its place, its key, or None in a list or set, and the value."""

LATER = sys.maxsize  # the place of what others have added meanwhile
BASES = (OrderedDict, dict, list, set, deque)
_DELETES = {opmap["DELETE_SUBSCR"], opmap["DELETE_ATTR"]}
_OPERATE, _IN_PLACE = opmap["BINARY_OP"], 13  # `a -= b` and so on have arguments from this on
_TAKES = {
    *("clear", "difference_update", "discard", "intersection_update", "pop", "popitem", "popleft"),
    *("remove", "delattr", "__delattr__", "__delitem__", "symmetric_difference_update"),
    *("heappop", "heappushpop", "heapreplace"),
}
_MANY = 1000  # larger ones hold data


def _find_may_take_out(code: CodeType) -> bool:
    if not (_TAKES.isdisjoint(code.co_names) and _DELETES.isdisjoint(code.co_code[::2])):
        return True
    pairs = zip(code.co_code[::2], code.co_code[1::2], strict=True)
    return any(name == _OPERATE and argument >= _IN_PLACE for name, argument in pairs)


may_take_out = PerCode(_find_may_take_out)
"""Say whether code may take something out of a container that it has from elsewhere."""


class Removal(NamedTuple):
    """Entries that one module took out of one container."""

    container: Any
    entries: tuple[Entry, ...]


class Held(NamedTuple):
    """What is in a container that a running module has got hold of; copied, not looked at.

    Attributes
    ----------
    keys
        Of a dictionary: those, in order; None of anything else.
    later
        What others have added meanwhile.
    """

    container: Any
    keys: list[Any] | None
    values: list[Any]
    later: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of it, one by one."""
        keys = repeat(None) if self.keys is None else self.keys
        return (*zip(count(), keys, self.values), *self.later)


class Removals:
    """What each project module took out of the containers of others.

    What those had in them is noted only when code is about to run that may take something out.
    """

    def __init__(self) -> None:
        self._before: dict[str, dict[int, Held]] = {}
        self._removed: dict[str, tuple[Removal, ...]] = {}

    def starts(self, module: str, code: CodeType, watched: Callable[[], Iterable[Held]]) -> None:
        """Code is about to run on behalf of a running module, which has got hold of containers.

        Parameters
        ----------
        watched
            Gives those, with what is in them that the module has not added itself.
        """
        if module not in self._before and may_take_out(code):
            self._before[module] = {}
            self.watch(module, watched)

    def watch(self, module: str, watched: Callable[[], Iterable[Held]]) -> None:
        """A running module has got hold of containers."""
        before = self._before.get(module)
        if before is not None:
            for found in watched():
                before.setdefault(id(found.container), found)

    def came(self, container: Any, entries: Iterable[tuple[Any, Any]]) -> None:
        """A module that ran within others has added something: they may take that out, too."""
        for before in self._before.values():
            known = before.get(id(container))
            if known is not None:
                more = [(LATER, key, value) for key, value in entries]
                before[id(container)] = known._replace(later=(*known.later, *more))

    def settle(self, module: str) -> Mapping[int, int]:
        """A module has run: note what it took out.

        Returns
        -------
        dict
            id of a container -> how much is gone of what was there when the module got hold of it.
        """
        self._removed.pop(module, None)
        before = self._before.pop(module, {})
        gone = [Removal(held.container, taken_out(held)) for held in before.values()]
        gone = [removal for removal in gone if removal.entries]
        found = [self._without_known(removal) for removal in gone]
        if any(removal.entries for removal in found):
            self._removed[module] = tuple(removal for removal in found if removal.entries)
        return {id(c): sum(place != LATER for place, _, _ in entries) for c, entries in gone}

    def _without_known(self, removal: Removal) -> Removal:
        """Leave out what modules took that ran within this one."""
        known = Counter(
            (id(key), id(value))
            for removed in self._removed.values()
            for container, entries in removed
            if container is removal.container
            for _, key, value in entries
        )
        left = [e for e in removal.entries if not is_counted((id(e[1]), id(e[2])), known)]
        return removal._replace(entries=tuple(left))

    def abandon(self, module: str) -> None:
        """A module failed: forget that it ran."""
        self._before.pop(module, None)

    def put_back(self, modules: Iterable[str], *kinds: type) -> None:
        """Undo what these modules did to such containers, the last first.

        The caller has saved the containers.
        """
        for module in reversed(list(modules)):
            for container, entries in self._removed.get(module, ()):
                if is_a(container, kinds):
                    _put_back(container, entries)

    def snapshot(self) -> dict[str, tuple[Removal, ...]]:
        """Return all that is known, as `restore` takes it."""
        return dict(self._removed)

    def restore(self, removed: dict[str, tuple[Removal, ...]]) -> None:
        """Go back to a snapshot."""
        self._removed = dict(removed)
        self._before.clear()

    def follow(self, successor: Callable[[Any], Any]) -> None:
        """What was taken out, and of what, may have been replaced: know it as it is now."""
        self._removed = {
            module: tuple([_followed(removal, successor) for removal in removed])
            for module, removed in self._removed.items()
        }


def _followed(removal: Removal, successor: Callable[[Any], Any]) -> Removal:
    entries = [(place, successor(key), successor(value)) for place, key, value in removal.entries]
    return Removal(successor(removal.container), tuple(entries))


def base_kind(kind: type) -> Any:
    """Return the built-in class whose methods tell what is in a container, past any override."""
    return next(base for base in BASES if issubclass(kind, base))


def held_in(container: Any) -> Held:
    """Return what is in a container, to be compared later; nothing of a class, or of very many."""
    made = type(container)
    if issubclass(made, type) or len(container) > _MANY:
        return Held(container, None, [])
    kind: Any = made if made is dict or made is list else base_kind(made)  # most are: quicker
    if issubclass(kind, dict):
        return Held(container, list(kind.keys(container)), list(kind.values(container)))
    return Held(container, None, list(kind.__iter__(container)))


def taken_out(before: Held) -> tuple[Entry, ...]:
    """Return the entries that are not in a container any more."""
    container, keys, values, later = before
    if not (values or later):
        return ()
    now = held_in(container)
    if keys is not None and now.keys is not None:
        if not later and _begins_with(now.keys, keys):
            return ()
        left = set(map(_identity, now.keys))
        return tuple([entry for entry in before.entries if _identity(entry[1]) not in left])
    if not later and _begins_with(now.values, values):
        return ()
    numbers = Counter(map(id, now.values))
    return tuple([entry for entry in before.entries if not is_counted(id(entry[2]), numbers)])


def _begins_with(now: list[Any], before: list[Any]) -> bool:
    """Say quickly whether what was there is there, as it is where only new things came behind."""
    return len(before) <= len(now) and all(map(is_, before, now))


def _identity(key: Any) -> Any:
    return key if type(key) is str else id(key)  # anything else might run code to be compared


def is_counted(one: Any, left: Counter[Any]) -> bool:
    """Say whether there is one more of these, and count it."""
    left[one] -= 1
    return left[one] >= 0


def _put_back(container: Any, entries: Iterable[Entry]) -> None:
    """Put entries where they were, unless there is something of the same key again."""
    kind = base_kind(type(container))
    if kind is set:
        set.update(container, [value for _, _, value in entries])
    elif kind is list:
        for place, _, value in entries:
            list.insert(container, place, value)
    elif kind is deque:
        for place, _, value in entries:
            if len(container) != container.maxlen:
                deque.insert(container, place, value)
    else:
        missing = [entry for entry in entries if not dict.__contains__(container, entry[1])]
        _put_back_keys(container, kind, missing)


def _put_back_keys(container: dict[Any, Any], kind: Any, entries: list[Entry]) -> None:
    """Put keys where they were: what stood behind them comes behind them again."""
    order = list(kind.keys(container))
    for place, key, value in entries:
        order.insert(place, key)
        kind.__setitem__(container, key, value)
    first = min([place for place, _, _ in entries], default=len(order))
    if kind is dict:
        move_to_end(container, order[first:])
    for key in order[first:] if kind is OrderedDict else ():
        kind.move_to_end(container, key)
