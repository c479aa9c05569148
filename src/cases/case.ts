import {existsSync} from "node:fs";
import {dirname, isAbsolute, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {z} from "zod";
import {fail} from "../error.ts";
import {readYaml} from "../yaml.ts";

const day = z.union([z.string(), z.date()]).transform((value) => value instanceof Date ? value.toISOString().slice(0, 10) : value).pipe(z.string().regex(/^\d{4}(-\d\d){0,2}$/, "expected YYYY, YYYY-MM or YYYY-MM-DD"));
const fullDay = day.pipe(z.string().length(10, "expected YYYY-MM-DD"));
const bilingual = z.strictObject({en: z.string(), fr: z.string()});
const iso3 = z.string().regex(/^[A-Z]{3}$/, "expected an ISO 3166-1 alpha-3 code");
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);
const figureSpec = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "expected lower-case letters, digits and hyphens"),
  measure: z.string(),
  as: z.enum(["map", "timeline"]).optional(),
  with: z.record(z.string(), value).default({})
});

export const caseSchema = z.strictObject({
  title: bilingual,
  summary: bilingual,
  article: z.strictObject({publisher: z.string(), date: day, about: z.string(), url: z.string().optional()}).optional(),
  sources: z.array(z.string()).min(1),
  embedded: z.array(z.strictObject({file: z.string(), mapping: z.string()})).default([]),
  actor: z.string(),
  period: z.strictObject({from: fullDay, to: fullDay}).optional(),
  focus: z.array(iso3).default([]),
  context: z.array(z.strictObject({date: day, en: z.string(), fr: z.string()})).default([]),
  figures: z.array(figureSpec).min(1),
  landmarks: z.array(figureSpec).default([])
});

export type FigureSpec = z.infer<typeof figureSpec>;

/** A case folder: plain text that an analyst keeps in git. Paths in it are relative to `directory`. */
export type Case = z.infer<typeof caseSchema> & {id: string; directory: string};

/** Reads `case.yml` of a folder; a name such as `cases/jnim` that is not there is looked for among the cases that ship. */
export function readCase(folder: string): Case {
  const directory = [resolve(folder), join(shipped, folder), join(shipped, "cases", folder)].find((candidate) => existsSync(join(candidate, "case.yml")));
  if (!directory) return fail("case_missing", {folder});
  const read = readYaml(join(directory, "case.yml"), caseSchema);
  for (const {file, mapping} of read.embedded)
    for (const path of [file, mapping]) if (isAbsolute(path) || path.split(/[\\/]/).includes("..")) fail("invalid_value", {field: "embedded", value: path, expected: "a file of the case folder"});
  return {...read, id: directory.split(/[\\/]/).at(-1)!, directory};
}

const shipped = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
