// The text that will be sent: the draft with the accepted edits, in the chosen order. As long as the agent has
// changed nothing, this is the service's own `revised`, byte for byte; the tests hold the two together.

import { codePoints } from "../shared/codepoints.js";

/** Segments `{text, edit}` in reading order; `edit` is null where the draft stands as it was written. */
export function segments(draft, review, settled) {
  const points = codePoints(draft);
  const on = settled.filter((edit) => edit.on).sort((a, b) => a.start - b.start || a.end - b.end);
  if (!moves(review.ordering)) return joined(edited(points, 0, points.length, on));
  return joined(reordered(points, review, on));
}

/** The segments as one text. */
export function textOf(parts) {
  return parts.map((part) => part.text).join("");
}

/** Whether an ordering is in force and moves anything. */
export function moves(ordering) {
  return ordering.applied && ordering.order.some((sentence, place) => sentence !== place);
}

// Sentences move, what stands between them (spaces, line breaks) stays where it is.
function reordered(points, review, on) {
  const { sentences, ordering } = review;
  const parts = [];
  let at = 0;
  ordering.order.forEach((sentence, place) => {
    parts.push(...edited(points, at, sentences[place].start, on));
    parts.push(...edited(points, sentences[sentence].start, sentences[sentence].end, on));
    at = sentences[place].end;
  });
  return [...parts, ...edited(points, at, points.length, on)];
}

// An edit belongs to the stretch it starts in; at a border an insertion goes to the stretch before it.
function edited(points, start, end, on) {
  const parts = [];
  let at = start;
  for (const edit of on) {
    if (edit.start < at || edit.end > end || (edit.start === start && edit.end === start && start > 0)) continue;
    parts.push({ text: points.slice(at, edit.start).join(""), edit: null });
    parts.push({ text: edit.replacement, edit });
    at = edit.end;
  }
  return [...parts, { text: points.slice(at, end).join(""), edit: null }];
}

function joined(parts) {
  const kept = [];
  for (const part of parts) {
    if (part.text === "" && part.edit === null) continue;
    if (part.edit === null && kept.at(-1)?.edit === null) kept[kept.length - 1] = { text: kept.at(-1).text + part.text, edit: null };
    else kept.push(part);
  }
  return kept;
}

/** Where spans of an older draft lie in a newer one: moved along, or null where the text around them changed. */
export function carrySpan(span, before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (span.end <= head) return span;
  const shift = after.length - before.length;
  if (span.start >= before.length - tail) return { ...span, start: span.start + shift, end: span.end + shift };
  return null;
}
