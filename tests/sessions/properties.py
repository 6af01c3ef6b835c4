"""What must hold of any session: `python -m tests.sessions.properties --count 1000 --seed 1`.

Each property makes another session of a drawn one, to be judged as that is: against a restart.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

from tests.sessions.judge import judge
from tests.sessions.random_sessions import generate
from tests.sessions.session import LOAD_TOOL, Edit, Session, render
from tests.sessions.worker import Worker

Files = dict[str, str | None]
Property = Callable[[Session, random.Random], Session]

BREAKS = (
    "{source}(\n",
    "{source}raise RuntimeError('half-way')\n",
    "1 / 0\n{source}",
    "{source}from sys import nothing_of_that_name\n",
    "{source}import no_module_of_that_name\n",
    "{source}raise SystemExit\n",
    "{source}raise KeyboardInterrupt\n",
    "import sys\ndel sys.modules[__name__]\n{source}raise ValueError\n",
)
WATCH = "import tests.precision.watch as watch; watch.start(); watch.compare_plans(); del watch"
MARK = "import tests.precision.watch as watch; watch.done.append('mark'); del watch"
DONE = "__import__('tests.precision.watch').precision.watch.done"


def states(session: Session) -> list[Files]:
    """The files at first, and after each edit."""
    found: list[Files] = [dict(session.files)]
    for edit in session.edits:
        found.append({**found[-1], **edit.files})
    return found


def between(old: Files, new: Files) -> Edit | None:
    """The edit that leads from one state to another, if there is anything to edit."""
    files = {path: new.get(path) for path in {**old, **new} if old.get(path) != new.get(path)}
    return Edit(files) if files else None


def ended(session: Session) -> Session:
    """The session begun on its last state, with no edit to come."""
    cells = [cell for edit in session.edits for cell in edit.cells]
    return replace(session, files=session.final_files(), cells=(*session.cells, *cells), edits=())


def reverted(session: Session, rng: random.Random) -> Session:
    """Edit, reload, revert, reload: the original, also by way of several states."""
    if not session.edits:
        return session
    path = [states(session)[-1], *rng.choices(states(session)[:-1], k=rng.randint(1, 2))]
    steps = [between(old, new) for old, new in pairwise([*path, path[0]])]
    times = ["newer", "newer", "older", "same", "tick"]
    edits = [replace(edit, mtime=rng.choice(times)) for edit in steps if edit is not None]
    return replace(ended(session), name=f"{session.name}_reverted", edits=tuple(edits))


def merged(session: Session, rng: random.Random) -> Session:
    """Several edits in one reload are as one reload for each."""
    edit = between(states(session)[0], states(session)[-1])
    cells = tuple(cell for each in session.edits for cell in each.cells)
    edits = (replace(edit, cells=cells),) if edit else ()
    return replace(session, name=f"{session.name}_merged", edits=edits)


def failing_first(session: Session, rng: random.Random) -> Session:
    """A reload that fails and another that mends it are as the latter alone."""
    edits: list[Edit] = []
    for edit in session.edits:
        edits += [*_broken(edit, rng), replace(edit, mtime="newer")]
    return replace(session, name=f"{session.name}_failing", edits=tuple(edits))


def failing_and_reverted(session: Session, rng: random.Random) -> Session:
    """A reload that fails and an edit back to the original are as nothing at all."""
    last = states(session)[-1]
    edits: list[Edit] = []
    for state in states(session)[:-1]:
        there, back = between(last, state), between(state, last)
        if there is not None and back is not None:
            edits += [*_broken(there, rng), back]
    return replace(ended(session), name=f"{session.name}_failing_reverted", edits=tuple(edits))


def _broken(edit: Edit, rng: random.Random) -> Iterator[Edit]:
    sources = {path: source for path, source in edit.files.items() if source is not None}
    if not sources:
        return
    path = rng.choice(sorted(sources))
    source = rng.choice(BREAKS).format(source=sources[path])
    yield Edit({**edit.files, path: source}, broken=True)


PROPERTIES: dict[str, Property] = {
    "reverted": reverted,
    "merged": merged,
    "failing first": failing_first,
    "failing and reverted": failing_and_reverted,
}


def violation(worker: Worker, name: str, seed: int) -> str:
    """How a property does not hold of the session of a seed, or an empty string."""
    session = PROPERTIES[name](generate(seed), random.Random(seed))
    verdict = judge(worker, session, "depreload")
    return "" if verdict.passed else verdict.explain()


def watched(session: Session) -> Session:
    """The session with an idle cell after each edit, and plans compared to what is done."""
    edits = [replace(edit, cells=(MARK, "pass", MARK, *edit.cells)) for edit in session.edits]
    cells = (LOAD_TOOL, WATCH, *session.cells)
    return replace(session, cells=cells, edits=tuple(edits), probes=(*session.probes, DONE))


def needless(worker: Worker, session: Session) -> list[str]:
    """What a second reload does, and what a reload does that a dry run has not said."""
    played = worker.play(watched(session), "depreload")
    if played.died:
        return [played.died]
    return unsaid(eval(played.probes[-1]))


def unsaid(lines: Iterable[str]) -> list[str]:
    """Of what a watched session did: what was done between marks, or otherwise than planned."""
    idle, found = False, []
    for line in lines:
        if line == "mark":
            idle = not idle
        elif line.startswith("planned") or (idle and not line.startswith("failed")):
            found.append(f"a second reload: {line}" if idle else line)
    return found


def check(seeds: Iterable[int]) -> list[str]:
    """Everything that does not hold for some seeds."""
    found = []
    with Worker() as worker:
        for seed in seeds:
            found += [text for name in PROPERTIES if (text := violation(worker, name, seed))]
            session = generate(seed)
            if lines := needless(worker, session):
                found.append("\n".join([session.name, *lines, render(session)]))
    return found


def main() -> None:
    """Check many seeds and print what does not hold."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=200)
    options.add_argument("--seed", type=int, default=0, help="the first seed")
    chosen = options.parse_args()
    seeds = range(chosen.seed, chosen.seed + chosen.count)
    with ThreadPoolExecutor(2) as pool:
        found = [text for share in pool.map(check, (seeds[::2], seeds[1::2])) for text in share]
    for text in found:
        print(text, "\n")
    print(f"{len(found)} violations in {chosen.count} sessions, {len(PROPERTIES) + 2} properties")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
