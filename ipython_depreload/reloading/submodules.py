"""Which submodules are bound in the packages that a reload executes.

The import system binds a submodule in its package when it is first imported. A package that is
executed again starts without them, so each is bound when a fresh import would have done so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from types import ModuleType
from typing import Any

from ipython_depreload.code.importing import prefixes
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.graph import closure
from ipython_depreload.modules import namespace, spec_of


class Submodules:
    """Binds submodules in their packages.

    Parameters
    ----------
    before
        Executed package -> what it had before.
    dependencies
        Gives what a module imported while it was imported itself.
    ran
        Gives the modules that were, or are being, executed.
    """

    def __init__(
        self,
        tracker: Tracker,
        before: Mapping[str, Mapping[str, Any]],
        dependencies: Callable[[str], Collection[str]],
        ran: Callable[[], Collection[str]],
    ) -> None:
        self._tracker = tracker
        self._before = before
        self._dependencies = dependencies
        self._ran = ran
        self._loaded = dict(sys.modules)
        self._attached: dict[str, set[str]] = {}
        self._demanded: dict[str, None] = {}
        self._imported_with: tuple[int, set[str]] = (0, set())

    def starts(self, package: str) -> None:
        """A module, which may be a package, is about to run: nothing is bound in it."""
        self._attached[package] = set()

    def demanded(self, name: str) -> None:
        """An import has asked for a module: bind it if that is what a fresh import would do."""
        self._demanded[name] = None
        parent = name.rpartition(".")[0]
        if parent in self._attached:
            self._attach(parent, name)

    def _attach(self, parent: str, name: str) -> None:
        """Bind a submodule in its package, as the import system does after the first import."""
        module, values = sys.modules.get(name), namespace(sys.modules.get(parent))
        tracked = self._tracker.modules.get(name)
        is_gone = tracked is not None and tracked.is_deleted
        if values is None or is_gone or name in self._attached[parent]:
            return
        if module is None:  # the first import binds it itself, before what may take its name
            self._attached[parent].add(name)
            return
        spec = spec_of(module)
        if spec is not None and spec.name != name:  # an alias: put there by hand, not imported
            return
        self._attached[parent].add(name)
        values[name.rpartition(".")[2]] = module

    def bind_rest(self) -> None:
        """What was not imported again while its package ran will have been since."""
        keys: list[object] = list(sys.modules) if self._attached else []
        for name in [key for key in keys if isinstance(key, str)]:
            parent = name.rpartition(".")[0]
            if parent in self._attached and not self._was_hidden(parent, name):
                self._attach(parent, name)

    def _was_hidden(self, parent: str, name: str) -> bool:
        """Say whether the package had bound a submodule's name anew after that was imported."""
        attribute = name.rpartition(".")[2]
        before = self._before[parent].get(attribute)
        now = (namespace(sys.modules.get(parent)) or {}).get(attribute)
        return None not in (before, now) and before is not self._loaded.get(name)

    def is_missing_yet(self, packages: set[str], attribute: str, module: ModuleType) -> bool:
        """Say whether a fresh import would not have imported this submodule of one of them yet."""
        name = str(vars(module).get("__name__"))
        package, _, last = name.rpartition(".")
        if package not in packages or attribute != last:
            return False
        attached = self._attached.get(package)
        if attached is None or name in attached or self._loaded.get(name) is not module:
            return False
        return name not in self._imported_with_others()

    def _imported_with_others(self) -> set[str]:
        """What a fresh import would have imported by now for modules that are not executed."""
        asked, found = self._imported_with
        if asked != len(self._demanded):
            ran = self._ran()
            reached = closure(
                self._demanded, lambda name: () if name in ran else self._dependencies(name)
            )
            found = {package for name in reached for package in prefixes(name)}
            self._imported_with = len(self._demanded), found
        return found
