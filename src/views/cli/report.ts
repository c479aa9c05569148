import {join, resolve} from "node:path";
import {readCase} from "../../index.ts";
import {print} from "./output.ts";
import type {Views} from "./views.ts";

export async function reportCommand(folder: string, options: Record<string, unknown>, views: Views): Promise<void> {
  const read = readCase(folder);
  const out = resolve(typeof options.out === "string" ? options.out : join("out", read.id));
  const {writeReport, printPdf} = await views.report();
  const report = await writeReport(read, {store: String(options.store), out, lang: options.lang === "fr" ? "fr" : "en", source: typeof options.source === "string" ? options.source : undefined});
  print(`${report.file} (${report.results.length} figures, drawn from ${report.source})`);
  if (options.pdf) {
    await printPdf(report.file, join(out, "report.pdf"));
    print(join(out, "report.pdf"));
  }
  if (report.others.length) print(`also loaded, and not named by the case: ${report.others.join(", ")} (draw from it with --source ${report.others[0]})`);
  if (report.better.length) print(`the case prefers, not loaded: ${report.better.join(", ")} (harmattan fetch ${report.better[0]})`);
}
