import {randomUUID} from "node:crypto";
import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {countryTables} from "./compile.ts";
import {gwTable, isoNumericTable, nameTable} from "../geo/country.ts";
import {gid} from "../geo/grid.ts";
import {describePlaces} from "../geo/place.ts";
import type {Engine} from "./engine.ts";
import {literal} from "./engine.ts";
import type {State} from "./state.ts";

const placeColumns = {
  place: "INTEGER", latitude: "DOUBLE", longitude: "DOUBLE", gid: "INTEGER", country: "VARCHAR", admin1: "VARCHAR", admin1_by: "VARCHAR",
  coast_km: "DOUBLE", border_km: "DOUBLE", capital_km: "DOUBLE", nearest_capital: "VARCHAR", nearest_capital_km: "DOUBLE"
} as const;
const actorColumns = {actor: "INTEGER", source: "VARCHAR", name: "VARCHAR", id: "VARCHAR", kind: "VARCHAR"} as const;

/** Loads the code tables that compiled readers join. */
export async function loadCountryTables(engine: Engine): Promise<void> {
  const columns = {code: "VARCHAR", iso3: "VARCHAR"} as const;
  const names = nameTable();
  await engine.load(countryTables.gw, columns, gwTable().map(([code, iso3]) => [String(code), iso3]));
  await engine.load(countryTables["iso-numeric"], columns, isoNumericTable().flatMap(([code, iso3]) => [...new Set([String(code), String(code).padStart(3, "0")])].map((text) => [text, iso3])));
  await engine.load(countryTables["iso-alpha3"], columns, [...new Set(isoNumericTable().map(([, iso3]) => iso3)), "XKX"].map((iso3) => [iso3, iso3]));
  await engine.load(countryTables.name, columns, names);
}

/** The views `places` and `actors` over what a state holds; empty relations of the same columns where it holds none. */
export async function openDimensions(engine: Engine, directory: string, state: Pick<State, "places" | "actors">): Promise<void> {
  for (const [name, file, columns] of [["places", state.places, placeColumns], ["actors", state.actors, actorColumns]] as const) {
    const empty = `SELECT ${Object.entries(columns).map(([column, sql]) => `NULL::${sql} AS ${column}`).join(", ")} WHERE false`;
    await engine.run(`CREATE OR REPLACE VIEW ${name} AS ${file ? `FROM read_parquet(${literal(join(directory, file))})` : empty}`);
  }
}

/**
 * Adds the places and actors of a release that the state does not know yet: writes new dimension files where there are
 * any and answers their names. Places are described once and for all: grid cell, admin1, coast, border, capitals.
 */
export async function extendDimensions(engine: Engine, directory: string, state: State, releaseFile: string, source: string): Promise<Pick<State, "places" | "actors">> {
  await openDimensions(engine, directory, state);
  mkdirSync(join(directory, "dimensions"), {recursive: true});
  const release = `read_parquet(${literal(releaseFile)})`;
  return {places: await extendPlaces(), actors: await extendActors()};

  async function extendPlaces(): Promise<string | null> {
    const fresh = await engine.columns(`SELECT DISTINCT latitude, longitude FROM ${release} r
      WHERE latitude IS NOT NULL AND NOT EXISTS (FROM places p WHERE p.latitude = r.latitude AND p.longitude = r.longitude) ORDER BY ALL`);
    const latitudes = Float64Array.from(fresh.latitude as number[]);
    const longitudes = Float64Array.from(fresh.longitude as number[]);
    if (!latitudes.length) return state.places ?? write("places", "FROM places");
    const next = Number((await engine.one("SELECT coalesce(max(place), 0) + 1 AS next FROM places")).next);
    const described = describePlaces(latitudes, longitudes);
    await engine.load("fresh_places", placeColumns, Array.from(latitudes, (latitude, i) => [
      next + i, latitude, longitudes[i]!, gid(latitude, longitudes[i]!), described.country[i]!, described.admin1[i]!, described.admin1_by[i]!,
      finite(described.coast_km[i]), finite(described.border_km[i]), finite(described.capital_km[i]), described.nearest_capital[i]!, finite(described.nearest_capital_km[i])
    ]));
    return write("places", "SELECT * FROM places UNION ALL SELECT * FROM fresh_places");
  }

  async function extendActors(): Promise<string | null> {
    await engine.run(`CREATE OR REPLACE TEMP TABLE named AS
      SELECT DISTINCT side_a AS name, side_a_id AS id, side_a_kind AS kind FROM ${release} WHERE side_a IS NOT NULL
      UNION SELECT DISTINCT side_b, side_b_id, side_b_kind FROM ${release} WHERE side_b IS NOT NULL
      UNION SELECT DISTINCT assoc_a, NULL, NULL FROM ${release} WHERE assoc_a IS NOT NULL
      UNION SELECT DISTINCT assoc_b, NULL, NULL FROM ${release} WHERE assoc_b IS NOT NULL`);
    const known = `SELECT name, id, kind FROM actors WHERE source = ${literal(source)}`;
    const {count} = await engine.one(`SELECT count(*) AS count FROM (FROM named EXCEPT ${known})`);
    if (!count) return state.actors ?? write("actors", "FROM actors");
    return write("actors", `SELECT * FROM actors UNION ALL
      SELECT ((SELECT coalesce(max(actor), 0) FROM actors) + row_number() OVER (ORDER BY name, id, kind))::INTEGER, ${literal(source)}, name, id, kind FROM (FROM named EXCEPT ${known})`);
  }

  async function write(name: string, select: string): Promise<string> {
    const file = `dimensions/${name}-${state.sequence + 1}-${randomUUID().slice(0, 8)}.parquet`;
    await engine.run(`COPY (${select}) TO ${literal(join(directory, file))} (FORMAT parquet, COMPRESSION zstd)`);
    return file;
  }
}

function finite(value: number | null | undefined): number | null {
  return value !== undefined && value !== null && Number.isFinite(value) ? value : null;
}
