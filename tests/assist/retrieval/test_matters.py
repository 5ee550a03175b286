"""Messages about several things."""

from __future__ import annotations

import numpy as np

from assist.conversation import Conversation, Message
from assist.retrieval.matters import lifted, matters_of
from assist.retrieval.query import read_query
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from tests.assist.retrieval.conftest import Ask


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


def test_a_second_matter_is_found(suggester: Suggester, ask: Ask) -> None:
    """Both things a message asks for are among the first suggestions."""
    message = "Is my voucher valid and can it be combined? Where do I choose a new password?"
    found = suggester.suggest(SuggestionRequest(ask(message), limit=2, include_abstained=True))
    assert {one.item.source_id for one in found.data} == {"voucher", "reset"}
