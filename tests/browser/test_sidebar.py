"""The sidebar against the whole service: what an agent sees and does."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from assist.demo.loading import demo_drafts
from tests.browser.running import Service

QUESTION = "I was charged twice for one order, can I get a refund?"
DRAFT = "Hi Ana,\n\nI can't get you that product until next month; it is unavailable. I recieved your photos."


@pytest.fixture
def sidebar(page: Page, service: Service) -> Iterator[Page]:
    """The sidebar, opened with a key."""
    page.goto(service.sidebar)
    expect(page.locator("#demo")).to_be_visible()
    yield page


def ask(page: Page, question: str) -> None:
    """Pastes a customer's message and waits for what is found."""
    page.fill("#paste-text", question)
    page.click("text=Find replies")
    page.wait_for_selector(".suggestion, .nothing")


def write(page: Page, draft: str) -> None:
    """Writes a draft and waits for the review of exactly that draft."""
    with page.expect_response(lambda answer: answer.url.endswith("/reviews") and answer.ok):
        page.fill("#draft", draft)
    expect(page.locator("#review:not(.checking) #preview-text")).to_be_visible()


def clipboard(page: Page) -> str:
    """What Ctrl+V would paste."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def sent(page: Page) -> str:
    """The text shown as the one that will be sent."""
    return page.locator("#preview-text").inner_text()


def test_the_key_leaves_the_address(sidebar: Page, service: Service) -> None:
    """The key from the address works and is in the address no longer."""
    assert service.key not in sidebar.url
    sidebar.reload()
    expect(sidebar.locator("#demo")).to_be_visible()


def test_a_page_without_a_key_asks_for_one(page: Page, service: Service) -> None:
    """Without a key the page says what is missing; a typed key is enough to go on."""
    page.goto(f"{service.url}/sidebar/")
    expect(page.locator("#notice")).to_contain_text("needs a key")
    page.fill("#key", service.key)
    page.click("text=Use key")
    expect(page.locator("#notice")).to_be_hidden()
    expect(page.locator("#demo")).to_be_visible()


def test_a_question_brings_replies_with_reasons(sidebar: Page) -> None:
    """A pasted question brings cards with kind, fit in words, and on request why and what matched."""
    ask(sidebar, QUESTION)
    first = sidebar.locator(".suggestion").first
    expect(first.locator("h3")).to_contain_text("harged twice")
    expect(first.locator(".fit")).to_have_text(re.compile("fit|match"))
    first.get_by_role("button", name="More").click()
    expect(first.locator(".details")).to_contain_text("Why")


def test_inserting_keeps_what_was_written(sidebar: Page) -> None:
    """A reply goes in at the cursor; every word already there stays, and Ctrl+Z takes the reply out again."""
    ask(sidebar, QUESTION)
    sidebar.fill("#draft", "Before. After.")
    sidebar.evaluate("document.getElementById('draft').setSelectionRange(7, 7)")
    sidebar.locator(".suggestion").first.get_by_role("button", name="Insert").click()
    text = sidebar.input_value("#draft")
    assert text.startswith("Before.\n\n") and text.endswith("\n\nAfter.") and len(text) > 60
    sidebar.keyboard.press("Control+z")
    assert sidebar.input_value("#draft") == "Before. After."


def test_an_inserted_article_keeps_its_link(sidebar: Page) -> None:
    """What comes from an article ends with the article's address."""
    ask(sidebar, "Which of your plants are safe for my cat and my dog?")
    card = sidebar.locator(".suggestion", has=sidebar.locator(".chip.article")).first
    card.get_by_role("button", name="Insert").click()
    assert "https://help.pottingale.example/articles/" in sidebar.input_value("#draft")


