// Circles, areas and lines: their sizes, their places beside one another, and how they are drawn.

import { LEAST, MOST, RANGE, SPREAD, STALE, SUM, VAGUE } from "./series.js";
import { Arrows } from "./arrows.js";
import { besideOneAnother, Crowd } from "./crowd.js";
import { keepApart } from "./spacing.js";
import { inView, mercatorX, mercatorY, middleOf, pathOf, placed } from "./canvas.js";

const SMALLEST = 2.5;
const THINNEST = 1.2;
const WIDEST = 13;
const CROWD = 1200;

// Area in proportion to value: one scale for each family, from the largest value it ever takes in such windows.
export class Scales {
  constructor(frame, bundle, largest) {
    this.frame = frame;
    this.bundle = bundle;
    this.largest = largest;
    this.peak = new Map();
    this.widest = new Map();
  }

  measure(first, length) {
    this.peak.clear();
    const { series } = this.frame;
    const peaks = this.frame.top.map((s) => series.peak(s, first, length));
    const families = this.frame.top.map((s) => this.bundle.indicators[series.indicator[s]].family);
    families.forEach((family, i) => peaks[i] > (this.peak.get(family) ?? 0) && this.peak.set(family, peaks[i]));
    this.widest.clear();
    this.frame.top.forEach((s, i) => series.travels[s] && peaks[i] > (this.widest.get(families[i]) ?? 0) && this.widest.set(families[i], peaks[i]));
    // How many circles of the largest size all circles together would cover.
    this.ink = families.reduce((sum, family, i) => sum + peaks[i] / Math.max(1, this.peak.get(family) ?? 1), 0);
  }

  factor(family) {
    return this.largest / Math.sqrt(Math.max(1, this.peak.get(family) ?? 1));
  }

  // The width of an arrow, in proportion to its number.
  width(family, value) {
    return value > 0 ? Math.max(THINNEST, (WIDEST * value) / Math.max(1, this.widest.get(family) ?? 1)) : 0;
  }

  radius(family, value) {
    return this.sized(this.factor(family), value);
  }

  sized(factor, value) {
    return value > 0 ? Math.max(SMALLEST, factor * Math.sqrt(value)) : 0;
  }
}

export class Symbols {
  constructor(frame, bundle, scales) {
    const { shapes } = bundle;
    this.frame = frame;
    this.bundle = bundle;
    this.scales = scales;
    this.count = bundle.places.length;
    this.worldX = new Float64Array(this.count);
    this.worldY = new Float64Array(this.count);
    this.shapes = bundle.places.map((place) => (place.shape === undefined ? null : pathOf(shapes[place.shape])));
    bundle.places.forEach((place, number) => {
      const middle = place.kind === "border" || place.kind === "line" ? middleOf(shapes[place.shape] ?? {}) : null;
      const point = middle ?? [place.lon ?? NaN, place.lat ?? NaN];
      this.worldX[number] = mercatorX(point[0]);
      this.worldY[number] = mercatorY(point[1]);
    });
    this.x = new Float32Array(this.count);
    this.y = new Float32Array(this.count);
    this.moved = new Array(this.count).fill(null);
    this.shifts = new Map();
    this.drawn = [];
    this.ringed = null;
    this.crowded = frame.top.length > CROWD;
    this.sprites = new Map();
    this.used = new Set();
    this.arrows = new Arrows(this);
    this.crowd = new Crowd(this);
  }

  // Called when the view changes: screen positions and outlines of the places.
  project(view) {
    for (let p = 0; p < this.count; p += 1) {
      this.x[p] = this.worldX[p] * view.scale + view.left;
      this.y[p] = this.worldY[p] * view.scale + view.top;
      const shape = this.shapes[p];
      this.moved[p] = shape && inView(shape.box, view) ? placed(shape.path, view) : null;
    }
    if (this.view !== view) this.shifts.clear();
    this.view = view;
  }

