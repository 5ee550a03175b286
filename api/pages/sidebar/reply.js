// Your reply: what the review says about the draft, as marks, cards and the text that will be sent.

import { byId, h, replaceChildren } from "../shared/dom.js";
import { carrySpans, segments, textOf } from "./compose.js";
import { editCard } from "./edit_cards.js";
import { placeholderSpans } from "./editor.js";
import { drawMarks } from "./marks.js";
import { findingCard, goalSwitch, orderingCard, promiseCard } from "./note_cards.js";
import { codePoints } from "../shared/codepoints.js";
import { count } from "./words.js";

const SEVERITIES = ["stop", "warn", "hint"];

/** The reviewed reply: settled edits, findings still shown, and the text that would be sent. */
export function readReview({ answer, draft }, choices, ignored) {
  const edits = choices.settle(answer.edits);
  const parts = segments(draft, answer, edits);
  const untouched = choices.isUntouched(edits, answer.edits);
  return {
    answer,
    draft,
    edits,
    findings: keyed(answer.findings, edits).filter(({ key }) => !ignored.has(key)),
    parts: untouched && textOf(parts) !== answer.revised ? [{ text: answer.revised, edit: null }] : parts,
    text: untouched ? answer.revised : textOf(parts),
  };
}

// A slip that has an edit of its own needs no second card.
function keyed(findings, edits) {
  const covered = new Set(edits.map(({ start, end }) => `${start}-${end}`));
  const seen = new Map();
  return findings
    .filter(({ kind, start, end }) => !(["spelling", "grammar"].includes(kind) && covered.has(`${start}-${end}`)))
    .map((finding) => {
      const name = `${finding.kind}:${finding.message}`;
      seen.set(name, (seen.get(name) ?? 0) + 1);
      return { ...finding, key: `${name}#${seen.get(name)}` };
    });
}

/** Draws everything below the text box. */
export function drawReply(reply, { wanted, act }) {
  byId("review").hidden = false;
  const { edits, findings, answer, draft } = reply;
  const of = (severity) => findings.filter((finding) => finding.severity === severity).map((finding, number) => findingCard(finding, `${severity}-${number}`, act));
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  const cards = [
    of("stop"),
    sorted.filter(({ effect }) => effect !== "offer").map((edit, number) => editCard(edit, number, act)),
    orderingCard(answer, draft, wanted, act),
    sorted.filter(({ effect }) => effect === "offer").map((edit, number) => editCard(besideRewording(edit, sorted), `offer-${number}`, act)),
    of("warn"),
    folded("hints", "hint", of("hint")),
    folded("promises", "promise", answer.promises.map((promise, number) => promiseCard(promise, number, draft, act)), 1),
  ];
  replaceChildren(byId("cards"), cards);
  replaceChildren(byId("goal"), goalSwitch(answer, act));
  drawPreview(reply);
}

// What never holds a reply back takes no more room than one line until it is asked for.
function folded(name, word, cards, from = 2) {
  if (cards.length < from) return cards;
  const open = byId("cards").querySelector(`.${name}`)?.open ?? false;
  return h("li", {}, h("details", { class: `hints ${name}`, open }, h("summary", { class: "small", "data-key": name, text: count(cards.length, word) }), h("ul", { class: "cards" }, cards)));
}

// What an option adds is seen best beside the rewording of the same words that is in the reply already.
function besideRewording(offer, edits) {
  const same = edits.find(({ effect, start, end }) => effect !== "offer" && start === offer.start && end === offer.end);
  return same ? { ...offer, beside: same.replacement } : offer;
}

function drawPreview({ parts, text, draft }) {
  const same = text === draft;
  byId("preview").classList.toggle("same", same);
  replaceChildren(byId("preview-text"), same ? "Nothing to change: your reply goes out as you wrote it."
    : parts.map(({ text: piece, edit }) => (edit === null ? piece : h("ins", { title: edit.why, text: piece }))));
}

/** One line on how many changes and notes there are. */
export function statusText({ edits, findings, answer }) {
  const changes = edits.filter(({ effect }) => effect !== "offer").length;
  const options = edits.length - changes;
  const moved = answer.ordering.order.some((sentence, place) => sentence !== place);
  const pieces = [
    changes > 0 && count(changes, "change"),
    moved && "a new order",
    options > 0 && count(options, "option"),
    findings.length > 0 && count(findings.length, "note"),
  ].filter(Boolean);
  return pieces.length > 0 ? pieces.join(" · ") : "Nothing to change";
}

/** Lines under the draft; while a newer review is on its way the old ones move along with the typing. */
export function drawReplyMarks(reply, text) {
  const spans = reply && text !== "" ? markSpans(reply) : [];
  const before = reply ? codePoints(reply.draft) : [];
  const after = codePoints(text);
  drawMarks(byId("marks"), text, [...placeholderSpans(text), ...carrySpans(spans, before, after)]);
}

function markSpans({ edits, findings }) {
  const notes = SEVERITIES.map((severity) =>
    findings.filter((finding) => finding.severity === severity).map(({ start, end }) => ({ start, end, level: severity })));
  const changes = edits
    .filter(({ effect, choice }) => effect !== "offer" && choice !== "refused")
    .map(({ start, end, on }) => ({ start, end, level: on ? "change" : "open" }));
  return [...notes[0], ...changes, ...notes[1], ...notes[2]];
}
