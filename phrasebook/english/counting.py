"""How many a noun phrase speaks of: whether it takes "are", and whether "a" stands before it."""

from __future__ import annotations

import re
from functools import cache

from phrasebook.english.inflecting import is_plural_noun
from phrasebook.english.words import dictionary, lexicon, tag_of

# "repairs abroad are": the noun that decides stands before it.
_PLACE_AFTER_NOUN = re.compile(
    r"(?<=\w)(?: (?:abroad|overseas|here|there|online|upstairs|downstairs|outside|inside|nearby))+$"
)
# "5 May is": a day's number says nothing of how many.
_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?$"
)
_AFTER_HEAD = re.compile(
    r" (?:of|on|for|in|with|from|to|at|by|into|about|under|between|during|beyond|over|until|after|before"
    r"|within|above|below|without|near|via|through|you|we|i|they|he|she)(?: |$)"
)
# "the 10 GB bonus is": the number belongs to the unit, not to the bonus.
_MEASURE = re.compile(
    r"\d+(?:[.,]\d+)?[ -](?:[gmtk]b|mbit|kg|km|cm|mm|ml|%|percent|euro|pound|dollar|day|night|week|month|year"
    r"|hour|minute|litre|liter|person|page|seat|star|piece)[ -][a-z]"
)
# "bookings made late are": what was done with them stands behind them.
_DONE_BEHIND = re.compile(
    r"(?<=s) (?:made|filed|booked|bought|sent|ordered|paid|placed|reported|submitted|issued|signed|received"
    r"|returned|dialled|dialed|uploaded|used|taken|sold|shared|stored|deleted|shipped|posted|listed|created|imported"
    r"|exported|caused|opened|written|raised|lost|found|left|older|bigger|larger|longer|heavier)(?: .*)?$"
)
_PLURAL_SUBJECTS = frozenset({"we", "you", "they", "these", "those"})


def is_plural(phrase: str) -> bool | None:
    """Whether a noun phrase takes "are"; None when that cannot be told."""
    lower = phrase.lower().replace("’", "'")
    if lower in _PLURAL_SUBJECTS:
        return True
    if lower in {"i", "he", "she", "it", "this", "that"} or _DAY.match(lower):
        return False
    lower = _PLACE_AFTER_NOUN.sub("", lower)
    head = _AFTER_HEAD.split(lower, maxsplit=1)[0]
    if " and " in head:
        return True
    behind = _DONE_BEHIND.search(head)
    if behind is not None and is_plural(head[: behind.start()]):
        head = head[: behind.start()]
    first, last = head.split()[0], head.split()[-1].strip("\"'()")
    if first in {"a", "an", "this", "that", "each", "every", "one"}:
        return False
    if first in {"these", "those", "both", "several", "many"} or (
        first.isdigit() and first != "1" and not _MEASURE.match(head)
    ):
        return True
    return is_plural_noun(last) or _looks_plural(phrase.split()[len(head.split()) - 1].strip("\"'()"))


def _looks_plural(word: str) -> bool:
    """Whether a word that no dictionary has looks plural: "pick-ups", "iPads", "SIMs", but not "Adidas"."""
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return False
    if len(word) > len("Xs") and word[:-1].isupper():
        return True
    if "-" in word or (word[:1].islower() and word.lower() not in dictionary()):
        return True
    return _is_of_two_words(word[:-1].lower())  # "Hotspots" opens a sentence


def _is_of_two_words(word: str) -> bool:
    """Whether two dictionary words of three letters or more make up `word`."""
    known = dictionary()
    return any(word[:cut] in known and word[cut:] in known for cut in range(3, len(word) - 2))


def article_of(phrase: str) -> str:
    """The article of one thing of a kind ("a " for "lift", "audit log"), nothing for "cabins", "parking"."""
    first = phrase.split(" ", maxsplit=1)[0].lower()
    if first[:1].isdigit() or tag_of(first) or is_plural(phrase) is not False:
        return ""
    head = _AFTER_HEAD.split(_PLACE_AFTER_NOUN.sub("", phrase), maxsplit=1)[0].split()[-1].strip("\"'()")
    if head.isupper() and head.isalpha():
        return "a " if head.lower() in _counted()[0] else ""
    if head != head.lower() or (not head.isalpha() and "-" not in head):
        return ""
    if head.endswith("s") and not head.endswith(("ss", "us", "is")):
        return ""  # "ads", "extras": a plural no dictionary has
    return "" if _is_uncounted(head) else "a "


def _is_uncounted(noun: str) -> bool:
    """Whether nobody says "a" before a noun in lower case: "parking", "wifi", "milk"."""
    counted, uncounted, endings = _counted()
    return noun in uncounted or (noun.endswith(endings) and noun not in counted)


@cache
def _counted() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    data = lexicon("nouns")
    return frozenset(data["counted"].split()), frozenset(data["uncounted"].split()), ("ing", "ware", "wear")
