import type {Position} from "geojson";
import Flatbush from "flatbush";
import {admin1, borders, capitals, coastline} from "./basemap.ts";
import {distanceKm, LineIndex} from "./distance.ts";

/** What is known of N places, in column arrays of length N. Distances are great-circle km on the basemap of src/geo/basemap.ts. */
export interface PlaceColumns {
  /** ISO3 of the country whose land the place lies on; null at sea. */
  country: (string | null)[];
  /** Name of the first-level unit that the place lies in, or of the nearest one up to 10 km off its shore. */
  admin1: (string | null)[];
  admin1_by: ("inside" | "nearest" | null)[];
  /** ISO3 of the country of that unit, so also for a place just off the shore. */
  admin1_country: (string | null)[];
  /** To the shore of an ocean or of the Caspian Sea, from land as from sea. */
  coast_km: Float64Array;
  /** To the nearest land border between two countries, of any countries. */
  border_km: Float64Array;
  /** To the capital of `country`; NaN-free: null where there is no country or it has no capital. */
  capital_km: (number | null)[];
  /** ISO3 of the country whose capital is nearest. */
  nearest_capital: string[];
  nearest_capital_km: Float64Array;
}

/** Farthest distance in km from which a place off every unit is given the nearest unit. */
export const nearestUnitKm = 10;
