// Totals, which are also the control of the layers; legend; trays; sources. The table of places.

import { dayNumber, drawing, element, replace, setText } from "./text.js";
import { RANGE, SPREAD, STALE } from "./series.js";
import { familiesOf, rowKey } from "./frame.js";
import { Scope } from "./scope.js";
import { amount, card, groupName, indicatorName, rangeOf, rowName } from "./figures.js";

export class Overview {
  constructor(app) {
    this.app = app;
    this.scope = new Scope(app);
    this.totals = element("div", { class: "cm-totals" });
    this.legend = element("div", { class: "cm-legend" });
    this.trays = element("div", { class: "cm-trays" });
    this.about = element("div", { class: "cm-about" });
    const say = (key) => app.wording.say(key);
    this.node = element("div", { class: "cm-overview" },
      element("h2", null, say("totals.title")), this.scope.node, this.totals,
      element("h2", null, say("legend.title")), this.legend,
      element("h2", null, say("trays.title")), this.trays,
      element("h2", null, say("about.title")), this.about);
    this.buildTotals();
    if (app.empty) replace(this.totals, element("p", { class: "cm-empty" }, app.wording.say("totals.empty")));
    this.buildTrays();
    this.buildAbout();
    this.legendKey = "";
  }

  buildTotals() {
    const { app } = this;
    const { wording, bundle, frame } = app;
    this.lines = [];
    this.toggles = new Map();
    const names = new Map();
    for (const row of frame.rows) {
      const key = `${row.number} ${row.role}`;
      const other = names.get(key);
      if (other && other.counting !== row.counting) row.twice = other.twice = true;
      if (other && other.unit !== row.unit) row.units = other.units = true;
      names.set(key, row);
    }
    replace(this.totals, familiesOf(bundle).map((family) => {
      const toggle = element("input", { type: "checkbox", checked: !app.state.hidden.has(family.code), onchange: () => app.toggleFamily(family.code) });
      const list = element("div", { class: "cm-lines" });
      const rows = frame.rows.filter((row) => row.family === family.code);
      const alone = rows.length === 1;
      const heading = element("label", { class: "cm-toggle" }, toggle, alone ? swatch(rows[0], app.theme) : null, element("span", null, alone ? rowName(rows[0], wording) : familyName(family, wording)));
      for (const row of rows) {
        const value = element("span", { class: "cm-total" });
        const range = element("span", { class: "cm-range" });
        const change = element("span", { class: "cm-change" });
        const note = element("span", { class: "cm-note" });
        const split = element("div", { class: "cm-split" });
        const line = element("div", { class: "cm-line" },
          alone ? heading : element("div", { class: "cm-name" }, swatch(row, app.theme), element("span", null, rowName(row, wording))),
          element("div", { class: "cm-number" }, value, range), change, note, split);
        list.append(line);
        this.lines.push({ row, value, range, change, note, split, line });
      }
      const box = element("div", { class: alone ? "cm-family cm-alone" : "cm-family" }, alone ? null : heading, list);
      this.toggles.set(family.code, { toggle, box });
      return box;
    }));
  }

  paint() {
    const { app } = this;
    const { wording, state } = app;
    for (const { row, value, range, note, line } of this.lines) {
      line.classList.toggle("cm-none", row.count === 0);
      setText(value, row.count ? amount(wording, row.best, row.marks, row.low, row.high, row.count === 1 ? row.vague : null) : "–");
      setText(range, row.count && row.marks & RANGE ? rangeOf(wording, row.best, row.marks, row.low, row.high) : "");
      const notes = [];
      if (row.old && row.old === row.count) notes.push(wording.say("note.last_reported", { day: wording.day(row.latest, "short") }));
      else if (row.old) notes.push(wording.say("note.partly_old"));
      if (row.count && row.marks & SPREAD) notes.push(wording.say("note.spread"));
      setText(note, notes.join(" · "));
    }
    if (!app.symbols.crowded) this.paintChange();
    for (const [code, { toggle, box }] of this.toggles) {
      const shown = !state.hidden.has(code);
      if (toggle.checked !== shown) toggle.checked = shown;
      box.classList.toggle("cm-off", !shown);
    }
  }

