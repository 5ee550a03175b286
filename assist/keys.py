"""API keys: made once, shown once, kept only as a hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from assist.errors import InvalidInputError
from assist.store.protocol_logs import ApiKeys
from assist.store.traces import ApiKey, KeyRole

PREFIX = "dw_"
ROLES: tuple[KeyRole, ...] = ("agent", "trainer", "admin")
_NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A new key: `secret` is what the caller sends, and is not kept anywhere."""

    secret: str
    record: ApiKey


def issue_key(keys: ApiKeys, *, role: KeyRole, name: str) -> IssuedKey:
    """A new key with 256 random bits, in force at once.

    Raises:
        InvalidInputError: the name is empty or too long.
    """
    if not name.strip() or len(name) > _NAME_LIMIT:
        raise InvalidInputError(f"a key needs a name of 1 to {_NAME_LIMIT} characters", field="name")
    secret = PREFIX + secrets.token_urlsafe(32)
    record = keys.add(ApiKey(secrets.token_hex(4), name.strip(), role, hash_of(secret)))
    return IssuedKey(secret, record)


def find_key(keys: ApiKeys, secret: str) -> ApiKey | None:
    """The key in force with this secret.

    A database compares hashes byte by byte, which tells nothing about a random secret; the last word is a
    comparison in constant time.
    """
    digest = hash_of(secret)
    record = keys.by_hash(digest)
    return record if record and hmac.compare_digest(record.hash, digest) else None


def may(role: KeyRole, needed: KeyRole) -> bool:
    """Whether `role` includes what `needed` may do: agent < trainer < admin."""
    return ROLES.index(role) >= ROLES.index(needed)


def hash_of(secret: str) -> str:
    """SHA-256 in hex: enough for 256 random bits, which no dictionary holds."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
