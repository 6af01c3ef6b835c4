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
outcome(lambda: Base(name="abcdefgh"))[:15], outcome(lambda: Mine(name="abcdefgh"))[:15], outcome(lambda: Deep(name="abcdefgh"))[:15]
outcome(lambda: Item(price=11))[:15], outcome(lambda: Mine(price=11))[:15], outcome(lambda: Deep(price=11))[:15]
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

=== projects_plugins_that_another_module_looks_for_come_and_go
The function that lists the folder, and imports what is there, is another module's; one comes back.
--- file app/__init__.py
from .registry import REG, discover
discover()
NAMES = sorted(REG)
--- file app/registry.py
import importlib, pkgutil
REG = {}
def register(name):
    def deco(f):
        if name in REG:
            raise ValueError(f"{name} is registered")
        REG[name] = f
        return f
    return deco
def discover():
    from . import plug
    for info in pkgutil.iter_modules(plug.__path__):
        importlib.import_module(f"{plug.__name__}.{info.name}")
--- file app/plug/__init__.py
--- file app/plug/one.py
from ..registry import register
@register("one")
def one(): return 1
--- file app/plug/two.py
from ..registry import register
@register("two")
def two(): return 2
--- cell
import sys, app
from app import NAMES, REG
n = len(REG)
--- edit app/plug/two.py deleted
--- edit app/plug/three.py
from ..registry import register
@register("three")
def three(): return 3
--- edit app/plug/two.py
from ..registry import register
@register("two")
def two(): return 22
--- edit app/plug/one.py deleted
--- probe
NAMES, sorted((k, f()) for k, f in REG.items()), sorted(k for k in vars(app.plug) if not k.startswith("__"))
sorted(k for k in sys.modules if k.startswith("app"))

=== projects_deleted_plugin_and_its_helper
What only a deleted module has imported goes with it, and what it has put elsewhere.
--- file app/__init__.py
from . import hub, extra
--- file app/hub.py
REG = {}
NOTES = []
--- file app/extra.py
from . import helper
from .hub import REG
REG["extra"] = helper.help
--- file app/helper.py
from .hub import NOTES
NOTES.append("helper")
def help(): return "helped"
--- cell
import sys, app
n = len(app.hub.REG)
--- edit app/__init__.py
from . import hub
--- also app/extra.py deleted
--- also app/helper.py deleted
--- probe
app.hub.REG, app.hub.NOTES, hasattr(app, "extra"), hasattr(app, "helper")
sorted(k for k in sys.modules if k.startswith("app"))

=== projects_deleted_plugin_that_a_computed_import_may_do_without
A name that is made when it runs: what was deleted is not found, as in a new process.
--- file conf.py
NAMES = ["one", "two"]
--- file hub.py
REG = {}
--- file app.py
import importlib, conf, hub
def load(name):
    try:
        return importlib.import_module("plug_" + name)
    except ImportError:
        return None
LOADED = [load(name) for name in conf.NAMES]
LEVEL = 1
--- file plug_one.py
import hub
hub.REG["one"] = 1
--- file plug_two.py
import hub
hub.REG["two"] = 2
--- cell
import app, hub
level = app.LEVEL
--- edit plug_two.py deleted
--- also conf.py
NAMES = ["one", "two"]
MORE = 1
--- edit app.py
import importlib, conf, hub
def load(name):
    try:
        return importlib.import_module("plug_" + name)
    except ImportError:
        return None
LOADED = [load(name) for name in conf.NAMES]
LEVEL = 2
--- probe
[m and m.__name__ for m in app.LOADED], hub.REG, app.LEVEL

=== projects_deleted_module_with_routes needs=flask
A route of a module that is gone: the application is made anew, with those that are still there.
--- file hub.py
from flask import Flask
site = Flask("site")
--- file pages.py
from hub import site
@site.route("/pages")
def pages(): return "pages"
--- file plug.py
from hub import site
@site.route("/plug")
def plug(): return "plug"
--- file main.py
import pages, plug
from hub import site
--- cell
import main, hub
n = len(list(hub.site.url_map.iter_rules()))
--- edit plug.py deleted
--- also main.py
import pages
from hub import site
--- probe
sorted(map(str, hub.site.url_map.iter_rules())), main.site is hub.site

=== projects_deleted_module_whose_entry_others_have_wrapped
Who has put something in the place of what it registered runs again.
--- file hub.py
TABLE = {"x": lambda: "hub"}
--- file plug.py
from hub import TABLE
TABLE["x"] = lambda: "plug"
--- file wraps.py
from hub import TABLE
TABLE["x"] = (lambda inner: lambda: "wrapped " + inner())(TABLE["x"])
--- file main.py
import hub, plug, wraps
--- cell
import main
from hub import TABLE
first = TABLE["x"]()
--- edit plug.py deleted
--- also main.py
import hub, wraps
--- probe
TABLE["x"]()

=== projects_deleted_table_of_a_library needs=sqlalchemy
Its class is taken out of the registry of its base.
--- file base.py
from sqlalchemy.orm import DeclarativeBase
class Base(DeclarativeBase): pass
--- file one.py
from base import Base
from sqlalchemy.orm import Mapped, mapped_column
class One(Base):
    __tablename__ = "one"
    id: Mapped[int] = mapped_column(primary_key=True)
--- file two.py
from base import Base
from sqlalchemy.orm import Mapped, mapped_column
class Two(Base):
    __tablename__ = "two"
    id: Mapped[int] = mapped_column(primary_key=True)
--- file main.py
import one, two
--- cell
import main, base
n = len(base.Base.metadata.tables)
--- edit two.py deleted
--- also main.py
import one
--- probe
sorted(base.Base.metadata.tables)

=== projects_registry_of_tuples_moves_with_its_base_class
A base class and the registry that it fills move to another module; a class of the notebook stays registered.
--- file base.py
PLUGINS = {}
QUEUE = []
class Plugin:
    def __init_subclass__(cls, *, key=None, order=0, **kw):
        super().__init_subclass__(**kw)
        if key:
            PLUGINS[key] = (order, cls)
            QUEUE.append([order, cls])
    def run(self):
        return type(self).__name__
--- file p1.py
from base import Plugin
class One(Plugin, key="one", order=2):
    pass
class Two(One, key="two"):
    pass
--- file app.py
import base
import p1
def order():
    return [c.__name__ for _, c in sorted(base.PLUGINS.values(), key=lambda t: (t[0], t[1].__name__))]
def queue():
    return sorted((n, c().run()) for n, c in base.QUEUE)
--- cell
from base import Plugin, PLUGINS
from app import order, queue
from p1 import Two
class Mine(Two, key="mine", order=1):
    def run(self):
        return "mine/" + super().run()
m = Mine()
--- edit base.py
PLUGINS = {}
QUEUE = []
VERSION = 2
class Plugin:
    def __init_subclass__(cls, *, key=None, order=0, **kw):
        super().__init_subclass__(**kw)
        if key:
            PLUGINS[key] = (order, cls)
            QUEUE.append([order, cls])
    def run(self):
        return type(self).__name__ + "2"
--- edit core_base.py
PLUGINS = {}
QUEUE = []
class Plugin:
    def __init_subclass__(cls, *, key=None, order=0, **kw):
        super().__init_subclass__(**kw)
        if key:
            PLUGINS[key] = (order, cls)
            QUEUE.append([order, cls])
    def run(self):
        return type(self).__name__ + "!"
--- also base.py
from core_base import Plugin, PLUGINS, QUEUE
--- edit p1.py
from core_base import Plugin
class One(Plugin, key="uno", order=-1):
    pass
class Two(Plugin, key="two"):
    pass
--- probe
sorted(PLUGINS), order(), queue(), m.run(), Two().run(), Plugin.__module__
isinstance(m, Plugin), [c.__name__ for c in Mine.__mro__], PLUGINS["mine"][1] is Mine

=== projects_groups_that_only_the_notebook_fills
A group of handlers, and an entry that is a dictionary, which only cells have made.
--- file hub.py
GROUPS = {}
TABLE = []
def on(event):
    def deco(f):
        GROUPS.setdefault(event, []).append(f)
        TABLE.append({"event": event, "run": f})
        return f
    return deco
def fire(event, x):
    return [f(x) for f in GROUPS.get(event, ())], [e["run"](x) for e in TABLE if e["event"] == event]
--- file mod.py
from hub import on
@on("save")
def saved(x): return "saved", x
@on("both")
def both(x): return "both", x
--- cell
import hub, mod
from hub import on, fire
@on("mine")
def mine(x): return "mine", x
@on("both")
def too(x): return "too", x
--- edit hub.py
GROUPS = {}
TABLE = []
def on(event):
    def deco(f):
        GROUPS.setdefault(event, []).append(f)
        TABLE.append({"event": event, "run": f, "new": 1})
        return f
    return deco
