import {distanceKm} from "../geo/distance.ts";
import type {Random} from "../stats/generator.ts";
import type {ControlField} from "./control-field.ts";
import {daysBetween} from "./expected-rate.ts";
import type {Scenario} from "./scenario.ts";
import {quarterOf, type Terrain} from "./terrain.ts";

/** Why an event is or is not among the rows. */
export const reportings = ["reported", "unreported", "late"] as const;

/** What of the events reaches the table: which are reported and when (days from the start), and how precisely their place and days are known. */
export interface Recording {
  reporting: Uint8Array;
  reportedDay: Int32Array;
  wherePrec: Uint8Array;
  latitude: Float64Array;
  longitude: Float64Array;
  datePrec: Uint8Array;
  firstDay: Int32Array;
  lastDay: Int32Array;
}

interface Happened {
  count: number;
  time: Float64Array;
  latitude: Float64Array;
  longitude: Float64Array;
  unit: Int32Array;
  cell: Int32Array;
  month: Int32Array;
}

export function reportingOf({reporting, misspecified, period}: Scenario, {count, time, cell, month}: Happened, control: ControlField | null, random: Random): Pick<Recording, "reporting" | "reportedDay"> {
  const until = daysBetween(period.from, reporting.until ?? period.to);
  const out = {reporting: new Uint8Array(count), reportedDay: new Int32Array(count)};
  for (let i = 0; i < count; i++) {
    const [a, b] = [random(), random()];
    // 1 where the front controls, 0 where the government does
    const held = control ? 1 - control.states[cell[i]! * control.months + month[i]!]! / 4 : 0;
    out.reportedDay[i] = Math.floor(time[i]! - reporting.delay_days * Math.log(1 - b));
    out.reporting[i] = a >= reporting.share * (1 - misspecified.reporting_falls_with_control * held) ? 1 : out.reportedDay[i]! > until ? 2 : 0;
  }
  return out;
}

/** Longest time that each precision of the date leaves open, in days: UCDP's 1 day, 2 to 6 days, a week, a month. */
const openDays = {1: 1, 2: 6, 3: 7, 4: 30} as const;

export function datesOf({dates}: Scenario, {count, time}: Happened, days: number, random: Random): Pick<Recording, "datePrec" | "firstDay" | "lastDay"> {
  const out = {datePrec: new Uint8Array(count), firstDay: new Int32Array(count), lastDay: new Int32Array(count)};
  const shares = ["1", "2", "3", "4"].map((code) => dates[code as "1"] ?? 0);
  for (let i = 0; i < count; i++) {
    const [a, b] = [random(), random()];
    const day = Math.floor(time[i]!);
    const precision = code(shares, a) as 1 | 2 | 3 | 4;
    const open = openDays[precision] - 1;
    const first = Math.max(0, Math.min(day - Math.floor(b * (open + 1)), days - 1 - open));
    out.datePrec[i] = precision;
    out.firstDay[i] = first;
    out.lastDay[i] = Math.min(days - 1, first + open);
  }
  return out;
}

/**
 * Places as UCDP codes them: 1 as it is; 2 at the nearest village (within 25 km, else 1); 3 at the district's town; 4 and 6 at the middle of the unit and the country;
 * 5 halfway from the village to the town; 7 at the point of `sea` that is nearest.
 */
export function placesOf({places, misspecified}: Scenario, {count, latitude, longitude, unit, cell}: Happened, terrain: Terrain, sea: (lat: number, lon: number) => {lat: number; lon: number}, random: Random): Pick<Recording, "wherePrec" | "latitude" | "longitude"> {
  const out = {wherePrec: new Uint8Array(count), latitude: latitude.slice(0, count), longitude: longitude.slice(0, count)};
  const shares = ["1", "2", "3", "4", "5", "6", "7"].map((code) => places[code as "1"] ?? 0);
  const put = (i: number, point: number) => {
    out.latitude[i] = terrain.latitude[point]!;
    out.longitude[i] = terrain.longitude[point]!;
  };
  for (let i = 0; i < count; i++) {
    const [a, b] = [random(), random()];
    const town = terrain.town[cell[i]!]!;
    const nearest = terrain.village[4 * cell[i]! + quarterOf(latitude[i]!, longitude[i]!)]!;
    const village = nearest >= 0 && within25(terrain, nearest, latitude[i]!, longitude[i]!) ? nearest : -1;
    let precision = code(shares, a);
    if (precision === 2 && village < 0) precision = 1;
    if (b < misspecified.geocodes_on_district_towns) {
      precision = 1;
      put(i, town);
    } else if (precision === 2) put(i, village);
    else if (precision === 3) put(i, town);
    else if (precision === 4) put(i, terrain.unitCenter[unit[i]!]!);
    else if (precision === 6) put(i, terrain.countryCenter.get(terrain.units[unit[i]!]!.iso3)!);
    else if (precision === 5) {
      out.latitude[i] = (latitude[i]! + terrain.latitude[town]!) / 2;
      out.longitude[i] = (longitude[i]! + terrain.longitude[town]!) / 2;
    } else if (precision === 7) {
      const {lat, lon} = sea(latitude[i]!, longitude[i]!);
      out.latitude[i] = lat;
      out.longitude[i] = lon;
    }
    out.wherePrec[i] = precision;
  }
  return out;
}

/** The precision, from 1, whose share holds `at`. */
function code(shares: readonly number[], at: number): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) if (at < (sum += shares[i]!)) return i + 1;
  return shares.findLastIndex((share) => share > 0) + 1;
}

function within25(terrain: Terrain, point: number, lat: number, lon: number): boolean {
  return distanceKm(terrain.latitude[point]!, terrain.longitude[point]!, lat, lon) <= 25;
}
