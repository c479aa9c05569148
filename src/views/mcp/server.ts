import {McpServer} from "@modelcontextprotocol/sdk/server/mcp.js";
import type {CallToolResult} from "@modelcontextprotocol/sdk/types.js";
import {z} from "zod";
import {fail, HarmattanError} from "../../error.ts";
import {aboutClaim, checkIn, describeCase, describeMeasures, findActors, measures, runMeasure, type Case, type ParamAbout, type Result, type Store} from "../../index.ts";
import type {Input} from "../../param.ts";
import type {StudyThreads} from "../../threads/index.ts";

export interface McpOptions {
  store: Store;
  /** What computes for seconds runs here, so that a client that cancels it is heard. */
  threads: StudyThreads;
  read: Case | null;
  version: string;
}

const instructions = `Recorded events of armed conflict, and measures over them. Every answer carries its coverage, provenance, cautions and the command that reproduces it: pass them on with the number.
Deaths are a range (low, best, high) of what is recorded, never of what happened; a period or place that nothing covers has no number, which is not zero. "Killed by" may be said only where the source says so.
A source that is not a census gives no totals. Simulated data is called simulated. Two sources are never summed.`;

/** Longest text that is searched for claims, in characters. */
const longest = 200_000;

/** The measures, the finding and checking of claims, and the case, offered to an assistant. Rows of a source whose terms forbid passing them on are never handed over. */
export function createMcp({store, threads, read, version}: McpOptions): McpServer {
  const server = new McpServer({name: "harmattan", version}, {instructions});
  const {selection} = describeMeasures();
  const reads = {readOnlyHint: true, openWorldHint: false} as const;

  server.registerTool("list_measures", {
    title: "List measures", description: "The parameters, columns, method and cautions of the measures: of all in short, or of one in full.", annotations: reads,
    inputSchema: {measure: z.enum(names()).optional().describe("one measure, in full")}
  }, ({measure}) => told(async () => measure ? describeMeasures().measures.find(({name}) => name === measure) : describeMeasures().measures.map(({name, title, about, params, census, actor}) => ({name, title, about, census, actor, params: params.map(({name: param}) => param)}))));

  server.registerTool("ask_measure", {
    title: "Ask a measure", annotations: reads,
    description: `Asks one measure of the events of a selection. Measures: ${measures.map(({name, about}) => `${name}: ${about.split(/(?<=\.) /)[0]}`).join(" ")} list_measures tells the parameters of each.`,
    inputSchema: {
      measure: z.enum(names()).describe("name of the measure"),
      ...Object.fromEntries(selection.map((param) => [param.name, shapeOf(param).optional()])),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional().describe("the measure's own parameters by name"),
      rows: z.int().min(1).max(1000).optional().describe("at most so many rows of the answer; default 200")
    }
  }, ({measure, params, rows = 200, ...chosen}, {signal}) => told(async () => {
    const input = {...chosen, ...params as Input};
    const options = {prefer: read?.sources ?? [], restrictedRows: 0, mostRows: 100_000};
    const study = measures.some(({name, study}) => study && name === measure);
    return shortened(await (study ? threads.measure(measure as string, input, options, signal) : runMeasure(store, measure as string, input, {...options, work: {signal}})), rows as number);
  }));

  server.registerTool("find_claims", {
    title: "Find claims", annotations: reads,
    description: "Finds what an English or French text states about conflict events: measure, actors, places, period, number, and the sentences that state nothing that records could settle. Judges nothing.",
    inputSchema: {
      text: z.string().min(1).max(longest), published: z.string().regex(/^\d{4}(-\d\d){0,2}$/).optional().describe("day of publication, YYYY-MM-DD, from which \"last month\" is read"),
      lang: z.enum(["en", "fr"]).optional().describe("told from the text where it is left out")
    }
  }, ({text, published, lang}) => told(async () => (await import("../../claims/index.ts")).findClaims(text, {published: published ?? null, ...lang ? {lang} : {}, ...read ? {actors: [read.actor]} : {}})));

  server.registerTool("check_case", {
    title: "Check the case", annotations: reads,
    description: "The verdict on every claim of the case that is served, or on one, with the reading that decided, the sentence to print, and the selection behind it.",
    inputSchema: {lang: z.enum(["en", "fr"]).optional(), claim: z.string().optional().describe("id of one claim, to have all its readings")}
  }, ({lang = "en", claim}, {signal}) => told(() => verdicts(lang, claim, signal)));

  server.registerTool("list_releases", {
    title: "List releases", description: "The loaded sources with licence, citation and rule of inclusion, and every release that was imported with what it covers.", annotations: reads
  }, () => told(async () => releases()));

  server.registerTool("find_actors", {
    title: "Find actors", description: "The actors that a text may name, by name, alias, part of a list or near spelling, with their number of events.", annotations: reads,
    inputSchema: {text: z.string().max(100).describe("what was written; empty for those with most events"), source: z.string().optional()}
  }, ({text, source}, {signal}) => told(() => findActors(store, {text, source: source ?? null, signal})));

  const resource = (name: string, title: string, answer: () => Promise<unknown>) => server.registerResource(name, `harmattan://${name}`, {title, mimeType: "application/json"}, async (uri) => ({contents: [{uri: uri.href, mimeType: "application/json", text: JSON.stringify(await answer())}]}));
  resource("measures", "Every measure with parameters, columns, method and cautions", async () => describeMeasures());
  resource("releases", "Loaded sources and releases", async () => releases());
  if (read) {
    resource("case", read.title.en, async () => describeCase(read));
    resource("case/claims", `${read.title.en}: the claims and their verdicts`, () => verdicts("en", undefined, new AbortController().signal));
  }
  return server;

  function releases() {
    const {sources, releases: imported} = store.state();
    return {sources: Object.values(sources).map(({source, events}) => ({...source, events})), releases: imported.map(({id, source, version: release, retrieved, covers, countries, provisional, rows, license, note}) => ({id, source, version: release, retrieved, covers, countries, provisional, rows, license, ...note ? {note} : {}}))};
  }

  async function verdicts(lang: "en" | "fr", id: string | undefined, signal: AbortSignal) {
    if (!read) return fail("case_none", {}, {cure: "start it with one: harmattan mcp cases/jnim"});
    const checked = await threads.check(read.directory, signal);
    const claims = checkIn(checked, lang).claims.map((claim, i) => ({...claim, sentence: claim.sentence[lang], about: aboutClaim(checked.claims[i]!, read)}));
    if (id === undefined) return {case: checked.case, published: checked.published, claims: claims.map(({id: one, text, verdict, sentence, stated, reviewed, missing, about}) => ({id: one, text, verdict, sentence, stated, reviewed, missing, about}))};
    return claims.find((claim) => claim.id === id) ?? fail("invalid_value", {field: "claim", value: id, expected: claims.map((claim) => claim.id).join(", ")});
  }
}

function names(): [string, ...string[]] {
  return measures.map(({name}) => name) as [string, ...string[]];
}

function shapeOf({about, expected, kind, values, min, max, many}: ParamAbout): z.ZodType {
  const one = kind === "keyword" ? z.enum(values as [string, ...string[]]) : kind === "integer" ? z.int().min(min ?? 0).max(max ?? Number.MAX_SAFE_INTEGER) : kind === "flag" ? z.boolean() : z.string().max(300);
  return (many ? z.array(one).max(100) : one).describe(kind === "text" || kind === "date" || kind === "box" ? `${about} (${expected})` : about);
}

/** A result with its first rows only, which says so. */
function shortened(result: Result, most: number): Result & {rows_in_all?: number} {
  return result.rows.length <= most ? result : {...result, rows: result.rows.slice(0, most), rows_in_all: result.rows.length};
}

/** What was found as one JSON text; an error of ours as what went wrong and what to do. */
async function told(answer: () => Promise<unknown>): Promise<CallToolResult> {
  try {
    return {content: [{type: "text", text: JSON.stringify(await answer())}]};
  } catch (error) {
    if (error instanceof HarmattanError) return {isError: true, content: [{type: "text", text: `${error.message}; ${error.cure}`}]};
    throw error;
  }
}
