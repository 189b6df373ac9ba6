// The slider over the days, with play, steps, speeds, windows, typed dates and a small chart of when figures came.

import { addMonths, dayNumber, drawing, element, isoDay, replace } from "./text.js";
import { windowOf } from "./frame.js";

const PLAY = "M5 3.5v13l11-6.5z";
const PAUSE = "M5 4h3.6v12H5zM11.4 4H15v12h-3.6z";
const BACK = "M14 4v12L6 10zM4.5 4h1.8v12H4.5z";
const FORWARD = "M6 4v12l8-6zM13.700 4h1.8v12h-1.8z";
const SETTINGS = "M3 5.200h9M16 5.200h1M3 10h2M9 10h8M3 14.800h7M14 14.800h3";
const THUMB = 9;
const AXIS = 30;
const BEAT = { 1: 420, 2: 210, 4: 105, 8: 50 };

function icon(path, stroked) {
  return drawing(20, 20, ["path", stroked ? { d: path, fill: "none", stroke: "currentColor", "stroke-width": 1.7, "stroke-linecap": "round" } : { d: path, fill: "currentColor" }]);
}

export function stepped(day, direction, unit) {
  return unit === "month" ? addMonths(day, direction) : day + direction * (unit === "week" ? 7 : 1);
}

export class Timeline {
  constructor(app) {
    this.app = app;
    this.timer = null;
    this.build();
  }

  build() {
    const { wording, first, last } = this.app;
    const say = (key) => wording.say(key);
    this.play = element("button", { type: "button", class: "cm-play", onclick: () => this.toggle() });
    this.slider = element("input", {
      type: "range", class: "cm-slider", min: first, max: last, step: 1, "aria-label": say("time.slider"),
      oninput: () => this.goto(Number(this.slider.value)), onkeydown: (event) => this.key(event),
    });
    this.chart = element("canvas", { class: "cm-chart", "aria-hidden": "true" });
    this.brush();
    this.now = element("output", { class: "cm-now" });
    this.covers = element("span", { class: "cm-covers" });
    this.date = element("input", { type: "date", min: isoDay(first), max: isoDay(last), "aria-label": say("time.date"), onchange: () => this.typed(this.date, "day") });
    this.step = this.choice("time.step", ["day", "week", "month"], "step", (value) => say(`time.step.${value}`));
    this.speed = this.choice("time.speed", [1, 2, 4, 8], "speed", (value) => `${value}×`);
    this.mode = this.choice("time.window", ["since", "last", "day"], "mode", (value) => say(`time.window.${value}`));
    this.since = element("input", { type: "date", min: isoDay(first), max: isoDay(last), "aria-label": say("time.since"), onchange: () => this.typed(this.since, "since") });
    this.length = element("input", { type: "number", min: 1, max: 3660, "aria-label": say("time.days"), onchange: () => this.app.set({ last: Math.max(1, Math.min(3660, Math.round(Number(this.length.value)) || 7)) }) });
    this.sinceField = element("label", { class: "cm-field" }, element("span", null, say("time.since")), this.since);
    this.lengthField = element("label", { class: "cm-field" }, element("span", null, say("time.days")), this.length);
    const button = (label, path, act) => element("button", { type: "button", class: "cm-icon", "aria-label": say(label), title: say(label), onclick: act }, icon(path));
    this.options = element("div", { class: "cm-options" },
      field(say("time.window"), this.mode), this.sinceField, this.lengthField,
      field(say("time.date"), this.date), field(say("time.step"), this.step), field(say("time.speed"), this.speed));
    this.more = element("button", {
      type: "button", class: "cm-icon cm-more", "aria-expanded": "false", "aria-label": say("time.options"), title: say("time.options"),
      onclick: () => this.unfold(),
    }, icon(SETTINGS, true));
    this.node = element("section", { class: "cm-time", "aria-label": say("time.title") },
      element("div", { class: "cm-run" },
        element("div", { class: "cm-buttons" }, button("time.back", BACK, () => this.move(-1)), this.play, button("time.forward", FORWARD, () => this.move(1))),
        element("div", { class: "cm-when" }, this.now, this.covers),
        this.more),
      element("div", { class: "cm-track" }, this.chart, this.slider),
      this.options);
    this.paintPlay();
    new ResizeObserver(() => this.paintChart()).observe(this.chart);
  }

