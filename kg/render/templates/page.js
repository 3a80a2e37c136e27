"use strict";
// Ties the parts together: selection, legend, tooltip, toolbar, keys.
(() => {
  const { nodes, edges, about, passages, look, leftOut } = kg.data;
  const by = (id) => document.getElementById(id);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let picked = false;

  kg.select = (id, moves = false) => {
    tip.hidden = true;
    kg.canvas.focusOn(id === null ? null : { node: id });
    if (id === null) { kg.panel.close(); return; }
    by("hint").hidden = true;
    kg.panel.show({ node: id }, moves);
    if (moves) requestAnimationFrame(() => kg.canvas.goTo(id));
  };
  const selectEdge = (id) => { tip.hidden = true; kg.canvas.focusOn({ edge: id }); kg.panel.show({ edge: id }, false); };
  // A hit that the legend hides is shown again.
  kg.reveal = (id) => { if (kg.canvas.hidden.kind.delete(about[id].kind)) legend(); };

  const counted = (list, name) => list.reduce((sum, each) => sum.set(each[name], (sum.get(each[name]) || 0) + 1), new Map());
  const key = (group, name, count, icon) => {
    const it = look[group][name], gone = kg.canvas.hidden[group];
    const toggle = () => { if (!gone.delete(name)) gone.add(name); legend(); kg.canvas.redraw(); by(`key-${group}-${name}`).focus(); };
    return kg.element("button", { class: "key", type: "button", id: `key-${group}-${name}`, "aria-pressed": String(!gone.has(name)), onclick: toggle },
      icon, kg.element("span", { class: "first" }, it[kg.language]), kg.element("span", { class: "second" }, it[kg.other()]), kg.element("span", { class: "count" }, String(count)));
  };
  const legend = () => {
    const kinds = counted(about, "kind"), relations = counted(edges, "relation");
    const made = (group, counts, icon) => Object.keys(look[group]).filter((name) => counts.has(name)).map((name) => key(group, name, counts.get(name), icon(name)));
    by("kinds").replaceChildren(...made("kind", kinds, kg.icon));
    by("relations").replaceChildren(...made("relation", relations, kg.stroke));
  };

  const tip = by("tip");
  const said = (ids) => (ids.length ? kg.element("div", { class: "said" }, kg.text(clip(longest(ids)))) : "");
  const longest = (places) => places.map(([passage, start, end]) => passages[passage].text.slice(start, end)).reduce((a, b) => (b.length > a.length ? b : a));
  const clip = (text) => { const points = [...text]; return points.length > 90 ? `${points.slice(0, 90).join("")}…` : text; };
  const line = (text) => (text ? kg.element("div", { class: "line" }, kg.text(text)) : "");
  const nodeTip = (id) => {
    const it = about[id], kind = [look.kind[it.kind][kg.language], ...it.sorts.map((sort) => kg.word(sort))].join(" · ");
    const stages = it.facts.filter((fact) => fact.stage).map((fact) => [kg.word(fact.stage), ...fact.dates.map(kg.day)].join(" "));
    return [kg.element("div", { class: "head" }, kg.text(it.label)), line([kind, it.date && kg.day(it.date), it.place].filter(Boolean).join(" · ")), ...it.titles.slice(0, 4).map(line), ...stages.map(line), said(kg.panel.ids(it.facts).length ? kg.panel.ids(it.facts) : firstQuotes(id))];
  };
  const firstQuotes = (id) => [...kg.canvas.adjacent.get(id)].flatMap((edge) => kg.panel.ids(edges[edge].facts));
  const edgeTip = (id) => {
    const tie = edges[id];
    return [kg.element("div", { class: "head" }, kg.text(kg.edgeLabel(tie))), line(about[tie.from].label), line(about[tie.to].label), said(kg.panel.ids(tie.facts))];
  };
  const hover = (children, [x, y]) => {
    tip.replaceChildren(...children.filter((child) => child !== ""));
    tip.hidden = false;
    const ground = by("canvas").getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(x + 16, ground.width - tip.offsetWidth - 10))}px`;
    tip.style.top = `${Math.max(8, Math.min(y + 16, ground.height - tip.offsetHeight - 10))}px`;
  };

  const ink = (theme) => { document.documentElement.dataset.theme = theme; };
  const repaint = () => { legend(); kg.canvas.redraw(); kg.panel.again(); };
  const words = () => {
    kg.relabel();
    by("counts").textContent = [kg.word("nodes", { n: nodes.length }), kg.word("edges", { n: edges.length })].join(" · ");
    by("notice").hidden = leftOut === 0;
    by("notice").textContent = kg.word("left-out", { n: nodes.length, m: leftOut });
  };
  const toolbar = () => {
    by("fit").addEventListener("click", () => kg.canvas.fit());
    by("physics").addEventListener("click", (event) => {
      const on = event.currentTarget.getAttribute("aria-pressed") !== "true";
      event.currentTarget.setAttribute("aria-pressed", String(on));
      kg.canvas.physics(on);
    });
    by("theme").addEventListener("click", () => { picked = true; ink(kg.theme() === "dark" ? "light" : "dark"); repaint(); });
    by("language").addEventListener("click", () => { kg.language = kg.other(); words(); repaint(); });
    by("show-legend").addEventListener("click", (event) => {
      by("legend").hidden = !by("legend").hidden;
      event.currentTarget.setAttribute("aria-expanded", String(!by("legend").hidden));
    });
    dark.addEventListener("change", () => { if (!picked) { ink(dark.matches ? "dark" : "light"); repaint(); } });
  };
  const keys = () => document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && kg.panel.isOpen()) kg.select(null);
    else if (event.key === "/" && !(document.activeElement instanceof HTMLInputElement)) { event.preventDefault(); kg.search.focus(); }
  });
  const pointer = () => kg.pointer.listen({
    choose: (found) => {
      if (found === null) kg.select(null);
      else if (found.node !== undefined) kg.select(found.node);
      else selectEdge(found.edge);
    },
    hover: (found, at) => hover(found.node !== undefined ? nodeTip(found.node) : edgeTip(found.edge), at),
    leave: () => { tip.hidden = true; },
  });

  ink(dark.matches ? "dark" : "light");
  words();
  legend();
  toolbar();
  keys();
  if (innerWidth <= 820) by("show-legend").click();
  if (!nodes.length) {
    by("canvas").replaceChildren(kg.element("p", { class: "empty", "data-word": "empty" }, kg.word("empty")));
    Object.assign(document.documentElement.dataset, { ready: "true", settled: "true" });
    return;
  }
  // For scripts that drive the page: where things are, in the drawing and in the window.
  const { xs, ys } = kg.layout;
  window.kgView = {
    positions: () => nodes.map(({ id }) => [xs[id], ys[id]]),
    find: (label) => about.findIndex((it) => it.label === label),
    place: (id) => {
      const [x, y] = kg.camera.toScreen(xs[id], ys[id]), ground = by("canvas").getBoundingClientRect();
      return { x: x + ground.left, y: y + ground.top };
    },
  };
  const mark = (name) => { document.documentElement.dataset[name] = "true"; };
  kg.canvas.draw(() => { pointer(); mark("ready"); }, () => mark("settled"));
})();
