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
"""
