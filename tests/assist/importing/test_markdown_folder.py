"""Folders of Markdown, as documentation sites keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assist.errors import UnreadableFileError
from assist.importing.importing import ImportOptions, import_file
from assist.importing.report import ImportReport
from assist.store.protocol import Store
from assist.store.records import Item, Scope, Visibility


def written(folder: Path, **pages: str) -> Path:
    """The folder with pages; "__" in a name is a slash."""
    for name, text in pages.items():
        path = folder / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def imported(store: Store, folder: Path) -> ImportReport:
    return import_file(store, "markdown", folder, ImportOptions(source="docs"))


def page(store: Store, folder: Path, text: str) -> Item:
    """The article made of one page."""
    assert imported(store, written(folder, page=text)).rejections == ()
    (item,) = store.items.page(Scope(all_teams=True, statuses=None)).data
    return item


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("---\ntitle: Returns\n---\n# Heading\n\nText.", "Returns", "Heading\n\nText."),
        ("---\ntitle: Returns\n---\n# Returns\n\nText.", "Returns", "Text."),
        ("# How to *return* [it](x)\n\nText.", "How to return it", "Text."),
        ("Intro.\n\n# Late heading\n\nText.", "Late heading", "Intro.\n\nLate heading\n\nText."),
        ("```\n# comment\n```\n\nText.", "page", "# comment\n\nText."),
        ("## Only second\n\nText.", "page", "Only second\n\nText."),
        ("\ufeff# BOM\r\n\r\nText.", "BOM", "Text."),
        ("---\n---\nText.", "page", "Text."),
        ("# A {#anchor}\n\nText.", "A", "Text."),
    ],
)
def test_title_is_found(store: Store, tmp_path: Path, text: str, title: str, body: str) -> None:
    """The title is the field, else the first # heading, else the file's name; it is not said twice."""
    item = page(store, tmp_path / "docs", text)
    assert (item.title, item.body) == (title, body)


def test_front_matter_fills_the_record(store: Store, tmp_path: Path) -> None:
    """Tags, keywords, draft, locale, short code and visibility are read; all fields are kept."""
    item = page(
        store,
        tmp_path / "docs",
        "---\ntitle: T\ntags: [a, b]\nkeywords: c, d\ndraft: true\nlang: pt_BR\nshort_code: rf\n"
        "visibility: {type: teams, ids: [x]}\nlast: 2026-05-04\nurl: https://a.example/t\n---\nText.",
    )
    assert (item.tags, item.status, item.locale) == (("a", "b", "c", "d"), "draft", "pt-br")
    assert (item.short_code, item.visibility) == ("rf", Visibility("teams", ("x",)))
    assert (item.url, item.source_raw["last"], item.kind) == ("https://a.example/t", "2026-05-04", "article")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("import Tabs from '@theme/Tabs';\nexport const x = 1;\n\nI import it.", "I import it."),
        ("<Tabs groupId={`a`}>\n\nInside\n\n</Tabs>\n\n<Badge text=\"x\" />", "Inside"),
        (":::note Mind the gap\n\nText.\n\n:::", "Mind the gap\n\nText."),
        (":::tip[Clever]\nText.\n:::", "Clever\n\nText."),
        (":::warning\nText.\n:::", "Text."),
        ('!!! note "Mind"\n    One.\n\n    Two.\n\nThree.', "Mind\n\nOne.\n\nTwo.\n\nThree."),
        ('??? tip\n    Hidden.\n', "Hidden."),
        ("{/* secret */}<!-- secret -->\nText {{ macro }}.", "Text {{ macro }}."),
        ("```js\nimport a from 'b'\n:::note\n```", "import a from 'b'\n:::note"),
        ("| A | B |\n|---|---|\n| 1 | 2 |", "A | B\n1 | 2"),
        ("1. one\n2. two\n   - in", "1. one\n2. two\n  - in"),
        ("[page](https://a.example) and ~~old~~", "page (https://a.example) and old"),
    ],
)  # fmt: skip
def test_sites_own_syntax_becomes_text(store: Store, tmp_path: Path, markdown: str, text: str) -> None:
    """MDX, notes of both kinds, comments, tables and code come out as what a reader sees."""
    assert page(store, tmp_path / "docs", f"---\ntitle: T\n---\n{markdown}").body == text


