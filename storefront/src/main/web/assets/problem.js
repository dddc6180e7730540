import { el } from "./dom.js";

/** A problem in words, to be put where it happened. It speaks up by itself. */
export function alertOf(problem, ...actions) {
  return el(
    "div.alert",
    { role: "alert" },
    el("p", {}, problem.message),
    trace(problem),
    actions.length > 0 && el("p.actions", {}, actions),
  );
}

/** What support needs to find the request in the logs; of no use for plain refusals. */
function trace(problem) {
  return problem.status >= 500 && problem.traceId ? el("p.fine", {}, `Reference: ${problem.traceId}`) : false;
}

/** A button that can be pressed again only when the shop wants to hear of us. */
export function retryButton(problem, retry) {
  const button = el("button.button", { type: "button", onclick: retry }, "Try again");
  holdBack(button, problem.retryAfter ?? 0);
  return button;
}

/** Counts the seconds of Retry-After down on a button. */
export function holdBack(button, seconds) {
  const words = button.textContent;
  const count = (left) => {
    button.disabled = left > 0;
    button.textContent = left > 0 ? `${words} in ${left} s` : words;
    if (left > 0) {
      setTimeout(count, 1000, left - 1);
    }
  };
  count(Math.min(seconds, 300));
}
