// What the data say in one window of days: a value for each series, totals for each indicator.

import { vagueOf } from "./figures.js";
import { FLOW, LEAST, MOST, RANGE, SPREAD, STALE, SUM, VAGUE } from "./series.js";

export function windowOf(state) {
  if (state.mode === "day") return [state.day, state.day];
  if (state.mode === "last") return [state.day - state.last + 1, state.day];
  return [Math.min(state.since, state.day), state.day];
}

export function rowKey(row) {
  const unit = row.unit === "people" ? "" : `.${row.unit}`;
  return `${row.indicator.code}.${row.counting ? "stock" : "flow"}.${row.role}${unit}`;
}

export class Frame {
  constructor(series, bundle, wording) {
    this.series = series;
    this.bundle = bundle;
    this.wording = wording;
    const count = series.count;
    this.top = [];
    for (let s = 0; s < count; s += 1) if (series.parent[s] < 0) this.top.push(s);
    this.shown = new Uint8Array(count);
    // Which places the totals add up, by number; all where null.
    this.within = null;
    this.value = new Float64Array(count);
    this.low = new Float64Array(count);
    this.high = new Float64Array(count);
    this.step = new Int32Array(count);
    this.marks = new Uint8Array(count);
    this.rows = rowsOf(series, bundle, this.top);
    this.rowOf = new Int16Array(count).fill(-1);
    this.rows.forEach((row, number) => row.series.forEach((s) => (this.rowOf[s] = number)));
    this.ofPlace = bundle.places.map(() => []);
    for (const s of this.top) this.ofPlace[series.place[s]].push(s);
  }

  // Evaluate every visible series between two days, both inclusive.
  fill(a, b, hidden) {
    const { series, bundle } = this;
    for (const row of this.rows) {
      row.low = 0;
      row.best = 0;
      row.high = 0;
      row.count = 0;
      row.marks = 0;
      row.latest = -1;
      row.old = 0;
    }
    for (const s of this.top) {
      const visible = series.at(s, a, b);
      const row = this.rows[this.rowOf[s]];
      this.shown[s] = visible && !hidden.has(bundle.indicators[series.indicator[s]].family) ? 1 : 0;
      if (!visible) continue;
      this.value[s] = series.value;
      this.low[s] = series.low;
      this.high[s] = series.high;
      this.step[s] = series.step;
      this.marks[s] = series.marks;
      if (this.within && !this.within[series.place[s]]) continue;
      if (series.marks & VAGUE) row.vague = this.wordsAt(series.step);
      row.low += series.low;
      row.high += series.high;
      row.best += series.value;
      row.count += 1;
      if (series.marks & STALE) row.old += 1;
      row.marks |= series.marks & (SPREAD | SUM | VAGUE | LEAST | MOST);
      if (row.count > 1 && row.counting === FLOW) row.marks |= row.places.size > 1 ? SUM : 0;
      if (series.day[series.step] > row.latest) row.latest = series.day[series.step];
      if (series.high > series.low) row.marks |= RANGE;
    }
  }

  // What the rows of totals come to between two other days; nothing else of the frame changes.
  sums(a, b) {
    const { series } = this;
    const sums = new Float64Array(this.rows.length);
    for (const s of this.top) {
      if (this.within && !this.within[series.place[s]]) continue;
      if (series.at(s, a, b)) sums[this.rowOf[s]] += series.value;
    }
    return sums;
  }

  // The places whose numbers are in the totals that are shown.
  *counted() {
    const { series } = this;
    for (const s of this.top) if (this.shown[s] && !(this.within && !this.within[series.place[s]])) yield series.place[s];
  }

  // Where the people of a series came from: numbers of places, and whether all of them came from the one.
  way(s) {
    const number = this.series.way[this.step[s]];
    return number ? { origins: this.bundle.ways[number][0], whole: this.bundle.ways[number][1] === 1 } : null;
  }

  // Words such as "dozens" where a source gave no number.
  words(s) {
    return this.wordsAt(this.step[s]);
  }

  wordsAt(step) {
    return vagueOf(this.wording, this.series.least[step], this.bundle.words[this.series.words[step]]);
  }

  // The split of one series by group: its parts, and what they leave unsaid.
  split(s, a, b) {
    const { series, bundle } = this;
    if (!series.at(s, a, b)) return [];
    const whole = { value: series.value, low: series.low, high: series.high, marks: series.marks };
    const out = [];
    let covered = 0;
    for (let part = series.partsFrom[s]; part < series.partsTo[s]; part += 1) {
      if (!series.at(part, a, b)) continue;
      out.push({ group: bundle.groups[series.group[part]], value: series.value, low: series.low, high: series.high, marks: series.marks });
      covered += series.value;
    }
    const rest = whole.value - covered;
    if (!out.length) return [{ group: bundle.groups[series.group[s]], ...whole }];
    if (rest > 0) out.push({ group: restOf(bundle.groups[series.group[s]]), value: rest, low: Math.max(0, whole.low - covered), high: Math.max(rest, whole.high - covered), marks: 0 });
    return out;
  }

  // The split of a row of totals, over all its places, largest first.
  splitRow(row, a, b) {
    const sums = new Map();
    for (const s of row.series) {
      if (this.within && !this.within[this.series.place[s]]) continue;
      for (const part of this.split(s, a, b)) {
        const sum = sums.get(part.group) ?? { group: part.group, value: 0, low: 0, high: 0 };
        sum.value += part.value;
        sum.low += part.low;
        sum.high += part.high;
        sums.set(part.group, sum);
      }
    }
    return [...sums.values()].sort((p, q) => q.value - p.value);
  }
}

function restOf(group) {
  return group === "people" ? "unknown" : group;
}

// One row for each indicator, counting, role and unit: only these may be added up.
function rowsOf(series, bundle, top) {
  const rows = new Map();
  for (const s of top) {
    // Roles and units are few: one number holds all four.
    const key = ((series.indicator[s] * 2 + series.counting[s]) * 256 + series.role[s]) * 256 + series.unit[s];
    let row = rows.get(key);
    if (!row) {
      const indicator = bundle.indicators[series.indicator[s]];
      row = { key, indicator, number: series.indicator[s], family: indicator.family, counting: series.counting[s], role: bundle.roles[series.role[s]], unit: bundle.units[series.unit[s]], series: [], places: new Set() };
      rows.set(key, row);
    }
    row.series.push(s);
    row.places.add(series.place[s]);
  }
  return [...rows.values()].sort((p, q) => p.number - q.number || p.counting - q.counting || p.role.localeCompare(q.role));
}

export function familiesOf(bundle) {
  const families = [];
  for (const indicator of bundle.indicators) {
    let family = families.find((one) => one.code === indicator.family);
    if (!family) {
      family = { code: indicator.family, colour: indicator.colour, indicators: [] };
      families.push(family);
    }
    family.indicators.push(indicator);
  }
  return families;
}
