"""A module graph as a tree: of text, or of HTML that opens and closes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from ipython_depreload.views.graphview import GraphView

_MAX_HTML_LINES = 2000


@dataclass(frozen=True)
class Line:
    """One line of a tree.

    Parameters
    ----------
    last
        For this line and each one above it, whether it is the last one below its parent.
    notes
        What is said in brackets.
    opens
        Whether lines below it follow.
    """

    name: str
    last: tuple[bool, ...]
    notes: tuple[str, ...] = ()
    opens: bool = False

    @property
    def text(self) -> str:
        """The name and the notes."""
        return self.name + (f" ({', '.join(self.notes)})" if self.notes else "")


def lines(view: GraphView) -> Iterator[Line]:
    """Yield the tree, depth first. No recursion: a chain may be longer than Python's stack."""
    opened: set[str] = set()
    above: list[str] = []
    stack = [Line(name, ()) for name in view.start[::-1]]
    while stack:
        line = stack.pop()
        level = len(line.last)
        del above[level:]
        below = children(view, line.name)
        notes = list(line.notes)
        opens = False
        if line.name in above:
            notes.append("cycle")
        elif line.name in opened and below:
            notes.append("see above")
        elif view.depth is not None and level >= view.depth:
            notes += ["more below"] if line.name in view.cut else []
        else:
            opens = bool(below)
            opened.add(line.name)
            stack += _below(line, below)
        above.append(line.name)
        yield Line(line.name, line.last, (*view.marks(line.name), *notes), opens)


def _below(line: Line, children: list[tuple[str, bool]]) -> list[Line]:
    """Return the children of a line, last one first, as a stack takes them."""
    final = len(children) - 1
    made = [
        Line(name, (*line.last, number == final), ("lazy",) if lazy else ())
        for number, (name, lazy) in enumerate(children)
    ]
    return made[::-1]


def children(view: GraphView, name: str) -> list[tuple[str, bool]]:
    """Return (module, whether the import is lazy) for what the tree has below a module."""
    if view.reverse:
        return [(edge.importer, edge.lazy) for edge in view.dependents[name]]
    return [(edge.imported, edge.lazy) for edge in view.dependencies[name]]


def tree(view: GraphView) -> str:
    """Return the tree as text."""
    drawn = []
    for line in lines(view):
        stem = "".join("    " if last else "│   " for last in line.last[:-1])
        branch = ("└── " if line.last[-1] else "├── ") if line.last else ""
        drawn.append(stem + branch + line.text)
    return "\n".join([*drawn, *filter(None, [view.note])])


def html_tree(view: GraphView) -> str:
    """Return the tree as nested <details>."""
    parts: list[str] = []
    levels: list[int] = []
    for number, line in enumerate(lines(view)):
        while levels and levels[-1] >= len(line.last):
            levels.pop()
            parts.append("</details>")
        if number >= _MAX_HTML_LINES:
            parts.append('<div class="dr-leaf">and more: --format tree shows all of it</div>')
            break
        if line.opens:
            levels.append(len(line.last))
            state = " open" if len(line.last) < 2 else ""
            parts.append(f"<details{state}><summary>{_line(line)}</summary>")
        else:
            parts.append(f'<div class="dr-leaf">{_line(line)}</div>')
    parts += ["</details>"] * len(levels)
    return f'<div class="dr-tree">{"".join(parts)}</div>'


def _line(line: Line) -> str:
    notes = f' <span class="dr-note">({escape(", ".join(line.notes))})</span>' if line.notes else ""
    return escape(line.name) + notes
