"""Modules that put another object in their place in `sys.modules`.

The code of such a module runs in a dictionary of its own, its *home*: what others import is
something else, made anew each time.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from types import ModuleType
from typing import Any

from ipython_depreload.modules import namespace
from ipython_depreload.objects import own_attributes


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
    if values is None:
        values = own_attributes(module)
    if values is None or type(module) is ModuleType:
        return values or {}
    return {**values, "__getattr__": partial(getattr, module)}
