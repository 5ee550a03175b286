"""What stands around a rewrite and would turn it: an apology or a "because" before, a second thing after."""

from __future__ import annotations

import re

# "We're sorry that we can ship from Monday" is no apology.
_FEELING = re.compile(
    r"\b(?:sorry|apolog(?:y|ies|i[sz]e)|regret|afraid|sad|shame|pity|unfortunate|upset|unhappy|angry|trouble"
    r"|(?:annoy|frustrat|disappoint|complain)\w*)\b[^.!?\n]{0,12}$",
    re.IGNORECASE,
)
# "Sorry, Malta is outside our delivery area" is as much a no as "we don't ship to Malta".
_STILL_NO = re.compile(
    r"\b(?:outside|excluded|excludes?|booked|taken|sold out|left our range|confidential|has ended|have ended"
    r"|at the earliest|will be off|out of service)\b",
    re.IGNORECASE,
)
# "The strike means that we can't ship until May", "you wrote that you can't log in until Monday".
_CLAUSE_BEFORE = re.compile(
    r"\b(?:because|since|although|though|whereas|why|reasons?|facts?|means?|meaning|meant|hates?|despite"
    r"|(?:said|says|wrote|writes|told|asked|(?<!the )(?<!your )(?<!this )(?<!our )claims?|claimed"
    r"|mentioned|heard|reads?|thought)"
    r"(?: (?:me|us|you|him|her|them))?|^as|given|considering|seeing|known|knew|now that"
    r"|(?:glad|good|great|nice)(?: to know)?)\b(?: that\b| is\b)?[^,.;:!?\n]{0,4}$"
    r"|\baccording to [^.!?\n]{0,40}$"
    r"|^(?:due to|owing to|because of|on account of|as a result of|because|since|given that"
    r"|as(?! (?:soon|long|far|well|of|from|for|to|regards|usual|agreed|promised)\b))\b[^.!?;\n]{3,80},?\s*$",
    re.IGNORECASE,
)
# "If you don't use it until June, it expires", "tell me whether it won't come before noon".
_CONDITION_BEFORE = re.compile(
    r"(?:\b(?:if|unless|whether|in case|as long as|so long as|provided|assuming|supposing|suppose"
    r"|whenever|when)"
    r"|(?:^|[.!?\n]\s*)(?:should|had)|(?:\bnot|n['’]t|\bun)\s?(?:true|the case|so|correct|right) that)"
    r"\b[^,;:.!?\n]{0,80}$",
    re.IGNORECASE,
)
# "Any other discount does not show": what is any under a negation is nothing before it.
_ANY_FIRST = re.compile(r"(?:any|either)\b[^.!?\n]*(?:\bnot\b|n['’]t\b|\bcannot\b)", re.IGNORECASE)
# "... because the driver is ill", "..., although you can", "..., and even then it costs £5".
_BECAUSE_AFTER = re.compile(r"\s*,?\s+(?:because|bc|cos|coz|due to|owing to)\b", re.IGNORECASE)
_CLAUSE_AFTER = re.compile(
    r"\s*,?\s+(?:(?:al|even )?though|albeit|whereas"
    r"|(?:and |but )?even (?:then|so)|n?either|nor|or)\b"
    r"|[^.;:!?\n]{0,40}\bor\b|[^.!?\n]{0,40}\b(?:or any\w*|nor|either|let alone|whatsoever)\b"
    r"|,?\s+(?:and|but|so)\s+[^.!?\n]{2,50}(?:n['’]t|\bnot|cannot)(?:\s+(?:until|till|before|either)\b|\s*[.,;!])",
    re.IGNORECASE,
)
# "and so did your wife", "nor does the lift", "let alone sell it", "but the maker can."
_ECHO = re.compile(
    r"\s*[,;]?\s+(?:and |but )?(?:(?:so|nor|neither) (?:do|does|did|is|are|was|were|has|have|had|can|will)"
    r"(?= (?:your|the|my|our|his|her|their|I|we|you|he|she|it|they|that|this)\b)|nor\b"
    r"|let alone\b|never mind\b|(?:much|still) less\b|not to mention\b"
    r"|neither (?:do|does|did|is|are|was|were|has|have|had|can|will)\b)"
    r"|\s*,?\s+(?:but|though) (?:the|my|our|your|his|her|their) (?:[\w'’-]+ ){1,3}(?:can|could|will|does|do)"
    r"(?=\s*(?:[.;!?)]|$))",
    re.IGNORECASE,
)
# "You can't use two codes at | once": the word belongs to the one before.
_AT_ONCE = re.compile(r"\s+once\b", re.IGNORECASE)
_LINKED = re.compile(r",?\s+(?:and |but )?(?:so|nor|neither)$", re.IGNORECASE)
# "candles" of "candles, matches or pets"
_MORE = re.compile(
    r"(?:,\s+(?!(?:and|or|please|pls|plz|sorry|so|but|we|you|u|I|it|they|he|she|thanks|this|that|there|use|try|choose)\b)"
    r"(?:[\w'’-]+\s+){0,2}[\w'’-]+,?\s+(?:or|and|nor)\s+(?!(?:we|you|I|it|they|he|she)\b)\w|\s+n?or\s+)",
    re.IGNORECASE,
)
# "We can't send the sofa until May and the table until June".
_SHARED_VERB = re.compile(
    r"(?:\s+[\w'’-]+){0,4},?\s+(?:and|or|nor)\s+(?:[\w'’-]+\s+){0,5}(?:until|till|before|unless)\b",
    re.IGNORECASE,
)
# "The warranty does not cover water and our team found rust".
_CLAUSE = re.compile(
    r"\band (?:our|the|my|your|his|her|their|we|they|he|she|it|I) (?:\w+ ){0,2}"
    r"(?:found|sent|told|gave|made|went|came|saw|took|got|said|kept|left|paid|\w{3,}ed)\b"
    r"(?! (?:and|or|\w+s)\b)",
    re.IGNORECASE,
)
_SIGH = re.compile(r"\b(?:sadly|unfortunately|regret\w*|sorry|afraid|alas)\b", re.IGNORECASE)
_DEATH = re.compile(
    r"\b(?:died|dies|dying|dead|death|deceased|passed away|funeral|bereave\w*|stillb\w+|miscarr\w+|killed"
    r"|condolences?|terminal(?:ly)? ill"
    r"|lost (?:our|his|her|their|my) (?:dear |late )?(?:colleague|friend|mother|father|mum|mom|dad|husband"
    r"|wife|son|daughter|brother|sister|child|baby|dog|cat|boss|founder|partner|grand\w+))\b",
    re.IGNORECASE,
)
# "The reason we" of "the reason we can't ship"
_BEGUN = re.compile(
    r"^(?:it|this|that|there)(?:['’]s| is| was) \w+ (?:that|to)\b"
    r"|\b(?!(?:and|or|but|nor)\b)[\w'’-]+ (?:we|I|they|he|she)$",
    re.IGNORECASE,
)
# "You won't be charged until May", "the alarm can't go off unless": what is denied is what nobody wants.
_HARM = re.compile(
    r"(?:(?:n['’]?t|\bnot|\bcannot|\bnever|\bnot able to|\bunable to)\s+(?:ever |just |simply )?(?:be |get )?"
    r"(?:charged|billed|debited|deleted|erased|lost|fined|evicted|disconnected|penali[sz]ed|harmed|hurt|affected"
    r"|expire|lapse|go (?:off|wrong|missing|bad|stale|out)|run out|break|overheat|explode|leak"
    r"|burn|fail|lose|owe|miss|harm|stall|freeze|crash|die|spoil|forget)"
    r"|(?<!if you )\b(?:wo|do|does|will|is|are)(?:n['’]?t|\s+not)\s+(?:be |get )?"
    r"(?:cancel(?:led|ed)?|cut off|blocked|locked|closed?|end(?:ed)?|stop(?:ped)?|charge|bill|debit|delete"
    r"|give up|let up|rest|sleep|quit|relent|back down|hang up|settle"
    r"|let(?! (?:you|anyone|people) (?!down|go|wait|pay|fall|hang|suffer))|leave|pay|cost|rise|go up"
    r"|increased?|changed?|shared?|sold|sell|disclosed?|discard(?:ed)?|lower(?:ed)?"
    r"|reduced?|removed?|shut|raised?))\b",
    re.IGNORECASE,
)
# "Requests after 5 cannot be handled", "we don't take files over 20 MB": said of those that are out.
_OUT = re.compile(
    r"\b(?:over|above|under|below|beyond|past|exceeding|(?:larger|bigger|heavier|longer|wider|higher|greater"
    r"|smaller|shorter|lower|younger|older) than) \W?\d"
    r"|\b(?:after|before|over|above|under|below|beyond|past|(?:more|fewer|less|later|earlier) than)\b"
    r"[^;!?\n]*(?:n['’]?t|\b(?:not|no|never|cannot)\b)",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:up to|by|within|until|from|or (?:more|over|older|longer))\b", re.IGNORECASE)
