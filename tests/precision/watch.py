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
    from ipython_depreload.reloading.runner import Runner

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


def compare_plans() -> None:
    """Note from now on where a reload of what changed does not do what a dry run says."""
    if "ipython_depreload" not in sys.modules:
        return
    from ipython_depreload.plan import Action
    from ipython_depreload.reloading.reloader import Reloader

    original = Reloader.reload_changed

    def reload_changed(self: Reloader) -> Any:
        plan = self.plan()
        report = original(self)
        said = sorted(plan.modules), sorted(plan.having(Action.PATCH))
        did = sorted(report.reloaded), sorted(report.patched)
        if report.ok and not self.failures() and said != did:
            done.append(f"planned {said}, did {did}")
        return report

    Reloader.reload_changed = reload_changed  # type: ignore[method-assign]
