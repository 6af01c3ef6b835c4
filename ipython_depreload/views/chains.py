"""Why one module depends on another: the imports in between, with their lines."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import CodeType

from ipython_depreload import markup
from ipython_depreload.code.bytecode import ImportStatement, imports_in
from ipython_depreload.code.sources import SourceProblem
from ipython_depreload.graph import NOTEBOOK, closure
from ipython_depreload.modules import namespace
from ipython_depreload.recording.backfill import targets
from ipython_depreload.reloading.reloader import Reloader
from ipython_depreload.reloading.runner import version_on_disk
from ipython_depreload.views.columns import columns
from ipython_depreload.views.graphview import GraphView


@dataclass(frozen=True)
class Origin:
    """Where an import is: a line of a file or of a cell, and the statement."""

    where: str
    line: int
    statement: str

    def __str__(self) -> str:
        return f"{self.where}, line {self.line}"


@dataclass(frozen=True)
class Link:
    """One import of a chain; `origin` is None if no statement does it."""

    importer: str
    imported: str
    lazy: bool
    origin: Origin | None

    @property
    def row(self) -> tuple[str, str, str]:
        """What is told: the step, the statement, the place."""
        statement = self.origin.statement if self.origin else "not by an import statement"
        lazy = " (lazy: inside a function)" if self.lazy else ""
        where = str(self.origin) if self.origin else ""
        return f"{self.importer} -> {self.imported}", statement + lazy, where


@dataclass(frozen=True)
class Chain:
    """How one module comes to depend on another; no links if it does not."""

    importer: str
    imported: str
    links: tuple[Link, ...] = ()
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.links)

    @property
    def modules(self) -> tuple[str, ...]:
        """All modules on the way, both ends included."""
        return (self.importer, *(link.imported for link in self.links)) if self.links else ()

    def __str__(self) -> str:
        lines = columns([link.row for link in self.links])
        return "\n".join([*lines, *filter(None, [self.note])])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        rows = [link.row for link in self.links]
        head = ("import", "statement", "where")
        return markup.block(markup.table(rows, head), markup.paragraph(self.note))


def chain(view: GraphView, importer: str, imported: str) -> Chain:
    """Return the shortest chain of imports, of import-time ones alone if there is one."""
    view.check((importer, imported))
    path = _path(view, importer, imported, lazy=False) or _path(view, importer, imported, lazy=True)
    if path:
        lazy = {(e.importer, e.imported): e.lazy for e in view.imports}
        links = [Link(a, b, lazy[a, b], view.origin(a, b)) for a, b in pairwise(path)]
        note = (
            "only lazily: a reload does not travel along it" if any(x.lazy for x in links) else ""
        )
        return Chain(importer, imported, tuple(links), note)
    if importer == imported:
        return Chain(importer, imported, note=f"{importer} is not in a cycle")
    other_way = _path(view, imported, importer, lazy=True)
    note = f"{importer} does not depend on {imported}"
    if other_way:
        note += f"; it is the other way round: {' -> '.join(other_way)}"
    return Chain(importer, imported, note=note)


def _path(view: GraphView, importer: str, imported: str, *, lazy: bool) -> list[str]:
    """Return the modules on the shortest way; a module's way to itself is its shortest cycle."""

    def imports(name: str) -> Iterator[str]:
        return (e.imported for e in view.dependencies[name] if lazy or not e.lazy)

    firsts = list(dict.fromkeys(imports(importer)))
    reached = closure(firsts, imports)
    if imported not in reached:
        return []
    path = [imported]
    while (previous := reached[path[-1]]) is not None:
        path.append(previous)
    return [importer, *reversed(path)]


class Origins:
    """Finds the statement behind an import, when someone asks.

    Parameters
    ----------
    cells
        The notebook's cells as plain Python, by prompt number.
    """

    def __init__(self, reloader: Reloader, cells: Sequence[str] = ()) -> None:
        self._reloader = reloader
        self._cells = cells

    def __call__(self, importer: str, imported: str) -> Origin | None:
        """Return where `importer` imports `imported`; the first place, top-level ones first."""
        if importer == NOTEBOOK:
            return self._in_cells(imported)
        code, path, source = self._version(importer)
        if code is None:
            return None
        return _find(importer, imported, code, source, path)

    def _version(self, name: str) -> tuple[CodeType | None, str, bytes]:
        tracked = self._reloader.tracker.modules.get(name)
        code = None if tracked is None else tracked.executed_code()
        try:
            if tracked is not None and code is not None:
                return code, tracked.path, tracked.source or version_on_disk(name).source
            version = version_on_disk(name)
        except SourceProblem:  # built in or compiled, or no longer Python: no line to show
            path = "" if tracked is None else tracked.path
            return code, path, b""
        return version.code, version.path, version.source

    def _in_cells(self, imported: str) -> Origin | None:
        for number in range(len(self._cells) - 1, 0, -1):  # the newest that does it
            source = self._cells[number]
            if (
                imported.rpartition(".")[2] not in source
                and imported.partition(".")[0] not in source
            ):
                continue
            try:
                code = compile(source, "", "exec", dont_inherit=True, flags=_AWAIT)
            except (SyntaxError, ValueError):  # a cell that failed
                continue
            found = _find(NOTEBOOK, imported, code, source.encode(), f"In [{number}]")
            if found is not None:
                return found
        return None


_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def _find(importer: str, imported: str, code: CodeType, source: bytes, path: str) -> Origin | None:
    values = namespace(sys.modules.get(importer)) or {}
    matching = [s for s in imports_in(code) if imported in targets(s, values)]
    for statement in sorted(matching, key=lambda s: (s.lazy, s.line)):
        return Origin(path, statement.line, _text(statement, source))
    return None


def _text(statement: ImportStatement, source: bytes) -> str:
    """Return the statement as it stands in the source, on one line."""
    try:
        nodes = ast.walk(ast.parse(source))
    except (SyntaxError, ValueError):  # edited since into something else
        nodes = iter(())
    for node in nodes:
        if isinstance(node, (ast.Import, ast.ImportFrom)) and node.lineno == statement.line:
            return ast.unparse(node)
    dots = "." * statement.level
    names = ", ".join(statement.fromlist)
    return f"from {dots}{statement.name} import {names}" if names else f"import {statement.name}"
