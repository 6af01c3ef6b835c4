"""Which names of a module may have other values after it was executed, from its syntax. Pure.

A name keeps its value if the statements that bind it are the same in both versions, give the same
object each time, and use nothing that has changed.
"""

from __future__ import annotations

import ast
import builtins
import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from ipython_depreload.plan import WHOLE
from ipython_depreload.sources import decode

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
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS = (*_FUNCTIONS, ast.ClassDef)
_GUARDED = (ast.Try, ast.TryStar, ast.With)  # where one statement decides whether others run
_Chain = tuple[str, ...]


def _kinds(base: type[ast.AST]) -> list[type[ast.AST]]:
    return base.__subclasses__()


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
    uses: frozenset[_Chain]
    lasting: bool
    members: Mapping[str, str] | None = None


class Part(NamedTuple):
    """A statement that binds names or not: what it uses, it uses together."""

    binds: frozenset[str]
    uses: frozenset[_Chain]
    is_class: bool


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
    """

    statements: tuple[Statement, ...]
    touched: frozenset[_Chain] = frozenset()
    decorators: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    calls: tuple[tuple[int, int, str], ...] = ()
    parts: tuple[Part, ...] = ()

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
        return None if tree is None else _read_tree(tree, _NoTexts())


@lru_cache(maxsize=_VERSIONS)
def read_versions(old: bytes, new: bytes) -> tuple[ModuleSource | None, ModuleSource | None]:
    """Analyse two versions of a module's source, to be compared with each other."""
    with _no_collections():
        trees = _parsed(old), _parsed(new)
        if trees[0] is None or trees[1] is None:
            return None, None
        before, after = _Texts(old), _Texts(new)
        before.compare(trees[0], after, trees[1])
        return _read_tree(trees[0], before), _read_tree(trees[1], after)


def _parsed(source: bytes) -> ast.Module | None:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):  # the caller then executes the module
        return None


def _read_tree(tree: ast.Module, texts: _Texts | _NoTexts) -> ModuleSource:
    reader = _Reader(_postponed_annotations(tree), texts)
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


class _NoTexts:
    """For a source that is compared to nothing else."""

    def begin(self, statement: ast.stmt) -> None:
        pass

    def of(self, node: ast.AST) -> str:
        return ""

    def whole(self, node: ast.AST) -> str:
        return ""


class _Texts:
    """Gives the texts by which statements of two versions are compared.

    Their syntax, dumped; but as written where a statement of the module stands the same, and as
    often, in the other version: most do, and dumping takes longer than all the rest.
    """

    def __init__(self, source: bytes) -> None:
        self._lines = decode(source).encode().split(b"\n")  # columns are of UTF-8
        self._common: set[bytes] = set()
        self._as_written = False

    def compare(self, tree: ast.Module, other: _Texts, other_tree: ast.Module) -> None:
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


def _postponed_annotations(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "__future__"
        and any(alias.name == "annotations" for alias in node.names)
        for node in tree.body
    )


