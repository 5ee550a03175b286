"""The pages' pure functions, run where they live: in a browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

WAVE = "👋🏽"  # two code points, four UTF-16 units


@pytest.fixture
def call(page: Page, files: str) -> Any:
    """Calls an exported function of a module: `call("shared/diff.js", "wordDiff", "a", "b")`."""
    page.goto(f"{files}/shared/draftwell.svg")

    def run(module: str, name: str, *arguments: Any) -> Any:
        script = "async ([module, name, args]) => (await import(module))[name](...args)"
        return page.evaluate(script, [f"{files}/{module}", name, list(arguments)])

    return run


def review(
    draft: str, edits: list[dict[str, Any]], order: list[int] | None = None, **more: Any
) -> dict[str, Any]:
    """A review as far as composing a text looks at it; sentences end with a full stop."""
    sentences, at = [], 0
    for piece in draft.split(". "):
        sentences.append({"start": at, "end": min(len(draft), at + len(piece) + 1)})
        at += len(piece) + 2
    order = order or list(range(len(sentences)))
    return {"edits": edits, "sentences": sentences, "ordering": {"order": order, "applied": True}, **more}


def edit(draft: str, original: str, replacement: str, **more: Any) -> dict[str, Any]:
    """An edit of the first `original` in the draft, on unless `more` says otherwise."""
    start = draft.index(original)
    span = {"start": start, "end": start + len(original), "original": original, "replacement": replacement}
    return {**span, "rule_id": "r", "effect": "rephrase", "applied": True, "on": True, **more}


def composed(call: Any, draft: str, body: dict[str, Any]) -> str:
    """The text the page would send."""
    return "".join(
        part["text"] for part in call("sidebar/compose.js", "segments", draft, body, body["edits"])
    )


def test_word_diff_keeps_what_stays(call: Any) -> None:
    """Only the words that differ are marked, and both sides can be read back from the pieces."""
    before, after = "We can't ship it until 3 May.", "We can ship it from 3 May."
    pieces = call("shared/diff.js", "wordDiff", before, after)
    assert [(piece["kind"], piece["text"]) for piece in pieces] == [
        ("same", "We "),
        ("removed", "can't"),
        ("added", "can"),
        ("same", " ship it "),
        ("removed", "until"),
        ("added", "from"),
        ("same", " 3 May."),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "new"),
        ("old", ""),
        ("a b c", "a x c"),
        ("naïve café", "naive café"),
        ("1 2 3 4", "4 3 2 1"),
        (WAVE, "👋"),
    ],
)
def test_word_diff_loses_nothing(call: Any, before: str, after: str) -> None:
    """Same and removed pieces give the old text, same and added ones the new text."""
    pieces = call("shared/diff.js", "wordDiff", before, after)
    assert "".join(piece["text"] for piece in pieces if piece["kind"] != "added") == before
    assert "".join(piece["text"] for piece in pieces if piece["kind"] != "removed") == after


def test_positions_count_code_points(call: Any) -> None:
    """An emoji before a word moves it by its code points here and by its UTF-16 units in the text box."""
    text = f"{WAVE} Hi"
    assert call("shared/codepoints.js", "utf16Index", text, text.index("Hi")) == 5
    assert call("shared/codepoints.js", "codePointIndex", text, 5) == text.index("Hi")


def test_edits_land_behind_emoji(call: Any) -> None:
    """Edits replace the right words in a draft with emoji before and between them."""
    draft = f"Hi {WAVE} we recieved it 🎉 and we cant ship."
    body = review(draft, [edit(draft, "recieved", "received"), edit(draft, "cant", "can")])
    assert composed(call, draft, body) == f"Hi {WAVE} we received it 🎉 and we can ship."


def test_sentences_move_with_their_edits(call: Any) -> None:
    """In a new order every sentence carries its edits, and the spaces between them stay."""
    draft = "Good newz here. Bad news now. Bye."
    body = review(draft, [edit(draft, "newz", "news"), edit(draft, "Bad", "The bad")], [1, 0, 2])
    assert composed(call, draft, body) == "The bad news now. Good news here. Bye."


def test_paragraphs_stay_when_sentences_move(call: Any) -> None:
    """A sentence that moves leaves the paragraph break where it was."""
    draft = "One.\n\nTwo. Three."
    spans = [{"start": 0, "end": 4}, {"start": 6, "end": 10}, {"start": 11, "end": 17}]
    body = {"edits": [], "sentences": spans, "ordering": {"order": [0, 2, 1], "applied": True}}
    assert composed(call, draft, body) == "One.\n\nThree. Two."


def test_an_edit_over_two_sentences_keeps_the_order(call: Any) -> None:
    """Where an accepted edit joins two sentences that would part, the draft keeps its order."""
    draft = "One here. Two here. Three."
    body = review(draft, [edit(draft, "here. Two", "here, two")], [1, 0, 2])
    assert composed(call, draft, body) == "One here, two here. Three."


def test_a_refused_edit_is_left_out(call: Any) -> None:
    """An edit that is off leaves the agent's own words."""
    draft = "We cant ship. It is lait."
    body = review(draft, [edit(draft, "cant", "can", on=False), edit(draft, "lait", "late")])
    assert composed(call, draft, body) == "We cant ship. It is late."


