"""The handlers and filters that project modules add to loggers.

A logger outlives the module that asked for it: executed again, that module would add to it once
more, and every message be written twice. So what it has added is taken back first.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Container, Iterable, Mapping
from types import CodeType
from typing import Any, NamedTuple
from weakref import ref

from ipython_depreload.class_members import class_members, mro_of
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a
from ipython_depreload.undo import Undo

_LISTS = ("handlers", "filters")
_ADD = {"addHandler", "handlers"}
_CONFIGURE = {"setLevel", "propagate", "disabled", "basicConfig", "dictConfig", "fileConfig"}
ROOT_LEVEL = (logging.root, "level")
"""There from the beginning: whoever watches loggers watches this."""
_SETTINGS = {"level": logging.NOTSET, "propagate": True, "disabled": False}
# Past whatever a subclass makes of its attributes, and quickly: there may be many loggers.
_attributes_of: Callable[[Any], dict[str, Any]] = vars(logging.Filterer)["__dict__"].__get__


class _Entry(NamedTuple):
    """A handler or filter in a logger's list."""

    held: list[Any]
    one: Any

    @property
    def key(self) -> tuple[int, int]:
        return id(self.held), id(self.one)


class _Place(NamedTuple):
    """Where a logger keeps a list, which it may replace by another one, and what is in that."""

    attributes: dict[str, Any]
    name: str
    held: list[Any]
    contents: tuple[Any, ...]


class LogHandlers:
    """What each module added to loggers: handlers of modules, filters of its own loggers.

    Parameters
    ----------
    is_library
        Says whether a loaded module is library code.
    """

    def __init__(self, is_library: Callable[[str], bool]) -> None:
        self._is_library = is_library
        self._before: dict[str, tuple[int, list[Any]]] = {}
        self._entries: dict[str, set[tuple[int, int]]] = {}
        self._made: dict[int, ref[Any]] = {}
        self._added: dict[str, list[_Entry]] = {}
        self._failed: set[str] = set()
        self._behind: list[tuple[list[Any], list[Any]]] = []
        self._named: list[tuple[str, str, Any]] = []

    def starts(self, module: str, code: CodeType, values: Mapping[str, Any]) -> None:
        """Code of a module with this dictionary is about to run on behalf of `module`."""
        if module in self._failed:
            self._failed.discard(module)
            self._take_back([module])
        if code.co_name == "<module>":
            own = logging.root.manager.loggerDict.get(module)  # a cell may have given it some
            known = [*_handlers(), *_filters([own, *list(values.values())])]
            self._before[module] = len(sys.modules), known
        if may_add(code) and module not in self._entries and self._made:
            self._entries[module] = {entry.key for entry in _entries(self._made.keys())}

    def settle(self, module: str, values: Mapping[str, Any]) -> None:
        """It has run: note what it added, but for what modules did that ran within."""
        imported, before = self._before.pop(module, (0, None))
        entries = self._entries.pop(module, None)
        self._added.pop(module, None)
        if before is None:  # nobody has watched it: it can add nothing
            return
        handlers = _handlers()
        now = [*handlers, *_filters(list(values.values()))]
        if entries is None and _are_the_same(now, before):
            return
        new = set(map(id, now)) - set(map(id, before))
        wanted = new if entries is None else new | self._made.keys()
        self._made.update((id(one), ref(one)) for one in handlers if id(one) in new)
        known = {entry.key for added in self._added.values() for entry in added}
        added = [
            entry
            for entry in (_entries(wanted) if wanted else ())
            if entry.key not in known
            and (id(entry.one) in new or (entries is not None and self._is_more(entry, entries)))
        ]
        if added:
            named = set(map(id, list(values.values())))
            others = self._lists_of_libraries(list(sys.modules)[imported:])
            given = _given_by_classes()
            self._added[module] = [
                entry
                for entry in added
                if entry.key not in given
                and (id(entry.one) in named or id(entry.held) not in others)
            ]

    def _lists_of_libraries(self, modules: Iterable[str]) -> set[int]:
        """Return the lists, by id, of loggers with the names of those of some that are libraries.

        Libraries that a module was the first to import have added to those, and will not again.
        """
        tops = {name.partition(".")[0] for name in modules if self._is_library(name)}
        loggers = [each for each in _loggers() if each.name.partition(".")[0] in tops]
        return {id(place.held) for place in _places(loggers)}

    def _is_more(self, entry: _Entry, before: set[tuple[int, int]]) -> bool:
        """Say whether a handler that some module has made was not there before."""
        made = self._made.get(id(entry.one))
        return made is not None and made() is entry.one and entry.key not in before

    def abandon(self, module: str, values: Mapping[str, Any]) -> None:
        """It has failed: what it has added by then is taken back if it is tried again."""
        self._failed.add(module)
        self.settle(module, values)

    def are_changed_by(self, module: str) -> bool:
        """Say whether a module has added something."""
        return module in self._added

    def withdraw(self, modules: Iterable[str], undo: Undo) -> None:
        """Take back what these modules added; whatever loggers have now is saved."""
        running = list(modules)
        undo.push(self._restore, dict(self._added), set(self._failed), running)
        undo.push(_give_back, _all_places())
        self._behind += self._take_back(running)
        self._named += [
            (module, name, value)
            for module in running
            for name, value in list((namespace(sys.modules.get(module)) or {}).items())
            if is_a(value, logging.Handler)
        ]

    def _take_back(self, modules: Iterable[str]) -> list[tuple[list[Any], list[Any]]]:
        """Take back what modules added; return what is behind it in each list."""
        found = []
        gone = {entry.key for name in modules for entry in self._added.pop(name, ())}
        for _, _, held, contents in _all_places() if gone else ():
            kept = [(id(held), id(one)) not in gone for one in contents]
            if not all(kept):
                first = kept.index(False)
                pairs = zip(contents[first:], kept[first:], strict=True)
                behind = [one for one, stays in pairs if stays]
                found.append((held, behind))
                held[:] = [*contents[:first], *behind]
        return found

    def cover(self) -> None:
        """All have run: what came after their additions comes after those of today."""
        behind, self._behind = self._behind, []
        for held, last in behind:
            ids = set(map(id, last))
            held[:] = sorted(held, key=lambda one, ids=ids: id(one) in ids)  # type: ignore[misc]
        named, self._named = self._named, []
        for module, name, before in named:
            now = (namespace(sys.modules.get(module)) or {}).get(name)
            if now is not before and is_a(now, logging.Handler):
                self._renew(before, now)

    def _renew(self, before: Any, now: Any) -> None:
        """Have a module's handler of today where others gave loggers that of before."""
        for held in {id(e.held): e.held for e in _entries({id(before)})}.values():
            others = [one for one in held if one is not now]
            held[:] = [now if one is before else one for one in others]

    def _restore(
        self, added: dict[str, list[_Entry]], failed: set[str], running: Iterable[str]
    ) -> None:
        self._added, self._failed = dict(added), set(failed)
        self._behind.clear()
        self._named.clear()
        for module in running:
            self._before.pop(module, None)
            self._entries.pop(module, None)


