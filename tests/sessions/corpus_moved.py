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
"""
