"""Make immutable objects anew with other contents: each builder returns None if nothing changes."""

from __future__ import annotations

import gc
import types
import weakref
from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from ipython_depreload.identity.caches import around
from ipython_depreload.identity.classes import accessors, remade_property
from ipython_depreload.identity.parts import parts_of
from ipython_depreload.objects import is_a, own_attributes, same_method, same_reference
from ipython_depreload.registrations.remembered import CACHE

Get = Callable[[Any], Any]


def _contents(values: Any, get: Get) -> list[Any] | None:
    """Return the values with what takes their places, None if all stay."""
    before = list(values)
    after = list(map(get, before))
    same = all(old is new for old, new in zip(before, after, strict=True))
    return None if same else after


def _with_attributes(old: Any, new: Any) -> Any:
    attributes = own_attributes(new)
    if attributes is not None:
        attributes.update(own_attributes(old) or {})
    return new


def _tuple(target: Any, get: Get) -> Any:
    contents = _contents(tuple.__iter__(target), get)
    kind = _class_of(target, get, tuple)
    if contents is None and kind is type(target):
        return None
    contents = list(tuple.__iter__(target)) if contents is None else contents
    return _with_attributes(target, tuple.__new__(kind, contents))


def _frozenset(target: Any, get: Get) -> Any:
    contents = _contents(frozenset.__iter__(target), get)
    if contents is None:
        return None
    kind = _class_of(target, get, frozenset)
    return _with_attributes(target, frozenset.__new__(kind, contents))


def _class_of(target: Any, get: Get, base: type) -> Any:
    """Return what takes the place of an object's class, unless nothing of this kind does."""
    kind = get(type(target))
    return kind if is_a(kind, type) and issubclass(kind, base) else type(target)


def _method(target: types.MethodType, get: Get) -> Any:
    parts = _contents((target.__func__, target.__self__), get)
    if parts is None:
        return None
    function, instance = parts
    if instance is not target.__self__:
        function = same_method(instance, function)
    return types.MethodType(function, instance)


def _alias(target: Any, get: Get) -> Any:
    origin, *arguments = _contents((target.__origin__, *target.__args__), get) or [None]
    if origin is None:
        return None
    # Not by its own constructor, which is another one for `collections.abc.Callable[...]`.
    made = types.GenericAlias.__new__(type(target), origin, tuple(arguments))
    return next(iter(made)) if target.__unpacked__ else made


def _union(target: types.UnionType, get: Get) -> Any:
    arguments = _contents(target.__args__, get)
    return None if arguments is None else reduce(or_, arguments)


def _property(target: property, get: Get) -> Any:
    functions = _contents(accessors(target), get)
    if functions is None:
        return None
    return _with_parts(target, remade_property(target, tuple(functions)), get)


def _static_or_class_method(target: Any, get: Get) -> Any:
    function = get(target.__func__)
    if function is target.__func__:
        return None
    base = staticmethod if is_a(target, staticmethod) else classmethod
    made = base.__new__(type(target))  # a subclass may ask for more than a function
    base.__init__(made, function)
    return _with_parts(target, made, get)


def _with_parts(old: Any, new: Any, get: Get) -> Any:
    """Give an object of a subclass whatever else another one has, and it lacks."""
    parts = parts_of(type(old))
    attributes, before = parts.attributes(new), parts.attributes(old)
    if attributes is not None and before is not None:
        lacking = {name: get(value) for name, value in before.items() if name not in attributes}
        attributes.update(lacking)
    for slot, value in parts.filled_slots(old):
        slot.set(new, get(value))
    return new


def _slice(target: slice, get: Get) -> Any:
    parts = _contents((target.start, target.stop, target.step), get)
    return None if parts is None else slice(*parts)


def _iterator(target: Any, get: Get) -> Any:
    """`map` and `filter`: the new one goes on where the old one was."""
    kind, arguments = target.__reduce__()[:2]
    contents = _contents(arguments, get)
    return None if contents is None else kind(*contents)


def _cache(target: Any, get: Get) -> Any:
    """What an `lru_cache` remembers of another class or function is of no use any more."""
    function = next((r for r in gc.get_referents(target) if get(r) is not r), None)
    if function is None:
        return None
    return around(get(function), target)


REBUILDERS: dict[type, Callable[[Any, Get], Any]] = {
    tuple: _tuple,
    frozenset: _frozenset,
    types.MethodType: _method,
    types.GenericAlias: _alias,
    types.UnionType: _union,
    slice: _slice,
    property: _property,
    staticmethod: _static_or_class_method,
    classmethod: _static_or_class_method,
    map: _iterator,
    filter: _iterator,
    CACHE: _cache,
}


def new_weak_references(old: Any, new: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (weak reference to an object, the same to the one that takes its place)."""
    is_class = issubclass(type(old), type)
    for reference in weakref.getweakrefs(old):
        # Those of `__subclasses__`, and of abstract classes, are CPython's own affair.
        if is_class and type(reference.__callback__) is not types.FunctionType:
            continue
        try:
            yield reference, same_reference(reference, new)
        except TypeError:  # the new class has no room for weak references, or the kind is unknown
            continue
