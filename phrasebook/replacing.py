"""From a pattern's match to the words that go in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from phrasebook.english.capitals import capitalize, lowered, lowered_verb, starts_upper
from phrasebook.english.spelling import spelled_like
from phrasebook.english.words import tag_of
from phrasebook.patterns.pattern import Found
from phrasebook.patterns.slots import VERB_KINDS
from phrasebook.patterns.syntax import Slot
from phrasebook.patterns.view import View
from phrasebook.rule import Rule
from phrasebook.templates.saying import Part, Piece, SlotText, say
from phrasebook.templates.speaker import keep_speaker
from phrasebook.templates.tails import moves_tail

_WORD_SEEN = 40
_CLOSERS = ".!?"
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_POLITE = frozenset({"please", "sorry", "thanks", "thank", "apologies", "no", "yes", "not", "kindly", "dear"})
# "7:45 a.m.": the stop belongs to the word.
_OWN_STOP = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
# The stop after which a capital comes: no "p.m."
_STOPPED = re.compile(r"(?<!\b[ap]\.m)[.!?]\s*$", re.IGNORECASE)
_DOUBLED = re.compile(r"[ \t]{2,}")
_BEFORE_MARK = re.compile(r"\s+([,.;:!?])(?![^\W_])")  # ".NET" keeps its space
_TWO_STOPS = re.compile(r"(?<!\.)\.\.$")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule at `[start, end)` of the source. `pieces` say where each part of `replacement` is from.

    `replacement` is None for a flag. `offers` are the rule's commitment sentences, filled in.
    """

    rule: Rule
    pattern: int
    start: int
    end: int
    replacement: str | None
    pieces: tuple[Piece, ...] = ()
    offers: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Sorts the better match first: priority, then length, then place."""
        return -self.rule.priority, self.start - self.end, self.start, self.rule.id

    def shifted(self, by: int) -> Match:
        """The same match, `by` characters further right."""
        if not by:
            return self
        pieces = tuple(piece.shifted(by) for piece in self.pieces)
        return Match(
            self.rule, self.pattern, self.start + by, self.end + by, self.replacement, pieces, self.offers
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a match is: its view, and where the sentences of that view start in the source."""

    view: View
    sentence_starts: tuple[int, ...]
    sentence_ends: tuple[int, ...]


def build_match(rule: Rule, pattern: int, found: Found, setting: Setting) -> Match | None:
    """The match with its replacement, or None when the words cannot be put together for certain."""
    flags = rule.kind == "flag"  # what is only shown may begin inside "it's": the whole of it is shown
    read = setting.view.touched_span if flags else setting.view.source_span
    span = read(found.start, found.end)
    if span is None:
        return None
    start, end = span
    if flags:
        return Match(rule, pattern, start, end, None)
    slots = _slot_texts(rule, pattern, found, setting)
    pieces = say(rule.saying_for(pattern), slots)
    source = setting.view.source
    settled = pieces and _settle_case(keep_speaker(pieces, source[start:end]), start, end, setting)
    if settled is None or pieces is None or moves_tail(pieces):
        return None
    text = spelled_like(source, "".join(piece.text for piece in settled))
    text = _close(_spaced(text), source, end, setting)
    if source[start:end].isupper() and " " in source[start:end]:
        text = text.upper()
    offers = tuple(_filled(rule.offerings, slots))
    if not text:
        return _deletion(rule, pattern, start, end, setting)
    if text == source[start:end]:
        return None
    return Match(rule, pattern, _close_up(text, source, start), end, text, tuple(settled), offers)


def _close_up(text: str, source: str, start: int) -> int:
    """Where the replacement begins: a mark stands right behind the word before it."""
    return len(source[:start].rstrip(" ")) if text[:1] in {",", ";", ":"} else start


def _spaced(text: str) -> str:
    """`text` without doubled spaces, spaces before punctuation, or a stop after an abbreviation's own."""
    once = _BEFORE_MARK.sub(r"\1", _DOUBLED.sub(" ", text)).strip()
    return _TWO_STOPS.sub(".", once)


