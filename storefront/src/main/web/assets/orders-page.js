import { blankLines, empty, heading, show, whileExpecting } from "./view.js";
import { countOf, moment, money, orderNumber } from "./format.js";
import { el } from "./dom.js";
import { findOrders, nameOfStatus } from "./orders.js";
import { pagedList } from "./pager.js";
import { tile } from "./tile.js";

const PICTURES = 4;

export async function showOrders(visit) {
  const first = await whileExpecting(visit, blankLines, findOrders(null, visit.signal));
  if (first.items.length === 0) {
    show(
      visit,
      "Orders",
      empty(
        "No orders yet",
        "What you order will be listed here.",
        el("a.button", { href: "#/" }, "Look around"),
      ),
    );
    return;
  }
  const more = (cursor) => findOrders(cursor, visit.signal);
  show(visit, "Orders", heading("Your orders"), pagedList("orders", first, more, row, visit.signal));
}

function row(order) {
  const things = order.items.reduce((count, item) => count + item.quantity, 0);
  return el(
    "li.order",
    {},
    el("div.order-pictures", {}, order.items.slice(0, PICTURES).map(tile)),
    el(
      "div",
      {},
      el("h2.line-name", {}, el("a", { href: `#/orders/${order.id}` }, `Order ${orderNumber(order.id)}`)),
      el("p.fine", {}, `${moment(order.createdAt)}, ${countOf(things, "thing", "things")}`),
    ),
    el("span.badge", { "data-status": order.status }, nameOfStatus(order.status)),
    el("span.price", {}, money(order.total)),
  );
}
