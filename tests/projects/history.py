"""Play a project's commits as edits, one after the other in the same process.

`python -m tests.projects.history GITDIR PACKAGE --commits N` takes any git directory. What a build
adds to the files, such as a version, is taken from the last release on PyPI, as are its libraries.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.benchmarks.harness import table
from tests.projects.__main__ import HEAD, row, show
from tests.projects.judge import Play, PlayError, Step
from tests.projects.releases import KEPT, DownloadError, History, pip

NOTHING = "-"
_BUILT = "*version*.py"


class Repository:
    """A git directory, and where in it the packages are."""

    def __init__(
        self,
        folder: Path,
        distribution: str,
        tops: Sequence[str],
        root: str = "",
        kept: Path = KEPT,
    ) -> None:
        self._folder = folder
        places = [f"{root}/{top}".strip("/") for top in tops]
        self._paths = [path for place in places for path in (place, f"{place}.py")]
        self._root = root
        self._tops = tuple(tops)
        self._name = f"history-{distribution}"
        self._kept = kept / self._name
        self._libraries, self._built = _installed(distribution, tops, self._kept)

    def commits(self, until: str) -> list[str]:
        """Commits that touched the packages, first parents only, the oldest first."""
        found = self._git("log", "--first-parent", "--format=%h", until, "--", *self._paths)
        return found.decode().split()[::-1]

    def history(self, commits: Sequence[str], skip: Sequence[str] = ()) -> History:
        """The packages' files at each of some commits."""
        sources = tuple(self._source(commit) for commit in commits)
        return History(
            self._name, tuple(commits), sources, self._libraries, self._tops, tuple(skip)
        )

    def _source(self, commit: str) -> Path:
        folder = self._kept / "commits" / commit
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=self._kept) as scratch:
                for name, data in self._files(commit):
                    Path(scratch, name).parent.mkdir(parents=True, exist_ok=True)
                    Path(scratch, name).write_bytes(data)
                files = Path(scratch, self._root)
                self._add_built(files)
                folder.parent.mkdir(parents=True, exist_ok=True)
                files.rename(folder) if self._root else _copy(files, folder)
        return folder

    def _files(self, commit: str) -> Iterator[tuple[str, bytes]]:
        """Yield the files of a commit; a git directory may list large ones that it lacks."""
        listed = self._git("ls-tree", "-rz", commit, "--", *self._paths).decode().split("\0")
        entries = [(line.split()[2], line.partition("\t")[2]) for line in filter(None, listed)]
        told = self._git("cat-file", "--batch", given="\n".join(number for number, _ in entries))
        contents = io.BytesIO(told)
        for _, name in entries:
            _, kind, *size = contents.readline().split()
            if kind == b"blob":
                yield name, contents.read(int(size[0]) + 1)[:-1]

    def _add_built(self, files: Path) -> None:
        for name, data in self._built.items():
            if (files / name).parent.exists() and not (files / name).exists():
                (files / name).write_bytes(data)

    def _git(self, *arguments: str, given: str = "") -> bytes:
        command = ["git", "-C", str(self._folder), *arguments]
        done = subprocess.run(command, input=given.encode(), check=True, capture_output=True)
        return done.stdout


def _copy(files: Path, folder: Path) -> None:
    folder.mkdir()
    for entry in list(files.iterdir()):
        entry.rename(folder / entry.name)


def _installed(distribution: str, tops: Iterable[str], kept: Path) -> tuple[Path, dict[str, bytes]]:
    """Install the last release for its libraries and metadata; keep what its build made."""
    target, built = kept / "site-packages", kept / "built"
    if not target.exists():
        kept.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept) as scratch:
            Path(scratch, "all").mkdir()
            if distribution != NOTHING:
                pip("install", "--target", f"{scratch}/all", *distribution.split(","))
            built.mkdir(exist_ok=True)
            for top in tops:
                if Path(scratch, "all", top).exists():
                    Path(scratch, "all", top).rename(built / top)
            Path(scratch, "all").rename(target)
    found = {str(path.relative_to(built)): path.read_bytes() for path in built.rglob(_BUILT)}
    return target, found


def windows(commits: Sequence[str], length: int, count: int, seed: int) -> Iterator[Sequence[str]]:
    """Some stretches of consecutive commits: the last ones, then some by chance."""
    chance = random.Random(seed)
    ends = [len(commits), *(chance.randint(length + 1, len(commits)) for _ in range(count - 1))]
    for end in ends:
        yield commits[max(0, end - length - 1) : end]


def show_steps(name: str, steps: Iterable[Step], limit: int) -> None:
    """Print what each commit led to."""
    for step in steps:
        print("  ".join(row(name, step)), flush=True)
        show(step, limit)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a git directory")
    parser.add_argument("packages", nargs="+", help="what to import")
    parser.add_argument("--root", default="", help="the folder in which they are, such as src")
    parser.add_argument(
        "--distribution",
        default="",
        help=f"its name on PyPI, more requirements; {NOTHING} for none",
    )
    parser.add_argument("--until", default="HEAD", help="the last commit")
    parser.add_argument("--recent", type=int, default=10**6, help="of so many commits")
    parser.add_argument("--commits", type=int, default=10, help="how many edits in a row")
    parser.add_argument("--windows", type=int, default=1, help="how many such rows")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--precision", default="minimal,full")
    parser.add_argument("--by-file", action="store_true", help="a reload after each file")
    parser.add_argument("--timed", action="store_true", help="time fresh imports too")
    parser.add_argument("--skip", default="", help="modules that must not be imported")
    parser.add_argument("--show", type=int, default=8, help="how many differences of each step")
    return parser.parse_args()


def main() -> None:
    """Play what was asked for."""
    chosen = options()
    name = chosen.distribution or chosen.packages[0]
    repository = Repository(chosen.folder, name, chosen.packages, chosen.root)
    commits = repository.commits(chosen.until)[-chosen.recent :]
    rows = []
    for window in windows(commits, chosen.commits, chosen.windows, chosen.seed):
        try:
            play = Play(repository.history(window, re.findall(r"[\w.]+", chosen.skip)))
        except (DownloadError, PlayError) as error:
            print(name, f"{window[0]}..{window[-1]} not played:", str(error)[-1500:], flush=True)
            continue
        for precision in chosen.precision.split(","):
            steps = _played(play, precision, chosen)
            show_steps(name, steps, chosen.show)
            rows += [row(name, step) for step in steps]
    wrong = [line for line in rows if line[3] != "equal"]
    table(f"{len(rows)} commits as edits, {len(wrong)} of them not equal", HEAD, wrong)


def _played(play: Play, precision: str, chosen: argparse.Namespace) -> list[Step]:
    try:
        with tempfile.TemporaryDirectory() as work:
            folder = Path(work, "work")
            return play.run(precision, folder, timed=chosen.timed, by_file=chosen.by_file)
    except PlayError as error:
        print(f"{precision} not played:", str(error)[-3000:], file=sys.stderr, flush=True)
        return []


if __name__ == "__main__":
    main()
