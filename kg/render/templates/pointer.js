"use strict";
// Mouse, fingers and keys on the drawing: pan, zoom, drag a node, choose, hover.
kg.pointer = (() => {
  const ground = document.getElementById("canvas");
  const STEP = 60, STILL = 4, TWICE = 400;
  const fingers = new Map();
  let held = null, start = null, last = null, hovered = 0;

  const spot = (event) => { const box = ground.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  const listen = (act) => {
    twice(act);
    const touched = () => { kg.canvas.touched(); act.leave(); };
    ground.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, spot(event));
      ground.setPointerCapture(event.pointerId);
      const found = kg.canvas.under(...spot(event));
      held = fingers.size === 1 && found !== null && found.node !== undefined ? found.node : null;
      start = spot(event);
    });
    ground.addEventListener("pointermove", (event) => {
      const now = spot(event), before = fingers.get(event.pointerId);
      if (before === undefined) { hover(event, now, act); return; }
      if (start !== null && Math.hypot(now[0] - start[0], now[1] - start[1]) < STILL) return;
      start = null;
      touched();
      if (fingers.size === 2) pinch(event.pointerId, before, now);
      else if (held !== null) kg.canvas.drag(held, ...kg.camera.toWorld(...now));
      else { kg.camera.pan(now[0] - before[0], now[1] - before[1]); kg.canvas.moved(); }
      fingers.set(event.pointerId, now);
    });
    const up = (event) => {
      if (!fingers.delete(event.pointerId)) return;
      if (start !== null && event.type === "pointerup") click(start, event, act);
      start = null; held = null;
      kg.canvas.drop();
    };
    ground.addEventListener("pointerup", up);
    ground.addEventListener("pointercancel", up);
    ground.addEventListener("pointerleave", () => act.leave());
    ground.addEventListener("wheel", (event) => {
      event.preventDefault();
      touched();
      kg.camera.zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY * (event.deltaMode === 1 ? 30 : 1))) * 0.0022), ...spot(event));
      kg.canvas.moved();
    }, { passive: false });
    ground.addEventListener("keydown", (event) => {
      const pans = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[event.key];
      const zooms = { "+": 1.25, "=": 1.25, "-": 0.8 }[event.key];
      if (event.ctrlKey || event.metaKey || (pans === undefined && zooms === undefined)) return;
      event.preventDefault();
      touched();
      if (pans) kg.camera.pan(...pans); else kg.camera.zoom(zooms);
      kg.canvas.moved();
    });
  };
  const click = (at, event, act) => {
    const found = kg.canvas.under(...at);
    last = { found, x: event.clientX, y: event.clientY, when: event.timeStamp };
    act.choose(found);
  };
  // The first click may have opened the panel, even under the pointer: the second means what the
  // first found, wherever it falls now.
  const twice = (act) => document.addEventListener("pointerdown", (event) => {
    const isSecond = last !== null && event.timeStamp - last.when < TWICE && Math.hypot(event.clientX - last.x, event.clientY - last.y) < STILL + 2;
    const found = isSecond ? last.found : null;
    last = null;
    if (found === null || found.node === undefined) return;
    event.stopPropagation();
    event.preventDefault();
    const swallow = (each) => { each.stopPropagation(); each.preventDefault(); };
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), TWICE);
    act.turn(found.node);
  }, { capture: true });
  const pinch = (id, before, now) => {
    const [, other] = [...fingers].find(([each]) => each !== id);
    const wide = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
    kg.camera.zoom(wide(now) / Math.max(1, wide(before)), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    kg.canvas.moved();
  };
  // What is under the pointer is looked for once a frame at most.
  const hover = (event, now, act) => {
    cancelAnimationFrame(hovered);
    hovered = requestAnimationFrame(() => {
      const found = kg.canvas.under(...now);
      ground.style.cursor = found === null ? "" : "pointer";
      if (found === null) act.leave(); else act.hover(found, now);
    });
  };
  return { listen };
})();
