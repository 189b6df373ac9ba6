// Entry of the dashboard's component: the same map stays mounted while its data change.

import { mountMap } from "./map.js";

const mounted = new WeakMap();

// `data` holds `options`, `revision`, and the data and base map or the addresses of their JSON.
export async function renderComponent(L, component) {
  const { data, parentElement, setTriggerValue, setStateValue } = component;
  let entry = mounted.get(parentElement);
  if (!entry) {
    entry = { container: parentElement.querySelector(".crisis-map-host"), app: null, turn: 0 };
    mounted.set(parentElement, entry);
  }
  entry.tell = { pick: (id) => setTriggerValue("pick", id), view: (text) => setStateValue("view", text) };
  entry.container.style.height = `${data.options.height ?? 640}px`;
  entry.turn += 1;
  const { turn } = entry;
  const now = { options: JSON.stringify(data.options), revision: data.revision, base: baseKey(data), ground: `${data.options.language} ${data.options.layout}` };
  const before = entry.shown ?? {};
  if (before.options !== now.options || before.revision !== now.revision || before.base !== now.base) {
    const anew = before.ground !== now.ground;
    const [bundle, basemap] = await Promise.all([
      anew || before.revision !== now.revision ? bundleOf(data) : null,
      anew || before.base !== now.base ? basemapOf(data) : null,
    ]);
    // A later run may have overtaken this one while its data were on their way.
    if (turn === entry.turn) {
      entry.shown = now;
      await show(L, entry, data, anew, bundle, basemap);
    }
  }
  return () => {
    entry.app?.remove();
    mounted.delete(parentElement);
  };
}

async function show(L, entry, data, anew, bundle, basemap) {
  if (anew || !entry.app) {
    entry.app?.remove();
    const host = { onPick: (id) => entry.tell.pick(id), onView: (text) => entry.tell.view(text) };
    entry.app = await mountMap(L, entry.container, bundle, { ...data.options, basemap }, host);
  } else {
    await entry.app.update(bundle, { ...data.options, basemap: basemap ?? entry.app.options.basemap });
    if (data.options.state && data.options.state !== entry.asked) entry.app.follow(data.options.state);
  }
  entry.asked = data.options.state;
}

function baseKey(data) {
  const { near_box: box, near, areas } = data.basemap ?? {};
  return data.basemap_href ?? JSON.stringify([box, near?.length, areas?.length]);
}

// The data of the last few views: a filter that is taken back shows what it showed before at once.
const seen = new Map();
const MOST_SEEN = 6;

function kept(name, make) {
  const found = seen.get(name) ?? make();
  seen.delete(name);
  seen.set(name, found);
  if (seen.size > MOST_SEEN) seen.delete(seen.keys().next().value);
  found.catch(() => seen.delete(name));
  return found;
}

// The data themselves, as JSON or at an address, or which part they are of those at another address: that one comes last, and stays.
async function bundleOf(data) {
  if (data.bundle) return data.bundle;
  const fetched = (href) => kept(href, () => fetch(new URL(href, document.baseURI)).then((response) => response.json()));
  if (data.text) return kept(data.revision, async () => JSON.parse(data.text));
  if (!data.part) return fetched(data.href);
  const of = await fetched(data.part_of);
  return kept(data.revision, async () => ({ ...data.part, of }));
}

async function basemapOf(data) {
  return data.basemap ?? (await fetch(new URL(data.basemap_href, document.baseURI))).json();
}
