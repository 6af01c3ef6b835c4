"""Modules that change libraries in unusual ways, and what else changes the same places."""

TEXT = """
=== patching_what_a_function_imports_first
--- file lib.py
def install(tag):
    import colorsys
    original = colorsys.rgb_to_yiq
    def rgb_to_yiq(r, g, b): return tag, original(r, g, b)
    colorsys.rgb_to_yiq = rgb_to_yiq
install('v1')
--- cell
import lib, colorsys
colorsys.rgb_to_yiq(0, 0, 0)
--- edit lib.py
def install(tag):
    import colorsys
    original = colorsys.rgb_to_yiq
    def rgb_to_yiq(r, g, b): return tag, original(r, g, b)
    colorsys.rgb_to_yiq = rgb_to_yiq
install('v2')
--- probe
colorsys.rgb_to_yiq(0, 0, 0)

=== patching_after_a_class_body_that_sets_something
--- file lib.py
import json
class Setup:
    json.LIMIT = 1
import colorsys
original = colorsys.rgb_to_yiq
def wrap(tag):
    return lambda *values: (tag, original(*values))
colorsys.rgb_to_yiq = wrap('v1')
--- cell
import lib, colorsys
--- edit lib.py
import json
class Setup:
    json.LIMIT = 2
import colorsys
original = colorsys.rgb_to_yiq
def wrap(tag):
    return lambda *values: (tag, original(*values))
colorsys.rgb_to_yiq = wrap('v2')
--- probe
colorsys.rgb_to_yiq(0, 0, 0), lib.json.LIMIT

=== patching_a_setting_that_the_notebook_sets_later tags=guard
--- file lib.py
import json
json.LIMIT = 1
--- cell
import lib, json
json.LIMIT = 5
--- edit lib.py
import json
json.LIMIT = 2
--- probe
json.LIMIT

=== patching_what_a_library_replaces_later tags=guard
--- file lib.py
import warnings
def show(*args, **options): print('v1')
warnings.showwarning = show
--- cell
import lib, warnings, logging
logging.captureWarnings(True)
--- edit lib.py
import warnings
def show(*args, **options): print('v2')
warnings.showwarning = show
NEW = len('new')
--- then
logging.captureWarnings(False)
shown = warnings.showwarning is lib.show
--- probe
shown

=== patching_later_by_a_cell
--- file lib.py
import json
def enable():
    original = json.dumps
    def dumps(value): return tag() + original(value)
    json.dumps = dumps
def tag(): return 'v1'
--- cell
import lib, json
lib.enable()
--- edit lib.py
import json
def enable():
    original = json.dumps
    def dumps(value): return tag() + original(value)
    json.dumps = dumps
def tag(): return 'v2'
NEW = len('new')
--- probe
json.dumps([1])

=== patching_undone_by_a_cell tags=guard
--- file lib.py
import json
original = json.dumps
json.dumps = lambda value: 'v1' + original(value)
def disable(): json.dumps = original
--- cell
import lib, json
lib.disable()
--- edit lib.py
import json
original = json.dumps
json.dumps = lambda value: 'v2' + original(value)
def disable(): json.dumps = original
NEW = len('new')
--- probe
json.dumps([1])

=== patching_builtins
--- file lib.py
import builtins
original = builtins.abs
def counted(value): return original(value) + 100
builtins.abs = counted
builtins.tool = 'v1'
--- cell
import lib, builtins
--- edit lib.py
import builtins
original = builtins.abs
def counted(value): return original(value) + 200
builtins.abs = counted
COUNT = len('new')
--- probe
abs(-1), hasattr(builtins, 'tool')

=== patching_output
--- file lib.py
import sys
class Tee:
    def __init__(self, inner, tag): self.inner, self.tag = inner, tag
    def write(self, text): return self.inner.write(self.tag + text if text.strip() else text)
    def flush(self): self.inner.flush()
    def __getattr__(self, name): return getattr(self.inner, name)
before = sys.stdout
sys.stdout = Tee(sys.stdout, 'v1')
--- cell
import lib, sys
--- edit lib.py
import sys
class Tee:
    def __init__(self, inner, tag): self.inner, self.tag = inner, tag
    def write(self, text): return self.inner.write(self.tag + text if text.strip() else text)
    def flush(self): self.inner.flush()
    def __getattr__(self, name): return getattr(self.inner, name)
before = sys.stdout
sys.stdout = Tee(sys.stdout, 'v2')
--- then
found = type(sys.stdout).__name__, sys.stdout.tag, type(sys.stdout.inner).__name__ == 'Tee'
sys.stdout = lib.before
--- probe
found

=== patching_hooks_of_threading_and_sys
--- file lib.py
import sys, threading
def hook(args): print('v1')
threading.excepthook = hook
previous = sys.excepthook
def excepthook(kind, value, trace): return ('v1', kind, previous)
sys.excepthook = excepthook
--- cell
import lib, sys, threading
--- edit lib.py
import sys, threading
previous = sys.excepthook
def excepthook(kind, value, trace): return ('v2', kind, previous)
sys.excepthook = excepthook
--- then
found = lib.previous is lib.excepthook
found = (found, )
found += (threading.excepthook is threading.__excepthook__,)
--- probe
found

=== patching_register_functions_without_a_module
--- file lib.py
scope = {}
exec('def register_all(): pass', {'__name__': None}, scope)
register_all = scope['register_all']
del register_all.__module__
register_all()
import tools
--- file tools.py
from lib import register_all
def register_it(): register_all()
register_it.__module__ = 5
register_it()
VALUE = 1
--- cell
import lib, tools
--- edit tools.py
from lib import register_all
def register_it(): register_all()
register_it.__module__ = 5
register_it()
VALUE = 2
--- probe
tools.VALUE

=== patching_values_that_compare_in_their_own_way
--- file one.py
import json
class Never:
    def __eq__(self, other): raise RuntimeError
    __hash__ = None
    def __getattr__(self, name): raise RuntimeError
    def __len__(self): raise RuntimeError
    def __bool__(self): raise RuntimeError
json.VALUE = Never()
import two
json.VALUE = Never()
json.OTHER = Never()
TAG = 'v1'
--- file two.py
import json
inner = json.VALUE
json.VALUE = [inner]
--- cell
import one, json
--- edit one.py
import json
class Never:
    def __eq__(self, other): raise RuntimeError
    __hash__ = None
    def __getattr__(self, name): raise RuntimeError
    def __len__(self): raise RuntimeError
    def __bool__(self): raise RuntimeError
json.VALUE = Never()
import two
json.VALUE = Never()
TAG = 'v2'
--- probe
one.TAG, type(json.VALUE).__name__, hasattr(json, 'OTHER')

=== patching_a_class_with_a_metaclass
--- file lib.py
from string import Template
import string
def substitute(self, *args): return 'v1'
Template.substitute = substitute
Template.delimiter = '%'
string.Formatter.extra = property(lambda self: 'v1')
--- cell
import lib, string
--- edit lib.py
from string import Template
import string
def substitute(self, *args): return 'v2'
Template.substitute = substitute
--- probe
string.Template('a').substitute(), string.Template.delimiter, hasattr(string.Formatter, 'extra')

=== patching_with_a_class_that_is_replaced
--- file lib.py
import json
class Encoder(json.JSONEncoder):
    __slots__ = ('a',)
    def default(self, value): return 'v1'
json.JSONEncoder = Encoder
--- cell
import lib, json
--- edit lib.py
import json
class Encoder(json.JSONEncoder):
    __slots__ = ('a', 'b')
    def default(self, value): return 'v2'
json.JSONEncoder = Encoder
--- edit lib.py
import json
class Encoder(json.JSONEncoder):
    __slots__ = ('a', 'b', 'c')
    def default(self, value): return 'v3'
json.JSONEncoder = Encoder
--- probe
json.JSONEncoder is lib.Encoder, lib.Encoder.__mro__[1].__module__, json.JSONEncoder().default(1)

=== patching_while_another_library_is_imported
--- file one.py
import json
TAG = 'v1'
before = json.dumps
def dumps(value): return TAG + before(value)
json.dumps = dumps
import json.tool, csv
after = json.dumps
--- cell
import one, json
--- edit one.py
import json
TAG = 'v2'
before = json.dumps
def dumps(value): return TAG + before(value)
json.dumps = dumps
import json.tool, csv
after = json.dumps
--- probe
json.dumps([1]), one.after is one.dumps

=== patching_that_is_caught
--- file lib.py
import json
try:
    import bad
except ValueError:
    pass
TAG = 'v1'
--- file bad.py
import json
original = json.dumps
def dumps(value): return 'bad1' + original(value)
json.dumps = dumps
raise ValueError
--- cell
import lib, json
--- edit lib.py
import json
try:
    import bad
except ValueError:
    pass
TAG = 'v2'
--- probe
json.dumps([1]).count('bad'), lib.TAG

=== patching_by_an_import_that_is_tried_again tags=stumbles
--- file lib.py
import io, json, logging
original = json.dumps
def dumps(value): return 'v1' + original(value)
json.dumps = dumps
out = io.StringIO()
logger = logging.getLogger('patching.again')
logger.propagate = False
logger.addHandler(logging.StreamHandler(out))
raise ValueError
--- cell
import lib
--- edit lib.py
import io, json, logging
original = json.dumps
def dumps(value): return 'v2' + original(value)
json.dumps = dumps
out = io.StringIO()
logger = logging.getLogger('patching.again')
logger.propagate = False
logger.addHandler(logging.StreamHandler(out))
--- then
import lib, json
lib.logger.warning('once')
--- probe
json.dumps([1]), lib.out.getvalue(), len(lib.logger.handlers)

=== patching_log_handler_that_a_cell_adds tags=guard
--- file lib.py
import io, logging
out = io.StringIO()
handler = logging.StreamHandler(out)
--- cell
import lib, logging, io
log = logging.getLogger('patching.cell')
log.propagate = False
log.addHandler(lib.handler)
--- edit lib.py
import io, logging
out = io.StringIO()
handler = logging.StreamHandler(out)
NEW = len('new')
--- then
log.warning('hello')
written = log.handlers[0].stream.getvalue()
--- probe
written, len(log.handlers)

=== patching_log_handler_of_another_module tags=guard
--- file made.py
import io, logging
out = io.StringIO()
handler = logging.StreamHandler(out)
--- file use.py
import logging
from made import handler
log = logging.getLogger('patching.use')
log.propagate = False
log.addHandler(handler)
--- cell
import use, made
--- edit made.py
import io, logging
out = io.StringIO()
handler = logging.StreamHandler(out)
NEW = len('new')
--- edit use.py
import logging
from made import handler
log = logging.getLogger('patching.use')
log.propagate = False
log.addHandler(handler)
NEW = len('new')
--- then
use.log.warning('hello')
--- probe
made.out.getvalue(), len(use.log.handlers)

=== patching_log_handlers_by_assignment_that_fails tags=guard
--- file lib.py
import io, logging
out = io.StringIO()
logger = logging.getLogger('patching.assigned')
logger.propagate = False
logger.handlers = [logging.StreamHandler(out)]
--- cell
import lib, logging
first = lib.logger.handlers
--- edit lib.py broken
import io, logging
out = io.StringIO()
logger = logging.getLogger('patching.assigned')
logger.propagate = False
logger.handlers = [logging.StreamHandler(out), logging.StreamHandler(out)]
raise ValueError
--- edit lib.py broken
import io, logging
logging.getLogger('patching.assigned').handlers = []
raise ValueError
--- then
lib.logger.warning('once')
--- probe
lib.out.getvalue(), len(lib.logger.handlers), lib.logger.handlers is first

=== patching_log_filters_that_are_a_property
--- file lib.py
import logging
class Logger(logging.Logger):
    @property
    def filters(self): raise RuntimeError
    @filters.setter
    def filters(self, value): pass
logger = Logger('x')
def f(): pass
f()
TAG = 'v1'
--- cell
import lib
--- edit lib.py
import logging
class Logger(logging.Logger):
    @property
    def filters(self): raise RuntimeError
    @filters.setter
    def filters(self, value): pass
logger = Logger('x')
def f(): pass
f()
TAG = 'v2'
--- probe
lib.TAG

=== patching_beside_instances_of_classes_without_a_hash
--- file base.py
class Meta(type):
    def __eq__(cls, other): raise RuntimeError
    def __hash__(cls): raise RuntimeError
class Odd(metaclass=Meta): pass
odd = Odd()
odds = [odd]
def f(): return odd
f()
--- file lib.py
import base
from base import odd, f
class K: items = [odd]
f()
TAG = 'v1'
--- cell
import lib
--- edit lib.py
import base
from base import odd, f
class K: items = [odd]
f()
TAG = 'v2'
--- edit base.py
class Meta(type):
    def __eq__(cls, other): raise RuntimeError
    def __hash__(cls): raise RuntimeError
class Odd(metaclass=Meta): pass
odd = Odd()
odds = [odd]
def f(): return odd
f()
NEW = len('new')
--- probe
lib.TAG, lib.base.NEW

=== patching_beside_containers_with_methods_of_their_own needs=flask
--- file base.py
from flask import Flask
class Bad(dict):
    def __len__(self): raise RuntimeError
    def __iter__(self): raise RuntimeError
    def values(self): raise RuntimeError
class Lazy(list):
    def __len__(self): raise RuntimeError
    def __iter__(self): raise RuntimeError
app = Flask('app')
app.bad, app.lazy = Bad(a=1), Lazy([1])
class Odd: pass
app.inner = [Odd(), app.bad, app.lazy]
globals()[5] = [Odd()]
globals()[None] = app
def add(value):
    app.inner.append(value)
    list.append(app.lazy, value)
    dict.__setitem__(app.bad, 'b', value)
--- file lib.py
from base import add, Odd
add(Odd())
TAG = 'v1'
--- cell
import lib
--- edit lib.py
from base import add, Odd
add(Odd())
TAG = 'v2'
--- probe
lib.TAG

=== patching_before_the_tool_is_loaded
--- file lib.py
import json
original = json.dumps
def dumps(value): return 'v1' + original(value)
json.dumps = dumps
--- cell
import lib, json
--- cell
%load_tool
--- edit lib.py
import json
original = json.dumps
def dumps(value): return 'v2' + original(value)
json.dumps = dumps
NEW = len('new')
--- probe
json.dumps([1])

=== patching_by_a_wrapper_before_the_tool_is_loaded
--- file lib.py
import argparse, json
def install(tag):
    original = argparse.ArgumentParser.format_usage
    def wrapper(self): return tag + original(self)
    argparse.ArgumentParser.format_usage = wrapper
install('v1')
original = len
--- cell
import lib, argparse
--- cell
%load_tool
--- edit lib.py
import argparse, json
def install(tag):
    original = argparse.ArgumentParser.format_usage
    def wrapper(self): return tag + original(self)
    argparse.ArgumentParser.format_usage = wrapper
install('v2')
original = len
--- edit lib.py
import argparse, json
def install(tag):
    original = argparse.ArgumentParser.format_usage
    def wrapper(self): return tag + original(self)
    argparse.ArgumentParser.format_usage = wrapper
install('v3')
original = len
--- probe
argparse.ArgumentParser('p').format_usage()

=== patching_later_by_a_cell_before_the_tool_is_loaded
--- file lib.py
import json
def enable():
    original = json.dumps
    def dumps(value): return tag() + original(value)
    json.dumps = dumps
def tag(): return 'v1'
tag()
--- cell
import lib, json
lib.enable()
--- cell
%load_tool
--- edit lib.py
import json
def enable():
    original = json.dumps
    def dumps(value): return tag() + original(value)
    json.dumps = dumps
def tag(): return 'v2'
tag()
NEW = len('new')
--- probe
json.dumps([1])

=== patching_beside_an_object_that_is_let_go tags=guard
--- file base.py
import argparse
parser = argparse.ArgumentParser('p')
def use(): return parser.prog
--- file lib.py
from base import use
import base
use()
--- cell
import base, lib, gc, weakref
known = weakref.ref(base.parser)
base.parser = None
_ = gc.collect()
--- edit lib.py
from base import use
import base
--- probe
known() is None

=== patching_module_no_longer_gives_itself_a_class
--- file svc.py
import sys, types
class _M(types.ModuleType):
    @property
    def now(self): return self._clock()
    def _clock(self): return 1
sys.modules[__name__].__class__ = _M
NAME = "svc"
def main(): return NAME, sys.modules[__name__].now
if __name__ == "__main__":
    raise SystemExit(main())
--- cell
import svc
a = svc.now, svc.main()
--- edit svc.py
import sys, types
class _M(types.ModuleType):
    @property
    def now(self): return self._clock()
    def _clock(self): return 2
sys.modules[__name__].__class__ = _M
NAME = "svc2"
def main(): return NAME, sys.modules[__name__].now
--- edit svc.py
NAME = "svc3"
now = 5
def main(): return NAME, now
--- probe
svc.now, svc.main()
"""
