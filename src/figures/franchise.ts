import {keys, row as legendRow, sizes, type Key} from "./legend.ts";
import {furniture} from "./map-furniture.ts";
import {boxAround, mapLabels, type Box} from "./map-labels.ts";
import {ground, mapView, type Point} from "./map.ts";
import {palette} from "./palette.ts";
import {countriesOf, involving, subtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group} from "./svg.ts";
import {amount, text} from "./tally.ts";

/** A map of clusters, sized by events, dark where their mix of tactics differs more than chance, with a ring around nine of ten of their events. */
export function franchise(scene: Scene): Drawing {
  const {result, w, n, options, width, phone} = scene;
  const clusters = result.rows.map(cluster).filter((each) => each !== null);
  const apart = clusters.filter(({p}) => p !== null && p <= 0.05);
  const outside = result.rows.filter((each) => amount(each, "longitude") === null).reduce((sum, each) => sum + (amount(each, "events") ?? 0), 0);
  const all = outside + clusters.reduce((sum, {events}) => sum + events, 0);
  const view = mapView(scene, clusters.map(({point}) => point), options.focus ?? []);
  const most = Math.max(1, ...clusters.map(({events}) => events));
  const radius = (events: number) => Math.max(3, (phone ? 15 : 22) * Math.sqrt(events / most));
  const seen = clusters.toSorted((a, b) => b.events - a.events).flatMap((each) => {
    const at = view.place(each.point);
    return at === null ? [] : [{...each, at}];
  });
  const taken: Box[] = seen.map(({at, events}) => boxAround(at, radius(events), true));
  const furnished = furniture(scene, view, taken);
  const labels = mapLabels(scene, view, taken, []);
  const key = (label: string, fill: string): Key => ({label, mark: (x, y) => el("circle", {cx: x, cy: y, r: 6, fill, stroke: palette.ink, "stroke-width": 0.8})});
  const legend = legendRow([sizes(scene, w.franchise.size, most, radius), keys(w.franchise.legend, [key(w.franchise.apart, shade.apart), key(w.franchise.alike, shade.alike), key(w.franchise.untested, shade.untested)])], 0, view.height + 12, width);
  const clip = `${scene.id}-${width}-m`;
  const code = result.answer?.code ?? "";
  const whom = involving(scene);
  return {
    title: clusters.length === 0 ? w.franchise.question(whom) : (w.franchise.answers[code] ?? w.franchise.answers["too_few"]!)(n.count(clusters.length), whom),
    subtitle: subtitle(scene, w.franchise.subtitle(n.count(Number(result.params["km"] ?? 0)), n.count(Number(result.params["days"] ?? 0))), countriesOf(result)),
    finding: apart.slice(0, 4).map(({name, country, tactic, share}) => w.franchise.found(country === "" ? name : `${name}, ${n.country(country)}`, tactic, n.percent(share))).join(w.semicolon),
    says: clusters.length === 0 ? "" : w.franchise.says(clusters.toSorted((a, b) => b.events - a.events).slice(0, 3).map(({name, country, events}) => w.franchise.largest(country === "" ? name : `${name}, ${n.country(country)}`, w.countEvents(n.count(events), events === 1))).join(w.semicolon)),
    notes: [w.franchise.note, w.franchise.ring, ...(outside > 0 && all > 0 ? [w.franchise.outside(n.percent(outside / all))] : [])],
    body: group([
      el("clipPath", {id: clip}, el("rect", {width, height: view.height})),
      el("g", {"clip-path": `url(#${clip})`}, ground(view, options.basemap, null),
        ...seen.map(({at, km}) => el("circle", {cx: at[0], cy: at[1], r: km / view.kilometresPerPixel, fill: "none", stroke: palette.deaths, "stroke-width": 0.8, "stroke-dasharray": "4 3", "stroke-opacity": 0.7})),
        ...seen.map((each) => el("circle", {cx: each.at[0], cy: each.at[1], r: radius(each.events), fill: shade[each.p === null ? "untested" : each.p <= 0.05 ? "apart" : "alike"], "fill-opacity": 0.85, stroke: palette.ink, "stroke-width": 0.8},
          el("title", {}, `${each.country === "" ? each.name : `${each.name}, ${n.country(each.country)}`}: ${w.countEvents(n.count(each.events), each.events === 1)}; ${each.mix}`))),
        labels, furnished,
        clusters.length === 0 && el("text", {x: width / 2, y: view.height / 2, "text-anchor": "middle", "font-size": 16, fill: palette.muted, stroke: palette.halo, "stroke-width": 4, "paint-order": "stroke"}, w.franchise.empty)),
      legend.markup
    ]),
    height: view.height + 12 + legend.height + 6
  };
}

const shade = {apart: palette.steps[4], alike: palette.steps[1], untested: palette.paper} as const;

interface Cluster {
  name: string;
  country: string;
  point: Point;
  events: number;
  km: number;
  p: number | null;
  tactic: string;
  share: number;
  mix: string;
}

function cluster(row: Scene["result"]["rows"][number]): Cluster | null {
  const [longitude, latitude] = [amount(row, "longitude"), amount(row, "latitude")];
  if (longitude === null || latitude === null) return null;
  return {
    name: text(row, "unit") ?? `${text(row, "cluster") ?? ""}`, country: text(row, "country") ?? "", point: [longitude, latitude], events: amount(row, "events") ?? 0, km: amount(row, "radius_km") ?? 0,
    p: amount(row, "p"), tactic: text(row, "tactic") ?? "", share: amount(row, "tactic_share") ?? 0, mix: text(row, "mix") ?? ""
  };
}
