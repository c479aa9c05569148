/**
 * Scores `findClaims` on an annotated corpus, as its README says: detection by sentence, then each slot on the annotated claims that a found one overlaps.
 * Run: npm run claims:eval. A third of the publishers is held out: of them nothing but numbers is printed. `-- --file PATH` scores other rows of the same form.
 */
import {createHash} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {findClaims, type Claim} from "../src/claims/index.ts";

type Annotated = Omit<Claim, "single_event" | "readings">;
interface Row {
  id: string;
  lang: "en" | "fr";
  text: string;
  publisher: string;
  published: string | null;
  checkable: boolean;
  reason: string | null;
  claims?: Annotated[];
}

const slots = {
  value: (a: Annotated, b: Claim) => JSON.stringify(a.value) === JSON.stringify(b.value),
  comparator: (a: Annotated, b: Claim) => a.comparator === b.comparator,
  measure: (a: Annotated, b: Claim) => a.measure === b.measure,
  unit: (a: Annotated, b: Claim) => a.unit === b.unit,
  role: (a: Annotated, b: Claim) => a.role === b.role,
  event_type: (a: Annotated, b: Claim) => a.event_type === b.event_type,
  places: (a: Annotated, b: Claim) => sameSet(a.places, b.places),
  actors: (a: Annotated, b: Claim) => sameSet(a.actors, b.actors),
  period: (a: Annotated, b: Claim) => a.period.from === b.period.from && a.period.to === b.period.to
};
type Slot = keyof typeof slots;
const names = Object.keys(slots) as Slot[];

interface Score {
  rows: number;
  tp: number;
  fp: number;
  fn: number;
  tn: number;
  annotated: number;
  matched: number;
  right: Record<Slot, number>;
}

main();

function main(): void {
  const folder = process.env.HARMATTAN_DATA ?? "../shared/data";
  const named = process.argv.indexOf("--file");
  const file = named < 0 ? join(folder, "claims", "dev.jsonl") : process.argv[named + 1]!;
  if (!existsSync(file)) {
    console.error(`${file}: no such file\n  name the folder of the annotated data in HARMATTAN_DATA`);
    process.exitCode = 1;
    return;
  }
  const rows = readFileSync(file, "utf8").split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as Row);
  const groups: Record<string, readonly Row[]> = named < 0 ? {open: rows.filter((row) => !heldOut(row.publisher)), "held out": rows.filter((row) => heldOut(row.publisher)), all: rows} : {open: rows};
  const misses: string[] = [];
  for (const [name, group] of Object.entries(groups)) {
    for (const lang of ["en", "fr", "both"]) {
      const score = evaluate(group.filter((row) => lang === "both" || row.lang === lang), name === "open" && lang === "both" ? misses : null);
      print(`${name} ${lang}`, score);
    }
  }
  if (process.argv.includes("--misses")) console.log(`\nmisses of the open part\n${misses.join("\n")}`);
  else console.log(`\n${misses.length} misses of the open part: npm run claims:eval -- --misses`);
}

/** By the publisher's name, so that the same third stays out whatever is added. */
function heldOut(publisher: string): boolean {
  return parseInt(createHash("sha256").update(publisher).digest("hex").slice(0, 8), 16) % 3 === 0;
}

function evaluate(rows: readonly Row[], misses: string[] | null): Score {
  const score: Score = {rows: rows.length, tp: 0, fp: 0, fn: 0, tn: 0, annotated: 0, matched: 0, right: Object.fromEntries(names.map((name) => [name, 0])) as Record<Slot, number>};
  for (const row of rows) {
    const {claims} = findClaims(row.text, {published: row.published, lang: row.lang});
    const found = claims.length > 0;
    score[row.checkable ? found ? "tp" : "fn" : found ? "fp" : "tn"]++;
    if (row.checkable !== found) misses?.push(`${row.id} ${row.checkable ? "not found" : `found though ${row.reason}: ${claims.map(({span, measure}) => `[${measure}: ${span}]`).join(" ")}`}`);
    for (const claim of row.claims ?? []) {
      score.annotated++;
      const best = bestMatch(row.text, claim, claims);
      if (best === null) {
        misses?.push(`${row.id} no claim overlaps [${claim.span}] ${claim.measure} ${claim.comparator} ${JSON.stringify(claim.value)}`);
        continue;
      }
      score.matched++;
      for (const name of names) {
        if (slots[name](claim, best)) score.right[name]++;
        else misses?.push(`${row.id} ${name} of [${claim.span}]: ${shown(claim, name)}, found ${shown(best, name)} [${best.measure}: ${best.span}]`);
      }
    }
  }
  return score;
}

function shown(claim: Annotated | Claim, name: Slot): string {
  return JSON.stringify(claim[name]);
}

/** Of the found claims whose span overlaps the annotated one, the one with most slots right. */
function bestMatch(text: string, claim: Annotated, found: readonly (Claim & {sentence: string})[]): Claim | null {
  const at = text.indexOf(claim.span);
  const overlapping = found.filter(({span, sentence}) => {
    const sentenceStart = text.indexOf(sentence);
    const start = sentenceStart + sentence.indexOf(span);
    return start < at + claim.span.length && at < start + span.length;
  });
  const points = (other: Claim) => names.filter((name) => slots[name](claim, other)).length;
  return overlapping.sort((a, b) => points(b) - points(a))[0] ?? null;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [a, b].map((list) => [...new Set(list.map((text) => text.toLowerCase()))].sort().join("\n"));
  return left === right;
}

function print(title: string, {rows, tp, fp, fn, annotated, matched, right}: Score): void {
  const [precision, recall] = [tp / (tp + fp), tp / (tp + fn)];
  const f1 = 2 * precision * recall / (precision + recall);
  console.log(`${title.padEnd(14)} ${String(rows).padStart(3)} rows  detection P ${fixed(precision)} R ${fixed(recall)} F1 ${fixed(f1)}  claims ${matched}/${annotated}  ${names.map((name) => `${name} ${right[name]} ${fixed(right[name] / matched)}`).join("  ")}`);
}

function fixed(value: number): string {
  return Number.isNaN(value) ? "-" : value.toFixed(2);
}
