"""Sessions written to break a reloader: odd holders, odd classes, odd edits."""

# ruff: noqa: E501

TEXT = r"""
=== hostile_slots_inheritance_chain_gains_a_slot_in_the_middle
--- file lib.py
class A:
    __slots__ = ("a",)
    def __init__(self): self.a = 1
    def who(self): return ("A", self.a)
class B(A):
    __slots__ = ("b",)
    def __init__(self): super().__init__(); self.b = 2
    def who(self): return ("B", self.b, super().who())
class C(B):
    __slots__ = ()
    def who(self): return ("C", super().who())
--- cell
from lib import A, B, C
c, b = C(), B()
class N(C):
    def who(self): return ("N", super().who())
n = N()
n.mine = 5
--- edit lib.py
class A:
    __slots__ = ("a",)
    def __init__(self): self.a = 1
    def who(self): return ("AA", self.a)
class B(A):
    __slots__ = ("b", "z")
    def __init__(self): super().__init__(); self.b = 2; self.z = 3
    def who(self): return ("BB", self.b, super().who())
class C(B):
    __slots__ = ()
    def who(self): return ("CC", super().who())
--- probe
c.who(), b.who(), n.who(), n.mine, isinstance(n, C), isinstance(n, B), isinstance(c, A), type(c) is C, N().z

=== hostile_exceptions_raised_before_caught_after_with_replaced_class
--- file errors.py
class Base(Exception):
    __slots__ = ("code",)
    def __init__(self, code): super().__init__(code); self.code = code
class Low(Base):
    pass
--- file lib.py
from errors import Base, Low
def fail(): raise Low(3)
def guard():
    try: fail()
    except Base as e: return ("caught", type(e).__name__, e.code)
--- cell
from lib import fail, guard
from errors import Base, Low
try:
    fail()
except Low as e:
    kept = e
def mine():
    try: fail()
    except Base as e: return e.code
kinds = (ValueError, Base)
--- edit errors.py
class Base(Exception):
    __slots__ = ("code", "hint")
    def __init__(self, code, hint="h"): super().__init__(code); self.code = code; self.hint = hint
    def __str__(self): return f"[{self.code}]"
class Low(Base):
    def more(self): return "more"
--- then
try:
    fail()
except kinds as e:
    new = e
--- probe
guard(), mine(), str(new), new.more(), isinstance(kept, Base), isinstance(kept, Low), kept.more(), new.hint

=== hostile_threads_locals_hold_replaced_classes
--- file lib.py
class Cfg:
    __slots__ = ("n",)
    def __init__(self): self.n = 1
    def v(self): return "v1"
--- cell
import threading, queue
from lib import Cfg
inq, outq = queue.Queue(), queue.Queue()
def worker(q, o):
    cfg, kind = Cfg(), Cfg
    while (item := q.get()) is not None:
        o.put((kind().v(), isinstance(Cfg(), Cfg), Cfg().v()))
t = threading.Thread(target=worker, args=(inq, outq), daemon=True); t.start()
--- edit lib.py
class Cfg:
    __slots__ = ("n",)
    def __init__(self): self.n = 1
    def v(self): return "v2"
    def w(self): return "w2"
--- then
inq.put(1); got = outq.get(timeout=10); inq.put(None); t.join()
--- probe
got

=== hostile_map_filter_zip_and_sorted_key_iterators
--- file lib.py
class Row:
    def __init__(self, n): self.n = n
    def show(self): return ("v1", self.n)
def f(x): return ("f1", x)
def keep(x): return True
--- cell
from lib import Row, f, keep
import itertools, functools, operator
its = [map(Row, [1, 2]), map(f, [1]), filter(keep, [1, 2, 3]), itertools.starmap(f, [(1,)]), itertools.groupby([1, 2], f), iter(functools.partial(f, 2), 5), itertools.accumulate([1, 2], lambda a, b: f(b)), (Row(i) for i in range(2)), zip(map(f, "a"), "b")]
call = operator.methodcaller("show")
--- edit lib.py
class Row:
    def __init__(self, n): self.n = n
    def show(self): return ("v2", self.n)
def f(x): return ("f2", x)
def keep(x): return x > 1
--- probe
[r.show() for r in its[0]], list(its[1]), list(its[2]), list(its[3]), [k for k, _ in its[4]], next(its[5]), list(its[6]), [call(r) for r in its[7]], list(its[8])

=== hostile_iterators_over_a_replaced_class
A map iterator holds a class that cannot be redefined in place.
--- file lib.py
class Row:
    __slots__ = ("n",)
    def __init__(self, n): self.n = n
    def show(self): return ("v1", self.n)
--- cell
from lib import Row
import functools, itertools
m = map(Row, [1, 2])
p = functools.partial(Row, 3)
g = (Row(i) for i in range(2))
b = Row(5).show
cb = [lambda k=Row: k(9)]
--- edit lib.py
class Row:
    __slots__ = ("n", "m")
    def __init__(self, n): self.n = n; self.m = 0
    def show(self): return ("v2", self.n)
--- probe
[r.show() for r in m], p().show(), [r.show() for r in g], b(), cb[0]().show()
isinstance(p(), Row)

=== hostile_replaced_class_in_every_immutable_holder
--- file lib.py
class K:
    __slots__ = ("n",)
    def __init__(self, n=0): self.n = n
    def v(self): return "v1"
--- cell
from lib import K
from collections import namedtuple, ChainMap, Counter, defaultdict, deque, OrderedDict, UserDict, UserList
from types import MappingProxyType, SimpleNamespace
from dataclasses import dataclass
from typing import Optional, Callable, Union
T = namedtuple("T", "kind obj")
k = K(1)
@dataclass(frozen=True)
class D:
    kind: type = K
    obj: object = None
h = {"t": T(K, k), "fs": frozenset([K]), "cm": ChainMap({"k": K}), "c": Counter([K]), "dd": defaultdict(K), "dq": deque([K], 3), "od": OrderedDict([(K, k)]), "ud": UserDict(k=K), "ul": UserList([k]), "mp": MappingProxyType({"k": K}), "ns": SimpleNamespace(k=K, o=k), "d": D(K, k), "nest": ((([K],), k), {1: (k,)}), "sl": slice(K, k)}
opt, cal, uni, lst, typ = Optional[K], Callable[[K], K], K | None, list[K], type[K]
--- edit lib.py
class K:
    __slots__ = ("n", "m")
    def __init__(self, n=0): self.n = n; self.m = 1
    def v(self): return "v2"
--- probe
h["t"].kind is K, h["t"].obj.v(), K in h["fs"], h["cm"]["k"] is K, h["c"][K], h["dd"]["x"].v(), h["dq"][0] is K, h["dq"].maxlen, list(h["od"]) == [K], h["od"][K].v()
h["ud"]["k"] is K, h["ul"][0].v(), h["mp"]["k"] is K, h["ns"].k is K, h["ns"].o.v(), h["d"].kind is K, h["d"].obj.v(), D().kind is K
h["nest"][0][0][0][0] is K, h["nest"][0][1].v(), h["nest"][1][1][0].v(), h["sl"].start is K
opt == K | None, uni == K | None, lst.__args__[0] is K, typ.__args__[0] is K, cal.__args__[0] is K, opt.__args__[0] is K
k is h["t"].obj, isinstance(k, K), k.n

=== hostile_enum_with_members_that_have_data_and_private_state
--- file lib.py
from enum import Enum
class Planet(Enum):
    EARTH = (1, 2)
    MARS = (3, 4)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
    @property
    def g(self): return self.mass
    @classmethod
    def pick(cls): return cls.EARTH
    def __str__(self): return "v1"
    @classmethod
    def _missing_(cls, value): return cls.MARS
--- cell
from lib import Planet
e, p = Planet.EARTH, Planet.pick
d = {Planet.EARTH: "e"}
--- edit lib.py
from enum import Enum, nonmember, member
class Planet(Enum):
    EARTH = (10, 20)
    VENUS = (5, 6)
    _ignore_ = ["tmp"]
    tmp = 3
    LIMIT = nonmember(7)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
        self.double = mass * 2
    @property
    def g(self): return self.mass + 1
    @classmethod
    def pick(cls): return cls.VENUS
    def __str__(self): return "v2"
    @classmethod
    def _missing_(cls, value): return cls.VENUS
--- probe
e is Planet.EARTH, e.g, e.double, str(e), d[Planet.EARTH], p(), Planet(99), Planet((10, 20)) is e, Planet.LIMIT, [x.name for x in Planet], hasattr(Planet, "MARS")

=== hostile_notebook_dataclass_on_a_base_that_gains_fields
The notebook's decorator ran once: a restart would run it on the new base.
--- file base.py
from dataclasses import dataclass
@dataclass
class Base:
    a: int = 1
--- cell
from base import Base
from dataclasses import dataclass, fields
@dataclass
class Nb(Base):
    c: int = 3
n = Nb()
--- edit base.py
from dataclasses import dataclass
@dataclass
class Base:
    a: int = 1
    b: int = 2
    def hi(self): return (self.a, self.b)
--- probe
n.hi(), n.b, isinstance(n, Base)
Nb(7).a, Base(1, 5).b

=== hostile_class_that_becomes_a_module_level_instance_and_back
--- file lib.py
class Service:
    @staticmethod
    def ping(): return "cls1"
--- cell
from lib import Service
import lib
hold = [Service]
--- edit lib.py
class _Service:
    def ping(self): return "inst2"
Service = _Service()
--- then
mid = Service.ping()
--- edit lib.py
class Service:
    @staticmethod
    def ping(): return "cls3"
--- probe
Service.ping(), Service is lib.Service

=== hostile_same_name_in_if_else_and_try
--- file lib.py
import sys
if sys.platform == "nowhere":
    def f(): return "dead1"
else:
    def f(): return "live1"
try:
    import nothing_here
    def g(): return "dead"
except ImportError:
    def g(): return "fallback1"
for _n in ("x", "y"):
    def h(n=_n): return ("h1", n)
while True:
    def w(): return "w1"
    break
with open(__file__):
    def o(): return "o1"
--- cell
from lib import f, g, h, w, o
hold = [f, g, h, w, o]
--- edit lib.py
import sys
if sys.platform == "nowhere":
    def f(): return "dead2"
else:
    def f(): return "live2"
try:
    import nothing_here
    def g(): return "dead2"
except ImportError:
    def g(): return "fallback2"
for _n in ("x", "z"):
    def h(n=_n): return ("h2", n)
while True:
    def w(): return "w2"
    break
with open(__file__):
    def o(): return "o2"
--- probe
f(), g(), h(), w(), o(), [x() for x in hold], hold[0] is f

=== hostile_keyword_only_positional_only_and_varargs
--- file lib.py
def f(a, /, b=1, *, c=2): return (a, b, c)
class K:
    def m(self, x, *, key=None): return ("m1", x, key)
    def __call__(self, *args, **kw): return ("c1", args)
--- cell
from lib import f, K
import inspect
k = K(); held = [f, k.m, k]
--- edit lib.py
def f(a, b=10, /, *args, c=20, **kw): return (a, b, args, c, kw)
class K:
    def m(self, x=3, /, y=4, *, key="new"): return ("m2", x, y, key)
    def __call__(self, first, *, flag=True): return ("c2", first, flag)
--- probe
held[0](1), held[0](1, 2, 3, z=4), held[1](), held[2](1), str(inspect.signature(held[0])), str(inspect.signature(held[1])), str(inspect.signature(held[2])), f.__kwdefaults__

=== hostile_user_objects_with_raising_hooks_hold_everything
--- file lib.py
class K:
    __slots__ = ("n",)
    def v(self): return "v1"
def f(): return 1
--- cell
from lib import K, f
class Evil:
    def __init__(self, *held): object.__setattr__(self, "held", held)
    def __getattribute__(self, name): raise RuntimeError("no " + name)
    def __setattr__(self, *a): raise RuntimeError("no set")
    def __eq__(self, o): raise RuntimeError("no eq")
    def __hash__(self): raise RuntimeError("no hash")
    def __bool__(self): raise RuntimeError("no bool")
    def __len__(self): raise RuntimeError("no len")
    def __iter__(self): raise RuntimeError("no iter")
    def __class_getitem__(cls, x): raise RuntimeError
class EvilMeta(type):
    def __getattribute__(cls, name): raise RuntimeError("meta " + name)
    def __setattr__(cls, *a): raise RuntimeError
    def __eq__(cls, o): raise RuntimeError
    def __hash__(cls): raise RuntimeError
    def __instancecheck__(cls, o): raise RuntimeError
    def __subclasscheck__(cls, o): raise RuntimeError
EvilClass = EvilMeta("EvilClass", (), {"held": K})
class EvilDict(dict):
    def __setitem__(self, *a): raise RuntimeError
    def items(self): raise RuntimeError
    def __iter__(self): raise RuntimeError
    def __getitem__(self, k): raise RuntimeError
class EvilList(list):
    def __setitem__(self, *a): raise RuntimeError
    def __iter__(self): raise RuntimeError
evil = Evil(K, f, K())
ed = EvilDict(k=K)
el = EvilList([K])
from lib import K as evil_alias
k = K()
--- edit lib.py
class K:
    __slots__ = ("n", "m")
    def v(self): return "v2"
def f(): return 2
LIMIT = 1
--- probe
k.v(), f(), isinstance(k, K), evil_alias is K
object.__getattribute__(evil, "held")[0] is K, object.__getattribute__(evil, "held")[2].v(), object.__getattribute__(evil, "held")[1]()
dict.get(ed, "k") is K, list.__getitem__(el, 0) is K
type.__getattribute__(EvilClass, "held") is K

=== hostile_numpy_ufunc_and_vectorize_hold_functions needs=numpy
--- file lib.py
def f(x): return x + 1
class Unit:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Unit(self.v + o.v)
    def __repr__(self): return f"U1({self.v})"
    def __array_priority__(self): return 1
--- cell
import numpy as np
from lib import f, Unit
vec = np.vectorize(f)
uf = np.frompyfunc(f, 1, 1)
arr = np.array([Unit(1), Unit(2)], dtype=object)
rec = np.rec.array([(Unit(3), 1)], dtype=[("u", object), ("n", int)])
--- edit lib.py
def f(x): return x * 100
class Unit:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Unit(self.v + o.v + 1000)
    def __repr__(self): return f"U2({self.v})"
--- probe
vec(np.array([1, 2])).tolist(), uf(np.array([1, 2])).tolist(), arr.sum(), repr(arr), rec["u"][0]

=== hostile_one_file_with_everything_edited_at_once
--- file lib.py
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
import functools
MISSING = object()
RATE = 1
class E(Enum):
    A = 1
@dataclass
class D:
    e: E = E.A
    def get(self): return ("d1", self.e)
@lru_cache
def cached(x): return ("c1", x)
def deco(f):
    @functools.wraps(f)
    def inner(*a): return ("deco1", f(*a))
    return inner
@deco
def wrapped(x=MISSING): return x is MISSING
class Base:
    registry = []
    def __init_subclass__(cls): Base.registry.append(cls.__name__)
class Kid(Base):
    def m(self): return ("kid1", RATE)
instance = Kid()
table = {"d": D(), "f": wrapped}
--- cell
from lib import *
from lib import MISSING as M, instance as inst, cached as cc, wrapped as ww
import lib
d, k = D(), Kid()
holds = {E.A: [d, k.m, cc, ww, inst], M: "missing"}
cc(1)
--- edit lib.py
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
import functools
MISSING = object()
RATE = 2
class E(Enum):
    B = 1
    A = 2
@dataclass
class D:
    e: E = E.A
    xs: list = field(default_factory=list)
    def get(self): return ("d2", self.e, self.xs)
@lru_cache
def cached(x): return ("c2", x, RATE)
def deco(f):
    @functools.wraps(f)
    def inner(*a): return ("deco2", f(*a))
    return inner
@deco
def wrapped(x=MISSING): return (x is MISSING, 2)
class Base:
    registry = []
    def __init_subclass__(cls): Base.registry.append(cls.__name__.upper())
class Kid(Base):
    def m(self): return ("kid2", RATE)
instance = Kid()
table = {"d": D(), "f": wrapped}
NEW = "new"
--- probe
RATE, NEW, d.get(), k.m(), cc(1), cached(1), ww(), wrapped(), inst.m(), inst is lib.instance, table["d"].get(), table["f"]()
[x() if callable(x) else x for x in [holds[E.A][1], holds[E.A][3]]], holds[lib.MISSING], M is lib.MISSING, Base.registry, E.A.value, holds[E.A][0] == D()
isinstance(inst, Kid), isinstance(table["d"], D)

=== hostile_generations_three_edits_of_slots
--- file lib.py
class K:
    __slots__ = ("a",)
    def __init__(self): self.a = 1
    def v(self): return "v1"
--- cell
from lib import K
import lib
gens = [K()]
kinds = [K]
--- edit lib.py
class K:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
    def v(self): return "v2"
--- then
gens.append(K()); kinds.append(K)
--- edit lib.py
class K:
    def __init__(self): self.a = 1
    def v(self): return "v3"
--- then
gens.append(K()); kinds.append(lib.K)
--- edit lib.py
class K:
    __slots__ = ("c", "a")
    def __init__(self): self.a = 1
    def v(self): return "v4"
--- then
gens.append(K()); kinds.append(K)
--- probe
[g.v() for g in gens], [type(g) is K for g in gens], [k is K for k in kinds], K is lib.K, [g.a for g in gens]

=== hostile_base_replaced_by_slots_with_dependents_in_modules
--- file base.py
class Base:
    __slots__ = ("x",)
    def __init__(self): self.x = 1
    def v(self): return ("b1", self.x)
--- file mid.py
from base import Base
class Mid(Base):
    __slots__ = ()
    def v(self): return ("m", super().v())
def is_base(o): return isinstance(o, Base)
ITEMS = [Mid(), Base]
--- file top.py
import mid
class Top(mid.Mid):
    def v(self): return ("t", super().v())
one = Top()
--- cell
import base, mid, top
from top import Top, one
from mid import Mid, is_base, ITEMS
t, m, b = Top(), Mid(), base.Base()
--- edit base.py
class Base:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1; self.y = 2
    def v(self): return ("b2", self.x)
--- probe
t.v(), m.v(), b.v(), one.v(), ITEMS[0].v(), ITEMS[1] is base.Base
[is_base(o) for o in (t, m, b, one, ITEMS[0])], isinstance(t, Top), isinstance(m, mid.Mid), one is top.one

=== hostile_class_gains_dict_where_notebook_subclass_has_slots
--- file lib.py
class B:
    __slots__ = ()
    def v(self): return "v1"
--- cell
from lib import B
class S(B):
    __slots__ = ("q",)
    def v(self): return ("s", super().v())
s = S(); s.q = 5
--- edit lib.py
class B:
    def v(self): return "v2"
    def w(self): return "w"
--- probe
s.v(), s.q, s.w(), isinstance(s, B), isinstance(s, S)

=== hostile_property_chain_with_setter_edited_in_held_property_object
--- file lib.py
class T:
    def __init__(self): self._v = 1
    @property
    def v(self): return ("g1", self._v)
    @v.setter
    def v(self, x): self._v = x
class U(T):
    @T.v.getter
    def v(self): return ("u1", self._v)
--- cell
from lib import T, U
prop = T.v
t, u = T(), U()
class N(T):
    @T.v.setter
    def v(self, x): self._v = ("nb", x)
n = N()
--- edit lib.py
class T:
    def __init__(self): self._v = 1
    @property
    def v(self):
        "doc2"
        return ("g2", self._v)
    @v.setter
    def v(self, x): self._v = x * 10
class U(T):
    @T.v.getter
    def v(self): return ("u2", self._v)
--- then
t.v = 2; u.v = 3; n.v = 4
--- probe
t.v, u.v, n.v, prop.fget(t), T.v.__doc__

=== hostile_coroutine_and_generator_kinds_change
--- file lib.py
async def a(): return 1
def g(): yield 1
def s(): return [1]
async def ag(): yield 1
class C:
    def m(self): return 1
    async def am(self): return 1
--- cell
from lib import a, g, s, ag, C
import asyncio, inspect
c = C()
held = [a, g, s, ag, c.m, c.am]
def run(x): return asyncio.new_event_loop().run_until_complete(x)
--- edit lib.py
def a(): return 2
async def g(): return 2
def s():
    yield 2
def ag(): return [2]
class C:
    async def m(self): return 2
    def am(self):
        yield 2
--- probe
held[0](), run(held[1]()), list(held[2]()), held[3](), run(held[4]()), list(held[5]())
[inspect.iscoroutinefunction(f) for f in held], [inspect.isgeneratorfunction(f) for f in held]

=== hostile_abc_becomes_concrete_and_protocol_and_back
--- file lib.py
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def run(self): ...
    def go(self): return ("go1", self.run())
class Impl(A):
    def run(self): return 1
--- cell
from lib import A, Impl
i = Impl()
class Nb(A):
    def other(self): return 5
--- edit lib.py
from abc import ABC, abstractmethod
class A(ABC):
    def run(self): return "default"
    def go(self): return ("go2", self.run())
class Impl(A):
    pass
--- then
nb = Nb()
--- probe
i.go(), nb.go(), nb.other(), A().go(), isinstance(nb, A), A.__abstractmethods__, Nb.__abstractmethods__

=== hostile_import_forms_in_one_notebook_for_one_thing
--- file pkg/__init__.py
from . import sub
from .sub import X, f, K
--- file pkg/sub.py
X = 1
def f(): return ("f1", X)
class K:
    v = X
--- cell
import pkg
import pkg.sub as ps
from pkg import sub, X, f as ff
from pkg.sub import X as Y, K
from pkg import *
import importlib
dyn = importlib.import_module("pkg.sub")
imp = __import__("pkg.sub")
--- cell
try:
    from pkg.sub import Z
except ImportError:
    Z = "none"
if True:
    from pkg.sub import X as W
with open("w.txt", "w"):
    from pkg.sub import f as fw
for _ in range(1):
    from pkg.sub import X as L
--- edit pkg/sub.py
X = 2
def f(): return ("f2", X)
class K:
    v = X
--- probe
pkg.X, ps.X, sub.X, X, ff(), Y, K.v, dyn.X, imp.sub.X, W, fw(), L, pkg.f()

=== hostile_names_in_tuple_unpacking_walrus_and_comprehension tags=guard
--- file cfg.py
A = 1
B = 2
--- cell
from cfg import A, B
A, (B, C) = 10, (20, 30)
if (D := B) > 1:
    pass
xs = [A for A in range(3)]
from cfg import B as E
for E in [1, 2]:
    pass
--- edit cfg.py
A = 100
B = 200
D = 5
--- probe
A, B, C, D, E, xs

=== hostile_notebook_aliases_by_assignment_follow
`rate = cfg.RATE` is the user's own; functions and classes are objects and follow.
--- file lib.py
def f(): return 1
class K:
    def m(self): return 1
async def co(): return 1
--- cell
import lib
alias, cls_alias = lib.f, lib.K
f2 = g2 = lib.f
obj = cls_alias()
bound, unbound = obj.m, lib.K.m
d = {**vars(lib)}["f"]
getter = getattr(lib, "f")
--- edit lib.py
def f(x=2): return x
class K:
    def m(self): return 2
    def n(self): return 3
async def co(): return 2
X = 1
--- probe
alias(), cls_alias().n(), f2(), g2(), obj.m(), bound(), unbound(obj), d(), getter(), alias is lib.f

=== hostile_library_holds_our_class_in_c_structures
--- file lib.py
class Rec:
    def __init__(self, n=0): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f"R1({self.n})"
    def __json__(self): return 1
def conv(s): return ("c1", s)
def adapt(r): return "1"
def key(r): return r.n
def trace(*a): return None
def err(a, b): return -1
--- cell
import heapq, bisect, json, re, sqlite3, functools, csv, argparse
from lib import Rec, conv, adapt, key, err
heap = [Rec(3), Rec(1)]; heapq.heapify(heap)
sub = re.compile("x")
db = sqlite3.connect(":memory:")
db.create_function("conv", 1, lambda s: conv(s)[0])
db.create_function("err", 2, err)
cmp = functools.cmp_to_key(err)
parser = argparse.ArgumentParser(); _ = parser.add_argument("--x", type=conv)
dec = json.JSONDecoder(object_hook=key, parse_int=conv)
--- edit lib.py
class Rec:
    def __init__(self, n=0): self.n = n
    def __lt__(self, o): return self.n > o.n
    def __repr__(self): return f"R2({self.n})"
def conv(s): return ("c2", s)
def adapt(r): return "2"
def key(r): return sorted(r)
def err(a, b): return 1 if a > b else -1
LIMIT = 1
--- probe
sorted(heap), parser.parse_args(["--x", "1"]).x, db.execute("select conv('a'), err(2, 1)").fetchall(), sorted([3, 1, 2], key=cmp), dec.decode('[1]'), dec.decode('{"b": 1, "a": 2}')

=== hostile_ctypes_structure_union_callback_and_pointer
--- file lib.py
import ctypes
class Pt(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int)]
    def norm(self): return ("v1", self.x)
class U(ctypes.Union):
    _fields_ = [("i", ctypes.c_int), ("b", ctypes.c_char)]
    def show(self): return "u1"
class Outer(ctypes.Structure):
    _fields_ = [("p", Pt), ("arr", Pt * 2)]
def cmp(a, b): return a - b
CB = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int)
--- cell
import ctypes
from lib import Pt, U, Outer, CB, cmp
p, u, o = Pt(1, 2), U(3), Outer()
cb = CB(cmp)
ptr = ctypes.pointer(p)
arr = (Pt * 3)()
--- edit lib.py
import ctypes
class Pt(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int)]
    def norm(self): return ("v2", self.x)
    def more(self): return self.y
class U(ctypes.Union):
    _fields_ = [("i", ctypes.c_int), ("b", ctypes.c_char)]
    def show(self): return "u2"
class Outer(ctypes.Structure):
    _fields_ = [("p", Pt), ("arr", Pt * 2)]
    def hi(self): return self.p.norm()
def cmp(a, b): return b - a
CB = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int)
--- probe
p.norm(), p.more(), u.show(), o.hi(), o.arr[1].norm(), cb(1, 5), ptr.contents.norm(), arr[0].more(), isinstance(ptr.contents, Pt), isinstance(o.p, Pt)

=== hostile_typing_constructs_refer_to_a_replaced_class
--- file lib.py
class K:
    __slots__ = ("a",)
--- file use.py
from typing import Annotated, Callable, Generic, Optional, TypeVar, Union, get_type_hints
from lib import K
T = TypeVar("T", bound=K)
def f(k: K, o: Optional[K] = None) -> "K": return k
class Holder(Generic[T]):
    item: K
    items: list[K] = []
MaybeK = Union[K, int]
--- cell
from lib import K
from use import f, Holder, MaybeK, T
from typing import get_type_hints, Annotated
hk = Holder[K]
ann = Annotated[K, "meta"]
def mine(k: K, m: MaybeK) -> list[K]: return [k]
k = K()
--- edit lib.py
class K:
    __slots__ = ("a", "b")
    def v(self): return 2
--- probe
get_type_hints(f)["k"] is K, get_type_hints(f)["return"] is K, f.__annotations__["k"] is K, get_type_hints(Holder)["item"] is K
T.__bound__ is K, K in MaybeK.__args__, hk.__args__[0] is K, ann.__origin__ is K, get_type_hints(mine)["k"] is K, mine.__annotations__["return"].__args__[0] is K, k.v()

=== hostile_pytest_style_parametrized_objects_and_fixtures
--- file lib.py
import functools
class Case:
    def __init__(self, name): self.name = name
    def run(self): return ("v1", self.name)
def case(name):
    def wrap(f):
        f.cases = getattr(f, "cases", []) + [Case(name)]
        return f
    return wrap
@case("a")
@case("b")
def test_it(c): return c.run()
ALL = [test_it]
--- cell
from lib import ALL, case, test_it, Case
@case("nb")
def mine(c): return c.run()
--- edit lib.py
import functools
class Case:
    def __init__(self, name): self.name = name
    def run(self): return ("v2", self.name)
def case(name):
    def wrap(f):
        f.cases = getattr(f, "cases", []) + [Case(name)]
        return f
    return wrap
@case("a")
@case("c")
@case("b")
def test_it(c): return ("new", c.run())
ALL = [test_it]
--- probe
[t(c) for t in ALL for c in t.cases], [test_it(c) for c in test_it.cases], [mine(c) for c in mine.cases], isinstance(mine.cases[0], Case)

=== hostile_sklearn_like_estimators_with_get_params
--- file base.py
import inspect
class Estimator:
    def get_params(self):
        names = [p for p in inspect.signature(type(self).__init__).parameters if p != "self"]
        return {n: getattr(self, n, None) for n in names}
    def __repr__(self): return f"{type(self).__name__}({self.get_params()})"
class Mixin:
    def score(self, x): return ("s1", self.predict(x))
--- file model.py
from base import Estimator, Mixin
class Linear(Mixin, Estimator):
    def __init__(self, a=1): self.a = a
    def fit(self, x): self.coef_ = x * self.a; return self
    def predict(self, x): return self.coef_ * x
--- cell
from model import Linear
from base import Mixin, Estimator
fitted = Linear(2).fit(3)
pipe = [("lin", fitted), ("f", Linear.predict)]
class Nb(Linear):
    def __init__(self, a=1, c=5): super().__init__(a); self.c = c
nb = Nb().fit(2)
--- edit base.py
import inspect
class Estimator:
    def get_params(self):
        names = [p for p in inspect.signature(type(self).__init__).parameters if p != "self"]
        return {n: getattr(self, n, "unset") for n in names}
    def __repr__(self): return f"<{type(self).__name__} {self.get_params()}>"
class Mixin:
    def score(self, x): return ("s2", self.predict(x))
    def extra(self): return "x"
--- edit model.py
from base import Estimator, Mixin
class Linear(Mixin, Estimator):
    def __init__(self, a=1, b=2): self.a = a; self.b = b
    def fit(self, x): self.coef_ = x * self.a; return self
    def predict(self, x): return self.coef_ * x + 1
--- probe
fitted.predict(2), fitted.score(2), fitted.extra(), sorted(fitted.get_params()), nb.score(1), repr(Linear(4)), Linear(1).fit(2).score(3), sorted(nb.get_params())
pipe[0][1] is fitted, pipe[1][1](fitted, 1)

=== hostile_edit_makes_a_class_nested_and_back
--- file lib.py
class Inner:
    def v(self): return "i1"
class Outer:
    part = Inner
--- cell
from lib import Inner, Outer
import lib
i, o = Inner(), Outer()
--- edit lib.py
class Outer:
    class Inner:
        def v(self): return "i2"
    part = Inner
Inner = Outer.Inner
--- then
i2 = Inner()
--- edit lib.py
class Inner:
    def v(self): return "i3"
class Outer:
    part = Inner
--- then
i3 = Inner()
--- probe
i3.v(), Outer.part is Inner, lib.Inner is Inner, o.part is Inner, Outer().part().v(), isinstance(i3, Inner)
i.v(), isinstance(i, Inner)

=== hostile_multiple_inheritance_mro_changes_with_super
--- file lib.py
class A:
    def go(self): return ["A"]
class B(A):
    def go(self): return ["B", *super().go()]
class C(A):
    def go(self): return ["C", *super().go()]
class D(B, C):
    def go(self): return ["D", *super().go()]
--- cell
from lib import A, B, C, D
class N(D):
    def go(self): return ["N", *super().go()]
d, n = D(), N()
go = n.go
--- edit lib.py
class A:
    def go(self): return ["a"]
class M(A):
    def go(self): return ["m", *super().go()]
class B(M):
    def go(self): return ["b", *super().go()]
class C(A):
    def go(self): return ["c", *super().go()]
class D(C, B):
    def go(self): return ["d", *super().go()]
--- probe
d.go(), n.go(), go(), [k.__name__ for k in N.__mro__], issubclass(N, A), isinstance(n, B)

=== hostile_weakref_callbacks_and_atexit_bound_methods_with_new_signature
--- file lib.py
class Bus:
    def __init__(self): self.subs = []
    def on(self, f): self.subs.append(f); return f
    def emit(self, *a): return [f(*a) for f in self.subs]
bus = Bus()
@bus.on
def first(x): return ("f1", x)
class Listener:
    def __init__(self, bus): bus.on(self.hear)
    def hear(self, x): return ("h1", x)
--- cell
from lib import bus, Listener
l = Listener(bus)
@bus.on
def mine(x): return ("mine", x)
--- edit lib.py
class Bus:
    def __init__(self): self.subs = []
    def on(self, f): self.subs.append(f); return f
    def emit(self, *a): return [("e2", f(*a)) for f in self.subs]
bus = Bus()
@bus.on
def first(x): return ("f1", x)
class Listener:
    def __init__(self, bus): bus.on(self.hear)
    def hear(self, x): return ("h2", x)
--- probe
bus.emit(1)

=== hostile_dataclass_transform_registry_metaclass_orm
--- file orm.py
class Column:
    def __init__(self, kind=str, default=None): self.kind, self.default = kind, default
    def __set_name__(self, owner, name): self.name = name
class Meta(type):
    tables = {}
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns)
        cls.columns = {k: v for b in reversed(cls.__mro__) for k, v in vars(b).items() if isinstance(v, Column)}
        if bases: m.tables[name.lower()] = cls
        return cls
class Table(metaclass=Meta):
    def __init__(self, **kw):
        for n, c in self.columns.items(): self.__dict__[n] = kw.get(n, c.default)
    def row(self): return {n: getattr(self, n) for n in self.columns}
--- file models.py
from orm import Column, Table
class User(Table):
    name = Column(default="u")
class Post(Table):
    title = Column(default="t")
--- cell
import orm, models
from models import User
u = User(name="bob")
class Admin(User):
    level = orm.Column(int, 1)
a = Admin()
--- edit models.py
from orm import Column, Table
class User(Table):
    name = Column(default="u")
    mail = Column(default="m")
    def hi(self): return f"hi {self.name}"
class Tag(Table):
    label = Column(default="l")
--- probe
sorted(orm.Meta.tables), orm.Meta.tables["user"] is User, User().row(), u.hi(), a.hi(), a.level, orm.Meta.tables["admin"] is Admin, models.Tag().row(), list(User.columns)

=== hostile_function_attributes_counters_and_static_state
--- file lib.py
def f():
    f.calls += 1
    return ("v1", f.calls)
f.calls = 0
f.meta = {"a": 1}
def g(): return 1
g.tag = "old"
--- cell
from lib import f, g
_ = f()
f.mine = "user"
h = f
--- edit lib.py
def f():
    f.calls += 10
    return ("v2", f.calls)
f.calls = 0
f.meta = {"b": 2}
def g(): return 2
--- then
got = h()
--- probe
got[0], f.meta, f.mine, hasattr(g, "tag"), g(), h is f

=== hostile_class_with_dunder_prepare_and_classcell_metaclass
--- file lib.py
class NS(dict):
    def __init__(self): super().__init__(); self.order = []
    def __setitem__(self, k, v):
        self.order.append(k); super().__setitem__(k, v)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases): return NS()
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, dict(ns))
        cls.order = [k for k in ns.order if not k.startswith("__")]
        return cls
class K(metaclass=Meta):
    def b(self): return ("b1", __class__.__name__)
    def a(self): return "a1"
--- cell
from lib import K
k = K()
class N(K):
    def z(self): return super().b()
n = N()
--- edit lib.py
class NS(dict):
    def __init__(self): super().__init__(); self.order = []
    def __setitem__(self, k, v):
        self.order.append(k); super().__setitem__(k, v)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases): return NS()
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, dict(ns))
        cls.order = [k for k in ns.order if not k.startswith("__")][::-1]
        return cls
class K(metaclass=Meta):
    def c(self): return __class__ is K
    def b(self): return ("b2", __class__.__name__)
    def a(self): return "a2"
--- probe
K.order, k.b(), k.c(), n.z(), type(K).__name__, isinstance(n, K)

=== hostile_ordered_registry_after_a_failed_reload tags=guard
A plugin's entries in an OrderedDict come back, in order.
--- file reg.py
from collections import OrderedDict
REG = OrderedDict()
--- file one.py
import reg
reg.REG['one'] = 1
--- file two.py
import reg
reg.REG['two'] = 2
--- cell
import reg, one, two
--- edit one.py broken
import reg
1 / 0
--- then
shown = list(reg.REG), list(reg.REG.items())
--- probe
shown, list(reversed(reg.REG)), reg.REG.popitem()

=== hostile_methods_of_registries
--- file reg.py
class Table(dict):
    def values(self): raise RuntimeError('keep off')
    def keys(self): raise RuntimeError('keep off')
class Names(list):
    def __setitem__(self, key, value): raise RuntimeError('keep off')
    def insert(self, key, value): raise RuntimeError('keep off')
TABLE, NAMES = Table(), Names()
--- file one.py
import reg
reg.TABLE['one'] = 1
reg.NAMES.append('one')
--- file two.py
import reg
reg.TABLE['two'] = 2
reg.NAMES.append('two')
--- cell
import reg, one, two
--- edit one.py broken
import reg
reg.TABLE['three'] = 1
reg.NAMES.append('three')
1 / 0
--- then
shown = len(reg.TABLE), len(reg.NAMES), 'three' in reg.TABLE
--- edit one.py
import reg
reg.TABLE['ONE'] = 1
reg.NAMES.append('ONE')
--- probe
shown, list(reg.TABLE.items()), list(reg.NAMES)

=== hostile_data_class_of_the_notebook_that_cannot_be_made_anew
A restart would have failed in that cell; the module's edit is taken all the same.
--- file lib.py
from dataclasses import dataclass
@dataclass
class Base:
    a: int
    def get(self): return 'v1'
--- cell
import gc
from dataclasses import dataclass
from lib import Base
base = Base(1)
--- cell
try:
    @dataclass
    class Mine(Base):
        b: int
except TypeError:
    print('fields without defaults first')
--- edit lib.py
from dataclasses import dataclass
@dataclass
class Base:
    a: int = 0
    def get(self): return 'v2'
--- probe
base.get(), Base().a

=== classes-without-hash
A metaclass that compares classes, and so forbids to hash them, is asked for no hash by a reload.
--- file meta.py
class Meta(type):
    def __eq__(cls, o): return type.__eq__(cls, o)
--- file m.py
from dataclasses import dataclass
from functools import cached_property, partial
from meta import Meta
@dataclass
class D(metaclass=Meta):
    x: int = 1
class S(metaclass=Meta):
    __slots__ = ("a",)
    def go(self): return 1
class K(metaclass=Meta):
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return self.n == o.n
    @cached_property
    def cp(self): return 1
class Moved(metaclass=Meta):
    v = 1
class Gone(metaclass=Meta):
    v = 1
class Outer(metaclass=Meta):
    class Inner(metaclass=Meta):
        v = 1
    reg = []
    one = S()
TABLE = {"D": D, "S": S, "k": [K(1), K(2)]}
def mk():
    class L(metaclass=Meta):
        v = 1
    return L
L1 = mk()
p = partial(D, 3)
Alias = K
--- file n.py
from meta import Meta
import m
class Sub(m.D, metaclass=Meta):
    pass
class Sub2(m.S, metaclass=Meta):
    pass
items = [Sub(), m.K(4)]
REG = {"sub": Sub}
--- cell
import m, n
from m import D, S, K, L1, Alias, p
from m import Moved
d, s, k, o = D(), S(), K(1), m.Outer.Inner()
class Mine(m.K): pass
mine = Mine(3); k.cp
keys = {k: 1, mine: 2}; ks = {K(5)}
held = [D, S, K, m.Outer, m.L1, m.Moved, m.TABLE]
sub = n.Sub(); mv = Moved()
--- edit m.py
from dataclasses import dataclass
from functools import cached_property, partial
from meta import Meta
from n2 import Moved
@dataclass
class D(metaclass=Meta):
    x: int = 1
    y: int = 2
class S(metaclass=Meta):
    __slots__ = ("a", "b")
    def go(self): return 2
class K(metaclass=Meta):
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n) + 1
    def __eq__(self, o): return self.n == o.n
    @cached_property
    def cp(self): return 2
class Outer(metaclass=Meta):
    class Inner(metaclass=Meta):
        v = 2
    reg = []
    one = S()
TABLE = {"D": D, "S": S, "k": [K(1), K(2)]}
def mk():
    class L(metaclass=Meta):
        v = 2
    return L
L1 = mk()
p = partial(D, 4)
Alias = D
--- also n2.py
from meta import Meta
class Moved(metaclass=Meta):
    v = 2
--- probe
d.y, s.go(), o.v, held[0] is m.D, held[1] is m.S, held[3].Inner.v, held[4].v, held[5].v, mv.v
keys[K(1)], keys[Mine(3)], K(5) in ks, k.cp, sub.y, n.Sub2().go(), Alias is m.Alias, p().x
"""
