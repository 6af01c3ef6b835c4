"""What importing one module may change in objects of others: registries, settings, caches."""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, defines, module_of, mro_of
from ipython_depreload.code.acting import acted_on
from ipython_depreload.code.reads import Chain, reads_of
from ipython_depreload.code.sources import is_function, nested_codes
from ipython_depreload.code.statements import ModuleSource
from ipython_depreload.libraries.library_settings import sets_items
from ipython_depreload.modules import namespace
from ipython_depreload.objects import cell_value, is_a, own_attributes
from ipython_depreload.precision.drawing import is_generator
from ipython_depreload.precision.live import ABSENT, Live
from ipython_depreload.registrations.containers import ATOMS
from ipython_depreload.registrations.contributions import Contributions
from ipython_depreload.registrations.remembered import CACHE

Name = tuple[str, str]
"""A module, and a name in it."""

_CONTAINERS = (list, dict, set, deque, bytearray)
_FIXED = (
    *(str, bytes, int, float, complex, bool, type(None), type(...), tuple, frozenset, range),
    *(ModuleType, BuiltinFunctionType, MethodType, CodeType, property, staticmethod, classmethod),
    *(re.Pattern, logging.Logger, type(threading.Lock()), type(threading.RLock())),
)
_CONSTRUCTORS = {"__init__", "__new__", "__post_init__", "__set_name__", "__init_subclass__"}


class Registered(NamedTuple):
    """What some modules, all alike, have put somewhere while they were imported.

    Attributes
    ----------
    modules
        In the order in which they did so.
    containers
        The ids of what they have changed.
    names
        Names in other modules that lead there.
    """

    modules: list[str]
    containers: frozenset[int]
    names: set[Name]


