"use strict";
// Ways over the network: what lies within some hops, the shortest path, what hangs on one node alone.
kg.walk = (() => {
  const { nodes, edges } = kg.data;
  const adjacent = new Map(nodes.map((node) => [node.id, new Set()]));
  // Which edges hang on a node, kg.ties says.
  const other = (tie, id) => (edges[tie].from === id ? edges[tie].to : edges[tie].from);
  // From a person or organization to another it is one hop, over whatever joins them: a meeting or an
  // intent that two share is in between and costs nothing.
  const cost = (tie, id) => {
    const { relation, from, to } = edges[tie];
    if (relation === "membership" || relation === "part-of" || relation === "tie") return 1;
    return id === (relation === "stage" ? to : from) ? 0 : 1;
  };
  const within = (start, hops) => {
    const found = new Map([[start, 0]]);
    let now = [start];
    for (let far = 0; far < hops && now.length; far += 1) {
      const next = [];
      for (const id of now) {
        if (found.get(id) < far) continue;
        for (const tie of adjacent.get(id)) {
          const end = other(tie, id), steps = far + cost(tie, id);
          if (steps > hops || steps >= (found.has(end) ? found.get(end) : hops + 1)) continue;
          found.set(end, steps);
          (steps === far ? now : next).push(end);
        }
      }
      now = next;
    }
    return new Set(found.keys());
  };
  // The nodes of a path with the fewest edges over nodes that are shown; of equals always the same.
  const path = (start, end, isHidden) => {
    const from = new Map([[start, null]]);
    let now = [start];
    while (now.length && !from.has(end)) {
      const next = [];
      for (const id of now) {
        for (const tie of adjacent.get(id)) {
          const to = other(tie, id);
          if (from.has(to) || isHidden(to, tie)) continue;
          from.set(to, id);
          next.push(to);
        }
      }
      now = next;
    }
    if (!from.has(end)) return null;
    const way = [];
    for (let id = end; id !== null; id = from.get(id)) way.unshift(id);
    return way;
  };
  const between = (a, b) => [...adjacent.get(a)].filter((tie) => other(tie, a) === b);
  // What would be cut off without a node: all its neighbours lead to, but for the largest such part.
  const hanging = (id) => {
    const parts = [], seen = new Set([id]);
    for (const tie of adjacent.get(id)) {
      const first = other(tie, id);
      if (seen.has(first)) continue;
      const part = [first];
      seen.add(first);
      for (let at = 0; at < part.length; at += 1) {
        for (const each of adjacent.get(part[at])) { const to = other(each, part[at]); if (!seen.has(to)) { seen.add(to); part.push(to); } }
      }
      parts.push(part);
    }
    parts.sort((a, b) => b.length - a.length || a[0] - b[0]);
    return parts.slice(1).flat();
  };
  const neighbours = (id) => [...new Set([...adjacent.get(id)].map((tie) => other(tie, id)))];
  return { adjacent, within, path, between, hanging, neighbours };
})();
