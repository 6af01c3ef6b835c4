"""No edit is missed on any kind of mount that can be made here, events or not.

Each test has a mount namespace of its own, with the help of a user namespace if it must be.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.children import Skip, Stage, in_child

NEW_MOUNTS, NEW_USER = 0x20000, 0x10000000
LIB = "X = int('{:03}')\n"


def own_mounts() -> None:
    """Let this process mount what it likes, seen by nobody else."""
    library = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if library.unshare(NEW_MOUNTS) and library.unshare(NEW_MOUNTS | NEW_USER):
        raise Skip(f"no mount namespace: {os.strerror(ctypes.get_errno())}")
    if os.getuid() != user:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    mount("--make-rprivate", "/")


def mount(*arguments: str | Path, command: str = "mount") -> None:
    done = subprocess.run([command, *map(str, arguments)], capture_output=True, text=True)  # noqa: PLW1510
    if done.returncode:
        raise Skip(f"cannot mount here: {done.stderr.strip()}")


def write(path: Path, text: str) -> None:
    """In place."""
    with open(path, "r+") as file:
        file.write(text)


def replace(path: Path, text: str) -> None:
    """As most editors do."""
    draft = path.with_name("draft")
    draft.write_text(text)
    os.replace(draft, path)


def recreate(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text)


def older(path: Path, text: str) -> None:
    """As `rsync -t` and `git checkout` of an archive."""
    replace(path, text)
    os.utime(path, ns=(10**18, 10**18))


def same_time(path: Path, text: str) -> None:
    time = os.stat(path).st_mtime_ns
    write(path, text)
    os.utime(path, ns=(time, time))


def through_memory(path: Path, text: str) -> None:
    with open(path, "r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        memory[:] = text.encode()


EDITS: list[Callable[[Path, str], None]] = [
    write,
    replace,
    write,
    recreate,
    older,
    same_time,
    write,
    through_memory,
]


def check(stage: Stage, edited: Path, edits: list[Callable[[Path, str], None]] = EDITS) -> None:
    """Make all kinds of edits, each seen before the next cell."""
    for number, edit in enumerate(edits * 2, stage.value("lib.X") + 1):
        edit(edited, LIB.format(number))
        stage.run()
        assert stage.value("lib.X") == number, edit


def start(stage: Stage, folder: Path, count: int = 0) -> None:
    """Import the project in a folder, with so many modules besides."""
    stage.load()
    (folder / "lib.py").write_text(LIB.format(count))
    stage.run(f"import sys\nsys.path.insert(0, {str(folder)!r})\nimport lib")
    stage.run()


def is_covered(stage: Stage, path: Path) -> bool:
    """Whether events spare looking at a file."""
    events = stage.reloader.tracker.watch._events
    return events is not None and events.covers(str(path))


def never_sweep(stage: Stage) -> None:
    """Events alone must tell."""
    stage.reloader.tracker.watch._next_sweep = float("inf")


@in_child
def test_here(stage: Stage) -> None:
    """Whatever file system the tests run on."""
    start(stage, stage.path())
    never_sweep(stage)
    check(stage, stage.path("lib.py"))


@in_child
def test_tmpfs(stage: Stage) -> None:
    own_mounts()
    mount("-t", "tmpfs", "none", stage.path())
    os.chdir(stage.path())
    start(stage, stage.path())
    assert is_covered(stage, stage.path("lib.py"))
    never_sweep(stage)
    check(stage, stage.path("lib.py"))


@pytest.mark.parametrize("imported", ["one", "two"])
@in_child
def test_bind_mount_of_a_folder(stage: Stage, imported: str) -> None:
    """Imported from one side, edited from the other."""
    own_mounts()
    mount("-t", "tmpfs", "none", stage.path())
    for name in ("one", "two"):
        stage.path(name).mkdir()
    mount("--bind", stage.path("one"), stage.path("two"))
    start(stage, stage.path(imported))
    assert is_covered(stage, stage.path(imported) / "lib.py")
    never_sweep(stage)
    check(stage, stage.path("one/lib.py"))
    check(stage, stage.path("two/lib.py"))


@in_child
def test_bind_mount_of_a_file(stage: Stage) -> None:
    """As containers have them: what is in the folder is not what is mounted on it."""
    own_mounts()
    mount("-t", "tmpfs", "none", stage.path())
    stage.path("elsewhere").mkdir()
    stage.path("elsewhere/lib.py").write_text(LIB.format(0))
    stage.path("project").mkdir()
    stage.path("project/lib.py").touch()
    mount("--bind", stage.path("elsewhere/lib.py"), stage.path("project/lib.py"))
    start(stage, stage.path("project"))
    assert not is_covered(stage, stage.path("project/lib.py"))
    check(stage, stage.path("project/lib.py"), [write, same_time, through_memory])
    check(stage, stage.path("elsewhere/lib.py"), [write, same_time, through_memory])


@in_child
def test_a_file_that_is_bound_elsewhere(stage: Stage) -> None:
    """The edit is made where the file is mounted, maybe in a container."""
    own_mounts()
    mount("-t", "tmpfs", "none", stage.path())
    for name in ("project", "elsewhere"):
        stage.path(name).mkdir()
    start(stage, stage.path("project"))
    stage.path("elsewhere/lib.py").touch()
    mount("--bind", stage.path("project/lib.py"), stage.path("elsewhere/lib.py"))
    assert is_covered(stage, stage.path("project/lib.py"))
    never_sweep(stage)
    check(stage, stage.path("elsewhere/lib.py"), [write, same_time, through_memory])


@pytest.mark.parametrize("where", ["", "deep", "deep/er", "deep/er/lib.py"])
@in_child
def test_something_is_mounted_over_the_project(stage: Stage, where: str) -> None:
    """No file changes, no folder, but what they are."""
    own_mounts()
    mount("-t", "tmpfs", "none", stage.path())
    for name, number in (("one", 1), ("two", 2)):
        folder = stage.path(name) / "deep/er"
        folder.mkdir(parents=True)
        (folder / "lib.py").write_text(LIB.format(number))
    stage.load()
    one = str(stage.path("one"))
    stage.run(f"import sys\nsys.path.insert(0, {one!r})\nimport deep.er.lib as lib")
    stage.run()
    never_sweep(stage)
    mount("--bind", stage.path("two") / where, stage.path("one") / where)
    stage.run()
    assert stage.value("lib.X") == 2
    check(stage, stage.path("two/deep/er/lib.py"), [write, same_time])
    mount(stage.path("one") / where, command="umount")
    stage.run()
    assert stage.value("lib.X") == 1
    never_sweep(stage)
    check(stage, stage.path("one/deep/er/lib.py"), [write, same_time])


@in_child
def test_an_unrelated_mount(stage: Stage) -> None:
    own_mounts()
    mount("-t", "tmpfs", "none", stage.path())
    stage.path("mounted").mkdir()
    stage.path("project").mkdir()
    start(stage, stage.path("project"))
    mount("-t", "tmpfs", "none", stage.path("mounted"))
    assert stage.run() == "" and is_covered(stage, stage.path("project/lib.py"))
    check(stage, stage.path("project/lib.py"))


def overlay(stage: Stage) -> None:
    """Mount lower and upper on merged."""
    own_mounts()
    mount("-t", "tmpfs", "none", stage.path())
    for name in ("lower", "upper", "work", "merged"):
        stage.path(name).mkdir()
    stage.path("lower/lib.py").write_text(LIB.format(0))
    layers = f"lowerdir={stage.path('lower')},upperdir={stage.path('upper')}"
    options = f"{layers},workdir={stage.path('work')}"
    mount("-t", "overlay", "none", "-o", options, stage.path("merged"))


@in_child
def test_overlay(stage: Stage) -> None:
    """The first edit copies the file from the lower layer to the upper one."""
    overlay(stage)
    start(stage, stage.path("merged"))
    assert not is_covered(stage, stage.path("merged/lib.py"))
    check(stage, stage.path("merged/lib.py"))


@in_child
def test_the_lower_layer_of_an_overlay(stage: Stage) -> None:
    """Edits below a file system are not announced above it."""
    overlay(stage)
    stage.load()
    stage.run(f"import sys\nsys.path.insert(0, {str(stage.path('merged'))!r})\nimport lib")
    check(stage, stage.path("lower/lib.py"), [write, same_time])


@in_child
def test_the_upper_layer_of_an_overlay(stage: Stage) -> None:
    """Changes through the overlay make no events in the layer: the next sweep sees them."""
    overlay(stage)
    start(stage, stage.path("merged"))
    stage.run("sys.path.remove(sys.path[0])\ndel sys.modules['lib']")
    stage.run(f"sys.path.insert(0, {str(stage.path('upper'))!r})\nimport lib")
    stage.run()
    for number in range(1, 9):
        write(stage.path("merged/lib.py"), LIB.format(number))
        stage.reloader.tracker.watch._next_sweep = 0
        stage.run()
        assert stage.value("lib.X") == number


@pytest.mark.parametrize("place", [".", "tmpfs"])
@in_child
def test_a_mapping_older_than_the_last_sweep(stage: Stage, place: str) -> None:
    """Stores to it are seen by the next sweep, and at the latest when it is closed."""
    if place == "tmpfs":
        own_mounts()
        mount("-t", "tmpfs", "none", stage.path())
    start(stage, stage.path())
    with open(stage.path("lib.py"), "r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        stage.reloader.tracker.watch._next_sweep = 0
        stage.run()
        never_sweep(stage)
        stage.run()
        memory[:] = LIB.format(1).encode()
    stage.run()
    assert stage.value("lib.X") == 1
