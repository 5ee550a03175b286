"""Where a hasty line without marks tells something new: "hey jo | ur bill is fine | the pass is gone"."""

from __future__ import annotations

import re
from itertools import pairwise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FEWEST_WORDS = 9  # a shorter line may well be one sentence
_LONGEST = 600  # characters; hasty lines are short, and reading one takes the square of its length
_VERB_WITHIN = 6  # words from a subject to its verb
_SUBJECT = _words("ur your the our my u you we i it they theres there's")
_ALONE = _words("u you we i it they")  # subjects of one word
_OPENS = _words("theres there's")  # subject and verb in one
# "old voicemails are gone": a subject without an article.
_QUALIFIES = _words("old new all both most some other these those")
_BE = _words("is are r was were will wont cant can have has")
_VERB = _words(
    "is are r was were isnt arent wasnt isn't aren't went goes go has have had will wont won't can cant "
    "can't could comes come came stays stay works work runs needs need takes starts ends costs moves arrives "
    "leaves gets opens closes stops ships follows ran got did didnt does doesnt do dont must may should "
    "shows says fits sits"
)
# After these a noun is still part of what was said: "in ur account", "while the floor is wet", "the new".
_GOES_ON = _words(
    "a an the ur your our my his her their this that these those some any no every all both in on at to "
    "for from of with by till until since after before into onto per about over under through via than like "
    "as and or but if when while because cos coz that which who where what how why so not is are r was were "
    "be been am isnt arent has have had will wont can cant could would should may might must do does did "
    "dont didnt get gets got see send sends sent give gives gave take takes took use need needs keep keeps "
    "let make makes made want know think hope tell told show check find found call ask asks put puts pay "
    "pays paid add added fixed fix moved move swapped swap changed change refunded refund cancelled cancel "
    "shall please pls hi hey hello hiya dear"
)
_NO_WAY = {("no", "way"), ("no", "chance")}  # "there is no way we can send it today" is one clause
# "we know which batch the jar is from": what is asked or told there has its verb still to come.
_PENDING = _words("which what who whose whether if that how where why when while because cos coz")
# Behind one of these begins a clause with a subject of its own.
_LINKS = _words("because cos coz if when while but so")
_STRANDED = _words("for from to with on in at of about by")
_STRONGLY = _words("so really very rly")
_GREETING = _words("hi hey hello hiya hallo yo morning dear")
_NEW = re.compile(
    r"(?:(?:so |really |very |rly )?sorry|soz|thanks|thx|cheers|please|pls|plz|shall i|shall we|"
    r"can u|could u|can you|could you|want me to|let me know|lmk|have (?:fun|a (?:nice|good|great|lovely))|"
    r"see u|see you|enjoy|take care|best wishes|regards)\b"
)
_MARKS = re.compile(r"[.!?;:…](?=\s)|,(?=\s)|[“”\"()<>|]|\n")
_WORD = re.compile(r"\S+")


def run_on_ends(line: str) -> tuple[int, ...]:
    """Places in `line` where a clause ends and another begins; none unless it is hasty, small and without
    marks."""
    if len(line) > _LONGEST or line[:1].isupper() or _MARKS.search(line.rstrip()):
        return ()
    words = [match.span() for match in _WORD.finditer(line)]
    if len(words) < _FEWEST_WORDS:
        return ()
    texts = [line[start:end].rstrip(".!?") for start, end in words]
    begun = _greeting(texts)
    starts = [begun] if begun else []
    for at in range(begun + 1, len(words)):
        if _tells_anew(line[words[at][0] :], texts, begun, at):
            starts.append(at)
            begun = at
    return tuple(words[at - 1][1] for at in starts)


def _greeting(texts: list[str]) -> int:
    """The number of words that greet: "hey", "hi all", "hiya kofi"."""
    if texts[0] not in _GREETING:
        return 0
    return 1 if texts[1] in _SUBJECT else 2


def _tells_anew(rest: str, texts: list[str], begun: int, at: int) -> bool:
    """Whether the word at `at` begins another clause than the one begun at `begun`."""
    before = texts[at - 1]
    if before in _GOES_ON or tuple(texts[at - 2 : at]) in _NO_WAY:
        return False
    if _NEW.match(rest):
        return not (at - 1 == begun and before in _STRONGLY)
    if not _is_whole(texts[begun:at]) or texts[-1] in _STRANDED:
        return False
    return texts[at] in _OPENS or _is_subject(texts, at)


def _is_whole(said: list[str]) -> bool:
    """Whether what was said has its verb and a word after it, or is a word such as "sorry"."""
    pending = max((place for place, word in enumerate(said) if word in _PENDING), default=-1)
    told = any(left in _VERB for left, _ in pairwise(said[pending + 1 :]))
    return told or said[-1] in {"sorry", "thanks", "thx"}


def _is_subject(texts: list[str], at: int) -> bool:
    """Whether a verb follows the subject at `at` before the next subject that is no part of it."""
    if texts[at] in _ALONE:
        return texts[at + 1 : at + 2] != [] and texts[at + 1] in _VERB | {"still", "now", "already"}
    if texts[at] in _QUALIFIES:
        return any(word in _BE for word in texts[at + 2 : at + 4])
    for place in range(at + 1, min(len(texts), at + 1 + _VERB_WITHIN)):
        if texts[place] in _LINKS:
            return False
        if texts[place] in _VERB and place > at + 1:
            return texts[at] in _SUBJECT
        if texts[place] in _SUBJECT and texts[place - 1] not in _GOES_ON:
            return False
    return False
