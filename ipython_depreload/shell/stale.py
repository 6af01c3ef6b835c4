"""Results in the notebook that came from code which has changed since: a hint, nothing is run."""

from __future__ import annotations

import ast
import symtable
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

from ipython_depreload import markup
from ipython_depreload.graph import closure
from ipython_depreload.views.columns import columns


@dataclass(frozen=True)
class Reloaded:
    """A reload: the cell before which it was done, and what it brought up to date."""

    before: int
    modules: frozenset[str]


@dataclass(frozen=True)
class StaleCell:
    """A cell whose results may be out of date.

    Parameters
    ----------
    number
        As in `In [number]`.
    variables
        What it bound and no later cell has bound again.
    reasons
        Changed modules, or stale variables, that it used.
    cell_id
        What the front end calls it, if it told.
    """

    number: int
    variables: tuple[str, ...]
    reasons: tuple[str, ...]
    cell_id: str = ""

    @property
    def link(self) -> str:
        """`In [number]`; in Jupyter and VS Code it leads there."""
        is_address = self.cell_id.startswith("vscode-notebook-cell:")  # what VS Code calls a cell
        target = self.cell_id if is_address else f"#cell-id={self.cell_id}"
        return markup.Link.to(target if self.cell_id else "", f"In [{self.number}]")


@dataclass(frozen=True)
class Stale:
    """The cells to think about, in the order in which they ran."""

    cells: tuple[StaleCell, ...] = ()

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables that may be out of date."""
        return tuple(dict.fromkeys(name for cell in self.cells for name in cell.variables))

    def __bool__(self) -> bool:
        return bool(self.cells)

    def _rows(self) -> list[tuple[str, str, str]]:
        return [
            (cell.link, ", ".join(cell.variables) or "-", ", ".join(cell.reasons))
            for cell in self.cells
        ]

    def __str__(self) -> str:
        if not self.cells:
            return "no result came from code that has changed since"
        return "\n".join(columns([("cell", "variables", "used, and changed since"), *self._rows()]))

    __repr__ = __str__

    def _repr_html_(self) -> str | None:
        head = ("cell", "variables", "used, and changed since")
        return markup.block(markup.table(self._rows(), head)) if self.cells else None


@dataclass(frozen=True)
class _Cell:
    """What a cell reads and binds of the notebook's names."""

    number: int
    source: str
    used: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    functions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    imports: Mapping[str, str] = field(default_factory=dict)


def find_stale(
    cells: Sequence[str], reloads: Iterable[Reloaded], cell_ids: Mapping[int, str] | None = None
) -> Stale:
    """Say which results came from modules that were reloaded after they were computed.

    Parameters
    ----------
    cells
        Sources as plain Python, by prompt number; the first is none.
    reloads
        What was reloaded when.
    cell_ids
        What the front end calls cells, by prompt number.
    """
    ids = cell_ids or {}
    session = _Session(reloads)
    read = [_read(number, source) for number, source in enumerate(cells) if number]
    for cell in read:
        session.run(cell)
    last = {cell.source: cell.number for cell in read}
    found = []
    for cell in read:
        why = session.reasons.get(cell.number)
        mine = tuple(n for n, by in session.owner.items() if by == cell.number)
        if why and (mine or (not cell.bound and last[cell.source] == cell.number)):
            found.append(StaleCell(cell.number, mine, tuple(why), ids.get(cell.number, "")))
    return Stale(tuple(found))


class _Session:
    """What the notebook's names stand for while its cells are gone through once more."""

    def __init__(self, reloads: Iterable[Reloaded]) -> None:
        self.changed: dict[str, int] = {}
        for reload in reloads:
            self.changed.update(dict.fromkeys(reload.modules, reload.before))
        self.modules: dict[str, str] = {}
        self.functions: dict[str, frozenset[str]] = {}
        self.owner: dict[str, int] = {}
        self.reasons: dict[int, list[str]] = {}

    def run(self, cell: _Cell) -> None:
        """Take note of why a cell's results are stale, and of what it binds."""
        known = {**self.modules, **cell.imports}
        functions = {**self.functions, **cell.functions}
        used = closure(sorted(cell.used), lambda name: sorted(functions.get(name, ())))
        reasons = [why for name in used if (why := self._why(name, known.get(name), cell.number))]
        if reasons:
            self.reasons[cell.number] = list(dict.fromkeys(reasons))
        for name in cell.bound:
            self.modules.pop(name, None)
            self.functions.pop(name, None)
            self.owner[name] = cell.number
        for name in (*cell.imports, *cell.functions):
            self.owner.pop(name, None)
        self.modules.update(cell.imports)
        self.functions.update(cell.functions)

    def _why(self, name: str, module: str | None, number: int) -> str | None:
        if module is None:
            return name if self.owner.get(name) in self.reasons else None
        inside = f"{module}."  # `import pkg` gives access to `pkg.inner` as well
        for changed, before in self.changed.items():
            if number < before and (changed == module or changed.startswith(inside)):
                return changed
        return None


def _read(number: int, source: str) -> _Cell:
    try:
        table = symtable.symtable(source, f"In [{number}]", "exec")
        tree = ast.parse(source)
    except (SyntaxError, ValueError):  # it failed, or is no Python
        return _Cell(number, source)
    imports = dict(_imports(tree))
    names = {node.name for node in tree.body if isinstance(node, _FUNCTION)}
    functions = {
        inner.get_name(): frozenset(_read_globally(inner))
        for inner in table.get_children()
        if inner.get_name() in names
    }
    used = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
    for inner in table.get_children():
        if inner.get_name() not in names:  # a class, a comprehension, a lambda
            used |= _read_globally(inner)
    # Python 3.12 and later take the variables of a comprehension for names of the cell, and forget
    # that it reads names which the cell imports.
    own = {node.id for part in tree.body for node in _outside_comprehensions(part)}
    simple = [part for part in tree.body if not isinstance(part, (*_FUNCTION, ast.ClassDef))]
    used |= {node.id for part in simple for node in ast.walk(part) if _is_read(node)}
    bound = {s.get_name() for s in table.get_symbols() if s.is_assigned()} & (own | names)
    return _Cell(
        number, source, frozenset(used), frozenset(bound - imports.keys()), functions, imports
    )


def _outside_comprehensions(node: ast.AST) -> Iterator[ast.Name]:
    """Yield the variables of a statement but for those of comprehensions."""
    if isinstance(node, ast.Name):
        yield node
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, ast.comprehension):
            yield from _outside_comprehensions(inner)


def _is_read(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)


_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def _read_globally(table: symtable.SymbolTable) -> set[str]:
    """Return the notebook's names that a scope reads, with those inside it."""
    used = {s.get_name() for s in table.get_symbols() if s.is_referenced() and s.is_global()}
    return used.union(*map(_read_globally, table.get_children()))


def _imports(tree: ast.AST) -> Iterable[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                yield alias.asname or top, alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                if alias.name == "*":
                    yield from _star(node.module)
                    continue
                submodule = f"{node.module}.{alias.name}"
                is_module = submodule in sys.modules
                yield alias.asname or alias.name, submodule if is_module else node.module


def _star(module: str) -> Iterable[tuple[str, str]]:
    exported = vars(sys.modules[module]) if module in sys.modules else {}
    return [(name, module) for name in exported if not name.startswith("_")]
