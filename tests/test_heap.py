"""Functions get their new code with few passes over the heap, and none is left behind."""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from ipython_depreload.identity import caches, heap
from ipython_depreload.identity.functions import has_twins
from ipython_depreload.registrations.containers import Saver
from ipython_depreload.registrations.contributions import Contributions
from ipython_depreload.reloading.reloader import Reloader
from ipython_depreload.undo import Undo
from tests.children import Stage, in_child

NAME = "found_by_name"
Edit = Callable[[str], None]


class _NoPass:
    """Stands in for the `gc` module where no pass over the heap is to be made."""


class _Passes:
    """Counts the passes over the heap."""

    def __init__(self) -> None:
        self.count = 0

    def get_referrers(self, *objects: object) -> list[object]:
        self.count += 1
        return gc.get_referrers(*objects)

    def get_referents(self, *objects: object) -> list[object]:
        return gc.get_referents(*objects)


@pytest.fixture
def module(tmp_path: Path) -> Iterator[tuple[ModuleType, Edit]]:
    """Give a module whose source is to be written, and a function that edits and reloads it."""
    with module_in(tmp_path) as (found, edit):
        yield found, edit


@contextmanager
def module_in(folder: Path) -> Iterator[tuple[ModuleType, Edit]]:
    """Open such a module in a folder."""
    sys.path.insert(0, str(folder))
    reloader = Reloader({})
    reloader.enable()
    (folder / f"{NAME}.py").write_text("")
    importlib.invalidate_caches()
    found = importlib.import_module(NAME)

    def edit(source: str) -> None:
        (folder / f"{NAME}.py").write_text(source)
        importlib.invalidate_caches()
        report = reloader.reload_changed()
        assert report.ok, report

    yield found, edit
    reloader.disable()
    sys.path.remove(str(folder))
    sys.modules.pop(NAME, None)


BODIES = """
import functools
import typing
from hypothesis import strategies  # a library that looks into functions

NUMBERS = strategies.integers()

class Kind:
    def method(self):
        return {n}
    @property
    def prop(self):
        return {n}
    @staticmethod
    def static():
        return {n}

def plain():
    return {n}

@functools.lru_cache
def cached():
    return {n}

@typing.overload
def typed(x: int) -> int: ...
@typing.overload
def typed(x: str) -> str: ...
def typed(x):
    return {n}

TABLE = {{"f": lambda: {n}}}

class Dispatcher:
    def __init__(self, original):
        self.original = original
    def __call__(self):
        return self.original()

def checked(dispatcher):
    @functools.wraps(dispatcher.original)
    def check():
        return dispatcher()
    return check

@checked
@Dispatcher
def dispatched():
    return {n}
"""


def test_names_lead_to_all_functions(
    module: tuple[ModuleType, Edit], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but names is asked for methods, decorated functions, overloads and tables."""
    found, edit = module
    edit(BODIES.format(n=1))
    monkeypatch.setattr(heap, "gc", _NoPass())
    edit(BODIES.format(n=2))
    kind = found.Kind()
    values = kind.method(), kind.prop, kind.static(), found.plain(), found.typed(0)
    assert {*values, found.cached(), found.TABLE["f"](), found.dispatched()} == {2}


@in_child
def test_results_kept_are_forgotten_without_a_pass(stage: Stage) -> None:
    """As long as there are no other caches than before; a new one is found.

    In a process of its own: references are counted, and other tests come and go.
    """
    passes = caches.gc = _Passes()  # type: ignore[assignment]
    with module_in(stage.path()) as (found, edit):
        made = []
        for n in range(1, 5):
            edit(BODIES.format(n=n))
            assert found.cached() == n
            made.append(passes.count)
        assert made[-1] == made[-2], made
        later = functools.lru_cache(found.plain)
        assert later() == 4
        edit(BODIES.format(n=5))
        assert (found.cached(), later()) == (5, 5)
        assert passes.count > made[-1]


def test_lines_move_without_a_pass(
    module: tuple[ModuleType, Edit], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A comment moves the lines of functions that names lead to."""
    found, edit = module
    edit(BODIES.format(n=1))
    monkeypatch.setattr(heap, "gc", _NoPass())
    line = found.plain.__code__.co_firstlineno
    edit("# more" + BODIES.format(n=1).replace("class Kind", "# and more\n\nclass Kind"))
    assert found.plain.__code__.co_firstlineno == line + 2


def test_a_function_without_a_name_is_found(module: tuple[ModuleType, Edit]) -> None:
    """Closures that only the user holds count as references that no name explains."""
    found, edit = module
    source = "def make():\n    def inner():\n        return {n}\n    return inner\n"
    edit(source.format(n=1))
    held = [found.make() for _ in range(3)]
    edit(source.format(n=2))
    assert [inner() for inner in held] == [2, 2, 2]
    edit(source.format(n=3) + "more = 1\n")  # executed this time
    assert [inner() for inner in held] == [3, 3, 3]


def test_functions_from_before_importlib_reload_follow(module: tuple[ModuleType, Edit]) -> None:
    """Their code objects are only equal to those that ran last."""
    found, edit = module
    source = "def f():\n    return {n}\n{more}"
    edit(source.format(n=1, more=""))
    held = found.f
    importlib.reload(found)
    assert held.__code__ is not found.f.__code__
    edit(source.format(n=2, more=""))
    assert held() == 2
    edit(source.format(n=3, more="more = 1"))
    assert held() == 3


def test_twins_are_told() -> None:
    """Equal code objects of different classes are one key of a dictionary."""
    tree = ast.parse("class A:\n def f(self): return 1\nclass B:\n def f(self): return 1\n")
    assert not has_twins(compile(tree, "", "exec"))
    for node in ast.walk(tree):
        ast.copy_location(node, tree.body[0])
    assert has_twins(compile(tree, "", "exec"))


def test_a_container_is_saved_once() -> None:
    """However many modules import its owner, and with what was in it at first."""
    values = {"TABLE": {"a": 1}, "NAMES": ["b"]}
    contributions = Contributions(
        {"owner": values}.get, lambda upper, lower: None, lambda cls: False
    )
    undo = Undo()
    contributions.save_with(Saver(undo))
    for contributor in ("one", "two", "three"):
        contributions.watch(contributor, "owner")
        values["TABLE"][contributor] = 1
        contributions.settle(contributor)
    assert len(undo.held()) < 12
    undo.rollback()
    assert values == {"TABLE": {"a": 1}, "NAMES": ["b"]}
