"""LanguageTool's protocol: its own client works against us, and errors are its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import language_tool_python
import pytest
import uvicorn
from starlette.testclient import TestClient

from api.app import create_app
from assist.keys import issue_key
from assist.settings import Settings
from assist.store.protocol import Store
from tests.api.serving import SmallDesk, client_of, whole_desk

TEXT = "Hi Ana 😀, we can't ship the desk until Monday. The recepit is 📦 alredy in."
_GRAMMA = Path(__file__).with_name("gramma_client.js")
_GRAMMA_PACKAGE = "gramma@1.6.0"
_OFFICE = Path(__file__).with_name("libreoffice_client.py")
_OFFICE_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>"""
_OFFICE_ITEM = (
    '<item oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)


@pytest.fixture
def desk(settings: Settings, store: Store) -> SmallDesk:
    made = whole_desk(settings, store)
    made.proofreader = made.reviewer.proofreader  # type: ignore[attr-defined] # the small desk has no slot for it
    return made


@pytest.fixture
def client(desk: SmallDesk) -> TestClient:
    return client_of(create_app(desk))


@pytest.fixture
def address(desk: SmallDesk) -> Iterator[str]:
    """The base address of a real server."""
    server = uvicorn.Server(uvicorn.Config(create_app(desk), port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def _check(client: TestClient, **form: str) -> Any:
    answer = client.post("/v2/check", data={"language": "en-US", "text": TEXT, **form})
    assert answer.status_code == 200, answer.text
    return answer.json()


def _words(body: Any, text: str = TEXT) -> list[str]:
    """The matched words, cut from the text as a client does: in UTF-16 code units."""
    units = text.encode("utf-16-le")
    places = [(match["offset"] * 2, (match["offset"] + match["length"]) * 2) for match in body["matches"]]
    return [units[start:end].decode("utf-16-le") for start, end in places]


def test_typos_and_wording_stand_side_by_side(client: TestClient) -> None:
    """Each with its category, its rule and its replacements; offsets count UTF-16 units."""
    body = _check(client)
    assert _words(body) == ["can't ship the desk until", "recepit", "alredy"]
    wording, typo, _ = body["matches"]
    assert wording["rule"]["category"]["id"] == "DRAFTWELL_WORDING"
    assert wording["replacements"][0]["value"] == "can ship the desk from"
    assert typo["rule"]["category"]["id"] == "TYPOS" and typo["replacements"][0]["value"] == "receipt"
    context = typo["context"]
    units = context["text"].encode("utf-16-le")
    assert units[context["offset"] * 2 : (context["offset"] + context["length"]) * 2] == "recepit".encode(
        "utf-16-le"
    )


def test_categories_and_rules_are_chosen(client: TestClient) -> None:
    """As the client wants it."""
    assert _words(_check(client, disabledCategories="DRAFTWELL_WORDING")) == ["recepit", "alredy"]
    assert _words(_check(client, disabledCategories="TYPOS")) == ["can't ship the desk until"]
    assert _words(_check(client, enabledOnly="true", enabledCategories="DRAFTWELL_WORDING")) == [
        "can't ship the desk until"
    ]


def test_hints_come_with_level_picky_only(client: TestClient) -> None:
    """The default level shows errors and advice, picky also what is merely worth a look."""
    text = "we clean the shop on Mondays."
    usual, picky = (len(_check(client, text=text, level=level)["matches"]) for level in ("default", "picky"))
    assert picky > usual


def test_annotated_text_keeps_its_positions(client: TestClient) -> None:
    """Offsets count the text with its markup."""
    parts: list[dict[str, str]] = [
        {"markup": "<p>👋"},
        {"text": "The "},
        {"markup": "<b>"},
        {"text": "recepit"},
    ]
    sent = "".join(value for part in parts for value in part.values())
    answer = client.post("/v2/check", data={"language": "en-US", "data": json.dumps({"annotation": parts})})
    assert _words(answer.json(), sent) == ["recepit"]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"text": "a"}, 400),
        ({"language": "en-US"}, 400),
        ({"language": "en-US", "text": "a", "data": "{}"}, 400),
        ({"language": "xx", "text": "a"}, 400),
        ({"language": "en-US", "text": "a" * 100_001}, 413),
        ({"language": "en-US", "text": "a", "apiKey": "wrong"}, 403),
    ],
)
def test_errors_are_plain_text(client: TestClient, form: dict[str, str], status: int) -> None:
    """As LanguageTool's clients expect them."""
    answer = client.post("/v2/check", data=form)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("Error: ")


def test_a_text_that_was_not_encoded_is_read_as_it_is(client: TestClient) -> None:
    """LibreOffice 7.4 sends `&`, `+` and `%` bare; positions stay those of its text."""
    text = "Q&A: add 20 %41 + the recepit & 😀 it is alredy in."
    for key in ("", "&username=ana&apiKey="):
        body = f"text={text}&language=en-US{key}".encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = client.post("/v2/check", content=body, headers=kind)
        assert set(_words(answer.json(), text)) >= {"recepit", "alredy"}


def test_other_addresses_and_methods(client: TestClient) -> None:
    """What is not LanguageTool's is refused in LanguageTool's manner; the small questions are answered."""
    assert client.get("/v2/words").status_code == 404
    assert client.delete("/v2/check").status_code == 405
    assert client.get("/v2/maxtextlength").text == "100000"
    assert client.get("/v2/info").json()["software"]["name"] == "LanguageTool"
    assert {"name": "English (US)", "code": "en", "longCode": "en-US"} in client.get("/v2/languages").json()
    assert client.get("/v2/check", params={"language": "en-US", "text": "a recepit"}).json()["matches"]
    assert client.post("/v2/check", data={"language": "auto", "text": "  "}).json()["matches"] == []


