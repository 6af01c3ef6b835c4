"""Worker processes that wait for more work: they have imported modules as they were."""

from __future__ import annotations

import sys
from typing import Any

_REUSED = ("joblib.externals.loky.reusable_executor", "loky.reusable_executor")


def retire_workers() -> None:
    """Have joblib start new worker processes for its next work; those at work finish it."""
    for name in _REUSED:
        executor: Any = getattr(sys.modules.get(name), "_executor", None)
        if executor is not None:
            executor.shutdown(wait=False)
