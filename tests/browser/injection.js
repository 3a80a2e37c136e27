// What tests of injection ask of a page that is open: () => what it gives stands in window.probe.
() => {
  const { nodes, edges, about } = kg.data;
  const at = (id) => document.getElementById(id);
  const rest = () => new Promise((done) => setTimeout(done));
  const texts = (within, selector) => [...within.querySelectorAll(selector)].map((one) => one.textContent);

  // Which elements there are, with what attributes, and how many; links apart, which addresses bring.
  const shape = (within) => {
    const count = {};
    for (const one of document.querySelectorAll(within)) {
      if (one.tagName === "A") continue;
      const print = [one.tagName, ...one.getAttributeNames().sort()].join(" ");
      count[print] = (count[print] || 0) + 1;
    }
    return count;
  };
  const panel = () => ({
    shape: shape("#panel, #panel *"),
    heading: texts(at("panel"), "h2"),
    iri: texts(at("panel"), ".iri"),
    terms: texts(at("panel"), "dd"),
    facts: texts(at("panel"), ".fact"),
    marks: texts(at("panel"), "mark"),
    cited: texts(at("panel"), "cite"),
    names: texts(at("panel"), ".go bdi"),
    links: [...at("panel").querySelectorAll("a")].map((a) => a.href),
  });
  // The panels of all nodes by IRI, or of all edges by ends and relation.
  const panels = async (what) => {
    const name = { node: (it) => it.iri, edge: (it) => [about[it.from].iri, it.relation, about[it.to].iri].join(" ") };
    const found = {};
    for (const [id, it] of (what === "node" ? about : edges).entries()) {
      kg.panel.show({ [what]: id });
      found[name[what](it)] = panel();
      if (id % 20 === 0) await rest();
    }
    return found;
  };
  const results = (words) => words.map((each) => {
    at("search").value = each;
    at("search").dispatchEvent(new Event("input"));
    return [shape("#results, #results *"), texts(at("results"), ".main")];
  });
  const tips = async (most) => {
    const box = at("canvas").getBoundingClientRect(), found = [];
    for (const { id } of nodes.slice(0, most)) {
      const { x, y } = kgView.place(id), under = kg.canvas.under(x - box.left, y - box.top);
      at("canvas").dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y, pointerId: 1 }));
      await new Promise(requestAnimationFrame);
      found.push([about[under.node].label, ...texts(at("tip"), ".head"), shape("#tip, #tip *")]);
    }
    return found;
  };
  // The drawing around each node, with what stands on its edges, as SVG.
  const drawings = () => about.map(({ label }, id) => {
    kg.canvas.look(kg.layout.xs[id], kg.layout.ys[id], 2);
    kg.canvas.focusOn({ node: id });
    const made = kg.vector(800, 600, document.createElement("canvas").getContext("2d"));
    kg.canvas.scene(made.pen);
    return [label, made.text()];
  });
  // What a script that ran would leave behind; nothing, if all is well.
  const left = () => [
    ...[window.ran, document.ran, Object.prototype.ran, Array.prototype.ran].filter((one) => one !== undefined),
    ...Object.keys(Object.prototype),
    ...Object.keys(localStorage),
    ...[document.cookie].filter(Boolean),
    ...[...document.links].map((a) => a.href).filter((href) => !/^https?:/.test(href)),
  ];
  window.probe = { shape, panels, results, tips, drawings, left };
}
