"""Harper: a fast English grammar checker without Java, on a thread of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import harper

from assist.proofreading.issue import Issue, IssueKind, IssueSeverity
from assist.proofreading.local.contract import HARPER
from assist.proofreading.locales import is_british
from assist.proofreading.near_words import near_words
from assist.proofreading.proper_names import is_greeted
from assist.proofreading.ranker import rank
from assist.recent import Recent
from assist.text.spans import Span

_SPELLER = "SpellCheck"
_SPELLING_RULES = {_SPELLER, "SplitWords", "OpenCompounds", "OrthographicConsistency"}
_LIKELY = 4  # of our own candidates, each is looked up
_CANONICAL = "OrthographicConsistency"
_CAPITAL = "SentenceCapitalization"


@dataclass(frozen=True)
class _Weights:
    """How Harper's kinds and rules count for us (data/harper.toml)."""

    kinds: Mapping[str, tuple[IssueKind, IssueSeverity]]
    off: frozenset[str]  # not run at all
    hint: frozenset[str]
    error: frozenset[str]
    fine: frozenset[str]  # words that Harper does not know and that are no slips
    meant: Mapping[str, str]  # what chat words stand for


@cache
def _weights() -> _Weights:
    data = tomllib.loads(files("assist.proofreading").joinpath("data/harper.toml").read_text("utf-8"))
    kinds = {name: (kind, severity) for name, (kind, severity) in data["kinds"].items()}
    rules = data["rules"]
    off = frozenset(rules["off"]) | frozenset(rules["unused"])
    words = data["words"]
    hint, error, fine = frozenset(rules["hint"]), frozenset(rules["error"]), frozenset(words["fine"].split())
    return _Weights(kinds, off, hint, error, fine, words["meant"])


class HarperEngine:
    """Checks English texts. Building a dialect's linter takes a second, once."""

    def __init__(self) -> None:
        # One thread for all checks: a Linter used by two at once raises, and on each new thread Harper builds
        # something anew for the first unknown word, which takes two seconds (measured).
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="harper")
        self._linters: dict[harper.Dialect, harper.Linter] = {}
        self._nearby: Recent[tuple[int, str], tuple[str, ...]] = Recent(2000)

    @property
    def is_loaded(self) -> bool:
        """Whether a first linter has been built."""
        return bool(self._linters)

    def load(self, locale: str = "en-US") -> None:
        """Builds the linter for `locale` now, so that the first check need not wait for it."""
        self._worker.submit(self._linter, locale).result()

    def check(self, text: str, locale: str) -> tuple[Issue, ...]:
        """Issues of an English `text`, in order; spelling suggestions are ranked."""
        return self.begin(text, locale)()

    def begin(self, text: str, locale: str) -> Callable[[], tuple[Issue, ...]]:
        """Begins a check of `text` outside of Python's lock; what comes back waits for its issues."""
        linting = self._worker.submit(self._lint, text, locale)

        def issues() -> tuple[Issue, ...]:
            found, near = linting.result()
            return _as_issues(found, text, near)

        return issues

    def _lint(
        self, text: str, locale: str
    ) -> tuple[Mapping[str, list[harper.Lint]], Mapping[str, tuple[str, ...]]]:
        """Lints by rule, and what is near each word that Harper does not know."""
        linter = self._linter(locale)
        found = linter.organized_lints(text, language="plaintext", dedup=False)
        misspelt = {lint.problem_text for lint in found.get(_SPELLER, ())}
        return found, {word: self._near(word, linter) for word in sorted(misspelt)}

    def _near(self, word: str, linter: harper.Linter) -> tuple[str, ...]:
        """Words near a misspelt one that are right in the linter's dialect; Harper offers three at most."""
        key = (linter.dialect, word)
        if key not in self._nearby:
            likely = rank(word, near_words(word))[:_LIKELY]
            right = (new for new in likely if not linter.lint(new, language="plaintext"))
            self._nearby.put(key, tuple(right))
        return self._nearby.get(key) or ()

    def _linter(self, locale: str) -> harper.Linter:
        dialect = harper.Dialect.BRITISH if is_british(locale) else harper.Dialect.AMERICAN
        if dialect not in self._linters:
            linter = harper.Linter(dialect)
            linter.set_lint_config(dict.fromkeys(_weights().off, False))
            linter.lint("Ready.", language="plaintext")  # some of it is built with the first text
            self._linters[dialect] = linter
        return self._linters[dialect]


def _as_issues(
    found: Mapping[str, list[harper.Lint]], text: str, near: Mapping[str, tuple[str, ...]]
) -> tuple[Issue, ...]:
    """One issue a span: several rules on the same word become one list of replacements."""
    by_span: dict[Span, list[tuple[str, harper.Lint]]] = {}
    for rule, lints in found.items():
        for lint in lints:
            span = Span(lint.span.start, lint.span.end)
            if rule == _SPELLER and span.of(text) in _weights().fine:
                continue
            if not (rule == _CANONICAL and span.of(text).istitle()):  # Sam and Max are people, not acronyms
                by_span.setdefault(span, []).append((rule, lint))
    return tuple(_issue(span, by_span[span], text, near) for span in sorted(by_span))


def _issue(
    span: Span, found: list[tuple[str, harper.Lint]], text: str, near: Mapping[str, tuple[str, ...]]
) -> Issue:
    weighed = [(_weight(rule, lint), rule, lint) for rule, lint in found]
    # An error outweighs a hint; SpellCheck outweighs the rules that only split or join the word.
    (kind, severity), rule, lint = min(weighed, key=lambda item: (item[0][1] != "error", item[1] != _SPELLER))
    if rule == _SPELLER:  # a capital is no cure for “dont”
        found = [(name, one) for name, one in found if name != _CAPITAL]
    replacements = list(dict.fromkeys(new for _, one in found for new in _replacements(one, span.of(text))))
    if meant := _weights().meant.get(span.of(text)):
        replacements = [meant]
    elif rule in _SPELLING_RULES:
        ranked = rank(span.of(text), [*replacements, *near.get(span.of(text), ())])
        # “hey sam” greets a person and no system.
        named = is_greeted(text, span.start)
        replacements = [new.title() if named and new == span.of(text).upper() else new for new in ranked]
    message = f"“{span.of(text)}” may be misspelt." if rule == _SPELLER else lint.message.replace("`", "'")
    return Issue(span, kind, severity, tuple(replacements), message, f"HARPER_{rule}", (HARPER,))


def _weight(rule: str, lint: harper.Lint) -> tuple[IssueKind, IssueSeverity]:
    weights = _weights()
    kind, severity = weights.kinds.get(lint.lint_kind, ("style", "hint"))
    if rule in weights.error:
        severity = "error"
    elif rule in weights.hint:
        severity = "hint"
    return kind, severity


def _replacements(lint: harper.Lint, original: str) -> list[str]:
    """What would stand in the lint's span after each suggestion."""
    # A removal's text is empty, so it reads like a replacement.
    return [
        original + suggestion.replacement_text
        if suggestion.kind == harper.SuggestionKind.INSERT_AFTER
        else suggestion.replacement_text
        for suggestion in lint.suggestions
    ]
