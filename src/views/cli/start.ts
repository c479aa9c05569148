import {spawn} from "node:child_process";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {checkCase, fetchSource, HarmattanError, importFile, loadEmbedded, preferring, readCase, Store, type Case} from "../../index.ts";
import {tally} from "./check.ts";
import {describeImport, describeProgress} from "./import.ts";
import {print, progressLine, tell} from "./output.ts";
import type {Views, WrittenReport} from "./views.ts";

/** Seconds that the publisher has to begin an answer, and to hand over the file, before the start goes on without it. */
const PATIENCE = {answer: 6, whole: 300};

/** The main job: the files given, else UCDP from its publisher, else the chronology that ships; then the report and its numbers. */
export async function startCommand(files: readonly string[], options: Record<string, unknown>, views: Views): Promise<void> {
  const directory = String(options.store);
  const out = String(options.out);
  const example = drawExample(`${directory.replace(/[\\/]+$/, "")}-example`, out === "out/jnim" ? "out/example" : join(out, "example"), options.lang === "fr" ? "fr" : "en");
  const read = readCase("cases/jnim");
  await loadEmbedded(read, directory);
  let source: string | undefined;
  for (const file of files) {
    const line = progressLine();
    const mapping = typeof options.mapping === "string" ? {mapping: options.mapping} : {};
    const summary = await importFile(directory, file, {...mapping, progress: (progress) => line.show(describeProgress(progress))}).finally(() => line.clear());
    print(describeImport(summary));
    source = summary.release.source;
  }
  if (!files.length && !options.offline) await tryFetch(directory, read.sources);
  const {writeReport} = await views.report();
  const report = await writeReport(read, {store: directory, out: resolve(String(options.out)), lang: options.lang === "fr" ? "fr" : "en", source});
  tellNumbers(report, await claimsOf(source ? preferring(read, source) : read, directory));
  print(`\n${await example}`);
}

/**
 * Draws the simulated case beside, in a process of its own, so that the two take no longer than one. Its store is another folder: simulated events
 * never lie beside recorded ones unasked. Answers what to tell of it.
 */
function drawExample(store: string, out: string, lang: "en" | "fr"): Promise<string> {
  const file = resolve(out, "index.html");
  return new Promise((tells) => {
    const child = spawn(process.execPath, [process.argv[1]!, "report", "cases/example", "--store", store, "--out", out, "--lang", lang], {stdio: ["ignore", "ignore", "pipe"]});
    let fault = "";
    child.stderr.on("data", (text: Buffer) => { fault += text.toString(); });
    child.on("error", (error) => tells(`The simulated case was not drawn: ${error.message}`));
    child.on("close", (status) => tells(status === 0 ? `A simulated conflict, to see every measure: ${file}\n  (its events are in ${store}: npx harmattan measure places --store ${store})` : `The simulated case was not drawn: ${fault.trim()}`));
  });
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
