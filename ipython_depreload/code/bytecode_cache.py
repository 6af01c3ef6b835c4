"""Python's `.pyc` files: what they hold, and whether that can be believed."""

from __future__ import annotations

import importlib
import marshal
import os
import struct
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from operator import attrgetter
from types import CodeType
from typing import Any

_HEADER = struct.Struct("<4sIII")  # magic number, flags, source's mtime, source's size (PEP 552)
_imp: Any = importlib._bootstrap._imp  # type: ignore[attr-defined]
_SECOND_NS = 1_000_000_000
_ways = attrgetter("get_code", "get_data", "path_stats")
_KNOWN_WAYS = _ways(SourceFileLoader)
_CLOEXEC, _BINARY = getattr(os, "O_CLOEXEC", 0), getattr(os, "O_BINARY", 0)


def proven_code(loader: Any, path: str, cached: str, modified: int, size: int) -> CodeType | None:
    """Return the code that a plain `SourceFileLoader` would take from a bytecode cache.

    It asks for less than importlib does, as the caller has the source's time and size already.

    Parameters
    ----------
    path, modified, size
        The source file, its time in nanoseconds since the epoch, and its size in bytes.

    Returns
    -------
    CodeType or None
        None if the cache is missing, invalid, older than the source or of another kind, or the
        loader has ways of its own: then it must be asked.
    """
    if type(loader) is not SourceFileLoader or _ways(SourceFileLoader) != _KNOWN_WAYS:
        return None
    try:
        written, data = _contents(cached)
    except OSError:  # there is none
        return None
    seconds, size = modified // _SECOND_NS & 0xFFFFFFFF, size & 0xFFFFFFFF
    if written < modified or data[: _HEADER.size] != _HEADER.pack(MAGIC_NUMBER, 0, seconds, size):
        return None
    code = _loaded(data)
    if code is not None and code.co_filename != path:  # it was compiled elsewhere, and moved here
        _imp._fix_co_filename(code, path)  # as importlib does, `_compile_bytecode`
    return code


def _contents(path: str) -> tuple[int, bytes]:
    """Return a file's time and contents.

    A file object would take twice as long. `open_code` hooks, which only programs that embed
    Python can set (PEP 578), are not asked: where they decrypt, the header is not valid.
    """
    file = os.open(path, os.O_RDONLY | _CLOEXEC | _BINARY)
    try:
        status = os.fstat(file)
        return status.st_mtime_ns, os.read(file, status.st_size)  # too little is not valid
    finally:
        os.close(file)


def may_be_stale(cached: str, path: str) -> bool:
    """Say whether Python would take a bytecode cache for valid that is older than the source.

    It compares whole seconds and the size (PEP 552): an edit within a second goes unnoticed.
    """
    try:
        source, cache = os.stat(path), os.stat(cached)
        if cache.st_mtime_ns >= source.st_mtime_ns:
            return False
        with open(cached, "rb") as file:
            _, flags, modified, size = _HEADER.unpack(file.read(_HEADER.size))
    except (OSError, struct.error):  # no cache, or a broken one
        return False
    return not flags and modified == int(source.st_mtime) & 0xFFFFFFFF and size == source.st_size


def cached_code(spec: ModuleSpec) -> CodeType | None:
    """Return the code in a module's bytecode cache, be it valid or not: what some import ran."""
    if spec.cached is None or type(spec.loader) is not SourceFileLoader:
        return None
    try:
        with open(spec.cached, "rb") as file:
            data = file.read()
    except (OSError, ValueError):  # no cache, or a NUL in its name
        return None
    return _loaded(data) if data[:4] == MAGIC_NUMBER else None


def _loaded(data: bytes) -> CodeType | None:
    try:
        code = marshal.loads(memoryview(data)[_HEADER.size :])
    except (ValueError, EOFError, TypeError):  # broken
        return None
    return code if isinstance(code, CodeType) else None
