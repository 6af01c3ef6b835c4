"""A canonical dump of a session: all that a reload may touch, as text.

By identity it says whether everything is as it was, the very same objects in the same order. By
structure it can be compared with the dump of another process: an object is known by the first
place where it is found, so an object shared by two modules is told from two equal ones.
"""

from __future__ import annotations

import abc
import builtins
import dataclasses
import functools
import gc
import importlib._bootstrap as bootstrap  # type: ignore[import-not-found]
import re
import signal
import sys
import types
import zlib
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ipython_depreload.objects import own_attributes

if TYPE_CHECKING:
    from tests.faults.lab import Lab

Dump = dict[str, str]
Parts = Iterable[tuple[str, Any]]

_ATOMS = (type(None), bool, int, float, complex, str, bytes, range, type(...), type(NotImplemented))
_EMPTY = ()  # a singleton, which says nothing about sharing
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
_SET_BY_IMPORT = {"__builtins__", "__cached__", "__loader__", "__spec__"}
_PER_CLASS_OBJECT = {"__dict__", "__weakref__", "_abc_impl"}
_CODE = [
    "co_name",
    "co_qualname",
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_flags",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_freevars",
    "co_cellvars",
    "co_firstlineno",
    "co_linetable",
    "co_exceptiontable",
]
_FUNCTION = [
    "__code__",
    "__defaults__",
    "__kwdefaults__",
    "__closure__",
    "__dict__",
    "__name__",
    "__qualname__",
    "__module__",
    "__doc__",
    "__annotations__",
    "__type_params__",
]
_FIELDS = {
    types.FunctionType: _FUNCTION,
    types.MethodType: ["__func__", "__self__"],
    types.GenericAlias: ["__origin__", "__args__"],
    staticmethod: ["__func__", "__dict__"],
    classmethod: ["__func__", "__dict__"],
    property: ["fget", "fset", "fdel", "__doc__"],
    functools.partial: ["func", "args", "keywords", "__dict__"],
    functools.partialmethod: ["func", "args", "keywords"],
    functools.cached_property: ["func", "attrname", "__doc__"],
    type(functools.lru_cache(len)): ["__wrapped__", "__dict__"],
    dataclasses.Field: ["name", "type", "default", "default_factory", "kw_only", "init"],
    slice: ["start", "stop", "step"],
}


def dump(lab: Lab, *, identity: bool, notebook: bool = True) -> Dump:
    """Describe the project modules and the notebook; by identity the reloader's state too."""
    walker = _Walker(lab, identity)
    for name in lab.project():
        walker.root(name, vars(sys.modules[name]))
    walker.walk()
    if notebook:
        walker.root("notebook", lab.notebook)
        walker.walk()
    if identity:
        gc.collect()  # classes of a failed attempt are in cycles
        walker.texts.update(_subclasses(walker.classes))
        walker.texts.update(_machinery(lab))
        walker.texts.update(_tracking(lab))
    return walker.texts


def part(texts: Dump, module: str) -> Dump:
    """What a dump says of one module."""
    return {k: v for k, v in texts.items() if k == module or k.startswith(f"{module}.")}


def differences(before: Dump, after: Dump, limit: int = 12) -> list[str]:
    """What differs between two dumps, one line for each place."""
    found = [
        f"{place}\n    was {before.get(place, '-')}\n    is  {after.get(place, '-')}"
        for place in {**before, **after}
        if before.get(place) != after.get(place)
    ]
    return found[:limit]


