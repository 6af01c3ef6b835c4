"""Code that is running or suspended when its module is edited."""

TEXT = r"""
=== running_thread_that_begins_during_a_refused_reload
beartype: where something of the project leads to the interpreter's table of threads.
--- file lib.py
from threading import _active as THREADS
RATE = 1
--- cell
import lib, threading, builtins
builtins.begun = []
--- edit lib.py broken
from threading import _active as THREADS, Event, Thread
import builtins
event = Event()
thread = Thread(target=event.wait)
thread.start()
builtins.begun += [event, thread]
RATE = 1 / 0
--- then
known = all(thread in threading.enumerate() for thread in builtins.begun[1:])
for event in builtins.begun[:1]: event.set()
--- edit lib.py
from threading import _active as THREADS
RATE = 2
--- probe
known, lib.RATE

=== running_generator_calls_new_functions
A suspended generator keeps its own code, but what it calls and holds is up to date.
--- file lib.py
def step(n): return ('v1', n)
def walk():
    n = 0
    while True:
        yield step(n)
        n += 1
--- cell
from lib import walk
w = walk()
drop = next(w)
--- edit lib.py
def step(n): return ('v2', n)
def walk():
    n = 0
    while True:
        yield step(n)
        n += 1
--- probe
next(w), next(walk())

=== running_generator_holds_a_class
--- file lib.py
class A:
    def get(self): return 'v1'
def walk():
    kind = A
    one = A()
    while True:
        yield kind, one
--- cell
from lib import walk, A
w = walk()
drop = next(w)
--- edit lib.py
class A:
    def get(self): return 'v2'
    def more(self): return 'more'
def walk():
    kind = A
    one = A()
    while True:
        yield kind, one
--- then
kind, one = next(w)
--- probe
kind is A, one.get(), one.more(), isinstance(one, A)

=== running_thread_follows_its_target
--- file lib.py
def work(): return 'v1'
--- cell
import threading, queue
import lib
asked, answered = queue.Queue(), queue.Queue()
def loop(f):
    while asked.get(timeout=30): answered.put((f(), lib.work()))
thread = threading.Thread(target=loop, args=(lib.work,), daemon=True)
thread.start()
asked.put(1)
first = answered.get(timeout=30)
--- edit lib.py
def work(x='v2'): return x
--- then
asked.put(1)
second = answered.get(timeout=30)
asked.put(0)
thread.join(30)
--- probe
second

=== running_thread_never_sees_an_empty_module
--- file lib.py
RATE = 1
def f(): return RATE
--- cell
import threading, lib
stop, problems = threading.Event(), []
def loop():
    while not stop.is_set():
        try: lib.f(), lib.RATE
        except Exception as error: problems.append(repr(error))
thread = threading.Thread(target=loop, daemon=True)
thread.start()
--- edit lib.py
RATE = 2
def f(): return RATE
--- edit lib.py
RATE = 3
def f(): return ('v3', RATE)
--- then
stop.set(); thread.join(30)
--- probe
problems, lib.f()

=== running_executor_and_futures
--- file lib.py
def task(x): return ('v1', x)
--- cell
from concurrent.futures import ThreadPoolExecutor
from lib import task
pool = ThreadPoolExecutor(1)
first = pool.submit(task, 1).result()
--- edit lib.py
def task(x): return ('v2', x)
--- then
second = pool.submit(task, 2).result()
pool.shutdown()
--- probe
second

=== running_context_manager_is_open
--- file lib.py
class Scope:
    def __enter__(self): return self
    def __exit__(self, *exc): self.closed = 'v1'
    def name(self): return 'v1'
--- cell
from contextlib import ExitStack
from lib import Scope
stack = ExitStack()
scope = stack.enter_context(Scope())
--- edit lib.py
class Scope:
    def __enter__(self): return self
    def __exit__(self, *exc): self.closed = 'v2'
    def name(self): return 'v2'
--- then
name = scope.name()
--- probe
name, type(scope) is Scope

=== running_coroutine_not_yet_started
--- file lib.py
def value(): return 'v1'
async def fetch(): return value()
--- cell
import asyncio
from lib import fetch
waiting = fetch()
--- edit lib.py
def value(): return 'v2'
async def fetch(): return value()
--- then
result = asyncio.run(waiting)
--- probe
result

=== running_context_vars_and_partials
--- file lib.py
import contextvars
level = contextvars.ContextVar('level', default='v1')
def show(): return ('v1', level.get())
--- cell
import contextvars
from lib import level, show
level.set('mine')
context = contextvars.copy_context()
--- edit lib.py
import contextvars
level = contextvars.ContextVar('level', default='v1')
def show(): return ('v2', level.get())
--- probe
show(), context.run(show)

=== running_atexit_and_signal_handlers
--- file lib.py
def bye(): return 'v1'
def handler(number, frame): seen.append('v1')
seen = []
--- cell
import signal, lib
previous = signal.signal(signal.SIGUSR1, lib.handler)
--- edit lib.py
def bye(): return 'v2'
def handler(number, frame): seen.append('v2')
seen = []
--- then
signal.raise_signal(signal.SIGUSR1)
--- probe
lib.seen, signal.getsignal(signal.SIGUSR1) is lib.handler

=== running_iterators_of_module_classes
--- file lib.py
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return ('v1', self.n)
--- cell
from lib import Count
it = iter(Count(3))
--- edit lib.py
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return ('v2', self.n)
--- probe
list(it)
"""
