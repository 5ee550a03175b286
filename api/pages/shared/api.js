// Speaks to the service. The key comes in the address (#key=...), is taken out of it and kept for this tab only.

import { store, stored } from "./storage.js";

const KEY = "draftwell.key";
const TIME_LIMIT = 20_000;

/** An error in words for the person at the screen; `status` is 0 when the service could not be reached. */
export class ApiError extends Error {
  constructor(title, detail, status) {
    super(detail || title);
    this.title = title;
    this.detail = detail;
    this.status = status;
  }
}

/** Moves a key from the address to this tab's storage, so that it is in no history and no screenshot. */
export function takeKeyFromAddress() {
  const key = new URLSearchParams(location.hash.slice(1)).get("key");
  if (!key) return;
  keepKey(key);
  history.replaceState(null, "", location.pathname + location.search);
}

/** Remembers a key for this tab. */
export function keepKey(key) {
  store(KEY, key.trim());
}

/** Whether this tab has a key, good or not. */
export function hasKey() {
  return Boolean(stored(KEY));
}

function address(path) {
  const base = document.querySelector('meta[name="draftwell-api"]')?.content ?? "../api/v1/";
  return new URL(path, new URL(base, document.baseURI));
}

/** The JSON answer to a request; throws ApiError. An abort by `signal` goes through as AbortError. */
export async function call(path, { method = "GET", body, signal, idempotencyKey } = {}) {
  const headers = { Accept: "application/json" };
  const key = stored(KEY);
  if (key) headers.Authorization = `Bearer ${key}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (idempotencyKey) headers["Idempotency-Key"] = idempotencyKey;
  const limit = AbortSignal.timeout(TIME_LIMIT);
  const response = await reach(address(path), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
    cache: "no-store",
  });
  if (!response.ok) throw await problem(response);
  return response.status === 204 ? null : readJson(response);
}

async function reach(url, request) {
  try {
    return await fetch(url, request);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    if (error.name === "TimeoutError") {
      throw new ApiError("No answer in time", "Draftwell took too long to answer. Your text is still here.", 0);
    }
    throw new ApiError("Draftwell cannot be reached", "Is the service running? Your text is still here.", 0);
  }
}

async function readJson(response) {
  try {
    return await response.json();
  } catch {
    throw new ApiError("Unreadable answer", "Something other than Draftwell answered at this address.", response.status);
  }
}

async function problem(response) {
  const body = await response.json().catch(() => ({}));
  const title = typeof body.title === "string" ? body.title : `Error ${response.status}`;
  const detail = typeof body.detail === "string" ? body.detail : "The service gave no reason.";
  return new ApiError(title, detail, response.status);
}
