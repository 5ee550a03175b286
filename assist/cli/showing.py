"""A review and suggestions as a person reads them in a terminal."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from assist.retrieval.suggestion import Reason, Suggestion, SuggestionSet
from assist.reviewing.edits import Edit, Finding
from assist.reviewing.review import Review

ABSTENTIONS = {
    "nothing_asked": "there is no question to go by yet",
    "no_documents": "there are no articles or saved replies here; see `draftwell import --help`",
    "nothing_fits": "no saved reply or article answers this",
}
UNLIKELY = 0.05  # the API lists them all the same; in a terminal they would push the good ones out of sight
VERDICTS = {
    "ok": Text("ok: nothing speaks against sending it", style="bold green"),
    "warn": Text("look again before you send it", style="bold yellow"),
    "stop": Text("stop: do not send it like this", style="bold red"),
}
MARKS = {"hint": ("·", "cyan"), "warn": ("!", "yellow"), "stop": ("✗", "bold red")}


def show_review(draft: str, review: Review) -> None:
    """Prints the revised text, then every change and finding with its reason."""
    console = Console(highlight=False)
    console.print(Rule("revised" if review.revised != draft else "nothing to change", align="left"))
    console.print(Text(review.revised))
    for title, edits in _groups(review):
        if edits:
            console.print(Rule(title, align="left"))
            console.print(Group(*(_edit(edit) for edit in edits)))
    _show_ordering(console, review)
    if review.findings:
        console.print(Rule("for you to decide", align="left"))
        console.print(Group(*(_finding(draft, finding) for finding in review.findings)))
    console.print(Rule(style="dim"))
    console.print(VERDICTS[review.verdict])
    if "languagetool" not in review.engines:
        note = "Spelling and grammar: Harper alone; LanguageTool joins in while `draftwell serve` runs."
        console.print(Text(note, style="dim"))


def show_suggestions(found: SuggestionSet) -> None:
    """Prints the suggestions with their reasons, or why there are none."""
    console = Console(highlight=False)
    if found.abstained:
        reason = ABSTENTIONS.get(found.abstain_reason or "", "")
        console.print(Text(f"Nothing fits: {reason}.", style="yellow"))
    likely = [one for one in found.data if one.probability >= UNLIKELY] or found.data[:1]
    for number, suggestion in enumerate(likely, start=1):
        console.print(_suggestion(number, suggestion))


def _groups(review: Review) -> tuple[tuple[str, list[Edit]], ...]:
    rephrased = [edit for edit in review.edits if edit.applied]
    shown = [edit for edit in review.edits if not edit.applied and edit.effect == "rephrase"]
    offers = [edit for edit in review.edits if edit.effect == "offer"]
    return (
        ("changes", rephrased),
        ("proposed, not applied", shown),
        ("options: each adds a commitment", offers),
    )


def _edit(edit: Edit) -> RenderableType:
    line = Text("- ", style="red")
    line.append(edit.original or "(nothing)", style="red strike")
    other = Text("+ ", style="green")
    other.append(edit.replacement or "(nothing)", style="green")
    said = f"{edit.message} {edit.why}" if edit.kind in {"spelling", "grammar", "spacing"} else edit.why
    why = Text(f"{said or edit.message}  [{edit.rule_id}]", style="dim")
    return Group(line, other, Padding(why, (0, 0, 1, 2)))


def _show_ordering(console: Console, review: Review) -> None:
    if review.ordering.applied:
        console.print(Rule("order", align="left"))
        order = " ".join(str(index + 1) for index in review.ordering.order)
        console.print(Text(f"sentences now stand as {order}: {review.ordering.why}"))
    elif review.ordering.declined and not review.ordering.declined_silently:
        console.print(Text(f"order kept: {review.ordering.declined}", style="dim"))


def _finding(draft: str, finding: Finding) -> Text:
    mark, style = MARKS[finding.severity]
    line = Text(f"{mark} {finding.kind.replace('_', ' ')}: ", style=style)
    words = finding.span.of(draft)
    line.append(f"{words!r} " if 0 < len(words) <= 60 else "", style="bold")
    line.append(finding.message, style="default")
    return line.append(f"\n  {finding.advice}", style="dim")


def _suggestion(number: int, suggestion: Suggestion) -> RenderableType:
    item = suggestion.item
    head = Text(f"{number}. {item.title}", style="bold")
    kind = item.kind.replace("_", " ")
    head.append(f"  {kind}, {suggestion.probability:.0%} likely", style="dim")
    reasons = "; ".join(_words(reason) for reason in suggestion.reasons)
    text = suggestion.rendered or suggestion.passage_text
    lines: list[RenderableType] = [
        head,
        Text(f"   {reasons}", style="dim"),
        Padding(Text(text), (0, 0, 0, 3)),
    ]
    if suggestion.unfilled:
        lines.append(Text(f"   still to fill: {', '.join(suggestion.unfilled)}", style="yellow"))
    return Group(*lines, Text(""))


def _words(reason: Reason) -> str:
    """A reason in a few words."""
    if reason.kind == "past_question" and reason.text:
        return f"answered “{reason.text}”"
    return "used once" if reason.kind == "used" and reason.value == 1 else reason.words()
