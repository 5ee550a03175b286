// Lines under what was noticed. The text lies a second time behind the text box, in one piece: an element around each
// word would make some lines break elsewhere than in the box, and every mark after them would be off.

import { codePoints } from "../shared/codepoints.js";
import { h } from "../shared/dom.js";

const LEVELS = ["stop", "change", "open", "warn", "hint"];
const paints = globalThis.CSS?.highlights !== undefined; // older browsers get the elements all the same

/** Redraws the lines behind the text; `spans` are `{start, end, level}`, the more urgent ones first. */
export function drawMarks(layer, text, spans) {
  const points = codePoints(text);
  const pieces = cut(points, withoutClashes(spans, points.length));
  if (paints) paint(layer, text, pieces);
  else layer.replaceChildren(...pieces.map(({ text: piece, level }) => (level ? h("mark", { class: level, text: piece }) : piece)), "\u200b");
}

function withoutClashes(spans, length) {
  const free = [];
  for (const span of spans) {
    const clash = free.some((other) => span.start < other.end && other.start < span.end);
    if (!clash && span.start < span.end && span.end <= length) free.push(span);
  }
  return free.sort((a, b) => a.start - b.start);
}

// The whole text as `{text, level}`; level is null between the marks.
function cut(points, spans) {
  const pieces = [];
  let at = 0;
  for (const { start, end, level } of spans) {
    pieces.push({ text: points.slice(at, start).join(""), level: null }, { text: points.slice(start, end).join(""), level });
    at = end;
  }
  return [...pieces, { text: points.slice(at).join(""), level: null }];
}

function paint(layer, text, pieces) {
  const node = document.createTextNode(`${text}\u200b`);
  layer.replaceChildren(node);
  const ranges = Object.fromEntries(LEVELS.map((level) => [level, []]));
  let at = 0; // UTF-16, as ranges count
  for (const { text: piece, level } of pieces) {
    if (level) ranges[level].push(new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + piece.length }));
    at += piece.length;
  }
  for (const level of LEVELS) CSS.highlights.set(`draft-${level}`, new Highlight(...ranges[level]));
}
