"""%dreload, %ddeps and %dblacklist in a real shell."""

from __future__ import annotations

import importlib
import logging
import re

import IPython
import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.displaypub import CapturingDisplayPublisher

from ipython_depreload import Report
from ipython_depreload.code import sources
from ipython_depreload.plan import Plan
from ipython_depreload.shell.arguments import parser
from tests.ipython_fixtures import DIAMOND, MakeShell, Shell

ALL = "reloaded base -> left, right -> top in "


def executed(shell: Shell, line: str) -> tuple[str, ...]:
    """The modules that a %dreload has executed."""
    report = shell.ip.run_line_magic("dreload", line)
    assert isinstance(report, Report)
    assert report.ok
    return report.reloaded


# -- %dreload ---------------------------------------------------------------------------------


def test_reloads_what_changed_and_its_dependents(shell: Shell) -> None:
    """Each module once, in dependency order, and the notebook's own names follow."""
    shell.save({"base.py": "RATE = 10\n"})
    assert shell.run("%dreload").startswith(ALL)
    assert shell.value("(RATE, top.SUM, b.RATE)") == (10, 30, 10)


def test_nothing_changed(shell: Shell) -> None:
    """It says so."""
    assert shell.run("%dreload") == "nothing to reload"


@pytest.mark.parametrize("name", ["base", "b", "bas[e]", "'base'", "base;", "base,", ",base , b"])
def test_named_modules_are_reloaded_changed_or_not(shell: Shell, name: str) -> None:
    """A dotted name, a variable bound to a module, or a glob."""
    assert shell.run(f"%dreload {name}").startswith(ALL)


def test_edit_that_closes_a_cycle_is_left_alone_if_it_is_not_named(shell: Shell) -> None:
    """Nothing of that cycle is reloaded with the named module, but for its own name."""
    shell.save({"early.py": "X = 1\nimport late\n", "late.py": "", "alone.py": ""})
    shell.run("import early, alone")
    shell.save({"late.py": "from early import X\n"})
    assert executed(shell, "alone") == ("alone",)
    assert executed(shell, "late") == ("late", "early")


def test_cycle_does_not_lead_through_a_blacklisted_module(shell: Shell) -> None:
    """Who imports that is not reloaded for an edit below it."""
    shell.save({"upper.py": "X = 1\nimport middle\n", "middle.py": "import lower", "lower.py": ""})
    shell.run("import upper\n%dblacklist middle")
    shell.save({"lower.py": "from upper import X\n"})
    assert executed(shell, "") == ("lower",)


def test_several_names(shell: Shell) -> None:
    """Spaces and commas separate them."""
    assert executed(shell, "left, right") == ("left", "right", "top")
    assert executed(shell, "left right") == ("left", "right", "top")
    assert executed(shell, "left,right") == ("left", "right", "top")


def test_variable_before_a_dotted_name(shell: Shell) -> None:
    """`alias.sub` is the submodule of whatever the alias is."""
    shell.save({"pkg/__init__.py": "", "pkg/inner/__init__.py": "", "pkg/inner/leaf.py": "X = 1"})
    shell.run("import pkg.inner.leaf\nimport pkg.inner as p")
    assert executed(shell, "p.leaf") == ("pkg.inner.leaf",)


def test_variable_hides_a_module_of_the_same_name(shell: Shell) -> None:
    """The user means what the name stands for in the notebook."""
    shell.run("import right as left")
    assert executed(shell, "left") == ("right", "top")


def test_glob_means_modules_of_the_project(shell: Shell) -> None:
    """Not the package itself, and no library."""
    shell.save({"pkg/__init__.py": "", "pkg/one.py": "", "pkg/two.py": ""})
    shell.run("import pkg.one, pkg.two, json.decoder")
    assert executed(shell, "pkg.*") == ("pkg.one", "pkg.two")
    assert "no imported module of the project matches 'json.*'" in shell.run("%dreload json.*")


def test_glob_passes_over_blacklisted_modules(shell: Shell) -> None:
    """They are not reloaded, and there is no word on each."""
    shell.run("%dblacklist right")
    assert executed(shell, "*ight le*") == ("left", "top")


def test_deep(shell: Shell) -> None:
    """What the named module depends on comes first, changed or not."""
    assert executed(shell, "top") == ("top",)
    assert executed(shell, "--deep top") == ("base", "left", "right", "top")


def test_library_module_only_if_named(shell: Shell) -> None:
    """Libraries are never reloaded otherwise."""
    shell.run("import colorsys")
    assert executed(shell, "colorsys") == ("colorsys",)


def test_dry_run_does_nothing_but_say_what_and_why(shell: Shell) -> None:
    """The plan has a reason for each module."""
    shell.save({"base.py": "RATE = 10\n"})
    assert re.fullmatch(
        r"would do, in this order:\n"
        r"  execute  base   \S.*\n"
        r"  execute  left   \S.*base.*\n"
        r"  execute  right  \S.*base.*\n"
        r"  execute  top    \S.*left.*",
        shell.run("%dreload --dry-run"),
    )
    assert shell.value("top.SUM") == 3
    assert isinstance(shell.ip.run_line_magic("dreload", "--dry-run"), Plan)


