"""Names that the notebook bound by an import, and names that merely look like it."""

TEXT = r"""
=== names_constant_by_from_import
--- file cfg.py
RATE = 1
--- cell
from cfg import RATE
--- edit cfg.py
RATE = 2
--- probe
RATE

=== names_constant_by_alias
--- file cfg.py
RATE = 1
--- cell
from cfg import RATE as r
--- edit cfg.py
RATE = 2
--- probe
r

=== names_constant_by_several_names
--- file cfg.py
RATE = 1
--- cell
from cfg import RATE
from cfg import RATE as r, RATE as s
import cfg
import cfg as c
--- edit cfg.py
RATE = 2
--- probe
RATE, r, s, cfg.RATE, c.RATE

=== names_constant_by_star
--- file cfg.py
RATE = 1
_hidden = 1
--- cell
from cfg import *
--- edit cfg.py
RATE = 2
_hidden = 2
--- probe
RATE
'_hidden' in globals()

=== names_star_gains_and_loses_names
The same star import in a restarted kernel binds the new names and not the removed ones.
--- file lib.py
def a(): return 'a'
def b(): return 'b'
--- cell
from lib import *
--- edit lib.py
def b(): return 'b2'
def c(): return 'c2'
--- probe
'a' in globals()
b(), c()

=== names_star_with_changed_all
--- file lib.py
__all__ = ['a']
a = 1
b = 1
--- cell
from lib import *
--- edit lib.py
__all__ = ['a', 'b']
a = 2
b = 2
--- probe
a
b

=== names_constant_changes_type
--- file cfg.py
VALUE = 1
--- cell
from cfg import VALUE
--- edit cfg.py
VALUE = 1.0
--- probe
VALUE

=== names_constant_to_true
--- file cfg.py
FLAG = 1
--- cell
from cfg import FLAG as flag
--- edit cfg.py
FLAG = True
--- probe
flag

=== names_mutable_constant
--- file cfg.py
TABLE = {'a': 1}
ITEMS = [1, 2]
--- cell
from cfg import TABLE, ITEMS
import cfg
--- edit cfg.py
TABLE = {'a': 2, 'b': 3}
ITEMS = [3]
--- probe
TABLE, ITEMS
TABLE is cfg.TABLE, ITEMS is cfg.ITEMS

=== names_instance_by_from_import
--- file app.py
class App:
    def __init__(self, name): self.name = name
    def run(self): return 'v1 ' + self.name
app = App('one')
--- cell
from app import app
--- edit app.py
class App:
    def __init__(self, name): self.name = name
    def run(self): return 'v2 ' + self.name
app = App('two')
--- probe
app.run()
app is __import__('app').app

=== names_lru_cache_function
--- file lib.py
from functools import lru_cache
@lru_cache
def square(x): return x * x
--- cell
from lib import square
square(3)
--- edit lib.py
from functools import lru_cache
@lru_cache
def square(x): return ('v2', x * x)
--- probe
square(3)
square(4)

=== names_callable_object
--- file lib.py
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x): return x + self.n
add = Adder(1)
--- cell
from lib import add
from lib import add as plus
--- edit lib.py
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x): return ('sum', x + self.n)
add = Adder(10)
--- probe
add(1), plus(1)

=== names_partial_object
--- file lib.py
from functools import partial
def scale(x, k): return x * k
double = partial(scale, k=2)
--- cell
from lib import double
--- edit lib.py
from functools import partial
def scale(x, k): return ('scaled', x * k)
double = partial(scale, k=3)
--- probe
double(5)

=== names_function_becomes_class
--- file lib.py
def Thing(x): return ('function', x)
--- cell
from lib import Thing
--- edit lib.py
class Thing:
    def __init__(self, x): self.x = x
    def __repr__(self): return f'Thing({self.x})'
--- probe
Thing(1)
isinstance(Thing(1), Thing)

=== names_class_becomes_function
--- file lib.py
class Thing:
    def __init__(self, x): self.x = x
--- cell
from lib import Thing as T
--- edit lib.py
def Thing(x): return ('function', x)
--- probe
T(1)

=== names_function_becomes_constant
--- file lib.py
def answer(): return 41
--- cell
from lib import answer
--- edit lib.py
answer = 42
--- probe
answer

=== names_constant_becomes_function
--- file lib.py
answer = 41
--- cell
from lib import answer
--- edit lib.py
def answer(): return 42
--- probe
answer()

=== names_constant_becomes_module
--- file lib.py
tool = 'none'
--- file tools.py
NAME = 'tools'
--- cell
from lib import tool
--- edit lib.py
import tools as tool
--- probe
tool.NAME

=== names_rebound_by_the_user_stay tags=guard
--- file cfg.py
RATE = 1
def f(): return 'v1'
--- cell
from cfg import RATE, f
RATE = 'mine'
def f(): return 'my f'
--- edit cfg.py
RATE = 2
def f(): return 'v2'
--- probe
RATE
f()

=== names_rebound_in_a_later_cell_stay
--- file cfg.py
RATE = 1
SIZE = 1
--- cell
from cfg import RATE, SIZE
--- cell
RATE = 1
--- edit cfg.py
RATE = 2
SIZE = 2
--- probe
RATE
SIZE

=== names_rebound_to_an_equal_value_stay
The user's own number is equal to, and the same small int as, the old constant.
--- file cfg.py
RATE = 1
SIZE = 5
--- cell
from cfg import SIZE
RATE = 1
count = 5
--- edit cfg.py
RATE = 2
SIZE = 6
--- probe
RATE, count
SIZE

=== names_deleted_by_the_user_stay_deleted
--- file cfg.py
RATE = 1
SIZE = 1
--- cell
from cfg import RATE, SIZE
--- cell
del RATE
--- edit cfg.py
RATE = 2
SIZE = 2
--- probe
'RATE' in globals()
SIZE

=== names_of_the_user_that_a_module_shares tags=guard ref=ipython#14839
--- file lib.py
df = 'module df'
data = [1]
import os
def helper(): return 'v1'
--- cell
import lib
df = 'my df'
data = [9]
os = 'my os'
def helper(): return 'my helper'
--- edit lib.py
df = 'module df 2'
data = [2]
import sys as os
def helper(): return 'v2'
--- probe
df, data, os
helper()

=== names_loop_variable_and_import_of_the_same_name
--- file cfg.py
i = 100
step = 1
--- cell
from cfg import i, step
for i in range(3): pass
--- edit cfg.py
i = 200
step = 2
--- probe
i
step

=== names_imported_then_computed_from
What a cell computed stays; what it imported follows.
--- file cfg.py
RATE = 1
--- cell
from cfg import RATE
squares = [n * n for n in range(3)]
--- edit cfg.py
RATE = 2
--- then
total = RATE + 1
--- probe
total
squares

=== names_imported_twice_from_two_modules
The last import wins, in the notebook as after a restart.
--- file a.py
WHO = 'a1'
--- file b.py
WHO = 'b1'
--- cell
from a import WHO
from b import WHO
--- edit a.py
WHO = 'a2'
--- then
first = WHO
--- edit b.py
WHO = 'b2'
--- probe
WHO

=== names_reexported_through_a_package
--- file pkg/__init__.py
from .core import VALUE, f
--- file pkg/core.py
VALUE = 1
def f(): return 'v1'
--- cell
from pkg import VALUE, f as g
import pkg
--- edit pkg/core.py
VALUE = 2
def f(): return 'v2'
--- probe
VALUE, g(), pkg.VALUE, pkg.f()

=== names_of_modules
--- file pkg/__init__.py
--- file pkg/sub.py
X = 1
--- cell
import pkg.sub
import pkg.sub as s
from pkg import sub
from pkg import sub as t
--- edit pkg/sub.py
X = 2
--- probe
pkg.sub.X, s.X, sub.X, t.X
s is pkg.sub is sub is t

=== names_added_to_a_module_are_importable
--- file lib.py
a = 1
--- cell
import lib
from lib import a
--- edit lib.py
a = 2
b = 2
def c(): return 'c'
class D: pass
--- then
from lib import b, c, D
--- probe
a, b, c(), lib.b, lib.c()
D is lib.D

=== names_bound_by_exec_and_importlib
--- file cfg.py
RATE = 1
--- cell
import importlib
cfg = importlib.import_module('cfg')
mod = __import__('cfg')
--- edit cfg.py
RATE = 2
--- probe
cfg.RATE, mod.RATE

=== names_imported_inside_a_notebook_function
--- file cfg.py
RATE = 1
--- cell
def rate():
    from cfg import RATE
    return RATE
rate()
--- edit cfg.py
RATE = 2
--- probe
rate()

=== names_imported_inside_a_condition
--- file cfg.py
RATE = 1
--- cell
try:
    from cfg import RATE
except ImportError:
    RATE = 0
if True:
    from cfg import RATE as also
--- edit cfg.py
RATE = 2
--- probe
RATE, also

=== names_bound_before_the_tool_was_loaded
--- file cfg.py
RATE = 1
def f(): return 'v1'
--- cell
from cfg import RATE, f
import cfg
--- cell
%load_tool
--- edit cfg.py
RATE = 2
def f(): return 'v2'
--- probe
RATE, f(), cfg.RATE

=== names_removed_from_the_module_but_held
What the user holds stays usable; a restarted import would fail, so the name is not probed.
--- file cfg.py
RATE = 1
OLD = 1
--- cell
import cfg
from cfg import RATE
--- edit cfg.py
RATE = 2
--- probe
RATE
hasattr(cfg, 'OLD')

=== names_swapped_between_two_constants
--- file cfg.py
A = 1
B = 2
--- cell
from cfg import A, B
--- edit cfg.py
A = 2
B = 1
--- probe
A, B

=== names_conditionally_bound
--- file cfg.py
DEBUG = True
if DEBUG:
    LEVEL = 'debug'
    EXTRA = 1
else:
    LEVEL = 'info'
--- cell
import cfg
from cfg import LEVEL
--- edit cfg.py
DEBUG = False
if DEBUG:
    LEVEL = 'debug'
    EXTRA = 1
else:
    LEVEL = 'info'
--- probe
LEVEL, cfg.LEVEL
hasattr(cfg, 'EXTRA')

=== names_set_in_the_module_by_the_user_survive_a_body_edit
A body edit executes nothing, so what a cell put into the module is still there.
--- file lib.py
level = 1
def f(): return ('v1', level)
--- cell
import lib
lib.level = 5
lib.extra = 'mine'
--- edit lib.py
level = 1
def f(): return ('v2', level)
--- probe
lib.f(), lib.level, lib.extra

=== names_imported_under_a_cell_magic
--- file cfg.py
RATE = 1
def f(): return 'v1'
--- cell
%%capture
from cfg import RATE
from cfg import f as g
--- edit cfg.py
RATE = 2
def f(): return 'v2'
--- probe
RATE, g()

=== names_imported_in_blocks
--- file cfg.py
A = 1
B = 1
C = 1
D = 1
--- cell
import contextlib
with contextlib.nullcontext():
    from cfg import A
for _ in range(1):
    from cfg import B
try:
    pass
finally:
    from cfg import C
--- edit cfg.py
A = 2
B = 2
C = 2
D = 2
--- probe
A, B, C

=== names_imported_into_globals_by_a_notebook_function
--- file cfg.py
C = 1
--- cell
def bind():
    global C
    from cfg import C
bind()
--- edit cfg.py
C = 2
--- probe
C

=== names_rebound_in_every_way_stay tags=guard
--- file cfg.py
a = b = c = d = e = f = g = h = i = 1
--- cell
from cfg import a, b, c, d, e, f, g, h, i
import contextlib
a += 1
for b in [7]: pass
with contextlib.nullcontext(8) as c: pass
(d := 9)
def e(): return 'mine'
class f: name = 'mine'
globals()['g'] = 10
[h, *_] = [11, 12]
import math as i
--- edit cfg.py
b = c = d = e = f = g = h = i = 2
a = 1
--- probe
a, b, c, d, e(), f.name, g, h, i.__name__

=== names_wrapped_by_the_user_stay_wrapped
--- file lib.py
def f(x): return ('v1', x)
--- cell
from lib import f
import functools
inner = f
@functools.lru_cache
def f(x): return ('wrapped', inner(x))
--- edit lib.py
def f(x): return ('v2', x)
--- probe
f(1)

=== names_in_the_output_history
--- file lib.py
class A:
    def __repr__(self): return 'A v1'
    def get(self): return 'v1'
--- cell
import lib
--- cell
lib.A()
--- edit lib.py
class A:
    def __repr__(self): return 'A v2'
    def get(self): return 'v2'
--- probe
[(shown, shown.get()) for shown in Out.values()]

=== names_bound_by_two_imports_survive_one
`import low` and the star both bind `low`; the star no longer does.
--- file low.py
X = 1
--- file lib.py
import low
def f(): return low.X
--- cell
import low
from lib import *
--- edit lib.py
def f(): return 'alone'
--- probe
f(), low.X

=== names_star_after_the_users_own
The user's later binding of a name wins over the star import that also brings it.
--- file lib.py
a = 1
b = 1
--- cell
from lib import *
a = 'mine'
--- edit lib.py
a = 2
b = 2
c = 2
--- probe
a, b, c

=== names_own_value_is_not_taken_by_a_gaining_star
Restarted, the star binds the new name first, and the later cell rebinds it.
--- file lib.py
a = 1
--- cell
from lib import *
--- cell
extra = 'mine'
--- edit lib.py
a = 2
extra = 'of the module'
--- probe
a, extra

=== names_lost_and_regained_by_a_star
The definition moves in two saves: for a while the star does not bring the name.
--- file core.py
X = 1
--- file lib.py
def f(): return 'lib'
Y = 1
--- cell
import core
from lib import *
--- edit lib.py
Y = 2
--- edit core.py
X = 2
def f(): return 'core'
--- edit lib.py
from core import f
Y = 3
--- probe
f(), Y

=== names_brought_by_two_stars_survive_one
--- file one.py
X = 1
--- file two.py
def f(): return 'two'
--- cell
from one import *
from two import *
import two
--- edit one.py
from two import f
X = 2
--- edit one.py
X = 3
--- probe
f(), f is two.f, X
"""
