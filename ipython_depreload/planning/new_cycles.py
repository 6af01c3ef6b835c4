"""Which modules must run for it to show whether an edit fits the cycles that they are in.

In a cycle one module is given another one that still runs, and finds there just what that has bound
by then. Whether it needs more than this shows only if the module that begins runs, too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import CodeType

from ipython_depreload.detection.tracked import Change
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.graph import ModuleGraph, closure, strongly_connected_components
from ipython_depreload.modules import namespace
from ipython_depreload.planning.new_modules import NewModules
from ipython_depreload.recording.backfill import bound_before, taken_attributes, taken_names

_Taken = set[tuple[str, str]]
"""Modules, and names of theirs."""


@dataclass(frozen=True)
class NewCycles:
    """Looks for what edits take out of modules that may not have bound it yet.

    Parameters
    ----------
    graph
        As it will be.
    started
        When a module was first started, as a rank.
    is_reloadable
        Says whether a module may be reloaded.
    """

    graph: ModuleGraph
    tracker: Tracker
    started: Callable[[str], int]
    is_reloadable: Callable[[str], bool]
    changes: Mapping[str, Change]

    def must_run(self, edited: Iterable[str]) -> dict[str, str]:
        """Return who must be executed as these modules are -> why."""
        found: dict[str, str] = {}
        for name in edited:
            code, old = self._code_to_be(name), self.tracker.modules[name].executed_code()
            if code is not None and old is not None:
                found.update(self._of_taking(name, old, code))
                found.update(self._of_binding_later(name, old, code))
        return found

    def _of_taking(self, name: str, old: CodeType, code: CodeType) -> dict[str, str]:
        """A module takes more from its own dependents than before."""
        found: dict[str, str] = {}
        taken = self._taken(name, code) - self._taken(name, old)
        for new, values in NewModules(name, code, self.tracker).codes.values():
            taken |= taken_names(new, values) | taken_attributes(new, values)
        above = self._reached(name, self.graph.import_time_dependents) if taken else ()
        for other, part in dict(sorted(taken)).items():
            if other in above and not self._is_new_submodule(other, part):
                below = self._reached(other, self.graph.import_time_dependencies)
                why = f"{name} now imports {part} of {other}, which imports {name}"
                found.update((each, why) for each in below if each in above)
        return found

    def _of_binding_later(self, name: str, old: CodeType, code: CodeType) -> dict[str, str]:
        """A module binds names only after an import with which it had bound them before."""
        within = self._cycles.get(name, frozenset()) - {name}
        if not within:
            return {}
        values = namespace(sys.modules.get(name)) or {}
        later = bound_before(old, values, within) - bound_before(code, values, within)
        for other in sorted(within) if later else ():
            theirs = self._code_to_be(other)
            if theirs is None or self.started(other) < self.started(name):
                continue  # by then `name` has all of its names
            parts = {part for module, part in self._taken(other, theirs) if module == name}
            if late := sorted(parts & later):
                why = f"{name} now binds {late[0]} after an import that leads to {other}"
                return dict.fromkeys((name, *within), why)
        return {}

    @cached_property
    def _cycles(self) -> dict[str, frozenset[str]]:
        """Module -> all that are in a cycle with it; looked for once for all edits."""
        names = list(filter(self.is_reloadable, self.graph.modules))
        dependencies = self.graph.import_time_dependencies
        components = map(frozenset, strongly_connected_components(names, dependencies))
        return {name: each for each in components if len(each) > 1 for name in each}

    def _taken(self, name: str, code: CodeType) -> _Taken:
        values = namespace(sys.modules.get(name)) or {}
        return taken_names(code, values) | taken_attributes(code, values)

    def _code_to_be(self, name: str) -> CodeType | None:
        return self.tracker.code_after(name, self.changes.get(name))

    def _reached(
        self, start: str, neighbours: Callable[[str], Iterable[str]]
    ) -> dict[str, str | None]:
        return closure([start], lambda name: filter(self.is_reloadable, neighbours(name)))

    def _is_new_submodule(self, package: str, name: str) -> bool:
        """Say whether a package gives a name as that is a submodule, yet to be imported."""
        has = namespace(sys.modules.get(package)) or {}
        return name not in has and self.tracker.find(f"{package}.{name}") is not None
