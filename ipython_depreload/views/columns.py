"""Text in columns, as a terminal shows it. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Align texts in columns; the last column may have several lines."""
    widths = [max(map(width, column)) for column in zip(*(row[:-1] for row in rows), strict=True)]
    indent = "\n" + " " * (sum(widths) + 2 * len(widths))
    return [
        "  ".join([*map(_padded, row[:-1], widths), row[-1].replace("\n", indent)]).rstrip()
        for row in rows
    ]


def _padded(text: str, to: int) -> str:
    return text + " " * (to - width(text))


def width(text: str) -> int:
    """How many characters wide a text is; Chinese, Japanese and Korean ones are two."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width  # few names need them

    return sum(2 if east_asian_width(c) in "WF" else not combining(c) for c in text)
