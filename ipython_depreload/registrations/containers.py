"""The containers that a project module owns, what is in them, and how to give that back."""

from __future__ import annotations

import logging
import sys
import threading
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import singledispatchmethod
from types import (
    BuiltinFunctionType,
    FunctionType,
    GetSetDescriptorType,
    MappingProxyType,
    MemberDescriptorType,
    MethodType,
    ModuleType,
)
from typing import Any

from ipython_depreload.class_members import class_members, defines, mro_of, qualname_of
from ipython_depreload.objects import cell_value, exactly, is_a, own_attributes
from ipython_depreload.registrations.remembered import CACHE, shared_results
from ipython_depreload.undo import Undo, restore_list, restore_set

BASES = (OrderedDict, dict, list, set, deque)
Container = list[Any] | dict[Any, Any] | set[Any] | deque[Any] | type
CONTAINERS = exactly(list, dict, set, deque, defaultdict, OrderedDict, Counter)
# Methods that are used here: a class with others of these names is none of those understood.
_USED = ("__len__", "__iter__", "__reversed__", "__contains__", "__delitem__", "items", "discard")
NESTED = 3  # groups of lists by name
MANY = 1000  # nested containers are not looked for in larger ones: those hold data
FEW = 50  # nor objects with containers; objects of which a module has more are data
_DEPTH = 8  # app.router.groups["api"].groups["v1"].routes
ATOMS = exactly(str, int, float, bool, bytes, type(None), tuple, ModuleType)
_OPEN = CONTAINERS | exactly(tuple)
_SIMPLE = (ATOMS - exactly(tuple)) | exactly(
    *(type, FunctionType, BuiltinFunctionType, MethodType, property, staticmethod, classmethod),
    *(GetSetDescriptorType, MemberDescriptorType),
)


def base_kind(kind: type) -> Any:
    """Return the built-in class whose methods tell what is in a container, past any override."""
    return next(base for base in BASES if issubclass(kind, base))


class Seen:
    """In which module each object of the project's classes was come upon first.

    Others lead to it too; but whatever changes it runs functions of the module that it is of, or
    has imported that.

    Parameters
    ----------
    is_project
        Says whether a class is of the project.
    """

    def __init__(self, is_project: Callable[[type], bool]) -> None:
        self.is_project = is_project
        self._homes: dict[int, tuple[str, Any]] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def is_of(self, module: str, value: Any) -> bool:
        """Say whether it was this module in which an object was found first."""
        return self._homes.setdefault(id(value), (module, value))[0] == module

    def begin(self, module: str) -> None:
        """The objects of a module are gone through from the first one on."""
        self._counts[module] = {}

    def is_one_of_many(self, module: str, value: Any) -> bool:
        """Say so of an object that a module has after many others of the same class, or code."""
        kind: object = type(value)
        if kind is FunctionType:
            kind = value.__code__ if value.__closure__ else kind  # those of one decorator
        elif not self.is_project(type(value)):
            return False
        counts = self._counts.setdefault(module, {})
        number = counts[id(kind)] = counts.get(id(kind), 0) + 1
        return number > FEW


def containers_of(module: str, values: Mapping[str, Any], seen: Seen) -> list[Container]:
    """Return the containers that a module owns: its values, its classes, what those hold.

    Module-level containers, classes and their attributes, attributes of module-level
    instances, what module-level functions hold in closures, and what is inside of all these:
    containers, and objects of the project's own classes.

    Parameters
    ----------
    seen
        What is of other modules, as far as that is known: it is not looked into.
    """
    found: dict[int, Container] = {}
    seen.begin(module)
    _look_at(module, values, [], found, seen)
    return list(found.values())


def containers_since(
    module: str,
    values: Mapping[str, Any],
    changed: Iterable[Container],
    known: Collection[int],
    seen: Seen,
) -> list[Container]:
    """Return those of the containers that a module owns that were not known before.

    Parameters
    ----------
    values
        Those that are new in the module.
    changed
        Containers of the module in which there is something new.
    known
        The ids of the containers that are known.
    """
    found: dict[int, Container] = {number: [] for number in known}
    inside: list[Any] = []
    for container in changed:
        if not isinstance(container, type):
            _look_into(container, inside)
        else:
            _add_class(module, container, found, inside)
    _look_at(module, values, inside, found, seen)
    return [container for number, container in found.items() if number not in known]


