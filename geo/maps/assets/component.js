// Entry of the dashboard's component: the same map stays mounted while its data change.

import { mountMap } from "./map.js";

const mounted = new WeakMap();

// `data` holds `options` and either `bundle` or `href`, an address of the bundle as JSON; `revision` names the data.
export async function renderComponent(L, component) {
  const { data, parentElement, setTriggerValue, setStateValue } = component;
  let entry = mounted.get(parentElement);
  if (!entry) {
    const container = parentElement.querySelector(".crisis-map-host");
    entry = { container, app: null, revision: null, turn: 0 };
    mounted.set(parentElement, entry);
  }
  entry.tell = { pick: (id) => setTriggerValue("pick", id), view: (text) => setStateValue("view", text) };
  entry.container.style.height = `${data.options.height ?? 640}px`;
  entry.turn += 1;
  const { turn } = entry;
  const key = JSON.stringify(data.options);
  const stale = entry.revision !== data.revision;
  const bundle = stale ? await bundleOf(data) : null;
  if (turn === entry.turn && (stale || key !== entry.options)) {
    const reworded = !entry.app || stale || key !== entry.options;
    entry.revision = data.revision;
    entry.options = key;
    if (entry.app) await entry.app.update(bundle, { ...data.options, basemap: entry.app.options.basemap, state: undefined });
    else if (reworded) entry.app = await mountMap(L, entry.container, bundle, { ...data.options, basemap: await basemapOf(data) }, { onPick: (id) => entry.tell.pick(id), onView: (text) => entry.tell.view(text) });
  }
  return () => {
    entry.app?.remove();
    mounted.delete(parentElement);
  };
}

async function bundleOf(data) {
  return data.bundle ?? (await fetch(new URL(data.href, document.baseURI))).json();
}

async function basemapOf(data) {
  if (data.basemap) return data.basemap;
  return data.basemap_href ? (await fetch(new URL(data.basemap_href, document.baseURI))).json() : null;
}
