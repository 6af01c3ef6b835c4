"""Which statements may have given an edited function to a library that looks into functions.

Followed are objects, as the names in a statement stand for them now, and what functions of the
project use that ran: a container, a closure or a class may lead to a function of either kind.
"""

from __future__ import annotations

import builtins
import gc
import logging
import re
import sys
import types
from abc import ABC
from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from contextlib import asynccontextmanager, contextmanager
from enum import Enum, auto
from functools import cache, cached_property, lru_cache, singledispatch, singledispatchmethod
from types import (
    BuiltinFunctionType,
    CodeType,
    FunctionType,
    GenericAlias,
    MethodType,
    ModuleType,
    UnionType,
)
from typing import Any, NamedTuple
from weakref import ReferenceType

from ipython_depreload.class_members import class_members, inherited, module_of, mro_of
from ipython_depreload.code.bodies import inner_codes
from ipython_depreload.code.bytecode import names_deleted
from ipython_depreload.code.code_readers import asks_for_own_modules
from ipython_depreload.code.importing import prefixes
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.reads import Chain, reads_of
from ipython_depreload.code.sources import class_bodies, is_function, nested_codes
from ipython_depreload.code.statements import Part, outline
from ipython_depreload.detection.tracked import Tracked
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.libraries.library_callables import LibraryCallables, hides, inside_with_names
from ipython_depreload.libraries.looking import (
    LOOK_INSIDE,
    LOOK_UP_MODULES,
    is_in_standard,
    is_standard,
    may_look_inside,
    modules_now,
)
from ipython_depreload.modules import namespace
from ipython_depreload.objects import exactly, is_a, own_attributes
from ipython_depreload.precision.live import ABSENT, Live, Run, module_name
from ipython_depreload.registrations.containers import CONTAINERS

# What an abstract class knows of those registered with it: it gives them nothing.
_abc_data = type(class_members(ABC)["_abc_impl"])
_WITHOUT_CONTENTS = exactly(
    *(str, bytes, int, float, complex, bool, type(None), type(...), range, bytearray, CodeType),
    *(logging.Logger, re.Pattern, _abc_data),
)
_PLAIN = exactly(list, tuple, dict, set, frozenset, deque, OrderedDict)
_TAKING_OUT = {"clear", "pop", "popitem", "popleft", "remove", "discard"}
# Of the standard library, these make something of their own from functions.
_COPY_CODE = frozenset(map(id, (types.coroutine,)))
_COPY_DOCSTRINGS = frozenset(
    map(
        id,
        (
            *(classmethod, property, staticmethod, asynccontextmanager, contextmanager, cache),
            *(cached_property, lru_cache, singledispatch, singledispatchmethod),
        ),
    )
)
_ENOUGH = 5000  # objects: what leads to more may lead to anything, once this many were, too:
_ENOUGH_IN_ALL = 50_000
_MUCH = 500_000  # items in plain containers, which are gone through much faster
_NUMERIC = ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow")
_BITWISE = ("and", "or", "xor", "lshift", "rshift")
# By these one gets at defaults, closures and annotations without a call.
_INTERFACE = {
    *("__args__", "__closure__", "__defaults__", "__kwdefaults__", "__orig_bases__"),
    *("__wrapped__", "cell_contents", "get_args"),
    *("getclosurevars", "getfullargspec", "signature", "unwrap"),
}
_ANNOTATING = {"__annotations__", "__orig_bases__", "__parameters__"}
# By these one finds objects to which nothing leads.
_FINDING = LOOK_UP_MODULES | {
    *("__builtins__", "__dict__", "__subclasses__", "get_objects", "get_referrers", "vars"),
}
_KEEPING_NOTHING = {"builtins", "math", "_operator"}  # made in C: all that their functions do
# Code that uses these may delete any name.
_REFLECTION = {"__dict__", "delattr", "eval", "exec", "globals", "locals", "modules", "vars"}


class _Closed(Enum):
    """What of the project is not looked into for edited functions."""

    NOTHING = auto()
    CLASSES = auto()
    CLASSES_AND_INSTANCES = auto()