def _look_at(
    module: str,
    values: Mapping[str, Any],
    inside: list[Any],
    found: dict[int, Container],
    seen: Seen,
) -> None:
    shallow: list[Any] = []
    for name, value in list(values.items()):
        kind = type(value)
        if (id(kind) in ATOMS and kind is not tuple) or (
            type(name) is str and name.startswith("__")
        ):  # most are: no need to ask more
            continue
        if kind is FunctionType:
            if (value.__closure__ or value.__dict__) and not seen.is_one_of_many(module, value):
                _add_function(value, found, inside if seen.is_of(module, value) else shallow)
        elif issubclass(kind, type):
            _add_class(module, value, found, inside)
        elif not seen.is_one_of_many(module, value):
            _add(value, kind, found, inside if seen.is_of(module, value) else shallow)
    _look_further(module, found, [*inside, *containers_among(shallow)], seen)
    _leave_out_the_interpreters(found)


def containers_within(values: Iterable[Any], seen: Seen) -> list[Container]:
    """Return the containers that some values are, or hold, as `containers_of` does."""
    found: dict[int, Container] = {}
    _look_further("", found, list(values), seen)
    return list(found.values())


def _look_further(module: str, found: dict[int, Container], inside: list[Any], seen: Seen) -> None:
    for _ in range(_DEPTH):
        parts = {id(part): part for part in inside if id(type(part)) not in _SIMPLE}
        if len(parts) > MANY:
            return
        inside = []
        for number, part in parts.items():
            kind = type(part)
            if number not in found and (
                id(kind) in _OPEN or (seen.is_project(kind) and seen.is_of(module, part))
            ):
                _add(part, kind, found, inside)
        if not inside:
            break


def _add(value: Any, kind: type, found: dict[int, Container], inside: list[Any]) -> None:
    """Add an object, if it is a container, and its attributes to what is found; what they hold."""
    if id(kind) in CONTAINERS or is_derived(kind):
        found[id(value)] = value
        _look_into(value, inside)
    elif kind is tuple:
        inside += value[:FEW]
    elif kind is CACHE:
        inside += shared_results(value).values()
    # A logger `logging` itself goes on changing: see `log_handlers`.
    if id(kind) in _OPEN or issubclass(kind, logging.Logger):
        return
    attributes = own_attributes(value)
    if attributes is not None:
        found[id(attributes)] = attributes
        inside += attributes.values()
    elif not issubclass(kind, BASES):
        inside += slot_values(value)


def _add_function(function: FunctionType, found: dict[int, Container], inside: list[Any]) -> None:
    if function.__closure__ is not None:
        found.update((id(c), c) for c in _implementations_of(function))
        inside += map(cell_value, function.__closure__)
    if function.__dict__:
        found[id(function.__dict__)] = function.__dict__
        inside += function.__dict__.values()


def _look_into(container: Any, inside: list[Any]) -> None:
    if isinstance(container, set) or not 0 < len(container) < MANY:
        return
    parts = list(dict.values(container) if isinstance(container, dict) else container)
    if len(parts) > FEW:  # objects of which there are many are data
        parts = containers_among(parts)
    inside += parts


def _implementations_of(function: FunctionType) -> Iterable[Container]:
    return _implementations(function) if is_generic_function(function) else ()


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
    """An object may keep `sys.modules`: what imports add there is nobody's registration.

    Nor is a thread that begins or ends meanwhile.
    """
    of_imports = (sys.modules, sys.path_importer_cache, sys.path, sys.meta_path, sys.path_hooks)
    of_threads = (vars(threading).get(name) for name in ("_active", "_limbo"))
    for each in (*of_imports, *of_threads):
        found.pop(id(each), None)


def _add_class(module: str, cls: type, found: dict[int, Container], inside: list[Any]) -> None:
    if not defines(module, cls):
        return
    found[id(cls)] = cls
    members = list(class_members(cls).values())
    inside += members
    for generic in filter(_is_generic_method, members):
        found.update((id(c), c) for c in _implementations(generic.dispatcher))
    for member in members:
        if _is_class_of(cls, member):
            _add_class(module, member, found, inside)


def _is_class_of(outer: type, member: Any) -> bool:
    """Say whether a member of a class is a class that was defined there."""
    if not is_a(member, type) or member is outer:
        return False
    return qualname_of(member).startswith(f"{qualname_of(outer)}.")


def is_derived(kind: type) -> bool:
    """Say whether instances of a class are containers that behave as those they derive from."""
    if not issubclass(kind, BASES):
        return False
    base = base_kind(kind)
    return all(_method_of(kind, name) is _method_of(base, name) for name in _USED)


def _method_of(kind: type, name: str) -> Any:
    """Return what a class has or inherits: its metaclass, which may raise, is not asked."""
    found = (class_members(cls).get(name) for cls in mro_of(kind))
    return next((each for each in found if each is not None), None)


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
    if isinstance(container, dict):  # an object may have an attribute of this name
        return (OrderedDict if isinstance(container, OrderedDict) else dict).items(container)
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
        undo.push(restore_set, container, set(container))
    else:
        undo.push(restore_list, container, list(container))
