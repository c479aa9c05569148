import assert from "node:assert/strict";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import test from "node:test";
import type {Case} from "../../src/cases/case.ts";
import {answerRecord, recordSchema, recordSentence, type RecordAnswer} from "../../src/cases/record.ts";
import {asking, newFolder, refused, storeOf} from "../fixture/store.ts";

const directory = newFolder();
writeFileSync(join(directory, "mergers.csv"), [
  "id,part,whole,from,source_publisher,source_date", "m1,North Band,Invented Front,2023-03-02,Paper,2023-04", "m2,\"South Band, the\",Invented Front,2023-03-02,Paper,2023-04", "m3,East Band,Other Front,2024,Radio,2024"
].join("\r\n"));
const answer = (record: unknown): Promise<RecordAnswer> => storeOf().then((store) => asking(store, (open) => answerRecord(open, {directory} as Case, recordSchema.parse({file: "mergers.csv", ...record as object}))));

test("records that say what the claim says agree, a date by its year too", async () => {
  const found = await answer({where: {whole: "invented front"}, expect: {from: 2023}, at_least: 2, show: ["part"]});
  assert.deepEqual([found.agrees, found.rows.map(({id}) => id)], [true, ["m1", "m2"]]);
  assert.equal(recordSentence([found]).en, "mergers.csv holds 2 records of it (North Band; South Band, the), after Paper, 2023-04.");
});

test("a year is not met by a longer number, and a text not by its beginning", async () => {
  assert.equal((await answer({where: {whole: "Invented"}})).agrees, null);
  assert.equal((await answer({where: {id: "m3"}, expect: {from: 202}})).agrees, false);
});

test("a record that says something else disagrees, and both are told in English and French", async () => {
  const found = await answer({where: {id: "m1"}, expect: {part: "East Band", from: "2023-03-02"}});
  assert.equal(found.agrees, false);
  assert.deepEqual(found.differs, [{column: "part", claimed: "East Band", found: ["North Band"]}]);
  const {en, fr} = recordSentence([found]);
  assert.match(en, /mergers\.csv has “North Band” as part, where the claim has “East Band”/);
  assert.match(fr, /mergers\.csv donne « North Band » pour part, là où l’affirmation dit « East Band »/);
});

test("a number of records is counted", async () => {
  assert.deepEqual((await answer({where: {whole: "Invented Front"}, count: 1})).differs, [{column: null, claimed: "1", found: ["2"]}]);
  assert.equal((await answer({where: {whole: "Invented Front"}, count: 2})).agrees, true);
  assert.equal((await answer({where: {whole: "Invented Front"}, at_least: 3})).agrees, false);
});

test("the silence of a table refutes nothing", async () => {
  assert.equal((await answer({where: {whole: "Nobody"}, count: 1})).agrees, null);
});

test("a table or a column that is not there is named, with what there is", async () => {
  await refused(answer({file: "nothing.csv", where: {id: "m1"}}), "file_missing", /nothing\.csv/);
  await refused(answer({where: {hole: "x"}}), "column_missing", /column hole is missing \(found: id, part, whole/);
});

test("a table that is no CSV is named", async () => {
  writeFileSync(join(directory, "broken.csv"), "id,part\nm1,\"never closed\nm2,x\n");
  await refused(answer({file: "broken.csv", where: {id: "m1"}}), "table_unreadable", /broken\.csv/);
});
