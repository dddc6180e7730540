import { el } from "./dom.js";

const main = document.getElementById("main");

/**
 * Puts a page on the screen. Focus goes to its heading, so that keyboards and screen readers start
 * there, unless the visitor is using a control that the page still has.
 */
export function show(visit, title, ...nodes) {
  visit.signal.throwIfAborted();
  const held = visit.again ? document.activeElement?.id : "";
  main.replaceChildren(...nodes.flat().filter(Boolean));
  main.removeAttribute("aria-busy");
  document.title = title ? `${title} · Storeys` : "Storeys";
  scrollTo(0, visit.scroll);
  if (!visit.first) {
    const next = (held && main.querySelector(`#${CSS.escape(held)}`)) || main.querySelector("h1");
    next?.focus({ preventScroll: true });
  }
}

/** Grey shapes where things will be, if an answer takes long enough to notice. */
export function expect(visit, skeleton) {
  const timer = setTimeout(() => {
    if (!visit.signal.aborted) {
      main.setAttribute("aria-busy", "true");
      main.replaceChildren(skeleton());
      scrollTo(0, 0);
    }
  }, 250);
  visit.signal.addEventListener("abort", () => clearTimeout(timer));
  return () => clearTimeout(timer);
}

/** Waits for an answer behind a skeleton. */
export async function whileExpecting(visit, skeleton, answer) {
  const done = expect(visit, skeleton);
  try {
    return await answer;
  } finally {
    done();
  }
}

export function heading(text) {
  return el("h1", { tabindex: "-1" }, text);
}

/** A page with one message and something to do about it. */
export function empty(text, explanation, ...actions) {
  return el("section.empty", {}, heading(text), el("p", {}, explanation), el("p.actions", {}, actions));
}

/** What lines of text look like before they are there. */
export function blankLines() {
  const line = () => el("span.blank.blank-line");
  return el("div.blank-page", {}, el("span.blank.blank-title"), line(), line(), line());
}
