"""Edits, files and modules of a kind that reloaders stumble over, judged by a fresh process."""

from __future__ import annotations

import os
import py_compile
import shutil
import subprocess
import sys
import types
from pathlib import Path
from textwrap import dedent

import pytest

from tests.children import Skip, Stage, in_child

both_ways = pytest.mark.parametrize("events", [True, False], ids=["events", "stat"])


def save(stage: Stage, mtime: str = "newer", **sources: str | None) -> None:
    """Save modules in one go; two underscores for a folder."""
    files = {
        f"{name.replace('__', '/', 1)}.py": source and dedent(source)
        for name, source in sources.items()
    }
    stage.files.save(files, mtime)


def agree(stage: Stage, cells: list[str], *expressions: str) -> None:
    """The session shows what a process does that runs the same cells on the files as they are."""
    assert [repr(stage.value(one)) for one in expressions] == stage.fresh(cells, list(expressions))


# -- never missed --------------------------------------------------------------------------------


@both_ways
@in_child
def test_git_checkout_there_and_back(stage: Stage, events: bool) -> None:
    """Branches with other files, other contents of the same size, and renamed modules."""
    if shutil.which("git") is None:
        raise Skip("needs git")

    def git(*arguments: str) -> None:
        options = ["-c", "user.name=n", "-c", "user.email=e", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *options, *arguments], check=True, capture_output=True)

    stage.load(events=events)
    stage.save(".gitignore", "__pycache__\n")
    save(stage, a="X = 1\n", b="from a import X\nY = X * 10\n", c="import b\nZ = b.Y + 1\n")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "other")
    save(stage, a="X = 2\n", b=None, d="from a import X\nY = X * 20\n", c="import d\nZ = d.Y\n")
    git("add", "-A")
    git("commit", "-qm", "two")
    git("checkout", "-q", "main")
    cells = ["import a, c\nfrom c import Z\nfrom a import X"]
    stage.run(cells[0])
    agree(stage, cells, "X, Z, a.X, c.Z")
    for branch in ("other", "main", "other", "main"):
        git("checkout", "-q", branch)
        stage.run()
        agree(stage, cells, "X, Z, a.X, c.Z, hasattr(c, 'b'), hasattr(c, 'd')")


@both_ways
@in_child
def test_restored_from_a_backup(stage: Stage, events: bool) -> None:
    """A copy that keeps its times, put in place by renaming or by copying over."""
    stage.load(events=events)
    save(stage, lib="X = 1\ndef f(): return 'one'\n")
    shutil.copy2("lib.py", "lib.py.bak")
    stage.run("import lib\nfrom lib import f")
    save(stage, lib="X = 2\ndef f(): return 'two'\n")
    stage.run()
    shutil.copy2("lib.py", "lib.py.new")
    os.replace("lib.py.bak", "lib.py")
    stage.run()
    agree(stage, ["import lib\nfrom lib import f"], "lib.X, f()")
    shutil.copy2("lib.py.new", "lib.py")
    stage.run()
    agree(stage, ["import lib\nfrom lib import f"], "lib.X, f()")


@both_ways
@in_child
def test_times_in_the_future_and_before_the_epoch(stage: Stage, events: bool) -> None:
    """A file from a machine whose clock is wrong; twice with the same time and size."""
    stage.load(events=events)
    for value, time in enumerate([4e9, 4e9, 1.0, 1.0, -5.0, -5.0, 4e9], 1):
        stage.path("lib.py").write_text(f"X = {value}\n")
        os.utime("lib.py", (time, time))
        stage.run("import lib")
        assert stage.value("lib.X") == value, time


@both_ways
@in_child
def test_chain_of_links_changes_in_its_middle(stage: Stage, events: bool) -> None:
    """lib.py -> current.py -> v1.py: the file that the import system names never changes."""
    stage.load(events=events)
    for number in (1, 2, 3):
        stage.save(f"store/v{number}.py", f"X = {number}\n")
    os.symlink("store/v1.py", "current")
    os.symlink("current", "lib.py")
    stage.run("import lib")
    for number in (2, 3, 1):
        os.symlink(f"store/v{number}.py", "next")
        os.replace("next", "current")
        stage.run()
        assert stage.value("lib.X") == number
    stage.save("store/v1.py", "X = 10\n")
    stage.run()
    assert stage.value("lib.X") == 10


