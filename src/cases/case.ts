import {existsSync} from "node:fs";
import {dirname, isAbsolute, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {z} from "zod";
import {fail} from "../error.ts";
import {readYaml} from "../yaml.ts";

/** YAML reads a bare year as a number. */
const day = z.union([z.string().regex(/^\d{4}(-\d\d){0,2}$/, "expected YYYY, YYYY-MM or YYYY-MM-DD"), z.int().min(1000).max(9999)]).transform(String);
const fullDay = z.string().regex(/^\d{4}-\d\d-\d\d$/, "expected YYYY-MM-DD");
export const bilingual = z.strictObject({en: z.string(), fr: z.string()});
const iso3 = z.string().regex(/^[A-Z]{3}$/, "expected an ISO 3166-1 alpha-3 code");
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);
const figureSpec = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "expected lower-case letters, digits and hyphens"),
  measure: z.string(),
  as: z.enum(["map", "timeline"]).optional(),
  with: z.record(z.string(), value).default({}).describe("the measure's parameters and further selection"),
  take: z.record(z.string(), z.enum(["context", "focus"])).default({}).describe("parameters whose values are the case's own: context, its dates; focus, its countries"),
  also: z.array(z.record(z.string(), value)).default([]).describe("the same question asked otherwise: parameters that differ; the answers stand as sentences under the figure")
});

export const caseSchema = z.strictObject({
  title: bilingual.describe("heads the report"),
  summary: bilingual.describe("one sentence below the title"),
  article: z.strictObject({publisher: z.string(), date: day.describe("when it was published"), about: z.string().describe("what it is about, in your own words"), url: z.string().optional()}).optional().describe("the article that the case checks"),
  sources: z.array(z.string()).min(1).describe("sources in order of preference, e.g. ucdp, acled; the first that is loaded is drawn"),
  embedded: z.array(z.union([z.strictObject({file: z.string(), mapping: z.string()}), z.strictObject({scenario: z.string(), seed: z.int().min(0)})], {error: "expected {file, mapping} or {scenario, seed}"})).default([]).describe("data of the case folder, each a table and its mapping, or a scenario to simulate"),
  actor: z.string().describe("the actor of all figures, by name or alias"),
  period: z.strictObject({from: fullDay, to: fullDay}).optional().describe("first and last day that is drawn"),
  focus: z.array(iso3).default([]).describe("countries that the map must show"),
  context: z.array(z.strictObject({date: day, en: z.string(), fr: z.string()})).default([]).describe("dates of the case, registered before any test: drawn as thin lines, and taken by figures that ask about dates"),
  figures: z.array(figureSpec).min(1).describe("figures drawn from a census"),
  landmarks: z.array(figureSpec).default([]).describe("figures drawn while only a source is loaded that is not a census")
});

export type FigureSpec = z.infer<typeof figureSpec>;

/** A case folder: plain text that an analyst keeps in git. Paths in it are relative to `directory`. */
export type Case = z.infer<typeof caseSchema> & {id: string; directory: string};

/** Reads `case.yml` of a folder; a name such as `cases/jnim` that is not there is looked for among the cases that ship. */
export function readCase(folder: string): Case {
  const directory = [resolve(folder), join(shipped, folder), join(shipped, "cases", folder)].find((candidate) => existsSync(join(candidate, "case.yml")));
  if (!directory) return fail("case_missing", {folder});
  const read = readYaml(join(directory, "case.yml"), caseSchema);
  for (const path of embeddedFiles(read)) if (isAbsolute(path) || path.split(/[\\/]/).includes("..")) fail("invalid_value", {field: "embedded", value: path, expected: "a file of the case folder"});
  return {...read, id: directory.split(/[\\/]/).at(-1)!, directory};
}

/** Names of the files that a case embeds, relative to its folder. */
export function embeddedFiles({embedded}: Pick<Case, "embedded">): string[] {
  return embedded.flatMap((one) => "scenario" in one ? [one.scenario] : [one.file, one.mapping]);
}

const shipped = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
