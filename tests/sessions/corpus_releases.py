"""Sessions distilled from releases of real packages played as edits."""

# ruff: noqa: E501

TEXT = r"""
=== releases_class_with_descriptors_of_its_metaclass_names
werkzeug's LocalProxy has a `__class__` property, toolz's curry a `__name__`: `type` has its own.
--- file lib.py
class Proxy:
    extra = 1
    @property
    def __class__(self): return dict
    @property
    def __name__(self): return "v1"
    @property
    def __doc__(self): return "doc v1"
    def __call__(self): return "v1"
--- cell
from lib import Proxy
p = Proxy()
Old = Proxy
--- edit lib.py
class Proxy:
    @property
    def __class__(self): return list
    @property
    def __name__(self): return "v2"
    @property
    def __doc__(self): return "doc v2"
    def __call__(self): return "v2"
--- probe
p.__class__, p.__name__, p.__doc__, p(), isinstance(p, list), type(p) is Proxy is Old, hasattr(p, "extra")
Proxy.__name__, Proxy.__class__ is type, Old().__name__

=== releases_class_that_loses_descriptors_of_its_metaclass_names
--- file lib.py
class Proxy:
    @property
    def __class__(self): return dict
    @property
    def __name__(self): return "v1"
    @property
    def __doc__(self): return "doc v1"
    def __call__(self): return "v1"
--- cell
from lib import Proxy
p = Proxy()
Old = Proxy
--- edit lib.py
class Proxy:
    def __call__(self): return "v3"
--- probe
p.__class__ is Proxy, hasattr(p, "__name__"), Proxy.__doc__, p(), isinstance(p, list), type(p) is Proxy is Old
Proxy.__name__, list(vars(Proxy))[-3:]

=== releases_metaclass_with_a_property_of_a_method_name
sympy: `free_symbols` is a property of the metaclass and of its classes.
--- file lib.py
class Meta(type):
    @property
    def symbols(cls): return "of the class"
    @symbols.setter
    def symbols(cls, value): raise RuntimeError("set")
class Basic(metaclass=Meta):
    @property
    def symbols(self): return "v1"
--- cell
from lib import Basic
b = Basic()
--- edit lib.py
class Meta(type):
    @property
    def symbols(cls): return "of the class now"
    @symbols.setter
    def symbols(cls, value): raise RuntimeError("set")
class Basic(metaclass=Meta):
    @property
    def symbols(self): return "v2"
--- probe
b.symbols, Basic.symbols, type(b) is Basic

=== releases_order_of_class_and_module_members
--- file lib.py
class Shape:
    a = 1
    def area(self): return "v1"
    z = 2
def one(): return 1
def three(): return 3
--- file fields.py
from lib import Shape
import lib
ATTRIBUTES = [name for name in vars(Shape) if not name.startswith("_")]
FUNCTIONS = [name for name in vars(lib) if not name.startswith("_")]
--- cell
import lib, fields
s = lib.Shape()
--- edit lib.py
class Shape:
    z = 2
    def area(self): return "v2"
    b = 3
    a = 1
def zero(): return 0
def one(): return 1
def two(): return 2
def three(): return 3
--- probe
fields.ATTRIBUTES, fields.FUNCTIONS, s.area()
[name for name in vars(lib) if not name.startswith("__")], [n for n in vars(lib.Shape) if not n.startswith("_")]

=== releases_names_taken_from_locals
--- file lib.py
one = 1
names = sorted(n for n in locals() if not n.startswith("__"))
kept = locals()
def two(): return 2
gone = 5
--- cell
import lib
kept = lib.kept
--- edit lib.py
names = sorted(n for n in locals() if not n.startswith("__"))
kept = locals()
def three(): return 3
one = 1
late = [n for n, value in locals().items() if not n.startswith("__")]
--- probe
lib.names, lib.late, lib.kept is vars(lib), kept is lib.kept, "gone" in lib.kept, lib.kept["three"]()

=== releases_an_object_keeps_the_names_of_the_module_that_makes_it
nltk: `LazyModule(locals())`.
--- file lib.py
class Names:
    def __init__(self, names): self.names = names
    def get(self): return self.names["size"]
lazy, others = Names(locals()), [locals()]
def get(names=locals()): return names["size"]
size = 1
--- cell
import lib
from lib import lazy, get
--- edit lib.py
class Names:
    def __init__(self, names): self.names = names
    def get(self): return self.names["size"]
lazy, others = Names(locals()), [locals()]
def get(names=locals()): return names["size"]
size = 2
--- probe
lazy.get(), lib.lazy.get(), get(), lib.lazy.names is vars(lib) is lib.others[0] is lib.get.__defaults__[0], type(lib.lazy.names) is dict

=== releases_a_package_hides_a_submodule_that_it_has_imported
nltk: `app = LazyModule(...)`, after a module that imports `nltk.app`.
--- file pkg/__init__.py
from pkg.user import SIZE
class Lazy: pass
app, draw = Lazy(), Lazy()
--- file pkg/user.py
from pkg.app import SIZE
--- file pkg/app.py
SIZE = 1
--- file pkg/draw.py
SIZE = 1
--- cell
import pkg, pkg.draw
--- edit pkg/__init__.py
from pkg.user import SIZE
class Lazy: pass
VERSION = 2
app, draw = Lazy(), Lazy()
--- probe
type(pkg.app).__name__, type(pkg.draw).__name__, pkg.VERSION

=== releases_a_submodule_fills_the_package_that_imports_it
toolz: `tlz_loader.exec_module(sys.modules["tlz"])`.
--- file pkg/__init__.py
from . import _build
--- file pkg/_build.py
import sys, tools
vars(sys.modules["pkg"]).update((n, v) for n, v in vars(tools).items() if n[0] != "_")
--- file tools.py
SIZE = 1
def double(x): return 2 * x
--- cell
import pkg
from pkg import double
--- edit tools.py
SIZE = 2
def double(x): return 2 * x * SIZE
--- also pkg/__init__.py
VERSION = 2
from . import _build
--- probe
pkg.SIZE, pkg.double(1), double(1), pkg.VERSION, sorted(n for n in vars(pkg) if n[0] != "_")

=== releases_builtin_used_before_the_module_defines_its_own
packaging: `try: ExceptionGroup` `except NameError:` define it.
--- file lib.py
TOTAL = 1
def sum(items): return "mine"
try:
    enumerate
except NameError:
    enumerate = None
frozenset = None
--- cell
import lib
--- edit lib.py
TOTAL = sum([1, 2])
def sum(items): return "mine again"
try:
    frozenset
    HAVE = frozenset([1])
except NameError:
    HAVE = None
--- probe
lib.TOTAL, lib.sum([1]), lib.HAVE, hasattr(lib, "frozenset")

=== releases_names_that_are_builtins_in_another_python
boltons: `except NameError:` stands in for what only Python 2 has; that is no state to keep.
--- file strings.py
try:
    unicode, str, basestring = unicode, str, basestring
    from HTMLParser import HTMLParser
except NameError:
    unicode, str, basestring = str, bytes, (str, bytes)
    unichr = chr
    from html.parser import HTMLParser
RATE = 1
--- file files.py
from functools import partial
try:
    reduce
    basestring
except NameError:
    from functools import reduce
    unicode = str
    basestring = (unicode, bytes)
def text(value): return unicode(value) if isinstance(value, basestring) else reduce(max, value)
RATE = 1
--- cell
import strings, files
--- edit strings.py
try:
    unicode, str, basestring = unicode, str, basestring
    from HTMLParser import HTMLParser
except NameError:
    unicode, str, basestring = str, bytes, (str, bytes)
    unichr = chr
    from html.parser import HTMLParser
RATE = 2
--- edit files.py
from functools import partial
try:
    reduce
    basestring
except NameError:
    from functools import reduce
    unicode = str
    basestring = (unicode, bytes)
def text(value): return unicode(value) if isinstance(value, basestring) else reduce(max, value)
RATE = 2
--- probe
strings.RATE, strings.unicode, strings.str, strings.basestring, strings.unichr, strings.HTMLParser
files.RATE, files.text("a"), files.text([1, 2])

=== releases_alias_of_a_module_in_a_package
requests: `sys.modules["requests.packages.urllib3"]` is another package, never an attribute.
--- file pkg/__init__.py
import sys
import helper
from pkg import real
sys.modules["pkg.alias"] = helper
VERSION = 1
--- file pkg/real.py
X = 1
--- file helper.py
Y = 1
--- cell
import pkg, pkg.alias
--- edit pkg/__init__.py
import sys
import helper
from pkg import real
sys.modules["pkg.alias"] = helper
VERSION = 2
--- probe
pkg.VERSION, hasattr(pkg, "alias"), hasattr(pkg, "real"), sorted(n for n in vars(pkg) if not n.startswith("_"))

=== releases_module_imported_by_its_alias
--- file pkg/__init__.py
import sys
import helper
sys.modules["pkg.alias"] = helper
--- file helper.py
Y = "v1"
--- file user.py
import pkg
from pkg.alias import Y
Z = Y + "!"
--- cell
import user
--- edit helper.py
Y = "v2"
--- probe
user.Z, user.pkg.helper.Y

=== releases_module_that_is_known_by_another_name_only
--- file made.py
Y = "v1"
--- file loads.py
import importlib.util, os, sys
spec = importlib.util.spec_from_file_location("other_name", os.path.join(os.path.dirname(__file__), "made.py"))
module = importlib.util.module_from_spec(spec)
sys.modules["known"] = module
spec.loader.exec_module(module)
--- file user.py
import loads
from known import Y
Z = Y + "!"
--- cell
import user
--- edit made.py
Y = "v2"
--- probe
user.Z

=== releases_name_that_moved_under_type_checking
--- file shapes.py
class Shape: pass
--- file lib.py
from typing import TYPE_CHECKING
from shapes import Shape
def f(x: "Shape"): return "v1"
--- cell
import lib
--- edit lib.py
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from shapes import Shape
else:
    Other = 1
def f(x: "Shape"): return "v2"
--- probe
hasattr(lib, "Shape"), lib.Other, lib.f(1)

=== releases_names_set_by_a_function_of_the_module
trio and bs4 bind names of a module in loops, through functions and `setattr`.
--- file lib.py
import sys
def _export(names):
    for name in names:
        setattr(sys.modules[__name__], name, name.upper())
_export(["alpha", "beta"])
def _more():
    globals()["gamma"] = GAMMA
GAMMA = object
_more()
def plain(): return 1
--- cell
import lib
mine = lib.gamma
--- edit lib.py
import sys
def _export(names):
    for name in names:
        setattr(sys.modules[__name__], name, name.upper())
_export(["alpha", "delta"])
def _more():
    globals()["gamma"] = GAMMA
GAMMA = object
_more()
--- probe
sorted(n for n in vars(lib) if not n.startswith("_")), lib.gamma is mine is object, hasattr(lib, "plain")

=== releases_definitions_in_a_loop
One name after the other, and each object is kept: none may be given another's place.
--- file lib.py
H, G, C, S = [], [], [], []
for i in range(3):
    def f(x=i): return x, "v1"
    H.append(f)
def make(i):
    def g(): return i, "v1"
    return g
for i in range(3):
    g = make(i)
    G.append(g)
for i in range(3):
    class K:
        n = i
        def m(self): return self.n, "v1"
    C.append(K)
class State: pass
for i in range(3):
    s = State()
    s.n = i
    S.append(s)
--- cell
import lib
from lib import f, g, K
k = K()
--- edit lib.py
H, G, C, S = [], [], [], []
for i in range(3):
    def f(x=i): return x, "v2"
    H.append(f)
def make(i):
    def g(): return i, "v2"
    return g
for i in range(3):
    g = make(i)
    G.append(g)
for i in range(3):
    class K:
        n = i
        def m(self): return self.n, "v2"
    C.append(K)
class State: pass
for i in range(3):
    s = State()
    s.n = i + 1
    S.append(s)
END = len(H)
--- probe
[f() for f in lib.H], [f() for f in lib.G], [c().m() for c in lib.C], [s.n for s in lib.S]
f is lib.f is lib.H[-1], g is lib.g is lib.G[-1], K is lib.K is lib.C[-1] is type(k), lib.s is lib.S[-1]
f(), g(), k.m(), K.n, len(set(map(id, lib.H + lib.G + lib.C + lib.S)))

=== releases_definitions_one_after_the_other
--- file lib.py
def deco(fn):
    def wrapper(*a): return ("v1", fn(*a))
    return wrapper
class K:
    def m(self): return "first v1"
A = K
class K:
    def m(self): return "second v1"
B = K
def make(i):
    def g(): return i, "v1"
    return g
g = make(1)
first = g
g = make(2)
def f(x): return x
plain = f
f = deco(f)
--- cell
import lib
from lib import K, A, g, f
a, k = A(), K()
--- edit lib.py
def deco(fn):
    def wrapper(*a): return ("v2", fn(*a))
    return wrapper
class K:
    def m(self): return "first v2"
A = K
class K:
    def m(self): return "second v2"
B = K
def make(i):
    def g(): return i, "v2"
    return g
g = make(1)
first = g
g = make(2)
def f(x): return x + 1
plain = f
f = deco(f)
--- probe
lib.A().m(), lib.B().m(), lib.A is lib.B, lib.K is lib.B is K, A is lib.A, type(k) is K, k.m(), a.m()
lib.first(), lib.g(), g(), g is lib.g, lib.plain(1), lib.f(1), f(1), f is lib.f

=== releases_registered_functions_are_the_ones_by_name
--- file registry.py
FOUND = {}
ORDER = []
def register(value):
    FOUND[value.__name__] = value
    ORDER.append(value)
    return value
--- file lib.py
from registry import register
@register
def f(): return "v1"
@register
class K:
    def m(self): return "v1"
class H:
    handlers = {}
    def on(handlers):
        def keep(fn):
            handlers[fn.__name__] = fn
            return fn
        return keep
    @on(handlers)
    def start(self): return "v1"
    def get(self): return "v1"
    def put(self, value): pass
    value = property(get, put)
    @property
    def size(self): return 1
    @staticmethod
    def s(): return "v1"
    t = s
    @classmethod
    def c(cls): return "v1"
    d = c
--- cell
import lib, registry
from lib import f, H
held = registry.FOUND["f"]
h = H()
start = H.start
getter = H.value.fget
--- edit lib.py
from registry import register
LIMIT = 2
@register
def f(): return "v2"
@register
class K:
    def m(self): return "v2"
class H:
    handlers = {}
    def on(handlers):
        def keep(fn):
            handlers[fn.__name__] = fn
            return fn
        return keep
    @on(handlers)
    def start(self): return "v2"
    def get(self): return "v2"
    def put(self, value): pass
    value = property(get, put)
    @property
    def size(self): return LIMIT
    @staticmethod
    def s(): return "v2"
    t = s
    @classmethod
    def c(cls): return "v2"
    d = c
--- probe
registry.FOUND["f"] is lib.f is f is held, registry.FOUND["K"] is lib.K, [o is v for o, v in zip(registry.ORDER, registry.FOUND.values())], len(registry.ORDER)
H.handlers["start"] is H.start is start, H.value.fget is H.get is getter, h.value, h.size, h.start()
vars(H)["t"] is vars(H)["s"], vars(H)["d"] is vars(H)["c"], H.s is H.t, H.s(), H.t(), H.c()

=== releases_definition_of_another_branch
cattrs defines the same function in each branch of a test of the version.
--- file lib.py
NEW = False
TABLE = []
if NEW:
    def is_bare(x): return "new", x
else:
    def is_bare(x): return "old", x
TABLE.append(is_bare)
--- cell
import lib
from lib import is_bare
mine = [is_bare]
--- edit lib.py
NEW = True
TABLE = []
if NEW:
    def is_bare(x): return "new", x
else:
    def is_bare(x): return "old", x
TABLE.append(is_bare)
--- probe
is_bare(1), mine[0](1), lib.is_bare is is_bare is mine[0] is lib.TABLE[0]

=== releases_functions_that_refer_to_themselves_and_each_other
--- file lib.py
def pair(tag):
    def even(n): return (tag, True) if n == 0 else odd(n - 1)
    def odd(n): return (tag, False) if n == 0 else even(n - 1)
    even.other, odd.other = odd, even
    return even, odd
even, odd = pair("v1")
def wrap(fn):
    def inner(*a): return fn(*a)
    inner.me = inner
    fn.wrapper = inner
    return inner
@wrap
def shout(x): return x, "v1", shout.me is shout
--- cell
import lib
from lib import even, odd, shout
--- edit lib.py
LIMIT = 1
def pair(tag):
    def even(n): return (tag, True) if n == 0 else odd(n - 1)
    def odd(n): return (tag, False) if n == 0 else even(n - 1)
    even.other, odd.other = odd, even
    return even, odd
even, odd = pair("v2")
def wrap(fn):
    def inner(*a): return fn(*a)
    inner.me = inner
    fn.wrapper = inner
    return inner
@wrap
def shout(x): return x, "v2", shout.me is shout
--- probe
even(3), odd(3), lib.even is even, lib.odd is odd, even.other is odd, odd.other is even
shout(1), lib.shout is shout, shout.me is shout

=== releases_instance_made_by_a_metaclass
sympy: a metaclass makes the only instance of each class before the class has its name.
--- file lib.py
class Singleton(type):
    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cls.instance = cls.__new__(cls)
        cls.by_name = {"only": cls.instance}
        cls.in_list = [cls.instance]
class Number:
    def __hash__(self): return 7
class Infinity(Number, metaclass=Singleton):
    def __hash__(self): return super().__hash__() + 1
    def name(self): return "v1"
TABLE = {Infinity.instance: 1}
--- cell
import lib
from lib import Infinity
inf = Infinity.instance
--- edit lib.py
class Singleton(type):
    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cls.instance = cls.__new__(cls)
        cls.by_name = {"only": cls.instance}
        cls.in_list = [cls.instance]
class Number:
    def __hash__(self): return 8
class Infinity(Number, metaclass=Singleton):
    def __hash__(self): return super().__hash__() + 1
    def name(self): return "v2"
TABLE = {Infinity.instance: 1}
HASH = hash(Infinity.by_name["only"])
--- probe
lib.HASH, hash(Infinity.instance), lib.TABLE[Infinity.instance], Infinity.instance.name(), inf.name()
type(Infinity.instance) is Infinity is lib.Infinity, Infinity.in_list[0] is Infinity.instance, isinstance(inf, Infinity)

=== releases_list_of_public_names_kept_by_a_decorator
sympy: `@public` of another module makes and extends the `__all__` of its caller.
--- file tools.py
import sys
def public(value):
    names = sys.modules[value.__module__].__dict__
    if "__all__" in names:
        names["__all__"].append(value.__name__)
    else:
        names["__all__"] = [value.__name__]
    return value
--- file lib.py
from tools import public
@public
def one(): return "v1"
@public
def two(): return "v1"
--- file user.py
from lib import *
NAMES = sorted(name for name in dir() if not name.startswith("_"))
--- cell
import user, lib
--- edit lib.py
from tools import public
@public
def one(): return "v2"
@public
class Three: pass
--- probe
lib.__all__, user.NAMES, lib.one(), hasattr(lib, "two"), hasattr(user, "two")

=== releases_alias_of_an_instance_that_becomes_one_of_its_own
rich: `SVG_EXPORT_THEME = DIMMED_MONOKAI` becomes a theme of its own.
--- file lib.py
class Theme:
    def __init__(self, color): self.color = color
DARK = Theme("dark")
EXPORT = DARK
MISSING = object()
ABSENT = MISSING
--- file user.py
from lib import DARK, EXPORT, MISSING, ABSENT
COLORS = DARK.color, EXPORT.color
--- cell
import lib, user
from lib import DARK, EXPORT, MISSING, ABSENT
--- edit lib.py
class Theme:
    def __init__(self, color): self.color = color
DARK = Theme("dark")
EXPORT = Theme("bright")
MISSING = object()
ABSENT = object()
--- probe
DARK.color, EXPORT.color, lib.DARK.color, lib.EXPORT.color, user.COLORS, user.DARK is DARK, user.EXPORT is EXPORT
lib.MISSING is lib.ABSENT, MISSING is lib.MISSING, ABSENT is lib.ABSENT, user.ABSENT is ABSENT

=== releases_instances_of_their_own_that_become_one
--- file lib.py
class Theme:
    def __init__(self, color): self.color = color
DARK = Theme("dark")
EXPORT = Theme("bright")
MISSING = object()
ABSENT = object()
--- cell
import lib
from lib import DARK, EXPORT, MISSING, ABSENT
--- edit lib.py
class Theme:
    def __init__(self, color): self.color = color
EXPORT = DARK = Theme("darker")
MISSING = object()
ABSENT = MISSING
--- probe
DARK.color, EXPORT.color, lib.DARK.color, lib.EXPORT is lib.DARK, EXPORT is lib.EXPORT, DARK is lib.DARK
lib.MISSING is lib.ABSENT, MISSING is lib.MISSING, ABSENT is lib.ABSENT

=== releases_sentinel_imported_under_a_name
What is replaced is another module's: it stays what it is there.
--- file lib.py
ONE, TWO, THREE = object(), object(), object()
--- file user.py
import lib
from lib import ONE as mark
other = lib.ONE
third = lib.THREE
def is_mark(x): return x is mark
--- cell
import lib, user
from lib import ONE, TWO, THREE
held = [ONE, TWO, THREE]
--- edit user.py
import lib
from lib import TWO as mark
other = lib.TWO
third = object()
def is_mark(x): return x is mark
--- probe
lib.ONE is lib.TWO, ONE is lib.ONE, TWO is lib.TWO, held[0] is ONE, held[1] is TWO, held[2] is lib.THREE is THREE
user.mark is lib.TWO, user.other is lib.TWO, user.third is lib.THREE, user.is_mark(TWO), user.is_mark(ONE)

=== releases_sentinel_of_its_own_and_then_another_module_s
--- file lib.py
ONE = object()
--- file user.py
import lib
mark = object()
held = [mark]
--- cell
import lib, user
from user import mark
--- edit user.py
import lib
mark = lib.ONE
held = [mark]
--- probe
user.mark is lib.ONE, mark is lib.ONE, user.held[0] is lib.ONE

=== releases_registered_classes_are_instantiated_while_they_are_imported
What `__init_subclass__` registered is used before the reload has ended.
--- file base.py
registry = {}
class Base:
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        registry[cls.__name__] = cls
    def __init__(self):
        self.steps = ["Base v1"]
--- file plugins.py
from base import Base
class A(Base):
    def __init__(self):
        super().__init__()
        self.steps.append("A v1")
class B(A):
    def __init__(self):
        super().__init__()
        self.steps.append("B v1")
--- file app.py
import plugins
from base import Base, registry
plugin = {name: cls() for name, cls in registry.items()}
STEPS = [p.steps for p in plugin.values()]
OURS = [isinstance(p, Base) and isinstance(p, getattr(plugins, n)) for n, p in plugin.items()]
--- cell
import app, plugins
from plugins import A, B
mine = A()
--- edit plugins.py
from base import Base
class A(Base):
    def __init__(self):
        super().__init__()
        self.steps.append("A v2")
class B(A):
    def __init__(self):
        super().__init__()
        self.steps.append("B v2")
--- probe
app.STEPS, app.OURS, list(app.registry), [type(p) is app.registry[n] for n, p in app.plugin.items()]
app.registry["A"] is A is plugins.A, app.registry["B"] is B, B().steps, isinstance(mine, A), isinstance(app.plugin["B"], A)

=== releases_subclasses_are_listed_while_they_are_imported
sqlalchemy derives an annotated class from each of the subclasses that it finds.
--- file lib.py
class Base:
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.made = cls.__name__
class Element(Base):
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.kind = "v1"
class Column(Element):
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.column = True
class Error(Exception):
    code = 1
class NotFound(Error):
    code = 1
def walk(cls):
    for sub in cls.__subclasses__():
        if sub.__module__ == __name__ and not sub.__name__.startswith("Annotated"):
            yield sub
            yield from walk(sub)
FOUND = [cls.__name__ for root in (Base, Error) for cls in walk(root)]
ANNOTATED = {cls: type("Annotated" + cls.__name__, (cls,), {}) for cls in list(walk(Base))}
--- cell
import lib
from lib import Column
class Mine(Column): pass
--- edit lib.py
class Base:
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.made = cls.__name__
class Element(Base):
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.kind = "v2"
class Column(Element):
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.column = True
class Error(Exception):
    code = 2
class NotFound(Error):
    code = 2
def walk(cls):
    for sub in cls.__subclasses__():
        if sub.__module__ == __name__ and not sub.__name__.startswith("Annotated"):
            yield sub
            yield from walk(sub)
FOUND = [cls.__name__ for root in (Base, Error) for cls in walk(root)]
ANNOTATED = {cls: type("Annotated" + cls.__name__, (cls,), {}) for cls in list(walk(Base))}
--- probe
lib.FOUND, [(c.__name__, a.__name__, a.__mro__[1] is c, a.kind) for c, a in lib.ANNOTATED.items() if c is not lib.Element or a.made]
lib.ANNOTATED[Column].column, Mine.__mro__[1] is Column

=== releases_subclasses_of_a_class_with_slots_are_derived_from
--- file lib.py
class Role:
    __slots__ = ()
class Element(Role):
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.kind = "v1"
class Function(Element):
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.is_function = True
def walk(cls):
    for sub in cls.__subclasses__():
        if not sub.__name__.startswith("Annotated"):
            yield sub
            yield from walk(sub)
FOUND = [cls.__name__ for cls in walk(Role)]
ANNOTATED = {cls.__name__: type("Annotated" + cls.__name__, (cls,), {}) for cls in list(walk(Role))}
--- cell
import lib
from lib import Function
f = Function()
--- edit lib.py
class Role:
    __slots__ = ()
class Element(Role):
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.kind = "v2"
class Function(Element):
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.is_function = "of course"
def walk(cls):
    for sub in cls.__subclasses__():
        if not sub.__name__.startswith("Annotated"):
            yield sub
            yield from walk(sub)
FOUND = [cls.__name__ for cls in walk(Role)]
ANNOTATED = {cls.__name__: type("Annotated" + cls.__name__, (cls,), {}) for cls in list(walk(Role))}
--- probe
[(name, cls.__name__, cls.kind, cls.__mro__[1].__name__) for name, cls in lib.ANNOTATED.items()]
lib.FOUND, lib.ANNOTATED["Function"].is_function, lib.ANNOTATED["Function"].__mro__[1] is Function is lib.Function is type(f)

=== releases_functions_that_share_variables_with_the_one_they_are_attached_to
kombu: `memoize` gives the function that it makes a `clear`.
--- file tools.py
RESETS = []
def counted(f):
    calls = 0
    def wrapper(*args):
        nonlocal calls
        calls += 1
        return f(*args)
    def count():
        return calls
    def reset():
        nonlocal calls
        calls = 0
    wrapper.count = count
    wrapper.reset = reset
    RESETS.append(reset)
    return wrapper
--- file lib.py
from tools import counted
@counted
def double(x): return x * 2
class Box:
    @counted
    def half(self, x): return x / 2
--- cell
import lib, tools
from lib import double
box = lib.Box()
count, reset = double.count, double.reset
--- edit lib.py
from tools import counted
@counted
def double(x): return x + x + 0
class Box:
    @counted
    def half(self, x): return x / 2.0
FIRST = double(1), double.count()
--- then
double(2), lib.double(2), box.half(4), box.half(4)
--- probe
double.count(), lib.double.count(), count(), box.half.count(), lib.Box.half.count(), double.reset is lib.double.reset is reset
[r() for r in tools.RESETS], double.count(), count(), box.half.count(), len(tools.RESETS)
double(1), double.count(), reset(), double.count()

=== releases_attached_functions_when_the_decorator_changes
--- file lib.py
def counted(f):
    calls = 0
    def wrapper(*args):
        nonlocal calls
        calls += 1
        return f(*args)
    def count():
        return calls
    wrapper.count = count
    return wrapper
@counted
def double(x): return x * 2
--- cell
import lib
from lib import double
count = double.count
--- edit lib.py
def counted(f):
    calls = 0
    def wrapper(*args):
        nonlocal calls
        calls += 2
        return f(*args)
    def count():
        return ["calls", calls]
    def more():
        nonlocal calls
        calls += 10
    wrapper.count = count
    wrapper.more = more
    return wrapper
@counted
def double(x): return x + x + 0
--- then
double(2), lib.double(2), double.more()
--- probe
double.count(), lib.double.count(), count(), double.count is lib.double.count

=== releases_closures_that_share_variables_gain_another_one
Whether it comes first or last, and whether a closure then uses one more variable.
--- file lib.py
def make(step):
    n = 0
    def inc():
        nonlocal n
        n += 1
    def get(): return n
    return inc, get
inc, get = make(5)
get2, inc2 = make(5)[::-1]
def class_of(step):
    n = 0
    class Counter:
        def inc(self):
            nonlocal n
            n += 1
        def get(self): return n
    return Counter
Counter = class_of(5)
--- cell
import lib
from lib import inc, get, inc2, get2
c = lib.Counter()
--- edit lib.py
def make(step):
    n = 0
    def reset():
        nonlocal n
        n = 0
    def inc():
        nonlocal n
        n += step
    def get(): return ["v2", n]
    return inc, get, reset
inc, get, reset = make(5)
reset2, get2, inc2 = make(5)[::-1]
def class_of(step):
    n = 0
    class Counter:
        def reset(self):
            nonlocal n
            n = 0
        def inc(self):
            nonlocal n
            n += step
        def get(self): return ["v2", n]
    return Counter
Counter = class_of(5)
--- then
inc(), lib.inc(), inc2(), lib.inc2(), c.inc(), lib.Counter().inc()
--- probe
get(), lib.get(), get2(), lib.get2(), c.get(), lib.Counter().get()
lib.reset(), lib.reset2(), c.reset()
get(), lib.get(), get2(), lib.get2(), c.get(), lib.Counter().get()
inc(), get(), inc2(), get2(), lib.Counter().inc(), c.get()

=== releases_closures_that_share_variables_with_a_new_one
--- file lib.py
def make():
    n = 0
    def inc():
        nonlocal n
        n += 1
    def get(): return n
    return inc, get
inc, get = make()
--- cell
import lib
from lib import inc, get
--- edit lib.py
def make():
    n = 0
    def inc():
        nonlocal n
        n += 1
    def get(): return n
    def reset():
        nonlocal n
        n = 0
    return reset, inc, get
reset, inc, get = make()
RESETS = [reset]
--- then
inc(), lib.inc()
--- probe
get(), lib.get(), [f() for f in lib.RESETS], get(), inc(), lib.get(), lib.reset(), get(), lib.reset is lib.RESETS[0]

=== releases_registered_classes_are_given_attributes_while_they_are_imported
What is registered during a reload is the class itself, also if it has slots.
--- file base.py
registry, by_class, seen = [], {}, set()
class Base:
    def __init_subclass__(cls):
        super().__init_subclass__()
        registry.append(cls)
        by_class[cls] = cls.__name__
        seen.add(cls)
        Base.last = cls
--- file plugins.py
from base import Base
class A(Base):
    v = 1
class B(A):
    v = 1
class Slotted(Base):
    __slots__ = ("x",)
    def __init__(self):
        super().__init__()
        self.x = 1
--- file app.py
import plugins
from base import Base, by_class, registry, seen
for number, cls in enumerate(registry):
    cls.number = number
    cls.only = cls()
SAME = registry[0] is plugins.A, Base.last is plugins.Slotted, list(by_class)[1] is plugins.B, plugins.B in seen
--- cell
import app, plugins
from plugins import A, B, Slotted
--- edit plugins.py
from base import Base
class A(Base):
    v = 2
class B(A):
    v = 2
class Slotted(Base):
    __slots__ = ("x",)
    def __init__(self):
        super().__init__()
        self.x = 2
--- probe
app.SAME, A.number, B.number, Slotted.number, A.only.v, type(A.only) is A, Slotted.only.x, type(Slotted.only) is Slotted
[c is getattr(plugins, c.__name__) for c in app.registry], app.by_class[A], list(app.by_class.values()), app.seen == {A, B, Slotted}

=== releases_a_proxy_shows_the_dictionary_of_what_it_stands_for
Nothing asks a proxy for its attributes while that for which it stands is being imported.
--- file app/__init__.py
--- file app/state.py
class Proxy:
    __slots__ = ("get", "__dict__")
    def __init__(self, get): object.__setattr__(self, "get", get)
    @property
    def __dict__(self): return self.get().__dict__
    @property
    def __class__(self): return self.get().__class__
    def __getattr__(self, name): return getattr(self.get(), name)
def default():
    from app.base import App
    return App.default
current = Proxy(default)
--- file app/base.py
from app.state import current, Proxy
from app.texts import NAME
class App:
    name = NAME
App.default = App()
--- file app/texts.py
NAME = "one"
--- cell
from app.base import App, current
--- edit app/texts.py
NAME = "two"
--- probe
App.name, current.name, current.__class__ is App, type(current).__name__
=== releases_a_metaclass_lists_classes_in_modules_that_know_only_a_base
--- file register.py
import abc
class Register(abc.ABCMeta):
    listed = []
    def __new__(metacls, name, bases, classdict, **kwargs):
        cls = super().__new__(metacls, name, bases, classdict, **kwargs)
        metacls.listed.append(cls)
        return cls
--- file task.py
from register import Register
class Task(metaclass=Register):
    pass
--- file config.py
import task
class Config(task.Task):
    pass
--- file notes.py
import config
class Mail(config.Config):
    host = "one"
--- file top.py
from register import Register
import task, config, notes
--- cell
import top
from top import Register
--- edit task.py
from register import Register
class Task(metaclass=Register):
    retries = 1
--- also notes.py
import config
class Mail(config.Config):
    host = "two"
--- probe
[c.__name__ for c in Register.listed], Register.listed[-1] is top.notes.Mail, top.notes.Mail.host

=== releases_a_package_shows_a_base_class_and_a_decorator_that_register
--- file fw/__init__.py
from .api import Plugin, command
from . import core
--- file fw/api.py
from . import core
class Plugin:
    def __init_subclass__(cls): core.PLUGINS.append(cls)
def command(f):
    core.COMMANDS.append(f)
    return f
--- file fw/core.py
PLUGINS, COMMANDS = [], []
--- file mine.py
from fw import Plugin, command
class Mine(Plugin):
    v = 1
@command
def go(): return 1
--- cell
import fw, mine
--- edit mine.py
from fw import Plugin, command
VERSION = 2
class Mine(Plugin):
    v = VERSION
@command
def go(): return VERSION
@command
def stop(): return VERSION
--- probe
[p.__name__ for p in fw.core.PLUGINS], [c.__name__ for c in fw.core.COMMANDS]

=== releases_classes_in_a_registry_that_does_not_keep_them_alive
--- file reg.py
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary
class Named(WeakValueDictionary):
    def __getitem__(self, key):
        try: return super().__getitem__(key)
        except KeyError: raise LookupError(f"no {key}") from None
by_name, known, counts = Named(), WeakSet(), WeakKeyDictionary()
class Register(type):
    def __new__(metacls, name, bases, values):
        cls = super().__new__(metacls, name, bases, values)
        by_name[name] = cls
        known.add(cls)
        counts[cls] = len(name)
        return cls
--- file geoms/__init__.py
from .base import geom
from .path import geom_path
--- file geoms/base.py
from reg import Register
class geom(metaclass=Register):
    size = 1
--- file geoms/path.py
from .base import geom
class geom_path(geom):
    def draw(self): return "path 1"
--- cell
import geoms, reg
from geoms import geom_path
--- edit geoms/path.py
from .base import geom
KIND = "path"
class geom_path(geom):
    def draw(self): return KIND, 2
class geom_line(geom_path):
    pass
--- probe
sorted(reg.by_name), reg.by_name["geom_path"]().draw(), reg.by_name["geom_path"] is geom_path is geoms.path.geom_path
sorted(c.__name__ for c in reg.known), sorted((c.__name__, n) for c, n in reg.counts.items()), geom_path in reg.known

=== releases_aliases_of_callables_that_name_a_replaced_class
--- file kinds.py
class Request:
    __slots__ = ("v",)
--- cell
import typing
from collections.abc import Callable, Iterator
from kinds import Request
T = typing.TypeVar("T")
factory = Callable[[Request, T], Request]
maybe = Callable[[Request], int] | None
many = Iterator[Request]
some = tuple[int, *tuple[Request, ...]]
def serve(factory: factory) -> many: ...
--- edit kinds.py
class Request:
    __slots__ = ("v", "w")
--- probe
factory, type(factory).__name__, factory.__args__[0] is Request, factory.__parameters__, factory[int], maybe, many
Request.__slots__, maybe.__args__[0].__args__[0] is Request, serve.__annotations__, some, some.__args__[1].__args__[0] is Request

=== releases_a_loop_sets_methods_that_must_not_be_there_yet
--- file lib.py
import operator
def operation(name):
    def method(self, other): return getattr(operator, name)(self.v, other)
    return method
class Frame:
    def __init__(self, v): self.v = v
for name in ["add", "sub"]:
    assert not hasattr(Frame, name), name
    setattr(Frame, name, operation(name))
--- cell
from lib import Frame
frame = Frame(3)
Frame.extra = "mine"
Frame.show = lambda self: ("mine", self.v)
--- edit lib.py
import operator
def operation(name):
    def method(self, other): return name, getattr(operator, name)(self.v, other)
    return method
SCALE = 10
class Frame:
    def __init__(self, v): self.v = v * SCALE
for name in ["add", "mul"]:
    assert not hasattr(Frame, name), name
    setattr(Frame, name, operation(name))
--- probe
Frame(3).add(1), frame.mul(2)[0], hasattr(frame, "sub"), Frame.extra, Frame(2).show()

=== releases_a_package_says_that_what_its_modules_define_is_its_own
What nothing but a renamed class or function leads to is the later version too.
--- file pkg/__init__.py
from ._core import Base, Failed, Plain
from . import threads
from .threads import run as go
def fix(module, values):
    for name, value in list(values.items()):
        if getattr(value, "__module__", "").startswith("pkg."):
            value.__module__ = module
            if not isinstance(value, type):
                value.__name__ = value.__qualname__ = name
fix("pkg", globals())
fix("pkg.threads", vars(threads))
--- file pkg/threads.py
from ._work import thread_run as run, thread_check as check
--- file pkg/_core.py
class Base:
    def who(self): return "base 1"
class Failed(Exception): pass
class Plain: pass
--- file pkg/_work.py
from ._core import Failed
def thread_run(): return 1
def thread_check(): raise Failed("no")
--- cell
import pkg
from pkg import Base, Failed, Plain
from pkg.threads import run, check
base, plain = Base(), Plain()
held = [Base, run, Failed, check]
class Mine(Base):
    def who(self): return "mine", super().who()
mine = Mine()
--- edit pkg/_core.py
VERSION = 2
class Base:
    def who(self): return "base", VERSION
class Failed(Exception): pass
class Plain: v = VERSION
--- also pkg/_work.py
from ._core import Failed, VERSION
def thread_run(): return VERSION
def thread_check(): raise Failed("no", VERSION)
--- then
try: check()
except Failed as error: caught = type(error) is pkg.Failed, error.args
--- probe
base.who(), mine.who(), run(), plain.v, caught, held[1](), held[0]().who()
held == [pkg.Base, pkg.threads.run, pkg.Failed, pkg.threads.check], type(base) is pkg.Base, Mine.__bases__ == (pkg._core.Base,)
Base.__module__, Failed.__module__, run.__module__, run.__name__, pkg.go.__name__, check.__qualname__, pkg._work.thread_run is run

=== releases_a_new_submodule_goes_by_the_name_of_the_class_in_it
--- file pkg/__init__.py
from .coords import flip
from .layout import side
--- file pkg/layout.py
def side(): return 1
--- file pkg/coords/__init__.py
from .flip import flip
--- file pkg/coords/flip.py
class flip: n = 1
--- cell
import pkg
from pkg.coords import flip
--- edit pkg/coords/radial.py
from .flip import flip
class radial(flip): n = 2
--- also pkg/coords/__init__.py
from .flip import flip
from .radial import radial
--- also pkg/layout.py
from pkg.coords import radial
def side(): return radial.n
--- also pkg/__init__.py
from .coords import flip, radial
from .layout import side
--- probe
type(pkg.radial), type(pkg.coords.radial), type(pkg.layout.radial), pkg.side(), flip.n

=== releases_modules_that_a_star_import_from_another_module_leads_to
--- file pkg/__init__.py
from pkg.api import *
from pkg.api import run, tools as kit
--- file pkg/tools.py
def double(x): return 2 * x
--- file pkg/api/__init__.py
from pkg.api._all import *
from pkg.api._all import tools as again
--- file pkg/api/_all.py
from pkg import tools
from pkg.api import _expr as expr
def run(): return tools.double(expr.N)
--- file pkg/api/_expr.py
N = 1
--- cell
import pkg
from pkg.api import run
--- edit pkg/api/_all.py
from pkg import tools
from pkg.api import _expr as expr
M = 2
def run(): return M, tools.double(expr.N)
--- probe
run(), pkg.run(), pkg.M, pkg.kit is pkg.tools is pkg.api.tools is pkg.api.again, pkg.api.expr is pkg.expr is pkg.api._expr
sorted(n for n in vars(pkg.api) if n[:2] != "__"), sorted(n for n in vars(pkg) if n[:2] != "__")

=== releases_a_module_keeps_its_own_classes_in_a_weak_set
--- file kinds.py
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary
defined, by_name, sizes = WeakSet(), WeakValueDictionary(), WeakKeyDictionary()
class Meta(type):
    def __new__(metacls, name, bases, values):
        cls = super().__new__(metacls, name, bases, values)
        defined.add(cls)
        by_name[name] = cls
        sizes[cls] = len(values)
        return cls
class Number(int, metaclass=Meta): limit = 1
class Positive(Number): pass
--- file plugin.py
import kinds
for kind in kinds.defined:
    if not issubclass(kind, kinds.Number): raise TypeError(kind)
LIMITS = sorted((kind.__name__, kind.limit) for kind in kinds.defined)
--- cell
import gc, kinds, plugin
from kinds import Number, Positive
--- edit kinds.py
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary
defined, by_name, sizes = WeakSet(), WeakValueDictionary(), WeakKeyDictionary()
class Meta(type):
    def __new__(metacls, name, bases, values):
        cls = super().__new__(metacls, name, bases, values)
        defined.add(cls)
        by_name[name] = cls
        sizes[cls] = len(values)
        return cls
VERSION = 2
class Number(int, metaclass=Meta): limit = VERSION
class Positive(Number): limit = VERSION + 1
--- then
_ = gc.collect()
--- edit plugin.py
import kinds
LATER = 1
for kind in kinds.defined:
    if not issubclass(kind, kinds.Number): raise TypeError(kind)
LIMITS = sorted((kind.__name__, kind.limit) for kind in kinds.defined)
--- probe
plugin.LIMITS, plugin.LATER, set(kinds.defined) == {Number, Positive}, [kinds.by_name[n] is getattr(kinds, n) for n in sorted(kinds.by_name)]
sorted(c.__name__ for c in kinds.sizes), Number in kinds.sizes, [c.__name__ for c in Number.__subclasses__()]

=== releases_a_dependent_makes_what_a_module_has_registered_in_itself
--- file models.py
MODELS, ORDER = {}, []
def register(cls):
    MODELS[cls.__name__.lower()] = cls
    ORDER.append(cls)
    return cls
@register
class Flat(tuple):
    def area(self): return 1
@register
class Deep:
    def area(self): return 1
--- file app.py
import models
MADE = {name: cls() for name, cls in models.MODELS.items()}
SAME = [cls is getattr(models, cls.__name__) for cls in models.ORDER]
FLAT = isinstance(MADE["flat"], models.Flat), type(MADE["flat"]) is models.Flat
--- cell
import app, models
from models import Flat, Deep
--- edit models.py
MODELS, ORDER = {}, []
SIZE = 2
def register(cls):
    MODELS[cls.__name__.lower()] = cls
    ORDER.append(cls)
    return cls
@register
class Flat(tuple):
    def area(self): return SIZE
@register
class Deep:
    def area(self): return SIZE
--- probe
app.SAME, app.FLAT, {n: m.area() for n, m in app.MADE.items()}, type(app.MADE["flat"]) is Flat, models.ORDER == [Flat, Deep]

=== releases_a_definition_hides_what_a_star_import_brought
--- file orm.py
VERSION = 1
class Table:
    kind = "orm"
class Field:
    __slots__ = ("name",)
def connect(): return "orm"
def close(): return "orm"
--- file dataset.py
from orm import *
class Table(object):
    def rows(self): return VERSION
class Field(object):
    def get(self): return VERSION
def connect(): return "dataset", VERSION
close = connect
--- cell
import orm, dataset
from dataset import Table, Field, connect, close
table, field = Table(), Field()
class Mine(Table): pass
mine = Mine()
held = [orm.Table, orm.Field, orm.connect]
--- edit orm.py
VERSION = 2
class Table:
    kind = "orm 2"
class Field:
    __slots__ = ("name", "type")
def connect(): return "orm", VERSION
def close(): return "orm", VERSION
--- probe
table.rows(), field.get(), mine.rows(), connect(), close(), held[0].kind, held[1].__slots__, held[2]()
Table is dataset.Table, type(table) is Table, Mine.__bases__ == (Table,), type(field) is Field is dataset.Field, connect is dataset.connect
held == [orm.Table, orm.Field, orm.connect], orm.Table is not Table, orm.Field is not Field, close is connect

=== releases_a_package_adds_to_a_list_what_is_in_it_already
--- file pkg/__init__.py
from pkg.core import exprs
from pkg.helpers import exprs as more
exprs += more
--- file pkg/core.py
first, second, third = object(), object(), object()
exprs = [first, second, third]
--- file pkg/helpers.py
from pkg.core import second
exprs = [second, object()]
--- cell
import pkg
from pkg.core import first, second, third
--- edit pkg/__init__.py
from pkg.core import exprs
from pkg.helpers import exprs as more
VERSION = 2
exprs += more
--- probe
len(pkg.exprs), [pkg.exprs.index(e) for e in (first, second, third)], pkg.exprs[3] is second, pkg.VERSION

=== releases_another_module_sets_an_attribute_of_a_class_while_its_own_runs
--- file rules.py
class Config:
    @classmethod
    def register(cls, rule):
        try:
            some = cls.found
        except AttributeError:
            some = cls.found = []
        some.append(rule)
        return rule
--- file pep8.py
import rules
class Pep8(rules.Config): pass
@Pep8.register
class Blank: pass
--- cell
import pep8
from pep8 import Pep8, Blank
Pep8.label = "mine"
--- edit pep8.py
import rules
class Pep8(rules.Config): pass
@Pep8.register
class Blank: pass
@Pep8.register
class Lines: pass
--- probe
[r.__name__ for r in Pep8.found], Pep8.found[0] is Blank, Pep8.label

=== releases_a_class_is_no_longer_given_attributes_with_computed_names
--- file rules.py
class Config:
    @classmethod
    def register(cls, rule):
        cls.found = [*getattr(cls, "found", ()), rule]
        return rule
def getters(*names):
    def add(cls):
        for name in names: setattr(cls, "get_" + name, lambda self, name=name: name)
        return cls
    return add
--- file pep8.py
import rules
class Pep8(rules.Config): pass
@Pep8.register
class Blank: pass
@rules.getters("blank", "line")
class Named: pass
--- cell
import pep8
from pep8 import Pep8, Named
Pep8.label = "mine"
Named.colour = lambda self: "red"
named = Named()
--- edit pep8.py
import rules
class Pep8(rules.Config): pass
@Pep8.register
class Blank: pass
@rules.getters("line", "width")
class Named: pass
--- then
_ = named.get_width()
--- edit pep8.py
import rules
class Pep8(rules.Config): pass
class Blank: pass
@rules.getters("width")
class Named: pass
--- probe
hasattr(Pep8, "found"), Pep8.label
sorted(n for n in vars(Named) if n[:2] != "__"), named.get_width(), named.colour()

=== releases_package_with_getattr_imports_what_its_submodule_no_longer_has
flask 3.0: `import typing as t` is new in the package, which runs first, and gone from a submodule.
--- file pkg/__init__.py
from .app import value
def __getattr__(name): raise AttributeError(name)
--- file pkg/app.py
import typing as t
value = 1
--- cell
import pkg
--- edit pkg/__init__.py
import typing as t
from .app import value
def __getattr__(name: str) -> t.Any: raise AttributeError(name)
--- also pkg/app.py
value = 2
--- probe
pkg.value, pkg.t.__name__, hasattr(pkg.app, "t")

=== releases_abstract_base_has_no_other_subclasses_while_modules_run
networkx: a class below one with slots, below Mapping, leaves nothing among the subclasses of that.
--- file lib.py
from collections.abc import Mapping
class View(Mapping):
    __slots__ = ("_atlas",)
    def __getitem__(self, key): return 1
    def __iter__(self): return iter(())
    def __len__(self): return 0
class Sub(View):
    __slots__ = ()
class Fresh: pass
found = isinstance(Fresh(), Mapping), {c.__name__ for c in Mapping.__subclasses__()} - before
--- cell
import builtins
from collections.abc import Mapping
builtins.before = {c.__name__ for c in Mapping.__subclasses__()}
import lib
sub = lib.Sub()
--- edit lib.py
from collections.abc import Mapping
class View(Mapping):
    __slots__ = ("_atlas",)
    def __getitem__(self, key): return 2
    def __iter__(self): return iter(())
    def __len__(self): return 0
class Sub(View):
    __slots__ = ()
    value = 1
class Fresh: pass
found = isinstance(Fresh(), Mapping), {c.__name__ for c in Mapping.__subclasses__()} - before
--- probe
lib.found, sub["x"], sub.value, type(sub) is lib.Sub

=== releases_star_import_of_a_submodule_that_an_unchanged_module_had_loaded
altair's `from altair.vegalite import *` takes the submodule `data`, which a module that stays as it is imports.
--- file charts/__init__.py
from charts.lite import *
--- file charts/lite/__init__.py
from .api import *
--- file charts/lite/data.py
ROWS = 10
--- file charts/lite/api.py
import charts.tools
LIMIT = 1
--- file charts/tools.py
from charts.lite.data import ROWS
--- cell
import charts
--- edit charts/lite/api.py
import charts.tools
LIMIT = 2
--- probe
charts.LIMIT, charts.data.ROWS, sorted(n for n in vars(charts) if n[0] != "_")

=== releases_plugins_replace_callbacks_that_modules_have_registered
jedi's plugin manager: a module must not find its own name taken when it runs again.
--- file manager.py
class Manager:
    def __init__(self):
        self.plugins, self.base, self.built = [], {}, {}
    def register(self, *plugins):
        self.plugins.extend(plugins)
        for name, callback in self.base.items():
            for plugin in reversed(self.plugins):
                wrapper = getattr(plugin, name, None)
                callback = wrapper(callback) if wrapper else callback
            self.built[name] = callback
    def decorate(self, callback):
        assert callback.__name__ not in self.built
        self.built[callback.__name__] = self.base[callback.__name__] = callback
        return lambda *args: self.built[callback.__name__](*args)
manager = Manager()
--- file values.py
from manager import manager
@manager.decorate
def execute(x): return f"v1 {x}"
--- file names.py
from manager import manager
@manager.decorate
def infer(x): return f"name {x}"
--- file plugin.py
def execute(callback): return lambda x: "plugin " + callback(x)
def infer(callback): return lambda x: "plugin " + callback(x)
--- file registry.py
import plugin
from manager import manager
manager.register(plugin)
--- cell
import values, names, registry
from values import execute
--- edit values.py
from manager import manager
@manager.decorate
def execute(x): return f"v2 {x}"
LIMIT = 3
--- then
_ = execute(1), names.infer(1)
--- edit plugin.py
def execute(callback): return lambda x: "plugin 2 " + callback(x)
LIMIT = 3
--- then
_ = execute(1), names.infer(1)
--- edit values.py broken
from manager import manager
@manager.decorate
def execute(x): return 1 / 0
1 / 0
--- edit values.py
from manager import manager
@manager.decorate
def execute(x): return f"v4 {x}"
@manager.decorate
def other(x): return f"other {x}"
LIMIT = 4
--- probe
execute(1), names.infer(1), values.other(1), sorted(values.manager.built), len(values.manager.plugins)

=== releases_equal_metadata_of_annotated_types
`typing` keeps what has been parametrized: the new metadata are equal to the old, but not the same.
--- file lib.py
from dataclasses import dataclass, field
@dataclass(frozen=True)
class Limit:
    top: int
    note: str = field(default="", compare=False)
--- file model.py
from typing import Annotated, Generic, TypeVar, Union, get_args
from lib import Limit
T = TypeVar("T")
class Env(Generic[T]): pass
Size = Annotated[int, Limit(3, "old")]
class Cart(Env[Union[int, str]]): pass
--- cell
import model
from model import Size
--- edit model.py
from typing import Annotated, Generic, TypeVar, get_args
from lib import Limit
T = TypeVar("T")
class Env(Generic[T]): pass
Size = Annotated[int, Limit(3, "new")]
class Cart(Env[int | str]): pass
--- probe
Size.__metadata__[0].note, model.Size.__metadata__[0].note, model.Cart.__orig_bases__

=== releases_overloads_are_counted_once
--- file lib.py
from typing import overload
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
class C:
    @overload
    def m(self, x: int) -> int: ...
    @overload
    def m(self, x: str) -> str: ...
    def m(self, x): return x
--- cell
import lib
from typing import get_overloads
--- edit lib.py
from typing import overload
@overload
def f(x: int) -> int: ...
def f(x): return x
class C:
    @overload
    def m(self, x: str) -> str: ...
    def m(self, x): return x
--- edit lib.py broken
from typing import overload
@overload
def f(x: int) -> int: ...
1/0
--- probe
len(get_overloads(lib.f)), len(get_overloads(lib.C.m))

=== releases_an_object_that_keeps_the_table_of_modules
twisted's `theSystemPath`: what was imported meanwhile must not go when a module runs again.
--- file paths.py
import sys
class Path:
    def __init__(self):
        self.modules, self.entries = sys.modules, sys.path
known = Path()
TABLES = [sys.modules]
--- file pkg/__init__.py
--- file pkg/cred.py
class Credentials: V = 1
--- file smtp.py
import paths
import pkg
X = paths.Path.__name__, 1
--- file other.py
import pkg.cred
--- file pop.py
import smtp
import other
import pkg
K = pkg.cred.Credentials
--- cell
import pop
from pkg.cred import Credentials
--- edit smtp.py
import paths
import pkg
X = paths.Path.__name__, 2
--- also pop.py
import smtp
import other
import pkg
K = pkg.cred.Credentials
Y = smtp.X
--- probe
pop.K is Credentials, pop.Y, __import__("sys").modules["pkg.cred"].Credentials is Credentials

=== releases_a_deleted_module_is_not_executed_with_what_it_imported
mesa: `signal.py` became `core.py`, and what it took from another module is no longer there.
--- file pkg/__init__.py
from .signal import Observable
--- file pkg/util.py
ALL = []
class Attributes: pass
def register(cls):
    ALL.append(cls.__name__)
    return cls
--- file pkg/signal.py
from .util import Attributes, register
@register
class Observable(Attributes):
    V = 1
--- cell
import pkg
from pkg import Observable
--- edit pkg/__init__.py
from .core import Observable
--- also pkg/util.py
ALL = []
def register(cls):
    ALL.append(cls.__name__)
    return cls
--- also pkg/core.py
from .util import register
@register
class Observable:
    V = 2
--- also pkg/signal.py deleted
--- edit pkg/util.py
ALL = []
def register(cls):
    ALL.append(cls.__name__.upper())
    return cls
--- probe
Observable.V, pkg.util.ALL, Observable is pkg.Observable is pkg.core.Observable

=== releases_objects_in_what_a_function_keeps
Who asks first, another module, has them made (lark's `_get_parser.cache`): they were taken for those that a cell registers.
--- file terms.py
class Term:
    def __init__(self, name): self.name = name
class Lexer:
    def __init__(self, terms): self.terms = terms
--- file grammar.py
from terms import Lexer, Term
NAMES = ["a", "b"]
TABLES = {}
_lexer = None
def parser():
    try:
        return parser.cache
    except AttributeError:
        parser.cache = Lexer([Term(n) for n in NAMES])
        return parser.cache
def table(name):
    if name not in TABLES:
        TABLES[name] = Lexer({n: Term(n) for n in NAMES})
    return TABLES[name]
def lexer():
    global _lexer
    if _lexer is None:
        _lexer = Lexer([Term(n) for n in NAMES])
    return _lexer
--- file tool.py
from grammar import lexer, parser, table
COUNTS = len(parser().terms), len(table("main").terms), len(lexer().terms)
--- cell
import grammar, tool
--- edit grammar.py
from terms import Lexer, Term
NAMES = ["a", "c"]
TABLES = {}
_lexer = None
def parser():
    try:
        return parser.cache
    except AttributeError:
        parser.cache = Lexer([Term(n) for n in NAMES])
        return parser.cache
def table(name):
    if name not in TABLES:
        TABLES[name] = Lexer({n: Term(n) for n in NAMES})
    return TABLES[name]
def lexer():
    global _lexer
    if _lexer is None:
        _lexer = Lexer([Term(n) for n in NAMES])
    return _lexer
--- probe
[t.name for t in grammar.parser().terms], [t.name for t in grammar.lexer().terms]
{key: t.name for key, t in grammar.table("main").terms.items()}, tool.COUNTS

=== releases_objects_in_what_a_package_only_imports
The package runs before the module that has made them (pyparsing's `any_open_tag`): they were there twice.
--- file pkg/__init__.py
FLAG = True
from .core import Parser
from .helpers import *
VERSION = 1
--- file pkg/core.py
class Parser:
    def __init__(self, name, *parts):
        self.name = name
        self.parts = list(parts)
--- file pkg/helpers.py
from . import FLAG
from .core import Parser
tag = Parser("tag", Parser("open"), Parser("close"))
--- cell
import pkg
--- edit pkg/__init__.py
FLAG = True
from .core import Parser
from .helpers import *
VERSION = 2
--- also pkg/core.py
class Parser:
    kind = "new"
    def __init__(self, name, *parts):
        self.name = name
        self.parts = list(parts)
--- probe
[part.name for part in pkg.tag.parts], pkg.tag.kind
pkg.tag is pkg.helpers.tag

=== releases_star_import_of_a_package_that_still_runs
It gets what the package has by then, as in a new process, whatever `__all__` comes later (construct).
--- file pkg/__init__.py
from pkg.core import *
from pkg.debug import *
VERSION = 1
__all__ = ["Parser", "VERSION"]
--- file pkg/core.py
class Parser:
    pass
class Helper:
    pass
LATER = 0
--- file pkg/debug.py
from pkg import *
HELPS = "Helper" in globals(), "VERSION" in globals()
--- cell
import pkg
import pkg.debug
--- edit pkg/core.py
class Parser:
    x = 1
class Helper:
    pass
--- edit pkg/core.py
class Parser:
    x = 2
class Helper:
    pass
--- probe
pkg.debug.HELPS, sorted(n for n in vars(pkg.debug) if n[0] != "_"), pkg.debug.Parser.x
sorted(n for n in vars(pkg) if n[0] != "_"), pkg.debug.Parser is pkg.core.Parser

=== releases_object_that_stands_for_its_class_in_several_modules
Each took the class for one that it had made itself: what had been done to it by then was lost (construct's `@singleton`).
--- file settings.py
SIZE = 1
--- file core.py
from settings import SIZE
class Construct:
    def parse(self): return "core"
def singleton(cls):
    return cls()
@singleton
class Error(Construct):
    size = SIZE
@singleton
class Pass(Construct):
    size = SIZE
FIELDS = {"pass": Pass}
del Pass
--- file lib.py
from core import *
--- file user.py
import core
PASS = core.FIELDS["pass"]
--- cell
import core, lib, user
from lib import Error
--- edit settings.py
SIZE = 2
--- probe
isinstance(core.Error, core.Construct), isinstance(Error, core.Construct), Error is core.Error
isinstance(user.PASS, core.Construct), Error.parse(), user.PASS.parse(), Error.size, user.PASS.size
"""
