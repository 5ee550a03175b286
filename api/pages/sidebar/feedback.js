// Tells the service what was used and what was refused. It is never in the way: a lost note costs nothing.

import { call } from "../shared/api.js";

/** Sends one note; failures are swallowed on purpose. */
export function note(body) {
  call("feedback", { method: "POST", body, idempotencyKey: crypto.randomUUID?.() }).catch(() => null);
}
