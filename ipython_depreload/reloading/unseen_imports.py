"""Completes the module graph with imports that nobody saw: earlier ones, and lazy ones."""

from __future__ import annotations

from types import CodeType

from ipython_depreload.code.sources import SourceProblem
from ipython_depreload.detection.tracked import Tracked
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.differences import Differences
from ipython_depreload.graph import NOTEBOOK, ModuleGraph
from ipython_depreload.recording.backfill import (
    HasRun,
    add_module_edges,
    has_left_names,
    has_no_branches,
    start_order,
    was_watched,
)
from ipython_depreload.recording.recorder import Recorder


class UnseenImports:
    """Reads, from the code of modules, the imports that were not recorded as they ran."""

    def __init__(self, graph: ModuleGraph, tracker: Tracker, recorder: Recorder) -> None:
        self._graph = graph
        self._tracker = tracker
        self._recorder = recorder
        self._seen_running: Differences[Tracked] = Differences()
        self._scanned: dict[str, object] = {}
        self._without_code: set[str] = set()

    def add(self) -> None:
        """Add those of all project modules that ran, or got new code, since they were read."""
        self._tracker.adopt()
        unseen = []
        for name in self._not_scanned():
            if self.add_of(name) and name not in self._recorder.project:
                unseen.append(name)  # noqa: PERF401
        if unseen:
            self._recorder.set_started(start_order(self._graph, unseen))
        self._seen_running.taken_in()

    def _not_scanned(self) -> list[str]:
        modules = self._tracker.modules
        again = dict.fromkeys(self._seen_running.since(modules))
        for name in again:  # its edges are gone from the graph, even if its code is the same
            self._scanned.pop(name, None)
        again.update(dict.fromkeys(self._without_code))
        return [name for name in again if name in modules]

    def add_of(self, name: str) -> bool:
        """Add those of one project module; say whether its code had not been read before."""
        code = self._tracker.modules[name].code or self._code_of(name)
        self._without_code.discard(name)
        if code is None:
            self._without_code.add(name)
        if code is None or self._scanned.get(name) is code:
            return False
        add_module_edges(self._graph, name, code, self._has_run(name))
        self._scanned[name] = code
        return True

    def _has_run(self, name: str) -> HasRun:
        if name in self._recorder.unwatched:
            return has_no_branches
        return was_watched if name in self._recorder.project else has_left_names

    def _code_of(self, name: str) -> CodeType | None:
        """The code of a module that nobody saw running, from its file."""
        tracked = self._tracker.modules[name]
        code = tracked.executed_code()
        if code is None and tracked.change is not None and tracked.change.compiled is not None:
            code = tracked.change.compiled.code
        if code is None:
            self._tracker.check()
            code = tracked.executed_code()
        return code

    def add_of_library(self, name: str) -> None:
        """Add those of a library module, if its source can be read."""
        if name in self._tracker.modules or name == NOTEBOOK:
            return
        from ipython_depreload.reloading.runner import (
            version_on_disk,  # which loads all that reloads need
        )

        try:
            version = version_on_disk(name)
        except SourceProblem:  # built-in, compiled or zipped: nothing to read
            return
        add_module_edges(self._graph, name, version.code, has_left_names)
