"""Who registers with objects that libraries made: `@app.route`, `class User(Base)`.

Such an object keeps what it is given in maps within maps, from where nothing can be taken back. To
run a registrant again, the module that made the object must run again, and with it all the others
that register there. `contributions` has the simpler cases, entries of a module's own containers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple
from weakref import ref

from ipython_depreload.class_members import class_members, is_of, mro_of
from ipython_depreload.objects import exactly, is_a, own_attributes
from ipython_depreload.registrations.containers import ATOMS, CONTAINERS
from ipython_depreload.registrations.measured import MANY, Measure, leads_on

_SIMPLE = ATOMS | CONTAINERS | exactly(FunctionType, BuiltinFunctionType, MethodType)

Name = tuple[str, str]
"""A module, and a name in it."""


class _Watched(NamedTuple):
    """An object, and what it was when a module got hold of it."""

    name: Name
    before: Measure


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
        self._measured: dict[int, Measure] = {}  # while modules run
        self._registered: dict[str, frozenset[Name]] = {}

    def watch(self, registrant: str, owner: str) -> None:
        """From now on `registrant`, which is running, may register with objects of `owner`."""
        watched = self._watched.setdefault(registrant, {})
        if owner not in watched:
            watched[owner] = [
                _Watched((owner, attribute), self._measure(each))
                for attribute, value in self.objects_of_libraries(owner).items()
                for each in self._kept_in(value)
            ]

    def _measure(self, value: Any) -> Measure:
        known = self._measured.get(id(value))
        measure = Measure.of(value) if known is None else known.now()
        self._measured[id(value)] = measure
        return measure

    def has_objects(self, owner: str) -> bool:
        """Say whether a module has objects that libraries made, or classes of which they know."""
        values = self._values_of(owner) or {}
        return any(name in values for name in self._names_of(owner, values))

    def objects_of_libraries(self, owner: str) -> dict[str, Any]:
        """Return the objects that libraries made for a module, and classes of which they know.

        And the module's own objects that have such an object as an attribute.
        """
        values = self._values_of(owner) or {}
        return {name: values[name] for name in self._names_of(owner, values) if name in values}

    def _names_of(self, owner: str, values: Mapping[str, Any]) -> list[str]:
        size, names = self._names.get(owner, (0, []))
        if size < len(values):  # new names come last
            new = list(islice(values.items(), size, None))
            simple = _SIMPLE
            more = [n for n, v in new if id(type(v)) not in simple and self._may_keep(owner, n, v)]
            names = [*names, *more]
            self._names[owner] = len(values), names
        return names

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
            now = [self._measure(each.before.value) for each in watched]
            grown = [(e, e.before.new_in(n)) for e, n in zip(watched, now, strict=True)]
            own = self._own(registrant, owners) if any(new for _, new in grown) else None
            got = [each for each, new in grown if own is not None and any(map(own.has, new))]
            if got:
                self._registered[registrant] = frozenset(self._origin(*each.name) for each in got)
        if not self._watched:
            self._measured.clear()  # it keeps alive what was in them

    def _own(self, registrant: str, owners: Iterable[str]) -> _Own:
        values = list((self._values_of(registrant) or {}).values())
        others = {id(v) for owner in owners for v in list((self._values_of(owner) or {}).values())}
        return _Own(registrant, set(map(id, filter(leads_on, values))) - others)

    def abandon(self, registrant: str) -> None:
        """A module failed: forget that it ran."""
        self._watched.pop(registrant, None)
        self._measured.clear()

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
        self._measured.clear()
        self._names.clear()


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
                if len(inner) <= MANY:
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
        return list(value[:MANY])
    attributes = None if is_a(value, (type, ModuleType)) else own_attributes(value)
    return list(islice(attributes.values(), MANY)) if attributes else []
