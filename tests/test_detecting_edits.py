"""No edit is missed, whenever and however it is made; and none is seen where there is none."""

from __future__ import annotations

import bdb
import inspect
import linecache
import mmap
import os
import py_compile
import sys
import traceback
from operator import attrgetter
from pathlib import Path

import pytest

from tests.children import Stage, in_child

LIB = "runs.append('lib')\nX = {}\n"
SECOND = 1_000_000_000
both_ways = pytest.mark.parametrize("events", [True, False], ids=["events", "stat"])


def overwrite(path: Path, text: str, *, time: int | None = None) -> None:
    """Write a file in place, as some editors do, and set its times."""
    path.write_text(text)
    if time is not None:
        os.utime(path, ns=(time, time))


# -- never missed --------------------------------------------------------------------------------


@both_ways
@in_child
def test_older_same_and_newer_times(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    for value, mtime in enumerate(["older", "same", "tick", "newer", "same", "older", "tick"], 2):
        stage.save("lib.py", LIB.format(value), mtime)
        stage.run()
        assert stage.value("lib.X") == value, mtime


@both_ways
@in_child
def test_written_in_place_with_the_same_size_and_time(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    stage.save("lib.py", LIB.format(1))
    time = os.stat(stage.path("lib.py")).st_mtime_ns
    stage.run("import lib")
    for value in range(2, 9):
        overwrite(stage.path("lib.py"), LIB.format(value), time=time)
        stage.run()
        assert stage.value("lib.X") == value


@pytest.mark.parametrize("tick", [SECOND, 2 * SECOND])
@in_child
def test_edits_within_one_tick_of_the_clock(stage: Stage, tick: int) -> None:
    """On a file system that counts whole seconds, these edits all leave the same stamp."""
    from ipython_depreload.code import sources
    from ipython_depreload.detection import watch

    fields = attrgetter("st_mtime_ns", "st_ctime_ns", "st_size", "st_ino")
    now = time_of(stage.path()) // tick * tick

    def coarse(result: os.stat_result) -> tuple[int, ...]:
        modified, changed, size, inode = fields(result)
        return min(modified, now), min(changed, now), size, inode

    sources.STAMP_OF = watch.STAMP_OF = coarse
    sources._file_clock = lambda: now + tick - 1
    stage.load(events=False)
    stage.path("lib.py").write_text(LIB.format(1))
    stage.run("import lib")
    for value in (2, 3, 4):
        stage.path("lib.py").write_text(LIB.format(value))
        stage.run()
        assert stage.value("lib.X") == value


def time_of(path: Path) -> int:
    return os.stat(path).st_ctime_ns


@both_ways
@in_child
def test_the_importing_cell_edits_what_it_imports(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    stage.save("lib.py", LIB.format(1))
    stage.save("app.py", "from lib import X\nY = X\n")
    stage.run("import app\nfrom pathlib import Path\nPath('lib.py').write_text('X = 2\\n')")
    stage.run()
    assert stage.value("app.Y, app.X") == (2, 2)


@both_ways
@in_child
def test_a_module_edits_itself_while_it_is_imported(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    edit = "from pathlib import Path\nPath(__file__).write_text('X = 2\\n')\nX = 1\n"
    stage.save("lib.py", edit)
    stage.run("import lib\nseen = lib.X")
    stage.run()
    assert stage.value("seen, lib.X") == (1, 2)


@both_ways
@in_child
def test_an_edit_during_a_reload(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    stage.save("lib.py", "X = 1\n")
    stage.run("import lib")
    edit = "from pathlib import Path\nPath(__file__).write_text('X = 3\\n')\nX = 2\n"
    stage.save("lib.py", edit)
    stage.run("seen = lib.X")
    stage.run()
    assert stage.value("seen, lib.X") == (2, 3)


@both_ways
@in_child
def test_edited_before_the_extension_was_loaded(stage: Stage, events: bool) -> None:
    """And after the import; a module that was not edited is not executed."""
    same = "runs.append('same')\nX = 1\ndef f(): return X\n"
    stage.save("same.py", same)
    stage.save(
        "lib.py", "runs.append('lib')\nX = 1\ndef f(): return X\nclass C:\n    def m(self): pass\n"
    )
    stage.save("data.py", "X = 1\n")
    stage.run("import lib, data, same\nfrom lib import f")
    stage.save(
        "lib.py",
        "runs.append('lib')\nX = 1\ndef f(): return X, 2\nclass C:\n    def m(self): pass\n",
    )
    stage.save("data.py", "X = 2\n")
    stage.save("same.py", same)
    stage.new_runs()
    stage.load(events=events)
    stage.run()
    assert stage.value("f(), data.X") == ((1, 2), 2)
    assert "same" not in stage.new_runs()


@both_ways
@in_child
def test_an_optional_import_that_failed_before_the_extension_was_loaded(
    stage: Stage, events: bool
) -> None:
    stage.save("lib.py", "try:\n    import turbo\nexcept ImportError:\n    turbo = None\n")
    stage.run("import lib")
    stage.load(events=events)
    stage.run()
    stage.save("turbo.py", "")
    stage.run()
    assert stage.value("lib.turbo") is not None


@both_ways
@in_child
def test_written_through_another_name(stage: Stage, events: bool) -> None:
    """A hard link in a folder that has nothing to do with the project, made at any time."""
    stage.load(events=events)
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    stage.run()
    os.link(stage.path("lib.py"), stage.path("../other-name"))
    for value in (2, 3):
        stage.path("../other-name").write_text(LIB.format(value))
        stage.run()
        assert stage.value("lib.X") == value


@both_ways
@in_child
def test_written_through_memory(stage: Stage, events: bool) -> None:
    """A store into a mapped file makes no event, not even if it is flushed."""
    stage.load(events=events)
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    stage.run()
    with open(stage.path("lib.py"), "r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        memory[:] = LIB.format(2).encode()
        memory.flush()
        stage.run()
        assert stage.value("lib.X") == 2
        memory[:] = LIB.format(3).encode()
    stage.run()
    assert stage.value("lib.X") == 3


@both_ways
@in_child
def test_written_by_another_process_while_a_cell_runs(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib, subprocess, sys")
    write = f"open('lib.py', 'r+').write({LIB.format(2)!r})"
    stage.run(f"subprocess.run([sys.executable, '-c', {write!r}], check=True)")
    stage.run()
    assert stage.value("lib.X") == 2


@both_ways
@in_child
def test_a_write_that_is_not_finished(stage: Stage, events: bool) -> None:
    """What is there counts, again after each further write to the open file."""
    stage.load(events=events)
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    with open(stage.path("lib.py"), "w") as file:
        for value in (2, 3):
            file.seek(0)
            file.write(LIB.format(value))
            file.flush()
            stage.run()
            assert stage.value("lib.X") == value
        file.write("X = = 4\n")
        file.flush()
        assert "SyntaxError" in stage.run()
    file = open(stage.path("lib.py"), "r+")  # noqa: SIM115
    file.truncate(len(LIB.format(1)))
    file.close()
    assert stage.run() == "" and not stage.reloader.failures()


def leave_stale_byte_code(path: Path, time: int) -> None:
    """Compile a file, then edit it within the same second."""
    overwrite(path, LIB.format(1), time=time)
    cached = py_compile.compile(str(path), doraise=True)
    assert cached is not None
    os.utime(cached, ns=(time, time))
    overwrite(path, LIB.format(2), time=time + SECOND // 2)


@both_ways
@in_child
def test_stale_byte_code_is_not_executed(stage: Stage, events: bool) -> None:
    """Python compares whole seconds and sizes only."""
    stage.load(events=events)
    time = time_of(stage.path()) // SECOND * SECOND
    leave_stale_byte_code(stage.path("lib.py"), time)
    stage.run("import lib")
    assert stage.value("lib.X") == 2
    overwrite(stage.path("lib.py"), LIB.format(3), time=time + SECOND // 2)
    stage.run()
    assert stage.value("lib.X") == 3
    stage.run("import importlib\nimportlib.reload(lib)")
    assert stage.value("lib.X") == 3


@both_ways
@in_child
def test_stale_byte_code_was_executed_before_the_extension_was_loaded(
    stage: Stage, events: bool
) -> None:
    time = time_of(stage.path()) // SECOND * SECOND
    leave_stale_byte_code(stage.path("lib.py"), time)
    stage.run("import lib")
    assert stage.value("lib.X") == 1
    stage.load(events=events)
    stage.run()
    assert stage.value("lib.X") == 2


@in_child
def test_in_a_forked_child(stage: Stage) -> None:
    """The child must not take the events of its parent, nor miss its own."""
    stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    stage.run()
    child = os.fork()
    if child == 0:
        stage.save("lib.py", LIB.format(2))
        stage.run()
        os._exit(stage.value("lib.X"))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
    stage.run()
    assert stage.value("lib.X") == 2


@in_child
def test_more_events_than_the_kernel_keeps(stage: Stage) -> None:
    stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.save("other.py", "")
    stage.run("import lib, other")
    stage.run()
    limit = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    for number in range(limit // 2 + 10):
        os.utime(stage.path("other.py"), ns=(number, number))
        os.utime(stage.path("lib.py"))
    stage.path("lib.py").write_text(LIB.format(2))
    stage.run()
    assert stage.value("lib.X") == 2


@in_child
def test_no_watch_is_left(stage: Stage) -> None:
    from ipython_depreload.detection import inotify

    calls = []

    def refuse(kernel: object, path: str, mask: int) -> int:
        calls.append(path)
        raise OSError(28, "No space left on device")

    inotify.Kernel.watch = refuse  # type: ignore[method-assign]
    stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    stage.run()
    stage.save("lib.py", LIB.format(2))
    stage.run()
    assert stage.value("lib.X") == 2 and calls


@in_child
def test_no_event_source_can_be_had(stage: Stage) -> None:
    from ipython_depreload.detection import inotify

    def refuse(kernel: object, mounts: int) -> None:
        raise OSError(24, "Too many open files")

    inotify.Kernel.__init__ = refuse  # type: ignore[method-assign]
    before = len(os.listdir("/proc/self/fd"))
    stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    stage.save("lib.py", LIB.format(2))
    stage.run()
    assert stage.value("lib.X") == 2
    assert len(os.listdir("/proc/self/fd")) == before


@in_child
def test_unloading_gives_the_event_source_back(stage: Stage) -> None:
    before = os.listdir("/proc/self/fd")
    stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    stage.run()
    assert len(os.listdir("/proc/self/fd")) > len(before)
    stage.run("%unload_ext ipython_depreload")
    assert os.listdir("/proc/self/fd") == before
    stage.save("lib.py", LIB.format(2))
    stage.load()
    stage.run()
    assert stage.value("lib.X") == 2


# -- never needless ------------------------------------------------------------------------------

SHOWN = """\
runs.append('lib')
import functools


def decorate(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper


def plain(a,
          b=2):
    raise ValueError('plain')


@decorate
def decorated():
    raise ValueError('decorated')


def make():
    def closure():
        raise ValueError('closure')
    return closure


class Base:
    def method(self):
        raise ValueError('method')

    @property
    def value(self):
        raise ValueError('value')

    class Inner:
        @staticmethod
        def static():
            raise ValueError('static')


class Child(Base):
    async def coroutine(self):
        raise ValueError('coroutine')


function = lambda: 1 / 0
"""
LAYOUTS = {
    "touched": SHOWN,
    "comments": "# one\n# two\n" + SHOWN.replace("class Base", "# three\n\nclass Base"),
    "blank lines": "\n\n\n" + SHOWN.replace("\n\n", "\n\n\n"),
    "formatted": SHOWN.replace("(a,\n          b=2)", "(a, b=2)").replace("'", '"'),
    "parentheses": SHOWN.replace("1 / 0", "(\n    1\n    / 0\n)").replace(
        "return wrapper", "return (wrapper)"
    ),
}
HOLD = """
import lib
from lib import plain, decorated, Base, Child, function
closure, child, inner, held = lib.make(), lib.Child(), lib.Base.Inner, lib.Base.method
value = lib.Base.value.fget
gone, lib.gone = lib.make, None
del lib.make
"""
HELD = [
    "plain",
    "decorated.__wrapped__",
    "closure",
    "held",
    "value",
    "child.coroutine.__func__",
    "inner.static",
    "function",
    "gone",
]
CLASSES = ["Base", "Child", "inner"]


@pytest.mark.parametrize("layout", LAYOUTS)
@both_ways
@in_child
def test_another_layout_executes_nothing(stage: Stage, layout: str, events: bool) -> None:
    """It is compiled once; and wherever line numbers show, they are those of the file."""
    stage.load(events=events)
    stage.save("lib.py", SHOWN)
    stage.run(HOLD)
    stage.run()
    stage.new_runs()
    compiled = count_compilations(stage.path("lib.py"))
    stage.save("lib.py", LAYOUTS[layout])
    for _ in range(3):
        assert stage.run() == ""
    assert stage.new_runs() == []
    assert len(compiled) == (layout != "touched")
    expressions = [f"{name}.__code__.co_firstlineno" for name in HELD]
    expressions += [f"list({name}.__code__.co_lines())" for name in HELD]
    cells = ["import builtins\nbuiltins.runs = []", HOLD]
    assert [repr(stage.value(e)) for e in expressions] == stage.fresh(cells, expressions)
    sources = [f"__import__('inspect').getsource({name})" for name in HELD[:7] + CLASSES]
    assert [repr(stage.value(e)) for e in sources] == stage.fresh(cells, sources)


def count_compilations(path: Path) -> list[object]:
    found: list[object] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "compile" and arguments[1] == str(path):
            found.append(arguments[1])

    sys.addaudithook(hook)
    return found


@both_ways
@in_child
def test_traceback_and_breakpoint_follow_a_new_layout(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    stage.save("lib.py", SHOWN)
    stage.run(HOLD)
    linecache.getlines(str(stage.path("lib.py")))
    inspect.getsource(stage.value("plain"))
    stage.save("lib.py", "# a comment\n" * 7 + SHOWN)
    stage.run()
    for name in ("plain", "decorated", "closure", "inner.static"):
        arguments = "(1)" if name == "plain" else "()"
        line = last_line(stage, name + arguments)
        assert line == f"raise ValueError('{name.rpartition('.')[2]}')"
    debugger = bdb.Bdb()
    start = stage.value("plain").__code__.co_firstlineno
    assert debugger.set_break(str(stage.path("lib.py")), start + 2) is None
    assert "raise ValueError('plain')" in stage.run("%psource plain")


def last_line(stage: Stage, call: str) -> str | None:
    try:
        stage.value(call)
    except ValueError as error:
        return traceback.extract_tb(error.__traceback__)[-1].line
    return None


@both_ways
@in_child
def test_there_and_back_again(stage: Stage, events: bool) -> None:
    """`git checkout` of another branch and back, between two cells."""
    stage.load(events=events)
    stage.save("lib.py", LIB.format(1))
    stage.save("app.py", "runs.append('app')\nfrom lib import X\nY = X + 1\n")
    stage.run("import app")
    stage.run()
    stage.new_runs()
    compiled = count_compilations(stage.path("lib.py"))
    for _ in range(3):
        stage.save("lib.py", LIB.format(2))
        stage.save("lib.py", LIB.format(1))
        assert stage.run() == ""
    assert stage.new_runs() == [] and compiled == []
    for value in (2, 1):
        stage.save("lib.py", LIB.format(value))
        stage.run()
        assert stage.new_runs() == ["lib", "app"]


@both_ways
@in_child
def test_different_constants_are_a_change(stage: Stage, events: bool) -> None:
    stage.load(events=events)
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    for value in (1.0, True, 0.0, -0.0, (1,), (1.0,), "1", b"1", frozenset(), ...):
        stage.save("lib.py", LIB.format(repr(value)))
        stage.run()
        assert repr(stage.value("lib.X")) == repr(value)


@both_ways
@in_child
def test_other_files_are_no_concern(stage: Stage, events: bool) -> None:
    """Data, drafts of editors, byte code and new modules that nobody waits for."""
    stage.load(events=events)
    stage.save("pkg/__init__.py", "")
    stage.save("pkg/lib.py", LIB.format(1))
    stage.run("import pkg.lib")
    stage.run()
    stage.new_runs()
    compiled = count_compilations(stage.path("pkg/lib.py"))
    for name in (
        "data.csv",
        "pkg/.lib.py.swp",
        "pkg/lib.py~",
        "4913",
        "pkg/new.py",
        "pkg/sub/x.py",
    ):
        stage.path(name).parent.mkdir(exist_ok=True)
        stage.path(name).write_text("")
        assert stage.run() == ""
        stage.path(name).unlink()
        assert stage.run() == ""
    assert stage.new_runs() == []
    assert compiled == []
