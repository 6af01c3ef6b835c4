"""The module graph with the edges that no import statement shows."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from types import CodeType, ModuleType
from typing import Any

from ipython_depreload.code.bytecode import imports_in
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.differences import Differences
from ipython_depreload.graph import ModuleGraph, closure
from ipython_depreload.modules import namespace, spec_of, true_name
from ipython_depreload.planning.new_modules import NewModules
from ipython_depreload.precision.run_index import RunIndex
from ipython_depreload.recording.backfill import targets


class WholeGraph:
    """The recorded graph, and besides: who ran functions of whom, other names, failed imports.

    It is kept for as long as nothing of that changes.

    Parameters
    ----------
    graph
        What was recorded.
    index
        Up to date whenever this is asked.
    """

    def __init__(self, graph: ModuleGraph, tracker: Tracker, index: RunIndex) -> None:
        self._recorded = graph
        self._tracker = tracker
        self._index = index
        self._made_of: object = None
        self._by_own_names = graph
        self._graph: ModuleGraph | None = None
        self._names: list[str] = []
        self._aliases: dict[str, str] = {}
        self._renamed: set[str] = set()
        self._seen_modules: Differences[ModuleType | None] = Differences()
        self._below: tuple[object, dict[str, str | None]] = (None, {})

    def now(self) -> ModuleGraph:
        """Return it, not to be changed."""
        bridges = self._tracker.bridges()
        made_of = self._recorded.version, self._index.version, bridges
        if made_of != self._made_of:
            graph = self._recorded.copy()
            for importer, imported in (*bridges, *self._index.hidden_edges()):
                graph.add_edge(importer, imported, import_time=True)
            self._graph = None
            self._by_own_names, self._names = graph, graph.modules
            self._made_of = made_of
        aliases = self._find_aliases()
        if self._graph is None or aliases != self._aliases:
            self._graph, self._aliases = self._with(aliases), aliases  # in this order
        return self._graph

    def _with(self, aliases: Mapping[str, str]) -> ModuleGraph:
        graph = self._by_own_names.copy()
        for alias, true in aliases.items():
            for importer in graph.dependents(alias):
                graph.add_edge(importer, true, import_time=graph.imports_of(importer)[alias])
        return graph

    def after(self, codes: Mapping[str, CodeType]) -> ModuleGraph:
        """Return it as it will be once these new versions have run, as far as one can tell.

        Old edges stay: they only make the order, and what belongs together, more cautious.
        """
        planned = self.now().copy()
        for name, code in codes.items():
            self._add_imports(planned, name, code, namespace(sys.modules.get(name)) or {})
            for new in NewModules(name, code, self._tracker).codes.values():
                self._add_imports(planned, name, *new)  # they run within the module
        return planned

    def _add_imports(
        self, graph: ModuleGraph, name: str, code: CodeType, values: Mapping[str, Any]
    ) -> None:
        for statement in imports_in(code):
            for target in targets(statement, values):
                for each in (target, self._true_name(target)):
                    graph.add_edge(name, each, import_time=not statement.lazy)

    def depend(self, names: Collection[str], changed: Collection[str]) -> bool:
        """Say whether one of some modules is a changed one, or may depend on one."""
        if not names:
            return False
        key = self.now(), frozenset(names)
        if self._below[0] != key:  # often they are those of the last time
            self._below = key, closure(key[1], key[0].import_time_dependencies)
        return not self._below[1].keys().isdisjoint(changed)

    # -- other names -------------------------------------------------------------------------

    def _find_aliases(self) -> dict[str, str]:
        """Return the names in the graph that project modules have besides their own -> that."""
        modules = dict(zip(self._names, map(sys.modules.get, self._names), strict=True))
        for name in self._seen_modules.since(modules):
            spec = spec_of(sys.modules.get(name))
            if spec is not None and spec.name != name:  # that of few
                self._renamed.add(name)
            else:
                self._renamed.discard(name)
        self._seen_modules.taken_in()
        pairs = ((name, self._true_name(name)) for name in sorted(self._renamed))
        return {name: true for name, true in pairs if name != true}

    def _true_name(self, name: str) -> str:
        true = true_name(name)
        return true if true in self._tracker.modules else name
