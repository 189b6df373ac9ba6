// A small map beside a sentence: the candidates for its place, and a pin that can be moved to where it is true.

const mounted = new WeakMap();
const STEP = 12; // pixels that an arrow key moves the pin

export default function locate(component) {
  const { data, parentElement, setTriggerValue } = component;
  const host = parentElement.querySelector(".locator");
  const entry = mounted.get(parentElement) ?? { shown: "", tell: null, map: null };
  mounted.set(parentElement, entry);
  entry.tell = setTriggerValue;
  const now = JSON.stringify(data);
  if (entry.shown !== now) {
    entry.shown = now;
    draw(entry, host, data);
  }
  return () => {
    entry.map?.remove();
    entry.map = null;
    mounted.delete(parentElement);
  };
}

function draw(entry, host, data) {
  entry.map?.remove();
  const ink = data.dark
    ? { land: "#2b333a", sea: "#1b242b", line: "#67727b", thin: "#46515a", mark: "#7fbdff", text: "#eef1f3" }
    : { land: "#f6f4ee", sea: "#dbe6ec", line: "#85868a", thin: "#c6c3bb", mark: "#0b5cad", text: "#1c2126" };
  host.style.background = ink.sea;
  host.style.color = ink.text;
  const map = L.map(host, { zoomControl: false, attributionControl: false, minZoom: 2, maxZoom: 13, zoomSnap: 0.25 });
  entry.map = map;
  L.control.zoom({ zoomInTitle: data.words.in, zoomOutTitle: data.words.out }).addTo(map);
  map.getContainer().setAttribute("role", "group");
  map.getContainer().setAttribute("aria-label", data.words.label);
  const box = L.latLngBounds([[data.box[1], data.box[0]], [data.box[3], data.box[2]]]);
  map.fitBounds(box, { animate: false });
  // The page may still be laying itself out: the map takes its size, and its view, when it has one.
  let touched = false;
  map.on("dragstart zoomstart", (event) => { touched = touched || event.type === "dragstart"; });
  const sized = new ResizeObserver(() => {
    if (entry.map !== map) return sized.disconnect();
    map.invalidateSize(false);
    if (!touched) map.fitBounds(box, { animate: false });
    return undefined;
  });
  sized.observe(host);
  const ground = L.canvas({ padding: 0.5, pane: "tilePane" });
  const paint = (address, style) => fetch(new URL(address, document.baseURI))
    // Gone when the reader has moved on to the next figure meanwhile.
    .then((answer) => (answer.ok ? answer.json() : null))
    .then((shapes) => shapes && entry.map === map && L.geoJSON(shapes, { interactive: false, renderer: ground, style }).addTo(map));
  paint(data.world, { color: ink.line, weight: 1, fillColor: ink.land, fillOpacity: 1 })
    .then(() => paint(data.near, { color: ink.thin, weight: 0.8, fill: false }));
  if (data.outline) L.geoJSON(data.outline, { interactive: false, style: { color: ink.mark, weight: 2, fillOpacity: 0.12 } }).addTo(map);
  const spots = L.layerGroup().addTo(map);
  const place = () => {
    spots.clearLayers();
    const taken = [map.latLngToContainerPoint(data.pin)];
    for (const one of data.candidates) spots.addLayer(candidate(entry, map, one, taken));
  };
  place();
  map.on("zoomend", place);
  pin(entry, map, data);
}

// Of marks that lie on one another only the first can be clicked and has its name beside it: the buttons below offer all.
function candidate(entry, map, one, taken) {
  const dot = document.createElement("span");
  dot.className = one.current ? "dot current" : "dot";
  const at = map.latLngToContainerPoint([one.lat, one.lon]);
  const free = taken.every((other) => Math.abs(other.x - at.x) > 34 || Math.abs(other.y - at.y) > 34);
  const apart = taken.slice(1).every((other) => Math.abs(other.x - at.x) > 90 || Math.abs(other.y - at.y) > 18);
  taken.push(at);
  const open = free && !one.current;
  const mark = L.marker([one.lat, one.lon], {
    icon: L.divIcon({ html: dot, className: "spot", iconSize: [28, 28] }),
    title: one.name, alt: one.label, keyboard: open, interactive: open,
  });
  if (apart) {
    const name = document.createElement("span");
    name.textContent = one.name;
    mark.bindTooltip(name, { permanent: true, direction: "right", offset: [10, 0], className: "name" });
  }
  if (open) mark.on("click", () => entry.tell("pick", one.id));
  return mark;
}

function pin(entry, map, data) {
  const shape = document.createElement("span");
  shape.className = "pin";
  const mark = L.marker(data.pin, {
    icon: L.divIcon({ html: shape, className: "spot", iconSize: [32, 40], iconAnchor: [16, 38] }),
    draggable: true, keyboard: true, autoPan: true, title: data.words.pin, alt: data.words.pin, zIndexOffset: 1000,
  }).addTo(map);
  const tell = () => {
    const { lat, lng } = mark.getLatLng();
    entry.tell("moved", { latitude: Number(lat.toFixed(5)), longitude: Number((((lng + 540) % 360) - 180).toFixed(5)) });
  };
  mark.on("dragend", tell);
  let waiting = 0;
  mark.getElement().addEventListener("keydown", (event) => {
    const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    mark.setLatLng(map.containerPointToLatLng(map.latLngToContainerPoint(mark.getLatLng()).add(by)));
    clearTimeout(waiting);
    waiting = setTimeout(tell, 700);
  });
}
