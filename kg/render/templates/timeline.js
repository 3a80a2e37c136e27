"use strict";
// The layout by time: events along an axis of days, a lane for each house, its people at the days of
// what they took part in, the organization itself at the left.
kg.timeline = (() => {
  const { nodes, edges, about } = kg.data;
  const { xs, ys } = kg.layout;
  const WIDE = 48, HIGH = 46, BETWEEN = 34, MARGIN = 90, LEAST = 1500, EACH = 60, FORMAT = 1.9, DAY = 86400000;
  let kept = null, scale = null, lanes = [];

  const time = (day) => (/^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) / DAY : /^\d{4}-\d\d$/.test(day) ? Date.parse(`${day}-01`) / DAY : NaN);
  const own = about.map((it) => time(it.date || it.facts.filter((fact) => fact.stage).flatMap((fact) => fact.dates).sort()[0] || ""));
  const isHappening = (id) => ["meeting", "exhibition", "intent"].includes(about[id].kind);
  // When somebody took part in something: the middle one of the days.
  const taken = (id) => {
    const days = [...kg.walk.adjacent.get(id)].map((tie) => (edges[tie].from === id ? edges[tie].to : edges[tie].from)).filter(isHappening).map((each) => own[each]).filter(Number.isFinite).sort((a, b) => a - b);
    return days.length ? days[days.length >> 1] : NaN;
  };
  const dated = own.filter(Number.isFinite);
  const canBe = () => dated.length > 1;
  const bounds = () => [dated.reduce((a, b) => Math.min(a, b), Infinity), dated.reduce((a, b) => Math.max(a, b), -Infinity)];

  // Lanes are as high as what lies in them needs, which depends on how wide a day is: the second time
  // the drawing has the format of a window.
  const place = () => lay(Math.max(LEAST, EACH * dated.length ** 0.75, FORMAT * lay(LEAST)));
  const lay = (wide) => {
    const [first, last] = bounds(), a_day = wide / Math.max(1, last - first);
    const toX = (day) => (day - first) * a_day;
    const houses = new Map();
    for (const { id, home } of nodes) { if (!houses.has(home)) houses.set(home, []); houses.get(home).push(id); }
    const ordered = [...houses].sort(([a, ours], [b, theirs]) => theirs.length - ours.length || (about[a].iri < about[b].iri ? -1 : 1));
    let y = 0;
    lanes = ordered.map(([head, ids]) => {
      const at = (id) => (id === head && about[id].kind === "organization" ? -MARGIN : isHappening(id) ? (Number.isFinite(own[id]) ? toX(own[id]) : -MARGIN - WIDE) : Number.isFinite(taken(id)) ? toX(taken(id)) : -MARGIN + WIDE);
      const ends = [];
      const sorted = ids.map((id) => ({ id, x: at(id) })).sort((a, b) => a.x - b.x || (b.id === head) - (a.id === head) || a.id - b.id);
      for (const { id, x } of sorted) {
        let row = ends.findIndex((end) => end + WIDE <= x);
        if (row < 0) row = ends.push(x) - 1;
        ends[row] = x;
        xs[id] = x;
        ys[id] = y + row * HIGH;
      }
      const lane = { head, top: y - HIGH / 2, bottom: y + (ends.length - 0.5) * HIGH };
      y += ends.length * HIGH + BETWEEN;
      return lane;
    });
    scale = { first, a_day };
    return y;
  };
  const turn = (on) => {
    if (on === (kept !== null)) return;
    if (on) { kept = [xs.slice(), ys.slice()]; place(); return; }
    xs.set(kept[0]);
    ys.set(kept[1]);
    kept = null;
    scale = null;
  };

  const words = (pen, text, x, y, ink, ground) => { pen.lineWidth = 4; pen.strokeStyle = ground; pen.strokeText(text, x, y); pen.fillStyle = ink; pen.fillText(text, x, y); };
  const STEPS = [1, 3, 12, 60];
  // The lanes, the axis with years or months as there is room, and whose lanes they are.
  const paint = (pen, camera, { ink, ground, line }, font) => {
    if (scale === null) return;
    const { width, height, x, y, k } = camera, toX = (wx) => (wx - x) * k + width / 2, toY = (wy) => (wy - y) * k + height / 2;
    const shown = lanes.filter(({ top, bottom }) => toY(bottom) > 0 && toY(top) < height);
    pen.globalAlpha = 0.5;
    pen.fillStyle = line;
    shown.forEach(({ top, bottom }) => pen.fillRect(0, toY(top), width, Math.max(1, (bottom - top) * k)));
    pen.globalAlpha = 1;
    const step = STEPS.find((months) => months * 30.4 * scale.a_day * k > 64) || STEPS[STEPS.length - 1];
    const start = new Date(scale.first * DAY), from = start.getUTCFullYear() * 12, many = Math.ceil((dated.length ? bounds()[1] - scale.first : 0) / 30) + 13;
    pen.strokeStyle = ink;
    pen.font = font;
    pen.textAlign = "center";
    pen.textBaseline = "top";
    for (let month = from; month < from + many; month += step) {
      const at = toX((Date.UTC(Math.floor(month / 12), month % 12) / DAY - scale.first) * scale.a_day);
      if (at < 0 || at > width) continue;
      pen.globalAlpha = 0.18;
      pen.lineWidth = 1;
      pen.beginPath();
      pen.moveTo(at, 0);
      pen.lineTo(at, height);
      pen.stroke();
      pen.globalAlpha = 1;
      words(pen, step >= 12 ? String(Math.floor(month / 12)) : `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`, at, 6, ink, ground);
    }
    pen.textBaseline = "middle";
    let free = 24;
    for (const { head, top, bottom } of shown) {
      const middle = Math.max(toY(top) + 8, Math.min(toY(bottom) - 8, toY((top + bottom) / 2)));
      if (toX(xs[head]) > 0 || (bottom - top) * k < 12 || middle < free) continue;
      const label = kg.clip(about[head].label, 12);
      words(pen, label, pen.measureText(label).width / 2 + 8, middle, ink, ground);
      free = middle + 16;
    }
  };
  return { canBe, turn, paint, isOn: () => kept !== null };
})();
