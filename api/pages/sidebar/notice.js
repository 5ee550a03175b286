// Errors in plain words, with a way out. One at a time: the latest is the one that matters.

import { hasKey, keepKey } from "../shared/api.js";
import { byId, h, icon, replaceChildren } from "../shared/dom.js";

let retryTimer = 0;

/** Shows an error; `retry` is offered as a button, and tried by itself when the service was out of reach. */
export function showError(error, retry) {
  const box = byId("notice");
  clearTimeout(retryTimer);
  box.hidden = false;
  if (error.status === 401) return replaceChildren(box, keyForm(hasKey(), retry));
  const again = h("button", { class: "button tiny", type: "button", text: "Try again" });
  again.addEventListener("click", retry);
  replaceChildren(box, icon("warn"), h("p", {}, h("strong", { text: error.title ?? "Something went wrong" }), " ", error.detail ?? error.message), again);
  if (error.status === 0) retryTimer = setTimeout(retry, 5000);
}

/** Takes the notice away again. */
export function clearError() {
  clearTimeout(retryTimer);
  byId("notice").hidden = true;
}

function keyForm(refused, retry) {
  const field = h("input", { class: "field", id: "key", type: "password", autocomplete: "off", required: true });
  const form = h("form", { class: "key-form" },
    h("label", { for: "key" },
      h("strong", { text: refused ? "This key does not work. " : "This page needs a key. " }),
      refused ? "It is unknown here, or was revoked. One that works" : "It",
      " is in the address that “draftwell serve” prints, or comes from your administrator."),
    h("div", { class: "row" }, field, h("button", { class: "button primary", text: "Use key" })));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keepKey(field.value);
    retry();
  });
  return form;
}
