"""Fewer, larger nodes: a graph with its packages collapsed until it can be taken in. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from ipython_depreload.graph import closure

ENOUGH = 40


def collapse(names: Collection[str], limit: int = ENOUGH) -> dict[str, str]:
    """Return module -> the node that stands for it: itself, or a package around it.

    The innermost packages are collapsed first, of those the large ones, until there are no more
    than `limit` nodes or nothing is left to collapse.
    """
    node = {name: name for name in names}
    while len(shown := set(node.values())) > limit:
        sizes = Counter(parent for name in shown if (parent := name.rpartition(".")[0]))
        if not sizes:
            break
        sizes.update(name for name in shown if name in sizes)  # a package counts with its modules
        level = max(name.count(".") for name in sizes)
        largest = max(size for name, size in sizes.items() if name.count(".") == level)
        for name, size in sizes.items():
            if name.count(".") == level and size * 2 >= largest:
                _merge(node, name)
    return node


def _merge(node: dict[str, str], package: str) -> None:
    inside = f"{package}."
    for name, shown_as in node.items():
        if shown_as == package or shown_as.startswith(inside):
            node[name] = package


def implied(edges: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the edges that a longer way of other edges makes up for; none inside a cycle."""
    below: dict[str, list[str]] = {}
    for start, end in edges:
        below.setdefault(start, []).append(end)
        below.setdefault(end, [])
    reach = {name: set(closure(below[name], below.__getitem__)) for name in below}
    return {
        (start, end)
        for start, end in edges
        if start not in reach[end]
        and any(
            end in reach[other] and start not in reach[other]
            for other in below[start]
            if other != end and other not in reach[end]
        )
    }
