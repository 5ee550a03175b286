"""From a pattern's nodes to the text of an RE2 expression over views."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from phrasebook.english.characters import latin
from phrasebook.english.inflecting import FORMS, inflections, is_base_verb
from phrasebook.english.spelling import fold_word
from phrasebook.english.words import TAGS, lexicon, tag_of
from phrasebook.patterns.slots import PHRASES, SLOTS, slot_expression
from phrasebook.patterns.syntax import Anchor, Group, Mark, Node, PatternError, Slot, Word, parse

_END = r"[ ,;:.!?)\"\n]"
_PHRASE_TAGS = "".join(TAGS[kind] for kind in ("conjunction", "and", "preposition", "adverb"))
_PHRASE_END = rf"(?:[,;:.!?)\"\n]| -| [{_PHRASE_TAGS}])"
_CLAUSE_END = rf"(?:[,;:.!?)\n]| -| [{TAGS['conjunction']}{TAGS['and']}])"
_MARKS = {",": ",?", ",,": ",", ".": r"[.!]+", "!": r"[.!]+", "?": r"\?+", "-": " -", ";": ";", ":": ":"}


@dataclass
class Expression:
    """Builds an expression and notes the slots, literal words and sentence breaks it met."""

    pattern: str
    slots: list[Slot] = field(default_factory=list)
    literals: set[str] = field(default_factory=set)
    breaks: int = 0

    def sequence(self, nodes: tuple[Node, ...], *, last: bool) -> str:
        return "".join(
            self.node(node, last=last and index == len(nodes) - 1) for index, node in enumerate(nodes)
        )

    def node(self, node: Node, *, last: bool) -> str:
        match node:
            case Word(text):
                return self.word(text)
            case Mark(text):
                return self.mark(text, last=last)
            case Anchor(sign):
                raise PatternError(
                    f"{self.pattern!r}: {sign!r} stands only at the pattern's own start or end"
                )
            case Group(branches, optional):
                inner = "|".join(self.sequence(branch, last=last and not optional) for branch in branches)
                return f"(?:{inner})" + ("?" if optional else "")
            case Slot():
                return self.slot(node, last=last)

    def mark(self, text: str, *, last: bool) -> str:
        mark = _MARKS.get(text) or _MARKS.get(text[-1], re.escape(text))
        if last or text not in ".!?":
            return mark
        self.breaks += 1
        return mark + r"\n"

    def word(self, text: str) -> str:
        literals, expression = _word(text)
        self.literals.update(literals)
        return expression

    def slot(self, slot: Slot, *, last: bool) -> str:
        if slot.kind in phrase_slots():
            return f"(?:{'|'.join(self.part(text) for text in phrase_slots()[slot.kind])})"
        if "'" in slot.kind:
            return self.word(slot.kind)
        place = len(self.slots)
        if slot.kind == "verb" and slot.spec:
            inner = "|".join(tag_of(form) + re.escape(form) for form in verb_forms(slot))
        elif slot.spec:
            inner = "|".join(self.part(text).removeprefix(" ") for text in slot.spec)
        elif slot.kind in SLOTS:
            inner = slot_expression(slot.kind, last=last)
        else:
            kinds = ", ".join(sorted({*SLOTS, *phrase_slots()}))
            raise PatternError(
                f"{self.pattern!r}: no slot kind {slot.kind!r}; write {{{slot.kind}:a|b}} or use {kinds}"
            )
        self.slots.insert(place, slot)
        return f" ({inner})"

    def part(self, text: str) -> str:
        """The expression of an alternative or a phrase; most stand in many patterns."""
        part = _part(text)
        self.slots += part.slots
        self.literals |= part.literals
        self.breaks += part.breaks
        return part.expression


@dataclass(frozen=True, slots=True)
class _Part:
    expression: str
    slots: tuple[Slot, ...]
    literals: frozenset[str]
    breaks: int


@cache
def _part(text: str) -> _Part:
    part = Expression(text)
    expression = part.sequence(nodes_of(text), last=False)
    return _Part(expression, tuple(part.slots), frozenset(part.literals), part.breaks)


@cache
def _word(text: str) -> tuple[tuple[str, ...], str]:
    """The words of a literal, folded, and their expression."""
    parts = tuple(fold_word(text).split())
    return parts, "".join(f" {tag_of(part)}{re.escape(latin(part))}" for part in parts)


@cache
def verb_forms(slot: Slot) -> tuple[str, ...]:
    """Every word a verb slot with a list or class may match, longest first."""
    classes = lexicon_verbs()
    lemmas = [lemma for part in slot.spec for lemma in classes.get(part, (part,))]
    names = list(FORMS) if slot.form == "any" else [slot.form or "base"]
    if not set(names) <= set(FORMS):
        raise PatternError(f"no verb form {slot.form!r}; use {', '.join([*FORMS, 'any'])}")
    found = {fold_word(word) for lemma in lemmas for name in names for word in inflections(lemma, name)}
    missing = [lemma for lemma in lemmas if not is_base_verb(lemma)]
    if missing:
        raise PatternError(
            f"{missing[0]!r} is no verb's base form; use a literal, or capitals for a verb class"
        )
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def lexicon_verbs() -> dict[str, tuple[str, ...]]:
    """Verb classes by their names in capitals."""
    return {name.upper(): tuple(words.split()) for name, words in lexicon("verbs").items()}


@cache
def nodes_of(text: str) -> tuple[Node, ...]:
    """The nodes of an alternative or a phrase; the same ones stand in many patterns.

    Raises:
        PatternError: as `parse` does.
    """
    return parse(text)


@cache
def phrase_slots() -> dict[str, tuple[str, ...]]:
    """Patterns of each phrase slot, longest first so that the fullest wording wins."""
    return {kind: tuple(sorted(found, key=len, reverse=True)) for kind, found in lexicon("phrases").items()}


def suffix(nodes: tuple[Node, ...], closing: str) -> str:
    """What must follow the match."""
    if closing:
        return r"[.!?]*\n" if closing == "$" else _CLAUSE_END
    last = nodes[-1]
    return _PHRASE_END if isinstance(last, Slot) and last.kind in PHRASES and not last.spec else _END
