"""Enum members keep their identity while their enum changes around them."""

TEXT = r"""
=== enums_member_added
--- file lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
--- cell
from lib import Color
red, held = Color.RED, [Color.GREEN]
names = {Color.RED: 'red', Color.GREEN: 'green'}
--- edit lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
--- probe
list(Color), red is Color.RED, held[0] is Color.GREEN, names[Color.RED], Color(3), Color['BLUE']
red in Color, isinstance(red, Color), type(red) is Color, red == Color.RED

=== enums_member_removed
--- file lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
--- cell
from lib import Color
red, blue = Color.RED, Color.BLUE
--- edit lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    BLUE = 3
--- probe
list(Color), red is Color.RED, blue is Color.BLUE, hasattr(Color, 'GREEN'), len(Color)
outcome(lambda: Color(2)), 'GREEN' in Color.__members__

=== enums_members_renumbered
--- file lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
--- cell
from lib import Color
red, green = Color.RED, Color.GREEN
chosen = {Color.RED, Color.GREEN}
--- edit lib.py
from enum import Enum
class Color(Enum):
    RED = 2
    GREEN = 1
--- probe
red.value, green.value, Color(1) is green, Color(2) is red, red is Color.RED
Color.RED in chosen, len(chosen | {Color.RED}), list(Color)

=== enums_member_renamed
--- file lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREN = 2
--- cell
from lib import Color
red = Color.RED
--- edit lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
--- probe
list(Color), red is Color(1), Color(2).name, hasattr(Color, 'GREN')

=== enums_auto_values_shift
--- file lib.py
from enum import Enum, auto
class Step(Enum):
    A = auto()
    B = auto()
--- cell
from lib import Step
a, b = Step.A, Step.B
order = {Step.B: 'b'}
--- edit lib.py
from enum import Enum, auto
class Step(Enum):
    ZERO = auto()
    A = auto()
    B = auto()
--- probe
a.value, b.value, Step(1).name, order[Step.B], a is Step.A, list(Step)

=== enums_gain_methods_and_properties
--- file lib.py
from enum import Enum
class Planet(Enum):
    EARTH = (1, 2)
    MARS = (3, 4)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
--- cell
from lib import Planet
earth = Planet.EARTH
--- edit lib.py
from enum import Enum
class Planet(Enum):
    EARTH = (10, 2)
    MARS = (3, 4)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def density(self): return self.mass / self.radius
    @classmethod
    def heaviest(cls): return max(cls, key=lambda p: p.mass)
    def __str__(self): return self.name.title()
--- probe
earth.density, Planet.heaviest() is earth, str(earth), earth.mass

=== enums_method_body
--- file lib.py
from enum import Enum
class Op(Enum):
    ADD = '+'
    def apply(self, a, b): return a + b
--- cell
from lib import Op
add = Op.ADD
--- edit lib.py
from enum import Enum
class Op(Enum):
    ADD = '+'
    def apply(self, a, b): return ('v2', a + b)
--- probe
add.apply(1, 2), add is Op.ADD

=== enums_int_and_str
--- file lib.py
from enum import IntEnum, StrEnum
class Level(IntEnum):
    LOW = 1
    HIGH = 2
class Mode(StrEnum):
    READ = 'r'
--- cell
from lib import Level, Mode
low, read = Level.LOW, Mode.READ
table = {Level.HIGH: 'high', Mode.READ: 'read'}
--- edit lib.py
from enum import IntEnum, StrEnum
class Level(IntEnum):
    LOW = 1
    HIGH = 2
    TOP = 9
class Mode(StrEnum):
    READ = 'r'
    WRITE = 'w'
--- probe
type(Level.TOP) is Level, Level.TOP > low, Level.TOP + 1, Mode.WRITE.upper(), type(Mode.WRITE)
low is Level.LOW, read is Mode.READ, table[Level.HIGH], table['r'], repr(Level.TOP)

=== enums_int_value_changes
--- file lib.py
from enum import IntEnum
class Level(IntEnum):
    LOW = 1
    HIGH = 2
--- cell
from lib import Level
low, high = Level.LOW, Level.HIGH
--- edit lib.py
from enum import IntEnum
class Level(IntEnum):
    LOW = 10
    HIGH = 20
--- probe
Level.LOW + 0, Level.HIGH.value, low is Level.LOW, isinstance(high, Level), low.value

=== enums_flags
--- file lib.py
from enum import Flag, auto
class Perm(Flag):
    R = auto()
    W = auto()
--- cell
from lib import Perm
r, rw = Perm.R, Perm.R | Perm.W
--- edit lib.py
from enum import Flag, auto
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    ALL = R | W | X
--- probe
r is Perm.R, Perm.R in rw, (rw | Perm.X) == Perm.ALL, type(Perm.X) is Perm, Perm.X in rw
rw == (Perm.R | Perm.W), rw is (Perm.R | Perm.W), list(Perm), Perm.ALL & rw == rw, ~r

=== enums_int_flag
--- file lib.py
from enum import IntFlag
class Perm(IntFlag):
    R = 4
    W = 2
--- cell
from lib import Perm
r = Perm.R
--- edit lib.py
from enum import IntFlag
class Perm(IntFlag):
    R = 4
    W = 2
    X = 1
--- probe
r | Perm.X, type(r | Perm.X) is Perm, r is Perm.R, Perm(7), int(Perm.X)

=== enums_functional_api
--- file lib.py
from enum import Enum
Color = Enum('Color', 'RED GREEN')
--- cell
from lib import Color
red = Color.RED
keyed = {Color.GREEN: 1}
--- edit lib.py
from enum import Enum
Color = Enum('Color', 'RED GREEN BLUE')
--- probe
list(Color), red is Color.RED, keyed[Color.GREEN], Color.BLUE.value

=== enums_as_defaults_and_in_other_modules
--- file kinds.py
from enum import Enum
class Kind(Enum):
    A = 'a'
    B = 'b'
--- file lib.py
from kinds import Kind
DEFAULT = Kind.A
TABLE = {Kind.A: 'is a', Kind.B: 'is b'}
def show(kind=Kind.A): return TABLE[kind], kind is DEFAULT
class Thing:
    kind = Kind.B
--- cell
from kinds import Kind
from lib import show, Thing, TABLE
def mine(kind=Kind.A): return show(kind)
thing = Thing(); thing.kind = Kind.A
--- edit kinds.py
from enum import Enum
class Kind(Enum):
    C = 'c'
    A = 'a'
    B = 'b'
    @property
    def label(self): return self.name
--- probe
show(), show(Kind.A), mine(), thing.kind is Kind.A, Thing.kind is Kind.B, TABLE[Kind.B]
Thing().kind.label

=== enums_pickled
--- file lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
--- cell
import pickle, copy
from lib import Color
data = pickle.dumps([Color.RED, Color.GREEN])
green = Color.GREEN
--- edit lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
--- probe
pickle.loads(data)[0] is Color.RED, pickle.loads(pickle.dumps(green)) is Color.GREEN
copy.deepcopy([green])[0] is green, pickle.loads(pickle.dumps(Color.BLUE))

=== enums_aliases_and_unique
--- file lib.py
from enum import Enum
class Shape(Enum):
    SQUARE = 1
    BOX = 1
    CIRCLE = 2
--- cell
from lib import Shape
square = Shape.SQUARE
--- edit lib.py
from enum import Enum
class Shape(Enum):
    SQUARE = 1
    CIRCLE = 2
    ROUND = 2
--- probe
square is Shape.SQUARE, Shape.ROUND is Shape.CIRCLE, hasattr(Shape, 'BOX'), len(Shape)

=== enums_mixed_in_type_and_new
--- file lib.py
from enum import Enum
class Unit(float, Enum):
    M = 1.0
    KM = 1000.0
    def __new__(cls, factor):
        member = float.__new__(cls, factor)
        member._value_ = factor
        return member
--- cell
from lib import Unit
km = Unit.KM
--- edit lib.py
from enum import Enum
class Unit(float, Enum):
    M = 1.0
    KM = 1000.0
    MM = 0.001
    def __new__(cls, factor):
        member = float.__new__(cls, factor)
        member._value_ = factor
        return member
    def of(self, x): return x * self
--- probe
km is Unit.KM, km.of(2), Unit.MM.of(1000.0), type(Unit.MM) is Unit, Unit(0.001).name

=== enums_becomes_an_enum
--- file lib.py
class Color:
    RED = 1
    GREEN = 2
--- cell
from lib import Color
held = [Color]
--- edit lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
--- probe
Color.RED, list(Color), held[0] is Color

=== enums_matched_by_value_pattern
--- file lib.py
from enum import Enum
class Kind(Enum):
    A = 1
    B = 2
def name(kind):
    match kind:
        case Kind.A: return 'a'
        case Kind.B: return 'b'
    return 'unknown'
--- cell
from lib import Kind, name
a = Kind.A
--- edit lib.py
from enum import Enum
class Kind(Enum):
    A = 1
    B = 2
    C = 3
def name(kind):
    match kind:
        case Kind.A: return 'A'
        case Kind.B: return 'B'
        case Kind.C: return 'C'
    return 'unknown'
--- probe
name(a), name(Kind.C), [name(k) for k in Kind]

=== enums_moved_to_another_module
--- file kinds.py
--- file lib.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
--- cell
import kinds
from lib import Color
held = [Color.RED, {Color.GREEN: 'found'}]
--- edit lib.py
from kinds import Color
--- also kinds.py
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
--- probe
held[0] is Color.RED, held[1][Color.GREEN], Color.__module__

=== enums_nested_in_a_class_whose_defaults_are_members
formulaic: the class is made before its enum is known to be a later version of the old one.
--- file parser.py
from enum import Enum, Flag, auto
from dataclasses import dataclass
class Base:
    class Target(Enum):
        TERMS = "terms"
        AST = "ast"
    def parse(self, x, *, target=Target.TERMS): return target is self.Target.TERMS
@dataclass
class Parser(Base):
    class Flags(Flag):
        ONE = auto()
        TWO = auto()
        DEFAULT = ONE | TWO
    flags: Flags = Flags.DEFAULT
    def set(self, flags=Flags.ONE, *, more=Flags.TWO):
        return flags is self.Flags.ONE, more is self.Flags.TWO
--- file formula.py
from parser import Parser
NESTED = Parser(flags=Parser.Flags.DEFAULT)
P = Parser()
--- cell
import parser, formula
from parser import Parser
--- edit parser.py
from enum import Enum, Flag, auto
from dataclasses import dataclass
class Base:
    class Target(Enum):
        TERMS = "terms"
        AST = "ast"
        MORE = "more"
    def parse(self, x, *, target=Target.TERMS): return target is self.Target.TERMS
@dataclass
class Parser(Base):
    class Flags(Flag):
        ONE = auto()
        TWO = auto()
        DEFAULT = ONE | TWO
    flags: Flags = Flags.DEFAULT
    name: str = ""
    def set(self, flags=Flags.ONE, *, more=Flags.TWO):
        return flags is self.Flags.ONE, more is self.Flags.TWO
--- probe
Parser().parse(1), Parser().set(), Parser().flags is Parser.Flags.DEFAULT, Parser().name == ''
formula.NESTED.flags is Parser.Flags.DEFAULT, formula.P.flags is Parser.Flags.DEFAULT

=== enums_nested_in_a_class_are_compared_while_the_module_runs
--- file parser.py
from enum import Enum, IntEnum
class Base:
    class Target(IntEnum):
        FORMULA = 0
        TERMS = 3
    class Kind(Enum):
        A = 1
        B = 2
    def parse(self, *, target=Target.TERMS, kind=Kind.A):
        assert kind is self.Kind.A and target is self.Target.TERMS
        return target, kind
    table = {Kind.A: "a", Kind.B: "b"}
    default = Kind.B
OK = Base().parse()
--- file user.py
from parser import Base
R = Base().parse()[1] is Base.Kind.A, Base.table[Base.Kind.A]
--- cell
import parser, user
from parser import Base
kept = Base.Kind.A
--- edit parser.py
from enum import Enum, IntEnum
class Base:
    class Target(IntEnum):
        FORMULA = 0
        TOKENS = 1
        TERMS = 4
    class Kind(Enum):
        A = 1
        B = 3
    def parse(self, *, target=Target.TERMS, kind=Kind.A):
        assert kind is self.Kind.A and target is self.Target.TERMS
        return target, kind
    table = {Kind.A: "aa", Kind.B: "bb"}
    default = Kind.B
OK = Base().parse()
--- probe
parser.OK == (4, kept), parser.OK[1] is kept, user.R, Base.table[kept], Base.table[Base.Kind.B]
Base.default is Base.Kind.B, Base().parse()[1] is kept, Base().parse()[0] is Base.Target.TERMS

=== enums_of_flags_become_one_of_strings_before_what_was_given_up_is_collected
The class that an edit made, and gave up for the old one, is derived from that for a while.
--- file lib.py
import enum
class A(enum.IntFlag):
    M0 = 1
    M1 = 2
--- cell
import gc, lib
gc.disable()
--- edit lib.py
import enum
class A(enum.IntFlag):
    M0 = 1
    M1 = 2
    M2 = 4
--- edit lib.py
import enum
class A(str, enum.Enum):
    M0 = 'a'
    M1 = 'b'
--- probe
[(m.name, m.value) for m in lib.A]

=== enums_member_is_removed_and_comes_back
Someone holds it all the while, as when an edit is taken back.
--- file lib.py
from enum import Enum, IntEnum
class Color(Enum):
    RED = 1
    BLUE = 2
class Level(IntEnum):
    LOW = 1
    HIGH = 2
    TOP = 3
--- cell
from lib import Color, Level
blue, names, high, top = Color.BLUE, {Color.BLUE: "b"}, Level.HIGH, [Level.TOP]
--- edit lib.py
from enum import Enum, IntEnum
class Color(Enum):
    RED = 1
class Level(IntEnum):
    LOW = 1
--- edit lib.py
from enum import Enum, IntEnum
class Color(Enum):
    RED = 1
    BLUE = 20
    GREEN = 3
class Level(IntEnum):
    LOW = 1
    HIGH = 2
    TOP = 30
--- probe
blue is Color.BLUE, names[Color.BLUE], blue.value, high is Level.HIGH, top[0] is Level.TOP
Color(20) is blue
[m.name for m in Color], list(Level), isinstance(blue, Color)
"""
