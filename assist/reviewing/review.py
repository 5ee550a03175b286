"""The review of one draft: the order of the steps, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from assist.conversation import Conversation
from assist.memory import building
from assist.proofreading.issue import Proofreading
from assist.proofreading.proofreader import Proofreader
from assist.proofreading.terms import Terms
from assist.reviewing.checks.answer_features import texts_to_compare
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.customer import read_customer
from assist.reviewing.checks.jargon import unknown_terms
from assist.reviewing.checks.promises import Promise, find_promises
from assist.reviewing.checks.registry import AT_ONCE, COMPARING, run_checks, verdict
from assist.reviewing.checks.tones.reading import tone_reader
from assist.reviewing.edits import Edit, Finding
from assist.reviewing.findings import in_order, said_once
from assist.reviewing.fingerprint import content_id, fingerprint
from assist.reviewing.marking import MARKED, mark_clauses
from assist.reviewing.order.arranging import arrange, unmoved
from assist.reviewing.order.ordering import Goal, Ordering, order_sentences
from assist.reviewing.polarity.reading import load_polarity_reader
from assist.reviewing.proofs import names_in, outside_facts, proof_edits, proof_findings
from assist.reviewing.role_reading import RoleReader
from assist.reviewing.roles import SentenceRole
from assist.reviewing.settling import framed, settle
from assist.reviewing.standard import TeamStandard
from assist.reviewing.weighing import Weigher
from assist.reviewing.wording.correcting import Corrected
from assist.reviewing.wording.facts import Fact, find_facts
from assist.reviewing.wording.rewriting import Rewriter, Rewriting
from assist.text.document import Document, read_document
from models.embedder import Encoder
from models.training_sentences import training_sentences

# Three for each request under way: none may wait while another waits for LanguageTool.
_MOST_THREADS = 120
_WARMING_STEP = 32
# The last is a telephone number neither in America nor in Britain: several countries' plans are read.
_WARMING = (
    "Hello. Unfortunately we can't ship teh order until Monday. Please log out first. "
    "Call 000-000 000 000 000."
)


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """What is to be reviewed; without a goal the team's holds.

    `muted` names finding kinds that this caller does not want.
    """

    draft: str
    goal: Goal | None = None
    locale: str | None = None
    conversation: Conversation | None = None
    apply_ordering: bool = True
    seq: int | None = None
    muted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Review:
    """All that is said about one draft; every span counts characters of the draft."""

    review_id: str
    seq: int | None
    draft_fingerprint: str
    document: Document
    revised: str
    verdict: str
    edits: tuple[Edit, ...]
    goal: Goal
    ordering: Ordering
    roles: tuple[SentenceRole, ...]
    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]
    promises: tuple[Promise, ...]
    engines: tuple[str, ...]
    degraded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What holds for one review: what was asked for, else the team's, else the service's."""

    locale: str
    standard: TeamStandard
    goal: Goal
    muted: frozenset[str]


@dataclass(frozen=True, slots=True)
class _HeadStart:
    """What is under way beside the wording rules."""

    encoding: Future[None]  # the draft's sentences, for their roles
    comparing: Future[None]  # the sentences and the customer's questions, for the answers
    proofing: Future[Proofreading]


