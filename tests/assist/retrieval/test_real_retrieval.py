"""The demo desk through the real encoder: what a newcomer sees first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assist.conversation import Conversation, Message
from assist.demo.loading import ARTICLES, SAVED_REPLIES, demo_folder
from assist.importing.importing import ImportOptions, import_file
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from assist.store.sqlite import open_sqlite
from models.encoder_cache import CachingEncoder
from tests.benchmarks.surroundings import default_encoder

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def suggester(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Suggester]:
    store = open_sqlite(tmp_path_factory.mktemp("desk") / "draftwell.sqlite3")
    made = Suggester(store, CachingEncoder(default_encoder()), threshold=0.2)
    for name in (ARTICLES, SAVED_REPLIES):
        import_file(store, "jsonl", demo_folder() / name, ImportOptions("demo"), match=made.nearest_replies)
    made.refresh()
    yield made
    made.close()
    store.close()


def ask(*texts: str) -> Conversation:
    authors = ("customer", "agent")
    spoken = [Message(authors[(len(texts) - 1 - n) % 2], text) for n, text in enumerate(texts)]  # type: ignore[arg-type]
    return Conversation(tuple(spoken), team="orders", locale="en-us")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("u took the money from my card 2 times???", "Charged twice"),
        ("can i get the boxes to stop for the summer, we are away", "pause the Leaf Club"),
        ("phone is dead and the login wants a code from it", "Two-step sign-in"),
        ("there are tiny black bugs flying around the pot", "Small flies"),
        ("the plant arrived as a block of ice, it was freezing out", "Cold weather"),
        ("is the pothos poisonous for kittens", "cats and dogs"),
        ("my promo LEAF10 says invalid when i pay", "code"),
        ("I typed the wrong house number, can you still fix it?", "ddress"),
    ],
)
def test_people_find_the_answer_in_their_own_words(suggester: Suggester, text: str, title: str) -> None:
    """Questions as people write them have the right title among the first three."""
    found = suggester.suggest(SuggestionRequest(ask(text), limit=3, include_abstained=True))
    assert any(title.lower() in one.title.lower() for one in found.data), [one.title for one in found.data]


@pytest.mark.parametrize(
    "text",
    [
        "Which mountain is the highest one in South America?",
        "Could you write a poem about my grandmother's accordion?",
        "My flight to Lisbon was diverted, where do I get my luggage?",
    ],
)
def test_strangers_questions_get_nothing(suggester: Suggester, text: str) -> None:
    """A question about something the desk knows nothing of is answered with nothing."""
    assert suggester.suggest(SuggestionRequest(ask(text))).abstained


def test_the_thread_says_what_it_is_about(suggester: Suggester) -> None:
    """A short answer to the agent's question is read together with it."""
    found = suggester.suggest(
        SuggestionRequest(
            ask(
                "My Leaf Club box",
                "Do you want to skip a month, or to cancel the Leaf Club?",
                "skip one please",
            ),
            include_abstained=True,
        )
    )
    assert any("skip" in one.title.lower() for one in found.data[:2])


def test_three_words_bring_the_reply(suggester: Suggester) -> None:
    """The agent's three words bring the reply they mean, whatever the customer asked."""
    found = suggester.suggest(
        SuggestionRequest(
            ask("hello, I have a question about my order"), draft="broken pot new", kinds=("saved_reply",)
        )
    )
    assert found.data[0].title == "Broken pot: new one"


def test_each_matter_of_a_message_is_answered(suggester: Suggester) -> None:
    """A message about two things finds an answer to the one and to the other among the first five."""
    message = "The blue pot was in pieces when I opened the box. Also, how do I change my email address?"
    found = suggester.suggest(SuggestionRequest(ask(message), limit=5))
    titles = {one.item.title for one in found.data}
    assert not found.abstained
    assert titles >= {"Broken pot: new one", "Change your email address"}
