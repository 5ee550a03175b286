"""The only place that puts the parts of a desk together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from assist.curation.live import LivePhrasebook
from assist.curation.standards import Standards
from assist.errors import InvalidInputError, UnavailableError
from assist.proofreading.assembly import build_proofreader, join_running_server
from assist.proofreading.proofreader import Proofreader
from assist.retrieval.assembly import build_suggester
from assist.retrieval.suggester import Suggester
from assist.reviewing.review import Reviewer
from assist.reviewing.role_reading import RoleReader
from assist.settings import Settings
from assist.store.protocol import Store
from assist.store.sqlite import open_sqlite
from models.classifier_loading import WaitingClassifier
from models.embedder import NamedEncoder
from models.encoder_cache import CachingEncoder
from models.encoder_loading import load_encoder
from models.encoder_sources import EncoderError


@dataclass(frozen=True)
class Desk:
    """Everything one service, or one command, works with."""

    settings: Settings
    store: Store
    encoder: NamedEncoder
    suggester: Suggester
    reviewer: Reviewer
    proofreader: Proofreader
    phrasebook: LivePhrasebook
    classifier: WaitingClassifier

    def engines(self) -> dict[str, str]:
        """Each engine's state in words: "ready", or why it is not."""
        states = {"encoder": "ready", "store": "ready"}
        for status in self.proofreader.status():
            states[status.name] = (
                status.state if status.state == "ready" else f"{status.state}: {status.reason}"
            )
        states["roles"] = "ready" if self.classifier.is_loaded else "starting: its classifier is loaded"
        states["wording"] = "ready" if self.phrasebook.is_read else "starting: its rules are being read"
        return states

    def start(self) -> None:
        """Begins to load the engines in the background; questions are answered all the while."""
        self.proofreader.start()

    def close(self) -> None:
        """Ends what the desk started."""
        self.proofreader.close()
        self.suggester.close()
        self.store.close()


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """The store alone, closed at the end."""
    store = _open_store(settings)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def open_desk(settings: Settings, *, serving: bool) -> Iterator[Desk]:
    """A desk for one command, closed at the end."""
    desk = build_desk(settings, serving=serving)
    try:
        yield desk
    finally:
        desk.close()


def build_desk(settings: Settings, *, serving: bool = True) -> Desk:
    """A desk on the data folder of `settings`; one that is `serving` starts its engines when it is told to.

    Raises:
        UnavailableError: the encoder or the database cannot be used.
    """
    store = _open_store(settings)
    try:
        encoder = load_settings_encoder(settings)
        phrasebook = LivePhrasebook(store, settings.cache / "patterns.json")
        proofreader = build_proofreader(settings)
        suggester = build_suggester(settings, store, encoder)
        classifier = WaitingClassifier(encoder, settings.home / "roles")
        reviewer = Reviewer(
            encoder=encoder,
            role_reader=RoleReader(encoder, classifier),
            proofreader=proofreader,
            rewriter=phrasebook.rewriter,
            terms=phrasebook.terms,
            default_locale=settings.locale,
            standard=Standards(store).holding,
        )
    except BaseException:
        store.close()
        raise
    if not serving:
        join_running_server(proofreader, settings)
    return Desk(settings, store, encoder, suggester, reviewer, proofreader, phrasebook, classifier)


def load_settings_encoder(settings: Settings) -> NamedEncoder:
    """The encoder of `settings`, exported now if need be.

    Raises:
        UnavailableError: it cannot be loaded.
    """
    try:
        return CachingEncoder(load_encoder(settings.encoder, settings.cache))
    except EncoderError as error:
        raise UnavailableError(str(error)) from error


def _open_store(settings: Settings) -> Store:
    if settings.database_url is not None:
        message = "DRAFTWELL_DATABASE_URL: only the data folder's SQLite is there yet; unset it"
        raise InvalidInputError(message, field="DRAFTWELL_DATABASE_URL")
    return open_sqlite(settings.database)
