"""What %ddeps returns: its forms, its answers, and the picture."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import networkx
import pytest

import ipython_depreload
from ipython_depreload.views.chains import Origin
from ipython_depreload.views.columns import columns
from ipython_depreload.views.graphview import GraphView, Import, Module
from ipython_depreload.views.layout import LayoutMissingError, lay_out
from ipython_depreload.views.packages import collapse, implied
from tests.ipython_fixtures import Shell


def view(imports: str, **modules: Module) -> GraphView:
    """A graph drawn as `a>b b~c`: a imports b, b imports c lazily."""
    edges = [re.split("([>~])", word) for word in imports.split()]
    names = dict.fromkeys(name for a, _, b in edges for name in (a, b))
    return GraphView(
        tuple(modules.get(name, Module(name, "project")) for name in names),
        tuple(Import(a, b, lazy=kind == "~") for a, kind, b in edges),
        start=tuple(names)[:1],
        origin=lambda a, b: Origin(f"{a}.py", 1, f"import {b}"),
    )


def graph(shell: Shell, line: str = "") -> GraphView:
    """What %ddeps returns."""
    found = shell.ip.run_line_magic("ddeps", line)
    assert isinstance(found, GraphView)
    return found


def drawn(picture: str) -> tuple[dict[str, str], int]:
    """Label -> classes of each box, and the number of arrows."""
    root = ET.fromstring(picture)
    name = "{http://www.w3.org/2000/svg}"
    boxes = {str(g.findtext(f"{name}text")): g.get("class", "") for g in root.iter(f"{name}g")}
    return boxes, len(root.findall(f"{name}path"))


# -- questions --------------------------------------------------------------------------------


def test_why_is_a_chain_with_statements_and_lines(shell: Shell, tmp_path: Path) -> None:
    """Each step with its file, or cell, and the statement as it is written."""
    shell.save({"left.py": "from base import (\n    RATE,\n)\nTWICE = RATE * 2\n"})
    shell.run("%dreload\nimport top")
    assert shell.run("%ddeps --why top base").splitlines() == [
        f"top -> left   import left, right     {tmp_path}/top.py, line 1",
        f"left -> base  from base import RATE  {tmp_path}/left.py, line 1",
    ]
    assert re.match(r"__main__ -> base +import .* In \[\d+\], line 1", _why_from_notebook(shell))


def _why_from_notebook(shell: Shell) -> str:
    return shell.run("%ddeps --why __main__ b")


def test_why_prefers_import_time_imports_and_says_lazy_ones() -> None:
    """A longer chain that makes reloads travel says more than a lazy short cut."""
    found = view("a~c a>b b>c c~d")
    assert found.why("a", "c").modules == ("a", "b", "c")
    assert "(lazy: inside a function)" in str(found.why("a", "d"))
    assert str(found.why("a", "d")).endswith("only lazily: a reload does not travel along it")


def test_why_not() -> None:
    """The other way round is a hint."""
    chain = view("a>b b>c").why("c", "a")
    assert not chain
    assert str(chain) == "c does not depend on a; it is the other way round: a -> b -> c"
    assert str(view("a>b").why("a", "a")) == "a is not in a cycle"
    with pytest.raises(LookupError, match="zz is not in this graph"):
        view("a>b").why("a", "zz")


def test_cycles() -> None:
    """Those closed by a lazy import only are told apart."""
    found = str(view("a>b b>c c>a x>y y~x a>x").cycles())
    assert found.splitlines() == [
        "a -> b -> c -> a",
        "  at import time",
        "  3 modules: a, b, c",
        "x -> y -> x",
        "  closed by a lazy import only",
        "  2 modules: x, y",
    ]
    assert str(view("a>b").cycles()) == "no cycles"
    ring = [f"m{number:02}" for number in range(30)]
    large = view(" ".join(f"{a}>{b}" for a, b in pairwise([*ring, ring[0]]))).cycles()
    assert len(large.groups[0][0]) == 30
    assert str(large).endswith("30 modules: " + ", ".join(ring[:20]) + " and 10 more")


def test_stats(shell: Shell) -> None:
    """How large, how deep, what stands out."""
    stats = graph(shell).stats()
    assert (stats.modules, stats.imports, stats.lazy, stats.cycles) == (4, 7, 1, 0)
    assert stats.longest in {("top", "left", "base"), ("top", "right", "base")}
    assert stats.imported_by[0] == ("base", 3)
    assert "most imported      base (by 3)" in shell.run("%ddeps --stats")
    assert set(stats.importing[:2]) == {("left", 2), ("top", 2)}
    assert "imports most       left (2), top (2), right (1)" in shell.run("%ddeps --stats")


def test_depth(shell: Shell) -> None:
    """The tree ends there, and says where there is more."""
    assert shell.run("%ddeps top --depth 1") == (
        "top\n├── left (more below)\n└── right (more below)"
    )
    assert shell.run("%ddeps top --depth 0") == "top (more below)"


def test_part_is_what_the_options_show(shell: Shell) -> None:
    """The returned graph can be asked for dependents, and for fewer steps."""
    whole = graph(shell)
    assert str(whole.part("top", depth=1)) == shell.run("%ddeps --depth 1 top")
    dependents, shown = whole.part("base", reverse=True), graph(shell, "--reverse base")
    assert dependents.by_name.keys() == shown.by_name.keys()
    assert set(dependents.imports) == set(shown.imports)
    assert str(dependents).startswith("base\n├── ")
    assert whole.part("left").by_name.keys() == {"left", "base", "right"}


def test_modules_that_are_not_in_the_graph(shell: Shell) -> None:
    """An error that names the one most like it."""
    with pytest.raises(LookupError, match="tpo is not in this graph; did you mean top"):
        graph(shell).part("tpo")
    with pytest.raises(LookupError, match="json is not in this graph"):
        graph(shell).why("top", "json")


# -- forms ------------------------------------------------------------------------------------


def test_forms_escape_what_is_special() -> None:
    """A module's name may be any string that an import hook makes of it."""
    odd = 'a"<b>&\\'
    found = view("one>two", two=Module(odd, "library"))
    found = GraphView(found.modules, (Import("one", odd, lazy=True),), ("one",))
    assert json.loads(found.json())["imports"] == [
        {"importer": "one", "imported": odd, "lazy": True}
    ]
    assert '"one" -> "a\\"<b>&\\\\" [style=dashed]' in found.dot()
    assert 'm1["a#quot;#lt;b#gt;&\\<br>library"]\n  m0 -.-> m1' in found.mermaid()
    assert drawn(found.svg())[0].keys() == {"one", odd}
    assert "<b>" not in found._repr_html_()


