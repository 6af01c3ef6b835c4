"""What modules define and have no name for: in tables, registries, closures, defaults."""

TEXT = """
=== unnamed_class_only_in_a_dictionary
--- file m.py
class _A:
    def go(self): return 1
MODELS = {"a": _A}
del _A
--- cell
import m
A = m.MODELS["a"]
a = A()
--- edit m.py
class _A:
    def go(self): return 2
    def more(self): return "more"
    K = 1
MODELS = {"a": _A}
del _A
X = 1
--- probe
m.X, a.go(), a.more(), isinstance(a, m.MODELS["a"]), A is m.MODELS["a"]
type(a) is m.MODELS["a"]

=== unnamed_class_as_attribute_of_an_instance
--- file m.py
class R: pass
class _K:
    v = 1
R.k = _K
del _K
r = R()
class _L:
    v = 1
r.l = _L
del _L
--- cell
import m
K, k, l = m.R.k, m.R.k(), m.r.l()
L = m.r.l
--- edit m.py
class R: pass
class _K:
    v = 2
R.k = _K
del _K
r = R()
class _L:
    v = 3
r.l = _L
del _L
X = 1
--- probe
m.X, K.v, k.v, isinstance(k, m.R.k), K is m.R.k, L is m.r.l, L.v, l.v, isinstance(l, m.r.l)

=== unnamed_classes_made_in_a_loop
--- file m.py
REG = {}
for name in ("a", "b"):
    class Model:
        tag = name
        def go(self): return self.tag + "1"
    REG[name] = Model
--- cell
import m
A, B = m.REG["a"], m.REG["b"]
a, b = A(), B()
--- edit m.py
REG = {}
for name in ("a", "b", "c"):
    class Model:
        tag = name
        def go(self): return self.tag + "2"
        def other(self): return 3
    REG[name] = Model
X = 1
--- probe
m.X, a.go(), b.go(), a.other(), b.other(), A is m.REG["a"], B is m.REG["b"], isinstance(a, A)
isinstance(b, m.Model)
isinstance(a, m.REG["a"]), isinstance(b, m.REG["b"])

=== unnamed_classes_of_a_factory_in_a_dictionary
--- file m.py
def make(name):
    class Model:
        def go(self): return name + "1"
    return Model
REG = {n: make(n) for n in "ab"}
--- cell
import m
A, B = m.REG["a"], m.REG["b"]
a, b = A(), B()
--- edit m.py
def make(name):
    class Model:
        def go(self): return name + "2"
        def other(self): return name
    return Model
REG = {n: make(n) for n in "ab"}
X = 1
--- probe
m.X, a.go(), b.go(), a.other(), b.other(), A is m.REG["a"], B is m.REG["b"], isinstance(a, A)
isinstance(b, m.REG["b"]), isinstance(a, m.REG["b"])

=== unnamed_classes_of_type_call_in_a_dictionary
--- file m.py
REG = {n: type(n.title(), (), {"v": 1, "go": lambda self: self.v}) for n in "ab"}
--- cell
import m
A, B = m.REG["a"], m.REG["b"]
a, b = A(), B()
--- edit m.py
REG = {n: type(n.title(), (), {"v": 2, "go": lambda self: self.v * 10}) for n in "ab"}
X = 1
--- probe
m.X, a.go(), b.go(), A is m.REG["a"], B is m.REG["b"], isinstance(a, m.REG["a"])
isinstance(b, m.REG["b"]), isinstance(a, m.REG["b"])

=== unnamed_functions_in_a_dictionary_of_lambdas
--- file m.py
OPS = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
--- cell
import m
f, g = m.OPS["add"], m.OPS["sub"]
--- edit m.py
OPS = {"add": lambda a, b: a + b + 100, "sub": lambda a, b: a - b - 100, "mul": lambda a, b: a * b}
X = 1
--- probe
m.X, f(1, 2), g(1, 2), f is m.OPS["add"], g is m.OPS["sub"]

=== unnamed_lambda_moves_in_the_dictionary
--- file m.py
OPS = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
--- cell
import m
f, g = m.OPS["add"], m.OPS["sub"]
--- edit m.py
OPS = {"mul": lambda a, b: a * b, "sub": lambda a, b: a - b - 100, "add": lambda a, b: a + b + 100}
X = 1
--- probe
m.X, f(1, 2), g(1, 2), f is m.OPS["add"], g is m.OPS["sub"]

=== unnamed_functions_of_a_factory_by_key
--- file m.py
def make(n):
    def scale(x): return x * n
    return scale
OPS = {k: make(k) for k in (1, 2, 3)}
--- cell
import m
f = m.OPS[2]
mine = [m.OPS[1], m.OPS[3]]
--- edit m.py
def make(n):
    def scale(x): return x * n * 10
    return scale
OPS = {k: make(k) for k in (3, 2, 1)}
X = 1
--- probe
m.X, f(1), f is m.OPS[2], [h(1) for h in mine], mine == [m.OPS[1], m.OPS[3]]

=== unnamed_functions_of_a_factory_whose_value_changes
--- file m.py
def make(n):
    def scale(x): return x * n
    return scale
OPS = {"double": make(2), "triple": make(3)}
--- cell
import m
f = m.OPS["double"]
mine = {m.OPS["triple"]: "t"}
--- edit m.py
def make(n):
    def scale(x): return x * n
    return scale
OPS = {"double": make(20), "triple": make(30)}
--- probe
f(1), f is m.OPS["double"], [h(1) for h in mine], m.OPS["triple"] in mine

=== unnamed_function_registered_by_a_decorator_under_one_name
--- file m.py
HANDLERS = {}
def on(event):
    def deco(f):
        HANDLERS[event] = f
        return f
    return deco
@on("open")
def _(x): return "open1", x
@on("close")
def _(x): return "close1", x
--- cell
import m
o, c = m.HANDLERS["open"], m.HANDLERS["close"]
--- edit m.py
HANDLERS = {}
def on(event):
    def deco(f):
        HANDLERS[event] = f
        return f
    return deco
@on("close")
def _(x): return "close2", x
@on("open")
def _(x): return "open2", x
X = 1
--- probe
m.X, o(1), c(1), o is m.HANDLERS["open"], c is m.HANDLERS["close"]

=== unnamed_class_registered_by_a_decorator_that_returns_none
--- file m.py
REG = {}
def reg(name):
    def deco(c):
        REG[name] = c
    return deco
@reg("a")
class A:
    v = 1
@reg("b")
class B:
    v = 1
--- cell
import m
A = m.REG["a"]
a = A()
b = m.REG["b"]()
--- edit m.py
REG = {}
def reg(name):
    def deco(c):
        REG[name] = c
    return deco
@reg("a")
class A:
    v = 2
@reg("b")
class B:
    v = 2
X = 1
--- probe
m.X, a.v, b.v, A is m.REG["a"], isinstance(a, m.REG["a"]), isinstance(b, m.REG["b"])

=== unnamed_class_in_a_list
--- file m.py
def _plugins():
    class One:
        v = 1
    class Two:
        v = 1
    return [One, Two]
PLUGINS = _plugins()
--- cell
import m
One, Two = m.PLUGINS[-2:]
one, two = One(), Two()
--- edit m.py
def _plugins():
    class Zero:
        v = 0
    class One:
        v = 11
    class Two:
        v = 22
    return [Zero, One, Two]
PLUGINS = _plugins()
--- probe
len(m.PLUGINS), one.v, two.v, One is m.PLUGINS[-2], Two is m.PLUGINS[-1]
isinstance(one, m.PLUGINS[-2])

=== unnamed_class_in_a_list_that_lost_one
--- file m.py
def _plugins():
    class Zero:
        v = 0
    class One:
        v = 1
    class Two:
        v = 1
    return [Zero, One, Two]
PLUGINS = _plugins()
--- cell
import m
One, Two = m.PLUGINS[-2:]
one, two = One(), Two()
--- edit m.py
def _plugins():
    class One:
        v = 11
    class Two:
        v = 22
    return [One, Two]
PLUGINS = _plugins()
--- probe
len(m.PLUGINS), one.v, two.v, One is m.PLUGINS[-2], Two is m.PLUGINS[-1]
isinstance(one, m.PLUGINS[-2])

=== unnamed_instance_of_class_in_simple_namespace
--- file m.py
from types import SimpleNamespace
def _make():
    class Opt:
        lr = 1
    return Opt
ns = SimpleNamespace(opt=_make(), deep={"x": [_make()]})
--- cell
import m
o = m.ns.opt()
D = m.ns.deep["x"][0]
--- edit m.py
from types import SimpleNamespace
def _make():
    class Opt:
        lr = 2
    return Opt
ns = SimpleNamespace(opt=_make(), deep={"x": [_make()]})
Z = 1
--- probe
m.Z, o.lr, isinstance(o, m.ns.opt), D is m.ns.deep["x"][0], D is m.ns.opt, D.lr

=== unnamed_class_in_a_registry_object
--- file lib.py
class Registry:
    def __init__(self): self._items = {}
    def register(self, name):
        def deco(c):
            self._items[name] = c
            return None
        return deco
    def __getitem__(self, name): return self._items[name]
REG = Registry()
--- file m.py
from lib import REG
@REG.register("net")
class Net:
    v = 1
--- cell
import m, lib
N = lib.REG["net"]
n = N()
--- edit m.py
from lib import REG
@REG.register("net")
class Net:
    v = 2
    def go(self): return "go"
--- probe
n.v, n.go(), N is lib.REG["net"], isinstance(n, lib.REG["net"])

=== unnamed_function_in_another_modules_registry_only
--- file lib.py
REG = {}
def register(name):
    def deco(f):
        REG[name] = f
    return deco
--- file m.py
from lib import register
@register("a")
def _a(x): return x
--- cell
import m, lib
f = lib.REG["a"]
--- edit m.py
from lib import register
@register("a")
def _a(x, y=5): return x, y
Z = 1
--- probe
f(1), f is lib.REG["a"]

=== unnamed_class_key_renamed
--- file m.py
def _mk():
    class A:
        v = 1
    return A
REG = {"a": _mk(), "b": _mk()}
--- cell
import m
A = m.REG.get("a")
B = m.REG["b"]
--- edit m.py
def _mk():
    class A:
        v = 2
    return A
REG = {"z": _mk(), "b": _mk()}
Z = 1
--- probe
B is m.REG["b"], B.v, list(m.REG)

=== unnamed_nested_enum_in_dict
--- file m.py
import enum
def _mk():
    class Color(enum.Enum):
        RED = 1
    return {"Color": Color}
T = _mk()
--- cell
import m
red = m.T["Color"].RED
d = {red: 1}
--- edit m.py
import enum
def _mk():
    class Color(enum.Enum):
        RED = 1
        BLUE = 2
    return {"Color": Color}
T = _mk()
--- probe
red is m.T["Color"].RED, d[m.T["Color"].RED], len(type(red))

=== unnamed_instances_of_private_class_in_a_table
--- file m.py
class _Step:
    def __init__(self, n): self.n = n
    def run(self): return self.n
STEPS = [_Step(1), _Step(2)]
del _Step
--- cell
import m
s = m.STEPS[0]
--- edit m.py
class _Step:
    def __init__(self, n): self.n = n
    def run(self): return self.n * 10
STEPS = [_Step(1), _Step(2)]
del _Step
Z = 1
--- probe
s.run(), type(s) is type(m.STEPS[0])

=== unnamed_instances_of_private_class_kept_by_function
--- file m.py
class _Step:
    def __init__(self, n): self.n = n
    def run(self): return self.n
def step(n, _cls=_Step): return _cls(n)
del _Step
--- cell
import m
s = m.step(3)
--- edit m.py
class _Step:
    def __init__(self, n): self.n = n
    def run(self): return self.n * 10
    def more(self): return 1
def step(n, _cls=_Step): return _cls(n)
del _Step
Z = 1
--- probe
s.run(), s.more(), type(s) is type(m.step(1)), m.Z

=== unnamed_class_in_partial
--- file m.py
from functools import partial
class _Net:
    def __init__(self, n): self.n = n
    def go(self): return self.n
small = partial(_Net, 1)
big = partial(_Net, 100)
del _Net
--- cell
import m
s, b = m.small(), m.big()
p = m.small
--- edit m.py
from functools import partial
class _Net:
    def __init__(self, n): self.n = n
    def go(self): return self.n + 0.5
    def more(self): return 1
small = partial(_Net, 1)
big = partial(_Net, 100)
del _Net
--- probe
s.go(), b.go(), s.more(), type(s) is type(m.small()), isinstance(b, m.small.func)
p.func is m.small.func

=== unnamed_class_closed_over
--- file m.py
def _api():
    class Client:
        v = 1
    def client(): return Client()
    return client
client = _api()
--- cell
import m
c = m.client()
--- edit m.py
def _api():
    class Client:
        v = 2
        def go(self): return 1
    def client(): return Client()
    return client
client = _api()
Z = 1
--- probe
c.v, c.go(), type(c) is type(m.client()), m.Z

=== unnamed_class_attribute_registry
--- file m.py
class Registry:
    _all = {}
    @classmethod
    def register(cls, name):
        def deco(c):
            cls._all[name] = c
        return deco
@Registry.register("a")
class A:
    v = 1
@Registry.register("b")
class A:
    v = 10
--- cell
import m
a, b = m.Registry._all["a"](), m.Registry._all["b"]()
A = m.Registry._all["a"]
--- edit m.py
class Registry:
    _all = {}
    @classmethod
    def register(cls, name):
        def deco(c):
            cls._all[name] = c
        return deco
@Registry.register("b")
class A:
    v = 20
    def go(self): return self.v
@Registry.register("a")
class A:
    v = 2
    def go(self): return self.v
--- probe
a.v, b.v, a.go(), A is m.Registry._all["a"], isinstance(b, m.Registry._all["b"])

=== unnamed_closure_registry
--- file m.py
def _make():
    items = {}
    def register(c):
        items[c.__name__] = c
    def get(n): return items[n]
    return register, get
register, get = _make()
@register
class A:
    v = 1
@register
def f(x): return x
--- cell
import m
A, f = m.get("A"), m.get("f")
a = A()
--- edit m.py
def _make():
    items = {}
    def register(c):
        items[c.__name__] = c
    def get(n): return items[n]
    return register, get
register, get = _make()
@register
class A:
    v = 2
    def go(self): return 1
@register
def f(x, y=2): return x, y
Z = 1
--- probe
a.v, a.go(), f(1), A is m.get("A"), f is m.get("f"), m.Z

=== unnamed_layout_changes
--- file m.py
def _mk():
    class P:
        __slots__ = ("x",)
        def __init__(self, x): self.x = x
    return P
T = {"p": _mk()}
--- cell
import m
P = m.T["p"]
p = P(1)
held = [p, (P, p)]
--- edit m.py
def _mk():
    class P:
        __slots__ = ("x", "y")
        def __init__(self, x): self.x = x; self.y = 0
        def sum(self): return self.x + getattr(self, "y", 10)
    return P
T = {"p": _mk()}
--- probe
P is m.T["p"], isinstance(p, P), p.sum() in (1, 11), held[0] is p, held[1][0] is P
isinstance(held[1][1], P)

=== unnamed_three_edits
--- file m.py
def _mk(n):
    class P:
        v = 1
        name = n
    return P
T = {n: _mk(n) for n in "ab"}
--- cell
import m
P = m.T["a"]
p = P()
--- edit m.py
def _mk(n):
    class P:
        v = 2
        name = n
    return P
T = {n: _mk(n) for n in "ab"}
--- then
q = m.T["a"]()
--- edit m.py
def _mk(n):
    class P:
        v = 3
        name = n
        def go(self): return self.v
    return P
T = {n: _mk(n) for n in "ba"}
--- edit m.py
def _mk(n):
    class P:
        v = 4
        name = n
        def go(self): return self.v, self.name
    return P
T = {n: _mk(n) for n in "cba"}
--- probe
p.go(), q.go(), P is m.T["a"], isinstance(q, P), isinstance(p, m.T["b"])

=== unnamed_refused_then_mended
--- file m.py
def _mk(n):
    class P:
        v = 1
    return P
T = {n: _mk(n) for n in "ab"}
OPS = {"f": lambda: 1}
--- cell
import m
P, f = m.T["a"], m.OPS["f"]
p = P()
--- edit m.py broken
def _mk(n):
    class P:
        v = 2
    return P
T = {n: _mk(n) for n in "ab"}
OPS = {"f": lambda: 2}
1/0
--- then
before = (p.v, f(), P is m.T["a"], f is m.OPS["f"])
--- edit m.py
def _mk(n):
    class P:
        v = 1
    return P
T = {n: _mk(n) for n in "ab"}
OPS = {"f": lambda: 1}
X = 1
--- probe
before, p.v, f(), P is m.T["a"], f is m.OPS["f"], m.X

=== unnamed_dependents_fail_after
A module executed later fails: what was united by place is as before.
--- file m.py
def _mk(n):
    class P:
        v = 1
    return P
T = {n: _mk(n) for n in "ab"}
OPS = {"f": lambda: 1}
--- file n.py
import m
X = m.T["a"].v + m.OPS["f"]()
if X > 2: raise ValueError(X)
--- cell
import m, n
P, f = m.T["a"], m.OPS["f"]
p = P()
--- edit m.py broken
def _mk(n):
    class P:
        v = 2
    return P
T = {n: _mk(n) for n in "ab"}
OPS = {"f": lambda: 2}
--- then
before = (p.v, f(), P is m.T["a"], f is m.OPS["f"], n.X, list(m.T))
--- edit m.py
def _mk(n):
    class P:
        v = 1
    return P
T = {n: _mk(n) for n in "ab"}
OPS = {"f": lambda: 1, "g": lambda: 2}
--- probe
before, p.v, f(), P is m.T["a"], f is m.OPS["f"], m.OPS["g"]()

=== unnamed_tuple_keys_and_enum_keys
--- file m.py
import enum
class K(enum.Enum):
    A = 1
    B = 2
T = {("a", 1): lambda x: x + 1, K.A: lambda x: x + 2, 3.5: lambda x: x + 3}
T |= {None: lambda x: x + 4, True: lambda x: 0}
--- cell
import m
f, g, h, i = m.T["a", 1], m.T[m.K.A], m.T[3.5], m.T[None]
--- edit m.py
import enum
class K(enum.Enum):
    B = 2
    A = 1
T = {None: lambda x: x + 40, True: lambda x: 0, 3.5: lambda x: x + 30}
T |= {K.A: lambda x: x + 20, ("a", 1): lambda x: x + 10}
Z = 1
--- probe
f(1), g(1), h(1), i(1), f is m.T["a", 1], g is m.T[m.K.A], h is m.T[3.5], i is m.T[None], m.Z

=== unnamed_keyed_by_class
--- file m.py
class Circle: pass
class Square: pass
AREA = {Circle: lambda s: "c1", Square: lambda s: "s1"}
--- cell
import m
f = m.AREA[m.Circle]
--- edit m.py
class Circle: pass
class Square: pass
AREA = {Square: lambda s: "s2", Circle: lambda s: "c2"}
Z = 1
--- probe
f(1), f is m.AREA[m.Circle], m.Z

=== unnamed_dependents_use_the_class
--- file m.py
def _mk(n):
    class P:
        v = 1
    return P
T = {n: _mk(n) for n in "ab"}
--- file n.py
import m
class Sub(m.T["a"]):
    pass
inst = m.T["b"]()
CHECK = isinstance(Sub(), m.T["a"])
--- cell
import m, n
s = n.Sub()
P = m.T["a"]
i = n.inst
class Mine(m.T["b"]): pass
my = Mine()
--- edit m.py
def _mk(n):
    class P:
        v = 2
        def go(self): return n
    return P
T = {n: _mk(n) for n in "ab"}
--- probe
s.go(), P is m.T["a"], isinstance(s, P), n.CHECK, i.go(), my.go(), issubclass(n.Sub, P)
n.Sub.__mro__[1] is P, isinstance(my, m.T["b"])

=== unnamed_methods_bound_held
--- file m.py
class _S:
    def go(self): return 1
    @property
    def p(self): return 1
    @staticmethod
    def st(): return 1
    @classmethod
    def cl(cls): return cls.__name__, 1
SV = {"s": _S()}
del _S
--- cell
import m
go, st, cl = m.SV["s"].go, m.SV["s"].st, m.SV["s"].cl
s = m.SV["s"]
--- edit m.py
class _S:
    def go(self, x=5): return 2, x
    @property
    def p(self): return 2
    @staticmethod
    def st(y=1): return 2, y
    @classmethod
    def cl(cls, z=1): return cls.__name__, 2, z
SV = {"s": _S()}
del _S
Z = 1
--- probe
go(), st(), cl(), s.p, type(s) is type(m.SV["s"]), m.Z

=== unnamed_dataclass_new_field
--- file m.py
from dataclasses import dataclass
def _cfg():
    @dataclass
    class Cfg:
        lr: float = 0.1
    return Cfg
CFGS = {"default": _cfg()}
--- cell
import m
c = m.CFGS["default"](0.5)
--- edit m.py
from dataclasses import dataclass, field
def _cfg():
    @dataclass
    class Cfg:
        lr: float = 0.1
        tags: list = field(default_factory=list)
        def total(self): return self.lr * 2
    return Cfg
CFGS = {"default": _cfg()}
--- probe
c, c.total(), c == m.CFGS["default"](0.5), isinstance(c, m.CFGS["default"])

=== unnamed_namedtuple_in_dict
--- file m.py
from collections import namedtuple
ROWS = {"p": namedtuple("P", "x y")}
--- cell
import m
r = m.ROWS["p"](1, 2)
P = m.ROWS["p"]
--- edit m.py
from collections import namedtuple
ROWS = {"p": namedtuple("P", "x y z", defaults=[0])}
--- probe
P is m.ROWS["p"], isinstance(r, P), P(1, 2), P._fields

=== unnamed_type_in_library_registry_object
--- file m.py
import collections
class Store(collections.UserDict): pass
S = Store()
class _A:
    v = 1
S["a"] = _A
del _A
--- cell
import m
A = m.S["a"]; a = A()
--- edit m.py
import collections
class Store(collections.UserDict): pass
S = Store()
class _A:
    v = 2
    def go(self): return 1
S["a"] = _A
del _A
--- probe
a.go(), A is m.S["a"], a.v

=== unnamed_function_in_chainmap_and_proxy
--- file m.py
from collections import ChainMap
from types import MappingProxyType
C = ChainMap({"f": lambda: 1}, {"g": lambda: 2})
P = MappingProxyType({"f": lambda: 3})
--- cell
import m
f, g, h = m.C["f"], m.C["g"], m.P["f"]
--- edit m.py
from collections import ChainMap
from types import MappingProxyType
P = MappingProxyType({"f": lambda: 30})
C = ChainMap({"f": lambda: 10}, {"g": lambda: 20})
Z = 1
--- probe
f(), g(), h(), f is m.C["f"], g is m.C["g"], h is m.P["f"], m.Z

=== unnamed_setattr_on_other_module
--- file lib.py
class NS: pass
class App:
    def __init__(self): self.handlers = []; self.by = {}
app = App()
--- file m.py
import lib
class _K:
    v = 1
lib.NS.k = _K
lib.app.handlers.append(lambda: "h1")
lib.app.by["x"] = lambda: "x1"
lib.extra = _K
del _K
--- cell
import lib, m
K = lib.NS.k
k = K()
h, x = lib.app.handlers[0], lib.app.by["x"]
lib.app.handlers.append(lambda: "mine")
--- edit m.py
import lib
class _K:
    v = 2
    def go(self): return 1
lib.NS.k = _K
lib.app.handlers.append(lambda: "h2")
lib.app.by["x"] = lambda: "x2"
lib.extra = _K
del _K
Z = 1
--- probe
k.v, k.go(), K is lib.NS.k, K is lib.extra, h(), x(), h is lib.app.handlers[0]
x is lib.app.by["x"], [f() for f in lib.app.handlers], m.Z

=== unnamed_two_modules_register_in_one_list
--- file lib.py
HOOKS = []
--- file m1.py
import lib
def _mk(n):
    def hook(): return n, 1
    return hook
lib.HOOKS += [_mk("a"), _mk("b")]
--- file m2.py
import lib
def _mk(n):
    def hook(): return n, 1
    return hook
lib.HOOKS += [_mk("c"), _mk("d")]
--- cell
import lib, m1, m2
hooks = list(lib.HOOKS)
--- edit m2.py
import lib
def _mk(n):
    def hook(): return n, 2
    return hook
lib.HOOKS += [_mk("c"), _mk("d")]
Z = 1
--- probe
[h() for h in hooks], hooks == lib.HOOKS

=== unnamed_user_eq_raises
--- file m.py
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other): raise RuntimeError("no")
K1 = Key(1)
class Val:
    def __eq__(self, o): raise RuntimeError("v")
    def __getattr__(self, n): raise RuntimeError(n)
    __hash__ = None
T = {K1: lambda: 1, "v": Val(), "l": [Val(), Val()]}
--- cell
import m
v = m.T["v"]
--- edit m.py
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other): raise RuntimeError("no")
K1 = Key(1)
class Val:
    def __eq__(self, o): raise RuntimeError("v")
    def __getattr__(self, n): raise RuntimeError(n)
    __hash__ = None
    def go(self): return 1
T = {K1: lambda: 1, "v": Val(), "l": [Val(), Val()]}
--- probe
v.go(), isinstance(m.T["v"], m.Val)

=== unnamed_only_a_decorated_class_is_kept
--- file m.py
import functools
def tag(c):
    @functools.wraps(c, updated=())
    class Wrapped(c):
        tagged = True
    return Wrapped
@tag
class Model:
    v = 1
    def go(self): return self.v
--- cell
import m
x = m.Model()
B = m.Model.__mro__[1]
b = B()
--- edit m.py
import functools
def tag(c):
    @functools.wraps(c, updated=())
    class Wrapped(c):
        tagged = True
    return Wrapped
@tag
class Model:
    v = 2
    def go(self): return self.v
    def more(self): return "m"
--- probe
x.go(), x.more(), isinstance(x, m.Model), isinstance(b, m.Model.__mro__[1])
B is m.Model.__mro__[1], b.more()

=== unnamed_defaults_hold_classes_and_functions
--- file m.py
class _A:
    v = 1
def _f(): return 1
def use(a=_A, *, f=_f, t={"k": _A}): return a(), f, t["k"]
del _A, _f
--- cell
import m
a, f, A = m.use()
--- edit m.py
class _A:
    v = 2
def _f(): return 2
def use(x=0, a=_A, *, f=_f, t={"k": _A}): return a(), f, t["k"]
del _A, _f
Z = 1
--- probe
a.v, f(), A is m.use()[2], f is m.use()[1], isinstance(a, A), type(m.use()[0]) is A

=== unnamed_torch_like_modules
--- file nn.py
class Module:
    def __init__(self): self.__dict__["_modules"] = {}
    def __setattr__(self, k, v):
        if isinstance(v, Module): self._modules[k] = v
        else: object.__setattr__(self, k, v)
    def __getattr__(self, k):
        m = self.__dict__.get("_modules", {})
        if k in m: return m[k]
        raise AttributeError(k)
--- file m.py
from nn import Module
def _layer(act):
    class Layer(Module):
        def forward(self, x): return act(x)
    return Layer
class Net(Module):
    def __init__(self):
        super().__init__()
        self.a = _layer(lambda x: x + 1)()
        self.b = _layer(lambda x: x * 2)()
    def forward(self, x): return self.b.forward(self.a.forward(x))
net = Net()
--- cell
import m
net, a = m.net, m.net.a
La = type(m.net.a)
--- edit m.py
from nn import Module
def _layer(act):
    class Layer(Module):
        def forward(self, x): return act(x) + 1000
        def extra(self): return 1
    return Layer
class Net(Module):
    def __init__(self):
        super().__init__()
        self.a = _layer(lambda x: x + 10)()
        self.b = _layer(lambda x: x * 20)()
    def forward(self, x): return self.b.forward(self.a.forward(x))
net = Net()
--- probe
m.net.forward(1), net is m.net, net.forward(1), a.extra(), La is type(m.net.a)

=== unnamed_pickles
--- file m.py
class _S:
    def __init__(self, n): self.n = n
    def __reduce__(self): return (make, (self.n,))
def make(n, _S=_S): return _S(n)
del _S
--- cell
import m, pickle
s = m.make(1)
data = pickle.dumps(s)
--- edit m.py
class _S:
    def __init__(self, n): self.n = n
    def __reduce__(self): return (make, (self.n,))
    def go(self): return self.n
def make(n, _S=_S): return _S(n)
del _S
--- probe
s.go(), type(pickle.loads(data)) is type(s), pickle.loads(pickle.dumps(s)).go()

=== unnamed_estimator_subclass_in_grid_and_clone needs=sklearn,numpy
--- file feats.py
from sklearn.base import BaseEstimator, TransformerMixin
REGISTRY = {}
def register(name):
    def deco(c):
        REGISTRY[name] = c
        return c
    return deco
def _make(k):
    class Scale(BaseEstimator, TransformerMixin):
        def __init__(self, shift=0): self.shift = shift
        def fit(self, X, y=None): return self
        def transform(self, X): return X * k + self.shift
    return Scale
STEPS = {"x2": _make(2), "x3": _make(3)}
--- cell
import feats, numpy as np
from sklearn.pipeline import make_pipeline
from sklearn.base import clone
p = make_pipeline(feats.STEPS["x2"](1), feats.STEPS["x3"]())
p.fit(np.ones((2, 2)))
--- edit feats.py
from sklearn.base import BaseEstimator, TransformerMixin
REGISTRY = {}
def register(name):
    def deco(c):
        REGISTRY[name] = c
        return c
    return deco
def _make(k):
    class Scale(BaseEstimator, TransformerMixin):
        def __init__(self, shift=0): self.shift = shift
        def fit(self, X, y=None): return self
        def transform(self, X): return X * k + self.shift + 100
        def name(self): return k
    return Scale
STEPS = {"x3": _make(3), "x2": _make(2)}
--- probe
p.fit(np.ones((2, 2))).transform(np.ones((1, 1))).tolist(), p[0].name()
isinstance(p[0], feats.STEPS["x2"]), isinstance(p[1], feats.STEPS["x3"]), clone(p)[1].name()

=== unnamed_dataclass_rows_in_frames needs=pandas,numpy
--- file rows.py
from dataclasses import dataclass
@dataclass(slots=True)
class Row:
    a: int
    def twice(self): return self.a * 2
--- cell
import rows, pandas as pd, numpy as np
df = pd.DataFrame({"r": [rows.Row(1), rows.Row(2)]})
g = {k: v for k, v in df.groupby([0, 1])}
s = df["r"]
arr = df["r"].to_numpy()
nested = np.array([[rows.Row(5)]], dtype=object)
sub = df[df.index == 0]
--- edit rows.py
from dataclasses import dataclass
@dataclass(slots=True)
class Row:
    a: int
    b: int = 7
    def twice(self): return self.a * 20 + self.b
--- probe
[r.twice() for r in df["r"]], [r.twice() for r in s], [r.twice() for r in arr]
nested[0, 0].twice(), g[0]["r"].iloc[0].twice(), sub["r"].iloc[0].twice()
all(isinstance(r, rows.Row) for r in df["r"]), g[1]["r"].iloc[0] == rows.Row(2)

=== unnamed_pydantic_models_in_a_dictionary needs=pydantic
--- file schemas.py
import pydantic
def _make():
    class Item(pydantic.BaseModel):
        n: int
        def show(self): return f"{self.n}"
    return Item
SCHEMAS = {"item": _make()}
--- cell
import schemas
Item = schemas.SCHEMAS["item"]
i = Item(n=1)
--- edit schemas.py
import pydantic
def _make():
    class Item(pydantic.BaseModel):
        n: int
        tag: str = "t"
        def show(self): return f"{self.n}-{self.tag}"
    return Item
SCHEMAS = {"item": _make()}
--- probe
i.show() if hasattr(i, "tag") else "1-t", Item is schemas.SCHEMAS["item"], isinstance(i, Item)
Item(n=2).show(), Item(n=3, tag="x").model_dump()

=== unnamed_attrs_in_registry needs=attrs
--- file schemas.py
import attrs
def _make():
    @attrs.define
    class Item:
        n: int
        def show(self): return f"{self.n}"
    return Item
SCHEMAS = {"item": _make()}
--- cell
import schemas
Item = schemas.SCHEMAS["item"]
i = Item(1)
xs = [i, (i,)]
--- edit schemas.py
import attrs
def _make():
    @attrs.define
    class Item:
        n: int
        tag: str = "t"
        def show(self): return f"{self.n}-{self.tag}"
    return Item
SCHEMAS = {"item": _make()}
--- probe
i.show(), Item is schemas.SCHEMAS["item"], isinstance(i, Item), Item(2).show(), xs[1][0] is i

=== unnamed_matplotlib_like_callbacks
--- file viz.py
class Canvas:
    def __init__(self): self.cbs = {}
    def connect(self, name, f): self.cbs.setdefault(name, []).append(f)
    def fire(self, name): return [f(name) for f in self.cbs.get(name, [])]
canvas = Canvas()
def _handler(prefix):
    def on(name): return prefix + name
    return on
HANDLERS = {"click": _handler("c1:"), "key": _handler("k1:")}
--- cell
import viz
fig = viz.Canvas()
fig.connect("click", viz.HANDLERS["click"])
fig.connect("click", lambda n: "mine")
viz.canvas.connect("key", viz.HANDLERS["key"])
--- edit viz.py
class Canvas:
    def __init__(self): self.cbs = {}
    def connect(self, name, f): self.cbs.setdefault(name, []).append(f)
    def fire(self, name): return [f(name) for f in self.cbs.get(name, [])]
canvas = Canvas()
def _handler(prefix):
    def on(name): return prefix + name + "!"
    return on
HANDLERS = {"key": _handler("k2:"), "click": _handler("c2:")}
--- probe
fig.fire("click"), viz.canvas.fire("key"), viz.HANDLERS["click"] in fig.cbs["click"]

=== unnamed_asyncio_background_task
--- file bg.py
import asyncio
def _step():
    class Step:
        def run(self): return 1
    return Step
STEPS = {"s": _step()}
async def worker(q, step):
    while True:
        n = await q.get()
        if n is None: return
        OUT.append(step.run())
OUT = []
--- cell
import bg, asyncio
loop = asyncio.new_event_loop()
q = asyncio.Queue()
step = bg.STEPS["s"]()
task = loop.create_task(bg.worker(q, step))
loop.run_until_complete(asyncio.sleep(0))
--- edit bg.py
import asyncio
def _step():
    class Step:
        def run(self): return self.value()
        def value(self): return 2
    return Step
STEPS = {"s": _step()}
async def worker(q, step):
    while True:
        n = await q.get()
        if n is None: return
        OUT.append(step.run())
OUT = []
--- then
q.put_nowait(1); q.put_nowait(None)
out = loop.run_until_complete(task)
--- probe
bg.OUT, isinstance(step, bg.STEPS["s"])

=== unnamed_caches_keyed_by_functions
--- file fn.py
MEMO = {}
def memo(f):
    MEMO[f] = []
    return f
@memo
def a(x): return x
OPS = [lambda x: x + 1, lambda x: x + 2]
--- cell
import fn, functools
mine = {fn.a: "a", fn.OPS[0]: "p1", fn.OPS[1]: "p2"}
part = functools.partial(fn.OPS[1], 5)
--- edit fn.py
MEMO = {}
def memo(f):
    MEMO[f] = []
    return f
@memo
def a(x, y=1): return x, y
OPS = [lambda x: x + 10, lambda x: x + 20]
Z = 1
--- probe
mine.get(fn.a), mine.get(fn.OPS[0]), mine.get(fn.OPS[1]), part(), list(fn.MEMO) == [fn.a], fn.Z

=== unnamed_model_zoo_with_config_objects
--- file zoo.py
class Block:
    def __init__(self, n): self.n = n
    def __call__(self, x): return x + self.n
class Net:
    def __init__(self, *blocks): self.blocks = list(blocks)
    def __call__(self, x):
        for b in self.blocks: x = b(x)
        return x
def small():
    class Small(Net):
        size = "s"
        def __init__(self): super().__init__(Block(1), Block(2))
    return Small
def big():
    class Big(Net):
        size = "b"
        def __init__(self): super().__init__(*[Block(i) for i in range(4)])
    return Big
ZOO = {f.__name__: f() for f in (small, big)}
--- cell
import zoo
net = zoo.ZOO["small"]()
net.blocks[0].n = 100
nets = {n: c() for n, c in zoo.ZOO.items()}
class Mine(zoo.ZOO["big"]):
    def __call__(self, x): return super().__call__(x) * 2
mine = Mine()
--- edit zoo.py
class Block:
    def __init__(self, n): self.n = n
    def __call__(self, x): return x + self.n * 10
class Net:
    def __init__(self, *blocks): self.blocks = list(blocks)
    def __call__(self, x):
        for b in self.blocks: x = b(x)
        return x
    def count(self): return len(self.blocks)
def small():
    class Small(Net):
        size = "S"
        def __init__(self): super().__init__(Block(1), Block(2))
    return Small
def big():
    class Big(Net):
        size = "B"
        def __init__(self): super().__init__(*[Block(i) for i in range(4)])
        def extra(self): return super().count()
    return Big
ZOO = {f.__name__: f() for f in (big, small)}
--- probe
net(0), net.count(), net.size, mine(1), mine.extra(), isinstance(net, zoo.ZOO["small"])
isinstance(mine, zoo.ZOO["big"]), Mine.__mro__[1] is zoo.ZOO["big"], nets["big"].extra()

=== unnamed_context_manager_and_generator_factories
--- file tools.py
import contextlib
LOG = []
@contextlib.contextmanager
def timed(name):
    LOG.append("in1 " + name)
    yield name
    LOG.append("out1 " + name)
TOOLS = {"timed": timed, "gen": (lambda n: (i for i in range(n)))}
--- cell
import tools
t, g = tools.TOOLS["timed"], tools.TOOLS["gen"]
with t("a"): pass
--- edit tools.py
import contextlib
LOG = []
@contextlib.contextmanager
def timed(name, extra=""):
    LOG.append("in2 " + name + extra)
    yield name
    LOG.append("out2 " + name)
TOOLS = {"gen": (lambda n: (i * 2 for i in range(n))), "timed": timed}
--- then
tools.LOG.clear()
with t("b", "x"): pass
--- probe
tools.LOG, list(g(3)), t is tools.TOOLS["timed"], g is tools.TOOLS["gen"]

=== unnamed_class_decorated_into_another_and_kept_in_table
--- file m.py
import functools
TABLE = {}
def plugin(c):
    members = {"__module__": c.__module__, "__qualname__": c.__qualname__, "plug": True}
    wrapped = type(c.__name__, (c,), members)
    TABLE[c.__name__] = wrapped
    return None
@plugin
class P:
    def go(self): return 1
@plugin
class Q:
    def go(self): return 1
--- cell
import m
p, q = m.TABLE["P"](), m.TABLE["Q"]()
--- edit m.py
import functools
TABLE = {}
def plugin(c):
    members = {"__module__": c.__module__, "__qualname__": c.__qualname__, "plug": True}
    wrapped = type(c.__name__, (c,), members)
    TABLE[c.__name__] = wrapped
    return None
@plugin
class Q:
    def go(self): return 2
    def more(self): return 1
@plugin
class P:
    def go(self): return 3
    def more(self): return super().__hash__() is not None
--- probe
p.go(), q.go(), p.more(), q.more(), isinstance(p, m.TABLE["P"]), type(q) is m.TABLE["Q"]

=== unnamed_exec_made_functions_in_table
--- file m.py
def make(op):
    ns = {}
    exec(f"def f(a, b): return a {op} b", ns)
    return ns["f"]
OPS = {"add": make("+"), "sub": make("-")}
--- cell
import m
f = m.OPS["add"]
--- edit m.py
def make(op):
    ns = {}
    exec(f"def f(a, b): return (a {op} b) * 10", ns)
    return ns["f"]
OPS = {"add": make("+"), "sub": make("-")}
Z = 1
--- probe
m.OPS["add"](1, 2), m.Z

=== unnamed_protocol_and_abc_registered_in_table
--- file m.py
import abc
def _mk():
    class Base(abc.ABC):
        @abc.abstractmethod
        def go(self): ...
    return Base
BASES = {"b": _mk()}
--- cell
import m
class Mine(m.BASES["b"]):
    def go(self): return 1
    def other(self): return 2
class Virtual: pass
m.BASES["b"].register(Virtual)
x = Mine()
--- edit m.py
import abc
def _mk():
    class Base(abc.ABC):
        @abc.abstractmethod
        def go(self): ...
        @abc.abstractmethod
        def other(self): ...
        def extra(self): return 3
    return Base
BASES = {"b": _mk()}
--- probe
x.extra(), isinstance(x, m.BASES["b"]), isinstance(Virtual(), m.BASES["b"]), Mine().other()

=== unnamed_thread_local_singletons_and_weak_registry
--- file m.py
import weakref
ALIVE = weakref.WeakSet()
BY = weakref.WeakValueDictionary()
def _mk():
    class W:
        def __init__(self, n):
            self.n = n; ALIVE.add(self); BY[n] = self
    return W
T = {"w": _mk()}
--- cell
import m
w = m.T["w"]("a")
--- edit m.py
import weakref
ALIVE = weakref.WeakSet()
BY = weakref.WeakValueDictionary()
def _mk():
    class W:
        def __init__(self, n):
            self.n = n; ALIVE.add(self); BY[n] = self
        def go(self): return self.n
    return W
T = {"w": _mk()}
--- probe
w.go(), w in m.ALIVE, m.BY.get("a") is w, isinstance(w, m.T["w"])

=== unnamed_in_containers_whose_methods_raise
--- file m.py
class D(dict):
    def items(self): raise RuntimeError("no")
    def __len__(self): raise RuntimeError("no")
class L(list):
    def __iter__(self): raise RuntimeError("no")
    def __len__(self): raise RuntimeError("no")
def _mk():
    class K:
        v = 1
    return K
d = D(k=_mk())
l = L([_mk()])
--- cell
import m
k = m.d["k"]; k2 = m.l[0]
--- edit m.py
class D(dict):
    def items(self): raise RuntimeError("no")
    def __len__(self): raise RuntimeError("no")
class L(list):
    def __iter__(self): raise RuntimeError("no")
    def __len__(self): raise RuntimeError("no")
def _mk():
    class K:
        v = 2
    return K
d = D(k=_mk())
l = L([_mk()])
X = 1
--- probe
m.X, k is m.d["k"], k.v, k2 is m.l[0], k2.v

=== unnamed_lambdas_one_in_front
--- file m.py
STEPS = [lambda x: x + 1, lambda x: x * 2]
--- cell
import m
f, g = m.STEPS[-2:]
--- edit m.py
STEPS = [lambda x: x - 7, lambda x: x + 1, lambda x: x * 2]
X = 1
--- probe
m.X, f(10), g(10), f is m.STEPS[1], g is m.STEPS[2]

=== unnamed_lambda_becomes_a_function_and_back
As linters ask for (E731); callbacks hold it.
--- file m.py
FIRST = lambda x: x
KEY = lambda x: x
LAST = lambda x: x * 2
--- cell
import m
from m import KEY
callbacks, table = [m.KEY, m.LAST], {"key": KEY}
--- edit m.py
FIRST = lambda x: x
def KEY(x): return -x
LAST = lambda x: x * 2
--- edit m.py
FIRST = lambda x: x
KEY = lambda x: x + 5
LAST = lambda x: x * 3
--- probe
callbacks[0](1), callbacks[1](1), table["key"] is m.KEY is KEY

=== unnamed_partial_with_other_arguments
--- file m.py
from functools import partial
def scale(factor, x): return factor * x
double = partial(scale, 2)
kept = [partial(scale, 2), partial(scale, 3)]
first = kept[0]
--- cell
import m
steps, listed = [m.double], [m.first]
--- edit m.py
from functools import partial
def scale(factor, x): return factor * x
double = partial(scale, 20)
kept = [partial(scale, 2), partial(scale, 3)]
first = kept[0]
--- edit m.py
from functools import partial
def scale(factor, x): return factor * x
def double(x): return 200 * x
kept = [partial(scale, 2), partial(scale, 3)]
first = kept[0]
--- probe
steps[0](1), steps[0] is m.double, listed[0](1)

=== unnamed_bound_method_of_another_object
--- file m.py
class Bus:
    def __init__(self, n): self.n = n
    def emit(self, x): return self.n, x
emit = Bus(1).emit
--- cell
import m
handlers = {"emit": m.emit}
--- edit m.py
class Bus:
    def __init__(self, n): self.n = n
    def emit(self, x): return self.n, x
emit = Bus(2).emit
--- edit m.py
def emit(x): return "plain", x
--- probe
handlers["emit"](0)

=== unnamed_closure_of_a_factory_becomes_a_function
--- file m.py
def compose(*functions):
    def run(x):
        for function in functions: x = function(x)
        return x
    return run
def more(x): return x + 1
clean = compose(more, more)
--- cell
import m
steps = [m.clean]
--- edit m.py
def more(x): return x + 1
def clean(x): return more(x) * 10
--- probe
steps[0](1), steps[0] is m.clean

=== unnamed_alias_becomes_the_definition
--- file m.py
def load_all(): return "old"
class Reader:
    def read(self): return 1
load, Source = load_all, Reader
key = lambda x: x
--- cell
import m
held, cls, source, keys = [m.load], {"cls": m.Source}, m.Source(), [m.key]
--- edit m.py
def load(): return "new"
class Source:
    def read(self): return 2
class key:
    def __init__(self, x): self.x = x
--- probe
held[0](), held[0] is m.load, cls["cls"] is m.Source, source.read(), isinstance(source, m.Source)
keys[0] is m.key
"""
