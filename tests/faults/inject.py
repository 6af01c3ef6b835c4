"""Injects faults into the sessions of the corpus: `python -m tests.faults.inject`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.faults.process import ChildFailed, in_child
from tests.faults.sweep import is_plain, sweep
from tests.sessions.session import load_corpus


def main() -> None:
    """Inject faults into the sessions of the corpus and print what left a trace."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--match", default="", help="only sessions whose name contains this")
    options.add_argument("--repeat", type=int, default=2)
    options.add_argument("--share", type=int, default=1, help="only every so manyth fault")
    options.add_argument("--verbose", action="store_true")
    chosen = options.parse_args()
    sessions = [each for each in load_corpus() if chosen.match in each.name and is_plain(each)]
    total: Counter[str] = Counter(bad=0)
    with ThreadPoolExecutor(1) as pool:
        jobs = [
            pool.submit(in_child, sweep, each, (0, chosen.share), chosen.repeat, timeout=3600.0)
            for each in sessions
        ]
        for session, job in zip(sessions, jobs, strict=True):
            try:
                found = job.result()
            except ChildFailed as failure:
                print(f"{session.name}: not swept: {str(failure)[-600:]}")
                continue
            total.update(outcome.ending for outcome in found.outcomes)
            total["bad"] += len(found.bad)
            print(f"{found.session}: {len(found.outcomes)} faults, {len(found.bad)} left a trace")
            for outcome in found.bad[: None if chosen.verbose else 3]:
                print(outcome)
    bad = total.pop("bad")
    print(f"{total.total()} faults injected: {dict(total)}; {bad} left a trace")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
