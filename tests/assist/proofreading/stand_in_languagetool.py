"""A stand-in for LanguageTool's JVM: a real process that speaks enough of its protocol, quickly.

It is run in place of `java`, with the same arguments. It flags every "teh" and, on command in the text,
misbehaves: "!exit" ends it, "!hang" never answers, "!500" answers 500, "!413" answers 413. It notes in a
file "hanging" of its folder that it hangs, and does not come up while there is a file "hold".
"""

from __future__ import annotations

import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

_LANGUAGES = [("en", "en-US"), ("en", "en-GB"), ("pl", "pl-PL")]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/v2/healthcheck":
            self.say(200, "OK")
        elif self.path == "/v2/info":
            self.say(200, json.dumps({"software": {"version": "6.8-stand-in"}}))
        elif self.path == "/v2/languages":
            if os.environ.get("STAND_IN_SLOW_LANGUAGES"):
                Path("asked").touch()
                time.sleep(120)
            self.say(
                200, json.dumps([{"name": code, "code": code, "longCode": long} for code, long in _LANGUAGES])
            )

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text = form["text"][0]
        if "!exit" in text:
            os._exit(3)
        if "!hang" in text:
            Path("hanging").touch()
            time.sleep(120)
        for status in (413, 500):
            if f"!{status}" in text:
                self.say(status, "Error: on command")
                return
        self.say(200, json.dumps({"matches": [match(text, at) for at in find_all(text, "teh")]}))

    def say(self, status: int, body: str) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


def find_all(text: str, word: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(word, at)]


def match(text: str, at: int) -> dict[str, object]:
    units = len(text[:at].encode("utf-16-le")) // 2
    return {
        "message": "Possible spelling mistake found.",
        "offset": units,
        "length": 3,
        "replacements": [{"value": "the"}],
        "context": {"text": text, "offset": units, "length": 3},
        "sentence": text,
        "rule": {"id": "MORFOLOGIK_RULE_EN_US", "issueType": "misspelling", "category": {"id": "TYPOS"}},
    }


if __name__ == "__main__":
    while Path("hold").exists():
        time.sleep(0.02)
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Handler).serve_forever()
