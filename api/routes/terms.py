"""Terms: the desk's own words and names."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.curated import Changing, created, listed, shown, told
from api.dependencies import DeskDep
from api.etags import IfMatch, IfNoneMatch
from api.idempotency import OnceDep
from api.schemas.base import ListAnswer
from api.schemas.problems import WITH_BODY, problems
from api.schemas.terms import (
    NewTerm,
    TermOut,
    TermPatch,
    TermProposal,
    TermQuery,
    TermReplacement,
    TermVersion,
    proposal_out,
    term_out,
)
from api.schemas.versions import RestoreIn
from api.security import Agent, Trainer
from assist.curation.proposals import term_proposals
from assist.curation.term_words import refuse_misspelling
from assist.store.records import Term

PATH = "/api/v1/terms"
SETTABLE = {"text", "case", "locale", "preferred", "note", "author"}
router = APIRouter(prefix=PATH, tags=["terms"])


@router.get("", responses=problems(422))
def list_terms(_: Agent, query: Annotated[TermQuery, Query()], desk: DeskDep) -> ListAnswer[TermOut]:
    """Terms by text."""
    terms = desk.store.terms
    if query.trashed:
        return listed(terms.trashed(cursor=query.cursor, limit=query.limit), term_out)
    page = terms.page(locale=query.locale, q=query.q, cursor=query.cursor, limit=query.limit)
    return listed(page, term_out)


@router.post("", status_code=201, response_model=TermOut, responses=problems(403, 409, *WITH_BODY))
def create_term(caller: Trainer, body: NewTerm, desk: DeskDep, once: OnceDep) -> Response:
    """Adds a term; it holds from the next review on."""

    def create() -> Response:
        new = Term(**body.model_dump(include=SETTABLE), id=body.id or "")
        refuse_misspelling(new)
        term = Changing(desk.store.terms, caller).create(new)
        return created(term, term_out(term), PATH)

    return once.answer(body, create)


@router.get("/proposals", responses=problems(403))
def propose_new_terms(_: Trainer, desk: DeskDep) -> ListAnswer[TermProposal]:
    """Words that agents keep ignoring and that are no term yet, the most wanted first."""
    proposals = term_proposals(desk.store, desk.phrasebook.terms(), desk.settings.locale)
    return ListAnswer(data=[proposal_out(one) for one in proposals], next_cursor=None)


@router.get("/{term_id}", response_model=TermOut, responses=problems(404))
def read_term(_: Agent, term_id: str, desk: DeskDep, if_none_match: IfNoneMatch = None) -> Response:
    """One term, with the ETag that a change needs."""
    term = desk.store.terms.get(term_id)
    return shown(term, term_out(term), if_none_match)


@router.put("/{term_id}", response_model=TermOut, responses=problems(403, 404, 412, 428, *WITH_BODY))
def replace_term(
    caller: Trainer, term_id: str, body: TermReplacement, desk: DeskDep, if_match: IfMatch
) -> Response:
    """Replaces all of it: fields left out get their default."""
    current = desk.store.terms.get(term_id)
    after = replace(current, **body.model_dump(include=SETTABLE))
    refuse_misspelling(after)
    term = Changing(desk.store.terms, caller).update(current, after, if_match)
    return shown(term, term_out(term))


@router.patch("/{term_id}", response_model=TermOut, responses=problems(403, 404, 412, 428, *WITH_BODY))
def change_term(caller: Trainer, term_id: str, body: TermPatch, desk: DeskDep, if_match: IfMatch) -> Response:
    """Changes the fields that are sent."""
    current = desk.store.terms.get(term_id)
    after = replace(current, **body.model_dump(exclude_unset=True))
    refuse_misspelling(after)
    term = Changing(desk.store.terms, caller).update(current, after, if_match)
    return shown(term, term_out(term))


@router.delete("/{term_id}", status_code=204, responses=problems(403, 404, 412, 428))
def delete_term(caller: Trainer, term_id: str, desk: DeskDep, if_match: IfMatch) -> Response:
    """Puts it into the trash, from where it can be restored."""
    return Changing(desk.store.terms, caller).trash(desk.store.terms.get(term_id), if_match)


@router.get("/{term_id}/history", responses=problems(403, 404))
def read_term_history(_: Trainer, term_id: str, desk: DeskDep) -> ListAnswer[TermVersion]:
    """What it was after each change, oldest first."""
    return told(desk.store.terms.history(term_id), TermVersion, term_out)


@router.post("/{term_id}/restore", response_model=TermOut, responses=problems(403, 404, *WITH_BODY))
def restore_term(caller: Trainer, term_id: str, body: RestoreIn, desk: DeskDep, once: OnceDep) -> Response:
    """Brings it back from the trash, or back to an older version."""

    def restore() -> Response:
        term = Changing(desk.store.terms, caller).restore(term_id, body.version)
        return shown(term, term_out(term))

    return once.answer(body, restore)
