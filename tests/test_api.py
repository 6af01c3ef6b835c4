"""The Python interface in a plain interpreter, which never imports IPython."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRELUDE = """
import builtins, importlib, os, sys
sys.path.insert(0, "")
runs = builtins.runs = []

def save(times=iter(range(1_700_000_000, 1_800_000_000, 10)), **sources):
    for name, source in sources.items():
        name += ".py"
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with open(name, "w") as file:
            file.write("runs.append(__name__)\\n" + source)
        os.utime(name, (next(times),) * 2)

def new_runs():
    found = runs[:]
    runs.clear()
    return " ".join(found)

def refused(call, *arguments, **options):
    try:
        call(*arguments, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"

import ipython_depreload as d

def diamond():
    save(
        base="RATE = 1\\n", left="from base import RATE\\nTWICE = RATE * 2\\n",
        right="import base\\nSAME = base.RATE\\n",
        top="import left, right, json\\nSUM = left.TWICE + right.SAME\\n",
    )
    import top
    new_runs()
    return top
"""
EPILOGUE = """
assert not {"IPython", "traitlets", "ipykernel"} & set(sys.modules)
"""
Run = Callable[[str], list[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a program in a new interpreter, in a folder of its own; return what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(program: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", PRELUDE + program + EPILOGUE],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return run


# -- what is asked for -----------------------------------------------------------------------


def test_reload_takes_the_module_or_its_name(run: Run) -> None:
    """Either way it and its dependents are executed once each, in order; others are not."""
    assert run(
        """
d.enable()
top = diamond()
import base, left
print(d.reload(base).levels, new_runs())
print(d.reload("left").reloaded, new_runs())
print(d.reload(top).reloaded, new_runs())
"""
    ) == [
        "(('base',), ('left', 'right'), ('top',)) base left right top",
        "('left', 'top') left top",
        "('top',) top",
    ]


def test_report_is_one_line_and_frozen(run: Run) -> None:
    """What `reload` returns prints as a person would say it, and cannot be changed."""
    shown, frozen = run(
        """
d.enable()
diamond()
report = d.reload("base")
print(report)
print(refused(setattr, report, "seconds", 0).partition(":")[0])
"""
    )
    assert shown.startswith("reloaded base -> left, right -> top in ")
    assert shown.endswith(" ms")
    assert frozen == "FrozenInstanceError"


def test_changed_dependencies_come_first_and_their_dependents_follow(run: Run) -> None:
    """`reload(left)` with an edited base: right and top are built on base too."""
    assert run(
        """
d.enable()
top = diamond()
save(base="RATE = 10\\n")
print(d.reload("left").reloaded, top.SUM)
save(right="SAME = 5\\n")
print(d.reload("left").reloaded, top.right.SAME)
print(d.reload("top").reloaded, top.right.SAME)
"""
    ) == [
        "('base', 'left', 'right', 'top') 30",
        "('left', 'right', 'top') 5",
        "('top',) 5",
    ]


def test_deep(run: Run) -> None:
    """All of the project that a module depends on, changed or not, but no library."""
    assert run(
        """
d.enable()
diamond()
print(d.reload("left", deep=True).reloaded)
print(d.reload("top", deep=True).reloaded)
d.blacklist("right")
print(d.reload("top", deep=True).reloaded)
"""
    ) == [
        "('base', 'left', 'right', 'top')",
        "('base', 'left', 'right', 'top')",
        "('base', 'left', 'top')",
    ]


def test_neighbours(run: Run) -> None:
    """The original's `get_dependencies`, and its counterpart; by object or name."""
    assert run(
        """
d.enable()
top = diamond()
import base
print(d.get_dependencies(top), d.get_dependencies("top"))
print(d.get_dependents(base), d.get_dependents("base"))
print(d.get_dependencies(base))
print("top" in d.get_dependents("json"), "json.decoder" in d.get_dependencies("json"))
"""
    ) == [
        "['left', 'right', 'json'] ['left', 'right', 'json']",
        "['left', 'right', '__main__'] ['left', 'right', '__main__']",
        "[]",
        "True True",
    ]


def test_library_modules_are_reloaded_only_if_named(run: Run) -> None:
    """A standard library module that is named is executed, and so is what was built on it."""
    assert run(
        """
d.enable()
save(uses="import colorsys\\nFROM = colorsys.rgb_to_hls(1, 0, 0)\\n")
import uses, colorsys
print(d.reload("uses", deep=True).reloaded)
colorsys.ONE_THIRD = None
print(d.reload(colorsys).reloaded, colorsys.ONE_THIRD)
"""
    ) == ["('uses',)", "('colorsys', 'uses') 0.3333333333333333"]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("d.reload, 'lft'", "UnknownModuleError: no module named 'lft' has been imported; did you"
         " mean left?"),
        ("d.get_dependencies, 'botom'", "UnknownModuleError: no module named 'botom' has been"
         " imported"),
        ("d.get_dependents, ''", "UnknownModuleError: no module named '' has been imported"),
        ("d.reload, 3", "UnknownModuleError"),
        ("d.reload, None", "UnknownModuleError"),
        ("d.reload, type(sys)('left')", "UnknownModuleError"),
    ],
)  # fmt: skip
def test_mistakes_are_errors_in_words(run: Run, call: str, told: str) -> None:
    """Whatever was passed, and nothing is executed."""
    (shown,) = run(f"d.enable()\ndiamond()\nprint(refused({call}), new_runs())")
    assert shown.startswith(told)
    assert shown.endswith(" ")


