"""Counts and times in Prometheus' text format; labels are routes and codes, never what somebody wrote."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """What one process has served since it started; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._seconds: dict[str, float] = {}
        self._slower: dict[str, list[int]] = {}

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Remember one answered request."""
        with self._lock:
            self._requests[method, route, status] += 1
            self._seconds[route] = self._seconds.get(route, 0.0) + seconds
            buckets = self._slower.setdefault(route, [0] * (len(BUCKETS) + 1))
            buckets[sum(seconds > bound for bound in BUCKETS)] += 1

    def text(self, gauges: Mapping[str, Mapping[str, float]]) -> str:
        """The exposition; `gauges` maps a metric's name to its values by `part` label."""
        with self._lock:
            lines = [*self._request_lines(), *self._time_lines()]
        return "\n".join([*lines, *_gauge_lines(gauges)]) + "\n"

    def _request_lines(self) -> Iterator[str]:
        yield "# TYPE draftwell_http_requests_total counter"
        for (method, route, status), total in sorted(self._requests.items()):
            labels = f'method="{_escaped(method)}",route="{_escaped(route)}",status="{status}"'
            yield f"draftwell_http_requests_total{{{labels}}} {total}"

    def _time_lines(self) -> Iterator[str]:
        name = "draftwell_http_request_seconds"
        yield f"# TYPE {name} histogram"
        for route, buckets in sorted(self._slower.items()):
            label = f'route="{_escaped(route)}"'
            running = 0
            for bound, count in zip((*BUCKETS, "+Inf"), buckets, strict=True):
                running += count
                yield f'{name}_bucket{{{label},le="{bound}"}} {running}'
            yield f"{name}_sum{{{label}}} {self._seconds[route]:.6f}"
            yield f"{name}_count{{{label}}} {running}"


def _gauge_lines(gauges: Mapping[str, Mapping[str, float]]) -> Iterable[str]:
    for name, values in sorted(gauges.items()):
        yield f"# TYPE {name} gauge"
        yield from (f'{name}{{part="{_escaped(part)}"}} {value:g}' for part, value in sorted(values.items()))


def _escaped(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
