"""Where the nodes of a picture go: layers by our own rule, order and places by igraph."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ipython_depreload.graph import strongly_connected_components

INSTALL = "pip install igraph"

Edge = tuple[str, str]
Point = tuple[int, float]


class LayoutMissingError(ImportError):
    """The library that lays out pictures is not installed."""

    def __init__(self) -> None:
        super().__init__(f"a picture needs igraph: {INSTALL}")


@dataclass(frozen=True)
class Layout:
    """A layered drawing, the layers counted from the importers on.

    Parameters
    ----------
    nodes
        Name -> (layer, row).
    routes
        Edge, turned round if it leads back -> the points where it passes through layers.
    """

    nodes: dict[str, Point]
    routes: dict[Edge, tuple[Point, ...]]

    @property
    def layers(self) -> int:
        """How many layers there are."""
        return max((layer for layer, _ in self.nodes.values()), default=-1) + 1


def lay_out(names: Collection[str], edges: Collection[Edge]) -> Layout:
    """Place nodes so that edges lead to later layers, except in cycles, and cross little.

    Raises
    ------
    LayoutMissingError
        If igraph is not installed.
    """
    layer = _layers(names, edges)
    numbers = {name: number for number, name in enumerate(names)}
    levels = [layer[name] for name in names]
    links: list[tuple[int, int]] = []
    between: dict[Edge, range] = {}
    for edge in dict.fromkeys((a, b) if layer[a] < layer[b] else (b, a) for a, b in edges):
        first, last = (numbers[name] for name in edge)
        passed = range(levels[first] + 1, levels[last])
        between[edge] = range(len(levels), len(levels) + len(passed))
        levels += passed
        path = [first, *between[edge], last]
        links += pairwise(path)
    rows = _rows(levels, links)
    points = list(zip(levels, rows, strict=True))
    routes = {edge: tuple(points[number] for number in passed) for edge, passed in between.items()}
    return Layout({name: points[number] for name, number in numbers.items()}, routes)


def _layers(names: Collection[str], edges: Collection[Edge]) -> dict[str, int]:
    """Give each node a layer after those of all nodes that lead to it.

    In a cycle, edges that lead back are taken as if they were turned round.
    """
    imports: dict[str, list[str]] = {name: [] for name in names}
    for importer, imported in edges:
        imports[importer].append(imported)
    components = strongly_connected_components(names, imports.__getitem__)
    order = [name for component in reversed(components) for name in component]
    position = {name: number for number, name in enumerate(order)}
    later: dict[str, list[str]] = {name: [] for name in names}
    for importer, imported in edges:
        first, last = sorted((importer, imported), key=position.__getitem__)
        later[first].append(last)
    layer = dict.fromkeys(order, 0)
    for name in order:
        for other in later[name]:
            layer[other] = max(layer[other], layer[name] + 1)
    return layer


def _rows(levels: Sequence[int], links: list[tuple[int, int]]) -> list[float]:
    try:
        import igraph
    except ImportError:
        raise LayoutMissingError from None
    graph = igraph.Graph(len(levels), links, directed=True)
    placed = graph.layout_sugiyama(layers=list(levels), hgap=1, vgap=1, maxiter=200)
    return _apart(levels, [float(x) for x, _ in placed.coords[: len(levels)]])


def _apart(levels: Sequence[int], rows: list[float]) -> list[float]:
    """Count rows from 0; igraph now and then places two nodes of a layer half a row apart."""
    order = sorted(range(len(rows)), key=lambda number: (levels[number], rows[number]))
    for before, after in pairwise(order):
        if levels[before] == levels[after]:
            rows[after] = max(rows[after], rows[before] + 1)
    lowest = min(rows, default=0.0)
    return [row - lowest for row in rows]
