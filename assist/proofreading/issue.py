"""What proofreading hands back: issues, which engines answered, and how the engines are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from assist.text.spans import Span

IssueKind = Literal["spelling", "grammar", "spacing", "style"]
IssueSeverity = Literal["error", "hint"]
EngineState = Literal["ready", "starting", "off", "broken"]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something wrong, or worth a look, at a span of the text that was checked.

    `replacements` are ranked, best first. `dominant`: the sources agree on the first one and it may be
    applied without asking.
    """

    span: Span
    kind: IssueKind
    severity: IssueSeverity
    replacements: tuple[str, ...]
    message: str
    rule_id: str
    sources: tuple[str, ...]
    dominant: bool = False

    def shifted(self, by: int) -> Issue:
        """The same issue, `by` characters further right."""
        return replace(self, span=self.span.shifted(by))


@dataclass(frozen=True, slots=True)
class Proofreading:
    """One text's issues in order; `engines` answered, `degraded` should have and did not.

    `checked` is False when no engine knows the language: no issues then means nothing.
    """

    issues: tuple[Issue, ...]
    engines: tuple[str, ...]
    degraded: tuple[str, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """How an engine is, for `/readyz` and `doctor`; `reason` is in plain words and empty when ready."""

    name: str
    state: EngineState
    version: str | None = None
    reason: str = ""
