"""The handlers and filters that project modules add to loggers.

A logger outlives the module that asked for it: executed again, that module would add to it once
more, and every message be written twice. So what it has added is taken back first.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from ipython_depreload.modules import is_a
from ipython_depreload.undo import Undo


class LogHandlers:
    """What each module added to loggers: handlers that it made, filters of its own loggers."""

    def __init__(self) -> None:
        self._before: dict[str, list[Any]] = {}
        self._added: dict[str, list[Any]] = {}
        self._behind: list[tuple[list[Any], list[Any]]] = []

    def starts(self, module: str, values: Mapping[str, Any]) -> None:
        """A module with this dictionary is about to run."""
        self._before[module] = [*_handlers(), *_filters(values)]

    def settle(self, module: str, values: Mapping[str, Any]) -> None:
        """It has run: what is new is its own, but for what modules added that ran within."""
        before = self._before.pop(module, None)
        self._added.pop(module, None)
        now = [*_handlers(), *_filters(values)]
        if before is None or (len(now) == len(before) and all(map(_is, now, before))):
            return
        known = {id(one) for some in (before, *self._added.values()) for one in some}
        added = [one for one in now if id(one) not in known]
        if added:
            self._added[module] = added

    def abandon(self, module: str) -> None:
        """It has failed: forget that it ran."""
        self._before.pop(module, None)

    def withdraw(self, modules: Iterable[str], undo: Undo) -> None:
        """Take back what these modules added; whatever loggers have now is saved."""
        undo.push(self._restore, dict(self._added))
        undo.push(_give_back, {id(held): (held, tuple(held)) for held in _all_lists()})
        gone = {id(one) for name in modules for one in self._added.pop(name, ())}
        for held in _all_lists() if gone else ():
            first = next((i for i, one in enumerate(held) if id(one) in gone), None)
            if first is not None:
                behind = [one for one in held[first:] if id(one) not in gone]
                self._behind.append((held, behind))
                held[:] = [*held[:first], *behind]

    def cover(self) -> None:
        """All have run: what came after their additions comes after those of today."""
        behind, self._behind = self._behind, []
        for held, last in behind:
            ids = set(map(id, last))
            held.sort(key=lambda one, ids=ids: id(one) in ids)  # type: ignore[misc]

    def _restore(self, added: dict[str, list[Any]]) -> None:
        self._added = dict(added)
        self._before.clear()
        self._behind.clear()


def _is(one: object, other: object) -> bool:
    return one is other


def _handlers() -> list[Any]:
    """Return all handlers there are: `logging` has weak references, for the end (3.11 to 3.13)."""
    found = [reference() for reference in list(getattr(logging, "_handlerList", ()))]
    return [handler for handler in found if handler is not None]


def _filters(values: Mapping[str, Any]) -> list[Any]:
    """Return the filters of the loggers that a module has."""
    kind = logging.Logger
    return [f for v in list(values.values()) if issubclass(type(v), kind) for f in v.filters]


def _all_lists() -> list[list[Any]]:
    """Return what every logger keeps its handlers and its filters in."""
    loggers: list[Any] = [logging.root, *list(logging.root.manager.loggerDict.values())]
    real = [logger for logger in loggers if is_a(logger, logging.Logger)]
    return [held for logger in real for held in (logger.handlers, logger.filters)]


def _give_back(saved: Mapping[int, tuple[list[Any], tuple[Any, ...]]]) -> None:
    for held in _all_lists():
        _, contents = saved.get(id(held), (held, ()))
        if len(held) != len(contents) or not all(map(_is, held, contents)):
            held[:] = contents
