"""What libraries keep of classes that are derived of theirs: SQLModel's tables, Django's models.

Such a registry refuses the same name again, or warns. It is not watched while modules are imported:
what a module has there is found when it is about to run again, and is taken out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple
from weakref import ref

from ipython_depreload.class_members import class_members, mro_of
from ipython_depreload.objects import elements_of, exactly, is_a, own_attributes
from ipython_depreload.registrations.containers import (
    ATOMS,
    base_kind,
    save_container,
    slots_of,
    values_in,
)
from ipython_depreload.registrations.exchanging import exchanged, meant
from ipython_depreload.undo import Undo

_DEPTH = 9  # a class, its registry, tables of names by module, those of one, weak references
_NEAR = 3  # a model, what describes it, the registry
_MANY = 5000  # a registry with more holds data
_BASIC = {"builtins", "abc", "enum", "typing", "types", "functools", "collections", "contextlib"}
_LEAVES = (ATOMS - exactly(tuple)) | exactly(
    FunctionType, BuiltinFunctionType, MethodType, property, staticmethod, classmethod
)
_KINDS: tuple[type, ...] = (dict, list, set, deque)


class _Found(NamedTuple):
    """The containers that a library's shared object leads to, and which of them hold something."""

    containers: list[Any]
    holding: list[Any]


class ClassRegistries:
    """The registries of libraries that hold classes of modules.

    Parameters
    ----------
    values_of
        Gives the dictionary of a loaded module.
    is_library, is_project
        Say what a loaded module is.
    """

    def __init__(
        self,
        values_of: Callable[[str], Mapping[str, Any] | None],
        is_library: Callable[[str], bool],
        is_project: Callable[[str], bool],
    ) -> None:
        self._values_of = values_of
        self._is_library = is_library
        self._is_project = is_project
        self._walk: _Walk | None = None

    def keepers(self, module: str) -> dict[str, str]:
        """Return the modules whose classes are in the same registries -> why they must run too.

        They may refer to each other through these, by names.
        """
        found: dict[str, str] = {}
        walk = self._walk or _Walk()
        for shared, registry in self._registries(module, walk):
            home = type.__getattribute__(shared if is_a(shared, type) else type(shared), "__name__")
            names = set().union(*map(walk.homes, registry.containers))
            for name in sorted(filter(self._is_project, names - {module})):
                found[name] = f"has classes in the same registry of {home} as {module}"
        return found

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """Nothing is changed meanwhile: what leads where is asked but once."""
        self._walk = _Walk()
        try:
            yield
        finally:
            self._walk = None

    def withdraw(self, modules: Iterable[str], undo: Undo) -> None:
        """Take the classes of these modules out of the registries."""
        walk, own, holding = _Walk(), set[int](), dict[int, Any]()
        for module in modules:
            registries = [registry for _, registry in self._registries(module, walk)]
            own |= self._own(module) if registries else set()
            holding.update((id(c), c) for registry in registries for c in registry.holding)
        for container in holding.values():
            save_container(container, undo)
            _remove(container, own)

    def redirect(self, new: type, old: type, undo: Undo) -> None:
        """A registry is to have the class that a new one of a running module is united with."""
        if any(map(self._has_hook, mro_of(new)[1:])):
            walk = _Walk()
            for each in self._shared([new, old], walk):
                for container in walk.reached(each, _DEPTH, set()):
                    if is_a(container, _KINDS) and id(new) in _ids(container):
                        save_container(container, undo)
                        _exchange(container, new, old)

    def _registries(self, module: str, walk: _Walk) -> Iterator[tuple[Any, _Found]]:
        """Yield (shared object of a library, what it leads to) of those that know the module."""
        classes = self._classes(module)
        shared = self._shared(classes, walk) if classes else []
        own = self._own(module) if shared else set()
        for each in shared:
            containers = [c for c in walk.reached(each, _DEPTH, own) if is_a(c, _KINDS)]
            holding = [c for c in containers if not own.isdisjoint(walk.ids(c))]
            if holding:
                yield each, _Found(containers, holding)

    def _classes(self, module: str) -> list[type]:
        """Return the classes of a module that are derived of a library's with a hook for that."""
        own = [v for v in list((self._values_of(module) or {}).values()) if is_a(v, type)]
        own = [cls for cls in own if class_members(cls).get("__module__") == module]
        return [cls for cls in own if any(map(self._has_hook, mro_of(cls)[1:]))]

    def _has_hook(self, cls: type) -> bool:
        if not self._is_of_library(cls):
            return False
        return "__init_subclass__" in class_members(cls) or self._is_of_library(type(cls))

    def _is_of_library(self, cls: type) -> bool:
        name = class_members(cls).get("__module__")
        return type(name) is str and name not in _BASIC and self._is_library(name)

    def _shared(self, classes: Iterable[type], walk: _Walk) -> list[Any]:
        """Return objects that a library has for all: its classes, what its modules have by name."""
        found: dict[int, Any] = {}
        for cls in classes:
            found.update((id(base), base) for base in mro_of(cls)[1:] if self._has_hook(base))
            near = walk.reached(cls, _NEAR, set())
            found.update((id(each), each) for each in near if self._is_by_name(each))
        return list(found.values())

    def _is_by_name(self, value: Any) -> bool:
        home = class_members(type(value)).get("__module__")
        if type(home) is not str or home in _BASIC or not self._is_library(home):
            return False
        return any(each is value for each in list((self._values_of(home) or {}).values()))

    def _own(self, module: str) -> set[int]:
        """Return the ids of the module's classes, and of what the library has made for them."""
        found: set[int] = set()
        for cls in self._classes(module):
            made = (v for v in class_members(cls).values() if _leads_on(v))
            found |= {id(cls), *(id(v) for v in made if not self._is_by_name(v))}
        return found


