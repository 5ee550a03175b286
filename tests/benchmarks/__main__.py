"""`make bench`: every benchmark in turn, each in a process of its own, its table under its name."""

from __future__ import annotations

import subprocess
import sys

COMMANDS = (
    ("rewriting",),
    ("rewriting_speed",),
    ("roles",),
    ("ordering",),
    ("checks",),
    ("polarity",),
    ("proofreading", "--own"),
    ("review_speed",),
    ("retrieval", "5"),
    ("matters", "4"),
    ("encoder", "200"),
    ("retrieval_speed", "10000", "1"),
    ("store_speed",),
)


def main(wanted: list[str]) -> int:
    """How many benchmarks ended with an error; all of them run, or those named."""
    failed = 0
    for name, *arguments in COMMANDS:
        if wanted and name not in wanted:
            continue
        print(f"\n== {' '.join((name, *arguments))}", flush=True)
        failed += (
            subprocess.run(
                [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], check=False
            ).returncode
            != 0
        )
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
