// The figures of places and trays, with their sentences: within the data, or kept by a server until somebody opens them.

import { gunzipJson } from "./series.js";

export class Details {
  constructor(bundle, wording) {
    this.bundle = bundle;
    this.wording = wording;
    this.opened = new Map();
  }

  async place(p) {
    if (this.bundle.details) return this.asked(`place/${p}`);
    const chunk = this.bundle.chunk_of_place[p] ?? -1;
    return (chunk < 0 ? null : (await this.unpacked(this.bundle.chunks[chunk]))[p]) ?? { cards: [], behind: {} };
  }

  async tray(name) {
    return this.bundle.details ? this.asked(`tray/${name}`) : this.unpacked(this.bundle.trays[name]);
  }

  async unpacked(text) {
    if (!this.opened.has(text)) this.opened.set(text, gunzipJson(text));
    return this.opened.get(text);
  }

  // An answer that fails is asked for again the next time.
  async asked(path) {
    if (!this.opened.has(path)) {
      const answer = fetch(new URL(`${this.bundle.details}/${path}`, document.baseURI)).then((response) => {
        if (!response.ok) throw new Error(this.wording.say("place.lost"));
        return response.json();
      });
      answer.catch(() => this.opened.delete(path));
      this.opened.set(path, answer);
    }
    return this.opened.get(path);
  }
}
