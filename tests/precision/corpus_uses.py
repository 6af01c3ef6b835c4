"""A dependent's top level uses a name of the changed module: it runs. Otherwise it does not."""

TEXT = r"""
=== uses_constant
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
X = RATE * 10
--- file other.py
import cfg
def f(): return cfg.RATE
--- cell
import lib, other
--- edit cfg.py
RATE = 2
--- probe
lib.X, other.f()
--- plan
execute cfg lib

=== uses_nothing_but_sets_a_name_in_the_module
falcon: `http_error._DEFAULT_JSON_HANDLER = JSONHandler()`.
--- file cfg.py
RATE, handler = 1, None
--- file lib.py
import cfg
class Handler: pass
cfg.handler = Handler()
--- file other.py
import cfg, lib
def f(): return cfg.RATE
--- cell
import lib, other
--- edit cfg.py
RATE, handler = 2, None
--- probe
type(other.cfg.handler).__name__, other.f()
--- plan
execute cfg lib

=== uses_constant_through_the_module
--- file cfg.py
RATE = 1
--- file lib.py
import cfg as c
X = c.RATE * 10
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== uses_constant_in_a_helper_elsewhere
Neither the helper nor the module in which it is have changed.
--- file cfg.py
RATE = 1
--- file mid.py
import cfg
STATE = object()
def get(): return cfg.RATE
--- file lib.py
from mid import get
X = get()
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== uses_constant_in_a_helper_that_imported_the_name
--- file cfg.py
RATE = 1
--- file mid.py
from cfg import RATE
STATE = object()
def get(): return RATE
--- file lib.py
from mid import get
X = get()
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X, lib.get()
--- plan
execute cfg lib
rebind mid

=== uses_constant_in_a_helper_with_a_local_import
--- file cfg.py
RATE = 1
--- file mid.py
STATE = object()
def get():
    from cfg import RATE
    return RATE
--- file lib.py
from mid import get
X = get()
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== uses_constant_in_a_helper_of_the_same_module
--- file cfg.py
RATE = 1
def get(): return RATE
--- file lib.py
from cfg import get
X = get()
--- cell
import lib
--- edit cfg.py
RATE = 2
def get(): return RATE
--- probe
lib.X
--- plan
execute cfg lib

=== uses_base_class
--- file low.py
class Base:
    rate = 1
--- file lib.py
from low import Base
class K(Base):
    double = Base.rate * 2
--- cell
import lib
--- edit low.py
class Base:
    rate = 2
--- probe
lib.K.double, lib.K.rate
--- plan
execute low lib

=== uses_base_class_that_becomes_another
--- file low.py
class One: name = 'one'
class Two: name = 'two'
Base = One
--- file lib.py
from low import Base
class K(Base): pass
--- cell
import lib
--- edit low.py
class One: name = 'one'
class Two: name = 'two'
Base = Two
--- probe
lib.K.name, lib.K.__mro__[1] is __import__('low').Two
--- plan
execute low lib

=== uses_new_method_by_name
--- file low.py
class Base:
    def get(self): return 'v1'
--- file lib.py
from low import Base
X = hasattr(Base, 'more')
--- cell
import lib
--- edit low.py
class Base:
    def get(self): return 'v1'
    def more(self): return 'new'
--- probe
lib.X
--- plan
execute low lib

=== uses_list_of_members
--- file low.py
class Base:
    def get(self): return 'v1'
--- file lib.py
from low import Base
class K(Base): pass
X = [name for name in dir(K) if name[0] != '_']
--- cell
import lib
--- edit low.py
class Base:
    def get(self): return 'v1'
    def more(self): return 'new'
--- probe
lib.X
--- plan
execute low lib

=== uses_new_abstract_method
--- file low.py
from abc import ABC, abstractmethod
class Base(ABC):
    def get(self): return 'v1'
--- file lib.py
from low import Base
class K(Base): pass
X = sorted(K.__abstractmethods__)
--- cell
import lib
--- edit low.py
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def get(self): return 'v1'
--- probe
lib.X
--- plan
execute low lib

=== uses_decorator
--- file low.py
def one(f): return lambda: ('one', f())
def two(f): return lambda: ('two', f())
deco = one
--- file lib.py
from low import deco
@deco
def f(): return 1
--- cell
import lib
--- edit low.py
def one(f): return lambda: ('one', f())
def two(f): return lambda: ('two', f())
deco = two
--- probe
lib.f()
--- plan
execute low lib

=== uses_default_argument
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
def f(x=RATE): return x
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.f()
--- plan
execute cfg lib

=== uses_default_argument_of_a_lambda
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
f = lambda x=cfg.RATE: x
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.f()
--- plan
execute cfg lib

=== uses_default_argument_made_anew
typer: whoever got the default from the function compares it by identity.
--- file low.py
SIZE = 1
--- file lib.py
from low import SIZE
WIDTH = SIZE
class Default: pass
class Typer:
    def callback(self, name=Default(), store={}, *, size=1): return name, store
def get(x=[]): return x
--- file cli.py
from lib import Typer, get
GOT = *Typer().callback(), get()
--- cell
import lib, cli
--- edit low.py
SIZE = 2
--- probe
lib.WIDTH
[a is b for a, b in zip(cli.GOT, [*lib.Typer.callback.__defaults__, *lib.get.__defaults__])]
--- plan
execute low lib cli

=== uses_constant_default_arguments
--- file low.py
SIZE = 1
--- file lib.py
import os
from low import SIZE
WIDTH = SIZE
LEFT = (0, 1)
def get(x=1, y=(1, -2), z=LEFT, sep=os.sep, *, key=None): return x, y, z
--- file cli.py
from lib import get
GOT = get()
--- cell
import lib, cli
--- edit low.py
SIZE = 2
--- probe
lib.WIDTH, cli.GOT
--- plan
execute low lib

=== uses_keyword_default_of_a_method
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
class K:
    def f(self, *, x=RATE): return x
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.K().f()
--- plan
execute cfg lib

=== uses_class_attribute
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
class K:
    rate = cfg.RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.K.rate
--- plan
execute cfg lib

=== uses_import_in_a_class_body
--- file cfg.py
RATE = 1
--- file lib.py
class K:
    from cfg import RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.K.RATE
--- plan
execute cfg lib

=== uses_star_import
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import *
def f(): return RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
NEW = 3
--- probe
lib.f(), lib.NEW
--- plan
execute cfg lib

=== uses_star_import_with_all
--- file cfg.py
__all__ = ['A']
A = 1
B = 2
--- file lib.py
from cfg import *
--- cell
import lib
--- edit cfg.py
__all__ = ['A', 'B']
A = 1
B = 2
--- probe
sorted(name for name in vars(lib) if len(name) == 1)
--- plan
execute cfg lib

=== uses_star_of_a_star
--- file low.py
A = 1
--- file mid.py
from low import *
--- file lib.py
from mid import A
def f(): return A
--- cell
import lib
--- edit low.py
A = 2
--- probe
lib.f()
--- plan
execute low mid
rebind lib

=== uses_all
--- file cfg.py
__all__ = ['A']
A = 1
B = 2
--- file lib.py
import cfg
X = list(cfg.__all__)
--- cell
import lib
--- edit cfg.py
__all__ = ['A', 'B']
A = 1
B = 2
--- probe
lib.X
--- plan
execute cfg lib

=== uses_annotation
--- file low.py
T = int
--- file lib.py
from low import T
def f(x: T): return x
y: T = 1
--- cell
import lib
--- edit low.py
T = str
--- probe
lib.f.__annotations__, lib.__annotations__
--- plan
execute low lib

=== uses_name_only_if_it_is_there
--- file low.py
slow = 1
--- file lib.py
try:
    from low import fast as impl
except ImportError:
    from low import slow as impl
def f(): return impl
--- cell
import lib
--- edit low.py
slow = 1
fast = 2
--- probe
lib.f()
--- plan
execute low lib

=== uses_name_only_if_it_is_there_no_longer
--- file low.py
slow = 1
fast = 2
--- file lib.py
try:
    from low import fast as impl
except ImportError:
    from low import slow as impl
def f(): return impl
--- cell
import lib
--- edit low.py
slow = 1
--- probe
lib.f()
--- plan
execute low lib

=== uses_condition
--- file cfg.py
FLAG = True
--- file lib.py
from cfg import FLAG
if FLAG:
    def f(): return 'on'
else:
    def f(): return 'off'
--- cell
import lib
--- edit cfg.py
FLAG = False
--- probe
lib.f()
--- plan
execute cfg lib

=== uses_name_whose_condition_changed
The statement that makes the value is the same.
--- file cfg.py
import sys
RATE = 1
if sys.maxsize > 5:
    RATE = 2
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
import sys
RATE = 1
if sys.maxsize < 5:
    RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_whose_branches_were_swapped
--- file cfg.py
import sys
if sys.maxsize > 5:
    RATE = 1
else:
    RATE = 2
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
import sys
if sys.maxsize > 5:
    pass
    RATE = 2
else:
    RATE = 1
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_whose_handler_changed
--- file cfg.py
try:
    RATE = 1
    int('x')
except KeyError:
    RATE = 2
except ValueError:
    pass
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
try:
    RATE = 1
    int('x')
except ValueError:
    RATE = 2
except KeyError:
    pass
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_after_statements_changed_places
--- file cfg.py
A = 1
B = A
A = 2
--- file lib.py
from cfg import B
X = B
--- cell
import lib
--- edit cfg.py
A = 1
A = 2
B = A
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_set_by_a_loop
--- file cfg.py
for RATE in (1, 2):
    pass
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
for RATE in (1, 3):
    pass
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_set_by_with
--- file cfg.py
from contextlib import nullcontext
with nullcontext(1) as RATE:
    pass
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
from contextlib import nullcontext
with nullcontext(2) as RATE:
    pass
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_set_by_walrus
--- file cfg.py
if (RATE := 1) > 5:
    pass
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
if (RATE := 2) > 5:
    pass
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_set_by_match
--- file cfg.py
match (1, 2):
    case (RATE, _):
        pass
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
match (3, 2):
    case (RATE, _):
        pass
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_set_by_a_global_statement
--- file cfg.py
RATE = None
def setup():
    global RATE
    RATE = 1
setup()
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
RATE = None
def setup():
    global RATE
    RATE = 2
setup()
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_set_through_globals
--- file cfg.py
def export(name, value): globals()[name] = value
export('RATE', 1)
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
def export(name, value): globals()[name] = value
export('RATE', 2)
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_set_on_the_module_object
--- file cfg.py
import sys
setattr(sys.modules[__name__], 'RATE', 1)
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
import sys
setattr(sys.modules[__name__], 'RATE', 2)
--- probe
lib.X
--- plan
execute cfg lib

=== uses_name_with_augmented_assignment
--- file cfg.py
RATE = 1
RATE += 1
--- file lib.py
from cfg import RATE
X = RATE
--- cell
import lib
--- edit cfg.py
RATE = 1
RATE += 2
--- probe
lib.X
--- plan
execute cfg lib

=== uses_deleted_name
--- file cfg.py
A = 1
B = 2
--- file lib.py
import cfg
X = hasattr(cfg, 'B')
--- cell
import lib
--- edit cfg.py
A = 1
B = 2
del B
--- probe
lib.X
--- plan
execute cfg lib

=== uses_attribute_of_an_attribute
--- file cfg.py
class Settings:
    rate = 1
--- file lib.py
import cfg
X = cfg.Settings.rate
--- cell
import lib
--- edit cfg.py
class Settings:
    rate = 2
--- probe
lib.X
--- plan
execute cfg lib

=== uses_attribute_set_from_outside_the_class
--- file cfg.py
class Settings: pass
Settings.rate = 1
--- file lib.py
import cfg
X = cfg.Settings.rate
--- cell
import lib
--- edit cfg.py
class Settings: pass
Settings.rate = 2
--- probe
lib.X
--- plan
execute cfg lib

=== uses_attribute_set_on_a_function
--- file cfg.py
def f(): return 1
f.rate = 1
--- file lib.py
from cfg import f
X = f.rate
--- cell
import lib
--- edit cfg.py
def f(): return 1
f.rate = 2
--- probe
lib.X
--- plan
execute cfg lib

=== uses_class_changed_by_a_call
--- file cfg.py
def mark(cls, tag): cls.tag = tag
class K: pass
mark(K, 'v1')
--- file lib.py
from cfg import K
X = K.tag
--- cell
import lib
--- edit cfg.py
def mark(cls, tag): cls.tag = tag
class K: pass
mark(K, 'v2')
--- probe
lib.X
--- plan
execute cfg lib

=== uses_alias
--- file low.py
def one(): return 1
def two(): return 2
f = one
--- file lib.py
import low
g = low.f
--- cell
import lib
--- edit low.py
def one(): return 1
def two(): return 2
f = two
--- probe
lib.g()
--- plan
execute low lib

=== uses_re_export_of_a_package
--- file pkg/__init__.py
from .low import RATE
--- file pkg/low.py
RATE = 1
--- file lib.py
import pkg
X = pkg.RATE
--- cell
import lib
--- edit pkg/low.py
RATE = 2
--- probe
lib.X
--- plan
execute pkg.low lib
rebind pkg

=== uses_re_exported_module
--- file pkg/__init__.py
from . import low
--- file pkg/low.py
RATE = 1
--- file lib.py
from pkg import low as l
X = l.RATE
--- file app.py
import pkg
Y = pkg.low.RATE
--- cell
import lib, app
--- edit pkg/low.py
RATE = 2
--- probe
lib.X, app.Y
--- plan
execute pkg.low lib app

=== uses_module_under_another_name
--- file low.py
RATE = 1
--- file mid.py
import low as settings
--- file lib.py
from mid import settings
X = settings.RATE
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== uses_module_in_a_container
--- file low.py
RATE = 1
--- file mid.py
import low
PARTS = [low]
--- file lib.py
from mid import PARTS
X = PARTS[0].RATE
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low mid lib

=== uses_module_given_by_a_function
--- file low.py
RATE = 1
--- file mid.py
import low
def part(): return low
--- file lib.py
from mid import part
X = part().RATE
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== uses_submodule_that_another_imported
--- file pkg/__init__.py
--- file pkg/low.py
RATE = 1
--- file lib.py
import pkg
X = pkg.low.RATE
--- cell
import pkg.low
import lib
--- edit pkg/low.py
RATE = 2
--- probe
lib.X
--- plan
execute pkg.low lib

=== uses_type_alias
--- file low.py
Pair = tuple[int, int]
--- file lib.py
from low import Pair
Pairs = list[Pair]
--- cell
import lib
--- edit low.py
Pair = tuple[str, str]
--- probe
lib.Pairs
--- plan
execute low lib

=== uses_type_statement python=3.12
--- file low.py
type Pair = tuple[int, int]
--- file lib.py
from low import Pair
X = Pair.__value__
--- cell
import lib
--- edit low.py
type Pair = tuple[str, str]
--- probe
lib.X, lib.Pair.__value__
--- plan
execute low lib

=== uses_bound_of_a_type_variable python=3.12
--- file low.py
def f[T: int](x: T) -> T: return x
--- file lib.py
from low import f
X = f.__type_params__[0].__bound__
--- cell
import lib
--- edit low.py
def f[T: str](x: T) -> T: return x
--- probe
lib.X, lib.f.__type_params__[0].__bound__
--- plan
execute low lib

=== uses_dataclass_default
--- file cfg.py
RATE = 1
--- file lib.py
from dataclasses import dataclass
import cfg
@dataclass
class Point:
    x: int = cfg.RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.Point()
--- plan
execute cfg lib

=== uses_dataclass_field_of_a_base
--- file low.py
from dataclasses import dataclass
@dataclass
class Base:
    x: int = 1
--- file lib.py
from dataclasses import dataclass
from low import Base
@dataclass
class Point(Base):
    y: int = 2
--- cell
import lib
--- edit low.py
from dataclasses import dataclass
@dataclass
class Base:
    x: int = 1
    z: int = 3
--- probe
lib.Point()
--- plan
execute low lib

=== uses_enum_members
--- file low.py
from enum import Enum
class Color(Enum):
    RED = 1
--- file lib.py
from low import Color
X = [c.name for c in Color]
--- cell
import lib
--- edit low.py
from enum import Enum
class Color(Enum):
    RED = 1
    BLUE = 2
--- probe
lib.X
--- plan
execute low lib

=== uses_enum_value
--- file cfg.py
RATE = 1
--- file lib.py
from enum import Enum
from cfg import RATE
class Color(Enum):
    RED = RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.Color.RED.value
--- plan
execute cfg lib

=== uses_named_tuple
--- file low.py
from typing import NamedTuple
class Point(NamedTuple):
    x: int = 1
--- file lib.py
from low import Point
X = Point()
--- cell
import lib
--- edit low.py
from typing import NamedTuple
class Point(NamedTuple):
    x: int = 2
--- probe
tuple(lib.X)
--- plan
execute low lib

=== uses_pattern
--- file low.py
class Color:
    RED = 1
--- file lib.py
import low
match 2:
    case low.Color.RED: X = 'red'
    case _: X = 'other'
--- cell
import lib
--- edit low.py
class Color:
    RED = 2
--- probe
lib.X
--- plan
execute low lib

=== uses_exception_class
--- file low.py
class One(Exception): pass
class Two(Exception): pass
Wanted = One
--- file lib.py
import low
try:
    raise low.One
except low.Wanted:
    X = 'caught'
except Exception:
    X = 'missed'
--- cell
import lib
--- edit low.py
class One(Exception): pass
class Two(Exception): pass
Wanted = Two
--- probe
lib.X
--- plan
execute low lib

=== uses_with_at_top_level
--- file cfg.py
from contextlib import nullcontext
opened = nullcontext(1)
--- file lib.py
from cfg import opened
with opened as X: pass
--- cell
import lib
--- edit cfg.py
from contextlib import nullcontext
opened = nullcontext(2)
--- probe
lib.X
--- plan
execute cfg lib

=== uses_loop_at_top_level
--- file cfg.py
NAMES = ['a']
--- file lib.py
from cfg import NAMES
X = []
for name in NAMES: X.append(name)
--- cell
import lib
--- edit cfg.py
NAMES = ['a', 'b']
--- probe
lib.X
--- plan
execute cfg lib

=== uses_comprehension_condition
--- file cfg.py
LIMIT = 2
--- file lib.py
import cfg
X = [i for i in range(5) if i < cfg.LIMIT]
--- cell
import lib
--- edit cfg.py
LIMIT = 3
--- probe
lib.X
--- plan
execute cfg lib

=== uses_f_string
--- file cfg.py
NAME = 'a'
--- file lib.py
from cfg import NAME
X = f'{NAME!r:>5}'
--- cell
import lib
--- edit cfg.py
NAME = 'b'
--- probe
lib.X
--- plan
execute cfg lib

=== uses_deletion
--- file cfg.py
KEY = 'a'
--- file lib.py
from cfg import KEY
X = {'a': 1, 'b': 2}
del X[KEY]
--- cell
import lib
--- edit cfg.py
KEY = 'b'
--- probe
lib.X
--- plan
execute cfg lib

=== uses_augmented_assignment
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
X = 1
X += RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X
--- plan
execute cfg lib

=== uses_global_statement_in_a_function_run_at_import
--- file cfg.py
RATE = 1
--- file lib.py
X = None
def setup():
    global X, RATE
    from cfg import RATE
    X = 10
setup()
def f(): return RATE
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.f()
--- plan
execute cfg lib

=== uses_two_imports_of_one_name
The name that counts comes from the module that has not changed.
--- file one.py
RATE = 1
--- file two.py
RATE = 1
--- file lib.py
from one import RATE
from two import RATE
def f(): return RATE
--- cell
import lib
--- edit one.py
RATE = 2
--- probe
lib.f()
--- plan
execute one lib

=== uses_metaclass_keyword
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
class Base:
    def __init_subclass__(cls, rate): cls.rate = rate
class K(Base, rate=RATE): pass
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.K.rate
--- plan
execute cfg lib

=== uses_slots
--- file cfg.py
NAMES = ('a',)
--- file lib.py
from cfg import NAMES
class K: __slots__ = NAMES
--- cell
import lib
--- edit cfg.py
NAMES = ('a', 'b')
--- probe
lib.K.__slots__
--- plan
execute cfg lib

=== uses_removed_name
Restarted, the import would fail: the failure must show, and all stays as it is.
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
def f(): return 1
--- cell
import lib
--- edit cfg.py broken
OTHER = 1
--- edit cfg.py
RATE = 2
OTHER = 1
--- probe
lib.f(), lib.RATE
--- plan
failed lib
execute cfg lib
rebind lib

=== uses_monkeypatch_with_a_changed_name
--- file target.py
def f(): return 'original'
--- file low.py
REPLY = 'v1'
--- file lib.py
import target, low
target.reply = low.REPLY
--- file app.py
import lib, target
X = target.reply
--- cell
import app
--- edit low.py
REPLY = 'v2'
--- probe
app.X, app.target.reply
--- plan
execute low lib app

=== uses_monkeypatched_function
--- file target.py
def f(): return 'original'
--- file lib.py
import target
def patched(): return 'v1'
target.f = patched
--- file app.py
import lib, target
X = target.f()
--- cell
import app
--- edit lib.py
import target
def patched(): return 'v2'
target.f = patched
--- probe
app.X, app.target.f()
--- plan
patch lib
execute app

=== uses_monkeypatched_value
--- file target.py
RATE = 0
--- file lib.py
import target
target.RATE = 1
--- file app.py
import lib
from target import RATE
X = RATE
--- cell
import app
--- edit lib.py
import target
target.RATE = 2
--- probe
app.X, app.RATE
--- plan
execute lib app

=== uses_registration
The plug-in's own names are not used: what it registers is.
--- file registry.py
NAMES = []
--- file plugin.py
from registry import NAMES
NAMES.append('v1')
--- file app.py
import plugin
from registry import NAMES
X = list(NAMES)
--- cell
import app
--- edit plugin.py
from registry import NAMES
NAMES.append('v2')
--- probe
app.X, app.NAMES
--- plan
execute plugin app

=== uses_registration_by_a_function
--- file registry.py
_names = {}
def register(name, value): _names[name] = value
def get(name): return _names[name]
--- file plugin.py
from registry import register
register('k', 'v1')
--- file app.py
import plugin
from registry import get
X = get('k')
--- cell
import app
--- edit plugin.py
from registry import register
register('k', 'v2')
--- probe
app.X
--- plan
execute plugin app

=== uses_registration_by_a_decorator
--- file registry.py
class Registry:
    def __init__(self): self.found = {}
    def add(self, f):
        self.found[f.__name__] = f
        return f
registry = Registry()
--- file plugin.py
from registry import registry
@registry.add
def one(): return 1
--- file app.py
import plugin
from registry import registry
X = sorted(registry.found)
--- cell
import app
--- edit plugin.py
from registry import registry
@registry.add
def one(): return 1
@registry.add
def two(): return 2
--- probe
app.X
--- plan
execute plugin app

=== uses_registration_of_a_subclass
--- file registry.py
class Base:
    found = []
    def __init_subclass__(cls): Base.found.append(cls.__name__)
--- file plugin.py
from registry import Base
class One(Base): pass
--- file app.py
import plugin
from registry import Base
X = list(Base.found)
--- cell
import app
--- edit plugin.py
from registry import Base
class One(Base): pass
class Two(Base): pass
--- probe
app.X
--- plan
execute plugin app

=== uses_setting_changed_by_a_call
--- file registry.py
class Options:
    rate = 0
    def set(self, rate): self.rate = rate
options = Options()
--- file setup.py
from registry import options
options.set(1)
--- file app.py
import setup
from registry import options
X = options.rate
--- cell
import app
--- edit setup.py
from registry import options
options.set(2)
--- probe
app.X
--- plan
execute setup app

=== uses_setting_changed_by_assignment
--- file registry.py
class Options: rate = 0
options = Options()
--- file setup.py
import registry
registry.options.rate = 1
--- file app.py
import setup
from registry import options
X = options.rate
--- cell
import app
--- edit setup.py
import registry
registry.options.rate = 2
--- probe
app.X
--- plan
execute setup app

=== uses_key_changed_by_assignment
--- file registry.py
OPTIONS = {'rate': 0}
--- file setup.py
from registry import OPTIONS
OPTIONS['rate'] = 1
--- file app.py
import setup
from registry import OPTIONS
X = OPTIONS['rate']
--- cell
import app
--- edit setup.py
from registry import OPTIONS
OPTIONS['rate'] = 2
--- probe
app.X
--- plan
execute setup app

=== uses_nothing_that_a_plug_in_registered
--- file registry.py
NAMES = []
RATE = 1
--- file plugin.py
from registry import NAMES
NAMES.append('v1')
--- file app.py
import plugin
from registry import NAMES, RATE
X = RATE
def get(): return list(NAMES)
--- cell
import app
--- edit plugin.py
from registry import NAMES
NAMES.append('v2')
--- probe
app.get()
--- plan
execute plugin

=== uses_state_of_a_module_that_ran_again
It ran because of another name, but everything in it is new.
--- file cfg.py
RATE = 1
--- file mid.py
from cfg import RATE
LIMIT = RATE
CACHE = {}
--- file lib.py
from mid import CACHE
TABLES = [CACHE]
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.TABLES[0] is __import__('mid').CACHE
--- plan
execute cfg mid lib

=== uses_nothing_new_of_a_module_that_ran_again
--- file cfg.py
RATE = 1
--- file mid.py
from cfg import RATE
LIMIT = RATE
NAME = 'mid'
def f(): return 1
class K: pass
--- file lib.py
from mid import NAME, f, K
X = [NAME, f, K]
--- cell
import lib
--- edit cfg.py
RATE = 2
--- probe
lib.X[0], lib.X[1] is lib.f, lib.X[2] is __import__('mid').K, __import__('mid').LIMIT
--- plan
execute cfg mid
"""
