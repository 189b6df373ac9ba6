// What stands on the map itself: zoom, home, north arrow, scale bar, credit line, and the words under the pointer.

import { drawing, element, replace } from "./text.js";
import { RANGE, STALE } from "./series.js";
import { amount, originsOf, placeName, rangeOf, rowName } from "./figures.js";

const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

export class MapControls {
  constructor(app) {
    this.app = app;
    const { wording } = app;
    const button = (key, path, act) => element("button", { type: "button", class: "cm-icon", "aria-label": wording.say(key), title: wording.say(key), onclick: act }, drawing(20, 20, ["path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round" }]));
    this.zoom = element("div", { class: "cm-zoom" },
      button("map.in", "M10 4.500v11M4.500 10h11", () => app.map.zoomIn()),
      button("map.out", "M4.500 10h11", () => app.map.zoomOut()),
      button("map.home", "M3.500 8V3.500H8M12 3.500h4.500V8M16.500 12v4.500H12M8 16.500H3.500V12", () => app.home()));
    this.north = element("div", { class: "cm-north", role: "img", "aria-label": wording.say("map.north") },
      drawing(22, 34, ["path", { d: "M11 12l5.500 19L11 27.500 5.500 31z", fill: "currentColor" }], ["text", { x: 11, y: 9, "text-anchor": "middle", "font-size": 10.5, "font-weight": 700, fill: "currentColor" }, wording.say("map.north.letter")]));
    this.bar = element("span", { class: "cm-scalebar" });
    this.length = element("span");
    this.scale = element("div", { class: "cm-scale" }, this.length, this.bar);
    this.credit = element("div", { class: "cm-credit" });
    if (app.tiles) this.zoom.append(this.tileSwitch());
    this.paintCredit();
    this.tip = element("div", { class: "cm-tip", "aria-hidden": "true" });
    this.outside = element("button", { type: "button", class: "cm-outside", hidden: true, onclick: () => app.home(true) });
    app.L.DomEvent.disableClickPropagation(this.outside);
    this.node = element("div", { class: "cm-over-map" }, this.zoom, this.outside, this.north, this.scale, this.credit, this.tip);
    app.L.DomEvent.disableClickPropagation(this.zoom);
    app.mapNode.append(this.node);
  }

  paint() {
    const { map, wording } = this.app;
    const size = map.getSize();
    const y = size.y - 20;
    const metres = map.distance(map.containerPointToLatLng([20, y]), map.containerPointToLatLng([120, y]));
    const most = metres / 1000;
    const km = [...ROUND].reverse().find((step) => step <= most) ?? ROUND[0];
    this.bar.style.width = `${Math.round((km / most) * 100)}px`;
    this.length.textContent = `${wording.count(km)} km`;
  }

  // Whoever fetches tiles can stop it, and must name who made them.
  tileSwitch() {
    const { app } = this;
    const say = app.wording.say("map.tiles");
    const button = element("button", { type: "button", class: "cm-icon cm-tileswitch", "aria-label": say, title: say, "aria-pressed": "true", onclick: () => {
      app.tiles.toggle();
      button.setAttribute("aria-pressed", String(app.tiles.shown));
      this.paintCredit();
      app.data.redraw();
    } }, drawing(20, 20, ["path", { d: "M3.500 3.500h5.500v5.500H3.500zM11 3.500h5.500v5.500H11zM3.500 11h5.500v5.500H3.500zM11 11h5.500v5.500H11z", fill: "none", stroke: "currentColor", "stroke-width": 1.6 }]));
    return button;
  }

  paintCredit() {
    const { tiles, wording } = this.app;
    this.credit.textContent = [tiles?.shown ? tiles.attribution : "", wording.say("map.credit")].filter(Boolean).join(" · ");
  }

  // Says what the view leaves out, and shows it on request.
  paintOutside() {
    const { map, wording } = this.app;
    const bounds = map.getBounds();
    const count = this.app.usedPlaces().filter(({ lat, lon }) => !bounds.contains([lat, lon])).length;
    this.outside.hidden = count === 0;
    if (count) this.outside.textContent = wording.say("map.outside", { n: count });
  }

  // The map's window in pixels of the data canvas, which is larger so that a pan shows no bare edge.
  visible(view) {
    const { map } = this.app;
    const { x, y } = map.containerPointToLayerPoint([0, 0]).subtract(view.offset);
    const size = map.getSize();
    return [x, y, x + size.x, y + size.y];
  }

  // The boxes that labels keep clear of, in pixels of the data canvas.
  boxes(view) {
    const shift = this.app.map.containerPointToLayerPoint([0, 0]).subtract(view.offset);
    const covering = [this.zoom, this.north, this.scale, this.credit, this.outside, ...(this.app.bare ? [this.app.side] : [])];
    return covering.map((node) => [
      node.offsetLeft + shift.x - 2, node.offsetTop + shift.y - 2,
      node.offsetLeft + node.offsetWidth + shift.x + 2, node.offsetTop + node.offsetHeight + shift.y + 2,
    ]);
  }

  tooltip(found, point) {
    const { app } = this;
    this.tip.classList.toggle("cm-shown", Boolean(found));
    if (!found) return;
    const { frame, wording, bundle } = app;
    const key = `${found.p} ${found.from} ${app.window.join()} ${[...app.state.hidden]}`;
    if (key !== this.tipKey) {
      this.tipKey = key;
      const lines = frame.ofPlace[found.p].filter((s) => frame.shown[s]).slice(0, 6).map((s) => {
        const row = frame.rows[frame.rowOf[s]];
        const marks = frame.marks[s];
        const value = frame.words(s) || amount(wording, frame.value[s], marks, frame.low[s], frame.high[s], null);
        return element("div", null, element("span", { class: "cm-dot", style: { "background-color": app.theme.ink(row.indicator.colour) } }), `${rowName(row, wording)} `, element("b", null, value), marks & RANGE ? ` (${rangeOf(wording, frame.value[s], marks, frame.low[s], frame.high[s])})` : "", element("i", null, originsOf(app, s)), marks & STALE ? element("i", null, ` ${wording.say("note.last_reported", { day: wording.day(frame.series.day[frame.step[s]], "short") })}`) : null);
      });
      const to = placeName(bundle.places[found.p], wording);
      const heading = found.from === undefined ? to : wording.say("way.between", { from: placeName(bundle.places[found.from], wording), to });
      replace(this.tip, element("strong", null, heading), lines);
    }
    const size = app.map.getSize();
    const width = this.tip.offsetWidth;
    const height = this.tip.offsetHeight;
    const x = point.x + 14 + width > size.x ? point.x - 14 - width : point.x + 14;
    const y = Math.max(6, Math.min(size.y - height - 6, point.y + 14));
    this.tip.style.transform = `translate(${Math.max(6, Math.round(x))}px, ${Math.round(y)}px)`;
  }
}
