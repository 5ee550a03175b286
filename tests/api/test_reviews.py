"""Reviews and suggestions over HTTP, through every engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.app import create_app
from api.schemas.conversation import EXAMPLE as CONVERSATION
from api.schemas.reviews import EXAMPLE as REVIEW
from api.schemas.reviews import ReviewOut
from api.schemas.suggestions import SuggestionsOut
from assist.settings import Settings
from assist.store.records import Item
from assist.store.sqlite import open_sqlite
from tests.api.expect import expect_problem
from tests.api.serving import client_of, whole_desk

REVIEWS = "/api/v1/reviews"
SUGGESTIONS = "/api/v1/suggestions"
JSON = {"Content-Type": "application/json"}
TEXTS = {
    "rtl": "שלום, לא נוכל לשלוח עד יום שני. We can't ship the desk until 3 May.",
    "emoji": "👩‍👩‍👧‍👦 Hi! We can't ship the desk until 3 May 🇩🇪. Sorry 😀😀",
    "html": "<p>We can't ship <b>the desk</b> until 3 May.</p><script>alert(1)</script>",
    "combining": "Cafe\u0301 — we can\u2019t ship the desk until 3 May.",
    "controls": "Hi\r\n\tthere\u2028we\u0007 can't ship the desk until 3 May.\x1b[31m",
    "zero width": "We can\u200b't ship\ufeff the desk until 3 May.",
    "one character": "x",
    "only marks": "?!… — 😀",
    "long word": "a" * 5_000,
    "many lines": "No.\n" * 500,
    "template": "Hi {{customer.first_name|there}}, {% if x %}we can't{% endif %}",
}


@pytest.fixture(scope="module")
def desk_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home: Path = tmp_path_factory.mktemp("desk")
    chosen = Settings(home=home, cache=home / "cache", languagetool="off")
    store = open_sqlite(chosen.database)
    store.items.create(
        Item(
            "saved_reply",
            "Double charge",
            "Hi {{customer.first_name}}, charged twice? Order {{x.y}}.",
            id="r1",
        )
    )
    store.items.create(
        Item("article", "Refunds", "How a refund works. It takes 5 days.", id="a1", url="https://h.example/r")
    )
    with client_of(create_app(whole_desk(chosen, store)), "agent") as client:
        yield client


def review(client: TestClient, draft: str, **fields: Any) -> dict[str, Any]:
    """A review, which must be what the description says, its spans within the draft."""
    response = client.post(REVIEWS, json={"draft": draft, **fields})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    ReviewOut.model_validate(body)
    for edit in body["edits"]:
        assert draft[edit["start"] : edit["end"]] == edit["original"]
    for part in ("findings", "sentences", "facts", "promises"):
        assert all(0 <= one["start"] <= one["end"] <= len(draft) for one in body[part])
    assert all(draft[fact["start"] : fact["end"]] == fact["text"] for fact in body["facts"])
    assert sorted(body["ordering"]["order"]) == list(range(len(body["sentences"])))
    return body


def test_the_source_example(desk_client: TestClient) -> None:
    """The limit stays, the wording turns positive, the offer is not applied, and every edit says why."""
    draft = "I can't get you that product until next month; it is back-ordered and unavailable at this time."
    body = review(desk_client, draft)
    assert "next month" in body["revised"]
    assert "can't" not in body["revised"]
    assert all(edit["why"] and edit["rule_id"] for edit in body["edits"])
    assert not any(edit["applied"] for edit in body["edits"] if edit["effect"] == "offer")


def test_the_documented_requests_work(desk_client: TestClient) -> None:
    """What /docs shows can be sent as it is."""
    body = review(desk_client, **REVIEW)  # type: ignore[arg-type]
    assert body["seq"] == 17
    response = desk_client.post(SUGGESTIONS, json={"conversation": CONVERSATION, "limit": 5})
    assert response.status_code == 200, response.text


@pytest.mark.parametrize("name", TEXTS)
def test_odd_texts_are_reviewed(desk_client: TestClient, name: str) -> None:
    """Right-to-left text, emoji, HTML and controls get an answer whose positions are right."""
    review(desk_client, TEXTS[name])


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "draft"),
        ({"draft": None}, "draft"),
        ({"draft": ""}, "draft"),
        ({"draft": " \n\t\u00a0"}, "draft"),
        ({"draft": "x" * 50_001}, "draft"),
        ({"draft": "x" * 100_000}, "draft"),
        ({"draft": "😀" * 100_000}, "draft"),
        ({"draft": "a\ud800b"}, "draft"),
        ({"draft": "\udc00"}, "draft"),
        ({"draft": "a\x00b"}, "draft"),
        ({"draft": ["x"]}, "draft"),
        ({"draft": "x", "goal": "world peace"}, "goal"),
        ({"draft": "x", "goal": ""}, "goal"),
        ({"draft": "x", "locale": "klingon"}, "locale"),
        ({"draft": "x", "locale": "e"}, "locale"),
        ({"draft": "x", "locale": "en us"}, "locale"),
        ({"draft": "x", "apply_ordering": "yes"}, "apply_ordering"),
        ({"draft": "x", "seq": "1"}, "seq"),
        ({"draft": "x", "seq": -1}, "seq"),
        ({"draft": "x", "sequence": 1}, "sequence"),
        ({"draft": "x", "conversation": []}, "conversation"),
        ({"draft": "x", "conversation": {"mesages": []}}, "conversation.mesages"),
        (
            {"draft": "x", "conversation": {"messages": [{"author": "bot", "text": "x"}]}},
            "conversation.messages.0.author",
        ),
        ({"draft": "x", "conversation": {"messages": [{"author": "agent"}]}}, "conversation.messages.0.text"),
        (
            {"draft": "x", "conversation": {"messages": [{"author": "agent", "text": "\ud800"}]}},
            "conversation.messages.0.text",
        ),
        ({"draft": "x", "conversation": {"customer": {"name": 7}}}, "conversation.customer.name"),
        ({"draft": "x", "conversation": {"customer": {"phone": "1"}}}, "conversation.customer.phone"),
        ({"draft": "x", "conversation": {"variables": {"a": 1}}}, "conversation.variables.a"),
        (
            {
                "draft": "x",
                "conversation": {"messages": [{"author": "agent", "text": "x", "sent_at": "noon"}]},
            },
            "conversation.messages.0.sent_at",
        ),
    ],
)
def test_bad_reviews_name_the_field(desk_client: TestClient, body: dict[str, Any], field: str) -> None:
    """Each wrong field of a review is refused by its path, and never repeated at length."""
    response = desk_client.post(REVIEWS, content=json.dumps(body), headers=JSON)
    expect_problem(response, 422, field)
    assert len(response.content) < 1_000


def test_longest_draft(desk_client: TestClient) -> None:
    """A draft of exactly the limit is reviewed."""
    draft = ("the desk goes out with the next parcel. " * 1_400)[:50_000]
    assert len(draft) == 50_000
    review(desk_client, draft)


@pytest.mark.parametrize("locale", ["en-us", "EN_GB", "de-DE", "zh-hans-cn", "xx", "tlh"])
def test_locales_well_formed(desk_client: TestClient, locale: str) -> None:
    """A well-formed locale gets an answer, in whatever language."""
    review(desk_client, "We can't ship the desk until 3 May.", locale=locale)


def test_conversation_without_messages(desk_client: TestClient) -> None:
    """A review goes without messages; suggestions need them, unless a draft tells what is wanted."""
    review(desk_client, "We ship today.", conversation={"messages": []})
    for conversation in ({}, {"messages": []}, {"subject": "Refund?"}):
        response = desk_client.post(SUGGESTIONS, json={"conversation": conversation})
        expect_problem(response, 422, "conversation.messages")
    with_draft = desk_client.post(SUGGESTIONS, json={"conversation": {}, "draft": "charged twice"})
    assert with_draft.status_code == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"conversation": None}, "conversation"),
        ({"kinds": []}, "kinds"),
        ({"kinds": ["poem"]}, "kinds.0"),
        ({"limit": 0}, "limit"),
        ({"limit": 51}, "limit"),
        ({"draft": "x" * 50_001}, "draft"),
        ({"include_abstained": 1}, "include_abstained"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_bad_suggestions_name_the_field(desk_client: TestClient, change: dict[str, Any], field: str) -> None:
    """Each wrong field of a request for suggestions is refused by its path."""
    response = desk_client.post(SUGGESTIONS, json={"conversation": CONVERSATION, **change})
    expect_problem(response, 422, field)


def test_suggestions_are_what_the_description_says(desk_client: TestClient) -> None:
    """Found, with reasons, source, passage and what is still to fill."""
    response = desk_client.post(SUGGESTIONS, json={"conversation": CONVERSATION, "include_abstained": True})
    body = response.json()
    SuggestionsOut.model_validate(body)
    by_id = {one["id"]: one for one in body["data"]}
    reply = by_id["r1"]
    assert reply["rendered"].startswith("Hi Ana, charged twice?")
    assert reply["unfilled"] == ["x.y"]
    assert reply["source"] == {"name": "draftwell", "id": "r1"}
    assert by_id["a1"]["url"] == "https://h.example/r"
    only = desk_client.post(SUGGESTIONS, json={"conversation": CONVERSATION, "kinds": ["article"]}).json()
    assert {one["kind"] for one in only["data"]} == {"article"}


def test_the_same_request_gives_the_same_bytes(desk_client: TestClient) -> None:
    """No clock and no chance in an answer, seq and all."""
    bodies = {
        REVIEWS: {"draft": TEXTS["emoji"], "conversation": CONVERSATION, "seq": 3},
        SUGGESTIONS: {"conversation": CONVERSATION, "draft": "charged twice"},
    }
    for path, body in bodies.items():
        answers = {desk_client.post(path, json=body).content for _ in range(3)}
        assert len(answers) == 1


def test_feedback_on_what_was_suggested_is_learned(desk_client: TestClient) -> None:
    """The set's id is enough: the question is remembered."""
    found = desk_client.post(SUGGESTIONS, json={"conversation": CONVERSATION}).json()
    note = {
        "subject": "suggestion",
        "subject_id": "r1",
        "action": "sent",
        "context_id": found["suggestion_set_id"],
    }
    assert desk_client.post("/api/v1/feedback", json=note).json() == {"recorded": True, "learned": True}


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from([
    "draft", "goal", "locale", "conversation", "messages", "author", "text", "customer", "name",
    "variables", "seq", "kinds", "limit", "title", "body", "tags", "visibility", "find", "say", "id",
    "status", "subject", "action", "rule", "texts", "records",
])  # fmt: skip
BODIES = st.dictionaries(FIELDS | st.text(max_size=8), JUNK, max_size=8) | JUNK
POSTS = [
    REVIEWS, SUGGESTIONS, "/api/v1/feedback", "/api/v1/articles", "/api/v1/rules", "/api/v1/rules/preview",
    "/api/v1/terms", "/api/v1/sent-replies", "/api/v1/imports",
]  # fmt: skip