  // Which symbols the frame asks for, where and how large: at one place side by side, the largest in the middle.
  lay() {
    const { frame, bundle } = this;
    const { series } = frame;
    this.drawn.length = 0;
    this.clusters = [];
    this.arrows.lay();
    if (this.crowded) {
      this.drawn = this.crowd.lay();
      return;
    }
    for (let p = 0; p < this.count; p += 1) {
      const x = this.x[p];
      const y = this.y[p];
      if (!(x > -80 && y > -80 && x < this.view.width + 80 && y < this.view.height + 80)) continue;
      let cluster = null;
      for (const s of frame.ofPlace[p]) {
        if (!frame.shown[s] || this.shading?.tells(s) || this.arrows.tells.has(s)) continue;
        const indicator = bundle.indicators[series.indicator[s]];
        const radius = this.scales.radius(indicator.family, frame.value[s]);
        if (!radius) continue;
        const symbol = { s, p, x, y, r: radius, marks: frame.marks[s], colour: indicator.colour, role: bundle.roles[series.role[s]], low: 0, high: 0 };
        if (symbol.marks & RANGE) {
          symbol.low = this.scales.radius(indicator.family, frame.low[s]);
          symbol.high = this.scales.radius(indicator.family, frame.high[s]);
        }
        cluster ??= [];
        cluster.push(symbol);
        this.drawn.push(symbol);
      }
      if (!cluster) continue;
      if (cluster.length > 1) besideOneAnother(cluster);
      this.clusters.push({ p, x, y, kind: bundle.places[p].kind, id: bundle.places[p].id, symbols: cluster });
    }
    keepApart(this.clusters, this.shifts, this.arrows.obstacles());
    this.drawn.sort((a, b) => b.r - a.r);
  }

  draw(context, theme, picked, hovered) {
    this.used.clear();
    this.drawAreas(context, theme, picked, hovered);
    this.arrows.draw(context, theme, picked, hovered);
    if (this.crowded) this.crowd.draw(context, theme, picked, hovered);
    else {
      for (const cluster of this.clusters) drawLeader(context, cluster, theme);
      for (const symbol of this.drawn) this.drawCircle(context, symbol, theme, symbol.p === picked || symbol.p === hovered);
    }
    if (picked !== null) this.drawPicked(context, theme, picked);
  }

  drawAreas(context, theme, picked, hovered) {
    for (let p = 0; p < this.count; p += 1) {
      const path = this.moved[p];
      if (!path) continue;
      let leading = null;
      for (const s of this.frame.ofPlace[p]) if (this.frame.shown[s] && !this.shading?.tells(s) && (leading === null || this.frame.value[s] > this.frame.value[leading])) leading = s;
      if (leading === null && p !== picked) continue;
      const strong = p === picked || p === hovered;
      const place = this.bundle.places[p];
      const country = place.id.length === 2;
      if (country && !strong) continue;
      const colour = leading === null ? theme.text : this.frame.marks[leading] & STALE ? theme.stale : theme.ink(this.bundle.indicators[this.frame.series.indicator[leading]].colour);
      context.lineJoin = "round";
      if (!this.shapes[p].closed) {
        this.used.add("border");
        context.strokeStyle = theme.halo;
        context.lineWidth = strong ? 9 : 7;
        context.lineCap = "round";
        context.globalAlpha = 0.9;
        context.stroke(path);
        context.strokeStyle = colour;
        context.lineWidth = strong ? 5 : 3.5;
        context.stroke(path);
        context.globalAlpha = 1;
        continue;
      }
      if (place.kind === "joint") {
        this.used.add("joint");
        context.fillStyle = this.hatch(context, colour);
        context.globalAlpha = strong ? 0.6 : 0.38;
        context.fill(path, "evenodd");
      } else {
        if (!country) this.used.add("area");
        context.save();
        // A part is cut from a coarser outline than the base map's, which would put it into the sea.
        const land = place.kind === "part" ? this.basemap?.outline(place.country, this.view) : null;
        if (land) context.clip(land, "evenodd");
        context.fillStyle = colour;
        context.globalAlpha = country ? 0.06 : strong ? 0.18 : 0.07;
        context.fill(path, "evenodd");
      }
      context.globalAlpha = strong ? 1 : 0.75;
      context.strokeStyle = colour;
      context.lineWidth = strong ? 2 : 1.1;
      if (place.kind === "part") {
        this.used.add("part");
        context.setLineDash([6, 4]);
      }
      context.stroke(path);
      context.setLineDash([]);
      context.globalAlpha = 1;
      if (place.kind !== "joint") context.restore();
    }
  }

  hatch(context, colour) {
    const key = `hatch ${colour}`;
    if (!this.sprites.has(key)) {
      const tile = document.createElement("canvas");
      tile.width = 8;
      tile.height = 8;
      const ink = tile.getContext("2d");
      ink.strokeStyle = colour;
      ink.lineWidth = 1.6;
      ink.beginPath();
      for (const shift of [-8, 0, 8]) {
        ink.moveTo(shift, 8);
        ink.lineTo(shift + 8, 0);
      }
      ink.stroke();
      this.sprites.set(key, context.createPattern(tile, "repeat"));
    }
    return this.sprites.get(key);
  }

