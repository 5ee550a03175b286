"""Whether words of a view are a clause with a verb ("the scan is done") or a thing ("the scan")."""

from __future__ import annotations

from phrasebook.english.characters import plain
from phrasebook.english.inflecting import is_base_verb, lemma_of
from phrasebook.english.words import TAGS

_VERBAL = frozenset({TAGS["auxiliary"], TAGS["negative"]})
_SUBJECTS = frozenset({TAGS["subject"], TAGS["you"], TAGS["pronoun"]})
# After one of these stands a noun.
_BEFORE_NOUNS = frozenset({TAGS["determiner"], TAGS["preposition"], TAGS["that"]})


def is_clause(view_text: str) -> bool:
    """Whether a verb follows a subject; of a word that may be noun or verb, its neighbours decide."""
    words = view_text.split()
    return any(_is_verb(words[place - 1], words[place]) for place in range(1, len(words)))


def _is_verb(before: str, word: str) -> bool:
    tag, bare = word[:1], plain(word)
    if tag in _VERBAL:
        return True
    if before[:1] in _BEFORE_NOUNS or not bare.islower():
        return False
    if before[:1] in _SUBJECTS:
        return is_base_verb(bare) or any(lemma_of(bare, form) for form in ("s", "past"))
    if plain(before).endswith("s") and is_base_verb(bare):
        return True
    return any(lemma_of(bare, form) is not None for form in ("s", "past"))