@pytest.fixture(scope="module")
def master(desk_client: TestClient) -> TestClient:
    return client_of(desk_client.app, "admin")  # type: ignore[arg-type]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(POSTS), body=BODIES)
def test_no_body_crashes_the_service(master: TestClient, path: str, body: object) -> None:
    """Whatever JSON is sent anywhere, the answer is a result or a problem that is not our fault."""
    response = master.post(path, content=json.dumps(body), headers=JSON)
    if response.status_code >= 300:
        assert response.status_code in {400, 404, 409, 422}, response.text
        expect_problem(response, response.status_code)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    draft=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=300)
)
def test_any_text_is_reviewed(desk_client: TestClient, draft: str) -> None:
    """Every text that can be read is reviewed, and its positions are right."""
    if draft.strip():
        review(desk_client, draft)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["articles", "rules", "terms", "sent-replies", "imports", "insights/feedback", "x"]),
    id=st.text(max_size=12) | st.none(),
    query=st.dictionaries(
        st.sampled_from(["q", "cursor", "limit", "from", "team", "status", "by", "tag", "z"]),
        st.text(max_size=12),
    ),
)
def test_no_address_crashes_the_service(
    master: TestClient, path: str, id: str | None, query: dict[str, str]
) -> None:
    """Whatever stands in an address or its query, the answer is a result or the caller's problem."""
    encoded = (
        "" if id is None else "/" + "".join(f"%{byte:02X}" for byte in id.encode("utf-8", "surrogatepass"))
    )
    params = {name: value.encode("utf-8", "replace").decode() for name, value in query.items()}
    response = master.get(f"/api/v1/{path}{encoded}", params=params)
    assert response.status_code in {200, 400, 404, 405, 422}, response.text
    if response.status_code >= 400:
        expect_problem(response, response.status_code)
