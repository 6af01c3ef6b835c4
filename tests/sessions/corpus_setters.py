"""Sessions in which a module sets something of another one, which then runs again."""

TEXT = """
=== setters_replace_method
Who puts a method in the place of another does so again when the class is made anew.
--- file shapes.py
class Square:
    side = 29
    def area(self): return 1
--- file fast/__init__.py
from shapes import Square
Square.area = lambda self: 2
--- cell
import fast, shapes
--- edit shapes.py
class Square:
    side = 30
    def area(self): return 1
--- probe
shapes.Square().area(), shapes.Square.side
=== setters_replace_method_edited_elsewhere
The same if the edit is to another part of the module.
--- file shapes.py
VAT = 1
class Square:
    side = 29
    def area(self): return 1
--- file fast.py
from shapes import Square
Square.area = lambda self: 2
--- cell
import fast, shapes
--- edit shapes.py
VAT = 2
class Square:
    side = 29
    def area(self): return 1
--- probe
shapes.Square().area(), shapes.VAT
=== setters_by_computed_name
The name may be computed.
--- file shapes.py
VAT = 1
class Square:
    side = 29
    def area(self): return 1
--- file fast.py
import shapes
for name in ("area",):
    setattr(shapes.Square, name, lambda self: 2)
--- cell
import fast, shapes
--- edit shapes.py
VAT = 2
class Square:
    side = 29
    def area(self): return 1
--- probe
shapes.Square().area(), shapes.VAT
=== setters_instance_attribute
What one sets on an object is set again when that is made anew.
--- file shapes.py
VAT = 1
class Square: pass
unit = Square()
unit.side = 29
--- file fast.py
from shapes import unit
unit.side = 30
--- cell
import fast, shapes
--- edit shapes.py
VAT = 2
class Square: pass
unit = Square()
unit.side = 29
--- probe
shapes.unit.side, shapes.VAT
=== setters_function_attribute
So is an attribute of a function.
--- file shapes.py
VAT = 1
def area(): return 1
--- file fast.py
from shapes import area
area.cost = 3
--- cell
import fast, shapes
--- edit shapes.py
VAT = 2
def area(): return 1
area.cost = 5
--- probe
shapes.area.cost, shapes.VAT
=== setters_counted_subclasses
A class that counts the classes derived from it has to count them again.
--- file shapes.py
VAT = 1
class Shape:
    count = 0
    def __init_subclass__(cls):
        Shape.count += 1
--- file fast.py
import shapes
class Square(shapes.Shape): pass
--- cell
import fast, shapes
--- edit shapes.py
VAT = 2
class Shape:
    count = 0
    def __init_subclass__(cls):
        Shape.count += 1
--- probe
shapes.Shape.count, shapes.VAT
=== setters_owner_sets_too
The module that has a class now sets what another one sets: the other one comes last.
--- file shapes.py
class Square:
    side = 29
--- file fast.py
from shapes import Square
Square.extra = 85
--- cell
import fast, shapes
--- edit shapes.py
class Square:
    side = 29
Square.extra = shown = 86
--- probe
shapes.Square.extra, shapes.shown
=== setters_owner_sets_the_same
The module that has a class now sets the same itself, then the other one no longer does.
--- file shapes.py
class Square:
    side = 29
--- file fast.py
from shapes import Square
Square.extra = patch = 85
--- cell
import fast, shapes
--- edit shapes.py
class Square:
    side = 29
Square.extra = 85
--- edit fast.py
--- probe
"extra" in vars(shapes.Square), hasattr(fast, "patch")
=== setters_owner_defines_the_same
The same with the class itself defining it.
--- file shapes.py
class Square:
    side = 29
--- file fast.py
from shapes import Square
Square.extra = patch = 85
--- cell
import fast, shapes
--- edit shapes.py
class Square:
    side = 29
    extra = 85
--- edit fast.py
--- probe
"extra" in vars(shapes.Square), hasattr(fast, "patch")
=== setters_by_function
A function that puts a method into the class that it is given.
--- file shapes.py
class Square:
    def area(self): return 1
--- file fast.py
import shapes
def fast(cls):
    cls.area = lambda self: 2
fast(shapes.Square)
--- cell
import fast, shapes
--- edit fast.py
import shapes
--- probe
shapes.Square().area()
=== setters_by_function_owner_edited
The same when the class is made anew.
--- file shapes.py
VAT = 1
class Square:
    def area(self): return 1
--- file fast.py
from shapes import Square
def fast(cls):
    cls.area = lambda self: 2
fast(Square)
--- cell
import fast, shapes
--- edit shapes.py
VAT = 2
class Square:
    def area(self): return 1
--- probe
shapes.Square().area(), shapes.VAT
=== setters_by_decorator_of_the_class
A decorator puts functions of other modules into its class: one is no longer there.
--- file shapes.py
class Square:
    def area(self): return 1
    @classmethod
    def api(cls, func):
        setattr(cls, func.__name__, func)
        return func
--- file fast.py
from shapes import Square
@Square.api
def area(self): return 2
@Square.api
def name(self): return 3
--- cell
import fast, shapes
unit = shapes.Square()
--- edit fast.py
from shapes import Square
@Square.api
def title(self): return 3
--- probe
unit.area(), hasattr(unit, "name"), unit.title()
=== setters_by_decorator_that_wraps
Such a decorator wraps what the class had: not what the same module had put there before.
--- file shapes.py
class Square:
    def area(self): return 1
    @classmethod
    def api(cls, func):
        old = getattr(cls, func.__name__, None)
        def wrapper(self):
            return "wrapped", func(self), old(self) if old else None
        setattr(cls, func.__name__, wrapper)
        return func
--- file fast.py
from shapes import Square
@Square.api
def area(self): return 2
@Square.api
def name(self): return 3
--- cell
import fast, shapes
unit = shapes.Square()
--- edit fast.py
from shapes import Square
NEW = 1
@Square.api
def area(self): return 2
@Square.api
def name(self): return 4
--- probe
unit.area(), unit.name()
=== setters_by_decorator_one_on_top
The same with two modules, of which the lower one is edited.
--- file shapes.py
class Square:
    def area(self): return 1
    @classmethod
    def api(cls, func):
        old = getattr(cls, func.__name__, None)
        def wrapper(self):
            return "wrapped", func(self), old(self) if old else None
        setattr(cls, func.__name__, wrapper)
        return func
--- file fast.py
from shapes import Square
@Square.api
def area(self): return 2
--- file faster.py
from shapes import Square
@Square.api
def area(self): return 22
--- cell
import fast, faster, shapes
unit = shapes.Square()
--- edit fast.py
from shapes import Square
NEW = 1
@Square.api
def area(self): return 3
--- probe
unit.area()
=== setters_counted_on
Who counts on again starts from where it first did; those that came later have the last word.
--- file core.py
made = 0
def number():
    global made
    made += 1
    return made
--- file base.py
from core import number
VAT = 1
N = number()
--- file sub.py
from core import number
N = number()
--- cell
import base, sub, core
--- edit base.py
from core import number
VAT = 2
N = number()
--- edit base.py
from core import number
VAT = 3
N = number()
--- probe
base.N, sub.N, core.made, base.VAT
=== setters_counted_on_in_a_class
The same with a class that counts its objects.
--- file core.py
class Field:
    made = 0
    def __init__(self):
        self.number = Field.made
        Field.made += 1
--- file base.py
import core
VAT = 1
field = core.Field()
--- file sub.py
import core
field = core.Field()
--- cell
import base, sub, core
--- edit base.py
import core
VAT = 2
field = core.Field()
--- probe
base.field.number, sub.field.number, core.Field.made, base.VAT
=== setters_of_a_number
Two modules set the same number: the last one was another than the edited one.
--- file core.py
level = 0
def set_level(number):
    global level
    level = number
--- file base.py
from core import set_level
set_level(3)
--- file sub.py
from core import set_level
set_level(7)
--- cell
import base, sub, core
--- edit base.py
from core import set_level
VAT = 1
set_level(4)
--- edit base.py
from core import set_level
VAT = 2
set_level(5)
--- probe
core.level, base.VAT
=== setters_of_a_class_from_a_package
A class is had from a package, its decorator from another module: what it decorates is redefined.
--- file pkg/__init__.py
from .ext import *
vd = V()
import pkg.stored
import pkg.hist
VAT = 1
--- file pkg/ext.py
from .base import Ext
class V(Ext): pass
--- file pkg/base.py
class Ext:
    @classmethod
    def api(cls, func):
        setattr(cls, func.__name__, func)
        return func
--- file pkg/stored.py
from pkg import V, vd
@V.api
class Stored(list):
    def __init__(self, *a, **kw):
        super().__init__(*a)
        self.kw = kw
--- file pkg/hist.py
from pkg import vd, V
vd.inputs = vd.Stored(name="x")
--- cell
import pkg
from pkg import vd
--- edit pkg/stored.py
from pkg import V, vd
VAT = 1
@V.api
class Stored(list):
    def __init__(self, *a, **kw):
        super().__init__(*a)
        self.kw = kw
--- probe
vd.inputs, vd.inputs.kw, type(vd.inputs) is vd.Stored, hasattr(pkg.stored, 'VAT')
=== setters_that_wrap_with_nothing_of_their_own
What a function puts into the class may have nothing of the module that asked for it.
--- file ext.py
class Extensible:
    @classmethod
    def init(cls, name, make):
        old = cls.__init__
        def newinit(self):
            setattr(self, name, make())
            self.depth = getattr(self, "depth", 0) + 1
            old(self)
        cls.__init__ = newinit
class Sheet(Extensible):
    def __init__(self): pass
--- file one.py
from ext import Sheet
Sheet.init("rows", list)
--- file two.py
from ext import Sheet
Sheet.init("columns", dict)
--- cell
import one, two, ext
--- edit one.py
from ext import Sheet
NEW = 1
Sheet.init("rows", list)
--- edit ext.py
VAT = 1
class Extensible:
    @classmethod
    def init(cls, name, make):
        old = cls.__init__
        def newinit(self):
            setattr(self, name, make())
            self.depth = getattr(self, "depth", 0) + 1
            old(self)
        cls.__init__ = newinit
class Sheet(Extensible):
    def __init__(self): pass
--- probe
vars(ext.Sheet()), one.NEW
"""
