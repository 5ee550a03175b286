"""What becomes of a text when every slip is mended."""

from __future__ import annotations

from assist.proofreading.slips.finding import find_slips


def mended(text: str) -> str:
    """`text` with the first replacement of each slip in place."""
    for issue in reversed(find_slips(text)):
        text = text[: issue.span.start] + issue.replacements[0] + text[issue.span.end :]
    return text
