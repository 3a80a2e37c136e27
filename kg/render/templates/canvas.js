"use strict";
// The drawing: vis-network over the nodes and edges, what is hidden, what is in focus.
kg.canvas = (() => {
  const { nodes: given, edges: ties, about, look } = kg.data;
  const FONT = getComputedStyle(document.documentElement).fontFamily;
  const MOST_NAMED = 8;
  const hidden = { kind: new Set(), relation: new Set() };
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const adjacent = new Map(given.map((node) => [node.id, new Set()]));
  ties.forEach((tie) => { adjacent.get(tie.from).add(tie.id); adjacent.get(tie.to).add(tie.id); });
  let focus = null, network = null, placed = new Map(), letters = 13, later = 0, aim = null;

  const faded = (colour, share) => `${colour}${Math.round(share * 255).toString(16).padStart(2, "0")}`;
  const paint = () => {
    const style = getComputedStyle(document.documentElement);
    return { ink: style.getPropertyValue("--ink").trim(), ground: style.getPropertyValue("--ground").trim(), soft: style.getPropertyValue("--soft").trim() };
  };
  const inFocus = () => {
    if (focus === null) return null;
    const shown = focus.edge === undefined ? [...adjacent.get(focus.node)] : [focus.edge];
    const ends = shown.flatMap((id) => [ties[id].from, ties[id].to]);
    return { edges: new Set(shown), nodes: new Set(focus.edge === undefined ? [focus.node, ...ends] : ends) };
  };
  const isHidden = (id) => hidden.kind.has(about[id].kind);

  const node = (each, near, colours) => {
    const colour = kg.colour(look.kind[about[each.id].kind]);
    const lit = near === null || near.nodes.has(each.id);
    const chosen = focus !== null && focus.node === each.id, ringed = chosen || about[each.id].seed;
    return {
      ...each,
      size: each.size * Math.min(1.8, (letters / 13) ** 0.6),
      hidden: isHidden(each.id),
      label: placed.has(each.id) ? placed.get(each.id).text : undefined,
      opacity: lit ? 1 : 0.13,
      borderWidth: chosen ? 4 : ringed ? 2.5 : 1.5,
      color: { background: colour, border: ringed ? colours.ink : colours.ground, highlight: { background: colour, border: colours.ink }, hover: { background: colour, border: colours.ink } },
      font: { face: FONT, size: letters, color: colours.ink, strokeWidth: letters / 3.5, strokeColor: colours.ground, vadjust: placed.has(each.id) ? placed.get(each.id).shift : 0 },
    };
  };
  const edge = (each, near, colours) => {
    const style = look.relation[each.relation];
    const lit = near === null || near.edges.has(each.id);
    const named = near !== null && lit;
    return {
      ...each,
      hidden: hidden.relation.has(each.relation) || isHidden(each.from) || isHidden(each.to),
      width: style.width * (named ? 1.25 : 1) * Math.min(2.2, letters / 13),
      dashes: style.dashes.length ? style.dashes : false,
      color: { color: kg.colour(style), highlight: kg.colour(style), hover: kg.colour(style), opacity: lit ? (near === null ? 0.8 : 1) : 0.08 },
      label: named && (near.edges.size <= MOST_NAMED || each.relation === "membership") ? kg.edgeLabel(each) : undefined,
      font: { face: FONT, size: letters * 0.86, color: colours.soft, strokeWidth: letters / 3.5, strokeColor: colours.ground, align: "horizontal" },
    };
  };
  const redraw = () => {
    const near = inFocus(), colours = paint();
    ({ placed, letters } = kg.labels(given.filter((each) => !isHidden(each.id) && (near === null || near.nodes.has(each.id))), network, { face: FONT, chosen: focus && focus.node, scale: aim || (network ? network.getScale() : 1) }));
    nodes.update(given.map((each) => node(each, near, colours)));
    edges.update(ties.map((each) => edge(each, near, colours)));
  };

  const options = {
    autoResize: true,
    layout: { randomSeed: 20240305, improvedLayout: given.length <= 150 },
    nodes: { scaling: { label: { enabled: false } } },
    edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5, arrows: { to: { scaleFactor: 0.55 } } },
    interaction: { hover: true, tooltipDelay: 120, hideEdgesOnDrag: ties.length > 1500, hideEdgesOnZoom: ties.length > 1500, keyboard: { enabled: true, bindToWindow: false } },
    physics: {
      solver: "forceAtlas2Based",
      forceAtlas2Based: { gravitationalConstant: -150, centralGravity: 0.012, springLength: 130, springConstant: 0.05, damping: 0.55, avoidOverlap: 0.55 },
      maxVelocity: 60,
      minVelocity: 0.4,
      // What the larger graphs cost a step they get in fewer steps.
      stabilization: { enabled: true, iterations: Math.max(80, Math.min(600, Math.round(120000 / Math.max(1, given.length)))), updateInterval: 20, fit: false },
    },
  };
  const draw = (done) => {
    redraw();
    network = new vis.Network(document.getElementById("canvas"), { nodes, edges }, options);
    const bar = document.getElementById("progress");
    bar.hidden = false;
    network.on("stabilizationProgress", (at) => { bar.querySelector("progress").value = at.iterations / at.total; });
    network.once("stabilizationIterationsDone", () => {
      network.setOptions({ physics: { enabled: false } });
      bar.hidden = true;
      fit({ moved: false });
      ["zoom", "animationFinished", "dragEnd", "stabilized"].forEach((name) => network.on(name, relabel));
      done(network);
    });
  };
  // Brings nodes into the ground that legend and notice leave free; without any, all that are shown.
  const fit = ({ ids = given.map((each) => each.id), moved = true } = {}) => {
    const shown = ids.filter((id) => !isHidden(id)).map((id) => network.getPosition(id));
    if (!shown.length) return;
    // A canvas that has yet to follow the panel would change the scale when it does.
    network.setSize("100%", "100%");
    const ground = document.getElementById("canvas"), legend = document.getElementById("legend"), notice = document.getElementById("notice"), hint = document.getElementById("hint");
    const side = legend.hidden || ground.clientWidth < 620 ? 0 : legend.offsetWidth + 14, above = notice.hidden ? 0 : notice.offsetHeight + 10, below = hint.hidden ? 0 : hint.offsetHeight;
    const xs = shown.map((at) => at.x), ys = shown.map((at) => at.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const wide = Math.max(120, ground.clientWidth - side - 140), high = Math.max(120, ground.clientHeight - above - below - 120);
    const scale = Math.max(0.05, Math.min(wide / Math.max(1, right - left), high / Math.max(1, bottom - top), 1.2));
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: { x: side / 2, y: (above - below - 14) / 2 }, animation: moved && calm() ? { duration: 350, easingFunction: "easeInOutQuad" } : false });
    // The letters are those of where the movement ends.
    aim = scale;
    redraw();
  };
  // Labels are set anew once a movement has come to rest.
  const relabel = () => { aim = null; clearTimeout(later); later = setTimeout(redraw, 120); };
  const calm = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;

  return {
    draw, fit, redraw, adjacent, hidden, isHidden,
    focusOn: (next) => { focus = next; redraw(); },
    // The node in focus with what it is tied to.
    goTo: (id) => fit({ ids: [id, ...[...adjacent.get(id)].flatMap((edge) => [ties[edge].from, ties[edge].to])] }),
    physics: (on) => network.setOptions({ physics: { enabled: on, stabilization: { enabled: false } } }),
    network: () => network,
  };
})();

// What stands on an edge: its titles, at most two, or the name of its relation.
kg.edgeLabel = (tie) => {
  const titles = [...new Set(tie.facts.map((fact) => fact.title).filter(Boolean))];
  if (!titles.length) return kg.data.look.relation[tie.relation][kg.language];
  return titles.slice(0, 2).join("、") + (titles.length > 2 ? "…" : "");
};
