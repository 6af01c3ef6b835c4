"""Real ipykernels, spoken to as a front end does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from tests.ipython_fixtures import written_over
from tests.sessions.play import Folder

TIMEOUT = 60
ROOT = Path(__file__).parents[1]


class Kernel:
    """A kernel in a folder, and what a front end would show of its cells."""

    def __init__(self, manager: KernelManager, client: BlockingKernelClient, folder: Path) -> None:
        self.manager = manager
        self.client = client
        self.folder = Folder(folder)

    def run(self, code: str, *, when_shown: tuple[str, Callable[[], None]] | None = None) -> str:
        """Run a cell and return all that is shown; act as soon as some text has been printed."""
        shown: list[str] = []

        def show(message: dict[str, Any]) -> None:
            shown.append(text_of(message))
            if when_shown is not None and when_shown[0] in shown[-1]:
                when_shown[1]()

        self.client.execute_interactive(code, output_hook=show, timeout=TIMEOUT)
        return written_over("".join(shown))

    def evaluate(self, expression: str) -> str:
        """The text of an expression; no cell is run, and nothing is reloaded."""
        self.client.execute("", silent=True, user_expressions={"value": expression})
        reply = self.client.get_shell_msg(timeout=TIMEOUT)["content"]["user_expressions"]["value"]
        assert reply["status"] == "ok", reply
        return str(reply["data"]["text/plain"])

    def complete(self, code: str) -> list[str]:
        """Complete at the end of some code, as Tab does."""
        reply = self.client.complete(code, reply=True, timeout=TIMEOUT)["content"]
        assert reply["status"] == "ok"
        start = reply["cursor_start"]
        return sorted({code[:start] + match for match in reply["matches"]})


def text_of(message: dict[str, Any]) -> str:
    """The text of an output, without colours."""
    content = message["content"]
    kind = message["msg_type"]
    text = ""
    if kind == "stream":
        text = content["text"]
    elif kind == "error":
        text = "\n".join(content["traceback"])
    elif kind in ("execute_result", "display_data"):
        text = f"Out: {content['data']['text/plain']}\n"
    return re.sub(r"\x1b\[[\d;]*m", "", text)


@contextmanager
def kernel_in(folder: Path) -> Iterator[Kernel]:
    """A kernel of this very Python, in the environment of this process."""
    own_kernel_only = KernelSpecManager(kernel_dirs=[])
    manager = KernelManager(kernel_name="python3", kernel_spec_manager=own_kernel_only)
    manager.start_kernel(cwd=str(folder), extra_arguments=["--log-level=ERROR"])
    client = manager.blocking_client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=TIMEOUT)
        yield Kernel(manager, client, folder)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