def test_nothing_fits_is_said(sidebar: Page) -> None:
    """A question that nothing in the desk answers gets a plain word instead of cards."""
    ask(sidebar, "whats the wifi password at your greenhouse cafe? we're standing outside lol")
    expect(sidebar.locator(".nothing")).to_contain_text("Nothing fits")
    expect(sidebar.locator(".suggestion")).to_have_count(0)
    sidebar.click("text=Show the closest all the same")
    expect(sidebar.locator("#suggestions-status")).to_have_text("Only distantly related")
    expect(sidebar.locator(".suggestion").first).to_be_focused()
    assert "Less likely" in sidebar.locator(".suggestion").first.inner_text()


def test_a_demo_conversation_is_two_keys_away(sidebar: Page) -> None:
    """Choosing an example shows who wrote and what, and what fits."""
    sidebar.select_option("#demo-choice", "demo-02")
    expect(sidebar.locator(".who")).to_contain_text("Ana Ruiz")
    expect(sidebar.locator(".suggestion").first).to_be_visible()


def test_edits_appear_and_can_be_refused(sidebar: Page) -> None:
    """A wording edit is in the reply until it is refused, with its rule and its reason on the card."""
    write(sidebar, DRAFT)
    card = sidebar.locator(".edit.wording").first
    expect(card.locator(".rule")).not_to_be_empty()
    expect(card.locator(".why")).not_to_be_empty()
    changed = sent(sidebar)
    assert "can't" not in changed and "next month" in changed
    card.get_by_role("button", name="Refuse").click()
    assert "can't get you that product until next month" in sent(sidebar)
    card.get_by_role("button", name="Accept").click()
    assert sent(sidebar) == changed


def test_a_refusal_outlives_typing(sidebar: Page) -> None:
    """What was refused stays refused while the agent writes on."""
    write(sidebar, DRAFT)
    sidebar.locator(".edit.wording").first.get_by_role("button", name="Refuse").click()
    write(sidebar, DRAFT + " Thank you for your patience.")
    assert "can't get you that product until next month" in sent(sidebar)


def test_an_offer_waits_for_a_click(sidebar: Page) -> None:
    """A sentence that adds a commitment is marked as one and comes in only when it is asked for."""
    write(
        sidebar,
        "I can't get you that product until next month; it is back-ordered and unavailable at this time.",
    )
    offer = sidebar.locator(".edit.offer").first
    expect(offer).to_contain_text("promises something")
    before = sent(sidebar)
    offer.get_by_role("button", name="Add this").click()
    assert sent(sidebar) != before
    offer.get_by_role("button", name="Leave it out").click()
    assert sent(sidebar) == before


def test_copy_takes_the_result(sidebar: Page) -> None:
    """The copy button takes the text with the accepted changes, byte for byte the service's own."""
    with sidebar.expect_response(lambda answer: answer.url.endswith("/reviews") and answer.ok) as answer:
        sidebar.fill("#draft", DRAFT + " 👋🏽 Its at 5 p.m.")
    expect(sidebar.locator("#review:not(.checking)")).to_be_visible()
    sidebar.click("#copy")
    expect(sidebar.locator("#verdict")).to_contain_text("Copied")
    assert clipboard(sidebar) == answer.value.json()["revised"]


def test_copy_waits_for_the_review(sidebar: Page) -> None:
    """Ctrl+Enter right after the last keystroke copies the reviewed text, not the text of a moment ago."""
    write(sidebar, "Hello.")
    sidebar.fill("#draft", DRAFT)
    sidebar.keyboard.press("Control+Enter")
    expect(sidebar.locator("#verdict")).to_contain_text("Copied")
    assert "received your photos" in clipboard(sidebar)


def test_a_stop_holds_the_reply_back_once(sidebar: Page) -> None:
    """A reply with an open placeholder is copied only by a second, deliberate click."""
    sidebar.evaluate("navigator.clipboard.writeText('old')")
    write(sidebar, "Hi {{customer.first_name}},\n\nyour order is on its way.")
    expect(sidebar.locator("#bar")).to_have_attribute("data-verdict", "stop")
    sidebar.click("#copy")
    expect(sidebar.locator("#copy")).to_have_text("Copy anyway")
    assert clipboard(sidebar) == "old"
    sidebar.click("#copy")
    expect(sidebar.locator("#verdict")).to_contain_text("Copied")
    assert "on its way" in clipboard(sidebar)


