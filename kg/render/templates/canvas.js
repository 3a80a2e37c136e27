"use strict";
// The drawing: what is hidden, what is in focus, and when it is painted anew.
kg.canvas = (() => {
  const { nodes, edges, about } = kg.data;
  const hidden = { kind: new Set(), relation: new Set() };
  const { adjacent } = kg.walk;
  const ground = document.getElementById("canvas"), sheet = document.createElement("canvas"), kept = document.createElement("canvas");
  const pen = sheet.getContext("2d", { alpha: false }), keeping = kept.getContext("2d", { alpha: false });
  const { at } = kg.camera, { xs, ys } = kg.layout;
  const SLOW = 14, REST = 110;
  let dragged = null, focus = null, waiting = 0, later = 0, took = 0, keptAt = null, labels = [], isTouched = false;

  const isHidden = (id) => hidden.kind.has(about[id].kind) || kg.scope.isHidden(id);
  const isEdgeHidden = (tie) => hidden.relation.has(tie.relation) || kg.scope.isTieHidden(tie) || isHidden(tie.from) || isHidden(tie.to);
  const lit = () => {
    if (focus === null) return null;
    if (focus.path !== undefined) return { edges: new Set(focus.path.slice(1).flatMap((id, nth) => kg.walk.between(focus.path[nth], id))), nodes: new Set(focus.path) };
    const shown = focus.edge === undefined ? [...adjacent.get(focus.node)] : [focus.edge];
    const ends = shown.flatMap((id) => [edges[id].from, edges[id].to]);
    return { edges: new Set(shown), nodes: new Set(focus.edge === undefined ? [focus.node, ...ends] : ends) };
  };
  const chosen = () => (focus !== null && focus.node !== undefined ? focus.node : null);

  const scene = (on, without = null) => kg.paint.scene(on, {
    camera: at, lit: lit(), chosen: chosen(),
    isHidden: (id) => id === without || isHidden(id),
    isEdgeHidden: (tie) => tie.from === without || tie.to === without || isEdgeHidden(tie),
  });
  const paint = () => {
    const started = performance.now();
    waiting = 0;
    labels = scene(pen, dragged);
    keeping.drawImage(sheet, 0, 0, sheet.width, sheet.height, 0, 0, kept.width, kept.height);
    keptAt = { ...at };
    took = performance.now() - started;
    kg.link.write();
  };
  const redraw = () => { clearTimeout(later); if (!waiting) waiting = requestAnimationFrame(paint); };
  // While the view moves, a slow drawing is moved as the picture it was; it is painted at rest.
  const moved = () => {
    if (took < SLOW || keptAt === null) { redraw(); return; }
    if (!waiting) waiting = requestAnimationFrame(slide);
    clearTimeout(later);
    later = setTimeout(redraw, REST);
  };
  const slide = () => {
    waiting = 0;
    const grown = at.k / keptAt.k;
    pen.globalAlpha = 1;
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--ground").trim();
    pen.fillRect(0, 0, at.width, at.height);
    pen.drawImage(kept, ((keptAt.x - at.x) * at.k) + (at.width - at.width * grown) / 2, ((keptAt.y - at.y) * at.k) + (at.height - at.height * grown) / 2, at.width * grown, at.height * grown);
  };
  // A node that is dragged over a slow drawing moves above a picture without it.
  const drag = (id, x, y) => {
    kg.layout.hold(id, x, y);
    if (took < SLOW) { redraw(); return; }
    if (dragged === null) { dragged = id; cancelAnimationFrame(waiting); paint(); }
    if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; if (dragged === null) return; pen.drawImage(kept, 0, 0, at.width, at.height); kg.paint.alone(pen, dragged, at); });
  };
  const drop = () => { if (dragged !== null) { dragged = null; redraw(); } };
  const resize = () => {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    Object.assign(at, { width: ground.clientWidth, height: ground.clientHeight });
    for (const each of [sheet, kept]) { each.width = Math.max(1, at.width * ratio); each.height = Math.max(1, at.height * ratio); }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    keptAt = null;
  };

  // Where nodes fill the ground that legend and notice leave free; without any, all that are shown.
  const frame = (ids) => {
    const shown = ids.filter((id) => !isHidden(id));
    if (!shown.length) return null;
    const legend = document.getElementById("legend"), notice = document.getElementById("notice"), foot = document.getElementById("foot");
    const side = legend.hidden || at.width < 620 ? 0 : legend.offsetWidth + 14, above = (notice.hidden ? 0 : notice.offsetHeight + 10) + (kg.timeline.isOn() ? 40 : 0), below = at.width < 620 ? 0 : foot.offsetHeight;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    shown.forEach((id) => { left = Math.min(left, xs[id]); right = Math.max(right, xs[id]); top = Math.min(top, ys[id]); bottom = Math.max(bottom, ys[id]); });
    const wide = Math.max(120, at.width - side - 130), high = Math.max(120, at.height - above - below - 110);
    const k = Math.min(wide / Math.max(1, right - left), high / Math.max(1, bottom - top), 1.25);
    return [(left + right) / 2 - side / 2 / k, (top + bottom) / 2 - (above - below - 14) / 2 / k, k];
  };
  const fit = ({ ids = nodes.map((each) => each.id), flies = true } = {}) => {
    const found = frame(ids);
    if (found === null) return;
    if (flies) { kg.camera.fly(...found, moved); } else { kg.camera.set(...found); redraw(); }
  };

  const draw = (drawn, settled) => {
    ground.replaceChildren(sheet);
    new ResizeObserver(() => { if (ground.clientWidth !== at.width || ground.clientHeight !== at.height) { resize(); paint(); } }).observe(ground);
    resize();
    kg.layout.place();
    const show = () => { if (!isTouched) kg.camera.set(...(frame(nodes.map((each) => each.id)) || [0, 0, 1])); };
    show();
    paint();
    drawn(sheet);
    kg.layout.refine(() => { show(); redraw(); }, () => { show(); paint(); settled(); });
  };
  // What lies at a point of the window: a node, else an edge, else nothing.
  const under = (px, py) => {
    let best = null, near = Infinity;
    for (const { id } of nodes) {
      if (isHidden(id)) continue;
      const [x, y] = kg.camera.toScreen(xs[id], ys[id]), far = Math.hypot(px - x, py - y);
      if (far <= Math.max(6, kg.paint.radius(id) * 1.1) && far < near) { best = { node: id }; near = far; }
    }
    return best || edgeUnder(px, py);
  };
  const edgeUnder = (px, py) => {
    const now = lit();
    let best = null, near = 6;
    for (const tie of edges) {
      if (isEdgeHidden(tie) || (now !== null && !now.edges.has(tie.id))) continue;
      const far = away(tie, px, py);
      if (far < near) { near = far; best = { edge: tie.id }; }
    }
    return best;
  };
  const away = (tie, px, py) => {
    const start = kg.camera.toScreen(xs[tie.from], ys[tie.from]), end = kg.camera.toScreen(xs[tie.to], ys[tie.to]);
    if (!tie.bend) return fromLine(px, py, start, end);
    const mid = kg.camera.toScreen(...kg.paint.middle(tie));
    return Math.min(fromLine(px, py, start, mid), fromLine(px, py, mid, end));
  };
  const fromLine = (px, py, [ax, ay], [bx, by]) => {
    const long = (bx - ax) ** 2 + (by - ay) ** 2, t = long ? Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / long)) : 0;
    return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay));
  };

  return {
    scene, draw, fit, redraw, moved, drag, drop, under, hidden, isHidden, isEdgeHidden,
    focusOn: (next) => { focus = next; redraw(); },
    // The node in focus with what it is tied to.
    goTo: (id) => { resizeNow(); fit({ ids: [id, ...[...adjacent.get(id)].flatMap((edge) => [edges[edge].from, edges[edge].to])] }); },
    physics: (on) => kg.layout.physics(on, redraw),
    touched: () => { isTouched = true; },
    isTouched: () => isTouched,
    look: (x, y, k) => { isTouched = true; kg.camera.set(x, y, k); redraw(); },
    labels: () => labels,
  };
  function resizeNow() { if (ground.clientWidth !== at.width || ground.clientHeight !== at.height) resize(); }
})();