# -- switching on and off --------------------------------------------------------------------

MACHINERY = """
def machinery():
    import importlib._bootstrap as bootstrap
    return (
        builtins.__import__, bootstrap._gcd_import, bootstrap._find_and_load,
        importlib.import_module, list(sys.meta_path), list(sys.path_hooks),
        sys.getprofile(), sys.gettrace(),
        hasattr(sys, "monitoring") and [sys.monitoring.get_tool(i) for i in range(6)],
    )
"""


def test_disable_restores_the_import_machinery_exactly(run: Run) -> None:
    """Also after imports, failed ones, and reloads; and any number of times."""
    assert run(
        MACHINERY
        + """
before = machinery()
d.disable()
print(machinery() == before)
d.enable(); d.enable()
print(sum(type(f).__module__.startswith("ipython_depreload") for f in sys.meta_path))
diamond()
save(bad="import nowhere\\n")
print(refused(importlib.import_module, "bad"))
d.reload("base")
print(machinery()[:4] == before[:4])
d.disable()
print(machinery() == before)
d.disable()
print(machinery() == before)
save(later="import base\\n")
import later
print(machinery() == before, d.get_dependencies("top"))
"""
    ) == [
        "True", "1", "ModuleNotFoundError: No module named 'nowhere'", "True", "True", "True",
        "True ['left', 'right', 'json']",
    ]  # fmt: skip


def test_what_was_not_watched_is_known_after_enabling_again(run: Run) -> None:
    """Switched off, imports go unseen; switched on again, they are read from the code."""
    assert run(
        """
d.enable()
diamond()
d.disable()
save(later="import top\\nX = top.SUM\\n")
import later
save(base="RATE = 10\\n")
d.enable()
print(d.get_dependents("top"), d.reload("base").reloaded, later.X)
"""
    ) == ["['__main__', 'later'] ('base', 'left', 'right', 'top', 'later') 30"]


WRAPPERS = {
    "a function around __import__": """
    inner = builtins.__import__
    def wrapper(*arguments, **options):
        return inner(*arguments, **options)
    builtins.__import__ = wrapper
    def undo():
        builtins.__import__ = inner
""",
    "a finder of its own, first on the path": """
    class Finder:
        def find_spec(self, *arguments):
            return None
    finder = Finder()
    sys.meta_path.insert(0, finder)
    def undo():
        sys.meta_path.remove(finder)
""",
    "a meta path of its own": """
    old = sys.meta_path
    sys.meta_path = list(old)
    def undo():
        old[:] = sys.meta_path
        sys.meta_path = old
""",
    "a function around import_module": """
    inner = importlib.import_module
    importlib.import_module = lambda *arguments: inner(*arguments)
    def undo():
        importlib.import_module = inner
""",
}


