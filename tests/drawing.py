"""Module graphs drawn as text, for tests of what is pure."""

from __future__ import annotations

from ipython_depreload.graph import ModuleGraph


def draw(drawing: str) -> ModuleGraph:
    """Read a graph: each line is an importer, an arrow, and what it imports.

    `->` is an import at the top of the module, `~>` one inside a function. A line may go on:
    `a -> b ~> c` is an edge from a to b and one from b to c; `a -> b, c` has two edges.
    """
    graph = ModuleGraph()
    for line in filter(None, map(str.strip, drawing.splitlines())):
        words = line.split()
        for index, arrow in enumerate(words):
            if arrow in ("->", "~>"):
                for imported in _list_after(words, index):
                    graph.add_edge(words[index - 1], imported, import_time=arrow == "->")
        if len(words) == 1:
            graph.add_module(line)
    return graph


def _list_after(words: list[str], index: int) -> list[str]:
    found = []
    for word in words[index + 1 :]:
        found.append(word.rstrip(","))
        if not word.endswith(","):
            break
    return found
