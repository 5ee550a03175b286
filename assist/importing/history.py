"""Past conversations: which saved reply answered which question, from a JSON line each."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast, get_args

from assist.conversation import Author, Conversation, Message
from assist.errors import InvalidInputError
from assist.importing.entries import Defaults, Rejected
from assist.importing.interchange import read_locale, read_names
from assist.importing.jsonl import count_lines, json_lines
from assist.importing.report import ImportReport, Progress, no_progress
from assist.retrieval.query import read_query, remembered
from assist.store.clock import as_time, derived_id
from assist.store.codec import dumped
from assist.store.limits import BODY_LIMIT, check_text
from assist.store.protocol import Store
from assist.store.records import Item
from assist.store.traces import Evidence, SentReply

# Given sent texts, for each the id of the saved reply it was made from, and how alike they are (0..1).
Matcher = Callable[[Sequence[str]], Sequence[tuple[str, float] | None]]
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Pick:
    """A line of a history: a question and what answered it; with `none_fits` no saved reply did.

    `remembered` is what ranking learns it by: the question after what the agent had said.
    """

    place: str
    question: str
    remembered: str
    source: str
    source_id: str
    none_fits: bool
    text: str
    team: str | None
    agent: str | None
    conversation_id: str | None
    locale: str | None
    tags: tuple[str, ...]
    sent_at: str
    origin: str


def import_history(
    store: Store,
    path: Path,
    defaults: Defaults,
    *,
    match: Matcher,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> ImportReport:
    """The report of learning from the file: sent replies to search, picks to rank by.

    Raises:
        UnreadableFileError: the file cannot be read.
    """
    started = time.monotonic()
    total = count_lines(path)
    counts: Counter[str] = Counter()
    rejections: list[Rejected] = []
    done = 0
    lines = _picks(path, defaults)
    while batch := list(islice(lines, _BATCH)):
        rejections += [line for line in batch if isinstance(line, Rejected)]
        picks = [line for line in batch if isinstance(line, Pick)]
        counts += _keep(store, picks, match, rejections, dry_run=dry_run)
        done += len(batch)
        progress(done, total)
    seconds = round(time.monotonic() - started, 3)
    return ImportReport(dry_run, done, seconds=seconds, rejections=tuple(rejections), **counts)


def _keep(
    store: Store, picks: Sequence[Pick], match: Matcher, rejections: list[Rejected], *, dry_run: bool
) -> Counter[str]:
    used, refused = _used_items(store, picks, match)
    rejections += refused
    sent = [_sent(pick, item) for pick, item in used if not pick.none_fits]
    silent = [_evidence(pick, None) for pick, _ in used if pick.none_fits]
    picked = [_evidence(pick, item) for pick, item in used if item is not None]
    unmatched = len(used) - len(silent) - len(picked)
    if dry_run:
        return Counter(created=len(used), unmatched=unmatched)
    with store.transaction():
        # Each line counts once: as what was sent, or as evidence where nothing was.
        new = store.sent_replies.add(sent) + store.evidence.add(silent)
        store.evidence.add(picked)
    return Counter(created=new, unchanged=len(used) - new, unmatched=unmatched)


def _evidence(pick: Pick, item: Item | None) -> Evidence:
    if item is None:
        return Evidence(pick.remembered, "", "nothing", team=pick.team, at=pick.sent_at, origin=pick.origin)
    return Evidence(pick.remembered, item.id, team=pick.team, at=pick.sent_at, origin=pick.origin)


def _used_items(
    store: Store, picks: Sequence[Pick], match: Matcher
) -> tuple[list[tuple[Pick, Item | None]], list[Rejected]]:
    """Each pick with the item that was used, None when its text is like no saved reply."""
    refused: list[Rejected] = []
    used: list[tuple[Pick, Item | None]] = []
    free = [pick for pick in picks if not pick.source_id and not pick.none_fits]
    matched = dict(zip((pick.origin for pick in free), match([pick.text for pick in free]), strict=True))
    for pick in picks:
        if pick.none_fits:
            used.append((pick, None))
        elif not pick.source_id:
            found = matched[pick.origin]
            used.append((pick, next(iter(store.items.many((found[0],))), None) if found else None))
        elif item := store.items.by_source(pick.source, pick.source_id):
            used.append((pick, item))
        else:
            refused.append(
                Rejected(
                    pick.place, f"no item {pick.source_id!r} from {pick.source}: import the replies first"
                )
            )
    return used, refused


def _sent(pick: Pick, item: Item | None) -> SentReply:
    return SentReply(
        question=pick.question,
        text=pick.text or (item.body if item else ""),
        id=derived_id("sent", pick.origin),
        item_id=item.id if item else None,
        conversation_id=pick.conversation_id,
        agent=pick.agent,
        team=pick.team,
        tags=pick.tags or (item.tags if item else ()),
        locale=pick.locale or (item.locale if item else None),
        sent_at=pick.sent_at,
        origin=pick.origin,
    )


def _picks(path: Path, defaults: Defaults) -> Iterator[Pick | Rejected]:
    """Each line read. The same line again is another pick, but not when the same file comes again."""
    seen: Counter[str] = Counter()
    for place, line in json_lines(path):
        if isinstance(line, Rejected):
            yield line
            continue
        content = derived_id("history", dumped(line))
        seen[content] += 1
        try:
            yield read_pick(place, line, f"{content}-{seen[content]}", defaults)
        except InvalidInputError as error:
            yield Rejected(place, str(error))


def read_pick(place: str, line: Mapping[str, Any], origin: str, defaults: Defaults) -> Pick:
    """The pick a line describes; `"source_id": null` without a text says that no saved reply fits.

    Raises:
        InvalidInputError: neither question nor messages, or nothing said about what was sent.
    """
    messages = _messages(line)
    text = _text(line, "text")
    source_id = _text(line, "source_id")
    if not text and not source_id and messages and messages[-1].author == "agent":
        text = messages.pop().text
    asked = Conversation(tuple(messages), subject=_text(line, "subject") or None)
    given = _text(line, "question")
    question = given or read_query(asked).last
    if not question.strip():
        raise InvalidInputError(
            "there is no question: give question, or messages of a customer", field="question"
        )
    none_fits = not text.strip() and "source_id" in line and line["source_id"] is None
    if not text.strip() and not source_id and not none_fits:
        raise InvalidInputError(
            'nothing was sent: give source and source_id, or text; "source_id": null says that nothing fits',
            field="text",
        )
    return Pick(
        place=place,
        question=question.strip(),
        remembered=(given or remembered(asked)).strip(),
        source=_text(line, "source") or defaults.source,
        source_id=source_id,
        none_fits=none_fits,
        text=text.strip(),
        team=_text(line, "team") or None,
        agent=_text(line, "agent") or None,
        conversation_id=_text(line, "conversation_id") or _text(line, "id") or None,
        locale=read_locale(line.get("locale") or defaults.locale),
        tags=read_names(line, "tags", ","),
        sent_at=as_time(line["sent_at"], field="sent_at") if line.get("sent_at") else "",
        origin=origin,
    )


def _messages(line: Mapping[str, Any]) -> list[Message]:
    """The messages that say something."""
    found = line.get("messages") or []
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        raise InvalidInputError('messages must be a list of {"author", "text"}', field="messages")
    messages = [Message(_author(one), _text(one, "text")) for one in found]
    return [message for message in messages if message.author != "note" and message.text.strip()]


def _author(message: Mapping[str, Any]) -> Author:
    said = _text(message, "author") or _text(message, "role")
    if said in get_args(Author):
        return cast(Author, said)
    raise InvalidInputError(
        f"a message's author {said[:40]!r} is not customer, agent or note", field="messages"
    )


def _text(line: Mapping[str, Any], field: str) -> str:
    value = line.get(field)
    if isinstance(value, Mapping):  # an agent may be given as in a conversation
        value = value.get("id") or value.get("name")
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InvalidInputError(f"{field} must be text, not {type(value).__name__}", field=field)
    text = str(value)
    check_text(text, field, BODY_LIMIT)
    return text
