"""A module graph by packages: for one that is too large to be taken in module by module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ipython_depreload.views.graphview import GraphView, Import, Module
from ipython_depreload.views.packages import collapse
from ipython_depreload.views.trees import tree

_READABLE = 200  # lines


@dataclass(frozen=True)
class Package(Module):
    """Several modules, shown as one node."""

    inside: tuple[Module, ...] = ()

    @property
    def marks(self) -> list[str]:
        """How many they are, and what is special about them, in words."""
        barred = sum(module.blacklisted for module in self.inside)
        some = [f"{barred} blacklisted"] if barred and not self.blacklisted else []
        return [f"{len(self.inside)} modules", *some, *super().marks]


def merged(name: str, inside: Sequence[Module]) -> Module:
    """Return the node that stands for modules: a package, or the one module itself."""
    if [module.name for module in inside] == [name]:
        return inside[0]
    kinds = Counter(module.kind for module in inside)
    return Package(
        f"{name}.*",
        "project" if "project" in kinds else kinds.most_common(1)[0][0],
        blacklisted=all(module.blacklisted for module in inside),
        changed=next((module.changed for module in inside if module.changed), ""),
        failed=next((module.failed for module in inside if module.failed), ""),
        inside=tuple(inside),
    )


def by_packages(view: GraphView) -> GraphView:
    """Return the graph with so many packages in place of their modules that it can be taken in."""
    members: dict[str, list[Module]] = {}
    for name, node in collapse([module.name for module in view.modules]).items():
        members.setdefault(node, []).append(view.by_name[name])
    nodes = [merged(name, inside) for name, inside in members.items()]
    shown = {
        module.name: node.name
        for node, inside in zip(nodes, members.values(), strict=True)
        for module in inside
    }
    lazy: dict[tuple[str, str], bool] = {}
    for edge in view.imports:
        ends = shown[edge.importer], shown[edge.imported]
        lazy[ends] = edge.lazy and lazy.get(ends, True)
    imports = tuple(Import(a, b, lazy=only) for (a, b), only in lazy.items() if a != b)
    start = dict.fromkeys(shown[name] for name in view.start)
    return GraphView(tuple(nodes), imports, tuple(start), view.reverse, note=view.note)


def readable(view: GraphView) -> str:
    """Return the tree as text; a very long one by packages, if there are any."""
    whole = tree(view)
    if whole.count("\n") < _READABLE:
        return whole
    small = by_packages(view)
    if len(small.modules) == len(view.modules):
        return whole
    how = "%ddeps NAME shows a part of it, --format tree all"
    return f"{tree(small)}\n{len(view.modules)} modules, by packages; {how}"
