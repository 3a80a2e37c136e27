"use strict";
// What part of the drawing is in the window: its middle, and pixels a unit.
kg.camera = (() => {
  const at = { x: 0, y: 0, k: 1, width: 1, height: 1 };
  const LEAST = 0.01, MOST = 6;
  let flight = 0;
  const calm = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const bounded = (k) => Math.max(LEAST, Math.min(MOST, k));
  const set = (x, y, k) => { cancelAnimationFrame(flight); Object.assign(at, { x, y, k: bounded(k) }); };
  // How much larger or smaller nodes are drawn than at one pixel a unit.
  const swell = () => Math.min(2.2, at.k ** 0.62);
  const zoom = (factor, px = at.width / 2, py = at.height / 2) => {
    const k = bounded(at.k * factor), dx = px - at.width / 2, dy = py - at.height / 2;
    set(at.x + dx / at.k - dx / k, at.y + dy / at.k - dy / k, k);
  };
  const fly = (x, y, k, moved) => {
    const from = { ...at }, start = performance.now(), to = { x, y, k: bounded(k) };
    set(from.x, from.y, from.k);
    if (!calm()) { set(x, y, k); moved(); return; }
    const step = (now) => {
      const t = Math.min(1, (now - start) / 320), eased = t * t * (3 - 2 * t);
      Object.assign(at, { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased, k: from.k * (to.k / from.k) ** eased });
      moved();
      if (t < 1) flight = requestAnimationFrame(step);
    };
    flight = requestAnimationFrame(step);
  };
  return {
    at, set, zoom, fly, swell,
    pan: (dx, dy) => set(at.x - dx / at.k, at.y - dy / at.k, at.k),
    toScreen: (x, y) => [(x - at.x) * at.k + at.width / 2, (y - at.y) * at.k + at.height / 2],
    toWorld: (px, py) => [(px - at.width / 2) / at.k + at.x, (py - at.height / 2) / at.k + at.y],
  };
})();
