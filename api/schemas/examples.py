"""Examples of bodies whose schema shows none: what a caller sends, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EXAMPLES: Mapping[str, Mapping[str, Any]] = {
    "ItemPatch": {"tags": ["refund", "billing"], "status": "published"},
    "ItemReplacement": {
        "title": "Double charge",
        "body": "Hi {{customer.first_name|there}},\n\nwe have returned the second charge.",
        "tags": ["refund"],
    },
    "RulePatch": {"status": "live"},
    "RuleReplacement": {
        "find": ["asap"],
        "say": ["as soon as possible"],
        "why": "Not every reader knows the short form.",
        "examples": [
            ["Send it asap.", "Send it as soon as possible."],
            ["I need it asap, please.", "I need it as soon as possible, please."],
        ],
        "leaves": ["Ask ASAP Logistics.", "Please call soon.", "As soon as possible."],
        "status": "draft",
    },
    "TermPatch": {"preferred": "e-mail"},
    "TermReplacement": {"text": "Pottingale", "case": "exact"},
    "RestoreIn": {"version": 3},
    "ImportRecords": {
        "records": [
            {
                "kind": "saved_reply",
                "source": "zendesk",
                "source_id": "360001",
                "title": "Double charge",
                "body_text": "Hi {{customer.first_name|there}}, we have returned the second charge.",
            }
        ]
    },
    "SuggestionsOut": {
        "suggestion_set_id": "s-7f7518674a2aa6d4376cf626",
        "abstained": False,
        "abstain_reason": None,
        "data": [
            {
                "id": "ac8f725ef2bdd7aa",
                "kind": "saved_reply",
                "title": "Double charge",
                "score": 1.6046,
                "probability": 0.9606,
                "passage": {"text": "We have returned the second charge.", "start": 11, "end": 46},
                "url": None,
                "source": {"name": "zendesk", "id": "360001"},
                "rendered": "Hi Ana,\n\nwe have returned the second charge.\n\n{{agent.first_name}}",
                "unfilled": ["agent.first_name"],
                "reasons": [
                    {"kind": "meaning", "value": 0.789},
                    {"kind": "words", "value": 0.4512, "terms": ["twice", "refunded", "charged"]},
                    {"kind": "used", "value": 41},
                ],
                "similar": [],
                "updated_at": "2026-01-01T09:00:00Z",
            }
        ],
    },
    "ReviewOut": {
        "review_id": "76c963e6338d634759048470",
        "seq": 17,
        "draft_fingerprint": "sha256:3b0ae6bb7a48fc2050cff6e3d75728642be295d62757b6d8c5551cf1817f1e5b",
        "revised": "Please log out first.",
        "verdict": "ok",
        "edits": [
            {
                "id": "e1",
                "kind": "wording",
                "start": 0,
                "end": 11,
                "original": "You have to",
                "replacement": "Please",
                "rule_id": "obligations.have-to-first",
                "message": "Say “Please log out first”",
                "why": "Asks instead of ordering; the step and its place stay the same.",
                "preserves": "plain",
                "effect": "rephrase",
                "applied": True,
                "alternatives": [],
            }
        ],
        "ordering": {
            "order": [0],
            "applied": False,
            "declined": "there is nothing to put first",
            "declined_silently": True,
            "why": "",
            "goal": "satisfaction",
            "suggested_goal": None,
        },
        "sentences": [
            {"start": 0, "end": 26, "role": "next_step", "probability": 0.93, "valence": "neutral"}
        ],
        "findings": [],
        "facts": [],
        "promises": [],
        "engines": {"proofreading": ["languagetool", "harper"], "degraded": []},
    },
    "FeedbackOut": {"recorded": True, "learned": True},
    "SentReplyKept": {"id": "5f2c9a7d10e4b386", "learned": True},
    "ImportOut": {
        "id": "0b6c54de2f7a9183",
        "state": "done",
        "done": 2,
        "total": 2,
        "report": {"created": 2, "updated": 0, "unchanged": 0, "rejected": 0, "rejections": []},
        "error": None,
        "started_at": "2026-05-04T10:00:00Z",
        "updated_at": "2026-05-04T10:00:02Z",
    },
    "Problem": {
        "type": "/docs#invalid-input",
        "title": "Unprocessable Content",
        "status": 422,
        "detail": "draft is empty; write something first",
        "instance": "/api/v1/reviews",
        "request_id": "24ded156425945eb8263a25df61a5c89",
        "errors": [{"field": "draft", "message": "is empty; write something first"}],
    },
}
