"""What `typing` remembers of modules that run again: parametrized types, and overloads."""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import Any

from ipython_depreload.objects import is_a
from ipython_depreload.undo import Undo


def forget_typings(modules: Collection[str], undo: Undo) -> None:
    """Have `Annotated[int, Limit(3)]` made anew: it would be an old one that is equal."""
    typing: Any = sys.modules.get("typing")
    for clear in getattr(typing, "_cleanups", ()) if modules else ():
        clear()
    overloads: Any = getattr(typing, "_overload_registry", None)
    for name in modules if is_a(overloads, dict) else ():
        if name in overloads:
            undo.push(overloads.__setitem__, name, overloads[name])
            del overloads[name]
