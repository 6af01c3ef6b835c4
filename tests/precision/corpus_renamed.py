"""What looks into functions, or looks names up by strings, may have another name."""

TEXT = r'''
=== renamed_source_reader
--- file low.py
def f(): return 'v1'
--- file lib.py
from inspect import getsource as text
from low import f
X = 'v2' in text(f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== renamed_source_reader_in_a_helper
--- file tools.py
from inspect import getsource as text
def source(f): return text(f)
--- file low.py
def f(): return 'v1'
--- file lib.py
from tools import source
from low import f
X = 'v2' in source(f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== renamed_source_reader_by_assignment
--- file tools.py
import inspect
text = inspect.getsource
--- file low.py
def f(): return 'v1'
--- file lib.py
from tools import text
from low import f
X = 'v2' in text(f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== renamed_source_reader_by_partial
--- file tools.py
import functools, inspect
text = functools.partial(inspect.getsource)
--- file low.py
def f(): return 'v1'
--- file lib.py
from tools import text
from low import f
X = 'v2' in text(f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== renamed_source_reader_in_a_table
--- file tools.py
import inspect
TOOLS = {'text': inspect.getsource}
--- file low.py
def f(): return 'v1'
--- file lib.py
from tools import TOOLS
from low import f
X = 'v2' in TOOLS['text'](f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== renamed_getattr
--- file tools.py
get = getattr
--- file low.py
RATE = 1
--- file lib.py
from tools import get
import low as m
NAME = 'RA' + 'TE'
X = get(m, NAME)
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== renamed_import_module
--- file tools.py
from importlib import import_module as load
--- file low.py
RATE = 1
--- file lib.py
import low as first
from tools import load
X = load('l' + 'ow').RATE
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== renamed_import_module_in_a_helper
--- file tools.py
from importlib import import_module as load
def rate(name): return vars(load(name))['RATE']
--- file low.py
RATE = 1
--- file lib.py
import low as first
import tools
X = tools.rate('l' + 'ow')
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== renamed_modules_table
--- file tools.py
from sys import modules as table
--- file low.py
RATE = 1
--- file lib.py
import low as first
from tools import table
X = table['l' + 'ow'].RATE
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== renamed_member_reader
--- file tools.py
get = getattr
has = hasattr
--- file low.py
class K:
    def a(self): pass
--- file lib.py
from tools import has
from low import K
X = has(K, 'ext' + 'ra')
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def extra(self): pass
--- probe
lib.X
--- plan
execute low lib

=== renamed_docstring_reader
--- file tools.py
from inspect import getdoc as doc
--- file low.py
def f():
    """first"""
--- file lib.py
from tools import doc
from low import f
X = doc(f)
--- cell
import lib
--- edit low.py
def f():
    """second"""
--- probe
lib.X
--- plan
patch low
execute lib

=== renamed_wraps
--- file low.py
def f():
    """first"""
--- file lib.py
from functools import wraps as like
from low import f
@like(f)
def g(): pass
X = g.__doc__
--- cell
import lib
--- edit low.py
def f():
    """second"""
--- probe
lib.X
--- plan
patch low
execute lib

=== renamed_pickle
--- file low.py
RATE = 1
class K: pass
def get(): return RATE
--- file lib.py
import low as first
from pickle import loads as read
X = read(b'clow\nRATE\n.')
--- cell
import lib
--- edit low.py
RATE = 2
class K: pass
def get(): return RATE
--- probe
lib.X
--- plan
execute low lib

=== renamed_setprofile
--- file low.py
def f(): return 'v1'
--- file lib.py
from sys import setprofile as watch, getprofile
from low import f
old = getprofile()
watch(None)
X = f()
watch(old)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== renamed_exec
--- file tools.py
run = exec
--- file low.py
def f(): return 1
RATE = 1
--- file lib.py
import low as m
from tools import run
space = {'m': m}
run('X = m.RA' + 'TE', space)
X = space['X']
--- cell
import lib
--- edit low.py
def f(): return 1
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== renamed_environment
--- file low.py
from os import environ as settings
settings['LEVEL_Z'] = '1'
--- file lib.py
import low as first
from os import getenv as get
X = get('LEVEL_Z')
--- cell
import lib
--- edit low.py
from os import environ as settings
settings['LEVEL_Z'] = '2'
--- probe
lib.X
--- plan
execute low lib
'''
