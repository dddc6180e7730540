import { pause } from "./dom.js";
import { session } from "./session.js";

const PATIENCE = 20_000;
const LONGEST_WAIT = 10;
const TRIES = 3;

/** A refusal as the API gives it (RFC 9457), or the nearest thing we can make of an answer. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail || body.title || `The shop answered with status ${status}.`);
    this.status = status;
    this.kind = (body.type ?? "").split(":").pop();
    this.errors = body.errors ?? [];
    this.products = body.products ?? [];
    this.traceId = body.traceId ?? null;
    this.retryAfter = retryAfter;
  }

  /** Whether the request may have been carried out all the same. */
  get undecided() {
    return this.status === 0 || this.status >= 500 || this.kind === "idempotency-key-in-flight";
  }
}

/** No answer at all: the network or the whole shop is down. */
export class Unreachable extends Problem {
  constructor() {
    super(0, { detail: "The shop cannot be reached. Please check your connection." }, null);
  }
}

/**
 * Calls the API and answers the body, or throws a Problem. A refused access token is renewed once.
 * Busy answers that say when to come back are repeated, where repeating can do no harm.
 */
export async function call(method, path, { body, key, signal, repeatable = method !== "POST" } = {}) {
  for (let attempt = 1; ; attempt++) {
    const response = await authorised(method, path, body, key, signal);
    if (response.ok) {
      return response.status === 204 ? null : await response.json();
    }
    const problem = await problemOf(response);
    const wait = problem.retryAfter;
    const again = (repeatable || key) && wait !== null && wait <= LONGEST_WAIT && attempt < TRIES;
    if (!again) {
      throw problem;
    }
    await pause(wait * 1000, signal);
  }
}

async function authorised(method, path, body, key, signal) {
  const token = session.accessToken;
  const response = await send(method, path, { token, body, key, signal });
  if (response.status !== 401 || token === null) {
    return response;
  }
  await renew(token);
  return send(method, path, { token: session.accessToken, body, key, signal });
}

let renewal = null;

/** One renewal at a time: a refresh token is good once, so a second call with it would be theft. */
function renew(refused) {
  if (session.accessToken !== refused) {
    return Promise.resolve();
  }
  renewal ??= askForTokens().finally(() => (renewal = null));
  return renewal;
}

async function askForTokens() {
  const body = { refreshToken: session.refreshToken };
  const response = await send("POST", "/api/v1/auth/refresh", { body });
  if (response.ok) {
    session.renew(await response.json());
  } else if (response.status === 400 || response.status === 401) {
    session.end();
  } else {
    throw await problemOf(response);
  }
}

async function send(method, path, { token, body, key, signal }) {
  const headers = { Accept: "application/json, application/problem+json" };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (key) {
    headers["Idempotency-Key"] = key;
  }
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  const limit = AbortSignal.timeout(PATIENCE);
  try {
    return await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      cache: "no-store",
    });
  } catch (failure) {
    // Leaving a page is no failure of the network.
    signal?.throwIfAborted();
    throw new Unreachable();
  }
}

async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  return new Problem(response.status, body, secondsOf(response.headers.get("Retry-After")));
}

/** Retry-After is a number of seconds or a date. */
function secondsOf(value) {
  if (value === null) {
    return null;
  }
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(1, Math.ceil(seconds));
}
