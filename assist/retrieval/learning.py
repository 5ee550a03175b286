"""Learns from picks in the background: fitted aside, put in force in one step, kept by version."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock, Thread

from assist.retrieval.desk_calibration import Fit
from assist.retrieval.index import SearchIndex, Snapshot
from assist.retrieval.training_examples import training_examples
from assist.store.protocol import Store
from models.calibration import Calibration
from models.embedder import NamedEncoder
from models.ranker import Examples, Ranker, RankerError, fit_ranker, load_ranker, save_ranker

_LOG = logging.getLogger(__name__)
_STATE = "ranker"
# Refitted after this many new picks, or a twentieth of all, whichever is more.
_NEW_PICKS = 20
_NEW_SHARE = 0.05
_VERSIONS_KEPT = 5

Measure = Callable[[Snapshot, Fit], Calibration | None]


@dataclass(frozen=True, slots=True)
class LearningState:
    """What `doctor` and insights show: versions on disk, the one in force (0: none), picks it has seen."""

    enabled: bool
    active: int
    versions: tuple[int, ...]
    examples: int


class Learner:
    """Keeps the ranker of one desk; `current` never waits and never sees half a ranker."""

    def __init__(self, store: Store, encoder: NamedEncoder, folder: Path, *, enabled: bool) -> None:
        self._store = store
        self._encoder = encoder
        self._folder = folder / "rankers"
        self._enabled = enabled
        self._lock = Lock()
        self._thread: Thread | None = None
        self._closed = False
        self._seen = 0
        self._looked_at = 0
        self._measure: Measure | None = None
        self._calibration: Calibration | None = None
        self._ranker = self._load(self._stored_version()) if enabled else None

    def measure_with(self, measure: Measure) -> None:
        """How to find out, after each refit, how far to trust what was learned."""
        self._measure = measure

    def current(self) -> Ranker | None:
        """The ranker in force; None when nothing is learned yet or learning is off."""
        return self._ranker

    def calibration(self) -> Calibration | None:
        """What the desk's own history says of how sure to be with the ranker in force; None: not enough."""
        return self._calibration

    def state(self) -> LearningState:
        """Where learning stands."""
        ranker = self._ranker
        return LearningState(
            self._enabled, ranker.version if ranker else 0, self.versions(), ranker.examples if ranker else 0
        )

    def versions(self) -> tuple[int, ...]:
        """Versions that can be rolled back to, oldest first."""
        return tuple(sorted(int(path.stem.split("-")[1]) for path in self._folder.glob("ranker-*.npz")))

    def note(self, index: SearchIndex, snapshot: Snapshot) -> None:
        """Take what another process has learned; start a refit behind if enough is new. Returns at once."""
        picks = len(snapshot.past)
        if not self._enabled or self._closed or picks == self._looked_at:
            return
        self._looked_at = picks
        self._take_over()
        if not self._is_due(picks):
            return
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._seen = picks
                self._thread = Thread(target=self._refit, args=(index,), name="learning", daemon=True)
                self._thread.start()

    def learn(self, snapshot: Snapshot) -> None:
        """Refit now, unless learning is off."""
        if self._enabled:
            self.refit(snapshot)

    def refit(self, snapshot: Snapshot) -> Ranker | None:
        """The ranker fitted on all picks there are, in force from now on; None when there are too few."""
        documents, examples = training_examples(snapshot)
        version = max((*self.versions(), self._stored_version(), 0)) + 1
        try:
            ranker = fit_ranker(documents, examples, encoder=self._encoder.identity, version=version)
        except RankerError:
            return None
        save_ranker(ranker, self._path(version))
        self._keep_calibration(version, self._measured(snapshot))
        self._activate(ranker, len(snapshot.past))
        for old in self.versions()[:-_VERSIONS_KEPT]:
            self._path(old).unlink(missing_ok=True)
        return ranker

    def roll_back(self, version: int) -> Ranker:
        """Put an earlier version in force until the next refit.

        Raises:
            RankerError: there is no such version, or it cannot be used.
        """
        ranker = load_ranker(self._path(version), encoder=self._encoder.identity)
        self._activate(ranker, self._seen)
        return ranker

    def wait(self, seconds: float | None = None) -> bool:
        """Whether no refit is running, after waiting up to `seconds`."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def close(self) -> None:
        """Start nothing more; what is running is a daemon's and writes whole files only."""
        self._closed = True

    def _take_over(self) -> None:
        version = self._stored_version()
        if version != (self._ranker.version if self._ranker else 0):
            self._ranker = self._load(version) or self._ranker

    def _is_due(self, picks: int) -> bool:
        fresh = abs(picks - self._seen)
        return fresh >= max(_NEW_PICKS, _NEW_SHARE * self._seen)

    def _refit(self, index: SearchIndex) -> None:
        index.wait()
        try:
            self.refit(index.refresh())
        except Exception:  # the desk must go on with the ranker it has
            _LOG.exception("learning failed; the ranker in force stays")

    def _measured(self, snapshot: Snapshot) -> Calibration | None:
        try:
            return self._measure(snapshot, self._fitted) if self._measure else None
        except RankerError:
            return None

    def _fitted(self, documents: tuple[str, ...], examples: Examples) -> Ranker:
        return fit_ranker(documents, examples, encoder=self._encoder.identity, version=0)

    def _keep_calibration(self, version: int, calibration: Calibration | None) -> None:
        body = asdict(calibration) if calibration else {}
        self._store.documents.put(f"{_STATE}/{version}", body)

    def _load_calibration(self, version: int) -> Calibration | None:
        found = self._store.documents.get(f"{_STATE}/{version}")
        return Calibration(**found) if found else None

    def _activate(self, ranker: Ranker, picks: int) -> None:
        self._store.documents.put(_STATE, {"active": ranker.version, "picks": picks})
        self._seen = picks
        self._calibration = self._load_calibration(ranker.version)
        self._ranker = ranker

    def _stored_version(self) -> int:
        return int((self._store.documents.get(_STATE) or {}).get("active", 0))

    def _load(self, version: int) -> Ranker | None:
        if not version:
            return None
        try:
            ranker = load_ranker(self._path(version), encoder=self._encoder.identity)
        except RankerError as error:
            _LOG.warning("%s", error)
            return None
        self._seen = int((self._store.documents.get(_STATE) or {}).get("picks", 0))
        self._calibration = self._load_calibration(version)
        return ranker

    def _path(self, version: int) -> Path:
        return self._folder / f"ranker-{version:06d}.npz"
