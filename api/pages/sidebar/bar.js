// The bar at the bottom: may this go out, and the button that takes it out.

import { byId, h, icon, replaceChildren } from "../shared/dom.js";
import { VERDICTS, count } from "./words.js";

/** Draws the verdict, or why there is none. */
export function drawBar({ verdict, stale, checking, problems, armed, hasDraft }) {
  const bar = byId("bar");
  bar.dataset.verdict = (hasDraft && verdict) || "none";
  bar.classList.toggle("checking", checking);
  byId("copy").disabled = !hasDraft;
  byId("to-host").disabled = !hasDraft;
  setLabel(byId("copy"), armed ? "Copy anyway" : "Copy reply");
  const line = byId("verdict");
  const text = armed ? `Not ready: ${problems[0] ?? "see the notes"}` : verdictText(verdict, problems);
  const shown = hasDraft && verdict ? [icon(VERDICTS[verdict].icon), h("span", { text })] : [h("span", { class: "muted", text: hasDraft ? (stale || !checking ? "Not checked" : "Checking…") : "Nothing to copy yet" })];
  if (line.textContent !== shown.at(-1).textContent || line.dataset.verdict !== bar.dataset.verdict) replaceChildren(line, shown);
  line.dataset.verdict = bar.dataset.verdict;
}

function verdictText(verdict, problems) {
  if (!verdict) return "";
  if (verdict === "ok" || problems.length === 0) return VERDICTS[verdict].text;
  return `${VERDICTS[verdict].text}: ${count(problems.length, "note")}`;
}

function setLabel(button, label) {
  if (button.textContent !== label) replaceChildren(button, icon("copy"), label);
}

/** Says for a moment what happened, in the place of the verdict. */
export function flash(text, good = true) {
  const line = byId("verdict");
  replaceChildren(line, icon(good ? "check" : "warn"), h("span", { text }));
  line.dataset.verdict = "flash";
}
