import assert from "node:assert/strict";
import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import test from "node:test";
import {readCase} from "../../src/cases/case.ts";
import {readClaims} from "../../src/cases/claims.ts";
import {newCase} from "../../src/cases/new.ts";
import {HarmattanError} from "../../src/error.ts";
import {measures} from "../../src/measures/index.ts";
import {newFolder} from "../fixture/store.ts";

test("a new case is read at once, with the title, the actor and the article that were given", () => {
  const folder = join(newFolder(), "lake-chad");
  const files = newCase(folder, {actor: "Invented: Front, the \"first\"", publisher: "Paper", published: "2025-06-08", sources: ["invented", "ucdp"]});
  assert.ok(files.every((file) => existsSync(file)));
  const read = readCase(folder);
  assert.deepEqual([read.title.en, read.actor, read.article?.publisher, read.article?.date, read.sources], ["Lake chad", "Invented: Front, the \"first\"", "Paper", "2025-06-08", ["ucdp", "acled", "invented"]]);
  assert.deepEqual(readClaims(read), []);
});

test("the questions of spread in the comments of a new case are ones that a case may ask", () => {
  const folder = join(newFolder(), "case");
  newCase(folder, {});
  const file = join(folder, "case.yml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^#  - /gm, "  - "));
  const asked = readCase(folder).figures;
  assert.equal(asked.length, 17);
  for (const spec of asked) {
    const measure = measures.find(({name}) => name === spec.measure);
    assert.ok(measure, spec.measure);
    for (const param of [...Object.keys(spec.with), ...Object.keys(spec.take), ...spec.also.flatMap(Object.keys)]) assert.ok(param in measure.params, `${spec.measure}: ${param}`);
  }
});

test("the example in the comments of a new claims.yml is a valid one", () => {
  const folder = join(newFolder(), "case");
  newCase(folder);
  const file = join(folder, "claims.yml");
  writeFileSync(file, readFileSync(file, "utf8").replace("claims: []", "claims:").replace(/^# (?=(?:- | {2}))/gm, "  "));
  assert.deepEqual(readClaims(readCase(folder)).map(({id, kind}) => [id, kind]), [["deaths-in-togo", undefined], ["who-gains", "opinion"]]);
});

test("without an article none is made up", () => {
  const folder = join(newFolder(), "case");
  newCase(folder);
  assert.equal(readCase(folder).article, undefined);
});

test("both files of a new case name schemas that are there", () => {
  const folder = join(newFolder(), "case");
  newCase(folder);
  for (const name of ["case", "claims"]) {
    const [, target = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(join(folder, `${name}.yml`), "utf8")) ?? [];
    assert.ok(existsSync(join(folder, target)), name);
  }
});

test("a folder that holds anything is refused and left as it was", () => {
  const folder = newFolder();
  writeFileSync(join(folder, "notes.txt"), "mine");
  assert.throws(() => newCase(folder), (error: HarmattanError) => error.code === "case_exists" && error.exit === 2);
  assert.deepEqual(readdirSync(folder), ["notes.txt"]);
});

test("a file of that name is refused as well, and so is a day of publication that is none", () => {
  const file = join(newFolder(), "case");
  writeFileSync(file, "mine");
  assert.throws(() => newCase(file), (error: HarmattanError) => error.code === "case_exists");
  const folder = join(newFolder(), "case");
  assert.throws(() => newCase(folder, {publisher: "Paper", published: "June"}), (error: HarmattanError) => error.code === "invalid_value" && /--published/.test(error.message));
  assert.equal(existsSync(folder), false);
});
