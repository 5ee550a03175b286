"""Bad news that stands in a draft as it was written: told by meaning, where no word told it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from assist.reviewing.edits import Edit, Finding
from assist.reviewing.roles import SentenceRole
from assist.text.document import Document
from assist.text.taken import Taken

RULE = "news.unsoftened"
_BAD = 0.5  # probability of bad news from which a sentence is shown
_OTHER_ROLES = frozenset(
    {"greeting", "thanks", "acknowledgement", "apology", "question", "closing", "signature"}
)
# What the lexicon has weighed already, and what is no news: what may be, what is asked, what is mended.
_WEIGHED = re.compile(
    r"n't\b|\b(?:not|no|never|nothing|nobody|none|without|cannot|sorry|apolog\w+|afraid|"
    r"if|should you|in case|when(?:ever)?|once|unless|may|might|could|would|sometimes|usually|often|"
    r"please|by law|danger\w*|emergency|free|refund\w*|credit\w*|thanks?|works?|until then|"
    r"subject to|lapse|means|"
    r"(?:is|are) (?:at|in|on|part of|next to|behind|opposite)|"
    r"(?:is|are|was|were|been) (?:now |all |already )?(?:over|gone|fixed|repaired|replaced|solved|mended|"
    r"written off|back|found|here|switched on|retired))\b|^(?:do|always|stop|keep|stay)\b|\?",
    re.IGNORECASE,
)
# "The Lost Gardens tour": a capital behind a word of small letters may be a name's.
_NAMED = re.compile(r"(?<=[a-z,] )(?!(?:Mr|Mrs|Ms|Dr|I)\b)[A-Z][a-z]+ [A-Z]?[a-z]*")
_MESSAGE = "This is bad news to the reader, and nothing in the sentence eases it."
_ADVICE = "Say it once and calmly, with its reason; put what is possible or what happens next beside it."


def unsoftened(
    document: Document, roles: Sequence[SentenceRole], edits: Iterable[Edit], findings: Iterable[Finding]
) -> list[Finding]:
    """A hint for the first sentence that brings bad news and that no edit, finding or apology deals with."""
    if any(role.role == "apology" for role in roles):
        return []
    spans = (
        *(edit.span for edit in edits),
        *(finding.span for finding in findings),
        *(protected.span for protected in document.protected),
        *(mask.span for mask in document.masks),
    )
    dealt = Taken(len(document.text))
    for span in spans:
        dealt.take(span.start, span.end)
    bad = (
        sentence.span
        for sentence, role in zip(document.sentences, roles, strict=True)
        if _is_bad(role)
        and _is_plain(sentence.text)
        and not dealt.touches(sentence.span.start, sentence.span.end)
    )
    return [Finding("negative_wording", "hint", _MESSAGE, _ADVICE, span, RULE) for span in islice(bad, 1)]


def _is_bad(role: SentenceRole) -> bool:
    return role.valence == "bad" and role.valence_probability >= _BAD and role.role not in _OTHER_ROLES


def _is_plain(text: str) -> bool:
    return not (_WEIGHED.search(text.replace("’", "'")) or _NAMED.search(text))
