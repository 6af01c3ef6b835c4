"""What a module's top-level code adds to the containers of other project modules.

A plugin that appends itself to a registry does so again when it is re-executed. So its additions
are noted while it runs, taken back before it runs again, and put where the old ones were.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import partial
from itertools import islice
from types import CodeType
from typing import Any, NamedTuple
from weakref import ref

from ipython_depreload.class_members import (
    class_members,
    delete_class_attribute,
    set_class_attribute,
)
from ipython_depreload.containers import (
    CONTAINERS,
    MANY,
    NESTED,
    Container,
    containers_among,
    containers_of,
    contents_of,
    size_of,
)
from ipython_depreload.modules import is_a, same_reference
from ipython_depreload.removals import (
    LATER,
    Entry,
    Removal,
    Removals,
    base_kind,
    entries_of,
    is_counted,
)
from ipython_depreload.replaced import Replaced

_Claims = Counter[tuple[int, int]]
"""How often modules have added an entry to a container, by the ids of its key and its value."""

_Before = int | frozenset[Any] | tuple[Any, ...]
"""What a container was: its size, or what was in a set or a list."""


def _before(container: Container) -> _Before:
    if isinstance(container, set):
        return frozenset(container)
    return _items(container) if isinstance(container, (list, deque)) else size_of(container)


def _items(container: list[Any] | deque[Any]) -> int | tuple[Any, ...]:
    """Return what is in a list, to which something may be added anywhere."""
    return tuple(container) if len(container) <= MANY else len(container)


class _Measured(NamedTuple):
    """What the containers of one owner were."""

    sizes: list[int]
    sets: list[frozenset[Any]]
    lists: list[int | tuple[Any, ...]]


class _Contents:
    """The containers of one owner, in a form in which many are measured at once."""

    def __init__(self, containers: Iterable[Container]) -> None:
        self._others: list[Container] = []
        self._sets: list[Any] = []
        self._lists: list[Any] = []
        for container in containers:
            if is_a(container, set):
                self._sets.append(container)
            elif is_a(container, (list, deque)):
                self._lists.append(container)
            else:
                self._others.append(container)
        # A class has no length, but the view of its attributes has.
        self._views = [class_members(c) if isinstance(c, type) else c for c in self._others]

    def now(self) -> _Measured:
        """Return what the containers are at the moment."""
        return _Measured(
            list(map(len, self._views)),
            list(map(frozenset, self._sets)),
            list(map(_items, self._lists)),
        )

    def containers(self) -> list[Container]:
        """Return all of them."""
        return [*self._others, *self._sets, *self._lists]

    def grown(self, then: _Measured) -> Iterator[tuple[Container, _Before]]:
        """Yield each container that has more in it than it had, with what it was."""
        now = list(map(len, self._views))
        if now != then.sizes:
            for container, size, before in zip(self._others, now, then.sizes, strict=True):
                if size > before:
                    yield container, before
        for members, had in zip(self._sets, then.sets, strict=True):
            if not members <= had:
                yield members, had
        for items, was in zip(self._lists, then.lists, strict=True):
            if len(items) > (was if isinstance(was, int) else len(was)):
                yield items, was

    def with_what_was(self, then: _Measured) -> Iterator[tuple[Container, _Before]]:
        """Yield each container with what it was."""
        yield from zip(self._others, then.sizes, strict=True)
        yield from zip(self._sets, then.sets, strict=True)
        yield from zip(self._lists, then.lists, strict=True)


_NONE_GONE: Mapping[int, int] = {}


class _Watched:
    """What a running module may add to, as it was when the module got hold of it."""

    def __init__(self) -> None:
        self._owned: dict[int, tuple[_Contents, _Measured]] = {}
        self._single: dict[int, tuple[Container, _Before]] = {}

    def add_all(self, contents: _Contents) -> None:
        """Watch the containers of an owner, unless they are watched."""
        if id(contents) not in self._owned:
            self._owned[id(contents)] = contents, contents.now()

    def add(self, container: Container) -> None:
        """Watch one more."""
        self._single.setdefault(id(container), (container, _before(container)))

    def all(self) -> Iterable[tuple[Container, _Before]]:
        """Return all that is watched, with what it was."""
        return self._united(_Contents.with_what_was)

    def changed(self, gone: Mapping[int, int] = _NONE_GONE) -> Iterable[tuple[Container, _Before]]:
        """Return the containers that may have got something, with what they were before.

        Parameters
        ----------
        gone
            id of a container -> how much of that is there no longer.
        """
        if not gone:
            return self._united(_Contents.grown)
        return [
            (container, _less(before, gone.get(id(container), 0)))
            for container, before in self.all()
        ]

    def _united(
        self, ask: Callable[..., Iterable[tuple[Container, _Before]]]
    ) -> Iterable[tuple[Container, _Before]]:
        found = dict(self._single)
        for contents, then in list(self._owned.values()):  # a signal handler may add to it
            for container, before in ask(contents, then):  # several may own it
                _, known = found.get(id(container), (container, before))
                found[id(container)] = container, _least(known, before)
        return found.values()


def _less(before: _Before, number: int) -> _Before:
    return before - number if isinstance(before, int) else before


def _least(one: _Before, other: _Before) -> _Before:
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one & other
    known = [each for each in (one, other) if not isinstance(each, int)]
    if len(known) == 1:
        return known[0]
    return min(one, other, key=lambda each: each if isinstance(each, int) else len(each))


def _not_added(
    entries: Iterable[Entry], was: _Before, others: Set[tuple[int, int]]
) -> Iterator[Entry]:
    """Leave out what a module has added to a container itself since it watches that."""
    left = Counter(map(id, was)) if isinstance(was, tuple) else Counter()
    for place, key, value in entries:
        if isinstance(was, int):
            is_old = place < was
        else:
            is_old = is_counted(id(value), left) if isinstance(was, tuple) else value in was
        if is_old:
            yield place, key, value
        elif _claim((key, value)) in others:
            yield LATER, key, value


def _filled(contents: _Contents) -> list[Removal]:
    return [Removal(container, entries_of(container)) for container in contents.containers()]


def _added(container: Container, before: _Before) -> list[tuple[Any, Any]]:
    if isinstance(before, frozenset):
        return [entry for entry in contents_of(container) if entry[1] not in before]
    if isinstance(before, tuple):
        left = Counter(map(id, before))
        return [entry for entry in contents_of(container) if not is_counted(id(entry[1]), left)]
    last = islice(_from_the_end(container), max(size_of(container) - before, 0))
    return list(last)[::-1]


def _from_the_end(container: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(container, (type, dict)):
        members: Any = class_members(container) if isinstance(container, type) else container
        return iter(reversed(members.items()))
    return ((None, item) for item in reversed(container))


def _claim(entry: tuple[Any, Any]) -> tuple[int, int]:
    key, value = entry
    return id(key), id(value)


class Addition(NamedTuple):
    """Entries that one module added to one container.

    Attributes
    ----------
    within
        Whether the container is itself in what it added, as one made by `setdefault`.
    """

    container: Container
    entries: tuple[tuple[Any, Any], ...]
    within: bool = False


class Noted(NamedTuple):
    """What is known of each module."""

    additions: dict[str, tuple[Addition, ...]]
    removals: dict[str, tuple[Removal, ...]]
    replaced: dict[str, tuple[Replaced, ...]]


class Contributions:
    """Additions of each project module, noted from import to import.

    Parameters
    ----------
    values_of
        Gives the dictionary of a loaded module.
    """

    def __init__(self, values_of: Callable[[str], Mapping[str, Any] | None]) -> None:
        self._values_of = values_of
        self._save: Callable[[Container], None] | None = None
        self._containers: dict[str, _Contents] = {}
        self._watched: dict[str, _Watched] = {}
        self._additions: dict[str, tuple[Addition, ...]] = {}
        self._claims: dict[int, _Claims] = {}  # of each container
        self._within: dict[str, dict[int, _Claims]] = {}  # of what ran within a running module
        self._removals = Removals()

    def save_with(self, save: Callable[[Container], None] | None) -> None:
        """From now on save each container that a running module gets hold of, if at all."""
        self._save = save
        self._containers.clear()  # those in there were not saved

    def watch(self, contributor: str, owner: str) -> None:
        """From now on `contributor`, which is running, may add to what `owner` has."""
        containers = self._containers.get(owner) or self._contents(owner)
        if containers is None:
            return
        watched = self._watched.get(contributor)
        if watched is None:
            watched = self._watched[contributor] = _Watched()
            self._within[contributor] = {}
        watched.add_all(containers)
        self._removals.watch(contributor, partial(_filled, containers))

    def starts(self, contributor: str, code: CodeType) -> None:
        """Code is about to run on behalf of `contributor`, which is running."""
        watched = self._watched.get(contributor)
        found = partial(self._found_by, contributor, watched) if watched else tuple
        self._removals.starts(contributor, code, found)

    def _found_by(self, contributor: str, watched: _Watched) -> Iterator[Removal]:
        """Yield what is in the containers that a module watches, but for what it has added."""
        before = (e for a in self._additions.get(contributor, ()) for e in a.entries)
        own = Counter(map(_claim, before))  # the last time it ran
        for container, was in watched.all():
            others = self._claims.get(id(container), _Claims()) - own
            yield Removal(container, tuple(_not_added(entries_of(container), was, others.keys())))

    def _contents(self, owner: str) -> _Contents | None:
        values = self._values_of(owner)
        if values is None:
            return None
        found = containers_of(owner, values)
        if self._save is not None:
            for container in found:
                self._save(container)
        contents = self._containers[owner] = _Contents(found)
        return contents

    def settle(self, contributor: str) -> None:
        """`contributor` has run: note what it added."""
        for addition in self._additions.get(contributor, ()):
            claimed = self._claims.get(id(addition.container), _Claims())
            claimed.subtract(map(_claim, addition.entries))
        self._containers.pop(contributor, None)
        gone = self._removals.settle(contributor)
        watched = self._watched.pop(contributor, None)
        within = self._within.pop(contributor, {})
        found = [] if watched is None else self._note_additions(watched.changed(gone), within)
        if found:
            self._additions[contributor] = tuple(found)  # where it was: the order is who came first
        else:
            self._additions.pop(contributor, None)

    def _note_additions(
        self, changed: Iterable[tuple[Container, _Before]], within: Mapping[int, _Claims]
    ) -> list[Addition]:
        found = []
        for container, before in changed:
            entries = self._unclaimed(
                container, _added(container, before), within.get(id(container), _Claims())
            )
            if entries:
                for claims in (self._claims, *self._within.values()):
                    claims.setdefault(id(container), _Claims()).update(map(_claim, entries))
                found.append(Addition(container, entries))
                self._removals.came(container, entries)
                self._watch_what_came_with(entries)
        more = [a for addition in found for a in _within(addition.entries)]
        known = {id(addition.container) for addition in found}
        return [*found, *(a for a in more if id(a[0]) not in known)]

    def redirect(self, contributor: str, new: Any, old: Any) -> None:
        """What a running module has just added to others' containers is to be another object."""
        for container, before in self._watched.get(contributor, _Watched()).changed():
            added = _added(container, before)
            if any(exchanged(part, new, old) is not part for entry in added for part in entry):
                _exchange(container, added, new, old)

    def redirect_own(self, owner: str, pairs: Iterable[tuple[Any, Any]]) -> None:
        """What a module that has run put into its own containers is to be other objects."""
        redirected = {id(new): (new, old) for new, old in pairs if new is not old}
        values = self._values_of(owner) if redirected else None
        for container in containers_of(owner, values) if values else ():
            if isinstance(container, type) or len(container) > MANY:
                continue
            for number in _meant_by(container) & redirected.keys():
                _exchange(container, list(contents_of(container)), *redirected[number])

    def _watch_what_came_with(self, entries: Iterable[tuple[Any, Any]]) -> None:
        """A container that a module has added is another one to which others may add."""
        inner = list(containers_among(value for _, value in entries))
        if inner:
            self._containers.clear()
        for watched in self._watched.values():
            for container in inner:
                watched.add(container)

    def _unclaimed(
        self, container: Container, entries: list[tuple[Any, Any]], within: _Claims
    ) -> tuple[tuple[Any, Any], ...]:
        """Leave out what modules added that ran within this one: they have noted it themselves."""
        claimed = self._claims.get(id(container), _Claims())
        room: _Claims = _Claims()  # the same may be in a list more than once
        if isinstance(container, (list, deque)):
            for claim in {c for c in map(_claim, entries) if claimed[c] > 0}:
                there = sum(id(item) == claim[1] for item in container)
                room[claim] = there - claimed[claim]
        left = [entry for entry in entries if not is_counted(_claim(entry), within)]
        return tuple([e for e in left if claimed[_claim(e)] <= 0 or is_counted(_claim(e), room)])

    def added_containers(self, contributors: Iterable[str]) -> bool:
        """Say whether one of these modules added a container, to which others may have added."""
        additions = [a for name in contributors for a in self._additions.get(name, ())]
        return any(
            True for a in additions for _ in containers_among(value for _, value in a.entries)
        )

    def who_replaced(self, contributor: str) -> dict[str, str]:
        """Return the modules that replaced what one has put there -> why they must run with it."""
        additions = self._additions.get(contributor, ())
        added = ((a.container, key) for a in additions for key, _ in a.entries)
        return self._removals.replaced.after(contributor, added)

    def added_by(self, contributor: str) -> list[Container]:
        """Return the containers to which a module added something."""
        return [a.container for a in self._additions.get(contributor, ()) if not a.within]

    def all_containers(self) -> list[Container]:
        """Return every container to which some module added something."""
        found = [a for additions in self._additions.values() for a in additions]
        return [addition.container for addition in found if not addition.within]

    def abandon(self, contributor: str) -> None:
        """`contributor` failed: forget that it ran."""
        self._watched.pop(contributor, None)
        self._within.pop(contributor, None)
        self._removals.abandon(contributor)

    def snapshot(self) -> Noted:
        """Return all that is known, as `restore` takes it."""
        removals = self._removals
        return Noted(dict(self._additions), removals.snapshot(), removals.replaced.snapshot())

    def restore(self, noted: Noted) -> None:
        """Go back to a snapshot."""
        self._additions = dict(noted.additions)
        self._removals.restore(noted.removals)
        self._removals.replaced.restore(noted.replaced)
        self._containers.clear()
        self._watched.clear()
        self._within.clear()
        self._recount()

    def follow(self, successor: Callable[[Any], Any]) -> None:
        """What was added, and to what, may have been replaced: know it as it is now."""
        self._additions = {
            name: tuple([_followed(addition, successor) for addition in additions])
            for name, additions in self._additions.items()
        }
        self._removals.follow(successor)
        self._recount()

    def _recount(self) -> None:
        self._claims.clear()
        noted = (a for found in self._additions.values() for a in found)
        for addition in (addition for addition in noted if not addition.within):
            claimed = self._claims.setdefault(id(addition.container), _Claims())
            claimed.update(map(_claim, addition.entries))

    def reachable(self, names: Iterable[str]) -> list[Container]:
        """Return the containers of these modules, to be saved before others change them."""
        found: dict[int, Container] = {}
        for name in names:
            values = self._values_of(name)
            if values is not None:
                found.update((id(c), c) for c in containers_of(name, values))
        return list(found.values())

    def withdraw(self, contributors: Iterable[str]) -> Withdrawn:
        """Take back what these modules added or took; the caller has saved the containers."""
        contributors = list(contributors)
        self._removals.replaced.put_back(contributors)
        self._removals.put_back(contributors, dict, list, set)
        withdrawn, names = Withdrawn(), set(contributors)
        others = [some for name, some in self._additions.items() if name not in names]
        shared = {id(a.container) for some in others for a in some if not a.within}
        for name in contributors:
            for addition in self._additions.get(name, ()):
                if addition.within and not _is_shared(addition.container, shared):
                    continue  # it goes with what it is in
                entries = [e for e in addition.entries if not _is_shared(e[1], shared)]
                addition = addition._replace(entries=tuple(entries))
                withdrawn.remember(name, addition, partial(self._later, name, withdrawn))
                if not isinstance(addition.container, (list, deque)):
                    for key, value in entries:
                        _remove(addition.container, key, value)
        withdrawn.remove_items()
        self._removals.put_back(contributors, deque)  # one of limited length may have been full
        return withdrawn

    def _later(self, name: str, withdrawn: Withdrawn, container: Container, value: Any) -> int:
        """Return how often modules have added something that did so after one."""
        names = list(self._additions)
        others = [n for n in names[names.index(name) + 1 :] if n not in withdrawn.contributors]
        additions = (a for other in others for a in self._additions[other])
        found = [a.entries for a in additions if a.container is container and not a.within]
        return sum(entry[1] is value for entries in found for entry in entries)

    def rearrange(self, withdrawn: Withdrawn) -> None:
        """Move what the modules added this time to where their old additions were."""
        added = {
            (id(addition.container), name): addition.entries
            for name, additions in self._additions.items()
            for addition in additions
        }
        for container, order in withdrawn.orders():
            if isinstance(container, (list, dict)):
                _reorder(container, order, partial(_added_to, added, id(container)))


