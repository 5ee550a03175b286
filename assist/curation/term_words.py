"""Which words may not become protected: a term is never flagged, so a slip among them would hide for good."""

from __future__ import annotations

from assist.errors import InvalidInputError
from assist.proofreading.vocabulary import is_misspelling
from assist.store.records import Term


def refuse_misspelling(term: Term) -> None:
    """Nothing, for words that may be protected, or whose better form the term names.

    Raises:
        InvalidInputError: a word of it is a plain misspelling.
    """
    kept = term.preferred or term.text
    for word in kept.split():
        if is_misspelling(word):
            message = (
                f"{word!r} is a misspelling of a common word: correct it, or give this one as `text` and the "
                "right form as `preferred`; a name is written with its capital"
            )
            raise InvalidInputError(message, field="preferred" if term.preferred else "text")