def test_dry_run_of_a_name(shell: Shell) -> None:
    """Also on what did not change, and on what would be refused."""
    planned = shell.run("%dreload --dry-run right")
    assert "  execute  right  named\n  execute  top    depends on right" in planned
    assert shell.run("%dblacklist right\n%dreload --dry-run right").endswith(
        "right is blacklisted: it would not be reloaded\nnothing to reload"
    )


def test_failure_is_told_and_retried(shell: Shell) -> None:
    """%dreload tries again what failed, though nothing was edited since."""
    shell.save({"left.py": "from base import RATE\nimport os\nTWICE = int(os.environ['TWICE'])\n"})
    told = shell.run("%dreload")
    assert re.fullmatch(
        r"not reloaded, the old code stays: left \(\S+left\.py, line 3\): KeyError: 'TWICE'", told
    )
    assert shell.value("top.SUM") == 3
    shell.run("import os\nos.environ['TWICE'] = '7'")
    assert shell.run("%dreload").startswith("reloaded left -> top in ")
    assert shell.value("top.SUM") == 8
    shell.run("del os.environ['TWICE']")


def test_blacklisted_name_is_refused_in_words(shell: Shell) -> None:
    """Neither silence nor a reload."""
    assert shell.run("%dblacklist left\n%dreload left").endswith(
        "left is blacklisted: not reloaded (take it off with %dblacklist --remove left)"
    )


def test_blacklisted_by_a_glob(shell: Shell) -> None:
    """What is to be taken off is the glob."""
    told = shell.run("%dblacklist lef*\n%dreload left")
    assert told.endswith(
        "left is blacklisted: not reloaded (take it off with %dblacklist --remove lef*)"
    )


def test_a_name_that_an_unchanged_module_uses_is_edited_away(shell: Shell) -> None:
    """That it had run before is not the reason: to run its dependencies too would not help."""
    shell.save({"base.py": "OTHER = 1\n"})
    told = shell.run("%dreload")
    assert "left has not changed: it may not fit what was edited (base)" in told
    assert "--deep" not in told


def test_an_unchanged_module_does_not_fit_a_value_of_another_kind(shell: Shell) -> None:
    """A dictionary where there was a number: what was edited, and concerns it, is named."""
    shell.save({"lone.py": ""})
    shell.run("import lone")
    shell.save({"base.py": "RATE = {}\n", "lone.py": "X = 1\n"})
    told = shell.run("%dreload")
    assert "left has not changed: it may not fit what was edited (base)" in told
    assert "--deep" not in told


def test_dry_run_of_a_file_that_cannot_be_compiled(shell: Shell) -> None:
    """What is wrong and where, what is kept back with it, and what is done all the same."""
    shell.save({"lone.py": "X = 1\n"})
    shell.run("import lone")
    shell.save({"left.py": "from base import RATE\nTWICE = (\n", "lone.py": "X = 2\n"})
    planned = shell.run("%dreload --dry-run")
    assert re.fullmatch(
        r"would do, in this order:\n"
        r"  keep     left  cannot be compiled: SyntaxError: .+ \(\S+left\.py, line 2\)\n"
        r"  keep     top   waits for left\n"
        r"  execute  lone  edited: X",
        planned,
    )


def test_dry_run_of_what_has_no_source(shell: Shell) -> None:
    """As the reload would say."""
    shell.run("import _json")
    assert shell.run("%dreload --dry-run _json").endswith("  keep  _json  has no Python source")
    assert "_json: has no Python source" in shell.run("%dreload _json")


OLD = "class Old: pass\ndef old(): return 1\n"


def test_objects_of_a_renamed_class_are_named(shell: Shell) -> None:
    """They stay on the old code, and nothing but the report can tell."""
    shell.save({"shop.py": OLD})
    shell.run("import shop\none, many, named = shop.Old(), [shop.Old()], {1: shop.Old()}")
    shell.run("class Mine(shop.Old): pass\nf = shop.old\nother = [1]")
    shell.run("shop.Old()")  # in `Out`, which is not the user's variable
    shell.save({"shop.py": OLD.replace("Old", "New")})
    assert shell.run("%dreload").splitlines()[1:] == [
        "one, many, named and 1 more stay on the old code of shop.Old, which is gone,"
        " until made anew"
    ]
    shell.save({"shop.py": "class New: pass\n"})
    assert shell.run("%dreload").splitlines()[1:] == [
        "f stays on the old code of shop.old, which is gone, until made anew"
    ]


def test_objects_of_many_classes_that_go_are_told_in_one_line(shell: Shell) -> None:
    """Of a list of them, and of who holds classes themselves."""
    shell.save({"shop.py": "".join(f"class C{n}: pass\n" for n in range(5))})
    shell.run("import shop\nmany = [getattr(shop, f'C{n}')() for n in range(4)]\nfour = [shop.C4]")
    shell.save({"shop.py": "X = 1\n"})
    assert shell.run("%dreload").splitlines()[1:] == [
        "many stays on the old code of shop.C0, shop.C1, shop.C2 and 1 more, which are gone,"
        " until made anew",
        "four stays on the old code of shop.C4, which is gone, until made anew",
    ]


