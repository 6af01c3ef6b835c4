"""Who shares an object that another module has made and put into a registry.

`get_registry("models")` makes one for the first module that asks, and gives the same to the others.
When the first one runs again it makes another: the others must have that one, too.
"""

from __future__ import annotations

import enum
import logging
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import defines, module_of
from ipython_depreload.graph import closure
from ipython_depreload.objects import is_a, own_attributes
from ipython_depreload.registrations.containers import ATOMS, BASES, slot_values
from ipython_depreload.registrations.contributions import Contributions
from ipython_depreload.registrations.inside import leads_on, parts_of

_NOT_MADE = (BuiltinFunctionType, MethodType, ModuleType)
_ALWAYS_SHARED = (re.Pattern, logging.Logger, enum.Enum)
_DEPTH = 4  # a list of rules, a rule, an object in it, its attributes
_OF_OURS = 4  # the entry, the note of it, the dictionary of objects, the argument

Name = tuple[str, str]
"""A module, and a name in it; an empty one for a class that the module defines."""


class _Memory(NamedTuple):
    """What is known for as long as nothing is changed."""

    keepers: dict[str, dict[str, str]]
    leads: list[_Leads]


class _Leads:
    """Which values of modules lead to an object, in a few steps; nothing is kept alive.

    Parameters
    ----------
    values
        Module -> what it has by name.
    """

    def __init__(self, values: Mapping[str, Mapping[str, Any]]) -> None:
        self._modules = values.keys()
        self._named: dict[int, list[Name]] = {}
        self._referrers: dict[int, list[tuple[int, int]]] = {}
        self._homes: dict[int, str] = {}
        level = list(self._note_names(values))
        seen: set[int] = set()
        for _ in range(_DEPTH):
            new = {id(value): value for value in level if id(value) not in seen}
            seen |= new.keys()
            level = [part for value in new.values() for part in self._note_parts(value)]

    def _note_names(self, values: Mapping[str, Mapping[str, Any]]) -> Iterator[Any]:
        for module, some in values.items():
            for name, value in list(some.items()):
                if leads_on(value):
                    self._named.setdefault(id(value), []).append((module, name))
                    yield value

    def _note_parts(self, value: Any) -> Iterator[Any]:
        """Note what an object leads to: directly, or through its dictionary of attributes."""
        home = module_of(value) if is_a(value, type) else ""
        if home in self._modules and defines(home, value):
            self._homes[id(value)] = home
        attributes = own_attributes(value)
        through = id(attributes)
        direct = parts_of(home, value, (through,))
        behind = list(filter(leads_on, attributes.values())) if attributes else []
        for part, via in [*((p, 0) for p in direct), *((p, through) for p in behind)]:
            self._referrers.setdefault(id(part), []).append((id(value), via))
            yield part

    def to(self, number: int, closed: Collection[int]) -> set[Name]:
        """Return the names that lead to an object, past closed containers."""
        found, seen, level = set(self._named.get(number, ())), {number}, [number]
        for _ in range(_DEPTH):
            around = {r for each in level for r in self._around(each, closed)} - seen
            seen |= around
            # A class leads to its attributes for the module that defines it alone.
            found.update((self._homes[each], "") for each in around & self._homes.keys())
            level = list(around - self._homes.keys())
            found.update(name for each in level for name in self._named.get(each, ()))
        return found

    def _around(self, number: int, closed: Collection[int]) -> Iterator[int]:
        for referrer, via in self._referrers.get(number, ()):
            if referrer not in closed and via not in closed:
                yield referrer


class Holders:
    """Finds the modules that share what others have put into registries.

    Parameters
    ----------
    values_of
        Gives the dictionary of a loaded module.
    modules
        The project modules.
    imports
        Gives the names of what a module has imported.
    origin
        Gives the module, and the name there, from where a module has imported a name; itself if
        it has not.
    """

    def __init__(
        self,
        values_of: Callable[[str], Mapping[str, Any] | None],
        modules: Collection[str],
        imports: Callable[[str], Iterable[str]],
        origin: Callable[[str, str], tuple[str, str]],
    ) -> None:
        self._values_of = values_of
        self._modules = modules
        self._imports = imports
        self._origin = origin
        self._memory: _Memory | None = None

    def keepers(self, maker: str, contributions: Contributions) -> dict[str, str]:
        """Return the modules that share what one registered -> why they must run when it does."""
        if self._memory is None or maker not in self._memory.keepers:
            found = self._sharing(maker, contributions)
            reasons = dict.fromkeys(sorted(found), f"shares what {maker} registered")
            if self._memory is None:
                return reasons
            self._memory.keepers[maker] = reasons
        return self._memory.keepers[maker]

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """Nothing is changed meanwhile: what leads where is asked but once."""
        self._memory = _Memory({}, [])
        try:
            yield
        finally:
            self._memory = None

    def _sharing(self, maker: str, contributions: Contributions) -> set[str]:
        made = {
            id(value): value
            for value in contributions.values_added_by(maker)
            if _is_made(maker, value)
        }
        made = self._held_elsewhere(maker, made)
        if not made:
            return set()
        below = closure([maker], self._imports)
        registries = set(map(id, contributions.added_by(maker)))
        found: set[str] = set()
        for number in made:
            names = self._leads().to(number, registries)
            if below.keys().isdisjoint(module for module, _ in names if module != maker):
                found.update(m for m, n in names if not self._has_imported(m, n, maker, made))
        return found - below.keys()  # what those below have, the maker has not made

    def _has_imported(self, module: str, name: str, maker: str, made: Mapping[int, Any]) -> bool:
        """Say whether a module has one of these objects because it has imported it."""
        value = (self._values_of(module) or {}).get(name)
        return id(value) in made and self._origin(module, name)[0] == maker

    def _leads(self) -> _Leads:
        known = [] if self._memory is None else self._memory.leads
        if not known:
            known.append(_Leads({name: self._values_of(name) or {} for name in self._modules}))
        return known[0]

    def _held_elsewhere(self, maker: str, made: dict[int, Any]) -> dict[int, Any]:
        """Return what more refers to than the registry and the names of its maker."""
        own = list(map(id, (self._values_of(maker) or {}).values())) if made else []
        return {
            number: value
            for number, value in made.items()
            if sys.getrefcount(value) > _OF_OURS + own.count(number)
        }


def _is_made(maker: str, value: Any) -> bool:
    """Say whether a value may be an object that a module has made, for others to find."""
    if is_a(value, type):
        return defines(maker, value)
    if type(value) is FunctionType:
        return value.__globals__.get("__name__") == maker
    if id(type(value)) in ATOMS or is_a(value, (*_NOT_MADE, *_ALWAYS_SHARED)):
        return False
    return is_a(value, BASES) or own_attributes(value) is not None or any(slot_values(value))
