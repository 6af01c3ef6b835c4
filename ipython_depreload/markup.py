"""Pieces of HTML that show themselves the same in every notebook front end. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

# Texts and lines take the colour of the text around them, and no background has one: a front end's
# theme need not be that of the browser or the desktop, and each tells its own in another way.
STYLE = """\
<style>
.depreload table{border-collapse:collapse;margin:4px 0;font-size:13px;color:inherit}
.depreload th,.depreload td{text-align:left!important;vertical-align:top;padding:3px 12px 3px 6px;
border:0;border-bottom:1px solid #8886;white-space:pre-wrap;overflow-wrap:anywhere}
.depreload td:first-child:nth-last-child(2){white-space:nowrap}
.depreload th{font-weight:normal}
.depreload th,.depreload summary,.depreload .dr-note{
color:color-mix(in srgb,currentColor 65%,transparent)}
.depreload tr.dr-bad td{color:#d33a2c;color:color-mix(in srgb,#d33a2c 70%,currentColor)}
.depreload summary{cursor:pointer;font-size:13px;display:list-item}
.depreload details details{margin-left:18px}
.depreload .dr-leaf{margin-left:18px}
.depreload .dr-tree{font:12px/1.5 ui-monospace,Menlo,Consolas,monospace}
.depreload .dr-tree summary{color:inherit;font-size:inherit}
.depreload .dr-note{font-size:13px}
.depreload .dr-tree .dr-note{font-size:inherit}
.depreload .dr-scroll{overflow:auto;max-height:640px}
.depreload .dr-rich{display:block!important}
.depreload .dr-plain{display:none!important}
</style>"""


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


def block(*parts: str, plain: str = "") -> str:
    """Return HTML that brings its own style.

    Parameters
    ----------
    plain
        What is shown instead where styles are taken out, as on GitHub and in a notebook that is
        not trusted, for parts that cannot do without.
    """
    shown = STYLE + "".join(parts)
    if plain:
        instead = f'<pre class="dr-plain">{escape(plain)}</pre>'
        shown = f'{instead}<div class="dr-rich" hidden style="display:none">{shown}</div>'
    return f'<div class="depreload">{shown}</div>'


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
