"""The containers that a project module owns, what is in them, and how to give that back."""

from __future__ import annotations

import sys
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatchmethod
from types import FunctionType, MappingProxyType, MemberDescriptorType, ModuleType
from typing import Any

from ipython_depreload.class_members import class_members, defines, mro_of, qualname_of
from ipython_depreload.modules import cell_value, exactly, is_a, own_attributes
from ipython_depreload.undo import Undo

BASES = (OrderedDict, dict, list, set, deque)
Container = list[Any] | dict[Any, Any] | set[Any] | deque[Any] | type
CONTAINERS = exactly(list, dict, set, deque, defaultdict, OrderedDict, Counter)
# Methods that are used here: a class with others of these names is none of those understood.
_USED = ("__len__", "__iter__", "__reversed__", "__contains__", "__delitem__", "items", "discard")
NESTED = 3  # groups of lists by name
MANY = 1000  # nested containers are not looked for in larger ones: those hold data
ATOMS = exactly(str, int, float, bool, bytes, type(None), tuple, ModuleType)


def base_kind(kind: type) -> Any:
    """Return the built-in class whose methods tell what is in a container, past any override."""
    return next(base for base in BASES if issubclass(kind, base))


def containers_of(module: str, values: Mapping[str, Any]) -> list[Container]:
    """Return the containers that a module owns: its values, its classes, what those hold.

    Module-level containers, classes and their attributes, attributes of module-level
    instances, and what module-level functions hold in closures.
    """
    found: dict[int, Container] = {}
    for name, value in list(values.items()):
        kind = type(value)
        if id(kind) in ATOMS or (
            type(name) is str and name.startswith("__")
        ):  # most are: no need to ask more
            continue
        if kind is FunctionType:
            if value.__closure__ is not None:
                found.update((id(c), c) for c in _containers_of_function(value))
        elif id(kind) in CONTAINERS:
            found[id(value)] = value
        else:
            found.update((id(c), c) for c in _containers_in(module, kind, value))
    _leave_out_the_interpreters(found)
    level = list(found.values())
    for _ in range(NESTED):
        new: dict[int, Container] = {}
        for container in level:
            if not isinstance(container, (type, set)) and 0 < len(container) < MANY:
                inside = dict.values(container) if isinstance(container, dict) else container
                new.update((id(inner), inner) for inner in containers_among(inside))
        _leave_out_the_interpreters(new)
        level = [container for number, container in new.items() if number not in found]
        found.update((id(container), container) for container in level)
        if not level:
            break
    return list(found.values())


def _containers_of_function(function: FunctionType) -> Iterator[Container]:
    yield from containers_among(map(cell_value, function.__closure__ or ()))
    if is_generic_function(function):
        yield from _implementations(function)


def is_generic_function(value: Any) -> bool:
    """Say whether a function is one of `functools.singledispatch`."""
    return type(value) is FunctionType and type(value.__dict__.get("registry")) is MappingProxyType


def _implementations(generic: FunctionType) -> Iterator[Container]:
    register = generic.__dict__.get("register")
    if type(register) is FunctionType:
        cells = zip(register.__code__.co_freevars, register.__closure__ or (), strict=True)
        yield from containers_among(cell_value(cell) for name, cell in cells if name == "registry")


def forget_dispatched(values: Mapping[str, Any]) -> None:
    """Have the generic functions of a module look anew for the implementation of each type."""
    members = [m for v in values.values() if is_a(v, type) for m in class_members(v).values()]
    for value in (*values.values(), *(m.dispatcher for m in members if _is_generic_method(m))):
        if is_generic_function(value):
            value.__dict__["_clear_cache"]()


def _is_generic_method(value: Any) -> bool:
    return type(value) is singledispatchmethod and is_generic_function(value.dispatcher)


