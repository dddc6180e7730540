import { el } from "./dom.js";
import { alertOf, holdBack } from "./problem.js";
import { Problem } from "./api.js";

/** A labelled input; hint and error are read out with it. */
export function field(label, attributes, hint = null) {
  const id = `field-${attributes.name}`;
  return el(
    "div.field",
    { "data-field": attributes.name },
    el("label", { for: id }, label),
    el("input", { id, required: true, "aria-describedby": `${id}-note`, ...attributes }),
    note(id, hint),
  );
}

/** The same for a choice from a list of [value, text]. */
export function choice(label, name, options, chosen) {
  const id = `field-${name}`;
  const items = options.map(([value, text]) => el("option", { value, selected: value === chosen }, text));
  return el(
    "div.field",
    { "data-field": name },
    el("label", { for: id }, label),
    el("select", { id, name, required: true, "aria-describedby": `${id}-note` }, items),
    note(id, null),
  );
}

function note(id, hint) {
  return el("p.note", { id: `${id}-note`, "data-hint": hint ?? "" }, hint ?? "");
}

/** A form that sends its fields as an object and shows what the shop has to say against them. */
export function form(fields, action, send) {
  const button = el("button.button.wide", { type: "submit" }, action);
  const trouble = el("div", {});
  const element = el("form.form", { novalidate: true }, trouble, fields, button);
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    clear(element, trouble);
    if (!complete(element) || button.getAttribute("aria-disabled")) {
      return;
    }
    button.setAttribute("aria-disabled", "true");
    try {
      await send(Object.fromEntries(new FormData(element)));
    } catch (failure) {
      explain(failure, element, trouble, button);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
  return element;
}

function clear(element, trouble) {
  trouble.replaceChildren();
  for (const input of element.querySelectorAll("[aria-invalid]")) {
    mark(element, input.name, null);
  }
}

/** The browser's own rules and words, but shown beside the fields instead of in a bubble. */
function complete(element) {
  const wrong = [...element.elements].filter((input) => input.name && !input.validity.valid);
  wrong.forEach((input) => mark(element, input.name, input.validationMessage));
  wrong[0]?.focus();
  return wrong.length === 0;
}

function explain(failure, element, trouble, button) {
  if (!(failure instanceof Problem)) {
    throw failure;
  }
  const unplaced = failure.errors.filter(({ field, message }) => !mark(element, field, message));
  const marked = element.querySelector("[aria-invalid]");
  if (!marked || unplaced.length > 0) {
    trouble.replaceChildren(alertOf(failure));
  }
  marked?.focus();
  if (failure.retryAfter !== null) {
    holdBack(button, failure.retryAfter);
  }
}

function mark(element, name, message) {
  const input = element.elements.namedItem(name);
  if (!input) {
    return false;
  }
  const text = document.getElementById(`${input.id}-note`);
  text.textContent = message === null ? text.dataset.hint : sentence(message);
  text.classList.toggle("wrong", message !== null);
  if (message === null) {
    input.removeAttribute("aria-invalid");
  } else {
    input.setAttribute("aria-invalid", "true");
  }
  return true;
}

function sentence(message) {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
