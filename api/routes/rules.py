"""Wording rules: draft, live, retired; tried before they go live."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.curated import created, listed, shown, told
from api.dependencies import DeskDep
from api.etags import IfMatch, IfNoneMatch, expecting
from api.idempotency import OnceDep
from api.schemas.base import ListAnswer
from api.schemas.problems import WITH_BODY, problems
from api.schemas.rule_previews import PreviewIn, PreviewOut, preview_out
from api.schemas.rules import (
    NewRule,
    RuleOut,
    RulePatch,
    RuleQuery,
    RuleReplacement,
    RuleVersion,
    body_from,
    rule_out,
)
from api.schemas.versions import RestoreIn
from api.security import Agent, Trainer
from assist.curation import previewing, rulebook
from assist.curation.previewing import sent_texts
from assist.errors import ConflictError, InvalidInputError
from assist.store.protocol import Store
from assist.store.records import RuleRecord
from assist.store.traces import ApiKey

PATH = "/api/v1/rules"
router = APIRouter(prefix=PATH, tags=["rules"])


@router.get("", responses=problems(422))
def list_rules(_: Agent, query: Annotated[RuleQuery, Query()], desk: DeskDep) -> ListAnswer[RuleOut]:
    """Rules by id: those that come with us, with the desk's own over them."""
    if query.trashed:
        return listed(desk.store.rules.trashed(cursor=query.cursor, limit=query.limit), rule_out)
    wanted = query.model_dump(exclude={"trashed"})
    return listed(rulebook.rule_page(desk.store, **wanted), rule_out)


@router.post("", status_code=201, response_model=RuleOut, responses=problems(403, 409, *WITH_BODY))
def create_rule(caller: Trainer, body: NewRule, desk: DeskDep, once: OnceDep) -> Response:
    """Adds a rule, as a draft unless it says otherwise."""

    def create() -> Response:
        new = RuleRecord(body.id, body_from(body), body.status, body.locale)
        record = rulebook.add_rule(desk.store, new, by=caller.name)
        return created(record, rule_out(record), PATH)

    return once.answer(body, create)


@router.post("/preview", responses=problems(403, 404, *WITH_BODY))
def preview_rule(_: Trainer, body: PreviewIn, desk: DeskDep) -> PreviewOut:
    """What a rule would change in some texts, or in the latest sent replies; nothing is kept."""
    rule = rulebook.compiled_rule(_to_try(desk.store, body))
    texts = sent_texts(desk.store, body.most) if body.texts is None else body.texts
    return preview_out(previewing.preview_rule(rule, texts, limit=body.limit), rulebook.rule_faults(rule))


@router.get("/{rule_id}", response_model=RuleOut, responses=problems(404))
def read_rule(_: Agent, rule_id: str, desk: DeskDep, if_none_match: IfNoneMatch = None) -> Response:
    """One rule, with the ETag that a change needs."""
    record = rulebook.rule_record(desk.store, rule_id)
    return shown(record, rule_out(record), if_none_match)


@router.put("/{rule_id}", response_model=RuleOut, responses=problems(403, 404, 412, 428, *WITH_BODY))
def replace_rule(
    caller: Trainer, rule_id: str, body: RuleReplacement, desk: DeskDep, if_match: IfMatch
) -> Response:
    """Replaces all of it. A rule that comes with us becomes the desk's own by that."""
    current = rulebook.rule_record(desk.store, rule_id)
    after = replace(current, body=body_from(body), status=body.status, locale=body.locale)
    return _kept(desk.store, caller, current, after, if_match)


@router.patch("/{rule_id}", response_model=RuleOut, responses=problems(403, 404, 412, 428, *WITH_BODY))
def change_rule(caller: Trainer, rule_id: str, body: RulePatch, desk: DeskDep, if_match: IfMatch) -> Response:
    """Changes the fields that are sent: the status `live` lets it act, `retired` ends that."""
    current = rulebook.rule_record(desk.store, rule_id)
    own = body.model_dump(include={"status", "locale"}, exclude_unset=True)
    after = replace(current, body={**current.body, **body_from(body)}, **own)
    return _kept(desk.store, caller, current, after, if_match)


@router.delete("/{rule_id}", status_code=204, responses=problems(403, 404, 409, 412, 428))
def delete_rule(caller: Trainer, rule_id: str, desk: DeskDep, if_match: IfMatch) -> Response:
    """Puts the desk's rule into the trash; where it was a changed rule of ours, ours holds again."""
    current = rulebook.rule_record(desk.store, rule_id)
    if not current.version:
        raise ConflictError(f"{rule_id} comes with Draftwell: retire it instead")
    with expecting(if_match, current.version):
        desk.store.rules.trash(rule_id, expected_version=current.version, by=caller.name)
    return Response(status_code=204)


@router.get("/{rule_id}/history", responses=problems(403, 404))
def read_rule_history(_: Trainer, rule_id: str, desk: DeskDep) -> ListAnswer[RuleVersion]:
    """What the desk made of it, oldest first; nothing for a rule of ours that was never changed."""
    return told(rulebook.rule_history(desk.store, rule_id), RuleVersion, rule_out)


@router.post("/{rule_id}/restore", response_model=RuleOut, responses=problems(403, 404, *WITH_BODY))
def restore_rule(caller: Trainer, rule_id: str, body: RestoreIn, desk: DeskDep, once: OnceDep) -> Response:
    """Brings it back from the trash, or back to an older version."""

    def restore() -> Response:
        record = rulebook.restore_rule(desk.store, rule_id, body.version, by=caller.name)
        return shown(record, rule_out(record))

    return once.answer(body, restore)


def _kept(store: Store, caller: ApiKey, current: RuleRecord, after: RuleRecord, if_match: str) -> Response:
    with expecting(if_match, current.version):
        record = rulebook.keep_rule(store, after, current=current, by=caller.name)
    return shown(record, rule_out(record))


def _to_try(store: Store, body: PreviewIn) -> RuleRecord:
    if body.rule is not None:
        return RuleRecord(body.rule.id, body_from(body.rule), "draft", body.rule.locale)
    if body.rule_id is None:
        raise InvalidInputError("rule is required, or the rule_id of one that is kept", field="rule")
    return rulebook.rule_record(store, body.rule_id)
