"""What has not really changed runs nothing, and what cells did to it stays."""

TEXT = r"""
=== needless_comment tags=guard
--- file lib.py
STATE = []
def f(): return STATE
--- cell
import lib
lib.STATE.append('expensive')
--- edit lib.py
# A comment.
STATE = []


def f():
    return STATE  # another
--- probe
lib.f()

=== needless_comment_in_a_dependency tags=guard
--- file cfg.py
RATE = 1
--- file lib.py
from cfg import RATE
STATE = [RATE]
--- cell
import lib
lib.STATE.append('expensive')
--- edit cfg.py
RATE = 1  # per cent
--- probe
lib.STATE

=== needless_touch tags=guard
--- file lib.py
STATE = []
--- cell
import lib
lib.STATE.append('expensive')
--- edit lib.py
STATE = []
--- probe
lib.STATE

=== needless_checkout_and_back tags=guard
Both saves happen between two cells.
--- file lib.py
STATE = []
def f(): return 'v1'
--- cell
import lib
lib.STATE.append('expensive')
--- edit lib.py
STATE = []
def f(): return 'v1'
--- edit lib.py mtime=older
STATE = []
def f(): return 'v1'
--- probe
lib.STATE, lib.f()

=== needless_body_edit_keeps_the_model
--- file lib.py
import builtins
builtins.loads = getattr(builtins, 'loads', 0) + 1
MODEL = {'weights': [builtins.loads]}
def predict(x): return ('v1', x, MODEL['weights'])
--- cell
import lib
lib.MODEL['weights'].append('trained')
--- edit lib.py
import builtins
builtins.loads = getattr(builtins, 'loads', 0) + 1
MODEL = {'weights': [builtins.loads]}
def predict(x): return ('v2', x, MODEL['weights'])
--- probe
lib.predict(1), __import__('builtins').loads

=== needless_body_edit_in_a_dependency
--- file low.py
def f(): return 'v1'
--- file lib.py
from low import f
CACHE = {}
def g(): return f(), CACHE
--- cell
import lib
lib.CACHE['k'] = 'kept'
--- edit low.py
def f(): return 'v2'
--- probe
lib.g()

=== needless_method_edit_keeps_class_state
--- file lib.py
class Pool:
    made = []
    def __init__(self): self.made.append(1)
    def size(self): return ('v1', len(self.made))
--- cell
from lib import Pool
p, q = Pool(), Pool()
--- edit lib.py
class Pool:
    made = []
    def __init__(self): self.made.append(1)
    def size(self): return ('v2', len(self.made))
--- probe
p.size()

=== needless_docstring_and_annotations tags=guard
--- file lib.py
STATE = []
def f(x):
    return x
--- cell
import lib
lib.STATE.append('kept')
--- edit lib.py
STATE = []


def f(x):
    return (x)
--- probe
lib.STATE, lib.f(1)

=== needless_unrelated_module tags=guard
--- file one.py
X = 1
--- file two.py
STATE = []
--- cell
import one, two
two.STATE.append('kept')
--- edit one.py
X = 1 # edited
--- probe
two.STATE

=== needless_unrelated_module_with_a_change
--- file one.py
X = 1
--- file two.py
STATE = []
--- cell
import one, two
two.STATE.append('kept')
--- edit one.py
X = 2
--- probe
two.STATE, one.X

=== needless_dependency_is_not_executed
The original reloader reloaded what an edited module imports.
--- file low.py
STATE = []
--- file lib.py
from low import STATE
RATE = 1
--- cell
import lib, low
low.STATE.append('kept')
--- edit lib.py
from low import STATE
RATE = 2
--- probe
lib.RATE, low.STATE, lib.STATE is low.STATE

=== needless_lazy_dependent_is_not_executed
--- file cfg.py
RATE = 1
--- file lib.py
import cfg
STATE = []
def f(): return cfg.RATE, STATE
--- cell
import lib
lib.STATE.append('kept')
--- edit cfg.py
RATE = 2
--- probe
lib.f()

=== needless_idiom_try_name_except_name_error ref=ipython#12386
--- file lib.py
try:
    CACHE
except NameError:
    CACHE = {}
RATE = 1
def f(): return RATE, CACHE
--- cell
import lib
lib.CACHE['k'] = 'kept'
--- edit lib.py
try:
    CACHE
except NameError:
    CACHE = {}
RATE = 2
def f(): return RATE, CACHE
--- probe
lib.f()

=== needless_same_value_other_text
--- file lib.py
STATE = []
def f(): return 10
--- cell
import lib
lib.STATE.append('kept')
--- edit lib.py
STATE = []
def f(): return 0xA + 1
--- probe
lib.f(), lib.STATE

=== needless_library_and_stdlib_state
--- file lib.py
import logging, random, decimal
RATE = 1
--- cell
import logging, decimal
import lib
logging.getLogger('mine').setLevel(logging.DEBUG)
decimal.getcontext().prec = 5
--- edit lib.py
import logging, random, decimal
RATE = 2
--- probe
logging.getLogger('mine').level, decimal.getcontext().prec, lib.RATE

=== needless_idiom_kept_over_two_edits
--- file lib.py
try:
    CACHE
except NameError:
    CACHE = []
RATE = 1
--- cell
import lib
lib.CACHE.append('kept')
--- edit lib.py
try:
    CACHE
except NameError:
    CACHE = []
RATE = 2
--- edit lib.py
try:
    CACHE
except NameError:
    CACHE = []
RATE = 3
--- probe
lib.CACHE, lib.RATE

=== needless_idiom_keeps_what_came_with_it
What the branch that is not taken again has bound beside the kept name belongs to it.
--- file lib.py
try:
    CACHE
except NameError:
    CACHE = {}
    MADE = [1]
    for START in range(3): pass
if "MODEL" not in globals():
    MODEL, SIZE = [], 5
if True: OLD = 1
RATE = 1
def f(): return RATE, CACHE, MADE, START, MODEL, SIZE
--- cell
import lib
lib.CACHE['k'] = 'kept'
--- edit lib.py
try:
    CACHE
except NameError:
    CACHE = {}
    MADE = [1]
    for START in range(3): pass
if "MODEL" not in globals():
    MODEL, SIZE = [], 5
if False: OLD = 1
RATE = 2
def f(): return RATE, CACHE, MADE, START, MODEL, SIZE
--- then
lib.CACHE['k'] = 'kept'
--- probe
lib.f(), hasattr(lib, 'OLD')

=== needless_idiom_survives_a_refused_edit
--- file lib.py
try:
    CACHE
except NameError:
    CACHE = []
RATE = 1
--- cell
import lib
lib.CACHE.append('kept')
--- edit lib.py broken
try:
    CACHE
except NameError:
    CACHE = []
RATE = 2 +
--- edit lib.py
try:
    CACHE
except NameError:
    CACHE = []
RATE = 3
--- probe
lib.CACHE, lib.RATE

=== needless_executions_when_loaded_three_times ref=ipython#13145
--- file lib.py
import builtins
builtins.runs = getattr(builtins, 'runs', 0) + 1
RATE = 1
--- cell
%load_tool
--- cell
%load_tool
--- cell
%load_tool
--- cell
import builtins, lib
--- edit lib.py
import builtins
builtins.runs = getattr(builtins, 'runs', 0) + 1
RATE = 2
--- probe
lib.RATE, builtins.runs <= 2

=== needless_second_execution_in_a_diamond
Whatever the number of paths to it, a dependent is executed at most once per edit.
--- file base.py
V = 1
--- file left.py
from base import V
L = V
--- file right.py
from base import V
R = V
--- file top.py
from left import L
from right import R
from base import V
import builtins
builtins.tops = getattr(builtins, 'tops', 0) + 1
ALL = (L, R, V)
--- cell
import top, builtins
--- edit base.py
V = 2
--- probe
top.ALL, builtins.tops <= 2

=== needless_own_logger_and_array needs=numpy
--- file a.py
import logging
import numpy as np
logger = logging.getLogger(__name__)
logger.setLevel(10)
logger.addHandler(logging.NullHandler())
TABLE = np.zeros(3)
TABLE[0] = 1
K = 1
--- file b.py
import logging
import numpy as np
import a
logger = logging.getLogger(__name__)
print("b is executed")
BIG = np.zeros(1000)
--- cell
import a, b
big = b.BIG
--- edit a.py
import logging
import numpy as np
logger = logging.getLogger(__name__)
logger.setLevel(10)
logger.addHandler(logging.NullHandler())
TABLE = np.zeros(3)
TABLE[0] = 1
K = 2
--- probe
a.K, big is b.BIG

=== needless_same_environment_set_again
--- file a.py
import os
os.environ["OMP_NUM_THREADS"] = "1"
K = 1
--- file b.py
import a, os
BIG = [object()]
HERE = os.path.dirname(__file__)
def g(x): return a.K
--- cell
import a, b
big = b.BIG
--- edit a.py
import os
os.environ["OMP_NUM_THREADS"] = "1"
K = 2
--- probe
b.g(1), big is b.BIG
"""