  // How each total differs from one step of the slider earlier.
  paintChange() {
    const { app } = this;
    const { wording, frame } = app;
    const { before } = app;
    const sums = before ? frame.sums(...before.reach) : null;
    for (const { row, change } of this.lines) {
      const more = sums && row.count ? row.best - sums[frame.rows.indexOf(row)] : 0;
      setText(change, more ? wording.say(more > 0 ? "change.more" : "change.less", { n: Math.abs(more), day: wording.day(before.day, "short") }) : "");
    }
  }

  // What costs more and nobody reads while the slider moves.
  settle() {
    if (this.scope.node) this.scope.paint();
    this.paintChange();
    this.paintSplit();
    this.paintLegend();
  }

  paintSplit() {
    const { app } = this;
    const [a, b] = app.reach;
    for (const { row, split } of this.lines) {
      const parts = row.count ? app.frame.splitRow(row, a, b) : [];
      const telling = parts.length > 1 || (parts.length === 1 && parts[0].group !== "people");
      if (!telling) {
        replace(split);
        continue;
      }
      const whole = parts.reduce((sum, part) => sum + part.value, 0) || 1;
      const colour = app.theme.ink(row.indicator.colour);
      replace(split,
        element("div", { class: "cm-bar", "aria-hidden": "true" }, parts.map((part, i) => element("span", { style: { "flex-grow": String(part.value / whole), "background-color": colour, opacity: String(part.group === "unknown" ? 0.25 : Math.max(0.35, 1 - i * 0.22)) } }))),
        element("ul", null, parts.map((part, i) => element("li", null,
          element("span", { class: "cm-dot", style: { "background-color": colour, opacity: String(part.group === "unknown" ? 0.25 : Math.max(0.35, 1 - i * 0.22)) } }),
          element("span", null, groupName(part.group, app.wording)), " ",
          element("b", null, app.wording.count(part.value)),
          part.high > part.low ? element("small", null, ` ${app.wording.range(part.low, part.high)}`) : null))));
    }
  }

  paintLegend() {
    const { app } = this;
    const { wording, theme, scales, symbols } = app;
    const families = familiesOf(app.bundle).filter((family) => !app.state.hidden.has(family.code) && scales.peak.get(family.code));
    const used = [...symbols.used].sort().join() + (app.shading.row ? `${app.state.shade}${app.shading.breaks}` : "");
    const disputed = app.disputedInView();
    const key = JSON.stringify([families.map((family) => [family.code, scales.peak.get(family.code), scales.widest.get(family.code)]), used, disputed, theme.dark, scales.largest]);
    if (key === this.legendKey) return;
    this.legendKey = key;
    const sizes = families.map((family) => element("figure", { class: "cm-sizes" },
      circles(family, scales, wording, theme),
      element("figcaption", null, familyName(family, wording))));
    const marks = ["here", "from", "way", "ways", "range", "vague", "least", "most", "spread", "stale", "area", "part", "joint", "border"].filter((mark) => symbols.used.has(mark));
    if (disputed) marks.push("disputed");
    const colour = theme.ink(families[0]?.indicators[0].colour ?? "#666666");
    const choosing = this.legend.contains(this.legend.getRootNode().activeElement);
    replace(this.legend, this.shadeChoice(), this.shadeLegend(),
      element("p", { class: "cm-hint" }, wording.say("legend.sizes")),
      element("div", { class: "cm-sizeset" }, sizes),
      this.widths(families),
      element("ul", { class: "cm-keys" }, marks.map((mark) => element("li", null, keySymbol(mark, colour, theme), element("span", null, wording.say(`legend.${mark}`))))));
    if (choosing) this.legend.querySelector("select")?.focus({ preventScroll: true });
  }

