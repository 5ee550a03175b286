"""Learns contexts from sentences that are right: `python -m assist.proofreading.contexts.training`."""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse  # type: ignore[import-untyped] # only training needs it
from sklearn.linear_model import LogisticRegression

from assist.proofreading.contexts.corpus import Sentence, sentences
from assist.proofreading.contexts.features import pair_gain
from assist.proofreading.contexts.model import FILE, LEFT, RIGHT
from assist.proofreading.contexts.word_kinds import closed_words, form_kind

_FOLDS = 3
_MOST, _FEWEST = 9000, 12  # examples of a word
_RARE = 3  # a feature seen less often is not learned
_SMALLEST_WEIGHT = 0.02
# A word is doubted where the odds are at least e^2.2, and beyond what was measured on nearly all right
# sentences: one wrong doubt is worth it where it finds so many more of the words that were exchanged.
_LEAST_DOUBT, _MARGIN, _WORTH, _MOST_WRONG = 2.2, 0.3, 0.12, 2
_LEAST_RARE_DOUBT = 4.0
_HARD = "assist/proofreading/data"
Place = tuple[int, int]


@dataclass(frozen=True)
class Examples:
    """Places of a pair's words, whether the first stands there, whether the pair's own word does."""

    places: list[Place]
    is_first: np.ndarray[Any, Any]
    is_own: np.ndarray[Any, Any]


class Trainer:
    """Knows where each word and each kind of word stands."""

    def __init__(self, corpus: Sequence[Sentence]) -> None:
        self._corpus = corpus
        self._words: dict[str, list[Place]] = defaultdict(list)
        self._kinds: dict[str, list[Place]] = defaultdict(list)
        for number, sentence in enumerate(corpus):
            for at, token in enumerate(sentence.tokens):
                self._words[token.word].append((number, at))
                if token.is_plain and token.word not in closed_words() and "'" not in token.word:
                    self._kinds[form_kind(token.word)].append((number, at))
        origins = sorted({sentence.origin for sentence in corpus})
        self._folds = {origin: number % _FOLDS for number, origin in enumerate(origins)}

    def words(self, first: str, second: str, stand_ins: dict[str, str], least: float) -> list[Any] | None:
        """The entry of two words."""
        names, places = (first, second), []
        for word in names:
            others = [other for other in stand_ins.get(word, "").split() if other not in names]
            places.append([(place, name == word) for name in (word, *others) for place in self._words[name]])
        return self._entry(names, self._examples(places), least)

    def kinds(self, first: str, second: str) -> list[Any] | None:
        """The entry of two kinds of words."""
        places = [[(place, True) for place in self._kinds[kind]] for kind in (first, second)]
        return self._entry((f"/{first}", f"/{second}"), self._examples(places), _LEAST_DOUBT)

    def _examples(self, places: Sequence[list[tuple[Place, bool]]]) -> Examples:
        picked = [_spread(found, _MOST) for found in places]
        rows = [(place, own, side == 0) for side, found in enumerate(picked) for place, own in found]
        return Examples(
            [place for place, _, _ in rows],
            np.array([first for _, _, first in rows]),
            np.array([own for _, own, _ in rows]),
        )

    def _entry(self, names: tuple[str, str], examples: Examples, least: float) -> list[Any] | None:
        """Names, bias, the two bounds of doubt and weights; None where too little is known."""
        wanted = examples.is_first
        if min(wanted.sum(), (~wanted).sum()) < _FEWEST:
            return None
        table, columns = self._table(names, examples)
        speaks = self._out_of_fold(table, examples)
        usual = examples.is_own & self._usual(examples)
        bounds = [
            _bound(side * speaks[(wanted == first) & usual], side * speaks[wanted != first], least)
            for first, side in ((True, -1), (False, 1))
        ]
        if bounds == [None, None]:
            return None
        model = _fitted(table, wanted)
        weights = {
            name: round(float(weight), 3)
            for name, weight in zip(columns, model.coef_[0], strict=True)
            if abs(weight) >= _SMALLEST_WEIGHT
        }
        return [*names, round(float(model.intercept_[0]), 3), *bounds, weights]

    def _usual(self, examples: Examples) -> np.ndarray[Any, Any]:
        """Which places are in usual sentences: near misses written to be hard would raise every bound."""
        origins = (self._corpus[number].origin for number, _ in examples.places)
        return np.array([not origin.startswith(_HARD) for origin in origins])

    def _table(self, names: tuple[str, str], examples: Examples) -> tuple[Any, list[str]]:
        found = [self._features(place, names) for place in examples.places]
        counts = Counter(name for row in found for name in row)
        columns = [name for name, count in counts.items() if count >= _RARE]
        numbers = {name: number for number, name in enumerate(columns)}
        cells = [
            (row, numbers[name], value)
            for row, values in enumerate(found)
            for name, value in values.items()
            if name in numbers
        ]
        rows, at, values = zip(*cells, strict=True)
        return sparse.csr_matrix((values, (rows, at)), shape=(len(found), len(columns))), columns

    def _features(self, place: Place, names: tuple[str, str]) -> dict[str, float]:
        number, at = place
        sentence = self._corpus[number]
        row = dict.fromkeys(sentence.surroundings.features(at - 1, at + 1), 1.0)
        if not names[0].startswith("/"):
            before, after = sentence.surroundings.around(at - 1, at + 1)
            row[LEFT], row[RIGHT] = pair_gain(before, *names, after)
        return row

    def _out_of_fold(self, table: Any, examples: Examples) -> np.ndarray[Any, Any]:
        """How much speaks for the first at each place, by models that have not seen its file."""
        folds = np.array([self._folds[self._corpus[number].origin] for number, _ in examples.places])
        speaks = np.zeros(len(folds))
        for fold in range(_FOLDS):
            known, asked = folds != fold, folds == fold
            if asked.any() and len(set(examples.is_first[known])) == 2:
                speaks[asked] = _fitted(table[known], examples.is_first[known]).decision_function(
                    table[asked]
                )
        return speaks


