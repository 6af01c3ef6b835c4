"""Named tuples whose class has other fields since an edit are made anew with those."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import Any

from ipython_depreload.class_members import class_members
from ipython_depreload.modules import is_a, own_attributes

Fields = tuple[str, ...]


def tuple_fields(cls: type) -> Fields:
    """Return the names of the fields of a class of named tuples, nothing if it is another one."""
    found = class_members(cls).get("_fields") if issubclass(cls, tuple) else None
    return tuple(map(str, found)) if type(found) is tuple else ()


def successors(refielded: Mapping[type, Fields]) -> list[tuple[Any, Any]]:
    """Return (named tuple, the one to take its place) of all whose class has other fields.

    Parameters
    ----------
    refielded
        Class -> the fields that its instances have.
    """
    kinds = tuple(refielded)
    found = [each for each in gc.get_objects() if is_a(each, kinds)] if kinds else []
    pairs = ((each, _successor(each, refielded)) for each in found)
    return [(each, new) for each, new in pairs if new is not None]


def _successor(old: Any, refielded: Mapping[type, Fields]) -> Any:
    cls = next(kind for kind in refielded if is_a(old, kind))
    fields, defaults = tuple_fields(cls), class_members(cls).get("_field_defaults", {})
    values = {**defaults, **dict(zip(refielded[cls], tuple.__iter__(old), strict=False))}
    if not values.keys() >= set(fields):
        return None  # nobody knows the value of a field that has no default
    new = tuple.__new__(type(old), [values[name] for name in fields])
    attributes = own_attributes(new)
    if attributes is not None:
        attributes.update(own_attributes(old) or {})
    return new
