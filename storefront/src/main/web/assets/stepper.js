import { el } from "./dom.js";

/** A number from 1 to most with buttons; onchange hears of each valid new value. */
export function stepper(name, value, most, onchange = () => {}) {
  const input = el("input.stepper-number", {
    type: "number",
    min: 1,
    max: most,
    step: 1,
    value,
    inputmode: "numeric",
    "aria-label": `Quantity of ${name}`,
  });
  const settle = () => {
    const number = Math.min(most, Math.max(1, Math.trunc(Number(input.value)) || 1));
    input.value = number;
    less.disabled = number <= 1;
    more.disabled = number >= most;
    return number;
  };
  const step = (by) => () => {
    input.value = Number(input.value) + by;
    onchange(settle());
  };
  const less = el("button", { type: "button", "aria-label": `One less of ${name}`, onclick: step(-1) }, "−");
  const more = el("button", { type: "button", "aria-label": `One more of ${name}`, onclick: step(1) }, "+");
  input.addEventListener("change", () => onchange(settle()));
  settle();
  const element = el("span.stepper", { role: "group", "aria-label": "Quantity" }, less, input, more);
  return { element, value: settle };
}
