"""Whether one function or class of a library may look into functions that it is given.

A library that looks into functions somewhere need not do so everywhere. Followed are objects: what
a function names, the methods of a class, and so on. None of them may look, nor leave what it is
given where other parts of the library would find it.
"""

from __future__ import annotations

import builtins
import gc
import logging
import re
import sys
import threading
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any
from weakref import ReferenceType

from ipython_depreload.class_members import class_members, module_of, mro_of
from ipython_depreload.code.importing import absolute_name
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.reads import Chain, reads_of
from ipython_depreload.code.sources import nested_codes
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.libraries.looking import is_in_standard, mentions_inside
from ipython_depreload.modules import namespace, spec_of
from ipython_depreload.objects import cell_value, exactly, is_a

_WITHOUT_CONTENTS = exactly(
    *(str, bytes, int, float, complex, bool, type(None), type(...), range, CodeType, re.Pattern),
    *(logging.Logger, type(threading.Lock()), type(threading.RLock())),
)
_MADE_IN_C = (
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.ClassMethodDescriptorType,
    types.GetSetDescriptorType,
)
_COPYING = {id(types.coroutine)}  # the one function of the standard library that does
_CONTAINER_METHODS = {"__setitem__", "add", "append", "put", "register"}
_CONSTRUCTORS = {"__init__", "__new__", "__set_name__"}
_ENOUGH = 3000  # objects: what leads to more may lead to anything


class LibraryCallables:
    """Answers for the functions and classes of libraries, for each once.

    Parameters
    ----------
    is_watched
        Says whether a module's functions are watched wherever they run: it is not a library's.
    """

    def __init__(self, is_watched: Callable[[str], bool]) -> None:
        self._is_watched = is_watched
        self._known: dict[int, tuple[object, bool]] = {}  # the object, too: its id stays its own

    def may_look(self, value: Any) -> bool:
        """Say whether a function or class may look into functions; an instance, by its class."""
        subject = value if is_a(value, (type, FunctionType)) else type(value)
        if id(subject) not in self._known:
            self._known[id(subject)] = subject, self._leads_to_doubt(subject)
        return self._known[id(subject)][1]

    def _leads_to_doubt(self, start: Any) -> bool:
        level, seen = [start], set[int]()
        while level:
            value = level.pop()
            if id(value) in seen or id(type(value)) in _WITHOUT_CONTENTS:
                continue
            seen.add(id(value))
            inside = self._inside(value)
            if inside is None or len(seen) > _ENOUGH:
                return True
            level += inside
        return False

    def _inside(self, value: Any) -> Iterable[Any] | None:
        """Return what an object leads to; None if it may look, or keep what it is given."""
        kind = type(value)
        if kind is FunctionType:
            return self._inside_function(value)
        if is_a(value, type):
            return self._inside_class(value)
        if is_a(value, ModuleType):
            return () if _is_standard_module(value) else None
        if kind is BuiltinFunctionType and not is_a(value.__self__, ModuleType):
            return (value.__self__,)
        if kind is BuiltinFunctionType:
            return () if _is_standard_module(value.__self__) else None
        if hides(value) or self._is_ours(module_of(kind)) or _is_made_elsewhere(value):
            return None
        if is_a(value, ReferenceType):
            return (ReferenceType.__call__(value),)
        return (kind, *gc.get_referents(value))

    def _is_ours(self, module: str) -> bool:
        return module == NOTEBOOK or self._is_watched(module)

    def _inside_function(self, function: FunctionType) -> Iterable[Any] | None:
        home = str(function.__globals__.get("__name__"))
        if is_in_standard(home):
            return None if id(function) in _COPYING else ()
        if self._is_ours(home) or _does_more(function.__code__):
            return None
        used = inside_with_names(function)
        stores = _stores(function.__code__)
        if any(_may_keep(value, stores=stores) for value in used):
            return None
        return used

    def _inside_class(self, cls: type) -> Iterable[Any] | None:
        found: list[Any] = [type(cls)]
        for each in mro_of(cls):
            home = module_of(each)
            if is_in_standard(home):
                continue
            members = class_members(each)
            if self._is_ours(home) or not _is_in_python(home) or _keeps_in_class(members):
                return None
            found += [v for k, v in members.items() if k not in ("__dict__", "__weakref__")]
        return found


