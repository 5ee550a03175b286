// What the page says. Numbers become words here, so that nobody has to know what 0.62 means.

/** How sure we are that a suggestion fits. */
export function fit(probability) {
  if (probability >= 0.75) return "Very likely fits";
  if (probability >= 0.5) return "Likely fits";
  if (probability >= 0.2) return "May fit";
  return "Less likely";
}

/** How strong the fit is, for its colour. */
export function fitLevel(probability) {
  return probability >= 0.5 ? "good" : probability >= 0.2 ? "fair" : "weak";
}

export const KINDS = { saved_reply: "Saved reply", article: "Article" };

/** Why a suggestion was found, one short phrase a reason. */
export function reasons(list) {
  return list.map(reason).filter(Boolean);
}

function reason({ kind, value, terms, text }) {
  if (kind === "meaning") return value >= 0.6 ? "close in meaning" : value >= 0.4 ? "similar in meaning" : null;
  if (kind === "words" && terms?.length) return `same words: ${terms.slice(0, 4).join(", ")}`;
  if (kind === "draft") return "close to what you wrote";
  if (kind === "past_question" && text) return `answered “${text}”`;
  if (kind === "learned" && value >= 0.3) return "often chosen for questions like this";
  if (kind === "used" && value > 0) return value === 1 ? "used once" : `used ${value} times`;
  return null;
}

export const EDIT_TITLES = {
  wording: "Wording",
  spelling: "Spelling",
  grammar: "Grammar",
  spacing: "Spacing",
  repair: "Joining words",
};

export const PRESERVES = {
  limit: "Keeps the limit",
  refusal: "Still says no",
  hedge: "Keeps “may” and “should”",
};

export const FINDINGS = {
  vague_timeline: "Vague time",
  overpromise: "Promises too much",
  blame: "Sounds like blame",
  jargon: "Jargon",
  unanswered_question: "Question left open",
  missing_apology: "No apology",
  stacked_apology: "Apologies pile up",
  missing_next_step: "No next step",
  policy_wall: "Hides behind policy",
  casual_mismatch: "Tone differs",
  shouting: "Reads like shouting",
  placeholder_left: "Placeholder left",
  wrong_name: "Wrong name",
  customer_effort: "Work for the customer",
  negative_wording: "Negative wording",
  internal_text: "Internal text",
  mixed_formality: "Formal and casual",
  doubled_greeting: "Two greetings",
  spelling: "Spelling",
  grammar: "Grammar",
};

/** A name for a finding kind, also for one this page has not met. */
export function findingTitle(kind) {
  const plain = kind.replaceAll("_", " ");
  return FINDINGS[kind] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

export const VERDICTS = {
  ok: { icon: "check", text: "Ready to send" },
  warn: { icon: "warn", text: "Worth a look" },
  stop: { icon: "stop", text: "Not ready to send" },
};

export const GOALS = {
  satisfaction: { name: "Ease worry", order: "Bad news first" },
  action: { name: "Move to act", order: "Good news first" },
};

/** "1 change", "3 changes". */
export function count(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** One line on who is reading along, from the review's engines. */
export function engines({ proofreading = [], degraded = [] }) {
  if (degraded.includes("languagetool")) return { level: "waiting", text: "Waiting for LanguageTool" };
  if (degraded.length > 0) return { level: "waiting", text: `Without ${degraded.join(", ")}` };
  return { level: "ready", text: proofreading.includes("languagetool") ? "All engines ready" : "Ready" };
}

/** The same from /readyz, whose states read "ready", "off: ...", "starting: ...", by engine. */
export function readiness(states) {
  const waiting = Object.entries(states).find(([, state]) => !/^(ready|off)/.test(state));
  if (!waiting) return { level: "ready", text: "Ready" };
  const name = waiting[0] === "languagetool" ? "LanguageTool" : waiting[0];
  return { level: "waiting", text: /^(starting|warm)/.test(waiting[1]) ? `${name} starting` : `Without ${name}` };
}
