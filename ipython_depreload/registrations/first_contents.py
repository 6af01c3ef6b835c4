"""What was in the containers of a module when it had run: cells have had put there what is new."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, defines, module_of
from ipython_depreload.objects import exactly, is_a, own_attributes
from ipython_depreload.registrations.containers import ATOMS, CONTAINERS, MANY

DATA = ATOMS - exactly(tuple, ModuleType)

Place = tuple[str, str]
"""The name of a class or object of a module, "" for the module itself, and one in there."""


class Known(NamedTuple):
    """The ids of a container and of what was in it; of the keys, too, if it is a mapping."""

    container: int
    values: array[int]
    keys: array[int]

    @classmethod
    def of(cls, container: Any) -> Known:
        """Take note of what is in a container now."""
        if is_a(container, dict):
            values, keys = dict.values(container), dict.keys(container)
            return cls(id(container), _ids(values), _ids(keys))
        return cls(id(container), _ids(container), _ids(()))

    @classmethod
    def of_empty(cls, container: Any) -> Known:
        """Take note of a container that was empty."""
        return cls(id(container), _ids(()), _ids(()))

    def new_in(self, container: Any) -> list[tuple[Any, Any]]:
        """Return what has come, each with its key, or its place if it is no mapping."""
        if id(container) != self.container:  # it has been set to another one
            return []
        if is_a(container, dict):
            before = dict(zip(self.keys, self.values, strict=True))
            items = list(dict.items(container))
            new = [(key, value) for key, value in items if before.get(id(key)) != id(value)]
            # A tuple that has grown is of another one, which the module may have edited.
            return [(k, v) for k, v in new if id(k) not in before or type(v) is not tuple]
        left, found = Counter(self.values), []
        for place, value in enumerate(list(container)):
            left[id(value)] -= 1
            if left[id(value)] < 0:
                found.append((place, value))
        return found

    def followed(self, successor: Callable[[int], int]) -> Known:
        """Return the ids of what has taken the place of these."""
        values, keys = map(successor, self.values), map(successor, self.keys)
        return Known(successor(self.container), array("Q", values), array("Q", keys))


def _ids(values: Iterable[Any]) -> array[int]:
    return array("Q", map(id, values))


FirstContents = dict[Place, Known]


def first_contents(
    module: str, values: Mapping[str, Any], project: Collection[str]
) -> FirstContents:
    """Take note of what is in the containers of a module, and in those of its classes and objects.

    Parameters
    ----------
    values
        What the module has.
    project
        The names of all modules of the project.
    """
    return {
        (owner, name): Known.of(value)
        for owner, members in owners(module, values, project)
        for name, value in list(members.items())
        if id(type(value)) in CONTAINERS and name not in _GIVEN and len(value) <= MANY
    }


_GIVEN = {"__builtins__", "__annotations__", "__path__"}  # by Python itself


def owners(
    module: str, values: Mapping[str, Any], project: Collection[str]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the module itself, and its classes and objects by name, each with what it has."""
    yield "", values
    for name, value in list(values.items()):
        if id(type(value)) in DATA or type(value) is FunctionType:  # most are
            continue
        if is_a(value, type):
            if defines(module, value):
                yield name, class_members(value)
        elif (home := module_of(type(value))) == module or home in project:
            yield name, own_attributes(value) or {}
