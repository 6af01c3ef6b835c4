"""One process: import a project, and perhaps bring it alive release after release.

Reads its task as JSON and prints its answer as JSON on the last line.
"""

from __future__ import annotations

import contextlib
import enum
import importlib
import io
import json
import os
import pkgutil
import random
import sys
import traceback
import types
import warnings
from collections.abc import Iterable
from pathlib import Path
from time import process_time
from typing import Any

from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a
from tests.projects.releases import check_out
from tests.projects.state import describe, project_modules

_SKIPPED = {"tests", "test", "testing", "conftest", "__main__"}


def prepare(folder: str, libraries: str) -> None:
    """Let the project and its libraries be found, before anything of ours."""
    sys.path[:] = [folder, libraries, *sys.path]
    os.environ.pop("PYTHONPATH")
    sys.argv = ["session"]
    warnings.simplefilter("ignore")


def find(tops: Iterable[str], skip: Iterable[str]) -> list[str]:
    """Return the modules of packages that can be imported, in the order in which they were."""
    found = []
    for top in tops:
        names = [top, *_submodules(top, skip)] if attempt(top) else []
        found += [name for name in names if attempt(name)]
    return found


def _submodules(package: str, skip: Iterable[str]) -> list[str]:
    names = []
    for found in pkgutil.iter_modules(getattr(sys.modules[package], "__path__", [])):
        name = f"{package}.{found.name}"
        if found.name in _SKIPPED or any(name == s or name.startswith(f"{s}.") for s in skip):
            continue
        names.append(name)
        if found.ispkg and attempt(name):
            names += _submodules(name, skip)
    return names


def attempt(name: str) -> bool:
    """Import a module if that is possible."""
    try:
        importlib.import_module(name)
    except (Exception, SystemExit):
        return False
    return True


def import_all(modules: Iterable[str]) -> float:
    """Import modules, and say how many seconds that took."""
    start = process_time()
    for name in modules:
        importlib.import_module(name)
    return process_time() - start


def cell(tops: Iterable[str], folder: Path) -> str:
    """What a user may have written: names taken from the packages."""
    lines = []
    for top in filter(sys.modules.__contains__, tops):
        values = vars(sys.modules[top])
        names = [n for n, v in values.items() if n[0] != "_" and not is_a(v, types.ModuleType)]
        lines += [f"from {top} import {name}" for name in sorted(names) if name.isidentifier()]
    return "\n".join(lines)


def run_cell(source: str, notebook: dict[str, Any]) -> None:
    """Run the imports, as far as they succeed."""
    for line in source.splitlines():
        with contextlib.suppress(ImportError):
            exec(line, notebook)


class Parts:
    """What the user took out of classes: methods, bound to an instance too, and enum members."""

    def __init__(self, classes: Iterable[type]) -> None:
        self._methods: dict[tuple[type, str], tuple[types.FunctionType, types.MethodType]] = {}
        self._members: dict[tuple[type, str], object] = {}
        for kind in classes:
            values = type.__getattribute__(kind, "__dict__")
            for name, value in values.items():
                if type(value) is types.FunctionType and _is_written(value, name):
                    bound = types.MethodType(value, object())
                    self._methods[kind, name] = value, bound
            if is_a(kind, enum.EnumMeta):
                self._members |= {(kind, name): value for name, value in kind.__members__.items()}

    def astray(self) -> list[str]:
        """Methods whose code is not that of their class, and members that are not its members."""
        found = []
        for key in [key for key in self._methods if not _is_there(*key)]:
            del self._methods[key]  # it has gone, and may come back as another one
        for (kind, name), held in self._methods.items():
            now = type.__getattribute__(kind, "__dict__").get(name)
            if type(now) is types.FunctionType and not all(_does(f, now) for f in held):
                found.append(f"method {kind.__module__}.{kind.__qualname__}.{name}")
        for (kind, name), member in self._members.items():
            if is_a(kind, enum.EnumMeta) and kind.__members__.get(name, member) is not member:
                found.append(f"member {kind.__module__}.{kind.__qualname__}.{name}")
        return found


def _is_there(kind: type, name: str) -> bool:
    """Say whether a class is what its module has by its name, and has a member of a name."""
    there = (namespace(sys.modules.get(kind.__module__)) or {}).get(kind.__qualname__) is kind
    return there and name in type.__getattribute__(kind, "__dict__")


def _is_written(value: types.FunctionType, name: str) -> bool:
    """Whether a method is of a file: what a library has made of a text is known to nobody."""
    return value.__name__ == name and not value.__code__.co_filename.startswith("<")


def _does(held: Any, now: types.FunctionType) -> bool:
    """Whether a function or bound method has another's code, or calls it."""
    called = [each for each in held.__code__.co_consts if type(each) is types.FunctionType]
    has = any(each.__code__ is now.__code__ for each in (held, *called))
    return has or getattr(held, "__wrapped__", None) is now


