// What changed between two short texts, word by word.

import { h, spoken } from "./dom.js";

const TOKENS = /[\p{L}\p{M}\p{N}'’]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
const LONGEST = 400; // tokens a side; longer texts are shown as old and new in one piece

/** Pieces `{kind: "same" | "removed" | "added", text}`; same + removed is `before`, same + added is `after`. */
export function wordDiff(before, after) {
  const [old, fresh] = [before.match(TOKENS) ?? [], after.match(TOKENS) ?? []];
  if (old.length > LONGEST || fresh.length > LONGEST) return merged([["removed", before], ["added", after]]);
  return bridged(merged(walk(old, fresh, commonLengths(old, fresh))));
}

function commonLengths(old, fresh) {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      lengths[i][j] =
        old[i] === fresh[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

function walk(old, fresh, lengths) {
  const steps = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      steps.push(["same", old[i]]);
      i += 1;
      j += 1;
    } else if (j >= fresh.length || (i < old.length && lengths[i + 1][j] >= lengths[i][j + 1])) {
      steps.push(["removed", old[i++]]);
    } else {
      steps.push(["added", fresh[j++]]);
    }
  }
  return steps;
}

function merged(steps) {
  const pieces = [];
  for (const [kind, text] of steps) {
    if (!text) continue;
    if (pieces.at(-1)?.kind === kind) pieces.at(-1).text += text;
    else pieces.push({ kind, text });
  }
  return pieces;
}

// Between two changed words a lone space that stayed the same only makes the change harder to read.
function bridged(pieces) {
  const steps = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    steps.push(["removed", removed], ["added", added]);
    [removed, added] = ["", ""];
  };
  pieces.forEach((piece, index) => {
    const inside = index > 0 && index < pieces.length - 1;
    if (piece.kind === "removed") removed += piece.text;
    else if (piece.kind === "added") added += piece.text;
    else if (inside && piece.text.trim() === "" && removed + added !== "") {
      removed += piece.text;
      added += piece.text;
    } else {
      flush();
      steps.push(["same", piece.text]);
    }
  });
  flush();
  return merged(steps);
}

const LITTLE_LEFT = 0.5; // share of the old words that stay; below it, old and new are read one after the other
const SHORT = 45; // characters of both together that still read well on one line

function readable(before, after) {
  const pieces = wordDiff(before, after);
  const same = pieces.filter(({ kind }) => kind === "same").reduce((sum, { text }) => sum + text.length, 0);
  const long = after !== "" && before.length + after.length > SHORT;
  const apart = long && same < LITTLE_LEFT * before.length;
  return apart ? merged([["removed", before], ["gap", "\n"], ["added", after]]) : pieces;
}

/** An element that shows the change to the eye, and says it in one sentence to a screen reader. */
export function diffElement(before, after) {
  const pieces = readable(before, after).map(({ kind, text }) => {
    if (kind === "removed") return h("del", { text });
    return kind === "added" ? h("ins", { text }) : h("span", { text });
  });
  const sentence = after === "" ? `Remove “${before}”.` : before === "" ? `Add “${after}”.` : `“${before}” becomes “${after}”.`;
  return h("p", { class: "diff" }, spoken(sentence), h("span", { "aria-hidden": "true" }, pieces));
}
