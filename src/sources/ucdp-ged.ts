import {fail} from "../error.ts";
import type {Reader, ReleaseFile, ReleaseInfo, Source} from "./source.ts";

/** UCDP Georeferenced Event Dataset, yearly and Candidate, from files as published (49 columns, codebook 25.1). */
export const ucdpGed: Reader = {
  name: "ucdp-ged",
  source: ucdp(),
  about: "UCDP GED yearly and Candidate releases: csv, csv.gz, zip or parquet with the 49 published columns",
  columns: {
    id: {required: true}, relid: {}, year: {}, active_year: {}, code_status: {}, type_of_violence: {required: true},
    conflict_dset_id: {}, conflict_new_id: {}, conflict_name: {}, dyad_dset_id: {}, dyad_new_id: {}, dyad_name: {},
    side_a_dset_id: {}, side_a_new_id: {}, side_a: {required: true}, side_b_dset_id: {}, side_b_new_id: {}, side_b: {required: true},
    number_of_sources: {}, source_article: {}, source_office: {}, source_date: {}, source_headline: {}, source_original: {},
    where_prec: {required: true}, where_coordinates: {}, where_description: {}, adm_1: {}, adm_2: {},
    latitude: {required: true}, longitude: {required: true}, geom_wkt: {}, priogrid_gid: {},
    country: {required: true}, country_id: {required: true}, region: {}, event_clarity: {}, date_prec: {required: true},
    date_start: {required: true}, date_end: {required: true},
    deaths_a: {required: true}, deaths_b: {required: true}, deaths_civilians: {required: true}, deaths_unknown: {required: true},
    best: {required: true, also: ["best_est"]}, high: {required: true, also: ["high_est"]}, low: {required: true, also: ["low_est"]},
    gwnoa: {}, gwnob: {}
  },
  standardOrder: [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country",
    "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"
  ],
  nulls: ["", "NA"],
  dateFormats: [],
  event: () => ({
    id: "id",
    date_start: "date_start",
    date_end: "date_end",
    date_prec: "date_prec",
    event_type: "CASE type_of_violence WHEN '1' THEN 'state-based' WHEN '2' THEN 'non-state' WHEN '3' THEN 'one-sided' END",
    civilian_targeting: "CASE type_of_violence WHEN '3' THEN 'true' WHEN '1' THEN 'false' WHEN '2' THEN 'false' END",
    conflict: "conflict_name",
    dyad: "dyad_name",
    side_a: "side_a",
    side_a_id: "side_a_new_id",
    side_a_kind: "CASE WHEN gwnoa IS NOT NULL THEN 'state' ELSE 'organized' END",
    side_b: "side_b",
    side_b_id: "side_b_new_id",
    side_b_kind: "CASE WHEN type_of_violence = '3' THEN 'civilians' WHEN gwnob IS NOT NULL THEN 'state' ELSE 'organized' END",
    country_source: "country",
    adm_1: "adm_1",
    adm_2: "adm_2",
    place_name: "where_coordinates",
    latitude: "latitude",
    longitude: "longitude",
    where_prec: "where_prec",
    place_level: `CASE where_prec WHEN '1' THEN 'exact' WHEN '2' THEN 'near' WHEN '3' THEN 'admin2' WHEN '4' THEN 'admin1'
      WHEN '5' THEN 'line' WHEN '6' THEN 'country' WHEN '7' THEN 'sea' END`,
    priogrid_gid: "priogrid_gid",
    deaths_a: "deaths_a",
    deaths_b: "deaths_b",
    deaths_civilians: "deaths_civilians",
    deaths_unknown: "deaths_unknown",
    low: "low",
    best: "best",
    high: "high",
    code_status: "code_status",
    event_clarity: "event_clarity",
    number_of_sources: "number_of_sources",
    source_office: "source_office",
    source_headline: "source_headline",
    source_original: "source_original",
    notes: "source_article"
  }),
  country: [{column: "country_id", code: "gw"}, {column: "country", code: "name"}],
  rules: [
    {reason: "unknown_code", field: "where_prec", when: "place_level IS NULL"},
    {reason: "missing", field: "deaths_a", when: "deaths_a IS NULL OR deaths_b IS NULL OR deaths_civilians IS NULL OR deaths_unknown IS NULL"},
    {reason: "missing", field: "best", when: "best IS NULL OR low IS NULL OR high IS NULL"}
  ],
  release: ucdpRelease,
  relocate: [{from: "ISR", to: "PSE"}]
};

