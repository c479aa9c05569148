import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {checkCase, fetchSource, HarmattanError, importFile, loadEmbedded, readCase, Store, type Case} from "../../index.ts";
import {tally} from "./check.ts";
import {describeImport, describeProgress} from "./import.ts";
import {print, progressLine, tell} from "./output.ts";
import type {Views, WrittenReport} from "./views.ts";

/** Seconds that the publisher has to begin an answer, and to hand over the file, before the start goes on without it. */
const PATIENCE = {answer: 6, whole: 300};

/** The main job: the files given, else UCDP from its publisher, else the chronology that ships; then the report and its numbers. */
export async function startCommand(files: readonly string[], options: Record<string, unknown>, views: Views): Promise<void> {
  const directory = String(options.store);
  const read = readCase("cases/jnim");
  await loadEmbedded(read, directory);
  let prefer: string | undefined;
  for (const file of files) {
    const line = progressLine();
    const mapping = typeof options.mapping === "string" ? {mapping: options.mapping} : {};
    const summary = await importFile(directory, file, {...mapping, progress: (progress) => line.show(describeProgress(progress))}).finally(() => line.clear());
    print(describeImport(summary));
    prefer = summary.release.source;
  }
  if (!files.length && !options.offline) await tryFetch(directory, read.sources);
  const {writeReport} = await views.report();
  const report = await writeReport(read, {store: directory, out: resolve(String(options.out)), lang: options.lang === "fr" ? "fr" : "en", prefer});
  tellNumbers(report, await claimsOf(read, directory));
}

/** The verdicts on the article's claims in one line. */
async function claimsOf(read: Case, directory: string): Promise<string> {
  const store = await Store.open(directory);
  try {
    return `Of the article's ${tally(await checkCase(store, read))} (each with its reason: npx harmattan check ${read.id})`;
  } finally {
    store.close();
  }
}

async function tryFetch(directory: string, sources: readonly string[]): Promise<void> {
  const store = await Store.open(directory);
  const loaded = Object.keys(store.state().sources);
  store.close();
  if (sources.slice(0, -1).some((source) => loaded.includes(source))) return;
  const line = progressLine();
  try {
    tell(`looking for UCDP at its publisher (${PATIENCE.answer} s for an answer) ...`);
    for (const summary of await fetchSource(directory, "ucdp", {timeoutSeconds: PATIENCE.answer, totalSeconds: PATIENCE.whole, progress: (progress) => line.show(describeProgress(progress))})) print(describeImport(summary));
  } catch (error) {
    line.clear();
    if (!(error instanceof HarmattanError)) throw error;
    tell(`UCDP is out of reach (${error.message}); going on with the chronology that ships with the case`);
  }
}

function tellNumbers(report: WrittenReport, claims: string): void {
  print("");
  for (const {figure} of report.results) print(`${figure.title}\n  ${figure.subtitle}`);
  print("");
  print(claims);
  if (report.better.length) print(`Drawn from ${report.source}. To draw all figures: npm start -- FILE (a file of UCDP GED; free, no account).`);
  print(`Look at ${report.file}`);
  print(`  ${pathToFileURL(report.file).href}`);
}
