import {cellPolygon} from "../geo/grid.ts";
import {inCountry} from "./country-names.ts";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {furniture} from "./map-furniture.ts";
import {boxAround, mapLabels, type Box, type PlaceLabel} from "./map-labels.ts";
import {ground, mapView, type Point} from "./map.ts";
import {palette} from "./palette.ts";
import {rankedBars} from "./ranked-bars.ts";
import {answered, involving, subtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";

/** A map of the cells, dark where they belong to the belt in question, with the two places that are asked about; without cells, the belts by size. */
export function belt(scene: Scene): Drawing {
  const {result, w, n} = scene;
  const {values, code} = answered(scene);
  const whom = involving(scene);
  const rows = result.rows.filter((row) => amount(row, "belt") !== null);
  const belts = sizesOf(scene);
  const all = belts.reduce((sum, cells) => sum + cells, 0);
  const [a, b] = (["a", "b"] as const).map((end) => endName(scene, end)) as [string, string];
  const share = (name: string) => typeof values[name] === "number" ? chance(scene, values[name]) : "–";
  const drawn = "cell" in result.columns ? map(scene, rows, [a, b]) : "joined" in result.columns ? chances(scene) : ranking(scene, rows);
  const probabilities = ["placed", "resampled", "completed"].flatMap((name) => typeof values[name] === "number" ? [values[name]] : []);
  const titles: Record<string, () => string> = {
    joined: () => w.belt.joined(a, b, share("placed"), whom), apart: () => w.belt.apart(a, b, whom), too_few: () => w.belt.tooFew(a, b, whom),
    end_empty: () => w.belt.endEmpty(a, b, values["events_a"] === 0 ? a : b, whom),
    open: () => w.belt.open(a, b, chance(scene, Math.min(...probabilities)), chance(scene, Math.max(...probabilities)), whom)
  };
  const largest = belts[0] === undefined ? w.belt.question(whom) : belts.length === 1 ? w.belt.single(n.count(all), whom) : w.belt.largest(n.count(belts[0]), n.count(all), n.count(belts.length), whom);
  const told = code !== "" && code !== "too_few" && code !== "end_empty" && typeof values["grids"] === "number";
  return {
    title: result.rows.length === 0 && code !== "too_few" ? w.belt.question(whom) : titles[code]?.() ?? largest,
    subtitle: subtitle(scene, w.belt.subtitle, codesOf(scene)),
    finding: belts[0] === undefined ? "" : largest,
    says: [told ? w.belt.says(share("placed"), share("resampled"), share("completed"), n.percent(Number(values["missing"])), n.count(Math.round(16 * Number(values["grids"])))) : "",
      told && typeof values["gap_km"] === "number" ? w.belt.gap(n.count(values["gap_km"])) : "", belts[0] === undefined ? "" : w.belt.spans(n.count(belts[0]), n.percent(belts[0] / Math.max(1, all)))].join("").trim(),
    notes: [w.belt.note, w.belt.window],
    ...drawn
  };
}

/** A share of a hundred draws: none of them, or all, is not never, or always. */
function chance({n, w}: Scene, share: number): string {
  return share >= 0.995 ? w.belt.over(n.percent(0.99)) : share <= 0.005 ? w.belt.under(n.percent(0.01)) : n.percent(share);
}

/** Cells of each belt, the largest first; of several windows those of the last. */
function sizesOf({result}: Scene): number[] {
  const last = result.rows.map((row) => text(row, "period") ?? "").reduce((x, y) => (x > y ? x : y), "");
  const rows = result.rows.filter((row) => text(row, "period") === last && amount(row, "belt") !== null);
  if (!("cell" in result.columns)) return rows.flatMap((row) => amount(row, "cells") ?? []);
  const sizes = new Map<number, number>();
  for (const row of rows) sizes.set(amount(row, "belt")!, (sizes.get(amount(row, "belt")!) ?? 0) + 1);
  return [...sizes.values()].toSorted((x, y) => y - x);
}

/** A half of a country in the language; any other place as it is named. */
function endName(scene: Scene, end: "a" | "b"): string {
  const {w, n, lang} = scene;
  const {values} = answered(scene);
  const [country, half] = [values[`${end}_country`], values[`${end}_half`]];
  if (typeof country !== "string") return String(values[end] ?? "");
  return typeof half === "string" && half !== "" ? w.belt.half(half, lang === "fr" ? of(inCountry(country, "fr")) : n.country(country)) : n.country(country);
}

/** "au Mali" as "du Mali", "en Gambie" as "de la Gambie". */
function of(within: string): string {
  const [, word = "", name = within] = /^(au|aux|à|en) (.+)$/.exec(within) ?? [];
  if (word === "en") return /^[AEIOUÉÈÎ]/.test(name) ? `de l’${name}` : `de la ${name}`;
  return `${word === "au" ? "du" : word === "aux" ? "des" : "de"} ${name}`;
}

function codesOf({result}: Scene): string[] {
  return [...new Set(result.rows.flatMap((row) => (text(row, "country_codes") ?? "").split(", ").filter((code) => code !== "")))];
}

function map(scene: Scene, rows: Scene["result"]["rows"], names: readonly [string, string]): {body: Markup; height: number} {
  const {w, options, width} = scene;
  const {values} = answered(scene);
  const joined = String(values["a"] ?? "") !== "";
  const both = (row: (typeof rows)[number]) => joined && (text(row, "ends") ?? "").split("; ").length === 2 && text(row, "ends") !== null;
  const bridged = rows.some(both);
  const main = bridged ? both : (row: (typeof rows)[number]) => amount(row, "belt") === 1;
  const ends = (["a", "b"] as const).flatMap((end, i) => {
    const [lat, lon] = [values[`${end}_latitude`], values[`${end}_longitude`]];
    return typeof lat === "number" && typeof lon === "number" ? [{name: names[i]!, point: [lon, lat] as Point, area: values[`${end}_kind`] === "area"}] : [];
  });
  const points = [...rows.flatMap((row): Point[] => amount(row, "longitude") === null || amount(row, "latitude") === null ? [] : [[amount(row, "longitude")!, amount(row, "latitude")!]]), ...ends.map(({point}) => point)];
  const view = mapView(scene, points, options.focus ?? []);
  const shown = ends.flatMap(({name, point, area}) => {
    const at = view.place(point);
    return at === null ? [] : [{name, at, area}];
  });
  const dots = shown.filter(({area}) => !area);
  const taken: Box[] = dots.map(({at}) => boxAround(at, 8));
  const furnished = furniture(scene, view, taken);
  const labels = mapLabels(scene, view, taken, shown.map(({name, at, area}): PlaceLabel => ({at, gap: area ? 2 : 10, lines: [name]})));
  const squares = [false, true].map((own) => {
    const d = view.path({type: "MultiPolygon", coordinates: rows.filter((row) => main(row) === own).map((row) => cellPolygon(Number(text(row, "cell"))).coordinates)});
    return d === null ? null : el("path", {d, fill: own ? palette.steps[4] : palette.steps[1], "fill-opacity": 0.9, stroke: palette.halo, "stroke-width": 0.5});
  });
  const swatch = (label: string, fill: string): Key => ({label, mark: (x, y) => el("rect", {x: x - 8, y: y - 6, width: 17, height: 12, fill, stroke: palette.border, "stroke-width": 0.75})});
  const target = (x: number, y: number) => group([el("circle", {cx: x, cy: y, r: 6, fill: "none", stroke: palette.halo, "stroke-width": 4}), el("circle", {cx: x, cy: y, r: 6, fill: "none", stroke: palette.ink, "stroke-width": 2}), el("circle", {cx: x, cy: y, r: 1.6, fill: palette.ink})]);
  const legend = legendRow([keys(w.belt.legend, [...(rows.length > 0 ? [swatch(bridged ? w.belt.main : w.belt.biggest, palette.steps[4])] : []), ...(rows.some((row) => !main(row)) ? [swatch(w.belt.others, palette.steps[1])] : []), ...(dots.length > 0 ? [{label: w.belt.at, mark: target}] : [])])], 0, view.height + 12, width);
  const clip = `${scene.id}-${width}-m`;
  return {
    body: group([
      el("clipPath", {id: clip}, el("rect", {width, height: view.height})),
      el("g", {"clip-path": `url(#${clip})`}, ground(view, options.basemap, group(squares)), dots.map(({at}) => target(...at)), labels, furnished,
        rows.length === 0 && el("text", {x: width / 2, y: view.height / 2, "text-anchor": "middle", "font-size": 16, fill: palette.muted, stroke: palette.halo, "stroke-width": 4, "paint-order": "stroke"}, w.belt.empty)),
      legend.markup
    ]),
    height: view.height + 12 + legend.height + 6
  };
}

function ranking(scene: Scene, rows: Scene["result"]["rows"]): {body: Markup; height: number} {
  const {w, n} = scene;
  if (rows.length === 0) return {body: emptyDrawing(scene, w.belt.empty), height: emptyHeight};
  const {markup, height} = rankedBars(scene, rows.slice(0, scene.phone ? 12 : 20).map((row) => {
    const [cells, codes, period] = [amount(row, "cells"), (text(row, "country_codes") ?? "").split(", ").filter((code) => code !== ""), text(row, "period")];
    return {label: [`${n.count(amount(row, "belt") ?? 0)}`, n.list(codes.map(n.country)), period === null || period === "all" ? "" : n.period(period)].filter((part) => part !== "").join(" · "), low: null, best: cells, high: null, value: cells === null ? "–" : n.count(cells), color: amount(row, "belt") === 1 ? palette.deaths : palette.events};
  }), 0);
  return {body: markup, height};
}

/** The probabilities of each window and size of cell. */
function chances(scene: Scene): {body: Markup; height: number} {
  const {result, w, n} = scene;
  const rows = result.rows.filter((row) => amount(row, "placed") !== null);
  if (rows.length === 0) return {body: emptyDrawing(scene, w.belt.empty), height: emptyHeight};
  const {markup, height} = rankedBars(scene, rows.map((row) => {
    const period = text(row, "period");
    const all = ["placed", "resampled", "completed"].flatMap((name) => amount(row, name) ?? []).map((share) => share * 100);
    return {label: [period === null || period === "all" ? "" : n.period(period), `${n.decimal(amount(row, "cell_size") ?? 0.5)}°`].filter((part) => part !== "").join(" · "), low: Math.min(...all), best: amount(row, "placed")! * 100, high: Math.max(...all), value: chance(scene, amount(row, "placed")!), color: palette.deaths};
  }), 0);
  return {body: markup, height};
}
