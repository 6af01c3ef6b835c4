"""Which new definitions, whose old objects have taken over their contents, are still held.

A decorator, a registry or a closure may have got hold of one before its name was bound.
"""

from __future__ import annotations

import gc
import operator
import sys
from collections.abc import Collection, Iterable, Mapping
from enum import Enum
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

from ipython_depreload.class_members import class_members
from ipython_depreload.graph import closure
from ipython_depreload.objects import exactly, is_a

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


def captured(united: Iterable[United], known: Mapping[int, int]) -> list[tuple[Any, Any]]:
    """Return the pairs (new object, the one used) whose new object is used all the same.

    Parameters
    ----------
    known
        How often the undo log, which goes soon, refers to an object, by its id.
    """
    discarded: dict[int, tuple[Any, Any]] = {}
    for pairs in united:
        some = {key: pair for key, pair in pairs.items() if key != id(pair[1])}
        if some and not _are_left_alone(some, known):
            discarded.update(some)
    if not discarded:
        return []
    parts, referents = _parts_of(discarded)
    held = _held_from_outside(parts, referents, discarded, known)
    # What only a discarded object leads to is out of reach once that one is replaced.
    reached = closure(held, lambda key: () if key in discarded else referents[key])
    return [pair for key, pair in discarded.items() if key in reached]


def _are_left_alone(discarded: United, known: Mapping[int, int]) -> bool:
    """Say whether only a class refers to each, or nothing: quick to tell, and most are like that.

    Classes refer to themselves: in their resolution order and in their own descriptors.
    """
    counts = [sys.getrefcount(pair[0]) for pair in discarded.values()]
    references = {key: _ONLY_IN_ITS_PAIR + known.get(key, 0) for key in discarded}
    for key, (new, _) in discarded.items():
        if is_a(new, type):
            members = list(class_members(new).values())
            found = [m for m in members if id(type(m)) in _DESCRIPTORS and m.__objclass__ is new]
            references[key] += 1 + len(set(map(id, found)))
            for number in map(id, members):
                if number in references:
                    references[number] += 1
        elif not is_a(new, (FunctionType, Enum)):
            return False
    return all(map(operator.le, counts, references.values()))


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
    parts: Mapping[int, Any],
    referents: Mapping[int, list[int]],
    discarded: Collection[int],
    known: Mapping[int, int],
) -> list[int]:
    """Count who refers to a part, less those inside: trial deletion, as CPython's collector does.

    Source: gcmodule.c, `subtract_refs` (3.11 to 3.13).
    """
    counts = {
        key: sys.getrefcount(parts[key]) - _ONLY_IN_A_DICT - known.get(key, 0) for key in parts
    }
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
_DESCRIPTORS = exactly(GetSetDescriptorType, MemberDescriptorType)
