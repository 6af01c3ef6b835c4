"""Edit the corpus's own modules at random: `python -m tests.sessions.mutated --count 500 --seed 1`.

Each session is played to its end, then some of its files are edited in any statement, as real
packages are in `tests.projects.mutations`; it must still be as after a restart.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.projects.mutations import EDITS, Draft, NotHereError
from tests.sessions.judge import InvalidSession, judge
from tests.sessions.session import Edit, Session, load_corpus
from tests.sessions.worker import Worker

TRIES = 8


def mutated(session: Session, chance: random.Random) -> Session:
    """Return a session with one more edit, or the same if none could be made."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = session.final_files()
        for path, source in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(source or "", encoding="utf-8")
        modules = [
            path.removesuffix(".py").replace("/", ".").removesuffix(".__init__") for path in files
        ]
        made = list(_made(folder, modules, chance))
        now = {
            str(path.relative_to(folder)): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*.py"))
        }
    changed: dict[str, str | None] = {p: s for p, s in now.items() if files.get(p) != s}
    changed |= {p: None for p in files if p.endswith(".py") and p not in now}
    if not made or not changed:
        return session
    name = f"{session.name}+{'+'.join(made)}"
    return replace(session, name=name, edits=(*session.edits, Edit(changed)))


def _made(folder: Path, modules: list[str], chance: random.Random) -> Iterator[str]:
    for _ in range(chance.choice([1, 1, 2, 3])):
        edit = chance.choice(EDITS)
        try:
            edit(Draft(folder, modules, chance))
        except (NotHereError, SyntaxError, UnicodeDecodeError, IndexError):
            continue
        yield edit.__name__


def kind_of(worker: Worker, session: Session) -> str:
    """Say whether a difference is in the modules, or in what cells have computed from them."""
    *before, last = session.edits
    again = replace(session, edits=(*before, replace(last, cells=(*last.cells, *session.cells))))
    try:
        passed = judge(worker, again, "depreload").passed
    except InvalidSession:
        return "[cells cannot run twice]"
    return "[computed by cells]" if passed else "[modules]"


def main() -> None:
    """Play as many as are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="how many sessions")
    parser.add_argument("--seed", type=int, default=1, help="which ones, and which edits")
    parser.add_argument("--theme", default="", help="of one corpus only")
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    corpus = [s for s in load_corpus() if not s.needs and chosen.theme in ("", s.theme)]
    played = invalid = 0
    with Worker() as worker:
        for _ in range(chosen.count):
            session = chance.choice(corpus)
            for _ in range(chance.choice([1, 1, 2])):
                session = mutated(session, chance)
            try:
                verdict = judge(worker, session, "depreload")
            except InvalidSession:
                invalid += 1
                continue
            played += 1
            if not verdict.passed:
                print(kind_of(worker, session), verdict.explain(), flush=True)
    print(f"{played} sessions played, {invalid} that fail by themselves")


if __name__ == "__main__":
    main()
