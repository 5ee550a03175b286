"""A desk of any size in words as frequent as real ones: chains of words from the project's own texts.

Common words hit many items and rare ones few, as on a real desk; names made of syllables give the long tail
that a desk's products and places have.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from assist.conversation import Conversation, Message
from assist.retrieval.index import mark_of
from assist.retrieval.indexing import Indexer
from assist.store.records import Item, ItemKind
from assist.store.sqlite import open_sqlite
from models.embedder import NamedEncoder, Vectors
from tests.benchmarks.surroundings import ROOT

_SOURCES = ("assist/demo/*.jsonl", "models/data/roles/*.jsonl")
_FIELDS = ("text", "title", "body_text", "question", "draft")
_SENTENCE_END = ""
_NAMES = 30_000
# One long word in so many is a name that few other items have.
_NAME_EVERY = 12
_SYLLABLES = "ba cor del fen gri hol jun kel lum mar nor pex qui ras sol tav ulm ver wix yor zan".split()  # noqa: SIM905 -- reads better


class MadeUpTexts:
    """Sentences and questions drawn at random, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 -- made-up texts, the same each time
        self._next = _followers()
        self._names = [_name(number) for number in range(_NAMES)]
        self._weights = np.cumsum(1 / np.arange(3, _NAMES + 3)).tolist()

    def name(self) -> str:
        """A product, a place, a person: few of them often, most of them seldom (Zipf)."""
        return self._random.choices(self._names, cum_weights=self._weights)[0]

    def sentence(self, subjects: tuple[str, ...]) -> str:
        """Words as they follow each other in our own texts; some long ones become one of `subjects`."""
        words: list[str] = []
        word = self._random.choice(self._next[_SENTENCE_END])
        while word != _SENTENCE_END and len(words) < 40:
            named = len(word) > 4 and self._random.randrange(_NAME_EVERY) == 0
            words.append(self._random.choice(subjects) if named else word)
            word = self._random.choice(self._next[word])
        return " ".join(words).capitalize() + "."

    def item(self, number: int, sentences: int) -> Item:
        """An article of so many sentences; a saved reply when it is one."""
        subjects = (self.name(), self.name(), self.name())
        title = " ".join([*self.sentence(subjects).split()[:6], subjects[0]])
        body = " ".join(self.sentence(subjects) for _ in range(sentences))
        kind: ItemKind = "article" if sentences > 1 else "saved_reply"
        return Item(kind, title, body, source="made", source_id=str(number))

    def question(self) -> str:
        """A customer's message of one to five sentences."""
        subjects = (self.name(), self.name())
        return " ".join(self.sentence(subjects) for _ in range(self._random.randint(1, 5)))

    def conversation(self) -> Conversation:
        """A question, in every other case after two other turns."""
        earlier = (Message("customer", self.question()), Message("agent", self.question()))
        return Conversation(
            (*(earlier if self._random.random() < 0.5 else ()), Message("customer", self.question()))
        )


class MadeUpVectors:
    """Unit vectors in clusters without an encoder, under the real encoder's name."""

    def __init__(self, encoder: NamedEncoder) -> None:
        self.identity = encoder.identity
        self.dimensions = encoder.dimensions
        self._random = np.random.default_rng(7)
        self._centres = self._random.standard_normal((200, self.dimensions)).astype(np.float32)

    def encode(self, texts: list[str]) -> Vectors:
        """One vector a text; time to search does not depend on what it means."""
        noise = self._random.standard_normal((len(texts), self.dimensions)).astype(np.float32)
        vectors = self._centres[self._random.integers(0, 200, len(texts))] + noise
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def fill(database: Path, documents: int, sentences: int, encoder: NamedEncoder) -> None:
    """A database with a desk of so many documents, indexed as if `encoder` had read them."""
    texts = MadeUpTexts(seed=11)
    store = open_sqlite(database)
    vectors = MadeUpVectors(encoder)
    made = store.items.put_imported((texts.item(number, sentences), "") for number in range(documents))
    Indexer(store, vectors).index(made)
    store.documents.put(mark_of(vectors.identity), {"revision": store.revision("items")})
    store.close()


def _followers() -> dict[str, list[str]]:
    """Each word with every word that followed it, as often as it did."""
    following: dict[str, list[str]] = defaultdict(list)
    for text in _own_texts():
        for sentence in re.split(r"[.!?\n]+", text):
            words = [_SENTENCE_END, *re.findall(r"[\w']+", sentence.lower()), _SENTENCE_END]
            for word, after in pairwise(words):
                if len(words) > 4:
                    following[word].append(after)
    return following


def _own_texts() -> Iterator[str]:
    for pattern in _SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield from _strings(json.loads(line)) if line else ()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for name, inside in value.items():
            if isinstance(inside, str) and name in _FIELDS:
                yield inside
            elif not isinstance(inside, str):
                yield from _strings(inside)


def _name(number: int) -> str:
    base = len(_SYLLABLES)
    return (
        _SYLLABLES[number % base] + _SYLLABLES[number // base % base] + _SYLLABLES[number // base**2 % base]
    ) + (str(number // base**3) if number >= base**3 else "")
