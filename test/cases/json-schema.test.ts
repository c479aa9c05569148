import assert from "node:assert/strict";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import test from "node:test";
import {parse} from "yaml";
import {z} from "zod";
import {jsonSchemas} from "../../src/cases/json-schema.ts";

test("the schemas that are shipped are those that the program reads with (npm run schema writes them)", () => {
  assert.deepEqual(readdirSync("schema").toSorted(), Object.keys(jsonSchemas).toSorted());
  for (const [name, schema] of Object.entries(jsonSchemas)) assert.deepEqual(JSON.parse(readFileSync(join("schema", name), "utf8")), JSON.parse(JSON.stringify(schema)));
});

test("every file of a shipped case names its schema, so that editors complete and validate it", () => {
  const files = ["cases/jnim", "docs/examples/invented-case"].flatMap((folder) => ["case.yml", "claims.yml"].map((name) => join(folder, name))).filter((file) => existsSync(file));
  assert.ok(files.length >= 3);
  for (const file of files) {
    const [, target = ""] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync(file, "utf8").split("\n")[0]!) ?? [];
    assert.ok(existsSync(join(dirname(file), target)), `${file} names ${target || "no schema"}`);
  }
});

test("the schemas take the shipped files, and refuse an unknown field and a value outside of a vocabulary", () => {
  for (const name of ["case", "claims"]) {
    const schema = z.fromJSONSchema(jsonSchemas[`${name}.schema.json`] as Parameters<typeof z.fromJSONSchema>[0]);
    for (const folder of ["cases/jnim", "docs/examples/invented-case"]) {
      const text = readFileSync(join(folder, `${name}.yml`), "utf8");
      assert.equal(schema.safeParse(parse(text)).success, true, join(folder, name));
      assert.equal(schema.safeParse({...parse(text) as object, colour: "red"}).success, false);
    }
  }
  const claims = z.fromJSONSchema(jsonSchemas["claims.schema.json"] as Parameters<typeof z.fromJSONSchema>[0]);
  assert.equal(claims.safeParse({claims: [{id: "a", text: "t", reading: {measure: "fatalities"}}]}).success, true);
  assert.equal(claims.safeParse({claims: [{id: "a", text: "t", reading: {measure: "deaths"}}]}).success, false);
});
