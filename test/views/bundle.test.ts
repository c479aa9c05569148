import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import test, {after} from "node:test";
import type {Bundled, ReleaseDiff, Verification} from "../../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "harmattan-cli-"));
const store = join(folder, "store");
after(() => rmSync(folder, {recursive: true, force: true}));

function harmattan(...args: string[]): {status: number | null; out: string; err: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, ["bin/harmattan.js", ...args], {encoding: "utf8", env: {...process.env, HARMATTAN_STORE: store}});
  return {status, out: stdout, err: stderr};
}
const first = join(folder, "first.csv");
cpSync("docs/examples/invented.csv", first);
const second = join(folder, "second.csv");
writeFileSync(second, readFileSync(first, "utf8").replace(/^inv-001.*\n/m, ""));
for (const [file, version] of [[first, "first"], [second, "second"]] as const) assert.equal(harmattan("import", file, "--mapping", "docs/examples/invented.yml", "--release-version", version).status, 0);

test("diff prints what changed, and one JSON document or a row an event on request", () => {
  assert.match(harmattan("diff", "first", "second").out, /^invented-first \(40 events\) to invented-second \(39 events\)\n0 added, 1 removed, 0 changed, 39 the same\n/);
  const found = JSON.parse(harmattan("diff", "first", "second", "--format", "json").out) as ReleaseDiff;
  assert.deepEqual([found.events.map(({id}) => id), found.deaths.change.best], [["inv-001"], -3]);
  assert.match(harmattan("diff", "first", "second", "--format", "csv").out, /^change,id,columns,before,after\r\nremoved,inv-001,,"\{/);
});

test("diff with an unknown release, a bad limit or one release alone is exit 2 and says what is there", () => {
  const {status, err} = harmattan("diff", "first", "thrid");
  assert.deepEqual([status, err], [2, "harmattan: no release thrid in this store (loaded: invented-first, invented-second)\n  see harmattan releases\n"]);
  for (const args of [["first", "second", "--limit", "some"], ["first"], ["first", "second", "--case", "nowhere"]]) assert.equal(harmattan("diff", ...args).status, 2, args.join(" "));
});

test("verify is 0 for what bundle wrote, 3 for a forged one, 1 for no bundle, and says why", () => {
  const bundle = join(folder, "bundle");
  const made = JSON.parse(harmattan("bundle", "docs/examples/invented-case", "--out", bundle, "--format", "json").out) as Bundled;
  const whole = harmattan("verify", bundle, "--sha256", made.sha256);
  assert.deepEqual([whole.status, whole.err], [0, ""]);
  assert.match(whole.out, /\nno difference\n$/);
  writeFileSync(join(bundle, "note.txt"), "extra");
  const forged = harmattan("verify", bundle, "--format", "json");
  assert.equal(forged.status, 3);
  assert.deepEqual((JSON.parse(forged.out) as Verification).differences.map(({kind, file}) => [kind, file]), [["extra", "note.txt"]]);
  assert.match(forged.err, /1 difference found/);
  const none = harmattan("verify", join(folder, "first.csv"));
  assert.equal(none.status, 1);
  assert.match(none.err, /not a bundle that can be read/);
  assert.equal(harmattan("verify", join(folder, "nothing.zip")).status, 1);
});

test("bundle writes a zip by default name or the one that is given, and refuses a folder that holds something", () => {
  const out = join(folder, "one.zip");
  assert.match(harmattan("bundle", "docs/examples/invented-case", "--out", out, "--lang", "fr").out, /one\.zip \(\d+ files, 2 results, 4 claims\)/);
  assert.equal(readFileSync(out).subarray(0, 2).toString(), "PK");
  assert.equal(harmattan("verify", out).status, 0);
  const {status, err} = harmattan("bundle", "docs/examples/invented-case", "--out", folder);
  assert.equal(status, 2);
  assert.match(err, /is there already and is not empty/);
});
