"""Tests that each run in a process of their own, which has IPython loaded when it is forked.

`@in_child` makes a test function run there. It gets a `Stage`: an IPython shell in an empty folder.
"""

from __future__ import annotations

import builtins
import contextlib
import functools
import importlib
import io
import json
import os
import pickle
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.sessions.play import Folder, make_shell

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 120
PROGRAM = """
import json, sys
cells, expressions = json.load(sys.stdin)
sys.path.insert(0, "")
names = {}
for cell in cells:
    exec(cell, names)
print(json.dumps([repr(eval(expression, names)) for expression in expressions]))
"""


class Stage:
    """An IPython shell with a folder of files to import."""

    def __init__(self, folder: Path, shell: InteractiveShell) -> None:
        self.files = Folder(folder)
        self.shell = shell
        self.shown: list[str] = []
        self.runs: list[str] = []
        """For modules to say that they are executed: `runs.append(...)`."""

    @property
    def reloader(self) -> Any:
        return sys.modules["ipython_depreload"].default  # type: ignore[attr-defined]

    def path(self, name: str = "") -> Path:
        """Where a file is."""
        return self.files.path / name

    def load(self, *, events: bool = True) -> None:
        """Load the extension and let it reload before each cell; look without events if told so."""
        self.run("%load_ext ipython_depreload\n%dreload --auto on")
        if not events:
            self.reloader.tracker.watch.use_events = False
            self.reloader.tracker.watch.close()

    def save(self, name: str, source: str | None, mtime: str = "newer") -> None:
        """Write or delete a file, as an editor does."""
        self.files.save({name: source}, mtime)

    def tick(self) -> None:
        """Let the clock of the file system go on: what is written from now on is younger.

        It lags behind the real one, which Linux from 6.13 on may have stamped files with already.
        """
        now = time.time_ns()
        while time.clock_gettime_ns(5) <= now:  # CLOCK_REALTIME_COARSE
            continue

    def run(self, cell: str = "pass") -> str:
        """Run a cell, which must not raise, and return what it prints."""
        text = io.StringIO()
        with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
            result = self.shell.run_cell(cell, store_history=True)
        assert result.success, (result, text.getvalue())
        self.shown.append(f"{cell}\n-> {text.getvalue()}")
        return text.getvalue().strip()

    def value(self, expression: str) -> Any:
        """What an expression is, without running a cell."""
        return eval(expression, self.shell.user_ns)

    def new_runs(self) -> list[str]:
        """Which modules were executed since the last time."""
        found = self.runs[:]
        self.runs.clear()
        return found

    def fresh(self, cells: list[str], expressions: list[str]) -> list[str]:
        """What expressions show in a new process, which runs these cells on the files as they are."""  # noqa: E501
        done = subprocess.run(
            [sys.executable, "-B", "-c", PROGRAM],
            input=json.dumps([cells, expressions]),
            cwd=self.path(),
            env={**os.environ, "PYTHONPYCACHEPREFIX": str(self.path("../no-caches"))},
            capture_output=True,
            text=True,
            check=True,
        )
        return list(json.loads(done.stdout))


class Skip(Exception):
    """Raised in a child: the test cannot run here."""


def in_child(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test function, whose first parameter is a `Stage`, in a child."""

    @functools.wraps(test)
    def wrapper(children: Children, tmp_path: Path, **arguments: Any) -> None:
        outcome, text = children.run(test.__module__, test.__name__, tmp_path, arguments)
        if outcome == "skipped":
            pytest.skip(text)
        if outcome != "passed":
            pytest.fail(text, pytrace=False)

    names = list(test.__annotations__)
    del wrapper.__wrapped__  # type: ignore[attr-defined]
    wrapper.in_child = test  # type: ignore[attr-defined]
    wrapper.__signature__ = _signature(names[1 : len(names) - 1])  # type: ignore[attr-defined]
    return wrapper


def _signature(names: list[str]) -> Any:
    import inspect

    parameters = ["children", "tmp_path", *names]
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Signature([inspect.Parameter(name, kind) for name in parameters])


class Children:
    """The parent's handle on the process that forks."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.children"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )

    def run(self, *request: Any) -> tuple[str, str]:
        """Run one test; return how it ended, and why."""
        assert self._process.stdin and self._process.stdout
        pickle.dump(request, self._process.stdin)
        self._process.stdin.flush()
        outcome: tuple[str, str] = pickle.load(self._process.stdout)
        return outcome

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@pytest.fixture(scope="session")
def children() -> Iterator[Children]:
    """The process that forks, one for all tests."""
    made = Children()
    yield made
    made.close()


def serve() -> None:
    """Answer requests on standard input until it is closed."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    sys.path[:] = [entry for entry in sys.path if entry != str(ROOT)] + [str(ROOT)]
    shell = make_shell()
    while True:
        try:
            module, name, folder, arguments = pickle.load(requests)
        except EOFError:
            return
        test = getattr(importlib.import_module(module), name).in_child
        pickle.dump(_fork(test, folder, arguments, shell), answers)
        answers.flush()


def _fork(
    test: Callable[..., None], folder: Path, arguments: dict[str, Any], shell: InteractiveShell
) -> tuple[str, str]:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        os._exit(_run(test, folder, arguments, shell, write_end))
    os.close(write_end)
    with os.fdopen(read_end, "rb") as answer:
        data = answer.read()
    _, status = os.waitpid(child, 0)
    if data:
        outcome: tuple[str, str] = pickle.loads(data)
        return outcome
    return "died", f"the child was ended by {signal.Signals(os.WTERMSIG(status)).name}"


def _run(
    test: Callable[..., None],
    folder: Path,
    arguments: dict[str, Any],
    shell: InteractiveShell,
    answer: int,
) -> int:
    signal.alarm(TIMEOUT)
    log = os.open(folder / "log", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    files = folder / "files"
    files.mkdir()
    os.chdir(files)
    sys.path.insert(0, "")
    sys.dont_write_bytecode = False
    stage = Stage(files, shell)
    builtins.runs = stage.runs  # type: ignore[attr-defined]
    try:
        test(stage, **arguments)
        outcome = ("passed", "")
    except Skip as reason:
        outcome = ("skipped", str(reason))
    except BaseException as error:
        told = traceback.TracebackException.from_exception(error, capture_locals=True)
        outcome = ("failed", "\n".join([*stage.shown, *told.format()]))
    os.write(answer, pickle.dumps(outcome))
    return 0


if __name__ == "__main__":
    importlib.import_module("tests.children").serve()
