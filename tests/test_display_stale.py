"""%dreload --stale: which results came from code that has changed since."""

from __future__ import annotations

import IPython
import pytest

from ipython_depreload.shell.stale import Reloaded, Stale, StaleCell, find_stale
from tests.ipython_fixtures import Shell

IMPORTS = "import base, top\nfrom left import TWICE"


@pytest.mark.parametrize(
    ("cells", "stale"),
    [
        ([IMPORTS, "x = base.RATE"], {2: ("x",)}),
        ([IMPORTS, "y = TWICE", "z = y + 1"], {2: ("y",), 3: ("z",)}),
        ([IMPORTS, "print(base.RATE)"], {2: ()}),
        ([IMPORTS, "x = 1"], {}),
        ([IMPORTS, "x = base.RATE", "x = 2"], {}),
        ([IMPORTS, "x = base.RATE", "x = x + 1"], {3: ("x",)}),
        ([IMPORTS, "def f(): return base.RATE"], {}),
        ([IMPORTS, "def f(): return base.RATE", "x = f()"], {3: ("x",)}),
        ([IMPORTS, "x = [base.RATE for _ in '12']"], {2: ("x",)}),
        (["import base\nx = [base.RATE for _ in '12']"], {1: ("x",)}),
        ([IMPORTS, "import base as b", "x = b.RATE"], {3: ("x",)}),
        ([IMPORTS, "base = 3", "x = base"], {}),
        ([IMPORTS, "print(top.SUM)", "x = (", "%%magic"], {2: ()}),
    ],
)
def test_what_cells_used(cells: list[str], stale: dict[int, tuple[str, ...]]) -> None:
    """A reload after all of them."""
    reload = Reloaded(9, frozenset({"base", "left", "top"}))
    found = find_stale(["", *cells], [reload])
    assert {cell.number: cell.variables for cell in found.cells} == stale


def test_what_ran_after_the_reload_is_fresh() -> None:
    """Only what it takes from before is not."""
    cells = ["", IMPORTS, "x = base.RATE", "y = base.RATE", "z = x", "def f(): return top", "f()"]
    found = find_stale(cells, [Reloaded(3, frozenset({"base", "top"}))])
    assert {cell.number: cell.reasons for cell in found.cells} == {2: ("base",), 4: ("x",)}


def test_submodules_count_with_their_package() -> None:
    """`import pkg` gives access to them."""
    cells = ["", "import pkg.inner, pkgother", "x = pkg.inner.X", "y = pkgother.Y"]
    found = find_stale(cells, [Reloaded(9, frozenset({"pkg.inner"}))])
    assert [cell.reasons for cell in found.cells] == [("pkg.inner",)]


def test_in_a_session(shell: Shell) -> None:
    """Numbers as in the prompts; running a cell again settles it."""
    shell.run("%dreload --auto on")
    shell.run("total = top.SUM")
    shell.run("double = total * 2")
    assert shell.run("%dreload --stale") == "no result came from code that has changed since"
    shell.save({"base.py": "RATE = 10\n"})
    shell.run("fresh = top.SUM")
    shown = shell.run("%dreload --stale")
    assert shown.splitlines() == [
        "cell    variables  used, and changed since",
        "In [3]  total      top",
        "In [4]  double     total",
    ]
    shell.run("total = top.SUM")
    assert "In [3]" not in shell.run("%dreload --stale")
    shell.run("double = total * 2")
    assert shell.run("%dreload --stale") == "no result came from code that has changed since"


def test_after_a_reload_by_hand(shell: Shell) -> None:
    """%dreload counts as well."""
    shell.run("total = top.SUM")
    shell.save({"base.py": "RATE = 10\n"})
    shell.run("%dreload")
    assert "In [2]  total      top" in shell.run("%dreload --stale")


@pytest.mark.skipif(IPython.version_info < (8, 1), reason="knows no cell ids")
def test_cells_are_linked_where_they_have_ids(shell: Shell) -> None:
    """A front end that tells a cell's id can be led to it."""
    shell.ip.run_cell("total = top.SUM", store_history=True, cell_id='3"f')
    shell.run("double = total * 2")
    shell.save({"base.py": "RATE = 10\n"})
    shell.run("%dreload")
    stale = shell.ip.run_line_magic("dreload", "--stale")
    assert [cell.cell_id for cell in stale.cells] == ['3"f', ""]
    number = stale.cells[0].number
    shown = stale._repr_html_()
    assert f'<td><a href="#cell-id=3&quot;f">In [{number}]</a></td>' in shown
    assert f"<td>In [{number + 1}]</td>" in shown


def test_links_in_vs_code() -> None:
    """There a cell's id is an address."""
    address = "vscode-notebook-cell:/home/me/work.ipynb#W0sZmlsZQ%3D%3D"
    shown = Stale((StaleCell(3, ("x",), ("top",), address),))._repr_html_()
    assert shown is not None
    assert f'<a href="{address}">In [3]</a>' in shown
