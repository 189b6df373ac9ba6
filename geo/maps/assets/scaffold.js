// The regions of the map's page: heading, map, time, panel with its tabs, and the line that is read aloud.

import { element, replace } from "./text.js";

export function buildScaffold(app) {
  const say = (key) => app.wording.say(key);
  const slot = (name) => element("div", { class: `cm-slot-${name}` });
  app.slots = { time: slot("time"), overview: slot("overview"), place: slot("place"), table: slot("table") };
  // Within a page that has a heading of its own there is no title.
  app.title = element("h1", { hidden: !app.options.title }, app.options.title ?? "");
  app.asOf = element("p", { class: "cm-asof" });
  app.mapNode = element("div", { class: "cm-map", role: "application", "aria-label": say("map.label") });
  app.tabs = {};
  const tab = (name) => (app.tabs[name] = element("button", { type: "button", role: "tab", id: `cm-tab-${name}`, "aria-controls": `cm-panel-${name}`, "aria-selected": "false", onclick: () => app.open(name) }, say(`tab.${name}`)));
  app.grip = element("button", { type: "button", class: "cm-grip", "aria-expanded": "false", onclick: () => app.unfold() }, element("span", { class: "cm-bead", "aria-hidden": "true" }), element("span", { class: "cm-gist" }));
  app.live = element("p", { class: "cm-live", role: "status", "aria-live": "polite" });
  app.side = element("aside", { class: "cm-side", "aria-label": say("panel.label") }, app.grip,
    element("div", { class: "cm-panel" },
      element("div", { class: "cm-tabs", role: "tablist", "aria-label": say("panel.label"), onkeydown: (event) => turn(app, event) }, tab("overview"), tab("table")),
      app.slots.overview, app.bare ? null : app.slots.table, app.slots.place));
  app.node = element("div", { class: `cm cm-${app.options.layout ?? "full"}`, lang: app.wording.language, "data-theme": app.theme.dark ? "dark" : "light" },
    element("header", { class: "cm-head" }, app.title, app.asOf), app.mapNode, app.slots.time, app.side, app.bare ? app.slots.table : null, app.live);
  for (const name of Object.keys(app.tabs)) {
    app.slots[name].id = `cm-panel-${name}`;
    if (app.bare) continue;
    app.slots[name].setAttribute("role", "tabpanel");
    app.slots[name].setAttribute("aria-labelledby", `cm-tab-${name}`);
  }
  app.side.addEventListener("keydown", (event) => event.key === "Escape" && app.picked !== null && leave(app));
  replace(app.container, app.node);
}

// The arrow keys turn from tab to tab, as everywhere.
function turn(app, event) {
  const names = Object.keys(app.tabs);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const last = { Home: 0, End: names.length - 1 }[event.key];
  if (step === undefined && last === undefined) return;
  event.preventDefault();
  const name = names[last ?? (names.indexOf(app.tab) + step + names.length) % names.length];
  app.open(name);
  app.tabs[name].focus();
}

// Back from a place to where the keyboard came from.
export function leave(app) {
  app.pick(null);
  (app.slots.table.querySelector('[data-series="' + app.leftFrom + '"]') ?? app.tabs[app.tab])?.focus({ preventScroll: true });
}