class _Unit(NamedTuple):
    """A statement at the top of a module, or a function that ran: what is used together.

    Parameters
    ----------
    home
        The module whose global names it uses.
    chains
        The dotted names that it reads.
    imports
        What it imports as its own variables: modules, and the names it takes from them.
    makes
        The ids of the code of functions that it makes.
    attributes
        The attributes that it reads from anything else.
    is_class
        Whether it defines a class.
    """

    home: str
    chains: Collection[Chain]
    imports: Collection[tuple[str, tuple[str, ...]]] = ()
    makes: Collection[int] = ()
    attributes: Collection[str] = ()
    is_class: bool = False

    @property
    def closed(self) -> _Closed:
        """What a class statement is given, its bases, it does not look into."""
        return _Closed.CLASSES_AND_INSTANCES if self.is_class else _Closed.NOTHING


_Copying = list[tuple[_Unit, list[str]]]
"""Units, and what of libraries that look into functions each uses."""
_NOT_FOUND: tuple[object, _Copying] = None, []


class _Ways:
    """From which objects one gets to some of a kind, and from which not: each is asked once."""

    def __init__(self) -> None:
        self._nowhere: set[int] = set()
        self._left = _ENOUGH_IN_ALL
        self._leading: dict[int, object] = {}  # the object, too: its id stays its own

    def any_leads(
        self,
        values: Iterable[Any],
        is_one: Callable[[Any], bool],
        inside: Callable[[Any], Iterable[Any] | None],
    ) -> bool:
        """Say whether one of these values leads to an object of the kind, or to too much.

        Parameters
        ----------
        inside
            Gives what an object leads to; None if that may be anything.
        """
        return any(self._leads(value, is_one, inside) for value in values)

    def _leads(
        self,
        start: Any,
        is_one: Callable[[Any], bool],
        inside: Callable[[Any], Iterable[Any] | None],
    ) -> bool:
        level, before, seen = [start], dict[int, Any](), set[int]()
        while level:
            value = level.pop()
            number = id(value)
            if number in seen or number in self._nowhere or id(type(value)) in _WITHOUT_CONTENTS:
                continue
            seen.add(number)
            if number in self._leading or is_one(value) or (more := inside(value)) is None:
                self._note_way(value, before)
                return True
            if len(seen) > max(_ENOUGH, self._left):
                self._left = 0
                self._leading[id(start)] = start
                return True
            for each in more:
                before.setdefault(id(each), value)
                level.append(each)
        self._nowhere |= seen
        self._left -= len(seen)
        return False

    def _note_way(self, value: Any, before: Mapping[int, Any]) -> None:
        """Whatever is on the way from a start to a value leads there, too."""
        while id(value) not in self._leading:
            self._leading[id(value)] = value
            value = before.get(id(value), value)