def test_nothing_is_said_of_what_has_another_name(shell: Shell) -> None:
    """Or of what the notebook does not hold, or holds of another module."""
    shell.save({"shop.py": f"{OLD}from decimal import Decimal\nAlso = Old\n"})
    shell.run("import shop\none, two, old = shop.Also(), shop.Decimal(1), shop.Old")
    shell.save({"shop.py": "class Old: pass\nAlso = Old\ndel Old\n"})
    assert len(shell.run("%dreload").splitlines()) == 1
    shell.save({"shop.py": "class Old: pass\nAlso = Old\n"})
    shell.run("%dreload\none = shop.Old()")
    shell.save({"shop.py": "class Old: pass\nKINDS = [Old]\ndel Old\n"})
    assert len(shell.run("%dreload").splitlines()) == 1


def test_names_that_are_gone_are_told_in_one_line(shell: Shell) -> None:
    """Those of a star import, too."""
    shell.save({"shop.py": f"{OLD}NAME = 1\n"})
    shell.run("from shop import Old, old")
    shell.save({"shop.py": "NAME = 1\n"})
    gone = "shop no longer defines Old, old: removed from the notebook"
    assert shell.run("%dreload").splitlines()[1:] == [gone]
    shell.run("from shop import *")
    shell.save({"shop.py": ""})
    gone = "shop no longer defines NAME: removed from the notebook"
    assert shell.run("%dreload").splitlines()[1:] == [gone]


def test_what_else_was_edited_is_kept_back(shell: Shell) -> None:
    """It hangs together with what failed, and that is said of it; of the rest nothing is."""
    shell.save({"base.py": "RATE = 10\n", "left.py": "from base import RATE\nTWICE = (\n"})
    told = shell.run("%dreload").splitlines()
    assert told[0].startswith("not reloaded, the old code stays: left (")
    assert told[1:] == ["kept back with left: base"]
    shell.save({"left.py": "from base import RATE\n1 / 0\n"})
    assert shell.run("%dreload").splitlines()[1:] == ["kept back with left: base"]


def test_status_of_a_session_at_rest(shell: Shell) -> None:
    """What is on, how much is tracked, and that nothing is amiss."""
    assert shell.run("%dreload --status") == (
        "automatic  off (%dreload --auto on)\n"
        "tracking   imports are recorded, 4 project modules\n"
        "blacklist  empty\n"
        "pending    nothing, the running code is that on disk\n"
        "failed     nothing"
    )


def test_status_tells_where_running_code_differs_from_the_disk(shell: Shell) -> None:
    """Pending changes, failures with file and line, the blacklist."""
    shell.run("%dblacklist os, sys.*\n%dreload --auto on")
    shell.save({"left.py": "from base import RATE\nTWICE = (\n"})
    shell.run("%dreload")
    shell.save({"right.py": "import base\nSAME = 100\n"})
    status = shell.run("%dreload --status")
    assert "automatic  on, before each cell\n" in status
    assert "blacklist  os, sys.*\n" in status
    assert re.search(r"pending +left: edited, but cannot be compiled \(\S+left\.py\)\n", status)
    assert re.search(r"\n +right: edited \(\S+right\.py\)\n", status)
    assert re.search(r"failed +left \(\S+left\.py, line 2\): SyntaxError: ", status)


def test_auto_on_and_off(shell: Shell) -> None:
    """On: silently, and from then on before each cell. Off: no more."""
    assert shell.run("%dreload --auto on") == ""
    shell.save({"base.py": "RATE = 10\n"})
    assert shell.run("print(top.SUM)").endswith("\n30")
    assert shell.run("%dreload --auto=off") == ""
    shell.save({"base.py": "RATE = 20\n"})
    assert shell.run("print(top.SUM)") == "30"


def test_auto_on_is_good_for_the_rest_of_its_cell(shell: Shell) -> None:
    """What changed before is reloaded at once."""
    shell.save({"base.py": "RATE = 10\n"})
    told = shell.run("%dreload --auto on\nprint(top.SUM)")
    assert told.startswith(ALL)
    assert told.endswith("\n30")


# -- what is shown ----------------------------------------------------------------------------


def test_warning_to_whoever_imports_a_module(shell: Shell) -> None:
    """It is said to be about the reload, not about a line of ours."""
    shell.save({"shop.py": "import warnings\n"})
    shell.run("import shop, warnings")
    shell.save({"shop.py": "import warnings\nwarnings.warn('no more', stacklevel=2)\n"})
    told = shell.run("with warnings.catch_warnings(record=True) as caught:\n    %dreload shop")
    assert told.startswith("reloaded shop in ")
    (warning,) = shell.value("caught")
    assert (warning.filename, warning.lineno) == ("<reload of shop>", 1)


