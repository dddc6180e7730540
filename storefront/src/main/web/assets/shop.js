/** The entrance: which page is where, and what stays on every page. */
import { el, toast } from "./dom.js";
import { grantWish } from "./basket.js";
import { session } from "./session.js";
import { NoSuchPage, goInstead, link, page, reload, start } from "./router.js";
import { Problem } from "./api.js";
import { alertOf, retryButton } from "./problem.js";
import { empty, heading, show } from "./view.js";
import { furnish } from "./masthead.js";
import { showShelves } from "./shelves-page.js";
import { showProduct } from "./product-page.js";
import { showRegistration, showSignIn } from "./sign-in-page.js";
import { showBasket } from "./basket-page.js";
import { showCheckout } from "./checkout-page.js";
import { showOrder } from "./order-page.js";
import { showOrders } from "./orders-page.js";
import { showNews } from "./news-page.js";
import { showAccount } from "./account-page.js";

page("/", showShelves);
page("/browse", showShelves);
page("/products/:id", showProduct);
page("/sign-in", showSignIn);
page("/register", showRegistration);
page("/basket", showBasket);
page("/checkout", members(showCheckout));
page("/orders", members(showOrders));
page("/orders/:id", members(showOrder));
page("/notifications", members(showNews));
page("/account", members(showAccount));

/** A page that needs to know who is asking; others are led to the sign-in page and back. */
function members(showPage) {
  return (visit) => (session.active ? showPage(visit) : leadToSignIn(visit));
}

function leadToSignIn(visit) {
  goInstead(link("/sign-in", { then: visit.hash.slice(1) }));
}

function explain(failure, visit) {
  if (failure instanceof NoSuchPage || [400, 404].includes(failure.status)) {
    const home = el("a.button", { href: "#/" }, "To the entrance");
    show(visit, "Not found", empty("There is nothing here", failure.message, home));
  } else if (failure.status === 401) {
    leadToSignIn(visit);
  } else {
    const problem = failure instanceof Problem ? failure : unexpected(failure);
    const title = problem.status === 0 ? "No connection" : "That did not work";
    show(
      visit,
      title,
      el("section.empty", {}, heading(title), alertOf(problem, retryButton(problem, reload))),
    );
  }
}

function unexpected(failure) {
  console.error(failure);
  return new Problem(500, { detail: "Something in this page went wrong." }, null);
}

async function keepPromise() {
  const name = await grantWish().catch((failure) => {
    toast(failure.message);
    return null;
  });
  if (name) {
    toast(`Added to your basket: ${name}. `, el("a", { href: "#/basket" }, "See the basket"));
  }
}

furnish();
session.addEventListener("change", () => session.active && keepPromise());
start(explain);
