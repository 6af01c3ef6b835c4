"""A reload looks into what it meets, whatever methods that has: none of the user's are called."""

from __future__ import annotations

import pytest

from tests.children import Stage, in_child

SPY = '''
"""Containers that note who calls which of their methods."""
import sys
from collections import OrderedDict, deque

CALLS = []
LEFT_OUT = {"__class__", "__new__", "__init__", "__init_subclass__", "__subclasshook__"}
LEFT_OUT |= {"__getattribute__", "__setattr__", "__delattr__", "__class_getitem__"}


def method(name, original):
    def spied(self, *arguments, **named):
        caller = sys._getframe(1)
        CALLS.append(f"{name} by {caller.f_code.co_filename}:{caller.f_lineno}")
        return original(self, *arguments, **named)
    return spied


def spied(kind):
    found = ((n, getattr(kind, n)) for n in dir(kind) if n not in LEFT_OUT)
    members = {name: method(name, value) for name, value in found if callable(value)}
    return type(f"Spy{kind.__name__}", (kind,), {**members, "__module__": __name__})


List, Dict, Set, Tuple, Deque, Ordered, Text, Frozen = map(
    spied, (list, dict, set, tuple, deque, OrderedDict, str, frozenset)
)
'''
CORE = """
import functools
from spy import Deque, Dict, Frozen, List, Ordered, Set, Text, Tuple

class Holder:
    shared = List()
    def __init__(self):
        self.parts, self.by_name = List(), Dict()
    def method(self):
        return 1

def function():
    return 1

EMPTY = [List(), Dict(), Set(), Tuple(), Deque(), Ordered(), Text("a"), Frozen()]
held = Holder()
everything = (held, function, Holder)
LIST, TUPLE, DEQUE = List(everything), Tuple(everything), Deque(everything)
SET, FROZEN = Set(everything[1:]), Frozen(everything[1:])
DICT, ORDERED = Dict(a=held, b=function), Ordered(a=held, b=function)
held.all = [LIST, TUPLE, DEQUE, SET, FROZEN, DICT, ORDERED]
LIMIT = 3

@functools.cache
def cached():
    return function(), LIST

cached()

def put(value):
    list.append(LIST, value)
    dict.__setitem__(DICT, value.__name__, value)
"""
USER = """
import core
from core import DICT, Holder, TUPLE

class Sub(Holder):
    pass

core.put(Sub)
core.put(Holder)
BOTH = [DICT, TUPLE]
"""
CELL = """
import core, user
from spy import CALLS, Dict, List, Tuple
holder, bag = core.Holder(), List([core.Holder(), core.function, core.Holder])
both, by_name = Tuple(bag), Dict(k=holder)
"""
EDITS = {
    "body": ("core.py", "return 1\n", "return 2\n"),
    "constant": ("core.py", "LIMIT = 3", "LIMIT = 4"),
    "container renamed": ("core.py", "TUPLE = List", "PAIR = List"),
    "layout": ("core.py", "class Holder:\n", "class Holder:\n    __slots__ = ('parts', 'more')\n"),
    "hash": ("core.py", "class Holder:\n", "class Holder:\n    def __hash__(self): return 7\n"),
    "registration": ("user.py", "core.put(Holder)\n", ""),
    "error": ("user.py", "BOTH = ", "BOTH = missing, "),
}


@pytest.mark.parametrize("edit", EDITS)
@in_child
def test_methods_of_containers_are_not_called(stage: Stage, edit: str) -> None:
    """Only what runs, runs: a method of theirs might count, warn, load, or fail."""
    sources = {"spy.py": SPY, "core.py": CORE, "user.py": USER}
    for name, source in sources.items():
        stage.save(name, source)
    stage.load()
    stage.run(CELL)
    name, old, new = EDITS[edit]
    for source in (sources[name].replace(old, new), sources[name]):
        stage.run("CALLS.clear()")
        stage.save(name, source)
        stage.run()
        ours = "ipython_depreload"
        assert [call for call in stage.value("CALLS") if ours in call] == []


REPLACED = """
class Table{bases}:
    def __init__(self):
        self.items = self.keys = self.values = self.get = self.copy = None

table = Table()
"""


@pytest.mark.parametrize("bases", [("", "(dict)"), ("(dict)", ""), ("(list)", "(dict)")])
@in_child
def test_class_becomes_a_container(stage: Stage, bases: tuple[str, str]) -> None:
    """Instances may have attributes under the names of its methods."""
    stage.save("tables.py", REPLACED.format(bases=bases[0]))
    stage.load()
    stage.run("import tables")
    stage.save("tables.py", REPLACED.format(bases=bases[1]))
    assert "not reloaded" not in stage.run()
    assert stage.value("tables.Table.__bases__[0].__name__") == (bases[1].strip("()") or "object")
