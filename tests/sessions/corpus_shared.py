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

=== shared_application_made_with_other_arguments
What a cell has got from a function is what that gives now, if modules register with it.
--- file kit.py
class App:
    def __init__(self, name): self.name = name; self.routes = []
    def add(self, n): self.routes.append(n)
--- file core.py
from kit import App
_app = App("one")
def get_app(): return _app
--- file views.py
from core import get_app
get_app().add("views")
--- cell
import core, views
app = core.get_app()
held = [app]
--- edit core.py
from kit import App
_app = App("two")
def get_app(): return _app
--- probe
app is core._app, app.routes, app.name, held[0] is core.get_app()

=== shared_parser_of_a_library
--- file core.py
from string import Template
from configparser import ConfigParser
RATE = 1
_app = ConfigParser()
def get_app(): return _app
--- file views.py
from core import get_app
get_app().add_section("views")
--- cell
import core, views
app = core.get_app()
held = [app]
--- edit core.py
from string import Template
from configparser import ConfigParser
RATE = 2
_app = ConfigParser()
def get_app(): return _app
--- probe
app is core._app, app.sections(), held[0] is core.get_app(), core.RATE

=== shared_list_of_plugins_from_a_function
--- file core.py
RATE = 1
_plugins = []
def plugins(): return _plugins
--- file views.py
from core import plugins
plugins().append("views")
--- cell
import core, views
p = core.plugins()
held = [p]
--- edit core.py
RATE = 2
_plugins = []
def plugins(): return _plugins
--- probe
p is core._plugins, p, held[0] is core.plugins(), core.RATE

=== shared_registry_derived_from_a_dictionary
--- file core.py
RATE = 1
class Reg(dict):
    def add(self, n): self[n] = RATE
_app = Reg()
def get_app(): return _app
--- file views.py
from core import get_app
get_app().add("views")
--- cell
import core, views
app = core.get_app()
held = [app]
--- edit core.py
RATE = 2
class Reg(dict):
    def add(self, n): self[n] = RATE
_app = Reg()
def get_app(): return _app
--- probe
app is core._app, app, held[0] is core.get_app(), core.RATE

=== shared_application_of_a_function_with_a_cache
--- file core.py
from functools import cache
RATE = 1
class App:
    def __init__(self): self.routes = []; self.rate = RATE
    def add(self, n): self.routes.append(n)
@cache
def get_app(): return App()
--- file views.py
from core import get_app
def view(): pass
get_app().add(view)
--- cell
import core, views
app = core.get_app()
held = [app]
--- edit core.py
from functools import cache
RATE = 2
class App:
    def __init__(self): self.routes = []; self.rate = RATE
    def add(self, n): self.routes.append(n)
@cache
def get_app(): return App()
--- probe
app is core.get_app(), [r.__name__ for r in app.routes], app.rate
held[0] is core.get_app(), core.RATE

=== shared_application_of_a_cache_and_of_another_class
--- file kit.py
class App:
    def __init__(self, rate): self.routes = []; self.rate = rate
    def add(self, n): self.routes.append(n)
--- file core.py
from functools import cache
from kit import App
RATE = 1
@cache
def get_app(): return App(RATE)
--- file views.py
from core import get_app
def view(): pass
get_app().add(view)
--- cell
import core, views
app = core.get_app()
held = [app]
--- edit core.py
from functools import cache
from kit import App
RATE = 2
@cache
def get_app(): return App(RATE)
--- probe
app is core.get_app(), [r.__name__ for r in app.routes], app.rate
held[0] is core.get_app(), core.RATE

=== shared_application_made_lazily
--- file core.py
RATE = 1
class App:
    def __init__(self): self.routes = []; self.rate = RATE
    def add(self, n): self.routes.append(n)
_app = None
def get_app():
    global _app
    if _app is None: _app = App()
    return _app
--- file views.py
from core import get_app
def view(): pass
get_app().add(view)
--- cell
import core, views
app = core.get_app()
held = [app]
--- edit core.py
RATE = 2
class App:
    def __init__(self): self.routes = []; self.rate = RATE
    def add(self, n): self.routes.append(n)
_app = None
def get_app():
    global _app
    if _app is None: _app = App()
    return _app
--- probe
app is core.get_app(), [r.__name__ for r in app.routes], app.rate
held[0] is core.get_app(), core.RATE

=== shared_application_in_an_attribute_of_its_class
--- file core.py
RATE = 1
class App:
    _instance = None
    @classmethod
    def get(cls):
        if cls._instance is None: cls._instance = cls()
        return cls._instance
    def __init__(self): self.routes = []; self.rate = RATE
    def route(self, f): self.routes.append(f); return f
--- file views.py
from core import App
@App.get().route
def index(): return 1
--- cell
import core, views
app = core.App.get()
--- edit core.py
RATE = 2
class App:
    _instance = None
    @classmethod
    def get(cls):
        if cls._instance is None: cls._instance = cls()
        return cls._instance
    def __init__(self): self.routes = []; self.rate = RATE
    def route(self, f): self.routes.append(f); return f
