"""Dataclasses, attrs, pydantic, named tuples and other classes made of fields."""

TEXT = r"""
=== data_dataclass_method_body
--- file lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: int
    def show(self): return ('v1', self.x)
--- cell
from lib import P
p = P(1)
--- edit lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: int
    def show(self): return ('v2', self.x)
--- probe
p.show(), p == P(1), repr(p), type(p) is P

=== data_dataclass_new_field_with_default
--- file lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: int
--- cell
from lib import P
from dataclasses import fields, asdict, replace
p = P(1)
--- edit lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int = 5
    def total(self): return self.x + self.y
--- probe
p.y, p.total(), repr(p), p == P(1), P(1, 2).total(), [f.name for f in fields(p)], asdict(p)
replace(p, y=9)

=== data_dataclass_new_field_with_default_factory
Old instances get the default, as if they were made by the new class.
--- file lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: int
--- cell
from lib import P
p, q = P(1), P(2)
--- edit lib.py
from dataclasses import dataclass, field
@dataclass
class P:
    x: int
    tags: list = field(default_factory=list)
--- then
p.tags.append('mine')
--- probe
p.tags, q.tags, P(3).tags, p, q == P(2)

=== data_dataclass_field_removed_or_retyped
--- file lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int = 2
--- cell
from lib import P
p = P(1)
--- edit lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: str
--- probe
repr(p), p == P(1), P.__match_args__, P.__dataclass_fields__['x'].type, hasattr(P, 'y')

=== data_dataclass_default_changes
--- file lib.py
from dataclasses import dataclass
RATE = 1
@dataclass
class P:
    x: int = RATE
--- cell
from lib import P
p = P(3)
--- edit lib.py
from dataclasses import dataclass
RATE = 2
@dataclass
class P:
    x: int = RATE
--- probe
P(), P.x, p

=== data_dataclass_becomes_frozen_and_ordered
--- file lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: int
--- cell
from lib import P
p, q = P(1), P(2)
--- edit lib.py
from dataclasses import dataclass
@dataclass(frozen=True, order=True)
class P:
    x: int
--- probe
p < q, hash(p) == hash(P(1)), {p: 1}[P(1)]
outcome(lambda: setattr(p, 'x', 5))

=== data_dataclass_frozen_gains_a_field
--- file lib.py
from dataclasses import dataclass
@dataclass(frozen=True)
class P:
    x: int
--- cell
from lib import P
p = P(1)
seen = {p: 'seen'}
--- edit lib.py
from dataclasses import dataclass
@dataclass(frozen=True)
class P:
    x: int
    y: int = 2
    def total(self): return self.x + self.y
--- probe
p.total(), p == P(1), P(1) == P(1, 2), p.y, [k.y for k in seen]

=== data_dataclass_slots_body
--- file lib.py
from dataclasses import dataclass
@dataclass(slots=True)
class P:
    x: int
    def show(self): return ('v1', self.x)
--- cell
from lib import P
p = P(1)
--- edit lib.py
from dataclasses import dataclass
@dataclass(slots=True)
class P:
    x: int
    def show(self): return ('v2', self.x)
    def more(self): return 'more'
--- probe
p.show(), p.more(), type(p) is P, p == P(1), outcome(lambda: setattr(p, 'free', 1)).split(':')[0]

=== data_dataclass_slots_new_field
--- file lib.py
from dataclasses import dataclass
@dataclass(slots=True)
class P:
    x: int
--- cell
from lib import P
p = P(1)
held = {P: 'P', 'p': p}
--- edit lib.py
from dataclasses import dataclass, field
@dataclass(slots=True)
class P:
    x: int
    y: int = 7
    z: list = field(default_factory=list)
--- probe
p.x, p.y, p.z, repr(p), p == P(1), held[P], held['p'] is p, type(p) is P

=== data_dataclass_slots_with_super
--- file lib.py
from dataclasses import dataclass
class Base:
    __slots__ = ()
    def show(self): return 'base'
@dataclass(slots=True)
class P(Base):
    x: int
    def show(self): return ('v1', super(P, self).show())
--- cell
from lib import P
p = P(1)
--- edit lib.py
from dataclasses import dataclass
class Base:
    __slots__ = ()
    def show(self): return 'BASE'
@dataclass(slots=True)
class P(Base):
    x: int
    def show(self): return ('v2', super(P, self).show())
--- probe
p.show(), P(2).show()

=== data_dataclass_inheritance_over_modules
--- file base.py
from dataclasses import dataclass
@dataclass
class Base:
    x: int = 1
--- file lib.py
from dataclasses import dataclass
from base import Base
@dataclass
class Child(Base):
    y: int = 2
--- cell
from lib import Child
from dataclasses import fields
c = Child()
--- edit base.py
from dataclasses import dataclass
@dataclass
class Base:
    x: int = 1
    w: int = 9
    def total(self): return self.x + self.w
--- probe
[f.name for f in fields(Child)], c.w, c.total(), repr(Child()), c == Child()

=== data_dataclass_post_init_and_options
--- file lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: int
    def __post_init__(self): self.double = self.x * 2
--- cell
from lib import P
p = P(1)
--- edit lib.py
from dataclasses import dataclass, field, KW_ONLY
@dataclass
class P:
    x: int
    _: KW_ONLY
    hidden: int = field(default=0, repr=False, compare=False)
    def __post_init__(self): self.double = self.x * 20
--- probe
P(2, hidden=3).double, repr(p), p == P(1, hidden=5), outcome(lambda: P(1, 2))

=== data_class_becomes_a_dataclass
--- file lib.py
class P:
    def __init__(self, x): self.x = x
--- cell
from lib import P
p = P(1)
--- edit lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: int
--- probe
repr(p), p == P(1), type(p) is P

=== data_dataclass_becomes_a_class
--- file lib.py
from dataclasses import dataclass
@dataclass
class P:
    x: int
--- cell
from lib import P
p = P(1)
--- edit lib.py
class P:
    def __init__(self, x): self.x = x
    def __repr__(self): return f'plain {self.x}'
--- probe
repr(p), p == P(1), hasattr(P, '__dataclass_fields__')

=== data_namedtuple_new_field ref=ipython#13347
--- file lib.py
from collections import namedtuple
Point = namedtuple('Point', 'x y')
def origin(): return Point(0, 0)
--- cell
from lib import Point, origin
held = [Point]
--- edit lib.py
from collections import namedtuple
Point = namedtuple('Point', 'x y z', defaults=[0])
def origin(): return Point(0, 0)
--- probe
Point(1, 2), origin(), Point._fields, held[0] is Point, origin()._replace(z=3)

=== data_namedtuple_unchanged_beside_an_edit
--- file lib.py
from collections import namedtuple
Point = namedtuple('Point', 'x y')
SCALE = 1
def grow(p): return Point(p.x * SCALE, p.y)
--- cell
from lib import Point, grow
p = Point(1, 2)
--- edit lib.py
from collections import namedtuple
Point = namedtuple('Point', 'x y')
SCALE = 10
def grow(p): return Point(p.x * SCALE, p.y)
--- probe
grow(p), type(p) is Point, isinstance(grow(p), Point), type(grow(p)) is Point, p == (1, 2)

=== data_namedtuple_reordered
--- file lib.py
from collections import namedtuple
Point = namedtuple('Point', 'x y')
--- cell
from lib import Point
held = [Point]
--- edit lib.py
from collections import namedtuple
Point = namedtuple('Point', 'y x')
--- probe
Point(1, 2).x, held[0](1, 2).x, Point._fields

=== data_typing_namedtuple ref=ipython#13347
--- file lib.py
from typing import NamedTuple
class Point(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return ('v1', self.x + self.y)
--- cell
from lib import Point
p = Point(1, 2)
--- edit lib.py
from typing import NamedTuple
class Point(NamedTuple):
    x: int
    y: int = 5
    def norm(self): return ('v2', self.x + self.y)
    @property
    def both(self): return (self.x, self.y)
--- probe
p.norm(), p.both, Point(1), type(p) is Point, isinstance(p, tuple)

=== data_typing_namedtuple_new_field
--- file lib.py
from typing import NamedTuple
class Point(NamedTuple):
    x: int
    def show(self): return ('v1', self.x)
--- cell
from lib import Point
held = [Point]
--- edit lib.py
from typing import NamedTuple
class Point(NamedTuple):
    x: int
    y: int = 2
    def show(self): return ('v2', self.x, self.y)
--- probe
Point(1).show(), Point(1, 5), held[0] is Point, Point._field_defaults

=== data_typed_dict
--- file lib.py
from typing import TypedDict
class Movie(TypedDict):
    title: str
--- cell
from lib import Movie
m = Movie(title='x')
--- edit lib.py
from typing import TypedDict
class Movie(TypedDict, total=False):
    title: str
    year: int
--- probe
sorted(Movie.__annotations__), Movie.__total__, Movie(year=1), m

=== data_attrs_method_body needs=attrs,attr
--- file lib.py
import attrs
@attrs.define
class P:
    x: int
    def show(self): return ('v1', self.x)
--- cell
from lib import P
p = P(1)
--- edit lib.py
import attrs
@attrs.define
class P:
    x: int
    def show(self): return ('v2', self.x)
--- probe
p.show(), p == P(1), repr(p), type(p) is P

=== data_attrs_new_field needs=attrs,attr
--- file lib.py
import attrs
@attrs.define
class P:
    x: int
--- cell
from lib import P
import attrs
p = P(1)
held = [P]
--- edit lib.py
import attrs
@attrs.define
class P:
    x: int
    y: int = attrs.field(default=4, validator=attrs.validators.instance_of(int))
--- probe
P(1), [a.name for a in attrs.fields(P)], held[0] is P, type(p) is P, p.x
outcome(lambda: P(1, 'a')).split(':')[0]

=== data_attrs_without_slots_new_field needs=attrs,attr
--- file lib.py
import attrs
@attrs.define(slots=False)
class P:
    x: int
    def show(self): return ('v1', self.x)
--- cell
from lib import P
p = P(1)
--- edit lib.py
import attrs
@attrs.define(slots=False)
class P:
    x: int
    y: int = 4
    def show(self): return ('v2', self.x)
--- probe
P(1), p.show(), type(p) is P, P(1, 2).y

=== data_attrs_frozen_with_super needs=attrs,attr
--- file lib.py
import attrs
class Base:
    def show(self): return 'base'
@attrs.frozen
class P(Base):
    x: int
    def show(self): return ('v1', super().show(), self.x)
--- cell
from lib import P
p = P(1)
--- edit lib.py
import attrs
class Base:
    def show(self): return 'BASE'
@attrs.frozen
class P(Base):
    x: int
    def show(self): return ('v2', super().show(), self.x)
    def more(self): return ('more', __class__ is P)
--- probe
p.show(), p.more(), P(2).show(), type(p) is P

=== data_pydantic_new_field ref=ipython#14841 needs=pydantic
--- file lib.py
from pydantic import BaseModel
class User(BaseModel):
    name: str
--- cell
from lib import User
held = [User]
--- edit lib.py
from pydantic import BaseModel
class User(BaseModel):
    name: str
    age: int = 3
    def label(self): return f'{self.name} {self.age}'
--- probe
User(name='a').label(), User(name='a', age='7').age, sorted(User.model_fields), held[0] is User
outcome(lambda: User(name='a', age='x')).split(':')[0]

=== data_pydantic_old_instances_follow needs=pydantic
--- file lib.py
from pydantic import BaseModel
class User(BaseModel):
    name: str
    def label(self): return 'v1 ' + self.name
--- cell
from lib import User
u = User(name='a')
--- edit lib.py
from pydantic import BaseModel
class User(BaseModel):
    name: str
    def label(self): return 'v2 ' + self.name
    def shout(self): return self.name.upper()
--- probe
u.label(), u.shout(), isinstance(u, User), u == User(name='a'), u.model_dump()

=== data_pydantic_nested_in_another_model needs=pydantic
--- file parts.py
from pydantic import BaseModel
class Part(BaseModel):
    name: str
--- file lib.py
from pydantic import BaseModel
from parts import Part
class Car(BaseModel):
    parts: list[Part]
--- cell
from lib import Car
from parts import Part
car = Car(parts=[Part(name='door')])
--- edit parts.py
from pydantic import BaseModel
class Part(BaseModel):
    name: str
    weight: int = 5
--- probe
Car(parts=[Part(name='a')]).parts[0].weight, Car(parts=[{'name': 'b', 'weight': 2}])
Car(parts=[Part(name='a', weight=1)]).model_dump(), isinstance(car.parts[0], Part)

=== data_pydantic_nested_in_a_notebook_model needs=pydantic
--- file lib.py
from pydantic import BaseModel
class Part(BaseModel):
    name: str
--- cell
from pydantic import BaseModel
from lib import Part
class Car(BaseModel):
    part: Part
car = Car(part=Part(name='door'))
--- edit lib.py
from pydantic import BaseModel
class Part(BaseModel):
    name: str
    weight: int = 5
    def heavy(self): return self.weight > 3
--- probe
Car(part=Part(name='x')).part.heavy(), Car(part={'name': 'y'}).part.weight
Car.model_validate({'part': {'name': 'z', 'weight': 1}}).part.heavy()

=== data_pydantic_dataclass_with_a_new_field needs=pydantic
--- file lib.py
from abc import ABC
from pydantic.dataclasses import dataclass
@dataclass
class Base(ABC):
    url: str
@dataclass
class Image(Base):
    width: int = 1
    def area(self): return self.width
@dataclass
class Page:
    images: list[Image]
--- cell
from lib import Image, Page
image = Image('a', 2)
page = Page([image])
--- edit lib.py
from abc import ABC
from pydantic.dataclasses import dataclass
@dataclass
class Base(ABC):
    url: str
@dataclass
class Image(Base):
    width: int = 1
    height: int = 3
    def area(self): return self.width * self.height
@dataclass
class Page:
    images: list[Image]
--- probe
image.area(), isinstance(image, Image), type(page) is Page
Image('b', '4').height, Page([{'url': 'c', 'height': 5}]).images[0].area(), Page([Image('d')])
Page([image]).images[0] is image, repr(Image('e', 1, 2))

=== data_pydantic_dataclass_in_a_notebook_dataclass needs=pydantic
--- file lib.py
from pydantic.dataclasses import dataclass
@dataclass
class Part:
    name: str
--- cell
from pydantic.dataclasses import dataclass
from lib import Part
@dataclass
class Car:
    part: Part
car = Car(Part('door'))
--- edit lib.py
from pydantic.dataclasses import dataclass
@dataclass
class Part:
    name: str
    weight: int = 5
    def heavy(self): return self.weight > 3
--- probe
Car(Part('x')).part.heavy(), Car({'name': 'y'}).part.weight
Car({'name': 'z', 'weight': '1'}).part.heavy()

=== data_pydantic_model_of_a_dataclass_whose_annotation_is_a_string needs=pydantic
kedro: the model reads the annotations of what its own annotations name.
--- file parts.py
from __future__ import annotations
from dataclasses import dataclass
@dataclass
class Node:
    name: str
@dataclass
class Pipeline:
    nodes: list[Node]
--- file lib.py
from __future__ import annotations
from pydantic import BaseModel
from parts import Pipeline
class Answer(BaseModel):
    pipeline: Pipeline
--- cell
from lib import Answer
Answer(pipeline={'nodes': [{'name': 'a'}]})
--- edit parts.py
from __future__ import annotations
from dataclasses import dataclass
@dataclass
class Node:
    name: str
    weight: int = 5
@dataclass
class Pipeline:
    nodes: list[Node]
--- probe
Answer(pipeline={'nodes': [{'name': 'a'}, {'name': 'b', 'weight': '2'}]})

=== data_pydantic_model_of_a_model_with_postponed_annotations needs=pydantic
--- file parts.py
from __future__ import annotations
from pydantic import BaseModel
class Part(BaseModel):
    name: str
--- file lib.py
from __future__ import annotations
from pydantic import BaseModel
from parts import Part
class Car(BaseModel):
    part: Part
    spare: list[Part] = []
--- cell
from lib import Car
Car(part={'name': 'a'})
--- edit parts.py
from __future__ import annotations
from pydantic import BaseModel
class Part(BaseModel):
    name: str
    weight: int = 5
--- probe
Car(part={'name': 'a', 'weight': '2'}, spare=[{'name': 'b'}])

=== data_pydantic_decorated_function_with_postponed_annotations needs=pydantic
--- file parts.py
from dataclasses import dataclass
@dataclass
class Part:
    name: str
--- file lib.py
from __future__ import annotations
from pydantic import validate_call
import parts
@validate_call
def weigh(part: parts.Part, times: int = 1): return part
class Scales:
    @staticmethod
    @validate_call
    def weigh(part: parts.Part): return part
--- cell
from lib import weigh, Scales
weigh({'name': 'a'})
--- edit parts.py
from dataclasses import dataclass
@dataclass
class Part:
    name: str
    weight: int = 5
--- probe
weigh({'name': 'a', 'weight': '2'}), Scales.weigh({'name': 'a', 'weight': '2'})

=== data_pydantic_reads_the_postponed_annotations_of_a_function needs=pydantic
--- file parts.py
from dataclasses import dataclass
@dataclass
class Part:
    name: str
--- file lib.py
from __future__ import annotations
from pydantic import TypeAdapter
from parts import Part
def weigh(part: Part, times: int = 1): return part
adapter = TypeAdapter(weigh)
--- cell
import lib
lib.adapter.validate_json('{"part": {"name": "a"}}')
--- edit parts.py
from dataclasses import dataclass
@dataclass
class Part:
    name: str
    weight: int = 5
--- probe
lib.adapter.validate_json('{"part": {"name": "a", "weight": "2"}}')

=== data_pydantic_notebook_subclass needs=pydantic
--- file lib.py
from pydantic import BaseModel, field_validator
class Base(BaseModel):
    name: str
    @field_validator('name')
    @classmethod
    def clean(cls, value): return value.strip()
--- cell
from lib import Base
class Mine(Base):
    extra: int = 1
m = Mine(name='A')
--- edit lib.py
from pydantic import BaseModel, field_validator
class Base(BaseModel):
    name: str
    @field_validator('name')
    @classmethod
    def clean(cls, value): return value.strip().upper()
    def label(self): return 'label ' + self.name
--- probe
Base(name=' b ').name, issubclass(Mine, Base), isinstance(m, Base), m.label()

=== data_pydantic_model_in_a_dependent_annotation needs=pydantic
--- file kinds.py
from enum import Enum
class Kind(str, Enum):
    A = 'a'
--- file lib.py
from pydantic import BaseModel
from kinds import Kind
class Item(BaseModel):
    kind: Kind
--- cell
from lib import Item
from kinds import Kind
item = Item(kind='a')
--- edit kinds.py
from enum import Enum
class Kind(str, Enum):
    A = 'a'
    B = 'b'
--- probe
Item(kind='b').kind is Kind.B, Item(kind=Kind.A).kind is Kind.A, item.kind is Kind.A

=== data_simple_namespace_and_mapping_views
--- file lib.py
from types import SimpleNamespace, MappingProxyType
class A:
    def get(self): return 'v1'
settings = SimpleNamespace(rate=1, kind=A)
table = MappingProxyType({'a': A, 'n': 1})
--- cell
from lib import settings, table, A
--- edit lib.py
from types import SimpleNamespace, MappingProxyType
class A:
    def get(self): return 'v2'
settings = SimpleNamespace(rate=2, kind=A)
table = MappingProxyType({'a': A, 'n': 2})
--- probe
settings.rate, settings.kind().get(), table['n'], table['a']().get(), table['a'] is A

=== data_named_tuple_module_gives_the_new_field
Old ones get the default of a new field; those that the new version makes have a value of their own.
--- file base_units.py
from collections import namedtuple
Unit = namedtuple("Unit", "name factor")
M = Unit("m", 1)
KM = Unit("km", 1000)
--- file derived.py
from base_units import M, KM, Unit
from operator import attrgetter
BY_NAME = {u.name: u for u in (M, KM)}
SPEED = Unit(f"{KM.name}/h", KM.factor / 3600)
--- file conv.py
from derived import BY_NAME, SPEED
def conv(v, a, b): return v * BY_NAME[a].factor / BY_NAME[b].factor
--- cell
from conv import conv
from base_units import KM, Unit
from derived import SPEED
mine = Unit("mine", 2)
--- edit base_units.py
from collections import namedtuple
Unit = namedtuple("Unit", "name factor symbol", defaults=["?"])
M = Unit("m", 1, "m")
KM = Unit("km", 1000, "K")
MILE = Unit("mi", 1609)
--- edit derived.py
from base_units import M, KM, Unit, MILE
BY_NAME = {u.name: u for u in (M, KM, MILE)}
SPEED = Unit(f"{KM.symbol}/h", KM.factor / 3600)
--- probe
round(conv(1, "mi", "km"), 2), KM, SPEED.name, KM.symbol, Unit("z", 1)

=== data_class_derived_from_a_named_tuple_gains_a_field
--- file u.py
from collections import namedtuple
class Unit(namedtuple("Unit", "name factor")):
    def show(self): return self.name
KM = Unit("km", 1000)
--- cell
from u import KM, Unit
m = Unit("mine", 2)
--- edit u.py
from collections import namedtuple
class Unit(namedtuple("Unit", "name factor symbol", defaults=["?"])):
    def show(self): return self.name + self.symbol
KM = Unit("km", 1000, "K")
--- probe
KM.show(), KM, m, m.show()

=== data_keys_of_a_class_that_gets_a_base_and_loses_its_hash
Python cannot give it the base in place: another class takes over, which hashes otherwise.
--- file m.py
from dataclasses import dataclass
@dataclass(frozen=True)
class Point:
    x: int = 1
--- cell
from collections import OrderedDict
import m
points = [m.Point(1), m.Point(2), m.Point(3)]
held, costs, order = {points[0]}, {points[1]: 7}, OrderedDict({points[2]: 8})
--- edit m.py
class Shape: pass
class Point(Shape):
    def __init__(self, x=1): self.x = x
--- probe
points[0] in held, costs[points[1]], order[points[2]], points[1].x, isinstance(points[0], m.Shape)
"""
