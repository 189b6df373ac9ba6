// Online tiles, where the host asked for them: they lie over the base map, and can be taken away.

export class Tiles {
  constructor(app) {
    const { template, attribution } = app.options.tiles;
    this.app = app;
    this.attribution = attribution;
    const pane = app.map.createPane("cm-tiles");
    pane.style.zIndex = 300;
    pane.style.pointerEvents = "none";
    pane.setAttribute("aria-hidden", "true");
    this.layer = app.L.tileLayer(template, { pane: "cm-tiles", maxZoom: 12, attribution: "", referrerPolicy: "no-referrer" });
    this.toggle(true);
  }

  get shown() {
    return this.app.map.hasLayer(this.layer);
  }

  toggle(show = !this.shown) {
    if (show) this.layer.addTo(this.app.map);
    else this.layer.remove();
  }
}
