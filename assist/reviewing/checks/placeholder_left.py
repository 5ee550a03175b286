"""A placeholder that nobody filled."""

from __future__ import annotations

import re

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.folding import folded
from assist.reviewing.checks.wordlists.lexicon import Lexicon, load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "placeholder_left"
_AROUND = 40  # characters in which a verb like "press" or "replace" explains the brackets
# Each shape with the name inside; what counts as a name is settled below.
_SHAPES = (
    re.compile(r"\{\{\{?\s*(?P<name>[^{}\n]{1,60}?)\s*\}?\}\}"),
    re.compile(r"\{%-?\s*(?P<name>[^{}\n]{1,60}?)\s*-?%\}"),
    re.compile(r"\$?\{(?P<name>[A-Za-z][\w .-]{0,40})\}"),
    re.compile(r"\$(?P<name>[A-Z][A-Z_]{2,30})\b"),
    re.compile(r"\[\[?(?P<name>[^\[\]\n]{1,60})\]\]?(?!\()"),
    re.compile(r"<{1,2}(?P<name>[A-Za-z][^<>\n]{0,40})>{1,2}"),
    re.compile(r"«(?P<name>[A-Za-z][^«»\n]{0,40})»"),
    re.compile(r"(?<![\w%])%{1,2}(?P<name>[A-Za-z][A-Za-z_ .-]{1,30})%{1,2}(?!\w)"),
    re.compile(r"\*\|(?P<name>[^|\n]{1,40})\|\*"),
    re.compile(r"(?<!\w)#{1,2}(?P<name>[A-Za-z][A-Za-z_]{2,30})#{1,2}(?!\w)"),
    re.compile(r"(?<!\w)__(?P<name>[A-Za-z][A-Za-z_ ]{1,30})__(?!\w)"),
)

_SIGN = re.compile(r"[{\[<«%*#_$]")  # without one of these, the text holds none of the shapes


def check(context: CheckContext) -> list[Finding]:
    """One finding for each placeholder, to stop the draft; keys, labels and the subject itself are none."""
    words = load_lexicon(KIND)
    if words.has("about_placeholders", context.customer.text):
        return []
    text = _text(context)
    spans = [
        Span(*match.span())
        for shape in (_SHAPES if _SIGN.search(text) else ())
        for match in shape.finditer(text)
        if _is_unfilled(words, text, match)
    ]
    spans += [Span(*match.span()) for group in ("filler", "empty") for match in words.find(group, text)]
    said = folded(context.customer.document.text)
    outermost = [span for span in spans if not any(other != span and other.contains(span) for other in spans)]
    return [
        words.finding(span, "stop", message=f'"{span.of(context.document.text)}" is still to be filled in.')
        for span in sorted(set(outermost))
        if span.of(text) not in said
    ]


def _text(context: CheckContext) -> str:
    """The draft with code and quoted lines blanked; quotation marks may well hold a placeholder."""
    hidden = [mask.span for mask in context.document.masks if mask.kind in ("code", "quoted_line")]
    characters = list(context.document.text)
    for span in hidden:
        characters[span.start : span.end] = " " * len(span)
    return folded("".join(characters))


def _is_unfilled(words: Lexicon, text: str, match: re.Match[str]) -> bool:
    """Whether the brackets hold a field's name that stands where its value should."""
    name = match.group("name").strip()
    before = text[max(0, match.start() - _AROUND) : match.start()]
    if match.group().startswith("<") and words.has("html", name):
        return False
    if (
        words.has("key_or_label", name)
        or words.has("explained", before)
        or not any(mark.isalpha() for mark in name)
    ):
        return False
    if match.group().startswith("[") and not match.group().startswith("[["):
        return words.has("field", name) or words.has("order_to_writer", name)
    return True
