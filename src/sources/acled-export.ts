import type {Reader, ReleaseFile, ReleaseInfo, Source} from "./source.ts";

export const acled: Source = {
  name: "acled",
  title: "Armed Conflict Location & Event Data (ACLED)",
  license: "ACLED terms of use: no redistribution of rows, attribution required",
  citation: "Raleigh, Linke, Hegre & Karlsen 2010, J. Peace Research 47(5); ACLED, acleddata.com",
  census: true,
  inclusion: "reported political violence, demonstrations and strategic developments, lethal or not",
  perpetrator: [],
  revision: "by-id",
  singleEstimate: true,
  precision: {1: "town", 2: "near, or a district", 3: "region"},
  restricted: true,
  simulated: false
};

/** ACLED's data export and its copies at the Humanitarian Data Exchange, old and new columns, numeric and text inter codes. */
export const acledExport: Reader = {
  name: "acled-export",
  source: acled,
  about: "ACLED exports of all vintages: csv or json, with or without an HXL row",
  columns: {
    event_id_cnty: {required: true}, event_date: {required: true}, year: {}, time_precision: {also: ["time_prec"]}, disorder_type: {},
    event_type: {required: true}, sub_event_type: {}, actor1: {required: true}, assoc_actor_1: {also: ["ally_actor_1"]}, inter1: {},
    actor2: {}, assoc_actor_2: {also: ["ally_actor_2"]}, inter2: {}, interaction: {}, civilian_targeting: {}, iso: {}, iso3: {}, region: {},
    country: {required: true}, admin1: {}, admin2: {}, admin3: {}, location: {}, latitude: {required: true}, longitude: {required: true},
    geo_precision: {also: ["geo_prec"]}, source: {}, source_scale: {}, notes: {}, fatalities: {required: true}, tags: {},
    timestamp: {}, data_id: {}, event_id_no_cnty: {}
  },
  nulls: [""],
  dateFormats: ["%d %B %Y", "%d-%b-%y", "%d-%b-%Y", "%d %b %Y"],
  event: (has) => ({
    id: "event_id_cnty",
    date_start: "event_date",
    date_end: "event_date",
    date_prec: "time_precision",
    event_type: `CASE WHEN lower(event_type) IN ('battles', 'battle') OR lower(event_type) LIKE 'battle-%' THEN 'battle'
      WHEN lower(event_type) IN ('explosions/remote violence', 'remote violence') THEN 'explosion'
      WHEN lower(event_type) = 'violence against civilians' THEN 'civilian-targeting'
      WHEN lower(event_type) = 'protests' OR lower(event_type) = 'riots/protests' AND lower(inter1) IN ('6', 'protesters') THEN 'protest'
      WHEN lower(event_type) = 'riots' OR lower(event_type) = 'riots/protests' AND lower(inter1) IN ('5', 'rioters') THEN 'riot'
      WHEN lower(event_type) IN ('strategic developments', 'strategic development', 'headquarters or base established', 'non-violent transfer of territory') THEN 'strategic' END`,
    sub_event_type: "sub_event_type",
    civilian_targeting: has("civilian_targeting")
      ? "CASE WHEN lower(civilian_targeting) = 'civilian targeting' THEN 'true' WHEN civilian_targeting IS NULL THEN 'false' ELSE '?' END"
      : "CASE WHEN lower(event_type) = 'violence against civilians' THEN 'true' END",
    side_a: "actor1",
    side_a_kind: interKind("inter1"),
    side_b: "actor2",
    side_b_kind: interKind("inter2"),
    assoc_a: "assoc_actor_1",
    assoc_b: "assoc_actor_2",
    country_source: "country",
    adm_1: "admin1",
    adm_2: "admin2",
    place_name: "location",
    latitude: "latitude",
    longitude: "longitude",
    where_prec: "geo_precision",
    place_level: "CASE geo_precision WHEN '1' THEN 'exact' WHEN '2' THEN 'admin2' WHEN '3' THEN 'admin1' END",
    low: "fatalities",
    best: "fatalities",
    high: "fatalities",
    source_office: "source",
    notes: "notes",
    changed: "\"timestamp\""
  }),
  country: [{column: "iso", code: "iso-numeric"}, {column: "iso3", code: "iso-alpha3"}, {column: "country", code: "name"}],
  rules: [
    {reason: "unknown_code", field: "geo_precision", when: "where_prec IS NOT NULL AND place_level IS NULL"},
    {reason: "missing", field: "fatalities", when: "best IS NULL"}
  ],
  release: acledRelease
};

/** An export says nothing of what was asked for, so coverage is what the user declares with --covers. */
function acledRelease(file: ReleaseFile): ReleaseInfo {
  return {
    version: file.version ?? file.retrieved.slice(0, 10),
    complete: true,
    provisional: false,
    covers: file.covers ? [{from: file.covers.from, to: file.covers.to}] : [],
    countries: file.covers?.countries ?? [],
    order: Date.parse(file.retrieved),
    replaces: null,
    ...(file.covers ? {} : {note: "an export does not say which period and countries it covers: declare them with --covers, or a zero cannot be told from a gap"})
  };
}

function interKind(column: string): string {
  return `CASE lower(${column}) WHEN '1' THEN 'state' WHEN 'state forces' THEN 'state' WHEN '2' THEN 'rebel' WHEN 'rebel group' THEN 'rebel'
    WHEN 'rebel groups' THEN 'rebel' WHEN '3' THEN 'militia' WHEN 'political militia' THEN 'militia' WHEN 'political militias' THEN 'militia'
    WHEN '4' THEN 'communal' WHEN 'identity militia' THEN 'communal' WHEN 'identity militias' THEN 'communal' WHEN '5' THEN 'rioters' WHEN 'rioters' THEN 'rioters'
    WHEN '6' THEN 'protesters' WHEN 'protesters' THEN 'protesters' WHEN '7' THEN 'civilians' WHEN 'civilians' THEN 'civilians'
    WHEN '8' THEN 'external' WHEN 'external/other forces' THEN 'external' WHEN 'other forces' THEN 'external' WHEN 'external forces' THEN 'external'
    WHEN '0' THEN NULL WHEN 'no actor' THEN NULL ELSE CASE WHEN ${column} IS NOT NULL THEN '?' END END`;
}
