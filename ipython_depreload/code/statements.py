"""What each statement of a module binds, uses and may change while it is imported. Pure."""

from __future__ import annotations

import ast
import builtins
import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from ipython_depreload.code.acting import acted_on_by
from ipython_depreload.code.lasting import is_constant, is_lasting
from ipython_depreload.code.statement_texts import NoTexts, Texts, members_of
from ipython_depreload.code.syntax import (
    DEFINITIONS,
    Chain,
    bound_by,
    callee,
    changed_by_call,
    dotted,
    has_postponed_annotations,
    is_main_guard,
    is_target,
    is_thrown_away,
    rooted,
    run_at_import,
    subscripted_alone,
    used_by,
    used_together,
)

_GUARDED = (ast.Try, ast.TryStar, ast.With)  # where one statement decides whether others run
_BUILTINS = frozenset(vars(builtins))
_VERSIONS = 4096  # of modules, to remember: the first reload of a session looks at all of them


class Statement(NamedTuple):
    """One statement, as far as names are concerned.

    Parameters
    ----------
    text
        Its syntax and what decides whether it runs, without positions, without the bodies of
        functions, and without the methods of a plain class.
    binds
        Names that it binds, or whose value it may change.
    uses
        Dotted names that it reads while the module is imported.
    lasting
        Whether executing it again gives the same objects: a plain definition, a constant, an
        import.
    members
        Method -> its syntax without the body, for a plain class.
    """

    text: str
    binds: frozenset[str]
    uses: frozenset[Chain]
    lasting: bool
    members: Mapping[str, str] | None = None


class Part(NamedTuple):
    """A statement that binds names or not: what it uses, it uses together.

    Parameters
    ----------
    subscripted
        What it subscripts, if it does no more with anything: see `syntax.subscripted_alone`.
    """

    binds: frozenset[str]
    uses: frozenset[Chain]
    is_class: bool
    subscripted: frozenset[Chain] | None


class Acting(NamedTuple):
    """A statement that may change something that is not the module's own, see `acting`.

    Parameters
    ----------
    text
        See `Statement`.
    on
        Dotted names of what it may change.
    uses
        Dotted names that it reads.
    """

    text: str
    on: frozenset[Chain]
    uses: frozenset[Chain]


@dataclass(frozen=True)
class ModuleSource:
    """The import-time view of one version of a module.

    Parameters
    ----------
    statements
        Those that bind names.
    touched
        Dotted names that its calls and assignments may change: `a.b` for `a.b.append(c)`, for
        `a.b[c] = d`, and for `f(a.b)`.
    decorators
        First line of a function -> dotted names of its decorators, its classes' included.
    calls
        (first line, last line, dotted name of what is called) of each call.
    parts
        Every statement that runs while the module is imported.
    acting
        Those that may change something that is not the module's own.
    """

    statements: tuple[Statement, ...]
    touched: frozenset[Chain] = frozenset()
    decorators: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    calls: tuple[tuple[int, int, str], ...] = ()
    parts: tuple[Part, ...] = ()
    acting: tuple[Acting, ...] = ()

    def names(self) -> set[str]:
        """Every name that some statement may bind."""
        return {name for statement in self.statements for name in statement.binds}


@lru_cache(maxsize=_VERSIONS)
def outline(source: bytes) -> ModuleSource | None:
    """Analyse a module's source, None if it is not Python.

    It has no texts: it can be compared to nothing but itself.
    """
    with _no_collections():
        tree = _parsed(source)
        return None if tree is None else _read_tree(tree, NoTexts())


@lru_cache(maxsize=_VERSIONS)
def read_versions(old: bytes, new: bytes) -> tuple[ModuleSource | None, ModuleSource | None]:
    """Analyse two versions of a module's source, to be compared with each other."""
    with _no_collections():
        trees = _parsed(old), _parsed(new)
        if trees[0] is None or trees[1] is None:
            return None, None
        before, after = Texts(old), Texts(new)
        before.compare(trees[0], after, trees[1])
        return _read_tree(trees[0], before), _read_tree(trees[1], after)


def _parsed(source: bytes) -> ast.Module | None:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):  # the caller then executes the module
        return None


def _read_tree(tree: ast.Module, texts: Texts | NoTexts) -> ModuleSource:
    reader = _Reader(has_postponed_annotations(tree), texts)
    for node in tree.body:
        texts.begin(node)
        reader.read_body([node], "", frozenset())
    return reader.result()


