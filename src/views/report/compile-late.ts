import {setFlagsFromString} from "node:v8";

/**
 * For a process that computes much, each of it once, in threads that take all cores: code is optimized only after it has run four times as long as usual, since what a study or a figure runs for
 * some hundred ms is done before optimized code pays, and a thread collects its young garbage alone. A third of a report's processor time went into the two. Holds for all
 * threads of the process; only where there is no compiler in between (before V8 12).
 */
export function compileLate(): void {
  if (Number(process.versions.v8.split(".")[0]) >= 12) return;
  setFlagsFromString("--interrupt-budget=270336");
  setFlagsFromString("--no-parallel-scavenge");
}
