import { el } from "./dom.js";
import { money, title } from "./format.js";
import { tile } from "./tile.js";

const FEW = 10;

/** How much there is, as [words, class]. */
export function stockOf({ available }) {
  if (available <= 0) {
    return ["Sold out", "stock-none"];
  }
  return available < FEW ? [`Only ${available} left`, "stock-few"] : ["In stock", "stock-good"];
}

/** A product in a list; the whole card can be clicked, its name is the link. */
export function card(product) {
  const [words, kind] = stockOf(product);
  return el(
    "li.card",
    { "data-product": product.id },
    tile(product),
    el(
      "div.card-text",
      {},
      el("p.card-category", {}, title(product.category)),
      el("h2.card-name", {}, el("a", { href: `#/products/${product.id}` }, product.name)),
      el(
        "p.card-foot",
        {},
        el("span.price", {}, money(product.price)),
        kind === "stock-good" ? false : el(`span.stock.${kind}`, {}, words),
      ),
    ),
  );
}

/** Cards that are not there yet. */
export function blankCards(count) {
  const blank = () =>
    el(
      "li.card",
      {},
      el("span.tile.blank"),
      el("div.card-text", {}, el("span.blank.blank-line"), el("span.blank.blank-line")),
    );
  return el("ul.shelf", { "aria-hidden": "true" }, Array.from({ length: count }, blank));
}
