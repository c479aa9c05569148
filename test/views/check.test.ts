import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import test, {after} from "node:test";

const folder = mkdtempSync(join(tmpdir(), "harmattan-check-"));
after(() => rmSync(folder, {recursive: true, force: true}));
const bin = join(process.cwd(), "bin/harmattan.js");

function harmattan(...args: string[]): {status: number | null; out: string; err: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, [bin, ...args], {encoding: "utf8", cwd: folder, env: {...process.env, HARMATTAN_STORE: join(folder, "store")}});
  return {status, out: stdout, err: stderr};
}

const example = join(process.cwd(), "docs/examples/invented");

test("a new case is accepted by check and report at once, and is not written over", () => {
  assert.equal(harmattan("import", `${example}.csv`, "--mapping", `${example}.yml`).status, 0);
  const made = harmattan("new", "mine", "--title", "Mine", "--actor", "Invented Front");
  assert.equal(made.status, 0, made.err);
  assert.match(made.out, /mine\/case\.yml\nmine\/claims\.yml/);
  for (const command of ["check", "report"]) {
    const {status, err} = harmattan(command, "mine");
    assert.equal(status, 0, `${command}: ${err}`);
  }
  writeFileSync(join(folder, "mine/claims.yml"), "claims: [] # mine\n");
  const again = harmattan("new", "mine");
  assert.deepEqual([again.status, again.out], [2, ""]);
  assert.match(again.err, /mine: is there already/);
  assert.equal(readFileSync(join(folder, "mine/claims.yml"), "utf8"), "claims: [] # mine\n");
});

test("report --source draws from a loaded source that the case does not name, and lets it judge its claims; one that is not loaded is exit 2", () => {
  const file = join(folder, "mine/claims.yml");
  writeFileSync(file, claim(18));
  writeFileSync(join(folder, "mine/case.yml"), readFileSync(join(folder, "mine/case.yml"), "utf8").replace(/^ +- invented\n/m, ""));
  assert.doesNotMatch(readFileSync(join(folder, "mine/case.yml"), "utf8"), /- invented/);
  const {status, out, err} = harmattan("report", "mine", "--source", "invented");
  assert.equal(status, 0, err);
  assert.match(out, /drawn from invented/);
  assert.match(readFileSync(join(folder, "out/mine/index.html"), "utf8"), /class="mark reproduced"|Reproduced: the data give 18/);
  const missing = harmattan("report", "mine", "--source", "nonsense");
  assert.deepEqual([missing.status, missing.out], [2, ""]);
  assert.match(missing.err, /no events of source nonsense in this store \(loaded: invented\)/);
});

const claim = (value: number) => `claims:\n  - {id: front, text: {en: '${value} events', fr: '${value} événements'}, reading: {measure: events, actors: [Invented Front], period: {from: 2023, to: 2023}, value: ${value}}}\n`;

test("check exits 0 where nothing is contradicted, 3 where a claim is, and 1 with the place of a fault in claims.yml", () => {
  const file = join(folder, "mine/claims.yml");
  for (const [text, expected] of [[claim(18), 0], [claim(900), 3]] as const) {
    writeFileSync(file, text);
    assert.equal(harmattan("check", "mine").status, expected);
  }
  writeFileSync(file, claim(18).replace("measure: events", "measure: deaths"));
  const {status, out, err} = harmattan("check", "mine");
  assert.deepEqual([status, out], [1, ""]);
  assert.match(err, /claims\.yml, line 2: invalid claims\.0\.reading\.measure/);
});

test("--format json prints one document with the verdict, what it is off by, the readings and the events of every claim", () => {
  writeFileSync(join(folder, "mine/claims.yml"), claim(18));
  const {claims} = JSON.parse(harmattan("check", "mine", "--format", "json", "--lang", "fr").out) as {claims: Record<string, unknown>[]};
  assert.equal(claims.length, 1);
  const [first] = claims as [Record<string, unknown>];
  assert.deepEqual([first.id, first.text, first.verdict, first.off, first.reading], ["front", "18 événements", "reproduced", null, "plain"]);
  const readings = first.readings as {id: string; value: number; command: string}[];
  assert.deepEqual([readings[0]!.id, readings[0]!.value], ["plain", 18]);
  const events = first.events as {id: string; date_start: string}[];
  assert.ok(events.length > 0 && events.every(({id, date_start}) => id.startsWith("inv-") && date_start.startsWith("2023-")));
});

test("csv and table hold one row a claim", () => {
  const {out} = harmattan("check", "mine", "--format", "csv");
  assert.match(out, /^id,claim,verdict,stated,value,[^\r]*\r\nfront,18 events,reproduced,18,18,/);
  assert.match(harmattan("check", "mine").out, /^id +claim +verdict +value +reading +events\nfront +18 events +reproduced +18 +plain +18\n/);
});

test("claims --case merges an article into the case; what was corrected there survives, and check says what nobody has reviewed", () => {
  writeFileSync(join(folder, "mine/claims.yml"), "# my notes\nclaims: []\n");
  writeFileSync(join(folder, "article.txt"), "At least 40 soldiers died in an ambush near Sikasso in Mali in April 2024. The minister was pleased.\n");
  const first = harmattan("claims", "article.txt", "--case", "mine");
  assert.equal(first.status, 0, first.err);
  assert.match(first.out, /claims\.yml: 1 new \(\S+\), 0 kept, 0 no longer found; sentences without a claim: 1/);
  const file = join(folder, "mine/claims.yml");
  const written = readFileSync(file, "utf8");
  assert.match(written, /^# my notes\nclaims:\n {2}- id: /);
  assert.doesNotMatch(written, /minister/);
  writeFileSync(file, written.replace("value: 40", "value: 41"));
  assert.match(harmattan("claims", "article.txt", "--case", "mine").out, /0 new, 1 kept, 0 no longer found/);
  assert.match(readFileSync(file, "utf8"), /value: 41[^]*corrected: \[value\]/);
  assert.match(harmattan("check", "mine").out, /\nnot reviewed, so read their slots before you print a verdict: \S+\n/);
});
