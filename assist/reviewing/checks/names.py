"""People's names: reading them, and telling whether two may be the same person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assist.reviewing.checks.wordlists.folding import folded, plain_letters
from assist.reviewing.checks.wordlists.lexicon import DATA, load_lexicon

_PART = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts in plain letters, and its title if there was one."""

    title: str | None
    parts: tuple[str, ...]


def parse_name(text: str) -> PersonName | None:
    """The name in `text`; None when no word of it can be a name."""
    title: str | None = None
    parts: list[str] = []
    for token in _PART.findall(folded(text)):
        plain = plain_letters(token).rstrip(".")
        if plain in _listed("titles"):
            title = title or plain
        elif plain not in _listed("affixes"):
            parts += [plain_letters(letters) for letters in _LETTERS.findall(token)]
    if not parts or all(part in _listed("no_names") for part in parts):
        return None
    return PersonName(title, tuple(parts))


@lru_cache(maxsize=1_000)  # a message is read again with each keystroke of its reply
def signed_name(text: str, *, not_this: str | None = None) -> PersonName | None:
    """The name a customer signs or introduces themselves with, unless it is `not_this` person's."""
    words = load_lexicon("names")
    body = words.expression("sent_from").sub("", folded(text).strip()).rstrip()
    for group in ("closed", "signed", "introduced"):
        for match in words.find(group, body):
            name = _trustworthy(match.group("name"))
            if name and not (not_this and same_person(name, parse_name(not_this))):
                return name
    return None


def _trustworthy(text: str) -> PersonName | None:
    """The name in `text` if every word of it may be one: "Thanks" and "Please" may not."""
    name = parse_name(text)
    if name is None or any(part in _listed("no_names") for part in name.parts):
        return None
    return name


def same_person(one: PersonName, other: PersonName | None) -> bool:
    """Whether each part of the shorter name fits a part of the other; titles may not clash."""
    if other is None or _genders_clash(one.title, other.title):
        return False
    if "".join(map(_sound, one.parts)) == "".join(map(_sound, other.parts)):
        return True
    shorter, longer = sorted((one.parts, other.parts), key=len)
    formal = one.title is not None
    return all(any(_same_part(part, against, formal=formal) for against in longer) for part in shorter)


def _genders_clash(one: str | None, other: str | None) -> bool:
    genders = load_lexicon("names").tables["genders"]
    first, second = genders.get(one or ""), genders.get(other or "")
    return first is not None and second is not None and first != second


def _same_part(one: str, other: str, *, formal: bool) -> bool:
    """Whether two parts may name one person: spelling variants, initials, nicknames, long and short forms."""
    if _sound(one) == _sound(other) or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    if formal:  # after a title comes a family name, and those have no short forms
        return False
    short, long = sorted((one, other), key=len)
    # Three letters apart: Alex and Alexander are one name, Johan and Johanna are two.
    if len(short) >= 3 and len(long) - len(short) >= 3 and long.startswith(short):
        return True
    return bool(_nickname_groups(one) & _nickname_groups(other))


def _sound(part: str) -> str:
    """`part` with ways of writing umlauts made equal: Mueller and Müller."""
    return part.replace("ue", "u").replace("oe", "o").replace("ae", "a").replace("aa", "a")


@cache
def _listed(group: str) -> frozenset[str]:
    """One word list of `names.toml`."""
    return frozenset(load_lexicon("names").tables[group]["words"].split())


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    """Each first name with the numbers of the nickname groups it stands in."""
    groups: dict[str, set[int]] = {}
    for number, line in enumerate((DATA / "nicknames.txt").read_text("utf-8").splitlines()):
        for name in line.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def _nickname_groups(name: str) -> frozenset[int]:
    return _nicknames().get(name, frozenset())
