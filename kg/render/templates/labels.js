"use strict";
// Which labels are drawn, and whether below or above their nodes: those of the largest nodes in view
// first, none over another or over a node of its rank. In pixels of the window.
kg.labels = (nodes, { pen, chosen, letters = 13 }) => {
  const MOST = 140, TRIED = 500, FOREMOST = nodes.length > 600 ? 60 : 16, CELL = 64;
  const first = (node) => (node.id === chosen ? Infinity : node.r);
  const ranked = [...nodes].sort((a, b) => first(b) - first(a) || a.id - b.id).slice(0, TRIED);
  const grid = new Map(), placed = [];
  const cells = function* cells(box) {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield x * 4096 + y;
  };
  const add = (box) => { for (const cell of cells(box)) { if (!grid.has(cell)) grid.set(cell, []); grid.get(cell).push(box); } };
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const isFree = (box, node, rank) => {
    for (const cell of cells(box)) {
      for (const other of grid.get(cell) || []) {
        // The labels of the best connected may cover lesser nodes, never another label.
        const yields = other.id === node.id || (other.id !== -1 && rank < FOREMOST && other.r < node.r);
        if (!yields && meets(box, other)) return false;
      }
    }
    return true;
  };
  for (const { id, x, y, r } of nodes) add({ id, r, left: x - r * 0.8, right: x + r * 0.8, top: y - r * 0.8, bottom: y + r * 0.8 });
  const put = (node, rows, above) => {
    const high = rows.length * letters * 1.2 + 2, half = Math.max(...rows.map((row) => pen.measureText(row).width)) / 2 + 3;
    const top = above ? node.y - node.r - high - 2 : node.y + node.r + 2;
    return { id: -1, of: node.id, rows, left: node.x - half, right: node.x + half, top, bottom: top + high };
  };
  for (const [rank, node] of ranked.entries()) {
    if (placed.length >= MOST) break;
    const rows = node.label.split("\n"), texts = rows.length > 1 ? [rows, [`${rows[0]}…`]] : [rows];
    // Where the whole label finds no room, its first line may.
    const tries = texts.flatMap((text) => [put(node, text, false), put(node, text, true)]);
    const box = tries.find((each) => isFree(each, node, rank)) || (node.id === chosen ? tries[0] : undefined);
    if (box === undefined) continue;
    placed.push(box);
    add(box);
  }
  return placed;
};
