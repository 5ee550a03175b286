"""Messages about several things."""

from __future__ import annotations

import numpy as np
import pytest

from assist.conversation import Conversation, Message
from assist.retrieval.index import Snapshot
from assist.retrieval.layout import Layout, rows_by_item
from assist.retrieval.matters import lifted, lifted_rows, matters_of
from assist.retrieval.passages import TITLE, WHOLE
from assist.retrieval.past_questions import PastQuestions
from assist.retrieval.query import read_query
from assist.retrieval.vector_bank import VectorBank
from assist.retrieval.word_index import NO_WORDS, WordIndex
from assist.store.traces import Evidence, Passage, VectorTable


def test_sentences_that_say_something_are_matters() -> None:
    """A greeting, thanks and one word are none; each sentence about something is."""
    message = "Hello! The lamp arrived broken. Can I also change my delivery address? Thank you."
    assert matters_of(message) == ("The lamp arrived broken.", "Can I also change my delivery address?")


def test_one_matter_is_the_message() -> None:
    """With a single telling sentence there is nothing to hear apart, and nothing to encode twice."""
    assert matters_of("Hi there. Where is my yellow parcel? Thanks!") == ()
    assert matters_of("") == ()


def test_of_a_long_message_questions_come_first() -> None:
    """Where not all of it can be heard twice, what is asked is; the order stays that of the message."""
    colours = ("red", "blue", "old", "new")
    story = [f"Then the {colour} lamp in the corner of our long hall went dark." for colour in colours]
    found = matters_of(" ".join([*story, "Can I return the lamps?", "Do you repair old ones?"]))
    assert found[-2:] == ("Can I return the lamps?", "Do you repair old ones?")
    assert len(found) < 6
    assert sum(map(len, found)) <= 240


def test_a_short_answer_is_not_cut() -> None:
    """What a customer answers in a few words needs the agent's turn, a long message does not."""
    answer = "The Grand Hotel, please. Is there free parking?"
    turns = (Message("customer", "I need a room."), Message("agent", "Which hotel?"))
    short = read_query(Conversation((*turns, Message("customer", answer))))
    assert (short.repeated, short.matters) == (answer, ())
    alone = read_query(Conversation((Message("customer", answer),)))
    assert alone.repeated == ""
    assert alone.matters == ("The Grand Hotel, please.", "Is there free parking?")
    long = read_query(Conversation((*turns, Message("customer", f"{answer} {'We come by car again. ' * 6}"))))
    assert long.repeated == ""
    assert len(long.matters) > 1


def test_a_piece_raises_and_never_lowers() -> None:
    """A better piece brings most of what it is better by; a worse one changes nothing."""
    whole = np.array([0.5, 0.5], dtype=np.float32)
    pieces = [np.array([0.9, 0.1], dtype=np.float32), np.array([0.2, 0.3], dtype=np.float32)]
    assert lifted(whole, pieces).tolist() == [np.float32(0.5) + np.float32(0.7) * np.float32(0.4), 0.5]


def test_only_rows_of_likely_items_are_raised() -> None:
    """Rows of the items named, and of what they answered, are compared; all others keep what they had."""
    keys = [f"{number:02x}" for number in range(6)]
    bank = VectorBank([VectorTable(tuple(keys), np.eye(6, dtype=np.float32))], 6)
    passages = [
        Passage(item, position, 0, 0, "", keys[2 * number + position])
        for number, item in enumerate("ab")
        for position in (TITLE, WHOLE)
    ]
    layout = Layout(rows_by_item(passages, bank))
    asked = [Evidence("why", "a"), Evidence("how", "b")]
    past = PastQuestions(asked, np.array([0, 1], dtype=np.int32), np.array([4, 5], dtype=np.int32), 2)
    snapshot = Snapshot(0, 0, layout, WordIndex([NO_WORDS] * 2, 0), bank.vectors, past, {})
    rows = np.zeros(7, dtype=np.float32)
    pieces = [np.array([0, 0.5, 0, 0.5, 0.5, 0.5], dtype=np.float32)]
    raised = lifted_rows(rows, pieces, [0], snapshot)
    assert raised[[1, 4]] == pytest.approx([0.35, 0.35], abs=0.001)
    assert raised[[0, 2, 3, 5, 6]].tolist() == [0] * 5
    assert rows.tolist() == [0] * 7