--- probe
app is core.App.get(), [f.__name__ for f in app.routes], app.rate

=== shared_application_of_a_cache_is_what_modules_have
What a cache has kept while modules were executed again stays in it.
--- file core.py
from functools import cache
RATE = 1
class App:
    def __init__(self): self.routes = []; self.rate = RATE
    def add(self, n): self.routes.append(n)
@cache
def get_app(): return App()
--- file views.py
from core import get_app
def view(): pass
APP = get_app()
APP.add(view)
--- cell
import core, views
--- edit core.py
from functools import cache
RATE = 2
class App:
    def __init__(self): self.routes = []; self.rate = RATE
    def add(self, n): self.routes.append(n)
@cache
def get_app(): return App()
--- probe
views.APP is core.get_app(), len(core.get_app().routes), core.get_app.cache_info(), core.RATE

=== shared_application_of_a_cache_with_an_edited_method
With what modules registered, which are not executed again, a cache is not emptied.
--- file core.py
from functools import cache
class App:
    def __init__(self): self.routes = []
    def route(self, f): self.routes.append(f); return f
    def show(self): return "<1>"
@cache
def get_app(): return App()
--- file views.py
from core import get_app
@get_app().route
def index(): return 1
--- cell
import core, views
app = core.get_app()
--- edit core.py
from functools import cache
class App:
    def __init__(self): self.routes = []
    def route(self, f): self.routes.append(f); return f
    def show(self): return "<2>"
@cache
def get_app(): return App()
--- probe
app is core.get_app(), [f.__name__ for f in app.routes], app.show()

=== shared_application_of_a_cache_made_for_the_edited_module
--- file core.py
from functools import cache
class App:
    def __init__(self): self.routes = ["base"]
    def add(self, n): self.routes.append(n)
@cache
def get_app(): return App()
--- file views.py
from core import get_app
def f(): pass
get_app().add(f)
--- file other.py
from core import get_app
def h(): pass
get_app().add(h)
--- cell
import core, views, other
app = core.get_app()
--- edit views.py
from core import get_app
def g(): pass
get_app().add(g)
--- probe
app is core.get_app(), [getattr(r, "__name__", r) for r in app.routes]

=== shared_application_of_a_cache_that_the_edited_module_found
--- file core.py
from functools import cache
class App:
    def __init__(self): self.routes = ["base"]
    def add(self, n): self.routes.append(n)
@cache
def get_app(): return App()
--- file views.py
from core import get_app
def f(): pass
get_app().add(f)
--- file other.py
from core import get_app
def h(): pass
get_app().add(h)
--- cell
import core, views, other
app = core.get_app()
--- edit other.py
from core import get_app
def i(): pass
get_app().add(i)
--- probe
app is core.get_app(), [getattr(r, "__name__", r) for r in app.routes]

=== shared_application_in_a_test_client needs=fastapi,httpx
A client made in a cell asks the application that there is now.
--- file main.py
from fastapi import FastAPI
app = FastAPI()
@app.get("/")
def root(): return {"v": 1}
--- cell
from main import app
from fastapi.testclient import TestClient
client = TestClient(app)
--- edit main.py
from fastapi import FastAPI
app = FastAPI()
@app.get("/")
def root(): return {"v": 2}
@app.get("/more")
def more(): return {"m": 1}
--- probe
client.get("/").json()
client.get("/more").status_code
client.app is app

=== shared_flask_application_in_a_test_client needs=flask
--- file core.py
from flask import Flask
RATE = 1
_app = Flask("x")
def get_app(): return _app
--- file views.py
from core import get_app
import core
@get_app().route("/")
def root(): return str(core.RATE)
--- cell
import core, views
app = core.get_app()
client = app.test_client()
--- edit core.py
from flask import Flask
RATE = 2
_app = Flask("x")
def get_app(): return _app
--- probe
client.get("/").data
app is core._app
sorted(app.view_functions)

=== shared_list_to_which_a_cell_added tags=guard
What a cell has put into a list of plugins is in the list that the cell holds.
--- file core.py
RATE = 1
_plugins = []
def plugins(): return _plugins
--- file views.py
from core import plugins
plugins().append("views")
--- cell
import core, views
mine = core.plugins()
mine.append("-".join(["mi", "ne"]))
--- edit core.py
RATE = 2
_plugins = []
def plugins(): return _plugins
--- probe
"mi-ne" in mine

=== shared_model_that_a_cell_has_fitted tags=guard
A model has functions of its module, and what a cell has had it learn.
--- file kit.py
class Model:
    def __init__(self, metric): self.metric = metric
    def fit(self, data): self.weights = [sum(data)]
--- file core.py
from kit import Model
RATE = 1
def metric(x): return x
_model = Model(metric)
def get_model(): return _model
--- file views.py
from core import get_model
NAME = type(get_model()).__name__
--- cell
import core, views
model = core.get_model()
model.fit([1, 2])
--- edit core.py
from kit import Model
RATE = 2
def metric(x): return x
_model = Model(metric)
def get_model(): return _model
--- probe
model.weights

