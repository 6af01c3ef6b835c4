"""What a session is, and the plain text in which sessions are written, shown and pasted.

A corpus module holds one text with many sessions::

    === name ref=ipython#123 needs=numpy,attrs tags=guard python=3.12
    A sentence saying why this session exists.
    --- file cfg.py
    RATE = 1
    --- cell
    from cfg import RATE
    --- edit cfg.py
    RATE = 2
    --- then
    doubled = RATE * 2
    --- probe
    RATE
    doubled

`file` and `cell` may repeat. `edit PATH` saves a file; `also PATH` saves one more in the same
edit; `then` is a cell run after that edit. Each line under `probe` is an expression.
Words after the path: `deleted`; `broken` (the edit must be refused: the oracle leaves it out);
`during` (saved while the preceding cell still runs); `mtime=older`, `mtime=same` and
`mtime=tick` (later, but within the same whole second) instead of a strictly newer time.
The cell `%load_tool` says where the reloader is loaded, if not before the first cell.
Tags: `guard` (nothing may be touched, so playing without a reloader passes too), `stumbles`
(a cell before the first edit is meant to raise).
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
import sys
from dataclasses import dataclass, field, replace

LOAD_TOOL = "%load_tool"
TAGS = {"guard", "stumbles"}
HEADER = re.compile(r"^=== +(\S+) *(.*)$")
SECTION = re.compile(r"^--- +(\w+) *(.*)$")


@dataclass(frozen=True)
class Edit:
    """Files saved together, and the cells run once they are."""

    files: dict[str, str | None]
    cells: tuple[str, ...] = ()
    mtime: str = "newer"
    during: bool = False
    broken: bool = False


@dataclass(frozen=True)
class Session:
    """Files, notebook cells, edits, and what to look at in the end."""

    name: str
    files: dict[str, str] = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    probes: tuple[str, ...] = ()
    why: str = ""
    theme: str = ""
    ref: str = ""
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    python: tuple[int, ...] = ()

    @property
    def guard(self) -> bool:
        """Whether the session asserts that nothing is touched."""
        return "guard" in self.tags

    def final_files(self) -> dict[str, str]:
        """The files as a restarted kernel would find them."""
        final: dict[str, str | None] = dict(self.files)
        for edit in self.edits:
            if not edit.broken:
                final.update(edit.files)
        return {path: source for path, source in final.items() if source is not None}

    def missing(self) -> str:
        """Why the session cannot be played here, or an empty string."""
        if self.python > sys.version_info[: len(self.python)]:
            return f"needs Python {'.'.join(map(str, self.python))}"
        absent = [name for name in self.needs if importlib.util.find_spec(name) is None]
        return f"needs {', '.join(absent)}" if absent else ""


def parse(text: str, theme: str = "") -> list[Session]:
    """Read all sessions of a text."""
    sessions: list[Session] = []
    section, lines = "", []
    for line in text.strip("\n").split("\n"):
        header, start = HEADER.match(line), SECTION.match(line)
        if not header and not start:
            lines.append(line)
            continue
        _close(sessions, section, lines)
        section, lines = (line, [])
        if header:
            sessions.append(_begin(header, theme))
    _close(sessions, section, lines)
    return sessions


def _begin(header: re.Match[str], theme: str) -> Session:
    """A session that knows nothing but its header."""
    options = dict(word.split("=", 1) for word in header[2].split())
    tags = tuple(filter(None, options.pop("tags", "").split(",")))
    unknown = set(tags) - TAGS | set(options) - {"ref", "needs", "python"}
    if unknown:
        raise ValueError(f"{header[1]}: unknown {sorted(unknown)}")
    return Session(
        name=header[1],
        theme=theme,
        ref=options.get("ref", ""),
        needs=tuple(filter(None, options.get("needs", "").split(","))),
        tags=tags,
        python=tuple(int(part) for part in options.get("python", "").split(".") if part),
    )


def _close(sessions: list[Session], section: str, lines: list[str]) -> None:
    """Add a finished section to the last session."""
    if not sessions:
        return
    session, body = sessions[-1], "\n".join(lines).strip("\n")
    match = SECTION.match(section)
    if match is None:
        sessions[-1] = replace(session, why=body.strip())
        return
    kind, rest = match[1], match[2].split()
    if kind not in _SECTIONS:
        raise ValueError(f"{session.name}: unknown section {kind!r}")
    sessions[-1] = _SECTIONS[kind](session, body, rest)


def _file(session: Session, body: str, rest: list[str]) -> Session:
    return replace(session, files={**session.files, rest[0]: _source(body)})


def _cell(session: Session, body: str, rest: list[str]) -> Session:
    return replace(session, cells=(*session.cells, body))


def _edit(session: Session, body: str, rest: list[str]) -> Session:
    path, words = rest[0], set(rest[1:])
    mtimes = [word.partition("=")[2] for word in words if word.startswith("mtime=")]
    edit = Edit(
        files={path: None if "deleted" in words else _source(body)},
        mtime=mtimes[0] if mtimes else "newer",
        during="during" in words,
        broken="broken" in words,
    )
    return replace(session, edits=(*session.edits, edit))


def _also(session: Session, body: str, rest: list[str]) -> Session:
    last = session.edits[-1]
    source = None if "deleted" in rest[1:] else _source(body)
    edit = replace(last, files={**last.files, rest[0]: source})
    return replace(session, edits=(*session.edits[:-1], edit))


def _then(session: Session, body: str, rest: list[str]) -> Session:
    last = session.edits[-1]
    edit = replace(last, cells=(*last.cells, body))
    return replace(session, edits=(*session.edits[:-1], edit))


def _probe(session: Session, body: str, rest: list[str]) -> Session:
    return replace(session, probes=(*session.probes, *filter(None, body.split("\n"))))


_SECTIONS = {
    "file": _file,
    "cell": _cell,
    "edit": _edit,
    "also": _also,
    "then": _then,
    "probe": _probe,
}


def _source(body: str) -> str:
    return body + "\n" if body else ""


def render(session: Session) -> str:
    """The text of a session: what `parse` reads back."""
    words = [f"=== {session.name}"]
    words += [f"ref={session.ref}"] if session.ref else []
    words += [f"needs={','.join(session.needs)}"] if session.needs else []
    words += [f"tags={','.join(session.tags)}"] if session.tags else []
    words += [f"python={'.'.join(map(str, session.python))}"] if session.python else []
    parts = [" ".join(words) + ("\n" + session.why if session.why else "")]
    parts += [f"--- file {path}\n{source}" for path, source in session.files.items()]
    parts += [f"--- cell\n{cell}" for cell in session.cells]
    for edit in session.edits:
        parts += _render_edit(edit)
    parts += ["--- probe\n" + "\n".join(session.probes)]
    return "\n".join(part.rstrip("\n") for part in parts) + "\n"


def _render_edit(edit: Edit) -> list[str]:
    """The sections of one edit."""
    words = [word for word in ("during", "broken") if getattr(edit, word)]
    words += [f"mtime={edit.mtime}"] if edit.mtime != "newer" else []
    parts: list[str] = []
    for path, source in edit.files.items():
        kind = "also" if parts else "edit"
        options = ["deleted"] * (source is None) + words * (not parts)
        parts.append(" ".join([f"--- {kind} {path}", *options]) + f"\n{source or ''}")
    return parts + [f"--- then\n{cell}" for cell in edit.cells]


def load_corpus() -> list[Session]:
    """All sessions of all `corpus_*` modules, which hold them as `TEXT`."""
    package = importlib.import_module(__package__)
    names = [found.name for found in pkgutil.iter_modules(package.__path__)]
    sessions: list[Session] = []
    for name in sorted(names):
        if name.startswith("corpus_"):
            module = importlib.import_module(f"{__package__}.{name}")
            sessions += parse(module.TEXT, theme=name.removeprefix("corpus_"))
    return sessions
