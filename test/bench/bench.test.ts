import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import test from "node:test";
import {measures} from "../../src/index.ts";

test("the bench runs to its end on small files and times or explains every cell", () => {
  const text = execFileSync(process.execPath, ["--import", "tsx", "bench/index.ts", "--quick"], {
    encoding: "utf8", env: {...process.env, HARMATTAN_DATA: "no-such-folder"}, stdio: ["ignore", "pipe", "pipe"]
  });
  const rows = text.split("\n").filter((line) => /^\| [^-]/.test(line) && !line.startsWith("|  |")).map((line) => line.slice(2, -2).split(" | "));
  const named = (name: string) => rows.filter(([cell]) => cell === name).length;
  for (const name of ["bare read_csv into a table", "import, all places new", "import, places known"]) assert.equal(named(name), 2, name);
  const limited: Record<string, string> = {events: "events (1,000 rows)", places: "places (1,000 places)"};
  for (const {name, actor} of measures) {
    const basic = named(limited[name] ?? name) === 2;
    if (name === "control" || name === "contagion") assert.ok(rows.some(([cell]) => cell!.startsWith(`${name}, `)), name);
    else if (!basic) assert.equal(named(`${name}${actor ? ", of JNIM" : ""}`), 1, name);
    else for (const by of [", by actor", ", by country"]) assert.equal(named(`${limited[name] ?? name}${by}`), 2, `${name}${by}`);
  }
  for (const name of ["500 new places, index included", "writeReport, a warm process of the package", "harmattan report, a cold process of the package", "harmattan measure countries, a cold process of the checkout", "belt between two towns", "a line of the 10% quantile, 2,000 values", "a negative binomial with two regressors, 300 values"]) assert.equal(named(name), 1, name);
  for (const [cell, runs, min, median, , , note] of rows) assert.ok(Number(runs) > 0 && min && median || note, `${cell!}: no time and no reason`);
});
