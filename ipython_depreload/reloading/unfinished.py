"""Modules whose new version runs: as in a new process, they do not give what they have yet to bind.

Their dictionaries have what the old version bound there. To take that would hide an import that
fails after a restart, or what is found in another way as long as the name is unbound.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from types import CodeType, ModuleType
from typing import Any

from ipython_depreload.code.bytecode import names_bound
from ipython_depreload.code.sources import Compiled
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.identity.live_namespace import IMPORT_ATTRIBUTES, LiveNamespace
from ipython_depreload.modules import is_submodule, namespace
from ipython_depreload.recording.backfill import taken_attributes
from ipython_depreload.reloading.namespaces import may_keep


class Unfinished:
    """The modules of a reload that run, one within the other.

    Parameters
    ----------
    versions
        What modules are brought to.
    before
        Module -> what it had before.
    """

    def __init__(
        self,
        tracker: Tracker,
        versions: Mapping[str, Compiled],
        before: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._tracker = tracker
        self._versions = versions
        self._before = before
        self._running: dict[str, LiveNamespace] = {}
        self._bound_before: dict[str, Collection[str]] = {}

    def begins(self, name: str, live: LiveNamespace, bound_before: Collection[str]) -> None:
        """A module is about to run in this namespace.

        Parameters
        ----------
        bound_before
            The names that its old version bound.
        """
        self._running[name] = live
        self._bound_before[name] = bound_before

    def ends(self, name: str) -> None:
        """A module has run, or could not."""
        self._running.pop(name, None)
        self._bound_before.pop(name, None)

    def is_unbound_yet(self, name: str) -> bool:
        """Say so of `module.attribute`, if the module has it from its old version alone."""
        module, _, attribute = name.rpartition(".")
        live = self._running.get(module)
        if live is None or not self._is_of_old_version(module, live, attribute):
            return False
        code = self._versions[module].code
        return attribute in names_bound(code) - may_keep(code)

    def _is_of_old_version(self, module: str, live: LiveNamespace, attribute: str) -> bool:
        if not live.is_unbound_yet(attribute):
            return False
        value = live.real[attribute]
        if is_submodule(module, attribute, value):
            return False
        # If not: bound in a way that is not observed, by `globals()`, or a decorator.
        return value is self._before[module].get(attribute)

    def ask(self, name: str) -> None:
        """Another module is about to import this: see that it gets what a new process would give.

        Raises
        ------
        ImportError
            If the name is not bound yet, and cannot be found otherwise.
        """
        module, _, attribute = name.rpartition(".")
        if attribute == "*" and module in self._running:
            self._hide_all(module, self._running[module])
        if not self.is_unbound_yet(name):
            return
        if self._is_given_otherwise(module, name):
            del self._running[module].real[attribute]
            return
        path = self._versions[module].path
        raise ImportError(
            f"cannot import name {attribute!r} from partially initialized module {module!r}"
            f" (most likely due to a circular import) ({path})",
            name=module,
            path=path,
        )

    def _hide_all(self, module: str, live: LiveNamespace) -> None:
        """Whoever imports `*` finds what is bound by now, and perhaps no `__all__` yet."""
        stay = may_keep(self._versions[module].code) | IMPORT_ATTRIBUTES
        for name in set(self._bound_before[module]) - stay:
            if self._is_of_old_version(module, live, name):
                del live.real[name]

    def _is_given_otherwise(self, module: str, name: str) -> bool:
        """Say whether a name may be a submodule, or be looked up by code of the module."""
        live, shown = self._running[module], sys.modules.get(module)
        is_plain = type(shown) is ModuleType and namespace(shown) is live.real
        return not is_plain or "__getattr__" in live.bound or self._tracker.find(name) is not None

    def hide_from(self, code: CodeType, values: Mapping[str, Any]) -> None:
        """A module with this code finds nothing that those around it have yet to bind."""
        for module, attribute in taken_attributes(code, values) if self._running else ():
            if self.is_unbound_yet(f"{module}.{attribute}"):
                del self._running[module].real[attribute]
