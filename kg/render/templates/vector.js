"use strict";
// A pen that takes what a canvas takes and keeps it as SVG. The browser writes the text, and so
// escapes it.
kg.vector = (width, height, measure) => {
  const SPACE = "http://www.w3.org/2000/svg";
  const made = (tag, attributes, text) => {
    const element = document.createElementNS(SPACE, tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== "" && value !== null) element.setAttribute(name, String(value));
    // What XML 1.0 cannot hold, the browser would write all the same.
    if (text !== undefined) element.textContent = text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
    return element;
  };
  const root = made("svg", { xmlns: SPACE, width, height, viewBox: `0 0 ${width} ${height}` });
  const round = (...values) => values.map((value) => Number(value.toFixed(2))).join(" ");
  let path = [], dashes = [];
  const opacity = (pen) => (pen.globalAlpha === 1 ? "" : pen.globalAlpha);
  const letters = (pen) => ({ "font-size": parseFloat(pen.font), "font-family": pen.font.replace(/^[\d.]+px /, ""), "text-anchor": "middle", "dominant-baseline": "text-before-edge" });
  const pen = {
    globalAlpha: 1, fillStyle: "", strokeStyle: "", lineWidth: 1, lineJoin: "", font: "", textAlign: "", textBaseline: "",
    beginPath: () => { path = []; },
    moveTo: (x, y) => path.push(`M${round(x, y)}`),
    lineTo: (x, y) => path.push(`L${round(x, y)}`),
    quadraticCurveTo: (cx, cy, x, y) => path.push(`Q${round(cx, cy, x, y)}`),
    closePath: () => path.push("Z"),
    rect: (x, y, w, h) => path.push(`M${round(x, y)}h${round(w)}v${round(h)}h${round(-w)}Z`),
    // Only whole circles are drawn.
    arc: (x, y, r) => path.push(`M${round(x + r, y)}A${round(r, r)} 0 1 1 ${round(x - r, y)}A${round(r, r)} 0 1 1 ${round(x + r, y)}Z`),
    setLineDash: (list) => { dashes = list; },
    fillRect: (x, y, w, h) => root.append(made("rect", { x, y, width: w, height: h, fill: pen.fillStyle })),
    fill: () => { if (path.length) root.append(made("path", { d: path.join(""), fill: pen.fillStyle, "fill-opacity": opacity(pen) })); },
    stroke: () => { if (path.length) root.append(made("path", { d: path.join(""), fill: "none", stroke: pen.strokeStyle, "stroke-width": Number(pen.lineWidth.toFixed(2)), "stroke-opacity": opacity(pen), "stroke-dasharray": round(...dashes) })); },
    fillText: (words, x, y) => root.append(made("text", { x: round(x), y: round(y), fill: pen.fillStyle, ...letters(pen) }, words)),
    strokeText: (words, x, y) => root.append(made("text", { x: round(x), y: round(y), fill: "none", stroke: pen.strokeStyle, "stroke-width": pen.lineWidth, "stroke-linejoin": "round", ...letters(pen) }, words)),
    measureText: (words) => { measure.font = pen.font; return measure.measureText(words); },
  };
  return { pen, text: () => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n` };
};
