import {Command, CommanderError, Option} from "commander";
import {HarmattanError} from "../../error.ts";
import {measures, selectionParams} from "../../measures/index.ts";
import type {Params} from "../../param.ts";
import {apiReaders, readers} from "../../sources/index.ts";
import {writeError} from "./output.ts";
import type {Views} from "./views.ts";

/** Runs the command line; answers the exit status: 0 done, 1 failed, 2 wrong use, 3 a check that found a contradiction. */
export async function main(argv: readonly string[], views: Views): Promise<number> {
  let status = 0;
  const program = build(views, (found) => status = found);
  try {
    await program.parseAsync([...argv]);
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof HarmattanError) {
      writeError(error);
      return error.exit;
    }
    throw error;
  }
}

/** `ends` is told the exit status of a command that found something: 3 for a contradiction. */
function build(views: Views, ends: (status: number) => void): Command {
  const program = new Command("harmattan")
    .description("From records of armed conflict to maps, charts, reports and numbers that anyone can check.")
    .version("0.1.0", "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print the help of a command")
    .showHelpAfterError("(harmattan --help lists the commands)")
    .exitOverride();
  const store = () => new Option("--store <dir>", "folder of the store").env("HARMATTAN_STORE").default(".harmattan");

  command("import <file...>", "import files or addresses of events into the store; the reader is found by the columns")
    .addOption(new Option("--as <reader>", "name the reader; your own table needs --mapping instead").choices([...readers, ...apiReaders].map(({name}) => name)))
    .option("--mapping <file>", "a YAML mapping of your own table's columns")
    .option("--release-version <version>", "the release, where the file's name does not say it, e.g. 26.1 or 26.0.4")
    .option("--covers <span>", "what the file covers, for sources that do not say: FROM..TO, e.g. 2019-01-01..2024-12-31")
    .option("--covers-country <iso3>", "a country that the file covers (repeat; default world)", collect, [])
    .option("--encoding <name>", "encoding of the text, e.g. windows-1252; default UTF-8 or UTF-16 where that is certain")
    .option("--max-rejected <percent>", "refuse the file when more rows than this are rejected", "5")
    .addOption(format("table", "json"))
    .action(async (files: string[], options: Record<string, unknown>) => (await import("./import.ts")).importCommand(files, options));

  command("fetch <source> [version]", "get what is newest from the publisher and import it: ucdp, ucdp-candidate or acled")
    .option("--from <date>", "first day (acled)")
    .option("--to <date>", "last day (acled)")
    .option("--country <iso3>", "a country (acled; repeat)", collect, [])
    .option("--api", "ask UCDP's API instead of its downloads (token in HARMATTAN_UCDP_TOKEN)")
    .option("--sha256 <hex>", "refuse a download with another checksum")
    .option("--timeout <seconds>", "give up when the publisher does not answer in time", "30")
    .addOption(format("table", "json"))
    .action(async (source: string, version: string | undefined, options: Record<string, unknown>) => (await import("./fetch.ts")).fetchCommand(source, version, options));

  const measure = program.command("measure").description("ask a question of the events; `harmattan measures` lists them").exitOverride();
  for (const {name, title, about, params} of measures) {
    const sub = measure.command(name).description(`${title}: ${about}`).summary(title).addOption(store()).exitOverride();
    flags(sub, selectionParams, "selection");
    flags(sub, params as Params, "measure");
    sub.addOption(format("table", "csv", "json", "geojson", "parquet")).option("--out <file>", "write to a file instead of standard output")
      .option("--case <folder>", "take the case's order of preference where several sources are loaded")
      .action(async (options: Record<string, unknown>) => (await import("./measure.ts")).measureCommand(name, options));
  }

  command("measures", "list the measures with their parameters").addOption(format("table", "json"))
    .action(async (options: Record<string, unknown>) => (await import("./catalogue.ts")).measuresCommand(options));
  command("releases", "list what is in the store: releases, counts, checksums, licences").addOption(format("table", "csv", "json"))
    .action(async (options: Record<string, unknown>) => (await import("./catalogue.ts")).releasesCommand(options));
  command("rejections <release>", "list the rows of a release that are not events, with line, reason and raw text").addOption(format("table", "csv", "json"))
    .action(async (release: string, options: Record<string, unknown>) => (await import("./catalogue.ts")).rejectionsCommand(release, options));

  command("diff <release> <release>", "list the events added, removed and changed from one release of a source to another, with the change in deaths")
    .option("--limit <n>", "at most so many events, those with the largest change of deaths first; 0 for all", "20")
    .option("--case <folder>", "also tell which verdicts of a case turn because of it")
    .addOption(format("table", "json", "csv"))
    .action(async (before: string, after: string, options: Record<string, unknown>) => (await import("./diff.ts")).diffCommand(before, after, options));

  command("new <case>", "make a case folder: case.yml, claims.yml and their schemas; never overwrites")
    .option("--title <text>", "title of the case; default the folder's name")
    .option("--actor <name>", "whom the case is about", "JNIM")
    .option("--publisher <name>", "who published the article that the case checks")
    .option("--published <date>", "when it was published")
    .action(async (folder: string, options: Record<string, unknown>) => (await import("./new.ts")).newCommand(folder, options));

  command("check [case]", "check every claim of a case against the loaded events; exit status 3 where one is contradicted (default: cases/jnim)")
    .option("--source <name>", "let this source judge the claims that name none, instead of the case's order")
    .addOption(new Option("--lang <lang>", "language of claims and sentences").choices(["en", "fr"]).default("en"))
    .addOption(format("table", "json", "csv"))
    .action(async (folder: string | undefined, options: Record<string, unknown>) => ends(await (await import("./check.ts")).checkCommand(folder ?? "cases/jnim", options)));

  command("simulate <scenario>", "make a conflict with known truth from a scenario: rows in UCDP's columns, their mapping, and the truth beside them")
    .option("--seed <number>", "the same scenario and seed give the same conflict", "1")
    .option("--out <dir>", "folder to write to; default out/ and the scenario's name and seed")
    .option("--events <number>", "multiply all rates so that so many events are to be expected")
    .addOption(new Option("--rows <form>", "form of the rows").choices(["csv", "parquet"]).default("csv"))
    .option("--import", "import the rows into the store as the source simulated")
    .addOption(format("table", "json"))
    .action(async (file: string, options: Record<string, unknown>) => (await import("./simulate.ts")).simulateCommand(file, options));

  program.command("claims <file>").exitOverride().description("find what a text states about conflict events: plain text, Markdown or HTML, or - for standard input")
    .option("--published <date>", "day of publication, from which \"last month\" and the like are read")
    .addOption(new Option("--lang <lang>", "language of the text; told from its words where it is left out").choices(["en", "fr"]))
    .addOption(new Option("--form <form>", "form of the text; told from its name and beginning where it is left out").choices(["text", "markdown", "html"]))
    .option("--case <folder>", "merge the claims into the case's claims.yml; what was reviewed or corrected there stays")
    .addOption(format("table", "json"))
    .action(async (file: string, options: Record<string, unknown>) => (await import("./claims.ts")).claimsCommand(file, options));

  command("report [case]", "write the report of a case as one page that works offline (default: cases/jnim)")
    .option("--source <name>", "draw from this source, and let it judge the claims that name none, instead of the case's order")
    .option("--out <dir>", "folder to write to; default out/ and the case's name")
    .addOption(new Option("--lang <lang>", "language of the page").choices(["en", "fr"]).default("en"))
    .option("--pdf", "also print report.pdf, with an installed Chromium")
    .action(async (folder: string | undefined, options: Record<string, unknown>) => (await import("./report.ts")).reportCommand(folder ?? "cases/jnim", options, views));

  command("bundle [case]", "write a case with its report, results, verdicts and what it takes to recompute them to a folder or zip (default: cases/jnim)")
    .option("--out <path>", "folder, or file that ends in .zip; default out/ and the case's name, as a zip")
    .addOption(new Option("--lang <lang>", "language of the report").choices(["en", "fr"]).default("en"))
    .addOption(format("table", "json"))
    .action(async (folder: string | undefined, options: Record<string, unknown>) => (await import("./bundle.ts")).bundleCommand(folder ?? "cases/jnim", options, views));

  command("verify <bundle>", "check a bundle: every file against its manifest, and every number and verdict by computing it again")
    .option("--sha256 <hex>", "the manifest's checksum as the bundle's maker published it")
    .addOption(format("table", "json"))
    .action(async (bundle: string, options: Record<string, unknown>) => (await import("./verify.ts")).verifyCommand(bundle, options, views));

  command("serve [case]", "serve the explorer, a page with map, time and every measure, and its API, on this machine")
    .option("--port <n>", "port to listen on; 0 takes a free one", "8080")
    .option("--host <address>", "address to listen on; another than this machine's own needs a token", "127.0.0.1")
    .addOption(new Option("--token <text>", "what clients have to show").env("HARMATTAN_TOKEN"))
    .option("--no-import", "take no files that are dropped on the page")
    .action(async (folder: string | undefined, options: Record<string, unknown>) => (await import("./serve.ts")).serveCommand(folder, {...options, version: program.version()}, views));

  command("mcp [case]", "serve an assistant over standard input and output by the Model Context Protocol: measures, claims, the case")
    .action(async (folder: string | undefined, options: Record<string, unknown>) => (await import("./mcp.ts")).mcpCommand(folder, {...options, version: program.version()}, views));

  command("start [file...]", "the main job: import the JNIM case and the files given, write out/jnim/index.html, print the main numbers")
    .option("--mapping <file>", "a YAML mapping of your own table's columns")
    .addOption(new Option("--lang <lang>", "language of the page").choices(["en", "fr"]).default("en"))
    .option("--offline", "do not try to get UCDP from its publisher")
    .option("--out <dir>", "folder to write to", "out/jnim")
    .action(async (files: string[], options: Record<string, unknown>) => (await import("./start.ts")).startCommand(files, options, views));
  return program;

  function command(name: string, about: string): Command {
    return program.command(name).description(about).addOption(store()).exitOverride();
  }
}

function flags(command: Command, params: Params, group: string): void {
  for (const [name, param] of Object.entries(params)) {
    const bare = param.values?.join() === "true,false";
    const initial = Array.isArray(param.default) ? (param.default as unknown[]).join(", ") : param.default;
    const told = `${param.about}${param.values && !bare ? ` (${param.values.join(", ")})` : ""}${initial === null || initial === "" || initial === false ? "" : ` [${String(initial)}]`}${param.many ? "; may be repeated" : ""}`;
    const option = new Option(bare ? `--${name}` : `--${name} <value>`, told).helpGroup(`Options of the ${group}:`);
    if (param.many) option.argParser(collect);
    command.addOption(option);
  }
}

function format(...choices: readonly [string, ...string[]]): Option {
  return new Option("--format <form>", "form of the answer").choices([...choices]).default(choices[0]);
}

function collect(value: string, previous: readonly string[] | undefined): string[] {
  return [...previous ?? [], value];
}