def test_frames_of_ours_are_in_no_traceback(shell: Shell) -> None:
    """Whatever they are called."""
    shell.run("%config DepReload.verbosity = 'full'")
    shell.save({"base.py": "1 / 0\n"})
    told = shell.run("%dreload")
    assert "\n    1 / 0\n" in told
    assert "reload of" not in told


def test_report_is_shown_once_as_the_last_line_of_a_cell(shell: Shell) -> None:
    """Not printed and then displayed again as Out[n]."""
    assert shell.run("%dreload base").count("reloaded") == 1
    assert "Out[" not in shell.run("1\n%dreload base")


def test_report_is_captured_once(shell: Shell) -> None:
    """%%capture has a display hook of its own."""
    shell.run("%%capture kept\n%dreload base")
    assert shell.run("kept.show()").count("reloaded") == 1


def test_report_is_shown_in_the_middle_of_a_cell(shell: Shell) -> None:
    """Nobody should miss a failure there."""
    shown = shell.run("%dreload base\n40 + 2")
    assert shown.startswith(ALL)
    assert re.search(r"Out\[\d+\]: 42$", shown)


def test_report_can_be_kept(shell: Shell) -> None:
    """It is the value of the magic, and shows itself as the same line."""
    shown = shell.run("report = %dreload base")
    report = shell.value("report")
    assert isinstance(report, Report)
    assert report.levels == (("base",), ("left", "right"), ("top",))
    assert str(report) == shown
    assert shell.run("report").endswith(f"]: {shown}")


def test_quiet_tells_failures_only(make_shell: MakeShell) -> None:
    """`c.DepReload.verbosity = 'quiet'`."""
    shell = make_shell(verbosity="quiet")
    shell.save(DIAMOND)
    shell.run("import top")
    assert shell.run("%dreload base") == ""
    assert shell.run("%dreload") == ""
    shell.save({"base.py": "RATE ="})
    assert "SyntaxError" in shell.run("%dreload base")
    assert "base is blacklisted" in shell.run("%dblacklist base\n%dreload base")


def test_full_tells_reasons_and_tracebacks(make_shell: MakeShell) -> None:
    """`c.DepReload.verbosity = 'full'`."""
    shell = make_shell(verbosity="full")
    shell.save(DIAMOND)
    shell.run("import top")
    shell.save({"base.py": "RATE = 10\n"})
    told = shell.run("%dreload")
    assert told.startswith(ALL)
    assert re.search(r"\n  execute  base   \S.*\n  execute  left   .*base", told)
    shell.save({"base.py": "RATE = 10\n\ndef f():\n    raise LookupError('here')\n\nf()\n"})
    told = shell.run("%dreload")
    assert "line 6, in <module>\n    f()" in told
    assert told.endswith("LookupError: here")


def test_abort_stops_the_cell_of_a_failed_dreload(make_shell: MakeShell) -> None:
    """`c.DepReload.on_error = 'abort'`: the rest of the cell does not run on old code."""
    shell = make_shell(on_error="abort")
    shell.save(DIAMOND)
    shell.run("import top")
    shell.save({"left.py": "1/0"})
    told = shell.run("%dreload\nprint('ran')")
    assert "ZeroDivisionError" in told
    assert "ran" not in told
    assert "Traceback" not in told


def tables(shell: Shell, cell: str) -> list[str]:
    """The tables that a front end shows of a cell: what it is sent as HTML."""
    shell.ip.display_formatter.active_types = ["text/plain", "text/html"]
    shell.ip.display_pub = CapturingDisplayPublisher()
    shell.ip.run_cell(cell)
    return [output["data"]["text/html"] for output in shell.ip.display_pub.outputs]


@pytest.mark.parametrize("cell", ["%dreload", "%dreload --auto on"])
@pytest.mark.parametrize("verbosity", ["quiet", "brief", "full"])
def test_failure_is_a_table_where_tables_are(
    make_shell: MakeShell, cell: str, verbosity: str
) -> None:
    """By hand and automatic; but tracebacks, in a full report, are text."""
    shell = make_shell(verbosity=verbosity)
    shell.save(DIAMOND)
    shell.run("import top")
    shell.save({"left.py": "import os\n1 / 0\n", "right.py": "import base\nSAME = 5\n"})
    found = tables(shell, cell)
    assert len(found) == (verbosity != "full")
    assert all("ZeroDivisionError" in table for table in found)


# -- logging ----------------------------------------------------------------------------------


def test_reloads_are_logged(shell: Shell, caplog: pytest.LogCaptureFixture) -> None:
    """The report at INFO, the plan at DEBUG, under one name."""
    with caplog.at_level(logging.DEBUG, logger="ipython_depreload"):
        shell.save({"base.py": "RATE = 10\n"})
        shell.run("%dreload")
        shell.save({"base.py": "RATE = 1 / 0\n"})
        shell.run("%dreload")
    told = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert {record.name for record in caplog.records} == {"ipython_depreload"}
    assert ("DEBUG", "execute base: edited: RATE") in told
    assert any(level == "INFO" and text.startswith(ALL) for level, text in told)
    assert any(level == "INFO" and "ZeroDivisionError" in text for level, text in told)


