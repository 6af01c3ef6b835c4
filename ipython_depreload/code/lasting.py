"""Whether a statement that is executed again gives the same objects, from its syntax. Pure."""

from __future__ import annotations

import ast

from ipython_depreload.code.syntax import FUNCTIONS, callee, chain_of, dotted

_PLAIN_DECORATORS = {
    "abstractmethod",
    "classmethod",
    "deleter",
    "getter",
    "override",
    "property",
    "setter",
    "staticmethod",
}


def is_lasting(node: ast.stmt) -> bool:
    """Say whether a statement gives the same objects each time: a plain definition, an import."""
    if isinstance(node, FUNCTIONS):
        return not node.decorator_list and _has_lasting_defaults(node)
    if isinstance(node, ast.ClassDef):
        return _is_plain_class(node)
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return node.value is None or is_constant(node.value)
    return isinstance(node, (ast.Import, ast.ImportFrom))


def _is_plain_class(node: ast.ClassDef) -> bool:
    decorators = {dotted(callee(d)).rpartition(".")[2] for d in node.decorator_list}
    return (
        decorators <= {"dataclass"} and not node.keywords and all(map(_is_plain_member, node.body))
    )


def _is_plain_member(node: ast.stmt) -> bool:
    if isinstance(node, FUNCTIONS):
        names = {dotted(d).rpartition(".")[2] for d in node.decorator_list}
        return names <= _PLAIN_DECORATORS and _has_lasting_defaults(node)
    if isinstance(node, ast.ClassDef):
        return _is_plain_class(node)
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Pass) or (
        isinstance(node, (ast.Assign, ast.AnnAssign)) and is_lasting(node)
    )


def _has_lasting_defaults(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whoever called the function may have got a default: `def f(cache={}): return cache`."""
    defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
    return all(map(_gives_the_same, defaults))


def _gives_the_same(node: ast.expr) -> bool:
    """Say whether an expression gives the same object each time, as far as anyone can tell."""
    if isinstance(node, ast.Tuple):
        return all(map(_gives_the_same, node.elts))
    return isinstance(node, ast.Lambda) or chain_of(node) is not None or is_constant(node)


def is_constant(node: ast.expr) -> bool:
    """Say whether an expression has nothing but literals and operators."""
    if isinstance(node, ast.Tuple):
        return all(map(is_constant, node.elts))
    if isinstance(node, ast.UnaryOp):
        return is_constant(node.operand)
    if isinstance(node, ast.BinOp):
        return is_constant(node.left) and is_constant(node.right)
    return isinstance(node, ast.Constant)
