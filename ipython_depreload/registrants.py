"""Who registers with objects that libraries made: `@app.route`, `class User(Base)`.

Such an object keeps what it is given in maps within maps, from where nothing can be taken back. To
run a registrant again, the module that made the object must run again, and with it all the others
that register there. `contributions` has the simpler cases, entries of a module's own containers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple
from weakref import ref

from ipython_depreload.class_members import class_members, is_of, mro_of
from ipython_depreload.containers import ATOMS, CONTAINERS
from ipython_depreload.modules import exactly, is_a, own_attributes

_SIMPLE = ATOMS | CONTAINERS | exactly(FunctionType, BuiltinFunctionType, MethodType)
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
        self._names: dict[str, tuple[int, list[str]]] = {}
        self._watched: dict[str, dict[str, list[_Watched]]] = {}
        self._registered: dict[str, frozenset[Name]] = {}

    def watch(self, registrant: str, owner: str) -> None:
        """From now on `registrant`, which is running, may register with objects of `owner`."""
        watched = self._watched.setdefault(registrant, {})
        if owner not in watched:
            watched[owner] = [
                _Watched((owner, attribute), each, _measure(each))
                for attribute, value in self.objects_of_libraries(owner).items()
                for each in self._kept_in(value)
            ]

    def has_objects(self, owner: str) -> bool:
        """Say whether a module has objects that libraries made, or classes of which they know."""
        return bool(self.objects_of_libraries(owner))

    def objects_of_libraries(self, owner: str) -> dict[str, Any]:
        """Return the objects that libraries made for a module, and classes of which they know.

        And the module's own objects that have such an object as an attribute.
        """
        values = self._values_of(owner) or {}
        size, names = self._names.get(owner, (0, []))
        if size < len(values):  # new names come last
            new = list(islice(values.items(), size, None))
            simple = _SIMPLE
            more = [n for n, v in new if id(type(v)) not in simple and self._may_keep(owner, n, v)]
            names = [*names, *more]
            self._names[owner] = len(values), names
        return {name: values[name] for name in names if name in values}

    def _may_keep(self, owner: str, name: object, value: Any) -> bool:
        kind = type(value)
        if type(name) is not str or name.startswith("__"):
            return False
        if is_a(value, type):
            if kind is type and _has_no_hook(value):
                return False
            home = class_members(value).get("__module__")
            if type(home) is not str or (home != owner and self._is_found_in(home, value)):
                return False  # it was imported
            makers = [c for c in mro_of(value) if "__init_subclass__" in class_members(c)]
            return any(map(self._is_made_by_library, (type(value), *makers)))
        return bool(self._kept_in(value))

    def _kept_in(self, value: Any) -> list[Any]:
        """Return an object itself if a library made it, else what libraries made in it."""
        if is_a(value, type) or self._is_library_object(value):
            return [value]
        if self._is_made_by_library(type(value)):
            return []
        return list(filter(self._is_library_object, list((own_attributes(value) or {}).values())))

    def _is_library_object(self, value: Any) -> bool:
        if id(type(value)) in _SIMPLE or is_a(value, type):
            return False
        return self._is_made_by_library(type(value)) and own_attributes(value) is not None

    def _is_found_in(self, module: str, cls: type) -> bool:
        values = self._values_of(module)
        return values is None or values.get(type.__getattribute__(cls, "__name__")) is cls

    def _is_made_by_library(self, cls: type) -> bool:
        module = class_members(cls).get("__module__")
        if type(module) is not str or module in _BASIC or module.partition(".")[0] in _COMPILERS:
            return False
        return self._is_library(module)

    def settle(self, registrant: str) -> None:
        """A module has run: note with what it has registered."""
        owners = self._watched.pop(registrant, {})
        self._names.pop(registrant, None)
        self._registered.pop(registrant, None)
        watched = [each for some in owners.values() for each in some]
        if watched:
            own = self._own(registrant, owners)
            got = [each for each in watched if _has_got(each.value, each.before, own)]
            if got:
                self._registered[registrant] = frozenset(self._origin(*each.name) for each in got)

    def _own(self, registrant: str, owners: Iterable[str]) -> _Own:
        values = list((self._values_of(registrant) or {}).values())
        others = {id(v) for owner in owners for v in list((self._values_of(owner) or {}).values())}
        return _Own(registrant, set(map(id, filter(_leads_on, values))) - others)

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
        self._names.clear()


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
    deep = any(id(c) not in shallow or id(type(c)) not in CONTAINERS for c, _ in grown)
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


def _has_no_hook(cls: type) -> bool:
    """Say whether nothing is called when a class is derived from this one."""
    return type(type.__getattribute__(cls, "__init_subclass__")) is BuiltinFunctionType


def _measure(value: Any) -> _Sizes:
    containers = list(_containers(value))
    return _Sizes(containers, [_kind_of(each).__len__(each) for each in containers])


def _kind_of(container: Any) -> Any:
    """Return the built-in class whose methods know what is in a container of a subclass."""
    made = type(container)
    for kind in _KINDS:
        if issubclass(made, kind):
            return kind
    raise TypeError(made)


def _containers(value: Any) -> Iterator[Any]:
    """Yield the containers in an object, those in its attributes, and so on."""
    seen = {id(value)}
    level = [value]
    for _ in range(_DEPTH):
        inner: list[Any] = []
        for each in level:
            if is_a(each, _KINDS):
                yield each
            if len(inner) <= _MANY:
                inner += _parts(each)
        level = [p for p in inner if id(p) not in seen and not seen.add(id(p))]  # type: ignore[func-returns-value]
        if len(seen) > _MANY:
            return


def _parts(value: Any) -> Iterable[Any]:
    """What leads on: attributes of objects, values in containers, but no code and no data."""
    found: list[Any] = []
    kind = _kind_of(value) if is_a(value, (dict, list, deque)) else None
    if kind is not None and kind.__len__(value) <= _MANY:
        found += dict.values(value) if kind is dict else kind.__iter__(value)
    attributes = class_members(value) if is_a(value, type) else own_attributes(value)
    if attributes is not None and len(attributes) <= _MANY:
        found += attributes.values()
    return filter(_leads_on, found)


def _leads_on(value: Any) -> bool:
    return id(type(value)) not in _LEAVES and not is_a(value, (type, ModuleType))


_LEAVES = (
    (ATOMS - exactly(tuple))
    | exactly(FunctionType, BuiltinFunctionType, MethodType)
    | exactly(property, staticmethod)
)


def _entries(container: Any, before: int) -> list[Any]:
    """Return what is behind the first entries, of a set all; at a stroke: others may add more."""
    kind = _kind_of(container)
    if kind is dict:
        entries = list(islice(dict.items(container), before, before + _MANY))
        return [part for entry in entries for part in entry]
    start = 0 if kind is set else before
    return list(islice(kind.__iter__(container), start, start + _MANY))


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
                if id(each) in self._ids or is_of(self._module, each):
                    return True
                if len(inner) <= _MANY:
                    inner += _insides(each)
            level = [p for p in inner if id(type(p)) not in ATOMS or type(p) is tuple]
        return False


def _meant(value: Any) -> Any:
    if is_a(value, ref):
        return ref.__call__(value)
    return value.__func__ if id(type(value)) in _METHODS else value


_METHODS = exactly(MethodType, staticmethod, classmethod)


def _insides(value: Any) -> list[Any]:
    if type(value) is list or type(value) is tuple:
        return list(value[:_MANY])
    attributes = None if is_a(value, (type, ModuleType)) else own_attributes(value)
    return list(islice(attributes.values(), _MANY)) if attributes else []
