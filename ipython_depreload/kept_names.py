"""Names that a module's `__getattr__` looked up in another module, and keeps in its own."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping
from types import ModuleType
from typing import Any

from ipython_depreload.backfill import star_sources
from ipython_depreload.bytecode import names_bound
from ipython_depreload.modules import is_submodule, namespace
from ipython_depreload.sources import Compiled
from ipython_depreload.tracked import Tracked


class Keepers:
    """The modules that look names up, as they are when they are first asked for.

    Parameters
    ----------
    versions
        What modules run, or will, once a reload has them run again.
    """

    def __init__(self, modules: Mapping[str, Tracked], versions: Mapping[str, Compiled]) -> None:
        self._modules = modules
        self._versions = versions
        self._values: dict[str, dict[str, Any]] | None = None

    def of(
        self, module: str, before: Mapping[str, Any], now: Mapping[str, Any]
    ) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
        """Yield each module that keeps names which this one has changed, its dictionary, and those.

        Parameters
        ----------
        before, now
            What `module` had, and what it has.
        """
        if not self._all():
            return
        changed = [n for n, old in before.items() if n[:2] != "__" and now.get(n, self) is not old]
        for name, values in self._all().items() if changed else ():
            if name == module:
                continue
            kept = [n for n in changed if values.get(n, self) is before[n]]
            if kept:
                own = self._own_names(name, values)
                kept = [
                    n for n in kept if n not in own and not _is_bound_by_import(name, n, values)
                ]
            if kept:
                yield name, values, kept

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

    def _all(self) -> dict[str, dict[str, Any]]:
        if self._values is None:
            found = {name: sys.modules.get(name) for name in list(self._modules)}
            values = {name: namespace(m) for name, m in found.items() if _looks_names_up(m)}
            self._values = {name: own for name, own in values.items() if own is not None}
        return self._values


def _is_bound_by_import(package: str, name: str, values: Mapping[str, Any]) -> bool:
    """Say whether the import system has bound a name in a package."""
    return type(values[name]) is ModuleType and is_submodule(package, name, values[name])


def _looks_names_up(module: object) -> bool:
    """Say whether a module computes attributes, and may keep them in its dictionary."""
    if type(module) is ModuleType:
        return "__getattr__" in vars(module)
    kinds = [kind for kind in type.mro(type(module)) if kind not in (ModuleType, object)]
    return any("__getattr__" in vars(kind) for kind in kinds)