def test_paths_and_errors_are_escaped() -> None:
    """A folder may have any name, and an error any text."""
    bad = "<script>alert(1)</script>"
    odd = Module("b", "project", changed=bad, failed=bad, path=f"/{bad}/b.py")
    found = view("a>b", b=odd)
    found = replace(found, origin=lambda a, b: Origin(f"/{bad}/a.py", 1, bad), note=bad)
    for html in (found._repr_html_(), found.svg(), found.why("a", "b")._repr_html_()):
        assert "&lt;script&gt;" in html
        assert "<script" not in html


def test_networkx() -> None:
    """Attributes and all."""
    made = view("a>b b~c").to_networkx()
    assert networkx.shortest_path(made, "a", "c") == ["a", "b", "c"]
    assert made.edges["b", "c"]["lazy"]
    assert made.nodes["a"]["kind"] == "project"


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("x.json", "{"),
        ("x.dot", "digraph"),
        ("x.mmd", "flowchart"),
        ("x.svg", "<svg"),
        ("x.txt", "top"),
        ("x", "top"),
    ],
)
def test_output_takes_the_format_from_the_name(
    shell: Shell, tmp_path: Path, file: str, begins: str
) -> None:
    """And --format overrides it."""
    assert shell.run(f"%ddeps top --output {file}") == f"written to {file}"
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(begins)
    shell.run(f"%ddeps top --format json --output {file}")
    assert json.loads((tmp_path / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--why", "--why takes two names"),
        ("--why top", "--why takes two names"),
        ("--why top base left", "--why takes two names"),
        ("--why top tpo", "did you mean top?"),
        ("--cycles --stats", "--cycles and --stats do not go together"),
        ("--stats --output x", "--output goes with --format, not with --stats"),
        ("--depth -1", "argument --depth: a number is needed, not '-1'"),
        ("--depth many", "argument --depth: a number is needed, not 'many'"),
        ("--format pdf", "invalid choice: 'pdf'"),
        ("--format svgg", "did you mean svg?"),
        ("--reserve top", "did you mean --reverse?"),
        ("--output missing/x.svg", "cannot write missing/x.svg: No such file or directory"),
        ("--output x.pdf", "no format is known by .pdf: use one of .txt, .json, .dot"),
    ],
)
def test_mistakes_are_usage_errors(shell: Shell, line: str, told: str) -> None:
    """One line, no traceback, and no file."""
    shown = shell.run(f"%ddeps {line}")
    assert told in shown
    assert "UsageError: " in shown
    assert not Path("x.pdf").exists()
    assert "Traceback" not in shown


# -- the picture ------------------------------------------------------------------------------


def test_picture_marks_what_is_special(shell: Shell) -> None:
    """Each mark has a class and a word; lazy edges are dashed."""
    shell.run("%dblacklist left")
    shell.save({"right.py": "import base\nSAME = (\n"})
    shell.run("%dreload")
    boxes, arrows = drawn(graph(shell).svg())
    assert boxes["left"] == "dr-project dr-blacklisted"
    assert boxes["right"] == "dr-project dr-changed dr-failed"
    assert boxes["notebook"] == "dr-notebook"
    assert arrows == 7
    picture = graph(shell).svg()
    assert picture.count('class="dr-lazy"') == 1
    assert "changed on disk, failed" in picture


def test_cycle_is_one_arrow_with_two_heads() -> None:
    """And stands out."""
    picture = view("a>b b>a b>c").svg()
    boxes, arrows = drawn(picture)
    assert boxes["a"] == boxes["b"] == "dr-project dr-cycle"
    assert arrows == 2
    assert picture.count("marker-start") == 1


