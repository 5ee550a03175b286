"""The API's bodies (docs: design of the HTTP contract) to and from our own types, for the API and `--json` alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from assist.conversation import NO_VARIABLES, Author, Conversation, Message, Person
from assist.errors import InvalidInputError
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
        raise InvalidInputError(f"{field}.author is {author!r}; it may be {', '.join(AUTHORS)}", field=f"{field}.author")
    return Message(author=author, text=body["text"], sent_at=body.get("sent_at"))


def _person(body: Mapping[str, Any] | None) -> Person:
    body = body or {}
    return Person(id=body.get("id"), name=body.get("name"), email=body.get("email"))


def review_request(body: Mapping[str, Any]) -> ReviewRequest:
    """The review asked for by an API body."""
    return ReviewRequest(
        draft=body["draft"],
        goal=body.get("goal") or "satisfaction",
        locale=body.get("locale"),
        conversation=conversation_from(body.get("conversation")),
        apply_ordering=body.get("apply_ordering", True),
        seq=body.get("seq"),
        muted=frozenset(body.get("muted") or ()),
    )


def review_body(review: Review) -> dict[str, Any]:
    """A review as the API answers it."""
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
            "why": review.ordering.why,
            "suggested_goal": review.ordering.suggested_goal,
        },
        "sentences": [
            {**_span(sentence.span), "role": role.role, "probability": round(role.probability, 4), "valence": role.valence}
            for sentence, role in zip(review.document.sentences, review.roles, strict=True)
        ],
        "findings": [
            {
                "kind": finding.kind,
                "severity": finding.severity,
                "message": finding.message,
                "advice": finding.advice,
                **_span(finding.span),
            }
            for finding in review.findings
        ],
        "facts": [{"text": fact.text, **_span(fact.span), "kind": fact.kind} for fact in review.facts],
        "promises": [
            {"who": promise.who, "what": promise.what, "when": promise.when, **_span(promise.span)}
            for promise in review.promises
        ],
        "engines": {"proofreading": list(review.engines), "degraded": list(review.degraded)},
    }


def _span(span: Any) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _edit(number: int, edit: Any) -> dict[str, Any]:
    names = ("original", "replacement", "rule_id", "message", "why", "preserves", "effect", "applied")
    return {
        "id": f"e{number}",
        "kind": edit.kind,
        **_span(edit.span),
        **{name: getattr(edit, name) for name in names},
        "alternatives": list(edit.alternatives),
    }
