// The text that will be sent: the draft with the accepted edits, in the chosen order. As long as the agent has
// changed nothing, this is the service's own `revised`, byte for byte; the tests hold the two together.

import { codePoints } from "../shared/codepoints.js";

/** Segments `{text, edit}` in reading order; `edit` is null where the draft stands as it was written. */
export function segments(draft, review, settled) {
  const points = codePoints(draft);
  const on = settled.filter((edit) => edit.on).sort((a, b) => a.start - b.start || a.end - b.end);
  if (!moves(review.ordering)) return joined(edited(points, { start: 0, end: points.length }, on));
  if (!splits(review.sentences, on)) return joined(reordered(points, review, on));
  // An edit over the end of a sentence holds its two sentences together: the draft keeps its order, and the
  // words that were to join the new neighbours are not needed.
  return joined(edited(points, { start: 0, end: points.length }, on.filter(({ kind }) => kind !== "repair")));
}

/** The segments as one text. */
export function textOf(parts) {
  return parts.map((part) => part.text).join("");
}

/** Whether an ordering is in force and moves anything. */
export function moves(ordering) {
  return ordering.applied && ordering.order.some((sentence, place) => sentence !== place);
}

// As the service does it: white space between sentences that stay neighbours stays between them, the rest of
// it is dealt out in its old order, so the number of lines and paragraphs stays the same.
function reordered(points, { sentences, ordering: { order } }, on) {
  const gaps = between(sentences);
  const stays = order.map((sentence, place) => order[place + 1] === sentence + 1);
  const kept = new Set(order.filter((_, place) => stays[place]));
  const spare = gaps.filter((_, sentence) => !kept.has(sentence));
  const parts = edited(points, { start: 0, end: sentences[0].start }, on);
  order.forEach((sentence, place) => {
    parts.push(...edited(points, sentences[sentence], on));
    if (place < order.length - 1) parts.push(...edited(points, stays[place] ? gaps[sentence] : spare.shift(), on));
  });
  return [...parts, ...edited(points, { start: sentences.at(-1).end, end: points.length }, on)];
}

function between(sentences) {
  return sentences.slice(1).map((next, index) => ({ start: sentences[index].end, end: next.start }));
}

function splits(sentences, on) {
  const parts = [...sentences, ...between(sentences)];
  const [first, last] = [sentences[0].start, sentences.at(-1).end];
  const inside = (edit) => parts.some((part) => part.start <= edit.start && edit.end <= part.end);
  return on.some((edit) => !inside(edit) && first < edit.end && edit.start < last);
}

// The edits of one part. An insertion at the border of two parts belongs to the one it ends.
function edited(points, { start, end }, on) {
  const parts = [];
  let at = start;
  for (const edit of on) {
    const outside = edit.start < at || edit.end > end;
    const notOurs = edit.start === edit.end && edit.start === start && start > 0;
    if (outside || notOurs) continue;
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

/** Where spans of an older draft lie in a newer one (both as code points); a span whose words changed is left out. */
export function carrySpans(spans, before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const shift = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.end <= head) return [span];
    const behind = span.start >= before.length - tail;
    return behind ? [{ ...span, start: span.start + shift, end: span.end + shift }] : [];
  });
}
