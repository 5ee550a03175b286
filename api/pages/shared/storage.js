// This tab's storage. In a frame a browser may forbid it; then things are kept until the page is left.

const memory = new Map();

/** What is kept under a name, or null. */
export function stored(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return memory.get(name) ?? null;
  }
}

/** Keeps a text under a name; what is too large is not kept at all. */
export function store(name, text) {
  try {
    sessionStorage.removeItem(name); // better nothing than an old state, should the new one not fit
    sessionStorage.setItem(name, text);
  } catch {
    memory.set(name, text);
  }
}

/** What this browser keeps under a name, also for other tabs and days; null where it may keep nothing. */
export function keptForGood(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text in this browser, where it may. */
export function keepForGood(name, text) {
  try {
    localStorage.setItem(name, text);
  } catch {
    // a frame without storage: it is written anew next time
  }
}
