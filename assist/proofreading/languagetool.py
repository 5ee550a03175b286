"""LanguageTool's client: language-tool-python against a server of ours or of the team, never the public one.

LanguageTool counts UTF-16 code units and language-tool-python converts them with state shared by all
threads. So each character beyond the basic plane is sent as one stand-in from the basic plane: positions
are then the same in both systems, and this is the only file that knows.
"""

from __future__ import annotations

import threading
import unicodedata
from typing import Any

import language_tool_python
from language_tool_python.exceptions import LanguageToolError

from assist.proofreading.issue import Issue, IssueKind, IssueSeverity
from assist.proofreading.locales import languagetool_code
from assist.proofreading.server.contract import NAME, LanguageToolFailure
from assist.text.spans import Span

# The package's own 300 s would keep a thread for minutes; ours is above the server's own limit a check.
_TIMEOUT_SECONDS = 35
# A draft must not pass through a proxy that the environment names.
_NO_PROXIES = {"http": "", "https": ""}
_STAND_IN = "☺"
_ERROR_TYPES = {"misspelling", "grammar", "duplication", "whitespace", "inconsistency", "non-conformance"}
_SPELLERS = (
    "MORFOLOGIK_RULE",
    "HUNSPELL_RULE",
    "GERMAN_SPELLER_RULE",
    "SPELLER_RULE",
    "EN_CONTRACTION_SPELLING",
)
# Hyphens and accents that house style decides.
_HINT_RULES = ("EN_COMPOUNDS_", "EN_DIACRITICS", "A_THANK_YOU")
_HINT_CATEGORIES = {
    "STYLE",
    "REDUNDANCY",
    "PLAIN_ENGLISH",
    "PUNCTUATION",
    "CASING",
    "BRE_STYLE_OXFORD_SPELLING",
}


class _Client(language_tool_python.LanguageTool):  # type: ignore[misc] # the package's types are not followed
    _TIMEOUT = _TIMEOUT_SECONDS


class LanguageToolClient:
    """Speaks to the server at one URL. Safe to share between threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._lock = threading.Lock()
        self._clients: dict[str, _Client] = {}
        self._codes: frozenset[str] = frozenset()

    def code_for(self, locale: str) -> str | None:
        """What the server calls `locale`, ready to be checked in; None when it has no such language.

        Raises:
            LanguageToolFailure: the server does not answer.
        """
        try:
            with self._lock:
                if not self._codes:
                    self._codes = frozenset(self._connect("en-US")._get_languages())
                known = (code for code in self._codes if len(code) <= 7 and code != "auto")
                code = languagetool_code(locale, known)
                if code is not None:
                    self._connect(code)
                return code
        except (LanguageToolError, KeyError, TypeError, ValueError) as error:
            raise self._failure(error) from error

    def check(self, text: str, code: str) -> tuple[Issue, ...]:
        """Issues of `text` in the language with LanguageTool's `code`, in order.

        Raises:
            LanguageToolFailure: no answer, or none that could be read.
        """
        sent = _plane_zero(text)
        try:
            with self._lock:
                client = self._connect(code)
            matches = client.check(sent)
        except (LanguageToolError, KeyError, TypeError, ValueError) as error:
            raise self._failure(error) from error
        return tuple(sorted((_issue(match, text, sent) for match in matches), key=lambda issue: issue.span))

    def _connect(self, code: str) -> _Client:
        """The client for `code`; making one asks the server for its languages, so it is kept."""
        if code not in self._clients:
            self._clients[code] = _Client(code, remote_server=self.url, proxies=_NO_PROXIES)
        return self._clients[code]

    def _failure(self, error: BaseException) -> LanguageToolFailure:
        """Says which kinds of error it was, outermost first; never their words, which may quote the text."""
        below = f" after {type(error.__cause__).__name__}" if error.__cause__ else ""
        return LanguageToolFailure(f"LanguageTool at {self.url}: {type(error).__name__}{below}")


def _plane_zero(text: str) -> str:
    """`text` with the same length, without anything that is two UTF-16 units, half a pair, or NUL."""
    if text.isascii() and "\0" not in text:
        return text
    return "".join(map(_sendable, text))


def _sendable(character: str) -> str:
    code = ord(character)
    if code > 0xFFFF:
        return "x" if unicodedata.category(character).startswith("L") else _STAND_IN
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code == 0 else character


def _issue(match: Any, text: str, sent: str) -> Issue:
    span = Span(match.offset, min(match.offset + match.error_length, len(text)))
    kind, severity = _weight(match)
    # A replacement would carry our stand-ins, so a match over one has none.
    replacements = tuple(match.replacements[:8]) if span.of(text) == span.of(sent) else ()
    return Issue(span, kind, severity, replacements, match.message, match.rule_id, (NAME,))


def _weight(match: Any) -> tuple[IssueKind, IssueSeverity]:
    if (
        match.rule_id.startswith(_HINT_RULES)
        or match.category in _HINT_CATEGORIES
        or match.rule_issue_type not in _ERROR_TYPES
    ):
        return "style", "hint"
    if match.rule_issue_type == "whitespace":
        return "spacing", "error"
    return ("spelling" if match.rule_id.startswith(_SPELLERS) else "grammar"), "error"
