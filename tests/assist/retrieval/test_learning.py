from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assist.retrieval.learning import Learner
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from assist.store.protocol import Store
from assist.store.traces import Evidence
from models.ranker import RankerError
from tests.assist.retrieval.conftest import Ask
from tests.fakes import WordEncoder


@pytest.fixture
def learner(desk: Store, encoder: WordEncoder, tmp_path: Path) -> Learner:
    return Learner(desk, encoder, tmp_path, enabled=True)


@pytest.fixture
def learning(desk: Store, encoder: WordEncoder, learner: Learner) -> Iterator[Suggester]:
    made = Suggester(desk, encoder, threshold=0, learner=learner)
    made.refresh()
    yield made
    made.close()


def picks(store: Store, count: int, *, name: str = "voucher", words: str = "gnome code") -> None:
    item = store.items.by_source("t", name)
    assert item is not None
    store.evidence.add(Evidence(f"{words} question{n}", item.id) for n in range(count))


def test_picks_are_learned_behind_the_requests(
    learning: Suggester, learner: Learner, desk: Store, ask: Ask
) -> None:
    """Enough new picks start a refit in the background; then questions of their kind lead to the item."""
    picks(desk, 25)
    picks(desk, 25, name="reset", words="goblin door")
    request = SuggestionRequest(ask("a gnome code"), include_abstained=True)
    learning.suggest(request)
    assert learner.wait(60)
    assert learner.current() is not None
    first = learning.suggest(request).data[0]
    assert first.item.source_id == "voucher"
    assert "learned" in {reason.kind for reason in first.reasons}


def test_a_few_picks_do_not_start_a_refit(
    learning: Suggester, learner: Learner, desk: Store, ask: Ask
) -> None:
    """Below the number that is worth it, nothing is fitted."""
    picks(desk, 5)
    learning.suggest(SuggestionRequest(ask("a gnome code")))
    assert learner.wait(5)
    assert learner.current() is None


def test_another_process_starts_with_what_was_learned(
    learning: Suggester, learner: Learner, desk: Store, encoder: WordEncoder, tmp_path: Path
) -> None:
    """A new learner on the same folder has the version in force, with the same numbers."""
    picks(desk, 3)
    fitted = learner.refit(learning.index.refresh())
    again = Learner(desk, encoder, tmp_path, enabled=True).current()
    assert fitted is not None
    assert again is not None
    assert again.version == fitted.version == 1
    assert np.array_equal(again.weights, fitted.weights)


def test_a_running_service_takes_what_the_command_line_learned(
    learning: Suggester, learner: Learner, desk: Store, encoder: WordEncoder, tmp_path: Path, ask: Ask
) -> None:
    """A ranker fitted by another process after an import is in force with the next request."""
    other = Learner(desk, encoder, tmp_path, enabled=True)
    picks(desk, 3)
    other.refit(learning.index.refresh())
    assert learner.current() is None
    learning.suggest(SuggestionRequest(ask("a gnome code")))
    current = learner.current()
    assert current is not None
    assert current.version == 1


def test_versions_can_be_rolled_back(learning: Suggester, learner: Learner, desk: Store) -> None:
    """An earlier version goes back into force, and a version that is not there is named."""
    for _ in range(2):
        picks(desk, 3)
        learner.refit(learning.index.refresh())
    assert learner.state().active == 2
    assert learner.roll_back(1).version == 1
    assert learner.state().active == 1
    with pytest.raises(RankerError, match="ranker-000009"):
        learner.roll_back(9)
    learner.refit(learning.index.refresh())
    assert learner.state().active == 3


def test_only_the_latest_versions_are_kept(learning: Suggester, learner: Learner, desk: Store) -> None:
    """Old rankers are deleted, the last five stay."""
    picks(desk, 3)
    for _ in range(7):
        learner.refit(learning.index.refresh())
    assert learner.versions() == (3, 4, 5, 6, 7)


def test_switched_off_nothing_is_learned_or_used(
    learning: Suggester, learner: Learner, desk: Store, encoder: WordEncoder, tmp_path: Path, ask: Ask
) -> None:
    """With learning off there is no ranker, even where one was learned before."""
    picks(desk, 30)
    learner.refit(learning.index.refresh())
    off = Learner(desk, encoder, tmp_path, enabled=False)
    suggester = Suggester(desk, encoder, threshold=0, learner=off)
    suggester.suggest(SuggestionRequest(ask("a gnome code")))
    assert off.current() is None
    assert not off.state().enabled


def test_a_damaged_file_is_learned_again(
    learning: Suggester, learner: Learner, desk: Store, encoder: WordEncoder, tmp_path: Path
) -> None:
    """A ranker that cannot be read is passed over with a warning; the service starts without it."""
    picks(desk, 3)
    learner.refit(learning.index.refresh())
    next((tmp_path / "rankers").glob("*.npz")).write_bytes(b"broken")
    fresh = Learner(desk, encoder, tmp_path, enabled=True)
    assert fresh.current() is None
    assert fresh.refit(learning.index.refresh()) is not None


def test_learning_gives_the_same_ranker_every_time(
    learning: Suggester, learner: Learner, desk: Store
) -> None:
    """The same picks give the same weights, bit for bit."""
    picks(desk, 10)
    first, second = (learner.refit(learning.index.refresh()) for _ in range(2))
    assert first is not None
    assert second is not None
    assert np.array_equal(first.weights, second.weights)
