"""The module graph: names, edges, closures, components and order.

Nothing here looks at a real module: values in, values out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import TypeVar

NOTEBOOK = "__main__"

Neighbours = Callable[[str], Iterable[str]]

Node = TypeVar("Node", bound=Hashable)


class _Neighbours:
    """Node -> its neighbours, in order, and whether the edge to each is import-time.

    Copies share the neighbours of each node until one of them changes it: a copy is quick, and
    what it costs to change one does not depend on how many nodes there are.
    """

    def __init__(self, nodes: Mapping[str, dict[str, bool]]) -> None:
        self.nodes = dict(nodes)
        self._own: set[str] = set()  # all others may be shared

    def copy(self) -> _Neighbours:
        """Return what looks the same, and changes independently."""
        other = _Neighbours(self.nodes)
        self._own = set()
        return other

    def to_change(self, node: str) -> dict[str, bool]:
        """Return the neighbours of a node, which is there from now on, to be changed."""
        if node not in self._own:
            self.nodes[node] = dict(self.nodes.get(node, ()))
            self._own.add(node)
        return self.nodes[node]

    def remove(self, node: str) -> None:
        """Forget a node; its neighbours are told nothing."""
        self.nodes.pop(node, None)
        self._own.discard(node)


class ModuleGraph:
    """Who imports whom.

    An edge runs from the importer to the imported module. It is an *import-time* edge if the
    import ran while the importer's top-level code was running, else a *lazy* edge. Edges keep
    the order in which the imports were first seen.

    Attributes
    ----------
    version
        Another number after each change.
    """

    def __init__(self) -> None:
        self._imports = _Neighbours({})
        self._importers = _Neighbours({})
        self.version = 0

    def __contains__(self, name: str) -> bool:
        return name in self._imports.nodes or name in self._importers.nodes

    @property
    def modules(self) -> list[str]:
        """Every module that imports or is imported, in the order first seen."""
        return list(dict.fromkeys([*self._imports.nodes, *self._importers.nodes]))

    def add_module(self, name: str) -> None:
        """Make `name` a node, with or without edges."""
        if name not in self._imports.nodes:
            self._imports.to_change(name)
            self.version += 1

    def add_edge(self, importer: str, imported: str, *, import_time: bool) -> None:
        """Record one import; an import-time edge is never weakened to a lazy one."""
        known = self._imports.nodes.get(importer, _NONE).get(imported)
        if known or known is import_time or importer == imported:
            return
        self._imports.to_change(importer)[imported] = import_time
        self._importers.to_change(imported)[importer] = import_time
        self.version += 1

    def imports_of(self, name: str) -> Mapping[str, bool]:
        """Imported module -> whether the edge is import-time, in import order."""
        return self._imports.nodes.get(name, _NONE)

    def replace_imports(self, importer: str, imports: Mapping[str, bool]) -> None:
        """Forget the importer's edges and give it these."""
        if list(self.imports_of(importer).items()) == list(imports.items()):
            self.add_module(importer)
            return
        for imported in self._imports.nodes.get(importer, _NONE):
            self._importers.to_change(imported).pop(importer, None)
        self._imports.to_change(importer).clear()
        self.version += 1
        for imported, import_time in imports.items():
            self.add_edge(importer, imported, import_time=import_time)

    def remove_module(self, name: str) -> None:
        """Forget a module and all its edges."""
        for imported in self._imports.nodes.get(name, _NONE):
            self._importers.to_change(imported).pop(name, None)
        for importer in self._importers.nodes.get(name, _NONE):
            self._imports.to_change(importer).pop(name, None)
        self._imports.remove(name)
        self._importers.remove(name)
        self.version += 1

    def dependencies(self, name: str) -> list[str]:
        """What `name` imports directly, lazily or not."""
        return list(self._imports.nodes.get(name, ()))

    def dependents(self, name: str) -> list[str]:
        """What imports `name` directly, lazily or not."""
        return list(self._importers.nodes.get(name, ()))

    def import_time_dependencies(self, name: str) -> list[str]:
        """What the state of `name` may be built on."""
        return [imported for imported, now in self.imports_of(name).items() if now]

    def import_time_dependents(self, name: str) -> list[str]:
        """Whose state may be built on `name`."""
        return [i for i, now in self._importers.nodes.get(name, _NONE).items() if now]

    def copy(self) -> ModuleGraph:
        """Return a graph with the same edges."""
        other = ModuleGraph()
        other._imports = self._imports.copy()
        other._importers = self._importers.copy()
        return other

    def restore(self, before: ModuleGraph) -> None:
        """Go back to how it was when it was copied."""
        self._imports = before._imports.copy()
        self._importers = before._importers.copy()
        self.version += 1


_NONE: dict[str, bool] = {}


