"""The command line `draftwell`."""

from assist.cli.main import main

__all__ = ["main"]
