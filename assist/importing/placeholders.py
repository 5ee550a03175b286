"""Other products' placeholders as ours, `{{name|fallback}}`; unknown ones stay as they are."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import unquote

_FIRST, _NAME, _EMAIL = "customer.first_name", "customer.name", "customer.email"
_AGENT, _TICKET, _SUBJECT = "agent.first_name", "ticket.id", "ticket.subject"

_HELP_SCOUT = {
    "customer.firstname": _FIRST, "customer.fullname": _NAME, "customer.email": _EMAIL,
    "user.firstname": _AGENT, "conversation.number": _TICKET, "subject": _SUBJECT,
}  # fmt: skip
NAMES: Mapping[str, Mapping[str, str]] = {
    "zendesk": {
        "ticket.requester.first_name": _FIRST, "ticket.requester.name": _NAME,
        "ticket.requester.email": _EMAIL, "current_user.first_name": _AGENT, "ticket.id": _TICKET,
        "ticket.title": _SUBJECT,
    },
    "helpscout": _HELP_SCOUT,
    "freescout": _HELP_SCOUT,
    "intercom": {
        "first_name": _FIRST, "user.first_name": _FIRST, "user.name": _NAME, "user.email": _EMAIL,
        "teammate.first_name": _AGENT,
    },
    "front": {
        "recipient.first_name": _FIRST, "recipient.name": _NAME, "recipient.email": _EMAIL,
        "user.first_name": _AGENT, "conversation.id": _TICKET,
    },
    "chatwoot": {
        "contact.first_name": _FIRST, "contact.name": _NAME, "contact.email": _EMAIL,
        "agent.first_name": _AGENT, "conversation.id": _TICKET,
    },
    "zammad": {
        "ticket.customer.firstname": _FIRST, "ticket.customer.email": _EMAIL, "user.firstname": _AGENT,
        "ticket.number": _TICKET, "ticket.title": _SUBJECT,
    },
    "osticket": {
        "ticket.name.first": _FIRST, "ticket.name": _NAME, "ticket.email": _EMAIL,
        "ticket.staff.name.first": _AGENT, "ticket.number": _TICKET, "ticket.subject": _SUBJECT,
    },
    "freshdesk": {
        "ticket.requester.firstname": _FIRST, "ticket.requester.name": _NAME,
        "ticket.requester.email": _EMAIL, "ticket.agent.name": _AGENT, "ticket.id": _TICKET,
        "ticket.subject": _SUBJECT,
    },
    "gorgias": {
        "ticket.customer.firstname": _FIRST, "ticket.customer.name": _NAME, "ticket.customer.email": _EMAIL,
        "current_user.firstname": _AGENT, "ticket.id": _TICKET, "ticket.subject": _SUBJECT,
    },
}  # fmt: skip

_BRACES = re.compile(r"\{\{\s*([\w.]+)\s*(?:\|\s*(.*?)\s*)?\}\}", re.DOTALL)
_PERCENT = re.compile(r"\{%\s*([a-zA-Z.]+)\s*(?:,\s*fallback=(.*?))?\s*%\}")
_HASH = re.compile(r"#\{\s*([\w.]+)\s*\}()")
_OSTICKET = re.compile(r"%\{\s*([\w.]+)\s*\}()")
_SYNTAX: Mapping[str, re.Pattern[str]] = {
    "helpscout": _PERCENT,
    "freescout": _PERCENT,
    "zammad": _HASH,
    "osticket": _OSTICKET,
}
_ENCODED = re.compile(r"(?:%7B){1,2}(?:%25)?[\w.%|,=+-]*?(?:%25)?(?:%7D){1,2}", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"<attribute\s+key=\"([\w.]+)\"(?:\s+default=\"([^\"]*)\")?\s*/?>(?:</attribute>)?")
_DEFAULT = re.compile(r"(?:fallback|default)\s*:\s*(?:\"([^\"]*)\"|'([^']*)'|“([^”]*)”)\s*")


def ours(text: str, product: str) -> str:
    """`text` with the placeholders of `product` that we know in our form; a text without any is unchanged."""
    names = NAMES.get(product)
    if names is None:
        return text
    if product == "intercom":
        text = _ATTRIBUTE.sub(lambda found: _attribute(found, names), text)
    text = _ENCODED.sub(lambda found: unquote(found.group()), text)
    syntax = _SYNTAX.get(product, _BRACES)
    return syntax.sub(lambda found: _mapped(found, names, product), text)


def _mapped(found: re.Match[str], names: Mapping[str, str], product: str) -> str:
    """Zendesk's names are case-sensitive, the others' are not."""
    theirs = found.group(1)
    name = names.get(theirs) if product == "zendesk" else names.get(theirs) or names.get(theirs.lower())
    if name is None:
        return found.group()
    fallback = _fallback(found.group(2) or "")
    return "{{" + name + (f"|{fallback}" if fallback else "") + "}}"


def _fallback(written: str) -> str:
    """What stands in when nothing is known; `fallback:"there"`, `default: 'there'` or the bare words."""
    plain = html.unescape(written)
    quoted = _DEFAULT.fullmatch(plain)
    chosen = next((group for group in quoted.groups() if group is not None), "") if quoted else plain
    return chosen.replace("{", "").replace("}", "").strip()


def _attribute(found: re.Match[str], names: Mapping[str, str]) -> str:
    name = names.get(found.group(1), found.group(1))
    fallback = html.unescape(found.group(2) or "")
    return "{{" + name + (f"|{fallback}" if fallback else "") + "}}"
