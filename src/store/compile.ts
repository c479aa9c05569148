import {countryNameKeySql} from "../geo/country.ts";
import {eventColumnNames, eventColumns, eventFlags, eventTypes, placeLevels, actorKinds, type EventColumnName, type EventFlag} from "../event.ts";
import type {Reader, RejectionReason, Rule} from "../sources/source.ts";
import {literal, quote} from "./engine.ts";

/** Tables of country codes that {@link compileReader} joins; the store loads them once per import. */
export const countryTables = {gw: "country_gw", "iso-numeric": "country_iso_numeric", "iso-alpha3": "country_iso3", name: "country_name"} as const;

/**
 * One statement that turns a relation of text columns into events: every column of {@link eventColumns} with its type,
 * and `rejection`, null or "reason:field" for a row that is not an event. `columns` are the input columns at hand, in
 * lower case as the reader names them. `numbered` adds `record`, the ordinal in the file: joins lose the order of the file,
 * so it is counted before them, in one thread.
 */
export function compileReader(reader: Reader, relation: string, columns: readonly string[], numbered = false): string {
  const has = (column: string) => columns.includes(column);
  const given: Partial<Record<EventColumnName, string>> = reader.event(has);
  const countries = reader.country.filter(({column}) => has(column)).map(({column, code, sql}) => ({code, text: sql ?? `input.${quote(column)}`}));
  const [looked, iso3, ordinal] = ["looked up", "its iso3", "its record"].map((name) => quote(free(name))) as [string, string, string];
  const absent = Object.keys(reader.columns).filter((column) => !has(column));
  const texts = eventColumnNames.map((name) => `${textOf(name)} AS ${quote(name)}`).join(",\n  ");
  const parsed = eventColumnNames.map((name) => `${parse(name, reader)} AS ${quote(name)}`).join(",\n  ");
  const kept = checkedColumns.filter((name) => given[name]).map((name) => `texts.${name} AS t_${name}`);
  const counts = numbered || !given.id;
  return `WITH input AS (SELECT *${counts ? `, row_number() OVER () AS ${ordinal}` : ""}${absent.map((column) => `, NULL::VARCHAR AS ${quote(column)}`).join("")} FROM ${relation}),
texts AS (SELECT
  ${texts}${numbered ? `,\n  ${ordinal} AS record` : ""}
  FROM input${countries.map(({code}, i) => `\n  LEFT JOIN ${countryTables[code]} c${i}(${looked}, ${iso3}) ON c${i}.${looked} = ${codeOf(i)}`).join("")}),
parsed AS (SELECT
  ${[parsed, ...kept, ...numbered ? ["record"] : []].join(",\n  ")}
  FROM texts)
SELECT * EXCLUDE (${["flags", ...kept.map((column) => column.split(" AS ")[1])].join(", ")}),
  ${flags()} AS flags,
  ${rejection([...generalRules(given), ...reader.rules ?? []])} AS rejection
FROM parsed`;

  function textOf(name: EventColumnName): string {
    if (name === "country" && countries.length) return `coalesce(${countries.map((_, i) => `c${i}.${iso3}`).join(", ")})`;
    if (name === "id") return given.id ? plainId(given.id) : `'row-' || ${ordinal}`;
    return given[name] ?? "NULL::VARCHAR";
  }

  /** A name that no column of the file has. */
  function free(name: string): string {
    return columns.includes(name) ? free(`${name}_`) : name;
  }

  /** A name is normalised only where no code before it has found the country: that is slow. */
  function codeOf(i: number): string {
    const {code, text} = countries[i]!;
    if (code !== "name") return text;
    const before = countries.slice(0, i).map((_, j) => `c${j}.${iso3}`);
    return before.length ? `CASE WHEN coalesce(${[...before, "NULL"].join(", ")}) IS NULL THEN ${countryNameKeySql(text)} END` : countryNameKeySql(text);
  }
}

/** R writes 100000 as 1e+05, to the last digit; a spreadsheet writes 2.45E+05 with a capital and cuts digits off, which the rules refuse. */
function plainId(sql: string): string {
  return `CASE WHEN contains(${sql}, 'e+') AND regexp_full_match(${sql}, '[1-9](\\.[0-9]+)?e\\+[01][0-9]') THEN CAST(CAST(CAST(${sql} AS DOUBLE) AS BIGINT) AS VARCHAR) ELSE ${sql} END`;
}

/** Columns whose text is compared with what was parsed from it. */
const checkedColumns = eventColumnNames.filter((name) => eventColumns[name].sql !== "VARCHAR");

