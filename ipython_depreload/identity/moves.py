"""Definitions that have moved: others have them from another module, or under another name, now."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from enum import EnumMeta
from functools import lru_cache
from types import FunctionType
from typing import Any

from ipython_depreload.class_members import class_members
from ipython_depreload.identity.functions import owned_function
from ipython_depreload.modules import is_a, namespace

DEFINED = (type, FunctionType, staticmethod, classmethod, type(lru_cache(len)))
Succession = tuple[Any, Any]  # old object, and the new one that takes its place


def name_of(value: Any) -> object:
    """Return what a definition was called where it was made."""
    return getattr(value, "__name__", None)


def is_defined_as(value: Any, module: str, name: str) -> bool:
    """Say whether a value is what a module's own definition of a name gave, decorated or not."""
    own = owned_function(value, module, name) or value
    return getattr(own, "__module__", None) == module and name_of(own) == name


def definitions_of(module: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a module with these values has defined itself."""
    return {
        name: value
        for name, value in values.items()
        if _is_definition(value) and is_defined_as(value, module, name)
    }


def member_successions(old: Any, new: Any) -> list[Succession]:
    """The members of an enum that takes another's place."""
    if not is_a(old, EnumMeta) or not is_a(new, EnumMeta):
        return []
    members = new._member_map_
    return [(m, members[n]) for n, m in old._member_map_.items() if n in members]


def successions(old: Any, new: Any) -> list[Succession]:
    """A definition of another module or name takes a place, with all that may be held of it."""
    found = [(old, new), *member_successions(old, new)]
    if is_a(old, type) and is_a(new, type) and _place(old) != _place(new):
        before = class_members(old)
        for name, member in class_members(new).items():  # bound methods follow too
            if type(member) is type(before.get(name)) is FunctionType:
                found.append((before[name], member))
    return found


def _place(definition: Any) -> tuple[object, object]:
    return getattr(definition, "__module__", None), name_of(definition)


def moved(
    dropped: Mapping[str, Mapping[str, Any]],
    before: Mapping[str, Mapping[str, Any]],
    now: Mapping[str, Mapping[str, Any]],
) -> list[Succession]:
    """Find what has moved from one module to another.

    Whoever had it from the old module, or an object of its class, says where it is now; what else
    the same two modules define under one name has moved with it.

    Parameters
    ----------
    dropped
        Module -> by name, what it has defined and no longer has.
    before, now
        Module -> its names, before the reload and after it.
    """
    homes = {id(old): home for home, values in dropped.items() for old in values.values()}
    found: dict[int, Succession] = {}
    routes: dict[tuple[str, str], None] = {}
    for module, old, new in _rebound(before, now) if homes else ():
        for one, other in ((old, new), (type(old), type(new))):
            home = homes.get(id(one))
            if home is None or not _is_definition(other) or name_of(one) != name_of(other):
                continue
            found.setdefault(id(one), (one, other))
            if home == module:  # it has made the object, too
                found.setdefault(id(old), (old, new))
            routes[home, str(getattr(other, "__module__", ""))] = None
    for source, target in routes:
        there = definitions_of(target, namespace(sys.modules.get(target)) or {})
        for name in dropped[source].keys() & there.keys():
            found.setdefault(id(dropped[source][name]), (dropped[source][name], there[name]))
    return [pair for old, new in found.values() for pair in successions(old, new)]


def _rebound(
    before: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, Any, Any]]:
    """Modules with what their names meant before, and what they mean now."""
    for module, values in before.items():
        for name in values.keys() & now[module].keys():
            if values[name] is not now[module][name]:
                yield module, values[name], now[module][name]


def _is_definition(value: Any) -> bool:
    return issubclass(type(value), DEFINED)