# -- how much is executed ---------------------------------------------------------------------

# work() is called by nobody while modules are imported
TOOL = {
    "tool.py": "def work(): return 1\n",
    "uses.py": "import tool\ndef use(): return tool.work()\n",
}
EDITED = {"tool.py": "def work(): return 2\n"}


@pytest.fixture
def tools(shell: Shell) -> Shell:
    """A shell that also has a module whose function nothing calls at import time."""
    shell.save(TOOL)
    shell.run("import uses")
    return shell


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("%dreload", "patched tool in "),
        ("%dreload --minimal", "patched tool in "),
        ("%dreload --full", "reloaded tool -> uses in "),
        ("%dreload tool", "reloaded tool -> uses in "),
        ("%dreload --full tool", "reloaded tool -> uses in "),
        ("%dreload --minimal tool", "patched tool in "),
        ("%dreload --minimal uses", "patched tool in "),
        ("%dreload --minimal top", "nothing to reload"),
    ],
)
def test_flags_say_how_much_is_executed(tools: Shell, line: str, told: str) -> None:
    """A name asks for everything, an edit for no more than it needs, a flag for either."""
    tools.save(EDITED)
    assert tools.run(line).startswith(told)
    assert tools.value("uses.use()") == (1 if "top" in line else 2)


@pytest.mark.parametrize(
    ("line", "actions"),
    [
        ("--dry-run", "patch skip"),
        ("--dry-run --full", "execute execute"),
        ("--dry-run tool", "execute execute"),
        ("--dry-run --minimal tool", "patch skip"),
    ],
)
def test_dry_run_respects_the_flags(tools: Shell, line: str, actions: str) -> None:
    """It shows the plan that the same line without --dry-run carries out."""
    tools.save(EDITED)
    plan = tools.ip.run_line_magic("dreload", line)
    assert isinstance(plan, Plan)
    assert " ".join(str(step.action) for step in plan.steps) == actions
    assert [step.module for step in plan.steps] == ["tool", "uses"]


def test_precision_is_an_option(tools: Shell) -> None:
    """For automatic reloads and those of whatever changed, at once; a flag wins over it."""
    tools.run("%config DepReload.precision = 'full'")
    tools.save(EDITED)
    assert tools.run("%dreload --minimal").startswith("patched tool in ")
    tools.run("%dreload --auto on")
    tools.save(TOOL)
    assert tools.run("pass").startswith("reloaded tool -> uses in ")
    tools.run("%config DepReload.precision = 'minimal'")
    tools.save(EDITED)
    assert tools.run("pass").startswith("patched tool in ")


