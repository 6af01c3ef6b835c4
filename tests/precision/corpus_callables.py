"""Ways for what is called of a library to copy code, or to keep functions for what does."""

TEXT = r"""
=== callables_leaves_it_in_a_list
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
KEPT = []
def keep(f): KEPT.append(f)
def all_copied(): return [copied(f) for f in KEPT]
--- file lib.py
import looks
from low import f
looks.keep(f)
X = looks.all_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X[-1]()
--- plan
patch low
execute lib

=== callables_leaves_it_in_a_list_by_a_helper
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
KEPT = []
def add(where, f): where.append(f)
def keep(f): add(KEPT, f)
def all_copied(): return [copied(f) for f in KEPT]
--- file lib.py
import looks
from low import f
looks.keep(f)
X = looks.all_copied()[-1]
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_leaves_it_in_a_global_name
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
LAST = None
def keep(f):
    global LAST
    LAST = f
def last_copied(): return copied(LAST)
--- file lib.py
import looks
from low import f
looks.keep(f)
X = looks.last_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_leaves_it_in_an_attribute_of_its_module
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
import sys
me = sys.modules[__name__]
last = None
def keep(f): me.last = f
def last_copied(): return copied(last)
--- file lib.py
import looks
from low import f
looks.keep(f)
X = looks.last_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_leaves_it_in_an_attribute_of_a_class
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Keeper:
    kept = []
    def __init__(self, f): self.kept.append(f)
def last_copied(): return copied(Keeper.kept[-1])
--- file lib.py
import looks
from low import f
looks.Keeper(f)
X = looks.last_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_leaves_it_in_an_attribute_of_a_class_itself
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Keeper:
    last = None
    def __init__(self, f): type(self).last = staticmethod(f)
def last_copied(): return copied(Keeper.last)
--- file lib.py
import looks
from low import f
looks.Keeper(f)
X = looks.last_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_leaves_it_in_a_closure
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def make():
    last = None
    def keep(f):
        nonlocal last
        last = f
    def last_copied(): return copied(last)
    return keep, last_copied
keep, last_copied = make()
--- file lib.py
import looks
from low import f
looks.keep(f)
X = looks.last_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_leaves_it_in_a_weak_dictionary
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
import weakref
KEPT = weakref.WeakValueDictionary()
def keep(f): KEPT['f'] = f
def last_copied(): return copied(KEPT['f'])
--- file lib.py
import looks
from low import f
looks.keep(f)
X = looks.last_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_leaves_it_in_a_context_variable
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
from contextvars import ContextVar
LAST = ContextVar('LAST')
def keep(f): LAST.set(f)
def last_copied(): return copied(LAST.get())
--- file lib.py
import looks
from low import f
looks.keep(f)
X = looks.last_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_leaves_it_in_a_thread_local
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
import threading
LOCAL = threading.local()
def keep(f): LOCAL.f = f
def last_copied(): return copied(LOCAL.f)
--- file lib.py
import looks
from low import f
looks.keep(f)
X = looks.last_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_leaves_it_in_an_object_of_its_module
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Keeper:
    def take(self, f): self.f = f
KEEPER = Keeper()
def keep(f): KEEPER.take(f)
def last_copied(): return copied(KEEPER.f)
--- file lib.py
import looks
from low import f
looks.keep(f)
X = looks.last_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_leaves_it_in_a_default
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def keep(f, where=[]):
    where.append(f)
    return where
def last_copied(): return copied(keep.__defaults__[0][-1])
--- file lib.py
import looks
from low import f
looks.keep(f)
X = looks.last_copied()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_holder_copies_later
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Holder:
    def __init__(self, f): self.f = f
    def fast(self): return copied(self.f)
def hold(f): return Holder(f)
--- file lib.py
import looks
from low import f
X = looks.hold(f).fast()
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_holder_is_given_on
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Holder:
    def __init__(self, f): self.f = f
def hold(f): return Holder(f)
def fast(h): return copied(h.f)
--- file held.py
import looks
from low import f
H = looks.hold(f)
--- file lib.py
import looks
from held import H
X = looks.fast(H)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_table
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
TABLE = {'copy': copied}
def wrap(f): return TABLE['copy'](f)
--- file lib.py
import looks
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_default
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def wrap(f, by=copied): return by(f)
--- file lib.py
import looks
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_partial_function
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
from functools import partial
def call(by, f): return by(f)
BY = partial(call, copied)
def wrap(f): return BY(f)
--- file lib.py
import looks
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_closure
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def make(by):
    def wrap(f): return by(f)
    return wrap
wrap = make(copied)
--- file lib.py
import looks
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_an_attribute_of_an_object
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Tool: pass
TOOL = Tool()
TOOL.by = copied
def wrap(f): return TOOL.by(f)
--- file lib.py
import looks
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_base_class
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Base:
    def __init__(self, f): self.g = copied(f)
class Wrap(Base): pass
--- file lib.py
import looks
from low import f
X = looks.Wrap(f).g
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_metaclass
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Meta(type):
    def __call__(cls, f): return copied(f)
class Wrap(metaclass=Meta): pass
--- file lib.py
import looks
from low import f
X = looks.Wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_property_of_what_it_makes
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Wrap:
    def __init__(self, f): self.f = f
    @property
    def fast(self): return copied(self.f)
--- file lib.py
import looks
from low import f
X = looks.Wrap(f).fast
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_late_import
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def wrap(f):
    from other import copied as by
    return by(f)
--- file site-packages/other.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
--- file lib.py
import looks
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_module
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
import other
def wrap(f, name='copied'): return getattr(other, name)(f)
--- file site-packages/other.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
--- file lib.py
import looks
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_text
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def wrap(f): return FunctionType(getattr(f, '__code__'), f.__globals__)
--- file lib.py
import looks
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_globals
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def wrap(f): return globals()['copied'](f)
--- file lib.py
import looks
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_executed_text
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def wrap(f): return eval('cop' + 'ied(f)', {'copied': copied, 'f': f})
--- file lib.py
import looks
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_by_a_function_of_the_project
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
HOOKS = []
def wrap(f): return HOOKS[0](f)
--- file ours.py
import looks
looks.HOOKS.append(looks.copied)
--- file lib.py
import looks, ours
from low import f
X = looks.wrap(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_class_body_gives_it_a_name
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
--- file lib.py
import looks
from low import f
class K:
    by = looks.copied
    x = by(f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.K.x()
--- plan
patch low
execute lib

=== callables_class_body_names_the_function
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
--- file lib.py
import looks
import low
class K:
    g = low.f
    def m(self): pass
    x = looks.copied(g)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.K.x()
--- plan
patch low
execute lib

=== callables_class_body_has_it_in_a_loop
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
--- file lib.py
import looks
import low
class K:
    for g in [low.f]:
        x = looks.copied(g)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.K.x()
--- plan
patch low
execute lib

=== callables_annotation_calls_it
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
--- file lib.py
import looks
from low import f
def g(x: looks.copied(f)): pass
X = g
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.g.__annotations__['x']()
--- plan
patch low
execute lib

=== callables_annotation_is_called
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
--- file lib.py
import looks
from low import f
def g(x: looks.copied): pass
X = g.__annotations__['x'](f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_default_is_called_from_outside
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
--- file lib.py
import looks
from low import f
def g(x=looks.copied): pass
X = g.__defaults__[0](f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_list_is_used_in_the_next_statement
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
--- file lib.py
import looks
from low import f
BOTH = [looks.copied, f]
X = BOTH[0](BOTH[1])
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_subscript_of_its_own
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Box:
    def __class_getitem__(cls, f): return copied(f)
--- file lib.py
import looks
from low import f
X = looks.Box[f]
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_subscript_of_an_object
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Box:
    def __getitem__(self, f): return copied(f)
BOX = Box()
--- file lib.py
import looks
from low import f
X = looks.BOX[f]
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_subscript_is_stored
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
class Box:
    def __setitem__(self, name, f): self.kept = copied(f)
BOX = Box()
--- file lib.py
import looks
from low import f
looks.BOX['f'] = f
X = looks.BOX.kept
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_name_is_the_same_elsewhere
--- file site-packages/looks.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def f(): pass
--- file lib.py
import looks
import low
from looks import f
X = looks.copied(low.f)
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X()
--- plan
patch low
execute lib

=== callables_looking_through_a_registry_of_another_module
--- file low.py
def f(): return 'v1'
--- file reg.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def plain(): return 'p'
ALL = []
def copy_all(): return [copied(f) for f in ALL]
--- file add.py
from low import f
import reg
reg.ALL.append(f)
--- file lib.py
import add
from reg import copy_all
COPIES = copy_all()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.COPIES[0]()
--- plan
patch low
execute lib

=== callables_looking_through_an_object
--- file low.py
def f(): return 'v1'
--- file tools.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def plain(): return 'p'
class Box:
    def copy(self): return copied(self.inner.f)
--- file box.py
import low, types
from tools import Box
BOX = Box()
BOX.inner = types.SimpleNamespace(f=low.f)
--- file lib.py
from box import BOX
COPY = BOX.copy()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.COPY()
--- plan
patch low
execute lib

=== callables_looking_through_a_closure
--- file low.py
def f(): return 'v1'
--- file tools.py
from types import FunctionType
import low
def outer(f):
    def copy(): return FunctionType(f.__code__, f.__globals__)
    return copy
copy = outer(low.f)
--- file lib.py
from tools import copy
COPY = copy()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.COPY()
--- plan
patch low
execute lib

=== callables_looking_through_a_module_in_a_list
--- file low.py
def f(): return 'v1'
--- file tools.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def plain(): return 'p'
def copy_of(modules, name): return [copied(getattr(m, name)) for m in modules]
--- file lib.py
import low
from tools import copy_of
COPY = copy_of([low], 'f')[0]
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.COPY()
--- plan
patch low
execute lib

=== callables_looking_through_a_package
--- file low.py
def f(): return 'v1'
--- file pkg/__init__.py

--- file pkg/mid.py
from low import f
--- file tools.py
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def plain(): return 'p'
def copy_of(package, *names):
    for name in names: package = getattr(package, name)
    return copied(package)
--- file lib.py
import pkg.mid
from tools import copy_of
COPY = copy_of(pkg, 'mid', 'f')
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.COPY()
--- plan
patch low
execute lib

=== callables_looking_through_a_library
--- file low.py
def f(): return 'v1'
--- file site-packages/keeps.py
_ALL = []
def add(f): _ALL.append(f)
def every(): return _ALL
--- file add.py
from low import f
import keeps
keeps.add(f)
--- file lib.py
import add, keeps
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def plain(): return 'p'
COPY = copied(keeps.every()[0])
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.COPY()
--- plan
patch low
execute lib

=== callables_looking_through_subclasses
--- file low.py
from base import Base
class Sub(Base):
    def f(self): return 'v1'
--- file base.py
class Base: pass
--- file lib.py
import low
from base import Base
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def plain(): return 'p'
COPY = copied(Base.__subclasses__()[-1].f)
--- cell
import lib
--- edit low.py
from base import Base
class Sub(Base):
    def f(self): return 'v2'
--- probe
lib.COPY(1)
--- plan
execute low lib

=== callables_looking_through_a_codec
--- file low.py
def f(): return 'v1'
--- file add.py
from low import f
import codecs
codecs.register_error('low.f', f)
--- file lib.py
import add, codecs
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def plain(): return 'p'
COPY = copied(codecs.lookup_error('low.f'))
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.COPY()
--- plan
patch low
execute lib

=== callables_looking_through_a_context_variable
--- file low.py
def f(): return 'v1'
--- file add.py
from contextvars import ContextVar
from low import f
V = ContextVar('V')
V.set(f)
--- file lib.py
from add import V
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def plain(): return 'p'
COPY = copied(V.get())
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.COPY()
--- plan
patch low
execute add lib

=== callables_looking_through_a_logger
--- file low.py
def f(): return 'v1'
--- file add.py
import logging
from low import f
logging.getLogger('low').f = f
--- file lib.py
import add, logging
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def plain(): return 'p'
COPY = copied(logging.getLogger('low').f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.COPY()
--- plan
patch low
execute lib

=== callables_looking_through_a_patched_class_of_python
--- file low.py
def f(): return 'v1'
--- file add.py
import json
from low import f
json.JSONEncoder.extra = f
--- file lib.py
import add
from json import JSONEncoder
from types import FunctionType
def copied(f): return FunctionType(f.__code__, f.__globals__)
def plain(): return 'p'
COPY = copied(JSONEncoder.extra)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.COPY()
--- plan
patch low
execute lib

=== callables_looking_by_a_base_class
--- file low.py
def f(): return 'v1'
--- file base.py
class Base:
    def __init_subclass__(cls): cls.code = cls.f.__code__
--- file mid.py
import low
class Mid: f = low.f
--- file lib.py
from base import Base
from mid import Mid
class Own(Mid, Base): pass
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
exec(lib.Own.code) or lib.Own.code.co_consts
--- plan
patch low
execute lib

=== callables_looking_by_a_format_in_pieces
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
TEXT = ('{0.' + '__code__' + '.co_consts}').format(f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.TEXT
--- plan
patch low
execute lib
"""
