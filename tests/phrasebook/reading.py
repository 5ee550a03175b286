"""How the tests look at patterns."""

from __future__ import annotations

from phrasebook.checking import find_in_text, rewrite_with
from phrasebook.matching import Matcher
from phrasebook.patterns.folding import Folder
from phrasebook.patterns.opaque import find_opaque
from phrasebook.patterns.pattern import compile_pattern
from phrasebook.patterns.view import View, read_view
from phrasebook.rule import Rule

FOLDER = Folder(frozenset({"until", "refund", "unfortunately", "available", "product"}))


def view_of(text: str) -> View:
    """`text` as one sentence."""
    return read_view(text, [(0, len(text))], find_opaque(text), FOLDER)


def found(pattern: str, text: str) -> list[tuple[str, dict[str, str]]]:
    """(matched words, slots) of each match in a text of one sentence."""
    view = view_of(text)
    return [
        (view.copy(each.start, each.end), {name: view.copy(*span) for name, span in each.slots.items()})
        for each in compile_pattern(pattern).find(view)
    ]


def slots(pattern: str, text: str) -> dict[str, str]:
    """The slots of the only match."""
    (match,) = found(pattern, text)
    return match[1]


def rewritten(text: str, find: str | list[str], say: str | list[str], **fields: object) -> str:
    """`text` after a rule made here."""
    rule = Rule("test.rule", _tuple(find), _tuple(say), **fields)  # type: ignore[arg-type]
    return rewrite_with(Matcher([rule]), text)


def spans(rule: Rule, text: str) -> list[str]:
    """The words of `text` at each match of a rule."""
    return [text[match.start : match.end] for match in find_in_text(Matcher([rule]), text)]


def _tuple(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
