// The data as it travels (gzip, byte planes) and the value of a series in any window of days.

import { dayNumber } from "./text.js";

export const FLOW = 0;
export const STOCK = 1;

const NO_BEST = 1;
const NO_LOW = 2;
const NO_HIGH = 4;
export const OUR_SUM = 8;
const HAS_START = 16;
const AT_LEAST = 32;
const UP_TO = 64;
const NOTHING = NO_BEST | NO_LOW | NO_HIGH;

export const STALE = 1;
export const SPREAD = 2;
export const VAGUE = 4;
export const SUM = 8;
export const RANGE = 16;
export const LEAST = 32;
export const MOST = 64;

export async function gunzip(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function gunzipJson(base64) {
  return JSON.parse(new TextDecoder().decode(await gunzip(base64)));
}

// Byte planes: all lowest bytes, then all second bytes, … so that gzip meets like beside like.
function planes(bytes, offset, count, width) {
  const out = new Float64Array(count);
  let factor = 1;
  for (let plane = 0; plane < width; plane += 1) {
    const base = offset + plane * count;
    for (let i = 0; i < count; i += 1) out[i] += bytes[base + i] * factor;
    factor *= 256;
  }
  return out;
}

function unzigzag(value) {
  return value % 2 ? -(value + 1) / 2 : value / 2;
}

// What bounds one number less another: "at least 9" less 5 is at least 4, and so is 9 less "up to 5".
function difference(whole, part) {
  const turned = (part & AT_LEAST ? UP_TO : 0) | (part & UP_TO ? AT_LEAST : 0);
  const both = whole | turned;
  return both === (AT_LEAST | UP_TO) ? 0 : both;
}

export class Series {
  constructor(bundle, bytes) {
    const head = bundle.series;
    this.count = head.place.length;
    this.place = Int32Array.from(head.place);
    this.indicator = Uint8Array.from(head.indicator);
    this.counting = Uint8Array.from(head.counting);
    this.role = Uint8Array.from(head.role);
    this.group = Int32Array.from(head.group);
    this.unit = Uint8Array.from(head.unit);
    this.parent = Int32Array.from(head.parent);
    this.ends = Int32Array.from(head.ends, (iso) => (iso === null ? 0x7fffffff : dayNumber(iso)));
    this.first = new Int32Array(this.count + 1);
    for (let s = 0; s < this.count; s += 1) this.first[s + 1] = this.first[s] + head.steps[s];
    this.end = this.first.subarray(1);
    this.read(bundle.steps, bytes, dayNumber(bundle.epoch));
    this.answer();
  }

  answer() {
    // The parts of a series stand one after the other, behind all series that are none.
    this.partsFrom = new Int32Array(this.count);
    this.partsTo = new Int32Array(this.count);
    for (let s = this.count - 1; s >= 0; s -= 1) {
      const whole = this.parent[s];
      if (whole < 0) continue;
      this.partsFrom[whole] = s;
      this.partsTo[whole] ||= s + 1;
    }
    // The answer of the last call of `at`, so that a frame allocates nothing.
    this.value = NaN;
    this.low = NaN;
    this.high = NaN;
    this.step = -1;
    this.marks = 0;
  }

  // The same without the other series, in their order; the steps stay where they are.
  // `tops` are numbers of series that are no parts; `places` and `indicators` give the new number of each by the old.
  only(tops, places, indicators) {
    const numbers = tops.slice();
    for (const s of tops) for (let part = this.partsFrom[s]; part < this.partsTo[s]; part += 1) numbers.push(part);
    const count = numbers.length;
    const numberOf = new Int32Array(this.count);
    for (let number = 0; number < count; number += 1) numberOf[numbers[number]] = number;
    const found = Object.assign(Object.create(Series.prototype), this, { count });
    const taken = (name, otherwise) => {
      const column = this[name];
      const out = (found[name] = new column.constructor(count));
      for (let number = 0; number < count; number += 1) {
        const value = column[numbers[number]];
        out[number] = otherwise && value >= 0 ? otherwise[value] : value;
      }
    };
    for (const name of ["role", "group", "unit", "counting", "ends", "spreads", "travels", "first", "end"]) taken(name);
    taken("place", places);
    taken("indicator", indicators);
    taken("parent", numberOf);
    found.answer();
    return found;
  }

  partsOf(s) {
    return Array.from({ length: this.partsTo[s] - this.partsFrom[s] }, (_, number) => this.partsFrom[s] + number);
  }

  read(columns, bytes, epoch) {
    const total = columns.count;
    let offset = 0;
    const column = {};
    for (const [name, width] of columns.widths) {
      column[name] = planes(bytes, offset, total, width);
      offset += total * width;
    }
    this.day = new Int32Array(total);
    this.start = new Int32Array(total);
    this.stale = new Int32Array(total);
    this.best = new Float64Array(total);
    this.least = new Float64Array(total);
    this.most = new Float64Array(total);
    this.flags = Uint8Array.from(column.flags);
    this.words = column.words;
    this.way = column.way;
    this.disagreement = column.disagreement;
    this.spreads = new Uint8Array(this.count);
    this.travels = new Uint8Array(this.count);
    for (let s = 0; s < this.count; s += 1) {
      let day = epoch;
      let reference = 0;
      for (let i = this.first[s]; i < this.end[s]; i += 1) {
        const flags = this.flags[i];
        day += column.day[i];
        reference += unzigzag(column.reference[i]);
        this.day[i] = day;
        this.best[i] = flags & NO_BEST ? NaN : reference;
        this.least[i] = flags & NO_LOW ? NaN : reference - unzigzag(column.below[i]);
        this.most[i] = flags & NO_HIGH ? NaN : reference + unzigzag(column.above[i]);
        this.start[i] = flags & HAS_START ? day - column.start[i] : day;
        this.stale[i] = column.stale[i] ? day + column.stale[i] - 2 : 0x7fffffff;
        if (this.start[i] < day) this.spreads[s] = 1;
        if (this.way[i]) this.travels[s] = 1;
      }
    }
  }

  // Index of the step in force on a day, -1 before the first: binary search in the days of one series.
  stepAt(s, day) {
    let low = this.first[s];
    let high = this.end[s] - 1;
    if (low > high || this.day[low] > day) return -1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.day[middle] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  level(i) {
    if (i < 0) return 0;
    return this.best[i] === this.best[i] ? this.best[i] : this.least[i] === this.least[i] ? this.least[i] : this.most[i] || 0;
  }

  // Value of a series in the window from day a to day b, both inclusive; false where it says nothing there.
  // A flow is the level at b less the level before a; a stock is its level at b, whatever the window.
  at(s, a, b) {
    this.step = -1;
    this.value = NaN;
    this.marks = 0;
    if (b >= this.ends[s]) return false;
    const i = this.stepAt(s, b);
    if (i < 0) return false;
    if ((this.flags[i] & NOTHING) === NOTHING) return false;
    const vague = this.best[i] !== this.best[i];
    let value = this.level(i);
    let low = this.least[i] === this.least[i] ? this.least[i] : value;
    let high = this.most[i] === this.most[i] ? this.most[i] : value;
    let marks = vague ? VAGUE : 0;
    let bounds = this.flags[i] & (AT_LEAST | UP_TO);
    if (this.counting[s] === STOCK) {
      if (b > this.stale[i]) marks |= STALE;
    } else {
      const j = this.stepAt(s, a - 1);
      if (j === i) return false;
      if (j >= 0) {
        const before = this.level(j);
        const beforeLow = this.least[j] === this.least[j] ? this.least[j] : before;
        const beforeHigh = this.most[j] === this.most[j] ? this.most[j] : before;
        value = Math.max(0, value - before);
        low = Math.max(0, Math.min(low - beforeLow, value));
        high = Math.max(value, high - beforeHigh);
        bounds = difference(bounds, this.flags[j] & (AT_LEAST | UP_TO));
      }
      if (this.spreads[s]) {
        for (let k = i; k > j && k > i - 64; k -= 1) {
          if (this.start[k] < a) {
            marks |= SPREAD;
            break;
          }
        }
      }
    }
    if (this.flags[i] & OUR_SUM) marks |= SUM;
    if (high > low) marks |= RANGE;
    // A bound never stands before a number that the range leaves behind.
    if (bounds & AT_LEAST && low >= value) marks |= LEAST;
    if (bounds & UP_TO && high <= value) marks |= MOST;
    this.step = i;
    this.value = value;
    this.low = low;
    this.high = high;
    this.marks = marks;
    return true;
  }

  // The largest value that a series takes in windows of that length: what the circles are scaled by.
  peak(s, first, length) {
    let peak = 0;
    const flow = this.counting[s] === FLOW;
    for (let i = this.first[s]; i < this.end[s]; i += 1) {
      let value = this.most[i] === this.most[i] ? this.most[i] : this.level(i);
      if (flow) value -= this.level(this.stepAt(s, (length > 0 ? this.day[i] - length + 1 : first) - 1));
      if (value > peak) peak = value;
    }
    return peak;
  }
}
