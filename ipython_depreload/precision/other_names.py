"""Other names of what looks into functions, or finds modules and members by strings.

Code that does so is known by the names in it. `from inspect import getsource as text`, a partial
function, a table of tools or a default argument give the same thing another one.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from ipython_depreload.class_members import class_members, module_of
from ipython_depreload.libraries.looking import (
    ASK_BY_STRING,
    LOOK_AT_DOCSTRING,
    LOOK_INSIDE,
    LOOK_UP_MODULES,
    RUN_UNSEEN,
    START_PROCESSES,
)
from ipython_depreload.modules import namespace
from ipython_depreload.objects import cell_value, exactly, is_a

_WORDS = (
    {"delattr", "dir", "get_args", "get_objects", "get_referrers", "get_type_hints", "getmembers"}
    | {"getfullargspec", "hasattr", "methodcaller", "setattr", "signature", "unwrap", "vars"}
    | (LOOK_INSIDE | ASK_BY_STRING | LOOK_UP_MODULES | RUN_UNSEEN | START_PROCESSES)
    | LOOK_AT_DOCSTRING
)
_HOMES = (
    *("builtins", "functools", "gc", "importlib", "inspect", "operator", "os", "pkgutil", "runpy"),
    *("subprocess", "sys", "threading", "typing", "concurrent.futures", "multiprocessing"),
)
# All that these modules have does it.
_WHOLE = {"dis": "dis", "doctest": "getdoc", "pydoc": "getdoc"}
_CONTAINERS = exactly(list, tuple, dict, set, frozenset, partial, staticmethod, classmethod)
_MUCH = 1000  # items: it is data


def known_tools() -> Mapping[int, str]:
    """Return the id of each of those that are loaded -> the name by which it is known."""
    homes = [sys.modules.get(home) for home in (*_HOMES, *_WHOLE)]
    return _known_tools(tuple([(id(home), len(namespace(home) or ())) for home in homes]))


@lru_cache(maxsize=1)
def _known_tools(now: tuple[tuple[int, int], ...]) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for home in _HOMES:
        values = namespace(sys.modules.get(home)) or {}
        found.update({id(values[word]): word for word in _WORDS & values.keys()})
    for home, word in _WHOLE.items():
        values = namespace(sys.modules.get(home)) or {}
        own = [value for value in values.values() if _is_made_in(value, home)]
        found.update(dict.fromkeys(map(id, own), word))
        found[id(sys.modules.get(home))] = word
    found.pop(id(None), None)
    return found


def names_of_tools(module: str, tools: Mapping[int, str]) -> dict[str, frozenset[str]]:
    """Return the names in a module that stand for such -> the names by which those are known."""
    values = dict(namespace(sys.modules.get(module)) or {})
    classes = [v for v in values.values() if is_a(v, type) and module_of(v) == module]
    members = [pair for cls in classes for pair in class_members(cls).items()]
    found: dict[str, frozenset[str]] = {}
    for name, value in (*members, *values.items()):
        is_name = type(name) is str and not name.startswith("__")  # `vars(m)[1] = 2` works
        if is_name and id(type(value)) not in _PLAIN:
            words = {tools[number] for number in _numbers(value) if number in tools} - {name}
            if words:
                found[name] = found.get(name, frozenset()) | words
    return found


_PLAIN = exactly(str, int, float, bool, bytes, type(None))


def _numbers(value: Any) -> Iterator[int]:
    """Yield the ids of an object, its class, and what it holds and may hand on."""
    yield id(value)
    yield id(type(value))
    if type(value) is FunctionType:
        yield from map(id, _given(value))
    elif id(type(value)) in _CONTAINERS:
        inside = gc.get_referents(value)
        yield from map(id, inside if len(inside) <= _MUCH else ())


def _given(function: FunctionType) -> Iterable[Any]:
    yield from function.__defaults__ or ()
    yield from (function.__kwdefaults__ or {}).values()
    yield from map(cell_value, function.__closure__ or ())


def _is_made_in(value: Any, home: str) -> bool:
    if is_a(value, ModuleType) or id(type(value)) in _PLAIN:
        return False
    if is_a(value, (FunctionType, BuiltinFunctionType, MethodType)):
        return bool(value.__module__ == home)
    return module_of(value if is_a(value, type) else type(value)) == home
