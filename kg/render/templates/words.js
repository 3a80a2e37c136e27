"use strict";
// The page's data, its words in two languages, and small builders of elements. Whatever comes from
// an article enters the page through textContent only.
const kg = { data: JSON.parse(document.getElementById("data").textContent) };
// What says nothing is left out of the data.
(({ nodes, edges, about, sources }) => {
  const fact = (each) => ({ title: "", organization: "", stage: "", dates: [], former: false, leads: false, quotes: [], more: 0, ...each });
  const thing = { seed: false, date: "", end_date: "", place: "", topic: "", instrument: "", forms: [], pinyin: [], sorts: [], titles: [], keys: [], facts: [] };
  about.forEach((each, id) => { about[id] = { ...thing, ...each, facts: (each.facts || []).map(fact) }; });
  edges.forEach((each, id) => { edges[id] = { bend: 0, contacts: [], ...each, facts: (each.facts || []).map(fact) }; });
  sources.forEach((each, id) => { sources[id] = { headline: "", url: "", published: "", publisher: "", ...each }; });
})(kg.data);
kg.language = kg.data.language;
kg.word = (name, values = {}) => {
  const pair = kg.data.look.word[name] || kg.data.look.value[name];
  // All at once: a value is text, whatever stands in it.
  return pair[kg.language].replace(/\{(\w+)\}/g, (place, key) => (Object.hasOwn(values, key) ? String(values[key]) : place));
};
// Without what would turn or hide the text around it; cut short, no character in two.
kg.visible = (text) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "");
kg.clip = (text, most) => { const points = [...kg.visible(text)]; return points.length > most ? `${points.slice(0, most - 1).join("")}…` : points.join(""); };
kg.other = () => (kg.language === "zh" ? "en" : "zh");

// 2024-03-05 as it is; --03-05, a day without its year, as people write it.
kg.day = (date) => {
  const yearless = /^--(\d\d)-(\d\d)$/.exec(date);
  if (!yearless) return date;
  const [month, day] = [Number(yearless[1]), Number(yearless[2])];
  if (kg.language === "zh") return `${month}月${day}日`;
  return new Intl.DateTimeFormat("en", { month: "short", day: "numeric", timeZone: "UTC" }).format(Date.UTC(2000, month - 1, day));
};

kg.element = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
};
// Text of an article, kept apart from the direction of the text around it.
kg.text = (text, attributes = {}) => kg.element("bdi", attributes, text);

kg.theme = () => document.documentElement.dataset.theme;
kg.colour = (look) => look[kg.theme()];

const SHAPES = {
  dot: "M8 1a7 7 0 1 0 .01 0z",
  square: "M2 2h12v12H2z",
  diamond: "M8 .5 15.5 8 8 15.5.5 8z",
  triangle: "M8 1.2 15.4 14.4H.6z",
  star: "M8 .6l2.2 5 5.4.5-4.1 3.6 1.2 5.3L8 12.2 3.3 15l1.2-5.3L.4 6.1l5.4-.5z",
};
const drawn = (size, child, attributes) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", child);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  svg.setAttribute("class", "icon");
  svg.setAttribute("width", size[0]);
  svg.setAttribute("height", size[1]);
  svg.setAttribute("viewBox", `0 0 ${size[0]} ${size[1]}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(shape);
  return svg;
};
kg.icon = (kind) => {
  const look = kg.data.look.kind[kind];
  return drawn([16, 16], "path", { d: SHAPES[look.shape], fill: kg.colour(look) });
};
kg.stroke = (relation) => {
  const look = kg.data.look.relation[relation];
  return drawn([34, 10], "path", { d: "M1 5h32", fill: "none", stroke: kg.colour(look), "stroke-width": look.width, "stroke-dasharray": look.dashes.join(" ") });
};

kg.swatch = (style) => drawn([16, 16], "rect", { x: 1, y: 3, width: 14, height: 10, rx: 2, fill: kg.colour(style) });

// Puts the words of the present language wherever the page names one.
kg.relabel = () => {
  document.documentElement.lang = kg.language === "zh" ? "zh-Hans" : "en";
  const put = (name, act) => document.querySelectorAll(`[data-${name}]`).forEach((element) => act(element, kg.word(element.dataset[name])));
  put("word", (element, word) => { element.textContent = word; });
  put("placeholder", (element, word) => element.setAttribute("placeholder", word));
  put("label", (element, word) => element.setAttribute("aria-label", word));
  put("hint", (element, word) => element.setAttribute("title", word));
};
