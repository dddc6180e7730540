import { MOST, basket } from "./basket.js";
import { alertOf } from "./problem.js";
import { announce, el } from "./dom.js";
import { blankLines, empty, heading, show, whileExpecting } from "./view.js";
import { countOf, money } from "./format.js";
import { reload } from "./router.js";
import { session } from "./session.js";
import { stepper } from "./stepper.js";
import { tile } from "./tile.js";

export async function showBasket(visit) {
  if (!session.active) {
    const actions = [
      el("a.button", { href: "#/sign-in?then=%2Fbasket" }, "Sign in"),
      el("a.button.quiet", { href: "#/" }, "Look around"),
    ];
    show(visit, "Basket", empty("Your basket", "Sign in to see what is in it.", ...actions));
    return;
  }
  const cart = await whileExpecting(visit, blankLines, basket.load(visit.signal));
  fill(visit, cart);
}

function fill(visit, cart) {
  if (cart.items.length === 0) {
    show(
      visit,
      "Basket",
      empty(
        "Your basket is empty",
        "There are floors full of things to change that.",
        el("a.button", { href: "#/" }, "Look around"),
      ),
    );
    return;
  }
  const trouble = el("div", {});
  const summary = el("aside.summary", { "aria-label": "Summary" });
  const lines = el("ul.lines", {});
  const page = { visit, trouble, summary, lines };
  lines.append(...cart.items.map((item) => line(item, page)));
  sum(summary, cart);
  show(visit, "Basket", heading("Your basket"), trouble, el("div.split", {}, lines, summary));
}

function line(item, page) {
  const total = el("p.line-total", {}, money(item.lineTotal));
  const warning = el("p.stock.stock-few", {}, shortage(item));
  const send = (change, row) => update(change, row, { ...page, total, warning, id: item.productId });
  const quantity = stepper(item.name, item.quantity, MOST, (number) =>
    send(() => basket.put(item.productId, number), row),
  );
  const remove = () => send(() => basket.remove(item.productId), row);
  const row = el(
    "li.line",
    { "data-product": item.productId },
    tile(item),
    el(
      "div.line-text",
      {},
      el("h2.line-name", {}, el("a", { href: `#/products/${item.productId}` }, item.name)),
      el("p.fine", {}, `${money(item.unitPrice)} each`),
      warning,
    ),
    quantity.element,
    total,
    el("button.remove", { type: "button", onclick: remove, "aria-label": `Remove ${item.name}` }, "Remove"),
  );
  return row;
}

function shortage({ quantity, available }) {
  if (available <= 0) {
    return "Sold out. Please remove it.";
  }
  return quantity > available ? `Only ${available} left. Please take fewer.` : "";
}

/** One change after the other: the shop's last answer is the truth. */
let queue = Promise.resolve();

function update(change, row, { visit, trouble, summary, lines, total, warning, id }) {
  queue = queue.then(async () => {
    try {
      const cart = await change();
      const item = cart.items.find((one) => one.productId === id);
      trouble.replaceChildren();
      sum(summary, cart);
      if (item) {
        total.textContent = money(item.lineTotal);
        warning.textContent = shortage(item);
      } else {
        takeAway(row, lines, visit, cart);
      }
      announce(cart.total ? `Total ${money(cart.total)}` : "");
    } catch (problem) {
      trouble.replaceChildren(
        alertOf(problem, el("button.button", { type: "button", onclick: reload }, "Show the basket again")),
      );
    }
  });
}

function takeAway(row, lines, visit, cart) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  if (cart.items.length === 0) {
    fill(visit, cart);
  } else {
    next?.querySelector("a").focus();
  }
}

function sum(summary, cart) {
  const things = cart.items.reduce((count, item) => count + item.quantity, 0);
  const short = cart.items.some((item) => shortage(item) !== "");
  const way =
    cart.total && !short
      ? el("a.button.wide", { href: "#/checkout" }, "Go to checkout")
      : el(
          "p.alert",
          {},
          short
            ? "Some things are not there in that number."
            : "An order can have one currency only. Please remove the others.",
        );
  summary.replaceChildren(
    el("h2", {}, "Summary"),
    el(
      "dl.sum",
      {},
      el("dt", {}, countOf(things, "thing", "things")),
      el("dd", {}, cart.total ? money(cart.total) : "–"),
      el("dt", {}, "Delivery"),
      el("dd", {}, "Free"),
    ),
    el(
      "dl.sum.sum-total",
      {},
      el("dt", {}, "Total"),
      el("dd", { id: "basket-total" }, cart.total ? money(cart.total) : "–"),
    ),
    way,
  );
}
