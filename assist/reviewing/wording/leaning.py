"""Words that live on others: "the kiosk does", "I apologize for it", "not ... any", "and can't say when"."""

from __future__ import annotations

import re

_NEGATION = re.compile(
    r"n['’]?t\b|\b(?:not|cannot|no|never|nobody|nothing|none|unable|impossible|unavailable)\b",
    re.IGNORECASE,
)
_REACH = 120
_AUXILIARY = "can|could|does|do|did|is|are|was|were|will|would|has|have"
_LINK = r"(?:(?:but|and|while|whereas|although|though|however|only|sorry|instead),?\s+){0,2}"
_TAIL = "(?:now|instead|too|though|so|gladly|always|after|afterwards|then|later|before|sooner|earlier)"
_LEANING = re.compile(
    rf"\s*[.,;:!–—-]+\s*{_LINK}(?!(?:here|this|that|it|what|how|where|there|who)\b)"
    rf"(?P<clause>(?:[\w'’&/-]+\s+){{1,7}}(?:{_AUXILIARY})(?:\s+{_TAIL})?)"
    r"\s*(?:[.;,!]|$|(?:for (?:[\w-]+ ){1,3}(?:days?|weeks?|months?|years?|hours?)|until|up to|within)\b)",
    re.IGNORECASE,
)
# "... and your bank doesn't either", ", nor can the shop", "and neither has the vendor".
_FORMS = (
    "can|ca",
    "could",
    "do|does|did",
    "is|are|was|were",
    "will|wo",
    "would",
    "have|has|had",
    "may",
    "must",
)
_EITHER = re.compile(
    rf"[^.!?;]{{0,60}}?\b(?P<clause>(?:(?P<denied>{'|'.join(_FORMS)})(?:n['’]t|not) either"
    rf"|(?:neither|nor) (?P<verb>{'|'.join(_FORMS)})))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:what|how|where|who|which|if|whether|as|than|when)\b", re.IGNORECASE)

_WORD = re.compile(r"[\w'’-]+")
_BELONGS = re.compile(r"\s+(that|for|of|to|about|with|on|in|at|by|from|as|than|which|who)\b", re.IGNORECASE)
# "We don't ship there and can't say when we will": the second verb has the first one's subject.
_JOINED = r"\s*,?\s*(?:and|but|or|nor|yet)\s+(?:also\s+|still\s+|so\s+|therefore\s+|now\s+){0,2}"
_VERBS = (
    r"(?:[a-z]+n['’]t|cannot|can|could|will|would|may|might|must|should|shall|is|are|am|was|were|has|had|does|did"
    r"|never|(?:have|do) not)\b"
)
_SECOND_VERB = re.compile(
    rf"{_JOINED}(?P<verb>{_VERBS})(?!\s+(?:i|we|you|they|he|she|it|there)\b)", re.IGNORECASE
)
_OR_ORDER = re.compile(rf"{_JOINED}(?P<verb>have|do)\b", re.IGNORECASE)  # "please ... and have it ready"
_LEADS = r"(?:(?:unfortunately|sadly|sorry|however|no|and|but|so|then|also|well|currently|now)\b[\s,]*)*"
_SUBJECT = re.compile(
    rf"{_LEADS}(?:(?P<pronoun>i|we|you|they|he|she|it)\b"
    rf"|(?P<thing>[^,]*?)\s*\b(?:{_VERBS}|have\b|do\b|no longer\b))",
    re.IGNORECASE,
)
# "We can't refund the fee, only the ticket", "... on Sundays, let alone at night", "... as we did last time".
_PIECE = re.compile(
    r"(?:\s+[\w'’-]+){0,3}\s*,\s*(?P<piece>only|just|maybe|perhaps|possibly|or|nor|much less|let alone)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r",\s*(?:let alone|except|apart from|unlike|only|just|maybe|much less)\b"
    r"|\bas (?:i|we|you|they) (?:did|do|had|have|were|are|could|hoped|planned|agreed|promised|said)\b",
    re.IGNORECASE,
)
_FEWEST = 3  # words: a single adverb may go before anything
# "Has yet to arrive" says by itself what "not ... yet" did.
_DENIED = re.compile(r"\b(?:any(?:one|body|thing|where|more)?|ever|at all|either)\b", re.IGNORECASE)


def _denies(words: str, verb: str) -> bool:
    """Whether `words` deny a form of `verb`."""
    forms = next(forms for forms in _FORMS if verb in forms.split("|"))
    return re.search(rf"\b(?:{forms})(?:n['’]t|not| not)\b", words, re.IGNORECASE) is not None


def hanging_words(before: str, after: str, following: str) -> str | None:
    """The word at the start of `following` that went with the end of `before`, where that end just goes."""
    old, new = (_WORD.findall(words.lower()) for words in (before, after))
    if not new or len(old) - len(new) < _FEWEST or old[: len(new)] != new:
        return None
    found = _BELONGS.match(following)
    return found[1] if found else None


def subjectless_verb(before: str, after: str, following: str) -> str | None:
    """The verb at the start of `following` whose subject went with `before` and stands nowhere in `after`."""
    found = _SECOND_VERB.match(following)
    if found is None and "please" not in after.lower():
        found = _OR_ORDER.match(following)
    first = _SUBJECT.match(before.strip()) if found else None
    if found is None or first is None:
        return None
    subject = first["pronoun"] or first["thing"]
    keeps = not subject or re.search(rf"(?:^|[,;:]\s)\s*{re.escape(subject)}\b", after, re.IGNORECASE)
    return None if keeps else found["verb"]


def stranded_piece(before: str, after: str, following: str) -> str | None:
    """How a piece begins that belongs to the end of `before`, where that end moves from it or with it."""
    if _NEGATION.search(before) is None or not after:
        return None
    old, new = (_WORD.findall(words.lower()) for words in (before, after))
    if old[-1:] == new[-1:]:
        return None
    if behind := _PIECE.match(following):
        return behind["piece"]
    carried = _CARRIED.search(before)
    return carried[0].strip(", ") if carried and carried[0].lower() in after.lower() else None


def undenied(before: str, after: str) -> str | None:
    """The "any" or "ever" that a negation in `before` denies, and nothing in `after`."""
    negation = _NEGATION.search(before)
    denied = _DENIED.search(before, negation.end()) if negation else None
    if denied is None or _NEGATION.search(after):
        return None
    return denied[0] if re.search(rf"\b{denied[0]}\b", after, re.IGNORECASE) else None


def leaning_clause(before: str, after: str, following: str) -> str | None:
    """The clause at the start of `following` whose verb is only said in the negated words `before` it."""
    if _NEGATION.search(before) is None:
        return None
    either = _EITHER.match(following)
    if either and not _denies(after, (either["denied"] or either["verb"]).lower()):
        return either["clause"]
    found = _LEANING.match(following[:_REACH])
    if found is None or _ASKS.search(found["clause"]):
        return None
    return found["clause"]
