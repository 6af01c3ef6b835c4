"""What the notebook's cells set in modules, classes and objects: `lib.DEBUG = True` stays so.

A restart would run the cell again, after everything was imported. Kept is what a cell set to a
constant or to a name of its own, as long as it is still there: whatever else there is may be the
module's own doing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, set_class_attribute
from ipython_depreload.modules import is_a, namespace, own_attributes
from ipython_depreload.sources import same_constant
from ipython_depreload.undo import Undo


class Assignment(NamedTuple):
    """`variable.path.attribute = value` in a cell, where value is a constant or a variable."""

    variable: str
    path: tuple[str, ...]
    attribute: str
    value: ast.Constant | ast.Name


class Assigned:
    """The assignments to attributes in the cells, the last one of each attribute."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], Assignment] = {}

    def learn(self, source: str) -> None:
        """Take note of what a cell (plain Python by now) sets."""
        try:
            statements = ast.parse(source).body
        except (SyntaxError, ValueError):  # the cell failed
            return
        for statement in statements:
            if isinstance(statement, ast.Assign):
                for target in statement.targets:
                    self._learn_target(target, statement.value)

    def _learn_target(self, target: ast.expr, value: ast.expr) -> None:
        parts: list[str] = []
        while isinstance(target, ast.Attribute):
            parts.insert(0, target.attr)
            target = target.value
        if not parts or not isinstance(target, ast.Name):
            return
        self._found.pop((target.id, *parts), None)
        if isinstance(value, (ast.Constant, ast.Name)):
            *path, attribute = parts
            found = Assignment(target.id, tuple(path), attribute, value)
            self._found[target.id, *parts] = found

    def in_force(self, notebook: Mapping[str, Any]) -> list[tuple[Assignment, Any]]:
        """Return the assignments that still hold, each with the value that is there."""
        found = []
        for assignment in self._found.values():
            members = _members(_owner(assignment, notebook)) or {}
            value = members.get(assignment.attribute, _ABSENT)
            if value is not _ABSENT and _still_holds(assignment.value, value, notebook):
                found.append((assignment, value))
        return found


def assign_again(
    assignments: Iterable[tuple[Assignment, Any]], notebook: Mapping[str, Any], undo: Undo
) -> None:
    """Set what assignments had set, where a reload has undone it."""
    for assignment, value in assignments:
        owner = _owner(assignment, notebook)
        members = _members(owner)
        if members is None or members.get(assignment.attribute, _ABSENT) is value:
            continue
        if is_a(owner, type):
            undo.save_class(owner)
            set_class_attribute(owner, assignment.attribute, value)
        else:
            values = _attributes(owner) or {}
            undo.save_dict(values)
            values[assignment.attribute] = value


_ABSENT = object()


def _owner(assignment: Assignment, notebook: Mapping[str, Any]) -> Any:
    """Return the module, class or object whose attribute it is, or None."""
    owner = notebook.get(assignment.variable)
    for part in assignment.path:
        owner = (_members(owner) or {}).get(part)
    return owner


def _members(owner: Any) -> Mapping[str, Any] | None:
    return class_members(owner) if is_a(owner, type) else _attributes(owner)


def _attributes(owner: Any) -> dict[str, Any] | None:
    return namespace(owner) if is_a(owner, ModuleType) else own_attributes(owner)


def _still_holds(
    given: ast.Constant | ast.Name, value: object, notebook: Mapping[str, Any]
) -> bool:
    if isinstance(given, ast.Constant):
        return same_constant(given.value, value)
    return notebook.get(given.id, _ABSENT) is value