  // Arrows of round values, as wide as the map draws them.
  widths(families) {
    const { scales, symbols, wording, theme } = this.app;
    if (!symbols.used.has("way")) return null;
    const shown = families.filter((family) => scales.widest.get(family.code));
    return element("div", { class: "cm-sizeset" }, shown.map((family) => element("figure", { class: "cm-sizes" },
      arrowScale(family, scales, wording, theme), element("figcaption", null, familyName(family, wording)))));
  }

  // Which row of totals shades the provinces, if any.
  shadeChoice() {
    const { app } = this;
    const rows = app.shading.rows().filter((row) => !app.state.hidden.has(row.family));
    if (!rows.length) return null;
    const select = element("select", { onchange: () => app.set({ shade: select.value || undefined }) },
      element("option", { value: "" }, app.wording.say("shade.none")),
      rows.map((row) => element("option", { value: rowKey(row) }, rowName(row, app.wording))));
    select.value = app.shading.row ? app.state.shade : "";
    return element("label", { class: "cm-field cm-shade" }, element("span", null, app.wording.say("shade.by")), select);
  }

  shadeLegend() {
    const { shading, wording, theme } = this.app;
    if (!shading.row) return null;
    const key = (fill, text) => element("li", null, fill, element("span", null, text));
    const box = (fill) => drawing(28, 16, ["rect", { x: 1, y: 1, width: 26, height: 14, rx: 2, fill, stroke: theme.border }]);
    return element("ul", { class: "cm-keys cm-classes" },
      shading.legend(theme).map(([fill, from, to]) => key(box(fill), from >= to ? wording.count(from) : wording.range(from, to))),
      key(box(theme.land), wording.say("shade.nothing")),
      key(drawing(28, 16, ["rect", { x: 1, y: 1, width: 26, height: 14, rx: 2, fill: theme.land, stroke: theme.province }], ["path", { d: "M2 9l6 6M4 2l13 13M13 2l13 13M22 2l5 5", stroke: theme.muted, "stroke-width": 0.7 }]), wording.say("shade.unknown")),
      element("li", { class: "cm-hint" }, wording.say("shade.rest")));
  }

  buildTrays() {
    const { app } = this;
    const { counts } = app.bundle;
    const rows = ["undated", "unplaced", "not_aggregated"].map((tray) => {
      const body = element("div", { class: "cm-traybody" });
      const details = element("details", { "data-tray": tray, ontoggle: () => details.open && this.openTray(tray, body) },
        element("summary", null, element("span", null, app.wording.say(`tray.${tray}`)), element("b", null, app.wording.count(counts[tray]))),
        element("p", { class: "cm-hint" }, app.wording.say(`tray.${tray}.hint`)), body);
      return counts[tray] ? details : element("p", { class: "cm-empty", "data-tray": tray }, element("span", null, app.wording.say(`tray.${tray}`)), element("b", null, app.wording.count(0)));
    });
    const outside = counts.undated + counts.unplaced + counts.not_aggregated;
    replace(this.trays, element("p", { class: "cm-hint", "data-count": "all" }, app.wording.say("trays.sum", { all: counts.figures, map: counts.figures - outside, out: outside })), rows);
  }

  async openTray(tray, body) {
    if (body.childNodes.length) return;
    try {
      showSome(body, await this.app.details.tray(tray), this.app, 20);
    } catch (error) {
      replace(body, element("p", { class: "cm-empty", role: "alert" }, error.message));
    }
  }