def fire(event, x):
    return {"groups": [f(x) for f in GROUPS.get(event, ())]}, [e["run"](x) for e in TABLE if e["event"] == event]
LIMIT = 3
--- edit mod.py
from hub import on
@on("saves")
def saved(x): return "SAVED", x
@on("both")
def both(x): return "BOTH", x
--- edit hub.py
GROUPS = {}
TABLE = []
def on(event):
    def deco(f):
        GROUPS.setdefault(event, []).append(f)
        TABLE.append({"event": event, "run": f})
        return f
    return deco
def fire(event, x):
    return [f(x) for f in GROUPS.get(event, ())], [e["run"](x) for e in TABLE if e["event"] == event]
--- probe
fire("save", 1), fire("saves", 1), fire("mine", 2), fire("both", 3), sorted(hub.GROUPS), len(hub.TABLE)

=== projects_partial_inside_a_cached_function
A cached function that ran at import makes partial objects of what another module edits.
--- file b.py
def g(x):
    return x + 1
def h(x):
    return x * 2
--- file lib.py
from functools import lru_cache, partial
import b
@lru_cache(maxsize=None)
def helper():
    step = partial(b.g)
    return [step(i) for i in range(3)]
TABLE = helper()
--- file top.py
from lib import TABLE, helper
TOTAL = sum(TABLE)
--- cell
from top import TOTAL
import lib, top
--- edit b.py
def g(x):
    return x + 10
def h(x):
    return x * 2
--- edit b.py
def g(x):
    return h(x) + 10
def h(x):
    return x * 3
--- edit b.py
def g(x):
    return h(x) + 10
def h(x):
    return x * 4
--- probe
TOTAL, lib.TABLE, lib.helper(), top.TOTAL

=== projects_torch_like_module_tree_with_hooks
Layers and hooks kept by a `__setattr__` of the base class, which itself is edited.
--- file nn.py
class Parameter(list):
    pass
class Module:
    def __init__(self):
        object.__setattr__(self, "_modules", {})
        object.__setattr__(self, "_params", {})
        object.__setattr__(self, "_hooks", [])
    def __setattr__(self, name, value):
        if isinstance(value, Module):
            self._modules[name] = value
        elif isinstance(value, Parameter):
            self._params[name] = value
        else:
            object.__setattr__(self, name, value)
    def __getattr__(self, name):
        d = object.__getattribute__(self, "__dict__")
        for store in ("_modules", "_params"):
            if name in d.get(store, {}):
                return d[store][name]
        raise AttributeError(name)
    def __call__(self, x):
        y = self.forward(x)
        for h in self._hooks:
            y = h(self, x, y) or y
        return y
    def named(self, prefix=""):
        for n, m in self._modules.items():
            yield prefix + n
            yield from m.named(prefix + n + ".")
    def state_dict(self):
        out = {n: list(p) for n, p in self._params.items()}
        for n, m in self._modules.items():
            out |= {f"{n}.{k}": v for k, v in m.state_dict().items()}
        return out
--- file layers.py
from nn import Module, Parameter
class Linear(Module):
    def __init__(self, w):
        super().__init__()
        self.weight = Parameter([w])
    def forward(self, x):
        return x * self.weight[0]
class Seq(Module):
    def __init__(self, *mods):
        super().__init__()
        for i, m in enumerate(mods):
            setattr(self, str(i), m)
    def forward(self, x):
        for m in self._modules.values():
            x = m(x)
        return x
--- file model.py
from layers import Linear, Seq
from nn import Module
class Net(Module):
    def __init__(self):
        super().__init__()
        self.body = Seq(Linear(2), Linear(3))
        self.head = Linear(10)
    def forward(self, x):
        return self.head(self.body(x))
def build():
    return Net()
--- cell
from model import Net, build
from layers import *
net = build()
log = []
def hook(mod, x, y):
    log.append(type(mod).__name__)
net.head._hooks.append(hook)
class Mine(Net):
    def forward(self, x):
        return super().forward(x) + 0.5
mine = Mine()
--- edit layers.py
from nn import Module, Parameter
class Linear(Module):
    def __init__(self, w, bias=1):
        super().__init__()
        self.weight = Parameter([w])
        self.bias = Parameter([bias])
    def forward(self, x):
        b = self._params.get("bias", [1])[0]
        return x * self.weight[0] + b
class Seq(Module):
    def __init__(self, *mods):
        super().__init__()
        for i, m in enumerate(mods):
            setattr(self, str(i), m)
    def forward(self, x):
        for m in self._modules.values():
            x = m(x)
        return x
--- edit nn.py
class Parameter(list):
    def __repr__(self):
        return "P" + super().__repr__()
class Module:
    def __init__(self):
        object.__setattr__(self, "_modules", {})
        object.__setattr__(self, "_params", {})
        object.__setattr__(self, "_hooks", [])
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.tag = cls.__name__.lower()
    def __setattr__(self, name, value):
        if isinstance(value, Module):
            self._modules[name] = value
        elif isinstance(value, Parameter):
            self._params[name] = value
        else:
            object.__setattr__(self, name, value)
    def __getattr__(self, name):
        d = object.__getattribute__(self, "__dict__")
        for store in ("_modules", "_params"):
            if name in d.get(store, {}):
                return d[store][name]
        raise AttributeError(name)
    def __call__(self, x):
        y = self.forward(x)
        for h in self._hooks:
            y = h(self, x, y) or y
        return y
    def named(self, prefix=""):
        for n, m in self._modules.items():
            yield prefix + n
            yield from m.named(prefix + n + "/")
--- edit model.py
from layers import Linear, Seq
from nn import Module
class Net(Module):
    def __init__(self):
        super().__init__()
        self.body = Seq(Linear(2), Linear(3))
        self.head = Linear(10)
    def forward(self, x):
        return self.head(self.body(x)) * -1
def build():
    return Net()
--- probe
net(1), mine(1), build()(1), log[-1:]
list(net.named())
Net.tag, Linear.tag, hasattr(net, "state_dict")
isinstance(net.body, Seq), repr(net.head.weight), type(net.head.weight).__name__

=== projects_weakkey_registry_and_finalizers
Connections known by weak references to a module that is edited around them.
--- file pool.py
import weakref
LIVE = weakref.WeakKeyDictionary()
CLOSED = []
NAMES = weakref.WeakValueDictionary()
class Conn:
    def __init__(self, name):
        self.name = name
        LIVE[self] = name
        NAMES[name] = self
        self._fin = weakref.finalize(self, CLOSED.append, name)
    def send(self, x):
        return f"{self.name}:{x}"
def names():
    return sorted(LIVE.values())
--- file client.py
from pool import Conn, names
DEFAULT = Conn("default")
def ping():
    return DEFAULT.send("ping")
--- cell
from pool import Conn, names, LIVE
import client, pool
mine = Conn("mine")
--- edit client.py
from pool import Conn, names
DEFAULT = Conn("primary")
def ping():
    return DEFAULT.send("PING")
--- edit pool.py
import weakref
LIVE = weakref.WeakKeyDictionary()
CLOSED = []
NAMES = weakref.WeakValueDictionary()
class Conn:
    def __init__(self, name):
        self.name = name
        LIVE[self] = name
        NAMES[name] = self
        self._fin = weakref.finalize(self, CLOSED.append, name)
    def send(self, x):
        return f"{self.name}>{x}"
def names():
    return sorted(LIVE.values(), reverse=True)
--- edit client.py
from pool import Conn, names
DEFAULT = Conn("default")
OTHER = Conn("other")
def ping():
    return OTHER.send("ping")
--- probe
client.ping(), mine.send(1), "primary" in names(), "other" in names(), isinstance(mine, Conn)

=== projects_config_singletons_of_several_kinds
A data class, a namespace and a dictionary with settings, and what is built on them.
--- file settings.py
from dataclasses import dataclass, field
from types import SimpleNamespace
import os
@dataclass
class Config:
    lr: float = 0.1
    layers: list[int] = field(default_factory=lambda: [1, 2])
CONFIG = Config()
NS = SimpleNamespace(debug=False, level=1)
OPTS = {"a": {"b": 1}}
MODE = os.environ.get("APP_MODE", "dev")
--- file engine.py
from settings import CONFIG, NS, OPTS, MODE
LR2 = CONFIG.lr * 2
def state():
    return CONFIG.lr, tuple(CONFIG.layers), NS.debug, NS.level, OPTS["a"]["b"], MODE
class Engine:
    lr = CONFIG.lr
    def __init__(self, cfg=CONFIG):
        self.cfg = cfg
--- cell
from settings import CONFIG, NS, OPTS
import engine, settings
from engine import Engine, state
e = Engine()
--- edit settings.py
from dataclasses import dataclass, field
from types import SimpleNamespace
import os
@dataclass
class Config:
    lr: float = 0.5
    layers: list[int] = field(default_factory=lambda: [1, 2, 3])
    name: str = "cfg"
