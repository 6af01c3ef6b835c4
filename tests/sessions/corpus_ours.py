"""Only our own objects are changed, and hostile objects are survived."""

TEXT = r"""
=== ours_library_function_as_a_class_attribute ref=ipython#14944
--- file lib.py
import json
class Writer:
    codec = json.dumps
    def kind(self): return 'v1'
--- cell
import json
from lib import Writer
w = Writer()
before = json.dumps
--- edit lib.py
import json
class Writer:
    codec = json.loads
    def kind(self): return 'v2'
--- probe
json.dumps([1]), json.loads('[2]'), Writer.codec('[3]'), json.dumps is before, w.kind()

=== ours_library_function_as_a_module_constant ref=ipython#14944
--- file lib.py
import os.path
join = os.path.join
--- cell
import os.path
from lib import join
--- edit lib.py
import os.path
join = os.path.basename
--- probe
os.path.join('a', 'b'), os.path.basename('a/b'), join('x/y')

=== ours_one_own_function_then_another ref=ipython#14944
--- file lib.py
def foo(): return 'foo'
def bar(): return 'bar'
f = foo
class A:
    run = foo
--- cell
import lib
from lib import f, foo, bar, A
held = [foo, bar]
--- edit lib.py
def foo(): return 'foo'
def bar(): return 'bar'
f = bar
class A:
    run = bar
--- probe
foo(), bar(), f(), held[0](), held[1](), lib.foo(), A.run(), lib.f is lib.bar

=== ours_library_class_as_a_constant
--- file lib.py
from collections import OrderedDict, Counter
Store = OrderedDict
class Holder:
    kind = OrderedDict
--- cell
from collections import OrderedDict, Counter
from lib import Store, Holder
mine = OrderedDict(a=1)
--- edit lib.py
from collections import OrderedDict, Counter
Store = Counter
class Holder:
    kind = Counter
--- probe
OrderedDict(a=1), type(mine) is OrderedDict, Store('aab'), Holder.kind is Counter
OrderedDict.__name__, Counter.__name__

=== ours_library_function_replaced_by_own
--- file lib.py
from math import sqrt as root
from textwrap import dedent as clean
--- cell
import math, textwrap
from lib import root, clean
--- edit lib.py
def root(x): return ('own', x)
def clean(x): return ('own', x)
--- probe
root(4), clean(' a'), math.sqrt(4), textwrap.dedent(' a')

=== ours_own_function_replaced_by_library
--- file lib.py
def root(x): return ('own', x)
def clean(x): return ('own', x)
--- cell
from lib import root, clean
--- edit lib.py
from math import sqrt as root
from textwrap import dedent as clean
--- probe
root(4), clean(' a')

=== ours_monkeypatched_library_function
A module that patches a library does so again when executed, as after a restart.
--- file lib.py
import textwrap
def patched(text): return 'patched v1'
textwrap.extra = patched
RATE = 1
--- cell
import lib, textwrap
--- edit lib.py
import textwrap
def patched(text): return 'patched v2'
textwrap.extra = patched
RATE = 2
--- probe
textwrap.extra('x'), textwrap.dedent(' a'), lib.RATE

=== ours_subclass_of_a_library_class
--- file lib.py
import json
class Encoder(json.JSONEncoder):
    def default(self, o): return 'v1'
--- cell
import json
from lib import Encoder
e = Encoder()
base = json.JSONEncoder.default
--- edit lib.py
import json
class Encoder(json.JSONEncoder):
    def default(self, o): return 'v2'
    def encode(self, o): return '<' + super().encode(o) + '>'
--- probe
e.encode({1}), json.dumps([1]), json.JSONEncoder.default is base, json.dumps({1}, cls=Encoder)

=== ours_raising_eq
--- file lib.py
class Array:
    def __eq__(self, other): raise ValueError('ambiguous')
    __hash__ = None
    def get(self): return 'v1'
DATA = Array()
class Holder:
    data = Array()
    def get(self): return self.data.get()
--- cell
from lib import Array, DATA, Holder
held, h = [Array(), DATA], Holder()
h.own = Array()
mine = Array()
--- edit lib.py
class Array:
    def __eq__(self, other): raise ValueError('ambiguous')
    __hash__ = None
    def get(self): return 'v2'
DATA = Array()
class Holder:
    data = Array()
    def get(self): return ('holder v2', self.data.get())
--- probe
[a.get() for a in held], h.get(), h.own.get(), mine.get(), DATA.get()

=== ours_raising_getattr_in_the_notebook
--- file lib.py
def f(): return 'v1'
RATE = 1
--- cell
from lib import f, RATE
class Hostile:
    def __getattribute__(self, name): raise RuntimeError('keep off ' + name)
    def __setattr__(self, name, value): raise RuntimeError('keep off')
    def __eq__(self, other): raise RuntimeError('keep off')
    def __hash__(self): raise RuntimeError('keep off')
    def __repr__(self): return 'hostile'
    def __len__(self): raise RuntimeError('keep off')
    def __bool__(self): raise RuntimeError('keep off')
hostile = Hostile()
holder = [hostile]
--- edit lib.py
def f(): return 'v2'
RATE = 2
--- probe
f(), RATE, hostile

=== ours_hostile_object_in_the_module
--- file lib.py
class Hostile:
    def __getattribute__(self, name): raise RuntimeError('keep off ' + name)
    def __eq__(self, other): raise RuntimeError('keep off')
    def __hash__(self): raise RuntimeError('keep off')
    def __bool__(self): raise RuntimeError('keep off')
hostile = Hostile()
RATE = 1
def f(): return ('v1', RATE)
--- cell
from lib import f, hostile
--- edit lib.py
class Hostile:
    def __getattribute__(self, name): raise RuntimeError('keep off ' + name)
    def __eq__(self, other): raise RuntimeError('keep off')
    def __hash__(self): raise RuntimeError('keep off')
    def __bool__(self): raise RuntimeError('keep off')
hostile = Hostile()
RATE = 2
def f(): return ('v2', RATE)
--- probe
f()

=== ours_odd_objects_in_sys_modules ref=speechbrain#2995
--- file lib.py
def f(): return 'v1'
RATE = 1
--- cell
import sys, types
class Lazy(types.ModuleType):
    def __getattr__(self, name): raise ImportError('optional dependency missing: ' + name)
class Odd:
    def __getattribute__(self, name): raise RuntimeError('odd')
    def __eq__(self, other): raise RuntimeError('odd')
    __hash__ = object.__hash__
sys.modules['a_lazy'] = Lazy('a_lazy')
sys.modules['an_odd'] = Odd()
sys.modules['a_none'] = None
sys.modules['a_number'] = 5
from lib import f, RATE
--- edit lib.py
def f(): return 'v2'
RATE = 2
--- probe
f(), RATE

=== ours_lazy_modules_are_not_forced
--- file lib.py
def f(): return 'v1'
RATE = 1
--- file heavy.py
import builtins
builtins.forced = getattr(builtins, 'forced', 0) + 1
--- cell
import importlib.util, sys
spec = importlib.util.find_spec('heavy')
loader = importlib.util.LazyLoader(spec.loader)
spec.loader = loader
heavy = importlib.util.module_from_spec(spec)
sys.modules['heavy'] = heavy
loader.exec_module(heavy)
from lib import f, RATE
--- edit lib.py
def f(): return 'v2'
RATE = 2
--- probe
f(), RATE, hasattr(__import__('builtins'), 'forced')

=== ours_equal_values_are_not_taken_for_ours
--- file lib.py
SIZE = 1000001
NAME = 'some name'
PAIR = (1, 2)
--- cell
import lib
from lib import SIZE
mine_size, mine_name, mine_pair = 1000001, 'some name', (1, 2)
held = [1000001, 'some name', (1, 2), None, True, 0]
--- edit lib.py
SIZE = 2000002
NAME = 'other name'
PAIR = (3, 4)
--- probe
mine_size, mine_name, mine_pair, held
SIZE, lib.NAME, lib.PAIR

=== ours_constants_none_and_small_numbers
--- file lib.py
A = None
B = 0
C = True
D = ''
E = ()
--- cell
import lib
from lib import A, B, C, D, E
mine = [None, 0, True, '', ()]
other = dict(a=None, b=0, c=True)
--- edit lib.py
A = 1
B = 'b'
C = False
D = 'd'
E = (1,)
--- probe
A, B, C, D, E
mine, other

=== ours_user_data_that_looks_like_module_data
A user's own dict, equal to the module's, stays; the module's own follows.
--- file lib.py
CONFIG = {'a': 1}
--- cell
from lib import CONFIG
mine = {'a': 1}
copied = dict(CONFIG)
--- edit lib.py
CONFIG = {'a': 2}
--- probe
mine, CONFIG

=== ours_proxies_and_mocks
--- file lib.py
class Service:
    def get(self): return 'v1'
service = Service()
--- cell
from unittest import mock
from lib import Service, service
fake = mock.Mock()
spec = mock.create_autospec(Service)
class Proxy:
    def __init__(self, target): object.__setattr__(self, '_t', target)
    def __getattribute__(self, name):
        return getattr(object.__getattribute__(self, '_t'), name)
proxy = Proxy(service)
class Pretender:
    @property
    def __class__(self): return Service
    def own(self): return 'mine'
pretender = Pretender()
--- edit lib.py
class Service:
    def get(self): return 'v2'
    def more(self): return 'more'
service = Service()
--- probe
proxy.get(), proxy.more(), pretender.own(), isinstance(pretender, Service), fake.x is fake.x

=== ours_user_edits_of_module_containers
What a cell put into a module's own list is there after a body edit, as after a restart.
--- file lib.py
HOOKS = []
def fire(): return [h() for h in HOOKS]
--- cell
import lib
from lib import HOOKS, fire
HOOKS.append(lambda: 'mine')
--- edit lib.py
HOOKS = []
def fire(): return ['v2', *[h() for h in HOOKS]]
--- probe
fire(), HOOKS is lib.HOOKS, len(HOOKS)
"""
