"""Packages, relative and star imports, cycles, namespace packages, files that move."""

TEXT = r"""
=== packages_with_getattr_and_a_star_import_that_another_no_longer_needs
beartype: `from typing import *` gave it the names, not a look-up in the module that drops one.
--- file compat.py
from typing import *
from typing import __all__ as _names
def __getattr__(name):
    if name in ("Text2",):
        return str
    raise AttributeError(name)
--- file hints.py
from compat import Optional, List
from typing import Union
def hint(): return Optional[int]
LEVEL = 1
--- file other.py
from compat import Optional, Union
from hints import LEVEL
TOTAL = LEVEL + 1
KIND = Optional[int]
--- cell
import compat, hints, other
--- edit hints.py
from compat import List
def hint(): return List[int]
LEVEL = 2
--- probe
hints.hint(), other.TOTAL, compat.Optional, compat.Union, other.KIND, hasattr(hints, "Optional")

=== packages_relative_imports
--- file pkg/__init__.py
from . import core
from .core import f
--- file pkg/core.py
from .config import RATE
from . import config
def f(): return RATE, config.RATE
--- file pkg/config.py
RATE = 1
--- cell
import pkg
from pkg import f
from pkg.core import f as g
--- edit pkg/config.py
RATE = 2
--- probe
f(), g(), pkg.f(), pkg.core.RATE

=== packages_edited_init_keeps_submodules
--- file pkg/__init__.py
VERSION = 1
--- file pkg/sub.py
X = 1
--- cell
import pkg.sub
--- edit pkg/__init__.py
VERSION = 2
--- probe
pkg.VERSION, pkg.sub.X, pkg.sub is __import__('sys').modules['pkg.sub']

=== packages_deep_relative_imports
--- file pkg/__init__.py
--- file pkg/config.py
RATE = 1
--- file pkg/sub/__init__.py
from .inner import value
--- file pkg/sub/inner.py
from ..config import RATE
from .. import config
from ...pkg import config as again
def value(): return RATE, config.RATE, again.RATE
--- cell
import sys
--- edit pkg/sub/inner.py
from ..config import RATE
from .. import config
again = config
def value(): return RATE, config.RATE, again.RATE
--- then
from pkg.sub import value
--- edit pkg/config.py
RATE = 2
--- probe
value()

=== packages_star_import_with_all
--- file pkg/__init__.py
from .names import *
from .names import __all__
--- file pkg/names.py
__all__ = ['a']
a = 1
b = 1
--- cell
import pkg
from pkg import *
--- edit pkg/names.py
__all__ = ['a', 'b']
a = 2
b = 2
--- probe
a, b, pkg.a, pkg.b, pkg.__all__

=== packages_star_import_loses_names
--- file pkg/__init__.py
from .names import *
--- file pkg/names.py
def a(): return 'a'
def b(): return 'b'
--- cell
import pkg
--- edit pkg/names.py
__all__ = ['a']
def a(): return 'a2'
def b(): return 'b2'
--- probe
pkg.a(), hasattr(pkg, 'b')

=== packages_all_removed
--- file pkg/__init__.py
from .names import *
--- file pkg/names.py
__all__ = ['a']
a = 1
b = 1
--- cell
import pkg
--- edit pkg/names.py
a = 2
b = 2
--- probe
pkg.a, pkg.b

=== packages_submodule_of_the_same_name_as_a_function
--- file pkg/__init__.py
from .run import run
--- file pkg/run.py
def run(): return 'v1'
--- cell
from pkg import run
import pkg
--- edit pkg/run.py
def run(): return 'v2'
SPEED = 1
--- probe
run(), pkg.run()

=== packages_init_gains_an_export
--- file pkg/__init__.py
--- file pkg/core.py
def f(): return 'core v1'
--- cell
import pkg
from pkg.core import f
--- edit pkg/__init__.py
from .core import f, g
--- also pkg/core.py
def f(): return 'core v2'
def g(): return 'g'
--- probe
pkg.f(), pkg.g(), f(), pkg.f is f

=== packages_prefix_of_another_name
Editing pkg must not touch pkg2, whose name merely starts with it.
--- file pkg/__init__.py
X = 1
--- file pkg2/__init__.py
STATE = []
Y = 1
--- cell
import pkg, pkg2
pkg2.STATE.append('mine')
--- edit pkg/__init__.py
X = 2
--- probe
pkg.X, pkg2.STATE

=== packages_namespace_package
--- file space/one.py
X = 1
--- file space/two.py
from space.one import X
Y = ('two', X)
--- cell
import space.two
from space import one
--- edit space/one.py
X = 2
--- probe
space.two.Y, one.X, space.one.X

=== packages_namespace_package_gains_an_init
--- file space/one.py
X = 1
--- cell
import space.one
--- edit space/one.py
X = 2
--- then
from space.one import X
--- probe
X, space.one.X

=== packages_cycle_between_init_and_submodule
--- file pkg/__init__.py
VERSION = 1
from .core import f
from . import util
--- file pkg/core.py
from . import VERSION
import pkg.util
def f(): return VERSION, pkg.util.size()
--- file pkg/util.py
import pkg
def size(): return ('size', pkg.VERSION)
--- cell
import pkg
from pkg import f
--- edit pkg/__init__.py
VERSION = 2
from .core import f
from . import util
--- then
first = f()
--- edit pkg/util.py
import pkg
UNIT = 'm'
def size(): return ('size v2', pkg.VERSION, UNIT)
--- probe
f(), pkg.util.size(), f is pkg.f

=== packages_cycle_of_three
--- file pkg/__init__.py
--- file pkg/a.py
from . import b
class A:
    def peer(self): return b.B()
    def name(self): return 'A1'
--- file pkg/b.py
from . import c
class B:
    def peer(self): return c.C()
    def name(self): return 'B1'
--- file pkg/c.py
from . import a
class C:
    def peer(self): return a.A()
    def name(self): return 'C1'
--- cell
from pkg.a import A
x = A()
y = x.peer(); z = y.peer()
--- edit pkg/b.py
from . import c
TAG = 'B2'
class B:
    def peer(self): return c.C()
    def name(self): return TAG
--- edit pkg/c.py
from . import a
TAG = 'C2'
class C:
    def peer(self): return a.A()
    def name(self): return TAG
--- probe
x.name(), y.name(), z.name(), type(z.peer()) is A, type(x.peer()) is type(y)

=== packages_module_becomes_a_package
--- file lib.py
X = 1
def f(): return 'module'
--- cell
import lib
from lib import f, X
--- edit lib.py deleted
--- also lib/__init__.py
X = 2
def f(): return 'package'
--- probe
f(), X, lib.X

=== packages_package_becomes_a_module
--- file lib/__init__.py
X = 1
from .part import P
--- file lib/part.py
P = 1
--- cell
import lib
from lib import X, P
--- edit lib/__init__.py deleted
--- also lib/part.py deleted
--- also lib.py
X = 2
P = 'own'
--- probe
X, P, lib.P

=== packages_submodule_renamed
--- file pkg/__init__.py
from .old import f
--- file pkg/old.py
def f(): return 'old'
--- cell
from pkg import f
import pkg
--- edit pkg/__init__.py
from .new import f
--- also pkg/old.py deleted
--- also pkg/new.py
def f(): return 'new'
--- probe
f(), pkg.f(), pkg.new.f is f

=== packages_new_submodule
--- file pkg/__init__.py
def parts(): return []
--- cell
import pkg
--- edit pkg/__init__.py
from . import extra
def parts(): return [extra.NAME]
--- also pkg/extra.py
NAME = 'extra'
--- then
from pkg.extra import NAME
--- edit pkg/extra.py
NAME = 'extra v2'
--- probe
pkg.parts(), NAME, pkg.extra.NAME

=== packages_plugins_found_by_pkgutil
--- file plug/__init__.py
import importlib, pkgutil
FOUND = {}
for info in pkgutil.iter_modules(__path__):
    FOUND[info.name] = importlib.import_module(f'{__name__}.{info.name}').run
--- file plug/one.py
def run(): return 'one v1'
--- file plug/two.py
LEVEL = 1
def run(): return ('two v1', LEVEL)
--- cell
from plug import FOUND
import plug
--- edit plug/two.py
LEVEL = 2
def run(): return ('two v2', LEVEL)
--- probe
{name: run() for name, run in FOUND.items()}, FOUND is plug.FOUND

=== packages_subpackage_import_as
--- file pkg/__init__.py
--- file pkg/a/__init__.py
from pkg.b import value as v
def show(): return v()
--- file pkg/b/__init__.py
def value(): return 'v1'
--- cell
import pkg.a as a
--- edit pkg/b/__init__.py
SUFFIX = '!'
def value(): return 'v2' + SUFFIX
--- probe
a.show(), a.v()

=== packages_absolute_import_of_a_submodule_attribute
`import a.b` then `a.b.c` uses a submodule that no statement of this module imports.
--- file pkg/__init__.py
from . import sub, extra
--- file pkg/sub.py
X = 1
--- file pkg/extra.py
Y = 1
--- file app.py
import pkg.sub
TOTAL = pkg.sub.X + pkg.extra.Y
--- cell
from app import TOTAL
--- edit pkg/extra.py
Y = 100
--- probe
TOTAL

=== packages_init_with_lazy_getattr
--- file pkg/__init__.py
import importlib
def __getattr__(name):
    if name in ('heavy',):
        return importlib.import_module('.' + name, __name__)
    raise AttributeError(name)
--- file pkg/heavy.py
X = 1
--- cell
import pkg
pkg.heavy.X
--- edit pkg/heavy.py
X = 2
--- probe
pkg.heavy.X, outcome(lambda: pkg.nothing)

=== packages_mutual_star_exports
--- file pkg/__init__.py
from .shapes import *
from .colors import *
--- file pkg/shapes.py
__all__ = ['square']
def square(): return 'square v1'
--- file pkg/colors.py
from .shapes import square
__all__ = ['red']
def red(): return 'red ' + square()
--- cell
from pkg import *
--- edit pkg/shapes.py
__all__ = ['square', 'circle']
EDGE = 2
def square(): return f'square v{EDGE}'
def circle(): return 'circle'
--- probe
red(), square(), circle()

=== packages_path_and_file_attributes
--- file pkg/__init__.py
import os
HERE = os.path.basename(os.path.dirname(__file__))
NAME, SPEC = __name__, __spec__.name
--- cell
import pkg
--- edit pkg/__init__.py
import os
HERE = os.path.basename(__file__)
NAME, SPEC, PACKAGE = __name__, __spec__.name, __package__
--- probe
pkg.HERE, pkg.NAME, pkg.SPEC, pkg.PACKAGE, list(pkg.__path__)

=== packages_one_file_under_two_names
--- file pkg/__init__.py
--- file pkg/mod.py
def f(): return 'v1'
class A:
    def get(self): return 'v1'
--- cell
import sys, os
sys.path.insert(0, os.path.abspath('pkg'))
import mod
from pkg import mod as other
a, b = mod.A(), other.A()
--- edit pkg/mod.py
RATE = 2
def f(): return 'v2', RATE
class A:
    def get(self): return 'v2'
--- probe
mod.f(), other.f(), a.get(), b.get(), isinstance(a, mod.A), isinstance(a, other.A)

=== packages_parent_star_imports_a_child_that_calls_back
The child, while executed, runs a function that imports the child again, by way of its parent.
--- file helper.py
def size():
    from pkg.child import K
    return K
--- file pkg/__init__.py
from pkg.child import *
--- file pkg/child.py
K = 1
def f(): return K
--- cell
import pkg.child, helper
--- edit pkg/child.py
from helper import size
K = 2
def g(x=size()): return x
def f(): return K
--- probe
pkg.f(), pkg.child.g()
sorted(name for name in vars(pkg) if name[0] != '_')

=== packages_imports_that_run_nothing_turn_round
What only imports and defines is brought up to date in the order of a fresh import all the same.
--- file one.py
import two
X = 1
A = [two.X, X]
--- file two.py
X = 1
--- cell
import one, two
--- edit one.py
X = 2
--- edit two.py
import one
X = 2
A = [one.X, X]
--- probe
one.X, two.A, hasattr(one, 'A'), hasattr(one, 'two')

=== packages_circle_of_imports_that_run_nothing
--- file one.py
import two
X = 1
--- file two.py
import one
Y = 1
--- file three.py
from one import X
from two import Y
BOTH = [X, Y]
--- cell
import three, one
--- edit two.py
import one
Y = 2
def names(): return sorted(n for n in vars(one) if n in 'XY'), Y
--- edit one.py
import two
X = 2
--- probe
three.BOTH, one.X, one.two.names(), one.two.one is one

=== packages_submodule_imported_by_what_runs_nothing
A package that is executed again has a submodule once somebody has imported that again.
--- file pkg/__init__.py
X = 1
def has(): return 'sub' in globals()
--- file pkg/sub.py
Y = 1
--- file app.py
from pkg import sub
import pkg
Z = pkg.X
--- cell
import app, pkg
--- edit pkg/__init__.py
X = 2
def has(): return 'sub' in globals()
--- edit app.py
from pkg import sub
import pkg
Z = [pkg.X, sub.Y]
--- probe
app.Z, pkg.has(), app.sub is pkg.sub

=== packages_keep_submodules_that_others_name_no_more
A package that looks names up has a submodule because that was imported, not from another module.
--- file util/__init__.py
def __getattr__(name):
    raise AttributeError(name)
--- file util/log.py
level = 1
--- file doc.py
from util import log
--- file use.py
import doc
import util.log
import util
level = util.log.level
--- file last.py
import doc
import util
import use
level = use.level + util.log.level
--- cell
import last
--- edit doc.py
flag = 2
--- probe
last.level, last.util.log.level, last.doc.flag

=== packages_name_that_becomes_a_submodule
While the package runs it does not have the old function yet: the submodule is imported.
--- file pkg/__init__.py
from pkg.low import f, other
--- file pkg/low.py
def f(): return 'v1'
def other(): return 'func'
--- cell
import pkg
--- edit pkg/__init__.py
from pkg.low import f
from pkg.other import other
--- also pkg/low.py
from pkg import other
def f(): return 'v2', other.__name__
--- also pkg/other.py
def other(): return 'moved'
--- probe
pkg.f(), pkg.other.__name__

=== packages_are_not_executed_for_a_new_submodule
That does not depend on how far the package has come.
--- file pkg/__init__.py
import random
token = random.random()
from pkg.low import f
def h(): return f()
--- file pkg/low.py
def f(): return 'v1'
--- cell
import pkg
token = pkg.token
--- edit pkg/low.py
from pkg import other
def f(): return 'v2', other.X
--- also pkg/other.py
X = 1
--- probe
pkg.h()
pkg.token == token

=== packages_name_that_becomes_a_submodule_which_fails
The package has the old function again.
--- file pkg/__init__.py
from pkg.low import f, other
--- file pkg/low.py
def f(): return 'v1'
def other(): return 'func'
--- cell
import pkg
from pkg import other
--- edit pkg/__init__.py broken
from pkg.low import f
from pkg.other import other
--- also pkg/low.py broken
from pkg import other
def f(): return 'v2', other.__name__
--- also pkg/other.py broken
def other(): return 'moved'
1 / 0
--- then
now = pkg.other.__name__, pkg.f(), other()
now = None
--- edit pkg/other.py
def other(): return 'moved'
--- edit pkg/low.py
from pkg import other
def f(): return 'v3', other.__name__
--- also pkg/__init__.py
from pkg.low import f
from pkg.other import other
--- probe
pkg.f(), pkg.other.__name__, other()

=== packages_name_submodule_after_star
--- file pkg/__init__.py
from .a import *
__all__ = [*a.__all__]
--- file pkg/a.py
__all__ = ["RATE"]
RATE = 1000
--- cell
from pkg import *
--- edit pkg/a.py
__all__ = ["RATE", "NEW"]
RATE = 2000
NEW = 7
--- probe
RATE, NEW

=== packages_name_submodule_after_from
--- file pkg/__init__.py
from .a import RATE
TWICE = a.RATE * 2
--- file pkg/a.py
RATE = 1000
--- cell
import pkg
--- edit pkg/a.py
RATE = 2000
--- probe
pkg.RATE, pkg.TWICE

=== packages_name_submodule_in_class
--- file pkg/__init__.py
from pkg.a import RATE
class K:
    rate = a.RATE
def f(): return a.RATE
F = f()
--- file pkg/a.py
RATE = 1000
--- cell
import pkg
--- edit pkg/a.py
RATE = 2000
--- probe
pkg.RATE, pkg.K.rate, pkg.F
"""