class Held:
    """Functions, classes and instances that the user took before the edit."""

    def __init__(self, modules: Iterable[str]) -> None:
        self.taken: dict[tuple[str, str], Any] = {}
        self.instances: dict[tuple[str, str], Any] = {}
        self.derived: dict[tuple[str, str], Any] = {}
        for module in modules:
            for name, value in list(vars(sys.modules[module]).items()):
                if is_a(value, (type, types.FunctionType)) and _home(value) == (module, name):
                    self.taken[module, name] = value
                    with contextlib.suppress(TypeError):
                        self.instances[module, name] = object.__new__(value)
                    if type(value) is type and _may_be_derived(value):
                        with contextlib.suppress(TypeError):
                            self.derived[module, name] = type(name, (value,), {})
        self.parts = Parts([value for value in self.taken.values() if is_a(value, type)])

    def astray(self) -> list[str]:
        """What is not what the module's name leads to now, though that is of the same kind."""
        found = []
        for (module, name), value in list(self.taken.items()):
            now = (namespace(sys.modules.get(module)) or {}).get(name)
            kinds = (type if is_a(value, type) else types.FunctionType,)
            if not is_a(now, kinds) or _home(now) != (module, name):
                del self.taken[module, name]  # it has become something else
                continue
            if now is not value:
                found.append(f"{module}.{name}")
            instance = self.instances.get((module, name))
            if instance is not None and type(instance) is not now and _may_be_bare(now):
                found.append(f"an instance of {module}.{name}")
            derived = self.derived.get((module, name))
            if derived is not None and derived.__bases__ != (now,):
                found.append(f"a subclass of {module}.{name}")
        return found + self.parts.astray()


def _may_be_derived(value: type) -> bool:
    """Whether deriving from a class tells nobody, so that it makes no difference elsewhere."""
    return not any("__init_subclass__" in vars(base) for base in type.mro(value)[:-1])


def _may_be_bare(value: type) -> bool:
    """Whether a bare instance may be of a class: not if that is abstract, or a tuple by now."""
    try:
        object.__new__(value)
    except TypeError:
        return False
    return True


def _home(value: Any) -> tuple[object, object]:
    kind = type if is_a(value, type) else types.FunctionType
    return tuple(kind.__getattribute__(value, a) for a in ("__module__", "__qualname__"))  # type: ignore[return-value]


class Stirring:
    """Lets sets have another order than in other new processes, of which nobody may rely on one.

    That of objects without a hash of their own follows their addresses, which this scatters; that
    of constants tells whether they were compiled, as by a reload, or come from a file of byte code.
    """

    def __init__(self, tops: Iterable[str]) -> None:
        self._tops = set(tops)
        self._chance = random.Random(1)
        self._kept: list[bytes] = []

    def find_spec(self, name: str, *_: object) -> None:
        """Leave holes for objects of each size, before an import; compile what is the project's."""
        sys.pycache_prefix = os.devnull if name.partition(".")[0] in self._tops else None
        for size in range(16, 512 - 33, 16):
            made = [bytes(size) for _ in range(256)]
            self._chance.shuffle(made)
            self._kept += made[128:]


def fresh(task: dict[str, Any]) -> dict[str, Any]:
    """Import modules and describe them."""
    if task.get("stirred"):
        sys.meta_path.insert(0, Stirring(task["tops"]))  # type: ignore[arg-type]
    seconds = import_all(task["modules"])
    if task.get("only_time"):
        return {"seconds": seconds}
    folder = Path(task["folder"])
    notebook: dict[str, Any] = {}
    run_cell(task["cell"], notebook)
    modules = project_modules(folder)
    notebook.pop("__builtins__", None)
    state = describe(folder, modules, notebook)
    return {"seconds": seconds, "modules": modules, "state": state}


def inventory(task: dict[str, Any]) -> dict[str, Any]:
    """Say what can be imported, and what a user may take from it."""
    modules = find(task["tops"], task["skip"])
    return {"modules": modules, "cell": cell(task["tops"], Path(task["folder"]))}


def live(task: dict[str, Any]) -> dict[str, Any]:
    """Import a release, then bring the others alive one after the other."""
    import ipython_depreload.reloading.runner

    ipython_depreload.reloading.runner._user_frames = (
        traceback.extract_tb
    )  # a failure may be our own
    folder = Path(task["folder"])
    reloader = ipython_depreload.default
    notebook: dict[str, Any] = {}
    reloader.notebook = notebook
    cells = [task["cell"]]
    reloader.new_cells = lambda: [cells.pop()] if cells else []
    reloader.precision = task["precision"]
    reloader.enable()
    import_all(task["modules"])
    run_cell(task["cell"], notebook)
    notebook.pop("__builtins__", None)
    reloader.reload_changed()
    held = Held(project_modules(folder))
    return {
        "steps": [_step(reloader, folder, step, notebook, held) for step in task["steps"]],
    }


def _step(
    reloader: Any, folder: Path, step: dict[str, Any], notebook: dict[str, Any], held: Held
) -> dict[str, Any]:
    reports = []
    saved = (lambda: reports.append(reloader.reload_changed())) if step["by_file"] else None
    changed = check_out(folder, Path(step["source"]), saved)
    start = process_time()
    reports.append(reloader.reload_changed())
    seconds = process_time() - start
    told = [report for report in reports if report][-1:] or reports[-1:]
    modules = json.loads(Path(step["fresh"]).read_text())["modules"]
    state = describe(folder, modules, notebook)
    Path(step["answer"]).write_text(json.dumps(state))
    return {
        "changed": len([name for name in changed if name.endswith(".py")]),
        "seconds": seconds,
        "executed": sum(len(report.reloaded) for report in reports),
        "patched": sum(len(report.patched) for report in reports),
        "failures": [f"{f}\n{f.traceback}" for f in told[0].failures],
        "notes": list(told[0].notes),
        "held": len(held.taken),
        "astray": held.astray(),
    }


def main() -> None:
    """Do the task on standard input."""
    task = json.load(sys.stdin)
    prepare(task["folder"], task["libraries"])
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        answer = {"fresh": fresh, "inventory": inventory, "live": live}[task["kind"]](task)
    sys.__stdout__.write("\n" + json.dumps(answer) + "\n")
    sys.__stdout__.flush()
    os._exit(0)


if __name__ == "__main__":
    importlib.import_module("tests.projects.child").main()
