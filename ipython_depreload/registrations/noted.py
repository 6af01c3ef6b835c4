"""What modules did to containers, as it is noted: who added, replaced and took out what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from ipython_depreload.registrations.containers import (
    MANY,
    NESTED,
    Container,
    containers_among,
    contents_of,
)
from ipython_depreload.registrations.held import Added, Difference, identity
from ipython_depreload.registrations.observation import Change

Entry = tuple[int, Any, int]
"""The id of a container, what a key is known by, and the id of a value."""


class Effect(NamedTuple):
    """What one module did to one container.

    Attributes
    ----------
    differences
        One after the other: between them, what other modules did that ran within.
    within
        Whether the container is itself in what the module added, as one made by `setdefault`.
    """

    container: Container
    differences: tuple[Difference, ...]
    within: bool = False

    @property
    def added(self) -> list[Added]:
        """What came, in order."""
        return [entry for each in self.differences for entry in each.added]

    @property
    def new(self) -> list[Added]:
        """What came, but for what has only been moved."""
        moved = {id(value) for each in self.differences for _, _, value in each.removed}
        return [entry for entry in self.added if id(entry[1]) not in moved]

    @property
    def came(self) -> list[Any]:
        """The values that came, or took the place of others."""
        values = [value for _, value in self.added]
        return values + [after for each in self.differences for _, _, after in each.replaced]


class Noted(NamedTuple):
    """What is known of each module.

    Attributes
    ----------
    effects, makers
        What it did, and whose it has replaced or taken out.
    failed
        Which of them have failed.
    came_with
        What was in the objects that it has put somewhere.
    """

    effects: dict[str, tuple[Effect, ...]]
    makers: dict[str, frozenset[str]]
    failed: frozenset[str] = frozenset()
    came_with: Mapping[str, list[Any]] = MappingProxyType({})


class Index:
    """Which modules have changed a container, and which have put it where it is, by its id."""

    def __init__(
        self,
        effects: Mapping[str, Iterable[Effect]],
        within: Callable[[Iterable[Any]], Iterable[Container]],
    ) -> None:
        self._within = within
        self.changed: dict[int, set[str]] = defaultdict(set)
        self.put: dict[int, set[str]] = defaultdict(set)
        for name, some in effects.items():
            self.add(name, some)

    def add(self, name: str, effects: Iterable[Effect]) -> None:
        """A module has done this."""
        for effect in effects:
            if not effect.within:
                self.changed[id(effect.container)].add(name)
            for container in self._within(effect.came):
                self.put[id(container)].add(name)


def lost_by(changes: Iterable[Change]) -> set[Entry]:
    """Return what was replaced or taken out."""
    found: set[Entry] = set()
    for container, _, _, differences in changes:
        for each in differences:
            gone = [(key, value) for _, key, value in each.removed]
            gone += [(key, before) for key, before, _ in each.replaced]
            found.update((id(container), identity(key), id(value)) for key, value in gone)
    return found


def put_by(container: Container, each: Difference) -> list[tuple[Any, int]]:
    """Return the key and the value's id of all that came."""
    if not isinstance(container, (dict, type)):
        return [(identity(None), id(value)) for _, value in each.added]
    added = [(identity(key), id(value)) for key, value in each.added]
    return [*added, *((identity(key), id(after)) for key, _, after in each.replaced)]


def inside_of(entries: Iterable[Added], depth: int = NESTED) -> Iterator[Effect]:
    """Yield what is in the containers that a module added: it has put that there too."""
    for inner in containers_among(value for _, value in entries) if depth else ():
        if 0 < len(inner) < MANY:  # type: ignore[arg-type]
            inside = tuple(contents_of(inner))
            yield Effect(inner, (Difference(inside),), within=True)
            yield from inside_of(inside, depth - 1)


def followed(effect: Effect, successor: Callable[[Any], Any]) -> Effect:
    """Return an effect with what has taken the place of the objects in it."""
    differences = [
        Difference(
            tuple([(successor(key), successor(value)) for key, value in each.added]),
            tuple([(at, successor(key), successor(value)) for at, key, value in each.removed]),
            tuple([(successor(k), successor(a), successor(b)) for k, a, b in each.replaced]),
            each.moment,
        )
        for each in effect.differences
    ]
    return Effect(successor(effect.container), tuple(differences), effect.within)


def bookkeeping(noted: Noted) -> list[object]:
    """Return the objects in a snapshot that refer to what modules did, and go on doing so."""
    effects = [effect for some in noted.effects.values() for effect in some]
    differences = [each for effect in effects for each in effect.differences]
    parts = [part for each in differences for part in each[:-1]]
    entries = [entry for part in parts for entry in part]
    return [
        *noted.came_with.values(),
        *noted.effects.values(),
        *effects,
        *(e.differences for e in effects),
        *differences,
        *parts,
        *entries,
    ]
