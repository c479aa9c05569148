import {randomGamma, randomPoisson} from "d3-random";
import type {Random} from "../stats/generator.ts";
import type {ControlField} from "./control-field.ts";
import {FRONT} from "./excitation.ts";
import type {Scenario} from "./scenario.ts";

/** Kind of violence by UCDP's number, and the tactic as an index in {@link tactics}. */
export interface Kinds {
  violence: Uint8Array;
  tactic: Uint8Array;
  /** Days from the front's first event in the cell to each event of the front; -1 for abuses. */
  since: Float64Array;
}

/** Tactics in ACLED's words; all but the first are of the terrorist type. */
export const tactics = ["Armed clash", "Remote explosive/landmine/IED", "Attack"] as const;

/** Share of terrorist-type events where the scenario has no control field. */
const terroristShare = 0.5;

/**
 * What kind each event is, in the order of time. Whether it is against civilians depends on the time since the front's first event in the cell; the tactic of the others
 * makes up the share of terrorist-type events that the state of the cell asks for, as far as it can.
 */
export function kindsOf(scenario: Scenario, events: {count: number; time: Float64Array; kind: Uint8Array; cell: Int32Array; month: Int32Array}, control: ControlField | null, cells: number, random: Random): Kinds {
  const {count, time, kind, cell, month} = events;
  const {share, consolidation} = scenario.civilians;
  const arrived = new Float64Array(cells).fill(NaN);
  const violence = new Uint8Array(count);
  const tactic = new Uint8Array(count);
  const since = new Float64Array(count).fill(-1);
  for (let i = 0; i < count; i++) {
    const [a, b, c] = [random(), random(), random()];
    if (kind[i] !== FRONT) {
      violence[i] = 3;
      tactic[i] = 2;
      continue;
    }
    if (Number.isNaN(arrived[cell[i]!]!)) arrived[cell[i]!] = time[i]!;
    since[i] = time[i]! - arrived[cell[i]!]!;
    const civilians = share * (consolidation && since[i]! >= consolidation.after_days ? consolidation.ratio : 1);
    if (a < civilians) {
      violence[i] = 3;
      tactic[i] = 2;
      continue;
    }
    const terrorist = control ? scenario.control!.terrorist[control.states[cell[i]! * control.months + month[i]!]!]! : terroristShare;
    tactic[i] = b < (terrorist - civilians) / (1 - civilians) ? 1 : 0;
    violence[i] = c < scenario.militia_share ? 2 : 1;
  }
  return {violence, tactic, since};
}

/** Deaths of each event: best = 1 + negative binomial; low and high around it; dead of side A, of side B and civilians sum to best. */
export interface Deaths {
  low: Int32Array;
  best: Int32Array;
  high: Int32Array;
  a: Int32Array;
  civilians: Int32Array;
}

export function deathsOf({deaths: {mean, size}}: Scenario, violence: Uint8Array, random: Random): Deaths {
  const n = violence.length;
  const deaths: Deaths = {low: new Int32Array(n), best: new Int32Array(n), high: new Int32Array(n), a: new Int32Array(n), civilians: new Int32Array(n)};
  const gamma = randomGamma.source(random)(size, (mean - 1) / size);
  const poisson = randomPoisson.source(random);
  for (let i = 0; i < n; i++) {
    const best = 1 + (mean > 1 ? poisson(gamma())() : 0);
    deaths.best[i] = best;
    deaths.low[i] = Math.max(1, best - Math.floor(random() * random() * best));
    deaths.high[i] = best + Math.floor(random() * random() * best);
    if (violence[i] === 3) deaths.civilians[i] = best;
    else deaths.a[i] = Math.floor(random() * (best + 1));
  }
  return deaths;
}
