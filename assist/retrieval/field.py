"""Where a search looks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.index import Snapshot
from assist.store.records import Scope


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """Where to look: the index at one moment, and which of its items may be shown at all."""

    snapshot: Snapshot
    scope: Scope
    allowed: NDArray[np.bool_]
