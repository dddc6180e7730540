import { basket } from "./basket.js";
import { call } from "./api.js";
import { countOf } from "./format.js";
import { go, link } from "./router.js";
import { news } from "./news.js";
import { session } from "./session.js";

const OFTEN_ENOUGH = 60_000;

const part = (id) => document.getElementById(id);

/** Brings the fixed parts of the page to life: search, counters, account, footer. */
export function furnish() {
  part("search").addEventListener("submit", search);
  document.querySelector(".skip").addEventListener("click", skip);
  addEventListener("hashchange", showWords);
  addEventListener("hashchange", () => part("toasts").replaceChildren());
  basket.addEventListener("change", () => count("basket", basket.count ?? 0, "thing", "things"));
  news.addEventListener("change", () => count("news", news.unread, "new message", "new messages"));
  session.addEventListener("change", greet);
  setInterval(look, OFTEN_ENOUGH);
  showWords();
  greet();
  describeStage();
}

function search(event) {
  event.preventDefault();
  const q = part("search-words").value.trim();
  go(q ? link("/browse", { q }) : "#/");
}

function showWords() {
  const query = new URLSearchParams(location.hash.split("?")[1] ?? "");
  part("search-words").value = query.get("q") ?? "";
}

/** The hash belongs to the router, so the skip link moves the focus by itself. */
function skip(event) {
  event.preventDefault();
  part("main").focus();
}

function greet() {
  const account = part("nav-account");
  account.href = session.active ? "#/account" : "#/sign-in";
  account.querySelector(".errand-name").textContent = session.active ? "Account" : "Sign in";
  part("nav-orders").hidden = !session.active;
  part("nav-notifications").hidden = !session.active;
  basket.forget();
  news.forget();
  if (session.active) {
    basket.load().catch(() => {});
    look();
  }
}

/** Counters are an extra: if they fail, the page that needs the data says why. */
function look() {
  if (session.active && document.visibilityState === "visible") {
    news.refresh().catch(() => {});
  }
}

function count(name, number, one, many) {
  const badge = part(`${name}-count`);
  badge.hidden = number === 0;
  badge.textContent = number > 99 ? "99+" : String(number);
  badge.setAttribute("aria-label", countOf(number, one, many));
}

async function describeStage() {
  const { stage, name } = await call("GET", "/api/v1/topology", {}).catch(() => ({}));
  if (stage) {
    part("storey").textContent = `You are on storey ${stage}: ${name}.`;
  }
}
