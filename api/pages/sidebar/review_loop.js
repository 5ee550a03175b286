// Asks for a review while the agent types: after a short pause, one question at a time, late answers dropped.
// When an engine was not ready the same question is asked again, because its findings may have come meanwhile.

import { call } from "../shared/api.js";

const PAUSE = 250; // ms without a keystroke
const AGAIN = [1000, 2000, 4000, 8000, 15000]; // ms until a degraded answer is asked for once more; the last repeats
const ROUNDS = 25; // five minutes: a cold LanguageTool on a busy machine takes one or two

export class ReviewLoop {
  #seq = 0;
  #timer = 0;
  #abort = null;
  #read;
  #show;
  #waiting = [];

  /** `read()` gives the request's body or null; `show({state, ...})` is told what happened. */
  constructor(read, show) {
    this.#read = read;
    this.#show = show;
  }

  /** A keystroke happened: ask when the typing pauses. */
  typed() {
    this.#schedule(PAUSE, 0);
  }

  /** Something else changed (goal, order, a retry): ask at once. */
  ask() {
    this.#schedule(0, 0);
  }

  /** A promise of the moment when nothing is under way. */
  settled() {
    if (!this.#timer && !this.#abort) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #schedule(delay, round) {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = null;
    this.#seq += 1;
    if (round === 0) this.#show({ state: "checking" });
    this.#timer = setTimeout(() => this.#send(this.#seq, round), delay);
  }

  async #send(seq, round) {
    this.#timer = 0;
    const body = this.#read();
    if (body === null) return this.#finish({ state: "idle" });
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const answer = await call("reviews", { method: "POST", body: { ...body, seq }, signal: abort.signal });
      if (seq !== this.#seq || (answer.seq ?? seq) !== seq) return;
      this.#finish({ state: "ready", answer, draft: body.draft });
      if (answer.engines.degraded.length > 0 && round < ROUNDS) this.#later(AGAIN.at(Math.min(round, AGAIN.length - 1)), round + 1);
    } catch (error) {
      if (error.name === "AbortError" || seq !== this.#seq) return;
      this.#finish({ state: "error", error });
    }
  }

  // A second look must not hold up the copy button, so it does not count as "under way".
  #later(delay, round) {
    const seq = this.#seq;
    setTimeout(() => seq === this.#seq && !this.#abort && this.#schedule(0, round), delay);
  }

  #finish(news) {
    this.#abort = null;
    this.#show(news);
    this.#waiting.splice(0).forEach((resolve) => resolve());
  }
}
