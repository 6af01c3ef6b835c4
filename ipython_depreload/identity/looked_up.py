"""What functions keep in variables by hand is stale once they would give something else.

`_tables = {}`, `_engine = None`. So it is with modules that are not executed; of others all is
made anew. Objects of the project's own classes stay: they follow, and may have been changed since.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import module_of, set_class_attribute
from ipython_depreload.code.lookups_by_hand import LookupsByHand, lookups_in, may_look_up
from ipython_depreload.code.percode import PerCode
from ipython_depreload.detection.tracked import Tracked
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.modules import namespace
from ipython_depreload.objects import cell_value, is_a
from ipython_depreload.registrations.containers import CONTAINERS
from ipython_depreload.registrations.first_contents import Known, owners
from ipython_depreload.undo import Undo

_NO_RESULTS = (type, FunctionType, ModuleType, property)


class _Holder(NamedTuple):
    """A module, a class, an object or a function, with its variables.

    Attributes
    ----------
    home
        The module with the functions that use these.
    functions
        The names of functions among them.
    """

    owner: Any
    name: str
    members: Mapping[str, Any]
    home: str
    functions: frozenset[str] = frozenset()


class _Kept(NamedTuple):
    """A variable, and the keys of results in it, or None if it is one itself.

    Attributes
    ----------
    makers
        The names of functions that may keep results there.
    """

    holder: _Holder
    name: str
    value: Any
    keys: list[Any] | None
    makers: set[str]


def forget_looked_up(
    modules: Mapping[str, Tracked],
    homes: Collection[str],
    without: Collection[str],
    set_by_cells: Collection[int],
    is_stale: Callable[[Collection[str]], bool],
    undo: Undo,
) -> None:
    """Forget such results as functions might not give any more.

    Parameters
    ----------
    homes
        The modules with functions that may keep results.
    without
        Modules that are to be executed.
    set_by_cells
        The ids of values that stay: cells have put them there.
    is_stale
        Says whether functions of some names may give something else now.
    """
    for name in [name for name in _worth_a_look(modules, homes) if name not in without]:
        for kept in _kept_in(name, modules, set_by_cells):
            tracked = modules[kept.holder.home]
            # To parse takes long, but once; to tell what executions change takes longer each time.
            at_hand = without or _is_read(tracked)
            if not at_hand and not is_stale(kept.makers | kept.holder.functions):
                continue
            makers = _makers(_lookups_in(tracked), kept)
            if makers and is_stale(makers | kept.holder.functions):
                _forget(kept, undo)


def _worth_a_look(modules: Mapping[str, Tracked], homes: Collection[str]) -> list[str]:
    """Return the modules with functions that may keep results, and those that import such."""
    if not homes:
        return []
    codes = {name: tracked.code for name, tracked in list(modules.items()) if tracked.code}
    words = {name.rpartition(".")[2] for name in homes}
    return [n for n, code in codes.items() if n in homes or not words.isdisjoint(code.co_names)]


def _makers(lookups: LookupsByHand | None, kept: _Kept) -> set[str]:
    """Return the functions that keep results there; none if there may be something else."""
    is_known = kept.keys is not None and type(kept.holder.owner) is not FunctionType
    if lookups is None or not (is_known or kept.name in lookups.empty_at_first):
        return set()
    return lookups.makers.get(kept.name, set())


def _kept_in(
    name: str, modules: Mapping[str, Tracked], set_by_cells: Collection[int]
) -> Iterator[_Kept]:
    """Yield what functions may have put there since a module has run."""
    values = namespace(sys.modules.get(name)) or {}
    first = modules[name].first_contents
    for holder in _holders(name, values, modules):
        code = modules[holder.home].code
        makers = {} if code is None else may_look_up(code)
        for variable in makers.keys() & holder.members.keys():
            value = holder.members[variable]
            known = first.get((holder.name, variable))
            if type(holder.owner) is FunctionType and id(type(value)) in CONTAINERS:
                known = Known.of_empty(value)
            if known is None or id(type(value)) not in CONTAINERS:
                is_set = value is None or id(value) in set_by_cells
                if not is_set and _is_plain(value, modules):
                    yield _Kept(holder, variable, value, None, makers[variable])
            elif is_a(value, dict):
                new = [e for e in known.new_in(value) if id(e[1]) not in set_by_cells]
                if new and all(_is_plain(each, modules) for _, each in new):
                    keys = [key for key, _ in new]
                    yield _Kept(holder, variable, value, keys, makers[variable])


def _holders(
    module: str, values: Mapping[str, Any], modules: Mapping[str, Tracked]
) -> Iterator[_Holder]:
    functions = []
    for name, members in owners(module, values, modules):
        owner: Any = values.get(name)
        is_object = bool(name) and not is_a(owner, type)
        home = module_of(type(owner)) if is_object else module
        if home in modules:
            held = _names_of_functions(members) if is_object else frozenset()
            yield _Holder(owner, name, members, home, held)
        if not is_object:
            functions += [_function_of(value) for value in list(members.values())]
    for function in [f for f in functions if type(f) is FunctionType and f.__closure__]:
        home = function.__globals__.get("__name__", "")
        if home in modules:
            cells = map(cell_value, function.__closure__ or ())
            members = dict(zip(function.__code__.co_freevars, cells, strict=True))
            yield _Holder(function, "", members, home, _names_of_functions(members))


def _function_of(member: Any) -> Any:
    return member.__func__ if is_a(member, (staticmethod, classmethod)) else member


def _names_of_functions(members: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(v.__code__.co_name for v in members.values() if type(v) is FunctionType)


def _is_plain(value: Any, project: Collection[str]) -> bool:
    home = module_of(type(value))
    return not (home in project or home == NOTEBOOK or is_a(value, _NO_RESULTS))


def _is_read(tracked: Tracked) -> bool:
    """Say whether it is known what is looked up in a module: to parse it takes long."""
    return tracked.code is not None and bool(_known(tracked.code))


def _lookups_in(tracked: Tracked) -> LookupsByHand | None:
    """Return what is looked up in the source that a module has run, None if that is not known."""
    if tracked.code is None:
        return None
    known = _known(tracked.code)
    if not known:
        source = _source_of(tracked)
        functions = set[str]().union(*may_look_up(tracked.code).values())
        try:
            known.append(None if source is None else lookups_in(ast.parse(source), functions))
        except (SyntaxError, ValueError):  # it is no plain Python
            known.append(None)
    return known[0]


_known: PerCode[list[LookupsByHand | None]] = PerCode(lambda code: [])
"""Return a list for what is looked up in the source of some code, once that has been read."""


def _source_of(tracked: Tracked) -> bytes | None:
    if tracked.source is not None or tracked.change is not None:
        return tracked.source
    try:
        with open(tracked.path, "rb") as file:
            return file.read()
    except OSError:  # it is gone
        return None


def _forget(kept: _Kept, undo: Undo) -> None:
    owner, members = kept.holder.owner, kept.holder.members
    if kept.keys is not None:
        undo.save_dict(kept.value)
        for key in kept.keys:
            kept.value.pop(key, None)
    elif is_a(owner, type):
        undo.save_class(owner)
        set_class_attribute(owner, kept.name, None)
    elif type(owner) is not FunctionType:
        variables: Any = members
        undo.save_dict(variables)
        variables[kept.name] = None
