"""Reads the demo desk's files; loading them into a store goes through the importers, as for any desk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ARTICLES = "articles.jsonl"
SAVED_REPLIES = "saved_replies.jsonl"
HISTORY = "history.jsonl"
SOURCE = "demo"  # the source every record of the demo desk carries


def demo_folder() -> Path:
    """The folder with the demo desk's JSON Lines files."""
    return Path(__file__).resolve().parent


def demo_conversations() -> tuple[dict[str, Any], ...]:
    """Customer conversations, each as `POST /api/v1/suggestions` takes it as `conversation`."""
    return _read_lines("conversations.jsonl")


def demo_drafts() -> dict[str, str]:
    """An agent's rough draft by conversation id, for the conversations that have one."""
    return {line["conversation_id"]: line["draft"] for line in _read_lines("drafts.jsonl")}


def _read_lines(name: str) -> tuple[dict[str, Any], ...]:
    text = (demo_folder() / name).read_text(encoding="utf-8")
    return tuple(json.loads(line) for line in text.splitlines() if line)
