import {fail} from "../../error.ts";
import {fetchSource} from "../../index.ts";
import {parseDate} from "../../param.ts";
import {describeImport, describeProgress} from "./import.ts";
import {print, progressLine, tell} from "./output.ts";

const sources = ["ucdp", "ucdp-candidate", "acled"] as const;

export async function fetchCommand(name: string, version: string | undefined, options: Record<string, unknown>): Promise<void> {
  const source = sources.find((candidate) => candidate === name) ?? fail("invalid_value", {field: "source", value: name, expected: sources.join(", ")});
  const line = progressLine();
  const day = (flag: "from" | "to", end: "first" | "last") => {
    const text = options[flag];
    if (typeof text !== "string") return {};
    return {[flag]: parseDate(text, end) ?? fail("invalid_value", {field: `--${flag}`, value: text, expected: "YYYY, YYYY-MM or YYYY-MM-DD"})};
  };
  const seconds = Number(options.timeout);
  if (!(seconds > 0)) fail("invalid_value", {field: "--timeout", value: String(options.timeout), expected: "seconds above 0"});
  const countries = (options.country as string[]).map((code) => code.toUpperCase());
  const summaries = await fetchSource(String(options.store), source, {
    ...(version ? {version} : {}), ...day("from", "first"), ...day("to", "last"), ...(countries.length ? {countries} : {}), timeoutSeconds: seconds,
    ...(options.api ? {api: true} : {}), ...(typeof options.sha256 === "string" ? {sha256: options.sha256} : {}),
    progress: (progress) => line.show(describeProgress(progress)), signal: interrupted()
  }, {log: (text) => {
    line.clear();
    tell(text);
  }}).finally(() => line.clear());
  if (options.format === "json") return print(JSON.stringify(summaries, null, 1));
  for (const summary of summaries) print(describeImport(summary));
}

/** Ctrl-C ends a fetch in order: what was downloaded is kept for the next run. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  return controller.signal;
}
