"""Names in modules and classes under which an object is made on demand, once for all who ask.

`_instance = None` becomes an object when the first module asks for it. If that module runs again,
the name is None before, so that the object is made anew, from the first request on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, defines
from ipython_depreload.held import Difference
from ipython_depreload.modules import is_a


class Place(NamedTuple):
    """A name that means None in the namespace of a module, or of a class."""

    namespace: dict[str, Any] | type
    name: str

    @property
    def value(self) -> Any:
        """What the name means now."""
        space = self.namespace
        return (class_members(space) if is_a(space, type) else space).get(self.name)  # type: ignore[arg-type, union-attr]

    @property
    def difference(self) -> Difference:
        """What has become of it."""
        return Difference(replaced=((self.name, None, self.value),))


def places_of(module: str, values: dict[str, Any]) -> list[Place]:
    """Return where a module may come to have an object that is made on demand."""
    found = [Place(values, name) for name in _names_of_none(values)]
    for cls in list(values.values()):
        if is_a(cls, type) and defines(module, cls):
            found += [Place(cls, name) for name in _names_of_none(class_members(cls))]
    return found


def _names_of_none(values: Mapping[str, Any]) -> Iterator[str]:
    for name, value in list(values.items()):
        if value is None and type(name) is str and not name.startswith("__"):
            yield name


def is_filled(place: Place, is_project: Callable[[type], bool]) -> bool:
    """Say whether there is an object of the project's own classes in a place now."""
    value = place.value
    return value is not None and is_project(type(value))
