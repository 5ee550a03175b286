// Everything by keyboard. Alt keys go by the physical key, because Alt+A writes "å" on some keyboards.

import { byId, h } from "../shared/dom.js";

const HELP = [
  [["Ctrl", "Enter"], "Copy the reply (in the paste box: find replies)"],
  [["↑", "↓"], "From card to card"],
  [["Enter"], "Show what a card is about"],
  [["Alt", "A"], "Accept the change, go to the next"],
  [["Alt", "R"], "Refuse the change, go to the next"],
  [["Alt", "I"], "Insert the suggestion"],
  [["Alt", "D"], "To your reply"],
  [["Alt", "C"], "To the cards"],
  [["Alt", "H"], "These keys"],
];

/** Connects the keys; `act` has copy, accept, refuse, insert, open. */
export function connectKeyboard(act) {
  byId("help-keys").append(...HELP.map(([keys, text]) => h("div", {}, h("dt", {}, keys.map((key) => h("kbd", { text: key }))), h("dd", { text }))));
  byId("help-open").addEventListener("click", () => byId("help").showModal());
  const alt = {
    KeyA: act.accept,
    KeyR: act.refuse,
    KeyI: act.insert,
    KeyD: () => byId("draft").focus(),
    KeyC: () => byId("cards").querySelector(".card")?.focus(),
    KeyH: () => byId("help").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (byId("help").open) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return take(event, act.copy);
    if (event.altKey && !event.ctrlKey && !event.metaKey && alt[event.code]) return take(event, alt[event.code]);
    const card = event.target.closest?.(".card");
    if (!card || event.target !== card) return;
    if (event.key === "ArrowDown") take(event, () => neighbour(card, 1)?.focus());
    if (event.key === "ArrowUp") take(event, () => neighbour(card, -1)?.focus());
    if (event.key === "Enter") take(event, () => act.open(card));
  });
}

function take(event, action) {
  event.preventDefault();
  action();
}

/** The card before (-1) or after (1) this one, across both lists. */
export function neighbour(card, step) {
  const cards = [...document.querySelectorAll("main .card[tabindex]")].filter((one) => one.checkVisibility());
  return cards[cards.indexOf(card) + step] ?? null;
}
