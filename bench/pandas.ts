import {execFileSync} from "node:child_process";
import {fileURLToPath} from "node:url";

export interface Frame {
  file: string;
  deaths: string;
  /** As the file writes it. */
  country: string;
  actor: string;
  sides: readonly [string, string];
}

export interface PandasTimes {
  version: string;
  /** ms */
  read: number;
  all: number[];
  actor: number[];
  country: number[];
  /** bytes */
  peak: number;
}

/** A Python with pandas: HARMATTAN_PYTHON, else one on the path, else Debian's; null where there is none. */
export function findPandas(): {python: string; version: string} | null {
  for (const python of [process.env.HARMATTAN_PYTHON, "python3", "/usr/bin/python3"]) {
    if (!python) continue;
    try {
      return {python, version: execFileSync(python, ["-c", "import pandas; print(pandas.__version__)"], {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]}).trim()};
    } catch {
      continue;
    }
  }
  return null;
}

/** Reads the file with pandas in a process of its own, then asks the group-by `runs` times for each of three selections. */
export function runPandas(python: string, {file, deaths, country, actor, sides}: Frame, runs: number): PandasTimes {
  const script = fileURLToPath(new URL("sum_by_country.py", import.meta.url));
  return JSON.parse(execFileSync(python, [script, file, deaths, String(runs), country, actor, ...sides], {encoding: "utf8", maxBuffer: 1 << 24})) as PandasTimes;
}
