"""Further ways by which a function that was edited had a part in the state of a module."""

TEXT = r"""
=== ways_index
--- file low.py
class K:
    def __index__(self): return 1
--- file lib.py
from low import K
X = 'abc'[K()]
--- cell
import lib
--- edit low.py
class K:
    def __index__(self): return 2
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_mro_entries
--- file low.py
class A: pass
class B(A): pass
class K:
    def __mro_entries__(self, bases): return (A,)
--- file lib.py
from low import K
class Sub(K()): pass
X = Sub.__mro__[1].__name__
--- cell
import lib
--- edit low.py
class A: pass
class B(A): pass
class K:
    def __mro_entries__(self, bases): return (B,)
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_match_by_equality
--- file low.py
class K:
    def __eq__(self, other): return other == 'v1'
--- file lib.py
from low import K
match K():
    case 'v1': X = 'one'
    case 'v2': X = 'two'
--- cell
import lib
--- edit low.py
class K:
    def __eq__(self, other): return other == 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_match_by_position
--- file low.py
class K:
    __match_args__ = ('a',)
    @property
    def a(self): return 'v1'
--- file lib.py
from low import K
match K():
    case K(a): X = a
--- cell
import lib
--- edit low.py
class K:
    __match_args__ = ('a',)
    @property
    def a(self): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_match_by_mapping
--- file low.py
from collections.abc import Mapping
class K(Mapping):
    def __getitem__(self, key): return 'v1'
    def __iter__(self): return iter('a')
    def __len__(self): return 1
--- file lib.py
from low import K
match K():
    case {'a': a}: X = a
--- cell
import lib
--- edit low.py
from collections.abc import Mapping
class K(Mapping):
    def __getitem__(self, key): return 'v2'
    def __iter__(self): return iter('a')
    def __len__(self): return 1
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_substitution_callback
--- file low.py
def f(match): return 'v1'
--- file lib.py
import re
from low import f
X = re.sub('b', f, 'abc')
--- cell
import lib
--- edit low.py
def f(match): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_format_map
--- file low.py
class K(dict):
    def __missing__(self, key): return 'v1'
--- file lib.py
from low import K
X = '{a}'.format_map(K())
--- cell
import lib
--- edit low.py
class K(dict):
    def __missing__(self, key): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_format_of_an_f_string
--- file low.py
class K:
    def __format__(self, spec): return 'v1' + spec
--- file lib.py
from low import K
X = f'{K():x}'
--- cell
import lib
--- edit low.py
class K:
    def __format__(self, spec): return 'v2' + spec
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_representation
--- file low.py
class K:
    def __repr__(self): return 'v1'
--- file lib.py
from low import K
X = repr([K()]), '%r' % K(), f'{K()!r}'
--- cell
import lib
--- edit low.py
class K:
    def __repr__(self): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_pickle_hook
--- file low.py
class K:
    def __reduce__(self): return (str, ('v1',))
--- file lib.py
import pickle
from low import K
X = pickle.loads(pickle.dumps(K()))
--- cell
import lib
--- edit low.py
class K:
    def __reduce__(self): return (str, ('v2',))
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_state_to_copy
--- file low.py
class K:
    def __getstate__(self): return {'a': 'v1'}
--- file lib.py
import copy
from low import K
X = copy.copy(K()).a
--- cell
import lib
--- edit low.py
class K:
    def __getstate__(self): return {'a': 'v2'}
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_deepcopy_hook
--- file low.py
class K:
    def __deepcopy__(self, memo): return 'v1'
--- file lib.py
import copy
from low import K
X = copy.deepcopy([K()])
--- cell
import lib
--- edit low.py
class K:
    def __deepcopy__(self, memo): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_finalizer_of_an_object
--- file low.py
SEEN = []
class K:
    def __del__(self): SEEN.append('v1')
--- file lib.py
import low
low.K()
X = list(low.SEEN)
low.SEEN.clear()
--- cell
import lib
--- edit low.py
SEEN = []
class K:
    def __del__(self): SEEN.append('v2')
--- probe
lib.X
--- plan
execute low lib

=== ways_finalizer_of_a_cycle
--- file low.py
class K:
    seen = None
    def __del__(self): K.seen = 'v1'
--- file lib.py
import gc, low
k = low.K()
k.own = k
del k
gc.collect()
X = low.K.seen
--- cell
import lib
--- edit low.py
class K:
    seen = None
    def __del__(self): K.seen = 'v2'
--- probe
lib.X
--- plan
execute low lib

=== ways_weak_reference_callback
--- file low.py
def gone(reference): reference.__class__.last = 'v1'
class Ref(__import__('weakref').ref): last = None
class K: pass
--- file lib.py
import low
k = low.K()
r = low.Ref(k, low.gone)
del k
X = low.Ref.last
--- cell
import lib
--- edit low.py
def gone(reference): reference.__class__.last = 'v2'
class Ref(__import__('weakref').ref): last = None
class K: pass
--- probe
lib.X
--- plan
execute low lib

=== ways_finalize
--- file low.py
def f(found): found.append('v1')
class K: pass
--- file lib.py
import weakref, low
X = []
k = low.K()
weakref.finalize(k, low.f, X)
del k
--- cell
import lib
--- edit low.py
def f(found): found.append('v2')
class K: pass
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_called_at_exit
--- file low.py
def f(found): found.append('v1')
--- file lib.py
import atexit, low
X = []
exit = atexit.register(low.f, X)
low.f(X)
atexit.unregister(exit)
--- cell
import lib
--- edit low.py
def f(found): found.append('v2')
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_trace_function
--- file low.py
def f(found):
    def trace(frame, event, argument):
        found.append('v1')
    return trace
--- file lib.py
import sys, low
X = []
def g(): pass
before = sys.gettrace()
sys.settrace(low.f(X))
g()
sys.settrace(before)
X = X[0]
del before
--- cell
import lib
--- edit low.py
def f(found):
    def trace(frame, event, argument):
        found.append('v2')
    return trace
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_coroutine_run
--- file low.py
async def f(): return 'v1'
--- file lib.py
import asyncio
from low import f
X = asyncio.run(f())
--- cell
import lib
--- edit low.py
async def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_asynchronous_generator
--- file low.py
async def f():
    yield 'v1'
--- file lib.py
import asyncio
from low import f
async def g(): return [x async for x in f()]
X = asyncio.run(g())
--- cell
import lib
--- edit low.py
async def f():
    yield 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_asynchronous_context
--- file low.py
class K:
    async def __aenter__(self): return 'v1'
    async def __aexit__(self, *_): pass
--- file lib.py
import asyncio
from low import K
async def g():
    async with K() as x: return x
X = asyncio.run(g())
--- cell
import lib
--- edit low.py
class K:
    async def __aenter__(self): return 'v2'
    async def __aexit__(self, *_): pass
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_map_consumed_elsewhere
The iterator has gone on: to have it anew its module runs again.
--- file low.py
def f(x): return x, 'v1'
ITEMS = map(f, [1, 2, 3, 4])
--- file lib.py
import low
X = next(low.ITEMS)
--- cell
import lib
--- edit low.py
def f(x): return x, 'v2'
ITEMS = map(f, [1, 2, 3, 4])
--- probe
lib.X
--- plan
execute lib low

=== ways_filter_of_a_dependent
--- file low.py
def f(x): return x == 'v1'
--- file lib.py
from low import f
ITEMS = filter(f, ['v1', 'v2'])
X = list(ITEMS)
--- cell
import lib
--- edit low.py
def f(x): return x == 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_group_key
--- file low.py
def f(x): return x == 'v1'
--- file lib.py
import itertools
from low import f
X = [key for key, _ in itertools.groupby(['v1', 'v2'], f)]
--- cell
import lib
--- edit low.py
def f(x): return x == 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_iterator_with_sentinel
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
X = next(iter(f, None))
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_comparison_function
--- file low.py
def f(a, b): return (a - b) * 1
--- file lib.py
import functools
from low import f
X = sorted([1, 3, 2], key=functools.cmp_to_key(f))
--- cell
import lib
--- edit low.py
def f(a, b): return (a - b) * -1
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_callback_of_c_code
--- file low.py
def f(a, b): return (a[0] - b[0]) * 1
--- file lib.py
import ctypes
from low import f
KIND = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
array = (ctypes.c_int * 3)(2, 3, 1)
ctypes.CDLL(None).qsort(array, 3, 4, KIND(f))
X = list(array)
--- cell
import lib
--- edit low.py
def f(a, b): return (a[0] - b[0]) * -1
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_minimum_by_key
--- file low.py
def f(x): return x * 1
--- file lib.py
from low import f
X = min([1, 2], key=f), max([1, 2], key=f)
--- cell
import lib
--- edit low.py
def f(x): return x * -1
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_sum_from_the_right
--- file low.py
class K:
    def __radd__(self, other): return 'v1'
--- file lib.py
from low import K
X = sum([K()])
--- cell
import lib
--- edit low.py
class K:
    def __radd__(self, other): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_path_protocol
--- file low.py
class K:
    def __fspath__(self): return 'v1'
--- file lib.py
import os
from low import K
X = os.path.join('a', K())
--- cell
import lib
--- edit low.py
class K:
    def __fspath__(self): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_bytes_and_numbers
--- file low.py
class K:
    def __bytes__(self): return str(1).encode()
    def __float__(self): return 1 / 2
    def __int__(self): return 1
--- file lib.py
from low import K
X = bytes(K()), float(K()), int(K())
--- cell
import lib
--- edit low.py
class K:
    def __bytes__(self): return str(2).encode()
    def __float__(self): return 2 / 2
    def __int__(self): return 2
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_membership
--- file low.py
class K:
    def __contains__(self, other): return other == 'v1'
--- file lib.py
from low import K
X = 'v1' in K()
--- cell
import lib
--- edit low.py
class K:
    def __contains__(self, other): return other == 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_reversal_and_length_hint
--- file low.py
class K:
    def __reversed__(self): return iter(['v1'])
--- file lib.py
from low import K
X = list(reversed(K()))
--- cell
import lib
--- edit low.py
class K:
    def __reversed__(self): return iter(['v2'])
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_subclass_hook
--- file low.py
from abc import ABC
class K(ABC):
    @classmethod
    def __subclasshook__(cls, other): return other.__name__ == 'v1'
--- file lib.py
from low import K
class v1: pass
X = issubclass(v1, K)
--- cell
import lib
--- edit low.py
from abc import ABC
class K(ABC):
    @classmethod
    def __subclasshook__(cls, other): return other.__name__ == 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_json_hooks
--- file low.py
def f(x): return 'v1'
--- file lib.py
import json
from low import f
X = json.dumps([f], default=f), json.loads('{}', object_hook=f)
--- cell
import lib
--- edit low.py
def f(x): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_sql_function
--- file low.py
def f(): return 'v1'
--- file lib.py
import sqlite3
from low import f
c = sqlite3.connect(':memory:')
c.create_function('f', 0, f)
X = c.execute('select f()').fetchone()[0]
c.close()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_signal_handler
--- file low.py
def f(found):
    def handler(*_): found.append('v1')
    return handler
--- file lib.py
import signal, low
X = []
before = signal.signal(signal.SIGUSR1, low.f(X))
signal.raise_signal(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, before)
len(X)
--- cell
import lib
--- edit low.py
def f(found):
    def handler(*_): found.append('v2')
    return handler
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_warning_filter
--- file low.py
import warnings
def f(message, *_, **__): SEEN.append('v1')
SEEN = []
--- file lib.py
import warnings, low
with warnings.catch_warnings():
    warnings.simplefilter('always')
    warnings.showwarning = low.f
    warnings.warn('x')
X = low.SEEN.pop()
--- cell
import lib
--- edit low.py
import warnings
def f(message, *_, **__): SEEN.append('v2')
SEEN = []
--- probe
lib.X
--- plan
execute low lib

=== ways_log_handler
--- file low.py
import logging
class H(logging.Handler):
    def emit(self, record): record.args[0].append('v1')
--- file lib.py
import logging
from low import H
X = []
log = logging.Logger('x')
log.addHandler(H())
log.warning('%s', X)
--- cell
import lib
--- edit low.py
import logging
class H(logging.Handler):
    def emit(self, record): record.args[0].append('v2')
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_context_run
--- file low.py
def f(): return 'v1'
--- file lib.py
import contextvars
from low import f
X = contextvars.copy_context().run(f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_timer
--- file low.py
def f(found): found.append('v1')
--- file lib.py
import threading
from low import f
X = []
t = threading.Timer(0, f, [X])
t.start()
t.join()
--- cell
import lib
--- edit low.py
def f(found): found.append('v2')
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_walrus_in_a_condition
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
if (x := f()) == 'v1': X = x
else: X = x * 2
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_closure_of_an_edited_factory
--- file low.py
def make():
    tag = 'v1'
    def inner(): return tag
    return inner
--- file lib.py
from low import make
inner = make()
--- cell
import lib
--- edit low.py
def make():
    tag = 'v2'
    def inner(): return tag
    return inner
--- probe
lib.inner()
--- plan
patch low
execute lib

=== ways_partial_made_by_an_edited_function
--- file low.py
from functools import partial
def make(): return partial(str, 'v1')
--- file lib.py
from low import make
later = make()
--- cell
import lib
--- edit low.py
from functools import partial
def make(): return partial(str, 'v2')
--- probe
lib.later()
--- plan
patch low
execute lib

=== ways_type_hints
--- file low.py
def f(): return 'v1'
class K:
    pass
--- file lib.py
import typing
from low import f
class A:
    x: 'typing.Literal[f()]'
X = str(typing.get_type_hints(A)['x'])
--- cell
import lib
--- edit low.py
def f(): return 'v2'
class K:
    pass
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_argument_names
--- file low.py
def f(a): x = 'v1'
--- file lib.py
import low
X = low.f.__code__.co_consts[1]
--- cell
import lib
--- edit low.py
def f(a): x = 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_code_by_getattr
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
X = repr(getattr(low.f, '__code__').co_consts)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_code_by_getattr_in_a_helper
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
def ask(f, name='__code__'): return getattr(f, name)
X = ask(low.f).co_consts[-1]
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_code_by_attrgetter
--- file low.py
def f(): return 'v1'
--- file lib.py
import operator, low
X = operator.attrgetter('__code__.co_consts')(low.f)[-1]
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_code_of_a_generator
--- file low.py
def f(): yield 'v1'
--- file lib.py
import low
g = low.f()
X = g.gi_code.co_consts[1]
del g
--- cell
import lib
--- edit low.py
def f(): yield 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_code_of_a_coroutine
--- file low.py
async def f(): return 'v1'
--- file lib.py
import low
g = low.f()
X = g.cr_code.co_consts[1]
g.close()
del g
--- cell
import lib
--- edit low.py
async def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_attribute_by_getattr
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
X = getattr(low, 'f').__name__, getattr(low.f, '__name__')
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X, lib.low.f()
--- plan
patch low

=== ways_annotations_of_a_local_class
--- file low.py
def f():
    class A:
        x: int = 1
    return A
--- file lib.py
from low import f
X = f().x
--- cell
import lib
--- edit low.py
def f():
    class A:
        x: int = 2
    return A
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_codec
--- file low.py
import codecs
def f(name):
    if name == 'own_codec': return codecs.CodecInfo(g, g)
def g(text, errors='strict'): return 'v1'.encode(), 1
--- file lib.py
import codecs, low
codecs.register(low.f)
X = codecs.lookup('own_codec').encode('x')[0]
codecs.unregister(low.f)
--- cell
import lib
--- edit low.py
import codecs
def f(name):
    if name == 'own_codec': return codecs.CodecInfo(g, g)
def g(text, errors='strict'): return 'v2'.encode(), 1
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_finder
--- file low.py
import sys
class F:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == 'own_name': F.tag = 'v1'
--- file lib.py
import sys, low
sys.meta_path.append(low.F)
try: import own_name
except ImportError: pass
sys.meta_path.remove(low.F)
X = low.F.tag
--- cell
import lib
--- edit low.py
import sys
class F:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == 'own_name': F.tag = 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_library_that_imports_it
What the library itself holds is not ours.
--- file site-packages/plain.py
import low
X = [low.f()]
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
X = plain.X
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
1
--- plan
patch low
execute lib

=== ways_library_that_calls_it
--- file site-packages/plain.py
def call(f): return [f()]
--- file low.py
def f(): return 'v1'
--- file lib.py
import plain
from low import f
X = plain.call(f)
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_run_as_a_script
--- file low.py
def f(): return 'v1'
--- file lib.py
import low, runpy
X = runpy.run_module('low')['f']()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_file_is_read
--- file low.py
def f(): return 'v1'
--- file lib.py
import low
X = open(low.__file__).read()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_file_is_named
One's own file, and another's name, tell nothing of what is in that.
--- file low.py
def f(): return 'v1'
--- file lib.py
import low, os
X = os.path.exists(__file__), low.__name__
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X, lib.low.f()
--- plan
patch low

=== ways_iterator_is_shared
--- file low.py
def f(x): return x, 'v1'
ITEMS = iter([1, 2, 3, 4])
--- file lib.py
import low
X = low.f(next(low.ITEMS))
--- cell
import lib
--- edit low.py
def f(x): return x, 'v2'
ITEMS = iter([1, 2, 3, 4])
--- probe
lib.X
--- plan
execute low lib

=== ways_generator_is_shared
--- file low.py
def f(x): return x, 'v1'
ITEMS = (x for x in [1, 2, 3, 4])
--- file lib.py
from low import ITEMS, f
X = f(next(ITEMS))
--- cell
import lib
--- edit low.py
def f(x): return x, 'v2'
ITEMS = (x for x in [1, 2, 3, 4])
--- probe
lib.X
--- plan
execute low lib

=== ways_profile_function
--- file low.py
def f(found):
    def profile(frame, event, argument): found.append('v1')
    return profile
--- file lib.py
import sys, low
FOUND = []
def g(): pass
before = sys.getprofile()
sys.setprofile(low.f(FOUND))
g()
sys.setprofile(before)
X = FOUND[0]
del before
--- cell
import lib
--- edit low.py
def f(found):
    def profile(frame, event, argument): found.append('v2')
    return profile
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_profile_function_is_taken_away
--- file profiled.py
import sys
sys.setprofile(lambda *_: None)
sys.setprofile(None)
--- file low.py
def f(): return 'v1'
--- file lib.py
import profiled
from low import f
X = f()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_module_attribute_function
--- file low.py
def __getattr__(name):
    if name == 'RATE': return 'v1'
    raise AttributeError(name)
--- file lib.py
from low import RATE
X = RATE
--- cell
import lib
--- edit low.py
def __getattr__(name):
    if name == 'RATE': return 'v2'
    raise AttributeError(name)
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_call_by_name
--- file low.py
class K:
    def get(self): return 'v1'
--- file lib.py
import operator
from low import K
X = operator.methodcaller('g' + 'et')(K())
--- cell
import lib
--- edit low.py
class K:
    def get(self): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_named_tuple_method
--- file low.py
from typing import NamedTuple
class P(NamedTuple):
    x: int = 0
    def get(self): return 'v1'
--- file lib.py
from low import P
X = P().get()
--- cell
import lib
--- edit low.py
from typing import NamedTuple
class P(NamedTuple):
    x: int = 0
    def get(self): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_dataclass_factory
--- file low.py
from dataclasses import dataclass, field
def f(): return 'v1'
@dataclass
class P:
    x: str = field(default_factory=f)
--- file lib.py
from low import P
X = P().x
--- cell
import lib
--- edit low.py
from dataclasses import dataclass, field
def f(): return 'v2'
@dataclass
class P:
    x: str = field(default_factory=f)
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_enum_next_value
--- file low.py
from enum import Enum
class Base(Enum):
    def _generate_next_value_(name, start, count, last): return 'v1'
--- file lib.py
from enum import auto
from low import Base
class C(Base):
    A = auto()
X = C.A.value
--- cell
import lib
--- edit low.py
from enum import Enum
class Base(Enum):
    def _generate_next_value_(name, start, count, last): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_enum_missing
--- file low.py
from enum import Enum
class C(Enum):
    A = 'v1'
    B = 'v2'
    @classmethod
    def _missing_(cls, value): return cls('v1')
--- file lib.py
from low import C
X = C('other').name
--- cell
import lib
--- edit low.py
from enum import Enum
class C(Enum):
    A = 'v1'
    B = 'v2'
    @classmethod
    def _missing_(cls, value): return cls('v2')
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_exception_group_split
--- file low.py
def f(e): return str(e) == 'v1'
--- file lib.py
from low import f
X = ExceptionGroup('g', [ValueError('v1'), ValueError('v2')]).subgroup(f).exceptions[0].args
--- cell
import lib
--- edit low.py
def f(e): return str(e) == 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_exception_in_a_handler
--- file low.py
class E(Exception):
    def __str__(self): return 'v1'
--- file lib.py
from low import E
try: raise E
except E as e: X = str(e)
--- cell
import lib
--- edit low.py
class E(Exception):
    def __str__(self): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_delegated_generator
--- file low.py
def f():
    yield 'v1'
--- file lib.py
from low import f
def g(): yield from f()
X = list(g())
--- cell
import lib
--- edit low.py
def f():
    yield 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_context_stack_callback
--- file low.py
def f(found): found.append('v1')
--- file lib.py
import contextlib
from low import f
X = []
with contextlib.ExitStack() as s: s.callback(f, X)
--- cell
import lib
--- edit low.py
def f(found): found.append('v2')
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_slots_descriptor
--- file low.py
class D:
    def __get__(self, instance, owner): return 'v1'
class K: d = D()
--- file lib.py
from low import K
class Sub(K): x = K.d
X = Sub.x
--- cell
import lib
--- edit low.py
class D:
    def __get__(self, instance, owner): return 'v2'
class K: d = D()
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_attribute_hook_of_a_class
--- file low.py
class M(type):
    def __getattr__(cls, name): return 'v1'
class K(metaclass=M): pass
--- file lib.py
from low import K
X = K.anything
--- cell
import lib
--- edit low.py
class M(type):
    def __getattr__(cls, name): return 'v2'
class K(metaclass=M): pass
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_call_hook_of_a_metaclass
--- file low.py
class M(type):
    def __call__(cls): return 'v1'
class K(metaclass=M): pass
--- file lib.py
from low import K
X = K()
--- cell
import lib
--- edit low.py
class M(type):
    def __call__(cls): return 'v2'
class K(metaclass=M): pass
--- probe
lib.X
--- plan
patch low
execute lib

=== ways_unpacking
--- file low.py
class K:
    def __iter__(self): return iter(['v1', 0])
    def keys(self): return ['a']
    def __getitem__(self, key): return 'v1'
--- file lib.py
from low import K
a, b = K()
*c, = K()
X = a, c, {**K()}, dict(**K())
--- cell
import lib
--- edit low.py
class K:
    def __iter__(self): return iter(['v2', 0])
    def keys(self): return ['a']
    def __getitem__(self, key): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib
"""
