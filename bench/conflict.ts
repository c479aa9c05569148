import {existsSync, rmSync} from "node:fs";
import {importSimulation, parseScenario, simulate, withEvents} from "../src/simulate/index.ts";

/** A simulated conflict in seven countries of West Africa over 100 months, of which each 10,000 events are some 5,000 of the front with precise places. */
const scenario = parseScenario({
  name: "bench", countries: ["MLI", "BFA", "NER", "BEN", "TGO", "CIV", "GHA"], period: {from: "2015-01-01", to: "2023-04-30"}, growth: {law: "exponential", per_month: 20, doubling_months: 36}, heterogeneity: 0.8,
  front: {origin: [16, -2], direction: "south", km_per_year: 60, start_km: 150, breadth_km: 250}, self_excitation: {strength: 0.25, range_km: 15, decay_days: 10}, abuses: {by: "army", per_month: 6, follows_growth: true}, control: {}
});

/** A store of its own with some `events` of the conflict, made anew; nothing of it happened. */
export async function conflictStore(directory: string, events: number): Promise<string> {
  if (existsSync(directory)) rmSync(directory, {recursive: true});
  await importSimulation(simulate(withEvents(scenario, events), 1), directory);
  return directory;
}
