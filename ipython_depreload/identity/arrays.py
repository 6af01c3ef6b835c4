"""Arrays of Python objects: numpy's are invisible to the garbage collector."""

from __future__ import annotations

import gc
import sys
from typing import Any

from ipython_depreload.class_members import with_subclasses
from ipython_depreload.identity.referents import referents_of
from ipython_depreload.objects import exactly

_CHUNK = 500


def object_arrays() -> list[Any]:
    """Return the numpy arrays of objects that anything on the heap refers to."""
    kind = getattr(sys.modules.get("numpy"), "ndarray", None)
    if kind is None:
        return []
    kinds = exactly(*with_subclasses(kind))
    live = gc.get_objects()
    found: dict[int, Any] = {}
    for start in range(0, len(live), _CHUNK):
        held = referents_of(live[start : start + _CHUNK])
        if not kinds.isdisjoint(map(id, map(type, held))):  # in C: few are
            arrays = [v for v in held if id(type(v)) in kinds and v.dtype.kind == "O"]
            found.update((id(array), array) for array in arrays)
    return list(found.values())


def set_element(array: Any, index: int, value: object) -> None:
    """Put a value into an array, a read-only one too."""
    was_writable = array.flags.writeable
    try:
        array.flags.writeable = True
        array.flat[index] = value
        array.flags.writeable = was_writable
    except ValueError:  # a view of memory that is not its own
        return
