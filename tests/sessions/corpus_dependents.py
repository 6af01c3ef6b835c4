"""Modules that depend on an edited one follow, in the right order."""

TEXT = r"""
=== dependents_constant_through_three_modules
--- file cfg.py
RATE = 1
--- file model.py
from cfg import RATE
SCALED = RATE * 10
--- file app.py
from model import SCALED
TABLE = {'s': SCALED}
def show(): return TABLE['s'], SCALED
--- cell
from app import show, TABLE
import model
--- edit cfg.py
RATE = 2
--- probe
show(), TABLE, model.SCALED, model.RATE

=== dependents_used_only_inside_functions
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
import cfg as c
def f(): return RATE, c.RATE
--- cell
from lib import f
--- edit cfg.py
RATE = 2
--- probe
f()

=== dependents_derived_within_one_module
--- file lib.py
A = 1
B = A * 10
def build(): return {'b': B}
TABLE = build()
def f(x=A): return x, TABLE
class K:
    base = B
--- cell
from lib import f, K, TABLE
k = K()
--- edit lib.py
A = 2
B = A * 10
def build(): return {'b': B}
TABLE = build()
def f(x=A): return x, TABLE
class K:
    base = B
--- probe
f(), k.base, TABLE

=== dependents_function_called_at_import_time
An edited body must run again where import-time code called it.
--- file maker.py
def make(n): return ['v1'] * n
--- file lib.py
from maker import make
ITEMS = make(2)
--- cell
from lib import ITEMS
import lib
--- edit maker.py
def make(n): return ['v2'] * n
--- probe
ITEMS, lib.ITEMS

=== dependents_method_called_at_import_time
--- file maker.py
class Builder:
    def __init__(self): self.parts = []
    def add(self, part):
        self.parts.append(part)
        return self
--- file lib.py
from maker import Builder
BUILT = Builder().add('a').add('b')
NAMES = [p for p in BUILT.parts]
--- cell
import lib
--- edit maker.py
class Builder:
    def __init__(self): self.parts = []
    def add(self, part):
        self.parts.append(part.upper())
        return self
--- probe
lib.NAMES, lib.BUILT.parts

=== dependents_indirect_call_at_import_time
--- file low.py
def size(): return 1
--- file mid.py
import low
def total(): return low.size() * 100
--- file top.py
from mid import total
LIMIT = total()
--- cell
from top import LIMIT
--- edit low.py
def size(): return 2
--- probe
LIMIT

=== dependents_diamond
--- file base.py
V = 1
--- file left.py
from base import V
L = ('left', V)
--- file right.py
import base
R = ('right', base.V)
--- file top.py
from left import L
from right import R
BOTH = (L, R)
--- cell
from top import BOTH
--- edit base.py
V = 2
--- probe
BOTH

=== dependents_two_edits_at_once
--- file a.py
X = 1
--- file b.py
from a import X
Y = X + 1
--- file c.py
from b import Y
from a import X
Z = (X, Y)
--- cell
from c import Z
--- edit c.py
from b import Y
from a import X
Z = ('new', X, Y)
--- also a.py
X = 10
--- probe
Z

=== dependents_name_added_below_and_used_above
The dependent is read before the name exists if the order is wrong.
--- file a.py
X = 1
--- file b.py
from a import X
def f(): return X
--- cell
from b import f
import a
--- edit b.py
from a import X, NEW
def f(): return X, NEW
--- also a.py
X = 2
NEW = 'new'
--- probe
f()

=== dependents_name_added_after_the_dependent_failed
--- file a.py
X = 1
--- file b.py
from a import X
def f(): return X
--- cell
from b import f
--- edit b.py
from a import X, NEW
def f(): return X, NEW
--- edit a.py
X = 1
NEW = 'new'
--- probe
f()

=== dependents_reversed_edge
--- file a.py
from b import B
A = ('a', B)
--- file b.py
B = 1
--- cell
import a, b
--- edit a.py
A = 1
--- also b.py
from a import A
B = ('b', A)
--- probe
a.A, b.B

=== dependents_reversed_edge_in_two_edits
--- file a.py
from b import B
A = ('a', B)
--- file b.py
B = 1
--- cell
import a, b
--- edit a.py
A = 1
--- edit b.py
from a import A
B = ('b', A)
--- edit a.py
A = 2
--- probe
a.A, b.B

=== dependents_new_import_of_a_changed_module
--- file a.py
X = 1
--- file b.py
Y = 1
--- file c.py
Z = 1
--- cell
import c, b, a
--- edit c.py
from a import X
Z = ('c', X)
--- also a.py
from b import Y
X = ('a', Y)
--- also b.py
Y = 2
--- probe
c.Z, a.X, b.Y

=== dependents_new_module_appears
--- file lib.py
def f(): return 'alone'
--- cell
from lib import f
--- edit lib.py
from helper import help
def f(): return help()
--- also helper.py
def help(): return 'helped'
--- then
import helper
--- edit helper.py
def help(): return 'helped v2'
--- probe
f(), helper.help()

=== dependents_missing_module_appears
--- file lib.py
try:
    import turbo
except ImportError:
    turbo = None
MODE = turbo.NAME if turbo else 'slow'
--- cell
import lib
from lib import MODE
--- edit turbo.py
NAME = 'turbo'
--- probe
MODE, lib.MODE

=== dependents_removed_import_edge
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
import builtins
builtins.lib_runs = getattr(builtins, 'lib_runs', 0) + 1
X = RATE
--- cell
import builtins; builtins.lib_runs = 0
import lib, cfg
--- edit lib.py
import builtins
builtins.lib_runs = 1
X = 'own'
--- edit cfg.py
RATE = 2
--- probe
lib.X, builtins.lib_runs, cfg.RATE

=== dependents_star_import_chain
--- file low.py
def a(): return 'a'
X = 1
--- file mid.py
from low import *
--- file top.py
from mid import *
def f(): return a(), X
--- cell
from top import *
import top, mid
--- edit low.py
def a(): return 'a2'
def b(): return 'b'
X = 2
--- probe
f(), top.b(), mid.b(), b(), X

=== dependents_base_class_and_decorator
--- file base.py
def tag(cls):
    cls.tag = 'v1'
    return cls
class Base:
    def __init_subclass__(cls): cls.order = ['v1']
--- file lib.py
from base import Base, tag
@tag
class A(Base):
    pass
--- cell
from lib import A
a = A()
--- edit base.py
def tag(cls):
    cls.tag = 'v2'
    return cls
class Base:
    def __init_subclass__(cls): cls.order = ['v2', cls.__name__]
--- probe
a.tag, a.order, type(a) is A

=== dependents_lazy_import_in_a_function
--- file cfg.py
RATE = 1
--- file lib.py
def f():
    from cfg import RATE
    return RATE
def g():
    import cfg
    return cfg.RATE
--- cell
from lib import f, g
f(), g()
--- edit cfg.py
RATE = 2
--- probe
f(), g()

=== dependents_lazy_import_does_not_execute_the_importer
--- file cfg.py
RATE = 1
--- file lib.py
STATE = []
def f():
    from cfg import RATE
    STATE.append(RATE)
    return RATE
--- cell
import lib
lib.f()
lib.STATE[:] = ['mine']
--- edit cfg.py
RATE = 2
--- then
lib.f()
--- probe
lib.STATE

=== dependents_function_run_at_import_with_a_lazy_import
The import inside the function ran under the top level of lib: its state is built on cfg.
--- file cfg.py
RATE = 1
--- file helper.py
def rate():
    import cfg
    return cfg.RATE
--- file lib.py
from helper import rate
RATE = rate()
--- cell
from lib import RATE
--- edit cfg.py
RATE = 2
--- probe
RATE

=== dependents_cycle_by_function_level_imports
--- file a.py
NAME = 'a1'
def f():
    from b import g
    return ('f', g())
def name(): return NAME
--- file b.py
from a import name
START = name()
def g():
    return (START, name())
--- cell
from a import f
import b
f()
--- edit a.py
NAME = 'a2'
def f():
    from b import g
    return ('f2', g())
def name(): return NAME
--- probe
f(), b.START

=== dependents_cycle_at_module_level
--- file a.py
import b
X = 1
def f(): return X, b.Y
--- file b.py
import a
Y = 1
def g(): return a.X, Y
--- cell
import a
from b import g
--- edit b.py
import a
Y = 2
Z = 3
def g(): return a.X, Y, Z
--- then
first = a.f(), g()
--- edit a.py
import b
X = 10
W = b.Y
def f(): return X, b.Y, W
--- probe
a.f(), g()

=== dependents_edit_closes_a_cycle
--- file a.py
X = 1
def f(): return X
--- file b.py
import a
Y = a.X
--- cell
import b, a
--- edit a.py
X = 5
import b
def f(): return X, b.Y
--- probe
a.f(), b.Y

=== dependents_edit_closes_a_cycle_after_the_name
What is asked for is bound before the cycle begins.
--- file a.py
X = 1
from b import f
def g(): return f()
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py
from a import X
def f(): return 'v2', X
--- probe
a.g(), b.X

=== dependents_edit_closes_a_cycle_if_it_can
--- file a.py
from b import f
def g(): return f()
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py
try:
    from a import g
except ImportError:
    g = None
def f(): return 'v2', g
--- probe
a.g(), b.g

=== dependents_cycle_with_a_name_bound_in_a_function
--- file a.py
def start():
    global X
    X = 1
start()
import b
if not X: X = 2
def g(): return X, b.f()
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py
from a import X
def f(): return 'v2', X
--- probe
a.g(), b.X

=== dependents_cycle_with_a_submodule
--- file pkg/__init__.py
from pkg.low import f
from pkg.high import g
--- file pkg/low.py
def f(): return 'v1'
--- file pkg/high.py
from pkg.low import f
def g(): return f()
--- cell
import pkg
--- edit pkg/low.py
from pkg import other
def f(): return 'v2', other.X
--- also pkg/other.py
X = 1
--- then
first = pkg.g()
--- edit pkg/low.py
def f(): return 'v3', other.X, high.__name__
from pkg import high, other
--- probe
pkg.g(), pkg.low.high is pkg.high

=== dependents_cycle_that_begins_elsewhere_now
The other module begins it: what that asks for is bound by then.
--- file app.py
import a
import b
--- file a.py
def g(): return 'g1'
import b
--- file b.py
from a import g
def f(): return 'f', g()
--- cell
import app
--- edit app.py
import b
import a
--- also a.py
import b
def g(): return 'g2'
X = 2
--- probe
app.b.f(), app.a.X

=== dependents_edit_breaks_a_cycle
--- file a.py
import b
X = 1
def f(): return X, b.Y
--- file b.py
import a
Y = 1
def g(): return a.X
--- cell
import a, b
--- edit b.py
Y = 2
def g(): return 'alone'
--- probe
a.f(), b.g()

=== dependents_long_chain
--- file m0.py
V = 0
--- file m1.py
from m0 import V
W1 = V + 1
--- file m2.py
from m1 import W1
W2 = W1 + 1
--- file m3.py
from m2 import W2
W3 = W2 + 1
--- file m4.py
from m3 import W3
W4 = W3 + 1
--- file m5.py
from m4 import W4
W5 = W4 + 1
--- cell
from m5 import W5
import m0, m3
--- edit m0.py
V = 100
--- then
first = W5
--- edit m3.py
from m2 import W2
W3 = W2 * 2
--- probe
W5, m3.W3

=== dependents_conditional_import
--- file fast.py
NAME = 'fast v1'
--- file slow.py
NAME = 'slow v1'
--- file cfg.py
FAST = True
--- file lib.py
import cfg
if cfg.FAST:
    from fast import NAME
else:
    from slow import NAME
--- cell
from lib import NAME
--- edit cfg.py
FAST = False
--- then
first = NAME
--- edit slow.py
NAME = 'slow v2'
--- probe
NAME

=== dependents_type_checking_import_does_not_run
--- file heavy.py
raise RuntimeError('must never be imported')
--- file lib.py
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import heavy
def f(x: heavy.Thing = None): return 'v1'
--- cell
from lib import f
import sys
--- edit lib.py
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import heavy
LEVEL = 2
def f(x: heavy.Thing = None): return 'v2', LEVEL
--- probe
f(), 'heavy' in sys.modules

=== dependents_main_guard_does_not_run
--- file lib.py
X = 1
if __name__ == '__main__':
    X = 'main'
    raise SystemExit
--- cell
from lib import X
--- edit lib.py
X = 2
if __name__ == '__main__':
    X = 'main'
    raise SystemExit
--- probe
X

=== dependents_try_else_flattened
--- file lib.py
try:
    import json as codec
except ImportError:
    codec = None
    def dumps(x): return 'fallback'
else:
    def dumps(x): return codec.dumps(x)
--- cell
from lib import dumps
--- edit lib.py
try:
    import json as codec
except ImportError:
    codec = None
    def dumps(x): return 'other fallback'
else:
    def dumps(x): return codec.dumps([x])
--- probe
dumps(1)

=== dependents_import_module_by_name
--- file plugin.py
NAME = 'v1'
--- file lib.py
import importlib
plugin = importlib.import_module('plugin')
LABEL = 'label ' + plugin.NAME
--- cell
from lib import LABEL
--- edit plugin.py
NAME = 'v2'
--- probe
LABEL

=== dependents_dunder_import
--- file plugin.py
NAME = 'v1'
--- file lib.py
LABEL = __import__('plugin').NAME
--- cell
from lib import LABEL
--- edit plugin.py
NAME = 'v2'
--- probe
LABEL

=== dependents_instances_across_modules
--- file shapes.py
class Shape:
    def area(self): return 1
--- file scene.py
from shapes import Shape
class Scene:
    def __init__(self): self.shapes = [Shape()]
    def total(self): return sum(s.area() for s in self.shapes)
    def good(self): return all(isinstance(s, Shape) for s in self.shapes)
--- cell
from scene import Scene
from shapes import Shape
s = Scene()
s.shapes.append(Shape())
--- edit shapes.py
class Shape:
    scale = 10
    def area(self): return 1 * self.scale
--- probe
s.total(), s.good(), isinstance(s.shapes[0], Shape)

=== dependents_changed_default_in_another_module
--- file cfg.py
TIMEOUT = 5
--- file lib.py
import cfg
def fetch(timeout=cfg.TIMEOUT): return timeout
class Client:
    timeout = cfg.TIMEOUT
    def get(self, t=cfg.TIMEOUT): return t
--- cell
from lib import fetch, Client
c = Client()
--- edit cfg.py
TIMEOUT = 9
--- probe
fetch(), c.timeout, c.get()

=== dependents_f_string_and_comprehension_at_top_level
--- file cfg.py
NAMES = ['a', 'b']
--- file lib.py
from cfg import NAMES
UPPER = [n.upper() for n in NAMES]
TEXT = f'{len(NAMES)} names'
LOOKUP = {n: i for i, n in enumerate(NAMES)}
--- cell
from lib import UPPER, TEXT, LOOKUP
--- edit cfg.py
NAMES = ['a', 'b', 'c']
--- probe
UPPER, TEXT, LOOKUP

=== dependents_module_getattr_and_lazy_submodule
--- file parts.py
X = 1
--- file lib.py
def __getattr__(name):
    if name == 'parts':
        import parts
        return parts
    raise AttributeError(name)
--- cell
import lib
lib.parts.X
--- edit parts.py
X = 2
--- probe
lib.parts.X

=== dependents_one_failed_and_fixed_elsewhere
--- file cfg.py
LIMIT = 10
--- file lib.py
import cfg
assert cfg.LIMIT > 5
def f(): return cfg.LIMIT
--- cell
from lib import f
import lib
--- edit cfg.py
LIMIT = 1
--- edit cfg.py
LIMIT = 20
--- probe
f(), lib.cfg.LIMIT

=== dependents_default_added_by_an_edit
What an added function computed at import time counts in the next edit, too.
--- file kinds.py
from enum import Enum
class Kind(Enum):
    A = 1
--- file lib.py
from kinds import Kind
def first(x=0): return ('first', Kind.A.value)
--- cell
import lib
--- edit lib.py
from kinds import Kind
def first(x=0): return ('first', Kind.A.value)
def second(x=first()): return ('second', x)
--- edit kinds.py
from enum import Enum
class Kind(Enum):
    A = 2
--- probe
lib.second()

=== dependents_added_code_with_a_lazy_import
Code added by an edit ran at import time, by a function that imports lazily.
--- file marks.py
MARK = 1
--- file lib.py
X = 1
--- cell
import lib, marks
--- edit lib.py
class First:
    def get(self):
        from marks import MARK
        return MARK
class Second:
    rate = First().get()
--- edit marks.py
MARK = 2
--- probe
lib.Second.rate, lib.First().get()

=== dependents_cycle_with_a_name_bound_past_the_namespace
Some ways to bind a name show neither in the code nor to who observes it.
--- file a.py
globals()['X'] = 1
globals().update(Y=2)
from b import f
X, Y = 3, 4
def g(): return f()
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py
from a import X, Y
def f(): return 'v2', X, Y
--- probe
a.g(), b.X

=== dependents_edit_closes_a_cycle_that_begins_elsewhere
It was none before: where it begins is up to the one that leads into it.
--- file app.py
import util
import core
def run(): return core.go(), util.help()
--- file util.py
def help(): return 'u1'
--- file core.py
from util import help
def go(): return help()
--- cell
import app
--- edit util.py
from core import go
def help(): return 'u2', go.__name__
--- also app.py
import core
import util
def run(): return core.go(), util.help()
--- also core.py
def go(): return help()
from util import help
--- probe
app.run()

=== dependents_cycle_with_a_module_that_replaces_itself
--- file a.py
import sys
class Settings:
    X = 1
    def __init__(self, real): self.real = real
me = sys.modules[__name__]
sys.modules[__name__] = Settings(me)
import b
X = 2
def g(): return b.f()
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py
from a import X
def f(): return 'v2', X
--- probe
b.f(), a.real.g(), b.X

=== dependents_cycle_with_a_module_whose_class_looks_up
Until the name is bound.
--- file a.py
import sys, types
class Module(types.ModuleType):
    def __getattr__(self, name):
        if name == "Y": return 5
        raise AttributeError(name)
sys.modules[__name__].__class__ = Module
import b
Y = 2
def g(): return b.f()
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py
from a import Y
def f(): return 'v2', Y
--- probe
b.f(), a.g()

=== dependents_cycle_with_a_module_that_looks_up
Until the name is bound.
--- file a.py
def __getattr__(name):
    if name == "Y": return 5
    raise AttributeError(name)
import b
Y = 2
def g(): return b.f(), Y
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py
from a import Y
def f(): return 'v2', Y
--- probe
b.f(), a.g()

=== dependents_new_file_imports_another_edited_module
It runs for the module that imports it, which does not import the other edited one itself.
--- file d.py
X = 1
--- file b.py
def f(): return 0
--- cell
import b, d
--- edit b.py
from c import Y
def f(): return Y
--- also c.py
from d import X
Y = X * 10
--- also d.py
X = 2
--- probe
b.f(), d.X

=== dependents_new_package_imports_other_edited_modules
--- file app/__init__.py
--- file app/cfg.py
RATE = 1
--- file app/main.py
def run(): return 0
--- cell
from app.main import run
import app.cfg
--- edit app/main.py
from . import calc
def run(): return calc.total
--- also app/calc.py
from .cfg import RATE, EXTRA
total = RATE + EXTRA
--- also app/cfg.py
RATE = 10
EXTRA = 5
--- edit app/main.py
from .calc import total
from .sub import deep
def run(): return total, deep.depth
--- also app/sub/__init__.py
--- also app/sub/deep.py
from ..cfg import RATE
depth = RATE * 2
--- also app/cfg.py
RATE = 100
EXTRA = 5
--- probe
run()

=== dependents_edit_closes_a_cycle_through_a_new_file
It begins where it did.
--- file a.py
def g(): return 1
from b import f
N = 1
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py
from c import h
def f(): return h()
--- also c.py
from a import g
def h(): return 'v2', g()
--- also a.py
def g(): return 1
from b import f
N = 2
--- probe
b.f(), a.f(), a.N

=== dependents_edit_closes_a_cycle_and_takes_an_attribute_that_is_there
--- file a.py
class Base: pass
from b import f
--- file b.py
def f(): return 'v1'
--- cell
import a, b
--- edit b.py
import a
class C(a.Base): pass
def f(): return 'v2'
--- probe
b.f(), hasattr(b, "C"), a.f()

=== dependents_edit_takes_an_attribute_of_what_a_cycle_begins_with
The notebook imports b first: then a is complete when b uses it.
--- file a.py
import b
class Base: pass
--- file b.py
import a
def f(): return 'v1'
--- cell
import b, a
--- edit b.py
import a
class C(a.Base): pass
def f(): return 'v2'
--- probe
b.f(), hasattr(b, "C")

=== dependents_new_file_imported_by_a_computed_name_imports_another_edited_module
--- file cfg.py
LEVEL = 1
--- file app.py
import importlib
BACKEND = "mem"
def f(): return 0
--- cell
from app import f
import cfg
--- edit app.py
import importlib
BACKEND = importlib.import_module("backend_" + "disk")
def f(): return BACKEND.LEVEL10
--- also backend_disk.py
from cfg import LEVEL
LEVEL10 = LEVEL * 10
--- also cfg.py
LEVEL = 2
--- probe
f()

=== dependents_new_file_imported_in_a_function_imports_another_edited_module
--- file cfg.py
LEVEL = 1
--- file app.py
def build(): return 0
V = build()
--- cell
from app import V
import cfg
--- edit app.py
def build():
    from helper import make
    return make()
V = build()
--- also helper.py
from cfg import LEVEL
def make(): return LEVEL * 10
--- also cfg.py
LEVEL = 2
--- probe
V

=== dependents_new_plugins_in_a_folder_and_their_base_at_once
--- file pl/__init__.py
import importlib, pkgutil
from .base import REG, Plugin
for m in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{m.name}")
def run(): return {k: v().go() for k, v in sorted(REG.items())}
--- file pl/base.py
REG = {}
VERSION = 1
class Plugin:
    def __init_subclass__(cls): REG[cls.__name__] = cls
    def go(self): return VERSION
--- file pl/one.py
from .base import Plugin, VERSION
class One(Plugin):
    v = VERSION
    def go(self): return ("one", self.v, super().go())
--- cell
import pl
--- edit pl/two.py
from .base import Plugin, VERSION
class Two(Plugin):
    v = VERSION * 10
    def go(self): return ("two", self.v, super().go())
--- also pl/base.py
REG = {}
VERSION = 2
class Plugin:
    def __init_subclass__(cls): REG[cls.__name__] = cls
    def go(self): return VERSION
--- edit pl/three.py
from .two import Two
class Three(Two): pass
--- also pl/base.py
REG = {}
VERSION = 3
class Plugin:
    def __init_subclass__(cls): REG[cls.__name__] = cls
    def go(self): return [VERSION]
--- edit pl/one.py deleted
--- also pl/base.py
REG = {}
VERSION = 4
class Plugin:
    def __init_subclass__(cls): REG[cls.__name__] = cls
    def go(self): return [VERSION]
--- probe
pl.run()

=== dependents_package_that_an_unchanged_module_starts_first
In another order its cycle of imports fails, as it would in a new process (optuna).
--- file opt/__init__.py
from opt import pruners
from opt import study
--- file opt/pruners.py
import opt
from opt.halving import Halving
from opt.trial._state import State
SEEN = State.name
PACKAGE = opt.__name__
--- file opt/halving.py
from opt.study._direction import UP
class Halving:
    direction = UP
--- file opt/study/__init__.py
from opt.study._callbacks import Callback
--- file opt/study/_direction.py
UP = 1
--- file opt/study/_constraints.py
KEY = "c"
--- file opt/study/_callbacks.py
from opt.trial import State
class Callback:
    level = State.name
--- file opt/trial/__init__.py
from opt.trial._frozen import create
from opt.trial._state import State
LEVEL = create()
--- file opt/trial/_frozen.py
from opt.study._constraints import KEY
def create(x=None):
    return KEY, x
--- file opt/trial/_state.py
class State:
    name = "s1"
--- cell
import opt
from opt.trial import create
--- edit opt/trial/_frozen.py
from opt.study._constraints import KEY
def create(x=None, y=1):
    return KEY, x, y
--- also opt/trial/_state.py
class State:
    name = "s2"
--- probe
create(), opt.pruners.SEEN, opt.study.Callback.level, opt.trial.LEVEL
"""
