// Canvases that move with a Leaflet map, and the projection of places to them.

export const WORLD = 256;

export function mercatorX(lon) {
  return ((lon + 180) / 360) * WORLD;
}

export function mercatorY(lat) {
  const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
}

// One canvas in a pane of the map; `draw(context, view)` is called when the view or the data change.
// It builds on Leaflet's own renderer, so that panning and zooming move the finished picture until it is redrawn.
export function canvasLayer(L, draw, options) {
  const Layer = L.Renderer.extend({
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true");
      this.context = this._container.getContext("2d");
    },
    _destroyContainer() {
      this._container.remove();
      this._container = null;
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = Math.round(size.x * ratio);
      this._container.height = Math.round(size.y * ratio);
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      this.view = viewOf(this._map, this._bounds.min, size, ratio);
      this.redraw();
    },
    redraw() {
      if (!this._map || !this.view) return;
      const { ratio, width, height } = this.view;
      this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.context.clearRect(0, 0, width, height);
      draw(this.context, this.view);
    },
  });
  return new Layer(options);
}

// Where the world (256 units wide) lies on a canvas: x · scale + left.
function viewOf(map, topLeft, size, ratio) {
  const zoom = map.getZoom();
  const origin = map.getPixelOrigin().add(topLeft);
  return { zoom, ratio, width: size.x, height: size.y, scale: 2 ** zoom, left: -origin.x, top: -origin.y, offset: topLeft };
}

// The paths of a shape in world units, from the differences in thousandths of a degree.
export function pathOf(shape) {
  const path = new Path2D();
  const closed = Boolean(shape.area);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of shape.area ?? shape.line) {
    let x = 0;
    let y = 0;
    for (let i = 0; i < part.length; i += 2) {
      x += part[i];
      y += part[i + 1];
      const worldX = mercatorX(x / 1000);
      const worldY = mercatorY(y / 1000);
      if (i === 0) path.moveTo(worldX, worldY);
      else path.lineTo(worldX, worldY);
      box[0] = Math.min(box[0], worldX);
      box[1] = Math.min(box[1], worldY);
      box[2] = Math.max(box[2], worldX);
      box[3] = Math.max(box[3], worldY);
    }
    if (closed) path.closePath();
  }
  return { path, box, closed };
}

// The middle of a line, by length, as [longitude, latitude]: where the circle of a border stands.
export function middleOf(shape) {
  let longest = null;
  for (const part of shape.line ?? []) if (!longest || part.length > longest.length) longest = part;
  if (!longest) return null;
  const corners = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < longest.length; i += 2) {
    x += longest[i];
    y += longest[i + 1];
    corners.push([x / 1000, y / 1000]);
  }
  const lengths = corners.map((corner, i) => (i ? Math.hypot(corner[0] - corners[i - 1][0], corner[1] - corners[i - 1][1]) : 0));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (let i = 1; i < corners.length; i += 1) {
    if (left <= lengths[i] && lengths[i] > 0) {
      const part = left / lengths[i];
      return [corners[i - 1][0] + (corners[i][0] - corners[i - 1][0]) * part, corners[i - 1][1] + (corners[i][1] - corners[i - 1][1]) * part];
    }
    left -= lengths[i];
  }
  return corners[0];
}

export function placed(path, view) {
  const moved = new Path2D();
  moved.addPath(path, new DOMMatrix([view.scale, 0, 0, view.scale, view.left, view.top]));
  return moved;
}

export function inView(box, view) {
  return (
    box[2] * view.scale + view.left > 0 &&
    box[0] * view.scale + view.left < view.width &&
    box[3] * view.scale + view.top > 0 &&
    box[1] * view.scale + view.top < view.height
  );
}