def closure(
    starts: Iterable[Node], neighbours: Callable[[Node], Iterable[Node]]
) -> dict[Node, Node | None]:
    """Everything reachable from `starts`, breadth first.

    Returns
    -------
    dict
        Reached node -> the node through which it was first reached (None for a start).
    """
    reached: dict[Node, Node | None] = dict.fromkeys(starts)
    queue = list(reached)
    for node in queue:
        for other in neighbours(node):
            if other not in reached:
                reached[other] = node
                queue.append(other)
    return reached


class Reach:
    """Which of many names lead to which, for many questions.

    Parameters
    ----------
    names
        All of them.
    neighbours
        To which others a name leads directly.
    """

    def __init__(self, names: Iterable[str], neighbours: Neighbours) -> None:
        self._bits = {name: 1 << number for number, name in enumerate(names)}
        self._reached: dict[str, int] = {}
        for component in strongly_connected_components(self._bits, neighbours):
            found = 0
            for name in component:
                found |= self._bits[name]
                for other in neighbours(name):
                    found |= self._reached.get(other, 0)
            self._reached.update(dict.fromkeys(component, found))

    def __contains__(self, name: str) -> bool:
        return name in self._bits

    def bits(self, names: Iterable[str]) -> int:
        """Return names as a set that `meets` takes; unknown ones are in no set."""
        found = 0
        for name in names:
            found |= self._bits.get(name, 0)
        return found

    def meets(self, name: str, bits: int) -> bool:
        """Say whether a name is one of some, or leads to one."""
        return bool(self._reached.get(name, 0) & bits)


def strongly_connected_components(
    names: Iterable[Node], neighbours: Callable[[Node], Iterable[Node]]
) -> list[tuple[Node, ...]]:
    """Components of the subgraph on `names`, each after those that it leads to.

    With `neighbours` the dependencies of a module, that is a topological order: dependencies
    first. Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion,
    so that a chain of ten thousand modules needs no deep stack.
    """
    members = dict.fromkeys(names)
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    components: list[tuple[Node, ...]] = []

    def open_node(name: Node) -> tuple[Node, list[Node]]:
        index[name] = low[name] = len(index)
        stack.append(name)
        on_stack.add(name)
        return name, [other for other in neighbours(name) if other in members][::-1]

    def close_node(name: Node) -> None:
        if low[name] == index[name]:
            component = _pop_from(name, stack)
            on_stack.difference_update(component)
            components.append(component)

    for root in members:
        work = [] if root in index else [open_node(root)]
        while work:
            name, todo = work[-1]
            if todo:
                other = todo.pop()
                if other not in index:
                    work.append(open_node(other))
                elif other in on_stack:
                    low[name] = min(low[name], index[other])
                continue
            work.pop()
            close_node(name)
            if work:
                parent = work[-1][0]
                low[parent] = min(low[parent], low[name])
    return components


def _pop_from(name: Node, stack: list[Node]) -> tuple[Node, ...]:
    popped = [stack.pop()]
    while popped[-1] != name:
        popped.append(stack.pop())
    return tuple(reversed(popped))


def execution_order(
    names: Collection[str], dependencies: Neighbours, started: Callable[[str], int]
) -> list[str]:
    """Order in which to start modules: dependencies first, as a fresh import would.

    Parameters
    ----------
    names
        The modules to order.
    dependencies
        Import-time dependencies of a module.
    started
        When a module was first started: decides between unrelated modules, and says which
        module of a cycle begins.
    """
    ordered: list[str] = []
    by_start = dict.fromkeys(sorted(names, key=started))
    for component in strongly_connected_components(
        by_start,
        lambda name: sorted(filter(by_start.__contains__, dependencies(name)), key=started),
    ):
        ordered += sorted(component, key=started)
    return ordered


def with_entries(
    order: Collection[str], dependencies: Neighbours, started: Callable[[str], int]
) -> list[str]:
    """Put before each cycle in an execution order the module whose import leads into it.

    Where a cycle begins decides what its modules see of each other, and after an edit it may
    begin elsewhere. So the importer is started first, and asks for the cycle in its own way.
    """
    dependents: dict[str, list[str]] = {name: [] for name in order}
    for name in order:
        for other in dependencies(name):
            if other in dependents:
                dependents[other].append(name)
    entries: dict[str, str] = {}
    for component in strongly_connected_components(order, dependencies):
        if len(component) > 1:
            leading = closure(component, dependents.__getitem__)
            entries.update(dict.fromkeys(component, min(leading, key=started)))
    return list(dict.fromkeys(n for name in order for n in (entries.get(name, name), name)))


def levels(order: Iterable[str], dependencies: Neighbours) -> tuple[tuple[str, ...], ...]:
    """Group ordered modules so that each depends on earlier groups, or on its own in a cycle."""
    order = list(order)
    depth: dict[str, int] = {}
    components = strongly_connected_components(order, dependencies)
    for component in components:
        below = [
            depth[other] for name in component for other in dependencies(name) if other in depth
        ]
        depth.update(dict.fromkeys(component, max(below, default=-1) + 1))
    groups: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for name in order:
        groups[depth[name]].append(name)
    return tuple(map(tuple, groups))