  // A press on the chart goes to that day; a drag over it chooses the window from the first day to the last.
  brush() {
    let from = null;
    this.chart.addEventListener("pointerdown", (event) => {
      from = { day: this.within(this.dayAt(event)), x: event.clientX };
      this.chart.setPointerCapture(event.pointerId);
      this.goto(from.day);
    });
    this.chart.addEventListener("pointermove", (event) => {
      if (!from || Math.abs(event.clientX - from.x) < 6) return;
      const to = this.within(this.dayAt(event));
      this.app.set({ mode: "since", since: Math.min(from.day, to), day: Math.max(from.day, to) });
    });
    for (const end of ["pointerup", "pointercancel"]) this.chart.addEventListener(end, () => (from = null));
  }

  choice(label, values, key, text) {
    return element("select", { "aria-label": this.app.wording.say(label), onchange: (event) => this.app.set({ [key]: typeof values[0] === "number" ? Number(event.target.value) : event.target.value }) },
      values.map((value) => element("option", { value: String(value) }, text(value))));
  }

  unfold() {
    const open = this.node.classList.toggle("cm-unfolded");
    this.more.setAttribute("aria-expanded", String(open));
    this.app.resized();
  }

  typed(input, key) {
    if (!input.value) return;
    const day = dayNumber(input.value);
    if (Number.isFinite(day)) this.app.set({ [key]: this.within(day) });
  }

  within(day) {
    return Math.max(this.app.first, Math.min(this.app.last, day));
  }

  goto(day) {
    this.app.set({ day: this.within(day) });
  }

  // One step on or back, by the chosen unit.
  move(direction, unit = this.app.state.step) {
    const { day } = this.app.state;
    this.goto(stepped(day, direction, unit));
    return this.app.state.day !== day;
  }

  key(event) {
    const moves = { ArrowRight: [1], ArrowUp: [1], ArrowLeft: [-1], ArrowDown: [-1], PageUp: [1, "month"], PageDown: [-1, "month"] };
    if (event.key in moves) this.move(...moves[event.key]);
    else if (event.key === " ") this.toggle();
    else return;
    event.preventDefault();
  }

  get playing() {
    return this.timer !== null;
  }

  toggle() {
    if (this.playing) this.pause();
    else this.start();
  }

  start() {
    if (this.app.state.day >= this.app.last) this.goto(this.app.first);
    const beat = () => {
      if (!this.move(1)) {
        this.pause();
        return;
      }
      this.timer = setTimeout(beat, BEAT[this.app.state.speed] ?? 420);
    };
    this.timer = setTimeout(beat, 60);
    this.paintPlay();
  }

  pause() {
    if (!this.playing) return;
    clearTimeout(this.timer);
    this.timer = null;
    this.paintPlay();
    this.app.settle();
  }

  paintPlay() {
    const label = this.app.wording.say(this.playing ? "time.pause" : "time.play");
    this.play.setAttribute("aria-label", label);
    this.play.title = label;
    replace(this.play, icon(this.playing ? PAUSE : PLAY));
  }

  paint() {
    const { state, wording } = this.app;
    const [a, b] = windowOf(state);
    if (Number(this.slider.value) !== state.day) this.slider.value = state.day;
    const spoken = wording.day(b);
    this.slider.setAttribute("aria-valuetext", spoken);
    this.now.textContent = spoken;
    this.covers.textContent = state.mode === "since" ? wording.say("time.covers.since", { day: wording.day(a, "middle") }) : state.mode === "last" ? wording.say("time.covers.last", { n: state.last }) : wording.say("time.covers.day");
    assign(this.date, isoDay(state.day));
    assign(this.since, isoDay(state.since));
    assign(this.length, String(state.last));
    assign(this.step, state.step);
    assign(this.speed, String(state.speed));
    assign(this.mode, state.mode);
    this.sinceField.hidden = state.mode !== "since";
    this.lengthField.hidden = state.mode !== "last";
    this.paintWindow(a, b);
  }

