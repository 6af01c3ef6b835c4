"""Commits as edits, in a small repository; `tests.projects.history` plays real ones by hand."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.projects.history import NOTHING, Repository
from tests.projects.judge import Play

COMMITS = (
    {"base.py": "SIZE = 1\nclass Base:\n    def size(self): return SIZE\n"},
    {"base.py": "SIZE = 1\nclass Base:\n    def size(self): return -SIZE\n"},
    {
        "base.py": "from shop.data import SIZE\nclass Base:\n    def size(self): return SIZE\n",
        "data.py": "SIZE = 2\n",
    },
)


def _commit(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / "src/shop" / name).write_text(text)
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["add", "."], [*author, "commit", "-qm", "An edit"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


@pytest.mark.slow
@pytest.mark.parametrize("by_file", [False, True], ids=["at once", "by file"])
def test_commits_in_a_row(by_file: bool, tmp_path: Path) -> None:
    """Each leads to what a new process imports, also when its files are saved one by one."""
    project = tmp_path / "project"
    (project / "src/shop").mkdir(parents=True)
    (project / "src/shop/__init__.py").write_text("from shop.base import Base\n")
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    for files in COMMITS:
        _commit(project, files)
    repository = Repository(project / ".git", NOTHING, ["shop"], "src", tmp_path)
    commits = repository.commits("HEAD")
    play = Play(repository.history(commits), tmp_path)
    steps = play.run("minimal", tmp_path / "work", timed=False, by_file=by_file)
    assert [step.changed for step in steps] == [1, 2]
    assert [step.equal for step in steps] == [True, True], steps
    assert [step.patched for step in steps] == [1, 0]
