"""Names in modules and classes that functions bind anew when another module calls them.

`_instance = None` becomes an object when the first module asks for it, `items = (*items, f)`
another tuple for each that registers, `level = 5` is what one has set. Before a module runs again,
such a name is what it was, so that all is made anew from there on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from logging import Handler
from operator import is_
from threading import Lock, RLock
from types import FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, defines, is_of
from ipython_depreload.objects import exactly, is_a
from ipython_depreload.registrations.containers import ATOMS, CONTAINERS
from ipython_depreload.registrations.held import Difference, Replaced
from ipython_depreload.registrations.inside import parts_of

_VALUES = ATOMS - exactly(tuple, ModuleType)
_HOLDING = CONTAINERS | exactly(tuple, frozenset)
_DATA = _VALUES | _HOLDING
_CODE = exactly(FunctionType, MethodType, ModuleType)
_SIMPLE = _DATA | exactly(FunctionType, MethodType, type(Lock()), type(RLock()))
NUMBERS = exactly(int, float, complex)
_DEPTH = 4
_ENOUGH = 1000

IsProject = Callable[[type], bool]
"""Says whether a class is of the project."""
IsTakenBack = Callable[[Any, Any], bool]
"""Says whether what a name meant, and what it means, is to be what it was."""


class Places(NamedTuple):
    """The names in the namespace of a module, or of a class, that may be bound anew.

    Attributes
    ----------
    members
        What the namespace has, at any time.
    values
        What these names meant at one moment.
    """

    namespace: dict[str, Any] | type
    members: Mapping[str, Any]
    names: tuple[str, ...]
    values: list[Any]

    @classmethod
    def of(cls, namespace: dict[str, Any] | type, names: Iterable[str]) -> Places:
        """Look at what these names mean now."""
        members: Any = class_members(namespace) if is_a(namespace, type) else namespace  # type: ignore[arg-type]
        known = tuple(names)
        return cls(namespace, members, known, list(map(members.get, known)))

    def now(self) -> Places:
        """Return the same as they are now."""
        now = list(map(self.members.get, self.names))
        return self if all(map(is_, now, self.values)) else self._replace(values=now)

    def difference(self, later: Places, is_taken_back: IsTakenBack) -> Difference | None:
        """Return what has become of them, as far as it is to be taken back, None if nothing has."""
        if later is self:
            return None
        replaced: list[Replaced] = [
            (name, before, after)
            for name, before, after in zip(self.names, self.values, later.values, strict=True)
            if after is not before and is_taken_back(before, after)
        ]
        return Difference(replaced=tuple(replaced)) if replaced else None


def places_of(module: str, values: dict[str, Any], is_project: IsProject) -> list[Places]:
    """Return which names of a module, and of its classes, may be bound anew."""
    classes = [v for v in list(values.values()) if is_a(v, type) and defines(module, v)]
    named = [
        name
        for name, value in list(values.items())
        if _is_name(name) and (id(type(value)) in _SIMPLE or _is_object(value, is_project))
        if id(type(value)) not in _CODE
    ]
    found = [Places.of(values, named)]
    for cls in classes:
        members = list(class_members(cls).items())
        found.append(
            Places.of(cls, [n for n, v in members if id(type(v)) in _DATA and _is_name(n)])
        )
    return [each for each in found if each.names]


def _is_name(name: object) -> bool:
    return type(name) is str and not name.startswith("__")


def _is_object(value: Any, is_project: IsProject) -> bool:
    return not is_a(value, type) and is_project(type(value))


def is_taken_back(module: str, is_project: IsProject, before: Any, after: Any) -> bool:
    """Say whether a name that a module had bound anew is to be what it was before that runs again.

    An object is made anew if it is, or holds, something that the module has made; or if it holds
    nothing but simple data, of which nobody knows whose it is. What holds anything else may be
    costly, as a connection is, and is the same whoever asks for it; what was made as an empty
    container may hold anybody's data by now.
    """
    if id(type(after)) in _VALUES:
        return after is not None
    if is_a(after, Handler):  # it is taken from its loggers, too: see `log_handlers`
        return True
    is_simple = before is not None and id(type(after)) in _HOLDING
    is_simple = is_simple or _is_object(after, is_project)
    level, seen = [after], 0
    for _ in range(_DEPTH):
        if any(is_of(module, each) for each in level):
            return True
        is_simple = is_simple and all(_is_simple(each, is_project) for each in level)
        level = [part for each in level for part in parts_of("", each)]
        seen += len(level)
        if seen > _ENOUGH:
            return False
    return is_simple and not level


def _is_simple(value: Any, is_project: IsProject) -> bool:
    kind = type(value)
    return id(kind) in _SIMPLE or is_a(value, type) or is_project(kind)


def without_numbers(difference: Difference) -> Difference:
    """Leave out what may be counted: who counts on builds on nothing but how many came before."""
    replaced = [each for each in difference.replaced if id(type(each[1])) not in NUMBERS]
    return difference._replace(replaced=tuple(replaced))
