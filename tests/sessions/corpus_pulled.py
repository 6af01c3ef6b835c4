"""Methods that are held, and that a base, a subclass or a mixin has after the edit."""

TEXT = r"""
=== pulled_base_merged_into_derived
--- file core.py
class BaseCommand:
    context_class = 1
    def __init__(self, name):
        self.name = name
    def to_info_dict(self, ctx):
        return {"name": self.name}
    def invoke(self, ctx):
        raise NotImplementedError(self.name)
    def main(self): return "base main"
class Command(BaseCommand):
    def __init__(self, name, callback=None):
        super().__init__(name)
        self.callback = callback
    def to_info_dict(self, ctx):
        info = super().to_info_dict(ctx)
        info["callback"] = self.callback
        return info
    def invoke(self, ctx):
        return self.callback, ctx
class Group(Command):
    def more(self): return 1
--- cell
import core
from core import Command, Group
c = Command("a", 3)
g = Group("g")
init, info, inv = Command.__init__, Command.to_info_dict, c.invoke
binfo, bmain = core.BaseCommand.to_info_dict, c.main
--- edit core.py
class _Fake(type):
    def __subclasscheck__(cls, other): return issubclass(other, cls.__bases__[0])
    def __instancecheck__(cls, obj): return isinstance(obj, cls.__bases__[0])
class Command:
    context_class = 1
    def __init__(self, name, callback=None):
        self.name = name
        self.callback = callback
        self.extra = 1
    def to_info_dict(self, ctx):
        return {"name": self.name, "callback": self.callback, "new": 1}
    def invoke(self, ctx):
        return self.callback, ctx, "new"
    def main(self): return "new main"
class _BaseCommand(Command, metaclass=_Fake):
    pass
class Group(Command):
    def more(self): return 2
def __getattr__(name):
    if name == "BaseCommand": return _BaseCommand
    raise AttributeError(name)
--- probe
info(c, None), inv(1), g.more(), c.main(), bmain()
Command("z", 1).extra
Command.__mro__.__len__(), Group.__mro__.__len__()
isinstance(c, core.BaseCommand)

=== pulled_up
--- file core.py
class Base:
    pass
class Child(Base):
    def m(self): return "child", self.k
    def __init__(self): self.k = 1
--- cell
from core import Base, Child
c = Child()
bound, plain = c.m, Child.m
table = {"m": c.m}
--- edit core.py
class Base:
    def m(self): return "base", self.k
class Child(Base):
    def __init__(self): self.k = 1
--- probe
c.m(), bound(), plain(c), table["m"]()

=== pulled_down
--- file core.py
class Base:
    def m(self): return "base"
class Child(Base):
    pass
class Other(Base):
    pass
--- cell
from core import Base, Child, Other
c, o = Child(), Other()
cb, ob = c.m, o.m
--- edit core.py
class Base:
    pass
class Child(Base):
    def m(self): return "child"
class Other(Base):
    def m(self): return "other"
--- probe
cb(), ob()

=== pulled_extract_mixin
--- file core.py
class Child:
    def m(self): return "child"
    @property
    def p(self): return 1
    @classmethod
    def make(cls): return cls.__name__, 1
--- cell
from core import Child
c = Child()
bound, plain, mk = c.m, Child.m, Child.make
--- edit core.py
class Mixin:
    def m(self): return "mixin"
    @property
    def p(self): return 2
    @classmethod
    def make(cls): return cls.__name__, 2
class Child(Mixin):
    pass
--- probe
bound(), plain(c), mk(), c.p

=== pulled_merge_base
--- file core.py
class Base:
    def m(self): return "base"
    @classmethod
    def make(cls): return cls.__name__, 1
class Child(Base):
    def n(self): return 1
--- cell
from core import Child, Base
c = Child()
bound, plain, mk = c.m, Child.m, Child.make
--- edit core.py
class Child:
    def m(self): return "child"
    @classmethod
    def make(cls): return cls.__name__, 2
    def n(self): return 2
Base = Child
--- probe
bound(), plain(c), mk(), c.n()

=== pulled_merge_base_gone
--- file core.py
class Base:
    def m(self): return "base"
    @staticmethod
    def s(): return 1
class Child(Base):
    def n(self): return 1
--- cell
from core import Child
c = Child()
bound, plain, st = c.m, Child.m, Child.s
cbs = [c.m]
--- edit core.py
class Child:
    def m(self): return "child"
    @staticmethod
    def s(): return 2
    def n(self): return 2
--- probe
bound(), plain(c), st(), c.n(), cbs[0]()

=== pulled_up_to_another_module
--- file base.py
class Base:
    pass
--- file core.py
from base import Base
class Child(Base):
    def m(self): return "child"
    def other(self): return self.m() + "!"
class Second(Base):
    def m(self): return "child"
--- cell
from core import Child, Second
import functools
c, s = Child(), Second()
hooks = {"c": c.m, "s": s.m, "p": functools.partial(Child.m, c), "o": c.other}
--- edit core.py
from base import Base
class Child(Base):
    def other(self): return self.m() + "?"
class Second(Base):
    pass
--- also base.py
class Base:
    def m(self): return "base of " + type(self).__name__
--- probe
[hooks[k]() for k in "cspo"], c.m()

=== pulled_up_refused_then_done
--- file core.py
class Base:
    pass
class Child(Base):
    def m(self): return "child"
--- cell
from core import Base, Child
c = Child()
bound = c.m
--- edit core.py broken
class Base:
    def m(self): return "base"
class Child(Base):
    pass
1 / 0
--- then
still = bound() in ("child", "base")
--- edit core.py
class Base:
    def m(self): return "base"
class Child(Base):
    pass
--- probe
c.m(), bound()

=== pulled_notebook_subclass_holds
--- file core.py
class Base:
    def hook(self): return "base"
class Child(Base):
    def m(self): return "child"
--- cell
from core import Child
class Mine(Child):
    def extra(self): return self.m() + self.hook()
x = Mine()
fs = [x.m, x.hook, Mine.m, Mine.hook]
--- edit core.py
class Base:
    def m(self): return "pulled"
class Child(Base):
    def hook(self): return "pushed"
--- probe
[fs[0](), fs[1](), fs[2](x), fs[3](x)], x.extra()

=== pulled_not_to_what_overrode_it
A subclass has had a method of its own all along: that of the base is just gone.
--- file hooks.py
HOOKS = []
--- file m.py
class A:
    def run(self): return 'a'
class B(A):
    def run(self): return 'b'
--- file use.py
import hooks, m
if hasattr(m.A, 'run'):
    hooks.HOOKS.append(m.A.run)
--- cell
import use, m, hooks
try:
    h = m.A.run
except AttributeError:
    h = None
--- edit m.py
class A:
    pass
class B(A):
    def run(self): return 'b'
--- probe
hooks.HOOKS
h is m.B.run
"""