def test_what_was_used_is_told(sidebar: Page) -> None:
    """A use is learned from when the reply goes out, with the share kept; a refusal is told at once."""
    ask(sidebar, "Which of your plants are safe for my cat and my dog?")
    card = sidebar.locator(".suggestion", has=sidebar.locator(".chip.article")).first
    with sidebar.expect_response(lambda answer: answer.url.endswith("/feedback")) as inserted:
        card.get_by_role("button", name="Insert").click()
    assert inserted.value.json() == {"recorded": True, "learned": False}
    expect(sidebar.locator("#review:not(.checking) #preview-text")).to_be_visible()
    with sidebar.expect_response(lambda answer: answer.url.endswith("/feedback")) as copied:
        sidebar.click("#copy")
    told = copied.value.request.post_data_json
    assert (told["action"], told["subject"]) == ("copied", "suggestion")
    assert 0.5 < told["kept"] <= 1
    assert copied.value.json()["learned"] is True
    write(sidebar, DRAFT)
    with sidebar.expect_response(lambda answer: answer.url.endswith("/feedback")) as refused:
        sidebar.locator(".edit.wording").first.get_by_role("button", name="Refuse").click()
    assert refused.value.status == 201
    assert refused.value.request.post_data_json["action"] == "refused"
    assert "details" not in refused.value.request.post_data_json


def test_a_refused_misspelling_tells_its_word(sidebar: Page) -> None:
    """Words that agents keep refusing are proposed to the trainer as terms, so the word itself is told."""
    write(sidebar, "Thank you for writing. Your zeltbocks is ready.")
    with sidebar.expect_response(lambda answer: answer.url.endswith("/feedback")) as refused:
        sidebar.locator(".edit.spelling").first.get_by_role("button", name="Refuse").click()
    told = refused.value.request.post_data_json
    assert told["action"] == "refused"
    assert told["details"] == {"kind": "spelling", "original": "zeltbocks"}


def test_typing_leaves_the_cards_alone(sidebar: Page) -> None:
    """A keystroke draws no card anew: that waits for the next review."""
    write(sidebar, DRAFT)
    stays = sidebar.evaluate("""() => {
      const [draft, card] = [document.querySelector("#draft"), document.querySelector(".edit")];
      draft.focus();
      document.execCommand("insertText", false, "a");
      return [draft.value.length, card.isConnected, document.querySelector("#review").className];
    }""")
    assert stays == [len(DRAFT) + 1, True, "checking"]


def test_replies_are_signed(sidebar: Page) -> None:
    """Whoever pastes conversations writes a name once: replies are signed with it, now and later."""
    sidebar.fill("#sign-as", "Robin Hale")
    ask(sidebar, QUESTION)
    sidebar.get_by_role("button", name="New").click()
    sidebar.reload()
    expect(sidebar.locator("#sign-as")).to_have_value("Robin Hale")
    ask(sidebar, "tiny black flies EVERYWHERE since your pothos moved in. help")
    card = sidebar.locator(".suggestion", has=sidebar.locator(".chip.saved_reply")).first
    card.get_by_role("button", name="Insert").click()
    assert sidebar.input_value("#draft").endswith("Robin")


def test_offline_keeps_the_text_and_recovers(sidebar: Page) -> None:
    """Without the service the page says so in plain words, loses nothing, and goes on by itself."""
    write(sidebar, "Hello there.")
    sidebar.context.set_offline(True)
    sidebar.fill("#draft", DRAFT)
    expect(sidebar.locator("#notice")).to_contain_text("cannot be reached")
    assert sidebar.input_value("#draft") == DRAFT
    sidebar.context.set_offline(False)
    expect(sidebar.locator("#notice")).to_be_hidden(timeout=10_000)
    assert "received" in sent(sidebar)


