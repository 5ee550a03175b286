// The agent's own name, for replies that are signed with it. A help desk that frames us tells it; whoever pastes
// conversations writes it once, and this browser keeps it.

import { keepForGood, keptForGood } from "../shared/storage.js";
import { byId } from "../shared/dom.js";

const NAME = "draftwell.agent";

/** Fills the field with the name that is kept, and keeps what is written there. */
export function connectSignature() {
  const field = byId("sign-as");
  field.value = keptForGood(NAME) ?? "";
  field.addEventListener("change", () => keepForGood(NAME, field.value.trim()));
}

/** The conversation with the agent's name in it, unless it names one itself. */
export function signed(conversation) {
  const name = byId("sign-as").value.trim();
  if (conversation === null || name === "" || conversation.agent?.name) return conversation;
  return { ...conversation, agent: { ...conversation.agent, name } };
}
