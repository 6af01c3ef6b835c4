"""Functions of a module in whose place a cell has put something else: `mock.patch("lib.fetch")`.

A restart would run the cell again, after the import. Recognised is what stands for a function that
a plain `def` has made, which nothing else in the module binds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dis import get_instructions
from itertools import pairwise
from types import CodeType, FunctionType
from typing import Any

from ipython_depreload.code.bytecode import globals_bound
from ipython_depreload.code.percode import PerCode
from ipython_depreload.graph import NOTEBOOK

_BINDING = {"STORE_NAME", "STORE_GLOBAL", "DELETE_NAME", "DELETE_GLOBAL"}
_MAKING = {"MAKE_FUNCTION", "SET_FUNCTION_ATTRIBUTE"}


def replaced_functions(code: CodeType, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield (name, what it means) where a module with this code has had a function."""
    names = [c.co_name for c in code.co_consts if type(c) is CodeType]
    found = [(name, values[name]) for name in names if _is_of_others(values.get(name))]
    plain = plainly_defined(code) if found else ()
    return ((name, value) for name, value in found if name in plain)


def _is_of_others(value: object) -> bool:
    """Say so of anything but a function of a module: of who has put that there it is the affair."""
    if type(value) is FunctionType:
        return bool(value.__globals__.get("__name__") == NOTEBOOK)
    return value is not None and not issubclass(type(value), type)


def _find_plainly_defined(code: CodeType) -> frozenset[str]:
    instructions = list(get_instructions(code))
    bound = Counter(each.argval for each in instructions if each.opname in _BINDING)
    plain = {
        after.argval
        for each, after in pairwise(instructions)
        if each.opname in _MAKING and after.opname == "STORE_NAME"
    }
    return frozenset(n for n in plain if bound[n] == 1) - globals_bound(code)


plainly_defined = PerCode(_find_plainly_defined)
"""Return the names that a `def` without decorators binds, and nothing else, in a module."""
