// Entry of the one-file page: data and options stand in the page as JSON.

import { mountMap } from "./map.js";

export async function startPage(L, document) {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const options = read("crisis-map-options");
  options.hash = true;
  const container = document.getElementById("crisis-map");
  return mountMap(L, container, read("crisis-map-data"), options);
}
