// npm run bench: times imports, measures and the report beside bare DuckDB and pandas, and prints one table in Markdown.
import {readFileSync, writeFileSync} from "node:fs";
import {cpus, loadavg, totalmem} from "node:os";
import {parseArgs} from "node:util";
import {Engine} from "../src/store/engine.ts";
import {makeFiles} from "./files.ts";
import {findPandas} from "./pandas.ts";
import {sections, type Section} from "./sections.ts";
import {median, megabytes, table, time, type Line} from "./table.ts";
import {Workers, type Sample} from "./workers.ts";

const {values: options} = parseArgs({options: {
  quick: {type: "boolean", default: false},
  only: {type: "string", default: ""},
  rounds: {type: "string"},
  write: {type: "boolean", default: false},
  help: {type: "boolean", default: false}
}});
if (options.help) {
  console.log(`npm run bench -- [--quick] [--only NAME] [--write]
  --quick      small files, one run of each, in one process: to see that the bench works
  --rounds N   so many counted rounds instead of each section's own
  --only NAME  only the sections or cells whose name contains NAME
  --write      put the table into bench/README.md`);
} else {
  await bench();
}

async function bench(): Promise<void> {
  const workers = new Workers({shared: options.quick});
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  try {
    const about = await machine();
    const files = await makeFiles(workers, options.quick, tell);
    if (options.quick) tell("small files: the times below say only that the bench works");
    const done: {section: Section; lines: Line[]}[] = [];
    for (const section of chosen(sections(workers, files, options.quick))) done.push({section, lines: await measure(section, tell)});
    const text = [about, ...done.map(({section, lines}) => table(section.title, lines)), options.quick ? "" : memoryLine(done.flatMap(({lines}) => lines))].join("\n\n").trimEnd();
    console.log(text);
    if (options.write) write(text);
  } finally {
    workers.close();
  }
}

function chosen(all: Section[]): Section[] {
  const has = (name: string) => name.includes(options.only);
  return all.map((section) => has(section.name) ? section : {...section, cells: section.cells.filter(({name}) => has(name))}).filter(({cells}) => cells.length);
}

/** Rounds over all cells of the section: the warm-up first, which is not counted. */
async function measure({name, rounds, cells}: Section, tell: (text: string) => void): Promise<Line[]> {
  const samples = cells.map((): Sample[] => []);
  const counted = options.rounds === undefined ? rounds.counted : Number(options.rounds);
  for (let round = 0; round < rounds.warmUp + counted; round++) {
    for (const [i, cell] of cells.entries()) {
      const sample = await cell.take();
      tell(`${name} ${round + 1}/${rounds.warmUp + counted}: ${cell.name} ${sample.skipped ?? time(median(sample.ms))}`);
      if (round >= rounds.warmUp) samples[i]!.push(sample);
    }
  }
  const merged = samples.map((some): Sample => ({ms: some.flatMap(({ms}) => ms), peak: Math.max(...some.map(({peak}) => peak)), skipped: some[0]!.skipped}));
  const medians = new Map(cells.flatMap((cell, i) => merged[i]!.ms.length ? [[cell.name, median(merged[i]!.ms)]] : []));
  return cells.map(({name: cell, engine, aim}, i) => ({name: cell, engine, sample: merged[i]!, aim: medians.has(cell) && !options.quick ? aim?.(medians.get(cell)!, medians) : undefined}));
}

function memoryLine(lines: readonly Line[]): string {
  const ours = lines.filter(({name, engine, sample}) => engine && sample.peak && !name.startsWith("bare")).map(({name, engine, sample}) => ({name, beyond: Math.max(0, sample.peak - engine!)}));
  const most = ours.toSorted((a, b) => b.beyond - a.beyond)[0];
  return most ? `Most memory beyond the engine's setting: ${megabytes(most.beyond)} (${most.name}); aim under 1,500 MB ${most.beyond < 1.5e9 ? "✓" : "✗"}` : "";
}

async function machine(): Promise<string> {
  const engine = await Engine.open();
  const {version, threads, memory} = await engine.one("SELECT version() AS version, current_setting('threads') AS threads, current_setting('memory_limit') AS memory");
  engine.close();
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return `${model}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB; ${process.platform} ${process.arch}; Node ${process.versions.node}; DuckDB ${String(version)} with ${String(threads)} threads and ${String(memory)}; ` +
    `pandas ${findPandas()?.version ?? "not installed"}; ${new Date().toISOString().slice(0, 10)}, load at the start ${loadavg()[0]!.toFixed(1)}`;
}

function write(text: string): void {
  const file = new URL("README.md", import.meta.url);
  const readme = readFileSync(file, "utf8");
  const [before, after] = [readme.split("<!-- table -->")[0], readme.split("<!-- /table -->")[1]];
  if (options.quick || options.only || after === undefined) throw new Error("--write takes a whole bench, and bench/README.md with <!-- table --> and <!-- /table -->");
  writeFileSync(file, `${before!}<!-- table -->\n${text}\n<!-- /table -->${after}`);
}
