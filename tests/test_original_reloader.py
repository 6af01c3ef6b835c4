"""The documented examples of the original `reloader`, in a plain interpreter.

https://github.com/jparise/python-reloader, README. Its names still work; what it promised and
did not do, reload dependents, we do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRELUDE = """
import os, sys

def edit(name, source, times=iter(range(1_700_000_000, 1_800_000_000, 10))):
    with open(name, "w") as file:
        file.write(source)
    os.utime(name, (next(times),) * 2)

import ipython_depreload as reloader
"""
EPILOGUE = """
assert "IPython" not in sys.modules and "traitlets" not in sys.modules
"""


@pytest.fixture
def run(tmp_path: Path):
    """Run a program in a new interpreter, in a folder of its own; return what it prints."""

    def run(program: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", PRELUDE + program + EPILOGUE],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        return done.stdout.splitlines()

    return run


def test_usage(run) -> None:
    """Enable it, import modules, reload one by its object or through sys.modules."""
    assert run(
        """
edit("module1.py", "import module2\\nprint('module1', module2.X)\\n")
edit("module2.py", "X = 1\\n")
reloader.enable()
import module1, module2
edit("module2.py", "X = 2\\n")
print(reloader.reload(module2).reloaded)
edit("module2.py", "X = 3\\n")
print(reloader.reload(sys.modules["module2"]).levels)
"""
    ) == [
        "module1 1",
        "module1 2",
        "('module2', 'module1')",
        "module1 3",
        "(('module2',), ('module1',))",
    ]


def test_dependencies(run) -> None:
    """Of a module object, or of a name."""
    assert run(
        """
edit("example.py", "import json\\nimport helper\\n")
edit("helper.py", "")
reloader.enable()
import example
print(reloader.get_dependencies(example))
print(reloader.get_dependencies("helper"), reloader.get_dependents("helper"))
"""
    ) == ["['json', 'helper']", "[] ['example']"]


def test_modules_imported_before_it_was_enabled(run) -> None:
    """The original has no information on them."""
    assert run(
        """
edit("example.py", "import json\\nimport helper\\nprint('example')\\n")
edit("helper.py", "")
import example, helper
reloader.enable()
print(reloader.get_dependencies(example))
reloader.reload(helper)
"""
    ) == ["example", "['json', 'helper']", "example"]


def test_disable(run) -> None:
    """Imports are no longer tracked, and the import machinery is as it was."""
    assert run(
        """
import builtins
before = (builtins.__import__, list(sys.meta_path))
reloader.enable()
reloader.enable()
reloader.disable()
reloader.disable()
print((builtins.__import__, list(sys.meta_path)) == before)
"""
    ) == ["True"]


def test_blacklist(run) -> None:
    """Any iterable of names; they appear in the graph but are not reloaded."""
    assert run(
        """
edit("example.py", "import os\\nimport config_parser\\nprint('example')\\n")
edit("config_parser.py", "import basis\\nprint('config_parser')\\n")
edit("basis.py", "")
reloader.enable(blacklist=iter(["os", "config_parser"]))
import example, basis
print(reloader.get_dependencies(example))
print(reloader.reload(basis).reloaded)
print(reloader.default.reload(example, deep=True).reloaded)
print(reloader.reload("config_parser"))
"""
    ) == [
        "config_parser",
        "example",
        "['os', 'config_parser']",
        "('basis',)",
        "example",
        "('example',)",
        "config_parser is blacklisted: not reloaded"
        " (take it off with %dblacklist --remove config_parser)",
    ]


def test_interactive_example(run) -> None:
    """Import, edit, reload."""
    assert run(
        """
reloader.enable()
edit("example.py", "print('I am example.py')\\n")
import example
edit("example.py", "print('I am the modified example.py')\\n")
reloader.reload(example)
"""
    ) == ["I am example.py", "I am the modified example.py"]


def test_counter_without_callback(run) -> None:
    """It starts again at 0."""
    assert run(
        """
reloader.enable()
edit("counts.py", "COUNTER = 0\\n")
import counts
counts.COUNTER += 1
print(counts.COUNTER)
reloader.reload(counts)
counts.COUNTER += 1
print(counts.COUNTER)
"""
    ) == ["1", "1"]


def test_counter_with_callback(run) -> None:
    """`__reload__` gets the old state, whatever is in it, and keeps what it wants."""
    assert run(
        """
reloader.enable()
edit("counts.py", '''
import json
import threading

COUNTER = 0
LOCK = threading.Lock()
SEEN = [[1]]


def __reload__(state):
    global COUNTER, LOCK
    COUNTER = state["COUNTER"]
    LOCK = state["LOCK"]
    assert state["json"] is json
    assert state["SEEN"] == [[1], 2] and SEEN == [[1]]
''')
import counts
lock = counts.LOCK
counts.SEEN.append(2)
counts.COUNTER += 1
print(counts.COUNTER)
reloader.reload(counts)
counts.COUNTER += 1
print(counts.COUNTER)
print(counts.LOCK is lock)
"""
    ) == ["1", "2", "True"]


def test_callback_that_raises(run) -> None:
    """The reload has failed, and everything is as it was."""
    assert (
        run(
            """
import logging
logging.getLogger("ipython_depreload").addHandler(logging.StreamHandler(sys.stdout))
reloader.enable()
edit("counts.py", "COUNTER = 0\\n")
import counts
counts.COUNTER += 1
edit("counts.py", "COUNTER = 0\\ndef __reload__(state):\\n    raise KeyError('gone')\\n")
report = reloader.reload(counts)
print(report.ok, counts.COUNTER, hasattr(counts, "__reload__"))
"""
        )[-1]
        == "False 1 False"
    )
