"""A `.pyc` is believed where importlib would believe it, and not where it may be older."""

from __future__ import annotations

import importlib.util
import marshal
import os
import py_compile
import shutil
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from ipython_depreload.code.bytecode_cache import proven_code
from ipython_depreload.code.sources import nested_codes

SECOND = 10**9
Spoil = Callable[[Path, Path], object]


def cached(source: Path) -> Path:
    return Path(importlib.util.cache_from_source(str(source)))


def written(folder: Path, text: str = "VALUE = 1\n") -> Path:
    """Write a module and its cache, a second later."""
    source = folder / "mod.py"
    source.write_text(text)
    os.utime(source, ns=(100 * SECOND, 100 * SECOND))
    py_compile.compile(str(source), doraise=True)
    os.utime(cached(source), ns=(101 * SECOND, 101 * SECOND))
    return source


def proven(source: Path, loader: Any = None) -> CodeType | None:
    taken = source.stat()
    loader = loader or SourceFileLoader("mod", str(source))
    return proven_code(loader, str(source), str(cached(source)), taken.st_mtime_ns, taken.st_size)


def test_valid(tmp_path: Path) -> None:
    """The same code as importlib's."""
    source = written(tmp_path)
    assert proven(source) == SourceFileLoader("mod", str(source)).get_code("mod")


def test_moved(tmp_path: Path) -> None:
    """Code that was compiled elsewhere says where it is now, as importlib has it."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    text = "def use():\n    return [lambda: 1]\n"
    source, other = written(tmp_path, text), written(elsewhere, text)
    shutil.copy(cached(other), cached(source))
    found = proven(source)
    assert found is not None
    assert {code.co_filename for code in nested_codes(found)} == {str(source)}
    assert found == SourceFileLoader("mod", str(source)).get_code("mod")


def edit_within_the_second(source: Path, cache: Path) -> None:
    source.write_text("VALUE = 2\n")
    os.utime(source, ns=(100 * SECOND + 5, 100 * SECOND + 5))
    os.utime(cache, ns=(100 * SECOND + 4, 100 * SECOND + 4))


def same_time_other_size(source: Path, cache: Path) -> None:
    source.write_text("VALUE = 22\n")
    os.utime(source, ns=(100 * SECOND, 100 * SECOND))


def other_python(source: Path, cache: Path) -> None:
    cache.write_bytes(b"\x00\x00\r\n" + cache.read_bytes()[4:])


def by_hash(source: Path, cache: Path) -> None:
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(source), invalidation_mode=mode)


def truncated(source: Path, cache: Path) -> None:
    cache.write_bytes(cache.read_bytes()[:20])


def no_code(source: Path, cache: Path) -> None:
    cache.write_bytes(cache.read_bytes()[:16] + marshal.dumps(1))


SPOILT: dict[str, Spoil] = {
    "an edit within the second": edit_within_the_second,
    "the same time, another size": same_time_other_size,
    "another Python's": other_python,
    "validated by hash": by_hash,
    "truncated": truncated,
    "without code": no_code,
    "gone": lambda source, cache: cache.unlink(),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_not_proven(tmp_path: Path, spoil: Spoil) -> None:
    """Then the loader is asked."""
    source = written(tmp_path)
    spoil(source, cached(source))
    assert proven(source) is None


class Own(SourceFileLoader):
    """A loader with ways of its own."""


def test_another_loader_is_asked(tmp_path: Path) -> None:
    """A subclass may do anything."""
    source = written(tmp_path)
    assert proven(source, Own("mod", str(source))) is None


def test_patched_loader_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So may whoever changes how all source files are read."""
    source = written(tmp_path)
    monkeypatch.setattr(SourceFileLoader, "get_data", lambda self, path: b"")
    assert proven(source) is None