CONFIG = Config()
NS = SimpleNamespace(debug=True, level=2)
OPTS = {"a": {"b": 2}}
MODE = os.environ.get("APP_MODE", "prod")
--- edit engine.py
from settings import CONFIG, NS, OPTS, MODE
LR2 = CONFIG.lr * 4
def state():
    return CONFIG, tuple(CONFIG.layers), NS.debug, NS.level, OPTS["a"]["b"], MODE
class Engine:
    lr = CONFIG.lr
    def __init__(self, cfg=CONFIG):
        self.cfg = cfg
    def rate(self):
        return self.cfg.lr, self.cfg is CONFIG
--- edit settings.py
from dataclasses import dataclass, field
from types import SimpleNamespace
import os
@dataclass(frozen=True)
class Config:
    lr: float = 0.9
    layers: tuple[int, ...] = (9,)
    name: str = "frozen"
CONFIG = Config(lr=0.7)
NS = SimpleNamespace(debug=True, level=3, extra=[1])
OPTS = {"a": {"b": 3}}
MODE = os.environ.get("APP_MODE", "prod")
--- probe
state(), engine.LR2, CONFIG, NS, OPTS, Engine.lr, Engine().rate(), settings.MODE, outcome(setattr, CONFIG, "lr", 1)[:17]

=== projects_half_saved_then_fixed_then_reverted
Broken files between good ones in a package, then back to the beginning.
--- file m/__init__.py
from .a import fa
from .b import FB
--- file m/a.py
from .c import K
def fa(x):
    return x + K
