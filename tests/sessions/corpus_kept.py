"""What functions have kept stays, unless it may be another thing now."""

TEXT = """
=== keeps_what_a_cache_has
--- file core.py
import functools
calls = []
RATE = 2
@functools.lru_cache(maxsize=None)
def load(n):
    print("loading", n)
    return [n * RATE]
class Repo:
    @functools.cache
    def rows(self): return [1]
    @staticmethod
    @functools.cache
    def conn(): return object()
--- file user.py
from core import load
def use(): return load(1)
--- cell
import core, user
from core import load as mine
x = core.load(1)
r = core.Repo(); rows = r.rows(); c = core.Repo.conn()
fs = [core.load, core.Repo.rows]
--- edit core.py
import functools
calls = []
RATE = 2
@functools.lru_cache(maxsize=None)
def load(n):
    print("loading", n)
    return [n * RATE]
class Repo:
    @functools.cache
    def rows(self): return [1]
    @staticmethod
    @functools.cache
    def conn(): return object()
def other(): return 1
OTHER = other()
--- probe
core.OTHER, x is core.load(1), x is mine(1), x is user.use(), x is fs[0](1), r.rows() is rows
fs[0] is core.load, core.Repo.conn() is c, fs[1](r) is rows

=== keeps_nothing_when_a_constant_changes
--- file core.py
import functools
RATE = 2
@functools.lru_cache(maxsize=None)
def load(n): return [n * RATE]
_last = None
def last():
    global _last
    if _last is None: _last = [RATE]
    return _last
--- file base.py
UNIT = 1
--- cell
import core
x = core.load(1); y = core.last()
--- edit core.py
import functools
RATE = 3
@functools.lru_cache(maxsize=None)
def load(n): return [n * RATE]
_last = None
def last():
    global _last
    if _last is None: _last = [RATE]
    return _last
--- probe
core.load(1), core.last()

=== keeps_nothing_when_a_constant_of_another_module_changes
--- file base.py
UNIT = 1
def conv(x): return x * UNIT
--- file core.py
import functools
from base import UNIT, conv
import base
RATE = 2 * UNIT
@functools.lru_cache(maxsize=None)
def load(n): return [n * RATE]
@functools.lru_cache(maxsize=None)
def load2(n): return [conv(n)]
_last = None
def last():
    global _last
    if _last is None: _last = [RATE]
    return _last
_l2 = None
def last2():
    global _l2
    if _l2 is None: _l2 = [base.conv(3)]
    return _l2
--- cell
import core
x = core.load(1); y = core.last(), core.last2(), core.load2(1)
--- edit base.py
UNIT = 5
def conv(x): return x * UNIT
--- probe
core.load(1), core.last(), core.last2(), core.load2(1)

=== keeps_nothing_when_what_makes_it_is_edited
--- file core.py
import functools
class Net:
    def __init__(self): self.k = 1
def build(): return Net()
@functools.cache
def get(): return build()
_n = None
def net():
    global _n
    if _n is None: _n = build()
    return _n
--- cell
import core
core.get(), core.net()
--- edit core.py
import functools
class Net:
    def __init__(self): self.k = 2
def build(): return Net()
@functools.cache
def get(): return build()
_n = None
def net():
    global _n
    if _n is None: _n = build()
    return _n
X = 1
--- probe
core.get().k, core.net().k, core.X

=== keeps_nothing_when_a_table_changes
--- file core.py
import functools
TABLE = {"a": 1}
@functools.cache
def get(k): return [TABLE[k]]
_n = None
def net():
    global _n
    if _n is None: _n = [TABLE["a"]]
    return _n
--- cell
import core
core.get("a"), core.net()
--- edit core.py
import functools
TABLE = {"a": 2}
@functools.cache
def get(k): return [TABLE[k]]
_n = None
def net():
    global _n
    if _n is None: _n = [TABLE["a"]]
    return _n
--- probe
core.get("a"), core.net()

=== keeps_nothing_when_a_table_is_filled_otherwise
--- file core.py
import functools
TABLE = {}
TABLE["a"] = 1
@functools.cache
def get(k): return [TABLE[k]]
_n = None
def net():
    global _n
    if _n is None: _n = [TABLE["a"]]
    return _n
--- cell
import core
core.get("a"), core.net()
--- edit core.py
import functools
TABLE = {}
TABLE["a"] = 2
@functools.cache
def get(k): return [TABLE[k]]
_n = None
def net():
    global _n
    if _n is None: _n = [TABLE["a"]]
    return _n
--- probe
core.get("a"), core.net()

=== keeps_nothing_when_a_default_or_a_decorator_changes
--- file core.py
import functools
def twice(f):
    @functools.wraps(f)
    def inner(*a): return f(*a) * 2
    return inner
@functools.cache
def get(k=1): return [k]
@functools.cache
def deco(): return [1]
_n = None
def net(x=[1]):
    global _n
    if _n is None: _n = list(x)
    return _n
--- cell
import core
core.get(), core.net(), core.deco()
--- edit core.py
import functools
def twice(f):
    @functools.wraps(f)
    def inner(*a): return f(*a) * 2
    return inner
@functools.cache
def get(k=2): return [k]
@functools.cache
@twice
def deco(): return [1]
_n = None
def net(x=[2]):
    global _n
    if _n is None: _n = list(x)
    return _n
--- probe
core.get(), core.net(), core.deco()

=== keeps_an_engine_that_a_library_made
--- file db.py
import sqlite3
_conn = None
def conn():
    global _conn
    if _conn is None:
        _conn = sqlite3.connect(":memory:")
    return _conn
--- cell
import db
c = db.conn()
c.execute("create table t (x)"); c.execute("insert into t values (1)")
--- edit db.py
import sqlite3
_conn = None
def conn():
    global _conn
    if _conn is None:
        _conn = sqlite3.connect(":memory:")
    return _conn
def rows(): return conn().execute("select * from t").fetchall()
DEBUG = True
--- probe
c is db.conn(), db.rows(), db.DEBUG

=== keeps_class_state_two_edits_and_a_refusal
--- file core.py
class Pool:
    shared = None
    @classmethod
    def get(cls):
        if cls.shared is None: cls.shared = cls()
        return cls.shared
--- cell
import core
p = core.Pool.get()
--- edit core.py
class Pool:
    shared = None
    @classmethod
    def get(cls):
        if cls.shared is None: cls.shared = cls()
        return cls.shared
    def a(self): return 1
--- edit core.py broken
class Pool:
    shared = None
    @classmethod
    def get(cls):
        if cls.shared is None: cls.shared = cls()
        return cls.shared
    def a(self): return 2
1/0
--- then
q = core.Pool.get() is p
--- edit core.py
class Pool:
    shared = None
    @classmethod
    def get(cls):
        if cls.shared is None: cls.shared = cls()
        return cls.shared
    def a(self): return 3
    def b(self): return 3
--- probe
q, core.Pool.get() is p, p.a(), p.b()

=== keeps_cached_setting_unrelated_edit
--- file core.py
import functools
class Settings:
    def __init__(self): self.debug = False
@functools.lru_cache
def get_settings(): return Settings()
--- cell
import core
s = core.get_settings()
s.debug = True
--- edit core.py
import functools
class Settings:
    def __init__(self): self.debug = False
@functools.lru_cache
def get_settings(): return Settings()
OTHER = 1
--- probe
core.OTHER, s is core.get_settings(), core.get_settings().debug

=== keeps_lazy_global_unrelated_edit
--- file core.py
class Settings:
    def __init__(self): self.debug = False
_s = None
def get_settings():
    global _s
    if _s is None: _s = Settings()
    return _s
--- cell
import core
s = core.get_settings()
s.debug = True
--- edit core.py
class Settings:
    def __init__(self): self.debug = False
_s = None
def get_settings():
    global _s
    if _s is None: _s = Settings()
    return _s
OTHER = 1
--- probe
core.OTHER, s is core.get_settings(), core.get_settings().debug

=== keeps_singleton_by_new_unrelated_edit
--- file core.py
class Config:
    _only = None
    def __new__(cls):
        if cls._only is None: cls._only = super().__new__(cls)
        return cls._only
--- cell
import core
c = core.Config()
c.debug = True
--- edit core.py
class Config:
    _only = None
    def __new__(cls):
        if cls._only is None: cls._only = super().__new__(cls)
        return cls._only
    def more(self): return 1
--- probe
c is core.Config(), c.more(), core.Config().debug

=== keeps_tuple_bound_anew_by_cell
--- file m.py
class Base: pass
HOOKS = ()
def add(f):
    global HOOKS
    HOOKS += (f,)
--- cell
import m
def mine(): return 1
m.add(mine)
--- edit m.py
class Base: pass
HOOKS = ()
def add(f):
    global HOOKS
    HOOKS += (f,)
Z = 1
--- probe
[f.__name__ for f in m.HOOKS], m.Z

=== keeps_nothing_when_another_module_fills_a_table_otherwise
--- file core.py
import functools
TABLE = {}
def put(k, v): TABLE[k] = v
@functools.cache
def get(k): return [TABLE[k]]
_n = None
def net():
    global _n
    if _n is None: _n = [TABLE["a"]]
    return _n
--- file plug.py
import core
core.put("a", 1)
--- cell
import core, plug
core.get("a")
--- edit plug.py
import core
core.put("a", 2)
--- probe
core.get("a")

=== keeps_a_handmade_cache
--- file data.py
_cache = {}
def load(n):
    if n not in _cache:
        print("loading", n)
        _cache[n] = [n] * 2
    return _cache[n]
--- cell
import data
a = data.load(1)
b = data.load(2)
--- edit data.py
_cache = {}
def load(n):
    if n not in _cache:
        print("loading", n)
        _cache[n] = [n] * 2
    return _cache[n]
def more(): return 1
X = 1
--- probe
a is data.load(1), b is data.load(2), sorted(data._cache), data.X

=== keeps_no_handmade_cache_once_it_is_wrong
--- file data.py
FACTOR = 2
_cache = {}
def load(n):
    if n not in _cache: _cache[n] = [n] * FACTOR
    return _cache[n]
class Repo:
    _known = {}
    @classmethod
    def get(cls, n):
        if n not in cls._known: cls._known[n] = [n, FACTOR]
        return cls._known[n]
--- cell
import data
a = data.load(1), data.Repo.get(1)
--- edit data.py
FACTOR = 3
_cache = {}
def load(n):
    if n not in _cache: _cache[n] = [n] * FACTOR
    return _cache[n]
class Repo:
    _known = {}
    @classmethod
    def get(cls, n):
        if n not in cls._known: cls._known[n] = [n, FACTOR]
        return cls._known[n]
--- probe
data.load(1), data.Repo.get(1)

=== keeps_a_handmade_cache_not_when_its_function_is_edited
--- file data.py
_cache = {}
def load(n):
    if n not in _cache: _cache[n] = [n]
    return _cache[n]
--- cell
import data
data.load(1)
--- edit data.py
_cache = {}
def load(n):
    if n not in _cache: _cache[n] = [n, n]
    return _cache[n]
X = 1
--- probe
data.load(1), data.X

=== keeps_the_log_of_a_class_and_of_an_object
--- file m.py
class Tracker:
    events = []
    @classmethod
    def track(cls, e): cls.events.append(e)
class Store:
    def __init__(self): self.rows = []; self.n = 0
    def add(self, r): self.rows.append(r)
store = Store()
--- cell
import m
m.Tracker.track("a")
m.store.add(1)
s = m.store
--- edit m.py
class Tracker:
    events = []
    @classmethod
    def track(cls, e): cls.events.append(e)
    def more(self): return 1
class Store:
    def __init__(self): self.rows = []; self.n = 0
    def add(self, r): self.rows.append(r)
    def total(self): return sum(self.rows)
store = Store()
--- probe
m.Tracker.events, m.store.rows, m.store.total(), s is m.store

=== keeps_nothing_that_an_import_had_put_there
--- file m.py
ITEMS = []
def add(x): ITEMS.append(x)
--- file plug.py
import m
m.add("plug")
m.ITEMS.append("direct")
--- cell
import m, plug
m.add("cell")
--- edit m.py
ITEMS = []
def add(x): ITEMS.append(x)
X = 1
--- edit plug.py
import m
m.add("plug2")
--- then
m.add("cell2")
--- probe
"plug" in m.ITEMS, "direct" in m.ITEMS, m.ITEMS[0], m.X

=== keeps_nothing_that_the_module_itself_had_put_there
--- file m.py
ITEMS = []
def add(x): ITEMS.append(x)
ITEMS.append("own")
--- cell
import m
--- edit m.py
ITEMS = []
def add(x): ITEMS.append(x)
--- probe
m.ITEMS

=== keeps_registrations_of_cells_once
--- file m.py
HANDLERS = {}
LISTENERS = []
def on(name):
    def deco(f):
        HANDLERS[name] = f
        LISTENERS.append(f)
        return f
    return deco
--- cell
import m
@m.on("a")
def mine(): return 1
m.LISTENERS.append("text")
--- edit m.py
HANDLERS = {}
LISTENERS = []
def on(name):
    def deco(f):
        HANDLERS[name] = f
        LISTENERS.append(f)
        return f
    return deco
X = 1
--- probe
list(m.HANDLERS), m.LISTENERS == [mine, "text"], m.X

=== keeps_a_cache_of_instances_with_another_layout
--- file m.py
class K:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
_pool = {}
def get(x):
    if x not in _pool: _pool[x] = make(x)
    return _pool[x]
def make(x): return globals()["K"](x)
--- cell
import m
k = m.get(1)
--- edit m.py
class K:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
_pool = {}
def get(x):
    if x not in _pool: _pool[x] = make(x)
    return _pool[x]
def make(x): return globals()["K"](x)
--- probe
len(m.K.__slots__), isinstance(m.get(1), m.K), m.get(1) is k, isinstance(k, m.K)

=== keeps_queue_and_default_dict
--- file m.py
from collections import defaultdict, deque
COUNTS = defaultdict(int)
RECENT = deque(maxlen=3)
NAMES = set()
def seen(x):
    COUNTS[x] += 1; RECENT.append(x); NAMES.add(x)
--- cell
import m
for x in "abca": m.seen(x)
--- edit m.py
from collections import defaultdict, deque
COUNTS = defaultdict(int)
RECENT = deque(maxlen=3)
NAMES = set()
def seen(x):
    COUNTS[x] += 1; RECENT.append(x); NAMES.add(x)
X = 1
--- probe
dict(m.COUNTS), list(m.RECENT), sorted(m.NAMES), m.X, m.RECENT.maxlen

=== keeps_state_of_a_dependent
--- file base.py
A = 1
--- file m.py
from base import A
_cache = {}
_conn = None
def load(n):
    if n not in _cache: _cache[n] = [n]
    return _cache[n]
def conn():
    global _conn
    if _conn is None: _conn = [1]
    return _conn
TOP = A + 1
--- cell
import base, m
x, c = m.load(1), m.conn()
--- edit base.py
A = 2
--- probe
m.TOP, m.load(1) is x, m.conn() is c

=== keeps_nothing_after_a_refusal
--- file m.py
_cache = {}
def load(n):
    if n not in _cache: _cache[n] = [n]
    return _cache[n]
--- file n.py
import m
if hasattr(m, "BAD"): raise ValueError
--- cell
import m, n
x = m.load(1)
--- edit m.py broken
_cache = {}
def load(n):
    if n not in _cache: _cache[n] = [n]
    return _cache[n]
BAD = 1
--- then
m.load(2)
y = m.load(1) is x
--- edit m.py
_cache = {}
def load(n):
    if n not in _cache: _cache[n] = [n]
    return _cache[n]
GOOD = 1
--- probe
y, m.load(1) is x, sorted(m._cache), m.GOOD

=== keeps_plain_data_by_a_method
--- file m.py
class Store:
    def __init__(self): self.rows = []; self.by = {}
    def add(self, k, v): self.rows.append(v); self.by[k] = v; return self
store = Store()
def record(k, v): store.add(k, v)
LOG = []
def log(x): LOG.append(x)
--- cell
import m
m.store.add("a", 1)
m.record("b", 2)
m.log("hello")
--- edit m.py
class Store:
    def __init__(self): self.rows = []; self.by = {}
    def add(self, k, v): self.rows.append(v); self.by[k] = v; return self
store = Store()
def record(k, v): store.add(k, v)
LOG = []
def log(x): LOG.append(x)
Z = 1
--- probe
m.Z, m.store.rows, m.store.by, m.LOG

=== keeps_subclasses_of_cells_in_tuples
--- file m.py
class Base:
    subs = ()
    def __init_subclass__(cls): Base.subs += (cls,)
class A(Base): pass
HOOKS = (len,)
def hook(f):
    global HOOKS
    HOOKS = (*HOOKS, f)
    return f
--- cell
import m
class Mine(m.Base): pass
@m.hook
def mine(): return 1
--- edit m.py
class Base:
    subs = ()
    def __init_subclass__(cls): Base.subs += (cls,)
class A(Base): pass
class B(Base): pass
HOOKS = (len, max)
def hook(f):
    global HOOKS
    HOOKS = (*HOOKS, f)
    return f
--- edit m.py
class Base:
    subs = ()
    def __init_subclass__(cls): Base.subs += (cls,)
    x = 1
class A(Base): pass
class B(Base): pass
HOOKS = (len, min)
def hook(f):
    global HOOKS
    HOOKS = (*HOOKS, f)
    return f
--- probe
[c.__name__ for c in m.Base.subs], m.Base.subs[0] is m.A, m.Base.subs[-1] is Mine
m.HOOKS == (len, min, mine)

=== keeps_what_a_cell_adds_to_a_tuple
--- file m.py
EXTRA = ("a",)
class K:
    tags = ("t",)
class Settings: pass
conf = Settings()
conf.apps = ("core",)
D = {"k": (1,)}
--- cell
import m
m.EXTRA += ("mine", "more")
m.K.tags += ("mine",)
m.conf.apps += ("mine",)
m.D["k"] += (2,)
--- edit m.py
EXTRA = ("a", "b")
class K:
    tags = ("t", "u")
class Settings: pass
conf = Settings()
conf.apps = ("core", "new")
D = {"k": (1, 5)}
--- probe
m.EXTRA, m.K.tags, m.conf.apps, m.D

=== keeps_virtual_subclasses_of_a_class_that_is_replaced
--- file a.py
import abc
class Shape(abc.ABC):
    __slots__ = ()
class Sized(abc.ABC): pass
--- cell
import a
class Mine: pass
a.Shape.register(Mine)
a.Shape.register(int)
a.Sized.register(Mine)
--- edit a.py
import abc
class Shape(abc.ABC):
    __slots__ = ("x",)
class Meta(abc.ABCMeta): pass
class Sized(metaclass=Meta): pass
--- probe
isinstance(Mine(), a.Shape), isinstance(3, a.Shape), isinstance("", a.Shape)
isinstance(Mine(), a.Sized), len(a.Shape.__slots__)

=== keeps_moved_class_with_register_of_a_cell
--- file a.py
import abc
class Shape(abc.ABC): pass
--- file b.py
X = 1
--- cell
import a
from a import Shape
class Mine: pass
Shape.register(Mine)
m = Mine()
--- edit a.py
from b import Shape
--- also b.py
import abc
class Shape(abc.ABC):
    v = 1
--- probe
isinstance(m, a.Shape), isinstance(m, Shape), Shape is a.Shape, a.Shape.v

=== keeps_moved_singledispatch_with_register_of_a_cell
--- file a.py
import functools
@functools.singledispatch
def show(x): return "base"
--- file b.py
X = 1
--- cell
import a
class Mine: pass
@a.show.register
def _(x: Mine): return "mine"
--- edit a.py
from b import show
--- also b.py
import functools
@functools.singledispatch
def show(x): return "base2"
--- probe
a.show(Mine()), a.show(1)

=== keeps_nothing_in_place_of_what_cannot_be_compared
--- file m.py
_engine = None
def get():
    global _engine
    if _engine is None: _engine = [1]
    return _engine
--- cell
import m
e = m.get()
--- edit m.py
class Odd:
    def __eq__(self, other): raise RuntimeError("compared")
    __hash__ = None
_engine = Odd()
def get():
    global _engine
    if _engine is None: _engine = [1]
    return _engine
X = 1
--- probe
m.X, type(m.get()).__name__

=== keeps_nothing_in_place_of_an_array needs=numpy
--- file m.py
import numpy as np
_table = None
def get():
    global _table
    if _table is None: _table = np.zeros(3)
    return _table
--- cell
import m
e = m.get()
--- edit m.py
import numpy as np
_table = np.ones(3)
def get():
    global _table
    if _table is None: _table = np.zeros(3)
    return _table
X = 1
--- probe
m.X, m.get().tolist()

=== keeps_in_an_object_whose_attribute_is_none_now
--- file m.py
class Reg:
    def __init__(self): self.items = {}
    def add(self, k):
        if self.items is None: self.items = {}
        self.items[k] = 1
REG = Reg()
--- cell
import m
m.REG.add("a")
--- edit m.py
class Reg:
    def __init__(self): self.items = {}
    def add(self, k):
        if self.items is None: self.items = {}
        self.items[k] = 1
REG = Reg()
REG.items = None
X = 1
--- probe
m.X, m.REG.items

=== keeps_nothing_that_an_edit_has_emptied
--- file m.py
from collections import deque
class Base:
    @classmethod
    def plugin_names(cls): return [*cls.plugins]
class App(Base):
    plugins = ["auth", "admin"]
    recent = deque([1])
    engine = dict(a=1)
    def show(self): return super().plugin_names(), self.recent, self.engine
    def names(self): return self.plugins
def names(): return NAMES
NAMES = ["a"]
--- cell
import m
app = m.App()
app.show()
--- edit m.py
from collections import deque
class Base:
    @classmethod
    def plugin_names(cls): return [*cls.plugins]
class App(Base):
    plugins = []
    recent = deque()
    engine = None
    def show(self): return super().plugin_names(), self.recent, self.engine
    def names(self): return self.plugins
def names(): return NAMES
NAMES = []
--- probe
app.show(), app.names(), m.names()

=== keeps_what_methods_have_put_into_a_class_when_another_attribute_is_emptied
--- file m.py
class App:
    plugins = ["auth"]
    seen = []
    def add(self, x): self.seen.append(x)
    def show(self): return self.plugins, self.seen
--- cell
import m
m.App().add(1)
--- edit m.py
class App:
    plugins = []
    seen = []
    def add(self, x): self.seen.append(x)
    def show(self): return self.plugins, self.seen
--- probe
m.App().show()

=== kept_what_functions_added_through_several_edits
The class gets another layout meanwhile: what the module had put there is not taken for the cell's.
--- file m.py
K = 1
class E:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"E{self.v}"
L = [E(1)]
D = {"a": E(1)}
def add(v): L.append(E(v)); D[str(v)] = L[-1]
--- cell
import m
m.add(5)
keep = m.L[-1]
--- edit m.py
K = 2
class E:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"F{self.v}"
L = [E(1)]
D = {"a": E(1)}
def add(v): L.append(E(v)); D[str(v)] = L[-1]
--- then
m.add(6)
--- edit m.py
K = 3
class E:
    __slots__ = ("v",)
    def __init__(self, v): self.v = v
    def __repr__(self): return f"G{self.v}"
L = [E(1), E(2)]
D = {"a": E(1)}
def add(v): L.append(E(v)); D[str(v)] = L[-1]
--- edit m.py
K = 4
class E:
    __slots__ = ("v",)
    def __init__(self, v): self.v = v
    def __repr__(self): return f"H{self.v}"
L = [E(1), E(2)]
D = {"a": E(1)}
def add(v): L.append(E(v)); D[str(v)] = L[-1]
--- probe
m.L, m.D, keep in m.L, m.K

=== kept_what_a_cell_added_beside_another_module
--- file reg.py
K = 1
TABLE = {"base": 0}
ITEMS = []
def add(n, v): TABLE[n] = v; ITEMS.append(v)
--- file plug.py
import reg
reg.add("plug", 1)
--- cell
import plug, reg
reg.add("cell", 2)
--- edit reg.py
K = 2
TABLE = {"base": 0}
ITEMS = []
def add(n, v): TABLE[n] = v; ITEMS.append(v)
--- edit plug.py
import reg
reg.add("plugin", 10)
--- probe
sorted(reg.TABLE.items()), sorted(reg.ITEMS)

=== kept_in_an_object_of_another_modules_class
A log is kept, results that were looked up are not.
--- file cachelib.py
class Cache:
    def __init__(self, fn): self.fn, self.d = fn, {}
    def get(self, a):
        if a not in self.d: self.d[a] = self.fn(a)
        return self.d[a]
class Log:
    def __init__(self): self.d = {}
    def put(self, a, b): self.d[a] = b
--- file convert.py
from cachelib import Cache, Log
K = 2
def f(a): return a * K
CACHE = Cache(f)
LOG = Log()
--- cell
from convert import CACHE, LOG
one = CACHE.get(1)
LOG.put("k", 5)
--- edit convert.py
from cachelib import Cache, Log
K = 3
def f(a): return a * K
CACHE = Cache(f)
LOG = Log()
--- probe
CACHE.get(1), LOG.d

=== kept_objects_that_a_function_of_the_module_made
--- file base.py
from dataclasses import dataclass, field
@dataclass(kw_only=True)
class Base:
    id: int = 0
    meta: dict = field(default_factory=dict)
--- file event.py
from dataclasses import dataclass, field, fields
from base import Base
@dataclass
class Event(Base):
    name: str
    def columns(self): return [f.name for f in fields(self)]
--- file log.py
from event import Event
LOG = [Event("boot")]
def add(n, **kw): LOG.append(Event(n, **kw)); return LOG[-1]
--- cell
from log import add, LOG
from event import Event
e = add("x", id=3)
from dataclasses import dataclass
@dataclass
class Mine(Event):
    extra: int = 5
mine = Mine("m")
--- edit base.py
from dataclasses import dataclass, field
@dataclass(kw_only=True)
class Base:
    id: int = 0
    source: str = "sys"
    meta: dict = field(default_factory=dict)
    def where(self): return f"{self.source}#{self.id}"
--- then
f = add("y", source="net")
--- probe
f, e.where(), e.columns(), [x.name for x in LOG], LOG[0].where()

=== kept_observers_in_a_set_of_an_object
--- file subject.py
class Subject:
    def __init__(self): self.observers = set(); self._v = 0
    def attach(self, cb): self.observers.add(cb)
    @property
    def value(self): return self._v
    @value.setter
    def value(self, v):
        self._v = v
        for cb in self.observers: cb(v)
--- file logger_.py
class Logger:
    def __init__(self): self.lines = []
    def note(self, v): self.lines.append(f"v={v}")
--- file wiring.py
from subject import Subject
from logger_ import Logger
subject, logger = Subject(), Logger()
subject.attach(logger.note)
--- cell
from wiring import subject, logger
got = []
subject.attach(got.append)
subject.attach(lambda v: got.append(-v))
--- edit logger_.py
class Logger:
    def __init__(self): self.lines = []
    def note(self, v): self.lines.append(f"value is {v}")
    def clear(self): self.lines.clear()
--- edit subject.py
class Subject:
    def __init__(self): self.observers = set(); self._v = 0
    def attach(self, cb): self.observers.add(cb)
    @property
    def value(self): return self._v
    @value.setter
    def value(self, v):
        self._v = v * 2
        for cb in self.observers: cb(self._v)
--- then
subject.value = 5
--- probe
sorted(got), logger.lines, subject.value, len(subject.observers)

=== kept_items_of_a_user_dict
--- file coll.py
from collections import UserDict, UserList, OrderedDict
class CI(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
class Bag(list):
    def top(self): return self[-1]
class DD(dict):
    def __missing__(self, k): return k + "?"
--- file usec.py
from coll import CI, Bag, DD
H = CI(Accept="x")
B = Bag([1, 2])
def lookup(k): return H[k]
--- cell
from usec import lookup, H, B
from coll import CI, Bag, DD
h = CI(A=1); b = Bag("xyz"); d = DD(q=1)
H["Mine"] = 7
--- edit coll.py
from collections import UserDict, UserList, OrderedDict
class CI(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return "!" + str(super().__getitem__(k.lower()))
    def __contains__(self, k): return k.lower() in self.data
class Bag(list):
    def top(self, n=1): return self[-n:]
    def __iadd__(self, o): self.extend(o * 2); return self
class DD(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
--- then
b += "w"
d["new"]
--- probe
lookup("MINE"), "a" in h, h["a"], b.top(2), d, B.top(), type(B) is Bag

=== kept_places_in_a_heap
--- file m.py
K = 1
class E:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"E{self.v}"
import heapq
H = [3]
def put(v): heapq.heappush(H, v)
--- cell
import m
from m import *
put(1)
--- edit m.py
K = 2
class E:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"E{self.v}"
import heapq
H = [3]
def put(v): heapq.heappush(H, v)
--- probe
H, m.K

=== kept_set_by_setattr_in_a_cell
`setattr` in a cell, and what it sets past that, is as an assignment.
--- file shop.py
RATE = 1
DEBUG = False
LEVEL = 1
MODE = "a"
--- cell
import shop
setattr(shop, "DEBUG", True)
vars(shop)["LEVEL"] = 5
shop.__dict__.update(MODE="b")
--- edit shop.py
RATE = 2
DEBUG = False
LEVEL = 1
MODE = "a"
--- probe
shop.RATE, shop.DEBUG, shop.LEVEL, shop.MODE

=== kept_cached_property_set_by_setattr_in_a_cell
--- file core.py
from functools import cached_property
RATE = 1
class Model:
    @cached_property
    def score(self): return RATE
--- cell
import core
m = core.Model()
setattr(m, "score", 10)
k = core.Model()
k.__dict__["score"] = 11
n = core.Model(); n.score
--- edit core.py
from functools import cached_property
RATE = 2
class Model:
    @cached_property
    def score(self): return RATE
--- probe
m.score, k.score, n.score

=== kept_cached_property_set_by_setattr
--- file core.py
from functools import cached_property
RATE = 1
class Model:
    @cached_property
    def score(self): return RATE
    @cached_property
    def name(self): return "m"
def prepare(m):
    setattr(m, "score", 10)
    m.__dict__.update(name="n")
--- cell
import core
m = core.Model(); core.prepare(m)
--- edit core.py
from functools import cached_property
RATE = 2
class Model:
    @cached_property
    def score(self): return RATE
    @cached_property
    def name(self): return "m" + str(RATE)
def prepare(m):
    setattr(m, "score", 10)
    m.__dict__.update(name="n")
--- probe
m.score, m.name, core.RATE

=== kept_wrapper_that_a_cell_has_put_around_a_function
`functools.wraps` says that the wrapper is of the module whose function it is around.
--- file lib.py
RATE = 1
def work(x): return ("v1", x, RATE)
class C:
    def m(self): return "m1", RATE
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
RATE = 2
def work(x): return ("v2", x, RATE)
class C:
    def m(self): return "m2", RATE
--- then
got = lib.work(1), lib.C().m()
--- probe
got, calls

=== kept_mock_that_stands_for_a_function
What a cell has had put in the place of a function stays there.
--- file lib.py
RATE = 1
def fetch(): return "real1"
def run(): return fetch(), RATE
--- cell
import lib
from unittest import mock
patcher = mock.patch.object(lib, "fetch", return_value="fake")
_ = patcher.start()
--- edit lib.py
RATE = 2
def fetch(): return "real2"
def run(): return fetch(), RATE
--- then
second = lib.run()
patcher.stop()
third = lib.run()
--- probe
second, third

=== kept_cache_that_a_cell_has_put_around_a_function
--- file lib.py
RATE = 1
def work(x): return [x, RATE]
def twice(x): return work(x) + work(x)
--- cell
import lib, functools
lib.work = functools.lru_cache(lib.work)
--- edit lib.py
RATE = 2
def work(x): return [x, RATE]
def twice(x): return work(x) + work(x)
--- probe
lib.twice(1), lib.work(1) is lib.work(1)

=== kept_not_what_a_module_put_there
--- file lib.py
RATE = 1
def work(x): return x, RATE
--- file patches.py
import lib, functools
lib.work = functools.partial(lib.work, 5)
--- cell
import lib, patches
--- edit lib.py
RATE = 2
def work(x): return x, RATE
--- probe
lib.work()

=== kept_function_that_is_decorated_now
--- file lib.py
RATE = 1
def work(x): return x, RATE
--- cell
import lib
from unittest import mock
held = mock.patch.object(lib, "work", return_value=0).start()
--- edit lib.py
import functools
RATE = 2
@functools.cache
def work(x): return x, RATE
--- probe
lib.RATE

=== kept_once_though_two_names_lead_there
--- file base.py
ITEMS = ["a"]
ALIAS = ITEMS
class Reg:
    def __init__(self): self.items = []
    def add(self, x): self.items.append(x)
reg = Reg()
default = reg
class C:
    items = ITEMS
X = 1
--- file user.py
from base import ITEMS, X
Y = X
--- cell
import base, user
for value in ["c", 3]: user.ITEMS.append(value)
base.reg.add("r")
--- edit base.py
ITEMS = ["b"]
ALIAS = ITEMS
class Reg:
    def __init__(self): self.items = []
    def add(self, x): self.items.append(x)
reg = Reg()
default = reg
class C:
    items = ITEMS
X = 2
--- probe
base.ITEMS, base.ALIAS, base.C.items
base.reg.items, base.default.items
user.ITEMS, user.ITEMS is base.ITEMS

=== kept_what_was_counted
--- file core.py
from collections import Counter
hits = Counter()
RATE = 1
def hit(key): hits[key] += 1
--- cell
import core
for key in "aab": core.hit(key)
--- edit core.py
from collections import Counter
hits = Counter()
RATE = 2
def hit(key): hits[key] += 1
--- probe
dict(core.hits)
core.RATE

=== kept_scalar_next_id_of_an_object
--- file m.py
class Store:
    def __init__(self): self.items = {}; self.next_id = 1
    def add(self, x):
        self.items[self.next_id] = x
        self.next_id += 1
store = Store()
VERSION = 1
--- cell
import m
m.store.add("a"); m.store.add("b")
--- edit m.py
class Store:
    def __init__(self): self.items = {}; self.next_id = 1
    def add(self, x):
        self.items[self.next_id] = x
        self.next_id += 1
store = Store()
VERSION = 2
--- then
m.store.add("c")
--- probe
m.VERSION
m.store.items

=== kept_scalar_next_id
--- file m.py
ITEMS = {}
next_id = 1
VERSION = 1
def add(x):
    global next_id
    ITEMS[next_id] = x
    next_id += 1
--- cell
import m
m.add("a"); m.add("b")
--- edit m.py
ITEMS = {}
next_id = 1
VERSION = 2
def add(x):
    global next_id
    ITEMS[next_id] = x
    next_id += 1
--- then
m.add("c")
--- probe
m.VERSION
m.ITEMS

=== kept_scalar_verbose_flag
--- file m.py
verbose = False
level = None
VERSION = 1
def set_verbose(v):
    global verbose, level
    verbose = v
    level = 3
--- cell
import m
m.set_verbose(True)
--- edit m.py
verbose = False
level = None
VERSION = 2
def set_verbose(v):
    global verbose, level
    verbose = v
    level = 3
--- probe
m.VERSION
m.verbose, m.level

=== kept_scalar_class_count
--- file m.py
class Node:
    count = 0
    by_id = {}
    def __init__(self):
        Node.count += 1
        Node.by_id[Node.count] = "node"
VERSION = 1
--- cell
import m
a = m.Node(); b = m.Node()
--- edit m.py
class Node:
    count = 0
    by_id = {}
    def __init__(self):
        Node.count += 1
        Node.by_id[Node.count] = "node"
VERSION = 2
--- then
c = m.Node()
--- probe
m.VERSION
m.Node.count
m.Node.by_id

=== kept_scalar_derived_at_import
--- file m.py
scale = 1
factor = 10
def set_scale(v):
    global scale, factor
    scale = v
    factor = v * 10
DOUBLE = scale * 2
--- cell
import m
m.set_scale(5)
--- edit m.py
scale = 1
factor = 10
def set_scale(v):
    global scale, factor
    scale = v
    factor = v * 10
DOUBLE = scale * 3
--- probe
m.scale, m.factor, m.DOUBLE

=== kept_scalar_not_if_it_is_a_result
--- file m.py
_total = 0
RATE = 2
OTHER = 1
def total():
    global _total
    if not _total: _total = RATE * 10
    return _total
--- cell
import m
m.total()
--- edit m.py
_total = 0
RATE = 3
OTHER = 1
def total():
    global _total
    if not _total: _total = RATE * 10
    return _total
--- probe
m.total()

=== kept_scalar_object_of_other_modules_class
--- file kit.py
class Opt:
    def __init__(self): self.depth = 1; self.name = "n"
    def deeper(self): self.depth += 1
    def call(self, n): self.name = n
--- file m.py
from kit import Opt
opt = Opt()
X = 1
--- cell
import m
m.opt.deeper(); m.opt.call("z")
--- edit m.py
from kit import Opt
opt = Opt()
X = 2
--- probe
m.X
m.opt.depth, m.opt.name

=== kept_scalar_property_not_called
--- file m.py
LOG = []
class P:
    def __init__(self): self._v = 0
    @property
    def v(self): LOG.append("get"); return self._v
    @v.setter
    def v(self, x): LOG.append("set"); self._v = x
    def bump(self): self._v += 1
p = P()
X = 1
--- cell
import m
m.p.bump(); m.p.bump()
--- edit m.py
LOG = []
class P:
    def __init__(self): self._v = 0
    @property
    def v(self): LOG.append("get"); return self._v
    @v.setter
    def v(self, x): LOG.append("set"); self._v = x
    def bump(self): self._v += 1
p = P()
X = 2
--- probe
m.X
m.LOG
m.p._v

=== kept_scalar_init_default_edited
--- file m.py
class P:
    def __init__(self): self.v = 0; self.w = 1
    def bump(self): self.v += 1; self.w += 1
p = P()
--- cell
import m
m.p.bump()
held = m.p
--- edit m.py
class P:
    def __init__(self): self.v = 100; self.w = 1; self.x = 2
    def bump(self): self.v += 1; self.w += 1
p = P()
--- probe
m.p.x
m.p.w
held is m.p

=== kept_scalar_initialised_flag_object_of_plain
--- file m.py
class Db:
    def __init__(self): self.conn = None; self.ready = False
    def setup(self):
        if not self.ready:
            self.conn = ["conn"]
            self.ready = True
    def query(self):
        self.setup()
        return self.conn[0]
db = Db()
X = 1
--- cell
import m
m.db.query()
--- edit m.py
class Db:
    def __init__(self): self.conn = None; self.ready = False
    def setup(self):
        if not self.ready:
            self.conn = ["conn"]
            self.ready = True
    def query(self):
        self.setup()
        return self.conn[0]
db = Db()
X = 2
--- probe
m.db.query()
m.X

=== kept_scalar_initialised_flag_conn_of_init
--- file m.py
class Conn:
    def q(self): return "q"
class Db:
    def __init__(self): self.conn = Conn; self.ready = False
    def setup(self):
        if not self.ready:
            self.conn = Conn()
            self.ready = True
    def query(self):
        self.setup()
        return type(self.conn).__name__
db = Db()
X = 1
--- cell
import m
m.db.query()
--- edit m.py
class Conn:
    def q(self): return "q"
class Db:
    def __init__(self): self.conn = Conn; self.ready = False
    def setup(self):
        if not self.ready:
            self.conn = Conn()
            self.ready = True
    def query(self):
        self.setup()
        return type(self.conn).__name__
db = Db()
X = 2
--- probe
m.db.query()
m.X

=== kept_scalar_initialised_flag_module
--- file m.py
data = []
table = ()
ready = False
def setup():
    global data, ready
    if not ready:
        data = [1, 2]
        ready = True
def query():
    setup()
    return data
X = 1
--- cell
import m
m.query()
--- edit m.py
data = []
table = ()
ready = False
def setup():
    global data, ready
    if not ready:
        data = [1, 2]
        ready = True
def query():
    setup()
    return data
X = 2
--- probe
m.query()
m.X

=== kept_in_front_of_a_list_that_has_grown
--- file m.py
ITEMS = ["a", "b"]
def first(x): ITEMS.insert(0, x)
--- cell
import m
m.first("y"); m.first("z")
m.ITEMS.append("last")
--- edit m.py
ITEMS = ["a", "c", "d"]
def first(x): ITEMS.insert(0, x)
--- probe
m.ITEMS

=== kept_in_front_of_a_list_that_has_shrunk
--- file m.py
ITEMS = ["a", "b"]
def first(x): ITEMS.insert(0, x)
--- cell
import m
for each in "yz": m.first(each)
--- edit m.py
ITEMS = ["a"]
def first(x): ITEMS.insert(0, x)
--- probe
m.ITEMS
"""
