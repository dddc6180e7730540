import { call } from "./api.js";
import { session } from "./session.js";

/**
 * One attempt to order. Its key is made once and sent with each repeat, also after a reload, so that
 * an order whose answer got lost is not placed twice.
 */
const KEY = "storeys.attempt";

function stored() {
  const attempt = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  return attempt?.userId === session.userId ? attempt : null;
}

function store(attempt) {
  sessionStorage.setItem(KEY, JSON.stringify(attempt));
}

/** What was sent without an answer that tells its fate, or null. */
export function undecided() {
  const attempt = stored();
  return attempt?.undecided ? attempt.order : null;
}

/** The customer does not want to know any more. */
export function abandon() {
  sessionStorage.removeItem(KEY);
}

/** Orders {items, paymentMethod}. The same order, sent again, is the same attempt. */
export async function place(order) {
  const earlier = stored();
  const same = earlier !== null && JSON.stringify(earlier.order) === JSON.stringify(order);
  const attempt = same ? earlier : { key: newKey(), userId: session.userId, order };
  // Written down before it is sent: a reload in between must find it.
  store({ ...attempt, undecided: true });
  try {
    const placed = await call("POST", "/api/v1/orders", { body: order, key: attempt.key });
    abandon();
    return placed;
  } catch (failure) {
    store({ ...attempt, undecided: failure.undecided ?? true });
    throw failure;
  }
}

// crypto.randomUUID() exists on https and localhost only.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
