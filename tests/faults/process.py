"""Runs functions in forked copies of a small clean process, so that no test leaves a trace."""

from __future__ import annotations

import atexit
import contextlib
import faulthandler
import os
import pickle
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 120.0
LOG_TAIL = 8000
_LOCAL = threading.local()


class ChildFailed(AssertionError):
    """The function raised, or its process died; the message has its traceback and output."""


def in_child(function: Callable[..., T], *arguments: Any, timeout: float = TIMEOUT) -> T:
    """Run a module-level function in a process of its own, in a folder of its own.

    The process has the standard library, ipython_depreload and `tests` on its path, and
    has imported nothing of IPython. Arguments and result are pickled.
    """
    server = _server()
    assert server.stdin and server.stdout
    request = pickle.dumps((function, arguments))  # read by the child: the server stays small
    pickle.dump((request, timeout), server.stdin)
    server.stdin.flush()
    outcome: T | ChildFailed = pickle.load(server.stdout)
    if isinstance(outcome, ChildFailed):
        raise outcome
    return outcome


def _server() -> subprocess.Popen[bytes]:
    """The server of this thread: it answers one request after the other."""
    if not hasattr(_LOCAL, "server"):
        _LOCAL.server = _start_server()
    server: subprocess.Popen[bytes] = _LOCAL.server
    return server


def _start_server() -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    server = subprocess.Popen(
        [sys.executable, "-P", "-c", "from tests.faults.process import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    )
    atexit.register(_close, server)
    return server


def _close(server: subprocess.Popen[bytes]) -> None:
    assert server.stdin and server.stdout
    server.stdin.close()
    server.wait()
    server.stdout.close()


def forked(work: Callable[[], T], timeout: float = TIMEOUT) -> T:
    """Run something in a fork of this process and return its pickled result."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        _work_in_child(work, write_end)
    os.close(write_end)
    try:
        answer = _read(read_end, timeout)
        if answer is None:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    finally:
        os.close(read_end)
    if not answer:
        raise ChildFailed("timeout" if answer is None else f"died with status {status}")
    result, problem = pickle.loads(answer)
    if problem:
        raise ChildFailed(problem)
    return result  # type: ignore[no-any-return]


def _work_in_child(work: Callable[[], Any], write_end: int) -> None:
    """Work in the forked child; never return."""
    try:
        try:
            answer = pickle.dumps((work(), ""))
        except BaseException:
            answer = pickle.dumps((None, traceback.format_exc()))
        with os.fdopen(write_end, "wb") as pipe:
            pipe.write(answer)
        with contextlib.suppress(Exception):
            sys.stdout.flush()
    finally:
        os._exit(0)


def _read(descriptor: int, timeout: float) -> bytes | None:
    """All that a child writes before it closes its end, or None when time is up."""
    deadline, chunks = time.monotonic() + timeout, []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            return None
        chunk = os.read(descriptor, 1 << 16)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)


def serve() -> None:
    """Answer requests on standard input until it is closed."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # An installed package wins over the checkout, as in a user's environment.
    sys.path[:] = [entry for entry in sys.path if entry != str(ROOT)] + [str(ROOT)]
    import ipython_depreload  # noqa: F401 (loaded once, before forking)
    import tests.faults.lab  # noqa: F401

    while True:
        try:
            request = pickle.load(requests)
        except EOFError:
            return
        pickle.dump(_answer(*request), answers)
        answers.flush()


def _answer(request: bytes, timeout: float) -> Any:
    base = Path(tempfile.mkdtemp(prefix="faults-")).resolve()
    try:
        return forked(lambda: _in_folder(base, request), timeout)
    except ChildFailed as failure:
        output = (base / "log").read_text(errors="replace")[-LOG_TAIL:]
        return ChildFailed(f"{failure}\noutput:\n{output or '(none)'}")
    finally:
        shutil.rmtree(base, ignore_errors=True)


def _in_folder(base: Path, request: bytes) -> Any:
    log = os.open(base / "log", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    null = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((null, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
    faulthandler.enable()
    (base / "files").mkdir()
    os.chdir(base / "files")
    function, arguments = pickle.loads(request)
    return function(*arguments)
