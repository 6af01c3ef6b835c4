"""What happens before each cell, in a real shell."""

from __future__ import annotations

import importlib
import re
import signal
import threading

import IPython
import pytest

from tests.ipython_fixtures import DIAMOND, MakeShell, Shell

ALL = "reloaded base -> left, right -> top in "
INTERRUPTING = "import signal\nsignal.raise_signal(signal.SIGINT)\n"


@pytest.fixture
def auto(make_shell: MakeShell) -> Shell:
    """A shell that reloads before each cell, with a diamond of modules imported."""
    return with_diamond(make_shell())


def with_diamond(shell: Shell) -> Shell:
    """Import the diamond and switch automatic reloading on."""
    shell.save(DIAMOND)
    assert shell.run("import top, base as b\nfrom base import RATE\n%dreload --auto on") == ""
    return shell


# -- reloading --------------------------------------------------------------------------------


def test_changes_are_reloaded_before_the_cell(auto: Shell) -> None:
    """One line, then what the cell shows."""
    auto.save({"base.py": "RATE = 10\n"})
    shown = auto.run("(RATE, b.RATE, top.SUM)")
    assert re.fullmatch(re.escape(ALL) + r"\S+ \w+\s+Out\[\d+\]: \(10, 10, 30\)", shown)


def test_nothing_is_said_when_nothing_changed(auto: Shell) -> None:
    """Nor when only comments did."""
    assert auto.run("pass") == ""
    auto.save({"base.py": "# a comment\nRATE = 1\n"})
    assert auto.run("pass") == ""


def test_failure_is_told_once_and_tried_again_after_an_edit(auto: Shell) -> None:
    """The cell runs, on the old code."""
    auto.save({"left.py": "TWICE = 'half-saved"})
    shown = auto.run("print(top.SUM)")
    assert shown.startswith("not reloaded, the old code stays: left (")
    assert shown.endswith("\n3")
    assert auto.run("print(top.SUM)") == "3"
    auto.save({"left.py": "TWICE = 50\n"})
    assert auto.run("print(top.SUM)").startswith("reloaded left -> top in ")


def test_interrupt_is_told_in_one_line(auto: Shell) -> None:
    """Everything is as before, the cell runs, and the reload is tried again."""
    auto.save({"left.py": "TWICE = 100\n" + INTERRUPTING})
    shown = auto.run("print(top.SUM, top.left.TWICE)")
    assert shown == "reload interrupted: everything is as it was before\n3 2"
    auto.save({"left.py": "TWICE = 100\n"})
    assert auto.run("print(top.SUM)").endswith("\n101")


def test_interrupted_dreload_ends_its_cell_in_one_line(auto: Shell) -> None:
    """As any interrupted cell, but without a traceback through our code."""
    auto.save({"left.py": "TWICE = 100\n" + INTERRUPTING})
    shown = auto.run("%dreload left\nprint('ran')")
    assert shown == "KeyboardInterrupt: reload interrupted: everything is as it was before"
    assert auto.value("top.left.TWICE") == 2


