/** Pages live behind the hash, so that a server needs to know "/" only. */
const pages = [];
const scrolls = new Map();

let leave = new AbortController();
let current = null;
let entry = null;
let explain;

/** "/products/:id" and the function that shows it: (visit) => …, visit = {params, query, signal}. */
export function page(pattern, show) {
  const names = [...pattern.matchAll(/:(\w+)/g)].map((match) => match[1]);
  const expression = new RegExp(`^${pattern.replace(/:\w+/g, "([^/]+)")}$`);
  pages.push({ pattern, names, expression, show });
}

export function go(hash) {
  if (location.hash === hash) {
    arrive();
  } else {
    location.hash = hash;
  }
}

/** Goes on without leaving a step to come back to, as from "sign in" to where one wanted to be. */
export function goInstead(hash) {
  history.replaceState(null, "", hash);
  arrive();
}

/** Shows the current page once more. */
export function reload() {
  arrive();
}

/** A link to a page with parameters; empty ones are left out. */
export function link(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
  return query.size > 0 ? `#${path}?${query}` : `#${path}`;
}

/** Starts; onFailure(failure, visit) shows what a page could not. */
export function start(onFailure) {
  history.scrollRestoration = "manual";
  addEventListener("hashchange", arrive);
  addEventListener("scroll", remember, { passive: true });
  explain = onFailure;
  arrive();
}

async function arrive() {
  const hash = location.hash.startsWith("#/") ? location.hash : "#/";
  const [path, query = ""] = hash.slice(1).split("?", 2);
  leave.abort();
  leave = new AbortController();
  const { pattern, params, show } = find(path);
  const visit = {
    hash,
    params,
    query: new URLSearchParams(query),
    signal: leave.signal,
    first: current === null,
    again: current === pattern,
    scroll: scrollOfEntry(),
  };
  current = pattern;
  try {
    await show(visit);
  } catch (failure) {
    if (!visit.signal.aborted) {
      explain(failure, visit);
    }
  }
}

function find(path) {
  for (const { pattern, names, expression, show } of pages) {
    const match = expression.exec(path);
    if (match) {
      const params = Object.fromEntries(names.map((name, i) => [name, match[i + 1]]));
      return { pattern, params, show };
    }
  }
  return { pattern: null, params: {}, show: () => Promise.reject(new NoSuchPage()) };
}

/** The address is none of ours. */
export class NoSuchPage extends Error {
  constructor() {
    super("There is no such page in this house.");
  }
}

/** Steps in the history are numbered; only a step that one comes back to has a number already. */
function scrollOfEntry() {
  entry = history.state?.entry ?? null;
  if (entry === null) {
    entry = crypto.getRandomValues(new Uint32Array(1))[0];
    history.replaceState({ entry }, "");
    return 0;
  }
  return scrolls.get(entry) ?? 0;
}

function remember() {
  if (entry !== null) {
    scrolls.set(entry, scrollY);
  }
}
