"""Run a notebook on a real ipykernel and show it in the terminal.

    python notebooks/run.py notebooks/quickstart.ipynb

With `--save` the outputs are also stored in the notebook.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

TEMPORARY_FOLDER = re.compile(r"(/[\w.+-]+)*/tmp\w+/")


def execute(notebook: NotebookNode) -> None:
    """Run all cells in a fresh kernel of this very Python, filling in their outputs.

    Raises
    ------
    CellExecutionError
        When a cell raises. The notebook then has the outputs up to there.
    """
    own_kernel_only = KernelSpecManager(kernel_dirs=[])
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=own_kernel_only)
    with tempfile.TemporaryDirectory() as directory:
        client = NotebookClient(
            notebook,
            km=manager,
            resources={"metadata": {"path": directory}},
            extra_arguments=["--log-level=ERROR"],
            timeout=120,
        )
        client.execute(cleanup_kc=True)


def output_text(output: NotebookNode) -> str:
    """What a terminal shows of one output."""
    if output.output_type == "stream":
        return str(output.text).rstrip("\n")
    if output.output_type == "error":
        return "\n".join(output.traceback)
    text = str(output.data.get("text/plain", ""))
    if output.output_type == "execute_result":
        return f"Out[{output.execution_count}]: {text}"
    return text


def render(notebook: NotebookNode) -> Iterator[str]:
    """The notebook as plain text, one cell at a time."""
    for cell in notebook.cells:
        if cell.cell_type != "code":
            yield cell.source
            continue
        prompt = f"In [{cell.execution_count or ' '}]: "
        source = textwrap.indent(cell.source, " " * len(prompt)).lstrip()
        yield "\n".join([prompt + source, *map(output_text, cell.outputs)])


def save(notebook: NotebookNode, path: Path) -> None:
    """Store the notebook without what differs from run to run: times, temporary folders."""
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata.language_info = {"name": "python"}
    text = nbformat.writes(notebook, version=4)
    path.write_text(TEMPORARY_FOLDER.sub("", text) + "\n", encoding="utf-8")


def main() -> int:
    """Run, show and perhaps save the notebook named on the command line."""
    parser = argparse.ArgumentParser(description="Run a notebook and show it in the terminal.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--save", action="store_true", help="store the outputs in the notebook")
    arguments = parser.parse_args()
    notebook = nbformat.read(arguments.path, as_version=4)
    failed = False
    try:
        execute(notebook)
    except CellExecutionError:
        failed = True
    for text in render(notebook):
        print(text, end="\n\n")
    if arguments.save and not failed:
        save(notebook, arguments.path)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
