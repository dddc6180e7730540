const LOCALE = document.documentElement.lang;

const moneyFormats = new Map();

function moneyFormat(currency) {
  let format = moneyFormats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE, { style: "currency", currency });
    moneyFormats.set(currency, format);
  }
  return format;
}

/** Minor units as people read them: {amount: 1999, currency: "GBP"} is £19.99, 500 JPY is ¥500. */
export function money({ amount, currency }) {
  const format = moneyFormat(currency);
  const digits = format.resolvedOptions().maximumFractionDigits;
  return format.format(amount / 10 ** digits);
}

const dayAndTime = new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeStyle: "short" });

/** An instant such as "2026-03-01T10:15:30Z" in the visitor's own time zone. */
export function moment(instant) {
  return dayAndTime.format(new Date(instant));
}

/** "home-office" becomes "Home office". */
export function title(slug) {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Orders are known by the end of their id: the start of time-ordered ids is nearly the same. */
export function orderNumber(id) {
  return id.slice(-8).toUpperCase();
}

export function countOf(number, one, many) {
  return `${number.toLocaleString(LOCALE)} ${number === 1 ? one : many}`;
}
