"""Definitions that no plain name leads to: decorated, made by functions, imported in a branch."""

TEXT = r"""
=== hidden_cell_fallback_import
--- file slow.py
RATE = 1000
--- cell
try:
    from fast import RATE
except ImportError:
    from slow import RATE
--- edit slow.py
RATE = 2000
--- probe
RATE

=== hidden_cell_conditional_import
--- file a.py
RATE = 1000
--- file b.py
RATE = 3000
--- cell
FAST = True
if FAST:
    from a import RATE
else:
    from b import RATE
--- edit a.py
RATE = 2000
--- probe
RATE

=== hidden_held_five_decorators_no_wraps
--- file deco.py
def logged(f):
    def wrapper(*a, **k): return f(*a, **k)
    return wrapper
--- file m.py
from deco import logged
K = 1
@logged
@logged
@logged
@logged
@logged
@logged
def f(x, y=1): return x + y
--- cell
import m
hooks = [m.f]
--- edit m.py
from deco import logged
K = 2
@logged
@logged
@logged
@logged
@logged
@logged
def f(x, y=100): return x + y
--- probe
hooks[0](1), hooks[0] is m.f, m.K

=== hidden_held_class_decorated_default
--- file deco.py
class Retry:
    def __init__(self, f): self.f = f
    def __call__(self, *a, **k): return self.f(*a, **k)
--- file m.py
from deco import Retry
@Retry
def f(x, y=1): return x + y
--- cell
import m
hooks = [m.f]
--- edit m.py
from deco import Retry
@Retry
def f(x, y=100): return x + y
--- probe
hooks[0](1)
hooks[0] is m.f

=== hidden_held_class_decorated_with_wraps
--- file deco.py
import functools
class Retry:
    def __init__(self, f): functools.update_wrapper(self, f); self.f = f
    def __call__(self, *a, **k): return self.f(*a, **k)
--- file m.py
from deco import Retry
@Retry
def f(x, y=1): return x + y
--- cell
import m
hooks = [m.f]
--- edit m.py
from deco import Retry
@Retry
def f(x, y=100): return x + y
--- probe
hooks[0](1)
hooks[0] is m.f

=== hidden_held_partial
--- file m.py
from functools import partial
def scale(k, x, plus=0): return k * x + plus
double = partial(scale, 2)
--- cell
import m
hooks = [m.double]
--- edit m.py
from functools import partial
def scale(k, x, plus=10): return k * x + plus
double = partial(scale, 2)
--- probe
hooks[0](1)

=== hidden_super_in_custom_descriptor_at_import
--- file lazy.py
class lazy:
    def __init__(self, f): self.f = f
    def __get__(self, obj, cls): return self if obj is None else self.f(obj)
--- file base.py
class Base:
    def title(self): return "base"
--- file m.py
from base import Base
from lazy import lazy
class A(Base):
    K = 1
    @lazy
    def name(self): return super().title() + str(self.K)
a = A()
N = a.name
--- cell
import m
x = m.A()
--- edit m.py
from base import Base
from lazy import lazy
class A(Base):
    K = 2
    @lazy
    def name(self): return super().title() + str(self.K)
a = A()
N = a.name
--- probe
m.N, x.name

=== hidden_super_in_six_decorators_at_import
--- file deco.py
def logged(f):
    def wrapper(*a, **k): return f(*a, **k)
    return wrapper
--- file base.py
class Base:
    def title(self): return "base"
--- file m.py
from base import Base
from deco import logged
class A(Base):
    K = 1
    @logged
    @logged
    @logged
    @logged
    @logged
    @logged
    def name(self): return super().title() + str(self.K) + str(__class__ is A)
N = A().name()
--- cell
import m
x = m.A()
b = x.name
--- edit m.py
from base import Base
from deco import logged
class A(Base):
    K = 2
    @logged
    @logged
    @logged
    @logged
    @logged
    @logged
    def name(self): return super().title() + str(self.K) + str(__class__ is A)
N = A().name()
--- probe
m.N, x.name(), b()

=== hidden_attrs_default_decorator_gained needs=attrs
--- file m.py
import attrs
@attrs.define(slots=False)
class C:
    x: int
--- cell
import m
c = m.C(1)
--- edit m.py
import attrs
@attrs.define(slots=False)
class C:
    x: int
    y: int = attrs.field()
    @y.default
    def _y(self): return self.x + 1
--- probe
c.y

=== hidden_attrs_slots_default_decorator_gained needs=attrs
--- file m.py
import attrs
@attrs.define
class C:
    x: int
--- cell
import m
c = m.C(1)
--- edit m.py
import attrs
@attrs.define
class C:
    x: int
    y: int = attrs.field()
    @y.default
    def _y(self): return self.x + 1
--- probe
c.y

=== hidden_make_dataclass_functional
--- file m.py
from dataclasses import make_dataclass
P = make_dataclass("P", [("x", int)], namespace={"area": lambda self: self.x})
K = 1
--- cell
import m
p = m.P(1)
--- edit m.py
from dataclasses import make_dataclass
P = make_dataclass("P", [("x", int)], namespace={"area": lambda self: self.x * 10})
K = 2
--- probe
p.area(), isinstance(p, m.P), m.P(1).area()

=== hidden_class_factory_results
--- file fac.py
def make(n):
    class Model:
        size = n
        def get(self): return self.size
    Model.__name__ = f"Model{n}"
    return Model
--- file m.py
from fac import make
Small = make(1)
Big = make(10)
--- cell
import m
s, b = m.Small(), m.Big()
--- edit m.py
from fac import make
Small = make(2)
Big = make(20)
--- probe
s.get(), b.get(), isinstance(s, m.Small), isinstance(b, m.Big), isinstance(s, m.Big)

=== hidden_class_factory_edited
--- file fac.py
def make(n):
    class Model:
        size = n
        def get(self): return self.size
    return Model
--- file m.py
from fac import make
Small = make(1)
Big = make(10)
--- cell
import m
s, b = m.Small(), m.Big()
--- edit fac.py
def make(n):
    class Model:
        size = n
        scale = 3
        def get(self): return self.size * self.scale
    return Model
--- probe
s.get(), b.get(), isinstance(s, m.Small), isinstance(b, m.Big), isinstance(s, m.Big)

=== hidden_singledispatchmethod_class_reexecuted
--- file m.py
from functools import singledispatchmethod
class Show:
    K = 1
    @singledispatchmethod
    def show(self, x): return "any", self.K
    @show.register
    def _(self, x: int): return "int", self.K
    @show.register
    def _(self, x: str): return "str", self.K
--- file ext.py
import m
@m.Show.show.register
def _(self, x: float): return "float", self.K
--- cell
import m, ext
s = m.Show()
f = s.show
--- edit m.py
from functools import singledispatchmethod
class Show:
    K = 2
    @singledispatchmethod
    def show(self, x): return "any", self.K
    @show.register
    def _(self, x: int): return "INT", self.K
    @show.register
    def _(self, x: str): return "str", self.K
--- probe
s.show(1), s.show("a"), s.show(None), s.show(1.5), f(1)

=== hidden_branch_of_equal_values
The value does not tell which branch ran: as long as it may be the other one's, that decides.
--- file a.py
RATE = 1
--- file b.py
RATE = 1
--- cell
import a
if not a.RATE:
    from a import RATE
else:
    from b import RATE
--- edit b.py
RATE = 2
--- probe
RATE

=== hidden_branch_not_taken tags=guard
--- file a.py
RATE = 1000
--- cell
RATE = 5
if RATE > 10:
    from a import RATE
--- edit a.py
RATE = 2000
--- probe
RATE

=== hidden_import_in_a_match_in_a_loop
--- file a.py
RATE = 1000
--- file b.py
RATE = 3000
--- cell
for kind in ["a", "none"]:
    match kind:
        case "a":
            from a import RATE
        case "b":
            from b import RATE
--- edit a.py
RATE = 2000
--- probe
RATE

=== hidden_function_global_import
--- file a.py
RATE = 1000
def f(): return 1
--- file m.py
def setup():
    global RATE, g
    from a import RATE, f as g
--- cell
import m
m.setup()
--- edit a.py
RATE = 2000
def f(x=5): return x
--- probe
m.RATE, m.g()

=== hidden_function_global_import_relative
--- file pkg/__init__.py
--- file pkg/a.py
RATE = 1
--- file pkg/b.py
RATE = 1
--- file pkg/m.py
def setup():
    global RATE, OTHER
    from .a import RATE
    from .b import RATE as OTHER
--- cell
from pkg import m
m.setup()
--- edit pkg/a.py
RATE = 2
--- probe
m.RATE, m.OTHER

=== hidden_function_global_import_then_executed
--- file a.py
RATE = 1000
--- file m.py
import a
BASE = a.RATE
def setup():
    global RATE
    from a import RATE
--- cell
import m
m.setup()
--- edit a.py
RATE = 2000
--- probe
m.RATE, m.BASE

=== hidden_held_methods_decorated_by_an_object
--- file deco.py
import functools
class Counted:
    def __init__(self, f):
        self.f = f
        functools.update_wrapper(self, f)
    def __call__(self, *a):
        return self.f(*a)
    def __get__(self, obj, cls): return self if obj is None else functools.partial(self, obj)
class slotted:
    __slots__ = ("f",)
    def __init__(self, f): self.f = f
    def __get__(self, obj, cls): return functools.partial(self.f, obj)
--- file m.py
from deco import Counted, slotted
class A:
    @Counted
    def go(self, k=1): return k
    @slotted
    def stay(self, k=1): return k
    ALL = [go]
--- cell
import m
a = m.A()
hold = [a.go, m.A.go, a.stay]
--- edit m.py
from deco import Counted, slotted
class A:
    @Counted
    def go(self, k=10): return k
    @slotted
    def stay(self, k=10): return k
    ALL = [go]
N = A.ALL[0] is A.go
--- probe
hold[0](), hold[1](a), a.go(), a.stay(), hold[1] is m.A.go, m.A.ALL[0] is m.A.go
m.N
hold[2]()
"""
