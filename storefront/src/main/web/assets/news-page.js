import { blankLines, empty, heading, show, whileExpecting } from "./view.js";
import { el } from "./dom.js";
import { moment } from "./format.js";
import { news } from "./news.js";
import { pagedList } from "./pager.js";

export async function showNews(visit) {
  const first = await whileExpecting(visit, blankLines, news.page(null, visit.signal));
  if (first.items.length === 0) {
    show(
      visit,
      "Notifications",
      empty(
        "No news",
        "When something happens to your orders, you will read it here.",
        el("a.button", { href: "#/orders" }, "Your orders"),
      ),
    );
    return;
  }
  const more = (cursor) => news.page(cursor, visit.signal);
  show(
    visit,
    "Notifications",
    heading("Notifications"),
    pagedList("messages", first, more, row, visit.signal),
  );
  news.markSeen(first.items);
}

function row(item) {
  return el(
    "li.message",
    { "data-kind": item.kind, class: news.isUnread(item) ? "message unread" : "message" },
    el("span.message-mark", { "aria-hidden": "true" }),
    el(
      "div",
      {},
      el(
        "h2.line-name",
        {},
        news.isUnread(item) && el("span.unseen", {}, "New: "),
        el("a", { href: `#/orders/${item.orderId}` }, item.title),
      ),
      el("p", {}, item.text),
      el("p.fine", {}, moment(item.createdAt)),
    ),
  );
}
