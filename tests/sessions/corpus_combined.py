"""Sessions that combine several kinds of objects that the user holds."""

# ruff: noqa: E501

TEXT = r"""
=== combined_frozen_slots_dataclass_in_a_set_inside_another_dataclass
A frozen dataclass with slots gains a field with a factory while instances are in a set.
--- file lib.py
from dataclasses import dataclass, field
@dataclass(frozen=True, slots=True)
class Key:
    name: str
    def shout(self):
        return self.name
--- file box.py
from dataclasses import dataclass, field
from lib import Key
@dataclass
class Box:
    keys: set[Key] = field(default_factory=set)
    first: Key = Key("first")
    def names(self):
        return sorted(key.shout() for key in self.keys)
--- cell
from lib import Key
from box import Box
key = Key("a")
box = Box({key, Key("b")})
by_key = {key: "found"}
--- edit lib.py
from dataclasses import dataclass, field
@dataclass(frozen=True, slots=True)
class Key:
    name: str
    tags: tuple = field(default_factory=tuple)
    def shout(self):
        return self.name.upper(), self.tags
--- probe
box.names()
key in box.keys, by_key[key], by_key[Key("a")], Key("b") in box.keys
isinstance(key, Key), {type(k) is Key for k in box.keys}
key, box.first, Box().first.shout()
hash(key) == hash(Key("a")), key == Key("a")

=== combined_enum_keys_after_renumbering_with_aliases
--- file lib.py
from enum import Enum, IntEnum
class Color(Enum):
    RED = 1
    BLUE = 2
    AZURE = 2
class Level(IntEnum):
    LOW = 1
    HIGH = 2
--- cell
from lib import Color, Level
import lib
table = {Color.RED: "r", Color.BLUE: "b"}
levels = {Level.LOW: "l", Level.HIGH: "h"}
nested = {"k": [{Level.HIGH: (Color.AZURE, Level.LOW)}]}
--- edit lib.py
from enum import Enum, IntEnum
class Color(Enum):
    BLUE = 1
    RED = 2
    CRIMSON = 2
    AZURE = 3
class Level(IntEnum):
    HIGH = 1
    MIDDLE = 2
    LOW = 3
    BOTTOM = 3
--- probe
table[Color.RED], table[Color.BLUE], table[lib.Color.CRIMSON], Color.AZURE in table
levels[Level.LOW], levels[Level.HIGH], levels[Level.BOTTOM], levels[1], levels[3], 2 in levels
[(m.name, m.value) for m in Color], [(m.name, int(m)) for m in Level]
Color(2) is Color.RED, Color(3) is Color.AZURE, Level(3) is Level.LOW
list(nested["k"][0]) == [Level.HIGH], nested["k"][0][Level.HIGH][1] is Level.LOW
sorted(levels.items())

=== combined_attrs_define_inheritance_with_slots needs=attrs
--- file base.py
from attrs import define, field
@define
class Base:
    a: int = 1
    def who(self):
        return ("base", self.a)
--- file lib.py
from attrs import define, field
from base import Base
@define
class Child(Base):
    b: int = 2
    def who(self):
        return ("child", self.b, super().who())
--- cell
from base import Base
from lib import Child
import attrs
c, b = Child(), Base(5)
held = {"c": [c], "cls": (Base, Child)}
--- edit base.py
from attrs import define, field
@define
class Base:
    a: int = 1
    z: list = field(factory=list)
    def who(self):
        return ("BASE", self.a, self.z)
--- probe
c.who(), b.who(), Child(b=4).who()
isinstance(c, Base), isinstance(held["c"][0], Child), held["cls"] == (Base, Child)
attrs.asdict(Child()), attrs.asdict(c), [f.name for f in attrs.fields(Child)]
type(c) is Child

=== combined_singledispatchmethod
--- file kinds.py
class A:
    pass
class B(A):
    pass
--- file lib.py
from functools import singledispatchmethod
from kinds import A, B
class Printer:
    @singledispatchmethod
    def show(self, x):
        return "any"
    @show.register
    def _(self, x: int):
        return "int"
    @show.register
    def _(self, x: A):
        return "A"
--- cell
from lib import Printer
from kinds import A, B
p, a, b = Printer(), A(), B()
show = p.show
--- edit lib.py
from functools import singledispatchmethod
from kinds import A, B
class Printer:
    @singledispatchmethod
    def show(self, x):
        return "ANY"
    @show.register
    def _(self, x: int):
        return "INT"
    @show.register
    def _(self, x: A):
        return "AA"
    @show.register
    def _(self, x: B):
        return "BB"
--- edit kinds.py
class A:
    color = 1
class B(A):
    size = 2
--- probe
p.show(1), p.show("s"), p.show(a), p.show(b), p.show(None)
Printer().show(B()), a.color, b.size

=== combined_cached_property_of_held_instances_not_yet_computed
--- file lib.py
from functools import cached_property
class Data:
    @cached_property
    def size(self):
        return 1
    @cached_property
    def gone(self):
        return 1
--- cell
from lib import Data
d = Data()
class Sub(Data):
    @property
    def double(self):
        return self.size * 2
s = Sub()
--- edit lib.py
from functools import cached_property
class Data:
    @cached_property
    def size(self):
        return self.base + 1
    @property
    def base(self):
        return 10
--- probe
d.size, s.double, hasattr(d, "gone"), d.__dict__

=== combined_contextmanager_function_held_and_used_as_decorator
--- file lib.py
from contextlib import contextmanager, ContextDecorator, asynccontextmanager
log = []
@contextmanager
def traced(name="x"):
    log.append(("in", name))
    yield name
    log.append(("out", name))
class timed(ContextDecorator):
    def __enter__(self):
        log.append("t-in")
    def __exit__(self, *exc):
        log.append("t-out")
--- cell
import lib
from lib import traced, timed
hold = [traced, traced("held")]
@traced("deco")
def job():
    return "job"
@timed()
def work():
    return "work"
--- edit lib.py
from contextlib import contextmanager, ContextDecorator, asynccontextmanager
log = []
@contextmanager
def traced(name="y"):
    log.append(("IN", name))
    try:
        yield name * 2
    finally:
        log.append(("OUT", name))
class timed(ContextDecorator):
    def __enter__(self):
        log.append("T-IN")
    def __exit__(self, *exc):
        log.append("T-OUT")
--- then
with hold[0]() as got:
    pass
j, w = job(), work()
--- probe
got, j, w, lib.log

=== combined_typed_dict_and_get_type_hints
--- file lib.py
from __future__ import annotations
from typing import TypedDict, NotRequired, Protocol, runtime_checkable, get_type_hints
class Row(TypedDict):
    a: int
class Thing:
    row: Row
    def run(self, row: Row, n: int = 1) -> Row:
        return row
--- cell
from lib import Row, Thing
from typing import get_type_hints
t = Thing()
method = t.run
def user(row: Row) -> Thing:
    return t
class Big(Row):
    mine: str
--- edit lib.py
from __future__ import annotations
from typing import TypedDict, NotRequired, Protocol, runtime_checkable, get_type_hints
class Row(TypedDict, total=False):
    a: str
    b: NotRequired[Thing]
class Thing:
    row: Row
    other: list[Row]
    def run(self, row: Row, n: float = 1) -> Thing:
        return self
--- probe
get_type_hints(Row), Row.__total__, Row.__optional_keys__
get_type_hints(Thing), get_type_hints(method)
get_type_hints(user)["row"] is Row, get_type_hints(user)["return"] is Thing
method({}) is t
Row(a="x")

=== combined_namedtuple_new_field_with_notebook_subclass_and_unpacking
--- file lib.py
from typing import NamedTuple
class Pair(NamedTuple):
    a: int
    b: int = 2
    def total(self):
        return self.a + self.b
--- cell
from lib import Pair
class Mine(Pair):
    def mine(self):
        return ("mine", self.total())
make = Pair._make
rows = [Pair(1), Pair(2)]
def read(pair):
    match pair:
        case Pair(a=a, b=b):
            return (a, b)
--- edit lib.py
from typing import NamedTuple
class Pair(NamedTuple):
    a: int
    b: int = 2
    def total(self):
        return self.a * 100 + self.b
    def extra(self):
        return -self.a
--- probe
rows[0].total(), rows[1].extra(), Mine(3).mine(), Mine(3).extra()
make([5, 6]).total(), read(rows[0]), read(Pair(9)), isinstance(rows[0], Pair)
Pair(1) == rows[0], rows[0] in {Pair(1)}, Pair._fields

=== combined_protocol_runtime_checkable_gains_a_member
--- file lib.py
from typing import Protocol, runtime_checkable
@runtime_checkable
class Runs(Protocol):
    def run(self): ...
class Good:
    def run(self):
        return 1
--- cell
from lib import Runs, Good
class Mine:
    def run(self):
        return 2
m, g = Mine(), Good()
before = isinstance(m, Runs), isinstance(g, Runs)
kinds = (Runs, str)
--- edit lib.py
from typing import Protocol, runtime_checkable
@runtime_checkable
class Runs(Protocol):
    def run(self): ...
    def stop(self): ...
class Good:
    def run(self):
        return 1
    def stop(self):
        return 0
--- probe
isinstance(m, Runs), isinstance(g, Runs), isinstance(g, kinds), isinstance(m, kinds), issubclass(Good, Runs)

=== combined_init_subclass_registry_across_three_modules
--- file core.py
class Plugin:
    registry = {}
    order = []
    def __init_subclass__(cls, key=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.registry[key or cls.__name__.lower()] = cls
        Plugin.order.append(cls.__name__)
    def run(self):
        return "core"
--- file one.py
from core import Plugin
class One(Plugin, key="one"):
    def run(self):
        return ("one", super().run())
--- file two.py
from one import One
class Two(One, key="two"):
    def run(self):
        return ("two", super().run())
--- cell
import core, one, two
from core import Plugin
class Nb(two.Two, key="nb"):
    def run(self):
        return ("nb", super().run())
made = [cls() for cls in Plugin.registry.values()]
--- edit one.py
from core import Plugin
class One(Plugin, key="uno"):
    def run(self):
        return ("ONE", super().run())
class Extra(Plugin):
    pass
--- probe
[m.run() for m in made if type(m).__name__ != "Extra"]
Plugin.registry["uno"] is one.One, Plugin.registry["two"] is two.Two, "one" in Plugin.registry, "extra" in Plugin.registry
Plugin.registry["nb"] is Nb
Plugin.registry["two"]().run()

=== combined_init_subclass_registry_when_the_base_is_edited
--- file core.py
class Plugin:
    registry = {}
    def __init_subclass__(cls, **kw):
        Plugin.registry[cls.__name__] = cls
    def run(self):
        return "core"
--- file one.py
from core import Plugin
class One(Plugin):
    pass
--- cell
import core, one
from core import Plugin
class Nb(Plugin):
    pass
made = One = one.One()
nb = Nb()
--- edit core.py
class Plugin:
    registry = {}
    def __init_subclass__(cls, **kw):
        Plugin.registry[cls.__name__.upper()] = cls
    def run(self):
        return "CORE"
LIMIT = 3
--- probe
made.run(), nb.run(), sorted(k for k in Plugin.registry if k.upper() != "NB")
Plugin.registry["ONE"] is one.One, issubclass(Nb, Plugin)

=== combined_descriptors_with_set_name_over_modules
--- file fields.py
class Field:
    def __init__(self, default=0):
        self.default = default
    def __set_name__(self, owner, name):
        self.owner, self.name = owner, name
    def __get__(self, obj, cls=None):
        return self if obj is None else obj.__dict__.get(self.name, self.default)
    def __set__(self, obj, value):
        obj.__dict__[self.name] = value
--- file lib.py
from fields import Field
class Model:
    a = Field(1)
    b = Field(2)
--- cell
from lib import Model
from fields import Field
m = Model()
m.a = 10
class Mine(Model):
    c = Field(3)
mine = Mine()
--- edit fields.py
class Field:
    def __init__(self, default=0):
        self.default = default
    def __set_name__(self, owner, name):
        self.owner, self.name = owner, name
    def __get__(self, obj, cls=None):
        return self if obj is None else ("got", obj.__dict__.get(self.name, self.default))
    def __set__(self, obj, value):
        obj.__dict__[self.name] = value * 2
    def __delete__(self, obj):
        del obj.__dict__[self.name]
--- edit lib.py
from fields import Field
class Model:
    a = Field(5)
    b = Field(6)
    d = Field(7)
--- then
mine.a = 4
--- probe
m.b, m.d, mine.a, mine.c, mine.b, mine.d
Model.a.owner is Model, Model.d.name, Mine.c.owner is Mine, isinstance(Model.a, Field), isinstance(Mine.c, Field)

=== combined_metaclass_in_another_module_changes
--- file meta.py
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.tag = name
        return cls
    def describe(cls):
        return ("v1", cls.tag)
    def __call__(cls, *a):
        return super().__call__(*a)
--- file lib.py
from meta import Meta
class Base(metaclass=Meta):
    pass
class Child(Base):
    pass
--- cell
from lib import Base, Child
from meta import Meta
class Nb(Child):
    pass
c, n = Child(), Nb()
classes = {Base: 1, Child: 2}
--- edit meta.py
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.tag = name.upper()
        return cls
    def describe(cls):
        return ("v2", cls.tag)
    def __contains__(cls, x):
        return x == cls.tag
    def __call__(cls, *a):
        self = super().__call__(*a)
        self.made = True
        return self
--- probe
Base.describe(), Child.describe(), "BASE" in Base, Child().made, Nb.describe()[0]
type(Child) is Meta, type(Nb) is Meta, isinstance(c, Base), isinstance(n, Child), classes[Base], classes[Child]

=== combined_abc_register_by_module_and_notebook
--- file lib.py
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @classmethod
    def __subclasshook__(cls, C):
        return NotImplemented
class Virtual:
    pass
Shape.register(Virtual)
--- file other.py
from lib import Shape
@Shape.register
class Other:
    pass
--- cell
from lib import Shape, Virtual
from other import Other
class Nb:
    pass
Shape.register(Nb)
v, o, n = Virtual(), Other(), Nb()
was = isinstance(v, Shape), isinstance(o, Shape), isinstance(n, Shape), isinstance(3, Shape)
--- edit lib.py
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @abstractmethod
    def name(self): ...
class Virtual:
    def hello(self):
        return "hello"
Shape.register(Virtual)
Shape.register(int)
--- probe
isinstance(v, Shape), isinstance(o, Shape), isinstance(n, Shape), isinstance(3, Shape), isinstance("", Shape)
v.hello(), sorted(Shape.__abstractmethods__), issubclass(Other, Shape), issubclass(Nb, Shape)

=== combined_weakrefs_finalizers_and_weak_collections
--- file lib.py
class Node:
    def label(self):
        return "v1"
    def __repr__(self):
        return "Node1"
def bye(log):
    log.append("bye1")
--- cell
import weakref
from lib import Node, bye
log = []
node, temp = Node(), Node()
ref = weakref.ref(node)
values = weakref.WeakValueDictionary(a=node)
keys = weakref.WeakKeyDictionary({node: 1, Node: "class"})
wset = weakref.WeakSet([node])
proxy = weakref.proxy(node)
method = weakref.WeakMethod(node.label)
fin = weakref.finalize(temp, bye, log)
class_ref = weakref.ref(Node)
--- edit lib.py
class Node:
    def label(self):
        return "v2"
    def __repr__(self):
        return "Node2"
    extra = 5
def bye(log):
    log.append("bye2")
--- then
del temp
import gc
_ = gc.collect()
--- probe
ref() is node, values["a"] is node, keys[node], keys[Node], node in wset, proxy.label(), method()(), log
class_ref() is Node, list(wset), proxy.extra, fin.alive

=== combined_weak_collections_when_the_class_is_replaced
--- file lib.py
class Node:
    __slots__ = ("n", "__weakref__")
    def __init__(self, n=0):
        self.n = n
    def label(self):
        return ("v1", self.n)
--- cell
import weakref
from lib import Node
node = Node(1)
ref = weakref.ref(node)
values = weakref.WeakValueDictionary(a=node)
keys = weakref.WeakKeyDictionary({node: 1})
wset = weakref.WeakSet([node])
--- edit lib.py
class Node:
    __slots__ = ("n", "m", "__weakref__")
    def __init__(self, n=0):
        self.n = n
    def label(self):
        return ("v2", self.n)
--- probe
node.label(), type(node) is Node
ref() is node, values.get("a") is node, keys.get(node), node in wset

=== combined_contextvars_thread_locals_and_tokens
--- file lib.py
from contextvars import ContextVar
import threading
class Cfg:
    def v(self):
        return 1
current = ContextVar("current", default=Cfg())
local = threading.local()
def get():
    return current.get().v()
--- cell
import lib, contextvars, threading
from lib import current, Cfg, get
token = current.set(Cfg())
ctx = contextvars.copy_context()
tl = threading.local()
tl.cfg = Cfg()
inner = current.get()
--- edit lib.py
from contextvars import ContextVar
import threading
class Cfg:
    def v(self):
        return 2
    def w(self):
        return 3
current = ContextVar("current", default=Cfg())
local = threading.local()
def get():
    return current.get().v(), current.get().w()
--- probe
inner.v(), inner.w(), tl.cfg.v(), isinstance(tl.cfg, Cfg), get(), ctx.run(get)

=== combined_copyreg_and_pickles_across_an_edit
--- file lib.py
import copyreg
class Opaque:
    def __init__(self, n):
        self.n = n
    def show(self):
        return ("v1", self.n)
def rebuild(n):
    return Opaque(n)
def reduce(o):
    return rebuild, (o.n,)
copyreg.pickle(Opaque, reduce)
--- cell
import pickle, copy
from lib import Opaque, rebuild
o = Opaque(4)
data = pickle.dumps([o, Opaque, rebuild, o.show])
--- edit lib.py
import copyreg
class Opaque:
    def __init__(self, n):
        self.n = n
    def show(self):
        return ("v2", self.n)
def rebuild(n):
    return Opaque(n * 10)
def reduce(o):
    return rebuild, (o.n,)
copyreg.pickle(Opaque, reduce)
--- then
back = pickle.loads(data)
again = pickle.loads(pickle.dumps(o))
--- probe
back[0].show(), back[1] is Opaque, back[2] is rebuild, back[3]()[0]
again.show(), copy.copy(o).show(), copy.deepcopy(o).n

=== combined_logging_handler_subclass_attached
--- file lib.py
import logging
class Keep(logging.Handler):
    def __init__(self):
        super().__init__()
        self.rows = []
    def emit(self, record):
        self.rows.append(("v1", record.getMessage()))
class Fmt(logging.Formatter):
    def format(self, record):
        return "v1:" + record.getMessage()
class Only(logging.Filter):
    def filter(self, record):
        return True
--- cell
import logging, io
from lib import Keep, Fmt, Only
logger = logging.getLogger("hostile.keep")
logger.setLevel("INFO"); logger.propagate = False
h = Keep(); logger.addHandler(h)
out = io.StringIO()
s = logging.StreamHandler(out); s.setFormatter(Fmt()); s.addFilter(Only()); logger.addHandler(s)
--- edit lib.py
import logging
class Keep(logging.Handler):
    def __init__(self):
        super().__init__()
        self.rows = []
    def emit(self, record):
        self.rows.append(("v2", record.getMessage()))
class Fmt(logging.Formatter):
    def format(self, record):
        return "v2:" + super().format(record)
class Only(logging.Filter):
    def filter(self, record):
        return "no" not in record.getMessage()
--- then
logger.info("yes"); logger.info("no")
--- probe
h.rows, out.getvalue(), isinstance(h, Keep), logger.handlers[0] is h

=== combined_numpy_object_arrays_of_replaced_instances needs=numpy
--- file lib.py
class P:
    __slots__ = ("x",)
    def __init__(self, x):
        self.x = x
    def get(self):
        return ("v1", self.x)
--- cell
import numpy as np
from lib import P
arr = np.array([P(1), P(2)], dtype=object)
grid = np.empty((2, 2), dtype=object)
grid[0, 0] = P(3)
keep = arr[0]
--- edit lib.py
class P:
    __slots__ = ("x", "y")
    def __init__(self, x):
        self.x = x
        self.y = 0
    def get(self):
        return ("v2", self.x)
--- probe
[p.get() for p in arr], grid[0, 0].get(), isinstance(arr[1], P), arr[0] is keep, keep.get()

=== combined_numpy_object_arrays_and_enum_members needs=numpy
--- file lib.py
from enum import IntEnum, Enum
class K(IntEnum):
    A = 1
    B = 2
class C(Enum):
    X = "x"
--- cell
import numpy as np
from lib import K, C
arr = np.array([K.A, K.B, C.X], dtype=object)
first = arr[0]
--- edit lib.py
from enum import IntEnum, Enum
class K(IntEnum):
    A = 10
    B = 20
class C(Enum):
    X = "xx"
--- probe
arr[2] is C.X, arr[2].value
arr[0] is K.A, [int(x) for x in arr[:2]], first is K.A

=== combined_asyncio_tasks_queues_and_async_generators
--- file lib.py
import asyncio
class Job:
    async def run(self):
        await asyncio.sleep(0)
        return "v1"
async def produce(n):
    for i in range(n):
        yield ("v1", i)
async def gather():
    return [x async for x in produce(2)]
class Res:
    async def __aenter__(self):
        return "in1"
    async def __aexit__(self, *a):
        return False
--- cell
import asyncio
from lib import Job, produce, gather, Res
loop = asyncio.new_event_loop()
job, res = Job(), Res()
q = asyncio.Queue()
q.put_nowait(job)
run, made = job.run, [gather, produce]
async def use():
    async with res as r:
        return r, await job.run(), await run(), await (await q.get()).run()
--- edit lib.py
import asyncio
class Job:
    async def run(self):
        await asyncio.sleep(0)
        return "v2"
async def produce(n):
    for i in range(n):
        yield ("v2", i)
        await asyncio.sleep(0)
async def gather():
    return [x async for x in produce(3)]
class Res:
    async def __aenter__(self):
        await asyncio.sleep(0)
        return "in2"
    async def __aexit__(self, *a):
        return False
--- then
got = loop.run_until_complete(use())
more = loop.run_until_complete(made[0]())
loop.close()
--- probe
got, more

=== combined_match_class_patterns_and_match_args
--- file lib.py
class Pt:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
class Other:
    pass
def classify(o):
    match o:
        case Pt(0, y):
            return ("zero", y)
        case Pt(x, y):
            return ("pt", x, y)
        case _:
            return "other"
--- cell
from lib import Pt, Other, classify
p = Pt(1, 2)
def mine(o):
    match o:
        case Pt(a, b):
            return (a, b)
        case Other(name=n):
            return n
    return None
o = Other()
--- edit lib.py
class Pt:
    __match_args__ = ("y", "x")
    def __init__(self, x, y):
        self.x, self.y = x, y
class Other:
    name = "new"
def classify(o):
    match o:
        case Pt(x=1):
            return "one"
        case Other():
            return "Other"
        case _:
            return "other"
--- probe
mine(p), mine(o), classify(p), classify(o), classify(3)

=== combined_operators_in_place_reflected_and_comparison
--- file lib.py
from functools import total_ordering
@total_ordering
class Money:
    def __init__(self, n): self.n = n
    def __add__(self, o): return ("add1", self.n)
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __hash__(self): return hash(self.n)
    def __bool__(self): return True
--- cell
from lib import Money
import operator
a, b = Money(1), Money(2)
add = operator.add
ops = [a.__add__, a.__eq__, Money.__lt__]
--- edit lib.py
from functools import total_ordering
@total_ordering
class Money:
    def __init__(self, n): self.n = n
    def __add__(self, o): return ("add2", self.n)
    def __radd__(self, o): return ("radd", o)
    def __iadd__(self, o): self.n += 100; return self
    def __matmul__(self, o): return "@"
    def __getitem__(self, k): return ("item", k)
    def __len__(self): return 7
    def __iter__(self): return iter([self.n])
    def __contains__(self, x): return x == 5
    def __call__(self, *a): return a
    def __eq__(self, o): return -self.n == -o.n
    def __lt__(self, o): return self.n > o.n
    def __hash__(self): return hash(self.n)
    def __bool__(self): return False
    def __index__(self): return 3
    def __enter__(self): return "e"
    def __exit__(self, *a): return True
--- then
c = Money(0); c += 1
with a as entered:
    raise ValueError
--- probe
a + b, 3 + a, a @ b, a[1:2], len(a), list(a), 5 in a, a(1), bool(a), [0, 1, 2, 3][a], entered
a < b, a <= b, sorted([a, b])[0] is b, ops[0](b), ops[1](b), ops[2](a, b), c.n, add(a, b), hex(a)

=== combined_class_getitem_and_init_subclass_arguments
--- file lib.py
class Typed:
    kind = None
    def __class_getitem__(cls, item):
        return type(f"{cls.__name__}1", (cls,), {"kind": item})
    def show(self):
        return ("v1", self.kind)
--- cell
from lib import Typed
IntTyped = Typed[int]
t = IntTyped()
--- edit lib.py
class Typed:
    kind = None
    def __class_getitem__(cls, item):
        return type(f"{cls.__name__}1", (cls,), {"kind": item, "x": 1})
    def show(self):
        return ("v2", self.kind)
--- probe
t.show(), isinstance(t, Typed), Typed[str]().show(), Typed[str].x

=== combined_module_monkeypatched_from_the_notebook_then_body_edit
--- file lib.py
def helper():
    return 1
def run():
    return ("run", helper())
class C:
    def m(self):
        return "m1"
--- cell
import lib
c = lib.C()
def patched():
    return "patched"
lib.helper = patched
lib.C.extra = lambda self: "extra"
--- edit lib.py
def helper():
    return 1
def run():
    return ("RUN", helper())
class C:
    def m(self):
        return "m2"
--- probe
lib.run(), c.extra(), c.m(), lib.helper is patched

=== combined_wrapper_installed_by_the_notebook_stays_around_the_new_body
--- file lib.py
def work(x):
    return ("v1", x)
class C:
    def m(self):
        return "m1"
--- cell
import lib, functools
calls = []
def spy(f):
    @functools.wraps(f)
    def inner(*a):
        calls.append(f.__name__)
        return f(*a)
    return inner
lib.work = spy(lib.work)
lib.C.m = spy(lib.C.m)
--- edit lib.py
def work(x):
    return ("v2", x)
class C:
    def m(self):
        return "m2"
--- then
got = lib.work(1), lib.C().m()
--- probe
got, calls

=== combined_unittest_mock_patch_active_during_an_edit
--- file lib.py
def fetch():
    return "real1"
def run():
    return fetch()
--- cell
import lib
from unittest import mock
patcher = mock.patch.object(lib, "fetch", return_value="fake")
_ = patcher.start()
first = lib.run()
--- edit lib.py
def fetch():
    return "real2"
def run():
    return (fetch(), 2)
--- then
second = lib.run()
patcher.stop()
third = lib.run()
--- probe
second, third

=== combined_notebook_functions_decorated_by_changed_decorators
--- file deco.py
import functools
def simple(f):
    @functools.wraps(f)
    def inner(*a, **k):
        return ("v1", f(*a, **k))
    return inner
def param(n):
    def wrap(f):
        @functools.wraps(f)
        def inner(*a, **k):
            return (n, f(*a, **k))
        return inner
    return wrap
class Counter:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return ("c1", self.f(*a))
--- cell
from deco import simple, param, Counter
@simple
def one(x): return x
@param(3)
def two(x): return x
@Counter
def three(x): return x
@simple
@param(4)
def four(x): return x
class K:
    @simple
    def m(self): return "m"
    @staticmethod
    @param(5)
    def s(): return "s"
    @property
    @simple
    def p(self): return "p"
k = K()
--- edit deco.py
import functools
def simple(f):
    @functools.wraps(f)
    def inner(*a, **k):
        return ("v2", f.__name__, f(*a, **k))
    return inner
def param(n):
    def wrap(f):
        @functools.wraps(f)
        def inner(*a, **k):
            return (n * 100, f(*a, **k))
        return inner
    return wrap
class Counter:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 10
        return ("c2", self.n, self.f(*a))
--- probe
one(1), two(1), three(1), four(1), k.m(), k.s(), k.p

=== combined_star_import_with_all_over_three_modules
--- file low.py
__all__ = ["a", "_b"]
a = 1
_b = 2
c = 3
--- file mid.py
from low import *
__all__ = ["a", "d"]
d = _b
--- cell
from mid import *
import mid
mine = 5
c = "mine"
--- edit low.py
__all__ = ["a", "_b", "c"]
a = 10
_b = 20
c = 30
--- edit mid.py
from low import *
__all__ = ["a", "d", "c", "e"]
d = _b + c
e = a
--- then
late = e
--- probe
a, d, e, late, mid.c, mid.d

=== combined_circular_package_with_type_checking_imports
--- file pkg/__init__.py
from .a import A
from .b import B
__all__ = ["A", "B"]
--- file pkg/a.py
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from .b import B
class A:
    def make(self) -> B:
        from .b import B
        return B(self)
    def name(self): return "a1"
--- file pkg/b.py
from .a import A
from . import a
class B:
    def __init__(self, a): self.a = a
    def name(self): return ("b1", self.a.name(), isinstance(self.a, A))
--- cell
import pkg
from pkg import A, B
x = A()
y = x.make()
--- edit pkg/a.py
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from .b import B
    from .missing import Nothing
DEFAULT = 4
class A:
    extra = DEFAULT
    def make(self) -> B:
        from .b import B
        return B(self)
    def name(self): return ("a2", self.extra)
--- edit pkg/b.py
from .a import A
from . import a
class B:
    def __init__(self, a): self.a = a
    def name(self): return ("b2", self.a.name(), isinstance(self.a, A), a.DEFAULT)
--- probe
y.name(), x.make().name(), type(y) is pkg.B, pkg.A is A, isinstance(x.make(), B)

=== combined_type_parameters_on_classes_functions_and_aliases python=3.12
--- file lib.py
type Pair[T] = tuple[T, T]
class Stack[T]:
    def __init__(self): self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def show(self): return ("v1", self.items)
def first[T](xs: list[T]) -> T:
    return xs[0]
--- cell
from lib import Pair, Stack, first
s = Stack[int]()
s.push(1)
alias = Stack[str]
class Nb[U](Stack[U]):
    def mine(self): return self.show()
n = Nb[int]()
fs = [first]
--- edit lib.py
type Pair[T] = tuple[T, T, T]
class Stack[T, *Ts]:
    def __init__(self): self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def show(self): return ("v2", self.items)
    def pop(self) -> T: return self.items.pop()
def first[T, U](xs: list[T], other: U = None) -> T | U:
    return xs[0] if xs else other
--- probe
s.show(), n.mine(), alias().show(), fs[0]([], 5), isinstance(s, Stack)
Pair.__value__, [p.__name__ for p in Stack.__type_params__], [p.__name__ for p in first.__type_params__]
s.pop(), Pair[int].__origin__ is Pair
"""
