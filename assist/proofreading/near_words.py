"""Common words one slip of the hand away from a misspelt one: Harper offers three, and not always those."""

from __future__ import annotations

from string import ascii_lowercase

from assist.proofreading.words import word_counts

# Rarer words are hardly ever what was meant.
_COMMON = 2_000_000
_LONGEST = 20
_SHORTEST = 3


def near_words(typed: str) -> tuple[str, ...]:
    """Common words with one letter added, dropped, changed or two swapped; in the order of the alphabet."""
    word = typed.lower()
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()):
        return ()
    counts = word_counts()
    return tuple(sorted(edit for edit in _edits(word) if counts.get(edit, 0) >= _COMMON and edit != word))


def _edits(word: str) -> set[str]:
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    dropped = {left + right[1:] for left, right in halves if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    changed = {left + letter + right[1:] for left, right in halves if right for letter in ascii_lowercase}
    added = {left + letter + right for left, right in halves for letter in ascii_lowercase}
    return dropped | swapped | changed | added
