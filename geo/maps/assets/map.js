// The map as a whole: reads the data, keeps the state, and redraws what a change touches.

import { dayNumber, isoDay, replace, Wording } from "./text.js";
import { decoded } from "./data.js";
import { Frame, rowKey, windowOf } from "./frame.js";
import { canvasLayer } from "./canvas.js";
import { Basemap } from "./basemap.js";
import { Scales, Symbols } from "./symbols.js";
import { Shading } from "./shading.js";
import { drawLabels } from "./labels.js";
import { themeOf } from "./theme.js";
import { stepped, Timeline } from "./timeline.js";
import { Overview } from "./overview.js";
import { PlacePanel, PlaceTable } from "./places.js";
import { MapControls } from "./controls.js";
import { within } from "./scope.js";
import { Details } from "./details.js";
import { readState, writeState } from "./address.js";
import { buildScaffold } from "./scaffold.js";
import { Tiles } from "./tiles.js";
import { paintGist, spoken } from "./gist.js";

const SETTLE = 220;
const INK_SHARE = 0.3;

// `bundle` is the encoded data, `options` the host's choices, `host` what it wants to be told.
export async function mountMap(L, container, bundle, options, host = {}) {
  const app = new CrisisMap(L, container, options, host);
  await app.load(bundle);
  return app;
}

function isoToday() {
  return isoDay(Math.floor(Date.now() / 86400000));
}

class CrisisMap {
  constructor(L, container, options, host) {
    this.L = L;
    this.container = container;
    this.options = options;
    this.host = host;
    this.wording = new Wording(options.language, options.texts);
    this.theme = themeOf(options.theme);
    this.state = null;
    this.picked = null;
    this.hovered = null;
    this.timer = null;
    this.waiting = false;
    this.ends = [];
  }

  async load(bundle) {
    const [read, basemap] = await Promise.all([decoded(bundle), this.basemap ?? Basemap.read(this.options.basemap)]);
    if (this.gone) return;
    this.basemap = basemap;
    this.wording.regions = basemap.names;
    this.bundle = bundle = read;
    this.details = new Details(this.bundle, this.wording);
    this.series = read.series;
    this.frame = new Frame(this.series, this.bundle, this.wording);
    this.empty = bundle.counts.figures === 0 && this.frame.top.length === 0;
    if (this.empty) bundle = { ...bundle, start: isoToday(), end: isoToday() };
    this.first = dayNumber(bundle.start);
    this.last = Math.max(this.first, dayNumber(bundle.end));
    this.scales = new Scales(this.frame, this.bundle, this.largestCircle());
    this.symbols = new Symbols(this.frame, this.bundle, this.scales);
    this.shading = new Shading(this.basemap.areas, this.bundle, this.frame);
    this.symbols.shading = this.shading;
    this.symbols.basemap = this.basemap;
    if (!this.state) this.begin();
    else this.keep();
    this.build();
    this.measure();
    const first = !this.drawable;
    this.drawable = true;
    this.apply();
    if (first) this.ground.redraw();
    this.soon();
  }

