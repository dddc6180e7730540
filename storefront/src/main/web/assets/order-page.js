import { Problem } from "./api.js";
import { alertOf } from "./problem.js";
import { announce, el, pause } from "./dom.js";
import { blankLines, heading, show, whileExpecting } from "./view.js";
import { cancelOrder, findOrder, meaning, nameOfMethod, nameOfStatus } from "./orders.js";
import { moment, money, orderNumber } from "./format.js";
import { news } from "./news.js";
import { tile } from "./tile.js";

const STEPS = ["PENDING", "CONFIRMED", "SHIPPED", "DELIVERED"];
const STEP_NAMES = ["Placed", "Confirmed", "Shipped", "Delivered"];
const SOON = 500;
const SLOW = 3_000;
const IDLE = 20_000;
const RECENT = 300_000;

export async function showOrder(visit) {
  const order = await whileExpecting(visit, blankLines, findOrder(visit.params.id, visit.signal));
  const progress = el("section.progress", { "aria-label": "Status" });
  const trouble = el("div", {});
  draw(progress, order, trouble);
  const page = el("div.split", {}, el("div", {}, progress, trouble), contents(order));
  show(
    visit,
    `Order ${orderNumber(order.id)}`,
    heading(`Order ${orderNumber(order.id)}`),
    el("p.fine", {}, `Placed on ${moment(order.createdAt)}, paid with: ${nameOfMethod(order.paymentMethod)}`),
    page,
  );
  follow(order, progress, trouble, visit).catch(() => {});
}

function draw(progress, order, trouble) {
  const reached = STEPS.indexOf(order.status);
  const step = (name, index) =>
    el(
      "li",
      { class: index <= reached ? "done" : "", "aria-current": index === reached && "step" },
      el("span", {}, name),
    );
  progress.dataset.status = order.status;
  progress.replaceChildren(
    el("p.status", { id: "order-status", "data-status": order.status }, nameOfStatus(order.status)),
    el("p.lead", {}, meaning(order)),
    reached >= 0 ? el("ol.steps", {}, STEP_NAMES.map(step)) : "",
    order.status === "PENDING" ? cancellation(order, progress, trouble) : "",
  );
}

function cancellation(order, progress, trouble) {
  const cancel = async () => {
    try {
      draw(progress, await cancelOrder(order.id), trouble);
      trouble.replaceChildren();
    } catch (problem) {
      trouble.replaceChildren(alertOf(problem));
    }
  };
  return el(
    "p.actions",
    {},
    el("button.button.quiet", { type: "button", onclick: cancel }, "Cancel the order"),
  );
}

/** Asks until nothing can change any more: often while the bank thinks, rarely afterwards. */
async function follow(order, progress, trouble, visit) {
  let last = order.status;
  let wait = SOON;
  if (last !== "PENDING" && isFresh(order)) {
    expectNews(order, visit);
  }
  while (canChange(last)) {
    await pause(wait, visit.signal);
    const answer = await ask(order.id, trouble, visit);
    wait = answer.wait ?? nextWait(last, wait);
    // The button may have been quicker than the question.
    const shown = progress.dataset.status;
    if (answer.order && answer.order.status !== shown) {
      draw(progress, answer.order, trouble);
    }
    const now = answer.order?.status ?? last;
    if (now !== last) {
      announce(`${nameOfStatus(now)}. ${meaning(answer.order)}`);
      last = now;
      wait = IDLE;
      expectNews(answer.order, visit);
    }
  }
}

/** The bank may have been quicker than this page: then its message is still on the way. */
function isFresh(order) {
  return Math.abs(Date.now() - Date.parse(order.createdAt)) < RECENT;
}

function expectNews({ id, status }, visit) {
  news.awaitFor(id, `order-${status.toLowerCase()}`, visit.signal).catch(() => {});
}

function canChange(status) {
  return ["PENDING", "CONFIRMED", "SHIPPED"].includes(status);
}

function nextWait(status, wait) {
  return status === "PENDING" ? Math.min(SLOW, wait * 1.3) : IDLE;
}

/** A failed question is said and asked again: the order itself is not in doubt. */
async function ask(id, trouble, visit) {
  try {
    const order = await findOrder(id, visit.signal);
    trouble.replaceChildren();
    return { order };
  } catch (problem) {
    if (!(problem instanceof Problem) || [401, 403, 404].includes(problem.status)) {
      throw problem;
    }
    trouble.replaceChildren(
      alertOf(problem, el("span.fine", {}, "Your order is safe; this page asks again by itself.")),
    );
    return { wait: (problem.retryAfter ?? 3) * 1000 };
  }
}

function contents(order) {
  const row = (item) =>
    el(
      "li.receipt-line",
      {},
      tile(item),
      el("span", {}, `${item.quantity} × `, el("a", { href: `#/products/${item.productId}` }, item.name)),
      el("span.price", {}, money(item.lineTotal)),
    );
  return el(
    "aside.summary",
    { "aria-label": "What you ordered" },
    el("h2", {}, "What you ordered"),
    el("ul.receipt", {}, order.items.map(row)),
    el("dl.sum.sum-total", {}, el("dt", {}, "Total"), el("dd", {}, money(order.total))),
  );
}