class Copiers:
    """Answers for the modules of one plan.

    Parameters
    ----------
    has_run
        Says whether a function ran while any module was imported.
    mentioned
        Gives those of some names that any module mentions while it is imported.
    codes
        The ids of the edited code objects.
    names
        Gives the names by which edited functions are known.
    documented
        Whether any of them has another docstring: of that, every library may keep a copy.
    """

    def __init__(
        self,
        live: Live,
        tracker: Tracker,
        has_run: Callable[[CodeType], bool],
        mentioned: Callable[[Set[str]], Set[str]],
        codes: Set[int],
        names: Callable[[], Set[str]],
        *,
        documented: bool,
    ) -> None:
        self._live = live
        self._tracker = tracker
        self._has_run = has_run
        self._mentioned = mentioned
        self._codes = codes
        self._names = names
        self._documented = documented
        self._libraries: dict[str, bool] = {}
        self._callables = LibraryCallables(live.__contains__)
        self._loaded_now = modules_now()
        self._to_library = _Ways()
        self._to_edited = {each: _Ways() for each in _Closed}
        self._to_edited_or_anything = _Ways()

    def doubt_about(self, name: str) -> str | None:
        """Say what of a library may have got an edited function by a module, None if nothing."""
        for unit, copiers in self._copying_units(name):
            givers = self._givers_in(name, unit)
            for copier in copiers:
                others = [giver for giver in givers if giver != copier]
                if others or (givers and self._holds_edited(unit, copier)):
                    return copier
        return None

    def _holds_edited(self, unit: _Unit, copier: str) -> bool:
        """Say whether what uses a library holds edited functions, besides those of its class.

        An object whose class derives from one of the library's is not given to that.
        """
        values = self._meant(unit.home, tuple(copier.split(".")))
        return self._leads_to_edited(values, _Closed.CLASSES)

    def users(self) -> set[str]:
        """Return the modules that used such a library while they were imported."""
        names = self._live if self._is_any_used else ()
        return {name for name in names if self._copying_units(name)}

    def may_copy(self, name: str, chain: Chain) -> bool:
        """Say whether a function may come to such a library by what a module calls so."""
        return self._leads_to_library(self._meant(name, chain))

    def lead_to_edited(self, name: str) -> bool:
        """Say whether anything that a module ran used may lead to an edited function."""
        if not _FINDING.isdisjoint(self._live.words(name)):
            return True
        return any(
            self._gives_otherwise(name, unit)
            or any(self._names_edited(unit.home, chain) for chain in unit.chains)
            or any(self._may_give_edited(unit.home, chain) for chain in unit.chains)
            for unit in self._units(name)
        )

    def _may_give_edited(self, home: str, chain: Chain) -> bool:
        values = self._meant(home, chain)
        return self._to_edited_or_anything.any_leads(values, self._is_edited, self._inside_known)

    def _inside_known(self, value: Any) -> Iterable[Any] | None:
        """Return what an object leads to; None if that is not known: a library has what it has."""
        if is_a(value, ModuleType) or _is_namespace(value) or hides(value):
            return None
        if type(value) is BuiltinFunctionType:
            return _inside_built_in(value)
        homes = list(_homes_of(value))
        if any(home not in self._live and not is_in_standard(home) for home in homes):
            return None
        is_ours = any(home in self._live for home in homes)
        if is_ours or not is_a(value, (type, FunctionType)):
            return self._inside(value)
        if type(value) is FunctionType:
            return _inside_standard_function(value)
        members = class_members(value).values()
        return [m for m in members if type(m) is FunctionType and self._homed(m) in self._live]

    # -- what is used together -----------------------------------------------------------------

    @cached_property
    def _is_any_used(self) -> bool:
        """Say whether any module mentions such a library: most often that is all to know."""
        others = self._mentioned(_loaded(self._loaded_now) - self._tracker.modules.keys())
        return self._documented or any(map(self._looks_inside, others))

    def _copying_units(self, name: str) -> _Copying:
        """Return what a module ran that uses such a library, and what of it."""
        if not self._is_any_used or not self._live.is_traced(name):
            return []
        notes, key = self._live.notes(name), ("copiers", self._documented)
        # Libraries import others when they need them: what kept references may copy from then on.
        loaded, known = notes.get(key, _NOT_FOUND)
        if loaded == self._loaded_now:
            return known  # type: ignore[no-any-return]
        found = self._find_copying_units(name)
        notes[key] = self._loaded_now, found
        return found

    def _find_copying_units(self, name: str) -> _Copying:
        wholes = (_unit_of(self._live, run) for run in self._live.runs(name))
        used = any(True for whole in wholes for _ in self._copiers_in(whole))
        found = ((unit, list(self._copiers_in(unit))) for unit in self._units(name) if used)
        return [(unit, copiers) for unit, copiers in found if copiers]

    def _units(self, name: str) -> Iterator[_Unit]:
        yield from self._statements(name)
        for run in self._live.runs(name):
            if is_function(run.code) or run.home != name:
                yield _unit_of(self._live, run)

    def _statements(self, name: str) -> Iterator[_Unit]:
        source = self._tracker.modules[name].source
        view = None if source is None else outline(source)
        if view is not None:
            for part in view.parts:
                if not self._does_nothing(name, part):
                    yield _Unit(name, part.uses, is_class=part.is_class)
            return
        for run in self._live.runs(name):
            if run.home == name and not is_function(run.code):
                yield _unit_of(self._live, run)

    def _does_nothing(self, name: str, part: Part) -> bool:
        """Say whether a statement gets nothing from what it names, but subscripts generic types."""
        return (
            part.subscripted is not None
            and all(LOOK_INSIDE.isdisjoint(chain) for chain in part.uses)
            and self._are_generic(name, part.subscripted)
        )

    def _are_generic(self, name: str, chains: Collection[Chain]) -> bool:
        """Say whether these are generic types of Python: they do nothing with their arguments."""
        values = [self._live.meaning(name, chain).value for chain in chains]
        found = [
            vars(builtins).get(chain[0]) if value is ABSENT else value
            for value, chain in zip(values, chains, strict=True)
        ]
        return all(
            _is_generic(value) or (is_a(value, type) and is_standard(module_of(value)))  # type: ignore[arg-type]
            for value in found
        )

    def _copiers_in(self, unit: _Unit) -> Iterator[str]:
        for module, _ in unit.imports:
            if self._looks_inside(module):
                yield module
        for chain in unit.chains:
            if self._leads_to_library(self._meant(unit.home, chain)):
                yield ".".join(chain)

    def _givers_in(self, name: str, unit: _Unit) -> list[str]:
        """Return what of a unit that a module ran may lead to an edited function."""
        found = [
            "" if is_named else ".".join(chain)
            for chain in unit.chains
            if (is_named := self._names_edited(unit.home, chain))
            or self._leads_to_edited(self._meant(unit.home, chain), unit.closed)
        ]
        return [*found, ""] if self._gives_otherwise(name, unit) else found

    def _names_edited(self, home: str, chain: Chain) -> bool:
        """Say whether a dotted name has that of an edited function where it may stand for it."""
        names = self._names()
        if names.isdisjoint(chain):
            return False
        passed, value, rest = self._live.meaning(home, chain)
        owner, attribute = passed[-1]
        is_known = value is not ABSENT and (
            owner not in self._live or attribute not in self._bound_often(owner)
        )
        return not names.isdisjoint(rest if is_known else chain)

    def _gives_otherwise(self, name: str, unit: _Unit) -> bool:
        """Say whether edited functions may come into a unit other than by what names mean now."""
        imported = [v for module, names in unit.imports for v in self._taken(module, names)]
        return (
            not self._codes.isdisjoint(unit.makes)
            or _looks_up_modules(unit.attributes, unit.chains)
            or self._leads_to_edited(imported, unit.closed)
            or any(self._was_emptied(name, unit.home, chain) for chain in unit.chains)
        )

    def _was_emptied(self, name: str, home: str, chain: Chain) -> bool:
        """Say whether a container may have held more than now, as a module takes items out."""
        _, value, rest = self._live.meaning(home, chain)
        if id(type(value)) not in CONTAINERS:
            return False
        if rest:
            return rest[-1] in _TAKING_OUT
        return not value and not _TAKING_OUT.isdisjoint(self._live.words(name))

    def _taken(self, module: str, names: Iterable[str]) -> Iterator[Any]:
        """Yield what an import statement gets hold of: of the project, only what it names."""
        values = self._live.values(module) if module in self._live else {}
        if not values or not names:
            yield from map(sys.modules.get, prefixes(module))
        for name in names:
            yield values.get(name, sys.modules.get(f"{module}.{name}"))

    # -- what names stand for --------------------------------------------------------------------

    def _meant(self, home: str, chain: Chain, seen: set[Chain] | None = None) -> list[Any]:
        """Return what a dotted name may have stood for when it was read.

        Parameters
        ----------
        seen
            The names whose statements have been gone through on the way here.
        """
        meaning = self._live.meaning(home, chain)
        owner, attribute = meaning.passed[-1]
        found = [] if meaning.value is ABSENT else [meaning.value]
        if owner not in self._live:
            # Of a library: what makes the attribute is in there, too.
            return [*found, *self._makers(owner, found)]
        if found and attribute not in self._bound_often(owner):
            return [_attribute(found[0], meaning.rest)]
        if not found and attribute in vars(builtins):
            return [vars(builtins)[attribute]]
        found += self._imported_as(owner, attribute)
        seen = set() if seen is None else seen
        if (owner, attribute) not in seen:  # once: there may be very many ways to a name
            seen.add((owner, attribute))
            for used in self._used_to_bind(owner, attribute):
                found += self._meant(owner, used, seen)
        return found

    def _makers(self, library: str, found: list[Any]) -> list[Any]:
        """Return the module that made what was found in it, if that does not tell by itself."""
        known = bool(found) and is_a(found[0], (type, FunctionType))
        return [sys.modules[library]] if library in sys.modules and not known else []

    def _bound_often(self, name: str) -> Collection[str]:
        code = self._tracker.modules[name].executed_code()
        return () if code is None else reads_of(code).often

    def _used_to_bind(self, name: str, attribute: str) -> Iterator[Chain]:
        """Yield what the statements use that bind a name; nothing if they have not run."""
        tracked = self._tracker.modules[name]
        if self._was_never_bound(name, attribute) or tracked.source is None:
            return
        view = outline(tracked.source)
        for part in () if view is None else view.parts:
            if attribute in part.binds:
                yield from part.uses

    def _imported_as(self, name: str, attribute: str) -> list[Any]:
        """Return what import statements bind to a name, at the top of a module or in classes."""
        code = self._tracker.modules[name].executed_code()
        if code is None:
            return []
        bodies = list(class_bodies(code))
        codes = bodies if self._was_never_bound(name, attribute) else [code, *bodies]
        found = []
        for each in codes:
            for statement, module in self._live.imported(name, each):
                values = namespace(sys.modules.get(module)) or {}
                given = [a for a, local in statement.bound.items() if local == attribute]
                found += [values[a] for a in given if a in values]
                if attribute == statement.local and module in sys.modules:
                    found.append(sys.modules[module])
        return found

    def _was_never_bound(self, name: str, attribute: str) -> bool:
        """Say whether a name that is absent was so all the time: what uses it has not run."""
        tracked = self._tracker.modules[name]
        code = tracked.executed_code()
        if attribute in self._live.values(name) or code is None or tracked.bound is None:
            return False
        return (
            attribute not in tracked.bound
            and not any(attribute in names_deleted(inner) for inner in nested_codes(code))
            and _REFLECTION.isdisjoint(self._live.words(name))
        )

    # -- what objects lead to --------------------------------------------------------------------

    def _looks_inside(self, module: str) -> bool:
        """Say whether a module is of a library that may look into functions."""
        library = module.partition(".")[0]
        # What is executed from a text, such as a named tuple's methods, may say to be of any.
        if (
            module in self._live
            or is_standard(library)
            or library not in _tops_loaded(self._loaded_now)
        ):
            return False
        if library not in self._libraries:
            self._libraries[library] = self._documented or may_look_inside(
                library, self._watched, self._named_in
            )
        return self._libraries[library]

    def _named_in(self, library: str) -> Iterable[str]:
        """Return the libraries that code of the project of a top-level name may use."""
        codes = filter(None, (t.executed_code() for t in self._own.get(library, ())))
        return frozenset().union(*map(_first_words, codes)) & _tops_loaded(self._loaded_now)

    @cached_property
    def _own(self) -> dict[str, list[Tracked]]:
        """Top-level name -> the modules of the project under it."""
        found: dict[str, list[Tracked]] = {}
        for name in self._live:
            found.setdefault(name.partition(".")[0], []).append(self._tracker.modules[name])
        return found

    @cached_property
    def _watched(self) -> frozenset[str]:
        return frozenset(self._live)

    def _is_of_library(self, value: Any) -> bool:
        return any(map(self._looks_inside, _homes_of(value)))

    def _may_take(self, value: Any) -> bool:
        """Say whether this is of such a library, and may be given a function."""
        if id(value) in _COPY_CODE or (self._documented and id(value) in _COPY_DOCSTRINGS):
            return True
        if is_a(value, (ModuleType, type, FunctionType, BuiltinFunctionType)):
            return self._is_of_library(value) and self._may_look(value)
        return self._may_look(value) and any(
            not _TAKING.isdisjoint(class_members(cls)) and self._looks_inside(module_of(cls))
            for cls in mro_of(type(value))
        )

    def _may_look(self, value: Any) -> bool:
        """Say whether something of a library that looks into functions may do so itself."""
        is_other = is_a(value, (ModuleType, BuiltinFunctionType))
        return self._documented or is_other or self._callables.may_look(value)

    def _leads_to_library(self, values: list[Any]) -> bool:
        return self._to_library.any_leads(values, self._may_take, self._inside_of_taker)

    def _leads_to_edited(self, values: list[Any], of_project: _Closed) -> bool:
        """Say whether values lead to an edited function, other than through the library itself."""

        def inside(value: Any) -> Iterable[Any] | None:
            is_taker = self._is_of_library(value) and self._may_look(value)
            return () if is_taker or self._is_closed(value, of_project) else self._inside(value)

        return self._to_edited[of_project].any_leads(values, self._is_edited, inside)

    def _is_closed(self, value: Any, of_project: _Closed) -> bool:
        if of_project is _Closed.NOTHING:
            return False
        if is_a(value, type):
            return self._is_ours(value)
        return of_project is _Closed.CLASSES_AND_INSTANCES and self._is_ours(type(value))

    def _is_ours(self, kind: type[Any]) -> bool:
        return module_of(kind) in self._live

    def _is_edited(self, value: Any) -> bool:
        """Say whether this is an edited function, or one that ran and makes or looks up such."""
        if type(value) is not FunctionType:
            return False
        code = value.__code__
        if id(code) in self._codes or not self._has_run(code):
            return id(code) in self._codes
        reads = reads_of(code)
        return not self._codes.isdisjoint(map(id, inner_codes(code))) or (
            self._homed(value) in self._live and _looks_up_modules(reads.attributes, reads.chains)
        )

    def _inside(self, value: Any) -> Iterable[Any] | None:
        """Return what an object leads to; None if that is too much to go through."""
        kind = type(value)
        if is_a(value, ModuleType) or _is_namespace(value):
            return self._inside_module(value)
        if is_a(value, type):
            return gc.get_referents(value) if self._is_ours(value) else ()
        if kind is FunctionType:
            return self._inside_function(value)
        if id(kind) in _PLAIN:
            return _inside_containers(value)
        if is_a(value, ReferenceType):
            return (ReferenceType.__call__(value),)
        return gc.get_referents(value)

    def _inside_of_taker(self, value: Any) -> Iterable[Any] | None:
        """Return what an object may call, of what it leads to."""
        if self._are_interfaces_read:
            return self._inside(value)
        if type(value) is FunctionType and self._has_not_run(value):
            return (value.__dict__,)
        if is_a(value, type) and self._is_ours(value):
            members = class_members(value).items()
            return (*mro_of(value), type(value), *(v for k, v in members if k not in _ANNOTATING))
        return () if _is_generic(value) else self._inside(value)

    @cached_property
    def _are_interfaces_read(self) -> bool:
        """Say whether any module gets at annotations, defaults or closures without a call."""
        return self._are_annotations_read or bool(self._mentioned(_INTERFACE))

    @cached_property
    def _are_annotations_read(self) -> bool:
        if self._mentioned({"get_type_hints"}):
            return True
        return any(  # a class body with annotations only has the name
            "__annotations__" in run.reads.attributes
            or any("__annotations__" in chain[1:] for chain in run.reads.chains)
            for name in self._live
            if "__annotations__" in self._live.words(name)
            for run in self._live.runs(name)
        )

    def _has_not_run(self, function: FunctionType) -> bool:
        """Say whether a function of the project has called nothing yet, in any import."""
        home = self._homed(function)
        return self._live.is_traced(home) and not any(
            map(self._has_run, nested_codes(function.__code__))
        )

    def _inside_module(self, module: Any) -> list[Any]:
        """Return what a module of the project has, by its dictionary or itself."""
        values = module if type(module) is dict else namespace(module) or {}
        own = list(values.values()) if str(values.get("__name__")) in self._live else []
        return [value for value in own if not is_a(value, ModuleType)]

    def _inside_function(self, function: FunctionType) -> Iterator[Any]:
        yield from (function.__defaults__, function.__kwdefaults__, function.__closure__)
        yield function.__dict__
        if self._are_annotations_read:
            yield function.__annotations__ or None
        home = self._homed(function)
        for code in nested_codes(function.__code__) if home in self._live else ():
            if self._has_run(code):
                for chain in reads_of(code).chains:
                    yield from self._found_by(code, self._meant(home, chain))
                for statement, module in self._live.imported(home, code):
                    yield from self._taken(module, statement.names)

    def _found_by(self, code: CodeType, values: list[Any]) -> Iterable[Any]:
        """Return what code gets hold of by what its names stand for."""
        if any(value is sys.modules for value in values) and asks_for_own_modules(code):
            # What comes from a function or class of the project is in a module of the project.
            return [sys.modules.get(name) for name in self._live]
        return values

    @staticmethod
    def _homed(function: FunctionType) -> str:
        return str(function.__globals__.get("__name__"))


