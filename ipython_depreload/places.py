"""Names in modules and classes that functions bind anew when other modules call them.

`_instance = None` becomes an object when the first module asks for it, and `items = (*items, f)`
another tuple for each that registers. Before a module runs again, such a name is what it was, so
that all is made anew from there on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock, RLock
from types import FunctionType, MethodType, ModuleType, NoneType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, defines, is_of
from ipython_depreload.containers import CONTAINERS
from ipython_depreload.held import Difference
from ipython_depreload.inside import parts_of
from ipython_depreload.modules import exactly, is_a

_KINDS = CONTAINERS | exactly(NoneType, tuple)
_SIMPLE = _KINDS | exactly(FunctionType, MethodType, type(Lock()), type(RLock()))
_NEVER = exactly(FunctionType, MethodType, ModuleType, str, int, float, bool)
_DEPTH = 4
_ENOUGH = 1000


class Place(NamedTuple):
    """A name in the namespace of a module, or of a class, and what it meant at one moment.

    Attributes
    ----------
    namespace, values
        A dictionary, twice; or a class, and a view of its attributes.
    """

    namespace: dict[str, Any] | type
    values: Mapping[str, Any]
    name: str
    value: Any

    @property
    def key(self) -> tuple[int, str]:
        """What tells places apart."""
        return id(self.namespace), self.name

    @property
    def is_as_it_was(self) -> bool:
        """Whether the name means the same."""
        return self.values.get(self.name) is self.value

    def now(self) -> Place:
        """Return the same as it is now."""
        return self._replace(value=self.values.get(self.name))

    def difference(self, now: Place) -> Difference:
        """Return what has become of it."""
        return Difference(replaced=((self.name, self.value, now.value),))


def places_of(
    module: str, values: dict[str, Any], is_project: Callable[[type], bool]
) -> list[Place]:
    """Return the names of a module that may be bound anew; of classes, those without an object."""
    found: list[Place] = []
    for name, value in list(values.items()):
        kind = type(value)
        if issubclass(kind, type):
            if defines(module, value):
                found += _places_in_class(value)
        elif (id(kind) in _KINDS or (id(kind) not in _NEVER and is_project(kind))) and _is_name(
            name
        ):
            found.append(Place(values, values, name, value))
    return found


def _places_in_class(cls: type) -> list[Place]:
    members = class_members(cls)
    named = [(n, v) for n, v in list(members.items()) if v is None or type(v) is tuple]
    return [Place(cls, members, name, value) for name, value in named if _is_name(name)]


def _is_name(name: object) -> bool:
    return type(name) is str and not name.startswith("__")


def is_made_for(module: str, value: Any, is_project: Callable[[type], bool]) -> bool:
    """Say whether an object is to be made anew with a module that was the first to ask for it.

    So it is if it is, or holds, something that the module has made; or if it holds nothing but
    simple data, of which nobody knows whose it is. What holds anything else may be costly, as a
    connection is, and is the same whoever asks for it.
    """
    if id(type(value)) not in _KINDS and not is_project(type(value)):
        return is_of(module, value)
    level, seen, is_simple = [value], 0, value is not None
    for _ in range(_DEPTH):
        if any(is_of(module, each) for each in level):
            return True
        is_simple = is_simple and all(_is_simple(each, is_project) for each in level)
        level = [part for each in level for part in parts_of("", each)]
        seen += len(level)
        if seen > _ENOUGH:
            return False
    return is_simple and not level


def _is_simple(value: Any, is_project: Callable[[type], bool]) -> bool:
    kind = type(value)
    return id(kind) in _SIMPLE or is_a(value, type) or is_project(kind)
