"""What the new source no longer has is gone, as after a restart."""

TEXT = r'''
=== removal_of_names
--- file lib.py
OLD = 1
def old(): return 1
class Old: pass
import math
KEPT = 1
--- cell
import lib
--- edit lib.py
KEPT = 2
--- probe
[name for name in ('OLD', 'old', 'Old', 'math') if hasattr(lib, name)], lib.KEPT

=== removal_seen_by_a_dependent
A dependent that falls back when a name is missing does so, too.
--- file lib.py
FAST = True
--- file app.py
try:
    from lib import FAST
except ImportError:
    FAST = 'fallback'
import lib
def mode(): return getattr(lib, 'FAST', 'gone')
--- cell
import app
--- edit lib.py
SLOW = True
--- probe
app.FAST, app.mode()

=== removal_of_a_name_still_used_raises
--- file lib.py
def helper(): return 1
def f(): return helper()
--- cell
from lib import f
--- edit lib.py
def f(): return helper()
--- probe
outcome(f)

=== removal_of_everything
--- file lib.py
"""Doc."""
X: int = 1
def f(): return 1
class A: pass
--- cell
import lib
--- edit lib.py
--- probe
[name for name in vars(lib) if not name.startswith('__')], lib.__doc__
getattr(lib, '__annotations__', {})

=== removal_of_doc_all_and_annotations
--- file lib.py
"""Module doc."""
__all__ = ['a']
__version__ = '1'
a: int = 1
b = 2
--- cell
import lib
from lib import a
--- edit lib.py
a = 3
b = 4
--- probe
lib.__doc__, hasattr(lib, '__all__'), hasattr(lib, '__version__')
getattr(lib, '__annotations__', {}), a

=== removal_of_a_module_getattr
--- file lib.py
X = 1
def __getattr__(name): return 'dynamic ' + name
def __dir__(): return ['X', 'anything']
--- cell
import lib
--- edit lib.py
X = 2
--- probe
hasattr(lib, 'anything'), lib.X, 'anything' in dir(lib)

=== removal_of_a_module_file
Its dependent no longer needs it; what is left in memory does no harm.
--- file helper.py
def help(): return 'helper'
--- file lib.py
from helper import help
def f(): return help()
--- cell
from lib import f
--- edit lib.py
def f(): return 'alone'
--- also helper.py deleted
--- probe
f()

=== removal_of_a_file_then_its_return
--- file lib.py
X = 1
def f(): return 'v1'
--- cell
import lib
from lib import X, f
--- edit lib.py deleted
--- edit lib.py
X = 2
def f(): return 'v2'
--- probe
X, f(), lib.X

=== removal_by_conditional_definition
--- file lib.py
FAST = True
if FAST:
    def run(): return 'fast'
    def turbo(): return 'turbo'
else:
    def run(): return 'slow'
--- cell
import lib
from lib import run
--- edit lib.py
FAST = False
if FAST:
    def run(): return 'fast'
    def turbo(): return 'turbo'
else:
    def run(): return 'slow'
--- probe
run(), lib.run(), hasattr(lib, 'turbo')

=== removal_by_del_and_loops
--- file lib.py
for _i in range(3):
    globals()[f'n{_i}'] = _i
temp = 5
total = n0 + n1 + n2
--- cell
import lib
--- edit lib.py
for _i in range(2):
    globals()[f'n{_i}'] = _i * 10
temp = 5
total = n0 + n1
del temp
--- probe
lib.total, hasattr(lib, 'n2'), hasattr(lib, 'temp'), lib.n1

=== removal_of_a_star_import
--- file names.py
def one(): return 1
def two(): return 2
--- file lib.py
from names import *
def f(): return one()
--- cell
import lib
--- edit lib.py
from names import one
def f(): return ('v2', one())
--- probe
lib.f(), hasattr(lib, 'two')

=== removal_of_a_nested_definition
--- file lib.py
class A:
    class B:
        def f(self): return 1
    def g(self): return self.B().f()
    def h(self): return 1
--- cell
from lib import A
a = A()
--- edit lib.py
class A:
    def g(self): return 'alone'
--- probe
a.g(), hasattr(A, 'B'), hasattr(a, 'h')

=== removal_of_an_import_of_a_plugin_that_put_itself_into_an_imported_dictionary
The dictionary is among the plugin's names, but another module's.
--- file reg.py
REG = {}
--- file plug.py
from reg import REG
REG["plug"] = 1
--- file hub.py
import plug
N = 1
--- cell
import hub, reg
--- edit hub.py
N = 2
--- probe
hub.N
sorted(reg.REG)

=== removal_of_an_import_of_a_plugin_that_a_function_imports_by_its_name
Nobody sees a function of another module importing what is loaded already.
--- file reg.py
REG = {}
--- file plugins/__init__.py
--- file plugins/a.py
from reg import REG
REG["a"] = 1
--- file plugins/b.py
from reg import REG
REG["b"] = 1
--- file app.py
import importlib
def setup(*names):
    for name in names:
        importlib.import_module(f"plugins.{name}")
--- file hub.py
from plugins import a, b
N = 1
--- cell
import hub, app, reg
app.setup("a")
--- edit hub.py
N = 2
--- edit app.py
import importlib
X = 1
def setup(*names):
    for name in names:
        importlib.import_module(f"plugins.{name}")
--- probe
hub.N
sorted(reg.REG)
'''