  dayAt(event) {
    const box = this.chart.getBoundingClientRect();
    const share = (event.clientX - box.left - THUMB) / Math.max(1, box.width - 2 * THUMB);
    return Math.round(this.app.first + share * (this.app.last - this.app.first));
  }

  // How many figures became known on each day, drawn once for each size and set of layers.
  paintChart() {
    const { width, height } = this.chart.getBoundingClientRect();
    if (!width || !height) return;
    const ratio = window.devicePixelRatio || 1;
    this.chart.width = Math.round(width * ratio);
    this.chart.height = Math.round(height * ratio);
    const { first, last, theme, wording } = this.app;
    const days = last - first + 1;
    const counts = this.app.arrivals();
    const bars = document.createElement("canvas");
    bars.width = this.chart.width;
    bars.height = this.chart.height;
    const context = bars.getContext("2d");
    context.scale(ratio, ratio);
    const inner = width - 2 * THUMB;
    const columns = Math.min(days, Math.max(1, Math.floor(inner / 3)));
    const sums = new Float64Array(columns);
    for (let d = 0; d < days; d += 1) sums[Math.min(columns - 1, Math.floor((d / days) * columns))] += counts[d];
    const most = sums.reduce((a, b) => Math.max(a, b), 1);
    const base = height - AXIS;
    context.fillStyle = theme.muted;
    context.globalAlpha = 0.55;
    const wide = Math.max(1, Math.min(6, inner / columns - 1));
    for (let c = 0; c < columns; c += 1) {
      if (!sums[c]) continue;
      const tall = Math.max(2, (base - 2) * Math.sqrt(sums[c] / most));
      context.fillRect(THUMB + ((c + 0.5) / columns) * inner - wide / 2, base - tall, wide, tall);
    }
    context.globalAlpha = 1;
    context.font = "10.5px system-ui, sans-serif";
    context.fillStyle = theme.muted;
    context.textBaseline = "alphabetic";
    let free = -Infinity;
    const months = days / 30.4;
    const every = [1, 2, 3, 6, 12, 24, 60].find((step) => (inner / months) * step >= 54) ?? 120;
    for (let day = addMonths(dayNumber(`${isoDay(first).slice(0, 7)}-01`), 1), n = 0; day <= last; day = addMonths(day, 1), n += 1) {
      const month = Number(isoDay(day).slice(5, 7)) - 1;
      if (every >= 12 ? month !== 0 || Number(isoDay(day).slice(0, 4)) % (every / 12) : month % every) continue;
      const x = this.x(day, width);
      const text = month === 0 || free === -Infinity ? wording.day(day, "month") : wording.day(day, "monthOnly");
      context.fillRect(Math.round(x), height - 14, 1, 4);
      const tall = context.measureText(text).width;
      if (x + 3 < free || x + 3 + tall > width) continue;
      context.fillText(text, x + 3, height - 2);
      free = x + tall + 10;
    }
    this.bars = bars;
    const [a, b] = windowOf(this.app.state);
    this.paintWindow(a, b);
  }

  x(day, width) {
    const { first, last } = this.app;
    return THUMB + ((day - first) / Math.max(1, last - first)) * (width - 2 * THUMB);
  }

  paintWindow(a, b) {
    if (!this.bars) return;
    const context = this.chart.getContext("2d");
    const ratio = window.devicePixelRatio || 1;
    const width = this.chart.width / ratio;
    const height = this.chart.height / ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const left = this.x(Math.max(a, this.app.first), width);
    context.fillStyle = this.app.theme.focus;
    context.globalAlpha = 0.14;
    context.fillRect(left - 1, 0, Math.max(3, this.x(b, width) - left + 2), height - AXIS);
    context.globalAlpha = 1;
    context.drawImage(this.bars, 0, 0, width, height);
    context.fillStyle = this.app.theme.focus;
    context.fillRect(this.x(b, width) - 0.75, 0, 1.5, height - AXIS + 4);
  }
}

function assign(input, value) {
  if (input.value !== value && input !== input.getRootNode().activeElement) input.value = value;
}

function field(label, control) {
  return element("label", { class: "cm-field" }, element("span", null, label), control);
}
