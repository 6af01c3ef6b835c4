"""Modules that register within objects of others, and objects that several modules share."""

TEXT = r"""
=== objects_shared_registry_whose_maker_is_edited
--- file reglib.py
class Registry:
    def __init__(self, name): self.name = name; self.items = {}
    def register(self, f): self.items[f.__name__] = f; return f
_ALL = {}
def get_registry(name):
    if name not in _ALL:
        _ALL[name] = Registry(name)
    return _ALL[name]
--- file m1.py
from reglib import get_registry
R = get_registry("models")
@R.register
def one(): return 1
--- file m2.py
from reglib import get_registry
R = get_registry("models")
@R.register
def two(): return 2
--- cell
import m1, m2, reglib
--- edit m1.py
from reglib import get_registry
R = get_registry("models")
@R.register
def one(): return 11
X = 1
--- probe
m1.R is m2.R, reglib._ALL["models"] is m1.R
sorted(m2.R.items), m2.R.items["one"](), m1.R.items["two"]()

=== objects_shared_registry_that_others_only_hold
--- file reglib.py
class Registry:
    def __init__(self, name): self.name = name; self.items = {}
_ALL = {}
def get_registry(name):
    if name not in _ALL:
        _ALL[name] = Registry(name)
    return _ALL[name]
--- file m1.py
from reglib import get_registry
R = get_registry("models")
--- file m2.py
from reglib import get_registry
R = get_registry("models")
--- cell
import m1, m2, reglib
--- edit m1.py
from reglib import get_registry
R = get_registry("models")
X = 1
--- probe
m1.X, m1.R is m2.R, reglib._ALL["models"] is m1.R

=== objects_shared_registry_whose_maker_drops_it
--- file reglib.py
class Registry:
    def __init__(self, name): self.name = name; self.items = {}
_ALL = {}
def get_registry(name):
    if name not in _ALL:
        _ALL[name] = Registry(name)
    return _ALL[name]
--- file m1.py
from reglib import get_registry
R = get_registry("models")
--- file m2.py
from reglib import get_registry
R = get_registry("models")
--- cell
import m1, m2, reglib
--- edit m1.py
X = 1
--- probe
m1.X, list(reglib._ALL), reglib._ALL.get("models") is m2.R

=== objects_attribute_made_on_demand_that_its_maker_drops
--- file tok.py
class Tok(tuple):
    def __getattr__(self, name):
        if name[:1].isupper():
            new = Tok(self + (name,)); setattr(self, name, new); return new
        raise AttributeError(name)
Name = Tok(("Name",))
--- file m1.py
from tok import Name
RULES = [("a", Name.Type)]
--- file m2.py
from tok import Name
RULES = [("b", Name.Type)]
--- cell
import m1, m2, tok
--- edit m1.py
from tok import Name
RULES = []
--- probe
m1.RULES, m2.RULES[0][1] is tok.Name.Type, list(vars(tok.Name))

=== objects_list_made_on_demand_that_others_only_hold
--- file reglib.py
HOOKS = {}
--- file m1.py
import reglib
reglib.HOOKS.setdefault("start", []).append("m1")
--- file m2.py
import reglib
L = reglib.HOOKS.setdefault("start", [])
--- cell
import m1, m2, reglib
--- edit m1.py
import reglib
X = 1
--- probe
reglib.HOOKS, m2.L is reglib.HOOKS.get("start")

=== objects_shared_registry_notebook_registers
--- file reglib.py
class Registry:
    def __init__(self, name): self.name = name; self.items = {}; self.order = []
    def register(self, f): self.items[f.__name__] = f; self.order.append(f); return f
_ALL = {}
def get_registry(name):
    if name not in _ALL:
        _ALL[name] = Registry(name)
    return _ALL[name]
--- file m1.py
from reglib import get_registry
@get_registry("models").register
def one(): return 1
--- file m2.py
from reglib import get_registry
@get_registry("models").register
def two(): return 2
--- cell
import m1, m2, reglib
@reglib.get_registry("models").register
def mine(): return 'mine'
--- edit m1.py
from reglib import get_registry
@get_registry("models").register
def one(): return 11
X = 1
--- probe
{k: f() for k, f in reglib.get_registry("models").items.items()}
[f() for f in reglib.get_registry("models").order]

=== objects_shared_registry_second_edited
--- file reglib.py
class Registry:
    def __init__(self, name): self.name = name; self.items = {}; self.order = []
    def register(self, f): self.items[f.__name__] = f; self.order.append(f); return f
_ALL = {}
def get_registry(name):
    if name not in _ALL:
        _ALL[name] = Registry(name)
    return _ALL[name]
--- file m1.py
from reglib import get_registry
@get_registry("models").register
def one(): return 1
--- file m2.py
from reglib import get_registry
@get_registry("models").register
def two(): return 2
--- cell
import m1, m2, reglib
--- edit m2.py
from reglib import get_registry
@get_registry("models").register
def two(): return 22
@get_registry("models").register
def three(): return 3
--- probe
{k: f() for k, f in reglib.get_registry("models").items.items()}
[f() for f in reglib.get_registry("models").order]

=== objects_shared_registry_second_drops
--- file reglib.py
class Registry:
    def __init__(self, name): self.name = name; self.items = {}; self.order = []
    def register(self, f): self.items[f.__name__] = f; self.order.append(f); return f
_ALL = {}
def get_registry(name):
    if name not in _ALL:
        _ALL[name] = Registry(name)
    return _ALL[name]
--- file m1.py
from reglib import get_registry
@get_registry("models").register
def one(): return 1
--- file m2.py
from reglib import get_registry
@get_registry("models").register
def two(): return 2
--- cell
import m1, m2, reglib
--- edit m2.py
X = 1
--- probe
{k: f() for k, f in reglib.get_registry("models").items.items()}
[f() for f in reglib.get_registry("models").order]

=== objects_shared_registry_dependent_too
--- file reglib.py
class Registry:
    def __init__(self, name): self.name = name; self.items = {}
_ALL = {}
def get_registry(name):
    if name not in _ALL:
        _ALL[name] = Registry(name)
    return _ALL[name]
--- file m1.py
from reglib import get_registry
R = get_registry("models")
def helper(): return 1
--- file m2.py
from reglib import get_registry
from m1 import helper
S = get_registry("models")
def use(): return helper()
--- cell
import m1, m2, reglib
--- edit m1.py
from reglib import get_registry
R = get_registry("models")
def helper(): return 2
X = 1
--- probe
m1.R is m2.S is reglib._ALL["models"], m2.use()

=== objects_shared_by_bound_method
--- file reglib.py
class Registry:
    def __init__(self, name): self.name = name; self.items = {}
    def register(self, f): self.items[f.__name__] = f; return f
_ALL = {}
def get_registry(name):
    if name not in _ALL:
        _ALL[name] = Registry(name)
    return _ALL[name]
--- file m1.py
from reglib import get_registry
register = get_registry("models").register
@register
def one(): return 1
--- file m2.py
from reglib import get_registry
register = get_registry("models").register
@register
def two(): return 2
class Model:
    registry = get_registry("models")
--- cell
import m1, m2, reglib
--- edit m1.py
from reglib import get_registry
register = get_registry("models").register
@register
def one(): return 11
X = 1
--- probe
sorted((k, f()) for k, f in reglib.get_registry("models").items.items())
m2.Model.registry is reglib.get_registry("models"), m2.register.__self__ is m1.register.__self__

=== objects_shared_lock_of_library
--- file locks.py
import threading
_LOCKS = {}
class Box:
    pass
def lock(name):
    return _LOCKS.setdefault(name, threading.Event())
--- file m1.py
from locks import lock
L = lock("a")
--- file m2.py
from locks import lock
L = [lock("a")]
--- cell
import m1, m2, locks
--- edit m1.py
from locks import lock
L = lock("a")
X = 1
--- probe
m1.X, m1.L is m2.L[0] is locks.lock("a")

=== objects_class_get_or_create
--- file reglib.py
class Config:
    _instances = {}
    def __init__(self, name): self.name = name; self.values = {}
    @classmethod
    def get(cls, name):
        try:
            return cls._instances[name]
        except KeyError:
            made = cls._instances[name] = cls(name)
            return made
    def set(self, **values): self.values.update(values); return self
--- file m1.py
from reglib import Config
CFG = Config.get("app").set(debug=True)
--- file m2.py
from reglib import Config
CFG = Config.get("app").set(port=80)
--- cell
import m1, m2, reglib
--- edit m1.py
from reglib import Config
CFG = Config.get("app").set(debug=False)
--- probe
m1.CFG is m2.CFG, m1.CFG.values, reglib.Config.get("app").values

=== objects_singleton_second_edited
--- file core.py
class App:
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.parts = []
        return cls._instance
--- file m1.py
from core import App
app = App()
app.parts.append("m1")
--- file m2.py
from core import App
app = App()
app.parts.append("m2")
--- cell
import m1, m2, core
--- edit m2.py
from core import App
app = App()
app.parts.append("m2 new")
--- probe
m1.app is m2.app is core.App(), m1.app.parts

=== objects_event_bus
--- file bus.py
class Signal:
    def __init__(self): self.handlers = []
    def connect(self, f): self.handlers.append(f); return f
    def send(self, *a): return [h(*a) for h in self.handlers]
_signals = {}
def signal(name): return _signals.setdefault(name, Signal())
--- file m1.py
from bus import signal
@signal("save").connect
def on_save(x): return ("m1", x)
--- file m2.py
from bus import signal
@signal("save").connect
def on_save(x): return ("m2", x)
--- cell
import m1, m2, bus
--- edit m2.py
from bus import signal
@signal("save").connect
def on_save(x): return ("m2 new", x)
@signal("load").connect
def on_load(x): return ("load", x)
--- probe
bus.signal("save").send(1), bus.signal("load").send(2)

=== objects_signals_in_dict
--- file bus.py
class Signal:
    def __init__(self): self.handlers = []
    def connect(self, f): self.handlers.append(f); return f
SIGNALS = {"save": Signal(), "load": Signal()}
--- file m2.py
from bus import SIGNALS
@SIGNALS["save"].connect
def on_save(x): return ("m2", x)
--- cell
import m2, bus
--- edit m2.py
from bus import SIGNALS
@SIGNALS["save"].connect
def on_save(x): return ("m2 new", x)
X = 1
--- probe
[h(1) for h in bus.SIGNALS["save"].handlers]

=== objects_router_in_app
--- file core.py
class Router:
    def __init__(self): self.routes = []
class App:
    def __init__(self): self.router = Router()
    def route(self, path):
        def deco(f): self.router.routes.append((path, f)); return f
        return deco
app = App()
--- file m2.py
from core import app
@app.route("/a")
def a(): return 1
--- cell
import m2, core
--- edit m2.py
from core import app
@app.route("/b")
def b(): return 2
--- probe
[(p, f()) for p, f in core.app.router.routes]

=== objects_manager_in_class
--- file core.py
class Manager:
    def __init__(self): self.items = []
    def add(self, x): self.items.append(x)
class Model:
    objects = Manager()
--- file m2.py
from core import Model
Model.objects.add("m2")
--- cell
import m2, core
--- edit m2.py
from core import Model
Model.objects.add("m2 new")
--- probe
core.Model.objects.items

=== objects_slots_instance
--- file core.py
class Manager:
    __slots__ = ("items",)
    def __init__(self): self.items = []
    def add(self, x): self.items.append(x)
class Holder:
    def __init__(self): self.m = Manager()
H = Holder()
--- file m2.py
from core import H
H.m.add("m2")
--- cell
import m2, core
--- edit m2.py
from core import H
H.m.add("m2 new")
--- probe
core.H.m.items

=== objects_namespace_of_objects
--- file core.py
from types import SimpleNamespace
class Hook(list):
    def __call__(self, f): self.append(f); return f
hooks = SimpleNamespace(start=Hook(), stop=Hook())
--- file m2.py
from core import hooks
@hooks.start
def go(): return 1
--- cell
import m2, core
--- edit m2.py
from core import hooks
@hooks.start
def go(): return 2
X = 1
--- probe
[f() for f in core.hooks.start]

=== objects_closure_instance
--- file core.py
class Reg:
    def __init__(self): self.items = []
def make():
    reg = Reg()
    def register(f): reg.items.append(f); return f
    def run(): return [f() for f in reg.items]
    return register, run
register, run = make()
--- file m2.py
from core import register
@register
def go(): return 1
--- cell
import m2, core
--- edit m2.py
from core import register
@register
def go(): return 2
X = 1
--- probe
core.run()

=== objects_tuple_of_registries
--- file core.py
class Reg:
    def __init__(self): self.items = []
A, B = PAIR = (Reg(), Reg())
TREE = {"x": [Reg()]}
--- file m2.py
from core import TREE, PAIR
TREE["x"][0].items.append("m2")
PAIR[1].items.append("m2")
--- cell
import m2, core
--- edit m2.py
from core import TREE, PAIR
TREE["x"][0].items.append("m2 new")
PAIR[1].items.append("m2 new")
--- probe
core.TREE["x"][0].items, core.PAIR[1].items

=== objects_tree_nodes
--- file core.py
class Node:
    def __init__(self, name, parent=None):
        self.name = name; self.children = []
        if parent is not None: parent.children.append(self)
ROOT = Node("root")
SUB = Node("sub", ROOT)
--- file m2.py
from core import ROOT, Node
leaf = Node("m2", ROOT.children[0])
--- cell
import m2, core
--- edit m2.py
from core import ROOT, Node
leaf = Node("m2 new", ROOT.children[0])
--- probe
[c.name for c in core.SUB.children]

=== objects_singleton_in_global
--- file core.py
_instance = None
class App:
    def __init__(self): self.parts = []
def get_app():
    global _instance
    if _instance is None:
        _instance = App()
    return _instance
--- file m1.py
from core import get_app
app = get_app()
app.parts.append("m1")
--- file m2.py
from core import get_app
app = get_app()
app.parts.append("m2")
--- cell
import m1, m2, core
--- edit m1.py
from core import get_app
app = get_app()
app.parts.append("m1 new")
--- probe
m1.app is m2.app is core.get_app(), m1.app.parts

=== objects_singleton_new
--- file core.py
class App:
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.parts = {}
        return cls._instance
--- file m1.py
from core import App
app = App()
app.parts["m1"] = 1
--- file m2.py
from core import App
app = App()
app.parts["m2"] = 2
--- cell
import m1, m2, core
--- edit m1.py
from core import App
app = App()
app.parts["m1"] = 10
app.parts["more"] = 11
--- probe
m1.app is m2.app is core.App(), m1.app.parts

=== objects_module_attribute_added_by_another
--- file core.py
A = 1
--- file m1.py
import core
core.extra = [1]
--- cell
import m1, core
--- edit m1.py
import core
X = 1
--- probe
hasattr(core, "extra")

=== objects_module_attribute_replaced_by_another
--- file core.py
def handler(): return "default"
def run(): return handler()
--- file m1.py
import core
def mine(): return "m1"
core.handler = mine
--- cell
import m1, core
--- edit m1.py
import core
X = 1
--- probe
core.run()

=== objects_function_attribute_registry
--- file core.py
def register(f):
    register.items.append(f)
    return f
register.items = []
--- file m1.py
from core import register
@register
def one(): return 1
--- cell
import m1, core
--- edit m1.py
from core import register
@register
def one(): return 2
X = 1
--- probe
[f() for f in core.register.items]

=== objects_lazily_made_list
--- file core.py
class App:
    def __init__(self): self._h = None
    @property
    def handlers(self):
        if self._h is None: self._h = []
        return self._h
app = App()
--- file m1.py
from core import app
app.handlers.append("m1")
--- file m2.py
from core import app
app.handlers.append("m2")
--- cell
import m1, m2, core
--- edit m1.py
from core import app
app.handlers.append("m1 new")
--- probe
core.app.handlers

=== objects_cached_property_list
--- file core.py
from functools import cached_property
class App:
    @cached_property
    def handlers(self): return []
app = App()
--- file m1.py
from core import app
app.handlers.append("m1")
--- file m2.py
from core import app
app.handlers.append("m2")
--- cell
import m1, m2, core
--- edit m1.py
from core import app
app.handlers.append("m1 new")
--- probe
core.app.handlers

=== objects_deep_groups
--- file core.py
class Group:
    def __init__(self): self.routes = []; self.sub = {}
class Router:
    def __init__(self): self.groups = {"api": Group()}
class App:
    def __init__(self): self.router = Router()
app = App()
app.router.groups["api"].sub["v1"] = Group()
--- file m1.py
from core import app
app.router.groups["api"].sub["v1"].routes.append("m1")
--- cell
import m1, core
--- edit m1.py
from core import app
app.router.groups["api"].sub["v1"].routes.append("m1 new")
--- probe
core.app.router.groups["api"].sub["v1"].routes

=== objects_weak_value_registry
--- file core.py
from weakref import WeakValueDictionary, WeakSet
class Hub:
    def __init__(self): self.by_name = WeakValueDictionary(); self.all = WeakSet()
    def add(self, name, x): self.by_name[name] = x; self.all.add(x)
hub = Hub()
--- file m1.py
from core import hub
class P:
    pass
p = P()
hub.add("p", p)
--- cell
import m1, core, gc
--- edit m1.py
from core import hub
class P:
    pass
p = P()
hub.add("q", p)
--- then
_ = gc.collect()
--- probe
sorted(core.hub.by_name), len(core.hub.all)

=== objects_userdict_inside
--- file core.py
from collections import UserDict, ChainMap, UserList
class Hub:
    def __init__(self): self.d = UserDict(); self.c = ChainMap({}); self.l = UserList()
hub = Hub()
--- file m1.py
from core import hub
hub.d["a"] = 1; hub.c["a"] = 1; hub.l.append("a")
--- cell
import m1, core
--- edit m1.py
from core import hub
hub.d["b"] = 1; hub.c["b"] = 1; hub.l.append("b")
--- probe
dict(core.hub.d), dict(core.hub.c), list(core.hub.l)

=== objects_queue_inside
--- file core.py
import queue
class Hub:
    def __init__(self): self.q = queue.Queue()
hub = Hub()
--- file m1.py
from core import hub
hub.q.put("m1")
--- cell
import m1, core
--- edit m1.py
from core import hub
hub.q.put("m1 new")
--- probe
list(core.hub.q.queue)

=== objects_observer_pattern_counts
--- file core.py
class Subject:
    def __init__(self): self._obs = {}; self.version = 0
    def attach(self, name, o): self._obs[name] = o; self.version += 1
subject = Subject()
--- file m1.py
from core import subject
subject.attach("m1", lambda: 1)
--- file m2.py
from core import subject
subject.attach("m2", lambda: 2)
--- cell
import m1, m2, core
--- edit m1.py
from core import subject
subject.attach("m1", lambda: 11)
subject.attach("m1b", lambda: 12)
--- probe
core.subject.version, {k: f() for k, f in core.subject._obs.items()}

=== objects_config_update_nested
--- file core.py
class Section:
    def __init__(self, **kw): self.__dict__.update(kw)
class Config:
    def __init__(self): self.db = Section(url="x", size=1); self.log = Section(level=1)
config = Config()
--- file m1.py
from core import config
config.db.url = "m1"
config.db.extra = 5
--- cell
import m1, core
--- edit m1.py
from core import config
config.db.size = 9
--- probe
vars(core.config.db)

=== objects_click_like_groups
--- file core.py
class Command:
    def __init__(self, f): self.f = f; self.name = f.__name__
class Group(Command):
    def __init__(self, f): super().__init__(f); self.commands = {}
    def command(self, f):
        c = Command(f); self.commands[c.name] = c; return c
    def group(self, f):
        g = Group(f); self.commands[g.name] = g; return g
@Group
def cli(): pass
@cli.group
def db(): pass
--- file m1.py
from core import db
@db.command
def migrate(): return 1
--- file m2.py
from core import db
@db.command
def drop(): return 2
--- cell
import m1, m2, core
--- edit m1.py
from core import db
@db.command
def upgrade(): return 11
--- probe
{k: c.f() for k, c in core.cli.commands["db"].commands.items()}

=== objects_list_of_lists_in_object
--- file core.py
class Grid:
    def __init__(self): self.rows = [[], []]
GRID = Grid()
LAYERS = [Grid(), Grid()]
--- file m1.py
import core
core.GRID.rows[1].append("m1")
core.LAYERS[0].rows[0].append("m1")
--- cell
import m1, core
--- edit m1.py
import core
core.GRID.rows[0].append("m1")
--- probe
core.GRID.rows, [l.rows for l in core.LAYERS]

=== objects_dataclass_settings_nested
--- file core.py
from dataclasses import dataclass, field
@dataclass
class Opt:
    flags: list = field(default_factory=list)
    level: int = 0
@dataclass
class All:
    opt: Opt = field(default_factory=Opt)
ALL = All()
--- file m1.py
from core import ALL
ALL.opt.flags.append("x"); ALL.opt.level = 3
--- cell
import m1, core
--- edit m1.py
from core import ALL
ALL.opt.flags.append("y")
--- probe
core.ALL

=== objects_removed_plugin_import
--- file core.py
class Hooks:
    def __init__(self): self.by_event = {}
    def on(self, event):
        def deco(f): self.by_event.setdefault(event, []).append(f); return f
        return deco
class App:
    hooks = Hooks()
--- file m1.py
from core import App
@App.hooks.on("start")
def start(): return "m1"
--- file main.py
import core, m1
def run(): return [f() for f in core.App.hooks.by_event.get("start", [])]
--- cell
import main
--- edit main.py
import core
def run(): return [f() for f in core.App.hooks.by_event.get("start", [])]
--- probe
main.run()

=== objects_argparse_inside_object
--- file core.py
import argparse
class CLI:
    def __init__(self):
        self.parser = argparse.ArgumentParser(prog="x")
        self.sub = self.parser.add_subparsers()
    def command(self, name, f):
        p = self.sub.add_parser(name); p.set_defaults(func=f); return p
cli = CLI()
--- file m1.py
from core import cli
def go(args): return 1
p = cli.command("go", go)
p.add_argument("--n", type=int, default=1)
--- file m2.py
from core import cli
def stop(args): return "stop"
cli.command("stop", stop)
--- cell
import m1, m2, core
--- edit m1.py
from core import cli
def go(args): return 2 * args.n
p = cli.command("go", go)
p.add_argument("--n", type=int, default=5)
--- probe
(lambda a: a.func(a))(core.cli.parser.parse_args(["go"]))
(lambda a: a.func(a))(core.cli.parser.parse_args(["stop"]))

=== objects_di_container
--- file core.py
class Provider:
    def __init__(self, factory): self.factory = factory; self.made = None
    def get(self):
        if self.made is None: self.made = self.factory()
        return self.made
class Container:
    def __init__(self): self.providers = {}
    def register(self, key, factory): self.providers[key] = Provider(factory)
    def resolve(self, key): return self.providers[key].get()
container = Container()
--- file m1.py
from core import container
class Service:
    def name(self): return "v1"
container.register("svc", Service)
--- file m2.py
from core import container
SVC = container.resolve("svc")
--- cell
import m1, m2, core
held = m2.SVC
--- edit m1.py
from core import container
class Service:
    def name(self): return "v2"
    extra = 1
container.register("svc", Service)
--- probe
m2.SVC.name(), core.container.resolve("svc") is m2.SVC, held.name(), isinstance(held, m1.Service)

=== objects_fluent_scheduler
--- file core.py
class Job:
    def __init__(self, n, s): self.n = n; self.s = s; self.f = None
    def do(self, f): self.f = f; self.s.jobs.append(self); return self
class Scheduler:
    def __init__(self): self.jobs = []
    def every(self, n): return Job(n, self)
    def run(self): return [(j.n, j.f()) for j in self.jobs]
S = Scheduler()
every = S.every
--- file m1.py
from core import every
def a(): return "a"
every(1).do(a)
--- file m2.py
from core import every
def b(): return "b"
every(2).do(b)
--- cell
import m1, m2, core
--- edit m1.py
from core import every
def a(): return "a2"
every(3).do(a)
--- probe
core.S.run()

=== objects_metrics_registry_refuses_twice
--- file core.py
import threading
class Registry:
    def __init__(self): self._names = {}; self._lock = threading.Lock(); self._by = {}
    def register(self, c):
        with self._lock:
            if c.name in self._names: raise ValueError("duplicate " + c.name)
            self._names[c.name] = c; self._by[c] = [c.name]
class Metrics:
    registry = Registry()
class Counter:
    def __init__(self, name, registry=Metrics.registry):
        self.name = name; self.value = 0; registry.register(self)
    def inc(self): self.value += 1
--- file m1.py
from core import Counter
HITS = Counter("hits")
--- file m2.py
from core import Counter
MISS = Counter("miss")
--- cell
import m1, m2, core
m2.MISS.inc()
--- edit m1.py
from core import Counter
HITS = Counter("hits")
ERRS = Counter("errors")
--- probe
sorted(core.Metrics.registry._names), m2.MISS.value, core.Metrics.registry._names["hits"] is m1.HITS

=== objects_mini_orm
--- file orm.py
class MetaData:
    def __init__(self): self.tables = {}
class Meta(type):
    def __init__(cls, name, bases, ns):
        if bases:
            if name in cls.metadata.tables: raise TypeError("twice " + name)
            cls.metadata.tables[name] = [k for k in ns if not k.startswith("_")]
class Base(metaclass=Meta):
    metadata = MetaData()
--- file m1.py
from orm import Base
class User(Base):
    id = 1
--- file m2.py
from orm import Base
class Item(Base):
    id = 1
--- cell
import m1, m2, orm
u = m1.User()
--- edit m1.py
from orm import Base
class User(Base):
    id = 1
    name = 2
--- probe
orm.Base.metadata.tables, isinstance(u, m1.User), u.name

=== objects_plugin_manager_of_modules
--- file core.py
class PM:
    def __init__(self): self.plugins = []
    def register(self, p): self.plugins.append(p)
    def call(self, name): return [getattr(p, name)() for p in self.plugins if hasattr(p, name)]
class App:
    def __init__(self): self.pm = PM()
app = App()
--- file m1.py
import sys
from core import app
def hook(): return "m1"
app.pm.register(sys.modules[__name__])
--- file m2.py
from core import app
class P:
    def hook(self): return "m2"
app.pm.register(P())
--- cell
import m1, m2, core
--- edit m1.py
import sys
from core import app
def hook(): return "m1 new"
X = 1
app.pm.register(sys.modules[__name__])
--- also m2.py
from core import app
class P:
    def hook(self): return "m2 new"
Y = 1
app.pm.register(P())
--- probe
core.app.pm.call("hook")

=== objects_bus_keyed_by_class
--- file bus.py
class Bus:
    def __init__(self): self.handlers = {}
    def subscribe(self, kind):
        def deco(f): self.handlers.setdefault(kind, []).append(f); return f
        return deco
    def publish(self, e): return [h(e) for k in type(e).__mro__ for h in self.handlers.get(k, [])]
class Hub:
    bus = Bus()
--- file events.py
class Saved:
    def __init__(self, n): self.n = n
--- file m1.py
from bus import Hub
from events import Saved
@Hub.bus.subscribe(Saved)
def on(e): return ("m1", e.n)
--- cell
import m1, bus, events
e = events.Saved(1)
--- edit events.py
class Saved:
    def __init__(self, n): self.n = n + 100
    kind = "x"
--- probe
bus.Hub.bus.publish(events.Saved(2)), len(bus.Hub.bus.handlers)
[h[0] for h in bus.Hub.bus.publish(e)]

=== objects_dag_context
--- file dag.py
class DAG:
    _stack = []
    def __init__(self, name): self.name = name; self.tasks = {}; ALL[name] = self
    def __enter__(self): DAG._stack.append(self); return self
    def __exit__(self, *a): DAG._stack.pop()
ALL = {}
class Op:
    def __init__(self, id): self.id = id; self.down = []; DAG._stack[-1].tasks[id] = self
    def __rshift__(self, o): self.down.append(o.id); return o
--- file flows.py
from dag import DAG, Op
with DAG("etl") as d:
    a = Op("a"); b = Op("b")
    a >> b
--- file more.py
from dag import ALL, Op, DAG
with ALL["etl"]:
    c = Op("c")
ALL["etl"].tasks["b"] >> c
--- cell
import flows, more, dag
--- edit flows.py
from dag import DAG, Op
with DAG("etl") as d:
    a = Op("a"); b = Op("b"); z = Op("z")
    a >> b >> z
--- probe
{t.id: t.down for t in dag.ALL["etl"].tasks.values()}

=== objects_transitions
--- file fsm.py
class State:
    def __init__(self, name): self.name = name; self.out = {}
class Machine:
    def __init__(self): self.states = {}
    def state(self, name): return self.states.setdefault(name, State(name))
    def add(self, a, b, f): self.state(a).out[b] = f
M = Machine()
--- file m1.py
from fsm import M
M.add("idle", "run", lambda: "m1")
--- file m2.py
from fsm import M
M.add("idle", "stop", lambda: "m2")
--- cell
import m1, m2, fsm
--- edit m1.py
from fsm import M
M.add("idle", "go", lambda: "m1 new")
--- probe
{k: f() for k, f in fsm.M.states["idle"].out.items()}

=== objects_weak_handlers
--- file core.py
import weakref
class Signal:
    def __init__(self): self.refs = []
    def connect(self, f): self.refs.append(weakref.ref(f)); return f
    def send(self): return [r()() for r in self.refs if r() is not None]
class S:
    saved = Signal()
--- file m1.py
from core import S
@S.saved.connect
def one(): return 1
--- cell
import m1, core
--- edit m1.py
from core import S
@S.saved.connect
def one(): return 2
X = 1
--- probe
core.S.saved.send()

=== objects_translations_deep
--- file i18n.py
class Catalog:
    def __init__(self): self.data = {}
    def add(self, lang, ns, **kw): self.data.setdefault(lang, {}).setdefault(ns, {}).update(kw)
catalog = Catalog()
--- file m1.py
from i18n import catalog
catalog.add("en", "m1", hi="hello", by="bye")
--- file m2.py
from i18n import catalog
catalog.add("en", "m2", hi="hey")
catalog.add("de", "m2", hi="hallo")
--- cell
import m1, m2, i18n
--- edit m2.py
from i18n import catalog
catalog.add("en", "m2", ho="ho")
--- probe
i18n.catalog.data

=== objects_three_edits_in_a_row
--- file core.py
class R:
    def __init__(self): self.items = []
    def add(self, f): self.items.append(f); return f
class A:
    def __init__(self): self.r = R()
app = A()
--- file m1.py
from core import app
@app.r.add
def one(): return 1
--- file m2.py
from core import app
@app.r.add
def two(): return 2
--- cell
import m1, m2, core
--- edit m1.py
from core import app
@app.r.add
def one(): return 11
@app.r.add
def more(): return 12
--- edit m2.py
from core import app
@app.r.add
def two(): return 22
K = 1
--- edit m1.py
from core import app
@app.r.add
def more(): return 13
--- probe
[f() for f in core.app.r.items]

=== objects_fails_then_fixed
--- file core.py
class R:
    def __init__(self): self.items = []
    def add(self, f): self.items.append(f); return f
REGS = {"a": R()}
--- file m1.py
from core import REGS
@REGS["a"].add
def one(): return 1
--- cell
import m1, core
--- edit m1.py broken
from core import REGS
@REGS["a"].add
def one(): return 2
raise ValueError
--- edit m1.py
from core import REGS
@REGS["a"].add
def one(): return 3
X = 1
--- probe
[f() for f in core.REGS["a"].items]

=== objects_new_module_registers_deep
--- file core.py
class R:
    def __init__(self): self.items = []
    def add(self, f): self.items.append(f); return f
class A:
    reg = {"x": R()}
--- file main.py
import core
--- cell
import main, core
--- edit main.py
import core, plug
--- also plug.py
from core import A
@A.reg["x"].add
def one(): return 1
--- edit plug.py
from core import A
@A.reg["x"].add
def one(): return 2
Z = 1
--- probe
[f() for f in core.A.reg["x"].items]

=== objects_snapshot_by_function
--- file reglib.py
_ALL = {}
def register(name, f): _ALL[name] = f
def snapshot(): return dict(_ALL)
--- file m1.py
from reglib import register
def one(): return 1
register("one", one)
--- file m3.py
from reglib import snapshot
TABLE = snapshot()
NAMES = sorted(TABLE)
--- cell
import m1, m3, reglib
--- edit m1.py
from reglib import register
def one(): return 11
def two(): return 2
register("one", one); register("two", two)
--- probe
{k: f() for k, f in m3.TABLE.items()}, m3.NAMES

=== objects_built_from_registered
--- file core.py
class Pipeline:
    def __init__(self): self.steps = []
    def step(self, f): self.steps.append(f); return f
    def build(self):
        steps = list(self.steps)
        def run(x):
            for s in steps: x = s(x)
            return x
        return run
class P:
    main = Pipeline()
--- file steps1.py
from core import P
@P.main.step
def add(x): return x + 1
--- file steps2.py
from core import P
@P.main.step
def mul(x): return x * 10
--- file app.py
import steps1, steps2
from core import P
run = P.main.build()
--- cell
import app
r = app.run(1)
--- edit steps2.py
from core import P
@P.main.step
def mul(x): return x * 100
@P.main.step
def neg(x): return -x
--- then
r = app.run(1)
--- probe
r, app.run(2)

=== objects_built_without_importing
--- file core.py
class Pipeline:
    def __init__(self): self.steps = []
    def step(self, f): self.steps.append(f); return f
    def build(self):
        steps = list(self.steps)
        def run(x):
            for s in steps: x = s(x)
            return x
        return run
class P:
    main = Pipeline()
--- file steps1.py
from core import P
@P.main.step
def add(x): return x + 1
--- file app.py
from core import P
run = P.main.build()
--- cell
import steps1, app
--- edit steps1.py
from core import P
@P.main.step
def add(x): return x + 1
@P.main.step
def neg(x): return -x
--- probe
app.run(2)

=== objects_ids_from_counter
--- file core.py
import itertools
class Gen:
    def __init__(self): self.c = itertools.count(); self.n = 0
    def next(self): self.n += 1; return self.n
class G:
    gen = Gen()
--- file m1.py
from core import G
ID = G.gen.next()
--- file m2.py
from core import G
ID = G.gen.next()
--- cell
import m1, m2, core
--- edit m1.py
from core import G
ID = G.gen.next()
X = 1
--- probe
m1.X, m1.ID, m2.ID, core.G.gen.n

=== objects_notebook_data_deep_then_owner_edited
--- file core.py
class R:
    def __init__(self): self.items = []
class App:
    def __init__(self): self.r = R(); self.conf = {"a": {}}
app = App()
V = 1
--- cell
import core
core.app.r.items.append("mine")
core.app.conf["a"]["k"] = 5
core.app.title = "T"
--- edit core.py
class R:
    def __init__(self): self.items = []
class App:
    def __init__(self): self.r = R(); self.conf = {"a": {}}
app = App()
V = 2
--- probe
core.V, core.app.title

=== objects_copy_level0
--- file hub.py
REG = {}
--- file m1.py
from hub import REG
def one(): return 1
REG["one"] = one
--- file m3.py
from hub import REG
TABLE = dict(REG)
--- cell
import m1, m3
--- edit m1.py
from hub import REG
def one(): return 11
def two(): return 2
REG["one"] = one
REG["two"] = two
--- probe
{k: f() for k, f in m3.TABLE.items()}

=== objects_dependent_finds_registrations_in_order
--- file core.py
STEPS = []
def step(f): STEPS.append(f); return f
--- file steps1.py
from core import step
@step
def add(x): return x + 1
--- file steps2.py
from core import step
@step
def mul(x): return x * 10
--- file app.py
import steps1, steps2
from core import STEPS
NAMES = [f.__name__ for f in STEPS]
--- cell
import app
--- edit steps1.py
from core import step
@step
def add(x): return x + 1
@step
def add2(x): return x + 1
import steps2
--- probe
app.NAMES, [f.__name__ for f in app.STEPS]

=== objects_owner_edited_registrants_deep
--- file parts.py
class R:
    def __init__(self): self.items = []
    def add(self, f): self.items.append(f); return f
--- file core.py
from parts import R
class App:
    def __init__(self): self.r = R()
app = App()
V = 1
--- file m1.py
from core import app
@app.r.add
def one(): return 1
--- file m2.py
from core import app
@app.r.add
def two(): return 2
--- cell
import m1, m2, core
held = core.app
--- edit parts.py
class R:
    def __init__(self): self.items = []; self.v = 2
    def add(self, f): self.items.append(f); return f
    def run(self): return [f() for f in self.items]
--- probe
core.app.r.run(), core.app.r.v, held.r.run()

=== objects_body_edit_keeps_registry
--- file core.py
class R:
    def __init__(self): self.items = []
    def add(self, f): self.items.append(f); return f
    def run(self): return [f() for f in self.items]
class App:
    def __init__(self): self.r = R()
app = App()
--- file m1.py
from core import app
@app.r.add
def one(): return 1
--- cell
import m1, core
--- edit core.py
class R:
    def __init__(self): self.items = []
    def add(self, f): self.items.append(f); return f
    def run(self): return [f() * 10 for f in self.items]
class App:
    def __init__(self): self.r = R()
app = App()
--- probe
core.app.r.run()

=== objects_add_method_body_changes_what_is_stored
--- file core.py
class R:
    def __init__(self): self.items = []
    def add(self, f): self.items.append(f); return f
    def run(self): return [f() for f in self.items]
class App:
    def __init__(self): self.r = R()
app = App()
--- file m1.py
from core import app
@app.r.add
def one(): return 1
--- cell
import m1, core
--- edit core.py
class R:
    def __init__(self): self.items = []
    def add(self, f): self.items.append(lambda: f() + 100); return f
    def run(self): return [f() for f in self.items]
class App:
    def __init__(self): self.r = R()
app = App()
--- probe
core.app.r.run()

=== objects_registrant_renamed_file
--- file core.py
class R:
    def __init__(self): self.by = {}
    def add(self, name):
        def deco(f): self.by.setdefault(name, []).append(f); return f
        return deco
class A:
    hooks = R()
--- file m1.py
from core import A
@A.hooks.add("x")
def one(): return "m1"
--- file main.py
import m1, core
--- cell
import main
--- edit main.py
import m9, core
--- also m9.py
from core import A
@A.hooks.add("x")
def one(): return "m9"
--- also m1.py deleted
--- probe
[f() for f in main.core.A.hooks.by["x"]]

=== objects_two_apps_blueprints
--- file web.py
class Blueprint:
    def __init__(self, name): self.name = name; self.rules = []
    def route(self, p):
        def deco(f): self.rules.append((p, f)); return f
        return deco
class App:
    def __init__(self): self.bps = {}; self.rules = {}
    def register(self, bp):
        self.bps[bp.name] = bp
        for p, f in bp.rules: self.rules["/" + bp.name + p] = f
    def get(self, p): return self.rules[p]()
--- file views.py
from web import Blueprint
bp = Blueprint("v")
@bp.route("/a")
def a(): return "a1"
--- file app.py
from web import App
import views
app = App()
app.register(views.bp)
--- cell
from app import app
--- edit views.py
from web import Blueprint
bp = Blueprint("v")
@bp.route("/a")
def a(): return "a2"
@bp.route("/b")
def b(): return "b2"
--- probe
app.get("/v/a"), app.get("/v/b"), sorted(app.rules)

=== objects_extension_pattern
--- file ext.py
class DB:
    def __init__(self): self.app = None; self.models = {}
    def init_app(self, app): self.app = app; app.extensions["db"] = self
    def model(self, cls): self.models[cls.__name__] = cls; return cls
db = DB()
--- file models.py
from ext import db
@db.model
class User:
    table = "users"
--- file app.py
from ext import db
import models
class App:
    def __init__(self): self.extensions = {}
app = App()
db.init_app(app)
--- cell
import app
from models import User
u = User()
--- edit models.py
from ext import db
@db.model
class User:
    table = "people"
@db.model
class Group:
    table = "groups"
--- probe
{k: v.table for k, v in app.db.models.items()}, u.table
app.app.extensions["db"] is app.db, app.db.app is app.app

=== objects_visitor_dispatch_tables
--- file core.py
class Visitor:
    table = {}
    def __init__(self): self.seen = []
    @classmethod
    def on(cls, kind):
        def deco(f): cls.table.setdefault(kind, []).append(f); return f
        return deco
    def visit(self, x):
        for f in self.table.get(type(x), []): self.seen.append(f(x))
V = Visitor()
--- file m1.py
from core import Visitor
@Visitor.on(int)
def i(x): return x + 1
--- cell
import m1, core
core.V.visit(1)
--- edit m1.py
from core import Visitor
@Visitor.on(int)
def i(x): return x + 2
@Visitor.on(str)
def s(x): return x
--- then
core.V.visit(1); core.V.visit("a")
--- probe
core.V.seen[-2:], len(core.Visitor.table[int])

=== objects_registrant_moves_to_a_new_module
--- file core.py
STEPS = []
BY = {}
def step(f): STEPS.append(f); BY[f.__name__] = f; return f
--- file steps1.py
from core import step
@step
def add(x): return x + 1
@step
def sub(x): return x - 1
--- file steps2.py
from core import step
@step
def mul(x): return x * 10
--- file app.py
import steps1, steps2
from core import STEPS
NAMES = [f.__name__ for f in STEPS]
--- cell
import app
held = app.steps1.add
--- edit steps1.py
from core import step
from newsteps import add
@step
def sub(x): return x - 2
--- also newsteps.py
from core import step
@step
def add(x): return x + 2
--- probe
app.NAMES, [f.__name__ for f in app.STEPS], held(1)
list(__import__("core").BY)

=== objects_instance_registers_itself
--- file lib.py
ALL = []
class Node:
    def __init__(self, n): self.n = n; ALL.append(self)
    def get(self): return 'v1', self.n
V = 1
--- cell
import lib
a = lib.Node(1)
b = lib.Node(2)
--- edit lib.py
ALL = []
class Node:
    def __init__(self, n): self.n = n; ALL.append(self)
    def get(self): return 'v2', self.n
V = 2
--- probe
lib.V, [x.get() for x in lib.ALL], lib.ALL[0] is a if lib.ALL else None

=== objects_instance_registers_itself_in_class
--- file lib.py
class Node:
    instances = {}
    def __init__(self, n): self.n = n; Node.instances[n] = self
    def get(self): return 'v1', self.n
V = 1
--- cell
import lib
a = lib.Node(1)
--- edit lib.py
class Node:
    instances = {}
    def __init__(self, n): self.n = n; Node.instances[n] = self
    def get(self): return 'v2', self.n
V = 2
--- probe
lib.V, {k: x.get() for k, x in lib.Node.instances.items()}

=== objects_instance_registers_in_other_module
--- file hub.py
class Hub:
    def __init__(self): self.all = []
hub = Hub()
V = 1
--- file lib.py
from hub import hub
class Node:
    def __init__(self, n): self.n = n; hub.all.append(self)
    def get(self): return self.n
--- cell
import lib, hub
a = lib.Node(1)
--- edit hub.py
class Hub:
    def __init__(self): self.all = []
hub = Hub()
V = 2
--- probe
hub.V, [x.get() for x in hub.hub.all]

=== objects_module_and_cell_instances
--- file hub.py
ALL = []
V = 1
--- file lib.py
import hub
class Node:
    def __init__(self, n): self.n = n; hub.ALL.append(self)
    def get(self): return self.n
root = Node(0)
--- cell
import lib, hub
a = lib.Node(1)
--- edit hub.py
ALL = []
V = 2
--- probe
hub.V, [x.get() for x in hub.ALL]

=== objects_list_of_instances_made_by_cell
--- file lib.py
ALL = []
class Node:
    def __init__(self, n): self.n = n; ALL.append(self)
V = 1
--- cell
import lib
nodes = [lib.Node(i) for i in range(3)]
--- edit lib.py
ALL = []
class Node:
    def __init__(self, n): self.n = n; ALL.append(self)
V = 2
--- probe
lib.V, [x.n for x in lib.ALL]

=== objects_instances_that_no_longer_register
--- file lib.py
ALL = []
class Node:
    def __init__(self, n): self.n = n; ALL.append(self)
V = 1
--- cell
import lib
a = lib.Node(1)
--- edit lib.py
ALL = []
class Node:
    def __init__(self, n): self.n = n
V = 2
--- probe
lib.V, [x.n for x in lib.ALL]

=== objects_instances_made_by_the_module_too
--- file lib.py
ALL = []
class Node:
    def __init__(self, n): self.n = n; ALL.append(self)
    def get(self): return self.n
DEFAULTS = [Node(0), Node(10)]
V = 1
--- cell
import lib
x = lib.ALL[0]
--- edit lib.py
ALL = []
class Node:
    def __init__(self, n): self.n = n; ALL.append(self)
    def get(self): return self.n
DEFAULTS = [Node(0), Node(10), Node(20)]
V = 2
--- probe
lib.V, [x.get() for x in lib.ALL]

=== objects_constructor_gains_a_field
--- file lib.py
class Node:
    all = []
    def __init__(self, n): self.n = n; Node.all.append(self)
V = 1
--- cell
import lib
a = lib.Node(1)
--- edit lib.py
class Node:
    all = []
    def __init__(self, n, tag=None):
        self.n = n; self.tag = tag; self.kids = list(); Node.all.append(self)
V = 2
--- probe
lib.V, [x.n for x in lib.Node.all], a in lib.Node.all

=== objects_bound_method_of_instance_made_by_cell
--- file w.py
class Button:
    def __init__(self): self.cbs = []
    def on(self, cb): self.cbs.append(cb)
--- file app.py
from w import Button
button = Button()
class App:
    def __init__(self): self.n = 0; button.on(self.handle)
    def handle(self): return 'h1', self.n
--- cell
from app import App
import app
a = App(); a.n = 5
--- edit w.py
class Button:
    def __init__(self): self.cbs = []; self.x = 1
    def on(self, cb): self.cbs.append(cb)
--- probe
[cb() for cb in app.button.cbs], app.button.x

=== objects_backend_set_by_function
--- file core.py
class Default:
    name = "default"
_backend = Default()
def use(b):
    global _backend
    _backend = b
def current(): return _backend.name
--- file m1.py
from core import use
class Mine:
    name = "mine"
use(Mine())
--- cell
import m1, core
--- edit m1.py
from core import use
X = 1
--- probe
core.current(), m1.X

=== objects_instance_flag_set_by_method
--- file core.py
class Config:
    def __init__(self): self.level = 1; self.sub = {"a": 1}
    def setup(self, **kw): self.__dict__.update(kw)
class App:
    config = Config()
--- file m1.py
from core import App
App.config.setup(level=5, extra=2)
--- cell
import m1, core
--- edit m1.py
from core import App
App.config.setup(level=6)
--- probe
vars(core.App.config)

=== objects_counter_global_shared
--- file core.py
_n = 0
def new_id():
    global _n
    _n += 1
    return _n
--- file m1.py
from core import new_id
ID = new_id()
--- file m2.py
from core import new_id
ID = new_id()
--- cell
import m1, m2, core
--- edit m1.py
from core import new_id
ID = new_id()
X = 1
--- probe
m1.X
m1.ID != m2.ID

=== objects_module_list_replaced_by_function
--- file core.py
PATHS = []
def add(p):
    global PATHS
    PATHS = PATHS + [p]
def show(): return PATHS
--- file m1.py
from core import add
add("m1")
--- file m2.py
from core import add
add("m2")
--- cell
import m1, m2, core
--- edit m1.py
from core import add
add("m1 new")
--- probe
sorted(core.show())

=== objects_tuple_registry_in_class
--- file core.py
class Reg:
    items = ()
    @classmethod
    def add(cls, f): cls.items += (f,); return f
--- file m1.py
from core import Reg
@Reg.add
def one(): return 1
--- file m2.py
from core import Reg
@Reg.add
def two(): return 2
--- cell
import m1, m2, core
--- edit m1.py
from core import Reg
@Reg.add
def one(): return 11
X = 1
--- probe
[f() for f in core.Reg.items]

=== objects_costly_singleton_is_kept
--- file core.py
import io
LOADED = []
class Model:
    def __init__(self): LOADED.append(1); self.stream = io.StringIO(); self.tags = []
_model = None
def model():
    global _model
    if _model is None: _model = Model()
    return _model
--- file m1.py
from core import model
M = model()
--- file m2.py
from core import model
M = model()
--- cell
import m1, m2, core
--- edit m1.py
from core import model
M = model()
X = 1
--- probe
m1.X, m1.M is m2.M is core.model()

=== objects_keys_that_cannot_be_compared
--- file core.py
class Key:
    def __init__(self, n): self.n = n
    def __eq__(self, other): raise RuntimeError("as arrays do")
    def __hash__(self): return id(self)
class App:
    def __init__(self): self.by = {}
app = App()
--- file a.py
import core
core.app.by[core.Key("a")] = 1
--- file b.py
import core
core.app.by[core.Key("b")] = 2
--- cell
import a, b, core
--- edit a.py
import core
core.app.by[core.Key("A")] = 3
--- probe
[(key.n, value) for key, value in core.app.by.items()]

=== objects_queue_keeps_its_order
--- file core.py
from collections import deque
class Jobs:
    def __init__(self): self.todo = deque(); self.first = deque()
jobs = Jobs()
--- file a.py
from core import jobs
jobs.todo.append("a"); jobs.first.appendleft("a")
--- file b.py
from core import jobs
jobs.todo.append("b"); jobs.first.appendleft("b")
--- cell
import a, b, core
--- edit a.py
from core import jobs
jobs.todo.append("A"); jobs.first.appendleft("A")
--- probe
list(core.jobs.todo), list(core.jobs.first)

=== objects_registry_that_sorts_itself
--- file core.py
import bisect
class Steps:
    def __init__(self): self.by_insort = []; self.by_sort = []
    def add(self, priority, name):
        bisect.insort(self.by_insort, (priority, name))
        self.by_sort.append((priority, name)); self.by_sort.sort(key=lambda step: -step[0])
class App:
    def __init__(self): self.steps = Steps()
app = App()
--- file a.py
from core import app
app.steps.add(5, "a"); app.steps.add(1, "a")
--- file b.py
from core import app
app.steps.add(3, "b"); app.steps.add(9, "b")
--- cell
import a, b, core
--- edit a.py
from core import app
app.steps.add(2, "a"); app.steps.add(10, "a"); app.steps.add(6, "a")
--- edit b.py
from core import app
app.steps.add(20, "b"); app.steps.add(0, "b")
--- probe
core.app.steps.by_insort, core.app.steps.by_sort

=== objects_each_goes_to_the_front
--- file core.py
class Middleware:
    def __init__(self): self.stack = ["own"]
stack = Middleware().stack
--- file a.py
import core
core.stack.insert(0, "a")
--- file b.py
import core
core.stack.insert(0, "b")
--- file c.py
import core
core.stack.insert(0, "c")
core.stack.append("c, last")
--- cell
import a, b, c, core
--- edit b.py
import core
core.stack.insert(0, "B"); core.stack.insert(0, "BB")
--- edit a.py
import core
core.stack.insert(0, "A")
--- probe
core.stack

=== objects_global_bound_anew_by_a_function
--- file core.py
count = 0
handlers = ()
def register(f):
    global count, handlers
    count += 1
    handlers = (*handlers, (count, f))
--- file a.py
from core import register
register("a")
--- file b.py
from core import register
register("b")
--- cell
import a, b, core
from core import handlers, count
--- edit a.py
from core import register
register("A"); register("AA")
--- probe
core.handlers, core.count, handlers, count

=== objects_class_attribute_bound_anew_by_a_method
--- file core.py
class Registry:
    count = 0
    items = ()
    @classmethod
    def register(cls, f):
        cls.count += 1
        cls.items += ((cls.count, f),)
--- file a.py
from core import Registry
Registry.register("a")
--- file b.py
from core import Registry
Registry.register("b")
--- cell
import a, b, core
--- edit a.py
from core import Registry
Registry.register("A"); Registry.register("AA")
--- probe
core.Registry.items, core.Registry.count

=== objects_function_counts_in_its_attributes
--- file core.py
def register(f):
    register.count += 1
    register.all = [*register.all, f]
register.count = 0
register.all = []
--- file a.py
import core
core.register("a")
--- file b.py
import core
core.register("b")
--- cell
import a, b, core
--- edit a.py
import core
core.register("A")
--- probe
core.register.all, core.register.count

=== objects_made_on_demand_and_imported_by_a_cell
--- file core.py
class Settings:
    def __init__(self): self.values = {}
settings = None
def configure():
    global settings
    settings = Settings()
--- file a.py
import core
core.configure()
core.settings.values["a"] = 1
--- cell
import a, core
from core import settings
--- edit a.py
import core
core.configure()
core.settings.values["A"] = 2
--- probe
settings.values, settings is core.settings

=== objects_setting_that_is_no_longer_made
--- file core.py
mode = "plain"
def set_mode(m):
    global mode
    mode = m
--- file a.py
import core
core.set_mode("fast")
--- file b.py
import core
MODE = core.mode
--- cell
import a, b, core
--- edit a.py
import core
--- probe
core.mode

=== objects_refused_edit_binds_nothing_anew tags=guard
--- file core.py
class C:
    n = 0
    items = ()
    @classmethod
    def reg(cls, f):
        cls.n += 1
        cls.items += (f,)
        cls.last = f
g = None
def setg():
    global g
    g = C()
def f(x): f.n += 1
f.n = 0
--- file a.py
import core
core.C.reg("a"); core.setg(); core.f(1)
--- file b.py
import core
core.C.reg("b"); core.f(1)
--- cell
import a, b, core
g = core.g
--- edit a.py broken
import core
core.C.reg("A"); core.setg(); core.f(2); core.f.m = 3
1/0
--- probe
core.C.items, core.C.n, core.C.last, core.g is g, core.f.n, vars(core.f)

=== objects_cache_made_on_demand_keeps_what_cells_put_there
--- file core.py
_cache = None
def cache():
    global _cache
    if _cache is None: _cache = {}
    return _cache
--- file a.py
import core
core.cache()["a"] = 1
--- cell
import a, core
core.cache()["cell"] = 3
c = core.cache()
--- edit a.py
import core
core.cache()["A"] = 1
--- probe
sorted(core.cache())[-1:], "A" in core.cache(), core.cache() is c

=== objects_setting_that_a_cell_has_made
--- file core.py
mode = "plain"
def set_mode(m):
    global mode
    mode = m
--- file a.py
import core
core.set_mode("fast")
V = 1
--- cell
import a, core
core.set_mode("mine")
--- edit a.py
import core
V = 2
--- probe
core.mode, a.V

=== objects_cell_keeps_the_object_that_it_asked_for
--- file core.py
class App:
    def __init__(self): self.parts = []; self.settings = {}
    def part(self, f): self.parts.append(f); return f
_instance = None
def get_app():
    global _instance
    if _instance is None: _instance = App()
    return _instance
--- file m1.py
from core import get_app
app = get_app()
@app.part
def one(): return 1
--- file m2.py
from core import get_app
app = get_app()
@app.part
def two(): return 2
--- cell
import m1, m2, core
app = core.get_app()
app.settings["mine"] = 5
@app.part
def mine(): return "mine"
--- edit m1.py
from core import get_app
app = get_app()
@app.part
def one(): return 11
X = 1
--- probe
[f() for f in app.parts], app.settings, app is m1.app is m2.app is core.get_app()

=== objects_cell_keeps_the_registry_that_it_asked_for
--- file reglib.py
class Registry:
    def __init__(self, name): self.name = name; self.items = {}; self.order = []
    def register(self, f): self.items[f.__name__] = f; self.order.append(f); return f
_ALL = {}
def get_registry(name):
    if name not in _ALL:
        _ALL[name] = Registry(name)
    return _ALL[name]
--- file m1.py
from reglib import get_registry
@get_registry("models").register
def one(): return 1
--- file m2.py
from reglib import get_registry
R = get_registry("models")
@R.register
def two(): return 2
--- cell
import m1, m2
from reglib import get_registry
reg = get_registry("models")
--- edit m1.py
from reglib import get_registry
@get_registry("models").register
def uno(): return 11
--- probe
{k: f() for k, f in reg.items.items()}, [f() for f in reg.order], reg is m2.R

=== objects_cell_has_it_from_the_module
--- file core.py
class Registry:
    def __init__(self): self.names = {}
    def add(self, name, x):
        if name in self.names: raise ValueError("twice " + name)
        self.names[name] = x
class Counter:
    registry = Registry()
    def __init__(self, name): self.name = name; Counter.registry.add(name, self)
--- file m1.py
from core import Counter
HITS = Counter("hits")
def hits(): return HITS
--- cell
import m1
h = m1.hits()
--- edit m1.py
from core import Counter
HITS = Counter("hits")
MISS = Counter("miss")
def hits(): return HITS
--- probe
sorted(m1.Counter.registry.names)

=== objects_first_edit_then_second_with_kept_object
--- file core.py
_ALL = {}
class R:
    def __init__(self): self.items = []
def get(n): return _ALL.setdefault(n, R())
--- file m1.py
from core import get
def one(): return 1
get("a").items.append(one)
--- cell
import m1
from core import get
r = get("a")
--- edit m1.py
from core import get
def one(): return 2
def more(): return 3
get("a").items += [one, more]
--- edit m1.py
from core import get
def one(): return 4
get("a").items.append(one)
--- probe
[f() for f in r.items], r is get("a")

=== objects_cell_goes_on_with_what_a_module_asked_for_first
--- file reglib.py
class Registry:
    def __init__(self, name): self.name = name; self.items = {}
_ALL = {}
def get_registry(name):
    if name not in _ALL:
        _ALL[name] = Registry(name)
    return _ALL[name]
--- file m1.py
from reglib import get_registry
R = get_registry("models")
--- cell
import m1, reglib
mine = reglib.get_registry("models")
mine.items["me"] = 1
--- edit m1.py
X = 1
--- probe
m1.X, list(reglib._ALL), reglib._ALL.get("models") is mine, mine.items

=== objects_cell_has_the_same_unit
--- file units.py
class Unit:
    _known = {}
    def __new__(cls, name):
        if name in cls._known: return cls._known[name]
        self = super().__new__(cls); self.name = name
        cls._known[name] = self
        return self
--- file m1.py
from units import Unit
METER = Unit("m")
--- file m2.py
from units import Unit
DIST = {"unit": Unit("m")}
--- cell
import m1, m2, units
mine = units.Unit("m")
--- edit m1.py
from units import Unit
METER = Unit("m")
SECOND = Unit("s")
--- probe
m1.METER is m2.DIST["unit"] is units.Unit("m") is mine
list(Unit._known) if False else list(units.Unit._known)
"""
