"""By which ways functions come to a library that makes something of its own from their code."""

TEXT = r"""
=== given_keys_of_a_dictionary_elsewhere
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file table.py
from low import f as slow
LEVELS = {slow: 1}
--- file lib.py
from fakejit import all_of
from table import LEVELS
FAST = all_of(LEVELS)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST[0]()
--- plan
patch low
execute lib

=== given_keys_of_a_dictionary
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file lib.py
from fakejit import all_of
from low import f as slow
LEVELS = {slow: 1}
FAST = all_of(LEVELS)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST[0]()
--- plan
patch low
execute lib

=== given_object_with_a_list
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file reg.py
class Group(dict):
    def __init__(self): self.functions = []
    def compiled(self):
        import fakejit
        return fakejit.all_of(self.functions)
GROUP = Group()
--- file table.py
from low import f
from reg import GROUP
GROUP.functions.append(f)
--- file lib.py
import table
from reg import GROUP
FAST = GROUP.compiled()
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST[0]()
--- plan
patch low
execute table lib

=== given_default_factory
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file table.py
from collections import defaultdict
from low import f
D = defaultdict(f)
--- file lib.py
from table import D
from fakejit import njit
FAST = [njit(D.default_factory), 1]
def made(d):
    return njit(d.default_factory)
MADE = made(D)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST[0](), lib.MADE()
--- plan
patch low
execute lib

=== given_list_that_is_emptied
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file lib.py
from fakejit import njit
from low import f
pending = [f]
fast = []
while pending: fast.append(njit(pending.pop()))
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.fast[0]()
--- plan
patch low
execute lib

=== given_list_that_is_cleared
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file reg.py
pending = []
--- file low.py
from reg import pending
@pending.append
def f(): return 'v1'
def g(): return 'v1'
pending.append(g)
--- file lib.py
import low
from fakejit import all_of
from reg import pending
fast = all_of(pending)
pending.clear()
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
from reg import pending
@pending.append
def f(): return 'v1'
def g(): return 'v2'
pending.append(g)
--- probe
lib.fast[1]()
--- plan
execute low lib

=== given_weak_set
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file table.py
import weakref
from low import f
W = weakref.WeakSet([f])
R = weakref.ref(f)
V = weakref.WeakValueDictionary({'f': f})
--- file lib.py
from table import W, R, V
from fakejit import all_of, njit
FAST = all_of(W)
ONE = njit(R())
THREE = njit(V['f'])
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST[0](), lib.ONE(), lib.THREE()
--- plan
patch low
execute lib

=== given_weak_reference
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file table.py
import weakref
from low import f as slow
R = [weakref.ref(slow)]
--- file lib.py
from table import R
from fakejit import njit
ONE = njit(R[0]())
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.ONE()
--- plan
patch low
execute lib

=== given_list_of_modules
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file table.py
import low
MODULES = [low]
--- file lib.py
from table import MODULES
from fakejit import in_module
FAST = [in_module(m) for m in MODULES]
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST[0]['f']()
--- plan
patch low
execute lib

=== given_module_imported_by_a_function
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file lib.py
def make():
    import low
    from fakejit import njit
    return njit(low.f)
FAST = make()
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST()
--- plan
patch low
execute lib

=== given_imported_by_a_function
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file lib.py
def make():
    from low import f as g
    from fakejit import njit
    return njit(g)
FAST = make()
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST()
--- plan
patch low
execute lib

=== given_imported_by_a_function_from_another
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file mid.py
from low import f as g
--- file lib.py
def make():
    from mid import g
    from fakejit import njit
    return njit(g)
FAST = make()
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST()
--- plan
patch low
execute lib

=== given_module_by_its_name_in_a_function
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file lib.py
import importlib
def make(name):
    from fakejit import in_module
    return in_module(importlib.import_module(name))
FAST = make('low')
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST['f']()
--- plan
patch low
execute lib

=== given_module_by_its_name
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file lib.py
import importlib
from fakejit import in_module
FAST = [in_module(importlib.import_module(name)) for name in ['low']]
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST[0]['f']()
--- plan
patch low
execute lib

=== given_module_from_sys_modules
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file low.py
def f(): return 'v1'
--- file lib.py
import sys, low as _low
from fakejit import in_module
FAST = in_module(sys.modules['low'])
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST['f']()
--- plan
patch low
execute lib

=== given_library_is_no_module
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file site-packages/odd.py
import sys
class Facade:
    def hand(self, f):
        import fakejit
        return fakejit.njit(f)
sys.modules[__name__] = Facade()
--- file site-packages/plain.py
import odd
def fast(f): return odd.hand(f)
--- file low.py
def f(): return 'v1'
--- file lib.py
from plain import fast
from low import f
FAST = fast(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST()
--- plan
patch low
execute lib

=== given_library_imports_on_the_next_line
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file site-packages/plain.py
import os, \
    fakejit
def fast(f): return fakejit.njit(f)
--- file low.py
def f(): return 'v1'
--- file lib.py
from plain import fast
from low import f
FAST = fast(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST()
--- plan
patch low
execute lib

=== given_libraries_and_project_call_each_other
--- file site-packages/fakejit.py
def njit(f):
    constants = f.__code__.co_consts
    return lambda *given: constants[-1]
def all_of(fs): return [njit(f) for f in fs]
def in_module(m): return {k: njit(v) for k, v in vars(m).items() if hasattr(v, '__code__')}
--- file site-packages/aa.py
def fast(f):
    import plug
    return plug.go(f)
--- file plug.py
import bb
def go(f): return bb.go2(f)
--- file site-packages/bb.py
def go2(f):
    import plug2
    return plug2.go3(f)
--- file plug2.py
def go3(f):
    import aa, fakejit
    return fakejit.njit(f)
--- file low.py
def f(): return 'v1'
--- file lib.py
from aa import fast
from low import f
FAST = fast(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.FAST()
--- plan
patch low
execute lib

=== given_odd_classes_and_modules
--- file site-packages/fakejit.py
def njit(f): return f.__code__.co_consts
def all_of(fs): return [njit(f) for f in fs]
--- file low.py
import sys, types
class M(type):
    @property
    def __module__(cls): raise RuntimeError('x')
class K(metaclass=M): pass
class Gone: pass
Gone.__module__ = 7
class Odd:
    def __getattribute__(self, n): raise RuntimeError(n)
class Liar(dict):
    __module__ = 5
THINGS = [K, K(), Gone, Gone(), Odd(), Liar(), {'__name__': Odd()}]
class Thing:
    def __getattr__(self, n): raise AttributeError(n) if n == '__spec__' else RuntimeError(n)
sys.modules['odd_thing'] = Thing()
odd = types.ModuleType('odd_module'); odd.__file__ = None
import importlib.machinery as im, pathlib
odd.__spec__ = im.ModuleSpec('odd_module', None, origin=pathlib.Path('x.py'))
odd.__spec__._set_fileattr = True
sys.modules['odd_module'] = odd
odd2 = types.ModuleType('odd_two')
odd2.__spec__ = im.ModuleSpec('odd_two', None, origin='a\0b.py'); odd2.__spec__._set_fileattr = True
sys.modules['odd_two'] = odd2
def f(): return 'v1'
--- file lib.py
from low import THINGS, f
import odd_thing, odd_module, odd_two
from fakejit import all_of
FAST = [all_of([]), THINGS[0]]
def g(): return f()
G = [g, odd_two, odd_module]
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
import sys, types
class M(type):
    @property
    def __module__(cls): raise RuntimeError('x')
class K(metaclass=M): pass
class Gone: pass
Gone.__module__ = 7
class Odd:
    def __getattribute__(self, n): raise RuntimeError(n)
class Liar(dict):
    __module__ = 5
THINGS = [K, K(), Gone, Gone(), Odd(), Liar(), {'__name__': Odd()}]
class Thing:
    def __getattr__(self, n): raise AttributeError(n) if n == '__spec__' else RuntimeError(n)
sys.modules['odd_thing'] = Thing()
odd = types.ModuleType('odd_module'); odd.__file__ = None
import importlib.machinery as im, pathlib
odd.__spec__ = im.ModuleSpec('odd_module', None, origin=pathlib.Path('x.py'))
odd.__spec__._set_fileattr = True
sys.modules['odd_module'] = odd
odd2 = types.ModuleType('odd_two')
odd2.__spec__ = im.ModuleSpec('odd_two', None, origin='a\0b.py'); odd2.__spec__._set_fileattr = True
sys.modules['odd_two'] = odd2
def f(): return 'v2'
--- probe
lib.g()
--- plan
execute low lib

=== given_docstring_to_the_standard_library
--- file low.py
def f(self):
    'doc1'
    return 1
def g():
    'doc1'
    return 1
--- file lib.py
from functools import lru_cache, partial, singledispatch
from low import f, g
class K:
    x = property(f)
    s = staticmethod(g)
c = lru_cache(g)
d = singledispatch(f)
--- cell
import lib
--- edit low.py
def f(self):
    'doc2'
    return 1
def g():
    'doc2'
    return 1
--- probe
lib.K.x.__doc__, lib.K.__dict__['s'].__doc__, lib.c.__doc__, lib.d.__doc__
--- plan
patch low
execute lib

=== given_code_is_replaced_by_the_standard_library
--- file low.py
import types
@types.coroutine
def f():
    yield 'v1'
--- cell
import low
--- edit low.py
import types
@types.coroutine
def f():
    yield 'v2'
--- probe
list(low.f()), low.f.__code__.co_flags & 0x100
--- plan
execute low

=== given_much_data
--- file site-packages/fakejit.py
def frame(x): return len(x)
def njit(f): return f.__code__.co_consts
--- file rows.py
import fakejit
ROWS = [{'a': i, 'b': [i]} for i in range(9000)]
N = fakejit.frame(ROWS)
def other(): return 1
--- file low.py
def f(): return 'v1'
--- cell
import sys; sys.path.insert(0, 'site-packages')
import rows, low
--- edit low.py
def f(): return 'v2'
--- edit rows.py
import fakejit
ROWS = [{'a': i, 'b': [i]} for i in range(9000)]
N = fakejit.frame(ROWS)
def other(): return 2
--- probe
low.f(), rows.other()
--- plan
patch low rows
"""
