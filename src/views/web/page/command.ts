import type {ParamInfo, Registry} from "./registry.ts";
import type {Query} from "./view.ts";

/** Reads `harmattan measure NAME --flag value ...`, the line that reproduces a number, back into what the page shows; null for any other command. */
export function readCommand(command: string, {selection, measures}: Registry): {measure: string; selection: Query; params: Query} | null {
  const [program, verb, name, ...words] = shellWords(command);
  const measure = measures.find((one) => one.name === name);
  if (program !== "harmattan" || verb !== "measure" || !measure) return null;
  const [chosen, params]: Record<string, string[]>[] = [{}, {}];
  for (let i = 0; i < words.length; i++) {
    const flag = words[i]!;
    if (!flag.startsWith("--")) return null;
    const [key, inline] = flag.slice(2).split(/=(.*)/s) as [string, string?];
    const value = inline ?? (words[i + 1] !== undefined && !words[i + 1]!.startsWith("--") ? words[++i]! : "true");
    const known = (list: readonly ParamInfo[]) => list.some((param) => param.name === key);
    if (known(selection)) (chosen![key] ??= []).push(value);
    else if (known(measure.params)) (params![key] ??= []).push(value);
    else if (key !== "format" && key !== "out" && key !== "store" && key !== "case") return null;
  }
  return {measure: measure.name, selection: chosen!, params: params!};
}

/** The words of a line as a POSIX shell splits them, for single quotes, double quotes and backslashes. */
function shellWords(line: string): string[] {
  const words: string[] = [];
  for (const match of line.matchAll(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs))
    words.push(match[0].replace(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs, (_, single: string | undefined, double: string | undefined, escaped: string | undefined) => single ?? double?.replace(/\\(.)/gs, "$1") ?? escaped ?? ""));
  return words;
}
