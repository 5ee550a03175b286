"""Which earlier sentence a sentence refers to: by pronoun, by connective, by "the" and a noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assist.reviewing.order.wordings import fold, wordings

_DETERMINER = (
    r"(?:the|an?|your|ur|our|my|this|that|these|those|his|her|their|its|no|any|some|every|each|one|two|\d+)"
)
# "the lamp ... it": what the pronoun stands for may be in the sentence itself.
_NOUN_BEFORE = re.compile(rf"\b{_DETERMINER}\s+\w+")
_CLAUSE_BORDER = re.compile(
    r"[,;:(]|\b(?:and|but|or|so|because|as|when|while|if|since|that|which|who|where|before|after|until|till|once|"
    r"unless|though|than|like|from|in|on|at|of|with)\b"
)
_SINGULAR_PRONOUN = re.compile(r"\b(?:it|its|it's|itself|it'll|it'd)\b")
_PLURAL_PRONOUN = re.compile(r"\b(?:they|them|their|theirs|they're|they've|they'll)\b")
_PERSON_PRONOUN = re.compile(r"\b(?:he|she|him|his|hers?|he's|she's|he'll|she'll)\b")
# "Dr. Sorell leaves, and her patients ...": a person whom the sentence itself has named.
_PERSON = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|professor|prof|sister)\b\.? \w"
    r"|\b(?:your|our|the|an?|my|one|another|his|her) (?:[\w'-]+ )?(?:wife|husband|partner|mother|father|son|"
    r"daughter|brother|sister|child|parents?|aunt|uncle|friend|colleague|neighbou?r|predecessor|successor|landlord|tenant|"
    r"owner|admin|doctor|nurse|surgeon|midwife|therapist|dentist|driver|fitter|engineer|technician|guide|agent|"
    r"adviser|advisor|teacher|guest|patient|passenger|customer|buyer|seller|caretaker|manager|clerk|notary)s?\b"
)
_PRONOUN_FIRST = re.compile(r"\W*(?:it|they|it's|they're|it'll|they'll)\b")
_ONE = re.compile(
    r"(?<!\bno )(?<!this )\bones?\b(?= (?:under|from|in|at|for|here|there|today|now|with|by)\b|[.,;!?]|$)"
)
_THIS = re.compile(
    r"^\W*(?:this|that|these|those|that's|thats|this'll|that'll)\b"
    # Before a noun ("on that train") it may point outside the draft; alone it points at what was just said.
    r"|\b(?:this|that|these|those)(?=[.,;:!?]|$)"
    r"|\b(?:of|with|for|about|after|before|by|on|to|than|like|do|did|fix|change|resend|send|use|see|keep|get|"
    r"confirm) (?:this|that|these|those) "
    r"(?:in|at|for|by|to|from|until|today|now|as|with|and|or|when|once|if|back)\b"
)
# Starts that a repair drops, and a time that points at no sentence.
_THIS_TIME = re.compile(
    r"^\W*this (?:week|month|year|morning|afternoon|evening|spring|summer|autumn|winter)\b"
    r"|^\W*that (?:being )?said\b"
)
# "It looks like rain", "it is important to": stands for nothing. "It is out of stock", "it is due to arrive"
# and "it is expected to" stand for a thing.
_EMPTY_IT = re.compile(
    r"\bma(?:ke|kes|de|king) it\b(?! (?:\w+er|easy|possible|clear|work|good|up|look|a|an|the)\b)|"
    r"\bit(?:'s| is| was| will be| would be|'ll be)? (?:(?:looks|seems|appears) (?:like|as|that|likely)|"
    r"important|possible|clear|true|likely|worth|rain\w*|snow\w*|my|our|"
    r"(?!(?:due|going|able|ready|about|back|next|close|similar|subject|set|sent|\w+ed) )\w+ (?:to|that)\b)"
)
_PLURAL_SUBJECT = re.compile(r"\b(?:are|were|have|don't|do not|aren't|weren't|haven't)\b")
_PLURAL_NOUN = re.compile(
    r"\b(?:the|your|our|these|those|all|some|two|three|four|five|\d+|new|old) (?:\w+ ){0,2}?\w{2,}[^su\W]s\b"
)
# "Invites are late", "Guest accounts lose their rights".
_BARE_PLURAL = re.compile(r"^\W*(?:[a-z]{3,} )?(?:(?!this\b|us\b|was\b|has\b)\w{3,}[^su\W]s)\b")
_ANY_PLURAL = re.compile(f"{_PLURAL_NOUN.pattern}|{_BARE_PLURAL.pattern}|{_PLURAL_SUBJECT.pattern}")
_ANYTHING = re.compile("")
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those) (?:\w+ )??(\w{3,})")
_INTRODUCED = re.compile(
    r"\b(?:an?|one|two|three|four|five|another|some|new|\d+|no|any|every|each) (?:[\w-]+ ){0,2}?(\w{3,})"
)
_WORD = re.compile(r"[a-zà-ÿ]{3,}")
_SOME = re.compile(
    r"\W*(?:(?:one|two|some|half|most|none)\b"
    r"|the (?:first|second|last) (?:one|of|is|was|has|will|can|\w+s)\b)"
)
# Things that were counted, and not money, time or a date.
_COUNTED = re.compile(
    r"(?<![€$£.,:\d-])\b(?!(?:19|20)\d\d\b)(?:both|all|two|three|four|five|six|seven|eight|nine|ten|pair|set|\d+)\b(?!:)"
    r"(?!(?:[.,:]\d|th|st|nd|rd|[ -]?(?:years?|months?|weeks?|days?|hours?|minutes?|euros?|pounds?|dollars?|"
    r"percent|%|[€$£]|kr|[ap]m|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|gb|mb|mbps|km)))"
)
_STOP = frozenset(
    re.findall(
        r"\w+",
        "the and for you your our are was were will has have had not with from this that can could would "
        "should may they them their its been but all any one two now who what when where which until till "
        "before after into onto about there here please just also only more than then get got let",
    )
)


@dataclass(frozen=True, slots=True)
class Reference:
    """How one sentence leans on an earlier one; `sure` is False where another could be meant as well."""

    to: int
    sure: bool


def stem(word: str) -> str:
    """`word` without a plural ending."""
    for ending, least in (("ies", 5), ("es", 6), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "e" if ending == "es" else "")
    return word


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """Stems of the words of `text` that carry its topic."""
    return frozenset(stem(word) for word in _WORD.findall(fold(text)) if word not in _STOP)


@lru_cache(maxsize=4096)
def introduced(text: str) -> frozenset[str]:
    """Stems of nouns that `text` brings in with "a", "one", "two", ..."""
    return frozenset(stem(noun) for noun in _INTRODUCED.findall(fold(text)))


@lru_cache(maxsize=4096)
def definite(text: str) -> frozenset[str]:
    """Stems of nouns that `text` takes as known: "the lamp", "those invites"."""
    folded = fold(text)
    return frozenset(stem(match) for match in _DEFINITE.findall(folded)) - introduced(text)


def starts_with_pronoun(text: str) -> bool:
    """Whether the subject of `text` is a pronoun for a thing: "It leaves at eight." """
    return bool(_PRONOUN_FIRST.match(fold(text)))


def reference(texts: Sequence[str], at: int) -> Reference | None:
    """What sentence `at` leans on among the sentences before it, in this order of `texts`."""
    if at == 0:
        return None
    folded = fold(texts[at])
    if _refers_to_clause(folded) or _is_part_of(folded, fold(texts[at - 1])):
        return Reference(at - 1, sure=True)
    wanted = _wanted_noun(folded)
    if wanted is None or (_ONE.search(folded) and _same_things(texts[:at])):
        return None
    fitting = [index for index in range(at) if wanted.search(fold(texts[index]))]
    if not fitting:
        return None if wanted is _TIME else Reference(at - 1, sure=False)
    return Reference(fitting[-1], sure=len(fitting) == 1)


def _is_part_of(folded: str, before: str) -> bool:
    """Whether the sentence speaks of some of what the one before counted: "Both came. One is broken." """
    return bool(_SOME.match(folded) and _COUNTED.search(before))


def _refers_to_clause(folded: str) -> bool:
    lists = wordings()
    if lists.leaning_starts.match(folded) or lists.leaning_inside.search(folded):
        return True
    return bool(_THIS.search(folded)) and not _THIS_TIME.match(folded)


def _same_things(texts: Sequence[str]) -> bool:
    """Whether the last two of `texts` speak of the same things, so that "one" is either's."""
    return len(texts) > 1 and bool(content_words(texts[-1]) & content_words(texts[-2]))


