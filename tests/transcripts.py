"""Notebook cells run on a real ipykernel, and what they show, without what differs between runs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from notebooks.run import TEMPORARY_FOLDER, execute, output_text
from tests.ipython_fixtures import written_over

_VARIABLE = (
    (re.compile(r"\b\d+(\.\d+)? (ns|µs|us|ms|s)\b"), "TIME"),
    (re.compile(r"^(In |Out)\s?\[\d+\]", re.MULTILINE), r"\1[N]"),
    # in the order of times
    (re.compile(r"(slowest to import(?:  |</td><td>))[^\n<]*"), r"\1MODULES"),
    (TEMPORARY_FOLDER, ""),
    (re.compile(r"<svg.*</svg>", re.DOTALL), "PICTURE"),
    (re.compile(r"\x1b\[[\d;]*m"), ""),
)


def masked(text: str) -> str:
    """The text without durations, prompt numbers, temporary folders, pictures and colours."""
    for pattern, replacement in _VARIABLE:
        text = pattern.sub(replacement, text)
    return re.sub(r"\n{2,}", "\n", written_over(text))  # progress that was taken back leaves one


def transcript(notebook: NotebookNode) -> list[tuple[str, str]]:
    """Source and masked output of each code cell."""
    return [
        (cell.source, masked("\n".join(filter(None, map(output_text, cell.outputs)))))
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def run_cells(sources: Iterable[str]) -> list[str]:
    """Run cells in a fresh kernel and return what each showed, masked."""
    notebook = new_notebook(cells=[new_code_cell(source) for source in sources])
    execute(notebook)
    return [shown for _, shown in transcript(notebook)]
