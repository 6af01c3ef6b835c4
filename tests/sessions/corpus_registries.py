"""Modules that register themselves elsewhere do so once, however often they are executed."""

TEXT = r"""
=== registries_list_in_another_module
--- file hub.py
HANDLERS = []
def run(): return [h() for h in HANDLERS]
--- file plugin.py
import hub
LEVEL = 1
def handle(): return ('v1', LEVEL)
hub.HANDLERS.append(handle)
--- cell
import plugin, hub
--- edit plugin.py
import hub
LEVEL = 2
def handle(): return ('v2', LEVEL)
hub.HANDLERS.append(handle)
--- probe
hub.run(), len(hub.HANDLERS), hub.HANDLERS[0] is plugin.handle

=== registries_that_refuse_duplicates
--- file hub.py
KNOWN = {}
def register(name):
    def decorate(f):
        if name in KNOWN: raise ValueError('already registered: ' + name)
        KNOWN[name] = f
        return f
    return decorate
--- file plugin.py
from hub import register
LEVEL = 1
@register('one')
def one(): return ('one', LEVEL)
--- cell
import plugin, hub
--- edit plugin.py
from hub import register
LEVEL = 2
@register('one')
def one(): return ('one v2', LEVEL)
@register('two')
def two(): return ('two', LEVEL)
--- probe
{name: f() for name, f in hub.KNOWN.items()}

=== registries_lose_what_is_no_longer_registered
--- file hub.py
KNOWN = {}
ORDER = []
SEEN = set()
--- file plugin.py
import hub
def a(): return 'a'
def b(): return 'b'
for f in (a, b):
    hub.KNOWN[f.__name__] = f
    hub.ORDER.append(f.__name__)
    hub.SEEN.add(f.__name__)
--- cell
import plugin, hub
--- edit plugin.py
import hub
def b(): return 'b2'
for f in (b,):
    hub.KNOWN[f.__name__] = f
    hub.ORDER.append(f.__name__)
    hub.SEEN.add(f.__name__)
--- probe
sorted(hub.KNOWN), hub.ORDER, sorted(hub.SEEN), hub.KNOWN['b']()

=== registries_keep_the_order_of_others
--- file hub.py
ORDER = []
--- file one.py
import hub
hub.ORDER.append('one')
--- file two.py
import hub
hub.ORDER.append('two')
--- cell
import one, two, hub
hub.ORDER.append('notebook')
--- edit two.py
import hub
hub.ORDER.append('two v2')
--- probe
sorted(hub.ORDER), len(hub.ORDER)

=== registries_hub_edited_brings_back_its_plugins
--- file hub.py
KNOWN = {}
def register(f):
    KNOWN[f.__name__] = f
    return f
--- file plugin.py
from hub import register
@register
def one(): return 'one'
--- cell
import plugin, hub
--- edit hub.py
KNOWN = {}
PREFIX = 'x_'
def register(f):
    KNOWN[PREFIX + f.__name__] = f
    return f
--- probe
{name: f() for name, f in hub.KNOWN.items()}

=== registries_class_decorator_and_metaclass
--- file hub.py
MODELS = {}
def model(cls):
    assert cls.__name__ not in MODELS, 'duplicate'
    MODELS[cls.__name__] = cls
    return cls
--- file lib.py
from hub import model
@model
class A:
    rate = 1
    def get(self): return ('v1', self.rate)
--- cell
import lib, hub
a = lib.A()
--- edit lib.py
from hub import model
@model
class A:
    rate = 2
    def get(self): return ('v2', self.rate)
@model
class B: pass
--- probe
sorted(hub.MODELS), hub.MODELS['A'] is lib.A, a.get(), hub.MODELS['A']().get()

=== registries_singledispatch_across_modules
--- file hub.py
from functools import singledispatch
@singledispatch
def show(x): return 'object'
--- file lib.py
from hub import show
class A: pass
LEVEL = 1
@show.register
def show_a(x: A): return ('A v1', LEVEL)
--- cell
import lib
from hub import show
a = lib.A()
show(a)
--- edit lib.py
from hub import show
class A:
    def more(self): return 1
LEVEL = 2
@show.register
def show_a(x: A): return ('A v2', LEVEL)
--- probe
show(a), show(lib.A()), show(1)

=== registries_counter_in_another_module
--- file hub.py
class Counter:
    total = 0
    names = []
    @classmethod
    def add(cls, name):
        cls.names.append(name)
        return len(cls.names)
--- file lib.py
from hub import Counter
NUMBER = Counter.add('lib')
--- cell
import lib
from hub import Counter
--- edit lib.py
from hub import Counter
NUMBER = Counter.add('lib v2')
--- probe
Counter.names, lib.NUMBER

=== registries_three_edits_do_not_grow
--- file hub.py
HOOKS = []
--- file lib.py
import hub
V = 1
hub.HOOKS.append(lambda: V)
--- cell
import lib, hub
--- edit lib.py
import hub
V = 2
hub.HOOKS.append(lambda: V)
--- edit lib.py
import hub
V = 3
hub.HOOKS.append(lambda: V)
--- edit lib.py
import hub
V = 4
hub.HOOKS.append(lambda: V)
--- probe
[h() for h in hub.HOOKS]

=== registries_restored_when_the_edit_is_refused tags=guard
--- file hub.py
HOOKS = []
TABLE = {}
--- file lib.py
import hub
hub.HOOKS.append('first')
hub.TABLE['lib'] = 1
def f(): return 'v1'
--- cell
import lib, hub
from lib import f
hub.TABLE['mine'] = 0
--- edit lib.py broken
import hub
hub.HOOKS.append('second')
hub.TABLE['lib'] = 2
hub.TABLE['more'] = 3
def f(): return 'v2'
raise RuntimeError('too late')
--- then
again = f()
--- probe
hub.HOOKS, hub.TABLE, f()

=== registries_correct_after_a_refused_edit_is_mended
--- file hub.py
HOOKS = []
TABLE = {}
--- file lib.py
import hub
hub.HOOKS.append('first')
hub.TABLE['lib'] = 1
--- cell
import lib, hub
--- edit lib.py broken
import hub
hub.HOOKS.append('second')
hub.TABLE['more'] = 3
raise RuntimeError('too late')
--- edit lib.py
import hub
hub.HOOKS.append('third')
hub.TABLE['lib'] = 3
--- probe
hub.HOOKS, hub.TABLE

=== registries_attribute_set_on_another_module
--- file hub.py
active = None
--- file lib.py
import hub
NAME = 'v1'
hub.active = NAME
--- cell
import lib, hub
--- edit lib.py
import hub
NAME = 'v2'
hub.active = NAME
--- probe
hub.active

=== registries_default_dict_of_lists
--- file hub.py
from collections import defaultdict
EVENTS = defaultdict(list)
def on(event):
    return lambda f: EVENTS[event].append(f) or f
--- file lib.py
from hub import on
LEVEL = 1
@on('start')
def begin(): return ('begin', LEVEL)
@on('stop')
def end(): return ('end', LEVEL)
--- cell
import lib, hub
--- edit lib.py
from hub import on
LEVEL = 2
@on('start')
def begin(): return ('begin v2', LEVEL)
--- probe
{name: [f() for f in found] for name, found in hub.EVENTS.items() if found}

=== registries_instance_that_a_decorator_makes_lacks_what_init_does_not_set
pandera's data types have an `__init__` that sets none of their fields.
--- file registry.py
from abc import ABC
class DataType(ABC): pass
known = {}
def register(cls):
    known[cls.__name__] = cls()
    return cls
--- file lib.py
from dataclasses import dataclass
from registry import DataType, register
def immutable(cls):
    cls = dataclass(frozen=True)(cls)
    cls.__init__ = lambda self: None
    return cls
@register
@immutable
class Int(DataType):
    size: int = 64
    def check(self): return "v1"
--- cell
import lib, registry
--- edit lib.py
from dataclasses import dataclass
from registry import DataType, register
NEW = 1
def immutable(cls):
    cls = dataclass(frozen=True)(cls)
    cls.__init__ = lambda self: None
    return cls
@register
@immutable
class Int(DataType):
    size: int = 64
    def check(self): return "v2"
--- probe
{name: (vars(one), one.check(), type(one) is lib.Int) for name, one in registry.known.items()}

=== registries_that_hand_out_what_waits_there
As sympy's of singletons: the first who asks for one has it made, and nothing waits any more.
--- file hub.py
class Hub:
    def __init__(self):
        self.waiting = {}
        self.made = {}
    def register(self, cls):
        self.waiting[cls.__name__] = cls
        self.made.pop(cls.__name__, None)
        return cls
    def get(self, name):
        if name not in self.made:
            if name not in self.waiting: raise AttributeError(name + ' was not registered')
            self.made[name] = self.waiting.pop(name)()
        return self.made[name]
hub = Hub()
--- file shapes.py
from hub import hub
@hub.register
class Zero:
    def show(self): return 'zero'
@hub.register
class One:
    def show(self): return 'one'
--- file user.py
import shapes
from hub import hub
LEVEL = 1
X = hub.get('Zero').show()
--- cell
import user
--- edit user.py
import shapes
from hub import hub
LEVEL = 2
X = hub.get('Zero').show() + hub.get('One').show()
--- probe
user.X, user.LEVEL, sorted(user.hub.waiting), sorted(user.hub.made)
--- edit user.py
import shapes
from hub import hub
LEVEL = 3
X = hub.get('One').show()
--- probe
user.X, user.LEVEL, sorted(user.hub.waiting), sorted(user.hub.made)

=== registries_from_which_an_import_takes_the_last
--- file hub.py
JOBS = ['a', 'b', 'c']
TAGS = {'x', 'y'}
def take(): return JOBS.pop()
--- file user.py
import hub
LEVEL = 1
JOB = hub.take()
hub.TAGS.discard('x')
--- cell
import user, hub
--- edit user.py
import hub
LEVEL = 2
JOB = hub.take()
hub.TAGS.discard('y')
--- probe
user.JOB, user.LEVEL, hub.JOBS, sorted(hub.TAGS)
--- edit user.py
import hub
LEVEL = 3
JOB = None
--- probe
user.JOB, user.LEVEL, hub.JOBS, sorted(hub.TAGS)

=== registries_of_a_module_imported_by_a_function
What `import_module` returns is used without a name.
--- file hub.py
KNOWN = []
--- file plugin.py
import importlib
LEVEL = 1
importlib.import_module("hub").KNOWN.append(LEVEL)
--- cell
import plugin, hub
--- edit plugin.py
import importlib
LEVEL = 2
importlib.import_module("hub").KNOWN.append(LEVEL)
--- probe
hub.KNOWN

=== registries_of_a_module_imported_by_dunder_import
No import statement tells what it is bound to.
--- file hub.py
KNOWN = []
--- file plugin.py
mod = __import__("hub")
LEVEL = 1
mod.KNOWN.append(LEVEL)
--- cell
import plugin, hub
--- edit plugin.py
mod = __import__("hub")
LEVEL = 2
mod.KNOWN.append(LEVEL)
--- probe
hub.KNOWN

=== registries_reached_through_a_frame
A name is looked up in the globals of a frame.
--- file hub.py
KNOWN = []
--- file plugin.py
import sys
from hub import KNOWN
LEVEL = 1
sys._getframe().f_globals["KNOWN"].append(LEVEL)
--- cell
import plugin, hub
--- edit plugin.py
import sys
from hub import KNOWN
LEVEL = 2
sys._getframe().f_globals["KNOWN"].append(LEVEL)
--- probe
hub.KNOWN

=== registries_one_of_two_equal_entries_is_taken
The other one stays where it is.
--- file hub.py
PENDING = ["a", "a", "b"]
--- file m.py
from hub import PENDING
MINE = PENDING.pop(0)
X = 1
--- cell
import m, hub
--- edit m.py
from hub import PENDING
MINE = PENDING.pop(0)
X = 2
--- probe
hub.PENDING, m.MINE
m.X

=== registries_take_one_and_add_one
There are as many entries as before.
--- file hub.py
PENDING = ["a", "b"]
--- file m.py
from hub import PENDING
MINE = PENDING.pop(0)
PENDING.append("x")
X = 1
--- cell
import m, hub
--- edit m.py
from hub import PENDING
MINE = PENDING.pop(0)
PENDING.append("x")
X = 2
--- probe
hub.PENDING, m.MINE
m.X

=== registries_rename_an_entry
The old name is put back, and the new one goes.
--- file hub.py
REG = {"old": 1}
--- file m.py
from hub import REG
REG["new"] = REG.pop("old")
--- cell
import m, hub
--- edit m.py
from hub import REG
REG["newer"] = REG.pop("old")
--- probe
hub.REG

=== registries_take_one_and_add_two
There is only one more than before.
--- file hub.py
REG = {"a": 1, "b": 2}
--- file m.py
from hub import REG
REG.pop("a")
REG["c"] = 3
REG["d"] = 4
--- cell
import m, hub
--- edit m.py
from hub import REG
REG.pop("a")
REG["d"] = 4
--- probe
hub.REG

=== registries_emptied_and_filled_anew
Less is in it than before, and what is there is new.
--- file hub.py
REG = {"a": 1, "b": 2}
--- file m.py
from hub import REG
REG.clear()
REG["x"] = 1
--- cell
import m, hub
--- edit m.py
from hub import REG
REG["y"] = 1
--- probe
list(hub.REG.items())

=== registries_get_a_key_back_where_it_was
A dictionary has an order.
--- file hub.py
REG = {"a": 1, "b": 2, "c": 3}
--- file m.py
from hub import REG
X = REG.pop("a")
--- cell
import m, hub
--- edit m.py
from hub import REG
X = REG.get("a")
--- probe
list(hub.REG.items()), m.X

=== registries_ordered_dictionary_gets_a_key_back
An `OrderedDict` has an order past the methods of `dict`.
--- file hub.py
from collections import OrderedDict
REG = OrderedDict(a=1, b=2, c=3)
--- file m.py
from hub import REG
X = REG.pop("a")
Y = 1
--- cell
import m, hub
--- edit m.py
from hub import REG
X = REG.pop("a")
Y = 2
--- edit m.py
from hub import REG
X = REG.pop("b")
Y = 2
--- probe
sorted(hub.REG.items()), m.X, len(hub.REG), sorted(hub.REG)

=== registries_ordered_dictionary_after_a_failure tags=guard
A refused edit has taken something out of an `OrderedDict`.
--- file hub.py
from collections import OrderedDict
REG = OrderedDict(a=1, b=2, c=3)
--- file m.py
from hub import REG
X = REG.pop("a")
Y = 1
--- cell
import m, hub
--- edit m.py broken
from hub import REG
X = REG.pop("b")
1/0
--- probe
list(hub.REG.items()), m.X, len(hub.REG), hub.REG.popitem()

=== registries_full_deque
Nothing can be put back into a deque that is full.
--- file hub.py
from collections import deque
Q = deque(["a", "b", "c"], maxlen=3)
--- file m.py
from hub import Q
X = Q.popleft()
Q.append("d")
Y = 1
--- cell
import m, hub
--- edit m.py
from hub import Q
X = Q.popleft()
Q.append("d")
Y = 2
--- probe
list(hub.Q), m.X
m.X
m.Y

=== registries_take_from_a_heap
A function of the library takes it out.
--- file hub.py
Q = [1, 2, 3]
--- file m.py
import heapq
from hub import Q
X = heapq.heappop(Q)
Y = 1
--- cell
import m, hub
--- edit m.py
import heapq
from hub import Q
X = heapq.heappop(Q)
Y = 2
--- probe
sorted(hub.Q), m.X
m.Y

=== registries_add_and_take_out_at_once
What a module has added itself is not put back.
--- file hub.py
PENDING = ["a"]
def flush(): return PENDING.pop()
--- file m.py
from hub import PENDING, flush
PENDING.append("x")
MINE = flush()
X = 1
--- cell
import m, hub
--- edit m.py
from hub import PENDING, flush
PENDING.append("x")
MINE = flush()
X = 2
--- edit m.py
from hub import PENDING, flush
PENDING.append("x")
MINE = flush()
X = 3
--- probe
hub.PENDING, m.MINE
m.X

=== registries_stack_of_contexts
What a `with` statement pushed is gone for good.
--- file hub.py
STACK = []
SEEN = {}
class Model:
    def __init__(self, name): self.name = name; self.vars = []
    def __enter__(self):
        STACK.append(self)
        return self
    def __exit__(self, *a): STACK.pop()
def var(name): STACK[-1].vars.append(name)
--- file m.py
import hub
with hub.Model("m") as model:
    hub.var("x")
X = 1
--- cell
import m, hub
--- edit m.py
import hub
with hub.Model("m") as model:
    hub.var("y")
X = 2
--- edit m.py
import hub
with hub.Model("m") as model:
    hub.var("z")
X = 3
--- probe
hub.STACK, m.model.vars, m.model.name
m.X

=== registries_stack_of_contexts_of_another_module
The same object is pushed and taken out each time.
--- file hub.py
STACK = []
class Scope:
    def __enter__(self):
        STACK.append(self)
        return self
    def __exit__(self, *a): STACK.remove(self)
DEFAULT = Scope()
--- file m.py
import hub
with hub.DEFAULT:
    DEPTH = len(hub.STACK)
X = 1
--- cell
import m, hub
--- edit m.py
import hub
with hub.DEFAULT:
    DEPTH = len(hub.STACK)
X = 2
--- edit m.py
import hub
with hub.DEFAULT:
    DEPTH = len(hub.STACK)
X = 3
--- probe
len(hub.STACK), m.DEPTH
m.X

=== registries_two_take_out_of_a_list
Each puts back its own, though places have changed.
--- file hub.py
L = list("abc")
--- file n.py
import hub
MINE = hub.L.pop(hub.L.index("b"))
--- file m.py
import hub
MINE = hub.L.pop(0)
import n
X = 1
--- cell
import m, hub
--- edit m.py
import hub
MINE = hub.L.pop(0)
import n
X = 2
--- probe
hub.L, m.MINE
m.X

=== registries_take_what_an_import_has_registered
It came after the module had got hold of the dictionary.
--- file hub.py
PENDING = {"a": 1}
--- file n.py
import hub
hub.PENDING["n"] = 5
--- file m.py
import hub
import n
MINE = hub.PENDING.pop("n")
X = 1
--- cell
import m, hub
--- edit m.py
import hub
import n
MINE = hub.PENDING.pop("n")
X = 2
--- edit m.py
import hub
import n
MINE = hub.PENDING.pop("n")
X = 3
--- edit n.py
import hub
hub.PENDING["n"] = 6
--- probe
hub.PENDING, m.MINE
m.X

=== registries_of_a_lazy_library
A library makes what it is asked for when it is.
--- file lib/python3/site-packages/lazy/__init__.py
class Config:
    pass
def __getattr__(name):
    if name == "Model":
        class Model:
            known = {}
            @classmethod
            def register(cls, name, value):
                if name in cls.known: raise ValueError(name)
                cls.known[name] = value
        globals()["Model"] = Model
        return Model
    if name == "registry":
        class Registry:
            def __init__(self): self.known = {}
            def register(self, name, value):
                if name in self.known: raise ValueError(name)
                self.known[name] = value
        globals()["registry"] = Registry()
        return globals()["registry"]
    raise AttributeError(name)
--- file m.py
from lazy import Config
from lazy import registry
registry.register("x", 1)
Y = 1
--- cell
import site
site.addsitedir("lib/python3/site-packages")
import m
--- edit m.py
from lazy import Config
from lazy import registry
registry.register("x", 2)
Y = 2
--- probe
m.registry.known

=== registries_of_a_submodule_imported_with_from
The import gives a module of a library that nobody had loaded.
--- file m.py
from xml.etree import ElementTree as ET
ET.register_namespace("zz", "uri:1")
--- cell
import m
--- edit m.py
from xml.etree import ElementTree as ET
ET.register_namespace("yy", "uri:2")
--- probe
sorted(k for k in m.ET._namespace_map if k.startswith("uri"))

=== registries_take_and_add_after_failures
Edits that were refused leave no trace.
--- file hub.py
STACK = ["base"]
REG = {"a": 1, "b": 2, "c": 3}
--- file m.py
from hub import REG, STACK
REG["z"] = REG.pop("a")
STACK.append("m"); STACK.pop()
X = 1
--- cell
import m, hub
--- edit m.py broken
from hub import REG, STACK
REG["y"] = REG.pop("b")
STACK.append("m")
1/0
--- edit m.py broken
from hub import REG, STACK
REG["y"] = REG.pop("a")
STACK.pop()
1/0
--- edit m.py
from hub import REG, STACK
REG["w"] = REG.pop("a")
STACK.append("m"); STACK.pop()
X = 2
--- probe
list(hub.REG.items()), hub.STACK, m.X
m.X

=== registries_two_take_and_add
Each puts back its own and takes away its own.
--- file hub.py
REG = {"a": 1, "b": 2, "c": 3}
L = ["p"]
--- file m1.py
import hub
hub.REG["m1"] = hub.REG.pop("a"); hub.L.append("m1"); hub.L.remove("p")
--- file m2.py
import hub
hub.REG["m2"] = hub.REG.pop("b"); hub.L.append("m2")
--- cell
import m1, m2, hub
--- edit m1.py
import hub
hub.REG["M1"] = hub.REG.pop("a"); hub.L.append("M1"); hub.L.remove("p")
--- edit m2.py
import hub
hub.REG["M2"] = hub.REG.pop("b"); hub.L.append("M2")
--- probe
list(hub.REG.items()), hub.L

=== registries_take_a_class_that_is_replaced
The class gets another layout.
--- file hub.py
PENDING = {}
def take(n): return PENDING.pop(n)
--- file n.py
import hub
class Job:
    V = 1
    __slots__ = ("a",)
hub.PENDING["job"] = Job
hub.PENDING["other"] = Job
--- file m.py
import hub, n
MINE = hub.take("job")
X = 1
--- cell
import m, hub
--- edit n.py
import hub
class Job:
    V = 2
    __slots__ = ("a", "b")
hub.PENDING["job"] = Job
hub.PENDING["other"] = Job
--- edit m.py
import hub, n
MINE = hub.take("job")
X = 2
--- probe
list(hub.PENDING), m.MINE.V, m.MINE is m.n.Job, hub.PENDING["other"] is m.n.Job, m.X

=== registries_get_the_same_text_from_two_modules
--- file reg.py
NAMES = []
--- file a.py
import reg
reg.NAMES.append("x")
--- file b.py
import reg
reg.NAMES.append("x")
--- cell
import a, b, reg
--- edit b.py
import reg
reg.NAMES.append("x")
V = 2
--- probe
reg.NAMES, b.V

=== registries_no_longer_get_the_same_text_from_one_of_two_modules
--- file reg.py
NAMES = []
--- file a.py
import reg
reg.NAMES.append("x")
--- file b.py
import reg
reg.NAMES.append("x")
--- cell
import a, b, reg
--- edit a.py
import reg
reg.NAMES.append("x")
V = 2
--- edit b.py
import reg
reg.NAMES.append("y")
--- probe
reg.NAMES

=== registries_something_is_inserted_at_the_front
--- file reg.py
NAMES = ["own"]
--- file a.py
import reg
reg.NAMES.insert(0, "x")
--- file b.py
import reg
reg.NAMES.insert(0, "y")
--- cell
import a, b, reg
--- edit a.py
import reg
reg.NAMES.insert(0, "z")
--- probe
reg.NAMES

=== registries_get_the_same_text_from_a_module_and_from_its_importer
--- file reg.py
NAMES = []
--- file inner.py
import reg
reg.NAMES.append("x")
--- file outer.py
import inner
import reg
reg.NAMES.append("x")
--- cell
import outer, reg
--- edit outer.py
import inner
import reg
reg.NAMES.append("x")
V = 1
--- edit outer.py
import inner
import reg
V = 1
--- probe
reg.NAMES

=== registries_get_the_same_number_into_a_deque
--- file reg.py
from collections import deque
NAMES = deque()
--- file a.py
import reg
reg.NAMES.append(1)
--- file b.py
import reg
reg.NAMES.append(1)
--- file c.py
import reg, b
reg.NAMES.append(1)
--- cell
import a, c, reg
--- edit b.py
import reg
reg.NAMES.append(1)
V = 2
--- edit c.py
import reg, b
--- probe
reg.NAMES

=== registries_items_of_others_are_no_longer_replaced
--- file reg.py
X = 1
D = {"k": 1}
class C: v = 1
--- file a.py
import reg
reg.X = 5
reg.D["k"] = 5
reg.C.v = 5
--- cell
import a, reg
--- edit a.py
import reg
--- probe
reg.X, reg.D, reg.C.v

=== registries_values_of_others_are_augmented
--- file reg.py
X = 1
D = {"k": 1}
class C: v = 1
--- file a.py
import reg
reg.X += 5
reg.D["k"] += 5
reg.C.v += 5
--- cell
import a, reg
--- edit a.py
import reg
reg.X += 6
reg.D["k"] += 6
reg.C.v += 6
--- probe
reg.X, reg.D, reg.C.v

=== registries_functions_of_others_are_wrapped_in_a_table
--- file reg.py
def f(x): return [x]
D = {"k": f}
class C:
    def m(self): return ["m"]
--- file a.py
import reg
def wrap(f, tag):
    def inner(*args): return [tag, *f(*args)]
    return inner
reg.f = wrap(reg.f, "t")
reg.D["k"] = wrap(reg.D["k"], "t")
reg.C.m = wrap(reg.C.m, "t")
--- cell
import a, reg
c = reg.C()
--- edit a.py
import reg
def wrap(f, tag):
    def inner(*args): return [tag, *f(*args)]
    return inner
reg.f = wrap(reg.f, "u")
reg.D["k"] = wrap(reg.D["k"], "u")
reg.C.m = wrap(reg.C.m, "u")
--- probe
reg.f(1), reg.D["k"](1), c.m()

=== registries_an_entry_is_overridden_by_a_decorator
--- file reg.py
TABLE = {}
def register(name):
    def add(f):
        TABLE[name] = f
        return f
    return add
@register("json")
def json(): return "default"
@register("xml")
def xml(): return "default"
--- file a.py
from reg import register
@register("json")
def mine(): return "mine"
--- cell
import a, reg
--- edit a.py
from reg import register
@register("xml")
def mine(): return "my xml"
--- probe
reg.TABLE["json"](), reg.TABLE["xml"](), list(reg.TABLE)

=== registries_items_are_wrapped_by_two_modules
--- file reg.py
def f(x): return [x]
D = {"k": f, "l": f}
class C:
    table = {"k": f}
--- file w.py
def wrap(f, tag):
    def inner(*args): return [tag, *f(*args)]
    return inner
--- file a.py
from reg import D, C
from w import wrap
D["k"] = wrap(D["k"], "a")
C.table["k"] = wrap(C.table["k"], "a")
--- file b.py
from reg import D, C
from w import wrap
D["k"] = wrap(D["k"], "b")
C.table["k"] = wrap(C.table["k"], "b")
--- cell
import a, b, reg
--- edit a.py
from reg import D, C
from w import wrap
D["k"] = wrap(D["k"], "A")
C.table["k"] = wrap(C.table["k"], "A")
--- edit b.py
from reg import D, C
from w import wrap
D["l"] = wrap(D["l"], "B")
C.table["k"] = wrap(C.table["k"], "B")
--- probe
reg.D["k"](1), reg.D["l"](1), reg.C.table["k"](1), list(reg.D)

=== registries_an_overridden_entry_of_a_class_that_is_replaced
--- file reg.py
TABLE = {}
def register(name):
    def add(f):
        TABLE[name] = f
        return f
    return add
@register("json")
class J:
    def m(self): return "default"
@register("xml")
def xml(): return "default"
--- file a.py
from reg import register
@register("json")
class Mine:
    __slots__ = ("a",)
    def m(self): return "mine"
@register("xml")
def my(): return 1
--- cell
import a, reg
from a import Mine, my
x = Mine()
--- edit a.py
from reg import register
@register("json")
class Mine:
    __slots__ = ("a", "b")
    def m(self): return "mine2"
@register("xml")
def my(): return 2
V = 1
--- edit a.py
from reg import register
class Mine:
    __slots__ = ("a", "b", "c")
    def m(self): return "mine3"
@register("xml")
def my(): return 3
V = 1
--- then
one = reg.TABLE["json"] is reg.J, reg.TABLE["xml"] is a.my is my
--- edit reg.py
TABLE = {}
def register(name):
    def add(f):
        TABLE[name] = f
        return f
    return add
@register("json")
class J:
    def m(self): return "default2"
@register("xml")
def xml(): return "default2"
--- probe
one, reg.TABLE["json"]().m(), reg.TABLE["xml"](), list(reg.TABLE), Mine is a.Mine
reg.TABLE["json"] is reg.J, reg.TABLE["xml"] is a.my is my

=== registries_something_is_put_anywhere
--- file reg.py
from collections import deque
NAMES = ["own", "last"]
QUEUE = deque(["own"], maxlen=5)
class Reg:
    parts = ["p"]
--- file a.py
import reg
reg.NAMES.insert(1, "x")
reg.NAMES[:0] = ["a1", "a2"]
reg.QUEUE.appendleft("left")
reg.Reg.parts.insert(0, "q")
--- cell
import a, reg
--- edit a.py
import reg
reg.NAMES.insert(1, "x")
reg.NAMES[:0] = ["a1", "a2"]
reg.QUEUE.appendleft("left")
reg.Reg.parts.insert(0, "q")
V = 1
--- edit a.py
import reg
reg.NAMES.append("y")
reg.QUEUE.appendleft("right")
--- probe
sorted(reg.NAMES), reg.QUEUE, reg.Reg.parts

=== registries_entries_of_others_are_replaced_and_given_back
--- file reg.py
TABLE = {"json": "own", "xml": "own"}
class Kind: pass
BYKIND = {Kind: "own"}
class Instances:
    def __init__(self): self.handlers = {"a": print}
hub = Instances()
--- file a.py
import reg
reg.TABLE["json"] = "a"
reg.TABLE["new"] = "a"
reg.BYKIND[reg.Kind] = "a"
reg.hub.handlers["a"] = len
--- file b.py
import reg
reg.TABLE.update(json="b", new="b")
--- cell
import a, b, reg
--- edit a.py broken
import reg
reg.TABLE["json"] = "c"
reg.TABLE["xml"] = "c"
reg.BYKIND[reg.Kind] = "c"
1/0
--- edit a.py
import reg
reg.TABLE["json"] = "d"
--- edit b.py
import reg
--- probe
dict(reg.TABLE), reg.BYKIND[reg.Kind], reg.hub.handlers["a"] is print

=== registries_entries_are_replaced_by_a_module_and_its_importer
--- file reg.py
TABLE = {"x": len}
--- file inner.py
import reg
reg.TABLE["x"] = print
reg.TABLE["y"] = len
--- file outer.py
import reg
reg.TABLE["z"] = 1
import inner
reg.TABLE["y"] = repr
--- cell
import outer, reg
--- edit inner.py
import reg
V = 1
reg.TABLE["y"] = str
--- edit outer.py
import reg
import inner
--- edit inner.py
import reg
--- probe
reg.TABLE

=== registries_a_failed_edit_gives_replaced_entries_back
--- file reg.py
TABLE = {"json": "own", "xml": "own"}
--- file a.py
import reg
V = 1
reg.TABLE["json"] = "a"
reg.TABLE["new"] = "a"
--- file b.py
import reg
reg.TABLE.update(json="b", new="b")
--- cell
import a, b, reg
--- edit a.py
import reg
V = 2
reg.TABLE["json"] = "a2"
reg.TABLE["new"] = "a"
--- edit a.py broken
import reg
reg.TABLE["json"] = "c"
reg.TABLE["xml"] = "c"
1/0
--- probe
reg.TABLE, a.V

=== registries_counted_by_modules_that_import_one_another
An edit reverses the order in which they run: what was done last is undone first.
--- file hub.py
COUNT = {"n": 0}
ORDER = []
--- file a.py
import hub
hub.COUNT["n"] += 1; hub.ORDER.append("a, first")
import b
hub.COUNT["n"] += 1; hub.ORDER.append("a, last")
--- file b.py
import hub
hub.COUNT["n"] += 1; hub.ORDER.append("b, first")
import c
hub.COUNT["n"] += 1; hub.ORDER.append("b, last")
--- file c.py
import hub
hub.COUNT["n"] += 1; hub.ORDER.append("c")
--- cell
import a, hub
--- edit c.py
import hub
hub.COUNT["n"] += 5; hub.ORDER.append("c2")
--- edit b.py
import hub
hub.COUNT["n"] += 1; hub.ORDER.append("b, first")
import c
hub.COUNT["n"] += 2; hub.ORDER.append("b2, last")
--- edit c.py
import hub
hub.COUNT["n"] += 7; hub.ORDER.append("c3")
--- probe
hub.COUNT, hub.ORDER

=== registries_add_to_a_list_that_another_module_has_put_there
--- file hub.py
GROUPS = {"g": ["own"]}
class App:
    def __init__(self): self.handlers = []
app = App()
ITEMS = []
def reset():
    global ITEMS
    ITEMS = []
--- file a.py
import hub
hub.GROUPS["g"] = ["a"]
hub.app.handlers = ["a"]
hub.reset()
hub.ITEMS.append("a")
--- file b.py
import hub
hub.GROUPS["g"].append("b")
hub.app.handlers.append("b")
hub.ITEMS.append("b")
--- cell
import a, b, hub
--- edit b.py
import hub
hub.GROUPS["g"].append("b2")
hub.app.handlers.append("b2")
hub.ITEMS.append("b2")
--- probe
hub.GROUPS, hub.app.handlers, hub.ITEMS

=== registries_that_count
--- file hub.py
from collections import Counter
USES = Counter()
--- file a.py
import hub
hub.USES["n"] += 1
--- file b.py
import hub
hub.USES.update(["n", "m"])
--- cell
import a, b, hub
--- edit b.py
import hub
hub.USES.update(["n", "k"])
--- edit a.py
import hub
hub.USES["n"] += 5
--- probe
hub.USES

=== registries_a_failed_edit_leaves_a_list_that_only_others_have
--- file hub.py
L = []
--- file a.py
import hub
V = 1
hub.L.append("a")
--- file keep.py
import hub
OLD = hub.L
hub.L = ["new"]
--- cell
import a, keep, hub
--- edit a.py broken
import hub
V = 2
hub.L.append("b")
1/0
--- edit keep.py
import hub
OLD = hub.L
hub.L = ["newer"]
--- probe
keep.OLD, hub.L, a.V

=== registries_by_a_module_that_failed_and_is_imported_again
--- file hub.py
NAMES = {}
ORDER = []
def register(name, function):
    if name in NAMES: raise ValueError("already registered: " + name)
    NAMES[name] = function
--- file plug.py
import hub
hub.ORDER.append("plug")
hub.register("plug", 1)
1/0
--- file other.py
import hub
hub.ORDER.append("other")
--- cell
import hub
try:
    import plug
except ZeroDivisionError:
    pass
import other
--- edit plug.py
import hub
hub.ORDER.append("plug")
hub.register("plug", 1)
--- then
import plug
--- edit plug.py
import hub
hub.ORDER.append("plug")
hub.register("plug", 2)
--- probe
hub.ORDER, hub.NAMES

=== registries_by_a_module_whose_failure_its_importer_caught
--- file hub.py
NAMES = {}
ORDER = []
def register(name, function):
    if name in NAMES: raise ValueError("already registered: " + name)
    NAMES[name] = function
--- file plug.py
import hub
hub.ORDER.append("plug")
hub.register("plug", 1)
1/0
--- file outer.py
import hub
hub.ORDER.append("outer")
try:
    import plug
except ZeroDivisionError:
    plug = None
hub.ORDER.append("outer, last")
--- cell
import outer, hub
--- edit plug.py
import hub
hub.ORDER.append("plug")
hub.register("plug", 1)
--- probe
hub.ORDER, hub.NAMES, outer.plug is None

=== registries_places_kept_by_a_function_named_register
--- file hub.py
ORDER = []
def register(name): ORDER.append(name)
class Registry:
    names = []
    @classmethod
    def register(cls, name): cls.names.append(name)
--- file a.py
import hub
hub.register("a")
hub.Registry.register("a")
--- file b.py
import hub
hub.register("b")
hub.Registry.register("b")
--- cell
import a, b, hub
--- edit a.py
import hub
hub.register("a2")
hub.Registry.register("a2")
--- probe
hub.ORDER, hub.Registry.names

=== registries_groups_that_one_module_makes_anew_and_others_add_to
--- file hub.py
GROUPS = {}
ROWS = []
class App:
    def __init__(self): self.handlers = ()
app = App()
--- file a.py
import hub
hub.GROUPS["g"] = ["a"]
hub.ROWS.append(["a"])
hub.app.handlers += ("a",)
--- file b.py
import hub
hub.GROUPS["g"].append("b")
hub.ROWS[0].append("b")
hub.app.handlers = [*hub.app.handlers, "b"]
--- file c.py
import hub
hub.GROUPS.setdefault("g", []).append("c")
hub.app.handlers.append("c")
--- cell
import a, b, c, hub
--- edit c.py
import hub
hub.GROUPS.setdefault("g", []).append("c2")
hub.app.handlers.append("c2")
--- edit a.py
import hub
hub.GROUPS["g"] = ["a2"]
hub.ROWS.append(["a2"])
hub.app.handlers += ("a2",)
--- probe
hub.GROUPS, hub.ROWS, hub.app.handlers

=== registries_groups_made_by_a_module_for_one_that_it_imports
--- file hub.py
GROUPS = {}
--- file inner.py
import hub
hub.GROUPS["g"]["k"].append("inner")
--- file mid.py
import hub
hub.GROUPS["g"]["k"] = ["mid"]
import inner
hub.GROUPS["g"]["k"].append("mid, last")
--- file outer.py
import hub
hub.GROUPS.setdefault("g", {})["o"] = "outer"
import mid
--- cell
import outer, hub
--- edit inner.py
import hub
hub.GROUPS["g"]["k"].append("inner2")
--- edit mid.py
import hub
hub.GROUPS["g"]["k"] = ["mid2"]
import inner
hub.GROUPS["g"]["k"].append("mid2, last")
--- edit inner.py
import hub
hub.GROUPS["g"]["k"].append("inner3")
--- probe
hub.GROUPS

=== registries_sorted_by_a_module
--- file hub.py
NAMES = []
STEPS = []
ROWS = []
--- file a.py
import hub
hub.NAMES.append("a"); hub.STEPS.append("a"); hub.ROWS.append(["a"])
--- file b.py
import hub
hub.NAMES.append("b"); hub.STEPS.append("b"); hub.ROWS.append(["b"])
--- file c.py
import hub
hub.NAMES.append("c"); hub.STEPS.append("c"); hub.ROWS.append(["c"])
--- file last.py
import hub
hub.NAMES.sort()
hub.STEPS.reverse()
hub.ROWS.sort()
--- file later.py
import hub
hub.NAMES.append("later"); hub.STEPS.append("later"); hub.ROWS[0].append("later")
--- cell
import c, a, b, last, later, hub
--- edit a.py
import hub
hub.NAMES.append("z"); hub.STEPS += ["y", "z"]; hub.ROWS.append(["z"])
--- edit b.py
import hub
hub.NAMES.append("A"); hub.ROWS.append(["A"])
--- probe
hub.NAMES, hub.STEPS, hub.ROWS

=== registries_attribute_of_a_decorator_that_the_notebook_registers_with
--- file lib.py
def register(f):
    register.found[f.__name__] = f
    return f
register.found = {}
RATE = 1
@register
def own(): return RATE
--- cell
import lib
from lib import register
@register
def mine(): return 'mine'
--- edit lib.py
def register(f):
    register.found[f.__name__] = f
    return f
register.found = {}
RATE = 2
@register
def own(): return RATE
--- probe
sorted((name, f()) for name, f in lib.register.found.items()), register is lib.register

=== registries_class_that_knows_the_notebooks_subclasses_has_moved
--- file lib.py
class Hub:
    known = []
    def __init_subclass__(cls): Hub.known.append(cls)
--- file core.py
--- cell
from lib import Hub
class Mine(Hub): pass
--- edit core.py
class Hub:
    known = []
    def __init_subclass__(cls): Hub.known.append(cls)
--- also lib.py
from core import Hub
--- probe
Hub.known == [Mine], Hub.__module__, issubclass(Mine, Hub)

=== registries_list_that_becomes_a_dictionary_gets_no_entry_without_a_name
Nobody knows under which name a cell would register now: it is not there, and nothing else is.
--- file lib.py
HOOKS = []
def hook(f): HOOKS.append(f); return f
--- cell
import lib
@lib.hook
def mine(): return 'mine'
--- edit lib.py
HOOKS = {}
def hook(f): HOOKS[f.__name__] = f; return f
@hook
def own(): return 'own'
--- probe
None in lib.HOOKS, 'own' in lib.HOOKS

=== registries_plugin_whose_import_is_taken_out
With what it alone imports, and that has registered through it; and back.
--- file app/__init__.py
from .hub import REG
from .plugins import one, two
COUNT = len(REG)
--- file app/hub.py
REG = {}
def register(f):
    REG[f.__name__] = f
    return f
--- file app/plugins/__init__.py
--- file app/plugins/one.py
from ..hub import register
@register
def first(): return 1
--- file app/plugins/two.py
from ..hub import register
from . import three
@register
def second(): return 2
--- file app/plugins/three.py
from ..hub import register
@register
def third(): return 3
--- cell
import app
from app import REG, COUNT
--- edit app/__init__.py
from .hub import REG
from .plugins import one
COUNT = len(REG)
--- then
seen = sorted(REG), COUNT, hasattr(app.plugins, 'two')
--- edit app/__init__.py
from .hub import REG
from .plugins import one, three
COUNT = len(REG)
--- then
then = sorted(app.REG), app.COUNT
--- probe
sorted(REG), COUNT, [f() for f in REG.values()]
hasattr(app.plugins, 'two'), app.plugins.three.third()

=== registries_routes_whose_import_is_taken_out needs=flask
--- file shop/__init__.py
from flask import Flask
app = Flask("shop")
from . import orders, admin
--- file shop/orders.py
from . import app
@app.route("/orders")
def orders(): return "orders"
--- file shop/admin.py
from . import app
@app.route("/admin")
def admin(): return "admin"
--- cell
from shop import app
--- edit shop/__init__.py
from flask import Flask
app = Flask("shop")
from . import orders
--- probe
sorted(str(rule) for rule in app.url_map.iter_rules())
app.test_client().get("/admin").status_code, app.test_client().get("/orders").data

=== registries_plugin_that_a_function_of_the_notebook_imports
--- file hub.py
REG = {}
def register(f):
    REG[f.__name__] = f
    return f
--- file plug.py
from hub import register
@register
def first(): return 1
--- file app.py
import hub
import plug
X = 1
--- cell
import app
def go():
    import plug
    return plug.first()
r = go()
--- edit app.py
import hub
X = 2
--- probe
app.X, sorted(app.hub.REG), go()

=== registries_plugin_of_a_package_that_a_function_of_the_notebook_imports tags=guard
--- file hub.py
REG = {}
--- file app/__init__.py
import hub
from .plugins import two
--- file app/plugins/__init__.py
--- file app/plugins/two.py
import hub
hub.REG['two'] = 1
A = 1
--- cell
import app
def go():
    from app.plugins import two
    return two.A
r = go()
--- edit app/__init__.py
import hub
--- probe
sorted(app.hub.REG), go()

=== registries_plugin_that_the_notebook_imports_by_name
--- file hub.py
REG = {}
def register(f):
    REG[f.__name__] = f
    return f
--- file plug.py
from hub import register
@register
def first(): return 1
--- file app.py
import hub
import plug
X = 1
--- cell
import app, importlib
plug = importlib.import_module('plug')
--- edit app.py
import hub
X = 2
--- probe
app.X, sorted(app.hub.REG), plug.first()

=== registries_plugin_that_a_package_gives_when_asked tags=guard
--- file hub.py
REG = {}
def register(f):
    REG[f.__name__] = f
    return f
--- file app/__init__.py
import importlib
from hub import REG
from . import extra
def __getattr__(name):
    if name in ('extra',):
        return importlib.import_module('.' + name, __name__)
    raise AttributeError(name)
--- file app/extra.py
from hub import register
@register
def more(): return 1
--- cell
import app
e = app.extra
--- edit app/__init__.py
import importlib
from hub import REG
def __getattr__(name):
    if name in ('extra',):
        return importlib.import_module('.' + name, __name__)
    raise AttributeError(name)
--- probe
e.more(), sorted(app.REG), app.extra is e

=== registries_package_of_which_a_submodule_is_in_use tags=guard
To import the submodule is to import the package.
--- file hub.py
REG = {}
--- file pkg/__init__.py
import hub
hub.REG['pkg'] = 1
--- file pkg/sub.py
X = 1
--- file other.py
from pkg.sub import X
--- file app.py
import hub
import pkg
A = 1
--- cell
import app, other, hub
--- edit app.py
import hub
A = 2
--- probe
hub.REG, __import__('pkg.sub').sub.X, other.X

=== registries_subclasses_of_a_class_without_those_of_a_module_that_is_gone
Nobody waits for the garbage collector.
--- file base.py
class Base:
    pass
--- file plug.py
from base import Base
class P(Base): pass
--- file app.py
import base
import plug
--- cell
import app, gc
--- edit app.py
import base
Z = 1
--- also plug.py deleted
--- probe
[c.__name__ for c in app.base.Base.__subclasses__()]

=== registries_filters_that_loggers_have_from_their_class
pelican: a logger adds a filter when it is made, which is once; nobody will add it again.
--- file pkg/__init__.py
import logging
from pkg.log import X
from pkg.server import serve
from pkg.utils import Y
Z = Y + 1
logger = logging.getLogger(__name__)
--- file pkg/log.py
import logging
class L(logging.Logger):
    limit = logging.Filter()
    def __init__(self, *a):
        super().__init__(*a); self.addFilter(L.limit)
logging.setLoggerClass(L)
logging.getLogger().__class__ = L
handler = logging.StreamHandler()
def init(): logging.basicConfig(handlers=[handler])
X = 1
--- file pkg/server.py
import logging
from pkg.log import X
logger = logging.getLogger(__name__)
def serve(): return logger
--- file pkg/utils.py
import logging
logger = logging.getLogger(__name__)
Y = 1
--- cell
import pkg, pkg.server
--- edit pkg/utils.py
import logging
logger = logging.getLogger(__name__)
Y = 2
--- probe
pkg.Y, pkg.server.logger.parent.name
[len(m.logger.filters) for m in (pkg, pkg.server, pkg.utils)]

=== registries_log_handler_of_a_module_whose_import_is_taken_out
--- file plug.py
import logging
class H(logging.Handler):
    def emit(self, r): SEEN.append(r.getMessage())
SEEN = []
logging.getLogger('zx').addHandler(H())
logging.getLogger('zx').propagate = False
--- file app.py
import plug
--- cell
import app, logging
--- edit app.py
B = 1
--- probe
len(logging.getLogger('zx').handlers)

=== registries_of_a_class_of_another_module_keep_what_the_notebook_registered
The object is the module's own, its class is not.
--- file core.py
class Registry:
    def __init__(self):
        self.items = {}
    def register(self, f):
        self.items[f.__name__] = f
        return f
--- file mod.py
from core import Registry
registry = Registry()
@registry.register
def own(): pass
--- cell
import mod
@mod.registry.register
def mine(): return 1
--- edit mod.py
from core import Registry
registry = Registry()
@registry.register
def other(): pass
--- probe
sorted(mod.registry.items)

=== registries_that_another_module_has_made_keep_what_the_notebook_registered
It is made anew by a module that does not own the dictionary it is in.
--- file reg.py
class Registry:
    def __init__(self):
        self.items = {}
        self.hooks = []
    def register(self, f):
        self.items[f.__name__] = f
        self.hooks.append(f)
        return f
REG = {}
--- file mod.py
from reg import REG, Registry
N = 1
REG["group"] = Registry()
@REG["group"].register
def own(): pass
--- cell
import mod, reg
@reg.REG["group"].register
def mine(): return 1
--- edit mod.py
from reg import REG, Registry
N = 2
REG["group"] = Registry()
@REG["group"].register
def own(): pass
--- probe
mod.N
sorted(reg.REG["group"].items)
[f.__name__ for f in reg.REG["group"].hooks]

=== registries_four_deep_and_in_a_list_keep_what_the_notebook_registered
--- file mod.py
REG = {"a": {"b": {"c": {}}}, "layers": [{"name": "own", "hooks": []}]}
N = 1
--- cell
import mod
def mine():
    return 1
mod.REG["a"]["b"]["c"]["mine"] = mine
mod.REG["layers"][0]["hooks"].append(mine)
--- edit mod.py
REG = {"a": {"b": {"c": {}}}, "layers": [{"name": "own", "hooks": []}]}
N = 2
--- probe
mod.N
mod.REG["a"]["b"]["c"]["mine"]()
[hook() for hook in mod.REG["layers"][0]["hooks"]]

=== registries_keep_items_that_a_cell_has_set
--- file mod.py
OPTIONS = {"db": {"host": "x", "port": 1}, "debug": False}
PATHS = ["a"]
TAGS = {"t"}
--- file other.py
def ready(): return "ready"
--- cell
import mod, other
from mod import OPTIONS
level = 7
OPTIONS["debug"] = True
mod.OPTIONS["db"]["host"] = "localhost"
mod.OPTIONS["db"]["size"] = -1
mod.OPTIONS["db"].update(level=level, ready=other.ready)
mod.OPTIONS.update({"users": ["me"]})
mod.PATHS.append("mine")
mod.PATHS += ["b", "c"]
mod.TAGS.add("u")
mod.OPTIONS["gone"] = 1
del mod.OPTIONS["gone"]
--- edit mod.py
OPTIONS = {"db": {"host": "y", "port": 2}, "debug": False}
PATHS = ["a", "a2"]
TAGS = {"t2"}
--- probe
{key: value for key, value in OPTIONS.items() if key != "db"}
sorted(OPTIONS["db"])
OPTIONS["db"]["host"], OPTIONS["db"]["port"], OPTIONS["db"]["ready"]()
mod.PATHS, sorted(mod.TAGS)

=== registries_keep_items_that_a_cell_has_set_in_what_another_module_has_put_there
--- file reg.py
REG = {}
--- file mod.py
from reg import REG
N = 1
REG.setdefault("group", []).append("own")
REG["table"] = {}
--- cell
import mod, reg
reg.REG["group"].append("mine")
reg.REG["table"]["n"] = 5
reg.REG["outer"] = 6
--- edit mod.py
from reg import REG
N = 2
REG.setdefault("group", []).append("own, edited")
REG["table"] = {}
--- probe
mod.N
reg.REG["group"], reg.REG["table"], reg.REG["outer"]

=== registries_keep_no_items_that_the_module_has_changed_since
--- file mod.py
OPTIONS = {"debug": False}
def reset(): OPTIONS["debug"] = None
def calls(): return OPTIONS["debug"]
--- cell
import mod
mod.OPTIONS["debug"] = True
mod.reset()
mod.OPTIONS["debug"] = mod.calls()
--- edit mod.py
OPTIONS = {"debug": None, "more": 1}
def reset(): OPTIONS["debug"] = None
def calls(): return OPTIONS["debug"]
--- probe
mod.OPTIONS

=== registries_of_an_abstract_class_forget_what_its_module_no_longer_registers
--- file m.py
from abc import ABC
class S(ABC): pass
class D: pass
S.register(D)
S.register(int)
--- cell
import m
d = m.D()
isinstance(d, m.S)
--- edit m.py
from abc import ABC
class S(ABC): pass
class D: pass
S.register(D)
--- edit m.py
from abc import ABC
class S(ABC): pass
class D: pass
--- probe
isinstance(d, m.S), isinstance(1, m.S)

=== registries_of_an_abstract_class_of_another_module_keep_the_notebooks
--- file i.py
from abc import ABC
class S(ABC): pass
--- file m.py
from i import S
class D: pass
S.register(D)
@S.register
class E: pass
--- cell
import m, i
d = m.D(); e = m.E()
class Mine: pass
i.S.register(Mine)
isinstance(d, i.S)
--- edit m.py
from i import S
class D: pass
class E: pass
S.register(D)
--- edit m.py
from i import S
class D: pass
class E: pass
--- edit i.py
from abc import ABC
class S(ABC):
    x = 1
--- probe
isinstance(d, i.S), isinstance(e, i.S), isinstance(Mine(), i.S)

=== registries_of_an_abstract_class_of_a_library
--- file m.py
from collections.abc import Sized
import numbers
class D: pass
Sized.register(D)
numbers.Number.register(D)
--- cell
import m
d = m.D()
from collections.abc import Sized
import numbers
r = isinstance(d, Sized)
--- edit m.py
from collections.abc import Sized
import numbers
class D: pass
numbers.Number.register(D)
--- edit m.py
class D: pass
--- probe
isinstance(d, Sized), isinstance(d, numbers.Number)

=== registries_of_an_abstract_class_after_a_failed_edit tags=guard
--- file i.py
from abc import ABC
class S(ABC): pass
--- file m.py
from i import S
class D: pass
class E: pass
S.register(D)
--- cell
import m, i
d, e = m.D(), m.E()
r = isinstance(d, i.S)
--- edit m.py broken
from i import S
class D: pass
class E: pass
S.register(E)
raise ValueError
--- probe
isinstance(d, i.S), isinstance(e, i.S)

=== registries_class_from_a_package
The package gives the class, a module in it has it.
--- file pkg/__init__.py
from .ext import *
--- file pkg/ext.py
class V:
    items = []
    table = {}
--- file plug.py
from pkg import V
V.items.append(1)
V.table['a'] = 1
--- cell
import plug
from pkg import V
--- edit plug.py
from pkg import V
V.items.append(2)
V.table['b'] = 2
--- probe
V.items
V.table

=== registries_class_of_an_imported_package
No name is taken from the package.
--- file pkg/__init__.py
from .ext import V
--- file pkg/ext.py
class V:
    items = []
    table = {}
--- file plug.py
import pkg
pkg.V.items.append(1)
pkg.V.table['a'] = 1
--- cell
import plug
from pkg import V
--- edit plug.py
import pkg
pkg.V.items.append(2)
pkg.V.table['b'] = 2
--- probe
V.items
V.table

=== registries_class_from_a_facade
It need not be a package that gives it.
--- file facade.py
from ext import V
--- file ext.py
class V:
    items = []
--- file plug.py
from facade import V
V.items.append(1)
--- cell
import plug
from facade import V
--- edit plug.py
from facade import V
V.items.append(2)
--- probe
V.items

=== registries_class_from_a_package_set
Attributes are set and bound anew.
--- file pkg/__init__.py
from .ext import V
--- file pkg/ext.py
class V:
    items = ()
    level = 0
--- file plug.py
from pkg import V
V.items = (*V.items, 'a')
V.level += 1
V.extra = 1
--- cell
import plug
from pkg import V
--- edit plug.py
from pkg import V
V.items = (*V.items, 'b')
V.level += 1
V.other = 1
--- probe
V.items
V.level
sorted(n for n in vars(V) if not n.startswith('_'))

=== registries_class_got_in_two_ways
One takes the class from the package, one from the module.
--- file pkg/__init__.py
from .ext import V
--- file pkg/ext.py
class V:
    items = []
    by = {}
    @classmethod
    def register(cls, f):
        cls.items.append(f)
        cls.by[f.__name__] = f
        return f
--- file pa.py
from pkg import V
@V.register
def a(): return 1
--- file pb.py
from pkg.ext import V
import pa
@V.register
def b(): return 1
--- file main.py
import pkg, pb
--- cell
import main
from pkg import V
--- edit pa.py
from pkg import V
@V.register
def aa(): return 2
--- probe
[f.__name__ for f in V.items]
sorted(V.by)
--- edit pb.py
from pkg.ext import V
import pa
@V.register
def bb(): return 2
--- probe
[f.__name__ for f in V.items]
sorted(V.by)

=== registries_class_from_a_package_refused tags=guard
What it had added is there again.
--- file pkg/__init__.py
from .ext import V
--- file pkg/ext.py
class V:
    items = []
--- file plug.py
from pkg import V
V.items.append('a')
--- cell
import plug
from pkg import V
--- edit plug.py broken
from pkg import V
V.items.append('b')
1/0
--- probe
V.items

=== registries_class_from_packages_within
Through two packages, a class in a class.
--- file pkg/__init__.py
from .sub import V
--- file pkg/sub/__init__.py
from .ext import V
--- file pkg/sub/ext.py
class V:
    class Inner:
        items = []
--- file pkg/plug.py
from . import V
V.Inner.items.append('a')
--- cell
import pkg.plug
from pkg import V
--- edit pkg/plug.py
from . import V
V.Inner.items.append('b')
--- probe
V.Inner.items

=== registries_class_from_a_package_renamed
By another name, in a function, by setattr.
--- file pkg/__init__.py
from .ext import V, W, X
--- file pkg/ext.py
class V:
    items = []
class W:
    items = []
class X:
    items = []
    n = 0
--- file plug.py
from pkg import V as Vee, W, X
import pkg as p
Vee.items.append('a')
def go():
    W.items.append('a')
go()
setattr(X, 'k', 1)
X.n += 1
p.X.items.append('a')
--- cell
import plug
from pkg import V, W, X
--- edit plug.py
from pkg import V as Vee, W, X
import pkg as p
Vee.items.append('b')
def go():
    W.items.append('b')
go()
setattr(X, 'l', 1)
X.n += 1
p.X.items.append('b')
--- probe
V.items
W.items
X.items
X.n
hasattr(X, 'k'), hasattr(X, 'l')

=== registries_class_from_a_package_in_a_function
Only a function uses it, which runs at once.
--- file pkg/__init__.py
from .ext import W
--- file pkg/ext.py
class W:
    items = []
--- file plug.py
from pkg import W
def go():
    W.items.append('a')
go()
--- cell
import plug
from pkg import W
--- edit plug.py
from pkg import W
def go():
    W.items.append('b')
go()
VERSION = 2
--- probe
W.items

=== registries_where_ctypes_is_missing
Python may have been built without libffi: importing must not fail.
--- file hub.py
ITEMS = list(range(100))
GROUPS = {f'g{i}': [i, i + 1, i + 2] for i in range(40)}
--- file pa.py
import hub
hub.ITEMS.append('a')
--- file pb.py
import hub
hub.ITEMS.append('b')
hub.GROUPS['g1'].append('b')
--- file main.py
import hub, pa, pb
--- cell
import sys
for name in [n for n in sys.modules if n.partition('.')[0] in ('ctypes', '_ctypes')]:
    del sys.modules[name]
sys.modules['_ctypes'] = None
import main, hub
--- edit pb.py
import hub
hub.ITEMS.append('bb')
hub.GROUPS['g2'].append('bb')
--- probe
hub.ITEMS[100:]
hub.GROUPS['g1'], hub.GROUPS['g2']

=== registries_closure_after_many_wrappers
Functions that one decorator wrapped are of one kind, others are not.
--- file core.py
import functools
def log(f):
    @functools.wraps(f)
    def inner(*a):
        return f(*a)
    return inner
for i in range(60):
    exec(f"@log\ndef f{i}(): pass")
def make():
    items = []
    def add(x):
        items.append(x)
    def shown():
        return list(items)
    return add, shown
add, shown = make()
--- file plug.py
import core
core.add(1)
--- cell
import plug, core
--- edit plug.py
import core
core.add(2)
--- probe
core.shown()

=== registries_set_whose_items_raise
Nobody asks them whether they are equal.
--- file lib.py
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other):
        if other is self: return True
        raise RuntimeError('eq')
S = set()
D = {}
def add(k):
    S.clear(); S.add(k); D.clear(); D[k] = k.n
--- file pa.py
import lib
lib.add(lib.K(1))
--- file pb.py
import lib
lib.add(lib.K(2))
--- file main.py
import lib, pa, pb
--- cell
import main, lib
--- edit pb.py
import lib
lib.add(lib.K(3))
--- probe
[k.n for k in lib.S], list(lib.D.values())

=== registries_set_with_an_equal_item
One that equals another one is not that one.
--- file lib.py
S = set()
class K:
    def __init__(self, n, v): self.n, self.v = n, v
    def __hash__(self): return hash(self.n)
    def __eq__(self, other): return self.n == other.n
def put(k):
    S.discard(k); S.add(k)
put(K('x', 0))
--- file pb.py
import lib
lib.put(lib.K('x', 1))
--- file main.py
import lib, pb
--- cell
import main, lib
--- edit pb.py
import lib
OTHER = 1
--- probe
[k.v for k in lib.S]

=== registries_of_objects_that_raise
Objects, classes and metaclasses that raise when asked anything.
--- file lib.py
class Evil:
    def __getattr__(self, name): raise RuntimeError(name)
    def __eq__(self, other): raise RuntimeError('eq')
    def __hash__(self): raise RuntimeError('hash')
    def __bool__(self): raise RuntimeError('bool')
    def __len__(self): raise RuntimeError('len')
    def __iter__(self): raise RuntimeError('iter')
class Meta(type):
    def __getattribute__(cls, name):
        refused = '__len__ items __iter__ __module__ __name__ __qualname__ __mro__ __dict__'
        if name in refused.split(): raise RuntimeError('meta ' + name)
        return super().__getattribute__(name)
    def __instancecheck__(cls, x): raise RuntimeError('ic')
    def __subclasscheck__(cls, x): raise RuntimeError('sc')
class Table(dict, metaclass=Meta): pass
class Plain(metaclass=Meta):
    things = []
class Liar:
    @property
    def __class__(self): raise RuntimeError('class')
    @property
    def __dict__(self): raise RuntimeError('dict')
evil = Evil()
table = Table()
plain = Plain()
liar = Liar()
REG = [evil, table, plain, liar]
BY = {'e': evil, 't': table}
--- file plug.py
import lib
from lib import Plain, Table, evil
lib.REG.append(1)
lib.BY['p'] = evil
lib.table['x'] = evil
Plain.things.append(1)
--- cell
import plug, lib
--- edit plug.py
import lib
from lib import Plain, Table, evil
lib.REG.append(2)
lib.BY['q'] = evil
lib.table['y'] = evil
Plain.things.append(2)
--- probe
len(lib.REG), lib.REG[-1]
list(lib.BY)
list(lib.table)
list(lib.Plain.things)
--- edit lib.py
class Plain:
    things = []
class Table(dict): pass
evil = 1
table = Table()
REG = []
BY = {}
--- probe
lib.REG, lib.BY, lib.table, lib.Plain.things

=== registries_large_list_made_shorter_first
One takes from it, the next adds as much.
--- file hub.py
BIG = list(range(2000))
--- file pa.py
import hub
hub.BIG.pop()
--- file pb.py
import hub
hub.BIG.append('b')
--- file main.py
import hub
X = len(hub.BIG)
import pa, pb
--- cell
import main, hub
--- edit pb.py
import hub
hub.BIG.append('bb')
--- probe
hub.BIG[1998:]

=== registries_list_that_becomes_large
Of large ones only the size is known: importing must not fail.
--- file hub.py
L = list(range(990))
--- file pa.py
import hub
hub.L.extend(range(20))
--- file pb.py
import hub
hub.L.append('b')
--- file pc.py
import hub
hub.L.append('c')
--- file main.py
import hub
X = hub.__name__
import pa, pb, pc
--- cell
import main, hub
--- edit pb.py
import hub
hub.L.append('bb')
--- probe
hub.L[1009:]
--- edit pa.py
import hub
hub.L.extend(range(10))
--- probe
hub.L[999:]

=== registries_class_attribute_made_lazily
The first that registers makes the list, while another module runs around.
--- file core.py
class Reg:
    handlers = None
    @classmethod
    def add(cls, x):
        if cls.handlers is None:
            cls.handlers = []
        cls.handlers.append(x)
--- file pa.py
import core
core.Reg.add('a')
--- file pb.py
import core
core.Reg.add('b')
--- file main.py
import core
X = core.__name__
import pa, pb
--- cell
import main, core
--- edit pb.py
import core
core.Reg.add('bb')
--- probe
core.Reg.handlers

=== registries_class_attribute_replaced
The first one starts with another list.
--- file hub.py
class R:
    items = []
    @classmethod
    def reset(cls): cls.items = []
--- file pa.py
import hub
hub.R.reset()
hub.R.items.append('a')
--- file pb.py
import hub
hub.R.items.append('b')
--- file main.py
import hub
X = hub.__name__
import pa, pb
--- cell
import main, hub
--- edit pb.py
import hub
hub.R.items.append('bb')
--- probe
hub.R.items

=== registries_class_attribute_set_by_another
A module makes the list to which the next one adds.
--- file hub.py
class R:
    items = None
--- file pa.py
import hub
hub.R.items = ['a']
--- file pb.py
import hub
hub.R.items.append('b')
--- file main.py
import hub
X = hub.__name__
import pa, pb
--- cell
import main, hub
--- edit pb.py
import hub
hub.R.items.append('bb')
--- probe
hub.R.items

=== registries_made_lazily_have_what_cells_and_modules_registered
The application is made when the first module asks for it; its own routes are not those of the cell.
--- file core.py
class Route:
    def __init__(self, path): self.path = path
class App:
    def __init__(self): self.routes = []
_app = None
def get_app():
    global _app
    if _app is None:
        _app = App()
    return _app
--- file views.py
from core import Route, get_app
get_app().routes.append(Route("/a"))
get_app().routes.append(Route("/b"))
--- cell
import core, views
core.get_app().routes.append(core.Route("/mine"))
--- edit views.py
from core import Route, get_app
get_app().routes.append(Route("/a"))
get_app().routes.append(Route("/c"))
--- edit core.py
class Route:
    method = "GET"
    def __init__(self, path): self.path = path
class App:
    def __init__(self): self.routes = []
_app = None
def get_app():
    global _app
    if _app is None:
        _app = App()
    return _app
--- probe
[(r.path, r.method) for r in core.get_app().routes]

=== registries_client_of_an_own_app_made_anew
--- file web.py
class App:
    def __init__(self, name): self.name, self.routes, self.before, self.debug = name, {}, [], False
    def route(self, path):
        def deco(fn): self.routes[path] = fn; return fn
        return deco
    def call(self, path): return self.routes[path]() if path in self.routes else 404
class Client:
    def __init__(self, app): self.app = app
    def get(self, path): return self.app.call(path)
--- file site_.py
from web import App
app = App("x")
@app.route("/hi")
def hi(): return "hi"
--- cell
from site_ import app
from web import Client
c = Client(app)
@app.route("/nb")
def nb(): return "nb"
--- edit site_.py
from web import App
app = App("x")
@app.route("/hello")
def hello(): return "hello"
--- probe
c.get("/hello"), c.get("/hi"), c.get("/nb"), c.app is app

=== registries_object_that_was_trained_stays tags=guard
--- file nets.py
class Net:
    def __init__(self, act): self.act, self.w, self.log = act, 0, []
    def fit(self, n): self.w += n; self.log.append(n); return self
    def predict(self, x): return self.act(x * self.w)
--- file model.py
from nets import Net
def relu(x): return max(0, x)
model = Net(relu)
EXTRA = 1
--- cell
import model
class Trainer:
    def __init__(self, m): self.m = m
t = Trainer(model.model)
t.m.fit(3)
--- edit model.py
from nets import Net
def relu(x): return max(0, x)
model = Net(relu)
EXTRA = 2
--- probe
t.m.predict(2), t.m.log

=== registries_what_a_decorator_registered_and_a_cell_has_looked_up
The cell has it by a call, but it is the module's: it goes on with the new function.
--- file core.py
class Plugin:
    def __init__(self, name, fn): self.name, self.fn = name, fn
    def __call__(self, *a): return self.fn(*a)
_plugins = {}
def plugin(name):
    def deco(fn):
        p = Plugin(name, fn)
        _plugins[name] = p
        return p
    return deco
def get(name): return _plugins[name]
--- file one.py
from core import plugin
@plugin("one")
def one(x): return x + 1
--- cell
import one
from core import get, plugin
o = get("one")
--- edit one.py
from core import plugin
@plugin("one")
def one(x, y=0): return x + 10 + y
--- edit core.py
class Plugin:
    calls = 0
    def __init__(self, name, fn): self.name, self.fn = name, fn
    def __call__(self, *a): self.calls += 1; return self.fn(*a)
_plugins = {}
def plugin(name):
    def deco(fn):
        p = Plugin(name, fn)
        _plugins[name] = p
        return p
    return deco
def get(name): return _plugins[name]
--- probe
o(1), get("one") is o, o is one.one

=== registries_model_of_layers_that_use_functions_stays needs=networkx tags=guard
--- file layers.py
class Relu:
    def __init__(self, fn): self.fn = fn
--- file model.py
from types import SimpleNamespace
from fractions import Fraction
import networkx as nx
from layers import Relu
def act(x): return max(0, x)
net = nx.Graph()
net.graph["layers"] = [Relu(act)]
net.graph["w"] = 0
V = 1
--- cell
import model
class Trainer:
    def __init__(self, net): self.net = net
t = Trainer(model.net)
t.net.graph["w"] = 5
--- edit model.py
from types import SimpleNamespace
from fractions import Fraction
import networkx as nx
from layers import Relu
def act(x): return max(0, x)
net = nx.Graph()
net.graph["layers"] = [Relu(act)]
net.graph["w"] = 0
V = 2
--- probe
t.net.graph["w"]

=== registry_readers_added
--- file app.py
registry = {}
def register(f):
    registry[f.__name__] = f
    return f
--- file plugins.py
from app import register
@register
def one(): pass
--- file stats.py
from app import registry
N = len(registry)
--- file main.py
import plugins
import stats
--- cell
import main, stats
--- edit plugins.py
from app import register
@register
def one(): pass
@register
def two(): pass
--- probe
stats.N

=== registry_readers_removed
--- file app.py
registry = {}
def register(f):
    registry[f.__name__] = f
    return f
--- file plugins.py
from app import register
@register
def one(): pass
@register
def two(): pass
--- file stats.py
from app import registry
N = len(registry)
NAMES = list(registry)
--- cell
import plugins, stats
--- edit plugins.py
from app import register
@register
def one(): pass
--- probe
stats.N, stats.NAMES

=== registry_readers_function
--- file app.py
registry = []
def register(f):
    registry.append(f)
    return f
def names(): return [f.__name__ for f in registry]
--- file plugins.py
from app import register
@register
def one(): pass
--- file stats.py
import app
NAMES = app.names()
--- cell
import plugins, stats
--- edit plugins.py
from app import register
@register
def zero(): pass
@register
def one(): pass
--- probe
stats.NAMES

=== registry_readers_before
A module that looked before the plugins came sees nothing, as after a restart.
--- file app.py
registry = []
def register(f):
    registry.append(f)
    return f
--- file plugins.py
from app import register
@register
def one(): pass
--- file stats.py
import app
NAMES = [f.__name__ for f in app.registry]
--- cell
import stats, plugins, app
--- edit plugins.py
from app import register
@register
def zero(): pass
@register
def one(): pass
--- probe
stats.NAMES, len(app.registry)

=== registry_readers_through_class
--- file app.py
class Base:
    kinds = []
    def __init_subclass__(cls): Base.kinds.append(cls.__name__)
--- file plugins.py
from app import Base
class A(Base): pass
--- file stats.py
from app import Base
N = len(Base.kinds)
KINDS = tuple(Base.kinds)
--- cell
import plugins, stats
--- edit plugins.py
from app import Base
class A(Base): pass
class B(Base): pass
--- probe
stats.N, stats.KINDS

=== registry_readers_of_readers
--- file app.py
registry = {}
def register(f):
    registry[f.__name__] = f
    return f
--- file plugins.py
from app import register
@register
def one(): pass
--- file stats.py
from app import registry
N = len(registry)
--- file report.py
from stats import N
TEXT = f"{N} plugins"
--- cell
import plugins, report
--- edit plugins.py
from app import register
@register
def one(): pass
@register
def two(): pass
--- probe
report.TEXT

=== registry_readers_order
A reader that runs again sees what had come before it, not what came after.
--- file app.py
registry = []
def register(f):
    registry.append(f)
    return f
--- file first.py
from app import register
@register
def one(): pass
--- file stats.py
import app
NAMES = [f.__name__ for f in app.registry]
--- file last.py
from app import register
@register
def three(): pass
--- cell
import first, stats, last, app
--- edit first.py
from app import register
@register
def one(): pass
@register
def two(): pass
--- probe
stats.NAMES, [f.__name__ for f in app.registry]

=== registry_readers_body_edit
Only the body of what is registered changes: nobody has to run.
--- file app.py
registry = {}
def register(f):
    registry[f.__name__] = f
    return f
--- file plugins.py
from app import register
@register
def one(): return 1
--- file stats.py
from app import registry
import sys
N = len(registry)
sys.stats_runs = getattr(sys, "stats_runs", 0) + 1
--- cell
import plugins, stats, sys
--- edit plugins.py
from app import register
@register
def one(): return 2
--- probe
plugins.one(), sys.stats_runs

=== registry_readers_appends_constant
--- file app.py
settings = {}
--- file plugins.py
from app import settings
settings["level"] = 1
--- file stats.py
from app import settings
LEVEL = settings.get("level", 0)
--- cell
import plugins, stats
--- edit plugins.py
from app import settings
settings["level"] = 2
--- probe
stats.LEVEL

=== registry_readers_module_attribute
--- file app.py
level = 0
--- file plugins.py
import app
app.level = 1
--- file stats.py
import app
LEVEL = app.level
--- cell
import plugins, stats
--- edit plugins.py
import app
app.level = 2
--- probe
stats.LEVEL

=== registry_readers_own_edit
Who reads in the middle sees what had come before, also after its own edit.
--- file app.py
registry = []
def register(f):
    registry.append(f)
    return f
--- file first.py
from app import register
@register
def one(): pass
--- file stats.py
import app
NAMES = [f.__name__ for f in app.registry]
--- file last.py
from app import register
@register
def three(): pass
--- cell
import first, stats, last, app
--- edit stats.py
import app
NAMES = [f.__name__.upper() for f in app.registry]
--- probe
stats.NAMES, [f.__name__ for f in app.registry]

=== registry_readers_plugin_deleted
--- file app.py
registry = []
def register(f):
    registry.append(f)
    return f
--- file first.py
from app import register
@register
def one(): pass
--- file more.py
from app import register
@register
def two(): pass
--- file main.py
import first, more
--- file stats.py
import app
NAMES = [f.__name__ for f in app.registry]
--- cell
import main, stats, app
--- edit main.py
import first
--- also more.py deleted
--- probe
stats.NAMES, [f.__name__ for f in app.registry]

=== registry_readers_plugin_no_longer_imported
--- file app.py
registry = []
def register(f):
    registry.append(f)
    return f
--- file first.py
from app import register
@register
def one(): pass
--- file more.py
from app import register
@register
def two(): pass
--- file main.py
import first, more
--- file stats.py
import app
NAMES = [f.__name__ for f in app.registry]
--- cell
import main, stats, app
--- edit main.py
import first
--- probe
stats.NAMES, [f.__name__ for f in app.registry]

=== registry_readers_co_registrant_stays
Who registers there as well does not run again.
--- file app.py
registry = {}
def register(f):
    registry[f.__name__] = f
    return f
--- file first.py
from app import register
@register
def one(): pass
--- file more.py
import sys
from app import register
@register
def two(): pass
sys.more_runs = getattr(sys, "more_runs", 0) + 1
--- cell
import first, more, app, sys
--- edit first.py
from app import register
@register
def one(): pass
@register
def uno(): pass
--- probe
list(app.registry), sys.more_runs

=== registry_readers_unrelated_same_name
A name that is the same elsewhere is another one.
--- file app.py
registry = []
def register(f):
    registry.append(f)
    return f
--- file first.py
from app import register
@register
def one(): pass
--- file other.py
import sys
registry = [1]
N = len(registry)
sys.other_runs = getattr(sys, "other_runs", 0) + 1
--- cell
import first, other, sys, app
--- edit first.py
from app import register
@register
def one(): pass
@register
def two(): pass
--- probe
sys.other_runs, len(app.registry)

=== registries_in_turn_random
Who draws later draws something else once one before has drawn more.
--- file a.py
import random
random.seed(0)
--- file b.py
import a, random
B = random.random()
--- file c.py
import a, random
C = random.random()
--- cell
import b, c
--- edit b.py
import a, random
B = random.random()
B2 = random.random()
--- probe
b.B, b.B2, c.C

=== registries_in_turn_random_fewer
--- file a.py
import random
random.seed(0)
--- file b.py
import a, random
B = random.random()
B2 = random.random()
--- file c.py
import a, random
C = random.random()
--- cell
import b, c
--- edit b.py
import a, random
B = random.random()
--- probe
b.B, c.C

=== registries_in_turn_random_own_generator
--- file a.py
import random
rng = random.Random(0)
--- file b.py
from a import rng
B = rng.random()
--- file c.py
from a import rng
C = rng.random()
--- cell
import b, c
--- edit b.py
from a import rng
B = rng.random()
B2 = rng.random()
--- probe
b.B, b.B2, c.C

=== registries_in_turn_ids
--- file a.py
import itertools
ids = itertools.count()
--- file b.py
from a import ids
B = next(ids)
--- file c.py
from a import ids
C = next(ids)
--- cell
import b, c
--- edit b.py
from a import ids
B = next(ids)
B2 = next(ids)
--- probe
b.B, b.B2, c.C

=== registries_in_turn_ids_last_edited
--- file a.py
import itertools
ids = itertools.count()
--- file b.py
from a import ids
B = next(ids)
--- file c.py
from a import ids
C = next(ids)
--- cell
import b, c
--- edit c.py
from a import ids
C = next(ids)
C2 = next(ids)
--- probe
b.B, c.C, c.C2

=== registries_in_turn_ids_function
--- file a.py
import itertools
_ids = itertools.count(1)
def new_id(): return next(_ids)
--- file b.py
from a import new_id
B = new_id()
--- file c.py
from a import new_id
C = new_id()
--- cell
import b, c
--- edit b.py
from a import new_id
B = new_id()
B2 = new_id()
--- probe
b.B, b.B2, c.C

=== registries_in_turn_ids_class
--- file a.py
import itertools
class Node:
    _ids = itertools.count()
    def __init__(self): self.id = next(self._ids)
--- file b.py
from a import Node
B = Node()
--- file c.py
from a import Node
C = Node()
--- cell
import b, c
--- edit b.py
from a import Node
B = Node()
B2 = Node()
--- probe
b.B.id, b.B2.id, c.C.id

=== registries_in_turn_counter_global
--- file a.py
n = 0
def new_id():
    global n
    n += 1
    return n
--- file b.py
from a import new_id
B = new_id()
--- file c.py
from a import new_id
C = new_id()
--- cell
import b, c
--- edit b.py
from a import new_id
B = new_id()
B2 = new_id()
--- probe
b.B, b.B2, c.C

=== registries_in_turn_queue
--- file a.py
names = ["x", "y", "z"]
--- file b.py
from a import names
B = names.pop(0)
--- file c.py
from a import names
C = names.pop(0)
--- cell
import b, c
--- edit b.py
from a import names
B = names.pop(0) + names.pop(0)
--- probe
b.B, c.C

=== registries_in_turn_numpy needs=numpy
--- file a.py
import numpy as np
np.random.seed(0)
--- file b.py
import a, numpy as np
B = float(np.random.rand())
--- file c.py
import a, numpy as np
C = float(np.random.rand())
--- cell
import b, c
--- edit b.py
import a, numpy as np
B = float(np.random.rand())
B2 = float(np.random.rand())
--- probe
b.B, b.B2, c.C

=== registries_in_turn_seed_in_own
Who seeds itself draws the same as before.
--- file b.py
import random
random.seed(1)
B = random.random()
--- file c.py
import random
random.seed(2)
C = random.random()
--- cell
import b, c
--- edit b.py
import random
random.seed(1)
B = random.random()
B2 = random.random()
--- probe
b.B, b.B2, c.C

=== registries_in_turn_constant_edited
An edit that takes nothing more, or less, has nobody else run.
--- file a.py
import itertools, random, sys
ids = itertools.count()
random.seed(0)
sys.a_runs = getattr(sys, "a_runs", 0) + 1
--- file b.py
from a import ids
import random
B = next(ids), random.random()
K = 1
--- file c.py
from a import ids
import random, sys
C = next(ids), random.random()
sys.c_runs = getattr(sys, "c_runs", 0) + 1
--- cell
import b, c, sys
--- edit b.py
from a import ids
import random
B = next(ids), random.random()
K = 2
--- probe
b.K, sys.a_runs, sys.c_runs
c.C
"""
