"""Modules that register themselves elsewhere do so once, however often they are executed."""

TEXT = r"""
=== registries_list_in_another_module
--- file hub.py
HANDLERS = []
def run(): return [h() for h in HANDLERS]
--- file plugin.py
import hub
LEVEL = 1
def handle(): return ('v1', LEVEL)
hub.HANDLERS.append(handle)
--- cell
import plugin, hub
--- edit plugin.py
import hub
LEVEL = 2
def handle(): return ('v2', LEVEL)
hub.HANDLERS.append(handle)
--- probe
hub.run(), len(hub.HANDLERS), hub.HANDLERS[0] is plugin.handle

=== registries_that_refuse_duplicates
--- file hub.py
KNOWN = {}
def register(name):
    def decorate(f):
        if name in KNOWN: raise ValueError('already registered: ' + name)
        KNOWN[name] = f
        return f
    return decorate
--- file plugin.py
from hub import register
LEVEL = 1
@register('one')
def one(): return ('one', LEVEL)
--- cell
import plugin, hub
--- edit plugin.py
from hub import register
LEVEL = 2
@register('one')
def one(): return ('one v2', LEVEL)
@register('two')
def two(): return ('two', LEVEL)
--- probe
{name: f() for name, f in hub.KNOWN.items()}

=== registries_lose_what_is_no_longer_registered
--- file hub.py
KNOWN = {}
ORDER = []
SEEN = set()
--- file plugin.py
import hub
def a(): return 'a'
def b(): return 'b'
for f in (a, b):
    hub.KNOWN[f.__name__] = f
    hub.ORDER.append(f.__name__)
    hub.SEEN.add(f.__name__)
--- cell
import plugin, hub
--- edit plugin.py
import hub
def b(): return 'b2'
for f in (b,):
    hub.KNOWN[f.__name__] = f
    hub.ORDER.append(f.__name__)
    hub.SEEN.add(f.__name__)
--- probe
sorted(hub.KNOWN), hub.ORDER, sorted(hub.SEEN), hub.KNOWN['b']()

=== registries_keep_the_order_of_others
--- file hub.py
ORDER = []
--- file one.py
import hub
hub.ORDER.append('one')
--- file two.py
import hub
hub.ORDER.append('two')
--- cell
import one, two, hub
hub.ORDER.append('notebook')
--- edit two.py
import hub
hub.ORDER.append('two v2')
--- probe
sorted(hub.ORDER), len(hub.ORDER)

=== registries_hub_edited_brings_back_its_plugins
--- file hub.py
KNOWN = {}
def register(f):
    KNOWN[f.__name__] = f
    return f
--- file plugin.py
from hub import register
@register
def one(): return 'one'
--- cell
import plugin, hub
--- edit hub.py
KNOWN = {}
PREFIX = 'x_'
def register(f):
    KNOWN[PREFIX + f.__name__] = f
    return f
--- probe
{name: f() for name, f in hub.KNOWN.items()}

=== registries_class_decorator_and_metaclass
--- file hub.py
MODELS = {}
def model(cls):
    assert cls.__name__ not in MODELS, 'duplicate'
    MODELS[cls.__name__] = cls
    return cls
--- file lib.py
from hub import model
@model
class A:
    rate = 1
    def get(self): return ('v1', self.rate)
--- cell
import lib, hub
a = lib.A()
--- edit lib.py
from hub import model
@model
class A:
    rate = 2
    def get(self): return ('v2', self.rate)
@model
class B: pass
--- probe
sorted(hub.MODELS), hub.MODELS['A'] is lib.A, a.get(), hub.MODELS['A']().get()

=== registries_singledispatch_across_modules
--- file hub.py
from functools import singledispatch
@singledispatch
def show(x): return 'object'
--- file lib.py
from hub import show
class A: pass
LEVEL = 1
@show.register
def show_a(x: A): return ('A v1', LEVEL)
--- cell
import lib
from hub import show
a = lib.A()
show(a)
--- edit lib.py
from hub import show
class A:
    def more(self): return 1
LEVEL = 2
@show.register
def show_a(x: A): return ('A v2', LEVEL)
--- probe
show(a), show(lib.A()), show(1)

=== registries_counter_in_another_module
--- file hub.py
class Counter:
    total = 0
    names = []
    @classmethod
    def add(cls, name):
        cls.names.append(name)
        return len(cls.names)
--- file lib.py
from hub import Counter
NUMBER = Counter.add('lib')
--- cell
import lib
from hub import Counter
--- edit lib.py
from hub import Counter
NUMBER = Counter.add('lib v2')
--- probe
Counter.names, lib.NUMBER

=== registries_three_edits_do_not_grow
--- file hub.py
HOOKS = []
--- file lib.py
import hub
V = 1
hub.HOOKS.append(lambda: V)
--- cell
import lib, hub
--- edit lib.py
import hub
V = 2
hub.HOOKS.append(lambda: V)
--- edit lib.py
import hub
V = 3
hub.HOOKS.append(lambda: V)
--- edit lib.py
import hub
V = 4
hub.HOOKS.append(lambda: V)
--- probe
[h() for h in hub.HOOKS]

=== registries_restored_when_the_edit_is_refused tags=guard
--- file hub.py
HOOKS = []
TABLE = {}
--- file lib.py
import hub
hub.HOOKS.append('first')
hub.TABLE['lib'] = 1
def f(): return 'v1'
--- cell
import lib, hub
from lib import f
hub.TABLE['mine'] = 0
--- edit lib.py broken
import hub
hub.HOOKS.append('second')
hub.TABLE['lib'] = 2
hub.TABLE['more'] = 3
def f(): return 'v2'
raise RuntimeError('too late')
--- then
again = f()
--- probe
hub.HOOKS, hub.TABLE, f()

=== registries_correct_after_a_refused_edit_is_mended
--- file hub.py
HOOKS = []
TABLE = {}
--- file lib.py
import hub
hub.HOOKS.append('first')
hub.TABLE['lib'] = 1
--- cell
import lib, hub
--- edit lib.py broken
import hub
hub.HOOKS.append('second')
hub.TABLE['more'] = 3
raise RuntimeError('too late')
--- edit lib.py
import hub
hub.HOOKS.append('third')
hub.TABLE['lib'] = 3
--- probe
hub.HOOKS, hub.TABLE

=== registries_attribute_set_on_another_module
--- file hub.py
active = None
--- file lib.py
import hub
NAME = 'v1'
hub.active = NAME
--- cell
import lib, hub
--- edit lib.py
import hub
NAME = 'v2'
hub.active = NAME
--- probe
hub.active

=== registries_default_dict_of_lists
--- file hub.py
from collections import defaultdict
EVENTS = defaultdict(list)
def on(event):
    return lambda f: EVENTS[event].append(f) or f
--- file lib.py
from hub import on
LEVEL = 1
@on('start')
def begin(): return ('begin', LEVEL)
@on('stop')
def end(): return ('end', LEVEL)
--- cell
import lib, hub
--- edit lib.py
from hub import on
LEVEL = 2
@on('start')
def begin(): return ('begin v2', LEVEL)
--- probe
{name: [f() for f in found] for name, found in hub.EVENTS.items() if found}

=== registries_instance_that_a_decorator_makes_lacks_what_init_does_not_set
pandera's data types have an `__init__` that sets none of their fields.
--- file registry.py
from abc import ABC
class DataType(ABC): pass
known = {}
def register(cls):
    known[cls.__name__] = cls()
    return cls
--- file lib.py
from dataclasses import dataclass
from registry import DataType, register
def immutable(cls):
    cls = dataclass(frozen=True)(cls)
    cls.__init__ = lambda self: None
    return cls
@register
@immutable
class Int(DataType):
    size: int = 64
    def check(self): return "v1"
--- cell
import lib, registry
--- edit lib.py
from dataclasses import dataclass
from registry import DataType, register
NEW = 1
def immutable(cls):
    cls = dataclass(frozen=True)(cls)
    cls.__init__ = lambda self: None
    return cls
@register
@immutable
class Int(DataType):
    size: int = 64
    def check(self): return "v2"
--- probe
{name: (vars(one), one.check(), type(one) is lib.Int) for name, one in registry.known.items()}

=== registries_that_hand_out_what_waits_there
As sympy's of singletons: the first who asks for one has it made, and nothing waits any more.
--- file hub.py
class Hub:
    def __init__(self):
        self.waiting = {}
        self.made = {}
    def register(self, cls):
        self.waiting[cls.__name__] = cls
        self.made.pop(cls.__name__, None)
        return cls
    def get(self, name):
        if name not in self.made:
            if name not in self.waiting: raise AttributeError(name + ' was not registered')
            self.made[name] = self.waiting.pop(name)()
        return self.made[name]
hub = Hub()
--- file shapes.py
from hub import hub
@hub.register
class Zero:
    def show(self): return 'zero'
@hub.register
class One:
    def show(self): return 'one'
--- file user.py
import shapes
from hub import hub
LEVEL = 1
X = hub.get('Zero').show()
--- cell
import user
--- edit user.py
import shapes
from hub import hub
LEVEL = 2
X = hub.get('Zero').show() + hub.get('One').show()
--- probe
user.X, user.LEVEL, sorted(user.hub.waiting), sorted(user.hub.made)
--- edit user.py
import shapes
from hub import hub
LEVEL = 3
X = hub.get('One').show()
--- probe
user.X, user.LEVEL, sorted(user.hub.waiting), sorted(user.hub.made)

=== registries_from_which_an_import_takes_the_last
--- file hub.py
JOBS = ['a', 'b', 'c']
TAGS = {'x', 'y'}
def take(): return JOBS.pop()
--- file user.py
import hub
LEVEL = 1
JOB = hub.take()
hub.TAGS.discard('x')
--- cell
import user, hub
--- edit user.py
import hub
LEVEL = 2
JOB = hub.take()
hub.TAGS.discard('y')
--- probe
user.JOB, user.LEVEL, hub.JOBS, sorted(hub.TAGS)
--- edit user.py
import hub
LEVEL = 3
JOB = None
--- probe
user.JOB, user.LEVEL, hub.JOBS, sorted(hub.TAGS)
"""
