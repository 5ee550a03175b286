"""A trainer's tools on the command line: check, explain and preview rules; fit classifiers anew."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from assist.assembly import load_settings_encoder, open_store
from assist.curation.explaining import Explanation, explain
from assist.curation.live import LivePhrasebook
from assist.curation.pack_check import check_rules
from assist.curation.previewing import Preview, preview_rule, sent_texts
from assist.curation.rulebook import compiled_rule, rule_record
from assist.errors import InvalidInputError, UnreadableFileError
from assist.settings import read_settings
from phrasebook.loading import load_file, load_rules, packaged_rules
from phrasebook.patterns.syntax import PatternError
from phrasebook.rule import Rule, RuleError

console = Console(highlight=False)
_MOST_SENT = 2000


def check_pack(folder: Path | None) -> int:
    """Prints what is wrong with a pack; the exit status is 1 if anything is."""
    started = time.monotonic()
    rules = packaged_rules() if folder is None else _read(folder)
    problems = check_rules(rules)
    for problem in problems:
        other = f" (with {problem.other})" if problem.other else ""
        console.print(Text(f"{problem.kind}: {problem.file}: {problem.rule_id}{other}: {problem.message}"))
    seconds = time.monotonic() - started
    live = sum(rule.status == "live" for rule in rules)
    console.print(f"{len(rules)} rules ({live} live), {len(problems)} problems, {seconds:.1f} s")
    return int(any(problem.is_error for problem in problems))


def explain_text(text: str) -> int:
    """Prints the way of a text through the rules in force."""
    with open_store(read_settings()) as store:
        _show_explanation(explain(LivePhrasebook(store).rewriter(), text))
    return 0


def preview(name: str, over: str) -> int:
    """Prints what a rule, or the rules of a TOML file, would change."""
    with open_store(read_settings()) as store:
        path = Path(name)
        rules = _read(path) if path.suffix == ".toml" else (compiled_rule(rule_record(store, name)),)
        texts = tuple(sent_texts(store, _MOST_SENT)) if over == "sent" else _lines(Path(over))
    for rule in rules:
        _show_preview(rule, preview_rule(rule, texts))
    return 0


def train(what: str) -> int:
    """Fits the classifier called `what` and prints its report."""
    from models.training import train_roles

    settings = read_settings()
    encoder = load_settings_encoder(settings)
    folder = settings.home / what
    console.print(str(train_roles(encoder, folder)))
    console.print(f"kept in {folder}")
    return 0


def _read(path: Path) -> Sequence[Rule]:
    try:
        return load_rules(path, verify=False) if path.is_dir() else load_file(path, verify=False)
    except (RuleError, PatternError, OSError) as error:
        raise UnreadableFileError(str(error), field="path") from error


def _lines(path: Path) -> Iterable[str]:
    try:
        return [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(f"--over {path}: {error}; name a text file", field="over") from error


def _show_explanation(explanation: Explanation) -> None:
    for sentence in explanation.sentences:
        console.print(Text(sentence.text, style="bold"))
        if sentence.closed:
            console.print(Text(f"  left alone: {sentence.closed}", style="yellow"))
        for tried in sentence.tried:
            style = "green" if tried.outcome == "fired" else "dim"
            words = f" “{tried.original}”" if tried.original else ""
            console.print(Text(f"  {tried.outcome}: {tried.rule_id}{words} {tried.detail}", style=style))
    console.print(Text(f"\n{explanation.revised}", style="green"))


def _show_preview(rule: Rule, found: Preview) -> None:
    console.print(Text(f"{rule.id}: {found.touched} of {found.looked_at} texts", style="bold"))
    for change in found.changes:
        console.print(Text(f"- {change.text}", style="red"))
        console.print(Text(f"+ {change.revised}", style="green"))
