// The view as text, for the address of a page, and back: a link reopens what was seen.

import { dayNumber, isoDay } from "./text.js";

export function writeState(state) {
  const parts = [["day", isoDay(state.day)]];
  parts.push(["window", state.mode === "since" ? `since:${isoDay(state.since)}` : state.mode === "last" ? `last:${state.last}` : "day"]);
  if (state.hidden.size) parts.push(["hide", [...state.hidden].sort().join(",")]);
  if (state.shade) parts.push(["shade", state.shade]);
  if (state.scope) parts.push(["scope", state.scope]);
  if (state.step !== "day") parts.push(["step", state.step]);
  if (state.view) parts.push(["view", [state.view.lat.toFixed(4), state.view.lon.toFixed(4), String(Math.round(state.view.zoom * 100) / 100)].join(",")]);
  if (state.pick) parts.push(["place", state.pick]);
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%3A/g, ":").replace(/%2C/g, ",")}`).join("&");
}

// Only what is understood comes back; the rest of an address that somebody edited is ignored.
export function readState(text) {
  const found = new URLSearchParams(String(text ?? "").replace(/^[#?]/, "").replaceAll("+", "%2B"));
  const state = {};
  const day = { test: (iso) => /^\d{4}-\d{2}-\d{2}$/.test(iso) && Number.isFinite(dayNumber(iso)) };
  if (day.test(found.get("day") ?? "")) state.day = dayNumber(found.get("day"));
  const [mode, detail] = (found.get("window") ?? "").split(":");
  if (mode === "since" && day.test(detail ?? "")) Object.assign(state, { mode, since: dayNumber(detail) });
  else if (mode === "last" && Number(detail) >= 1) Object.assign(state, { mode, last: Math.min(3660, Math.round(Number(detail))) });
  else if (mode === "day") state.mode = mode;
  if (found.has("hide")) state.hidden = new Set(found.get("hide").split(",").filter(Boolean));
  if (/^[a-z_]+\.(flow|stock)\.[a-z_]+(\.[a-z]+)?$/.test(found.get("shade") ?? "")) state.shade = found.get("shade");
  if (/^(view|[A-Z]{2})$/.test(found.get("scope") ?? "")) state.scope = found.get("scope");
  if (["day", "week", "month"].includes(found.get("step"))) state.step = found.get("step");
  const view = (found.get("view") ?? "").split(",").map(Number);
  if (view.length === 3 && view.every(Number.isFinite)) state.view = { lat: view[0], lon: view[1], zoom: view[2] };
  if (found.get("place")) state.pick = found.get("place");
  return state;
}
