// One card for each change the review proposes: what changes, why, and two buttons.

import { diffElement } from "../shared/diff.js";
import { h, icon } from "../shared/dom.js";
import { EDIT_TITLES, PRESERVES } from "./words.js";

/** A card for a settled edit; `act` has `decide(edit, choice)`, `reword(edit, text)` and `show(span)`. */
export function editCard(edit, number, act) {
  const offer = edit.effect === "offer";
  const state = edit.on ? "on" : edit.choice === "refused" ? "off" : "open";
  return h("li", {},
    h("article", { class: `card edit ${offer ? "offer" : edit.kind} ${state}`, tabindex: "0", "data-key": edit.key,
      "data-edit": edit.key, "aria-labelledby": `edit-${number}` },
      header(edit, number, offer, act),
      offer && h("p", { class: "small commitment" }, icon("warn"), "This promises something. Add it only if you will do it."),
      diffElement(edit.beside ?? edit.original, edit.replacement),
      h("p", { class: "why small muted", text: reason(edit) }),
      edit.alternatives.length > 0 && alternatives(edit, act),
      buttons(edit, offer, act)));
}

// A wording rule's reason says it all; of a slip one wants to know what it is, and then who found it.
function reason({ kind, message, why }) {
  const slip = ["spelling", "grammar", "spacing"].includes(kind);
  return slip ? [message, why].filter(Boolean).join(" ") : why || message;
}

function header(edit, number, offer, act) {
  const title = offer ? "Option" : (EDIT_TITLES[edit.kind] ?? edit.kind);
  return h("div", { class: "meta small" },
    h("h3", { id: `edit-${number}`, class: `chip ${offer ? "offer" : edit.kind}` }, offer && icon("plus"), title),
    PRESERVES[edit.preserves] && h("span", { class: "keeps muted", text: PRESERVES[edit.preserves] }),
    h("button", { class: "rule muted", type: "button", "data-key": `${edit.key}:show`, title: "Show it in the draft",
      "aria-label": `Rule ${edit.rule_id}. Show it in the draft`, onclick: () => act.show(edit), text: edit.rule_id }));
}

// A spelling rarely has one right fix only: the others are one click away.
function alternatives(edit, act) {
  const words = [...new Set([edit.proposed, ...edit.alternatives])].filter(Boolean).slice(0, 5);
  return h("div", { class: "row choices", role: "group", "aria-label": "Other words" },
    words.map((word) => h("button", { class: "pick small", type: "button", "data-key": `${edit.key}:${word}`,
      "aria-pressed": String(word === edit.replacement), onclick: () => act.reword(edit, word), text: word })));
}

function buttons(edit, offer, act) {
  const refused = edit.choice === "refused";
  const yes = offer ? (edit.on ? "Added" : "Add this") : edit.on ? "Accepted" : "Accept";
  const no = offer ? (refused ? "Left out" : "Leave it out") : refused ? "Refused" : "Refuse";
  const button = (choice, label, pressed, sign, keys) =>
    h("button", { class: `choice ${choice}`, type: "button", title: keys, "aria-pressed": String(pressed), "data-key": `${edit.key}:${choice}`,
      onclick: () => act.decide(edit, choice) }, icon(sign), label);
  return h("div", { class: "row verdicts", role: "group", "aria-label": "Your decision" },
    button("accepted", yes, edit.on, "check", "Alt+A"),
    button("refused", no, refused, "cross", "Alt+R"));
}