@pytest.mark.parametrize("moment", ["between imports", "while a module is imported"])
@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_disable_when_another_tool_has_wrapped_the_machinery(
    run: Run, wrapper: str, moment: str
) -> None:
    """The other tool's work stays in place, ours is out of it, whichever ends first."""
    during = moment != "between imports"
    assert run(
        MACHINERY
        + "\nundo = None\ndef wrap():\n    global undo"
        + WRAPPERS[wrapper]
        + f"""
    globals()["undo"] = undo
builtins.wrap = wrap
before = machinery()
first = {"wrap()" if during else "pass"!r}
save(wraps="import json\\n" + first + "\\nimport colorsys\\n", other="import wave\\n")
d.enable()
import wraps
{"pass" if during else "wrap()"}
import other
print(d.get_dependencies("wraps"), d.get_dependencies("other"))
d.disable()
importlib.import_module("tabnanny")
print(any(type(f).__module__.startswith("ipython_depreload") for f in sys.meta_path))
undo()
import quopri
print(machinery() == before)
"""
    ) == ["['json', 'colorsys'] ['wave']", "False", "True"]


# -- blacklist -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    ["['left']", "('left',)", "{'left'}", "iter(['left'])", "(n for n in ['lef*'])", "'left'",
     "{'left': 1}", "['l?ft', 'nowhere.*']"],
)  # fmt: skip
def test_any_iterable_makes_a_blacklist(run: Run, given: str) -> None:
    """Neither the module nor what is behind it alone is reloaded; it stays in the graph."""
    assert run(
        f"""
d.enable(blacklist={given})
diamond()
save(behind="import left\\n")
import behind
print(d.reload("base").reloaded)
print(d.get_dependents("base"), d.get_dependents("left"))
print(d.get_dependents("behind"), "behind" in d.get_dependencies("__main__"))
"""
    ) == [
        "('base', 'right', 'top')",
        "['left', 'right'] ['behind', 'top']",
        "['__main__'] True",
    ]


def test_blacklisted_module_asked_for_by_name(run: Run) -> None:
    """It says so, clearly, and executes nothing; the others that were named are reloaded."""
    assert run(
        """
d.enable(["pkg.*"])
save(**{"pkg/__init__": "", "pkg/sub": "X = 1\\n"}, uses="import pkg.sub\\n")
import uses
new_runs()
report = d.reload("pkg.sub")
print(report)
print(report.reloaded, report.notes != (), bool(report), new_runs())
print(d.reload("pkg").reloaded)
print(d.blacklist("uses"), d.blacklist(["more", "yet.*"]), d.blacklist())
d.enable()
print(len(d.blacklist()))
d.enable(blacklist=())
print(d.blacklist(), d.reload("pkg.sub").reloaded)
"""
    ) == [
        "pkg.sub is blacklisted: not reloaded (take it off with %dblacklist --remove pkg.*)",
        "() True True ",
        "('pkg', 'uses')",
        "('pkg.*', 'uses') ('pkg.*', 'uses', 'more', 'yet.*') ('pkg.*', 'uses', 'more', 'yet.*')",
        "4",
        "() ('pkg.sub', 'uses')",
    ]


# -- __reload__(state) -----------------------------------------------------------------------

UNCOPYABLE = {
    "a lock": "__import__('threading').Lock()",
    "a module": "__import__('json')",
    "a connection": "__import__('sqlite3').connect(':memory:')",
    "a socket": "__import__('socket').socket()",
    "a file": "open(__file__)",
    "a generator": "(i for i in [1])",
    "a thread": "__import__('threading').Thread()",
    "a thread's own values": "__import__('threading').local()",
    "a view of memory": "memoryview(b'x')",
    "a mapping that cannot be pickled": "type(sys)('m').__dict__.items()",
    "raises when it is copied": "Raising()",
    "raises when it is hashed or compared": "Unhashable()",
    "raises when any attribute is read": "Nothing()",
    "a list that raises when it is copied": "RaisingList()",
    "a frame": "sys._getframe()",
    "a weak reference": "__import__('weakref').ref(Raising)",
    "a list deeper than the stack": "deep(list)",
    "a tuple deeper than the stack": "deep(tuple)",
    "a dictionary deeper than the stack": "deep(dict)",
}
ODD = """
import sys
class Raising:
    def __copy__(self): raise RuntimeError("copied")
    def __deepcopy__(self, memo): raise RuntimeError("copied")
    def __reduce_ex__(self, protocol): raise RuntimeError("pickled")
class RaisingList(list):
    copy = __copy__ = __deepcopy__ = __iter__ = __len__ = lambda *a: 1 / 0
class Unhashable:
    __eq__ = __hash__ = lambda *a: 1 / 0
class Nothing:
    def __getattribute__(self, name): raise RuntimeError(name)
def deep(kind):
    value = 1
    for _ in range(100_000):
        value = {1: value} if kind is dict else kind([value])
    return value
"""


