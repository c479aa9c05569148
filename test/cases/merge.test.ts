import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {claimMeasures, comparators} from "../../src/claims/claim.ts";
import {claimsSchema, slotNames, textOf, type CaseClaim, type Reading} from "../../src/cases/claims.ts";
import {mergeClaims, type FoundClaim} from "../../src/cases/merge.ts";
import {rewriteClaims} from "../../src/cases/rewrite-claims.ts";
import {parseYaml} from "../../src/yaml.ts";

const found = (slots: Partial<FoundClaim> = {}): FoundClaim => ({
  sentence: "In Isla the Front killed 12 people in May.", span: "killed 12 people", measure: "fatalities", actors: ["the Front"], role: "perpetrator", event_type: "any", places: ["Isla"],
  period: {from: "2024-05-01", to: "2024-05-31", text: "in May"}, comparator: "eq", value: 12, unit: "deaths", baseline: null, source_named: null, single_event: false, readings: [], ...slots
});
const claimsOf = (text: string): CaseClaim[] => parseYaml(text, "claims.yml", claimsSchema).claims;

test("a claim that is found for the first time is added last, not reviewed, under an id of its own", () => {
  const merged = mergeClaims([], [found(), found({span: "12 people"})]);
  assert.deepEqual(merged.map(({id, reviewed, text, quote}) => [id, reviewed, textOf({text}), quote]), [["fatalities-isla-12", false, "12 deaths by the Front, Isla, 1 May 2024 to 31 May 2024", "killed 12 people"], ["fatalities-isla-12-2", false, "12 deaths by the Front, Isla, 1 May 2024 to 31 May 2024", "12 people"]]);
});

test("a slot corrected by hand stays, the others follow the extraction", () => {
  const [claim] = mergeClaims([], [found()]);
  const corrected: CaseClaim = {...claim!, corrected: ["value"], reading: {...claim!.reading!, value: 13}};
  const [merged] = mergeClaims([corrected], [found({role: "involved"})]);
  assert.deepEqual([merged!.reading!.value, merged!.reading!.role], [13, "involved"]);
});

test("a correction survives although nobody listed it under corrected", () => {
  const [claim] = mergeClaims([], [found()]);
  const [merged] = mergeClaims([{...claim!, reading: {...claim!.reading!, value: 13}}], [found()]);
  assert.equal(merged!.reading!.value, 13);
  assert.deepEqual(merged!.corrected, ["value"]);
});

test("a claim that was reviewed keeps its whole reading", () => {
  const [claim] = mergeClaims([], [found()]);
  const reviewed: CaseClaim = {...claim!, reviewed: true, text: "The Front killed a dozen."};
  const [merged] = mergeClaims([reviewed], [found({value: 99, role: "involved"})]);
  assert.deepEqual([merged!.reading, merged!.text], [reviewed.reading, "The Front killed a dozen."]);
});

test("a claim that is no longer found is marked lost and kept; found again, it is not lost", () => {
  const first = mergeClaims([], [found()]);
  const lost = mergeClaims(first, []);
  assert.equal(lost.length, 1);
  assert.equal(lost[0]!.found!.lost, true);
  assert.deepEqual(mergeClaims(lost, [found()]), first);
});

test("a claim is known again by its sentence where a better rule finds another span in it", () => {
  const first = mergeClaims([], [found()]);
  const again = mergeClaims(first, [found({span: "the Front killed 12 people in May"})]);
  assert.equal(again.length, 1);
  assert.notEqual(again[0]!.found!.span, first[0]!.found!.span);
});

test("a claim written by hand is taken for the found one that states the same number of the same thing there", () => {
  const byHand = claimsOf("claims:\n  - {id: isla, text: A dozen dead, reading: {measure: fatalities, places: [isla], value: 12, role: any}}\n");
  const merged = mergeClaims(byHand, [found(), found({value: 3, span: "3 people"})]);
  assert.deepEqual(merged.map(({id}) => id), ["isla", "fatalities-isla-3"]);
  assert.equal(merged[0]!.reading!.role, "any");
});

test("a claim written by hand and found nowhere is left alone", () => {
  const byHand = claimsOf("claims:\n  - {id: isla, text: A dozen dead, reading: {measure: fatalities, value: 12}}\n");
  assert.deepEqual(mergeClaims(byHand, []), byHand);
});

test("ten thousand claims are merged in a time that grows with their number, not with its square", () => {
  const many = (n: number) => Array.from({length: n}, (_, i) => found({sentence: `Sentence ${i}.`, span: `${i} people`, value: i}));
  const time = (n: number) => {
    const extraction = many(n);
    const claims = mergeClaims([], extraction);
    const start = performance.now();
    assert.equal(mergeClaims(claims, extraction).length, n);
    return performance.now() - start;
  };
  time(500);
  assert.ok(time(10_000) < 40 * time(1_000));
});

