import {palette} from "./palette.ts";
import type {Drawing, Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";

/** The whole SVG document: title, description, patterns, the drawing, and the wash over simulated data. */
export function frame(scene: Scene, {title, body, height}: Drawing, alt: string): string {
  const {width, lang, id, result} = scene;
  const tall = Math.ceil(height);
  return el(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${tall}`,
      width,
      height: tall,
      lang,
      role: "img",
      "aria-labelledby": `${id}-${width}-t ${id}-${width}-d`,
      "font-family": "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif",
      "font-size": 12,
      fill: palette.ink
    },
    el("title", {id: `${id}-${width}-t`}, title),
    el("desc", {id: `${id}-${width}-d`}, alt),
    el("defs", {}, hatch(scene), dense(scene)),
    body,
    result.provenance.some(({simulated}) => simulated) && wash(scene, tall)
  ).source;
}

/** Fill of a place or time without data. */
export function noData({id, width}: Scene): string {
  return `url(#${id}-${width}-h)`;
}

/** Fill of a second quantity, told apart from the plain one without colour. */
export function striped({id, width}: Scene): string {
  return `url(#${id}-${width}-s)`;
}

function hatch({id, width}: Scene): Markup {
  return el(
    "pattern",
    {id: `${id}-${width}-h`, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"},
    el("line", {x1: 0, y1: 0, x2: 0, y2: 5, stroke: palette.hatch, "stroke-width": 1.6})
  );
}

function dense({id, width}: Scene): Markup {
  return el(
    "pattern",
    {id: `${id}-${width}-s`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)"},
    el("line", {x1: 0, y1: 0, x2: 0, y2: 6, stroke: palette.paper, "stroke-width": 3})
  );
}

/** Diagonal words over the whole drawing: nobody may take it, or a part of it, for a record. */
function wash({width, w, phone}: Scene, height: number): Markup {
  const size = Math.min(phone ? 30 : 46, Math.max(20, height / 3.4));
  const angle = Math.min(28, Math.max(8, (Math.atan2(height, width) * 180) / Math.PI));
  const rows: Markup[] = [];
  const reach = Math.hypot(width, height);
  for (let y = -reach / 2; y <= reach / 2; y += size * 2.6) {
    rows.push(el("line", {x1: -reach / 2, x2: reach / 2, y1: y - size * 1.3, y2: y - size * 1.3, "stroke-width": 1}));
    for (let x = -reach / 2; x <= reach / 2; x += size * 8) rows.push(el("text", {x, y, stroke: "none"}, w.simulated));
  }
  return el(
    "g",
    {
      transform: `translate(${width / 2},${height / 2}) rotate(${-Math.round(angle)})`,
      "font-size": size,
      "font-weight": 700,
      "text-anchor": "middle",
      "letter-spacing": 2,
      fill: palette.ink,
      stroke: palette.ink,
      opacity: 0.13,
      "pointer-events": "none"
    },
    group(rows)
  );
}
