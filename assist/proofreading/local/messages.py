"""What goes between us and the process of the local engines: JSON, a line each way."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any, Literal

from assist.proofreading.issue import Issue
from assist.proofreading.local.contract import Engines
from assist.text.spans import Span

Errand = Literal["load", "warm_up", "check"]


@dataclass(frozen=True, slots=True)
class Request:
    """Something to do; `texts` is empty unless it is a check."""

    errand: Errand
    locale: str = "en-US"
    texts: tuple[str, ...] = ()

    def done_by(self, engines: Engines) -> Sequence[Sequence[Issue]]:
        """The issues of each text, or nothing, once the engines have done it."""
        if self.errand == "check":
            return engines.check(self.texts, self.locale)
        if self.errand == "load":
            engines.load(self.locale)
        else:
            engines.warm_up()
        return ()


class EngineError(RuntimeError):
    """An engine failed on a text; `str()` is its traceback."""


def pack_request(request: Request) -> bytes:
    """A line; half characters are escaped, so any text can be in it."""
    return _line(astuple(request))


def unpack_request(line: bytes) -> Request:
    """The request of a line."""
    errand, locale, texts = json.loads(line)
    return Request(errand, locale, tuple(texts))


def pack_answer(answer: Sequence[Sequence[Issue]]) -> bytes:
    """The issues of each text as a line."""
    return _line([[astuple(issue) for issue in issues] for issues in answer])


def pack_failure(traceback: str) -> bytes:
    """What went wrong as a line."""
    return _line(traceback)


def unpack_answer(line: bytes) -> list[tuple[Issue, ...]]:
    """The issues of each text.

    Raises:
        EngineError: there are none.
    """
    answer = json.loads(line)
    if isinstance(answer, str):
        raise EngineError(answer)
    return [tuple(_issue(*values) for values in issues) for issues in answer]


def _line(values: Any) -> bytes:
    return json.dumps(values).encode() + b"\n"


def _issue(span: list[int], kind: Any, severity: Any, replacements: list[str], *rest: Any) -> Issue:
    message, rule_id, sources, dominant = rest
    return Issue(Span(*span), kind, severity, tuple(replacements), message, rule_id, tuple(sources), dominant)
