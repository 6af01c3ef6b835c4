"""Other threads while modules are reloaded, reloads inside reloads, and other import hooks.

That no reload starts while another thread executes a cell, and that with %autoreload on it stands
back, is in `test_hook`; subshells of a real kernel are in `test_kernel`.
"""

from __future__ import annotations

import builtins
import importlib
import sys
import threading
import types
from collections.abc import Callable
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from typing import Any

import pytest

import ipython_depreload
from tests.children import Stage, in_child
from tests.hammering import hammer
from tests.ipython_fixtures import DIAMOND


def in_thread(work: Callable[[], object]) -> Callable[[], None]:
    """Start some work; what is returned waits for its end and raises what it raised."""
    problems: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as problem:
            problems.append(problem)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()

    def end() -> None:
        thread.join(60)
        assert not thread.is_alive(), "deadlock"
        if problems:
            raise problems[0]

    return end


def given(stage: Stage, **names: object) -> None:
    """Let the modules of the folder find names, as `__main__`'s."""
    vars(sys.modules["__main__"]).update(names)


def dependencies(stage: Stage, name: str) -> list[str]:
    return sorted(stage.reloader.get_dependencies(name))


@pytest.mark.slow
@in_child
def test_threads_never_miss_a_name(stage: Stage) -> None:
    """Nor find an empty module, another class, or a method gone; by hand with a hundred threads."""
    problems, rounds = hammer(stage.path(), threads=6, reloads=6)
    assert not problems
    assert rounds


# -- one reload at a time ---------------------------------------------------------------------

ALONE = """\
import __main__, time
__main__.runs.append("in")
for _ in range(50):
    time.sleep(0)  # lets any other thread go on
__main__.runs.append("out")
VERSION = {n}
"""


@in_child
def test_two_threads_never_reload_at_once(stage: Stage) -> None:
    """Whoever comes second waits."""
    given(stage, runs=stage.runs)
    stage.save("alone.py", ALONE.format(n=0))
    ipython_depreload.enable()
    importlib.import_module("alone")
    together = threading.Barrier(4)

    def reload() -> None:
        together.wait(60)
        for _ in range(3):
            assert stage.reloader.reload("alone").ok

    for end in [in_thread(reload) for _ in range(4)]:
        end()
    assert stage.new_runs() == ["in", "out"] * 13


@in_child
def test_cells_of_many_threads_reload_an_edit_once(stage: Stage) -> None:
    """As the cells of subshells do: the first reloads, the others find all done."""
    given(stage, runs=stage.runs)
    stage.save("alone.py", ALONE.format(n=0))
    stage.load()
    stage.run("import alone")
    stage.save("alone.py", ALONE.format(n=1))
    stage.new_runs()
    together, seen = threading.Barrier(4), []
    hook = next(
        callback.__self__
        for callback in stage.shell.events.callbacks["pre_run_cell"]
        if type(getattr(callback, "__self__", None)).__name__ == "Hook"
    )

    def cell() -> None:
        together.wait(60)
        hook.reload_changed()
        seen.append(stage.value("alone.VERSION"))

    for end in [in_thread(cell) for _ in range(4)]:
        end()
    assert stage.new_runs() == ["in", "out"]
    assert seen == [1, 1, 1, 1]


# -- imports of other threads meanwhile -------------------------------------------------------

WAITING = "import __main__\n__main__.reloading.set()\nassert __main__.go.wait(60)\nRATE = {rate}\n"
OTHERS = {
    "first.py": "import helper\ndef lazily():\n    import second\n",
    "second.py": "import helper\nX = 2\n",
    "helper.py": "H = 1\n",
}


def slowly(stage: Stage, rate: int, meanwhile: Callable[[], object]) -> None:
    """Reload `base`, and while its new code waits let another thread do something."""
    reloading, go = threading.Event(), threading.Event()
    given(stage, reloading=reloading, go=go)
    stage.save("base.py", WAITING.format(rate=rate))

    def work() -> None:
        try:
            assert reloading.wait(60)
            meanwhile()
        finally:
            go.set()

    end = in_thread(work)
    report = stage.reloader.reload()
    end()
    assert report.ok, report


