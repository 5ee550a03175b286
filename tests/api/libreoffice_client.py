"""What LibreOffice's own LanguageTool client finds; run by a Python that has `uno` (no part of our package).

Usage: libreoffice_client.py PIPE TEXT. Connects to the soffice that listens on PIPE, prints JSON: for each
error its start, length and suggestions, as the office shows them; then ends that soffice.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found] # comes with the office, not from a package index
from com.sun.star.lang import Locale  # type: ignore[import-not-found] # made by `uno` at import
from com.sun.star.uno import Exception as UnoError  # type: ignore[import-not-found] # made by `uno` at import

_SERVICE = "org.openoffice.lingu.LanguageToolGrammarChecker"


def connected(pipe: str, seconds: float = 60) -> Any:
    """The component context of the office, as soon as it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except UnoError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def errors(context: Any, text: str) -> list[dict[str, Any]]:
    """What the grammar checker says of `text`."""
    checker = context.ServiceManager.createInstanceWithContext(_SERVICE, context)
    found = checker.doProofreading("1", text, Locale("en", "US", ""), 0, len(text), ())
    return [
        {"start": one.nErrorStart, "length": one.nErrorLength, "suggestions": list(one.aSuggestions)}
        for one in found.aErrors
    ]


def main() -> None:
    """Prints the errors and closes the office."""
    context = connected(sys.argv[1])
    try:
        sys.stdout.write(json.dumps(errors(context, sys.argv[2])))
    finally:
        context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()


if __name__ == "__main__":
    main()
