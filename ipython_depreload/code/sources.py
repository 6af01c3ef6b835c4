"""What the source files say: stamps, text, compiled code, and whether the meaning changed."""

from __future__ import annotations

import ast
import os
import stat
import time
import tokenize
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import cache_from_source
from io import BytesIO
from opcode import opmap
from operator import attrgetter
from types import CodeType
from typing import Any, NamedTuple

from ipython_depreload.code.bytecode_cache import may_be_stale, proven_code

Stamp = tuple[int, int, int, int]

STAMP_OF = attrgetter("st_mtime_ns", "st_ctime_ns", "st_size", "st_ino")

# A file written twice within one tick of its file system's clock keeps its stamp.
_TICK_NS = 20_000_000
_COARSE_TICK_NS = 2_000_000_000
_SECOND_NS = 1_000_000_000
_CLOCK_REALTIME_COARSE = 5  # <linux/time.h>: what file systems take; `time` has no name for it


def stamp(path: str) -> Stamp | None:
    """Return what tells that a file may have changed, None if there is no such file."""
    try:
        result: Stamp = STAMP_OF(os.stat(path))
    except (OSError, ValueError):  # gone, unreadable folder, or a NUL in the name
        return None
    return result


def is_gone(path: str) -> bool:
    """Say whether there is no such file: one in a folder that may not be read may be there."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return True
    except OSError:  # no permission, say
        return False
    return False


def _file_clock() -> int:
    """Return the time that a file would get that is written now, or somewhat less."""
    try:
        return time.clock_gettime_ns(_CLOCK_REALTIME_COARSE)
    except (OSError, AttributeError):  # only Linux has that clock
        return time.time_ns() - _TICK_NS


class Look(NamedTuple):
    """A look at a file's stamp, before its contents were read.

    Parameters
    ----------
    stamp
        What it was, None if there was no such file.
    time
        When that was by the clock of file systems, in nanoseconds since the epoch.
    """

    stamp: Stamp | None
    time: int

    @property
    def settled(self) -> bool:
        """Whether any later write must give another stamp (git's "racy" rule)."""
        return self.stamp is None or is_settled(self.stamp, self.time)


def look(path: str) -> Look:
    """Look at a file, or folder."""
    now = _file_clock()
    return Look(stamp(path), now)


def is_settled(taken: Stamp, now_ns: int) -> bool:
    """Say whether a write after `now_ns`, when the stamp was taken, must give another one."""
    modified, changed, *_ = taken
    return now_ns - changed > _tick(changed) and not 0 <= now_ns - modified <= _tick(modified)


def _tick(time: int) -> int:
    return _TICK_NS if time % _SECOND_NS else _COARSE_TICK_NS


class Compiled(NamedTuple):
    """One version of a module's source, ready to run."""

    name: str
    spec: ModuleSpec
    path: str
    source: bytes
    code: CodeType


class SourceProblem(Exception):  # noqa: N818
    """A source file that cannot be read or compiled.

    Parameters
    ----------
    name, path, line
        Module, file, and line if known.
    reason
        What is wrong, in words.
    """

    def __init__(self, name: str, path: str, line: int | None, reason: str) -> None:
        super().__init__(reason)
        self.name = name
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        line = "" if self.line is None else f", line {self.line}"
        return f"{self.reason} ({self.path}{line})" if self.path else self.reason


class CompilationProblem(SourceProblem):
    """A source file that can be read but not compiled."""

    def __str__(self) -> str:
        return f"cannot be compiled: {super().__str__()}"


def read(name: str, path: str) -> bytes:
    """Return a file's bytes; raise SourceProblem if it cannot be read."""
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise SourceProblem(name, path, None, "is not a regular file")
            return file.read()
    except OSError as error:
        raise SourceProblem(name, path, None, f"cannot be read: {error.strerror}") from error


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe has no writer to wait for


def compile_source(name: str, spec: ModuleSpec, path: str, source: bytes) -> Compiled:
    """Compile a module the way its own loader would, from these very bytes.

    The loader's `get_code` runs, so that pytest's, beartype's or typeguard's transformations
    apply, but it sees no bytecode cache: a `.pyc` is validated by whole seconds and size
    (PEP 552, "timestamp-based"), so it may hold older code.

    Raises
    ------
    SourceProblem
        If the text is not Python or not in its declared encoding.
    """
    try:
        code = _code_from(spec.loader, spec.name, path, source)
    except SyntaxError as error:
        reason = f"{type(error).__name__}: {error.msg}"
        raise CompilationProblem(name, path, error.lineno, reason) from error
    except Exception as error:  # NUL bytes, undecodable text, whatever a custom loader raises
        raise CompilationProblem(name, path, None, f"{type(error).__name__}: {error}") from error
    return Compiled(name, spec, path, source, code)


def code_to_run(
    loader: Any, name: str, path: str, cached: str | None, seen: Look
) -> CodeType | None:
    """Return what a `SourceFileLoader` would execute, but never a stale cache."""
    if cached is not None and seen.stamp is not None:
        modified, _, size, _ = seen.stamp
        code = proven_code(loader, path, cached, modified, size)
        if code is not None:
            return code
        if may_be_stale(cached, path):
            return _code_from(loader, name, path, loader.get_data(path))
    found: CodeType | None = loader.get_code(name)
    return found


def _code_from(loader: Any, name: str, path: str, source: bytes) -> CodeType:
    if getattr(type(loader), "get_code", None) is None or not hasattr(loader, "__dict__"):
        return compile(source, path, "exec", dont_inherit=True)
    with _without_bytecode_cache(loader, path, source):
        code: CodeType | None = loader.get_code(name)
    return compile(source, path, "exec", dont_inherit=True) if code is None else code


def only_source(loader: Any, path: str, source: bytes) -> AbstractContextManager[None]:
    """Return a context in which a loader with an `exec_module` of its own runs this source.

    One that is not derived from `SourceLoader`, as pytest's, has a cache of its own, validated
    in the same way: it is removed.
    """
    if hasattr(loader, "path_stats") and hasattr(loader, "__dict__"):
        return _without_bytecode_cache(loader, path, source)
    cached = cache_from_source(path)
    folder, name = os.path.split(cached)
    with suppress(OSError):  # there is none
        for entry in os.listdir(folder):
            if entry.startswith(name.removesuffix(".pyc") + "-"):
                os.unlink(os.path.join(folder, entry))
    return nullcontext()


class _without_bytecode_cache(AbstractContextManager[None]):  # noqa: N801 (reads as a statement)
    """Let a `SourceLoader` see only the given source.

    `SourceLoader.get_code` (CPython 3.11 to 3.13) neither reads nor writes a cache if
    `path_stats` raises OSError.
    """

    def __init__(self, loader: Any, path: str, source: bytes) -> None:
        self._loader = loader
        self._path = path
        self._source = source

    def __enter__(self) -> None:
        get_data = self._loader.get_data

        own_way = type(self._loader).get_data is not SourceFileLoader.get_data

        def only_this_source(path: str) -> bytes:
            if path != self._path or own_way:  # what it reads, decrypted say, is its affair
                data: bytes = get_data(path)
                return data
            return self._source

        def no_stats(path: str) -> None:
            raise OSError(f"no bytecode cache for {path}")

        self._loader.get_data = only_this_source
        self._loader.path_stats = no_stats

    def __exit__(self, *_: object) -> None:
        for name in ("get_data", "path_stats"):
            self._loader.__dict__.pop(name, None)


def has_only_moved(old: CodeType, new: CodeType) -> bool:
    """Say quickly whether two code objects differ in nothing but their place; no if in doubt.

    So it is where one that has moved, too, is inside them: its place is part of what it is.
    """
    placed = new.replace(co_firstlineno=old.co_firstlineno, co_linetable=old.co_linetable)
    return (
        old == placed
        and old.co_qualname == new.co_qualname
        and old.co_exceptiontable == new.co_exceptiontable
    )


def same_code(old: CodeType, new: CodeType) -> bool:
    """Say whether two code objects do the same, wherever they stand in their files."""
    return (
        old.co_code == new.co_code
        and old.co_exceptiontable == new.co_exceptiontable
        and _SIGNATURE(old) == _SIGNATURE(new)
        and len(old.co_consts) == len(new.co_consts)
        and _same_constants(old, new)
    )


def _same_constants(old: CodeType, new: CodeType) -> bool:
    same = list(map(same_constant, old.co_consts, new.co_consts))
    return all(same) or (same.count(False) == 1 and _is_line_of_class(old, same.index(False)))


def _is_line_of_class(code: CodeType, number: int) -> bool:
    """Say whether a constant is nothing but the `__firstlineno__` of CPython 3.13."""
    operations, arguments = code.co_code[::2], code.co_code[1::2]
    uses = [
        index
        for index, used in enumerate(zip(operations, arguments, strict=True))
        if used == (_LOAD_CONST, number)
    ]
    if len(uses) != 1:
        return False
    after = uses[0] + 1
    name = code.co_names[arguments[after]] if operations[after] == _STORE_NAME else ""
    return name == "__firstlineno__"


_LOAD_CONST = opmap["LOAD_CONST"]
_STORE_NAME = opmap["STORE_NAME"]


_SIGNATURE = attrgetter(
    "co_names",
    "co_varnames",
    "co_freevars",
    "co_cellvars",
    "co_flags",
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_qualname",
)


def same_constant(old: object, new: object) -> bool:
    """Compare constants as the compiler tells them apart: 1, 1.0 and True differ, as do 0.0, -0.0."""  # noqa: E501
    if type(old) is not type(new):
        return False
    if isinstance(old, CodeType) and isinstance(new, CodeType):
        return same_code(old, new)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(same_constant, old, new))
    if isinstance(old, frozenset):
        return repr(sorted(map(repr, old))) == repr(sorted(map(repr, new)))  # type: ignore[call-overload]
    if isinstance(old, (float, complex)):
        return repr(old) == repr(new)
    return old == new