class _Walker:
    """Walks from the roots, breadth first, through everything that is the project's own."""

    def __init__(self, lab: Lab, identity: bool) -> None:
        self.texts: Dump = {}
        self.classes: list[type] = []
        self._ours = {*lab.project(), "__main__"}
        self._folder = str(lab.path)
        self._identity = identity
        self._labels: dict[int, str] = {}
        self._queue: deque[tuple[str, Any]] = deque()
        self._alive: list[Any] = []

    def root(self, label: str, values: dict[str, Any]) -> None:
        """Start from a namespace."""
        self._labels[id(values)] = label
        self._queue.append((label, values))

    def walk(self) -> None:
        """Describe everything that can be reached."""
        roots = {id(values) for _, values in self._queue}  # module dictionaries
        while self._queue:
            label, value = self._queue.popleft()
            if id(value) in roots:
                parts: Parts = self._namespace(value)
            else:
                parts = self._parts(value)
            inner = [f"{key}={self._name(f'{label}.{key}', part)}" for key, part in parts]
            self.texts[label] = f"{self._kind(value)} {', '.join(inner)}"

    def _kind(self, value: Any) -> str:
        if isinstance(value, type):
            self.classes.append(value)
        if self._identity:
            return f"{type(value).__name__} {id(value):x}"
        return type(value).__qualname__

    def _name(self, label: str, value: Any) -> str:
        """Name a value: an atom by its text, anything else by identity or by its first place."""
        if _is_one_of(value, _ATOMS) or value is _EMPTY:
            return repr(value).replace(self._folder, "<folder>")
        if type(value) is types.CodeType and not self._identity:
            return _code_text(value)
        known = self._labels.get(id(value))
        if known is None:
            known = self._labels[id(value)] = label
            self._alive.append(value)
            if self._has_parts(value):
                self._queue.append((label, value))
            else:
                self._labels[id(value)] = known = self._opaque(value)
        return f"#{id(value):x}" if self._identity else known

    def _opaque(self, value: Any) -> str:
        kind = _qualified_name(type(value))
        if isinstance(value, type):
            return f"<{_qualified_name(value)}>"
        if isinstance(value, (types.FunctionType, types.BuiltinFunctionType)):
            return f"<{value.__module__}.{value.__qualname__}>"
        if isinstance(value, types.ModuleType):
            return f"<module {value.__name__}>"
        if isinstance(value, (types.MemberDescriptorType, types.GetSetDescriptorType)):
            return f"<{kind} {value.__qualname__}>"
        if kind.partition(".")[0] not in sys.stdlib_module_names:
            return f"<{kind}>"  # a library's text may show an id
        return f"<{kind} {_ADDRESS.sub('0x', repr(value)).replace(self._folder, '<folder>')}>"

    def _has_parts(self, value: Any) -> bool:
        kind = type(value)
        if kind is types.FunctionType:
            return value.__globals__.get("__name__") in self._ours
        if isinstance(value, type):
            return type.__getattribute__(value, "__module__") in self._ours
        return (
            _is_one_of(value, _FIELDS)
            or _is_one_of(value, _CONTENTS)
            or kind is types.CellType
            or type.__getattribute__(kind, "__module__") in self._ours
            or kind is types.SimpleNamespace
        )

    # -- what a value consists of ------------------------------------------------------------

    def _namespace(self, values: dict[str, Any]) -> Parts:
        items = [(name, values[name]) for name in values if name not in _SET_BY_IMPORT]
        return items if self._identity else sorted(items, key=lambda item: item[0])

    def _parts(self, value: Any) -> Parts:
        kind = type(value)
        if isinstance(value, type):
            return self._class_parts(value)
        if kind is types.CellType:
            return _cell_parts(value)
        if _is_one_of(value, _FIELDS):
            return [(name, getattr(value, name)) for name in _FIELDS[kind] if hasattr(value, name)]
        if _is_one_of(value, _CONTENTS):
            return _CONTENTS[kind](value)
        return self._instance_parts(value)

    def _class_parts(self, cls: type) -> Parts:
        yield "class", type(cls)
        yield from ((f"base {number}", base) for number, base in enumerate(cls.__bases__))
        for name, value in sorted(vars(cls).items()):
            if name not in _PER_CLASS_OBJECT or (self._identity and name != "_abc_impl"):
                yield name, value
        if isinstance(cls, abc.ABCMeta):
            registered = abc._get_dump(cls)[0]  # type: ignore[attr-defined]
            yield "registered", " ".join(sorted(str(reference()) for reference in registered))

    def _instance_parts(self, value: Any) -> Parts:
        yield "class", type(value)
        yield from _fields(value)


def _code_text(code: types.CodeType) -> str:
    fields = [getattr(code, name) for name in _CODE]
    digest = zlib.crc32("".join(map(_constant_text, fields)).encode())
    return f"<code {code.co_qualname} line {code.co_firstlineno} {digest:08x}>"


def _constant_text(value: object) -> str:
    if isinstance(value, types.CodeType):
        return _code_text(value)
    if isinstance(value, tuple):
        return f"({' '.join(map(_constant_text, value))})"
    if isinstance(value, frozenset):
        return f"{{{' '.join(sorted(map(_constant_text, value)))}}}"
    return _ADDRESS.sub("0x", repr(value))


def _is_one_of(value: object, kinds: Container[type]) -> bool:
    """Whether a value is exactly of one of these types; no metaclass is asked to compare."""
    return type(type(value)) is type and type(value) in kinds


def _qualified_name(cls: type) -> str:
    names = [type.__getattribute__(cls, name) for name in ("__module__", "__qualname__")]
    return ".".join(map(str, names))


def _fields(value: Any) -> Parts:
    """What an instance is besides its class."""
    for name, inner in sorted((own_attributes(value) or {}).items(), key=lambda item: str(item[0])):
        yield name, inner
    for base in type(value).__mro__:
        for name, slot in vars(base).items():
            if isinstance(slot, types.MemberDescriptorType):
                yield from _slot_parts(name, slot, value)
    for kind, contents in {**_CONTENTS, **_DATA}.items():
        if issubclass(type(value), kind):  # a proxy's `__class__` may be another
            yield from contents(value)


def _slot_parts(name: str, slot: Any, value: Any) -> Parts:
    try:
        yield f"slot {name}", slot.__get__(value)
    except AttributeError:  # an empty slot
        return


def _cell_parts(cell: types.CellType) -> Parts:
    try:
        return [("contents", cell.cell_contents)]
    except ValueError:  # an empty cell
        return [("empty", None)]


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    for number, (key, inner) in enumerate(value.items()):
        atom = _is_one_of(key, _ATOMS)
        yield (f"[{key!r}]" if atom else f"[{number}]"), inner
        if not atom:
            yield f"key {number}", key


