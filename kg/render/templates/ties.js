"use strict";
// Meetings and intents folded away: who has to do with whom, as one line whose width is the weight.
kg.ties = (() => {
  const { edges, about, ways } = kg.data;
  const WIDTHS = [[0.3, 1.2], [0.8, 2.4], [1.6, 4], [3.2, 6.5], [Infinity, 10]];
  const EVENTS = new Set(["meeting", "exhibition", "intent"]);
  const { adjacent } = kg.walk;
  let on = false;

  const isTie = (edge) => edge.relation === "tie";
  const isFolded = (id) => on && EVENTS.has(about[id].kind);
  const all = edges.filter(isTie), others = edges.filter((edge) => !isTie(edge));
  // What proves a tie is what proves that its two took part; where it is their people, the event.
  const taking = new Map();
  const taken = (event) => {
    if (!taking.size) others.filter(({ to }) => EVENTS.has(about[to].kind)).forEach((tie) => { if (!taking.has(tie.to)) taking.set(tie.to, []); taking.get(tie.to).push(tie); });
    return taking.get(event) || [];
  };
  const proofs = ({ from, to }, event) => {
    const own = taken(event).filter((tie) => tie.from === from || tie.from === to).flatMap((tie) => tie.facts);
    return own.some((fact) => fact.quotes.length) ? own : about[event].facts;
  };
  const parts = (tie) => tie.contacts.map(([event, way, left]) => ({ event, way: ways[way], left, worth: ways[way].weight * left }));
  const present = (tie) => { const held = kg.scope.events(); return held === null ? parts(tie) : parts(tie).filter(({ event }) => held.has(event)); };
  // Weights are those of the period, reckoned once for each.
  const known = new Map();
  let heldFor;
  const weight = (tie) => {
    const held = kg.scope.events();
    if (held !== heldFor) { known.clear(); heldFor = held; }
    if (!known.has(tie.id)) known.set(tie.id, present(tie).reduce((sum, { worth }) => sum + worth, 0));
    return known.get(tie.id);
  };
  const width = (tie) => WIDTHS.find(([most]) => weight(tie) <= most)[1];
  // Neighbours are those of the network that is drawn: over events, or over ties.
  const hang = () => {
    adjacent.forEach((own) => own.clear());
    for (const tie of on ? edges.filter(({ relation, from, to }) => relation === "tie" || !(EVENTS.has(about[from].kind) || EVENTS.has(about[to].kind))) : others) {
      adjacent.get(tie.from).add(tie.id);
      adjacent.get(tie.to).add(tie.id);
    }
  };
  hang();
  all.forEach((tie) => Object.defineProperty(tie, "facts", { get: () => tie.contacts.flatMap(([event]) => proofs(tie, event)) }));
  return {
    present, proofs, weight, width, isFolded,
    isHidden: (tie) => isTie(tie) !== on && (on ? EVENTS.has(about[tie.from].kind) || EVENTS.has(about[tie.to].kind) : true),
    meaning: () => kg.word(kg.data.newest ? "ties-mean" : "ties-mean-undated", { d: kg.data.halfLife, a: kg.data.newest }),
    canBe: () => all.length > 0,
    isOn: () => on,
    turn: (next) => { on = next; hang(); kg.scope.settle(); },
  };
})();