@lru_cache(maxsize=1)
def _loaded(now: tuple[int, str | None]) -> frozenset[str]:
    """Return the names of all loaded modules."""
    return frozenset(name for name in list(sys.modules) if type(name) is str)


@lru_cache(maxsize=1)
def _tops_loaded(now: tuple[int, str | None]) -> frozenset[str]:
    """Return the top-level names of all loaded modules."""
    return frozenset(name.partition(".")[0] for name in _loaded(now)) - {NOTEBOOK}


def _unit_of(live: Live, run: Run) -> _Unit:
    reads = run.reads
    if not is_function(run.code):
        return _Unit(run.home, reads.chains, attributes=reads.attributes, is_class=not run.top)
    imports = [(module, s.names) for s, module in live.imported(run.home, run.code)]
    makes = list(map(id, inner_codes(run.code)))
    return _Unit(run.home, reads.chains, imports, makes, reads.attributes)


def _looks_up_modules(attributes: Collection[str], chains: Iterable[Chain]) -> bool:
    """Say whether code may get at any module by a string."""
    return not LOOK_UP_MODULES.isdisjoint(attributes) or any(
        not LOOK_UP_MODULES.isdisjoint(chain) for chain in chains
    )


def _find_first_words(code: CodeType) -> frozenset[str]:
    names = (name for inner in nested_codes(code) for name in inner.co_names)
    return frozenset(name.partition(".")[0] for name in names)