function ucdp(): Source {
  return {
    name: "ucdp",
    title: "UCDP Georeferenced Event Dataset",
    license: "CC BY 4.0",
    citation: "Sundberg & Melander 2013, J. Peace Research 50(4); Davies et al., yearly; Hegre et al. 2020 for the Candidate releases",
    census: true,
    inclusion: "lethal events of dyads and one-sided actors that reached 25 deaths in some year since 1989 (Candidate: not yet known)",
    perpetrator: ["one-sided"],
    revision: "ucdp",
    singleEstimate: false,
    precision: {
      1: "exact", 2: "within about 25 km", 3: "second-level unit", 4: "first-level unit", 5: "line or fuzzy area", 6: "country", 7: "international waters or air"
    },
    restricted: false,
    simulated: false
  };
}

/** The publisher's file names: ged261-csv.zip, GEDEvent_v26_1.csv, GEDEvent_v26_0_4.csv, GEDEvent_v26_01_26_06.csv. */
const official = /^(?:ged(\d\d)(\d)(?:[-_](?:csv|parquet))?|gedevent_v(\d\d)_(\d+(?:_\d+)*))(?: ?\(\d+\))?(?:\.(?:csv|zip|gz|parquet|json))*$/i;
const anywhere = /v(\d\d)_(\d{1,2}(?:_\d{1,2})*)(?!\d)|ged(\d\d)(\d)(?!\d)/i;

function ucdpRelease(file: ReleaseFile): ReleaseInfo {
  if (file.version !== undefined) return describe(file.version, true, file.name);
  const exact = official.exec(file.name);
  if (exact) return describe(exact[1] ? `${exact[1]}.${exact[2]}` : `${exact[3]}.${exact[4]!.replaceAll("_", ".")}`, true, file.name);
  const part = anywhere.exec(file.name);
  if (!part) return fail("release_unknown", {file: file.name});
  const version = part[1] ? `${part[1]}.${part[2]!.replaceAll("_", ".")}` : `${part[3]}.${part[4]}`;
  return describe(version, false, file.name);
}

/** Rank of a yearly release above every Candidate release. */
const YEARLY = 1e6;

function describe(version: string, complete: boolean, file: string): ReleaseInfo {
  const parts = version.split(".");
  const [year = 0, a = 0, b, c] = parts.map(Number);
  if (parts.some((part) => !/^\d+$/.test(part)) || parts.length < 2 || parts.length > 4 || parts.length === 2 && a > 9 || parts.length === 3 && a !== 0)
    return fail("invalid_value", {field: "release version", value: version, expected: "26.1, 26.0.4 or 26.01.26.06"});
  const release = {countries: "world" as const, complete, provisional: parts.length > 2};
  if (parts.length === 4) {
    const span = {from: monthSpan(year, a).from, to: monthSpan(b!, c!).to};
    return finish({...release, version: `${two(year)}.${two(a)}-${two(b!)}.${two(c!)}`, covers: [span], order: (b! * 12 + c!) * 10 + 5, replaces: span}, file);
  }
  if (parts.length === 3) return finish({...release, version, covers: [monthSpan(year, b!)], order: (year * 12 + b!) * 10, replaces: null}, file);
  const span = {from: "1989-01-01", to: `${century(year) - 1}-12-31`};
  return finish({...release, version, covers: [span], order: YEARLY + year * 10 + a, replaces: span}, file);
}

/** A part of a release (the name is not the publisher's) revises ids, and neither covers nor replaces a period. */
function finish(info: ReleaseInfo, file: string): ReleaseInfo {
  if (info.complete) return info;
  return {
    ...info, version: `${info.version}-part`, covers: [], replaces: null,
    note: `the name ${file} is not the publisher's, so the file may be a part of the release; say --release-version to call it whole`
  };
}

function monthSpan(year: number, month: number): {from: string; to: string} {
  if (month < 1 || month > 12) fail("invalid_value", {field: "release version", value: `${two(year)}.0.${month}`, expected: "a month from 1 to 12"});
  const last = new Date(Date.UTC(century(year), month, 0)).getUTCDate();
  return {from: `${century(year)}-${two(month)}-01`, to: `${century(year)}-${two(month)}-${last}`};
}

function century(year: number): number {
  return year < 80 ? 2000 + year : 1900 + year;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
