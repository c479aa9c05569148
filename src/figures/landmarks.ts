import {groups} from "d3-array";
import {inCountry} from "./country-names.ts";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {kindKeys, keys, row as legendRow, sizes, type Key} from "./legend.ts";
import type {ResultRow} from "../measures/result.ts";
import {kindOf, kinds, palette, type Kind} from "./palette.ts";
import {levelNote, placeMap} from "./places.ts";
import {countriesOf, subtitle, when, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {reach, symbol} from "./symbol.ts";
import {tally, text, type Tally} from "./tally.ts";
import {clip, textWidth} from "./text.ts";

/** Landmark events on a line of time, a lane per country. It shows single events: no sums, no trend, no zero. */
export function landmarks(scene: Scene): Drawing {
  const events = eventsOf(scene.result.rows);
  const {markup, height} = timeline(scene, events);
  return {...said(scene, events), ...reachOf(scene, events), body: markup, height, notes: [...cautionOf(scene), scene.w.landmarks.lanes]};
}

/** The same events on a map. */
export function landmarkMap(scene: Scene): Drawing {
  const {w} = scene;
  const {markup, height} = placeMap(scene, w.landmarks.legendSize, w.landmarks.unknown, w.landmarks.zero);
  return {...said(scene, eventsOf(scene.result.rows), w.landmarks.places), body: markup, height, notes: [...cautionOf(scene), w.places.area, ...levelNote(scene)]};
}

interface Landmark {
  day: string;
  time: number;
  place: string;
  country: string;
  kind: Kind;
  deaths: Tally;
}

/** The pixels of a lane, and where its room begins at the left. */
interface Lane {
  top: number;
  middle: number;
  bottom: number;
  gutter: number;
}

interface PlacedLandmark extends Landmark {
  x: number;
  y: number;
  r: number;
  /** From the middle to the outermost point. */
  reach: number;
}

function eventsOf(rows: readonly ResultRow[]): Landmark[] {
  return rows.flatMap((row) => {
    const day = text(row, "date_start");
    const time = day === null ? NaN : Date.parse(day.length === 4 ? `${day}-01-01` : day);
    if (day === null || Number.isNaN(time)) return [];
    return [{day, time, place: text(row, "place_name") ?? "", country: text(row, "country") ?? "", kind: kindOf(text(row, "event_type")), deaths: tally(row)}];
  });
}

function said(scene: Scene, events: readonly Landmark[], shown = scene.w.landmarks.subtitle): Pick<Drawing, "title" | "subtitle" | "finding"> {
  const {w, n, actor, result} = scene;
  const about = actor === null ? "" : w.landmarks.involving(actor);
  const [first, second] = deadliest(events);
  const say = (first?.deaths.low ?? 0) > (second?.deaths.high ?? 0) ? w.landmarks.title : w.landmarks.best;
  const named = first !== undefined && first.place !== "" && first.deaths.best !== second?.deaths.best;
  return {
    title: named ? say(first.place, n.deaths(first.deaths), n.day(first.day)) : w.landmarks.question(about),
    subtitle: subtitle(scene, result.coverage.census ? w.landmarks.events : shown, countriesOf(result)) + years(scene, events),
    finding: deadliest(events).slice(0, 3).map(({place, deaths, day}) => `${place}, ${n.day(day)}: ${n.deaths(deaths)}`).join(scene.w.semicolon)
  };
}

/** The years of the first and the last event, where no coverage is declared: of a list, not of a census. */
function years(scene: Scene, events: readonly Landmark[]): string {
  const all = events.map(({day}) => day.slice(0, 4)).sort();
  const [first, last] = [all[0], all.at(-1)];
  return when(scene) !== "" || first === undefined ? "" : first === last ? `, ${first}` : `, ${first}–${last}`;
}

/** The timeline's own finding: where the list begins, and which country it came to last. Nothing where it names one country only. */
function reachOf({w, lang, result}: Scene, events: readonly Landmark[]): {title?: string} {
  const firsts = new Map<string, Landmark>();
  for (const event of [...events].sort((a, b) => a.time - b.time)) if (event.country !== "" && !firsts.has(event.country)) firsts.set(event.country, event);
  const [first, ...later] = [...firsts.values()];
  const last = later.at(-1);
  if (result.coverage.census || !first || !last) return {};
  return {title: w.landmarks.reach(inCountry(first.country, lang), first.day.slice(0, 4), inCountry(last.country, lang), last.day.slice(0, 4))};
}

function cautionOf({result, w}: Scene): string[] {
  return result.coverage.census ? [] : [w.landmarks.census];
}

function deadliest(events: readonly Landmark[]): Landmark[] {
  return events.filter(({deaths}) => deaths.best).sort((a, b) => (b.deaths.best ?? 0) - (a.deaths.best ?? 0) || a.time - b.time);
}

function timeline(scene: Scene, events: readonly Landmark[]): {markup: Markup; height: number} {
  const {width, phone, w, n} = scene;
  if (events.length === 0) return {markup: emptyDrawing(scene, w.landmarks.empty), height: emptyHeight};
  const gutter = phone ? 0 : Math.max(90, ...countriesOf(scene.result).map((country) => textWidth(n.country(country), 13) + 16));
  const [from, to] = yearsAround(events);
  const [left, right] = [gutter + 20, width - 20];
  const x = (time: number): number => left + ((time - from) / (to - from)) * (right - left);
  const most = Math.max(1, ...events.map(({deaths}) => deaths.best ?? 0));
  const largest = phone ? 15 : 22;
  const radius = (deaths: number): number => Math.max(2.2, largest * Math.sqrt(deaths / most));
  const lanes = groups(events, ({country}) => country).sort(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1));
  const labelled = new Set(deadliest(events).filter(({place}) => place !== "").slice(0, phone ? 6 : 12));
  let top = 26;
  const drawn = lanes.map(([country, own]) => {
    const placed = pack(own.map((each) => ({...each, x: x(each.time), y: 0, r: each.deaths.best ? radius(each.deaths.best) : 2.6, reach: (each.deaths.best ? radius(each.deaths.best) : 2.6) * reach[kinds[each.kind].shape]})));
    const tall = Math.max(11, ...placed.map((each) => Math.abs(each.y) + each.reach)) + (placed.some((each) => has(labelled, each)) ? 18 : 4);
    const head = phone ? 20 : 0;
    const middle = top + head + tall;
    const markup = lane(scene, country, placed, labelled, {top, middle, bottom: middle + tall, gutter});
    top = middle + tall;
    return markup;
  });
  const axis = yearTicks(scene, from, to, x, top);
  const legend = legendRow(
    [
      ...(deadliest(events).length > 0 ? [sizes(scene, w.landmarks.legendSize, most, radius)] : []),
      keys(w.places.legendKind, kindKeys(scene, events.map(({kind}) => kind))),
      keys(w.places.legendPrecision, unknownKeys(scene, events))
    ].filter(({height}) => height > 22),
    0, top + 16, width
  );
  return {markup: group([axis, ...drawn, legend.markup]), height: top + 16 + legend.height + 6};
}

