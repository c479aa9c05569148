import {existsSync, mkdirSync, readdirSync, statSync, writeFileSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import {stringify} from "yaml";
import {fail} from "../error.ts";
import {parseDate} from "../param.ts";
import {jsonSchemas} from "./json-schema.ts";

export interface NewCase {
  title?: string | undefined;
  /** Default JNIM, as in the case that ships. */
  actor?: string | undefined;
  /** The article that the case checks; what is not given stays a comment to be filled in. */
  publisher?: string | undefined;
  published?: string | undefined;
  /** Sources at hand, put after UCDP and ACLED. */
  sources?: readonly string[] | undefined;
}

/**
 * Writes a case folder that `report` and `check` accept at once, and answers its files. The schemas go with it, so that an
 * editor completes and validates without a connection. Throws `case_exists` rather than touch a folder that holds anything.
 */
export function newCase(folder: string, options: NewCase = {}): string[] {
  const directory = resolve(folder);
  if (existsSync(directory) && (!statSync(directory).isDirectory() || readdirSync(directory).length)) fail("case_exists", {folder});
  if (options.published !== undefined && !parseDate(options.published, "first")) fail("invalid_value", {field: "--published", value: options.published, expected: "YYYY, YYYY-MM or YYYY-MM-DD"});
  const title = options.title ?? capital(basename(directory).replace(/[-_]+/g, " "));
  const files: Readonly<Record<string, string>> = {
    "README.md": readme(title, folder),
    "case.yml": caseFile(title, options),
    "claims.yml": claimsFile,
    ...Object.fromEntries(Object.entries(jsonSchemas).map(([name, schema]) => [`schema/${name}`, `${JSON.stringify(schema, null, 2)}\n`]))
  };
  mkdirSync(join(directory, "schema"), {recursive: true});
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text, {flag: "wx"});
  return Object.keys(files).map((name) => join(folder, name));
}

function caseFile(title: string, {actor = "JNIM", publisher, published, sources = []}: NewCase): string {
  const article = publisher && published ? part({article: {publisher, date: published, about: `What it says of ${actor}`}}) : "# article: {publisher: Name, date: 2025-06-08, about: What it says, url: https://...}\n";
  return `# yaml-language-server: $schema=schema/case.schema.json
${part({title: {en: title, fr: title}})}${part({summary: {en: `Where violence involving ${actor} is recorded, how it changed, and whom it killed.`, fr: `Où sont recensées les violences impliquant ${actor}, comment elles ont évolué et qui elles ont tué.`}})}# The article that is checked; its date says what "last month" means.
${article}# In order of preference: the first that is loaded is drawn.
${part({sources: [...new Set(["ucdp", "acled", ...sources])]})}${part({actor})}# period: {from: 2019-01-01, to: 2024-12-31}
# focus: [MLI, BFA, NER]
# context:
#   - {date: 2020-08-18, en: Coup in Mali, fr: Coup d’État au Mali}
figures:
  - {id: map, measure: places}
  - {id: surge, measure: fatalities, with: {by: quarter}}
  - {id: countries, measure: countries}
  - {id: civilians, measure: civilians}
# How does it spread? Each question that is asked gets a section of the report.
#  - {id: extent, measure: extent, with: {show: cells}}
#  - {id: arrival, measure: arrival, with: {per: cell}}
#  - {id: front, measure: front, with: {target: coast}}
#  - {id: belt, measure: belt, with: {show: cells, join: [western Mali, northern Benin]}}
#  - {id: growth, measure: growth, with: {show: curves}, also: [{of: deaths}, {of: cells}]}
#  - {id: spread-type, measure: spread-type, with: {show: periods, draws: 499}}
#  - {id: scdi, measure: scdi, with: {show: cells}}
#  - {id: control, measure: control}
#  - {id: consolidation, measure: consolidation}
#  - {id: contagion, measure: contagion}
#  - {id: intervention, measure: intervention, take: {at: context}}
#  - {id: franchise, measure: franchise}
#  - {id: haven, measure: haven}
# What is drawn while only a source is loaded that is not a census.
landmarks:
  - {id: landmarks-map, measure: events, as: map}
  - {id: landmarks, measure: events, as: timeline}
`;
}

function part(value: unknown): string {
  return stringify(value, {lineWidth: 0});
}

const claimsFile = `# yaml-language-server: $schema=schema/claims.schema.json
# What the article states, in your own words. harmattan claims ARTICLE --case FOLDER finds and adds claims; what you correct here stays.
claims: []
# - id: deaths-in-togo
#   text: {en: 251 people died in Togo, fr: 251 personnes sont mortes au Togo}
#   reading: {measure: fatalities, places: [Togo], period: {from: 2019, to: 2024}, value: 251}
#   reviewed: true
# - id: who-gains
#   text: {en: The state lost the war, fr: L’État a perdu la guerre}
#   kind: opinion
#   why: {en: A judgement that no record of events could settle., fr: Un jugement qu’aucun relevé d’événements ne peut trancher.}
`;

function readme(title: string, folder: string): string {
  return `# ${title}

A case of Harmattan: what an article says, and what recorded events say of it.

- \`case.yml\`: what is drawn.
- \`claims.yml\`: what the article states, in our own words, and how each statement is read.
- \`schema/\`: the form of both files, for editors.

\`\`\`
harmattan claims ARTICLE.txt --case ${folder}
harmattan check ${folder}
harmattan report ${folder}
\`\`\`
`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
