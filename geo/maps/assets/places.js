// Everything about one place, down to the sentences; and all places as a table, for eyes and for screen readers.

import { element, replace } from "./text.js";
import { RANGE, SPREAD, STALE } from "./series.js";
import { amount, groupName, originsOf, placeName, rangeOf, rowName } from "./figures.js";
import { showSome } from "./overview.js";
import { leave } from "./scaffold.js";

export class PlacePanel {
  constructor(app) {
    this.app = app;
    this.node = element("div", { class: "cm-place", tabindex: "-1" });
    this.turn = 0;
  }

  async show(p) {
    const { app } = this;
    const { wording, bundle } = app;
    this.turn += 1;
    const turn = this.turn;
    const place = bundle.places[p];
    const details = app.details.place(p);
    const numbers = element("div", { class: "cm-lines" });
    const body = element("div", { class: "cm-cards" });
    const heading = element("h2", null, placeName(place, wording));
    replace(this.node,
      element("button", { type: "button", class: "cm-text cm-back", onclick: () => leave(app) }, `‹ ${wording.say("place.back")}`),
      heading,
      element("p", { class: "cm-hint" }, [wording.known(`kind.${place.kind}`), place.km ? wording.say("place.precision", { km: place.km }) : null].filter(Boolean).join(" · ")),
      numbers, this.jointly(p), this.leaving(p), body);
    this.paintNumbers(p, numbers);
    try {
      const { cards, behind } = await details;
      if (turn === this.turn) this.paintCards(p, cards, behind, body);
    } catch (error) {
      if (turn === this.turn) replace(body, element("p", { class: "cm-empty", role: "alert" }, error.message));
    }
  }

  paintNumbers(p, node) {
    const { app } = this;
    const { wording, frame } = app;
    const [a, b] = app.reach;
    const lines = [];
    for (const s of frame.ofPlace[p]) {
      if (!frame.series.at(s, a, b)) continue;
      const { value, low, high, marks, step } = frame.series;
      const row = frame.rows[frame.rowOf[s]];
      const words = frame.wordsAt(step);
      const notes = [originsOf(app, s).trim()].filter(Boolean);
      if (marks & STALE) notes.push(wording.say("note.last_reported", { day: wording.day(frame.series.day[step], "middle") }));
      if (marks & SPREAD) notes.push(wording.say("note.spread_since", { day: wording.day(frame.series.start[step], "middle") }));
      if (marks & 8) notes.push(wording.say("note.our_sum"));
      const disagreement = app.bundle.disagreements[frame.series.disagreement[step]];
      const parts = frame.split(s, a, b).filter((part) => part.group !== "people");
      lines.push(element("div", { class: "cm-line" },
        element("div", { class: "cm-name" }, element("span", { class: "cm-dot", style: { "background-color": app.theme.ink(row.indicator.colour) } }), element("span", null, rowName(row, wording))),
        element("div", { class: "cm-number" }, element("span", { class: "cm-total" }, words || amount(wording, value, marks, low, high, null)), element("span", { class: "cm-range" }, marks & RANGE ? rangeOf(wording, value, marks, low, high) : "")),
        notes.length ? element("span", { class: "cm-note" }, notes.join(" · ")) : null,
        disagreement ? element("span", { class: "cm-note" }, wording.say("note.disagreement", { text: disagreement })) : null,
        parts.length ? element("ul", { class: "cm-parts" }, parts.map((part) => element("li", null, `${groupName(part.group, wording)} `, element("b", null, amount(wording, part.value, part.marks, part.low, part.high, null))))) : null));
    }
    replace(node, lines.length ? lines : element("p", { class: "cm-empty" }, wording.say("place.nothing")));
  }

  // Figures for several places together: said here, with the share that nobody knows.
  jointly(p) {
    const { app } = this;
    const { bundle, frame, wording } = app;
    const [a, b] = app.reach;
    const lines = [];
    bundle.places.forEach((other, number) => {
      if (!other.members?.includes(bundle.places[p].id)) return;
      for (const s of frame.ofPlace[number]) {
        if (!frame.series.at(s, a, b)) continue;
        const row = frame.rows[frame.rowOf[s]];
        lines.push(element("li", null, element("button", { type: "button", class: "cm-text", onclick: () => app.pick(number) },
          wording.say("place.jointly", { value: frame.series.value, what: rowName(row, wording), place: placeName(other, wording) }))));
      }
    });
    return lines.length ? element("ul", { class: "cm-jointly" }, lines) : null;
  }

