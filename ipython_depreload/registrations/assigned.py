"""What the notebook's cells set in modules, classes and objects: `lib.DEBUG = True` stays so.

So does what they put into containers: `lib.OPTIONS["host"] = "localhost"`. A restart would run the
cell again, after everything was imported. Kept is what a cell set to a literal, to something that
has a name or to what is the notebook's, as long as it is still there: whatever else there is may be
the module's own doing.
"""

from __future__ import annotations

import ast
import builtins
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ipython_depreload.class_members import set_class_attribute
from ipython_depreload.code.sources import same_constant
from ipython_depreload.objects import attributes_of, is_a, members_of
from ipython_depreload.registrations.containers import CONTAINERS, is_derived, save_container
from ipython_depreload.registrations.registered import is_of_notebook, put_into
from ipython_depreload.undo import Undo

_MANY = 10_000  # larger containers hold data


class Part(NamedTuple):
    """`.key`, or `[key]`."""

    key: Any
    is_item: bool


class Path(NamedTuple):
    """A variable of the notebook, and what leads on from there."""

    variable: str
    parts: tuple[Part, ...]


class Literal(NamedTuple):
    """A constant, or a display of constants."""

    value: object


class Assignment(NamedTuple):
    """`owner.attribute = value`, `owner[key] = value` or `owner.append(value)` in a cell.

    Attributes
    ----------
    at
        Where in the owner; None if the value is added to a list or a set.
    value
        None if it has to be computed.
    """

    owner: Path
    at: Part | None
    value: Path | Literal | None


class Assigned:
    """The assignments in the cells, the last one of each attribute and of each item."""

    def __init__(self) -> None:
        self._found: dict[tuple[Path, object], Assignment] = {}

    def learn(self, tree: ast.Module) -> None:
        """Take note of what a cell sets."""
        for statement in tree.body:
            for found in _changes(statement):
                target, at, value = _of_attribute(*found)
                owner = _path(target)
                if owner is not None:
                    self._learn(owner, at, value)

    def _learn(self, owner: Path, at: Part | None, value: ast.expr) -> None:
        key = owner, ast.dump(value) if at is None else at
        self._found.pop(key, None)  # the last one comes last
        given = _path(value) or _literal(value)
        if given is not None or at is not None:  # `registered` knows the rest
            self._found[key] = Assignment(owner, at, given)

    def in_force(self, notebook: Mapping[str, Any]) -> list[tuple[Assignment, Any]]:
        """Return the assignments that still hold, each with the value that is there."""
        found = []
        for assignment in self._found.values():
            owner = _follow(assignment.owner, notebook)
            for value in _values_at(owner, assignment.at):
                if _is_given(assignment.value, value, notebook):
                    found.append((assignment, value))
                    break
        return found

    def values_set(self, notebook: Mapping[str, Any]) -> frozenset[int]:
        """Return the ids of what is where cells have set something, be it computed."""
        there = [
            (assignment.value, value)
            for assignment in self._found.values()
            for value in _values_at(_follow(assignment.owner, notebook), assignment.at)
        ]
        return frozenset(id(v) for g, v in there if g is None or _is_given(g, v, notebook))


def assign_again(
    assignments: Iterable[tuple[Assignment, Any]], notebook: Mapping[str, Any], undo: Undo
) -> None:
    """Set what assignments had set, where a reload has undone it."""
    for assignment, value in assignments:
        at, owner = assignment.at, _follow(assignment.owner, notebook, make=True)
        there = _values_at(owner, at)
        if any(each is value for each in there) or _has_equal(there, assignment):
            continue
        if type(owner) is tuple and assignment.owner.parts:  # `lib.EXTRAS += ("mine",)`
            *parts, last = assignment.owner.parts
            path = assignment.owner._replace(parts=tuple(parts))
            _set(_follow(path, notebook), last, (*owner, value), undo)
        else:
            _set(owner, at, value, undo)


def _set(owner: Any, at: Part | None, value: Any, undo: Undo) -> None:
    if at is None or at.is_item:
        _put(owner, at, value, undo)
    elif is_a(owner, type):
        undo.save_class(owner)
        set_class_attribute(owner, at.key, value)
    else:
        values = attributes_of(owner)
        if values is not None:
            undo.save_dict(values)
            values[at.key] = value


# -- what a cell says ------------------------------------------------------------------------

_Found = tuple[ast.expr, Part | None, ast.expr]
"""The owner, where in it, and the value."""


def _changes(statement: ast.stmt) -> Iterator[_Found]:
    """Yield what a statement sets in something."""
    if isinstance(statement, ast.Assign):
        for target in statement.targets:
            if isinstance(target, (ast.Attribute, ast.Subscript)):
                part = _part(target)
                if part is not None:
                    yield target.value, part, statement.value
    elif isinstance(statement, ast.AugAssign):
        yield from _entries(statement.target, statement.value)
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        yield from _changes_of_call(statement.value)


def _of_attribute(owner: ast.expr, at: Part | None, value: ast.expr) -> _Found:
    """Take `x.__dict__["a"]` and `vars(x)["a"]` for `x.a`."""
    if at is None or not at.is_item:
        return owner, at, value
    if isinstance(owner, ast.Attribute) and owner.attr == "__dict__":
        return owner.value, at._replace(is_item=False), value
    if isinstance(owner, ast.Call) and _is_call_of(owner, "vars", 1):
        return owner.args[0], at._replace(is_item=False), value
    return owner, at, value


