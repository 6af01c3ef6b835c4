"""Names that functions of a module have from another one, and keep in its dictionary.

Its `__getattr__` looked them up, or a function ran `global X; from m import X`.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from inspect import CO_OPTIMIZED
from types import CodeType, ModuleType
from typing import Any

from ipython_depreload.code.bytecode import globals_bound, names_bound
from ipython_depreload.code.importing import absolute_name
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.reads import Import, reads_of
from ipython_depreload.code.sources import Compiled, nested_codes
from ipython_depreload.detection.tracked import Tracked
from ipython_depreload.modules import is_submodule, namespace
from ipython_depreload.recording.backfill import star_sources


class Keepers:
    """The modules that keep names, as they are when they are first asked for.

    Parameters
    ----------
    versions
        What modules run, or will, once a reload has them run again.
    """

    def __init__(self, modules: Mapping[str, Tracked], versions: Mapping[str, Compiled]) -> None:
        self._modules = modules
        self._versions = versions
        self._values: dict[str, dict[str, Any]] | None = None
        self._importing: dict[str, list[tuple[str, str, str]]] | None = None

    def of(
        self, module: str, before: Mapping[str, Any], now: Mapping[str, Any]
    ) -> Iterator[tuple[str, dict[str, Any], dict[str, str]]]:
        """Yield each module that keeps names which this one has changed.

        Parameters
        ----------
        before, now
            What `module` had, and what it has.

        Yields
        ------
        tuple
            The module, its dictionary, and by its name for each what it is called in `module`.
        """
        looking, importing = self._all(), self._all_importing()
        if not looking and not importing:
            return
        changed = {n for n, old in before.items() if n[:2] != "__" and now.get(n, self) is not old}
        for name in dict.fromkeys([*looking, *importing]) if changed else ():
            values = namespace(sys.modules.get(name))
            if name == module or values is None:
                continue
            kept = self._looked_up(name, values, before, changed) if name in looking else {}
            kept |= {
                local: attribute
                for home, attribute, local in importing.get(name, ())
                if home == module
                and attribute in changed
                and values.get(local, self) is before[attribute]
            }
            if kept:
                yield name, values, kept

    def _looked_up(
        self, name: str, values: dict[str, Any], before: Mapping[str, Any], changed: Iterable[str]
    ) -> dict[str, str]:
        kept = [n for n in changed if values.get(n, self) is before[n]]
        own = self._own_names(name, values) if kept else ()
        return {n: n for n in kept if n not in own and not _is_bound_by_import(name, n, values)}

    def _own_names(self, name: str, values: Mapping[str, Any]) -> Collection[str]:
        """Return what a module binds itself: as it was, and as it is if that runs already."""
        code = self._modules[name].executed_code()
        if code is None:
            return values
        codes = [code] if name not in self._versions else [code, self._versions[name].code]
        own = {bound for each in codes for bound in names_bound(each)}
        for source in {source for each in codes for source in star_sources(each, values)}:
            own |= (namespace(sys.modules.get(source)) or {}).keys()
        return own

    def _all_importing(self) -> dict[str, list[tuple[str, str, str]]]:
        """Return the modules whose functions import global names: (home, attribute, name)."""
        if self._importing is None:
            codes = {name: tracked.code for name, tracked in list(self._modules.items())}
            found = {n: _imported_by_functions(code) for n, code in codes.items() if code}
            self._importing = {
                name: [
                    (self._home(name, statement), attribute, local)
                    for statement, attribute, local in some
                ]
                for name, some in found.items()
                if some
            }
        return self._importing

    def _home(self, name: str, statement: Import) -> str:
        values = namespace(sys.modules.get(name)) or {}
        return absolute_name(statement.module, values, statement.level)

    def _all(self) -> dict[str, dict[str, Any]]:
        if self._values is None:
            found = {name: sys.modules.get(name) for name in list(self._modules)}
            values = {name: namespace(m) for name, m in found.items() if _looks_names_up(m)}
            self._values = {name: own for name, own in values.items() if own is not None}
        return self._values


def _find_imported(module: CodeType) -> list[tuple[Import, str, str]]:
    functions = [c for c in nested_codes(module) if c.co_flags & CO_OPTIMIZED]
    return [
        (statement, attribute, local)
        for reads in map(reads_of, functions if globals_bound(module) else ())
        for statement in reads.imports
        for attribute, local in statement.bound.items()
        if local in reads.bound
    ]


_imported_by_functions = PerCode(_find_imported)
"""Return (statement, attribute, global name) of what functions import as globals."""


def _is_bound_by_import(package: str, name: str, values: Mapping[str, Any]) -> bool:
    """Say whether the import system has bound a name in a package."""
    return type(values[name]) is ModuleType and is_submodule(package, name, values[name])


def _looks_names_up(module: object) -> bool:
    """Say whether a module computes attributes, and may keep them in its dictionary."""
    if type(module) is ModuleType:
        return "__getattr__" in vars(module)
    kinds = [kind for kind in type.mro(type(module)) if kind not in (ModuleType, object)]
    return any("__getattr__" in vars(kind) for kind in kinds)
