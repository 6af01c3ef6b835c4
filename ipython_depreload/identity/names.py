"""Names in the notebook that an import bound: they follow the module until the user rebinds them."""  # noqa: E501

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ipython_depreload.code.bytecode import IMPORTING, may_name
from ipython_depreload.modules import namespace
from ipython_depreload.undo import Undo

_ABSENT = object()


class Binding(NamedTuple):
    """`name` came from `from module import attribute`."""

    module: str
    attribute: str


_Names = dict[str, tuple[Binding, ...]]
"""Notebook name -> what may have bound it, the likeliest first."""


def parsed(cell: str) -> ast.Module:
    """Return the tree of a cell (plain Python by now), an empty one if it is none: it failed."""
    try:
        return ast.parse(cell)
    except (SyntaxError, ValueError):
        return ast.Module([], [])


class Bindings:
    """Which notebook names come from which module attribute, learnt from the cells' source.

    Attributes
    ----------
    imports
        The modules that import statements name.
    texts
        Texts that may name modules.
    computes_imports
        Whether a cell may import what a text names.
    """

    def __init__(self) -> None:
        self.names: _Names = {}
        self.stars: dict[str, set[str]] = {}
        self.imports: dict[str, None] = {}
        self.texts: set[str] = set()
        self.computes_imports = False
        self._otherwise: set[str] = set()

    def learn(self, tree: ast.Module) -> None:
        """Take note of what a cell imports and rebinds, in order."""
        for statement in tree.body:
            self._learn_statement(statement)
        for node in ast.walk(tree):
            self._learn_text(node)

    def _learn_statement(self, statement: ast.AST) -> None:
        """Only one branch of a statement has run, but nothing tells which."""
        branches = _branches(statement)
        for node in _outside_blocks(statement):
            self._learn_node(node)
        before, after = self.names, []
        for branch in branches:
            self.names = dict(before)
            for inner in branch:
                self._learn_statement(inner)
            after.append(self.names)
        if after:
            self.names = _merged(after)

    def _learn_text(self, node: ast.AST) -> None:
        if isinstance(node, ast.Constant):
            if type(node.value) is str and may_name(node.value):
                self.texts.add(node.value)
        elif isinstance(node, (ast.Name, ast.Attribute)):
            name = node.id if isinstance(node, ast.Name) else node.attr
            self.computes_imports |= name in IMPORTING

    def _learn_node(self, node: ast.AST) -> None:
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            self._learn_import_from(node, node.module)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                self.imports[alias.name] = None
                self._rebound(alias.asname or alias.name.partition(".")[0])
        elif isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            self._rebound(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self._rebound(node.name)
            self._learn_inner_imports(node)

    def _learn_inner_imports(self, function: ast.AST) -> None:
        """Functions of the notebook import, and bind its names: `global X; from m import X`."""
        nodes = list(ast.walk(function))
        shared = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
        for node in nodes:
            if isinstance(node, ast.Import):
                self.imports.update(dict.fromkeys(alias.name for alias in node.names))
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                self._learn_modules(node, node.module)
                for alias in node.names:
                    if (alias.asname or alias.name) in shared:
                        self.names[alias.asname or alias.name] = (Binding(node.module, alias.name),)

    def _learn_modules(self, node: ast.ImportFrom, module: str) -> None:
        """What is imported from a package may be a module."""
        self.imports[module] = None
        self.imports.update(dict.fromkeys(f"{module}.{alias.name}" for alias in node.names))

    def _learn_import_from(self, node: ast.ImportFrom, module: str) -> None:
        self._learn_modules(node, module)
        for alias in node.names:
            if alias.name == "*":
                self.stars[module] = set()
            else:
                self._rebound(alias.asname or alias.name)
                self.names[alias.asname or alias.name] = (Binding(module, alias.name),)

    def _rebound(self, name: str) -> None:
        self.names.pop(name, None)
        self._otherwise.add(name)
        for users_own in self.stars.values():
            users_own.add(name)

    def module_of(self, name: str) -> str:
        """Return the module from where a name was imported the last time, "" if it was not."""
        bindings = self.names.get(name, ())
        return bindings[-1].module if bindings else ""

    def modules(self) -> set[str]:
        """Return the modules of which the notebook has imported names."""
        found = {binding.module for bindings in self.names.values() for binding in bindings}
        return found | self.stars.keys()

    def refresh(
        self,
        module: str,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        notebook: dict[str, Any],
        undo: Undo,
    ) -> list[str]:
        """Bind notebook names to a reloaded module's new values.

        Only names whose value is still the module's old one: whatever the user has rebound or
        deleted since is the user's.

        Returns
        -------
        list
            Names whose attribute the module no longer has: they are deleted, as a restarted
            notebook would not have them.
        """
        mine = [(n, b) for n, some in self.names.items() for b in some if b.module == module]
        if not mine and module not in self.stars:
            return []
        undo.save_dict(notebook)
        gone = []
        for name, binding in mine:
            old = before.get(binding.attribute, _ABSENT)
            computed = old is _ABSENT and "__getattr__" in before and name in notebook
            if notebook.get(name, _ABSENT) is not old and not computed:
                continue
            if self._is_rather_from_elsewhere(name, binding, notebook):
                continue
            new = _attribute(after, binding.attribute)
            if new is not _ABSENT:
                notebook[name] = new
            elif old is not _ABSENT or computed:
                del notebook[name]
                gone.append(name)
        if module in self.stars:
            gone += self._refresh_star(module, before, after, notebook)
        return gone

    def _is_rather_from_elsewhere(
        self, name: str, binding: Binding, notebook: Mapping[str, Any]
    ) -> bool:
        """Say whether another branch, which comes first in doubt, binds the same value."""
        preferred = self.names[name][: self.names[name].index(binding)]
        values = [(namespace(sys.modules.get(b.module)) or {}).get(b.attribute) for b in preferred]
        return any(value is notebook.get(name, _ABSENT) for value in values)

    def _refresh_star(
        self,
        module: str,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        notebook: dict[str, Any],
    ) -> list[str]:
        exported = public_names(after)
        exported_before = public_names(before)
        users_own = self.stars[module]
        gone = []
        for name in dict.fromkeys([*exported_before, *exported]):
            if name in users_own:
                continue
            old = before[name] if name in exported_before else _ABSENT
            if notebook.get(name, _ABSENT) is not old:
                continue
            if name in exported:
                notebook[name] = after[name]
            elif name not in self._otherwise and self._drop_star_name(name, module, notebook):
                gone.append(name)
        return gone

    def _drop_star_name(self, name: str, module: str, notebook: dict[str, Any]) -> bool:
        """A star import no longer brings a name: another may still. Say whether it is gone."""
        for other in reversed(list(self.stars)):
            values = namespace(sys.modules.get(other)) or {}
            if other != module and name in public_names(values):
                notebook[name] = values[name]
                return False
        return notebook.pop(name, _ABSENT) is not _ABSENT


def _attribute(values: Mapping[str, Any], name: str) -> Any:
    """Return what `from module import name` gives, the module's own `__getattr__` asked too."""
    compute = values.get("__getattr__")
    if name in values or not callable(compute):
        return values.get(name, _ABSENT)
    try:
        return compute(name)
    except Exception:  # noqa: BLE001 (the module's own code: it has no such attribute)
        return _ABSENT


def public_names(values: Mapping[str, Any]) -> list[str]:
    """What `from module import *` binds."""
    exported = values.get("__all__")
    if exported is None:
        return [name for name in values if not name.startswith("_")]
    return [name for name in exported if name in values]


_OWN_SCOPE = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


def _merged(branches: Sequence[_Names]) -> _Names:
    """Return what names may mean after one of these branches has run, the likeliest first."""
    names = dict.fromkeys(name for branch in branches for name in branch)
    return {
        name: tuple(dict.fromkeys(b for branch in branches for b in branch.get(name, ())))
        for name in names
    }


def _branches(statement: ast.AST) -> list[list[ast.stmt]]:
    """Return the blocks of a statement of which one runs, the likeliest first."""
    if isinstance(statement, ast.If):
        branches = [statement.orelse, statement.body]
        return branches if statement.orelse else branches[::-1]
    if isinstance(statement, (ast.Try, ast.TryStar)):
        handlers = [handler.body for handler in statement.handlers]
        return [[*statement.body, *statement.orelse, *statement.finalbody], *handlers]
    if isinstance(statement, ast.Match):
        return [*(case.body for case in statement.cases), []]
    if isinstance(statement, _BLOCKS):
        return [[*statement.body, *getattr(statement, "orelse", ())]]
    return []


_BLOCKS = (ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith)


def _outside_blocks(node: ast.AST) -> list[ast.AST]:
    """Return the nodes that run in the notebook's own namespace, but for inner statements."""
    found = [node]
    if isinstance(node, _OWN_SCOPE):
        return found
    for child in ast.iter_child_nodes(node):
        # Python deletes the name of an exception that is handled.
        if not isinstance(child, (ast.stmt, ast.ExceptHandler)):
            found += _outside_blocks(child)
    return found