def surely_different(old: CodeType, new: CodeType) -> bool:
    """Say whether no layout of one source could give these two: a cheap test before the syntax.

    The same syntax has the same names and constants; only instructions may differ, where lines
    were kept by NOPs, and constants of class bodies that hold bookkeeping of CPython 3.13:
    the integer of `__firstlineno__`, the tuple of `__static_attributes__`.
    """
    if old.co_names != new.co_names or old.co_varnames != new.co_varnames:
        return True
    inner, values = _constants(old)
    new_inner, new_values = _constants(new)
    if len(inner) != len(new_inner) or len(values) != len(new_values):
        return True
    return not all(map(same_constant, values, new_values)) or any(
        map(surely_different, inner, new_inner)
    )


def _constants(code: CodeType) -> tuple[list[CodeType], list[object]]:
    in_class = not code.co_flags & _OPTIMIZED and code.co_name != "<module>"
    values = [
        constant
        for constant in code.co_consts
        if not isinstance(constant, CodeType)
        and not (in_class and isinstance(constant, (int, tuple)))
    ]
    return [c for c in code.co_consts if isinstance(c, CodeType)], values


_OPTIMIZED = 0x01  # inspect.CO_OPTIMIZED: the body of a function


def is_function(code: CodeType) -> bool:
    """Say whether this is the body of a function, not of a class or module."""
    return bool(code.co_flags & _OPTIMIZED)


