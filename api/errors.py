"""What only the HTTP border refuses; `api.error_responses` gives each its status.

ApiError
├── KeyNeededError        no key, or one that is unknown or revoked
├── RoleNeededError       the key's role may not do this
├── VersionNeededError    a change came without If-Match
├── StaleVersionError     If-Match names an older version
├── ReusedKeyError        an Idempotency-Key came back with another body
├── TooManyRequestsError  the key's allowance is used up
├── TooLargeError         the body is over the limit
├── WrongContentTypeError  the body is of a kind that is not read
└── WrongHostError        the Host header is not one of ours (DNS rebinding)
"""

from __future__ import annotations

from collections.abc import Mapping

from assist.errors import DraftwellError


class ApiError(DraftwellError):
    """A refusal at the border; `field` names the part that is wrong, `headers` go into the answer."""

    def __init__(
        self, message: str, *, field: str | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.field = field
        self.headers = headers


class KeyNeededError(ApiError):
    """No key, or one that is unknown or revoked."""


class RoleNeededError(ApiError):
    """The key's role may not do this."""


class VersionNeededError(ApiError):
    """A change came without If-Match."""


class StaleVersionError(ApiError):
    """If-Match names another version than the current one."""


class ReusedKeyError(ApiError):
    """An Idempotency-Key came back with another body."""


class TooManyRequestsError(ApiError):
    """The key's allowance is used up."""


class TooLargeError(ApiError):
    """The body is over the limit."""


class WrongContentTypeError(ApiError):
    """The body is of a kind that is not read here."""


class WrongHostError(ApiError):
    """The Host header is not one of ours."""