class _Reader:
    def __init__(self, postponed: bool, texts: _Texts | _NoTexts) -> None:
        self._postponed = postponed
        self._texts = texts
        self._statements: list[Statement] = []
        self._touching: set[int] = set()  # indices of statements that bind nothing, only change
        self._imported: set[str] = set()
        self._touched: set[_Chain] = set()
        self._decorators: dict[int, tuple[str, ...]] = {}
        self._calls: list[tuple[int, int, str]] = []
        self._parts: list[Part] = []

    def result(self) -> ModuleSource:
        statements = []
        for index, statement in enumerate(self._statements):
            if index in self._touching:
                # What belongs to another module is in `touched`.
                statement = statement._replace(binds=statement.binds - self._imported)
            if statement.binds:
                statements.append(statement)
        return ModuleSource(
            tuple(statements),
            frozenset(self._touched),
            self._decorators,
            tuple(self._calls),
            tuple(self._parts),
        )

    def read_body(self, body: Iterable[ast.stmt], place: str, given: frozenset[_Chain]) -> None:
        """Read statements that run only in a certain place, depending on the names in `given`."""
        for node in body:
            if isinstance(node, ast.If):
                self._read_if(node, place, given)
            elif isinstance(node, _GUARDED):
                self._read_guarded(node, place, given)
            else:
                self._read(node, place, given)

    def _read_if(self, node: ast.If, place: str, given: frozenset[_Chain]) -> None:
        if _is_main_guard(node.test):
            self.read_body(node.orelse, place, given)
            return
        self._read(ast.Expr(node.test), place, given)
        test = f"{place} if {self._texts.whole(node.test)}"
        used = given | _used_by(_run_at_import(node.test, self._postponed))
        self.read_body(node.body, test, used)
        self.read_body(node.orelse, f"{test} else", used)

    def _read_guarded(self, node: ast.stmt, place: str, given: frozenset[_Chain]) -> None:
        """Whether a statement in a `try` or `with` runs depends on all the others."""
        used = given | _used_by(_run_at_import(node, self._postponed))
        place = f"{place} in {self._texts.whole(node)}"
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ExceptHandler):
                self.read_body(child.body, f"{place} except", used)
            elif isinstance(child, ast.stmt):
                self.read_body([child], place, used)
            else:
                self._read(ast.Expr(child), place, used)  # type: ignore[arg-type]

    def _read(self, node: ast.stmt, place: str, given: frozenset[_Chain]) -> None:
        self._note_decorators(node, ())
        parts = _run_at_import(node, self._postponed)
        touched = set(self._touched_by(node, parts))
        self._touched |= touched
        uses = given | _used_by(parts)
        binds, lasting = _bound_by(node, parts), _is_lasting(node)
        self._parts.append(Part(frozenset(binds), uses, isinstance(node, ast.ClassDef)))
        members = None
        if lasting and isinstance(node, ast.ClassDef):
            members = _members(node, self._texts.of)
        if binds:
            text = f"{place}: {self._texts.of(node)}"
            self._statements.append(Statement(text, frozenset(binds), uses, lasting, members))
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            self._imported |= binds
        changed = {chain[0] for chain in touched} - binds
        if changed:
            constant = isinstance(node, ast.Assign) and _is_constant(node.value)
            text = f"{place}: {self._texts.whole(node)}"
            self._touching.add(len(self._statements))
            self._statements.append(Statement(text, frozenset(changed), uses, constant))

    def _touched_by(self, node: ast.stmt, parts: Iterable[ast.AST]) -> Iterator[_Chain]:
        """Yield what a statement may change without binding it."""
        for part in parts:
            if isinstance(part, (ast.Attribute, ast.Subscript)) and _is_target(part):
                yield from _rooted(part.value)
            elif isinstance(part, ast.Call):
                self._calls.append((part.lineno, part.end_lineno or part.lineno, _called(part)))
                yield from _changed_by_call(part, thrown_away=_is_thrown_away(part, node))
        for decorator in getattr(node, "decorator_list", ()):
            if isinstance(decorator, ast.Attribute):
                yield from _rooted(decorator.value)

    def _note_decorators(self, node: ast.AST, outer: tuple[str, ...]) -> None:
        if not isinstance(node, _DEFINITIONS):
            return
        names = tuple(_dotted(_callee(d)) for d in node.decorator_list)
        first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
        if isinstance(node, ast.ClassDef):
            for child in node.body:
                self._note_decorators(child, outer + names)
        elif outer or names:
            self._decorators[first] = outer + names


def _used_by(parts: Iterable[ast.AST]) -> frozenset[_Chain]:
    return frozenset(
        chain
        for part in parts
        if (chain := _chain(part)) and not (len(chain) == 1 and _is_target(part))
    )


def _is_main_guard(test: ast.expr) -> bool:
    """`if __name__ == "__main__":` never holds in a module that is imported."""
    return ast.unparse(test).replace('"', "'") == "__name__ == '__main__'"


def _is_target(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del))


