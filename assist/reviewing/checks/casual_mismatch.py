"""A chatty reply to a formal or grieving customer."""

from __future__ import annotations

import re

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "casual_mismatch"
_EMOJI = re.compile(
    r"[\u2600-\u27bf\U0001f300-\U0001faff]|(?<![\w:])[:;]-?[)(DPp](?!\w)|<3(?!\d)|xx+(?!\w)|\^\^"
)


def check(context: CheckContext) -> list[Finding]:
    """One finding at the most casual spot, if the customer wrote formally, signs with a title or grieves."""
    words = load_lexicon(KIND)
    if not _is_formal(context):
        return []
    slang = [Span(*match.span()) for match in words.find("slang", context.prose)]
    slang += [Span(*match.span()) for match in _EMOJI.finditer(context.prose)]
    loose = [Span(*match.span()) for match in words.find("loose", context.prose)]
    if not slang and len(loose) < 2:
        return []
    return [words.finding(min(slang or loose))]


def _is_formal(context: CheckContext) -> bool:
    customer = context.customer
    if customer.says("slang"):
        return False
    titled = any(
        name.title not in (None, "mr", "mrs", "ms", "miss", "mx", "mister") for name in customer.names
    )
    return titled or customer.says("formal") or customer.says("titled") or customer.says("grave")
