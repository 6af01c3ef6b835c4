"""Odd inhabitants of `sys.modules`, loaders of other tools, and what counts as project code."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import types
import zipfile
from pathlib import Path

import pytest

from tests.children import Skip, Stage, in_child

LIB = "runs.append('lib')\nX = {}\n"


class Explosive:
    """Whatever one asks it, it raises."""

    touched: list[str] = []  # noqa: RUF012

    def __getattribute__(self, name: str) -> object:
        Explosive.touched.append(name)
        raise RuntimeError(name)

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("eq")

    def __hash__(self) -> int:
        raise RuntimeError("hash")

    def __bool__(self) -> bool:
        raise RuntimeError("bool")


class ExplosiveModule(types.ModuleType):
    """A module that raises on any access, its own `__dict__` included."""

    def __getattribute__(self, name: str) -> object:
        Explosive.touched.append(name)
        raise RuntimeError(name)


class Lazy(types.ModuleType):
    """As large libraries have them: the first access of any kind loads something."""

    def __getattr__(self, name: str) -> object:
        Explosive.touched.append(name)
        raise AttributeError(name)


@in_child
def test_odd_inhabitants(stage: Stage) -> None:
    """They are neither forced nor fatal, and what comes after them is seen."""
    odd = {
        "odd_none": None,
        "odd_text": "text",
        "odd_class": Explosive,
        "odd_instance": Explosive(),
        "odd_module": ExplosiveModule("odd_module"),
        "odd_lazy": Lazy("odd_lazy"),
        "odd_spec": with_spec("no spec"),
        "odd_origin": with_spec(importlib.util.spec_from_loader("odd_origin", None)),
        "odd_raising_spec": with_spec(Explosive()),
    }
    sys.modules.update(odd)  # type: ignore[arg-type]
    stage.load()
    sys.modules.update({f"{name}_again": value for name, value in odd.items()})  # type: ignore  # noqa: PGH003
    stage.save("lib.py", LIB.format(1))
    stage.run("import lib")
    Explosive.touched.clear()
    stage.save("lib.py", LIB.format(2))
    stage.run()
    assert stage.value("lib.X") == 2
    for name in odd:
        sys.modules.pop(name)
    stage.save("lib.py", LIB.format(3))
    stage.run("%dreload --status")
    stage.run("%ddeps")
    assert stage.value("lib.X") == 3
    assert Explosive.touched == []


def with_spec(spec: object) -> types.ModuleType:
    module = types.ModuleType("with_spec")
    vars(module)["__spec__"] = spec
    return module


@pytest.mark.parametrize("when", ["before", "after"])
@in_child
def test_a_lazy_module_stays_lazy(stage: Stage, when: str) -> None:
    """Until it is used; from then on it is a module like any other."""
    if when == "after":
        stage.load()
    stage.save("lib.py", LIB.format(1))
    stage.run(
        "import importlib.util, sys\n"
        "spec = importlib.util.find_spec('lib')\n"
        "spec.loader = importlib.util.LazyLoader(spec.loader)\n"
        "lib = sys.modules['lib'] = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(lib)"
    )
    if when == "before":
        stage.load()
    stage.run()
    stage.save("lib.py", LIB.format(2))
    stage.run("%dreload --status")
    stage.run("%ddeps")
    assert stage.new_runs() == []
    assert stage.value("lib.X") == 2
    stage.run()
    stage.save("lib.py", LIB.format(3))
    stage.run()
    assert stage.value("lib.X") == 3


@in_child
def test_modules_without_a_source_of_their_own(stage: Stage) -> None:
    """Zipped, compiled and made up ones are never touched."""
    stage.load()
    with zipfile.ZipFile(stage.path("archive.zip"), "w") as archive:
        archive.writestr("zipped.py", LIB.format(1))
    stage.save("bare.py", LIB.format(1))
    import py_compile

    py_compile.compile(str(stage.path("bare.py")), cfile=str(stage.path("bare.pyc")))
    stage.save("bare.py", None)
    stage.run(
        "import sys, types\n"
        f"sys.path.append({str(stage.path('archive.zip'))!r})\n"
        "import zipped, bare\n"
        "sys.modules['made_up'] = types.ModuleType('made_up')"
    )
    stage.new_runs()
    with zipfile.ZipFile(stage.path("archive.zip"), "w") as archive:
        archive.writestr("zipped.py", LIB.format(2))
    stage.path("bare.pyc").unlink()
    assert stage.run() == "" and stage.new_runs() == []
    assert not {"zipped", "bare", "made_up"} & set(stage.reloader.tracker.modules)


@in_child
def test_what_is_project_code(stage: Stage) -> None:
    """Folders on the path, namespace packages and editable installs are; libraries are not."""
    stage.load()
    library = "lib/python3/site-packages"
    for name in ("top.py", "space/part.py", f"{library}/installed.py", "elsewhere/editable.py"):
        stage.save(name, "")
    finder = (
        "import sys, importlib.util\n"
        "class Finder:\n"
        "    def find_spec(name, path=None, target=None):\n"
        "        if name == 'editable':\n"
        "            return importlib.util.spec_from_file_location(name, 'elsewhere/editable.py')\n"
        "sys.meta_path.append(Finder)\n"
        f"sys.path.append({library!r})\n"
        "import top, space.part, installed, editable, json"
    )
    stage.run(finder)
    stage.run()
    known = stage.reloader.tracker.modules
    assert {"top", "space.part", "editable"} <= set(known)
    assert not {"installed", "json", "space", "IPython"} & set(known)
    stage.reloader.set_scope(include=["installed"], exclude=["top", "space.*"])
    stage.run()
    assert {"installed", "editable"} <= set(known)
    assert not {"top", "space.part"} & set(known)


@in_child
def test_a_module_that_stands_in_for_itself(stage: Stage) -> None:
    """A module may put anything in its place; nothing can be done with that, nor need be."""
    stage.load()
    stage.save(
        "lib.py", "import sys\nclass Config:\n    rate = {}\nsys.modules[__name__] = Config()\n"
    )
    stage.save("app.py", "import lib\nRATE = lib.rate\n")
    stage.run("import app")
    stage.save(
        "lib.py", "import sys\nclass Config:\n    rate = 2\nsys.modules[__name__] = Config()\n"
    )
    stage.run()
    stage.save("app.py", "import lib\nRATE = 3\n")
    stage.run()
    assert stage.value("app.RATE") == 3


# -- loaders of other tools ----------------------------------------------------------------------

HOOKS = {
    "beartype": "from beartype.claw import beartype_package\nbeartype_package({!r})",
    "typeguard": "from typeguard import install_import_hook\ninstall_import_hook({!r})",
}
CHECKED = "runs.append('lib')\ndef f(x: {0}) -> {0}:\n    return x\nX = {1}\n"


@pytest.mark.parametrize("events", [True, False], ids=["events", "stat"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("package", ["checked", "checked_module"])
@pytest.mark.parametrize("tool", HOOKS)
@in_child
def test_import_hooks_that_check_types(
    stage: Stage, tool: str, package: str, when: str, events: bool
) -> None:
    """What they do to a module on its import, they do when it is executed again."""
    if importlib.util.find_spec(tool) is None:
        raise Skip(f"needs {tool}")
    if when == "after":
        stage.load(events=events)
    path = "checked/__init__.py" if package == "checked" else "checked_module.py"
    stage.save(path, CHECKED.format("int", 1))
    stage.run(f"{HOOKS[tool].format(package)}\nimport {package} as lib\nfrom {package} import f")
    if when == "before":
        stage.load(events=events)
    stage.run()
    assert refuses(stage, "f('text')") and not refuses(stage, "f(1)")
    stage.new_runs()
    stage.save(path, "# a comment\n" + CHECKED.format("int", 1))
    stage.run()
    assert stage.new_runs() == []
    assert refuses(stage, "f('text')") and not refuses(stage, "f(1)")
    stage.save(path, CHECKED.format("str", 2), "same")
    stage.run()
    assert stage.value("lib.X") == 2
    assert refuses(stage, "f(1)") and not refuses(stage, "f('text')")
    stage.save(path, "def f(x: = 1\n")
    assert "SyntaxError" in stage.run()
    assert refuses(stage, "f(1)") and not refuses(stage, "f('text')")


def refuses(stage: Stage, call: str) -> bool:
    try:
        stage.value(call)
    except Exception as error:
        assert "Violation" in type(error).__name__ or "TypeCheck" in type(error).__name__, error  # noqa: PT017
        return True
    return False


REWRITTEN = """
import os
import pytest
import ipython_depreload as depreload

