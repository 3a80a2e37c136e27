"use strict";
// The view in the page's address, behind #, so that a link opens it again; what does not fit the
// network is passed over.
kg.link = (() => {
  const { about, look } = kg.data;
  const numbers = new Map(about.map((it, id) => [it.iri, id]));
  const SPLIT = "~", LATER = 250;
  const base = about.length ? about[0].iri.replace(/[^/]+\/[^/]+$/, "") : "";
  const short = (id) => (about[id].iri.startsWith(base) ? about[id].iri.slice(base.length) : about[id].iri);
  const number = (text) => [numbers.get(base + text), numbers.get(text)].find((id) => id !== undefined);
  const many = (text) => (text || "").split(SPLIT).map(number).filter((id) => id !== undefined);
  const named = (tie) => [short(tie.from), tie.relation, short(tie.to)].join(SPLIT);
  let later = 0, isOpen = false;

  const written = () => {
    const { view, scope, camera, canvas } = { view: kg.view, scope: kg.scope.state, camera: kg.camera.at, canvas: kg.canvas };
    const said = new URLSearchParams();
    const put = (name, value) => { if (value) said.set(name, value); };
    put("node", view.node === null ? "" : short(view.node));
    put("edge", view.edge === null ? "" : named(kg.data.edges[view.edge]));
    put("to", view.to === null ? "" : short(view.to));
    put("around", scope.around === null ? "" : short(scope.around));
    put("hops", scope.around === null ? "" : String(scope.hops));
    put("expanded", [...scope.expanded].map(short).join(SPLIT));
    put("folded", [...scope.folded].map(short).join(SPLIT));
    put("period", kg.period.written());
    put("layout", kg.timeline.isOn() ? "time" : "");
    put("ties", kg.ties.isOn() ? "1" : "");
    put("size", kg.measure.state.size === "links" ? "" : kg.measure.state.size);
    put("colour", kg.measure.state.colour === "kind" ? "" : kg.measure.state.colour);
    put("hidden", ["kind", "relation"].flatMap((group) => [...canvas.hidden[group]].map((name) => `${group}.${name}`)).join(SPLIT));
    put("language", kg.language === kg.data.language ? "" : kg.language);
    put("theme", view.theme || "");
    put("at", canvas.isTouched() ? [camera.x, camera.y, camera.k].map((value) => Number(value.toPrecision(6))).join(SPLIT) : "");
    return said.toString();
  };
  const write = () => {
    if (!isOpen) return;
    clearTimeout(later);
    later = setTimeout(() => {
      const now = written();
      if (now !== location.hash.slice(1)) history.replaceState(null, "", now ? `#${now}` : location.pathname + location.search);
    }, LATER);
  };
  // Gives what the address says, each part checked: numbers of nodes, names that there are.
  const read = () => {
    const said = new URLSearchParams(location.hash.slice(1)), edge = kg.data.edges.find((tie) => named(tie) === said.get("edge")), hops = Number(said.get("hops"));
    const at = (said.get("at") || "").split(SPLIT).map(Number);
    return {
      node: number(said.get("node") || ""), to: number(said.get("to") || ""), around: number(said.get("around") || ""),
      edge: edge && edge.id,
      hops: [1, 2, 3].includes(hops) ? hops : 0,
      isByTime: said.get("layout") === "time",
      isByTies: said.get("ties") === "1",
      size: said.get("size") || "", colour: said.get("colour") || "",
      period: said.get("period") || "",
      expanded: many(said.get("expanded")), folded: many(said.get("folded")),
      hidden: (said.get("hidden") || "").split(SPLIT).map((each) => each.split(".")).filter(([group, name]) => ["kind", "relation"].includes(group) && Object.hasOwn(look[group], name)),
      language: ["zh", "en"].includes(said.get("language")) ? said.get("language") : undefined,
      theme: ["light", "dark"].includes(said.get("theme")) ? said.get("theme") : undefined,
      at: at.length === 3 && at.every(Number.isFinite) && at[2] > 0 ? at : undefined,
    };
  };
  return { read, write, open: () => { isOpen = true; } };
})();
