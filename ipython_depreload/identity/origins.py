"""Whether a module made a value, or had it from a module that it imports: `M = lib.MISSING`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from ipython_depreload.graph import ModuleGraph, closure
from ipython_depreload.modules import namespace
from ipython_depreload.registrations.containers import Container, contents_of


class Held:
    """What project modules had when a reload began: by name, and in their containers.

    Parameters
    ----------
    project
        Their names.
    before
        Module -> its dictionary before it was re-executed.
    containers_of
        Gives the containers to which some values of a module lead.
    """

    def __init__(
        self,
        project: Collection[str],
        before: Mapping[str, Mapping[str, Any]],
        containers_of: Callable[[str, Mapping[str, Any]], Iterable[Container]],
    ) -> None:
        self.project = project
        self.before = before
        self._containers_of = containers_of
        self._found: dict[str, frozenset[int]] = {}

    def by(self, module: str) -> frozenset[int]:
        """Return the ids of all that a module had."""
        if module not in self._found:
            self._found[module] = frozenset(self.times(module))
        return self._found[module]

    def times(self, module: str) -> Counter[int]:
        """Return how many times a module had each value, by its id."""
        values = self.before.get(module) or namespace(sys.modules.get(module)) or {}
        containers = self._containers_of(module, values)
        inside = (value for each in containers for _, value in contents_of(each))
        return Counter(map(id, (*values.values(), *inside)))


class Origins:
    """What a module that is about to be re-executed has imported.

    Parameters
    ----------
    graph
        As it was before the reload: in that of today, modules that are being re-executed have no
        imports yet.
    held
        What all modules had.
    """

    def __init__(self, module: str, graph: ModuleGraph, held: Held) -> None:
        self._module = module
        self._graph = graph
        self._held = held
        self._before = held.before

    def is_project(self, module: object) -> bool:
        """Say whether a module, given by its name, is one of the project."""
        return module in self._held.project

    def is_made_here(self, value: Any) -> bool:
        """Say so of an object that nothing imported leads to.

        `app = core.App()` makes it; `app = core.APPS["main"]` and `app = core.get_app()` do not.
        """
        imported = closure([self._module], self._graph.imports_of).keys() & self._held.project
        return not any(id(value) in self._held.by(name) for name in imported - self._dependents)

    def is_held_besides(self, value: Any) -> bool:
        """Say whether a value of the module has another name, or is in one of its containers."""
        return self._held.times(self._module)[id(value)] > 1

    def is_imported(self, value: Any) -> bool:
        """Say whether a value of the module is, or was, that of a module it imported.

        Not of one that in turn imports this one: such a package has many of its values.
        """
        return any(
            self._has(name, value) and name not in self._dependents
            for name in self._graph.imports_of(self._module)
        )

    def _has(self, name: str, value: Any) -> bool:
        now = namespace(sys.modules.get(name)) or {}
        values = [*self._before.get(name, {}).values(), *now.values()]
        return any(value is other for other in values)

    @cached_property
    def _dependents(self) -> set[str]:
        return {*closure([self._module], self._graph.dependents)}