def _spread(found: list[tuple[Place, bool]], most: int) -> list[tuple[Place, bool]]:
    """At most `most` of `found`, evenly spread."""
    step = max(1, -(-len(found) // most))
    return found[::step]


def _fitted(table: Any, wanted: Any) -> LogisticRegression:
    model = LogisticRegression(
        C=0.7, l1_ratio=1.0, solver="liblinear", class_weight="balanced", random_state=0
    )
    return model.fit(table, wanted)


def _bound(right: np.ndarray[Any, Any], wrong: np.ndarray[Any, Any], least: float) -> float | None:
    """How much doubt is needed; `right` is the doubt in words that were right, `wrong` in exchanged ones."""
    highest = np.sort(right)[::-1] if len(right) else np.array([0.0])
    best, found = None, 0.0
    for allowed in range(min(_MOST_WRONG + 1, len(highest))):
        bound = max(least, float(highest[allowed]) + _MARGIN)
        share = float((wrong > bound).mean()) if len(wrong) else 0.0
        if share >= found + _WORTH:
            best, found = bound, share
    return None if best is None else round(best, 2)


def learn(corpus: Sequence[Sentence]) -> list[Any]:
    """Entries of all pairs of data/contexts.toml about which the corpus says enough."""
    asked = tomllib.loads(files("assist.proofreading").joinpath("data/contexts.toml").read_text("utf-8"))
    trainer = Trainer(corpus)
    entries = []
    for names, least in ((asked["pairs"], _LEAST_DOUBT), (asked["rare"], _LEAST_RARE_DOUBT)):
        for first, second in _split(names):
            entries.append(trainer.words(first, second, asked["stand_ins"], least))
    for first, second in _split(asked["forms"]["pairs"]):
        entries.append(trainer.kinds(first, second))
    return [_without(entry, asked["never"]) for entry in entries if entry is not None]


def _without(entry: list[Any], never: Sequence[str]) -> list[Any]:
    """The entry without a bound for what is never said."""
    first, second, bias, first_wrong, second_wrong, weights = entry
    first_wrong = None if f"{first} > {second}" in never else first_wrong
    second_wrong = None if f"{second} > {first}" in never else second_wrong
    return [first, second, bias, first_wrong, second_wrong, weights]


def _split(names: Iterable[str]) -> Iterable[tuple[str, str]]:
    for name in names:
        first, second = name.split()
        yield first, second


def main() -> int:
    """Learns from the project's own sentences and writes what is known beside the other data."""
    corpus = sentences(Path(__file__).parents[3])
    entries = learn(corpus)
    text = json.dumps({"sentences": len(corpus), "pairs": entries}, sort_keys=True, separators=(",", ":"))
    path = Path(__file__).parents[1] / FILE
    path.write_text(f"{text}\n", "utf-8")
    for first, second, _, first_wrong, second_wrong, weights in entries:
        sys.stdout.write(f"{first:>10} {second:<10} {first_wrong} {second_wrong}  {len(weights)} weights\n")
    sys.stdout.write(f"{len(corpus)} sentences, {len(entries)} pairs, {path.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
