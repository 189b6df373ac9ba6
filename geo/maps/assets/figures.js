// One reported figure as a card: its value, the sentence with its marks, who said it, who printed it, when.

import { LEAST, MOST, SUM, VAGUE } from "./series.js";
import { dayNumber, element, link } from "./text.js";

const MOVING = new Set(["displaced", "refugees", "crossed"]);
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "ckb", "ps"]);

export function card(figure, wording, indicator, colour) {
  const say = (key, values) => wording.say(key, values);
  const facts = [];
  const fact = (label, value) => value && facts.push(element("div", null, element("dt", null, label), element("dd", null, value)));
  fact(say("card.when"), period(figure, wording));
  fact(say("card.where"), figure.places?.join(", "));
  fact(say("card.who"), figure.group && figure.group !== "people" ? groupName(figure.group, wording) : figure.who);
  fact(say("card.said_by"), figure.said_by ?? say("card.unattributed"));
  fact(say("card.printed"), printed(figure, wording));
  fact(say("card.chain"), figure.chain?.join(" → "));
  fact(say("card.also"), figure.also?.map((other, i) => [i ? " → " : "", paper(other, wording)]));
  const flags = [];
  for (const flag of ["denied", "planned"]) if (figure.status === flag) flags.push(say(`flag.${flag}`));
  for (const flag of ["superseded", "enemy_claim", "part_of"]) if (figure[flag]) flags.push(say(`flag.${flag}`));
  return element("article", { class: "cm-card" },
    element("header", null,
      element("span", { class: "cm-dot", style: { "background-color": colour } }),
      element("strong", { class: "cm-value" }, valueOf(figure, wording)),
      element("span", { class: "cm-what" }, indicator)),
    element("blockquote", { dir: RIGHT_TO_LEFT.has(figure.language) ? "rtl" : "auto", lang: figure.language },
      figure.quote.map((piece) => (typeof piece === "string" ? piece : element("mark", { class: `cm-mark-${piece[1]}`, title: say(`mark.${piece[1]}`) }, piece[0])))),
    figure.reason ? element("p", { class: "cm-reason" }, wording.known(`reason.${figure.reason}`) ?? figure.reason) : null,
    flags.length ? element("p", { class: "cm-flags" }, flags.map((flag) => element("span", null, flag))) : null,
    element("dl", null, facts),
    figure.against?.length ? versus(figure, wording) : null,
    (figure.reviews ?? []).map((review) => element("p", { class: "cm-review" }, reviewed(review, wording))),
    figure.url ? element("p", { class: "cm-source" }, link(figure.url, say("card.open"), say("card.open.label", { title: figure.title ?? figure.publisher ?? figure.url }))) : null);
}

function paper(other, wording) {
  const text = [other.publisher, other.published && wording.day(dayNumber(other.published), "short")].filter(Boolean).join(", ") || wording.say("dates.unknown");
  return other.url ? link(other.url, text) : text;
}

// What others say about the same thing, side by side with this.
function versus(figure, wording) {
  const side = (one) => element("div", null,
    element("strong", null, valueOf(one, wording)), one.status === "denied" ? ` (${wording.say("flag.denied")})` : "",
    element("span", null, one.said_by ?? wording.say("card.unattributed")), element("span", null, paper(one, wording)));
  return element("div", { class: "cm-versus", role: "group", "aria-label": wording.say("card.against") },
    element("h4", null, wording.say("card.against")),
    element("div", null, side(figure), figure.against.map((one) => side(one))));
}

function reviewed(review, wording) {
  const day = wording.day(dayNumber(review.on), "middle");
  const what = wording.known(`verdict.${review.verdict}`) ?? review.verdict;
  const changes = (review.changes ?? []).map(([field, value]) => `${wording.known(`field.${field}`) ?? field} = ${value || "–"}`).join(", ");
  return [`✓ ${wording.say("card.reviewed", { what, by: review.by, day })}`, changes ? `: ${changes}` : "", review.why ? element("q", null, review.why) : null];
}

// "Dozens" in the reader's language, by the least that it means: the report's own word is in its sentence.
export function vagueOf(wording, low, words) {
  return words ? (wording.known(`vague.${low}`) ?? words) : "";
}