# Of the thing before it; "which is why" and "which means" speak of the whole clause.
_RELATIVE = re.compile(
    r"\s*,?\s+(which(?! (?:is why|is because|means|meant|explains|may be why))|whose|whom|who|where)\b",
    re.IGNORECASE,
)
_THOSE = re.compile(
    r"[^.;!?\n]{0,30}[.;!,-]\s(?:[^.!?\n]{0,60}\s)?\b(?:they|them|those|these)\b", re.IGNORECASE
)
_REACH = 120


def needs_negation(before: str, following: str, *, after: str = "") -> str | None:
    """The words around a negated clause that need its negation, if there are any; `after` is said in its
    place."""
    near, next_ = before[-_REACH:], following[:_REACH]
    found = (
        (None if _STILL_NO.search(after) else _FEELING.search(near) or _BECAUSE_AFTER.match(next_))
        or _CLAUSE_BEFORE.search(near)
        or _CONDITION_BEFORE.search(near)
        or _SHARED_VERB.match(next_)
        or _CLAUSE_AFTER.match(next_)
    )
    return found[0].strip() if found else None


def any_first(words: str) -> bool:
    """Whether `words` begin with an "any" that a negation behind it was to deny."""
    return _ANY_FIRST.match(words) is not None


def reassurance(words: str) -> str | None:
    """The harm that `words` deny, if they deny one: "won't be charged"."""
    found = _HARM.search(words)
    return found[0] if found else None


