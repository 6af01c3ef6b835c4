"""Which modules an import leads to."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from ipython_depreload.modules import namespace, true_name

HOOKED = ("__import__", "_gcd_import")
"""The attributes that are wrapped while a project module runs, and no longer when it has run."""

HOOKS_HOME, HOOK_OF = "ipython_depreload.recording.import_hooks", "around"
"""The module of the wrappers, and the attribute of theirs that has what they are around."""


def absolute_name(name: str, scope: Mapping[str, Any], level: int) -> str:
    """Return what a relative import means in a module with this namespace."""
    if not level:
        return name
    package = scope.get("__package__")
    if not isinstance(package, str):
        package = str(scope.get("__name__", ""))
        if "__path__" not in scope:
            package = package.rpartition(".")[0]
    base = package.rsplit(".", level - 1)[0] if level > 1 else package
    return f"{base}.{name}" if name else base


def prefixes(name: str) -> list[str]:
    """Return `a`, `a.b` and `a.b.c` for `a.b.c`."""
    parts = name.split(".")
    return [".".join(parts[: length + 1]) for length in range(len(parts))]


def targets_of_import(importer: object, name: str) -> list[str]:
    """`import a.b.c` leads to `a` and `a.b` too.

    But `import pkg.other` inside pkg.sub is no dependency on pkg, which is importing pkg.sub.
    """
    if "." not in name:
        return [name]
    own = f"{importer}."
    parts = [part for part in prefixes(name) if part == name or not own.startswith(f"{part}.")]
    return [true_name(part) for part in parts]


def targets_of_from(name: str, parts: Sequence[str]) -> list[str]:
    """`from a import b` leads to the submodule a.b if that is what it gave, else to a.

    Where it gave nothing, because it fails next, it leads to both.
    """
    name = true_name(name)
    values = namespace(sys.modules.get(name))
    if values is None:
        return [name]
    targets: dict[str, None] = {name: None} if "*" in parts else {}
    for part in _without_star(parts, values):
        inner = f"{name}.{part}"
        if inner in sys.modules and values.get(part) is sys.modules[inner]:
            targets[true_name(inner)] = None
            continue
        targets[name] = None
        if part not in values and "__getattr__" not in values:
            targets[inner] = None
    return list(targets)


def _without_star(parts: Sequence[str], values: Mapping[str, Any]) -> Sequence[str]:
    if "*" not in parts:
        return parts
    exported = values.get("__all__")
    if exported is not None:
        return [part for part in exported if isinstance(part, str)]
    return list(values) if "__path__" in values else ()


def targets_in_vain(name: str, parts: Sequence[str]) -> list[str]:
    """What an import that failed may have failed to find, or to execute."""
    values = namespace(sys.modules.get(name))
    if values is None:
        return [name]
    return [name, *(f"{name}.{part}" for part in parts if part != "*" and part not in values)]
