from __future__ import annotations

from assist.conversation import Conversation, Message
from assist.retrieval.query import read_query, remembered


def talk(*turns: tuple[str, str], subject: str | None = None) -> Conversation:
    return Conversation(
        tuple(Message(author, text) for author, text in turns),  # type: ignore[arg-type]  # literals in tests
        subject=subject,
    )


def test_the_last_turns_lead() -> None:
    """The question is the last customer message after the agent's last turn; the thread is everything."""
    query = read_query(
        talk(
            ("customer", "I booked a room."),
            ("agent", "Which hotel?"),
            ("customer", "The Grand. Is there parking?"),
        )
    )
    assert query.last == "The Grand. Is there parking?"
    assert query.turn == "Which hotel? The Grand. Is there parking?"
    assert query.thread == "I booked a room. Which hotel? The Grand. Is there parking?"


def test_a_single_message_has_no_thread() -> None:
    """One message alone is not compared with titles a second time."""
    assert read_query(talk(("customer", "Is there parking?"))).thread == ""


def test_notes_and_quoted_mail_are_not_asked() -> None:
    """Internal notes and lines quoted from earlier mail are left out."""
    query = read_query(
        talk(
            ("customer", "Any news?\n\nOn Monday Sam wrote:\n> Your parcel left."), ("note", "VIP, call back")
        )
    )
    assert query.turn == "Any news?"


def test_the_subject_of_a_first_mail_counts() -> None:
    """A subject stands before the first message, without Re:, and not when the message says it already."""
    assert (
        read_query(talk(("customer", "See below"), subject="Re: FW: Charged twice")).last
        == "Charged twice\nSee below"
    )
    assert (
        read_query(talk(("customer", "I was charged twice."), subject="charged twice")).last
        == "I was charged twice."
    )


def test_a_short_code_is_recognised() -> None:
    """A draft of one word, with or without a slash, may be a short code; a sentence is none."""
    conversation = talk(("customer", "hello"))
    assert read_query(conversation, "/refund").shortcut == "refund"
    assert read_query(conversation, "late-parcel ").shortcut == "late-parcel"
    assert read_query(conversation, "we refund you").shortcut is None
    assert read_query(conversation).shortcut is None


def test_nothing_to_look_for() -> None:
    """No message and no draft, or only white space, is an empty query."""
    assert read_query(Conversation()).is_empty()
    assert read_query(talk(("customer", "  \n "), ("note", "x")), " ").is_empty()
    assert not read_query(Conversation(), "refund").is_empty()


def test_a_message_that_leans_on_the_one_before_is_read_with_it() -> None:
    """A last message of a few content words takes the customer's earlier one along; a full one does not."""
    first = Message("customer", "Is a peace lily safe for cats?")
    short = Conversation((first, Message("agent", "One moment."), Message("customer", "thx, and calathea?")))
    assert read_query(short).turn == "Is a peace lily safe for cats? One moment. thx, and calathea?"
    assert read_query(short).last == "thx, and calathea?"
    full = Message("customer", "Another thing: my parcel with the blue pots never arrived in Dayton.")
    assert "peace lily" not in read_query(Conversation((first, full))).turn


def test_a_pick_is_remembered_by_what_was_searched_for() -> None:
    """An answer to the agent's question is learned with that question; without a customer there is none."""
    asked = talk(
        ("customer", "Hello"),
        ("agent", "Which colour was the pot?"),
        ("customer", "The blue one with a chip"),
    )
    assert remembered(asked) == "Which colour was the pot? The blue one with a chip" == read_query(asked).turn
    assert remembered(talk(("customer", "Where is my parcel?"))) == "Where is my parcel?"
    assert remembered(talk(("agent", "Anything else?"))) == ""