def _is_standard_module(module: Any) -> bool:
    return is_in_standard(str((namespace(module) or {}).get("__name__")))


def _is_in_python(module: str) -> bool:
    spec = spec_of(sys.modules.get(module))
    return spec is not None and str(spec.origin).endswith(".py")


def _is_made_elsewhere(value: Any) -> bool:
    """Say whether this is a method made in C, of no class of the standard library."""
    return is_a(value, _MADE_IN_C) and not is_in_standard(module_of(value.__objclass__))


def _finds_more(code: CodeType) -> bool:
    return any(
        mentions_inside(inner) or reads_of(inner).bound or reads_of(inner).written
        for inner in nested_codes(code)
    )


_does_more = PerCode(_finds_more)
"""Say whether a function looks, or sets global names or attributes of what those stand for."""


def _stores(code: CodeType) -> bool:
    return any(reads_of(inner).stores for inner in nested_codes(code))


def inside_with_names(function: FunctionType) -> list[Any]:
    """Return what a function of a library leads to, with what its global names stand for."""
    found = [*_named_by(function), *map(cell_value, function.__closure__ or ())]
    found += [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]
    return [*found, *function.__dict__.values()]


def _named_by(function: FunctionType) -> Iterator[Any]:
    """Yield what the global names in a function stand for, and what it imports."""
    values = function.__globals__
    for code in nested_codes(function.__code__):
        for chain in reads_of(code).chains:
            yield _follow(values, chain)
        for statement in reads_of(code).imports:
            module = sys.modules.get(absolute_name(statement.module, values, statement.level))
            given = namespace(module) or {}
            yield from [given.get(name) for name in statement.names] or [module]


def _follow(values: Mapping[str, Any], chain: Chain) -> Any:
    """Follow a dotted name through modules; None for what is not there: it is not used either."""
    value = values.get(chain[0], vars(builtins).get(chain[0]))
    for attribute in chain[1:]:
        if not is_a(value, ModuleType):
            break
        value = (namespace(value) or {}).get(attribute, value)
    return value


def _may_keep(value: Any, *, stores: bool) -> bool:
    """Say whether functions that share an object may leave something in it for each other.

    Parameters
    ----------
    stores
        Whether one that uses it stores anything.
    """
    kind = type(value)
    if id(kind) in _WITHOUT_CONTENTS or is_a(value, (type, ModuleType, FunctionType)):
        return False
    classes = [class_members(cls) for cls in mro_of(kind) if cls is not object]
    if any(not _CONTAINER_METHODS.isdisjoint(members) for members in classes):
        return stores
    return any(map(_has_storing_methods, classes))


def _has_storing_methods(members: Mapping[str, Any]) -> bool:
    functions = {k: getattr(v, "__func__", v) for k, v in members.items() if _is_method(v)}
    return any(
        name not in _CONSTRUCTORS and _stores(function.__code__)
        for name, function in functions.items()
    )


def _is_method(value: Any) -> bool:
    return type(value) is FunctionType or (
        is_a(value, (classmethod, staticmethod)) and type(value.__func__) is FunctionType
    )


def _keeps_in_class(members: Mapping[str, Any]) -> bool:
    """Say whether a class has something in which its methods may keep what they are given."""
    methods = [getattr(v, "__func__", v).__code__ for v in members.values() if _is_method(v)]
    return any(
        _may_keep(value, stores=any(name in c.co_names and _stores(c) for c in methods))
        for name, value in members.items()
        if not name.startswith("__") and not _is_descriptor(value)
    )


def _is_descriptor(value: Any) -> bool:
    return any("__get__" in class_members(cls) for cls in mro_of(type(value)))


def hides(value: Any) -> bool:
    """Say whether nobody can tell what a value holds."""
    variables: Any = sys.modules.get("_contextvars")  # not imported here: nobody may have
    is_variable = variables is not None and type(value) is variables.ContextVar
    return is_variable or is_a(value, threading.local)
