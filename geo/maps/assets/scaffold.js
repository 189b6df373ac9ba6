// The regions of the map's page: heading, map, time, panel with its tabs, and the line that is read aloud.

import { element, replace } from "./text.js";

export function buildScaffold(app) {
  const say = (key) => app.wording.say(key);
  const slot = (name) => element("div", { class: `cm-slot-${name}` });
  app.slots = { time: slot("time"), overview: slot("overview"), place: slot("place"), table: slot("table") };
  app.title = element("h1", null, app.options.title ?? "");
  app.asOf = element("p", { class: "cm-asof" });
  app.mapNode = element("div", { class: "cm-map", role: "application", "aria-label": say("map.label") });
  app.tabs = {};
  const tab = (name) => (app.tabs[name] = element("button", { type: "button", role: "tab", id: `cm-tab-${name}`, "aria-selected": "false", onclick: () => app.open(name) }, say(`tab.${name}`)));
  app.grip = element("button", { type: "button", class: "cm-grip", "aria-expanded": "false", onclick: () => app.unfold() }, element("span", { class: "cm-bead", "aria-hidden": "true" }), element("span", { class: "cm-gist" }));
  app.live = element("p", { class: "cm-live", role: "status", "aria-live": "polite" });
  app.side = element("aside", { class: "cm-side", "aria-label": say("panel.label") }, app.grip,
    element("div", { class: "cm-panel" },
      element("div", { class: "cm-tabs", role: "tablist", "aria-label": say("panel.label") }, tab("overview"), tab("table")),
      app.slots.overview, app.bare ? null : app.slots.table, app.slots.place));
  app.node = element("div", { class: `cm cm-${app.options.layout ?? "full"}`, lang: app.wording.language, "data-theme": app.theme.dark ? "dark" : "light" },
    element("header", { class: "cm-head" }, app.title, app.asOf), app.mapNode, app.slots.time, app.side, app.bare ? app.slots.table : null, app.live);
  replace(app.container, app.node);
}
