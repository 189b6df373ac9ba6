// Which places the totals add up: all, those in view, or those of one country; and in words what is summed.

import { element, replace } from "./text.js";
import { countryName } from "./figures.js";

// One flag for each place, null where all are summed.
export function within(app) {
  const { scope } = app.state;
  if (!scope || app.bare) return null;
  const bounds = scope === "view" ? app.map?.getBounds() : null;
  if (scope === "view" && !bounds) return null;
  return Uint8Array.from(app.bundle.places, (place) => (bounds ? place.lat !== undefined && bounds.contains([place.lat, place.lon]) : lies(place, scope)) ? 1 : 0);
}

function lies(place, country) {
  return place.country === country || Boolean(place.countries?.includes(country));
}

// Those counted that lie in several countries are of each of them, and of none alone.
function countriesOf(places) {
  return [...new Set(places.map((place) => place.country).filter(Boolean))];
}

export class Scope {
  constructor(app) {
    this.app = app;
    const { wording, bundle, frame } = app;
    const counted = bundle.places.filter((place, p) => frame.ofPlace[p].length);
    const countries = countriesOf(counted).map((code) => [code, countryName(code, wording)]).sort((p, q) => p[1].localeCompare(q[1], wording.language));
    const offered = [["", wording.say("scope.all")], ["view", wording.say("scope.view")], ...(countries.length > 1 ? countries : [])];
    if (app.state.scope && !offered.some(([value]) => value === app.state.scope)) app.state.scope = undefined;
    this.select = element("select", { onchange: () => app.set({ scope: this.select.value || undefined }) },
      offered.map(([value, name]) => element("option", { value }, name)));
    this.words = element("p", { class: "cm-hint" });
    this.node = app.bare || !counted.length ? null : element("div", { class: "cm-scope" },
      element("label", { class: "cm-field" }, element("span", null, wording.say("scope.title")), this.select), this.words);
  }

  paint() {
    const { frame, bundle, wording, state } = this.app;
    const numbers = new Set(frame.counted());
    const places = [...numbers].map((p) => bundle.places[p]);
    const countries = countriesOf(places);
    const where = state.scope && state.scope !== "view" ? countryName(state.scope, wording) : countries.length === 1 ? countryName(countries[0], wording) : "";
    const values = { n: places.length, countries: countries.length, where };
    const key = !places.length ? "scope.nothing" : where ? "scope.one" : countries.length > 1 ? "scope.several" : "scope.some";
    this.select.value = state.scope ?? "";
    replace(this.words, wording.say(key, values));
  }
}
