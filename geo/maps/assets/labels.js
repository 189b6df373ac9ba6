// Names and numbers on the map, none over another: the largest first, the rest where room is left.

import { STALE, VAGUE } from "./series.js";
import { labelOf, placeName } from "./figures.js";

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const MOST = 90;

// The visible part of the canvas, and what of it is taken.
class Room {
  constructor([left, top, right, bottom]) {
    this.boxes = [];
    this.edges = [left + 2, top + 2, right - 2, bottom - 2];
  }

  take(box) {
    this.boxes.push(box);
  }

  free(box) {
    const [left, top, right, bottom] = this.edges;
    if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom) return false;
    return this.boxes.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
  }
}

const widths = new Map();

// Measuring costs more than drawing, and most texts come again in the next frame.
function widthOf(context, font, text) {
  const key = `${font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 4000) widths.clear();
    context.font = font;
    width = context.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

const NAME = `600 12.5px ${FONT}`;
const VALUE = `600 12px ${FONT}`;
const NOTE = `400 11px ${FONT}`;
const COUNTRY = `500 11px ${FONT}`;

export function valueText(wording, frame, s) {
  const words = frame.marks[s] & VAGUE ? frame.words(s) : "";
  return words || labelOf(wording, frame.value[s], frame.marks[s], frame.low[s], frame.high[s]);
}

export function drawLabels(context, symbols, basemap, wording, theme, view, visible, clear) {
  const { frame, bundle } = symbols;
  const room = new Room(visible);
  for (const box of clear) room.take(box);
  const clusters = [...symbols.clusters].sort((a, b) => size(b) - size(a));
  for (const { symbols: cluster } of clusters) for (const { x, y, r, high } of cluster) {
    const reach = Math.max(r, high) * 0.86;
    room.take([x - reach, y - reach, x + reach, y + reach]);
  }
  context.textBaseline = "middle";
  context.lineJoin = "round";
  if (symbols.shading?.row) writeAreas(context, symbols.shading.labels, room, wording, theme);
  let written = 0;
  const named = new Set();
  writeArrows(context, symbols, room, wording, theme);
  for (const { p, symbols: cluster } of clusters) {
    if (written > MOST) break;
    written += 1;
    const rows = [];
    for (const symbol of cluster) {
      const text = valueText(wording, frame, symbol.s);
      const width = widthOf(context, VALUE, text);
      const stale = symbol.marks & STALE;
      if (width < symbol.r * 2 - 6 && !covered(symbol, width, symbols.drawn)) {
        const open = symbol.role === "origin";
        context.font = VALUE;
        context.textAlign = "center";
        context.fillStyle = open ? theme.text : stale ? theme.onStale : theme.on(symbol.colour);
        context.fillText(text, symbol.x, symbol.y + 0.5);
      } else if (width > 0) rows.push({ text, width, colour: stale ? theme.muted : theme.readable(symbol.colour) });
    }
    const name = placeName(bundle.places[p], wording);
    if (cluster.every((symbol) => symbol.marks & STALE)) {
      const day = Math.max(...cluster.map(({ s }) => frame.series.day[frame.step[s]]));
      const text = wording.say("note.last_reported", { day: wording.day(day, "short") });
      rows.push({ text, width: widthOf(context, NOTE, text), colour: theme.muted, light: true });
    }
    named.add(bundle.places[p].id);
    writeBlock(context, { name, nameWidth: widthOf(context, NAME, name), rows }, cluster, room, theme);
  }
  for (const { p, x, y } of symbols.arrows.ends()) {
    const place = bundle.places[p];
    if (named.has(place.id) || place.id.length === 2 || written > MOST) continue;
    written += 1;
    named.add(place.id);
    const name = placeName(place, wording);
    writeBlock(context, { name, nameWidth: widthOf(context, NAME, name), rows: [] }, [{ x, y, r: 4, high: 0 }], room, theme);
  }
  if (basemap) writeCountries(context, basemap, view, room, theme, named);
}

// The number of each arrow, beside its bow; as for circles, those that last said it long ago say when.
function writeArrows(context, symbols, room, wording, theme) {
  const { frame } = symbols;
  context.textAlign = "center";
  for (const { s, points, width, marks, colour, whole } of symbols.arrows.drawn) {
    if (!whole) continue;
    const stale = marks & STALE;
    const note = stale ? ` ${wording.say("note.last_reported", { day: wording.day(frame.series.day[frame.step[s]], "short") })}` : "";
    const text = valueText(wording, frame, s) + note;
    const wide = widthOf(context, VALUE, text) / 2;
    for (const at of [12, 9, 15, 7, 17]) {
      const [x, y] = points[at];
      const away = width / 2 + 8;
      const spot = [[x, y], [x, y - away], [x, y + away], [x + wide + away, y], [x - wide - away, y]].find(([left, top]) => room.free([left - wide, top - 7, left + wide, top + 7]));
      if (!spot) continue;
      room.take([spot[0] - wide - 1, spot[1] - 8, spot[0] + wide + 1, spot[1] + 8]);
      context.font = VALUE;
      write(context, text, spot[0], spot[1], stale ? theme.muted : theme.readable(colour), theme.halo);
      break;
    }
  }
}

// The numbers of shaded provinces, on the ground of their class.
function writeAreas(context, areas, room, wording, theme) {
  context.textAlign = "center";
  for (const { x, y, name, value, low, high, marks, wide, ground } of [...areas].sort((p, q) => q.value - p.value)) {
    const text = labelOf(wording, value, marks, low, high);
    const width = Math.max(widthOf(context, NAME, name), widthOf(context, VALUE, text));
    const box = [x - width / 2, y - 16, x + width / 2, y + 16];
    if (!room.free(box)) continue;
    room.take(box);
    const within = width + 8 < wide;
    context.font = NAME;
    const ink = within ? theme.over(ground) : theme.text;
    write(context, name, x, y - 8, ink, within ? ground : theme.halo);
    context.font = VALUE;
    write(context, text, x, y + 8, ink, within ? ground : theme.halo);
  }
}

// Whether a smaller symbol, drawn later, hides the number in the middle of this one.
function covered(symbol, width, drawn) {
  for (let i = drawn.length - 1; i >= 0 && drawn[i] !== symbol; i -= 1) {
    const other = drawn[i];
    const reach = Math.max(other.r, other.high) + 1;
    if (Math.abs(other.x - symbol.x) < width / 2 + reach && Math.abs(other.y - symbol.y) < 7 + reach) return true;
  }
  return false;
}

function size(cluster) {
  return cluster.symbols.reduce((sum, { r }) => sum + r, 0);
}

// A place's name with the numbers that did not fit into their circles, on whichever side has room.
function writeBlock(context, block, cluster, room, theme) {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const { x, y, r, high } of cluster) {
    const reach = Math.max(r, high);
    left = Math.min(left, x - reach);
    right = Math.max(right, x + reach);
    top = Math.min(top, y - reach);
    bottom = Math.max(bottom, y + reach);
  }
  const gap = 14;
  const numbers = block.rows.reduce((sum, row) => sum + row.width + gap, 0);
  const middleX = (left + right) / 2;
  const middleY = (top + bottom) / 2;
  const width = Math.max(block.nameWidth, numbers - gap);
  const height = block.rows.length ? 30 : 16;
  const inline = block.nameWidth + (block.rows.length ? numbers : 0);
  const sides = [
    { x: middleX - width / 2, y: bottom + 3, align: "center", width, height },
    { x: middleX - width / 2, y: top - 3 - height, align: "center", width, height },
    { x: right + 5, y: middleY - height / 2, align: "left", width, height },
    { x: left - 5 - width, y: middleY - height / 2, align: "right", width, height },
    { x: right + 5, y: middleY - 8, align: "left", width: inline, height: 16, inline: true },
    { x: left - 2 - width, y: top - height + 6, align: "right", width, height },
    { x: right + 2, y: top - height + 6, align: "left", width, height },
    { x: left - 2 - width, y: bottom - 6, align: "right", width, height },
    { x: right + 2, y: bottom - 6, align: "left", width, height },
    { x: left - 5 - inline, y: middleY - 8, align: "left", width: inline, height: 16, inline: true },
  ];
  const side = sides.find((one) => room.free([one.x, one.y, one.x + one.width, one.y + one.height]));
  if (!side) return;
  room.take([side.x - 2, side.y, side.x + side.width + 2, side.y + side.height]);
  const start = (own) => (side.align === "center" ? side.x + (side.width - own) / 2 : side.align === "left" ? side.x : side.x + side.width - own);
  context.textAlign = "left";
  context.font = NAME;
  write(context, block.name, start(block.nameWidth), side.y + 8, theme.text, theme.halo);
  let x = side.inline ? side.x + block.nameWidth + gap : start(numbers - gap);
  const y = side.inline ? side.y + 8 : side.y + 23;
  block.rows.forEach((row, i) => {
    // Two numbers beside each other are not one: "30,000 · dozens".
    context.font = VALUE;
    if (i || side.inline) write(context, "·", x - gap / 2 - 1.5, y, theme.muted, theme.halo);
    context.font = row.light ? NOTE : VALUE;
    write(context, row.text, x, y, row.colour, theme.halo);
    x += row.width + gap;
  });
}

function write(context, text, x, y, colour, halo) {
  context.strokeStyle = halo;
  context.lineWidth = 3.2;
  context.globalAlpha = 0.9;
  context.strokeText(text, x, y);
  context.globalAlpha = 1;
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function writeCountries(context, basemap, view, room, theme, named) {
  context.font = COUNTRY;
  context.textAlign = "left";
  if ("letterSpacing" in context) context.letterSpacing = "1.2px";
  let written = 0;
  for (const { text, code, spots } of basemap.labels(view)) {
    if (written >= 60) break;
    if (named.has(code)) continue;
    const upper = text.toLocaleUpperCase();
    const wide = widthOf(context, COUNTRY, upper);
    const spot = spots.filter(({ width }) => wide < width * 0.92).map(({ x, y }) => [x - wide / 2, y - 7, x + wide / 2, y + 7]).find((box) => room.free(box));
    if (!spot) continue;
    room.take(spot);
    written += 1;
    context.strokeStyle = theme.land;
    context.lineWidth = 3;
    context.strokeText(upper, spot[0], spot[1] + 7);
    context.fillStyle = theme.country;
    context.fillText(upper, spot[0], spot[1] + 7);
  }
  if ("letterSpacing" in context) context.letterSpacing = "0px";
}