  // What is slower follows as soon as the picture is on the screen; where no frame is drawn, when `apply` says.
  soon() {
    requestAnimationFrame(() => {
      if (this.gone) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.settle(), 0);
    });
  }

  begin() {
    const asked = { ...readState(this.options.state), ...(this.options.hash ? readState(window.location.hash) : {}) };
    this.state = { day: this.last, mode: "since", since: this.first, last: 7, step: "day", speed: 1, hidden: new Set(), ...asked };
    this.state.day = Math.max(this.first, Math.min(this.last, this.state.day));
    this.picked = this.numberOf(this.state.pick);
  }

  // New data under the same view: days and the picked place are kept where they still exist.
  keep() {
    this.state.day = Math.max(this.first, Math.min(this.last, this.state.day));
    if (this.state.since < this.first || this.state.since > this.last) this.state.since = this.first;
    this.picked = this.numberOf(this.state.pick);
    this.hovered = null;
  }

  numberOf(id) {
    const found = id ? this.bundle.places.findIndex((place) => place.id === id) : -1;
    return found < 0 ? null : found;
  }

  build() {
    const first = !this.node;
    if (first) {
      buildScaffold(this);
      this.listen();
    }
    this.timeline?.pause();
    this.timeline = new Timeline(this);
    this.overview = new Overview(this);
    this.placePanel = new PlacePanel(this);
    this.table = new PlaceTable(this);
    replace(this.slots.time, this.timeline.node);
    replace(this.slots.overview, this.overview.node);
    replace(this.slots.place, this.placePanel.node);
    replace(this.slots.table, this.table.node);
    if (first) this.buildMap();
    this.showPanel();
    if (this.picked !== null) {
      if (!this.bare) this.placePanel.show(this.picked);
      if (first && !this.bare) this.unfold(true);
    }
    if (first && this.bare) this.unfold(this.container.clientWidth >= 720);
  }

  // Inside a page that has its own panel for the picked place.
  get bare() {
    return this.options.layout === "map-only";
  }

  listen() {
    this.tab = "overview";
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    const change = () => this.retheme(this.options.theme);
    scheme.addEventListener("change", change);
    this.ends.push(() => scheme.removeEventListener("change", change));
    const sizes = new ResizeObserver(() => this.resized());
    sizes.observe(this.mapNode);
    this.ends.push(() => sizes.disconnect());
    if (this.options.hash) {
      const moved = () => this.readHash();
      window.addEventListener("hashchange", moved);
      this.ends.push(() => window.removeEventListener("hashchange", moved));
    }
  }

  buildMap() {
    const { L } = this;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(this.mapNode, { zoomControl: false, attributionControl: false, minZoom: 1, maxZoom: 12, zoomSnap: 0.25, zoomDelta: 0.75, wheelPxPerZoomLevel: 110, worldCopyJump: false, maxBounds: [[-75, -250], [85, 250]], maxBoundsViscosity: 0.6, zoomAnimation: !still, fadeAnimation: false, inertia: !still });
    if (this.options.tiles) this.tiles = new Tiles(this);
    this.sized = `${this.mapNode.clientWidth} ${this.mapNode.clientHeight}`;
    this.controls = new MapControls(this);
    this.place();
    for (const [name, z] of [["ground", 200], ["data", 400]]) {
      const pane = this.map.createPane(`cm-${name}`);
      pane.style.zIndex = z;
      pane.style.pointerEvents = "none";
    }
    this.ground = canvasLayer(L, (context, view) => this.drawable && this.basemap.draw(context, view, this.theme), { pane: "cm-ground", padding: 0.35 }).addTo(this.map);
    this.data = canvasLayer(L, (context, view) => this.drawData(context, view), { pane: "cm-data", padding: 0.12 }).addTo(this.map);
    this.map.on("moveend", () => this.moved());
    if (this.atHome) this.home();
    else this.moved();
    this.map.on("click", (event) => this.clicked(event));
    this.map.on("mousemove", (event) => this.pointed(event));
    this.map.on("mouseout", () => this.hover(null));
  }

  // The first view: as asked, else where most of the data lie.
  place() {
    const { view } = this.state;
    this.home();
    if (!view) return;
    this.map.setView([view.lat, view.lon], view.zoom, { animate: false });
    this.atHome = false;
  }

  // Where most of the data lie; `all` also shows the few places far from there.
  home(all = false) {
    const bounds = this.L.latLngBounds([]);
    const { home } = this.bundle;
    if (home && !all) bounds.extend([home[1], home[0]]).extend([home[3], home[2]]);
    else for (const { lat, lon } of this.usedPlaces()) bounds.extend([lat, lon]);
    this.steady = true;
    this.atHome = !all;
    const right = this.bare && this.container.clientWidth >= 720 ? 330 : 34;
    if (!bounds.isValid()) this.map.setView([20, 10], 2, { animate: false });
    else this.map.fitBounds(bounds.pad(0.04), { maxZoom: 8, animate: false, paddingTopLeft: [50, 34], paddingBottomRight: [right, 46] });
    if (!all) this.homeZoom = this.map.getZoom();
    this.steady = false;
  }

  usedPlaces() {
    return this.bundle.places.filter((place, p) => place.lat !== undefined && this.frame.ofPlace[p].some((s) => this.frame.shown[s]));
  }

  // Smaller when zoomed out and where places are many, so that circles never flood the map; the legend follows.
  largestCircle() {
    const room = this.container.clientWidth < 620 ? 26 : 36;
    if (!this.map) return room;
    const zoom = this.map.getZoom();
    const { x, y } = this.map.getSize();
    const share = Math.sqrt((INK_SHARE * x * y) / (Math.PI * Math.max(1, this.scales.ink ?? 1))) * 2 ** (zoom - (this.homeZoom ?? zoom));
    return Math.max(4, Math.min(room * Math.max(0.6, Math.min(1, 0.64 + (zoom - 4) * 0.11)), share));
  }

  // The scale of the circles depends on the length of the window, not on the day: a slider must not rescale.
  measure() {
    const { mode, last, since } = this.state;
    this.scales.measure(mode === "since" && since > this.first ? since : -Infinity, mode === "last" ? last : mode === "day" ? 1 : 0);
    this.scales.largest = this.largestCircle();
    const row = this.shading.rows().find((one) => rowKey(one) === this.state.shade && !this.state.hidden.has(one.family));
    this.shading.choose(row ?? null);
    if (row) this.shading.measure(this.first, this.last, mode === "last" ? last : mode === "day" ? 1 : 0);
  }

  get window() {
    return windowOf(this.state);
  }

  // The same for arithmetic: a window from the first day on holds all that was ever counted, also from before.
  get reach() {
    return this.reachOf(this.state);
  }

  reachOf(state) {
    const [a, b] = windowOf(state);
    return [a <= this.first && state.mode === "since" ? -Infinity : a, b];
  }

  // The same window one step of the slider earlier; null before the first day.
  get before() {
    const { day, step } = this.state;
    const earlier = stepped(day, -1, step);
    return earlier < this.first ? null : { day: earlier, reach: this.reachOf({ ...this.state, day: earlier }) };
  }

  set(change) {
    const before = { ...this.state };
    Object.assign(this.state, change);
    const rescale = before.mode !== this.state.mode || before.last !== this.state.last || before.since !== this.state.since || before.shade !== this.state.shade || before.hidden !== this.state.hidden;
    if (rescale) this.measure();
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      if (!this.gone) this.apply();
    });
  }

  // One frame of the slider: values, circles, totals. Everything slower waits until it rests.
  apply() {
    const [a, b] = this.reach;
    this.frame.within = within(this);
    this.frame.fill(a, b, this.state.hidden);
    if (this.shading.row) this.shading.fill(a, b);
    this.data.redraw();
    this.timeline.paint();
    this.overview.paint();
    paintGist(this);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), SETTLE);
  }

  settle() {
    clearTimeout(this.timer);
    if (this.gone || !this.bundle || this.timeline?.playing) return;
    this.overview.settle();
    this.controls.paintOutside();
    this.table.paint();
    if (this.picked !== null && !this.bare && this.shownWindow !== this.window.join()) this.placePanel.show(this.picked);
    this.shownWindow = this.window.join();
    this.live.textContent = spoken(this);
    this.report();
  }

  report() {
    const text = writeState(this.state);
    if (text === this.reported) return;
    this.reported = text;
    if (this.options.hash) window.history.replaceState(null, "", `#${text}`);
    this.host.onView?.(text, { day: this.state.day, mode: this.state.mode });
  }

  readHash() {
    const text = window.location.hash.replace(/^#/, "");
    if (text === this.reported) return;
    this.reported = null;
    const asked = readState(text);
    if (asked.day !== undefined) asked.day = Math.max(this.first, Math.min(this.last, asked.day));
    if (asked.view) this.map.setView([asked.view.lat, asked.view.lon], asked.view.zoom, { animate: false });
    this.set({ hidden: new Set(), shade: undefined, scope: undefined, ...asked });
    this.pick(this.numberOf(asked.pick));
  }

  drawData(context, view) {
    if (!this.drawable) return;
    if (this.shading.row) {
      this.shading.draw(context, view, this.theme);
      this.basemap.drawBorders(context, view, this.theme);
    }
    this.symbols.project(view);
    this.symbols.lay();
    this.symbols.draw(context, this.theme, this.picked, this.hovered);
    // Online tiles bring names of their own.
    drawLabels(context, this.symbols, this.tiles?.shown ? null : this.basemap, this.wording, this.theme, view, this.controls.visible(view), this.controls.boxes(view));
  }

  moved() {
    const centre = this.map.getCenter();
    this.scales.largest = this.largestCircle();
    if (!this.steady) this.atHome = false;
    // The first view is left out of addresses: it fits whichever screen opens them.
    this.state.view = this.atHome ? null : { lat: centre.lat, lon: centre.lng, zoom: this.map.getZoom() };
    this.controls.paint();
    if (this.drawable && this.state.scope === "view") this.set({});
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), SETTLE);
  }

  resized() {
    const { clientWidth, clientHeight } = this.mapNode;
    if (!this.map || this.sized === `${clientWidth} ${clientHeight}`) return;
    this.sized = `${clientWidth} ${clientHeight}`;
    this.steady = true;
    this.map.invalidateSize({ animate: false, pan: true });
    this.steady = false;
    if (this.atHome) this.home();
    this.data._update();
    this.ground._update();
  }

  disputedInView() {
    return Boolean(this.ground?.view && this.basemap.hasDisputed(this.ground.view));
  }

  at(event) {
    const point = event.layerPoint.subtract(this.data.view.offset);
    const found = this.symbols.hit(point.x, point.y, this.data.context, event.originalEvent.pointerType === "touch" ? 10 : 4);
    return found ?? (this.shading.row ? this.shading.hit(point.x, point.y, this.data.context, this.data.view) : null);
  }

  clicked(event) {
    const found = this.at(event);
    this.pick(found ? found.p : null, true);
  }

  pointed(event) {
    if (this.pointing) return;
    this.pointing = requestAnimationFrame(() => {
      this.pointing = null;
      if (!this.gone) this.hover(this.at(event), event.containerPoint);
    });
  }

  hover(found, point) {
    const p = found ? found.p : null;
    this.mapNode.classList.toggle("cm-over", p !== null);
    this.controls.tooltip(found, point);
    if (p === this.hovered) return;
    this.hovered = p;
    this.symbols.ringed = p;
    if (!this.symbols.crowded || found) this.data.redraw();
  }

  // Choose a place by its number, or none: its figures open in the panel and the host is told its id.
  pick(p, byPointer = false) {
    const id = p === null ? null : this.bundle.places[p].id;
    const changed = this.picked !== p;
    this.picked = p;
    this.state.pick = id ?? undefined;
    this.data.redraw();
    this.showPanel();
    if (p !== null && this.bare) this.reveal(p);
    else if (p !== null) {
      this.placePanel.show(p);
      this.unfold(true);
      this.reveal(p);
      if (!byPointer) this.placePanel.node.focus({ preventScroll: true });
    }
    if (changed) {
      this.report();
      this.host.onPick?.(id);
    }
  }

  reveal(p) {
    const { lat, lon } = this.bundle.places[p];
    this.resized();
    if (lat !== undefined) this.map.panInside([lat, lon], { animate: false, padding: [56, 56] });
  }

  open(tab) {
    this.tab = tab;
    if (this.picked !== null) this.pick(null);
    this.showPanel();
    if (tab === "table") this.table.paint();
  }

  showPanel() {
    const place = this.picked !== null && !this.bare;
    this.slots.place.hidden = !place;
    this.slots.overview.hidden = place || this.tab !== "overview";
    this.slots.table.classList.toggle("cm-unseen", this.bare || place || this.tab !== "table");
    this.table.reach(this.bare || (!place && this.tab === "table"));
    for (const [name, node] of Object.entries(this.tabs)) node.setAttribute("aria-selected", String(!place && name === this.tab));
    this.slots.place.parentElement.scrollTop = 0;
  }

  unfold(open = !this.node.classList.contains("cm-open")) {
    this.node.classList.toggle("cm-open", open);
    this.grip.setAttribute("aria-expanded", String(open));
  }

  toggleFamily(code) {
    const hidden = new Set(this.state.hidden);
    if (!hidden.delete(code)) hidden.add(code);
    this.set({ hidden });
    this.timeline.paintChart();
  }

  arrivals() {
    const counts = new Float64Array(this.last - this.first + 1);
    const { series } = this;
    for (const s of this.frame.top) {
      if (this.state.hidden.has(this.bundle.indicators[series.indicator[s]].family)) continue;
      for (let i = series.first[s]; i < series.end[s]; i += 1) {
        const day = series.day[i] - this.first;
        if (day >= 0 && day < counts.length) counts[day] += 1;
      }
    }
    return counts;
  }

  indicator(code) {
    return this.bundle.indicators.find((one) => one.code === code) ?? { code, family: code, colour: "#7f7f7f", label: { en: this.wording.known(`indicator.${code}`) ?? code } };
  }

  describe() {
    const [a, b] = this.window;
    return this.state.mode === "day" ? this.wording.day(b) : this.wording.span(a, b);
  }

  retheme(name) {
    this.options.theme = name;
    this.theme = themeOf(name);
    this.node.dataset.theme = this.theme.dark ? "dark" : "light";
    this.symbols.sprites.clear();
    this.build();
    this.ground.redraw();
    this.apply();
    this.settle();
  }

  // What a host may change without a new mount: data, base map, theme, title.
  async update(bundle, options = {}) {
    const { theme, basemap } = { ...this.options, ...options };
    const rethemed = theme !== this.options.theme;
    if (basemap !== this.options.basemap) this.basemap = null;
    Object.assign(this.options, options);
    if (options.title !== undefined) {
      this.title.textContent = options.title ?? "";
      this.title.hidden = !options.title;
    }
    if (rethemed) this.theme = themeOf(theme);
    this.node.dataset.theme = this.theme.dark ? "dark" : "light";
    if (bundle) await this.load(bundle);
    else if (rethemed) this.retheme(theme);
    this.ground.redraw();
  }

  // Go to a view that the host asks for, in the form of an address; what it does not name stays.
  follow(text) {
    const asked = readState(text);
    if (asked.day !== undefined) asked.day = Math.max(this.first, Math.min(this.last, asked.day));
    if (asked.view) this.map.setView([asked.view.lat, asked.view.lon], asked.view.zoom, { animate: false });
    this.set(asked);
    if (asked.pick) this.pick(this.numberOf(asked.pick), true);
  }

  remove() {
    this.gone = true;
    this.timeline?.pause();
    clearTimeout(this.timer);
    this.ends.forEach((end) => end());
    this.map?.remove();
    this.container.textContent = "";
  }
}