function has(labelled: ReadonlySet<Landmark>, {day, place, country}: Landmark): boolean {
  for (const each of labelled) if (each.day === day && each.place === place && each.country === country) return true;
  return false;
}

function lane(scene: Scene, country: string, placed: readonly PlacedLandmark[], labelled: ReadonlySet<Landmark>, {top, middle, bottom, gutter}: Lane): Markup {
  const {width, phone, n, w} = scene;
  const marks = placed.map((each) => {
    const {color, shape} = kinds[each.kind];
    const [x, y] = [each.x, middle + each.y];
    const tip = el("title", {}, `${each.place}${each.place === "" ? "" : ", "}${n.day(each.day)}: ${w.countDeaths(n.deaths(each.deaths), each.deaths.best === 1)}`);
    if (each.deaths.best === null) return el("path", {d: `M${x - 3},${y - 3}l6,6m0,-6l-6,6`, fill: "none", stroke: color, "stroke-width": 1.4}, tip);
    if (each.deaths.best === 0) return el("circle", {cx: x, cy: y, r: 2.4, fill: palette.paper, stroke: color, "stroke-width": 1.2}, tip);
    return symbol(shape, x, y, each.r, {fill: color, "fill-opacity": 0.68, stroke: palette.paper, "stroke-width": 0.8}, tip);
  });
  const labels = laneLabels(scene, placed.filter((each) => has(labelled, each)), placed, {top, middle, bottom, gutter});
  return group([
    el("line", {x1: gutter, x2: width, y1: bottom, y2: bottom, stroke: palette.rule, "stroke-width": 0.75}),
    el("text", {x: phone ? 0 : gutter - 12, y: phone ? top + 14 : middle, dy: phone ? null : "0.35em", "text-anchor": phone ? "start" : "end", "font-size": 13, "font-weight": 600}, n.country(country)),
    ...marks,
    ...labels
  ]);
}

