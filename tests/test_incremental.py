"""What is kept from one plan to the next is what would be found anew, whatever was edited."""

from __future__ import annotations

import importlib
import itertools
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from ipython_depreload.differences import Differences
from ipython_depreload.graph import ModuleGraph
from ipython_depreload.identity.caches import Caches
from ipython_depreload.plan import Action
from ipython_depreload.planning.planner import Planner
from ipython_depreload.planning.whole_graph import WholeGraph
from ipython_depreload.precision.precision import Judge
from ipython_depreload.precision.run_index import RunIndex
from ipython_depreload.reloading.reloader import Reloader
from ipython_depreload.reloading.unseen_imports import UnseenImports

COUNT = 5
# What a module may say besides its constant and its functions; {d} is one imported before it.
LINES = (
    "import {d}",
    "from {d} import f as borrowed",
    "def later():\n    import {d}, json.tool\n    return {d}.f()",
    "import {d}\nRAN = {d}.f()",
    "import {d}\nTAKEN = {d}.X",
    "import {d}\nINSIDE = {d}.f.__code__.co_names",
    "from functools import cache\nimport {d}\n@cache\ndef kept(): return {d}.f()\nKEPT = kept()",
    "import {d}\nHELD = {d}.gen()",
    "import {d}\nREGISTRY = [{d}.f]",
    "try:\n    import {p}absent\nexcept ImportError:\n    pass",
    "raise RuntimeError",
)
_PROJECTS = itertools.count()

MODULE = st.integers(0, COUNT - 1)
EDITS = st.sampled_from(["body", "body", "constant", "generator", "docstring"])
OPERATION = st.one_of(
    st.tuples(EDITS, st.integers(0, 1)),  # these are used by others
    st.tuples(EDITS, MODULE),
    st.tuples(st.sampled_from([f"line {n}" for n in range(len(LINES))]), MODULE),
    st.tuples(st.sampled_from(["alias", "forget alias", "by name", "reload", "appear"]), MODULE),
)


