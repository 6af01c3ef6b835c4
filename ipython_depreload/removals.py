"""What code takes out of containers: `PENDING.pop(name)`, `del registry[name]`.

A registry may hand its entries on: who comes next takes out what waits there. Executed again, that
module would find nothing to take. So what it took out is noted, and put back before it runs again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from opcode import opmap
from types import CodeType
from typing import Any, NamedTuple

from ipython_depreload.modules import is_a
from ipython_depreload.percode import PerCode

Entry = tuple[Any, Any]
"""A key and a value; an index and an item of a list; None and a member of a set."""

_DELETES = {opmap["DELETE_SUBSCR"], opmap["DELETE_ATTR"]}
_TAKES = {
    *("clear", "difference_update", "discard", "intersection_update", "pop", "popitem", "popleft"),
    *("remove", "delattr", "__delattr__", "__delitem__"),
}
_MANY = 1000  # larger ones hold data


def _find_may_take_out(code: CodeType) -> bool:
    return not (_TAKES.isdisjoint(code.co_names) and _DELETES.isdisjoint(code.co_code[::2]))


may_take_out = PerCode(_find_may_take_out)
"""Say whether code may take something out of a container that it has from elsewhere."""


class Removal(NamedTuple):
    """Entries that one module took out of one container."""

    container: Any
    entries: tuple[Entry, ...]


class Removals:
    """What each project module took out of the containers of others.

    What those had in them is noted only when code is about to run that may take something out.
    """

    def __init__(self) -> None:
        self._before: dict[str, dict[int, Removal]] = {}
        self._removed: dict[str, tuple[Removal, ...]] = {}

    def starts(self, module: str, code: CodeType, watched: Callable[[], Iterable[Any]]) -> None:
        """Code is about to run on behalf of a running module, which has got hold of containers."""
        if module not in self._before and may_take_out(code):
            self._before[module] = {}
            self.watch(module, watched)

    def watch(self, module: str, containers: Callable[[], Iterable[Any]]) -> None:
        """A running module has got hold of containers."""
        before = self._before.get(module)
        if before is not None:
            new = [container for container in containers() if id(container) not in before]
            before.update((id(c), Removal(c, entries_of(c))) for c in new)

    def settle(self, module: str) -> None:
        """A module has run: note what it took out."""
        self._removed.pop(module, None)
        before = self._before.pop(module, {})
        gone = [Removal(c, taken_out(entries, c)) for c, entries in before.values() if entries]
        found = [self._without_known(removal) for removal in gone if removal.entries]
        if any(removal.entries for removal in found):
            self._removed[module] = tuple(removal for removal in found if removal.entries)

    def _without_known(self, removal: Removal) -> Removal:
        """Leave out what modules took that ran within this one."""
        known = {
            (id(key), id(value))
            for removed in self._removed.values()
            for container, entries in removed
            if container is removal.container
            for key, value in entries
        }
        return removal._replace(
            entries=tuple([e for e in removal.entries if (id(e[0]), id(e[1])) not in known])
        )

    def abandon(self, module: str) -> None:
        """A module failed: forget that it ran."""
        self._before.pop(module, None)

    def put_back(self, modules: Iterable[str]) -> None:
        """Undo what these modules did, the last first; the caller has saved the containers."""
        for module in reversed(list(modules)):
            for container, entries in self._removed.get(module, ()):
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
    entries = tuple([(successor(key), successor(value)) for key, value in removal.entries])
    return Removal(successor(removal.container), entries)


def entries_of(container: Any) -> tuple[Entry, ...]:
    """Return what is in a container, to be compared later; nothing of a class, or of very many."""
    if is_a(container, type) or len(container) > _MANY:
        return ()
    if is_a(container, dict):
        return tuple(dict.items(container))
    if is_a(container, set):
        return tuple([(None, member) for member in set.__iter__(container)])
    return tuple(enumerate(container))


def taken_out(before: Iterable[Entry], container: Any) -> tuple[Entry, ...]:
    """Return the entries that are not in a container any more."""
    now = entries_of(container)
    if is_a(container, dict):
        keys = {id(key) for key, _ in now}
        return tuple([entry for entry in before if id(entry[0]) not in keys])
    members = {id(member) for _, member in now}
    return tuple([entry for entry in before if id(entry[1]) not in members])


def _put_back(container: Any, entries: Iterable[Entry]) -> None:
    """Put entries where they were, unless something is there again."""
    for key, value in entries:
        if is_a(container, dict):
            dict.setdefault(container, key, value)
        elif is_a(container, set):
            set.add(container, value)
        elif not any(item is value for item in container):
            container.insert(key, value)