def same_syntax(old: bytes, new: bytes) -> bool:
    """Say whether two sources differ in nothing but layout and comments."""
    try:
        bodies = ast.parse(old).body, ast.parse(new).body
        return len(bodies[0]) == len(bodies[1]) and _same_statements(*bodies, old, new)
    except (SyntaxError, ValueError, RecursionError):  # a loader's own language, or very deep
        return False


def _same_statements(
    body: list[ast.stmt], new_body: list[ast.stmt], source: bytes, new_source: bytes
) -> bool:
    lines, new_lines = source.splitlines(), new_source.splitlines()
    # Where an encoding is declared, the same bytes may mean something else.
    is_same_text = lines[:2] == new_lines[:2] or (source.isascii() and new_source.isascii())
    return all(
        (is_same_text and _text_of(old, lines) == _text_of(new, new_lines))
        or ast.dump(old) == ast.dump(new)
        for old, new in zip(body, new_body, strict=True)
    )


def _text_of(statement: ast.stmt, lines: list[bytes]) -> tuple[int, int | None, list[bytes]]:
    """Return the lines on which a statement stands, and where on them: quicker than its parts."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(each.lineno for each in decorators)])
    return statement.col_offset, statement.end_col_offset, lines[first - 1 : statement.end_lineno]


def same_positions(old: CodeType, new: CodeType) -> bool:
    """Say whether two versions of the same code also stand on the same lines and columns."""
    return old == new and old.co_linetable == new.co_linetable


def decode(source: bytes) -> str:
    """Return source text, read in its declared encoding with universal newlines."""
    encoding, _ = tokenize.detect_encoding(BytesIO(source).readline)
    return source.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def nested_codes(code: CodeType) -> Iterator[CodeType]:
    """Yield a code object and all those inside it, in the order of the source."""
    waiting = [code]
    while waiting:
        inner = waiting.pop()
        yield inner
        waiting += [c for c in reversed(inner.co_consts) if type(c) is CodeType]


def class_bodies(code: CodeType) -> Iterator[CodeType]:
    """Yield the code of class statements that run when this code does."""
    for inner in code.co_consts:
        if type(inner) is CodeType and not inner.co_flags & _OPTIMIZED:
            yield inner
            yield from class_bodies(inner)
