"""Exceptions raised in one module and caught in another are the same class."""

TEXT = r'''
=== exceptions_caught_in_another_module ref=ipython#12399
--- file errors.py
class MyErr(Exception): pass
--- file low.py
from errors import MyErr
def fail(): raise MyErr('from low')
--- file high.py
from errors import MyErr
import low
def guarded():
    try: low.fail()
    except MyErr as error: return ('caught', str(error))
--- cell
from high import guarded
from errors import MyErr
from low import fail
def mine():
    try: fail()
    except MyErr as error: return ('mine', str(error))
--- edit errors.py
class MyErr(Exception):
    def __str__(self): return 'v2: ' + self.args[0]
--- probe
guarded(), mine()

=== exceptions_raiser_edited
--- file errors.py
class MyErr(Exception): pass
--- file low.py
from errors import MyErr
LEVEL = 1
def fail(): raise MyErr('v1')
--- cell
from errors import MyErr
import low
handlers = {MyErr: 'handled'}
kinds = (MyErr, KeyError)
def call():
    try: low.fail()
    except kinds as error: return handlers[type(error)], str(error)
--- edit low.py
from errors import MyErr
LEVEL = 2
def fail(): raise MyErr(f'v{LEVEL}')
--- probe
call()

=== exceptions_defined_and_raised_in_one_module
--- file lib.py
class Bad(Exception): pass
def fail(): raise Bad('v1')
--- cell
from lib import Bad, fail
caught = []
def call():
    try: fail()
    except Bad as error: return str(error)
old = Bad('kept')
--- edit lib.py
class Bad(Exception):
    code = 7
def fail(): raise Bad('v2')
--- probe
call(), isinstance(old, Bad), old.code, old.args

=== exceptions_new_parent
--- file lib.py
class Root(Exception): pass
class Bad(Exception): pass
def fail(): raise Bad('oops')
--- cell
from lib import Root, Bad, fail
def call():
    try: fail()
    except Root: return 'by root'
    except Exception as error: return 'by ' + type(error).__name__
old = Bad('old')
--- edit lib.py
class Root(Exception): pass
class Bad(Root): pass
def fail(): raise Bad('oops')
--- probe
call(), issubclass(Bad, Root), isinstance(old, Root)

=== exceptions_held_with_traceback
--- file lib.py
class Bad(Exception):
    def hint(self): return 'v1'
def fail(): raise Bad('x')
--- cell
from lib import Bad, fail
try: fail()
except Bad as error: kept = error
--- edit lib.py
class Bad(Exception):
    def hint(self): return 'v2'
    def more(self): return 'more'
def fail(): raise Bad('x')
--- probe
kept.hint(), kept.more(), isinstance(kept, Bad), kept.__traceback__ is not None, kept.args

=== exceptions_group python=3.11
--- file lib.py
class Bad(Exception): pass
LEVEL = 1
def fail(): raise ExceptionGroup('many', [Bad(f'v{LEVEL}'), KeyError('k')])
--- cell
from lib import Bad, fail
def call():
    found = []
    try: fail()
    except* Bad as group: found += [str(e) for e in group.exceptions]
    except* KeyError: found.append('key')
    return found
--- edit lib.py
class Bad(Exception): pass
LEVEL = 2
def fail(): raise ExceptionGroup('many', [Bad(f'v{LEVEL}'), KeyError('k')])
--- probe
call()

=== exceptions_suppressed_by_contextlib
--- file lib.py
class Bad(Exception): pass
def fail(): raise Bad('v1')
--- cell
from contextlib import suppress
from lib import Bad, fail
quiet = suppress(Bad)
def call():
    with quiet: fail()
    return 'quiet'
--- edit lib.py
class Bad(Exception):
    """Now documented."""
    level = 2
def fail(): raise Bad('v2')
--- probe
call(), Bad.level

=== exceptions_class_with_slots_and_init
--- file lib.py
class Bad(Exception):
    def __init__(self, code): super().__init__(f'code {code}'); self.code = code
def fail(): raise Bad(1)
--- cell
from lib import Bad, fail
def call():
    try: fail()
    except Bad as error: return error.code, str(error)
--- edit lib.py
class Bad(Exception):
    def __init__(self, code): super().__init__(f'CODE {code}'); self.code = code * 10
def fail(): raise Bad(2)
--- probe
call()
'''
