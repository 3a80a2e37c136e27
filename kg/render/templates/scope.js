"use strict";
// What of the network is shown: all, or what lies within some hops of a node and what was expanded;
// of that, what the period has; and what is folded away behind a node.
kg.scope = (() => {
  const state = { around: null, hops: 0, expanded: new Set(), folded: new Set() };
  let shown = null, away = new Map(), present = null;

  const settle = () => {
    shown = state.around === null ? null : kg.walk.within(state.around, state.hops);
    if (shown !== null) state.expanded.forEach((id) => { shown.add(id); kg.walk.neighbours(id).forEach((each) => shown.add(each)); });
    present = kg.period.present();
    away = new Map();
    state.folded.forEach((id) => kg.walk.hanging(id).forEach((each) => away.set(each, id)));
    state.folded.forEach((id) => away.delete(id));
  };
  const isHidden = (id) => away.has(id) || (shown !== null && !shown.has(id)) || (present !== null && !present.nodes.has(id)) || kg.ties.isFolded(id);
  const isTieHidden = (tie) => kg.ties.isHidden(tie) || (present !== null && !present.ties.has(tie.id));
  const isOutside = (id) => shown !== null && !shown.has(id);
  // Expands what is not shown around a node; else folds what hangs on it alone, or unfolds it.
  const turn = (id) => {
    if (state.expanded.delete(id)) { settle(); return; }
    if (kg.walk.neighbours(id).some(isOutside)) state.expanded.add(id);
    else if (!state.folded.delete(id) && kg.walk.hanging(id).length) state.folded.add(id);
    settle();
  };
  const around = (id, hops) => { Object.assign(state, { around: hops ? id : null, hops }); state.expanded.clear(); settle(); };
  const reveal = (id) => {
    if (isOutside(id)) around(null, 0);
    if (present !== null && !present.nodes.has(id)) kg.period.set(0, Infinity);
    if (away.has(id)) { state.folded.delete(away.get(id)); settle(); }
  };
  const hides = (id) => [...away.values()].filter((each) => each === id).length;
  return { state, settle, events: () => present && present.nodes, isHidden, isTieHidden, turn, around, reveal, hides, isWhole: () => shown === null };
})();
