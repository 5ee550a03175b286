"""A greeting with somebody else's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.names import parse_name, same_person
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "wrong_name"
_AND = re.compile(r"\s+(?:and|or|&)\s+|\s*[&/]\s*", re.IGNORECASE)


def check(context: CheckContext) -> list[Finding]:
    """One finding, to stop the draft, at a name in address that cannot be the customer's."""
    known = context.customer.names
    if not known:
        return []
    words = load_lexicon(KIND)
    for span in _addressed(context):
        people = [parse_name(part) for part in _AND.split(span.of(context.prose)) if part]
        named = [person for person in people if person is not None]
        agent = parse_name(context.customer.agent_name or "")
        if named and not any(same_person(one, other) for one in named for other in (*known, agent)):
            return [
                words.finding(
                    span, "stop", message=f'The customer is not called "{span.of(context.document.text)}".'
                )
            ]
    return []


def _addressed(context: CheckContext) -> Iterator[Span]:
    """Spans of names the draft speaks to; words that are no names are left out."""
    text, sentences = context.prose, context.sentences
    greeting = load_lexicon("names").expression("greeting").match(text)
    if greeting and _is_name(greeting.group("names")):
        yield Span(*greeting.span("names"))
    last = sentences[-1][0].span if sentences else Span(0, 0)
    for match in load_lexicon("names").find("addressed", text):
        # "Thanks, Sam" as the last words is the agent's own name.
        if not (len(sentences) > 1 and last.start <= match.start() and match.end() + 1 >= last.end):
            yield Span(*match.span("names"))


def _is_name(text: str) -> bool:
    """Whether the words after a greeting can be a name: few, and none of everyday speech."""
    tokens = text.split()
    if len(tokens) > 5 or load_lexicon(KIND).has("no_name", text):
        return False
    name = parse_name(text)
    titled = name is not None and name.title is not None
    return len(tokens) <= 1 or titled or any(token[0].isupper() for token in tokens)
