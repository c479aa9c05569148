import {totalmem} from "node:os";
import {dirname, join} from "node:path";
import {measures} from "../src/index.ts";
import {commonestGroup} from "./acled-file.ts";
import {conflictStore} from "./conflict.ts";
import {findR, runR, type Fit} from "./fits.ts";
import type {Files} from "./files.ts";
import {installedCommand} from "./installed.ts";
import type {Job} from "./job.ts";
import {findPandas, runPandas, type Frame} from "./pandas.ts";
import {time} from "./table.ts";
import type {Runs, Sample, Workers} from "./workers.ts";

/** Cells that are measured in turn, so that a machine which slows down slows all of them. */
export interface Section {
  name: string;
  title: string;
  rounds: Runs;
  cells: Cell[];
}

export interface Cell {
  name: string;
  take(): Promise<Sample>;
  /** The engine's memory setting in bytes; null where no engine of ours works. */
  engine: number | null;
  /** Judges the median, in ms; `medians` are those of the section by name of the cell. */
  aim?: (own: number, medians: ReadonlyMap<string, number>) => {text: string; met: boolean} | undefined;
}

/** Sums and lists, which are quick on any store. */
const basic = measures.filter(({study}) => !study).map(({name}) => name);

/** Those that have a row of their own, on a simulated conflict: the one needs tactics, which GED has not, the other takes longer. */
const simulated = ["control", "contagion"];

/** Measures whose whole answer would be hundreds of thousands of rows. */
const limits: ReadonlyMap<string, {about: string}> = new Map([["events", {about: " (1,000 rows)"}], ["places", {about: " (1,000 places)"}]]);

/** Memory setting of the engine that every job runs with. */
const setting = 1e9;
/** Enough for bare read_csv of 3 million rows to stay in memory. */
const ample = 8e9;

