// What is being worked on, kept in this tab so that a reload loses nothing. It goes when the tab is closed.

const STORED = "draftwell.work";

/** Remembers the conversation and the draft. */
export function keep(conversation, draft) {
  try {
    sessionStorage.setItem(STORED, JSON.stringify({ conversation, draft }));
  } catch {
    sessionStorage.removeItem(STORED); // too large to keep: better nothing than an old state
  }
}

/** What was kept, as `{conversation, draft}`. */
export function kept() {
  try {
    const { conversation = null, draft = "" } = JSON.parse(sessionStorage.getItem(STORED)) ?? {};
    return { conversation, draft };
  } catch {
    return { conversation: null, draft: "" };
  }
}
