"""What a pattern needs is what its matches have: passing over a rule never loses one of its matches."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from phrasebook.loading import packaged_rules
from phrasebook.patterns.opaque import find_opaque
from phrasebook.patterns.pattern import compile_pattern
from phrasebook.patterns.requirements import required_signs
from phrasebook.patterns.syntax import parse
from phrasebook.patterns.view import View, read_view
from phrasebook.rule import Rule
from tests.phrasebook.reading import FOLDER, view_of

_CORPUS = Path(__file__).parents[1] / "corpus"


@cache
def _families() -> dict[str, list[Rule]]:
    families: dict[str, list[Rule]] = defaultdict(list)
    for rule in packaged_rules():
        families[rule.family].append(rule)
    return families


@cache
def _plain_views() -> tuple[View, ...]:
    lines = (_CORPUS / "stay.jsonl").read_text("utf-8").splitlines()
    return tuple(view_of(json.loads(line)["draft"]) for line in lines)


def _views(rules: list[Rule]) -> list[View]:
    texts = [before for rule in rules for before, _ in rule.examples]
    whole = [view_of(text) for text in texts]
    # The same once more as two sentences, for patterns that span them.
    halves = []
    for text in texts:
        cut = text.find(". ") + 1
        if cut:
            halves.append(read_view(text, [(0, cut), (cut + 1, len(text))], find_opaque(text), FOLDER))
    return whole + halves


@pytest.mark.parametrize("family", sorted(_families()))
def test_every_match_has_the_signs_its_pattern_needs(family: str) -> None:
    """Where a pattern of a family finds something, its signs are there."""
    found = 0
    for view in (*_views(_families()[family]), *_plain_views()):
        for rule in _families()[family]:
            for pattern in (*rule.patterns, *rule.unless_patterns, *rule.needs_patterns):
                if pattern.find(view):
                    found += 1
                    assert pattern.may_match(view.signs), (pattern.source, view.source)
    assert found >= len(_families()[family])


@pytest.mark.parametrize(
    ("pattern", "opening", "signs"),
    [
        ("you must {action}", "^", [{"you must"}, {"^ you"}]),
        ("{can't} (send|ship) it", "", [{"can not"}, {"not send", "not ship"}, {"send it", "ship it"}]),
        ("we [really] do", "", [{"we do", "we really"}]),
        ("no [(big|small)]", "", []),
        ("well , then", "", []),
        ("I know. you will", "", [{"i know"}, {"\n you"}, {"you will"}]),
        ("(a b|c)", "", [{"a b", "c"}]),
    ],
)
def test_neighbours_are_needed_together(pattern: str, opening: str, signs: list[set[str]]) -> None:
    """Words that must stand side by side, or first, are asked for as a pair; a comma parts them."""
    found = required_signs(parse(pattern), opening)
    assert {each for each in map(frozenset, signs)} <= set(found)
    pairs = {group for group in found if any(" " in sign for sign in group)}
    assert len(pairs) == len(signs)


def test_a_view_has_pairs_and_openings_as_signs() -> None:
    """Neighbours count only where no mark parts them; a greeting and a sigh open a sentence anew."""
    signs = view_of("Hi Ana, unfortunately we can't, so please wait").signs
    assert {"can not", "we can", "please wait", "^ we", "^ unfortunately", "< please", "\n hi"} <= signs
    assert not {"not so", "ana unfortunately"} & signs


def test_a_pattern_too_large_is_refused() -> None:
    """An expression that would take much memory does not load."""
    pattern = compile_pattern("a " + " ".join(["(b|c {object} d {rest})"] * 60))
    with pytest.raises(ValueError, match="too large"):
        _ = pattern.expression
