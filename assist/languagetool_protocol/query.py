"""A check as LanguageTool's clients ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assist.languagetool_protocol.annotated import AnnotatedText, from_data, plain
from assist.languagetool_protocol.errors import ProtocolError

MAX_TEXT_LENGTH = 100_000


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules and categories a client wants."""

    enabled_rules: frozenset[str] = frozenset()
    disabled_rules: frozenset[str] = frozenset()
    enabled_categories: frozenset[str] = frozenset()
    disabled_categories: frozenset[str] = frozenset()
    enabled_only: bool = False

    def wants(self, rule: str, category: str) -> bool:
        """Whether a match of this rule and category is to be shown."""
        enabled = rule in self.enabled_rules or category in self.enabled_categories
        if self.enabled_only:
            return enabled
        return rule in self.enabled_rules or not (
            rule in self.disabled_rules or category in self.disabled_categories
        )


@dataclass(frozen=True, slots=True)
class CheckQuery:
    """One check: the text, its language as asked for, and what is wanted."""

    text: AnnotatedText
    language: str
    preferred_variants: tuple[str, ...] = ()
    choice: Choice = Choice()
    picky: bool = False


def read_query(form: Mapping[str, str]) -> CheckQuery:
    """The check a form or a query string asks for; unknown parameters are ignored, as LanguageTool does.

    Raises:
        ProtocolError: a parameter is missing or contradicts another.
    """
    language = form.get("language", "").strip()
    if not language:
        raise ProtocolError(400, "Missing 'language' parameter, e.g. 'language=en-US' for American English")
    variants = _listed(form, "preferredVariants")
    if variants and language != "auto":
        raise ProtocolError(400, "You specified 'preferredVariants' but you didn't specify 'language=auto'")
    return CheckQuery(_text(form), language, variants, _choice(form), _is_picky(form))


def _text(form: Mapping[str, str]) -> AnnotatedText:
    if "text" in form and "data" in form:
        raise ProtocolError(400, "Set only 'text' or 'data' parameter, not both")
    if "text" not in form and "data" not in form:
        raise ProtocolError(400, "Missing 'text' or 'data' parameter")
    text = plain(form["text"]) if "text" in form else from_data(form["data"])
    if len(text.sent) > MAX_TEXT_LENGTH:
        raise ProtocolError(
            413,
            f"Your text exceeds the limit of {MAX_TEXT_LENGTH} characters (it's {len(text.sent)} characters)",
        )
    return text


def _choice(form: Mapping[str, str]) -> Choice:
    def listed(name: str) -> frozenset[str]:
        return frozenset(_listed(form, name))

    choice = Choice(
        enabled_rules=listed("enabledRules"),
        disabled_rules=listed("disabledRules"),
        enabled_categories=listed("enabledCategories"),
        disabled_categories=listed("disabledCategories"),
        enabled_only=_is_true(form, "enabledOnly"),
    )
    if choice.enabled_only and (choice.disabled_rules or choice.disabled_categories):
        raise ProtocolError(400, "You cannot specify disabled rules or categories using enabledOnly=true")
    if choice.enabled_only and not (choice.enabled_rules or choice.enabled_categories):
        raise ProtocolError(400, "You must specify enabled rules or categories when using enabledOnly=true")
    return choice


def _is_picky(form: Mapping[str, str]) -> bool:
    level = form.get("level") or "default"
    if level not in {"default", "picky"}:
        raise ProtocolError(400, f"If 'level' is set, it must be set to 'default' or 'picky': '{level}'")
    return level == "picky"


def _listed(form: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in form.get(name, "").split(",") if part.strip())


def _is_true(form: Mapping[str, str], name: str) -> bool:
    return form.get(name, "").strip().lower() in {"yes", "true"}
