from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.ranker import Examples, Ranker, RankerError, fit_ranker, load_ranker, save_ranker


def examples(labels: list[int]) -> Examples:
    vectors = np.zeros((len(labels), 4), dtype=np.float32)
    vectors[np.arange(len(labels)), labels] = 1
    return Examples(vectors, np.array(labels, dtype=np.int64), np.ones(len(labels)))


def ranker() -> Ranker:
    return fit_ranker(("a", "b", "c"), examples([0, 1, 2, 2]), encoder="e", version=3)


@pytest.mark.parametrize("labels", [[0, 1], [0, 1, 2], [2, 0, 1, 2]])
def test_each_document_answers_its_own_examples(labels: list[int]) -> None:
    """Fitted on clear examples, the right document has the highest logit; two documents work like many."""
    fitted = fit_ranker(("a", "b", "c"), examples(labels), encoder="e", version=1)
    given = examples(labels)
    for vector, label in zip(given.vectors, labels, strict=True):
        assert fitted.documents[int(np.argmax(fitted.logits(vector)))] == ("a", "b", "c")[label]


def test_one_document_is_nothing_to_learn() -> None:
    """Examples of a single document are refused with a reason."""
    with pytest.raises(RankerError, match="at least two documents"):
        fit_ranker(("a", "b"), examples([0, 0]), encoder="e", version=1)


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    """Names, numbers and weights come back as they were; no partial file stays behind."""
    save_ranker(ranker(), tmp_path / "r.npz")
    loaded = load_ranker(tmp_path / "r.npz", encoder="e")
    assert (loaded.documents, loaded.version, loaded.examples) == (("a", "b", "c"), 3, 4)
    assert np.array_equal(loaded.weights, ranker().weights)
    assert [path.name for path in tmp_path.iterdir()] == ["r.npz"]


def test_another_encoders_ranker_is_refused(tmp_path: Path) -> None:
    """Weights for other vectors mean nothing."""
    save_ranker(ranker(), tmp_path / "r.npz")
    with pytest.raises(RankerError, match="another encoder"):
        load_ranker(tmp_path / "r.npz", encoder="other")


def test_pickles_are_never_read(tmp_path: Path) -> None:
    """A file with a pickled object in it is refused, not run."""
    np.savez(tmp_path / "r.npz", documents=np.array([{"a": 1}], dtype=object))
    with pytest.raises(RankerError, match=r"r\.npz"):
        load_ranker(tmp_path / "r.npz", encoder="e")
