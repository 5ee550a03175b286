from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assist.retrieval.learning import Learner
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from assist.store.protocol import Store
from assist.store.traces import Evidence
from models.ranker import NOTHING
from tests.assist.retrieval.conftest import Ask
from tests.fakes import WordEncoder

SUBJECTS = {"voucher": "voucher code", "reset": "password login", "late": "late parcel", "abroad": "customs"}


@pytest.fixture
def learner(desk: Store, encoder: WordEncoder, tmp_path: Path) -> Learner:
    return Learner(desk, encoder, tmp_path, enabled=True)


@pytest.fixture
def learning(desk: Store, encoder: WordEncoder, learner: Learner) -> Iterator[Suggester]:
    made = Suggester(desk, encoder, threshold=0, learner=learner)
    made.refresh()
    yield made
    made.close()


def history(store: Store, answered: int, unanswered: int) -> None:
    """So many questions a reply, and so many about gnomes that nothing fitted."""
    for name, words in SUBJECTS.items():
        item = store.items.by_source("t", name)
        assert item is not None
        store.evidence.add(Evidence(f"{words} question number{n}", item.id) for n in range(answered))
    store.evidence.add(Evidence(f"gnome goblin {n} fairy", "", "nothing") for n in range(unanswered))


def probability(suggester: Suggester, ask: Ask, text: str) -> float:
    return suggester.suggest(SuggestionRequest(ask(text), include_abstained=True)).probability


def test_questions_that_nothing_fitted_make_a_desk_doubt(
    learning: Suggester, learner: Learner, desk: Store, ask: Ask
) -> None:
    """A message like those that were left unanswered is less likely to be answered, and others are not."""
    history(desk, 20, 0)
    learner.refit(learning.index.embed_all())
    before = probability(learning, ask, "a gnome and a goblin"), probability(learning, ask, "voucher code")
    history(desk, 0, 40)
    ranker = learner.refit(learning.index.embed_all())
    assert ranker is not None
    assert ranker.documents[-1] == NOTHING
    after = probability(learning, ask, "a gnome and a goblin"), probability(learning, ask, "voucher code")
    assert after[0] < before[0]
    assert after[1] > 0.5


def test_nothing_is_never_suggested(learning: Suggester, learner: Learner, desk: Store, ask: Ask) -> None:
    """What was learned of unanswered questions is no candidate and takes no item's place."""
    history(desk, 20, 40)
    learner.refit(learning.index.embed_all())
    found = learning.suggest(SuggestionRequest(ask("gnome goblin"), include_abstained=True))
    assert {one.item.source_id for one in found.data} == set(SUBJECTS)


def test_a_desk_with_a_history_is_measured_by_it(
    learning: Suggester, learner: Learner, desk: Store, encoder: WordEncoder, tmp_path: Path
) -> None:
    """Enough picks give a calibration that says what it rests on; the same for the same history, and kept."""
    history(desk, 20, 0)
    snapshot = learning.index.embed_all()
    learner.refit(snapshot)
    first = learner.calibration()
    assert first is not None
    assert "140 cases" in first.stamp  # the one article cannot be hidden: it has no other beside it
    learner.refit(snapshot)
    assert learner.calibration() == first
    assert Learner(desk, encoder, tmp_path, enabled=True).calibration() == first


def test_a_short_history_changes_nothing(learning: Suggester, learner: Learner, desk: Store) -> None:
    """With a handful of picks the shipped calibration stays."""
    history(desk, 3, 0)
    assert learner.refit(learning.index.embed_all()) is not None
    assert learner.calibration() is None
