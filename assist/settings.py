"""Settings: environment variables `DRAFTWELL_*`, read once and passed on as arguments."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assist.errors import InvalidInputError


def _user_cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "draftwell"


class Settings(BaseSettings):
    """Every setting with its default; `draftwell doctor` shows the values in force."""

    model_config = SettingsConfigDict(env_prefix="DRAFTWELL_", extra="ignore", frozen=True)

    home: Path = Field(Path("~/.draftwell"), description="data folder: database, keys, logs")
    cache: Path = Field(
        default_factory=_user_cache,
        description="what can be made again: the exported encoder, LanguageTool's jars",
    )
    database_url: str | None = Field(None, description="another database than the data folder's SQLite")
    encoder: str = Field(
        "all-MiniLM-L6-v2", description="sentence-transformers name or path; the default is packaged"
    )
    languagetool: str = Field("auto", description="auto (start our own), off, or the URL of a server")
    languagetool_heap: str = Field(
        "1g",
        pattern=r"^[1-9][0-9]*[mMgG]$",
        description="most memory for LanguageTool's Java heap, as in -Xmx",
    )
    languagetool_jars: Path | None = Field(
        None, description="folder of LanguageTool's jars; default: in the cache"
    )
    host: str = Field("127.0.0.1", description="address to listen on")
    port: int = Field(8460, ge=0, le=65535, description="port to listen on")
    locale: str = Field("en-us", description="locale of a team that names none")
    allowed_hosts: str = Field(
        "", description="further Host names the service answers to, separated by commas"
    )
    allowed_origins: str = Field(
        "", description="origins whose pages may call or frame us, separated by commas"
    )
    rate_limit: int = Field(12_000, ge=0, description="requests a minute that each key may make; 0: no limit")
    abstain_below: float = Field(
        0.2,
        ge=0,
        le=1,
        description="nothing is suggested when even the best is less probable than this",
    )
    learning: bool = Field(default=True, description="learn from the replies that were sent")

    @field_validator("home", "cache", "languagetool_jars")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return path.expanduser().resolve() if path else None

    @field_validator("languagetool")
    @classmethod
    def _known_languagetool(cls, value: str) -> str:
        if value in {"auto", "off"} or value.startswith(("http://", "https://")):
            return value
        raise ValueError("must be auto, off or the URL of a server")

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.home / "draftwell.sqlite3"

    @property
    def index_file(self) -> Path:
        """What the search index is read from at a start; made again where it is missing."""
        return self.home / "index" / "kept.npz"


def read_settings(**given: Any) -> Settings:
    """Settings from the environment, with `given` in front.

    Raises:
        InvalidInputError: a value cannot be used; the message names the variable.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = f"DRAFTWELL_{str(first['loc'][0]).upper()}"
        raise InvalidInputError(f"{name}: {first['msg']} (it is {first['input']!r})", field=name) from error
