"""Take back what modules did to containers, and put what they do next where that had been."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable
from operator import is_
from typing import Any

from ipython_depreload.class_members import (
    class_members,
    delete_class_attribute,
    set_class_attribute,
)
from ipython_depreload.objects import is_a
from ipython_depreload.registrations.containers import (
    CONTAINERS,
    MANY,
    Container,
    base_kind,
    containers_among,
    contents_of,
)
from ipython_depreload.registrations.held import Added, Difference, identity


class _Slot:
    """An entry, or the place where one was that a module had added."""

    def __init__(self, key: Any, value: Any) -> None:
        self.key = key
        self.value = value
        self.gone: str | None = None


class _Ordered:
    """A container with an order, as it was before some modules ran."""

    def __init__(self, container: Any) -> None:
        self.container = container
        self._slots = [_Slot(*entry) for entry in contents_of(container)]
        self._later: Counter[int] = Counter()  # how often modules that stay have added an item
        self._new: dict[str, list[Added]] = {}
        self._is_sorted = False

    def pass_over(self, each: Difference) -> None:
        """A module that stays has done something."""
        self._later.update(id(value) for _, value in each.added)

    def take_back(self, name: str, each: Difference, shared: Collection[int]) -> None:
        """Undo what a module did."""
        if is_a(self.container, dict):
            added = self._with_keys(each, shared)
        else:
            back = {id(item) for _, _, item in each.removed}  # it has only been moved
            added = self._items(
                entry
                for entry in each.added
                if id(entry[1]) in back or not is_shared(entry[1], shared)
            )
        for place, key, value in each.removed:
            self._put_back(place, key, value)
        for slot in added:
            slot.gone = name
        self.note_order(each)

    def note_order(self, each: Difference) -> None:
        """Whoever chooses places, by sorting perhaps, knows better than we where things belong."""
        self._is_sorted |= chooses_places(self.container, each)

    def _there(self) -> list[_Slot]:
        return [slot for slot in self._slots if slot.gone is None]

    def _with_keys(self, each: Difference, shared: Collection[int]) -> list[_Slot]:
        """Undo what was replaced; return the slots of what was added."""
        slots = {identity(slot.key): slot for slot in self._there()}
        for key, before, after in reversed(each.replaced):
            slot = slots.get(identity(key))
            if slot is not None and slot.value is after and id(after) not in shared:
                slot.value = before
        found = ((slots.get(identity(key)), value) for key, value in each.added)
        return [s for s, value in found if s and s.value is value and not is_shared(value, shared)]

    def _items(self, added: Iterable[Added]) -> list[_Slot]:
        """Return the slots of what was added: of the same more than once, the last, or nearest."""
        there, found, taken = self._there(), list[_Slot](), Counter(self._later)
        for place, item in reversed(list(added)):
            places = [at for at, s in enumerate(there) if s.value is item and s not in found]
            if place is None:
                places = places[: len(places) - taken[id(item)]][-1:]
            elif places:
                places = [min(places, key=lambda at: abs(at - place))]
            found += [there[at] for at in places]
        return found

    def _put_back(self, place: int, key: Any, value: Any) -> None:
        there = self._there()
        if is_a(self.container, dict) and any(identity(s.key) == identity(key) for s in there):
            return  # there is something of the same key again
        before = there[place] if place < len(there) else None
        at = len(self._slots) if before is None else self._slots.index(before)
        self._slots.insert(at, _Slot(key, value))

    def commit(self) -> None:
        """Make the container what it is to be."""
        entries = [(slot.key, slot.value) for slot in self._there()]
        if is_a(self.container, dict):
            _fill_dict(self.container, entries)
        else:
            _fill_sequence(self.container, [value for _, value in entries])

    def arrange(self, name: str, added: Iterable[Added]) -> None:
        """Put what a module has added since where its entries had been."""
        self._new[name] = list(added)
        if self._is_sorted:
            return
        wanted = self._wanted()
        if is_a(self.container, dict):
            _reorder_keys(self.container, [key for key, _ in wanted])
        else:
            _reorder_items(self.container, [item for _, item in wanted])

    def gone(self) -> set[str]:
        """Return the modules of whose entries some were taken back."""
        return {slot.gone for slot in self._slots if slot.gone is not None}

    def _wanted(self) -> list[Added]:
        wanted: list[Added] = []
        left = {name: list(added) for name, added in self._new.items()}
        places = Counter(slot.gone for slot in self._slots)
        for slot in self._slots:
            if slot.gone is None:
                wanted.append((slot.key, slot.value))
                continue
            added = left.get(slot.gone, [])
            one_each = len(added) == places[slot.gone]  # others may have added between them
            wanted += added[:1] if one_each else added
            left[slot.gone] = added[1:] if one_each else []
            places[slot.gone] -= 1
        return wanted


class Withdrawn:
    """The containers of which something was taken back, and where that had been.

    Parameters
    ----------
    shared
        ids of containers that modules have changed which stay: they stay with what is in them.
    save
        Called with each container before it is changed.
    """

    def __init__(self, shared: Collection[int], save: Callable[[Container], object]) -> None:
        self._shared = shared
        self._save = save
        self._ordered: dict[int, _Ordered] = {}

    def containers(self) -> list[Container]:
        """Return those that have an order."""
        return [each.container for each in self._ordered.values()]

    def mind(self, container: Container) -> None:
        """Something will be taken back of this container."""
        self._save(container)
        if isinstance(container, (list, dict, deque)) and id(container) not in self._ordered:
            self._ordered[id(container)] = _Ordered(container)

    def pass_over(self, container: Container, each: Difference) -> None:
        """A module that stays has done this."""
        if id(container) in self._ordered:
            self._ordered[id(container)].pass_over(each)

    def take_back(self, name: str, container: Container, each: Difference) -> None:
        """Undo what a module did, the last first."""
        if id(container) in self._ordered:
            self._ordered[id(container)].take_back(name, each, self._shared)
        elif isinstance(container, set):
            set.difference_update(container, [value for _, value in each.added])
            set.update(container, [value for _, _, value in each.removed])
        elif isinstance(container, type):
            for key, value in each.added:
                if class_members(container).get(key) is value and id(value) not in self._shared:
                    delete_class_attribute(container, key)
            for key, before, after in each.replaced:
                if class_members(container).get(key) is after and id(after) not in self._shared:
                    set_class_attribute(container, key, before)

    def commit(self) -> None:
        """Make the containers what they are to be."""
        for each in self._ordered.values():
            each.commit()

    def contributors(self, container: Container) -> set[str]:
        """Return the modules of whose entries in a container some were taken back."""
        ordered = self._ordered.get(id(container))
        return set() if ordered is None else ordered.gone()

    def note_order(self, container: Container, differences: Iterable[Difference]) -> None:
        """A module has done this since: it may have chosen places."""
        for each in differences if id(container) in self._ordered else ():
            self._ordered[id(container)].note_order(each)

    def arrange(self, name: str, container: Container, added: Iterable[Added]) -> None:
        """Put what a module has added since where its entries had been."""
        self._ordered[id(container)].arrange(name, added)

    def arrange_all(self, added_by: Callable[[Container, str], Iterable[Added]]) -> None:
        """Do so for all modules."""
        for each in self._ordered.values():
            for name in each.gone():
                each.arrange(name, added_by(each.container, name))


def chooses_places(container: Container, each: Difference) -> bool:
    """Say whether something was inserted in front of what was in a container, or moved there."""
    if isinstance(container, (dict, set, type)):
        return False
    return any(place is not None for place, _ in each.added)


def is_shared(value: Any, shared: Collection[int]) -> bool:
    """Say whether others have changed a container, or one in it."""
    if id(value) in shared:
        return True
    if not shared or id(type(value)) not in CONTAINERS or len(value) >= MANY:
        return False
    return any(
        is_shared(inner, shared) for inner in containers_among(v for _, v in contents_of(value))
    )


def _fill_dict(container: dict[Any, Any], entries: list[Added]) -> None:
    kind = base_kind(type(container))
    wanted = {identity(key) for key, _ in entries}
    for key in [key for key in kind.keys(container) if identity(key) not in wanted]:
        kind.__delitem__(container, key)
    for key, value in entries:
        if dict.get(container, key, _ABSENT) is not value:
            kind.__setitem__(container, key, value)
    _reorder_keys(container, [key for key, _ in entries])


_ABSENT = object()


def _fill_sequence(container: list[Any] | deque[Any], items: list[Any]) -> None:
    if isinstance(container, deque):
        deque.clear(container)
        deque.extend(container, items)
    else:
        list.__setitem__(container, slice(None), items)


def _reorder_keys(container: dict[Any, Any], keys: Iterable[Any]) -> None:
    """Put these keys, as far as they are there, before all others."""
    kind = base_kind(type(container))
    contents = dict(kind.items(container))
    ordered = {**dict.fromkeys(key for key in keys if key in contents), **contents}
    if not all(map(is_, ordered, contents)):  # to compare them as equal may run any code
        for key in ordered:
            kind.__setitem__(container, key, kind.pop(container, key))


def _reorder_items(container: list[Any] | deque[Any], items: Iterable[Any]) -> None:
    rest, front = list(base_kind(type(container)).__iter__(container)), list[Any]()
    for item in items:
        at = next((at for at, other in enumerate(rest) if other is item), None)
        if at is not None:
            front.append(rest.pop(at))
    _fill_sequence(container, [*front, *rest])
