"""Untrusted HTML made safe once, and made into plain text that reads the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li",
    "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tr", "ul",
}  # fmt: skip
_SPACED = {"blockquote", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul"}
# Noncharacters of Unicode stand in while white space is folded: they cannot be in the text itself.
_SPACE, _BREAK, _MARKER, _CELL, _LINE, _GAP = map(chr, range(0xFDD0, 0xFDD6))
_KEPT = str.maketrans({" ": _SPACE, "\n": _BREAK})
_FREED = str.maketrans({_SPACE: " ", _BREAK: "\n"})
_STAND_INS = str.maketrans("", "", _SPACE + _BREAK + _MARKER + _CELL + _LINE + _GAP + "\0")
_BREAKS = re.compile(f"[ \t]*[\n{_LINE}{_GAP}][ \t\n{_LINE}{_GAP}]*")
_SILENT = {"script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg"}


def sanitised(html: str) -> str:
    """`html` without scripts, handlers, frames, styles or links to other schemes than web, mail and phone."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


def plain_text(html: str) -> str:
    """The words of `html`: blocks and breaks as lines, list items marked, link targets after their text."""
    reader = _TextReader()
    reader.feed(html.translate(_STAND_INS))
    reader.close()
    return reader.text()


class _TextReader(HTMLParser):
    """Collects text; white space is folded except in <pre>."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._silent = 0
        self._verbatim = 0
        self._lists: list[int | None] = []  # None for a bulleted list, else the next number
        self._links: list[tuple[str, int]] = []  # target, and where its text starts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._pieces.append("\n")
        elif tag == "img" and named.get("alt"):
            self.handle_data(str(named["alt"]))
        elif tag == "a":
            self._links.append((named.get("href") or "", len(self._pieces)))
        if tag in _BLOCKS:
            self._block(tag)
        if tag in {"ul", "ol"}:
            start = named.get("start") or "1"
            self._lists.append(None if tag == "ul" else int(start) if start.isdecimal() else 1)
        elif tag == "li":
            self._pieces.append(self._marker())
        elif tag == "pre":
            self._verbatim += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "a" and self._links:
            self._end_link()
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._verbatim = max(0, self._verbatim - 1)
            self._pieces.append(self._pieces.pop().rstrip(_BREAK) if self._pieces else "")
        elif tag in {"td", "th"}:
            self._pieces.append(_CELL)
        if tag in _BLOCKS:
            self._block(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._pieces.append(
                data.translate(_KEPT) if self._verbatim else re.sub(r"[ \t\r\n\f]+", " ", data)
            )

    def text(self) -> str:
        """What was collected, without spaces around line breaks and without more than one blank line."""
        text = "".join(self._pieces).replace("\xa0", " ")
        text = re.sub(rf"{_MARKER}[\s{_LINE}{_GAP}]*", " ", text)
        text = re.sub(rf"[\s{_CELL}]*{_CELL}[\s{_CELL}]*(?=[\n{_LINE}{_GAP}]|$)", "", text).replace(
            _CELL, " | "
        )
        text = _BREAKS.sub(_folded, re.sub(r"[ \t]+", " ", text))
        return text.strip().translate(_FREED)

    def _block(self, tag: str) -> None:
        self._pieces.append(_GAP if tag in _SPACED and not self._lists else _LINE)

    def _marker(self) -> str:
        indent = "  ".translate(_KEPT) * (len(self._lists) - 1)
        number = self._lists[-1] if self._lists else None
        if number is None:
            return f"{indent}-{_MARKER}"
        self._lists[-1] = number + 1
        return f"{indent}{number}.{_MARKER}"

    def _end_link(self) -> None:
        """The target in brackets, unless the text shows it already."""
        target, start = self._links.pop()
        shown = "".join(self._pieces[start:]).strip()
        bare = target.removeprefix("mailto:").removeprefix("tel:")
        if target and bare not in {shown, shown + "/"} and not target.startswith("#"):
            self._pieces.append(f" ({bare})" if shown else bare)


def _folded(breaks: re.Match[str]) -> str:
    """A blank line between paragraphs and for two breaks in a row, else one line's end."""
    run = breaks.group()
    return "\n\n" if _GAP in run or run.count("\n") > 1 else "\n"
