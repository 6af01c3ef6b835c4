"""Modules that put another object in their place in `sys.modules`."""

TEXT = r"""
=== standin_with_a_copied_namespace
--- file lib.py
import sys, types
RATE = 1
def f(): return RATE
class Auto(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        return name + '1'
old = sys.modules[__name__]
new = Auto(__name__)
new.__dict__.update(old.__dict__)
sys.modules[__name__] = new
del new.new, new.old, new.sys, new.types
--- file user.py
import lib
from lib import f, RATE
X = lib.thing
--- cell
import lib, user
from lib import f
kept = lib
--- edit lib.py
import sys, types
RATE = 2
def f(): return RATE
def g(): return 'g'
class Auto(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        return name + '2'
old = sys.modules[__name__]
new = Auto(__name__)
new.__dict__.update(old.__dict__)
sys.modules[__name__] = new
del new.new, new.old, new.sys, new.types
--- probe
lib.RATE, lib.f(), lib.g(), f(), user.RATE, user.f(), user.X, kept.thing, kept.RATE
--- probe
sorted(n for n in vars(lib) if not n.startswith('__'))
--- probe
__import__('sys').modules['lib'] is lib, user.lib is lib, kept is lib, type(lib) is lib.Auto

=== standin_edited_twice
--- file lib.py
import sys, types
RATE = 1
class Auto(types.ModuleType): pass
new = Auto(__name__)
new.__dict__.update(sys.modules[__name__].__dict__)
sys.modules[__name__] = new
--- cell
import lib
--- edit lib.py
import sys, types
RATE = 2
class Auto(types.ModuleType): pass
new = Auto(__name__)
new.__dict__.update(sys.modules[__name__].__dict__)
sys.modules[__name__] = new
--- edit lib.py
import sys, types
RATE = 3
class Auto(types.ModuleType): pass
new = Auto(__name__)
new.__dict__.update(sys.modules[__name__].__dict__)
sys.modules[__name__] = new
--- probe
lib.RATE, __import__('sys').modules['lib'] is lib

=== standin_that_is_an_instance
--- file lib.py
import sys
RATE = 1
class Settings:
    def __init__(self): self.rate = RATE
    def double(self): return self.rate * 2
sys.modules[__name__] = Settings()
--- file user.py
import lib
X = lib.rate
def get(): return lib.double()
--- cell
import lib, user
--- edit lib.py
import sys
RATE = 5
class Settings:
    def __init__(self): self.rate = RATE
    def double(self): return self.rate * 20
sys.modules[__name__] = Settings()
--- probe
lib.rate, lib.double(), user.X, user.get(), user.lib is lib

=== standin_lazy_package
--- file pkg/__init__.py
import sys
from pkg.lazy import LazyModule
_structure = {'one': ['A'], 'two': ['B']}
sys.modules[__name__] = LazyModule(__name__, globals()['__file__'], _structure, __spec__)
--- file pkg/lazy.py
import importlib, types
class LazyModule(types.ModuleType):
    def __init__(self, name, file, structure, spec):
        super().__init__(name)
        self._where = {n: m for m, names in structure.items() for n in names}
        self.__file__, self.__spec__ = file, spec
        self.__path__ = [__import__('os').path.dirname(file)]
        self._structure = structure
    def __getattr__(self, name):
        if name in self._where:
            value = getattr(importlib.import_module('pkg.' + self._where[name]), name)
            setattr(self, name, value)
            return value
        raise AttributeError(name)
--- file pkg/one.py
A = 1
def f(): return 'f1'
--- file pkg/two.py
B = 2
--- cell
import pkg
from pkg import A
from pkg.one import f
--- edit pkg/one.py
A = 10
def f(): return 'f2'
--- probe
pkg.A, A, f(), pkg.one.A

=== standin_lazy_package_gets_a_name
--- file pkg/__init__.py
import sys
from pkg.lazy import LazyModule
_structure = {'one': ['A']}
sys.modules[__name__] = LazyModule(__name__, globals()['__file__'], _structure, __spec__)
--- file pkg/lazy.py
import importlib, types
class LazyModule(types.ModuleType):
    def __init__(self, name, file, structure, spec):
        super().__init__(name)
        self._where = {n: m for m, names in structure.items() for n in names}
        self.__file__, self.__spec__ = file, spec
        self.__path__ = [__import__('os').path.dirname(file)]
        self._structure = structure
    def __getattr__(self, name):
        if name in self._where:
            value = getattr(importlib.import_module('pkg.' + self._where[name]), name)
            setattr(self, name, value)
            return value
        raise AttributeError(name)
--- file pkg/one.py
A = 1
--- file pkg/two.py
B = 2
--- cell
import pkg
from pkg import A
--- edit pkg/__init__.py
import sys
from pkg.lazy import LazyModule
_structure = {'one': ['A'], 'two': ['B']}
sys.modules[__name__] = LazyModule(__name__, globals()['__file__'], _structure, __spec__)
--- probe
pkg.A, pkg.B, A, __import__('sys').modules['pkg'] is pkg

=== standin_given_up
--- file lib.py
import sys, types
RATE = 1
new = types.ModuleType(__name__)
new.RATE = RATE
sys.modules[__name__] = new
--- cell
import lib
--- edit lib.py
RATE = 2
def f(): return RATE
--- probe
lib.RATE, lib.f(), __import__('sys').modules['lib'] is lib

=== standin_begun
--- file lib.py
RATE = 1
--- file user.py
import lib
def get(): return lib.RATE
--- cell
import lib, user
--- edit lib.py
import sys, types
class Other(types.ModuleType):
    RATE = 2
sys.modules[__name__] = Other(__name__)
--- probe
lib.RATE, user.get(), type(lib).__name__, __import__('sys').modules['lib'] is lib

=== standin_getattr_that_keeps_what_it_found
--- file pkg/__init__.py
def __getattr__(name):
    if name == 'A':
        from pkg.one import A
        globals()['A'] = A
        return A
    raise AttributeError(name)
--- file pkg/one.py
A = 1
def f(): return 'f1'
--- cell
import pkg
from pkg import A
--- edit pkg/one.py
A = 10
def f(): return 'f2'
--- probe
pkg.A, A

=== standin_user_of_a_kept_name
--- file pkg/__init__.py
def __getattr__(name):
    if name in ('A', 'B'):
        import pkg.one
        globals()[name] = getattr(pkg.one, name)
        return globals()[name]
    raise AttributeError(name)
--- file pkg/one.py
A = 'a1'
B = 'b1'
--- file user.py
from pkg import A
X = A + '!'
def get():
    import pkg
    return pkg.B
--- cell
import user
user.get()
--- edit pkg/one.py
A = 'a2'
B = 'b2'
--- probe
user.X, user.get(), user.A, user.pkg.A if hasattr(user, 'pkg') else None

=== standin_kept_name_that_is_gone
--- file pkg/__init__.py
def __getattr__(name):
    import pkg.one
    try:
        globals()[name] = value = vars(pkg.one)[name]
    except KeyError:
        raise AttributeError(name) from None
    return value
--- file pkg/one.py
A = 'a1'
B = 'b1'
--- cell
import pkg
pkg.A, hasattr(pkg, 'B')
--- edit pkg/one.py
A = 'a2'
--- probe
pkg.A, hasattr(pkg, 'B')

=== standin_what_a_cell_set_stays
--- file pkg/__init__.py
def __getattr__(name):
    import pkg.one
    return getattr(pkg.one, name)
FLAG = True
--- file pkg/one.py
FLAG = True
OTHER = True
LEVEL = True
--- cell
import pkg
pkg.OTHER
pkg.LEVEL = True
--- edit pkg/one.py
FLAG = False
OTHER = False
LEVEL = False
--- probe
pkg.FLAG, pkg.OTHER, pkg.LEVEL

=== standin_rolls_back
--- file lib.py
import sys, types
RATE = 1
class Auto(types.ModuleType): pass
new = Auto(__name__)
new.__dict__.update(sys.modules[__name__].__dict__)
sys.modules[__name__] = new
--- file user.py
import lib
X = lib.RATE
--- cell
import lib, user
kept = lib
--- edit lib.py
import sys, types
RATE = 2
class Auto(types.ModuleType): pass
new = Auto(__name__)
new.__dict__.update(sys.modules[__name__].__dict__)
sys.modules[__name__] = new
1/0
--- edit lib.py
import sys, types
RATE = 3
class Auto(types.ModuleType): pass
new = Auto(__name__)
new.__dict__.update(sys.modules[__name__].__dict__)
sys.modules[__name__] = new
--- probe
lib.RATE, user.X, user.lib is lib, kept is lib, __import__('sys').modules['lib'] is lib

=== standin_in_a_package
--- file pkg/__init__.py
from pkg import conf
NAME = conf.name
--- file pkg/conf.py
import sys
class Conf:
    name = 'one'
    def upper(self): return self.name.upper()
sys.modules[__name__] = Conf()
--- file pkg/app.py
from pkg import conf
from pkg.conf import name
def show(): return conf.upper(), name
--- cell
import pkg, pkg.app
from pkg import conf
from pkg.conf import name
confs = [conf]
--- edit pkg/conf.py
import sys
class Conf:
    name = 'two'
    def upper(self): return self.name.upper() + '!'
sys.modules[__name__] = Conf()
--- probe
pkg.NAME, pkg.app.show(), conf.upper(), name, confs[0].name, pkg.conf is conf, confs[0] is conf

=== standin_method_is_patched
--- file lib.py
import sys
LOADED = object()
class Conf:
    loaded = LOADED
    def f(self): return 'v1'
sys.modules[__name__] = Conf()
--- cell
import lib
before = lib
--- edit lib.py
import sys
LOADED = object()
class Conf:
    loaded = LOADED
    def f(self): return 'v2'
sys.modules[__name__] = Conf()
--- probe
lib.f(), before is lib

=== standin_imported_from_within
--- file pkg/__init__.py
VERSION = 1
--- file pkg/auto/__init__.py
import sys, types
from pkg.auto import part
from pkg import VERSION
class Auto(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        return (name, VERSION)
old = sys.modules[__name__]
new = Auto(__name__)
new.__dict__.update(old.__dict__)
sys.modules[__name__] = new
del new.new, new.old
--- file pkg/auto/part.py
import pkg.auto
PART = 1
--- file user.py
import pkg.auto
X = pkg.auto.thing
--- cell
import pkg.auto, user
from pkg.auto import thing
--- edit pkg/__init__.py
VERSION = 2
--- probe
pkg.auto.other, user.X, thing, pkg.auto.part.PART, pkg.auto.part.pkg.auto is pkg.auto
--- probe
__import__('sys').modules['pkg.auto'] is pkg.auto
"""
