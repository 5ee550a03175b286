// The sidebar's state and what happens to it; drawing is left to the modules beside this one.

import { call, takeKeyFromAddress } from "../shared/api.js";
import { byId } from "../shared/dom.js";
import { drawBar, flash } from "./bar.js";
import { Choices } from "./choices.js";
import { copyText } from "./clipboard.js";
import { ConversationPane } from "./conversation.js";
import { insertAtCursor, replaceAll, showSpan } from "./editor.js";
import { note } from "./feedback.js";
import { Host } from "./host.js";
import { keep, kept } from "./kept.js";
import { connectKeyboard, neighbour } from "./keyboard.js";
import { clearError, showError } from "./notice.js";
import { drawReply, drawReplyMarks, readReview, statusText } from "./reply.js";
import { ReviewLoop } from "./review_loop.js";
import { connectSignature, signed } from "./signature.js";
import { insertion } from "./suggestion_card.js";
import { SuggestionsPane } from "./suggestions.js";
import { Uses } from "./uses.js";
import { engines, findingTitle, readiness } from "./words.js";

const ROUGH = 200; // characters: a longer draft is a reply of its own and no longer a search
const FLASH_TIME = 2500; // ms

const draft = byId("draft");
const state = { conversation: null, fromHost: false, goal: null, wanted: true, latest: null, reply: null, checking: false, armed: false, inserted: false };
const choices = new Choices();
const ignored = new Set();
const uses = new Uses();

function tell(subject, subjectId, action, more = about()) {
  const { team = null, agent = null } = state.conversation ?? {};
  note({ subject, subject_id: subjectId, action, team, agent: agent?.id ?? null, ...more });
}

/** The review that was shown and, of a misspelling only, the word: words that are often refused become terms. */
function about(item = {}) {
  const review = { context_id: state.reply?.answer.review_id ?? null };
  if (item.kind !== "spelling") return review;
  const original = item.original ?? [...state.reply.draft].slice(item.start, item.end).join("");
  return { ...review, details: { kind: item.kind, original } };
}

const act = {
  decide(edit, choice) {
    const undone = edit.choice === choice;
    choices.decide(edit.key, undone ? null : choice);
    if (!undone) tell("edit", edit.rule_id, choice, about(edit));
    redraw();
  },
  reword(edit, text) {
    choices.reword(edit.key, text);
    choices.decide(edit.key, "accepted");
    redraw();
  },
  ignore(finding) {
    ignored.add(finding.key);
    tell("finding", finding.kind, "ignored", about(finding));
    redraw();
  },
  show: (span) => state.reply?.draft === draft.value && showSpan(draft, span),
  goal(goal) {
    state.goal = goal;
    loop.ask();
  },
  order(wanted) {
    state.wanted = wanted;
    tell("ordering", state.reply.answer.ordering.goal, wanted ? "accepted" : "refused");
    loop.ask();
  },
};

const loop = new ReviewLoop(
  () => (draft.value.trim() === "" ? null : { draft: draft.value, goal: state.goal, apply_ordering: state.wanted, conversation: state.conversation }),
  reviewed,
);

const suggestions = new SuggestionsPane({
  insert(suggestion, setId) {
    state.inserted = true;
    const text = insertion(suggestion);
    insertAtCursor(draft, text);
    uses.add(suggestion.id, setId, text);
    byId("reply").scrollIntoView({ block: "start" });
    tell("suggestion", suggestion.id, "inserted", {}); // learned from when the reply goes out
  },
  dismiss: (suggestion, setId) => tell("suggestion", suggestion.id, "dismissed", { context_id: setId }),
  fail: (error) => showError(error, find),
});

const conversations = new ConversationPane(choose);
const host = new Host(({ conversation, draft: words }) => {
  choose(conversation, { fromHost: true });
  if (words && draft.value === "") replaceAll(draft, words);
  byId("to-host").hidden = false;
});

function choose(given, { fromHost = false } = {}) {
  const conversation = signed(given);
  const other = conversation === null || conversation.id !== state.conversation?.id || !fromHost;
  state.conversation = conversation;
  state.fromHost = fromHost;
  if (other) {
    forget();
    state.goal = null; // until the agent chooses one, the team's own holds
  }
  if (!fromHost) keep(conversation, draft.value);
  conversations.show(conversation, { fromHost });
  if (conversation) find();
  else suggestions.hide();
  loop.ask();
}

function forget() {
  choices.clear();
  ignored.clear();
  uses.clear();
  Object.assign(state, { inserted: false, wanted: true });
}

function find() {
  clearError();
  suggestions.find(state.conversation, draft.value);
}

let roughTimer = 0;
// The agent's own rough words are the best query, as long as they are words and not a whole reply.
function searchByRoughWords() {
  clearTimeout(roughTimer);
  const rough = draft.value.trim();
  if (!state.conversation || state.inserted || rough.length < 8 || rough.length > ROUGH) return;
  roughTimer = setTimeout(() => suggestions.find(state.conversation, draft.value, { quiet: true }), 600);
}

function reviewed({ state: what, answer, draft: text, error }) {
  state.checking = what === "checking";
  if (what === "checking") return showProgress(); // at every keystroke: the cards stay as they are
  if (what === "idle") [state.latest, state.reply] = [null, null];
  if (what === "error") showError(error, () => loop.ask());
  if (what === "ready") {
    state.latest = { answer, draft: text };
    clearError();
    setEngines(engines(answer.engines));
    // Starting, broken or switched off: only the service's own state can tell.
    if (answer.engines.degraded.length > 0) askReadiness().catch(() => null);
  }
  redraw();
}