def _leave_out_the_interpreters(found: dict[int, Container]) -> None:
    """An object may keep `sys.modules`: what imports add there is nobody's registration."""
    known = (sys.modules, sys.path_importer_cache, sys.path, sys.meta_path, sys.path_hooks)
    for each in known:
        found.pop(id(each), None)


def _containers_in(module: str, kind: type, value: Any) -> Iterator[Container]:
    if issubclass(kind, type):
        yield from _containers_in_class(module, value)
        return
    if is_derived(kind):
        yield value
    attributes = own_attributes(value)
    if attributes is not None:
        yield attributes
        yield from containers_among(attributes.values())
    elif not issubclass(kind, BASES):
        yield from containers_among(slot_values(value))


def _containers_in_class(module: str, cls: type) -> Iterator[Container]:
    if defines(module, cls):
        yield cls
        members = list(class_members(cls).values())
        yield from containers_among(members)
        for generic in filter(_is_generic_method, members):
            yield from _implementations(generic.dispatcher)
        for member in members:
            if issubclass(type(member), type) and member is not cls:
                name = qualname_of(member)
                if name.startswith(f"{qualname_of(cls)}."):
                    yield from _containers_in_class(module, member)


def is_derived(kind: type) -> bool:
    """Say whether instances of a class are containers that behave as those they derive from."""
    if not issubclass(kind, BASES):
        return False
    base = base_kind(kind)
    return all(getattr(kind, name, None) is getattr(base, name, None) for name in _USED)


def slot_values(value: Any) -> Iterator[Any]:
    """Yield what is in the slots of an object."""
    return values_in(slots_of(type(value)), value)


def slots_of(kind: type) -> list[Any]:
    """Return the descriptors of the slots that instances of a class have."""
    members = [(cls, each) for cls in mro_of(kind) for each in class_members(cls).values()]
    return [m for cls, m in members if type(m) is MemberDescriptorType and m.__objclass__ is cls]


def values_in(slots: Iterable[Any], value: Any) -> Iterator[Any]:
    """Yield what is in these slots of an object."""
    for slot in slots:
        try:
            yield slot.__get__(value)
        except AttributeError:  # an empty slot
            continue


def containers_among(values: Iterable[Any]) -> list[Container]:
    """Return those of some values that are containers."""
    known = list(values)
    if CONTAINERS.isdisjoint(map(id, map(type, known))):  # most hold none
        return []
    return [value for value in known if id(type(value)) in CONTAINERS]


def contents_of(container: Container) -> Iterable[tuple[Any, Any]]:
    """Return (key, value) of each entry, in order; the key of a list's or set's entry is None."""
    if isinstance(container, type):
        return vars(container).items()
    if isinstance(container, dict):
        return container.items()
    return [(None, item) for item in container]


def size_of(container: Container) -> int:
    """Return how much is in a container, or how many attributes a class has."""
    return len(class_members(container)) if isinstance(container, type) else len(container)


class Saver:
    """Saves each container once: its first state is the one to go back to."""

    def __init__(self, undo: Undo) -> None:
        self._undo = undo
        self._saved: set[int] = set()  # the log keeps them alive

    def __call__(self, container: Container) -> None:
        if id(container) not in self._saved:
            self._saved.add(id(container))
            save_container(container, self._undo)


def save_container(container: Container, undo: Undo) -> None:
    """Record how to give a container its present contents back."""
    if isinstance(container, type):
        undo.save_class(container)
    elif isinstance(container, dict):
        undo.save_dict(container)
    elif isinstance(container, set):
        undo.push(_refill_set, container, set(container))
    else:
        undo.push(_refill_list, container, list(container))


def _refill_set(container: set[Any], contents: set[Any]) -> None:
    set.update(container, contents)
    set.intersection_update(container, contents)


def _refill_list(container: Any, contents: list[Any]) -> None:
    if isinstance(container, deque):
        deque.clear(container)
        deque.extend(container, contents)
    else:
        list.__setitem__(container, slice(None), contents)
