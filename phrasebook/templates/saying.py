"""What a rule says instead: templates with copied, inflected and agreeing parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from phrasebook.english.capitals import fix_article
from phrasebook.english.counting import article_of, is_plural
from phrasebook.english.inflecting import FORMS, inflect, is_base_verb, lemma_of
from phrasebook.english.times import preposition_of
from phrasebook.patterns.syntax import PatternError

_ITEM = re.compile(r"\{(?P<slot>[^{}]*)\}|(?P<open>\[)|(?P<close>\])|(?P<text>[^{}\[\]]+)")
_FILLER = re.compile(r"(?P<name>[a-z]+\d*)(?:\.(?P<form>[a-z]+))?(?:@(?P<agrees>[a-z]+\d*))?$")
# Forms that put a word before what is copied: "on Monday", "a lift".
_LEADS = {"on": preposition_of, "one": article_of}
_OTHER_FORMS = frozenset({"bare", "swap", "rest", *_LEADS})
_DETERMINER = re.compile(
    r"(?:the|a|an|your|our|my|their|his|her|this|that|these|those|any|some)\s+", re.IGNORECASE
)
_JOINED_TO = re.compile(r"\b(and|or) to (\w+)\b(?! and\b|[.,;:!?]|$)")
_SWAP = {
    **dict.fromkeys(["i", "me", "we", "us"], "you"),
    **dict.fromkeys(["my", "our"], "your"),
    **dict.fromkeys(["mine", "ours"], "yours"),
    **dict.fromkeys(["i'm", "we're"], "you're"),
    **dict.fromkeys(["i've", "we've"], "you've"),
    **dict.fromkeys(["i'll", "we'll"], "you'll"),
    "myself": "yourself",
    "am": "are",
}
# Verbs of two words whose second one bends: "price matching", "we gift wrapped it".
_TWO_WORDS = {
    **dict.fromkeys(["price"], ("match",)),
    **dict.fromkeys(["gift"], ("wrap",)),
    **dict.fromkeys(["double", "spot", "cross"], ("check", "book")),
    **dict.fromkeys(["hard", "factory", "soft"], ("reset",)),
    **dict.fromkeys(["fast"], ("track", "forward")),
    **dict.fromkeys(["force"], ("quit", "close", "stop")),
    **dict.fromkeys(["bulk", "mass", "batch"], ("edit", "delete", "import", "export", "update", "rename")),
    **dict.fromkeys(["mail"], ("merge",)),
}
_HEADS = {"bare": _DETERMINER, "rest": re.compile(r"\S+\s*")}


@dataclass(frozen=True, slots=True)
class SlotText:
    """What a slot matched: its characters, where they are in the draft, and the verb form it was found in.

    `opens_with_verb` is known of what a slot for verbs found.
    """

    text: str
    start: int
    end: int
    form: str = "base"
    opens_with_verb: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a replacement: copied from `[start, end)`, inflected from there, or said by the rule."""

    text: str
    kind: Literal["copied", "inflected", "said"]
    start: int = -1
    end: int = -1
    opens_with_verb: bool = False

    def shifted(self, by: int) -> Piece:
        """The same piece, its source `by` characters further right."""
        if self.start < 0:
            return self
        return Piece(self.text, self.kind, self.start + by, self.end + by, self.opens_with_verb)


@dataclass(frozen=True, slots=True)
class Filler:
    """`{name.form}` or `{verb.form@slot}` of a template."""

    name: str
    form: str
    agrees: str


Part = str | Filler | tuple["Part", ...]


def parse_saying(template: str) -> tuple[Part, ...]:
    """A template's parts; a nested tuple is an optional one.

    Raises:
        PatternError: brackets do not match or a slot is malformed.
    """
    stack: list[list[Part]] = [[]]
    at = 0
    while at < len(template):
        item = _ITEM.match(template, at)
        if item is None:
            raise PatternError(f"{template!r}: cannot read {template[at:]!r}; close every {{ and [")
        at = item.end()
        if item["open"]:
            stack.append([])
        elif item["close"]:
            if len(stack) == 1:
                raise PatternError(f"{template!r}: ']' closes nothing")
            inner = tuple(stack.pop())
            stack[-1].append(inner)
        else:
            stack[-1].append(item["text"] or _filler(template, item["slot"]))
    if len(stack) > 1:
        raise PatternError(f"{template!r}: '[' is not closed")
    return tuple(stack[0])


def _filler(template: str, text: str) -> Filler:
    found = _FILLER.match(text)
    if found is None:
        raise PatternError(f"{template!r}: write {{slot}}, {{slot.ing}} or {{be@slot}}, not {{{text}}}")
    form = found["form"] or ""
    if form and form not in FORMS and form not in _OTHER_FORMS:
        raise PatternError(
            f"{template!r}: no form {form!r}; use {', '.join([*FORMS, *sorted(_OTHER_FORMS)])}"
        )
    return Filler(found["name"], form, found["agrees"] or "")


