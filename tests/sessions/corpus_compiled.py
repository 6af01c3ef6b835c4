"""Functions that a library has compiled, or traced, together with what they call."""

TEXT = """
=== compiled_jax_helper_in_the_same_module needs=jax
--- file lib.py
import jax
def helper(x): return x + 1
@jax.jit
def step(x): return helper(x) * 10
--- cell
from lib import step
float(step(1.0))
--- edit lib.py
import jax
def helper(x): return x + 2
@jax.jit
def step(x): return helper(x) * 10
--- probe
float(step(1.0))

=== compiled_jax_helper_in_another_module needs=jax
--- file low.py
def helper(x): return x + 1
--- file high.py
import jax
from low import helper
@jax.jit
def step(x): return helper(x) * 10
class Model:
    @staticmethod
    @jax.jit
    def apply(x): return helper(x) * 100
--- cell
from high import step, Model
float(step(1.0)), float(Model.apply(1.0))
--- edit low.py
def helper(x): return x + 2
--- probe
float(step(1.0)), float(Model.apply(1.0))

=== compiled_jax_constant_of_another_module needs=jax
--- file cfg.py
RATE = 1.0
--- file high.py
import jax, cfg
@jax.jit
def step(x): return x * cfg.RATE
--- cell
from high import step
float(step(1.0))
--- edit cfg.py
RATE = 3.0
--- probe
float(step(1.0))

=== compiled_jax_by_the_notebook needs=jax
--- file low.py
def inner(x): return x + 1
--- file lib.py
from low import inner
def loss(x): return inner(x) ** 2
--- cell
import jax
from lib import loss
fast = jax.jit(loss)
slope = jax.jit(jax.grad(loss))
float(fast(1.0)), float(slope(1.0))
--- edit low.py
def inner(x): return x + 2
--- probe
float(fast(1.0)), float(slope(1.0))

=== compiled_jax_unrelated needs=jax
What has nothing to do with an edit keeps its compiled code.
--- file lib.py
import jax
COUNT = []
@jax.jit
def step(x):
    COUNT.append(1)
    return x * 2
--- file other.py
def value(): return 1
--- cell
import lib, other
float(lib.step(1.0))
--- edit other.py
def value(): return 2
--- then
y = float(lib.step(1.0))
--- probe
len(lib.COUNT), other.value()

=== compiled_numba_constant_of_another_module needs=numba
--- file cfg.py
RATE = 1
--- file high.py
from numba import njit
from cfg import RATE
@njit
def step(x): return x * RATE
--- cell
from high import step
step(1)
--- edit cfg.py
RATE = 3
--- probe
step(1)

=== compiled_numba_by_the_notebook needs=numba
--- file lib.py
from numba import njit
@njit
def inner(x): return x + 1
--- cell
from numba import njit
from lib import inner
@njit
def mine(x): return inner(x) * 10
mine(1)
--- edit lib.py
from numba import njit
@njit
def inner(x): return x + 2
--- probe
mine(1)

=== compiled_numba_vectorized needs=numba
--- file low.py
from numba import njit
@njit
def inner(x): return x + 1
--- file lib.py
from numba import vectorize
from low import inner
@vectorize
def ufunc(x): return inner(x) * 10
--- cell
from lib import ufunc
int(ufunc(1))
--- edit low.py
from numba import njit
@njit
def inner(x): return x + 2
--- probe
int(ufunc(1))

=== compiled_sklearn_transformer needs=sklearn
--- file steps.py
import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
class Scale(BaseEstimator, TransformerMixin):
    def __init__(self, factor=2): self.factor = factor
    def fit(self, X, y=None): return self
    def transform(self, X): return np.asarray(X) * self.factor
def double(X): return np.asarray(X) * 2
--- file pipe.py
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from steps import Scale, double
pipeline = make_pipeline(Scale(), FunctionTransformer(double))
--- cell
from pipe import pipeline
from sklearn.base import clone
copied = clone(pipeline)
pipeline.fit_transform([[1]]).tolist(), copied.fit_transform([[1]]).tolist()
--- edit steps.py
import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
class Scale(BaseEstimator, TransformerMixin):
    def __init__(self, factor=2): self.factor = factor
    def fit(self, X, y=None): return self
    def transform(self, X): return np.asarray(X) * self.factor + 100
def double(X): return np.asarray(X) * 3
--- probe
pipeline.fit_transform([[1]]).tolist(), copied.fit_transform([[1]]).tolist()

=== compiled_polars_namespace needs=polars
--- file geo.py
import polars as pl
@pl.api.register_dataframe_namespace('geo')
class Geo:
    def __init__(self, frame): self.frame = frame
    def size(self): return ('v1', len(self.frame))
--- cell
import warnings
warnings.simplefilter('error')
import geo
import polars as pl
frame = pl.DataFrame({'a': [1, 2]})
frame.geo.size()
--- edit geo.py
import polars as pl
@pl.api.register_dataframe_namespace('geo')
class Geo:
    def __init__(self, frame): self.frame = frame
    def size(self): return ('v2', len(self.frame))
    LIMIT = len('new')
--- probe
frame.geo.size(), geo.Geo.LIMIT

=== compiled_xarray_accessor needs=xarray
--- file geo.py
from xarray import register_dataset_accessor
@register_dataset_accessor('geo')
class Geo:
    def __init__(self, data): self.data = data
    def size(self): return ('v1', len(self.data))
--- cell
import warnings
warnings.simplefilter('error')
import geo
import xarray as xr
data = xr.Dataset({'a': [1]})
data.geo.size()
--- edit geo.py
from xarray import register_dataset_accessor
@register_dataset_accessor('geo')
class Geo:
    def __init__(self, data): self.data = data
    def size(self): return ('v2', len(self.data))
    LIMIT = len('new')
--- probe
data.geo.size(), geo.Geo.LIMIT

=== compiled_django_models needs=django
--- file models.py
import django
from django.conf import settings
if not settings.configured:
    settings.configure(INSTALLED_APPS=[], DATABASES={})
    django.setup()
from django.db import models
class Item(models.Model):
    name = models.CharField(max_length=5)
    class Meta: app_label = 'shop'
    def label(self): return 'v1 ' + self.name
--- cell
from models import Item
item = Item(name='a')
item.label()
--- edit models.py
import django
from django.conf import settings
if not settings.configured:
    settings.configure(INSTALLED_APPS=[], DATABASES={})
    django.setup()
from django.db import models
class Item(models.Model):
    name = models.CharField(max_length=5)
    count = models.IntegerField(default=3)
    class Meta: app_label = 'shop'
    def label(self): return 'v2 ' + self.name
--- probe
item.label(), Item(name='b').count, isinstance(item, Item)
[f.name for f in Item._meta.get_fields()]

=== compiled_joblib_memory needs=joblib
--- file work.py
import tempfile
from joblib import Memory
memory = Memory(tempfile.mkdtemp(), verbose=0)
@memory.cache
def compute(x): return x + 1
--- cell
from work import compute
compute(1)
--- edit work.py
import tempfile
from joblib import Memory
memory = Memory(tempfile.mkdtemp(), verbose=0)
@memory.cache
def compute(x): return x + 2
--- probe
compute(1)

=== compiled_joblib_workers needs=joblib
Worker processes that wait for more work have imported the module as it was.
--- file lib.py
def work(x): return x + 1
--- cell
import lib
from joblib import Parallel, delayed
Parallel(n_jobs=2)(delayed(lib.work)(n) for n in range(4))
--- edit lib.py
def work(x): return x + 2
--- probe
Parallel(n_jobs=2)(delayed(lib.work)(n) for n in range(4))

=== compiled_numba_who_calls_a_compiled_function_registers_nothing needs=numba
--- file low.py
from numba import njit
@njit
def helper(x): return x + 1
runs.append('low')
--- file high.py
from numba import njit
from numba.extending import register_jitable
from low import helper
@register_jitable
def inner(x): return helper(x) * 10
@njit
def step(x): return inner(x)
FACTOR = 1
--- cell
import builtins
builtins.runs = []
import high
high.step(1)
--- edit high.py
from numba import njit
from numba.extending import register_jitable
from low import helper
@register_jitable
def inner(x): return helper(x) * 20
@njit
def step(x): return inner(x)
FACTOR = 2
--- probe
high.step(1), high.FACTOR, runs
"""
