"""Modules that are gone, or that nothing imports any more: they go with their last import."""

from __future__ import annotations

import pytest

from tests.children import Stage, in_child

HUB = "REG = {}\n"
PLUG = "import hub\nhub.REG['plug'] = 1\ndef use(): return X\nX = 7\n"
USES = "import hub, plug\nLEVEL = 1\n"
FREE = "import hub\nLEVEL = 2\n"
GONE = "plug is gone: its file was deleted, and nothing imports it any more"
KEPT = "plug keeps its old code"


def prepare(stage: Stage, app: str = USES, cell: str = "import app, hub, sys") -> None:
    """Load a plugin that registers."""
    stage.load()
    for name, source in {"hub.py": HUB, "plug.py": PLUG, "app.py": app}.items():
        stage.save(name, source)
    stage.run(cell)


def is_there(stage: Stage) -> bool:
    """Say whether the plugin is, wherever it was: in all places or in none."""
    places = {"'plug' in sys.modules", "'plug' in hub.REG"}
    places |= {"'plug' in __import__('ipython_depreload').default.graph"}
    found = {bool(stage.value(place)) for place in places}
    assert len(found) == 1
    return found.pop()


@in_child
def test_what_nothing_imports_any_more_goes(stage: Stage) -> None:
    """That is planned, and told once."""
    prepare(stage)
    stage.save("plug.py", None)
    assert stage.run().count(KEPT) == 1 and stage.run() == ""
    stage.run("%dreload --auto off")
    stage.save("app.py", FREE)
    planned = stage.run("%dreload --dry-run")
    assert "remove" in planned and "nothing imports it any more" in planned and is_there(stage)
    assert stage.run("%dreload").count(GONE) == 1 and not is_there(stage)
    assert stage.run("%dreload") == "nothing to reload"
    stage.save("plug.py", PLUG)
    stage.save("app.py", USES)
    assert "reloaded app" in stage.run("%dreload") and is_there(stage)


@in_child
def test_who_still_imports_it_is_told(stage: Stage) -> None:
    """That is where the edit is not complete yet."""
    prepare(stage)
    stage.save("plug.py", None)
    assert stage.run().endswith("plug.py was deleted, but app imports it")
    stage.run("import plug")
    stage.save("plug.py", PLUG)
    stage.run()
    stage.save("plug.py", None)
    assert stage.run().endswith("plug.py was deleted, but app, the notebook import it")


@in_child
def test_a_package_goes_in_one_line(stage: Stage) -> None:
    """With all that is in it."""
    stage.load()
    parts = {f"plug/{name}.py": "" for name in ("__init__", "one", "two", "three")}
    for name, source in {**parts, "app.py": "import plug.one, plug.two, plug.three\n"}.items():
        stage.save(name, source)
    stage.run("import app, sys")
    for name in parts:
        stage.save(name, None)
    stage.save("app.py", "LEVEL = 2\n")
    told = stage.run()
    assert "plug, plug.one, plug.two and 1 more are gone: their files were deleted" in told
    assert told.count("gone") == 1
    assert not stage.value("[name for name in sys.modules if name.startswith('plug.')]")


@in_child
def test_what_is_held_of_it_goes_on(stage: Stage) -> None:
    """A function that the notebook has got from somewhere else still finds its globals."""
    prepare(stage, "import hub, plug\nUSE = plug.use\n")
    stage.run("use = app.USE")
    stage.save("plug.py", None)
    stage.save("app.py", FREE)
    assert GONE in stage.run() and not is_there(stage)
    stage.run("import gc; gc.collect()")
    assert stage.value("use()") == 7


@pytest.mark.parametrize("cell", ["import plug", "from plug import use"])
@in_child
def test_what_a_cell_imports_stays(stage: Stage, cell: str) -> None:
    """It is run again, too."""
    prepare(stage, cell=f"import app, hub, sys\n{cell}")
    stage.save("plug.py", None)
    stage.save("app.py", FREE)
    told = stage.run()
    assert told.count(KEPT) == 1 and GONE not in told and is_there(stage)
    assert stage.run(cell) == ""


@pytest.mark.parametrize(
    "other",
    ["import plug\n", "try:\n    import plug\nexcept ImportError:\n    plug = None\n"],
)
@in_child
def test_what_another_module_imports_stays(stage: Stage, other: str) -> None:
    """Whether it could do without, or not."""
    stage.save("other.py", other)
    prepare(stage, cell="import app, other, hub, sys")
    stage.save("plug.py", None)
    stage.save("app.py", FREE)
    told = stage.run()
    assert told.count(KEPT) == 1 and GONE not in told and is_there(stage)
    assert stage.value("other.plug.X") == 7


@in_child
def test_blacklisted_stays(stage: Stage) -> None:
    """It is never touched."""
    prepare(stage)
    stage.run("%dblacklist plug")
    stage.save("plug.py", None)
    stage.save("app.py", FREE)
    assert GONE not in stage.run() and is_there(stage)


