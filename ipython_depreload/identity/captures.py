"""Which new definitions, whose old objects have taken over their contents, are still held.

A decorator, a registry or a closure may have got hold of one before its name was bound.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, partialmethod
from types import (
    CellType,
    CodeType,
    FunctionType,
    GetSetDescriptorType,
    MemberDescriptorType,
    ModuleType,
)
from typing import Any

from ipython_depreload.graph import closure
from ipython_depreload.modules import is_a

United = Mapping[int, tuple[Any, Any]]
"""Id of a new object -> (the new object, the one that is used)."""

# What a definition is made of, besides other definitions.
_PARTS = (
    tuple,
    dict,
    CellType,
    FunctionType,
    property,
    staticmethod,
    classmethod,
    cached_property,
    partialmethod,
    GetSetDescriptorType,
    MemberDescriptorType,
)

# Most of what a function refers to: no need to ask more. By identity: a class may have no hash.
_NO_PARTS = set(map(id, (str, int, float, bool, bytes, type(None), CodeType, ModuleType)))


def captured(united: Iterable[United]) -> list[tuple[Any, Any]]:
    """Return the pairs (new object, the one used) whose new object is used all the same."""
    discarded = {key: pair for pairs in united for key, pair in pairs.items() if key != id(pair[1])}
    if not any(map(_may_be_held, discarded.values())):
        return []
    parts, referents = _parts_of(discarded)
    held = _held_from_outside(parts, referents, discarded)
    # What only a discarded object leads to is out of reach once that one is replaced.
    reached = closure(held, lambda key: () if key in discarded else referents[key])
    return [pair for key, pair in discarded.items() if key in reached]


def _may_be_held(pair: tuple[Any, Any]) -> bool:
    """A function that only its pair refers to is held by nobody: most are like that."""
    return not is_a(pair[0], FunctionType) or sys.getrefcount(pair[0]) > _ONLY_IN_ITS_PAIR


def _parts_of(discarded: United) -> tuple[dict[int, Any], dict[int, list[int]]]:
    """Return the discarded objects with all they are made of, and who refers to whom in there."""
    parts = {key: pair[0] for key, pair in discarded.items()}
    referents: dict[int, list[int]] = {}
    todo = list(parts)
    while todo:
        key = todo.pop()
        referents[key] = []
        for inner in _inside(parts[key]):
            if id(inner) not in parts:
                if not is_a(inner, _PARTS):
                    continue
                parts[id(inner)] = inner
                todo.append(id(inner))
            referents[key].append(id(inner))
    return parts, referents


def _inside(part: Any) -> list[Any]:
    inner = [value for value in gc.get_referents(part) if id(type(value)) not in _NO_PARTS]
    if type(part) is FunctionType:  # its globals live on: they are no part of it
        inner = [value for value in inner if value is not part.__globals__]
    return inner


def _held_from_outside(
    parts: Mapping[int, Any], referents: Mapping[int, list[int]], discarded: Collection[int]
) -> list[int]:
    """Count who refers to a part, less those inside: trial deletion, as CPython's collector does.

    Source: gcmodule.c, `subtract_refs` (3.11 to 3.13).
    """
    counts = {key: sys.getrefcount(parts[key]) - _ONLY_IN_A_DICT for key in parts}
    for inner in referents.values():
        for key in inner:
            counts[key] -= 1
    return [key for key, count in counts.items() if count > (key in discarded)]


def _function() -> None: ...


def _calibrate() -> tuple[int, int]:
    """Return the reference counts of what nothing but its pair, or its dictionary, refers to."""
    pair = (FunctionType(_function.__code__, {}), None)
    parts = {0: FunctionType(_function.__code__, {})}
    return sys.getrefcount(pair[0]), sys.getrefcount(parts[0])


_ONLY_IN_ITS_PAIR, _ONLY_IN_A_DICT = _calibrate()
