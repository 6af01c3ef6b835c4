"""Names looked up by computed strings, and code that looks into functions: in doubt it runs."""

TEXT = r"""
=== reflection_getattr_with_a_computed_name
--- file cfg.py
RATE_A = 1
--- file lib.py
import cfg
X = getattr(cfg, 'RATE_' + 'A')
--- cell
import lib
--- edit cfg.py
RATE_A = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_getattr_in_a_helper
--- file cfg.py
RATE = 1
--- file tools.py
def look(module, name): return getattr(module, name)
--- file lib.py
import cfg
from tools import look
X = look(cfg, 'RATE')
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_globals
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
X = globals()['RA' + 'TE']
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_globals_in_a_helper
--- file cfg.py
RATE = 1
--- file mid.py
from cfg import RATE
def look(name): return globals()[name]
--- file lib.py
from mid import look
X = look('RATE')
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib
rebind mid

=== reflection_vars
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
X = vars(cfg)['RATE']
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_dict
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
X = sorted(n for n in cfg.__dict__ if n.isupper())
--- cell
import lib
--- edit cfg.py
RATE = 1
NEW = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_dir
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
X = [n for n in dir(cfg) if n.isupper()]
--- cell
import lib
--- edit cfg.py
RATE = 1
NEW = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_inspect_members
--- file cfg.py
def f(): return 1
--- file lib.py
import inspect
import cfg
X = [name for name, _ in inspect.getmembers(cfg, inspect.isfunction)]
--- cell
import lib
--- edit cfg.py
def f(): return 1
def g(): return 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_sys_modules
--- file cfg.py
RATE = 1
--- file lib.py
import sys
import cfg
X = sys.modules['cfg'].RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_hasattr
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
X = hasattr(cfg, 'NEW')
--- cell
import lib
--- edit cfg.py
RATE = 1
NEW = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_eval
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
X = eval('cfg.RATE')
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_exec
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
exec('X = cfg.RATE')
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_import_module
--- file cfg.py
RATE = 1
--- file lib.py
from importlib import import_module
X = import_module('cfg').RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_import_function
--- file cfg.py
RATE = 1
--- file lib.py
X = __import__('cfg').RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_attrgetter
--- file cfg.py
RATE = 1
--- file lib.py
from operator import attrgetter
import cfg
X = attrgetter('RATE')(cfg)
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_resolve_name
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
from pkgutil import resolve_name
X = resolve_name('cfg:RATE')
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_walk_packages
--- file pkg/__init__.py
import pkgutil
from importlib import import_module
FOUND = {m.name: import_module(f'pkg.{m.name}').RATE for m in pkgutil.iter_modules(__path__)}
--- file pkg/one.py
RATE = 1
--- file pkg/two.py
RATE = 2
--- cell
import pkg
--- edit pkg/one.py
RATE = 3
--- probe
pkg.FOUND
--- plan
execute pkg.one pkg

=== reflection_module_getattr
--- file cfg.py
def __getattr__(name):
    if name == 'RATE': return 1
    raise AttributeError(name)
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
def __getattr__(name):
    if name == 'RATE': return 2
    raise AttributeError(name)
--- probe
lib.X
--- plan
patch cfg
execute lib

=== reflection_module_getattr_reads_a_constant
--- file cfg.py
_VALUES = {'RATE': 1}
def __getattr__(name):
    if name in _VALUES: return _VALUES[name]
    raise AttributeError(name)
--- file lib.py
from cfg import RATE
def f(): return RATE
--- file other.py
import cfg
def f(): return cfg.RATE
--- cell
import lib, other
--- edit cfg.py
_VALUES = {'RATE': 2}
def __getattr__(name):
    if name in _VALUES: return _VALUES[name]
    raise AttributeError(name)
--- probe
lib.f(), other.f()
--- plan
execute cfg lib

=== reflection_module_getattr_appears
--- file cfg.py
RATE = 1
--- file lib.py
try:
    from cfg import FAST as rate
except ImportError:
    from cfg import RATE as rate
def f(): return rate
--- cell
import lib
--- edit cfg.py
RATE = 1
def __getattr__(name):
    if name == 'FAST': return 'fast'
    raise AttributeError(name)
--- probe
lib.f()
--- plan
execute cfg lib

=== reflection_code_object
--- file low.py
def f(): return 1
--- file lib.py
from low import f
X = f.__code__.co_consts[-1]
--- cell
import lib
--- edit low.py
def f(): return 2
--- probe
lib.X
--- plan
patch low
execute lib

=== reflection_code_in_its_own_module
--- file low.py
def f(): return 1
X = f.__code__.co_consts[-1]
--- cell
import low
--- edit low.py
def f(): return 2
X = f.__code__.co_consts[-1]
--- probe
low.X
--- plan
execute low

=== reflection_source
--- file low.py
def f(): return 1
--- file lib.py
import inspect
from low import f
X = inspect.getsource(f)
--- cell
import lib
--- edit low.py
def f(): return 2
--- probe
lib.X
--- plan
patch low
execute lib

=== reflection_source_in_a_helper
--- file low.py
def f(): return 1
--- file tools.py
import inspect
def text(f): return inspect.getsource(f)
--- file lib.py
from low import f
from tools import text
X = text(f)
--- cell
import lib
--- edit low.py
def f(): return 2
--- probe
lib.X
--- plan
patch low
execute lib

=== reflection_docstring
--- file low.py
def f():
    '''Old.'''
--- file lib.py
from low import f
HELP = f.__doc__
--- cell
import lib
--- edit low.py
def f():
    '''New.'''
--- probe
lib.HELP
--- plan
patch low
execute lib

=== reflection_docstring_not_edited
--- file low.py
def f():
    '''What it is.'''
    return 1
--- file lib.py
from low import f
HELP = f.__doc__
--- cell
import lib
--- edit low.py
def f():
    '''What it is.'''
    return 2
--- probe
lib.HELP, lib.f()
--- plan
patch low

=== reflection_docstring_in_a_help_text
--- file low.py
import argparse
def main():
    '''Old.'''
PARSER = argparse.ArgumentParser(description=main.__doc__)
--- cell
import low
--- edit low.py
import argparse
def main():
    '''New.'''
PARSER = argparse.ArgumentParser(description=main.__doc__)
--- probe
low.PARSER.description
--- plan
execute low

=== reflection_docstring_of_a_decorated_function
--- file deco.py
from functools import wraps
def logged(f):
    @wraps(f)
    def wrapper(): return f()
    return wrapper
--- file low.py
from deco import logged
@logged
def f():
    '''Old.'''
--- file lib.py
from low import f
def g(): return f.__doc__
--- cell
import lib
--- edit low.py
from deco import logged
@logged
def f():
    '''New.'''
--- probe
lib.g()
--- plan
execute low
rebind lib

=== reflection_library_decorator_that_copies
As numba.njit does: nobody can tell a copy of the code from the function.
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
--- file low.py
from fakejit import njit
@njit
def f(): return 'v1'
def g(): return 'g1'
--- file lib.py
from low import f, g
def h(): return f(), g()
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
from fakejit import njit
@njit
def f(): return 'v2'
def g(): return 'g1'
--- probe
lib.h()
--- plan
execute low
rebind lib

=== reflection_library_decorator_of_another_function
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
--- file low.py
from fakejit import njit
@njit
def f(): return 'v1'
def g(): return 'g1'
--- file lib.py
from low import f, g
def h(): return f(), g()
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
from fakejit import njit
@njit
def f(): return 'v1'
def g(): return 'g2'
--- probe
lib.h()
--- plan
patch low

=== reflection_library_call_that_copies
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
--- file low.py
import fakejit
def f(): return 'v1'
fast = fakejit.njit(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
import fakejit
def f(): return 'v2'
fast = fakejit.njit(f)
--- probe
low.fast()
--- plan
execute low

=== reflection_library_call_that_copies_a_lambda
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
--- file low.py
import fakejit
fast = fakejit.njit(lambda: 'v1')
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
import fakejit
fast = fakejit.njit(lambda: 'v2')
--- probe
low.fast()
--- plan
execute low

=== reflection_library_call_that_copies_in_a_dependent
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
--- file low.py
def f(): return 'v1'
--- file lib.py
from fakejit import njit
from low import f
fast = njit(f)
--- file other.py
from low import f
HANDLERS = [f]
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib, other
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast(), other.HANDLERS[0]()
--- plan
patch low
execute lib

=== reflection_library_decorator_under_a_project_name
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
--- file tools.py
import fakejit
def fast(f): return fakejit.njit(f)
jit = fakejit.njit
--- file low.py
from tools import fast, jit
@fast
def f(): return 'v1'
@jit
def g(): return 'g1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import fast, jit
@fast
def f(): return 'v2'
@jit
def g(): return 'g2'
--- probe
low.f(), low.g()
--- plan
execute low

=== reflection_members_of_a_class
--- file low.py
class K:
    def a(self): return 1
--- file lib.py
from low import K
X = [n for n in vars(K) if n[0] != '_']
--- cell
import lib
--- edit low.py
class K:
    def a(self): return 1
    def b(self): return 2
--- probe
lib.X
--- plan
execute low lib

=== reflection_methods_by_prefix
--- file tools.py
class Base:
    def __init_subclass__(cls):
        cls.commands = [n for n in dir(cls) if n.startswith('do_')]
--- file low.py
from tools import Base
class Mid(Base):
    def do_a(self): pass
--- file lib.py
from low import Mid
class K(Mid): pass
--- cell
import lib
--- edit low.py
from tools import Base
class Mid(Base):
    def do_a(self): pass
    def do_b(self): pass
--- probe
lib.K.commands
--- plan
execute low lib

=== reflection_getattr_of_a_literal_method
--- file low.py
class K:
    def a(self): return 1
k = K()
--- file lib.py
from low import K
X = getattr(K, 'b', None) is not None
--- file other.py
from low import K
Y = getattr(K, 'a', None) is not None
--- cell
import lib, other
--- edit low.py
class K:
    def a(self): return 1
    def b(self): return 2
k = K()
--- probe
lib.X, other.Y
--- plan
execute low lib other

=== reflection_own_text
--- file low.py
import sys
def where(): return sys._getframe(1).f_globals['RATE']
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
from low import where
X = where()
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== reflection_pickle_by_name
--- file low.py
class K: rate = 1
--- file lib.py
import pickle
import low
X = pickle.loads(b'clow\nK\n.').rate
--- cell
import lib
--- edit low.py
class K: rate = 2
--- probe
lib.X
--- plan
execute low lib

=== reflection_kept_code_is_that_of_an_edited_function
--- file marks.py
MARKED = set()
def marked(f):
    MARKED.add(f.__code__)
    return f
--- file low.py
from marks import marked
@marked
def f(): return 'v1'
--- file lib.py
from low import f
from marks import MARKED
--- cell
import lib
--- edit low.py
from marks import marked
@marked
def f(): return 'v2'
--- probe
lib.f(), lib.f.__code__ in lib.MARKED, len(lib.MARKED)
--- plan
execute low
rebind lib

=== reflection_code_of_others_is_kept_by_what_looks_into_it
--- file marks.py
class Marks:
    def __init__(self): self.names = []
    def add(self, code): self.names.append(code.co_consts)
MARKED = Marks()
def marked(f):
    MARKED.add(f.__code__)
    return f
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
from marks import MARKED, marked
marked(low.f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.MARKED.names
--- plan
patch low
execute lib

=== reflection_functions_are_asked_for_other_local_variables
--- file deco.py
SEEN = []
def seen(f):
    SEEN.append(f.__code__.co_varnames[1:])
    return f
--- file low.py
def f(x): return 'v1'
--- file lib.py
import low
from deco import SEEN, seen
seen(low.f)
--- cell
import lib
--- edit low.py
def f(x):
    more = 'v2'
    return more
--- probe
lib.low.f(1), lib.SEEN
--- plan
patch low
execute lib

=== reflection_tool_under_the_name_of_a_method
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
from inspect import getsource
class Entry:
    text = getsource(low.f)
X = 'v2' in Entry.text
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib
"""
