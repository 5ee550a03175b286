// The draft's text box: inserting without losing a word, and the places that are still to be filled in.

import { codePoints, utf16Index } from "../shared/codepoints.js";

export const PLACEHOLDER = /\{\{[^{}\n]*\}\}/g;

/** Puts `text` behind the cursor or the selection; everything already written stays, and Ctrl+Z takes it back. */
export function insertAtCursor(box, text) {
  const block = text.includes("\n");
  const [start, end] = block ? withoutBlanks(box.value, box.selectionEnd) : [box.selectionEnd, box.selectionEnd];
  const [before, after] = [box.value.slice(0, start), box.value.slice(end)];
  const padded = padding(before, block, /\s*$/) + text + padding(after, block, /^\s*/);
  type(box, start, end, padded);
  selectPlaceholder(box, start, start + padded.length);
}

// The blanks around a place: where a paragraph begins they would only be left over.
function withoutBlanks(text, at) {
  const before = text.slice(0, at).match(/[ \t]*$/)[0].length;
  const after = text.slice(at).match(/^[ \t]*/)[0].length;
  return [at - before, at + after];
}

// A block stands in paragraphs of its own, a single line only needs a space.
function padding(neighbour, block, edge) {
  if (neighbour.trim() === "") return "";
  const space = neighbour.match(edge)[0];
  if (!block) return space === "" ? " " : "";
  return "\n".repeat(Math.max(0, 2 - space.split("\n").length + 1));
}

/** Replaces the whole text so that undo still works. */
export function replaceAll(box, text) {
  type(box, 0, box.value.length, text);
}

function type(box, start, end, text) {
  box.focus({ preventScroll: true });
  box.setSelectionRange(start, end);
  const typed = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (typed) return; // execCommand is old, yet the only way that keeps the undo history
  box.setRangeText(text, start, end, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

// The first open placeholder is selected, so that the next keystroke fills it.
function selectPlaceholder(box, start, end) {
  const first = [...box.value.slice(start, end).matchAll(PLACEHOLDER)][0];
  if (first) box.setSelectionRange(start + first.index, start + first.index + first[0].length);
}

/** Selects a span (code points) of the draft and brings it into view. */
export function showSpan(box, span) {
  box.focus();
  box.setSelectionRange(utf16Index(box.value, span.start), utf16Index(box.value, span.end));
  box.scrollIntoView({ block: "nearest" });
}

/** Spans of placeholders that nobody has filled in yet. */
export function placeholderSpans(text) {
  return [...text.matchAll(PLACEHOLDER)].map((match) => {
    const start = codePoints(text.slice(0, match.index)).length;
    return { start, end: start + codePoints(match[0]).length, level: "stop" };
  });
}
