"""Modules that edited ones will be the first to import: what they are about to import in turn."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.machinery import ModuleSpec
from types import CodeType
from typing import Any

from ipython_depreload.code.bytecode import computed_imports, imports_in
from ipython_depreload.code.importing import absolute_name, prefixes
from ipython_depreload.code.sources import SourceProblem, compile_source, read
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.modules import namespace, search_meta_path, source_path


class NewModules:
    """The project's modules that nobody has loaded and that the new code of a module leads to.

    Also through functions, as these may run at once, if the old code did not have that import.

    Attributes
    ----------
    codes
        Module -> its code, and a dictionary that tells what its relative imports mean.
    """

    def __init__(self, name: str, code: CodeType, tracker: Tracker) -> None:
        self.codes: dict[str, tuple[CodeType, Mapping[str, Any]]] = {}
        self._tracker = tracker
        self._specs: dict[str, ModuleSpec | None] = {}
        values = namespace(sys.modules.get(name)) or {}
        tracked = tracker.modules.get(name)
        old = None if tracked is None else tracked.executed_code()
        known = set() if old is None else {*_unloaded(old, values, lazy=True)}
        new = [each for each in _unloaded(code, values, lazy=True) if each not in known]
        self._follow([*_unloaded(code, values), *new])

    def _follow(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self._specs:
                spec = self._specs[name] = self._find(name)
                if spec is not None:
                    self._add(name, spec)

    def _find(self, name: str) -> ModuleSpec | None:
        package = self._specs.get(name.rpartition(".")[0])
        if package is None:
            return self._tracker.find(name)
        try:
            return search_meta_path(name, package.submodule_search_locations, self._tracker.finder)
        except Exception:  # noqa: BLE001 (other people's finders)
            return None

    def _add(self, name: str, spec: ModuleSpec) -> None:
        path = source_path(spec)
        if path is None or not self._tracker.scope.is_project(name, path):
            return
        try:
            code = compile_source(name, spec, path, read(name, path)).code
        except SourceProblem:  # to import it will fail, and tell so
            return
        values = {"__name__": name, "__package__": spec.parent}
        self.codes[name] = code, values
        self._follow(_unloaded(code, values))


def _unloaded(code: CodeType, values: Mapping[str, Any], *, lazy: bool = False) -> Iterator[str]:
    """Yield what code imports, at top level or in functions, and is not loaded; packages first."""
    for statement in imports_in(code):
        if statement.lazy == lazy:
            module = absolute_name(statement.name, values, statement.level)
            inner = (f"{module}.{part}" for part in statement.fromlist if part != "*")
            yield from (name for name in (*prefixes(module), *inner) if name not in sys.modules)
    if not lazy:
        for text in sorted(computed_imports(code)):
            yield from (name for name in prefixes(text) if name not in sys.modules)
