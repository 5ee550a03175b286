"""The bodies of the HTTP contract, to and from our own types: for the API and for `--json` alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, cast, get_args

from assist.conversation import NO_VARIABLES, Author, Conversation, Message, Person
from assist.errors import InvalidInputError
from assist.retrieval.suggestion import Reason, Suggestion, SuggestionRequest, SuggestionSet
from assist.reviewing.edits import Edit, Finding
from assist.reviewing.order.blocks import Goal
from assist.reviewing.review import Review, ReviewRequest

AUTHORS = get_args(Author)


def conversation_from(body: Mapping[str, Any] | None) -> Conversation | None:
    """The conversation in an API body.

    Raises:
        InvalidInputError: an author is unknown, or something is not of the kind it must be.
    """
    if body is None:
        return None
    messages = body.get("messages", [])
    if not isinstance(messages, list):
        raise InvalidInputError("conversation.messages must be a list", field="conversation.messages")
    return Conversation(
        messages=tuple(_message(message, number) for number, message in enumerate(messages)),
        customer=_person(body.get("customer")),
        agent=_person(body.get("agent")),
        variables={str(name): str(value) for name, value in (body.get("variables") or NO_VARIABLES).items()},
        **{name: body.get(name) for name in ("id", "channel", "locale", "subject", "team")},
    )


def _message(body: object, number: int) -> Message:
    field = f"conversation.messages[{number}]"
    if not isinstance(body, Mapping) or not isinstance(body.get("text"), str):
        raise InvalidInputError(f"{field} needs a text", field=field)
    author = body.get("author", "customer")
    if author not in AUTHORS:
        raise InvalidInputError(
            f"{field}.author is {author!r}; it may be {', '.join(AUTHORS)}", field=f"{field}.author"
        )
    return Message(author=author, text=body["text"], sent_at=body.get("sent_at"))


def _person(body: Mapping[str, Any] | None) -> Person:
    body = body or {}
    return Person(id=body.get("id"), name=body.get("name"), email=body.get("email"))


def suggestion_request(body: Mapping[str, Any]) -> SuggestionRequest:
    """The suggestions asked for by an API body.

    Raises:
        InvalidInputError: there is no conversation.
    """
    conversation = conversation_from(body.get("conversation"))
    if conversation is None:
        raise InvalidInputError("conversation is missing", field="conversation")
    return SuggestionRequest(
        conversation=conversation,
        draft=body.get("draft"),
        kinds=tuple(body.get("kinds") or ("saved_reply", "article")),
        limit=body.get("limit") or 5,
        include_abstained=bool(body.get("include_abstained", False)),
    )


def suggestions_body(found: SuggestionSet) -> dict[str, Any]:
    """Suggestions as the API answers them."""
    return {
        "suggestion_set_id": found.id,
        "abstained": found.abstained,
        "abstain_reason": found.abstain_reason,
        "data": [_suggestion(suggestion) for suggestion in found.data],
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    item = suggestion.item
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "score": suggestion.score,
        "probability": round(suggestion.probability, 4),
        "passage": {"text": suggestion.passage_text, **_span(suggestion.passage)},
        "url": item.url,
        "source": {"name": item.source, "id": item.source_id},
        "rendered": suggestion.rendered,
        "unfilled": list(suggestion.unfilled),
        "reasons": [_reason(reason) for reason in suggestion.reasons],
        "similar": list(suggestion.similar),
        "updated_at": item.updated_at,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    said = {"kind": reason.kind, "value": reason.value, "terms": list(reason.terms), "text": reason.text}
    return {name: value for name, value in said.items() if value not in (None, [])}


def review_request(body: Mapping[str, Any]) -> ReviewRequest:
    """The review asked for by an API body.

    Raises:
        InvalidInputError: the goal is unknown, or the draft is no text.
    """
    draft, goal = body.get("draft"), body.get("goal")
    if not isinstance(draft, str) or not draft.strip():
        raise InvalidInputError("draft is empty; send the words to review", field="draft")
    if goal is not None and goal not in get_args(Goal):
        raise InvalidInputError(f"goal is {goal!r}; it may be {' or '.join(get_args(Goal))}", field="goal")
    return ReviewRequest(
        draft=draft,
        goal=cast(Goal | None, goal),
        locale=body.get("locale"),
        conversation=conversation_from(body.get("conversation")),
        apply_ordering=body.get("apply_ordering", True),
        seq=body.get("seq"),
        muted=frozenset(body.get("muted") or ()),
    )


def review_body(review: Review) -> dict[str, Any]:
    """A review as the API answers it."""
    sentences = zip(review.document.sentences, review.roles, strict=True)
    return {
        "review_id": review.review_id,
        "seq": review.seq,
        "draft_fingerprint": review.draft_fingerprint,
        "revised": review.revised,
        "verdict": review.verdict,
        "edits": [_edit(number, edit) for number, edit in enumerate(review.edits, start=1)],
        "ordering": {
            "order": list(review.ordering.order),
            "applied": review.ordering.applied,
            "declined": review.ordering.declined,
            "declined_silently": review.ordering.declined_silently,
            "why": review.ordering.why,
            "goal": review.goal,
            "suggested_goal": review.ordering.suggested_goal,
        },
        "sentences": [
            {
                **_span(sentence.span),
                "role": role.role,
                "probability": round(role.probability, 4),
                "valence": role.valence,
            }
            for sentence, role in sentences
        ],
        "findings": [_finding(finding) for finding in review.findings],
        "facts": [{"text": fact.text, **_span(fact.span), "kind": fact.kind} for fact in review.facts],
        "promises": [
            {"who": promise.who, "what": promise.what, "when": promise.when, **_span(promise.span)}
            for promise in review.promises
        ],
        "engines": {"proofreading": list(review.engines), "degraded": list(review.degraded)},
    }


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _span(span: _Placed) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _finding(finding: Finding) -> dict[str, Any]:
    names = ("kind", "severity", "message", "advice", "rule_id")
    return {**{name: getattr(finding, name) for name in names}, **_span(finding.span)}


def _edit(number: int, edit: Edit) -> dict[str, Any]:
    names = ("original", "replacement", "rule_id", "message", "why", "preserves", "effect", "applied")
    return {
        "id": f"e{number}",
        "kind": edit.kind,
        **_span(edit.span),
        **{name: getattr(edit, name) for name in names},
        "alternatives": list(edit.alternatives),
    }
