"""Sessions of people at work: registries, settings, frameworks and refactorings of all kinds."""

# ruff: noqa: E501

TEXT = r"""
=== everyday_nn_module_tree_by_hand
--- file nn.py
class Parameter(float): pass
class Module:
    def __init__(self):
        object.__setattr__(self, '_params', {}); object.__setattr__(self, '_mods', {})
    def __setattr__(self, k, v):
        if isinstance(v, Parameter): self._params[k] = v
        elif isinstance(v, Module): self._mods[k] = v
        else: object.__setattr__(self, k, v)
    def __getattr__(self, k):
        for d in ('_params', '_mods'):
            found = self.__dict__.get(d, {})
            if k in found: return found[k]
        raise AttributeError(k)
    def __call__(self, x): return self.forward(x)
    def named(self, prefix=''):
        for k, v in self._params.items(): yield prefix + k, v
        for k, m in self._mods.items(): yield from m.named(prefix + k + '.')
--- file layers.py
from nn import Module, Parameter
class Linear(Module):
    def __init__(self, w): super().__init__(); self.w = Parameter(w)
    def forward(self, x): return x * self.w
class Net(Module):
    def __init__(self): super().__init__(); self.one = Linear(2); self.two = Linear(3)
    def forward(self, x): return self.two(self.one(x))
--- cell
from layers import Net, Linear
net = Net()
class Mine(Net):
    def __init__(self): super().__init__(); self.three = Linear(10)
    def forward(self, x): return self.three(super().forward(x))
mine = Mine()
--- edit nn.py
class Parameter(float):
    def __repr__(self): return f'P({float(self)})'
class Module:
    training = True
    def __init__(self):
        object.__setattr__(self, '_params', {}); object.__setattr__(self, '_mods', {})
    def __setattr__(self, k, v):
        if isinstance(v, Parameter): self._params[k] = v
        elif isinstance(v, Module): self._mods[k] = v
        else: object.__setattr__(self, k, v)
    def __getattr__(self, k):
        for d in ('_params', '_mods'):
            found = self.__dict__.get(d, {})
            if k in found: return found[k]
        raise AttributeError(k)
    def __call__(self, x): return self.forward(x) + 1
    def eval(self):
        self.training = False
        for m in self._mods.values(): m.eval()
        return self
    def named(self, prefix=''):
        for k, v in self._params.items(): yield prefix + k, v
        for k, m in self._mods.items(): yield from m.named(prefix + k + '.')
--- probe
net(1), mine(1), dict(mine.named()), mine.eval().three.training, Net().training, isinstance(net.one, Linear)

=== everyday_config_registry_with_nested_dataclasses
--- file conf.py
from dataclasses import dataclass, field, asdict, replace, fields
@dataclass
class Opt:
    lr: float = 0.1
@dataclass
class Conf:
    opt: Opt = field(default_factory=Opt)
    tags: list = field(default_factory=list)
    @classmethod
    def from_dict(cls, d):
        kw = {}
        for f in fields(cls):
            if f.name in d: kw[f.name] = Opt(**d[f.name]) if f.name == 'opt' else d[f.name]
        return cls(**kw)
DEFAULT = Conf()
--- file train.py
from conf import DEFAULT, Conf, replace
def run(conf=DEFAULT): return conf.opt.lr * 10
FAST = replace(DEFAULT, tags=['fast'])
--- cell
from conf import Conf, Opt, DEFAULT, asdict
from train import run, FAST
mine = Conf(tags=['x'])
by = {Conf: 'c', Opt: 'o'}
--- edit conf.py
from dataclasses import dataclass, field, asdict, replace, fields
@dataclass(frozen=True)
class Opt:
    lr: float = 0.2
    momentum: float = 0.9
@dataclass
class Conf:
    opt: Opt = field(default_factory=Opt)
    tags: list = field(default_factory=list)
    seed: int = 0
    @classmethod
    def from_dict(cls, d):
        kw = {}
        for f in fields(cls):
            if f.name in d: kw[f.name] = Opt(**d[f.name]) if f.name == 'opt' else d[f.name]
        return cls(**kw)
DEFAULT = Conf()
--- probe
run(), FAST, asdict(Conf.from_dict({'opt': {'lr': 3, 'momentum': 1}})), by[type(DEFAULT)], by[type(DEFAULT.opt)], isinstance(mine, Conf), mine.tags, run.__defaults__[0] is DEFAULT, hash(Opt()) == hash(Opt())

=== everyday_lru_cache_across_modules_with_class_keys
--- file kinds.py
class Kind:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return isinstance(o, Kind) and o.n == self.n
    def cost(self): return self.n
--- file calc.py
import functools
from kinds import Kind
@functools.cache
def cost(kind): return kind.cost() * 2
class Lab:
    @functools.cached_property
    def total(self): return cost(Kind(3)) + 1
    @functools.lru_cache(maxsize=8)
    def scaled(self, k): return cost(Kind(k)) * 100
--- cell
from calc import cost, Lab
from kinds import Kind
lab, lab2 = Lab(), Lab()
lab.total, lab.scaled(2), cost(Kind(2))
--- edit kinds.py
class Kind:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return isinstance(o, Kind) and o.n == self.n
    def cost(self): return self.n + 1
--- probe
cost(Kind(2)), lab.scaled(2), lab2.total, Lab().total, cost.cache_info().currsize

=== everyday_module_getattr_lazy_submodules_edited
--- file pk/__init__.py
import importlib
_LAZY = {'Alpha': 'pk.alpha', 'beta': 'pk.beta'}
def __getattr__(name):
    if name in _LAZY:
        value = getattr(importlib.import_module(_LAZY[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(name)
def __dir__(): return sorted(_LAZY)
--- file pk/alpha.py
class Alpha:
    def who(self): return 'a1'
--- file pk/beta.py
from pk import Alpha
def beta(): return ('b1', Alpha().who())
--- cell
import pk
from pk import beta
a = pk.Alpha()
beta()
--- edit pk/__init__.py
import importlib
_LAZY = {'Alpha': 'pk.alpha', 'beta': 'pk.beta', 'gamma': 'pk.gamma'}
def __getattr__(name):
    if name in _LAZY:
        value = getattr(importlib.import_module(_LAZY[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(name)
def __dir__(): return sorted(_LAZY)
--- also pk/gamma.py
from pk import Alpha, beta
class gamma(Alpha):
    def who(self): return ('g', super().who(), beta())
--- also pk/alpha.py
class Alpha:
    __slots__ = ()
    def who(self): return 'a2'
--- probe
pk.gamma().who(), beta(), a.who(), dir(pk), isinstance(a, pk.Alpha)

=== everyday_circular_package_star_with_all_edit
--- file app/__init__.py
from .core import *
from .extra import *
from .core import __all__ as _c
__all__ = [*_c, 'extra']
--- file app/core.py
__all__ = ['run', 'Base']
class Base: kind = 'base'
def run(): from .extra import extra; return extra()
def hidden(): return 'h1'
--- file app/extra.py
from .core import Base
__all__ = ['extra', 'Ext']
class Ext(Base): pass
def extra(): return Ext.kind
--- cell
from app import *
import app
--- edit app/core.py
__all__ = ['run', 'Base', 'hidden']
class Base: kind = 'BASE'
def run(): from .extra import extra; return ('r2', extra())
def hidden(): return 'h2'
--- also app/extra.py
from .core import Base
__all__ = ['extra']
class Ext(Base): pass
def extra(): return (Ext.kind, 'e2')
--- then
from app import *
--- probe
run(), hidden(), extra(), sorted(app.__all__), hasattr(app, 'Ext'), Base.kind

=== everyday_moved_class_with_reexport_and_subclass
--- file models.py
class Thing:
    reg = []
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); Thing.reg.append(cls.__name__)
    def name(self): return 'old home'
class Sub(Thing): pass
--- file service.py
import models
from models import Thing, Sub
def make(): return Thing(), Sub()
CLASSES = (Thing, Sub)
--- cell
from service import make, CLASSES
from models import Thing
x, y = make()
class Mine(Thing): pass
m = Mine()
--- edit models.py
from things import Thing
class Sub(Thing): pass
--- also things.py
class Thing:
    reg = []
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); Thing.reg.append(cls.__name__)
    def name(self): return 'new home'
--- probe
x.name(), y.name(), m.name(), Thing.__module__, CLASSES[0] is Thing, isinstance(x, Thing), isinstance(m, Thing), isinstance(y, CLASSES[1])

=== everyday_main_guard_file_imported_and_cli
--- file tool.py
import argparse
def build():
    p = argparse.ArgumentParser(prog='tool')
    p.add_argument('--n', type=int, default=1)
    p.set_defaults(func=act)
    return p
def act(ns): return ('v1', ns.n)
PARSER = build()
def main(argv=None):
    ns = PARSER.parse_args(argv)
    return ns.func(ns)
if __name__ == '__main__':
    print(main())
--- cell
from tool import main, PARSER
main(['--n', '3'])
ns = PARSER.parse_args([])
--- edit tool.py
import argparse
def build():
    p = argparse.ArgumentParser(prog='tool')
    p.add_argument('--n', type=int, default=7)
    p.add_argument('--deep', action='store_true')
    p.set_defaults(func=act)
    return p
def act(ns): return ('v2', ns.n, getattr(ns, 'deep', None))
PARSER = build()
def main(argv=None):
    ns = PARSER.parse_args(argv)
    return ns.func(ns)
if __name__ == '__main__':
    print(main())
--- probe
main([]), main(['--deep']), PARSER.get_default('n'), ns.func(ns)[0]

=== everyday_thread_pool_done_callbacks
--- file jobs.py
SEEN = []
def work(n): return n * 2
def done(f): SEEN.append(('v1', f.result()))
class Pool:
    def __init__(self, ex): self.ex = ex; self.cb = done
    def go(self, n):
        f = self.ex.submit(work, n); f.add_done_callback(self.cb); return f
--- cell
from concurrent.futures import ThreadPoolExecutor
from jobs import Pool, SEEN, work, done
ex = ThreadPoolExecutor(1)
import threading
gate = threading.Event()
ex.submit(gate.wait)
p = Pool(ex)
f = p.go(3)
--- edit jobs.py
SEEN = []
def work(n): return n * 10
def done(f): SEEN.append(('v2', f.result()))
class Pool:
    def __init__(self, ex): self.ex = ex; self.cb = done
    def go(self, n, twice=True):
        f = self.ex.submit(work, n); f.add_done_callback(self.cb); return f
--- then
gate.set(); f.result(); p.go(1).result(); ex.shutdown()
--- probe
f.result(), SEEN

=== everyday_contextvars_and_contextmanagers_stack
--- file ctx.py
import contextvars, contextlib
CURRENT = contextvars.ContextVar('current', default='none')
@contextlib.contextmanager
def using(v):
    t = CURRENT.set(v)
    try: yield v
    finally: CURRENT.reset(t)
def get(): return ('v1', CURRENT.get())
--- cell
from ctx import using, get, CURRENT
import contextlib
stack = contextlib.ExitStack()
stack.enter_context(using('a'))
--- edit ctx.py
import contextvars, contextlib
CURRENT = contextvars.ContextVar('current', default='none')
@contextlib.contextmanager
def using(v):
    t = CURRENT.set((v, 2))
    try: yield v
    finally: CURRENT.reset(t)
def get(): return ('v2', CURRENT.get())
EXTRA = 1
--- then
stack.close()
with using('b'):
    inside = get()
--- probe
inside, get()[0]

=== everyday_typing_zoo
--- file types_.py
from typing import NewType, TypedDict, Protocol, Annotated, Literal, NamedTuple, Generic, TypeVar, runtime_checkable, get_type_hints
UserId = NewType('UserId', int)
T = TypeVar('T')
class Movie(TypedDict, total=False):
    name: str
@runtime_checkable
class Closer(Protocol):
    def close(self): ...
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
Mode = Literal['r', 'w']
Pos = Annotated[int, 'positive']
--- file fns.py
from types_ import *
from types_ import Mode, Pos, UserId, Movie, Box, Closer
def f(u: UserId, m: Movie, mode: Mode = 'r', p: Pos = 1) -> 'Box[UserId]': return Box(u)
class IntBox(Box[int]):
    def double(self): return self.v * 2
--- cell
from fns import f, IntBox
from types_ import get_type_hints, UserId, Movie, Box, Mode, Pos, Closer
ib = IntBox(2); b = f(UserId(1), {})
class C:
    def close(self): pass
c = C()
hints = get_type_hints(f)
--- edit types_.py
from typing import NewType, TypedDict, Protocol, Annotated, Literal, NamedTuple, Generic, TypeVar, runtime_checkable, get_type_hints
UserId = NewType('UserId', str)
T = TypeVar('T')
class Movie(TypedDict):
    name: str
    year: int
@runtime_checkable
class Closer(Protocol):
    def close(self): ...
    def flush(self): ...
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
Mode = Literal['r', 'w', 'x']
Pos = Annotated[int, 'pos']
--- probe
UserId.__supertype__, sorted(Movie.__required_keys__), isinstance(c, Closer), ib.get(), b.get(), str(get_type_hints(f, include_extras=True)), Mode.__args__, Pos.__metadata__, IntBox.__orig_bases__[0].__origin__ is Box

=== everyday_enum_flags_with_boundary_and_members_in_sets
--- file perm.py
from enum import Flag, IntFlag, auto, KEEP, StrEnum
class Perm(Flag):
    R = auto(); W = auto()
    RW = R | W
    @property
    def short(self): return self.name.lower()
class Mode(StrEnum):
    A = auto(); B = auto()
--- file acl.py
from perm import Perm, Mode
TABLE = {Perm.R: 'read', Perm.W: 'write', Perm.RW: 'both'}
def can(p): return Perm.W in p
DEF = Perm.R | Perm.W
--- cell
from perm import Perm, Mode
from acl import can, TABLE, DEF
held = Perm.R | Perm.W
s = {Perm.R, Mode.A}
none = Perm(0)
--- edit perm.py
from enum import Flag, IntFlag, auto, KEEP, StrEnum
class Perm(Flag):
    X = auto(); R = auto(); W = auto()
    RW = R | W
    ALL = RW | X
    @property
    def short(self): return self.name.upper()
class Mode(StrEnum):
    A = auto(); B = auto(); C = auto()
--- probe
held is Perm.RW, held.value, can(held), TABLE[Perm.RW], DEF is Perm.RW, Perm.R in s, Mode.A in s, Perm.ALL.value, (Perm.X | held) is Perm.ALL, ~Perm.X == Perm.RW, none == Perm(0), [m.name for m in Perm], Mode('c'), Perm.R.short, bool(none)

=== everyday_descriptors_set_name_with_slots_and_weakref
--- file fields.py
import weakref
class Field:
    def __init__(self, default=None): self.default = default
    def __set_name__(self, owner, name):
        self.name = name; self.store = weakref.WeakKeyDictionary()
        owner.__dict__.get('_fields', []).append(name)
    def __get__(self, o, t=None):
        return self if o is None else self.store.get(o, self.default)
    def __set__(self, o, v): self.store[o] = v
--- file rec.py
from fields import Field
class Rec:
    __slots__ = ('__weakref__',)
    _fields = []
    a = Field(1)
    b = Field(2)
--- cell
from rec import Rec
import weakref
r = Rec(); wr = weakref.ref(r)
alive = weakref.WeakSet([r])
--- edit rec.py
from fields import Field
class Rec:
    __slots__ = ('__weakref__', 'extra')
    _fields = []
    a = Field(10)
    b = Field(20)
    c = Field(30)
--- probe
Rec._fields, r.c, Rec().a, wr() is r, len(alive), isinstance(r, Rec), Rec.c.name

=== everyday_mixin_reorder_changes_mro_and_super_chain
--- file mix.py
class Base:
    def chain(self): return ['Base']
class M1(Base):
    def chain(self): return ['M1', *super().chain()]
class M2(Base):
    def chain(self): return ['M2', *super().chain()]
class All(M1, M2):
    def chain(self): return ['All', *super().chain()]
--- cell
from mix import All, M1, M2
x = All()
class Mine(All):
    def chain(self): return ['Mine', *super().chain()]
y = Mine()
bound = x.chain
--- edit mix.py
class Base:
    def chain(self): return ['Base']
class M2(Base):
    def chain(self): return ['M2', *super().chain()]
class M1(M2):
    def chain(self): return ['M1', *super().chain()]
class M3(Base):
    def chain(self): return ['M3', *super().chain()]
class All(M3, M1):
    def chain(self): return ['All', *super().chain()]
--- probe
x.chain(), y.chain(), bound(), [c.__name__ for c in Mine.__mro__], M2.chain(x)

=== everyday_delete_recreate_file_between_cells
--- file util.py
def f(): return 1
CONST = 1
--- file use.py
from util import f, CONST
TOTAL = f() + CONST
--- cell
import use
from util import f, CONST
--- edit util.py deleted
--- then
x = f()
--- edit util.py
def f(): return 5
CONST = 6
NEW = 7
--- then
from util import NEW
--- probe
f(), CONST, use.TOTAL, NEW

=== everyday_module_to_package_with_new_submodule_and_relative_imports
--- file shape.py
class Sq:
    def area(self): return 1
def make(): return Sq()
--- file use.py
from shape import Sq, make
class Big(Sq):
    def area(self): return super().area() * 10
--- cell
import shape, use
from shape import make
s = make(); b = use.Big()
--- edit shape.py deleted
--- also shape/__init__.py
from .square import Sq
from .factory import make
--- also shape/square.py
class Sq:
    def area(self): return 2
    def side(self): return 1
--- also shape/factory.py
from . import square
def make(): return square.Sq()
--- probe
s.area(), b.area(), make().side(), use.Big.__mro__[1].__module__, isinstance(s, shape.Sq), sorted(n for n in vars(shape) if not n.startswith('_'))

=== everyday_errors_between_edits_then_undo_redo
--- file m.py
class K:
    def f(self): return 1
X = K()
--- file n.py
from m import K, X
class L(K):
    def f(self): return super().f() + 10
Y = L()
--- cell
from n import Y, L
from m import X, K
k = K()
--- edit m.py broken
class K:
    def f(self) return 2
X = K()
--- edit m.py broken
class K:
    __slots__ = ('a',)
    def f(self): return 3
X = K()
raise RuntimeError
--- edit n.py broken
from m import K, X
class L(K):
    def f(self): return super().f() + 20
Y = L()
--- edit m.py
class K:
    __slots__ = ('a',)
    def f(self): return 4
X = K()
--- also n.py
from m import K, X
class L(K):
    def f(self): return super().f() + 20
Y = L()
--- then
seen = Y.f(), X.f(), k.f()
--- edit m.py
class K:
    def f(self): return 1
X = K()
--- also n.py
from m import K, X
class L(K):
    def f(self): return super().f() + 10
Y = L()
--- then
k2 = K()
--- edit m.py
class K:
    __slots__ = ('a', 'b')
    def f(self): return 5
X = K()
--- probe
Y.f(), X.f(), k.f(), k2.f(), isinstance(k, K), isinstance(Y, K), isinstance(X, K), type(X) is K

=== everyday_ipywidgets_like_callbacks_dispatcher
--- file w.py
class Dispatcher:
    def __init__(self): self.callbacks = []
    def register(self, cb, remove=False): (self.callbacks.remove if remove else self.callbacks.append)(cb)
    def __call__(self, *a): return [cb(*a) for cb in self.callbacks]
class Button:
    def __init__(self): self.click = Dispatcher()
    def on_click(self, cb, remove=False): self.click.register(cb, remove)
--- file app.py
from w import Button
button = Button()
state = {'n': 0}
def clicked(b='x'): state['n'] += 1; return ('v1', state['n'])
button.on_click(clicked)
class App:
    def __init__(self): button.on_click(self.handle)
    def handle(self): return 'h1'
--- cell
from app import button, App, clicked, state
app = App()
button.on_click(lambda: 'mine')
button.click()
--- edit app.py
from w import Button
button = Button()
state = {'n': 0}
def clicked(b='x'): state['n'] += 1; return ('v2', state['n'])
button.on_click(clicked)
class App:
    def __init__(self): button.on_click(self.handle)
    def handle(self): return 'h2'
--- probe
button.click()[0][0], [str(c) for c in button.click()[1:]], len(button.click.callbacks)

=== everyday_sqlite_adapters_and_functions
--- file db.py
import sqlite3
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f'P1({self.x},{self.y})'
def adapt(p): return f'{p.x};{p.y}'
def convert(b): return Point(*map(int, b.split(b';')))
sqlite3.register_adapter(Point, adapt)
sqlite3.register_converter('point', convert)
--- cell
import sqlite3
from db import Point
con = sqlite3.connect(':memory:', detect_types=sqlite3.PARSE_DECLTYPES)
con.execute('create table t (p point)')
p = Point(1, 2)
con.execute('insert into t values (?)', (p,))
--- edit db.py
import sqlite3
class Point:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f'P2({self.x},{self.y})'
def adapt(p): return f'{p.x};{p.y + 1}'
def convert(b): return Point(*map(int, b.split(b';')))
sqlite3.register_adapter(Point, adapt)
sqlite3.register_converter('point', convert)
--- then
con.execute('delete from t')
con.execute('insert into t values (?)', (p,))
con.execute('insert into t values (?)', (Point(5, 6),))
--- probe
[str(r[0]) for r in con.execute('select p from t')], isinstance(con.execute('select p from t').fetchone()[0], Point)

=== everyday_ctypes_callback_and_structure
--- file c.py
import ctypes
CB = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
def cmp(a, b): return a[0] - b[0]
CMP = CB(cmp)
libc = ctypes.CDLL(None)
def sort(xs):
    arr = (ctypes.c_int * len(xs))(*xs)
    libc.qsort(arr, len(xs), ctypes.sizeof(ctypes.c_int), CMP)
    return list(arr)
--- cell
from c import sort, CMP
sort([3, 1, 2])
held = CMP
--- edit c.py
import ctypes
CB = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
def cmp(a, b): return b[0] - a[0]
CMP = CB(cmp)
libc = ctypes.CDLL(None)
def sort(xs):
    arr = (ctypes.c_int * len(xs))(*xs)
    libc.qsort(arr, len(xs), ctypes.sizeof(ctypes.c_int), CMP)
    return list(arr)
--- probe
sort([3, 1, 2])

=== everyday_signature_and_wraps_stack
--- file deco.py
import functools, inspect
def logged(level='info'):
    def wrap(f):
        @functools.wraps(f)
        def inner(*a, **k): return (level, f(*a, **k))
        return inner
    return wrap
def typed(f):
    sig = inspect.signature(f)
    @functools.wraps(f)
    def inner(*a, **k):
        b = sig.bind(*a, **k); b.apply_defaults()
        return f(*b.args, **b.kwargs)
    inner.sig = sig
    return inner
--- file fn.py
from deco import logged, typed
@logged('debug')
@typed
def add(a, b=1): return a + b
--- cell
from fn import add
import inspect
held = [add, add.__wrapped__, add.__wrapped__.__wrapped__]
--- edit fn.py
from deco import logged, typed
@logged('warn')
@typed
def add(a, b=2, *, c=3): return a + b + c
--- probe
add(1), str(inspect.signature(add)), held[0](1), held[1](1), held[2](1), str(add.sig), held[1](1, c=5)

=== everyday_exec_built_namedtuple_like
--- file rec.py
def record(name, fields):
    src = f"class {name}:\n    __slots__ = {tuple(fields)!r}\n    def __init__(self, {', '.join(fields)}):\n" + ''.join(f'        self.{f} = {f}\n' for f in fields)
    ns = {'__name__': __name__}
    exec(src, ns)
    return ns[name]
Point = record('Point', ['x', 'y'])
--- cell
from rec import Point
p = Point(1, 2)
--- edit rec.py
def record(name, fields):
    src = f"class {name}:\n    __slots__ = {tuple(fields)!r}\n    def __init__(self, {', '.join(fields)}):\n" + ''.join(f'        self.{f} = {f}\n' for f in fields)
    src += "    def total(self): return sum(getattr(self, f) for f in self.__slots__)\n"
    ns = {'__name__': __name__}
    exec(src, ns)
    return ns[name]
Point = record('Point', ['x', 'y'])
--- probe
p.total(), isinstance(p, Point), Point(3, 4).total()

=== everyday_pickle_bytes_made_before_loaded_after
--- file st.py
class State:
    def __init__(self, n): self.n = n
    def __getstate__(self): return {'n': self.n}
    def __setstate__(self, s): self.n = s['n']
    def v(self): return ('v1', self.n)
def factory(n): return State(n)
class Red:
    def __init__(self, n): self.n = n
    def __reduce__(self): return factory, (self.n,)
--- cell
import pickle, copy
from st import State, Red
blob = pickle.dumps([State(1), Red(2)])
orig = State(4)
deep = copy.deepcopy(orig)
--- edit st.py
class State:
    __slots__ = ('n', 'm')
    def __init__(self, n): self.n = n; self.m = 0
    def __getstate__(self): return {'n': self.n}
    def __setstate__(self, s): self.n = s['n']; self.m = 'set'
    def v(self): return ('v2', self.n, getattr(self, 'm', None))
def factory(n): return State(n * 10)
class Red:
    def __init__(self, n): self.n = n
    def __reduce__(self): return factory, (self.n,)
--- probe
[o.v() for o in pickle.loads(blob)], copy.copy(orig).v(), copy.deepcopy(deep).v(), pickle.loads(pickle.dumps(orig)).v(), isinstance(deep, State)

=== everyday_hash_changes_while_in_user_dicts
A frozen dataclass gains a field, and every key has another hash.
--- file keys.py
from dataclasses import dataclass
@dataclass(frozen=True)
class Key:
    a: int
class Name:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return self.s == o.s
    def __hash__(self): return hash(self.s)
--- cell
from keys import Key, Name
d = {Key(1): 'x', Key(2): 'y'}
s = {Name('a'), Name('B')}
k = Key(1)
--- edit keys.py
from dataclasses import dataclass
@dataclass(frozen=True)
class Key:
    a: int
    b: int = 0
class Name:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return self.s.lower() == o.s.lower()
    def __hash__(self): return hash(self.s.lower())
--- probe
d.get(k), d.get(Key(2)), Name('b') in s, Name('A') in s, len(d)

=== everyday_hash_body_edit_only
--- file keys.py
class Name:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return self.s == o.s
    def __hash__(self): return hash(self.s)
--- cell
from keys import Name
s = {Name('a'), Name('B')}
--- edit keys.py
class Name:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return self.s.lower() == o.s.lower()
    def __hash__(self): return hash(self.s.lower())
--- probe
Name('b') in s, Name('A') in s

=== everyday_class_renamed_with_alias_kept
The old names stay for those who use them.
--- file lib.py
class Old:
    def f(self): return 'v1'
def old(x): return ('v1', x)
--- file use.py
from lib import Old, old
class Sub(Old): pass
CB = [old, Old]
--- cell
from lib import Old, old
from use import Sub, CB
o, s = Old(), Sub()
held = [old, Old, o.f]
--- edit lib.py
class New:
    def f(self): return 'v2'
Old = New
def new(x): return ('v2', x)
old = new
--- probe
o.f(), s.f(), Old().f(), isinstance(o, Old), issubclass(Sub, Old), old(1), held[0](2), held[1]().f(), held[2](), CB[0](3), CB[1] is Old

=== everyday_method_renamed_with_alias
--- file lib.py
class K:
    def go(self): return 'v1'
    run = go
--- cell
from lib import K
k = K(); g, r = k.go, k.run
--- edit lib.py
class K:
    def start(self): return 'v2'
    go = start
    run = start
--- probe
k.go(), k.run(), k.start(), g(), r()

=== everyday_ipython_extension_with_magics_class
--- file myext.py
from IPython.core.magic import Magics, magics_class, line_magic
@magics_class
class My(Magics):
    @line_magic
    def one(self, line): return 'one v1'
def load_ipython_extension(ip): ip.register_magics(My)
--- cell
%load_ext myext
ip = get_ipython()
a = ip.run_line_magic('one', '')
--- edit myext.py
from IPython.core.magic import Magics, magics_class, line_magic
K = 2
@magics_class
class My(Magics):
    @line_magic
    def one(self, line): return f'one v{K}'
def load_ipython_extension(ip): ip.register_magics(My)
--- then
b = ip.run_line_magic('one', '')
--- probe
b

=== everyday_abc_subclasshook_body_only
--- file proto.py
import abc
class Sized(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, 'size')
--- cell
from proto import Sized
class A:
    def size(self): pass
class B:
    def length(self): pass
a, b = A(), B()
x = isinstance(a, Sized), isinstance(b, Sized)
--- edit proto.py
import abc
class Sized(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, 'length')
--- probe
isinstance(a, Sized), isinstance(b, Sized)

=== everyday_notebook_lru_cache_over_module_function
--- file lib.py
def g(x): return x + 1
--- cell
import functools, lib
from lib import g
@functools.lru_cache
def cached(x): return lib.g(x)
@functools.cache
def cached2(x): return g(x)
cached(1), cached2(1)
--- edit lib.py
def g(x): return x + 10
--- probe
cached(1), cached2(1)

=== everyday_import_main_from_module
--- file lib.py
import __main__
def get(): return getattr(__main__, 'SETTING', 'none')
AT_IMPORT = get()
--- cell
SETTING = 'nb'
import lib
--- edit lib.py
import __main__
def get(): return ('v2', getattr(__main__, 'SETTING', 'none'))
AT_IMPORT = get()
--- probe
lib.AT_IMPORT, lib.get()

=== everyday_runpy_run_module_again
--- file tool/__init__.py
--- file tool/__main__.py
from tool.core import run
RESULT = run()
--- file tool/core.py
def run(): return 'v1'
--- cell
import runpy
first = runpy.run_module('tool', run_name='__main__')['RESULT']
--- edit tool/core.py
def run(): return 'v2'
K = 2
--- then
second = runpy.run_module('tool', run_name='__main__')['RESULT']
--- probe
second

=== everyday_pydantic_type_adapter_and_validate_call needs=pydantic
--- file models.py
from pydantic import BaseModel
class Item(BaseModel):
    name: str
--- file svc.py
from pydantic import TypeAdapter, validate_call
from models import Item
LIST = TypeAdapter(list[Item])
@validate_call
def take(item: Item): return type(item).__name__, item.model_dump()
--- cell
from pydantic import TypeAdapter, validate_call, create_model, RootModel
from models import Item
from svc import LIST, take
ta = TypeAdapter(dict[str, Item])
@validate_call
def mine(item: Item): return item.model_dump()
class Many(RootModel[list[Item]]): pass
Dyn = create_model('Dyn', item=(Item, ...))
--- edit models.py
from pydantic import BaseModel, field_validator
class Item(BaseModel):
    name: str
    count: int = 3
    @field_validator('name')
    @classmethod
    def up(cls, v): return v.upper()
--- probe
LIST.validate_python([{'name': 'a', 'count': 1}]), take({'name': 'b'})
ta.validate_python({'x': {'name': 'c'}}), mine({'name': 'd'}), Many.model_validate([{'name': 'e'}]).root, Dyn(item={'name': 'f'}).item
isinstance(ta.validate_python({'x': {'name': 'c'}})['x'], Item)

=== everyday_pydantic_dataclass_and_discriminated_union needs=pydantic
--- file shapes.py
from typing import Literal, Annotated, Union
from pydantic import BaseModel, Field
from pydantic.dataclasses import dataclass
class Cat(BaseModel):
    kind: Literal['cat'] = 'cat'
class Dog(BaseModel):
    kind: Literal['dog'] = 'dog'
Pet = Annotated[Union[Cat, Dog], Field(discriminator='kind')]
@dataclass
class Home:
    pet: Pet
--- file owner.py
from shapes import Pet, Home
from pydantic import BaseModel
class Owner(BaseModel):
    pets: list[Pet]
    home: Home | None = None
--- cell
from owner import Owner
from shapes import Cat, Home
o = Owner(pets=[{'kind': 'cat'}])
class Mine(Owner): extra: int = 1
m = Mine(pets=[Cat()])
--- edit shapes.py
from typing import Literal, Annotated, Union
from pydantic import BaseModel, Field
from pydantic.dataclasses import dataclass
class Cat(BaseModel):
    kind: Literal['cat'] = 'cat'
    lives: int = 9
class Dog(BaseModel):
    kind: Literal['dog'] = 'dog'
class Cow(BaseModel):
    kind: Literal['cow'] = 'cow'
Pet = Annotated[Union[Cat, Dog, Cow], Field(discriminator='kind')]
@dataclass
class Home:
    pet: Pet
    rooms: int = 2
--- probe
Owner(pets=[{'kind': 'cow'}, {'kind': 'cat'}]), Mine(pets=[{'kind': 'cow'}], home={'pet': {'kind': 'cow'}}), isinstance(m.pets[0], Cat), m.pets[0].lives, Owner(pets=[m.pets[0]]).pets[0].lives

=== everyday_sqlalchemy_core_tables_on_a_shared_metadata needs=sqlalchemy
--- file base.py
from sqlalchemy import MetaData
metadata = MetaData()
--- file tables.py
from sqlalchemy import Table, Column, Integer, String
from base import metadata
users = Table('users', metadata, Column('id', Integer, primary_key=True))
--- file posts.py
from sqlalchemy import Table, Column, Integer, ForeignKey
from base import metadata
posts = Table('posts', metadata, Column('id', Integer, primary_key=True), Column('user_id', ForeignKey('users.id')))
--- cell
from base import metadata
from tables import users
from posts import posts
--- edit tables.py
from sqlalchemy import Table, Column, Integer, String
from base import metadata
users = Table('users', metadata, Column('id', Integer, primary_key=True), Column('name', String))
--- then
from sqlalchemy import create_engine, select
e = create_engine('sqlite://')
metadata.create_all(e)
--- probe
users.c.keys(), metadata.tables['users'] is users, sorted(metadata.tables), str(select(posts.c.id).join(users))

=== everyday_future_annotations_added_and_string_hints
--- file lib.py
from dataclasses import dataclass, fields
from typing import get_type_hints
@dataclass
class A:
    x: int = 1
    def f(self, o: int) -> int: return o
--- cell
from lib import A, fields, get_type_hints
a = A()
--- edit lib.py
from __future__ import annotations
from dataclasses import dataclass, fields
from typing import get_type_hints, ClassVar
@dataclass
class A:
    x: int = 1
    n: ClassVar[int] = 5
    child: A | None = None
    def f(self, o: A) -> A: return o
--- probe
[f.type for f in fields(A)], get_type_hints(A.f), a.child, A.n, a.f.__annotations__, get_type_hints(A)['child']

=== everyday_generic_abc_dataclass_slots_all_in_one
--- file g.py
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar
T = TypeVar('T')
@dataclass(slots=True, weakref_slot=True)
class Node(ABC, Generic[T]):
    v: T
    @abstractmethod
    def show(self): ...
@dataclass(slots=True)
class Leaf(Node[int]):
    w: int = 0
    def show(self): return ('l1', self.v)
--- file h.py
from g import Leaf, Node
from dataclasses import dataclass
@dataclass(slots=True)
class Twig(Leaf):
    k: int = 7
    def show(self): return ('t', super(Twig, self).show())
--- cell
from g import Leaf, Node
from h import Twig
import weakref
l, t = Leaf(1), Twig(2)
r = weakref.ref(l)
reg = {Leaf: 1, Twig: 2}
--- edit g.py
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar
T = TypeVar('T')
@dataclass(slots=True, weakref_slot=True)
class Node(ABC, Generic[T]):
    v: T
    @abstractmethod
    def show(self): ...
    def twice(self): return self.v * 2
@dataclass(slots=True)
class Leaf(Node[int]):
    w: int = 0
    z: str = 'z'
    def show(self): return ('l2', self.v, self.z)
--- probe
l.show(), t.show(), t.twice(), r() is l, reg[type(l)], reg[type(t)], isinstance(t, Leaf), Twig(3).show(), Twig(1) == Twig(1), l.z, t.k

=== everyday_json_encoder_argparse_action_logging_formatter_subclasses
--- file ext.py
import json, argparse, logging
class Enc(json.JSONEncoder):
    def default(self, o): return f'v1 {o!r}'
class Act(argparse.Action):
    def __call__(self, p, ns, v, o=None): setattr(ns, self.dest, 'v1' + v)
class Fmt(logging.Formatter):
    def format(self, r): return 'v1 ' + super().format(r)
--- cell
import json, argparse, logging, io
from ext import Enc, Act, Fmt
p = argparse.ArgumentParser(); p.add_argument('--x', action=Act)
out = io.StringIO(); h = logging.StreamHandler(out); h.setFormatter(Fmt()); lg = logging.getLogger('q'); lg.addHandler(h); lg.propagate = False
enc = Enc(); part = __import__('functools').partial(json.dumps, cls=Enc)
--- edit ext.py
import json, argparse, logging
TAG = 'v2'
class Enc(json.JSONEncoder):
    def default(self, o): return f'{TAG} {o!r}'
class Act(argparse.Action):
    def __call__(self, p, ns, v, o=None): setattr(ns, self.dest, TAG + v)
class Fmt(logging.Formatter):
    def format(self, r): return TAG + ' ' + super().format(r)
--- then
lg.warning('hi')
--- probe
p.parse_args(['--x', 'a']).x, out.getvalue(), enc.encode({1, }), part({2})

=== everyday_class_swapped_module_class
--- file mod.py
import sys, types
class Mod(types.ModuleType):
    @property
    def now(self): return ('v1', self.K)
K = 1
sys.modules[__name__].__class__ = Mod
--- cell
import mod
mod.now
--- edit mod.py
import sys, types
class Mod(types.ModuleType):
    @property
    def now(self): return ('v2', self.K)
    def __call__(self): return 'called'
K = 2
sys.modules[__name__].__class__ = Mod
--- probe
mod.now, mod(), mod.K

=== everyday_contextvar_default_edited_and_value_kept
A cell has set what the module has made.
--- file ctx.py
import contextvars
A = contextvars.ContextVar('a', default=0.5)
B = contextvars.ContextVar('b')
C = contextvars.ContextVar('c', default=1)
K = 1
def read(): return A.get(), B.get(), C.get()
--- cell
from ctx import A, B, C, read
import ctx
t = B.set('x')
u = A.set(3)
--- edit ctx.py
import contextvars
A = contextvars.ContextVar('a', default=0.5)
B = contextvars.ContextVar('b')
C = contextvars.ContextVar('c', default=2)
K = 2
def read(): return A.get(), B.get(), C.get(), K
--- then
r = read()
A.reset(u)
--- probe
r, A.get(), C.get(), ctx.A is A

=== everyday_connection_singleton_with_weak_finalizer
The same, where `weakref.finalize` closes it.
--- file res.py
import weakref
OPEN = set()
class Conn:
    def __init__(self, n):
        self.n = n; OPEN.add(n)
        self._fin = weakref.finalize(self, OPEN.discard, n)
    def ok(self): return self.n in OPEN
conn = Conn('a')
def use(): return conn.ok()
--- file svc.py
from res import conn
class Svc:
    c = conn
    def go(self): return self.c.ok(), self.c.n
--- cell
from res import conn, use
from svc import Svc
s = Svc(); mine = [conn]
--- edit res.py
import weakref
OPEN = set()
class Conn:
    def __init__(self, n):
        self.n = n; OPEN.add(n)
        self._fin = weakref.finalize(self, OPEN.discard, n)
    def ok(self): return self.n in OPEN
conn = Conn('b')
def use(): return conn.ok()
--- probe
use(), conn.ok(), conn.n, s.go(), mine[0].ok(), mine[0] is conn

=== everyday_connection_singleton_with_del
What the new instance has opened must not be closed with it.
--- file log.py
EVENTS = []
--- file res.py
import log
class Conn:
    def __init__(self, n): self.n = n; log.EVENTS.append(('open', n))
    def close(self): log.EVENTS.append(('close', self.n))
    def __del__(self): self.close()
conn = Conn('a')
LEVEL = 1
--- cell
import res, log
from res import conn
c = [res.conn]
--- edit res.py
import log
class Conn:
    def __init__(self, n): self.n = n; log.EVENTS.append(('open', n))
    def close(self): log.EVENTS.append(('close', self.n))
    def __del__(self): self.close()
conn = Conn('b')
LEVEL = 2
--- probe
('close', 'b') in log.EVENTS, c[0].n, conn.n, c[0] is res.conn

=== everyday_weak_bus_subscription_of_singleton
--- file bus.py
import weakref
SUBS = []
def on(cb): SUBS.append(weakref.WeakMethod(cb))
def emit(): return [s()() for s in SUBS if s() is not None]
--- file svc.py
from bus import on
class Svc:
    def __init__(self): on(self.handle)
    def handle(self): return K
K = 'v1'
svc = Svc()
--- cell
from svc import svc
from bus import emit
held = svc
emit()
--- edit svc.py
from bus import on
class Svc:
    def __init__(self): on(self.handle)
    def handle(self): return K
K = 'v2'
svc = Svc()
--- probe
emit(), held is svc

=== everyday_rename_and_merge_of_two_classes
--- file lib.py
class A:
    def f(self): return 'A1'
class B:
    def f(self): return 'B1'
def one(): return 1
def two(): return 2
--- cell
from lib import A, B, one, two
a, b = A(), B()
fs = [one, two]
class N(B): pass
n = N()
--- edit lib.py
class A:
    def f(self): return 'A2'
B = A
def one(): return 11
two = one
--- probe
a.f(), b.f(), n.f(), isinstance(b, A), [f() for f in fs], B is A, issubclass(N, A)

=== everyday_moved_and_renamed_to_another_module
--- file lib.py
class Old:
    def f(self): return 'v1'
def work(): return 'w1'
--- cell
from lib import Old, work
o, cb = Old(), [work]
--- edit lib.py
from newlib import New as Old, process as work
--- also newlib.py
class New:
    def f(self): return 'v2'
def process(): return 'w2'
--- probe
o.f(), isinstance(o, Old), cb[0](), work()

=== everyday_function_replaced_by_library_function_in_place
--- file lib.py
def dump(x): return 'v1'
def length(x): return 1
--- cell
import json, lib
from lib import dump, length
cbs = {'d': dump, 'l': length}
--- edit lib.py
import json
dump = json.dumps
length = len
--- probe
cbs['d']([1]), dump([1]), json.dumps.__name__, length('ab')

=== everyday_hash_in_tuples_counters_ordered_and_refused
--- file keys.py
from dataclasses import dataclass
@dataclass(frozen=True)
class Key:
    a: int
class Tag:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return isinstance(o, Tag) and norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s): return s
--- cell
from keys import Key, Tag
from collections import Counter, OrderedDict, defaultdict
import functools
c = Counter([Key(1), Key(1), Key(2)])
o = OrderedDict([(Key(2), 'b'), (Key(1), 'a')])
t = {(Key(1), 'x'): 1, (Key(2), (Key(1),)): 2}
dd = defaultdict(list); dd[Tag('A')].append(1); dd[Tag('b')].append(2)
s = {Tag('X'), Tag('y')}
@functools.lru_cache
def f(k): return k
x = f(Key(1)), f(Tag('A'))
class Sub(dict): pass
sub = Sub({Tag('Q'): 1})
--- edit keys.py broken
from dataclasses import dataclass
@dataclass(frozen=True)
class Key:
    a: int
    b: int = 0
class Tag:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return isinstance(o, Tag) and norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s): return s.lower()
1 / 0
--- then
still = c[Key(1)], t[(Key(1), 'x')], Tag('X') in s
--- edit keys.py
from dataclasses import dataclass
@dataclass(frozen=True)
class Key:
    a: int
    b: int = 0
class Tag:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return isinstance(o, Tag) and norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s): return s
--- edit keys.py
from dataclasses import dataclass
@dataclass(frozen=True)
class Key:
    a: int
    b: int = 0
class Tag:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return isinstance(o, Tag) and norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s): return s.lower()
--- probe
c[Key(1)], c[Key(2)], list(o), o[Key(1)], t[(Key(1), 'x')], t[(Key(2), (Key(1),))]
dd[Tag('a')], dd[Tag('B')], len(dd), Tag('x') in s, Tag('Y') in s, f(Key(1)) == Key(1), sub[Tag('q')]

=== everyday_notebook_caches_of_every_kind
--- file lib.py
def g(x): return x + 1
K = 1
def unrelated(): return 1
--- cell
import functools, lib
from lib import g, K
def helper(x): return g(x) * 2
@functools.lru_cache
def cached(x): return helper(x)
class C:
    @functools.lru_cache
    def m(self, x): return lib.g(x)
    @staticmethod
    @functools.cache
    def s(x): return g(x)
    @functools.cached_property
    def p(self): return g(5)
calls = []
@functools.cache
def other(x): calls.append(x); return x
c = C(); new = C()
cached(1), c.m(1), C.s(1), other(1)
--- edit lib.py
def g(x): return x + 10
K = 1
def unrelated(): return 1
--- probe
cached(1), c.m(1), C.s(1), new.p, other(1), calls

=== everyday_notebook_cache_over_constants
--- file lib.py
RATE = 2
--- cell
import functools, lib
@functools.cache
def scaled(x): return x * lib.RATE
scaled(2)
--- edit lib.py
RATE = 3
--- probe
scaled(2)

=== everyday_pydantic_notebook_subclass_gains_a_field needs=pydantic
--- file lib.py
from pydantic import BaseModel
class Base(BaseModel):
    name: str
--- cell
from lib import Base
class Mine(Base):
    extra: int = 1
class More(Mine):
    other: int = 2
m = Mine(name='a')
--- edit lib.py
from pydantic import BaseModel
class Base(BaseModel):
    name: str
    age: int = 7
--- probe
Mine(name='b'), More(name='c', age=3), Mine(name='x', age=4).age, m.name, list(More.model_fields), Base(name='q')

=== everyday_async_client_with_queue_and_worker_task
--- file cl.py
import asyncio
class Client:
    def __init__(self): self.q = asyncio.Queue(); self.out = []
    async def __aenter__(self): self.t = asyncio.create_task(self.loop()); return self
    async def __aexit__(self, *a): await self.q.put(None); await self.t
    async def loop(self):
        while (x := await self.q.get()) is not None: self.out.append(self.handle(x))
    def handle(self, x): return ('v1', x)
--- cell
from cl import Client
c = Client()
await c.__aenter__()
await c.q.put(1)
--- edit cl.py
import asyncio
TAG = 'v2'
class Client:
    def __init__(self): self.q = asyncio.Queue(); self.out = []
    async def __aenter__(self): self.t = asyncio.create_task(self.loop()); return self
    async def __aexit__(self, *a): await self.q.put(None); await self.t
    async def loop(self):
        while (x := await self.q.get()) is not None: self.out.append(self.handle(x))
    def handle(self, x): return (TAG, x)
--- then
await c.q.put(2)
await c.__aexit__()
--- probe
c.out[-1]

=== everyday_state_pattern_with_class_assignment
--- file st.py
class Base:
    def next(self): self.__class__ = self.follow; return self
class Idle(Base):
    def name(self): return 'idle1'
class Busy(Base):
    def name(self): return 'busy1'
Idle.follow = Busy; Busy.follow = Idle
--- cell
from st import Idle, Busy
i = Idle(); j = Idle().next()
--- edit st.py
class Base:
    __slots__ = ('__dict__', 'log')
    def next(self): self.__class__ = self.follow; return self
class Idle(Base):
    def name(self): return 'idle2'
class Busy(Base):
    def name(self): return 'busy2'
class Done(Base):
    def name(self): return 'done2'
Idle.follow = Busy; Busy.follow = Done; Done.follow = Idle
--- probe
i.name(), j.name(), i.next().name(), j.next().name(), j.next().name(), isinstance(i, Busy)

=== everyday_proxy_delegating_getattr_and_copy
--- file px.py
class Proxy:
    def __init__(self, t): object.__setattr__(self, '_t', t)
    def __getattr__(self, n): return getattr(object.__getattribute__(self, '_t'), n)
    def __setattr__(self, n, v): setattr(self._t, n, v)
    def __eq__(self, o): return self._t == o
    def __hash__(self): return hash(self._t)
class Target:
    def __init__(self): self.v = 1
    def hi(self): return 'hi1'
current = Proxy(Target())
--- file use.py
from px import current
def go(): return current.hi()
--- cell
from px import current, Target
from use import go
current.v = 5
p = current
--- edit px.py
class Proxy:
    def __init__(self, t): object.__setattr__(self, '_t', t)
    def __getattr__(self, n): return getattr(object.__getattribute__(self, '_t'), n)
    def __setattr__(self, n, v): setattr(self._t, n, v)
    def __eq__(self, o): return self._t == o
    def __hash__(self): return hash(self._t)
    def unwrap(self): return self._t
class Target:
    def __init__(self): self.v = 1
    def hi(self): return 'hi2'
current = Proxy(Target())
--- probe
go(), p.hi(), p is current, type(p.unwrap()) is Target

=== everyday_dataclass_in_notebook_derived_from_project_dataclass_gains_field
--- file base.py
from dataclasses import dataclass, field
@dataclass
class Base:
    a: int = 1
    def total(self): return self.a
--- cell
from base import Base
from dataclasses import dataclass, fields
@dataclass
class Mine(Base):
    b: int = 2
m = Mine(b=5)
--- edit base.py
from dataclasses import dataclass, field
@dataclass
class Base:
    a: int = 1
    c: list = field(default_factory=list)
    def total(self): return self.a + len(self.c)
--- probe
m.total(), m.c, Mine(b=3).total(), Mine(c=[1], b=2), [f.name for f in fields(Mine)]

=== everyday_namedtuple_gains_field_with_user_dict_keys
--- file nt.py
from typing import NamedTuple
class P(NamedTuple):
    x: int
    y: int = 0
--- cell
from nt import P
p = P(1)
d = {P(1): 'a', P(2, 3): 'b'}
rows = [P(i) for i in range(3)]
--- edit nt.py
from typing import NamedTuple
class P(NamedTuple):
    x: int
    y: int = 0
    z: int = 0
--- probe
rows, d[P(1)], p, P(2, 3) in d, p._asdict()

=== everyday_entry_points_like_import_string_table
--- file reg.py
import importlib
TABLE = {'a': 'impl_a:run', 'b': 'impl_b:Run'}
def load(k):
    m, _, n = TABLE[k].partition(':')
    return getattr(importlib.import_module(m), n)
LOADED = {k: load(k) for k in TABLE}
--- file impl_a.py
def run(): return 'a1'
--- file impl_b.py
class Run:
    def __call__(self): return 'b1'
--- cell
from reg import load, LOADED
x = LOADED['a'], LOADED['b']()
--- edit impl_a.py
import functools
def _run(): return 'a2'
run = functools.partial(_run)
--- also impl_b.py
class Run:
    __slots__ = ('n',)
    def __call__(self): return 'b2'
--- probe
load('a')(), load('b')()(), LOADED['a'](), LOADED['b']()(), x[1](), x[0]()

=== everyday_function_becomes_callable_object
--- file lib.py
def score(x): return ('v1', x)
--- file use.py
from lib import score
METRICS = {'score': score}
def ev(x): return METRICS['score'](x)
--- cell
from lib import score
from use import ev, METRICS
mine = [score]
--- edit lib.py
class Score:
    def __init__(self, k): self.k = k
    def __call__(self, x): return ('v2', x, self.k)
score = Score(2)
--- probe
score(1), ev(1), mine[0](1)

=== everyday_decorator_gains_state_object_wrapper
--- file deco.py
import functools
def task(f): return f
--- file jobs.py
from deco import task
@task
def job(x): return x + 1
@task
def other(x): return job(x) * 2
ALL = [job, other]
--- cell
from jobs import job, other, ALL
cb = {'job': job}
--- edit deco.py
import functools
class Task:
    def __init__(self, f): self.f = f; self.n = 0; functools.update_wrapper(self, f)
    def __call__(self, *a): self.n += 1; return self.f(*a)
def task(f): return Task(f)
--- probe
job(1), other(1), type(job).__name__, [type(j).__name__ for j in ALL], cb['job'](1), type(cb['job']).__name__, job.n >= 1

=== everyday_threads_local_and_locks_in_module
--- file tl.py
import threading
lock = threading.RLock()
local = threading.local()
def locked(f):
    def inner(*a):
        with lock: return f(*a)
    return inner
@locked
def work(x): return ('v1', x)
--- cell
from tl import work, lock, local
import threading
lock.acquire()
local.user = 'me'
out = []
t = threading.Thread(target=lambda: out.append(work(1))); t.start()
--- edit tl.py
import threading
lock = threading.RLock()
local = threading.local()
def locked(f):
    def inner(*a):
        with lock: return f(*a)
    return inner
@locked
def work(x): return ('v2', x)
VERSION = 2
--- then
lock.release()
t.join(10)
r = local.user
--- probe
out, r, work(2)

=== everyday_numpy_ufunc_vectorize_and_object_arrays needs=numpy
--- file nf.py
import numpy as np
def f(x): return x + 1
vec = np.vectorize(f)
uf = np.frompyfunc(f, 1, 1)
class Unit(float):
    def __repr__(self): return f'U1({float(self)})'
--- cell
from nf import vec, uf, Unit, f
import numpy as np
a = np.array([Unit(1), Unit(2)], dtype=object)
mine = np.vectorize(f); piece = np.frompyfunc(f, 1, 1)
--- edit nf.py
import numpy as np
STEP = 10
def f(x): return x + STEP
vec = np.vectorize(f)
uf = np.frompyfunc(f, 1, 1)
class Unit(float):
    def __repr__(self): return f'U2({float(self)})'
--- probe
list(vec([1, 2])), list(uf(np.array([1]))), list(mine([1])), list(piece(np.array([1]))), repr(a[0]), repr(a)

=== everyday_plain_subclass_and_notebook_dataclasses_options
--- file base.py
from dataclasses import dataclass, field
@dataclass
class Base:
    a: int = 1
@dataclass(frozen=True, order=True)
class Fixed:
    a: int = 1
--- file mid.py
from base import Base
class Plain(Base):
    def n(self): return self.a
--- cell
from base import Base, Fixed
from mid import Plain
from dataclasses import dataclass, fields, field, replace, KW_ONLY, InitVar
from typing import ClassVar
@dataclass
class Mine(Base):
    k: ClassVar[int] = 3
    b: list = field(default_factory=list, repr=False)
    i: InitVar[int] = 5
    _: KW_ONLY
    z: str = 'z'
    def __post_init__(self, i): self.b.append(i)
    def __eq__(self, other): return 'own eq'
@dataclass(frozen=True, order=True)
class Firm(Fixed):
    b: int = 2
class Sub(Mine): pass
p, m, f, s = Plain(), Mine(i=1), Firm(), Sub()
d = {f: 'f', Firm(3): 'g'}
--- edit base.py
from dataclasses import dataclass, field
@dataclass
class Base:
    a: int = 1
    c: list = field(default_factory=list)
@dataclass(frozen=True, order=True)
class Fixed:
    a: int = 1
    c: int = 0
--- probe
p.c, m.c, s.c, f.c, Plain(c=[1]), Mine(c=[2], i=9), Mine(i=2).b, Mine() == 1, Mine.k
d[f], d[Firm(3)], Firm(1, 2, 3), Firm(1, 2, 3) < Firm(1, 2, 4), hash(f) == hash(Firm()), replace(f, c=9), [x.name for x in fields(Mine)], Mine.__match_args__, Sub(z='q').z

=== everyday_namedtuple_reordered_removed_and_notebook_subclass
--- file nt.py
from typing import NamedTuple
from collections import namedtuple
class P(NamedTuple):
    x: int
    y: int = 0
Q = namedtuple('Q', 'a b c')
R = namedtuple('R', 'a')
--- cell
from nt import P, Q, R
class Mine(P):
    def s(self): return self.x + self.y
m = Mine(x=1, y=2); m.note = 'n'
q, r = Q(a=1, c=3, **({'b': 2} if 'b' in Q._fields else {})), R(1)
d = {P(5): [q], ('t', P(6)): 1}
s = {q}
--- edit nt.py
from typing import NamedTuple
from collections import namedtuple
class P(NamedTuple):
    x: int
    z: int = 9
    y: int = 0
Q = namedtuple('Q', 'c a')
R = namedtuple('R', 'a b', defaults=['B'])
--- probe
m, m.s(), m.note, q, r, d[P(5)], d[('t', P(6))], Q(3, 1) in s, q.a

=== everyday_sqlmodel_table needs=sqlmodel
The registry is the library's own.
--- file models.py
from sqlmodel import SQLModel, Field
class Hero(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    def label(self): return 'v1 ' + self.name
--- cell
from models import Hero
from sqlmodel import SQLModel, Session, create_engine, select
hero = Hero(name='a')
--- edit models.py
from sqlmodel import SQLModel, Field
class Hero(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    age: int = 7
    def label(self): return 'v2 ' + self.name
--- then
engine = create_engine('sqlite://')
SQLModel.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Hero(name='b'))
    session.commit()
    found = session.exec(select(Hero)).one()
    shown = found.label(), found.age
--- probe
shown, sorted(SQLModel.metadata.tables['hero'].columns.keys())

=== everyday_sqlmodel_two_modules needs=sqlmodel
--- file teams.py
from sqlmodel import SQLModel, Field, Relationship
class Team(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    heroes: list['Hero'] = Relationship(back_populates='team')
--- file models.py
from sqlmodel import SQLModel, Field, Relationship
from teams import Team
class Hero(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    team_id: int | None = Field(default=None, foreign_key='team.id')
    team: Team | None = Relationship(back_populates='heroes')
    def label(self): return 'v1 ' + self.name
class Public(SQLModel):
    name: str
--- cell
from models import Hero, Public
from teams import Team
from sqlmodel import SQLModel, Session, create_engine, select
hero = Hero(name='a')
--- edit teams.py
from sqlmodel import SQLModel, Field, Relationship
class Team(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    city: str = 'x'
    heroes: list['Hero'] = Relationship(back_populates='team')
--- then
engine = create_engine('sqlite://')
SQLModel.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Hero(name='b', team=Team(city='k')))
    session.commit()
    found = session.exec(select(Hero)).one()
    shown = found.label(), found.team.city, len(found.team.heroes)
--- probe
shown, sorted(SQLModel.metadata.tables['team'].columns.keys()), Public(name='x').name

=== everyday_django needs=django
The registry is the library's own.
--- file shop/__init__.py
--- file shop/models.py
from django.db import models
class Item(models.Model):
    name = models.CharField(max_length=10)
    class Meta: app_label = 'shop'
    def label(self): return 'v1'
--- cell
import warnings
from django.conf import settings
settings.configure(INSTALLED_APPS=['shop'], DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ':memory:'}}, DEFAULT_AUTO_FIELD='django.db.models.AutoField')
import django; django.setup()
from shop.models import Item
from django.apps import apps
warnings.simplefilter('error')
item = Item(name='a')
--- edit shop/models.py
from django.db import models
class Item(models.Model):
    name = models.CharField(max_length=10)
    price = models.IntegerField(default=3)
    class Meta: app_label = 'shop'
    def label(self): return 'v2'
class Other(models.Model):
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name='others')
    class Meta: app_label = 'shop'
--- then
from django.db import connection
from shop.models import Other
with connection.schema_editor() as s:
    s.create_model(Item); s.create_model(Other)
i = Item.objects.create(name='b')
Other.objects.create(item=i)
--- probe
item.label(), Item(name='x').price, [f.name for f in Item._meta.get_fields()], sorted(m.__name__ for m in apps.get_models())
apps.get_model('shop', 'Item') is Item, i.others.count()

=== everyday_wrap_import
Our own hook is in the place of the function while the module runs.
--- file deps.py
import builtins
LOG = []
real = builtins.__import__
def traced(name, *args, **kwargs):
    LOG.append(name)
    return real(name, *args, **kwargs)
builtins.__import__ = traced
KIND = 'v1'
--- file use.py
import deps
import json as j
N = len(deps.LOG) > 0
--- cell
import deps, use
deps.KIND
--- edit deps.py
import builtins
LOG = []
real = builtins.__import__
def traced(name, *args, **kwargs):
    LOG.append(('v2', name))
    return real(name, *args, **kwargs)
builtins.__import__ = traced
KIND = 'v2'
--- then
import colorsys
--- probe
deps.KIND, ('v2', 'colorsys') in deps.LOG, sum(1 for each in deps.LOG if each == ('v2', 'colorsys')), use.N

=== everyday_setattr_loop_project
--- file conf.py
--- file setup.py
import conf
for name, value in {'A': 1, 'B': 2}.items():
    setattr(conf, name, value)
--- cell
import conf, setup
--- edit setup.py
import conf
for name, value in {'A': 5}.items():
    setattr(conf, name, value)
--- probe
conf.A, hasattr(conf, 'B')

=== everyday_setattr_loop_library
--- file setup.py
import colorsys
for name, value in {'A': 1, 'B': 2}.items():
    setattr(colorsys, name, value)
--- cell
import colorsys, setup
--- edit setup.py
import colorsys
for name, value in {'A': 5}.items():
    setattr(colorsys, name, value)
--- probe
colorsys.A, hasattr(colorsys, 'B')

=== everyday_sqlmodel_co_registrants_by_name_and_refused needs=sqlmodel
--- file users.py
from sqlmodel import SQLModel, Field, Relationship
class User(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    posts: list['Post'] = Relationship(back_populates='user')
LOADED = 1
--- file posts.py
from sqlmodel import SQLModel, Field, Relationship
class Post(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    user_id: int | None = Field(default=None, foreign_key='user.id')
    user: 'User' = Relationship(back_populates='posts')
    def text(self): return 'v1'
--- file other.py
from pydantic import BaseModel
class Free(BaseModel):
    n: int = 1
--- cell
import warnings
warnings.simplefilter('error')
from users import User
from posts import Post
import other
from sqlmodel import SQLModel, Session, create_engine, select
user = User(posts=[Post()])
--- edit posts.py broken
from sqlmodel import SQLModel, Field, Relationship
class Post(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    user_id: int | None = Field(default=None, foreign_key='user.id')
    user: 'User' = Relationship(back_populates='posts')
    def text(self): return 'broken'
1 / 0
--- then
engine = create_engine('sqlite://')
SQLModel.metadata.create_all(engine)
with Session(engine) as session:
    session.add(User(posts=[Post()]))
    session.commit()
    still = [p.text()[:1] for p in session.exec(select(User)).one().posts]
--- edit posts.py
from sqlmodel import SQLModel, Field, Relationship
class Post(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    title: str = 't'
    user_id: int | None = Field(default=None, foreign_key='user.id')
    user: 'User' = Relationship(back_populates='posts')
    def text(self): return 'v2'
class Tag(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
--- then
engine = create_engine('sqlite://')
SQLModel.metadata.create_all(engine)
with Session(engine) as session:
    session.add(User(posts=[Post(title='x')]))
    session.commit()
    shown = [(p.text(), p.title, p.user.id) for p in session.exec(select(User)).one().posts]
--- probe
still, shown, sorted(SQLModel.metadata.tables), other.Free().n

=== everyday_django_two_modules_one_edited needs=django
--- file shop/__init__.py
--- file shop/base.py
from django.db import models
class Item(models.Model):
    name = models.CharField(max_length=10)
    class Meta: app_label = 'shop'
--- file shop/models.py
from django.db import models
from shop.base import Item
class Order(models.Model):
    item = models.ForeignKey('shop.Item', on_delete=models.CASCADE, related_name='orders')
    class Meta: app_label = 'shop'
    def label(self): return 'v1'
--- cell
import warnings
from django.conf import settings
settings.configure(INSTALLED_APPS=['shop'], DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ':memory:'}}, DEFAULT_AUTO_FIELD='django.db.models.AutoField')
import django; django.setup()
from shop.models import Item, Order
from django.apps import apps
warnings.simplefilter('error')
--- edit shop/models.py
from django.db import models
from shop.base import Item
class Order(models.Model):
    item = models.ForeignKey('shop.Item', on_delete=models.CASCADE, related_name='bought')
    n = models.IntegerField(default=2)
    class Meta: app_label = 'shop'
    def label(self): return 'v2'
--- then
from django.db import connection
with connection.schema_editor() as s:
    s.create_model(Item); s.create_model(Order)
i = Item.objects.create(name='b')
o = Order.objects.create(item=i)
--- probe
o.label(), o.n, i.bought.count(), hasattr(Item, 'orders'), Order.objects.filter(item__name='b').count(), [f.name for f in Item._meta.get_fields()]

=== everyday_setattr_loop_library_class_and_delete
--- file setup.py
import colorsys, fractions
for name, value in (('A', 1), ('B', 2)):
    setattr(colorsys, name, value)
    setattr(fractions.Fraction, name.lower() + '_', value)
setattr(colorsys, 'ONE_SIXTH', 0)
--- cell
import colorsys, setup, fractions
--- edit setup.py
import colorsys, fractions
for name, value in (('A', 5),):
    setattr(colorsys, name, value)
--- probe
colorsys.A, hasattr(colorsys, 'B'), colorsys.ONE_SIXTH

=== everyday_wrap_import_with_functools_wraps_twice_and_refused
--- file deps.py
import builtins, functools
LOG = []
real = builtins.__import__
@functools.wraps(real)
def traced(name, *args, **kwargs):
    LOG.append(name)
    return real(name, *args, **kwargs)
builtins.__import__ = traced
KIND = 'v1'
--- cell
import deps
import builtins
--- edit deps.py
import builtins, functools
LOG = []
real = builtins.__import__
@functools.wraps(real)
def traced(name, *args, **kwargs):
    LOG.append(('v2', name))
    return real(name, *args, **kwargs)
builtins.__import__ = traced
KIND = 'v2'
--- then
import colorsys
--- edit deps.py broken
import builtins, functools
LOG = []
real = builtins.__import__
builtins.__import__ = None
1 / 0
--- then
import colorsys
--- edit deps.py
import builtins
LOG = []
KIND = 'v3'
--- then
import wave
--- probe
deps.KIND, deps.LOG, builtins.__import__.__name__, builtins.__import__.__module__

=== everyday_project_attribute_no_longer_set
--- file conf.py
BASE = 1
--- file setup.py
import conf
conf.A = 1
conf.B = 2
conf.BASE = 5
--- cell
import conf, setup
conf.MINE = 'cell'
--- edit setup.py
import conf
conf.A = 3
--- probe
conf.A, hasattr(conf, 'B'), conf.BASE, conf.MINE

=== everyday_project_attribute_set_by_two_modules_and_owner_edited
--- file conf.py
BASE = 1
LIMIT = 1
--- file one.py
import conf
conf.BASE = conf.BASE + 10
conf.ONE = 1
--- file two.py
import conf, one
conf.BASE = conf.BASE + 100
conf.hook = lambda: 'h1'
def apply(): conf.LATE = 1
apply()
--- cell
import conf, one, two
--- edit one.py
import conf
conf.BASE = conf.BASE + 20
--- then
r1 = conf.BASE, hasattr(conf, 'ONE')
--- edit conf.py
BASE = 2
LIMIT = 1
--- then
r2 = conf.BASE, hasattr(conf, 'ONE')
--- edit two.py
import conf, one
def apply(): pass
--- probe
conf.BASE, hasattr(conf, 'hook'), hasattr(conf, 'LATE'), conf.LIMIT

=== everyday_module_imported_by_another_thread_during_a_failed_reload
--- file lib.py
KIND = 1
--- file fresh.py
import lib
class Fresh: pass
VALUE = 1
--- cell
import threading, lib, __main__
held = []
def get():
    import fresh
    held.append(fresh)
--- edit lib.py broken
import threading, __main__
KIND = 2
t = threading.Thread(target=__main__.get)
t.start(); t.join()
raise RuntimeError
--- then
get()
import fresh, sys
one = all(each is sys.modules['fresh'] for each in held), len(held) > 0
--- edit fresh.py
import lib
class Fresh: pass
VALUE = 2
--- edit lib.py
KIND = 3
--- probe
one, held[0].VALUE, fresh.VALUE, held[0] is fresh, lib.KIND

=== everyday_enum_with_data_mixin_and_functional_api
--- file e.py
from enum import Enum, IntEnum, member, nonmember, unique
Color = Enum('Color', 'RED GREEN')
Level = IntEnum('Level', {'LOW': 1, 'HIGH': 5})
class Op(Enum):
    add = member(lambda a, b: a + b)
    @member
    def sub(a, b): return a - b
    helper = nonmember(3)
    def __call__(self, *a): return self.value(*a)
--- cell
from e import Color, Level, Op
held = {Color.RED: 'r', Level.HIGH: 'h', Op.add: '+'}
r, o = Color.RED, Op.sub
--- edit e.py
from enum import Enum, IntEnum, member, nonmember, unique
Color = Enum('Color', 'BLUE RED GREEN')
Level = IntEnum('Level', {'LOW': 1, 'MID': 3, 'HIGH': 7})
class Op(Enum):
    add = member(lambda a, b: a + b + 100)
    @member
    def sub(a, b): return b - a
    mul = member(lambda a, b: a * b)
    helper = nonmember(4)
    def __call__(self, *a): return self.value(*a)
--- probe
held[Color.RED], held[Level.HIGH], held[Op.add], r is Color.RED, r.value, o(1, 5), Op.add(1, 2), Op.mul(2, 3), Op.helper, Level(7) is Level.HIGH, [c.name for c in Color]

=== everyday_two_undo_redo_of_slots_and_fields_with_notebook_subclass
--- file m.py
from dataclasses import dataclass
@dataclass
class P:
    x: int = 1
--- cell
from m import P
from dataclasses import dataclass
@dataclass
class Q(P):
    y: int = 2
p, q = P(), Q()
--- edit m.py
from dataclasses import dataclass
@dataclass(slots=True)
class P:
    x: int = 1
    z: int = 3
--- then
s1 = repr(P()), repr(Q())
--- edit m.py
from dataclasses import dataclass
@dataclass
class P:
    x: int = 1
--- then
s2 = repr(P()), repr(Q())
--- edit m.py
from dataclasses import dataclass
@dataclass
class P:
    x: int = 1
    w: str = 'w'
--- probe
repr(P()), repr(Q()), p.w, q.w, isinstance(q, P), repr(p), repr(q), q == Q()

=== everyday_metaclass_registry_replaced_by_init_subclass
--- file base.py
class Meta(type):
    registry = []
    def __new__(m, n, b, d, **k):
        cls = super().__new__(m, n, b, d)
        m.registry.append(n)
        return cls
class Base(metaclass=Meta): pass
--- file subs.py
from base import Base
class A(Base):
    def go(self): return 'a'
class B(A): pass
--- cell
from base import Base
from subs import A, B
a, b = A(), B()
class N(A): pass
n = N()
--- edit base.py
class Base:
    registry = []
    def __init_subclass__(cls, **k):
        super().__init_subclass__(**k)
        Base.registry.append(cls.__name__)
    def more(self): return 'more'
--- probe
a.go(), b.more(), n.more(), isinstance(n, A), type(A), Base.registry[:2]

=== everyday_module_level_singletons_of_builtin_subclasses
--- file reg.py
class Registry(dict):
    def register(self, f): self[f.__name__] = f; return f
class Stack(list):
    def top(self): return self[-1]
class Name(str):
    def shout(self): return self.upper()
registry, stack, name = Registry(), Stack([1]), Name('n')
--- file plug.py
from reg import registry, stack, name
@registry.register
def one(): return 'one1'
stack.append(2)
GREET = name.shout()
--- cell
from reg import registry, stack, name
import plug
@registry.register
def mine(): return 'mine'
held = [registry, stack]
--- edit reg.py
class Registry(dict):
    def register(self, f): self[f.__name__] = f; return f
    def names(self): return sorted(self)
class Stack(list):
    def top(self): return ('top', self[-1])
class Name(str):
    def shout(self): return self.upper() + '!'
registry, stack, name = Registry(), Stack([1]), Name('m')
--- probe
registry.names(), stack.top(), list(stack), plug.GREET, name.shout()

=== everyday_getattr_on_package_with_deprecated_names
--- file lib/__init__.py
import warnings
from .core import new_name
_OLD = {'old_name': 'new_name'}
def __getattr__(n):
    if n in _OLD: return globals()[_OLD[n]]
    raise AttributeError(n)
--- file lib/core.py
def new_name(): return 'v1'
--- cell
from lib import old_name, new_name
import lib
--- edit lib/core.py
def newest(): return 'v2'
--- also lib/__init__.py
import warnings
from .core import newest
_OLD = {'old_name': 'newest', 'new_name': 'newest'}
def __getattr__(n):
    if n in _OLD: return globals()[_OLD[n]]
    raise AttributeError(n)
--- probe
old_name(), new_name(), lib.newest()

=== everyday_property_on_replaced_class_captured_in_lambda_defaults
--- file geo.py
class Pt:
    __slots__ = ('x',)
    def __init__(self, x=0): self.x = x
    @property
    def double(self): return self.x * 2
ORIGIN = Pt()
def dist(a, b=ORIGIN): return abs(a.x - b.x)
KEY = lambda p, cls=Pt: isinstance(p, cls)
--- file shapes.py
from geo import Pt, ORIGIN, dist
class Shape:
    center: Pt = ORIGIN
    factory = Pt
    def far(self): return dist(self.factory(5), self.center)
DEFAULTS = {'origin': ORIGIN, (Pt, 1): 'k'}
--- cell
from geo import Pt, ORIGIN, dist, KEY
from shapes import Shape, DEFAULTS
p = Pt(3); s = Shape()
f = Pt.double.fget
--- edit geo.py
class Pt:
    __slots__ = ('x', 'y')
    def __init__(self, x=0, y=0): self.x = x; self.y = y
    @property
    def double(self): return self.x * 20
ORIGIN = Pt()
def dist(a, b=ORIGIN): return abs(a.x - b.x) + abs(a.y - b.y)
KEY = lambda p, cls=Pt: isinstance(p, cls)
--- probe
KEY(p), s.far(), DEFAULTS['origin'] is ORIGIN, (Pt, 1) in DEFAULTS, Shape.center is ORIGIN, Shape.factory is Pt, f(Pt(1)), p.double, dist.__defaults__[0] is ORIGIN

=== everyday_registry_dict_subclass_in_hub
--- file hub.py
from collections import UserDict, OrderedDict, Counter, ChainMap
class Registry(dict):
    def register(self, name):
        def deco(f): self[name] = f; return f
        return deco
class Many(list):
    def add(self, x): self.append(x); return x
class Users(UserDict): pass
class Names(set): pass
registry, many, users, names = Registry(), Many(), Users(), Names()
--- file plug.py
from hub import registry, many, users, names
@registry.register('one')
@many.add
def one(): return 'one'
users['one'] = one
names.add('one')
--- cell
import hub, plug
from hub import registry
@hub.registry.register('mine')
def mine(): return 'm'
hub.many.add(mine)
--- edit plug.py
from hub import registry, many, users, names
@registry.register('two')
@many.add
def two(): return 'two'
users['two'] = two
names.add('two')
--- probe
sorted(hub.registry), [f.__name__ for f in hub.many], sorted(hub.users), sorted(hub.names)

=== everyday_registry_class_with_slots_and_private_dict
--- file hub.py
class Registry:
    __slots__ = ('_items', 'order')
    def __init__(self): self._items = {}; self.order = []
    def __call__(self, f):
        if f.__name__ in self._items: raise ValueError('twice ' + f.__name__)
        self._items[f.__name__] = f; self.order.append(f.__name__); return f
    def names(self): return sorted(self._items)
reg = Registry()
--- file plug.py
from hub import reg
@reg
def one(): return 1
@reg
def both(): return 'b'
--- cell
import hub, plug
@hub.reg
def mine(): return 'm'
--- edit plug.py
from hub import reg
@reg
def two(): return 2
@reg
def both(): return 'c'
K = 1
--- probe
hub.reg.names(), hub.reg.order, hub.reg._items['both']()

=== everyday_registry_in_class_attribute_closure_and_nested
--- file hub.py
class Hub:
    handlers = {}
    class Inner:
        table = {'all': []}
    @classmethod
    def on(cls, ev):
        def deco(f): cls.handlers.setdefault(ev, []).append(f); cls.Inner.table['all'].append(f); return f
        return deco
def make():
    seen = {}
    def add(f): seen[f.__name__] = f; return f
    add.get = lambda: sorted(seen)
    return add
add = make()
--- file plug.py
from hub import Hub, add
@Hub.on('x')
@add
def one(): return 1
@Hub.on('y')
def y(): return 'y'
--- cell
import hub, plug
@hub.Hub.on('x')
@hub.add
def mine(): return 'm'
--- edit plug.py
from hub import Hub, add
@Hub.on('x')
@add
def two(): return 2
--- probe
{k: [f.__name__ for f in v] for k, v in hub.Hub.handlers.items() if v}, [f.__name__ for f in hub.Hub.Inner.table['all']], hub.add.get()

=== everyday_hub_edited_with_registry_subclasses
--- file hub.py
class Registry(dict):
    def register(self, f): self[f.__name__] = f; return f
registry = Registry()
--- file plug.py
from hub import registry
@registry.register
def one(): return 'one'
--- cell
import hub, plug
from hub import registry
@registry.register
def mine(): return 'm'
held = registry
--- edit hub.py
class Registry(dict):
    def register(self, f): self[f.__name__] = f; return f
    def names(self): return sorted(self)
registry = Registry()
--- probe
hub.registry.names(), registry is hub.registry, registry.names()

=== everyday_registry_object_held_by_notebook_when_hub_edited
--- file hub.py
class Registry:
    def __init__(self): self.items = {}
    def register(self, f): self.items[f.__name__] = f; return f
registry = Registry()
--- file plug.py
from hub import registry
@registry.register
def one(): return 'one'
--- cell
import hub, plug
from hub import registry
class App:
    def __init__(self, r): self.r = r
app = App(registry)
@registry.register
def mine(): return 'm'
--- edit hub.py
class Registry:
    def __init__(self): self.items = {}
    def register(self, f): self.items[f.__name__] = f; return f
    def names(self): return sorted(self.items)
registry = Registry()
--- probe
app.r.names(), registry.names(), app.r is registry

=== everyday_plugin_registry_hub_setdefault_groups_by_two_plugins
--- file hub.py
from collections import defaultdict
GROUPS = {}
PRIO = defaultdict(dict)
def plugin(group, prio=0):
    def deco(cls):
        GROUPS.setdefault(group, {}).setdefault('all', []).append(cls)
        PRIO[group][cls.__name__] = prio
        return cls
    return deco
--- file pa.py
from hub import plugin
@plugin('g', 1)
class A: pass
--- file pb.py
from hub import plugin
@plugin('g', 2)
class B: pass
@plugin('h')
class H: pass
--- cell
import hub, pa, pb
@hub.plugin('g', 9)
class N: pass
--- edit pa.py
from hub import plugin
@plugin('g', 5)
class A2: pass
--- then
r1 = [c.__name__ for c in hub.GROUPS['g']['all']], dict(hub.PRIO['g'])
--- edit pb.py
from hub import plugin
@plugin('g', 3)
class B2: pass
--- probe
[c.__name__ for c in hub.GROUPS['g']['all']], sorted(hub.PRIO['g'].items()), sorted(k for k, v in hub.GROUPS.items() if v)

=== everyday_registry_with_setitem_override_refusing_duplicates
--- file hub.py
class Registry(dict):
    def __setitem__(self, k, v):
        if k in self: raise KeyError('duplicate ' + k)
        super().__setitem__(k, v)
    def __getitem__(self, k):
        v = super().__getitem__(k)
        return v
reg = Registry()
class L(list):
    def append(self, x):
        if x in self: raise ValueError('twice')
        super().append(x)
order = L()
--- file plug.py
from hub import reg, order
class Tool:
    def go(self): return 't1'
reg['tool'] = Tool
order.append('tool')
--- cell
import hub, plug
t = hub.reg['tool']()
class Mine: pass
hub.reg['mine'] = Mine
--- edit plug.py
from hub import reg, order
class Tool:
    __slots__ = ('z',)
    def go(self): return 't2'
class Other: pass
reg['tool'] = Tool
reg['other'] = Other
order.append('tool'); order.append('other')
--- probe
hub.reg['tool']().go(), t.go(), isinstance(t, hub.reg['tool']), list(hub.reg), list(hub.order), hub.reg['tool'] is plug.Tool

=== everyday_registry_keyed_by_type_mro_lookup_and_weak
--- file hub.py
import weakref
BY_TYPE = {}
WEAK = weakref.WeakValueDictionary()
KEYS = weakref.WeakKeyDictionary()
ALIVE = weakref.WeakSet()
def handles(t):
    def deco(f): BY_TYPE[t] = f; WEAK[t.__name__] = t; KEYS[t] = f.__name__; ALIVE.add(f); return f
    return deco
def dispatch(o):
    for t in type(o).__mro__:
        if t in BY_TYPE: return BY_TYPE[t](o)
--- file models.py
class A: pass
class B(A): pass
--- file handlers.py
from hub import handles
from models import A, B
@handles(A)
def for_a(o): return 'a1'
@handles(B)
def for_b(o): return 'b1'
--- cell
import handlers, hub
from models import A, B
from hub import dispatch
a, b = A(), B()
class N(B): pass
n = N()
@hub.handles(int)
def for_int(o): return 'int'
--- edit models.py
class A: __slots__ = ('x', '__weakref__')
class B(A): __slots__ = ('y',)
class C(B): pass
--- also handlers.py
from hub import handles
from models import A, B, C
@handles(A)
def for_a(o): return 'a2'
@handles(C)
def for_c(o): return 'c2'
--- probe
dispatch(a), dispatch(b), dispatch(n), dispatch(handlers.C()), dispatch(3), len(hub.BY_TYPE), sorted(hub.WEAK), sorted(hub.KEYS.values()), sorted(f.__name__ for f in hub.ALIVE)

=== everyday_settings_overrides_between_modules_and_notebook
--- file conf.py
class Settings:
    debug = False
    level = 1
    hosts = ['a']
settings = Settings()
--- file dev.py
from conf import settings, Settings
settings.debug = True
settings.extra = 'dev'
Settings.level = 5
settings.hosts.append('dev')
--- file use.py
from conf import settings
import dev
SEEN = settings.debug, settings.level, tuple(settings.hosts), getattr(settings, 'extra', None)
--- cell
import use, conf
from conf import settings
settings.mine = 'nb'
--- edit dev.py
from conf import settings, Settings
settings.debug = True
settings.hosts.append('prod')
--- probe
use.SEEN, settings.mine, hasattr(settings, 'extra'), settings.level, settings.hosts

=== everyday_module_functions_setting_globals_on_call_at_import_of_other
--- file core.py
_backend = None
def set_backend(b):
    global _backend
    _backend = b
def run(): return _backend.run() if _backend else 'none'
--- file gpu.py
import core
class Gpu:
    def run(self): return 'gpu1'
core.set_backend(Gpu())
--- cell
import core, gpu
from core import run
--- edit gpu.py
import core
class Gpu:
    __slots__ = ()
    def run(self): return 'gpu2'
core.set_backend(Gpu())
--- then
r = run()
--- edit gpu.py
import core
class Gpu:
    def run(self): return 'gpu3'
--- probe
run()

=== everyday_observer_lists_in_instances_and_notebook_bound_methods
--- file obs.py
class Signal:
    def __init__(self): self.slots = []
    def connect(self, f): self.slots.append(f); return f
    def emit(self, *a): return [f(*a) for f in self.slots]
class Model:
    changed = Signal()
    def __init__(self): self.local = Signal()
model = Model()
--- file view.py
from obs import model, Model
class View:
    def __init__(self): model.local.connect(self.on); Model.changed.connect(self.on)
    def on(self, x): return ('v1', x)
view = View()
@model.local.connect
def plain(x): return ('p1', x)
--- cell
from obs import model, Model
from view import view
model.local.connect(lambda x: ('nb', x))
class Mine:
    def on(self, x): return ('mine', x)
k = Mine(); Model.changed.connect(k.on)
--- edit view.py
from obs import model, Model
class View:
    def __init__(self): model.local.connect(self.on); Model.changed.connect(self.on)
    def on(self, x): return ('v2', x)
view = View()
@model.local.connect
def plain(x): return ('p2', x)
--- then
r = model.local.emit(1), Model.changed.emit(2)
--- edit obs.py
class Signal:
    def __init__(self): self.slots = []
    def connect(self, f): self.slots.append(f); return f
    def emit(self, *a): return [f(*a) for f in self.slots]
    def count(self): return len(self.slots)
class Model:
    changed = Signal()
    def __init__(self): self.local = Signal()
model = Model()
--- probe
model.local.emit(1)[:2], Model.changed.emit(2)[0], model.local.count(), Model.changed.count()

=== everyday_namedtuple_and_enum_in_match_with_guard_and_dict_dispatch
--- file ev.py
from typing import NamedTuple
from enum import Enum, auto
class Kind(Enum):
    A = auto(); B = auto()
class Event(NamedTuple):
    kind: Kind
    n: int = 0
def handle(e):
    match e:
        case Event(Kind.A, n) if n > 1: return ('big', n)
        case Event(kind=Kind.B): return 'b'
        case (Kind.A, n): return ('small', n)
TABLE = {Kind.A: handle, Kind.B: lambda e: 'tb'}
--- cell
from ev import Event, Kind, handle, TABLE
e = [Event(Kind.A, 5), Event(Kind.B), Event(Kind.A)]
seen = {Event(Kind.A, 5): 1}
--- edit ev.py
from typing import NamedTuple
from enum import Enum, auto
class Kind(Enum):
    Z = auto(); A = auto(); B = auto()
class Event(NamedTuple):
    kind: Kind
    n: int = 0
    tag: str = ''
def handle(e):
    match e:
        case Event(Kind.A, n) if n > 1: return ('BIG', n)
        case Event(kind=Kind.B): return 'B'
        case (Kind.A, n, _): return ('SMALL', n)
TABLE = {Kind.A: handle, Kind.B: lambda e: 'TB', Kind.Z: handle}
--- probe
[handle(x) for x in e], seen[Event(Kind.A, 5)], TABLE[e[1].kind](e[1]), e[0]._replace(tag='t').tag, sorted(k.name for k in TABLE)

=== everyday_protocol_structural_dataclass_transform_and_attrs needs=attrs
--- file at.py
import attrs
@attrs.define
class A:
    x: int = 1
@attrs.frozen
class F:
    x: int = 1
--- cell
from at import A, F
import attrs
a, f = A(), F()
d = {F(): 'one', F(2): 'two'}
@attrs.define
class Mine(A):
    m: int = 5
m = Mine()
--- edit at.py
import attrs
@attrs.define
class A:
    x: int = 1
    y: list = attrs.Factory(list)
@attrs.frozen
class F:
    x: int = 1
    y: int = 0
--- probe
a.y, f.y, d[F()], d[F(2)], d[f], m.x, isinstance(m, A)

=== everyday_lazy_cache_of_another_module_stays
A function of another module keeps what it has loaded: that is not taken back.
--- file big.py
import counter
_model = None
class State: pass
state = State()
state.cache = None
def get():
    global _model
    if _model is None:
        counter.LOADS.append(1); _model = object()
    if state.cache is None: state.cache = ['x']
    return _model
--- file counter.py
LOADS = []
--- file use.py
import big
M = big.get()
K = 1
--- cell
import use, big
m = big._model
--- edit use.py
import big
M = big.get()
K = 2
--- probe
use.K, big._model is m, use.M is m, big.state.cache

=== everyday_options_dict_of_a_plugin_held_by_the_notebook
--- file hub.py
CONFIG = {}
--- file plug.py
import hub
OPTIONS = {'a': 1, 'fs': []}
hub.CONFIG['plug'] = OPTIONS
--- file other.py
import hub, plug
hub.CONFIG['other'] = {'b': 2}
--- cell
import hub, plug, other
from plug import OPTIONS
held = [hub.CONFIG['plug']]
--- edit plug.py
import hub
OPTIONS = {'a': 2}
hub.CONFIG['plug'] = OPTIONS
--- probe
hub.CONFIG, OPTIONS

=== everyday_namespace_settings_object_and_class_attributes
--- file conf.py
from types import SimpleNamespace
class Base: timeout = 1; verify = True
class Settings(Base):
    debug = False
    def __init__(self): self.hosts = ['a']
settings = Settings()
ns = SimpleNamespace(a=1)
--- file dev.py
from conf import settings, Settings, Base, ns
import conf
settings.debug = True
settings.hosts = ['dev']
Base.timeout = 30
Base.verify = False
conf.Settings.extra = 5
ns.a = 2
--- cell
import dev, conf
from conf import settings, Base
Base.mine = 'nb'
settings.note = 'nb'
--- edit dev.py
from conf import settings, Settings, Base, ns
import conf
Base.timeout = 60
--- then
r = settings.debug, settings.hosts, Base.timeout, Base.verify, hasattr(settings, 'extra')
--- edit conf.py
from types import SimpleNamespace
class Base: timeout = 2; verify = True
class Settings(Base):
    debug = False
    def __init__(self): self.hosts = ['b']
settings = Settings()
ns = SimpleNamespace(a=1)
--- then
r2 = settings.hosts, Base.timeout
--- edit dev.py
from conf import settings
--- probe
settings.debug, settings.hosts, Base.timeout, Base.verify, Base.mine, settings.note

=== everyday_notebook_sets_attributes_of_a_settings_object
--- file conf.py
class Settings:
    debug = False
    def __init__(self): self.level = 1; self.inner = Inner()
class Inner:
    def __init__(self): self.depth = 1
settings = Settings()
--- file use.py
from conf import settings
def show(): return settings.debug, settings.level, settings.inner.depth
--- cell
from conf import settings
import conf
from use import show
settings.debug = True
conf.settings.level = 5
settings.inner.depth = 9
--- edit conf.py
class Settings:
    debug = False
    retries = 3
    def __init__(self): self.level = 2; self.inner = Inner(); self.more = 'm'
class Inner:
    def __init__(self): self.depth = 2
settings = Settings()
--- probe
show(), settings.more, settings.retries
"""
