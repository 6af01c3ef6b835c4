"""The texts by which the statements of two versions of a module are compared. Pure."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable
from typing import Any

from ipython_depreload.code.lasting import is_lasting
from ipython_depreload.code.sources import decode
from ipython_depreload.code.syntax import FUNCTIONS


class NoTexts:
    """For a source that is compared to nothing else."""

    def begin(self, statement: ast.stmt) -> None:
        pass

    def of(self, node: ast.AST) -> str:
        return ""

    def whole(self, node: ast.AST) -> str:
        return ""


class Texts:
    """Gives the texts by which statements of two versions are compared.

    Their syntax, dumped; but as written where a statement of the module stands the same, and as
    often, in the other version: most do, and dumping takes longer than all the rest.
    """

    def __init__(self, source: bytes) -> None:
        self._lines = decode(source).encode().split(b"\n")  # columns are of UTF-8
        self._common: set[bytes] = set()
        self._as_written = False

    def compare(self, tree: ast.Module, other: Texts, other_tree: ast.Module) -> None:
        """Find which statements both versions have."""
        mine = Counter(map(self._segment, tree.body))
        theirs = Counter(map(other._segment, other_tree.body))
        self._common = other._common = {s for s, times in mine.items() if theirs[s] == times}

    def begin(self, statement: ast.stmt) -> None:
        """What follows is part of this statement of the module."""
        self._as_written = self._segment(statement) in self._common

    def of(self, node: ast.stmt) -> str:
        """Return the text of a statement; see `Statement`."""
        return self._written(node) or _text(node)

    def whole(self, node: ast.AST) -> str:
        """Return all of the text of a node."""
        return self._written(node) or ast.dump(node)

    def _written(self, node: ast.AST) -> str:
        if not self._as_written or not hasattr(node, "lineno"):
            return ""
        return f"={self._segment(node).decode()}"

    def _segment(self, node: Any) -> bytes:
        lines = [node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))]
        first, last = min(lines) - 1, node.end_lineno - 1
        rest = self._lines[first : last + 1]
        rest[-1] = rest[-1][: node.end_col_offset]
        rest[0] = rest[0][node.col_offset :]
        return b"\n".join(rest)


def _text(node: ast.stmt) -> str:
    """The syntax of a statement without what may change while its name keeps its object."""
    if isinstance(node, FUNCTIONS):
        return _without_body(node)
    if isinstance(node, ast.ClassDef) and is_lasting(node):
        rest = [s for s in node.body if not isinstance(s, FUNCTIONS)]
        return ast.dump(_copy(node, body=rest))
    return ast.dump(node)


def _without_body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    has_docstring = ast.get_docstring(node, clean=False) is not None
    return ast.dump(_copy(node, body=node.body[:has_docstring]))


def _copy(node: ast.stmt, **fields: Any) -> ast.stmt:
    values: dict[str, Any] = {name: getattr(node, name, None) for name in node._fields}
    return type(node)(**values | fields)


def members_of(node: ast.ClassDef, text: Callable[[ast.stmt], str]) -> dict[str, str]:
    """Return method -> its text, of a class; of one that is defined twice, both."""
    found: dict[str, str] = {}
    for child in node.body:
        if isinstance(child, FUNCTIONS):
            found[child.name] = found.get(child.name, "") + text(child)
    return found
