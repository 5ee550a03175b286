"""Text meant for colleagues, or about another customer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.folding import folded
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "internal_text"
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_NOTE_SHINGLE = 8  # this many words in a row, taken from an internal note, are no accident
_WORD = re.compile(r"\w+")
_FREEMAIL = re.compile(
    r"@(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|gmx|web|proton(?:mail)?|aol|mail)\.", re.I
)


def check(context: CheckContext) -> list[Finding]:
    """One finding, to stop the draft, for each internal host, note to a colleague or stranger's address."""
    words = load_lexicon(KIND)
    text = folded(context.document.text)
    found = [words.finding(Span(*match.span()), "stop") for match in words.find("internal", text)]
    found += [
        words.finding(Span(*match.span()), "stop", message=words.tables["stranger"]["message"])
        for match in _EMAIL.finditer(text)
        if _is_strangers(context, match.group())
    ]
    found += [
        words.finding(span, "stop", message=words.tables["note"]["message"])
        for span in _from_notes(context, text)
    ]
    return found


def _is_strangers(context: CheckContext, address: str) -> bool:
    """Whether a private mailbox is named that neither side has mentioned: another customer's, perhaps."""
    conversation = context.conversation
    if conversation is None or not _FREEMAIL.search(address):
        return False
    ours = (
        conversation.customer.email,
        conversation.agent.email,
        *(message.text for message in conversation.messages),
    )
    return bool(conversation.messages) and not any(address.lower() in (text or "").lower() for text in ours)


def _from_notes(context: CheckContext, text: str) -> Iterator[Span]:
    """Stretches of the draft that stand word for word in an internal note and in no message."""
    conversation = context.conversation
    notes = (
        [message.text for message in conversation.messages if message.author == "note"]
        if conversation
        else []
    )
    if not notes or conversation is None:
        return
    secret = {shingle for note in notes for shingle, _ in _shingles(folded(note))}
    open_ = {
        s
        for message in conversation.messages
        if message.author != "note"
        for s, _ in _shingles(folded(message.text))
    }
    spans = [span for shingle, span in _shingles(text) if shingle in secret - open_]
    if spans:
        yield Span(spans[0].start, spans[-1].end)


def _shingles(text: str) -> Iterator[tuple[tuple[str, ...], Span]]:
    matches = list(_WORD.finditer(text.lower()))
    for at in range(len(matches) - _NOTE_SHINGLE + 1):
        run = matches[at : at + _NOTE_SHINGLE]
        yield tuple(match.group() for match in run), Span(run[0].start(), run[-1].end())