// The number as the source bounded it: "about 900,000", "at least 33", "15–20", "dozens (24–99)".
export function valueOf(figure, wording) {
  const { value, low, high, qualifier } = figure;
  if (value === undefined) {
    const bounds = low !== undefined && high !== undefined ? wording.range(low, high) : low !== undefined ? `≥\u202f${wording.count(low)}` : high !== undefined ? `≤\u202f${wording.count(high)}` : "";
    if (qualifier === "between" && bounds) return bounds;
    const words = vagueOf(wording, low, figure.words);
    return words && bounds ? `${words} (${bounds})` : words || bounds;
  }
  if (qualifier === "between" && low !== undefined && high !== undefined) return wording.range(low, high);
  const prefix = wording.known(`qualifier.${qualifier}`);
  return prefix ? prefix.replace("{n}", wording.count(value)) : wording.count(value);
}

function period(figure, wording) {
  const { from, to, when, counting } = figure;
  if (from && to) return wording.span(dayNumber(from), dayNumber(to));
  if (to) return counting === "stock" ? wording.day(dayNumber(to), "middle") : wording.say("dates.until", { day: wording.day(dayNumber(to), "middle") });
  if (from) return wording.say("dates.since", { day: wording.day(dayNumber(from), "middle") });
  return when ? wording.say("dates.words", { words: when }) : wording.say("dates.unknown");
}

function printed(figure, wording) {
  const day = figure.published ? wording.day(dayNumber(figure.published), "middle") : wording.say("dates.unknown");
  return [figure.publisher, day].filter(Boolean).join(", ");
}

export function groupName(code, wording) {
  const [kind, detail] = code.split(/:(.*)/s);
  const name = wording.known(`group.${kind}`) ?? kind;
  if (!detail) return name;
  const party = wording.regions?.get(detail) ?? detail;
  return kind === "people" ? wording.say("group.from", { party }) : wording.say("group.of", { group: name, party });
}

// Countries have a name in each language; other places are written as the gazetteer does.
// A province named like its town says that it is one.
export function placeName(place, wording) {
  const name = place.names?.[wording.language] ?? place.name;
  return place.twin ? wording.say("name.area", { name }) : name;
}

// " from Turkey", " from Idlib and Aleppo, shares unknown", or nothing.
export function originsOf(app, s) {
  const way = app.frame.way(s);
  if (!way) return "";
  const places = way.origins.map((p) => placeName(app.bundle.places[p], app.wording));
  const list = new Intl.ListFormat(app.wording.language).format(places);
  return ` ${app.wording.say(way.whole ? "way.from" : "way.from.partly", { places: list })}`;
}

export function countryName(code, wording) {
  return wording.regions?.get(code) ?? code;
}

export function indicatorName(indicator, wording) {
  return indicator.label[wording.language] ?? indicator.label.en ?? indicator.code;
}

// "Displaced · from here", "Displaced · now here": people at both ends of a way are not the same number twice.
export function rowName(row, wording) {
  const role = MOVING.has(row.family) ? wording.known(`role.${row.role}`) : null;
  const name = indicatorName(row.indicator, wording);
  const stock = row.counting === 1 && row.twice ? wording.say("counting.stock") : null;
  const unit = row.units ? wording.known(`unit.${row.unit}`) : null;
  return [name, role, stock, unit].filter(Boolean).join(" · ");
}

// "least", "most" or nothing: a sum of ours may be more, a number is as its source bounded it, and a bound never stands
// before a number that its range leaves behind. What may be both more and less has no bound.
export function boundOf(marks, value, low, high) {
  const least = marks & (SUM | LEAST);
  if (least && marks & MOST) return "";
  if (least) return low < value && low < high ? "" : "least";
  return marks & MOST && high <= value ? "most" : "";
}

export function amount(wording, value, marks, low, high, vague) {
  if (marks & VAGUE && vague && value === low) return vague;
  const text = wording.count(value);
  const bound = boundOf(marks, value, low, high);
  return bound ? wording.say(`value.at_${bound}`, { value: text }) : text;
}

// The number as short as a map needs: "≥ 33".
export function labelOf(wording, value, marks, low, high) {
  const signs = { least: "≥\u202f", most: "≤\u202f" };
  return (signs[boundOf(marks, value, low, high)] ?? "") + wording.label(value);
}

// The range beside an amount. Of a sum that may be less than its best value, the minimum is the low end: "620 (at least 619–620)".
export function rangeOf(wording, value, marks, low, high) {
  const text = wording.range(low, high);
  return marks & (SUM | LEAST) && !(marks & MOST) && low < value ? wording.say("value.at_least", { value: text }) : text;
}
