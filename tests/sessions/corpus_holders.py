"""What keeps objects whose class gets another layout: exceptions, contexts, caches."""

TEXT = """
=== holders_contextvar_value
--- file m.py
import contextvars
class Ctx:
    def go(self): return 1
--- cell
import m, contextvars
var = contextvars.ContextVar("var")
tok = var.set(m.Ctx())
var2 = contextvars.ContextVar("var2", default=m.Ctx)
--- edit m.py
import contextvars
class Ctx:
    __slots__ = ("x",)
    def go(self): return 2
--- probe
var.get().go(), isinstance(var.get(), m.Ctx)

=== holders_contextvar_value_same_layout
--- file m.py
class Ctx:
    def go(self): return 1
--- cell
import m, contextvars
var = contextvars.ContextVar("var")
tok = var.set(m.Ctx())
var2 = contextvars.ContextVar("var2", default=m.Ctx)
--- edit m.py
class Ctx:
    def go(self): return 2
    def more(self): return 1
--- probe
var.get().go(), isinstance(var.get(), m.Ctx), var2.get() is m.Ctx, var.get().more()

=== holders_exception_group_members
--- file m.py
class Err(Exception):
    def code(self): return 1
--- cell
import m
try:
    raise ExceptionGroup("g", [m.Err("a"), ExceptionGroup("h", [m.Err("b")])])
except ExceptionGroup as e:
    g = e
--- edit m.py
class Base(Exception): pass
class Err(Base):
    x = 1
    def code(self): return 2
--- probe
g.exceptions[0].code(), isinstance(g.exceptions[0], m.Err), g.exceptions[1].exceptions[0].code()
g.split(m.Err)[1] is None, isinstance(g.exceptions[0], m.Base)

=== holders_exception_group_layout
--- file m.py
class Err(Exception):
    def code(self): return 1
--- cell
import m
try:
    raise ExceptionGroup("g", [m.Err("a"), ExceptionGroup("h", [m.Err("b")])])
except ExceptionGroup as e:
    g = e
--- edit m.py
class Err(Exception):
    __slots__ = ("y",)
    def code(self): return 2
--- probe
g.exceptions[0].code(), isinstance(g.exceptions[0], m.Err), g.exceptions[1].exceptions[0].code()
g.split(m.Err)[1] is None

=== holders_weak_things_layout
--- file m.py
class K:
    __slots__ = ("x", "__weakref__")
    def go(self): return 1
--- cell
import m, weakref
k = m.K(); k.x = 1
r = weakref.ref(k)
w = weakref.WeakMethod(k.go)
d = weakref.WeakKeyDictionary({k: "v"})
v = weakref.WeakValueDictionary({"k": k})
s = weakref.WeakSet([k])
c = weakref.ref(m.K)
--- edit m.py
class K:
    __slots__ = ("x", "y", "__weakref__")
    def go(self): return 2
--- probe
k.go(), r() is k, w()(), d.get(k), v.get("k") is k, k in s, isinstance(k, m.K), len(d), len(s)

=== holders_cache_of_class_layout
--- file m.py
class K:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
    def go(self): return 1
--- cell
import m, functools
make = functools.cache(m.K)
k = make(1)
--- edit m.py
class K:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
    def go(self): return 2
--- probe
make(1).go(), isinstance(make(2), m.K), make.__wrapped__ is m.K, k.go()

=== holders_deep_tuple_keys
--- file m.py
class K:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
    def go(self): return 1
--- cell
import m
k = m.K(1)
d = {((((("a", k),),),),): 1, (m.K, (m.K, (m.K, (m.K, (m.K,))))): 2}
fs = frozenset([frozenset([frozenset([m.K])]), frozenset([k])])
l = [(((((((k,),),),),),),)]
--- edit m.py
class K:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
    def go(self): return 2
--- probe
d.get((((((("a", k),),),),),)), d.get(((((("a", k),),),),))
d.get((m.K, (m.K, (m.K, (m.K, (m.K,))))))
frozenset([frozenset([m.K])]) in fs, frozenset([k]) in fs
l[0][0][0][0][0][0][0][0].go() if isinstance(l[0][0][0][0][0][0][0], tuple) else 0

=== holders_mappingproxy_chainmap_itertools
--- file m.py
class K:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
    def go(self): return 1
--- cell
import m, itertools, types, collections, array
k = m.K(1)
p = types.MappingProxyType({"k": k, "c": m.K})
ch = collections.ChainMap({"k": k}, {"c": m.K})
it = itertools.chain([k], [m.K(2)])
cy = itertools.cycle([k])
re_ = itertools.repeat(m.K, 3)
st = itertools.starmap(m.K, [(1,), (2,)])
pr = itertools.product([k], [m.K])
zi = zip([k], [m.K])
en = enumerate([k])
ac = itertools.accumulate([1, 2], m.K)
--- edit m.py
class K:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
    def go(self): return 2
--- probe
p["k"].go(), p["c"] is m.K, ch["k"].go(), ch["c"] is m.K
[o.go() for o in it], next(cy).go()
[o.go() for o in st]
[(a.go(), b is m.K) for a, b in zi], [a.go() for _, a in en]

=== holders_asyncio_results
--- file m.py
class K:
    __slots__ = ("x",)
    def go(self): return 1
async def make(): return K()
--- cell
import m, asyncio, concurrent.futures as cf
loop = asyncio.new_event_loop()
task = loop.create_task(m.make())
loop.run_until_complete(task)
fut = loop.create_future(); fut.set_result(m.K())
cfut = cf.Future(); cfut.set_result(m.K())
q = asyncio.Queue(); q.put_nowait(m.K())
--- edit m.py
class K:
    __slots__ = ("x", "y")
    def go(self): return 2
async def make(): return K()
--- probe
task.result().go(), fut.result().go(), cfut.result().go(), q.get_nowait().go()

=== holders_asyncio_results_same_layout
--- file m.py
class K:
    def go(self): return 1
async def make(): return K()
--- cell
import m, asyncio
loop = asyncio.new_event_loop()
task = loop.create_task(m.make())
loop.run_until_complete(task)
fut = loop.create_future(); fut.set_result(m.K)
--- edit m.py
class K:
    def go(self): return 2
    x = 1
async def make(): return K()
--- probe
task.result().go(), fut.result() is m.K, isinstance(task.result(), m.K)

=== holders_exit_stack_atexit_signal_threading
--- file m.py
import threading
class K:
    __slots__ = ("x",)
    def close(self): OUT.append("c1")
    def __enter__(self): return self
    def __exit__(self, *a): OUT.append("e1")
OUT = []
--- cell
import m, contextlib, threading, signal
OUT = m.OUT
k = m.K()
es = contextlib.ExitStack()
es.enter_context(k)
es.callback(k.close)
es.push(m.K())
tl = threading.local()
tl.k = k; tl.c = m.K
old = signal.signal(signal.SIGUSR1, lambda *a, k=k: k.close())
--- edit m.py
import threading
class K:
    __slots__ = ("x", "y")
    def close(self): OUT.append("c2")
    def __enter__(self): return self
    def __exit__(self, *a): OUT.append("e2")
OUT = []
--- then
m.OUT.clear()
es.close()
import os
os.kill(os.getpid(), signal.SIGUSR1)
--- probe
m.OUT, tl.k is k, isinstance(tl.k, m.K), tl.c is m.K

=== holders_signal_handler_is_a_bound_method
--- file m.py
class K:
    __slots__ = ("x",)
    def on(self, *a): got.append(1)
got = []
--- cell
import m, signal
k = m.K()
o = signal.signal(signal.SIGUSR1, k.on)
--- edit m.py
class K:
    __slots__ = ("x", "y")
    def on(self, *a): got.append(2)
got = []
--- then
import os
os.kill(os.getpid(), signal.SIGUSR1)
--- probe
m.got, isinstance(k, m.K)

=== holders_operator_things
--- file m.py
import functools
class K:
    __slots__ = ("x",)
    @property
    def p(self): return 1
    def go(self, n=0): return 1, n
--- cell
import m, operator, functools
k = m.K()
mc = operator.methodcaller("go", m.K)
pm = m.K.p
pa = functools.partial(m.K.go, k, n=m.K)
ppm = functools.partialmethod(m.K.go, n=3)
class Mine:
    go = functools.partialmethod(m.K.go, n=3)
    pp = m.K.p
bound = k.go
--- edit m.py
import functools
class K:
    __slots__ = ("x", "y")
    @property
    def p(self): return 2
    def go(self, n=0): return 2, n
--- probe
mc(k)[0], pm.fget(k), pa()[0], pa()[1] is m.K, Mine().go(), Mine().pp, bound()

=== holders_typing_things
--- file m.py
import typing, enum
class E(enum.Enum):
    A = 1
class K:
    __slots__ = ("x",)
class Row(typing.NamedTuple):
    a: int
class TD(typing.TypedDict):
    k: K
UserId = typing.NewType("UserId", K)
T = typing.TypeVar("T", bound=K)
--- cell
import m, typing
from typing import Annotated, Literal, Optional, Callable, Union, get_args, get_type_hints
A = Annotated[m.Row, m.K]
L = Literal[m.E.A]
O = Optional[m.K]
C = Callable[[m.K], m.Row]
D = dict[str, list[m.K]]
U = m.K | None
TB = typing.TypeVar("TB", bound=m.K)
TC = typing.TypeVar("TC", m.K, m.Row)
N = typing.NewType("N", m.K)
class MyTD(typing.TypedDict):
    k: m.K
def f(a: m.K, b: "m.K" = None) -> m.Row: ...
class G(typing.Generic[TB]): pass
GK = G[m.K]
--- edit m.py
import typing, enum
class E(enum.Enum):
    A = 1
    B = 2
class K:
    __slots__ = ("x", "y")
class Row(typing.NamedTuple):
    a: int
    b: int = 0
class TD(typing.TypedDict):
    k: K
    z: int
UserId = typing.NewType("UserId", K)
T = typing.TypeVar("T", bound=K)
--- probe
get_args(A)[0] is m.Row, A.__metadata__[0] is m.K, get_args(L)[0] is m.E.A
get_args(O)[0] is m.K, get_args(C)[0][0] is m.K, get_args(C)[1] is m.Row
D.__args__[1].__args__[0] is m.K, U.__args__[0] is m.K, N.__supertype__ is m.K
MyTD.__annotations__["k"] is m.K, get_type_hints(f)["a"] is m.K
f.__annotations__["return"] is m.Row, GK.__args__[0] is m.K
get_type_hints(f)["b"] in (m.K, typing.Optional[m.K])
m.UserId.__supertype__ is m.K, m.T.__bound__ is m.K, sorted(m.TD.__annotations__)

=== holders_generators_within_generators
--- file m.py
class K:
    def go(self): return 1
def inner(k):
    while True: yield k.go()
def outer(k):
    yield from inner(k)
--- cell
import m
k = m.K()
g = m.outer(k)
next(g)
def mine():
    yield from m.outer(k)
h = mine(); next(h)
--- edit m.py
class K:
    def go(self): return 2
    x = 1
def inner(k):
    while True: yield k.go()
def outer(k):
    yield from inner(k)
--- probe
next(g), next(h)

=== holders_generator_frames_with_layout
--- file m.py
class K:
    __slots__ = ("x",)
    def go(self): return 1
--- cell
import m
def gen():
    k = m.K()
    ks = [k]
    while True: yield ks[0].go(), isinstance(ks[0], m.K)
g = gen(); next(g)
--- edit m.py
class K:
    __slots__ = ("x", "y")
    def go(self): return 2
--- probe
next(g)

=== holders_object_arrays_and_frames needs=numpy,pandas
--- file m.py
class K:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
    def go(self): return 1
--- cell
import m, numpy as np, pandas as pd
k = m.K(1)
a = np.array([k, m.K(2)], dtype=object)
s = pd.Series([k, m.K(3)])
df = pd.DataFrame({"k": [k, m.K(4)], "n": [1, 2]})
i = pd.Index([k])
ap = df["k"].map
gr = {("a", 1): df}
--- edit m.py
class K:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
    def go(self): return 2
--- probe
[o.go() for o in a], [o.go() for o in s], [o.go() for o in df["k"]], i[0].go()
all(isinstance(o, m.K) for o in [*a, *s, *df["k"], i[0]]), a[0] is k, s[0] is k
df.loc[0, "k"] is k

=== holders_pandas_accessor needs=pandas
--- file m.py
import pandas as pd
@pd.api.extensions.register_dataframe_accessor("geo")
class Geo:
    def __init__(self, df): self._df = df
    def n(self): return len(self._df), 1
--- cell
import m, pandas as pd
df = pd.DataFrame({"a": [1, 2]})
df.geo.n()
acc = df.geo
--- edit m.py
import pandas as pd
@pd.api.extensions.register_dataframe_accessor("geo")
class Geo:
    def __init__(self, df): self._df = df
    def n(self): return len(self._df), 2
    def more(self): return "m"
--- probe
df.geo.n(), df.geo.more(), acc.more(), isinstance(acc, m.Geo), pd.DataFrame.geo is m.Geo

=== holders_sklearn_pipeline needs=sklearn,numpy
--- file m.py
from sklearn.base import BaseEstimator, TransformerMixin
class Scale(BaseEstimator, TransformerMixin):
    def __init__(self, k=2): self.k = k
    def fit(self, X, y=None): return self
    def transform(self, X): return X * self.k
--- cell
import m, numpy as np
from sklearn.pipeline import Pipeline
from sklearn.model_selection import GridSearchCV
from sklearn.base import clone
from sklearn.linear_model import LinearRegression
pipe = Pipeline([("s", m.Scale(3)), ("lr", LinearRegression())])
X = np.arange(12.).reshape(6, 2); y = X.sum(1)
pipe.fit(X, y)
gs = GridSearchCV(pipe, {"s__k": [1, 2]}, cv=2).fit(X, y)
--- edit m.py
from sklearn.base import BaseEstimator, TransformerMixin
class Scale(BaseEstimator, TransformerMixin):
    def __init__(self, k=2, shift=0): self.k = k; self.shift = shift
    def fit(self, X, y=None): return self
    def transform(self, X): return X * self.k + getattr(self, "shift", 0) + 1
    def info(self): return "i"
--- probe
pipe.named_steps["s"].info(), isinstance(pipe[0], m.Scale)
isinstance(gs.best_estimator_[0], m.Scale), gs.best_estimator_[0].info()
pipe[0].transform(X)[0].tolist()

=== holders_exception_parts
--- file m.py
class K:
    __slots__ = ("x",)
    def go(self): return 1
class Err(Exception): pass
--- cell
import m
k = m.K()
e = ValueError(k, m.K)
f = m.Err("f", k); f.__cause__ = e
f.add_note("n"); f.k = k
try:
    try: raise m.Err(k)
    except m.Err as inner:
        raise KeyError(k)
except KeyError as outer: o = outer
--- edit m.py
class K:
    __slots__ = ("x", "y")
    def go(self): return 2
class Err(Exception):
    __slots__ = ("z",)
--- probe
e.args[0].go(), e.args[0] is k, e.args[1] is m.K, f.args[1] is k, f.__cause__ is e
isinstance(f, m.Err), f.__notes__, f.k is k, o.args[0] is k, isinstance(o.__context__, m.Err)
o.__context__.args[0] is k
type(o.__context__).__name__, o.__context__.__traceback__ is not None

=== holders_function_annotations
--- file m.py
class K:
    __slots__ = ("x",)
--- cell
import m, typing
def f(a: m.K, b: list[m.K]) -> m.K: ...
class C:
    def go(self, a: m.K): ...
    x: m.K
--- edit m.py
class K:
    __slots__ = ("x", "y")
--- probe
len(m.K.__slots__), f.__annotations__["a"] is m.K, f.__annotations__["b"].__args__[0] is m.K
f.__annotations__["return"] is m.K, C.go.__annotations__["a"] is m.K
C.__annotations__["x"] is m.K, typing.get_type_hints(C.go)["a"] is m.K

=== holders_weak
--- file m.py
class K:
    __slots__ = ("x", "__weakref__")
    def go(self): return 1
--- cell
import m, weakref
k = m.K(); k.x = 1
gone = []
r = weakref.ref(k, lambda _: gone.append(1))
w = weakref.WeakMethod(k.go, lambda _: gone.append(2))
d = weakref.WeakKeyDictionary({k: "v"})
v = weakref.WeakValueDictionary({"k": k})
s = weakref.WeakSet([k])
fin = weakref.finalize(k, gone.append, 3)
p = weakref.proxy(k)
--- edit m.py
class K:
    __slots__ = ("x", "y", "__weakref__")
    def go(self): return 2
--- then
before = k.go(), r() is k, w()(), w().__self__ is k, d.get(k), v.get("k") is k, k in s
before += isinstance(k, m.K), len(d), len(s), p.go(), fin.alive, list(gone)
import gc
del k; gc.collect()
--- probe
before
sorted(gone), r(), w(), len(d), len(s), fin.alive

=== holders_weak_method_class_redefined
--- file m.py
class K:
    def go(self): return 1
--- cell
import m, weakref
k = m.K()
w = weakref.WeakMethod(k.go)
d = weakref.WeakKeyDictionary({k: "v", m.K: 1})
--- edit m.py
class K:
    def go(self, x=3): return 2, x
    y = 1
--- probe
w()(), w().__self__ is k, d[k], d[m.K]

=== holders_bound_method_gets_defaults_with_the_layout
--- file m.py
class K:
    __slots__ = ("x",)
    def go(self, a=1): return a
--- cell
import m, functools
k = m.K()
go = k.go
p = functools.partial(k.go)
calls = {"go": k.go, "k": (k.go,)}
--- edit m.py
class K:
    __slots__ = ("x", "y")
    def go(self, a=2, *, b=3): return a, b
--- probe
go(), go == k.go, p(), calls["go"](), calls["k"][0]()
"""
