"""Completion of our magics' arguments, in every front end of IPython."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ipython_depreload.reloading.reloader import Reloader

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from ipython_depreload.shell.candidates import Offer


def install(shell: InteractiveShell, reloader: Reloader) -> Callable[[], None]:
    """Let the shell's completer, with jedi or without, know our magics.

    Returns
    -------
    callable
        What takes it out again.
    """
    import IPython.core.completer as ipython

    def complete(line: str) -> Offer:
        from ipython_depreload.shell.candidates import candidates

        return candidates(reloader, shell.user_ns, line)

    completer: Any = shell.Completer
    if hasattr(ipython, "context_matcher"):  # IPython 8.6 and later
        matcher = _context_matcher(complete)
        matchers = completer.custom_matchers
    else:
        matcher = _line_matcher(completer, complete)
        matchers = completer.magic_arg_matchers  # asked before jedi, and instead of it
    matchers.append(matcher)
    return lambda: matchers.remove(matcher) if matcher in matchers else None


def _context_matcher(complete: Callable[[str], Offer]) -> Callable[[Any], Any]:
    from IPython.core.completer import SimpleCompletion, context_matcher

    def ipython_depreload_matcher(context: Any) -> dict[str, Any]:
        offer = complete(context.text_until_cursor)
        return {
            "completions": [SimpleCompletion(word, type=offer.kind) for word in offer.words],
            "matched_fragment": offer.fragment,
            "suppress": bool(offer.words),  # others take the line for Python
            "ordered": True,
        }

    matcher: Callable[[Any], Any] = context_matcher()(ipython_depreload_matcher)
    return matcher


def _line_matcher(completer: Any, complete: Callable[[str], Offer]) -> Callable[[str], list[str]]:
    def ipython_depreload_matcher(_: str) -> list[str]:
        return list(complete(completer.text_until_cursor).words)

    return ipython_depreload_matcher