def test_marks_follow_typing(call: Any) -> None:
    """A span keeps to its words when text is typed before or after it, and goes when its own words change."""
    before = list("one two three")
    span = {"start": 4, "end": 7}

    def carried(after: str) -> Any:
        return call("sidebar/compose.js", "carrySpans", [span], before, list(after))

    assert carried("zero one two three") == [{"start": 9, "end": 12}]
    assert carried("one two threes") == [span]
    assert carried("one twxo three") == []


def test_pasted_text_becomes_messages(call: Any) -> None:
    """Lines that name a speaker begin a message; text without one is the customer's."""
    pasted = "Customer: Where is it?\nOrder P-1\n\nAgent: One moment.\ncustomer: ok"
    assert call("sidebar/conversation.js", "parsePasted", pasted) == [
        {"author": "customer", "text": "Where is it?\nOrder P-1"},
        {"author": "agent", "text": "One moment."},
        {"author": "customer", "text": "ok"},
    ]
    assert call("sidebar/conversation.js", "parsePasted", "Just words: hello")[0]["author"] == "customer"


def test_the_same_edit_twice_has_two_keys(call: Any) -> None:
    """Two slips that look alike are decided on one by one."""
    one = {"rule_id": "r", "original": "teh", "replacement": "the", "effect": "rephrase"}
    keys = call("sidebar/choices.js", "editKeys", [one, one])
    assert len(set(keys)) == 2


def test_an_article_keeps_its_link(call: Any) -> None:
    """What is inserted for an article ends with its address, once."""
    article = {"rendered": None, "passage": {"text": "It takes 3 days."}, "url": "https://help.example/a"}
    text = call("sidebar/suggestion_card.js", "insertion", article)
    assert text == "It takes 3 days.\n\nhttps://help.example/a"
    article["passage"] = {"text": text}
    assert call("sidebar/suggestion_card.js", "insertion", article) == text


def test_host_messages_are_read_with_suspicion(call: Any) -> None:
    """Fields of the wrong type are dropped, markup becomes text, unknown speakers become notes."""
    context = {
        "ticket": {"id": 7, "subject": ["no"], "locale": "EN-US"},
        "customer": {"first_name": "Ana"},
        "agent": {"id": 7, "name": "Sam", "email": 3},
        "variables": {"order.number": 10293, "order.carrier": "Post", "nested": {"no": 1}, "empty": " "},
        "messages": [
            {"role": "customer", "html": "<p>Hi <b>there</b><script>x</script></p>"},
            {"role": "root", "text": "secret"},
            "nonsense",
        ],
        "draft": {"text": 3},
    }
    read = call("sidebar/host.js", "readContext", context)
    conversation = read["conversation"]
    assert (conversation["id"], conversation["subject"], conversation["locale"]) == ("7", None, "en-us")
    assert [message["author"] for message in conversation["messages"]] == ["customer", "note"]
    assert "<" not in conversation["messages"][0]["text"]
    assert conversation["agent"] == {"id": "7", "name": "Sam", "email": None}
    assert conversation["customer"]["name"] == "Ana"
    assert conversation["variables"] == {"order.number": "10293", "order.carrier": "Post"}
    assert read["draft"] is None
