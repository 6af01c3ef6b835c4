"""Makes a session that differs from a restart as small as it gets, by leaving things out."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from tests.sessions.judge import InvalidSession, judge
from tests.sessions.play import NONE
from tests.sessions.session import Edit, Session
from tests.sessions.worker import Worker

Part = TypeVar("Part", str, Edit)


def shrink(worker: Worker, session: Session, tool: str) -> Session:
    """The smallest session found that is valid and still differs."""
    while True:
        for smaller in _smaller(session):
            if _unreadable(smaller) <= _unreadable(session) and differs(worker, smaller, tool):
                session = smaller
                break
        else:
            return session


def _unreadable(session: Session) -> int:
    """How many sources are no Python: leaving lines out must not add one."""
    return sum(bool(text.strip()) and not _statements(text) for text in _sources(session))


def differs(worker: Worker, session: Session, tool: str) -> bool:
    """Whether the restarted session is valid, its first files too, and the reloaded one differs."""
    try:
        verdict = judge(worker, session, tool)
    except InvalidSession:
        return False
    if verdict.passed:
        return False
    unedited = worker.play(session, NONE)
    return not any(error.startswith("cell ") for error in unedited.errors)


def _smaller(session: Session) -> Iterator[Session]:
    """Candidates, the boldest first."""
    for i in range(len(session.edits)):
        yield replace(session, edits=_without(session.edits, i))
    if len(session.probes) > 1:
        for probe in session.probes:
            yield replace(session, probes=(probe,))
    for i in range(len(session.cells)):
        yield replace(session, cells=_without(session.cells, i))
    for path in session.files:
        yield _without_file(session, path)
    for i, edit in enumerate(session.edits):
        for path in edit.files:
            files = {name: source for name, source in edit.files.items() if name != path}
            yield replace(session, edits=_with(session.edits, i, replace(edit, files=files)))
        if edit.cells:
            yield replace(session, edits=_with(session.edits, i, replace(edit, cells=())))
        if edit.mtime != "newer":
            edits = _with(session.edits, i, replace(edit, mtime="newer"))
            yield replace(session, edits=edits)
    yield from _with_fewer_definitions(session)
    yield from _with_fewer_lines(session)


def _with_fewer_definitions(session: Session) -> Iterator[Session]:
    """Leave a top-level statement out of everything that has it, word for word."""
    statements = dict.fromkeys(each for text in _sources(session) for each in _statements(text))
    for statement in statements:
        yield _replaced(session, partial(_cut, gone=statement))


def _statements(text: str) -> list[str]:
    """The text of each top-level statement; nothing if it is no Python."""
    try:
        nodes = ast.parse(text).body
    except SyntaxError:
        return []
    lines = text.splitlines(keepends=True)
    return ["".join(lines[_first_line(node) - 1 : node.end_lineno]) for node in nodes]


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in decorators)])


def _sources(session: Session) -> list[str]:
    sources = [*session.files.values()]
    return sources + [text for edit in session.edits for text in edit.files.values() if text]


def _replaced(session: Session, change: Callable[[str], str]) -> Session:
    """The session with every version of every file changed."""
    files = {name: change(text) for name, text in session.files.items()}
    edits = tuple(
        replace(edit, files={name: text and change(text) for name, text in edit.files.items()})
        for edit in session.edits
    )
    return replace(session, files=files, edits=edits)


def _without(parts: tuple[Part, ...], i: int) -> tuple[Part, ...]:
    return parts[:i] + parts[i + 1 :]


def _with(edits: tuple[Edit, ...], i: int, edit: Edit) -> tuple[Edit, ...]:
    return (*edits[:i], edit, *edits[i + 1 :])


def _without_file(session: Session, path: str) -> Session:
    """The session as if a file had never been there."""
    files = {name: source for name, source in session.files.items() if name != path}
    edits = tuple(
        replace(edit, files={name: text for name, text in edit.files.items() if name != path})
        for edit in session.edits
    )
    return replace(session, files=files, edits=edits)


def _with_fewer_lines(session: Session) -> Iterator[Session]:
    """Leave a line out of everything that has it, or out of a cell."""
    for line in dict.fromkeys(line for text in _sources(session) for line in text.splitlines()):
        yield _replaced(session, partial(_drop, line=line))
    for i, cell in enumerate(session.cells):
        for shorter in _shorter_cells(cell):
            yield replace(session, cells=(*session.cells[:i], shorter, *session.cells[i + 1 :]))


def _shorter_cells(cell: str) -> Iterator[str]:
    """A cell less one line, or less one of the modules that it imports."""
    lines = cell.splitlines()
    for line in lines if len(lines) > 1 else []:
        yield "\n".join(each for each in lines if each != line)
    if cell.startswith("import ") and len(lines) == 1:
        names = cell.removeprefix("import ").split(", ")
        for name in names if len(names) > 1 else []:
            yield "import " + ", ".join(each for each in names if each != name)


def _cut(text: str, gone: str) -> str:
    return text.replace(gone, "")


def _drop(text: str, line: str) -> str:
    return "".join(each + "\n" for each in text.splitlines() if each != line)