def test_folders_partials_and_versions(store: Store, tmp_path: Path) -> None:
    """Number prefixes go, partials and older versions are left out, translations know their locale."""
    folder = written(
        tmp_path / "docs",
        **{
            "01-orders__02-late_parcel": "Text.",
            "_partial": "Text.",
            "versioned_docs__v1__old": "Text.",
            ".hidden__x": "Text.",
            "node_modules__x__readme": "Text.",
            "i18n__pt-BR__docusaurus-plugin-content-docs__current__orders__atraso": "Texto.",
        },
    )
    (folder / "page.mdx").write_text("# Mdx\n\nText.")
    (folder / "notes.txt").write_text("not a page")
    report = imported(store, folder)
    assert (report.created, report.skipped, report.rejected) == (3, 1, 0)
    found = {
        item.source_id: (item.title, item.folder, item.locale) for item in store.items.page(Scope()).data
    }
    assert found == {
        "01-orders/02-late_parcel.md": ("late parcel", ("orders",), None),
        "i18n/pt-BR/docusaurus-plugin-content-docs/current/orders/atraso.md": (
            "atraso",
            ("orders",),
            "pt-br",
        ),
        "page.mdx": ("Mdx", (), None),
    }
    assert imported(store, folder).unchanged == 3


def test_mkdocs_settings_name_the_folder(store: Store, tmp_path: Path) -> None:
    """Only `docs_dir` is read, Python tags in the settings run nothing, and it stays inside the folder."""
    folder = written(tmp_path / "site", pages__a="# A\n\nText.", other__b="# B\n\nText.")
    (folder / "mkdocs.yml").write_text("docs_dir: pages\nx: !!python/object/apply:os.system ['exit 1']\n")
    assert imported(store, folder).total == 1
    assert [item.source_id for item in store.items.page(Scope()).data] == ["a.md"]
    (folder / "mkdocs.yml").write_text("docs_dir: ../../..\n")
    assert imported(store, folder).total == 2


def test_a_link_out_of_the_folder_is_not_followed(store: Store, tmp_path: Path) -> None:
    """A page that is a link to a file elsewhere is left out."""
    (tmp_path / "secret.md").write_text("secret")
    folder = written(tmp_path / "docs", a="# A\n\nText.")
    (folder / "b.md").symlink_to(tmp_path / "secret.md")
    assert imported(store, folder).total == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"+++\ntitle = 'x'\n+++\nText.", "TOML"),
        (b"---\ntitle: [x\n---\nText.", "not YAML at line"),
        (b"---\n- a\n---\nText.", "must be fields"),
        (b"---\nx: !!python/object/apply:os.system ['exit 1']\n---\nText.", "not YAML"),
        (b"---\ntitle: Empty\n---\n", "the text is empty"),
        (b"caf\xe9", "not UTF-8 at byte 3"),
        (b"---\nvisibility: agents\n---\nText.", "visibility agents is unknown"),
    ],
)
def test_one_bad_page_stops_nothing(store: Store, tmp_path: Path, content: bytes, reason: str) -> None:
    """A bad page is named with its reason; the others arrive."""
    folder = written(tmp_path / "docs", good="# G\n\nText.")
    (folder / "bad.md").write_bytes(content)
    report = imported(store, folder)
    assert (report.created, [one.place for one in report.rejections]) == (1, ["bad.md"])
    assert reason in report.rejections[0].reason


def test_missing_and_empty_folders_are_told(store: Store, tmp_path: Path) -> None:
    """No folder, or no page in it, is refused with the cure; a single page is taken."""
    for wrong in (tmp_path / "absent", tmp_path):
        with pytest.raises(UnreadableFileError, match="Markdown pages"):
            imported(store, wrong)
    folder = written(tmp_path / "docs", one="# One\n\nText.")
    assert imported(store, folder / "one.md").created == 1
