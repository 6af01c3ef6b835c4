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
"""