def bookkeeping(noted: Noted) -> list[object]:
    """Return the immutable objects in a snapshot that refer to what modules added or took."""
    additions = [addition for found in noted.additions.values() for addition in found]
    removals = [removal for found in noted.removals.values() for removal in found]
    entries = [*(addition.entries for addition in additions), *(r.entries for r in removals)]
    replaced = [each for found in noted.replaced.values() for each in found]
    inner = [entry for some in entries for entry in some]
    return [*additions, *removals, *replaced, *entries, *inner]


def _within(entries: Iterable[tuple[Any, Any]], depth: int = NESTED) -> Iterator[Addition]:
    """Yield what is in the containers that a module added: it has put that there too."""
    for inner in containers_among(value for _, value in entries) if depth else ():
        if 0 < len(inner) < MANY:  # type: ignore[arg-type]
            inside = tuple(contents_of(inner))
            yield Addition(inner, inside, within=True)
            yield from _within(inside, depth - 1)


def _is_shared(value: Any, shared: set[int]) -> bool:
    """Say whether other modules have added something to a container, or to one in it."""
    if id(value) in shared:
        return True
    if not shared or id(type(value)) not in CONTAINERS or len(value) >= MANY:
        return False
    return any(
        _is_shared(inner, shared) for inner in containers_among(v for _, v in contents_of(value))
    )


