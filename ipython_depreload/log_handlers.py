"""The handlers and filters that project modules add to loggers.

A logger outlives the module that asked for it: executed again, that module would add to it once
more, and every message be written twice. So what it has added is taken back first. What a cell, or
a function that it called, has given to a logger is replaced by what its module makes now.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ipython_depreload.modules import is_a, namespace
from ipython_depreload.undo import Undo


class _Added(NamedTuple):
    """A handler or filter, its module and the name there, and the lists that had it by then."""

    one: Any
    module: str
    name: str | None
    lists: list[list[Any]]

    def is_since(self, held: list[Any]) -> bool:
        """Say whether a list got this only after the module had run."""
        return not any(held is known for known in self.lists)

    def today(self) -> Any:
        """Return what the module has by that name now; itself if there is none."""
        kind = logging.Handler if is_a(self.one, logging.Handler) else logging.Filter
        now = (namespace(sys.modules.get(self.module)) or {}).get(self.name or "")
        return now if is_a(now, kind) else self.one


class _Left(NamedTuple):
    """What is to come last in a list again, what to renew, and how much was in it without both."""

    held: list[Any]
    behind: list[Any]
    since: list[_Added]
    size: int

    def cover(self) -> None:
        """Put this behind what was added anew."""
        if len(self.held) == self.size:  # else whoever had added it has run again
            today = [each.today() for each in self.since]
            self.held.extend(one for one in today if not _has(self.held, one))
        ids = set(map(id, self.behind))
        self.held.sort(key=lambda one: id(one) in ids)


class LogHandlers:
    """What each module added to loggers: handlers that it made, filters of its own loggers.

    Parameters
    ----------
    is_library
        Says whether a loaded module is library code.
    """

    def __init__(self, is_library: Callable[[str], bool]) -> None:
        self._is_library = is_library
        self._before: dict[str, tuple[int, list[Any]]] = {}
        self._added: dict[str, list[_Added]] = {}
        self._left: list[_Left] = []

    def starts(self, module: str, values: Mapping[str, Any]) -> None:
        """A module with this dictionary is about to run."""
        own = logging.root.manager.loggerDict.get(module)  # a cell may have given it some already
        known = [*_handlers(), *_filters([own, *values.values()])]
        self._before[module] = len(sys.modules), known

    def settle(self, module: str, values: Mapping[str, Any]) -> None:
        """It has run: what is new is its own, but for what modules added that ran within."""
        imported, before = self._before.pop(module, (0, None))
        self._added.pop(module, None)
        now = [*_handlers(), *_filters(values.values())]
        if before is None or (len(now) == len(before) and all(map(_is, now, before))):
            return
        known = {*map(id, before), *(id(a.one) for some in self._added.values() for a in some)}
        names = {id(value): name for name, value in list(values.items())}
        added = [one for one in now if id(one) not in known]
        if added:
            others = self._lists_of_libraries(list(sys.modules)[imported:])
            places = [(one, [held for held in _all_lists() if _has(held, one)]) for one in added]
            own = [
                _Added(one, module, names.get(id(one)), lists)
                for one, lists in places
                if id(one) in names or not lists or any(id(held) not in others for held in lists)
            ]
            if own:
                self._added[module] = own

    def _lists_of_libraries(self, modules: Iterable[str]) -> set[int]:
        """Return the lists, by id, of loggers with the names of those of some that are libraries.

        Libraries that a module was the first to import have added to those, and will not again.
        """
        tops = {name.partition(".")[0] for name in modules if self._is_library(name)}
        loggers = [x for x in _loggers() if x.name.partition(".")[0] in tops]
        return {id(held) for logger in loggers for held in (logger.handlers, logger.filters)}

    def abandon(self, module: str) -> None:
        """It has failed: forget that it ran."""
        self._before.pop(module, None)

    def withdraw(self, modules: Iterable[str], undo: Undo) -> None:
        """Take back what these modules added; whatever loggers have now is saved."""
        undo.push(self._restore, dict(self._added))
        undo.push(_give_back, {id(held): (held, tuple(held)) for held in _all_lists()})
        gone = {id(a.one): a for name in modules for a in self._added.pop(name, ())}
        for held in _all_lists() if gone else ():
            first = next((i for i, one in enumerate(held) if id(one) in gone), None)
            if first is not None:
                behind = [one for one in held[first:] if id(one) not in gone]
                went = [gone[id(one)] for one in held[first:] if id(one) in gone]
                held[:] = [*held[:first], *behind]
                since = [each for each in went if each.is_since(held)]
                self._left.append(_Left(held, behind, since, len(held)))

    def cover(self) -> None:
        """All have run: what came after their additions comes after those of today."""
        left, self._left = self._left, []
        for each in left:
            each.cover()

    def _restore(self, added: dict[str, list[_Added]]) -> None:
        self._added = dict(added)
        self._before.clear()
        self._left.clear()


def _is(one: object, other: object) -> bool:
    return one is other


def _has(held: list[Any], one: object) -> bool:
    return any(each is one for each in held)


def _handlers() -> list[Any]:
    """Return all handlers there are: `logging` has weak references, for the end (3.11 to 3.13)."""
    found = [reference() for reference in list(getattr(logging, "_handlerList", ()))]
    return [handler for handler in found if handler is not None]


def _filters(values: Iterable[Any]) -> list[Any]:
    """Return the filters of those of some values that are loggers."""
    return [f for v in list(values) if is_a(v, logging.Logger) for f in v.filters]


def _loggers() -> list[logging.Logger]:
    loggers: list[Any] = [logging.root, *list(logging.root.manager.loggerDict.values())]
    return [logger for logger in loggers if is_a(logger, logging.Logger)]


def _all_lists() -> list[list[Any]]:
    """Return what every logger keeps its handlers and its filters in."""
    return [held for logger in _loggers() for held in (logger.handlers, logger.filters)]


def _give_back(saved: Mapping[int, tuple[list[Any], tuple[Any, ...]]]) -> None:
    for held in _all_lists():
        _, contents = saved.get(id(held), (held, ()))
        if len(held) != len(contents) or not all(map(_is, held, contents)):
            held[:] = contents
