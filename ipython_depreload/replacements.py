"""What code puts in the place of others' entries: `HANDLERS[name] = wrapped(HANDLERS[name])`.

Executed again, a module would wrap its own wrapper, and whoever made the entry would find it taken.
So what it replaces is noted, and put back before it, or whoever made the entry, runs again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from opcode import opmap
from operator import is_
from types import CodeType
from typing import Any, NamedTuple

from ipython_depreload.containers import ATOMS, CONTAINERS, MANY
from ipython_depreload.modules import exactly
from ipython_depreload.percode import PerCode
from ipython_depreload.removals import base_kind

_ABSENT = object()
_STORE = opmap["STORE_SUBSCR"]
_STORES = {"update", "__setitem__", "__ior__"}
_KEYS = ATOMS | exactly(type)  # to look these up runs no code that may raise
# Everybody counts them up: whoever does is not to run because others do.
_NUMBERS = exactly(int, float, bool, type(None))


def _find_may_replace(code: CodeType) -> bool:
    return _STORE in code.co_code[::2] or not _STORES.isdisjoint(code.co_names)


may_replace = PerCode(_find_may_replace)
"""Say whether code may replace an entry of a dictionary that it has from elsewhere."""


Made = tuple[int, Any, int]
"""An entry of a dictionary: the id of that, the key, the id of the value."""


def entry_of(container: object, key: Any, value: object) -> Made | None:
    """Return how to know an entry; None if to compare its key may run anybody's code."""
    return (id(container), key, id(value)) if id(type(key)) in _KEYS else None


class Replacement(NamedTuple):
    """What one module put in the place of an entry of a dictionary."""

    container: dict[Any, Any]
    key: Any
    before: Any
    after: Any


class Replaced(NamedTuple):
    """What one module replaced, and the modules that had made that."""

    entries: tuple[Replacement, ...]
    makers: frozenset[str]


class Replacements:
    """What each project module replaced in the dictionaries of others.

    What those had in them is noted only when code is about to run that may replace something.
    """

    def __init__(self) -> None:
        self._before: dict[str, dict[int, tuple[dict[Any, Any], dict[Any, Any]]]] = {}
        self._replaced: dict[str, Replaced] = {}

    def starts(self, module: str, code: CodeType, watched: Callable[[], Iterable[object]]) -> None:
        """Code is about to run on behalf of a running module, which has got hold of containers."""
        if module not in self._before and may_replace(code):
            self._before[module] = {}
            self.watch(module, watched())

    def watch(self, module: str, containers: Iterable[object]) -> None:
        """A running module has got hold of containers."""
        before = self._before.get(module)
        if before is None:
            return
        for each in containers:
            if isinstance(each, dict) and len(each) < MANY and id(each) not in before:
                before[id(each)] = each, dict.copy(each)

    def came(self, container: object, entries: Iterable[tuple[Any, Any]]) -> None:
        """A module that ran within others has put something there: they may replace that, too."""
        for known in self._before.values():
            if id(container) in known:
                known[id(container)][1].update(entries)

    def settle(
        self, module: str, makers: Callable[[set[Made | None]], Iterable[str]]
    ) -> frozenset[str]:
        """A module has run: note what it replaced, and return the modules that had made that.

        Parameters
        ----------
        makers
            Gives the modules that have added some entries.
        """
        self._replaced.pop(module, None)
        watched = self._before.pop(module, {}).values()
        found = tuple([each for some in watched for each in _differing(*some)])
        if not found:
            return frozenset()
        for container, key, _, after in found:
            self.came(container, [(key, after)])
        made = {
            entry_of(e.container, e.key, e.before)
            for e in found
            if id(type(e.before)) not in _NUMBERS
        }
        names = frozenset({*makers(made), *self._replacing(made)} - {module} if made else ())
        self._replaced[module] = Replaced(found, names)
        return names

    def _replacing(self, made: set[Made | None]) -> Iterator[str]:
        for name, (entries, _) in self._replaced.items():
            if any(entry_of(e.container, e.key, e.after) in made for e in entries):
                yield name

    def on_top_of(self, module: str) -> list[str]:
        """Return the modules that replaced what a module had made."""
        return [name for name, (_, makers) in self._replaced.items() if module in makers]

    def abandon(self, module: str) -> None:
        """A module failed: forget that it ran."""
        self._before.pop(module, None)

    def put_back(self, modules: Iterable[str]) -> None:
        """Undo what these modules did, the last first, where it is as they left it.

        The caller has saved the containers.
        """
        for module in reversed(list(modules)):
            entries = self._replaced[module].entries if module in self._replaced else ()
            for container, key, before, after in reversed(entries):
                if dict.get(container, key, _ABSENT) is after:
                    base_kind(type(container)).__setitem__(container, key, before)

    def snapshot(self) -> dict[str, Replaced]:
        """Return all that is known, as `restore` takes it."""
        return dict(self._replaced)

    def restore(self, replaced: Mapping[str, Replaced]) -> None:
        """Go back to a snapshot."""
        self._replaced = dict(replaced)
        self._before.clear()

    def follow(self, successor: Callable[[Any], Any]) -> None:
        """What was replaced, and where, may have been replaced itself: know it as it is now."""
        self._replaced = {
            module: Replaced(tuple([_followed(e, successor) for e in entries]), makers)
            for module, (entries, makers) in self._replaced.items()
        }


def _followed(replacement: Replacement, successor: Callable[[Any], Any]) -> Replacement:
    return Replacement(*map(successor, replacement))


def _differing(container: dict[Any, Any], then: dict[Any, Any]) -> Iterator[Replacement]:
    """Yield what there is another value for; not containers, as others may have filled them."""
    if len(then) <= len(container) and all(map(is_, then.values(), dict.values(container))):
        return
    for key, before in then.items():
        if id(type(key)) in _KEYS:
            after = dict.get(container, key, _ABSENT)
            kinds = {id(type(before)), id(type(after))}
            if after is not before and after is not _ABSENT and CONTAINERS.isdisjoint(kinds):
                yield Replacement(container, key, before, after)
