"""A customer's questions and requests, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assist.reviewing.checks.lexicon import load_lexicon
from assist.text.sentences import split_sentences

AskKind = Literal[
    "yes_no", "choice", "when", "where", "how_much", "how_many", "how_long", "who", "which", "why", "how", "what",
    "request",
]  # fmt: skip
_QUESTION_WORD = r"(?:who|whom|whose|what|when|where|which|why|how)"
_AUXILIARY = (
    r"(?:is|are|am|was|were|do|does|did|can|could|will|would|should|shall|may|might|must|have|has|had"
    r"|isn't|aren't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shouldn't|hasn't|haven't|wasn't)"
)
_SUBJECT = (
    r"(?:i|you|we|he|she|it|they|there|this|that|these|those|the|my|our|your|his|her|its|their|a|an|any|anyone"
    r"|anything|anybody|someone|somebody|everything|all|both|dr|mr|mrs|ms|one|u)"
)
_LEAD = r"(?:(?:and|or|but|so|also|then|plus|well|ok|okay|hey|hi|hello|thanks|sorry|please|quick q(?:uestion)?)[,:]?\ )*"
_PREPOSITION = r"(?:(?:from|at|in|on|by|until|till|for|to|with|under|since|about|of|till)\ )?"
_OPENS = rf"{_PREPOSITION}{_QUESTION_WORD}(?:'s|'re)?\b|{_AUXILIARY}\ (?:not\ )?{_SUBJECT}\b|any\ (?:news|update|date|idea|chance|word)\b"
_STARTS = re.compile(rf"{_LEAD}(?:{_OPENS})", re.IGNORECASE)
_CUT = re.compile(
    rf"(?:(?:[,;:]|\ -)\ ?(?:(?:and|or|but|so|also|plus)\ )?(?:also\ |if\ so,?\ )?|\ (?:and|or|but|plus)\ (?:also\ )?)"
    rf"(?={_OPENS}|(?:whether|if)\ {_SUBJECT}\b)",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"(?:(?:i(?:'d| would)? (?:like|love|want|need|wish|am curious|was wondering|wonder)(?: to (?:know|hear|learn|understand|ask|find out|enquire))?)"
    r"|i(?:'m| am) (?:wondering|curious|asking|not sure|unsure)|(?:please |kindly |could you |can you |would you |do you )?"
    r"(?:please )?(?:tell me|let me know|explain|advise|confirm|know|clarify|say|check)|no idea|just (?:wondering|checking|curious)"
    rf"|my question is|question)[,:]?\ (?:to me |about )?(?P<core>(?:{_PREPOSITION}{_QUESTION_WORD}|whether|if)\b.*)",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    rf"{_LEAD}(?:(?:can|could|would|will)\ (?:you|u|someone|anyone|anybody|somebody|your\ \w+)\b|(?:please|kindly|pls)\ (?!(?:find|see|note|advise)\b)\w+"
    r"|i(?:'d|\ would)\ (?:like|appreciate|love)\b|i\ (?:want|need|require|request|hereby\ request)\b|would\ it\ be\ possible"
    r"|is\ it\ possible\ to\ (?:get|have|receive)|may\ i\ (?:kindly\ )?(?:request|ask\ for|have|get)|would\ you\ mind|can\ i\ (?:get|have)\b"
    r"|could\ i\ (?:get|have)\b|(?:do|would)\ you\ mind)",
    re.IGNORECASE,
)
# The first that fits gives the kind of answer that is wanted.
_KINDS: tuple[tuple[AskKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))  # type: ignore[misc]
    for kind, pattern in (
        ("how_long", r"how (?:long|quick(?:ly)?|fast)\b(?! (?:is|are) the)"),
        (
            "when",
            r"(?:when|until when|by when|since when|how soon|(?:at |by )?what (?:time|date|day)|(?:on )?(?:which|what) (?:day|date|month|week)|any (?:date|eta|timeline))\b",
        ),
        (
            "how_much",
            r"(?:how much\b|(?:what(?:'s| is| are| does| do| will| would)? .*\b(?:cost|price|fee|charge|rate|limit|fare|balance|total|premium|amount|deposit)s?\b)|at what (?:price|cost))",
        ),
        (
            "how_many",
            r"how (?:many|often|old|big|large|heavy|tall|wide|deep|far|high|thick|hot|cold|loud|strong|late|early)\b",
        ),
        (
            "where",
            r"(?:where\b|(?:from |at |in |to |on )?(?:which|what) (?:place|address|city|town|platform|gate|quay|room|floor|branch|desk|station|stop|folder|page|menu|terminal|track|street|entrance))",
        ),
        (
            "why",
            r"(?:why\b|how come\b|what (?:went wrong|happened|caused|is the reason|was the reason|'s the reason|made)|how (?:did|could) (?:it|this|that)(?: even)? happen|for what reason)",
        ),
        (
            "who",
            r"(?:who|whom|whose|(?:with |to )?(?:which|what) (?:person|doctor|agent|colleague|nurse|technician))\b",
        ),
        ("which", rf"{_PREPOSITION}which\b"),
        ("how", r"how\b"),
        ("what", rf"{_PREPOSITION}what\b|any (?:news|update|word|idea)"),
    )
)
_CHOICE = re.compile(
    r"\b(?:\w+) or (?!not\b|do\b|does\b|is\b|can\b|anything\b|so\b|something\b)\w+[^?]*\?*$", re.IGNORECASE
)
_YES_NO = re.compile(rf"{_LEAD}(?:{_AUXILIARY}\b|any chance|whether|if\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question or request in the customer's words, and the kind of answer it wants."""

    text: str
    kind: AskKind


def find_asks(text: str) -> tuple[Ask, ...]:
    """The questions and requests of a customer's message, in order; "really?" and "hello?" are none."""
    asks: list[Ask] = []
    for sentence in split_sentences(text):
        pieces = [piece.strip(" ,;-") for piece in _CUT.split(sentence.text)]
        for number, piece in enumerate(pieces):
            ask = _read(
                piece, asked=sentence.text.rstrip(" )\"'!").endswith("?") and number == len(pieces) - 1
            )
            if ask is not None:
                asks.append(ask)
    return tuple(asks)


def _read(piece: str, *, asked: bool) -> Ask | None:
    """The ask in `piece`; `asked` says that a question mark follows it."""
    if load_lexicon("customer").has("no_real_question", piece):
        return None
    indirect = _INDIRECT.search(piece)
    if indirect:
        return Ask(piece, _kind(indirect.group("core")))
    if _REQUEST.match(piece):
        return Ask(piece, "request")
    if _STARTS.match(piece) or (re.match(r"(?:whether|if)\b", piece, re.IGNORECASE) and asked):
        return Ask(piece, _kind(re.sub(rf"^{_LEAD}", "", piece, flags=re.IGNORECASE)))
    if asked and len(piece.split()) > 1:
        return Ask(piece, _kind(piece))
    return None


def _kind(core: str) -> AskKind:
    """What kind of answer `core` wants."""
    for kind, pattern in _KINDS:
        if pattern.match(core):
            return kind
    if _CHOICE.search(core):
        return "choice"
    return "yes_no"
