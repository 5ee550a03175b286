"""What a store offers to retrieval: words, passages, vectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from assist.store.records import Scope
from assist.store.traces import Passage, VectorTable, WordHit

Field = Literal["all", "title"]


class Words(Protocol):
    """Search by words over items outside the trash: titles with bodies, or titles by themselves."""

    def stems(self, text: str) -> tuple[str, ...]:
        """The words of `text` in order, as the index stems them."""
        ...

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Every item's id, title and body, read as they are asked for."""
        ...

    def document_count(self) -> int:
        """How many items are indexed: N of an idf."""
        ...

    def document_frequencies(self, stems: Iterable[str], *, field: Field = "all") -> Mapping[str, int]:
        """In how many items each stem occurs; unknown stems are left out."""
        ...

    def search(
        self,
        words: Sequence[str],
        scope: Scope,
        *,
        field: Field = "all",
        limit: int = 100,
    ) -> tuple[WordHit, ...]:
        """Items within `scope` having any of `words` (unstemmed), best first; ties by id."""
        ...


class Passages(Protocol):
    """The pieces that retrieval cut items into."""

    def replace(self, item_ids: Iterable[str], passages: Iterable[Passage]) -> None:
        """Forget the passages of `item_ids` and keep `passages` instead."""
        ...

    def of(self, item_ids: Sequence[str] | None = None) -> tuple[Passage, ...]:
        """Passages by item and position; of every item when `item_ids` is None."""
        ...

    def each(self) -> Iterator[Passage]:
        """Every passage by item and position, read as it is asked for and without its text."""
        ...


class Vectors(Protocol):
    """Vectors by model and content hash, so that unchanged text is never embedded twice."""

    def missing(self, model: str, hashes: Iterable[str]) -> tuple[str, ...]:
        """Those of `hashes` without a vector, in order and once each."""
        ...

    def put(self, model: str, hashes: Sequence[str], matrix: NDArray[np.float32]) -> None:
        """Keep one row of `matrix` (len(hashes), dimensions) for each hash."""
        ...

    def get(self, model: str, hashes: Sequence[str]) -> VectorTable:
        """The vectors that exist of `hashes`, in the order asked for."""
        ...

    def count(self, model: str) -> int:
        """How many vectors of `model` there are."""
        ...

    def batches(self, model: str) -> Iterator[VectorTable]:
        """Every vector of `model` in the order they were put, some thousand at a time."""
        ...

    def prune(self, model: str, keep: Iterable[str]) -> int:
        """Forget vectors whose hash is not in `keep`; how many went."""
        ...
