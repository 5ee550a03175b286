// What the desk already knows about this question: cards to read, insert, or put aside.

import { call } from "../shared/api.js";
import { byId, h, icon, replaceChildren } from "../shared/dom.js";
import { PLACEHOLDER } from "./editor.js";
import { KINDS, fit, fitLevel, reasons } from "./words.js";

/** The text a suggestion brings into the draft; an article brings its passage, and its link is never lost. */
export function insertion({ rendered, passage, url }) {
  const text = (rendered ?? passage.text).trim();
  return url && !text.includes(url) ? `${text}\n\n${url}` : text;
}

export class SuggestionsPane {
  #abort = null;
  #answer = null;
  #open = new Set();
  #gone = new Set();
  #insert;
  #dismiss;
  #fail;

  /** `insert(suggestion, setId)` and `dismiss(suggestion, setId)` follow clicks; `fail(error)` follows errors. */
  constructor({ insert, dismiss, fail }) {
    this.#insert = insert;
    this.#dismiss = dismiss;
    this.#fail = fail;
  }

  /** Asks for suggestions; with `quiet` the old ones stay until the new ones are there. */
  async find(conversation, draft, { quiet = false } = {}) {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    byId("suggestions").hidden = false;
    if (!quiet) this.#begin();
    try {
      const body = { conversation, limit: 5, draft: draft.trim() === "" ? null : draft };
      const answer = await call("suggestions", { method: "POST", body, signal: abort.signal });
      if (abort.signal.aborted) return;
      if (quiet && sameItems(answer, this.#answer)) return;
      this.#answer = answer;
      this.#draw();
    } catch (error) {
      if (error.name === "AbortError" || quiet) return;
      this.#say("");
      replaceChildren(byId("suggestion-list"));
      this.#fail(error);
    }
  }

  hide() {
    this.#abort?.abort();
    this.#answer = null;
    byId("suggestions").hidden = true;
  }

  /** The suggestion a card shows, by its id. */
  byId(id) {
    return this.#answer?.data.find((suggestion) => suggestion.id === id) ?? null;
  }

  /** Inserts by the keyboard: the card that has the focus, else the first one. */
  insertFocused() {
    const id = document.activeElement?.closest("[data-suggestion]")?.dataset.suggestion;
    const suggestion = (id && this.byId(id)) || this.#shown()[0];
    if (suggestion) this.#insert(suggestion, this.#answer.suggestion_set_id);
  }

  #begin() {
    this.#answer = null;
    this.#open.clear();
    this.#gone.clear();
    this.#say("Looking…");
    replaceChildren(byId("suggestion-list"), h("li", { class: "card ghost" }), h("li", { class: "card ghost" }));
  }

  #shown() {
    return (this.#answer?.data ?? []).filter(({ id }) => !this.#gone.has(id));
  }

  #draw() {
    const shown = this.#shown();
    this.#say(shown.length === 0 ? "" : `${shown.length} found`);
    replaceChildren(byId("suggestion-list"), shown.length === 0 ? this.#nothing() : shown.map((one) => this.#card(one)));
  }

  #say(text) {
    byId("suggestions-status").textContent = text;
  }

  #nothing() {
    const advice = this.#answer?.data.length
      ? "You have put all of them aside."
      : "No article or saved reply is close enough to this question. Write your own reply below; a few words of it may bring one up.";
    return h("li", { class: "nothing" }, h("p", { class: "strong", text: "Nothing fits" }), h("p", { class: "small muted", text: advice }));
  }

  #card(suggestion) {
    const { id, kind, title, probability } = suggestion;
    const open = this.#open.has(id);
    return h("li", {},
      h("article", { class: "card suggestion", tabindex: "0", "data-key": id, "data-suggestion": id, "aria-labelledby": `s-${id}` },
        h("p", { class: "meta small" }, h("span", { class: `chip ${kind}`, text: KINDS[kind] ?? kind }),
          h("span", { class: `fit ${fitLevel(probability)}`, text: fit(probability) })),
        h("h3", { id: `s-${id}`, text: title }),
        h("div", { class: open ? "body" : "body clamped" }, highlighted(suggestion.rendered ?? suggestion.passage.text)),
        suggestion.unfilled.length > 0 && this.#unfilled(suggestion.unfilled),
        open && this.#details(suggestion),
        this.#buttons(suggestion, open)));
  }

  #unfilled(names) {
    return h("p", { class: "small unfilled" }, icon("warn"), `Fill in: ${names.map((name) => name.replace(/[._]/g, " ")).join(", ")}`);
  }

  #details({ reasons: why, passage, kind, url }) {
    const lines = reasons(why);
    return h("dl", { class: "small details" },
      lines.length > 0 && [h("dt", { text: "Why" }), h("dd", { text: lines.join(" · ") })],
      kind === "saved_reply" && passage.text.trim() !== "" && [h("dt", { text: "Matched" }), h("dd", { class: "muted", text: passage.text })],
      url && [h("dt", { text: "Link" }), h("dd", {}, safeLink(url))]);
  }

  #buttons(suggestion, open) {
    const { id, title } = suggestion;
    const set = this.#answer.suggestion_set_id;
    const named = (words) => `${words}: ${title}`;
    return h("div", { class: "row actions" },
      h("button", { class: "button tiny", type: "button", "data-key": `${id}:insert`, "aria-label": named("Insert"),
        onclick: () => this.#insert(suggestion, set) }, icon("insert"), "Insert"),
      h("button", { class: "button plain tiny", type: "button", "data-key": `${id}:open`, "aria-expanded": String(open),
        "aria-label": named(open ? "Less" : "More"), onclick: () => this.#toggle(id) }, open ? "Less" : "More"),
      h("button", { class: "button plain tiny quiet", type: "button", "aria-label": named("Does not fit"), onclick: () => this.#putAside(suggestion) }, "Does not fit"));
  }

  #toggle(id) {
    if (!this.#open.delete(id)) this.#open.add(id);
    this.#draw();
  }

  #putAside(suggestion) {
    this.#gone.add(suggestion.id);
    this.#dismiss(suggestion, this.#answer.suggestion_set_id);
    this.#draw();
    byId("suggestion-list").querySelector(".card")?.focus();
  }
}

function sameItems(one, other) {
  const ids = (answer) => JSON.stringify(answer?.data.map(({ id }) => id));
  return ids(one) === ids(other);
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