@dataclass(frozen=True)
class Reviewer:
    """Reviews drafts; `rewriter` and `terms` are asked for each time, as trainers change them meanwhile."""

    encoder: Encoder
    role_reader: RoleReader
    proofreader: Proofreader
    rewriter: Callable[[], Rewriter]
    terms: Callable[[], Terms]
    default_locale: str
    standard: Callable[[str | None], TeamStandard] = lambda _: TeamStandard()
    # The encoder and Harper compute outside of Python's lock, side by side with the wording rules.
    pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(_MOST_THREADS, thread_name_prefix="review")
    )

    def warm_up(self) -> None:
        """Nothing; what is loaded only once is ready afterwards."""
        with building():
            proofreader = self.pool.submit(self.proofreader.warm_up)  # most of it outside of Python's lock
            self.review(ReviewRequest(_WARMING))
            rewriter = self.rewriter()
            rewriter.matcher.compile()
            for sentence in training_sentences()[::_WARMING_STEP]:
                rewriter.rewrite(read_document(sentence.text))
            proofreader.result()

    def review(self, request: ReviewRequest) -> Review:
        """The review of `request.draft`; the same request gives the same review."""
        document, setting = read_document(request.draft), self._setting(request)
        ahead = self._head_start(document, request.conversation, setting)
        rewriting = self.rewriter().rewrite(document)
        facts, promises = find_facts(document.text), find_promises(document)
        self._read_words(document)
        ahead.encoding.result()
        goal, standard = setting.goal, setting.standard
        roles = self.role_reader.read(document, goal)
        context = CheckContext(
            document, roles, request.conversation, setting.locale, self.encoder, standard.reply
        )
        checked = run_checks(context, AT_ONCE, muted=setting.muted)
        ordering = order_sentences(document, roles, goal, context.customer.asking)
        # The slowest come last: what needs no proofreading is done while the engines are at work.
        proofreading = _outside_facts(document, ahead.proofing.result())
        rewriting = self._without_slips(document, proofreading, rewriting)
        edits = _all_edits(document, rewriting, proofreading)
        arranged = (
            arrange(document, edits, ordering, partial(self._ordering, goal, context.customer.asking))
            if request.apply_ordering
            else unmoved(document, edits, ordering)
        )
        ahead.comparing.result()
        compared = run_checks(context, COMPARING, muted=setting.muted)
        worded = (*checked, *compared, *unknown_terms(context, rewriting.findings))
        told = said_once((*worded, *proof_findings(proofreading.issues)), setting.muted)
        if MARKED not in setting.muted:
            weighed = self._weigher.weigh(document, roles, arranged.edits, told)
            told = mark_clauses(document, weighed.findings, arranged.edits, weighed.heavy)
        findings = in_order(told)
        return Review(
            review_id=_review_id(request, setting),
            seq=request.seq,
            draft_fingerprint=fingerprint(request.draft),
            document=document,
            revised=arranged.revised,
            verdict=verdict(findings, standard.thresholds),
            edits=arranged.edits,
            goal=goal,
            ordering=arranged.ordering,
            roles=roles,
            findings=findings,
            facts=facts,
            promises=promises,
            engines=proofreading.engines,
            degraded=proofreading.degraded,
        )

    def _setting(self, request: ReviewRequest) -> _Setting:
        conversation = request.conversation
        standard = self.standard(conversation.team if conversation else None)
        return _Setting(
            locale=request.locale or (conversation and conversation.locale) or self.default_locale,
            standard=standard,
            goal=request.goal or standard.goal,
            muted=request.muted | standard.muted,
        )

    def _head_start(
        self, document: Document, conversation: Conversation | None, setting: _Setting
    ) -> _HeadStart:
        """What computes outside of Python's lock, begun."""
        encoding = self.pool.submit(self.role_reader.encode, document)
        return _HeadStart(
            encoding,
            self.pool.submit(self._compare_ahead, document, conversation, encoding),
            self.pool.submit(
                self.proofreader.check,
                document,
                locale=setting.locale,
                terms=self.terms(),
                names=names_in(conversation),
            ),
        )

    def _read_words(self, document: Document) -> None:
        """Nothing; what the words alone tell is made out while the encoder is at work on their meaning."""
        self.role_reader.read_words(document)
        tones = tone_reader(self.encoder)
        for sentence in document.sentences:
            tones.read_words(sentence.text)

    def _compare_ahead(
        self, document: Document, conversation: Conversation | None, encoding: Future[None]
    ) -> None:
        """Nothing; the encoder has read what tells which of several asks the draft answers.

        Its last layers begin where the first ones have ended, so these must have read the draft.
        """
        asks = read_customer(conversation).asks
        encoding.result()
        if len(asks) > 1:  # about one ask there is little doubt
            self.encoder.encode(texts_to_compare(document, asks))

    @cached_property
    def _weigher(self) -> Weigher:
        return Weigher(load_polarity_reader(self.encoder, self.role_reader.read_sentence).read)

    def _ordering(self, goal: Goal, asks: tuple[str, ...], document: Document) -> Ordering:
        return order_sentences(document, self.role_reader.read(document, goal), goal, asks)

    def _without_slips(self, document: Document, proofreading: Proofreading, plain: Rewriting) -> Rewriting:
        """The wording of the draft without its slips, which would hide words from the rules.

        `plain` is that of the draft as it stands: the lines without slips come from the rewriter's cache.
        """
        fixes = [edit for edit in settle(proof_edits(document.text, proofreading.issues)) if edit.applied]
        if not fixes:
            return plain
        corrected = Corrected(document.text, fixes)
        return corrected.in_draft(self.rewriter().rewrite(read_document(corrected.text)))


def _review_id(request: ReviewRequest, setting: _Setting) -> str:
    return content_id(
        request.draft, setting.goal, setting.locale, request.conversation, request.apply_ordering
    )


def _outside_facts(document: Document, proofreading: Proofreading) -> Proofreading:
    return replace(proofreading, issues=outside_facts(document.text, proofreading.issues))


def _all_edits(document: Document, rewriting: Rewriting, proofreading: Proofreading) -> tuple[Edit, ...]:
    wording = (framed(document.text, edit) for edit in rewriting.edits)
    return settle((*wording, *proof_edits(document.text, proofreading.issues)))