def may_add(code: CodeType) -> bool:
    """Say whether code may give loggers handlers that it has from elsewhere."""
    return not _ADD.isdisjoint(code.co_names)


def may_configure(code: CodeType) -> bool:
    """Say whether code may set levels of loggers, and to whom these pass on what they are told."""
    return not _CONFIGURE.isdisjoint(code.co_names)


def logger_settings() -> list[tuple[Any, str, Any]]:
    """Return (logger, attribute, what it is for a new one) of all loggers there are."""
    return [(one, name, first) for one in _loggers() for name, first in _SETTINGS.items()]


def forget_levels() -> None:
    """Levels were set past the loggers, which remember what they let through."""
    logging.root.manager._clear_cache()  # type: ignore[attr-defined]  # 3.11 to 3.13


def _are_the_same(some: Iterable[Any], others: Iterable[Any]) -> bool:
    return list(map(id, some)) == list(map(id, others))


def _handlers() -> list[Any]:
    """Return all handlers there are: `logging` has weak references, for the end (3.11 to 3.13)."""
    found = [reference() for reference in list(getattr(logging, "_handlerList", ()))]
    return [handler for handler in found if handler is not None]


def _filters(values: Iterable[Any]) -> list[Any]:
    """Return the filters of the loggers among some values."""
    kind = logging.Logger
    loggers = [value for value in values if issubclass(type(value), kind)]
    return [one for place in _places(loggers) if place.name == "filters" for one in place.contents]


def _places(loggers: Iterable[Any]) -> list[_Place]:
    found = []
    for attributes in map(_attributes_of, loggers):
        for name in _LISTS:
            held = attributes.get(name)
            if type(held) is list:
                found.append(_Place(attributes, name, held, tuple(held)))
    return found


def _all_places() -> list[_Place]:
    """Return what every logger keeps its handlers and its filters in."""
    return _places(_loggers())


def _loggers() -> list[Any]:
    loggers: list[Any] = [logging.root, *list(logging.root.manager.loggerDict.values())]
    return [logger for logger in loggers if issubclass(type(logger), logging.Logger)]


def _entries(wanted: Container[int]) -> list[_Entry]:
    """Return where loggers have the handlers and filters with these ids."""
    places = [_attributes_of(logger).get(name) for logger in _loggers() for name in _LISTS]
    filled = [held for held in places if held and type(held) is list]
    return [_Entry(held, one) for held in filled for one in held if id(one) in wanted]


def _given_by_classes() -> set[tuple[int, int]]:
    """Return the entries that loggers have from their own classes, once, when they are made."""
    found = set()
    for logger in _loggers():
        bases = [] if type(logger) is logging.Logger else mro_of(type(logger))
        members = [member for cls in bases for member in class_members(cls).values()]
        for place in _places([logger]) if members else ():
            ids = set(map(id, members))
            found |= {(id(place.held), id(one)) for one in place.contents if id(one) in ids}
    return found


def _give_back(saved: list[_Place]) -> None:
    """Give loggers the lists they had, with what was in them; new ones had nothing."""
    before = {(id(place.attributes), place.name): place for place in saved}
    for place in _all_places():
        was = before.get((id(place.attributes), place.name), place._replace(contents=()))
        if not _are_the_same(was.held, was.contents):
            was.held[:] = was.contents
        if place.held is not was.held:
            place.attributes[place.name] = was.held
