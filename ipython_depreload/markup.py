"""Pieces of HTML that show themselves the same in every notebook front end. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

# A front end's own colours where it has variables for them, else what the browser prefers.
COLOURS = """\
.depreload{--dr-text:var(--jp-content-font-color1,var(--vscode-editor-foreground,#1f2328));
--dr-faint:var(--jp-content-font-color2,var(--vscode-descriptionForeground,#59636e));
--dr-line:var(--jp-border-color1,var(--vscode-panel-border,#d1d9e0));
--dr-page:var(--jp-layout-color0,var(--vscode-editor-background,#fff));
--dr-blue:#2f7de1;--dr-amber:#c77700;--dr-red:#d33a2c;--dr-violet:#8e5bd0;--dr-grey:#7d8590;
color:var(--dr-text)}
@media (prefers-color-scheme:dark){.depreload{
--dr-text:var(--jp-content-font-color1,var(--vscode-editor-foreground,#e6edf3));
--dr-faint:var(--jp-content-font-color2,var(--vscode-descriptionForeground,#9198a1));
--dr-line:var(--jp-border-color1,var(--vscode-panel-border,#3d444d));
--dr-page:var(--jp-layout-color0,var(--vscode-editor-background,#0d1117))}}"""
_REST = """\
.depreload table{border-collapse:collapse;margin:4px 0;font-size:13px;color:inherit}
.depreload th,.depreload td{text-align:left!important;vertical-align:top;padding:3px 12px 3px 6px;
border:0;border-bottom:1px solid var(--dr-line);white-space:pre-wrap}
.depreload td:first-child:nth-last-child(2){white-space:nowrap}
.depreload th{color:var(--dr-faint);font-weight:normal}
.depreload tr.dr-bad td{color:var(--dr-red)}
.depreload summary{cursor:pointer;font-size:13px;color:var(--dr-faint)}
.depreload details details{margin-left:18px}
.depreload .dr-leaf{margin-left:18px}
.depreload .dr-tree{font:12px/1.5 ui-monospace,Menlo,Consolas,monospace}
.depreload .dr-tree summary{color:inherit}
.depreload .dr-note{color:var(--dr-faint);font-size:13px}
.depreload .dr-tree .dr-note{font-size:inherit}
.depreload .dr-scroll{overflow:auto;max-height:640px}"""
STYLE = f"<style>\n{COLOURS}\n{_REST}\n</style>"


class Link(str):
    """A text that leads somewhere when it is shown in a table."""

    __slots__ = ("target",)
    target: str

    @classmethod
    def to(cls, target: str, text: str) -> Link:
        """Make one; without a target it is just the text."""
        link = cls(text)
        link.target = target
        return link


def block(*parts: str) -> str:
    """Return HTML that brings its own style."""
    return f'<div class="depreload">{STYLE}{"".join(parts)}</div>'


def paragraph(text: str, kind: str = "dr-note") -> str:
    """Return a line of text, escaped; nothing for no text."""
    return f'<div class="{kind}">{escape(text)}</div>' if text else ""


def table(rows: Iterable[Sequence[str]], head: Sequence[str] = (), bad: Iterable[str] = ()) -> str:
    """Return a table, everything escaped.

    Parameters
    ----------
    bad
        Rows that begin with one of these stand out.
    """
    marked = set(bad)
    lines = [_row(row, "td", ' class="dr-bad"' if row[0] in marked else "") for row in rows]
    top = [_row(head, "th", "")] if head else []
    return f"<table>{''.join([*top, *lines])}</table>" if lines else ""


def _row(cells: Sequence[str], tag: str, attributes: str) -> str:
    inner = "".join(f"<{tag}>{_text(cell)}</{tag}>" for cell in cells)
    return f"<tr{attributes}>{inner}</tr>"


def _text(cell: str) -> str:
    target = cell.target if isinstance(cell, Link) else ""
    return f'<a href="{escape(target)}">{escape(cell)}</a>' if target else escape(cell)
