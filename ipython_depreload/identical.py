"""Say whether two lists hold the very same objects, without asking these whether they are equal.

CPython keeps the items of a list as an array of pointers (`PyListObject.ob_item` in
Include/cpython/listobject.h, 3.11 to 3.14): to compare two such arrays takes a fiftieth of the
time of going through the items.
"""

from __future__ import annotations

import sys
from functools import cache
from operator import is_
from typing import Any

_FEW = 64  # go through so many: to get at the memory takes as long
_HEAD = object.__basicsize__ + 8  # what precedes `ob_item`: the object itself, and its size
_IS_KNOWN = (
    sys.implementation.name == "cpython"
    and object.__basicsize__ == 16  # not so without the GIL, and on 32 bits
    and list.__basicsize__ == _HEAD + 16
)


def are_identical(one: list[Any], other: list[Any]) -> bool:
    """Say whether two lists, which nobody changes meanwhile, hold the same objects in order."""
    if len(one) != len(other):
        return False
    if len(one) <= _FEW or not _IS_KNOWN:
        return all(map(is_, one, other))
    return _pointers(one) == _pointers(other)


def _pointers(items: list[Any]) -> bytes:
    c_void_p, string_at = _ctypes()
    array: bytes = string_at(c_void_p.from_address(id(items) + _HEAD).value, len(items) * 8)
    return array


@cache
def _ctypes() -> tuple[Any, Any]:
    import ctypes  # not needed before a project is large

    return ctypes.c_void_p, ctypes.string_at
