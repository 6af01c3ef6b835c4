"""What was pickled before an edit loads after it, and what is held can be pickled."""

TEXT = r"""
=== pickling_instances_old_and_new ref=ipython#11588
--- file lib.py
class A:
    def __init__(self, n): self.n = n
    def get(self): return ('v1', self.n)
--- cell
import pickle, copy
from lib import A
a = A(1)
data = pickle.dumps(a)
--- edit lib.py
class A:
    rate = 2
    def __init__(self, n): self.n = n
    def get(self): return ('v2', self.n)
--- probe
pickle.loads(data).get(), pickle.loads(pickle.dumps(a)).get()
pickle.loads(pickle.dumps(A(3))).get()
type(pickle.loads(data)) is A, copy.deepcopy(a).get(), copy.copy(a).rate

=== pickling_functions_methods_and_classes
--- file lib.py
def f(): return 'v1'
class A:
    def get(self): return 'v1'
    @classmethod
    def make(cls): return cls()
    class Inner:
        def show(self): return 'inner v1'
--- cell
import pickle
from lib import f, A
held = [f, A().get, A.make, A, A.Inner, A.Inner()]
data = pickle.dumps(held)
--- edit lib.py
def f(x='v2'): return x
class A:
    level = 2
    def get(self): return 'v2'
    @classmethod
    def make(cls): return cls()
    class Inner:
        def show(self): return 'inner v2'
--- then
back, again = pickle.loads(data), pickle.loads(pickle.dumps(held))
--- probe
[(b[0](), b[1](), type(b[2]()) is A) for b in (back, again)]
[(b[3] is A, b[4] is A.Inner, b[5].show()) for b in (back, again)]

=== pickling_of_what_was_added ref=ipython#14900
--- file lib.py
X = 1
class A: pass
--- cell
import pickle, lib
a = lib.A()
--- edit lib.py
X = 2
class A:
    def added(self): return 'added'
def new(): return 'new'
class New:
    def get(self): return 'new get'
--- probe
pickle.loads(pickle.dumps(lib.new))(), pickle.loads(pickle.dumps(lib.New())).get()
pickle.loads(pickle.dumps(a.added))(), lib.A.added.__qualname__, lib.New.get.__module__

=== pickling_with_reduce_and_state
--- file lib.py
class A:
    def __init__(self, n): self.n = n
    def __getstate__(self): return {'n': self.n}
    def __setstate__(self, state): self.n = state['n']
--- cell
import pickle
from lib import A
data = pickle.dumps(A(1))
a = A(2)
--- edit lib.py
class A:
    def __init__(self, n): self.n = n
    def __getstate__(self): return {'n': self.n}
    def __setstate__(self, state): self.n = ('restored', state['n'])
--- probe
pickle.loads(data).n, pickle.loads(pickle.dumps(a)).n

=== pickling_copyreg_and_module_constants
--- file lib.py
import copyreg
class A:
    def __init__(self, n): self.n = n
def build(n): return A(n)
copyreg.pickle(A, lambda a: (build, (a.n,)))
--- cell
import pickle
from lib import A
a = A(1)
data = pickle.dumps(a)
--- edit lib.py
import copyreg
class A:
    def __init__(self, n): self.n = n
def build(n): return A(n * 100)
copyreg.pickle(A, lambda a: (build, (a.n,)))
--- probe
pickle.loads(data).n, pickle.loads(pickle.dumps(a)).n

=== pickling_namedtuple_and_dataclass
--- file lib.py
from collections import namedtuple
from dataclasses import dataclass
Point = namedtuple('Point', 'x y')
@dataclass
class D:
    a: int
RATE = 1
--- cell
import pickle
from lib import Point, D
import lib
p, d = Point(1, 2), D(1)
data = pickle.dumps((p, d))
--- edit lib.py
from collections import namedtuple
from dataclasses import dataclass
Point = namedtuple('Point', 'x y')
@dataclass
class D:
    a: int
    b: int = 2
RATE = 2
--- probe
pickle.loads(data)[0] == p, type(pickle.loads(data)[0]) is Point is type(p)
pickle.loads(pickle.dumps(p)), pickle.loads(pickle.dumps(d)).b, lib.RATE

=== pickling_exceptions_and_slots
--- file lib.py
class Bad(Exception): pass
class S:
    __slots__ = ('x',)
    def __init__(self): self.x = 1
    def get(self): return ('v1', self.x)
--- cell
import pickle
from lib import Bad, S
bad, s = Bad('no'), S()
data = pickle.dumps((bad, s))
--- edit lib.py
class Bad(Exception):
    code = 5
class S:
    __slots__ = ('x', 'y')
    def __init__(self): self.x = 1
    def get(self): return ('v2', self.x)
--- probe
pickle.loads(data)[0].code, pickle.loads(data)[1].get(), pickle.loads(pickle.dumps(s)).get()
pickle.loads(pickle.dumps(bad)).args, isinstance(pickle.loads(data)[0], Bad)
"""
