"""What is inside a class may know it: a descriptor its owner, a table of options its model.

It was told before the class had a name. A class that derives from it may ask at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ipython_depreload.class_members import class_members, is_built_in
from ipython_depreload.identity.parts import parts_of
from ipython_depreload.objects import is_a
from ipython_depreload.undo import Undo

_DEPTH = 2  # a table of lists
_MANY = 1000  # larger ones hold data


def point_at_owner(new: type, old: type, undo: Undo) -> None:
    """Have what is inside a class, which has the contents of `new` now, know that class."""
    for instance in _instances(class_members(old).values(), _DEPTH):
        parts = parts_of(type(instance))
        attributes = parts.attributes(instance) or {}
        for name in [name for name, value in attributes.items() if value is new]:
            undo.push(attributes.__setitem__, name, new)
            attributes[name] = old
        for slot, value in parts.filled_slots(instance):
            if value is new:
                undo.push(slot.set, instance, new)
                slot.set(instance, old)


def _instances(values: Iterable[Any], depth: int) -> Iterator[Any]:
    """Yield the instances of ordinary classes among some values, also in containers."""
    for value in list(values):
        kind = type(value)
        if not is_built_in(kind) and not is_a(value, type):
            yield value
        elif depth and kind in (dict, list, tuple) and len(value) <= _MANY:
            inner = value.values() if kind is dict else value
            yield from _instances(inner, depth - 1)