pytest.register_assert_rewrite("helper")
depreload.enable()
import helper


def test_messages(tmp_path):
    with pytest.raises(AssertionError, match="assert 1 == 2"):
        helper.check(1, 2)
    path = helper.__file__
    stat = os.stat(path)
    for line in ("assert two == one", "assert one >= two", "# a comment", "assert one > 2"):
        with open(path, "w") as file:
            file.write(f"def check(one, two):\\n    {line:40}\\n    return 0\\n")
        os.utime(path, ns=(stat.st_mtime_ns, stat.st_mtime_ns))
        report = depreload.default.reload_changed()
        assert report.ok, report
        if line.startswith("#"):
            assert helper.check(1, 2) == 0
        else:
            message = line.replace("one", "1").replace("two", "2")
            with pytest.raises(AssertionError, match=message):
                helper.check(1, 2)
    runs = len(helper.check.__code__.co_consts)
    with open(path, "w") as file:
        file.write("# a comment\\ndef check(one, two):\\n    assert one > 2\\n    return 0\\n")
    assert not depreload.default.reload_changed()
"""


def test_assertions_that_pytest_rewrites(tmp_path: Path) -> None:
    """Also when its cache, which counts seconds and bytes, would still be valid."""
    (tmp_path / "helper.py").write_text("def check(one, two):\n    assert one == two\n")
    (tmp_path / "test_it.py").write_text(REWRITTEN)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(  # noqa: PLW1510
        [sys.executable, "-m", "pytest", "-q", "test_it.py"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
