import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join, normalize} from "node:path";
import test from "node:test";
import {pages, rebuiltDocs} from "../../scripts/docs.ts";
import {errors} from "../../src/error.ts";
import {measures} from "../../src/measures/index.ts";
import {apiReaders, readers} from "../../src/sources/index.ts";

const read = (file: string) => readFileSync(file, "utf8");
const names = (folder: string) => readdirSync(join("docs", folder)).map((name) => name.replace(/\.md$/, "")).sort();

test("what is generated in the docs is what the code says, and every command prints what they show", {timeout: 300_000}, async () => {
  for (const [file, text] of await rebuiltDocs()) assert.equal(read(file), text, `${file} is not what npm run docs makes of it`);
});

test("every measure has its page and every page its measure", () => {
  assert.deepEqual(names("measures"), measures.map(({name}) => name).sort());
});

test("every reader has its page and every page its reader", () => {
  assert.deepEqual(names("sources"), [...readers, ...apiReaders].map(({name}) => name).concat("table").sort());
});

test("a page of a measure says what it does with imprecise places, and shows an example", () => {
  for (const name of names("measures")) assert.match(read(`docs/measures/${name}.md`), new RegExp(`generated: measure ${name} -->[^]*## Imprecise places[^]*## Example[^]*\\$ harmattan measure ${name} `), name);
});

test("a page of a reader shows its licence, its rejections, its traps and an example", () => {
  for (const name of names("sources"))
    for (const part of [/licence/i, /^## .*traps$/im, /^## Rejections$/m, /^## Example$[^]*^\$ (\w+=\S+ )?harmattan /m]) assert.match(read(`docs/sources/${name}.md`), part, name);
});

test("every error is in the docs and every error of the docs in the table", () => {
  const told = [...read("docs/errors.md").matchAll(/^\| `(\w+)` \| (\d) \|/gm)].map(([, code, exit]) => [code, Number(exit)]);
  assert.deepEqual(told, Object.entries(errors).map(([code, [exit]]) => [code, exit]));
});

test("each number that the page on JNIM 2017 to 2020 tells in its own words stands in what the report says there", () => {
  const page = read("docs/jnim-2017-2020.md");
  const [told, found] = [page.slice(page.indexOf("**In short.**"), page.indexOf("```console")), page.slice(page.indexOf("<!-- findings"))];
  const numbers = [...told.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => number);
  assert.ok(numbers.length > 8);
  for (const number of numbers) assert.match(found, new RegExp(`(?<![\\d.])${number.replace(".", "\\.")}(?![\\d.]\\d)`), number);
});

test("every link within the repository leads somewhere", () => {
  const broken = markdown().flatMap((file) => [...read(file).replace(/```[^]*?```/g, "").matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!)
    .filter((target) => !/^[a-z]+:/.test(target)).filter((target) => !leads(file, target)).map((target) => `${file}: ${target}`));
  assert.deepEqual(broken, []);
});

test("what the README and CONTRIBUTING tell to run with npm is in package.json", () => {
  const {scripts} = JSON.parse(read("package.json")) as {scripts: Record<string, string>};
  const told = ["README.md", "CONTRIBUTING.md"].flatMap((file) => [...read(file).matchAll(/npm (?:run )?([a-z][\w:]*)/g)].map((match) => match[1]!)).filter((name) => name !== "called");
  assert.ok(told.length >= 4);
  assert.deepEqual(told.filter((name) => !(name in scripts)), []);
});

test("the README begins with the two commands and a picture of less than 400 kB", () => {
  const text = read("README.md");
  const places = ["npm start", "npm test", "docs/report.png", "## "].map((word) => text.indexOf(word));
  assert.deepEqual(places, places.toSorted((a, b) => a - b));
  assert.ok(readFileSync("docs/report.png").length < 400_000);
});

test("the chronology is called what it is", () => {
  assert.match(read("cases/jnim/README.md"), /landmark events from public reports, not a census/);
});

test("no file names a folder of somebody's machine or the host of a package registry", () => {
  const machine = new RegExp(`(^|[^\\w.:/-])/(${["wo", "rk"].join("")}|home/(?!you\\b)\\w+|Users/\\w+)(/|\\b(?!s))`);
  const registry = new RegExp(["//registry", "|npmjs", "org"].join("\\."), "i");
  const named = tracked().filter((file) => !/\.(png|parquet|gz|zip)$/.test(file) && existsSync(file)).flatMap((file) => read(file).split("\n").flatMap((line, i) => machine.test(line) || registry.test(line) ? [`${file}:${i + 1}`] : []));
  assert.deepEqual(named, []);
});

function markdown(): string[] {
  return [...new Set([...pages(), ...tracked().filter((file) => file.endsWith(".md"))])].filter((file) => existsSync(file));
}

function leads(file: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const to = path ? normalize(join(dirname(file), path)) : file;
  if (!existsSync(to)) return false;
  return anchor === undefined || [...read(to).matchAll(/^#+ (.+)$/gm)].some(([, heading]) => heading!.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, "").replaceAll(" ", "-") === anchor);
}

/** Files of the repository, new ones included; where there is no git, those of the folders that it has. */
function tracked(): string[] {
  try {
    return execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]}).split("\n").filter(Boolean);
  } catch {
    const folders = readdirSync(".", {withFileTypes: true}).filter((entry) => entry.isDirectory() && !/^(node_modules|dist|out|\..*)$/.test(entry.name));
    return folders.flatMap(({name}) => readdirSync(name, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  }
}
