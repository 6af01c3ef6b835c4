"""A module graph for other tools: JSON, Graphviz, Mermaid, networkx."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ipython_depreload.views.graphview import GraphView, Module


def json_text(view: GraphView) -> str:
    """Return modules and imports as JSON."""
    modules = [asdict(module) | {"cycle": module.name in view.in_cycles} for module in view.modules]
    imports = [asdict(edge) for edge in view.imports]
    return json.dumps({"modules": modules, "imports": imports}, indent=2, ensure_ascii=False)


def dot_text(view: GraphView) -> str:
    """Return the graph in Graphviz's language; lazy imports are dashed."""
    lines = ["digraph imports {", "  rankdir=LR;", "  node [shape=box, fontname=monospace];"]
    for module in view.modules:
        label = "\\n".join(map(_dot_escaped, _label(view, module)))
        style = ' style="dashed"' if module.blacklisted or module.kind != "project" else ""
        lines.append(f'  "{_dot_escaped(module.name)}" [label="{label}"{style}];')
    for edge in view.imports:
        ends = f'"{_dot_escaped(edge.importer)}" -> "{_dot_escaped(edge.imported)}"'
        lines.append(f"  {ends}{' [style=dashed]' if edge.lazy else ''};")
    return "\n".join([*lines, "}"])


def _dot_escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def mermaid_text(view: GraphView) -> str:
    """Return the graph as a Mermaid flowchart; lazy imports are dotted."""
    number = {module.name: f"m{index}" for index, module in enumerate(view.modules)}
    lines = ["flowchart LR"]
    for module in view.modules:
        label = "<br>".join(map(_mermaid_escaped, _label(view, module)))
        lines.append(f'  {number[module.name]}["{label}"]')
    for edge in view.imports:
        arrow = "-.->" if edge.lazy else "-->"
        lines.append(f"  {number[edge.importer]} {arrow} {number[edge.imported]}")
    return "\n".join(lines)


def _mermaid_escaped(text: str) -> str:
    for character, code in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;")):
        text = text.replace(character, code)
    return text


def _label(view: GraphView, module: Module) -> list[str]:
    cycle = ["in a cycle"] if module.name in view.in_cycles else []
    marks = [*module.marks, *cycle]
    return [module.name, *([", ".join(marks)] if marks else [])]


def to_networkx(view: GraphView) -> Any:
    """Return a `networkx.DiGraph`."""
    import networkx

    graph = networkx.DiGraph()
    for module in view.modules:
        graph.add_node(module.name, **{k: v for k, v in asdict(module).items() if k != "name"})
    for edge in view.imports:
        graph.add_edge(edge.importer, edge.imported, lazy=edge.lazy)
    return graph
