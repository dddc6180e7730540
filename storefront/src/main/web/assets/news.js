import { call } from "./api.js";
import { pause } from "./dom.js";
import { session } from "./session.js";

const PATIENCE = 15;

/** What the shop has told the customer; emits "change" when the number of unread ones does. */
class News extends EventTarget {
  unread = 0;

  async page(cursor, signal) {
    const parameters = new URLSearchParams(cursor ? { limit: 20, cursor } : { limit: 20 });
    return call("GET", `/api/v1/notifications?${parameters}`, { signal });
  }

  /** Counts what came since the list was last looked at, up to a page of it. */
  async refresh(signal) {
    const { items } = await this.page(null, signal);
    this.#count(items.filter((item) => this.isUnread(item)).length);
    return items;
  }

  /** E-mails and messages follow an order's change by a moment. */
  async awaitFor(orderId, kind, signal) {
    for (let i = 0; i < PATIENCE; i++) {
      const items = await this.refresh(signal);
      if (items.some((item) => item.orderId === orderId && item.kind === kind)) {
        return true;
      }
      await pause(1000, signal);
    }
    return false;
  }

  isUnread(item) {
    return Date.parse(item.createdAt) > this.#seen;
  }

  markSeen(items) {
    const newest = Math.max(this.#seen, ...items.map((item) => Date.parse(item.createdAt)));
    localStorage.setItem(this.#key, newest);
    this.#count(0);
  }

  forget() {
    this.#count(0);
  }

  get #key() {
    return `storeys.seen.${session.userId}`;
  }

  get #seen() {
    return Number(localStorage.getItem(this.#key) ?? 0);
  }

  #count(unread) {
    this.unread = unread;
    this.dispatchEvent(new Event("change"));
  }
}

export const news = new News();
