"""Projects built on frameworks, whose objects keep what modules register with them."""

TEXT = """
=== frameworks_flask_routes needs=flask
--- file app.py
from flask import Flask
app = Flask('app')
--- file views.py
from app import app
PREFIX = '/v1'
@app.route(PREFIX + '/index')
def index(): return 'one'
@app.errorhandler(404)
def missing(error): return 'none', 404
@app.before_request
def before(): SEEN.append(1)
SEEN = []
--- cell
from app import app
import views
client = app.test_client()
client.get('/v1/index').text
--- edit views.py
from app import app
PREFIX = '/v2'
@app.route(PREFIX + '/index')
def index(): return 'two'
@app.errorhandler(404)
def missing(error): return 'none at all', 404
@app.before_request
def before(): SEEN.append(1)
SEEN = []
--- then
client = app.test_client()
first, second = client.get('/v1/index'), client.get('/v2/index')
--- probe
first.status_code, first.text, second.status_code, second.text
len(list(app.url_map.iter_rules())), len(views.SEEN) > 1

=== frameworks_flask_blueprint needs=flask
--- file pages.py
from flask import Blueprint
pages = Blueprint('pages', 'pages')
@pages.get('/a')
def a(): return 'a1'
--- file app.py
from flask import Flask
from pages import pages
def create():
    app = Flask('app')
    app.register_blueprint(pages)
    return app
app = create()
--- cell
from app import app, create
app.test_client().get('/a').text
--- edit pages.py
from flask import Blueprint
pages = Blueprint('pages', 'pages')
@pages.get('/a')
def a(): return 'a2'
@pages.get('/b')
def b(): return 'b2'
--- probe
app.test_client().get('/a').text, app.test_client().get('/b').text
len(list(app.url_map.iter_rules()))
create().test_client().get('/b').text

=== frameworks_fastapi_routes needs=fastapi,httpx
--- file app.py
from fastapi import FastAPI
app = FastAPI()
--- file models.py
from pydantic import BaseModel
class Item(BaseModel):
    name: str
--- file views.py
from app import app
from models import Item
@app.get('/one')
def one() -> Item: return Item(name='v1')
--- cell
from app import app
import views
from fastapi.testclient import TestClient
TestClient(app).get('/one').json()
--- edit models.py
from pydantic import BaseModel
class Item(BaseModel):
    name: str
    count: int = 2
--- edit views.py
from app import app
from models import Item
@app.get('/one')
def one() -> Item: return Item(name='v2')
@app.get('/two')
def two() -> Item: return Item(name='v2', count=3)
--- then
client = TestClient(app)
--- probe
client.get('/one').json(), client.get('/two').json(), len(app.routes)

=== frameworks_sqlalchemy_models needs=sqlalchemy
--- file base.py
from sqlalchemy.orm import DeclarativeBase
class Base(DeclarativeBase): pass
--- file models.py
from base import Base
from sqlalchemy.orm import Mapped, mapped_column
class User(Base):
    __tablename__ = 'users'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    def label(self): return 'v1 ' + self.name
--- cell
from base import Base
from models import User
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
user = User(id=1, name='a')
--- edit models.py
from base import Base
from sqlalchemy.orm import Mapped, mapped_column
class User(Base):
    __tablename__ = 'users'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    age: Mapped[int] = mapped_column(default=7)
    def label(self): return 'v2 ' + self.name
--- then
engine = create_engine('sqlite://')
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(User(id=1, name='a'))
    session.commit()
    found = session.scalars(select(User)).one()
    shown = found.label(), found.age
--- probe
shown, sorted(Base.metadata.tables['users'].columns.keys()), len(Base.registry.mappers)

=== frameworks_sqlalchemy_relationship needs=sqlalchemy
--- file base.py
from sqlalchemy.orm import DeclarativeBase
class Base(DeclarativeBase): pass
--- file users.py
from base import Base
from sqlalchemy.orm import Mapped, mapped_column, relationship
class User(Base):
    __tablename__ = 'users'
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: Mapped[list['Post']] = relationship(back_populates='user')
--- file posts.py
from base import Base
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship
class Post(Base):
    __tablename__ = 'posts'
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey('users.id'))
    user: Mapped['User'] = relationship(back_populates='posts')
    def text(self): return 'v1'
--- cell
from users import User
from posts import Post
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from base import Base
User(id=1, posts=[Post(id=1)])
--- edit posts.py
from base import Base
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship
class Post(Base):
    __tablename__ = 'posts'
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(default='t')
    user_id: Mapped[int] = mapped_column(ForeignKey('users.id'))
    user: Mapped['User'] = relationship(back_populates='posts')
    def text(self): return 'v2'
--- then
engine = create_engine('sqlite://')
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(User(id=1, posts=[Post(id=1)]))
    session.commit()
    shown = [(p.title, p.text(), p.user.id) for p in session.get(User, 1).posts]
--- probe
shown

=== frameworks_typer_commands needs=typer
--- file cli.py
import typer
app = typer.Typer()
--- file commands.py
from cli import app
@app.command()
def hello(name: str = 'a'): print('v1', name)
@app.command()
def bye(): print('bye')
--- cell
from cli import app
import commands
from typer.testing import CliRunner
CliRunner().invoke(app, ['hello']).output
--- edit commands.py
from cli import app
@app.command()
def hello(name: str = 'b'): print('v2', name)
--- probe
len(app.registered_commands), CliRunner().invoke(app, []).output

=== frameworks_click_group needs=click
--- file cli.py
import click
@click.group()
def main(): pass
--- file commands.py
import click
from cli import main
@main.command()
@click.option('--name', default='a')
def hello(name): click.echo('v1 ' + name)
--- cell
from cli import main
import commands
from click.testing import CliRunner
CliRunner().invoke(main, ['hello']).output
--- edit commands.py
import click
from cli import main
@main.command()
@click.option('--name', default='b')
def hello(name): click.echo('v2 ' + name)
@main.command('new')
def other(): click.echo('new')
--- probe
CliRunner().invoke(main, ['hello']).output, CliRunner().invoke(main, ['new']).output
sorted(main.commands)

=== frameworks_pandas_accessor needs=pandas
--- file geo.py
import pandas as pd
@pd.api.extensions.register_dataframe_accessor('geo')
class Geo:
    def __init__(self, frame): self.frame = frame
    def size(self): return ('v1', len(self.frame))
--- cell
import warnings
warnings.simplefilter('error')
import geo
import pandas as pd
frame = pd.DataFrame({'a': [1, 2]})
frame.geo.size()
--- edit geo.py
import pandas as pd
@pd.api.extensions.register_dataframe_accessor('geo')
class Geo:
    def __init__(self, frame): self.frame = frame
    def size(self): return ('v2', len(self.frame))
    LIMIT = len('new')
--- probe
frame.geo.size(), pd.DataFrame({'a': []}).geo.size(), geo.Geo.LIMIT

=== frameworks_pandas_options needs=pandas
--- file setup.py
import pandas as pd
pd.options.display.max_rows = 7
pd.set_option('display.precision', 3)
--- cell
import setup
import pandas as pd
--- edit setup.py
import pandas as pd
pd.options.display.max_rows = 9
pd.set_option('display.precision', 4)
--- probe
pd.options.display.max_rows, pd.get_option('display.precision')

=== frameworks_numba_functions needs=numba
--- file fast.py
from numba import njit
@njit
def inner(x): return x + 1
@njit
def outer(x): return inner(x) * 10
--- cell
from fast import outer
outer(1)
--- edit fast.py
from numba import njit
@njit
def inner(x): return x + 2
@njit
def outer(x): return inner(x) * 10
--- probe
outer(1)

=== frameworks_numba_across_modules needs=numba
--- file low.py
from numba import njit
@njit
def inner(x): return x + 1
--- file high.py
from numba import njit
from low import inner
@njit
def outer(x): return inner(x) * 10
--- cell
from high import outer
outer(1)
--- edit low.py
from numba import njit
@njit
def inner(x): return x + 2
--- probe
outer(1)

=== frameworks_pydantic_settings_and_generics needs=pydantic
--- file models.py
from typing import Generic, TypeVar
from pydantic import BaseModel, field_validator
T = TypeVar('T')
class Page(BaseModel, Generic[T]):
    items: list[T]
class Item(BaseModel):
    name: str
    @field_validator('name')
    @classmethod
    def check(cls, value): return value + ' v1'
--- file service.py
from models import Page, Item
ItemPage = Page[Item]
def load(data): return ItemPage.model_validate(data)
--- cell
from service import load, ItemPage
page = load({'items': [{'name': 'a'}]})
--- edit models.py
from typing import Generic, TypeVar
from pydantic import BaseModel, field_validator
T = TypeVar('T')
class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int = 5
class Item(BaseModel):
    name: str
    @field_validator('name')
    @classmethod
    def check(cls, value): return value + ' v2'
--- probe
load({'items': [{'name': 'a'}]}), isinstance(load({'items': []}), ItemPage)
ItemPage.model_fields.keys()

=== frameworks_celery_tasks needs=celery
--- file worker.py
from celery import Celery
app = Celery('worker', set_as_current=False)
app.conf.task_always_eager = True
--- file tasks.py
from worker import app
@app.task
def add(x, y): return ('v1', x + y)
--- cell
from tasks import add
from worker import app
add.delay(1, 2).get()
--- edit tasks.py
from worker import app
@app.task
def add(x, y): return ('v2', x + y)
@app.task
def sub(x, y): return ('v2', x - y)
--- probe
add.delay(1, 2).get(), sorted(n for n in app.tasks if n.startswith('tasks'))

=== frameworks_attrs_and_cattrs needs=attrs
--- file shapes.py
import attr
@attr.s(auto_attribs=True, slots=True)
class Point:
    x: int
    y: int = 0
--- file draw.py
from shapes import Point
import attr
@attr.s(auto_attribs=True)
class Line:
    start: Point = attr.Factory(lambda: Point(0))
    ends: list[Point] = attr.ib(factory=list)
--- cell
from draw import Line
from shapes import Point
line = Line(); line.ends.append(Point(1))
--- edit shapes.py
import attr
@attr.s(auto_attribs=True, slots=True)
class Point:
    x: int
    y: int = 0
    def norm(self): return self.x + self.y
--- probe
line.ends[0].norm(), line.start.norm(), isinstance(line.start, Point), Line() == Line()

=== frameworks_sqlmodel_table_that_may_be_extended needs=sqlmodel
--- file models.py
from sqlmodel import SQLModel, Field
class Hero(SQLModel, table=True):
    __table_args__ = {'extend_existing': True}
    id: int | None = Field(default=None, primary_key=True)
    name: str
--- cell
from models import Hero
from sqlmodel import SQLModel, Session, create_engine, select
Hero(name='a')
--- edit models.py
from sqlmodel import SQLModel, Field
class Hero(SQLModel, table=True):
    __table_args__ = {'extend_existing': True}
    id: int | None = Field(default=None, primary_key=True)
    name: str
    age: int = 3
--- then
engine = create_engine('sqlite://')
SQLModel.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Hero(name='a'))
    session.commit()
    shown = [(h.name, h.age) for h in session.exec(select(Hero))]
--- probe
shown

=== frameworks_dash_callbacks needs=dash
--- file app.py
import dash
app = dash.Dash('app')
--- file callbacks.py
from app import app
from dash import Input, Output
@app.callback(Output('a', 'children'), Input('b', 'value'))
def update(value): return 'v1'
--- cell
from app import app
import callbacks
--- edit callbacks.py
from app import app
from dash import Input, Output
@app.callback(Output('a', 'children'), Input('b', 'value'))
def update(value): return 'v2'
LIMIT = len('new')
--- probe
callbacks.update('x'), callbacks.LIMIT, len(app.callback_map)

=== frameworks_matplotlib_colormap needs=matplotlib
--- file style.py
import matplotlib as mpl
from matplotlib.colors import ListedColormap
COLORS = ['red', 'blue']
mpl.colormaps.register(ListedColormap(COLORS, name='ours'))
--- cell
import style
import matplotlib as mpl
mpl.colormaps['ours'].N
--- edit style.py
import matplotlib as mpl
from matplotlib.colors import ListedColormap
COLORS = ['red', 'blue', 'green']
mpl.colormaps.register(ListedColormap(COLORS, name='ours'))
--- probe
mpl.colormaps['ours'].N

=== frameworks_matplotlib_colormap_is_gone needs=matplotlib
--- file style.py
from matplotlib import colormaps
from matplotlib.colors import ListedColormap
colormaps.register(ListedColormap(['red', 'blue'], name='ours'))
colormaps.register(ListedColormap(['red', 'blue'], name='theirs'))
--- cell
import style
import matplotlib as mpl
--- edit style.py
from matplotlib import colormaps
from matplotlib.colors import ListedColormap
colormaps.register(ListedColormap(['red', 'blue', 'red'], name='ours'))
--- probe
'theirs' in mpl.colormaps, 'viridis' in mpl.colormaps, mpl.colormaps['ours'].N

=== frameworks_registered_by_a_function_of_a_library
--- file lib.py
import shutil
def pack(base, folder, **options): return 'v1'
shutil.register_archive_format('ours', pack, [], 'v1')
--- cell
import lib, shutil
--- edit lib.py
import shutil
def pack(base, folder, **options): return 'v2'
shutil.register_archive_format('ours', pack, [], 'v2')
shutil.register_archive_format('other', pack, [], 'v2')
--- edit lib.py
import shutil
def pack(base, folder, **options): return 'v3'
shutil.register_archive_format('other', pack, [], 'v3')
--- probe
[each for each in shutil.get_archive_formats() if each[0] in ('ours', 'other')]

=== frameworks_registration_that_refuses_the_name
--- file lib.py
import shutil
def unpack(name, folder): return 'v1'
shutil.register_unpack_format('ours', ['.ours'], unpack)
--- cell
import lib, shutil
--- edit lib.py
import shutil
def unpack(name, folder): return 'v2'
LEVEL = len('new')
shutil.register_unpack_format('ours', ['.ours', '.our'], unpack)
--- probe
[each for each in shutil.get_unpack_formats() if each[0] == 'ours'], lib.LEVEL

=== frameworks_pydantic_generics_of_generics needs=pydantic
--- file page.py
from typing import Generic, TypeVar
from pydantic import BaseModel
T = TypeVar('T')
class Page(BaseModel, Generic[T]):
    items: T
class Box(BaseModel, Generic[T]):
    one: T
--- file item.py
from pydantic import BaseModel
class Item(BaseModel):
    name: str
--- file service.py
from typing import Annotated, Optional, Union
from page import Page, Box
import item
used = []
def load(kind, data):
    used.append(Page[kind])
    return str(used[-1].model_validate({'items': data}))
def kinds():
    return {
        'list': (list[item.Item], [{'name': 'a'}]),
        'dict': (dict[str, Optional[item.Item]], {'k': {'name': 'a'}}),
        'union': (Union[int, item.Item], {'name': 'a'}),
        'box': (Box[item.Item], {'one': {'name': 'a'}}),
        'boxes': (list[Box[item.Item]], [{'one': {'name': 'a'}}]),
        'noted': (Annotated[item.Item, 'x'], {'name': 'a'}),
    }
--- cell
import service
[service.load(*each) for each in service.kinds().values()]
--- edit item.py
from pydantic import BaseModel
class Item(BaseModel):
    name: str
    count: int = 5
--- probe
service.load(*service.kinds()['list'])
service.load(*service.kinds()['dict'])
service.load(*service.kinds()['union'])
service.load(*service.kinds()['box'])
service.load(*service.kinds()['boxes'])
service.load(*service.kinds()['noted'])

=== frameworks_sqlalchemy_tables needs=sqlalchemy
--- file base.py
from sqlalchemy import MetaData
metadata = MetaData()
--- file tables.py
from sqlalchemy import Table, Column, Integer
from base import metadata
users = Table('users', metadata, Column('id', Integer, primary_key=True))
--- cell
import tables, base
--- edit tables.py
from sqlalchemy import Table, Column, Integer
from base import metadata
users = Table('users', metadata, Column('id', Integer, primary_key=True), Column('age', Integer))
--- probe
list(tables.users.columns.keys()), sorted(base.metadata.tables)
base.metadata.tables['users'] is tables.users

=== frameworks_sqlalchemy_declarative_base needs=sqlalchemy
--- file base.py
from sqlalchemy.orm import declarative_base
Base = declarative_base()
--- file models.py
from sqlalchemy import Column, Integer
from base import Base
class User(Base):
    __tablename__ = 'users'
    id = Column(Integer, primary_key=True)
--- file more.py
from sqlalchemy import Column, Integer
import models, base
class Post(base.Base):
    __tablename__ = 'posts'
    id = Column(Integer, primary_key=True)
--- cell
import more, models, base
--- edit models.py
from sqlalchemy import Column, Integer
from base import Base
class User(Base):
    __tablename__ = 'users'
    id = Column(Integer, primary_key=True)
    age = Column(Integer)
--- probe
sorted(base.Base.metadata.tables), sorted(models.User.__table__.columns.keys())
more.Post.__mro__[1] is base.Base, len(base.Base.registry.mappers)

=== frameworks_flask_app_that_imports_its_views needs=flask
--- file app.py
from flask import Flask
app = Flask('app')
import views
--- file views.py
from app import app
@app.route('/a')
def a(): return 'v1'
--- cell
from app import app
app.test_client().get('/a').text
--- edit views.py
from app import app
@app.route('/a')
def a(): return 'v2'
@app.route('/b')
def b(): return 'new'
--- probe
app.test_client().get('/a').text, app.test_client().get('/b').text
len(list(app.url_map.iter_rules()))

=== frameworks_flask_after_a_failed_reload needs=flask
--- file app.py
from flask import Flask
app = Flask('app')
--- file views.py
from app import app
@app.route('/a')
def a(): return 'v1'
--- cell
from app import app
import views
--- edit views.py broken
from app import app
@app.route('/a')
def a(): return 'v2'
@app.route('/b')
def b(): return 'new'
raise ValueError
--- then
shown = app.test_client().get('/a').text, app.test_client().get('/b').status_code
--- edit views.py
from app import app
@app.route('/a')
def a(): return 'v1'
@app.route('/c')
def c(): return 'c'
--- probe
shown, app.test_client().get('/c').text, len(list(app.url_map.iter_rules()))

=== frameworks_flask_test_client_of_an_app_made_anew needs=flask
The client holds the application.
--- file server.py
from flask import Flask
app = Flask("srv")
--- file routes.py
from server import app
@app.route("/hi/<n>")
def hi(n): return n
--- cell
from server import app
import routes
c = app.test_client()
--- edit routes.py
from server import app
@app.route("/hello/<n>")
def hello(n): return n + "!"
--- probe
c.get("/hello/bo").text, c.get("/hi/bo").status_code
sorted(r.rule for r in app.url_map.iter_rules())

=== frameworks_flask_test_client_after_two_edits needs=flask
--- file server.py
from flask import Flask
app = Flask("srv")
import routes
--- file routes.py
from server import app
from logic import greet
@app.route("/hi/<n>")
def hi(n): return greet(n)
@app.errorhandler(404)
def nf(e): return "nothing", 404
--- file logic.py
def greet(n): return "hi " + n
--- cell
from server import app
c = app.test_client()
--- edit logic.py
def greet(n): return "hello " + n
--- edit routes.py
from server import app
from logic import greet
@app.route("/hello/<n>")
def hello(n): return greet(n) + "!"
@app.errorhandler(404)
def nf(e): return "nope", 404
--- probe
c.get("/hello/bo").text, c.get("/hi/bo").status_code, c.get("/zzz").text
sorted(r.rule for r in app.url_map.iter_rules())

=== frameworks_fastapi_test_client_of_an_app_made_anew needs=fastapi,httpx
--- file server.py
from fastapi import FastAPI
app = FastAPI()
@app.get("/hi/{n}")
def hi(n): return n
--- cell
from server import app
from fastapi.testclient import TestClient
c = TestClient(app)
--- edit server.py
from fastapi import FastAPI
app = FastAPI()
@app.get("/hello/{n}")
def hello(n): return n + "!"
--- probe
c.get("/hello/bo").text, c.get("/hi/bo").status_code

=== frameworks_typer_app_as_the_default_of_an_argument needs=typer
--- file cli.py
import typer
app = typer.Typer()
@app.command()
def hi(name: str): typer.echo("hi " + name)
@app.command()
def bye(name: str): typer.echo("bye " + name)
--- cell
from cli import app
from typer.testing import CliRunner
def run(*a, app=app): return CliRunner().invoke(app, list(a)).output
r = run("hi", "x")
--- edit cli.py
import typer
app = typer.Typer()
@app.command()
def hello(name: str): typer.echo("hello " + name)
@app.command()
def bye(name: str): typer.echo("bye " + name)
--- probe
run("hello", "x"), run("hi", "x")[:5]

=== frameworks_attrs_class_gets_converters_and_validators needs=attrs
What attrs generates has global variables of its own.
--- file m.py
import attrs
@attrs.define
class Point:
    x: int = 1
    y: int = 2
@attrs.define
class Frozen:
    x: int = 1
--- cell
import m
p, make, points, f = m.Point(1), m.Point, [m.Point(3)], m.Frozen(1)
--- edit m.py
import attrs
@attrs.define
class Point:
    x: int = attrs.field(default=1, validator=attrs.validators.instance_of(int))
    y: int = attrs.field(default=2, converter=int)
@attrs.frozen
class Frozen:
    x: int = attrs.field(default=1, converter=int)
--- probe
p == m.Point(1), make(1, "7").y, points[0].x, m.Frozen("5").x, f == m.Frozen(1)
type(p) is m.Point

=== frameworks_dataclass_becomes_a_pydantic_model needs=pydantic
What is held of it, also a class of a cell, is a model then.
--- file m.py
from dataclasses import dataclass
@dataclass
class Item:
    a: int = 1
    b: int = 2
--- cell
import copy, pickle
import m
from m import Item
items = [m.Item(), m.Item(a=5)]
class Mine(Item): pass
mine = Mine()
--- edit m.py
from pydantic import BaseModel
class Item(BaseModel):
    a: int = 1
    b: int = 2
    c: int = 3
--- probe
items[0] == m.Item(), items[1].model_dump(), type(copy.copy(items[0])) is m.Item
items[0].model_copy().c
isinstance(pickle.loads(pickle.dumps(items[1])), Item), mine.model_dump(), Mine(a="7").a

=== frameworks_pydantic_model_becomes_a_dataclass needs=pydantic
A class of a cell is no model any more, either.
--- file m.py
from pydantic import BaseModel
class Item(BaseModel):
    a: int = 1
    b: int = 2
--- cell
import inspect
import m
from m import Item
items = [m.Item(), m.Item(a=5)]
class Mine(Item): pass
--- edit m.py
from dataclasses import dataclass, field
@dataclass
class Item:
    a: int = 1
    b: int = 2
    c: list = field(default_factory=list)
--- probe
items[0] == m.Item(), items[1].a, items[1].c, Mine(7).a, isinstance(items[0], Item)
hasattr(Mine, "model_dump")
[n for n in vars(Mine) if "pydantic" in n], str(inspect.signature(Mine))
"""