def _followed(addition: Addition, successor: Callable[[Any], Any]) -> Addition:
    entries = tuple([(successor(key), successor(value)) for key, value in addition.entries])
    return Addition(successor(addition.container), entries, addition.within)


def _added_to(
    added: Mapping[tuple[int, str], Iterable[tuple[Any, Any]]], container: int, name: str
) -> Iterable[tuple[Any, Any]]:
    return added.get((container, name), ())


class Withdrawn:
    """Where the entries taken back had been."""

    def __init__(self) -> None:
        self.contributors: set[str] = set()
        self._orders: dict[int, tuple[Container, list[Any]]] = {}
        self._places: dict[int, dict[int, list[int]]] = {}

    def remember(
        self, contributor: str, addition: Addition, later: Callable[[Container, Any], int]
    ) -> None:
        """Mark the places of a module's entries, before they are removed.

        Parameters
        ----------
        later
            Says how often others have added the same object to a container after it.
        """
        container = addition.container
        self.contributors.add(contributor)
        if id(container) not in self._orders:
            self._begin(container)
        _, order = self._orders[id(container)]
        places = self._places[id(container)]
        for key, value in reversed(addition.entries):
            indices = places.get(id(value), [])
            found = [index for index in indices if order[index].is_entry(key, value)]
            behind = later(container, value) if len(found) > 1 else 0
            if len(found) > behind:
                index = found[-1 - behind]
                order[index] = contributor
                indices.remove(index)

    def remove_items(self) -> None:
        """Take out of lists what is marked."""
        for container, order in self._orders.values():
            if isinstance(container, (list, deque)):
                kept = [each.value for each in order if isinstance(each, _Kept)]
                kind = base_kind(type(container))
                if len(kept) < len(order):
                    kind.clear(container)
                    kind.extend(container, kept)

    def _begin(self, container: Container) -> None:
        order = [_Kept(*entry) for entry in contents_of(container)]
        self._orders[id(container)] = container, order
        places = self._places[id(container)] = {}
        for index, kept in enumerate(order):
            places.setdefault(id(kept.value), []).append(index)

    def orders(self) -> list[tuple[Container, list[Any]]]:
        """Return each container with its old order: kept entries, and names of contributors."""
        return list(self._orders.values())


