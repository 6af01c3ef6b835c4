"""Names in modules and classes under which an object is made on demand, once for all who ask.

`_instance = None` becomes an object when the first module asks for it. If that module runs again,
the name is what it was before, so that the object is made anew, from the first request on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, defines
from ipython_depreload.held import Difference
from ipython_depreload.modules import is_a

Namespace = dict[str, Any] | type


class Place(NamedTuple):
    """A name in the namespace of a module, or of a class, and what it meant at one moment."""

    namespace: Namespace
    name: str
    value: Any

    @property
    def key(self) -> tuple[int, str]:
        """What tells places apart."""
        return id(self.namespace), self.name

    def now(self) -> Place:
        """Return the same as it is now."""
        is_class = is_a(self.namespace, type)
        values: Any = class_members(self.namespace) if is_class else self.namespace  # type: ignore[arg-type]
        return self._replace(value=values.get(self.name))

    def difference(self, before: Place) -> Difference:
        """Return what has become of it."""
        return Difference(replaced=((self.name, before.value, self.value),))


def places_of(
    module: str, values: dict[str, Any], is_project: Callable[[type], bool]
) -> list[Place]:
    """Return where a module has, or may come to have, an object of the project's own classes."""
    return list(_places_in(module, values, values, is_project))


def _places_in(
    module: str,
    namespace: Namespace,
    values: Mapping[str, Any],
    is_project: Callable[[type], bool],
) -> Iterator[Place]:
    for name, value in list(values.items()):
        if type(name) is not str or name.startswith("__"):
            continue
        if value is None or is_project(type(value)):
            yield Place(namespace, name, value)
        elif namespace is values and is_a(value, type) and defines(module, value):
            yield from _places_in(module, value, class_members(value), is_project)


def filled(
    places: Iterable[Place], is_project: Callable[[type], bool]
) -> Iterator[tuple[Place, Place]]:
    """Yield (before, now) of the places where there is another such object."""
    for before in places:
        now = before.now()
        if now.value is not before.value and is_project(type(now.value)):
            yield before, now
