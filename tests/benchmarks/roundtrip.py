"""A `pass` cell sent to a real kernel and answered, with no extension and with either.

The kernels run side by side, each with a project of 100 modules imported, and take turns.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from tests.benchmarks.harness import (
    ROOT,
    Target,
    compare,
    noise,
    ratio,
    rounds_argument,
    show,
    show_targets,
    write_project,
)

COUNT = 100
SETUPS = {
    "no extension": "",
    "ipython_depreload": "%load_ext ipython_depreload\n%dreload --auto on\n",
    "autoreload 2": "%load_ext autoreload\n%autoreload 2\n",
    "no extension, again": "",
}
IMPORTS = "".join(f"import m{number:04}\n" for number in range(COUNT))


@contextmanager
def kernel(folder: str) -> Iterator[BlockingKernelClient]:
    """A new kernel of this Python that finds the repository and the project."""
    manager = KernelManager(kernel_spec_manager=KernelSpecManager(kernel_dirs=[]))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([folder, str(ROOT)])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    manager.start_kernel(env=environment, cwd=folder, extra_arguments=["--log-level=ERROR"])
    client: BlockingKernelClient = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def ignore(_: object) -> None:
    """Do not show what a cell prints."""


def run(client: BlockingKernelClient, source: str) -> float:
    """Run a cell until the kernel is idle again."""
    start = perf_counter()
    reply = client.execute_interactive(source, timeout=60, output_hook=ignore)
    if reply["content"]["status"] != "ok":
        raise RuntimeError(reply["content"])
    return perf_counter() - start


def require_reloads(client: BlockingKernelClient, folder: str, value: int) -> None:
    """Make sure that an edit is noticed: a check that does not look would be quick."""
    path = Path(folder, "m0000.py")
    original = path.read_text(encoding="utf-8")
    edited = original.replace("VALUE = 0\n", f"VALUE = {value}\n")
    path.write_text(edited, encoding="utf-8")
    try:
        run(client, "pass")
        run(client, f"assert m0000.VALUE == {value}")
    finally:
        path.write_text(original, encoding="utf-8")


def main() -> None:
    """Measure each kernel in turn."""
    rounds = rounds_argument(300)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        write_project(Path(folder), COUNT)
        variants, reloading = {}, []
        for name, setup in SETUPS.items():
            client = stack.enter_context(kernel(folder))
            run(client, setup + IMPORTS)
            reloading += [client] if setup else []
            variants[name] = lambda client=client: run(client, "pass")
        samples = compare(variants, rounds)
        show(f"`pass` cell, {COUNT} modules", samples, "ms", 1e3)
        limit = max(1.05, noise(samples, "no extension", "no extension, again"))
        found = ratio(samples, "ipython_depreload", "no extension")
        show_targets([Target("a cell with the extension to one without", limit, found)])
        for client in reloading:
            require_reloads(client, folder, 12345)


if __name__ == "__main__":
    main()
