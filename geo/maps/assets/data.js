// The data of a map as they are read: all of them, or a part of those that the page has already.

import { gunzip, gunzipJson, Series } from "./series.js";

const read = new WeakMap();

// Once for each bundle: what was shown before is shown again at once.
export function decoded(bundle) {
  if (!read.has(bundle)) read.set(bundle, bundle.of ? decoded(bundle.of).then((whole) => partOf(whole, bundle)) : unpacked(bundle));
  return read.get(bundle);
}

async function unpacked(bundle) {
  const [bytes, shapes, places, series] = await Promise.all([gunzip(bundle.steps.data), gunzipJson(bundle.shapes), gunzipJson(bundle.places), gunzipJson(bundle.series)]);
  return { ...bundle, shapes, places, series: new Series({ ...bundle, series }, bytes) };
}

// `part` names the places, series and indicators that stay by their numbers in the whole; all else it says itself.
function partOf(whole, part) {
  const numbers = eachOf(part.places);
  const twins = new Set(part.twins);
  const placeOf = numberOf(whole.places.length, numbers);
  const places = numbers.map((number) => {
    const place = whole.places[number];
    return Boolean(place.twin) === twins.has(number) ? place : { ...place, twin: twins.has(number) };
  });
  const series = whole.series.only(eachOf(part.series), placeOf, numberOf(whole.indicators.length, part.indicators));
  const ways = whole.ways.map(([origins, all]) => [origins.map((number) => placeOf[number]), all]);
  return { ...whole, ...part, places, series, ways, indicators: part.indicators.map((number) => whole.indicators[number]) };
}

// Runs as their numbers: the first of each, and how many it has.
function eachOf(runs) {
  const out = [];
  for (let i = 0; i < runs.length; i += 2) for (let number = runs[i]; number < runs[i] + runs[i + 1]; number += 1) out.push(number);
  return out;
}

// The place of each number among some, -1 where it is not.
function numberOf(count, some) {
  const out = new Int32Array(count).fill(-1);
  some.forEach((number, place) => (out[number] = place));
  return out;
}