  drawCircle(context, symbol, theme, strong) {
    const { x, y, r, marks } = symbol;
    const colour = marks & STALE ? theme.stale : theme.ink(symbol.colour);
    const open = symbol.role === "origin";
    if (marks & STALE) this.used.add("stale");
    if (marks & RANGE && symbol.high > symbol.low + 0.4) {
      this.used.add("range");
      context.fillStyle = colour;
      context.globalAlpha = 0.22;
      disc(context, x, y, symbol.high);
      context.fill();
      context.globalAlpha = 0.9;
      context.strokeStyle = colour;
      context.lineWidth = 1;
      context.stroke();
      context.globalAlpha = 1;
    }
    disc(context, x, y, r);
    context.fillStyle = open ? theme.halo : colour;
    context.globalAlpha = open ? 0.72 : strong ? 0.92 : 0.78;
    context.fill();
    context.globalAlpha = 1;
    if (open) this.used.add("from");
    else this.used.add("here");
    const broken = marks & (VAGUE | SPREAD);
    if (marks & VAGUE) this.used.add("vague");
    if (marks & SPREAD) this.used.add("spread");
    if (marks & (SUM | LEAST)) this.used.add("least");
    if (marks & MOST) this.used.add("most");
    const width = open ? Math.min(4, Math.max(1.6, r * 0.28)) : 1.4;
    context.lineWidth = width;
    if (open) {
      disc(context, x, y, Math.max(1, r - width / 2));
      context.strokeStyle = colour;
    } else if (marks & STALE) context.strokeStyle = theme.ink(symbol.colour);
    else context.strokeStyle = broken ? colour : theme.halo;
    if (broken) {
      if (!open) disc(context, x, y, r + 2);
      context.setLineDash([3, 3]);
    }
    context.stroke();
    context.setLineDash([]);
    if (symbol.low > 0 && symbol.low < r - 1.5 && !open) {
      context.strokeStyle = theme.halo;
      context.lineWidth = 1;
      disc(context, x, y, symbol.low);
      context.stroke();
    }
  }

  drawPicked(context, theme, picked) {
    const cluster = this.drawn.filter((symbol) => symbol.p === picked);
    for (const symbol of cluster) {
      disc(context, symbol.x, symbol.y, Math.max(symbol.r, symbol.high) + 3.5);
      context.strokeStyle = theme.focus;
      context.lineWidth = 2.5;
      context.stroke();
    }
    if (!cluster.length && !this.moved[picked] && this.x[picked] === this.x[picked]) {
      disc(context, this.x[picked], this.y[picked], 7);
      context.strokeStyle = theme.focus;
      context.lineWidth = 2.5;
      context.stroke();
    }
  }

  // The symbol or place under a point of the canvas: circles from the top, then lines, then the smallest area.
  hit(x, y, context, slack = 4) {
    for (let i = this.drawn.length - 1; i >= 0; i -= 1) {
      const symbol = this.drawn[i];
      if (Math.hypot(symbol.x - x, symbol.y - y) <= Math.max(symbol.r, symbol.high) + slack) return { p: symbol.p, s: symbol.s };
    }
    const arrow = this.arrows.hit(x, y, slack);
    if (arrow) return arrow;
    let found = null;
    let smallest = Infinity;
    const ratio = this.view.ratio;
    context.lineWidth = 14;
    for (let p = 0; p < this.count; p += 1) {
      const path = this.moved[p];
      if (!path || !this.frame.ofPlace[p].some((s) => this.frame.shown[s])) continue;
      const { box, closed } = this.shapes[p];
      const size = closed ? (box[2] - box[0]) * (box[3] - box[1]) : 0;
      const within = closed ? context.isPointInPath(path, x * ratio, y * ratio, "evenodd") : context.isPointInStroke(path, x * ratio, y * ratio);
      if (within && size < smallest) {
        smallest = size;
        found = { p, s: null };
      }
    }
    return found;
  }
}

// A symbol that had to stand aside keeps a thin line to its place.
function drawLeader(context, { x, y, symbols, kind }, theme) {
  const { x: toX, y: toY, r } = symbols[0];
  const far = Math.hypot(toX - x, toY - y);
  const exact = kind === "point" || kind === "border" || kind === "line";
  if (far < (exact ? Math.max(6, r * 0.8) : Math.max(30, r * 1.4))) return;
  context.strokeStyle = theme.muted;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.stroke();
  disc(context, x, y, 2);
  context.fillStyle = theme.muted;
  context.fill();
}

function disc(context, x, y, r) {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
}