def _is_call_of(call: ast.Call, name: str, count: int) -> bool:
    is_named = isinstance(call.func, ast.Name) and call.func.id == name
    return is_named and len(call.args) == count


def _changes_of_call(call: ast.Call) -> Iterator[_Found]:
    if _is_call_of(call, "setattr", 3):
        owner, name, value = call.args
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield owner, Part(name.value, is_item=False), value
    if not isinstance(call.func, ast.Attribute):
        return
    owner, method = call.func.value, call.func.attr
    if method in {"append", "add"} and len(call.args) == 1:
        yield owner, None, call.args[0]
    elif method in {"extend", "update"}:
        for each in call.args:
            yield from _entries(owner, each)
        for keyword in call.keywords:
            if keyword.arg is not None:
                yield owner, Part(keyword.arg, is_item=True), keyword.value


def _entries(owner: ast.expr, display: ast.expr) -> Iterator[_Found]:
    """Yield what `owner += display` or `owner |= display` puts into the owner."""
    if isinstance(display, ast.Dict):
        for key, value in zip(display.keys, display.values, strict=True):
            part = None if key is None else _item(key)
            if part is not None:
                yield owner, part, value
    elif isinstance(display, (ast.List, ast.Set, ast.Tuple)):
        for value in display.elts:
            yield owner, None, value


def _path(expression: ast.expr) -> Path | None:
    """Return what an expression of names, attributes and literal keys leads to."""
    parts: list[Part] = []
    while isinstance(expression, (ast.Attribute, ast.Subscript)):
        part = _part(expression)
        if part is None:
            return None
        parts.insert(0, part)
        expression = expression.value
    return Path(expression.id, tuple(parts)) if isinstance(expression, ast.Name) else None


def _part(expression: ast.Attribute | ast.Subscript) -> Part | None:
    if isinstance(expression, ast.Attribute):
        return Part(expression.attr, is_item=False)
    return _item(expression.slice)


def _item(key: ast.expr) -> Part | None:
    literal = _literal(key)
    try:
        hash(literal)
    except TypeError:  # `{}[[]]` fails, too
        return None
    return None if literal is None else Part(literal.value, is_item=True)


def _literal(expression: ast.expr) -> Literal | None:
    try:
        return Literal(ast.literal_eval(expression))
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):  # it is none
        return None


# -- what is there ---------------------------------------------------------------------------

_ABSENT = object()


def _follow(path: Path, notebook: Mapping[str, Any], *, make: bool = False) -> Any:
    """Return what a path leads to, or `_ABSENT`.

    Parameters
    ----------
    make
        Whether a missing item is made, by a container that does so when it is asked.
    """
    found = notebook.get(path.variable, vars(builtins).get(path.variable, _ABSENT))
    for part in path.parts:
        inner = _get(found, part)
        if inner is _ABSENT and make and part.is_item and type(found) is defaultdict:
            inner = found[part.key]
        found = inner
    return found


def _get(owner: Any, part: Part) -> Any:
    if not part.is_item:
        return (members_of(owner) or {}).get(part.key, _ABSENT)
    if _is_container(owner, dict):
        return dict.get(owner, part.key, _ABSENT)
    if type(owner) is list and type(part.key) is int and -len(owner) <= part.key < len(owner):
        return owner[part.key]
    return _ABSENT


def _is_container(value: Any, kind: type = object) -> bool:
    return is_a(value, kind) and (id(type(value)) in CONTAINERS or is_derived(type(value)))


def _values_at(owner: Any, at: Part | None) -> list[Any]:
    """Return what is at one place, or anywhere in a list or set."""
    if at is not None:
        value = _get(owner, at)
        return [] if value is _ABSENT else [value]
    holds = type(owner) is tuple or (_is_container(owner) and not is_a(owner, dict))
    return list(owner) if holds and len(owner) <= _MANY else []


def _is_given(given: Path | Literal | None, value: object, notebook: Mapping[str, Any]) -> bool:
    if given is None:
        return is_of_notebook(value)
    if isinstance(given, Literal):
        return _same(given.value, value)
    return _follow(given, notebook) is value


def _same(literal: Any, value: Any) -> bool:
    """Say whether a value is what a literal gives, of constants and built-in containers."""
    if type(literal) is not type(value):
        return False
    if type(literal) is dict:
        pairs = zip(literal.items(), value.items(), strict=False)
        return len(literal) == len(value) and all(_same(*pair) for pair in pairs)
    if type(literal) is list or type(literal) is tuple:
        pairs = zip(literal, value, strict=False)
        return len(literal) == len(value) and all(_same(*pair) for pair in pairs)
    if type(literal) is set:
        return same_constant(frozenset(literal), frozenset(value))
    return same_constant(literal, value)


def _has_equal(values: Iterable[Any], assignment: Assignment) -> bool:
    """Say whether what is to be added to a list or set is there, as another object."""
    given = assignment.value
    if assignment.at is not None or not isinstance(given, Literal):
        return False
    return any(_same(given.value, each) for each in values)


def _put(owner: Any, at: Part | None, value: object, undo: Undo) -> None:
    if not _is_container(owner) or (at is None) is is_a(owner, dict):
        return  # it was one of another kind
    save_container(owner, undo)
    put_into(owner, None if at is None else at.key, value)
