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
 * The departments, by name. The API lists products only, so they are read off the newest and the
 * dearest; a rare one may be missing until somebody searches for it.
 */
export async function findCategories() {
  const known = sessionStorage.getItem(CATEGORIES);
  if (known) {
    return JSON.parse(known);
  }
  const samples = await Promise.all(
    ["newest", "-price"].map((sort) => findProducts({ sort, limit: SAMPLE })),
  );
  const products = samples.flatMap((sample) => sample.items);
  const categories = [...new Set(products.map((product) => product.category))].sort();
  if (categories.length > 0) {
    sessionStorage.setItem(CATEGORIES, JSON.stringify(categories));
  }
  return categories;
}
