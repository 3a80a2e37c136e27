"use strict";
// The period that is shown: two ends by month over a histogram of events, and a window that plays.
kg.period = (() => {
  const { about, edges } = kg.data;
  const box = document.getElementById("period"), bars = document.getElementById("bars");
  const ends = { since: document.getElementById("since"), until: document.getElementById("until") };
  const BEAT = 420, SHARE = 6;
  let playing = 0, told = () => {};

  const days = about.map((it) => [it.date, ...it.facts.filter((fact) => fact.stage).flatMap((fact) => fact.dates)].filter((day) => /^\d{4}-\d\d/.test(day)));
  const month = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const all = days.flat().map(month), first = all.reduce((a, b) => Math.min(a, b), Infinity), last = all.reduce((a, b) => Math.max(a, b), -Infinity);
  const many = all.length ? last - first + 1 : 0;
  const isHappening = about.map((it) => ["meeting", "exhibition", "intent"].includes(it.kind));
  const name = (nth) => `${String(Math.floor((first + nth) / 12)).padStart(4, "0")}-${String(((first + nth) % 12) + 1).padStart(2, "0")}`;
  const state = { since: 0, until: Math.max(0, many - 1) };
  const isWhole = () => many < 2 || (state.since === 0 && state.until === many - 1);
  const isWithin = (day) => { const at = /^\d{4}-\d\d/.test(day) ? month(day) - first : -1; return at >= state.since && at <= state.until; };

  // Which nodes and edges the period has: what happened in it, who took part, and the titles that
  // articles of the period tell; what is part of what has no day and follows its ends.
  const present = () => {
    if (isWhole()) return null;
    const nodes = new Set([...about.keys()].filter((id) => isHappening[id] && days[id].some(isWithin))), ties = new Set();
    const take = (tie) => { ties.add(tie.id); nodes.add(tie.from); nodes.add(tie.to); };
    const happened = new Set(nodes);
    for (const tie of edges) {
      if (tie.relation === "tie") { if (tie.contacts.some(([event]) => happened.has(event))) take(tie); }
      else if (tie.relation === "membership" ? tie.facts.some((fact) => fact.dates.some(isWithin)) : [tie.from, tie.to].every((id) => !isHappening[id] || happened.has(id)) && [tie.from, tie.to].some((id) => happened.has(id))) take(tie);
    }
    edges.filter((tie) => tie.relation === "part-of" && nodes.has(tie.from) && nodes.has(tie.to)).forEach(take);
    return { nodes, ties };
  };
  const undated = () => about.filter((_, id) => isHappening[id] && !days[id].length).length;

  const show = () => {
    for (const [end, input] of Object.entries(ends)) {
      input.value = String(state[end]);
      input.setAttribute("aria-valuetext", name(state[end]));
    }
    document.getElementById("span").textContent = isWhole() ? kg.word("whole-period", { a: name(0), b: name(many - 1) }) : `${name(state.since)} – ${name(state.until)}`;
    [...bars.children].forEach((bar, nth) => bar.setAttribute("class", nth >= state.since && nth <= state.until ? "in" : "out"));
    document.getElementById("play").textContent = playing ? "❚❚" : "▶";
    document.getElementById("play").setAttribute("aria-label", kg.word(playing ? "pause" : "play"));
  };
  const set = (since, until) => {
    const bounded = (nth) => Math.max(0, Math.min(many - 1, nth));
    Object.assign(state, { since: bounded(Math.min(since, until)), until: bounded(Math.max(since, until)) });
    show();
    told();
  };
  const stop = () => { clearInterval(playing); playing = 0; show(); };
  const play = () => {
    if (playing) { stop(); return; }
    const wide = isWhole() ? Math.max(1, Math.round(many / SHARE)) : state.until - state.since + 1;
    if (isWhole() || state.until === many - 1) set(0, wide - 1);
    playing = setInterval(() => { if (state.until >= many - 1) stop(); else set(state.since + 1, state.until + 1); }, BEAT);
    show();
  };
  const histogram = () => {
    const counts = new Array(many).fill(0);
    all.forEach((at) => { counts[at - first] += 1; });
    const most = Math.max(...counts);
    bars.setAttribute("viewBox", `0 0 ${many} 1`);
    counts.forEach((count, nth) => {
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [key, value] of Object.entries({ x: nth + 0.1, width: 0.8, y: 1 - count / most, height: count / most })) bar.setAttribute(key, String(value));
      bars.append(bar);
    });
  };
  const open = (tell) => {
    told = tell;
    box.hidden = many < 2;
    if (box.hidden) return;
    histogram();
    for (const input of Object.values(ends)) {
      Object.assign(input, { min: "0", max: String(many - 1), step: "1" });
      input.addEventListener("input", () => { const now = [Number(ends.since.value), Number(ends.until.value)]; stop(); set(...now); });
    }
    document.getElementById("play").addEventListener("click", play);
    show();
  };
  const named = (text) => { const nth = /^\d{4}-\d\d$/.test(text) ? month(text) - first : -1; return nth >= 0 && nth < many ? nth : null; };
  return {
    open, set, show: () => { if (!box.hidden) show(); }, present, isWhole, undated,
    written: () => (isWhole() ? "" : `${name(state.since)}_${name(state.until)}`),
    read: (text) => { const [a, b] = text.split("_").map(named); if (typeof a === "number" && typeof b === "number") Object.assign(state, { since: Math.min(a, b), until: Math.max(a, b) }); },
  };
})();