function parse(name: EventColumnName, reader: Reader): string {
  const text = `texts.${quote(name)}`;
  switch (eventColumns[name].sql) {
    case "VARCHAR": return text;
    case "BOOLEAN": return `try_cast(${text} AS BOOLEAN)`;
    case "DOUBLE": return `try_cast(${text} AS DOUBLE)`;
    case "DATE": {
      const iso = `try_cast(try_cast(${text} AS TIMESTAMP) AS DATE)`;
      if (!reader.dateFormats.length) return iso;
      return `coalesce(${iso}, try_cast(try_strptime(${text}, [${reader.dateFormats.map(literal).join(", ")}]) AS DATE))`;
    }
    default: return `CASE WHEN try_cast(${text} AS DOUBLE) = trunc(try_cast(${text} AS DOUBLE)) THEN try_cast(try_cast(${text} AS DOUBLE) AS ${eventColumns[name].sql}) END`;
  }
}

function generalRules(given: Partial<Record<EventColumnName, string>>): Rule[] {
  const rules: Rule[] = [];
  // where one number stands for all three, its faults are told once
  const own = (name: EventColumnName) => given[name] !== undefined && !((name === "low" || name === "high") && given[name] === given.best);
  const rule = (reason: RejectionReason, field: EventColumnName, when: string) => void rules.push({reason, field, when});
  if (given.id) rule("missing", "id", "id IS NULL");
  rule("spreadsheet_id", "id", "contains(upper(id), 'E+') AND regexp_full_match(id, '[0-9]([.,][0-9]+)?[eE]\\+[0-9]+')");
  for (const name of ["date_start", "date_end"] as const) {
    rule("spreadsheet_date", name, `${name} IS NULL AND regexp_full_match(t_${name}, '#+|[0-9]{5}([.,][0-9]+)?')`);
    rule("not_a_date", name, `${name} IS NULL AND t_${name} IS NOT NULL`);
    rule("missing", name, `${name} IS NULL`);
    rule("not_a_date", name, `lower(t_${name}) = 'epoch'`);
    rule("out_of_range", name, `NOT (${name} BETWEEN DATE '1800-01-01' AND DATE '2200-12-31')`);
  }
  rule("date_order", "date_end", "date_end < date_start");
  for (const name of checkedColumns.filter((column) => own(column) && column !== "date_start" && column !== "date_end")) {
    if (eventColumns[name].sql === "DOUBLE") rule("not_a_number", name, `(${name} IS NULL OR NOT isfinite(${name})) AND t_${name} IS NOT NULL`);
    else if (eventColumns[name].sql === "BOOLEAN") rule("unknown_code", name, `${name} IS NULL AND t_${name} IS NOT NULL`);
    else {
      rule("not_whole", name, `${name} IS NULL AND try_cast(t_${name} AS DOUBLE) <> trunc(try_cast(t_${name} AS DOUBLE))`);
      rule("out_of_range", name, `${name} IS NULL AND isfinite(try_cast(t_${name} AS DOUBLE))`);
      rule("not_a_number", name, `${name} IS NULL AND t_${name} IS NOT NULL`);
    }
  }
  rule("half_coordinate", "latitude", "(latitude IS NULL) <> (longitude IS NULL)");
  rule("out_of_range", "latitude", "NOT (latitude BETWEEN -90 AND 90)");
  rule("out_of_range", "longitude", "NOT (longitude BETWEEN -180 AND 180)");
  for (const name of ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high"] as const)
    if (own(name)) rule("negative", name, `${name} < 0`);
  rule("unknown_type", "event_type", `event_type IS NULL OR event_type NOT IN (${list(eventTypes)})`);
  if (given.place_level) rule("unknown_code", "place_level", `place_level IS NOT NULL AND place_level NOT IN (${list(placeLevels)})`);
  for (const name of ["side_a_kind", "side_b_kind"] as const)
    if (given[name]) rule("unknown_code", name, `${name} IS NOT NULL AND ${name} NOT IN (${list(actorKinds)})`);
  rule("unknown_country", "country", "country IS NULL AND country_source IS NOT NULL");
  return rules;
}

function list(vocabulary: object): string {
  return Object.keys(vocabulary).map(literal).join(", ");
}

function rejection(rules: readonly Rule[]): string {
  return `CASE ${rules.map(({reason, field, when}) => `WHEN ${when} THEN '${reason}:${field}'`).join("\n    ")} END`;
}

/** Oddities that a publisher did publish: kept as they are and flagged. outside_country is known once places are joined. */
const flagConditions: Partial<Record<EventFlag, string>> = {
  range_inverted: "low > high",
  best_outside_range: "low <= high AND NOT (best BETWEEN low AND high)",
  not_clear: "code_status <> 'Clear'",
  date_precision_unknown: "date_prec = 0"
} satisfies Partial<Record<keyof typeof eventFlags, string>>;

function flags(): string {
  return `nullif(concat_ws(' ', ${Object.entries(flagConditions).map(([flag, when]) => `CASE WHEN ${when} THEN '${flag}' END`).join(", ")}), '')`;
}
