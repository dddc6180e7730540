import { call } from "./api.js";

const CATEGORIES = "storeys.categories";
const SAMPLE = 100;

export function findProducts({ q, category, sort, limit = 24, cursor }, signal) {
  const given = Object.entries({ q, category, sort, limit, cursor }).filter(([, value]) => value);
  return call("GET", `/api/v1/products?${new URLSearchParams(given)}`, { signal });
}

export function findProduct(id, signal) {
  return call("GET", `/api/v1/products/${encodeURIComponent(id)}`, { signal });
}

/**
 * The departments, the largest first. The API lists products only, so they are read off the newest
 * ones and the start of the alphabet; a rare one may be missing.
 */
export async function findCategories() {
  const known = sessionStorage.getItem(CATEGORIES);
  if (known) {
    return JSON.parse(known);
  }
  const samples = await Promise.all(["newest", "name"].map((sort) => findProducts({ sort, limit: SAMPLE })));
  const counts = new Map();
  for (const { category } of samples.flatMap((sample) => sample.items)) {
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  const categories = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one));
  if (categories.length > 0) {
    sessionStorage.setItem(CATEGORIES, JSON.stringify(categories));
  }
  return categories;
}