_first_words = PerCode(_find_first_words)
"""Return the names in a module's code, of dotted ones what stands before the first dot."""


def _inside_containers(container: Any) -> list[Any] | None:
    """Return what is in a plain container, and in those in it, besides data; None if too much."""
    level, seen, found, count = [container], {id(container)}, list[Any](), 0
    while level:
        count += sum(map(len, level))
        if count > _MUCH:
            return None
        inside = gc.get_referents(*level)
        level = []
        if _WITHOUT_CONTENTS.issuperset(map(id, map(type, inside))):
            continue
        for value in inside:
            if id(type(value)) not in _PLAIN or _may_be_namespace(value):
                found.append(value)
            elif id(value) not in seen:
                seen.add(id(value))
                level.append(value)
    return found


# By these an object is given another one, to keep or to work on.
_TAKING = {
    "__call__",
    "__setitem__",
    "__getitem__",
    *(f"__{kind}{name}__" for kind in ("", "r", "i") for name in (*_NUMERIC, *_BITWISE)),
}


def _inside_built_in(function: BuiltinFunctionType) -> Iterable[Any] | None:
    """Return what a function made in C leads to: the object that it is a method of."""
    owner = function.__self__
    if not is_a(owner, ModuleType):
        return (owner,)
    return () if module_name(owner) in _KEEPING_NOTHING else None


