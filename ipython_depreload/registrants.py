"""Who registers with objects that libraries made: `@app.route`, `class User(Base)`.

Such an object keeps what it is given in maps within maps, from where nothing can be taken back. To
run a registrant again, the module that made the object must run again, and with it all the others
that register there. `contributions` has the simpler cases, entries of a module's own containers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple
from weakref import ref

from ipython_depreload.class_members import class_members, mro_of
from ipython_depreload.contributions import ATOMS, CONTAINERS
from ipython_depreload.modules import is_a, own_attributes

_SIMPLE = (*ATOMS, *CONTAINERS, FunctionType, BuiltinFunctionType, MethodType)
_DEPTH = 4  # app, its router, the list of routes, a route
_MANY = 500  # larger ones hold data
_KINDS = (dict, list, set, deque)

Name = tuple[str, str]
"""A module, and a name in it."""


class _Sizes(NamedTuple):
    """The containers in an object, and how much was in each."""

    containers: list[Any]
    sizes: list[int]


class _Watched(NamedTuple):
    """An object, and what it was when a module got hold of it."""

    name: Name
    value: Any
    before: _Sizes


class Registrants:
    """Which modules have registered something with which objects.

    Parameters
    ----------
    values_of
        Gives the dictionary of a loaded module.
    is_library
        Says whether a loaded module is library code.
    origin
        Gives the module, and the name there, from where a module has imported a name; itself if
        it has not.
    """

    def __init__(
        self,
        values_of: Callable[[str], Mapping[str, Any] | None],
        is_library: Callable[[str], bool],
        origin: Callable[[str, str], Name],
    ) -> None:
        self._values_of = values_of
        self._is_library = is_library
        self._origin = origin
        self._objects: dict[str, tuple[int, dict[str, Any]]] = {}
        self._watched: dict[str, dict[str, list[_Watched]]] = {}
        self._registered: dict[str, frozenset[Name]] = {}

    def watch(self, registrant: str, owner: str) -> None:
        """From now on `registrant`, which is running, may register with objects of `owner`."""
        watched = self._watched.setdefault(registrant, {})
        if owner not in watched:
            watched[owner] = [
                _Watched((owner, attribute), value, _measure(value))
                for attribute, value in self._objects_of(owner).items()
            ]

    def _objects_of(self, owner: str) -> dict[str, Any]:
        values = self._values_of(owner) or {}
        size, objects = self._objects.get(owner, (-1, {}))
        if size != len(values):
            objects = {n: v for n, v in list(values.items()) if self._may_keep(owner, n, v)}
            self._objects[owner] = len(values), objects
        return objects

    def _may_keep(self, owner: str, name: str, value: Any) -> bool:
        kind = type(value)
        if kind in _SIMPLE or name.startswith("__"):
            return False
        if is_a(value, type):
            home = class_members(value).get("__module__")
            if home != owner and self._is_found_in(home, value):
                return False  # it was imported
            makers = [c for c in mro_of(value) if "__init_subclass__" in class_members(c)]
            return any(map(self._is_made_by_library, (type(value), *makers)))
        return self._is_made_by_library(kind) and own_attributes(value) is not None

    def _is_found_in(self, module: object, cls: type) -> bool:
        values = self._values_of(module) if type(module) is str else None
        return values is None or values.get(cls.__name__) is cls

    def _is_made_by_library(self, cls: type) -> bool:
        module = class_members(cls).get("__module__")
        if type(module) is not str or module in _BASIC or module.partition(".")[0] in _COMPILERS:
            return False
        return self._is_library(module)

    def settle(self, registrant: str) -> None:
        """A module has run: note with what it has registered."""
        owners = self._watched.pop(registrant, {})
        watched = [each for some in owners.values() for each in some]
        own = self._own(registrant, owners) if watched else _Own(registrant, set())
        got = [each for each in watched if _has_got(each.value, each.before, own)]
        found = {self._origin(*each.name) for each in got}
        self._objects.pop(registrant, None)
        self._registered.pop(registrant, None)
        if found:
            self._registered[registrant] = frozenset(found)

    def _own(self, registrant: str, owners: Iterable[str]) -> _Own:
        values = list((self._values_of(registrant) or {}).values())
        others = {id(v) for owner in owners for v in list((self._values_of(owner) or {}).values())}
        made = {id(v) for v in values if not is_a(v, (type, ModuleType)) and type(v) not in _LEAVES}
        return _Own(registrant, made - others)

    def abandon(self, registrant: str) -> None:
        """A module failed: forget that it ran."""
        self._watched.pop(registrant, None)

    def objects_of(self, registrant: str) -> frozenset[Name]:
        """Return the objects with which a module has registered."""
        return self._registered.get(registrant, frozenset())

    def keepers(self, registrant: str) -> dict[str, str]:
        """Return the modules that made these -> why they must run when the module does."""
        return {
            owner: f"its {attribute} keeps what {registrant} registered there"
            for owner, attribute in sorted(self.objects_of(registrant))
        }

    def snapshot(self) -> dict[str, frozenset[Name]]:
        """Return who has registered, as `restore` takes it."""
        return dict(self._registered)

    def restore(self, registered: dict[str, frozenset[Name]]) -> None:
        """Go back to a snapshot."""
        self._registered = dict(registered)
        self._watched.clear()
        self._objects.clear()


def _has_got(value: Any, before: _Sizes, own: _Own) -> bool:
    """Say whether there is more in an object, deep inside too, that is of a module."""
    now = _measure(value)
    known = dict(zip(map(id, before.containers), before.sizes, strict=True))
    grown = [
        (container, known.get(id(container), 0))
        for container, size in zip(now.containers, now.sizes, strict=True)
        if size > known.get(id(container), 0)
    ]
    attributes = own_attributes(value)
    shallow = set(map(id, attributes.values())) if attributes else set()
    deep = any(id(c) not in shallow or type(c) not in CONTAINERS for c, _ in grown)
    return deep and any(own.has(entry) for c, size in grown for entry in _entries(c, size))


_BASIC = {
    "__future__",
    "builtins",
    "abc",
    "enum",
    "typing",
    "logging",
    "types",
    "functools",
    "collections",
}


# Whatever they compiled leads to tables that all of it shares: nothing is registered there.
_COMPILERS = {"numba", "jax", "jaxlib"}


def _measure(value: Any) -> _Sizes:
    containers = list(_containers(value))
    return _Sizes(containers, list(map(len, containers)))


def _containers(value: Any) -> Iterator[Any]:
    """Yield the containers in an object, those in its attributes, and so on."""
    seen = {id(value)}
    level = [value]
    for _ in range(_DEPTH):
        inner: list[Any] = []
        for each in level:
            if is_a(each, _KINDS):
                yield each
            inner += _parts(each)
        level = [p for p in inner if id(p) not in seen and not seen.add(id(p))]  # type: ignore[func-returns-value]
        if len(seen) > _MANY:
            return


def _parts(value: Any) -> Iterable[Any]:
    """What leads on: attributes of objects, values in containers, but no code and no data."""
    found: list[Any] = []
    if is_a(value, dict):
        found += dict.values(value) if dict.__len__(value) <= _MANY else ()
    elif is_a(value, (list, deque)):
        found += value if len(value) <= _MANY else ()
    attributes = class_members(value) if is_a(value, type) else own_attributes(value)
    if attributes is not None:
        found += attributes.values()
    return [p for p in found if type(p) not in _LEAVES and not is_a(p, (type, ModuleType))]


_LEAVES = {
    *(ATOMS - {tuple}),
    FunctionType,
    BuiltinFunctionType,
    MethodType,
    property,
    staticmethod,
}


def _entries(container: Any, before: int) -> list[Any]:
    if is_a(container, dict):
        entries = [part for entry in dict.items(container) for part in entry]
        return entries[2 * before :]
    return list(container)[0 if is_a(container, set) else before :]


class _Own:
    """What is of a module: its functions and classes, and other objects that it has by name.

    Parameters
    ----------
    ids
        Those of the other objects.
    """

    def __init__(self, module: str, ids: set[int]) -> None:
        self._module = module
        self._ids = ids

    def has(self, entry: Any) -> bool:
        """Say whether something is, or has such a thing near at hand."""
        level = [entry]
        for _ in range(3):
            inner: list[Any] = []
            for each in map(_meant, level):
                if _module_of(each) == self._module or id(each) in self._ids:
                    return True
                inner += _insides(each)
            level = [part for part in inner if type(part) not in ATOMS or type(part) is tuple]
        return False


def _meant(value: Any) -> Any:
    if is_a(value, ref):
        return value()
    return value.__func__ if is_a(value, (MethodType, staticmethod, classmethod)) else value


def _insides(value: Any) -> list[Any]:
    if type(value) in (list, tuple):
        return list(value[:_MANY])
    attributes = None if is_a(value, (type, ModuleType)) else own_attributes(value)
    return list(attributes.values())[:_MANY] if attributes else []


def _module_of(value: Any) -> object:
    if type(value) is FunctionType:
        return value.__globals__.get("__name__")
    return class_members(value if is_a(value, type) else type(value)).get("__module__")
