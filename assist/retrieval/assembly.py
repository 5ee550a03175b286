"""Puts a suggester together from the settings."""

from __future__ import annotations

from assist.retrieval.learning import Learner
from assist.retrieval.suggester import Suggester
from assist.settings import Settings
from assist.store.protocol import Store
from models.embedder import NamedEncoder


def build_suggester(settings: Settings, store: Store, encoder: NamedEncoder) -> Suggester:
    """A suggester over everything in the store; close it at the end."""
    learner = Learner(store, encoder, settings.home, enabled=settings.learning)
    return Suggester(
        store,
        encoder,
        threshold=settings.abstain_below,
        learner=learner,
        index_file=settings.index_file,
    )
