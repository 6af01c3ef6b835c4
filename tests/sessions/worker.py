"""A process that has IPython loaded and forks a child for each session to play."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import pickle
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from tests.sessions.play import Played, make_shell, play
from tests.sessions.session import Session

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 60.0
LOG_TAIL = 6000
GC_THRESHOLD = "SESSIONS_GC_THRESHOLD"  # environment variable: how often garbage is collected


class Worker:
    """The parent's handle on a worker process; use it as a context manager."""

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self.timeout = timeout
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.sessions.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )

    def play(self, session: Session, tool: str) -> Played:
        """Play one session in a process of its own."""
        assert self._process.stdin and self._process.stdout
        pickle.dump((session, tool, self.timeout), self._process.stdin)
        self._process.stdin.flush()
        played: Played = pickle.load(self._process.stdout)
        return played

    def close(self) -> None:
        """End the worker."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def serve() -> None:
    """Answer requests on standard input until it is closed."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # An installed package wins over the checkout, as in a user's environment.
    sys.path[:] = [entry for entry in sys.path if entry != str(ROOT)] + [str(ROOT)]
    shell = make_shell()
    while True:
        try:
            session, tool, timeout = pickle.load(requests)
        except EOFError:
            return
        pickle.dump(fork_and_play(session, tool, shell, timeout), answers)
        answers.flush()


def fork_and_play(session: Session, tool: str, shell: InteractiveShell, timeout: float) -> Played:
    """Play a session in a forked child, and tell how the child ended."""
    base = Path(tempfile.mkdtemp(prefix="session-"))
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        _play_in_child(session, tool, shell, base, os.fdopen(write_end, "wb"))
    os.close(write_end)
    try:
        answer = _read(read_end, timeout)
        if answer is None:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        output = (base / "log").read_text(errors="replace")[-LOG_TAIL:]
        if answer:
            played = pickle.loads(answer)
            return Played(played.probes, played.errors, output)
        return Played(output=output, died=_how(status) if answer is not None else "timeout")
    finally:
        os.close(read_end)
        shutil.rmtree(base, ignore_errors=True)


def _play_in_child(
    session: Session, tool: str, shell: InteractiveShell, base: Path, answers: BinaryIO
) -> None:
    """Play in the forked child; never return."""
    try:
        log = os.open(base / "log", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        null = os.open(os.devnull, os.O_RDONLY)
        for source, target in ((null, 0), (log, 1), (log, 2)):
            os.dup2(source, target)
        faulthandler.enable()
        if threshold := os.environ.get(GC_THRESHOLD):
            gc.set_threshold(int(threshold))
        folder = base / "files"
        folder.mkdir()
        answer = pickle.dumps(play(session, tool, folder, shell))
        answers.write(answer)
        answers.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
        os._exit(0)


def _read(descriptor: int, timeout: float) -> bytes | None:
    """All that a child writes before it closes its end, or None when time is up."""
    deadline = time.monotonic() + timeout
    chunks: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            return None
        chunk = os.read(descriptor, 1 << 16)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)


def _how(status: int) -> str:
    if os.WIFSIGNALED(status):
        return f"killed by {signal.Signals(os.WTERMSIG(status)).name}"
    return "the player failed, see the output"


if __name__ == "__main__":
    serve()