def diamond(stage: Stage) -> None:
    """Import the diamond, which rests on `base`."""
    stage.files.save({**DIAMOND, **OTHERS})
    ipython_depreload.enable()
    importlib.import_module("top")
    stage.reloader.reload_changed()


@in_child
def test_first_imports_of_another_thread(stage: Stage) -> None:
    """Go through at once, and are credited to whoever imports."""
    diamond(stage)
    slowly(stage, 10, lambda: list(map(importlib.import_module, ("first", "second"))))
    assert dependencies(stage, "base") == ["__main__"]
    assert dependencies(stage, "first") == ["helper", "second"]
    assert dependencies(stage, "second") == ["helper"]
    assert dependencies(stage, "helper") == []
    assert sys.modules["top"].SUM == 30
    stage.save("helper.py", "H = 2\n")
    plan = stage.reloader.plan(minimal=False)
    assert {step.module for step in plan.steps} == {"helper", "first", "second"}


@in_child
def test_imports_of_what_is_being_reloaded(stage: Stage) -> None:
    """Another thread neither waits for it, nor executes what waits for its turn."""
    diamond(stage)
    seen: list[object] = []

    def imports() -> None:
        names: dict[str, Any] = {}
        exec("import base, left, top\nfrom right import SAME", names)
        seen.extend([names["base"].RATE, names["left"].TWICE, names["top"].SUM, names["SAME"]])

    slowly(stage, 10, imports)
    assert seen == [1, 2, 3, 1]
    assert (sys.modules["left"].TWICE, sys.modules["top"].SUM) == (20, 30)


@in_child
def test_module_that_another_thread_is_importing(stage: Stage) -> None:
    """A reload that needs it waits for its end; that thread imports what is being reloaded."""
    diamond(stage)
    importing, go = threading.Event(), threading.Event()
    given(stage, importing=importing, go=go)
    late = "import __main__\n__main__.importing.set()\nassert __main__.go.wait(60)\nimport base\n"
    stage.save("late.py", f"{late}LATE = base.RATE\n")
    end = in_thread(lambda: importlib.import_module("late"))
    assert importing.wait(60)
    stage.save("base.py", "import __main__\nRATE = 10\n__main__.go.set()\nimport late\n")
    assert stage.reloader.reload().ok
    end()
    assert sys.modules["late"].LATE == 10
    assert dependencies(stage, "base") == ["__main__", "late"]
    assert dependencies(stage, "late") == ["__main__", "base"]


# -- a reload inside a reload -----------------------------------------------------------------

REFUSED = "a module that is being reloaded cannot start a reload"


@pytest.mark.parametrize("again", ["reload('base')", "default.reload()", "reload('right')"])
@in_child
def test_reload_inside_a_reload_is_refused(stage: Stage, again: str) -> None:
    """In words, and everything is as it was before."""
    stage.files.save(DIAMOND)
    stage.load()
    stage.run("import top")
    stage.save("base.py", f"import ipython_depreload\nRATE = 10\nipython_depreload.{again}\n")
    told = stage.run()
    assert "not reloaded, the old code stays: base (" in told
    assert "line 3" in told
    assert REFUSED in told
    assert stage.value("top.SUM") == 3
    stage.save("base.py", "RATE = 10\n")
    stage.run()
    assert stage.value("top.SUM") == 30


@in_child
def test_dreload_inside_a_reload_is_refused(stage: Stage) -> None:
    """Also when the module asks IPython for it."""
    stage.files.save(DIAMOND)
    stage.load()
    stage.run("import top")
    magic = "get_ipython().run_line_magic('dreload', 'right')"
    stage.save("base.py", f"from IPython import get_ipython\nRATE = 10\n{magic}\n")
    assert REFUSED in stage.run()
    assert stage.value("top.SUM") == 3


@in_child
def test_caught_refusal_leaves_the_reload_whole(stage: Stage) -> None:
    """A module that does not mind being refused is reloaded."""
    stage.files.save(DIAMOND)
    ipython_depreload.enable()
    importlib.import_module("top")
    stage.save(
        "base.py",
        "import ipython_depreload as d\nRATE = 10\n"
        "try:\n    d.reload('right')\nexcept d.ReloadRefusedError as e:\n    SAID = str(e)\n",
    )
    assert stage.reloader.reload().ok
    assert sys.modules["base"].SAID == REFUSED
    assert sys.modules["top"].SUM == 30


