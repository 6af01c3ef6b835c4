"""Sessions over several modules and several edits, as projects are worked on from a notebook."""

# ruff: noqa: E501

TEXT = r"""
=== projects_flask_blueprints_and_hooks needs=flask
The application of the project is made anew with each edit: a route of the notebook's goes on.
--- file web/__init__.py
from .app import app
from . import views, errors
--- file web/app.py
from flask import Flask
app = Flask("web")
app.config["TITLE"] = "t1"
--- file web/views.py
from flask import Blueprint, jsonify, current_app
from .app import app
from .logic import total
bp = Blueprint("api", "web.views", url_prefix="/api")
@bp.get("/total/<int:n>")
def get_total(n):
    return jsonify(total=total(n), title=current_app.config["TITLE"])
app.register_blueprint(bp)
@app.before_request
def before():
    from flask import g
    g.x = 1
--- file web/errors.py
from .app import app
@app.errorhandler(404)
def nf(e):
    return "nf1", 404
--- file web/logic.py
def total(n):
    return n + 1
--- cell
from web import app
client = app.test_client()
@app.get("/mine")
def mine():
    return "mine"
--- edit web/logic.py
def total(n):
    return n + 2
--- edit web/views.py
from flask import Blueprint, jsonify, current_app
from .app import app
from .logic import total
bp = Blueprint("api", "web.views", url_prefix="/v2")
@bp.get("/total/<int:n>")
def get_total(n):
    return jsonify(total=total(n), title=current_app.config["TITLE"], v=2)
@bp.get("/ping")
def ping():
    return "pong"
app.register_blueprint(bp)
--- edit web/errors.py
from .app import app
@app.errorhandler(404)
def nf(e):
    return "nf2", 404
@app.context_processor
def ctx():
    return {"a": 1}
--- edit web/app.py
from flask import Flask
app = Flask("web")
app.config["TITLE"] = "t2"
--- probe
app.test_client().get("/api/total/1").data, app.test_client().get("/v2/total/1").json, app.test_client().get("/mine").data
sorted(r.rule for r in app.url_map.iter_rules()), app.test_client().get("/v2/ping").data
{k: len(v) for k, v in app.before_request_funcs.items()}

=== projects_fastapi_routers_dependencies_models needs=fastapi,httpx
A path of the notebook's goes on, whichever module is edited.
--- file api/__init__.py
--- file api/schemas.py
from pydantic import BaseModel
class Item(BaseModel):
    name: str
    price: float = 1.0
--- file api/deps.py
def get_db():
    return {"a": 1}
--- file api/items.py
from fastapi import APIRouter, Depends
from .schemas import Item
from .deps import get_db
router = APIRouter(prefix="/items")
@router.post("/")
def create(item: Item, db=Depends(get_db)) -> Item:
    return item
@router.get("/db")
def db(db=Depends(get_db)):
    return db
--- file api/main.py
from fastapi import FastAPI
from .items import router
app = FastAPI()
app.include_router(router)
--- cell
from api.main import app
from api.schemas import Item
from fastapi.testclient import TestClient
@app.get("/mine")
def mine():
    return {"m": 1}
--- edit api/deps.py
def get_db():
    return {"b": 2}
--- edit api/schemas.py
from pydantic import BaseModel
class Item(BaseModel):
    name: str
    price: float = 2.0
    tags: list[str] = ["x"]
--- edit api/items.py
from fastapi import APIRouter, Depends
from .schemas import Item
from .deps import get_db
router = APIRouter(prefix="/things")
@router.post("/")
def create(item: Item, db=Depends(get_db)) -> Item:
    item.name = item.name.upper()
    return item
@router.get("/db")
def db(db=Depends(get_db)):
    return [db]
--- probe
TestClient(app).post("/things/", json={"name": "q"}).json(), TestClient(app).get("/things/db").json(), TestClient(app).get("/items/db").status_code
TestClient(app).get("/mine").json()
sorted(app.openapi()["paths"]), sorted(app.openapi()["components"]["schemas"]["Item"]["properties"])

=== projects_click_group_with_plugins needs=click
A command of the notebook's stays in the group that a module makes anew.
--- file cli.py
import click
@click.group()
@click.option("--verbose/--quiet", default=False)
@click.pass_context
def main(ctx, verbose):
    ctx.obj = {"v": verbose}
--- file cmds.py
import click
from cli import main
from opts import DEFAULT
@main.command()
@click.option("--n", default=DEFAULT)
@click.pass_obj
def run(obj, n):
    click.echo(f"run {n} {obj['v']}")
--- file opts.py
DEFAULT = 3
--- cell
import cmds
from cli import main
from click.testing import CliRunner
@main.command()
def mine():
    print("mine")
runner = CliRunner()
--- edit opts.py
DEFAULT = 5
--- edit cmds.py
import click
from cli import main
from opts import DEFAULT
@main.command("go")
@click.option("--n", default=DEFAULT)
@click.pass_obj
def run(obj, n):
    click.echo(f"go {n} {obj['v']}")
--- edit cli.py
import click
@click.group(help="new help")
@click.option("--verbose/--quiet", default=True)
@click.pass_context
def main(ctx, verbose):
    ctx.obj = {"v": verbose, "new": 1}
--- probe
sorted(main.commands), runner.invoke(main, ["mine"]).output, runner.invoke(main, ["go"]).output, runner.invoke(main, ["run"]).output
main.help

=== projects_typer_app_and_enum_choices needs=typer
--- file app.py
import typer
from kinds import Kind
app = typer.Typer()
@app.command()
def show(kind: Kind = Kind.a, n: int = 1):
    typer.echo(f"{kind.value} {n}")
@app.command()
def other():
    typer.echo("other")
--- file kinds.py
from enum import Enum
class Kind(str, Enum):
    a = "a"
    b = "b"
--- cell
from app import app
from typer.testing import CliRunner
run = lambda *a: CliRunner().invoke(app, list(a)).output.strip().splitlines()[-1:]
--- edit kinds.py
from enum import Enum
class Kind(str, Enum):
    a = "a"
    c = "c"
--- edit app.py
import typer
from kinds import Kind
app = typer.Typer()
@app.command()
def show(kind: Kind = Kind.c, n: int = 2):
    typer.echo(f"{kind.value}! {n}")
@app.command("list")
def other():
    typer.echo("list")
--- edit kinds.py
from enum import Enum
class Kind(str, Enum):
    c = "C"
    d = "d"
--- probe
run("show"), run("list"), run("show", "--kind", "d"), CliRunner().invoke(app, ["show", "--kind", "a"]).exit_code

=== projects_event_bus_with_bound_methods_and_weakmethods
What the notebook connected stays, though a module had made the list in which it is.
--- file bus.py
import weakref
from collections import defaultdict
class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)
        self.weak = []
    def on(self, event):
        def deco(fn):
            self.handlers[event].append(fn)
            return fn
        return deco
    def connect(self, method):
        self.weak.append(weakref.WeakMethod(method))
    def emit(self, event, *args):
        out = [h(*args) for h in self.handlers[event]]
        out += [m()(*args) for m in self.weak if m() is not None]
        return out
bus = Bus()
--- file handlers.py
from bus import bus
@bus.on("save")
def log(x):
    return f"log {x}"
class Audit:
    def __init__(self):
        self.n = 0
    def record(self, x):
        self.n += 1
        return f"audit {x}"
audit = Audit()
bus.connect(audit.record)
--- cell
from bus import bus
import handlers
@bus.on("save")
def mine(x):
    return f"mine {x}"
emit = bus.emit
--- edit handlers.py
from bus import bus
@bus.on("save")
def log(x):
    return f"LOG {x}"
class Audit:
    def __init__(self):
        self.n = 0
    def record(self, x):
        self.n += 1
        return f"AUDIT {x}"
audit = Audit()
bus.connect(audit.record)
--- edit handlers.py
from bus import bus
@bus.on("save")
def log(x):
    return f"LOG {x}"
@bus.on("load")
def load(x):
    return f"load {x}"
class Audit:
    def __init__(self):
        self.n = 0
    def record(self, x):
        self.n += 1
        return f"AUDIT {x}"
audit = Audit()
bus.connect(audit.record)
--- edit bus.py
import weakref
from collections import defaultdict
class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)
        self.weak = []
    def on(self, event):
        def deco(fn):
            self.handlers[event].append(fn)
            return fn
        return deco
    def connect(self, method):
        self.weak.append(weakref.WeakMethod(method))
    def emit(self, event, *args):
        out = [("h", h(*args)) for h in self.handlers[event]]
        out += [("w", m()(*args)) for m in self.weak if m() is not None]
        return out
bus = Bus()
--- probe
emit("load", 1), bus.emit("load", 2)
bus.emit("save", 5)

=== projects_pydantic_models_in_the_notebook needs=pydantic
Models of the notebook refer to each other, one of them derived from a model of the project.
--- file schema.py
from pydantic import BaseModel, field_validator
class Address(BaseModel):
    city: str
    @field_validator("city")
    @classmethod
    def clean(cls, v):
        return v.strip()
class Base(BaseModel):
    id: int = 0
--- file service.py
from schema import Address, Base
def label(a):
    return f"<{a.city}>"
class Order(Base):
    address: Address
--- cell
from pydantic import BaseModel
from schema import Address, Base
from service import label, Order
class Customer(Base):
    name: str
    address: Address
    friends: list["Customer"] = []
class Company(BaseModel):
    staff: list[Customer]
    hq: Address | None = None
c = Customer(name="a", address=Address(city=" x "))
--- edit schema.py
from pydantic import BaseModel, field_validator
class Address(BaseModel):
    city: str
    zip: str = "000"
    @field_validator("city")
    @classmethod
    def clean(cls, v):
        return v.strip().upper()
class Base(BaseModel):
    id: int = 0
--- edit schema.py
from pydantic import BaseModel, field_validator, ConfigDict
class Address(BaseModel):
    city: str
    zip: int = 1
    @field_validator("city")
    @classmethod
    def clean(cls, v):
        return v.strip().title()
class Base(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: int = 7
    tag: str = "t"
--- edit service.py
from schema import Address, Base
def label(a):
    return f"<{a.city}:{a.zip}>"
class Order(Base):
    address: Address
    total: float = 0.0
--- probe
Customer(name="b", address={"city": " new york ", "zip": 3}).model_dump()
Company(staff=[{"name": "z", "address": {"city": "q"}}]).model_dump()
outcome(lambda: Customer(name="b", address={"city": 1}).id)[:20]
outcome(lambda: Customer(name="b", address={"city": "x"}, more=1))[:15]
label(Address(city="u")), Order(address=Address(city="u")).model_dump()
sorted(Company.model_json_schema()["$defs"]), isinstance(c, Base), isinstance(c.address, Address)
Company.model_json_schema()["$defs"]["Address"]["properties"]
Customer.model_validate_json('{"name": "j", "address": {"city": "abc"}}').address.city

=== projects_pydantic_base_gains_validators_and_settings needs=pydantic
A notebook model copies the validators and the settings of its base: they follow, its own stay.
--- file schema.py
from pydantic import BaseModel, ConfigDict, field_validator
class Base(BaseModel):
    model_config = ConfigDict(str_max_length=5, frozen=True)
    name: str = "n"
--- file more.py
from schema import Base
class Item(Base):
    price: float = 1.0
--- cell
from pydantic import ConfigDict, field_validator, computed_field
from schema import Base
from more import Item
class Mine(Item):
    model_config = ConfigDict(extra="forbid")
    tag: str = "t"
    @field_validator("tag")
    @classmethod
    def low(cls, v):
        return v.lower()
class Deep(Mine):
    other: list[Item] = []
--- edit schema.py
from pydantic import BaseModel, ConfigDict, field_validator, computed_field, model_validator
class Base(BaseModel):
    model_config = ConfigDict(str_max_length=8, frozen=False, str_strip_whitespace=True)
    name: str = "n"
    @field_validator("name")
    @classmethod
    def shout(cls, v):
        return v.upper()
    @computed_field
    def size(self) -> int:
        return len(self.name)
--- edit more.py
from pydantic import model_validator
from schema import Base
class Item(Base):
    price: float = 1.0
    @model_validator(mode="after")
    def cheap(self):
        if self.price > 10:
            raise ValueError("dear")
        return self
--- edit schema.py
from pydantic import BaseModel, ConfigDict, field_validator, computed_field, model_validator
class Base(BaseModel):
    model_config = ConfigDict(str_max_length=7)
    name: str = "n"
    @field_validator("name")
    @classmethod
    def shout(cls, v):
        return v.title()
--- probe
Mine(name="abc", tag="XY").model_dump(), Deep(name="abc", other=[{"name": "def"}]).model_dump()
[outcome(lambda c=c: c(name="abcdefgh"))[:15] for c in (Base, Item, Mine, Deep)]
[outcome(lambda c=c: c(price=11))[:15] for c in (Item, Mine, Deep)]
outcome(lambda: Mine(new=1))[:15], {k: Deep.model_config.get(k) for k in ("extra", "frozen", "str_max_length", "str_strip_whitespace")}

=== projects_singledispatch_over_three_modules_with_notebook_types
A generic function, the types and an implementation are in modules of their own; all are edited.
--- file fmt.py
from functools import singledispatch
@singledispatch
def show(x):
    return f"obj {x!r}"
@show.register
def _(x: int):
    return f"int {x}"
@show.register(list)
@show.register(tuple)
def _(x):
    return "seq " + ",".join(show(i) for i in x)
--- file types_.py
class Money:
    def __init__(self, v):
        self.v = v
class Euro(Money):
    pass
--- file ext.py
from fmt import show
from types_ import Money
@show.register
def show_money(x: Money):
    return f"money {x.v}"
--- cell
from fmt import show
from types_ import Money, Euro
import ext
class Mine(Euro):
    pass
@show.register
def _(x: Mine):
    return "mine " + show.dispatch(Euro)(x)
held = show
m = Mine(3)
--- edit ext.py
from fmt import show
from types_ import Money, Euro
@show.register
def show_money(x: Money):
    return f"MONEY {x.v}"
@show.register
def show_euro(x: Euro):
    return f"EUR {x.v}"
--- edit fmt.py
from functools import singledispatch
@singledispatch
def show(x):
    return f"OBJ {x!r}"
@show.register
def _(x: int):
    return f"INT {x}"
@show.register(list)
def _(x):
    return "seq " + ";".join(show(i) for i in x)
--- edit types_.py
class Money:
    __slots__ = ("v", "w")
    def __init__(self, v):
        self.v = v
        self.w = -v
class Euro(Money):
    __slots__ = ()
--- edit ext.py
from fmt import show
from types_ import Money, Euro
@show.register
def show_money(x: Money):
    return f"M {x.v}"
--- probe
show([1, Money(2), Euro(3), "x"]), held([1]), show((1,)), show(m), show(Mine(4))
sorted(t.__name__ for t in show.registry)

=== projects_singledispatch_loses_an_implementation_of_another_module
What a module has registered with a generic function goes when it does not register that any more.
--- file fmt.py
from functools import singledispatch, singledispatchmethod
@singledispatch
def show(x):
    return f"obj {x!r}"
class Printer:
    @singledispatchmethod
    def put(self, x):
        return f"any {x!r}"
--- file money.py
class Money:
    def __init__(self, v):
        self.v = v
--- file ext.py
from fmt import show, Printer
from money import Money
@show.register
def show_money(x: Money):
    return f"money {x.v}"
@Printer.put.register
def put_money(self, x: Money):
    return f"put {x.v}"
--- cell
from fmt import show, Printer
from money import Money
import ext
m, p = Money(3), Printer()
said = show(m), p.put(m), show(1)
--- edit money.py
class Money:
    __slots__ = ("v", "w")
    def __init__(self, v):
        self.v = v
        self.w = -v
--- then
said = show(m), p.put(m), show(1)
--- edit ext.py
from fmt import show
--- then
less = show(m)[:3], p.put(m)[:3], show(1)
--- edit ext.py
from fmt import show, Printer
@show.register
def show_number(x: int):
    return f"number {x}"
@Printer.put.register
def put_number(self, x: int):
    return f"put number {x}"
--- then
less = show(m)[:3], p.put(m)[:3], show(1)
--- edit ext.py
NOTHING = None
--- probe
show(m)[:3], p.put(m)[:3], show(1), p.put(1)
len(show.registry), less[:2]

=== projects_optional_module_appears_and_gains_a_name
What is built on a fallback follows when the optional module appears, and when it gets what was missing.
--- file compat.py
try:
    from fastlib import compute, more
    HAVE = True
except ImportError:
    HAVE = False
    def compute(x): return x + 1
if HAVE:
    def extra(): return "fast extra"
else:
    def extra(): return "slow extra"
--- file use.py
from compat import compute, HAVE, extra
RESULT = compute(1), HAVE, extra()
class Use:
    fn = staticmethod(compute)
    def go(self): return self.fn(10), extra()
--- file top.py
import use
TEXT = f"{use.RESULT}"
--- cell
from use import Use, RESULT
import compat
from compat import compute
from top import TEXT
u = Use()
--- edit fastlib.py
def compute(x): return x + 1000
--- edit fastlib.py
def compute(x): return x + 2000
more = 1
--- edit fastlib.py
def compute(x): return x + 3000
more = 2
--- edit fastlib.py
def compute(x): return x + 4000
--- edit compat.py
try:
    from fastlib import compute
    HAVE = True
except ImportError:
    HAVE = False
    def compute(x): return x + 2
def extra(): return "extra"
--- probe
RESULT, compute(1), u.go(), compat.HAVE, compat.extra(), TEXT

=== projects_optional_name_arrives_through_another_module
A function that ran at import takes what another module star-imports, or something else.
--- file base.py
def slow(x): return x
--- file api.py
from base import *
--- file compat.py
def load():
    try:
        from api import fast as f
    except ImportError:
        from api import slow as f
    return f
best = load()
KIND = best.__name__
--- file use.py
from compat import best, KIND
VALUE = best(2), KIND
--- cell
from use import VALUE
from compat import best, KIND
--- edit base.py
def slow(x): return x
def fast(x): return x * 100
--- edit base.py
def slow(x): return x + 1
def fast(x): return x * 200
--- edit base.py
def slow(x): return x + 1
--- edit api.py
from base import *
def fast(x): return "own"
--- probe
VALUE, best(3), KIND

=== projects_items_of_another_module_replaced_by_several
Counters and settings in containers of another module are changed once, whoever is edited, and given back.
--- file hub.py
COUNTS = {"a": 0, "b": 10}
SETTINGS = {"tags": ("base",), "text": "x", "nested": {"deep": 1}}
SLOTS = [None, "one", "two"]
def fallback(x):
    return "fallback", x
HANDLERS = {"default": fallback}
--- file one.py
import hub
hub.COUNTS["a"] = hub.COUNTS["a"] + 1
hub.SETTINGS["tags"] = hub.SETTINGS["tags"] + ("one",)
hub.SETTINGS["nested"]["deep"] += 1
hub.SLOTS[1] = hub.SLOTS[1] + "!"
def mine(x):
    return "mine", x
hub.HANDLERS["default"] = mine
VALUE = 1
--- file two.py
import hub
from hub import COUNTS
COUNTS["a"] += 5
COUNTS["c"] = COUNTS.get("c", 0) + 1
hub.SLOTS[1] += "?"
VALUE = 2
--- file three.py
import hub
hub.COUNTS.update(c=hub.COUNTS["c"] * 7)
--- cell
import hub, one, two, three
held = hub.HANDLERS["default"]
--- edit one.py
import hub
hub.COUNTS["a"] = hub.COUNTS["a"] + 1
hub.SETTINGS["tags"] = hub.SETTINGS["tags"] + ("one",)
hub.SETTINGS["nested"]["deep"] += 1
hub.SLOTS[1] = hub.SLOTS[1] + "!"
def mine(x):
    return "MINE", x
hub.HANDLERS["default"] = mine
VALUE = 11
--- edit two.py
import hub
from hub import COUNTS
COUNTS["a"] += 5
COUNTS["c"] = COUNTS.get("c", 0) + 2
hub.SLOTS[1] += "?"
VALUE = 22
--- edit one.py broken
import hub
hub.COUNTS["a"] = 1000
hub.HANDLERS["default"] = None
raise RuntimeError("not yet")
--- edit one.py
import hub
hub.COUNTS["a"] = hub.COUNTS["a"] + 2
VALUE = 1
--- edit hub.py
COUNTS = {"a": 100, "b": 10}
SETTINGS = {"tags": ("base",), "text": "x", "nested": {"deep": 1}}
SLOTS = [None, "one", "two"]
def fallback(x):
    return "fallback", x
HANDLERS = {"default": fallback}
--- edit two.py
import hub
VALUE = 2
--- also three.py
import hub
hub.COUNTS["b"] -= 1
--- probe
sorted(hub.COUNTS.items()), hub.SETTINGS, hub.SLOTS
hub.HANDLERS["default"](1), one.VALUE, two.VALUE

=== projects_two_modules_append_the_same_immutable
Names and numbers that cannot be told apart are taken out where the module that is edited had put them.
--- file hub.py
NAMES = []
COUNT = []
--- file a.py
from hub import NAMES, COUNT
NAMES.append("csv")
COUNT.append(1)
X = 1
--- file b.py
from hub import NAMES, COUNT
NAMES.append("csv")
NAMES.append("json")
COUNT.append(1)
X = 1
--- file c.py
import hub
hub.NAMES.append("csv")
hub.COUNT.append(1)
--- cell
import hub, a, b, c
--- edit a.py
from hub import NAMES, COUNT
NAMES.append("tsv")
COUNT.append(2)
X = 2
--- edit b.py
from hub import NAMES, COUNT
NAMES.append("json")
X = 2
--- edit c.py
import hub
hub.NAMES.append("csv")
hub.COUNT.append(3)
Y = 1
--- edit a.py
from hub import NAMES, COUNT
NAMES.append("csv")
COUNT.append(1)
X = 1
--- probe
hub.NAMES, hub.COUNT

=== projects_in_place_set_operators
What `-=` and `^=` take out of a set of another module comes back.
--- file hub.py
ALL = {"x", "y", "z"}
SEEN = set()
FLAGS = {"debug": 1}
--- file a.py
import hub
hub.SEEN |= {"a1", "a2"}
hub.ALL -= {"x"}
hub.FLAGS |= {"a": 1}
--- file b.py
from hub import ALL, SEEN
SEEN ^= {"b1"}
V = 1
--- cell
import hub, a, b
--- edit a.py
import hub
hub.SEEN |= {"a1", "a3"}
hub.ALL -= {"z"}
hub.FLAGS |= {"aa": 1}
--- edit b.py
from hub import ALL, SEEN
SEEN ^= {"b1"}
V = 2
--- edit a.py
import hub
hub.SEEN |= {"a1"}
--- probe
sorted(hub.ALL), sorted(hub.SEEN), sorted(hub.FLAGS.items())

=== projects_plugins_found_in_a_folder_that_put_themselves_first
The package lists the folder of another; what is inserted at the front of a list is taken out from there.
--- file app/__init__.py
import importlib, pkgutil
from .hooks import HOOKS, hook
from . import plugins
for info in sorted(pkgutil.iter_modules(plugins.__path__), key=lambda i: i.name):
    importlib.import_module(f"{plugins.__name__}.{info.name}")
def run(name, x):
    for f in HOOKS.get(name, ()):
        x = f(x)
    return x
--- file app/hooks.py
HOOKS = {}
ORDER = ["last"]
def hook(name, *, first=False):
    def deco(f):
        l = HOOKS.setdefault(name, [])
        l.insert(0, f) if first else l.append(f)
        if f.__module__ != "__main__":
            ORDER.insert(0, name)
        return f
    return deco
--- file app/plugins/__init__.py
--- file app/plugins/a.py
from ..hooks import hook
@hook("go")
def a1(x): return x + "a"
@hook("stop")
def a2(x): return x + "A"
--- file app/plugins/b.py
from ..hooks import hook
@hook("go", first=True)
def b1(x): return x + "b"
@hook("go", first=True)
class Inst:
    def __init__(self, x): self.x = x
    def __add__(self, o): return self.x + "i" + o
--- cell
import app
from app import run, hook
@hook("go")
def nb(x): return x + "n"
--- edit app/plugins/a.py
from ..hooks import hook
@hook("go")
def a1(x): return x + "1"
--- edit app/plugins/b.py
from ..hooks import hook
@hook("go", first=True)
def b1(x): return x + "B"
@hook("go", first=True)
class Inst:
    def __init__(self, x): self.x = x
    def __add__(self, o): return self.x + "I" + o
NEW = 1
--- edit app/plugins/c.py
from ..hooks import hook
@hook("go")
def c1(x): return x + "c"
@hook("end")
def c2(x): return x + "C"
--- edit app/hooks.py
HOOKS = {}
ORDER = ["last"]
def hook(name, *, first=False):
    def deco(f):
        l = HOOKS.setdefault(name, [])
        l.insert(0, f) if first else l.append(f)
        if f.__module__ != "__main__":
            ORDER.insert(0, name.upper())
        return f
    return deco
--- edit app/plugins/b.py
from ..hooks import hook
@hook("go", first=True)
def b1(x): return x + "b"
--- probe
run("stop", ""), run("end", ""), sorted(run("go", "")), app.hooks.ORDER

=== projects_renamed_plugin_file_registers_once
A file that registers is renamed, its importer edited with it: what the old one registered goes.
--- file hub.py
REG = {}
LIST = []
def register(name):
    def deco(f):
        REG[name] = f
        LIST.append(name)
        return f
    return deco
--- file csv_plugin.py
from hub import register
@register("csv")
def load(x): return "csv", x
--- file json_plugin.py
from hub import register
@register("json")
def load(x): return "json", x
--- file app.py
import hub
import csv_plugin, json_plugin
def load(kind, x): return hub.REG[kind](x)
--- cell
import hub
from app import load
r = load(sorted(hub.REG)[-1], 1)
--- edit table_plugin.py
from hub import register
@register("table")
def load(x): return "table", x
--- also csv_plugin.py deleted
--- also app.py
import hub
import table_plugin, json_plugin
def load(kind, x): return hub.REG[kind](x)
--- edit table_plugin.py
from hub import register
@register("tables")
def load(x): return "tables", x
--- edit app.py
import hub
import table_plugin
def load(kind, x): return hub.REG[kind](x)
--- also json_plugin.py deleted
--- probe
sorted(hub.REG), sorted(hub.LIST), load("table" if "table" in hub.REG else "tables", 1)

=== projects_deleted_plugin_of_a_folder_and_refused_rename
A plugin is deleted, another renamed under the same name, which the registry would refuse twice.
--- file app/__init__.py
import importlib, os
from .hub import REG
for f in sorted(os.listdir(os.path.dirname(__file__) + "/plug")):
    if f.endswith(".py") and f != "__init__.py":
        importlib.import_module(f"app.plug.{f[:-3]}")
NAMES = sorted(REG)
--- file app/hub.py
REG = {}
def register(name):
    def deco(f):
        if name in REG:
            raise ValueError(f"{name} is registered")
        REG[name] = f
        return f
    return deco
--- file app/plug/__init__.py
--- file app/plug/one.py
from ..hub import register
@register("one")
def one(): return 1
--- file app/plug/two.py
from ..hub import register
@register("two")
def two(): return 2
--- cell
import app
from app import NAMES, REG
n = len(REG)
--- edit app/plug/two.py deleted
--- edit app/plug/one.py deleted
--- also app/plug/uno.py
from ..hub import register
@register("one")
def one(): return 11
--- edit app/plug/three.py
from ..hub import register
@register("three")
def three(): return 3
--- edit app/plug/uno.py
from ..hub import register
@register("one")
def one(): return 111
LATE = 1
--- probe
NAMES, sorted((k, f()) for k, f in REG.items()), sorted(k for k in vars(app.plug) if not k.startswith("__"))
"""
