"""`doctor`: what is there, what is missing, and the cure."""

from __future__ import annotations

import json
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version

from rich.console import Console
from rich.text import Text

from assist.errors import DraftwellError
from assist.settings import Settings, read_settings

_FEWEST_FREE_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `cure` says what to do when it is not `ok`."""

    name: str
    ok: bool
    state: str
    cure: str = ""
    optional: bool = False


def examine(*, as_json: bool) -> int:
    """Prints every finding; the exit status is 1 when something needed is missing."""
    settings = read_settings()
    looks = (_python, _data, _disk, _encoder, _phrasebook, _harper, _java, _jars)
    findings = [_safely(look, settings) for look in looks]
    if as_json:
        print(
            json.dumps({"findings": [asdict(f) for f in findings], "settings": _values(settings)}, indent=2)
        )
    else:
        _show(findings, settings)
    return int(any(not finding.ok and not finding.optional for finding in findings))


def _safely(look: Callable[[Settings], Finding], settings: Settings) -> Finding:
    try:
        return look(settings)
    except DraftwellError as error:
        return Finding(look.__name__.strip("_"), ok=False, state=str(error), cure="see the message")


def _python(_: Settings) -> Finding:
    ok = sys.version_info >= (3, 11)
    return Finding("Python", ok, platform.python_version(), "install Python 3.11 or newer, then `make setup`")


def _data(settings: Settings) -> Finding:
    from assist.assembly import open_store
    from assist.store.records import Scope

    with open_store(settings) as store:
        store.check()
        articles = len(store.items.ids_in(Scope(kinds=("article",), all_teams=True)))
        replies = len(store.items.ids_in(Scope(kinds=("saved_reply",), all_teams=True)))
    state = f"{settings.database}: {articles} articles, {replies} saved replies"
    cure = "try the demo desk: draftwell demo; or your own: draftwell import markdown FOLDER"
    return Finding("database", ok=True, state=state, cure="" if articles + replies else cure)


def _disk(settings: Settings) -> Finding:
    folder = next(path for path in (settings.home, *settings.home.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    return Finding(
        "disk", free > _FEWEST_FREE_BYTES, f"{free / 1e9:.1f} GB free", "free some space in DRAFTWELL_HOME"
    )


def _encoder(settings: Settings) -> Finding:
    from models.encoder_loading import describe_encoder

    about = describe_encoder(settings.encoder, settings.cache)
    state = f"{settings.encoder}: {'exported' if about else 'not exported yet'}"
    return Finding("encoder", about is not None, state, "draftwell prepare", optional=True)


def _phrasebook(_: Settings) -> Finding:
    from phrasebook.loading import packaged_rules

    live = sum(rule.status == "live" for rule in packaged_rules())
    return Finding("phrasebook", live > 0, f"{live} live rules")


def _harper(_: Settings) -> Finding:
    import harper  # noqa: F401 -- it must be there, and load

    return Finding("harper", ok=True, state=f"version {version('harper-py')}, in a process of its own")


def _java(settings: Settings) -> Finding:
    if settings.languagetool != "auto":
        return Finding("java", ok=True, state=f"not needed (DRAFTWELL_LANGUAGETOOL={settings.languagetool})")
    java, maven = shutil.which("java"), shutil.which("mvn")
    state = f"java: {java or 'missing'}; mvn: {maven or 'missing (LanguageTool is then fetched another way)'}"
    return Finding(
        "java", java is not None, state, "install Java 17 for LanguageTool's grammar checks", optional=True
    )


def _jars(settings: Settings) -> Finding:
    from assist.proofreading.jars import has_jars, jars_folder

    if settings.languagetool != "auto":
        return Finding("LanguageTool", ok=True, state=settings.languagetool)
    folder = jars_folder(settings)
    there = has_jars(folder)
    state = f"jars in {folder}" if there else f"no jars in {folder}"
    return Finding("LanguageTool", there, state, "draftwell prepare (fetches 263 MB once)", optional=True)


def _values(settings: Settings) -> dict[str, str]:
    return {f"DRAFTWELL_{name.upper()}": str(value) for name, value in settings}


def _show(findings: list[Finding], settings: Settings) -> None:
    console = Console(highlight=False)
    for line in _lines(findings):
        console.print(line)
    console.print(Text("\nsettings", style="bold"))
    about = type(settings).model_fields
    for name, value in settings:
        console.print(Text(f"  DRAFTWELL_{name.upper()}={'' if value is None else value}"))
        console.print(Text(f"      {about[name].description}", style="dim"))


def _lines(findings: list[Finding]) -> Iterator[Text]:
    for finding in findings:
        mark, style = (
            ("✓", "green") if finding.ok else ("·", "yellow") if finding.optional else ("✗", "bold red")
        )
        yield Text.assemble((f"{mark} {finding.name:<13}", style), finding.state)
        if finding.cure and (not finding.ok or finding.name == "database"):
            yield Text(f"  {'':<13}→ {finding.cure}", style="dim")
