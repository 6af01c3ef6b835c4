"""The one pass over the heap: functions that no name leads to get their new code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Mapping
from types import CodeType, FunctionType

from ipython_depreload.bodies import docstring
from ipython_depreload.identity.classes import member_functions
from ipython_depreload.identity.functions import CodePairs, forward
from ipython_depreload.modules import is_a, namespace
from ipython_depreload.undo import Undo

# Asking who refers to so few objects is quicker than going through all that there are.
_FEW = 50


def swap_codes(
    pairs: Mapping[str, CodePairs], undo: Undo, *, identical: bool = False
) -> list[FunctionType]:
    """Give every live function of these modules the new version of its code.

    Parameters
    ----------
    pairs
        Module name -> matched code objects. A function belongs to the module whose dictionary
        its globals are.
    identical
        Whether functions have the very code objects in `pairs`, not just equal ones.

    Returns
    -------
    list
        Functions that had to stay on their old code: the new one needs values of its enclosing
        function that the old one never captured.
    """
    stuck: list[FunctionType] = []
    new_codes = {id(code) for codes in pairs.values() for code in codes.values()}
    old_codes = [code for codes in pairs.values() for code in codes]
    few = identical and len(old_codes) <= _FEW
    live = gc.get_referrers(*old_codes) if few else gc.get_objects()
    functions = [o for o in live if type(o) is FunctionType]
    for function in [*functions, *_named_functions(pairs)]:
        code = function.__code__
        if id(code) in new_codes:
            continue
        codes = pairs.get(function.__globals__.get("__name__"))  # type: ignore[arg-type]
        new = None if codes is None else codes.get(code)
        if new is not None and not _swap(function, code, new, undo):
            stuck.append(function)
    return stuck


def _named_functions(modules: Collection[str]) -> list[FunctionType]:
    """Return the functions that names lead to: `gc.freeze` hides objects from the collector."""
    level = [v for m in modules for v in (namespace(sys.modules.get(m)) or {}).values()]
    seen: set[int] = set()
    found: list[FunctionType] = []
    while level:
        value = level.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if type(value) is FunctionType:
            found.append(value)
        if is_a(value, type) and type.__getattribute__(value, "__module__") in modules:
            level += vars(value).values()
        else:
            level += member_functions(value)
    return found


def _swap(function: FunctionType, old: CodeType, new: CodeType, undo: Undo) -> bool:
    if old.co_freevars == new.co_freevars:
        undo.save_function(function)
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
