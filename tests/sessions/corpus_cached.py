"""What caches keep of functions that the cached ones call without naming them."""

TEXT = r"""
=== cached_around_a_logged_function
--- file deco.py
import functools
def logged(f):
    @functools.wraps(f)
    def wrapper(*a, **k): return f(*a, **k)
    return wrapper
--- file m.py
from functools import lru_cache
from deco import logged
def helper(x): return x * 2
@lru_cache(None)
@logged
def load(x): return helper(x)
--- cell
import m
before = m.load(3)
--- edit m.py
from functools import lru_cache
from deco import logged
def helper(x): return x * 5
@lru_cache(None)
@logged
def load(x): return helper(x)
--- probe
m.load(3)

=== cached_dispatch_table
--- file m.py
from functools import lru_cache
def step_a(x): return x * 2
def step_b(x): return x * 3
STEPS = {"a": step_a, "b": step_b}
@lru_cache(None)
def run(name, x): return STEPS[name](x)
--- cell
import m
before = m.run("a", 3)
--- edit m.py
from functools import lru_cache
def step_a(x): return x * 20
def step_b(x): return x * 3
STEPS = {"a": step_a, "b": step_b}
@lru_cache(None)
def run(name, x): return STEPS[name](x)
--- probe
m.run("a", 3)

=== cached_dispatch_decorator_other_module
--- file reg.py
STEPS = {}
def step(f):
    STEPS[f.__name__] = f
    return f
--- file steps.py
from reg import step
@step
def a(x): return x * 2
--- file m.py
from functools import lru_cache
from reg import STEPS
@lru_cache(None)
def run(name, x): return STEPS[name](x)
--- cell
import m, steps
before = m.run("a", 3)
--- edit steps.py
from reg import step
@step
def a(x): return x * 20
--- probe
m.run("a", 3)

=== cached_add_operator
--- file money.py
class Money:
    def __init__(self, n): self.n = n
    def __add__(self, o): return self.n + o.n
--- file m.py
from functools import lru_cache
@lru_cache(None)
def total(a, b): return a + b
--- cell
import m, money
a, b = money.Money(1), money.Money(2)
before = m.total(a, b)
--- edit money.py
class Money:
    def __init__(self, n): self.n = n
    def __add__(self, o): return (self.n + o.n) * 10
--- probe
m.total(a, b)

=== cached_of_partial
--- file m.py
from functools import lru_cache, partial
def scale(k, x): return k * x
double = lru_cache(None)(partial(scale, 2))
--- cell
import m
before = m.double(3)
--- edit m.py
from functools import lru_cache, partial
def scale(k, x): return k * x + 1
double = lru_cache(None)(partial(scale, 2))
--- probe
m.double(3)

=== cached_callback_argument
--- file steps.py
def inc(x): return x + 1
--- file m.py
from functools import lru_cache
@lru_cache(None)
def apply(f, x): return f(x)
--- cell
import m, steps
before = m.apply(steps.inc, 3)
--- edit steps.py
def inc(x): return x + 100
--- probe
m.apply(steps.inc, 3)

=== cached_base_operator_of_argument
--- file money.py
class Base:
    def __init__(self, n): self.n = n
    def __add__(self, o): return self.n + o.n
class Money(Base): pass
--- file m.py
from functools import lru_cache
@lru_cache(None)
def total(a, b): return a + b
--- cell
import m, money
a, b = money.Money(1), money.Money(2)
before = m.total(a, b)
--- edit money.py
class Base:
    def __init__(self, n): self.n = n
    def __add__(self, o): return (self.n + o.n) * 10
class Money(Base): pass
--- probe
m.total(a, b)

=== cached_registry_object
--- file reg.py
class Registry:
    def __init__(self): self.items = {}
    def add(self, name):
        def inner(f):
            self.items.setdefault(name, []).append(f)
            return f
        return inner
    def run(self, name, x):
        return [f(x) for f in self.items[name]]
HOOKS = Registry()
--- file steps.py
from reg import HOOKS
@HOOKS.add("a")
def a(x): return x * 2
--- file m.py
from functools import lru_cache
from reg import HOOKS
import steps
@lru_cache(None)
def run(name, x): return HOOKS.run(name, x)
--- cell
import m
before = m.run("a", 3)
--- edit steps.py
from reg import HOOKS
@HOOKS.add("a")
def a(x): return x * 20
--- probe
m.run("a", 3)

=== cached_table_of_classes
--- file m.py
from functools import lru_cache
class A:
    def __call__(self, x): return x * 2
MODELS = {"a": A}
@lru_cache(None)
def run(name, x): return MODELS[name]()(x)
--- cell
import m
before = m.run("a", 3)
--- edit m.py
from functools import lru_cache
class A:
    def __call__(self, x): return x * 20
MODELS = {"a": A}
@lru_cache(None)
def run(name, x): return MODELS[name]()(x)
--- probe
m.run("a", 3)

=== cached_and_table_in_notebook
--- file steps.py
def a(x): return x * 2
--- cell
from functools import cache
import steps
TABLE = {"a": [steps.a]}
@cache
def run(name, x): return TABLE[name][0](x)
before = run("a", 3)
--- edit steps.py
def a(x): return x * 20
--- probe
run("a", 3)

=== cached_unrelated_stays tags=guard
--- file steps.py
def a(x): return x * 2
def b(x): return x
STEPS = {"a": a}
--- file m.py
from functools import lru_cache
import steps
CALLS = []
@lru_cache(None)
def load(x):
    CALLS.append(x)
    return x + steps.b(1)
--- cell
import m
before = m.load(3)
--- edit steps.py
def a(x): return x * 20
def b(x): return x
STEPS = {"a": a}
--- then
again = m.load(3)
--- probe
m.CALLS

=== cached_property_of_a_held_object_follows_its_function
--- file lib.py
from functools import cached_property
class Data:
    def __init__(self, xs): self.xs = xs
    @cached_property
    def total(self): return sum(self.xs)
    @property
    def mean(self): return self.total / len(self.xs)
--- cell
from lib import Data
d = Data([1, 2, 3])
m = d.mean
--- edit lib.py
from functools import cached_property
class Data:
    def __init__(self, xs): self.xs = xs
    @cached_property
    def total(self): return sum(self.xs) * 10
    @property
    def mean(self): return self.total / len(self.xs)
--- probe
d.mean, Data([1, 2]).mean, d.xs

=== cached_property_follows_what_its_function_calls
--- file rates.py
RATE = 2
def scaled(x): return x * RATE
--- file lib.py
from functools import cached_property
import rates
class Data:
    def __init__(self, x): self.x = x
    def _twice(self): return rates.scaled(self.x)
    @cached_property
    def twice(self): return self._twice()
class Sub(Data):
    @cached_property
    def thrice(self): return self.twice + self.x
--- cell
from lib import Data, Sub
class Own(Sub):
    pass
d, s, o = Data(1), Sub(2), Own(3)
before = d.twice, s.thrice, o.thrice
--- edit rates.py
RATE = 5
def scaled(x): return x * RATE
--- then
between = d.twice, s.thrice, o.thrice
--- edit rates.py
RATE = 5
def scaled(x): return x * RATE + 1
--- probe
d.twice, s.thrice, o.thrice

=== cached_property_that_gives_the_same_is_kept tags=guard
--- file lib.py
from functools import cached_property
made = []
class Data:
    @cached_property
    def model(self):
        made.append(1)
        return object()
    def other(self): return 1
--- cell
from lib import Data
import lib
d = Data()
model = d.model
--- edit lib.py
from functools import cached_property
made = []
class Data:
    @cached_property
    def model(self):
        made.append(1)
        return object()
    def other(self): return 1
    def more(self): return 2
--- probe
d.model is model

=== cached_property_that_a_cell_has_set_stays
--- file lib.py
from functools import cached_property
class Data:
    @cached_property
    def total(self): return 1
--- cell
from lib import Data
d = Data()
d.total = 50
--- edit lib.py
from functools import cached_property
class Data:
    @cached_property
    def total(self): return 2
--- probe
d.total, Data().total

=== cached_property_that_its_class_sets_itself_stays
--- file lib.py
from functools import cached_property
class Data:
    @cached_property
    def total(self): return 1
    @classmethod
    def of(cls, total):
        made = cls()
        made.total = total
        return made
--- cell
from lib import Data
d, e = Data(), Data.of(7)
--- edit lib.py
from functools import cached_property
class Data:
    @cached_property
    def total(self): return 2
    @classmethod
    def of(cls, total):
        made = cls()
        made.total = total
        return made
--- probe
d.total, e.total

=== cached_property_becomes_a_method_and_back
--- file lib.py
from functools import cached_property
class Data:
    @cached_property
    def total(self): return 1
--- cell
from lib import Data
d = Data()
first = d.total
--- edit lib.py
class Data:
    def total(self): return 2
--- then
second = d.total() if callable(d.total) else d.total
--- edit lib.py
from functools import cached_property
class Data:
    @cached_property
    def total(self): return 3
--- probe
d.total

=== cached_property_in_a_nested_class_and_behind_another_name
--- file lib.py
from functools import cached_property as kept
class Outer:
    class Inner:
        @kept
        def size(self): return 1
    def __init__(self): self.inner = self.Inner()
--- cell
from lib import Outer
o = Outer()
first = o.inner.size
--- edit lib.py
from functools import cached_property as kept
class Outer:
    class Inner:
        @kept
        def size(self): return 2
    def __init__(self): self.inner = self.Inner()
--- probe
o.inner.size

=== cached_property_is_as_before_when_the_edit_is_refused
--- file lib.py
from functools import cached_property
class Data:
    @cached_property
    def model(self): return [1]
--- cell
from lib import Data
d = Data()
model = d.model
--- edit lib.py broken
from functools import cached_property
class Data:
    @cached_property
    def model(self): return [2]
1 / 0
--- then
same = d.model is model
--- edit lib.py
from functools import cached_property
class Data:
    @cached_property
    def model(self): return [3]
--- probe
d.model

=== cached_property_in_a_cell_of_what_a_module_gives
--- file lib.py
def size(x): return 1
--- cell
from functools import cached_property
from lib import size
class Box:
    @cached_property
    def size_now(self): return size(self)
b = Box()
first = b.size_now
--- edit lib.py
def size(x): return 2
--- probe
b.size_now

=== cached_property_set_by_a_function_of_a_cell tags=guard
What objects were given is no cache, whoever gave it.
--- file m.py
from functools import cached_property
class C:
    @cached_property
    def total(self):
        return 1
--- cell
import m
def fill(o):
    o.total = 5
p = m.C()
fill(p)
q = m.C()
q.total
--- edit m.py
from functools import cached_property
class C:
    @cached_property
    def total(self):
        return 2
--- probe
p.total

=== cached_result_is_one_object_for_all
A module that runs again has asked by then: what it was given is what is kept (`get_settings`).
--- file settings.py
from functools import lru_cache
DEBUG = 1
class Settings:
    def __init__(self): self.debug = DEBUG
@lru_cache
def get_settings():
    return Settings()
class Store:
    @staticmethod
    @lru_cache(maxsize=None)
    def get(key): return [key, DEBUG]
--- file app.py
from settings import Store, get_settings
settings, store = get_settings(), Store.get(1)
--- cell
import app
from settings import Store, get_settings
inner = get_settings.__wrapped__
--- edit settings.py
from functools import lru_cache
DEBUG = 2
class Settings:
    def __init__(self): self.debug = DEBUG
@lru_cache
def get_settings():
    "New."
    return Settings()
class Store:
    @staticmethod
    @lru_cache(maxsize=None)
    def get(key): return [key, DEBUG]
--- probe
get_settings() is app.settings, app.settings.debug, Store.get(1) is app.store, app.store
inner.__doc__, inner is get_settings.__wrapped__, type(get_settings()) is type(inner())

=== cached_results_looked_up_by_hand
What functions keep by hand is stale as what functools keeps is, though no module is executed.
--- file low.py
def read(k): return [k]
URL = "v1"
--- file m.py
from low import read, URL
import low
_tables = {}
_engine = None
def table(k):
    if k not in _tables:
        _tables[k] = read(k)
    return _tables[k]
def engine():
    global _engine
    if _engine is None:
        _engine = {"url": URL}
    return _engine
class Repo:
    _cache = {}
    _conn = None
    @classmethod
    def rows(cls, k):
        try: return cls._cache[k]
        except KeyError:
            rows = cls._cache[k] = low.read(k)
            return rows
    @classmethod
    def conn(cls):
        if not cls._conn: cls._conn = ("conn", low.URL)
        return cls._conn
--- file other.py
from m import table, engine, Repo
def all_(k): return table(k), engine(), Repo.rows(k), Repo.conn()
--- cell
from other import all_
import m
all_(1)
--- edit low.py
def read(k): return [k, k]
URL = "v1"
--- edit low.py
def read(k): return [k, k]
URL = "v2"
--- probe
all_(1)

=== cached_what_functions_collect_stays tags=guard
Nobody would make it again.
--- file m.py
COUNTS, GROUPS, OPTIONS, SEEN = {}, {}, {"a": 1}, {}
_mode = None
def count(k):
    if k not in COUNTS: COUNTS[k] = 0
    COUNTS[k] += 1
    return COUNTS[k]
def group(k, v):
    if k not in GROUPS: GROUPS[k] = []
    GROUPS[k].append(v)
    return GROUPS[k]
def option(k, v):
    if k not in OPTIONS: raise KeyError(k)
    OPTIONS[k] = v
    return OPTIONS[k]
def get(k):
    SEEN[k] = SEEN.get(k, 0) + 1
    return SEEN[k]
def mode(m=None):
    global _mode
    if _mode is None: _mode = m
    return _mode
--- cell
import m
m.count("x"); m.count("x"); m.group("g", 1); m.option("a", 5); m.get("k"); m.mode("fast")
--- edit m.py
COUNTS, GROUPS, OPTIONS, SEEN = {}, {}, {"a": 1}, {}
_mode = None
def count(k):
    "Edited."
    if k not in COUNTS: COUNTS[k] = 0
    COUNTS[k] += 1
    return COUNTS[k]
def group(k, v):
    if k not in GROUPS: GROUPS[k] = []
    GROUPS[k].append(v)
    return list(GROUPS[k])
def option(k, v):
    if k not in OPTIONS: raise KeyError(f"no {k}")
    OPTIONS[k] = v
    return OPTIONS[k]
def get(k):
    SEEN[k] = SEEN.get(k, 0) + 1
    return SEEN[k] + 0
def mode(m=None):
    global _mode
    if _mode is None: _mode = m
    return f"{_mode}"
--- probe
m.COUNTS, m.GROUPS, m.OPTIONS, m.SEEN, m._mode

=== cached_objects_looked_up_by_hand_stay tags=guard
--- file m.py
class Session:
    def __init__(self, n): self.n, self.items = n, []
    def add(self, x): self.items.append(x)
SESSIONS = {}
def session(n):
    if n not in SESSIONS: SESSIONS[n] = Session(n)
    return SESSIONS[n]
--- cell
import m
m.session("a").add(1)
--- edit m.py
class Session:
    def __init__(self, n): self.n, self.items = n, []
    def add(self, x): self.items.append(x)
SESSIONS = {}
def session(n):
    if n not in SESSIONS:
        SESSIONS[n] = Session(n)
    s = SESSIONS[n]
    return s
--- probe
m.session("a").items

=== cached_model_loaded_when_first_asked_for
--- file store.py
_model = None
LOADS = []
def load(): LOADS.append(1); return {"w": 2}
def model():
    global _model
    if _model is None: _model = load()
    return _model
--- file serve.py
from store import model
def predict(x): return model()["w"] * x
--- cell
from serve import predict
import store
predict(2)
--- edit serve.py
from store import model
BIAS = 1
def predict(x): return model()["w"] * x + BIAS
--- edit store.py
_model = None
LOADS = []
def load(): LOADS.append(1); return {"w": 3}
def model():
    global _model
    if _model is None: _model = load()
    return _model
--- probe
predict(2), store._model

=== cached_decorators_of_our_own
--- file memo.py
def memo(fn):
    cache = {}
    def wrapper(n):
        if n not in cache: cache[n] = fn(n)
        return cache[n]
    return wrapper
class Memo:
    def __init__(self, fn): self.fn, self.cache = fn, {}
    def __call__(self, *a):
        if a not in self.cache: self.cache[a] = self.fn(*a)
        return self.cache[a]
--- file rates.py
RATE = 2
def rate(): return RATE
--- file m.py
from memo import memo, Memo
import rates
@memo
def total(n): return n * rates.rate()
@Memo
def net(n): return n + rates.RATE
class Shop:
    @staticmethod
    @memo
    def price(n): return n - rates.rate()
--- cell
from m import total, net, Shop
r = total(10), net(10), Shop.price(10)
--- edit rates.py
RATE = 2
def rate(): return RATE * 2
--- edit rates.py
RATE = 3
def rate(): return RATE * 2
--- probe
total(10), net(10), Shop.price(10)

=== kept_by_hand_injected_engine tags=guard
--- file m.py
_engine = None
URL = "a"
def connect(): return ["engine", URL]
def get():
    global _engine
    if _engine is None: _engine = connect()
    return _engine
--- cell
import m
def make(): return ["fake"]
m._engine = make()
--- edit m.py
_engine = None
URL = "a"
def connect(): return ["engine2", URL]
def get():
    global _engine
    if _engine is None: _engine = connect()
    return _engine
--- probe
m.get()

=== kept_by_hand_injected_item_computed
--- file m.py
_t = {}
def connect(k): return ["engine", k]
def get(k):
    if k not in _t: _t[k] = connect(k)
    return _t[k]
--- cell
import m
m._t["x"] = list("ab")
m.get("y")
--- edit m.py
_t = {}
def connect(k): return ["engine2", k]
def get(k):
    if k not in _t: _t[k] = connect(k)
    return _t[k]
--- probe
m.get("x")
m.get("y")

=== kept_by_hand_set_function_beside_memo tags=guard
--- file m.py
_t = {}
def connect(k): return ["engine", k]
def get(k):
    if k not in _t: _t[k] = connect(k)
    return _t[k]
def register(k, v): _t[k] = v
--- cell
import m
m.register("x", "mine")
m.get("y")
--- edit m.py
_t = {}
def connect(k): return ["engine2", k]
def get(k):
    if k not in _t: _t[k] = connect(k)
    return _t[k]
def register(k, v): _t[k] = v
--- probe
m.get("x")

=== kept_by_hand_set_engine_beside_memo tags=guard
--- file m.py
_engine = None
def connect(): return ["engine"]
def get():
    global _engine
    if _engine is None: _engine = connect()
    return _engine
def use(engine):
    global _engine
    _engine = engine
--- cell
import m
m.use(["mine"])
--- edit m.py
_engine = None
def connect(): return ["engine2"]
def get():
    global _engine
    if _engine is None: _engine = connect()
    return _engine
def use(engine):
    global _engine
    _engine = engine
--- probe
m.get()

=== kept_by_hand_state_that_functions_add_to tags=guard
--- file m.py
import random
_state = None
def make(): return {"items": []}
def state():
    global _state
    if _state is None: _state = make()
    return _state
def add(x): state()["items"].append(x)
--- cell
import m
m.add(1); m.add(2)
--- edit m.py
import random
_state = None
def make(): return {"items": [], "v": 2}
def state():
    global _state
    if _state is None: _state = make()
    return _state
def add(x): state()["items"].append(x)
--- probe
m.state()["items"]
"""
