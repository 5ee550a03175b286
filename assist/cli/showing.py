"""A review and suggestions as a person reads them in a terminal."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from assist.retrieval.suggestion import Suggestion, SuggestionSet
from assist.reviewing.edits import Edit, Finding
from assist.reviewing.review import Review

VERDICTS = {
    "ok": Text("ok: nothing speaks against sending it", style="bold green"),
    "warn": Text("look again before you send it", style="bold yellow"),
    "stop": Text("stop: do not send it like this", style="bold red"),
}
MARKS = {"hint": ("·", "cyan"), "warn": ("!", "yellow"), "stop": ("✗", "bold red")}


def show_review(draft: str, review: Review) -> None:
    """Prints the revised text, then every change and finding with its reason."""
    console = Console(highlight=False, soft_wrap=True)
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
    for name in review.degraded:
        console.print(Text(f"checked without {name}", style="dim"))


def show_suggestions(found: SuggestionSet) -> None:
    """Prints the suggestions with their reasons, or why there are none."""
    console = Console(highlight=False, soft_wrap=True)
    if found.abstained:
        console.print(Text(f"Nothing fits: {found.abstain_reason}", style="yellow"))
    for number, suggestion in enumerate(found.data, start=1):
        console.print(_suggestion(number, suggestion))


def _groups(review: Review) -> tuple[tuple[str, list[Edit]], ...]:
    rephrased = [edit for edit in review.edits if edit.applied]
    shown = [edit for edit in review.edits if not edit.applied and edit.effect == "rephrase"]
    offers = [edit for edit in review.edits if edit.effect == "offer"]
    return ("changes", rephrased), ("proposed, not applied", shown), ("options: each adds a commitment", offers)


def _edit(edit: Edit) -> RenderableType:
    line = Text("- ", style="red")
    line.append(edit.original or "(nothing)", style="red strike")
    other = Text("+ ", style="green")
    other.append(edit.replacement or "(nothing)", style="green")
    why = Text(f"{edit.why or edit.message}  [{edit.rule_id}]", style="dim")
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
    head = Text(f"{number}. {suggestion.title}", style="bold")
    kind = suggestion.kind.replace("_", " ")
    head.append(f"  {kind}, {suggestion.probability:.0%} likely", style="dim")
    reasons = "; ".join(reason.words() for reason in suggestion.reasons)
    text = suggestion.rendered or suggestion.passage.text
    lines: list[RenderableType] = [head, Text(f"   {reasons}", style="dim"), Padding(Text(text), (0, 0, 0, 3))]
    if suggestion.unfilled:
        lines.append(Text(f"   still to fill: {', '.join(suggestion.unfilled)}", style="yellow"))
    if suggestion.url:
        lines.append(Text(f"   {suggestion.url}", style="blue"))
    return Group(*lines, Text(""))
