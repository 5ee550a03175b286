"""Receives a file to import into a temporary file, however large, after the key was checked."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Query, Request
from starlette.requests import ClientDisconnect

from api.dependencies import DeskDep
from api.errors import WrongContentTypeError
from api.import_runner import Upload
from api.schemas.imports import ImportQuery
from api.security import Trainer
from assist.errors import InvalidInputError
from assist.importing.importing import ImportOptions

FILE_TYPES = (
    "application/x-ndjson",
    "application/jsonl",
    "text/csv",
    "text/plain",
    "application/octet-stream",
)
_PREFIX = "import-"
_DAY = 86_400  # seconds
_NOT_READ = frozenset({"multipart/form-data", "application/x-www-form-urlencoded"})


@dataclass(slots=True)
class Received:
    """An upload and the digest of its bytes and options; a file that nobody took is dropped."""

    upload: Upload
    digest: bytes
    is_taken: bool = False

    def taken(self) -> Upload:
        """The upload; whoever takes it deletes its file."""
        self.is_taken = True
        return self.upload

    def drop(self) -> None:
        """Deletes the file unless it was taken."""
        if not self.is_taken:
            self.upload.path.unlink(missing_ok=True)


async def receive(
    request: Request, _: Trainer, query: Annotated[ImportQuery, Query()], desk: DeskDep
) -> Received:
    """The file in the request's body; records in a JSON body become a file of lines.

    Raises:
        InvalidInputError: it is empty, or the JSON has no records.
        WrongContentTypeError: it is a form.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in _NOT_READ:
        words = f"Send the file itself as the body, as one of {', '.join(FILE_TYPES)}."
        raise WrongContentTypeError(words, field="Content-Type")
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=desk.settings.home)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            chunks = request.stream() if kind != "application/json" else _lines(await request.body())
            digest = hashlib.sha256(query.model_dump_json().encode())
            async for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
        if not path.stat().st_size:
            raise InvalidInputError("the body is empty: send the file to import as it is", field="body")
    except (Exception, ClientDisconnect):
        path.unlink(missing_ok=True)
        raise
    options = ImportOptions(**query.model_dump(exclude={"format"}))
    return Received(Upload(path, query.format, options), digest.digest())


async def _lines(body: bytes) -> AsyncIterator[bytes]:
    """The records of a JSON body as JSON Lines."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(f"the body is not valid JSON: {error}", field="body") from error
    records = data.get("records") if isinstance(data, dict) else None
    if not isinstance(records, list) or len(data) > 1:
        raise InvalidInputError('records is required, alone: {"records": [...]}', field="records")
    for record in records:
        yield json.dumps(record).encode("ascii") + b"\n"


def drop_abandoned(home: Path) -> None:
    """Deletes uploads that a process left behind when it was killed; those of the last day may be in use."""
    for path in home.glob(f"{_PREFIX}*"):
        if time.time() - path.stat().st_mtime > _DAY:
            path.unlink(missing_ok=True)


ReceivedDep = Annotated[Received, Depends(receive)]
