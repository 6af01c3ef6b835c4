"""What counts as a change, and that none is missed, none imagined."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.children import Stage, in_child

LIB = "runs.append('lib')\nX = {}\n"


# -- what a change can be ------------------------------------------------------------------------


@in_child
def test_a_module_that_an_import_was_waiting_for_appears(stage: Stage) -> None:
    """`try: import` at the top of a module makes it depend on a file that is not there."""
    stage.load()
    source = (
        "try:\n    import turbo\n    MODE = turbo.NAME\nexcept ImportError:\n    MODE = 'slow'\n"
    )
    stage.save("lib.py", source)
    stage.run("import lib\nfrom lib import MODE")
    stage.save("turbo.py", "NAME = 'turbo'\n")
    assert "reloaded lib" in stage.run()
    assert stage.value("lib.MODE, MODE") == ("turbo", "turbo")
    assert stage.run() == ""
    stage.save("turbo.py", "NAME = 'faster'\n")
    assert "reloaded turbo -> lib" in stage.run()


@pytest.mark.parametrize("kind", ["turbo/__init__.py", "turbo.py"])
@in_child
def test_an_optional_submodule_appears(stage: Stage, kind: str) -> None:
    """`from pkg import turbo` fails without any file called pkg.turbo being asked for by name."""
    stage.load()
    stage.save("pkg/__init__.py", "")
    stage.save("lib.py", "try:\n    from pkg import turbo\nexcept ImportError:\n    turbo = None\n")
    stage.run("import lib")
    stage.save(f"pkg/{kind}", "NAME = 'turbo'\n")
    stage.run()
    assert stage.value("lib.turbo.NAME") == "turbo"


@in_child
def test_a_package_of_several_levels_appears(stage: Stage) -> None:
    stage.load()
    stage.save("lib.py", "try:\n    import a.b.c as c\nexcept ImportError:\n    c = None\n")
    stage.run("import lib")
    stage.save("a/__init__.py", "")
    stage.run()
    assert stage.value("lib.c") is None
    stage.save("a/b/__init__.py", "")
    stage.save("a/b/c.py", "DEEP = 1\n")
    stage.run()
    assert stage.value("lib.c.DEEP") == 1


@in_child
def test_a_module_that_could_not_be_imported_is_mended(stage: Stage) -> None:
    """Whoever lived without it is not up to date any more, however it had failed."""
    stage.load()
    stage.save("turbo.py", "NAME = = 'turbo'\n")
    stage.save("helper.py", "SPEED = 1\n")
    stage.save("lib.py", "try:\n    import turbo\nexcept Exception as error:\n    turbo = None\n")
    stage.tick()
    stage.run("import lib, helper")
    assert stage.run() == ""
    stage.save("turbo.py", "from helper import NAME\n")
    stage.run()
    assert stage.value("lib.turbo") is None
    assert stage.run() == ""
    stage.save("helper.py", "NAME = 'turbo'\n")
    stage.run()
    assert stage.value("lib.turbo.NAME") == "turbo"
    assert stage.run() == ""


@in_child
def test_a_module_asked_for_by_find_spec_appears_and_goes(stage: Stage) -> None:
    stage.load()
    stage.save(
        "lib.py", "from importlib.util import find_spec\nHAS = find_spec('turbo') is not None\n"
    )
    stage.run("import lib")
    assert stage.value("lib.HAS") is False
    stage.save("turbo.py", "")
    stage.run()
    assert stage.value("lib.HAS") is True
    stage.save("turbo.py", None)
    stage.run()
    assert stage.value("lib.HAS") is False


@in_child
def test_a_new_import_fails_until_its_module_is_saved(stage: Stage) -> None:
    """What an attempt to reload had asked for is not forgotten with the attempt."""
    stage.load()
    stage.save("lib.py", "X = 1\n")
    stage.run("import lib")
    stage.save("lib.py", "import first\nX = first.Y\n")
    assert "No module named 'first'" in stage.run()
    assert stage.run() == ""
    stage.save("first.py", "from second import Y\n")
    assert "No module named 'second'" in stage.run()
    stage.save("second.py", "Y = = 2\n")
    assert "SyntaxError" in stage.run()
    assert stage.run() == ""
    stage.save("second.py", "Y = 2\n")
    stage.run()
    assert stage.value("lib.X") == 2


@in_child
def test_a_package_comes_before_a_module(stage: Stage) -> None:
    stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib\nfrom lib import X")
    stage.save("lib/__init__.py", LIB.format(2))
    assert "reloaded lib" in stage.run()
    assert stage.value("lib.X, X, lib.__file__") == (2, 2, str(stage.path("lib/__init__.py")))
    stage.save("lib/__init__.py", None)
    stage.run()
    assert stage.value("lib.X, X, hasattr(lib, '__path__')") == (1, 1, False)


@in_child
def test_a_folder_beside_a_module_becomes_a_package(stage: Stage) -> None:
    """The folder itself is not new: only what is in it tells."""
    stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.save("lib/data.txt", "no module")
    stage.run("import lib")
    stage.save("lib/__init__.py", LIB.format("= 2"))
    assert "SyntaxError" in stage.run()
    assert stage.run() == ""
    stage.save("lib/__init__.py", LIB.format(2))
    stage.run()
    assert stage.value("lib.X") == 2


@in_child
def test_a_file_earlier_on_the_path(stage: Stage) -> None:
    stage.load()
    stage.save("late/lib.py", LIB.format(1))
    stage.save("early/other.py", "")
    stage.run("import sys\nsys.path[:0] = ['early', 'late']\nimport lib")
    stage.save("early/unrelated.py", "")
    assert stage.run() == ""
    stage.save("early/lib.py", LIB.format(2))
    stage.run()
    assert stage.value("lib.X") == 2
    stage.save("early/lib.py", None)
    stage.run()
    assert stage.value("lib.X") == 1


@in_child
def test_a_path_added_after_the_import_changes_nothing(stage: Stage) -> None:
    """After a restart, too, the module is imported before the path is extended."""
    stage.load()
    stage.save("late/lib.py", LIB.format(1))
    stage.save("early/lib.py", LIB.format(2))
    stage.tick()
    stage.run("import sys\nsys.path[:0] = ['late']\nimport lib\nsys.path[:0] = ['early']")
    assert stage.run() == ""
    stage.save("early/unrelated.py", "")
    assert stage.run() == ""
    assert stage.value("lib.X") == 1


@in_child
def test_the_current_folder_changes(stage: Stage) -> None:
    """ "" on the path is the folder of the moment."""  # noqa: D210
    stage.load()
    stage.save("lib.py", "try:\n    import turbo\nexcept ImportError:\n    turbo = None\n")
    stage.save("elsewhere/other.py", "")
    stage.run("import lib, os\nos.chdir('elsewhere')")
    stage.run()
    stage.save("elsewhere/turbo.py", "")
    stage.run()
    assert stage.value("lib.turbo") is not None


@in_child
def test_a_namespace_package_becomes_a_regular_one(stage: Stage) -> None:
    stage.load()
    stage.save("space/one.py", "ONE = 1\n")
    stage.run("import space.one")
    stage.save("space/__init__.py", "from space.one import ONE\n")
    stage.run()
    assert stage.value("space.ONE, space.__file__") == (1, str(stage.path("space/__init__.py")))
    stage.save("space/__init__.py", "from space.one import ONE as UNO\n")
    stage.run()
    assert stage.value("space.UNO") == 1


@in_child
def test_a_module_becomes_a_package_and_back(stage: Stage) -> None:
    stage.load()
    stage.save("lib.py", "X = 1\ndef f(): return X\n")
    stage.run("import lib\nfrom lib import f")
    stage.save("lib.py", None)
    stage.save("lib/__init__.py", "from lib.core import X, f\n")
    stage.save("lib/core.py", "X = 2\ndef f(): return X\n")
    stage.run()
    assert stage.value("lib.X, f(), lib.core.X, list(lib.__path__)") == (
        2,
        2,
        2,
        [str(stage.path("lib"))],
    )
    stage.save("lib/core.py", None)
    stage.save("lib/__init__.py", None)
    stage.save("lib.py", "X = 3\ndef f(): return X\n")
    stage.run()
    assert stage.value("lib.X, f(), hasattr(lib, '__path__')") == (3, 3, False)


@in_child
def test_a_new_submodule_can_be_imported_at_once(stage: Stage) -> None:
    """Even within the tick in which the finders last looked into the folder."""
    stage.load()
    stage.save("pkg/__init__.py", "")
    stage.run("import pkg")
    stage.run("try:\n    import pkg.new\nexcept ImportError:\n    pass")
    time = os.stat(stage.path("pkg")).st_mtime_ns
    stage.path("pkg/new.py").write_text("X = 1\n")
    os.utime(stage.path("pkg"), ns=(time, time))
    stage.run("import pkg.new")
    assert stage.value("pkg.new.X") == 1


@in_child
def test_a_plugin_appears_and_goes(stage: Stage) -> None:
    """A package that lists its own folder does so again."""
    stage.load()
    source = (
        "import pkgutil\nFOUND = sorted(found.name for found in pkgutil.iter_modules(__path__))\n"
    )
    stage.save("plug/__init__.py", source)
    stage.save("plug/one.py", "")
    stage.run("import plug")
    stage.save("plug/two.py", "")
    stage.run()
    assert stage.value("plug.FOUND") == ["one", "two"]
    stage.save("plug/data.txt", "")
    assert stage.run() == ""
    stage.save("plug/one.py", None)
    stage.run()
    assert stage.value("plug.FOUND") == ["two"]


@in_child
def test_a_deleted_file(stage: Stage) -> None:
    """The module keeps working, which is told once; the file is noticed when it is back."""
    stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    stage.save("lib.py", None)
    assert "lib.py was deleted" in stage.run()
    assert stage.run() == ""
    assert stage.value("lib.X") == 1
    stage.new_runs()
    stage.save("lib.py", LIB.format(1))
    assert stage.run() == ""
    stage.save("lib.py", None)
    assert "lib.py was deleted" in stage.run()
    stage.save("lib.py", LIB.format(2))
    assert "reloaded lib" in stage.run()
    assert stage.new_runs() == ["lib"]


@in_child
def test_a_symbolic_link_to_another_file(stage: Stage) -> None:
    stage.load()
    stage.save("versions/one.py", LIB.format(1))
    stage.save("versions/two.py", LIB.format(2))
    time = os.stat(stage.path("versions/one.py")).st_mtime_ns
    os.utime(stage.path("versions/two.py"), ns=(time, time))
    stage.path("lib.py").symlink_to("versions/one.py")
    stage.run("import lib")
    stage.path("lib.py").unlink()
    stage.path("lib.py").symlink_to("versions/two.py")
    stage.run()
    assert stage.value("lib.X") == 2
    stage.save("versions/two.py", LIB.format(3))
    stage.run()
    assert stage.value("lib.X") == 3


@in_child
def test_a_symbolic_link_to_another_folder(stage: Stage) -> None:
    stage.load()
    for number in (1, 2):
        stage.save(f"release{number}/pkg/__init__.py", "")
        stage.save(f"release{number}/pkg/lib.py", LIB.format(number))
    stage.path("current").symlink_to("release1")
    stage.run("import sys\nsys.path.insert(0, 'current')\nfrom pkg import lib")
    assert stage.run() == ""
    stage.path("current").unlink()
    stage.path("current").symlink_to("release2")
    stage.run()
    assert stage.value("lib.X") == 2


@in_child
def test_folders_change_places(stage: Stage) -> None:
    """Renaming a folder gives none of the files in it another time or another name."""
    stage.load()
    for number in (1, 2):
        stage.save(f"{number}/deep/pkg/__init__.py", "")
        stage.save(f"{number}/deep/pkg/lib.py", LIB.format(number))
    stage.run("import sys\nsys.path.insert(0, '1/deep')\nfrom pkg import lib")
    assert stage.run() == ""
    for old, new in (("1", "3"), ("2", "1"), ("3", "2")):
        stage.path(old).rename(stage.path(new))
    stage.run()
    assert stage.value("lib.X") == 2


@in_child
def test_one_file_under_two_names(stage: Stage) -> None:
    stage.load()
    stage.save("pkg/__init__.py", "")
    stage.save("pkg/lib.py", "runs.append(__name__)\nX = 1\n")
    stage.run("import sys\nsys.path.append('pkg')\nimport lib, pkg.lib")
    assert stage.new_runs() == ["lib", "pkg.lib"]
    stage.save("pkg/lib.py", "runs.append(__name__)\nX = 2\n")
    stage.run()
    assert sorted(stage.new_runs()) == ["lib", "pkg.lib"]  # neither depends on the other
    assert stage.value("lib.X, pkg.lib.X") == (2, 2)


# -- odd files -----------------------------------------------------------------------------------


@in_child
def test_encoding_cookies(stage: Stage) -> None:
    stage.load()
    text = "# -*- coding: latin-1 -*-\nX = 'é{}'\n"
    stage.path("lib.py").write_bytes(text.format(1).encode("latin-1"))
    stage.run("import lib")
    stage.path("lib.py").write_bytes(text.format(2).encode("latin-1"))
    stage.run()
    assert stage.value("lib.X") == "é2"
    stage.path("lib.py").write_text(text.format(2).replace("latin-1", "utf-8"), "utf-8")
    stage.run()
    assert stage.value("lib.X") == "é2"
    stage.path("lib.py").write_text("\ufeffX = 'é3'\n", "utf-8")
    stage.run()
    assert stage.value("lib.X") == "é3"


@in_child
def test_future_lines(stage: Stage) -> None:
    stage.load()
    stage.save("lib.py", "def f(x: undefined = 1): return x\n".replace("undefined", "int"))
    stage.run("from lib import f")
    future = "from __future__ import annotations\n"
    stage.save("lib.py", f"{future}def f(x: undefined = 2): return x\n")
    stage.run()
    assert stage.value("f(), f.__annotations__") == (2, {"x": "undefined"})
    stage.save("lib.py", "def f(x: int = 3): return x\n")
    stage.run()
    assert stage.value("f(), f.__annotations__") == (3, {"x": int})


@in_child
def test_an_empty_file(stage: Stage) -> None:
    stage.load()
    stage.save("lib.py", "")
    stage.run("import lib")
    assert stage.run() == ""
    stage.save("lib.py", LIB.format(1))
    stage.run()
    assert stage.value("lib.X") == 1
    stage.save("lib.py", "")
    stage.run()
    assert stage.value("hasattr(lib, 'X')") is False


BROKEN = {
    "a syntax error": (b"X = = 2\n", "SyntaxError"),
    "no UTF-8": (b"X = '\xe9'\n", "utf-8"),
    "an unknown encoding": (b"# coding: klingon\n", "klingon"),
    "a NUL byte": (b"X = 2\0\n", "null byte"),
    "too deep": (b"X = " + b"(" * 500 + b")" * 500, "too many nested"),
    "a folder": (None, "directory"),
}


@pytest.mark.parametrize("what", BROKEN)
@in_child
def test_what_cannot_be_compiled_is_told_once(stage: Stage, what: str) -> None:
    """One clear report per content; nothing is lost, and unrelated edits are applied."""
    stage.load()
    contents, words = BROKEN[what]
    stage.save("lib.py", LIB.format(1))
    stage.save("app.py", "from lib import X\nY = X\n")
    stage.save("other.py", "Z = 1\n")
    stage.run("import lib, app, other")
    stage.path("lib.py").unlink()
    if contents is None:
        stage.path("lib.py").mkdir()
    else:
        stage.path("lib.py").write_bytes(contents)
    stage.save("other.py", "Z = 2\n")
    report = stage.run()
    assert words in report and "lib" in report and report.count("not reloaded") == 1, report
    assert stage.run() == ""
    assert stage.value("lib.X, app.Y, other.Z") == (1, 1, 2)
    if contents is None:
        stage.path("lib.py").rmdir()
        stage.run()
    stage.save("lib.py", LIB.format(1))
    stage.new_runs()
    stage.run()
    assert stage.new_runs() == [] and not stage.reloader.failures()
    stage.save("lib.py", LIB.format(3))
    stage.run()
    assert stage.value("lib.X, app.Y") == (3, 3)


@in_child
def test_unreadable_files(stage: Stage) -> None:
    stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    os.chmod(stage.path("lib.py"), 0)
    if os.getuid() == 0:  # may read everything
        for folder in (stage.path(), *stage.path().parents):
            os.chmod(folder, os.stat(folder).st_mode | 0o755)
        os.setresuid(65534, 65534, 0)
    assert "Permission denied" in stage.run()
    assert stage.run() == ""
    os.setresuid(os.getresuid()[2], os.getresuid()[2], -1)
    os.chmod(stage.path("lib.py"), 0o644)
    assert stage.run() == ""
    assert not stage.reloader.failures()


@in_child
def test_a_pipe_in_place_of_a_file(stage: Stage) -> None:
    """Reading it must not wait for someone to write."""
    stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    stage.path("lib.py").unlink()
    os.mkfifo(stage.path("lib.py"))
    assert "not a regular file" in stage.run()


@in_child
def test_a_project_is_moved_away_and_comes_back(stage: Stage) -> None:
    stage.load()
    stage.save("proj/pkg/__init__.py", "")
    stage.save("proj/pkg/lib.py", LIB.format(1))
    stage.run("import sys\nsys.path.insert(0, 'proj')\nimport pkg.lib")
    shutil.move(stage.path("proj"), stage.path("gone"))
    assert stage.run().count("deleted") == 2
    assert stage.run() == ""
    shutil.move(stage.path("gone"), stage.path("proj"))
    stage.new_runs()
    assert stage.run() == ""
    stage.save("proj/pkg/lib.py", LIB.format(2))
    stage.run()
    assert stage.value("pkg.lib.X") == 2


# -- executed by other means ---------------------------------------------------------------------


@in_child
def test_who_imports_a_module_follows_a_reload_by_hand(stage: Stage) -> None:
    """`importlib.reload` brings no dependent up to date, and makes the file look known."""
    stage.run("%load_ext ipython_depreload")
    stage.save("base.py", "RATE = 1\n")
    stage.save("top.py", "from base import RATE\nX = RATE * 10\n")
    stage.run("import importlib, base, top")
    stage.save("base.py", "RATE = 2\n")
    stage.run("importlib.reload(base)")
    assert "top: base was executed anew" in stage.run("%dreload --status")
    assert stage.run("%dreload").startswith("reloaded top in")
    assert stage.value("base.RATE, top.X") == (2, 20)
    assert stage.run("importlib.reload(base)\n%dreload") == "nothing to reload"


@pytest.mark.parametrize("thrown_out", ["pkg.", "pkg", "pkg.base"])
@in_child
def test_who_imports_modules_that_were_thrown_out_and_imported_anew(
    stage: Stage, thrown_out: str
) -> None:
    """`del sys.modules[...]`, the way of those who have no reloader."""
    stage.load()
    stage.save("pkg/__init__.py", "")
    stage.save("pkg/base.py", "RATE = 1\n")
    stage.save("pkg/top.py", "from pkg.base import RATE\nX = RATE * 10\n")
    stage.save("user.py", "import pkg.top\nY = pkg.top.X\n")
    stage.run("import sys, user, pkg.base, pkg.top")
    stage.run(
        f"for n in [n for n in sys.modules if n.startswith({thrown_out!r})]: del sys.modules[n]"
    )
    stage.save("pkg/base.py", "RATE = 2\n")
    stage.run("import pkg.base, pkg.top")
    stage.run()
    assert stage.value("pkg.base.RATE, pkg.top.X, user.Y") == (2, 20, 20)
    stage.save("pkg/base.py", "RATE = 3\n")
    assert "ordinary" not in stage.run()
    assert stage.value("pkg.base.RATE, pkg.top.X, user.Y") == (3, 30, 30)
