"""The harness itself: sessions are read, played and judged as the corpus expects."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.sessions.judge import InvalidSession, judge, play_fresh
from tests.sessions.play import FRESH, NONE, Folder
from tests.sessions.session import parse
from tests.sessions.shrink import shrink
from tests.sessions.worker import Worker

TWO_EDITS = """
=== two_edits tags=guard ref=here#1
Why it exists.
--- file m.py
X = 1
--- cell
import m
--- edit m.py during mtime=same
X = 2
--- also n.py
Y = 1
--- then
Z = 3
--- edit m.py broken
X =
--- edit n.py deleted
--- probe
m.X
Z
"""


def test_a_text_becomes_a_session() -> None:
    """Every section ends up where it belongs."""
    (session,) = parse(TWO_EDITS)
    first, second, third = session.edits
    assert (session.name, session.why, session.ref) == ("two_edits", "Why it exists.", "here#1")
    assert (first.during, first.mtime, first.cells) == (True, "same", ("Z = 3",))
    assert first.files == {"m.py": "X = 2\n", "n.py": "Y = 1\n"}
    assert (second.broken, third.files) == (True, {"n.py": None})
    assert session.final_files() == {"m.py": "X = 2\n"}
    assert session.probes == ("m.X", "Z")


@pytest.mark.parametrize("text", ["=== a tags=unknown", "=== a\n--- unknown x"])
def test_a_mistake_in_a_text_is_told(text: str) -> None:
    """A session must not lose a part because of a spelling mistake."""
    with pytest.raises(ValueError, match="unknown"):
        parse(text)


def test_times_follow_the_clock_of_the_folder(tmp_path: Path) -> None:
    """Newer, older, equal and nearly equal times, without sleeping."""
    folder, target = Folder(tmp_path), tmp_path / "m.py"
    times = []
    for mtime in ("newer", "newer", "same", "tick", "older"):
        folder.save({"m.py": "X = 1\n"}, mtime)
        times.append(target.stat().st_mtime_ns)
    steps = [after - before for before, after in pairwise(times)]
    assert steps == [2_000_000_000, 0, 1_000_000, -20_000_000_000]


def test_a_deleted_package_leaves_nothing(tmp_path: Path) -> None:
    """An empty folder would be a namespace package."""
    folder = Folder(tmp_path)
    folder.save({"pkg/sub/m.py": "", "n.py": ""})
    folder.save({"pkg/sub/m.py": None})
    assert [path.name for path in tmp_path.iterdir()] == ["n.py"]


def test_a_crash_is_told(worker: Worker) -> None:
    """A signal that ends the session is a difference, and the worker plays on."""
    crash, calm = parse(
        "=== crash\n--- cell\nimport os; os.abort()\n--- probe\n1\n"
        "=== calm\n--- cell\nx = 1\n--- probe\nx"
    )
    assert worker.play(crash, NONE).died == "killed by SIGABRT"
    assert worker.play(calm, NONE).probes == ("1",)


def test_a_session_that_hangs_is_ended() -> None:
    """The worker does not wait for ever."""
    (session,) = parse(
        "=== hang\n--- cell\nimport threading; threading.Event().wait()\n--- probe\n1"
    )
    with Worker(timeout=1) as impatient:
        assert impatient.play(session, NONE).died == "timeout"


@pytest.mark.parametrize(
    "text",
    [
        "=== cell\n--- cell\n1 / 0\n--- probe\n1",
        "=== probe\n--- cell\nx = 1\n--- probe\ny",
        "=== none\n--- cell\nx = 1",
    ],
)
def test_a_session_that_fails_restarted_is_invalid(worker: Worker, text: str) -> None:
    """Such a session would judge nothing."""
    with pytest.raises(InvalidSession):
        play_fresh(worker, parse(text)[0])


def test_probes_show_no_addresses_and_folders(worker: Worker) -> None:
    """Two runs of one session must be equal."""
    (session,) = parse(
        "=== shown\n--- file m.py\n--- cell\nimport m\n--- probe\n"
        "object()\nm.__file__\noutcome(lambda: 1 / 0)\noutcome(len, 'ab')"
    )
    assert worker.play(session, FRESH).probes == (
        "<object object at 0x>",
        "'<folder>/m.py'",
        "'ZeroDivisionError: division by zero'",
        "'returned 2'",
    )


def test_a_difference_is_made_small(worker: Worker) -> None:
    """What is printed has nothing to do without."""
    (session,) = parse(
        "=== big\n--- file m.py\nX = 1\nY = 1\ndef f():\n    return 1\n--- file n.py\nZ = 1\n"
        "--- cell\nimport n, m\n--- cell\na = 1\n"
        "--- edit m.py mtime=older\nX = 2\nY = 1\ndef f():\n    return 1\n--- then\nb = 1\n"
        "--- probe\nm.X\nm.f()\nn.Z"
    )
    small = shrink(worker, session, NONE)
    assert not judge(worker, small, NONE).passed
    assert (small.files, small.cells) == ({"m.py": ""}, ("import m",))
    assert (small.edits[0].files, small.edits[0].cells) == ({"m.py": "X = 2\n"}, ())
