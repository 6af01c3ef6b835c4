"""Arrays of Python objects: numpy's are invisible to the garbage collector."""

from __future__ import annotations

import gc
import sys
from typing import Any

_CHUNK = 10_000


def object_arrays() -> list[Any]:
    """Return the numpy arrays of objects that anything on the heap refers to."""
    kind = getattr(sys.modules.get("numpy"), "ndarray", None)
    if kind is None:
        return []
    live = gc.get_objects()
    found: dict[int, Any] = {}
    for start in range(0, len(live), _CHUNK):
        for value in gc.get_referents(*live[start : start + _CHUNK]):
            if issubclass(type(value), kind) and value.dtype.kind == "O":
                found[id(value)] = value
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