def slots_of(parts: tuple[Part, ...], *, with_optional: bool = False) -> frozenset[str]:
    """Names of the slots a template must be given."""
    names: set[str] = set()
    for part in parts:
        if isinstance(part, Filler):
            names.add(part.agrees or part.name)
        elif isinstance(part, tuple) and with_optional:
            names |= slots_of(part, with_optional=True)
    return frozenset(names)


def say(parts: tuple[Part, ...], slots: Mapping[str, SlotText]) -> tuple[Piece, ...] | None:
    """The pieces of the replacement, or None when a form cannot be made for certain."""
    pieces: list[Piece] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(Piece(part, "said"))
        elif isinstance(part, Filler):
            if part.form in _LEADS and part.name in slots:
                pieces.append(Piece(_LEADS[part.form](slots[part.name].text), "said"))
            made = _fill(part, slots)
            if made is None:
                return None
            pieces.append(made)
        elif slots_of(part) <= set(slots):
            inner = say(part, slots)
            if inner is None:
                return None
            pieces += inner
    return _with_articles(pieces)


def _with_articles(pieces: list[Piece]) -> tuple[Piece, ...]:
    for index in range(len(pieces) - 1):
        if pieces[index].kind == "said":
            fixed = fix_article(pieces[index].text, pieces[index + 1].text)
            pieces[index] = Piece(fixed, "said")
    return tuple(pieces)


def _fill(filler: Filler, slots: Mapping[str, SlotText]) -> Piece | None:
    if filler.agrees:
        return _agreeing(filler, slots)
    slot = slots.get(filler.name)
    if slot is None:
        return None
    if not filler.form or filler.form in _LEADS:
        return _copied(slot)
    if filler.form in _HEADS:
        return _tail(slot, _HEADS[filler.form])
    if filler.form == "swap":
        words = [_SWAP.get(word.lower().replace("’", "'"), word) for word in slot.text.split(" ")]
        return Piece(" ".join(words), "inflected", slot.start, slot.end)
    return _inflected(slot, filler.form)


def _copied(slot: SlotText) -> Piece:
    if slot.opens_with_verb and slot.form == "base":
        text = _JOINED_TO.sub(_without_to, slot.text)
        if text != slot.text:  # "you have to sign it and to send it" becomes "please sign it and send it"
            return Piece(text, "inflected", slot.start, slot.end, opens_with_verb=True)
    return Piece(slot.text, "copied", slot.start, slot.end, slot.opens_with_verb)


def _without_to(joined: re.Match[str]) -> str:
    return f"{joined[1]} {joined[2]}" if is_base_verb(joined[2]) else joined[0]


def _tail(slot: SlotText, head: re.Pattern[str]) -> Piece:
    found = head.match(slot.text)
    dropped = found.end() if found else 0
    return Piece(slot.text[dropped:], "copied", slot.start + dropped, slot.end)


def _inflected(slot: SlotText, form: str) -> Piece | None:
    head, space, rest = slot.text.partition(" ")
    if form == slot.form:
        return _copied(slot)
    if rest.split(" ")[0] in _TWO_WORDS.get(head.lower(), ()):
        second = _inflected(replace(slot, text=rest), form)
        return second and replace(second, text=f"{head} {second.text}")
    first, hyphen, last = head.rpartition("-")
    if (
        hyphen
        and slot.form == "base"
        and is_base_verb(head.lower())
        and (bent := inflect(last.lower(), form))
    ):
        return Piece(first + hyphen + bent + space + rest, "inflected", slot.start, slot.end)
    lemma = head.lower() if slot.form == "base" and is_base_verb(head.lower()) else _lemma(head, slot.form)
    joined = re.search(r"\b(?:and|or) (\w+)", rest)
    if lemma is None or (joined and is_base_verb(joined[1].lower()) and not head.isupper()):
        return None  # "log out and restart": a second head would need the same form
    word = inflect(lemma, form)
    return (word and Piece(word + space + rest, "inflected", slot.start, slot.end)) or None


def _lemma(word: str, form: str) -> str | None:
    forms = [form] if form in FORMS else list(FORMS)
    return next((lemma for each in forms if (lemma := lemma_of(word, each))), None)


def _agreeing(filler: Filler, slots: Mapping[str, SlotText]) -> Piece | None:
    plural = is_plural(slots[filler.agrees].text) if filler.agrees in slots else None
    if plural is None:
        return None
    verb = slots.get(filler.name)
    head, space, rest = ("", "", "") if verb is None else verb.text.partition(" ")
    lemma = filler.name if verb is None else _lemma(head.lower(), verb.form)
    subject = slots[filler.agrees].text.lower()
    if lemma == "be":
        words = ("was", "were") if filler.form == "past" else ("am" if subject == "i" else "is", "are")
    elif lemma is None:
        return None
    else:
        words = ("has" if lemma == "have" else inflect(lemma, "s") or "", lemma)
    word = words[plural or (subject == "i" and lemma != "be")]
    if not word:
        return None
    if verb is None:
        return Piece(word, "said")
    return Piece(word + space + rest, "inflected", verb.start, verb.end)
