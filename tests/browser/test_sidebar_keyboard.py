"""The sidebar without a mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.running import Service
from tests.browser.test_sidebar import DRAFT, QUESTION, clipboard, sent


def test_from_question_to_copy_by_keyboard(page: Page, service: Service) -> None:
    """Pasting, finding, inserting, refusing, accepting and copying work by keys alone."""
    page.goto(service.sidebar)
    expect(page.locator("#demo")).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "paste-text":
            break
    page.keyboard.insert_text(QUESTION)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".suggestion")
    page.keyboard.press("Alt+i")
    expect(page.locator("#draft")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(DRAFT)
    page.wait_for_selector(".edit.wording")
    page.keyboard.press("Alt+c")
    while not page.evaluate("document.activeElement.matches('.edit.wording')"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+r")
    assert "can't get you that product until next month" in sent(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Alt+a")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#verdict")).to_contain_text("Copied")
    assert "Hi Ana" in clipboard(page)


def test_keys_are_listed(page: Page, service: Service) -> None:
    """Alt+H opens the list of keys, Escape closes it."""
    page.goto(service.sidebar)
    page.keyboard.press("Alt+h")
    expect(page.locator("#help")).to_be_visible()
    expect(page.locator("#help")).to_contain_text("Accept the change")
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_the_focus_is_seen(page: Page, service: Service) -> None:
    """Every stop of the Tab key has a visible outline."""
    page.goto(service.sidebar)
    expect(page.locator("#demo")).to_be_visible()
    page.fill("#draft", DRAFT)
    page.wait_for_selector(".edit.wording")
    page.evaluate("document.activeElement.blur()")
    unseen = """() => {
      const at = document.activeElement;
      if (at === document.body) return null;
      const drawn = at.classList.contains("spoken") ? at.nextElementSibling : at;
      const box = at.id === "draft" ? at.parentElement : drawn;
      return getComputedStyle(box).outlineStyle === "none" ? at.outerHTML.slice(0, 90) : "";
    }"""
    for _ in range(25):
        page.keyboard.press("Tab")
        assert not page.evaluate(unseen)
