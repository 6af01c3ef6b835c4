"""Named tuples whose class has other fields since an edit are made anew with those."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from typing import Any

from ipython_depreload.class_members import class_members, definer_of
from ipython_depreload.objects import is_a, own_attributes

Fields = tuple[str, ...]
Refielded = tuple[Any, Fields]  # a named tuple, and the fields that it has


def tuple_fields(cls: type) -> Fields:
    """Return the names of the fields of a class of named tuples, nothing if it is another one."""
    found = _inherited(cls, "_fields") if issubclass(cls, tuple) else None
    return tuple(map(str, found)) if type(found) is tuple else ()


def _inherited(cls: type, name: str) -> Any:
    """Return a class attribute: `class Unit(namedtuple("Unit", "name factor"))` inherits it."""
    definer = definer_of(cls, name)
    return None if definer is None else class_members(definer)[name]


def made_with_other_fields(old: type, new: type) -> list[Refielded]:
    """Return the named tuples of a class that is about to have other fields, with those they have.

    Afterwards nothing tells them from what the new version makes.
    """
    fields = tuple_fields(old)
    if not fields or fields == tuple_fields(new):
        return []
    return [(each, fields) for each in gc.get_objects() if is_a(each, old)]


def successors(refielded: Iterable[Refielded]) -> list[tuple[Any, Any]]:
    """Return (named tuple, the one to take its place)."""
    pairs = ((each, _successor(each, fields)) for each, fields in refielded)
    return [(each, new) for each, new in pairs if new is not None]


def _successor(old: Any, fields_before: Fields) -> Any:
    fields, defaults = tuple_fields(type(old)), _inherited(type(old), "_field_defaults") or {}
    values = {**defaults, **dict(zip(fields_before, tuple.__iter__(old), strict=False))}
    if not values.keys() >= set(fields):
        return None  # nobody knows the value of a field that has no default
    new = tuple.__new__(type(old), [values[name] for name in fields])
    attributes = own_attributes(new)
    if attributes is not None:
        attributes.update(own_attributes(old) or {})
    return new