class Project:
    """Modules in a folder that are imported, edited and reloaded."""

    def __init__(self, folder: Path, lines: list[set[int]]) -> None:
        self.folder = folder
        self.prefix = f"kept{next(_PROJECTS)}_"
        self.names = [f"{self.prefix}{number}" for number in range(COUNT)]
        self.values = [dict.fromkeys(("body", "constant", "generator", "docstring"), 0)] * COUNT
        self.lines = lines
        self.reloader = Reloader({})
        self.reloader.set_scope(exclude=["tests", "tests.*"])

    def write(self, number: int) -> None:
        values, before = self.values[number], self.names[number // 2]
        text = f"X = {values['constant']}\ndef f():\n    '''{values['docstring']}'''\n"
        text += f"    return {values['body']}, X\ndef gen():\n    yield {values['generator']}\n"
        for line in sorted(self.lines[number]) if number else ():
            text += LINES[line].format(d=before, p=self.prefix) + "\n"
        (self.folder / f"{self.names[number]}.py").write_text(text)

    def do(self, operation: str, number: int) -> None:
        name = self.names[number]
        module: Any = sys.modules.get(name)
        if operation in self.values[number]:
            changed = {operation: self.values[number][operation] + 1}
            self.values[number] = self.values[number] | changed
            self.write(number)
        elif operation.startswith("line "):
            self.lines[number] ^= {int(operation.removeprefix("line "))}
            self.write(number)
        elif operation == "alias" and module is not None:
            vars(sys.modules[self.names[0]])[f"alias{number}"] = module.f
        elif operation == "forget alias":
            vars(sys.modules[self.names[0]]).pop(f"alias{number}", None)
        elif operation == "by name" and module is not None:
            self.reloader.reload(name)
        elif operation == "reload" and module is not None:
            with suppress(RuntimeError):
                importlib.reload(module)
        elif operation == "appear":
            (self.folder / f"{self.prefix}absent.py").write_text(f"import {name}")


@contextmanager
def project(folder: Path, lines: list[set[int]]) -> Iterator[Project]:
    made = Project(folder, lines)
    try:
        made.reloader.enable()
        for number, name in enumerate(made.names):
            made.write(number)
            importlib.invalidate_caches()
            with suppress(RuntimeError):
                importlib.import_module(name)
        made.reloader.reload_changed()
        yield made
    finally:
        made.reloader.disable()
        for name in [n for n in sys.modules if n.startswith(made.prefix)]:
            del sys.modules[name]


def edges(graph: ModuleGraph) -> set[tuple[str, str, bool]]:
    return {(a, b, now) for a in graph.modules for b, now in graph.imports_of(a).items()}


def assert_kept_is_as_new(reloader: Reloader) -> bool:
    """Compare what is kept with what is made from nothing; say whether a patch is all to do."""
    changes = reloader._look()
    codes = {name: c.compiled.code for name, c in changes.items() if c.compiled is not None}
    full = reloader.plan()
    patches = reloader.planner.patches_alone(changes)
    tracker, trace = reloader.tracker, reloader.recorder.trace
    index = RunIndex(tracker, trace)
    index.update()
    assert reloader.run_index.untraced == index.untraced
    assert reloader.run_index.caching == index.caching
    assert set(reloader.run_index.hidden_edges()) == set(index.hidden_edges())
    for word in ("f", "gen", "X", "borrowed", "alias0", "__code__", "kept", "cache"):
        assert reloader.run_index.readers({word}) == index.readers({word})
    whole = WholeGraph(reloader.graph, tracker, index)
    assert edges(reloader.whole_graph.now()) == edges(whole.now())
    assert edges(reloader.whole_graph.after(codes)) == edges(whole.after(codes))
    new = {
        "run_index": index,
        "whole_graph": whole,
        "caches": Caches(tracker.modules, index.caching, index.looking_up),
    }
    kept = {name: vars(reloader)[name] for name in (*new, "planner")}
    vars(reloader).update(new)
    del vars(reloader)["planner"]  # it is made anew, with these
    assert reloader.plan() == full
    vars(reloader).update(kept)
    done = [step for step in full.steps if step.action is not Action.SKIP]
    if patches is not None:
        assert list(patches.steps) == done
    elif len(reloader.planner.reasons(changes)) == 1 and not reloader.failures():
        assert new_judge(reloader).remembered({}) or [s.action for s in done] != [Action.PATCH]
    assert_imports_are_read(reloader)
    return patches is not None


def new_judge(reloader: Reloader) -> Judge:
    """Return one that knows the edits."""
    changes = reloader._look()
    judge = reloader.planner.judge(changes)
    for name in reloader.planner.reasons(changes):
        judge.edited(name)
    return judge


def assert_imports_are_read(reloader: Reloader) -> None:
    """To read the imports of all modules again brings nothing."""
    before = edges(reloader.graph)
    vars(reloader).pop("unseen_imports", None)  # it is made anew
    reloader.complete_graph()
    assert edges(reloader.graph) == before


def assert_names_are_found(reloader: Reloader) -> None:
    """Edited functions are known by the names that they have in any module."""
    edits = new_judge(reloader)._edits
    found = set(edits.names)
    for name in reloader.tracker.modules:
        for key, value in vars(sys.modules[name]).items() if name in sys.modules else ():
            if type(value) is FunctionType and id(value.__code__) in edits.codes:
                found.add(key)
    if edits.codes:
        assert edits._names == found


@pytest.mark.slow
@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(st.sets(st.integers(0, len(LINES) - 2), max_size=3), min_size=COUNT, max_size=COUNT),
    st.lists(st.lists(OPERATION, min_size=1, max_size=2), min_size=3, max_size=8),
)
def test_what_is_kept_is_as_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list, history: list
) -> None:
    """Graph, index and plan, after edits, failures, reloads by name and by others, and aliases."""
    if str(tmp_path) not in sys.path:
        monkeypatch.syspath_prepend(tmp_path)
    with project(tmp_path, [set(some) for some in lines]) as made:
        for operations in history:
            for operation in operations:
                made.do(*operation)
            event(f"patched alone: {assert_kept_is_as_new(made.reloader)}")
            assert_names_are_found(made.reloader)
            made.reloader.reload_changed()


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3)), max_size=5))
def test_differences(states: list[dict[str, int]]) -> None:
    """Each look tells the keys whose values are others than those that were taken in."""
    objects = [[object()] for _ in range(4)]
    differences: Differences[list[object]] = Differences()
    before: dict[str, int] = {}
    for state in states:
        now = {name: objects[value] for name, value in state.items()}
        told = differences.since(now)
        assert differences.since(now) == told
        differences.taken_in()
        assert len(told) == len(set(told))
        names = before.keys() | state.keys()
        assert set(told) == {name for name in names if before.get(name) != state.get(name)}
        before = state


@pytest.mark.parametrize("part", [RunIndex, WholeGraph, UnseenImports])
def test_an_interrupt_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: type
) -> None:
    """What was not taken in by then is found the next time."""
    method = {RunIndex: "_look_at", WholeGraph: "_find_aliases", UnseenImports: "add_of"}[part]
    monkeypatch.syspath_prepend(tmp_path)
    with project(tmp_path, [{0, 3} for _ in range(COUNT)]) as made:
        made.do("constant", 0)
        made.do("line 2", 1)
        made.do("line 4", 1)
        made.reloader.reload_changed()
        made.do("body", 0)

        def interrupted(*arguments: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(part, method, interrupted)
            with pytest.raises(KeyboardInterrupt):
                made.reloader.reload_changed()
        assert_kept_is_as_new(made.reloader)
        made.reloader.reload_changed()
        assert_kept_is_as_new(made.reloader)


def test_a_patch_needs_no_dependents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody can see it, it does not matter who depends on it, or how many do."""
    monkeypatch.syspath_prepend(tmp_path)
    with project(tmp_path, [{0} for _ in range(COUNT)]) as made:
        monkeypatch.setattr(Planner, "plans_of_changed", None)
        made.do("body", 0)
        assert made.reloader.reload_changed().patched == (made.names[0],)
