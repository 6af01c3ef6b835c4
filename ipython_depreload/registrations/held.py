"""What containers hold: copied at a stroke, and later compared with what they hold then.

Entries are compared by identity: to compare them as the user does may run any code.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, islice, repeat
from operator import is_
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members
from ipython_depreload.identical import are_identical
from ipython_depreload.objects import is_a
from ipython_depreload.registrations.containers import (
    MANY,
    Container,
    contents_of,
    size_of,
)

Copy = int | frozenset[Any] | tuple[list[Any], ...]
"""Of a class, and of what is large: its size. Of a set: its items. Else one list of all items, or
two of the keys and the values."""
Added = tuple[Any, Any]
"""The key, and the value. Of what came before the end of a list: its place. Else None."""
Removed = tuple[int, Any, Any]
"""The place, in a list among all that was there or came, the key or None, and the value."""
Replaced = tuple[Any, Any, Any]
"""The key, what was there, and what is."""


class Difference(NamedTuple):
    """What became of the contents of a container.

    Attributes
    ----------
    moment
        When that was: the later, the larger.
    """

    added: tuple[Added, ...] = ()
    removed: tuple[Removed, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    moment: int = 0

    def __bool__(self) -> bool:
        return any(self[:-1])


def copy_of(container: Container) -> Copy:
    """Copy what a container holds."""
    if is_a(container, type) or size_of(container) > MANY:
        return size_of(container)
    if isinstance(container, set):
        return frozenset(container)
    if isinstance(container, dict):  # at one stroke: another thread may be adding to it
        now = dict.copy(container)
        return list(now), list(now.values())
    return tuple([list(column(container)) for column in _columns_of(container)])


def _columns_of(container: Container) -> tuple[Callable[[Any], Iterable[Any]], ...]:
    if is_a(container, dict):
        return dict.__iter__, dict.values
    return (list.__iter__ if is_a(container, list) else deque.__iter__,)


def difference(container: Container, before: Copy, after: Copy) -> Difference:
    """Say what happened to a container between two moments, of which the later may be now."""
    if isinstance(before, int) or isinstance(after, int):
        start, end = _size(before), _size(after)
        return Difference(tuple(islice(contents_of(container), start, end)))
    if isinstance(before, frozenset) or isinstance(after, frozenset):
        return _of_sets(before, after)
    if all(map(_begins_with, after, before)):  # most often: only something new came behind
        new = [column[_size(before) :] for column in after]
        keys = repeat(None) if len(new) == 1 else new[0]
        return Difference(tuple(zip(keys, new[-1])))  # noqa: B905  # there is one for each
    return _of_dicts(before, after) if len(before) > 1 else _of_sequences(before[0], after[0])


def _begins_with(column: list[Any], before: list[Any]) -> bool:
    return len(before) <= len(column) and all(map(is_, before, column))


def _size(copy: Copy) -> int:
    if isinstance(copy, int):
        return copy
    return len(copy) if isinstance(copy, frozenset) else len(copy[0])


def _of_sets(before: Any, after: Any) -> Difference:
    then, now = set(map(id, before)), set(map(id, after))
    added = [(None, item) for item in after if id(item) not in then]
    return Difference(tuple(added), tuple([(0, None, i) for i in before if id(i) not in now]))


def _of_dicts(before: tuple[list[Any], ...], after: tuple[list[Any], ...]) -> Difference:
    then = dict(zip(map(identity, before[0]), before[1], strict=True))
    now = dict(zip(map(identity, after[0]), after[1], strict=True))
    added = [e for e in zip(*after, strict=True) if identity(e[0]) not in then]
    removed = [
        (place, key, value)
        for place, (key, value) in enumerate(zip(*before, strict=True))
        if identity(key) not in now
    ]
    kept = ((key, then.get(identity(key), value), value) for key, value in zip(*after, strict=True))
    replaced = [each for each in kept if each[1] is not each[2]]
    return Difference(tuple(added), tuple(removed), tuple(replaced))


def identity(key: Any) -> Any:
    """Return what a key is known by."""
    return key if type(key) is str or type(key) is int else (id(key),)


def _of_sequences(before: list[Any], after: list[Any]) -> Difference:
    from difflib import SequenceMatcher  # seldom needed

    matcher = SequenceMatcher(None, list(map(id, before)), list(map(id, after)), autojunk=False)
    added: list[Added] = []
    removed: list[Removed] = []
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        gone, came = before[start:end], after[new_start:new_end]
        if not all(map(is_, gone, came)) or len(gone) != len(came):
            removed += [(start + len(added) + at, None, item) for at, item in enumerate(gone)]
            is_last = new_end == len(after)
            added += [(None if is_last else new_start + at, e) for at, e in enumerate(came)]
    if {id(item) for _, _, item in removed}.isdisjoint(id(item) for _, item in added):
        return Difference(tuple(added), tuple(removed))
    # Sorted, or reversed: where each is depends on all that were there.
    rest = [(len(after) + at, None, item) for at, item in enumerate(before)]
    return Difference(tuple(enumerate(after)), tuple(rest))


def _is_still(container: Container, copy: Copy) -> bool:
    """Say whether a list, deque or dictionary has what a copy has."""
    if size_of(container) != _size(copy):
        return False
    now = [list(column(container)) for column in _columns_of(container)]
    return all(map(are_identical, now, copy))  # type: ignore[arg-type]


def _has_still(members: set[Any], known: frozenset[Any]) -> bool:
    """Say whether a set has what a copy has: these very items, for others may equal them."""
    return len(members) == len(known) and set(map(id, members)) == set(map(id, known))


class _Group:
    """Small containers of one kind, as they were when this was made."""

    def __init__(self, containers: list[Any]) -> None:
        self._containers = containers
        self._columns = _columns_of(containers[0])
        self._sizes, self._flat = self._take()
        while not self._fit():  # another thread has added something meanwhile
            self._sizes, self._flat = self._take()

    def _take(self) -> tuple[list[int], list[list[Any]]]:
        return list(map(len, self._containers)), list(map(self._all, self._columns))

    def _fit(self) -> bool:
        is_still = list(map(len, self._containers)) == self._sizes
        return is_still and all(len(flat) == sum(self._sizes) for flat in self._flat)

    def _all(self, column: Callable[[Any], Iterable[Any]]) -> list[Any]:
        return list(chain.from_iterable(map(column, self._containers)))

    def is_same(self) -> bool:
        if list(map(len, self._containers)) != self._sizes:
            return False
        now = map(self._all, self._columns)
        return all(map(are_identical, self._flat, now))

    def after(self, changed: Mapping[int, Copy]) -> _Group:
        is_other = not changed.keys().isdisjoint(map(id, self._containers))
        return _Group(self._containers) if is_other else self

    def copies(self) -> Iterator[tuple[Container, Copy]]:
        start = 0
        for container, size in zip(self._containers, self._sizes, strict=True):
            yield container, tuple([flat[start : start + size] for flat in self._flat])
            start += size


class _Sets:
    """Sets, as they were when this was made.

    Parameters
    ----------
    copies
        What is known to have been in them; None if that is what is in them now.
    """

    def __init__(self, sets: list[Any], copies: list[Any] | None = None) -> None:
        self._sets = sets
        # First: what another thread adds next is news.
        self._order: tuple[list[int], list[Any]] | None = self._look()
        self.copies = list(map(frozenset, sets)) if copies is None else copies
        if copies is not None and not all(map(_has_still, sets, copies)):
            self._order = None

    def _look(self) -> tuple[list[int], list[Any]]:
        items = list(chain.from_iterable(map(set.__iter__, self._sets)))
        return list(map(len, self._sets)), items

    def _are_in_order(self) -> bool:
        """Say whether they are gone through as before: so it is if nothing has changed."""
        sizes, items = self._look()
        before = self._order
        return before is not None and sizes == before[0] and are_identical(items, before[1])

    def is_same(self) -> bool:
        """Say whether nothing has changed."""
        return next(self.changed(), None) is None

    def changed(self) -> Iterator[tuple[set[Any], frozenset[Any]]]:
        """Yield each that has changed, with what it held."""
        pairs = () if self._are_in_order() else zip(self._sets, self.copies, strict=True)
        return ((members, known) for members, known in pairs if not _has_still(members, known))

    def after(self, changed: Mapping[int, Copy]) -> _Sets:
        """Return them after some have changed, of which it is known what those hold."""
        if changed.keys().isdisjoint(map(id, self._sets)):
            return self
        pairs = zip(self._sets, self.copies, strict=True)
        return _Sets(self._sets, [changed.get(id(members), known) for members, known in pairs])


_FEW = 50  # in larger ones, to go through what is in them takes more than to go to each
_KINDS = {id(kind): kind for kind in (type, set, dict, list, deque)}


def _kind_of(container: Container) -> type:
    return next(kind for kind in _KINDS.values() if is_a(container, kind))


class Contents:
    """Some containers, sorted by how they are copied."""

    def __init__(self, containers: Iterable[Container]) -> None:
        self.all = list(containers)
        self.ids = frozenset(map(id, self.all))
        self.sized: list[Any] = []
        self.sets: list[Any] = []
        self.large: list[Any] = []
        small: dict[type, list[Any]] = {dict: [], list: [], deque: []}
        for each in self.all:
            kind = _KINDS.get(id(type(each))) or _kind_of(each)
            if kind is type or len(each) > MANY:  # type: ignore[arg-type]
                self.sized.append(each)
            elif kind is set:
                self.sets.append(each)
            else:
                (self.large if len(each) > _FEW else small[kind]).append(each)  # type: ignore[arg-type]
        self.groups = [some for some in small.values() if some]
        self.small = frozenset(map(id, chain(*self.groups)))
        self.counted = frozenset(map(id, self.sized))
        # A class has no length, but the view of its attributes has.
        self.views = [class_members(c) if is_a(c, type) else c for c in self.sized]

    def has_place_for(self, number: int, copy: Copy) -> bool:
        """Say whether a container is still copied in the same way: not so if it has outgrown it."""
        if number not in self.ids:
            return True
        if isinstance(copy, int) or number in self.counted:
            return isinstance(copy, int) and number in self.counted
        return number not in self.small or _size(copy) <= _FEW


class Hold:
    """What some containers hold at one moment."""

    def __init__(
        self,
        contents: Contents,
        sizes: list[Any],
        sets: _Sets,
        large: list[Any],
        groups: list[_Group],
    ) -> None:
        self.contents = contents
        self._sizes = sizes
        self._sets = sets
        self._large = large
        self._groups = groups

    @classmethod
    def of(cls, contents: Contents) -> Hold:
        """Copy what the containers hold now."""
        return cls(
            contents,
            list(map(len, contents.views)),
            _Sets(contents.sets),
            list(map(copy_of, contents.large)),
            list(map(_Group, contents.groups)),
        )

    def is_same(self) -> bool:
        """Say whether nothing has changed since."""
        contents = self.contents
        return (
            list(map(len, contents.views)) == self._sizes
            and self._sets.is_same()
            and all(map(_is_still, contents.large, self._large))
            and all(group.is_same() for group in self._groups)
        )

    def changed(self) -> Iterator[tuple[Container, Copy, Copy]]:
        """Yield each container that has changed since, with what it held and what it holds."""
        sizes = list(map(len, self.contents.views))
        if sizes != self._sizes:
            for sized, size, now in zip(self.contents.sized, self._sizes, sizes, strict=True):
                if now != size:
                    yield sized, size, now
        for members, known in self._sets.changed():
            yield members, known, frozenset(members)
        groups = [group.copies() for group in self._groups if not group.is_same()]
        large = zip(self.contents.large, self._large, strict=True)
        for container, then in chain(large, *groups):
            if not _is_still(container, then):
                yield container, then, copy_of(container)

    def after(self, changed: Mapping[int, Copy]) -> Hold:
        """Return what they hold after some have changed, of which it is known what those hold.

        Parameters
        ----------
        changed
            Their ids -> copies.
        """
        contents = self.contents
        if contents.ids.isdisjoint(changed):
            return self
        if not all(contents.has_place_for(c, copy) for c, copy in changed.items()):
            return Hold.of(Contents(contents.all))
        return Hold(
            contents,
            [changed.get(id(c), n) for c, n in zip(contents.sized, self._sizes, strict=True)],
            self._sets.after(changed),
            [changed.get(id(c), n) for c, n in zip(contents.large, self._large, strict=True)],
            [each.after(changed) for each in self._groups],
        )

    @cached_property
    def copies(self) -> dict[int, Copy]:
        """Return id of each container -> what it held."""
        return {
            **dict(zip(map(id, self.contents.sized), self._sizes, strict=True)),
            **dict(zip(map(id, self.contents.sets), self._sets.copies, strict=True)),
            **dict(zip(map(id, self.contents.large), self._large, strict=True)),
            **{id(container): copy for group in self._groups for container, copy in group.copies()},
        }
