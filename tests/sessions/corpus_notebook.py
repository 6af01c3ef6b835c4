"""What the notebook itself defines on top of reloaded modules follows them."""

TEXT = r"""
=== notebook_subclass_follows_its_base ref=ipython#8807
--- file lib.py
class Base:
    level = 1
    def who(self): return 'v1'
    def gone(self): return 1
--- cell
from lib import Base
class Mine(Base):
    def who(self): return 'mine of ' + super().who()
m = Mine()
--- edit lib.py
class Base:
    level = 2
    def who(self): return 'v2'
    def more(self): return 'more'
--- probe
m.who(), m.level, m.more(), hasattr(m, 'gone'), isinstance(m, Base), Mine.__base__ is Base
issubclass(Mine, Base), Base.__subclasses__() == [Mine]

=== notebook_subclass_of_a_class_that_must_be_replaced
--- file lib.py
class Base:
    __slots__ = ('x',)
    def __init__(self, x=1): self.x = x
    def who(self): return ('v1', self.x)
--- cell
from lib import Base
class Mine(Base):
    def who(self): return ('mine', super().who())
m = Mine(5)
--- edit lib.py
class Base:
    __slots__ = ('x', 'y')
    def __init__(self, x=1): self.x, self.y = x, 'y'
    def who(self): return ('v2', self.x)
--- probe
m.who(), isinstance(m, Base), issubclass(Mine, Base), Mine(7).y, Mine().who()

=== notebook_subclass_of_two_modules
--- file a.py
class A:
    def a(self): return 'a1'
--- file b.py
class B:
    def b(self): return 'b1'
--- cell
from a import A
from b import B
class Both(A, B):
    def both(self): return self.a() + self.b()
x = Both()
--- edit a.py
class A:
    def a(self): return 'a2'
    def b(self): return 'b of a'
--- then
first = x.both()
--- edit b.py
class B:
    def b(self): return 'b2'
    def c(self): return 'c'
--- probe
x.both(), x.c()

=== notebook_subclass_whose_base_gains_a_base
--- file lib.py
class Root:
    def root(self): return 'root'
class Base:
    def who(self): return 'v1'
--- cell
from lib import Base, Root
class Mine(Base): pass
m = Mine()
--- edit lib.py
class Root:
    def root(self): return 'root'
class Base(Root):
    def who(self): return 'v2'
--- probe
m.root(), m.who(), isinstance(m, Root), [c.__name__ for c in Mine.__mro__]

=== notebook_subclass_of_an_abstract_base
--- file lib.py
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def run(self): ...
    def twice(self): return self.run() * 2
--- cell
from lib import Base
class Mine(Base):
    def run(self): return 3
m = Mine()
--- edit lib.py
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def run(self): ...
    def twice(self): return ('v2', self.run() * 2)
    def thrice(self): return self.run() * 3
--- probe
m.twice(), m.thrice(), isinstance(m, Base), Mine().twice()

=== notebook_functions_and_lambdas
--- file lib.py
RATE = 1
def f(x): return x + 1
class A:
    def get(self): return 'v1'
--- cell
from lib import f, A, RATE
import lib
def use(x): return f(x), A().get(), RATE, lib.RATE
held = {'u': lambda: (use(1), isinstance(A(), A))}
--- edit lib.py
RATE = 2
def f(x): return x + 2
class A:
    def get(self): return 'v2'
--- probe
use(1), held['u']()

=== notebook_default_argument_is_a_module_class_or_function
--- file lib.py
class A:
    def get(self): return 'v1'
def f(): return 'f1'
--- cell
from lib import A, f
import lib
def use(cls=A, g=f): return cls().get(), g(), cls is lib.A
--- edit lib.py
class A:
    rate = 3
    def get(self): return 'v2', self.rate
def f(): return 'f2'
--- probe
use()

=== notebook_dataclass_on_a_module_class
--- file lib.py
class Base:
    def who(self): return 'v1'
class Part:
    def show(self): return 'part v1'
--- cell
from dataclasses import dataclass, field
from lib import Base, Part
@dataclass
class Mine(Base):
    part: Part = field(default_factory=Part)
    n: int = 1
m = Mine()
--- edit lib.py
class Base:
    def who(self): return 'v2'
class Part:
    def show(self): return 'part v2'
    def more(self): return 1
--- probe
m.who(), m.part.show(), m.part.more(), Mine().part.more(), isinstance(m, Base)

=== notebook_decorator_from_a_module
--- file lib.py
def loud(f):
    def wrapper(*args): return f(*args) + '!'
    return wrapper
--- cell
from lib import loud
@loud
def hello(name): return 'hello ' + name
--- edit lib.py
def loud(f):
    def wrapper(*args): return f(*args).upper() + '!'
    return wrapper
--- probe
hello('bob')

=== notebook_class_with_a_method_borrowed_from_a_module
--- file lib.py
def describe(self): return ('v1', self.n)
class Other:
    def total(self): return ('other v1', self.n)
--- cell
from lib import describe, Other
class Mine:
    n = 4
    show = describe
    total = Other.total
m = Mine()
--- edit lib.py
def describe(self): return ('v2', self.n)
class Other:
    def total(self): return ('other v2', self.n)
--- probe
m.show(), m.total(), Mine.show.__name__

=== notebook_subclass_overrides_what_the_base_gains
--- file lib.py
class Base:
    def a(self): return 'base a'
--- cell
from lib import Base
class Mine(Base):
    def b(self): return 'mine b'
m = Mine()
--- edit lib.py
class Base:
    def a(self): return 'calls ' + self.b()
    def b(self): return 'base b'
--- probe
m.a(), m.b(), Base().a()

=== notebook_monkeypatch_of_another_class_stays
--- file lib.py
class A:
    def get(self): return 'v1'
def helper(): return 'v1'
--- cell
import lib
class Mine(lib.A): pass
Mine.extra = lambda self: ('extra', self.get())
m = Mine()
--- edit lib.py
class A:
    def get(self): return 'v2'
def helper(): return 'v2'
--- probe
m.extra(), lib.helper()

=== notebook_class_of_the_same_name_is_not_touched
--- file lib.py
class A:
    def get(self): return 'lib v1'
--- cell
import lib
class A:
    def get(self): return 'notebook'
    def own(self): return 1
mine, theirs = A(), lib.A()
--- edit lib.py
class A:
    def get(self): return 'lib v2'
--- probe
mine.get(), mine.own(), theirs.get(), type(mine) is A, type(theirs) is lib.A

=== notebook_coroutine_and_generator_functions
--- file lib.py
def values():
    yield from (1, 2)
async def fetch(): return 'v1'
--- cell
from lib import values, fetch
import asyncio
def double():
    for value in values(): yield value * 2
async def main(): return await fetch()
--- edit lib.py
def values():
    yield from (10, 20, 30)
async def fetch(): return 'v2'
--- probe
list(double()), asyncio.run(main())

=== notebook_property_and_descriptor_objects
--- file lib.py
def getter(self): return ('v1', self.n)
class Positive:
    def __get__(self, obj, owner): return 'v1'
--- cell
from lib import getter, Positive
class Mine:
    n = 2
    p = property(getter)
    q = Positive()
m = Mine()
--- edit lib.py
def getter(self): return ('v2', self.n)
class Positive:
    def __get__(self, obj, owner): return 'v2'
--- probe
m.p, m.q

=== notebook_monkeypatches_with_lambdas_and_objects_of_its_own
--- file svc.py
def now(): return 1
class Api:
    timeout = 1
    def get(self): return ("real", self.timeout)
session = None
--- cell
import svc
from svc import Api
a = Api()
class FakeSession:
    def ask(self): return "fake"
svc.session = FakeSession()
svc.now = lambda: 42
Api.timeout = 99
Api.get = lambda self: ("fake", self.timeout)
--- edit svc.py
def now(): return 2
class Api:
    timeout = 2
    retries = 3
    def get(self): return ("real, edited", self.timeout)
    def put(self): return self.get(), self.retries
session = None
--- probe
svc.now(), svc.session.ask()
a.get(), a.put(), Api.timeout
"""