@pytest.mark.parametrize("title", UNCOPYABLE)
def test_state_that_cannot_be_copied(run: Run, title: str) -> None:
    """It is passed on as the very same object, wherever it is kept."""
    source = (
        ODD
        + f"def fresh():\n    return {UNCOPYABLE[title]}\n"
        + """
try:
    KEPT
except NameError:
    KEPT, INSIDE = fresh(), {"list": [], "tuple": ()}
def __reload__(state):
    global COPY
    COPY = state
"""
    )
    deep = "deeper" in title
    shown = run(
        f"""
d.enable()
save(kept={source!r})
import kept
kept.INSIDE["list"].append(kept.KEPT)
kept.INSIDE["tuple"] = (kept.KEPT, [kept.KEPT])
one = kept.KEPT
print(d.reload(kept))
copy = kept.COPY
print({deep} or (copy["KEPT"] is one and copy["INSIDE"]["list"][0] is one))
print({deep} or (copy["INSIDE"]["tuple"][0] is one and copy["INSIDE"]["tuple"][1][0] is one))
os._exit(sys.stdout.flush() or 0)  # what is so deep cannot be taken apart
"""
    )
    assert shown[0].startswith("reloaded kept in ")
    assert shown[1:] == ["True", "True"]


def test_state_with_keys_that_raise(run: Run) -> None:
    """A dictionary is copied even if its keys can no longer be compared or hashed."""
    assert run(
        """
d.enable()
save(kept='''
class Key:
    broken = False
    def __hash__(self): return 1 / 0 if Key.broken else 5
    def __eq__(self, other): return 1 / 0 if Key.broken else self is other
VALUES = {Key(): [1], Key(): [2]}
MEMBERS = {Key(), Key()}
Key.broken = True
def __reload__(state):
    global COUNT
    COUNT = len(state["VALUES"]), len(state["MEMBERS"]), state["VALUES"] is not VALUES
''')
import kept
print(d.reload(kept).ok, kept.COUNT)
"""
    ) == ["True (2, 2, True)"]


def test_connection_that_is_kept_is_the_very_same_object(run: Run) -> None:
    """What `__reload__` takes from the state is no copy, and its data are still there."""
    assert run(
        """
d.enable()
save(database='''
import sqlite3
CONNECTION = sqlite3.connect(":memory:")
POOL = {"main": [CONNECTION]}
def __reload__(state):
    global CONNECTION, POOL
    CONNECTION.close()
    CONNECTION, POOL = state["CONNECTION"], state["POOL"]
''', user="from database import CONNECTION\\n")
import database, user
one = database.CONNECTION
one.execute("create table t (x)")
print(d.reload("database").reloaded)
print(database.CONNECTION is one, user.CONNECTION is one, database.POOL["main"][0] is one)
print(one.execute("select count(*) from t").fetchone())
"""
    ) == ["('database', 'user')", "True True True", "(0,)"]


def test_state_is_a_copy(run: Run) -> None:
    """What the new code does to its own containers does not show in the old ones."""
    assert run(
        """
d.enable()
save(kept='''
from collections import defaultdict, deque, OrderedDict
try:
    SEEN
except NameError:
    SEEN = {"list": [[1]], "deque": deque([[1]], 3), "default": defaultdict(list, a=[1]),
            "ordered": OrderedDict(a={1}), "tuple": ([1],), "bytes": bytearray(b"x")}
    SEEN["self"] = SEEN
else:
    SEEN["list"][0].append(2)
    SEEN["deque"][0].append(2)
    SEEN["default"]["b"]
    SEEN["ordered"]["a"].add(2)
    SEEN["tuple"][0].append(2)
    SEEN["bytes"] += b"y"
    SEEN["new"] = 1
def __reload__(state):
    global COPY
    COPY = state["SEEN"]
''')
import kept
before = kept.SEEN
d.reload(kept)
print({k: v for k, v in kept.COPY.items() if k != "self"})
print(kept.COPY["self"] is kept.COPY, kept.SEEN is before, kept.COPY["deque"].maxlen)
"""
    ) == [
        "{'list': [[1]], 'deque': deque([[1]], maxlen=3), 'default': defaultdict(<class 'list'>,"
        " {'a': [1]}), 'ordered': OrderedDict({'a': {1}}), 'tuple': ([1],),"
        " 'bytes': bytearray(b'x')}"
        if sys.version_info >= (3, 12)
        else "{'list': [[1]], 'deque': deque([[1]], maxlen=3), 'default': defaultdict(<class"
        " 'list'>, {'a': [1]}), 'ordered': OrderedDict([('a', {1})]), 'tuple': ([1],),"
        " 'bytes': bytearray(b'x')}",
        "True True 3",
    ]


