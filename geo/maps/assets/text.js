// Words, numbers and dates in the reader's language, and the one way in which text enters the page.

const DAY = 86400000;
const SVG = "http://www.w3.org/2000/svg";

// Text that came with a report is only ever put into text nodes, so that no markup in it can act.
export function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, entry] of Object.entries(value)) node.style.setProperty(key, entry);
    else if (name === "value" || name === "checked" || name === "disabled" || name === "open") node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

export function replace(node, ...children) {
  node.textContent = "";
  return append(node, children);
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function drawing(width, height, ...shapes) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  for (const [tag, attributes, text] of shapes) {
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    if (text !== undefined) shape.textContent = text;
    svg.appendChild(shape);
  }
  return svg;
}

// Only web addresses become links: a `javascript:` address in a report stays text.
export function link(address, text, label) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return document.createTextNode(text);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return document.createTextNode(text);
  return element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", "aria-label": label }, text);
}

export function dayNumber(iso) {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

export function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function addMonths(day, count) {
  const date = new Date(day * DAY);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return Math.round(date.getTime() / DAY);
}

export class Wording {
  constructor(language, messages) {
    this.language = language;
    this.messages = messages;
    const date = (options) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone: "UTC", ...options });
    this.long = date({ day: "numeric", month: "long", year: "numeric" });
    this.short = date({ day: "numeric", month: "short" });
    this.middle = date({ day: "numeric", month: "short", year: "numeric" });
    this.month = date({ month: "short", year: "numeric" });
    this.monthOnly = date({ month: "short" });
    this.number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
    this.brief = new Intl.NumberFormat(language, { notation: "compact", maximumSignificantDigits: 3 });
    this.plural = new Intl.PluralRules(language);
  }

  say(key, values) {
    let text = this.messages[key];
    if (values && values.n !== undefined) text = this.messages[`${key}.${this.plural.select(values.n)}`] ?? this.messages[`${key}.other`] ?? text;
    if (text === undefined) return key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values?.[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? this.count(value) : String(value);
    });
  }

  known(key) {
    return this.messages[key];
  }

  count(value) {
    return this.number.format(Math.round(value));
  }

  // Up to 99,999 in full, then with three figures and a letter: a map label has no room for more.
  label(value) {
    return Math.abs(value) < 100000 ? this.count(value) : this.brief.format(value);
  }

  day(day, form = "long") {
    return this[form].format(new Date(day * DAY));
  }

  span(first, last) {
    if (first === last) return this.day(last, "middle");
    return this.say("dates.between", { first: this.day(first, "middle"), last: this.day(last, "middle") });
  }

  range(low, high) {
    return this.say("value.range", { low: this.count(low), high: this.count(high) });
  }
}
