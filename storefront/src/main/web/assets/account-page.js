import { blankLines, heading, show, whileExpecting } from "./view.js";
import { changeProfile, countries, profile, signOut } from "./account.js";
import { choice, field, form } from "./form.js";
import { el, toast } from "./dom.js";
import { go, reload } from "./router.js";

export async function showAccount(visit) {
  const user = await whileExpecting(visit, blankLines, profile(visit.signal));
  const fields = [
    field("Name", { name: "name", autocomplete: "name", maxlength: 100, value: user.name }),
    choice("Country", "country", countries(), user.country),
  ];
  const save = async (changes) => {
    await changeProfile(changes);
    // The region follows from the country.
    reload();
    toast("Your details are saved.");
  };
  const leave = async () => {
    go("#/");
    await signOut();
  };
  show(
    visit,
    "Your account",
    el(
      "section.sheet",
      {},
      heading("Your account"),
      el(
        "dl.facts",
        {},
        el("dt", {}, "E-mail"),
        el("dd", {}, user.email),
        el("dt", {}, "Region"),
        el("dd", {}, user.region),
      ),
      form(fields, "Save", save),
      el(
        "p.actions",
        {},
        el("a.button.quiet", { href: "#/orders" }, "Your orders"),
        el("button.button.quiet", { type: "button", onclick: leave }, "Sign out"),
      ),
    ),
  );
}
