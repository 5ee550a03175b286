"""Texts that ended a LanguageTool server: remembered by hash, so that they are not sent again."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from assist.proofreading.server.contract import Death

# A server killed from outside says little about the text it was reading; the second time it does.
_STRIKES_OUT = 2
_KEEP = 2000


class BlockedTexts:
    """Strikes against texts, kept in the data folder; the texts themselves are not kept."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "languagetool.blocked.json"
        self._lock = threading.Lock()
        self._strikes = self._read()

    def __contains__(self, text: str) -> bool:
        return self._strikes.get(_key(text), 0) >= _STRIKES_OUT

    def is_suspect(self, text: str) -> bool:
        """Whether a server ended while it read `text`: such a text is sent alone."""
        return _key(text) in self._strikes

    def blame(self, texts: Iterable[str], death: Death) -> None:
        """Counts a death against the texts the server was reading; the only one at a crash did it."""
        suspects = set(texts)
        strikes = _STRIKES_OUT if death == "crashed" and len(suspects) == 1 else 1
        with self._lock:
            for text in suspects:
                self._strikes[_key(text)] = self._strikes.get(_key(text), 0) + strikes
            self._write()

    def clear(self, texts: Iterable[str]) -> None:
        """Takes back what was counted against texts that were read without harm."""
        keys = {_key(text) for text in texts} & self._strikes.keys()
        if keys:
            with self._lock:
                for key in keys:
                    del self._strikes[key]
                self._write()

    def _read(self) -> dict[str, int]:
        try:
            strikes = json.loads(self._path.read_text("utf-8"))
            return {str(key): int(count) for key, count in strikes.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        kept = dict(list(self._strikes.items())[-_KEEP:])
        temporary = self._path.with_suffix(".new")
        temporary.write_text(json.dumps(kept), "utf-8")
        temporary.replace(self._path)


def _key(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
