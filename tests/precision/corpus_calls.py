"""A changed function ran while some module was imported: that module's state may come from it."""

TEXT = r"""
=== calls_direct
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
X = f()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X, lib.f()
--- plan
patch low
execute lib

=== calls_only_the_caller_runs
--- file low.py
def f(): return 'v1'
def g(): return 'g1'
--- file lib.py
from low import f
X = f()
--- file other.py
from low import g
Y = g()
--- cell
import lib, other
--- edit low.py
def f(): return 'v2'
def g(): return 'g1'
--- probe
lib.X, other.Y
--- plan
patch low
execute lib

=== calls_through_a_helper
--- file low.py
def f(): return 'v1'
--- file mid.py
import low
def helper(): return low.f() + '!'
--- file lib.py
import mid
X = mid.helper()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_by_its_own_module
Dependents that use the result only inside functions get it by name.
--- file low.py
def f(): return 'v1'
TABLE = {'f': f()}
--- file lib.py
from low import TABLE
def get(): return TABLE['f']
--- cell
import lib
--- edit low.py
def f(): return 'v2'
TABLE = {'f': f()}
--- probe
lib.get(), lib.TABLE is __import__('low').TABLE
--- plan
execute low
rebind lib

=== calls_operator
--- file low.py
class V:
    def __init__(self, n): self.n = n
    def __add__(self, other): return self.n + other.n
--- file lib.py
from low import V
X = V(1) + V(2)
--- cell
import lib
--- edit low.py
class V:
    def __init__(self, n): self.n = n
    def __add__(self, other): return self.n * 10 + other.n
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_comparison_by_sorted
--- file low.py
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
--- file lib.py
from low import V
X = [v.n for v in sorted([V(1), V(3), V(2)])]
--- cell
import lib
--- edit low.py
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n > other.n
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_hash_by_a_dict
--- file low.py
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other): return self.n == other.n
--- file lib.py
from low import Key
X = len({Key(1): 1, Key(2): 2})
--- cell
import lib
--- edit low.py
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other): return True
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_key_of_sorted
--- file low.py
def key(x): return x
--- file lib.py
from low import key
X = sorted([3, 1, 2], key=key)
--- cell
import lib
--- edit low.py
def key(x): return -x
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_key_lambda_of_sorted
--- file low.py
KEY = lambda x: x
--- file lib.py
import low
X = sorted([3, 1, 2], key=low.KEY)
--- cell
import lib
--- edit low.py
KEY = lambda x: -x
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_callback_of_map_and_reduce
--- file low.py
def double(x): return 2 * x
def join(a, b): return a + b
--- file lib.py
from functools import reduce
from low import double, join
X = reduce(join, map(double, [1, 2, 3]))
--- cell
import lib
--- edit low.py
def double(x): return 3 * x
def join(a, b): return a + b
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_partial
--- file low.py
def add(a, b): return a + b
--- file lib.py
from functools import partial
import low
inc = partial(low.add, 1)
X = inc(2)
--- cell
import lib
--- edit low.py
def add(a, b): return a * 100 + b
--- probe
lib.X, lib.inc(5)
--- plan
patch low
execute lib

=== calls_decorator
--- file low.py
def deco(f):
    f.tag = 'v1'
    return f
--- file lib.py
from low import deco
@deco
def f(): return f.tag
--- cell
import lib
--- edit low.py
def deco(f):
    f.tag = 'v2'
    return f
--- probe
lib.f()
--- plan
patch low
execute lib

=== calls_decorator_factory
--- file low.py
def tagged(tag):
    def deco(f):
        f.tag = tag
        return f
    return deco
--- file lib.py
from low import tagged
@tagged('x')
def f(): return f.tag
--- cell
import lib
--- edit low.py
def tagged(tag):
    def deco(f):
        f.tag = tag * 2
        return f
    return deco
--- probe
lib.f()
--- plan
patch low
execute lib

=== calls_class_decorator
--- file low.py
def deco(cls):
    cls.tag = 'v1'
    return cls
--- file lib.py
import low
@low.deco
class K: pass
--- cell
import lib
--- edit low.py
def deco(cls):
    cls.tag = 'v2'
    return cls
--- probe
lib.K.tag
--- plan
patch low
execute lib

=== calls_init_subclass
--- file low.py
class Base:
    def __init_subclass__(cls, **kw): cls.tag = 'v1'
--- file lib.py
from low import Base
class K(Base): pass
--- cell
import lib
--- edit low.py
class Base:
    def __init_subclass__(cls, **kw): cls.tag = 'v2'
--- probe
lib.K.tag
--- plan
patch low
execute lib

=== calls_set_name
--- file low.py
class Field:
    def __set_name__(self, owner, name): self.name = name
--- file lib.py
from low import Field
class K: x = Field()
--- cell
import lib
--- edit low.py
class Field:
    def __set_name__(self, owner, name): self.name = name.upper()
--- probe
lib.K.x.name
--- plan
patch low
execute lib

=== calls_metaclass
--- file low.py
class Meta(type):
    def __new__(meta, name, bases, ns):
        ns['tag'] = 'v1'
        return super().__new__(meta, name, bases, ns)
--- file lib.py
from low import Meta
class K(metaclass=Meta): pass
--- cell
import lib
--- edit low.py
class Meta(type):
    def __new__(meta, name, bases, ns):
        ns['tag'] = 'v2'
        return super().__new__(meta, name, bases, ns)
--- probe
lib.K.tag
--- plan
patch low
execute lib

=== calls_metaclass_prepare
--- file low.py
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases): return {'tag': 'v1'}
--- file lib.py
from low import Meta
class K(metaclass=Meta): pass
--- cell
import lib
--- edit low.py
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases): return {'tag': 'v2'}
--- probe
lib.K.tag
--- plan
patch low
execute lib

=== calls_property
--- file low.py
class C:
    @property
    def rate(self): return 'v1'
c = C()
--- file lib.py
from low import c
X = c.rate
--- cell
import lib
--- edit low.py
class C:
    @property
    def rate(self): return 'v2'
c = C()
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_cached_property
The first reader filled the cache, so the second ran nothing: both show the old result.
--- file low.py
from functools import cached_property
class C:
    @cached_property
    def rate(self): return ['v1']
c = C()
--- file lib.py
from low import c
X = c.rate
--- file app.py
from low import c
Y = c.rate
--- cell
import lib, app
--- edit low.py
from functools import cached_property
class C:
    @cached_property
    def rate(self): return ['v2']
c = C()
--- probe
lib.X, app.Y, lib.X is app.Y, lib.c.rate
--- plan
patch low
execute lib app

=== calls_context_manager
--- file low.py
class Open:
    def __enter__(self): return 'v1'
    def __exit__(self, *a): pass
--- file lib.py
from low import Open
with Open() as X: pass
--- cell
import lib
--- edit low.py
class Open:
    def __enter__(self): return 'v2'
    def __exit__(self, *a): pass
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_context_manager_exit
--- file low.py
log = []
class Open:
    def __init__(self, out): self.out = out
    def __enter__(self): pass
    def __exit__(self, *a): self.out.append('v1')
--- file lib.py
from low import Open
X = []
with Open(X): pass
--- cell
import lib
--- edit low.py
log = []
class Open:
    def __init__(self, out): self.out = out
    def __enter__(self): pass
    def __exit__(self, *a): self.out.append('v2')
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_contextlib_generator
--- file low.py
from contextlib import contextmanager
@contextmanager
def opened(): yield 'v1'
--- file lib.py
from low import opened
with opened() as X: pass
--- cell
import lib
--- edit low.py
from contextlib import contextmanager
@contextmanager
def opened(): yield 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_generator
--- file low.py
def numbers(): yield from (1, 2)
--- file lib.py
from low import numbers
X = list(numbers())
--- cell
import lib
--- edit low.py
def numbers(): yield from (3, 4)
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_generator_not_started
A suspended generator keeps its code: only making it again helps.
--- file low.py
def numbers():
    yield 1
    yield 2
--- file lib.py
import low
G = low.numbers()
--- cell
import lib
--- edit low.py
def numbers():
    yield 3
    yield 4
--- probe
next(lib.G)
--- plan
patch low
execute lib

=== calls_generator_shared
Who goes on with a generator that another module started depends on it as well.
--- file low.py
def numbers():
    yield 1
    yield 2
--- file mid.py
from low import numbers
G = numbers()
A = next(G)
--- file lib.py
from mid import G
B = next(G)
--- cell
import lib
--- edit low.py
def numbers():
    yield 3
    yield 4
--- probe
__import__('mid').A, lib.B
--- plan
patch low
execute mid lib

=== calls_generator_method_not_started
--- file low.py
class Source:
    def read(self):
        yield 'v1'
--- file lib.py
from low import Source
G = Source().read()
--- cell
import lib
--- edit low.py
class Source:
    def read(self):
        yield 'v2'
--- probe
list(lib.G)
--- plan
patch low
execute lib

=== calls_generator_expression_of_a_helper
--- file low.py
def double(xs): return (2 * x for x in xs)
--- file lib.py
from low import double
G = double([1, 2])
--- cell
import lib
--- edit low.py
def double(xs): return (3 * x for x in xs)
--- probe
list(lib.G)
--- plan
patch low
execute lib

=== calls_generator_expression_at_top_level
--- file low.py
G = (2 * x for x in [1, 2])
def f(): return list(G)
--- cell
import low
--- edit low.py
G = (3 * x for x in [1, 2])
def f(): return list(G)
--- probe
low.f()
--- plan
execute low

=== calls_inner_generator_of_a_helper
--- file low.py
def make():
    def numbers(): yield 1
    return numbers()
--- file lib.py
from low import make
G = make()
--- cell
import lib
--- edit low.py
def make():
    def numbers(): yield 2
    return numbers()
--- probe
list(lib.G)
--- plan
patch low
execute lib

=== calls_coroutine
--- file low.py
async def main(): return 'v1'
--- file lib.py
import asyncio
from low import main
X = asyncio.run(main())
--- cell
import lib
--- edit low.py
async def main(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_in_a_comprehension
--- file low.py
def f(x): return ('v1', x)
--- file lib.py
from low import f
X = [f(i) for i in range(2)]
--- cell
import lib
--- edit low.py
def f(x): return ('v2', x)
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_in_a_condition
--- file low.py
def f(x): return x == 1
--- file lib.py
from low import f
if f(1):
    X = 'yes'
else:
    X = 'no'
--- cell
import lib
--- edit low.py
def f(x): return x == 2
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_truth_and_length
--- file low.py
class Box:
    def __len__(self): return 0
--- file lib.py
from low import Box
X = 'full' if Box() else 'empty'
--- cell
import lib
--- edit low.py
class Box:
    def __len__(self): return 5
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_format_in_an_f_string
--- file low.py
class V:
    def __format__(self, spec): return 'v1' + spec
--- file lib.py
from low import V
X = f'<{V():s}>'
--- cell
import lib
--- edit low.py
class V:
    def __format__(self, spec): return 'v2' + spec
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_str_by_join
--- file low.py
class V:
    def __str__(self): return 'v1'
--- file lib.py
from low import V
X = '-'.join(map(str, [V(), V()]))
--- cell
import lib
--- edit low.py
class V:
    def __str__(self): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_getattr_of_an_instance
--- file low.py
class Config:
    def __getattr__(self, name): return 'v1 ' + name
config = Config()
--- file lib.py
from low import config
X = config.rate
--- cell
import lib
--- edit low.py
class Config:
    def __getattr__(self, name): return 'v2 ' + name
config = Config()
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_descriptor
--- file low.py
class Field:
    def __get__(self, obj, owner): return 'v1'
--- file mid.py
from low import Field
class K: x = Field()
--- file lib.py
from mid import K
X = K.x
--- cell
import lib
--- edit low.py
class Field:
    def __get__(self, obj, owner): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_in_a_class_body
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
class K:
    rate = low.f()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.K.rate
--- plan
patch low
execute lib

=== calls_in_a_default_argument
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
def g(x=low.f()): return x
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.g()
--- plan
patch low
execute lib

=== calls_in_an_annotation
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
def g(x: low.f()): return x
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.g.__annotations__
--- plan
patch low
execute lib

=== calls_in_a_thread
--- file low.py
def f(): return 'v1'
--- file lib.py
from threading import Thread
from low import f
X = []
thread = Thread(target=lambda: X.append(f()))
thread.start()
thread.join()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_in_a_thread_pool
--- file low.py
def f(x): return ('v1', x)
--- file lib.py
from concurrent.futures import ThreadPoolExecutor
from low import f
with ThreadPoolExecutor(2) as pool:
    X = list(pool.map(f, [1, 2]))
--- cell
import lib
--- edit low.py
def f(x): return ('v2', x)
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_iteration
--- file low.py
class Two:
    def __iter__(self): return iter([1, 2])
--- file lib.py
from low import Two
X = []
for each in Two():
    X.append(each)
--- cell
import lib
--- edit low.py
class Two:
    def __iter__(self): return iter([3, 4])
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_lru_cached_function
Only the first caller ran it: the second got the remembered result.
--- file low.py
from functools import lru_cache
@lru_cache
def f(): return ['v1']
--- file lib.py
from low import f
X = f()
--- file app.py
from low import f
Y = f()
--- cell
import lib, app
--- edit low.py
from functools import lru_cache
@lru_cache
def f(): return ['v2']
--- probe
lib.X, app.Y, lib.X is app.Y, lib.f()
--- plan
patch low
execute lib app

=== calls_below_an_lru_cached_function
--- file low.py
def f(): return ['v1']
--- file mid.py
from functools import cache
from low import f
@cache
def get(): return f()
--- file lib.py
from mid import get
X = get()
--- file app.py
from mid import get
Y = get()
--- cell
import lib, app
--- edit low.py
def f(): return ['v2']
--- probe
lib.X, app.Y, lib.X is app.Y
--- plan
patch low
execute lib app

=== calls_below_a_global_cache
The middle module keeps what the old function gave, so it runs as well.
--- file low.py
def f(): return ['v1']
--- file mid.py
from low import f
_kept = None
def get():
    global _kept
    if _kept is None:
        _kept = f()
    return _kept
--- file lib.py
from mid import get
X = get()
--- file app.py
from mid import get
Y = get()
--- cell
import lib, app
--- edit low.py
def f(): return ['v2']
--- probe
lib.X, app.Y, lib.X is app.Y, lib.get()
--- plan
patch low
execute mid lib app

=== calls_below_a_dictionary_cache
--- file low.py
def f(): return ['v1']
--- file mid.py
from low import f
_kept = {}
def get(key):
    if key not in _kept:
        _kept[key] = f()
    return _kept[key]
--- file lib.py
from mid import get
X = get('k')
--- file app.py
from mid import get
Y = get('k')
--- cell
import lib, app
--- edit low.py
def f(): return ['v2']
--- probe
lib.X, app.Y, lib.X is app.Y
--- plan
patch low
execute lib app

=== calls_below_a_lazy_attribute
What an import added to the object is taken back before it runs again.
--- file low.py
def load(): return ['v1']
--- file mid.py
import low
class Config:
    _rate = None
    @property
    def rate(self):
        if self._rate is None:
            self._rate = low.load()
        return self._rate
config = Config()
--- file lib.py
from mid import config
X = config.rate
--- file app.py
from mid import config
Y = config.rate
--- cell
import lib, app
--- edit low.py
def load(): return ['v2']
--- probe
lib.X, app.Y, lib.X is app.Y, lib.config.rate
--- plan
patch low
execute lib app

=== calls_below_an_attribute_set_anew
--- file low.py
def load(): return ['v1']
--- file mid.py
import low
class Config:
    def __init__(self): self._rate = None
    @property
    def rate(self):
        if self._rate is None:
            self._rate = low.load()
        return self._rate
config = Config()
--- file lib.py
from mid import config
X = config.rate
--- file app.py
from mid import config
Y = config.rate
--- cell
import lib, app
--- edit low.py
def load(): return ['v2']
--- probe
lib.X, app.Y, lib.X is app.Y, lib.config.rate
--- plan
patch low
execute mid lib app

=== calls_below_a_memo_decorator
--- file memo.py
def memo(function):
    kept = {}
    def wrapper(*args):
        if args not in kept:
            kept[args] = function(*args)
        return kept[args]
    return wrapper
--- file low.py
from memo import memo
@memo
def f(): return ['v1']
--- file lib.py
from low import f
X = f()
--- file app.py
from low import f
Y = f()
--- cell
import lib, app
--- edit low.py
from memo import memo
@memo
def f(): return ['v2']
--- probe
lib.X, app.Y, lib.X is app.Y, lib.f()
--- plan
patch low
execute lib app

=== calls_singledispatch
--- file low.py
from functools import singledispatch
@singledispatch
def show(x): return 'v1'
@show.register
def _(x: int): return 'int1'
--- file lib.py
from low import show
X = show(1), show('a')
--- cell
import lib
--- edit low.py
from functools import singledispatch
@singledispatch
def show(x): return 'v1'
@show.register
def _(x: int): return 'int2'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_alternative_constructor
--- file low.py
class K:
    @classmethod
    def make(cls):
        k = cls()
        k.tag = 'v1'
        return k
    @staticmethod
    def name(): return 'n1'
--- file lib.py
from low import K
X = K.make().tag, K.name()
--- cell
import lib
--- edit low.py
class K:
    @classmethod
    def make(cls):
        k = cls()
        k.tag = 'v2'
        return k
    @staticmethod
    def name(): return 'n1'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_call_of_an_instance
--- file low.py
class Maker:
    def __call__(self): return 'v1'
make = Maker()
--- file lib.py
from low import make
X = make()
--- cell
import lib
--- edit low.py
class Maker:
    def __call__(self): return 'v2'
make = Maker()
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_isinstance_hook
--- file low.py
class Meta(type):
    def __instancecheck__(cls, x): return False
class Any(metaclass=Meta): pass
--- file lib.py
from low import Any
X = isinstance(1, Any)
--- cell
import lib
--- edit low.py
class Meta(type):
    def __instancecheck__(cls, x): return True
class Any(metaclass=Meta): pass
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_class_getitem
--- file low.py
class Of:
    def __class_getitem__(cls, item): return ('v1', item)
--- file lib.py
from low import Of
X = Of[int]
--- cell
import lib
--- edit low.py
class Of:
    def __class_getitem__(cls, item): return ('v2', item)
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_post_init
--- file low.py
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    def __post_init__(self): self.y = self.x + 1
--- file lib.py
from low import Point
X = Point(1).y
--- cell
import lib
--- edit low.py
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    def __post_init__(self): self.y = self.x + 2
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_default_factory
--- file low.py
def make(): return ['v1']
--- file mid.py
from dataclasses import dataclass, field
from low import make
@dataclass
class Point:
    x: list = field(default_factory=make)
--- file lib.py
from mid import Point
X = Point()
--- cell
import lib
--- edit low.py
def make(): return ['v2']
--- probe
lib.X.x
--- plan
patch low
execute lib

=== calls_enum_hook
--- file low.py
from enum import Enum
class Base(Enum):
    def _generate_next_value_(name, start, count, last): return name
--- file lib.py
from enum import auto
from low import Base
class Color(Base):
    RED = auto()
--- cell
import lib
--- edit low.py
from enum import Enum
class Base(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
--- probe
lib.Color.RED.value
--- plan
patch low
execute lib

=== calls_copy_hook
--- file low.py
class V:
    tag = 'v0'
    def __copy__(self): return 'v1'
--- file lib.py
import copy
from low import V
X = copy.copy(V())
--- cell
import lib
--- edit low.py
class V:
    tag = 'v0'
    def __copy__(self): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_by_executed_text
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
space = {'low': low}
exec('X = low.f()', space)
X = space['X']
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_through_a_registry_without_an_import
The one that calls never imported the one that is called.
--- file registry.py
hooks = []
def run(): return [hook() for hook in hooks]
--- file plugin.py
from registry import hooks
def hook(): return 'v1'
hooks.append(hook)
--- file lib.py
import registry
X = registry.run()
--- cell
import plugin, lib
--- edit plugin.py
from registry import hooks
def hook(): return 'v2'
hooks.append(hook)
--- probe
lib.X
--- plan
patch plugin
execute lib

=== calls_by_a_module_that_came_later
--- file low.py
def f(): return 'v1'
--- cell
import low
--- file lib.py
from low import f
X = f()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_seen_again_after_each_reload
The caller appears with the second edit; the third edit must find it.
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
X = None
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- edit lib.py
from low import f
X = f()
--- edit low.py
def f(): return 'v3'
--- probe
lib.X
--- plan
patch low
execute lib

=== calls_of_a_function_whose_module_was_executed_meanwhile
--- file low.py
RATE = 1
def f(): return 'v1'
--- file lib.py
from low import f
X = f()
--- cell
import lib
--- edit low.py
RATE = 2
def f(): return 'v1'
--- edit low.py
RATE = 2
def f(): return 'v2'
--- probe
lib.X
--- plan
execute low
patch low
execute lib

=== calls_chain_of_results
--- file low.py
def f(): return 1
--- file mid.py
from low import f
A = f()
--- file top.py
from mid import A
B = A + 1
--- file app.py
from top import B
def get(): return B
--- cell
import app
--- edit low.py
def f(): return 2
--- probe
app.get()
--- plan
patch low
execute mid top
rebind app

=== calls_of_a_cached_function_whose_result_was_there_already
The second time, the import ran nothing of what the result was made of.
--- file low.py
def rate(): return 'v1'
--- file mid.py
from functools import lru_cache
from low import rate
@lru_cache
def get(): return rate()
--- file lib.py
import mid
LEVEL = 1
X = mid.get()
--- cell
import lib
--- edit lib.py
import mid
LEVEL = 2
X = mid.get()
--- edit low.py
def rate(): return 'v2'
--- probe
lib.X, lib.LEVEL, lib.mid.get()
--- plan
patch low
execute lib
"""