def _numbered(value: Iterable[Any]) -> Parts:
    return [(f"[{number}]", inner) for number, inner in enumerate(value)]


def _unordered(value: Any) -> Parts:
    return _numbered(sorted(value, key=_order_key))


def _order_key(value: Any) -> str:
    if _is_one_of(value, _ATOMS):
        return repr(value)
    if type(value) is types.CodeType:
        return _code_text(value)
    if type(value) is types.FunctionType:
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, type):
        return _qualified_name(value)
    return f"{_qualified_name(type(value))} {_atoms_of(value)} {id(value)}"


def _atoms_of(value: Any) -> list[str]:
    """What tells an instance from its like in a set, in whichever process."""
    parts = _CONTENTS[type(value)](value) if _is_one_of(value, _CONTENTS) else _fields(value)
    return [f"{name}={inner!r}" for name, inner in parts if _is_one_of(inner, _ATOMS)]


_CONTENTS: dict[type, Callable[[Any], Parts]] = {
    dict: lambda value: _pairs(dict(dict.items(value))),
    types.MappingProxyType: _pairs,
    list: lambda value: _numbered(list.__iter__(value)),
    tuple: lambda value: _numbered(tuple.__iter__(value)),
    deque: lambda value: _numbered(deque.__iter__(value)),
    set: lambda value: _unordered(set.__iter__(value)),
    frozenset: lambda value: _unordered(frozenset.__iter__(value)),
}

# What a member of an int or str enum, or an exception, is besides its attributes.
_DATA: dict[type, Callable[[Any], Parts]] = {
    int: lambda value: [("data", int.__add__(value, 0))],
    float: lambda value: [("data", float.__add__(value, 0.0))],
    str: lambda value: [("data", str.__add__(value, ""))],
    bytes: lambda value: [("data", bytes.__add__(value, b""))],
    BaseException: lambda value: [("args", value.args)],
}


# -- what only this process has --------------------------------------------------------------


def _subclasses(classes: Iterable[type]) -> Dump:
    return {
        f"subclasses of {_qualified_name(cls)} {id(cls):x}": " ".join(
            sorted(f"{_qualified_name(sub)} {id(sub):x}" for sub in type.__subclasses__(cls))
        )
        for cls in classes
    }


def _machinery(lab: Lab) -> Dump:
    """The import system and the interpreter's hooks."""
    modules = {f"sys.modules {n}": f"{id(m):x}" for n, m in _modules_kept(lab)}
    specs = {f"spec of {n}": repr(_spec_of(n)) for n in lab.project()}
    return {
        **modules,
        **specs,
        "__import__": repr(builtins.__import__),
        "_gcd_import": repr(bootstrap._gcd_import),
        "meta path": repr(list(map(id, sys.meta_path))),
        "path": repr(sys.path),
        "SIGINT": repr(signal.getsignal(signal.SIGINT)),
    }


def _modules_kept(lab: Lab) -> list[tuple[str, Any]]:
    """Leave out what a failed attempt may import: modules of libraries stay imported."""
    ours = set(lab.project())
    return [(n, m) for n, m in sys.modules.items() if n in ours or n in lab.modules_at_start]


def _spec_of(name: str) -> tuple[object, ...]:
    values = vars(sys.modules[name])
    spec = values.get("__spec__")
    loader = values.get("__loader__")
    return id(spec), id(loader), id(getattr(spec, "loader", None)), values.get("__cached__")


def _tracking(lab: Lab) -> Dump:
    """The graph, and what the reloader believes of each module."""
    reloader = lab.reloader
    recorder, tracker = reloader.recorder, reloader.tracker
    graph = reloader.graph
    imports = {f"imports of {n}": repr(dict(graph.imports_of(n))) for n in graph.modules}
    importers = {f"dependents of {n}": repr(sorted(graph.dependents(n))) for n in graph.modules}
    tracked = {f"tracked {n}": _tracked(t) for n, t in tracker.modules.items()}
    noted = tracker.contributions.snapshot()
    effects = {f"effects of {n}": repr(found) for n, found in noted.effects.items()}
    makers = {f"makers for {n}": repr(sorted(found)) for n, found in noted.makers.items()}
    return {
        **{name: text for name, text in imports.items() if text != "{}"},
        **{name: text for name, text in importers.items() if text != "[]"},
        **tracked,
        **effects,
        **makers,
        "running": repr((recorder.active, recorder.demand)),
        "trace": repr({n: sorted(ran) for n, ran in recorder.trace.snapshot().items()}),
        "project": repr(sorted(recorder.project)),
        "bindings": repr((reloader.bindings.names, reloader.bindings.stars)),
    }


def _tracked(tracked: Any) -> str:
    return " ".join(
        f"{name}={id(getattr(tracked, name)):x}"
        if name in ("code", "spec")
        else f"{name}={getattr(tracked, name)!r}"
        for name in ("path", "spec", "code", "source")
    )