@in_child
def test_reload_by_a_thread_that_a_reload_waits_for(stage: Stage) -> None:
    """Else both would wait for ever."""
    stage.files.save(DIAMOND)
    ipython_depreload.enable()
    importlib.import_module("top")
    stage.save(
        "base.py",
        "import ipython_depreload as d, threading\nRATE = 10\nSAID = []\n"
        "def work():\n    try:\n        d.reload('right')\n"
        "    except d.ReloadRefusedError as e:\n        SAID.append(str(e))\n"
        "thread = threading.Thread(target=work)\nthread.start()\nthread.join()\n",
    )
    end = in_thread(stage.reloader.reload)
    end()
    assert sys.modules["base"].SAID == ["a thread started during a reload cannot start another one"]
    assert sys.modules["top"].SUM == 30


# -- other tools that hook imports ------------------------------------------------------------


class Wrapper:
    """Wraps `builtins.__import__`, as profilers and import tracers do."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.original = builtins.__import__

        def wrapper(name: str, *arguments: Any, **named: Any) -> Any:
            self.seen.append(name)
            return self.original(name, *arguments, **named)

        builtins.__import__ = wrapper

    def remove(self) -> None:
        builtins.__import__ = self.original


class Finder(MetaPathFinder, Loader):
    """Comes first, and makes one module out of nothing."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        sys.meta_path.insert(0, self)

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> Any:
        self.seen.append(fullname)
        return spec_from_loader(fullname, self) if fullname == "virtual" else None

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        vars(module)["V"] = 100

    def remove(self) -> None:
        sys.meta_path.remove(self)


def follows(stage: Stage, tool: Wrapper | Finder) -> None:
    """Edges are known, reloads work, and the other tool is asked as before."""
    stage.files.save({**DIAMOND, "base.py": "import virtual\nRATE = virtual.V\n"})
    exec("import top", {})
    assert {"top", "left", "base"} <= set(tool.seen)
    tool.seen.clear()
    assert dependencies(stage, "top") == ["left", "right"]
    assert dependencies(stage, "left") == ["base", "right"]
    assert "virtual" in dependencies(stage, "base")
    stage.files.save({"base.py": "import virtual, extra\nRATE = 10\n", "extra.py": ""})
    report = stage.reloader.reload()
    assert str(report).startswith("reloaded base -> left, right -> top in "), report
    assert "extra" in tool.seen
    assert dependencies(stage, "base") == ["extra", "virtual"]
    assert sys.modules["top"].SUM == 30


@pytest.mark.parametrize("first", ["tool", "ours"])
@pytest.mark.parametrize("ends", ["tool", "ours", "never"])
@in_child
def test_beside_another_import_wrapper(stage: Stage, first: str, ends: str) -> None:
    """Whichever came first, and whichever leaves first."""
    Finder()
    before = builtins.__import__
    if first == "ours":
        ipython_depreload.enable()
    tool = Wrapper()
    ipython_depreload.enable()
    follows(stage, tool)
    for end in {"tool": [tool.remove, ipython_depreload.disable], "never": []}.get(
        ends, [ipython_depreload.disable, tool.remove]
    ):
        end()
    exec("import json", {})
    if ends == "ours" or (ends, first) == ("tool", "ours"):
        assert builtins.__import__ is before


@pytest.mark.parametrize("first", ["tool", "ours"])
@in_child
def test_beside_another_finder(stage: Stage, first: str) -> None:
    """Whichever came first; ours leaves the other one alone."""
    if first == "ours":
        ipython_depreload.enable()
    tool = Finder()
    ipython_depreload.enable()
    follows(stage, tool)
    path = [finder for finder in sys.meta_path if finder is not stage.reloader.finder]
    ipython_depreload.disable()
    assert sys.meta_path == path
    tool.remove()
    stage.save("later.py", "X = 1\n")
    assert importlib.import_module("later").X == 1