/** Place and deaths beside the largest marks, nearest first; a label that had to move away has a line to its mark. */
function laneLabels({width, phone, n}: Scene, wanted: readonly PlacedLandmark[], placed: readonly PlacedLandmark[], {top, middle, bottom, gutter}: Lane): Markup[] {
  const size = 11;
  const taken = placed.map(({x, y, r}) => ({x0: x - r, x1: x + r, y0: middle + y - r, y1: middle + y + r}));
  return [...wanted].sort((a, b) => (b.deaths.best ?? 0) - (a.deaths.best ?? 0)).flatMap((each) => {
    const words = `${clip(each.place, phone ? 100 : 150, size)} ${n.deaths(each.deaths)}`;
    const wide = textWidth(words, size);
    for (let step = 0; step < 5; step++)
      for (const side of [-1, 1])
        for (const shift of [0, -0.5, 0.5]) {
          const x0 = Math.min(width - wide - 2, Math.max(gutter, each.x - wide / 2 + shift * wide));
          const edge = middle + each.y + side * each.reach;
          const y = side < 0 ? edge - 4 - step * 13 : edge + 12 + step * 13;
          const box = {x0: x0 - 3, x1: x0 + wide + 3, y0: y - 10, y1: y + 3};
          if (box.y0 < top || box.y1 > bottom + 2) continue;
          if (taken.some((other) => other.x0 < box.x1 && box.x0 < other.x1 && other.y0 < box.y1 && box.y0 < other.y1)) continue;
          taken.push(box);
          return [group([
            step > 0 && el("line", {x1: each.x, x2: each.x, y1: edge, y2: side < 0 ? y + 3 : y - 9, stroke: palette.axis, "stroke-width": 0.75}),
            el("text", {x: x0, y, "font-size": size, stroke: palette.paper, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke"}, words)
          ])];
        }
    return [];
  });
}

/** Moves marks up and down until none covers another, the largest kept nearest to the middle. */
function pack(marks: PlacedLandmark[]): PlacedLandmark[] {
  const done: PlacedLandmark[] = [];
  for (const mark of [...marks].sort((a, b) => b.r - a.r || a.time - b.time)) {
    for (let step = 0; step < 200; step++) {
      mark.y = (step % 2 === 0 ? -1 : 1) * Math.ceil(step / 2) * 2.5;
      if (done.every(({x, y, reach}) => Math.hypot(x - mark.x, y - mark.y) >= (reach + mark.reach) * 0.88)) break;
    }
    done.push(mark);
  }
  return done;
}

function yearsAround(events: readonly Landmark[]): [number, number] {
  const times = events.map(({time}) => time);
  const year = (time: number): number => new Date(time).getUTCFullYear();
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const last = times.reduce((a, b) => Math.max(a, b), -Infinity);
  return [Date.UTC(year(first), 0, 1), Date.UTC(year(last) + 1, 0, 1)];
}

function yearTicks({phone}: Scene, from: number, to: number, x: (time: number) => number, bottom: number): Markup {
  const [first, last] = [new Date(from).getUTCFullYear(), new Date(to).getUTCFullYear()];
  const every = Math.max(1, Math.ceil((phone ? 38 : 46) / ((x(to) - x(from)) / (last - first))));
  const lines = Array.from({length: last - first + 1}, (_, i) => first + i).map((year) => {
    const at = x(Date.UTC(year, 0, 1));
    return group([
      el("line", {x1: at, x2: at, y1: 22, y2: bottom, stroke: palette.rule, "stroke-width": 0.75}),
      (year - first) % every === 0 && year < last && el("text", {x: at + 3, y: 14, "font-size": 11, fill: palette.muted, "font-variant-numeric": "tabular-nums"}, String(year))
    ]);
  });
  return group(lines);
}

function unknownKeys({w}: Scene, events: readonly Landmark[]): Key[] {
  return [
    ...(events.some(({deaths}) => deaths.best === 0) ? [{label: w.landmarks.zero, mark: (x: number, y: number) => el("circle", {cx: x, cy: y, r: 2.4, fill: palette.paper, stroke: palette.muted, "stroke-width": 1.2})}] : []),
    ...(events.some(({deaths}) => deaths.best === null) ? [{label: w.landmarks.unknown, mark: (x: number, y: number) => el("path", {d: `M${x - 3},${y - 3}l6,6m0,-6l-6,6`, fill: "none", stroke: palette.muted, "stroke-width": 1.4})}] : [])
  ];
}
