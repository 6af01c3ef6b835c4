"""Injects faults into sessions of the corpus: `python -m tests.faults.inject`.

Every line of every module that a reload executes fails in turn, in every way, and so does every
step of the transaction; with `--every-line` every line of ours.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.faults.process import ChildFailed, in_child
from tests.faults.sweep import Sweep, is_any, is_plain, is_step, sweep
from tests.sessions.session import Session, load_corpus

HOURS = 4 * 3600.0


def sample(count: int) -> list[Session]:
    """The first sessions of every theme that can be played without IPython."""
    taken: Counter[str] = Counter()
    chosen = []
    for session in filter(is_plain, load_corpus()):
        taken[session.theme] += 1
        if taken[session.theme] <= count:
            chosen.append(session)
    return chosen


def sweeps(sessions: Sequence[Session], options: argparse.Namespace) -> Iterator[Sweep | str]:
    """The outcomes of each session, or why it could not be played."""
    own = is_any if options.every_line else is_step

    def run(session: Session) -> Sweep | str:
        how = (0, options.share), options.repeat, own
        try:
            return in_child(sweep, session, *how, timeout=HOURS)
        except ChildFailed as failure:
            return f"{session.name}: not swept: {str(failure)[-600:]}"

    with ThreadPoolExecutor(options.jobs) as pool:
        yield from pool.map(run, sessions)


def report(found: Sweep | str, shown: int | None) -> Counter[str]:
    """Print what came of one session, and count it."""
    if isinstance(found, str):
        print(found, flush=True)
        return Counter(bad=1)
    print(
        f"{found.session}: {len(found.bad)} of {len(found.outcomes)} faults left a trace",
        flush=True,
    )
    for outcome in found.bad[:shown]:
        print(outcome)
    return Counter([outcome.ending for outcome in found.outcomes], bad=len(found.bad))


def main() -> None:
    """Inject faults into sessions of the corpus and print what left a trace."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sessions", type=int, default=2, help="how many of each theme")
    options.add_argument("--match", default="", help="all sessions whose name contains this")
    options.add_argument("--repeat", type=int, default=2, help="of a line of ours, in one reload")
    options.add_argument("--share", type=int, default=1, help="only every so manyth fault")
    options.add_argument("--every-line", action="store_true", help="not only the steps")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--verbose", action="store_true")
    chosen = options.parse_args()
    sessions = sample(sys.maxsize if chosen.match else chosen.sessions)
    total: Counter[str] = Counter()
    for found in sweeps([each for each in sessions if chosen.match in each.name], chosen):
        total += report(found, None if chosen.verbose else 3)
    bad = total.pop("bad", 0)
    print(f"{total.total()} faults injected: {dict(total)}; {bad} left a trace")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
