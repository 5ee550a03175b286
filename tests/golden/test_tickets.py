"""Whole reviews come out as a good trainer would sign them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assist.assembly import open_desk
from assist.reviewing.review import Reviewer
from assist.settings import Settings
from tests.golden.tickets import STEPS, Ticket, steps_of, tickets


@pytest.fixture(scope="module")
def reviewer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reviewer]:
    settings = Settings(home=tmp_path_factory.mktemp("golden"), languagetool="off")
    with open_desk(settings, serving=False) as desk:
        yield desk.reviewer


def test_every_ticket_expects_every_step() -> None:
    """No step goes unlooked at, and what falls short is a step."""
    assert len(tickets()) >= 12
    for ticket in tickets():
        assert set(ticket.expected) == set(STEPS), ticket.name
        assert set(ticket.falls_short) <= set(STEPS), ticket.name


@pytest.mark.integration
@pytest.mark.parametrize("ticket", tickets(), ids=lambda ticket: ticket.name)
def test_each_step_is_as_expected(reviewer: Reviewer, ticket: Ticket) -> None:
    """A step that is known to fall short must do so: when it is reached, the ticket says so."""
    found = steps_of(reviewer, ticket)
    for step in STEPS:
        reached = found[step] == ticket.expected[step]
        assert reached == (step not in ticket.falls_short), (step, found[step], ticket.expected[step])
