"""What project modules change in libraries when they run, taken back before they run again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import CodeType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.code.percode import PerCode
from ipython_depreload.libraries import (
    library_registries,
    library_setters,
    library_settings,
    library_targets,
)
from ipython_depreload.libraries.library_patches import LibraryPatches
from ipython_depreload.libraries.library_registries import LibraryRegistries, registers
from ipython_depreload.libraries.library_setters import may_be_set, names_setter
from ipython_depreload.libraries.library_settings import LibrarySettings, sets_items
from ipython_depreload.libraries.library_targets import may_set
from ipython_depreload.libraries.log_handlers import (
    ROOT_LEVEL,
    LogHandlers,
    forget_levels,
    logger_settings,
    may_add,
    may_configure,
)
from ipython_depreload.modules import namespace, spec_of
from ipython_depreload.undo import CurrentUndo, Undo

_Waiting = tuple[CodeType, Mapping[str, Any], set[str]]
"""Code that runs, its global names, and the modules whose imports it may wait for."""


class _May(NamedTuple):
    """What code may do to libraries."""

    set: bool
    call_setters: bool
    register: bool
    set_items: bool
    add_handlers: bool
    configure_loggers: bool


_NOTHING = _May(*[False] * len(_May._fields))


def _find_may(code: CodeType) -> _May:
    kinds = (may_set, names_setter, registers, sets_items, may_add, may_configure)
    found = _May(*[kind(code) for kind in kinds])
    return found if any(found) else _NOTHING


_may = PerCode(_find_may)


class LibraryChanges:
    """Attributes and items of libraries, what is registered with them and added to loggers.

    Parameters
    ----------
    is_library, builds_on, code_of
        See `LibraryPatches`.
    """

    def __init__(
        self,
        is_library: Callable[[str], bool],
        builds_on: Callable[[str, str], object],
        code_of: Callable[[str], CodeType | None],
    ) -> None:
        self._is_library = is_library
        self._reload = CurrentUndo()
        self._patches = LibraryPatches(is_library, builds_on, code_of, self._reload)
        self._registries = LibraryRegistries(is_library, self._reload)
        self._settings = LibrarySettings(is_library, self._reload)
        self._handlers = LogHandlers(is_library)
        self._running: dict[str, list[_Waiting]] = {}
        self._started: set[str] = set()

    def starts(self, module: str, code: CodeType, home: str) -> None:
        """Code of the module `home` is about to run on behalf of a running module."""
        may = _may(code)
        if may is _NOTHING and code.co_name != "<module>":
            return  # most functions
        self._started.add(module)
        values = namespace(sys.modules.get(home)) or {}
        self._patches.starts(module, code)
        self._handlers.starts(module, code, values)
        if may is _NOTHING:
            return
        if may.configure_loggers and not self._patches.watches(module, *ROOT_LEVEL):
            self._patches.watch(module, [each[:2] for each in logger_settings()])
        wanted = self._wanted(code, values)
        if wanted:
            self._running.setdefault(module, []).append((code, values, wanted))
        self._look(module, code, values)

    def _wanted(self, code: CodeType, values: Mapping[str, Any]) -> set[str]:
        """Return the modules from which code will have what it may change."""
        may = _may(code)
        wanted = library_registries.sources(code, values) if may.register else set()
        wanted |= library_settings.sources(code, values) if may.set_items else set()
        wanted |= library_setters.sources(code, values) if may.call_setters else set()
        wanted = set(filter(self._may_be_library, wanted))
        return wanted | library_targets.sources(code, values) if may.set else wanted

    def _may_be_library(self, name: str) -> bool:
        package = name.partition(".")[0]
        return package not in sys.modules or self._is_library(package)

    def _look(self, module: str, code: CodeType, values: Mapping[str, Any]) -> None:
        may = _may(code)
        if may.set:
            self._patches.look(module, code, values)
        if may.call_setters:
            self._patches.watch(module, may_be_set(code, values, self._is_library))
        if may.register:
            self._registries.look(module, code, values)
        if may.set_items:
            self._settings.look(module, code, values)

    def has_imported(self, module: str, targets: Iterable[str]) -> None:
        """The top level of a running module has imported something."""
        self._patches.has_imported(module)
        for code, values, wanted in list(self._running.get(module, ())):
            if not wanted.isdisjoint(targets):
                self._look(module, code, values)
                wanted.difference_update([name for name in targets if self._has_run(name)])

    def _has_run(self, name: str) -> bool:
        """Say whether a module has all that it will have: it need not be looked at again."""
        spec: Any = spec_of(sys.modules.get(name))
        is_initializing = getattr(spec, "_initializing", False)  # see `importlib._bootstrap`
        if spec is None or is_initializing or name in self._started:
            return False
        module = sys.modules[name]  # others may make what they are asked for
        return type(module) is ModuleType and "__getattr__" not in vars(module)

    def redirect(self, module: str, new: Any, old: Any) -> None:
        """See `LibraryPatches`."""
        self._patches.redirect(module, new, old)

    def settle(self, module: str) -> None:
        """A module has run: note what it has changed."""
        if module not in self._started:  # it was not watched: it can change nothing
            self._patches.saw(module)
            return
        self._started.discard(module)
        self._running.pop(module, None)
        self._look_at_loggers(module)
        self._patches.settle(module)
        self._registries.settle(module)
        self._settings.settle(module)
        self._handlers.settle(module, namespace(sys.modules.get(module)) or {})

    def _look_at_loggers(self, module: str) -> None:
        if self._patches.watches(module, *ROOT_LEVEL):
            new = [each for each in logger_settings() if not self._is_of_library(each[0].name)]
            self._patches.watch_new(module, new)

    def _is_of_library(self, logger: str) -> bool:
        """Say so of a logger with the name of a library, which may have been imported just now."""
        package = logger.partition(".")[0]
        return package in sys.modules and self._is_library(package)

    def abandon(self, module: str) -> None:
        """A module failed: what it has changed is taken back when it is tried again."""
        self._started.discard(module)
        self._running.pop(module, None)
        self._look_at_loggers(module)
        self._patches.abandon(module)
        self._registries.abandon(module)
        self._settings.abandon(module)
        self._handlers.abandon(module, namespace(sys.modules.get(module)) or {})

    def are_changed_by(self, module: str, leaving: Collection[str]) -> bool:
        """Say whether a module has done anything that shows in others than those that leave."""
        kinds = (self._registries, self._settings, self._handlers)
        of_libraries = any(kind.are_changed_by(module) for kind in kinds)
        return of_libraries or self._patches.are_set_by(module, leaving)

    def setters(self) -> Iterator[tuple[str, str]]:
        """See `LibraryPatches`."""
        return self._patches.setters()

    def withdraw(self, modules: Iterable[str], undo: Undo) -> None:
        """Take back what these modules have changed; whatever they change now is saved."""
        names = list(modules)
        if names:
            undo.push(forget_levels)
            undo.push(self._reload.end)
            self._reload.begin(undo)
            self._patches.withdraw(names, undo)
            self._registries.withdraw(names, undo)
            self._settings.withdraw(names, undo)
            self._handlers.withdraw(names, undo)
            forget_levels()

    def cover(self) -> None:
        """All have run: what others had changed on top of it comes on top again."""
        self._patches.cover()
        self._handlers.cover()
        forget_levels()
        self._reload.end()
