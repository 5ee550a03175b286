// Which suggestions were put into the reply, and how much of each was in it when it went out. That is what the
// ranking learns from: an insertion alone says little, for it may be deleted a moment later.

const WORDS = /[\p{L}\p{N}_]+/gu;

/** The share (0..1) of the words of `offered` that are in `sent`, each counted as often as it is there. */
export function keptShare(offered, sent) {
  const words = offered.toLowerCase().match(WORDS) ?? [];
  const left = new Map();
  for (const word of sent.toLowerCase().match(WORDS) ?? []) left.set(word, (left.get(word) ?? 0) + 1);
  const kept = words.filter((word) => {
    const there = left.get(word) ?? 0;
    left.set(word, there - 1);
    return there > 0;
  });
  return words.length === 0 ? 0 : kept.length / words.length;
}

const TAKEN_OUT = 0.2; // less than this share is what any two replies have in common

export class Uses {
  #open = new Map();

  /** A suggestion was inserted as `text`. */
  add(id, setId, text) {
    this.#open.set(id, { id, setId, text });
  }

  /** What the reply `sent` was made from, as `{id, setId, kept}`; each use is told once. */
  settle(sent) {
    const used = [...this.#open.values()].map(({ id, setId, text }) => ({ id, setId, kept: keptShare(text, sent) }));
    this.#open.clear();
    return used.filter(({ kept }) => kept >= TAKEN_OUT);
  }

  clear() {
    this.#open.clear();
  }
}
