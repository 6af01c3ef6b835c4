"""How much is in an object that a library made, deep inside, and what is more since then."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import chain, islice
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members
from ipython_depreload.identical import are_identical
from ipython_depreload.objects import exactly, is_a, own_attributes
from ipython_depreload.registrations.containers import ATOMS, CONTAINERS

_DEPTH = 4  # app, its router, the list of routes, a route
MANY = 500  # larger ones hold data
_KINDS = (dict, list, set, deque)
_EXACT = exactly(*_KINDS)


class Measure(NamedTuple):
    """The containers in an object, how much was in each, and where that was found.

    Attributes
    ----------
    views
        What leads on, at any time; None if only code of the user could tell.
    found
        What was in these.
    """

    value: Any
    containers: list[Any]
    sizes: list[int]
    views: list[Iterable[Any]] | None
    found: list[Any]

    @classmethod
    def of(cls, value: Any) -> Measure:
        """Measure what is in an object now."""
        containers: list[Any] = []
        views: list[Iterable[Any]] = []
        seen, level = {id(value)}, [value]
        for _ in range(_DEPTH):
            inner: list[Any] = []
            for each in level:
                if is_a(each, _KINDS):
                    containers.append(each)
                if len(inner) <= MANY:
                    new = _views_of(each)
                    views += new
                    inner += filter(leads_on, list(chain.from_iterable(new)))
            level = [p for p in inner if id(p) not in seen and not seen.add(id(p))]  # type: ignore[func-returns-value]
            if len(seen) > MANY:
                break
        sizes = [_kind_of(each).__len__(each) for each in containers]
        are_known = all(id(type(each)) in _EXACT for each in containers)
        found = list(chain.from_iterable(views))
        return cls(value, containers, sizes, views if are_known else None, found)

    def now(self) -> Measure:
        """Measure the object again."""
        is_same = (
            self.views is not None
            and list(map(len, self.containers)) == self.sizes
            and are_identical(list(chain.from_iterable(self.views)), self.found)
        )
        return self if is_same else Measure.of(self.value)

    def new_in(self, later: Measure) -> list[Any]:
        """Return what there is more later, if there is more deep inside."""
        if later is self:
            return []
        known = dict(zip(map(id, self.containers), self.sizes, strict=True))
        grown = [
            (container, known.get(id(container), 0))
            for container, size in zip(later.containers, later.sizes, strict=True)
            if size > known.get(id(container), 0)
        ]
        attributes = own_attributes(self.value) if grown else None
        shallow = set(map(id, attributes.values())) if attributes else set()
        if all(id(c) in shallow and id(type(c)) in CONTAINERS for c, _ in grown):
            return []
        return [entry for container, size in grown for entry in _entries(container, size)]


def _kind_of(container: Any) -> Any:
    """Return the built-in class whose methods know what is in a container of a subclass."""
    made = type(container)
    for kind in _KINDS:
        if issubclass(made, kind):
            return kind
    raise TypeError(made)


def _views_of(value: Any) -> list[Iterable[Any]]:
    """What leads on: attributes of objects, values in containers, but no code and no data."""
    found: list[Iterable[Any]] = []
    kind = _kind_of(value) if is_a(value, (dict, list, deque)) else None
    if kind is not None and kind.__len__(value) <= MANY:
        if kind is dict:
            found.append(dict.values(value))
        else:
            found.append(value if type(value) is kind else list(kind.__iter__(value)))
    attributes = class_members(value) if is_a(value, type) else own_attributes(value)
    if attributes is not None and len(attributes) <= MANY:
        found.append(attributes.values())
    return found


_LEAVES = (
    (ATOMS - exactly(tuple))
    | exactly(FunctionType, BuiltinFunctionType, MethodType)
    | exactly(property, staticmethod)
)


def leads_on(value: Any) -> bool:
    """Say whether something is neither code nor simple data."""
    return id(type(value)) not in _LEAVES and not issubclass(type(value), (type, ModuleType))


def _entries(container: Any, before: int) -> list[Any]:
    """Return what is behind the first entries, of a set all; at a stroke: others may add more."""
    kind = _kind_of(container)
    if kind is dict:
        entries = list(islice(dict.items(container), before, before + MANY))
        return [part for entry in entries for part in entry]
    start = 0 if kind is set else before
    return list(islice(kind.__iter__(container), start, start + MANY))
