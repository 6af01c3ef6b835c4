"""Sentinels, singletons and generations: what was equal stays equal, how old it may be."""

TEXT = r'''
=== sentinels_default_argument_compares
--- file lib.py
MISSING = object()
RATE = 1
def get(x=MISSING): return ('nothing', RATE) if x is MISSING else ('got', x)
--- cell
from lib import MISSING, get
import lib
mine = MISSING
held = {'default': MISSING}
def call(x=MISSING): return get(x)
--- edit lib.py
MISSING = object()
RATE = 2
def get(x=MISSING): return ('nothing', RATE) if x is MISSING else ('got', x)
--- probe
get(), call(), get(mine), get(held['default']), MISSING is lib.MISSING is mine

=== sentinels_with_slots_are_recorded_in_what_is_held
glom: `T = TType()`, whose class has slots, is the beginning of every path and looked up as itself.
--- file core.py
class Kind:
    __slots__ = ("ops", "__weakref__", "note")
    def __getitem__(self, key):
        made = Kind()
        made.ops = (*self.ops, key)
        return made
    def __repr__(self): return {T: "T", S: "S"}[self.ops[0]] + str(self.ops[1:])
T = Kind()
S = Kind()
T.ops = (T,)
S.ops = (S,)
T.note = "old"
LEVEL = 1
--- file use.py
from core import T, Kind
def starts(path): return path.ops[0] is T
class Sub(Kind):
    __slots__ = ()
EMPTY = Sub()
--- cell
import core, use
from core import T
path, kept, empty = T["a"]["b"], [T, core.S], use.EMPTY
--- edit core.py
class Kind:
    __slots__ = ("ops", "__weakref__", "note")
    def __getitem__(self, key):
        made = Kind()
        made.ops = (*self.ops, key)
        return made
    def __repr__(self): return {T: "T", S: "S"}[self.ops[0]] + str(self.ops[1:])
T = Kind()
S = Kind()
T.ops = (T,)
S.ops = (S,)
LEVEL = 2
--- probe
repr(path), use.starts(path), kept[0] is T is core.T, kept[1] is core.S, hasattr(T, "note")
use.EMPTY is empty, repr(T["x"])

=== sentinels_with_slots_after_a_refused_edit
--- file core.py
class Kind:
    __slots__ = ("ops", "note")
T = Kind()
T.ops = 1
T.note = "old"
--- cell
from core import T
--- edit core.py broken
class Kind:
    __slots__ = ("ops", "note")
T = Kind()
T.ops = 2
1 / 0
--- then
told = T.ops, T.note
--- edit core.py
class Kind:
    __slots__ = ("ops", "note")
T = Kind()
T.ops = 1
T.note = "new"
--- probe
T.ops, T.note

=== sentinels_no_number_is_one
--- file units.py
class Metre(float):
    def __repr__(self): return f"{float(self)} m"
LIMIT = Metre(1.0)
--- cell
from units import LIMIT
--- edit units.py
class Metre(float):
    def __repr__(self): return f"{float(self)} m"
LIMIT = Metre(2.0)
--- probe
LIMIT

=== sentinels_body_edit
--- file lib.py
MISSING = object()
def get(x=MISSING): return 'nothing' if x is MISSING else x
--- cell
from lib import MISSING, get
held = [MISSING]
--- edit lib.py
MISSING = object()
def get(x=MISSING): return 'NOTHING' if x is MISSING else ('got', x)
--- probe
get(), get(MISSING), get(held[0]), get(1)

=== sentinels_in_another_module
--- file marks.py
class _Missing:
    def __repr__(self): return 'MISSING v1'
MISSING = _Missing()
--- file lib.py
from marks import MISSING
def get(x=MISSING): return 'nothing' if x is MISSING else x
class Opt:
    value = MISSING
--- cell
from marks import MISSING
from lib import get, Opt
opt = Opt()
opt.own = MISSING
--- edit marks.py
class _Missing:
    def __repr__(self): return 'MISSING v2'
    def __bool__(self): return False
MISSING = _Missing()
--- probe
get(), get(MISSING), opt.value is MISSING, opt.own is MISSING, repr(opt.own), bool(opt.value)

=== sentinels_of_a_class_used_as_itself
--- file lib.py
class Empty: pass
LEVEL = 1
def get(x=Empty): return ('empty', LEVEL) if x is Empty else ('got', LEVEL)
--- cell
from lib import Empty, get
held = [Empty]
--- edit lib.py
class Empty:
    """Documented now."""
LEVEL = 2
def get(x=Empty): return ('empty', LEVEL) if x is Empty else ('got', LEVEL)
--- probe
get(held[0]), get(), get(1), held[0] is Empty

=== sentinels_moved_into_another_module
--- file marks.py
--- file lib.py
MISSING = object()
def get(x=MISSING): return x is MISSING
--- cell
from lib import MISSING, get
kept = [MISSING]
--- edit marks.py
MISSING = object()
--- also lib.py
from marks import MISSING
def get(x=MISSING): return ('v2', x is MISSING)
--- probe
get(), get(MISSING), get(kept[0])

=== sentinels_singleton_service
--- file service.py
class Service:
    def __init__(self): self.handlers = []
    def on(self, f):
        self.handlers.append(f)
        return f
    def fire(self): return [h() for h in self.handlers]
service = Service()
--- file handlers.py
from service import service
@service.on
def first(): return 'first v1'
--- cell
import handlers
from service import service
kept = service
--- edit handlers.py
from service import service
SUFFIX = '!'
@service.on
def first(): return 'first v2' + SUFFIX
@service.on
def second(): return 'second'
--- probe
service.fire(), kept is service

=== sentinels_singleton_service_class_changes
--- file service.py
class Service:
    def __init__(self): self.handlers = []
    def on(self, f):
        self.handlers.append(f)
        return f
    def fire(self): return [h() for h in self.handlers]
service = Service()
--- file handlers.py
from service import service
@service.on
def first(): return 'first'
--- cell
import handlers
from service import service
kept = service
--- edit service.py
class Service:
    level = 2
    def __init__(self): self.handlers = []
    def on(self, f):
        self.handlers.append(f)
        return f
    def fire(self): return [(self.level, h()) for h in self.handlers]
service = Service()
--- probe
service.fire(), kept is service, kept.fire()

=== sentinels_held_three_edits_old
--- file lib.py
class A:
    def get(self): return 1
def f(): return 1
X = 1
--- cell
from lib import A, f, X
a, g, get = A(), f, A().get
--- edit lib.py
class A:
    two = 2
    def get(self): return 2
def f(): return 2
X = 2
--- edit lib.py
class A:
    def get(self): return 3
    def three(self): return 3
def f(): return 3
X = 3
--- edit lib.py
class A:
    def get(self): return 4
    def four(self): return 4
def f(x=4): return x
X = 4
--- probe
a.get(), a.four(), hasattr(a, 'two'), hasattr(a, 'three'), g(), get(), X, type(a) is A

=== sentinels_instances_of_every_generation
--- file lib.py
class A:
    __slots__ = ('a',)
    def __init__(self): self.a = 'a'
    def show(self): return ('v1', self.a)
--- cell
from lib import A
made = [A()]
kinds = [A]
--- edit lib.py
class A:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 'a'
    def show(self): return ('v2', self.a)
--- then
made.append(A()); kinds.append(A)
--- edit lib.py
class A:
    __slots__ = ('a', 'b', 'c')
    def __init__(self): self.a = 'a'
    def show(self): return ('v3', self.a)
--- then
made.append(A()); kinds.append(A)
--- edit lib.py
class A:
    __slots__ = ('a',)
    def __init__(self): self.a = 'a'
    def show(self): return ('v4', self.a)
--- probe
[a.show() for a in made], {type(a) is A for a in made}, all(k is A for k in kinds)

=== sentinels_function_class_function
--- file lib.py
def make(x=1): return ('function', x)
--- cell
from lib import make
held = [make]
--- edit lib.py
class make:
    def __init__(self, x=2): self.x = x
--- then
seen = type(make()).__name__
--- edit lib.py
def make(x=3): return ('function again', x)
--- probe
make(), held[0]()

=== sentinels_removed_and_restored
--- file lib.py
def f(): return 'v1'
class A:
    def get(self): return 'v1'
--- cell
import lib
from lib import f, A
a, g = A(), f
--- edit lib.py
X = 1
--- edit lib.py
def f(): return 'v3'
class A:
    def get(self): return 'v3'
    def more(self): return 'more'
--- probe
lib.f(), f(), lib.A().get(), A().more(), isinstance(A(), lib.A), hasattr(lib, 'X')

=== sentinels_back_and_forth
--- file lib.py
RATE = 1
def f(): return ('v1', RATE)
--- cell
from lib import f, RATE
--- edit lib.py
RATE = 2
def f(): return ('v2', RATE)
--- edit lib.py mtime=older
RATE = 1
def f(): return ('v1', RATE)
--- edit lib.py mtime=older
RATE = 3
def f(): return ('v3', RATE)
--- probe
f(), RATE

=== sentinels_many_edits_of_one_function
--- file lib.py
def f(): return 0
--- cell
from lib import f
held = [f]
--- edit lib.py
def f(): return 1
--- edit lib.py
def f(x=2): return x
--- edit lib.py
def f(*, y=3): return y
--- edit lib.py
@(lambda g: lambda: ('decorated', g()))
def f(): return 4
--- edit lib.py
def f(): return 5
--- probe
f(), held[0]()

=== sentinels_object_equality_with_module_state
--- file lib.py
class Item:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return type(self) is type(other) and self.n == other.n
    def __hash__(self): return hash(self.n)
ONE = Item(1)
--- cell
import lib
mine = lib.Item(1)
table = {lib.ONE: 'one'}
--- edit lib.py
class Item:
    unit = 'kg'
    def __init__(self, n): self.n = n
    def __eq__(self, other): return type(self) is type(other) and self.n == other.n
    def __hash__(self): return hash(self.n)
    def show(self): return f'{self.n}{self.unit}'
ONE = Item(1)
--- probe
mine == lib.ONE, table[mine], table[lib.ONE], mine.show()
=== sentinel_of_a_class
A sentinel may be an attribute of the class that uses it.
--- file lib.py
class Field:
    empty = object()
    def __init__(self, default=empty): self.default = default
--- cell
from lib import Field
field = Field()
held = Field.empty
--- edit lib.py
class Field:
    empty = object()
    def __init__(self, default=empty): self.default = default
    def more(self): return 1
NEW = 1
--- probe
field.default is Field.empty, held is Field.empty, field.more()

=== sentinel_of_a_class_with_a_class_of_its_own
The same with a class for the sentinel, which is held in several places.
--- file lib.py
class Empty:
    "a marker"
class Field:
    empty = Empty()
    known = {"x": empty}
    def __init__(self, default=empty): self.default = default
--- cell
from lib import Field
field = Field()
held = Field.empty
def is_empty(value=Field.empty): return value is Field.empty
--- edit lib.py
class Empty:
    "a marker, edited"
class Field:
    empty = Empty()
    known = {"x": empty}
    def __init__(self, default=empty): self.default = default
    def more(self): return 1
NEW = 1
--- probe
field.default is Field.empty, held is Field.empty, field.more(), is_empty()
Field.known["x"] is held

=== sentinel_of_a_class_that_is_a_filter
Loggers of all modules have the one filter of their class.
--- file log.py
import logging
class Limit(logging.Filter):
    def filter(self, record): return True
class MyLogger(logging.Logger):
    limit = Limit()
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.addFilter(MyLogger.limit)
logging.setLoggerClass(MyLogger)
--- file other.py
import log, logging
logger = logging.getLogger("corpus_sentinels.other")
--- cell
import other, log
--- edit log.py
import logging
class Limit(logging.Filter):
    most = 3
    def filter(self, record): return False
class MyLogger(logging.Logger):
    limit = Limit()
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.addFilter(MyLogger.limit)
logging.setLoggerClass(MyLogger)
--- probe
other.logger.filters[0] is log.MyLogger.limit, len(other.logger.filters), log.Limit.most
'''
