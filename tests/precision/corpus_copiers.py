"""Libraries that copy the code of functions, and by which ways functions come to them."""

TEXT = r"""
=== copiers_names_that_are_bound_in_very_many_ways
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
--- file low.py
def f(): return 'v1'
--- file lib.py
from fakejit import njit
from low import f
def other(): return 'v1'
a00 = f; a00 = a00 or other
a01 = a00; a01 = a01 or a00
a02 = a01; a02 = a02 or a01
a03 = a02; a03 = a03 or a02
a04 = a03; a04 = a04 or a03
a05 = a04; a05 = a05 or a04
a06 = a05; a06 = a06 or a05
a07 = a06; a07 = a07 or a06
a08 = a07; a08 = a08 or a07
a09 = a08; a09 = a09 or a08
a10 = a09; a10 = a10 or a09
a11 = a10; a11 = a11 or a10
a12 = a11; a12 = a12 or a11
a13 = a12; a13 = a13 or a12
a14 = a13; a14 = a14 or a13
a15 = a14; a15 = a15 or a14
a16 = a15; a16 = a16 or a15
a17 = a16; a17 = a17 or a16
a18 = a17; a18 = a18 or a17
a19 = a18; a19 = a19 or a18
a20 = a19; a20 = a20 or a19
a21 = a20; a21 = a21 or a20
a22 = a21; a22 = a22 or a21
a23 = a22; a23 = a23 or a22
a24 = a23; a24 = a24 or a23
fast = njit(a24)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_import_in_a_function
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
def fast_version(f):
    from fakejit import njit
    return njit(f)
fast = fast_version(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_import_in_a_class_body
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
class K:
    from fakejit import njit
    fast = staticmethod(njit(f))
def fast(): return K.fast()
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_decorator_imports_when_called
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file tools.py
def fast(f):
    import fakejit
    return fakejit.njit(f)
--- file low.py
from tools import fast
@fast
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import fast
@fast
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_decorator_of_two_modules
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file deep.py
import fakejit
def copied(f): return fakejit.njit(f)
--- file tools.py
import deep
def fast(f): return deep.copied(f)
--- file low.py
from tools import fast
@fast
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import fast
@fast
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_partial_of_a_library_function
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file tools.py
from functools import partial
import fakejit
fast = partial(fakejit.njit)
--- file low.py
from tools import fast
@fast
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import fast
@fast
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_bound_method_of_a_library_object
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file tools.py
import fakejit
fast = fakejit.Compiler().compile
--- file low.py
from tools import fast
@fast
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import fast
@fast
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_object_of_a_derived_class
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file tools.py
import fakejit
class Mine(fakejit.Compiler): pass
fast = Mine()
--- file low.py
from tools import fast
@fast
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import fast
@fast
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_closure_over_a_library_function
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file tools.py
import fakejit
def make(jit):
    def fast(f): return jit(f)
    return fast
fast = make(fakejit.njit)
--- file low.py
from tools import fast
@fast
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import fast
@fast
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_attribute_of_an_object
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file tools.py
import fakejit
class Tool:
    def __init__(self): self.jit = fakejit.njit
tool = Tool()
--- file low.py
from tools import tool
@tool.jit
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import tool
@tool.jit
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_attribute_of_a_class
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file tools.py
import fakejit
class Tool:
    jit = staticmethod(fakejit.njit)
--- file low.py
from tools import Tool
@Tool.jit
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import Tool
@Tool.jit
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_default_argument
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file tools.py
import fakejit
def fast(f, jit=fakejit.njit): return jit(f)
--- file low.py
from tools import fast
@fast
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import fast
@fast
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_method_that_knows_a_library_function
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file tools.py
import fakejit
class Tool:
    def __init__(self): self.jit = fakejit.njit
    def fast(self, f): return self.jit(f)
tool = Tool()
--- file low.py
from tools import tool
@tool.fast
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import tool
@tool.fast
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_table_of_library_functions
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file tools.py
import fakejit
WAYS = {'fast': fakejit.njit}
def fast(f): return WAYS['fast'](f)
--- file low.py
from tools import fast
@fast
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
from tools import fast
@fast
def f(): return 'v2'
--- probe
low.f()
--- plan
execute low

=== copiers_table_of_a_third_module
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file tools.py
import fakejit
WAYS = {'fast': fakejit.njit}
--- file lib.py
from low import f
from tools import WAYS
fast = WAYS['fast'](f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_name_is_deleted
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file lib.py
import fakejit
from low import f
fast = fakejit.njit(f)
del fakejit
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_name_from_a_call_is_deleted
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file tools.py
import fakejit
def get(): return fakejit.njit
--- file lib.py
from low import f
import tools
jit = tools.get()
fast = jit(f)
del jit
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_name_is_deleted_by_string
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file lib.py
import fakejit
from low import f
fast = fakejit.njit(f)
globals().pop('fakejit')
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_name_is_deleted_from_outside
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file lib.py
import fakejit
from low import f
fast = fakejit.njit(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
del lib.fakejit
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_function_in_a_container
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
HANDLERS = [f]
--- file lib.py
import fakejit
import low
fast = fakejit.njit(low.HANDLERS[0])
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
HANDLERS = [f]
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_function_in_a_container_of_another_module
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file mid.py
from low import f
HANDLERS = {'f': f}
--- file lib.py
import fakejit
import mid
fast = fakejit.njit(mid.HANDLERS['f'])
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_function_given_by_a_function
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
def get(): return f
--- file lib.py
import fakejit
import low
fast = fakejit.njit(low.get())
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
def get(): return f
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_class_is_given
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
class K:
    def slow(): return 'v1'
--- file lib.py
import fakejit
from low import K
fast = fakejit.jitclass(K).fast
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
class K:
    def slow(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_instance_is_given
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
class K:
    def slow(): return 'v1'
--- file lib.py
import fakejit
from low import K
fast = fakejit.jitclass(type(K())).fast
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
class K:
    def slow(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_function_made_by_a_function
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def make():
    def f(): return 'v1'
    return f
--- file lib.py
import fakejit
import low
fast = fakejit.njit(low.make())
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def make():
    def f(): return 'v2'
    return f
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_function_made_and_copied_by_a_function
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def make(how):
    def f(): return 'v1'
    return how(f)
--- file tools.py
import fakejit
def hook(f): return fakejit.njit(f)
--- file lib.py
from low import make
import tools
fast = make(tools.hook)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def make(how):
    def f(): return 'v2'
    return how(f)
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_name_is_bound_anew
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file lib.py
import fakejit
from low import f
what = [f]
fast = fakejit.njit(what[0])
what = None
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_statement_binds_nothing
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file site-packages/plain.py
import fakejit
KEPT = []
def register(f): KEPT[:] = [fakejit.njit(f)]
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
from low import f
plain.register(f)
def fast(): return plain.KEPT[0]()
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_module_is_given
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file lib.py
import fakejit, low
fast = fakejit.njit(next(v for k, v in vars(low).items() if k == 'f'))
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_library_hands_it_on
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file site-packages/plain.py
import fakejit
def register(f): return fakejit.njit(f)
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
from low import f
fast = plain.register(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_library_hands_it_on_by_a_late_import
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file site-packages/plain.py
def register(f):
    from fakejit import njit
    return njit(f)
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
from low import f
fast = plain.register(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_library_hands_it_on_by_a_computed_import
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file site-packages/plain.py
import importlib
def register(f): return importlib.import_module('fake' + 'jit').njit(f)
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
from low import f
fast = plain.register(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_library_reads_the_source
--- file site-packages/plain.py
import inspect
def register(f):
    text = inspect.getsource(f)
    return lambda: text
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
from low import f
fast = plain.register(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_library_reads_the_file
--- file site-packages/plain.py
import sys
def register(f):
    text = open(sys.modules[f.__module__].__file__).read()
    return lambda: text
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
from low import f
fast = plain.register(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_library_whose_submodule_looks
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file site-packages/plain/__init__.py
from .sub import register
--- file site-packages/plain/sub.py
from .deep import register
--- file site-packages/plain/deep.py
from fakejit import njit as register
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
from low import f
fast = plain.register(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_library_that_only_keeps
It has nothing that looks into functions.
--- file site-packages/plain.py
KEPT = []
def register(f):
    KEPT.append(f)
    return f
class Table(dict): pass
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
from low import f
fast = plain.register(f)
TABLE = plain.Table(f=f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast(), lib.TABLE['f'](), __import__('plain').KEPT[0]()
--- plan
patch low

=== copiers_library_that_calls_back
It imports the project, whose functions are watched wherever they run.
--- file site-packages/plain.py
def register(f):
    import lib
    return f
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
from low import f
fast = plain.register(f)
def name(): return f.__code__.co_name
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low

=== copiers_library_calls_back_what_copies
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file site-packages/plain.py
def register(f):
    import tools
    return tools.hook(f)
--- file tools.py
import fakejit
def hook(f): return fakejit.njit(f)
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
import plain, tools
fast = plain.register(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast()
--- plan
patch low
execute lib

=== copiers_decorator_of_a_library_that_only_keeps
--- file site-packages/plain.py
KEPT = []
def register(f):
    KEPT.append(f)
    return f
class Table(dict): pass
--- file low.py
import plain
@plain.register
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import low
--- edit low.py
import plain
@plain.register
def f(): return 'v2'
--- probe
low.f(), __import__('plain').KEPT[0]()
--- plan
patch low

=== copiers_under_a_main_guard
What did not run has copied nothing.
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
HANDLERS = [f]
if __name__ == '__main__':
    import fakejit
    fast = fakejit.njit(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.HANDLERS[0]()
--- plan
patch low

=== copiers_for_types_only
--- file site-packages/fakejit.py
from types import FunctionType
def njit(f): return FunctionType(f.__code__, f.__globals__)
class Compiler:
    def compile(self, f): return njit(f)
    def __call__(self, f): return njit(f)
def jitclass(cls):
    cls.fast = staticmethod(njit(cls.slow))
    return cls
--- file low.py
def f(): return 'v1'
--- file lib.py
from typing import TYPE_CHECKING
from low import f
if TYPE_CHECKING:
    import fakejit
    class Typed(fakejit.Compiler): pass
HANDLERS = [f]
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib, fakejit
--- edit low.py
def f(): return 'v2'
--- probe
lib.HANDLERS[0]()
--- plan
patch low

=== copiers_project_name_is_deleted
--- file low.py
def f(): return 'v1'
--- file tools.py
class _Base: pass
--- file lib.py
from low import f
from tools import _Base
class K(_Base): call = staticmethod(f)
del _Base
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.K.call()
--- plan
patch low

=== copiers_any_module_is_asked_for needs=numba
--- file tools.py
import sys
import numba
def deco(cls):
    cls.g = staticmethod(sys.modules['num' + 'ba'].njit(vars(cls)['f'].__func__))
    return cls
--- file low.py
from tools import deco
@deco
class K:
    @staticmethod
    def f(): return 1
--- file lib.py
from low import K
def call(): return K.g()
--- cell
import lib
--- edit low.py
from tools import deco
@deco
class K:
    @staticmethod
    def f(): return 2
--- probe
lib.call()
--- plan
execute low
rebind lib
"""
