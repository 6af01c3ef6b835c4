"""The README: its sessions are run on a real kernel, its commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import IPython
import pytest
from traitlets.config import Config

from ipython_depreload.shell.magics import DepReloadMagics
from tests.sessions.behaviour import BEHAVIOUR, COLUMNS
from tests.sessions.session import load_corpus
from tests.transcripts import masked, run_cells

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language and its text."""

    language: str
    text: str

    @property
    def file_name(self) -> str | None:
        """The file that a block is the contents of, as its first line says."""
        match = re.match(r"# (\w+\.py)\n", self.text)
        return match[1] if match else None


BLOCKS = [Block(*match) for match in re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)]


def of_language(language: str) -> list[Block]:
    """The blocks in one language, at least one."""
    found = [block for block in BLOCKS if block.language == language]
    assert found
    return found


def session(block: Block) -> list[tuple[str, str]]:
    """The cells of an IPython session, and what the README says they show."""
    cells = []
    for entry in re.split(r"^In \[\d+\]: ", block.text, flags=re.MULTILINE)[1:]:
        first, *rest = entry.rstrip().split("\n")
        more = [line for line in rest if line.startswith("   ...: ")]
        shown = [line for line in rest if not line.startswith("   ...: ")]
        source = "\n".join([first, *(line.removeprefix("   ...: ") for line in more)])
        cells.append((source, masked("\n".join(shown))))
    return cells


def sections() -> list[list[Block]]:
    """The blocks under each heading that has IPython sessions."""
    texts = re.split(r"^## ", README, flags=re.MULTILINE)
    found = [[block for block in BLOCKS if block.text in text] for text in texts]
    return [blocks for blocks in found if any(block.language == "ipython" for block in blocks)]


@pytest.mark.parametrize("blocks", sections(), ids=lambda blocks: blocks[0].file_name)
def test_sessions_show_what_the_readme_says(blocks: list[Block]) -> None:
    """Files are written and cells are run in the order of the README."""
    cells: list[tuple[str, str | None]] = []
    for block in blocks:
        if block.file_name:
            cells.append((f"%%writefile {block.file_name}\n{block.text}", None))
        else:
            cells.extend(session(block))
    shown = run_cells(source for source, _ in cells)
    for (source, expected), actual in zip(cells, shown, strict=True):
        assert expected is None or actual == expected, source


def test_python_example_runs_without_ipython(tmp_path: Path) -> None:
    """The example of the Python interface works in a plain interpreter."""
    examples = [block for block in of_language("python") if not block.file_name]
    for block in of_language("python"):
        if block.file_name in {"prices.py", "shop.py"}:
            (tmp_path / block.file_name).write_text(block.text, encoding="utf-8")
    assert examples
    for block in examples:
        program = block.text + "\nimport sys\nassert 'IPython' not in sys.modules\n"
        subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True, timeout=60)


def configurable() -> type:
    """The class that holds our options."""
    from ipython_depreload.shell.config import DepReload

    return DepReload


def test_options_exist() -> None:
    """Each `c.DepReload` option of the README is an option, and all of them are in the README."""
    named = set(re.findall(r"c\.DepReload\.(\w+)", README))
    assert named == set(configurable().class_own_traits(config=True))


def test_configuration_example_is_valid() -> None:
    """The examples of a configuration file run and say what they say."""
    config = Config()
    for block in BLOCKS:
        if block.file_name == "ipython_config.py":
            exec(block.text, {"c": config})
    assert config.DepReload.auto is True
    assert config.InteractiveShellApp.extensions == ["ipython_depreload"]
    assert set(config.MagicsManager.lazy_magics) == set(DepReloadMagics.magics["line"])
    assert set(config.MagicsManager.lazy_magics.values()) == {"ipython_depreload"}


def magics() -> list[str]:
    """The magic commands in the table, one for each form."""
    rows = re.findall(r"^\| `(%d\w+[^`]*)`", README, re.MULTILINE)
    assert rows
    return [re.sub(r"[\[\]]|\.\.\.", "", row).replace("NAME", "prices") for row in rows]


