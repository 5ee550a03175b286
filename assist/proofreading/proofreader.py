"""Proofreads a draft: all engines, one list, within a time budget, each piece of text once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from importlib.metadata import version

from assist.proofreading.filtering import Guard
from assist.proofreading.issue import EngineStatus, Issue, Proofreading
from assist.proofreading.local.contract import HARPER, Engines
from assist.proofreading.locales import is_english, normalise
from assist.proofreading.merging import merge
from assist.proofreading.opaque import legible
from assist.proofreading.pieces import pieces
from assist.proofreading.remote_checks import RemoteChecks
from assist.proofreading.server.contract import NAME as LANGUAGETOOL
from assist.proofreading.server.contract import Server
from assist.proofreading.server.health import server_languages
from assist.proofreading.terms import Terms
from assist.recent import Recent
from assist.text.document import Document

NO_TERMS = Terms()
# Seconds. A service that starts is first asked whether it is ready; loading would share its processor.
HEAD_START = 0.5


class Proofreader:
    """Checks texts with Harper and our own slips, and with LanguageTool where a server answers."""

    def __init__(self, server: Server, remote: RemoteChecks, engines: Engines) -> None:
        """Starts nothing and is quick; `start` brings the engines up in the background."""
        self._server, self._remote, self._engines = server, remote, engines
        self._languages: dict[str, tuple[tuple[str, str, str], ...]] = {}
        self._local: Recent[tuple[str, str], tuple[Issue, ...]] = Recent(4000)
        self._loading: threading.Timer | None = None

    def start(self) -> None:
        """Begins to load the engines; checks are answered all the while."""
        self._server.start()
        self._loading = threading.Timer(HEAD_START, self._engines.load)
        self._loading.name, self._loading.daemon = "engines-load", True
        self._loading.start()

    def warm_up(self) -> None:
        """Nothing; the local engines are ready for any text afterwards."""
        self._engines.warm_up()

    def close(self) -> None:
        """Ends the server and what waits for it; engines that are still to be loaded stay unloaded."""
        if self._loading is not None:
            self._loading.cancel()
        self._remote.close()
        self._server.close()

    def check(
        self,
        document: Document,
        *,
        locale: str,
        terms: Terms = NO_TERMS,
        budget_seconds: float = 0.8,
        names: Iterable[str] = (),
    ) -> Proofreading:
        """What is wrong in `document`; what LanguageTool says after the budget comes with the next call."""
        locale = normalise(locale)
        if is_english(locale):
            self._engines.load(locale)  # a process's first takes seconds, which is no time LanguageTool took
        deadline = time.monotonic() + budget_seconds
        spans = pieces(document)
        texts = [legible(span.of(document.text)) for span in spans]
        waiting = self._remote.ask(texts, locale)
        local = self._check_here(texts, locale)
        self._remote.wait(waiting, deadline - time.monotonic())
        remote = [self._remote.answer(text, locale) for text in texts]
        guard = Guard(document, terms.plus(names), locale)
        issues: list[Issue] = []
        for span, text, here, there in zip(spans, texts, local, remote, strict=True):
            kept = guard.keep((*here, *(there or ())), span)
            merged = merge(text, kept, both_answered=there is not None and is_english(locale))
            issues += [issue.shifted(span.start) for issue in merged]
        return self._answer(guard.finish(issues), locale, remote)

    @property
    def languagetool_url(self) -> str | None:
        """Where LanguageTool answers now, if it does."""
        return self._server.url

    def languages(self) -> tuple[tuple[str, str, str], ...]:
        """LanguageTool's languages while its server answers: (name, code, long code)."""
        url = self._server.url
        if url and url not in self._languages:
            self._languages = {url: server_languages(url)}
        return self._languages.get(url or "", ())

    def status(self) -> tuple[EngineStatus, ...]:
        """How each engine is."""
        harper_status = EngineStatus(
            HARPER,
            "ready" if self._engines.is_loaded else "starting",
            version("harper-py"),
            "" if self._engines.is_loaded else "loads with the first check",
        )
        return self._server.status(), harper_status

    def _check_here(self, texts: Sequence[str], locale: str) -> list[tuple[Issue, ...]]:
        """What the local engines find in each text; nothing in a language they do not know."""
        if not is_english(locale):
            return [()] * len(texts)
        known = {text: self._local.get((text, locale)) for text in texts}
        new = [text for text, found in known.items() if found is None]
        for text, found in zip(new, self._engines.check(new, locale) if new else (), strict=True):
            self._local.put((text, locale), found)
            known[text] = found
        return [known[text] or () for text in texts]

    def _answer(
        self, issues: tuple[Issue, ...], locale: str, remote: list[tuple[Issue, ...] | None]
    ) -> Proofreading:
        state = self._server.status().state
        answered = None not in remote and (bool(remote) or state == "ready")
        here = (HARPER,) if is_english(locale) else ()
        expected = state != "off" and not self._remote.lacks(locale)
        return Proofreading(
            issues,
            engines=(*((LANGUAGETOOL,) if answered else ()), *here),
            degraded=(LANGUAGETOOL,) if expected and not answered else (),
            checked=bool(here) or answered,
        )
