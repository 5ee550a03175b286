from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from assist.retrieval.index import SearchIndex
from assist.retrieval.indexing import Indexer
from assist.retrieval.passages import content_hash
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from assist.store.protocol import Store
from assist.store.records import Item, Scope
from assist.store.sqlite import open_sqlite
from assist.store.traces import Evidence
from tests.assist.retrieval.conftest import Ask
from tests.fakes import WordEncoder


def best(suggester: Suggester, ask: Ask, text: str) -> str:
    found = suggester.suggest(SuggestionRequest(ask(text), include_abstained=True))
    return found.data[0].item.source_id


def items(count: int) -> list[Item]:
    return [
        Item(
            "article",
            f"Topic number{n}",
            f"Word{n} explains it. Another{n} line follows.",
            source="m",
            source_id=str(n),
        )
        for n in range(count)
    ]


def test_another_process_is_seen(suggester: Suggester, ask: Ask, tmp_path: Path) -> None:
    """What a second process writes to the database is found by the next request; what it deletes is not."""
    other = open_sqlite(tmp_path / "draftwell.sqlite3")
    made = other.items.create(Item("saved_reply", "Gift wrapping", "We wrap gifts in green paper."))
    assert best(suggester, ask, "do you wrap gifts in paper") == made.source_id
    other.items.trash(made.id, expected_version=None)
    assert best(suggester, ask, "do you wrap gifts in paper") != made.source_id
    other.close()


def test_an_edit_is_found_by_its_new_words(suggester: Suggester, desk: Store, ask: Ask) -> None:
    """After an edit the item answers to the new text and no longer to the old one."""
    voucher = desk.items.by_source("t", "voucher")
    assert voucher is not None
    desk.items.update(
        replace(voucher, title="Gnome care", body="Water gnomes weekly."), expected_version=None
    )
    assert best(suggester, ask, "water gnomes weekly") == "voucher"
    found = suggester.suggest(SuggestionRequest(ask("voucher valid combined"), include_abstained=True))
    meaning = {one.item.source_id: one.reasons[0].value for one in found.data}
    assert meaning["voucher"] is not None
    assert meaning["voucher"] < 0.5


def test_unchanged_text_is_embedded_once(suggester: Suggester, desk: Store, encoder: WordEncoder) -> None:
    """A second index on the same store, and an edit of another field, embed nothing again."""
    before = len(encoder.seen)
    Suggester(desk, encoder, threshold=0).refresh()
    voucher = desk.items.by_source("t", "voucher")
    assert voucher is not None
    desk.items.update(replace(voucher, tags=("money",)), expected_version=None)
    suggester.refresh()
    assert len(encoder.seen) == before


def test_a_run_cut_short_goes_on(store: Store, encoder: WordEncoder) -> None:
    """After a crash in the middle of indexing, the next start embeds only what is missing."""

    class CrashError(Exception):
        pass

    def crash(done: int, _: int) -> None:
        if done >= 64:
            raise CrashError

    made = store.items.put_imported((item, "") for item in items(200))
    with pytest.raises(CrashError):
        Indexer(store, encoder).index(made, crash)
    half = len(encoder.seen)
    index = SearchIndex(store, encoder)
    snapshot = index.embed_all()
    assert len(encoder.seen) == len(set(encoder.seen))
    assert len(encoder.seen) > half
    assert len(snapshot.layout) == 200
    assert len(snapshot.vectors) == len(set(encoder.seen))


def test_much_that_is_new_does_not_hold_up_a_request(suggester: Suggester, desk: Store, ask: Ask) -> None:
    """A large import is embedded behind; until then its items are found by their words."""
    desk.items.put_imported((item, "") for item in items(100))
    assert best(suggester, ask, "word7 explains") == "7"
    assert suggester.index.wait(20)
    found = suggester.suggest(SuggestionRequest(ask("word7 explains"), include_abstained=True)).data[0]
    assert found.item.source_id == "7"
    assert found.reasons[0].value is not None
    assert found.reasons[0].value > 0.5


def test_progress_is_told(desk: Store, encoder: WordEncoder) -> None:
    """Embedding reports how many are done of how many, to the end."""
    desk.items.put_imported((item, "") for item in items(70))
    told: list[tuple[int, int]] = []
    SearchIndex(desk, encoder).embed_all(lambda done, total: told.append((done, total)))
    assert told == [(32, 74), (64, 74), (74, 74)]


def test_requests_are_answered_during_an_import(desk: Store, encoder: WordEncoder, ask: Ask) -> None:
    """While one thread embeds an import, another gets its answer from the index as it was."""
    suggester = Suggester(desk, encoder, threshold=0)
    suggester.refresh()
    desk.items.put_imported((item, "") for item in items(70))
    answers: list[str] = []

    def ask_meanwhile(done: int, _: int) -> None:
        if done == 32:
            thread = Thread(target=lambda: answers.append(best(suggester, ask, "voucher valid combined")))
            thread.start()
            thread.join(20)

    suggester.refresh(ask_meanwhile)
    assert answers == ["voucher"]
    assert best(suggester, ask, "word7 explains another7") == "7"


def test_scope_is_asked_of_the_store_once(suggester: Suggester, desk: Store) -> None:
    """Which items a team may see is remembered until an item changes, and then asked again."""
    snapshot = suggester.index.refresh()
    first = suggester.index.within(Scope(), snapshot)
    assert suggester.index.within(Scope(), snapshot) is first
    desk.items.create(Item("saved_reply", "New", "New one."))
    later = suggester.index.refresh()
    assert suggester.index.within(Scope(), later).sum() == first.sum() + 1


def test_past_questions_come_back_with_a_restored_item(suggester: Suggester, desk: Store) -> None:
    """Evidence of a trashed item is out of sight, and back when the item is."""
    voucher = desk.items.by_source("t", "voucher")
    assert voucher is not None
    desk.evidence.add([Evidence("is my code still good", voucher.id)])
    assert len(suggester.index.refresh().past) == 1
    desk.items.trash(voucher.id, expected_version=None)
    assert len(suggester.index.refresh().past) == 0
    desk.items.restore(voucher.id)
    assert len(suggester.index.refresh().past) == 1


def test_many_past_questions_are_embedded_behind(
    suggester: Suggester, desk: Store, encoder: WordEncoder
) -> None:
    """Imported history is taken in without a request waiting for it."""
    voucher = desk.items.by_source("t", "voucher")
    assert voucher is not None
    questions = [f"question{n} about codes" for n in range(60)]
    desk.evidence.add(Evidence(question, voucher.id) for question in questions)
    suggester.index.refresh()
    assert suggester.index.wait(20)
    known = desk.vectors.missing(encoder.identity, map(content_hash, questions))
    assert known == ()
    snapshot = suggester.index.refresh()
    (rows,) = snapshot.row_scores(encoder.encode(["question7 about codes"]))
    assert snapshot.past.nearest(rows, None).max() == pytest.approx(1, abs=0.01)


def test_row_scores_end_with_a_nought(suggester: Suggester, encoder: WordEncoder) -> None:
    """The last score stands for texts without a vector, so that a missing row never counts."""
    snapshot = suggester.index.refresh()
    for scores in snapshot.row_scores(encoder.encode(["voucher", "parcel"])):
        assert scores[-1] == 0
        assert np.isfinite(scores).all()