def test_constant_used_in_functions_only_is_rebound(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also by the first %dreload of a session: what ran is read before it can be edited."""
    monkeypatch.setattr(sources, "_TICK_NS", -60_000_000_000)  # as if written long ago
    shell.save({"low.py": "A = 1\n", "high.py": "from low import A\ndef get(): return A\n"})
    shell.run("import high")
    shell.save({"low.py": "A = 2\n"})
    assert shell.run("%dreload").startswith("reloaded low in ")
    assert shell.value("high.get()") == 2


def test_precision_of_a_configuration_file(make_shell: MakeShell) -> None:
    """Without it, what the Python interface has set stays."""
    assert make_shell(precision="full").reloader.precision == "full"
    make_shell()
    assert make_shell().reloader.precision == "full"


# -- errors -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("%dreload bsae", "no module named 'bsae' has been imported; did you mean base?"),
        ("%dreload base, lfet", "did you mean left?"),
        ("%ddeps tpo", "did you mean top?"),
        ("%dreload zzzzzz", "no module named 'zzzzzz' has been imported"),
        ("%dreload zz.*", "no imported module of the project matches 'zz.*'"),
        ("%dreload __main__", "the notebook itself cannot be reloaded"),
        ("%dreload later", "later is no module but defined in one: left"),
        ("%dreload --auto maybe", "argument --auto: invalid choice: 'maybe'"),
        ("%dreload --auto", "argument --auto: expected one argument: one of on, off"),
        ("%dreload 2", "'2' has been imported; before each cell: %dreload --auto on"),
        ("%dreload --auto onn", "did you mean on?"),
        ("%dreload --deeep top", "unrecognized arguments: --deeep; did you mean --deep?"),
        ("%dreload --statsu", "did you mean --status?"),
        ("%dreload --help", "unrecognized arguments: --help; %dreload? shows what there is"),
        ("%dreload --deep", "--deep needs names"),
        ("%dreload --status base", "--status stands alone"),
        ("%dreload --stale --full", "--stale stands alone"),
        ("%dreload --minimal --full base", "--minimal and --full do not go together"),
        ("%dreload --deep --minimal base", "--deep and --minimal do not go together"),
        ("%dreload --auto on --full", "%config DepReload.precision = 'full'"),
        ("%dreload 'base", "No closing quotation"),
        ("%ddeps --what", "unrecognized arguments: --what"),
        ("%dblacklist --remove", "--remove needs names"),
        ("%dblacklist --remove base", "base is not on the blacklist"),
        ("%dblacklist lost\n%dblacklist --remove lots", "did you mean lost?"),
        ("%dblacklist --clear base", "--clear takes no names"),
    ],
)
def test_mistakes_are_usage_errors(shell: Shell, line: str, told: str) -> None:
    """One line with a hint, never a traceback."""
    shell.run("from left import later")
    shown = shell.run(line)
    assert told in shown
    assert "UsageError: " in shown
    assert "Traceback" not in shown


def test_a_library_is_proposed_only_if_very_like(shell: Shell) -> None:
    """Of hundreds, one always has some letters in common; `opcode` is not what `nope` meant."""
    assert shell.run("import opcode\n%dreload nope").endswith("'nope' has been imported")
    assert "did you mean opcode?" in shell.run("%dreload opcdoe")


# -- %ddeps -----------------------------------------------------------------------------------


def test_tree_of_the_project_begins_with_the_notebook(shell: Shell) -> None:
    """A branch is drawn once, lazy imports are marked."""
    assert shell.run("%ddeps") == (
        "__main__ (the notebook)\n"
        "├── top\n"
        "│   ├── left\n"
        "│   │   ├── base\n"
        "│   │   └── right (lazy)\n"
        "│   │       └── base\n"
        "│   └── right (see above)\n"
        "└── base"
    )


def test_tree_of_dependents(shell: Shell) -> None:
    """`--reverse` turns the arrows round; the notebook is a node."""
    assert shell.run("%ddeps base --reverse") == (
        "base\n"
        "├── left\n"
        "│   └── top\n"
        "│       └── __main__ (the notebook)\n"
        "├── right\n"
        "│   ├── top (see above)\n"
        "│   └── left (lazy, see above)\n"
        "└── __main__ (the notebook)"
    )


def test_tree_of_several_modules(shell: Shell) -> None:
    """Variables and globs, as for %dreload."""
    assert shell.run("%ddeps b, r*") == "base\nright\n└── base"


def test_reverse_tree_of_the_project_begins_with_what_depends_on_nothing(shell: Shell) -> None:
    """Without a name."""
    assert shell.run("%ddeps --reverse").startswith("base\n├── left\n")


def test_libraries_are_shown_with_all(shell: Shell) -> None:
    """Otherwise only the project's modules are."""
    shell.save({"uses.py": "import json\nimport top\n"})
    shell.run("import uses")
    assert "json" not in shell.run("%ddeps uses")
    assert "├── json (library)\n└── top\n" in shell.run("%ddeps --all uses")


def test_library_roots_say_what_is_hidden(shell: Shell) -> None:
    """`%ddeps json` would be one line and no explanation."""
    assert shell.run("%ddeps json") == (
        "json (library)\nlibrary modules are not shown (--all shows them)"
    )
    assert "└── json.decoder (library)" in shell.run("%ddeps --all json").replace("├", "└")


def test_cycles_blacklist_and_missing_modules_are_marked(shell: Shell) -> None:
    """Each in words."""
    shell.save(
        {
            "ping.py": "import pong\n",
            "pong.py": "import ping\n"
            "try:\n    import absent_module\nexcept ImportError:\n    pass\n",
        }
    )
    shell.run("import ping\n%dblacklist pong")
    assert shell.run("%ddeps ping --all") == (
        "ping\n└── pong (blacklisted)\n    ├── ping (cycle)\n    └── absent_module (not imported)"
    )
    assert "absent_module has not been imported" in shell.run("%dreload absent_module")


def test_cycle_that_nothing_leads_to_is_in_the_tree_of_the_project(shell: Shell) -> None:
    """It has no module to begin with: the first known will do."""
    shell.save({"ping.py": "import pong\n", "pong.py": "import ping\n"})
    importlib.import_module("ping")
    assert shell.run("%ddeps").endswith("\nping\n└── pong\n    └── ping (cycle)")


def test_long_chain(shell: Shell) -> None:
    """Deeper than Python's stack."""
    graph = shell.reloader.graph
    for number in range(3000):
        graph.add_edge(f"base{number or ''}", f"base{number + 1}", import_time=True)
    assert len(shell.run("%ddeps --all base").splitlines()) == 3001


def test_tree_is_shown_once(shell: Shell) -> None:
    """As reports are; and it can be kept."""
    shown = shell.run("tree = %ddeps base --reverse")
    assert str(shell.value("tree")) == shown
    assert shell.run("%ddeps base --reverse") == shown


# -- %dblacklist ------------------------------------------------------------------------------


def test_blacklist_is_shown_extended_and_reduced(shell: Shell) -> None:
    """Each call shows what it has become; the option is the same list."""
    assert shell.run("%dblacklist") == "the blacklist is empty"
    assert shell.run("%dblacklist left, os") == "blacklisted: left, os"
    assert shell.run("%dblacklist left pkg.*") == "blacklisted: left, os, pkg.*"
    assert shell.run("%config DepReload.blacklist").endswith("['left', 'os', 'pkg.*']")
    assert shell.run("%dblacklist --remove os,left") == "blacklisted: pkg.*"
    assert shell.run("%dblacklist --clear") == "the blacklist is empty"
    assert shell.reloader.blacklisted == ()


def test_blacklisted_modules_and_what_is_behind_them_stay(shell: Shell) -> None:
    """The reload does not travel through them."""
    shell.run("%dblacklist left right")
    shell.save({"base.py": "RATE = 10\n"})
    assert shell.run("%dreload").startswith("reloaded base in ")
    assert shell.value("(RATE, top.SUM)") == (10, 3)


def test_edited_but_blacklisted(shell: Shell) -> None:
    """Who asks for a reload is told why there is none; before each cell there is no word."""
    shell.run("%dblacklist base")
    shell.save({"base.py": "RATE = 10\n"})
    assert shell.run("%dreload") == (
        "base is blacklisted: not reloaded (take it off with %dblacklist --remove base)"
    )
    assert "\npending    base: edited, but blacklisted (" in shell.run("%dreload --status")
    shell.run("%dreload --auto on")
    assert shell.run("pass") == ""


def test_blacklist_takes_variables(shell: Shell) -> None:
    """`b` is base."""
    assert shell.run("%dblacklist b") == "blacklisted: base"


def test_blacklist_warns_of_unknown_names(shell: Shell) -> None:
    """They may be imported later, or be misspelt."""
    assert shell.run("%dblacklist bsae").splitlines() == [
        "no module named 'bsae' has been imported; did you mean base?",
        "blacklisted: bsae",
    ]


# -- help and completion ----------------------------------------------------------------------


@pytest.mark.parametrize("magic", ["dreload", "ddeps", "dblacklist"])
def test_help_has_every_option(shell: Shell, magic: str) -> None:
    """`%dreload?` describes what the parser takes, and no more."""
    shown = shell.run(f"%{magic}?")
    documented = set(re.findall(r"^ +(--[\w-]+)", shown, re.MULTILINE))
    assert documented == set(parser(magic).options)
    assert f"\n  %{magic} [" in shown


def complete(shell: Shell, line: str) -> list[str]:
    """What both interfaces of IPython's completer offer; they must agree."""
    _, words = shell.ip.Completer.complete(line_buffer=line, cursor_pos=len(line))
    with provisionalcompleter():
        found = list(shell.ip.Completer.completions(line, len(line)))
    lines = {line[: one.start] + one.text for one in found}
    fragment = re.split(r"[\s,=]", line)[-1]
    assert lines == {line.removesuffix(fragment) + word for word in words}
    return sorted(words)


@pytest.fixture(params=[True, False], ids=["jedi", "no jedi"])
def completing(request: pytest.FixtureRequest, shell: Shell) -> Shell:
    """A shell with one and the other of its completers."""
    shell.ip.Completer.use_jedi = request.param
    return shell


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("%dreload le", ["left"]),
        ("%dreload ", ["b", "base", "left", "right", "top"]),
        ("%dreload left ri", ["right"]),
        ("%dreload left,ri", ["right"]),
        ("%dreload left, ", ["b", "base", "right", "top"]),
        ("%dreload colorsy", ["colorsys"]),
        ("%dreload --d", ["--deep", "--dry-run"]),
        ("%dreload --deep --d", ["--dry-run"]),
        ("%dreload --auto ", ["off", "on"]),
        ("%dreload --auto=of", ["off"]),
        (
            "%dreload -",
            ["--auto", "--deep", "--dry-run", "--full", "--minimal", "--stale", "--status"],
        ),
        ("%dreload --m", ["--minimal"]),
        ("report = %dreload rig", ["right"]),
        ("dreload rig", ["right"]),
        ("%ddeps to", ["top"]),
        ("%ddeps --re", ["--reverse"]),
        ("%ddeps --format ", ["dot", "json", "mermaid", "svg", "tree"]),
        ("%ddeps --why to", ["top"]),
        ("%dblacklist rig", ["right"]),
        ("%dblacklist --", ["--clear", "--remove"]),
        ("%dblacklist --remove ", ["nothing.*", "os"]),
        ("%dblacklist --remove os, n", ["nothing.*"]),
    ],
)
def test_completion(completing: Shell, line: str, offered: list[str]) -> None:
    """Module names, options and blacklist entries, in both completers of IPython."""
    completing.run("import colorsys\ndel colorsys\n%dblacklist os, nothing.*")
    assert complete(completing, line) == offered


