import { alertOf } from "./problem.js";
import { el } from "./dom.js";

/** A list that grows by pages: first = {items, next}, more(cursor) answers the next one. */
export function pagedList(name, first, more, row, signal) {
  const list = el(`ul.${name}`, {}, first.items.map(row));
  const foot = el("div.more", {});
  const offer = (cursor) => {
    const load = async () => {
      try {
        const page = await more(cursor);
        const rows = page.items.map(row);
        list.append(...rows);
        offer(page.next);
        rows[0]?.querySelector("a")?.focus();
      } catch (problem) {
        signal.aborted || (offer(cursor), foot.prepend(alertOf(problem)));
      }
    };
    foot.replaceChildren(
      cursor ? el("button.button.quiet", { type: "button", onclick: load }, "Load more") : "",
    );
  };
  offer(first.next);
  return el("div", {}, list, foot);
}
