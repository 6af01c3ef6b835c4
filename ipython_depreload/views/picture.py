"""A module graph as a picture: one SVG, no scripts, nothing from the network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import starmap
from zlib import crc32

from ipython_depreload import markup
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.views.columns import width
from ipython_depreload.views.graphview import GraphView
from ipython_depreload.views.layout import INSTALL, Edge, Layout, LayoutMissingError, Point, lay_out
from ipython_depreload.views.overview import merged, readable
from ipython_depreload.views.packages import collapse, implied
from ipython_depreload.views.trees import html_tree

_CHARACTER, _SMALL, _ROW, _GAP, _MARGIN = 7.3, 6.1, 44, 56, 8
_LONGEST_LABEL = 36
_DENSE = 2.5  # arrows for each box
_MAX_LISTED = 30

STYLE = """<style>
.dr-picture{--dr-blue:#2f7de1;--dr-amber:#c77700;--dr-red:#d33a2c;--dr-violet:#8e5bd0;
--dr-grey:#7d8590;font:12px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.dr-picture text{fill:currentColor}
.dr-picture .dr-small{font-size:10px;fill-opacity:.7}
.dr-picture rect{stroke-width:1.3;fill:var(--dr-blue);fill-opacity:.12;stroke:var(--dr-blue)}
.dr-picture .dr-library rect{fill:var(--dr-grey);stroke:var(--dr-grey)}
.dr-picture .dr-missing rect{fill:none;stroke:var(--dr-grey);stroke-dasharray:2 3}
.dr-picture .dr-notebook rect{fill:currentColor;fill-opacity:.08;stroke:currentColor}
.dr-picture .dr-blacklisted rect{fill-opacity:0;stroke-dasharray:6 3}
.dr-picture .dr-cycle rect{fill:var(--dr-violet);stroke:var(--dr-violet)}
.dr-picture .dr-changed rect{fill:var(--dr-amber);stroke:var(--dr-amber);stroke-width:2}
.dr-picture .dr-failed rect{fill:var(--dr-red);stroke:var(--dr-red);stroke-width:2}
.dr-picture path{fill:none;stroke:var(--dr-grey);stroke-width:1.1}
.dr-picture .dr-lazy{stroke-dasharray:4 3}
.dr-picture .dr-circular{stroke:var(--dr-violet)}
.dr-picture marker path{fill:var(--dr-grey);stroke:none}
.dr-picture marker.dr-circular path{fill:var(--dr-violet)}
</style>"""
# A file of its own has nothing around it to take colours from. Where it is put into a page, its
# style is that of the whole page, so it has a class of its own too.
_OWN_COLOURS = """<style>
.dr-alone{background:#fff;color:#1f2328}
@media (prefers-color-scheme:dark){.dr-alone{background:#0d1117;color:#e6edf3}}
</style>"""


@dataclass(frozen=True)
class Box:
    """A node as drawn: a module, or a package that stands for several."""

    name: str
    label: str
    small: str
    classes: tuple[str, ...]
    tooltip: str

    @property
    def width(self) -> float:
        """How wide it must be for its texts."""
        return max(width(self.label) * _CHARACTER, width(self.small) * _SMALL) + 18

    @property
    def height(self) -> int:
        """How high it is: with a second line or without."""
        return 34 if self.small else 24


# -- what to draw ----------------------------------------------------------------------------


def boxes(view: GraphView, node: dict[str, str]) -> dict[str, Box]:
    """Return the boxes to draw, by name; `node` says which one stands for a module."""
    members: dict[str, list[str]] = {}
    for module in view.modules:
        members.setdefault(node[module.name], []).append(module.name)
    return {name: _box(view, name, inside) for name, inside in members.items()}


def _box(view: GraphView, name: str, inside: Sequence[str]) -> Box:
    module = merged(name, [view.by_name[one] for one in inside])
    flags = {
        "blacklisted": module.blacklisted,
        "cycle": module.name in view.in_cycles,
        "changed": bool(module.changed),
        "failed": bool(module.failed),
    }
    marks = [*module.marks, *["in a cycle"] * flags["cycle"]]
    is_notebook = name == NOTEBOOK
    return Box(
        name,
        _shortened("notebook" if is_notebook else module.name),
        "" if is_notebook else ", ".join(marks),
        (f"dr-{module.kind}", *(f"dr-{flag}" for flag, on in flags.items() if on)),
        _tooltip(view, inside),
    )


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else "…" + label[1 - _LONGEST_LABEL :]


def _tooltip(view: GraphView, inside: Sequence[str]) -> str:
    lines: list[str] = []
    for name in inside[:_MAX_LISTED]:
        module = view.by_name[name]
        lines += filter(None, [name, module.path, module.changed, module.failed])
    rest = len(inside) - _MAX_LISTED
    return "\n".join([*lines, *([f"and {rest} more"] if rest > 0 else [])])


@dataclass(frozen=True)
class Arrow:
    """An edge as drawn, from left to right: which ends have heads, and how it looks."""

    forth: bool
    back: bool
    lazy: bool
    circular: bool


def arrows(view: GraphView, node: dict[str, str]) -> dict[Edge, tuple[bool, bool]]:
    """Return the imports between boxes: (whether all are lazy, whether one is in a cycle)."""
    cyclic = {name: group for group in view.components if len(group) > 1 for name in group}
    found: dict[Edge, tuple[bool, bool]] = {}
    for edge in view.imports:
        ends = (node[edge.importer], node[edge.imported])
        if ends[0] == ends[1]:
            continue
        circular = edge.importer in cyclic and cyclic[edge.importer] is cyclic.get(edge.imported)
        lazy, before = found.get(ends, (True, False))
        found[ends] = (lazy and edge.lazy, before or circular)
    if len(found) > _DENSE * len(set(node.values())):
        for ends in implied([ends for ends, (lazy, _) in found.items() if not lazy]):
            del found[ends]
    return found


def _from_left(found: dict[Edge, tuple[bool, bool]], layout: Layout) -> dict[Edge, Arrow]:
    """Make one arrow of two imports that go back and forth."""
    joined: dict[Edge, Arrow] = {}
    for (importer, imported), (lazy, circular) in found.items():
        forth = layout.nodes[importer][0] < layout.nodes[imported][0]
        pair = (importer, imported) if forth else (imported, importer)
        before = joined.get(pair, Arrow(False, False, True, False))
        joined[pair] = Arrow(
            before.forth or forth,
            before.back or not forth,
            before.lazy and lazy,
            before.circular or circular,
        )
    return joined


# -- drawing ---------------------------------------------------------------------------------


class _Canvas:
    """Turns layers and rows into pixels: importers on the left, what they import on the right."""

    def __init__(self, layout: Layout, drawn: dict[str, Box], identity: str) -> None:
        self._layout = layout
        self._boxes = drawn
        # A page may have several pictures, and hide one: none may use another's arrow heads.
        self._identity = identity
        widths = [40.0] * layout.layers
        for name, box in drawn.items():
            layer, _ = layout.nodes[name]
            widths[layer] = max(widths[layer], box.width)
        self._left = [_MARGIN + sum(widths[:n]) + n * _GAP for n in range(len(widths))]
        self._widths = widths
        self.width = self._left[-1] + widths[-1] + _MARGIN
        taken = {row for _, row in layout.nodes.values()}
        passed = {row for route in layout.routes.values() for _, row in route}
        self._place = _compact(taken, passed)
        self.height = max(self._place.values(), default=0) * _ROW + _ROW + _MARGIN

    def _y(self, row: float) -> float:
        return _MARGIN / 2 + self._place[row] * _ROW + _ROW / 2

    def box(self, name: str) -> str:
        """Draw a node."""
        box = self._boxes[name]
        layer, row = self._layout.nodes[name]
        x, y = self._left[layer], self._y(row)
        baseline = y + 4 if not box.small else y - 2
        small = (
            f'<text class="dr-small" x="{x + 9:.0f}" y="{y + 12:.0f}">{escape(box.small)}</text>'
        )
        return (
            f'<g class="{" ".join(box.classes)}"><title>{escape(box.tooltip)}</title>'
            f'<rect x="{x:.0f}" y="{y - box.height / 2:.0f}" width="{box.width:.0f}"'
            f' height="{box.height}" rx="5"/>'
            f'<text x="{x + 9:.0f}" y="{baseline:.0f}">{escape(box.label)}</text>'
            f"{small if box.small else ''}</g>"
        )

    def arrow(self, edge: Edge, how: Arrow) -> str:
        """Draw an edge: a curve through the places that the layout keeps free for it."""
        left, right = edge
        (first, row), (last, end_row) = self._layout.nodes[left], self._layout.nodes[right]
        start = (self._left[first] + self._boxes[left].width + 2, self._y(row))
        end = (self._left[last] - 2, self._y(end_row))
        d = self._curves(start, self._layout.routes[edge], end)
        classes = "".join(" dr-lazy" * how.lazy + " dr-circular" * how.circular)
        head = f"url(#dr-{self._identity}{'-circular' * how.circular})"
        ends = "".join(
            f' marker-{where}="{head}"'
            for where, on in (("end", how.forth), ("start", how.back))
            if on
        )
        return f'<path class="{classes.strip()}" d="{d}"{ends}/>'

    def heads(self) -> str:
        """Define the heads of arrows."""
        names = (f"dr-{self._identity}", ""), (f"dr-{self._identity}-circular", "dr-circular")
        return "".join(starmap(_head, names))

    def _curves(
        self, start: tuple[float, float], route: Iterable[Point], end: tuple[float, float]
    ) -> str:
        x, y = start
        d = [f"M{x:.0f},{y:.0f}"]
        for layer, row in route:
            left, right = self._left[layer], self._left[layer] + self._widths[layer]
            d += [_curve(x, y, left, self._y(row)), f"H{right:.0f}"]
            x, y = right, self._y(row)
        return "".join([*d, _curve(x, y, *end)])


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"C{middle:.0f},{y:.0f} {middle:.0f},{to_y:.0f} {to_x:.0f},{to_y:.0f}"


def _compact(taken: set[float], passed: set[float]) -> dict[float, float]:
    """Return a place for each row: without gaps, and narrow where nothing but arrows passes."""
    place: dict[float, float] = {}
    at, before = 0.0, 0.0
    for row in sorted(taken | passed):
        room = (row in taken) / 2 + (before in taken) / 2
        at += min(row - before, max(room, 0.25)) if place else 0.0
        place[row], before = at, row
    return place


def svg(view: GraphView) -> str:
    """Return the picture as an <svg> element, to be put in a `markup.block`.

    Raises
    ------
    LayoutMissingError
        If the library that lays it out is not installed.
    """
    node = collapse([module.name for module in view.modules])
    drawn, edges = boxes(view, node), arrows(view, node)
    layout = lay_out(list(drawn), list(edges))
    canvas = _Canvas(layout, drawn, f"{crc32(repr((list(drawn), list(edges))).encode()):x}")
    parts = [canvas.arrow(edge, how) for edge, how in _from_left(edges, layout).items()]
    parts += map(canvas.box, drawn)
    size = f'width="{canvas.width:.0f}" height="{canvas.height:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="dr-picture" role="img" {size}'
        f' viewBox="0 0 {canvas.width:.0f} {canvas.height:.0f}"><title>module graph</title>'
        f"{STYLE}<defs>{canvas.heads()}</defs>"
        f"{''.join(parts)}</svg>"
    )


def _head(identity: str, kind: str) -> str:
    return (
        f'<marker id="{identity}" class="{kind}" viewBox="0 0 8 8" refX="7" refY="4"'
        ' markerWidth="7" markerHeight="7" orient="auto-start-reverse">'
        '<path d="M0,0.5L8,4L0,7.5z"/></marker>'
    )


def standalone(view: GraphView) -> str:
    """Return the picture as a file of its own; see `svg`."""
    alone = svg(view).replace('class="dr-picture"', 'class="dr-picture dr-alone"', 1)
    return alone.replace(STYLE, _OWN_COLOURS + STYLE, 1)


# -- in a notebook ---------------------------------------------------------------------------


def page(view: GraphView) -> str:
    """Return the picture, what it means, and the tree; without the library, the tree alone."""
    nested = html_tree(view)
    try:
        picture = svg(view)
    except LayoutMissingError:
        missing = markup.paragraph(f"with a picture after: {INSTALL}")
        parts = [nested, markup.paragraph(view.note), missing]
    else:
        parts = [
            f'<div class="dr-scroll">{picture}</div>',
            markup.paragraph(legend(view)),
            _packages(view),
            f"<details><summary>tree</summary>{nested}</details>",
            markup.paragraph(view.note),
        ]
    return markup.block(*parts, plain=readable(view))


def legend(view: GraphView) -> str:
    """Say what of the picture needs words."""
    parts = ["arrows lead from the importing to the imported module"]
    if any(edge.lazy for edge in view.imports):
        parts.append("dashed: imported inside a function")
    if view.in_cycles:
        parts.append("violet: in a cycle")
    node = collapse([module.name for module in view.modules])
    direct = {(node[e.importer], node[e.imported]) for e in view.imports}
    if len({ends for ends in direct if ends[0] != ends[1]}) > len(arrows(view, node)):
        parts.append("imports that a longer way of arrows implies are not drawn")
    return "; ".join(parts)


def _packages(view: GraphView) -> str:
    """Return a picture of each package that the first picture shows as one box."""
    node = collapse([module.name for module in view.modules])
    found = []
    for name, box in boxes(view, node).items():
        inside = [module for module, shown_as in node.items() if shown_as == name]
        if inside != [name]:
            found.append(
                f"<details><summary>{escape(f'{name}.* ({box.small})')}</summary>"
                f'<div class="dr-scroll">{svg(view.only(inside))}</div></details>'
            )
    return "".join(found)
