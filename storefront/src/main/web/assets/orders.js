import { call } from "./api.js";

export const PAYMENT_METHODS = [
  ["card-ok", "Test card", "Pays at once."],
  ["card-declined", "Declined card", "The bank says no and the order is cancelled."],
  ["card-slow", "Slow card", "The bank takes its time."],
  ["card-timeout-after-charge", "Silent card", "Charged, but the bank’s answer gets lost on the way."],
  ["card-duplicate-webhook", "Stuttering card", "The bank gives its answer twice."],
];

export function nameOfMethod(slug) {
  return PAYMENT_METHODS.find(([method]) => method === slug)?.[1] ?? slug;
}

export const STATUS = {
  PENDING: ["Awaiting payment", "We are waiting for the bank. This takes a few seconds."],
  CONFIRMED: ["Confirmed", "Paid and confirmed. We are packing your things."],
  SHIPPED: ["Shipped", "Your parcel is on its way."],
  DELIVERED: ["Delivered", "Your parcel has arrived. Enjoy!"],
  CANCELLED: ["Cancelled", "This order was cancelled. No money was taken."],
  REFUNDED: ["Refunded", "You got your money back."],
};

const REASONS = {
  "payment-declined": "The bank declined the payment, so the order was cancelled. No money was taken.",
  "cancelled-by-customer": "You cancelled this order.",
  "hold-expired": "The payment took longer than we could keep the goods for you, so the order was cancelled. No money was taken.",
  "payment-lapsed": "Your bank let go of the payment before the order was sent, so nothing was taken.",
  "out-of-stock": "Something in it was sold out before the payment arrived. You get all of your money back.",
};

/** What a status means for the customer, in a sentence. */
export function meaning({ status, reason }) {
  return REASONS[reason] ?? STATUS[status]?.[1] ?? "";
}

export function nameOfStatus(status) {
  return STATUS[status]?.[0] ?? status;
}

export function findOrder(id, signal) {
  return call("GET", `/api/v1/orders/${encodeURIComponent(id)}`, { signal });
}

export function findOrders(cursor, signal) {
  const parameters = new URLSearchParams(cursor ? { limit: 20, cursor } : { limit: 20 });
  return call("GET", `/api/v1/orders?${parameters}`, { signal });
}

export function cancelOrder(id) {
  return call("POST", `/api/v1/orders/${encodeURIComponent(id)}/cancel`);
}