class _Walk:
    """What objects lead to, asked once each: nothing may change meanwhile."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, list[Any]]] = {}
        self._ids: dict[int, tuple[Any, set[int]]] = {}
        self._homes: dict[int, tuple[Any, set[str]]] = {}
        self._slots: dict[int, tuple[type, list[Any]]] = {}

    def reached(self, start: Any, depth: int, own: set[int]) -> list[Any]:
        """Return the objects that one leads to, but not through those of a module, or others.

        Parameters
        ----------
        own
            Ids of the objects that are the module's.
        """
        seen = {id(start), *own}
        level, found = [start], [start]
        for _ in range(depth):
            inner = {id(part): part for each in level for part in self._led_to(each)}
            level = [part for number, part in inner.items() if number not in seen]
            seen.update(inner)
            found += level
            if len(found) > _MANY:
                break
        return found

    def ids(self, container: Any) -> set[int]:
        """Return the ids of what is in a container."""
        if id(container) not in self._ids:
            self._ids[id(container)] = container, _ids(container)
        return self._ids[id(container)][1]

    def homes(self, container: Any) -> set[str]:
        """Return the names of the modules whose classes are in a container."""
        if id(container) not in self._homes:
            classes = [part for part in map(meant, _parts(container)) if is_a(part, type)]
            names = {class_members(cls).get("__module__") for cls in classes}
            self._homes[id(container)] = container, {n for n in names if type(n) is str}
        return self._homes[id(container)][1]

    def _led_to(self, value: Any) -> list[Any]:
        if id(value) not in self._known:
            self._known[id(value)] = value, [p for p in self._parts_of(value) if _leads_on(p)]
        return self._known[id(value)][1]

    def _parts_of(self, value: Any) -> list[Any]:
        if is_a(value, _KINDS):
            return [meant(part) for part in _parts(value)]
        attributes = class_members(value) if is_a(value, type) else own_attributes(value)
        return [*(attributes or {}).values(), *self._slot_values(value)]

    def _slot_values(self, value: Any) -> Iterator[Any]:
        kind = type(value)
        if id(kind) not in self._slots:
            self._slots[id(kind)] = kind, slots_of(kind)
        return values_in(self._slots[id(kind)][1], value)


def _leads_on(value: Any) -> bool:
    return id(type(value)) not in _LEAVES and not is_a(value, (type, ModuleType, ref))


def _parts(container: Any) -> list[Any]:
    """Return keys and values, or members; nothing of what holds too much to be a registry."""
    if not is_a(container, dict):
        return elements_of(container, _MANY)
    if dict.__len__(container) > _MANY:
        return []
    return [part for entry in list(dict.items(container)) for part in entry]


def _ids(container: Any) -> set[int]:
    return set(map(id, map(meant, _parts(container))))


def _remove(container: Any, own: set[int]) -> None:
    """Take out of a container whatever is, or stands for, one of these."""
    if is_a(container, dict):
        for key, value in list(dict.items(container)):
            if id(meant(key)) in own or id(meant(value)) in own:
                base_kind(type(container)).pop(container, key, None)
    elif is_a(container, set):
        for member in [m for m in set.__iter__(container) if id(meant(m)) in own]:
            set.discard(container, member)
    else:
        kind = base_kind(type(container))
        kept = [m for m in list(kind.__iter__(container)) if id(meant(m)) not in own]
        kind.clear(container)
        kind.extend(container, kept)


def _exchange(container: Any, new: type, old: type) -> None:
    """Put one class, or what stands for it, in the place of another, as a value or member."""
    if is_a(container, dict):
        for key, value in list(dict.items(container)):
            if meant(value) is new:
                dict.__setitem__(container, key, exchanged(value, new, old))
    elif is_a(container, set):
        for member in [m for m in set.__iter__(container) if meant(m) is new]:
            set.discard(container, member)
            set.add(container, exchanged(member, new, old))
    else:
        kind = base_kind(type(container))
        for index, member in enumerate(list(kind.__iter__(container))):
            if meant(member) is new:
                kind.__setitem__(container, index, exchanged(member, new, old))