def _is_thrown_away(call: ast.Call, statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and statement.value is call


def _changed_by_call(call: ast.Call, *, thrown_away: bool) -> Iterator[_Chain]:
    """A call may change the object whose method it is, and its arguments.

    Arguments only if the result is thrown away, or if it is the call of a function that is
    neither a builtin nor from the standard library.
    """
    chain = _chain(call.func)
    if isinstance(call.func, ast.Attribute):
        yield from _rooted(call.func.value)
    harmless = chain is not None and (hasattr(builtins, chain[0]) or chain[0] in _STANDARD)
    if thrown_away or not harmless:
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
            yield from _rooted(argument)


_STANDARD = sys.stdlib_module_names | {"field", "partial", "namedtuple", "TypeVar", "NewType"}


def _rooted(node: ast.expr) -> Iterator[_Chain]:
    """Yield the dotted name that an expression is, or starts with."""
    while isinstance(node, (ast.Subscript, ast.Starred)):
        node = node.value
    chain = _chain(node)
    if chain is not None:
        yield chain
    elif isinstance(node, (ast.Attribute, ast.Subscript)):
        yield from _rooted(node.value)


def _callee(node: ast.expr) -> ast.expr:
    return node.func if isinstance(node, ast.Call) else node


def _called(call: ast.Call) -> str:
    return _dotted(call.func)


def _dotted(node: ast.expr) -> str:
    return ".".join(_chain(node) or ("?",))


def _chain(node: ast.AST) -> _Chain | None:
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        value = _chain(node.value)
        return None if value is None else (*value, node.attr)
    return None


def _run_at_import(node: ast.AST, postponed: bool) -> list[ast.AST]:
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
        if kind is ast.Name or (kind is ast.Attribute and _chain(part) is not None):
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


_PARTLY_RUN = {
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda),
    *(ast.AnnAssign, ast.ClassDef),
}
_LEAVES = {
    *(ast.Constant, str, type(None)),  # that are in lists of a node
    *(kind for base in (ast.expr_context, ast.operator, ast.unaryop) for kind in _kinds(base)),
    *(kind for base in (ast.boolop, ast.cmpop) for kind in _kinds(base)),
}


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


def _bound_by(node: ast.AST, parts: Iterable[ast.AST]) -> set[str]:
    """Return the module-level names that a statement binds, on whatever way through it."""
    if isinstance(node, _DEFINITIONS):
        return {node.name}
    found: set[str] = set()
    for part in parts:
        if isinstance(part, ast.Name) and _is_target(part):
            found.add(part.id)
        elif isinstance(part, (ast.MatchAs, ast.MatchStar)) and part.name:
            found.add(part.name)
        elif isinstance(part, ast.MatchMapping) and part.rest:
            found.add(part.rest)
        elif isinstance(part, _DEFINITIONS):
            found.add(part.name)
        elif isinstance(part, ast.alias) and part.name != WHOLE:
            found.add(part.asname or part.name.partition(".")[0])
    return found


def _is_lasting(node: ast.stmt) -> bool:
    if isinstance(node, _FUNCTIONS):
        return not node.decorator_list and _has_lasting_defaults(node)
    if isinstance(node, ast.ClassDef):
        return _is_plain_class(node)
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return node.value is None or _is_constant(node.value)
    return isinstance(node, (ast.Import, ast.ImportFrom))


def _is_plain_class(node: ast.ClassDef) -> bool:
    decorators = {_dotted(_callee(d)).rpartition(".")[2] for d in node.decorator_list}
    return (
        decorators <= {"dataclass"} and not node.keywords and all(map(_is_plain_member, node.body))
    )


def _is_plain_member(node: ast.stmt) -> bool:
    if isinstance(node, _FUNCTIONS):
        names = {_dotted(d).rpartition(".")[2] for d in node.decorator_list}
        return names <= _PLAIN_DECORATORS and _has_lasting_defaults(node)
    if isinstance(node, ast.ClassDef):
        return _is_plain_class(node)
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Pass) or (
        isinstance(node, (ast.Assign, ast.AnnAssign)) and _is_lasting(node)
    )


