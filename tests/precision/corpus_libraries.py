"""Objects of libraries that modules share: who uses them does not have their owner run."""

TEXT = """
=== libraries_argument_parser
--- file base.py
import argparse
parser = argparse.ArgumentParser('p')
parser.add_argument('--a', default=1)
--- file lib.py
from base import parser
def parse(): return parser.parse_args([]).a
X = [parse(), 1]
--- cell
import lib
--- edit lib.py
from base import parser
def parse(): return parser.parse_args([]).a
X = [parse(), 2]
--- probe
lib.X
--- plan
execute lib

=== libraries_logger
--- file base.py
import logging
logger = logging.getLogger('base')
--- file lib.py
from base import logger
class Filter:
    def filter(self, record): return True
logger.addFilter(Filter())
logger.debug('x')
X = 1
--- cell
import lib
--- edit lib.py
from base import logger
class Filter:
    def filter(self, record): return True
logger.addFilter(Filter())
logger.debug('x')
X = 2
--- probe
lib.X, len(lib.logger.filters)
--- plan
execute lib

=== libraries_abstract_classes_and_enums
--- file base.py
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar, NamedTuple, Protocol
T = TypeVar('T')
class Base(ABC):
    @abstractmethod
    def get(self): ...
@dataclass
class Data:
    x: int = 1
class Named(NamedTuple):
    x: int = 1
class Kind(Enum):
    A = 1
class Box(Generic[T]): pass
class Shape(Protocol):
    def area(self): ...
--- file lib.py
from base import *
class Sub(Base):
    def get(self): return 1
class More(Data): pass
class Boxed(Box[int]): pass
Base.register(int)
X = [Sub().get(), More(), Named(), Kind.A, isinstance(1, Base)]
--- cell
import lib
--- edit lib.py
from base import *
class Sub(Base):
    def get(self): return 2
class More(Data): pass
class Boxed(Box[int]): pass
Base.register(int)
X = [Sub().get(), More(), Named(), Kind.A, isinstance(1, Base)]
Y = len(X)
--- probe
lib.X[0], lib.Y
--- plan
execute lib

=== libraries_sqlite_connection
--- file base.py
import sqlite3, threading, queue, decimal, random, string
connection = sqlite3.connect(':memory:')
lock, tasks, rng = threading.RLock(), queue.Queue(), random.Random(1)
local = threading.local()
--- file lib.py
from base import *
def double(x): return 2 * x
class Job: pass
connection.create_function('double', 1, double)
tasks.put(1)
local.x = Job()
X = connection.execute('select double(2)').fetchone()
--- cell
import lib
--- edit lib.py
from base import *
def double(x): return 3 * x
class Job: pass
connection.create_function('double', 1, double)
tasks.put(1)
local.x = Job()
X = connection.execute('select double(2)').fetchone()
Y = 1
--- probe
lib.X
--- plan
execute lib

=== libraries_pydantic_base needs=pydantic
--- file base.py
from pydantic import BaseModel, ConfigDict
class Base(BaseModel):
    model_config = ConfigDict(frozen=True)
--- file lib.py
from base import Base
class Item(Base):
    name: str = 'v1'
class Box(Base):
    item: Item = Item()
X = Box(item=Item(name='x'))
--- cell
import lib
--- edit lib.py
from base import Base
class Item(Base):
    name: str = 'v2'
class Box(Base):
    item: Item = Item()
X = Box(item=Item())
--- probe
lib.X.item.name
--- plan
execute lib

=== libraries_session_and_templates needs=jinja2,httpx
--- file base.py
import httpx, jinja2
client = httpx.Client()
templates = jinja2.Environment()
--- file lib.py
from base import client, templates
def shout(text): return text.upper()
client.headers['x'] = 'v1'
templates.filters['shout'] = shout
X = templates.from_string('{{ "v1"|shout }}').render()
--- cell
import lib
--- edit lib.py
from base import client, templates
def shout(text): return text.upper()
client.headers['x'] = 'v2'
templates.filters['shout'] = shout
X = templates.from_string('{{ "v2"|shout }}').render()
--- probe
lib.X, lib.client.headers['x']
--- plan
execute lib

=== libraries_frames_and_arrays needs=pandas
--- file base.py
import numpy as np, pandas as pd
frame = pd.DataFrame({'a': [1, 2]})
series = frame['a']
array = np.arange(3)
--- file lib.py
from base import *
def double(x): return 2 * x
class K: pass
X = [frame.apply(double)['a'].sum(), series.map(double).sum(), array.sum(), K()]
--- cell
import lib
--- edit lib.py
from base import *
def double(x): return 3 * x
class K: pass
X = [frame.apply(double)['a'].sum(), series.map(double).sum(), array.sum(), K()]
Y = 1
--- probe
lib.X[:3]
--- plan
execute lib

=== libraries_pipeline needs=sklearn
--- file base.py
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
model = make_pipeline(StandardScaler(), LinearRegression())
--- file lib.py
from base import model
class Data:
    x, y = [[1.0], [2.0], [3.0]], [1.0, 2.0, 3.0]
model.fit(Data.x, Data.y)
X = 1
--- cell
import lib
--- edit lib.py
from base import model
class Data:
    x, y = [[1.0], [2.0], [3.0]], [2.0, 4.0, 6.0]
model.fit(Data.x, Data.y)
X = round(float(model.predict([[1.0]])[0]), 3)
--- probe
lib.X
--- plan
execute lib

=== libraries_click_group needs=click
--- file base.py
import click
@click.group()
def main(): pass
--- file lib.py
import click
from base import main
@main.command()
def hello(): click.echo('v1')
--- cell
import lib
--- edit lib.py
import click
from base import main
@main.command()
def hello(): click.echo('v2')
X = 1
--- probe
sorted(lib.main.commands), lib.X
--- plan
execute lib

=== libraries_flask_app_that_is_only_used needs=flask
--- file base.py
from flask import Flask
app = Flask('app')
app.config['TAG'] = 'v1'
--- file lib.py
from base import app
class K:
    app = app
def rules(): return len(list(app.url_map.iter_rules()))
X = [rules(), app.test_client().get('/').status_code, K()]
--- cell
import lib
--- edit lib.py
from base import app
class K:
    app = app
def rules(): return len(list(app.url_map.iter_rules()))
X = [rules(), app.test_client().get('/').status_code, K(), 1]
--- probe
lib.X[:2]
--- plan
execute lib

=== libraries_figure needs=bokeh
--- file base.py
from bokeh.plotting import figure
plot = figure()
--- file lib.py
from base import plot
class K: pass
def color(): return 'red'
plot.title.text = color()
X = K()
--- cell
import lib
--- edit lib.py
from base import plot
class K: pass
def color(): return 'blue'
plot.title.text = color()
X = K()
Y = 1
--- probe
lib.plot.title.text
--- plan
execute lib
"""
