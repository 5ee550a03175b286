"""Names made from content, so that the same draft gets the same answer."""

from __future__ import annotations

import hashlib


def fingerprint(text: str) -> str:
    """`sha256:` and the hexadecimal digest of `text` in UTF-8."""
    return f"sha256:{hashlib.sha256(text.encode('utf-8')).hexdigest()}"


def content_id(*parts: object) -> str:
    """24 hexadecimal characters that name these parts; the same parts give the same name."""
    digest = hashlib.sha256("\x1f".join(repr(part) for part in parts).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:24]
