"use strict";
// The search box: names, other forms, pinyin and its initials; with nothing typed, all nodes.
kg.search = (() => {
  const { about, look, leftOut } = kg.data;
  const MOST = 40;
  const box = document.getElementById("search"), list = document.getElementById("results");
  let found = [], at = -1;

  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/ü/g, "v").replace(/[\s\p{Cc}\p{Cf}]+/gu, "");
  const keys = about.map((it) => ({ label: plain(it.label), others: [...it.forms, ...it.keys].map(plain) }));
  // 0 is the best: the name itself, how it begins, what it holds; then the same of its other forms.
  const rank = (id, query) => {
    const of = (key) => (key === query ? 0 : key.startsWith(query) ? 1 : key.includes(query) ? 2 : 9);
    return Math.min(of(keys[id].label), ...keys[id].others.map((key) => of(key) + 0.5));
  };
  const order = Object.keys(look.kind);
  const matches = (query) => {
    const ranked = about.map((it, id) => ({ id, rank: query ? rank(id, query) : 0 })).filter((each) => each.rank < 9);
    const kind = (each) => order.indexOf(about[each.id].kind);
    return ranked.sort((a, b) => a.rank - b.rank || kind(a) - kind(b) || a.id - b.id).map((each) => each.id);
  };
  const option = (id, place) => {
    const it = about[id];
    const beside = it.date ? kg.day(it.date) : it.titles[0] || it.forms[0] || "";
    return kg.element("li", { role: "option", id: `result-${place}`, "aria-selected": String(place === at), onmousedown: (event) => { event.preventDefault(); choose(id); } },
      kg.icon(it.kind), kg.text(it.label, { class: "main" }), kg.text(beside, { class: "aside" }));
  };
  const show = () => {
    const shown = found.slice(0, MOST).map(option);
    if (!found.length) shown.push(kg.element("li", { class: "more" }, kg.word("no-results")));
    if (!found.length && leftOut) shown.push(kg.element("li", { class: "more" }, kg.word("left-out-results", { m: leftOut })));
    if (found.length > MOST) shown.push(kg.element("li", { class: "more" }, kg.word("more-results", { n: found.length - MOST })));
    list.replaceChildren(...shown);
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    if (at >= 0) { box.setAttribute("aria-activedescendant", `result-${at}`); list.children[at].scrollIntoView({ block: "nearest" }); } else box.removeAttribute("aria-activedescendant");
  };
  const close = () => { list.hidden = true; at = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
  const update = () => { found = matches(plain(box.value)); at = box.value && found.length ? 0 : -1; show(); };
  const choose = (id) => { close(); box.value = about[id].label; kg.reveal(id); kg.select(id, true); };
  const step = (by) => { if (list.hidden) update(); const last = Math.min(found.length, MOST) - 1; at = Math.max(0, Math.min(last, at + by)); if (last >= 0) show(); };

  box.addEventListener("input", update);
  box.addEventListener("focus", () => { box.select(); update(); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter" && at >= 0) choose(found[at]);
    else if (event.key === "Escape" && !list.hidden) { event.stopPropagation(); event.preventDefault(); close(); return; }
    else return;
    event.preventDefault();
  });
  return { focus: () => box.focus() };
})();
