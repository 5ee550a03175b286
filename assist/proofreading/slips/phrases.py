"""Slips that show in the words around them: patterns kept as data, each with its own examples."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from assist.proofreading.issue import Issue, IssueKind
from assist.proofreading.ranker import match_case
from assist.proofreading.slips.lexicon import inflected, lemma
from assist.proofreading.slips.required import SHORTEST, required_pieces
from assist.text.spans import Span

_LIST = re.compile(r"@([a-z]+)")
_NEARBY = 60
_FILES = ("slips.toml", "missing_words.toml")
_NEXT_WORD = re.compile(r" [^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class PhraseRule:
    """One pattern (data/slips.toml): what it finds, what it says instead, and what it must leave."""

    id: str
    kind: IssueKind
    message: str
    find: re.Pattern[str]
    say: tuple[str, ...]
    unless: re.Pattern[str] | None
    examples: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]
    raw: bool
    join: bool
    capital: bool
    verb: str  # the Penn tag of the form that x is to have, where that is what is wrong

    @cached_property
    def needed(self) -> frozenset[str]:
        """Pieces of text of which a text has one where the rule finds something; empty: any text may."""
        return required_pieces(self.find)


@cache
def phrase_rules() -> tuple[PhraseRule, ...]:
    """All rules, in the order of the files."""
    folder = files("assist.proofreading").joinpath("data")
    data = [tomllib.loads(folder.joinpath(name).read_text("utf-8")) for name in _FILES]
    lists: dict[str, str] = {name: words for each in data for name, words in each["lists"].items()}
    return tuple(_rule(entry, lists) for each in data for entry in each["slip"])


@cache
def _by_beginning() -> Mapping[str, tuple[tuple[str, tuple[int, ...]], ...]]:
    """First letters -> the pieces that begin so, and the numbers of the rules that look for each."""
    needing: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(phrase_rules()):
        for piece in rule.needed:
            needing[piece.lower()].append(number)
    found: dict[str, list[tuple[str, tuple[int, ...]]]] = defaultdict(list)
    for piece, numbers in needing.items():
        found[piece[:SHORTEST]].append((piece, tuple(numbers)))
    return {beginning: tuple(pieces) for beginning, pieces in found.items()}


@cache
def _always() -> frozenset[int]:
    """The numbers of the rules that are searched for in every text."""
    return frozenset(number for number, rule in enumerate(phrase_rules()) if not rule.needed)


def rules_near(lowered: str) -> tuple[PhraseRule, ...]:
    """The rules that may find something in a text in lower case, in their order."""
    index = _by_beginning()
    threes = {lowered[at : at + SHORTEST] for at in range(len(lowered))}
    near = set(_always())
    for three in index.keys() & threes:
        for piece, numbers in index[three]:
            if piece in lowered:
                near.update(numbers)
    rules = phrase_rules()
    return tuple(rules[number] for number in sorted(near))


def _rule(entry: dict[str, object], lists: dict[str, str]) -> PhraseRule:
    unless = entry.get("unless")
    return PhraseRule(
        id=str(entry["id"]),
        kind=entry.get("kind", "grammar"),  # type: ignore[arg-type] # the data's own tests hold it to the kinds
        message=str(entry["message"]),
        find=_compiled(str(entry["find"]), lists),
        say=tuple(entry["say"]),  # type: ignore[arg-type] # TOML gives a list of strings
        unless=_compiled(str(unless), lists) if unless else None,
        examples=tuple((str(bad), str(good)) for bad, good in entry["examples"]),  # type: ignore[attr-defined] # pairs
        leaves=tuple(entry["leaves"]),  # type: ignore[arg-type] # the same
        raw=bool(entry.get("raw")),
        join=bool(entry.get("join")),
        capital=bool(entry.get("capital")),
        verb=str(entry.get("verb", "")),
    )


def _compiled(pattern: str, lists: dict[str, str]) -> re.Pattern[str]:
    return re.compile(_LIST.sub(lambda match: lists[match[1]], pattern))


def find_phrases(text: str, lowered: str) -> Iterator[Issue]:
    """Issues of all rules; `lowered` is `text` in lower case with straight apostrophes, same length."""
    for rule in rules_near(lowered):
        for match in rule.find.finditer(text if rule.raw else lowered):
            issue = _issue(rule, match, text)
            if issue is not None and not _is_excused(rule, match, issue.span, lowered):
                yield issue


def _issue(rule: PhraseRule, match: re.Match[str], text: str) -> Issue | None:
    group = next((name for name in ("x", "x2") if name in rule.find.groupindex and match[name]), 0)
    span = Span(*match.span(group))
    original = span.of(text)
    replacements = tuple(_replacement(rule, match, said, original) for said in rule.say)
    if all(new.startswith(f"{original} ") for new in replacements):
        span, replacements = _with_next_word(text, span, replacements)
    if not len(span) or replacements[0] == original:
        return None
    return Issue(span, rule.kind, "error", replacements, rule.message, f"SLIP_{rule.id}", ("draftwell",))


def _with_next_word(text: str, span: Span, replacements: tuple[str, ...]) -> tuple[Span, tuple[str, ...]]:
    """The same insertion shown on the words on both sides of the gap."""
    following = _NEXT_WORD.match(text, span.end)
    if following is None:
        return span, replacements
    return Span(span.start, following.end()), tuple(new + following[0] for new in replacements)


def _replacement(rule: PhraseRule, match: re.Match[str], said: str, original: str) -> str:
    if rule.join:
        return original.replace(" ", "")
    if rule.verb:
        base = lemma(original.lower(), "VERB")
        return base if rule.verb == "VB" else inflected(base, rule.verb)
    new = match.expand(said)
    return new[:1].upper() + new[1:] if rule.capital else match_case(original, new)


def _is_excused(rule: PhraseRule, match: re.Match[str], span: Span, lowered: str) -> bool:
    """Whether the rule's exception covers part of what it would replace."""
    if rule.unless is None:
        return False
    nearby = Span(max(0, match.start() - _NEARBY), min(len(lowered), match.end() + _NEARBY))
    found = rule.unless.finditer(lowered, nearby.start, nearby.end)
    return any(Span(*excuse.span()).overlaps(span) for excuse in found)
