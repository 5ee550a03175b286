"""Several words in capitals, read as shouting."""

from __future__ import annotations

import re

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.checks.wordlists.vocabulary import is_common_word
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "shouting"
_RUN = re.compile(r"(?<![\w-])[A-Z][A-Z'’]*(?:[ ,>&/:!-]+[A-Z][A-Z'’]*|[ ,]+\d+(?=[ ,]+[A-Z]{2}))+(?![\w-])")
_WORD = re.compile(r"[A-Z][A-Z'’]+")
_LEAD = 25  # characters in which "the button" or "marked" says that capitals are a label
_BRACKETS = ("[", "{", "<", "«", "_")  # what a placeholder opens with
_LEAST = 2  # one word in capitals is emphasis


def check(context: CheckContext) -> list[Finding]:
    """One finding at the first run of two or more ordinary words in capitals, emergencies apart."""
    words = load_lexicon(KIND)
    if context.customer.says("emergency") or load_lexicon("customer").has("emergency", context.prose):
        return []
    for match in _RUN.finditer(context.prose):
        before = context.prose[: match.start()][-_LEAD:]
        if (
            len(_shouted(match.group())) >= _LEAST
            and before[-1:] not in _BRACKETS
            and not words.has("label", before)
            and not words.has("gap", match.group())
        ):
            return [words.finding(Span(*match.span()))]
    return []


def _shouted(run: str) -> list[str]:
    """Ordinary words of a run; acronyms, ids and key names are none."""
    known = load_lexicon(KIND).tables["acronyms"]["words"].split()
    return [word for word in _WORD.findall(run) if word not in known and is_common_word(word.lower())]