def lost_condolence(before: str, after: str, sentence: str) -> str | None:
    """The word of sorrow that would go from a sentence on a death, if one would."""
    sigh = _SIGH.search(before)
    if sigh is None or _SIGH.search(after) or _DEATH.search(sentence) is None:
        return None
    return sigh[0]


def echo_after(before: str, following: str) -> str | None:
    """The words after a clause that repeat its verb without saying it ("and so did he"), if there are any.

    Their "and so" may be the end of `before` already.
    """
    if before.lower().endswith(" at") and _AT_ONCE.match(following):
        return "once"
    linked = _LINKED.search(before)
    found = _ECHO.match(f"{linked[0] if linked else ''}{following[:_REACH]}")
    return found[0].strip() if found else None


def more_things(following: str) -> str | None:
    """The rest of a list whose first thing was taken for all of it ("candles", ", matches or pets")."""
    found = _MORE.match(following[:_REACH])
    return found[0].strip() if found else None


def told_of_last(following: str) -> str | None:
    """The pronoun of a clause that tells more of the thing just named ("a bag, which costs $20"), if any."""
    found = _RELATIVE.match(following[:_REACH])
    return found[1] if found else None


def those_left_out(before: str, after: str, following: str) -> str | None:
    """The "them" that follows and means those over a limit, where the rewrite speaks of those within it."""
    if not _OUT.search(before) or not _IN.search(after):
        return None
    found = _THOSE.match(following[:_REACH])
    return found[0].strip(" .;!,-") if found else None


def clause_inside(thing: str) -> str | None:
    """The clause, or the beginning of one, in what was taken for one thing, if there is any."""
    found = _CLAUSE.search(thing) or _BEGUN.search(thing)
    return found[0] if found else None
