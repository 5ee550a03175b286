// The conversation at the top: pasted, chosen from the demo desk, or handed over by the host page.

import { call } from "../shared/api.js";
import { byId, h, replaceChildren } from "../shared/dom.js";

const SPEAKER = /^(customer|agent|note)\s*:\s*/i;

/** Messages in pasted text: a line that starts with "Customer:", "Agent:" or "Note:" begins a new one. */
export function parsePasted(text) {
  const messages = [];
  for (const line of text.split("\n")) {
    const speaker = line.match(SPEAKER);
    if (speaker) messages.push({ author: speaker[1].toLowerCase(), text: line.slice(speaker[0].length) });
    else if (messages.length > 0) messages.at(-1).text += `\n${line}`;
    else messages.push({ author: "customer", text: line });
  }
  return messages.map(({ author, text: words }) => ({ author, text: words.trim() })).filter(({ text: words }) => words !== "");
}

export class ConversationPane {
  #chosen;
  #examples = [];
  #drafts = new Map();

  /** `chosen(conversation)` is called with a new conversation, or with null to start over. */
  constructor(chosen) {
    this.#chosen = chosen;
    const box = byId("paste-text");
    byId("paste").addEventListener("submit", (event) => {
      event.preventDefault();
      const messages = parsePasted(box.value);
      if (messages.length === 0) return box.focus();
      this.#chosen({ messages });
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      byId("paste").requestSubmit();
    });
    byId("demo-choice").addEventListener("change", (event) => {
      const example = this.#examples.find(({ id }) => id === event.target.value);
      if (example) this.#chosen(example);
    });
  }

  /** Fills the chooser when the demo desk is loaded; otherwise it stays hidden. */
  async offerExamples() {
    if (this.#examples.length > 0) return;
    const [conversations, drafts] = await Promise.all(["demo/conversations", "demo/drafts"].map(listOf));
    this.#examples = conversations;
    this.#drafts = new Map(drafts.map(({ conversation_id: id, draft }) => [id, draft]));
    if (this.#examples.length === 0) return;
    byId("demo-choice").append(...this.#examples.map((one) => h("option", { value: one.id, text: exampleTitle(one) })));
    byId("demo").hidden = false;
  }

  /** An agent's rough draft for a demo conversation, or null. */
  exampleDraft(conversation) {
    return this.#drafts.get(conversation?.id) ?? null;
  }

  /** Shows a conversation in short, or the paste box when there is none. */
  show(conversation, { fromHost }) {
    byId("paste").hidden = conversation !== null;
    byId("welcome").hidden = conversation !== null;
    byId("thread").hidden = conversation === null;
    byId("demo-choice").value = "";
    if (conversation) replaceChildren(byId("thread"), this.#summary(conversation, fromHost));
    else byId("paste-text").value = "";
  }

  #summary(conversation, fromHost) {
    const again = h("button", { class: "button plain tiny", type: "button", "data-key": "again", text: "New" });
    again.addEventListener("click", () => {
      this.#chosen(null);
      byId("paste-text").focus();
    });
    const last = conversation.messages.findLast(({ author }) => author === "customer") ?? conversation.messages.at(-1);
    return [
      h("div", { class: "heading" }, h("p", { class: "who", text: headline(conversation) }), fromHost ? null : again),
      h("details", { class: "messages" },
        h("summary", {}, h("span", { class: "last", text: last?.text ?? "No messages yet." }), h("span", { class: "more small", text: "Show all" })),
        h("ol", {}, conversation.messages.map(messageItem))),
    ];
  }
}

async function listOf(path) {
  const answer = await call(path).catch(() => null);
  return answer?.data ?? [];
}

function messageItem({ author, text }) {
  const name = { customer: "Customer", agent: "You", note: "Note" }[author];
  return h("li", { class: `message ${author}` }, h("span", { class: "small muted", text: name }), h("p", { text }));
}

function headline({ customer, subject }) {
  return [customer?.name, subject].filter(Boolean).join(" · ") || "Customer";
}

function exampleTitle({ customer, subject, messages }) {
  const words = subject ?? messages.at(-1).text;
  return `${customer?.name ?? "Customer"}: ${words.length > 42 ? `${words.slice(0, 40)}…` : words}`;
}
