"""A reload that fails leaves everything as it was, and nothing is forgotten."""

TEXT = r"""
=== refused_syntax_error tags=guard
--- file lib.py
X = 1
def f(): return 'v1'
--- cell
from lib import f, X
import lib
--- edit lib.py broken
X = 2
def f(: return 'v2'
--- then
again = f()
--- probe
f(), X, lib.X, again

=== refused_edit_closes_a_cycle tags=guard
A restart would fail: who began the cycle has nothing to give yet.
--- file a.py
from b import f
def g(): return f()
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py broken
from a import g
def f(): return 'v2'
--- then
again = a.g()
--- probe
a.g(), hasattr(b, 'g'), again

=== refused_edit_closes_a_cycle_far_away tags=guard
--- file app.py
import a
--- file a.py
import b
def g(): return b.f()
--- file b.py
import c
def f(): return c.X
--- file c.py
X = 1
--- cell
import app, c
--- edit c.py broken
X = 2
from a import g
--- probe
app.a.g(), hasattr(c, 'g')

=== refused_name_of_a_module_that_still_runs tags=guard
--- file a.py
import b
X = 1
--- file b.py
import a
def x(): return a.X
--- cell
import a, b
--- edit b.py broken
from a import X
def x(): return X + 1
--- probe
b.x(), hasattr(b, 'X')

=== refused_then_fixed
--- file lib.py
X = 1
def f(): return 'v1'
--- cell
from lib import f, X
--- edit lib.py broken
X = 2
def f(
--- edit lib.py
X = 3
def f(): return 'v3'
--- probe
f(), X

=== refused_exception_at_the_end tags=guard
--- file lib.py
X = 1
class A:
    def get(self): return 'v1'
def f(): return 'v1'
TABLE = {'a': 1}
--- cell
from lib import f, X, A, TABLE
import lib
a, held = A(), [A, f]
--- edit lib.py broken
X = 2
NEW = 1
class A:
    def get(self): return 'v2'
    def more(self): return 1
def f(): return 'v2'
TABLE = {'a': 2}
raise RuntimeError('half done')
--- probe
f(), X, a.get(), hasattr(a, 'more'), TABLE, lib.X, hasattr(lib, 'NEW')
type(a) is lib.A, held[0] is A
TABLE is lib.TABLE, lib.f is f

=== refused_three_modules_down tags=guard
--- file a.py
X = 1
--- file b.py
from a import X
Y = X
--- file c.py
from b import Y
assert Y < 5, 'too large'
Z = Y
--- cell
import a, b, c
from a import X
from c import Z
--- edit a.py broken
X = 10
NEW = 1
--- then
import sys
--- probe
X, Z, a.X, b.X, b.Y, c.Y, c.Z, hasattr(a, 'NEW'), all(m in sys.modules for m in 'abc')

=== refused_three_modules_down_then_fixed_at_the_bottom
--- file a.py
X = 1
--- file b.py
from a import X
Y = X
--- file c.py
from b import Y
assert Y < 5, 'too large'
Z = Y
--- cell
import a, b, c
from c import Z
--- edit a.py
X = 10
--- edit c.py
from b import Y
assert Y < 50, 'too large'
Z = Y
--- probe
Z, a.X, b.Y, c.Z

=== refused_keyboard_interrupt tags=guard
--- file lib.py
X = 1
def f(): return X
--- cell
from lib import f
import lib
--- edit lib.py broken
X = 2
def g(): return 1
raise KeyboardInterrupt
--- then
again = f()
--- probe
f(), lib.X, hasattr(lib, 'g'), again

=== refused_interrupt_then_good
--- file lib.py
X = 1
def f(): return X
--- cell
from lib import f
--- edit lib.py broken
X = 2
raise KeyboardInterrupt
--- edit lib.py
X = 3
def f(): return ('v3', X)
--- probe
f()

=== refused_system_exit tags=guard
--- file lib.py
X = 1
def f(): return X
--- cell
from lib import f
--- edit lib.py broken
X = 2
raise SystemExit(3)
--- then
again = f()
--- probe
f(), again

=== refused_import_of_a_missing_module tags=guard
--- file lib.py
X = 1
def f(): return X
--- cell
from lib import f
import lib, sys
--- edit lib.py broken
X = 2
import no_such_module_anywhere
--- probe
f(), lib.X, 'no_such_module_anywhere' in sys.modules

=== refused_import_then_the_module_appears
--- file lib.py
def f(): return 'v1'
--- cell
from lib import f
--- edit lib.py
from helper import help
LEVEL = 2
def f(): return help(), LEVEL
--- edit helper.py
def help(): return 'helped'
--- probe
f()

=== refused_two_files_saved_one_after_the_other
--- file a.py
def f(x): return x
--- file b.py
from a import f
VALUE = f(1)
--- cell
from b import VALUE
import a
--- edit b.py
from a import f
VALUE = f(1, 2)
--- edit a.py
def f(x, y): return (x, y)
--- probe
VALUE, a.f(3, 4)

=== refused_with_an_unrelated_good_edit_later
--- file bad.py
X = 1
--- file good.py
Y = 1
def g(): return Y
--- cell
import bad, good
from good import Y, g
--- edit bad.py broken
X = 2 +
--- edit good.py
Y = 2
def g(): return ('v2', Y)
--- probe
Y, g(), bad.X

=== refused_class_body_raises tags=guard
--- file lib.py
class Base:
    def who(self): return 'v1'
class A(Base):
    rate = 1
    def get(self): return ('v1', self.rate)
--- cell
from lib import A, Base
import lib
class Mine(A): pass
a, m = A(), Mine()
--- edit lib.py broken
class Base:
    def who(self): return 'v2'
class A(Base):
    rate = 2
    def get(self): return ('v2', self.rate)
    bad = 1 / 0
--- probe
a.get(), a.who(), m.get(), lib.A is A, Mine.__base__ is A, isinstance(m, Base), A.rate

=== refused_enum_and_dataclass tags=guard
--- file lib.py
from enum import Enum
from dataclasses import dataclass
class Color(Enum):
    RED = 1
@dataclass
class P:
    x: int
--- cell
from lib import Color, P
red, p = Color.RED, P(1)
--- edit lib.py broken
from enum import Enum
from dataclasses import dataclass
class Color(Enum):
    RED = 10
    BLUE = 2
@dataclass
class P:
    x: int
    y: int = 2
raise ValueError('no')
--- probe
red is Color.RED, red.value, list(Color), Color(1) is red, repr(p), p == P(1), hasattr(p, 'y')

=== refused_changed_slots_and_bases tags=guard
--- file lib.py
class Root: pass
class A:
    __slots__ = ('x',)
    def __init__(self): self.x = 1
    def get(self): return ('v1', self.x)
class B: pass
--- cell
from lib import A, B
import lib
a, b = A(), B()
class Mine(B): pass
--- edit lib.py broken
class Root: pass
class A:
    __slots__ = ('x', 'y')
    def __init__(self): self.x = self.y = 1
    def get(self): return ('v2', self.x)
class B(Root): pass
raise RuntimeError
--- probe
a.get(), type(a) is A is lib.A, lib.B is B, B.__bases__, Mine.__bases__ == (B,), hasattr(a, 'y')
lib.A().get(), isinstance(b, lib.Root)

=== refused_dependent_only tags=guard
The edited module is fine, its dependent cannot live with it: both stay as they were.
--- file lib.py
def f(): return 1
def g(): return 'v1'
--- file app.py
from lib import f
VALUE = f()
--- cell
import app, lib
from lib import g
--- edit lib.py broken
def g(): return 'v2'
--- probe
g(), lib.f(), app.VALUE, app.f()

=== refused_file_deleted tags=guard
A deleted file is no reason to take away what is in memory.
--- file lib.py
X = 1
def f(): return X
--- cell
from lib import f
import lib
--- edit lib.py broken deleted
--- then
again = f()
--- probe
f(), lib.X, again

=== refused_file_with_null_bytes_or_bad_encoding tags=guard
--- file lib.py
def f(): return 'v1'
--- cell
from lib import f
--- edit lib.py broken
# -*- coding: no-such-codec -*-
def f(): return 'v2'
--- probe
f()

=== refused_recursion_error tags=guard
--- file lib.py
def f(): return 'v1'
X = 1
--- cell
from lib import f, X
--- edit lib.py broken
def f(): return f()
X = f()
--- probe
f(), X

=== refused_emptied_then_filled
A file that an editor empties before it writes must not end as an empty module.
--- file lib.py
X = 1
def f(): return ('v1', X)
--- cell
from lib import f, X
--- edit lib.py
--- edit lib.py
X = 2
def f(): return ('v2', X)
--- probe
f(), X

=== refused_warns_as_error tags=guard
--- file lib.py
def f(): return 'v1'
--- cell
from lib import f
--- edit lib.py broken
import warnings
warnings.simplefilter('error')
warnings.warn('not any more', DeprecationWarning)
def f(): return 'v2'
--- probe
f()

=== refused_first_import_then_fixed tags=guard,stumbles
--- file lib.py
def f(: return 'v1'
--- cell
import lib
--- edit lib.py
def f(): return 'v2'
--- then
import lib
--- probe
lib.f()

=== refused_what_a_new_module_registered
A module first imported by the failed attempt had added itself to another one's list and class.
--- file registry.py
HANDLERS = []
class Hub:
    named = {}
--- file user.py
X = 1
--- cell
import registry, user
--- edit user.py broken
import plugin
1 / 0
--- also plugin.py
from registry import HANDLERS, Hub
HANDLERS.append("plugin")
Hub.named["plugin"] = 1
Hub.plugged = True
--- edit user.py
X = 2
--- probe
registry.HANDLERS, registry.Hub.named, hasattr(registry.Hub, "plugged")
user.X

=== refused_after_a_class_was_redefined_before_its_base tags=guard
--- file lib.py
from typing import Generic, TypeVar
T = TypeVar("T")
def make(size):
    class Base(Generic[T]):
        def size(self): return size
    class Derived(Base): pass
    def use(): return Base()
    return Derived, use
Derived, use = make(1)
--- cell
import lib
from lib import Derived, use
derived, base = Derived(), use()
--- edit lib.py broken
from typing import Generic, TypeVar
T = TypeVar("T")
def make(size):
    class Base(Generic[T]):
        def size(self): return size + 1
    class Derived(Base): pass
    def use(): return Base()
    return Derived, use
Derived, use = make(2)
raise ValueError("half done")
--- probe
derived.size(), base.size(), use().size(), lib.Derived is Derived
isinstance(use(), Derived.__base__), Derived.__base__ is type(base)

=== refused_edit_moves_a_name_below_the_import_that_leads_to_its_user tags=guard
An old cycle: a begins, imports b, which takes `early` from a; then early moves below the import.
--- file a.py
early = 1
from b import fb
def ga(): return fb()
--- file b.py
from a import early
def fb(): return early
--- cell
import a
--- edit a.py broken
from b import fb
early = 2
def ga(): return fb()
--- probe
a.ga(), a.early

=== refused_edit_closes_a_cycle_and_takes_an_attribute tags=guard
--- file a.py
from b import f
class Base: pass
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py broken
import a
class C(a.Base): pass
def f(): return 'v2'
--- probe
b.f(), hasattr(b, "C")

=== refused_edit_takes_an_attribute_in_an_old_cycle tags=guard
b imports a already (old cycle), newly uses an attribute at the top level.
--- file a.py
import b
class Base: pass
--- file b.py
import a
def f(): return 'v1'
--- cell
import a, b
--- edit b.py broken
import a
class C(a.Base): pass
def f(): return 'v2'
--- probe
b.f(), hasattr(b, "C")

=== refused_edit_closes_a_cycle_through_a_new_file tags=guard
--- file a.py
from b import f
def g(): return f()
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py broken
from c import h
def f(): return h()
--- also c.py
from a import g
def h(): return 'v2'
--- probe
b.f(), a.g()
"""
