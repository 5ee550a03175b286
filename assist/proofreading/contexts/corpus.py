"""Sentences that are right, from the project's own texts: what contexts are learned from."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assist.proofreading.contexts.features import Surroundings
from assist.proofreading.contexts.word_kinds import kinds
from assist.proofreading.slips.tokens import Token, sentence_spans, tokens

# Files of texts of our own, relative to the checkout; what agents type in haste is left out below.
_SOURCES = (
    *("models/data/roles/*.jsonl", "assist/demo/*.jsonl", "assist/reviewing/checks/data/*.jsonl"),
    *("phrasebook/packs/en/rules/*.toml", "assist/proofreading/data/*.toml", "tests/models/*.jsonl"),
    *("tests/phrasebook/corpus/*.jsonl", "tests/assist/reviewing/checks/*.jsonl"),
    *("tests/assist/reviewing/order/*.jsonl", "tests/assist/proofreading/data/clean.txt"),
    "tests/assist/proofreading/data/contexts.txt",
)
_SKIPPED_KEYS = {"id", "locale", "role", "kind", "find", "say", "unless", "slots"}
_HASTY = re.compile(
    r"\b(?:u|ur|im|dont|cant|pls|didnt|doesnt|wont|thats|isnt|thx|wanna|gonna|i|am agree|are agree)\b|^[a-z]"
)
_SHORTEST = 3


@dataclass(frozen=True)
class Sentence:
    """A sentence, the file it is from, its tokens, and what stands around each place."""

    origin: str
    tokens: tuple[Token, ...]
    surroundings: Surroundings


def sentences(checkout: Path) -> list[Sentence]:
    """Every sentence of our own texts, each once, in the order of files."""
    seen: dict[str, str] = {}
    for pattern in _SOURCES:
        for path in sorted(checkout.glob(pattern)):
            for text in _texts(path):
                for sentence in _sentences(text):
                    seen.setdefault(sentence, str(path.relative_to(checkout)))
    found = (_sentence(text, origin) for text, origin in seen.items())
    return [sentence for sentence in found if sum(token.is_word for token in sentence.tokens) >= _SHORTEST]


def _texts(path: Path) -> Iterator[str]:
    """The texts of a file: of its rows, or of its rules the examples as they are afterwards."""
    text = path.read_text("utf-8")
    if path.suffix == ".jsonl":
        for line in text.splitlines():
            yield from _strings(json.loads(line)) if line.strip() else ()
    elif path.suffix == ".toml":
        data = tomllib.loads(text)
        for rule in data.get("rule", ()):
            yield from _strings([rule.get("examples", ()), rule.get("leaves", ())])
        for slip in data.get("slip", ()):
            yield from _strings([[right for _, right in slip["examples"]], slip["leaves"]])
    else:
        yield from text.splitlines()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key in _SKIPPED_KEYS else _strings(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _strings(inner)


def _sentences(text: str) -> Iterator[str]:
    if "{{" in text or "|" in text:
        return
    for line in text.splitlines():
        if not _HASTY.search(line.strip()):
            yield from (span.of(line).strip() for span in sentence_spans(line))


def _sentence(text: str, origin: str) -> Sentence:
    found = tokens(text, text.lower().replace("’", "'") if len(text.lower()) == len(text) else text)
    return Sentence(origin, found, Surroundings([token.word for token in found], kinds(found)))
