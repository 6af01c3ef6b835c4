"""A few releases of small packages as edits; `python -m tests.projects` plays many more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects.judge import Play
from tests.projects.releases import DownloadError, Project, releases

PROJECTS = (
    Project("click", ("8.1.7", "8.1.8")),
    Project("attrs", ("23.2.0", "24.2.0"), packages=("attr", "attrs")),
)


@pytest.mark.slow
@pytest.mark.parametrize("project", PROJECTS, ids=[project.name for project in PROJECTS])
def test_release_written_over_another(project: Project, tmp_path: Path) -> None:
    """Reloaded, all modules are as in a new process, and what the user held has followed."""
    versions = (*project.versions, project.versions[0])
    try:
        play = Play(releases(project, versions, tmp_path), tmp_path)
    except DownloadError as error:
        pytest.skip(f"pip cannot download releases of {project.name}: {error}")
    for precision in ("minimal", "full"):
        steps = play.run(precision, tmp_path / "work", timed=False)
        assert len(steps) == 2
        for step in steps:
            wrong = [*step.failures, *step.differences, *step.astray]
            assert not wrong, "\n".join([f"{step.versions}, {precision}:", *wrong[:8]])
            assert step.changed
            assert step.executed + step.patched
            assert step.held > 10
