"""Edges that nobody watched: read from the code of modules, and from the notebook's cells."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import CodeType, ModuleType
from typing import Any

from ipython_depreload.code.bytecode import (
    ImportStatement,
    imports_in,
    names_bound_before,
    names_deleted,
)
from ipython_depreload.code.importing import (
    absolute_name,
    prefixes,
    targets_of_from,
    targets_of_import,
)
from ipython_depreload.code.reads import reads_of
from ipython_depreload.code.sources import class_bodies
from ipython_depreload.graph import NOTEBOOK, ModuleGraph
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a
from ipython_depreload.recording.self_replacing import shown_by

HasRun = Callable[[ImportStatement, CodeType, Mapping[str, Any]], bool]
"""Says whether a top-level import statement has run, given the module's code and dictionary."""


def add_module_edges(graph: ModuleGraph, name: str, code: CodeType, has_run: HasRun) -> None:
    """Add the edges of the import statements in a module's code.

    Those in functions are lazy edges; those at top level import-time ones, if they `has_run`.
    """
    values = namespace(sys.modules.get(name)) or {}
    graph.add_module(name)
    for statement in imports_in(code):
        if statement.lazy or has_run(statement, code, values):
            for target in targets(statement, values):
                graph.add_edge(name, target, import_time=not statement.lazy)


def edges_of(name: str, code: CodeType, values: Mapping[str, Any]) -> dict[str, bool]:
    """Return what a module imports, if all of its imports run -> whether that is at top level."""
    edges: dict[str, bool] = {}
    for statement in imports_in(code):
        for target in targets(statement, values):
            edges[target] = edges.get(target, False) or not statement.lazy
    edges.pop(name, None)
    return edges


def named_by_imports(code: CodeType, values: Mapping[str, Any]) -> list[str] | None:
    """Return the names that a module's top-level imports ask for, None if not all are loaded."""
    names: list[str] = []
    for statement in imports_in(code):
        if statement.lazy:
            continue
        absolute = _absolute(statement, values)
        exported = namespace(sys.modules.get(absolute))
        inner = {f"{absolute}.{part}": part for part in statement.fromlist}
        if exported is None or any(
            n not in sys.modules and part not in exported for n, part in inner.items()
        ):
            return None
        names += [*prefixes(absolute), *inner]
    return names


def was_watched(statement: ImportStatement, code: CodeType, values: Mapping[str, Any]) -> bool:
    """Leave top-level imports out: they were recorded when they ran."""
    return False


def has_no_branches(statement: ImportStatement, code: CodeType, values: Mapping[str, Any]) -> bool:
    """Take all of them; see `inert`."""
    return True


def has_left_names(statement: ImportStatement, code: CodeType, values: Mapping[str, Any]) -> bool:
    """A top-level import that ran has left names, unless they were deleted or not there."""
    if "*" in statement.fromlist or not statement.fromlist or statement.in_class:
        return True
    exported = namespace(sys.modules.get(_absolute(statement, values))) or {}
    bound = {id(value) for value in values.values()}
    if any(
        n in values or n not in exported or id(exported[n]) in bound for n in statement.fromlist
    ):
        return True
    return not names_deleted(code).isdisjoint(local for _, local in statement.bindings)


def _absolute(statement: ImportStatement, values: Mapping[str, Any]) -> str:
    return absolute_name(statement.name, values, statement.level)


def targets(statement: ImportStatement, values: Mapping[str, Any]) -> list[str]:
    """Return the modules that an import statement of the module with these values leads to."""
    absolute = _absolute(statement, values)
    if statement.fromlist:
        return targets_of_from(absolute, statement.fromlist)
    return targets_of_import(values.get("__name__"), absolute)


