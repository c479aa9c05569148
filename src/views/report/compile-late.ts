import {setFlagsFromString} from "node:v8";

/**
 * For a process that computes much, each of it once: code is optimized only after it has run eight times as long as usual. What a study or a figure runs for some hundred ms is
 * done before optimized code pays, and a third of a report's processor time went into making it. Holds for all threads. Only where there is no compiler in between (before V8 12).
 */
export function compileLate(): void {
  if (Number(process.versions.v8.split(".")[0]) < 12) setFlagsFromString("--interrupt-budget=1081344");
}
