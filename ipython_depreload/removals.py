"""What code takes out of containers, or replaces: `del registry[name]`, `COUNTS["csv"] += 1`.

A registry may hand its entries on: who comes next takes out what waits there. Executed again, that
module would find nothing to take, or count twice. So what it took out, or replaced, is noted, and
put back before it runs again.
"""

from __future__ import annotations

import sys
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping
from opcode import opmap
from types import CodeType
from typing import Any, NamedTuple

from ipython_depreload.class_members import move_to_end
from ipython_depreload.modules import is_a
from ipython_depreload.percode import PerCode
from ipython_depreload.replaced import Replacements, replaced_in

Entry = tuple[int, Any, Any]
"""Its place, its key, or None in a list or set, and the value."""

LATER = sys.maxsize  # the place of what others have added meanwhile
BASES = (OrderedDict, dict, list, set, deque)
_DELETES = {opmap[n] for n in ("DELETE_SUBSCR", "DELETE_ATTR", "STORE_SLICE") if n in opmap}
_STORE_ITEM, _LOAD_NAME, _OPERATE = opmap["STORE_SUBSCR"], opmap["LOAD_NAME"], opmap["BINARY_OP"]
_IN_PLACE = 13  # `a += b` and so on have arguments from this on
_TAKES = {
    *("clear", "difference_update", "discard", "intersection_update", "pop", "popitem", "popleft"),
    *("remove", "delattr", "__delattr__", "__delitem__", "symmetric_difference_update"),
    *("heappop", "heappushpop", "heapreplace"),
    *("__setitem__", "reverse", "setitem", "shuffle", "sort", "update"),
}
_MANY = 1000  # larger ones hold data


def _find_may_take_out(code: CodeType) -> bool:
    if not _TAKES.isdisjoint(code.co_names):
        return True
    instructions, arguments = code.co_code[::2], code.co_code[1::2]
    return not _DELETES.isdisjoint(instructions) or any(
        (instruction == _OPERATE and arguments[at] >= _IN_PLACE)
        or (instruction == _STORE_ITEM and not _annotates(code, at))
        for at, instruction in enumerate(instructions)
    )


def _annotates(code: CodeType, at: int) -> bool:
    """Say whether an item is stored for `name: type`, in a class or a module."""
    instruction, argument = code.co_code[2 * at - 4 : 2 * at - 2] or (0, 0)
    names = code.co_names[argument : argument + 1]
    return instruction == _LOAD_NAME and names == ("__annotations__",)


may_take_out = PerCode(_find_may_take_out)
"""Say whether code may do more to a container of others than to add something."""


class Removal(NamedTuple):
    """Entries that one module took out of one container."""

    container: Any
    entries: tuple[Entry, ...]


class Removals:
    """What each project module took out of the containers of others, and what it replaced there.

    What those had in them is noted only when code is about to run that may take something out.
    """

    def __init__(self) -> None:
        self._before: dict[str, dict[int, Removal]] = {}
        self._removed: dict[str, tuple[Removal, ...]] = {}
        self.replaced = Replacements()

    def starts(self, module: str, code: CodeType, watched: Callable[[], Iterable[Removal]]) -> None:
        """Code is about to run on behalf of a running module, which has got hold of containers.

        Parameters
        ----------
        watched
            Gives those, with what is in them that the module has not added itself.
        """
        if module not in self._before and may_take_out(code):
            self._before[module] = {}
            self.watch(module, watched)

    def watch(self, module: str, watched: Callable[[], Iterable[Removal]]) -> None:
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
                before[id(container)] = known._replace(entries=(*known.entries, *more))

    def settle(self, module: str) -> Mapping[int, int]:
        """A module has run: note what it took out and replaced.

        Returns
        -------
        dict
            id of a container -> how much is gone of what was there when the module got hold of it.
        """
        self._removed.pop(module, None)
        before = [removal for removal in self._before.pop(module, {}).values() if removal.entries]
        replaced = [each for c, entries in before for each in replaced_in(c, entries)]
        self.replaced.settle(module, replaced)
        rearranged = {id(each.container) for each in replaced if is_a(each.container, list)}
        gone = [Removal(c, taken_out(e, c)) for c, e in before if id(c) not in rearranged]
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
        """Put what these modules took out of such containers where it was, the last first.

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
        self.replaced.follow(successor)


def _followed(removal: Removal, successor: Callable[[Any], Any]) -> Removal:
    entries = [(place, successor(key), successor(value)) for place, key, value in removal.entries]
    return Removal(successor(removal.container), tuple(entries))


def base_kind(kind: type) -> Any:
    """Return the built-in class whose methods tell what is in a container, past any override."""
    return next(base for base in BASES if issubclass(kind, base))


def entries_of(container: Any) -> tuple[Entry, ...]:
    """Return what is in a container, to be compared later; nothing of a class, or of very many."""
    if is_a(container, type) or len(container) > _MANY:
        return ()
    kind = base_kind(type(container))
    if is_a(container, dict):
        return tuple([(at, *entry) for at, entry in enumerate(kind.items(container))])
    return tuple([(at, None, item) for at, item in enumerate(kind.__iter__(container))])


def taken_out(before: Iterable[Entry], container: Any) -> tuple[Entry, ...]:
    """Return the entries that are not in a container any more."""
    now = entries_of(container)
    if is_a(container, dict):
        keys = {_identity(key) for _, key, _ in now}
        return tuple([entry for entry in before if _identity(entry[1]) not in keys])
    left = Counter(id(item) for _, _, item in now)
    return tuple([entry for entry in before if not is_counted(id(entry[2]), left)])


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
