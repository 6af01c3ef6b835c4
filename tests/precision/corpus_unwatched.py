"""Modules whose top level only imports, defines and computes are not watched while they run.

What looks like no more than that, and runs functions all the same, must be seen.
"""

TEXT = r"""
=== unwatched_module_whose_function_another_calls
--- file low.py
import base
def f(): return 'v1'
--- file base.py
RATE = 2
--- file lib.py
import low
X = low.f()
--- cell
import lib
--- edit low.py
import base
def f(): return 'v2'
--- probe
lib.X, lib.low.f()
--- plan
patch low
execute lib

=== unwatched_module_called_in_a_later_cell
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
X = f()
--- cell
import low
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X, low.f()
--- plan
patch low
execute lib

=== unwatched_module_is_patched
--- file low.py
from base import RATE
LIMITS = {'low': 1}
class Point:
    def twice(self): return 2 * RATE
def f(): return 'v1'
--- file base.py
RATE = 2
--- cell
import low
p = low.Point()
--- edit low.py
from base import RATE
LIMITS = {'low': 1}
class Point:
    def twice(self): return 3 * RATE
def f(): return 'v2'
--- probe
p.twice(), low.f()
--- plan
patch low

=== unwatched_class_body_is_edited
--- file low.py
class Point:
    SIZE = 1
    def f(self): return self.SIZE
--- cell
import low
p = low.Point()
--- edit low.py
class Point:
    SIZE = 2
    def f(self): return self.SIZE
--- probe
p.f(), low.Point.SIZE
--- plan
execute low

=== unwatched_from_a_module_with_getattr
--- file pkg/__init__.py
def __getattr__(name):
    from pkg.made import make
    return make(name)
--- file pkg/made.py
def make(name):
    if name.startswith('_'):
        raise AttributeError(name)
    return name + '1'
--- file user.py
from pkg import thing
--- cell
import pkg
--- cell
import user
--- edit pkg/made.py
def make(name):
    if name.startswith('_'):
        raise AttributeError(name)
    return name + '2'
--- probe
user.thing
--- plan
patch pkg.made
execute user

=== unwatched_first_from_a_module_with_getattr
--- file pkg/__init__.py
from pkg.made import make
def __getattr__(name):
    return make(name)
--- file pkg/made.py
def make(name):
    if name.startswith('_'):
        raise AttributeError(name)
    return name + '1'
--- file user.py
from pkg import thing
--- cell
import user
--- edit pkg/made.py
def make(name):
    if name.startswith('_'):
        raise AttributeError(name)
    return name + '2'
--- probe
user.thing
--- plan
patch pkg.made
execute user

=== unwatched_class_of_a_module_with_property
--- file odd.py
import sys, types
class Odd(types.ModuleType):
    @property
    def value(self): return 'v1'
sys.modules[__name__].__class__ = Odd
--- file user.py
from odd import value
--- cell
import odd
--- cell
import user
--- edit odd.py
import sys, types
class Odd(types.ModuleType):
    @property
    def value(self): return 'v2'
sys.modules[__name__].__class__ = Odd
--- probe
user.value, odd.value
--- plan
execute odd user

=== unwatched_set_name_of_what_is_imported
--- file base.py
class Field:
    def __set_name__(self, owner, name): self.label = name + '1'
FIELD = Field()
--- file user.py
from base import FIELD
class Record:
    size = FIELD
--- cell
import base
--- cell
import user
--- edit base.py
class Field:
    def __set_name__(self, owner, name): self.label = name + '2'
FIELD = Field()
--- probe
user.Record.size.label
--- plan
patch base
execute user

=== unwatched_class_getitem
--- file low.py
class Box:
    def __class_getitem__(cls, key): return (key, 1)
X = Box[3]
--- cell
import low
--- edit low.py
class Box:
    def __class_getitem__(cls, key): return (key, 2)
X = Box[3]
--- probe
low.X
--- plan
execute low

=== unwatched_operator_of_what_is_imported
--- file base.py
class Money:
    def __init__(self, n): self.n = n
    def __add__(self, other): return Money(self.n + other)
PRICE = Money(1)
--- file user.py
from base import PRICE
TOTAL = PRICE + 1
--- cell
import base
--- cell
import user
--- edit base.py
class Money:
    def __init__(self, n): self.n = n
    def __add__(self, other): return Money(self.n + other * 10)
PRICE = Money(1)
--- probe
user.TOTAL.n
--- plan
patch base
execute user

=== unwatched_hash_of_what_is_imported
--- file base.py
SEEN = []
class Key:
    def __hash__(self):
        SEEN.append(1)
        return 7
KEY = Key()
--- file user.py
from base import KEY
TABLE = {KEY: 1}
--- cell
import base
--- cell
import user
--- edit base.py
SEEN = []
class Key:
    def __hash__(self):
        SEEN.append(2)
        return 7
KEY = Key()
--- probe
base.SEEN[0]
--- plan
execute base
execute user

=== unwatched_format_of_what_is_imported
--- file base.py
class Name:
    def __format__(self, spec): return 'one'
NAME = Name()
--- file user.py
from base import NAME
TEXT = f'<{NAME}>'
--- cell
import base
--- cell
import user
--- edit base.py
class Name:
    def __format__(self, spec): return 'two'
NAME = Name()
--- probe
user.TEXT
--- plan
patch base
execute user

=== unwatched_iteration_of_what_is_imported
--- file base.py
class Names:
    def __iter__(self): return iter(['a', 'b'])
NAMES = Names()
--- file user.py
from base import NAMES
ALL = [*NAMES, 'z']
--- cell
import base
--- cell
import user
--- edit base.py
class Names:
    def __iter__(self): return iter(['a', 'c'])
NAMES = Names()
--- probe
user.ALL
--- plan
patch base
execute user

=== unwatched_constant_of_an_unwatched_module
--- file base.py
RATE = 1
--- file mid.py
from base import RATE
TABLE = ('rate', RATE)
--- file user.py
from mid import TABLE
def get(): return TABLE
--- cell
import user
--- edit base.py
RATE = 2
--- probe
user.get(), user.TABLE
--- plan
execute base mid
rebind user

=== unwatched_import_by_another_name_that_is_rebound
--- file pkg/__init__.py
--- file pkg/one.py
X = 1
--- file user.py
from pkg.one import X as Y
Z = (Y, 0)
Y = 0
--- cell
import user
--- edit pkg/one.py
X = 2
--- probe
user.Z, user.Y
--- plan
execute pkg.one user

=== unwatched_class_body_imports_a_descriptor
--- file base.py
class Field:
    def __set_name__(self, owner, name): self.label = name + '1'
FIELD = Field()
--- file user.py
class Record:
    from base import FIELD as size
--- cell
import base
--- cell
import user
--- edit base.py
class Field:
    def __set_name__(self, owner, name): self.label = name + '2'
FIELD = Field()
--- probe
user.Record.size.label
--- plan
patch base
execute user

=== unwatched_from_a_module_with_getattr_imported_before
--- file pkg/__init__.py
def __getattr__(name):
    from pkg.made import make
    return make(name)
--- file pkg/made.py
def make(name):
    if name.startswith('_'):
        raise AttributeError(name)
    return name + '1'
--- file user.py
from pkg import thing
--- cell
import pkg, pkg.made
--- cell
%load_tool
--- cell
import user
--- edit pkg/made.py
def make(name):
    if name.startswith('_'):
        raise AttributeError(name)
    return name + '2'
--- probe
user.thing
--- plan
patch pkg.made
execute user

=== unwatched_attribute_that_was_not_there_may_be_bound_by_a_computed_name
--- file low.py
globals().update(dict.fromkeys(['a'], 1))
--- file lib.py
import low
try:
    X = low.b
except AttributeError:
    X = 'none'
--- cell
import lib
--- edit low.py
globals().update(dict.fromkeys(['a', 'b'], 1))
--- probe
lib.X
--- plan
execute low lib

=== unwatched_built_in_name_that_a_module_may_bind
--- file low.py
globals().update(dict.fromkeys(['a'], 1))
def size(x):
    return len(x)
--- file lib.py
import low
X = low.size('abc')
--- cell
import lib
--- edit low.py
globals().update(dict.fromkeys(['a'], 2))
def size(x):
    return len(x)
len = id
def len(x):
    return -1
--- probe
lib.X
--- plan
execute low lib

=== unwatched_name_that_a_module_makes_for_an_import
--- file low.py
def __getattr__(name):
    if name == 'X':
        return 1
    raise AttributeError(name)
--- file mid.py
from low import X
--- file lib.py
import mid
TOP = mid.X
--- file top.py
from lib import TOP
Y = TOP
--- cell
import top
--- edit low.py
def __getattr__(name):
    if name == 'X':
        return 2
    raise AttributeError(name)
--- probe
top.Y
--- plan
patch low
execute mid lib top
"""
