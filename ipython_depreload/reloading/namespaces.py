"""The dictionary of a module around its re-execution: what is reset, what is dropped."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Set
from types import CodeType
from typing import Any

from ipython_depreload.class_members import move_to_end
from ipython_depreload.code.bytecode import globals_bound, imports_in, names_bound
from ipython_depreload.code.sources import Compiled, nested_codes
from ipython_depreload.identity.live_namespace import IMPORT_ATTRIBUTES
from ipython_depreload.identity.names import public_names
from ipython_depreload.modules import is_submodule
from ipython_depreload.recording.observed_loader import unwrapped


def bound_by(
    code: CodeType, values: Mapping[str, Any], imported: Iterable[Mapping[str, Any]]
) -> set[str]:
    """Return the names in a module's dictionary that its code bound, as far as one can tell.

    Parameters
    ----------
    imported
        Dictionaries of the modules it imports, for its star imports.
    """
    bound = set(names_bound(code))
    if any("*" in statement.fromlist for statement in imports_in(code)):
        for exported in imported:
            bound |= {n for n in public_names(exported) if values.get(n) is exported[n]}
    return bound & values.keys()


def prepare(values: dict[str, Any], version: Compiled) -> None:
    """Give a module the attributes that the import system sets before executing it."""
    spec = version.spec
    values.pop("__annotations__", None)
    values["__doc__"] = None
    if values.get("__spec__") is spec:
        return
    values.update(__spec__=spec, __loader__=unwrapped(spec.loader), __file__=version.path)
    values.update(__cached__=spec.cached, __package__=spec.parent)
    spec.loader = values["__loader__"]
    if spec.submodule_search_locations is not None:
        values["__path__"] = spec.submodule_search_locations
    else:
        values.pop("__path__", None)


_NAMESPACE_ACCESS = {"globals", "vars", "locals", "dir"}
_DYNAMIC_BINDING = {"globals", "vars", "locals", "setattr", "__dict__", "exec"}


def may_keep(code: CodeType) -> frozenset[str]:
    """Names that the new source may bind, or keep, past the namespace that observes it.

    `global` in a function; and `if "CACHE" not in globals(): CACHE = {}`.
    """
    return globals_bound(code) | _names_in_strings(code)


def _names_in_strings(code: CodeType) -> set[str]:
    if _NAMESPACE_ACCESS.isdisjoint(code.co_names):
        return set()
    return {constant for constant in code.co_consts if isinstance(constant, str)}


def kept_beside(version: Compiled, asked: Set[str], missing: Set[str]) -> set[str]:
    """Return the names that a branch would bind that is not taken since it is asked for others.

    As in `except NameError: CACHE, MADE = {}, now()`: what is kept comes with `MADE`.

    Parameters
    ----------
    asked
        Names from before, for which the new source asks.
    missing
        Names from before that it has not bound again.
    """
    if not (asked and missing & names_bound(version.code)):
        return set()
    statements = [n for n in ast.parse(version.source).body if isinstance(n, (ast.Try, ast.If))]
    codes = [compile(ast.Module([node], []), version.path, "exec") for node in statements]
    return {
        name
        for code in codes
        if not asked.isdisjoint({*code.co_names, *_names_in_strings(code)})
        for name in missing & names_bound(code)
    }


def made_dynamically(by_others: set[str], bound_before: set[str], code: CodeType) -> set[str]:
    """Return the names that must be absent before the new source runs, to see which come back.

    Parameters
    ----------
    by_others
        Names that the old source did not bind itself, though they came while it ran: a
        decorator may keep the `__all__` of its caller.
    bound_before
        All names that were there when the old source had run. The new one may bind any of them
        as by `globals()[name] = ...`.
    code
        The new source's code.
    """
    dynamic = (bound_before | by_others) - names_bound(code) - _names_in_strings(code)
    if dynamic <= by_others:
        return dynamic
    if any(not _DYNAMIC_BINDING.isdisjoint(inner.co_names) for inner in nested_codes(code)):
        return dynamic
    return dynamic & by_others


def drop_names(values: dict[str, Any], before: Mapping[str, Any], names: set[str]) -> None:
    """Delete what only the old source bound, unless someone else gave it another value since."""
    for name in names - IMPORT_ATTRIBUTES:
        if name not in values or values[name] is not before[name]:
            continue
        if not is_submodule(values.get("__name__"), name, values[name]):
            del values[name]


def arrange(values: dict[str, Any], bound: Iterable[str]) -> None:
    """Give a module's dictionary the order of a fresh import; what others set since is last."""
    given = [name for name in values if name in IMPORT_ATTRIBUTES]
    wanted = [name for name in dict.fromkeys([*given, *bound, *values]) if name in values]
    if list(values) != wanted:
        move_to_end(values, wanted)
