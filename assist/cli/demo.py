"""Loading the demo desk, through the importers, as for any desk."""

from __future__ import annotations

from assist.assembly import open_desk, open_store
from assist.cli.serving import console, prepare
from assist.cli.transfer import bring_in, print_report
from assist.demo.loading import ARTICLES, HISTORY, SAVED_REPLIES, SOURCE, demo_folder
from assist.importing.importing import ImportOptions
from assist.settings import Settings
from assist.store.protocol import Store

LOADED = "demo"  # the document that says which demo desk is in the data folder


def load_demo(settings: Settings) -> None:
    """Makes what is needed, and loads the demo desk unless it is there."""
    prepare(settings)
    with open_store(settings) as store:
        if is_loaded(store):
            return
    console.print("Loading the demo desk: Pottingale, an invented shop for house plants")
    options = ImportOptions(SOURCE, overwrite=True)
    with open_desk(settings, serving=False) as desk:
        for kind, name in (("jsonl", ARTICLES), ("jsonl", SAVED_REPLIES), ("history", HISTORY)):
            print_report(bring_in(desk, kind, demo_folder() / name, options), of=name)
        desk.store.documents.put(LOADED, {"loaded": True})


def is_loaded(store: Store) -> bool:
    """Whether the demo desk is in this data folder."""
    return bool((store.documents.get(LOADED) or {}).get("loaded"))


def unload_demo(settings: Settings) -> int:
    """Moves the demo desk's articles and replies to the trash."""
    with open_store(settings) as store:
        records = [item for item in store.items.changes().changed if item.source == SOURCE]
        for item in records:
            store.items.trash(item.id, expected_version=None, by="demo")
        store.documents.put(LOADED, {"loaded": False})
    console.print(f"{len(records)} demo records are in the trash")
    return 0
