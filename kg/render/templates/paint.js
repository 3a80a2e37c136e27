"use strict";
// Paints what is in view onto a canvas: edges a relation at a time, nodes a kind at a time, labels.
kg.paint = (() => {
  const { nodes, edges, about, look } = kg.data;
  const FONT = getComputedStyle(document.documentElement).fontFamily;
  const LETTERS = 13, CHUNK = 1500, MANY = 4000, MOST_NAMED = 8;
  const { xs, ys } = kg.layout;
  const kinds = Object.keys(look.kind), relations = Object.keys(look.relation);

  const SHAPES = {
    dot: (pen, x, y, r) => { pen.moveTo(x + r, y); pen.arc(x, y, r, 0, 2 * Math.PI); },
    square: (pen, x, y, r) => pen.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76),
    diamond: (pen, x, y, r) => polygon(pen, [[x, y - r * 1.15], [x + r * 1.15, y], [x, y + r * 1.15], [x - r * 1.15, y]]),
    triangle: (pen, x, y, r) => polygon(pen, [[x, y - r * 1.1], [x + r * 1.1, y + r * 0.85], [x - r * 1.1, y + r * 0.85]]),
    star: (pen, x, y, r) => polygon(pen, Array.from({ length: 10 }, (_, nth) => {
      const far = nth % 2 ? r * 0.52 : r * 1.15, turn = (nth * Math.PI) / 5 - Math.PI / 2;
      return [x + far * Math.cos(turn), y + far * Math.sin(turn)];
    })),
  };
  const polygon = (pen, points) => { points.forEach(([x, y], nth) => (nth ? pen.lineTo(x, y) : pen.moveTo(x, y))); pen.closePath(); };

  // The point that a bent edge is drawn towards; the same whichever end comes first.
  const control = ({ from, to, bend }) => {
    const a = Math.min(from, to), b = Math.max(from, to);
    return [(xs[a] + xs[b]) / 2 - (ys[b] - ys[a]) * bend * 2, (ys[a] + ys[b]) / 2 + (xs[b] - xs[a]) * bend * 2];
  };
  const middle = (edge) => {
    const [cx, cy] = control(edge);
    return [(xs[edge.from] + 2 * cx + xs[edge.to]) / 4, (ys[edge.from] + 2 * cy + ys[edge.to]) / 4];
  };
  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(["ink", "ground", "soft", "hover"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  };

  const inView = ({ width, height, x, y, k }) => {
    const wide = width / 2 / k + 40 / k, high = height / 2 / k + 40 / k;
    const box = { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
    return {
      node: (id) => xs[id] > box.left && xs[id] < box.right && ys[id] > box.top && ys[id] < box.bottom,
      edge: ({ from, to }) => Math.max(xs[from], xs[to]) > box.left && Math.min(xs[from], xs[to]) < box.right && Math.max(ys[from], ys[to]) > box.top && Math.min(ys[from], ys[to]) < box.bottom,
    };
  };
  const line = (pen, edge, toX, toY) => {
    pen.moveTo(toX(xs[edge.from]), toY(ys[edge.from]));
    if (!edge.bend) { pen.lineTo(toX(xs[edge.to]), toY(ys[edge.to])); return; }
    const [cx, cy] = control(edge);
    pen.quadraticCurveTo(toX(cx), toY(cy), toX(xs[edge.to]), toY(ys[edge.to]));
  };
  const strokes = (pen, list, style, { alpha, width, plain }, toX, toY) => {
    pen.globalAlpha = alpha;
    pen.strokeStyle = kg.colour(style);
    pen.lineWidth = style.width * width;
    pen.setLineDash(plain ? [] : style.dashes.map((dash) => dash * Math.max(0.5, width)));
    for (let at = 0; at < list.length; at += CHUNK) {
      pen.beginPath();
      for (let each = at; each < Math.min(list.length, at + CHUNK); each += 1) line(pen, list[each], toX, toY);
      pen.stroke();
    }
    pen.setLineDash([]);
  };
  // Lists of edges that are drawn alike: those of one relation, ties by their width.
  const alike = (list, style, relation) => {
    if (relation !== "tie") return [[style, list]];
    const found = new Map();
    list.forEach((tie) => { const width = kg.ties.width(tie); if (!found.has(width)) found.set(width, []); found.get(width).push(tie); });
    return [...found].map(([width, own]) => [{ ...style, width }, own]);
  };
  const arrows = (pen, list, style, alpha, toX, toY, radius) => {
    pen.globalAlpha = alpha;
    pen.fillStyle = kg.colour(style);
    pen.beginPath();
    for (const edge of list) {
      const [cx, cy] = edge.bend ? control(edge) : [xs[edge.from], ys[edge.from]];
      const x = toX(xs[edge.to]), y = toY(ys[edge.to]), turn = Math.atan2(y - toY(cy), x - toX(cx)), r = radius(edge.to) * 1.1;
      const tip = [x - r * Math.cos(turn), y - r * Math.sin(turn)], wing = (by) => [tip[0] - 9 * Math.cos(turn + by), tip[1] - 9 * Math.sin(turn + by)];
      polygon(pen, [tip, wing(0.42), wing(-0.42)]);
    }
    pen.fill();
  };
  const text = (pen, words, x, y, ink, ground) => {
    pen.lineWidth = 3.5; pen.strokeStyle = ground; pen.lineJoin = "round"; pen.strokeText(words, x, y);
    pen.fillStyle = ink; pen.fillText(words, x, y);
  };

  // One node with its edges, over a picture that lacks both.
  const alone = (pen, id, camera) => {
    const { width, height, x, y, k } = camera, toX = (wx) => (wx - x) * k + width / 2, toY = (wy) => (wy - y) * k + height / 2;
    const own = [...kg.walk.adjacent.get(id)].map((tie) => edges[tie]).filter((tie) => !kg.canvas.isEdgeHidden(tie));
    relations.forEach((name) => strokes(pen, own.filter((tie) => tie.relation === name), look.relation[name], { alpha: 0.9, width: Math.max(0.5, k ** 0.5), plain: true }, toX, toY));
    const style = look.kind[about[id].kind];
    pen.globalAlpha = 1;
    pen.beginPath();
    SHAPES[style.shape](pen, toX(xs[id]), toY(ys[id]), Math.max(1.2, nodes[id].size * kg.camera.swell() * 0.82));
    pen.fillStyle = kg.colour(kg.measure.style(id));
    pen.fill();
  };

  return {
    control, middle, alone,
    // `lit`: null, or the sets of nodes and edges in focus; `chosen`: a node's number or null.
    scene: (pen, { camera, lit, chosen, isHidden, isEdgeHidden, faint = 0.1 }) => {
      const { width, height, x, y, k } = camera, view = inView(camera), ink = colours(), swell = kg.camera.swell();
      const toX = (wx) => (wx - x) * k + width / 2, toY = (wy) => (wy - y) * k + height / 2;
      const radius = (id) => Math.max(1.2, nodes[id].size * swell * 0.82);
      pen.globalAlpha = 1;
      pen.fillStyle = ink.ground;
      pen.fillRect(0, 0, width, height);
      kg.timeline.paint(pen, camera, { ink: ink.soft, ground: ink.ground, line: ink.hover }, `${LETTERS - 1}px ${FONT}`);
      const shown = edges.filter((edge) => !isEdgeHidden(edge) && view.edge(edge)), isMany = shown.length > MANY;
      const split = { far: relations.map(() => []), near: relations.map(() => []) };
      shown.forEach((edge) => split[lit !== null && lit.edges.has(edge.id) ? "near" : "far"][relations.indexOf(edge.relation)].push(edge));
      const width1 = Math.max(0.35, Math.min(1.6, k ** 0.5)) * (isMany ? 0.6 : 1);
      const alpha = lit !== null ? faint : isMany ? 0.38 : 0.78;
      for (const [name, how] of [["far", { alpha, width: width1, plain: isMany || k < 0.25 }], ["near", { alpha: 1, width: Math.max(0.8, width1 * 1.25), plain: false }]]) {
        split[name].forEach((list, nth) => {
          if (!list.length) return;
          const style = look.relation[relations[nth]];
          alike(list, style, relations[nth]).forEach(([drawn, own]) => strokes(pen, own, drawn, { ...how, alpha: how.alpha * (style.veil || 1) }, toX, toY));
          if (style.arrow && (k > 0.45 || name === "near")) arrows(pen, list, style, how.alpha, toX, toY, radius);
        });
      }
      const seen = nodes.filter(({ id }) => !isHidden(id) && view.node(id));
      const isLit = (id) => lit === null || lit.nodes.has(id);
      for (const bright of [false, true]) {
        kinds.forEach((kind) => {
          const style = look.kind[kind], own = seen.filter(({ id }) => about[id].kind === kind && isLit(id) === bright);
          if (!own.length) return;
          pen.globalAlpha = bright ? 1 : 0.14;
          kg.measure.byStyle(own).forEach((same, tint) => {
            pen.beginPath();
            same.forEach(({ id }) => SHAPES[style.shape](pen, toX(xs[id]), toY(ys[id]), radius(id)));
            pen.fillStyle = kg.colour(tint);
            pen.fill();
            if (seen.length < MANY) { pen.lineWidth = 1.2; pen.strokeStyle = ink.ground; pen.stroke(); }
          });
        });
      }
      pen.globalAlpha = 1;
      const ringed = seen.filter(({ id }) => id === chosen || about[id].seed);
      ringed.forEach(({ id }) => {
        pen.beginPath();
        SHAPES[look.kind[about[id].kind].shape](pen, toX(xs[id]), toY(ys[id]), radius(id) + 2);
        pen.lineWidth = id === chosen ? 3.5 : 2; pen.strokeStyle = ink.ink; pen.stroke();
      });
      pen.font = `${LETTERS}px ${FONT}`;
      pen.textAlign = "center";
      pen.textBaseline = "top";
      const named = seen.filter(({ id }) => isLit(id)).map(({ id, label }) => ({ id, label, x: toX(xs[id]), y: toY(ys[id]), r: radius(id) }));
      seen.filter(({ id }) => kg.scope.hides(id)).forEach(({ id }) => text(pen, `+${kg.scope.hides(id)}`, toX(xs[id]) + radius(id) + 10, toY(ys[id]) - radius(id) - 6, ink.soft, ink.ground));
      const placed = kg.labels(named, { pen, chosen, letters: LETTERS });
      placed.forEach(({ rows, left, right, top }) => rows.forEach((row, nth) => text(pen, row, (left + right) / 2, top + 1 + nth * LETTERS * 1.2, ink.ink, ink.ground)));
      const near = lit === null ? [] : shown.filter((edge) => lit.edges.has(edge.id) && (lit.edges.size <= MOST_NAMED || edge.relation === "membership"));
      pen.font = `${LETTERS - 2}px ${FONT}`;
      const taken = [...placed];
      near.forEach((edge) => {
        const [mx, my] = middle(edge), words = kg.edgeLabel(edge), half = pen.measureText(words).width / 2, at = toX(mx), top = toY(my) - 6;
        const box = { left: at - half, right: at + half, top, bottom: top + LETTERS };
        if (taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) return;
        taken.push(box);
        text(pen, words, at, top, ink.soft, ink.ground);
      });
      return placed;
    },
    radius: (id) => Math.max(1.2, nodes[id].size * kg.camera.swell() * 0.82),
  };
})();

// What stands on an edge: its titles, at most two, or the name of its relation.
kg.edgeLabel = (tie) => {
  if (tie.relation === "tie") return kg.word("tie-contacts", { n: kg.ties.present(tie).length });
  const titles = [...new Set(tie.facts.map((fact) => fact.title).filter(Boolean))];
  if (!titles.length) return kg.data.look.relation[tie.relation][kg.language];
  return titles.slice(0, 2).map((title) => kg.clip(title, 24)).join("、") + (titles.length > 2 ? "…" : "");
};