def _inside_standard_function(function: FunctionType) -> Iterable[Any] | None:
    words = frozenset[str]().union(*(c.co_names for c in nested_codes(function.__code__)))
    return None if words & _FINDING else inside_with_names(function)


def _is_generic(value: Any) -> bool:
    """Say whether this is one of the things in annotations, such as `list[int]` and `Optional`."""
    return is_a(value, (GenericAlias, UnionType)) or module_of(type(value)) == "typing"


_LOOKUP = "__getattribute__"


def _attribute(value: Any, names: Chain) -> Any:
    """Follow attributes that an object itself has; return the last that has none of the name."""
    for name in names:
        inside = own_attributes(value) or {}
        if name not in inside:
            return _method(value, name) or value
        value = inside[name]
    return value


def _method(cls: Any, name: str) -> FunctionType | None:
    """Return the function that a class, of no unusual kind, gives by this name."""
    if not is_a(cls, type) or any(
        name in class_members(kind) or (kind is not type and _LOOKUP in class_members(kind))
        for kind in mro_of(type(cls))
        if kind is not object
    ):
        return None
    found = inherited(cls, name)
    return found if type(found) is FunctionType else None


def _homes_of(value: Any) -> Iterator[str]:
    """Yield the names of modules that a function, a class, an instance or a module is from."""
    if type(value) is MethodType:
        return
    if type(value) is FunctionType:
        yield str(value.__globals__.get("__name__"))
        return
    if is_a(value, ModuleType):
        yield str(module_name(value))
        return
    if type(value) is BuiltinFunctionType:
        yield str(module_name(value.__self__) or value.__module__)
        return
    yield module_of(value if is_a(value, type) else type(value))


def _may_be_namespace(value: Any) -> bool:
    return type(value) is dict and "__name__" in value


def _is_namespace(value: Any) -> bool:
    if not _may_be_namespace(value) or type(value["__name__"]) is not str:
        return False
    return namespace(sys.modules.get(value["__name__"])) is value