class _Kept:
    def __init__(self, key: Any, value: Any) -> None:
        self.key = key
        self.value = value

    def is_entry(self, key: Any, value: Any) -> bool:
        return self.value is value and (self.key is key or (type(key) is str and self.key == key))


def _reorder(
    container: list[Any] | dict[Any, Any],
    order: list[Any],
    added_by: Callable[[str], Iterable[tuple[Any, Any]]],
) -> None:
    wanted: list[tuple[Any, Any]] = []
    placed: set[str] = set()
    for place in order:
        if isinstance(place, _Kept):
            wanted.append((place.key, place.value))
        elif place not in placed:
            placed.add(place)
            wanted += added_by(place)
    if isinstance(container, dict):
        keys = [k for k, _ in wanted if k in container]
        contents = {**dict.fromkeys(keys), **container}
        if list(contents) != list(container):
            kind = base_kind(type(container))
            for key in contents:
                kind.__setitem__(container, key, kind.pop(container, key))
        return
    rest = list(container)
    front = []
    for _, item in wanted:
        index = next((i for i, other in enumerate(rest) if other is item), None)
        if index is not None:
            front.append(rest.pop(index))
    list.__setitem__(container, slice(None), [*front, *rest])


def _remove(container: Container, key: Any, value: Any) -> None:
    if isinstance(container, type):
        if vars(container).get(key) is value:
            delete_class_attribute(container, key)
    elif isinstance(container, dict):
        kind = base_kind(type(container))
        if dict.get(container, key) is value:
            kind.__delitem__(container, key)
    elif isinstance(container, set):
        set.discard(container, value)


