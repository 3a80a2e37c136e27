"use strict";
// The panel: the facts about a node or an edge, with the sentences that prove them.
kg.panel = (() => {
  const { edges, about, passages, sources, look } = kg.data;
  const panel = document.getElementById("panel"), stage = document.getElementById("stage");
  let shown = null, cameFrom = null;

  const link = (source) => {
    const headline = source.headline || kg.word("untitled");
    let href = null;
    try { href = new URL(source.url); } catch { href = null; }
    if (href === null || !["http:", "https:"].includes(href.protocol)) return kg.text(headline);
    return kg.element("a", { href: href.href, target: "_blank", rel: "noopener noreferrer" }, kg.text(headline));
  };
  // Quotes that stand close together in one passage are shown as one stretch with several marks.
  const AROUND = 32, SENTENCE_ENDS = ["。", "！", "？", "\n"];
  const byPlace = (a, b) => a[0] - b[0] || a[1] - b[1] || b[2] - a[2];
  const stretches = (places) => {
    const found = [];
    for (const [passage, start, end] of [...places].sort(byPlace)) {
      const last = found[found.length - 1];
      if (!last || last.passage !== passage || start > last.end + AROUND) found.push({ passage, start, end, marks: [[start, end]] });
      else if (start >= last.end) { last.marks.push([start, end]); last.end = end; }
    }
    return found;
  };
  // The place itself, or the next one where it would cut a character in two.
  const whole = (text, at) => (/[\ud800-\udbff]/.test(text[at - 1]) && /[\udc00-\udfff]/.test(text[at]) ? at + 1 : at);
  const before = (text, start) => {
    const from = whole(text, Math.max(0, start - AROUND)), piece = text.slice(from, start);
    const sentence = Math.max(...SENTENCE_ENDS.map((end) => piece.lastIndexOf(end)));
    return sentence >= 0 ? piece.slice(sentence + 1) : (from > 0 ? "…" : "") + piece;
  };
  const after = (text, end) => {
    const rest = text.slice(end, whole(text, end + AROUND)), ends = SENTENCE_ENDS.map((mark) => rest.indexOf(mark)).filter((at) => at >= 0);
    const sentence = ends.length ? Math.min(...ends) : -1;
    return sentence >= 0 ? rest.slice(0, sentence + 1) : rest + (rest ? "…" : "");
  };
  const citation = (stretch) => {
    const { text, source } = passages[stretch.passage], said = kg.element("bdi", {}, before(text, stretch.start));
    let at = stretch.start;
    for (const [start, end] of stretch.marks) { said.append(text.slice(at, start), kg.element("mark", {}, text.slice(start, end))); at = end; }
    said.append(after(text, at));
    return { source, said: kg.element("blockquote", {}, said) };
  };
  const attribution = (source) => {
    const from = [source.publisher, source.published].filter(Boolean).join(" · ");
    return kg.element("cite", {}, link(source), from ? kg.text(` ${from}`) : "");
  };
  const citations = (places) => {
    const cited = stretches(places).map(citation);
    if (!cited.length) return [kg.element("p", { class: "none" }, kg.word("no-evidence"))];
    return cited.flatMap(({ source, said }, at) => (at + 1 < cited.length && cited[at + 1].source === source ? [said] : [said, attribution(sources[source])]));
  };
  // How many quotes of some facts the page leaves out, told where there are any.
  const left = (facts) => {
    const more = facts.reduce((sum, fact) => sum + fact.more, 0);
    return more ? [kg.element("p", { class: "none" }, kg.word("more-quotes", { n: more }))] : [];
  };
  const folded = (facts, open) => {
    const details = kg.element("details", open ? { open: "" } : {}, kg.element("summary", {}, `${kg.word("quotes")} (${stretches(ids(facts)).length})`));
    details.append(...citations(ids(facts)), ...left(facts));
    return details;
  };

  // A few days one by one, many as the first and the last with their number.
  const days = (dates) => (dates.length <= 3 ? dates.map(kg.day).join("、") : `${kg.day(dates[0])} – ${kg.day(dates[dates.length - 1])} (${dates.length})`);
  const statement = (fact) => {
    const said = fact.title ? `${fact.organization && fact.alone ? fact.organization : ""}${fact.title}` : fact.stage ? kg.word(fact.stage) : "";
    const line = kg.element("div", {}, said ? kg.text(said, { class: "fact" }) : "");
    if (fact.former) line.append(kg.element("span", { class: "flag" }, kg.word("former")));
    if (fact.leads) line.append(kg.element("span", { class: "flag" }, kg.word("leads")));
    if (fact.dates.length) line.append(kg.element("span", { class: "when" }, days(fact.dates)));
    return line.childNodes.length ? line : "";
  };
  const go = (id) => kg.element("button", { class: "go", type: "button", onclick: () => { if (kg.ties.isFolded(id)) kg.reveal(id); kg.select(id, true); } }, kg.icon(about[id].kind), kg.text(about[id].label));
  const ids = (facts) => facts.flatMap((fact) => fact.quotes);
  const worth = (tie) => kg.element("span", { class: "when" }, `${kg.word("tie-weight", { n: kg.ties.weight(tie).toFixed(2) })} · ${kg.word("tie-contacts", { n: kg.ties.present(tie).length })}`);
  const entry = (tie, id, open) => {
    const end = tie.from === id ? tie.to : tie.from;
    if (tie.relation === "tie") return kg.element("div", { class: "entry" }, go(end), worth(tie), contacts(tie, false));
    const when = about[end].date && !about[end].label.includes(about[end].date) && tie.facts.every((fact) => !fact.dates.length) ? kg.element("span", { class: "when" }, kg.day(about[end].date)) : "";
    const facts = tie.relation === "party" ? [] : tie.facts.map(statement);
    // An intent's own stages show what proves its parties and meetings.
    const proof = about[id].kind === "intent" ? "" : folded(tie.facts, open);
    return kg.element("div", { class: "entry" }, go(end), when, ...facts, proof);
  };

  const ORDER = ["tie", "membership", "part-of", "host", "guest", "accompanying", "attendee", "organizer", "visitor", "party", "stage"];
  // The heading of a node's edges of one relation, seen from the one end or from the other.
  const INWARD = { membership: "people", "part-of": "parts", stage: "raised" };
  const OUTWARD = { membership: "titles", "part-of": "whole", stage: "raised-at", party: "intents" };
  const heading = (relation, outward) => {
    const word = (outward ? OUTWARD : INWARD)[relation];
    return word ? kg.word(word) : look.relation[relation][kg.language];
  };
  const latest = (tie, id) => tie.facts.flatMap((fact) => fact.dates).concat(about[tie.from === id ? tie.to : tie.from].date).sort().pop() || "";
  const section = (title, count, ...children) => [kg.element("h3", {}, kg.element("span", {}, title), kg.element("span", {}, String(count))), ...children];
  const sections = (id) => {
    const own = [...kg.walk.adjacent.get(id)].map((edge) => edges[edge]);
    const open = own.length <= 8;
    return ORDER.flatMap((relation) => [true, false].flatMap((outward) => {
      const found = own.filter((tie) => tie.relation === relation && (relation === "tie" ? outward && !kg.scope.isTieHidden(tie) : (tie.from === id) === outward));
      if (relation === "tie") found.sort((a, b) => kg.ties.weight(b) - kg.ties.weight(a) || a.id - b.id);
      else found.sort((a, b) => (latest(b, id) > latest(a, id) ? 1 : latest(b, id) < latest(a, id) ? -1 : a.id - b.id));
      return found.length ? section(heading(relation, outward), found.length, ...found.map((tie) => entry(tie, id, open))) : [];
    }));
  };
  const ownFacts = (it) => {
    const groups = [["membership", kg.word("titles")], ["stage", kg.word("stage")], ["event", kg.word("report")]];
    return groups.flatMap(([relation, title]) => {
      const found = it.facts.filter((fact) => fact.relation === relation);
      const entries = found.map((fact) => kg.element("div", { class: "entry" }, statement({ ...fact, alone: true }), ...citations(fact.quotes), ...left([fact])));
      return found.length ? section(title, stretches(ids(found)).length, ...entries) : [];
    });
  };

  const term = (word, value) => (value ? [kg.element("dt", {}, kg.word(word)), kg.element("dd", {}, kg.text(value))] : []);
  const span = (it) => [it.date, it.end_date].filter(Boolean).map(kg.day).join(" – ");
  const top = (icon, words) => kg.element("div", { class: "top" }, icon, kg.element("span", {}, words.join(" · ")), kg.element("button", { class: "shut", type: "button", "aria-label": kg.word("close"), title: kg.word("close"), onclick: () => kg.select(null) }, "×"));
  const tool = (words, pressed, act) => kg.element("button", { type: "button", class: "tool", ...(pressed === null ? {} : { "aria-pressed": String(pressed) }), onclick: act }, words);
  const tools = (id) => {
    const { around, hops } = kg.scope.state;
    const only = [1, 2, 3].map((far) => tool(kg.word("hops", { n: far }), around === id && hops === far, () => kg.around(id, around === id && hops === far ? 0 : far)));
    return kg.element("div", { class: "row", role: "group", "aria-label": kg.word("around") }, kg.element("span", {}, kg.word("around")), ...only, tool(kg.word("path"), null, () => kg.startPath(id)));
  };
  const step = (from, to) => {
    const ties = kg.walk.between(from, to).map((tie) => edges[tie]);
    return ties.map((tie) => kg.element("div", { class: "entry" }, kg.element("div", { class: "via" }, kg.stroke(tie.relation), kg.element("span", {}, look.relation[tie.relation][kg.language])), ...tie.facts.map(statement), folded(tie.facts, true)));
  };
  const ofPath = (way) => [
    top(kg.icon(about[way[0]].kind), [kg.word("path-length", { n: way.length - 1 })]),
    kg.element("h2", {}, kg.text(`${about[way[0]].label} — ${about[way[way.length - 1]].label}`)),
    ...way.flatMap((id, nth) => [...(nth ? step(way[nth - 1], id) : []), kg.element("div", { class: "entry" }, go(id))]),
  ];
  const ofNode = (id) => {
    const it = about[id];
    const terms = kg.element("dl", {}, ...term("date", span(it)), ...term("place", it.place), ...term("topic", it.topic), ...term("instrument", it.instrument), ...term("also", it.forms.join("、")), ...term("pinyin", ["person", "organization"].includes(it.kind) ? it.pinyin.join("; ") : ""));
    return [
      top(kg.icon(it.kind), [look.kind[it.kind][kg.language], ...it.sorts.map((sort) => kg.word(sort))]),
      kg.element("h2", {}, kg.text(it.label)), tools(id), terms, ...ownFacts(it), ...sections(id),
      kg.element("p", { class: "iri", title: kg.word("iri") }, it.iri),
    ];
  };
  // What a tie's weight is made of: each contact with what it counts for, and its sentences.
  const contact = (tie, { event, way, left: share }, open) => kg.element("div", { class: "entry" }, go(event),
    about[event].date ? kg.element("span", { class: "when" }, kg.day(about[event].date)) : "",
    kg.element("div", { class: "none" }, kg.word("tie-part", { w: way[kg.language], a: way.weight, b: share.toFixed(2) })), folded(kg.ties.proofs(tie, event), open));
  const contacts = (tie, open) => {
    const there = kg.ties.present(tie), more = tie.contacts.length - there.length;
    const list = [...there.map((each) => contact(tie, each, open)), more ? kg.element("p", { class: "none" }, kg.word("tie-more", { n: more })) : ""];
    if (open) return kg.element("div", {}, ...list);
    return kg.element("details", {}, kg.element("summary", {}, look.relation.tie[kg.language]), ...list);
  };
  const ofTie = (tie) => [
    top(kg.stroke("tie"), [look.relation.tie[kg.language]]),
    kg.element("div", { class: "entry" }, go(tie.from)), kg.element("div", { class: "entry" }, go(tie.to)),
    kg.element("div", { class: "entry" }, worth(tie)), contacts(tie, true),
    kg.element("p", { class: "none" }, kg.ties.meaning()),
  ];
  const ofEdge = (id) => {
    const tie = edges[id];
    if (tie.relation === "tie") return ofTie(tie);
    return [
      top(kg.stroke(tie.relation), [look.relation[tie.relation][kg.language]]),
      kg.element("div", { class: "entry" }, go(tie.from)), kg.element("div", { class: "entry" }, go(tie.to)),
      ...tie.facts.map((fact) => kg.element("div", { class: "entry" }, statement(fact), ...citations(fact.quotes), ...left([fact]))),
    ];
  };

  const render = () => { panel.replaceChildren(...(shown.path ? ofPath(shown.path) : shown.edge === undefined ? ofNode(shown.node) : ofEdge(shown.edge))); };
  return {
    show: (what, takesFocus) => {
      if (shown === null) cameFrom = document.activeElement;
      shown = what;
      render();
      panel.hidden = false;
      panel.scrollTop = 0;
      stage.classList.add("open");
      if (takesFocus) panel.focus({ preventScroll: true });
    },
    close: () => {
      if (shown === null) return;
      shown = null;
      panel.hidden = true;
      stage.classList.remove("open");
      if (cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
    },
    again: () => { if (shown !== null) render(); },
    isOpen: () => shown !== null,
    ids,
    // The sentence that a quote stands in, as far as the page holds it.
    sentence: ([passage, start, end]) => before(passages[passage].text, start) + passages[passage].text.slice(start, end) + after(passages[passage].text, end),
  };
})();
