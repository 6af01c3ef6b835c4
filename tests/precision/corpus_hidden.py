"""What libraries, texts and other processes get at is named nowhere in what ran."""

TEXT = r"""
=== hidden_match_keyword_new_method
--- file low.py
class K:
    def a(self): pass
--- file lib.py
from low import K
match K():
    case K(extra=e): X = 'has'
    case _: X = 'none'
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def extra(self): pass
--- probe
lib.X
--- plan
execute low lib

=== hidden_protocol
--- file low.py
class K:
    def a(self): pass
--- file proto.py
from typing import Protocol, runtime_checkable
@runtime_checkable
class Closable(Protocol):
    def close(self): ...
--- file lib.py
from low import K
from proto import Closable
X = isinstance(K(), Closable)
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def close(self): pass
--- probe
lib.X
--- plan
execute low lib

=== hidden_library_base_encoder
--- file low.py
import json
class Enc(json.JSONEncoder):
    def helper(self): return 1
--- file lib.py
import json
from low import Enc
try: X = json.dumps({'a': {1}}, cls=Enc)
except TypeError: X = 'no'
--- cell
import lib
--- edit low.py
import json
class Enc(json.JSONEncoder):
    def helper(self): return 1
    def default(self, o): return sorted(o)
--- probe
lib.X
--- plan
execute low lib

=== hidden_library_base_visitor
--- file low.py
import ast
class V(ast.NodeVisitor):
    def __init__(self): self.names = []
--- file lib.py
import ast
from low import V
v = V()
v.visit(ast.parse('a = b'))
X = list(v.names)
--- cell
import lib
--- edit low.py
import ast
class V(ast.NodeVisitor):
    def __init__(self): self.names = []
    def visit_Name(self, node): self.names.append(node.id)
--- probe
lib.X
--- plan
execute low lib

=== hidden_format_string_member
--- file low.py
class K:
    def a(self): pass
--- file lib.py
from low import K
try: X = '{0.extra.__name__}'.format(K)
except AttributeError: X = 'none'
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def extra(self): pass
--- probe
lib.X
--- plan
execute low lib

=== hidden_format_string_code
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
X = '{0.__code__.co_consts}'.format(f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_format_map_code
--- file low.py
def f(): return 'v1'
--- file fmt.py
FMT = '{f.__code__.co_consts}'
--- file lib.py
from low import f
from fmt import FMT
X = FMT.format_map({'f': f})
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_pydoc_locate
--- file low.py
RATE = 1
--- file lib.py
import pydoc
X = pydoc.locate('low.RATE')
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== hidden_dictconfig_ext
--- file low.py
LEVEL = 10
--- file lib.py
import logging, logging.config
X = logging.config.BaseConfigurator({}).convert('ext://low.LEVEL')
--- cell
import lib
--- edit low.py
LEVEL = 20
--- probe
lib.X
--- plan
execute low lib

=== hidden_code_interpreter
--- file low.py
RATE = 1
--- file lib.py
import code
ns = {}
code.InteractiveInterpreter(ns).runcode(compile('import low; X = low.RATE', 'x', 'exec'))
X = ns['X']
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== hidden_timeit_setup
--- file low.py
RATE = 1
--- file lib.py
import timeit
found = []
names = {'found': found}
timeit.timeit('found.append(RATE)', setup='from low import RATE', number=1, globals=names)
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.found
--- plan
execute low lib

=== hidden_library_resolves_names
--- file site-packages/resolver.py
def resolve(text):
    module, _, name = text.partition(':')
    return getattr(__import__(module), name)
--- file low.py
RATE = 1
--- file lib.py
import resolver
X = resolver.resolve('low:RATE')
--- cell
import sys; sys.path.insert(0, 'site-packages')
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== hidden_context_variable
--- file ctx.py
from contextvars import ContextVar
VAR = ContextVar('VAR', default=0)
--- file low.py
from ctx import VAR
VAR.set(1)
--- file lib.py
import low
from ctx import VAR
X = VAR.get()
--- cell
import lib
--- edit low.py
from ctx import VAR
VAR.set(2)
--- probe
lib.X
--- plan
execute low lib

=== hidden_copyreg
--- file low.py
import copyreg
class K: pass
copyreg.pickle(K, lambda k: (str, ('v1',)))
--- file lib.py
import copy
from low import K
X = copy.copy(K())
--- cell
import lib
--- edit low.py
import copyreg
class K: pass
copyreg.pickle(K, lambda k: (str, ('v2',)))
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_module_doc
--- file low.py
'''one'''
def f(): pass
--- file lib.py
import low
X = low.__doc__
--- cell
import lib
--- edit low.py
'''two'''
def f(): pass
--- probe
lib.X
--- plan
execute low lib

=== hidden_sqlite_adapter
--- file low.py
import sqlite3
class K: pass
sqlite3.register_adapter(K, lambda k: 'v1')
--- file lib.py
import sqlite3
from low import K
X = sqlite3.connect(':memory:').execute('select ?', (K(),)).fetchone()
--- cell
import lib
--- edit low.py
import sqlite3
class K: pass
sqlite3.register_adapter(K, lambda k: 'v2')
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_dataclass_new_post_init
--- file low.py
from dataclasses import dataclass
@dataclass
class K:
    a: int = 1
    def get(self): return self.a
--- file lib.py
from low import K
X = K().get()
--- cell
import lib
--- edit low.py
from dataclasses import dataclass
@dataclass
class K:
    a: int = 1
    def get(self): return self.a
    def __post_init__(self): self.a = 5
--- probe
lib.X
--- plan
execute low lib

=== hidden_total_ordering_new_lt
--- file low.py
class K:
    def __init__(self, n): self.n = n
    def key(self): return self.n
--- file lib.py
from low import K
try: X = sorted([K(2), K(1)])[0].n
except TypeError: X = 'no'
--- cell
import lib
--- edit low.py
class K:
    def __init__(self, n): self.n = n
    def key(self): return self.n
    def __lt__(self, other): return self.n < other.n
--- probe
lib.X
--- plan
execute low lib

=== hidden_new_method_by_map_methodcaller
--- file low.py
class K:
    def a(self): return 1
--- file lib.py
import operator
from low import K
call = operator.methodcaller('extra')
try: X = call(K())
except AttributeError: X = 'no'
--- cell
import lib
--- edit low.py
class K:
    def a(self): return 1
    def extra(self): return 2
--- probe
lib.X
--- plan
execute low lib

=== hidden_fork
--- file low.py
def f(x): return x * 2
--- file lib.py
import os
from low import f
a, b = os.pipe()
pid = os.fork()
if pid == 0:
    os.write(b, str(f(1)).encode())
    os._exit(0)
os.waitpid(pid, 0)
X = os.read(a, 10)
os.close(a); os.close(b)
--- cell
import lib
--- edit low.py
def f(x): return x * 3
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_process_pool
--- file low.py
def f(x): return x * 2
--- file lib.py
import multiprocessing
from low import f
with multiprocessing.get_context('fork').Pool(1) as pool:
    X = pool.map(f, [1, 2])
--- cell
import lib
--- edit low.py
def f(x): return x * 3
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_process_executor
--- file low.py
def f(x): return x * 2
--- file lib.py
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
import low
with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context('fork')) as pool:
    X = list(pool.map(low.f, [1, 2]))
--- cell
import lib
--- edit low.py
def f(x): return x * 3
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_process_in_a_function
--- file low.py
def f(x): return x * 2
--- file par.py
def in_parallel(f, items):
    import multiprocessing
    with multiprocessing.get_context('fork').Pool(1) as pool:
        return pool.map(f, items)
--- file lib.py
from low import f
from par import in_parallel
X = in_parallel(f, [1, 2])
--- cell
import lib
--- edit low.py
def f(x): return x * 3
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_subprocess
--- file low.py
def f(x): return x * 2
--- file lib.py
import subprocess, sys
import low
command = [sys.executable, '-c', 'import low; print(low.f(1))']
X = subprocess.run(command, capture_output=True).stdout
--- cell
import lib
--- edit low.py
def f(x): return x * 3
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_string_template_subclass
--- file low.py
class Fmt:
    def a(self): pass
--- file base.py
import string
class Base(string.Formatter): pass
--- file lib.py
from base import Base
from low import Fmt
class F(Fmt, Base): pass
X = F().format('{0}', 1)
--- cell
import lib
--- edit low.py
class Fmt:
    def a(self): pass
    def format_field(self, value, spec): return 'formatted'
--- probe
lib.X
--- plan
execute low lib

=== hidden_object_getattribute
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
X = object.__getattribute__(f, '__code__').co_consts
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_dir_getattr
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
X = [getattr(f, n).co_consts for n in dir(f) if n.endswith('code' + '__')]
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_computed_name
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
PART = 'code'
X = getattr(f, f'__{PART}__').co_consts
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_match_class_pattern_code
--- file low.py
def f(): return 'v1'
--- file lib.py
from types import FunctionType
from low import f
match f:
    case FunctionType(__code__=c): X = c.co_consts
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_descriptor_by_subscript
--- file low.py
def f(): return 'v1'
--- file lib.py
from types import FunctionType
from low import f
X = FunctionType.__dict__['__code__'].__get__(f).co_consts
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_getmembers_of_function
--- file low.py
def f(): return 'v1'
--- file lib.py
import inspect
from low import f
X = [v.co_consts for k, v in inspect.getmembers(f) if k == '__code__']
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_gc_referents
--- file low.py
def f(): return 'v1'
--- file lib.py
import gc
from types import CodeType
from low import f
X = [o.co_consts for o in gc.get_referents(f) if isinstance(o, CodeType)]
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== hidden_new_len_truth_through_instance
--- file low.py
class K:
    def a(self): pass
k = K()
--- file lib.py
from low import k
X = 'yes' if k else 'no'
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def __len__(self): return 0
k = K()
--- probe
lib.X
--- plan
execute low lib

=== hidden_new_init_subclass
--- file low.py
class K:
    def a(self): pass
--- file lib.py
from low import K
class S(K): pass
X = getattr(S, 'tag', None)
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def __init_subclass__(cls): cls.tag = 5
--- probe
lib.S.tag
--- plan
execute low lib

=== hidden_new_set_name
--- file low.py
class D:
    def a(self): pass
--- file lib.py
from low import D
class S: x = D()
--- cell
import lib
--- edit low.py
class D:
    def a(self): pass
    def __set_name__(self, owner, name): self.n = name
--- probe
vars(lib.S)['x'].n
--- plan
execute low lib

=== hidden_new_iter_protocol
--- file low.py
class K:
    def a(self): pass
--- file lib.py
from collections.abc import Iterable
from low import K
X = issubclass(K, Iterable)
--- cell
import lib
--- edit low.py
class K:
    def a(self): pass
    def __iter__(self): return iter([])
--- probe
lib.X
--- plan
execute low lib
"""
