"""Verb forms and agreement, through lemminflect, of single lower-case words only."""

from __future__ import annotations

from functools import cache

from phrasebook.english import word_forms

FORMS = {"base": "VB", "s": "VBZ", "ing": "VBG", "past": "VBD", "done": "VBN"}
_SINGULAR_IN_S = frozenset(
    [
        "news",
        "series",
        "lens",
        "bus",
        "gas",
        "status",
        "process",
        "access",
        "address",
        "business",
        "progress",
        "express",
    ]
)
# Nouns that have no singular, or another one.
_ALWAYS_PLURAL = frozenset(
    [
        "clothes",
        "scissors",
        "savings",
        "earnings",
        "glasses",
        "belongings",
        "proceeds",
        "goods",
        "premises",
        "people",
    ]
)
# Plurals of desks' everyday nouns that the dictionary lacks.
_PLURALS = (
    "mails",
    "logs",
    "apps",
    "docs",
    "specs",
    "payslips",
    "logins",
    "voicemails",
    "add-ons",
    "logfiles",
    "screenshots",
    "webhooks",
    "chatbots",
    "templates",
    "plugins",
    "plug-ins",
    "workspaces",
    "widgets",
    "podcasts",
    "webinars",
    "bikes",
    "admins",
    "landlines",
    "barcodes",
    "ringtones",
    "websites",
    "installers",
    "fridges",
    "duvets",
    "payouts",
    "hosepipes",
    "giftcards",
    "preorders",
    "reboots",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
)
_DOUBLE_L = frozenset({"cancel", "travel", "label", "model", "signal", "dial", "total"})
# Verbs younger than the dictionary; all of them regular.
_YOUNG = frozenset(
    [
        "reboot",
        "text",
        "whitelist",
        "sync",
        "resync",
        "unsubscribe",
        "rebook",
        "reauthorize",
        "reauthorise",
        "uninstall",
        "relaunch",
        "screenshot",
        "preorder",
    ]
)
_SHORT = 3  # "sign-in", "add-on" and "set-up" are nouns
_YOUNG_ENDINGS = {"base": "", "s": "s", "ing": "ing", "past": "ed", "done": "ed"}
_IRREGULAR = {
    ("be", "s"): "is",
    ("be", "base"): "be",
    ("be", "past"): "was",
    ("be", "done"): "been",
    ("be", "ing"): "being",
}


@cache
def inflections(lemma: str, form: str) -> tuple[str, ...]:
    """Every spelling of `lemma` in a form of `FORMS`; empty for what is no known verb."""
    if (lemma, form) in _IRREGULAR:
        return (_IRREGULAR[lemma, form],)
    if lemma in _YOUNG:
        stem = lemma.removesuffix("e") if form in {"ing", "past", "done"} else lemma
        return (stem + _YOUNG_ENDINGS[form],)
    first, hyphen, last = lemma.rpartition("-")
    if hyphen and is_base_verb(lemma):  # "gift-wrap", "double-check"
        return tuple(f"{first}-{form_of_last}" for form_of_last in inflections(last, form))
    if not lemma.isalpha() or not lemma.islower() or not is_base_verb(lemma):
        return ()
    return word_forms.form_of(lemma, FORMS[form], guess=False)


def inflect(lemma: str, form: str) -> str | None:
    """`lemma` in the form, spelled as British and American readers both accept; None when unsure."""
    found = inflections(lemma, form)
    if not found:
        return None
    return next((word for word in found if lemma in _DOUBLE_L and "ll" in word), found[0])


@cache
def lemma_of(word: str, form: str) -> str | None:
    """The verb of which `word` is this form; None when it is none."""
    lower = word.lower()
    if not lower.isalpha():
        return None
    found = (*word_forms.lemmas_of(lower).get("VERB", ()), *sorted(_YOUNG))
    return next((str(lemma) for lemma in found if lower in inflections(str(lemma), form)), None)


@cache
def is_base_verb(word: str) -> bool:
    """Whether `word` is some verb's base form, alone or behind a hyphen ("gift-wrap")."""
    first, hyphen, last = word.rpartition("-")
    if hyphen:
        return first.isalpha() and len(last) > _SHORT and last in word_forms.lemmas_of(last).get("VERB", ())
    return word in _YOUNG or word in word_forms.lemmas_of(word).get("VERB", ())


@cache
def is_plural_noun(word: str) -> bool:
    """Whether `word` is the plural of a known noun."""
    lower = word.lower()
    if lower in _ALWAYS_PLURAL:
        return True
    if lower in _SINGULAR_IN_S or lower.endswith("ss"):
        return False
    lemmas = word_forms.lemmas_of(lower).get("NOUN", ())
    if not lemmas:  # "mails" and "payslips" are in no list
        return lower.endswith(_PLURALS)
    # "courses" is given as a lemma of its own beside "course".
    return bool(lemmas) and (lower not in lemmas or lower.removesuffix("s") in set(lemmas) - {lower})


@cache
def is_noun(word: str) -> bool:
    """Whether `word` is a known noun, singular or plural."""
    return bool(word_forms.lemmas_of(word.lower()).get("NOUN", ()))


@cache
def any_lemma(word: str) -> str:
    """The dictionary form of `word` as verb, noun or adjective; `word` itself when there is none."""
    lower = word.lower()
    if not lower.isalpha():
        return lower
    found = word_forms.lemmas_of(lower)
    for kind in ("VERB", "NOUN", "ADJ", "ADV"):
        if kind in found:
            return str(found[kind][0])
    return lower
