"""A pattern compiled: an RE2 expression over views, and the words without which it cannot match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import re2

from phrasebook.characters import latin, plain
from phrasebook.inflecting import FORMS, inflections, is_base_verb, lemma_of
from phrasebook.slots import PHRASES, SLOTS, WORD, is_when, slot_expression
from phrasebook.spelling import fold_word
from phrasebook.syntax import Anchor, Group, Mark, Node, PatternError, Slot, Word, parse
from phrasebook.view import View
from phrasebook.words import TAGS, dictionary, lexicon, tag_of

_END = r"[ ,;:.!?)\"\n]"
_PHRASE_TAGS = "".join(TAGS[kind] for kind in ("conjunction", "and", "preposition", "adverb"))
_PHRASE_END = rf"(?:[,;:.!?)\"\n]| -| [{_PHRASE_TAGS}])"
_CLAUSE_END = rf"(?:[,;:.!?)\n]| -| [{TAGS['conjunction']}{TAGS['and']}])"
_GREETING = rf"(?: (?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?: {WORD}){{0,3}}[,!])?"
_OPENING = rf"(?:\A|\n)(?: (?:\d{{1,2}}[.)]|-|\*|\xb7))?{_GREETING}"
_JOINERS = "|".join(tag_of(word) + word for word in ("and", "but", "so", "because", "then"))
_CLAUSE_START = rf"(?:[,;:(]| -| (?:{_JOINERS}))"
_MARKS = {",": ",?", ".": r"[.!]+", "!": r"[.!]+", "?": r"\?+", "-": " -", ";": ";", ":": ":"}
_MOST_TRIES = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern's match in a view; `slots` are view spans. `lead` is a dropped "Unfortunately, "."""

    start: int
    end: int
    slots: dict[str, tuple[int, int]]
    has_lead: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; `required` holds sets of words of which a view must have one each."""

    source: str
    expression: Any
    slots: tuple[tuple[int, Slot], ...]
    lead: int
    body: int
    required: tuple[frozenset[str], ...]
    literals: frozenset[str]
    sentences: int

    def find(self, view: View) -> Iterator[Found]:
        """Matches from left to right, not overlapping."""
        at = 0
        for _ in range(_MOST_TRIES):
            match = self.expression.search(view.text, at)
            if match is None:
                return
            found = self._found(match, view)
            if found is None:
                at = match.start(self.body) + 1
                continue
            yield found
            at = max(found.end, at + 1)

    def may_match(self, words: frozenset[str]) -> bool:
        """Whether the required words are there."""
        return all(not group.isdisjoint(words) for group in self.required)

    def _found(self, match: Any, view: View) -> Found | None:
        start, end = match.span(self.body)
        slots: dict[str, tuple[int, int]] = {}
        for group, slot in self.slots:
            left, right = match.span(group)
            if left >= 0:
                if not _fits(slot, plain(view.text[left:right].decode("latin-1")), view.text[left:right]):
                    return None
                slots.setdefault(slot.name, (left, right))
        lead = match.start(self.lead)
        has_lead = lead >= 0
        start = lead if has_lead else start
        start += view.text[start : start + 2] == b"\n "
        start += view.text[start : start + 1] == b" "
        return Found(start, end, slots, has_lead)


def _fits(slot: Slot, text: str, raw: bytes) -> bool:
    if slot.spec and slot.kind != "verb":
        return True
    if slot.kind in {"verb", "action"}:
        return (slot.kind == "verb" and bool(slot.spec)) or _verb_fits(
            text.split(maxsplit=1)[0], slot.form or "base"
        )
    if slot.kind == "gerund":
        return lemma_of(text.split(maxsplit=1)[0], "ing") is not None
    if slot.kind == "event":
        return not is_when(raw.decode("latin-1"))
    return True


def _verb_fits(word: str, form: str) -> bool:
    if form == "base":
        return word.islower() and is_base_verb(word)
    forms = FORMS if form == "any" else [form]
    return any(lemma_of(word, each) is not None for each in forms)


@dataclass
class _Compiler:
    pattern: str
    slots: dict[str, Slot] = field(default_factory=dict)
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
        mark = _MARKS.get(text[-1], re.escape(text))
        if last or text not in ".!":
            return mark
        self.breaks += 1
        return mark + r"\n"

    def word(self, text: str) -> str:
        parts = fold_word(text).split()
        self.literals.update(parts)
        return "".join(f" {tag_of(part)}{re.escape(latin(part))}" for part in parts)

    def slot(self, slot: Slot, *, last: bool) -> str:
        if slot.kind in phrase_slots():
            return f"(?:{'|'.join(self.sequence(parse(text), last=False) for text in phrase_slots()[slot.kind])})"
        if "'" in slot.kind:
            return self.word(slot.kind)
        group = f"{slot.name}__{len(self.slots)}"
        if slot.kind == "verb" and slot.spec:
            inner = "|".join(re.escape(form) for form in verb_forms(slot))
        elif slot.spec:
            inner = "|".join(self.alternative(text) for text in slot.spec)
        elif slot.kind in SLOTS:
            inner = slot_expression(slot.kind, last=last)
        else:
            kinds = ", ".join(sorted({*SLOTS, *phrase_slots()}))
            raise PatternError(
                f"{self.pattern!r}: no slot kind {slot.kind!r}; write {{{slot.kind}:a|b}} or use {kinds}"
            )
        self.slots[group] = slot
        return f" (?P<{group}>{inner})"

    def alternative(self, text: str) -> str:
        return self.sequence(parse(text), last=False).removeprefix(" ")


def verb_forms(slot: Slot) -> list[str]:
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
    return sorted(found, key=lambda word: (-len(word), word))


@cache
def lexicon_verbs() -> dict[str, tuple[str, ...]]:
    """Verb classes by their names in capitals."""
    return {name.upper(): tuple(words.split()) for name, words in lexicon("verbs").items()}


@cache
def phrase_slots() -> dict[str, tuple[str, ...]]:
    """Patterns of each phrase slot, longest first so that the fullest wording wins."""
    return {kind: tuple(sorted(found, key=len, reverse=True)) for kind, found in lexicon("phrases").items()}


@cache
def _lead() -> str:
    compiler = _Compiler("lead")
    inner = compiler.slot(Slot("sadly", "sadly", "", ()), last=False)
    return rf"(?P<lead>(?:\A|\n){inner}[,:]?(?: {tag_of('but')}but)?)"


def _prefix(opening: str) -> str:
    if opening == "^":
        return rf"(?:{_OPENING})"
    if opening == "<":
        return rf"(?:{_OPENING}|{_CLAUSE_START})"
    return ""


def _suffix(nodes: tuple[Node, ...], closing: str) -> str:
    if closing:
        return r"[.!?]*\n" if closing == "$" else _CLAUSE_END
    last = nodes[-1]
    return _PHRASE_END if isinstance(last, Slot) and last.kind in PHRASES and not last.spec else _END


@cache
def compile_pattern(source: str) -> Pattern:
    """The pattern, ready to search views.

    Raises:
        PatternError: it cannot be read, or is too large to run in linear time.
    """
    nodes = parse(source)
    opening = nodes[0].sign if isinstance(nodes[0], Anchor) else ""
    closing = nodes[-1].sign if isinstance(nodes[-1], Anchor) else ""
    core = nodes[bool(opening) : len(nodes) - bool(closing)]
    if not core or opening in {"$", ">"} or closing in {"^", "<"}:
        raise PatternError(f"{source!r}: write words between a start (^ or <) and an end ($ or >)")
    compiler = _Compiler(source)
    body = compiler.sequence(core, last=True)
    lead = _lead()
    start = rf"(?:{lead}|{_prefix(opening)})" if opening else f"{lead}?"
    expression = rf"(?s){start}(?P<m>{body}){_suffix(core, closing)}"
    compiled = _compile(source, expression)
    groups = {_text(name): number for name, number in compiled.groupindex.items()}
    return Pattern(
        source,
        compiled,
        tuple((groups[name], slot) for name, slot in compiler.slots.items()),
        groups["lead"],
        groups["m"],
        required_words(core),
        frozenset(compiler.literals),
        1 + compiler.breaks,
    )


def _text(name: str | bytes) -> str:
    return name if isinstance(name, str) else name.decode("latin-1")


def _compile(source: str, expression: str) -> Any:
    options = re2.Options()
    options.encoding = options.Encoding.LATIN1
    options.case_sensitive = False
    options.log_errors = False
    try:
        return re2.compile(expression.encode("latin-1"), options)
    except re2.error as error:
        raise PatternError(
            f"{source!r}: too large or not readable ({error}); use fewer alternatives"
        ) from error


def required_words(nodes: tuple[Node, ...]) -> tuple[frozenset[str], ...]:
    """Sets of words of which one each must be in a view, the rarest set first."""
    groups = [group for node in nodes for group in _required(node)]
    return tuple(
        sorted(
            set(groups), key=lambda group: (sum(dictionary().get(word, 0) for word in group), sorted(group))
        )
    )


def _required(node: Node) -> list[frozenset[str]]:
    match node:
        case Word(text):
            return [frozenset({part}) for part in fold_word(text).split()]
        case Slot(_, "verb", _, spec) if spec:
            return [frozenset(verb_forms(node))]
        case Slot(_, _, _, spec) if spec:
            return _one_of([required_words(parse(text)) for text in spec])
        case Slot(_, kind, _, _) if kind in phrase_slots():
            return _one_of([required_words(parse(text)) for text in phrase_slots()[kind]])
        case Slot(_, kind, _, _) if "'" in kind:
            return _required(Word(kind))
        case Group(branches, False):
            return _one_of([required_words(branch) for branch in branches])
        case _:
            return []


def _one_of(branches: list[tuple[frozenset[str], ...]]) -> list[frozenset[str]]:
    """One set that any of the branches needs a word of, if each branch needs one at all."""
    if not all(branches):
        return []
    return [frozenset().union(*(branch[0] for branch in branches))]
