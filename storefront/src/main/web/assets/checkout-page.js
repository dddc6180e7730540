import { PAYMENT_METHODS } from "./orders.js";
import { abandon, place, undecided } from "./attempt.js";
import { alertOf, holdBack } from "./problem.js";
import { basket } from "./basket.js";
import { blankLines, empty, heading, show, whileExpecting } from "./view.js";
import { el } from "./dom.js";
import { goInstead, reload } from "./router.js";
import { money } from "./format.js";
import { tile } from "./tile.js";

export async function showCheckout(visit) {
  if (undecided()) {
    showUndecided(visit);
    return;
  }
  const cart = await whileExpecting(visit, blankLines, basket.load(visit.signal));
  if (cart.items.length === 0) {
    show(
      visit,
      "Checkout",
      empty("Nothing to pay for", "Your basket is empty.", el("a.button", { href: "#/" }, "Look around")),
    );
    return;
  }
  const trouble = el("div", {});
  const button = el(
    "button.button.wide",
    { type: "submit" },
    `Place order for ${cart.total ? money(cart.total) : ""}`,
  );
  const order = async (event) => {
    event.preventDefault();
    if (!button.getAttribute("aria-disabled")) {
      button.setAttribute("aria-disabled", "true");
      const paymentMethod = new FormData(event.target).get("paymentMethod");
      await submit(visit, { items: itemsOf(cart), paymentMethod }, trouble, button, cart);
      button.removeAttribute("aria-disabled");
    }
  };
  const pay = el("form.form.payment", { onsubmit: order }, methods(), trouble, button);
  show(visit, "Checkout", heading("Checkout"), el("div.split", {}, pay, receipt(cart)));
}

function itemsOf(cart) {
  return cart.items.map(({ productId, quantity }) => ({ productId, quantity }));
}

function methods() {
  const option = ([value, name, hint], index) =>
    el(
      "label.method",
      {},
      el("input", { type: "radio", name: "paymentMethod", value, checked: index === 0 }),
      el("span.method-name", {}, name),
      el("span.fine", {}, hint),
    );
  return el(
    "fieldset.methods",
    {},
    el("legend", {}, "How do you want to pay?"),
    el("p.fine", {}, "These cards are for trying the shop. No real money moves."),
    PAYMENT_METHODS.map(option),
  );
}

function receipt(cart) {
  const row = (item) =>
    el(
      "li.receipt-line",
      { "data-product": item.productId },
      tile(item),
      el("span", {}, `${item.quantity} × ${item.name}`),
      el("span.price", {}, money(item.lineTotal)),
    );
  return el(
    "aside.summary",
    { "aria-label": "What you order" },
    el("h2", {}, "Your order"),
    el("ul.receipt", {}, cart.items.map(row)),
    el("dl.sum.sum-total", {}, el("dt", {}, "Total"), el("dd", {}, cart.total ? money(cart.total) : "–")),
    el("p.fine", {}, el("a", { href: "#/basket" }, "Change the basket")),
  );
}

async function submit(visit, order, trouble, button, cart) {
  trouble.replaceChildren();
  try {
    const placed = await place(order);
    // Not waited for: the order stands whether or not the basket is emptied at once.
    basket.removeAll(order.items.map((item) => item.productId));
    visit.signal.aborted || goInstead(`#/orders/${placed.id}`);
  } catch (problem) {
    trouble.replaceChildren(complaint(problem, cart));
    problem.retryAfter === null || holdBack(button, problem.retryAfter);
  }
}

function complaint(problem, cart) {
  const short = cart.items.filter((item) => problem.products?.includes(item.productId));
  const names =
    short.length > 0 &&
    el(
      "ul",
      {},
      short.map((item) => el("li", {}, item.name)),
    );
  const advice = problem.undecided
    ? el(
        "p",
        {},
        "The order may have reached the shop. You can press the button again: it will not be placed twice.",
      )
    : short.length > 0 && el("p", {}, el("a", { href: "#/basket" }, "Change the basket"));
  const box = alertOf(problem);
  box.append(...[names, advice].filter(Boolean));
  return box;
}

/** After a reload in the middle of an order: its key is still here, so asking again is safe. */
function showUndecided(visit) {
  const order = undecided();
  const trouble = el("div", {});
  const again = el("button.button", { type: "button" }, "Ask again");
  again.addEventListener("click", async () => {
    if (!again.getAttribute("aria-disabled")) {
      again.setAttribute("aria-disabled", "true");
      await submit(visit, order, trouble, again, { items: [] });
      again.removeAttribute("aria-disabled");
    }
  });
  const forget = () => {
    abandon();
    reload();
  };
  const look = el("a.button.quiet", { href: "#/orders" }, "See your orders");
  const page = empty(
    "Did your order arrive?",
    "The shop did not answer when you placed your last order. Ask again with the same order: if it arrived, you will see it, and it is not placed twice.",
    again,
    look,
    el("button.button.quiet", { type: "button", onclick: forget }, "Forget it"),
  );
  show(visit, "Checkout", page, trouble);
}
