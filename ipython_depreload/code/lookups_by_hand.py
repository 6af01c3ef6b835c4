"""Functions that keep their results in a variable, and look them up: `if key not in _tables:`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from opcode import opmap
from types import CodeType

from ipython_depreload.code.bytecode import names_filled, names_used_repeatedly
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.sources import nested_codes

_STORE_SUBSCR = opmap["STORE_SUBSCR"]
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_MAKERS = {"dict", "list", "set", "defaultdict", "deque", "OrderedDict", "Counter"}


def _find_looked_up(code: CodeType) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(_looked_up_by, nested_codes(code))))


def _looked_up_by(function: CodeType) -> set[str]:
    is_put = _STORE_SUBSCR in function.co_code[::2]
    filled = names_filled(function)
    if not is_put and not filled:  # most
        return set()
    used = names_used_repeatedly(function)
    return used.union(function.co_freevars) if is_put else used & filled


may_look_up = PerCode(_find_looked_up)
"""Return names of variables in which functions of a module may look up results: more in doubt."""


def results_kept(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield (variable or attribute, function) where surely a result is kept, and nothing else.

    `_tables[key] = load(key)` keeps one. What has been given to a function, or is collected there,
    is none: nobody would make it again.
    """
    for function in ast.walk(tree):
        if isinstance(function, _FUNCTIONS):
            nodes = list(ast.walk(function))
            given = {node.arg for node in nodes if isinstance(node, ast.arg)}
            for node in nodes:
                if isinstance(node, ast.Assign):
                    for name in filter(None, map(_variable, node.targets)):
                        if _is_result(node.value, name, given) and _is_looked_up(name, node, nodes):
                            yield name, function.name


def is_empty_at_first(tree: ast.Module, name: str) -> bool:
    """Say whether something in a module binds a name to `None` or `{}`."""
    values = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    ]
    return any(
        (isinstance(value, ast.Constant) and value.value is None)
        or (isinstance(value, ast.Dict) and not value.keys)
        for value in values
    )


def _variable(target: ast.expr) -> str:
    """Return the variable or attribute that is set, or in which something is put; "" if none is."""
    inner = target.value if isinstance(target, ast.Subscript) else target
    if isinstance(inner, ast.Attribute):
        return inner.attr
    return inner.id if isinstance(inner, ast.Name) else ""


def _mentions(node: ast.AST | None, name: str) -> bool:
    nodes = () if node is None else ast.walk(node)
    return any(_variable(each) == name for each in nodes if isinstance(each, ast.expr))


def _is_result(value: ast.expr, name: str, given: set[str]) -> bool:
    """Say whether a value has been computed, and not from what was there before."""
    if isinstance(value, ast.Constant) or _mentions(value, name):
        return False
    if isinstance(value, ast.Name):
        return value.id not in given
    if isinstance(value, (ast.List, ast.Tuple, ast.Set)):
        return bool(value.elts)
    if isinstance(value, ast.Dict):
        return bool(value.keys)
    return not (isinstance(value, ast.Call) and _variable(value.func) in _MAKERS)


def _is_looked_up(name: str, kept: ast.Assign, nodes: list[ast.AST]) -> bool:
    """Say whether a function asks for what is there, and gives that or what it keeps."""
    tests = [n.test for n in nodes if isinstance(n, (ast.If, ast.IfExp))]
    tries = [n for n in nodes if isinstance(n, ast.Try) and n.handlers]
    asks = any(_mentions(test, name) for test in tests)
    asks = asks or any(_mentions(each, name) for n in tries for each in n.body)
    same = {t.id for t in (*kept.targets, kept.value) if isinstance(t, ast.Name)}
    returned = [n.value for n in nodes if isinstance(n, ast.Return)]
    gives = any(
        _mentions(value, name) or (isinstance(value, ast.Name) and value.id in same)
        for value in returned
    )
    return asks and gives and not any(_is_changed_within(n, name) for n in nodes)


def _is_changed_within(node: ast.AST, name: str) -> bool:
    """Say so of `groups[key].append(x)` and `counts[key] += 1`."""
    if isinstance(node, ast.AugAssign):
        return _variable(node.target) == name
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return isinstance(node.func.value, ast.Subscript) and _variable(node.func.value) == name
