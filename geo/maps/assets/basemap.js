// The vector base map: countries of the world, and provinces and finer borders where the data lie.

import { gunzipJson } from "./series.js";
import { inView, mercatorX, mercatorY, placed } from "./canvas.js";

const LINES = ["borders", "provinces", "disputed"];

// Corners in world units from the differences in thousandths of a degree.
function corners(part) {
  const out = new Float64Array(part.length);
  let x = 0;
  let y = 0;
  for (let i = 0; i < part.length; i += 2) {
    x += part[i];
    y += part[i + 1];
    out[i] = mercatorX(x / 1000);
    out[i + 1] = mercatorY(y / 1000);
  }
  return out;
}

function trace(path, points, close) {
  for (let i = 0; i < points.length; i += 2) {
    if (i === 0) path.moveTo(points[0], points[1]);
    else path.lineTo(points[i], points[i + 1]);
  }
  if (close) path.closePath();
}

function decode(level) {
  const countries = level.countries.map(({ code, name, area }) => {
    const path = new Path2D();
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    const rings = area.map(corners);
    for (const ring of rings) {
      trace(path, ring, true);
      for (let i = 0; i < ring.length; i += 2) {
        box[0] = Math.min(box[0], ring[i]);
        box[1] = Math.min(box[1], ring[i + 1]);
        box[2] = Math.max(box[2], ring[i]);
        box[3] = Math.max(box[3], ring[i + 1]);
      }
    }
    return { code, name, path, box, rings };
  });
  const lines = Object.fromEntries(LINES.map((kind) => {
    const path = new Path2D();
    for (const part of level[kind]) trace(path, corners(part), false);
    return [kind, path];
  }));
  const disputed = level.disputed.map(corners);
  return { countries, lines, disputed };
}

export class Basemap {
  static async read(data) {
    const map = new Basemap();
    const read = (packed) => (packed ? gunzipJson(packed) : null);
    const [world, near, areas] = await Promise.all([read(data?.world), read(data?.near), read(data?.areas)]);
    map.areas = areas ?? [];
    map.world = world && decode(world);
    map.near = near && decode(near);
    map.box = near && [mercatorX(data.near_box[0]), mercatorY(data.near_box[3]), mercatorX(data.near_box[2]), mercatorY(data.near_box[1])];
    map.names = new Map([...(map.near?.countries ?? []), ...(map.world?.countries ?? [])].map(({ code, name }) => [code, name]));
    return map;
  }

  // Whether the finer map is worth drawing: not when its box is a stamp on a map of the world.
  finer(view) {
    return Boolean(this.near) && (!this.world || (this.box[2] - this.box[0]) * view.scale > 420);
  }

  draw(context, view, theme) {
    context.fillStyle = theme.water;
    context.fillRect(0, 0, view.width, view.height);
    const finer = this.finer(view);
    for (const shift of [-256, 0, 256]) {
      const left = view.left + shift * view.scale;
      if (!this.world || left > view.width || left + 256 * view.scale < 0) continue;
      context.save();
      if (finer && shift === 0) this.clip(context, view, true);
      this.drawLevel(context, this.world, { ...view, left }, theme);
      context.restore();
    }
    if (!finer) return;
    context.save();
    this.clip(context, view, false);
    this.drawLevel(context, this.near, view, theme);
    context.restore();
  }

  clip(context, view, outside) {
    const [west, north, east, south] = this.box;
    context.beginPath();
    if (outside) context.rect(0, 0, view.width, view.height);
    context.rect(west * view.scale + view.left, north * view.scale + view.top, (east - west) * view.scale, (south - north) * view.scale);
    context.clip("evenodd");
  }

  drawLevel(context, level, view, theme) {
    const unit = 1 / view.scale;
    context.transform(view.scale, 0, 0, view.scale, view.left, view.top);
    context.lineJoin = "round";
    context.fillStyle = theme.land;
    context.strokeStyle = theme.coast;
    context.lineWidth = 0.9 * unit;
    for (const country of level.countries) {
      if (!inView(country.box, view)) continue;
      context.fill(country.path, "evenodd");
      context.stroke(country.path);
    }
    context.strokeStyle = theme.province;
    context.lineWidth = 0.7 * unit;
    context.stroke(level.lines.provinces);
    context.strokeStyle = theme.border;
    context.lineWidth = 1.15 * unit;
    context.stroke(level.lines.borders);
    context.strokeStyle = theme.land;
    context.lineWidth = 2.4 * unit;
    context.stroke(level.lines.disputed);
    context.strokeStyle = theme.border;
    context.lineWidth = 1.15 * unit;
    context.setLineDash([4 * unit, 3 * unit]);
    context.stroke(level.lines.disputed);
  }

  // The outline of a country on the canvas, to the shore as it is drawn; null where it is not in sight.
  outline(code, view) {
    const found = (this.finer(view) ? this.near : this.world)?.countries.find((country) => country.code === code);
    return found && inView(found.box, view) ? placed(found.path, view) : null;
  }

  // Borders between countries once more, over shaded provinces.
  drawBorders(context, view, theme) {
    const level = this.finer(view) ? this.near : this.world;
    if (!level) return;
    const unit = 1 / view.scale;
    context.save();
    context.transform(view.scale, 0, 0, view.scale, view.left, view.top);
    context.strokeStyle = theme.muted;
    context.lineWidth = 1.2 * unit;
    context.stroke(level.lines.borders);
    context.restore();
  }

  hasDisputed(view) {
    const level = this.finer(view) ? this.near : this.world;
    return Boolean(level?.disputed.some((line) => {
      for (let i = 0; i < line.length; i += 2) {
        const x = line[i] * view.scale + view.left;
        const y = line[i + 1] * view.scale + view.top;
        if (x > 0 && y > 0 && x < view.width && y < view.height) return true;
      }
      return false;
    }));
  }

  // Names of countries where they are widest within the view, the widest first.
  labels(view) {
    if (this.labelled === view) return this.known;
    const level = this.finer(view) ? this.near : this.world;
    const out = [];
    for (const country of level?.countries ?? []) {
      if (!inView(country.box, view)) continue;
      const spots = cuts(country, view).filter((spot) => spot.width > 40).sort((a, b) => b.width - a.width);
      if (spots.length) out.push({ text: country.name, code: country.code, spots: spots.slice(0, 8), width: spots[0].width });
    }
    this.labelled = view;
    this.known = out.sort((a, b) => b.width - a.width);
    return this.known;
  }
}

// The horizontal cuts of a country within the view, on a few lines: where a name could stand.
function cuts(country, view) {
  const top = Math.max(country.box[1], (16 - view.top) / view.scale);
  const bottom = Math.min(country.box[3], (view.height - 16 - view.top) / view.scale);
  const out = [];
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]) {
    const y = top + (bottom - top) * share;
    const crossings = [];
    for (const ring of country.rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        if (ring[j + 1] > y !== ring[i + 1] > y) crossings.push(ring[j] + ((y - ring[j + 1]) / (ring[i + 1] - ring[j + 1])) * (ring[i] - ring[j]));
      }
    }
    crossings.sort((p, q) => p - q);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const left = Math.max(4, crossings[i] * view.scale + view.left);
      const right = Math.min(view.width - 4, crossings[i + 1] * view.scale + view.left);
      out.push({ x: (left + right) / 2, y: y * view.scale + view.top, width: (right - left) * (share === 0.5 ? 1.1 : 1) });
    }
  }
  return out;
}
