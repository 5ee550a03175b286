"""Roles of a draft's sentences, each sentence read once while it is among the latest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from assist.recent import Recent
from assist.reviewing.role_context import ROLES, refine
from assist.reviewing.roles import Role, SentenceRole, Valence
from assist.text.document import Document
from models.embedder import Encoder, early
from models.roles import SentenceReading

_REMEMBERED = 4096
_AHEAD = 512  # sentences whose words are read while the encoder is at work
_VALENCES: Final[tuple[Valence, ...]] = get_args(Valence)


class Classifier(Protocol):
    """Whatever reads one sentence; `models.roles.RoleClassifier`, or one that is still to be loaded."""

    def word_scores(self, text: str) -> NDArray[np.float64]:
        """What the words of `text` say, before its meaning is known."""
        ...

    def read(
        self, text: str, vector: NDArray[np.float32], word_scores: NDArray[np.float64] | None = None
    ) -> SentenceReading:
        """The reading of `text`, whose vector comes from the encoder it was fitted with."""
        ...


class RoleReader:
    """Tells roles with an encoder and the classifier that was fitted with it."""

    def __init__(self, encoder: Encoder, classifier: Classifier) -> None:
        self._encoder = early(encoder)
        self._classifier = classifier
        # Keyed by the sentence alone: a keystroke costs one sentence.
        self._readings: Recent[str, SentenceReading] = Recent(_REMEMBERED)
        self._word_scores: Recent[str, NDArray[np.float64]] = Recent(_AHEAD)

    def read(self, document: Document, goal: str | None = None) -> tuple[SentenceRole, ...]:
        """One entry a sentence of `document`, in order; drafts for a `goal` tell their news in its way."""
        readings = self._read([sentence.text for sentence in document.sentences])
        refined = refine([reading.roles for reading in readings], goal)
        return tuple(_sentence_role(roles, reading) for roles, reading in zip(refined, readings, strict=True))

    def encode(self, document: Document) -> None:
        """Nothing; the encoder has read what is new in `document` afterwards, outside of Python's lock."""
        self._encoder.encode(
            [sentence.text for sentence in document.sentences if sentence.text not in self._readings]
        )

    def read_words(self, document: Document) -> None:
        """Nothing; what does not need the encoder is known afterwards of what is new in `document`."""
        for sentence in document.sentences:
            if sentence.text not in self._readings:
                self._word_scores.put(sentence.text, self._classifier.word_scores(sentence.text))

    def read_alone(self, sentence: str) -> SentenceRole:
        """The role of a sentence without its neighbours."""
        reading = self.read_sentence(sentence)
        return _sentence_role({role: reading.roles[role] for role in ROLES}, reading)

    def read_sentence(self, sentence: str) -> SentenceReading:
        """The probabilities of a sentence's roles and news, without its neighbours."""
        return self._read([sentence])[0]

    def _read(self, sentences: Sequence[str]) -> list[SentenceReading]:
        kept = {sentence: self._readings.get(sentence) for sentence in sentences}
        known = {sentence: reading for sentence, reading in kept.items() if reading is not None}
        unread = [sentence for sentence in kept if sentence not in known]
        # All at once: beside a busy thread each call of the encoder waits for Python's lock.
        for sentence, vector in zip(unread, self._encoder.encode(unread), strict=True):
            known[sentence] = self._classifier.read(sentence, vector, self._word_scores.get(sentence))
            self._readings.put(sentence, known[sentence])
        return [known[sentence] for sentence in sentences]


def _sentence_role(roles: dict[Role, float], reading: SentenceReading) -> SentenceRole:
    role = max(roles, key=roles.__getitem__)
    valence = max(_VALENCES, key=reading.valences.__getitem__)
    return SentenceRole(role, round(roles[role], 4), valence, round(reading.valences[valence], 4))
