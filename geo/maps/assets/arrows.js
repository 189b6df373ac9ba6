// Arrows from where people came to where they are counted. An arrow with a number stands in place of a circle,
// so that no number is drawn twice; where nobody said how many came from which place, thin dashes lead to the circle.

import { RANGE, SPREAD, STALE, VAGUE } from "./series.js";

const SHORTEST = 34;
const MOST = 250;
const PARTS = 24;
const BEND = 0.17;
const APART = 0.11;

export class Arrows {
  constructor(symbols) {
    this.symbols = symbols;
    this.tells = new Set();
    this.drawn = [];
  }

  lay() {
    const { frame, bundle, scales, x, y, view, shading } = this.symbols;
    const { series } = frame;
    this.tells.clear();
    this.drawn.length = 0;
    const between = new Map();
    for (const s of frame.top) {
      if (!series.travels[s] || !frame.shown[s] || shading?.tells(s)) continue;
      const way = frame.way(s);
      const to = series.place[s];
      if (!way || !(frame.value[s] > 0) || !(x[to] === x[to])) continue;
      const indicator = bundle.indicators[series.indicator[s]];
      for (const from of way.origins) {
        const length = Math.hypot(x[to] - x[from], y[to] - y[from]);
        // Where there is no room for an arrow, or it would cross the whole map unseen, the circle tells the number.
        if (!(length >= SHORTEST) || !meets(x[from], y[from], x[to], y[to], view)) continue;
        const key = `${from} ${to}`;
        const turn = between.get(key) ?? 0;
        between.set(key, turn + 1);
        const arrow = { s, p: to, from, whole: way.whole, family: indicator.family, colour: indicator.colour, marks: frame.marks[s], width: way.whole ? scales.width(indicator.family, frame.value[s]) : 1.6, high: 0 };
        if (way.whole && arrow.marks & RANGE) arrow.high = scales.width(indicator.family, frame.high[s]);
        arrow.points = curve(x[from], y[from], x[to], y[to], BEND + APART * turn);
        this.drawn.push(arrow);
        if (way.whole) this.tells.add(s);
      }
    }
    this.drawn.sort((a, b) => b.width - a.width);
    for (const arrow of this.drawn.splice(MOST)) this.tells.delete(arrow.s);
  }

  draw(context, theme, picked, hovered) {
    const { used, clusters } = this.symbols;
    const reach = new Map();
    for (const { p, x, y, symbols } of clusters) for (const one of symbols) if (Math.hypot(one.x - x, one.y - y) < one.r) reach.set(p, Math.max(reach.get(p) ?? 0, one.r + Math.hypot(one.x - x, one.y - y)));
    for (const arrow of this.drawn) {
      const strong = arrow.p === picked || arrow.p === hovered || arrow.from === picked;
      const colour = arrow.marks & STALE ? theme.stale : theme.ink(arrow.colour);
      const broken = !arrow.whole || arrow.marks & (VAGUE | SPREAD);
      used.add(arrow.whole ? "way" : "ways");
      if (arrow.marks & STALE) used.add("stale");
      if (arrow.marks & VAGUE) used.add("vague");
      if (arrow.marks & SPREAD) used.add("spread");
      const shape = outline(arrow.points, arrow.width, reach.get(arrow.from) ?? 0, reach.get(arrow.p) ?? 0);
      if (!shape) continue;
      context.lineJoin = "round";
      context.lineCap = "butt";
      if (arrow.high > arrow.width + 0.6) {
        used.add("range");
        stroke(context, shape.line, colour, arrow.high, 0.26);
      }
      stroke(context, shape.line, theme.halo, arrow.width + 2.4, 0.85);
      context.setLineDash(arrow.whole ? (broken ? [7, 3] : []) : [3, 4]);
      stroke(context, shape.line, colour, arrow.width, strong ? 1 : 0.82);
      context.setLineDash([]);
      context.globalAlpha = strong ? 1 : 0.92;
      context.fillStyle = colour;
      context.strokeStyle = theme.halo;
      context.lineWidth = 1.2;
      context.beginPath();
      shape.head.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
      context.closePath();
      context.stroke();
      context.fill();
      context.beginPath();
      context.arc(arrow.points[0][0], arrow.points[0][1], Math.max(2.4, Math.min(5, arrow.width * 0.6)), 0, 2 * Math.PI);
      context.fillStyle = theme.halo;
      context.fill();
      context.strokeStyle = colour;
      context.lineWidth = 1.6;
      context.stroke();
      context.globalAlpha = 1;
    }
  }

