import {flag, integer, keyword} from "../param.ts";
import {gidSql} from "../geo/grid.ts";
import {deadliestOf, namesOf} from "./chosen.ts";
import {column, measure} from "./measure.ts";
import type {Scope} from "./scope.ts";
import {literalList, rowsOf} from "./sql.ts";

/** Columns of the source's own free text, handed out only on request and never from a source whose rows may not be passed on. */
const textColumns = ["source_office", "source_headline", "source_original", "notes", "source_url"] as const;
const asked = (params: Readonly<Record<string, unknown>>) => params.text === true;

/** Texts as such: a dictionary of tens of thousands of them is not handed over for a few. */
const words = (...names: readonly string[]) => names.map((name) => `CAST(e.${name} AS VARCHAR) AS ${name}`).join(", ");

export const events = measure({
  name: "events",
  title: "Events",
  about: "The events of a selection, one row each, as the source records them.",
  params: {
    order: keyword(["date", "deaths"], "date", "by date, or by best estimate of deaths, most first"),
    limit: integer(0, {about: "at most so many rows; 0 for all"}),
    offset: integer(0, {about: "leave out so many rows first, for reading page by page"}),
    text: flag("with the source's own free text")
  },
  columns: {
    id: column("text", "the source's own identifier"),
    date_start: column("date", "first day"),
    date_end: column("date", "last day"),
    date_prec: column("count", "precision of the date on the source's own scale", {unit: "code"}),
    event_type: column("text", "kind of violence"),
    sub_event_type: column("text", "the source's finer kind"),
    side_a: column("text", "first named side; the perpetrator only where the source says so"),
    side_b: column("text", "second named side"),
    country: column("country", "ISO 3166-1 alpha-3"),
    country_source: column("text", "the country as the source writes it"),
    adm_1: column("text", "first-level unit as the source names it"),
    place_name: column("text", "name of the place"),
    latitude: column("degrees", "degrees north"),
    longitude: column("degrees", "degrees east"),
    where_prec: column("count", "precision of the place on the source's own scale", {unit: "code"}),
    place_level: column("text", "what the place is known to"),
    priogrid_gid: column("count", "PRIO-GRID cell", {unit: "cell"}),
    deaths_a: column("deaths", "dead of side_a"),
    deaths_b: column("deaths", "dead of side_b"),
    deaths_civilians: column("deaths", "dead civilians"),
    deaths_unknown: column("deaths", "dead of unknown status"),
    low: column("deaths", "lowest estimate"),
    best: column("deaths", "best estimate"),
    high: column("deaths", "highest estimate"),
    code_status: column("text", "the publisher's own review mark"),
    attribution: column("text", "who says that side_a did it"),
    flags: column("text", "published oddities kept as they are"),
    release: column("text", "version of the release that the row is from"),
    ...Object.fromEntries(textColumns.map((name) => [name, column("text", "the source's own text", {only: asked})]))
  },
  lists: "events",
  census: false,
  actor: false,
  query(scope, {order, limit, offset, text}) {
    const {view} = scope;
    const versions = `CASE e.release ${view.releases.map(({version}, i) => `WHEN ${i} THEN ${literalList([version])}`).join(" ")} END`;
    const texts = view.releases.map((release, i) => `SELECT id AS text_id, ${i} AS text_release, ${textColumns.join(", ")} FROM ${view.text(release)}`).join(" UNION ALL ");
    const withText = text && !view.source.restricted;
    const sorted = (table: string) => `ORDER BY ${order === "deaths" ? `${table}.best DESC NULLS LAST, ` : ""}${table}.date_start, ${table}.id`;
    return `SELECT e.id, CAST(date_start AS VARCHAR) AS date_start, CAST(date_end AS VARCHAR) AS date_end, date_prec, ${words("event_type", "sub_event_type")},
      a.name AS side_a, b.name AS side_b, ${words("country", "country_source", "adm_1", "place_name")}, e.latitude, e.longitude, where_prec, ${words("place_level")},
      coalesce(priogrid_gid, ${gidSql("e.latitude", "e.longitude")}) AS priogrid_gid, deaths_a, deaths_b, deaths_civilians, deaths_unknown, low, best, high, ${words("code_status", "attribution", "flags")},
      ${view.releases.length ? versions : "NULL"} AS release${textColumns.map((name) => text ? `, ${withText ? `t.${name}` : `NULL AS ${name}`}` : "").join("")}
      FROM ${paged(scope, {order, limit, offset}, sorted("c"))} e
      LEFT JOIN ${view.actors} a ON a.actor = e.a LEFT JOIN ${view.actors} b ON b.actor = e.b
      ${withText ? `LEFT JOIN (${texts}) t ON t.text_id = e.id AND t.text_release = e.release` : ""}
      ${sorted("e")}`;
  },
  chart: {mark: "timeline", x: "date_start", y: "best"},
  method: {cite: "each source's codebook", assumes: [], cautions: ["side_a is listed first, which does not say who attacked"]},
  example: ["--actor", "JNIM", "--country", "BEN"]
});

/** The events of a page, of which only those are read in full; `sorted` orders events c. */
function paged(scope: Scope, {order, limit, offset}: {order: "date" | "deaths"; limit: number; offset: number}, sorted: string): string {
  const {chosen, view} = scope;
  if (!limit && !offset) return scope.rows;
  if (chosen && limit) return view.at(namesOf(chosen, (order === "date" ? chosen.rows.subarray(0, offset + limit) : deadliestOf(chosen, offset + limit)).subarray(offset)));
  const page = [...limit ? [`LIMIT ${scope.bind(limit)}`] : [], ...offset ? [`OFFSET ${scope.bind(offset)}`] : []].join(" ");
  return rowsOf(view, `SELECT file_row_number FROM ${scope.events} c ${sorted} ${page}`);
}