  // Numbers that stand where people arrived, and say that they came from here.
  leaving(p) {
    const { app } = this;
    const { bundle, frame, wording } = app;
    const [a, b] = app.reach;
    const lines = frame.top.filter((s) => frame.series.travels[s] && frame.series.at(s, a, b) && frame.way(s)?.origins.includes(p)).map((s) => {
      frame.series.at(s, a, b);
      const values = { value: frame.series.value, what: rowName(frame.rows[frame.rowOf[s]], wording), place: placeName(bundle.places[frame.series.place[s]], wording) };
      return element("li", null, element("button", { type: "button", class: "cm-text", onclick: () => app.pick(frame.series.place[s]) },
        wording.say(frame.way(s).whole ? "place.leaving" : "place.leaving.partly", values)));
    });
    return lines.length ? element("ul", { class: "cm-jointly" }, lines) : null;
  }

  paintCards(p, cards, behind, body) {
    const { app } = this;
    const { frame, wording } = app;
    const [a, b] = app.reach;
    const counted = new Set();
    for (const s of frame.ofPlace[p]) {
      if (!frame.series.at(s, a, b)) continue;
      for (const one of [s, ...frame.series.partsOf(s)]) {
        if (!frame.series.at(one, a, b)) continue;
        for (const number of behindStep(behind[one], frame.series.step - frame.series.first[one])) counted.add(number);
      }
    }
    const inNumber = cards.filter((card, number) => counted.has(number));
    const others = cards.filter((card, number) => !counted.has(number));
    replace(body);
    if (inNumber.length) {
      body.append(element("h3", null, wording.say("place.counted", { n: inNumber.length })));
      showSome(body, inNumber, app, 20);
    }
    if (others.length) {
      const rest = element("div", { class: "cm-traybody" });
      const list = element("details", { open: !inNumber.length, ontoggle: () => list.open && !rest.childNodes.length && showSome(rest, others, app, 20) }, element("summary", null, element("span", null, wording.say("place.others")), element("b", null, wording.count(others.length))), rest);
      if (!inNumber.length) showSome(rest, others, app, 20);
      body.append(list);
    }
  }
}

// The cards behind one step; a list that begins with -1 adds to the step before.
function behindStep(steps, index) {
  const out = [];
  for (let i = index; i >= 0 && steps?.[i]; i -= 1) {
    const [first, ...rest] = steps[i];
    if (first !== -1) return out.concat(steps[i]);
    out.push(...rest);
  }
  return out;
}

export class PlaceTable {
  constructor(app) {
    this.app = app;
    this.body = element("tbody");
    this.caption = element("caption");
    const say = (key) => app.wording.say(key);
    this.node = element("div", { class: "cm-table", role: "region", "aria-label": say("table.title"), tabindex: "0" },
      element("table", null, this.caption,
        element("thead", null, element("tr", null, [["table.place", null], ["table.what", null], ["table.value", "cm-right"]].map(([key, kind]) => element("th", { scope: "col", class: kind }, say(key))))),
        this.body));
  }

  // Out of sight it is read by screen readers, but the tab key passes it by.
  reach(reachable) {
    this.tabindex = reachable ? "0" : "-1";
    this.node.setAttribute("tabindex", this.tabindex);
    for (const button of this.body.querySelectorAll("button")) button.setAttribute("tabindex", this.tabindex);
  }

  paint() {
    const { app } = this;
    const { frame, bundle, wording } = app;
    const rows = frame.top.filter((s) => frame.shown[s]).sort((p, q) => frame.rowOf[p] - frame.rowOf[q] || frame.value[q] - frame.value[p]);
    const shown = rows.slice(0, 400);
    const key = JSON.stringify([shown.map((s) => [s, frame.value[s], frame.low[s], frame.high[s], frame.marks[s], frame.step[s]]), app.picked, app.describe()]);
    if (key === this.painted) return;
    this.painted = key;
    // Whoever stands on a row with the keyboard stays on it.
    const focused = this.body.getRootNode().activeElement;
    const on = this.body.contains(focused) ? focused.dataset.series : null;
    this.caption.textContent = wording.say("table.caption", { covers: app.describe(), count: rows.length });
    replace(this.body, shown.map((s) => {
      const p = frame.series.place[s];
      const marks = frame.marks[s];
      const value = frame.words(s) || amount(wording, frame.value[s], marks, frame.low[s], frame.high[s], null);
      return element("tr", { "aria-current": p === app.picked ? "true" : null },
        element("th", { scope: "row" }, element("button", { type: "button", class: "cm-text", tabindex: this.tabindex, "data-series": s, onclick: () => { app.leftFrom = s; app.pick(p); } }, placeName(bundle.places[p], wording))),
        element("td", null, rowName(frame.rows[frame.rowOf[s]], wording), originsOf(app, s)),
        element("td", { class: "cm-right" }, value, marks & RANGE ? element("small", null, rangeOf(wording, frame.value[s], marks, frame.low[s], frame.high[s])) : null));
    }));
    if (on !== null) this.body.querySelector(`[data-series="${on}"]`)?.focus({ preventScroll: true });
  }
}
