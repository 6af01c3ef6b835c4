"""What a running module has got hold of, as that was then, and what it has done to it since."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, count
from typing import Any, NamedTuple

from ipython_depreload.objects import is_a
from ipython_depreload.registrations.containers import Container
from ipython_depreload.registrations.held import Copy, Difference, Hold, copy_of, difference
from ipython_depreload.registrations.places import IsTakenBack, Places

_moments = count()


class Change(NamedTuple):
    """What a running module, and those within it, have done to a container.

    Attributes
    ----------
    first, last
        What was in it at first, and what is.
    differences
        What the module itself has done: none, perhaps.
    """

    container: Container
    first: Copy
    last: Copy
    differences: tuple[Difference, ...]


class Owned(NamedTuple):
    """The containers of a module, what they were found by, and names that may be bound anew.

    Attributes
    ----------
    holds
        What they held when last looked at: those found first, and those found in later ones.
    caches
        Functions with caches.
    """

    values: list[Any]
    holds: tuple[Hold, ...]
    places: list[Places]
    caches: list[Any]

    @property
    def ids(self) -> set[int]:
        """The ids of the containers."""
        return set[int]().union(*(hold.contents.ids for hold in self.holds))

    def now(self, values: list[Any]) -> tuple[Owned, list[Container]]:
        """Return the same as they are now, and those that hold, or name, something else."""
        left = [hold for hold in self.holds if not hold.is_same()]
        changed = [(container, copy) for hold in left for container, _, copy in hold.changed()]
        after = self.after({id(container): copy for container, copy in changed})
        places = [each.now() for each in self.places]
        known = zip(places, self.places, strict=True)
        rebound = [p.namespace for p, old in known if p is not old and is_a(p.namespace, type)]
        others = [*(container for container, _ in changed), *rebound]
        return after._replace(values=values, places=places), others

    def after(self, changed: Mapping[int, Copy]) -> Owned:
        """Return the same after some have changed, of which it is known what they hold."""
        return (
            self._replace(holds=tuple([h.after(changed) for h in self.holds])) if changed else self
        )


class Observation:
    """What a running module has got hold of, as it was then.

    Attributes
    ----------
    owners
        The modules whose containers these are.
    caches
        Functions with caches that these have.
    """

    def __init__(self) -> None:
        self.owners: set[str] = set()
        self.caches: list[Any] = []
        self._places: dict[str, list[Places]] = {}
        self._set: dict[int, list[Difference]] = {}
        self._began = next(_moments)
        self._holds: list[tuple[Hold, set[int] | frozenset[int]]] = []
        self._held: set[int] = set()
        self._single: dict[int, tuple[Container, Copy]] = {}
        self._first: dict[int, Copy] = {}
        self._done: dict[int, list[Difference]] = {}

    def hold(self, owned: Owned) -> None:
        """The module has got hold of the containers of another one."""
        self.caches += owned.caches
        for hold in owned.holds:
            new = hold.contents.ids - self._held
            if new:  # of the others it is known already what was in them at first
                self._held |= new
                self._holds.append((hold, new))

    def hold_places(self, owner: str, places: list[Places]) -> None:
        """The module has got hold of another one, of which it may have names bound anew."""
        self._places[owner] = places

    def forget(self, owner: str) -> None:
        """Another module goes on to run: what it has by then, it has made itself."""
        self.owners.discard(owner)
        self._places.pop(owner, None)

    def hold_one(self, container: Container) -> None:
        """One more has come."""
        if id(container) not in self._held:
            self._held.add(id(container))
            self._single[id(container)] = container, copy_of(container)

    def holds(self, container: Container) -> bool:
        """Say whether the module has got hold of a container."""
        return id(container) in self._held

    def _copy(self, container: Container) -> Copy:
        number = id(container)
        if number in self._single:
            return self._single[number][1]
        return next(hold.copies[number] for hold, new in self._holds if number in new)

    def has_changed(self, change: Change, inner: Observation) -> None:
        """A module that ran within this one has changed a container that both hold."""
        container, copy = change.container, self._copy(change.container)
        own = copy is not change.first and difference(container, copy, change.first)
        if own:  # that was before the other began
            own = own._replace(moment=inner._began)
            self._done.setdefault(id(container), []).append(own)
        self._first.setdefault(id(container), copy)
        self._single[id(container)] = container, change.last

    def has_set(self, inner: Observation, is_taken_back: IsTakenBack) -> None:
        """A module that ran within this one has bound names anew."""
        first = {id(each.namespace): each for some in inner._places.values() for each in some}
        for owner, places in self._places.items():
            for each in places:
                own = each.difference(first.get(id(each.namespace), each), is_taken_back)
                if own:  # that was before the other began
                    own = own._replace(moment=inner._began)
                    self._set.setdefault(id(each.namespace), []).append(own)
            self._places[owner] = [p.now() if id(p.namespace) in first else p for p in places]

    def set_places(self, is_taken_back: IsTakenBack) -> list[Change]:
        """Return which names have been bound anew."""
        found = []
        for each in chain.from_iterable(self._places.values()):
            last = each.difference(each.now(), is_taken_back)
            done = self._set.get(id(each.namespace), [])
            if last or done:
                found.append(Change(each.namespace, 0, 0, _one_after_the_other(done, last)))
        return found

    def changes(self) -> list[Change]:
        """Return all that has changed."""
        held = [
            each
            for hold, new in list(self._holds)
            for each in hold.changed()
            if id(each[0]) in new and id(each[0]) not in self._single
        ]
        single = [(each, copy, copy_of(each)) for each, copy in list(self._single.values())]
        found = []
        for container, copy, now in (*held, *single):
            last = difference(container, copy, now)
            differences = _one_after_the_other(self._done.get(id(container), []), last)
            if differences or id(container) in self._first:
                first = self._first.get(id(container), copy)
                found.append(Change(container, first, now, differences))
        return found


def _one_after_the_other(done: list[Difference], last: Difference | None) -> tuple[Difference, ...]:
    return (*done, last._replace(moment=next(_moments))) if last else tuple(done)