@contextmanager
def _no_collections() -> Iterator[None]:
    """A tree is no garbage before we drop it: collections would only walk it, several times."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Reader:
    def __init__(self, postponed: bool, texts: Texts | NoTexts) -> None:
        self._postponed = postponed
        self._texts = texts
        self._statements: list[Statement] = []
        self._touching: set[int] = set()  # indices of statements that bind nothing, only change
        self._imported: set[str] = set()
        self._bound: set[str] = set()
        self._touched: set[Chain] = set()
        self._decorators: dict[int, tuple[str, ...]] = {}
        self._calls: list[tuple[int, int, str]] = []
        self._parts: list[Part] = []
        self._acting: list[Acting] = []

    def result(self) -> ModuleSource:
        statements = []
        others = self._imported | (_BUILTINS - self._bound)
        for index, statement in enumerate(self._statements):
            if index in self._touching:
                # What belongs to another module is in `touched`.
                statement = statement._replace(binds=statement.binds - others)
            if statement.binds:
                statements.append(statement)
        return ModuleSource(
            tuple(statements),
            frozenset(self._touched),
            self._decorators,
            tuple(self._calls),
            tuple(self._parts),
            tuple(self._acting),
        )

    def read_body(self, body: Iterable[ast.stmt], place: str, given: frozenset[Chain]) -> None:
        """Read statements that run only in a certain place, depending on the names in `given`."""
        for node in body:
            if isinstance(node, ast.If):
                self._read_if(node, place, given)
            elif isinstance(node, _GUARDED):
                self._read_guarded(node, place, given)
            else:
                self._read(node, place, given)

    def _read_if(self, node: ast.If, place: str, given: frozenset[Chain]) -> None:
        if is_main_guard(node.test):
            self.read_body(node.orelse, place, given)
            return
        self._read(ast.Expr(node.test), place, given)
        test = f"{place} if {self._texts.whole(node.test)}"
        used = given | used_by(run_at_import(node.test, self._postponed))
        self.read_body(node.body, test, used)
        self.read_body(node.orelse, f"{test} else", used)

    def _read_guarded(self, node: ast.stmt, place: str, given: frozenset[Chain]) -> None:
        """Whether a statement in a `try` or `with` runs depends on all the others."""
        used = given | used_by(run_at_import(node, self._postponed))
        place = f"{place} in {self._texts.whole(node)}"
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ExceptHandler):
                self.read_body(child.body, f"{place} except", used)
            elif isinstance(child, ast.stmt):
                self.read_body([child], place, used)
            else:
                self._read(ast.Expr(child), place, used)  # type: ignore[arg-type]

    def _read(self, node: ast.stmt, place: str, given: frozenset[Chain]) -> None:
        self._note_decorators(node, ())
        parts = run_at_import(node, self._postponed)
        touched = set(self._touched_by(node, parts))
        self._touched |= touched
        uses = given | used_by(parts)
        binds, lasting = bound_by(node, parts), is_lasting(node)
        self._parts += self._parts_of(node, frozenset(binds), uses, parts)
        members = None
        if lasting and isinstance(node, ast.ClassDef):
            members = members_of(node, self._texts.of)
        self._bound |= binds
        if binds:
            text = f"{place}: {self._texts.of(node)}"
            self._statements.append(Statement(text, frozenset(binds), uses, lasting, members))
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            self._imported |= binds
        acted_on = acted_on_by(parts, self._postponed)
        if acted_on:
            text = f"{place}: {self._texts.of(node)}"
            self._acting.append(Acting(text, acted_on, uses))
        changed = {chain[0] for chain in touched} - binds
        if changed:
            constant = isinstance(node, ast.Assign) and is_constant(node.value)
            text = f"{place}: {self._texts.whole(node)}"
            self._touching.add(len(self._statements))
            self._statements.append(Statement(text, frozenset(changed), uses, constant))

    def _parts_of(
        self, node: ast.stmt, binds: frozenset[str], uses: frozenset[Chain], run: list[ast.AST]
    ) -> Iterator[Part]:
        if not isinstance(node, ast.ClassDef):
            yield Part(binds, uses, False, subscripted_alone(node, run))
            return
        head = [*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)]
        yield Part(binds, self._used(head), True, None)
        for group in used_together(node.body):
            yield Part(binds, self._used(group), True, None)

    def _used(self, nodes: Iterable[ast.AST]) -> frozenset[Chain]:
        return used_by(part for node in nodes for part in run_at_import(node, self._postponed))

    def _touched_by(self, node: ast.stmt, parts: Iterable[ast.AST]) -> Iterator[Chain]:
        """Yield what a statement may change without binding it."""
        for part in parts:
            if isinstance(part, (ast.Attribute, ast.Subscript)) and is_target(part):
                yield from rooted(part.value)
            elif isinstance(part, ast.Call):
                self._calls.append((part.lineno, part.end_lineno or part.lineno, dotted(part.func)))
                yield from changed_by_call(part, thrown_away=is_thrown_away(part, node))
        for decorator in getattr(node, "decorator_list", ()):
            if isinstance(decorator, ast.Attribute):
                yield from rooted(decorator.value)

    def _note_decorators(self, node: ast.AST, outer: tuple[str, ...]) -> None:
        if not isinstance(node, DEFINITIONS):
            return
        names = tuple(dotted(callee(d)) for d in node.decorator_list)
        first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
        if isinstance(node, ast.ClassDef):
            for child in node.body:
                self._note_decorators(child, outer + names)
        elif outer or names:
            self._decorators[first] = outer + names
