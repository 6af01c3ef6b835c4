"""End to end: a real ipykernel, spoken to as a front end does."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.ipython_fixtures import DIAMOND
from tests.kernels import ROOT, TIMEOUT, Kernel, kernel_in, text_of


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Kernel]]:
    """Start a kernel of this very Python, with a diamond of modules in its folder."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / ".ipython"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with ExitStack() as stack:

        def start() -> Kernel:
            kernel = stack.enter_context(kernel_in(tmp_path))
            kernel.folder.save(DIAMOND)
            return kernel

        yield start


@pytest.fixture
def kernel(start: Callable[[], Kernel]) -> Kernel:
    """A kernel that has loaded the extension and imported the modules."""
    kernel = start()
    assert kernel.run("%load_ext ipython_depreload\nimport top\nfrom base import RATE") == ""
    return kernel


def test_session(kernel: Kernel) -> None:
    """Load, import, edit, %dreload, automatic reloads, a failure, completion."""
    kernel.folder.save({"base.py": "RATE = 10\n"})
    assert kernel.run("top.SUM, RATE") == "Out: (3, 1)"
    shown = kernel.run("%dreload base")
    assert re.fullmatch(r"reloaded base -> left, right -> top in \S+ m?s", shown)
    assert kernel.run("top.SUM, RATE") == "Out: (30, 10)"

    assert kernel.run("%dreload --auto on") == ""
    kernel.folder.save({"base.py": "RATE = 20\n"})
    shown = kernel.run("top.SUM, RATE")
    assert re.fullmatch(r"reloaded base -> .* m?s\nOut: \(60, 20\)", shown)
    assert kernel.run("top.SUM, RATE") == "Out: (60, 20)"

    kernel.folder.save({"left.py": "TWICE = (\n"})
    shown = kernel.run("top.SUM")
    assert re.fullmatch(
        r"Out: not reloaded, the old code stays: left \(\S+left\.py, line 1\): SyntaxError: .*\n"
        "Out: 60",
        shown,
    )
    assert "UsageError: " in kernel.run("%dreload tpo")

    assert kernel.complete("%dreload le") == ["%dreload left"]
    assert kernel.complete("x = 1\n%dreload left, ri") == ["x = 1\n%dreload left, right"]
    assert kernel.complete("%dreload --auto o") == ["%dreload --auto off", "%dreload --auto on"]
    kernel.run("%dblacklist os")
    assert kernel.complete("%dblacklist --remove ") == ["%dblacklist --remove os"]
    assert kernel.complete("%ddeps --rev") == ["%ddeps --reverse"]


SLOW = """\
RATE = 10
print("reloading", flush=True)
import threading
threading.Event().wait(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are signals here")
def test_interrupts(kernel: Kernel) -> None:
    """A slow reload can be interrupted, before a cell and in one; nothing has changed then."""
    interrupt = ("reloading", kernel.manager.interrupt_kernel)
    kernel.folder.save({"base.py": SLOW})
    told = "reload interrupted: everything is as it was before"
    shown = kernel.run("%dreload base\n'ran'", when_shown=interrupt)
    assert shown == f"reloading\nKeyboardInterrupt: {told}"
    kernel.run("%dreload --auto off")
    kernel.run("%config DepReload.auto = True")
    shown = kernel.run("top.SUM, RATE", when_shown=interrupt)
    assert shown == f"reloading\n{told}\nOut: (3, 1)"
    kernel.folder.save({"base.py": "RATE = 20\n"})
    assert kernel.run("top.SUM, RATE").endswith("\nOut: (60, 20)")


def test_awaiting_cell_follows_too(kernel: Kernel) -> None:
    """Cells with a top-level await take another way through ipykernel."""
    kernel.run("%dreload --auto on\nimport asyncio")
    kernel.folder.save({"base.py": "RATE = 10\n"})
    shown = kernel.run("await asyncio.sleep(0)\nfrom base import RATE as r\ntop.SUM")
    assert shown.startswith("reloaded base -> ")
    assert shown.endswith("\nOut: 30")
    kernel.folder.save({"base.py": "RATE = 20\n"})
    assert kernel.run("r").endswith("\nOut: 20")


class Subshell:
    """A second thread of the kernel that runs cells meanwhile."""

    def __init__(self, kernel: Kernel) -> None:
        self._client = kernel.client
        self._id = self._request("create_subshell_request")["subshell_id"]

    def _request(self, kind: str, **content: str) -> dict[str, Any]:
        message = self._client.session.msg(kind, content)
        self._client.control_channel.send(message)
        reply = self._client.get_control_msg(timeout=TIMEOUT)["content"]
        assert reply["status"] == "ok"
        return dict(reply)

    def run(self, code: str) -> str:
        """Run a cell and return what it printed or showed."""
        message = self._client.session.msg("execute_request", {"code": code, "silent": False})
        message["header"]["subshell_id"] = self._id
        self._client.shell_channel.send(message)
        shown = ""
        while True:
            got = self._client.get_iopub_msg(timeout=TIMEOUT)
            if got["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            shown += text_of(got)
            if got["msg_type"] == "status" and got["content"]["execution_state"] == "idle":
                return shown.strip()


def test_subshell_does_not_reload_under_a_running_cell(kernel: Kernel) -> None:
    """But the next cell finds everything up to date."""
    info = kernel.client.kernel_info(reply=True, timeout=TIMEOUT)["content"]
    if "kernel subshells" not in info.get("supported_features", ()):
        pytest.skip("this ipykernel has no subshells")
    kernel.run("%dreload --auto on\nimport threading\ngo = threading.Event()")
    subshell = Subshell(kernel)
    busy = kernel.client.execute("print('busy', flush=True)\nassert go.wait(60)\ntop.SUM")
    while "busy" not in text_of(kernel.client.get_iopub_msg(timeout=TIMEOUT)):
        pass
    kernel.folder.save({"base.py": "RATE = 10\n"})
    assert subshell.run("top.SUM").startswith("Out: 3")  # old IPythons complain about history
    assert "another cell is running: base will be" in subshell.run("%dreload base\ngo.set()")
    while True:
        reply = kernel.client.get_shell_msg(timeout=TIMEOUT)
        if reply["parent_header"].get("msg_id") == busy:
            break
    shown = kernel.run("top.SUM")
    assert shown.startswith("reloaded base -> ")
    assert shown.endswith("\nOut: 30")


def test_configuration_file(start: Callable[[], Kernel], tmp_path: Path) -> None:
    """`ipython_config.py` loads the extension and switches it on."""
    profile = tmp_path / ".ipython" / "profile_default"
    profile.mkdir(parents=True)
    (profile / "ipython_config.py").write_text(
        "c.InteractiveShellApp.extensions = ['ipython_depreload']\n"
        "c.DepReload.auto = True\n"
        "c.DepReload.blacklist = ['left']\n",
        encoding="utf-8",
    )
    kernel = start()
    kernel.run("import top")
    kernel.folder.save({"base.py": "RATE = 10\n"})
    assert kernel.run("top.SUM, top.right.SAME").startswith("reloaded base -> right -> top in ")
