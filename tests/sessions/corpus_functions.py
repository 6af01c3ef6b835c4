"""Functions that the user holds in any way follow their edits."""

TEXT = r'''
=== functions_body
--- file lib.py
def f(x): return x + 1
--- cell
from lib import f
--- edit lib.py
def f(x): return x + 2
--- probe
f(1)

=== functions_in_containers
--- file lib.py
def f(): return 'v1'
def g(): return 'v1'
--- cell
from lib import f, g
from collections import deque, ChainMap
held = [f, {'g': g}, (f, [g]), {f}, deque([g]), ChainMap({'f': f})]
--- edit lib.py
def f(): return 'v2'
def g(): return 'v2 g'
--- probe
held[0](), held[1]['g'](), held[2][0](), held[2][1][0]()
[h() for h in held[3]], held[4][0](), held[5]['f']()
f in held[3], held[0] is f

=== functions_as_dict_keys
--- file lib.py
def f(): return 'v1'
--- cell
from lib import f
import lib
names = {f: 'found'}
--- edit lib.py
def f(): return 'v2'
--- probe
names[lib.f], names[f]
[k() for k in names]

=== functions_in_partials
--- file lib.py
def f(a, b=1): return (a, b)
--- cell
from functools import partial, partialmethod
from lib import f
p = partial(f, 1)
pp = partial(p, b=5)
--- edit lib.py
def f(a, b=1): return ('v2', a, b)
--- probe
p(), pp()

=== functions_in_notebook_closures_and_lambdas
--- file lib.py
def f(x): return x + 1
--- cell
from lib import f
def twice(h):
    def inner(x): return h(h(x))
    return inner
t = twice(f)
l = lambda x, h=f: h(x)
--- edit lib.py
def f(x): return x + 10
--- probe
t(1), l(1)

=== functions_as_default_arguments
--- file lib.py
def f(): return 'v1'
--- cell
from lib import f
def call(h=f, *, k=f): return h(), k()
--- edit lib.py
def f(): return 'v2'
--- probe
call()

=== functions_as_callbacks_of_library_objects
--- file lib.py
def on_value(x): return ('v1', x)
def order(x): return x
--- cell
from lib import on_value, order
import json, itertools, heapq
from collections import defaultdict
from concurrent.futures import Future
encoder = json.JSONEncoder(default=on_value)
zero = defaultdict(on_value.__get__(7))
future, seen = Future(), []
future.add_done_callback(lambda done: seen.append(on_value(done.result())))
key = dict(key=order)
--- edit lib.py
def on_value(x): return ('v2', x)
def order(x): return -x
--- then
future.set_result(3)
--- probe
encoder.default(1)
zero['a']
seen
sorted([1, 3, 2], **key)

=== functions_bound_methods_held
--- file lib.py
class A:
    def __init__(self): self.n = 1
    def get(self): return ('v1', self.n)
    @classmethod
    def make(cls): return ('v1', cls.__name__)
    @staticmethod
    def tool(): return 'v1'
--- cell
from lib import A
a = A()
get, make, tool = a.get, A.make, A.tool
held = {'get': a.get}
--- edit lib.py
class A:
    def __init__(self): self.n = 1
    def get(self): return ('v2', self.n)
    @classmethod
    def make(cls): return ('v2', cls.__name__)
    @staticmethod
    def tool(): return 'v2'
--- probe
get(), make(), tool(), held['get']()

=== functions_closures_from_a_factory_keep_their_values
--- file lib.py
def adder(n):
    def add(x):
        return x + n
    return add
--- cell
from lib import adder
add1, add5 = adder(1), adder(5)
--- edit lib.py
def adder(n):
    def add(x):
        return ('v2', x + n)
    return add
--- probe
add1(1), add5(1), adder(7)(1)

=== functions_closure_counter_shares_its_cell
The count is state of a live object, so the session counts after the edit only.
--- file lib.py
def counter():
    n = 0
    def bump():
        nonlocal n
        n += 1
        return n
    def peek():
        return n
    return bump, peek
--- cell
from lib import counter
bump, peek = counter()
--- edit lib.py
def counter():
    n = 0
    def bump():
        nonlocal n
        n += 10
        return n
    def peek():
        return ('now', n)
    return bump, peek
--- then
bump(); bump()
--- probe
bump(), peek()

=== functions_closure_with_renamed_free_variable
--- file lib.py
def scaler(factor):
    def scale(x):
        return x * factor
    return scale
--- cell
from lib import scaler
--- edit lib.py
def scaler(ratio):
    def scale(x):
        return ('v2', x * ratio)
    return scale
--- probe
scaler(3)(2)

=== functions_gain_a_free_variable
--- file lib.py
def make():
    base = 10
    def f(x):
        return x
    return f
f = make()
--- cell
from lib import f, make
held = [f]
--- edit lib.py
def make():
    base = 10
    def f(x):
        return x + base
    return f
f = make()
--- probe
f(1), held[0](1), make()(1)

=== functions_lose_a_free_variable
--- file lib.py
def make():
    base = 10
    def f(x):
        return x + base
    return f
f = make()
--- cell
from lib import f
held = [f]
--- edit lib.py
def make():
    def f(x):
        return ('plain', x)
    return f
f = make()
--- probe
f(1), held[0](1)

=== functions_change_their_signature
--- file lib.py
def f(a, b): return (a, b)
--- cell
from lib import f
held = [f]
import inspect
--- edit lib.py
def f(a, /, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
--- probe
held[0](1, c=3), f(1, 5, 6, c=3, e=9)
str(inspect.signature(held[0]))

=== functions_change_their_defaults
--- file lib.py
def f(a=1, *, b=2): return (a, b)
--- cell
from lib import f
held = [f]
--- edit lib.py
def f(a=10, *, b=20): return (a, b)
--- probe
held[0](), held[0].__defaults__, held[0].__kwdefaults__

=== functions_lose_their_defaults
--- file lib.py
def f(a=1, *, b=2): return (a, b)
--- cell
from lib import f
held = [f]
--- edit lib.py
def f(a, *, b): return (a, b)
--- probe
held[0].__defaults__, held[0].__kwdefaults__
outcome(held[0])

=== functions_defaults_from_a_constant
--- file lib.py
A = 1
B = A * 10
def f(x=A, *, y=B): return (x, y)
TABLE = {'a': A}
--- cell
from lib import f, TABLE, B
held = [f]
--- edit lib.py
A = 2
B = A * 10
def f(x=A, *, y=B): return (x, y)
TABLE = {'a': A}
--- probe
held[0](), TABLE, B

=== functions_change_doc_annotations_and_attributes
--- file lib.py
def f(a: int) -> int:
    """Old."""
    return a
f.unit = 'm'
f.old = True
--- cell
from lib import f
held = [f]
--- edit lib.py
def f(a: str) -> list:
    """New."""
    return a
f.unit = 'km'
f.new = True
--- probe
held[0].__doc__, held[0].__annotations__
held[0].unit, held[0].new, hasattr(held[0], 'old')

=== functions_gain_and_lose_a_docstring
--- file lib.py
def f():
    """Old."""
def g(): return 1
--- cell
from lib import f, g
--- edit lib.py
def f(): return 1
def g():
    """New."""
    return 1
--- probe
f.__doc__, f(), g.__doc__

=== functions_decorated_in_the_same_module
--- file lib.py
import functools
def shout(f):
    @functools.wraps(f)
    def wrapper(*args): return f(*args) + '!'
    return wrapper
@shout
def hello(name): return 'hello ' + name
--- cell
from lib import hello
held = [hello]
--- edit lib.py
import functools
def shout(f):
    @functools.wraps(f)
    def wrapper(*args): return f(*args) + '!'
    return wrapper
@shout
def hello(name): return 'bye ' + name
--- probe
hello('bob'), held[0]('bob'), held[0].__wrapped__('al')

=== functions_whose_decorator_changed
--- file lib.py
import functools
def shout(f):
    @functools.wraps(f)
    def wrapper(*args): return f(*args) + '!'
    return wrapper
@shout
def hello(name): return 'hello ' + name
--- cell
from lib import hello
held = [hello]
--- edit lib.py
import functools
def shout(f):
    @functools.wraps(f)
    def wrapper(*args): return f(*args).upper() + '!!'
    return wrapper
@shout
def hello(name): return 'hello ' + name
--- probe
hello('bob'), held[0]('bob')

=== functions_whose_decorator_in_another_module_changed
--- file deco.py
def loud(f):
    def wrapper(*args): return f(*args) + '!'
    return wrapper
--- file lib.py
from deco import loud
@loud
def hello(name): return 'hello ' + name
--- cell
from lib import hello
held = {'h': hello}
--- edit deco.py
def loud(f):
    name = f.__name__
    def wrapper(*args): return name + ': ' + f(*args) + '?'
    return wrapper
--- probe
hello('bob'), held['h']('bob')

=== functions_edited_below_a_decorator_of_another_module
--- file deco.py
def loud(f):
    def wrapper(*args): return f(*args) + '!'
    return wrapper
--- file lib.py
from deco import loud
@loud
def hello(name): return 'hello ' + name
@loud
def bye(name): return 'bye ' + name
--- cell
from lib import hello, bye
held = [hello, bye]
--- edit lib.py
from deco import loud
@loud
def hello(name): return 'HELLO ' + name
@loud
def bye(name): return 'bye ' + name
--- probe
hello('bob'), held[0]('bob'), held[1]('bob')

=== functions_gain_a_decorator
--- file lib.py
def twice(f):
    def wrapper(x): return f(f(x))
    return wrapper
def inc(x): return x + 1
--- cell
from lib import inc
held = [inc]
--- edit lib.py
def twice(f):
    def wrapper(x): return f(f(x))
    return wrapper
@twice
def inc(x): return x + 1
--- probe
inc(1), __import__('lib').inc(1)

=== functions_held_gain_a_decorator
--- file lib.py
def twice(f):
    def wrapper(x): return f(f(x))
    return wrapper
def inc(x): return x + 1
--- cell
from lib import inc
held = [inc]
--- edit lib.py
def twice(f):
    def wrapper(x): return f(f(x))
    return wrapper
@twice
def inc(x): return x + 1
--- probe
held[0](1)

=== functions_lose_a_decorator
--- file lib.py
def twice(f):
    def wrapper(x): return f(f(x))
    return wrapper
@twice
def inc(x): return x + 1
--- cell
from lib import inc
held = [inc]
--- edit lib.py
def twice(f):
    def wrapper(x): return f(f(x))
    return wrapper
def inc(x): return x + 1
--- probe
inc(1), __import__('lib').inc(1)

=== functions_held_lose_a_decorator
--- file lib.py
def twice(f):
    def wrapper(x): return f(f(x))
    return wrapper
@twice
def inc(x): return x + 1
--- cell
from lib import inc
held = [inc]
--- edit lib.py
def twice(f):
    def wrapper(x): return f(f(x))
    return wrapper
def inc(x): return x + 1
--- probe
held[0](1)

=== functions_with_a_decorator_that_takes_new_arguments
--- file deco.py
def times(n):
    def decorate(f):
        def wrapper(x): return [f(x)] * n
        return wrapper
    return decorate
--- file lib.py
from deco import times
@times(2)
def f(x): return x
--- cell
from lib import f
held = [f]
--- edit lib.py
from deco import times
@times(3)
def f(x): return -x
--- probe
f(1), held[0](1)

=== functions_stacked_decorators
--- file lib.py
def a(f):
    def wrapper(): return 'a' + f()
    return wrapper
def b(f):
    def wrapper(): return 'b' + f()
    return wrapper
@a
@b
def f(): return '.'
--- cell
from lib import f
held = [f]
--- edit lib.py
def a(f):
    def wrapper(): return 'A' + f()
    return wrapper
def b(f):
    def wrapper(): return 'b' + f()
    return wrapper
@b
@a
def f(): return '!'
--- probe
f(), __import__('lib').f()

=== functions_held_change_stacked_decorators
--- file lib.py
def a(f):
    def wrapper(): return 'a' + f()
    return wrapper
def b(f):
    def wrapper(): return 'b' + f()
    return wrapper
@a
@b
def f(): return '.'
--- cell
from lib import f
held = [f]
--- edit lib.py
def a(f):
    def wrapper(): return 'A' + f()
    return wrapper
def b(f):
    def wrapper(): return 'b' + f()
    return wrapper
@b
@a
def f(): return '!'
--- probe
held[0]()

=== functions_decorator_class
--- file lib.py
class Counted:
    def __init__(self, f): self.f, self.calls = f, 0
    def __call__(self, *args):
        self.calls += 1
        return ('v1', self.f(*args))
@Counted
def f(x): return x
--- cell
from lib import f
held = [f]
--- edit lib.py
class Counted:
    def __init__(self, f): self.f, self.calls = f, 0
    def __call__(self, *args):
        self.calls += 1
        return ('v2', self.f(*args))
@Counted
def f(x): return -x
--- probe
f(3), held[0](4)

=== functions_generators_started_anew
--- file lib.py
def numbers(n):
    for i in range(n): yield i
--- cell
from lib import numbers
held = [numbers]
--- edit lib.py
def numbers(n):
    for i in range(n): yield i * 10
    yield 'end'
--- probe
list(held[0](3))

=== functions_become_generators_and_back
--- file lib.py
def a(): return [1, 2]
def b(): yield 1
--- cell
from lib import a, b
held = [a, b]
--- edit lib.py
def a():
    yield 3
    yield 4
def b(): return [5]
--- probe
list(held[0]()), held[1]()

=== functions_coroutines
--- file lib.py
async def fetch(x): return ('v1', x)
async def stream():
    yield 1
--- cell
import asyncio
from lib import fetch, stream
held = [fetch]
async def collect(): return [x async for x in stream()]
--- edit lib.py
async def fetch(x): return ('v2', x)
async def stream():
    yield 1
    yield 2
--- probe
asyncio.run(held[0](1)), asyncio.run(collect())

=== functions_sync_to_async
--- file lib.py
def fetch(x): return ('sync', x)
--- cell
import asyncio
from lib import fetch
held = [fetch]
--- edit lib.py
async def fetch(x): return ('async', x)
--- probe
asyncio.run(held[0](1))
asyncio.iscoroutinefunction(fetch) if hasattr(asyncio, 'iscoroutinefunction') else None

=== functions_new_and_recursive_see_their_module
--- file lib.py
state = []
def f(): return 1
--- cell
from lib import f
import lib
held = [f]
--- edit lib.py
state = []
def f(): return fact(5), helper()
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def helper():
    global state
    state = state + ['called']
    return list(state)
--- probe
held[0](), lib.state

=== functions_use_new_imports_and_globals
--- file lib.py
def f(x): return x
--- cell
from lib import f
held = [f]
--- edit lib.py
import math
from collections import OrderedDict as OD
LIMIT = 3
def f(x): return math.floor(x), LIMIT, OD.__name__
--- probe
held[0](2.5)

=== functions_lambdas_at_module_level
--- file lib.py
square = lambda x: x * x
pair = (lambda: 1, lambda: 2)
--- cell
from lib import square, pair
held = [square, *pair]
--- edit lib.py
square = lambda x: x ** 3
pair = (lambda: 10, lambda: 20)
--- probe
held[0](2), held[1](), held[2](), square(3)

=== functions_lambda_in_a_held_table
--- file lib.py
OPS = {'add': lambda a, b: a + b, 'mul': lambda a, b: a * b}
--- cell
from lib import OPS
import lib
add = OPS['add']
--- edit lib.py
OPS = {'add': lambda a, b: a + b + 100, 'mul': lambda a, b: a * b}
--- probe
OPS['add'](1, 2), lib.OPS['add'](1, 2), OPS['mul'](2, 3)

=== functions_inner_of_inner
--- file lib.py
def outer(a):
    def middle(b):
        def inner(c): return a + b + c
        return inner
    return middle
--- cell
from lib import outer
m = outer(1)
i = m(2)
--- edit lib.py
def outer(a):
    def middle(b):
        def inner(c): return ('v2', a + b + c)
        return inner
    return middle
--- probe
i(3), m(20)(3), outer(100)(2)(3)

=== functions_defined_twice_under_one_name
--- file lib.py
from functools import singledispatch
@singledispatch
def show(x): return 'object'
@show.register
def _(x: int): return 'int'
@show.register
def _(x: str): return 'str'
--- cell
from lib import show
--- edit lib.py
from functools import singledispatch
@singledispatch
def show(x): return 'object'
@show.register
def _(x: int): return 'INT'
@show.register
def _(x: str): return 'str'
--- probe
show(1), show('a'), show(1.0)

=== functions_singledispatch_with_notebook_registrations
What the notebook registered is state that its cells made; a body edit keeps it.
--- file lib.py
from functools import singledispatch
@singledispatch
def show(x): return 'object'
@show.register
def _(x: int): return 'int'
--- cell
from lib import show
class Mine: pass
@show.register
def show_mine(x: Mine): return 'mine'
--- edit lib.py
from functools import singledispatch
@singledispatch
def show(x): return 'OBJECT'
@show.register
def _(x: int): return 'INT'
--- probe
show(1), show(1.0), show(Mine())

=== functions_contextmanager
--- file lib.py
from contextlib import contextmanager
log = []
@contextmanager
def timed(name):
    log.append('start ' + name)
    yield name
    log.append('stop ' + name)
--- cell
from lib import timed
import lib
--- edit lib.py
from contextlib import contextmanager
log = []
@contextmanager
def timed(name):
    log.append('START ' + name)
    yield name.upper()
    log.append('STOP ' + name)
--- then
with timed('x') as shown: pass
--- probe
shown, lib.log

=== functions_cached_results_are_dropped
--- file lib.py
from functools import lru_cache, cache
RATE = 2
@cache
def price(x): return x * RATE
@lru_cache(maxsize=None)
def slow(x): return price(x) + 1
--- cell
from lib import price, slow
price(10), slow(10)
--- edit lib.py
from functools import lru_cache, cache
RATE = 3
@cache
def price(x): return x * RATE
@lru_cache(maxsize=None)
def slow(x): return price(x) + 1
--- probe
price(10), slow(10)

=== functions_line_numbers_and_source ref=ipython#15359
--- file lib.py
import inspect
def f(): return inspect.currentframe().f_lineno
def g(): return 1
--- cell
from lib import f, g
import inspect
--- edit lib.py
import inspect
# a comment
# moves everything

def f(): return inspect.currentframe().f_lineno

def g(): return 1
--- probe
f(), f.__code__.co_firstlineno, g.__code__.co_firstlineno
inspect.getsource(g), inspect.getsource(f)

=== functions_future_flags
--- file lib.py
def f(a: int): return a
--- cell
from lib import f
held = [f]
--- edit lib.py
from __future__ import annotations
def f(a: Unknown): return ('v2', a)
--- probe
held[0](1), held[0].__annotations__

=== functions_mutually_recursive
--- file lib.py
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
--- cell
from lib import even, odd
held = [even, odd]
--- edit lib.py
def even(n): return 'even' if n == 0 else odd(n - 1)
def odd(n): return 'odd' if n == 0 else even(n - 1)
--- probe
held[0](4), held[1](4)

=== functions_renamed
--- file lib.py
def old_name(): return 'v1'
def user(): return old_name()
--- cell
import lib
from lib import user
--- edit lib.py
def new_name(): return 'v2'
def user(): return new_name()
--- probe
user(), lib.new_name(), hasattr(lib, 'old_name')

=== functions_swap_their_names
--- file lib.py
def a(): return 'one'
def b(): return 'two'
--- cell
from lib import a, b
--- edit lib.py
def b(): return 'one'
def a(): return 'two'
--- probe
a(), b(), a.__name__, b.__name__

=== functions_alias_in_the_module
--- file lib.py
def f(): return 'v1'
g = f
--- cell
from lib import f, g
--- edit lib.py
def f(): return 'v2'
g = f
--- probe
f(), g(), f is g

=== functions_alias_becomes_its_own_function
--- file lib.py
def f(): return 'v1'
g = f
--- cell
from lib import f, g
import lib
--- edit lib.py
def f(): return 'v1'
def g(): return 'own'
--- probe
f(), g(), lib.g()

=== functions_ellipsis_bodies_filled
--- file lib.py
def f(): ...
class A:
    def g(self): ...
    class B: ...
--- cell
from lib import f, A
a, b = A(), A.B()
--- edit lib.py
def f(): return 1
class A:
    def g(self): return 2
    class B:
        x = 3
--- probe
f(), a.g(), b.x

=== functions_shadow_and_restore_a_global
--- file lib.py
rate = 1
def f(rate=5): return rate
def g(): return rate
def len(x): return 'own len'
def h(): return len([1])
--- cell
from lib import f, g, h
--- edit lib.py
rate = 2
def f(x=5): return rate
def g():
    rate = 7
    return rate
def h(): return len([1])
--- probe
f(), g(), h()

=== functions_in_library_registries
--- file lib.py
def parse(text): return ('v1', text)
def keep(record): return True
def hook(obj): return 'v1'
--- cell
import argparse, logging, json
from lib import parse, keep, hook
parser = argparse.ArgumentParser()
drop = parser.add_argument('--x', type=parse)
logger = logging.Logger('mine')
logger.addFilter(keep)
decoder = json.JSONDecoder(object_hook=hook)
--- edit lib.py
def parse(text): return ('v2', text)
def keep(record): return False
def hook(obj): return 'v2'
--- probe
parser.parse_args(['--x', 'a']).x
bool(logger.filter(logging.makeLogRecord({})))
decoder.decode('{}')

=== functions_in_numpy_wrappers needs=numpy
--- file lib.py
def f(x): return x + 1
--- cell
import numpy as np
from lib import f
v = np.vectorize(f, otypes=[int])
u = np.frompyfunc(f, 1, 1)
--- edit lib.py
def f(x): return x + 10
--- probe
v([1, 2]).tolist(), u(np.array([1, 2])).tolist()

=== functions_async_generators_and_context_managers
--- file lib.py
from contextlib import asynccontextmanager
async def count(n):
    for i in range(n): yield i
@asynccontextmanager
async def session(name):
    yield 'v1 ' + name
--- cell
import asyncio
from lib import count, session
async def main():
    async with session('x') as s:
        return s, [i async for i in count(2)]
--- edit lib.py
from contextlib import asynccontextmanager
async def count(n):
    for i in range(n): yield i * 10
@asynccontextmanager
async def session(name):
    yield 'v2 ' + name
--- probe
asyncio.run(main())

=== functions_top_level_await_in_a_cell
--- file lib.py
async def fetch(): return 'v1'
--- cell
from lib import fetch
drop = await fetch()
--- edit lib.py
async def fetch(): return 'v2'
--- then
shown = await fetch()
--- probe
shown

=== functions_partialmethod_and_singledispatchmethod
--- file lib.py
from functools import partialmethod, singledispatchmethod
class A:
    def scale(self, x, k): return ('v1', x * k)
    double = partialmethod(scale, k=2)
    @singledispatchmethod
    def show(self, x): return 'object'
    @show.register
    def _(self, x: int): return 'int'
--- cell
from lib import A
a = A()
--- edit lib.py
from functools import partialmethod, singledispatchmethod
class A:
    def scale(self, x, k): return ('v2', x * k)
    double = partialmethod(scale, k=3)
    @singledispatchmethod
    def show(self, x): return 'OBJECT'
    @show.register
    def _(self, x: int): return 'INT'
    @show.register
    def _(self, x: str): return 'STR'
--- probe
a.double(5), a.show(1), a.show('a'), a.show(None)

=== functions_comprehensions_and_nested_lambdas
--- file lib.py
def f(n): return [(lambda x: x + i)(n) for i in range(2)]
def g(n): return {k: [v for v in range(k)] for k in range(n)}
--- cell
from lib import f, g
held = [f, g]
--- edit lib.py
def f(n): return [(lambda x: x * i)(n) for i in range(3)]
def g(n): return {k: sum(v for v in range(k)) for k in range(n)}
--- probe
held[0](5), held[1](3)

=== functions_same_body_other_constant_types
--- file lib.py
def f(): return 1
def g(): return 0.0
def h(): return (1, True)
--- cell
from lib import f, g, h
--- edit lib.py
def f(): return True
def g(): return -0.0
def h(): return (True, 1)
--- probe
f(), g(), h()

=== functions_cached_with_a_generator_expression
Code inside a cached function calls what is edited.
--- file b.py
def g(n): return n * 2
--- file a.py
from functools import lru_cache
from b import g
@lru_cache
def compute(n): return sum(g(i) for i in range(n))
--- file m.py
import a
X = a.compute(3)
--- cell
import m
--- edit b.py
def g(n): return n * 3
--- probe
m.X
m.a.compute(3)

=== functions_cached_with_a_lambda
Code inside a cached function calls what is edited.
--- file b.py
def g(n): return n * 2
--- file a.py
from functools import lru_cache
from b import g
@lru_cache
def compute(n): return sum(map(lambda i: g(i), range(n)))
--- file m.py
import a
X = a.compute(3)
--- cell
import m
--- edit b.py
def g(n): return n * 3
--- probe
m.X
m.a.compute(3)

=== functions_cached_with_an_inner_function
Code inside a function that a cached one calls.
--- file b.py
def g(n): return n * 2
--- file a.py
from functools import lru_cache
from b import g
def outer(n):
    def inner(i): return g(i)
    return list(map(inner, range(n)))
@lru_cache
def compute(n): return sum(outer(n))
--- file m.py
import a
X = a.compute(3)
--- cell
import m
--- edit b.py
def g(n): return n * 3
--- probe
m.X
m.a.compute(3)

=== functions_cached_before_a_dependency_changed
Executed again unchanged, a module is given what is cached: what made that is not forgotten.
--- file cfg.py
K = 1
--- file b.py
def g(n): return n * 2
--- file a.py
from functools import lru_cache
import b
@lru_cache
def compute(n): return b.g(n)
--- file m.py
import a, cfg
X = (cfg.K, a.compute(3))
--- cell
import m
--- edit cfg.py
K = 2
--- edit b.py
def g(n): return n * 3
--- probe
m.X

=== functions_cached_over_generations
The results stay, edit for edit, until what made them is edited.
--- file b.py
def g(n): return n * 2
--- file a.py
from functools import lru_cache
import b
@lru_cache
def compute(n): return b.g(n)
--- file m.py
import a
FLAG = 1
X = a.compute(3)
--- cell
import m
--- edit m.py
import a
FLAG = 2
X = a.compute(3)
--- edit m.py
import a
FLAG = 3
X = a.compute(3)
--- edit b.py
def g(n): return n * 3
--- edit m.py
import a
FLAG = 4
X = a.compute(3)
--- edit b.py
def g(n): return n * 4
--- probe
m.X

=== functions_noted_with_their_lines
An edited body moves the next function.
--- file reg.py
LINES = {}
def lines(f):
    LINES[f.__name__] = f.__code__.co_firstlineno
    return f
--- file m.py
from reg import lines
@lines
def one(): return 1
@lines
def two(): return 2
--- cell
import m, reg
--- edit m.py
from reg import lines
@lines
def one():
    x = 1
    return x
@lines
def two(): return 2
--- probe
reg.LINES

=== functions_of_one_name_that_are_looked_into
Each is compared with its own later version.
--- file reg.py
NAMES = []
def names(f):
    NAMES.append(f.__code__.co_names)
    return f
--- file m.py
from reg import names
foo = bar = str
@names
def _(x): return foo(x)
@names
def _(x): return foo(x)
--- cell
import m, reg
--- edit m.py
from reg import names
foo = bar = str
@names
def _(x): return bar(x)
@names
def _(x): return foo(x)
--- probe
reg.NAMES

=== functions_whose_code_is_given_to_an_object
What looks like a dictionary looks into the code.
--- file tools.py
class Table:
    def __init__(self): self.seen = {}
    def __setitem__(self, code, f): self.seen[f.__name__] = code.co_consts
TABLE = Table()
def note(table, f):
    table[f.__code__] = f
    return f
--- file m.py
import tools
def one(): return 41 + len("x")
tools.note(tools.TABLE, one)
--- cell
import m, tools
--- edit m.py
import tools
def one(): return 42 + len("x")
tools.note(tools.TABLE, one)
--- probe
tools.TABLE.seen["one"]

=== functions_cached_that_use_another_name
What is edited was imported by another name.
--- file b.py
def g(n): return n * 2
--- file a.py
from functools import lru_cache
from b import g as helper
@lru_cache
def compute(n): return helper(n)
--- file m.py
import a
X = a.compute(3)
--- cell
import m
--- edit b.py
def g(n): return n * 3
--- probe
m.X
m.a.compute(3)

=== functions_with_other_variables_are_the_same_to_who_holds_them
The old function can only call the new one: who compares them, or looks one up, has the new one.
--- file lib.py
def _make(k):
    def f(x=1): return 'f', k, x
    return f
f = _make(1)
class A:
    def get(self): return 'A'
--- cell
from lib import f, A
import lib
a = A()
held = [f, {f: 'found'}, a.get, A.get]
--- edit lib.py
def _make(k, other):
    def f(x=1): return 'f', k, other, x
    return f
f = _make(1, 2)
class A:
    def get(self): return 'A', super().__init__()
--- probe
held[0] is f, held[0](), held[1][f], f is lib.f
held[2] == a.get, held[2](), held[3] is A.get

=== functions_one_more_like_it
Of two lambdas that differ by their constants alone, a held one follows the one with its own.
--- file lib.py
import functools
first = functools.partial(lambda *values: ('first', 78, *values), 78)
--- cell
import lib
held = lib.first
--- edit lib.py
import functools
first = functools.partial(lambda *values: ('first', 79, *values), 78)
second = functools.partial(lambda *values: ('second', 22, *values), 22)
--- probe
held(2), lib.first(2), lib.second(2)
=== functions_count_in_a_cache
A function shares a variable with another one that a cache is around, which nobody can exchange.
--- file lib.py
import functools
def counted(fn):
    calls = 0
    @functools.cache
    def inner(x):
        nonlocal calls
        calls += 1
        return fn(x)
    @functools.wraps(fn)
    def outer(x):
        return inner(x), calls
    return outer
@counted
def f(x): return x
--- cell
import lib
from lib import f
--- edit lib.py
import functools
VAT = 1
def counted(fn):
    calls = 0
    @functools.cache
    def inner(x):
        nonlocal calls
        calls += 1
        return fn(x)
    @functools.wraps(fn)
    def outer(x):
        return inner(x), calls
    return outer
@counted
def f(x): return x + 1
--- probe
f(1), f(1), f(2), lib.f(3)

=== functions_decorated_by_an_object_and_no_more
Whoever holds it gets what has the name now.
--- file decos.py
import functools
class Traced:
    def __init__(self, f): self.f = f
    def __call__(self, *a): return "traced", self.f(*a)
def wrapped(f):
    @functools.wraps(f)
    def w(*a): return "wrapped", f(*a)
    return w
def task(f):
    f.is_task = True
    return f
def model(cls):
    cls.is_model = True
    return cls
def tasks(values): return sorted(n for n, v in values.items() if getattr(v, "is_task", False))
--- file lib.py
from decos import Traced, wrapped
@Traced
def f(x): return x
@wrapped
def g(x): return x
class K:
    @wrapped
    def m(self): return 1
--- file user.py
import lib
TABLE = {"f": lib.f, "g": lib.g}
--- cell
import lib, user
from lib import f, g
held, unbound = [f, g], lib.K.m
def later(f=f, g=g): return f(1), g(1)
--- edit lib.py
from decos import Traced, wrapped
def f(x): return x + 1
@Traced
def g(x): return x + 1
class K:
    @Traced
    def m(self): return 2
--- probe
[each(1) for each in held], later(), user.TABLE["f"](1), user.TABLE["g"](1), unbound(0)
held[0] is f is lib.f, held[1] is g is lib.g is user.TABLE["g"], unbound is lib.K.m

=== functions_are_marked_no_more_when_the_decorator_goes
--- file decos.py
import functools
class Traced:
    def __init__(self, f): self.f = f
    def __call__(self, *a): return "traced", self.f(*a)
def wrapped(f):
    @functools.wraps(f)
    def w(*a): return "wrapped", f(*a)
    return w
def task(f):
    f.is_task = True
    return f
def model(cls):
    cls.is_model = True
    return cls
def tasks(values): return sorted(n for n, v in values.items() if getattr(v, "is_task", False))
--- file lib.py
from decos import task, model
@task
def one(): return 1
@task
def two(): return 2
@model
class M: pass
--- cell
import lib, decos
held = [lib.one, lib.two, lib.M]
lib.two.note = "mine"
decos.tasks(vars(lib))
--- edit lib.py
from decos import task, model
def one(): return 1
@task
def two(): return 22
class M: pass
--- probe
decos.tasks(vars(lib)), hasattr(held[0], "is_task"), held[1].is_task, held[1](), held[1].note
hasattr(held[2], "is_model")

=== functions_get_the_decorator_of_another_module
It has the same shape, but other global variables.
--- file first.py
import functools
TAG = "first"
def timed(f):
    @functools.wraps(f)
    def inner(*a):
        return TAG, f(*a)
    inner.reset = lambda: TAG
    return inner
--- file second.py
import functools
MARK = "second"
def timed(f):
    @functools.wraps(f)
    def inner(*a):
        return MARK, f(*a)
    inner.reset = lambda: MARK
    return inner
--- file lib.py
from first import timed
@timed
def f(x): return x
class K:
    @timed
    def m(self): return 1
--- cell
import lib
from lib import f
held, k = [f, f.reset], lib.K()
bound = k.m
--- edit lib.py
from second import timed
@timed
def f(x): return x
class K:
    @timed
    def m(self): return 1
--- probe
f(1), held[0](1), lib.f(1), k.m(), bound(), held[0] is f is lib.f, f.reset()
'''
