import {keyword} from "../param.ts";
import type {Chosen} from "./chosen.ts";
import {column, measure, sums, sumsSql} from "./measure.ts";
import type {ResultRow} from "./result.ts";
import {literalList} from "./sql.ts";
import {gather, sumBy} from "./tally.ts";

/** Levels of places that are in no unit of their own. */
const unitless = ["line", "country", "sea"];

export const admin1 = measure({
  name: "admin1",
  title: "Deaths by region",
  about: "Events and deaths per first-level unit. Events known only to the country, a line or the sea stand in a row of their own.",
  params: {names: keyword(["polygon", "source"], "polygon", "polygon: the unit of the basemap that the point lies in; source: the name that the source wrote, whose vintage changes")},
  columns: {country: column("country", "ISO 3166-1 alpha-3"), admin1: column("text", "first-level unit; null where the place is not known to one"), ...sums},
  census: true,
  actor: false,
  query: (scope, {names}) => `SELECT e.country, CASE WHEN e.place_level IN (${literalList(unitless)}) THEN NULL ELSE ${names === "source" ? "e.adm_1" : "p.admin1"} END AS admin1, ${sumsSql}
    FROM ${names === "source" ? scope.rows : scope.events} e LEFT JOIN (SELECT place, admin1 FROM ${scope.view.places}) p ON p.place = e.place
    GROUP BY 1, 2 ORDER BY best DESC NULLS LAST, events DESC, 1, 2`,
  held: (chosen, {names}) => names === "source" ? null : unitsHeld(chosen),
  chart: {mark: "bar", x: "best", y: "admin1", band: ["low", "high"]},
  method: {cite: "Natural Earth first-level units, joined by point", assumes: ["the published point lies in the right unit"], cautions: ["units have vintages: Burkina Faso has had 13, then 17 regions"]},
  example: ["--actor", "JNIM", "--country", "MLI"]
});

function unitsHeld(chosen: Chosen): ResultRow[] {
  const {held, rows} = chosen;
  const {place_level: level, admin1: unit} = held;
  const isUnit = level.words.map((word) => word === null || !unitless.includes(word));
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; ++i) if (isUnit[level.codes[rows[i]!]!]) codes[i] = unit.codes[held.place[rows[i]!]!]!;
  return sumBy(chosen, [{name: "country", codes: gather(held.country.codes, rows), words: held.country.words}, {name: "admin1", codes, words: unit.words}], ["-best", "-events", "country", "admin1"]);
}