@pytest.mark.skipif(IPython.version_info < (8, 6), reason="has no kinds of its own")
@pytest.mark.parametrize(
    ("line", "kind"),
    [("%dreload le", "module"), ("%dreload --d", "option"), ("%ddeps --format j", "value")],
)
def test_completions_have_a_kind(completing: Shell, line: str, kind: str) -> None:
    """Front ends show it beside the word."""
    with provisionalcompleter():
        found = list(completing.ip.Completer.completions(line, len(line)))
    assert {one.type for one in found} == {kind}


def test_completion_of_other_lines_is_left_alone(completing: Shell) -> None:
    """A variable that happens to be called like a magic, Python code."""
    completing.run("dreload = 1")
    for line, offered in [("dreload le", "left"), ("%dreload le", "left"), ("RAT", "RATE")]:
        with provisionalcompleter():
            found = {one.text for one in completing.ip.Completer.completions(line, len(line))}
        assert (offered in found) is (line != "dreload le")


# -- loading and unloading --------------------------------------------------------------------


def traces(shell: Shell) -> dict[str, list[object]]:
    """What an extension of ours has left in a shell."""
    ip = shell.ip
    ours = "ipython_depreload"
    matchers = [*ip.Completer.custom_matchers, *getattr(ip.Completer, "magic_arg_matchers", ())]
    callbacks = [one for some in ip.events.callbacks.values() for one in some]
    return {
        "magics": [n for n in ip.magics_manager.magics["line"] if n in ("dreload", "ddeps")],
        "registry": [n for n in ip.magics_manager.registry if n == "DepReloadMagics"],
        "options": [c for c in ip.configurables if type(c).__module__.startswith(ours)],
        "hooks": [f for f in callbacks if f.__module__.startswith(ours)],
        "matchers": [m for m in matchers if m.__module__.startswith(ours)],
        "tracking": [True] if shell.reloader.enabled else [],
    }


