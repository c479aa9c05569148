import {inCountry} from "./country-names.ts";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {noData} from "./frame.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {furniture} from "./map-furniture.ts";
import {mapLabels, type Box, type CountryWord} from "./map-labels.ts";
import {ground, mapView} from "./map.ts";
import {definition} from "./notes.ts";
import {palette} from "./palette.ts";
import {rankedBars, type Bar} from "./ranked-bars.ts";
import {subtitle, whom, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {tally, text, total, type Tally} from "./tally.ts";

/** Deaths per country: a tinted map where there is a basemap, and the ranking under it. */
export function countries(scene: Scene): Drawing {
  const {result, w, n, phone} = scene;
  const all = ranked(scene);
  const map = scene.options.basemap === undefined || all.length === 0 ? null : tinted(scene, all);
  const top = map === null ? 0 : map.height + 14;
  const most = phone ? 12 : 20;
  const shown = all.slice(0, all.length > most + 2 ? most : all.length);
  const list = rankedBars(scene, shown.map((each) => bar(scene, each)), top);
  const named = all.filter(({status}) => status !== "not covered").map(({country}) => country);
  return {
    title: title(scene, all),
    subtitle: subtitle(scene, w.countries.subtitle, named),
    finding: all.filter(({sum}) => sum.best).slice(0, 4).map(({country, sum}) => `${n.country(country)}\u00a0${n.deaths(sum)}`).join(scene.w.semicolon),
    notes: [
      definition(scene),
      ...(all.some(({status}) => status === "none recorded") ? [w.countries.rule] : []),
      ...(all.some(({status}) => status === "not covered") ? [w.countries.hatched] : []),
      ...(shown.length < all.length ? [w.countries.others(n.count(all.length - shown.length))] : [])
    ],
    body: group([map?.markup, shown.length > 0 && list.markup, shown.length === 0 && emptyDrawing(scene, w.bars.empty)]),
    height: shown.length === 0 ? emptyHeight : top + list.height + (result.rows.length > 0 ? 4 : 0),
    parts: list.rows.map((place, i) => ({row: shown[i]!.row, x: 0, width: scene.width, ...place}))
  };
}

type Status = "recorded" | "none recorded" | "not covered";

interface CountryTally {
  country: string;
  status: Status;
  sum: Tally;
  /** Number of the row of the result. */
  row: number;
}

function ranked({result}: Scene): CountryTally[] {
  const order: Record<Status, number> = {recorded: 0, "none recorded": 1, "not covered": 2};
  return result.rows
    .map((row, i) => {
      const sum = tally(row);
      const written = text(row, "status");
      const status: Status = written === "none recorded" || written === "not covered" ? written : "recorded";
      return {country: text(row, "country") ?? "", sum, status, row: i};
    })
    .sort((a, b) => order[a.status] - order[b.status] || (b.sum.best ?? -1) - (a.sum.best ?? -1) || (a.country < b.country ? -1 : 1));
}

function bar({w, n}: Scene, {country, sum, status}: CountryTally): Bar {
  const value = status === "not covered" ? w.notCovered : status === "none recorded" ? w.countries.noneShort : n.deaths(sum);
  const {low, best, high} = status === "recorded" ? sum : {low: null, best: null, high: null};
  return {label: n.country(country), low, best, high, value, color: palette.deaths, gap: status === "not covered"};
}

/** Countries shaded by deaths in five steps, hatched where the source does not look. */
function tinted(scene: Scene, all: readonly CountryTally[]): {markup: Markup; height: number} {
  const {options, n, w, width, id} = scene;
  const {basemap} = options;
  const recorded = all.filter(({status}) => status !== "not covered");
  const focus = options.focus ?? (recorded.length > 0 ? recorded : all).map(({country}) => country);
  const view = mapView(scene, [], focus);
  const steps = thresholds(Math.max(1, ...all.map(({sum}) => sum.best ?? 0)));
  const byCountry = new Map(all.map((each) => [each.country, each]));
  const fills = basemap?.countries().features.map((country) => {
    const here = byCountry.get(country.properties.iso3);
    if (here === undefined) return null;
    const d = view.path(country.geometry);
    if (d === null) return null;
    if (here.status === "not covered") return group([el("path", {d, fill: palette.blank}), el("path", {d, fill: noData(scene)})]);
    return el("path", {d, fill: here.sum.best && here.status === "recorded" ? tint(here.sum.best, steps) : palette.blank});
  });
  const zeros = all.some(({status, sum}) => status === "recorded" && sum.best === 0);
  const taken: Box[] = [];
  const furnished = furniture(scene, view, taken);
  const labels = mapLabels(scene, view, taken, [], wordsOnMap(scene, all, steps));
  const legend = legendRow(
    [
      ...(all.some(({sum, status}) => sum.best && status === "recorded") ? [keys(w.countries.tint, tintKeys(scene, steps))] : []),
      keys(w.countries.notShaded, [
        ...(zeros || all.some(({status}) => status === "none recorded") ? [{label: zeros ? w.countries.zeroLegend : w.countries.noneLegend, mark: box(palette.blank, palette.border)}] : []),
        ...(all.some(({status}) => status === "not covered") ? [{label: w.notCovered, mark: box(noData(scene), palette.border)}] : [])
      ])
    ].filter(({height}) => height > 22),
    0, view.height + 12, width
  );
  const clip = `${id}-${width}-m`;
  return {
    height: view.height + 12 + legend.height,
    markup: group([
      el("clipPath", {id: clip}, el("rect", {width, height: view.height})),
      el("g", {"clip-path": `url(#${clip})`}, ground(view, basemap, fills), labels, furnished),
      legend.markup
    ])
  };

  function tintKeys(_: Scene, steps: readonly number[]): Key[] {
    return steps.map((from, i) => ({
      label: steps[i + 1] === undefined ? `≥\u202f${n.count(from)}` : steps[i + 1] === from + 1 ? n.count(from) : `${n.count(from)}–${n.count((steps[i + 1] ?? 0) - 1)}`,
      mark: box(tint(from, steps), palette.border)
    }));
  }
}

function box(fill: string, stroke: string): Key["mark"] {
  return (x, y) => el("rect", {x: x - 8, y: y - 6, width: 17, height: 12, fill, stroke, "stroke-width": 0.75});
}

/** Lower ends of the shades: 1 and round numbers above it. */
function thresholds(most: number): number[] {
  return [1, 10, 50, 100, 500, 1000, 5000, 10000, 50000, 100000].filter((step) => step <= most).slice(-5).map((step, i) => (i === 0 ? 1 : step));
}

function tint(deaths: number, steps: readonly number[]): string {
  const index = steps.filter((step) => step <= deaths).length - 1;
  const shades = palette.amounts;
  return shades[Math.max(0, index + Math.floor((shades.length - steps.length) / 2))] ?? shades[0];
}

/** What stands under a country's name. */
function wordsOnMap({n, w}: Scene, all: readonly CountryTally[], steps: readonly number[]): Map<string, CountryWord> {
  const dark = palette.amounts.slice(3) as readonly string[];
  return new Map(all.map(({country, sum, status}) => [country, {
    word: status === "recorded" ? (sum.best === null ? w.unknown : n.count(sum.best)) : status === "none recorded" ? w.countries.noneShort : w.notCovered,
    color: status === "recorded" && sum.best && dark.includes(tint(sum.best, steps)) ? palette.fixedPaper : palette.fixedInk
  }]));
}

function title(scene: Scene, all: readonly CountryTally[]): string {
  const {w, n, lang} = scene;
  const covered = all.filter(({status}) => status !== "not covered");
  if (covered.length === 0) return w.countries.question(whom(scene));
  const [first, second] = covered;
  if (first?.sum.best === null && first.status === "recorded") return w.countries.question(whom(scene));
  if (first === undefined || !first.sum.best) return w.countries.none(whom(scene));
  const [place, deaths] = [inCountry(first.country, lang), n.deaths(first.sum)];
  if (!second?.sum.best) return w.countries.only(place, deaths, whom(scene));
  if (first.sum.best === second.sum.best) return w.countries.question(whom(scene));
  if ((first.sum.low ?? 0) <= (second.sum.high ?? 0)) return w.countries.best(place, deaths, whom(scene));
  const all_ = total(covered.map(({sum}) => ({...sum}))).best ?? 0;
  return first.sum.best > all_ / 2 ? w.countries.most(place, deaths, whom(scene)) : w.countries.more(place, deaths, whom(scene));
}
