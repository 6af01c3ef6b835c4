"""What objects have and are, read without running any of their code."""

from __future__ import annotations

import sys
import weakref
from collections import deque
from collections.abc import Callable, Mapping
from types import (
    CellType,
    FunctionType,
    GetSetDescriptorType,
    MethodType,
    ModuleType,
    SimpleNamespace,
)
from typing import Any

from ipython_depreload.class_members import class_members, mro_of
from ipython_depreload.modules import namespace

SEQUENCES: tuple[Any, ...] = (list, deque, tuple, set, frozenset)
"""Built-in classes whose instances, and those of subclasses, have elements."""


def is_a(value: object, kinds: type | tuple[type, ...]) -> bool:
    """`isinstance` without asking the value, whose `__class__` may lie or raise."""
    return issubclass(type(value), kinds)


def elements_of(container: Any, at_most: int = sys.maxsize) -> list[Any]:
    """Return what is in a list, deque, tuple or set, past any method of a subclass.

    Parameters
    ----------
    at_most
        Nothing is returned of larger ones.
    """
    kind = next(kind for kind in SEQUENCES if is_a(container, kind))
    return list(kind.__iter__(container)) if kind.__len__(container) <= at_most else []


def exactly(*kinds: type) -> frozenset[int]:
    """Return the ids of classes: `id(type(x)) in` them asks no metaclass to compare or to hash."""
    return frozenset(map(id, kinds))


def cell_value(cell: CellType) -> Any:
    """Return what a cell holds, None if it is empty."""
    try:
        return cell.cell_contents
    except ValueError:  # an empty cell
        return None


def same_reference(reference: Any, new: object) -> Any:
    """Return a weak reference of the same kind to another object."""
    kind = type(reference)
    if kind in weakref.ProxyTypes:
        return weakref.proxy(new)
    if issubclass(kind, weakref.KeyedRef):
        return kind(new, reference.__callback__, reference.key)
    if issubclass(kind, weakref.WeakMethod):
        return _same_weak_method(reference, new)
    return kind(new, reference.__callback__)


def _same_weak_method(reference: Any, new: object) -> Any:
    """Its own callback, which lets go of it, has the one that was given."""
    callback, own = None, reference.__callback__
    for name, cell in zip(own.__code__.co_freevars, own.__closure__, strict=True):
        callback = cell_value(cell) if name == "callback" else callback
    return type(reference)(MethodType(same_method(new, reference._func_ref()), new), callback)


def same_method(instance: object, function: Any) -> Any:
    """Return what an object's class has under the name of a method of its former class."""
    for cls in mro_of(type(instance)):
        found = class_members(cls).get(getattr(function, "__name__", ""))
        if found is not None:
            is_later = type(found) is type(function) is FunctionType
            same = is_later and found.__qualname__ == function.__qualname__
            return found if same else function
    return function


def attributes_getter(kind: type) -> Callable[[Any], Any] | None:
    """Return what gives the `__dict__` of instances of a class and runs none of their code."""
    for cls in mro_of(kind):
        descriptor = class_members(cls).get("__dict__")
        if descriptor is not None:
            # A proxy's property asks what it stands for.
            is_plain = type(descriptor) is GetSetDescriptorType or cls is SimpleNamespace
            return descriptor.__get__ if is_plain else None
    return None  # slots only, or a built-in type


def own_attributes(value: object) -> dict[str, Any] | None:
    """Return the `__dict__` of an ordinary instance, running none of its code."""
    getter = attributes_getter(type(value))
    found = None if getter is None else getter(value)
    return found if type(found) is dict else None


def attributes_of(value: object) -> dict[str, Any] | None:
    """Return the dictionary in which a module, or an ordinary instance, has its attributes."""
    return namespace(value) if is_a(value, ModuleType) else own_attributes(value)


def members_of(value: Any) -> Mapping[str, Any] | None:
    """Return what a class, a module or an ordinary instance has itself; none of its code runs."""
    return class_members(value) if is_a(value, type) else attributes_of(value)
