"""What re-executed top-level code sees as its local names: the module's dictionary, observed."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, ItemsView, Iterator, KeysView, ValuesView
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from ipython_depreload.modules import is_submodule, namespace
from ipython_depreload.objects import is_a

# Set by the import system, or reset before a re-execution: a fresh module has them at once.
IMPORT_ATTRIBUTES = {
    "__annotations__",
    "__builtins__",
    "__cached__",
    "__doc__",
    "__file__",
    "__loader__",
    "__name__",
    "__package__",
    "__path__",
    "__spec__",
}


class LiveNamespace(dict[str, Any]):
    """The module's own dictionary, in which old names that are not bound yet can be told apart.

    Parameters
    ----------
    real
        The module's dictionary.
    bind
        Unites a value, named and alone or not, with what the name had before.
    is_missing_yet
        Whether a submodule that is to have a name would not have been imported yet after a restart.

    Attributes
    ----------
    bound
        Names bound so far, in the order of a fresh execution.
    used
        Names read before they were bound: state from before that the new code asks for. What has
        a name in another module is none: such a name is not defined yet, as after a restart.

    Notes
    -----
    The module's dictionary stays what functions see as their globals. This one is itself empty:
    names are looked up through `__missing__`, which only CPython's dict subclasses have.
    """

    def __init__(
        self,
        real: dict[str, Any],
        bind: Callable[..., Any],
        is_missing_yet: Callable[[str, ModuleType], bool],
    ) -> None:
        super().__init__()
        self.real = real
        self.bound: dict[str, None] = {}
        self.used: set[str] = set()
        self._bind = bind
        self._is_missing_yet = is_missing_yet

    def __setitem__(self, name: str, value: Any) -> None:
        # A star import finds submodules in a package that have yet to be imported again.
        if type(value) is ModuleType and self._is_missing_yet(name, value):
            return
        if value is self:  # `NAMES = locals()`: outlives the execution
            value = self.real
        alone = sys.getrefcount(value) <= _ALONE
        self.real[name] = self._bind(name, value, alone)
        self.bound[name] = None

    def __missing__(self, name: str) -> Any:
        value = self.real[name]
        if name in self.bound or name in IMPORT_ATTRIBUTES:
            return value
        if hasattr(builtins, name):  # `try: ExceptionGroup` / `except NameError: from x import ...`
            return getattr(builtins, name)
        home = self.real.get("__name__")
        if is_submodule(home, name, value) and not self._is_missing_yet(name, value):
            return value  # the import system has bound it: `from .a import X; Y = a.Y`
        if _has_name_elsewhere(value, home):  # `except NameError: long = int`
            raise NameError(f"name {name!r} is not defined", name=name)
        self.used.add(name)
        return value

    def is_unbound_yet(self, name: str) -> bool:
        """Say whether a name is still what the old version bound, and was not asked for either."""
        return name in self.real and not (name in self.bound or name in self.used)

    def _seen(self) -> dict[str, Any]:
        """Return what a fresh execution would have by now."""
        given = [name for name in self.real if name in IMPORT_ATTRIBUTES]
        names = dict.fromkeys([*given, *self.bound])
        return {name: self.real[name] for name in names if name in self.real}

    def __delitem__(self, name: str) -> None:
        del self.real[name]
        self.bound.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self.real

    def __iter__(self) -> Iterator[str]:
        return iter(self._seen())

    def __len__(self) -> int:
        return len(self._seen())

    def __repr__(self) -> str:
        return repr(self._seen())

    def __eq__(self, other: object) -> bool:
        return self.real == (other.real if isinstance(other, LiveNamespace) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        return self._seen().keys()

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        return self._seen().values()

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        return self._seen().items()

    def get(self, name: str, default: Any = None) -> Any:
        return self.real.get(name, default)

    def copy(self) -> dict[str, Any]:
        return self._seen()

    def update(self, *args: Any, **kwargs: Any) -> None:
        for name, value in dict(*args, **kwargs).items():
            self[name] = value

    def setdefault(self, name: str, default: Any = None) -> Any:
        if name not in self.real:
            self[name] = default
        return self.real[name]

    def pop(self, name: str, *default: Any) -> Any:
        self.bound.pop(name, None)
        return self.real.pop(name, *default)


def _has_name_elsewhere(value: Any, module: object) -> bool:
    """Say whether a value is what another module has defined: no state that is to be kept."""
    if type(value) is tuple:  # of types, as for `isinstance`
        return bool(value) and all(
            type(part) is not tuple and _has_name_elsewhere(part, module) for part in value
        )
    if not is_a(value, (type, FunctionType, BuiltinFunctionType)):
        return is_a(value, ModuleType)
    kind: Any = type if is_a(value, type) else type(value)
    home, name = (kind.__getattribute__(value, n) for n in ("__module__", "__name__"))
    return home != module and (namespace(sys.modules.get(home)) or {}).get(name) is value


class _Probe(dict[str, Any]):
    count = 0

    def __setitem__(self, name: str, value: Any) -> None:
        self.count = sys.getrefcount(value)


def _calibrate() -> int:
    """Return the reference count of a value that only the storing statement holds."""
    probe = _Probe()
    exec("name = object()", {}, probe)
    return probe.count


_ALONE = _calibrate()
