"""Names of objects whose methods decorate functions at a module's top level: `@app.get("/")`."""

from __future__ import annotations

from dis import get_instructions
from itertools import pairwise
from types import CodeType

from ipython_depreload.code.percode import PerCode

_SKIPPED = {"PRECALL", "PUSH_NULL", "CACHE", "EXTENDED_ARG", "SET_FUNCTION_ATTRIBUTE"}
_ENDING = {"STORE_NAME", "POP_TOP"}


def _find_decorating(code: CodeType) -> frozenset[str]:
    found: set[str] = set()
    asked: set[str] = set()  # in the statement that is being read
    instructions = [each for each in get_instructions(code) if each.opname not in _SKIPPED]
    for each, after in pairwise(instructions):
        if each.opname == "LOAD_NAME" and after.opname in {"LOAD_ATTR", "LOAD_METHOD"}:
            asked.add(each.argval)
        elif each.opname == "MAKE_FUNCTION" and after.opname == "CALL":
            found |= asked
        elif each.opname in _ENDING:
            asked.clear()
    return frozenset(found)


decorating = PerCode(_find_decorating)
"""Return these names, of the module with this code."""
