// What the desk already knows about this question: cards to read, insert, or put aside.

import { call } from "../shared/api.js";
import { byId, h, replaceChildren } from "../shared/dom.js";
import { suggestionCard } from "./suggestion_card.js";

const FIRST_SHOWN = 3;
const WORTH_SHOWING = 0.03; // less probable ones wait behind "Show more", except the first

export class SuggestionsPane {
  #abort = null;
  #answer = null;
  #open = new Set();
  #gone = new Set();
  #fresh = null;
  #anyway = null;
  #all = false;
  #insert;
  #dismiss;
  #fail;
  #acts = {
    insert: (suggestion) => this.#insert(suggestion, this.#answer.suggestion_set_id),
    toggle: (id) => this.#toggle(id),
    putAside: (suggestion) => this.#putAside(suggestion),
  };

  /** `insert(suggestion, setId)` and `dismiss(suggestion, setId)` follow clicks; `fail(error)` follows errors. */
  constructor({ insert, dismiss, fail }) {
    this.#insert = insert;
    this.#dismiss = dismiss;
    this.#fail = fail;
    byId("suggestions-fresh").addEventListener("click", () => this.#showFresh());
  }

  /** Asks for suggestions; with `quiet` other ones wait behind a button, so that nothing moves under the typing;
   * with `anyway` also for those that are not likely to be right. */
  async find(conversation, draft, { quiet = false, anyway = false } = {}) {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    byId("suggestions").hidden = false;
    if (!quiet) this.#begin();
    try {
      const body = { conversation, limit: 5, draft: draft.trim() === "" ? null : draft, include_abstained: anyway };
      const answer = await call("suggestions", { method: "POST", body, signal: abort.signal });
      if (abort.signal.aborted) return;
      if (quiet) return this.#offerFresh(answer);
      this.#answer = answer;
      this.#anyway = () => this.find(conversation, draft, { anyway: true });
      this.#draw();
      if (anyway) byId("suggestion-list").querySelector(".card")?.focus();
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
    if (suggestion) this.#acts.insert(suggestion);
  }

  #offerFresh(answer) {
    this.#fresh = answer.data.length > 0 && !sameItems(answer, this.#answer) ? answer : null;
    byId("suggestions-fresh").hidden = this.#fresh === null;
    byId("suggestions-status").hidden = this.#fresh !== null;
  }

  #showFresh() {
    const answer = this.#fresh;
    this.#reset();
    this.#answer = answer;
    this.#draw();
    byId("suggestion-list").querySelector(".card")?.focus();
  }

  #reset() {
    this.#answer = null;
    this.#all = false;
    this.#open.clear();
    this.#gone.clear();
    this.#offerFresh({ data: [] });
  }

  #begin() {
    this.#reset();
    this.#say("Looking…");
    replaceChildren(byId("suggestion-list"), Array.from({ length: FIRST_SHOWN }, () => h("li", { class: "card ghost" })));
  }

  #shown() {
    return (this.#answer?.data ?? []).filter(({ id }) => !this.#gone.has(id));
  }

  #draw() {
    const shown = this.#shown();
    this.#say(shown.length === 0 ? "Nothing fits" : this.#answer.abstained ? "Only distantly related" : `${shown.length} found`);
    const visible = this.#all ? shown : this.#answer?.abstained ? shown.slice(0, FIRST_SHOWN) : firstOnes(shown);
    const cards = shown.length === 0 ? this.#nothing() : visible.map((one) => suggestionCard(one, this.#open.has(one.id), this.#acts));
    replaceChildren(byId("suggestion-list"), cards, this.#moreButton(shown.length - visible.length));
  }

  #moreButton(hidden) {
    if (hidden === 0) return null;
    const show = () => {
      const before = byId("suggestion-list").querySelectorAll(".card").length;
      this.#all = true;
      this.#draw();
      byId("suggestion-list").querySelectorAll(".card")[before].focus();
    };
    return h("li", { class: "more-cards" }, h("button", { class: "button plain tiny", type: "button", onclick: show, text: `Show ${hidden} more` }));
  }

  #say(text) {
    byId("suggestions-status").textContent = text;
  }

  #nothing() {
    const advice = this.#answer?.data.length
      ? "You have put all of them aside."
      : "No article or saved reply is close enough to this question. Write your own reply below; a few words of it may bring one up.";
    const closest = this.#answer?.abstain_reason === "nothing_fits" && this.#answer.data.length === 0
      ? h("button", { class: "button plain tiny", type: "button", onclick: this.#anyway, text: "Show the closest all the same" }) : null;
    return h("li", { class: "nothing" }, h("p", { class: "strong", text: "Nothing fits" }), h("p", { class: "small muted", text: advice }), closest);
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

function firstOnes(suggestions) {
  return suggestions.slice(0, FIRST_SHOWN).filter(({ probability }, place) => place === 0 || probability >= WORTH_SHOWING);
}

function sameItems(one, other) {
  const ids = (answer) => JSON.stringify(answer?.data.map(({ id }) => id));
  return ids(one) === ids(other);
}
