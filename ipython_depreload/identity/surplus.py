"""What is in an object and not in another one of its class: what has been put there since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from ipython_depreload.class_members import class_members, mro_of
from ipython_depreload.objects import exactly, is_a, own_attributes
from ipython_depreload.registrations.containers import BASES, MANY, base_kind
from ipython_depreload.registrations.held import identity

_ATOMS = exactly(str, int, float, complex, bool, bytes, type(None))
_DEPTH = 4  # an application, its router, its tables, what is in them


def surplus(old: Any, new: Any, is_project: Callable[[type], bool]) -> Iterator[Any]:
    """Yield what an object has, deep inside, and another one lacks.

    Attributes may have other values, and those that are computed when they are asked for may be
    missing; an object of a class of the project has something more where the other has None. Of
    objects in a list it is not told which is which: all of a class are yielded of which there are
    more.
    """
    level, seen = [(old, new)], {id(old)}
    for _ in range(_DEPTH):
        inner: list[tuple[Any, Any]] = []
        for before, after in level:
            if type(before) is type(after):
                inner += _inside(before, after)
                yield from _missing(before, after)
                if is_project(type(before)):
                    yield from (one for one, other in _inside(before, after) if other is None)
        level = [p for p in inner if id(p[0]) not in seen and not seen.add(id(p[0]))]  # type: ignore[func-returns-value]
        if len(seen) > MANY:
            return


def _inside(before: Any, after: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (part of one, part of the other) that have the same name, or key."""
    for one, other in (_attributes(before, after), _entries(before, after)):
        yield from ((v, other[k]) for k, v in one.items() if k in other and v is not other[k])


def _missing(before: Any, after: Any) -> Iterator[Any]:
    attributes, others = _attributes(before, after)
    kind = type(before)
    yield from (v for n, v in attributes.items() if n not in others and not _is_computed(kind, n))
    entries, others = _entries(before, after)
    yield from (v for k, v in entries.items() if k not in others or _is_other(v, others[k]))
    if is_a(before, BASES) and not is_a(before, dict):
        yield from _items_missing(*(list(base_kind(kind).__iter__(v)) for v in (before, after)))


def _attributes(before: Any, after: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    return own_attributes(before) or {}, own_attributes(after) or {}


def _entries(before: Any, after: Any) -> tuple[dict[Any, Any], dict[Any, Any]]:
    if not is_a(before, dict):
        return {}, {}
    one, other = ({identity(k): v for k, v in dict.items(each)} for each in (before, after))
    return one, other


def _is_other(value: Any, other: Any) -> bool:
    return id(type(value)) in _ATOMS and _known_by(value) != _known_by(other)


def _items_missing(before: list[Any], after: list[Any]) -> Iterator[Any]:
    more = Counter(map(_known_by, before)) - Counter(map(_known_by, after))
    return (item for item in before if _known_by(item) in more)


def _known_by(value: Any) -> tuple[int, Any]:
    """Return what tells plain values apart; of all other objects, the class."""
    kind = id(type(value))
    return kind, value if kind in _ATOMS else None


def _is_computed(kind: type, name: str) -> bool:
    return any(name in class_members(cls) for cls in mro_of(kind))
