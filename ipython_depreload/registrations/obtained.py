"""Variables that hold what a cell has asked for itself: `app = get_app()`.

The object may be one that a module's import was the first to ask for. The cell has it from whoever
made it, not from that module, and goes on with it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any

from ipython_depreload.class_members import is_of
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a, own_attributes
from ipython_depreload.registrations.containers import slot_values


class Obtained:
    """What cells have got from calls, by variable, and which names they used for that."""

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}

    def learn(self, tree: ast.Module) -> None:
        """Take note of what a cell assigns."""
        for target, value in _assignments(tree.body):
            self._names.pop(target, None)
            if isinstance(value, ast.Call):
                self._names[target] = frozenset(_names_in(value))

    def objects(
        self, notebook: Mapping[str, Any], module_of: Callable[[str], str]
    ) -> Callable[[str, object], bool]:
        """Return what says whether the notebook has an object, and not from a module.

        Parameters
        ----------
        module_of
            Gives the module from where a variable was imported, "" if it was not.
        """
        found = {id(notebook[v]): names for v, names in self._names.items() if v in notebook}

        def is_from(module: str, name: str) -> bool:
            value = notebook.get(name)
            if is_a(value, ModuleType):
                return (namespace(value) or {}).get("__name__") == module
            return module_of(name) == module or is_of(module, value)

        def has(module: str, value: object) -> bool:
            names = found.get(id(value))
            if names is None or any(is_from(module, name) for name in names):
                return False
            return not _is_made_of(module, value)

        return has


def _is_made_of(module: str, value: object) -> bool:
    """Say whether an object is what a decorator has made of a function or class of a module."""
    parts = [*(own_attributes(value) or {}).values(), *slot_values(value)]
    return any(is_a(each, (FunctionType, type)) and is_of(module, each) for each in parts)


def _assignments(statements: list[ast.stmt]) -> Iterator[tuple[str, ast.expr | None]]:
    for statement in statements:
        found: list[tuple[ast.expr, ast.expr | None]]
        if isinstance(statement, ast.AnnAssign):
            found = [(statement.target, statement.value)]
        elif isinstance(statement, ast.Assign):
            found = [(target, statement.value) for target in statement.targets]
        else:
            continue
        yield from ((target.id, value) for target, value in found if isinstance(target, ast.Name))


def _names_in(expression: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}
