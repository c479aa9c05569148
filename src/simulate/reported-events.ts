import {gid} from "../geo/grid.ts";
import {FRONT} from "./excitation.ts";
import type {Simulation} from "./simulate.ts";

/** The events of a table as a method sees them, in columns of equal length and in the order of time: as recorded, not as they were. */
export interface ReportedEvents {
  count: number;
  /** First day on which the event may have happened, counted from the first day of the period; and its precision, UCDP's date_prec. */
  day: Int32Array;
  datePrec: Uint8Array;
  /** Month of that day, from 0. */
  month: Int32Array;
  latitude: Float64Array;
  longitude: Float64Array;
  wherePrec: Uint8Array;
  /** PRIO-GRID number of the recorded place. */
  cell: Int32Array;
  /** 1 for an event of the front, 0 for an abuse of the other side. */
  front: Uint8Array;
  /** UCDP's type_of_violence; 3 is against civilians. */
  violence: Uint8Array;
  /** Index in tactics of src/simulate/marks.ts. */
  tactic: Uint8Array;
  best: Int32Array;
}

/** What of a simulation is reported, without a store: for hundreds of runs of one method. */
export function reportedEvents({events, recording, kinds, deaths, months}: Simulation): ReportedEvents {
  const reported: number[] = [];
  for (let i = 0; i < events.count; i++) if (recording.reporting[i] === 0) reported.push(i);
  // a date that is not exact may begin before one that happened before
  reported.sort((a, b) => recording.firstDay[a]! - recording.firstDay[b]! || a - b);
  const latitude = Float64Array.from(reported, (i) => recording.latitude[i]!);
  const longitude = Float64Array.from(reported, (i) => recording.longitude[i]!);
  return {
    count: reported.length,
    day: Int32Array.from(reported, (i) => recording.firstDay[i]!),
    datePrec: Uint8Array.from(reported, (i) => recording.datePrec[i]!),
    month: Int32Array.from(reported, (i) => months.of[recording.firstDay[i]!]!),
    latitude, longitude,
    wherePrec: Uint8Array.from(reported, (i) => recording.wherePrec[i]!),
    cell: Int32Array.from(reported, (_, at) => gid(latitude[at]!, longitude[at]!)),
    front: Uint8Array.from(reported, (i) => events.kind[i] === FRONT ? 1 : 0),
    violence: Uint8Array.from(reported, (i) => kinds.violence[i]!),
    tactic: Uint8Array.from(reported, (i) => kinds.tactic[i]!),
    best: Int32Array.from(reported, (i) => deaths.best[i]!)
  };
}
