import {readFileSync} from "node:fs";
import {LineCounter, parseDocument} from "yaml";
import type {z} from "zod";
import {fail} from "./error.ts";

/** Reads a YAML file and holds it against `schema`; the first fault is told with file, line, field and what was expected. */
export function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    return fail("file_missing", {file}, {cause});
  }
  return parseYaml(text, file, schema);
}

export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
  const [error] = document.errors;
  if (error) fail("yaml_invalid", {file, line: lines.linePos(error.pos[0]).line, message: error.message.split("\n")[0]!.toLowerCase()});
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).map((step) => typeof step === "symbol" ? String(step) : step);
  return fail("yaml_field", {file, line: lineOf(path), field: path.join(".") || "document", message: lowerFirst(issue?.message ?? "invalid")});

  function lineOf(path: (string | number)[]): number {
    for (let depth = path.length; depth >= 0; --depth) {
      const node: unknown = depth ? document.getIn(path.slice(0, depth), true) : document.contents;
      if (node && typeof node === "object" && "range" in node && Array.isArray(node.range)) return lines.linePos(Number(node.range[0])).line;
    }
    return 1;
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