def test_html_is_self_contained(shell: Shell) -> None:
    """No scripts, nothing from elsewhere, and as much in it as in the text."""
    html = graph(shell)._repr_html_()
    assert not re.search(r"<script|<img|<link|@import|url\((?!#)|\son\w+=", html)
    assert set(re.findall(r"https?://[^\"']+", html)) == {"http://www.w3.org/2000/svg"}
    assert "<details><summary>tree</summary>" in html
    assert not re.search(r"prefers-color-scheme|background", html)


def test_without_igraph_there_is_the_tree(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a line on what to install."""
    monkeypatch.setitem(sys.modules, "igraph", None)
    html = graph(shell)._repr_html_()
    assert "<svg" not in html
    assert "dr-tree" in html
    assert "pip install igraph" in html
    assert "a picture needs igraph: pip install" in shell.run("%ddeps --format svg")
    with pytest.raises(LayoutMissingError):
        graph(shell).svg()


def test_large_project_is_shown_by_packages() -> None:
    """300 modules are a few boxes, each with a picture of its own."""
    names = [f"app.part{n % 12}.mod{n}" for n in range(300)]
    edges = " ".join(f"{a}>{b}" for a, b in pairwise(names))
    found = view(f"{edges} main>{names[0]}")
    boxes, _ = drawn(found.svg())
    assert len(boxes) == 13
    assert found._repr_html_().count("<summary>app.part") >= 12


def test_large_project_is_a_tree_of_packages() -> None:
    """In a terminal; `--format tree` still has each module."""
    names = [f"app.part{n % 12}.mod{n}" for n in range(300)]
    special = {
        names[5]: Module(names[5], "project", changed="edited"),
        names[6]: Module(names[6], "project", blacklisted=True),
    }
    found = view(" ".join(f"{a}>{b}" for a, b in pairwise(names)), **special)
    shown = str(found).splitlines()
    assert shown[0] == "app.part0.* (25 modules)"
    assert any("── app.part5.* (25 modules, changed on disk)" in line for line in shown)
    assert any("── app.part6.* (25 modules, 1 blacklisted)" in line for line in shown)
    assert shown[-1].startswith("300 modules, by packages; %ddeps NAME shows a part")
    assert len(shown) < 40
    assert len(found.tree().splitlines()) == 300


def test_flat_project_is_a_tree_of_modules() -> None:
    """Where there are no packages, all of it is shown."""
    found = view(" ".join(f"{a}>{b}" for a, b in pairwise(f"mod{n}" for n in range(300))))
    assert str(found) == found.tree()


def test_boxes_do_not_overlap() -> None:
    """Not even where igraph puts them half a row apart, as in one of a hundred graphs."""
    for seed in range(20, 25):
        random = Random(seed)
        names = [f"mod{n}" for n in range(15)]
        edges = [
            (importer, imported)
            for number, importer in enumerate(names)
            for imported in random.sample(names[:number], min(number, random.randint(0, 4)))
        ]
        places = lay_out(names, edges).nodes.values()
        for (layer, row), (other, below) in pairwise(sorted(places)):
            assert layer != other or below - row >= 1


def test_wide_characters_take_two_columns(shell: Shell) -> None:
    """In the columns of a terminal, and in the boxes of a picture."""
    assert columns([("数据", "x"), ("abc", "x")]) == ["数据  x", "abc   x"]
    sizes = re.findall(r'width="(\d+)" height="24"', view("数据数据数据>aaaaaaaaaaaa").svg())
    assert len(sizes) == 2
    assert len(set(sizes)) == 1


def test_layout_leads_to_later_layers() -> None:
    """Importers before what they import; edges that pass layers have points there."""
    layout = lay_out("abcd", [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "c")])
    layers = {name: layer for name, (layer, _) in layout.nodes.items()}
    assert layers["a"] < layers["b"] < min(layers["c"], layers["d"])
    assert [layer for layer, _ in layout.routes["a", "c"]] == list(range(1, layers["c"]))


def test_collapse() -> None:
    """Inner packages first, and nothing if there is room."""
    names = ["p", "p.q", "p.q.a", "p.q.b", "p.c", "top"]
    assert collapse(names, 6) == {name: name for name in names}
    assert set(collapse(names, 5).values()) == {"p", "p.q", "p.c", "top"}
    assert set(collapse(names, 3).values()) == {"p", "top"}
    assert len(set(collapse(["a", "b", "c"], 1).values())) == 3


def test_implied_edges() -> None:
    """What a longer way makes up for, but nothing in a cycle."""
    assert implied([("a", "b"), ("b", "c"), ("a", "c")]) == {("a", "c")}
    assert implied([("a", "b"), ("b", "c"), ("c", "a"), ("a", "c")]) == set()


# -- plain Python -----------------------------------------------------------------------------


def test_get_graph(shell: Shell) -> None:
    """The same from Python."""
    found = ipython_depreload.get_graph("top", depth=1)
    assert str(found) == shell.run("%ddeps top --depth 1")
    assert ipython_depreload.get_graph("base", reverse=True).by_name.keys() >= {"left", "top"}
