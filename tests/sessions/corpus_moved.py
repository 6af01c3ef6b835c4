"""Definitions that move to another place or file."""

TEXT = r"""
=== moved_to_another_module_and_reexported
--- file lib.py
def f(): return 'lib v1'
class A:
    def get(self): return 'lib v1'
--- file core.py
--- cell
import core
from lib import f, A
a = A(); held = [f, A]
--- edit core.py
def f(): return 'core v2'
class A:
    def get(self): return 'core v2'
--- also lib.py
from core import f, A
--- probe
f(), A().get(), held[0](), held[1]().get(), A.__module__, isinstance(a, A), a.get()

=== moved_within_one_module
--- file lib.py
def f(): return 'f'
def g(): return 'g'
class A:
    def a(self): return 'a'
    def b(self): return 'b'
--- cell
from lib import f, g, A
a = A()
--- edit lib.py
class A:
    def b(self): return 'b2'
    def a(self): return 'a2'
def g(): return 'g2'
def f(): return 'f2'
--- probe
f(), g(), a.a(), a.b()

=== moved_function_into_a_class_and_out
--- file lib.py
def f(self=None): return 'function'
class A:
    def g(self=None): return 'method'
--- cell
import lib
from lib import A
a = A()
--- edit lib.py
def g(self=None): return 'function g'
class A:
    def f(self=None): return 'method f'
--- probe
lib.g(), a.f(), hasattr(lib, 'f'), hasattr(a, 'g')

=== moved_method_to_the_base_class
--- file lib.py
class Base: pass
class A(Base):
    def f(self): return 'in A'
--- cell
from lib import A, Base
a = A(); bound = a.f
--- edit lib.py
class Base:
    def f(self): return 'in Base'
class A(Base): pass
--- probe
a.f(), 'f' in vars(A), 'f' in vars(Base)

=== moved_constant_between_modules
--- file a.py
LIMIT = 1
--- file b.py
from a import LIMIT
SCALE = 1
--- cell
import a, b
--- edit a.py
from b import LIMIT
--- also b.py
LIMIT = 2
SCALE = 2
--- probe
a.LIMIT, b.LIMIT, b.SCALE

=== moved_and_renamed_file
--- file old.py
def f(): return 'old'
class A:
    def get(self): return 'old'
--- file lib.py
from old import f, A
--- cell
from lib import f, A
a = A()
--- edit lib.py
from new import f, A
--- also old.py deleted
--- also new.py
def f(): return 'new'
class A:
    def get(self): return 'new'
--- probe
f(), A().get(), A.__module__

=== moved_inner_function_to_module_level
--- file lib.py
def outer(x):
    def inner(y): return ('inner', x, y)
    return inner
--- cell
from lib import outer
--- edit lib.py
def inner(y): return ('module', y)
def outer(x):
    return inner
--- probe
outer(1)(2)

=== moved_class_swaps_names_with_another
--- file lib.py
class A:
    def who(self): return 'was A'
class B:
    def who(self): return 'was B'
--- cell
from lib import A, B
--- edit lib.py
class B:
    def who(self): return 'was A'
class A:
    def who(self): return 'was B'
--- probe
A().who(), B().who(), A.__name__

=== moved_two_edits_first_added_then_removed
--- file one.py
def f(): return 'one'
--- file two.py
--- file lib.py
import one
def call(): return one.f()
--- cell
from lib import call
import two
--- edit two.py
def f(): return 'two'
--- edit lib.py
import two
def call(): return two.f()
--- edit one.py
X = 1
--- probe
call(), hasattr(__import__('one'), 'f')

=== moved_to_the_module_that_imported_it_and_back
--- file low.py
from dataclasses import dataclass
@dataclass
class A:
    n: int = 1
    def get(self): return 'low', self.n
def f(): return 'low'
--- file high.py
from low import A, f
--- cell
import low, high
from high import A, f
a = A(2); held = [f, A]
--- edit low.py
X = 1
--- also high.py
from dataclasses import dataclass
@dataclass
class A:
    n: int = 1
    def get(self): return 'high', self.n
def f(): return 'high'
--- edit low.py
from dataclasses import dataclass
@dataclass
class A:
    n: int = 1
    def get(self): return 'low again', self.n
def f(): return 'low again'
--- also high.py
from low import A, f
--- probe
type(a) is A, a.get(), held[0](), held[1] is A, held[0] is f, A is low.A

=== moved_to_the_module_that_imported_it
--- file low.py
class A:
    def get(self): return 'low'
def f(): return 'low'
--- file high.py
from low import A, f
--- cell
import low, high
from high import A, f
a = A(); held = [f, A]
--- edit low.py
X = 1
--- also high.py
class A:
    def get(self): return 'high'
def f(): return 'high'
--- probe
type(a) is A, a.get(), held[0](), held[1] is A, held[0] is f, A.__module__

=== moved_within_a_package_whose_init_has_it
--- file pkg/__init__.py
from .a import K, f, E
--- file pkg/a.py
from enum import Enum
class K:
    def get(self): return 'a'
def f(): return 'a'
class E(Enum):
    ONE = 1
--- file pkg/b.py
X = 1
--- cell
from pkg import K, f, E
class Sub(K):
    pass
k = K(); held = [f, K, E.ONE]; sub = Sub()
--- edit pkg/a.py
Y = 1
--- also pkg/b.py
X = 1
from enum import Enum
class K:
    def get(self): return 'b'
def f(): return 'b'
class E(Enum):
    ONE = 1
--- also pkg/__init__.py
from .b import K, f, E
--- probe
type(k) is K, k.get(), held[0](), held[1] is K, held[0] is f, held[2] is E.ONE, K.__module__
isinstance(sub, K), sub.get()

=== moved_with_a_renamed_file_that_held_objects_follow
--- file old.py
def f(): return 'old'
class A:
    def get(self): return 'old'
--- file lib.py
from old import f, A
--- cell
from lib import f, A
a = A(); held = [f, A]
--- edit lib.py
from new import f, A
--- also old.py deleted
--- also new.py
def f(): return 'new'
class A:
    def get(self): return 'new'
--- probe
f(), A().get(), A.__module__, type(a) is A, a.get(), held[0](), held[1] is A

=== moved_from_a_module_to_a_package_and_back
--- file shapes.py
class A:
    def get(self): return 'module'
def f(): return 'module'
--- file lib.py
from shapes import A, f
--- cell
import lib, shapes
from shapes import A, f
a = A(); held = [f, A, lib.A]
--- edit shapes.py deleted
--- also shapes/__init__.py
from shapes.core import A, f
--- also shapes/core.py
class A:
    def get(self): return 'package'
def f(): return 'package'
--- edit shapes/__init__.py deleted
--- also shapes/core.py deleted
--- also shapes.py
class A:
    def get(self): return 'module again'
def f(): return 'module again'
--- probe
type(a) is A, a.get(), held[0](), held[1] is A, held[0] is f, held[2] is A, A.__module__
lib.A is A, lib.f is f

=== moved_with_a_renamed_file_and_what_only_it_knew
Nobody else had the private class: it has moved with the function that makes it.
--- file old.py
class _Part:
    def get(self): return 'old'
def make(): return _Part()
--- file lib.py
from old import make
--- cell
from lib import make
part = make(); get = part.get
--- edit lib.py
from new import make
--- also old.py deleted
--- also new.py
class _Part:
    def get(self): return 'new'
def make(): return _Part()
--- probe
part.get(), type(part) is type(make()), get(), type(part).__module__

=== moved_decorated_functions_and_methods_that_are_held
--- file low.py
from functools import lru_cache, wraps
def deco(f):
    @wraps(f)
    def wrapper(*args): return ('deco', f(*args))
    return wrapper
--- file a.py
from low import deco, lru_cache
@deco
def f(x=1): return 'a', x
@lru_cache
def cached(): return 'a'
class K:
    @deco
    def get(self): return 'a'
    @classmethod
    def make(cls): return cls()
    def plain(self): return 'a'
--- file b.py
X = 1
--- file lib.py
from a import f, cached, K
--- cell
from lib import f, cached, K
k = K(); held = [f, cached, k.get, K.make, k.plain]; cached()
--- edit a.py
X = 1
--- also b.py
from low import deco, lru_cache
@deco
def f(x=1): return 'b', x
@lru_cache
def cached(): return 'b'
class K:
    @deco
    def get(self): return 'b'
    @classmethod
    def make(cls): return cls()
    def plain(self): return 'b'
--- also lib.py
from b import f, cached, K
--- probe
held[0](2), held[1](), held[2](), type(held[3]()) is K, held[4](), type(k) is K

=== moved_not_where_the_name_means_something_else
What the notebook has made itself, and what others call by that name, stays.
--- file a.py
def f(): return 'a'
def g(): return 'a'
--- file other.py
def g(): return 'other'
--- file lib.py
from a import f
--- cell
import lib, other
from lib import f
def g(): return 'mine'
held = [g, other.g]
--- edit lib.py
def f(): return 'lib'
--- also a.py
X = 1
--- probe
held[0](), held[1](), other.g(), f()

=== moved_object_with_its_class
Who imports the object knows nothing of its class.
--- file a.py
class _Settings:
    def __init__(self, n): self.n = n
    def get(self): return 'a', self.n
settings = _Settings(1)
--- file b.py
X = 1
--- cell
from a import settings
held = [settings, settings.get]; other = type(settings)(7)
--- edit a.py
from b import settings
--- also b.py
X = 1
def helper(): return 'b'
class _Settings:
    def __init__(self, n): self.n = n
    def get(self): return helper(), self.n
settings = _Settings(2)
--- probe
held[0] is settings, held[0].get(), held[1](), other.get(), type(other) is type(settings)

=== moved_class_of_an_object_that_another_module_has_made
--- file a.py
class K:
    def __init__(self): self.count = 0
    def get(self): return 'a'
--- file b.py
X = 1
--- file lib.py
from a import K
default = K()
--- cell
import lib
held = [lib.default, lib.K()]
--- edit a.py
X = 1
--- also b.py
class K:
    def __init__(self): self.count = 0
    def get(self): return 'b'
--- also lib.py
from b import K
default = K()
--- probe
[each.get() for each in held], [type(each) is lib.K for each in held]

=== moved_out_with_its_file_and_back
--- file plug.py
class K:
    def get(self): return 'v1'
def f(): return 'v1'
--- file lib.py
import plug
from plug import f
def make(): return plug.K()
--- cell
import lib
k = lib.make(); held = [lib.f]
--- edit plug.py deleted
--- also lib.py
def make(): return None
f = None
--- edit lib.py
import plug
from plug import f
def make(): return plug.K()
--- also plug.py
class K:
    def get(self): return 'v2'
def f(): return 'v2'
--- probe
k.get(), isinstance(k, lib.plug.K), held[0]()

=== moved_out_and_back
A class that was taken out and comes back.
--- file lib.py
class K:
    def get(self): return 'v1'
def f(): return 'v1'
--- cell
import lib
k = lib.K(); held = [lib.f]
--- edit lib.py
X = 1
--- edit lib.py
class K:
    def get(self): return 'v2'
def f(): return 'v2'
--- probe
k.get(), isinstance(k, lib.K), held[0]()

=== moved_after_it_was_dropped
The class goes with one save, and is in its new place with the next.
--- file a.py
class K:
    def get(self): return 'a'
def f(): return 'a'
--- file b.py
X = 1
--- file lib.py
from a import K, f
--- cell
import lib
from lib import K, f
k = K(); held = [f]
--- edit a.py
X = 1
--- edit b.py
class K:
    def get(self): return 'b'
def f(): return 'b'
--- edit lib.py
from b import K, f
--- probe
k.get(), isinstance(k, lib.K), held[0](), held[0] is f

=== moved_in_three_steps
The class is in its new place with one save, and goes with the last.
--- file a.py
class K:
    def get(self): return 'a'
def f(): return 'a'
--- file b.py
X = 1
--- file lib.py
from a import K, f
--- cell
import lib
from lib import K, f
k = K(); held = [f]
--- edit b.py
class K:
    def get(self): return 'b'
def f(): return 'b'
--- edit lib.py
from b import K, f
--- edit a.py
X = 1
--- probe
k.get(), isinstance(k, lib.K), held[0](), held[0] is f

=== moved_in_three_steps_of_which_one_fails
--- file a.py
class K:
    def get(self): return 'a'
def f(): return 'a'
--- file b.py
X = 1
--- file lib.py
from a import K, f
--- cell
import lib
from lib import K, f
k = K(); held = [f]
--- edit b.py
class K:
    def get(self): return 'b'
def f(): return 'b'
--- edit lib.py
from b import K, f
--- edit a.py broken
X = 1
1 / 0
--- edit a.py
X = 1
--- probe
k.get(), isinstance(k, lib.K), held[0](), held[0] is f

=== moved_class_that_had_borrowed_a_function_as_its_method
Who else has the function goes on having it.
--- file common.py
def f(self=None): return 'common'
--- file a.py
from common import f
class K:
    get = f
    def other(self): return 'a'
--- file b.py
X = 1
--- file lib.py
from a import K
--- cell
import lib, common
from common import f
k = lib.K(); held = [f, common.f]; table = {f: 1}
--- edit a.py
X = 1
--- also b.py
X = 1
class K:
    def get(self): return 'b'
    def other(self): return 'b'
--- also lib.py
from b import K
--- probe
held[0](), held[0] is common.f, f(), f is common.f, k.get(), common.f(), list(table)[0] is common.f

=== moved_class_that_was_totally_ordered
What functools has given the class is everybody's.
--- file a.py
from functools import total_ordering
@total_ordering
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __hash__(self): return 1
--- file b.py
X = 1
--- file lib.py
from a import K
--- cell
import lib, functools
@functools.total_ordering
class Mine:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
k = lib.K(1)
--- edit a.py
X = 1
--- also b.py
X = 1
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __gt__(self, o): return 'own'
    def __hash__(self): return 1
--- also lib.py
from b import K
--- probe
Mine(2) > Mine(1), functools._gt_from_lt.__module__, k > k

=== moved_class_becomes_the_other_base_of_a_class_of_the_notebook
--- file a.py
class Config:
    def a(self): return 'a'
--- file b.py
class Config:
    def a(self): return 'b'
--- file lib.py
from a import Config
from b import Config as Other
class Neither: pass
--- cell
import lib
Base = lib.Config
class Mine(lib.Config): pass
Both = type('Both', tuple(dict.fromkeys((lib.Config, lib.Other))), {})
m = Mine(); both = Both()
--- edit lib.py
from b import Config
from b import Config as Other
class Neither: pass
--- also a.py deleted
--- probe
m.a(), isinstance(m, lib.Config), both.a()
Both.__bases__ == (lib.Other,), Mine.__bases__ == (lib.Config,)

=== moved_class_is_not_that_of_an_object_of_the_same_kind
What had its own name says where it is; an object of a class of that name does not.
--- file a.py
class K:
    def get(self): return 'a'
--- file b.py
X = 1
--- file c.py
class K:
    def get(self): return 'c'
def make(): return K()
--- file lib.py
from a import K
a = K()
b = K()
c = K()
d = K()
e = K()
f = K()
g = K()
h = K()
--- cell
import lib
k = lib.K()
--- edit lib.py
from c import make
from b import K
a = make()
b = make()
c = make()
d = make()
e = make()
f = make()
g = make()
h = make()
--- also b.py
class K:
    def get(self): return 'b'
--- also a.py
X = 1
--- probe
k.get(), type(k) is lib.K

=== moved_function_is_a_compiled_one_of_a_library_now
--- file a.py
def sqrt(x): return 'a'
--- file lib.py
from a import sqrt
--- cell
import lib
held = [lib.sqrt]
--- edit lib.py
from math import sqrt
--- also a.py deleted
--- probe
held[0](4), held[0] is lib.sqrt

=== moved_class_is_only_exported_no_longer
The package had said that its classes are its own (anyio): they are still there, with their methods.
--- file pkg/__init__.py
from ._core import Lock, Other
for value in list(locals().values()):
    if getattr(value, "__module__", "").startswith("pkg."):
        value.__module__ = __name__
--- file pkg/_core.py
class Lock:
    def enter(self): return "lock"
class Adapter(Lock):
    def enter(self): return "adapter"
class Other: pass
--- cell
import pkg
from pkg._core import Lock, Adapter
class Mine(Adapter): pass
enter, bound = Lock.enter, Lock().enter
--- edit pkg/__init__.py
from ._core import Other
--- probe
enter(None), bound(), Lock().enter(), Adapter().enter(), pkg._core.Lock is Lock
hasattr(pkg, "Lock"), Lock.enter is Adapter.enter, enter is Lock.enter
"""
