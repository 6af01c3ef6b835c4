"""Which names top-level code may bind twice: read from bytecode, on each Python in its own way."""

from __future__ import annotations

import pytest

from ipython_depreload.code.rebinding import Rebinding

SOURCE = """
import a
for i in range(3):
    def in_loop(): pass
if a:
    class Either: pass
elif a.b:
    class Either: pass
else:
    class Either: pass
class Twice: pass
class Twice: pass
try:
    from x import fallback
except ImportError:
    def fallback(): pass
def decorated_later(): pass
decorated_later = a(decorated_later)
while a:
    if a.b:
        in_while = 1
        break
def once(): pass
squares = [q for q in range(3)]
try:
    import json
    class Tried: pass
except ImportError:
    class Tried: pass
with a as opened:
    class Within: pass
for i in range(3):
    try:
        def in_try_in_loop(): pass
    except ValueError:
        continue
else:
    def after_loop(): pass
class Body:
    for j in range(3):
        def once_more(self): pass
"""
REPEATED = {"in_loop", "i", "Twice", "fallback", "decorated_later", "in_try_in_loop"}
ONCE = {"Either", "once", "squares", "Tried", "opened", "Within", "after_loop", "Body", "a", "json"}


@pytest.mark.parametrize("name", sorted(REPEATED | ONCE))
def test_names_that_may_be_bound_again(name: str) -> None:
    assert Rebinding(compile(SOURCE, "module.py", "exec")).may_repeat(name) == (name in REPEATED)


def test_a_name_that_is_not_bound_is_not_bound_twice() -> None:
    assert not Rebinding(compile("pass", "module.py", "exec")).may_repeat("absent")


def test_a_thousand_names_and_branches_are_read_once() -> None:
    """Long modules: the ways through them are found once, not for each name."""
    lines = [f"try:\n    def f{n}(): pass\nexcept ValueError:\n    g{n} = 1\n" for n in range(1000)]
    rebinding = Rebinding(compile("".join(lines), "module.py", "exec"))
    assert not any(rebinding.may_repeat(f"f{n}") for n in range(1000))