function setEngines({ level, text }) {
  byId("engines").dataset.level = level;
  if (byId("engines").textContent !== text) byId("engines").textContent = text;
}

function showProgress() {
  byId("review").classList.toggle("checking", state.checking);
  byId("review").classList.toggle("stale", isStale());
  byId("clear").hidden = draft.value === "";
  byId("example-draft").hidden = draft.value !== "" || conversations.exampleDraft(state.conversation) === null;
  refreshBar();
}

function redraw() {
  state.reply = state.latest && readReview(state.latest, choices, ignored);
  if (state.reply) {
    drawReply(state.reply, { wanted: state.wanted, act });
    if (!state.checking) byId("review-status").textContent = isStale() ? "Not checked: this is about an older text" : statusText(state.reply);
  } else byId("review").hidden = true;
  drawReplyMarks(state.reply, draft.value);
  showProgress();
}

function problems() {
  return (state.reply?.findings ?? []).filter(({ severity }) => severity !== "hint").map(({ kind }) => findingTitle(kind));
}

/** Whether what is shown belongs to an older text and no newer answer is on its way. */
function isStale() {
  return !state.checking && state.reply !== null && state.reply.draft !== draft.value;
}

function refreshBar() {
  drawBar({ verdict: isStale() ? null : (state.reply?.answer.verdict ?? null), stale: isStale(), checking: state.checking, problems: problems(), armed: state.armed, hasDraft: draft.value.trim() !== "" });
}

/** The text to hand over: reviewed when the service answers, else as it was typed. */
async function finalText() {
  await loop.settled();
  return state.reply?.draft === draft.value ? { text: state.reply.text, checked: true } : { text: draft.value, checked: false };
}

// A reply that must not go out is held back once; the second click is a decision.
async function handOver(deliver) {
  if (draft.value.trim() === "") return draft.focus();
  const { text, checked } = await finalText();
  if (checked && state.reply.answer.verdict === "stop" && !state.armed) {
    state.armed = true;
    return refreshBar();
  }
  state.armed = false;
  const done = await deliver(text);
  tellUses(text);
  refreshBar();
  flash(done + (checked ? "" : ", unchecked"), checked);
  setTimeout(refreshBar, FLASH_TIME);
}

function tellUses(sent) {
  for (const { id, setId, kept } of uses.settle(sent)) tell("suggestion", id, state.fromHost ? "sent" : "copied", { context_id: setId, kept });
}

const copy = () => handOver(async (text) => ((await copyText(text)) ? "Copied" : "Copying is blocked here: select the text and copy it"));
const toHost = () => handOver(async (text) => {
  if (await host.insert(text, "replace")) return "Inserted";
  return (await copyText(text)) ? "No answer from the desk: copied instead" : "No answer from the desk";
});

function decideFocused(choice) {
  const card = document.activeElement?.closest("[data-edit], [data-ordering]") ?? byId("cards").querySelector("[data-edit]");
  if (!card) return;
  const next = neighbour(card, 1)?.dataset.key;
  if (card.dataset.ordering) act.order(choice === "accepted");
  else {
    const edit = state.reply.edits.find(({ key }) => key === card.dataset.edit);
    if (edit.choice !== choice) act.decide(edit, choice);
  }
  const wanted = [...document.querySelectorAll("main .card[data-key]")].find(({ dataset }) => dataset.key === (next ?? card.dataset.key));
  wanted?.focus();
}

function openCard(card) {
  card.querySelector('[aria-expanded], [data-key$=":show"]')?.click();
}

draft.addEventListener("input", () => {
  state.armed = false;
  if (draft.value === "") forget();
  if (!state.fromHost) keep(state.conversation, draft.value);
  loop.typed();
  drawReplyMarks(state.reply, draft.value);
  searchByRoughWords();
});
byId("example-draft").addEventListener("click", () => replaceAll(draft, conversations.exampleDraft(state.conversation)));
byId("clear").addEventListener("click", () => replaceAll(draft, ""));
byId("apply").addEventListener("click", async () => {
  const { text, checked } = await finalText();
  if (checked) replaceAll(draft, text);
});
byId("copy").addEventListener("click", copy);
byId("to-host").addEventListener("click", toHost);
window.addEventListener("online", () => loop.ask());
connectKeyboard({ copy, accept: () => decideFocused("accepted"), refuse: () => decideFocused("refused"), insert: () => suggestions.insertFocused(), open: openCard });

connectSignature();
takeKeyFromAddress();
redraw();
open();

/** What the page asks for when it opens; without a key it asks for one and begins again. */
async function open() {
  clearError();
  try {
    const config = await call("config");
    conversations.offerExamples();
    host.connect(config.allowed_origins);
    await askReadiness();
    if (!state.conversation && draft.value === "") takeUp(kept());
  } catch (error) {
    showError(error, open);
  }
}

function takeUp(work) {
  if (work.conversation) choose(work.conversation);
  if (work.draft !== "") replaceAll(draft, work.draft);
}

async function askReadiness() {
  const { engines: states } = await call("../../readyz");
  setEngines(readiness(states));
}