def run_commands(commands: Iterable[str]) -> None:
    """Run each in a kernel that has imported two modules, and see that none is refused."""
    modules = ["%%writefile prices.py\nVAT = 0.2", "%%writefile shop.py\nimport prices"]
    commands = list(commands)
    shown = run_cells([*modules, "import importlib, prices, shop", *commands])
    told = dict(zip(commands, shown[3:], strict=True))
    assert {line: text for line, text in told.items() if "Error" in text} == {}


def test_magics_exist() -> None:
    """Each form in the table of magics is accepted."""
    run_commands(["%load_ext ipython_depreload", *magics()])


@pytest.mark.parametrize("column", [0, 1], ids=["autoreload", "ours"])
def test_commands_to_come_from_and_to_exist(column: int) -> None:
    """Both sides of the table for those who use `%autoreload`."""
    if column == 0 and IPython.version_info < (9,):
        pytest.skip("its %autoreload knows less")
    _, _, section = README.partition("## From `%autoreload` to here\n")
    rows = re.findall(r"^\| (.*) \| (.*) \|$", section.partition("\n## ")[0], re.MULTILINE)
    commands = [command for row in rows[1:] for command in re.findall("`(.*?)`", row[column])]
    assert len(commands) > 8
    run_commands(commands)


def test_comparison_is_of_sessions_that_exist() -> None:
    """A line for each that is measured, and a column for each tool."""
    _, _, section = README.partition("## Compared with others\n")
    rows = [line.split(" | ") for line in section.splitlines() if line.startswith("| ")]
    compared = [row for row in rows if len(row) == len(COLUMNS) + 1][: len(BEHAVIOUR) + 1]
    assert [row[0].removeprefix("| ") for row in compared[1:]] == list(BEHAVIOUR)
    assert " | ".join(compared[0]) == f"| after an edit | {' | '.join(COLUMNS.values())} |"
    assert set(BEHAVIOUR.values()) <= {session.name for session in load_corpus()}


def test_picture_is_what_is_drawn(tmp_path: Path) -> None:
    """The stored picture has the boxes, and their marks, that are drawn today."""
    drawn = tmp_path / "graph.svg"
    command = [sys.executable, str(ROOT / "notebooks" / "picture.py"), str(drawn)]
    subprocess.run(command, check=True, timeout=60, stderr=subprocess.DEVNULL)
    stored = (ROOT / "notebooks" / "graph.svg").read_text(encoding="utf-8")
    boxes = re.compile('<g class=.*?<title>.*?</title>|<text.*?>.*?</text>|class="dr-lazy"', re.S)
    assert boxes.findall(stored)
    places = partial(re.sub, r' [xy]="\d+"', "")
    assert list(map(places, boxes.findall(drawn.read_text(encoding="utf-8")))) == list(
        map(places, boxes.findall(stored))
    )
    assert "/tmp" not in stored


def test_shell_commands_are_run_by_ci() -> None:
    """All of them are among those that `.ci/run` takes from the README."""
    found = subprocess.run(
        [
            "bash",
            "-c",
            r"""eval "$(grep -E '^(install|readme_\w+)=' .ci/run)"; """
            r"""for name in ${!readme_*}; do echo "${!name}"; done""",
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert sorted(block.text.strip() for block in of_language("sh")) == sorted(
        found.stdout.splitlines()
    )


@pytest.mark.parametrize("block", of_language("sh"), ids=lambda block: block.text.strip())
def test_shell_commands_are_one_line_and_name_what_exists(block: Block) -> None:
    """A command can be pasted: one line, and its files, modules and extras are there."""
    (command,) = block.text.splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert all(name in extras for name in re.findall(r"\.\[(\w+)\]", command))
    assert all((ROOT / path).exists() for path in re.findall(r"\bnotebooks/\S+", command))
    parsed = subprocess.run(["bash", "-n", "-c", command], check=False, stdin=subprocess.DEVNULL)
    assert parsed.returncode == 0


def test_links_lead_somewhere() -> None:
    """Links to files of the repository are not broken."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
