// Provinces shaded by one row of totals: what is reported for a province and for the places in it, in classes.

import { STOCK } from "./series.js";
import { inView, mercatorX, mercatorY, pathOf, placed } from "./canvas.js";
import { mix } from "./theme.js";

const CLASSES = 5;
const NO_DATA = -2;
const NONE = -1;

export class Shading {
  constructor(areas, bundle, frame) {
    this.frame = frame;
    this.areas = areas.map((area) => ({ ...area, ...pathOf(area.shape), x: mercatorX(area.lon), y: mercatorY(area.lat) }));
    const numbers = new Map(areas.map(({ id }, number) => [id, number]));
    // A place counts towards its province; wider areas, parts and joint places belong to none alone.
    this.areaOf = bundle.places.map(({ admin1, kind, id }) => (kind === "point" || id === admin1 ? (numbers.get(admin1) ?? -1) : -1));
    this.placeOf = areas.map(({ id }) => bundle.places.findIndex((place) => place.id === id));
    this.values = new Float64Array(areas.length);
    this.lows = new Float64Array(areas.length);
    this.highs = new Float64Array(areas.length);
    this.marks = new Uint8Array(areas.length);
    this.row = null;
    this.breaks = [];
  }

  // Whether a series is told by the shade of its province, so that it needs no circle.
  tells(s) {
    return this.row !== null && this.row.set.has(s) && this.areaOf[this.frame.series.place[s]] >= 0;
  }

  choose(row) {
    this.row = row && { ...row, set: new Set(row.series) };
  }

  static possible(row, areaOf, series) {
    return row.series.some((s) => areaOf[series.place[s]] >= 0);
  }

  rows() {
    return this.frame.rows.filter((row) => Shading.possible(row, this.areaOf, this.frame.series));
  }

  fill(a, b) {
    const { series } = this.frame;
    this.values.fill(NO_DATA);
    for (const told of [this.lows, this.highs, this.marks]) told.fill(0);
    for (const s of this.row.series) {
      const area = this.areaOf[series.place[s]];
      if (area < 0) continue;
      if (series.at(s, a, b)) {
        this.values[area] = Math.max(0, this.values[area]) + series.value;
        this.lows[area] += series.low;
        this.highs[area] += series.high;
        this.marks[area] |= series.marks;
      } else if (series.counting[s] !== STOCK && series.stepAt(s, b) >= 0 && this.values[area] < NONE) this.values[area] = NONE;
    }
  }

  // Classes hold for the whole time, so that a playing map can be compared from day to day.
  measure(first, last, length) {
    const seen = [];
    const days = 24;
    for (let i = 0; i <= days; i += 1) {
      const b = Math.round(first + ((last - first) * i) / days);
      this.fill(length > 0 ? b - length + 1 : -Infinity, b);
      for (const value of this.values) if (value > 0) seen.push(value);
    }
    seen.sort((p, q) => p - q);
    const breaks = new Set();
    for (let i = 1; i < CLASSES && seen.length; i += 1) breaks.add(round(seen[Math.floor((seen.length * i) / CLASSES)]));
    this.breaks = [...breaks].filter((value) => value > (seen[0] ?? 0) && value <= seen.at(-1)).sort((p, q) => p - q);
    this.largest = seen.at(-1) ?? 0;
    this.smallest = seen[0] ?? 0;
  }

  level(value) {
    let level = 0;
    while (level < this.breaks.length && value >= this.breaks[level]) level += 1;
    return level;
  }

  colour(level, theme) {
    const share = 0.24 + (0.68 * level) / Math.max(1, this.breaks.length);
    return mix(theme.land, theme.ink(this.row.indicator.colour), share);
  }

  draw(context, view, theme) {
    context.lineJoin = "round";
    context.lineWidth = 1;
    this.labels = [];
    this.areas.forEach((area, number) => {
      if (!inView(area.box, view)) return;
      const value = this.values[number];
      const path = placed(area.path, view);
      if (value === NO_DATA) {
        context.fillStyle = theme.nothing(context);
        context.fill(path, "evenodd");
      } else {
        context.fillStyle = value === NONE ? theme.land : this.colour(this.level(value), theme);
        context.fill(path, "evenodd");
      }
      context.strokeStyle = value === NO_DATA ? theme.province : theme.border;
      context.stroke(path);
      if (value > 0) this.labels.push({ x: area.x * view.scale + view.left, y: area.y * view.scale + view.top, name: area.name, value, low: this.lows[number], high: this.highs[number], marks: this.marks[number], wide: (area.box[2] - area.box[0]) * view.scale, ground: this.colour(this.level(value), theme) });
    });
  }

  // The class limits in words, for the legend: [colour, from, to] with the last class open.
  legend(theme) {
    const limits = [this.smallest, ...this.breaks];
    return limits.map((from, level) => [this.colour(level, theme), from, level < this.breaks.length ? this.breaks[level] - 1 : this.largest]);
  }

  hit(x, y, context, view) {
    for (let number = 0; number < this.areas.length; number += 1) {
      if (this.values[number] < 0 || !inView(this.areas[number].box, view)) continue;
      if (!context.isPointInPath(placed(this.areas[number].path, view), x * view.ratio, y * view.ratio, "evenodd")) continue;
      if (this.placeOf[number] >= 0 && this.frame.ofPlace[this.placeOf[number]].length) return { p: this.placeOf[number], s: null };
      let best = null;
      for (const s of this.row.series) {
        const p = this.frame.series.place[s];
        if (this.areaOf[p] === number && this.frame.shown[s] && (best === null || this.frame.value[s] > this.frame.value[best])) best = s;
      }
      return best === null ? null : { p: this.frame.series.place[best], s: best };
    }
    return null;
  }
}

// The nearest of 1, 2 and 5 times a power of ten.
function round(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [10, 5, 2, 1].map((step) => step * power).reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
}