def taken_names(code: CodeType, values: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Return what a module's top-level imports take from others: module and name, no modules."""
    return {
        (absolute, part)
        for statement in imports_in(code)
        if not statement.lazy
        for absolute in (_absolute(statement, values),)
        for part in statement.fromlist
        if part != "*" and f"{absolute}.{part}" not in sys.modules
    }


def taken_attributes(code: CodeType, values: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Return what a module's top level reads from modules that it has by name: module and name."""
    modules = dict(_modules_by_name(code, values))
    found: set[tuple[str, str]] = set()
    for body in (code, *class_bodies(code)) if modules else ():
        for first, *rest in reads_of(body).chains:
            module = modules.get(first)
            while module is not None and rest and f"{module}.{rest[0]}" in sys.modules:
                module = f"{module}.{rest.pop(0)}"
            if module is not None and rest:
                found.add((module, rest[0]))
    return found


def _modules_by_name(code: CodeType, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (name, module) of what the import statements at a module's top level bind."""
    for statement in reads_of(code).imports:
        module = absolute_name(statement.module, values, statement.level)
        if statement.local is not None:
            top = module.partition(".")[0]
            yield statement.local, top if statement.local == top else module
        for attribute, name in statement.bound.items():
            if f"{module}.{attribute}" in sys.modules:
                yield name, f"{module}.{attribute}"


def bound_before(code: CodeType, values: Mapping[str, Any], modules: Collection[str]) -> set[str]:
    """Return the names that a module binds before it imports the first of some modules."""
    offsets = [
        statement.offset
        for statement in imports_in(code)
        if not statement.lazy
        and not statement.in_class
        and not set(modules).isdisjoint(targets(statement, values))
    ]
    return names_bound_before(code, min(offsets, default=sys.maxsize))


def star_sources(code: CodeType, values: Mapping[str, Any]) -> set[str]:
    """Return the modules of which the code of the module with these values imports all names."""
    return {_absolute(s, values) for s in imports_in(code) if "*" in s.fromlist}


def origin_of(
    module: str, attribute: str, code_of: Callable[[str], CodeType | None]
) -> tuple[str, str]:
    """Return the module, and the name there, from where a module has imported a name.

    Parameters
    ----------
    code_of
        Gives the code of a project module.
    """
    found, seen = (module, attribute), set()
    while found not in seen:
        seen.add(found)
        found = _imported_as(*found, code_of) or found
    return found


def _imported_as(
    module: str, attribute: str, code_of: Callable[[str], CodeType | None]
) -> tuple[str, str] | None:
    code, values = code_of(module), namespace(sys.modules.get(module)) or {}
    for statement in () if code is None else imports_in(code):
        source = _absolute(statement, values)
        if code_of(source) is None:
            continue
        for name, local in statement.bindings:
            if local == attribute:
                return source, name
        there = namespace(sys.modules.get(source)) or {}
        if "*" in statement.fromlist and there.get(attribute) is values.get(attribute):
            return source, attribute
    return None


def imported_names(
    code: CodeType, values: Mapping[str, Any], before: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """Return new values for names that a module imported from modules with new values.

    Parameters
    ----------
    before
        Changed module -> its dictionary before. A name is refreshed while it still has the
        value that the module had then.
    """
    found: dict[str, Any] = {}
    for statement in imports_in(code):
        module = _absolute(statement, values)
        if statement.lazy or module not in before:
            continue
        after = shown_by(sys.modules.get(module))
        for attribute, local in statement.bindings or ():
            old = before[module].get(attribute, _ABSENT)
            if attribute in after and values.get(local, _ABSENT) is old:
                found[local] = after[attribute]
    return found


_ABSENT = object()


def add_notebook_edges(graph: ModuleGraph, imported: Iterable[str]) -> None:
    """Make the notebook a node that imports what its cells import."""
    graph.add_module(NOTEBOOK)
    for name in imported:
        for prefix in prefixes(name):
            if prefix in sys.modules:
                graph.add_edge(NOTEBOOK, prefix, import_time=True)


def modules_in(values: Mapping[str, Any]) -> list[str]:
    """Return the names of the modules that a namespace holds."""
    found = [namespace(value) for value in list(values.values()) if is_a(value, ModuleType)]
    names = [inner.get("__name__") for inner in found if inner is not None]
    return [name for name in names if type(name) is str and name in sys.modules]


def start_order(graph: ModuleGraph, names: Iterable[str]) -> list[str]:
    """Guess the order in which modules were started: parents first, then as imports were met.

    `sys.modules` is no help: CPython moves a module to its end once it is complete.
    """
    members = dict.fromkeys(names)
    roots = [n for n in members if not any(d in members for d in graph.dependents(n))]
    ordered: dict[str, None] = {}
    stack = [*reversed([*roots, *members])]
    while stack:
        name = stack.pop()
        if name in ordered:
            continue
        parent = name.rpartition(".")[0]
        if parent in members and parent not in ordered:
            stack += [name, parent]
            continue
        ordered[name] = None
        stack += [n for n in reversed(graph.dependencies(name)) if n in members]
    return list(ordered)
