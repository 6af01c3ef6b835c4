"""Modules that change libraries when they are imported: patches, log handlers, hooks."""

TEXT = """
=== libraries_patch_that_calls_the_original
--- file lib.py
import json
original = json.dumps
def dumps(value): return 'v1' + original(value)
json.dumps = dumps
--- cell
import lib, json
json.dumps([1])
--- edit lib.py
import json
original = json.dumps
def dumps(value): return 'v2' + original(value)
json.dumps = dumps
NEW = len('new')
--- probe
json.dumps([1]), json.dumps is lib.dumps, lib.original is lib.dumps

=== libraries_patch_by_a_wrapper_made_anew
--- file lib.py
import json
def wrap(function, tag):
    def wrapper(value): return tag + function(value)
    return wrapper
json.dumps = wrap(json.dumps, 'v1')
--- cell
import lib, json
json.dumps([1])
--- edit lib.py
import json
def wrap(function, tag):
    def wrapper(value): return tag + function(value)
    return wrapper
json.dumps = wrap(json.dumps, 'v2')
--- edit lib.py
import json
def wrap(function, tag):
    def wrapper(value): return tag + function(value)
    return wrapper
json.dumps = wrap(json.dumps, 'v3')
--- probe
json.dumps([1])

=== libraries_patch_that_is_gone
--- file lib.py
import json
def dumps(value): return 'v1'
json.dumps = dumps
VALUE = 1
--- cell
import lib, json
json.dumps([1])
--- edit lib.py
import json
VALUE = 2
--- probe
json.dumps([1]), lib.VALUE

=== libraries_patch_of_a_method
--- file lib.py
from argparse import ArgumentParser
before = ArgumentParser.format_usage
def format_usage(self): return 'v1 ' + before(self)
ArgumentParser.format_usage = format_usage
ArgumentParser.extra = 1
--- cell
import lib, argparse
parser = argparse.ArgumentParser('p')
parser.format_usage()
--- edit lib.py
from argparse import ArgumentParser
before = ArgumentParser.format_usage
def format_usage(self): return 'v2 ' + before(self)
ArgumentParser.format_usage = format_usage
--- probe
parser.format_usage(), hasattr(argparse.ArgumentParser, 'extra')

=== libraries_patch_of_an_inherited_method
--- file lib.py
import argparse
class Log:
    lines = []
inherited = argparse.ArgumentParser.add_argument
def add_argument(self, *args, **options):
    Log.lines.append('v1')
    return inherited(self, *args, **options)
argparse.ArgumentParser.add_argument = add_argument
--- cell
import lib, argparse
--- edit lib.py
import argparse
class Log:
    lines = []
inherited = argparse.ArgumentParser.add_argument
def add_argument(self, *args, **options):
    Log.lines.append('v2')
    return inherited(self, *args, **options)
argparse.ArgumentParser.add_argument = add_argument
Log.lines.append('start')
--- then
argparse.ArgumentParser('p', add_help=False).add_argument('x')
--- probe
lib.Log.lines

=== libraries_two_modules_patch_the_same
--- file one.py
import json
original = json.dumps
def dumps(value): return '1v1' + original(value)
json.dumps = dumps
--- file two.py
import json, one
original = json.dumps
def dumps(value): return '2' + original(value)
json.dumps = dumps
--- cell
import two, json
json.dumps([1])
--- edit one.py
import json
original = json.dumps
def dumps(value): return '1v2' + original(value)
json.dumps = dumps
COUNT = len('new')
--- probe
json.dumps([1])

=== libraries_two_modules_that_know_nothing_of_each_other_patch_the_same
--- file one.py
import json
original = json.dumps
def dumps(value): return '1v1' + original(value)
json.dumps = dumps
--- file two.py
import json
original = json.dumps
def dumps(value): return '2' + original(value)
json.dumps = dumps
--- cell
import one, two, json
json.dumps([1])
--- edit one.py
import json
original = json.dumps
def dumps(value): return '1v2' + original(value)
json.dumps = dumps
COUNT = len('new')
--- probe
json.dumps([1])

=== libraries_patch_in_a_function_that_the_module_calls
--- file lib.py
import json
def install():
    original = json.dumps
    def dumps(value): return 'v1' + original(value)
    json.dumps = dumps
install()
--- cell
import lib, json
json.dumps([1])
--- edit lib.py
import json
def install():
    original = json.dumps
    def dumps(value): return 'v2' + original(value)
    json.dumps = dumps
install()
--- probe
json.dumps([1])

=== libraries_patch_in_a_function_of_another_module
--- file patches.py
import json
def install(tag):
    original = json.dumps
    def dumps(value): return tag + original(value)
    json.dumps = dumps
--- file lib.py
import patches
patches.install('v1')
--- cell
import lib, json
json.dumps([1])
--- edit lib.py
import patches
patches.install('v2')
--- probe
json.dumps([1])

=== libraries_patch_by_setattr
--- file lib.py
import json
def traced(name):
    function = getattr(json, name)
    def call(value): return 'v1' + str(function(value))
    setattr(json, name, call)
for name in ('dumps', 'loads'):
    traced(name)
--- cell
import lib, json
json.dumps([1]), json.loads('[1]')
--- edit lib.py
import json
def traced(name):
    function = getattr(json, name)
    def call(value): return 'v2' + str(function(value))
    setattr(json, name, call)
for name in ('dumps',):
    traced(name)
--- probe
json.dumps([1]), json.loads('[1]')

=== libraries_hooks_of_sys
--- file lib.py
import sys
before = sys.unraisablehook
def hook(*what): return before(*what)
sys.unraisablehook = hook
sys.lib_level = 1
--- cell
import lib, sys
--- edit lib.py
import sys
before = sys.unraisablehook
def hook(*what): return before(*what)
sys.unraisablehook = hook
VALUE = 2
--- probe
lib.before is lib.hook, sys.unraisablehook is lib.hook, hasattr(sys, 'lib_level')

=== libraries_patch_after_a_failed_reload
--- file lib.py
import json
original = json.dumps
def dumps(value): return 'v1' + original(value)
json.dumps = dumps
--- cell
import lib, json
json.dumps([1])
--- edit lib.py broken
import json
original = json.dumps
def dumps(value): return 'v2' + original(value)
json.dumps = dumps
raise ValueError
--- edit lib.py
import json
original = json.dumps
def dumps(value): return 'v3' + original(value)
json.dumps = dumps
VALUE = 3
--- probe
json.dumps([1])

=== libraries_list_that_a_cell_has_added_to_stays
--- file lib.py
import sys
if 'ours' not in sys.path:
    sys.path = [*sys.path, 'ours']
value = 1
--- cell
import sys, lib
sys.path.append('mine')
--- edit lib.py
import sys
if 'ours' not in sys.path:
    sys.path = [*sys.path, 'ours']
value = 2
--- probe
sys.path[-2:], lib.value

=== libraries_import_function_that_a_module_may_set
celery wraps it to show imports, if asked to; while modules run it is wrapped by the reloader too.
--- file lib.py
import builtins, sys
if sys.flags.quiet > 9:
    builtins.__import__ = None
value = 1
--- cell
import builtins
real = builtins.__import__
import lib
--- edit lib.py
import builtins, sys
if sys.flags.quiet > 9:
    builtins.__import__ = None
value = 2
--- probe
builtins.__import__ is real, lib.value

=== libraries_log_handler
--- file lib.py
import io, logging
out = io.StringIO()
logger = logging.getLogger('lib.log')
logger.setLevel(logging.INFO)
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter('v1 %(message)s'))
logger.addHandler(handler)
--- cell
import lib
--- edit lib.py
import io, logging
out = io.StringIO()
logger = logging.getLogger('lib.log')
logger.setLevel(logging.INFO)
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter('v2 %(message)s'))
logger.addHandler(handler)
--- then
lib.logger.info('once')
--- probe
lib.out.getvalue(), len(lib.logger.handlers), lib.logger.handlers[0] is lib.handler

=== libraries_log_handler_unless_there_is_one
--- file lib.py
import io, logging
out = io.StringIO()
logger = logging.getLogger('lib.log')
if not logger.handlers:
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter('v1 %(message)s'))
    logger.addHandler(handler)
--- cell
import lib
--- edit lib.py
import io, logging
out = io.StringIO()
logger = logging.getLogger('lib.log')
if not logger.handlers:
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter('v2 %(message)s'))
    logger.addHandler(handler)
--- then
lib.logger.warning('once')
--- probe
lib.out.getvalue(), len(lib.logger.handlers)

=== libraries_log_handler_made_in_a_function
--- file log.py
import io, logging
out = io.StringIO()
def get(name, text):
    logger = logging.getLogger(name)
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter(text + ' %(message)s'))
    logger.addHandler(handler)
    logger.propagate = False
    return logger
--- file lib.py
import log
logger = log.get('lib.log', 'v1')
--- file other.py
import log
logger = log.get('other.log', 'other')
--- cell
import lib, other, log
--- edit lib.py
import log
logger = log.get('lib.log', 'v2')
--- then
lib.logger.warning('once')
other.logger.warning('once')
--- probe
log.out.getvalue(), len(lib.logger.handlers), len(other.logger.handlers)

=== libraries_log_handler_that_a_function_gives_a_logger_later
flask.logging makes its handler when it is imported; an app's logger gets it when that is asked for.
--- file lib.py
import io, logging
out = io.StringIO()
handler = logging.StreamHandler(out)
def setup():
    logger = logging.getLogger('lib.log')
    logger.addHandler(handler)
    return logger
--- cell
import logging, lib
logger = lib.setup()
last = logging.NullHandler()
logger.addHandler(last)
--- edit lib.py
import io, logging
out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter('v2 %(message)s'))
def setup():
    logger = logging.getLogger('lib.log')
    logger.addHandler(handler)
    return logger
--- then
logger.warning('once')
--- probe
lib.out.getvalue(), logger.handlers == [lib.handler, last]

=== libraries_log_handler_that_another_module_gives_its_logger
--- file lib.py
import io, logging
out = io.StringIO()
handlers = [logging.StreamHandler(out)]
--- file user.py
import logging, lib
logger = logging.getLogger('lib.log')
for handler in lib.handlers:
    logger.addHandler(handler)
--- cell
import lib, user
--- edit lib.py
import io, logging
out = io.StringIO()
handlers = [logging.StreamHandler(out), logging.StreamHandler(out)]
--- then
user.logger.warning('twice')
--- probe
lib.out.getvalue(), user.logger.handlers == lib.handlers

=== libraries_log_handler_of_a_library_stays
The first to import a library is not who adds to its logger: that will not be imported again.
--- file lib/python3/site-packages/far.py
import logging
logging.getLogger('far').addHandler(logging.NullHandler())
--- file lib.py
import logging
import far
logger = logging.getLogger('lib')
value = 1
--- cell
import site
site.addsitedir("lib/python3/site-packages")
import logging, lib
logger = logging.getLogger('far')
--- edit lib.py
import logging
import far
logger = logging.getLogger('lib')
value = 2
--- probe
logger.handlers, lib.value

=== libraries_log_filter_of_a_cell_stays tags=guard
--- file lib.py
import logging
logger = logging.getLogger(__name__)
logger.value = 1
--- cell
import logging
keep = logging.Filter('lib')
logging.getLogger('lib').addFilter(keep)
import lib
--- edit lib.py
import logging
logger = logging.getLogger(__name__)
logger.other = 1
--- probe
lib.logger.filters == [keep]

=== libraries_log_handlers_of_the_notebook_stay
--- file lib.py
import logging
logger = logging.getLogger('lib.log')
logger.addHandler(logging.NullHandler())
VALUE = 1
--- cell
import io, logging, lib
out = io.StringIO()
lib.logger.addHandler(logging.StreamHandler(out))
--- edit lib.py
import logging
logger = logging.getLogger('lib.log')
logger.addHandler(logging.NullHandler())
VALUE = 2
--- then
lib.logger.warning('once')
--- probe
out.getvalue(), [type(h).__name__ for h in lib.logger.handlers], lib.VALUE

=== libraries_log_basic_config
--- file lib.py
import io, logging
out = io.StringIO()
logging.basicConfig(format='v1 %(message)s', stream=out)
--- cell
import lib, logging
--- edit lib.py
import io, logging
out = io.StringIO()
logging.basicConfig(format='v2 %(message)s', stream=out)
--- then
logging.warning('once')
--- probe
lib.out.getvalue(), len(logging.getLogger().handlers)

=== libraries_log_handler_is_gone
--- file lib.py
import io, logging
out = io.StringIO()
logger = logging.getLogger('lib.log')
logger.propagate = False
logger.addHandler(logging.StreamHandler(out))
--- cell
import lib
--- edit lib.py
import io, logging
out = io.StringIO()
logger = logging.getLogger('lib.log')
logger.propagate = False
logger.addHandler(logging.NullHandler())
--- then
lib.logger.warning('none')
--- probe
lib.out.getvalue(), len(lib.logger.handlers)

=== libraries_log_handler_after_a_failed_reload
--- file lib.py
import io, logging
out = io.StringIO()
logger = logging.getLogger('lib.log')
logger.propagate = False
logger.addHandler(logging.StreamHandler(out))
--- cell
import lib
--- edit lib.py broken
import io, logging
out = io.StringIO()
logger = logging.getLogger('lib.log')
logger.propagate = False
logger.addHandler(logging.StreamHandler(out))
raise ValueError
--- edit lib.py
import io, logging
out = io.StringIO()
logger = logging.getLogger('lib.log')
logger.propagate = False
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter('v2 %(message)s'))
logger.addHandler(handler)
--- then
lib.logger.warning('once')
--- probe
lib.out.getvalue(), len(lib.logger.handlers)

=== libraries_patch_under_another_name
--- file lib.py
import json.decoder as decoder
made = decoder.JSONDecoder.decode
def decode(self, text): return ('v1', made(self, text))
decoder.JSONDecoder.decode = decode
--- cell
import lib, json
json.loads('[1]')
--- edit lib.py
import json.decoder as decoder
made = decoder.JSONDecoder.decode
def decode(self, text): return ('v2', made(self, text))
decoder.JSONDecoder.decode = decode
COUNT = len('new')
--- probe
json.loads('[1]')

=== libraries_patch_with_an_import_in_a_function
--- file lib.py
def install():
    from json import JSONDecoder
    made = JSONDecoder.decode
    def decode(self, text): return ('v1', made(self, text))
    JSONDecoder.decode = decode
install()
--- cell
import lib, json
json.loads('[1]')
--- edit lib.py
def install():
    from json import JSONDecoder
    made = JSONDecoder.decode
    def decode(self, text): return ('v2', made(self, text))
    JSONDecoder.decode = decode
install()
--- probe
json.loads('[1]')

=== libraries_patch_only_while_the_module_runs
--- file lib.py
import json
original = json.dumps
json.dumps = lambda value: 'patched'
VALUE = json.dumps(1)
json.dumps = original
--- cell
import lib, json
--- edit lib.py
import json
original = json.dumps
json.dumps = lambda value: 'patched again'
VALUE = json.dumps(1)
json.dumps = original
--- probe
lib.VALUE, json.dumps(1), json.dumps is lib.original

=== libraries_patch_that_the_notebook_has_replaced
--- file lib.py
import json
json.dumps = lambda value: 'v1'
VALUE = 1
--- cell
import lib, json
json.dumps = lambda value: 'mine'
--- edit lib.py
import json
VALUE = 2
--- probe
json.dumps(1), lib.VALUE

=== libraries_patch_on_top_of_which_the_notebook_has_put_another
--- file lib.py
import json
original = json.dumps
def dumps(value): return 'v1' + original(value)
json.dumps = dumps
--- cell
import lib, json
below = json.dumps
def mine(value): return 'mine ' + below(value)
json.dumps = mine
--- edit lib.py
import json
original = json.dumps
def dumps(value): return 'v2' + original(value)
json.dumps = dumps
VALUE = len('new')
--- probe
json.dumps([1])

=== libraries_wrapper_under_that_of_another_module
--- file tools.py
def wrap(function, tag):
    def wrapper(value): return tag + function(value)
    return wrapper
--- file one.py
import json, tools
json.dumps = tools.wrap(json.dumps, '1v1 ')
--- file two.py
import json, tools
json.dumps = tools.wrap(json.dumps, '2v1 ')
--- file three.py
import json
LENGTH = len(json.dumps([1]))
--- cell
import one, two, three, json
json.dumps([1])
--- edit one.py
import json, tools
json.dumps = tools.wrap(json.dumps, '1 v2 ')
--- probe
json.dumps([1])

=== libraries_patch_of_a_dependent_that_is_not_edited
--- file base.py
TAG = 'v1'
--- file lib.py
import json
from base import TAG
class Wrapper:
    def __init__(self, function): self.function = function
    def __call__(self, value): return TAG + self.function(value)
json.dumps = Wrapper(json.dumps)
START = len(TAG)
--- cell
import lib, json
json.dumps([1])
--- edit base.py
TAG = 'v2 longer'
--- probe
json.dumps([1]), lib.START

=== libraries_log_filter
--- file lib.py
import io, logging
out = io.StringIO()
class Tag(logging.Filter):
    def filter(self, record):
        record.msg = 'v1 ' + record.msg
        return True
logger = logging.getLogger('lib.log')
logger.propagate = False
logger.addFilter(Tag())
logger.addHandler(logging.StreamHandler(out))
--- cell
import lib
--- edit lib.py
import io, logging
out = io.StringIO()
class Tag(logging.Filter):
    def filter(self, record):
        record.msg = 'v2 ' + record.msg
        return True
logger = logging.getLogger('lib.log')
logger.propagate = False
logger.addFilter(Tag())
logger.addHandler(logging.StreamHandler(out))
--- then
lib.logger.warning('once')
--- probe
lib.out.getvalue(), len(lib.logger.filters)

=== libraries_environment
--- file lib.py
import os
os.environ.setdefault('LIB_FOLDER', '/one')
os.environ['LIB_LEVEL'] = '1'
FOLDER = os.environ['LIB_FOLDER']
--- cell
import lib, os
os.environ['LIB_MINE'] = 'kept'
--- edit lib.py
import os
os.environ.setdefault('LIB_FOLDER', '/two')
FOLDER = os.environ['LIB_FOLDER']
--- probe
lib.FOLDER, os.environ.get('LIB_LEVEL'), os.environ['LIB_FOLDER'], os.environ['LIB_MINE']

=== libraries_environment_set_by_the_notebook_stays
--- file lib.py
import os
os.environ.setdefault('LIB_FOLDER', '/one')
FOLDER = os.environ['LIB_FOLDER']
--- cell
import os
os.environ['LIB_FOLDER'] = '/mine'
import lib
--- edit lib.py
import os
os.environ.setdefault('LIB_FOLDER', '/two')
FOLDER = os.environ['LIB_FOLDER'] + '/sub'
--- probe
lib.FOLDER, os.environ['LIB_FOLDER']

=== libraries_environment_by_a_function_of_another_module
--- file tools.py
from os import environ
def put(**values):
    for name, value in values.items():
        environ.setdefault(name, value)
--- file lib.py
import os, tools
tools.put(LIB_FOLDER='/one')
FOLDER = os.environ['LIB_FOLDER']
--- cell
import lib, os
--- edit lib.py
import os, tools
tools.put(LIB_FOLDER='/two')
FOLDER = os.environ['LIB_FOLDER']
--- probe
lib.FOLDER, os.environ['LIB_FOLDER']

=== libraries_environment_after_a_failed_reload
--- file lib.py
import os
os.environ.setdefault('LIB_FOLDER', '/one')
--- cell
import lib, os
--- edit lib.py broken
import os
os.environ['LIB_FOLDER'] = '/bad'
os.environ['LIB_OTHER'] = '/bad'
raise ValueError
--- edit lib.py
import os
os.environ.setdefault('LIB_FOLDER', '/two')
VALUE = os.environ['LIB_FOLDER']
--- probe
lib.VALUE, os.environ.get('LIB_OTHER'), os.environ['LIB_FOLDER']

=== libraries_settings_in_a_mapping needs=matplotlib
--- file style.py
import matplotlib as mpl
mpl.rcParams['lines.linewidth'] = 7
mpl.rcParams.update({'font.size': 20, 'axes.grid': True})
--- cell
import style
import matplotlib as mpl
--- edit style.py
import matplotlib as mpl
mpl.rcParams.update({'font.size': 21})
--- probe
mpl.rcParams['lines.linewidth'], mpl.rcParams['font.size'], mpl.rcParams['axes.grid']

=== libraries_table_of_a_library
--- file lib.py
import copyreg, fractions
def reduce(value): return fractions.Fraction, (1, 2)
copyreg.dispatch_table[fractions.Fraction] = reduce
--- cell
import lib, pickle, fractions
--- edit lib.py
import copyreg, fractions
VALUE = len('new')
--- probe
lib.VALUE, pickle.loads(pickle.dumps(fractions.Fraction(3, 4)))

=== libraries_log_handler_of_another_module_given_by_a_function
--- file log.py
import io, logging
out = io.StringIO()
handler = logging.StreamHandler(out)
def setup(name):
    logger = logging.getLogger(name)
    logger.propagate = False
    logger.addHandler(handler)
    return logger
--- file lib.py
import log
logger = log.setup('lib.log')
VALUE = 1
--- cell
import lib, log
lib.logger.removeHandler(log.handler)
lib.logger.addHandler(log.handler)
--- edit lib.py
import log
logger = log.setup('other.log')
VALUE = 2
--- then
lib.logger.warning('once')
--- probe
log.out.getvalue(), len(lib.logger.handlers), lib.VALUE

=== libraries_log_handler_of_another_module_no_longer_given
--- file log.py
import io, logging
out = io.StringIO()
handler = logging.StreamHandler(out)
def setup(name):
    logger = logging.getLogger(name)
    logger.propagate = False
    logger.addHandler(handler)
    return logger
--- file lib.py
import log
log.setup('lib.log')
log.setup('lib.other')
--- cell
import log, logging
import lib
--- edit lib.py
import log
log.setup('lib.other')
--- probe
len(logging.getLogger('lib.log').handlers), len(logging.getLogger('lib.other').handlers)

=== libraries_register_with_an_abstract_class_beside_import_sys
anyio: what a module imports while it runs is not something that it registers.
--- file shapes.py
seen = []
--- file lib.py
import sys
from os import PathLike
import shapes
class Path:
    def __fspath__(self): return "v1"
PathLike.register(Path)
--- cell
import lib
import shapes
path = lib.Path()
shapes.seen.append("by the notebook")
--- edit lib.py
import sys
from os import PathLike
import shapes
class Path:
    def __fspath__(self): return "v2"
PathLike.register(Path)
NEW = 1
--- probe
lib.NEW, path.__fspath__(), isinstance(path, lib.PathLike)
lib.shapes is shapes is lib.sys.modules["shapes"], lib.shapes.seen

=== libraries_register_beside_an_import_of_what_another_module_changes
--- file other.py
import copyreg
class Point: pass
def reduce(point): return Point, ()
copyreg.pickle(Point, reduce)
--- file lib.py
import copyreg
from os import PathLike
import other
class Path:
    def __fspath__(self): return "v1"
PathLike.register(Path)
--- cell
import lib, other, copyreg
--- edit lib.py
import copyreg
from os import PathLike
import other
class Path:
    def __fspath__(self): return "v2"
PathLike.register(Path)
NEW = 1
--- probe
lib.NEW, copyreg.dispatch_table.get(other.Point) is other.reduce

=== libraries_set_what_wraps_what_was_set
It must not wrap itself: each log message would end in a RecursionError.
--- file m.py
import logging
LEVEL = 1
before = logging.getLogRecordFactory()
def factory(*args, **kwargs):
    record = before(*args, **kwargs)
    record.level = [*getattr(record, "level", ()), LEVEL]
    return record
logging.setLogRecordFactory(factory)
--- cell
import m, logging
--- edit m.py
import logging
LEVEL = 2
before = logging.getLogRecordFactory()
def factory(*args, **kwargs):
    record = before(*args, **kwargs)
    record.level = [*getattr(record, "level", ()), LEVEL]
    return record
logging.setLogRecordFactory(factory)
--- probe
logging.makeLogRecord({"msg": "a"}).getMessage()
logging.getLogger("q").makeRecord("q", 10, "f", 1, "m", (), None).level
m.before is logging.LogRecord, logging.getLogRecordFactory() is m.factory

=== libraries_set_a_class_derived_from_what_was_set
It must not be derived from its own older version.
--- file m.py
import logging
class Mine(logging.getLoggerClass()):
    def success(self): return 1
logging.setLoggerClass(Mine)
logger = logging.getLogger("mine")
--- cell
import m, logging
from m import Mine, logger
--- edit m.py
import logging
class Mine(logging.getLoggerClass()):
    def success(self): return 2
    def failure(self): return 3
logging.setLoggerClass(Mine)
logger = logging.getLogger("mine")
--- probe
[c.__module__ for c in Mine.__mro__], type(logger) is Mine, logger.failure(), logger.success()
logging.getLoggerClass() is Mine, type(logging.getLogger("other")) is Mine

=== libraries_set_what_may_be_set_once
A method of a library's object sets what others refuse to set again.
--- file m.py
import multiprocessing
LEVEL = 1
multiprocessing.set_start_method("spawn")
--- cell
import m, multiprocessing
--- edit m.py
import multiprocessing
LEVEL = 2
multiprocessing.set_start_method("spawn")
--- probe
m.LEVEL, multiprocessing.get_start_method()

=== libraries_set_in_two_modules_and_the_notebook
Each wraps what the one before had set: all of them come on top of each other again.
--- file low.py
from logging import getLogRecordFactory, setLogRecordFactory as use
LEVEL = 1
before = getLogRecordFactory()
def factory(*args, **kwargs):
    record = before(*args, **kwargs)
    record.levels = [*getattr(record, "levels", ()), LEVEL]
    return record
use(factory)
--- file high.py
import logging, low
before = logging.getLogRecordFactory()
def factory(*args, **kwargs):
    record = before(*args, **kwargs)
    record.levels.append("high")
    return record
def install():
    logging.setLogRecordFactory(factory)
install()
--- cell
import high, logging
inner = logging.getLogRecordFactory()
def mine(*args, **kwargs):
    record = inner(*args, **kwargs)
    record.levels.append("mine")
    return record
logging.setLogRecordFactory(mine)
--- edit low.py
from logging import getLogRecordFactory, setLogRecordFactory as use
LEVEL = 2
before = getLogRecordFactory()
def factory(*args, **kwargs):
    record = before(*args, **kwargs)
    record.levels = [*getattr(record, "levels", ()), LEVEL]
    return record
use(factory)
--- probe
logging.getLogger("q").makeRecord("q", 10, "f", 1, "m", (), None).levels

=== libraries_patch_of_a_module_whose_import_is_taken_out
--- file plug.py
import json
_d = json.dumps
json.dumps = lambda x: 'patched ' + _d(x)
--- file app.py
import json, plug
--- cell
import app
--- edit app.py
import json
B = 1
--- probe
app.json.dumps(1)

=== libraries_log_settings_are_those_of_the_new_code
--- file log.py
import logging
def setup():
    logger = logging.getLogger("proj")
    logger.propagate = False
    logger.setLevel(10)
    return logger
logger = setup()
logging.getLogger("proj.sub").disabled = True
--- cell
import log, logging
L = logging.getLogger("proj")
L.isEnabledFor(10)
--- edit log.py
import logging
logger = logging.getLogger("proj")
--- probe
L.propagate, L.level, L.isEnabledFor(10), logging.getLogger("proj.sub").disabled

=== libraries_log_levels_of_cells_and_other_modules_stay
The module that sets it first runs again, after an edit that failed.
--- file log.py
import logging
logger = logging.getLogger("proj")
logger.setLevel(30)
N = 1
--- file other.py
import logging, log
logging.getLogger("proj.a").setLevel(20)
--- file more.py
import logging, log
logging.getLogger("proj").propagate = False
--- cell
import other, more, logging
L, A = logging.getLogger("proj"), logging.getLogger("proj.a")
L.setLevel(10)
--- edit log.py
import logging
logger = logging.getLogger("proj")
logger.setLevel(31)
N = 2
--- edit more.py broken
import logging, log
logging.getLogger("proj").setLevel(50)
raise ValueError
--- edit more.py
import logging, log
X = 1
--- edit log.py
import logging
logger = logging.getLogger("proj")
N = 3
--- probe
L.level, L.isEnabledFor(10), L.propagate, A.level, other.log.N

=== libraries_log_configuration_by_dictionary
--- file log.py
import logging.config
logging.config.dictConfig({"version": 1, "disable_existing_loggers": False,
  "handlers": {"c": {"class": "logging.NullHandler"}},
  "loggers": {"a": {"level": "DEBUG", "handlers": ["c"], "propagate": False},
    "b": {"level": "ERROR"}}})
--- cell
import log, logging
--- edit log.py
import logging.config
logging.config.dictConfig({"version": 1, "disable_existing_loggers": False,
  "handlers": {"c": {"class": "logging.NullHandler"}},
  "loggers": {"a": {"level": "INFO", "handlers": ["c"]}}})
--- probe
logging.getLogger("a").level, logging.getLogger("a").propagate, len(logging.getLogger("a").handlers)
logging.getLogger("b").level

=== libraries_environment_set_by_an_import_and_read_at_another_top_level
--- file s.py
import os
os.environ["APP_MODE"] = "dev"
--- file app.py
import s, os
def mode(): return os.environ.get("APP_MODE")
MODE = mode()
--- cell
import app
--- edit s.py
import os
os.environ["APP_MODE"] = "prod"
--- probe
app.MODE

=== libraries_environment_updated_by_an_import_and_read_through_a_function
--- file s.py
import os
os.environ.update(APP_MODE="dev")
--- file app.py
import s, os
MODE = os.getenv("APP_MODE")
--- cell
import app
--- edit s.py
import os
os.environ.update(APP_MODE="prod")
--- probe
app.MODE

=== libraries_environment_set_in_a_function_and_read_by_its_own_name
--- file s.py
import os
def setup():
    os.environ.setdefault("APP_MODE", "dev")
setup()
--- file app.py
import s
from os import environ
MODE = environ["APP_MODE"]
--- cell
import app
--- edit s.py
import os
def setup():
    os.environ.setdefault("APP_MODE", "prod")
setup()
--- probe
app.MODE

=== libraries_environment_first_set_by_an_edit
--- file s.py
X = 1
--- file app.py
import s, os
MODE = os.getenv("APP_MODE")
--- cell
import app
--- edit s.py
import os
os.environ["APP_MODE"] = "prod"
X = 1
--- probe
app.MODE

=== libraries_level_from_edited_constant
--- file a.py
import logging
LEVEL = 10
logger = logging.getLogger("app.x")
logger.setLevel(LEVEL)
--- file b.py
import logging, a
MINE = logging.getLogger("app.x").level
--- cell
import a, b
--- edit a.py
import logging
LEVEL = 30
logger = logging.getLogger("app.x")
logger.setLevel(LEVEL)
--- probe
b.MINE

=== libraries_seed_from_attribute_of_an_object
--- file a.py
import random
class Conf:
    rate = 1
conf = Conf()
random.seed(conf.rate)
--- file b.py
import random, a
MINE = random.random()
--- cell
import a, b
--- edit a.py
import random
class Conf:
    rate = 2
conf = Conf()
random.seed(conf.rate)
--- probe
b.MINE

=== libraries_seed_from_attribute_of_an_object_of_another
--- file lib.py
class Conf:
    rate = 1
--- file a.py
import random
from lib import Conf
conf = Conf()
random.seed(conf.rate)
--- file b.py
import random, a
MINE = random.random()
--- cell
import a, b
--- edit lib.py
class Conf:
    rate = 2
--- probe
b.MINE

=== libraries_seed_from_own_dict_filled_by_an_imported
--- file a.py
import random
CONF = {"seed": 1}
import fill
s = CONF["seed"]
random.seed(s)
--- file fill.py
import sys
import a
a.CONF["seed"] = 5
--- file b.py
import random, a
MINE = random.random()
--- cell
import a, b
--- edit fill.py
import sys
import a
a.CONF["seed"] = 6
--- probe
b.MINE

=== libraries_seed_in_function_using_own_constant
--- file a.py
import random
S = 1
def setup():
    rng = S
    random.seed(rng)
setup()
--- file b.py
import random, a
MINE = random.random()
--- cell
import a, b
--- edit a.py
import random
S = 2
def setup():
    rng = S
    random.seed(rng)
setup()
--- probe
b.MINE

=== libraries_effect_of_itself_by_edited_value
--- file conf.py
class C: pass
CONF = C()
--- file a.py
import random, conf
conf.CONF.seed = 5
random.seed(conf.CONF.seed)
--- file b.py
import random, a
MINE = random.random()
--- cell
import a, b
--- edit a.py
import random, conf
conf.CONF.seed = 6
random.seed(conf.CONF.seed)
--- probe
b.MINE

=== libraries_environ_from_changed
--- file conf.py
N = "1"
--- file a.py
import os, conf
os.environ["MY_N"] = conf.N
--- file b.py
import a, os
H = os.getenv("MY_N"), os.path.expandvars("$MY_N")
--- cell
import a, b
--- edit conf.py
N = "2"
--- probe
b.H

=== libraries_logger_that_who_asks_first_has_set_up
Its handler was taken from the logger and not put there again: a module still had it (optuna).
--- file lib/__init__.py
--- file lib/log.py
import logging
_default_handler = None
def _configure():
    global _default_handler
    if _default_handler:
        return
    _default_handler = logging.StreamHandler()
    root = logging.getLogger("lib")
    root.addHandler(_default_handler)
    root.setLevel(logging.INFO)
    root.propagate = False
def get_logger(name):
    _configure()
    return logging.getLogger(name)
--- file lib/train.py
from lib.log import get_logger
logger = get_logger(__name__)
STEPS = 1
--- file lib/evaluate.py
from lib.log import get_logger
logger = get_logger(__name__)
--- cell
import logging
import lib.train, lib.evaluate
root = logging.getLogger("lib")
--- edit lib/train.py
from lib.log import get_logger
logger = get_logger(__name__)
STEPS = 2
print(STEPS)
--- probe
root.level, root.propagate, len(root.handlers), root.handlers[0] is lib.log._default_handler
lib.train.STEPS, lib.evaluate.logger.getEffectiveLevel()
"""
