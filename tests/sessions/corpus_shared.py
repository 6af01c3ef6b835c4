"""Objects that a module makes of classes of others, and what cells obtain from functions of it."""

TEXT = """
=== shared_instance_registry_by_name
--- file core.py
class Logger:
    _known = {}
    @classmethod
    def get(cls, name):
        if name not in cls._known: cls._known[name] = cls(name)
        return cls._known[name]
    def __init__(self, name): self.name = name
--- cell
import core
log = core.Logger.get("me")
--- edit core.py
class Logger:
    _known = {}
    @classmethod
    def get(cls, name):
        if name not in cls._known: cls._known[name] = cls(name)
        return cls._known[name]
    def __init__(self, name): self.name = name
    def info(self): return 1
--- probe
log is core.Logger.get("me"), log.info()

=== shared_instance_dict_of_function
--- file core.py
_CONNS = {}
class Conn:
    def __init__(self, n): self.n = n
def connect(n):
    if n not in _CONNS: _CONNS[n] = Conn(n)
    return _CONNS[n]
--- cell
import core
c = core.connect("db")
--- edit core.py
_CONNS = {}
class Conn:
    def __init__(self, n): self.n = n
    def q(self): return self.n
def connect(n):
    if n not in _CONNS: _CONNS[n] = Conn(n)
    return _CONNS[n]
--- probe
c is core.connect("db"), c.q()

=== shared_made_by_function_class_moves
--- file a.py
class Model:
    def go(self): return 1
def make(): return Model()
--- file b.py
X = 1
--- cell
import a
x = a.make()
xs = [a.make()]
--- edit a.py
from b import Model
def make(): return Model()
--- also b.py
X = 1
class Model:
    def go(self): return 2
    def more(self): return 1
--- probe
x.go(), isinstance(x, a.Model), xs[0].more(), type(x).__module__

=== shared_singleton_whose_class_moves
--- file a.py
class _Missing:
    def __repr__(self): return "M1"
MISSING = _Missing()
def get(x=MISSING): return x is MISSING
--- cell
import a
from a import MISSING
held = [MISSING]
--- edit a.py
from marks import _Missing
MISSING = _Missing()
def get(x=MISSING): return x is MISSING
--- also marks.py
class _Missing:
    def __repr__(self): return "M2"
--- probe
held[0] is a.MISSING, MISSING is a.MISSING, a.get(held[0]), held

=== shared_singleton_moves_with_its_class
--- file a.py
class _Missing:
    def __repr__(self): return "M1"
MISSING = _Missing()
def get(x=MISSING): return x is MISSING
--- cell
import a
held = [a.MISSING]
--- edit a.py
from marks import MISSING
def get(x=MISSING): return x is MISSING
--- also marks.py
class _Missing:
    def __repr__(self): return "M2"
MISSING = _Missing()
--- probe
held[0] is a.MISSING, a.get(held[0]), held

=== shared_instance_of_another_modules_class
--- file core.py
class App:
    def __init__(self, n): self.n = n
--- file main.py
import core
app = core.App("x")
--- cell
import core, main
held = {"app": main.app}
def use(app=main.app): return app is main.app
--- edit core.py
class App:
    def __init__(self, n): self.n = n; self.k = 1
    def go(self): return self.n
--- probe
held["app"] is main.app, use(), main.app.k, held["app"].go()

=== shared_trained_object_is_kept
--- file core.py
class Net:
    def __init__(self): self.w = 0
    def fit(self): self.w += 1
--- file main.py
import core
net = core.Net()
--- cell
import main
net = main.net
net.fit()
--- edit main.py
import core
net = core.Net()
Z = 1
--- probe
net.w, main.Z

=== shared_sentinel_of_another_modules_class
--- file core.py
class Sentinel:
    __slots__ = ("name",)
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name
--- file main.py
from core import Sentinel
MISSING = Sentinel("MISSING")
EMPTY = Sentinel("EMPTY")
def get(x=MISSING): return x is MISSING
--- cell
import main
held = [main.MISSING, main.EMPTY]
def mine(x=main.MISSING): return main.get(x)
--- edit main.py
from core import Sentinel
EMPTY = Sentinel("EMPTY")
MISSING = Sentinel("MISSING")
def get(x=MISSING, y=1): return x is MISSING, y
--- probe
main.get(held[0]), mine(), held[1] is main.EMPTY, held

=== shared_alias_of_shared_is_not_touched
--- file core.py
class Region:
    def __init__(self, n): self.n = n
ALL = {"eu": Region("eu"), "us": Region("us")}
--- file main.py
import core
current = core.ALL["eu"]
--- cell
import core, main
eu = core.ALL["eu"]
--- edit main.py
import core
current = core.Region("custom")
--- probe
eu.n, core.ALL["eu"].n, eu is core.ALL["eu"], main.current.n, eu is main.current

=== shared_class_moves_and_only_a_function_tells_where
--- file a.py
class Model:
    def go(self): return 1
def make(): return Model()
--- file b.py
X = 1
--- cell
import a
x = a.make()
--- edit a.py
import b
def make(): return b.Model()
--- also b.py
class Model:
    def go(self): return 2
    def more(self): return 1
--- probe
x.go(), x.more(), type(x).__module__, type(x) is type(a.make())

=== shared_class_moves_to_a_new_module_that_a_function_uses
--- file a.py
class Model:
    def go(self): return 1
class Other: pass
def make(): return Model()
--- cell
import a
x = a.make()
KEEP = 1
KEEP = 2
--- edit a.py
from pkg import models
class Other: pass
def make(): return models.Model()
--- also pkg/__init__.py
--- also pkg/models.py
class Model:
    def go(self): return 2
    def more(self): return 1
--- then
Base = a.models.Model
--- probe
x.go(), x.more(), type(x).__module__, isinstance(x, Base)

=== shared_two_modules_have_what_is_gone tags=guard
--- file a.py
class Model:
    def go(self): return 1
def make(): return 1
--- file b.py
class Model:
    def go(self): return 2
--- file c.py
class Model:
    def go(self): return 3
--- cell
import b, c
y = b.Model()
import a
z = c.Model()
--- edit a.py
import b, c
def make(): return 2
--- probe
y.go(), z.go()

=== shared_class_that_is_gone_is_not_one_of_the_same_name
--- file a.py
class Config:
    def go(self): return 1
def make(): return Config()
--- file settings.py
class Config:
    def go(self): return "settings"
--- cell
import settings
import a
x = a.make()
s = settings.Config()
kept = type(x)
--- edit a.py
import settings
def make(): return 1
X = 1
--- probe
a.X, type(s) is settings.Config
"""
