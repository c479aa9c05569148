import assert from "node:assert/strict";
import {cpSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {zipSync} from "fflate";
import type {Verification} from "../../src/bundle/index.ts";
import {checksum, withManifest, type Manifest} from "../../src/bundle/manifest.ts";
import {filesOf, openBundle} from "../../src/bundle/open.ts";
import {fileOf, newFolder, refused, storeOf} from "../fixture/store.ts";
import {bundleOf, events, gedStore, release, verified} from "./bundled-case.ts";

const store = await gedStore();
const whole = await bundleOf(store);
const copy = () => {
  const folder = join(newFolder(), "bundle");
  cpSync(whole, folder, {recursive: true});
  return folder;
};
const told = ({differences}: Verification) => differences.map(({kind, file, text}) => `${kind} ${file}: ${text}`);
const edit = (folder: string, name: string, change: (text: string) => string) => writeFileSync(join(folder, name), change(readFileSync(join(folder, name), "utf8")));

/** What a forger does after changing files: manifest and checksum are made anew. */
function forge(folder: string): void {
  const {format: _, files: __, ...about} = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  const files = new Map(filesOf(folder, folder).filter((name) => !name.startsWith("manifest.")).map((name) => [name, readFileSync(join(folder, name))]));
  for (const [name, bytes] of withManifest(about, files)) writeFileSync(join(folder, name), bytes);
}

test("a bundle that nobody changed is verified from the store and, without one, from the events it carries", async () => {
  const [from, alone] = [await verified(whole, store), await verified(whole, join(newFolder(), "none"))];
  assert.deepEqual([from.differences, alone.differences], [[], []]);
  assert.deepEqual([from.recomputed?.results, from.recomputed?.claims], [3, 2]);
  assert.deepEqual([from.recomputed?.from, alone.recomputed?.from], [[{release: "ucdp-26.1", rows: "store"}], [{release: "ucdp-26.1", rows: "bundle"}]]);
  assert.deepEqual(alone.lacking, [{release: "ucdp-26.1", get: "harmattan fetch ucdp 26.1"}]);
});

test("a changed byte names the file", async () => {
  const folder = copy();
  edit(folder, "report/figures/years.svg", (text) => text.replace("svg", "svG"));
  assert.deepEqual(told(await verified(folder, store)), ["changed report/figures/years.svg: was changed: other bytes than the manifest says"]);
});

test("a missing file, an extra file and one that was cut short are named", async () => {
  const folder = copy();
  rmSync(join(folder, "report/index.html"));
  writeFileSync(join(folder, "report/note.html"), "planted");
  edit(folder, "README.txt", (text) => text.slice(0, -5));
  const found = told(await verified(folder, store));
  assert.ok(found.includes("missing report/index.html: is missing"));
  assert.ok(found.includes("extra report/note.html: is extra: the manifest does not know it"));
  assert.match(found.find((one) => one.startsWith("changed"))!, /^changed README\.txt: was changed: \d+ bytes, the manifest says \d+$/);
});

test("a changed manifest is told by its own checksum, and one made anew by the checksum that was published", async () => {
  const folder = copy();
  const published = checksum(readFileSync(join(folder, "manifest.json")));
  edit(folder, "manifest.json", (text) => text.replace('"lang": "en"', '"lang": "fr"'));
  assert.match(told(await verified(folder, store))[0]!, /^manifest manifest\.json: was changed: its checksum is \w+, manifest\.sha256 says \w+$/);
  const forged = copy();
  edit(forged, "README.txt", (text) => `${text}\n`);
  forge(forged);
  assert.match(told(await verified(forged, store, published))[0]!, /^manifest manifest\.json: is not the one that was published/);
  assert.deepEqual((await verified(whole, store, published)).differences, []);
});

test("a verdict that was forged, checksums and all, is found by computing it again, from the store and from the bundle", async () => {
  const folder = copy();
  edit(folder, "claims.json", (text) => text.replace('"verdict": "contradicted"', '"verdict": "reproduced"'));
  forge(folder);
  for (const from of [store, join(newFolder(), "none")]) assert.deepEqual(told(await verified(folder, from)), ['value claims.json: claim dead, verdict: was "reproduced", is "contradicted"']);
});

test("a wrong claim that was planted among the claims is named", async () => {
  const folder = copy();
  edit(folder, "claims.json", (text) => {
    const check = JSON.parse(text) as {claims: {id: string}[]};
    return JSON.stringify({...check, claims: [...check.claims, {...check.claims[0], id: "planted", text: {en: "JNIM was in 300 events.", fr: ""}}]}, null, 1);
  });
  forge(folder);
  const found = (await verified(folder, store)).differences;
  assert.deepEqual(found.map(({file, at, is}) => [file, at, is]), [["claims.json", "claim planted", "not there"]]);
});

test("a claim that was changed in the case and in its verdict turns out to have another verdict", async () => {
  const folder = copy();
  edit(folder, "case/claims.yml", (text) => text.replace("value: 3", "value: 300").replaceAll("in 3 recorded", "in 300 recorded"));
  edit(folder, "claims.json", (text) => text.replaceAll("in 3 recorded", "in 300 recorded").replace('"stated": 3', '"stated": 300'));
  forge(folder);
  assert.ok(told(await verified(folder, store)).includes('value claims.json: claim clashes, verdict: was "reproduced", is "contradicted"'));
});

test("a number that was forged in a result and in the page is told with figure, row, column, and what it was and is", async () => {
  const folder = copy();
  edit(folder, "results/years.json", (text) => text.replace('"best": 9', '"best": 90'));
  edit(folder, "report/index.html", (text) => text.replace("On the river", "On the other river"));
  forge(folder);
  const found = told(await verified(folder, store));
  assert.ok(found.includes("value results/years.json: row 1 (period 2019), best: was 90, is 9"), found.join("\n"));
  assert.ok(found.some((one) => one.startsWith("page report/index.html: is not what the data give: line ")), found.join("\n"));
});

test("a forged event is found against the release itself", async () => {
  const folder = copy();
  edit(folder, "events/ucdp-26.1.csv", (text) => text.replace("2019-01-10,2019-01-10", "2018-01-10,2018-01-10"));
  forge(folder);
  assert.match(told(await verified(folder, store)).join("\n"), /^page events\/ucdp-26\.1\.csv: is not what the data give: line 2 is another$/);
  assert.ok((await verified(folder, join(newFolder(), "none"))).differences.length > 0);
});

test("a release of the same version with other rows is named, and so is what turns because of it", async () => {
  const changed = await gedStore(events().map((row) => row.id === 1 ? {...row, best: 8, high: 8} : row));
  const found = told(await verified(whole, changed));
  assert.match(found[0]!, /^release ucdp-26\.1: was changed: the file has sha256 [0-9a-f]{64} in the bundle and [0-9a-f]{64} in the store \(9 and 9 events\)$/);
  assert.ok(found.includes("value results/years.json: row 1 (period 2019), best: was 9, is 14"), found.join("\n"));
});

test("the same rows from another file are the same release, and this is noted", async () => {
  const found = await verified(whole, await storeOf(release(events().toReversed())));
  assert.deepEqual(found.differences, []);
  assert.match(found.notes.join(), /^ucdp-26\.1: the store read the same rows from another file/);
});

test("other releases and sources in the store do not matter", async () => {
  const mapping = fileOf("own.yml", "source: own\ntitle: Own\nlicense: CC0 1.0\ncitation: invented\ncensus: true\ncovers: {from: 2019-01-01, to: 2026-12-31, countries: [MLI]}\nconstants: {event_type: battle, country: MLI}\ncolumns: {id: id, date_start: day, best: dead}\n");
  const fuller = await storeOf([fileOf("own.csv", "id,day,dead\n1,2019-01-01,4\n"), {mapping}], release(events()), release(events().slice(0, 2), "GEDEvent_v27_1.csv"));
  assert.deepEqual((await verified(whole, fuller)).differences, []);
});

test("what is no bundle is refused with the reason", async () => {
  const unreadable = (path: string, reason: RegExp) => refused(verified(path, store), "bundle_unreadable", reason);
  await unreadable(newFolder(), /it has no manifest\.json/);
  await unreadable(fileOf("bundle.zip", "no zip"), /zip ends too early|end of central directory/i);
  await unreadable(fileOf("bundle.zip", Buffer.from(zipSync({"a.txt": Buffer.from("a")})).subarray(0, 60)), /zip/);
  for (const [text, reason] of [["{", /not JSON/], ["{}", /its form is none/], ['{"format": "harmattan-bundle/9"}', /its form is harmattan-bundle\/9/], ['{"format": "harmattan-bundle/1"}', /manifest\.json: harmattan/], [" ".repeat(9 * 2 ** 20), /larger than 8 MiB/]] as const) {
    const folder = copy();
    writeFileSync(join(folder, "manifest.json"), text);
    await unreadable(folder, reason);
  }
  await refused(verified(join(newFolder(), "none.zip"), store), "file_missing");
});

test("a manifest that names files outside of the bundle is refused", async () => {
  for (const path of ["../secret", "/etc/passwd", "C:/secret", "a/../../b", "a\\b"]) {
    const folder = copy();
    edit(folder, "manifest.json", (text) => text.replace("README.txt", path.replaceAll("\\", "\\\\")));
    await refused(verified(folder, store), "bundle_unreadable", /expected a path within the bundle/);
  }
});

test("a zip that climbs out, unpacks to too much or holds a name twice, and a folder with links, are refused", async () => {
  const zipped = (files: Record<string, Buffer>) => fileOf("bundle.zip", Buffer.from(zipSync(files)));
  await refused(openBundle(zipped({"../out.txt": Buffer.from("out")}), newFolder()), "zip_path");
  const zeros = zipped(Object.fromEntries([1, 2, 3].map((i) => [`${i}.txt`, Buffer.alloc(1 << 20)])));
  await refused(openBundle(zeros, newFolder(), {unpacked: 2 << 20, ratio: 1e9, ratioFrom: 0}), "archive_bomb");
  await refused(openBundle(zeros, newFolder(), {unpacked: 1e9, ratio: 50, ratioFrom: 1000}), "archive_bomb", /50 times/);
  await refused(openBundle(zipped({"a": Buffer.from("file"), "a/b": Buffer.from("in a file")}), newFolder()), "bundle_unreadable", /cannot stand beside/);
  const folder = copy();
  renameSync(join(folder, "README.txt"), join(folder, "other.txt"));
  symlinkSync("/etc/hosts", join(folder, "README.txt"));
  await refused(verified(folder, store), "bundle_unreadable", /README\.txt is a link/);
});

test("a bundle whose own case or releases are broken says so and recomputes nothing", async () => {
  const cases: [name: string, change: (text: string) => string, note: RegExp][] = [
    ["case/case.yml", () => "title: [", /case\.yml, line 1/], ["releases.json", () => "{", /releases\.json/], ["releases.json", (text) => text.replace('"source": "ucdp"', '"source": "nobody"'), /does not describe/],
    ["releases.json", (text) => text.replace('"2025-12-31"', "\"' OR true --\""), /releases\.json: releases\.0/]
  ];
  for (const [name, change, note] of cases) {
    const folder = copy();
    edit(folder, name, change);
    forge(folder);
    const found = await verified(folder, store);
    assert.equal(found.recomputed, null);
    assert.match(found.notes.join("; "), note);
  }
});

test("events in the bundle that are no table recompute nothing, with the reason", async () => {
  const folder = copy();
  edit(folder, "events/ucdp-26.1.csv", (text) => text.replace("2019-01-10", "someday"));
  forge(folder);
  const found = await verified(folder, join(newFolder(), "none"));
  assert.equal(found.recomputed, null);
  assert.match(found.notes.join(), /the events in the bundle cannot be read/);
});

test("a bundle by another version of Harmattan is checked in its numbers; pages that come out otherwise are told as not checked", async () => {
  const folder = copy();
  edit(folder, "README.txt", (text) => text.replace(/Harmattan [\d.]+/, "Harmattan 0.0.9"));
  edit(folder, "report/index.html", (text) => text.replace("On the river", "On the other river"));
  edit(folder, "claims.json", (text) => text.replace('"verdict": "contradicted"', '"verdict": "reproduced"'));
  edit(folder, "manifest.json", (text) => text.replace(/"harmattan": "[\d.]+"/, '"harmattan": "0.0.9"'));
  forge(folder);
  const found = await verified(folder, store);
  assert.deepEqual(told(found), ['value claims.json: claim dead, verdict: was "reproduced", is "contradicted"']);
  assert.deepEqual(found.unchecked.map(({file}) => file), ["report/index.html", "README.txt"]);
});

test("what a bundle says needs the releases counts as not checked without them, and is checked with them", async () => {
  const folder = copy();
  edit(folder, "manifest.json", (text) => text.replace('"needs_releases": []', '"needs_releases": ["claims.json"]'));
  edit(folder, "claims.json", (text) => text.replace('"verdict": "contradicted"', '"verdict": "reproduced"'));
  forge(folder);
  const alone = await verified(folder, join(newFolder(), "none"));
  assert.deepEqual([told(alone), alone.unchecked], [[], [{file: "claims.json", reason: "needs the releases themselves"}]]);
  assert.equal((await verified(folder, store)).differences.length, 1);
});