def _exchange(container: Container, added: Iterable[tuple[Any, Any]], new: Any, old: Any) -> None:
    """Put one object in the place of another in what was added last, in the same order."""
    kind: Any = None if isinstance(container, type) else base_kind(type(container))
    moved = False
    for key, value in added:
        wanted = exchanged(value, new, old)
        if isinstance(container, dict):
            wanted_key = exchanged(key, new, old)
            moved = moved or wanted_key is not key
            if moved:
                kind.__delitem__(container, key)
            kind.__setitem__(container, wanted_key, wanted)
        elif isinstance(container, set):
            kind.discard(container, value)
            kind.add(container, wanted)
        elif isinstance(container, type) and wanted is not value:
            set_class_attribute(container, key, wanted)
    if isinstance(container, (list, deque)):
        for index, value in enumerate(container):
            kind.__setitem__(container, index, exchanged(value, new, old))


def exchanged(part: Any, new: Any, old: Any) -> Any:
    """Return the old object for the new one, a weak reference to it for one to that."""
    if part is new:
        return old
    return same_reference(part, old) if meant(part) is new else part


def _meant_by(container: Any) -> set[int]:
    """Return the ids of what a container holds, and of what weak references in it refer to."""
    is_dict = is_a(container, dict)
    parts = [*dict.keys(container), *dict.values(container)] if is_dict else [*container]
    found = set(map(id, parts))
    kinds = {id(kind): kind for kind in map(type, parts)}
    if any(issubclass(kind, ref) for kind in kinds.values()):  # in most there are none
        found |= {id(meant(part)) for part in parts}
    return found


def meant(part: Any) -> Any:
    """Return what a weak reference refers to, as in a `WeakValueDictionary`."""
    return ref.__call__(part) if is_a(part, ref) else part
