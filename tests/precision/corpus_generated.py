"""Code, tables and texts that are made from functions while a module is imported."""

TEXT = r'''
=== generated_from_source_by_exec
--- file low.py
def f(): return 'v1'
--- file lib.py
import inspect
from low import f
space = {}
exec(inspect.getsource(f).replace('def f', 'def g'), space)
X = space['g']()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_from_the_tree_of_a_source
--- file low.py
def f(): return 'v1'
--- file lib.py
import ast, inspect, textwrap
import low
tree = ast.parse(textwrap.dedent(inspect.getsource(low.f)))
X = tree.body[0].body[0].value.value
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_from_code
--- file low.py
def f(): return 'v1'
--- file lib.py
import types
from low import f
g = types.FunctionType(f.__code__, {})
def call(): return g()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.call()
--- plan
patch low
execute lib

=== generated_from_replaced_code
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
def g(): pass
g.__code__ = f.__code__.replace(co_name='g')
def call(): return g()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.call()
--- plan
patch low
execute lib

=== generated_code_is_assigned
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
def g(): pass
g.__code__ = f.__code__
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.g()
--- plan
patch low
execute lib

=== generated_by_a_helper_that_copies_functions
--- file tools.py
import types
def copied(f): return types.FunctionType(f.__code__, f.__globals__, f.__name__)
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
from tools import copied
g = copied(f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.g()
--- plan
patch low
execute lib

=== generated_mixin_by_a_metaclass
--- file meta.py
import types
class Meta(type):
    def __new__(m, name, bases, space):
        for base in bases:
            for k, v in list(vars(base).items()):
                if isinstance(v, types.FunctionType):
                    space.setdefault(k, types.FunctionType(v.__code__, v.__globals__))
        return super().__new__(m, name, bases, space)
--- file low.py
from meta import Meta
class Base(metaclass=Meta):
    def f(self): return 'v1'
--- file lib.py
from low import Base
class K(Base): pass
k = K()
--- cell
import lib
--- edit low.py
from meta import Meta
class Base(metaclass=Meta):
    def f(self): return 'v2'
--- probe
lib.k.f()
--- plan
execute low lib

=== generated_by_copying_methods_of_another_class
--- file low.py
class A:
    def f(self): return 'v1'
--- file lib.py
from low import A
class B:
    f = A.f
    g = A.__dict__['f']
b = B()
--- cell
import lib
--- edit low.py
class A:
    def f(self): return 'v2'
--- probe
lib.b.f(), lib.b.g()
--- plan
patch low

=== generated_disassembly
--- file low.py
def f(): return 'v1'
--- file lib.py
import dis, io
from low import f
out = io.StringIO()
dis.dis(f, file=out)
X = 'v2' in out.getvalue()
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_instructions
--- file low.py
def f(): return 'v1'
--- file lib.py
from dis import get_instructions
from low import f
X = 'v2' in [i.argval for i in get_instructions(f)]
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_bytecode_object
--- file low.py
def f(): return 'v1'
--- file lib.py
from dis import Bytecode
import low
X = 'v2' in [i.argval for i in Bytecode(low.f)]
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_stack_effect_by_code_info
--- file low.py
def f(): return 'v1'
--- file lib.py
from dis import code_info
from low import f
X = 'v2' in code_info(f)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_table_from_docstrings
--- file low.py
def f():
    """first"""
def g():
    """other"""
--- file lib.py
import low
X = {n: getattr(low, n).__doc__ for n in ('f', 'g')}
--- cell
import lib
--- edit low.py
def f():
    """second"""
def g():
    """other"""
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_doctests
--- file low.py
def f():
    """
    >>> 1
    1
    """
--- file lib.py
import doctest
import low
X = len(doctest.DocTestFinder().find(low.f)[0].examples)
--- cell
import lib
--- edit low.py
def f():
    """
    >>> 1
    1
    >>> 2
    2
    """
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_help_text
--- file low.py
class K:
    """first"""
    def a(self):
        """one"""
--- file lib.py
import pydoc
from low import K
X = 'two' in pydoc.plaintext.document(K)
--- cell
import lib
--- edit low.py
class K:
    """first"""
    def a(self):
        """two"""
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_marshalled_code
--- file low.py
def f(): return 'v1'
--- file lib.py
import marshal, types
from low import f
g = types.FunctionType(marshal.loads(marshal.dumps(f.__code__)), {})
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.g()
--- plan
patch low
execute lib

=== generated_pickled_function
--- file low.py
def f(): return 'v1'
--- file lib.py
import pickle
from low import f
g = pickle.loads(pickle.dumps(f))
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.g()
--- plan
patch low

=== generated_deep_copy_of_a_function
--- file low.py
def f(): return 'v1'
--- file lib.py
import copy
from low import f
g = copy.deepcopy({'f': f})
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.g['f']()
--- plan
patch low

=== generated_type_hints_by_name
--- file low.py
class A: pass
Alias = int
--- file lib.py
from __future__ import annotations
import typing
import low
class K:
    x: low.Alias
X = typing.get_type_hints(K)['x'].__name__
--- cell
import lib
--- edit low.py
class A: pass
Alias = str
--- probe
lib.X
--- plan
execute low lib

=== generated_fields_by_annotations_of_another
--- file low.py
class A:
    x: int
--- file lib.py
from dataclasses import dataclass, fields
from low import A
@dataclass
class B(A):
    y: int = 0
X = [f.name for f in fields(B)]
--- cell
import lib
--- edit low.py
from dataclasses import dataclass
@dataclass
class A:
    x: int = 1
--- probe
lib.X
--- plan
execute low lib

=== generated_signature
--- file low.py
def f(a): pass
--- file lib.py
import inspect
from low import f
X = str(inspect.signature(f))
--- cell
import lib
--- edit low.py
def f(a, b): pass
--- probe
lib.X
--- plan
execute low lib

=== generated_signature_of_a_wrapper
--- file low.py
import functools
def deco(f):
    @functools.wraps(f)
    def w(*a): return 'v1', f(*a)
    return w
--- file lib.py
from low import deco
@deco
def f(a): return a
X = f.__wrapped__(1)
--- cell
import lib
--- edit low.py
import functools
def deco(f):
    @functools.wraps(f)
    def w(*a): return 'v2', f(*a)
    return w
--- probe
lib.X, lib.f(1)
--- plan
patch low

=== generated_named_tuple_fields_by_exec
--- file low.py
FIELDS = 'a b'
--- file lib.py
import collections
import low
exec('T = collections.namedtuple("T", low.FIELDS)')
X = T._fields
--- cell
import lib
--- edit low.py
FIELDS = 'a b c'
--- probe
lib.X
--- plan
execute low lib

=== generated_by_eval_of_a_text_elsewhere
--- file low.py
def f(): return 'v1'
--- file texts.py
CALL = "__import__('low').f()"
--- file lib.py
from texts import CALL
import low
X = eval(CALL)
--- cell
import lib
--- edit low.py
def f(): return 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_closure_variables
--- file low.py
def f(): return len('a')
--- file lib.py
import inspect
from low import f
X = sorted(inspect.getclosurevars(f).builtins)
--- cell
import lib
--- edit low.py
def f(): return abs(1)
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_variable_names
--- file low.py
def f():
    a = 1
    return a
--- file lib.py
from low import f
X = f.__code__.co_varnames
--- cell
import lib
--- edit low.py
def f():
    b = 1
    return b
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_traceback_text
--- file low.py
def f(): raise ValueError('v1')
--- file lib.py
import traceback
from low import f
try: f()
except ValueError: X = 'v2' in traceback.format_exc()
--- cell
import lib
--- edit low.py
def f(): raise ValueError('v2')
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_by_a_library_base_class
--- file low.py
import string
class T(string.Template):
    delimiter = '$'
--- file lib.py
from low import T
X = T('%a $a').substitute(a=1)
--- cell
import lib
--- edit low.py
import string
class T(string.Template):
    delimiter = '%'
--- probe
lib.X
--- plan
execute low lib

=== generated_by_weak_finalizer
--- file store.py
seen = []
--- file low.py
import store
def bye(): store.seen.append('v1')
--- file lib.py
import store, weakref
from low import bye
class K: pass
k = K()
weakref.finalize(k, bye)
del k
X = list(store.seen)
--- cell
import lib
--- edit low.py
import store
def bye(): store.seen.append('v2')
--- probe
lib.X
--- plan
patch low
execute lib

=== generated_library_reads_other_modules
--- file low.py
RATE = 1
--- file lib.py
import low
import pkgutil
X = pkgutil.resolve_name('low:RATE')
--- cell
import lib
--- edit low.py
RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== generated_shuffled_list
--- file names.py
ITEMS = [1, 2, 3]
--- file low.py
import operator
from names import ITEMS
def put(): operator.setitem(ITEMS, 0, 7)
--- file mid.py
import low
low.put()
--- file lib.py
import mid
from names import ITEMS
X = sum(ITEMS)
--- cell
import lib
--- edit low.py
import operator
from names import ITEMS
def put(): operator.setitem(ITEMS, 0, 8)
--- probe
lib.X
--- plan
patch low
execute mid lib

=== generated_heap
--- file names.py
ITEMS = []
--- file low.py
import heapq
from names import ITEMS
def put(): heapq.heappush(ITEMS, 7)
--- file mid.py
import low
low.put()
--- file lib.py
import mid
from names import ITEMS
X = list(ITEMS)
--- cell
import lib
--- edit low.py
import heapq
from names import ITEMS
def put(): heapq.heappush(ITEMS, 8)
--- probe
lib.X
--- plan
patch low
execute mid lib

=== generated_queue
--- file names.py
from queue import Queue
QUEUE = Queue()
--- file low.py
from names import QUEUE
def put(): QUEUE.put(7)
--- file mid.py
import low
low.put()
--- file lib.py
import mid
from names import QUEUE
X = list(QUEUE.queue)
--- cell
import lib
--- edit low.py
from names import QUEUE
def put(): QUEUE.put(8)
--- probe
lib.X
--- plan
patch low
execute mid lib
'''
