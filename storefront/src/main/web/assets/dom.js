/**
 * Builds an element. Keys that start with "on" are listeners; true, false and null set or leave out
 * an attribute. Children are nodes or text: text never becomes markup.
 */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length > 0) {
    element.className = classes.join(" ");
  }
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== false));
  return element;
}

/** A drawing from trusted markup of ours; what it shows must be said in words beside it. */
export function svg(box, markup) {
  const template = document.createElement("template");
  template.innerHTML = `<svg viewBox="${box}" aria-hidden="true">${markup}</svg>`;
  return template.content.firstElementChild;
}

/** Tells screen readers something that sighted people see happen. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}

/** A short message that goes away by itself; it takes no focus and can be missed without harm. */
export function toast(text, link = null) {
  const message = el("p.toast", {}, text, link);
  document.getElementById("toasts").replaceChildren(message);
  setTimeout(() => message.remove(), 6000);
}

/** Resolves after so many milliseconds, rejects at once when the page is left. */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
