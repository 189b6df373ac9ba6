// Colours of the map in light and dark; indicator colours adapted so that each can be told from the ground.

const LIGHT = { dark: false, land: "#f6f4ef", water: "#dbe6ec", coast: "#b9c6cd", border: "#a39d90", province: "#dcd7cb", text: "#1c2227", muted: "#5c6670", country: "#7b7a72", halo: "#ffffff", stale: "#8b9096", onStale: "#ffffff", focus: "#0b5cad" };
const DARK = { dark: true, land: "#242a30", water: "#14191e", coast: "#3a444d", border: "#64707b", province: "#343c44", text: "#eef1f3", muted: "#a7b0b8", country: "#8b959e", halo: "#12161a", stale: "#8a9299", onStale: "#101418", focus: "#7fbdff" };

export function themeOf(name) {
  const dark = name === "dark" || (name !== "light" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  const base = dark ? DARK : LIGHT;
  const inks = new Map();
  const readables = new Map();
  return {
    ...base,
    // The colour of symbols: at least 3 : 1 against the land.
    ink(colour) {
      if (!inks.has(colour)) inks.set(colour, against(base, colour, 3));
      return inks.get(colour);
    },
    // The colour of text: at least 4.5 : 1 against the land.
    readable(colour) {
      if (!readables.has(colour)) readables.set(colour, against(base, colour, 4.6));
      return readables.get(colour);
    },
    // Thin hatching for "no data", which is not the same as nothing.
    nothing(context) {
      if (!this.hatching) {
        const tile = document.createElement("canvas");
        tile.width = tile.height = 7;
        const ink = tile.getContext("2d");
        ink.fillStyle = base.land;
        ink.fillRect(0, 0, 7, 7);
        ink.strokeStyle = base.province;
        ink.lineWidth = 1;
        ink.beginPath();
        for (const shift of [-7, 0, 7]) {
          ink.moveTo(shift, 0);
          ink.lineTo(shift + 7, 7);
        }
        ink.stroke();
        this.hatching = context.createPattern(tile, "repeat");
      }
      return this.hatching;
    },
    // White or black, whichever can be read on a colour.
    over(colour) {
      return contrast(colour, "#ffffff") >= contrast(colour, "#101418") ? "#ffffff" : "#101418";
    },
    on(colour) {
      const ink = this.ink(colour);
      return contrast(ink, "#ffffff") >= contrast(ink, "#101418") ? "#ffffff" : "#101418";
    },
  };
}

function channels(colour) {
  return [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
}

function luminance(colour) {
  const [r, g, b] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function mix(one, other, share) {
  const to = channels(other);
  return `#${channels(one).map((value, i) => Math.round(value + (to[i] - value) * share).toString(16).padStart(2, "0")).join("")}`;
}

function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

// Mixed towards white or black until it stands out. Black on a dark ground turns white at once: the grey between
// is taken by old stocks.
function against({ land, dark }, colour, wanted) {
  const parts = channels(colour);
  if (dark && Math.max(...parts) < 64) return "#f2f2f2";
  const towards = dark ? 255 : 0;
  let mixed = colour;
  for (let share = 0; share <= 1 && contrast(mixed, land) < wanted; share += 0.05) {
    mixed = `#${parts.map((value) => Math.round(value + (towards - value) * share).toString(16).padStart(2, "0")).join("")}`;
  }
  return mixed;
}
