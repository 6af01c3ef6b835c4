"""Values of context variables: contexts keep them where no reference can be changed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from typing import Any

from ipython_depreload.class_members import module_of
from ipython_depreload.undo import Undo

# The nodes of the tree in which a context has its variables (hamt.c, 3.11 to 3.13).
_NODES = {"hamt_array_node", "hamt_bitmap_node", "hamt_collision_node"}


def is_node_of_context(kind: type) -> bool:
    """Say whether instances of a class are part of a context."""
    name = type.__getattribute__(kind, "__name__")  # past its metaclass, which may raise
    return name in _NODES and module_of(kind) == "builtins"


def replace_in_contexts(get: Callable[[Any], Any], undo: Undo) -> None:
    """Set each variable anew whose value something else takes the place of."""
    variables: Any = sys.modules["_contextvars"]  # there is a context
    current = variables.copy_context()
    for context in [o for o in gc.get_objects() if type(o) is variables.Context]:
        for variable, value in _changed(context, get):
            try:
                context.run(variable.set, get(value))
            except RuntimeError:  # it is the one in which this runs, or another thread does
                break
            undo.push(context.run, variable.set, value)
    for variable, value in _changed(current, get):
        variable.set(get(value))
        undo.push(variable.set, value)


def _changed(context: Any, get: Callable[[Any], Any]) -> Iterator[tuple[Any, Any]]:
    return ((each, value) for each, value in list(context.items()) if get(value) is not value)
