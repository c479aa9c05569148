import {join} from "node:path";
import {fail} from "../../error.ts";
import {importSimulation, readScenario, simulate, truthOf, withEvents, writeSimulation} from "../../index.ts";
import {describeImport} from "./import.ts";
import {print} from "./output.ts";

export async function simulateCommand(file: string, options: Record<string, unknown>): Promise<void> {
  const seed = whole("--seed", options.seed, 0);
  const read = readScenario(file);
  const scenario = options.events === undefined ? read : withEvents(read, whole("--events", options.events, 1));
  const simulation = simulate(scenario, seed);
  const folder = typeof options.out === "string" ? options.out : join("out", `${scenario.name}-seed${seed}`);
  const files = await writeSimulation(simulation, folder, options.rows === "parquet" ? "parquet" : "csv");
  const imported = options.import ? await importSimulation(simulation, String(options.store)) : null;
  const {events, reporting} = truthOf(simulation);
  if (options.format === "json") return print(JSON.stringify({simulated: true, scenario: scenario.name, seed, events, reporting, files, imported}, null, 1));
  const n = (value: number) => value.toLocaleString("en-GB");
  print([
    `${scenario.name}, seed ${seed}: simulated, nothing in it happened`,
    `  ${n(events.happened)} events happened, ${n(events.front)} of the front and ${n(events.abuses)} abuses; ${n(reporting.reported)} are reported, ${n(reporting.unreported)} are not, ${n(reporting.late)} come too late`,
    `  ${files.rows}: the reported events in UCDP's columns`,
    `  ${files.mapping}: to import them as the source simulated`,
    `  ${files.truth}: every parameter and what came of it`,
    `  ${files.events}: all events as they happened`
  ].join("\n"));
  if (imported) print(describeImport(imported));
}

function whole(field: string, value: unknown, least: number): number {
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= least ? number : fail("invalid_value", {field, value: String(value), expected: `a whole number from ${least}`});
}
