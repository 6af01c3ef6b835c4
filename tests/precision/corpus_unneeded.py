"""Edits that run nothing, or nothing but the edited module: whatever is costly stays."""

TEXT = r"""
=== unneeded_body
--- file low.py
MODEL = object()
def f(): return 'v1'
--- file lib.py
from low import f
def g(): return f()
--- cell
import lib
--- edit low.py
MODEL = object()
def f(): return 'v2'
--- probe
lib.g()
--- plan
patch low

=== unneeded_body_below_a_docstring
--- file low.py
'''What this module is about.'''
def f():
    '''What this function does.'''
    return 'v1'
--- file lib.py
'''Another module.'''
from low import f
--- cell
import lib
--- edit low.py
'''What this module is about.'''
def f():
    '''What this function does.'''
    return 'v2'
--- probe
lib.f()
--- plan
patch low

=== unneeded_method
--- file low.py
class K:
    def get(self): return 'v1'
--- file lib.py
from low import K
class Sub(K): pass
k = Sub()
--- cell
import lib
--- edit low.py
class K:
    def get(self): return 'v2'
--- probe
lib.k.get()
--- plan
patch low

=== unneeded_property_body
--- file low.py
class K:
    @property
    def rate(self): return 'v1'
    @rate.setter
    def rate(self, value): pass
--- file lib.py
from low import K
k = K()
--- cell
import lib
--- edit low.py
class K:
    @property
    def rate(self): return 'v2'
    @rate.setter
    def rate(self, value): pass
--- probe
lib.k.rate
--- plan
patch low

=== unneeded_class_and_static_methods
--- file low.py
class K:
    @classmethod
    def make(cls): return 'v1'
    @staticmethod
    def name(): return 'n1'
--- file lib.py
from low import K
--- cell
import lib
--- edit low.py
class K:
    @classmethod
    def make(cls): return 'v2'
    @staticmethod
    def name(): return 'n2'
--- probe
lib.K.make(), lib.K.name()
--- plan
patch low

=== unneeded_coroutine
--- file low.py
async def main(): return 'v1'
async def stream():
    yield 1
--- file lib.py
import asyncio
from low import main, stream
def run(): return asyncio.run(main())
--- cell
import lib
--- edit low.py
async def main(): return 'v2'
async def stream():
    yield 2
--- probe
lib.run()
--- plan
patch low

=== unneeded_generator
--- file low.py
def numbers(): yield 1
--- file lib.py
from low import numbers
def all_of_them(): return list(numbers())
--- cell
import lib
--- edit low.py
def numbers(): yield 2
--- probe
lib.all_of_them()
--- plan
patch low

=== unneeded_nested_function
--- file low.py
def outer():
    def inner(): return 'v1'
    return inner
--- file lib.py
from low import outer
def get(): return outer()()
--- cell
import lib
--- edit low.py
def outer():
    def inner(): return 'v2'
    return inner
--- probe
lib.get()
--- plan
patch low

=== unneeded_closure_made_at_import
The factory ran, its inner function did not: the closure gets the new code.
--- file low.py
def make(n):
    def add(x): return ('v1', x + n)
    return add
--- file lib.py
from low import make
add = make(2)
--- cell
import lib
--- edit low.py
def make(n):
    def add(x): return ('v2', x + n)
    return add
--- probe
lib.add(1)
--- plan
patch low

=== unneeded_wrapper_of_a_decorator
--- file low.py
from functools import wraps
def deco(f):
    @wraps(f)
    def wrapper(*args): return ('v1', f(*args))
    return wrapper
--- file lib.py
from low import deco
@deco
def f(x): return x
--- cell
import lib
--- edit low.py
from functools import wraps
def deco(f):
    @wraps(f)
    def wrapper(*args): return ('v2', f(*args))
    return wrapper
--- probe
lib.f(1)
--- plan
patch low

=== unneeded_decorated_function
--- file deco.py
from functools import wraps
def logged(f):
    @wraps(f)
    def wrapper(*args): return f(*args)
    return wrapper
--- file low.py
from deco import logged
@logged
def f(): return 'v1'
--- file lib.py
from low import f
--- cell
import lib
--- edit low.py
from deco import logged
@logged
def f(): return 'v2'
--- probe
lib.f()
--- plan
patch low

=== unneeded_lru_cached_function
What it remembered is forgotten.
--- file low.py
from functools import lru_cache
@lru_cache
def f(): return 'v1'
def g(): return f()
--- file lib.py
from functools import cache
from low import g
@cache
def h(): return g()
--- cell
import lib
first = lib.h()
--- edit low.py
from functools import lru_cache
@lru_cache
def f(): return 'v2'
def g(): return f()
--- probe
lib.h()
--- plan
patch low

=== unneeded_context_manager
--- file low.py
from contextlib import contextmanager
@contextmanager
def opened(): yield 'v1'
--- file lib.py
from low import opened
def get():
    with opened() as x: return x
--- cell
import lib
--- edit low.py
from contextlib import contextmanager
@contextmanager
def opened(): yield 'v2'
--- probe
lib.get()
--- plan
patch low

=== unneeded_method_of_a_dataclass
--- file low.py
from dataclasses import dataclass
@dataclass
class Point:
    x: int = 1
    def total(self): return ('v1', self.x)
--- file lib.py
from low import Point
p = Point(2)
--- cell
import lib
--- edit low.py
from dataclasses import dataclass
@dataclass
class Point:
    x: int = 1
    def total(self): return ('v2', self.x)
--- probe
lib.p.total()
--- plan
patch low

=== unneeded_method_of_an_enum
--- file low.py
from enum import Enum
class Color(Enum):
    RED = 1
    def shout(self): return 'v1'
--- file lib.py
from low import Color
FAVOURITE = Color.RED
--- cell
import lib
--- edit low.py
from enum import Enum
class Color(Enum):
    RED = 1
    def shout(self): return 'v2'
--- probe
lib.FAVOURITE.shout()
--- plan
patch low

=== unneeded_nested_class
--- file low.py
class Outer:
    class Inner:
        def get(self): return 'v1'
--- file lib.py
from low import Outer
i = Outer.Inner()
--- cell
import lib
--- edit low.py
class Outer:
    class Inner:
        def get(self): return 'v2'
--- probe
lib.i.get()
--- plan
patch low

=== unneeded_lambda
--- file low.py
TABLE = {'f': lambda: 'v1'}
--- file lib.py
from low import TABLE
HANDLERS = dict(TABLE)
--- cell
import lib
--- edit low.py
TABLE = {'f': lambda: 'v2'}
--- probe
lib.HANDLERS['f']()
--- plan
patch low

=== unneeded_function_held_in_containers
--- file low.py
def f(): return 'v1'
def g(): return 'g1'
--- file lib.py
from functools import partial
from low import f, g
HANDLERS = {'f': f, 'all': [f, g]}
LATER = partial(f)
class K:
    call = staticmethod(f)
    def get(self, how=g): return how()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
def g(): return 'g2'
--- probe
lib.HANDLERS['f'](), lib.HANDLERS['all'][1](), lib.LATER(), lib.K.call(), lib.K().get()
--- plan
patch low

=== unneeded_docstring
--- file low.py
def f():
    '''Old.'''
    return 1
--- file lib.py
from low import f
--- cell
import lib
--- edit low.py
def f():
    '''New.'''
    return 1
--- probe
lib.f.__doc__, lib.f()
--- plan
patch low

=== unneeded_lazy_import
--- file low.py
RATE = 1
def f(): return 'v1'
--- file lib.py
STATE = object()
def g():
    from low import f, RATE
    return f(), RATE
--- cell
import lib
first = lib.g()
--- edit low.py
RATE = 2
def f(): return 'v2'
--- probe
lib.g()
--- plan
execute low

=== unneeded_import_for_types_only
--- file low.py
class K: rate = 1
--- file lib.py
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from low import K
def f(k: K) -> K: return k
--- cell
import lib, low
--- edit low.py
class K: rate = 2
--- probe
lib.f(low.K).rate
--- plan
execute low

=== unneeded_name_in_a_postponed_annotation
--- file low.py
class K: rate = 1
--- file lib.py
from __future__ import annotations
from low import K
def f(k: K) -> K: return k
--- cell
import lib
--- edit low.py
class K: rate = 2
--- probe
lib.f(lib.K).rate
--- plan
execute low
rebind lib

=== unneeded_constant_used_in_functions
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
from cfg import RATE
STATE = object()
def f(): return RATE, cfg.RATE
--- cell
import lib
from lib import RATE
--- edit cfg.py
RATE = 2
--- probe
lib.f(), RATE
--- plan
execute cfg
rebind lib

=== unneeded_constant_used_through_the_module
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
STATE = object()
def f(): return cfg.RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.f()
--- plan
execute cfg

=== unneeded_constant_re_exported
--- file pkg/__init__.py
from .cfg import RATE
--- file pkg/cfg.py
RATE = 1
--- file lib.py
from pkg import RATE as rate
STATE = object()
def f(): return rate
--- cell
import lib
--- edit pkg/cfg.py
RATE = 2
--- probe
lib.f(), __import__('pkg').RATE
--- plan
execute pkg.cfg
rebind pkg lib

=== unneeded_other_constant
--- file cfg.py
RATE = 1
OTHER = 1
class K: pass
def f(): return OTHER
--- file lib.py
import cfg
from cfg import RATE, f, K
X = [RATE, cfg.RATE]
class Sub(K): rate = RATE
--- cell
import lib
--- edit cfg.py
RATE = 1
OTHER = 2
class K: pass
def f(): return OTHER
--- probe
lib.X, lib.f()
--- plan
execute cfg

=== unneeded_other_constant_though_a_helper_ran
--- file cfg.py
RATE = 1
OTHER = 1
def double(x): return 2 * x
--- file lib.py
from cfg import RATE, double
X = double(RATE)
--- cell
import lib
--- edit cfg.py
RATE = 1
OTHER = 2
def double(x): return 2 * x
--- probe
lib.X, lib.double(3)
--- plan
execute cfg

=== unneeded_new_function
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
X = {'f': f}
Y = f()
--- cell
import lib, low
--- edit low.py
def f(): return 'v1'
def g(): return 'new'
--- probe
lib.X['f'](), lib.Y, low.g()
--- plan
execute low

=== unneeded_new_constant
--- file low.py
RATE = 1
--- file lib.py
from low import RATE
X = RATE
--- cell
import lib, low
--- edit low.py
RATE = 1
NEW = 2
--- probe
lib.X, low.NEW
--- plan
execute low

=== unneeded_new_class
--- file low.py
class K: pass
--- file lib.py
from low import K
class Sub(K): pass
--- cell
import lib, low
--- edit low.py
class K: pass
class New(K): pass
--- probe
issubclass(lib.Sub, low.K), low.New.__mro__[1] is lib.K
--- plan
execute low

=== unneeded_new_import
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
X = f()
--- cell
import lib
--- edit low.py
import math
def f(): return 'v1'
def area(r): return math.floor(r)
--- probe
lib.X, __import__('low').area(2.5)
--- plan
execute low

=== unneeded_new_method
--- file low.py
class K:
    def get(self): return 'v1'
--- file lib.py
from low import K
class Sub(K): pass
k = Sub()
X = k.get()
--- cell
import lib
--- edit low.py
class K:
    def get(self): return 'v1'
    def more(self): return 'new'
--- probe
lib.k.more(), lib.X, type(lib.k) is lib.Sub
--- plan
execute low

=== unneeded_removed_method
--- file low.py
class K:
    def get(self): return 'v1'
    def more(self): return 'old'
--- file lib.py
from low import K
class Sub(K): pass
k = Sub()
--- cell
import lib
--- edit low.py
class K:
    def get(self): return 'v1'
--- probe
hasattr(lib.k, 'more'), lib.k.get()
--- plan
execute low

=== unneeded_signature_of_a_method
--- file low.py
class K:
    def get(self): return 'v1'
--- file lib.py
from low import K
class Sub(K): pass
--- cell
import lib
--- edit low.py
class K:
    def get(self, x=1): return ('v2', x)
--- probe
lib.Sub().get()
--- plan
execute low

=== unneeded_signature
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
def g(): return f(1)
--- cell
import lib
--- edit low.py
def f(x): return ('v2', x)
--- probe
lib.g()
--- plan
execute low
rebind lib

=== unneeded_exception_class
--- file low.py
class MyError(Exception):
    def __str__(self): return 'v1'
--- file lib.py
from low import MyError
def f():
    try: raise MyError()
    except MyError as error: return str(error)
--- cell
import lib
--- edit low.py
class MyError(Exception):
    def __str__(self): return 'v2'
--- probe
lib.f()
--- plan
patch low

=== unneeded_cycle
--- file one.py
import two
def f(): return 'v1'
--- file two.py
import one
def g(): return one.f()
--- cell
import one
--- edit one.py
import two
def f(): return 'v2'
--- probe
one.two.g()
--- plan
patch one

=== unneeded_chain_of_packages
--- file pkg/__init__.py
from .core import f
from . import core
--- file pkg/core.py
from .low.deep import f
--- file pkg/low/__init__.py
--- file pkg/low/deep.py
def f(): return 'v1'
--- file app.py
import pkg
from pkg import f
def run(): return f(), pkg.core.f()
--- cell
import app
--- edit pkg/low/deep.py
def f(): return 'v2'
--- probe
app.run()
--- plan
patch pkg.low.deep

=== unneeded_two_modules_at_once
--- file one.py
def f(): return 'v1'
--- file two.py
from one import f
def g(): return f(), 'v1'
--- cell
import two
--- edit one.py
def f(): return 'v2'
--- also two.py
from one import f
def g(): return f(), 'v2'
--- probe
two.g()
--- plan
patch one two

=== unneeded_body_with_a_new_local_import
--- file low.py
RATE = 2
--- file lib.py
def f(): return 1
--- file app.py
from lib import f
--- cell
import app, low
--- edit lib.py
def f():
    from low import RATE
    return RATE
--- probe
app.f()
--- plan
patch lib

=== unneeded_comprehension_in_a_function
--- file low.py
def f(xs): return [x * 2 for x in xs], {x: 1 for x in xs}
--- file lib.py
from low import f
--- cell
import lib
--- edit low.py
def f(xs): return [x * 3 for x in xs], {x: 2 for x in xs}
--- probe
lib.f([1, 2])
--- plan
patch low

=== unneeded_abstract_method
--- file low.py
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def get(self): return 'v1'
--- file lib.py
from low import Base
class K(Base):
    def get(self): return super().get()
--- cell
import lib
--- edit low.py
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def get(self): return 'v2'
--- probe
lib.K().get()
--- plan
patch low

=== unneeded_init_of_a_class_made_later
--- file low.py
class K:
    def __init__(self): self.n = 1
--- file lib.py
from low import K
def make(): return K().n
--- cell
import lib
--- edit low.py
class K:
    def __init__(self): self.n = 2
--- probe
lib.make()
--- plan
patch low

=== unneeded_main_guard
--- file low.py
RATE = 1
def main(): return 'v1'
if __name__ == '__main__':
    main()
--- file lib.py
from low import RATE, main
HANDLERS = [main]
X = RATE
--- cell
import lib
--- edit low.py
RATE = 1
def main(): return 'v2'
if __name__ == '__main__':
    main()
--- probe
lib.HANDLERS[0]()
--- plan
patch low

=== unneeded_new_function_below_a_main_guard
--- file low.py
RATE = 1
def main(): return 'v1'
if __name__ == '__main__':
    main()
--- file lib.py
from low import RATE, main
HANDLERS = [main]
X = RATE
--- cell
import lib, low
--- edit low.py
RATE = 1
def main(): return 'v2'
def more(): return 'new'
if __name__ == '__main__':
    main()
--- probe
lib.HANDLERS[0](), low.more()
--- plan
execute low

=== unneeded_code_of_other_functions_is_kept
As jinja2 marks its functions: none of those that were edited.
--- file marks.py
MARKED = set()
NAMES = {}
def marked(f):
    MARKED.add(f.__code__)
    return f
def named(f):
    NAMES[f.__code__] = f
    return f
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
from marks import MARKED, NAMES, marked, named
MODEL = object()
@marked
def g(): return f()
@named
def h(): return f()
--- cell
import lib
model = lib.MODEL
--- edit low.py
def f(): return 'v2'
--- probe
lib.g(), lib.h(), lib.g.__code__ in lib.MARKED, lib.NAMES[lib.h.__code__] is lib.h
--- plan
patch low

=== unneeded_functions_are_asked_for_their_arguments
As sympy does with those it decorates: bodies decide nothing of that.
--- file deco.py
SEEN = []
def binary(f):
    if f.__code__.co_argcount != 2: raise TypeError(f.__name__)
    assert f.__code__.co_varnames[1] == 'other'
    SEEN.append((f.__code__.co_name, f.__code__.co_argcount))
    return f
--- file low.py
from deco import binary
class K:
    @binary
    def add(self, other): return 'v1'
--- file lib.py
from low import K
k = K()
--- cell
import lib
--- edit low.py
from deco import binary
class K:
    @binary
    def add(self, other):
        more = 'v2'
        return more
--- probe
lib.k.add(1), __import__('deco').SEEN
--- plan
patch low

=== unneeded_library_that_looks_elsewhere
What decorates does not look, nor does it leave functions to what does.
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)

class cached:
    def __init__(self, get): self.get = get
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, instance, owner=None):
        if instance is None: return self
        return vars(instance).setdefault(self.name, self.get(instance))
def traced(f):
    def call(*args): return f(*args)
    return call
--- file lib.py
from low import K, f
k = K()
--- file low.py
from looks import cached, traced
class K:
    @cached
    def rate(self): return 'v1'
@traced
def f(): return 'f1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
from looks import cached, traced
class K:
    @cached
    def rate(self): return 'v2'
@traced
def f(): return 'f2'
--- probe
lib.k.rate, lib.f()
--- plan
patch low

=== unneeded_object_that_has_something_of_a_library
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)

class Zone:
    def __add__(self, other): return self
--- file lib.py
from looks import Zone
from low import Time
Time.first = Time(Zone())
TIMES = [Time.first]
--- file low.py
class Time:
    def __init__(self, zone): self.zone = zone
    def show(self): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
class Time:
    def __init__(self, zone): self.zone = zone
    def show(self): return 'v2'
--- probe
lib.TIMES[0].show()
--- plan
patch low

=== unneeded_classes_of_a_library_in_a_list
Nothing is called where they are only named together.
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)

class Base:
    def copied(self): return copied(type(self).get)
class Field:
    def copied(self, f): return copied(f)
--- file lib.py
from looks import Base
from low import K
class Own(Base): pass
CLASSES = [K, Own]
TABLE = {'k': (K, Own), 'n': 1}
--- file low.py
class K:
    def get(self): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
class K:
    def get(self): return 'v2'
--- probe
lib.CLASSES[0]().get()
--- plan
patch low

=== unneeded_annotations_of_a_library_and_edited_classes
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)

class Base:
    def copied(self): return copied(type(self).get)
class Field:
    def copied(self, f): return copied(f)
--- file lib.py
from typing import Optional, Tuple
from looks import Base
from low import K
class Own(Base): pass
def make(k: K, own: Own) -> Tuple[Optional[K], list[Own]]: return k
--- file low.py
class K:
    def get(self): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
class K:
    def get(self): return 'v2'
--- probe
lib.make(lib.K(), None).get()
--- plan
patch low

=== unneeded_statements_of_one_class_body
Each is by itself, as at the top of a module.
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)

class Base:
    def copied(self): return copied(type(self).get)
class Field:
    def copied(self, f): return copied(f)
--- file wrap.py
def wrapped(f):
    def call(*args): return f(*args)
    return call
--- file lib.py
from looks import Field
from low import K
from wrap import wrapped
class L:
    field = Field()
    get = wrapped(K.get)
--- file low.py
class K:
    def get(self): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
class K:
    def get(self): return 'v2'
--- probe
lib.L().get()
--- plan
patch low

=== unneeded_dispatch_on_classes_with_library_types
What is annotated, and the defaults of a function that has not run, are never called.
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)

class Base:
    def copied(self): return copied(type(self).get)
class Field:
    def copied(self, f): return copied(f)
--- file lib.py
from functools import singledispatch
from low import Box
@singledispatch
def size(x): return 0
@size.register(Box)
def _(x): return x.get()
--- file low.py
from typing import Generic, TypeVar
from looks import Field
T = TypeVar('T')
class Space(Generic[T]): pass
class Box(Space[Field]):
    kind: Field
    def make(self, kind=Field): return kind()
    def get(self): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
from typing import Generic, TypeVar
from looks import Field
T = TypeVar('T')
class Space(Generic[T]): pass
class Box(Space[Field]):
    kind: Field
    def make(self, kind=Field): return kind()
    def get(self): return 'v2'
--- probe
lib.size(lib.Box())
--- plan
patch low

=== unneeded_function_of_a_library_has_the_same_name
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def get(name): return lambda f: f
class Field:
    def copied(self, f): return copied(f)
--- file lib.py
from looks import Field, get
from low import K
class L:
    @get('x')
    def a(self, kind=Field()): return kind
--- file low.py
class K:
    def get(self): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
class K:
    def get(self): return 'v2'
--- probe
lib.K().get()
--- plan
patch low

=== unneeded_registered_abstract_class
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)

class Base:
    def copied(self): return copied(type(self).get)
class Field:
    def copied(self, f): return copied(f)
--- file lib.py
import abc
from looks import Base
from low import K
class Own(Base): pass
class I(abc.ABC): pass
I.register(Own)
class J(abc.ABC): pass
J.register(K)
X = J.register(K), I
--- file low.py
class K:
    def get(self): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
class K:
    def get(self): return 'v2'
--- probe
lib.K().get()
--- plan
patch low

=== unneeded_module_copies_its_own_functions
It looks into functions, but nothing leads it to the edited one.
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
from types import FunctionType
def copied(f): return FunctionType(f.__code__, {})
def plain(): return 'p'
also = copied(plain)
--- file app.py
from low import f
import lib
def run(): return f(), lib.also()
--- cell
import app
--- edit low.py
def f(): return 'v2'
--- probe
app.run()
--- plan
patch low

=== unneeded_module_copies_with_tools_of_python
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
from functools import wraps
from math import sqrt
from types import FunctionType
def copied(f): return FunctionType(f.__code__, {})
def plain(): return 'p'
@wraps(plain)
def also(): return copied(plain)()
NEW = copied(also), [sqrt(4)], sorted([2, 1])
--- file app.py
from low import f
import lib
def run(): return f(), lib.also()
--- cell
import app
--- edit low.py
def f(): return 'v2'
--- probe
app.run()
--- plan
patch low

=== unneeded_format_and_prose
A text that is no format names no attribute.
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
def g():
    'Gives its __code__ away.'
TEXT = '{} {}'.format(1, g())
--- file app.py
from low import f
import lib
--- cell
import app
--- edit low.py
def f(): return 'v2'
--- probe
app.f()
--- plan
patch low

=== unneeded_registry_of_many_objects
What is gone through to find a library is as much as a registry has.
--- file low.py
def f(): return 'v1'
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
--- file lib.py
import looks
ALL = {}
class Known:
    def __init__(self, function, number):
        self.function, self.number = function, number
        ALL[number] = self
def _make(number):
    def made(): return number
    return made
for number in range(3000): Known(_make(number), number)
def plain(): return 'p'
ALSO = looks.copied(plain)
--- file app.py
import lib
from low import f
@lambda g: lib.Known(g, -1)
def run(): return f()
--- cell
import sys; sys.path.insert(0, 'site-packages')
import app
--- edit low.py
def f(): return 'v2'
--- probe
app.run.function()
--- plan
patch low

=== unneeded_method_has_the_name_of_a_tool
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
class Entry:
    def getsource(self): return 'text'
    source = property(getsource)
X = Entry().source
def call(): return low.f()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X, lib.call()
--- plan
patch low

=== unneeded_module_sets_another_in_the_table_of_modules
--- file low.py
RATE = 1
def f(): return RATE
--- file third.py
A = 1
--- file lib.py
import sys
import low, third
sys.modules['second'] = third
def call(): return low.f()
--- cell
import lib
--- edit low.py
RATE = 2
def f(): return RATE
--- probe
lib.call(), __import__('second').A
--- plan
execute low

=== unneeded_type_variable_beside_functions_that_store
--- file base.py
from typing import TypeVar
T = TypeVar('T')
def f(): return 'v1'
--- file low.py
from base import T, f
KNOWN = {}
def note(key): KNOWN[key] = f()
note('a')
def g(x: T) -> T: return x
--- cell
import low
--- edit base.py
from typing import TypeVar
T = TypeVar('T')
def f(): return 'v2'
--- probe
low.KNOWN
--- plan
patch base
execute low
"""
