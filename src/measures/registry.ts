import type {Params} from "../param.ts";
import {admin1} from "./admin1.ts";
import {arrival} from "./arrival.ts";
import {belt} from "./belt.ts";
import {civilians} from "./civilians.ts";
import {consolidation} from "./consolidation.ts";
import {control} from "./control.ts";
import {contagion} from "./contagion.ts";
import {countries} from "./countries.ts";
import {deadliest} from "./deadliest.ts";
import {types} from "./event-types.ts";
import {events} from "./events.ts";
import {extent} from "./extent.ts";
import {fatalities} from "./fatalities.ts";
import {franchise} from "./franchise.ts";
import {front} from "./front.ts";
import {growth} from "./growth.ts";
import {haven} from "./haven.ts";
import {intervention} from "./intervention.ts";
import {losses} from "./losses.ts";
import {marks} from "./marks.ts";
import type {Measure} from "./measure.ts";
import {opponents} from "./opponents.ts";
import {places} from "./places.ts";
import {spreadType} from "./spread-type.ts";
import {scdi} from "./scdi.ts";

/** Every measure, in the order in which views list them. */
export const measures: readonly Measure<Params>[] = [events, fatalities, countries, civilians, losses, types, opponents, admin1, places, marks, deadliest, growth, extent, arrival, intervention, consolidation, front, belt, control, franchise, contagion, haven, scdi, spreadType] as unknown as Measure<Params>[];
