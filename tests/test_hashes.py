"""Under which names the functions are found that classes may hash their instances by."""

from __future__ import annotations

from types import FunctionType
from typing import Any

from ipython_depreload.identity.hashes import names_of_wrappers
from ipython_depreload.undo import Undo
from tests.children import Stage, in_child

SOURCE = """
class K:
    def method(self): pass
    @staticmethod
    def static(): pass
def function(): pass
"""


def found(undo: Undo, namespaces: list[dict[str, Any]]) -> tuple[set[str], bool]:
    """Return the names found, and whether all modules were gone through for them."""
    asked: list[bool] = []

    def all_namespaces() -> list[dict[str, Any]]:
        asked.append(True)
        return namespaces

    names = {"method", "static", "function"}
    return names_of_wrappers(undo.saved_functions(), names, all_namespaces), bool(asked)


def saved(*functions: FunctionType) -> Undo:
    """The log of a reload that gives these functions other code."""
    undo = Undo()
    for function in functions:
        undo.save_code(function)
    return undo


def test_what_only_its_module_and_class_hold_is_not_looked_for() -> None:
    """There may be a thousand modules to go through."""
    home: dict[str, Any] = {"__name__": "home"}
    exec(SOURCE, home)
    kept = home["K"]
    undo = saved(home["function"], vars(kept)["method"], vars(kept)["static"].__func__)
    assert found(undo, [home]) == ({"function"}, False)


def test_another_name_in_another_module_is_found() -> None:
    """Whoever imports a function under another name uses it by that."""
    home: dict[str, Any] = {"__name__": "home"}
    exec(SOURCE, home)
    other = {"renamed": home["function"]}
    undo = saved(home["function"])
    assert found(undo, [home, other]) == ({"function", "renamed"}, True)


def test_a_method_under_another_name_is_found() -> None:
    """Also where a class has it."""
    home: dict[str, Any] = {"__name__": "home"}
    exec(SOURCE, home)
    other = {"renamed": vars(home["K"])["method"]}
    undo = saved(other["renamed"])
    assert found(undo, [home, other]) == ({"renamed"}, True)


HASHABLE = "class Point:\n    def __init__(self):\n        self.x = 1\n"
WITHOUT_HASH = (
    "from dataclasses import dataclass\n@dataclass(slots=True)\nclass Point:\n    x: int = 1\n"
)


@in_child
def test_keys_whose_new_class_has_no_hash(stage: Stage) -> None:
    """A restart would fail in the cell: they stay what they are, and a reload says so."""
    stage.save("geometry.py", HASHABLE)
    stage.load()
    stage.run("from geometry import Point\npoints = [Point() for _ in range(4)]")
    stage.run("held, costs, kept = {points[0]}, {points[1]: 1}, frozenset(points[2:3])")
    stage.save("geometry.py", WITHOUT_HASH)
    assert "a key, an instance of Point, stays" in stage.run()
    assert stage.value("type(points[3]) is Point")
    assert stage.value("len(held), len(costs), len(kept)") == (1, 1, 1)
