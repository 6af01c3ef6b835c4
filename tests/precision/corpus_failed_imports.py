"""Modules that could not be imported: who asked for one is executed where it might succeed now."""

TEXT = r"""
=== failed_imports_did_not_run_the_function
As `bs4.builder._html5lib` without html5lib: no body of what it imports decides anything.
--- file low.py
def f(): return 'v1'
class K:
    def get(self): return 'k1'
--- file opt.py
from low import f, K
import not_there
--- file lib.py
import low
try:
    import opt
except ImportError:
    opt = None
MODEL = object()
def g(): return low.f(), low.K().get()
--- cell
import lib
model = lib.MODEL
--- edit low.py
def f(): return 'v2'
class K:
    def get(self): return 'k1'
--- edit low.py
def f(): return 'v3'
class K:
    def get(self): return 'k2'
--- probe
lib.g(), lib.opt
--- plan
patch low

=== failed_imports_ran_the_function
--- file low.py
def check(): raise ImportError
--- file opt.py
from low import check
check()
--- file lib.py
import low
try:
    import opt
except ImportError:
    opt = None
--- cell
import lib
--- edit low.py
def check(): pass
--- probe
lib.opt is not None
--- plan
patch low
execute lib

=== failed_imports_ran_the_function_after_another_edit
--- file low.py
def check(): raise ImportError
def f(): return 'v1'
--- file opt.py
from low import check
check()
--- file lib.py
import low
try:
    import opt
except ImportError:
    opt = None
--- cell
import lib
--- edit low.py
def check(): raise ImportError
def f(): return 'v2'
--- edit low.py
def check(): pass
def f(): return 'v2'
--- probe
lib.opt is not None, lib.low.f()
--- plan
patch low
execute lib

=== failed_imports_ran_the_function_of_a_further_module
--- file low.py
def check(): raise ImportError
--- file mid.py
import low
def run(): low.check()
--- file opt.py
import mid
mid.run()
--- file lib.py
import mid
try:
    import opt
except ImportError:
    opt = None
--- cell
import lib
--- edit low.py
def check(): pass
--- probe
lib.opt is not None
--- plan
patch low
execute lib

=== failed_imports_ran_a_method_by_an_operator
--- file low.py
class K:
    def __bool__(self): return False
--- file opt.py
from low import K
if not K(): raise ImportError
--- file lib.py
try:
    import opt
except ImportError:
    opt = None
--- cell
import lib
--- edit low.py
class K:
    def __bool__(self): return True
--- probe
lib.opt is not None
--- plan
patch low
execute lib

=== failed_imports_read_a_constant
--- file low.py
RATE = 1
def f(): return RATE
--- file opt.py
import low
if low.RATE == 1: raise ImportError
--- file lib.py
try:
    import opt
except ImportError:
    opt = None
--- cell
import lib
--- edit low.py
RATE = 2
def f(): return RATE
--- probe
lib.opt is not None
--- plan
execute low lib

=== failed_imports_read_a_constant_of_a_further_module
--- file low.py
RATE = 1
--- file mid.py
from low import RATE
--- file opt.py
from mid import RATE
if RATE == 1: raise ImportError
--- file lib.py
try:
    import opt
except ImportError:
    opt = None
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.opt is not None
--- plan
execute low lib
rebind mid

=== failed_imports_read_the_source
--- file low.py
def f(): return 'v1'
--- file opt.py
import inspect, low
if 'v1' in inspect.getsource(low.f): raise ImportError
--- file lib.py
try:
    import opt
except ImportError:
    opt = None
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.opt is not None
--- plan
patch low
execute lib

=== failed_imports_read_the_docstring
--- file low.py
def f():
    '''v1'''
--- file opt.py
import low
if low.f.__doc__ == 'v1': raise ImportError
--- file lib.py
try:
    import opt
except ImportError:
    opt = None
--- cell
import lib
--- edit low.py
def f():
    '''v2'''
--- probe
lib.opt is not None
--- plan
patch low
execute lib

=== failed_imports_read_a_default
--- file low.py
def f(x=1): return x
--- file opt.py
import low
if low.f.__defaults__ == (1,): raise ImportError
--- file lib.py
try:
    import opt
except ImportError:
    opt = None
--- cell
import lib
--- edit low.py
def f(x=2): return x
--- probe
lib.opt is not None
--- plan
execute low lib

=== failed_imports_function_that_ran_earlier
--- file low.py
def f(): return 1
X = f()
--- file opt.py
import low
if low.X == 1: raise ImportError('no')
value = low.X
--- file app.py
import low
try:
    import opt
    found = opt.value
except ImportError:
    found = None
--- cell
import app
--- edit low.py
def f(): return 2
X = f()
--- probe
app.found
--- plan
execute low app
"""
