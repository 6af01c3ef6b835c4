"""Prints how many sessions each reloader passes: `python -m tests.sessions.compare`.

With `--store` the table is kept, and shown whenever the sessions are tested; jurigged must be
installed for that.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tests.sessions.judge import judge, play_fresh
from tests.sessions.rivals import RIVALS
from tests.sessions.session import Session, load_corpus
from tests.sessions.worker import GC_THRESHOLD, Worker

TOOLS = ("depreload", "autoreload2", "autoreload3", *RIVALS)
STORED = Path(__file__).with_name("comparison.txt")
Score = dict[str, bool]


def score(sessions: Sequence[Session], tools: Iterable[str], workers: int = 2) -> list[Score]:
    """For each session, which tools pass it."""
    shares = [sessions[start::workers] for start in range(workers)]
    with ThreadPoolExecutor(workers) as pool:
        scored = list(pool.map(partial(_score_share, tools=tuple(tools)), shares))
    return [scored[i % workers][i // workers] for i in range(len(sessions))]


def _score_share(sessions: Sequence[Session], tools: Sequence[str]) -> list[Score]:
    """The part of the work that one worker process does."""
    with Worker() as worker:
        return [_score_one(worker, session, tools) for session in sessions]


def _score_one(worker: Worker, session: Session, tools: Sequence[str]) -> Score:
    fresh = play_fresh(worker, session)
    return {tool: judge(worker, session, tool, fresh).passed for tool in tools}


def table(sessions: Sequence[Session], scores: Sequence[Score]) -> str:
    """Passed sessions per theme and tool, and in total."""
    tools = list(scores[0])
    themes: dict[str, list[Score]] = defaultdict(list)
    for session, passed in zip(sessions, scores, strict=True):
        themes[session.theme].append(passed)
    rows = [_row(theme, found, tools) for theme, found in themes.items()]
    head = ["theme", "sessions", *tools]
    lines = [head, *rows, _row("total", list(scores), tools)]
    return "\n".join(_line(cells) for cells in lines)


def _row(title: str, scores: Sequence[Score], tools: Sequence[str]) -> list[str]:
    return [title, str(len(scores)), *(str(sum(each[tool] for each in scores)) for tool in tools)]


def _line(cells: Sequence[str]) -> str:
    return f"{cells[0]:<24}" + "".join(f"{cell:>13}" for cell in cells[1:])


def versions() -> str:
    """What was compared."""
    ipython, jurigged = version("ipython"), version("jurigged")
    python = platform.python_version()
    return f"Python {python}, %autoreload of IPython {ipython}, jurigged {jurigged}"


def explain(sessions: Iterable[Session], tools: Sequence[str]) -> None:
    """Print everything about the sessions that a tool fails."""
    with Worker() as worker:
        for session in sessions:
            for tool in tools:
                verdict = judge(worker, session, tool)
                if not verdict.passed:
                    print(verdict.explain(), "\n")


def main() -> None:
    """Play the corpus with every tool and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tools", nargs="+", default=list(TOOLS))
    options.add_argument("--match", default="", help="only sessions whose name contains this")
    options.add_argument("--failures", action="store_true", help="list failed sessions as well")
    options.add_argument("--explain", action="store_true", help="show each failure in full instead")
    options.add_argument("--store", action="store_true", help="keep the table")
    options.add_argument("--dev", action="store_true", help="under -X dev")
    options.add_argument("--gc", type=int, help="collect garbage after so many new objects")
    chosen = options.parse_args()
    if chosen.dev:
        os.environ["PYTHONDEVMODE"] = "1"
    if chosen.gc:
        os.environ[GC_THRESHOLD] = str(chosen.gc)
    if chosen.store and (chosen.match or chosen.tools != list(TOOLS) or chosen.explain):
        sys.exit("only the whole table is stored")
    sessions = [each for each in load_corpus() if chosen.match in each.name and not each.missing()]
    if chosen.explain:
        explain(sessions, chosen.tools)
        return
    scores = score(sessions, chosen.tools)
    print(table(sessions, scores))
    if chosen.store:
        STORED.write_text(f"{versions()}\n{table(sessions, scores)}\n", encoding="utf-8")
    if chosen.failures:
        for session, passed in zip(sessions, scores, strict=True):
            failed = [tool for tool, good in passed.items() if not good]
            print(f"{session.name}: {'failed by ' + ', '.join(failed) if failed else 'passed'}")


if __name__ == "__main__":
    main()
