"""`review` and `suggest`: an agent's two questions, asked from a terminal."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from assist.errors import InvalidInputError, UnreadableFileError
from assist.settings import read_settings


def add_commands(commands: Any) -> None:
    """Adds `review` and `suggest`."""
    review = commands.add_parser("review", help="what we would change in a draft, and why")
    review.add_argument(
        "draft", nargs="?", default="-", help="the draft, a file, or - for standard input (default)"
    )
    review.add_argument(
        "--goal", help="satisfaction (bad news first) or action (good first); default: the team's"
    )
    review.add_argument("--locale", help="such as en-gb (default: the conversation's, else DRAFTWELL_LOCALE)")
    review.add_argument("--no-ordering", action="store_true", help="leave the order of sentences alone")
    review.set_defaults(run=run_review)
    suggest = commands.add_parser("suggest", help="saved replies and articles for a customer's message")
    suggest.add_argument(
        "message", nargs="?", default="-", help="what the customer wrote, a file, or - (default)"
    )
    suggest.add_argument("--draft", help="the agent's own rough words, if any")
    suggest.add_argument("--team", help="the agent's team: its own replies come too")
    suggest.add_argument("--limit", type=int, default=5, help="how many at most (default 5)")
    suggest.add_argument("--kind", action="append", choices=["saved_reply", "article"], help="only this kind")
    suggest.set_defaults(run=run_suggest)
    for parser in (review, suggest):
        parser.add_argument("--conversation", type=Path, help="a conversation as JSON, as the API takes it")
        parser.add_argument("--json", action="store_true", help="print the API's answer")


def run_review(parsed: argparse.Namespace) -> int:
    """Prints a review; the exit status is 1 when its verdict is stop."""
    from assist.assembly import open_desk
    from assist.bodies import review_body, review_request
    from assist.cli.showing import show_review

    text = read_input(parsed.draft, "draft")
    body = _request_in(text, "draft") or {
        "draft": text,
        "goal": parsed.goal,
        "locale": parsed.locale,
        "conversation": _conversation(parsed.conversation),
        "apply_ordering": not parsed.no_ordering,
    }
    request = review_request(body)
    with open_desk(read_settings(), serving=False) as desk:
        review = desk.reviewer.review(request)
    if parsed.json:
        print(json.dumps(review_body(review), ensure_ascii=False, indent=2))
    else:
        show_review(body["draft"], review)
    return 1 if review.verdict == "stop" else 0


def run_suggest(parsed: argparse.Namespace) -> int:
    """Prints suggestions, or that nothing fits."""
    from assist.assembly import open_desk
    from assist.bodies import suggestion_request, suggestions_body
    from assist.cli.showing import show_suggestions

    text = "" if parsed.conversation else read_input(parsed.message, "message")
    body = _request_in(text, "conversation") or _suggestion_body(parsed, text)
    request = suggestion_request(body)
    with open_desk(read_settings(), serving=False) as desk:
        found = desk.suggester.suggest(request)
    if parsed.json:
        print(json.dumps(suggestions_body(found), ensure_ascii=False, indent=2))
    else:
        show_suggestions(found)
    return 0


def read_input(given: str, field: str) -> str:
    """The text itself, or what the named file or standard input holds.

    Raises:
        UnreadableFileError: it is not UTF-8.
    """
    try:
        if given == "-":
            if sys.stdin.isatty():
                print("(end with Ctrl-D)", file=sys.stderr)
            return sys.stdin.buffer.read().decode("utf-8").removesuffix("\n")
        path = Path(given)
        if "\n" not in given and len(given) < 1000 and path.is_file():
            return path.read_text("utf-8").removesuffix("\n")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{given}: not UTF-8 ({error.reason} at byte {error.start})", field=field
        ) from error
    except (OSError, ValueError):
        return given
    return given


def _request_in(text: str, wanted: str) -> dict[str, Any] | None:
    """The API's request body, if the input is one."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        body = json.loads(text)
    except ValueError:
        return None
    return body if isinstance(body, dict) and wanted in body else None


def _suggestion_body(parsed: argparse.Namespace, text: str) -> dict[str, Any]:
    conversation = _conversation(parsed.conversation) or {"messages": [{"author": "customer", "text": text}]}
    if parsed.team:
        conversation["team"] = parsed.team
    return {
        "conversation": conversation,
        "kinds": parsed.kind or ["saved_reply", "article"],
        "limit": parsed.limit,
        "draft": parsed.draft,
    }


def _conversation(path: Path | None) -> dict[str, Any] | None:
    if path is None:
        return None
    try:
        body = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"{path}: {error}", field="conversation") from error
    if not isinstance(body, dict):
        raise InvalidInputError(f"{path}: a conversation is a JSON object", field="conversation")
    conversation = body.get("conversation", body)
    return dict(conversation)