--- file m/b.py
from .a import fa
FB = fa(10)
--- file m/c.py
K = 1
--- cell
from m import fa, FB
import m
f2 = fa
--- edit m/c.py broken
K = (
--- edit m/c.py
K = 5
--- edit m/b.py broken
from .a import fa, missing
FB = fa(100)
--- edit m/a.py
from .c import K
def missing():
    return "found"
def fa(x):
    return x - K
--- also m/b.py
from .a import fa, missing
FB = fa(100), missing()
--- edit m/a.py broken
from .c import K
def missing():
    return "found"
def fa(x):
    return x - K
raise RuntimeError("x")
--- edit m/a.py
from .c import K
def fa(x):
    return x + K
--- also m/b.py
from .a import fa
FB = fa(10)
--- also m/c.py
K = 1
--- edit m/c.py
K = 2
--- probe
FB, fa(1), f2(1), m.FB, hasattr(m.a, "missing"), m.c.K

=== projects_swap_functions_between_two_modules
Two functions change places between two modules, are edited there, and go back.
--- file geo.py
from units import to_m
def area(w, h):
    return to_m(w) * to_m(h)
def helper():
    return "geo helper"
--- file units.py
def to_m(x):
    return x / 100
def to_cm(x):
    return x * 100
--- file report.py
from geo import area, helper
from units import to_cm
TITLE = f"area {area(100, 200)}"
FUNCS = {"area": area, "cm": to_cm, "h": helper}
--- cell
from report import FUNCS, TITLE
from geo import area, helper as hh
import geo, units
held = [FUNCS["h"], area, units.to_cm]
--- edit geo.py
from units import to_m, helper
def area(w, h):
    return to_m(w) * to_m(h)
def to_cm(x):
    return -x
--- also units.py
def to_m(x):
    return x / 10
def helper():
    return "units helper"
--- also report.py
from geo import area, to_cm
from units import helper
TITLE = f"area {area(100, 200)}"
FUNCS = {"area": area, "cm": to_cm, "h": helper}
--- edit geo.py
from units import to_m, helper
def surface(w, h):
    return to_m(w) * to_m(h) + 1
area = surface
def to_cm(x):
    return -x
--- edit units.py
def to_m(x):
    return x / 1
def helper():
    return "units helper 2"
--- edit geo.py
from units import to_m
def area(w, h):
    return to_m(w) * to_m(h)
def helper():
    return "geo helper"
--- also units.py
def to_m(x):
    return x / 100
def to_cm(x):
    return x * 100
--- also report.py
from geo import area, helper
from units import to_cm
TITLE = f"area {area(100, 200)}"
FUNCS = {"area": area, "cm": to_cm, "h": helper}
--- edit units.py
def to_m(x):
    return x / 50
def to_cm(x):
    return x * 50
--- probe
TITLE, {k: f(1, 1) if k == "area" else f() if k == "h" else f(1) for k, f in FUNCS.items()}
area(100, 100), hh(), units.to_cm(1), geo.area is area, FUNCS["h"] is hh

=== projects_loops_that_define_and_exec_and_type
Functions made in loops, by `exec` and by `type()`.
--- file gen.py
NAMES = ["red", "green"]
for _n in NAMES:
    def _f(x, _n=_n):
        return f"{_n} {x}"
    _f.__name__ = _n
    globals()[_n] = _f
exec("def dyn(x):\n    return x + 1\n")
Made = type("Made", (), {"hi": lambda self: "hi", "n": len(NAMES)})
ops = {}
for op in "add", "mul":
    def make(op=op):
        import operator
        return getattr(operator, op)
    ops[op] = make()
del op, _f
--- file user.py
from gen import *
from gen import Made
class Sub(Made):
    pass
SAID = red(1)
--- cell
import gen, user
from gen import green, dyn, Made, ops
s = user.Sub()
m = Made()
--- edit gen.py
NAMES = ["red", "green", "blue"]
for _n in NAMES:
    def _f(x, _n=_n):
        return f"{_n.upper()} {x}"
    _f.__name__ = _n
    globals()[_n] = _f
exec("def dyn(x):\n    return x + 2\n")
Made = type("Made", (), {"hi": lambda self: "HI", "n": len(NAMES)})
ops = {}
for op in "add", "sub":
    def make(op=op):
        import operator
        return getattr(operator, op)
    ops[op] = make()
del op, _f
--- edit user.py
from gen import *
from gen import Made
class Sub(Made):
    def hi(self):
        return super().hi() + "?"
SAID = blue(1)
--- edit gen.py
NAMES = ["blue", "green"]
for _n in NAMES:
    def _f(x, _n=_n):
        return f"{_n.title()} {x}"
    _f.__name__ = _n
    globals()[_n] = _f
exec("def dyn(x):\n    return x + 3\n")
Made = type("Made", (), {"hi": lambda self: "Hi", "n": len(NAMES)})
ops = {}
--- probe
user.SAID, green(2), gen.blue(1), hasattr(gen, "red"), ops, s.hi(), m.hi(), m.n, user.Sub.n, gen.dyn(1)
hasattr(user, "red"), isinstance(m, gen.Made)

=== projects_sklearn_pipeline_clone_params needs=sklearn,numpy
Estimators in pipelines gain a parameter, whose default is a constant of another module.
--- file feats.py
import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from consts import SHIFT
class Shift(BaseEstimator, TransformerMixin):
    def __init__(self, by=SHIFT):
        self.by = by
    def fit(self, X, y=None):
        self.n_ = len(X)
        return self
    def transform(self, X):
        return X + self.by
def log1(X):
    return X * 2
--- file consts.py
SHIFT = 1
--- file pipe.py
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer
from feats import Shift, log1
def build():
    return make_pipeline(Shift(), FunctionTransformer(log1))
DEFAULT = build()
--- cell
import numpy as np
from sklearn.base import clone
from pipe import build, DEFAULT
from feats import Shift
X = np.arange(3.0).reshape(-1, 1)
p = build().fit(X)
q = clone(p)
s = Shift(5)
--- edit feats.py
import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from consts import SHIFT
class Shift(BaseEstimator, TransformerMixin):
    def __init__(self, by=SHIFT, sign=1):
        self.by = by
        self.sign = sign
    def fit(self, X, y=None):
        self.n_ = len(X)
        return self
    def transform(self, X):
        return X - self.by * getattr(self, "sign", 1)
def log1(X):
    return X * 3
--- edit consts.py
SHIFT = 4
--- edit pipe.py
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer
from feats import Shift, log1
def build():
    return Pipeline([("shift", Shift()), ("log", FunctionTransformer(log1))])
DEFAULT = build()
--- probe
DEFAULT.fit_transform(X).ravel().tolist(), build().fit_transform(X).ravel().tolist()
sorted(Shift().get_params().items()), Shift().by, clone(Shift(2)).get_params()
[n for n, _ in DEFAULT.steps], isinstance(p[0], Shift), type(s) is Shift
Shift(3, -1).fit_transform(X).ravel().tolist(), repr(Shift(9))

=== projects_sqlalchemy_models_in_three_files needs=sqlalchemy
Base, models and queries in files of their own.
--- file db/__init__.py
from .base import Base, engine, Session
--- file db/base.py
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, sessionmaker
class Base(DeclarativeBase):
    pass
engine = create_engine("sqlite://")
Session = sessionmaker(engine)
--- file db/models.py
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship
from .base import Base
class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    posts: Mapped[list["Post"]] = relationship(back_populates="user")
    def hello(self):
        return f"hi {self.name}"
class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    text: Mapped[str]
    user: Mapped[User] = relationship(back_populates="posts")
--- file repo.py
from sqlalchemy import select
from db.models import User, Post
def names(s):
    return [u.name for u in s.scalars(select(User).order_by(User.name))]
BY_NAME = select(User).where(User.name == "ann")
--- cell
from db import Base, engine, Session
from db.models import User, Post
import repo
--- edit db/models.py
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship
from .base import Base
class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    posts: Mapped[list["Post"]] = relationship(back_populates="user")
    def hello(self):
        return f"HELLO {self.name}"
class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    text: Mapped[str]
    user: Mapped[User] = relationship(back_populates="posts")
--- edit db/models.py
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship
from .base import Base
class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    age: Mapped[int] = mapped_column(default=3)
    posts: Mapped[list["Post"]] = relationship(back_populates="user")
    def hello(self):
        return f"HELLO {self.name} {self.age}"
class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    text: Mapped[str]
    user: Mapped[User] = relationship(back_populates="posts")
class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
--- edit repo.py
from sqlalchemy import select
from db.models import User, Post
def names(s):
    return [u.name.upper() for u in s.scalars(select(User).order_by(User.name))]
BY_NAME = select(User).where(User.name == "bob")
--- edit db/base.py
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, sessionmaker
class Base(DeclarativeBase):
    def as_dict(self):
        return {c.name: getattr(self, c.name) for c in self.__table__.columns}
engine = create_engine("sqlite://")
Session = sessionmaker(engine)
--- then
Base.metadata.create_all(engine)
with Session() as s:
    s.add_all([User(name="bob", posts=[Post(text="x")]), User(name="ann")])
    s.commit()
    found = repo.names(s)
    one = s.scalars(repo.BY_NAME).one()
    said = one.hello(), len(one.posts)
--- probe
sorted(Base.metadata.tables), found, said
[c.name for c in User.__table__.columns], hasattr(User, "as_dict")

=== projects_jit_cache_by_function_and_version
Callable objects that keep results in the dictionary of another module.
--- file jit.py
CACHE = {}
class Jit:
    def __init__(self, fn):
        self.fn = fn
        self.calls = 0
        import functools
        functools.update_wrapper(self, fn)
    def __call__(self, *a):
        key = (self.fn.__qualname__, a)
        if key not in CACHE:
            CACHE[key] = self.fn(*a)
        self.calls += 1
        return CACHE[key]
    def __get__(self, o, t=None):
        import functools
        return functools.partial(self, o) if o is not None else self
def jit(fn=None, **opts):
    if fn is None:
        return lambda f: jit(f, **opts)
    return Jit(fn)
--- file kern.py
from jit import jit
@jit
def sq(x):
    return x * x
@jit(fast=True)
def cube(x):
    return x * sq(x)
class K:
    def __repr__(self): return "K"
    def __hash__(self): return 1
    def __eq__(self, o): return True
    @jit
    def m(self, y):
        return y + 1
START = sq(2)
--- cell
from kern import sq, cube, K, START
k = K()
a = cube(3), k.m(1)
f = sq
--- edit kern.py
from jit import jit
@jit
def sq(x):
    return x * x + 1
@jit(fast=True)
def cube(x):
    return x * sq(x)
class K:
    def __repr__(self): return "K"
    def __hash__(self): return 1
    def __eq__(self, o): return True
    @jit
    def m(self, y):
        return y + 2
START = sq(2)
--- edit jit.py
CACHE = {}
class Jit:
    def __init__(self, fn):
        self.fn = fn
        self.calls = 0
        import functools
        functools.update_wrapper(self, fn)
    def __call__(self, *a):
        key = (self.fn.__qualname__, a)
        if key not in CACHE:
            CACHE[key] = ("j", self.fn(*a))
        self.calls += 1
        return CACHE[key]
    def __get__(self, o, t=None):
        import functools
        return functools.partial(self, o) if o is not None else self
def jit(fn=None, **opts):
    if fn is None:
        return lambda f: jit(f, **opts)
    return Jit(fn)
--- edit kern.py
from jit import jit
@jit
def sq(x):
    return -x
@jit(fast=True)
def cube(x):
    return sq(x), x
class K:
    def __repr__(self): return "K"
    def __hash__(self): return 1
    def __eq__(self, o): return True
    @jit
    def m(self, y):
        return y + 3
START = sq(4)
--- probe
sq(5), f(6), cube(7), k.m(8), START, K().m(9)

=== projects_generic_repository_typevar_and_protocol python=3.12
Type parameters, a protocol and a type alias change.
--- file proto.py
from typing import Protocol, runtime_checkable, Generic, TypeVar, ParamSpec, Callable
P = ParamSpec("P")
@runtime_checkable
class HasId(Protocol):
    id: int
type Pair[T] = tuple[T, T]
def logged(f: Callable[P, int]) -> Callable[P, int]:
    def w(*a: P.args, **k: P.kwargs) -> int:
        return f(*a, **k) + 1
    return w
--- file repo.py
from proto import HasId, logged, Pair
class Repo[T: HasId]:
    def __init__(self):
        self.items: list[T] = []
    def add(self, x: T) -> T:
        if not isinstance(x, HasId):
            raise TypeError
        self.items.append(x)
        return x
    @logged
    def count(self):
        return len(self.items)
class Users(Repo["User"]):
    pass
class User:
    id = 1
--- cell
from repo import *
from proto import HasId, Pair
import typing
r = Users()
r.add(User())
class Mine(Repo[User]):
    pass
m = Mine()
--- edit proto.py
from typing import Protocol, runtime_checkable, Generic, TypeVar, ParamSpec, Callable
P = ParamSpec("P")
@runtime_checkable
class HasId(Protocol):
    id: int
    name: str
type Pair[T] = list[T]
def logged(f: Callable[P, int]) -> Callable[P, int]:
    def w(*a: P.args, **k: P.kwargs) -> int:
        return f(*a, **k) + 100
    return w
--- edit repo.py
from proto import HasId, logged, Pair
class Repo[T: HasId, K]:
    def __init__(self):
        self.items: list[T] = []
    def add(self, x: T) -> T:
        if not isinstance(x, HasId):
            raise TypeError("no")
        self.items.append(x)
        return x
    @logged
    def count(self):
        return len(self.items) * 2
class Users(Repo["User", int]):
    pass
class User:
    id = 1
    name = "n"
--- edit repo.py
from proto import HasId, logged, Pair
class Repo[T: HasId]:
    def __init__(self):
        self.items: list[T] = []
    def add(self, x: T) -> T:
        self.items.append(x)
        return x
    @logged
    def count(self):
        return len(self.items) * 3
class Users(Repo["User"]):
    pass
class User:
    id = 1
    name = "n"
--- probe
r.count(), m.count(), isinstance(User(), HasId), outcome(m.add, 3)[:9], Pair.__value__
Repo.__type_params__, Users.__orig_bases__, isinstance(r, Repo)

=== projects_enums_with_methods_flags_and_dispatch_tables
Members are renumbered, and tables by member are made anew.
--- file kinds.py
from enum import Enum, Flag, StrEnum, auto
class Kind(Enum):
    A = "a"
    B = "b"
    ALIAS = "a"
    @property
    def nice(self):
        return self.value.upper()
    @classmethod
    def parse(cls, s):
        return cls(s.lower())
class Perm(Flag):
    R = auto()
    W = auto()
    RW = R | W
class Col(StrEnum):
    X = auto()
--- file table.py
from kinds import Kind, Perm, Col
HANDLERS = {Kind.A: lambda: "ha", Kind.B: lambda: "hb"}
DEFAULT = Perm.RW
def handle(k, p=Perm.R):
    return HANDLERS[k](), p in DEFAULT, Col.X
--- cell
from kinds import *
from table import HANDLERS, handle, DEFAULT
a, rw = Kind.A, Perm.RW
seen = {Kind.A: 1, Kind.B: 2}
import pickle
blob = pickle.dumps((a, rw, Col.X))
--- edit kinds.py
from enum import Enum, Flag, StrEnum, auto
class Kind(Enum):
    A = "a"
    B = "b"
    C = "c"
    ALIAS = "b"
    @property
    def nice(self):
        return self.value.title() + "!"
    @classmethod
    def parse(cls, s):
        return cls(s.lower())
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
class Col(StrEnum):
    X = auto()
    Y = "why"
--- edit table.py
from kinds import Kind, Perm, Col
HANDLERS = {k: (lambda k=k: k.nice) for k in Kind}
DEFAULT = Perm.RW | Perm.X
def handle(k, p=Perm.X):
    return HANDLERS[k](), p in DEFAULT, Col.Y
--- edit kinds.py
from enum import Enum, Flag, StrEnum, auto
class Kind(Enum):
    B = "b"
    A = "A"
    C = "c"
    @property
    def nice(self):
        return self.name
    @classmethod
    def parse(cls, s):
        return cls(s)
class Perm(Flag):
    X = auto()
    R = auto()
    W = auto()
    RW = R | W
class Col(StrEnum):
    X = "ex"
    Y = "why"
--- probe
handle(a), [k.name for k in HANDLERS], seen[Kind.A], seen[Kind.B], a.value, a.nice, rw.value, rw is Perm.RW
DEFAULT, list(Perm), Kind.parse("c") is Kind.C, a in HANDLERS, str(Col.X)

=== projects_metaclass_registry_with_prepare_and_call
A metaclass with all its hooks, in a module of its own.
--- file meta.py
class Registry(type):
    classes = {}
    def __new__(m, name, bases, ns, *, abstract=False, **kw):
        cls = super().__new__(m, name, bases, dict(ns))
        if not abstract:
            m.classes[ns.get("key", name)] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    @classmethod
    def __prepare__(m, name, bases, **kw):
        return {"made_by": m.__name__}
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        obj.stamp = cls.__name__
        return obj
    def __getitem__(cls, k):
        return cls.classes[k]
class Base(metaclass=Registry, abstract=True):
    def go(self): return type(self).__name__
--- file impl.py
from meta import Base
class A(Base):
    key = "a"
class B(A):
    key = "b"
    def go(self): return "B/" + super().go()
--- file use.py
from meta import Registry, Base
import impl
def make(k):
    return Base[k]()
--- cell
from meta import Registry, Base
from use import make
import impl
class N(impl.B):
    key = "n"
n, b = N(), make("b")
--- edit impl.py
from meta import Base
class A(Base):
    key = "A"
class C(A):
    key = "c"
class B(A):
    key = "b"
    def go(self): return "B2/" + super().go()
--- edit meta.py
class Registry(type):
    classes = {}
    def __new__(m, name, bases, ns, *, abstract=False, **kw):
        cls = super().__new__(m, name, bases, dict(ns))
        if not abstract:
            m.classes[ns.get("key", name)] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    @classmethod
    def __prepare__(m, name, bases, **kw):
        return {"made_by": m.__name__ + "2"}
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        obj.stamp = cls.__name__ + "!"
        return obj
    def __getitem__(cls, k):
        return cls.classes[k]
    def __contains__(cls, k):
        return k in cls.classes
class Base(metaclass=Registry, abstract=True):
    def go(self): return type(self).__name__.lower()
--- edit impl.py
from meta import Base
class A(Base):
    key = "a"
class B(A):
    key = "b"
    def go(self): return "B3/" + super().go()
--- probe
sorted(Registry.classes), n.go(), b.go(), make("n").stamp, make("b").stamp, isinstance(b, impl.B), "c" in Base, impl.B.made_by

=== projects_class_decorator_returns_subclass_and_wrapper_object
Decorators that return another class, an object and a function that counts.
--- file deco.py
import functools
def frozen(cls):
    class Frozen(cls):
        def __setattr__(self, k, v):
            if k in getattr(self, "_set", ()):
                raise AttributeError(k)
            super().__setattr__(k, v)
            self.__dict__.setdefault("_set", set()).add(k)
    Frozen.__name__ = cls.__name__
    Frozen.__qualname__ = cls.__qualname__
    Frozen.__module__ = cls.__module__
    return Frozen
class Memo:
    def __init__(self, f):
        self.f, self.c = f, {}
        functools.update_wrapper(self, f)
    def __call__(self, *a):
        if a not in self.c:
            self.c[a] = self.f(*a)
        return self.c[a]
class counted:
    n = 0
    def __init__(self, by=1):
        self.by = by
    def __call__(self, f):
        @functools.wraps(f)
        def w(*a, **k):
            counted.n += self.by
            return f(*a, **k)
        return w
--- file lib.py
from deco import frozen, Memo, counted
@frozen
class P:
    def __init__(self, x):
        self.x = x
    def dbl(self):
        return self.x * 2
@Memo
def slow(x):
    return x + 1
@counted(by=2)
def hit(x):
    return -x
VALS = [slow(i) for i in range(3)]
--- cell
from lib import P, slow, hit, VALS
import deco
p = P(4)
class Q(P):
    def dbl(self): return super().dbl() + 1
q = Q(5)
s = slow
hit(1)
--- edit lib.py
from deco import frozen, Memo, counted
@frozen
class P:
    def __init__(self, x):
        self.x = x
    def dbl(self):
        return self.x * 20
    def new(self): return "new"
@Memo
def slow(x):
    return x + 100
@counted(by=3)
def hit(x):
    return x
VALS = [slow(i) for i in range(3)]
--- edit deco.py
import functools
def frozen(cls):
    class Frozen(cls):
        def __setattr__(self, k, v):
            if k in getattr(self, "_set", ()):
                raise TypeError(k)
            super().__setattr__(k, v)
            self.__dict__.setdefault("_set", set()).add(k)
    Frozen.__name__ = cls.__name__
    Frozen.__qualname__ = cls.__qualname__
    Frozen.__module__ = cls.__module__
    return Frozen
class Memo:
    def __init__(self, f):
        self.f, self.c = f, {}
        functools.update_wrapper(self, f)
    def __call__(self, *a):
        if a not in self.c:
            self.c[a] = [self.f(*a)]
        return self.c[a]
class counted:
    n = 0
    def __init__(self, by=1):
        self.by = by
    def __call__(self, f):
        @functools.wraps(f)
        def w(*a, **k):
            counted.n += self.by * 10
            return f(*a, **k), self.by
        return w
--- edit lib.py
from deco import Memo, counted
class P:
    def __init__(self, x):
        self.x = x
    def dbl(self):
        return self.x * 7
slow = Memo(lambda x: x - 1)
@counted()
def hit(x):
    return x * 5
VALS = [slow(i) for i in range(2)]
--- probe
p.dbl(), q.dbl(), P(1).dbl(), isinstance(p, P), isinstance(q, P), VALS, slow(9), hit(2)
outcome(lambda: setattr(P(1), "x", 3))[:14], outcome(lambda: setattr(p, "x", 4))[:14]

=== projects_src_layout_namespace_and_relative
A namespace package under `src`, with relative imports in circles and star imports.
--- file src/acme/core/__init__.py
from .engine import Engine
from . import util as _util
__all__ = ["Engine", "VERSION"]
VERSION = "1." + _util.minor()
--- file src/acme/core/engine.py
from __future__ import annotations
from typing import TYPE_CHECKING
from .util import scale
if TYPE_CHECKING:
    from ..plugins.base import Plugin
class Engine:
    def __init__(self, plugins: list[Plugin] = ()):
        self.plugins = list(plugins)
    def run(self, x):
        from ..plugins import apply_all
        return apply_all(self.plugins, scale(x))
--- file src/acme/core/util.py
def scale(x): return x * 2
def minor(): return "0"
--- file src/acme/plugins/__init__.py
from .base import Plugin
from .impl import *
def apply_all(ps, x):
    for p in ps:
        x = p(x)
    return x
--- file src/acme/plugins/base.py
class Plugin:
    def __call__(self, x): return self.apply(x)
--- file src/acme/plugins/impl.py
from .base import Plugin
from ..core.util import scale as _scale
__all__ = ["Add", "Scale"]
class Add(Plugin):
    n = 1
    def apply(self, x): return x + self.n
class Scale(Plugin):
    def apply(self, x): return _scale(x)
class Hidden(Plugin): ...
--- cell
import sys
sys.path.insert(0, "src")
from acme.core import *
from acme.plugins import *
import acme.plugins
e = Engine([Add(), Scale()])
r = e.run(1)
--- edit src/acme/core/util.py
def scale(x): return x * 3
def minor(): return "1"
--- edit src/acme/plugins/impl.py
from .base import Plugin
from ..core.util import scale as _scale
__all__ = ["Add", "Scale", "Neg"]
class Add(Plugin):
    n = 5
    def apply(self, x): return x + self.n
class Scale(Plugin):
    def apply(self, x): return _scale(x) + 0.5
class Neg(Plugin):
    def apply(self, x): return -x
--- edit src/acme/plugins/base.py
class Plugin:
    registry = []
    def __init_subclass__(cls): Plugin.registry.append(cls.__name__)
    def __call__(self, x): return (self.apply(x))
--- also src/acme/core/engine.py
from __future__ import annotations
from .util import scale
class Engine:
    def __init__(self, plugins=()):
        self.plugins = list(plugins)
    def run(self, x):
        from ..plugins import apply_all, Neg
        return apply_all(self.plugins + [Neg()], scale(x))
--- edit src/acme/plugins/impl.py
from .base import Plugin
from ..core.util import scale as _scale
__all__ = ["Add", "Scale", "Neg"]
class Add(Plugin):
    n = 6
    def apply(self, x): return x + self.n
class Scale(Plugin):
    def apply(self, x): return _scale(x)
class Neg(Plugin):
    def apply(self, x): return -x
--- probe
e.run(1), VERSION, Neg()(3), acme.plugins.Plugin.registry, hasattr(acme.plugins, "Hidden")

=== projects_lru_caches_methods_and_properties_across
Cached functions and methods over modules, one of them of the notebook.
--- file rates.py
from functools import lru_cache, cached_property, cache
RATE = 2
@lru_cache
def rate(x): return RATE * x
class Tax:
    def __init__(self, b): self.b = b
    @cached_property
    def total(self): return rate(self.b)
    @cache
    def at(self, y): return rate(y) + self.b
    def __hash__(self): return hash(self.b)
    def __eq__(self, o): return self.b == o.b
--- file bill.py
from rates import rate, Tax
from functools import lru_cache
@lru_cache(None)
def bill(x): return rate(x) + 1
TABLE = {i: bill(i) for i in range(3)}
--- cell
from bill import bill, TABLE
from rates import Tax, rate
from functools import lru_cache
@lru_cache
def mine(x): return bill(x) * 10
t = Tax(5)
first = mine(1), t.at(2), bill(2)
--- edit rates.py
from functools import lru_cache, cached_property, cache
RATE = 3
@lru_cache
def rate(x): return RATE * x
class Tax:
    def __init__(self, b): self.b = b
    @cached_property
    def total(self): return rate(self.b)
    @cache
    def at(self, y): return rate(y) + self.b
    def __hash__(self): return hash(self.b)
    def __eq__(self, o): return self.b == o.b
--- then
mine(1), t.at(2), bill(2)
--- edit rates.py
from functools import lru_cache, cached_property, cache
RATE = 3
@lru_cache
def rate(x): return RATE * x + 0.5
class Tax:
    def __init__(self, b): self.b = b
    @cached_property
    def total(self): return -rate(self.b)
    @cache
    def at(self, y): return rate(y) - self.b
    def __hash__(self): return hash(self.b)
    def __eq__(self, o): return self.b == o.b
--- then
mine(1), t.at(2), bill(2)
--- edit bill.py
from rates import rate, Tax
def bill(x): return rate(x) + 1000
TABLE = {i: bill(i) for i in range(2)}
--- probe
mine(1), t.at(2), bill(2), TABLE, Tax(5).total

=== projects_typing_hints_generic_alias_callable_defaults
Postponed annotations, generics and a class as a default.
--- file model.py
from __future__ import annotations
from dataclasses import dataclass, field, replace
import typing as t
if t.TYPE_CHECKING:
    from other import Thing
T = t.TypeVar("T")
Handler = t.Callable[["Req"], "Resp"]
@dataclass
class Req:
    path: str
    params: dict[str, list[int]] = field(default_factory=dict)
    meta: t.ClassVar[dict] = {}
@dataclass(order=True)
class Resp(t.Generic[T]):
    body: T
    code: int = 200
def default_handler(req: Req, make: t.Callable = Resp) -> Resp[str]:
    return make(req.path.upper())
--- file srv.py
from model import Req, Resp, Handler, default_handler
class Server:
    routes: dict[str, "Handler"] = {}
    def __init__(self, fallback=default_handler): self.fallback = fallback
    def route(self, p):
        def d(f):
            self.routes[p] = f
            return f
        return d
    def __call__(self, path):
        return self.routes.get(path, self.fallback)(Req(path))
server = Server()
@server.route("/a")
def a(req): return Resp("A", 201)
--- cell
from srv import server, Server
from model import Req, Resp
import typing, dataclasses
@server.route("/nb")
def nb(req): return Resp([req.path])
r = server("/x")
other = Server()
--- edit model.py
from __future__ import annotations
from dataclasses import dataclass, field, replace
import typing as t
T = t.TypeVar("T")
Handler = t.Callable[["Req"], "Resp"]
@dataclass
class Req:
    path: str
    params: dict[str, list[int]] = field(default_factory=dict)
    method: str = "GET"
    meta: t.ClassVar[dict] = {"v": 2}
@dataclass(order=True)
class Resp(t.Generic[T]):
    body: T
    code: int = 200
    headers: tuple = ()
def default_handler(req: Req, make: t.Callable = Resp) -> Resp[str]:
    return make(req.path.lower() + req.method)
--- edit srv.py
from model import Req, Resp, Handler, default_handler
class Server:
    routes: dict[str, "Handler"] = {}
    def __init__(self, fallback=default_handler): self.fallback = fallback
    def route(self, p):
        def d(f):
            self.routes[p] = f
            return f
        return d
    def __call__(self, path):
        return self.routes.get(path, self.fallback)(Req(path, method="POST"))
server = Server()
@server.route("/b")
def b(req): return Resp("B", 202)
--- edit model.py
from __future__ import annotations
from dataclasses import dataclass, field, replace
import typing as t
T = t.TypeVar("T")
Handler = t.Callable[["Req"], "Resp"]
@dataclass(frozen=True, slots=True)
class Req:
    path: str
    method: str = "GET"
@dataclass(order=True, eq=True)
class Resp(t.Generic[T]):
    body: T
    code: int = 299
def default_handler(req: Req, make: t.Callable = Resp) -> Resp[str]:
    return make(req.method)
--- probe
server("/a"), server("/b"), server("/nb"), server("/X"), other("/X").code
{k: str(v) for k, v in typing.get_type_hints(Req).items()}, [f.name for f in dataclasses.fields(Resp)], isinstance(r, Resp), sorted(Server.routes)

=== projects_reexports_renamed_moved_with_alias_kept
A module moves behind its package, and the old file goes later.
--- file pkg/__init__.py
from .old import Thing, helper as h
from .consts import *
--- file pkg/old.py
from .consts import K
class Thing:
    k = K
    def me(self): return "old", self.k
def helper(t): return t.me()
--- file pkg/consts.py
K = 1
_P = 2
L = [K]
--- file user.py
import pkg
from pkg import Thing, h, L
class Sub(Thing):
    def me(self): return ("sub", *super().me())
SUB = Sub()
def go(): return h(SUB), pkg.K, L
--- cell
from user import go, SUB, Sub
from pkg import Thing, K, L
import pkg
t = Thing()
--- edit pkg/new.py
from .consts import K
class Thing:
    k = K
    def me(self): return "new", self.k
def helper(t): return ["n", *t.me()]
--- also pkg/old.py
from .new import Thing, helper
--- edit pkg/__init__.py
from .new import Thing, helper as h
from .consts import *
--- also pkg/old.py deleted
--- edit pkg/consts.py
__all__ = ["K", "L", "M"]
K = 10
L = [K, 2]
M = "m"
--- edit pkg/new.py
from .consts import K
class Thing:
    k = K
    def me(self): return "newer", self.k
    def more(self): return 1
def helper(t): return ["N", *t.me()]
--- probe
go(), t.me(), K, L, pkg.M if hasattr(pkg, "M") else 0, isinstance(SUB, Thing), type(t).__module__, hasattr(Sub, "more")

=== projects_notebook_pipeline_of_partials_closures_and_methods
Partial objects, bound, static and class methods held in tables and closures.
--- file ops.py
from functools import partial, reduce
import operator
def compose(*fs):
    def run(x):
        for f in fs: x = f(x)
        return x
    return run
def add(n, x): return x + n
class Scaler:
    def __init__(self, k): self.k = k
    def __call__(self, x): return x * self.k
    def inv(self, x): return x / self.k
    @staticmethod
    def neg(x): return -x
    @classmethod
    def make(cls, k): return cls(k)
inc = partial(add, 1)
PIPE = compose(inc, Scaler(2), str)
--- file flow.py
from ops import compose, inc, Scaler, PIPE, add
from functools import partial
STEPS = {"inc": inc, "neg": Scaler.neg, "inv": Scaler(4).inv, "mk": Scaler.make}
total = compose(*[partial(add, i) for i in range(3)])
--- cell
from flow import STEPS, total
from ops import PIPE, compose, Scaler, add
from functools import partial
sc = Scaler(3)
mine = compose(partial(add, 10), sc, sc.inv, Scaler.neg)
held = [STEPS["inc"], STEPS["mk"], sc.inv, PIPE]
--- edit ops.py
from functools import partial, reduce
import operator
def compose(*fs):
    def run(x):
        for f in fs: x = f(x)
        return [x]
    return run
def add(n, x): return x + n * 100
class Scaler:
    def __init__(self, k): self.k = k
    def __call__(self, x): return x * self.k + 0.5
    def inv(self, x): return x / self.k - 1
    @staticmethod
    def neg(x): return ("neg", x)
    @classmethod
    def make(cls, k): return cls(k * 2)
inc = partial(add, 1)
PIPE = compose(inc, Scaler(2), str)
--- edit ops.py
from functools import partial, reduce
import operator
def compose(*fs, name=None):
    def run(x):
        for f in fs: x = f(x)
        return (name, x)
    return run
def add(n, x): return x - n
class Scaler:
    def __init__(self, k): self.k = k
    def __call__(self, x): return x * self.k + 1
    def inv(self, x): return x // self.k
    def neg(x): return ("NEG", x)
    @classmethod
    def make(cls, k): return cls(k * 3)
inc = partial(add, 2)
PIPE = compose(inc, Scaler(2), str, name="p")
--- edit flow.py
from ops import compose, inc, Scaler, PIPE, add
from functools import partial
STEPS = {"inc": inc, "neg": Scaler.neg, "inv": Scaler(5).inv, "mk": Scaler.make}
total = compose(*[partial(add, i) for i in range(4)], name="t")
--- probe
PIPE(1), total(1), STEPS["inc"](1), STEPS["neg"](1), STEPS["inv"](9), STEPS["mk"](1).k, held[1](2).k, held[2](9), held[3](1)
mine(1)[-1], add(1, 1), sc(1)

=== projects_simulation_agents_mixins_reordered
Mixins change their order, get a base, and the notebook derives of them.
--- file sim/__init__.py
from .world import World
from .agents import *
from . import agents as _a
__all__ = ["World", *_a.__all__]
--- file sim/world.py
from __future__ import annotations
import typing as t
if t.TYPE_CHECKING:
    from .agents import Agent
class World:
    dt = 1
    def __init__(self):
        self.agents: list[Agent] = []
        self.t = 0
    def add(self, *a):
        self.agents += a
        for x in a: x.world = self
        return self
    def step(self):
        self.t += self.dt
        return [a.act() for a in self.agents]
--- file sim/mixins.py
class Moves:
    speed = 1
    def act(self): return f"move{self.speed}"
class Talks:
    word = "hi"
    def act(self): return f"say {self.word}"
    @property
    def loud(self): return self.word.upper()
--- file sim/agents.py
from .mixins import Moves, Talks
__all__ = ["Agent", "Bot", "Human"]
class Agent:
    world = None
class Bot(Moves, Agent):
    def act(self): return "bot " + super().act()
class Human(Talks, Moves, Agent):
    word = "yo"
--- cell
from sim import *
import sim
class Cyborg(Human, Bot):
    speed = 9
    def act(self): return "cy " + super().act()
w = World().add(Bot(), Human(), Cyborg())
first = w.step()
--- edit sim/agents.py
from .mixins import Moves, Talks
__all__ = ["Agent", "Bot", "Human"]
class Agent:
    world = None
class Bot(Moves, Agent):
    def act(self): return "BOT " + super().act()
class Human(Moves, Talks, Agent):
    word = "yo"
    def act(self): return f"[{super().act()} {self.loud}]"
--- edit sim/mixins.py
class Base:
    def act(self): return "base"
class Moves(Base):
    speed = 2
    def act(self): return f"go{self.speed}>" + super().act()
class Talks(Base):
    word = "hello"
    def act(self): return f"tell {self.word}>" + super().act()
    @property
    def loud(self): return self.word * 2
--- edit sim/world.py
class World:
    dt = 5
    def __init__(self):
        self.agents = []
        self.t = 0
    def add(self, *a):
        self.agents += a
        return self
    def step(self):
        self.t += self.dt
        return {type(a).__name__: a.act() for a in self.agents}
--- edit sim/agents.py
from .mixins import Moves, Talks, Base
__all__ = ["Agent", "Bot", "Human", "Ghost"]
class Agent(Base):
    world = None
class Bot(Moves, Agent):
    def act(self): return "Bot " + super().act()
class Human(Moves, Talks, Agent):
    word = "yo"
class Ghost(Agent): ...
--- probe
w.step(), Cyborg().act(), [c.__name__ for c in Cyborg.__mro__], hasattr(sim, "Ghost"), Human().loud

=== projects_numpy_vectorize_frompyfunc_and_typed_records needs=numpy
Vectorized functions and arrays as constants.
--- file kernels.py
import numpy as np
from params import ALPHA, table
def act(x): return x * ALPHA if x > 0 else 0.0
vact = np.vectorize(act)
uact = np.frompyfunc(act, 1, 1)
LUT = np.array(table())
REC = np.dtype([("a", float), ("b", int)])
class Grid:
    data = LUT.copy()
    def __array__(self, dtype=None, copy=None): return self.data
    def __matmul__(self, o): return self.data @ o
--- file params.py
ALPHA = 2.0
def table(): return [1.0, 2.0]
--- file model.py
from kernels import vact, uact, LUT, Grid, REC
import numpy as np
W = LUT * 2
def predict(x): return vact(np.asarray(x)) + uact(1.0)
G = Grid()
--- cell
import numpy as np
from model import predict, W, G
from kernels import vact, LUT, Grid
g = Grid()
views = LUT[:1]
h = np.vectorize(lambda x: vact(x) + 1)
--- edit params.py
ALPHA = 3.0
def table(): return [1.0, 2.0]
--- edit params.py
ALPHA = 3.0
def table(): return [5.0, 6.0, 7.0]
--- edit kernels.py
import numpy as np
from params import ALPHA, table
def act(x): return x + ALPHA
vact = np.vectorize(act)
uact = np.frompyfunc(act, 1, 1)
LUT = np.array(table())
REC = np.dtype([("a", float), ("b", int), ("c", int)])
class Grid:
    data = LUT.copy() * 10
    def __array__(self, dtype=None, copy=None): return self.data
    def __matmul__(self, o): return ("mm", (self.data @ o).item())
--- edit model.py
from kernels import vact, uact, LUT, Grid, REC
import numpy as np
W = LUT.sum().item()
def predict(x): return (vact(np.asarray(x)) - uact(1.0)).tolist()
G = Grid()
--- probe
np.asarray(predict([1.0, -1.0])).tolist(), np.asarray(W).tolist(), np.asarray(G).tolist(), np.asarray(g).tolist(), h(np.array([1.0])).tolist(), LUT.tolist()

=== projects_services_container_singletons_and_injection
Instances made on demand and kept by name, injected into functions.
--- file di.py
import inspect, functools
_factories, _instances = {}, {}
def provides(name):
    def deco(f):
        _factories[name] = f
        return f
    return deco
def get(name):
    if name not in _instances:
        _instances[name] = _factories[name]()
    return _instances[name]
def inject(f):
    names = [p for p in inspect.signature(f).parameters if p in _factories]
    @functools.wraps(f)
    def w(*a, **k):
        return f(*a, **{n: get(n) for n in names if n not in k}, **k)
    return w
--- file services.py
from di import provides, get
class Db:
    url = "sqlite"
    def q(self): return self.url
@provides("db")
def make_db(): return Db()
@provides("cache")
def make_cache(): return {"db": get("db").q()}
--- file api.py
import services
from di import inject
@inject
def users(n, db, cache): return n, db.q(), cache["db"]
READY = users(0)
--- cell
from api import users, READY
import di
r = users(1)
--- edit services.py
from di import provides, get
class Db:
    url = "postgres"
    def q(self): return self.url
@provides("db")
def make_db(): return Db()
@provides("cache")
def make_cache(): return {"db": get("db").q()}
--- edit services.py
from di import provides, get
class Db:
    url = "postgres"
    def q(self): return self.url + "!"
@provides("db")
def make_db(): return Db()
@provides("cache")
def make_cache(): return {"db": get("db").q() + "?"}
--- edit api.py
import services
from di import inject
@inject
def users(n, db, cache, *, limit=3): return [n, db.q(), cache["db"], limit]
READY = users(-1)
--- probe
users(2), READY

=== projects_protocol_buffers_like_generated_classes_and_type_calls python=3.12
Classes made from a table of another module.
--- file schema.py
SCHEMA = {"User": {"name": str, "age": int}, "Item": {"sku": str}}
--- file gen.py
from schema import SCHEMA
from dataclasses import make_dataclass, field
from collections import namedtuple
from enum import Enum
def build(name, spec):
    return make_dataclass(name, [(k, t, field(default=t())) for k, t in spec.items()], namespace={"dump": lambda self: {k: getattr(self, k) for k in spec}}, module=__name__)
for _name, _spec in SCHEMA.items():
    globals()[_name] = build(_name, _spec)
Kind = Enum("Kind", [n.upper() for n in SCHEMA], module=__name__)
Row = namedtuple("Row", sorted(SCHEMA["User"]))
--- file svc.py
import gen
def make(kind, **k): return getattr(gen, kind)(**k)
KINDS = {k: k.name.title() for k in gen.Kind}
--- cell
from svc import make, KINDS
import gen
from gen import User, Kind, Row
u = make("User", name="ann")
k = Kind.USER
--- edit schema.py
SCHEMA = {"User": {"name": str, "age": int, "mail": str}, "Item": {"sku": str}, "Tag": {"t": str}}
--- edit gen.py
from schema import SCHEMA
from dataclasses import make_dataclass, field
from collections import namedtuple
from enum import Enum
def build(name, spec):
    return make_dataclass(name, [(k, t, field(default=t())) for k, t in spec.items()], namespace={"dump": lambda self: [k for k in spec]}, module=__name__)
for _name, _spec in SCHEMA.items():
    globals()[_name] = build(_name, _spec)
Kind = Enum("Kind", [n.upper() for n in SCHEMA], module=__name__)
Row = namedtuple("Row", sorted(SCHEMA["User"]))
--- edit schema.py
SCHEMA = {"Tag": {"t": int}, "User": {"name": str, "mail": str}}
--- probe
make("User", name="b").dump(), u.dump(), make("Tag"), [x.name for x in Kind], KINDS[k], Row._fields, isinstance(u, User), hasattr(gen, "Item")

=== projects_enum_and_dataclass_moved_to_a_types_module_with_two_file_edits
Types move to a module of their own, two files at once.
--- file order.py
from dataclasses import dataclass, field
from enum import Enum
class Status(Enum):
    NEW = 1
    PAID = 2
@dataclass
class Line:
    sku: str
    qty: int = 1
@dataclass
class Order:
    lines: list[Line] = field(default_factory=list)
    status: Status = Status.NEW
    def total(self): return sum(l.qty for l in self.lines)
--- file billing.py
from order import Order, Status
def bill(o):
    match o:
        case Order(status=Status.NEW): return ("new", o.total())
        case Order(status=Status.PAID): return "paid"
    return "?"
QUEUE = {Status.NEW: [], Status.PAID: []}
--- cell
from order import Order, Line, Status
from billing import bill, QUEUE
import pickle
o, p = Order([Line("a", 2)]), Order(status=Status.PAID)
QUEUE[Status.NEW].append(o)
mine = {Status.PAID: p}
--- edit kinds.py
from dataclasses import dataclass
from enum import Enum
class Status(Enum):
    NEW = 1
    PAID = 2
    SENT = 3
@dataclass
class Line:
    sku: str
    qty: int = 1
    price: float = 1.5
--- also order.py
from dataclasses import dataclass, field
from kinds import Status, Line
@dataclass
class Order:
    lines: list[Line] = field(default_factory=list)
    status: Status = Status.NEW
    def total(self): return sum(l.qty * l.price for l in self.lines)
--- edit billing.py
from order import Order
from kinds import Status
def bill(o):
    match o:
        case Order(status=Status.NEW | Status.SENT): return ("open", o.total())
        case Order(status=Status.PAID): return "PAID"
    return "?"
QUEUE = {s: [] for s in Status}
--- edit kinds.py
from dataclasses import dataclass
from enum import Enum
class Status(Enum):
    SENT = 1
    NEW = 2
    PAID = 3
@dataclass(frozen=True)
class Line:
    sku: str
    qty: int = 1
    price: float = 2.5
--- edit order.py
from dataclasses import dataclass, field
from kinds import Status, Line
@dataclass
class Order:
    lines: list[Line] = field(default_factory=list)
    status: Status = Status.NEW
    note: str = ""
    def total(self): return -sum(l.qty * l.price for l in self.lines)
--- probe
bill(o), bill(p), bill(Order([Line("z")])), [s.name for s in QUEUE], mine[Status.PAID] is p, o.status is Status.NEW, Status.__module__, Line.__module__, isinstance(o.lines[0], Line), o.note

=== projects_descriptors_know_their_owner
What a class's own descriptors and options know of it is right for a class that derives from it at once.
--- file fields.py
class Field:
    def __set_name__(self, owner, name):
        self.owner = owner
class Slim:
    __slots__ = ("owner",)
    def __set_name__(self, owner, name):
        self.owner = owner
class Meta(type):
    def __init__(cls, name, bases, members):
        for base in bases:
            known = getattr(base, "options", None)
            assert known is None or issubclass(cls, known["model"].model), cls
        cls.options = {"model": Options(cls)}
class Options:
    def __init__(self, model):
        self.model = model
--- file models.py
from fields import Field, Meta, Slim
class Model(metaclass=Meta):
    key = Field()
    slim = Slim()
    def __init_subclass__(cls):
        for each in (cls.key, cls.slim):
            assert issubclass(cls, each.owner), (cls, each.owner)
class Task(Model):
    limit = 1
class Long(Task):
    pass
--- cell
from models import Long, Task, Model
task = Long()
--- edit models.py
from fields import Field, Meta, Slim
class Model(metaclass=Meta):
    key = Field()
    slim = Slim()
    def __init_subclass__(cls):
        for each in (cls.key, cls.slim):
            assert issubclass(cls, each.owner), (cls, each.owner)
class Task(Model):
    limit = 2
class Long(Task):
    pass
--- probe
task.limit, isinstance(task, Long.key.owner), Model.key.owner is Model, Long.options["model"].model is Long
Model.options["model"].model is Model

=== projects_sqlalchemy_joined_inheritance needs=sqlalchemy
A mapped class that derives from another is mapped again with it, in its module and elsewhere.
--- file base.py
from sqlalchemy.orm import DeclarativeBase
class Base(DeclarativeBase):
    pass
--- file models.py
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from base import Base
class Task(Base):
    __tablename__ = "task"
    id: Mapped[int] = mapped_column(primary_key=True)
class Long(Task):
    __tablename__ = "long"
    id: Mapped[int] = mapped_column(sa.ForeignKey("task.id"), primary_key=True)
--- file more.py
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from models import Task
class More(Task):
    __tablename__ = "more"
    id: Mapped[int] = mapped_column(sa.ForeignKey("task.id"), primary_key=True)
--- cell
import more
from models import Task, Long
import sqlalchemy as sa
--- edit models.py
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from base import Base
class Task(Base):
    __tablename__ = "task"
    id: Mapped[int] = mapped_column(primary_key=True)
    limit: Mapped[int] = mapped_column(default=2)
class Long(Task):
    __tablename__ = "long"
    id: Mapped[int] = mapped_column(sa.ForeignKey("task.id"), primary_key=True)
--- then
import models
--- edit models.py
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from base import Base
class Task(Base):
    __tablename__ = "task"
    id: Mapped[int] = mapped_column(primary_key=True)
    limit: Mapped[int] = mapped_column(default=3)
class Long(Task):
    __tablename__ = "long"
    id: Mapped[int] = mapped_column(sa.ForeignKey("task.id"), primary_key=True)
    note: Mapped[str]
--- probe
sorted(c.name for c in Task.__table__.c), Long(limit=1, note="n").note, more.More(limit=4).limit
str(sa.select(Long)), str(sa.select(more.More)), Task.limit.default.arg
Long.__mapper__.inherits.class_ is Task, Task.__mapper__.class_ is Task

=== projects_proxy_hides_its_class
A proxy that shows the class of what it stands for gets another layout.
--- file local.py
class Proxy:
    __slots__ = ("_make", "__dict__")
    def __init__(self, make):
        object.__setattr__(self, "_make", make)
    @property
    def __class__(self):
        return type(self._make())
    def __len__(self):
        return len(self._make())
--- cell
from local import Proxy
proxy = Proxy(lambda: [1, 2])
--- edit local.py
class Proxy:
    __slots__ = ("_make", "_more", "__dict__")
    def __init__(self, make):
        object.__setattr__(self, "_make", make)
    @property
    def __class__(self):
        return type(self._make())
    def __len__(self):
        return len(self._make()) + 1
--- probe
type(proxy) is Proxy, len(proxy), isinstance(proxy, list), isinstance(proxy, Proxy)

=== projects_patch_of_a_module_whose_import_is_taken_out
--- file low.py
def f(): return 'low'
--- file plug.py
import low
_f = low.f
def patched(): return 'patched ' + _f()
low.f = patched
--- file app.py
import low, plug
def g(): return low.f()
--- cell
import app
--- edit app.py
import low
def g(): return low.f()
def h(): return 1
--- probe
app.g()

=== projects_setting_by_a_module_whose_import_is_taken_out
--- file cfg.py
LEVEL = 1
--- file plug.py
import cfg
cfg.LEVEL = 5
--- file app.py
import cfg, plug
--- cell
import app
--- edit app.py
import cfg
B = 1
--- probe
app.cfg.LEVEL
"""
