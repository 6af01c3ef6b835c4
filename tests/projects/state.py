"""What a project's modules are, as text that can be compared with that of another process."""

from __future__ import annotations

import sys
import types
import zlib
from pathlib import Path
from typing import Any

from ipython_depreload.identity.functions import cell_value
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a, own_attributes
from tests.faults.dump import _CONTENTS, Dump, Parts, _Walker


def project_modules(folder: Path) -> list[str]:
    """Return the loaded modules whose files are in a folder."""
    return sorted(
        name
        for name, module in list(sys.modules.items())
        if str((namespace(module) or {}).get("__file__")).startswith(f"{folder}/")
    )


def describe(folder: Path, modules: list[str], notebook: dict[str, Any]) -> Dump:
    """Describe modules and a notebook; each attribute of each object has a place of its own."""
    walker = _Fine(_Place(folder, modules))
    for name in modules:
        values = namespace(sys.modules.get(name))
        if values is not None:
            walker.root(name, values)
    walker.root("notebook", notebook)
    walker.walk()
    return walker.texts


class _Place:
    """What the walker asks a lab for."""

    def __init__(self, folder: Path, modules: list[str]) -> None:
        self.path = folder
        self._modules = modules

    def project(self) -> list[str]:
        return self._modules


class _Fine(_Walker):
    """A walker that gives every attribute its own line."""

    def __init__(self, place: Any) -> None:
        super().__init__(place, identity=False)
        self._modules = set(place.project())
        self._project = project_modules(place.path)

    def walk(self) -> None:
        roots = {id(values) for _, values in self._queue}
        while self._queue:
            label, value = self._queue.popleft()
            parts = self._namespace(value) if id(value) in roots else self._parts(value)
            self.texts[label] = self._kind(value)
            for key, part in parts:
                self.texts[f"{label}.{key}"] = self._name(f"{label}.{key}", part)
            if type(value) is types.FunctionType:
                self.texts[f"{label} globals"] = self._labels.get(id(value.__globals__), "?")

    def _name(self, label: str, value: Any) -> str:
        """Name a cell that holds a class by the class: which methods share it is hidden."""
        if type(value) is types.CellType and is_a(cell_value(value), type):
            return f"cell with {super()._name(label, cell_value(value))}"
        if is_a(value, (tuple, frozenset)) and own_attributes(value) is None:
            return self._immutable(label, value)
        return super()._name(label, value)

    def _immutable(self, label: str, value: Any) -> str:
        """Whether equal tuples are one object depends on what caches have kept."""
        known = self._labels.get(id(value))
        if known is None:
            parts = _CONTENTS[tuple if is_a(value, tuple) else frozenset](value)
            inner = ", ".join(self._name(f"{label}.{key}", part) for key, part in parts)
            short = (
                inner if len(inner) < 300 else f"{inner[:200]}... {zlib.crc32(inner.encode()):x}"
            )
            known = self._labels[id(value)] = f"{type(value).__qualname__}({short})"
            self._alive.append(value)
        return known

    def _parts(self, value: Any) -> Parts:
        """Name what classes and functions lead to by these; their order is a line of its own.

        It may be that of a set, which no two processes agree on: all places would be others.
        """
        kind = type(value)
        if kind is not dict and kind is not types.MappingProxyType:
            return super()._parts(value)
        named = {name: key for key in value if (name := _definition(key))}
        if not named or len(named) < len([key for key in value if _definition(key)]):
            return super()._parts(value)
        rest = {key: inner for key, inner in value.items() if not _definition(key)}
        return [
            ("order", " ".join(named)),
            *((f"[{name}]", value[named[name]]) for name in sorted(named)),
            *((f"key {name}", named[name]) for name in sorted(named)),
            *super()._parts(rest),
        ]

    def _namespace(self, values: dict[str, Any]) -> Parts:
        """Leave out what a session keeps: modules whose files were deleted, warnings given."""
        gone = set(self._project) - self._modules
        for name, value in super()._namespace(values):
            is_gone = is_a(value, types.ModuleType) and vars(value).get("__name__") in gone
            if not is_gone and name != "__warningregistry__":
                yield name, value


def _definition(value: Any) -> str:
    """Name a class or function, as a class or def statement made it; nothing for anything else."""
    kind = type if is_a(value, type) else type(value)
    if kind is not type and kind is not types.FunctionType:
        return ""
    return ".".join(str(kind.__getattribute__(value, a)) for a in ("__module__", "__qualname__"))
