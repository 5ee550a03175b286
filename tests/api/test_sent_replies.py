"""Searching what went out: every reply once, however the pages are cut."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from assist.store.protocol import Store
from assist.store.traces import SentReply

PATH = "/api/v1/sent-replies"
COUNT = 23


@pytest.fixture
def sent(store: Store) -> Store:
    """23 replies about parcels, four at each time, every third one billing's."""
    store.sent_replies.add(
        SentReply(
            question=f"Where is parcel {number}?",
            text=f"Parcel {number} is on its way.",
            agent="a-1" if number % 2 else "a-2",
            team="billing" if number % 3 == 0 else "shop",
            tags=("parcel", f"n{number}"),
            sent_at=f"2026-05-{1 + number // 4:02}T10:00:00Z",
            origin=f"o-{number}",
            id=f"r-{number:02}",
        )
        for number in range(COUNT)
    )
    return store


def walk(client: TestClient, limit: int, **asked: str) -> list[dict[str, Any]]:
    """All that is found, read page by page."""
    found: list[dict[str, Any]] = []
    cursor = None
    for _ in range(COUNT + 2):
        marks = {"cursor": cursor} if cursor else {}
        answer = client.get(PATH, params={**asked, **marks, "limit": limit})
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert len(page["data"]) <= limit
        found += page["data"]
        cursor = page["next_cursor"]
        if cursor is None:
            return found
    raise AssertionError("the pages do not end")


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize("limit", [1, 4, 22, 23, 24])
@pytest.mark.parametrize("asked", [{}, {"q": "parcel"}], ids=["latest", "best"])
def test_pages_hold_each_reply_once(agent: TestClient, limit: int, asked: dict[str, str]) -> None:
    """Ties in time or score are neither lost nor doubled at a page's edge, and the last page says it is."""
    found = walk(agent, limit, **asked)
    assert sorted(one["id"] for one in found) == [f"r-{number:02}" for number in range(COUNT)]
    if not asked:
        times = [one["sent_at"] for one in found]
        assert times == sorted(times, reverse=True)


@pytest.mark.usefixtures("sent")
def test_filters_hold_on_every_page(agent: TestClient) -> None:
    """Words, agent, team, tag and a half-open range of dates together, over pages of one."""
    asked = {
        "q": "parcel",
        "team": "billing",
        "agent": "a-1",
        "tag": "parcel",
        "from": "2026-05-01T10:00:00Z",
    }
    found = walk(agent, 1, **asked, to="2026-05-05T10:00:00Z")
    assert sorted(one["id"] for one in found) == ["r-03", "r-09", "r-15"]


@pytest.mark.usefixtures("sent")
def test_a_number_asked_for_is_that_number(agent: TestClient) -> None:
    """Nothing is "like" an order number: only the reply that has it is found."""
    assert [one["id"] for one in walk(agent, 5, q="parcel 17")] == ["r-17"]


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize(
    "asked",
    [
        {"limit": 0},
        {"limit": 100_000},
        {"limit": "many"},
        {"cursor": "nonsense"},
        {"cursor": "nonsense", "q": "parcel"},
    ],
)
def test_what_cannot_be_paged_is_refused_in_words(agent: TestClient, asked: dict[str, Any]) -> None:
    """A limit out of range or a cursor that is none is a 422 that names it, no crash and no silent page."""
    answer = agent.get(PATH, params=asked)
    assert answer.status_code == 422
    assert next(iter(asked)) in answer.text


@pytest.mark.usefixtures("sent")
def test_a_cursor_of_the_other_list_is_refused(agent: TestClient) -> None:
    """The cursor of "latest first" means nothing in "best first"."""
    cursor = agent.get(PATH, params={"limit": 2}).json()["next_cursor"]
    assert agent.get(PATH, params={"limit": 2, "q": "parcel", "cursor": cursor}).status_code == 422


def test_replies_that_come_between_pages_do_not_shift_them(agent: TestClient, sent: Store) -> None:
    """A newer reply, sent while somebody reads on, is on no later page and pushes none onto one twice."""
    first = agent.get(PATH, params={"limit": 10}).json()
    sent.sent_replies.add([SentReply(question="new", text="new", sent_at="2026-06-01T10:00:00Z", id="r-new")])
    second = agent.get(PATH, params={"limit": 50, "cursor": first["next_cursor"]}).json()
    ids = [one["id"] for one in (*first["data"], *second["data"])]
    assert sorted(ids) == [f"r-{number:02}" for number in range(COUNT)]
