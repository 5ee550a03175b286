"""Capitals and articles after words have moved."""

from __future__ import annotations

import re
from functools import cache

from phrasebook.english.inflecting import is_plural_noun, lemma_of
from phrasebook.english.words import TAGS, dictionary, lexicon, tag_of

_FIRST_LETTER = re.compile(r"[^\W\d_]")
# "Row 12" may keep its capital anywhere.
_NUMBER = re.compile(r"[a-z]{0,3}-?\d")
# "Next Monday" opens with a common word, whatever capital its day has.
_BEFORE_DAYS = frozenset({"next", "last", "early", "late", "mid"})
_INNER_CAPITAL = re.compile(r"[a-z]+[A-Z]")
_ARTICLE = re.compile(r"(?<!\S)(an?)$", re.IGNORECASE)
_VOWEL_SOUND = re.compile(
    r"(?:[aeio]|u(?!n[ai]|s[aeu]|t[ei])|hour|honest|heir|(?-i:[FHLMNRSX](?=[A-Z\d-]))|8|11\b|18\b)(?!ne\b|nce\b)",
    re.IGNORECASE,
)


def capitalize(text: str) -> str:
    """`text` with its first letter as a capital; "macOS" and "iPlan" keep their own."""
    found = _FIRST_LETTER.search(text)
    if found is None or any(character.isdigit() for character in text[: found.start()]):
        return text
    if _INNER_CAPITAL.match(text, found.start()):
        return text
    return text[: found.start()] + text[found.start()].upper() + text[found.end() :]


def starts_upper(text: str) -> bool:
    """Whether the first letter of `text` is a capital."""
    found = _FIRST_LETTER.search(text)
    return found is not None and found[0].isupper()


@cache
def _mass_nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    data = lexicon("nouns")
    return frozenset(data["mass"].split()), tuple(data["endings"].split())


@cache
def _days() -> frozenset[str]:
    return frozenset(lexicon("nouns")["days"].split())


def lowered(text: str) -> str | None:
    """A sentence's first words as they read inside one; None when that capital may belong to a name."""
    words = re.split(r"[\s'’]", text, maxsplit=1)
    first = words[0]
    if not starts_upper(first) or first == "I" or not first[1:].islower():
        return "a" + text[1:] if first == "A" and len(words) > 1 else text
    lower = first.lower()
    inside = text[0].lower() + text[1:]
    if tag_of(lower) or _is_compound(lower):
        return inside
    if lower in _BEFORE_DAYS and words[1:] and words[1].split()[0].lower() in _days():
        return inside
    if lower in _days() or starts_upper(words[1] if len(words) > 1 else ""):
        return text
    numbered = len(words) > 1 and _NUMBER.match(words[1])
    if _is_common(lower) and not (numbered and is_plural_noun(lower)):  # "Windows 7"
        return inside
    return text if numbered or lower not in dictionary() else None


def _is_compound(lower: str) -> bool:
    """Whether a word is made of words: "read-only", "made-to-order"."""
    parts = lower.split("-")
    return len(parts) > 1 and all(len(part) > 1 and (part in dictionary() or tag_of(part)) for part in parts)


def is_mass_noun(word: str) -> bool:
    """Whether a lower-case word is one of the nouns that open a sentence without an article."""
    return word in _mass_nouns()[0]


def _is_common(word: str) -> bool:
    """Whether a dictionary word at a sentence's start is surely no name."""
    nouns, endings = _mass_nouns()
    if word in nouns or word.endswith(endings) or is_plural_noun(word):
        return True
    if word.endswith("ing"):
        return len(word) > 5 and word not in _surnames() and lemma_of(word, "ing") is not None
    return len(word) > 5 and word.endswith("ed") and lemma_of(word, "done") is not None


@cache
def _surnames() -> frozenset[str]:
    """Words in -ing that are families' or makers' names as well."""
    return frozenset(lexicon("nouns")["surnames"].split())


def lowered_verb(text: str) -> str | None:
    """Words that open with a verb as they read inside a sentence; None when that verb is a name too."""
    first, *others = text.split(maxsplit=1)
    if first[1:] and not first[1:].islower():
        return text
    if first.lower() in _name_verbs() and not (others and _follows_verb(others[0])):
        return None
    return text[0].lower() + text[1:]


@cache
def _name_verbs() -> frozenset[str]:
    return frozenset(lexicon("nouns")["names"].split())


def _follows_verb(text: str) -> bool:
    """Whether `text` begins as a verb's object does ("the box"), and no name's second part."""
    return tag_of(text.split(maxsplit=1)[0].lower()) in {TAGS["determiner"], TAGS["pronoun"], TAGS["you"]}


def fix_article(before: str, following: str) -> str:
    """`before` with a final "a" or "an" agreeing with what follows."""
    found = _ARTICLE.search(before.rstrip())
    if found is None or not following:
        return before
    article = "an" if _VOWEL_SOUND.match(following) else "a"
    article = article.capitalize() if found[1][0].isupper() else article
    return before.rstrip()[: found.start()] + article + before[len(before.rstrip()) :]
