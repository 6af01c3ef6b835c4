"""Methods that Python and its libraries call unasked, or only if there are such."""

TEXT = r"""
=== implicit_index_appears
--- file low.py
class K:
    def a(self): return 1
--- file lib.py
from low import K
try: X = [10, 20][K()]
except TypeError: X = 'cannot'
--- cell
import lib
--- edit low.py
class K:
    def a(self): return 1
    def __index__(self): return 1
--- probe
lib.X
--- plan
execute low lib

=== implicit_length_hint_changes
--- file low.py
import operator
class K:
    def __iter__(self): return iter(())
    def __length_hint__(self): return 3
--- file lib.py
import operator
from low import K
X = operator.length_hint(K())
--- cell
import lib
--- edit low.py
import operator
class K:
    def __iter__(self): return iter(())
    def __length_hint__(self): return 4
--- probe
lib.X
--- plan
patch low
execute lib

=== implicit_path_appears
--- file low.py
class K: pass
--- file lib.py
import os
from low import K
try: X = os.fspath(K())
except TypeError: X = 'cannot'
--- cell
import lib
--- edit low.py
class K:
    def __fspath__(self): return 'a'
--- probe
lib.X
--- plan
execute low lib

=== implicit_format_appears
--- file low.py
class K:
    def a(self): pass
--- file lib.py
from low import K
try: X = f'{K():wide}'
except TypeError: X = 'cannot'
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def __format__(self, spec): return spec
--- probe
lib.X
--- plan
execute low lib

=== implicit_prepare_appears
--- file low.py
class Meta(type):
    def a(cls): pass
--- file lib.py
from low import Meta
class K(metaclass=Meta):
    try: X = extra
    except NameError: X = 'none'
X = K.X
--- cell
import lib
--- edit low.py
class Meta(type):
    def a(cls): pass
    @classmethod
    def __prepare__(meta, name, bases): return {'extra': 1}
--- probe
lib.X
--- plan
execute low lib

=== implicit_instance_check_appears
--- file low.py
class Meta(type):
    def a(cls): pass
class K(metaclass=Meta): pass
--- file lib.py
from low import K
X = isinstance(1, K)
--- cell
import lib
--- edit low.py
class Meta(type):
    def a(cls): pass
    def __instancecheck__(cls, o): return True
class K(metaclass=Meta): pass
--- probe
lib.X
--- plan
execute low lib

=== implicit_subclass_hook_appears
--- file low.py
from abc import ABC
class K(ABC):
    def a(self): pass
--- file lib.py
from low import K
X = issubclass(int, K)
--- cell
import lib
--- edit low.py
from abc import ABC
class K(ABC):
    def a(self): pass
    @classmethod
    def __subclasshook__(cls, o): return True
--- probe
lib.X
--- plan
execute low lib

=== implicit_missing_appears
--- file low.py
class K(dict):
    def a(self): pass
--- file lib.py
from low import K
try: X = K()['a']
except KeyError: X = 'none'
--- cell
import lib
--- edit low.py
class K(dict):
    def a(self): pass
    def __missing__(self, key): return key
--- probe
lib.X
--- plan
execute low lib

=== implicit_missing_by_format_map
--- file low.py
class K(dict):
    def __missing__(self, key): return '1'
--- file lib.py
from low import K
X = '{a}'.format_map(K())
--- cell
import lib
--- edit low.py
class K(dict):
    def __missing__(self, key): return '2'
--- probe
lib.X
--- plan
patch low
execute lib

=== implicit_dir_changes
--- file low.py
class K:
    def __dir__(self): return ['a']
--- file lib.py
from low import K
X = dir(K())
--- cell
import lib
--- edit low.py
class K:
    def __dir__(self): return ['b']
--- probe
lib.X
--- plan
patch low
execute lib

=== implicit_module_dir_appears
--- file low.py
A = 1
--- file lib.py
import low
X = 'zz' in dir(low)
--- cell
import lib
--- edit low.py
A = 1
def __dir__(): return ['zz']
--- probe
lib.X
--- plan
execute low lib

=== implicit_hash_of_a_key_changes
--- file low.py
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return self.n % 2 == o.n % 2
--- file lib.py
from low import K
X = len({K(1), K(2), K(3)})
--- cell
import lib
--- edit low.py
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return self.n == o.n
--- probe
lib.X
--- plan
patch low
execute lib

=== implicit_hash_is_removed
--- file low.py
class K:
    def __hash__(self): return 1
--- file lib.py
from low import K
try:
    {K()}
    X = 'can'
except TypeError: X = 'cannot'
--- cell
import lib
--- edit low.py
class K:
    __hash__ = None
--- probe
lib.X
--- plan
execute low lib

=== implicit_equality_appears
--- file low.py
class K:
    def a(self): pass
--- file lib.py
from low import K
X = K() == K(), K() in [K()]
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def __eq__(self, o): return True
--- probe
lib.X
--- plan
execute low lib

=== implicit_size_changes
--- file low.py
class K:
    def __sizeof__(self): return 100
--- file lib.py
from low import K
X = K().__sizeof__()
--- cell
import lib
--- edit low.py
class K:
    def __sizeof__(self): return 200
--- probe
lib.X
--- plan
patch low
execute lib

=== implicit_copy_appears
--- file low.py
class K:
    def a(self): pass
--- file lib.py
import copy
from low import K
X = type(copy.copy(K())).__name__
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def __copy__(self): return 1
--- probe
lib.X
--- plan
execute low lib

=== implicit_reduce_appears
--- file low.py
class K:
    def a(self): pass
--- file lib.py
import copy
from low import K
X = type(copy.deepcopy([K()])[0]).__name__
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def __reduce__(self): return int, (3,)
--- probe
lib.X
--- plan
execute low lib

=== implicit_delete_appears
--- file store.py
seen = []
--- file low.py
import store
class K:
    def a(self): pass
--- file lib.py
import store
from low import K
K()
X = list(store.seen)
--- cell
import lib
--- edit low.py
import store
class K:
    def a(self): pass
    def __del__(self): store.seen.append(1)
--- probe
lib.X
--- plan
execute low lib

=== implicit_getattr_of_a_module_changes
--- file low.py
def __getattr__(name):
    if name.startswith('_'): raise AttributeError(name)
    return 'v1' + name
--- file lib.py
from low import anything
X = anything
--- cell
import lib
--- edit low.py
def __getattr__(name):
    if name.startswith('_'): raise AttributeError(name)
    return 'v2' + name
--- probe
lib.X, lib.anything
--- plan
patch low
execute lib

=== implicit_total_ordering_over_an_edited_method
--- file low.py
from functools import total_ordering
@total_ordering
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
--- file lib.py
from low import K
X = [k.n for k in sorted([K(1), K(2)])], K(1) >= K(2)
--- cell
import lib
--- edit low.py
from functools import total_ordering
@total_ordering
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n > o.n
--- probe
lib.X
--- plan
patch low
execute lib

=== implicit_partial_method
--- file low.py
from functools import partialmethod
class K:
    def f(self, n): return n
    g = partialmethod(f, 1)
--- file lib.py
from low import K
X = K().g()
--- cell
import lib
--- edit low.py
from functools import partialmethod
class K:
    def f(self, n): return n + 1
    g = partialmethod(f, 1)
--- probe
lib.X
--- plan
patch low
execute lib

=== implicit_context_decorator
--- file low.py
from contextlib import ContextDecorator
class Loud(ContextDecorator):
    log = []
    def __enter__(self): self.log.append('a1'); return self
    def __exit__(self, *a): self.log.append('b1')
--- file lib.py
from low import Loud
@Loud()
def f(): return 1
f()
X = list(Loud.log)
--- cell
import lib
--- edit low.py
from contextlib import ContextDecorator
class Loud(ContextDecorator):
    log = []
    def __enter__(self): self.log.append('a2'); return self
    def __exit__(self, *a): self.log.append('b2')
--- probe
lib.X
--- plan
patch low
execute lib

=== implicit_log_filter_and_formatter
--- file low.py
import logging
class F(logging.Formatter):
    def format(self, record): return 'v1' + record.getMessage()
--- file lib.py
import io, logging
from low import F
out = io.StringIO()
h = logging.StreamHandler(out)
h.setFormatter(F())
log = logging.getLogger('impl')
log.propagate = False
log.handlers[:] = [h]
log.warning('x')
X = out.getvalue()
--- cell
import lib
--- edit low.py
import logging
class F(logging.Formatter):
    def format(self, record): return 'v2' + record.getMessage()
--- probe
lib.X
--- plan
patch low
execute lib

=== implicit_log_filter_appears
--- file low.py
import logging
class H(logging.Handler):
    got = []
    def emit(self, record): self.got.append(record.getMessage())
--- file lib.py
import logging
from low import H
log = logging.getLogger('impl2')
log.propagate = False
log.handlers[:] = [H()]
log.warning('x')
X = list(H.got)
--- cell
import lib
--- edit low.py
import logging
class H(logging.Handler):
    got = []
    def emit(self, record): self.got.append(record.getMessage())
    def filter(self, record): return False
--- probe
lib.X
--- plan
execute low lib

=== implicit_thread_of_a_library
--- file low.py
import threading
class T(threading.Thread):
    got = 0
    def run(self): T.got = 1
--- file lib.py
from low import T
t = T()
t.start()
t.join()
X = T.got
--- cell
import lib
--- edit low.py
import threading
class T(threading.Thread):
    got = 0
    def run(self): T.got = 2
--- probe
lib.X
--- plan
execute low lib

=== implicit_executor
--- file low.py
def f(n): return n
--- file lib.py
from concurrent.futures import ThreadPoolExecutor
from low import f
with ThreadPoolExecutor(2) as pool: X = list(pool.map(f, [1, 2]))
--- cell
import lib
--- edit low.py
def f(n): return n * 2
--- probe
lib.X
--- plan
patch low
execute lib

=== implicit_await_appears
--- file low.py
class K:
    def a(self): pass
--- file lib.py
import asyncio
from low import K
async def main():
    try: return await K()
    except TypeError: return 'cannot'
X = asyncio.run(main())
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def __await__(self):
        return 7
        yield
--- probe
lib.X
--- plan
execute low lib

=== implicit_slots_hook
--- file low.py
class Base:
    def a(self): pass
--- file lib.py
from low import Base
class K(Base):
    def __init__(self): self.x = 1
k = K()
try: k.y = 2
except AttributeError: pass
X = sorted(vars(k))
--- cell
import lib
--- edit low.py
class Base:
    def a(self): pass
    def __setattr__(self, n, v):
        if n == 'y': raise AttributeError(n)
        object.__setattr__(self, n, v)
--- probe
lib.X
--- plan
execute low lib

=== implicit_new_appears
--- file low.py
class K:
    def a(self): pass
--- file lib.py
from low import K
X = type(K()).__name__
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def __new__(cls): return 3
--- probe
lib.X
--- plan
execute low lib

=== implicit_new_init_of_a_base
--- file low.py
class Base:
    def a(self): pass
--- file mid.py
from low import Base
class K(Base): pass
--- file lib.py
from mid import K
X = vars(K())
--- cell
import lib
--- edit low.py
class Base:
    def a(self): pass
    def __init__(self): self.x = 1
--- probe
lib.X
--- plan
execute low mid lib

=== implicit_method_overridden_in_between
--- file low.py
class Base:
    def name(self): return 'base'
class Mid(Base):
    def a(self): pass
--- file lib.py
from low import Mid
class K(Mid): pass
X = K().name()
--- cell
import lib
--- edit low.py
class Base:
    def name(self): return 'base'
class Mid(Base):
    def a(self): pass
    def name(self): return 'mid'
--- probe
lib.X
--- plan
execute low lib

=== implicit_method_is_renamed_to_a_hook
--- file low.py
class Base:
    def set_name(self, owner, name): self.n = name
--- file lib.py
from low import Base
class K:
    x = Base()
X = vars(K.__dict__['x'])
--- cell
import lib
--- edit low.py
class Base:
    def __set_name__(self, owner, name): self.n = name
--- probe
lib.X
--- plan
execute low lib

=== implicit_print_flush_appears
--- file low.py
class Out:
    def write(self, text): return len(text)
--- file lib.py
from low import Out
try:
    print('x', file=Out(), flush=True)
    X = 'flushed'
except AttributeError: X = 'cannot'
--- cell
import lib
--- edit low.py
class Out:
    def write(self, text): return len(text)
    def flush(self): pass
--- probe
lib.X
--- plan
execute low lib

=== implicit_keys_appear
--- file low.py
class Pairs:
    def __iter__(self): return iter([('a', 1)])
    def __getitem__(self, key): return 2
--- file lib.py
from low import Pairs
X = dict(Pairs())
--- cell
import lib
--- edit low.py
class Pairs:
    def __iter__(self): return iter([('a', 1)])
    def __getitem__(self, key): return 2
    def keys(self): return ['b']
--- probe
lib.X
--- plan
execute low lib

=== implicit_table_is_written_to
--- file low.py
class Out:
    def put(self, text): return len(text)
--- file lib.py
import csv
from low import Out
try:
    csv.writer(Out())
    X = 'can'
except TypeError: X = 'cannot'
--- cell
import lib
--- edit low.py
class Out:
    def put(self, text): return len(text)
    def write(self, text): return len(text)
--- probe
lib.X
--- plan
execute low lib

=== implicit_log_is_flushed
--- file low.py
class Out:
    lines = []
    def write(self, text): self.lines.append(text)
--- file lib.py
import logging
from low import Out
handler = logging.StreamHandler(Out())
handler.emit(logging.makeLogRecord({'msg': 'x'}))
X = list(Out.lines)
--- cell
import lib
--- edit low.py
class Out:
    lines = []
    def write(self, text): self.lines.append(text)
    def flush(self): self.lines.append('flushed')
--- probe
lib.X
--- plan
execute low lib

=== implicit_buffer_appears python=3.12
--- file low.py
class K:
    def a(self): pass
--- file lib.py
from low import K
try: X = bytes(memoryview(K()))
except TypeError: X = 'cannot'
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def __buffer__(self, flags): return memoryview(b'a')
--- probe
lib.X
--- plan
execute low lib
"""
