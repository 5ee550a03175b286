// Talks to the help desk that shows us in a frame (protocol: docs, "embedding"). Who speaks is checked before what
// is said is read; what the host says about people is for display, never for rights.

const VERSION = 1;
const LARGEST = 1_048_576; // characters of a message
const ANSWER_TIME = 1000; // ms; without an answer the text goes to the clipboard

export class Host {
  #origin = null;
  #nonce = crypto.randomUUID?.() ?? String(crypto.getRandomValues(new Uint32Array(4)));
  #allowed = new Set();
  #received;
  #inserted = null;

  /** `received({conversation, draft})` is called for each conversation the host hands over. */
  constructor(received) {
    this.#received = received;
  }

  get connected() {
    return this.#origin !== null;
  }

  /** Says hello when we are in a frame of an allowed origin: of the service's list, or of the page's own. */
  connect(configured) {
    if (window.parent === window || this.#allowed.size > 0) return;
    this.#allowed = allowedOrigins(configured);
    window.addEventListener("message", (event) => this.#hear(event));
    const origin = parentOrigin();
    if (this.#allowed.has(origin)) this.#post({ type: "aa:hello" }, origin);
  }

  /** Whether the host has put the text into its editor. */
  insert(text, mode) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#inserted?.(false), ANSWER_TIME);
      this.#inserted = (ok) => {
        clearTimeout(timer);
        this.#inserted = null;
        resolve(ok);
      };
      this.#post({ type: "aa:insert", mode, text, html: asHtml(text) }, this.#origin);
    });
  }

  #post(message, origin) {
    window.parent.postMessage({ v: VERSION, nonce: this.#nonce, ...message }, origin);
  }

  #hear(event) {
    if (!this.#allowed.has(event.origin) || event.source !== window.parent) return;
    const message = readMessage(event.data);
    if (message?.v !== VERSION) return;
    // The host may speak first, when it loaded after us: then we introduce ourselves.
    if (message.type === "aa:hello") return this.#post({ type: "aa:hello" }, event.origin);
    if (message.nonce !== this.#nonce) return;
    if (message.type === "aa:inserted") return this.#inserted?.(message.ok === true);
    if (message.type !== "aa:context") return;
    this.#origin = event.origin;
    this.#received(readContext(message));
  }
}

function allowedOrigins(configured) {
  const written = document.querySelector('meta[name="draftwell-origins"]')?.content ?? "";
  return new Set([location.origin, ...written.split(/\s+/), ...configured].filter(Boolean));
}

function parentOrigin() {
  if (location.ancestorOrigins?.length) return location.ancestorOrigins[0];
  return document.referrer ? new URL(document.referrer).origin : location.origin;
}

function readMessage(data) {
  try {
    const text = typeof data === "string" ? data : JSON.stringify(data);
    return text.length <= LARGEST ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

const AUTHORS = new Set(["customer", "agent", "note"]);
const words = (value) => (typeof value === "string" && value.trim() !== "" ? value : null);

/** Our conversation and the host's draft, from an `aa:context` message; everything of the wrong type is dropped. */
export function readContext({ ticket, customer, agent, variables, messages, draft }) {
  const read = (Array.isArray(messages) ? messages : [])
    .map((message) => ({ author: AUTHORS.has(message?.role) ? message.role : "note", text: messageText(message), sent_at: words(message?.at) }))
    .filter(({ text }) => text !== null);
  return {
    conversation: {
      id: ticket?.id === undefined || ticket?.id === null ? null : String(ticket.id),
      subject: words(ticket?.subject),
      locale: words(ticket?.locale)?.toLowerCase() ?? null,
      team: words(ticket?.team),
      customer: person(customer),
      agent: person(agent),
      variables: texts(variables),
      messages: read,
    },
    draft: words(draft?.text),
  };
}

function person(one) {
  const id = one?.id === undefined || one?.id === null ? null : String(one.id);
  return { id, name: words(one?.name) ?? words(one?.first_name), email: words(one?.email) };
}

// Values for placeholders, such as "order.number"; numbers become text, anything else is dropped.
function texts(values) {
  const known = Object.entries(values ?? {}).map(([name, value]) => [name, typeof value === "number" ? String(value) : words(value)]);
  return Object.fromEntries(known.filter(([, value]) => value !== null));
}

function messageText(message) {
  if (words(message?.text)) return message.text;
  if (!words(message?.html)) return null;
  // A document made by the parser runs no script and loads nothing; only its text is taken.
  return words(new DOMParser().parseFromString(message.html, "text/html").body.textContent);
}

function asHtml(text) {
  const escaped = text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  return escaped.split(/\n{2,}/).map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`).join("");
}