const aFound = fc.record({
  sentence: fc.constantFrom("One.", "Two.", "Three."), span: fc.constantFrom("a", "b"), measure: fc.constantFrom(...claimMeasures), comparator: fc.constantFrom(...comparators),
  value: fc.option(fc.integer({min: 0, max: 3})), places: fc.subarray(["Isla", "Luxa"])
}).map((slots) => found(slots));
const anExtraction = fc.array(aFound, {maxLength: 6});
/** A claims file as an analyst may leave it: some claims reviewed, some with slots changed, listed or not. */
const aCase = fc.tuple(anExtraction, fc.array(fc.record({value: fc.option(fc.integer({min: 0, max: 9}), {nil: undefined}), listed: fc.boolean(), reviewed: fc.boolean(), byHand: fc.boolean()}), {minLength: 6, maxLength: 6}))
  .map(([extraction, edits]) => mergeClaims([], extraction).map((claim, i): CaseClaim => {
    const {value, listed, reviewed, byHand} = edits[i % edits.length]!;
    const edited = value === undefined ? claim : {...claim, reading: {...claim.reading!, value}, corrected: listed ? ["value"] as (keyof Reading)[] : []};
    const {found: _, ...rest} = edited;
    return {...(byHand ? rest : edited), reviewed};
  }));

test("merging the same extraction twice is merging it once", () => {
  fc.assert(fc.property(aCase, anExtraction, (claims, extraction) => {
    const once = mergeClaims(claims, extraction);
    assert.deepEqual(mergeClaims(once, extraction), once);
  }));
});

test("no claim is deleted or moved, no corrected slot and no reviewed reading ever changes, and ids stay unique", () => {
  fc.assert(fc.property(aCase, anExtraction, anExtraction, (claims, first, second) => {
    const merged = mergeClaims(mergeClaims(claims, first), second);
    assert.deepEqual(merged.slice(0, claims.length).map(({id}) => id), claims.map(({id}) => id));
    claims.forEach((claim, i) => {
      for (const slot of claim.reviewed ? slotNames : claim.corrected) assert.deepEqual(merged[i]!.reading![slot], claim.reading![slot]);
    });
    assert.equal(new Set(merged.map(({id}) => id)).size, merged.length);
  }));
});

const yaml = `# The head of the file.
claims:
  # why this one matters
  - id: isla   # short
    text: {en: A dozen dead, fr: Une douzaine de morts}
    reading: {measure: fatalities, actors: [the Front], role: perpetrator, places: [Isla], value: 12}
    reviewed: true
`;

test("comments, order and form of the file survive when claims are added", () => {
  const before = claimsOf(yaml);
  const after = mergeClaims(before, [found(), found({value: 3, span: "3 people"})]);
  const text = rewriteClaims(yaml, before, after);
  for (const kept of ["# The head of the file.", "  # why this one matters", "# short", "text: {en: A dozen dead, fr: Une douzaine de morts}", "reading: {measure: fatalities, actors: [the Front], role: perpetrator, places: [Isla], value: 12}"]) assert.ok(text.includes(kept), `${kept}\n${text}`);
  assert.deepEqual(claimsOf(text), JSON.parse(JSON.stringify(after)));
});

test("claims are added line by line to a list that was empty", () => {
  const text = rewriteClaims("# head\nclaims: []\n# end\n", [], mergeClaims([], [found()]));
  assert.match(text, /^# head\nclaims:\n {2}- id: fatalities-isla-12\n {4}text:\n {6}en: [^\n]+\n {6}fr: [^\n]+\n {4}quote: killed 12 people\n {4}reading:\n {6}measure: fatalities\n {6}actors: \[the Front\]\n[^]*period: \{from: 2024-05-01, to: 2024-05-31, text: in May\}\n[^]*# end\n$/);
});

test("a file written from an extraction reads back as the same claims, and writing it again changes no byte", () => {
  fc.assert(fc.property(aCase, anExtraction, (claims, extraction) => {
    const start = rewriteClaims("# head\nclaims: []\n", [], claims.map((claim) => ({...claim, reviewed: false, corrected: []})));
    const before = claimsOf(start);
    const after = mergeClaims(before, extraction);
    const text = rewriteClaims(start, before, after);
    assert.deepEqual(claimsOf(text), JSON.parse(JSON.stringify(after)));
    assert.equal(rewriteClaims(text, claimsOf(text), mergeClaims(claimsOf(text), extraction)), text);
  }), {numRuns: 50});
});
