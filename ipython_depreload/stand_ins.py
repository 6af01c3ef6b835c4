"""Modules that put another object in their place in `sys.modules`, or keep what they looked up.

The code of such a module runs in a dictionary of its own, its *home*: what others import is
something else, made anew each time.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from functools import partial
from types import ModuleType
from typing import Any

from ipython_depreload.modules import namespace, own_attributes


class StandIns:
    """The objects that stand in for re-executed modules, before and after.

    Attributes
    ----------
    pairs
        (what was in `sys.modules`, what is there now), where that is something else.
    homes
        Executed module -> the module object whose dictionary its code runs in, None if that is
        the one in `sys.modules`.
    """

    def __init__(self) -> None:
        self.pairs: list[tuple[Any, Any]] = []
        self.homes: dict[str, ModuleType | None] = {}
        self._before: dict[str, Any] = {}

    def bookkeeping(self) -> list[object]:
        """Return the containers here, which must go on referring to the old objects."""
        return [self.pairs, self.homes, self._before]

    def enter(self, name: str, home: ModuleType | None) -> Any:
        """Put a module's home in its place, as a fresh import would; return what is there then."""
        self._before[name] = sys.modules.get(name)
        if home is not None:
            sys.modules[name] = home
        return sys.modules.get(name)

    def leave(self, name: str, home: ModuleType) -> None:
        """The module has run: what is in its place now?"""
        before, now = self._before.pop(name), sys.modules.get(name)
        self.homes[name] = None if now is home else home
        parent, _, attribute = name.rpartition(".")
        values = namespace(sys.modules.get(parent)) or {}
        if values.get(attribute) is home:  # bound while it ran, by an import within it
            values[attribute] = now
        if now is not before and now is not None:
            self.pairs.append((before, now))


def shown_by(module: object) -> Mapping[str, Any]:
    """Return what others find in a module, or in what stands in for it.

    Where that is not an ordinary module, `__getattr__` gives what is not in its dictionary.
    """
    values = namespace(module)
    if type(module) is ModuleType or (values is None and own_attributes(module) is None):
        return values or {}
    return {**(values or own_attributes(module) or {}), "__getattr__": partial(getattr, module)}


def looks_names_up(module: object) -> bool:
    """Say whether a module computes attributes, and may keep them in its dictionary."""
    if type(module) is ModuleType:
        return "__getattr__" in vars(module)
    kinds = [kind for kind in type.mro(type(module)) if kind not in (ModuleType, object)]
    return any("__getattr__" in vars(kind) for kind in kinds)


def kept_names(
    values: Mapping[str, Any],
    own: Collection[str],
    before: Mapping[str, Any],
    changed: Collection[str],
) -> list[str]:
    """Return the names that a module keeps, having looked them up in one that has changed since.

    Parameters
    ----------
    values
        What the module that looked them up has.
    own
        The names that its own code binds.
    before, changed
        What the other one had before, and its names that have another value now.
    """
    return [
        name
        for name in changed
        if name in values and values[name] is before[name] and name not in own
    ]
