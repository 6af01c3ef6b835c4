"""A kernel interrupted during reloads; `python -m tests.interrupted_kernel` does it often."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.interrupted_kernel import interrupted
from tests.kernels import ROOT


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are signals here")
def test_interrupts_leave_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever it comes: all is as before or all as after, and the next cell finds all done."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / ".ipython"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    found = interrupted(tmp_path, count=5, seed=1)
    assert not found.problems, "\n".join(found.problems)
    assert found.endings.total() == 5
    assert found.endings["undone"]