export function sections(workers: Workers, files: Files, quick: boolean): Section[] {
  const once = {warmUp: 0, counted: 1};
  const rounds = (counted: number): Runs => quick ? once : {warmUp: 1, counted};
  const pandas = findPandas();
  const r = findR();
  let made: Promise<string> | undefined;
  const cell = (name: string, job: () => Job | Promise<Job>, runs: Runs = once, aim?: Cell["aim"]): Cell => ({name, engine: setting, take: async () => workers.run(await job(), runs), aim});
  const pandasRead = (frame: Frame): Cell[] => pandas ? [{name: "pandas read_csv", engine: null, take: async () => {
    const {read, peak} = runPandas(pandas.python, frame, 0);
    return {ms: [read], peak, skipped: null};
  }}] : [];
  const {ged, acled} = files;
  return [
    {
      name: "import-ged", title: `Import of ${count(ged.rows)} events of GED (49 columns, ${mb(ged.bytes)}, ${count(ged.places)} places)`, rounds: rounds(5),
      cells: [
        cell("bare read_csv into a table", () => ({do: "bare", file: ged.file, spill: files.spill})),
        cell("import, all places new", () => ({do: "import", file: ged.file, into: ged.store})),
        cell("import, places known", async () => ({do: "import", file: ged.file, into: files.scratch, from: await ged.known()}), once, underBare),
        cell("import over a release of the same events", async () => ({do: "import", file: ged.file, into: files.scratch, from: await ged.loaded(), version: "27.1"})),
        ...pandasRead(ged.frame)
      ].map(fasterThanPandas)
    },
    {
      name: "import-acled", title: `Import of ${count(acled.rows)} events in the form of ACLED (31 columns, ${mb(acled.bytes)}, ${count(acled.places)} places)`, rounds: rounds(3),
      cells: [
        cell("bare read_csv into a table", () => ({do: "bare", file: acled.file, spill: files.spill})),
        ...totalmem() > 1.5 * ample ? [{...cell("bare read_csv with 8 GB", () => ({do: "bare", file: acled.file, spill: files.spill, memory: "8GB"})), engine: ample}] : [],
        cell("import, all places new", () => ({do: "import", file: acled.file, into: acled.store, covers: acled.covers})),
        cell("import, places known", async () => ({do: "import", file: acled.file, into: files.scratch, from: await acled.known(), covers: acled.covers}), once, underBare),
        cell("import over an export of the same events", async () => ({do: "import", file: acled.file, into: files.scratch, from: await acled.loaded(), version: "again", covers: acled.covers})),
        ...pandasRead(acled.frame)
      ].map(fasterThanPandas)
    },
    {
      name: "places", title: "New places", rounds: rounds(5),
      cells: [{...cell(`${count(files.newPlaces)} new places, index included`, () => ({do: "places", count: files.newPlaces}), once, under(5_000)), engine: null}]
    },
    ...([["ged", ged, "JNIM", "MLI"], ["acled", acled, commonestGroup, "BFA"]] as const).map(([name, source, actor, country]): Section => ({
      name: `measures-${name}`, title: `Measures over ${count(source.rows)} events of ${name === "ged" ? "GED" : "the ACLED form"}, store open`, rounds: once,
      cells: [
        ...basic.flatMap((measure) => [["", {}, 300], [", by actor", {actor}, 100], [", by country", {country}, 100]].map(([by, selection, limit]) => cell(
          `${measure}${limits.get(measure)?.about ?? ""}${by as string}`,
          async () => ({do: "measure", store: await source.loaded(), measure, input: {source: name === "ged" ? "ucdp" : "acled", ...selection as Record<string, string>, ...limits.has(measure) ? {limit: 1_000} : {}}}),
          quick ? once : {warmUp: 2, counted: 9}, under(limit as number)
        ))),
        ...pandas ? pandasGroups(pandas.python, source.frame, quick ? 1 : 9) : []
      ]
    })),
    {
      name: "studies", title: "Measures that fit, draw or permute, over the events since 2022 of GED (some 50,000), store open", rounds: once,
      cells: measures.filter(({name: measure, study}) => study && !simulated.includes(measure)).map(({name: measure, actor}) => cell(
        `${measure}${actor ? ", of JNIM" : ""}`,
        async () => ({do: "measure", store: await ged.loaded(), measure, input: {source: "ucdp", from: "2022", ...actor ? {actor: "JNIM"} : {}}}),
        quick ? once : {warmUp: 1, counted: 3}, under(2_000)
      ))
    },
    {
      name: "simulated", title: `Measures of a simulated conflict in seven countries over 100 months (${count(quick ? 1_500 : 10_000)} events, half of them of the actor with precise places), store open`, rounds: once,
      cells: ([["control", {}, 5_000], ["contagion", {permutations: 1_000}, 20_000], ["belt", {join: ["Mopti", "Bobo-Dioulasso"], show: "joining"}, 2_000]] as const).map(([measure, input, limit]) => cell(
        `${measure}${measure === "contagion" ? ", 1,000 permutations, both methods and directions" : measure === "belt" ? " between two towns" : ", at half a degree"}`,
        async () => ({do: "measure", store: await conflict(), measure, input: {actor: "Simulated Front", ...input, ...quick && measure === "contagion" ? {permutations: 99} : {}}}),
        quick ? once : {warmUp: 1, counted: 3}, under(limit)
      ))
    },
    {
      name: "fits", title: "Fits, beside R's packages on the same numbers", rounds: once,
      cells: ([["quantile", quick ? 2_000 : 50_000, "a line of the 10% quantile", [["quantile", "quantreg::rq, Frisch-Newton"], ["quantile-exact", "quantreg::rq, simplex"]]], ["counts", quick ? 300 : 3_000, "a negative binomial with two regressors", [["counts", "MASS::glm.nb"]]]] as const).flatMap(([fit, n, about, others]) => [
        {...cell(`${about}, ${count(n)} values`, () => ({do: "fit", fit, n}), quick ? once : {warmUp: 1, counted: 5}, fasterThan(`R, ${others[0][1]}, ${count(n)} values`)), engine: null},
        ...r ? others.map(([method, name]) => ofR(fit, method, `R, ${name}, ${count(n)} values`, n)) : []
      ])
    },
    {
      name: "claims", title: "Claims: found in a text, and those of cases/jnim checked", rounds: once,
      cells: [
        ...(["sentences", "one line", "numbers", "hostile page"] as const).flatMap((kind) => ([1, 2] as const).map((size) => ({
          ...cell(`${kind}, ${size * (quick ? 0.02 : 1)} MB`, () => ({do: "claims", kind, bytes: size * (quick ? 2e4 : 1e6)}), quick ? once : {warmUp: 1, counted: 3}, size === 2 ? linear(kind) : undefined), engine: null
        }))),
        cell(`the claims of cases/jnim checked over ${count(ged.rows)} events`, async () => ({do: "check", store: await ged.loaded()}), quick ? once : {warmUp: 1, counted: 5})
      ]
    },
    {
      name: "report", title: `The report of cases/jnim over ${count(ged.rows)} events`, rounds: once,
      cells: [
        cell("writeReport, a warm process of the package", async () => ({do: "report", store: await ged.loaded(), out: files.out, installed: dirname(dirname(installed()))}), quick ? once : {warmUp: 1, counted: 7}, under(5_000)),
        ...(["installed", "checkout"] as const).flatMap((where) => ([["report", ["report", "cases/jnim", "--out", files.out], 5_000], ["measure countries", ["measure", "countries", "--source", "ucdp", "--actor", "JNIM"], null]] as const)
          .map(([name, words, limit]) => cell(`harmattan ${name}, a cold process of ${where === "installed" ? "the package" : "the checkout"}`, async () => ({
            do: "command", args: [where === "installed" ? installed() : join("bin", "harmattan.js"), ...words, "--store", await ged.loaded()]
          }), quick ? once : {warmUp: 1, counted: 7}, limit ? under(limit) : undefined)))
      ]
    }
  ];

  function conflict(): Promise<string> {
    return made ??= conflictStore(join(files.directory, "conflict-store"), quick ? 1_500 : 10_000);
  }

  function ofR(fit: Fit, method: Fit | "quantile-exact", name: string, n: number): Cell {
    return {name, engine: null, take: async () => ({ms: runR(join(files.directory, `fit-${fit}.csv`), fit, method, n, quick ? 1 : 5).ms, peak: 0, skipped: null})};
  }

  function installed(): string {
    return files.installed ??= installedCommand(join(files.directory, "package"));
  }
}

