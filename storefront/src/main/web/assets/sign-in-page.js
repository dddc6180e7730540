import { choice, field, form } from "./form.js";
import { countries, likelyCountry, register, signIn } from "./account.js";
import { el } from "./dom.js";
import { goInstead, link } from "./router.js";
import { heading, show } from "./view.js";
import { session } from "./session.js";

const EMAIL = { name: "email", type: "email", autocomplete: "email", maxlength: 254 };

export async function showSignIn(visit) {
  const fields = [
    field("E-mail", EMAIL),
    field("Password", { name: "password", type: "password", autocomplete: "current-password" }),
  ];
  const other = link("/register", Object.fromEntries(visit.query));
  await door(visit, "Sign in", fields, ({ email, password }) => signIn(email, password), [
    "New here? ",
    el("a", { href: other }, "Create an account"),
  ]);
}

export async function showRegistration(visit) {
  const fields = [
    field("Name", { name: "name", autocomplete: "name", maxlength: 100 }),
    field("E-mail", EMAIL),
    field(
      "Password",
      { name: "password", type: "password", autocomplete: "new-password", minlength: 8, maxlength: 128 },
      "At least 8 characters.",
    ),
    choice("Country", "country", countries(), likelyCountry()),
  ];
  const other = link("/sign-in", Object.fromEntries(visit.query));
  await door(visit, "Create an account", fields, register, [
    "Been here before? ",
    el("a", { href: other }, "Sign in"),
  ]);
}

async function door(visit, title, fields, send, otherWay) {
  const then = visit.query.get("then");
  // Only ever a page of this shop: the value comes from the address bar.
  const next = then?.startsWith("/") ? `#${then}` : "#/";
  if (session.active) {
    goInstead(next);
    return;
  }
  const enter = async (values) => {
    await send(values);
    goInstead(next);
  };
  show(
    visit,
    title,
    el(
      "section.sheet",
      {},
      heading(title),
      reason(visit, then),
      form(fields, title, enter),
      el("p.fine", {}, otherWay),
    ),
  );
}

function reason(visit, then) {
  if (visit.query.get("for") === "basket") {
    return el("p.lead", {}, "Your basket needs an owner. Sign in, and what you chose will be in it.");
  }
  return then && el("p.lead", {}, "Please sign in to go on.");
}