def _has_lasting_defaults(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whoever called the function may have got a default: `def f(cache={}): return cache`."""
    defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
    return all(map(_gives_the_same, defaults))


def _gives_the_same(node: ast.expr) -> bool:
    """Say whether an expression gives the same object each time, as far as anyone can tell."""
    if isinstance(node, ast.Tuple):
        return all(map(_gives_the_same, node.elts))
    return isinstance(node, ast.Lambda) or _chain(node) is not None or _is_constant(node)


def _is_constant(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return all(map(_is_constant, node.elts))
    if isinstance(node, ast.UnaryOp):
        return _is_constant(node.operand)
    if isinstance(node, ast.BinOp):
        return _is_constant(node.left) and _is_constant(node.right)
    return isinstance(node, ast.Constant)


def _text(node: ast.stmt) -> str:
    """The syntax of a statement without what may change while its name keeps its object."""
    if isinstance(node, _FUNCTIONS):
        return _without_body(node)
    if isinstance(node, ast.ClassDef) and _is_lasting(node):
        rest = [s for s in node.body if not isinstance(s, _FUNCTIONS)]
        return ast.dump(_copy(node, body=rest))
    return ast.dump(node)


def _without_body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    has_docstring = ast.get_docstring(node, clean=False) is not None
    return ast.dump(_copy(node, body=node.body[:has_docstring]))


def _copy(node: ast.stmt, **fields: Any) -> ast.stmt:
    values: dict[str, Any] = {name: getattr(node, name, None) for name in node._fields}
    return type(node)(**values | fields)


def _members(node: ast.ClassDef, text: Callable[[ast.stmt], str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in node.body:
        if isinstance(child, _FUNCTIONS):
            found[child.name] = found.get(child.name, "") + text(child)
    return found


def edited_names(old: ModuleSource, new: ModuleSource) -> set[str]:
    """Return the names whose statements differ, methods as `K.m`."""
    before, after = _by_name(old), _by_name(new)
    found: set[str] = set()
    for name in before.keys() | after.keys():
        found |= _difference(name, before.get(name, []), after.get(name, []), lasting=True)
    return found


def changed_names(
    old: ModuleSource, new: ModuleSource, is_changed: Callable[[_Chain], bool]
) -> set[str]:
    """Return the names that may have another value once the new version was executed.

    Parameters
    ----------
    is_changed
        Whether a dotted name that starts with an imported one means something else now.

    Returns
    -------
    set
        Names, those that appear or disappear included; `K.m` if all that has changed of the
        class K is its method m.
    """
    before, after = _by_name(old), _by_name(new)
    changed: set[str] = set()
    is_edited = old is not new
    for name in before.keys() | after.keys():
        changed |= _difference(name, before.get(name, []), after.get(name, []))
        if is_changed((name,)) or (is_edited and _is_used_elsewhere(name, old, new)):
            changed.add(name)
    return _spread(changed, after, is_changed)


def _by_name(source: ModuleSource) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in source.statements:
        for name in statement.binds:
            found.setdefault(name, []).append(statement)
    return found


def _difference(
    name: str, before: list[Statement], after: list[Statement], *, lasting: bool = False
) -> set[str]:
    """Compare the statements that bind a name; if not `lasting`, each must be."""
    if [s.text for s in before] != [s.text for s in after]:
        return {name}
    if not lasting and not all(s.lasting for s in after):
        return {name}
    found: set[str] = set()
    for old, new in zip(before, after, strict=True):
        for member, text in _differing(old.members or {}, new.members or {}).items():
            if member.startswith("__") or "abstract" in text:
                return {name}
            found.add(f"{name}.{member}")
    return found


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    return {
        key: old.get(key, "") + new.get(key, "")
        for key in old.keys() | new.keys()
        if old.get(key) != new.get(key)
    }


def _is_used_elsewhere(name: str, old: ModuleSource, new: ModuleSource) -> bool:
    """Say whether a name bound several times is used between other statements than before."""

    def order(source: ModuleSource) -> list[str]:
        return [
            statement.text
            for statement in source.statements
            if name in statement.binds or any(chain[0] == name for chain in statement.uses)
        ]

    bound = sum(name in statement.binds for statement in new.statements)
    return bound > 1 and order(old) != order(new)


def _spread(
    changed: set[str],
    statements: Mapping[str, list[Statement]],
    is_changed: Callable[[_Chain], bool],
) -> set[str]:
    """Whatever is computed from a changed name has changed."""

    def affected(statement: Statement) -> bool:
        return any(
            chain[0] in changed
            or any(f"{chain[0]}.{attribute}" in changed for attribute in chain[1:])
            or is_changed(chain)
            for chain in statement.uses
        )

    while True:
        more = {
            name
            for name, binding in statements.items()
            if name not in changed and any(map(affected, binding))
        }
        if not more:
            return changed
        changed |= more
