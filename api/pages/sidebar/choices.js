// What the agent decided about each edit of a draft. Decisions are kept by what an edit says, not by where it
// stands, so they survive typing elsewhere; a new conversation or a cleared draft forgets them.

/** A name for an edit that stays the same while the draft around it changes. */
export function editKeys(edits) {
  const seen = new Map();
  return edits.map((edit) => {
    const name = JSON.stringify([edit.rule_id, edit.original, edit.effect === "offer" ? edit.replacement : ""]);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${name}#${count}`;
  });
}

export class Choices {
  #taken = new Map();
  #wording = new Map();

  clear() {
    this.#taken.clear();
    this.#wording.clear();
  }

  /** "accepted", "refused", or null as long as nobody decided. */
  of(key) {
    return this.#taken.get(key) ?? null;
  }

  decide(key, choice) {
    this.#taken.set(key, choice);
  }

  /** Another replacement than the first one offered. */
  reword(key, replacement) {
    this.#wording.set(key, replacement);
  }

  /** The review's edits as `{...edit, key, choice, on, replacement}`; `on` says whether it is in the result. */
  settle(edits) {
    const keys = editKeys(edits);
    const settled = edits.map((edit, index) => {
      const choice = this.of(keys[index]);
      const on = choice === "accepted" || (choice === null && edit.applied && edit.effect !== "offer");
      const replacement = this.#wording.get(keys[index]) ?? edit.replacement;
      return { ...edit, key: keys[index], choice, on, replacement, proposed: edit.replacement };
    });
    return withoutOverlaps(settled);
  }

  /** Whether every edit stands as the service left it. */
  isUntouched(settled, edits) {
    return settled.every(
      (edit, index) => edit.on === edits[index].applied && edit.replacement === edits[index].replacement,
    );
  }
}

// Two edits of the same words cannot both be in the text: what was decided goes before what was not.
function withoutOverlaps(edits) {
  const on = edits.filter((edit) => edit.on).sort((a, b) => (b.choice !== null) - (a.choice !== null));
  const kept = [];
  for (const edit of on) {
    if (kept.some((other) => overlap(edit, other))) edit.on = false;
    else kept.push(edit);
  }
  return edits;
}

/** Whether two edits share a character, or one puts something strictly inside the other. */
export function overlap(a, b) {
  return a.start < b.end && b.start < a.end;
}
