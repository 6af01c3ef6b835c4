"""Which releases of which packages, and how they get into folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

KEPT = Path(tempfile.gettempdir(), "ipython_depreload_projects")


class DownloadError(Exception):
    """pip could not bring a release."""


@dataclass(frozen=True)
class Project:
    """A package on PyPI and the releases to go through.

    Parameters
    ----------
    packages
        What to import; the name if not given.
    needs
        Requirements besides those of the last release.
    skip
        Modules that do more than define things when they are imported.
    """

    name: str
    versions: tuple[str, ...]
    packages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()

    @property
    def tops(self) -> tuple[str, ...]:
        return self.packages or (self.name.replace("-", "_"),)


@dataclass(frozen=True)
class History:
    """States of a project's files, in the order in which they replace each other.

    Parameters
    ----------
    sources
        A folder for each of the versions.
    libraries
        A folder with what the project needs, without itself.
    tops
        The packages to import.
    """

    name: str
    versions: tuple[str, ...]
    sources: tuple[Path, ...]
    libraries: Path
    tops: tuple[str, ...]
    skip: tuple[str, ...] = ()


def releases(project: Project, versions: Sequence[str], kept: Path = KEPT) -> History:
    """Releases of a project in the order given."""
    sources = tuple(release(project, version, kept) for version in versions)
    needed = libraries(project, kept)
    return History(project.name, tuple(versions), sources, needed, project.tops, project.skip)


def release(project: Project, version: str, kept: Path = KEPT) -> Path:
    """Return a folder with one release as its wheel has it."""
    folder = kept / project.name / version
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=_made(kept)) as scratch:
            wheel = f"{project.name}=={version}"
            pip("download", "--no-deps", "--only-binary=:all:", "-d", scratch, wheel)
            unpacked = Path(scratch, "unpacked")
            for path in Path(scratch).glob("*.whl"):
                zipfile.ZipFile(path).extractall(unpacked)
            _move(unpacked, folder)
    return folder


def libraries(project: Project, kept: Path = KEPT) -> Path:
    """Return a folder with what a project needs, without itself."""
    folder = kept / project.name / "site-packages"
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=_made(kept)) as scratch:
            target = Path(scratch, "target")
            wanted = [f"{project.name}=={project.versions[-1]}", *project.needs]
            pip("install", "--target", str(target), *wanted)
            own = [entry.name for entry in release(project, project.versions[-1], kept).iterdir()]
            for name in own:
                _remove(target / name)
            _move(target, folder)
    return folder


def check_out(work: Path, source: Path, saved: Callable[[], object] | None = None) -> list[str]:
    """Make a folder's files those of another: whatever is equal is not touched, as git does.

    What is called after each file that is written stands for an editor's user.
    """
    wanted = _files(source)
    present = _files(work)
    written = []
    for name, path in sorted(wanted.items()):
        if name not in present or present[name].read_bytes() != path.read_bytes():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).unlink(missing_ok=True)  # a library that is loaded must keep its contents
            (work / name).write_bytes(path.read_bytes())
            written.append(name)
            if saved is not None:
                saved()
    for name in present.keys() - wanted.keys():
        present[name].unlink()
        _prune(present[name].parent, work)
    return written


def _prune(folder: Path, top: Path) -> None:
    """Git leaves no folder without files, but Python's caches may keep it."""
    while folder != top and not any(entry.name != "__pycache__" for entry in folder.iterdir()):
        shutil.rmtree(folder)
        folder = folder.parent


def _files(folder: Path) -> dict[str, Path]:
    return {
        str(path.relative_to(folder)): path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.rename(target)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", *arguments, "-q", "--disable-pip-version-check"]
    environment = {**os.environ, "PIP_RETRIES": "1", "PIP_TIMEOUT": "10"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DownloadError((done.stderr or done.stdout).strip().splitlines()[-1:])