def test_no_failure_of_ours_breaks_a_cell(auto: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong inside the reloader is one line, and the cell runs."""

    def broken() -> None:
        raise AssertionError("a mistake")

    monkeypatch.setattr(auto.reloader, "reload_changed", broken)
    assert auto.run("print(top.SUM)") == (
        "ipython_depreload failed, nothing was reloaded: AssertionError: a mistake\n3"
    )


@pytest.mark.parametrize(
    ("verbosity", "told"),
    [
        ("quiet", r"30"),
        ("brief", r"reloaded .*\n30"),
        ("full", r"reloaded .*\n(  execute  \w+  +\S.*\n){4}30"),
    ],
)
def test_verbosity(make_shell: MakeShell, verbosity: str, told: str) -> None:
    """Nothing, a line, or the plan with its reasons."""
    shell = make_shell(verbosity=verbosity)
    shell.save(DIAMOND)
    shell.run("import top\n%config DepReload.auto = True")
    shell.save({"base.py": "RATE = 10\n"})
    assert re.fullmatch(told, shell.run("print(top.SUM)"))


def test_full_verbosity_shows_the_traceback_of_a_failure(make_shell: MakeShell) -> None:
    """All frames of the user's code."""
    shell = make_shell(verbosity="full")
    shell.save(DIAMOND)
    shell.run("import top\n%dreload --auto on")
    shell.save({"left.py": "def fail():\n    return {}['key']\n\nTWICE = fail()\n"})
    shown = shell.run("pass")
    assert 'left.py", line 4, in <module>\n    TWICE = fail()' in shown
    assert shown.endswith("KeyError: 'key'")


# -- no double work ---------------------------------------------------------------------------


def counting(shell: Shell) -> Shell:
    """Let `base` count in the notebook how often it was executed."""
    shell.run("import builtins\nbuiltins.executed = []")
    shell.save({"base.py": "import builtins\nbuiltins.executed.append(1)\nRATE = 10\n"})
    return shell


@pytest.mark.parametrize(
    "cell", ["%dreload", "%dreload base", "\n%dreload b\npass", "dreload base"]
)
def test_dreload_and_the_hook_reload_once_between_them(auto: Shell, cell: str) -> None:
    """Neither before the cell that says %dreload, nor before the next one."""
    counting(auto)
    assert auto.run(cell).count("reloaded") == 1
    assert auto.run("print(len(executed))") == "1"


def test_named_dreload_leaves_nothing_else_stale(auto: Shell) -> None:
    """The hook has left the other changes to it."""
    auto.save({"base.py": "RATE = 10\n", "other.py": "X = 1\n"})
    auto.run("import other")
    auto.save({"base.py": "RATE = 20\n", "other.py": "X = 2\n"})
    shown = auto.run("%dreload other\nprint(top.SUM)")
    assert shown.startswith("reloaded other in ")
    assert f"\n{ALL}" in shown
    assert shown.endswith("\n60")


def test_dry_run_comes_before_the_reload(auto: Shell) -> None:
    """Else it would never show anything with automatic reloading on."""
    auto.save({"base.py": "RATE = 10\n"})
    assert auto.run("%dreload --dry-run").startswith("would do")
    assert auto.run("pass").startswith(ALL)


def test_cell_inside_a_cell_does_not_reload(auto: Shell) -> None:
    """Code on its way through a cell keeps the modules that it started with."""
    auto.run(
        "%%capture\n"
        "import os\n"
        "with open('base.py', 'w') as file:\n"
        "    _ = file.write('RATE = 123456\\n')\n"
        "get_ipython().run_cell('inner = top.SUM')"
    )
    assert auto.value("inner") == 3
    assert auto.run("pass").startswith(ALL)


def test_empty_cells_do_not_confuse_the_count_of_running_ones(auto: Shell) -> None:
    """IPython announces the end of an empty cell, but not its start."""
    auto.run("get_ipython().run_cell('')\nget_ipython().run_cell('   ')")
    auto.run("")
    auto.save({"base.py": "RATE = 10\n"})
    assert auto.run("pass").startswith(ALL)


def test_lost_end_of_a_cell_does_no_harm(auto: Shell) -> None:
    """The next cell typed by the user is no inner one, whatever happened to the one before."""
    auto.ip.events.callbacks["post_run_cell"].insert(
        0, auto.ip.events.callbacks["post_run_cell"].pop
    )
    auto.run("pass")
    auto.save({"base.py": "RATE = 10\n"})
    assert auto.run("pass").startswith(ALL)


# -- stopping cells ---------------------------------------------------------------------------


@pytest.fixture
def aborting(make_shell: MakeShell) -> Shell:
    """A shell whose cells do not run while a reload fails."""
    shell = with_diamond(make_shell(on_error="abort"))
    shell.save({"left.py": "TWICE = 'half-saved"})
    return shell


def test_abort_stops_cells_until_the_failure_is_mended(aborting: Shell) -> None:
    """Without a traceback, saying what to do."""
    for _ in range(2):
        shown = aborting.run("print('ran')")
        assert shown.startswith("not reloaded, the old code stays: left (")
        assert shown.count("SyntaxError") == 1
        assert shown.endswith("%config DepReload.on_error = 'continue' would run it)")
        assert "\nran" not in shown
        assert aborting.ip.last_execution_succeeded is False
    aborting.save({"left.py": "TWICE = 50\n"})
    assert aborting.run("print('ran')").endswith("\nran")


@pytest.mark.parametrize(
    "cell",
    [
        "%dreload --status",
        "%config DepReload.on_error = 'continue'",
        "%%writefile new.py\nX = 1",
        "!true",
        "%dreload --auto off",
    ],
)
def test_abort_lets_tools_run(aborting: Shell, cell: str) -> None:
    """What mends the failure, or looks at it, runs none of the user's code."""
    assert "the cell was not run" not in aborting.run(cell)


@pytest.mark.parametrize(
    "cell", ["%time print('ran')", "%%time\nprint('ran')", "%pwd\nprint('ran')"]
)
def test_abort_stops_magics_that_run_code(aborting: Shell, cell: str) -> None:
    """They are cells like any other."""
    shown = aborting.run(cell)
    assert "the cell was not run" in shown
    assert "\nran" not in shown


def test_abort_leaves_no_transformer_behind(aborting: Shell) -> None:
    """Also after a cell that does not get as far as that."""
    aborting.run("this is no Python")
    assert aborting.ip.ast_transformers == []
    aborting.run("print('ran')")
    assert aborting.ip.ast_transformers == []


def test_abort_after_an_interrupt(aborting: Shell) -> None:
    """The old code would run then, too."""
    aborting.save({"left.py": INTERRUPTING})
    shown = aborting.run("print('ran')")
    assert "reload interrupted" in shown
    assert "the cell was not run" in shown


# -- learning from cells ----------------------------------------------------------------------


def test_cells_before_loading_count(make_shell: MakeShell) -> None:
    """What they imported follows."""
    shell = make_shell(extension=False)
    shell.save(DIAMOND)
    shell.run("from base import RATE as r")
    shell.run("%load_ext ipython_depreload\nfrom top import SUM")
    shell.save({"base.py": "RATE = 10\n"})
    shell.run("%dreload")
    assert shell.value("(r, SUM)") == (10, 30)
    shell.run("%unload_ext ipython_depreload")


@pytest.mark.parametrize(
    "cell",
    [
        "from base import RATE as r",
        "%%time\nfrom base import RATE as r",
        "%%capture\nfrom base import RATE as r",
        "%%capture\n%%time\nfrom base import RATE as r",
        "%%prun -q\nfrom base import RATE as r",
        "from base import RATE as r\n!true",
    ],
)
def test_imports_of_any_kind_of_cell_follow(auto: Shell, cell: str) -> None:
    """The names that it binds, until the user gives them another value."""
    auto.run(cell)
    auto.save({"base.py": "RATE = 10\n"})
    auto.run("pass")
    assert auto.value("r") == 10


def test_imports_of_silent_cells_follow(auto: Shell) -> None:
    """Front ends run cells that way, and so does code through `run_cell`."""
    auto.run("from base import RATE as r", silent=True)
    auto.run("from base import RATE as s", history=False)
    auto.save({"base.py": "RATE = 10\n"})
    auto.run("pass")
    assert auto.value("(r, s)") == (10, 10)


def test_names_that_the_user_rebound_stay(auto: Shell) -> None:
    """In whichever cell that was, also one that only looks as if it ran."""
    auto.run("%%writefile note.txt\nRATE = 2")
    auto.save({"base.py": "RATE = 10\n"})
    assert auto.run("print(RATE)").endswith("\n10")
    auto.run("RATE = 10", silent=True)
    auto.save({"base.py": "RATE = 20\n"})
    assert auto.run("print(RATE)").endswith("\n10")


def test_import_in_the_cell_of_the_dreload(auto: Shell) -> None:
    """The cell that runs counts as well."""
    auto.save({"other.py": "X = 1\n"})
    auto.run(
        "from other import X\n"
        "with open('other.py', 'w') as file:\n"
        "    _ = file.write('X = 123456\\n')\n"
        "%dreload other"
    )
    assert auto.value("X") == 123456


def test_rebinding_in_the_cell_does_not_count_before_it_runs(auto: Shell) -> None:
    """`RATE` is still the imported one when the cell begins."""
    auto.save({"base.py": "RATE = 10\n"})
    assert auto.run("print(RATE)\nRATE = 5").endswith("\n10")


# -- %autoreload ------------------------------------------------------------------------------

needs_autoreload = pytest.mark.skipif(
    IPython.version_info < (8,) and importlib.util.find_spec("imp") is None,
    reason="this IPython's autoreload needs the imp module",
)


@needs_autoreload
def test_autoreload_is_left_alone_and_that_is_said_once(auto: Shell) -> None:
    """Two tools that reload the same modules would only fight."""
    auto.run("%load_ext autoreload\n%autoreload 2")
    assert auto.run("pass").startswith("%autoreload is on: automatic reloading")
    assert auto.run("pass") == ""
    assert "on, but it waits: %autoreload is on too" in auto.run("%dreload --status")
    auto.save({"right.py": "import base\nSAME = 100\n"})
    assert "reloaded" not in auto.run("pass")
    assert auto.value("top.SUM") == 3
    auto.run("%autoreload 0")
    auto.save({"right.py": "import base\nSAME = 1000\n"})
    assert auto.run("print(top.SUM)").endswith("\n1002")
    auto.run("%autoreload 2")
    assert auto.run("pass").startswith("%autoreload is on: automatic reloading")


# -- threads ----------------------------------------------------------------------------------


class Running:
    """A cell that runs in another thread until it is let go, as in a subshell of ipykernel."""

    def __init__(self, shell: Shell, cell: str = "started.set()\nassert go.wait(60)") -> None:
        self._started, self._go = threading.Event(), threading.Event()
        shell.ip.push({"started": self._started, "go": self._go})
        self._thread = threading.Thread(
            target=shell.ip.run_cell, args=(cell,), kwargs={"store_history": True}
        )

    def __enter__(self) -> None:
        self._thread.start()
        assert self._started.wait(60)

    def __exit__(self, *_: object) -> None:
        self._go.set()
        self._thread.join(60)
        assert not self._thread.is_alive()


def test_no_reload_while_another_thread_runs_a_cell(auto: Shell) -> None:
    """But before the next cell."""
    with Running(auto):
        auto.save({"base.py": "RATE = 10\n"})
        assert auto.run("print(top.SUM)") == "3"
        assert auto.run("print(top.SUM)") == "3"
    assert auto.run("print(top.SUM)").endswith("\n30")


def test_dreload_is_put_off_while_another_thread_runs_a_cell(shell: Shell) -> None:
    """Automatic or not, it is done before the next cell."""
    with Running(shell):
        assert shell.run("%dreload right") == (
            "another cell is running: right will be reloaded before the next one"
        )
        assert shell.run("print(top.SUM)") == "3"
    assert shell.run("print(top.SUM)").startswith("reloaded right -> top in ")
    assert shell.run("pass") == ""


def test_dreload_that_was_put_off_keeps_its_flags(shell: Shell) -> None:
    """What it executes, and why, is what it would have been at once."""
    shell.save({"base.py": DIAMOND["base.py"] + "def unused(): return 1\n"})
    shell.run("%dreload\n%config DepReload.verbosity = 'full'")
    shell.save({"base.py": DIAMOND["base.py"] + "def unused(): return 2\n"})
    with Running(shell):
        shell.run("%dreload --full base")
    first, *reasons = shell.run("pass").splitlines()
    assert first.startswith("reloaded base -> left, right -> top in ")
    assert reasons[0].split() == ["execute", "base", "named"]


def test_cell_of_another_thread_waits_for_the_reload(auto: Shell) -> None:
    """It must not see half of the modules."""
    auto.save(
        {
            "base.py": "import __main__\n"
            "__main__.reloading.set()\n"
            "assert __main__.other_has_come.wait(60)\n"
            "RATE = 10\n"
        }
    )
    reloading, other_has_come = threading.Event(), threading.Event()
    auto.ip.push({"reloading": reloading, "other_has_come": other_has_come})
    seen: list[object] = []
    first = threading.Thread(target=lambda: auto.ip.run_cell("%dreload base", store_history=True))
    first.start()
    assert reloading.wait(60)

    def second_cell() -> None:
        auto.ip.events.callbacks["pre_execute"].append(other_has_come.set)
        auto.ip.run_cell("seen = (top.left.TWICE, top.SUM)", store_history=True)
        seen.append(auto.value("seen"))

    second = threading.Thread(target=second_cell)
    second.start()
    for thread in (first, second):
        thread.join(60)
    assert seen == [(20, 30)]


def test_dead_thread_blocks_nobody(auto: Shell) -> None:
    """A thread that never told of its cell's end."""
    lost = threading.Thread(
        target=auto.ip.events.trigger,
        args=("pre_run_cell", auto.ip.run_cell("pass").info),
    )
    lost.start()
    lost.join(60)
    auto.save({"base.py": "RATE = 10\n"})
    assert auto.run("pass").startswith(ALL)


def test_module_that_runs_a_cell_while_it_is_reloaded(auto: Shell) -> None:
    """Neither a reload inside the reload, nor a deadlock."""
    run = "__main__.get_ipython().run_cell('inner = 1')"
    auto.save({"base.py": f"import __main__\nRATE = 10\n{run}\n"})
    assert auto.run("print(top.SUM)").endswith("\n30")
    assert auto.value("inner") == 1


def test_sigint_handler_is_as_before(auto: Shell) -> None:
    """After reloads, good and bad."""
    handler = signal.getsignal(signal.SIGINT)
    auto.save({"base.py": "RATE = 10\n"})
    auto.run("pass")
    auto.save({"base.py": INTERRUPTING})
    auto.run("pass")
    assert signal.getsignal(signal.SIGINT) is handler