  buildAbout() {
    const { app } = this;
    const { wording, bundle } = app;
    const named = bundle.sources.filter(([name]) => name);
    replace(this.about,
      element("p", null, wording.say("about.reports", { figures: bundle.counts.figures, documents: bundle.counts.documents })),
      named.length === 0 ? null : element("p", null, wording.say("about.sources"), " ", named.slice(0, 12).map(([name, count]) => `${name} (${wording.count(count)})`).join(", "), named.length > 12 ? " …" : ""),
      app.empty ? null : element("p", null, wording.say("about.data_until", { day: wording.day(dayNumber(bundle.end)) }), " ", wording.say(`policy.${bundle.policy}`)),
      element("p", null, wording.say("about.boundaries")),
      element("p", null, wording.say("about.credit")));
  }
}

export function showSome(body, figures, app, count) {
  const shown = figures.slice(0, count);
  body.append(...shown.map((figure) => cardOf(figure, app)));
  if (figures.length > count) {
    const more = element("button", { type: "button", class: "cm-text", onclick: () => {
      more.remove();
      showSome(body, figures.slice(count), app, 50);
    } }, app.wording.say("more", { n: figures.length - count }));
    body.append(more);
  }
}

export function cardOf(figure, app) {
  const indicator = app.indicator(figure.indicator);
  const shown = card(figure, app.wording, indicatorName(indicator, app.wording), app.theme.ink(indicator.colour));
  // Within the dashboard each figure leads to its report and to its review, by its id.
  const ways = Object.entries(app.options.pages ?? {});
  if (ways.length) {
    shown.append(element("p", { class: "cm-source" }, ways.map(([name, address], i) => [i ? " · " : "",
      element("a", { href: new URL(address + encodeURIComponent(figure.id), document.baseURI).href }, app.wording.say(`card.${name}`))])));
  }
  return shown;
}

function familyName(family, wording) {
  const own = family.indicators.length === 1 ? null : wording.known(`family.${family.code}`);
  return own ?? indicatorName(family.indicators[0], wording);
}

function swatch(row, theme) {
  const colour = theme.ink(row.indicator.colour);
  return row.role === "origin"
    ? drawing(14, 14, ["circle", { cx: 7, cy: 7, r: 4.6, fill: "none", stroke: colour, "stroke-width": 2.6 }])
    : drawing(14, 14, ["circle", { cx: 7, cy: 7, r: 6, fill: colour }]);
}

// Circles of round values inside one another, drawn with the map's own scale.
function circles(family, scales, wording, theme) {
  const peak = scales.peak.get(family.code);
  const top = 10 ** Math.floor(Math.log10(peak));
  const first = [5, 2, 1].map((step) => step * top).find((value) => value <= peak) ?? peak;
  const values = [first, first / 4 >= 1 ? round(first / 4) : null, first / 20 >= 1 ? round(first / 20) : null].filter(Boolean);
  const largest = scales.radius(family.code, values[0]);
  const height = Math.max(2 * largest + 2, 15 * values.length) + 2;
  const colour = theme.ink(family.indicators[0].colour);
  const shapes = [];
  const texts = [];
  let free = -Infinity;
  for (const value of values) {
    const r = scales.radius(family.code, value);
    const cy = height - 1 - r;
    shapes.push(["circle", { cx: largest + 1, cy, r, fill: colour, "fill-opacity": 0.16, stroke: colour, "stroke-width": 1.1 }]);
    const y = Math.max(cy - r + 1, free + 13, 6);
    free = y;
    shapes.push(["path", { d: `M${largest + 1} ${cy - r}L${2 * largest + 6} ${y}`, stroke: theme.muted, "stroke-width": 0.6, fill: "none" }]);
    texts.push(["text", { x: 2 * largest + 9, y: y + 3.5, fill: theme.text, "font-size": 11 }, wording.label(value)]);
  }
  return drawing(Math.ceil(2 * largest + 62), Math.ceil(Math.max(height, free + 8)), ...shapes, ...texts);
}