@both_ways
@in_child
def test_file_becomes_a_link_and_back(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    save(stage, lib="X = 1\n")
    stage.save("store/real.py", "X = 2\n")
    stage.run("import lib")
    os.unlink("lib.py")
    os.symlink("store/real.py", "lib.py")
    stage.run()
    assert stage.value("lib.X") == 2
    stage.save("store/real.py", "X = 3\n")
    stage.run()
    assert stage.value("lib.X") == 3
    os.unlink("lib.py")
    stage.path("lib.py").write_text("X = 4\n")
    stage.run()
    assert stage.value("lib.X") == 4


@both_ways
@in_child
def test_importer_is_edited_while_it_waits_for_what_it_imports(stage: Stage, events: bool) -> None:
    """The source of `outer` was read before it was edited, and it runs on long after that."""
    stage.load(events=events)
    save(
        stage,
        outer="import inner\nX = 1\n",
        inner="with open('outer.py', 'w') as f: f.write('import inner\\nX = 2\\n')\n",
    )
    stage.run("import outer")
    assert stage.value("outer.X") == 1
    stage.run()
    assert stage.value("outer.X") == 2


@both_ways
@in_child
def test_edited_while_a_dependent_is_reloaded(stage: Stage, events: bool) -> None:
    """A second edit comes while the reload of the first is still running its dependents."""
    stage.load(events=events)
    save(stage, base="X = 1\n", slow="import base\nY = base.X\n")
    stage.run("import slow, base")
    save(
        stage,
        base="X = 2\n",
        slow="""
            import base
            Y = base.X
            if Y == 2:
                with open("base.py", "w") as file:
                    file.write("X = 3\\n")
        """,
    )
    stage.run()
    stage.run()
    assert stage.value("base.X, slow.Y") == (3, 3)


BEFORE_LOADING = {
    "function": ("def f(): return 1\n", "def f(): return 2\n", "m.f()"),
    "constant": ("X = 1\n", "X = 2\n", "m.X"),
    "class attribute": ("class A:\n    X = 1\n", "class A:\n    X = 2\n", "m.A.X"),
    "list": ("X = [1, 2]\n", "X = [1, 3]\n", "m.X"),
    "dictionary": ("X = {'a': 1}\n", "X = {'a': 2}\n", "m.X"),
    "computed": ("X = 3 * len('abc')\n", "X = 4 * len('abc')\n", "m.X"),
    "other operator": ("Y = 5\nX = Y + 2\n", "Y = 5\nX = Y * 2\n", "m.X"),
    "default": ("def f(x=1): return x\n", "def f(x=2): return x\n", "m.f()"),
    "decorator": (
        "from functools import cache, wraps\ndef f(): pass\n",
        "from functools import cache, wraps\n@cache\ndef f(): pass\n",
        "hasattr(m.f, 'cache_info')",
    ),
    "base class": (
        "class A: X = 1\nclass B: X = 2\nclass C(A): pass\n",
        "class A: X = 1\nclass B: X = 2\nclass C(B): pass\n",
        "m.C.X",
    ),
    "import": ("import wave as w\n", "import json as w\n", "m.w.__name__"),
    "from": ("from json import loads as w\n", "from json import dumps as w\n", "m.w.__name__"),
    "removed": ("X = 1\nY = 2\n", "X = 1\n", "hasattr(m, 'Y')"),
    "condition": ("if 1 + len(''): X = 1\n", "if 0 + len(''): X = 1\n", "hasattr(m, 'X')"),
    "lambda": ("f = lambda: 1\n", "f = lambda: 2\n", "m.f()"),
    "string": ("X = 'one'.upper()\n", "X = 'two'.upper()\n", "m.X"),
    "docstring": ("'''One.'''\n", "'''Two.'''\n", "m.__doc__"),
    "method of a class in a class": (
        "class A:\n    class B:\n        def f(self): return 1\n",
        "class A:\n    class B:\n        def f(self): return 2\n",
        "m.A.B().f()",
    ),
    "dataclass field": (
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int = 1\n",
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int = 2\n",
        "m.A()",
    ),
    "enum member": (
        "from enum import Enum\nclass E(Enum):\n    A = 1\n",
        "from enum import Enum\nclass E(Enum):\n    A = 1\n    B = 2\n",
        "list(m.E)",
    ),
    "annotation": ("X: int = 1\n", "X: float = 1\n", "m.__annotations__"),
}


@pytest.mark.parametrize("mtime", ["newer", "tick"])
@pytest.mark.parametrize("what", BEFORE_LOADING)
@in_child
def test_edited_between_the_import_and_loading(stage: Stage, what: str, mtime: str) -> None:
    """The byte code that the import wrote tells what ran."""
    old, new, expression = BEFORE_LOADING[what]
    save(stage, m=old)
    stage.run("import m")
    save(stage, mtime, m=new)
    stage.load()
    stage.run()
    agree(stage, ["import m"], expression)
    assert stage.run() == ""


@pytest.mark.parametrize("what", BEFORE_LOADING)
@in_child
def test_not_edited_between_the_import_and_loading(stage: Stage, what: str) -> None:
    """Nothing is executed that ran as it stands, be it as new as it may."""
    old, _, _ = BEFORE_LOADING[what]
    save(stage, m="runs.append('m')\n" + old)
    stage.run("import m")
    stage.new_runs()
    stage.load()
    assert stage.run() == ""
    assert stage.new_runs() == []


@in_child
def test_edited_before_loading_and_compiled_by_another_process(stage: Stage) -> None:
    """Byte code on disk is newer than what this process ran: then it tells nothing of that."""
    save(stage, m="X = 1\ndef f(): return 1\n")
    stage.run("import m")
    save(stage, m="X = 2\ndef f(): return 2\n")
    subprocess.run([sys.executable, "-c", "import m"], check=True)
    stage.load()
    stage.run()
    agree(stage, ["import m"], "m.X, m.f()")


@both_ways
@in_child
def test_byte_code_that_python_never_checks(stage: Stage, events: bool) -> None:
    """A `.pyc` of the unchecked kind (PEP 552): a reload runs the source nevertheless."""
    stage.load(events=events)
    save(stage, lib="X = 1\n")
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile("lib.py", invalidation_mode=unchecked)
    stage.run("import lib")
    save(stage, lib="X = 2\n")
    stage.run()
    assert stage.value("lib.X") == 2
    save(stage, lib="X = 3\n")
    py_compile.compile("lib.py", invalidation_mode=unchecked)
    save(stage, lib="X = 4\n")
    stage.run()
    assert stage.value("lib.X") == 4
    stage.run("%dreload lib")
    assert stage.value("lib.X") == 4


# -- never needless ------------------------------------------------------------------------------

LAYOUTS = {
    "line ends": lambda s: s.replace("\n", "\r\n"),
    "old line ends": lambda s: s.replace("\n", "\r"),
    "byte order mark": lambda s: "\ufeff" + s,
    "encoding cookie": lambda s: "# -*- coding: utf-8 -*-\n" + s,
    "no last line end": lambda s: s.rstrip("\n"),
    "spaces at line ends": lambda s: s.replace("\n", "   \n"),
    "tabs": lambda s: s.replace("    ", "\t"),
    "form feeds": lambda s: s.replace("\ndef ", "\n\f\ndef "),
    "indented more": lambda s: s.replace("    ", "      "),
    "quotes": lambda s: s.replace("'a'", '"a"').replace("f'{x}'", 'f"{x}"'),
    "strings joined": lambda s: s.replace("'ab'", "'a' 'b'"),
    "numbers": lambda s: s.replace("1000", "1_000").replace("255", "0xff"),
    "trailing commas": lambda s: s.replace("(x, y)", "(\n    x,\n    y,\n)"),
    "backslashes": lambda s: s.replace("x + y", "x \\\n        + y"),
    "semicolons": lambda s: s.replace("A = 1000\nB = 255", "A = 1000; B = 255"),
    "parentheses": lambda s: s.replace("if A:", "if (A):").replace("x + y", "((x) + (y))"),
    "type comments": lambda s: s.replace("A = 1000", "A = 1000  # type: int"),
    "unicode prefix": lambda s: s.replace("'a'", "u'a'"),
    "escapes": lambda s: s.replace("'a'", r"'\x61'"),
    "blank lines in a class": lambda s: s.replace("class C:\n", "class C:\n\n\n    # a comment\n"),
}
LAID_OUT = """\
runs.append('lib')
A = 1000
B = 255
S = ['a', 'ab']


def add(x, y):
    return x + y


class C:
    x: int = 1

    def show(self, x):
        return f'{x}'


if A:
    D = add(A, B)
assert A, (A,
           B)
"""


@pytest.mark.parametrize("layout", LAYOUTS)
@in_child
def test_other_layouts(stage: Stage, layout: str) -> None:
    """Nothing is executed, and source and first lines are those of the file."""
    stage.load()
    stage.path("lib.py").write_bytes(LAID_OUT.encode())
    cell = "import inspect, lib\nfrom lib import add, C"
    stage.run(cell)
    stage.new_runs()
    held = "[inspect.getsource(each) for each in (add, C, C.show)], C.show.__code__.co_firstlineno"
    for change in (LAYOUTS[layout], str):
        changed = change(LAID_OUT)
        stage.path("lib.py").write_bytes(changed.encode())
        assert stage.run() == ""
        assert stage.new_runs() == []
        agree(stage, ["import builtins\nbuiltins.runs = []", cell], held)


@both_ways
@in_child
def test_each_text_is_parsed_at_most_once(stage: Stage, events: bool) -> None:
    """Touching, and going back and forth between two layouts, twenty times."""
    stage.load(events=events)
    layouts = [LAID_OUT, "# a comment\n" + LAID_OUT]
    save(stage, lib=LAID_OUT, other="import lib\n")
    stage.run("import other, lib")
    stage.run()
    compiled: list[str] = []
    sys.addaudithook(
        lambda event, arguments: compiled.append(str(arguments[0])) if event == "compile" else None
    )

    def times() -> int:
        found = sum("A = 1000" in source for source in compiled)
        compiled.clear()
        return found

    for _ in range(20):
        os.utime("lib.py")
        os.utime("other.py")
        stage.shell.events.trigger("pre_run_cell", _info())
        stage.shell.events.trigger("post_run_cell", None)
    assert times() == 0
    for turn in range(4):
        save(stage, lib=layouts[(turn + 1) % 2])
        stage.shell.events.trigger("pre_run_cell", _info())
        stage.shell.events.trigger("post_run_cell", None)
        assert times() <= 1, turn
    assert stage.new_runs() == ["lib"]


def _info() -> object:
    from IPython.core.interactiveshell import ExecutionInfo

    return ExecutionInfo("pass", True, False, True, "id")


@both_ways
@in_child
def test_edited_and_taken_back_between_two_cells(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    save(stage, lib="runs.append('lib')\nX = 1\n")
    stage.run("import lib")
    stage.new_runs()
    for mtime in ("newer", "same", "older"):
        save(stage, mtime, lib="runs.append('lib')\nX = 2\n")
        save(stage, mtime, lib="runs.append('lib')\nX = 1\n")
        assert stage.run() == "" and stage.new_runs() == []


# -- what a change can be ------------------------------------------------------------------------


@both_ways
@in_child
def test_package_is_deleted_as_a_whole_and_comes_back(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    save(stage, pkg____init__="from pkg.sub import X\n", app="import pkg\nY = pkg.X\n")
    stage.save("pkg/__init__.py", "from pkg.sub import X\n")
    stage.save("pkg/sub.py", "X = 1\n")
    stage.run("import app")
    shutil.rmtree("pkg")
    told = stage.run()
    assert told.count("was deleted") == 2 and stage.run() == ""
    assert stage.value("app.Y, app.pkg.X") == (1, 1)
    stage.save("pkg/__init__.py", "from pkg.sub import X\n")
    stage.save("pkg/sub.py", "X = 2\n")
    stage.run()
    agree(stage, ["import app"], "app.Y, app.pkg.X, app.pkg.sub.X")


@both_ways
@in_child
def test_deleted_and_back_as_a_package(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    save(stage, lib="X = 1\n", app="from lib import X\n")
    stage.run("import app, lib")
    save(stage, lib=None)
    stage.run()
    stage.save("lib/__init__.py", "from lib.inner import X\n")
    stage.save("lib/inner.py", "X = 2\n")
    stage.run()
    agree(stage, ["import app, lib"], "app.X, lib.inner.X, hasattr(lib, '__path__')")
    shutil.rmtree("lib")
    save(stage, lib="X = 3\n")
    stage.run()
    agree(stage, ["import app, lib"], "app.X, lib.X, hasattr(lib, '__path__')")


@both_ways
@in_child
def test_package_loses_its_init_file(stage: Stage, events: bool) -> None:
    """What is left is a namespace package: deleted files keep their code, the rest goes on."""
    stage.load(events=events)
    stage.save("pkg/__init__.py", "NAME = 'regular'\n")
    stage.save("pkg/sub.py", "X = 1\n")
    stage.run("import pkg.sub")
    os.unlink("pkg/__init__.py")
    assert "deleted" in stage.run()
    stage.save("pkg/sub.py", "X = 2\n")
    stage.run()
    assert stage.value("pkg.sub.X, pkg.NAME") == (2, "regular")
    stage.save("pkg/__init__.py", "NAME = 'back'\n")
    stage.run()
    agree(stage, ["import pkg.sub"], "pkg.sub.X, pkg.NAME")


@both_ways
@in_child
def test_function_moves_and_all_users_are_edited(stage: Stage, events: bool) -> None:
    """The old module is gone in the same save; nobody mentions it any more."""
    stage.load(events=events)
    save(
        stage,
        old="def f(): return 'one'\nclass C: X = 1\n",
        app="from old import f, C\nY = f(), C.X\n",
        main="import app\nZ = app.Y\n",
    )
    stage.run("import main")
    save(
        stage,
        old=None,
        new="def f(): return 'two'\nclass C: X = 2\n",
        app="from new import f, C\nY = f(), C.X\n",
    )
    stage.run()
    agree(stage, ["import main"], "main.Z, main.app.f.__module__, main.app.C.__module__")


@both_ways
@in_child
def test_package_is_renamed_with_its_users(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    for name, source in {"__init__": "", "a": "X = 1\n", "b": "from .a import X\n"}.items():
        stage.save(f"one/{name}.py", source)
    save(stage, app="from one.b import X\n", user="import app\nY = app.X\n")
    stage.run("import user")
    os.rename("one", "two")
    stage.files.save({"two/a.py": "X = 2\n", "app.py": "from two.b import X\n"})
    stage.run()
    agree(stage, ["import user"], "user.Y, user.app.X")
    stage.save("two/a.py", "X = 3\n")
    stage.run()
    agree(stage, ["import user"], "user.Y, user.app.X")


WAITING = {
    "suppress": """
        from contextlib import suppress
        turbo = None
        with suppress(ImportError):
            import turbo
    """,
    "import_module": """
        import importlib
        try:
            turbo = importlib.import_module("turbo")
        except ModuleNotFoundError:
            turbo = None
    """,
    "in a function that the top level calls": """
        def find():
            try:
                import turbo
                return turbo
            except Exception:
                return None
        turbo = find()
    """,
    "find_spec": """
        from importlib.util import find_spec
        turbo = find_spec("turbo") and __import__("turbo")
    """,
    "relative, in a function": """
        def find():
            try:
                from . import turbo
            except ImportError:
                import turbo
            return turbo
        try:
            turbo = find()
        except ImportError:
            turbo = None
    """,
    "finally": """
        try:
            try:
                import turbo
            finally:
                looked = True
        except ImportError:
            turbo = None
    """,
    "several": """
        for name in ("turbo_c", "turbo", "json"):
            try:
                turbo = __import__(name)
                break
            except ImportError:
                continue
    """,
}


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("how", WAITING)
@in_child
def test_an_import_that_was_waiting(stage: Stage, how: str, when: str) -> None:
    """However its failure was lived with, and whenever the extension was loaded."""
    if when == "after":
        stage.load()
    save(stage, lib=WAITING[how])
    stage.run("import lib")
    if when == "before":
        stage.load()
        stage.run()
    save(stage, turbo="FAST = 1\n")
    stage.run()
    agree(stage, ["import lib"], "getattr(lib.turbo, 'FAST', None)")
    save(stage, turbo="FAST = 2\n")
    stage.run()
    agree(stage, ["import lib"], "getattr(lib.turbo, 'FAST', None)")
    save(stage, turbo=None)
    told = stage.run()
    assert told.count("was deleted") == 1 and stage.run() == ""


@both_ways
@in_child
def test_a_file_shadows_a_library_module(stage: Stage, events: bool) -> None:
    """Other libraries use Python's own colorsys: it stays, and that is said once."""
    stage.load(events=events)
    save(stage, app="import colorsys\nWHERE = hasattr(colorsys, 'OURS')\n")
    stage.run("import app")
    save(stage, colorsys="OURS = 1\n")
    told = stage.run()
    assert "colorsys" in told and "restart" in told and stage.run() == ""
    save(stage, app="import colorsys\nWHERE = hasattr(colorsys, 'OURS'), 1\n")
    stage.run()
    assert stage.value("app.WHERE") == (False, 1)


@both_ways
@in_child
def test_a_shadow_goes_away(stage: Stage, events: bool) -> None:
    """The project's own wave.py is deleted: Python's is found from then on."""
    stage.load(events=events)
    save(stage, wave="OURS = 1\n", app="import wave\nWHERE = hasattr(wave, 'OURS')\n")
    stage.run("import app")
    save(stage, wave=None)
    stage.run()
    agree(stage, ["import app"], "app.WHERE")


@both_ways
@in_child
def test_a_submodule_shadows_a_name_of_its_package(stage: Stage, events: bool) -> None:
    """`from pkg import helper` was a function of pkg; now there is a file pkg/helper.py too."""
    stage.load(events=events)
    stage.save("pkg/__init__.py", "def helper(): return 'function'\n")
    save(stage, app="from pkg import helper\nKIND = type(helper).__name__\n")
    stage.run("import app")
    stage.save("pkg/helper.py", "X = 1\n")
    stage.run()
    agree(stage, ["import app"], "app.KIND")
    stage.save("pkg/__init__.py", "")
    stage.run()
    agree(stage, ["import app"], "app.KIND")


@both_ways
@in_child
def test_one_file_through_two_folders_on_the_path(stage: Stage, events: bool) -> None:
    """`import lib` and `import pkg.lib` are two modules; both follow, and their dependents."""
    stage.load(events=events)
    stage.save("pkg/lib.py", "X = 1\n")
    save(stage, app="import lib, pkg.lib\nY = lib.X, pkg.lib.X\n")
    cells = ["import sys\nsys.path.append('pkg')\nimport app"]
    stage.run(cells[0])
    stage.save("pkg/lib.py", "X = 2\n")
    stage.run()
    agree(stage, cells, "app.Y, app.lib is app.pkg.lib")


@both_ways
@in_child
def test_one_module_under_two_names(stage: Stage, events: bool) -> None:
    """`sys.modules['old'] = new`, as renamed packages do: it is executed once per edit."""
    stage.load(events=events)
    save(
        stage,
        new="import sys\nruns.append('new')\nX = 1\nsys.modules['old'] = sys.modules['new']\n",
    )
    save(stage, user="import old\nY = old.X\n")
    stage.run("import new, user, old")
    stage.new_runs()
    save(
        stage,
        new="import sys\nruns.append('new')\nX = 2\nsys.modules['old'] = sys.modules['new']\n",
    )
    assert "reloaded new" in stage.run()
    assert stage.new_runs() == ["new"]
    assert stage.value("old.X, new.X, user.Y, old is new") == (2, 2, 2, True)
    assert stage.value("get_ipython().run_line_magic('dreload', 'old').reloaded") == ("new", "user")


@pytest.mark.parametrize(
    "text",
    ["def f(:\n", "X = (\n", "if 1:\n  X = 1\n\tY = 2\n", "  X = 1\n", "X = " + "(" * 5000,
     "X = " + "-" * 100_000 + "1\n", "X = " + "9" * 5000 + "\n", "X = 1\0\n", "return 5\n",
     "X = 'abc\n", "# coding: klingon\nX = 1\n", "from __future__ import wishes\n",
     "nonlocal x\n", "X = f'{'\n", "await x\n", "def f(a, a): pass\n"],
    ids=range(16),
)  # fmt: skip
@in_child
def test_whatever_cannot_be_compiled(stage: Stage, text: str) -> None:
    """One line, once; the code that runs stays, and edits elsewhere are applied."""
    stage.load()
    save(stage, lib="X = 1\n", app="import lib\nY = lib.X\n", far="Z = 1\n")
    stage.run("import app, far")
    stage.files.save({"lib.py": text, "far.py": "Z = 2\n"})
    told = stage.run()
    assert told.count("not reloaded") == 1 and "lib" in told and "reloaded far" in told
    assert "Traceback" not in told
    assert stage.value("app.Y, app.lib.X, far.Z") == (1, 1, 2)
    assert stage.run() == ""
    save(stage, lib="X = 3\n")
    stage.run()
    assert stage.value("app.Y, app.lib.X") == (3, 3)


# -- half-saved files ----------------------------------------------------------------------------


@both_ways
@in_child
def test_a_broken_file_among_good_ones(stage: Stage, events: bool) -> None:
    """Whatever is connected waits; the rest is applied; each content is reported once."""
    stage.load(events=events)
    save(
        stage,
        a="X = 1\n",
        b="import a\nY = a.X\n",
        c="import b\nZ = b.Y\n",
        d="W = 1\n",
        e="import d\nV = d.W\n",
    )
    stage.run("import c, e")
    save(stage, a="X = 2\n", b="import a\nY = (\n", d="W = 2\n")
    told = stage.run()
    assert told.count("not reloaded") == 1 and "reloaded d -> e" in told
    assert stage.value("c.Z, c.b.a.X, e.V") == (1, 1, 2)
    assert stage.run() == ""
    save(stage, d="W = 3\n")
    assert "SyntaxError" not in stage.run()
    assert stage.value("e.V") == 3
    save(stage, b="import a\nY = [\n")
    assert stage.run().count("not reloaded") == 1
    save(stage, b="import a\nY = a.X * 10\n")
    assert "reloaded a -> b -> c" in stage.run()
    assert stage.value("c.Z") == 20


@both_ways
@in_child
def test_a_broken_file_is_taken_back(stage: Stage, events: bool) -> None:
    """Saved half, then as it was: nothing is executed, and nothing pending any more."""
    stage.load(events=events)
    save(stage, a="runs.append('a')\nX = 1\n")
    stage.run("import a")
    stage.new_runs()
    save(stage, a="X = (\n")
    assert "SyntaxError" in stage.run()
    save(stage, a="runs.append('a')\nX = 1\n")
    assert stage.run() == "" and stage.new_runs() == []
    assert "failed     nothing" in stage.run("%dreload --status")
    save(stage, a="X = (\n")
    assert "SyntaxError" in stage.run()
    save(stage, a=None)
    stage.run()
    save(stage, a="X = 5\n")
    stage.run()
    assert stage.value("a.X") == 5


@both_ways
@in_child
def test_a_broken_file_that_nobody_has_imported(stage: Stage, events: bool) -> None:
    """An edit makes a good module import a broken one; then only that is mended."""
    stage.load(events=events)
    save(stage, app="X = 1\n")
    stage.run("import app")
    save(stage, app="import helper\nX = helper.Y\n", helper="Y = (\n")
    told = stage.run()
    assert told.count("not reloaded") == 1 and "helper.py" in told
    assert stage.run() == "" and stage.value("app.X") == 1
    save(stage, helper="Y = 2\n")
    stage.run()
    agree(stage, ["import app"], "app.X")


# -- scope ---------------------------------------------------------------------------------------


@both_ways
@in_child
def test_editable_installs(stage: Stage, events: bool) -> None:
    """By a path file in site-packages, and by a finder as setuptools installs it."""
    import site

    stage.load(events=events)
    site_packages = "env/lib/python3/site-packages"
    stage.save("checkout/src/flat/__init__.py", "X = 1\n")
    stage.save("other/mapped/__init__.py", "X = 1\n")
    stage.save(f"{site_packages}/__editable__.flat.pth", str(stage.path("checkout/src")) + "\n")
    stage.save(f"{site_packages}/__editable___mapped_finder.py", _finder(stage.path("other")))
    stage.save(
        f"{site_packages}/__editable__.mapped.pth",
        "import __editable___mapped_finder; __editable___mapped_finder.install()\n",
    )
    stage.save(f"{site_packages}/installed.py", "X = 1\n")
    sys.path.append(site_packages)
    site.addsitedir(str(stage.path(site_packages)))
    stage.run("import flat, mapped, installed")
    stage.save("checkout/src/flat/__init__.py", "X = 2\n")
    stage.save("other/mapped/__init__.py", "X = 2\n")
    stage.save(f"{site_packages}/installed.py", "X = 2\n")
    stage.run()
    assert stage.value("flat.X, mapped.X, installed.X") == (2, 2, 1)
    stage.save("other/mapped/new.py", "Y = 1\n")
    stage.run("import mapped.new")
    stage.save("other/mapped/new.py", "Y = 2\n")
    stage.run()
    assert stage.value("mapped.new.Y") == 2


def _finder(folder: Path) -> str:
    """What setuptools writes for an editable install, shortened."""
    return dedent(f"""
        import sys
        from importlib.util import spec_from_file_location
        MAPPING = {{"mapped": {str(folder / "mapped")!r}}}
        class _EditableFinder:
            @classmethod
            def find_spec(cls, fullname, path=None, target=None):
                if fullname in MAPPING:
                    return spec_from_file_location(
                        fullname, MAPPING[fullname] + "/__init__.py",
                        submodule_search_locations=[MAPPING[fullname]],
                    )
        def install():
            sys.meta_path.append(_EditableFinder)
    """)


@both_ways
@in_child
def test_namespace_package_over_two_folders_of_the_path(stage: Stage, events: bool) -> None:
    """Both portions are project code; a module can move from one to the other."""
    stage.load(events=events)
    stage.save("one/space/a.py", "X = 1\n")
    stage.save("two/space/b.py", "from space.a import X\nY = X\n")
    cells = ["import sys\nsys.path[:0] = ['one', 'two']\nimport space.b"]
    stage.run(cells[0])
    stage.save("one/space/a.py", "X = 2\n")
    stage.run()
    agree(stage, cells, "space.b.Y")
    stage.files.save({"one/space/a.py": None, "two/space/a.py": "X = 3\n"})
    stage.run()
    agree(stage, cells, "space.b.Y, space.a.X")
    stage.save("one/space/b.py", "Y = 'first'\n")
    stage.run()
    agree(stage, cells, "space.b.Y")


# -- odd inhabitants -----------------------------------------------------------------------------


@both_ways
@in_child
def test_odd_keys_and_liars_among_the_modules(stage: Stage, events: bool) -> None:
    """Keys that are no text, modules that lie about name, file and specification."""

    class Text(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            return str.__eq__(self, other)

        def partition(self, *arguments: object) -> tuple[str, str, str]:
            raise RuntimeError("asked")

    class Liar(types.ModuleType):
        @property
        def __class__(self) -> type:  # type: ignore[override]
            raise RuntimeError("asked")

    stage.load(events=events)
    save(stage, lib="X = 1\n", app="import lib\nY = lib.X\n")
    liar, nameless = Liar("liar"), types.ModuleType("nameless")
    vars(nameless).update(__name__=3, __file__=7, __path__=5, __spec__=types.SimpleNamespace())
    odd: dict[object, object] = {
        3: types.ModuleType("three"), None: None, ("a", "b"): 5, Text("text_key"): liar,
        "liar": liar, "nameless": nameless, "": types.ModuleType(""), "a..b": 3, "x" * 9999: None,
    }  # fmt: skip
    sys.modules.update(odd)  # type: ignore[arg-type]
    stage.run("import app")
    save(stage, lib="X = 2\n")
    assert "reloaded lib -> app" in stage.run()
    for line in ("%dreload --status", "%ddeps", "%ddeps --all app", "%dreload --dry-run"):
        stage.run(line)
    stage.run("%dreload app")
    for key in odd:
        sys.modules.pop(key)  # type: ignore[call-overload]
    save(stage, lib="X = 3\n")
    stage.run()
    assert stage.value("app.Y") == 3


# -- loaders of other tools ----------------------------------------------------------------------

LOADERS = {
    "transforms the source": """
        class Loader(SourceFileLoader):
            def source_to_code(self, data, path, *, _optimize=-1):
                text = bytes(data).decode().replace("TEN", "10")
                return super().source_to_code(text.encode(), path, _optimize=_optimize)
    """,
    "transforms the syntax": """
        import ast
        class Double(ast.NodeTransformer):
            def visit_Constant(self, node):
                if type(node.value) is int:
                    return ast.copy_location(ast.Constant(node.value * 10), node)
                return node
        class Loader(SourceFileLoader):
            def source_to_code(self, data, path, *, _optimize=-1):
                tree = ast.fix_missing_locations(Double().visit(ast.parse(data)))
                return super().source_to_code(tree, path, _optimize=_optimize)
    """,
    "reads the data in its own way": """
        class Loader(SourceFileLoader):
            def get_data(self, path):
                return super().get_data(path).replace(b"TEN", b"10")
    """,
    "compiles in its own way": """
        class Loader(SourceFileLoader):
            def get_code(self, fullname):
                text = open(self.path).read().replace("TEN", "10")
                return compile(text, self.path, "exec", dont_inherit=True)
    """,
    "puts names into the module": """
        class Loader(SourceFileLoader):
            def exec_module(self, module):
                module.TEN = 10
                super().exec_module(module)
                module.AFTER = True
    """,
    "executes in its own way": """
        class Loader:
            def __init__(self, fullname, path):
                self.path = path
            def create_module(self, spec):
                return None
            def exec_module(self, module):
                text = open(self.path).read().replace("TEN", "10")
                exec(compile(text, self.path, "exec", dont_inherit=True), vars(module))
    """,
}
INSTALL = """
import sys
from importlib.machinery import FileFinder, SourceFileLoader
from importlib.util import spec_from_file_location
{}
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in ("lib", "app"):
            file = f"{{name}}.py"
            return spec_from_file_location(name, file, loader=Loader(name, file))
sys.meta_path.insert(0, Finder)
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("loader", LOADERS)
@in_child
def test_loaders_that_people_write(stage: Stage, loader: str, when: str) -> None:
    """Each does its work again when its modules are executed again, and as for a first import."""
    if when == "after":
        stage.load()
    save(stage, lib="X = [TEN, 1]\ndef f(): return TEN, 1\n")
    save(stage, app="import lib\nY = lib.X\nSEVEN = 7\n")
    if loader == "transforms the syntax":
        save(stage, lib="TEN = 3\nX = [TEN, 1]\ndef f(): return TEN, 1\n")
    cells = [INSTALL.format(dedent(LOADERS[loader])), "import app\nfrom lib import f"]
    for cell in cells:
        stage.run(cell)
    if when == "before":
        stage.load()
    stage.run()
    shown = "f(), app.Y, app.lib.f(), sorted(n for n in vars(app.lib) if n[:2] != '__')"
    agree(stage, cells, shown)
    ten = "TEN = 4\n" if loader == "transforms the syntax" else ""
    save(stage, "same", lib=f"{ten}X = [TEN, 2]\ndef f(): return TEN, 2\n")
    stage.run()
    agree(stage, cells, shown)
    save(stage, lib=f"{ten}X = [TEN, 2]\ndef f(): return TEN, 33\n")
    stage.run()
    agree(stage, cells, shown)
    save(stage, lib=f"{ten}Z = X = [TEN, 4]\ndef g(): pass\ndef f(): return TEN, 4\n")
    stage.run()
    agree(stage, cells, shown)


@in_child
def test_beartype_of_this_package(stage: Stage) -> None:
    """`beartype_this_package()` in a package's own file, edited away and back."""
    try:
        import beartype.claw  # noqa: F401
    except ImportError:
        raise Skip("needs beartype") from None
    stage.load()
    stage.save(
        "pkg/__init__.py",
        "from beartype.claw import beartype_this_package\nbeartype_this_package()\n",
    )
    stage.save("pkg/sub.py", "def f(x: int) -> int:\n    return x\n")
    stage.run("import pkg.sub\nfrom pkg.sub import f")

    def refuses(value: object) -> bool:
        try:
            stage.value("f")(value)
        except Exception as error:
            return "Violation" in type(error).__name__
        return False

    assert refuses("text")
    stage.save("pkg/sub.py", "def f(x: str) -> str:\n    return x + ''\n")
    stage.run()
    assert refuses(1) and not refuses("text")
    stage.save("pkg/sub.py", "Y = 1\ndef f(x: int) -> int:\n    return x + 0\n")
    stage.run("%dreload pkg.sub")
    assert refuses("text") and not refuses(1)


@both_ways
@in_child
def test_a_folder_that_may_not_be_read_for_a_while(stage: Stage, events: bool) -> None:
    """Its modules are not gone, though others of their names can be found."""
    library, own = stage.path("elsewhere") / "site-packages", stage.path("own")
    library.mkdir(parents=True)
    (library / "lib.py").write_text("X = 'library'\n")
    save(stage, **{"own/lib": "runs.append('lib')\nX = 1\n", "app": "from lib import X\n"})
    sys.path[:0] = [str(own)]
    sys.path.append(str(library))
    stage.load(events=events)
    stage.run("import app, lib")
    stage.new_runs()
    os.chmod(own, 0)
    if os.getuid() == 0:  # may read everything
        for folder in (stage.path(), *stage.path().parents):
            os.chmod(folder, os.stat(folder).st_mode | 0o755)
        os.setresuid(65534, 65534, 0)
    assert stage.run().count("cannot be read: Permission denied") == 1
    assert stage.run() == ""
    os.setresuid(os.getresuid()[2], os.getresuid()[2], -1)
    os.chmod(own, 0o755)
    assert stage.run() == ""
    assert stage.new_runs() == [] and not stage.reloader.failures()
    assert stage.value("lib.X, app.X") == (1, 1)


@in_child
def test_a_number_that_is_the_line_of_its_class_too(stage: Stage) -> None:
    """CPython 3.13 keeps a class's line among its constants, and equal ones only once."""
    stage.load()
    save(stage, lib="\n\nclass C:\n    size = 3\n")
    stage.run("import lib")
    save(stage, lib="\n\n\nclass C:\n    size = 4\n")
    stage.run()
    assert stage.value("lib.C.size") == 4
