"""Functions that keep their results in a variable, and look them up: `if key not in _tables:`."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Iterator
from itertools import chain
from opcode import opmap
from types import CodeType
from typing import NamedTuple

from ipython_depreload.code.bytecode import names_filled, names_used_repeatedly
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.sources import is_function, nested_codes

_STORE_SUBSCR = opmap["STORE_SUBSCR"]
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_MAKERS = {"dict", "list", "set", "defaultdict", "deque", "OrderedDict", "Counter"}
_ADDING = {"append", "extend", "add", "insert", "update", "setdefault"}


def _find_looked_up(module: CodeType) -> dict[str, set[str]]:
    # Modules and classes fill their `__annotations__`: that is no result.
    codes = [code for code in nested_codes(module) if is_function(code)]
    found: dict[str, set[str]] = {n: set() for n in chain.from_iterable(map(_looked_up_by, codes))}
    for code in codes if found else ():
        around = code.co_qualname.split(".")  # a nested function is part of the outer one
        for name in found.keys() & {*code.co_names, *code.co_freevars, *code.co_cellvars}:
            found[name].update(around)
    return found


def _looked_up_by(function: CodeType) -> set[str]:
    is_put = _STORE_SUBSCR in function.co_code[::2]
    filled = names_filled(function)
    if not is_put and not filled:  # most
        return set()
    used = names_used_repeatedly(function)
    return used.union(function.co_freevars) if is_put else used & filled


may_look_up = PerCode(_find_looked_up)
"""Return variable in which functions of a module may look up results -> names of these.

Of both there are more in doubt.
"""


class LookupsByHand(NamedTuple):
    """What surely is looked up in a module.

    Attributes
    ----------
    makers
        Variable or attribute in which results are kept, and nothing else -> names of functions.
    empty_at_first
        Names that something binds to `None` or `{}`.
    """

    makers: dict[str, set[str]]
    empty_at_first: set[str]


def lookups_in(tree: ast.Module, functions: Container[str]) -> LookupsByHand:
    """Return what is looked up by functions of some names."""
    nodes = list(ast.walk(tree))
    own = [node for node in nodes if isinstance(node, _FUNCTIONS)]
    kept = [(n, each.name) for each in own if each.name in functions for n in _results_kept(each)]
    given = {name for each in own for name in _given_to(each)} if kept else set()
    makers: dict[str, set[str]] = {}
    for name, maker in kept:
        if name not in given and not _is_added_to(nodes, name, maker):
            makers.setdefault(name, set()).add(maker)
    return LookupsByHand(makers, _empty_at_first(nodes) if makers else set())


def _results_kept(function: ast.AST) -> Iterator[str]:
    """Yield the variables or attributes in which surely a result is kept, and nothing else.

    `_tables[key] = load(key)` keeps one. What has been given to a function, or is collected there,
    is none: nobody would make it again.
    """
    nodes = list(ast.walk(function))
    for node, name in _set_by(nodes):
        if _is_result(node.value, name) and _is_looked_up(name, node, nodes):
            yield name


def _given_to(function: ast.AST) -> Iterator[str]:
    """Yield the variables or attributes that a function sets to what it has been given."""
    nodes = list(ast.walk(function))
    arguments = {node.arg for node in nodes if isinstance(node, ast.arg)}
    for node, name in _set_by(nodes):
        if isinstance(node.value, ast.Name) and node.value.id in arguments:
            yield name


def _set_by(nodes: Iterable[ast.AST]) -> Iterator[tuple[ast.Assign, str]]:
    for node in nodes:
        if isinstance(node, ast.Assign):
            yield from ((node, name) for name in map(_variable, node.targets) if name)


def _empty_at_first(nodes: Iterable[ast.AST]) -> set[str]:
    return {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and _is_empty(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _is_empty(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return value.value is None
    return isinstance(value, ast.Dict) and not value.keys


def _variable(target: ast.expr) -> str:
    """Return the variable or attribute that is set, or in which something is put; "" if none is."""
    inner = target.value if isinstance(target, ast.Subscript) else target
    if isinstance(inner, ast.Attribute):
        return inner.attr
    return inner.id if isinstance(inner, ast.Name) else ""


def _mentions(node: ast.AST | None, name: str) -> bool:
    nodes = () if node is None else ast.walk(node)
    return any(_variable(each) == name for each in nodes if isinstance(each, ast.expr))


def _is_added_to(nodes: Iterable[ast.AST], name: str, maker: str) -> bool:
    """Say so of `state()["items"].append(x)`, `state()["x"] = y` and `_tables.update(y)`."""
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if node.func.attr in _ADDING and (_mentions(owner, name) or _mentions(owner, maker)):
                return True
        elif isinstance(node, (ast.Assign, ast.AugAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            owners = [t.value for t in targets if isinstance(t, ast.Subscript)]
            if any(_mentions(owner, maker) for owner in owners):
                return True
    return False


def _is_result(value: ast.expr, name: str) -> bool:
    """Say whether a value has been computed, and not from what was there before."""
    if isinstance(value, ast.Constant) or _mentions(value, name):
        return False
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