/** One process of pandas reads the file and answers all three cells. */
function pandasGroups(python: string, frame: Frame, runs: number): Cell[] {
  let times: ReturnType<typeof runPandas> | undefined;
  return ([["", "all"], [", by actor", "actor"], [", by country", "country"]] as const).map(([by, key]) => ({
    name: `pandas, deaths by country${by}`, engine: null,
    async take() {
      times ??= runPandas(python, frame, runs);
      return {ms: times[key], peak: times.peak, skipped: null};
    }
  }));
}

function under(limit: number): Cell["aim"] {
  return (own) => ({text: `under ${time(limit)}`, met: own < limit});
}

/** Against another cell of the section; without it nothing is aimed at. */
function fasterThan(name: string): Cell["aim"] {
  return (own, medians) => {
    const other = medians.get(name);
    return other === undefined ? undefined : {text: `faster than ${name.split(",").slice(0, 2).join(",")}: ${(other / own).toFixed(1)} ×`, met: own < other};
  };
}

/** Twice the text takes about twice the time. */
function linear(kind: string): Cell["aim"] {
  return (own, medians) => {
    const half = [...medians].find(([name]) => name.startsWith(`${kind}, `))?.[1];
    return half === undefined ? undefined : {text: `linear: ${(own / half).toFixed(2)} × the half`, met: own < 2.6 * half};
  };
}

/** Against the fastest bare read of the section, so that one that has to spill does not flatter. */
function underBare(own: number, medians: ReadonlyMap<string, number>): {text: string; met: boolean} | undefined {
  const bare = [...medians].filter(([name]) => name.startsWith("bare")).map(([, ms]) => ms);
  if (!bare.length) return undefined;
  const ratio = own / Math.min(...bare);
  return {text: `under 3 × bare: ${ratio.toFixed(2)} ×`, met: ratio < 3};
}

function fasterThanPandas(cell: Cell): Cell {
  if (!cell.name.startsWith("import")) return cell;
  return {...cell, aim(own, medians) {
    const first = cell.aim?.(own, medians);
    const read = medians.get("pandas read_csv");
    if (!read) return first;
    return {text: [...first ? [first.text] : [], `faster than pandas: ${(read / own).toFixed(1)} ×`].join("; "), met: (first?.met ?? true) && own < read};
  }};
}

function count(n: number): string {
  return n.toLocaleString("en-GB");
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString("en-GB")} MB`;
}