function arrowScale(family, scales, wording, theme) {
  const first = round(scales.widest.get(family.code));
  const colour = theme.ink(family.indicators[0].colour);
  const values = [first, round(first / 4)].filter((value, i) => value >= 1 && (i === 0 || value < first));
  const shapes = values.flatMap((value, i) => {
    const wide = scales.width(family.code, value);
    const y = 11 + i * 22;
    const head = Math.max(4.6, wide * 1.05);
    return [["path", { d: `M2 ${y}H32`, stroke: colour, "stroke-width": wide, fill: "none" }], ["path", { d: `M44 ${y}L31 ${y - head}V${y + head}z`, fill: colour }], ["text", { x: 50, y: y + 4, fill: theme.text, "font-size": 11 }, wording.label(value)]];
  });
  return drawing(112, 22 * values.length, ...shapes);
}

function round(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2, 1].find((step) => step * power <= value) ?? 1) * power;
}

function keySymbol(mark, colour, theme) {
  const grey = theme.muted;
  const disc = { cx: 14, cy: 11, r: 6.5, fill: colour, "fill-opacity": 0.8 };
  const shapes = {
    here: [["circle", disc]],
    from: [["circle", { cx: 14, cy: 11, r: 5.4, fill: "none", stroke: colour, "stroke-width": 2.6 }]],
    range: [["circle", { cx: 14, cy: 11, r: 9.5, fill: colour, "fill-opacity": 0.2, stroke: colour, "stroke-width": 1 }], ["circle", { ...disc, r: 6 }], ["circle", { cx: 14, cy: 11, r: 3.6, fill: "none", stroke: theme.halo, "stroke-width": 1 }]],
    vague: [["circle", { ...disc, r: 5 }], ["circle", { cx: 14, cy: 11, r: 8, fill: "none", stroke: colour, "stroke-width": 1.4, "stroke-dasharray": "3 2.4" }]],
    spread: [["circle", { ...disc, r: 5 }], ["circle", { cx: 14, cy: 11, r: 8, fill: "none", stroke: colour, "stroke-width": 1.4, "stroke-dasharray": "3 2.4" }]],
    least: [["text", { x: 14, y: 16, fill: theme.text, "font-size": 14, "text-anchor": "middle" }, "≥"]],
    most: [["text", { x: 14, y: 16, fill: theme.text, "font-size": 14, "text-anchor": "middle" }, "≤"]],
    stale: [["circle", { ...disc, fill: theme.stale, stroke: colour, "stroke-width": 1.3 }]],
    area: [["rect", { x: 3, y: 4, width: 22, height: 14, rx: 2, fill: colour, "fill-opacity": 0.12, stroke: colour, "stroke-width": 1.1 }]],
    part: [["rect", { x: 3, y: 4, width: 22, height: 14, rx: 2, fill: colour, "fill-opacity": 0.12, stroke: colour, "stroke-width": 1.2, "stroke-dasharray": "4 3" }]],
    joint: [["rect", { x: 3, y: 4, width: 22, height: 14, rx: 2, fill: "none", stroke: colour, "stroke-width": 1.1 }], ["path", { d: "M3 12l8-8M3 18L17 4M9 18L23 4M15 18l10-10M21 18l4-4", stroke: colour, "stroke-width": 1.2 }]],
    way: [["path", { d: "M2 16C8 8 14 7 20 8.500", stroke: colour, "stroke-width": 3, fill: "none" }], ["path", { d: "M26 10.500l-7.500 2.500 1.500-8z", fill: colour }]],
    ways: [["path", { d: "M2 16C8 8 14 7 20 8.500", stroke: colour, "stroke-width": 1.6, "stroke-dasharray": "3 3", fill: "none" }], ["path", { d: "M26 10.500l-6.500 2 1-6.500z", fill: colour }]],
    border: [["path", { d: "M3 14c6-8 10 4 22-6", stroke: colour, "stroke-width": 3.4, fill: "none", "stroke-linecap": "round" }]],
    disputed: [["path", { d: "M2 11h24", stroke: grey, "stroke-width": 1.4, "stroke-dasharray": "4 3" }]],
  };
  return drawing(28, 22, ...shapes[mark]);
}
