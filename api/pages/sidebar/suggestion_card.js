// One suggestion as a card: in short, or opened with its reasons.

import { h, icon } from "../shared/dom.js";
import { PLACEHOLDER } from "./editor.js";
import { KINDS, fit, fitLevel, reasons } from "./words.js";

/** The text a suggestion brings into the draft; an article brings its passage, and its link is never lost. */
export function insertion({ rendered, passage, url }) {
  const text = (rendered ?? passage.text).trim();
  return url && !text.includes(url) ? `${text}\n\n${url}` : text;
}

/** A card for a suggestion; `act` has insert(suggestion), toggle(id) and putAside(suggestion). */
export function suggestionCard(suggestion, open, act) {
  const { id, kind, title, probability } = suggestion;
  return h("li", {},
    h("article", { class: "card suggestion", tabindex: "0", "data-key": id, "data-suggestion": id, "aria-labelledby": `s-${id}` },
      h("p", { class: "meta small" }, h("span", { class: `chip ${kind}`, text: KINDS[kind] ?? kind }),
        h("span", { class: `fit ${fitLevel(probability)}`, text: fit(probability) })),
      h("h3", { id: `s-${id}`, text: title }),
      h("div", { class: open ? "body" : "body clamped" }, highlighted(open ? fullText(suggestion) : gist(fullText(suggestion)))),
      suggestion.unfilled.length > 0 && unfilled(suggestion.unfilled),
      open && details(suggestion),
      buttons(suggestion, open, act)));
}

function unfilled(names) {
  return h("p", { class: "small unfilled" }, icon("warn"), `Fill in: ${names.map((name) => name.replace(/[._]/g, " ")).join(", ")}`);
}

function details({ reasons: why, passage, kind, url }) {
  const lines = reasons(why);
  return h("dl", { class: "small details" },
    lines.length > 0 && [h("dt", { text: "Why" }), h("dd", { text: lines.join(" · ") })],
    kind === "saved_reply" && passage.text.trim() !== "" && [h("dt", { text: "Matched" }), h("dd", { class: "muted", text: passage.text })],
    url && [h("dt", { text: "Link" }), h("dd", {}, safeLink(url))]);
}

function buttons(suggestion, open, act) {
  const { id, title } = suggestion;
  const named = (words) => `${words}: ${title}`;
  return h("div", { class: "row actions" },
    h("button", { class: "button soft tiny", type: "button", "data-key": `${id}:insert`, "aria-label": named("Insert"), title: "Alt+I",
      onclick: () => act.insert(suggestion) }, icon("insert"), "Insert"),
    h("button", { class: "button plain tiny", type: "button", "data-key": `${id}:open`, "aria-expanded": String(open),
      "aria-label": named(open ? "Less" : "More"), onclick: () => act.toggle(id) }, open ? "Less" : "More"),
    h("button", { class: "button plain tiny quiet", type: "button", "aria-label": named("Does not fit"), onclick: () => act.putAside(suggestion) }, "Does not fit"));
}

function fullText({ rendered, passage }) {
  return rendered ?? passage.text;
}

// In short: greetings, bullets and a bare link say nothing, and line breaks cost room.
function gist(text) {
  return text
    .replace(/^[^\n]{1,40},\n+/, "")
    .replace(/\s*https?:\/\/\S+\s*$/, "")
    .replace(/^- /gm, "")
    .replace(/\s*\n\s*/g, " ");
}

function highlighted(text) {
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    pieces.push(text.slice(at, match.index), h("mark", { class: "hole", text: match[0] }));
    at = match.index + match[0].length;
  }
  return [...pieces, text.slice(at)];
}

// Imported addresses are untrusted: only web links become links.
function safeLink(url) {
  const web = /^https?:\/\//i.test(url);
  return web ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer", text: url }) : url;
}