=== shared_model_of_a_cache_that_a_cell_has_fitted tags=guard
--- file core.py
from functools import cache
RATE = 1
def metric(x): return x
class Model:
    def __init__(self, metric): self.metric = metric; self.rows = {}
    def fit(self, data): self.rows["sum"] = sum(data)
@cache
def get_model(): return Model(metric)
--- file views.py
from core import get_model
NAME = type(get_model()).__name__
--- cell
import core, views
model = core.get_model()
model.fit([1, 2])
--- edit core.py
from functools import cache
RATE = 2
def metric(x): return x
class Model:
    def __init__(self, metric): self.metric = metric; self.rows = {}
    def fit(self, data): self.rows["sum"] = sum(data)
@cache
def get_model(): return Model(metric)
--- probe
model.rows

=== shared_data_of_a_cache_that_a_cell_has_changed tags=guard
--- file core.py
from functools import cache
RATE = 1
@cache
def load(): return [1, 2, 3]
--- file views.py
from core import load
N = len(load())
--- cell
import core, views
rows = core.load()
rows[0] = sum(rows)
--- edit core.py
from functools import cache
RATE = 2
@cache
def load(): return [1, 2, 3]
--- probe
rows

=== shared_table_that_a_cell_has_changed tags=guard
Anything else that a cell has got out of a module is a result.
--- file core.py
TABLE = {"a": 1}
def table(): return TABLE
--- cell
import core
held = core.table()
held["b"] = len(held)
--- edit core.py
TABLE = {"a": 2}
def table(): return TABLE
--- probe
held["b"]

=== shared_another_name_means_another_object
What has two names is still what the other one means.
--- file core.py
class App:
    def __init__(self, name): self.name = name; self.routes = []
    def route(self, f): self.routes.append(f); return f
first, second = App("a"), App("b")
default = first
def get_app(): return default
--- file views.py
import core
@core.first.route
def index(): return 1
@core.second.route
def more(): return 1
--- cell
import core, views
app, held = core.get_app(), core.first
--- edit core.py
class App:
    def __init__(self, name): self.name = name; self.routes = []
    def route(self, f): self.routes.append(f); return f
first, second = App("a"), App("b")
default = second
def get_app(): return default
--- probe
held is core.first, held.name, core.get_app().name

=== shared_enum_alias_of_another_member
--- file kinds.py
from enum import Enum
class Kind(Enum):
    A = "a"
    B = "b"
    ALIAS = "a"
    def show(self): return self.value
--- cell
from kinds import Kind
a = Kind.A
--- edit kinds.py
from enum import Enum
class Kind(Enum):
    A = "a"
    B = "b"
    ALIAS = "b"
    C = "c"
    def show(self): return self.value
--- probe
a is Kind.A, a.show(), Kind.ALIAS is Kind.B

=== shared_model_that_a_cell_has_trained tags=guard
What has functions of the project in it may be data: what it has learnt stays.
--- file kit.py
class Model:
    weights = None
    def __init__(self, loss): self.loss = loss; self.weights = None; self.step = 0
    def fit(self, data): self.weights = [sum(data)]; self.step += 1
--- file core.py
from kit import Model
RATE = 1
def loss(x): return x
model = Model(loss)
--- cell
import core
model = core.model
model.fit([1, 2])
--- edit core.py
from kit import Model
RATE = 2
def loss(x): return x
model = Model(loss)
--- probe
model.weights, model.step

=== shared_model_with_which_a_module_registers_and_that_is_trained tags=guard
--- file kit.py
class Model:
    def __init__(self): self.layers = []; self.weights = None
    def add(self, layer): self.layers.append(layer)
    def fit(self, data): self.weights = [sum(data)]
--- file core.py
from kit import Model
RATE = 1
_model = Model()
def get_model(): return _model
--- file layers.py
from core import get_model
def dense(x): return x
get_model().add(dense)
--- cell
import core, layers
model = core.get_model()
model.fit([1, 2])
--- edit core.py
from kit import Model
RATE = 2
_model = Model()
def get_model(): return _model
--- probe
model.weights

=== shared_application_beside_much_data
What the notebook has computed is nothing to look into, and hides nothing.
--- file core.py
import functools
RATE = 1
class App:
    def __init__(self): self.routes = []
@functools.cache
def get_app(): return App()
--- file pages.py
from core import get_app, RATE
def home(): return "home", RATE
get_app().routes.append(home)
--- cell
import core, pages
class Transport:
    def __init__(self, app): self.app = app
class Client:
    def __init__(self, app): self.transport = Transport(app)
    def call(self): return [route() for route in self.transport.app.routes]
class Row: pass
rows = [Row() for _ in range(30_000)]
client = Client(core.get_app())
--- edit core.py
import functools
RATE = 2
class App:
    def __init__(self): self.routes = []
@functools.cache
def get_app(): return App()
--- edit pages.py
from core import get_app, RATE
def home(): return "home", RATE
def other(): return "other", RATE
get_app().routes.append(other)
--- probe
client.call()
client.transport.app is core.get_app()
"""