class Effects:
    """What executing modules may change elsewhere, in one plan: each answer is found once."""

    def __init__(self, live: Live, contributions: Contributions) -> None:
        self._live = live
        self._contributions = contributions
        self._names: dict[str, set[Name]] = {}  # a module has one new code in a plan
        self._reach: dict[str, set[str]] = {}
        self._set: dict[str, set[Name]] = {}
        self._kept: dict[str, set[Name]] = {}
        self._put: dict[str, set[Name]] = {}
        self._changed: dict[str, frozenset[int]] = {}
        self._owners: dict[str, dict[int, set[str]]] = {}

    def of(self, name: str, new: CodeType | None) -> set[Name]:
        """Return names of other modules whose values the import of `name` may have changed.

        But for those that only its source tells, see `seen_in`.

        Parameters
        ----------
        new
            The module's new code if that is another one.
        """
        if name not in self._names:
            self._names[name] = self._of(name, new)
        return self._names[name]

    def _of(self, name: str, new: CodeType | None) -> set[Name]:
        found = self._added_to(name) | self._set_by_functions(name) | self._items_set(name, new)
        found |= self._acted_on_by_functions(name)
        top = self._live.runs(name)[0]
        written = set(top.reads.written)
        if new is not None:
            written |= reads_of(new).written
            more = reads_of(new).chains.keys() - top.reads.chains
            found |= self._changed_by_new_calls(name, more)
        found |= {n for chain in written for n in self._owner_of(name, chain)}
        return {(module, attribute) for module, attribute in found if module != name}

    def set_by(self, name: str) -> Iterator[Name]:
        """Yield (module, what the import of `name` has set there): a name, or an attribute."""
        for run in self._live.runs(name):
            for chain in run.reads.written:
                for module, owner in self._owner_of(run.home, chain):
                    if module != name:
                        yield module, chain[-1] if owner == chain[-1] else f"{owner}.{chain[-1]}"

    def seen_in(self, name: str, versions: Iterable[ModuleSource]) -> set[Name]:
        """Return names of other modules whose values the top level of `name` may change."""
        chains = {chain for view in versions for chain in view.touched}
        found = {n for chain in chains for n in self._changeable(name, chain)}
        return {(module, attribute) for module, attribute in found if module != name}

    def within_reach(self, name: str, new: CodeType | None) -> set[str]:
        """Return the modules of which `seen_in` may have names: far cheaper than that."""
        if name not in self._reach:
            self._reach[name] = self._within_reach(name, new)
        return self._reach[name]

    def _within_reach(self, name: str, new: CodeType | None) -> set[str]:
        codes = [code for code in (self._live.runs(name)[0].code, new) if code is not None]
        found: set[str] = set()
        for code in (inner for one in codes for inner in nested_codes(one)):
            if not is_function(code) or code.co_name.startswith("<"):
                reads = reads_of(code)
                for chain in (*reads.chains, *reads.written):
                    passed = self._live.meaning(name, chain).passed
                    found.update(self._live.origin(*step)[0] for step in passed)
        return found - {name}

    def put_by(self, name: str) -> set[Name]:
        """Return the names in others that the import of a module bound, or put something into."""
        if name not in self._put:
            keys, values = self._contributions.keys_set_by(name), self._live.values
            homes = self._homes(name) if keys else ()
            bound = {(home, key) for home in homes for key in keys.get(id(values(home)), ())}
            self._put[name] = self._added_to(name) | bound
        return self._put[name]

    @cached_property
    def registered(self) -> list[Registered]:
        """What all modules have put somewhere: many have done so in one place."""
        alike: dict[object, list[str]] = {}
        for name in self._contributions.contributors():
            keys = self._contributions.keys_set_by(name)
            known_by = frozenset((n, key) for n, some in keys.items() for key in map(str, some))
            alike.setdefault((self.changed_by(name), known_by), []).append(name)
        return [
            Registered(names, self.changed_by(names[0]), self.put_by(names[0]))
            for names in alike.values()
        ]

    def changed_by(self, name: str) -> frozenset[int]:
        """Return the ids of the containers of others that the import of a module has changed."""
        if name not in self._changed:
            self._changed[name] = frozenset(map(id, self._contributions.added_by(name)))
        return self._changed[name]

    def _homes(self, name: str) -> set[str]:
        """Return the other modules whose names the import of a module has used."""
        runs = self._live.runs(name)
        imported = {m for run in runs for _, m in self._live.imported(name, run.code)}
        return ({run.home for run in runs} | imported) - {name}

    def _added_to(self, name: str) -> set[Name]:
        """Return the names of containers that got entries by the import of a module."""
        ids = self.changed_by(name)
        if not ids:
            return set()
        return {
            (home, attribute)
            for home in self._homes(name)
            for number in ids & self._containers_in(home).keys()
            for attribute in self._containers_in(home)[number]
        }

    def _containers_in(self, home: str) -> dict[int, set[str]]:
        """Return the names in a module that lead to a container, by the id of that."""
        if home not in self._owners:
            found = self._owners[home] = {}
            for attribute, value in list(self._live.values(home).items()):
                if _leads_nowhere(home, value):  # most: to walk each takes long
                    continue
                for container in self._contributions.containers_of(home, {attribute: value}):
                    found.setdefault(id(container), set()).add(attribute)
        return self._owners[home]

    def kept_for(self, name: str) -> set[Name]:
        """Return names of other modules that may keep what was computed during an import.

        Not what only got new entries: those are taken back before the module runs again.
        """
        if name not in self._kept:
            self._kept[name] = self.iterators_of_others(name) | {
                (module, attribute)
                for module, attribute in self._set_by_functions(name)
                if self._added.isdisjoint(
                    map(id, _insides(self._live.values(module).get(attribute)))
                )
            }
        return self._kept[name]

    def iterators_of_others(self, name: str) -> set[Name]:
        """Return names of iterators: where they are now depends on who has used them.

        Of generators of random numbers, too, and of classes that have iterators as attributes.
        """
        found = set()
        for run in self._live.runs(name):
            for chain in run.reads.chains:
                (module, attribute), value = self._named(run.home, chain)
                if module != name and module in self._live and self._moves_on(name, value):
                    found.add((module, attribute))
        return found

    def _moves_on(self, name: str, value: object) -> bool:
        if is_a(value, type):
            members = class_members(value)  # type: ignore[arg-type]
            words = self._live.read_words(name)
            return any(_is_iterator(v) for n, v in list(members.items()) if n in words)
        return _is_iterator(value) or is_generator(value)

    @cached_property
    def _added(self) -> set[int]:
        """The ids of the containers to which some module added something, and did no more."""
        return set(map(id, self._contributions.only_added_to()))

    def _set_by_functions(self, name: str) -> set[Name]:
        """Return names whose values functions may have changed that ran during an import.

        By a `global` statement; by an assignment to an attribute or item of the object, or a
        call of a method that does such things, in the same function; and, for an object of a
        class, by any method.
        """
        if name not in self._set:
            self._set[name] = self._found_set_by_functions(name)
        return self._set[name]

    def _found_set_by_functions(self, name: str) -> set[Name]:
        runs = self._live.runs(name)
        found = {(run.home, bound) for run in runs if not run.top for bound in run.reads.bound}
        inner = [run for run in runs if not run.top]
        storing = [r for r in inner if r.reads.stores and r.code.co_name not in _CONSTRUCTORS]
        for run in storing:
            found |= {n for c in run.reads.written for n in self._owner_of(run.home, c)}
            found |= {n for c in run.reads.chains for n in self._container(run.home, c)}
        if storing:
            found |= {
                n for run in runs for c in run.reads.chains for n in self._object(run.home, c)
            }
        return {(module, attribute) for module, attribute in found if module != name}

    def _acted_on_by_functions(self, name: str) -> set[Name]:
        """Return names of objects that functions that ran gave to others, to be changed maybe."""
        return {
            found
            for run in self._live.runs(name)
            if not run.top
            for chain in acted_on(run.code)
            for found in (*self._container(run.home, chain), *self._object(run.home, chain))
        }

    def _items_set(self, name: str, new: CodeType | None) -> set[Name]:
        """Return names of mappings of libraries of which items may have been set: `os.environ`."""
        codes = [(run.home, run.code) for run in self._live.runs(name)]
        codes += [(name, inner) for inner in nested_codes(new)] if new is not None else []
        return {
            found
            for home, code in codes
            if sets_items(code) and reads_of(code).stores
            for chain in reads_of(code).chains
            for found in self._mapping_of_library(home, chain)
        }

    def _mapping_of_library(self, home: str, chain: Chain) -> Iterator[Name]:
        for end in range(1, len(chain) + 1):
            name, value = self._named(home, chain[:end])
            is_new = value is ABSENT and chain[end - 1] == "environ"  # an edit imports it
            if value is os.environ or is_new:
                name, value = ("os", "environ"), os.environ
            elif name[0] in self._live or not is_a(value, dict):
                continue
            yield name
            yield from _functions_using(*name)
            for module in self._live:  # `from os import environ`
                values = list(self._live.values(module).items())
                yield from ((module, each) for each, held in values if held is value)

    def _owner_of(self, home: str, chain: Chain) -> Iterator[Name]:
        """What `a.b.c = value` changes: the name c if b is a module, else the object b."""
        meaning = self._live.meaning(home, chain[:-1])
        if meaning.module is not None:
            yield meaning.module, chain[-1]
        elif meaning.value is not ABSENT:
            yield self._live.origin(*meaning.passed[-1])

    def _named(self, home: str, chain: Chain) -> tuple[Name, Any]:
        meaning = self._live.meaning(home, chain)
        return self._live.origin(*meaning.passed[-1]), meaning.value

    def _container(self, home: str, chain: Chain) -> Iterator[Name]:
        name, value = self._named(home, chain)
        if is_a(value, _CONTAINERS):
            yield name

    def _object(self, home: str, chain: Chain) -> Iterator[Name]:
        name, value = self._named(home, chain)
        if name[0] in self._live and _has_state(value) and not is_a(value, _CONTAINERS):
            yield name

    def _changeable(self, home: str, chain: Chain) -> Iterator[Name]:
        name, value = self._named(home, chain)
        if name[0] in self._live and (_has_state(value) or is_a(value, type)):
            yield name

    def _changed_by_new_calls(self, home: str, chains: Iterable[Chain]) -> set[Name]:
        """Whatever a function has that was never seen running may be changed by it."""
        found: set[Name] = set()
        for chain in chains:
            (owner, _), value = self._named(home, chain)
            if is_a(value, (FunctionType, type)) and owner in self._live:
                values = self._live.values(owner)
                found |= {(owner, n) for n, v in list(values.items()) if _has_state(v)}
        return found


