"""HTML made safe, and made into text that reads the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assist.importing.html_text import plain_text, sanitised


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hi Ana,</p><p>thanks.<br>Bye</p>", "Hi Ana,\n\nthanks.\nBye"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br><br>two<br/></div>", "one\n\ntwo"),
        ("<ul><li>a</li><li><p>b</p><ol start=3><li>c<li>d</ol></li></ul>", "- a\n- b\n  3. c\n  4. d"),
        ("<p>x</p><ul>\n <li>a\n</li>\n</ul><p>y</p>", "x\n\n- a\n\ny"),
        ('see <a href="https://a.example/x">our page</a>.', "see our page (https://a.example/x)."),
        ('<a href="https://a.example">https://a.example</a>', "https://a.example"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
        ('<a href="#top">up</a>', "up"),
        ('<a href="https://a.example"><img src="x.png"></a>', "https://a.example"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr></table>", "A | B\n1"),
        ("<pre>a\n  b\n\n\nc</pre>", "a\n  b\n\n\nc"),
        ("Tom &amp; Jerry &lt;3&nbsp;you", "Tom & Jerry <3 you"),
        ("a<script>x()</script><style>p{}</style><!-- c -->b", "ab"),
        ('<img alt="Blue box" src="x">', "Blue box"),
        ("  spaced\n   out ", "spaced out"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("", ""),
        ("<p>\0\ufdd2x</p>", "x"),
    ],
)  # fmt: skip
def test_text_reads_the_same(html: str, text: str) -> None:
    """Paragraphs, breaks, lists, links, tables and code keep their shape as plain text."""
    assert plain_text(html) == text


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        '<img src=x onerror="x()">',
        '<a href="javascript:x()">a</a>',
        '<a href="data:text/html,x">a</a>',
        "<iframe src=x></iframe>",
        "<svg><script>x</script></svg>",
        "<style>*{}</style>",
        '<form action="x"><input></form>',
        "<math><mi//xlink:href=\"data:x,<script>x</script>\">",
    ],
)  # fmt: skip
def test_nothing_that_runs_survives(html: str) -> None:
    """Scripts, handlers, frames, forms and odd schemes are gone."""
    clean = sanitised(html).lower()
    assert not any(
        bad in clean for bad in ("script", "onerror", "javascript:", "data:", "iframe", "style", "form")
    )


@given(st.text("<>/=\"'& \nabpdivliolscript:;!-[]", max_size=80) | st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_html_is_made_safe_once(html: str) -> None:
    """Whatever comes in, making it safe twice is making it safe once, and text can be made of it."""
    clean = sanitised(html)
    assert sanitised(clean) == clean
    assert "<script" not in clean
    text = plain_text(clean)
    assert text == text.strip()
    assert "\n\n\n" not in text or "<pre" in clean
