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
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from functools import cached_property
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.bodies import inner_codes, is_function
from ipython_depreload.bytecode import names_deleted
from ipython_depreload.live import ABSENT, Live, Run, module_name
from ipython_depreload.looking import is_standard, may_look_inside
from ipython_depreload.modules import exactly, is_a, namespace
from ipython_depreload.reads import Chain, reads_of
from ipython_depreload.sources import class_bodies, nested_codes
from ipython_depreload.statements import outline
from ipython_depreload.tracker import Tracker

_WITHOUT_CONTENTS = exactly(
    *(str, bytes, int, float, complex, bool, type(None), type(...), range, bytearray, CodeType),
    *(logging.Logger, re.Pattern),
)
_ENOUGH = 5000  # objects: what leads to more may lead to anything
# Code that uses these may delete any name.
_REFLECTION = {"__dict__", "delattr", "eval", "exec", "globals", "locals", "modules", "vars"}


class _Unit(NamedTuple):
    """A statement at the top of a module, or a function that ran: what is used together.

    Parameters
    ----------
    home
        The module whose global names it uses.
    chains
        The dotted names that it reads.
    libraries
        The modules that it imports as its own variables.
    makes
        The ids of the code of functions that it makes.
    is_class
        Whether it defines a class.
    """

    home: str
    chains: Collection[Chain]
    libraries: Collection[str] = ()
    makes: Collection[int] = ()
    is_class: bool = False


