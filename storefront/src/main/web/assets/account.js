import { call } from "./api.js";
import { session } from "./session.js";

/** Signs in; what the visitor had wanted before is done by whoever listens to the session. */
export async function signIn(email, password) {
  const body = { email, password };
  session.begin(await call("POST", "/api/v1/auth/login", { body, repeatable: true }));
}

export async function register(account) {
  await call("POST", "/api/v1/users", { body: account });
  await signIn(account.email, account.password);
}

/** Ends the session here at once, and at the shop as soon as it hears of it. */
export async function signOut() {
  const body = { refreshToken: session.refreshToken };
  session.end();
  await call("POST", "/api/v1/auth/logout", { body }).catch(() => {});
}

export function profile(signal) {
  return call("GET", "/api/v1/users/me", { signal });
}

export function changeProfile(changes) {
  return call("PATCH", "/api/v1/users/me", { body: changes });
}

// ISO 3166 alpha-2; the names come from the browser.
const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
  "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
  "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ " +
  "NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
  "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
  "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/** [code, name] of every country, by name. */
export function countries() {
  const names = new Intl.DisplayNames([document.documentElement.lang], { type: "region" });
  return CODES.split(" ")
    .map((code) => [code, names.of(code)])
    .sort(([, one], [, other]) => one.localeCompare(other));
}

/** The country that the visitor's browser speaks of, if any. */
export function likelyCountry() {
  const region = new Intl.Locale(navigator.language).region;
  return region && CODES.includes(region) ? region : "GB";
}