@pytest.mark.parametrize("how", ["named", "changed", "as a dependent"])
def test_reload_callback_runs_however_its_module_was_reloaded(run: Run, how: str) -> None:
    """And it is the new source's, called once, with the dictionary from before."""
    act = {
        "named": "d.reload('counts')",
        "changed": "save(counts=new); d.default.reload()",
        "as a dependent": "d.reload('base')",
    }[how]
    assert run(
        f"""
d.enable()
source = "import base\\nN = 0\\ndef __reload__(state):\\n    global N\\n    N = state['N'] + 1\\n"
new = source.replace("+ 1", "+ 1 ") + "X = 1\\n"
save(base="", counts=source)
import counts
{act}
{act}
print(counts.N)
"""
    ) == ["1" if how == "changed" else "2"]


def test_reload_callback_that_was_removed_or_imported_is_not_called(run: Run) -> None:
    """Only one that the new source has: not the old one's, not one left over."""
    assert run(
        """
d.enable()
save(counts="N = 0\\ndef __reload__(state):\\n    global N\\n    N = state['N']\\n")
import counts
counts.N = 5
save(counts="N = 1\\n")
d.reload(counts)
print(counts.N, hasattr(counts, "__reload__"))
"""
    ) == ["1 False"]


@pytest.mark.parametrize("error", ["KeyError('gone')", "SystemExit(3)", "Odd()"])
def test_reload_callback_that_raises_is_a_failed_reload(run: Run, error: str) -> None:
    """All is as it was, dependents included, and after the next edit it is tried again."""
    assert run(
        f"""
import logging
logging.getLogger("ipython_depreload").addHandler(logging.NullHandler())
d.enable()
source = "class Odd(BaseException): pass\\nN = 0\\ndef __reload__(state):\\n    "
save(counts=source + "pass\\n", user="import counts\\nSEEN = counts.N\\n")
import counts, user
counts.N = 1
before = dict(vars(counts))
save(counts=source.replace("N = 0", "N = 7") + "raise {error}\\n")
report = d.reload("counts")
print(report.ok, report.failures[0].module, report.failures[0].line, vars(counts) == before)
print(user.SEEN, d.default.failures() == report.failures)
save(counts=source.replace("N = 0", "N = 7") + "pass\\n")
print(d.default.reload_changed().reloaded, counts.N, user.SEEN, d.default.failures())
"""
    ) == [
        "False counts 5 True",
        "0 True",
        "('counts', 'user') 7 7 ()",
    ]


def test_failure_of_a_module_that_has_not_changed_comes_with_advice(run: Run) -> None:
    """What a registry remembers may stand in the way; not where the edited code itself fails."""
    assert run(
        """
d.enable()
save(
    plugins="def make():\\n    known = ()\\n    def add(name):\\n        nonlocal known\\n"
    "        assert name not in known\\n        known += (name,)\\n    return add\\n"
    "add = make()\\n",
    sizes="SIZE = 1\\n",
    names="import sizes\\nfrom plugins import add\\nadd('names')\\n"
    "SIZE = sizes.SIZE\\n",
)
import names
save(sizes="SIZE = 2\\n")
report = d.default.reload_changed()
print(report.failures[0].module, *report.notes)
print(d.reload("names", deep=True).ok, names.SIZE)
save(sizes="SIZE = 3\\nraise ValueError\\n")
print(d.default.reload_changed().notes)
"""
    ) == [
        "names names has not changed: what it depends on may remember that it ran before;"
        " `%dreload --deep names` executes that too",
        "True 2",
        "()",
    ]
