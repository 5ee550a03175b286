"""The demo desk is whole: what a newcomer sees first must not contradict itself."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from assist.demo.loading import (
    ARTICLES,
    HISTORY,
    SAVED_REPLIES,
    demo_conversations,
    demo_drafts,
    demo_folder,
)

PLACEHOLDER = re.compile(r"\{\{([a-z_]+\.[a-z_]+)(?:\|[^{}|]*)?\}\}")
TEAMS = {"orders", "billing"}


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (demo_folder() / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("name", "kind", "count"), [(ARTICLES, "article", 40), (SAVED_REPLIES, "saved_reply", 60)]
)
def test_records_are_interchange_records(name: str, kind: str, count: int) -> None:
    """Every record has the fields of the interchange format and an id of its own."""
    records = lines(name)
    assert len(records) == len({record["source_id"] for record in records}) == count
    assert len({record["title"] for record in records}) == count
    for record in records:
        assert record["kind"] == kind
        assert record["source"] == "demo"
        assert record["status"] == "published"
        assert record["folder"] and record["tags"] and record["body_text"]
        assert set(record["visibility"]["ids"]) <= TEAMS


def test_placeholders_are_well_formed() -> None:
    """Every double brace in a saved reply is a placeholder `{{name|fallback}}`."""
    for record in lines(SAVED_REPLIES):
        rest = PLACEHOLDER.sub("", record["body_text"])
        assert "{" not in rest and "}" not in rest, record["source_id"]


def test_short_codes_are_unique() -> None:
    """No two saved replies answer to the same short code."""
    codes = [record["short_code"] for record in lines(SAVED_REPLIES)]
    assert len(set(codes)) == len(codes)


def test_html_says_what_the_text_says() -> None:
    """A record's HTML has the same words as its text."""
    for record in [*lines(ARTICLES), *lines(SAVED_REPLIES)]:
        bare = re.sub(r"<[^>]+>", " ", record["body_html"]).replace("&amp;", "&").replace("&lt;", "<")
        text = re.sub(r"^(?:- |\d\. )", "", record["body_text"], flags=re.MULTILINE)
        assert bare.split() == text.split(), record["source_id"]


def test_history_points_at_saved_replies() -> None:
    """Every past question names a saved reply that exists and that its team may see."""
    replies = {record["source_id"]: record for record in lines(SAVED_REPLIES)}
    for line in lines(HISTORY):
        teams = replies[line["source_id"]]["visibility"]["ids"]
        assert not teams or line["team"] in teams, line


def test_conversations_are_complete() -> None:
    """There are 25 conversations, each with a customer who has the last word, and drafts belong to them."""
    conversations = demo_conversations()
    assert len(conversations) == len({conversation["id"] for conversation in conversations}) == 25
    for conversation in conversations:
        assert conversation["messages"][-1]["author"] == "customer"
        assert conversation["team"] in TEAMS
        assert conversation["customer"]["name"]
    assert set(demo_drafts()) <= {conversation["id"] for conversation in conversations}


def test_prices_agree() -> None:
    """Every amount a saved reply states also stands in an article."""
    amount = re.compile(r"\$\d+(?:\.\d\d)?")
    known = {match for record in lines(ARTICLES) for match in amount.findall(record["body_text"])}
    for record in lines(SAVED_REPLIES):
        assert set(amount.findall(record["body_text"])) <= known, record["source_id"]
