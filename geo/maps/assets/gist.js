// The map in a line: for the heading, for the grip of the folded panel, and read aloud.

import { amount, indicatorName, labelOf } from "./figures.js";
import { VAGUE } from "./series.js";

function shownRows(app) {
  return app.frame.rows.filter((row) => row.count && !app.state.hidden.has(row.family));
}

// Of a single number that is a word, the word.
function wordOf(row) {
  return row.count === 1 && row.marks & VAGUE ? row.vague : "";
}

export function spoken(app) {
  const { wording } = app;
  return `${app.describe()}. ${shownRows(app).map((row) => `${indicatorName(row.indicator, wording)} ${amount(wording, row.best, row.marks, row.low, row.high, row.count === 1 ? row.vague : null)}`).join(", ")}`;
}

export function paintGist(app) {
  const { wording } = app;
  if (app.bare) {
    app.grip.lastChild.textContent = wording.say("panel.layers");
    return;
  }
  app.asOf.textContent = wording.say("as_of", { day: wording.day(app.state.day) });
  const leading = new Map();
  for (const row of shownRows(app)) if (!(leading.get(row.family)?.best >= row.best)) leading.set(row.family, row);
  const rows = [...leading.values()].slice(0, 3);
  app.grip.lastChild.textContent = rows.length ? rows.map((row) => `${indicatorName(row.indicator, wording)} ${wordOf(row) || labelOf(wording, row.best, row.marks, row.low, row.high)}`).join(" · ") : wording.say("totals.none");
}
