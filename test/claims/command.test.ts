import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import test from "node:test";

const folder = mkdtempSync(join(tmpdir(), "harmattan-claims-"));
const run = (args: readonly string[], input = "") => {
  const {status, stdout, stderr} = spawnSync(process.execPath, ["bin/harmattan.js", "claims", ...args], {input, encoding: "utf8"});
  return {status, stdout, stderr};
};
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

test("claims answers one JSON document with claims and what is set aside, from standard input as from a file", () => {
  const text = "Gunmen killed 12 people in Kouri last month. The base holds 2,500 troops.";
  const piped = run(["-", "--published", "2024-05-10", "--format", "json"], text);
  assert.equal(piped.status, 0, piped.stderr);
  const answer = JSON.parse(piped.stdout) as {claims: {sentence: string; period: object}[]; set_aside: object[]};
  assert.deepEqual([answer.claims[0]!.sentence, answer.claims[0]!.period], ["Gunmen killed 12 people in Kouri last month.", {from: "2024-04-01", to: "2024-04-30", text: "last month"}]);
  assert.deepEqual(answer.set_aside, [{sentence: "The base holds 2,500 troops.", reason: "number_not_events"}]);
  assert.equal(run([file("a.txt", text), "--published", "2024-05-10", "--format", "json"]).stdout, piped.stdout);
});

test("a page is read as a page, told by its name or beginning", () => {
  const page = "<html><script>'killed 90 people'</script><p>Gunmen killed 12 people.</p>";
  for (const {status, stdout} of [run([file("a.html", page)]), run(["-"], page)]) assert.ok(status === 0 && stdout.includes("12") && !stdout.includes("90"));
});

test("a missing, empty, blank or broken file, a PDF and a wrong date are errors with a cure", () => {
  assert.match(run([join(folder, "none.txt")]).stderr, /none\.txt: no such file\n {2}check the path/);
  assert.match(run([file("empty.txt", "")]).stderr, /empty\.txt: is empty/);
  assert.match(run(["-"], " \n").stderr, /standard input: holds nothing but white space/);
  assert.match(run([file("latin.txt", Buffer.from("Le d\u00e9but\nFin du raid \u00e0 Kouri", "latin1"))]).stderr, /latin\.txt: line 1 is not UTF-8 \(byte 5\)\n {2}save the text as UTF-8/);
  assert.match(run([file("a.pdf", "%PDF-1.7 x")]).stderr, /a\.pdf: is a PDF/);
  const wrong = run(["-", "--published", "yesterday"], "x");
  assert.deepEqual([wrong.status, wrong.stderr.split("\n")[0]], [2, "harmattan: invalid published: yesterday (expected YYYY, YYYY-MM or YYYY-MM-DD)"]);
});
