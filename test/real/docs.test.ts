import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import test from "node:test";
import {rebuiltDocs} from "../../scripts/docs.ts";

test("commands of the docs that need published files print what the docs show", {timeout: 300_000}, async () => {
  const data = process.env.HARMATTAN_DATA;
  assert.ok(data, "HARMATTAN_DATA is not set; npm run test:real sets it");
  const rebuilt = await rebuiltDocs({data});
  assert.ok(rebuilt.size >= 2);
  for (const [file, text] of rebuilt) assert.equal(readFileSync(file, "utf8"), text, `${file} is not what npm run docs -- --data FOLDER makes of it`);
});
