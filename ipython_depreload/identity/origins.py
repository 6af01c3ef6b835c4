"""Whether a module made a value, or had it from a module that it imports: `M = lib.MISSING`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from ipython_depreload.graph import ModuleGraph, closure
from ipython_depreload.modules import namespace


class Origins:
    """What a module that is about to be re-executed has imported.

    Parameters
    ----------
    graph
        As it was before the reload: in that of today, modules that are being re-executed have no
        imports yet.
    before
        Module -> its dictionary before it was re-executed.
    """

    def __init__(
        self,
        module: str,
        graph: ModuleGraph,
        before: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._module = module
        self._graph = graph
        self._before = before

    def is_imported(self, value: Any) -> bool:
        """Say whether a value of the module is, or was, that of a module it imported.

        Not of one that in turn imports this one: such a package has many of its values.
        """
        return any(
            self._has(name, value) and not self._is_dependent(name)
            for name in self._graph.imports_of(self._module)
        )

    def _has(self, name: str, value: Any) -> bool:
        now = namespace(sys.modules.get(name)) or {}
        values = [*self._before.get(name, {}).values(), *now.values()]
        return any(value is other for other in values)

    def _is_dependent(self, name: str) -> bool:
        return self._module in closure([name], self._graph.imports_of)
