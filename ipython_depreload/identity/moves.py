"""Definitions that have moved: others have them from another module, or under another name, now."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import EnumMeta
from functools import lru_cache
from types import BuiltinFunctionType, FunctionType
from typing import Any, NamedTuple
from weakref import ReferenceType, ref

from ipython_depreload.class_members import class_members, module_of, qualname_of
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.identity.functions import owned_function
from ipython_depreload.identity.methods import function_of, is_method
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a
from ipython_depreload.undo import Undo

DEFINED = (type, FunctionType, staticmethod, classmethod, type(lru_cache(len)))
Succession = tuple[Any, Any]  # old object, and the new one that takes its place
Names = Mapping[str, Mapping[str, Any]]
Weak = ReferenceType[Any]
_HELD = (type, FunctionType)
_FOLLOWED = (*DEFINED, BuiltinFunctionType)  # a library's may be compiled


def name_of(value: Any) -> object:
    """Return what a definition was called where it was made; None for anything else.

    Nothing else is asked: what stands for another object, as `flask.g` does, may raise.
    """
    if is_a(value, type):
        return type.__getattribute__(value, "__name__")  # past its metaclass, which may raise
    return getattr(value, "__name__", None) if is_a(value, _FOLLOWED) else None


def _home_of(value: Any) -> object:
    return module_of(value) if is_a(value, type) else getattr(value, "__module__", None)


def is_defined_as(value: Any, module: str, name: str) -> bool:
    """Say whether a value is what a module's own definition of a name gave, decorated or not.

    What a cell has put around it is the notebook's.
    """
    if type(value) is FunctionType and value.__globals__.get("__name__") == NOTEBOOK:
        return False
    own = owned_function(value, module, name) or value
    return name_of(own) == name and _home_of(own) == module


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
            earlier = before.get(name)
            if is_method(member) and type(member) is type(earlier):
                function = function_of(earlier)
                if _is_own_method(old, name, function):
                    found.append((function, function_of(member)))
    return found


def _is_own_method(cls: type, name: str, member: Any) -> bool:
    """Say whether a member is a function that a class has made: others may use a borrowed one."""
    if type(member) is not FunctionType:
        return False
    module = str(class_members(cls).get("__module__"))
    own = owned_function(member, module) or member
    return own.__module__ == module and own.__qualname__ == f"{qualname_of(cls)}.{name}"


def _place(definition: Any) -> tuple[object, object]:
    return _home_of(definition), name_of(definition)


class Moves:
    """Finds what has moved from one module to another, at once or over several reloads.

    Whoever had it from the old module, or an object of its class, says where it is now; what else
    the same two modules define under one name has moved with it. Only what is still held is
    remembered.
    """

    def __init__(self) -> None:
        self._dropped: dict[str, dict[str, Weak]] = {}
        self._elsewhere: list[tuple[Weak, Weak]] = []

    def follow(
        self,
        dropped: Names,
        before: Names,
        now: Names,
        imported: Callable[[str], Iterable[str]],
        undo: Undo,
    ) -> list[Succession]:
        """Return what takes the place of what.

        Parameters
        ----------
        dropped
            Module -> by name, what it has defined and no longer has.
        before, now
            Module -> its names, before the reload and after it.
        imported
            Module -> what it imports now and has not imported before.
        """
        undo.push(self._restore, self._dropped, self._elsewhere)
        rebound = list(_rebound(before, now))
        found = {id(old): (old, new) for old, new in self._returned()}
        for pair in _moved(dropped, [*rebound, *self._rebound_before()]) if dropped else ():
            found.setdefault(id(pair[0]), pair)
        for pair in _moved_to_imported(dropped, before, imported):
            found.setdefault(id(pair[0]), pair)
        self._remember(dropped, rebound, found)
        return [pair for old, new in found.values() for pair in successions(old, new)]

    def _restore(
        self, dropped: dict[str, dict[str, Weak]], elsewhere: list[tuple[Weak, Weak]]
    ) -> None:
        self._dropped, self._elsewhere = dropped, elsewhere

    def _returned(self) -> Iterator[Succession]:
        """What a module defines again that it had dropped."""
        for module, names in self._dropped.items():
            values = namespace(sys.modules.get(module)) or {}
            again = {name: values[name] for name in names.keys() & values.keys()}
            for name, new in definitions_of(module, again).items():
                old = names[name]()
                if old is not None and old is not new:
                    yield old, new

    def _rebound_before(self) -> Iterator[_Rebound]:
        """What was bound to something else while its module still had it."""
        for old, new in [(old(), new()) for old, new in self._elsewhere]:
            if old is not None and new is not None and old is not new:
                yield _Rebound("", str(name_of(old)), old, new)

    def _remember(
        self, dropped: Names, rebound: Iterable[_Rebound], found: Mapping[int, Succession]
    ) -> None:
        """Keep in mind what may come back, or go later."""
        left = {
            module: {name: ref(old) for name, old in values.items() if _may_return(old, found)}
            for module, values in dropped.items()
        }
        for module, names in self._dropped.items():
            held = {name: weak for name, weak in names.items() if _may_return(weak(), found)}
            left[module] = held | left.get(module, {})
        self._dropped = {module: names for module, names in left.items() if names}
        known = {id(old): (ref(old), ref(new)) for _, _, old, new in self._rebound_before()}
        for _, _, old, new in rebound:
            if _is_elsewhere(old, new):
                known.pop(id(new), None)
                known[id(old)] = ref(old), ref(new)
        self._elsewhere = list(known.values())


class _Rebound(NamedTuple):
    """What a name of a module meant before, and what it means now."""

    module: str
    name: str
    old: Any
    new: Any


def _rebound(before: Names, now: Names) -> Iterator[_Rebound]:
    for module, values in before.items():
        after = now[module]
        for name, old in values.items():
            if name in after and old is not after[name]:
                yield _Rebound(module, name, old, after[name])


def _moved(dropped: Names, rebound: Iterable[_Rebound]) -> list[Succession]:
    """Return what has moved, first what is surest: under its own name, an alias, as a class."""
    homes = {id(old): home for home, values in dropped.items() for old in values.values()}
    by_name: list[Succession] = []
    by_alias: list[Succession] = []
    by_class: list[Succession] = []
    routes: dict[tuple[str, str], None] = {}
    for module, name, old, new in rebound:
        own = by_name if name == name_of(old) else by_alias
        for one, other, found in ((old, new, own), (type(old), type(new), by_class)):
            home = homes.get(id(one))
            if home is None or not issubclass(type(other), _FOLLOWED):
                continue
            # `X = Y` may have been another name of what is defined as X now, and as Y no more.
            is_alias = one is old and home == module and is_defined_as(new, module, name)
            if name_of(one) != name_of(other) and not is_alias:
                continue
            found.append((one, other))
            if home == module:  # it has made the object, too
                found.append((old, new))
            routes[home, str(_home_of(other))] = None
    return [*by_name, *by_alias, *by_class, *_moved_along(dropped, routes)]


def _moved_along(dropped: Names, routes: Iterable[tuple[str, str]]) -> Iterator[Succession]:
    """What nobody had from a module, and just one of those where it has gone to defines now."""
    there: dict[str, dict[str, list[Any]]] = {home: {} for home in dropped}
    for home, target in routes:
        defined = definitions_of(target, namespace(sys.modules.get(target)) or {})
        for name, new in defined.items():
            there[home].setdefault(name, []).append(new)
    for home, values in dropped.items():
        for name, old in values.items():
            if len(there[home].get(name, ())) == 1:
                yield old, there[home][name][0]


def _moved_to_imported(
    dropped: Names, before: Names, imported: Callable[[str], Iterable[str]]
) -> Iterator[Succession]:
    """What just one module defines that is imported now in its stead: `return models.Net()`."""
    for home, values in dropped.items():
        gained = [_gained(target, before) for target in imported(home)]
        for name, old in values.items():
            there = [names[name] for names in gained if name in names]
            if len(there) == 1 and is_a(old, _HELD) and is_a(there[0], type(old)):
                yield old, there[0]


def _gained(module: str, before: Names) -> dict[str, Any]:
    """Return what a module defines and has not defined before."""
    known = before.get(module, {})
    defined = definitions_of(module, namespace(sys.modules.get(module)) or {})
    return {name: value for name, value in defined.items() if name not in known}


def _is_definition(value: Any) -> bool:
    return issubclass(type(value), DEFINED)


def _is_elsewhere(old: Any, new: Any) -> bool:
    """Say whether what a name means now is of the same name, but of another module."""
    if not is_a(old, _HELD) or not is_a(new, _HELD):
        return False
    return name_of(old) == name_of(new) and _place(old) != _place(new)


def _may_return(old: Any, found: Mapping[int, Succession]) -> bool:
    return is_a(old, _HELD) and id(old) not in found
