"""How one written word reads for matching: contractions, dropped apostrophes, British spelling, typos."""

from __future__ import annotations

from functools import cache, lru_cache

from phrasebook.english.words import is_word, lexicon

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'"})
_SHORTEST_FOLDED_TYPO = 5
_LONGEST = 30
_MOST_CACHED = 50_000


@cache
def _contractions() -> dict[str, str]:
    data = lexicon("folding")
    table: dict[str, str] = {}
    for verb in data["negatable"]["verbs"].split():
        stem = verb[:-1] if verb.endswith("n") else verb
        for spelling in (f"{verb}n't", f"{verb}nt", f"{stem}n't", f"{verb}n'", f"{verb}'nt", f"{verb}ent"):
            table[spelling] = f"{verb} not"
    for full, words in data["contracted"].items():
        for word in words.split():
            table[word] = f"{_stem(word)} {full}"
    return {**table, **data["words"]}


def _stem(contracted: str) -> str:
    if "'" in contracted:
        return contracted.split("'", maxsplit=1)[0]
    for ending in ("ll", "re", "ve", "d", "s"):
        if contracted.endswith(ending):
            return contracted.removesuffix(ending)
    return contracted


@cache
def _stems() -> dict[str, list[tuple[str, str]]]:
    """(British, American) stems by their first three letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for british, american in lexicon("spelling")["stems"].items():
        found.setdefault(british[:3], []).append((british, american))
    return found


def spelled_like(draft: str, text: str) -> str:
    """`text` with those British stems that `draft` uses; doubled letters ("cancelled") stay as they are."""
    lower, said = draft.lower(), text.lower()
    for stems in _stems().values():
        for british, american in stems:
            if american in said and british in lower and not british.startswith(american):
                text = text.replace(american, british).replace(american.capitalize(), british.capitalize())
    return text


@cache
def _perfect() -> tuple[frozenset[str], frozenset[str]]:
    data = lexicon("folding")["perfect"]
    return frozenset(data["has_before"].split()), frozenset(data["had_before"].split())


@cache
def abbreviations() -> frozenset[str]:
    """Words whose full stop does not end a sentence, without that stop."""
    return frozenset(lexicon("folding")["abbreviations"]["words"].split())


@cache
def spelled_with_digits() -> frozenset[str]:
    """The listed short spellings that hold a digit ("b4"), in lower case."""
    return frozenset(word for word in _contractions() if any(letter.isdigit() for letter in word))


def straight(word: str) -> str:
    """`word` with every kind of apostrophe written as the straight one."""
    return word.translate(_APOSTROPHES)


# "The seat's no longer free": before these a noun's 's is a verb.
_AFTER_IS = frozenset(
    ["not", "no", "never", "already", "gone", "currently", "fully", "now", "available", "unavailable"]
)


@lru_cache(maxsize=65536)
def fold_word(word: str, following: str = "") -> str:
    """How `word` reads: lower case, in full, in American spelling; the word `following` settles 's and 'd."""
    lower = straight(word).lower()
    has_before, had_before = _perfect()
    if lower.endswith("'s") and following in has_before and lower in _contractions():
        return f"{_stem(lower)} has"
    if lower.endswith("'d") and following in had_before and lower in _contractions():
        return f"{_stem(lower)} had"
    if lower.endswith("'s") and following in _AFTER_IS and lower not in _contractions():
        return f"{_stem(lower)} is"
    full = _contractions().get(lower)
    return full if full is not None else american(lower)


def american(word: str) -> str:
    """A lower-case British spelling as Americans write it; any other word as it is."""
    for british, american in _stems().get(word[:3], ()):
        if word.startswith(british) and not word.startswith(american):
            return american + word.removeprefix(british)
    return word


class TypoIndex:
    """Finds the one vocabulary word that an unknown word is a single slip away from."""

    def __init__(self, vocabulary: frozenset[str]) -> None:
        self._words = frozenset(w for w in vocabulary if len(w) >= _SHORTEST_FOLDED_TYPO and w.isalpha())
        # Tuples, mostly of one word: sets would take 5 MB more.
        self._by_deletion: dict[str, tuple[str, ...]] = {}
        for word in self._words:
            for key in {word, *_deletions(word)}:
                self._by_deletion[key] = (*self._by_deletion.get(key, ()), word)
        self._seen: dict[str, str] = {}

    def correct(self, word: str) -> str:
        """The rule word meant by `word`, or `word` itself when it is a word, too short or not clear."""
        if (
            not _SHORTEST_FOLDED_TYPO - 1 <= len(word) <= _LONGEST
            or not word.isalpha()
            or word in self._words
        ):
            return word
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > _MOST_CACHED:
                self._seen.clear()
            found = self._seen[word] = word if is_word(word) else self._nearest(word)
        return found

    def _nearest(self, word: str) -> str:
        keys = {word, *_deletions(word)}
        near = {found for key in keys for found in self._by_deletion.get(key, ()) if _one_slip(word, found)}
        return near.pop() if len(near) == 1 else word


def _deletions(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one letter is missing, extra, wrong, or swapped with its neighbour (first letters agree)."""
    if typed[0] != meant[0]:
        return typed[:2] == meant[1::-1] and typed[2:] == meant[2:]
    if abs(len(typed) - len(meant)) == 1:
        longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
        return shorter in _deletions(longer)
    if len(typed) != len(meant):
        return False
    wrong = [i for i in range(len(typed)) if typed[i] != meant[i]]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        return typed[wrong[0]] == meant[wrong[1]] and typed[wrong[1]] == meant[wrong[0]]
    return len(wrong) == 1
