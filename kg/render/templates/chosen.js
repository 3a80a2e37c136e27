"use strict";
// What of the graph the page was made of, and what is not on it, in sentences.
kg.chosen = () => {
  const { nodes, selection, omitted, leftOut, look } = kg.data;
  const named = (name) => (look.value[name] || look.kind[name] || look.relation[name] || { zh: name, en: name })[kg.language];
  const words = ["kinds", "capacities", "stages"].flatMap((part) => (selection[part] || []).map(named));
  const parts = [
    selection.since ? kg.word("selected-since", { a: selection.since }) : "",
    selection.until ? kg.word("selected-until", { a: selection.until }) : "",
    ...words,
    selection.articles ? kg.word("selected-articles", { n: selection.articles.length }) : "",
    selection.query ? kg.word("selected-query", { a: [...selection.query].slice(0, 60).join("") }) : "",
  ].filter(Boolean);
  return [
    parts.length ? kg.word("selected", { s: parts.join(kg.language === "zh" ? "，" : ", ") }) : "",
    omitted.filtered ? kg.word("omitted-filtered", { n: omitted.filtered }) : "",
    omitted.far ? kg.word("omitted-far", { n: omitted.far, m: selection.hops }) : "",
    leftOut ? kg.word("left-out", { n: nodes.length, m: leftOut }) : "",
  ].filter(Boolean);
};
