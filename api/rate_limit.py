"""How many requests a key may make: a bucket that refills steadily."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable


class RateLimit:
    """`per_minute` requests a key in this process, the same number at once; 0 means no limit."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._capacity = float(per_minute)
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait_for(self, key_id: str) -> int:
        """Seconds until the key may go on; 0 when this request may pass (and is counted)."""
        if not self._capacity:
            return 0
        with self._lock:
            now = self._clock()
            left, at = self._buckets.get(key_id, (self._capacity, now))
            left = min(self._capacity, left + (now - at) * self._capacity / 60)
            passes = left >= 1
            self._buckets[key_id] = (left - 1 if passes else left, now)
        return 0 if passes else math.ceil((1 - left) * 60 / self._capacity)
