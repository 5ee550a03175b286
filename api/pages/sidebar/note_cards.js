// Cards for what is not a replacement: the order of sentences, and findings for the writer to decide.

import { codePoints } from "../shared/codepoints.js";
import { h, icon } from "../shared/dom.js";
import { moves } from "./compose.js";
import { GOALS, findingTitle } from "./words.js";

const MOST_LINES = 12;

/** The ordering as one switch with its reason and the new order; null when there is nothing to order. */
export function orderingCard(review, draft, wanted, act) {
  const { ordering, sentences } = review;
  const moved = ordering.order.some((sentence, place) => sentence !== place);
  if (!moved) return null;
  return h("li", {},
    h("article", { class: `card ordering ${moves(ordering) ? "on" : "off"}`, tabindex: "0", "data-key": "ordering",
      "data-ordering": "yes", "aria-labelledby": "ordering-title" },
      h("div", { class: "meta small" }, h("h3", { id: "ordering-title", class: "chip order" }, icon("order"), "Order")),
      h("p", { class: "strong", text: GOALS[ordering.goal].order }),
      h("p", { class: "why small muted", text: ordering.why }),
      newOrder(ordering.order, sentences, draft),
      h("div", { class: "row verdicts" },
        h("button", { class: "choice accepted", type: "button", "data-key": "ordering:on", "aria-pressed": String(wanted),
          onclick: () => act.order(true) }, icon("check"), "New order"),
        h("button", { class: "choice refused", type: "button", "data-key": "ordering:off", "aria-pressed": String(!wanted),
          onclick: () => act.order(false) }, icon("cross"), "My order"))));
}

function newOrder(order, sentences, draft) {
  const points = codePoints(draft);
  const lines = order.map((sentence, place) => ({
    text: points.slice(sentences[sentence].start, sentences[sentence].end).join(""),
    from: sentence,
    moved: sentence !== place,
  }));
  const first = lines.findIndex(({ moved }) => moved);
  const last = lines.findLastIndex(({ moved }) => moved);
  return h("ol", { class: "new-order small" },
    lines.slice(first, Math.min(last + 1, first + MOST_LINES)).map(({ text, from }) =>
      h("li", {}, h("span", { class: "was muted", "aria-hidden": "true", text: String(from - first + 1) }), h("span", { text }))));
}

/** What to strive for: a pair of radio buttons, and the reason when the order was left alone. Null without news of
 * both kinds, when there is nothing to choose between. */
export function goalSwitch({ ordering, sentences }, act) {
  const news = new Set(sentences.map(({ valence }) => valence));
  if (!news.has("bad") || !news.has("good")) return null;
  const radios = Object.entries(GOALS).map(([value, { name, order }]) => [
    h("input", { type: "radio", name: "goal", id: `goal-${value}`, value, checked: value === ordering.goal, class: "spoken",
      "data-key": `goal:${value}`, onchange: () => act.goal(value) }),
    h("label", { for: `goal-${value}`, class: "pick small", title: order, text: order }),
  ]);
  const said = ordering.declined && !ordering.declined_silently;
  const left = said ? h("p", { class: "small muted declined" }, icon("order"), h("span", { text: `Order left as it is: ${ordering.declined}` })) : null;
  const other = GOALS[ordering.suggested_goal];
  const hint = other ? h("p", { class: "small muted declined" }, icon("hint"), h("span", { text: `This asks for something by a date: “${other.order}” may serve better.` })) : null;
  return [h("fieldset", { class: "goal" }, h("legend", { class: "small muted", text: "Order" }), h("div", { class: "row choices" }, radios)), left, hint];
}

/** A card for a finding; `act` has `show(span)` and `ignore(finding)`. */
export function findingCard(finding, number, act) {
  const level = finding.severity;
  return h("li", {},
    h("article", { class: `card finding ${level}`, tabindex: "0", "data-key": finding.key, "data-finding": finding.key, "aria-labelledby": `finding-${number}` },
      h("div", { class: "meta small" }, h("h3", { id: `finding-${number}`, class: `chip ${level}` }, icon(level), findingTitle(finding.kind))),
      h("p", { text: finding.message }),
      finding.advice && h("p", { class: "small muted", text: finding.advice }),
      h("div", { class: "row verdicts" },
        finding.end > finding.start && h("button", { class: "button plain tiny", type: "button", "data-key": `${finding.key}:show`, onclick: () => act.show(finding), text: "Show" }),
        h("button", { class: "button plain tiny quiet", type: "button", "data-key": `${finding.key}:ignore`, onclick: () => act.ignore(finding), text: "Ignore" }))));
}

/** A card for something the reply promises, so that nobody promises without noticing; `act` has `show(span)`. */
export function promiseCard({ when, start, end }, number, draft, act) {
  const said = codePoints(draft).slice(start, end).join("");
  const key = `promise-${number}`;
  return h("li", {},
    h("article", { class: "card finding promise", tabindex: "0", "data-key": key, "aria-label": "A promise" },
      h("p", { text: `“${said}”` }),
      h("p", { class: "small muted", text: when === null ? "No time is named." : `Time: ${when}.` }),
      h("div", { class: "row verdicts" },
        h("button", { class: "button plain tiny", type: "button", "data-key": `${key}:show`, onclick: () => act.show({ start, end }), text: "Show" }))));
}
