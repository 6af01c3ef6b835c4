"""Edits that are easily missed: odd times, odd moments, odd files."""

TEXT = r"""
=== detecting_older_mtime
--- file lib.py
X = 1
--- cell
from lib import X
--- edit lib.py mtime=older
X = 2
--- probe
X

=== detecting_equal_mtime
--- file lib.py
X = 1
--- cell
from lib import X
--- edit lib.py mtime=same
X = 22
--- probe
X

=== detecting_equal_mtime_and_size
--- file lib.py
X = 1
def f(): return 1
--- cell
from lib import X, f
--- edit lib.py mtime=same
X = 2
def f(): return 2
--- probe
X, f()

=== detecting_same_second_and_size
The cached bytecode is validated by whole seconds and size: it is old code.
--- file lib.py
X = 1
def f(): return 1
--- cell
from lib import X, f
--- edit lib.py mtime=tick
X = 2
def f(): return 2
--- edit lib.py mtime=tick
X = 3
def f(): return 3
--- probe
X, f()

=== detecting_while_the_importing_cell_runs
--- file lib.py
X = 1
def f(): return 'v1'
--- cell
from lib import X, f
--- edit lib.py during
X = 2
def f(): return 'v2'
--- probe
X, f()

=== detecting_while_another_cell_runs
--- file lib.py
X = 1
--- cell
from lib import X
--- cell
import time
--- edit lib.py during mtime=same
X = 2
--- probe
X

=== detecting_before_the_tool_is_loaded
The module is imported, then edited, and only then is the reloader loaded.
--- file lib.py
X = 1
def f(): return 'v1'
--- cell
from lib import X, f
--- edit lib.py
X = 2
def f(): return 'v2'
--- then
%load_tool
--- edit lib.py
X = 3
def f(): return 'v3'
--- probe
X, f()

=== detecting_twice_between_cells
--- file a.py
X = 1
--- file b.py
from a import X
Y = X
--- cell
from b import Y
--- edit a.py
X = 2
--- also b.py
from a import X
Y = X * 10
--- probe
Y

=== detecting_a_first_import_in_a_later_cell
--- file a.py
X = 1
--- file b.py
from a import X
Y = X
--- cell
import a
--- edit a.py
X = 2
--- then
from b import Y
--- edit a.py
X = 3
--- probe
Y, a.X

=== detecting_edit_of_a_module_imported_by_a_function_later
--- file low.py
X = 1
--- file lib.py
def load():
    import low
    return low.X
--- cell
from lib import load
--- edit lib.py
LEVEL = 2
def load():
    import low
    return low.X, LEVEL
--- then
first = load()
--- edit low.py
X = 2
--- probe
load()

=== detecting_tabs_form_feeds_and_windows_lines
--- file lib.py
def f():
	return 1
--- cell
from lib import f
--- edit lib.py
def f():
	if True:
		return 'v2'
--- probe
f()

=== detecting_non_ascii_sources
--- file lib.py
# -*- coding: utf-8 -*-
größe = 'klein'
def f(): return größe, 'é'
--- cell
from lib import f, größe
--- edit lib.py
# -*- coding: utf-8 -*-
größe = 'groß'
def f(): return größe, 'ü'
--- probe
f(), größe

=== detecting_a_module_that_replaces_itself
--- file lib.py
import sys, types
class Module(types.ModuleType):
    X = 1
    def f(self): return 'v1'
sys.modules[__name__] = Module(__name__)
--- file app.py
import lib
def g(): return 'g1'
--- cell
from app import g
--- edit app.py
import lib
RATE = 2
def g(): return 'g2', lib.X, RATE
--- probe
g()

=== detecting_autoreload_of_a_module_by_sys_path_change
--- file extra/tool.py
NAME = 'v1'
--- cell
import sys, os
sys.path.append(os.path.abspath('extra'))
from tool import NAME
--- edit extra/tool.py
NAME = 'v2'
--- probe
NAME

=== detecting_a_module_executed_by_spec
--- file plugins/one.py
NAME = 'v1'
def f(): return NAME
--- cell
import importlib.util, sys
spec = importlib.util.spec_from_file_location('one', 'plugins/one.py')
one = importlib.util.module_from_spec(spec)
sys.modules['one'] = one
spec.loader.exec_module(one)
--- edit plugins/one.py
NAME = 'v2'
def f(): return ('f', NAME)
--- probe
one.f(), one.NAME

=== detecting_reimport_after_deletion_from_sys_modules
--- file lib.py
X = 1
--- cell
import sys, lib
--- edit lib.py
X = 2
--- then
del sys.modules['lib']
import lib
--- edit lib.py
X = 3
--- probe
lib.X

=== detecting_user_reload_with_importlib
--- file lib.py
X = 1
def f(): return 'v1'
--- cell
import importlib, lib
from lib import f
--- edit lib.py
X = 2
def f(): return 'v2'
--- then
importlib.reload(lib)
from lib import f
--- edit lib.py
X = 3
def f(): return 'v3'
--- probe
lib.X, f()

=== detecting_with_a_loader_that_transforms_the_source
Loaders such as those of pytest or beartype compile in their own way, also when reloaded.
--- file hooks.py
import importlib.machinery, sys
class Loader(importlib.machinery.SourceFileLoader):
    def source_to_code(self, data, path, *, _optimize=-1):
        return super().source_to_code(data.replace(b'MAGIC', b'"transformed"'), path)
class Finder(importlib.machinery.PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name != 'lib': return None
        spec = super().find_spec(name, path, target)
        spec.loader = Loader(spec.loader.name, spec.loader.path)
        return spec
sys.meta_path.insert(0, Finder)
--- file lib.py
X = (1, MAGIC)
def f(): return ('v1', MAGIC)
--- cell
import hooks
from lib import X, f
--- edit lib.py
X = (2, MAGIC)
def f(): return ('v2', MAGIC)
--- probe
X, f()

=== detecting_failed_import_before_a_good_one
A failed import must not spoil the edges recorded after it.
--- file cfg.py
RATE = 1
--- file broken.py
import no_such_module_at_all
--- file lib.py
try:
    import broken
except ImportError:
    pass
from cfg import RATE
X = RATE * 10
--- cell
from lib import X
--- edit cfg.py
RATE = 2
--- probe
X

=== detecting_import_in_a_class_body_and_loop
--- file cfg.py
RATE = 1
--- file lib.py
class A:
    from cfg import RATE
for _ in range(2):
    import cfg
    LAST = cfg.RATE
--- cell
from lib import A, LAST
a = A()
--- edit cfg.py
RATE = 2
--- probe
a.RATE, LAST

=== detecting_symbolic_links_to_sources
--- file real/tool.py
X = 1
--- cell
import os, sys
os.makedirs('linked', exist_ok=True)
os.path.lexists('linked/tool.py') or os.symlink(os.path.abspath('real/tool.py'), 'linked/tool.py')
sys.path.insert(0, os.path.abspath('linked'))
from tool import X
--- edit real/tool.py
X = 2
--- probe
X
"""
