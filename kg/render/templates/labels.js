"use strict";
// Which labels are drawn, how large, and whether below or above their nodes: the best connected
// first, none over another or over a node, at any zoom in letters that can be read.
const FOREMOST = 16;
kg.labels = (nodes, network, { face, chosen, scale }) => {
  const letters = Math.max(13, Math.min(140, 13 / scale)), pen = document.createElement("canvas").getContext("2d");
  const placed = new Map();
  if (network === null) return { placed, letters };
  pen.font = `${letters}px ${face}`;
  // One by one: getPositions() leaves out the nodes that have been hidden until now.
  const at = Object.fromEntries(nodes.map(({ id }) => [id, network.getPosition(id)]));
  const swell = Math.min(1.8, (letters / 13) ** 0.6);
  const taken = nodes.map((node) => ({ id: node.id, size: node.size * swell * 0.8 })).map(({ id, size }, place) => ({ id, size: nodes[place].size, left: at[id].x - size, right: at[id].x + size, top: at[id].y - size, bottom: at[id].y + size }));
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const first = (node) => (node.id === chosen ? Infinity : node.size);
  const ranked = [...nodes].sort((a, b) => first(b) - first(a) || a.id - b.id);
  for (const [rank, node] of ranked.entries()) {
    const { x, y } = at[node.id], size = node.size * swell, lines = node.label.split("\n");
    // The labels of the best connected may cover lesser nodes, never another label.
    const covers = (other) => rank < FOREMOST && other.id !== -1 && other.size < node.size;
    const free = (box) => taken.every((other) => other.id === node.id || covers(other) || !meets(box, other));
    const put = (text, above) => {
      const rows = text.split("\n"), high = rows.length * letters * 1.05 + 4;
      const half = Math.max(...rows.map((row) => pen.measureText(row).width)) / 2 + 2;
      const top = above ? y - size - high - 2 : y + size + 2;
      return { id: -1, left: x - half, right: x + half, top, bottom: top + high - 2, text, shift: above ? -(2 * size + high + 8) : -4 };
    };
    // Where the whole label finds no room, its first line may.
    const texts = lines.length > 1 ? [node.label, `${lines[0]}…`] : [node.label];
    const tries = texts.flatMap((text) => [put(text, false), put(text, true)]);
    const box = tries.find(free) || (node.id === chosen ? tries[0] : undefined);
    if (box === undefined) continue;
    placed.set(node.id, { text: box.text, shift: box.shift });
    taken.push(box);
  }
  return { placed, letters };
};
