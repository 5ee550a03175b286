"""What each kind of slot may match in a view. `~` stands for "?" where more of the pattern follows."""

from __future__ import annotations

import re

from phrasebook.english.times import CLOCK, DATE, DURATION, NUMBER, WHEN
from phrasebook.english.words import TAGS

# A repetition that goes on as long as it can or must. Most have no count: a count writes its words out anew
# for each time, and without them all patterns are built in a third of the time (measured).
_AS_MUCH = re.compile(r"(?<=[)])([*+]|\{[\d,]+\})~(?!_)")

_LETTERS = r"[A-Za-z'\-\xc0-\xff]+"
_FIRST = r"[^ \n,;:!?()\[\]\"\x80-\x9f.\-'*~_\\]"
_INNER = r"[^ \n,;:!?()\[\]\"\x80-\x9f.]"
WORD = rf"\.?{_FIRST}{_INNER}*(?:[.,:]{_INNER}+)*"


def tagged(*kinds: str) -> str:
    """Any word of these classes."""
    return f"[{''.join(TAGS[kind] for kind in kinds)}]{_LETTERS}"


ANY_WORD = rf"(?:[{''.join(TAGS.values())}]{_LETTERS}|{WORD})"
_ARTICLE = rf"(?:{tagged('determiner')}|{TAGS['that']}that)"
_TITLE = r"(?:(?:dr|mr|mrs|ms|prof)\. )"
_NOUNS = rf"(?:{_ARTICLE} (?:{tagged('determiner')} )?)?{_TITLE}?{WORD}(?: {WORD})*~"
_PRONOUN = tagged("pronoun")
_DEMONSTRATIVE = rf"(?:{TAGS['determiner']}(?:this|these|those)|{TAGS['that']}that)"
_LINKED = rf" (?:{tagged('preposition')}|{TAGS['and']}and) (?:{_NOUNS}|{_PRONOUN}|{tagged('you')})"
_NOUN_PHRASE = rf"(?:{_NOUNS}(?:{_LINKED}){{0,2}}~|{_PRONOUN}|{_DEMONSTRATIVE})"
_SIMPLE_NOUN_PHRASE = rf"(?:{_NOUNS}|{_PRONOUN}|{_DEMONSTRATIVE})"
_LOOSE = [
    "determiner",
    "preposition",
    "pronoun",
    "you",
    "adverb",
    "that",
    "auxiliary",
    "relative",
    "subject",
    "negative",
]
_AFTER_AND = rf"(?:{WORD}|{tagged('determiner', 'adverb', 'preposition')})"
_IN_ACTION = rf"(?:{WORD}|{tagged(*_LOOSE)}|{TAGS['and']}and {_AFTER_AND})"
_CAPITAL = r"(?-i:[A-Z\xc0-\xde][A-Za-z'\-\xc0-\xff]*)"
_MONEY_SIGN = r"[$\xa3\xa4\xa5]"
_FIGURE = r"\d+(?:[.,]\d+)*"
_CURRENCY = (
    r"(?:euros?|dollars?|pounds?|francs?|pence|cents?|eur|usd|gbp|chf|cad|aud|sek|nok|dkk|jpy|inr|pln)"
)

_PLACE = (
    r"(?:online|abroad|overseas|offline|upstairs|downstairs|outside|inside|nearby"
    r"|out|off|up|back|down|away|[a-z]+ly)"
)
_TAIL_NOUNS = rf"(?:{_ARTICLE} )?{_TITLE}?{WORD}(?: {WORD}){{0,3}}~"
_SOON = (
    rf"(?:(?:{TAGS['determiner']}(?:this|each|every|all)|next) {WORD}"
    rf"|{TAGS['that']}that (?:day|night|morning|afternoon|evening|week|weekend|month|year))"
)
_TAIL_PART = (
    rf"(?:{tagged('preposition')} (?:{_TAIL_NOUNS}|{_PRONOUN}|{tagged('you')})"
    rf"|{TAGS['preposition']}(?:over|in|on|through)|{tagged('adverb')}|{_PLACE}|{_SOON})"
)

_HEAD = rf"(?:[A-Za-z\-]+|{TAGS['auxiliary']}(?:do|have))"
# "the desk you ordered", "the part we sent for"
_CHOSEN = rf"(?: (?:{tagged('subject')}|{tagged('you')}) {WORD}(?: {tagged('preposition')})?)"

SLOTS: dict[str, str] = {
    "object": _NOUN_PHRASE,
    "thing": _SIMPLE_NOUN_PHRASE,
    "subject": rf"(?:{tagged('subject', 'you')}|{_NOUN_PHRASE}{_CHOSEN}?)",
    "tail": rf"{_TAIL_PART}(?: {_TAIL_PART}){{0,1}}~",
    "verb": r"[A-Za-z\-]+",
    "action": rf"{_HEAD}(?: {_IN_ACTION})*~",
    "gerund": rf"[A-Za-z\-]+ing(?: {_IN_ACTION})*~",
    "clause": rf"{ANY_WORD}(?: {ANY_WORD})+~",
    "event": rf"{ANY_WORD}(?: {ANY_WORD})+~",
    "rest": rf"\"?{ANY_WORD}(?:[,;:)\"]* [(\"]?{ANY_WORD}|[,;:)]* -)*~[)\"]?",
    "word": WORD,
    "words": rf"{WORD}(?: {WORD}){{0,3}}~",
    "when": WHEN,
    "date": DATE,
    "time": CLOCK,
    "duration": DURATION,
    "number": NUMBER,
    "amount": rf"(?:{_MONEY_SIGN} ?{_FIGURE}|{_FIGURE} ?(?:%|{_CURRENCY})|{NUMBER}(?: {WORD}){{1,3}}~)",
    "money": rf"(?:(?:[a-z]{{3}} )?{_MONEY_SIGN} ?{_FIGURE}|{_FIGURE} ?(?:{_MONEY_SIGN}|{_CURRENCY})"
    rf"|{_CURRENCY} {_FIGURE})",
    "id": r"(?:#?[A-Za-z0-9_\-/.]*\d[A-Za-z0-9_\-/]*|\x06)",
    "name": rf"(?:{_CAPITAL}|\x06)(?: (?:{_CAPITAL}|&)){{0,3}}~",
    "link": r"[\x01\x02]",
    "quote": r"\x04",
    "code": r"\x03",
}
# Slots whose match must be followed by the end of its phrase when nothing else of the pattern follows.
PHRASES = frozenset(
    {"object", "thing", "subject", "tail", "action", "gerund", "clause", "event", "amount", "words", "name"}
)
VERB_KINDS = frozenset({"verb", "action"})


def slot_expression(kind: str, *, last: bool) -> str:
    """The expression of a slot kind; the last slot of a pattern takes as much as it can, others as little."""
    return _AS_MUCH.sub(r"\1" if last else r"\1?", SLOTS[kind])


# "14 May because it is sold out" is a time with its reason, "Monday's parcel is here" none.
_NEXT_PART = tagged("conjunction", "and", "preposition", "relative")
_WHEN_ONLY = re.compile(rf"^(?:{WHEN})(?:$| {_NEXT_PART})", re.IGNORECASE)


def is_when(view_text: str) -> bool:
    """Whether a piece of a view is a point in time, alone or with another clause behind it."""
    return _WHEN_ONLY.match(view_text) is not None
