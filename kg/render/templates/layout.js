"use strict";
// Where the nodes lie. Houses are laid out first, as discs, and what is in them inside; a network that
// is not too large is then refined node by node, in slices that leave the page free. The forces are
// d3-force's; places to start from follow from the IRIs, so one graph gives one picture.
kg.layout = (() => {
  const { nodes, about } = kg.data, edges = kg.data.edges.filter((tie) => tie.relation !== "tie");
  const GAP = 30, TURN = Math.PI * (3 - Math.sqrt(5)), AT_ONCE = 300, FINE = 3000, SLICE = 10;
  const LENGTH = { membership: 58, "part-of": 62 };
  const xs = new Float64Array(nodes.length), ys = new Float64Array(nodes.length);
  let simulation = null, running = false;

  // A share of 1 that follows from a text: FNV-1a, its bits mixed.
  const share = (text, seed) => {
    let hash = 2166136261 ^ seed;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
    hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
    return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
  };
  const byRank = (head) => (a, b) => (b === head) - (a === head) || nodes[b].size - nodes[a].size || (about[a].iri < about[b].iri ? -1 : 1);
  const disc = (count) => GAP * Math.sqrt(count) + 16;
  const houses = () => {
    const found = new Map();
    nodes.forEach(({ id, home }) => { if (!found.has(home)) found.set(home, []); found.get(home).push(id); });
    const wide = 1.3 * Math.sqrt([...found.values()].reduce((sum, own) => sum + disc(own.length) ** 2, 0));
    return [...found].map(([head, own]) => {
      const iri = about[head].iri, turn = 2 * Math.PI * share(iri, 1), far = wide * Math.sqrt(share(iri, 2));
      return { head, own: own.sort(byRank(head)), r: disc(own.length), x: far * Math.cos(turn), y: far * Math.sin(turn), startX: far * Math.cos(turn), startY: far * Math.sin(turn), turn };
    });
  };
  const between = (all) => {
    const of = new Map(all.flatMap((house, place) => house.own.map((id) => [id, place]))), found = new Map();
    for (const { from, to } of edges) {
      const a = Math.min(of.get(from), of.get(to)), b = Math.max(of.get(from), of.get(to));
      if (a === b) continue;
      const key = a * all.length + b, link = found.get(key);
      if (link) link.ties += 1; else found.set(key, { source: a, target: b, ties: 1 });
    }
    return [...found.values()];
  };
  const stepped = (items, ticks, forces) => {
    const made = d3.forceSimulation(items).stop().alphaDecay(1 - 0.004 ** (1 / ticks)).velocityDecay(0.45);
    Object.entries(forces).forEach(([name, force]) => made.force(name, force));
    return made;
  };
  const place = () => {
    const all = houses(), ticks = all.length <= 400 ? 240 : all.length <= 2500 ? 90 : 45;
    const made = stepped(all, ticks, {
      link: d3.forceLink(between(all)).distance(({ source, target }) => source.r + target.r + 50).strength(({ ties }) => Math.min(0.5, 0.08 * ties)),
      charge: d3.forceManyBody().strength(({ r }) => -9 * r).theta(1.1).distanceMax(3000),
      collide: d3.forceCollide(({ r }) => r + 14).iterations(2),
      x: d3.forceX((house) => house.startX).strength(0.12), y: d3.forceY((house) => house.startY * 0.6).strength(0.12),
    });
    made.tick(ticks);
    for (const { own, x, y, turn } of all) {
      own.forEach((id, nth) => { const far = GAP * Math.sqrt(nth), at = turn + nth * TURN; xs[id] = x + far * Math.cos(at); ys[id] = y + far * Math.sin(at); });
    }
  };

  // All nodes by themselves, from where they are.
  const fine = (ticks) => {
    const items = nodes.map(({ id, size }) => ({ id, r: size, x: xs[id], y: ys[id], startX: xs[id], startY: ys[id] }));
    simulation = stepped(items, ticks, {
      link: d3.forceLink(edges.map(({ from, to, relation }) => ({ source: from, target: to, relation }))).distance(({ relation }) => LENGTH[relation] || 105),
      charge: d3.forceManyBody().strength(-420).theta(1).distanceMax(900),
      collide: d3.forceCollide(({ r }) => r + 9),
      x: d3.forceX((node) => node.startX).strength(0.06), y: d3.forceY((node) => node.startY).strength(0.07),
    }).alpha(0.35);
    return simulation;
  };
  const take = () => simulation.nodes().forEach(({ id, x, y }) => { xs[id] = x; ys[id] = y; });
  // Some ticks at a time, as many as a slice has room for; their number is fixed, so that a slow
  // machine draws the same picture.
  const refine = (moved, done) => {
    if (nodes.length > FINE || !edges.length) { done(); return; }
    const ticks = nodes.length <= 600 ? 260 : nodes.length <= 1500 ? 150 : 70;
    let left = ticks;
    fine(ticks);
    const slice = () => {
      const until = performance.now() + SLICE;
      do { simulation.tick(); left -= 1; } while (left && (nodes.length <= AT_ONCE || performance.now() < until));
      take();
      if (left) { moved(); requestAnimationFrame(slice); } else done();
    };
    slice();
  };
  const physics = (on, moved) => {
    running = on;
    if (!on) return;
    if (simulation === null) fine(300);
    simulation.nodes().forEach((item) => { item.x = xs[item.id]; item.y = ys[item.id]; });
    simulation.alpha(0.3).alphaTarget(0.15);
    const step = () => { if (!running) return; simulation.tick(); take(); moved(); requestAnimationFrame(step); };
    requestAnimationFrame(step);
  };
  const hold = (id, x, y) => {
    xs[id] = x; ys[id] = y;
    if (simulation !== null) Object.assign(simulation.nodes()[id], { x, y, vx: 0, vy: 0 });
  };
  return { xs, ys, place, refine, physics, hold };
})();