@pytest.mark.parametrize("raising", ["raise ValueError(1)", "raise KeyboardInterrupt"])
@in_child
def test_a_failure_brings_it_back(stage: Stage, raising: str) -> None:
    """All or nothing; and the next attempt removes it."""
    prepare(stage)
    stage.save("plug.py", None)
    stage.save("app.py", f"import hub\nassert 'plug' not in hub.REG\n{raising}\n")
    told = stage.run()
    assert raising.split()[1].partition("(")[0] in told or "interrupted" in told
    assert GONE not in told and is_there(stage)
    assert stage.value("app.plug is sys.modules['plug']")
    stage.save("app.py", FREE)
    assert stage.run().count(GONE) == 1 and not is_there(stage)


@in_child
def test_a_computed_name_is_not_found_any_more(stage: Stage) -> None:
    """A new process would fail: all stays as it was until that is mended."""
    computed = "import hub, importlib\nPLUG = importlib.import_module('pl' + 'ug')\nLEVEL = {}\n"
    prepare(stage, computed.format(1))
    stage.save("plug.py", None)
    stage.save("app.py", computed.format(2))
    assert "No module named 'plug'" in stage.run() and is_there(stage)
    assert stage.value("app.LEVEL") == 1 and stage.run() == ""
    stage.save("plug.py", PLUG)
    stage.run()
    assert stage.value("app.LEVEL") == 2 and is_there(stage)


@in_child
def test_what_registers_goes_with_its_last_import(stage: Stage) -> None:
    """That is planned, and told; what registers nothing stays, with its state."""
    prepare(stage)
    stage.save("quiet.py", "STATE = []\n")
    stage.save("app.py", "import hub, plug, quiet\nLEVEL = 1\n")
    stage.run("import sys; quiet = sys.modules['app'].quiet; quiet.STATE.append(1)")
    stage.run("%dreload --auto off")
    stage.save("app.py", FREE)
    planned = stage.run("%dreload --dry-run")
    assert "nothing imports it any more, and it had registered" in planned and is_there(stage)
    assert "plug is gone: nothing imports it any more, and it had" in stage.run("%dreload")
    assert not is_there(stage) and stage.value("sys.modules['quiet'] is quiet")
    stage.save("app.py", USES)
    assert stage.run("%dreload").count("gone") == 0 and is_there(stage)


@in_child
def test_what_registers_and_is_imported_elsewhere_stays(stage: Stage) -> None:
    """By the notebook, in a function, or under a name that is computed."""
    prepare(stage)
    stage.save("other.py", "import importlib\nplug = importlib.import_module('pl' + 'ug')\n")
    stage.run("import other")
    stage.save("app.py", FREE)
    assert "gone" not in stage.run() and is_there(stage)
    stage.save("app.py", USES)
    stage.save("other.py", "def later():\n    import plug\n")
    stage.run()
    stage.save("app.py", FREE)
    assert "gone" not in stage.run() and is_there(stage)
    stage.save("other.py", "X = 1\n")
    assert "plug is gone" in stage.run() and not is_there(stage)


@in_child
def test_what_registers_and_is_imported_in_another_way_is_there_again(stage: Stage) -> None:
    """It has run anew, as after a restart, and nobody says that it is gone."""
    prepare(stage)
    stage.save("app.py", "import hub, importlib\nplug = importlib.import_module('pl' + 'ug')\n")
    assert "gone" not in stage.run() and is_there(stage)


@in_child
def test_what_a_blacklisted_module_imports_stays(stage: Stage) -> None:
    """That goes on running its old code, whatever its file says."""
    prepare(stage)
    stage.run("%dblacklist app")
    stage.save("app.py", FREE)
    stage.save("plug.py", PLUG.replace("7", "8"))
    assert "gone" not in stage.run() and is_there(stage)
    assert stage.value("app.plug is sys.modules['plug'] and app.plug.X == 8")


@in_child
def test_what_registers_only_with_those_that_nothing_imports_either_stays(stage: Stage) -> None:
    """Nobody sees it: it need not run again when its import comes back."""
    inner = "from . import hub\nhub.REG['inner'] = 1\nhub.LEVEL = 2\nSTATE = []\n"
    files = {"__init__.py": "from . import inner\n", "hub.py": HUB + "LEVEL = 1\n"}
    for name, source in {**files, "inner.py": inner}.items():
        stage.save(f"pkg/{name}", source)
    stage.load()
    stage.save("app.py", "import pkg\n")
    stage.run("import app, sys; state = app.pkg.inner.STATE")
    stage.save("app.py", "LEVEL = 2\n")
    assert "gone" not in stage.run()
    stage.save("app.py", "import pkg\n")
    stage.run()
    assert stage.value("app.pkg.inner.STATE is state and app.pkg.hub.LEVEL == 2")
