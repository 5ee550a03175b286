"""An index opened from its file is the index made from the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assist.retrieval.index import SearchIndex, Snapshot
from assist.retrieval.opening import open_index
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from assist.store.protocol import Store
from assist.store.records import Item
from assist.store.sqlite import open_sqlite
from assist.store.traces import Evidence
from tests.assist.retrieval.conftest import Ask
from tests.fakes import WordEncoder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "index" / "kept.npz"


@pytest.fixture
def kept(desk: Store, encoder: WordEncoder, file: Path) -> Store:
    """A desk whose index, with a long article in it, has been written to `file`."""
    chapters = "\n\n".join(f"Part {n}\nValve {n} opens to the left. " + "Wait a bit. " * 20 for n in range(9))
    desk.items.put_imported([(Item("article", "Pump", chapters, source="t", source_id="pump"), "d1")])
    made = SearchIndex(desk, encoder, file)
    made.embed_all()
    made.close()
    return desk


def opened(store: Store, encoder: WordEncoder, file: Path | None) -> Snapshot:
    return SearchIndex(store, encoder, file).embed_all()


def assert_same(one: Snapshot, other: Snapshot, encoder: WordEncoder) -> None:
    """Both score every item alike, by meaning and by words."""
    assert one.layout.ids == other.layout.ids
    for text in ("valve 3 opens", "voucher valid", "customs fees"):
        vectors = encoder.encode([text])
        meaning = [each.layout.meaning(*each.row_scores(vectors)) for each in (one, other)]
        assert meaning[0] == pytest.approx(meaning[1], abs=1e-6)
    assert one.words.bm25({0: 1.0}).sum() > 0
    assert len(one.words) == len(other.words)


def ranked(
    store: Store, encoder: WordEncoder, file: Path | None, ask: Ask, text: str
) -> list[tuple[str, float]]:
    suggester = Suggester(store, encoder, threshold=0, index_file=file)
    found = suggester.suggest(SuggestionRequest(ask(text), include_abstained=True))
    suggester.close()
    return [(one.item.source_id, one.score) for one in found.data]


def test_nothing_is_read_from_the_store_again(kept: Store, encoder: WordEncoder, file: Path) -> None:
    """Where nothing has changed the file has all of it, and suggestions are the same."""
    assert open_index(kept, encoder, "index/3/words-64", file).is_kept
    assert not open_index(kept, encoder, "index/3/words-64", None).is_kept
    assert_same(opened(kept, encoder, file), opened(kept, encoder, None), encoder)


def test_suggestions_are_the_same(kept: Store, encoder: WordEncoder, file: Path, ask: Ask) -> None:
    """Order and scores do not depend on where the index came from."""
    for text in ("how does valve 4 open", "is my voucher valid", "shipping to Iceland by road"):
        assert ranked(kept, encoder, file, ask, text) == ranked(kept, encoder, None, ask, text)


def test_what_changed_since_is_read_anew(kept: Store, encoder: WordEncoder, file: Path, ask: Ask) -> None:
    """Items that were edited, added or deleted after the file was written are as the store has them."""
    voucher = kept.items.by_source("t", "voucher")
    late = kept.items.by_source("t", "late")
    assert voucher is not None
    assert late is not None
    kept.items.update(
        replace(voucher, title="Gnome care", body="Water gnomes weekly."), expected_version=None
    )
    kept.items.trash(late.id, expected_version=None)
    kept.items.put_imported(
        [(Item("saved_reply", "Gift wrap", "Green paper.", source="t", source_id="n"), "")]
    )
    assert ranked(kept, encoder, file, ask, "water gnomes weekly")[0][0] == "voucher"
    assert ranked(kept, encoder, file, ask, "green gift paper")[0][0] == "n"
    assert "late" not in dict(ranked(kept, encoder, file, ask, "refund for a late parcel"))
    assert_same(opened(kept, encoder, file), opened(kept, encoder, None), encoder)


def test_another_database_with_the_same_ids_is_not_mistaken_for_it(
    kept: Store, encoder: WordEncoder, file: Path, ask: Ask, tmp_path: Path
) -> None:
    """A file left over from another database answers for none of its items, however alike they count."""
    other = open_sqlite(tmp_path / "other.sqlite3")
    reply = Item("saved_reply", "Gnomes", "Water gnomes weekly.", source="t", source_id="voucher")
    other.items.put_imported([(replace(reply, updated_at="2026-01-01T00:00:00Z"), "another")])
    assert (
        ranked(other, encoder, file, ask, "water gnomes weekly")[0]
        == ranked(other, encoder, None, ask, "water gnomes weekly")[0]
    )
    other.close()


@pytest.mark.parametrize("harm", ["cut short", "no archive", "another encoder"])
def test_a_file_that_cannot_be_used_is_made_anew(
    kept: Store, encoder: WordEncoder, file: Path, harm: str
) -> None:
    """A damaged file, or one of another encoder, is as good as none, and a sound one takes its place."""
    if harm == "cut short":
        file.write_bytes(file.read_bytes()[:-2_000])
    elif harm == "no archive":
        file.write_bytes(b"not an index")
    else:
        encoder.identity = "words-65"
    index = SearchIndex(kept, encoder, file)
    assert_same(index.embed_all(), opened(kept, encoder, None), encoder)
    index.close()
    assert open_index(kept, encoder, f"index/3/{encoder.identity}", file).is_kept


def test_what_is_not_embedded_is_not_kept(desk: Store, encoder: WordEncoder, file: Path) -> None:
    """While texts wait to be embedded nothing is written: the next start would take it for whole."""
    index = SearchIndex(desk, encoder, file)
    index.keep()
    assert not file.exists()
    index.embed_all()
    index.keep()
    assert file.exists()


def test_past_questions_are_found_with_it(kept: Store, encoder: WordEncoder, file: Path) -> None:
    """Evidence comes from the store, its vectors from whichever has them."""
    voucher = kept.items.by_source("t", "voucher")
    assert voucher is not None
    kept.evidence.add([Evidence("is my code still good", voucher.id)])
    snapshot = opened(kept, encoder, file)
    (scores,) = snapshot.row_scores(encoder.encode(["is my code still good"]))
    assert np.max(snapshot.past.nearest(scores, None)) == pytest.approx(1, abs=0.01)


def test_a_file_that_cannot_be_written_is_no_fault(kept: Store, encoder: WordEncoder, tmp_path: Path) -> None:
    """Where there is no room to keep the index the desk goes on without."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    index = SearchIndex(kept, encoder, blocked / "kept.npz")
    assert len(index.embed_all().layout) == 5
    index.close()
