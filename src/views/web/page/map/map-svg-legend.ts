import {figureWords, kinds, numbers, symbolPath, type Kind} from "../../../../figures/index.ts";
import type {Words} from "../words.ts";
import {kindColors} from "./paint.ts";
import type {ShownMap} from "./shown-map.ts";
import {legendValues, radiusOf} from "./sizes.ts";
import {blank, type StepScale} from "./step-scale.ts";

/** Three real sizes, and the kinds that are on the map. */
export function markLegend({marks, area}: ShownMap, w: Words, height: number): string {
  const {sizes, marks: {kind}} = marks!;
  const n = numbers(w.lang);
  const values = legendValues(sizes.largest);
  const largest = radiusOf(values[0] ?? 1, sizes);
  const shown = (Object.keys(kinds) as Kind[]).filter((one) => kind.includes(one));
  const words = figureWords(w.lang);
  const box = {width: Math.max(190, 2 * largest + 70), height: 2 * largest + 34 + shown.length * 18 + 10};
  const y0 = height - box.height - 12;
  const circles = values.map((value) => {
    const r = radiusOf(value, sizes);
    const bottom = y0 + 26 + 2 * largest;
    return `<circle cx="${12 + 12 + largest}" cy="${round(bottom - r)}" r="${round(r)}" fill="none" stroke="#5c5a55"/><text x="${12 + 22 + 2 * largest}" y="${round(bottom - 2 * r + 4)}" font-size="11">${n.count(value)}</text>`;
  }).join("");
  const rows = shown.map((one, i) => `<path d="${symbolPath(kinds[one].shape, 26, y0 + 2 * largest + 46 + i * 18, 5)}" fill="rgb(${kindColors.light[one].join(",")})" fill-opacity="0.6" stroke="rgb(${kindColors.light[one].join(",")})"/><text x="38" y="${y0 + 2 * largest + 50 + i * 18}" font-size="11.5">${escaped(words.kinds[one])}</text>`).join("");
  return `<rect x="12" y="${y0}" width="${box.width}" height="${box.height}" fill="#ffffff" fill-opacity="0.9"/><text x="22" y="${y0 + 17}" font-size="11.5" font-weight="600">${escaped(area === "deaths" ? w.legend.deaths : w.legend.events)}</text>${circles}${rows}`;
}

/** The classes of a tint, with what must be known to read it. */
export function stepLegend(scale: StepScale | undefined, height: number): string {
  if (!scale) return "";
  const rows = [...scale.text.map((text, i) => ({text, ink: scale.colors.light[i]!})), ...scale.blank ? [{text: scale.blank, ink: blank.light}] : []];
  const note = wrapped(scale.note, 196, 5.6);
  const head = wrapped(scale.label, 196, 6.6);
  const box = {width: 220, height: 12 + head.length * 16 + rows.length * 18 + note.length * 14 + 12};
  const y0 = height - box.height - 12;
  const first = y0 + 14 + head.length * 16;
  return `<g class="legend"><rect x="12" y="${y0}" width="${box.width}" height="${box.height}" fill="#ffffff" fill-opacity="0.92"/>${head.map((line, i) => `<text x="22" y="${y0 + 20 + i * 16}" font-size="11.5" font-weight="600">${escaped(line)}</text>`).join("")}${
    rows.map(({text, ink}, i) => `<rect x="22" y="${first + i * 18}" width="26" height="13" fill="${ink}"/><text x="56" y="${first + i * 18 + 11}" font-size="11.5">${escaped(text)}</text>`).join("")}${
    note.map((line, i) => `<text x="22" y="${first + rows.length * 18 + 12 + i * 14}" font-size="10.5" fill="#5c5a55">${escaped(line)}</text>`).join("")}</g>`;
}

/** Lines of about the width, by a mean width of letters in px. */
export function wrapped(text: string, width: number, letter: number): string[] {
  const out: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && (line.length + word.length + 1) * letter > width) {
      out.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? out : [...out, line];
}

export function escaped(text: string): string {
  return text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