def test_a_key_in_the_path_opens_a_service_beyond_loopback(tmp_path: Path, store: Store) -> None:
    """Clients that take nothing but an address put the key there; it never shows in the log."""
    settings = Settings(home=tmp_path, cache=tmp_path, languagetool="off", host="0.0.0.0")  # noqa: S104 - the case
    desk = whole_desk(settings, store)
    desk.proofreader = desk.reviewer.proofreader  # type: ignore[attr-defined] # the same
    app = create_app(desk)
    stranger, agent = client_of(app), client_of(app, "agent")
    key = agent.headers["Authorization"].removeprefix("Bearer ")
    form = {"language": "en-US", "text": "a recepit"}
    assert stranger.post("/v2/check", data=form).status_code == 403
    assert stranger.post(f"/lt/{key}/v2/check", data=form).json()["matches"]
    assert stranger.post("/v2/check", data={**form, "apiKey": key}).json()["matches"]
    assert agent.post("/v2/check", data=form).json()["matches"]


def test_a_page_of_another_site_may_not_use_it(client: TestClient) -> None:
    """A browser add-on and a program may; a page that was opened somewhere may not."""
    form = {"language": "en-US", "text": "a recepit"}
    assert client.post("/v2/check", data=form, headers={"Origin": "http://pages.example"}).status_code == 403
    assert client.post("/v2/check", data=form, headers={"Origin": "moz-extension://1"}).status_code == 200


def test_the_key_in_the_path_is_not_logged(client: TestClient, http_log: pytest.LogCaptureFixture) -> None:
    """The log has the address's shape only."""
    client.post("/lt/secret-key/v2/check", data={"language": "en-US", "text": "a"})
    assert "secret-key" not in http_log.text


def test_language_tool_python_works_against_us(address: str) -> None:
    """Its check, its positions, its categories and its correction."""
    with language_tool_python.LanguageTool("en-US", remote_server=address) as tool:
        found = tool.check(TEXT)
        assert [TEXT[one.offset : one.offset + one.error_length] for one in found] == [
            "can't ship the desk until",
            "recepit",
            "alredy",
        ]
        tool.disabled_categories = {"DRAFTWELL_WORDING"}
        assert tool.correct("Here is teh recepit.") == "Here is the receipt."


@pytest.fixture(scope="session")
def node_modules(pytestconfig: pytest.Config) -> Path:
    """A folder of Node packages with gramma: the one named by DRAFTWELL_NODE_MODULES, or one filled here."""
    given = os.environ.get("DRAFTWELL_NODE_MODULES")
    if given:
        return Path(given)
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("no Node: install `nodejs` and `npm` to prove LanguageTool's protocol with a Node client")
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("gramma")
    if not (folder / "node_modules" / "gramma").is_dir():
        install = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
        if subprocess.run(
            [*install, _GRAMMA_PACKAGE], check=False, capture_output=True, timeout=300
        ).returncode:
            pytest.skip(
                f"npm could not install {_GRAMMA_PACKAGE}: is a package registry set up and in reach?"
            )
    return folder / "node_modules"


@pytest.mark.integration
def test_gramma_works_against_us(address: str, node_modules: Path) -> None:
    """A published Node client reads plain text and Markdown (which it sends annotated)."""
    answer = subprocess.run(
        ["node", str(_GRAMMA), f"{address}/v2/check", TEXT],
        env={**os.environ, "NODE_PATH": str(node_modules)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found = json.loads(answer.stdout)
    assert found["plain"] == ["can't ship the desk until", "recepit", "alredy"]
    assert found["markdown"] == ["recepit"]


@pytest.mark.integration
def test_libreoffice_works_against_us(desk: SmallDesk, address: str, tmp_path: Path) -> None:
    """The office's own grammar checking, with our address and the key in it, shows our typos and wording."""
    python = os.environ.get("DRAFTWELL_UNO_PYTHON", "/usr/bin/python3")
    has_uno = (
        shutil.which(python) and not subprocess.run([python, "-c", "import uno"], check=False).returncode
    )
    if not shutil.which("soffice") or not has_uno:
        pytest.skip("no LibreOffice: `apt-get install libreoffice-writer-nogui python3-uno`")
    key = issue_key(desk.store.keys, role="agent", name="an office").secret
    values = {"BaseURL": f"{address}/lt/{key}/v2", "IsEnabled": "true"}
    items = "".join(_OFFICE_ITEM.format(name=name, value=value) for name, value in values.items())
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / "registrymodifications.xcu").write_text(
        _OFFICE_SETTINGS.format(items=items), "utf-8"
    )
    pipe = f"draftwell{os.getpid()}"
    listen = ["--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen(["soffice", *listen, f"-env:UserInstallation={tmp_path.as_uri()}"])
    try:
        found = subprocess.run(
            [python, str(_OFFICE), pipe, TEXT], capture_output=True, text=True, check=True, timeout=90
        )
        office.wait(30)
    finally:
        office.terminate()
    matches = [
        {"offset": one["start"], "length": one["length"], "fix": one["suggestions"][0]}
        for one in json.loads(found.stdout)
    ]
    assert [one["fix"] for one in matches] == ["can ship the desk from", "receipt", "already"]
    assert _words({"matches": matches}) == ["can't ship the desk until", "recepit", "alredy"]
