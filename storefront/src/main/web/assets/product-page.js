import { MOST, basket, wish } from "./basket.js";
import { alertOf } from "./problem.js";
import { blankLines, heading, show, whileExpecting } from "./view.js";
import { card, stockOf } from "./card.js";
import { el, toast } from "./dom.js";
import { findProduct, findProducts } from "./catalogue.js";
import { go, link } from "./router.js";
import { money, title } from "./format.js";
import { session } from "./session.js";
import { stepper } from "./stepper.js";
import { tile } from "./tile.js";

const NEIGHBOURS = 5;

export async function showProduct(visit) {
  const product = await whileExpecting(visit, blankLines, findProduct(visit.params.id, visit.signal));
  const neighbours = el("section.neighbours", {});
  show(
    visit,
    product.name,
    el("nav.trail", { "aria-label": "Where you are" }, trail(product)),
    el("article.product", {}, tile(product), details(product, visit)),
    neighbours,
  );
  await showNeighbours(neighbours, product, visit).catch(() => {});
}

function trail({ category }) {
  return el(
    "ol",
    {},
    el("li", {}, el("a", { href: "#/" }, "Entrance")),
    el("li", {}, el("a", { href: link("/browse", { category }) }, title(category))),
  );
}

function details(product, visit) {
  const [words, kind] = stockOf(product);
  return el(
    "div.product-text",
    {},
    heading(product.name),
    el("p.product-price", {}, money(product.price)),
    el(`p.stock.${kind}`, {}, words),
    product.description && el("p.lead", {}, product.description),
    product.available > 0 && purchase(product, visit),
    el(
      "dl.facts",
      {},
      el("dt", {}, "Department"),
      el("dd", {}, title(product.category)),
      el("dt", {}, "Article"),
      el("dd", {}, product.sku),
    ),
  );
}

function purchase(product, visit) {
  const quantity = stepper(product.name, 1, Math.min(MOST, product.available));
  const trouble = el("div", {});
  const button = el("button.button", { type: "submit" }, "Add to basket");
  const add = async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled")) {
      return;
    }
    trouble.replaceChildren();
    button.setAttribute("aria-disabled", "true");
    await addToBasket(product, quantity.value(), visit).catch((problem) =>
      trouble.replaceChildren(alertOf(problem)),
    );
    button.removeAttribute("aria-disabled");
  };
  return el("form.purchase", { onsubmit: add }, quantity.element, button, trouble);
}

async function addToBasket(product, quantity, visit) {
  try {
    if (session.active) {
      await basket.add(product.id, quantity);
      toast(`Added to your basket: ${product.name}. `, el("a", { href: "#/basket" }, "See the basket"));
      return;
    }
  } catch (problem) {
    if (problem.status !== 401) {
      throw problem;
    }
  }
  // A basket belongs to somebody: the wish is kept and granted after signing in.
  wish(product, quantity);
  go(link("/sign-in", { then: visit.hash.slice(1), for: "basket" }));
}

async function showNeighbours(section, { id, category }, visit) {
  const { items } = await findProducts({ category, limit: NEIGHBOURS + 1 }, visit.signal);
  const others = items.filter((item) => item.id !== id).slice(0, NEIGHBOURS);
  if (others.length > 0) {
    section.append(el("h2", {}, `More from ${title(category)}`), el("ul.shelf", {}, others.map(card)));
  }
}
