import {randomPoisson} from "d3-random";
import {fail} from "../error.ts";
import type {Random} from "../stats/generator.ts";
import type {Excitation, Scenario} from "./scenario.ts";

/** Whose event it is: of the spreading front, or an abuse of the other side. */
export const FRONT = 0;
export const ABUSE = 1;

/** Events of one kind that excite events of another: exponential in time with mean decay_days, Gaussian in space with standard deviation range_km on both axes. */
export interface Kernel extends Excitation {
  name: "self_excitation" | "contagion" | "retaliation";
  from: number;
  to: number;
}

export function kernelsOf({self_excitation, contagion, retaliation}: Scenario): Kernel[] {
  const kernels: Kernel[] = [];
  const add = (name: Kernel["name"], from: number, to: number, excitation: Excitation | undefined) => excitation && excitation.strength > 0 && kernels.push({name, from, to, ...excitation});
  add("self_excitation", FRONT, FRONT, self_excitation);
  add("contagion", ABUSE, FRONT, contagion);
  add("retaliation", FRONT, ABUSE, retaliation);
  return kernels;
}

/**
 * The daily rates of events that nothing excites, such that all events together have the expected rates `wanted`, one array for each kind. So a scenario
 * with excitation and one without have the same counts to be expected, and differ in how events follow each other.
 * Throws `invalid_value` where the excited events alone would be more than wanted.
 */
export function backgroundRates(wanted: readonly Float64Array[], kernels: readonly Kernel[]): Float64Array[] {
  const background = wanted.map((rates) => rates.slice());
  for (const {from, to, strength, decay_days} of kernels) {
    const kept = Math.exp(-1 / decay_days);
    const within = decay_days * (1 - kept);
    // what the events before today excite per day, at the start of the day
    let level = 0;
    wanted[from]!.forEach((rate, d) => {
      background[to]![d]! -= strength * (level / decay_days * within + rate * (1 - within));
      level = level * kept + rate * within;
    });
  }
  background.forEach((rates, kind) => {
    const short = rates.reduce((sum, rate) => sum + Math.max(0, -rate), 0);
    const whole = wanted[kind]!.reduce((sum, rate) => sum + rate, 0);
    const strongest = kernels.filter(({to}) => to === kind).toSorted((a, b) => b.strength - a.strength)[0];
    if (strongest && short > 0.02 * whole) fail("invalid_value", {field: `${strongest.name}.strength`, value: strongest.strength, expected: "less: the excited events alone are more than the growth law has"});
    rates.forEach((rate, d) => { rates[d] = Math.max(0, rate); });
  });
  return background;
}

/** Events as they are made, in no order. `parent` is the index of the event that excited it, or -1; `time` in days from the start of the period. */
export class Cluster {
  count = 0;
  time: Float64Array;
  latitude: Float64Array;
  longitude: Float64Array;
  unit: Int32Array;
  kind: Uint8Array;
  parent: Int32Array;
  /** Index of the kernel by which the parent excited it. */
  by: Int8Array;

  constructor(capacity: number) {
    this.time = new Float64Array(capacity);
    this.latitude = new Float64Array(capacity);
    this.longitude = new Float64Array(capacity);
    this.unit = new Int32Array(capacity);
    this.kind = new Uint8Array(capacity);
    this.parent = new Int32Array(capacity);
    this.by = new Int8Array(capacity);
  }

  add(kind: number, time: number, place: {latitude: number; longitude: number; unit: number}, parent: number, by: number): void {
    if (this.count === this.time.length) this.#grow();
    const i = this.count++;
    this.kind[i] = kind;
    this.time[i] = time;
    this.latitude[i] = place.latitude;
    this.longitude[i] = place.longitude;
    this.unit[i] = place.unit;
    this.parent[i] = parent;
    this.by[i] = by;
  }

  #grow(): void {
    const longer = <T extends Float64Array | Int32Array | Uint8Array | Int8Array>(old: T): T => {
      const array = new (old.constructor as new (length: number) => T)(Math.ceil(old.length * 1.5) + 64);
      array.set(old);
      return array;
    };
    this.time = longer(this.time);
    this.latitude = longer(this.latitude);
    this.longitude = longer(this.longitude);
    this.unit = longer(this.unit);
    this.kind = longer(this.kind);
    this.parent = longer(this.parent);
    this.by = longer(this.by);
  }
}

/** Adds the events that those of a cluster excite, and those excite, before day `days`: the branching form of a Hawkes process (Hawkes & Oakes 1974). */
export function excite(cluster: Cluster, kernels: readonly Kernel[], days: number, random: Random, near: (latitude: number, longitude: number, km: number) => {latitude: number; longitude: number; unit: number} | null): void {
  const numbers = kernels.map(({strength}) => randomPoisson.source(random)(strength));
  for (let parent = 0; parent < cluster.count; parent++) {
    for (let k = 0; k < kernels.length; k++) {
      const {from, to, decay_days, range_km} = kernels[k]!;
      if (cluster.kind[parent] !== from) continue;
      for (let n = numbers[k]!(); n > 0; n--) {
        const time = cluster.time[parent]! - decay_days * Math.log(1 - random());
        const place = near(cluster.latitude[parent]!, cluster.longitude[parent]!, range_km);
        const here = {latitude: cluster.latitude[parent]!, longitude: cluster.longitude[parent]!, unit: cluster.unit[parent]!};
        if (time < days) cluster.add(to, time, place ?? here, parent, k);
      }
    }
  }
}
