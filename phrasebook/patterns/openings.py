"""Where sentences and clauses open in folded text: what `^` and `<` hold a pattern to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from phrasebook.english.words import TAGS, tag_of
from phrasebook.patterns.expressions import Expression
from phrasebook.patterns.slots import WORD
from phrasebook.patterns.syntax import Slot

_MARKER = re.compile(r" (?:\d{1,2}[.)]|[a-z][.)]|-|\*|\xb7)(?= )")
_GREETING = re.compile(
    rf" (?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?: {WORD}){{0,3}}[,!](?= )", re.I
)
_JOINING = ("and", "but", "so", "because", "then", "since", "although", "though", "while", "whereas")
_TELLING = ("note that", "means", "means that", "meaning", "meaning that", "see that", "however")
_JOINERS = "|".join(
    " ".join(tag_of(word) + word for word in words.split())
    for words in sorted((*_JOINING, *_TELLING), key=len, reverse=True)
)
_THAT = f" {tag_of('that')}that"
# "I am afraid that is a no": the word belongs to what follows.
_IS_SUBJECT = re.compile(rf"{_THAT} {TAGS['auxiliary']}\Z")
_AS = rf"{tag_of('as')}as(?= [{TAGS['subject']}{TAGS['you']}])"  # "as the delay ..." may be a comparison
_CLAUSE = re.compile(rf"(?:[,;:(]| -| (?:{_JOINERS}),?| {_AS})(?= )", re.IGNORECASE)


class Openings(NamedTuple):
    """Places before the first words of sentences and clauses; `leads` follow a sigh ("Unfortunately, ")
    that begins at `before_lead`.
    """

    sentences: tuple[int, ...]
    clauses: tuple[int, ...]
    leads: tuple[int, ...]
    before_lead: int


def find_openings(text: str) -> Openings:
    """The openings of one folded sentence: after a list marker, a greeting and a sigh too."""
    sentences = [0]
    leads = []
    for opener in (_MARKER, _GREETING):
        found = opener.match(text, sentences[-1])
        if found:
            sentences.append(found.end())
    before_lead = sentences[-1]
    found = _lead().match(text, before_lead)
    if found:
        end = found.end() - len(_THAT) * (
            _IS_SUBJECT.search(text, found.start(), found.end() + 2) is not None
        )
        sentences.append(end)
        leads.append(end)
    clauses = {match.end() for match in _CLAUSE.finditer(text)}
    return Openings(tuple(sentences), tuple(sorted({*sentences, *clauses})), tuple(leads), before_lead)


def opening_signs(openings: Openings, words: Mapping[int, str]) -> Iterator[str]:
    """ "^ you" for each word that opens a sentence, "< you" for one that opens a clause; `words` by place."""
    for anchor, places in (("^", openings.sentences), ("<", openings.clauses)):
        for place in places:
            if place in words:
                yield f"{anchor} {words[place]}"


@cache
def _lead() -> re.Pattern[str]:
    inner = Expression("lead").slot(Slot("sadly", "sadly", "", ()), last=False)
    return re.compile(rf"{inner}[,:]?(?: {tag_of('but')}but)?(?= )", re.IGNORECASE)
