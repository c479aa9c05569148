import {distanceTo, readTarget, type Target} from "./front-target.ts";
import {frontAnswer} from "./front-answer.ts";
import {frontYears, studyFront, type FrontMonth} from "./front-study.ts";
import {integer, text} from "../param.ts";
import {coveredPeriods} from "./covered-periods.ts";
import {column, measure, type ComputeContext, type Computed} from "./measure.ts";
import {coarseLeftOut, preciseSql} from "./precise.ts";
import type {ResultRow} from "./result.ts";

const km = (about: string) => column("km", about);

export const front = measure({
  name: "front",
  title: "Progress toward a target",
  about: "How near to a target (a coast, a border, a capital, a place, north or south) the nearest events of each year come, by a low quantile of distance, and how many km a year that moves, with an interval, guarded against growth of mere counts.",
  params: {
    target: text("what is approached; coast unless said otherwise", "coast, border (the nearest land border), capital (the nearest), north, south, or a town, capital, first-level unit or country of the basemap, or latitude,longitude"),
    quantile: integer(10, {min: 1, max: 50, about: "percent of the events of a year that are nearer than the distance that counts"})
  },
  columns: {
    year: column("period", "year"),
    events: column("count", "recorded events"),
    located: column("count", "events whose place is known to about 25 km, or whose source says nothing of its precision"),
    distance_km: km("the quantile of their great-circle distance to the target"),
    line_km: km("the fitted line in the middle of the covered year"),
    line_low_km: km("lower end of its 90% band"),
    line_high_km: km("upper end of its 90% band"),
    equal_km: km("expected quantile of as many events, drawn at random, as the year with the fewest has (of those with ten and more)"),
    nearest_km: km("of the nearest event"),
    nearest_equal_km: km("expected distance of the nearest of so many events"),
    all_km: km("the quantile if the events without a precise place stood at the point that the source gives"),
    covered: column("text", "full, partial or none: how much of the year the loaded releases cover and the selection takes")
  },
  study: true,
  census: true,
  actor: false,
  query(scope, {target}) {
    readTarget(target);
    return `SELECT strftime(e.date_start, '%Y-%m') AS month, e.latitude, e.longitude, coalesce(p.country, e.country) AS country, p.admin1, p.coast_km, p.border_km, p.nearest_capital_km, coalesce(${preciseSql}, false) AS precise, count(*) AS events
      FROM ${scope.events} e LEFT JOIN ${scope.view.places} p ON p.place = e.place GROUP BY ALL ORDER BY ALL`;
  },
  compute: (rows, {target, quantile}, context) => compute(rows as unknown as Site[], readTarget(target), quantile / 100, context),
  chart: {mark: "line", x: "year", y: "distance_km", band: ["line_low_km", "line_high_km"]},
  method: {
    cite: "Koenker & Bassett 1978 (quantile regression); Politis & Romano 1992 (circular blocks of six months), with Student's t; David & Nagaraja 2003 (expected order statistics at equal numbers of events)",
    assumes: ["the quantile moves along a straight line over the whole series", "an event belongs to the month in which it started and stands in its middle", "blocks of six months are independent of each other"],
    cautions: ["fewer events far from the target move the quantile as well as more events near it: look at nearest_equal_km beside it", "a source that begins to look nearer to the target moves the front by that alone", "no event is not no presence", "the interval does not know that a few cells may hold most events"]
  },
  example: ["--actor", "JNIM", "--target", "coast"]
});

/** Events of a month at one place. */
interface Site {
  month: string;
  latitude: number | null;
  longitude: number | null;
  country: string | null;
  admin1: string | null;
  coast_km: number | null;
  border_km: number | null;
  nearest_capital_km: number | null;
  precise: boolean;
  events: number;
}

function compute(sites: readonly Site[], target: Target, tau: number, context: ComputeContext): Computed {
  const distance = distanceTo(target);
  const months = new Map<string, FrontMonth>(coveredPeriods([...new Set(sites.map(({month}) => month))], "month", context)
    .map(({period, covered}) => [period, {month: period, covered, events: 0, precise: [], coarse: []}]));
  let coarse = 0;
  for (const site of sites) {
    const month = months.get(site.month)!;
    month.events += site.events;
    coarse += site.precise ? 0 : site.events;
    const km = site.latitude === null || site.longitude === null ? null : distance({...site, lat: site.latitude, lon: site.longitude});
    const kms = site.precise ? month.precise : month.coarse;
    for (let i = 0; i < site.events && km !== null; i++) kms.push(km);
  }
  const years = coveredPeriods([...new Set(sites.map(({month}) => month.slice(0, 4)))], "year", context);
  const study = studyFront([...months.values()], tau);
  return {
    rows: frontYears(years, [...months.values()], study, tau).map((row): ResultRow => row),
    answer: frontAnswer(study, target.name),
    cautions: coarseLeftOut(coarse).map((caution) => ({...caution, code: "coarse_no_distance", text: `in no distance but all_km, since the place is known only to a district or less: ${coarse === 1 ? "1 event" : `${coarse} events`}`}))
  };
}
