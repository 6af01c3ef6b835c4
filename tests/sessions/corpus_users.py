"""Sessions as users have them: whole small projects, edited the way people edit."""

# ruff: noqa: E501

TEXT = r"""
=== users_pandas_pipeline needs=pandas
--- file clean.py
import pandas as pd
COLUMNS = ["a", "b"]
def clean(df):
    return df[COLUMNS].dropna()
--- file features.py
from clean import clean, COLUMNS
NAMES = [c.upper() for c in COLUMNS]
def build(df):
    out = clean(df).copy()
    out["sum"] = out[COLUMNS].sum(axis=1)
    return out
--- cell
import pandas as pd
from features import build, NAMES
raw = pd.DataFrame({"a": [1, 2, None], "b": [3, 4, 5], "c": [6, 7, 8]})
--- cell
result = build(raw)
--- edit clean.py
import pandas as pd
COLUMNS = ["a", "b", "c"]
def clean(df):
    return df[COLUMNS].fillna(0)
--- probe
build(raw).to_dict("list")
NAMES

=== users_settings_dataclass_gains_a_field
--- file settings.py
from dataclasses import dataclass, field
@dataclass
class Settings:
    host: str = "localhost"
    tags: list = field(default_factory=list)
settings = Settings()
--- file client.py
from settings import settings
URL = f"http://{settings.host}"
class Client:
    def __init__(self): self.url = URL
    def get(self): return self.url, settings.host
--- cell
from client import Client
from settings import Settings, settings
client = Client()
--- edit settings.py
from dataclasses import dataclass, field
@dataclass
class Settings:
    host: str = "example.org"
    port: int = 8080
    tags: list = field(default_factory=lambda: ["new"])
settings = Settings()
--- also client.py
from settings import settings
URL = f"http://{settings.host}:{settings.port}"
class Client:
    def __init__(self): self.url = URL
    def get(self): return URL, settings.host, settings.port
--- probe
client.get()
Settings()
settings
isinstance(settings, Settings)

=== users_plugins_with_a_decorator
--- file app/__init__.py
from app.registry import PLUGINS, plugin
import app.plugins
--- file app/registry.py
PLUGINS = {}
def plugin(name):
    def register(function):
        PLUGINS[name] = function
        return function
    return register
--- file app/plugins/__init__.py
import importlib, pkgutil
for found in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{found.name}")
--- file app/plugins/one.py
from app.registry import plugin
@plugin("one")
def one(): return 1
--- file app/plugins/two.py
from ..registry import plugin
@plugin("two")
def two(): return 2
--- cell
import app
from app import PLUGINS
--- edit app/plugins/one.py
from app.registry import plugin
@plugin("uno")
def one(): return 11
@plugin("eins")
def eins(): return 111
--- also app/plugins/three.py
from app.registry import plugin
@plugin("three")
def three(): return 3
--- edit app/plugins/two.py deleted
--- edit app/plugins/three.py
from app.registry import plugin
@plugin("three")
def three(): return 33
--- probe
{n: f() for n, f in sorted(PLUGINS.items()) if n != "two"}
app.PLUGINS is PLUGINS

=== users_web_application
Views register themselves with an application object, as in Flask.
--- file web/__init__.py
from .application import app
from . import views, admin
--- file web/application.py
class App:
    def __init__(self): self.routes, self.before = {}, []
    def route(self, path, **options):
        def decorate(view):
            self.routes[path] = view, options
            return view
        return decorate
    def before_request(self, function):
        self.before.append(function)
        return function
    def get(self, path):
        view, options = self.routes[path]
        return [f() for f in self.before], view(), options
app = App()
--- file web/views.py
from .application import app
from .render import render
@app.route("/")
def index(): return render("index")
@app.before_request
def session(): return "session"
--- file web/admin.py
from .application import app
from .render import render
@app.route("/admin", auth=True)
def admin(): return render("admin")
--- file web/render.py
TITLE = "one"
def render(name): return f"{TITLE}: {name}"
--- cell
from web import app
--- edit web/views.py
from .application import app
from .render import render
@app.route("/index")
def index(): return render("INDEX")
@app.route("/about", methods=["GET"])
def about(): return render("about")
@app.before_request
def session(): return "another session"
--- edit web/render.py
TITLE = "two"
def render(name): return f"<{TITLE}: {name}>"
--- edit web/admin.py
from .application import app
from .render import render, TITLE
@app.route("/admin", auth=False)
def admin(): return render(TITLE)
--- probe
sorted(app.routes)
[app.get(path) for path in sorted(app.routes)]

=== users_top_level_await
--- file service.py
import asyncio
DELAY = 0
async def fetch(x):
    await asyncio.sleep(DELAY)
    return x
async def stream(n):
    for i in range(n):
        yield i
--- cell
import service
from service import fetch, stream
first = await fetch(1)
--- edit service.py
import asyncio
DELAY = 0.0
async def fetch(x, y=5):
    await asyncio.sleep(DELAY)
    return x * 10 + y
async def stream(n):
    for i in range(n):
        yield i * i
--- then
second = await fetch(2)
third = [i async for i in stream(4)]
--- probe
second
third
service.DELAY

=== users_star_import_of_a_facade
--- file lib/__init__.py
from .core import *
from .extra import *
__all__ = [name for name in dir() if not name.startswith("_") and name not in ("core", "extra")]
--- file lib/core.py
__all__ = ["f", "LIMIT"]
LIMIT = 1
def f(): return LIMIT
def hidden(): pass
--- file lib/extra.py
def g(): return "g"
--- cell
from lib import *
--- edit lib/core.py
__all__ = ["f", "LIMIT", "h"]
LIMIT = 2
def f(): return LIMIT, "new"
def h(): return "h"
--- edit lib/extra.py
def g(): return "G"
def k(): return "k"
--- probe
f(), g(), h(), k(), LIMIT
"hidden" in globals()
__import__("lib").__all__

=== users_change_the_folder_between_imports
--- file a/m.py
X = 1
--- file b/n.py
import m
Y = m.X
--- cell
import os, sys
sys.path.insert(0, "")
os.chdir("a")
import m
os.chdir("../b")
import n
os.chdir("..")
--- edit a/m.py
X = 2
--- edit b/n.py
import m
Y = m.X * 10
--- probe
m.X, n.Y

=== users_run_a_script_that_imports
--- file lib.py
RATE = 1
def f(): return RATE
class C:
    def m(self): return "one"
--- file script.py
import lib
from lib import f, RATE, C
c = C()
def use(): return f(), RATE
--- cell
%run script.py
--- edit lib.py
RATE = 2
def f(): return RATE * 10
class C:
    def m(self): return "two"
--- probe
use()
f(), RATE, c.m()
lib.RATE

=== users_run_a_script_in_the_notebook
--- file lib.py
RATE = 1
def f(): return RATE
--- file script.py
from lib import f, RATE
def use(): return f(), RATE
--- cell
import lib
%run -i script.py
--- edit lib.py
RATE = 2
def f(): return RATE * 10
--- probe
use(), f(), RATE

=== users_type_checking_imports_in_a_circle
--- file model.py
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from view import View
class Model:
    size = 1
    def show(self, view: View) -> str: return view.render(self)
--- file view.py
from __future__ import annotations
from model import Model
class View:
    def render(self, model: Model) -> str: return f"view {model.size}"
DEFAULT = View().render(Model())
--- cell
from view import View, DEFAULT
from model import Model
model, view = Model(), View()
--- edit model.py
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from view import View
class Model:
    size = 2
    def show(self, view: View, big: bool = True) -> str: return view.render(self) + str(big)
--- probe
model.show(view)
DEFAULT
Model.show.__annotations__

=== users_accelerated_module_comes_and_goes
--- file fast.py
def add(a, b): return "slow", a + b
--- file calc.py
try:
    from fast_c import add
except ImportError:
    from fast import add
SUM = add(1, 2)
--- cell
from calc import add, SUM
import calc
--- edit fast_c.py
def add(a, b): return "fast", a + b
--- edit fast_c.py
def add(a, b): return "faster", a + b
--- probe
add(2, 2), SUM, calc.SUM

=== users_generated_module
A module writes another one, then imports it.
--- file schema.py
FIELDS = ["a", "b"]
--- file generate.py
import pathlib
from schema import FIELDS
text = "".join(f"def get_{name}(): return {name!r}\n" for name in FIELDS)
path = pathlib.Path(__file__).with_name("generated.py")
if not path.exists() or path.read_text() != text:
    path.write_text(text)
--- file api.py
import generate
import generated
NAMES = sorted(n for n in vars(generated) if n.startswith("get_"))
--- cell
import api
--- edit schema.py
FIELDS = ["a", "b", "c"]
--- then
pass
--- probe
api.generated.get_c()
api.NAMES

=== users_data_read_through_resources
--- file pkg/__init__.py
import json
from importlib import resources
from .rules import RULES
--- file pkg/data.json
{"rate": 1}
--- file pkg/rules.py
import json
from importlib import resources
RULES = json.loads(resources.files(__package__).joinpath("data.json").read_text())
def rate(): return RULES["rate"]
--- cell
import pkg
from pkg.rules import rate, RULES
--- edit pkg/data.json
{"rate": 2, "new": true}
--- also pkg/rules.py
import json
from importlib import resources
RULES = json.loads(resources.files(__package__).joinpath("data.json").read_text())
def rate(): return RULES["rate"] * 10
EXTRA = 1
--- probe
rate(), RULES, pkg.RULES

=== users_exports_through_three_levels
--- file top/__init__.py
from top.mid import Engine as Motor, start
from top import mid
__version__ = "1"
--- file top/mid/__init__.py
from .low import Engine, start, _private as private
--- file top/mid/low.py
class Engine:
    power = 1
    def run(self): return self.power
def start(): return Engine().run()
_private = [Engine]
--- cell
import top
from top import Motor, start as go
from top.mid import private
engine = Motor()
--- edit top/mid/low.py
class Base:
    power = 5
class Engine(Base):
    def run(self): return self.power * 2
    def stop(self): return "stopped"
def start(): return Engine().run(), "started"
_private = [Engine, Base]
--- edit top/mid/__init__.py
from .low import Engine, start, _private as private, Base
--- probe
engine.run(), engine.stop(), go(), top.start()
[c.__name__ for c in private], top.mid.Base.power
Motor is top.mid.low.Engine

=== users_circular_imports_at_the_bottom
--- file order.py
class Order:
    def __init__(self, n): self.items = [Item(self) for _ in range(n)]
    def total(self): return sum(i.price for i in self.items)
from item import Item
--- file item.py
class Item:
    price = 1
    def __init__(self, order): self.order = order
from order import Order
def default(): return Order(2)
--- cell
import order
from item import default, Item
mine = order.Order(3)
--- edit item.py
class Item:
    price = 10
    tax = 2
    def __init__(self, order): self.order = order
from order import Order
def default(): return Order(4)
--- edit order.py
class Order:
    def __init__(self, n): self.items = [Item(self) for _ in range(n)]
    def total(self): return sum(i.price + i.tax for i in self.items)
from item import Item
--- probe
mine.total(), default().total(), len(default().items)
type(mine.items[0]) is Item

=== users_definitions_by_platform
--- file compat.py
import sys
if sys.platform == "nowhere":
    def clear(): return "cls"
    SEP = ";"
elif sys.version_info >= (3,):
    def clear(): return "clear"
    SEP = ":"
else:
    clear = None
try:
    import winreg_of_nowhere
except ImportError:
    HAVE = False
else:
    HAVE = True
--- file use.py
from compat import clear, SEP
JOINED = SEP.join("ab")
--- cell
from use import clear, JOINED
--- edit compat.py
import sys
if sys.platform == "nowhere":
    def clear(): return "CLS"
    SEP = ","
elif sys.version_info >= (3,):
    def clear(): return "reset"
    SEP = "/"
else:
    clear = None
try:
    import winreg_of_nowhere
except ImportError:
    HAVE = "no"
else:
    HAVE = True
--- probe
clear(), JOINED, __import__("compat").HAVE

=== users_namespace_package_in_two_places
--- file one/company/billing.py
RATE = 1
--- file two/company/shop/__init__.py
from company.billing import RATE
PRICE = RATE * 10
--- file two/company/shop/cart.py
from . import PRICE
from company import billing
def total(n): return n * PRICE, billing.RATE
--- cell
import sys
sys.path[:0] = ["one", "two"]
from company.shop.cart import total
import company.billing
--- edit one/company/billing.py
RATE = 2
--- edit two/company/shop/cart.py
from . import PRICE
from company import billing
def total(n): return n * PRICE + 1, billing.RATE
--- probe
total(3), company.billing.RATE, company.shop.PRICE

=== users_editable_install_by_a_path_file
--- file env/lib/python3/site-packages/__editable__.tool.pth
../../../../checkout/src
--- file checkout/src/tool/__init__.py
from .core import run
--- file checkout/src/tool/core.py
LEVEL = 1
def run(): return LEVEL
--- cell
import site
site.addsitedir("env/lib/python3/site-packages")
from tool import run
import tool
--- edit checkout/src/tool/core.py
LEVEL = 2
def run(): return LEVEL, "new"
def walk(): return "walk"
--- edit checkout/src/tool/__init__.py
from .core import run, walk
--- probe
run(), tool.walk()

=== users_editable_install_by_a_finder
--- file finder.py
import sys
from importlib.util import spec_from_file_location
from pathlib import Path
HERE = Path(__file__).parent
MAPPING = {"mapped": HERE / "elsewhere" / "mapped_source"}
class EditableFinder:
    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        parent, _, child = fullname.partition(".")
        if fullname in MAPPING:
            init = MAPPING[fullname] / "__init__.py"
            return spec_from_file_location(
                fullname, init, submodule_search_locations=[str(MAPPING[fullname])]
            )
sys.meta_path.append(EditableFinder)
--- file elsewhere/mapped_source/__init__.py
from mapped.inner import VALUE
--- file elsewhere/mapped_source/inner.py
VALUE = 1
--- cell
import finder
import mapped
from mapped import VALUE
--- edit elsewhere/mapped_source/inner.py
VALUE = 2
--- edit elsewhere/mapped_source/new.py
from .inner import VALUE
TEN = VALUE * 10
--- also elsewhere/mapped_source/__init__.py
from mapped.inner import VALUE
from mapped.new import TEN
--- probe
VALUE, mapped.VALUE, mapped.TEN

=== users_src_layout
--- file src/project/__init__.py
from project._version import version as __version__
--- file src/project/_version.py
version = "1.0"
--- file src/project/cli.py
from project import __version__
import argparse
def parser():
    p = argparse.ArgumentParser(prog="project")
    p.add_argument("--version", action="version", version=__version__)
    p.add_argument("-n", type=int, default=1)
    return p
if __name__ == "__main__":
    raise SystemExit(3)
--- cell
import sys
sys.path.insert(0, "src")
from project.cli import parser
--- edit src/project/_version.py
version = "2.0"
--- edit src/project/cli.py
from project import __version__
import argparse
def parser():
    p = argparse.ArgumentParser(prog="project")
    p.add_argument("-n", type=int, default=2)
    p.add_argument("-m", default=__version__)
    return p
if __name__ == "__main__":
    raise SystemExit(3)
--- probe
parser().parse_args([])
__import__("project").__version__

=== users_file_renamed_with_its_users
--- file helpers.py
def slug(text): return text.lower()
SIZE = 1
--- file posts.py
from helpers import slug, SIZE
TITLES = [slug(t) for t in ("A", "B")]
--- file site_.py
import posts
import helpers as h
PAGES = [t * h.SIZE for t in posts.TITLES]
--- cell
import site_
from posts import slug
--- edit helpers.py deleted
--- also textutil.py
def slug(text): return text.lower() + "!"
SIZE = 2
--- also posts.py
from textutil import slug, SIZE
TITLES = [slug(t) for t in ("A", "B", "C")]
--- also site_.py
import posts
import textutil as h
PAGES = [t * h.SIZE for t in posts.TITLES]
--- probe
site_.PAGES, slug("X"), slug.__module__

=== users_function_and_class_moved_to_another_module
--- file a.py
import b
class Tool:
    def work(self): return "a"
def make(): return Tool()
--- file b.py
def other(): return "b"
--- file c.py
from a import Tool, make
TOOLS = [make(), Tool()]
def all_(): return [t.work() for t in TOOLS]
--- cell
import c
from a import make
--- edit a.py
from b import make, Tool
--- also b.py
class Tool:
    def work(self): return "moved"
def make(): return Tool()
def other(): return "b"
--- also c.py
from b import Tool, make
TOOLS = [make(), Tool(), make()]
def all_(): return [t.work() for t in TOOLS]
--- probe
c.all_(), make().work(), make.__module__, type(make()).__module__

=== users_branch_with_many_files
--- file core/__init__.py
from .models import User
from .store import STORE
--- file core/models.py
class User:
    def __init__(self, name): self.name = name
--- file core/store.py
from .models import User
STORE = {n: User(n) for n in ("ann", "bob")}
--- file core/legacy.py
from .store import STORE
COUNT = len(STORE)
--- file report.py
from core import STORE, User
from core.legacy import COUNT
LINES = [f"{u.name}" for u in STORE.values()] + [COUNT]
--- cell
import report
from core import User, STORE
--- edit core/models.py
from dataclasses import dataclass
@dataclass
class User:
    name: str
    role: str = "user"
@dataclass
class Admin(User):
    role: str = "admin"
--- also core/store.py
from .models import User, Admin
from .policy import allowed
STORE = {n: Admin(n) if n == "ann" else User(n) for n in ("ann", "bob", "eve") if allowed(n)}
--- also core/policy.py
BANNED = {"bob"}
def allowed(name): return name not in BANNED
--- also core/__init__.py
from .models import User, Admin
from .store import STORE
--- also core/legacy.py deleted
--- also report.py
from core import STORE, User
LINES = [f"{u.name}:{u.role}" for u in STORE.values()]
--- edit core/policy.py
BANNED = set()
def allowed(name): return name not in BANNED
--- probe
report.LINES, STORE
User("x")
isinstance(STORE["ann"], User)

=== users_declarative_models_with_a_metaclass
--- file orm.py
TABLES = {}
class Field:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name
    def __repr__(self): return f"{self.name}:{self.kind.__name__}"
class Meta(type):
    def __new__(mcs, name, bases, members):
        cls = super().__new__(mcs, name, bases, members)
        if bases:
            cls.fields = [v for v in members.values() if isinstance(v, Field)]
            TABLES[name.lower()] = cls
        return cls
class Model(metaclass=Meta):
    def __init__(self, **values): self.__dict__.update(values)
    @classmethod
    def create(cls): return f"create {cls.__name__.lower()} {cls.fields}"
--- file models.py
from orm import Field, Model
class Person(Model):
    name = Field(str)
class Pet(Model):
    owner = Field(int)
--- cell
from models import Person, Pet
import orm
ann = Person(name="ann")
--- edit models.py
from orm import Field, Model
class Person(Model):
    name = Field(str)
    age = Field(int)
    def hello(self): return f"I am {self.name}"
class Car(Model):
    plate = Field(str)
class Pet(Model):
    owner = Field(str)
--- edit orm.py
TABLES = {}
class Field:
    def __init__(self, kind, null=False): self.kind = kind; self.null = null
    def __set_name__(self, owner, name): self.name = name
    def __repr__(self): return f"{self.name} {self.kind.__name__}"
class Meta(type):
    def __new__(mcs, name, bases, members):
        cls = super().__new__(mcs, name, bases, members)
        if bases:
            cls.fields = [v for v in members.values() if isinstance(v, Field)]
            TABLES["t_" + name.lower()] = cls
        return cls
class Model(metaclass=Meta):
    def __init__(self, **values): self.__dict__.update(values)
    @classmethod
    def create(cls): return f"CREATE {cls.__name__} {cls.fields}"
--- probe
Person.create(), ann.hello(), ann.create()
sorted(orm.TABLES), orm.TABLES["t_pet"] is Pet

=== users_command_groups
--- file cli.py
class Group:
    def __init__(self, name): self.name, self.commands = name, {}
    def command(self, name=None, **attrs):
        def decorate(f):
            command = Command(name or f.__name__, f, attrs)
            self.commands[command.name] = command
            return command
        return decorate
    def main(self, name, *args): return self.commands[name](*args)
class Command:
    def __init__(self, name, callback, attrs):
        self.name, self.callback, self.attrs = name, callback, attrs
    def __call__(self, *args): return self.callback(*args)
main = Group("main")
--- file commands.py
from cli import main
import options
@main.command(help="greet")
@options.verbose(default=options.LEVEL)
def greet(name, verbose): return f"hello {name} {verbose}"
--- file options.py
import functools
LEVEL = 1
def verbose(default):
    def decorate(f):
        @functools.wraps(f)
        def inner(*args): return f(*args, default)
        return inner
    return decorate
--- cell
from cli import main
import commands
from commands import greet
--- edit options.py
import functools
LEVEL = 2
def verbose(default):
    def decorate(f):
        @functools.wraps(f)
        def inner(*args): return "verbose", f(*args, default * 10)
        return inner
    return decorate
--- edit commands.py
from cli import main
import options
@main.command("hi", help="say hi")
@options.verbose(default=options.LEVEL)
def greet(name, verbose): return f"hi {name} {verbose}"
@main.command()
def bye(): return "bye"
--- probe
sorted(main.commands), main.main("hi", "ann"), main.main("bye")
greet("bob"), main.commands["hi"].attrs

=== users_pydantic_models_in_two_modules needs=pydantic
--- file address.py
from pydantic import BaseModel
class Address(BaseModel):
    city: str = "Paris"
--- file person.py
from pydantic import BaseModel, Field
from address import Address
class Person(BaseModel):
    name: str
    address: Address = Field(default_factory=Address)
DEFAULT = Person(name="ann")
--- cell
from person import Person, DEFAULT
from address import Address
--- edit address.py
from pydantic import BaseModel
class Address(BaseModel):
    city: str = "Rome"
    zip: int = 1
--- probe
Person(name="bob").model_dump()
DEFAULT.model_dump()
isinstance(DEFAULT.address, Address)
Person.model_validate({"name": "x", "address": {"zip": "7"}}).address.zip

=== users_graph_of_tasks needs=networkx
--- file tasks.py
import networkx as nx
GRAPH = nx.DiGraph()
def task(*needs):
    def add(f):
        GRAPH.add_node(f.__name__, run=f)
        GRAPH.add_edges_from((n, f.__name__) for n in needs)
        return f
    return add
def run(): return [GRAPH.nodes[n]["run"]() for n in nx.lexicographical_topological_sort(GRAPH)]
--- file jobs.py
from tasks import task
@task()
def load(): return "load"
@task("load")
def save(): return "save"
--- cell
import jobs
from tasks import run
--- edit jobs.py
from tasks import task
@task()
def load(): return "LOAD"
@task("load")
def clean(): return "clean"
@task("clean")
def save(): return "SAVE"
--- edit tasks.py
import networkx as nx
GRAPH = nx.DiGraph(name="tasks")
def task(*needs):
    def add(f):
        GRAPH.add_node(f.__name__, run=f)
        GRAPH.add_edges_from((n, f.__name__) for n in needs)
        return f
    return add
def run(): return [GRAPH.nodes[n]["run"]() for n in nx.lexicographical_topological_sort(GRAPH)]
--- probe
run()

=== users_arrays_as_constants_and_defaults needs=numpy
--- file consts.py
import numpy as np
WEIGHTS = np.array([1.0, 2.0])
--- file model.py
import numpy as np
from consts import WEIGHTS
BIAS = WEIGHTS.sum()
def predict(x, w=WEIGHTS): return float(np.dot(x, w) + BIAS)
--- cell
import numpy as np
from model import predict
from consts import WEIGHTS
x = np.array([1.0, 1.0])
--- edit consts.py
import numpy as np
WEIGHTS = np.array([10.0, 20.0])
--- probe
predict(x), WEIGHTS.tolist()

=== users_single_instance_behind_a_function
--- file db.py
_instance = None
class Database:
    def query(self): return "one"
def get():
    global _instance
    if _instance is None:
        _instance = Database()
    return _instance
--- file repo.py
from db import get
def find(): return get().query()
--- cell
from repo import find
import db
find()
--- edit db.py
_instance = None
class Database:
    def query(self): return "two"
    def close(self): return "closed"
def get():
    global _instance
    if _instance is None:
        _instance = Database()
    return _instance
--- probe
find(), db.get().close(), db.get() is db.get()

=== users_cached_function_over_a_constant
--- file tax.py
RATE = 1
--- file price.py
from functools import lru_cache
from tax import RATE
@lru_cache(maxsize=None)
def price(x): return x * RATE
--- cell
from price import price
price(5)
--- edit tax.py
RATE = 2
--- probe
price(5), price(6)

=== users_notebook_class_over_a_project_class
--- file trainer.py
class Trainer:
    steps = 1
    def __init__(self, **kw): self.kw = kw
    def fit(self): return [self.step(i) for i in range(self.steps)]
    def step(self, i): return i
--- cell
from trainer import Trainer
class Mine(Trainer):
    def step(self, i): return "mine", super().step(i)
mine = Mine(a=1)
mine.fit()
--- edit trainer.py
from dataclasses import dataclass
class Callback:
    def on(self, x): return "on", x
class Trainer:
    steps = 2
    callback = Callback()
    def __init__(self, **kw): self.kw = kw
    def fit(self): return [self.callback.on(self.step(i)) for i in range(self.steps)]
    def step(self, i): return i * 10
--- probe
mine.fit(), Mine().fit(), Trainer().fit()

=== users_state_machine
--- file states.py
from enum import Enum, auto
class State(Enum):
    IDLE = auto()
    BUSY = auto()
--- file machine.py
from states import State
NEXT = {State.IDLE: State.BUSY, State.BUSY: State.IDLE}
class Machine:
    def __init__(self): self.state = State.IDLE
    def step(self):
        self.state = NEXT[self.state]
        match self.state:
            case State.BUSY: return "busy"
            case State.IDLE: return "idle"
--- cell
from machine import Machine
from states import State
machine = Machine()
--- edit states.py
from enum import Enum, auto
class State(Enum):
    IDLE = auto()
    BUSY = auto()
    DONE = auto()
--- also machine.py
from states import State
NEXT = {State.IDLE: State.BUSY, State.BUSY: State.DONE, State.DONE: State.IDLE}
class Machine:
    def __init__(self): self.state = State.IDLE
    def step(self):
        self.state = NEXT[self.state]
        match self.state:
            case State.BUSY: return "busy"
            case State.DONE: return "done"
            case State.IDLE: return "idle"
--- probe
[machine.step() for _ in range(4)]
machine.state in list(State), list(State)

=== users_event_bus_over_modules
--- file bus.py
from collections import defaultdict
HANDLERS = defaultdict(list)
def on(event):
    def add(f):
        HANDLERS[event].append(f)
        return f
    return add
def emit(event, *a): return [f(*a) for f in HANDLERS[event]]
--- file audio.py
from bus import on
@on("start")
def play(): return "play"
--- file video.py
from bus import on
import audio
@on("start")
def show(): return "show"
@on("stop")
def hide(): return "hide"
--- cell
import video
from bus import emit
--- edit audio.py
from bus import on
@on("start")
def play(): return "PLAY"
@on("stop")
def quiet(): return "quiet"
--- edit video.py
from bus import on
import audio
@on("start")
def show(): return "SHOW"
--- probe
emit("start"), emit("stop"), emit("other")

=== users_container_of_implementations
--- file ports.py
from abc import ABC, abstractmethod
class Mailer(ABC):
    @abstractmethod
    def send(self, text): ...
--- file smtp.py
from ports import Mailer
class Smtp(Mailer):
    def send(self, text): return f"smtp {text}"
--- file container.py
from ports import Mailer
from smtp import Smtp
SERVICES = {Mailer: Smtp}
def resolve(kind): return SERVICES[kind]()
--- cell
from container import resolve
from ports import Mailer
mailer = resolve(Mailer)
--- edit ports.py
from abc import ABC, abstractmethod
class Mailer(ABC):
    @abstractmethod
    def send(self, text): ...
    @abstractmethod
    def close(self): ...
    def both(self): return self.send("x"), self.close()
--- also smtp.py
from ports import Mailer
class Smtp(Mailer):
    def send(self, text): return f"SMTP {text}"
    def close(self): return "closed"
--- edit memory.py
from ports import Mailer
class Memory(Mailer):
    def send(self, text): return f"memory {text}"
    def close(self): return "forgotten"
--- also container.py
from ports import Mailer
from memory import Memory
SERVICES = {Mailer: Memory}
def resolve(kind): return SERVICES[kind]()
--- probe
mailer.__class__.__name__ in ("Smtp", "Memory"), resolve(Mailer).both()
isinstance(mailer, Mailer)

=== users_table_of_strategies
--- file strategies.py
def fast(x): return x
def slow(x): return x + 1
TABLE = {f.__name__: f for f in (fast, slow)}
PAIRS = [("a", fast), ("b", lambda x: slow(x))]
--- cell
from strategies import TABLE, PAIRS
import strategies
picked = TABLE["fast"]
--- edit strategies.py
def fast(x): return x * 100
def slow(x): return x + 1000
TABLE = {f.__name__: f for f in (fast, slow)}
PAIRS = [("a", fast), ("b", lambda x: slow(x))]
--- edit strategies.py
def fast(x): return x * 100
def slow(x): return x + 1000
def medium(x): return x * 50
TABLE = {f.__name__: f for f in (fast, slow, medium)}
PAIRS = [("a", fast), ("b", lambda x: slow(x)), ("c", medium)]
--- probe
{n: f(1) for n, f in TABLE.items()}, [(n, f(1)) for n, f in PAIRS], picked(2)

=== users_unit_tests_run_from_the_notebook
--- file code_.py
def double(x): return x + 1
--- file test_code.py
import unittest
from code_ import double
class Test(unittest.TestCase):
    def test_double(self): self.assertEqual(double(4), 8)
--- cell
import unittest, io
import test_code
def run():
    suite = unittest.defaultTestLoader.loadTestsFromModule(test_code)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    return result.testsRun, len(result.failures)
run()
--- edit code_.py
def double(x): return x * 2
--- edit test_code.py
import unittest
from code_ import double
class Test(unittest.TestCase):
    def test_double(self): self.assertEqual(double(4), 8)
    def test_zero(self): self.assertEqual(double(0), 0)
--- probe
run()

=== users_pipeline_of_partials_and_generators
--- file steps.py
from functools import partial
def scale(f, xs): return (x * f for x in xs)
def shift(d, xs): return (x + d for x in xs)
PIPELINE = [partial(scale, 2), partial(shift, 1)]
--- file runner_.py
from functools import reduce
from steps import PIPELINE
def run(xs): return list(reduce(lambda a, s: s(a), PIPELINE, xs))
--- cell
from runner_ import run
run([1])
--- edit steps.py
from functools import partial
def scale(f, xs): return (x * f * 10 for x in xs)
def shift(d, xs): return (x + d for x in xs)
PIPELINE = [partial(scale, 2), partial(shift, 1), partial(scale, 3)]
--- probe
run([1, 2])

=== users_one_module_by_many_names
--- file pkg/__init__.py
--- file pkg/core.py
LIMIT = 1
class Engine:
    def go(self): return LIMIT
--- cell
import pkg.core
import pkg.core as core
from pkg import core as c2
from pkg.core import Engine as E, LIMIT as L
e = E()
def mine(): return L, core.LIMIT, c2.LIMIT
--- edit pkg/core.py
LIMIT = 2
class Engine:
    def go(self): return LIMIT * 10
--- probe
mine(), e.go(), E is core.Engine, pkg.core is c2

=== users_two_packages_and_a_broken_save
--- file libcore/__init__.py
from .api import VERSION
--- file libcore/api.py
VERSION = 1
def call(): return VERSION
--- file service/__init__.py
from libcore import VERSION
from .run import main
--- file service/run.py
from libcore.api import call, VERSION
NAME = f"service {VERSION}"
def main(): return NAME, call()
--- cell
import service
from service import main
--- edit libcore/api.py broken
VERSION = 2
def call(: return VERSION
--- edit libcore/api.py
VERSION = 3
def call(): return VERSION, "new"
--- edit service/run.py broken
from libcore.api import call, VERSION
NAME = 1 / 0
--- edit service/run.py
from libcore.api import call, VERSION
NAME = f"SERVICE {VERSION}"
def main(): return NAME, call(), VERSION
--- probe
main(), service.VERSION

=== users_paths_computed_from_the_file
--- file project/__init__.py
from pathlib import Path
ROOT = Path(__file__).resolve().parent
DATA = ROOT / "data"
--- file project/io.py
from . import DATA
def where(name): return (DATA / name).name, DATA.name
--- cell
from project.io import where
--- edit project/__init__.py
from pathlib import Path
ROOT = Path(__file__).resolve().parent
DATA = ROOT / "resources" / "raw"
--- probe
where("a.csv")

=== users_aliases_of_types
--- file kinds.py
from typing import NewType, Annotated, get_type_hints
UserId = NewType("UserId", int)
Price = Annotated[float, "eur"]
Pair = tuple[UserId, Price]
--- file shop.py
from typing import get_type_hints
from kinds import Pair, Price, UserId
def buy(who: UserId, price: Price = 1.0) -> Pair: return UserId(who), price
HINTS = {n: str(t) for n, t in get_type_hints(buy, include_extras=True).items()}
--- cell
from shop import buy, HINTS
--- edit kinds.py
from typing import NewType, Annotated, get_type_hints
UserId = NewType("UserId", str)
Price = Annotated[float, "usd"]
Pair = dict[UserId, Price]
--- probe
HINTS, buy("x")

=== users_notebook_sets_options_of_modules
--- file opts.py
DEBUG = False
LEVEL = 1
HOOK = None
class Config:
    batch = 1
    def show(self): return self.batch, DEBUG, LEVEL
--- cell
import opts
opts.DEBUG = True
opts.Config.batch = 64
config = opts.Config()
def hook(): return "mine"
opts.HOOK = hook
--- edit opts.py
DEBUG = False
LEVEL = 2
HOOK = None
class Config:
    batch = 1
    def show(self): return "new", self.batch, DEBUG, LEVEL
--- probe
config.show(), opts.DEBUG, opts.Config.batch, opts.HOOK()

=== users_imports_in_magic_cells
--- file lib.py
X = 1
def f(): return X
--- cell
%%time
from lib import X, f
--- cell
%%capture out
import lib as library
print(f())
--- edit lib.py
X = 2
def f(): return X * 10
--- probe
X, f(), library.X

=== users_module_with_a_main_guard_and_arguments
--- file tool.py
import sys
ARGS = sys.argv[1:2]
def main(args=None): return "one", args
if __name__ == "__main__":
    print(main())
--- cell
%run tool.py
import tool
from tool import main
--- edit tool.py
import sys
ARGS = sys.argv[1:2]
def main(args=None): return "two", args
VERSION = 2
if __name__ == "__main__":
    print(main())
--- probe
main(), tool.main([1]), tool.VERSION

=== users_notebook_registers_with_a_project_function
--- file show.py
from functools import singledispatch
PREFIX = "one"
@singledispatch
def show(x): return PREFIX, "object"
@show.register
def _(x: int): return PREFIX, "int"
--- cell
from show import show
@show.register
def _(x: list): return "list of the notebook"
--- edit show.py
from functools import singledispatch
PREFIX = "two"
@singledispatch
def show(x): return PREFIX, "object"
@show.register
def _(x: int): return PREFIX, "INT"
--- probe
show(1), show("a"), show([])

=== users_notebook_registers_in_a_project_registry
--- file registry.py
VERSION = 1
MODELS = {}
def register(name):
    def add(f):
        MODELS[name] = f
        return f
    return add
--- file models.py
from registry import register
@register("base")
def base(): return "base"
--- cell
import models
from registry import register, MODELS
@register("mine")
def mine(): return "mine"
--- edit registry.py
VERSION = 2
MODELS = {}
def register(name):
    def add(f):
        MODELS[name] = f
        return f
    return add
--- probe
sorted(MODELS), __import__("registry").VERSION

=== users_notebook_registers_in_containers_of_every_kind
--- file hooks.py
from collections import defaultdict, deque
class Event:
    handlers = []
    by_name = defaultdict(list)
    def __init_subclass__(cls): Event.handlers.append(cls)
class App:
    def __init__(self):
        self.routes = {}
        self.before = deque()
    def route(self, path):
        def add(fn):
            self.routes[path] = fn
            return fn
        return add
app = App()
@app.route("/")
def index(): return "index v1"
def make():
    known = set()
    def listen(fn):
        known.add(fn)
        return fn
    listen.known = known
    return listen
listen = make()
class Built(Event): pass
--- cell
from hooks import Event, App, app, listen
import hooks
class Mine(Event): pass
@app.route("/mine")
def mine(): return "mine"
@listen
def heard(): return "heard"
app.before.append(mine)
Event.by_name["x"].append(heard)
class Handler: pass
Event.by_name["y"].append(Handler())
--- edit hooks.py
from collections import defaultdict, deque
VERSION = 2
class Event:
    handlers = []
    by_name = defaultdict(list)
    def __init_subclass__(cls): Event.handlers.append(cls)
class App:
    def __init__(self):
        self.routes = {}
        self.before = deque()
    def route(self, path):
        def add(fn):
            self.routes[path] = fn
            return fn
        return add
app = App()
@app.route("/")
def index(): return "index v2"
def make():
    known = set()
    def listen(fn):
        known.add(fn)
        return fn
    listen.known = known
    return listen
listen = make()
class Built(Event): pass
class More(Event): pass
--- probe
[c.__name__ for c in Event.handlers], Mine in Event.handlers, sorted(app.routes), app.routes["/"](), app.routes["/mine"] is mine
[f() for f in hooks.listen.known], listen is hooks.listen, list(app.before) == [mine], Event.by_name["x"] == [heard]
[type(h) is Handler for h in Event.by_name["y"]], app is hooks.app
"""
