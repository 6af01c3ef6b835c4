"""What cached properties keep in objects is stale once their functions would give others."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from opcode import opmap
from types import CodeType, FunctionType
from typing import Any

from ipython_depreload.class_members import class_members, definer_of, with_subclasses
from ipython_depreload.code.bytecode import arguments_of, flattened
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.sources import nested_codes
from ipython_depreload.objects import is_a, own_attributes
from ipython_depreload.undo import Undo

_KIND = "cached_property"  # also Django's, which does the same
_STORE_ATTR = opmap["STORE_ATTR"]
_SETTING_BY_TEXT = {"setattr", "__setattr__", "__dict__", "vars"}


def cached_properties(values: Mapping[str, Any]) -> Iterator[tuple[type, str, FunctionType]]:
    """Yield (class, attribute, function) of those in the classes that some names lead to."""
    level = [value for value in list(values.values()) if is_a(value, type)]
    seen: set[int] = set()
    for cls in level:  # which grows meanwhile
        if id(cls) not in seen:
            seen.add(id(cls))
            for name, member in list(class_members(cls).items()):
                function = _function_behind(member)
                if function is not None:
                    yield cls, name, function
                elif is_a(member, type):
                    level.append(member)


def _function_behind(member: object) -> FunctionType | None:
    """Return the function of a cached property, None of anything else."""
    if type.__getattribute__(type(member), "__name__") != _KIND:
        return None
    function = (own_attributes(member) or {}).get("func")
    return function if type(function) is FunctionType else None


def forget(properties: Iterable[tuple[type, str]], undo: Undo) -> None:
    """Have all objects of these classes, and of those derived, compute these attributes anew."""
    kinds: dict[int, tuple[type, set[str]]] = {}  # a class may have no hash
    for cls, name in properties:
        for kind in with_subclasses(cls):
            if definer_of(kind, name) is cls:
                kinds.setdefault(id(kind), (kind, set()))[1].add(name)
    for instance in gc.get_referrers(*(kind for kind, _ in kinds.values())) if kinds else ():
        _, names = kinds.get(id(type(instance)), (None, set[str]()))
        attributes = own_attributes(instance) if names else None
        kept = [] if attributes is None else [name for name in names if name in attributes]
        if attributes is not None and kept:
            undo.save_dict(attributes)
            for name in kept:
                del attributes[name]


def are_set_by(codes: Iterable[CodeType], names: Collection[str]) -> set[str]:
    """Return which attributes some code sets itself: what objects have there is no cache."""
    return {name for code in codes for name in _stored(code)}.intersection(names)


def _find_stored(module: CodeType) -> frozenset[str]:
    codes = list(nested_codes(module))
    found = {c.co_names[n] for c in codes for n in arguments_of(c, _STORE_ATTR)}
    for code in codes:  # `setattr(self, "score", 1)`, `self.__dict__.update(score=1)`
        if not _SETTING_BY_TEXT.isdisjoint(code.co_names):
            found.update(each for each in flattened(code.co_consts) if type(each) is str)
    return frozenset(found)


_stored = PerCode(_find_stored)
