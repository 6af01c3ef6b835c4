"""Modules that meet in a library: one sets something there, another finds it so."""

TEXT = r"""
=== shared_builtin_name
--- file low.py
import builtins
builtins.RATE = 1
--- file lib.py
import low
X = RATE * 10
--- cell
import lib
--- edit low.py
import builtins
builtins.RATE = 2
--- probe
lib.X
--- plan
execute low lib

=== shared_builtin_name_set_by_a_function
--- file low.py
import builtins
def install(): builtins.RATE = 1
--- file mid.py
import low
low.install()
--- file lib.py
import mid
X = RATE * 10
--- cell
import lib
--- edit low.py
import builtins
def install(): builtins.RATE = 2
--- probe
lib.X
--- plan
patch low
execute mid lib

=== shared_builtin_function_is_replaced
--- file low.py
import builtins
def length(x): return 1
builtins.size = length
--- file lib.py
import low
X = size('abc')
--- file free.py
import low
def f(): return size('abc')
--- cell
import lib, free
--- edit low.py
import builtins
def length(x): return 2
builtins.size = length
--- probe
lib.X, free.f()
--- plan
patch low
execute lib

=== shared_decimal_precision
--- file low.py
import decimal
decimal.getcontext().prec = 5
--- file lib.py
import decimal
import low
X = str(decimal.Decimal(1) / 3)
--- cell
import lib
--- edit low.py
import decimal
decimal.getcontext().prec = 7
--- probe
lib.X
--- plan
execute low lib

=== shared_decimal_precision_by_a_function
--- file low.py
import decimal
def setup(): decimal.getcontext().prec = 5
--- file mid.py
import low
low.setup()
--- file lib.py
import decimal
import mid
X = str(decimal.Decimal(1) / 3)
--- cell
import lib
--- edit low.py
import decimal
def setup(): decimal.getcontext().prec = 7
--- probe
lib.X
--- plan
patch low
execute mid lib

=== shared_random_seed
--- file low.py
import random
random.seed(1)
--- file lib.py
import random
import low
X = random.random()
--- cell
import lib
--- edit low.py
import random
random.seed(2)
--- probe
lib.X
--- plan
execute low lib

=== shared_random_seed_by_a_function
--- file low.py
import random
def start(): random.seed(1)
--- file mid.py
import low
low.start()
--- file lib.py
import random
import mid
X = random.random()
--- cell
import lib
--- edit low.py
import random
def start(): random.seed(2)
--- probe
lib.X
--- plan
patch low
execute mid lib

=== shared_random_seed_from_a_constant
--- file cfg.py
SEED = 1
--- file low.py
import random
from cfg import SEED
random.seed(SEED)
--- file lib.py
from random import random
import low
X = random()
--- cell
import lib
--- edit cfg.py
SEED = 2
--- probe
lib.X
--- plan
execute cfg low lib

=== shared_numpy_random_state needs=numpy
--- file low.py
import numpy as np
np.random.seed(1)
--- file lib.py
import numpy as np
import low
X = float(np.random.rand())
--- cell
import lib
--- edit low.py
import numpy as np
np.random.seed(2)
--- probe
lib.X
--- plan
execute low lib

=== shared_numpy_error_state needs=numpy
--- file low.py
import numpy as np
np.seterr(divide='ignore')
--- file lib.py
import numpy as np
import low
X = np.geterr()['divide']
--- cell
import lib
--- edit low.py
import numpy as np
np.seterr(divide='raise')
--- probe
lib.X
--- plan
execute low lib

=== shared_warning_filters
--- file low.py
import warnings
warnings.simplefilter('ignore', UserWarning)
--- file lib.py
import warnings
import low
try:
    warnings.warn('x')
    X = 'quiet'
except UserWarning: X = 'raised'
--- cell
import lib
--- edit low.py
import warnings
warnings.simplefilter('error', UserWarning)
--- probe
lib.X
--- plan
execute low lib

=== shared_environment_through_a_helper
--- file low.py
import os
def configure(): os.environ['LEVEL_X'] = '1'
--- file mid.py
import low
low.configure()
--- file lib.py
import os
import mid
X = os.getenv('LEVEL_X')
--- cell
import lib
--- edit low.py
import os
def configure(): os.environ['LEVEL_X'] = '2'
--- probe
lib.X
--- plan
patch low
execute mid lib

=== shared_environment_updated
--- file low.py
import os
os.environ.update(LEVEL_Y='1')
--- file lib.py
import os
import low
X = os.environ['LEVEL_Y']
--- cell
import lib
--- edit low.py
import os
os.environ.update(LEVEL_Y='2')
--- probe
lib.X
--- plan
execute low lib

=== shared_environment_read_by_a_library
--- file low.py
import os
os.environ['HOME'] = '/first'
--- file lib.py
import os.path
import low
X = os.path.expanduser('~/x')
--- cell
import lib
--- edit low.py
import os
os.environ['HOME'] = '/second'
--- probe
lib.X
--- plan
execute low lib

=== shared_recursion_limit
--- file low.py
import sys
sys.setrecursionlimit(2000)
--- file lib.py
import sys
import low
X = sys.getrecursionlimit()
--- cell
import lib
--- edit low.py
import sys
sys.setrecursionlimit(3000)
--- probe
lib.X
--- plan
execute low lib

=== shared_log_level
--- file low.py
import logging
logging.getLogger('shared').setLevel(10)
--- file lib.py
import logging
import low
X = logging.getLogger('shared').getEffectiveLevel()
--- cell
import lib
--- edit low.py
import logging
logging.getLogger('shared').setLevel(30)
--- probe
lib.X
--- plan
execute low lib

=== shared_log_level_by_basic_config
--- file low.py
import logging
logging.basicConfig(level=10, force=True)
--- file lib.py
import logging
import low
X = logging.getLogger('any').isEnabledFor(20)
--- cell
import lib
--- edit low.py
import logging
logging.basicConfig(level=30, force=True)
--- probe
lib.X
--- plan
execute low lib

=== shared_patch_of_a_library_class
--- file low.py
import json
json.JSONEncoder.default = lambda self, o: 'v1'
--- file lib.py
import json
import low
X = json.dumps(object())
--- cell
import lib
--- edit low.py
import json
json.JSONEncoder.default = lambda self, o: 'v2'
--- probe
lib.X
--- plan
patch low
execute lib

=== shared_patch_of_a_library_class_by_a_function
--- file low.py
import json
def default(self, o): return 'v1'
json.JSONEncoder.default = default
--- file lib.py
import json
import low
X = json.dumps(object())
--- cell
import lib
--- edit low.py
import json
def default(self, o): return 'v2'
json.JSONEncoder.default = default
--- probe
lib.X
--- plan
patch low
execute lib

=== shared_attribute_of_a_library
--- file low.py
import string
string.extra = 1
--- file lib.py
import string
import low
X = string.extra
--- cell
import lib
--- edit low.py
import string
string.extra = 2
--- probe
lib.X
--- plan
execute low lib

=== shared_attribute_of_a_library_imported_by_name
--- file low.py
import string
string.extra2 = 1
--- file lib.py
import low
from string import extra2
X = extra2
--- cell
import lib
--- edit low.py
import string
string.extra2 = 2
--- probe
lib.X, lib.extra2
--- plan
execute low lib

=== shared_attribute_of_a_library_read_by_the_library
--- file low.py
import tempfile
tempfile.tempdir = '/tmp'
--- file lib.py
import tempfile
import low
X = tempfile.gettempdir()
--- cell
import lib
--- edit low.py
import tempfile
tempfile.tempdir = '/var/tmp'
--- probe
lib.X
--- plan
execute low lib

=== shared_context_variable_set_elsewhere
--- file names.py
from contextvars import ContextVar
VAR = ContextVar('VAR', default=0)
--- file low.py
from names import VAR
VAR.set(1)
--- file lib.py
import low
from names import VAR
X = VAR.get()
--- cell
import lib
--- edit low.py
from names import VAR
VAR.set(2)
--- probe
lib.X
--- plan
execute low lib

=== shared_context_variable_set_by_a_function
--- file names.py
from contextvars import ContextVar
VAR = ContextVar('VAR', default=0)
--- file low.py
from names import VAR
def put(): VAR.set(1)
--- file mid.py
import low
low.put()
--- file lib.py
import mid
from names import VAR
X = VAR.get()
--- cell
import lib
--- edit low.py
from names import VAR
def put(): VAR.set(2)
--- probe
lib.X
--- plan
patch low
execute mid lib

=== shared_thread_local_set_elsewhere
--- file names.py
import threading
LOCAL = threading.local()
--- file low.py
from names import LOCAL
def put(): LOCAL.value = 1
--- file mid.py
import low
low.put()
--- file lib.py
import mid
from names import LOCAL
X = LOCAL.value
--- cell
import lib
--- edit low.py
from names import LOCAL
def put(): LOCAL.value = 2
--- probe
lib.X
--- plan
patch low
execute mid lib

=== shared_csv_dialect
--- file low.py
import csv
csv.register_dialect('mine', delimiter=';')
--- file lib.py
import csv
import low
X = list(csv.reader(['a;b,c'], 'mine'))
--- cell
import lib
--- edit low.py
import csv
csv.register_dialect('mine', delimiter=',')
--- probe
lib.X
--- plan
execute low lib

=== shared_mime_type
--- file low.py
import mimetypes
mimetypes.add_type('text/one', '.zzq')
--- file lib.py
import mimetypes
import low
X = mimetypes.guess_type('a.zzq')[0]
--- cell
import lib
--- edit low.py
import mimetypes
mimetypes.add_type('text/two', '.zzq')
--- probe
lib.X
--- plan
execute low lib

=== shared_codec_error_handler
--- file low.py
import codecs
codecs.register_error('mine', lambda e: ('v1', e.end))
--- file lib.py
import low
X = 'é'.encode('ascii', 'mine')
--- cell
import lib
--- edit low.py
import codecs
codecs.register_error('mine', lambda e: ('v2', e.end))
--- probe
lib.X
--- plan
patch low
execute lib

=== shared_virtual_subclass
--- file names.py
from abc import ABC
class Shape(ABC): pass
class Round: pass
class Square: pass
--- file low.py
from names import Shape, Round, Square
Shape.register(Round)
--- file lib.py
import low
from names import Shape, Round, Square
X = isinstance(Round(), Shape), isinstance(Square(), Shape)
--- cell
import lib
--- edit low.py
from names import Shape, Round, Square
Shape.register(Square)
--- probe
lib.X
--- plan
execute low lib

=== shared_dispatch_registration
--- file names.py
from functools import singledispatch
@singledispatch
def show(o): return 'object'
--- file low.py
from names import show
@show.register
def _(o: int): return 'mine'
--- file lib.py
import low
from names import show
X = show(1), show('a')
--- cell
import lib
--- edit low.py
from names import show
@show.register
def _(o: str): return 'mine'
--- probe
lib.X
--- plan
execute low lib

=== shared_module_made_by_hand
--- file low.py
import sys, types
fake = types.ModuleType('fake_x')
fake.V = 1
sys.modules['fake_x'] = fake
--- file lib.py
import low
import fake_x
X = fake_x.V
--- cell
import lib
--- edit low.py
import sys, types
fake = types.ModuleType('fake_x')
fake.V = 2
sys.modules['fake_x'] = fake
--- probe
lib.X
--- plan
execute low lib

=== shared_module_made_by_hand_for_a_from_import
--- file low.py
import sys, types
fake = types.ModuleType('fake_y')
fake.V = 1
sys.modules['fake_y'] = fake
--- file lib.py
import low
from fake_y import V
X = V
def f(): return V
--- cell
import lib
--- edit low.py
import sys, types
fake = types.ModuleType('fake_y')
fake.V = 2
sys.modules['fake_y'] = fake
--- probe
lib.X, lib.f()
--- plan
execute low lib

=== shared_arguments_of_the_program
--- file low.py
import sys
sys.argv[:] = ['one']
--- file lib.py
import sys
import low
X = sys.argv[0]
--- cell
import lib
--- edit low.py
import sys
sys.argv[:] = ['two']
--- probe
lib.X
--- plan
execute low lib

=== shared_timeout_of_sockets
--- file low.py
import socket
socket.setdefaulttimeout(3)
--- file lib.py
import socket
import low
X = socket.getdefaulttimeout()
--- cell
import lib
--- edit low.py
import socket
socket.setdefaulttimeout(4)
--- probe
lib.X
--- plan
execute low lib

=== shared_collector_is_off
--- file low.py
import gc
gc.disable()
--- file lib.py
import gc
import low
X = gc.isenabled()
--- cell
import lib
--- edit low.py
import gc
gc.enable()
--- probe
lib.X
--- plan
execute low lib

=== shared_output_stream
--- file low.py
import io, sys
OUT = io.StringIO()
sys.stdout, old = OUT, sys.stdout
--- file lib.py
import sys
import low
print('x', end='')
X = low.OUT.getvalue()
sys.stdout = low.old
--- cell
import lib
--- edit low.py
import io, sys
OUT = io.StringIO('y')
sys.stdout, old = OUT, sys.stdout
--- probe
lib.X
--- plan
execute low lib

=== shared_print_function
--- file low.py
import builtins
kept = []
builtins.tell = lambda text: kept.append('v1' + text)
--- file lib.py
import low
tell('x')
X = list(low.kept)
--- cell
import lib
--- edit low.py
import builtins
kept = []
builtins.tell = lambda text: kept.append('v2' + text)
--- probe
lib.X
--- plan
patch low
execute lib

=== shared_exception_hook
--- file low.py
import sys
def hook(*args): return 1
sys.unraisablehook = hook
--- file lib.py
import sys
import low
X = sys.unraisablehook()
--- cell
import lib
--- edit low.py
import sys
def hook(*args): return 2
sys.unraisablehook = hook
--- probe
lib.X
--- plan
patch low
execute lib

=== shared_print_options_of_numpy needs=numpy
--- file low.py
import numpy as np
np.set_printoptions(precision=2)
--- file lib.py
import numpy as np
import low
X = str(np.array([1/3]))
--- cell
import lib
--- edit low.py
import numpy as np
np.set_printoptions(precision=4)
--- probe
lib.X
--- plan
execute low lib

=== shared_pickle_table
--- file names.py
class K: pass
--- file low.py
import copyreg
from names import K
copyreg.pickle(K, lambda k: (str, ('v1',)))
--- file lib.py
import copy
import low
from names import K
X = copy.copy(K())
--- cell
import lib
--- edit low.py
import copyreg
from names import K
copyreg.pickle(K, lambda k: (str, ('v2',)))
--- probe
lib.X
--- plan
patch low
execute lib

=== shared_working_folder
--- file low.py
import os
os.makedirs('one', exist_ok=True)
os.makedirs('two', exist_ok=True)
HERE = os.getcwd()
os.chdir('one')
--- file lib.py
import os
import low
X = os.path.basename(os.getcwd())
os.chdir(low.HERE)
--- cell
import lib
--- edit low.py
import os
os.makedirs('one', exist_ok=True)
os.makedirs('two', exist_ok=True)
HERE = os.getcwd()
os.chdir('two')
--- probe
lib.X
--- plan
execute low lib

=== shared_time_zone
--- file low.py
import os, time
os.environ['TZ'] = 'UTC'
time.tzset()
--- file lib.py
import time
import low
X = time.localtime(0).tm_hour
--- cell
import lib
--- edit low.py
import os, time
os.environ['TZ'] = 'UTC-3'
time.tzset()
--- probe
lib.X
--- plan
execute low lib

=== shared_counter_of_a_library
--- file low.py
import itertools, string
string.numbers = itertools.count(5)
--- file lib.py
import string
import low
X = next(string.numbers)
--- cell
import lib
--- edit low.py
import itertools, string
string.numbers = itertools.count(7)
--- probe
lib.X
--- plan
execute low lib

=== shared_constant_beside_a_setting
--- file low.py
import logging, warnings
logging.getLogger('shared').setLevel(10)
warnings.simplefilter('ignore', UserWarning)
RATE = 1
--- file lib.py
import logging
import low
log = logging.getLogger('shared')
X = log.getEffectiveLevel()
def f(): return low.RATE
--- cell
import lib
--- edit low.py
import logging, warnings
logging.getLogger('shared').setLevel(10)
warnings.simplefilter('ignore', UserWarning)
RATE = 2
--- probe
lib.f()
--- plan
execute low

=== shared_constant_beside_functions_that_set
--- file setup.py
import logging
def logger(name):
    found = logging.getLogger(name)
    found.setLevel(10)
    return found
--- file low.py
from setup import logger
log = logger('low')
RATE = 1
--- file lib.py
import low
from setup import logger
log = logger('lib')
def f(): return low.RATE
--- cell
import lib
--- edit low.py
from setup import logger
log = logger('low')
RATE = 2
--- probe
lib.f()
--- plan
execute low

=== shared_result_of_a_library_is_another
--- file low.py
import json
TABLE = json.loads('[1]')
--- file lib.py
import json
import low
X = json.dumps([1])
def f(): return low.TABLE
--- cell
import lib
--- edit low.py
import json
TABLE = json.loads('[2]')
--- probe
lib.X, lib.f()
--- plan
execute low

=== shared_what_is_told_is_another
--- file low.py
import logging
log = logging.getLogger('shared')
log.debug('v1')
--- file lib.py
import logging
import low
X = logging.getLogger('shared').name
--- cell
import lib
--- edit low.py
import logging
log = logging.getLogger('shared')
log.debug('v2')
--- probe
lib.X
--- plan
execute low

=== shared_seed_in_a_function_that_never_ran
--- file low.py
import random
def start(): random.seed(1)
RATE = 1
--- file lib.py
import random
import low
X = random.Random(1).random()
def f(): return low.RATE
--- cell
import lib
--- edit low.py
import random
def start(): random.seed(2)
RATE = 2
--- probe
lib.X, lib.f()
--- plan
execute low

=== shared_seed_of_what_comes_later
--- file base.py
import random
X = random.Random(1).random()
def seed(): return 1
--- file low.py
import random
import base
random.seed(base.seed())
--- file lib.py
import random
import low
X = random.random()
--- cell
import lib
--- edit base.py
import random
X = random.Random(1).random()
def seed(): return 2
--- probe
lib.X
--- plan
patch base
execute low lib

=== shared_seed_by_a_new_call
--- file low.py
import random
def start(): random.seed(2)
--- file first.py
import random
random.seed(1)
--- file lib.py
import random, first
import mid
X = random.random()
--- file mid.py
import low
--- cell
import lib
--- edit mid.py
import low
low.start()
--- probe
lib.X
--- plan
execute mid lib

=== shared_seed_by_a_new_function
--- file low.py
A = 1
--- file first.py
import random
random.seed(1)
--- file lib.py
import random, first
import low
X = random.random()
--- cell
import lib
--- edit low.py
A = 1
def start():
    import random
    random.seed(2)
start()
--- probe
lib.X
--- plan
execute low lib

=== shared_seed_appears_in_a_body
--- file low.py
import random
def start(): return 1
--- file mid.py
import low
low.start()
--- file first.py
import random
random.seed(1)
--- file lib.py
import random, first
import mid
X = random.random()
--- cell
import lib
--- edit low.py
import random
def start():
    random.seed(2)
    return 1
--- probe
lib.X
--- plan
patch low
execute mid lib

=== shared_seed_in_a_loop
--- file low.py
import random
for n in (1, 2):
    random.seed(n)
--- file lib.py
import random
import low
X = random.random()
--- cell
import lib
--- edit low.py
import random
for n in (1, 3):
    random.seed(n)
--- probe
lib.X
--- plan
execute low lib

=== shared_seed_in_a_class_body
--- file low.py
import random
class K:
    random.seed(1)
--- file lib.py
import random
import low
class L:
    X = random.random()
X = L.X
--- cell
import lib
--- edit low.py
import random
class K:
    random.seed(2)
--- probe
lib.X
--- plan
execute low lib

=== shared_seed_read_in_a_function_that_imports
--- file low.py
import random
random.seed(1)
--- file lib.py
import low
def f():
    from random import random
    return random()
X = f()
--- cell
import lib
--- edit low.py
import random
random.seed(2)
--- probe
lib.X
--- plan
execute low lib

=== shared_context_of_a_local_variable
--- file low.py
import decimal
def setup(digits):
    context = decimal.getcontext()
    context.prec = digits
setup(5)
--- file lib.py
import low
from decimal import Decimal
X = str(1 / Decimal(3))
--- cell
import lib
--- edit low.py
import decimal
def setup(digits):
    context = decimal.getcontext()
    context.prec = digits
setup(7)
--- probe
lib.X
--- plan
execute low lib

=== shared_locale_of_the_process
--- file low.py
import locale
locale.setlocale(locale.LC_CTYPE, 'C')
--- file lib.py
import locale
import low
X = locale.setlocale(locale.LC_CTYPE)
--- cell
import lib
--- edit low.py
import locale
locale.setlocale(locale.LC_CTYPE, 'C.UTF-8')
--- probe
lib.X
--- plan
execute low lib

=== shared_seed_order_is_another
--- file low.py
import random
random.seed(1)
random.seed(2)
--- file lib.py
import random
import low
X = random.random()
--- cell
import lib
--- edit low.py
import random
random.seed(2)
random.seed(1)
--- probe
lib.X
--- plan
execute low lib

=== shared_condition_of_a_seed
--- file low.py
import random
DEBUG = False
random.seed(1)
if DEBUG:
    random.seed(2)
--- file lib.py
import random
import low
X = random.random()
--- cell
import lib
--- edit low.py
import random
DEBUG = True
random.seed(1)
if DEBUG:
    random.seed(2)
--- probe
lib.X
--- plan
execute low lib

=== shared_display_settings_of_pandas needs=pandas
--- file low.py
import pandas as pd
pd.set_option('display.max_rows', 11)
--- file lib.py
import pandas as pd
import low
X = pd.get_option('display.max_rows')
--- cell
import lib
--- edit low.py
import pandas as pd
pd.set_option('display.max_rows', 12)
--- probe
lib.X
--- plan
execute low lib

=== shared_settings_of_matplotlib needs=matplotlib
--- file low.py
import matplotlib
matplotlib.rcParams['lines.linewidth'] = 1.25
--- file lib.py
import matplotlib
import low
X = matplotlib.rcParams['lines.linewidth']
--- cell
import lib
--- edit low.py
import matplotlib
matplotlib.rcParams['lines.linewidth'] = 2.25
--- probe
lib.X
--- plan
execute low lib
"""
