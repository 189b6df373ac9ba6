// Thousands of circles: laid and drawn with as little work as a frame of the slider leaves room for.

import { RANGE, STALE } from "./series.js";

const GAP = 1.5;
// Radii that differ by less are as good as one, in shares of a pixel.
const FINE = 1e6;

export class Crowd {
  constructor(symbols) {
    this.symbols = symbols;
    this.order = null;
  }

  // One symbol for each series, made once. They stay in the order of the last frame, which is nearly that of this one.
  build() {
    const { frame, bundle } = this.symbols;
    const { series } = frame;
    const made = new Array(series.count);
    this.order = frame.top.map((s) => {
      const { colour, family } = bundle.indicators[series.indicator[s]];
      return (made[s] = { s, p: series.place[s], x: 0, y: 0, r: 0, marks: 0, colour, family, role: bundle.roles[series.role[s]], low: 0, high: 0 });
    });
    this.shared = frame.ofPlace.filter((some) => some.length > 1).map((some) => some.map((s) => made[s]));
    this.sorted = false;
  }

  // The symbols to draw, the largest first. No rings but for the place under the pointer.
  lay() {
    const { frame, view, x, y, scales, ringed, shading, arrows } = this.symbols;
    if (!this.order) this.build();
    const right = view.width + 80;
    const bottom = view.height + 80;
    const plain = !shading?.row && !arrows.tells.size;
    const factors = new Map();
    for (const symbol of this.order) {
      const { s, p, family } = symbol;
      symbol.r = 0;
      const left = x[p];
      const top = y[p];
      if (!frame.shown[s] || !(left > -80 && top > -80 && left < right && top < bottom)) continue;
      if (!plain && (shading?.tells(s) || arrows.tells.has(s))) continue;
      let factor = factors.get(family);
      if (factor === undefined) factors.set(family, (factor = scales.factor(family)));
      symbol.x = left;
      symbol.y = top;
      symbol.r = scales.sized(factor, frame.value[s]);
      symbol.marks = frame.marks[s];
      const ring = p === ringed && symbol.marks & RANGE;
      symbol.low = ring ? scales.sized(factor, frame.low[s]) : 0;
      symbol.high = ring ? scales.sized(factor, frame.high[s]) : 0;
    }
    for (const some of this.shared) {
      const cluster = some.filter(({ r }) => r > 0);
      if (cluster.length > 1) besideOneAnother(cluster);
    }
    if (this.sorted) this.order.sort((a, b) => b.r - a.r);
    else this.sort();
    const none = this.order.findIndex(({ r }) => r === 0);
    return none < 0 ? this.order.slice() : this.order.slice(0, none);
  }

  // The first time they are in no order: numbers that hold both radius and position are sorted in a fraction of the time.
  sort() {
    const { length } = this.order;
    const keys = Float64Array.from({ length }, (_, i) => i - Math.round(this.order[i].r * FINE) * length).sort();
    this.order = Array.from(keys, (key) => this.order[((key % length) + length) % length]);
    this.sorted = true;
  }

  // Outlines only where there is room for them.
  draw(context, theme, picked, hovered) {
    const { drawn, used } = this.symbols;
    used.add("here");
    context.globalAlpha = 0.8;
    context.lineWidth = 1;
    context.strokeStyle = theme.halo;
    const whole = 2 * Math.PI;
    let colour = null;
    let ink = null;
    for (const symbol of drawn) {
      if (symbol.colour !== colour) ink = theme.ink((colour = symbol.colour));
      const fill = symbol.marks & STALE ? theme.stale : ink;
      context.beginPath();
      context.arc(symbol.x, symbol.y, symbol.r, 0, whole);
      if (symbol.role === "origin") {
        used.add("from");
        context.strokeStyle = fill;
        context.stroke();
        context.strokeStyle = theme.halo;
        continue;
      }
      context.fillStyle = fill;
      context.fill();
      if (symbol.r > 7) context.stroke();
    }
    context.globalAlpha = 1;
    for (const symbol of drawn) if (symbol.p === picked || symbol.p === hovered) this.symbols.drawCircle(context, symbol, theme, true);
  }
}

const ANGLES = Array.from({ length: 16 }, (_, turn) => [Math.cos(((turn + 1) * Math.PI) / 8), Math.sin(((turn + 1) * Math.PI) / 8)]);

// The largest circle keeps the place; each other one touches those already set, as near the middle as it can.
export function besideOneAnother(cluster) {
  cluster.sort((a, b) => reach(b) - reach(a));
  const { x, y } = cluster[0];
  for (let i = 1; i < cluster.length; i += 1) {
    const symbol = cluster[i];
    const own = reach(symbol) + GAP;
    let best = Infinity;
    let bestX = symbol.x;
    let bestY = symbol.y;
    for (let j = 0; j < i; j += 1) {
      const distance = reach(cluster[j]) + own;
      for (const [cosine, sine] of ANGLES) {
        const atX = cluster[j].x + distance * cosine;
        const atY = cluster[j].y + distance * sine;
        const far = Math.hypot(atX - x, atY - y);
        // Whether it is free costs most, and is asked last.
        if (far >= best - 0.01 || !free(cluster, i, atX, atY, own)) continue;
        best = far;
        bestX = atX;
        bestY = atY;
      }
    }
    symbol.x = bestX;
    symbol.y = bestY;
  }
}

function free(cluster, count, x, y, own) {
  for (let k = 0; k < count; k += 1) {
    const other = cluster[k];
    const apart = reach(other) + own - 0.01;
    const overX = other.x - x;
    const overY = other.y - y;
    if (overX * overX + overY * overY < apart * apart) return false;
  }
  return true;
}

function reach(symbol) {
  return Math.max(symbol.r, symbol.high);
}