_SINGULAR_NOUN = re.compile(
    r"\b(?:the|an?|your|our|my|this|that|one|another|no) (?:[\w-]+ ){0,3}?(?!\w*[^su\W]s\b)\w{3,}"
    r"|^\W*[a-z]\w+ (?:is|was|has|will|can)"
)
_TIME = re.compile(
    r"\d{1,2}[:.]\d{2}|\b\d{1,2} ?[ap]m\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\b(?:noon|midnight)\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|tomorrow|today)\b|"
    r"\b\d+(?:st|nd|rd|th)\b"
)


_SAME_TIME = re.compile(
    r"\b(?:before|by|until|till|from|since) then\b"
    r"|\b(?:that|the same|those) (?:weeks?|weekends?|days?|months?|years?|mornings?|afternoons?|evenings?|"
    r"nights?|time|date)\b"
)


def _wanted_noun(folded: str) -> re.Pattern[str] | None:
    """What an earlier sentence must hold for a pronoun of `folded` to mean it; None without a pronoun."""
    if _SAME_TIME.search(folded):
        return _TIME
    if (
        (match := _SINGULAR_PRONOUN.search(folded))
        and not _EMPTY_IT.search(folded)
        and _from_outside(folded, match)
    ):
        return _SINGULAR_NOUN
    if (
        (match := _PLURAL_PRONOUN.search(folded))
        and not _ANY_PLURAL.search(folded, 0, match.start())
        # "The pharmacy lets you use their line": the subject may be a firm.
        and not (match.group() == "their" and _NOUN_BEFORE.search(folded, 0, match.start()))
    ):
        return _ANY_PLURAL
    person, one = _PERSON_PRONOUN.search(folded), _ONE.search(folded)
    if person and not _PERSON.search(folded, 0, person.start()):
        return _ANYTHING
    return _ANYTHING if one and _from_outside(folded, one) else None


def _from_outside(folded: str, pronoun: re.Match[str]) -> bool:
    """Whether the pronoun stands for nothing in its own sentence; the subject of its clause is not meant by
    an "it" that follows: "Your bank needs three days to book it." """
    nouns = list(_NOUN_BEFORE.finditer(folded, 0, pronoun.start()))
    return not nouns or (
        len(nouns) == 1
        and pronoun.group() in {"it", "one", "ones"}
        and not _CLAUSE_BORDER.search(folded, nouns[0].end(), pronoun.start())
    )