def _filled(templates: Iterable[tuple[Part, ...]], slots: dict[str, SlotText]) -> Iterable[str]:
    for template in templates:
        pieces = say(template, slots)
        if pieces is not None:
            yield capitalize("".join(piece.text for piece in pieces))


def _slot_texts(rule: Rule, pattern: int, found: Found, setting: Setting) -> dict[str, SlotText]:
    forms: dict[str, Slot] = {slot.name: slot for slot in rule.patterns[pattern].groups}
    texts = {}
    for name, (left, right) in found.slots.items():
        span = setting.view.source_span(left, right) or (-1, -1)
        kind = forms[name].kind
        form = "ing" if kind == "gerund" else forms[name].form or "base"
        is_verb = kind == "gerund" or kind in VERB_KINDS
        texts[name] = SlotText(setting.view.copy(left, right), *span, form=form, opens_with_verb=is_verb)
    return texts


def _settle_case(pieces: tuple[Piece, ...], start: int, end: int, setting: Setting) -> list[Piece] | None:
    """Pieces with the sentence's capital where the sentence now begins."""
    source = setting.view.source
    opens = start in setting.sentence_starts
    settled: list[Piece] = []
    before = ""
    for piece in pieces:
        text = piece.text
        is_first = not before.strip()
        follows_stop = not is_first and _STOPPED.search(before) is not None
        if (
            text
            and piece.start >= 0
            and not is_first
            and not follows_stop
            and _had_sentence_capital(piece, setting)
        ):
            low = lowered_verb(text) if piece.opens_with_verb else lowered(text)
            if low is None:
                return None
            text = low
        if is_first and text and _wants_capital(source, start, end, opens=opens):
            text = capitalize(text)
        if follows_stop and text and piece.start >= 0:
            text = capitalize(text)
        settled.append(piece if text == piece.text else replace(piece, text=text))
        before += text
    return settled


def _had_sentence_capital(piece: Piece, setting: Setting) -> bool:
    return piece.start in setting.sentence_starts and starts_upper(piece.text)


def _wants_capital(source: str, start: int, end: int, *, opens: bool) -> bool:
    matched = source[start:end]
    if not starts_upper(matched):
        return False
    # "Hi Ana, You must ..." opens a sentence there; "the PUK you typed" and "in Square you can" do not.
    first = _FIRST_WORD.search(matched)
    return opens or (first is not None and first[0] != "I" and _opens_by_capital(first[0]))


def _opens_by_capital(word: str) -> bool:
    """Whether a capital inside a line can only be a sentence's: no name and no acronym is written so."""
    lower = word.lower()
    return not (word.isupper() and len(word) > 1) and (
        bool(tag_of(lower)) or lower.endswith("ly") or lower in _POLITE
    )


def _close(text: str, source: str, end: int, setting: Setting) -> str:
    """`text` ending as its sentence needs: no doubled stop, no lost one."""
    following = source[end : end + 1]
    if text and text[-1] in ".," and following and following in ".!?,;:":
        return text if following != "." and _OWN_STOP.search(text) else text[:-1]
    if text and source[end - 1] in _CLOSERS and end in setting.sentence_ends and text[-1] not in _CLOSERS:
        return text + source[end - 1]
    return text


def _deletion(rule: Rule, pattern: int, start: int, end: int, setting: Setting) -> Match | None:
    """The match taken out with the white space beside it; a new first letter becomes a capital."""
    source = setting.view.source
    opens = start in setting.sentence_starts
    while end < len(source) and source[end] in " ,:;" and opens:
        end += 1
    if not opens:
        while start > 0 and source[start - 1] == " ":
            start -= 1
        if _OWN_STOP.search(source, max(0, start - 5), start) and source[end : end + 1] == ".":
            end += 1  # "8 a.m." ends the sentence as it is
        return Match(rule, pattern, start, end, "", ())
    if end in setting.sentence_ends or not source[end : end + 1].strip():
        return Match(rule, pattern, start, end, "", ())
    first = capitalize(re.split(r"\s", source[end : end + _WORD_SEEN], maxsplit=1)[0])[0]
    if starts_upper(source[start:end]) and first != source[end]:
        return Match(rule, pattern, start, end + 1, first, (Piece(first, "copied", end, end + 1),))
    return Match(rule, pattern, start, end, "", ())
