"use strict";
// What the size and the colour of a node say: its relations and kind, or a measure of its ties.
kg.measure = (() => {
  const { nodes, about, communities, look } = kg.data;
  const LEAST = 7, MOST = 27;
  const state = { size: "links", colour: "kind" };
  const drawn = nodes.map(({ size }) => size);
  const most = (name) => about.reduce((high, it) => Math.max(high, it[name] || 0), 0);
  const tints = look.community, last = tints.length - 1;

  const size = (name) => {
    state.size = name;
    const high = name === "links" ? 0 : most(name) || 1;
    nodes.forEach((node, id) => { node.size = name === "links" ? drawn[id] : LEAST + MOST * Math.sqrt((about[id][name] || 0) / high); });
  };
  const style = (id) => {
    const place = about[id].community;
    if (state.colour === "kind") return look.kind[about[id].kind];
    return place === undefined ? tints[last] : tints[Math.min(place, last)];
  };
  // Nodes by the style that they are filled with.
  const byStyle = (own) => own.reduce((found, node) => { const how = style(node.id); if (!found.has(how)) found.set(how, []); found.get(how).push(node); return found; }, new Map());
  // The communities that have a colour of their own, and how many are in others or in none.
  const legend = () => {
    if (state.colour !== "community") return [];
    const named = communities.slice(0, last).map((members, nth) => ({ style: tints[nth], words: members.slice(0, 2).map((id) => kg.clip(about[id].label, 16)).join("、"), count: members.length }));
    const others = about.filter(({ kind, community }) => ["person", "organization"].includes(kind) && (community === undefined || community >= last)).length;
    return others ? [...named, { style: tints[last], words: kg.word("community-others"), count: others }] : named;
  };
  const names = { size: ["links", "strength", "brokers"], colour: ["kind", "community"] };
  const set = (part, name) => {
    if (!names[part].includes(name)) return;
    if (part === "size") size(name); else state.colour = name;
  };
  return { state, set, byStyle, style, legend, canBe: () => about.some((it) => it.strength !== undefined) };
})();
