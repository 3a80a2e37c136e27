"use strict";
// Takes what is seen out of the page: a picture as PNG or SVG, and the visible relations as CSV.
kg.exports = (() => {
  const { nodes, edges, about, passages, sources, look } = kg.data;
  const SHARP = 2;
  const save = (blob, ending) => {
    const url = URL.createObjectURL(blob), name = kg.clip(document.title.replace(/[\\/:*?"<>|\s]+/g, "-"), 60) || "network";
    const link = kg.element("a", { href: url, download: `${name}.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };
  const png = () => {
    const { width, height } = kg.camera.at, sheet = document.createElement("canvas"), pen = sheet.getContext("2d", { alpha: false });
    Object.assign(sheet, { width: width * SHARP, height: height * SHARP });
    pen.setTransform(SHARP, 0, 0, SHARP, 0, 0);
    kg.canvas.scene(pen);
    sheet.toBlob((blob) => save(blob, "png"), "image/png");
  };
  const svg = () => {
    const { width, height } = kg.camera.at, made = kg.vector(width, height, document.createElement("canvas").getContext("2d"));
    kg.canvas.scene(made.pen);
    save(new Blob([made.text()], { type: "image/svg+xml" }), "svg");
  };

  const DAY = /^(\d{4}|-)-\d\d-\d\d$/;
  // A spreadsheet would run text that begins so as a formula, also behind blanks, or typed in full
  // width as Chinese keyboards do; RFC 4180 for the rest.
  const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\r\n\0]/u;
  const cell = (text) => {
    const safe = FORMULA.test(text) && !DAY.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const named = (word) => (word ? kg.word(word) : "");
  const NOTHING = { headline: "", url: "", published: "", publisher: "" };
  const quoted = (place) => [passages[place[0]].text.slice(place[1], place[2]), kg.panel.sentence(place), sources[passages[place[0]].source]];
  const ends = (tie) => [about[tie.from].label, about[tie.from].kind, tie.relation, about[tie.to].label, about[tie.to].kind];
  const proven = (tie, said, places, more) => (places.length ? places.map(quoted) : [["", "", NOTHING]]).map(([quote, sentence, source]) => [...ends(tie), ...said, quote, source.headline, source.published, source.publisher, source.url, about[tie.from].iri, about[tie.to].iri, sentence, ...more]);
  // Of a tie a row for each contact: in what capacities, at what, and how much it counts for.
  const contacts = (tie) => kg.ties.present(tie).flatMap(({ event, way, worth }) => proven(tie, [way[kg.language], "", "", about[event].date], kg.panel.ids(kg.ties.proofs(tie, event)).slice(0, 1), [about[event].label, worth.toFixed(3)]));
  const ofTie = (tie) => (tie.relation === "tie" ? contacts(tie) : tie.facts.flatMap((fact) => proven(tie, [fact.title, named(fact.stage), fact.dates.join(" "), about[tie.to].date], fact.quotes, ["", ""])));
  const HEAD = ["source", "source_kind", "relation", "target", "target_kind", "title", "stage", "attested", "event_date", "quote", "article", "published", "publisher", "url", "source_iri", "target_iri", "sentence", "event", "weight"];
  const csv = () => {
    const shown = edges.filter((tie) => !kg.canvas.isEdgeHidden(tie)), tied = new Set(shown.flatMap((tie) => [tie.from, tie.to]));
    const alone = nodes.filter(({ id }) => !kg.canvas.isHidden(id) && !tied.has(id)).map(({ id }) => HEAD.map((name) => ({ source: about[id].label, source_kind: about[id].kind, source_iri: about[id].iri })[name] || ""));
    const rows = [HEAD, ...shown.flatMap((tie) => (tie.facts.length ? ofTie(tie) : ofTie({ ...tie, facts: [{ title: "", stage: "", dates: [], quotes: [] }] }))), ...alone];
    save(new Blob(["\ufeff", rows.map((row) => row.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" }), "csv");
  };

  const button = document.getElementById("export"), menu = document.getElementById("exports");
  const turn = (open) => { menu.hidden = !open; button.setAttribute("aria-expanded", String(open)); if (open) menu.querySelector("button").focus(); };
  const listen = () => {
    button.addEventListener("click", () => turn(menu.hidden));
    for (const [name, act] of Object.entries({ png, svg, csv })) document.getElementById(`export-${name}`).addEventListener("click", () => { turn(false); button.focus(); act(); });
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); turn(false); button.focus(); } });
    document.addEventListener("pointerdown", (event) => { if (!menu.hidden && !menu.contains(event.target) && event.target !== button) turn(false); });
  };
  return { listen };
})();
