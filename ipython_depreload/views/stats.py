"""How large a module graph is, what stands out in it, and where it turns in circles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ipython_depreload import markup
from ipython_depreload.graph import NOTEBOOK, levels, strongly_connected_components
from ipython_depreload.views.columns import columns
from ipython_depreload.views.graphview import GraphView, Import

_SHOWN = 5
_MOST = 20
_FELT = 0.001  # seconds


@dataclass(frozen=True)
class Cycles:
    """Groups of modules that import each other.

    Parameters
    ----------
    groups
        (modules of the group, a shortest cycle in it, whether import-time imports alone
        close one).
    """

    groups: tuple[tuple[tuple[str, ...], tuple[str, ...], bool], ...] = ()

    @classmethod
    def of(cls, view: GraphView) -> Cycles:
        """Find them in a graph."""
        tight = _groups(view, lazy=False)
        found = []
        for group in _groups(view, lazy=True):
            ways = [view.why(name, name).modules for name in group]
            hard = any(set(inner) <= set(group) for inner in tight)
            found.append((tuple(sorted(group)), min(ways, key=len), hard))
        return cls(tuple(sorted(found)))

    def __bool__(self) -> bool:
        return bool(self.groups)

    def _rows(self) -> list[tuple[str, str, str]]:
        return [
            (
                " -> ".join(way),
                "at import time" if hard else "closed by a lazy import only",
                f"{len(group)} modules: {_some(group)}",
            )
            for group, way, hard in self.groups
        ]

    def __str__(self) -> str:
        return "\n".join("\n  ".join(row) for row in self._rows()) or "no cycles"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        head = ("shortest cycle", "closed", "modules that import each other")
        return markup.block(markup.table(self._rows(), head) or markup.paragraph("no cycles"))


def _some(group: tuple[str, ...]) -> str:
    rest = len(group) - _MOST
    more = f" and {rest} more" if rest > 0 else ""
    return ", ".join(group[:_MOST]) + more


def _groups(view: GraphView, *, lazy: bool) -> list[tuple[str, ...]]:
    """Return the groups of modules that import each other, lazily too or not."""

    def imports(name: str) -> list[str]:
        return [e.imported for e in view.dependencies[name] if lazy or not e.lazy]

    components = strongly_connected_components(view.by_name, imports)
    return [group for group in components if len(group) > 1]


@dataclass(frozen=True)
class Stats:
    """Numbers about a module graph.

    Parameters
    ----------
    modules, imports, lazy
        How many there are, and how many of the imports are lazy.
    longest
        A longest chain of import-time imports.
    cycles
        How many groups of modules import each other.
    imported_by, importing
        The modules with most direct dependents, and dependencies: (name, how many).
    slowest
        The modules whose own top-level code ran longest: (name, seconds).
    """

    modules: int = 0
    imports: int = 0
    lazy: int = 0
    longest: tuple[str, ...] = ()
    cycles: int = 0
    imported_by: tuple[tuple[str, int], ...] = ()
    importing: tuple[tuple[str, int], ...] = ()
    slowest: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, view: GraphView) -> Stats:
        """Count."""
        slow = [(m.name, m.seconds) for m in view.modules if m.seconds is not None]
        return cls(
            sum(module.kind != "notebook" for module in view.modules),
            len(view.imports),
            sum(edge.lazy for edge in view.imports),
            _longest(view),
            sum(len(group) > 1 for group in view.components),
            _widest(view.dependents),
            _widest(view.dependencies),
            tuple(sorted(slow, key=lambda one: -one[1])[:_SHOWN]),
        )

    @property
    def depth(self) -> int:
        """How many modules the longest chain of import-time imports has."""
        return len(self.longest)

    def _rows(self) -> list[tuple[str, str]]:
        chain = f"{self.depth}: {' -> '.join(self.longest)}" if self.longest else "0"
        wide = ", ".join(f"{name} (by {count})" for name, count in self.imported_by)
        busy = ", ".join(f"{name} ({count})" for name, count in self.importing)
        slow = ", ".join(f"{name} ({time:.3f} s)" for name, time in self.slowest if time >= _FELT)
        return [
            ("modules", str(self.modules)),
            ("imports", f"{self.imports}, {self.lazy} of them lazy"),
            ("depth", chain),
            ("cycles", str(self.cycles)),
            ("most imported", wide or "none"),
            ("imports most", busy or "none"),
            ("slowest to import", slow or ("none takes long" if self.slowest else "not measured")),
        ]

    def __str__(self) -> str:
        return "\n".join(columns(self._rows()))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return markup.block(markup.table(self._rows()))


def _widest(edges: Mapping[str, Sequence[Import]]) -> tuple[tuple[str, int], ...]:
    counts = [(name, len(some)) for name, some in edges.items() if some and name != NOTEBOOK]
    return tuple(sorted(counts, key=lambda one: (-one[1], one[0]))[:_SHOWN])


def _longest(view: GraphView) -> tuple[str, ...]:
    """Return a longest chain, one module of each cycle."""

    def imports(name: str) -> list[str]:
        return [
            e.imported for e in view.dependencies[name] if not e.lazy and e.imported != NOTEBOOK
        ]

    components = strongly_connected_components(view.by_name, imports)
    order = [name for component in components for name in component if name != NOTEBOOK]
    groups = levels(order, imports)
    level = {name: number for number, group in enumerate(groups) for name in group}
    chain = list(groups[-1][:1]) if groups else []
    while chain and level[chain[-1]]:
        below = (n for name in _component(components, chain[-1]) for n in imports(name))
        chain.append(next(n for n in below if level[n] == level[chain[-1]] - 1))
    return tuple(chain)


def _component(components: list[tuple[str, ...]], name: str) -> tuple[str, ...]:
    return next(component for component in components if name in component)
