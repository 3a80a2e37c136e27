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
  const proofs = ({ from, to }, event) => {
    const own = [from, to].flatMap((end) => [...adjacent.get(event)].filter((tie) => edges[tie].from === end)).flatMap((tie) => edges[tie].facts);
    return own.some((fact) => fact.quotes.length) ? own : about[event].facts;
  };
  const parts = (tie) => tie.contacts.map(([event, way, left], nth) => ({ event, way: ways[way], left, worth: ways[way].weight * left, facts: within.get(tie.id)[nth] }));
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
  const within = new Map(all.map((tie) => [tie.id, tie.contacts.map(([event]) => proofs(tie, event))]));
  all.forEach((tie) => { tie.facts = within.get(tie.id).flat(); });
  return {
    present, weight, width, isFolded,
    isHidden: (tie) => isTie(tie) !== on && (on ? EVENTS.has(about[tie.from].kind) || EVENTS.has(about[tie.to].kind) : true),
    canBe: () => all.length > 0,
    isOn: () => on,
    turn: (next) => { on = next; hang(); kg.scope.settle(); },
  };
})();
