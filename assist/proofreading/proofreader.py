"""Proofreads a draft: all engines, one list, within a time budget, each piece of text once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence

from assist.proofreading import harper as harper_engine
from assist.proofreading.filtering import Guard
from assist.proofreading.harper import HarperEngine
from assist.proofreading.issue import EngineStatus, Issue, Proofreading
from assist.proofreading.locales import is_english, normalise
from assist.proofreading.merging import merge
from assist.proofreading.opaque import legible
from assist.proofreading.pieces import pieces
from assist.proofreading.proper_names import is_about_name, with_known_names
from assist.proofreading.recent import Recent
from assist.proofreading.remote_checks import RemoteChecks
from assist.proofreading.server.contract import NAME as LANGUAGETOOL
from assist.proofreading.server.contract import Server
from assist.proofreading.server.health import server_languages
from assist.proofreading.slips.finding import find_slips
from assist.proofreading.slips.lexicon import look_up_common_words
from assist.proofreading.terms import Terms
from assist.text.document import Document

NO_TERMS = Terms()
_UNKNOWN_WORD = "Ask Wojciechowska about it."


class Proofreader:
    """Checks texts with Harper and our own slips in process, and with LanguageTool where a server answers."""

    def __init__(self, server: Server, remote: RemoteChecks) -> None:
        """Starts nothing and is quick; `start` brings the engines up in the background."""
        self._server, self._remote = server, remote
        self._harper = HarperEngine()
        self._languages: dict[str, tuple[tuple[str, str, str], ...]] = {}
        self._local: Recent[tuple[str, str], tuple[Issue, ...]] = Recent(4000)

    def start(self) -> None:
        """Begins to load the engines; checks are answered all the while."""
        self._server.start()
        threading.Thread(target=self._harper.load, name="harper-load", daemon=True).start()

    def warm_up(self) -> None:
        """Nothing; the engines in this process are loaded afterwards, and common words looked up."""
        self._harper.load()
        # The first long unknown word costs Harper two seconds (measured), the next ones nothing.
        self._harper.check(_UNKNOWN_WORD, "en-US")
        look_up_common_words()

    def close(self) -> None:
        """Ends the server and what waits for it."""
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
            self._harper.load(locale)  # a process's first takes seconds, which is no time LanguageTool took
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
            harper_engine.NAME,
            "ready" if self._harper.is_loaded else "starting",
            self._harper.version,
            "" if self._harper.is_loaded else "loads with the first check",
        )
        return self._server.status(), harper_status

    def _check_here(self, texts: Sequence[str], locale: str) -> list[tuple[Issue, ...]]:
        """What the engines in this process find in each text; nothing in a language they do not know."""
        if not is_english(locale):
            return [()] * len(texts)
        known = {text: self._local.get((text, locale)) for text in texts}
        # Harper is at work on all that is new while our own slips are looked for.
        begun = {text: self._begin_harper(text, locale) for text, found in known.items() if found is None}
        slips = {text: find_slips(text) for text in begun}
        for text, said in begun.items():
            known[text] = found = (*said(), *slips[text])
            self._local.put((text, locale), found)
        return [known[text] or () for text in texts]

    def _begin_harper(self, text: str, locale: str) -> Callable[[], tuple[Issue, ...]]:
        shown, names = with_known_names(text)
        said = self._harper.begin(shown, locale)
        return lambda: tuple(issue for issue in said() if not is_about_name(issue, names))

    def _answer(
        self, issues: tuple[Issue, ...], locale: str, remote: list[tuple[Issue, ...] | None]
    ) -> Proofreading:
        state = self._server.status().state
        answered = None not in remote and (bool(remote) or state == "ready")
        here = (harper_engine.NAME,) if is_english(locale) else ()
        expected = state != "off" and not self._remote.lacks(locale)
        return Proofreading(
            issues,
            engines=(*((LANGUAGETOOL,) if answered else ()), *here),
            degraded=(LANGUAGETOOL,) if expected and not answered else (),
            checked=bool(here) or answered,
        )
