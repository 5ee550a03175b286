"""Markdown as sites write it (Docusaurus, MkDocs, plain): made into HTML, and the title in it found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from assist.importing.html_text import sanitised

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_MDX_LINE = re.compile(
    r"(?:import\s.+\sfrom\s+['\"].*|import\s+['\"].*|export\s+(?:const|default|function|let)\b.*)"
)
_COMMENT = re.compile(r"\{/\*.*?\*/\}|<!--.*?-->", re.DOTALL)
_COMPONENT = re.compile(r"</?[A-Z][\w.]*(?:\s(?:[^<>{}]|\{[^{}]*\})*)?/?>", re.DOTALL)
_ADMONITION = re.compile(r":::+\s*([A-Za-z]+)?(?:\s*\[(.*?)\]|[ \t]+(.*?))?\s*")
_MKDOCS_NOTE = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+\"(.*?)\")?[ \t]*")
_ANCHOR = re.compile(r"[ \t]*\{#[\w-]+\}[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"#[ \t]+(.+?)[ \t]*#*")


def as_html(markdown: str) -> str:
    """`markdown` as sanitised HTML."""
    return sanitised(str(_MARKDOWN.render(markdown)))


def cleaned(markdown: str) -> str:
    """`markdown` without imports, components, comments and fences of notes; code blocks stay as they are."""
    pieces = [
        piece if is_code else "\n".join(_lines(_ANCHOR.sub("", _COMPONENT.sub("", _COMMENT.sub("", piece)))))
        for is_code, piece in _split_code(markdown)
    ]
    return "\n".join(pieces).strip() + "\n"


def split_heading(markdown: str) -> tuple[str | None, str]:
    """The first # heading without its marks, and the page without it when it is the first line."""
    lines = markdown.lstrip("\n").split("\n")
    for is_code, piece in _split_code(markdown):
        for line in [] if is_code else piece.split("\n"):
            if found := _HEADING.fullmatch(line):
                at_start = lines[0] == line
                return _bare(found.group(1)), "\n".join(lines[1:]) if at_start else markdown
    return None, markdown


def _bare(heading: str) -> str:
    """A heading's words without emphasis, code marks and link targets."""
    shown = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[*_`]{1,3}(\S(?:.*?\S)?)[*_`]{1,3}", r"\1", shown).strip()


def _lines(text: str) -> Iterator[str]:
    """The lines of prose, with notes of both kinds as plain paragraphs under their title."""
    inside_note = False
    for line in text.split("\n"):
        if _MDX_LINE.fullmatch(line):
            continue
        if line.lstrip().startswith(":::"):
            yield from _note(_ADMONITION.fullmatch(line.strip()), titles=(2, 3))
        elif note := _MKDOCS_NOTE.fullmatch(line):
            inside_note = True
            yield from _note(note, titles=(2,))
        elif inside_note and (line.startswith("    ") or not line.strip()):
            yield line[4:]
        else:
            inside_note = False
            yield line


def _note(found: re.Match[str] | None, titles: tuple[int, ...]) -> Iterator[str]:
    """A note's title as a paragraph; without one, only the break before it."""
    title = next((found.group(number) for number in titles if found.group(number)), "") if found else ""
    yield ""
    if title:
        yield f"**{title}**"
        yield ""


def _split_code(markdown: str) -> Iterator[tuple[bool, str]]:
    """Runs of lines, fenced code apart from prose: (whether it is code, the lines)."""
    run: list[str] = []
    fence = ""
    for line in markdown.split("\n"):
        opened = _FENCE.match(line)
        if not fence and opened:
            yield False, "\n".join(run)
            run, fence = [line], opened.group(1)
        elif fence and opened and opened.group(1).startswith(fence) and not line.strip(" \t`~"):
            yield True, "\n".join([*run, line])
            run, fence = [], ""
        else:
            run.append(line)
    yield bool(fence), "\n".join(run)
