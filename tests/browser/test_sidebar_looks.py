"""What the eye needs: contrast, room, stillness, names for screen readers."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.running import Service
from tests.browser.test_sidebar import DRAFT, QUESTION, ask, write

CONTRAST = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    const box = element.getBoundingClientRect();
    if (!own || box.width < 2 || element.closest(".spoken, .marks, option, [hidden], :disabled")) continue;
    const own_light = light(rgb(getComputedStyle(element).color));
    const [a, b] = [own_light, light(ground(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) poor.push(`${element.textContent.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
  }
  return poor;
}"""

NAMELESS = """() => [...document.querySelectorAll("button, input, select, textarea, a[href]")]
  .filter((element) => !element.closest("[hidden]"))
  .filter((element) => !element.getAttribute("aria-label") && !element.textContent.trim())
  .filter((element) => !element.labels?.length)
  .map((element) => element.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(browser: Browser, service: Service, scheme: Any) -> None:
    """All text has at least 4.5:1 on its ground (WCAG AA), in light and in dark."""
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(service.sidebar)
    expect(page.locator("#demo")).to_be_visible()
    ask(page, QUESTION)
    write(page, DRAFT + " I will get back to you soon. {{order.number}}")
    assert page.locator(".card").count() > 3
    assert page.evaluate(CONTRAST) == []
    context.close()


def test_nothing_is_wider_than_360_pixels(page: Page, service: Service) -> None:
    """The page never scrolls sideways, not even with a word that has no end."""
    page.goto(service.sidebar)
    expect(page.locator("#demo")).to_be_visible()
    ask(page, "refund " + "x" * 300)
    write(page, DRAFT + " " + "y" * 300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_controls_have_names(page: Page, service: Service) -> None:
    """Every control has a name that a screen reader can say, and no id is used twice."""
    page.goto(service.sidebar)
    expect(page.locator("#demo")).to_be_visible()
    ask(page, QUESTION)
    write(page, DRAFT)
    assert page.evaluate(NAMELESS) == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert len(ids) == len(set(ids))


def test_the_text_box_stands_still(page: Page, service: Service) -> None:
    """While an agent types, the box he types in does not move, whatever is found meanwhile."""
    page.goto(service.sidebar)
    expect(page.locator("#demo")).to_be_visible()
    ask(page, QUESTION)
    page.locator("#draft").scroll_into_view_if_needed()
    page.focus("#draft")
    page.wait_for_timeout(200)
    place = "document.getElementById('draft').getBoundingClientRect().top"
    top = page.evaluate(place)
    page.keyboard.type("your parcel is late", delay=20)
    page.wait_for_timeout(1500)
    assert abs(page.evaluate(place) - top) < 2


def test_a_host_gets_the_reply(page: Page, service: Service, host_desk: str) -> None:
    """A help desk that may frame us hands over a conversation and gets the reply into its own editor."""
    page.goto(f"{host_desk}/#{service.sidebar}")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".who")).to_contain_text("Ana · Refund?")
    expect(frame.locator(".suggestion").first).to_be_visible()
    frame.locator("#draft").fill("Hi Ana, I recieved your message.")
    frame.get_by_role("button", name="Insert", exact=True).click()
    expect(page.locator("#editor")).to_have_value("Hi Ana, I received your message.")


def test_a_stranger_may_not_frame_us(page: Page, service: Service, files: str) -> None:
    """A page whose origin is not on the list cannot show the sidebar at all."""
    page.goto(f"{files}/shared/draftwell.svg")
    page.goto("about:blank")
    page.set_content(f"<iframe src='{service.url}/sidebar/'></iframe>")
    page.wait_for_timeout(500)
    assert page.frame_locator("iframe").locator("#draft").count() == 0


LINE_STARTS = """() => {
  const starts = (element) => {
    const found = [], range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let [top, at] = [null, 0];
    while (walker.nextNode()) {
      for (let i = 0; i < walker.currentNode.length; i += 1, at += 1) {
        range.setStart(walker.currentNode, i);
        range.setEnd(walker.currentNode, i + 1);
        const box = range.getClientRects()[0];
        if (box && box.width > 0 && (top === null || Math.abs(box.top - top) > 6)) {
          found.push(at);
          top = box.top;
        }
      }
    }
    return found;
  };
  const layer = document.querySelector("#marks"), plain = layer.cloneNode(false);
  plain.textContent = layer.textContent;
  layer.parentNode.append(plain);
  const both = [starts(layer), starts(plain)];
  plain.remove();
  const painted = ["stop", "change", "hint"].map((level) => CSS.highlights.get(`draft-${level}`)?.size ?? 0);
  return [...both, painted];
}"""


def test_lines_lie_under_their_words(page: Page, service: Service) -> None:
    """However many words of a long draft are marked, its lines break where the text box breaks them."""
    page.goto(service.sidebar)
    expect(page.locator("#demo")).to_be_visible()
    write(page, "Hi,\n\n" + "We can not tell you the pasword because it is not public. {{x}} 😀 " * 40)
    marked, plain, painted = page.evaluate(LINE_STARTS)
    assert len(plain) > 20
    assert marked == plain
    assert painted[0] >= 40 and painted[1] + painted[2] >= 40
