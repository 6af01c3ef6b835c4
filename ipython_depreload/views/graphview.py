"""What is to be seen of a module graph: a frozen picture of it that answers questions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipython_depreload.graph import NOTEBOOK, ModuleGraph, closure, strongly_connected_components
from ipython_depreload.reloading.reloader import Reloader

if TYPE_CHECKING:
    from ipython_depreload.views.chains import Chain, Origin
    from ipython_depreload.views.stats import Cycles, Stats


@dataclass(frozen=True)
class Module:
    """A node.

    Parameters
    ----------
    name
        Fully qualified; `__main__` is the notebook.
    kind
        `notebook`, `project`, `library`, or `missing`: the import failed or has not run.
    blacklisted
        Whether it is kept out of reloads.
    changed, failed
        How its file differs from what runs, and why a reload failed; empty if not.
    path
        The file with its source, if it is project code.
    seconds
        How long its own top-level code ran when it was last imported, if that was measured.
    """

    name: str
    kind: str
    blacklisted: bool = False
    changed: str = ""
    failed: str = ""
    path: str = ""
    seconds: float | None = None

    @property
    def marks(self) -> list[str]:
        """What is special about it, in words."""
        kinds = {"notebook": "the notebook", "missing": "not imported", "library": "library"}
        flags = {
            "blacklisted": self.blacklisted,
            "changed on disk": bool(self.changed),
            "failed": bool(self.failed),
        }
        return [*filter(None, [kinds.get(self.kind)]), *(mark for mark, on in flags.items() if on)]


@dataclass(frozen=True)
class Import:
    """An edge; a lazy one is an import inside a function."""

    importer: str
    imported: str
    lazy: bool = False


def _unknown(_: str, __: str) -> Origin | None:
    return None


@dataclass(frozen=True)
class GraphView:
    """Modules and the imports between them, as they were when it was made.

    It shows itself: a tree in a terminal, a picture and a tree in a notebook.

    Parameters
    ----------
    modules, imports
        What it shows.
    start
        Where the tree begins.
    reverse
        Whether the tree leads to dependents.
    depth
        How many imports the tree goes down; None for all.
    note
        What else the user should know.
    cut
        Modules whose own neighbours are not there, because of `depth`.
    """

    modules: tuple[Module, ...]
    imports: tuple[Import, ...]
    start: tuple[str, ...] = ()
    reverse: bool = False
    depth: int | None = None
    note: str = ""
    cut: frozenset[str] = frozenset()
    origin: Callable[[str, str], Origin | None] = field(default=_unknown, repr=False, compare=False)

    # -- neighbours --------------------------------------------------------------------------

    @cached_property
    def by_name(self) -> Mapping[str, Module]:
        """Module name -> node."""
        return {module.name: module for module in self.modules}

    @cached_property
    def dependencies(self) -> Mapping[str, list[Import]]:
        """Module name -> its own imports."""
        return self._grouped("importer")

    @cached_property
    def dependents(self) -> Mapping[str, list[Import]]:
        """Module name -> the imports of it."""
        return self._grouped("imported")

    def _grouped(self, end: str) -> dict[str, list[Import]]:
        found: dict[str, list[Import]] = {module.name: [] for module in self.modules}
        for edge in self.imports:
            found[getattr(edge, end)].append(edge)
        return found

    @cached_property
    def components(self) -> list[tuple[str, ...]]:
        """Groups of modules that import each other, dependencies first."""
        return strongly_connected_components(
            self.by_name, lambda name: [edge.imported for edge in self.dependencies[name]]
        )

    @cached_property
    def in_cycles(self) -> frozenset[str]:
        """Modules that import each other, directly or not."""
        return frozenset(n for group in self.components if len(group) > 1 for n in group)

    def marks(self, name: str) -> list[str]:
        """What is special about a module, in words."""
        return self.by_name[name].marks

    def only(self, names: Iterable[str]) -> GraphView:
        """Return the part of it that is about these modules."""
        kept = set(names)
        return replace(
            self,
            modules=tuple(module for module in self.modules if module.name in kept),
            imports=tuple(e for e in self.imports if kept.issuperset((e.importer, e.imported))),
            start=tuple(module.name for module in self.modules if module.name in kept),
        )

    def part(self, *names: str, reverse: bool = False, depth: int | None = None) -> GraphView:
        """Return the part of it that begins with these modules.

        Parameters
        ----------
        names
            Where to begin.
        reverse
            What depends on them, instead of what they depend on.
        depth
            How many imports to follow; all if not given.

        Raises
        ------
        LookupError
            If one of the modules is not in this graph.
        """
        self.check(names)
        near = self.dependents if reverse else self.dependencies

        def below(name: str) -> list[str]:
            return [edge.importer if reverse else edge.imported for edge in near[name]]

        steps = _within(names, below, depth)
        cut = frozenset(n for n, count in steps.items() if count == depth and below(n))
        found = replace(self.only(steps), start=names, reverse=reverse, depth=depth)
        return replace(found, cut=cut | (self.cut & steps.keys()))

    # -- questions ---------------------------------------------------------------------------

    def check(self, names: Iterable[str]) -> None:
        """Raise LookupError, with the name most like it, if a module is not in this graph."""
        import difflib  # needed only here

        for name in names:
            if name not in self.by_name:
                close = difflib.get_close_matches(name, list(self.by_name), n=1)
                hint = f"; did you mean {close[0]}?" if close else ""
                raise LookupError(f"{name} is not in this graph{hint}")

    def why(self, importer: str, imported: str) -> Chain:
        """Return the shortest chain of imports from one module to another.

        Raises
        ------
        LookupError
            If one of the modules is not in this graph.
        """
        from ipython_depreload.views.chains import chain

        return chain(self, importer, imported)

    def cycles(self) -> Cycles:
        """Return the groups of modules that import each other."""
        from ipython_depreload.views.stats import Cycles

        return Cycles.of(self)

    def stats(self) -> Stats:
        """Return how large the graph is, and what stands out."""
        from ipython_depreload.views.stats import Stats

        return Stats.of(self)

    # -- forms -------------------------------------------------------------------------------

    def tree(self) -> str:
        """Return it as a tree of text."""
        from ipython_depreload.views.trees import tree

        return tree(self)

    def json(self) -> str:
        """Return it as JSON: `modules` and `imports`."""
        from ipython_depreload.views.formats import json_text

        return json_text(self)

    def dot(self) -> str:
        """Return it in Graphviz's language."""
        from ipython_depreload.views.formats import dot_text

        return dot_text(self)

    def mermaid(self) -> str:
        """Return it as a Mermaid flowchart, for Markdown."""
        from ipython_depreload.views.formats import mermaid_text

        return mermaid_text(self)

    def svg(self) -> str:
        """Return it as a picture.

        Raises
        ------
        LayoutMissingError
            If the library that lays it out is not installed.
        """
        from ipython_depreload.views.picture import standalone

        return standalone(self)

    def to_networkx(self) -> Any:
        """Return it as a `networkx.DiGraph`, with the fields of nodes and edges as attributes."""
        from ipython_depreload.views.formats import to_networkx

        return to_networkx(self)

    def formatted(self, form: str) -> str:
        """Return it in the format of that name: `tree`, `json`, `dot`, `mermaid`, `svg`."""
        text: str = getattr(self, form)()
        return text

    def save(self, path: str | Path, form: str | None = None) -> Path:
        """Write it to a file, in the format that the file's name ends with if none is given.

        Raises
        ------
        ValueError
            If the file's name does not say the format.
        """
        target = Path(path).expanduser()
        suffix = target.suffix.lower()
        form = form or SUFFIXES.get(suffix)
        if form is None:
            known = ", ".join(filter(None, SUFFIXES))
            raise ValueError(f"no format is known by {suffix}: use one of {known}, or say which")
        target.write_text(self.formatted(form).rstrip("\n") + "\n", encoding="utf-8")
        return target

    def __str__(self) -> str:
        from ipython_depreload.views.overview import readable

        return readable(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from ipython_depreload.views.picture import page

        return page(self)


SUFFIXES = {
    "": "tree",
    ".txt": "tree",
    ".json": "json",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".svg": "svg",
}


# -- making one ------------------------------------------------------------------------------


def graph_view(
    reloader: Reloader,
    names: Sequence[str] = (),
    *,
    reverse: bool = False,
    libraries: bool = False,
    depth: int | None = None,
    cells: Sequence[str] = (),
) -> GraphView:
    """Return what modules depend on.

    Parameters
    ----------
    names
        The modules to begin with; the whole project if empty.
    reverse
        What depends on them instead.
    libraries
        Library modules too.
    depth
        How many imports to follow; all if not given.
    cells
        The notebook's cells as plain Python, by prompt number, for the lines of their imports.
    """
    from ipython_depreload.views.chains import Origins

    reloader.complete_graph(*names)
    sight = _Sight(reloader, reverse, libraries)
    start = tuple(names or sight.roots())
    shown = _within(start, sight.below, depth)
    return GraphView(
        tuple(_modules(reloader, shown)),
        tuple(_imports(reloader.graph, shown, reverse)),
        start,
        reverse,
        depth,
        sight.note(start),
        frozenset(n for n, steps in shown.items() if steps == depth and sight.below(n)),
        Origins(reloader, cells),
    )


@dataclass(frozen=True)
class _Sight:
    """Which modules are seen, and which way one looks from them."""

    reloader: Reloader
    reverse: bool
    libraries: bool

    def _visible(self, name: str) -> bool:
        return self.libraries or name == NOTEBOOK or self.reloader.is_project(name)

    def _neighbours(self, name: str) -> Iterable[str]:
        graph = self.reloader.graph
        return graph.dependents(name) if self.reverse else graph.dependencies(name)

    def below(self, name: str) -> list[str]:
        """What a module leads to."""
        return list(filter(self._visible, self._neighbours(name)))

    def roots(self) -> list[str]:
        """Where to begin if nobody says where."""
        known = [n for n in self.reloader.known_modules() if n != NOTEBOOK and self._visible(n)]
        known.sort(key=self.reloader.recorder.started)
        return _roots([NOTEBOOK, *known], self.below)

    def note(self, start: Sequence[str]) -> str:
        """Say so where nothing but libraries follows, which are not seen."""
        hides = any(map(self._neighbours, start)) and not any(map(self.below, start))
        return "library modules are not shown (--all shows them)" if hides else ""


def _within(
    start: Sequence[str], below: Callable[[str], list[str]], depth: int | None
) -> dict[str, int]:
    """Return what can be reached in `depth` steps, with the number of steps."""
    steps: dict[str, int] = {}

    def next_ones(name: str) -> list[str]:
        further = depth is None or steps[name] < depth
        found = below(name) if further else []
        for other in found:
            steps.setdefault(other, steps[name] + 1)
        return found

    steps.update(dict.fromkeys(start, 0))
    closure(start, next_ones)
    return steps


def _roots(names: Iterable[str], below: Callable[[str], list[str]]) -> list[str]:
    """Return the names that no other leads to, and one of each cycle that nothing leads to."""
    names = list(names)
    led_to = {child for name in names for child in below(name)}
    roots = [name for name in names if name not in led_to]
    reached = set(closure(roots, below))
    for name in names:
        if name not in reached:
            roots.append(name)
            reached |= set(closure([name], below))
    return roots


def _modules(reloader: Reloader, names: Iterable[str]) -> Iterable[Module]:
    pending = reloader.pending()
    failed = {failure.module: str(failure) for failure in reloader.failures()}
    for name in names:
        tracked = reloader.tracker.modules.get(name)
        module = Module(
            name,
            _kind(reloader, name),
            reloader.is_blacklisted(name),
            pending.get(name, ""),
            failed.get(name, ""),
        )
        path = "" if tracked is None else tracked.path
        yield replace(module, path=path, seconds=reloader.recorder.seconds.get(name))


def _kind(reloader: Reloader, name: str) -> str:
    if name == NOTEBOOK:
        return "notebook"
    if name not in sys.modules:
        return "missing"
    return "project" if reloader.is_project(name) else "library"


def _imports(graph: ModuleGraph, names: Collection[str], reverse: bool) -> Iterable[Import]:
    """Yield the imports between modules, in the order in which the tree shows them."""
    for name in names:
        for other in graph.dependents(name) if reverse else graph.dependencies(name):
            if other in names:
                importer, imported = (other, name) if reverse else (name, other)
                yield Import(importer, imported, lazy=not graph.imports_of(importer)[imported])