def test_late_answers_are_dropped(sidebar: Page) -> None:
    """When an older review arrives after a newer one, the page keeps the newer one."""
    slow = "This is the slow one, recieved late."
    sidebar.route(
        "**/api/v1/reviews",
        lambda route: (
            route.continue_() if slow not in (route.request.post_data or "") else route.abort("timedout")
        ),
    )
    sidebar.fill("#draft", slow)
    sidebar.wait_for_timeout(300)
    write(sidebar, DRAFT)
    expect(sidebar.locator("#notice")).to_be_hidden()
    assert "photos" in sent(sidebar)


def test_the_order_is_one_switch(sidebar: Page) -> None:
    """A proposed order comes with its reason and is switched off with one click."""
    draft = (
        "Hi Ana,\n\nYour refund of $47.80 was approved today. "
        "Unfortunately order P-20440 has already been packed, so I cannot stop it.\n\nSam"
    )
    write(sidebar, draft)
    card = sidebar.locator(".ordering")
    expect(card.locator(".why")).not_to_be_empty()
    first = sent(sidebar)
    with sidebar.expect_response(lambda answer: answer.url.endswith("/reviews") and answer.ok):
        card.get_by_role("button", name="My order").click()
    expect(sidebar.locator("#preview-text")).not_to_have_text(first)
    assert sent(sidebar).index("refund") < sent(sidebar).index("packed")


def test_new_starts_over(sidebar: Page) -> None:
    """After a conversation the paste box comes back empty and ready."""
    ask(sidebar, QUESTION)
    sidebar.get_by_role("button", name="New").click()
    expect(sidebar.locator("#paste-text")).to_be_focused()
    assert sidebar.input_value("#paste-text") == ""
    expect(sidebar.locator("#suggestions")).to_be_hidden()


def test_what_customers_write_is_never_markup(sidebar: Page) -> None:
    """Tags in a message and in a draft are shown as text."""
    attack = "<img src=x onerror=document.title='pwned'> <b>refund</b>"
    ask(sidebar, attack)
    write(sidebar, attack)
    assert sidebar.locator("#thread img, #reply img, #cards b").count() == 0
    assert sidebar.title() == "Draftwell"


def test_a_reload_loses_nothing(sidebar: Page) -> None:
    """After a reload the conversation and the draft are still there."""
    ask(sidebar, QUESTION)
    write(sidebar, DRAFT)
    sidebar.reload()
    expect(sidebar.locator("#draft")).to_have_value(DRAFT)
    expect(sidebar.locator(".last")).to_have_text(QUESTION)


COMPOSED = """async ([draft, goal]) => {
  const { call } = await import("../shared/api.js");
  const { Choices } = await import("./choices.js");
  const { segments, textOf } = await import("./compose.js");
  const answer = await call("reviews", { method: "POST", body: { draft, goal } });
  return [textOf(segments(draft, answer, new Choices().settle(answer.edits))), answer.revised];
}"""


@pytest.mark.parametrize("goal", ["satisfaction", "action"])
def test_the_page_composes_what_the_service_composes(sidebar: Page, goal: str) -> None:
    """With every default kept, the page's own composition is the service's `revised`, byte for byte."""
    drafts = [
        *demo_drafts().values(),
        DRAFT,
        f"👋🏽 {DRAFT}",
        DRAFT.replace("\n", "\r\n"),
        "  teh  cat \n\n sat .",
    ]
    for draft in drafts:
        ours, revised = sidebar.evaluate(COMPOSED, [draft, goal])
        assert ours == revised


def test_an_example_has_a_draft_to_try(sidebar: Page) -> None:
    """A newcomer gets a draft with one click, and sees at once what becomes of it."""
    expect(sidebar.locator("#example-draft")).to_be_hidden()
    sidebar.select_option("#demo-choice", "demo-10")
    sidebar.click("#example-draft")
    expect(sidebar.locator("#draft")).to_have_value(demo_drafts()["demo-10"])
    expect(sidebar.locator(".edit").first).to_be_visible()
    expect(sidebar.locator("#example-draft")).to_be_hidden()
