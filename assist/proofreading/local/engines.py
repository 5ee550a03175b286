"""Harper and our own slips in this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assist.proofreading.harper import HarperEngine
from assist.proofreading.issue import Issue
from assist.proofreading.proper_names import is_about_name, with_known_names
from assist.proofreading.slips.finding import find_slips
from assist.proofreading.slips.lexicon import look_up_common_words

_UNKNOWN_WORD = "Ask Wojciechowska about it."


class LocalEngines:
    """Checks with Harper, at work on a thread of its own, while our slips are looked for."""

    def __init__(self) -> None:
        self._harper = HarperEngine()

    @property
    def is_loaded(self) -> bool:
        """Whether a first linter has been built."""
        return self._harper.is_loaded

    def load(self, locale: str = "en-US") -> None:
        """Builds the linter for `locale`."""
        self._harper.load(locale)

    def warm_up(self) -> None:
        """Looks up common words, and an unknown one."""
        self._harper.load()
        # The first long unknown word costs Harper two seconds (measured), the next ones nothing.
        self._harper.check(_UNKNOWN_WORD, "en-US")
        look_up_common_words()

    def check(self, texts: Sequence[str], locale: str) -> list[tuple[Issue, ...]]:
        """The issues of each English text: Harper's, then our own."""
        begun = [self._begin_harper(text, locale) for text in texts]
        slips = [find_slips(text) for text in texts]
        return [(*said(), *own) for said, own in zip(begun, slips, strict=True)]

    def _begin_harper(self, text: str, locale: str) -> Callable[[], tuple[Issue, ...]]:
        shown, names = with_known_names(text)
        said = self._harper.begin(shown, locale)
        return lambda: tuple(issue for issue in said() if not is_about_name(issue, names))