def test_loading_any_number_of_times_leaves_one_of_everything(make_shell: MakeShell) -> None:
    """And unloading leaves none."""
    shell = make_shell(extension=False)
    counts = {"magics": 2, "registry": 1, "options": 2, "hooks": 3, "matchers": 1, "tracking": 1}
    for cell in ("%load_ext", "%load_ext", "%reload_ext", "%reload_ext"):
        shell.run(f"{cell} ipython_depreload")
        assert {kind: len(found) for kind, found in traces(shell).items()} == counts
    for _ in range(2):
        shell.run("%unload_ext ipython_depreload")
        assert not any(traces(shell).values())
    shell.run("%load_ext ipython_depreload")
    assert {kind: len(found) for kind, found in traces(shell).items()} == counts
    shell.run("%unload_ext ipython_depreload")


def test_what_was_recorded_survives_reloading_the_extension(shell: Shell) -> None:
    """The graph, what ran, and the notebook's names."""
    shell.ip.extension_manager.loaded.add("ipython_depreload")
    shell.run("%dblacklist right")
    shell.run("%reload_ext ipython_depreload")
    shell.save({"base.py": "RATE = 10\n"})
    assert shell.run("%dreload").startswith("reloaded base -> left -> top in ")
    assert shell.value("RATE") == 10


def test_lazy_magic(make_shell: MakeShell) -> None:
    """`c.MagicsManager.lazy_magics` loads the extension on first use."""
    shell = make_shell(extension=False)
    shell.ip.magics_manager.lazy_magics = {"dreload": "ipython_depreload"}
    assert shell.run("%dreload") == "nothing to reload"
    shell.run("%unload_ext ipython_depreload")


# -- options ----------------------------------------------------------------------------------


def test_options_of_a_configuration_file(make_shell: MakeShell) -> None:
    """All of them, when the extension loads."""
    exclude = ["tests*", "notebooks*", "r*"]
    shell = make_shell(auto=True, blacklist=["left"], include=["colorsys"], exclude=exclude)
    shell.save(DIAMOND)
    shell.run("import top, colorsys")
    assert shell.reloader.blacklisted == ("left",)
    known = [name for name in shell.reloader.known_modules() if shell.reloader.is_project(name)]
    assert sorted(known) == ["base", "colorsys", "left", "top"]
    shell.save({"base.py": "RATE = 10\n"})
    assert shell.run("pass").startswith("reloaded base in ")


def test_options_of_a_session(shell: Shell) -> None:
    """`%config` lists them and changes them at once."""
    listed = shell.run("%config DepReload")
    options = ("auto", "blacklist", "include", "exclude", "precision", "verbosity", "on_error")
    for option in options:
        assert f"DepReload.{option}=" in listed
    shell.run("%config DepReload.blacklist = ['left']")
    assert shell.run("%dblacklist") == "blacklisted: left"
    shell.run("%config DepReload.exclude = ['tests*', 'notebooks*', 'top']")
    assert executed(shell, "base") == ("base", "right")
    shell.run("%config DepReload.exclude = ['tests*', 'notebooks*']")
    assert executed(shell, "base") == ("base", "right", "top")
    shell.run("%config DepReload.auto = True")
    shell.save({"base.py": "RATE = 10\n"})
    assert shell.run("pass").startswith("reloaded base -> right -> top in ")


def test_option_that_does_not_exist(shell: Shell) -> None:
    """Is refused, and changes nothing."""
    shell.run("%config DepReload.precision = 'most'")
    assert shell.reloader.precision == "minimal"
    shell.run("%config DepReload.verbosity = 'loud'")
    assert shell.run("%config DepReload.verbosity").endswith("'brief'")
