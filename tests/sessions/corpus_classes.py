"""One class, one identity, wherever the user holds it."""

TEXT = r'''
=== classes_of_the_notebook_whose_metaclass_has_consumed_some_of_them
factory_boy: `attrs.pop("Meta")`; the base of the bases derives from `Generic` now.
--- file base.py
class Meta(type):
    def __new__(mcs, name, bases, attrs):
        options = attrs.pop("Meta", None)
        made = super().__new__(mcs, name, bases, attrs)
        made._model = getattr(options, "model", None)
        return made
class Plain:
    def build(self): return self._model(1)
class Factory(Plain, metaclass=Meta):
    pass
--- cell
from base import Factory
class Users(Factory):
    class Meta: model = float
class Sub(Users):
    class Meta: model = str
users = Users()
--- edit base.py
from typing import Generic, TypeVar
T = TypeVar("T")
class Meta(type):
    def __new__(mcs, name, bases, attrs):
        options = attrs.pop("Meta", None)
        made = super().__new__(mcs, name, bases, attrs)
        made._model = getattr(options, "model", None)
        return made
class Plain(Generic[T]):
    def build(self): return self._model(2)
class Factory(Plain[T], metaclass=Meta):
    pass
--- probe
users.build(), Users().build(), Sub().build(), isinstance(users, Users), issubclass(Users, Factory)
[c.__name__ for c in Users.__mro__], Sub.__mro__[1] is Users

=== classes_held_everywhere
--- file lib.py
class A:
    def get(self): return 'v1'
class B(A): pass
--- cell
from lib import A, B
import lib
held = [A, (A, B), {A: 'A', B: 'B'}, {'a': A}, frozenset([A])]
kinds = (A, int)
def default(cls=A): return cls().get()
a = A()
--- edit lib.py
class A:
    def get(self): return 'v2'
class B(A):
    def own(self): return 'B'
--- probe
held[0] is lib.A is A, held[1] == (lib.A, lib.B), held[2][lib.A], held[3]['a'] is lib.A
lib.A in held[4], isinstance(a, kinds), isinstance(lib.A(), kinds), default()
held[1][1]().own(), A.__subclasses__() == [lib.B]

=== classes_in_generators_threads_and_iterators
--- file lib.py
class A:
    def __init__(self, x=0): self.x = x
    def get(self): return ('v1', self.x)
--- cell
import threading
from lib import A
import lib
def produce(cls):
    while True:
        yield cls
produced = produce(A); next(produced)
mapped = map(A, [1, 2])
go, seen = threading.Event(), []
def work(cls):
    go.wait()
    seen.append(cls)
thread = threading.Thread(target=work, args=(A,), daemon=True)
thread.start()
--- edit lib.py
class A:
    def __init__(self, x=0): self.x = x
    def get(self): return ('v2', self.x)
--- then
go.set(); thread.join(30)
--- probe
next(produced) is lib.A, [m.get() for m in mapped], seen[0] is lib.A, seen[0](3).get()

=== classes_registered_by_the_notebook
--- file lib.py
class A:
    def get(self): return 'v1'
class B: pass
--- cell
from functools import singledispatch
from abc import ABC
import copyreg, weakref
from lib import A, B
@singledispatch
def show(x): return 'object'
@show.register
def _(x: A): return 'an A'
class Shape(ABC): pass
Shape.register(B)
names = weakref.WeakKeyDictionary({A: 'weak A'})
show(A()), isinstance(B(), Shape)
--- edit lib.py
class A:
    def get(self): return 'v2'
class B:
    def more(self): return 1
--- probe
show(A()), isinstance(B(), Shape), names[A], A().get(), B().more()

=== classes_type_annotations_and_generic_aliases
--- file lib.py
class A:
    def get(self): return 'v1'
--- cell
import typing
from lib import A
def f(a: A, many: list[A], maybe: typing.Optional[A]) -> A: return a
hints = f.__annotations__
Alias = dict[str, A]
--- edit lib.py
class A:
    def get(self): return 'v2'
--- probe
hints['a'] is A, hints['many'].__args__[0] is A, typing.get_args(hints['maybe'])[0] is A
Alias.__args__[1]().get()

=== classes_unchanged_beside_a_changed_one
--- file lib.py
RATE = 1
class A:
    def get(self): return RATE
--- cell
from lib import A
import lib
a = A(); held = [A]
--- edit lib.py
RATE = 2
class A:
    def get(self): return RATE
--- probe
a.get(), held[0] is lib.A, type(a) is lib.A, isinstance(a, lib.A)

=== classes_gain_a_base
--- file lib.py
class Mixin:
    def mixed(self): return 'mixed'
class A:
    def get(self): return 'v1'
--- cell
from lib import A, Mixin
a = A(); held = [A]
--- edit lib.py
class Mixin:
    def mixed(self): return 'mixed'
class A(Mixin):
    def get(self): return 'v2'
--- probe
a.mixed(), a.get(), isinstance(a, Mixin), A.__mro__ == (A, Mixin, object), held[0] is A

=== classes_lose_a_base
--- file lib.py
class Mixin:
    def mixed(self): return 'mixed'
class A(Mixin):
    def get(self): return 'v1'
--- cell
from lib import A, Mixin
a = A()
--- edit lib.py
class Mixin:
    def mixed(self): return 'mixed'
class A:
    def get(self): return 'v2'
--- probe
hasattr(a, 'mixed'), a.get(), isinstance(a, Mixin), Mixin.__subclasses__()

=== classes_swap_their_bases
--- file lib.py
class X:
    def who(self): return 'X'
class Y:
    def who(self): return 'Y'
class A(X, Y): pass
--- cell
from lib import A
a = A()
--- edit lib.py
class X:
    def who(self): return 'X'
class Y:
    def who(self): return 'Y'
class A(Y, X): pass
--- probe
a.who(), [c.__name__ for c in type(a).__mro__]

=== classes_change_to_a_builtin_base
--- file lib.py
class Items:
    def __init__(self, *items): self.items = items
    def size(self): return len(self.items)
--- cell
from lib import Items
held = [Items]
--- edit lib.py
class Items(list):
    def __init__(self, *items): super().__init__(items)
    def size(self): return len(self)
--- then
new = Items(1, 2)
--- probe
new, new.size(), isinstance(new, list), held[0] is Items, type(new) is held[0]

=== classes_base_in_another_module_changes
--- file base.py
class Base:
    def who(self): return 'base v1'
--- file lib.py
from base import Base
class A(Base):
    def get(self): return self.who()
--- cell
from lib import A
from base import Base
a = A()
--- edit base.py
class Base:
    level = 3
    def who(self): return f'base v2 {self.level}'
--- probe
a.get(), isinstance(a, Base), A.__base__ is Base

=== classes_base_moves_to_another_module
--- file one.py
class Base:
    def who(self): return 'one'
--- file two.py
class Base:
    def who(self): return 'two'
--- file lib.py
from one import Base
class A(Base): pass
--- cell
from lib import A
a = A()
--- edit lib.py
from two import Base
class A(Base): pass
--- probe
a.who(), A.__base__.__module__

=== classes_gain_a_metaclass ref=ipython#13830
--- file lib.py
class Meta(type):
    def __len__(cls): return 7
class A:
    def get(self): return 'v1'
--- cell
from lib import A
a = A(); held = [A]
--- edit lib.py
class Meta(type):
    def __len__(cls): return 7
class A(metaclass=Meta):
    def get(self): return 'v2'
--- probe
len(A), a.get(), type(a) is A, held[0] is A, type(A).__name__

=== classes_edited_metaclass
--- file lib.py
class Meta(type):
    def __getitem__(cls, key): return ('v1', key)
    def __call__(cls, *args): return super().__call__(*args)
class A(metaclass=Meta):
    def __init__(self, x): self.x = x
--- cell
from lib import A
a = A(1)
--- edit lib.py
class Meta(type):
    def __getitem__(cls, key): return ('v2', key)
    def __call__(cls, *args): return super().__call__(*[x * 2 for x in args])
    @property
    def label(cls): return cls.__name__.lower()
class A(metaclass=Meta):
    def __init__(self, x): self.x = x
--- probe
A['k'], A(2).x, A.label, type(a) is A

=== classes_metaclass_that_registers
--- file lib.py
class Meta(type):
    known = {}
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.known[name] = cls
        return cls
class A(metaclass=Meta):
    def get(self): return 'v1'
--- cell
import lib
a = lib.A()
--- edit lib.py
class Meta(type):
    known = {}
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.known[name] = cls
        return cls
class A(metaclass=Meta):
    def get(self): return 'v2'
class B(metaclass=Meta): pass
--- probe
sorted(lib.Meta.known), lib.Meta.known['A'] is lib.A, a.get(), lib.Meta.known['A']().get()

=== classes_metaclass_with_raising_hooks
--- file lib.py
class Meta(type):
    def __setattr__(cls, name, value): raise TypeError('class is read-only')
    def __getattr__(cls, name): raise RuntimeError('no ' + name)
    def __eq__(cls, other): raise ValueError('not comparable')
    __hash__ = type.__hash__
class A(metaclass=Meta):
    def get(self): return 'v1'
--- cell
from lib import A
a = A()
--- edit lib.py
class Meta(type):
    def __setattr__(cls, name, value): raise TypeError('class is read-only')
    def __getattr__(cls, name): raise RuntimeError('no ' + name)
    def __eq__(cls, other): raise ValueError('not comparable')
    __hash__ = type.__hash__
class A(metaclass=Meta):
    def get(self): return 'v2'
    def more(self): return 'more'
--- probe
a.get(), a.more(), type(a) is A, outcome(lambda: setattr(A, 'x', 1))

=== classes_init_subclass
--- file lib.py
class Base:
    registry = []
    def __init_subclass__(cls, tag='none', **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.registry.append(cls.__name__)
class A(Base, tag='a1'): pass
--- cell
import lib
from lib import A
a = A()
--- edit lib.py
class Base:
    registry = []
    def __init_subclass__(cls, tag='none', **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag.upper()
        Base.registry.append(cls.__name__)
class A(Base, tag='a2'): pass
class B(Base): pass
--- probe
a.tag, lib.B.tag, lib.Base.registry

=== classes_init_subclass_registry_in_another_module
--- file core.py
class Plugin:
    known = {}
    def __init_subclass__(cls): Plugin.known[cls.__name__] = cls
--- file plugins.py
from core import Plugin
class One(Plugin):
    def run(self): return 'one v1'
class Two(Plugin): pass
--- cell
import plugins
from core import Plugin
one = plugins.One()
--- edit plugins.py
from core import Plugin
RATE = 2
class One(Plugin):
    rate = RATE
    def run(self): return 'one v2'
class Three(Plugin): pass
--- probe
sorted(Plugin.known), Plugin.known['One']().run(), one.run(), Plugin.known['One'] is plugins.One

=== classes_abstract_method_now_implemented
--- file lib.py
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
class Square(Shape):
    pass
--- cell
from lib import Square, Shape
--- edit lib.py
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
class Square(Shape):
    def area(self): return 4
--- probe
Square().area(), isinstance(Square(), Shape), sorted(Square.__abstractmethods__)

=== classes_method_becomes_abstract
--- file lib.py
from abc import ABC, abstractmethod
class Shape(ABC):
    def area(self): return 0
class Square(Shape): pass
--- cell
from lib import Square, Shape
square = Square.__name__
--- edit lib.py
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): return 0
class Square(Shape): pass
--- probe
outcome(Square).split(':')[0], sorted(Square.__abstractmethods__)

=== classes_generic ref=ipython#11619
--- file lib.py
from typing import Generic, TypeVar
T = TypeVar('T')
class Box(Generic[T]):
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return self.item
class IntBox(Box[int]): pass
--- cell
from lib import Box, IntBox
b, i = Box(1), IntBox(2)
--- edit lib.py
from typing import Generic, TypeVar
T = TypeVar('T')
K = TypeVar('K')
class Box(Generic[T, K]):
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return ('v2', self.item)
class IntBox(Box[int, str]): pass
--- then
Both = Box[int, str]
--- probe
b.get(), i.get(), isinstance(b, Box), isinstance(i, Box), Both(3).get(), Both.__origin__ is type(b)

=== classes_generic_with_type_parameters python=3.12
--- file lib.py
class Box[T]:
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return self.item
type Pair[T] = tuple[T, T]
def first[T](pair: Pair[T]) -> T: return pair[0]
--- cell
from lib import Box, first
b = Box[int](1)
held = [first]
--- edit lib.py
class Box[T]:
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return ('v2', self.item)
    def put[S](self, item: S) -> 'Box[S]': return Box(item)
type Pair[T] = tuple[T, T]
def first[T](pair: Pair[T]) -> T: return ('v2', pair[0])
--- probe
b.get(), b.put(3).get(), held[0]((1, 2)), isinstance(b, Box), Box.__type_params__

=== classes_protocol
--- file lib.py
from typing import Protocol, runtime_checkable
@runtime_checkable
class Runs(Protocol):
    def run(self): ...
class A:
    def go(self): return 1
--- cell
from lib import A, Runs
a = A()
isinstance(a, Runs)
--- edit lib.py
from typing import Protocol, runtime_checkable
@runtime_checkable
class Runs(Protocol):
    def run(self): ...
class A:
    def run(self): return 2
--- probe
isinstance(a, Runs), issubclass(A, Runs), a.run()

=== classes_protocol_changes
--- file lib.py
from typing import Protocol, runtime_checkable
@runtime_checkable
class Runs(Protocol):
    def run(self): ...
class A:
    def go(self): return 1
--- cell
from lib import A, Runs
a = A()
isinstance(a, Runs)
--- edit lib.py
from typing import Protocol, runtime_checkable
@runtime_checkable
class Runs(Protocol):
    def go(self): ...
class A:
    def go(self): return 2
--- probe
isinstance(a, Runs), a.go()

=== classes_abc_virtual_subclass_of_a_module_class
--- file lib.py
from abc import ABC
class Number(ABC):
    def kind(self): return 'v1'
--- cell
from lib import Number
class Mine: pass
Number.register(Mine)
m = Mine()
isinstance(m, Number)
--- edit lib.py
from abc import ABC
class Number(ABC):
    def kind(self): return 'v2'
    def more(self): return 'more'
--- probe
isinstance(m, Number), issubclass(Mine, Number), Number().more()

=== classes_ctypes_structures
--- file lib.py
import ctypes
class Point(ctypes.Structure):
    _fields_ = [('x', ctypes.c_int), ('y', ctypes.c_int)]
    def total(self): return self.x + self.y
--- cell
from lib import Point
import ctypes
p = Point(1, 2)
--- edit lib.py
import ctypes
class Point(ctypes.Structure):
    _fields_ = [('x', ctypes.c_int), ('y', ctypes.c_int)]
    def total(self): return ('v2', self.x + self.y)
    def flip(self): return Point(self.y, self.x)
--- probe
p.total(), p.flip().x, type(p) is Point, ctypes.sizeof(Point)

=== classes_ctypes_structure_with_new_field
An old structure cannot grow, so only new ones are probed.
--- file lib.py
import ctypes
class Point(ctypes.Structure):
    _fields_ = [('x', ctypes.c_int)]
--- cell
from lib import Point
import ctypes
held = [Point]
--- edit lib.py
import ctypes
class Point(ctypes.Structure):
    _fields_ = [('x', ctypes.c_int), ('y', ctypes.c_int)]
--- probe
ctypes.sizeof(Point), Point(1, 2).y, held[0] is Point

=== classes_singleton_by_new
--- file lib.py
class Config:
    _only = None
    def __new__(cls):
        if cls._only is None: cls._only = super().__new__(cls)
        return cls._only
    def level(self): return 1
--- cell
from lib import Config
c = Config()
c.mine = 'kept'
--- edit lib.py
class Config:
    _only = None
    def __new__(cls):
        if cls._only is None: cls._only = super().__new__(cls)
        return cls._only
    def level(self): return 2
--- probe
c.level(), Config() is c, Config().mine

=== classes_qualname_module_doc_annotations
--- file lib.py
class A:
    """Old."""
    x: int
    y: int = 1
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    """New."""
    x: str
    z: float = 2.0
--- probe
A.__doc__, A.__annotations__, A.__module__, A.__qualname__, hasattr(a, 'y'), a.z

=== classes_doc_removed
--- file lib.py
class A:
    """Old."""
    def f(self):
        """Old f."""
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    def f(self): pass
--- probe
A.__doc__, a.__doc__, A.f.__doc__, a.f.__doc__

=== classes_attribute_computed_at_definition
--- file lib.py
RATE = 2
class A:
    squares = [RATE * n for n in range(3)]
    table = dict(a=RATE)
    def get(self, x=RATE): return x
--- cell
from lib import A
a = A()
--- edit lib.py
RATE = 3
class A:
    squares = [RATE * n for n in range(3)]
    table = dict(a=RATE)
    def get(self, x=RATE): return x
--- probe
a.squares, a.table, a.get()

=== classes_gain_a_decorator
--- file lib.py
def tagged(cls):
    cls.tag = cls.__name__.lower()
    return cls
class A:
    def get(self): return 'v1'
--- cell
from lib import A
a = A()
--- edit lib.py
def tagged(cls):
    cls.tag = cls.__name__.lower()
    return cls
@tagged
class A:
    def get(self): return 'v2'
--- probe
a.tag, a.get(), type(a) is A

=== classes_decorator_that_returns_a_subclass
--- file lib.py
def extended(cls):
    class Extended(cls):
        def extra(self): return 'extra of ' + cls.__name__
    Extended.__name__ = cls.__name__
    Extended.__qualname__ = cls.__qualname__
    return Extended
@extended
class A:
    def get(self): return 'v1'
--- cell
from lib import A
a = A()
--- edit lib.py
def extended(cls):
    class Extended(cls):
        def extra(self): return 'EXTRA of ' + cls.__name__
    Extended.__name__ = cls.__name__
    Extended.__qualname__ = cls.__qualname__
    return Extended
@extended
class A:
    def get(self): return 'v2'
--- probe
a.get(), a.extra(), isinstance(a, A), A().extra()

=== classes_made_by_a_function_call
--- file lib.py
def make(name, rate):
    return type(name, (), {'rate': rate, 'get': lambda self: ('v1', self.rate)})
A = make('A', 1)
B = make('B', 2)
--- cell
from lib import A, B
a, b = A(), B()
--- edit lib.py
def make(name, rate):
    return type(name, (), {'rate': rate, 'get': lambda self: ('v2', self.rate)})
A = make('A', 10)
B = make('B', 20)
--- probe
A().get(), B().get(), A.rate
type(a) is A, a.get(), b.get()

=== classes_class_method_as_alternative_constructor
--- file lib.py
class A:
    def __init__(self, n): self.n = n
    @classmethod
    def of(cls, text): return cls(int(text))
--- cell
from lib import A
of = A.of
a = A(3)
--- edit lib.py
class A:
    def __init__(self, n): self.n = n
    @classmethod
    def of(cls, text): return cls(int(text) * 100)
    def __repr__(self): return f'A({self.n})'
--- probe
of('3'), A.of('4'), type(of('1')) is A, a

=== classes_old_instances_with_changed_new
--- file lib.py
class A:
    def __new__(cls, *args): return super().__new__(cls)
    def __init__(self, x): self.x = x
--- cell
from lib import A
a = A(1)
--- edit lib.py
class A:
    def __new__(cls, *args):
        made = super().__new__(cls)
        made.args = args
        return made
    def __init__(self, x): self.x = ('v2', x)
--- probe
A(5).args, A(5).x, type(a) is A

=== classes_dir_and_vars
--- file lib.py
class A:
    b = 1
    a = 2
    def f(self): pass
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    a = 2
    c = 3
    def f(self): pass
    def e(self): pass
--- probe
[name for name in dir(a) if not name.startswith('_')]
sorted(name for name in vars(A) if not name.startswith('_'))

=== classes_replaced_by_an_import
--- file other.py
class A:
    def get(self): return 'other'
--- file lib.py
class A:
    def get(self): return 'lib'
--- cell
from lib import A
import lib
--- edit lib.py
from other import A
--- probe
A().get(), A is lib.A, A.__module__

=== classes_self_references
--- file lib.py
class Node:
    kind = 'v1'
    def child(self): return Node()
    @classmethod
    def root(cls): return cls()
    def same(self, other): return isinstance(other, Node) and isinstance(other, __class__)
Node.default = Node()
--- cell
from lib import Node
n = Node(); d = Node.default
--- edit lib.py
class Node:
    kind = 'v2'
    def child(self): return Node()
    @classmethod
    def root(cls): return cls()
    def same(self, other): return isinstance(other, Node) and isinstance(other, __class__)
Node.default = Node()
--- probe
n.same(n), n.same(Node()), n.child().same(d), Node.default.same(n), n.kind, d.kind
type(Node.default) is Node, type(n.child()) is Node, type(d) is Node

=== classes_base_of_the_notebooks_subclass_gains_a_metaclass
--- file lib.py
class A:
    def get(self): return 'v1'
--- cell
from lib import A
class Mine(A):
    def __init__(self): super().__init__(); self.n = 1
mine = Mine()
--- edit lib.py
class Meta(type):
    def who(cls): return 'meta', cls.__name__
class A(metaclass=Meta):
    def get(self): return 'v2'
--- probe
Mine.who(), type(Mine).__name__, mine.get(), mine.n, type(mine) is Mine, Mine().n

=== classes_base_of_the_notebooks_subclass_loses_its_metaclass
--- file lib.py
class Meta(type):
    def who(cls): return 'meta', cls.__name__
class A(metaclass=Meta):
    def get(self): return 'v1'
--- cell
from lib import A
class Mine(A):
    def __init__(self): super().__init__(); self.n = 1
mine = Mine()
--- edit lib.py
class A:
    def get(self): return 'v2'
--- probe
hasattr(Mine, 'who'), type(Mine).__name__, mine.get(), mine.n, type(mine) is Mine, Mine().n

=== classes_base_of_the_notebooks_subclass_becomes_abstract
--- file lib.py
class A:
    def get(self): return 'v1'
--- cell
from lib import A
class Mine(A):
    def get(self): return 'mine'
class Half(A): pass
mine = Mine()
--- edit lib.py
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def get(self): return 'v2'
--- probe
type(Mine).__name__, mine.get(), isinstance(mine, A), outcome(Half), Mine().get()

=== classes_held_methods_become_static_or_class_methods
--- file lib.py
class A:
    @classmethod
    def one(cls): return 'class', cls.__name__
    @classmethod
    def two(cls): return 'class', cls.__name__
    def three(self): return 'plain', type(self).__name__
    def four(self): return 'plain', type(self).__name__
    @staticmethod
    def five(): return 'static'
    @staticmethod
    def six(): return 'static'
    def seven(self): return 'plain'
--- cell
from lib import A
class Sub(A): pass
a, sub = A(), Sub()
held = [A.one, Sub.one, a.one, A.two, Sub.two, a.three, sub.three, a.four, sub.four]
held_five = [a.five, A.five]
held_six = [a.six, A.six, A.seven, a.seven]
--- edit lib.py
class A:
    @staticmethod
    def one(): return 'static'
    def two(self=None): return 'plain', type(self).__name__
    @staticmethod
    def three(): return 'static'
    @classmethod
    def four(cls, x=1): return 'class', cls.__name__, x
    @staticmethod
    def five(): return 'static 2'
    @classmethod
    def six(cls): return 'class', cls.__name__
    @classmethod
    def seven(cls): return 'class', cls.__name__
--- probe
[each() for each in held[:3]], held[0] is A.one, held[3](), held[4]()
[each() for each in held[5:]], [each() for each in held_five], a.three is held[5]
[each() for each in held_six], held_six[0] == A.six, held_six[2] == A.seven

=== classes_get_and_lose_type_parameters python=3.12
--- file m.py
from typing import Generic, TypeVar
S = TypeVar("S")
class Box(Generic[S]):
    size = 1
--- cell
from m import Box
box = Box()
--- edit m.py broken
from typing import Generic, TypeVar
S = TypeVar("S")
class Box[T]:
    size = 2
1 / 0
--- then
seen = box.size, Box.__parameters__, "__type_params__" in vars(Box)
--- edit m.py
from typing import Generic, TypeVar
S = TypeVar("S")
class Box[T]:
    size = 3
--- then
one = box.size
--- edit m.py
from typing import Generic, TypeVar
S = TypeVar("S")
class Box(Generic[S]):
    size = 4
--- probe
box.size, Box.__type_params__, "__type_params__" in vars(Box), Box.__parameters__
type(box) is Box, Box.__mro__[1:]

=== class_of_the_notebook_that_a_new_metaclass_refuses
A restart would not make it, either: it stays as it is, and the module is reloaded.
--- file lib.py
class Base:
    def get(self): return 1
--- cell
from lib import Base
try:
    class Mine(Base):
        def mine(self): return super().get()
    made = True
except TypeError:
    made = False
--- edit lib.py
class Meta(type):
    def __new__(mcs, name, bases, ns, *, tag):
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, *, tag):
        super().__init__(name, bases, ns)
class Base(metaclass=Meta, tag='base'):
    def get(self): return 2
--- probe
Base().get()

=== classes_property_of_a_kind_of_its_own
A subclass of `property` (`classproperty`, `abc.abstractproperty`) became a plain property.
--- file kinds.py
class classproperty(property):
    def __init__(self, function, unit="m"):
        super().__init__(function)
        self.unit = unit
    def __get__(self, instance, owner):
        return self.fget(owner)
class tagged(staticmethod):
    def __init__(self, function, tag):
        super().__init__(function)
        self.tag = tag
--- file shapes.py
from abc import abstractproperty
from kinds import classproperty, tagged
class Shape:
    @classproperty
    def size(cls):
        "Its size."
        return 1
    @abstractproperty
    def area(self):
        return 1
    def scale(x):
        return x
    scale = tagged(scale, "t")
get_size = vars(Shape)["size"].fget
--- cell
from shapes import Shape
scale = Shape.scale
size = vars(Shape)["size"].fget
--- edit shapes.py
from abc import abstractproperty
from kinds import classproperty, tagged
class Shape:
    @classproperty
    def size(cls):
        "The size."
        return 2
    @abstractproperty
    def area(self):
        return 2
    def scale(x):
        return x * 2
    scale = tagged(scale, "t")
get_size = vars(Shape)["size"].fget
FACTOR = 2
--- probe
Shape.size, vars(Shape)["size"].unit, vars(Shape)["size"].__doc__, size(Shape)
type(vars(Shape)["area"]).__name__, vars(Shape)["area"].fget(None)
Shape.scale(1), scale(1), vars(Shape)["scale"].tag

=== classes_built_in_base_gained_and_lost
What is inside the old and the new object was looked for as if both were lists.
--- file coll.py
class Bag:
    def __init__(self, *xs): self.xs = list(xs)
class Table:
    def __init__(self, **kw): self.kw = kw
class Tags:
    def __init__(self, *xs): self.xs = set(xs)
--- file data.py
from coll import Bag, Table, Tags
BAG, TABLE, TAGS = Bag(1, 2), Table(a=1), Tags("x")
ALL = [BAG, TABLE, TAGS]
--- cell
import data
from coll import Bag
--- edit coll.py
class Bag(list):
    def __init__(self, *xs): super().__init__(xs)
class Table(dict): pass
class Tags(set):
    def __init__(self, *xs): super().__init__(xs)
--- edit coll.py
class Bag:
    def __init__(self, *xs): self.items = xs
class Table(dict):
    def get(self, k): return ("table", super().get(k))
class Tags(list):
    def __init__(self, *xs): super().__init__(xs)
--- probe
data.BAG.items, data.TABLE.get("a"), list(data.TAGS), Bag(3).items
[type(x).__mro__[1].__name__ for x in data.ALL]

=== classes_dataclass_becomes_a_named_tuple
--- file point.py
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    y: int
    def norm(self): return abs(self.x) + abs(self.y)
--- file path.py
from point import Point
ORIGIN = Point(0, 0)
def length(ps): return sum(p.norm() for p in ps)
--- cell
from point import Point
import path
--- edit point.py
from typing import NamedTuple
class Point(NamedTuple):
    x: int
    y: int
    def norm(self): return max(abs(self.x), abs(self.y))
--- then
p = Point(3, 4)
x, y = p
--- probe
p, x, path.length([p, path.ORIGIN]), path.ORIGIN, tuple(path.ORIGIN), isinstance(path.ORIGIN, Point)
'''
