"""What of a module's syntax runs while it is imported; what that uses, binds and changes. Pure."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from ipython_depreload.plan import WHOLE

Chain = tuple[str, ...]
"""The parts of a dotted name."""

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)

_STANDARD = sys.stdlib_module_names | {"field", "partial", "namedtuple", "TypeVar", "NewType"}


def _kinds(base: type[ast.AST]) -> list[type[ast.AST]]:
    return base.__subclasses__()


_PARTLY_RUN = {
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda),
    *(ast.AnnAssign, ast.ClassDef),
}
_LEAVES = {
    *(ast.Constant, str, type(None)),  # that are in lists of a node
    *(kind for base in (ast.expr_context, ast.operator, ast.unaryop) for kind in _kinds(base)),
    *(kind for base in (ast.boolop, ast.cmpop) for kind in _kinds(base)),
}


def has_postponed_annotations(tree: ast.Module) -> bool:
    """Say whether a module has `from __future__ import annotations`."""
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "__future__"
        and any(alias.name == "annotations" for alias in node.names)
        for node in tree.body
    )


def is_main_guard(test: ast.expr) -> bool:
    """`if __name__ == "__main__":` never holds in a module that is imported."""
    return ast.unparse(test).replace('"', "'") == "__name__ == '__main__'"


def chain_of(node: ast.AST) -> Chain | None:
    """Return the parts of a dotted name, None if it is none."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        value = chain_of(node.value)
        return None if value is None else (*value, node.attr)
    return None


def dotted(node: ast.expr) -> str:
    """Return a dotted name as it is written, "?" for anything else."""
    return ".".join(chain_of(node) or ("?",))


def callee(node: ast.expr) -> ast.expr:
    """Return what an expression calls, itself if it calls nothing."""
    return node.func if isinstance(node, ast.Call) else node


def run_at_import(node: ast.AST, postponed: bool) -> list[ast.AST]:
    """Return the nodes that are evaluated while the module is imported, dotted names whole.

    Without those that never matter: constants, operators, contexts. Half of the time that a
    source takes to analyse is spent here: no recursion, no generators.
    """
    found: list[ast.AST] = []
    todo = [node]
    while todo:
        part = todo.pop()
        found.append(part)
        kind = type(part)
        if kind is ast.Name or (kind is ast.Attribute and chain_of(part) is not None):
            continue
        if kind in _PARTLY_RUN:
            todo += _children_run(part, postponed)
            continue
        for name in kind._fields:
            value = getattr(part, name, None)
            if type(value) is list:
                todo += [one for one in value if type(one) not in _LEAVES]
            elif isinstance(value, ast.AST) and type(value) not in _LEAVES:
                todo.append(value)
    return found


def _children_run(node: Any, postponed: bool) -> Iterable[ast.AST]:
    if isinstance(node, ast.AnnAssign):
        found = [node.target, *filter(None, [node.value])]
        return found if postponed else [*found, node.annotation]
    if isinstance(node, ast.ClassDef):
        return [*ast.iter_child_nodes(node), *_fields(node)]
    arguments = node.args
    found = [*arguments.defaults, *filter(None, arguments.kw_defaults)]
    if not isinstance(node, ast.Lambda):
        found += node.decorator_list
        if not postponed:
            found += [a.annotation for a in _all_arguments(arguments) if a.annotation]
            found += [node.returns] if node.returns else []
    return found


def _fields(node: ast.ClassDef) -> Iterator[ast.expr]:
    """Yield what fields of a class are annotated with, as whoever made them fields may look it up.

    pydantic does for those of dataclasses in its models: as strings they are not evaluated before.
    """
    if node.bases or node.decorator_list:
        for child in node.body:
            if isinstance(child, ast.AnnAssign):
                yield from _evaluated(child.annotation)


def _evaluated(annotation: ast.expr) -> Iterator[ast.expr]:
    yield annotation
    for part in ast.walk(annotation):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            with suppress(SyntaxError, ValueError):  # `Literal["not code"]`
                yield ast.parse(part.value, mode="eval").body


