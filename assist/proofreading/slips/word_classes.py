"""Closed classes of English words, kept as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _classes() -> dict[str, str]:
    text = files("assist.proofreading").joinpath("data/word_classes.toml").read_text("utf-8")
    classes: dict[str, str] = tomllib.loads(text)
    return classes


def word_class(name: str) -> frozenset[str]:
    """The words of a class of data/word_classes.toml."""
    return frozenset(_classes()[name].split())
