// What is being worked on, kept in this tab so that a reload loses nothing. It goes when the tab is closed.

import { store, stored } from "../shared/storage.js";

const NAME = "draftwell.work";

/** Remembers the conversation and the draft. */
export function keep(conversation, draft) {
  store(NAME, JSON.stringify({ conversation, draft }));
}

/** What was kept, as `{conversation, draft}`. */
export function kept() {
  const { conversation = null, draft = "" } = JSON.parse(stored(NAME) ?? "{}");
  return { conversation, draft };
}