def _all_arguments(arguments: ast.arguments) -> list[ast.arg]:
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [*named, *filter(None, (arguments.vararg, arguments.kwarg))]


def used_by(parts: Iterable[ast.AST]) -> frozenset[Chain]:
    """Return the dotted names among some nodes, but not those to which they assign."""
    return frozenset(
        chain
        for part in parts
        if (chain := chain_of(part)) and not (len(chain) == 1 and is_target(part))
    )


def used_together(body: Iterable[ast.stmt]) -> list[list[ast.stmt]]:
    """Group the statements of a class body: those that have a name together which one binds."""
    nodes = [(node, {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}) for node in body]
    bound = {node: bound_by(node, ast.walk(node)) for node, _ in nodes}
    shared = set[str]().union(*bound.values())
    groups: list[tuple[set[str], list[ast.stmt]]] = []
    for node, names in nodes:
        names, together = (names & shared) | bound[node], [node]
        for group in [group for group in groups if not names.isdisjoint(group[0])]:
            groups.remove(group)
            names, together = names | group[0], [*group[1], *together]
        groups.append((names, together))
    return [together for _, together in groups]


_INERT = {
    *(ast.Name, ast.Constant, ast.Tuple, ast.List, ast.Dict, ast.Assign, ast.AnnAssign, ast.Expr),
    *(ast.arguments, ast.arg, *FUNCTIONS),
}


def subscripted_alone(node: ast.stmt, parts: Iterable[ast.AST]) -> frozenset[Chain] | None:
    """Return the dotted names that a statement subscripts, if it does no more than that with any.

    None if it calls something, compares, loops and so on: what it names may get at the rest then.
    """
    found: set[Chain] = set()
    for part in parts:
        if isinstance(part, ast.Subscript) and not is_target(part):
            chain = chain_of(part.value)
            if chain is None:
                return None
            found.add(chain)
        elif getattr(part, "decorator_list", ()) or not (
            type(part) in _INERT or (chain_of(part) and not is_target(part))
        ):
            return None
    return frozenset(found)


def is_target(node: ast.AST) -> bool:
    """Say whether something is assigned to a node, or deleted."""
    return isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del))


def bound_by(node: ast.AST, parts: Iterable[ast.AST]) -> set[str]:
    """Return the module-level names that a statement binds, on whatever way through it."""
    if isinstance(node, DEFINITIONS):
        return {node.name}
    found: set[str] = set()
    for part in parts:
        if isinstance(part, ast.Name) and is_target(part):
            found.add(part.id)
        elif isinstance(part, (ast.MatchAs, ast.MatchStar)) and part.name:
            found.add(part.name)
        elif isinstance(part, ast.MatchMapping) and part.rest:
            found.add(part.rest)
        elif isinstance(part, DEFINITIONS):
            found.add(part.name)
        elif isinstance(part, ast.alias) and part.name != WHOLE:
            found.add(part.asname or part.name.partition(".")[0])
    return found


def is_thrown_away(call: ast.Call, statement: ast.stmt) -> bool:
    """Say whether a call is all that there is in a statement."""
    return isinstance(statement, ast.Expr) and statement.value is call


def changed_by_call(call: ast.Call, *, thrown_away: bool) -> Iterator[Chain]:
    """A call may change the object whose method it is, and its arguments.

    Arguments only if the result is thrown away, or if it is the call of a function that is
    neither a builtin nor from the standard library.
    """
    chain = chain_of(call.func)
    if isinstance(call.func, ast.Attribute):
        yield from rooted(call.func.value)
    harmless = chain is not None and (hasattr(builtins, chain[0]) or chain[0] in _STANDARD)
    if thrown_away or not harmless:
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
            yield from rooted(argument)


def rooted(node: ast.expr) -> Iterator[Chain]:
    """Yield the dotted name that an expression is, or starts with."""
    while isinstance(node, (ast.Subscript, ast.Starred)):
        node = node.value
    chain = chain_of(node)
    if chain is not None:
        yield chain
    elif isinstance(node, (ast.Attribute, ast.Subscript)):
        yield from rooted(node.value)
