import {isCountry} from "../geo/country.ts";
import {texts} from "../param.ts";
import {column, measure, sums} from "./measure.ts";
import {tallied, tallySql, type Tally} from "./tally.ts";

const byCountry: Tally = {by: ["country"], present: "country", order: ["-best", "-events", "country"]};

export const countries = measure({
  name: "countries",
  title: "Deaths by country",
  about: "Events and deaths per country. A covered country without events reads \"none recorded\" under the source's rule of inclusion, which is not \"none happened\".",
  params: {list: texts("countries to list even where nothing is recorded; --country does the same and leaves out all others", "ISO 3166-1 alpha-3")},
  columns: {
    country: column("country", "ISO 3166-1 alpha-3"),
    ...sums,
    status: column("text", "recorded, none recorded (under the source's rule of inclusion) or not covered")
  },
  census: true,
  actor: false,
  query: (scope) => tallySql(scope, byCountry),
  held: (chosen) => tallied(chosen, byCountry),
  compute(rows, {list}, {from, to, selection, spansOf}) {
    const asked = [...new Set([...list.map((code) => code.toUpperCase()), ...selection.country])].filter(isCountry);
    const seen = new Set(rows.map(({country}) => country));
    const covers = (code: string) => spansOf(code).some((span) => (from === null || span.to >= from) && (to === null || span.from <= to));
    const silent = asked.filter((code) => !seen.has(code)).map((country) => covers(country)
      ? {country, events: 0, low: 0, best: 0, high: 0, unknown: 0, status: "none recorded"}
      : {country, events: null, low: null, best: null, high: null, unknown: null, status: "not covered"});
    return [...rows.map((row) => ({...row, status: "recorded"})), ...silent];
  },
  chart: {mark: "map", x: "country", y: "best", band: ["low", "high"]},
  method: {cite: "sums per country as recorded by the source, mapped to ISO 3166", assumes: ["an event belongs to one country"], cautions: ["none recorded is not none happened"]},
  example: ["--actor", "JNIM", "--list", "GHA"]
});
