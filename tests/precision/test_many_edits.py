"""When very many modules were edited at once, their names are not compared."""

from __future__ import annotations

import pytest

from ipython_depreload.plan import Action
from ipython_depreload.precision.precision import _COMPARED
from tests.ipython_fixtures import Shell

NAMES = [f"part{number}" for number in range(_COMPARED + 1)]
IMPORTS = [f"from {name} import X as {name}" for name in NAMES]
WHOLE = "\n".join([*IMPORTS, "def get(): return part0"])


@pytest.mark.parametrize(("edited", "spared"), [(_COMPARED, True), (_COMPARED + 1, False)])
def test_dependents_of_very_many_edits_are_executed(
    shell: Shell, edited: int, spared: bool
) -> None:
    """Up to some number, a constant used only in functions spares who uses it."""
    shell.save({f"{name}.py": "X = 1\n" for name in NAMES} | {"whole.py": WHOLE})
    shell.run("import whole\n%dreload")
    shell.save({f"{name}.py": "X = 2\n" for name in NAMES[:edited]})
    plan = shell.reloader.plan()
    assert ("whole" in plan.having(Action.EXECUTE)) is not spared
    assert shell.run("%dreload").startswith("reloaded part0")
    assert shell.value("whole.get()") == 2


def test_bodies_do_not_count(shell: Shell) -> None:
    """Where nothing but functions has changed there is nothing to compare."""
    shell.save({f"{name}.py": "def X(): return 1\n" for name in NAMES} | {"whole.py": WHOLE})
    shell.run("import whole\n%dreload")
    shell.save({f"{name}.py": "def X(): return 2\n" for name in NAMES})
    assert shell.reloader.plan().modules == ()
