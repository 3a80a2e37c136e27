"use strict";
// Ties the parts together: selection, legend, tooltip, toolbar, keys.
(() => {
  const { nodes, edges, about, look } = kg.data;
  const by = (id) => document.getElementById(id);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let said = "";

  kg.view = { node: null, edge: null, to: null, theme: null };
  let pending = null;
  const chosen = (next) => { Object.assign(kg.view, { node: null, edge: null, to: null, ...next }); tip.hidden = true; kg.link.write(); };
  kg.select = (id, moves = false) => {
    if (pending !== null && id !== null) { endPath(id); return; }
    chosen({ node: id });
    kg.canvas.focusOn(id === null ? null : { node: id });
    if (id === null) { kg.panel.close(); return; }
    by("hint").hidden = true;
    kg.panel.show({ node: id }, moves);
    if (moves) requestAnimationFrame(() => kg.canvas.goTo(id));
  };
  const selectEdge = (id) => { chosen({ edge: id }); kg.canvas.focusOn({ edge: id }); kg.panel.show({ edge: id }, false); };
  // A path is asked for at one end; the next node that is chosen is the other.
  kg.startPath = (id) => { pending = id; words(); kg.search.focus(); };
  const leavePath = () => { pending = null; words(); };
  const endPath = (end) => {
    const start = pending, isHidden = (id, tie) => kg.canvas.isHidden(id) || kg.canvas.isEdgeHidden(edges[tie]);
    leavePath();
    const way = kg.walk.path(start, end, isHidden);
    if (way === null) { said = kg.word("no-path", { a: kg.clip(about[start].label, 40), b: kg.clip(about[end].label, 40) }); words(); return; }
    chosen({ node: start, to: end });
    kg.canvas.focusOn({ path: way });
    kg.panel.show({ path: way }, true);
    requestAnimationFrame(() => kg.canvas.fit({ ids: way }));
  };
  kg.around = (id, hops) => { kg.scope.around(id, hops); words(); kg.canvas.redraw(); kg.panel.again(); requestAnimationFrame(() => kg.canvas.fit()); };
  const turn = (id) => { kg.scope.turn(id); words(); kg.canvas.redraw(); };
  // A hit that the legend, the hops or a fold hides is shown again.
  kg.reveal = (id) => { if (kg.ties.isFolded(id)) byTies(false); kg.scope.reveal(id); if (kg.canvas.hidden.kind.delete(about[id].kind)) legend(); words(); };

  const counted = (list, name) => list.reduce((sum, each) => sum.set(each[name], (sum.get(each[name]) || 0) + 1), new Map());
  const key = (group, name, count, icon) => {
    const it = look[group][name], gone = kg.canvas.hidden[group];
    const toggle = () => { if (!gone.delete(name)) gone.add(name); words(); legend(); kg.canvas.redraw(); by(`key-${group}-${name}`).focus(); };
    return kg.element("button", { class: "key", type: "button", id: `key-${group}-${name}`, "aria-pressed": String(!gone.has(name)), onclick: toggle },
      icon, kg.element("span", { class: "first" }, it[kg.language]), kg.element("span", { class: "second" }, it[kg.other()]), kg.element("span", { class: "count" }, String(count)));
  };
  const legend = () => {
    const kinds = counted(about.filter((_, id) => !kg.ties.isFolded(id)), "kind"), relations = counted(edges.filter((tie) => !kg.ties.isHidden(tie)), "relation");
    const made = (group, counts, icon) => Object.keys(look[group]).filter((name) => counts.has(name)).map((name) => key(group, name, counts.get(name), icon(name)));
    by("kinds").replaceChildren(...made("kind", kinds, kg.icon));
    by("relations").replaceChildren(...made("relation", relations, kg.stroke));
    by("communities").replaceChildren(...kg.measure.legend().map(({ style, words, count }) => kg.element("li", {}, kg.swatch(style), kg.text(words), kg.element("span", { class: "count" }, String(count)))));
  };

  const tip = by("tip");
  const quoted = (ids) => (ids.length ? kg.element("div", { class: "said" }, kg.text(kg.clip(longest(ids), 90))) : "");
  const longest = (places) => places.map(kg.panel.sentence).reduce((a, b) => (b.length > a.length ? b : a));
  const line = (text) => (text ? kg.element("div", { class: "line" }, kg.text(text)) : "");
  const nodeTip = (id) => {
    const it = about[id], kind = [look.kind[it.kind][kg.language], ...it.sorts.map((sort) => kg.word(sort))].join(" · ");
    const stages = it.facts.filter((fact) => fact.stage).map((fact) => [kg.word(fact.stage), ...fact.dates.map(kg.day)].join(" "));
    return [kg.element("div", { class: "head" }, kg.text(it.label)), line([kind, it.date && kg.day(it.date), it.place].filter(Boolean).join(" · ")), ...it.titles.slice(0, 4).map(line), ...stages.map(line), quoted(kg.panel.ids(it.facts).length ? kg.panel.ids(it.facts) : firstQuotes(id))];
  };
  const firstQuotes = (id) => [...kg.walk.adjacent.get(id)].flatMap((edge) => kg.panel.ids(edges[edge].facts));
  const edgeTip = (id) => {
    const tie = edges[id];
    return [kg.element("div", { class: "head" }, kg.text(kg.edgeLabel(tie))), line(about[tie.from].label), line(about[tie.to].label), quoted(kg.panel.ids(tie.facts))];
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
    const shown = nodes.filter(({ id }) => !kg.scope.isHidden(id)).length, ties = edges.filter((tie) => !kg.canvas.isEdgeHidden(tie)).length;
    by("counts").textContent = [shown === nodes.length ? kg.word("nodes", { n: nodes.length }) : kg.word("nodes-of", { n: shown, m: nodes.length }), kg.word("edges", { n: ties })].join(" · ");
    const notes = [...kg.chosen(), kg.ties.isOn() ? kg.ties.meaning() : "", kg.period.isWhole() || !kg.period.undated() ? "" : kg.word("undated", { n: kg.period.undated() }), pending === null ? said : kg.word("path-to", { a: kg.clip(about[pending].label, 40) })].filter(Boolean);
    by("notice").hidden = !notes.length;
    by("notice").replaceChildren(...notes.map((note) => kg.element("div", {}, kg.text(note))));
    by("whole").hidden = kg.scope.isWhole();
    kg.period.show();
    said = "";
  };
  const byTies = (on) => {
    if (on) byTime(false);
    kg.ties.turn(on);
    by("by-ties").setAttribute("aria-pressed", String(on));
    if (kg.view.node !== null && kg.ties.isFolded(kg.view.node)) kg.select(null);
    words();
    legend();
    kg.panel.again();
    kg.canvas.redraw();
  };
  const measured = (part, name) => { kg.measure.set(part, name); by(`${part}-by`).value = kg.measure.state[part]; legend(); kg.canvas.redraw(); };
  const physics = (on) => { if (on) byTime(false); by("physics").setAttribute("aria-pressed", String(on)); kg.canvas.physics(on); };
  const byTime = (on) => {
    if (on) { physics(false); byTies(false); }
    kg.timeline.turn(on);
    by("by-time").setAttribute("aria-pressed", String(on));
    kg.canvas.redraw();
  };
  const toolbar = () => {
    kg.exports.listen();
    by("fit").addEventListener("click", () => kg.canvas.fit());
    by("whole").addEventListener("click", () => kg.around(null, 0));
    by("physics").addEventListener("click", () => physics(by("physics").getAttribute("aria-pressed") !== "true"));
    by("by-ties").disabled = !kg.ties.canBe();
    by("by-ties").addEventListener("click", () => byTies(!kg.ties.isOn()));
    by("measures").hidden = !kg.measure.canBe();
    for (const part of ["size", "colour"]) by(`${part}-by`).addEventListener("change", (event) => measured(part, event.target.value));
    by("by-time").disabled = !kg.timeline.canBe();
    by("by-time").addEventListener("click", () => { byTime(!kg.timeline.isOn()); kg.canvas.fit({ flies: false }); });
    by("theme").addEventListener("click", () => { ink(kg.view.theme = kg.theme() === "dark" ? "light" : "dark"); kg.link.write(); repaint(); });
    by("language").addEventListener("click", () => { kg.language = kg.other(); words(); repaint(); });
    by("show-legend").addEventListener("click", (event) => {
      by("legend").hidden = !by("legend").hidden;
      event.currentTarget.setAttribute("aria-expanded", String(!by("legend").hidden));
    });
    dark.addEventListener("change", () => { if (kg.view.theme === null) { ink(dark.matches ? "dark" : "light"); repaint(); } });
  };
  const keys = () => document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pending !== null) leavePath();
    else if (event.key === "Escape" && kg.panel.isOpen()) kg.select(null);
    else if (event.key === "/" && !(document.activeElement instanceof HTMLInputElement)) { event.preventDefault(); kg.search.focus(); }
  });
  const pointer = () => kg.pointer.listen({
    choose: (found) => {
      if (found === null) kg.select(null);
      else if (found.node !== undefined) kg.select(found.node);
      else selectEdge(found.edge);
    },
    hover: (found, at) => hover(found.node !== undefined ? nodeTip(found.node) : edgeTip(found.edge), at),
    turn,
    leave: () => { tip.hidden = true; },
  });

  const wanted = kg.link.read();
  kg.view.theme = wanted.theme || null;
  kg.language = wanted.language || kg.language;
  wanted.hidden.forEach(([group, name]) => kg.canvas.hidden[group].add(name));
  if (wanted.around !== undefined && wanted.hops) kg.scope.around(wanted.around, wanted.hops);
  wanted.expanded.forEach((id) => kg.scope.state.expanded.add(id));
  wanted.folded.forEach((id) => kg.scope.state.folded.add(id));
  kg.period.read(wanted.period);
  kg.measure.set("size", wanted.size);
  kg.measure.set("colour", wanted.colour);
  for (const part of ["size", "colour"]) by(`${part}-by`).value = kg.measure.state[part];
  kg.ties.turn(wanted.isByTies && kg.ties.canBe());
  by("by-ties").setAttribute("aria-pressed", String(kg.ties.isOn()));
  // What the address tells to choose, once all is in its place.
  const restore = () => {
    if (wanted.isByTime && kg.timeline.canBe()) { byTime(true); kg.canvas.fit({ flies: false }); }
    if (wanted.node !== undefined && wanted.to !== undefined) { pending = wanted.node; kg.select(wanted.to); }
    else if (wanted.node !== undefined) kg.select(wanted.node, wanted.at === undefined);
    else if (wanted.edge !== undefined) selectEdge(wanted.edge);
    if (wanted.at !== undefined) requestAnimationFrame(() => kg.canvas.look(...wanted.at));
    kg.link.open();
  };

  ink(kg.view.theme || (dark.matches ? "dark" : "light"));
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
  kg.period.open(() => { kg.scope.settle(); words(); kg.canvas.redraw(); });
  kg.canvas.draw(() => { pointer(); mark("ready"); }, () => { restore(); mark("settled"); });
})();
