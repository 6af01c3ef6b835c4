"""What objects lead to: containers to what they hold, others to attributes; no user code runs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from ipython_depreload.class_members import class_members, defines
from ipython_depreload.objects import cell_value, exactly, is_a, own_attributes
from ipython_depreload.registrations.containers import ATOMS, BASES, MANY, base_kind

_LEAVES = (ATOMS - exactly(tuple)) | exactly(ModuleType, BuiltinFunctionType)


def leads_on(value: Any) -> bool:
    """Say whether there may be anything in a value."""
    return id(type(value)) not in _LEAVES


def parts_of(module: str, value: Any, closed: Collection[int] = ()) -> list[Any]:
    """Return what an object leads to, but for simple values.

    Parameters
    ----------
    module
        Its classes lead to their attributes, those of others do not.
    closed
        ids of dictionaries of attributes that are left out.
    """
    return [part for part in _all_parts(module, value, closed) if leads_on(part)]


def _all_parts(module: str, value: Any, closed: Collection[int]) -> Iterator[Any]:
    if is_a(value, type):
        if defines(module, value):
            yield from list(class_members(value).values())
        return
    if type(value) is FunctionType:
        yield from map(cell_value, value.__closure__ or ())
    elif type(value) is MethodType:
        yield value.__self__
    elif is_a(value, tuple):
        yield from tuple.__iter__(value)
    elif is_a(value, BASES):
        kind = base_kind(type(value))  # its methods run none of the user's
        if kind.__len__(value) <= MANY:
            yield from list(kind.values(value) if issubclass(kind, dict) else kind.__iter__(value))
    attributes = own_attributes(value)
    if attributes is not None and id(attributes) not in closed:
        yield from list(attributes.values())
