"""What a reload of many modules spares itself must not be missed."""

from __future__ import annotations

import dis
import gc
from collections.abc import Iterator

import pytest

from ipython_depreload import Report
from ipython_depreload.code.bytecode import imports_in, names_bound
from ipython_depreload.code.sources import same_syntax
from ipython_depreload.identity import become
from tests.ipython_fixtures import Shell

CHAIN = {
    "low.py": "RATE = 1\n",
    "middle.py": "import low\ndef later():\n    import high\n",
    "high.py": "import low, middle\nRATES = [1, 2]\n",
}


@pytest.fixture
def thresholds() -> Iterator[tuple[int, ...]]:
    """Give those of the garbage collector, and set them again in the end."""
    usual = gc.get_threshold()
    yield usual
    gc.set_threshold(*usual)


def test_what_runs_nothing_is_not_watched(shell: Shell) -> None:
    """Its edges are read from its code, in order, as when it was imported."""
    shell.save(CHAIN)
    shell.run("import high\n%dreload")
    recorder = shell.reloader.recorder
    shell.reloader.complete_graph()
    before = {name[:-3]: dict(recorder.graph.imports_of(name[:-3])) for name in CHAIN}
    shell.save({name: f"{text}EDITED = 1\n" for name, text in CHAIN.items()})
    assert shell.run("%dreload").startswith("reloaded low -> middle -> high")
    assert {name[:-3] for name in CHAIN} <= recorder.unwatched
    assert {name: dict(recorder.graph.imports_of(name)) for name in before} == before


def test_what_failed_is_known_as_it_was(shell: Shell) -> None:
    """A version that would not have had to be watched has not run."""
    shell.save(CHAIN | {"m.py": "import low\nif low.RATE:\n    import middle\n"})
    shell.run("import m, high\n%dreload")
    shell.reloader.complete_graph()
    recorder = shell.reloader.recorder
    before = set(recorder.unwatched), dict(recorder.graph.imports_of("m"))
    assert "m" not in before[0]
    shell.save({"m.py": "import low\nX = Y\n"})
    assert "NameError" in shell.run("%dreload")
    assert (recorder.unwatched, recorder.graph.imports_of("m")) == before


@pytest.mark.parametrize("failing", [False, True])
def test_the_collector_runs_as_usual_afterwards(
    shell: Shell, thresholds: tuple[int, ...], *, failing: bool
) -> None:
    """It is on while modules run, only rarely, whether the reload fails or not."""
    source = "import gc\nSEEN = gc.isenabled(), gc.get_threshold()[0]\n"
    shell.save({"m.py": source})
    shell.run("import m\n%dreload")
    assert shell.value("m.SEEN") == (True, thresholds[0])
    shell.save({"m.py": f"{source}EDITED = 1\n" + "1 / 0\n" * failing})
    shell.run("%dreload")
    is_on, threshold = shell.value("m.SEEN")  # type: ignore[misc]
    assert is_on
    assert (threshold == thresholds[0]) is failing
    assert gc.get_threshold() == thresholds


def test_what_a_module_sets_of_the_collector_stays(
    shell: Shell, thresholds: tuple[int, ...]
) -> None:
    """One that asks for other thresholds gets them."""
    shell.save({"m.py": "import gc\n"})
    shell.run("import m\n%dreload")
    shell.save({"m.py": "import gc\ngc.set_threshold(12345, 6, 7)\n"})
    shell.run("%dreload")
    assert gc.get_threshold() == (12345, 6, 7) != thresholds


HELD_BY_US = """
import contextlib
class Base:
    def size(self): return 1
class Derived(Base):
    def size(self): return super().size() + RATE
@contextlib.contextmanager
def opened(): yield RATE
RATE = {n}
"""


class _NoPass:
    """Stands in for the `gc` module where no pass over the heap is to be made."""


def test_nobody_else_holds_what_our_notes_refer_to(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A class with `super()`, one derived from another, a decorated function."""
    shell.save({"m.py": HELD_BY_US.format(n=1)})
    shell.run("from m import Derived, opened\nimport m\n%dreload")
    monkeypatch.setattr(become, "gc", _NoPass())
    shell.save({"m.py": HELD_BY_US.format(n=2)})
    assert shell.run("%dreload").startswith("reloaded m in")
    assert shell.value("Derived().size(), m.Derived is Derived, m.opened is opened") == (
        3,
        True,
        True,
    )


ALIKE = [
    ("a = 1\nb = 2\n", "a = 1  # one\n\nb = (\n    2\n)\n", True),
    ("a = 1; b = 2\n", "a = 1\nb = 2\n", True),
    ("a = 1; b = 2\n", "b = 2; a = 1\n", False),
    ("@one\ndef f(): pass\n", "@two\ndef f(): pass\n", False),
    ("@one\n\ndef f(): pass\n", "@one\ndef f(): pass\n", True),
    ("class K:\n    x = 1\n    y = 2\n", "class K:\n    y = 2\n    x = 1\n", False),
    ("a = 1\n", "a = 1\na = 1\n", False),
    ("# coding: latin-1\na = 'ä'\n", "# coding: utf-8\na = 'ä'\n", False),
    ("a = '''\nx = 1\n'''\nx = 1\n", "a = '''\nx = 2\n'''\nx = 1\n", False),
    ("a = 1\r\nb = 2\r\n", "a = 1\nb = 2\n", True),
]


@pytest.mark.parametrize(("old", "new", "same"), ALIKE)
def test_sources_are_compared(old: str, new: str, *, same: bool) -> None:
    """Only where the text of a statement differs does it matter what it says."""
    assert same_syntax(old.encode(), new.encode()) is same
    assert same_syntax(new.encode(), old.encode()) is same


def test_instructions_are_found_by_their_opcodes() -> None:
    """With extended arguments, and where a cache or an argument looks like one."""
    names = [f"name_{number}" for number in range(700)]
    lines = [f"from lib{n // 7} import {name} as own_{name}" for n, name in enumerate(names)]
    lines += [f"{name} = {n}" for n, name in enumerate(names)]
    code = compile("\n".join(lines), "m.py", "exec")
    stored = {i.argval for i in dis.get_instructions(code) if i.opname == "STORE_NAME"}
    assert names_bound(code) == stored
    found = [(s.name, s.fromlist, s.bindings, s.line) for s in imports_in(code)]
    assert found == [
        (f"lib{n // 7}", (name,), ((name, f"own_{name}"),), n + 1) for n, name in enumerate(names)
    ]


def test_a_report_of_many_modules_is_a_line_that_can_be_read() -> None:
    """What ran first and last is named, and how many ran between."""
    levels = [(f"m{number}",) for number in range(1000)]
    few, many = Report(levels=tuple(levels[:8])), Report(levels=tuple(levels))
    assert str(few) == "reloaded m0 -> m1 -> m2 -> m3 -> m4 -> m5 -> m6 -> m7 in 0 ms"
    assert str(many) == "reloaded m0 -> m1 -> m2 -> m3 -> m4 -> m5 -> 993 more -> m999 in 0 ms"
    wide = Report(levels=tuple((*level, f"also_{level[0]}") for level in levels[:9]))
    assert "m5, also_m5 -> 4 more -> m8, also_m8" in str(wide)
