"""Instances that the user holds follow their class."""

TEXT = r"""
=== instances_what_weak_containers_know_of_them
glom, pools, descriptors: what is kept beside live objects is like their attributes.
--- file core.py
import weakref
PATHS = weakref.WeakKeyDictionary()
POOL = weakref.WeakValueDictionary()
ALIVE = weakref.WeakSet()
class Node:
    def __new__(cls, name):
        if name not in POOL:
            POOL[name] = made = super().__new__(cls)
            PATHS[made] = name
            ALIVE.add(made)
        return POOL[name]
LEVEL = 1
--- cell
import core
from core import Node
node, other = Node("a"), Node("b")
nodes = [Node("c")]
--- edit core.py
import weakref
PATHS = weakref.WeakKeyDictionary()
POOL = weakref.WeakValueDictionary()
ALIVE = weakref.WeakSet()
class Node:
    def __new__(cls, name):
        if name not in POOL:
            POOL[name] = made = super().__new__(cls)
            PATHS[made] = name
            ALIVE.add(made)
        return POOL[name]
LEVEL = 2
--- then
del other
--- probe
core.LEVEL, core.PATHS[node], Node("a") is node, node in core.ALIVE
sorted(core.POOL), sorted(core.PATHS.values()), len(core.ALIVE), core.PATHS[nodes[0]]

=== instances_values_that_descriptors_keep_for_them
--- file fields.py
from weakref import WeakKeyDictionary
class Field:
    def __init__(self, default): self.default, self.values = default, WeakKeyDictionary()
    def __get__(self, o, kind): return self if o is None else self.values.get(o, self.default)
    def __set__(self, o, value): self.values[o] = value
--- file shapes.py
from fields import Field
class Shape:
    width = Field(1)
--- cell
from shapes import Shape
shape, plain = Shape(), Shape()
shape.width = 5
--- edit shapes.py
from fields import Field
class Shape:
    width = Field(2)
    height = Field(3)
--- probe
shape.width, plain.width, shape.height, len(Shape.width.values)

=== instances_of_modules_in_weak_containers
What modules have put there themselves is there if they do so now.
--- file hub.py
import weakref
ACTIVE = weakref.WeakSet()
NAMES = weakref.WeakValueDictionary()
class Service:
    def __init__(self, name): self.name = name
    def start(self): ACTIVE.add(self); NAMES[self.name] = self; return self
MAIN = Service("main").start()
@ACTIVE.add
class Kind: pass
LEVEL = 1
--- file web.py
from hub import Service
WEB = Service("web").start()
--- cell
import hub, web
mine = hub.Service("mine").start()
--- edit hub.py
import weakref
ACTIVE = weakref.WeakSet()
NAMES = weakref.WeakValueDictionary()
class Service:
    def __init__(self, name): self.name = name
    def start(self): ACTIVE.add(self); NAMES[self.name] = self; return self
MAIN = Service("main")
class Kind: pass
LEVEL = 2
--- also web.py
from hub import Service
WEB = Service("web")
--- probe
sorted(s.name for s in hub.ACTIVE), sorted(hub.NAMES), hub.MAIN.name, web.WEB.name

=== instances_methods_properties_and_attributes
--- file lib.py
class A:
    rate = 1
    def __init__(self): self.n = 2
    def get(self): return 'v1'
    @property
    def double(self): return self.n * 2
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    rate = 10
    extra = 'new'
    def __init__(self): self.n = 2
    def get(self): return 'v2'
    def added(self): return ('added', self.n)
    @property
    def double(self): return ('v2', self.n * 2)
    @property
    def triple(self): return self.n * 3
--- probe
a.rate, a.extra, a.get(), a.added(), a.double, a.triple
type(a) is A, isinstance(a, A)

=== instances_lose_what_was_removed
--- file lib.py
class A:
    rate = 1
    def gone(self): return 1
    @property
    def p(self): return 1
    def stays(self): return 1
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    def stays(self): return 2
--- probe
hasattr(a, 'rate'), hasattr(a, 'gone'), hasattr(a, 'p'), hasattr(A, 'gone')
a.stays(), hasattr(A(), 'gone')

=== instances_method_to_property_and_back
--- file lib.py
class A:
    def size(self): return 1
    @property
    def name(self): return 'v1'
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    @property
    def size(self): return 2
    def name(self): return 'v2'
--- probe
a.size, a.name(), A().size

=== instances_method_to_static_and_class_method
--- file lib.py
class A:
    def s(self): return 1
    def c(self): return 1
    @staticmethod
    def m(): return 1
    @classmethod
    def n(cls): return 1
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    @staticmethod
    def s(): return 'static'
    @classmethod
    def c(cls): return cls.__name__
    def m(self): return type(self).__name__
    def n(self): return 'method'
--- probe
a.s(), a.c(), a.m(), a.n(), A.s(), A.c()

=== instances_static_to_class_method
--- file lib.py
class A:
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return x
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    @classmethod
    def s(cls, x): return (cls.__name__, x)
    @staticmethod
    def c(x): return ('static', x)
--- probe
a.s(1), A.s(1), a.c(1), A.c(1)

=== instances_super_added_to_a_method
--- file lib.py
class P:
    def hello(self): return 'P'
class A(P):
    def hello(self): return 'A'
--- cell
from lib import A
a = A()
--- edit lib.py
class P:
    def hello(self): return 'P'
class A(P):
    def hello(self): return 'A' + super().hello()
--- probe
a.hello(), A().hello()

=== instances_super_in_all_forms
--- file lib.py
class P:
    def f(self): return 'P.f'
    def g(self): return 'P.g'
    def h(self): return 'P.h'
    @property
    def p(self): return 'P.p'
    @classmethod
    def c(cls): return 'P.c ' + cls.__name__
class A(P):
    def f(self): return 'A'
    def g(self): return 'A'
    def h(self): return 'A'
    @property
    def p(self): return 'A'
    @classmethod
    def c(cls): return 'A'
--- cell
from lib import A
a = A()
bound = [a.f, a.g, A.c]
--- edit lib.py
class P:
    def f(self): return 'P.f'
    def g(self): return 'P.g'
    def h(self): return 'P.h'
    @property
    def p(self): return 'P.p'
    @classmethod
    def c(cls): return 'P.c ' + cls.__name__
class A(P):
    def f(self): return super().f() + '+'
    def g(self): return super(A, self).g() + '+'
    def h(self): return [super(__class__, self).h() for _ in range(2)]
    @property
    def p(self): return super().p + '+'
    @classmethod
    def c(cls): return super().c() + '+'
--- probe
a.f(), a.g(), a.h(), a.p, a.c(), A.c()
[b() for b in bound]

=== instances_classmethod_gains_super_make
It crashes the interpreter with autoreload.
--- file lib.py
class P:
    @classmethod
    def make(cls): return cls()
class A(P):
    @classmethod
    def make(cls): return cls()
--- cell
from lib import A
a = A.make()
--- edit lib.py
class P:
    @classmethod
    def make(cls): return cls()
class A(P):
    @classmethod
    def make(cls):
        made = super().make()
        made.via = 'super'
        return made
--- then
b = A.make()
--- probe
b.via, type(b) is A, type(a) is A, isinstance(a, A)

=== instances_init_gains_super
--- file lib.py
class P:
    def __init__(self): self.p = 'p'
class A(P):
    def __init__(self): self.a = 'a'
--- cell
from lib import A
a = A()
--- edit lib.py
class P:
    def __init__(self): self.p = 'p'
class A(P):
    def __init__(self):
        super().__init__()
        self.a = 'a2'
--- then
b = A()
--- probe
b.p, b.a, type(a) is type(b) is A

=== instances_super_removed
--- file lib.py
class P:
    def f(self): return 'P'
class A(P):
    def f(self): return super().f() + 'A'
--- cell
from lib import A
a = A()
--- edit lib.py
class P:
    def f(self): return 'P'
class A(P):
    def f(self): return 'only A'
--- probe
a.f()

=== instances_super_chain_over_modules
--- file base.py
class Base:
    def f(self): return ['base']
--- file mid.py
from base import Base
class Mid(Base):
    def f(self): return super().f() + ['mid']
--- file top.py
from mid import Mid
class Top(Mid):
    def f(self): return super().f() + ['top']
--- cell
from top import Top
t = Top()
--- edit base.py
class Base:
    def f(self): return ['BASE']
    def g(self): return 'new in base'
--- then
first = t.f()
--- edit mid.py
from base import Base
class Mid(Base):
    def f(self): return super().f() + ['MID']
    def g(self): return super().g() + ' and mid'
--- probe
t.f(), t.g(), Top().f()

=== instances_private_names
--- file lib.py
class A:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
    def __hidden(self): return 'v1'
    def call(self): return self.__hidden()
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    def __init__(self): self.__x = 1
    def get(self): return ('v2', self.__x)
    def __hidden(self): return 'v2'
    def __new_one(self): return 'new'
    def call(self): return self.__hidden(), self.__new_one()
--- probe
a.get(), a.call()

=== instances_operators
--- file lib.py
class V:
    def __init__(self, x): self.x = x
    def __add__(self, other): return self.x + other.x
    def __len__(self): return 1
    def __getitem__(self, i): return ('v1', i)
    def __call__(self): return 'v1'
    def __repr__(self): return 'V1'
--- cell
from lib import V
v, w = V(1), V(2)
--- edit lib.py
class V:
    def __init__(self, x): self.x = x
    def __add__(self, other): return ('sum', self.x + other.x)
    def __mul__(self, other): return ('product', self.x * other)
    def __rmul__(self, other): return ('rproduct', self.x * other)
    def __len__(self): return 5
    def __getitem__(self, i): return ('v2', i)
    def __contains__(self, i): return i == 'in'
    def __call__(self): return 'v2'
    def __iter__(self): return iter([self.x, self.x])
    def __bool__(self): return False
    def __enter__(self): return 'entered'
    def __exit__(self, *exc): return True
    def __repr__(self): return f'V2({self.x})'
--- then
with v as entered: raise ValueError
--- probe
v + w, v * 3, 3 * v, len(v), v[0], 'in' in v, v(), list(v), bool(v), entered
v, [w]

=== instances_lose_operators
--- file lib.py
class V:
    def __len__(self): return 0
    def __call__(self): return 1
    def __iter__(self): return iter(())
--- cell
from lib import V
v = V()
--- edit lib.py
class V:
    def stays(self): return 1
--- probe
bool(v), callable(v)
outcome(lambda: len(v)), outcome(lambda: iter(v))

=== instances_gain_eq_and_hash
--- file lib.py
class P:
    def __init__(self, x): self.x = x
--- cell
from lib import P
p, q = P(1), P(1)
--- edit lib.py
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, other): return isinstance(other, P) and self.x == other.x
    def __hash__(self): return hash(('P', self.x))
--- probe
p == q, hash(p) == hash(q), len({p, q}), p == P(1)

=== instances_eq_without_hash
--- file lib.py
class P:
    def __init__(self, x): self.x = x
--- cell
from lib import P
p = P(1)
--- edit lib.py
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, other): return self.x == other.x
--- probe
p == P(1), outcome(lambda: hash(p)).split(':')[0], P.__hash__

=== instances_ordering_by_functools
--- file lib.py
class Version:
    def __init__(self, n): self.n = n
--- cell
from lib import Version
vs = [Version(3), Version(1), Version(2)]
--- edit lib.py
from functools import total_ordering
@total_ordering
class Version:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n
--- probe
[v.n for v in sorted(vs)], vs[0] >= vs[1], max(vs).n

=== instances_getattr_hooks
--- file lib.py
class A:
    def __getattr__(self, name): return ('v1', name)
--- cell
from lib import A
a = A()
a.mine = 5
--- edit lib.py
class A:
    def __getattr__(self, name):
        if name.startswith('_'): raise AttributeError(name)
        return ('v2', name)
    def real(self): return 'real'
--- probe
a.anything, a.real(), a.mine

=== instances_setattr_hooks
--- file lib.py
class A:
    def __setattr__(self, name, value): object.__setattr__(self, name, value)
    def __delattr__(self, name): raise AttributeError('no')
--- cell
from lib import A
a = A()
a.x = 1
--- edit lib.py
class A:
    def __setattr__(self, name, value): object.__setattr__(self, name, ('set', value))
--- then
a.y = 2
del a.x
--- probe
a.y, hasattr(a, 'x')

=== instances_frozen_class_refuses_attributes
--- file lib.py
class A:
    def __setattr__(self, name, value): raise TypeError('frozen')
    def f(self): return 'v1'
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    def __setattr__(self, name, value): raise TypeError('really frozen')
    def f(self): return 'v2'
--- probe
a.f(), outcome(lambda: setattr(a, 'x', 1))

=== instances_descriptors
--- file lib.py
class Upper:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner): return self if obj is None else obj.__dict__.get('_' + self.name)
    def __set__(self, obj, value): obj.__dict__['_' + self.name] = value.upper()
class A:
    title = Upper()
--- cell
from lib import A
a = A()
a.title = 'x'
--- edit lib.py
class Upper:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        return self if obj is None else ('v2', obj.__dict__.get('_' + self.name))
    def __set__(self, obj, value): obj.__dict__['_' + self.name] = value.upper()
class A:
    title = Upper()
    other = Upper()
--- then
a.other = 'y'
--- probe
a.title, a.other, A.other.name

=== instances_property_setter_and_deleter
--- file lib.py
class A:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, value): self._x = value
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    def __init__(self): self._x = 1
    @property
    def x(self): return ('get', self._x)
    @x.setter
    def x(self, value): self._x = ('set', value)
    @x.deleter
    def x(self): self._x = 'deleted'
--- then
b = A()
b.x = 3
shown = b.x
del b.x
--- probe
a.x, shown, b.x

=== instances_edit_to_the_first_of_two_definitions
--- file lib.py
class A:
    @property
    def x(self): return 'v1'
    @x.setter
    def x(self, value): self.seen = value
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    @property
    def x(self): return 'v2'
    @x.setter
    def x(self, value): self.seen = value
--- probe
a.x

=== instances_cached_property
A cached value is state of the instance, so only fresh instances are probed.
--- file lib.py
from functools import cached_property
class A:
    @cached_property
    def x(self): return 'v1'
--- cell
from lib import A
a = A()
--- edit lib.py
from functools import cached_property
class A:
    @cached_property
    def x(self): return 'v2'
    @cached_property
    def y(self): return 'new'
--- probe
a.x, a.y, A().x

=== instances_of_nested_classes
--- file lib.py
class Outer:
    class Inner:
        def f(self): return 'v1'
        class Deep:
            def f(self): return 'v1'
    def make(self): return self.Inner()
--- cell
from lib import Outer
o = Outer(); i = o.make(); d = Outer.Inner.Deep()
Inner = Outer.Inner
--- edit lib.py
class Outer:
    class Inner:
        def f(self): return 'v2'
        def g(self): return 'new'
        class Deep:
            def f(self): return 'v2'
    class Other:
        pass
    def make(self): return self.Inner()
--- probe
i.f(), i.g(), d.f(), type(i) is Outer.Inner is Inner, type(d) is Outer.Inner.Deep
Outer.Other.__qualname__

=== instances_of_local_classes
--- file lib.py
def make(n):
    class Local:
        def get(self): return ('v1', n)
    return Local()
--- cell
from lib import make
a, b = make(1), make(2)
--- edit lib.py
def make(n):
    class Local:
        def get(self): return ('v2', n)
    return Local()
--- probe
a.get(), b.get(), make(3).get()

=== instances_in_containers
--- file lib.py
class A:
    def __init__(self, n): self.n = n
    def get(self): return ('v1', self.n)
--- cell
from lib import A
from types import SimpleNamespace
class Box:
    __slots__ = ('item',)
box = Box(); box.item = A(1)
held = [A(2), (A(3), {'k': A(4)}), frozenset([A(5)]), SimpleNamespace(a=A(6))]
def closure(a=A(7)): return a.get()
made = iter([A(8)])
--- edit lib.py
class A:
    def __init__(self, n): self.n = n
    def get(self): return ('v2', self.n)
--- probe
box.item.get(), held[0].get(), held[1][0].get(), held[1][1]['k'].get()
[a.get() for a in held[2]], held[3].a.get(), closure(), next(made).get()

=== instances_in_other_instances
--- file lib.py
class Leaf:
    def show(self): return 'leaf v1'
class Tree:
    def __init__(self): self.leaves = [Leaf(), Leaf()]
    def show(self): return [leaf.show() for leaf in self.leaves]
--- cell
from lib import Tree, Leaf
t = Tree()
--- edit lib.py
class Leaf:
    def show(self): return 'leaf v2'
class Tree:
    def __init__(self): self.leaves = [Leaf(), Leaf()]
    def show(self): return {i: leaf.show() for i, leaf in enumerate(self.leaves)}
--- probe
t.show(), all(isinstance(leaf, Leaf) for leaf in t.leaves)

=== instances_in_numpy_object_arrays needs=numpy
--- file lib.py
class A:
    def __init__(self, n): self.n = n
    def __add__(self, other): return A(self.n + other.n)
    def __repr__(self): return f'A{self.n}'
--- cell
import numpy as np
from lib import A
array = np.array([A(1), A(2)], dtype=object)
--- edit lib.py
class A:
    def __init__(self, n): self.n = n
    def __add__(self, other): return A(self.n + other.n + 100)
    def __repr__(self): return f'<A {self.n}>'
--- probe
array.sum(), list(array), type(array[0]) is A

=== instances_with_numpy_class_attributes needs=numpy
--- file lib.py
import numpy as np
class A:
    grid = np.zeros(3)
    def total(self): return float(self.grid.sum())
--- cell
from lib import A
a = A()
--- edit lib.py
import numpy as np
class A:
    grid = np.ones(3)
    def total(self): return float(self.grid.sum()) * 2
--- probe
a.total(), a.grid.tolist()

=== instances_with_slots
--- file lib.py
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def show(self): return ('v1', self.x, self.y)
--- cell
from lib import P
p = P(1, 2)
--- edit lib.py
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def show(self): return ('v2', self.x, self.y)
    def swap(self): return P(self.y, self.x)
--- probe
p.show(), p.swap().show(), type(p) is P

=== instances_whose_class_gains_a_slot ref=ipython#13369
--- file lib.py
class P:
    __slots__ = ('x',)
    def __init__(self, x): self.x = x
    def show(self): return ('v1', self.x)
--- cell
from lib import P
p = P(1)
--- edit lib.py
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x, y=0): self.x, self.y = x, y
    def show(self): return ('v2', self.x)
--- then
q = P(1, 2)
p.y = 5
--- probe
p.show(), q.show(), q.y, p.y, type(p) is type(q) is P

=== instances_whose_class_loses_a_slot
--- file lib.py
class P:
    __slots__ = ('x', 'y')
    def __init__(self): self.x, self.y = 1, 2
    def show(self): return ('v1', self.x)
--- cell
from lib import P
p = P()
--- edit lib.py
class P:
    __slots__ = ('x',)
    def __init__(self): self.x = 1
    def show(self): return ('v2', self.x)
--- probe
p.show(), hasattr(p, 'y'), type(p) is P

=== instances_whose_class_gains_slots_or_a_dict
--- file lib.py
class A:
    def __init__(self): self.x = 1
    def show(self): return ('A', self.x)
class B:
    __slots__ = ('x',)
    def __init__(self): self.x = 1
    def show(self): return ('B', self.x)
--- cell
from lib import A, B
a, b = A(), B()
--- edit lib.py
class A:
    __slots__ = ('x',)
    def __init__(self): self.x = 1
    def show(self): return ('A2', self.x)
class B:
    def __init__(self): self.x = 1
    def show(self): return ('B2', self.x)
--- then
b.free = 1
--- probe
a.show(), b.show(), type(a) is A, type(b) is B, b.free
outcome(lambda: setattr(a, 'free', 1)).split(':')[0]

=== instances_that_refer_to_each_other
--- file lib.py
class Node:
    def __init__(self, name): self.name, self.peers = name, []
    def show(self): return self.name + '>' + ','.join(p.name for p in self.peers)
--- cell
from lib import Node
a, b = Node('a'), Node('b')
a.peers.append(b); b.peers.append(a); a.peers.append(a)
--- edit lib.py
class Node:
    def __init__(self, name): self.name, self.peers = name, []
    def show(self): return self.name + ' -> ' + ' '.join(p.name for p in self.peers)
--- probe
a.show(), b.show(), a.peers[0].peers[0] is a

=== instances_of_builtin_subclasses
--- file lib.py
class Money(int):
    def show(self): return f'{int(self)} v1'
class Bag(dict):
    def show(self): return sorted(self)
class Row(tuple):
    def show(self): return list(self)
class Name(str):
    def show(self): return 'v1 ' + self
--- cell
from lib import Money, Bag, Row, Name
m, b, r, n = Money(3), Bag(a=1), Row((1, 2)), Name('x')
--- edit lib.py
class Money(int):
    def show(self): return f'{int(self)} v2'
class Bag(dict):
    def show(self): return ('v2', sorted(self))
class Row(tuple):
    def show(self): return ('v2', list(self))
class Name(str):
    def show(self): return 'v2 ' + self
--- probe
m.show(), b.show(), r.show(), n.show()
type(m) is Money, type(b) is Bag, type(r) is Row, type(n) is Name

=== instances_attributes_set_by_the_user_stay
--- file lib.py
class A:
    colour = 'red'
    def __init__(self): self.n = 1
    def get(self): return ('v1', self.n)
--- cell
from lib import A
a = A()
a.colour = 'mine'
a.get2 = 'own'
a.n = 9
--- edit lib.py
class A:
    colour = 'blue'
    def __init__(self): self.n = 1
    def get(self): return ('v2', self.n)
    def get2(self): return 'class'
--- probe
a.colour, a.get2, a.get(), A().colour, A().get2()

=== instances_shadowing_a_method_with_an_attribute
--- file lib.py
class A:
    def run(self): return 'v1'
--- cell
from lib import A
a = A()
a.run = lambda: 'patched'
b = A()
--- edit lib.py
class A:
    def run(self): return 'v2'
--- probe
a.run(), b.run()

=== instances_weakly_referenced
--- file lib.py
class A:
    def get(self): return 'v1'
--- cell
import weakref
from lib import A
a = A()
ref = weakref.ref(a)
keyed = weakref.WeakKeyDictionary({a: 'value'})
valued = weakref.WeakValueDictionary({'k': a})
method = weakref.WeakMethod(a.get)
final = weakref.finalize(a, print)
--- edit lib.py
class A:
    def get(self): return 'v2'
    def more(self): return 'more'
--- probe
ref().get(), keyed[a], valued['k'].more(), method()(), final.alive, ref() is a

=== instances_many
--- file lib.py
class A:
    def __init__(self, n): self.n = n
    def get(self): return self.n
--- cell
from lib import A
many = [A(i) for i in range(5000)]
--- edit lib.py
class A:
    def __init__(self, n): self.n = n
    def get(self): return self.n * 2
    def more(self): return 1
--- probe
sum(a.get() for a in many), sum(a.more() for a in many), {type(a) is A for a in many}

=== instances_frozen_by_gc
--- file lib.py
class A:
    __slots__ = ('n',)
    def __init__(self, n): self.n = n
    def get(self): return self.n
--- cell
import gc
from lib import A
held = [A(i) for i in range(3)]
holder = [A]
gc.freeze()
--- edit lib.py
class A:
    __slots__ = ('n',)
    def __init__(self, n): self.n = n
    def get(self): return ('v2', self.n)
--- probe
[a.get() for a in held], holder[0] is A

=== instances_made_in_the_module
--- file lib.py
class A:
    def get(self): return 'v1'
first = A()
ALL = [A(), A()]
--- cell
import lib
from lib import first, ALL
kept = lib.ALL[0]
--- edit lib.py
class A:
    def get(self): return 'v2'
first = A()
ALL = [A(), A()]
--- probe
first.get(), [a.get() for a in ALL], kept.get(), first is lib.first, ALL is lib.ALL
type(first) is lib.A

=== instances_matched_by_class_patterns
--- file lib.py
class P:
    __match_args__ = ('x',)
    def __init__(self, x, y): self.x, self.y = x, y
--- cell
from lib import P
p = P(1, 2)
def look(value):
    match value:
        case P(a, b): return ('both', a, b)
        case P(a): return ('one', a)
def safe(value):
    try: return look(value)
    except TypeError: return 'too many'
--- edit lib.py
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
--- probe
safe(p), safe(P(3, 4))

=== instances_of_numpy_array_subclasses needs=numpy
--- file lib.py
import numpy as np
class Signal(np.ndarray):
    def __new__(cls, data): return np.asarray(data).view(cls)
    def power(self): return float((np.asarray(self) ** 2).sum())
--- cell
from lib import Signal
s = Signal([1, 2])
--- edit lib.py
import numpy as np
class Signal(np.ndarray):
    unit = 'V'
    def __new__(cls, data): return np.asarray(data).view(cls)
    def power(self): return (self.unit, float((np.asarray(self) ** 2).sum()))
--- probe
s.power(), type(s[:1]) is Signal, (s + 1).power()

=== instances_class_getitem_and_format
--- file lib.py
class A:
    def __class_getitem__(cls, item): return ('v1', item)
    def __format__(self, spec): return 'v1' + spec
    def __index__(self): return 1
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    def __class_getitem__(cls, item): return ('v2', item)
    def __format__(self, spec): return 'v2' + spec
    def __index__(self): return 2
    def __fspath__(self): return 'path'
--- probe
A[int], f'{a:x}', [10, 20, 30][a], __import__('os').fspath(a)

=== instances_in_thread_locals_and_queues
--- file lib.py
class A:
    __slots__ = ('n',)
    def __init__(self, n): self.n = n
    def get(self): return ('v1', self.n)
--- cell
import threading, queue, collections
from lib import A
local, waiting, ring = threading.local(), queue.Queue(), collections.deque([A(1)], maxlen=2)
local.a = A(2)
waiting.put(A(3))
--- edit lib.py
class A:
    __slots__ = ('n', 'm')
    def __init__(self, n): self.n = n
    def get(self): return ('v2', self.n)
--- then
taken = waiting.get()
--- probe
local.a.get(), taken.get(), ring[0].get(), type(taken) is A

=== instances_hashed_by_way_of_a_conversion
The hash does not name what it calls: `str` calls `__str__`, an f-string `__format__`.
--- file lib.py
class A:
    def __init__(self, s): self.s = s
    def __str__(self): return self.s
    def __eq__(self, o): return str(self) == str(o)
    def __hash__(self): return hash(str(self))
class B(A):
    def __format__(self, spec): return self.s
    def __eq__(self, o): return f'{self}' == f'{o}'
    def __hash__(self): return hash(f'{self}')
--- cell
from lib import A, B
a, b = {A('X'): 1}, {B('X')}
--- edit lib.py
class A:
    def __init__(self, s): self.s = s
    def __str__(self): return self.s.lower()
    def __eq__(self, o): return str(self) == str(o)
    def __hash__(self): return hash(str(self))
class B(A):
    def __format__(self, spec): return self.s.lower()
    def __eq__(self, o): return f'{self}' == f'{o}'
    def __hash__(self): return hash(f'{self}')
--- probe
a[A('x')], B('x') in b

=== instances_hashed_by_a_class_of_the_notebook
Only what it calls is the module's.
--- file lib.py
def norm(s): return s
--- cell
import lib
from dataclasses import dataclass
def through(s): return lib.norm(s)
class K:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return through(self.s) == through(o.s)
    def __hash__(self): return hash(through(self.s))
d, s = {K('X'): 1}, {K('Y'), K('z')}
--- edit lib.py
def norm(s): return s.lower()
--- probe
d[K('x')], K('y') in s, K('Z') in s

=== instances_hashed_with_an_attribute_of_the_class
--- file lib.py
class K:
    SCALE = 1
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash((self.n, self.SCALE))
--- cell
from lib import K
d = {K(1): 'one'}
--- edit lib.py
class K:
    SCALE = 2
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash((self.n, self.SCALE))
--- probe
d[K(1)], list(d)[0] in d, hash(K(1))

=== instances_hashed_with_what_follows_from_another_module
The module of the class is executed, but its text is the same.
--- file base.py
SALT = 1
--- file lib.py
from base import SALT
FACTOR = SALT * 10
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return self.n * FACTOR
--- cell
from lib import K
d = {K(1): 'one', (K(2), 'x'): 'two'}
--- edit base.py
SALT = 2
--- probe
d[K(1)], d[(K(2), 'x')], hash(K(1))

=== instances_hashed_with_a_default_argument
--- file lib.py
FACTOR = 1
def mixed(n, factor=FACTOR): return n * factor
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return mixed(self.n)
--- cell
from lib import K
d = {K(1): 'one'}
--- edit lib.py
FACTOR = 2
def mixed(n, factor=FACTOR): return n * factor
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return mixed(self.n)
--- probe
d[K(1)], hash(K(1))

=== instances_hashed_with_a_variable_of_a_decorator
--- file lib.py
def times(factor):
    def decorate(function):
        def wrapper(n): return function(n) * factor
        return wrapper
    return decorate
@times(1)
def mixed(n): return n
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return mixed(self.n)
--- cell
from lib import K
d = {K(1): 'one'}
--- edit lib.py
def times(factor):
    def decorate(function):
        def wrapper(n): return function(n) * factor
        return wrapper
    return decorate
@times(2)
def mixed(n): return n
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return mixed(self.n)
--- probe
d[K(1)], hash(K(1))

=== instances_hashed_by_another_base
--- file lib.py
class A:
    def norm(self): return 1
class B:
    def norm(self): return 2
class Base(A):
    def own(self): return self.norm()
class K(Base):
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return self.n * self.own()
--- cell
from lib import K
d = {K(1): 'one'}
--- edit lib.py
class A:
    def norm(self): return 1
class B:
    def norm(self): return 2
class Base(B):
    def own(self): return self.norm()
class K(Base):
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return self.n * self.own()
--- probe
d[K(1)], hash(K(1))

=== instances_hashed_by_identity_from_now_on
--- file lib.py
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash(self.n)
--- cell
from lib import K
k = K(1)
d, s = {k: 'one'}, {k}
--- edit lib.py
class K:
    def __init__(self, n): self.n = n
--- probe
d[k], k in s, d.get(K(1))

=== instances_that_the_collector_does_not_know
A `str` with slots: neither it nor a dictionary of such is tracked.
--- file lib.py
class Name(str):
    __slots__ = ()
    def __eq__(self, o): return key(self) == key(o)
    def __hash__(self): return hash(key(self))
def key(s): return str(s)
--- cell
from lib import Name
d, s, inner = {Name('X'): 1}, {Name('Y')}, {'d': {Name('Z'): []}}
--- edit lib.py
class Name(str):
    __slots__ = ()
    def __eq__(self, o): return key(self) == key(o)
    def __hash__(self): return hash(key(self))
def key(s): return str(s).lower()
--- probe
d[Name('x')], Name('y') in s, inner['d'][Name('z')]

=== instances_hashed_by_all_their_fields
The class gains a field, and its hash names none.
--- file lib.py
from dataclasses import astuple, dataclass
@dataclass(eq=False)
class K:
    a: int
    def __eq__(self, o): return astuple(self) == astuple(o)
    def __hash__(self): return hash(astuple(self))
--- cell
from lib import K
d = {K(1): 'one'}
--- edit lib.py
from dataclasses import astuple, dataclass
@dataclass(eq=False)
class K:
    a: int
    b: int = 0
    def __eq__(self, o): return astuple(self) == astuple(o)
    def __hash__(self): return hash(astuple(self))
--- probe
d[K(1)], d[K(1, 0)]

=== instances_with_a_member_that_is_another_number
--- file lib.py
from dataclasses import dataclass
from enum import IntEnum
class Color(IntEnum):
    RED = 1
    BLUE = 2
@dataclass(frozen=True)
class Paint:
    color: Color
--- cell
from lib import Color, Paint
d, s = {Paint(Color.RED): 'red'}, {(Paint(Color.BLUE), 1)}
--- edit lib.py
from dataclasses import dataclass
from enum import IntEnum
class Color(IntEnum):
    RED = 11
    BLUE = 12
@dataclass(frozen=True)
class Paint:
    color: Color
--- probe
d[Paint(Color.RED)], (Paint(Color.BLUE), 1) in s, int(Color.RED)

=== instances_that_are_weakly_held_keys
A weak reference remembers the hash of then.
--- file lib.py
class K:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s): return s
--- cell
import gc, weakref
from lib import K
k, gone = K('X'), K('Y')
d, s = weakref.WeakKeyDictionary({k: 1, gone: 2}), weakref.WeakSet([k, gone])
--- edit lib.py
class K:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s): return s.lower()
--- then
found = d[k], d[K('x')], k in s, K('y') in s, len(d), len(s)
del gone
collected = gc.collect() >= 0
--- probe
found, len(d), len(s), d[k]

=== instances_that_became_equal_keys
The later value wins, as it would have in a dictionary that is made anew.
--- file lib.py
class K:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s): return s
--- cell
from collections import OrderedDict
from lib import K
d, o, s = {K('a'): 1, K('A'): 2, 'k': 3}, OrderedDict([(K('A'), 1), (K('a'), 2)]), {K('A'), K('a')}
--- edit lib.py
class K:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s): return s.lower()
--- probe
len(d), d[K('a')], [getattr(k, 's', k) for k in d], len(o), o[K('A')], len(s)

=== instances_that_became_equal_keys_in_vain tags=guard
What is done to dictionaries last is taken back first: the cell's key can no longer be hashed.
--- file lib.py
HANDLERS = {}
class K:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s): return s
--- cell
from collections import OrderedDict
import lib
from lib import K
d, o, s = {K('a'): 1, K('A'): 2}, OrderedDict([(K('A'), 1), (K('a'), 2)]), {K('A'), K('a')}
class Sub(dict): pass
sub = Sub({K('a'): 1, K('A'): 2})
def handler(): return 'mine'
lib.HANDLERS[K('refused')] = handler
--- edit lib.py broken
HANDLERS = {}
class K:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s):
    if s == 'refused': raise ValueError(s)
    return s.lower()
EDITED = 1
--- probe
len(d), d[K('a')], d[K('A')], len(s), K('A') in s, len(sub), sub[K('A')]
len(o), o[K('a')], list(o.values())
lib.HANDLERS[K('refused')]()

=== instances_in_what_a_failed_reload_gives_back tags=guard
--- file reg.py
TABLE = {}
--- file lib.py
import reg
HANDLERS = {}
class K:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s): return s
reg.TABLE[K('a')] = 1
reg.TABLE[K('A')] = 2
--- cell
import lib, reg
from lib import K
def handler(): return 'mine'
lib.HANDLERS[K('refused')] = handler
--- edit lib.py broken
import reg
HANDLERS = {}
class K:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return norm(self.s) == norm(o.s)
    def __hash__(self): return hash(norm(self.s))
def norm(s):
    if s == 'refused': raise ValueError(s)
    return s.lower()
reg.TABLE[K('b')] = 3
--- probe
[(k.s, v) for k, v in reg.TABLE.items()], reg.TABLE[K('a')], reg.TABLE[K('A')]
lib.HANDLERS[K('refused')]()

=== instances_of_built_in_kinds_whose_class_becomes_an_ordinary_one
What Python cannot make another kind of object stays what it was, with its contents.
--- file m.py
from typing import NamedTuple
class Stack(NamedTuple):
    size: int = 0
class Group(frozenset): pass
class Rows(list): pass
class Failed(Exception): pass
LIMIT = 1
--- cell
from m import LIMIT
mine = []
if LIMIT == 1:
    from m import Failed, Group, Rows, Stack
    mine = [Stack(2), Group((1, 2)), Rows((3, 4, 5)), Failed(1)]
sizes = [len(each) for each in mine[:3]] or [1, 2, 3]
--- edit m.py
from dataclasses import dataclass
@dataclass
class Stack:
    size: int = 0
class Group: pass
class Rows: pass
class Failed: pass
LIMIT = 2
--- then
now = [len(each) for each in mine[:3]] or [1, 2, 3]
--- probe
LIMIT, sizes, now, str(mine[-1]) if mine else "1"

=== instances_slots_become_a_dataclass_with_defaults
--- file lib.py
class P:
    __slots__ = ('a',)
    def __init__(self, a=42): self.a = a
    def total(self): return self.a
--- cell
from lib import P
held = [P(2), (P(3),)]
--- edit lib.py
import dataclasses
@dataclasses.dataclass(frozen=True, slots=True)
class P:
    a: int = 21
    b: int = 7
    def total(self): return self.a, self.b
--- probe
held[0].total(), held[1][0].total(), type(held[0]) is P

=== instances_of_a_data_class_that_gets_other_bases_and_a_field
--- file m.py
from dataclasses import dataclass
class Base: pass
@dataclass
class P(Base):
    x: int = 1
--- cell
import m
held = [m.P(), m.P(5)]
--- edit m.py
from dataclasses import dataclass, field
@dataclass
class P:
    x: int = 1
    tags: list = field(default_factory=list)
--- probe
held, held[0] == m.P(), held[1].tags is held[0].tags
"""
