import { call } from "./api.js";
import { session } from "./session.js";

const WISH = "storeys.wish";
const AT_ONCE = 4;

/** The most of one product that a basket takes. */
export const MOST = 10_000;

/** The customer's basket as the shop last told it; emits "change". */
class Basket extends EventTarget {
  #cart = null;
  #asked = 0;
  #taken = 0;

  /** Things in the basket, or null as long as nobody has asked. */
  get count() {
    return this.#cart?.items.reduce((sum, item) => sum + item.quantity, 0) ?? null;
  }

  async load(signal) {
    return this.#take(call("GET", "/api/v1/cart", { signal }));
  }

  async put(productId, quantity) {
    const body = { quantity };
    return this.#take(call("PUT", `/api/v1/cart/items/${productId}`, { body }));
  }

  async remove(productId) {
    return this.#take(call("DELETE", `/api/v1/cart/items/${productId}`));
  }

  /** Adds to what is there; asks first, because another tab may have added some too. */
  async add(productId, quantity) {
    const cart = await this.load();
    const there = cart.items.find((item) => item.productId === productId)?.quantity ?? 0;
    return this.put(productId, Math.min(MOST, there + quantity));
  }

  /** Takes out what was ordered. A failure here harms nothing: the order stands. */
  async removeAll(productIds) {
    const left = [...productIds];
    const worker = async () => {
      for (let id = left.pop(); id; id = left.pop()) {
        await this.remove(id).catch(() => {});
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  forget() {
    this.#taken = this.#asked;
    this.#cart = null;
    this.dispatchEvent(new Event("change"));
  }

  /** Answers may overtake each other: the one that was asked for last counts. */
  async #take(answer) {
    const turn = ++this.#asked;
    const cart = await answer;
    if (turn > this.#taken) {
      this.#taken = turn;
      this.#cart = cart;
      this.dispatchEvent(new Event("change"));
    }
    return cart;
  }
}

export const basket = new Basket();

/** Remembers what a visitor wanted to add before signing in. */
export function wish(product, quantity) {
  const wanted = { productId: product.id, name: product.name, quantity };
  sessionStorage.setItem(WISH, JSON.stringify(wanted));
}

/** Adds it once the visitor has signed in; answers its name, or null if there was no wish. */
export async function grantWish() {
  const wanted = JSON.parse(sessionStorage.getItem(WISH) ?? "null");
  sessionStorage.removeItem(WISH);
  if (wanted === null || !session.active) {
    return null;
  }
  await basket.add(wanted.productId, wanted.quantity);
  return wanted.name;
}
