"""Functions get their new code: those that names lead to, and, where there are more, all others."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from types import CodeType, FunctionType, ModuleType
from typing import Any

from ipython_depreload.class_members import class_members, module_of
from ipython_depreload.code.bodies import docstring
from ipython_depreload.identity.classes import member_functions
from ipython_depreload.identity.functions import CodePairs, forward
from ipython_depreload.modules import namespace
from ipython_depreload.objects import exactly, is_a, own_attributes
from ipython_depreload.registrations.remembered import CACHE
from ipython_depreload.undo import Undo

# Asking who refers to so few objects is quicker than going through all that there are.
_FEW = 50


def swap_codes(pairs: Mapping[str, CodePairs], undo: Undo) -> list[FunctionType]:
    """Give every live function of these modules the new version of its code.

    Parameters
    ----------
    pairs
        Module name -> matched code objects. A function belongs to the module whose dictionary
        its globals are, and has one of these code objects or an equal one.

    Returns
    -------
    list
        Functions that had to stay on their old code: the new one needs values of its enclosing
        function that the old one never captured.
    """
    functions = [o for o in gc.get_objects() if type(o) is FunctionType]
    return _swap_all([*functions, *named_functions(pairs)], pairs, undo)


def swap_executed_codes(
    pairs: Mapping[str, CodePairs], undo: Undo, holders: Iterable[Iterable[int]]
) -> list[FunctionType]:
    """Do so where functions have the very code objects in `pairs`: most often names lead to all.

    Parameters
    ----------
    pairs
        See `swap_codes`; the code objects that enclose these must be alive.
    holders
        For each object that refers to code besides functions and the undo log: the ids of that.
    """
    known = Counter(map(id, undo.saved_codes()))
    for holder in holders:
        known.update(holder)
    pairs = {name: some for name, some in pairs.items() if held_besides(list(some), (), known)}
    functions = named_functions(pairs)
    codes = [code for some in pairs.values() for code in some]
    unknown = held_besides(codes, functions, known)
    if unknown:
        some = len(unknown) <= _FEW
        live = gc.get_referrers(*unknown) if some else gc.get_objects()
        functions += [o for o in live if type(o) is FunctionType]
    return _swap_all(functions, pairs, undo)


def held_besides(
    codes: list[CodeType], functions: Iterable[FunctionType], known: Mapping[int, int]
) -> list[CodeType]:
    """Return the code objects to which something else refers too: further functions, perhaps.

    Parameters
    ----------
    codes
        Each is in this list, in the code around it, which must be alive, and in one container more.
    functions
        What is known to use them.
    known
        id -> how many more references are known.
    """
    references = list(map(sys.getrefcount, codes))
    used = Counter(id(function.__code__) for function in functions)
    return [
        code
        for code, count in zip(codes, references, strict=True)
        if count > _HELD_BY_NOBODY + used[id(code)] + known.get(id(code), 0)
    ]


def references_to(functions: list[FunctionType]) -> list[int]:
    """Return how often each is referred to, apart from this list."""
    return [count - _IN_LIST for count in map(sys.getrefcount, functions)]


def _swap_all(
    functions: Iterable[FunctionType], pairs: Mapping[str, CodePairs], undo: Undo
) -> list[FunctionType]:
    stuck: list[FunctionType] = []
    new_codes = {id(code) for codes in pairs.values() for code in codes.values()}
    for function in functions:
        code = function.__code__
        if id(code) in new_codes:
            continue
        codes = pairs.get(function.__globals__.get("__name__"))  # type: ignore[arg-type]
        new = None if codes is None else codes.get(code)
        if new is not None and not _swap(function, code, new, undo):
            stuck.append(function)
    return stuck


def _calibrate() -> int:
    """Return the reference count of a function's code if there is no such function."""
    module = compile("lambda: 0", "", "exec")
    pairs = {"": {code: module for code in module.co_consts if is_a(code, CodeType)}}
    codes = [code for some in pairs.values() for code in some]
    return min(map(sys.getrefcount, codes))


_HELD_BY_NOBODY = _calibrate()
_IN_LIST = min(map(sys.getrefcount, [object()]))


def named_functions(modules: Collection[str]) -> list[FunctionType]:
    """Return the functions that names lead to: `gc.freeze` hides objects from the collector."""
    level = [v for m in modules for v in (namespace(sys.modules.get(m)) or {}).values()]
    level += [held for module in modules for held in _overloads(module)]
    seen: set[int] = set()
    found: list[FunctionType] = []
    while level:
        value = level.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if type(value) is FunctionType:
            found.append(value)
        if is_a(value, type) and module_of(value) in modules:
            level += class_members(value).values()
        else:
            level += [*member_functions(value), *_held(value)]
    return found


def _held(value: Any) -> Iterable[Any]:
    """Return the functions in a registry, or in an object that stands for a decorated one."""
    kind = type(value)
    if kind is dict:
        held = value.values()
    elif kind is list or kind is tuple:
        held = value
    elif id(kind) in _WITHOUT_ATTRIBUTES or is_a(value, type):
        return ()
    else:
        held = (own_attributes(value) or {}).values()
    if len(held) > _MANY:
        return ()
    values = list(held)
    kinds = {id(kind): kind for kind in map(type, values)}.values()
    if not any(issubclass(kind, _FUNCTIONS) for kind in kinds):  # most hold none
        return ()
    return [v for v in values if is_a(v, _FUNCTIONS)]


_MANY = 1000  # larger ones hold data
_FUNCTIONS = (FunctionType, CACHE, partial, staticmethod, classmethod, property)
_WITHOUT_ATTRIBUTES = exactly(
    str, int, float, bool, bytes, type(None), set, FunctionType, ModuleType
)


def _overloads(module: str) -> Iterator[FunctionType]:
    """Yield what `typing.overload` keeps of a module."""
    registry = getattr(sys.modules.get("typing"), "_overload_registry", {})
    for by_line in list(registry.get(module, {}).values()):
        yield from list(by_line.values())


def _swap(function: FunctionType, old: CodeType, new: CodeType, undo: Undo) -> bool:
    if old.co_freevars == new.co_freevars:
        undo.save_code(function)
        function.__code__ = new
        if function.__doc__ == docstring(old):
            function.__doc__ = docstring(new)
        return True
    if not set(new.co_freevars) <= set(old.co_freevars):
        return False
    cells = dict(zip(old.co_freevars, function.__closure__ or (), strict=True))
    successor = FunctionType(
        new,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        tuple(cells[name] for name in new.co_freevars),
    )
    successor.__kwdefaults__ = function.__kwdefaults__
    successor.__dict__.update(function.__dict__)
    forward(function, successor, undo)
    return True
