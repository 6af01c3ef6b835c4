"""What a module's top-level code adds to the containers of other project modules.

A plugin that appends itself to a registry does so again when it is re-executed. So its additions
are noted while it runs, taken back before it runs again, and put where the old ones were.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import delete_class_attribute, set_class_attribute
from ipython_depreload.modules import cell_value, own_attributes
from ipython_depreload.undo import Undo

Container = list[Any] | dict[Any, Any] | set[Any] | deque[Any] | type
CONTAINERS = frozenset({list, dict, set, deque, defaultdict, OrderedDict})
_MANY = 1000  # nested containers are not looked for in larger ones: those hold data
_ATOMS = frozenset({str, int, float, bool, bytes, type(None), tuple, ModuleType})


def containers_of(module: str, values: Mapping[str, Any]) -> list[Container]:
    """Return the containers that a module owns: its values, its classes, what those hold.

    Module-level containers, classes and their attributes, attributes of module-level
    instances, and what module-level functions hold in closures.
    """
    found: dict[int, Container] = {}
    for name, value in values.items():
        if type(value) not in _ATOMS and not name.startswith("__"):  # most are: no need to ask more
            for container in _containers_in(module, value):
                found[id(container)] = container
    for container in list(found.values()):
        if not isinstance(container, (type, set)) and 0 < len(container) < _MANY:
            inside = container.values() if isinstance(container, dict) else container
            found.update((id(inner), inner) for inner in _held(inside))
    return list(found.values())


def _containers_in(module: str, value: Any) -> Iterator[Container]:
    kind = type(value)
    if kind in CONTAINERS:
        yield value
        return
    if kind is FunctionType:
        yield from _held(map(cell_value, value.__closure__ or ()))
    elif issubclass(kind, type):
        if type.__getattribute__(value, "__module__") == module:
            yield value
            yield from _held(vars(value).values())
    else:
        attributes = own_attributes(value)
        if attributes is not None:
            yield attributes
            yield from _held(attributes.values())


def _held(values: Iterable[Any]) -> Iterator[Container]:
    return (value for value in values if type(value) in CONTAINERS)


def _entries(container: Container) -> Iterable[tuple[Any, Any]]:
    """Return (key, value) of each entry, in order; the key of a list's or set's entry is None."""
    if isinstance(container, type):
        return vars(container).items()
    if isinstance(container, dict):
        return container.items()
    return [(None, item) for item in container]


def _size(container: Container) -> int:
    return len(vars(container)) if isinstance(container, type) else len(container)


def _before(container: Container) -> int | set[Any]:
    return set(container) if type(container) is set else _size(container)


def _added(container: Container, before: int | set[Any]) -> list[tuple[Any, Any]]:
    if isinstance(before, set):
        return [entry for entry in _entries(container) if entry[1] not in before]
    return list(_entries(container))[before:] if _size(container) > before else []


def _claim(container: Container, entry: tuple[Any, Any]) -> tuple[int, int, int]:
    key, value = entry
    return id(container), id(key), id(value)


class Addition(NamedTuple):
    """Entries that one module added to one container."""

    container: Container
    entries: tuple[tuple[Any, Any], ...]


class Contributions:
    """Additions of each project module, noted from import to import.

    Parameters
    ----------
    values_of
        Gives the dictionary of a loaded module.

    Attributes
    ----------
    save
        Called with each container that a running module gets hold of, before it can add to it.
    """

    def __init__(self, values_of: Callable[[str], Mapping[str, Any] | None]) -> None:
        self._values_of = values_of
        self.save: Callable[[Container], None] | None = None
        self._containers: dict[str, list[Container]] = {}
        self._watched: dict[str, dict[int, tuple[Container, int | set[Any]]]] = {}
        self._additions: dict[str, tuple[Addition, ...]] = {}
        self._claims: dict[tuple[int, int, int], str] = {}

    def watch(self, contributor: str, owner: str) -> None:
        """From now on `contributor`, which is running, may add to what `owner` has."""
        containers = self._containers.get(owner)
        if containers is None:
            values = self._values_of(owner)
            if values is None:
                return
            containers = self._containers[owner] = containers_of(owner, values)
        watched = self._watched.setdefault(contributor, {})
        for container in containers:
            if id(container) not in watched:
                watched[id(container)] = container, _before(container)
                if self.save is not None:
                    self.save(container)

    def settle(self, contributor: str) -> None:
        """`contributor` has run: note what it added."""
        for addition in self._additions.pop(contributor, ()):
            for entry in addition.entries:
                self._claims.pop(_claim(addition.container, entry), None)
        found = []
        for container, before in self._watched.pop(contributor, {}).values():
            if type(before) is int and _size(container) <= before:
                continue
            entries = self._unclaimed(container, _added(container, before))
            if entries:
                self._claims.update((_claim(container, e), contributor) for e in entries)
                found.append(Addition(container, entries))
                self._watch_what_came_with(entries)
        self._containers.pop(contributor, None)
        if found:
            self._additions[contributor] = tuple(found)

    def redirect(self, contributor: str, new: Any, old: Any) -> None:
        """What a running module has just added to others' containers is to be another object."""
        for container, before in self._watched.get(contributor, {}).values():
            if type(before) is set or _size(container) > before:  # type: ignore[operator]
                added = _added(container, before)
                if any(new is part for entry in added for part in entry):
                    _exchange(container, added, new, old)

    def _watch_what_came_with(self, entries: Iterable[tuple[Any, Any]]) -> None:
        """A container that a module has added is another one to which others may add."""
        inner = list(_held(value for _, value in entries))
        if inner:
            self._containers.clear()
        for watched in self._watched.values():
            for container in inner:
                watched.setdefault(id(container), (container, _before(container)))

    def _unclaimed(
        self, container: Container, entries: Iterable[tuple[Any, Any]]
    ) -> tuple[tuple[Any, Any], ...]:
        """Leave out what modules added that ran within this one: they have noted it themselves."""
        return tuple(e for e in entries if _claim(container, e) not in self._claims)

    def added_by(self, contributor: str) -> list[Container]:
        """Return the containers to which a module added something."""
        return [addition.container for addition in self._additions.get(contributor, ())]

    def all_containers(self) -> list[Container]:
        """Return every container to which some module added something."""
        return [a.container for additions in self._additions.values() for a in additions]

    def abandon(self, contributor: str) -> None:
        """`contributor` failed: forget that it ran."""
        self._watched.pop(contributor, None)

    def snapshot(self) -> dict[str, tuple[Addition, ...]]:
        """Return all additions, as `restore` takes them."""
        return dict(self._additions)

    def restore(self, additions: dict[str, tuple[Addition, ...]]) -> None:
        """Go back to a snapshot."""
        self._additions = dict(additions)
        self._containers.clear()
        self._watched.clear()
        self.recount()

    def recount(self) -> None:
        """Know who added what by its present identity: what was added may have been replaced."""
        self._claims = {
            _claim(addition.container, entry): contributor
            for contributor, found in self._additions.items()
            for addition in found
            for entry in addition.entries
        }

    def reachable(self, names: Iterable[str]) -> list[Container]:
        """Return the containers of these modules, to be saved before others change them."""
        found: dict[int, Container] = {}
        for name in names:
            values = self._values_of(name)
            if values is not None:
                found.update((id(c), c) for c in containers_of(name, values))
        return list(found.values())

    def withdraw(self, contributors: Iterable[str]) -> Withdrawn:
        """Take back what these modules added; the caller has saved the containers."""
        withdrawn = Withdrawn()
        for contributor in contributors:
            for addition in self._additions.get(contributor, ()):
                withdrawn.remember(contributor, addition)
                for key, value in addition.entries:
                    _remove(addition.container, key, value)
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


