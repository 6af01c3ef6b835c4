"""Functions that numba and jax have compiled, or traced, together with what they call.

They go on with what that was at the time, whatever becomes of it: they must forget it.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from ipython_depreload.class_members import class_members, with_subclasses
from ipython_depreload.objects import cell_value, exactly, is_a

_DEPTH = 6  # `jit(grad(loss))`: through closures of the library's own functions
_CHUNK = 500
_PJIT = (("jaxlib._jax", "PjitFunction"), ("jaxlib.xla_extension", "PjitFunction"))
_FOR_GOOD = ("DUFunc", "GUFunc", "CFunc")
_DISPATCHER = (("numba.core.dispatcher", "Dispatcher"),)


def are_compiled() -> bool:
    """Say whether there may be compiled functions."""
    return any(module in sys.modules for module, _ in (*_PJIT, *_DISPATCHER))


def compiled_for_good(values: Mapping[str, Any]) -> str | None:
    """Return the name of something that cannot forget what it was compiled with, if there is any.

    So numba's universal functions and callbacks: the module that made them must run again.
    """
    if "numba" not in sys.modules:
        return None
    made = {(type(v).__module__.partition(".")[0], type(v).__name__): n for n, v in values.items()}
    return next((made["numba", kind] for kind in _FOR_GOOD if ("numba", kind) in made), None)


def forget_compiled(is_stale: Callable[[Collection[str]], bool], modules: Collection[str]) -> None:
    """Have compiled functions compiled anew, when they are called, that may be stale.

    Parameters
    ----------
    is_stale
        Says whether one of these names may mean something else now, or do.
    modules
        The modules whose functions may be: others never change.
    """
    for compiled in _compiled():
        names: set[str] = set()
        for function in _functions_in(compiled):
            home = function.__globals__.get("__name__")
            if type(home) is str and home in modules:
                names |= {function.__name__, *function.__code__.co_names}
        if names and is_stale(names):
            _forget(compiled)


def _compiled() -> list[Any]:
    places = (*_PJIT, *_DISPATCHER)
    named = (getattr(sys.modules.get(module), name, None) for module, name in places)
    ids = exactly(*with_subclasses(*(kind for kind in named if isinstance(kind, type))))
    live = gc.get_objects() if ids else []
    parts = (live[start : start + _CHUNK] for start in range(0, len(live), _CHUNK))
    some = (part for part in parts if not ids.isdisjoint(map(id, map(type, part))))  # few have
    return [each for part in some for each in part if id(type(each)) in ids]


def _forget(compiled: Any) -> None:
    if hasattr(type(compiled), "clear_cache"):  # jax
        compiled.clear_cache()
    elif hasattr(type(compiled), "_reset_overloads"):  # numba; `recompile` would do it at once
        compiled._reset_overloads()
    else:
        compiled.recompile()


def _functions_in(compiled: Any) -> Iterator[FunctionType]:
    """Yield the Python functions behind a compiled one, through wrappers and closures."""
    seen: set[int] = set()
    level: list[Any] = [getattr(compiled, "py_func", None), getattr(compiled, "__wrapped__", None)]
    for _ in range(_DEPTH):
        inner: list[Any] = []
        for each in level:
            if id(each) not in seen:
                seen.add(id(each))
                if type(each) is FunctionType:
                    yield each
                inner += _behind(each)
        level = inner


def _behind(value: Any) -> list[Any]:
    if type(value) is FunctionType:
        cells = list(map(cell_value, value.__closure__ or ()))
        return [*cells, value.__dict__.get("__wrapped__")]
    if is_a(value, partial):
        return [value.func]
    if type(value) is MethodType:
        return [value.__func__]
    if any("__wrapped__" in class_members(cls) for cls in type(value).__mro__):
        return [value.__wrapped__]
    return []