def _functions_using(module: str, attribute: str) -> Iterator[Name]:
    """Yield the names of a library's functions that use one of its globals: `os.getenv`."""
    for name, value in list((namespace(sys.modules.get(module)) or {}).items()):
        if type(value) is FunctionType and attribute in value.__code__.co_names:
            yield module, name


def _leads_nowhere(module: str, value: Any) -> bool:
    """Say whether a module's value is, and has, no container of its own."""
    if is_a(value, type):
        return not defines(module, value)
    if type(value) is FunctionType:
        return value.__closure__ is None and not value.__dict__
    return id(type(value)) in ATOMS and type(value) is not tuple


def _insides(value: Any) -> list[Any]:
    """Return the containers in which an object's own state is."""
    if type(value) is FunctionType:
        return [cell_value(cell) for cell in value.__closure__ or ()]
    return [value, own_attributes(value)]


def _is_iterator(value: object) -> bool:
    return any("__next__" in class_members(cls) for cls in mro_of(type(value)))


def _has_state(value: object) -> bool:
    """Say whether an object may change without being bound anew."""
    if value is ABSENT or is_a(value, (type, CACHE, *_FIXED)):
        return False
    if module_of(type(value)) == "typing":  # type variables, `list[int]`
        return False
    if type(value) is not FunctionType:
        return True
    cells = value.__closure__ or ()
    return any(is_a(cell_value(cell), _CONTAINERS) for cell in cells) or (
        bool(cells) and reads_of(value.__code__).stores
    )
