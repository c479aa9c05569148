import type {Input} from "../param.ts";

/** The command line that asks the measure with these flags: what reproduces a result. {@link parseCommand} reads it. */
export function commandOf(measure: {name: string}, flags: Readonly<Record<string, string | readonly string[]>>): string {
  const words = Object.entries(flags).flatMap(([name, value]) => (Array.isArray(value) ? value as readonly string[] : [value as string]).flatMap((one) => [`--${name}`, shell(one)]));
  return ["harmattan measure", measure.name, ...words].join(" ");
}

function shell(word: string): string {
  return /^[\w.,:@%+=/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The measure and the flags of a command that a result carries: `harmattan measure NAME --flag value ...`. */
export function parseCommand(command: string): {measure: string; input: Input} | null {
  const words = [...command.matchAll(/(?:'[^']*'|\\.|[^\s'\\])+/g)].map(([word]) => word.replace(/'([^']*)'|\\(.)/g, (_, quoted: string | undefined, escaped: string) => quoted ?? escaped));
  if (words[0] !== "harmattan" || words[1] !== "measure" || words[2] === undefined) return null;
  const input: Record<string, string[]> = {};
  for (let i = 3; i < words.length; ++i) {
    const flag = words[i]!;
    if (!flag.startsWith("--")) return null;
    const bare = words[i + 1] === undefined || words[i + 1]!.startsWith("--");
    (input[flag.slice(2)] ??= []).push(bare ? "true" : words[++i]!);
  }
  return {measure: words[2], input};
}
