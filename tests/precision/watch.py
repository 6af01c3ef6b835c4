"""Imported by a session that is being played: notes what each reload did with which module."""

from __future__ import annotations

import sys
from typing import Any

done: list[str] = []


def start(precision: str = "minimal") -> None:
    """Note what the loaded extension does from now on, if any is loaded."""
    if "ipython_depreload" not in sys.modules:
        return
    import ipython_depreload
    from ipython_depreload.runner import Runner

    ipython_depreload.default.precision = precision
    original = Runner.run

    def run(self: Runner, plan: Any, *arguments: Any) -> Any:
        outcome = original(self, plan, *arguments)
        done.extend(
            f"{step.action} {step.module}" for step in plan.steps if str(step.action) != "skip"
        )
        if outcome.failure is not None:
            done.append(f"failed {outcome.failure.module}")
        return outcome

    Runner.run = run  # type: ignore[method-assign]
