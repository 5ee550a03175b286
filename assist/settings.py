"""Settings: environment variables `DRAFTWELL_*`, read once and passed on as arguments."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting with its default; `draftwell doctor` shows the values in force."""

    model_config = SettingsConfigDict(env_prefix="DRAFTWELL_", extra="ignore")

    home: Path = Field(Path("~/.draftwell"), description="data folder: database, caches, logs")
    database_url: str | None = Field(None, description="another database than the data folder's SQLite")
    encoder: str = Field("all-MiniLM-L6-v2", description="sentence-transformers name or path; the default is packaged")
    languagetool: str = Field("auto", description="auto (start our own), off, or the URL of a server")
    languagetool_heap: str = Field("1g", description="most memory for LanguageTool's Java heap, as in -Xmx")
    languagetool_jars: Path | None = Field(None, description="folder of LanguageTool's jars; default: in the cache")
    host: str = Field("127.0.0.1", description="address to listen on; other than loopback needs API keys")
    port: int = Field(8460, ge=0, le=65535, description="port to listen on")

    @property
    def folder(self) -> Path:
        """The data folder, absolute."""
        return self.home.expanduser().resolve()

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "draftwell.sqlite3"

    @property
    def cache(self) -> Path:
        """What can be made again: the exported encoder, LanguageTool's jars."""
        return self.folder / "cache"