def _added_to(
    added: Mapping[tuple[int, str], Iterable[tuple[Any, Any]]], container: int, name: str
) -> Iterable[tuple[Any, Any]]:
    return added.get((container, name), ())


class Withdrawn:
    """Where the entries taken back had been."""

    def __init__(self) -> None:
        self._orders: dict[int, tuple[Container, list[Any]]] = {}

    def remember(self, contributor: str, addition: Addition) -> None:
        """Mark the places of a module's entries, before they are removed."""
        container = addition.container
        _, order = self._orders.setdefault(
            id(container), (container, [_Kept(*entry) for entry in _entries(container)])
        )
        for entry in addition.entries:
            for index, place in enumerate(order):
                if isinstance(place, _Kept) and place.is_entry(*entry):
                    order[index] = contributor
                    break

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
            for key in contents:
                container[key] = container.pop(key)
        return
    rest = list(container)
    front = []
    for _, item in wanted:
        index = next((i for i, other in enumerate(rest) if other is item), None)
        if index is not None:
            front.append(rest.pop(index))
    container[:] = [*front, *rest]


def _remove(container: Container, key: Any, value: Any) -> None:
    if isinstance(container, type):
        if vars(container).get(key) is value:
            delete_class_attribute(container, key)
    elif isinstance(container, dict):
        if container.get(key) is value:
            del container[key]
    elif isinstance(container, set):
        container.discard(value)
    else:
        index = next((i for i, item in enumerate(container) if item is value), None)
        if index is not None:
            del container[index]


def _exchange(container: Container, added: Iterable[tuple[Any, Any]], new: Any, old: Any) -> None:
    """Put one object in the place of another in what was added last, in the same order."""
    moved = False
    for key, value in added:
        wanted = old if value is new else value
        if isinstance(container, dict):
            moved = moved or key is new
            if moved:
                del container[key]
            container[old if key is new else key] = wanted
        elif isinstance(container, set):
            container.discard(value)
            container.add(wanted)
        elif isinstance(container, type) and wanted is old:
            set_class_attribute(container, key, old)
    if isinstance(container, (list, deque)):
        for index in [i for i, value in enumerate(container) if value is new]:
            container[index] = old


def save_container(container: Container, undo: Undo) -> None:
    """Record how to give a container its present contents back."""
    if isinstance(container, type):
        undo.save_class(container)
    elif isinstance(container, dict):
        undo.save_dict(container)
    elif isinstance(container, set):
        undo.push(_refill_set, container, set(container))
    else:
        undo.push(_refill_list, container, list(container))


def _refill_set(container: set[Any], contents: set[Any]) -> None:
    container |= contents
    container &= contents


def _refill_list(container: Any, contents: list[Any]) -> None:
    if isinstance(container, deque):
        container.clear()
        container.extend(contents)
    else:
        container[:] = contents
