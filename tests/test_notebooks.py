"""The notebooks, run on a real ipykernel: they show what they were stored with."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import IPython
import nbformat
import pytest

from notebooks.run import execute
from tests.transcripts import run_cells, transcript

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_shows_its_stored_outputs(path: Path) -> None:
    """Running it again shows the same, except for durations."""
    stored = nbformat.read(path, as_version=4)
    fresh = copy.deepcopy(stored)
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    execute(fresh)
    assert transcript(fresh) == transcript(stored)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_is_stored_as_one_clean_run(path: Path) -> None:
    """Its cells were run once, in order, and nothing of the machine that ran them is left."""
    stored = nbformat.read(path, as_version=4)
    counts = [cell.execution_count for cell in stored.cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))
    assert not re.search(r"/tmp|/home|/root|\x1b\[|Traceback", path.read_text(encoding="utf-8"))


@pytest.mark.skipif(IPython.version_info < (8,), reason="its autoreload needs the imp module")
def test_quickstart_is_right_about_autoreload() -> None:
    """What the quickstart says `%autoreload` leaves stale is stale with `%autoreload`."""
    notebook = nbformat.read(FOLDER / "quickstart.ipynb", as_version=4)
    sources = [
        source.replace("%load_ext ipython_depreload", "%load_ext autoreload\n%autoreload 2")
        for source, _ in transcript(notebook)
        if not source.startswith(("%dreload", "%ddeps"))
    ]
    shown = run_cells(sources)
    values = [text for source, text in zip(sources, shown, strict=True) if "top.SAMPLE, " in source]
    stale = "Out[N]: (0.1, 'Savings at 10%', '1000 earns 100.0', "
    assert len(values) == 3
    assert all(value.startswith(stale) for value in values)
