import { alertOf } from "./problem.js";
import { announce, el } from "./dom.js";
import { blankCards, card } from "./card.js";
import { countOf, title } from "./format.js";
import { findCategories, findProducts } from "./catalogue.js";
import { go, link } from "./router.js";
import { heading, show, whileExpecting } from "./view.js";
import { house } from "./house.js";

const SORTS = [
  ["relevance", "Best match"],
  ["newest", "Newest"],
  ["price", "Price, low to high"],
  ["-price", "Price, high to low"],
  ["name", "Name"],
];

/** What each list had loaded, so that coming back finds the same cards at the same height. */
const kept = new Map();
const KEEP = 20;

/** The entrance, a department, or what a search found: always a list of products. */
export async function showShelves(visit) {
  const wanted = Object.fromEntries(
    ["q", "category", "sort"].map((key) => [key, visit.query.get(key) ?? ""]),
  );
  const isEntrance = !visit.hash.startsWith("#/browse");
  const list = await whileExpecting(visit, () => blankCards(12), load(visit, wanted));
  const categories = await findCategories().catch(() => []);
  const name = nameOf(wanted);
  show(
    visit,
    isEntrance ? "" : name,
    isEntrance ? entrance(categories) : departments(categories, wanted),
    el("div.toolbar", {}, isEntrance ? el("h2", {}, "Just in") : heading(name), sorting(wanted)),
    shelves(visit, wanted, list),
  );
  announce(isEntrance ? "" : `${name}: ${countOf(list.items.length, "product", "products")} shown`);
}

/** Coming back in the history shows what was there; any other way asks the shop. */
async function load(visit, wanted) {
  const earlier = kept.get(visit.hash);
  if (earlier && visit.scroll > 0) {
    return earlier;
  }
  const list = await findProducts(wanted, visit.signal);
  keep(visit, list);
  return list;
}

function keep(visit, list) {
  kept.delete(visit.hash);
  kept.set(visit.hash, list);
  if (kept.size > KEEP) {
    kept.delete(kept.keys().next().value);
  }
}

function nameOf({ q, category, sort }) {
  if (q) {
    return category ? `“${q}” in ${title(category)}` : `Results for “${q}”`;
  }
  return category ? title(category) : sort === "name" ? "Everything, from A to Z" : "Everything";
}

function entrance(categories) {
  return el(
    "section.entrance",
    {},
    el(
      "div.entrance-words",
      {},
      el("p.eyebrow", {}, "The department store that grows"),
      heading("Good things on every floor"),
      el(
        "p.lead",
        {},
        "Pick a window and step inside. Whatever you are looking for, it is only a few stairs away.",
      ),
    ),
    categories.length > 0 && house(categories),
  );
}

function departments(categories, { q, category, sort }) {
  const chip = (value, text) =>
    el(
      "li",
      {},
      el(
        "a.chip",
        { href: link("/browse", { q, category: value, sort }), "aria-current": value === category && "true" },
        text,
      ),
    );
  return el(
    "nav.departments",
    { "aria-label": "Departments" },
    el(
      "ul.chips",
      {},
      chip("", "All"),
      categories.toSorted().map((value) => chip(value, title(value))),
    ),
  );
}

function sorting(wanted) {
  const chosen = wanted.sort || (wanted.q ? "relevance" : "newest");
  const options = SORTS.filter(([value]) => value !== "relevance" || wanted.q).map(([value, text]) =>
    el("option", { value, selected: value === chosen }, text),
  );
  const change = (event) => go(link("/browse", { ...wanted, sort: event.target.value }));
  return el(
    "label.sorting",
    {},
    el("span", {}, "Sort by"),
    el("select", { id: "sort", onchange: change }, options),
  );
}

function shelves(visit, wanted, list) {
  if (list.items.length === 0) {
    return nothing(wanted);
  }
  const cards = el("ul.shelf", { id: "products" }, list.items.map(card));
  const foot = el("div.more", {});
  fillFoot(foot, visit, wanted, list, cards);
  return el("section", { "aria-label": "Products" }, cards, foot);
}

function fillFoot(foot, visit, wanted, list, cards) {
  const more = async () => {
    button.setAttribute("aria-disabled", "true");
    try {
      const next = await findProducts({ ...wanted, cursor: list.next }, visit.signal);
      const grown = { items: [...list.items, ...next.items], next: next.next };
      keep(visit, grown);
      const added = next.items.map(card);
      cards.append(...added);
      fillFoot(foot, visit, wanted, grown, cards);
      // The button may be gone: go on reading at the first new product.
      added[0]?.querySelector("a").focus({ preventScroll: true });
      announce(`${countOf(next.items.length, "more product", "more products")} shown`);
    } catch (problem) {
      visit.signal.aborted || fillFoot(foot, visit, wanted, list, cards);
      visit.signal.aborted || foot.prepend(alertOf(problem));
    }
  };
  const button = el(
    "button.button.quiet",
    { type: "button", onclick: () => button.getAttribute("aria-disabled") || more() },
    "Load more",
  );
  foot.replaceChildren(list.next ? button : el("p.fine", {}, "That is all of it."));
}

function nothing({ q, category }) {
  return el(
    "section.empty",
    {},
    el("p", {}, q ? `Nothing here is called “${q}”. Try fewer or other words.` : "This department is empty."),
    el(
      "p.actions",
      {},
      q && category && el("a.button", { href: link("/browse", { q }) }, "Search the whole house"),
      el("a.button.quiet", { href: "#/" }, "To the entrance"),
    ),
  );
}