class Copiers:
    """Answers for the modules of one plan.

    Parameters
    ----------
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
        codes: Set[int],
        names: Callable[[], Set[str]],
        *,
        documented: bool,
    ) -> None:
        self._live = live
        self._tracker = tracker
        self._codes = codes
        self._names = names
        self._documented = documented
        self._libraries: dict[str, bool] = {}
        self._ran: set[int] = set()  # by the module that is being judged

    def doubt_about(self, name: str) -> str | None:
        """Say what of a library may have got an edited function by a module, None if nothing."""
        known = self._copying_units(name)
        self._ran = self._run_by(name)
        for unit, copiers in known:
            for copier in copiers:
                if self._is_given(unit, copier):
                    return copier
        return None

    def users(self) -> set[str]:
        """Return the modules that used such a library while they were imported."""
        return {name for name in self._live if self._copying_units(name)}

    def may_copy(self, name: str, chain: Chain) -> bool:
        """Say whether a function may come to such a library by what a module calls so."""
        self._ran = self._run_by(name)
        return self._is_any_used and self._leads_to_library(self._meant(name, chain))

    def _run_by(self, name: str) -> set[int]:
        return {id(run.code) for run in self._live.runs(name)}

    # -- what is used together -----------------------------------------------------------------

    @cached_property
    def _is_any_used(self) -> bool:
        """Say whether any module mentions such a library: most often that is all to know."""
        loaded = {name.partition(".")[0] for name in list(sys.modules) if is_a(name, str)}
        mentioned = frozenset().union(*(self._live.first_words(name) for name in self._live))
        return any(map(self._looks_inside, loaded & mentioned))

    def _copying_units(self, name: str) -> list[tuple[_Unit, list[str]]]:
        """Return what a module ran that uses such a library, and what of it."""
        if not self._is_any_used or not self._live.is_traced(name):
            return []
        notes, key = self._live.notes(name), f"copiers {self._documented}"
        if key not in notes:
            self._ran = self._run_by(name)
            runs = self._live.runs(name)
            wholes = (_unit_of(self._live, run) for run in runs)
            used = any(True for whole in wholes for _ in self._copiers_in(whole))
            units = self._units(name) if used else ()
            found = ((unit, list(self._copiers_in(unit))) for unit in units)
            notes[key] = [(unit, copiers) for unit, copiers in found if copiers]
        return notes[key]  # type: ignore[return-value]

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
                yield _Unit(name, part.uses, is_class=part.is_class)
            return
        for run in self._live.runs(name):
            if run.home == name and not is_function(run.code):
                yield _unit_of(self._live, run)

    def _copiers_in(self, unit: _Unit) -> Iterator[str]:
        for library in unit.libraries:
            if self._looks_inside(library):
                yield library
        for chain in unit.chains:
            if self._leads_to_library(self._meant(unit.home, chain)):
                yield ".".join(chain)

    def _is_given(self, unit: _Unit, copier: str) -> bool:
        """Say whether an edited function may come to a copier that is used in the same place."""
        if not self._codes.isdisjoint(unit.makes):
            return True
        names = self._names()
        for chain in unit.chains:
            if not names.isdisjoint(chain):
                return True
            # An object of a class that derives from one of the library's is not given to that.
            is_other = ".".join(chain) != copier
            if is_other and self._leads_to_edited(self._meant(unit.home, chain), unit.is_class):
                return True
        return False

    # -- what names stand for --------------------------------------------------------------------

    def _meant(self, home: str, chain: Chain, seen: frozenset[Chain] = frozenset()) -> list[Any]:
        """Return what a dotted name may have stood for when it was read."""
        meaning = self._live.meaning(home, chain)
        owner, attribute = meaning.passed[-1]
        found = [] if meaning.value is ABSENT else [meaning.value]
        if owner not in self._live:
            # Of a library: what makes the attribute is in there, too.
            return [*found, sys.modules[owner]] if owner in sys.modules else found
        if found and attribute not in self._bound_often(owner):
            return found
        if not found and hasattr(builtins, attribute):
            return []
        found += self._imported_as(owner, attribute)
        if (owner, attribute) not in seen:
            further = seen | {(owner, attribute)}
            for used in self._used_to_bind(owner, attribute):
                found += self._meant(owner, used, further)
        return found

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
        if module in self._live or is_standard(library):
            return False
        if library not in self._libraries:
            self._libraries[library] = self._documented or may_look_inside(library)
        return self._libraries[library]

    def _is_of_library(self, value: Any) -> bool:
        return any(map(self._looks_inside, _homes_of(value)))

    def _leads_to_library(self, values: list[Any]) -> bool:
        return self._leads(values, self._is_of_library, lambda value: False)

    def _leads_to_edited(self, values: list[Any], is_class: bool) -> bool:
        """Say whether values lead to an edited function, other than through the library itself."""

        def closed(value: Any) -> bool:
            kind = value if is_a(value, type) else type(value)
            return (is_class and self._is_ours(kind)) or self._is_of_library(value)

        return self._leads(values, self._is_edited, closed)

    def _is_ours(self, kind: type[Any]) -> bool:
        return _module_of(kind) in self._live

    def _is_edited(self, value: Any) -> bool:
        return type(value) is FunctionType and id(value.__code__) in self._codes

    def _leads(
        self, values: list[Any], hit: Callable[[Any], bool], closed: Callable[[Any], bool]
    ) -> bool:
        level, seen = list(values), set[int]()
        for value in values:
            module = module_name(value)
            if module is not None and module in self._live:  # as a whole
                inside = list(self._live.values(module).values())
                level += [v for v in inside if not is_a(v, ModuleType)]
        while level:
            value = level.pop()
            if id(value) in seen or id(type(value)) in _WITHOUT_CONTENTS:
                continue
            seen.add(id(value))
            if hit(value) or len(seen) > _ENOUGH:
                return True
            if not closed(value):
                level += self._inside(value)
        return False

    def _inside(self, value: Any) -> Iterable[Any]:
        if is_a(value, ModuleType) or _is_namespace(value):
            return ()
        if is_a(value, type):
            return gc.get_referents(value) if self._is_ours(value) else ()
        if type(value) is FunctionType:
            return self._inside_function(value)
        if is_a(value, (list, tuple, set, frozenset, dict)) and _holds_data(value):
            return ()
        return gc.get_referents(value)

    def _inside_function(self, function: FunctionType) -> Iterator[Any]:
        yield from (function.__defaults__, function.__kwdefaults__, function.__closure__)
        yield function.__dict__
        home = str(function.__globals__.get("__name__"))
        for code in nested_codes(function.__code__) if home in self._live else ():
            if id(code) in self._ran:
                for chain in reads_of(code).chains:
                    yield from self._meant(home, chain)
                for _, module in self._live.imported(home, code):
                    yield sys.modules.get(module)


def _unit_of(live: Live, run: Run) -> _Unit:
    if not is_function(run.code):
        return _Unit(run.home, run.reads.chains, is_class=not run.top)
    imports = [module for _, module in live.imported(run.home, run.code)]
    return _Unit(run.home, run.reads.chains, imports, list(map(id, inner_codes(run.code))))


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
    yield _module_of(value if is_a(value, type) else type(value))


def _module_of(kind: type[Any]) -> str:
    return str(type.__getattribute__(kind, "__module__"))


def _is_namespace(value: Any) -> bool:
    return type(value) is dict and namespace(sys.modules.get(str(value.get("__name__")))) is value


def _holds_data(values: Any) -> bool:
    inside = values.values() if is_a(values, dict) else values
    return _WITHOUT_CONTENTS.issuperset(set(map(id, map(type, inside))))
