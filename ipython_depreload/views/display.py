"""The graph, a plan, the status and reports as text. Nothing here knows IPython."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ipython_depreload import markup
from ipython_depreload.plan import Action, Plan, Step, rows_of
from ipython_depreload.reloading.reloader import Reloader
from ipython_depreload.report import Report
from ipython_depreload.views.columns import columns


@dataclass(frozen=True)
class Text:
    """Text that shows itself as it is.

    Parameters
    ----------
    mime
        What a notebook may take it for: a picture, say.
    """

    text: str
    mime: str = ""

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/plain": self.text} | ({self.mime: self.text} if self.mime else {})


@dataclass(frozen=True)
class Table:
    """Text in columns; in a notebook, a table.

    Parameters
    ----------
    bad
        Rows that begin with one of these stand out.
    """

    rows: tuple[tuple[str, ...], ...]
    bad: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join(columns(self.rows))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return markup.block(markup.table(self.rows, bad=self.bad))


# -- reports and plans -----------------------------------------------------------------------


def report_text(report: Report, verbosity: str, plan: Plan | None = None) -> str:
    """Return what a reload is to say.

    Parameters
    ----------
    verbosity
        `quiet`: what was not reloaded; `brief`: a line; `full`: also why each module was
        executed, and the traceback of each failure.
    plan
        Where the reasons are.
    """
    if verbosity == "quiet":
        told = _quietly(report)
        return str(told) if told else ""
    if verbosity == "brief":
        return str(report)
    lines = [str(report)] if report or not report.refreshed else []
    lines += _reasons(step for step in plan.steps if _was_done(step, report)) if plan else []
    if report.refreshed:
        lines.append(f"only lines moved, nothing executed: {', '.join(report.refreshed)}")
    lines += [failure.traceback.rstrip() for failure in report.failures if failure.traceback]
    return "\n".join(lines)


def _quietly(report: Report) -> Report:
    notes = () if report.reloaded or report.patched else report.notes
    return Report(failures=report.failures, notes=notes)


def tabular(report: Report, verbosity: str) -> Report | None:
    """Return what is to be shown as a table where tables are; tracebacks are for text only."""
    if verbosity == "full":
        return None
    return _quietly(report) if verbosity == "quiet" else report


def _was_done(step: Step, report: Report) -> bool:
    if step.action is Action.REBIND:
        return report.ok
    return step.module in report.reloaded or step.module in report.patched


def plan_text(plan: Plan) -> str:
    """Return what a reload would do, a module a line."""
    if not plan:
        return "nothing to reload"
    return "\n".join(["would do, in this order:", *_reasons(plan.steps)])


def _reasons(steps: Iterable[Step]) -> list[str]:
    return [f"  {line}" for line in columns(rows_of(steps))]


# -- status ----------------------------------------------------------------------------------


def status(reloader: Reloader, automatic: str) -> Table:
    """Return what is tracked, and where the running code differs from the disk.

    Parameters
    ----------
    automatic
        Whether changed modules are reloaded before each cell, in words.
    """
    pending = reloader.pending()
    tracked = reloader.tracker.modules
    failures = reloader.failures()
    watching = "imports are recorded" if reloader.enabled else "off, imports are not recorded"
    waiting = [
        f"{name}: {reason}"
        + (", but blacklisted" if reloader.is_blacklisted(name) else "")
        + (f" ({tracked[name].path})" if name in tracked else "")
        for name, reason in pending.items()
    ]
    rows = (
        ("automatic", automatic),
        ("tracking", f"{watching}, {_count(len(tracked), 'project module')}"),
        ("blacklist", ", ".join(reloader.blacklisted) or "empty"),
        ("pending", "\n".join(waiting) or "nothing, the running code is that on disk"),
        ("failed", "\n".join(map(str, failures)) or "nothing"),
    )
    return Table(rows, ("failed",) if failures else ())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
