"""Run the parts of a plan, each as a transaction of its own, and remember what failed."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, NamedTuple

from ipython_depreload.code.sources import Compiled, SourceProblem, compile_source, read
from ipython_depreload.detection.tracker import Change, Tracker
from ipython_depreload.identity.caches import Caches
from ipython_depreload.identity.moves import Moves
from ipython_depreload.identity.names import Bindings
from ipython_depreload.libraries.worker_processes import retire_workers
from ipython_depreload.modules import source_path, spec_of
from ipython_depreload.plan import Action, Plan, keep_out, slow_dependents
from ipython_depreload.recording.import_hooks import is_own
from ipython_depreload.recording.recorder import Recorder
from ipython_depreload.registrations.assigned import Assigned
from ipython_depreload.registrations.obtained import Obtained
from ipython_depreload.report import Failure, listed

# What code raises that uses something which is no longer there, or no longer of that kind.
_MISFITS = ImportError, AttributeError, NameError, TypeError, LookupError
_NEED_A_VERSION = Action.EXECUTE, Action.PATCH


class Done(NamedTuple):
    """Outcome of one transaction."""

    executed: tuple[str, ...] = ()
    patched: tuple[str, ...] = ()
    failure: Failure | None = None
    notes: tuple[str, ...] = ()


class Runner:
    """Brings modules to their versions on disk.

    Parameters
    ----------
    bindings
        Which notebook names follow which module.
    caches
        The caches that functions have.
    scripts
        Gives further namespaces in which they do.

    Attributes
    ----------
    assigned
        What the notebook's cells set in modules and classes.
    progress
        Called with the name of each module about to be executed, its number and their count.
    """

    def __init__(
        self,
        recorder: Recorder,
        tracker: Tracker,
        bindings: Bindings,
        caches: Caches,
        scripts: Callable[[], Iterable[dict[str, Any]]] = tuple,
    ) -> None:
        self._recorder = recorder
        self._tracker = tracker
        self._bindings = bindings
        self._caches = caches
        self._scripts = scripts
        self.assigned = Assigned()
        self.obtained = Obtained()
        self.progress: Callable[[str, int, int], None] | None = None
        self._failed: dict[str, tuple[str, Failure]] = {}
        self._moves = Moves()

    def failures(self) -> tuple[Failure, ...]:
        """What failed and waits for another edit."""
        return tuple({failure: None for _, failure in self._failed.values()})

    def forget_failures(self) -> None:
        """Nothing differs from the disk any more."""
        self._failed.clear()

    def has_failed_as_it_is(self, plan: Plan) -> bool:
        """Say whether this part of a plan failed before, and no file involved has changed since."""
        if not self._failed:
            return False
        state = self._state_of(plan)
        return all(self._failed.get(step.module, ("",))[0] == state for step in plan.steps)

    def run(self, plan: Plan, changes: Mapping[str, Change], notebook: dict[str, Any]) -> Done:
        """Carry out one part of a plan: all of it, or none."""
        # Only now: most sessions load the extension without ever reloading anything.
        from ipython_depreload.reloading.transaction import Transaction

        try:
            versions = {
                name: self._version(name, changes) for name in plan.having(*_NEED_A_VERSION)
            }
        except SourceProblem as problem:
            where = (problem.path or None, problem.line)
            failure = Failure(problem.name, problem.reason, *where)
            return self._fail(plan, failure)._replace(notes=_kept_back(plan, failure, changes))
        transaction = Transaction(
            self._recorder, self._tracker, versions, self._bindings, notebook, self._caches
        )
        transaction.progress = self.progress
        transaction.moves = self._moves
        seconds = dict(self._recorder.seconds)
        transaction.scripts = tuple(self._scripts())
        transaction.assigned = self.assigned.in_force(notebook)
        transaction.set_by_cells = self.assigned.values_set(notebook)
        transaction.stays = self.obtained.objects(notebook, self._bindings.module_of)
        try:
            transaction.run(plan)
        except KeyboardInterrupt:  # the user's, not the module's
            self._recorder.seconds = seconds
            raise
        except BaseException as error:  # the user's code: even SystemExit must not pass  # noqa: BLE001
            self._recorder.seconds = seconds  # those of a whole execution
            module = transaction.running or plan.steps[0].module
            self._tracker.rejected(versions, transaction.reached)
            failure = _failure(module, error, self._tracker)
            done = self._fail(plan, failure)
            if not isinstance(error, Exception):
                return done
            return done._replace(notes=self._hints(plan, failure, error, changes))
        retire_workers()
        for step in plan.steps:
            self._failed.pop(step.module, None)
        notes = [*transaction.notes, *self._notes_on_slow(plan, changes)]
        patched = plan.having(Action.PATCH)
        return Done(tuple(transaction.executed), patched, None, tuple(notes))

    def _notes_on_slow(self, plan: Plan, changes: Mapping[str, Change]) -> list[str]:
        slow = slow_dependents(plan, changes, self._recorder.seconds)
        return [f"{n} took {took:.1f} s to execute: {keep_out(n)}" for n, took in slow.items()]

    def _hints(
        self, plan: Plan, failure: Failure, error: Exception, changes: Mapping[str, Change]
    ) -> tuple[str, ...]:
        """Say what may help where code failed that has run before, as one that registers a name."""
        places = {failure.module, *self._modules_at(failure.path)}
        if not places.isdisjoint(changes):
            return _kept_back(plan, failure, changes)
        edited = _edited(plan, changes)
        if edited and isinstance(error, _MISFITS):
            return (
                f"{failure.module} has not changed: it may not fit what was edited"
                f" ({listed(edited)})",
            )
        return (
            f"{failure.module} has not changed: what it depends on may remember that it ran before;"
            f" `%dreload --deep {failure.module}` executes that too",
        )

    def _modules_at(self, path: str | None) -> list[str]:
        return [name for name, tracked in self._tracker.modules.items() if tracked.path == path]

    def _fail(self, plan: Plan, failure: Failure) -> Done:
        names = [step.module for step in plan.steps]
        self._failed.update(dict.fromkeys(names, ("", failure)))
        state = self._state_of(plan)
        self._failed.update(dict.fromkeys(names, (state, failure)))
        return Done(failure=failure)

    def _state_of(self, plan: Plan) -> str:
        """What the outcome of a reload depends on: the texts, and what failing imports find."""
        names = [step.module for step in plan.steps]
        texts = [(n, hash(t.text)) for n in names if (t := self._tracker.modules.get(n))]
        return repr((texts, self._tracker.found_for(names)))

    def broken(self, plan: Plan, changes: Mapping[str, Change]) -> dict[str, str]:
        """Return the modules of a plan without a version to run -> what is wrong with the file."""
        problems = {}
        for name in plan.having(*_NEED_A_VERSION):
            try:
                self._version(name, changes)
            except SourceProblem as problem:
                problems[name] = str(problem)
        return problems

    def _version(self, name: str, changes: Mapping[str, Change]) -> Compiled:
        change = changes.get(name)
        if change is not None and change.problem is not None and change.reason != "deleted":
            raise change.problem
        if change is not None and change.compiled is not None:
            return change.compiled
        tracked = self._tracker.modules.get(name)
        code = None if tracked is None else tracked.executed_code()
        if tracked is not None and code is not None:
            return Compiled(name, tracked.spec, tracked.path, tracked.source or b"", code)
        return version_on_disk(name)


def _kept_back(plan: Plan, failure: Failure, changes: Mapping[str, Change]) -> tuple[str, ...]:
    """Say what else was edited and stays as it is because one module has failed."""
    others = [name for name in _edited(plan, changes) if name != failure.module]
    return (f"kept back with {failure.module}: {listed(others)}",) if others else ()


def _edited(plan: Plan, changes: Mapping[str, Change]) -> list[str]:
    return [name for name in plan.having(*_NEED_A_VERSION) if name in changes]


def version_on_disk(name: str) -> Compiled:
    """Compile a loaded module's source as it is now.

    Raises
    ------
    SourceProblem
        If it has no Python source, or one that cannot be compiled.
    """
    spec = spec_of(sys.modules.get(name))
    path = source_path(spec)
    if spec is None or path is None:
        raise SourceProblem(name, "", None, "has no Python source")
    return compile_source(name, spec, path, read(name, path))


def _failure(module: str, error: BaseException, tracker: Tracker) -> Failure:
    frames = _user_frames(error.__traceback__)
    lines = traceback.format_exception_only(error)
    path, line = getattr(tracker.modules.get(module), "path", None), None
    if isinstance(error, SyntaxError):
        path, line = error.filename, error.lineno
    elif frames:
        project = {tracked.path for tracked in tracker.modules.values()}
        where = [frame for frame in frames if frame.filename in project] or frames
        path, line = where[-1].filename, where[-1].lineno
    shown = "".join([*traceback.format_list(frames), *lines])
    return Failure(module, lines[-1].strip(), path, line, shown)


def _user_frames(tb: TracebackType | None) -> list[traceback.FrameSummary]:
    return [
        frame
        for frame in traceback.extract_tb(tb)
        if not is_own(frame.filename) and not frame.filename.startswith("<frozen importlib")
    ]