  // The two ends of each arrow on the screen, each place once: where names stand.
  ends() {
    const { x, y } = this.symbols;
    const found = new Set(this.drawn.filter(({ whole }) => whole).flatMap(({ p, from }) => [p, from]));
    return [...found].map((p) => ({ p, x: x[p], y: y[p] }));
  }

  // What circles of other places keep clear of: the middle of each arrow, as [x, y, radius].
  obstacles() {
    return this.drawn.filter(({ whole }) => whole).flatMap(({ points, width }) => points.slice(7, 18).map(([x, y]) => [x, y, width / 2 + 2]));
  }

  hit(x, y, slack) {
    for (let i = this.drawn.length - 1; i >= 0; i -= 1) {
      const { points, width, p, s, from } = this.drawn[i];
      const near = Math.max(width, 4) / 2 + slack;
      for (let j = 1; j < points.length; j += 1) if (distance(x, y, points[j - 1], points[j]) <= near) return { p, s, from };
    }
    return null;
  }
}

// Whether an arrow would be seen: one of its ends, or what lies between, is within the view.
function meets(x0, y0, x1, y1, view) {
  return Math.max(x0, x1) > 0 && Math.min(x0, x1) < view.width && Math.max(y0, y1) > 0 && Math.min(y0, y1) < view.height;
}

// A bow to the left of the way, so that there and back lie apart.
function curve(x0, y0, x1, y1, bend) {
  const controlX = (x0 + x1) / 2 + (y1 - y0) * bend;
  const controlY = (y0 + y1) / 2 - (x1 - x0) * bend;
  return Array.from({ length: PARTS + 1 }, (_, i) => {
    const t = i / PARTS;
    const u = 1 - t;
    return [u * u * x0 + 2 * u * t * controlX + t * t * x1, u * u * y0 + 2 * u * t * controlY + t * t * y1];
  });
}

// The line of an arrow and its head, kept clear of the circles at both ends.
function outline(points, width, before, after) {
  const tall = Math.max(9, width * 1.5);
  const wide = Math.max(4.6, width * 1.05);
  const back = [...points].reverse();
  const tip = clear(back, after + 2);
  const base = tip && clear([tip.at, ...back.slice(tip.next)], tall);
  const tail = base && before > 0 ? clear(points, before) : base && { at: points[0], next: 1 };
  if (!tail) return null;
  const stop = points.length - tip.next - base.next + 1;
  const line = [tail.at, ...points.slice(tail.next, Math.max(tail.next, stop)), base.at];
  const along = Math.hypot(tip.at[0] - base.at[0], tip.at[1] - base.at[1]) || 1;
  const acrossX = (-(tip.at[1] - base.at[1]) / along) * wide;
  const acrossY = ((tip.at[0] - base.at[0]) / along) * wide;
  return { line, head: [tip.at, [base.at[0] + acrossX, base.at[1] + acrossY], [base.at[0] - acrossX, base.at[1] - acrossY]] };
}

// Where a line leaves the circle of a radius around its first point, and the number of the next corner.
function clear(points, radius) {
  const [x, y] = points[0];
  for (let i = 1; i < points.length; i += 1) {
    const far = Math.hypot(points[i][0] - x, points[i][1] - y);
    if (far < radius) continue;
    const near = Math.hypot(points[i - 1][0] - x, points[i - 1][1] - y);
    const share = far > near ? (radius - near) / (far - near) : 0;
    return { at: [points[i - 1][0] + (points[i][0] - points[i - 1][0]) * share, points[i - 1][1] + (points[i][1] - points[i - 1][1]) * share], next: i };
  }
  return null;
}

function stroke(context, points, colour, width, alpha) {
  context.beginPath();
  points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.globalAlpha = alpha;
  context.stroke();
  context.globalAlpha = 1;
}

function distance(x, y, [x0, y0], [x1, y1]) {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const t = length ? Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) : 0;
  return Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0));
}
