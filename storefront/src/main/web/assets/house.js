import { el, svg } from "./dom.js";
import { title } from "./format.js";
import { link } from "./router.js";
import { emblem } from "./tile.js";

// With the door this fills three storeys of four.
const WINDOWS = 11;

/** The front of the house: each window is a department, the door leads to everything. */
export function house(categories) {
  const window = (category) =>
    el(
      "li.window",
      {},
      el(
        "a",
        { href: link("/browse", { category }) },
        emblem(category),
        el("span.window-name", {}, title(category)),
      ),
    );
  const door = el(
    "li.door",
    {},
    el("a", { href: link("/browse", { sort: "name" }) }, el("span", {}, "Everything, from A to Z")),
  );
  return el(
    "nav.house",
    { "aria-label": "Departments" },
    svg(
      "0 0 400 70",
      '<path class="roof" d="M200 6 396 70H4z"/><path class="roof-edge" d="M200 6 396 70h-24L200 16 28 70H4z"/><circle class="roof-window" cx="200" cy="46" r="11"/><path class="roof-cross" d="M200 35v22M189 46h22"/>',
    ),
    el("ul.storeys", {}, categories.slice(0, WINDOWS).sort().map(window), door),
    el("div.pavement", {}),
  );
}
