"""What a module's top-level code adds to the containers of other project modules.

A plugin that appends itself to a registry does so again when it is re-executed. So its additions
are noted while it runs, taken back before it runs again, and put where the old ones were.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import islice
from opcode import opmap
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
from ipython_depreload.percode import PerCode
from ipython_depreload.removals import (
    LATER,
    Held,
    Removal,
    Removals,
    base_kind,
    held_in,
    is_counted,
)
from ipython_depreload.replacements import Made, Replaced, Replacements, entry_of

_Before = int | tuple[Any, ...] | frozenset[Any]
"""What a container was: its size, or what was in it, where something may be put anywhere."""


def _before(container: Container) -> _Before:
    return frozenset(container) if isinstance(container, set) else size_of(container)


_INSERTS = {"insert", "appendleft", "extendleft", "insort", "insort_left", "insort_right"}
_SLICES = {opmap[name] for name in ("BUILD_SLICE", "STORE_SLICE") if name in opmap}


def _find_may_insert(code: CodeType) -> bool:
    return not (_INSERTS.isdisjoint(code.co_names) and _SLICES.isdisjoint(code.co_code[::2]))


may_insert = PerCode(_find_may_insert)
"""Say whether code may put something elsewhere than at the end of a list."""


class _Contents:
    """The containers of one owner, in a form in which many are measured at once."""

    def __init__(self, containers: Iterable[Container]) -> None:
        self._others: list[Container] = []
        self._sets: list[Any] = []
        for container in containers:
            if is_a(container, set):
                self._sets.append(container)
            else:
                self._others.append(container)
        # A class has no length, but the view of its attributes has.
        self._views = [class_members(c) if isinstance(c, type) else c for c in self._others]

    def now(self) -> tuple[list[int], list[frozenset[Any]]]:
        """Return what the containers are at the moment."""
        return list(map(len, self._views)), list(map(frozenset, self._sets))

    def containers(self) -> list[Container]:
        """Return all of them."""
        return [*self._others, *self._sets]

    @cached_property
    def dictionaries(self) -> list[dict[Any, Any]]:
        """Return those that are dictionaries."""
        return [each for each in self._others if isinstance(each, dict)]

    @cached_property
    def sequences(self) -> list[list[Any] | deque[Any]]:
        """Return those in which there is an order of places."""
        return [each for each in self._others if isinstance(each, (list, deque))]

    def grown(
        self, sizes: list[int], contents: list[frozenset[Any]]
    ) -> Iterator[tuple[Container, _Before]]:
        """Yield each container that has more in it than it had, with what it was."""
        now = list(map(len, self._views))
        if now != sizes:
            for container, size, then in zip(self._others, now, sizes, strict=True):
                if size > then:
                    yield container, then
        for members, before in zip(self._sets, contents, strict=True):
            if not members <= before:
                yield members, before

    def with_what_was(
        self, sizes: list[int], contents: list[frozenset[Any]]
    ) -> Iterator[tuple[Container, _Before]]:
        """Yield each container with what it was."""
        yield from zip(self._others, sizes, strict=True)
        yield from zip(self._sets, contents, strict=True)


_NONE_GONE: Mapping[int, int] = {}


class _Watched:
    """What a running module may add to, as it was when the module got hold of it."""

    def __init__(self) -> None:
        self._within: dict[int, list[tuple[int, Iterable[tuple[Any, Any]]]]] = {}
        self._kept: dict[int, tuple[Any, ...]] | None = None
        self._owned: dict[int, tuple[_Contents, tuple[list[int], list[frozenset[Any]]]]] = {}
        self._single: dict[int, tuple[Container, _Before]] = {}

    def add_all(self, contents: _Contents) -> None:
        """Watch the containers of an owner, unless they are watched."""
        if id(contents) not in self._owned:
            self._owned[id(contents)] = contents, contents.now()
            self._keep(contents.sequences)

    def keep(self) -> None:
        """Something may be inserted from now on: sizes do not tell what."""
        if self._kept is None:
            self._kept = {}
            for contents, _ in self._owned.values():
                self._keep(contents.sequences)
            self._keep(filter(_is_sequence, (each for each, _ in self._single.values())))

    def _keep(self, sequences: Iterable[Any]) -> None:
        if self._kept is not None:
            self._kept.update((id(s), tuple(s)) for s in sequences if id(s) not in self._kept)

    def dictionaries(self) -> Iterator[Container]:
        """Yield the dictionaries among what is watched."""
        for contents, _ in self._owned.values():
            yield from contents.dictionaries
        yield from (each for each, _ in self._single.values())

    def add(self, container: Container) -> None:
        """Watch one more."""
        self._single.setdefault(id(container), (container, _before(container)))
        if _is_sequence(container):
            self._keep([container])

    def came(self, container: Container, entries: Iterable[tuple[Any, Any]]) -> None:
        """A module that ran within this one has added something, and noted that itself."""
        if _is_sequence(container):
            self._within.setdefault(id(container), []).append((size_of(container), entries))

    def came_since(self, container: Container, then: int) -> Counter[tuple[int, int]]:
        """Count what came so since there was so much in a sequence."""
        return Counter(
            _claim(entry)
            for size, entries in self._within.get(id(container), ())
            if size > then  # else it was there before
            for entry in entries
        )

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
        found = self.all() if gone else self._united(_Contents.grown)
        return [
            (container, self._then(container, before, gone.get(id(container), 0)))
            for container, before in found
        ]

    def _then(self, container: Container, before: _Before, gone: int) -> _Before:
        if not isinstance(before, int):
            return before
        kept = None if self._kept is None else self._kept.get(id(container))
        return before - gone if kept is None else kept[:before]

    def _united(
        self, ask: Callable[..., Iterable[tuple[Container, _Before]]]
    ) -> Iterable[tuple[Container, _Before]]:
        found = dict(self._single)
        for contents, then in list(self._owned.values()):  # a signal handler may add to it
            for container, before in ask(contents, *then):  # several may own it
                _, known = found.get(id(container), (container, before))
                found[id(container)] = container, _least(known, before)
        return found.values()


def _is_sequence(container: Container) -> bool:
    return is_a(container, (list, deque))


def _least(one: _Before, other: _Before) -> _Before:
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one & other
    if isinstance(one, int) and isinstance(other, int):
        return min(one, other)
    return one if isinstance(other, frozenset) else other


def _size(before: _Before) -> int:
    return before if isinstance(before, int) else len(before)


def _split(held: Held, was: _Before) -> tuple[Held, list[tuple[Any, Any]]]:
    """Tell what was in a container from what has been added to it."""
    if isinstance(was, frozenset):
        old = [value for value in held.values if value in was]
        return held._replace(values=old), [(None, v) for v in held.values if v not in was]
    size = _size(was)
    if len(held.values) <= size:
        return held, []
    new = [(key, value) for _, key, value in held.entries[size:]]
    return held._replace(keys=held.keys and held.keys[:size], values=held.values[:size]), new


def _filled(contents: _Contents) -> Iterator[Held]:
    return map(held_in, contents.containers())


def _added(container: Container, before: _Before) -> list[tuple[Any, Any]]:
    if isinstance(before, frozenset):
        return [entry for entry in contents_of(container) if entry[1] not in before]
    if isinstance(before, tuple):
        left = Counter(map(id, before))
        return [e for e in contents_of(container) if not is_counted(id(e[1]), left)]
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


def _without(
    entries: Iterable[tuple[Any, Any]], others: Counter[tuple[int, int]]
) -> tuple[tuple[Any, Any], ...]:
    """Leave out as many of each as others have noted themselves."""
    left = others.copy()
    return tuple([entry for entry in entries if not is_counted(_claim(entry), left)])


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
    replaced: dict[str, Replaced]


class Contributions:
    """Additions of each project module, noted from import to import.

    Parameters
    ----------
    values_of
        Gives the dictionary of a loaded module.
    builds_on
        Called with a module and another one whose entry it has replaced.
    """

    def __init__(
        self,
        values_of: Callable[[str], Mapping[str, Any] | None],
        builds_on: Callable[[str, str], object],
    ) -> None:
        self._values_of = values_of
        self._builds_on = builds_on
        self._save: Callable[[Container], None] | None = None
        self._containers: dict[str, _Contents] = {}
        self._watched: dict[str, _Watched] = {}
        self._additions: dict[str, tuple[Addition, ...]] = {}
        self._claims: dict[int, Counter[tuple[int, int]]] = {}
        self._removals = Removals()
        self._replacements = Replacements()

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
        watched.add_all(containers)
        self._removals.watch(contributor, partial(_filled, containers))
        self._replacements.watch(contributor, containers.dictionaries)

    def starts(self, contributor: str, code: CodeType) -> None:
        """Code is about to run on behalf of `contributor`, which is running."""
        watched = self._watched.get(contributor)
        if may_insert(code):
            self._watched.setdefault(contributor, _Watched())
            for each in self._watched.values():
                each.keep()
        found = partial(self._found_by, contributor, watched) if watched else tuple
        self._removals.starts(contributor, code, found)
        self._replacements.starts(contributor, code, watched.dictionaries if watched else tuple)

    def _found_by(self, contributor: str, watched: _Watched) -> Iterator[Held]:
        """Yield what is in the containers that a module watches, but for what it has added."""
        before = (e for a in self._additions.get(contributor, ()) for e in a.entries)
        own = Counter(map(_claim, before))  # the last time it ran
        for container, was in watched.all():
            held, new = _split(held_in(container), was)
            claims = self._claims.get(id(container), Counter()) - own if new else Counter()
            others = [(LATER, *entry) for entry in new if _claim(entry) in claims]
            yield held._replace(later=tuple(others)) if others else held

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
        for addition in self._additions.pop(contributor, ()):
            claimed = self._claims.get(id(addition.container), Counter())
            claimed.subtract(map(_claim, addition.entries))
        self._containers.pop(contributor, None)
        gone = self._removals.settle(contributor)
        watched = self._watched.pop(contributor, None)
        if watched is not None:
            self._note_additions(contributor, watched, gone)
        for maker in self._replacements.settle(contributor, self._adding):
            self._builds_on(contributor, maker)

    def _adding(self, made: set[Made | None]) -> Iterator[str]:
        """Yield the modules that added some entries."""
        for name, additions in self._additions.items():
            if any(entry_of(a.container, *entry) in made for a in additions for entry in a.entries):
                yield name

    def keepers(self, contributor: str) -> dict[str, str]:
        """Return the modules that replaced what one added -> why they must run when it does."""
        reason = f"has replaced what {contributor} registered"
        return dict.fromkeys(self._replacements.on_top_of(contributor), reason)

    def _note_additions(self, contributor: str, watched: _Watched, gone: Mapping[int, int]) -> None:
        found = []
        for container, before in watched.changed(gone):
            if _is_sequence(container):  # there may be the same again
                others = watched.came_since(container, _size(before))
            else:
                others = self._claims.get(id(container), Counter())
            entries = _without(_added(container, before), others)
            if entries:
                self._claims.setdefault(id(container), Counter()).update(map(_claim, entries))
                found.append(Addition(container, entries))
                self._removals.came(container, entries)
                self._replacements.came(container, entries)
                for outer in self._watched.values():
                    outer.came(container, entries)
                self._watch_what_came_with(entries)
        if found:
            more = [a for addition in found for a in _within(addition.entries)]
            known = {id(addition.container) for addition in found}
            self._additions[contributor] = (*found, *(a for a in more if id(a[0]) not in known))

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

    def added_containers(self, contributors: Iterable[str]) -> bool:
        """Say whether one of these modules added a container, to which others may have added."""
        additions = [a for name in contributors for a in self._additions.get(name, ())]
        return any(
            True for a in additions for _ in containers_among(value for _, value in a.entries)
        )

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
        self._removals.abandon(contributor)
        self._replacements.abandon(contributor)

    def snapshot(self) -> Noted:
        """Return all that is known, as `restore` takes it."""
        replaced = self._replacements.snapshot()
        return Noted(dict(self._additions), self._removals.snapshot(), replaced)

    def restore(self, noted: Noted) -> None:
        """Go back to a snapshot."""
        self._additions = dict(noted.additions)
        self._removals.restore(noted.removals)
        self._replacements.restore(noted.replaced)
        self._containers.clear()
        self._watched.clear()
        self._recount()

    def follow(self, successor: Callable[[Any], Any]) -> None:
        """What was added, and to what, may have been replaced: know it as it is now."""
        self._additions = {
            name: tuple([_followed(addition, successor) for addition in additions])
            for name, additions in self._additions.items()
        }
        self._removals.follow(successor)
        self._replacements.follow(successor)
        self._recount()

    def _recount(self) -> None:
        self._claims.clear()
        noted = (a for found in self._additions.values() for a in found)
        for addition in (addition for addition in noted if not addition.within):
            claimed = self._claims.setdefault(id(addition.container), Counter())
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
        self._replacements.put_back(contributors)
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
                withdrawn.remember(name, addition)
                for key, value in entries:
                    _remove(addition.container, key, value)
        self._removals.put_back(contributors, deque)  # one of limited length may have been full
        return withdrawn

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
    replaced = [each.entries for each in noted.replaced.values()]
    entries = [*(addition.entries for addition in additions), *(r.entries for r in removals)]
    inner = [entry for some in (*entries, *replaced) for entry in some]
    return [*additions, *removals, *noted.replaced.values(), *entries, *replaced, *inner]


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
        self._orders: dict[int, tuple[Container, list[Any]]] = {}
        self._places: dict[int, dict[int, list[int]]] = {}

    def remember(self, contributor: str, addition: Addition) -> None:
        """Mark the places of a module's entries, before they are removed."""
        container = addition.container
        if id(container) not in self._orders:
            self._begin(container)
        _, order = self._orders[id(container)]
        places = self._places[id(container)]
        for entry in addition.entries:
            indices = places.get(id(entry[1]), [])
            for index in reversed(indices):  # what was added is the last of its kind
                if order[index].is_entry(*entry):
                    order[index] = contributor
                    indices.remove(index)
                    break

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
    else:
        places = [index for index, item in enumerate(container) if item is value]
        if places:
            del container[places[-1]]  # the module's own may be there too, before it


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
