import {checkCase, checkIn, isContradicted, readCase, Store, type CaseCheck, type CheckedClaim} from "../../index.ts";
import {csv} from "../../measures/csv.ts";
import type {Cell} from "../../measures/result.ts";
import {print, textTable} from "./output.ts";

/** Prints the verdicts of a case; answers the exit status, 3 where a claim is contradicted. */
export async function checkCommand(folder: string, options: Record<string, unknown>): Promise<number> {
  const read = readCase(folder);
  const store = await Store.open(String(options.store), {once: true});
  try {
    const checked = await checkCase(store, read, {source: typeof options.source === "string" ? options.source : undefined});
    print(formatCheck(checked, String(options.format), options.lang === "fr" ? "fr" : "en"));
    return isContradicted(checked) ? 3 : 0;
  } finally {
    store.close();
  }
}

function formatCheck(checked: CaseCheck, format: string, lang: "en" | "fr"): string {
  if (format === "json") return JSON.stringify(checkIn(checked, lang), null, 1);
  const rows = checked.claims.map((claim) => rowOf(claim, lang));
  if (format === "csv") return csv(columns, rows);
  if (!rows.length) return `no claims yet: write them in claims.yml, or find them with harmattan claims ARTICLE --case ${checked.case}`;
  const shown = ["id", "claim", "verdict", "value", "reading", "events"];
  return [textTable(shown, rows, new Map([["value", true], ["events", true]])), "", ...checked.claims.map((claim) => `${claim.id}: ${claim.sentence[lang]}`), "", tally(checked), ...unread(checked), ...sources(checked)].join("\n");
}

const columns = ["id", "claim", "verdict", "stated", "value", "low", "high", "off_value", "off_date", "reading", "readings", "share", "events", "sources", "missing", "reviewed", "sentence"] as const;

function rowOf(claim: CheckedClaim, lang: "en" | "fr"): Record<(typeof columns)[number], Cell> {
  const by = claim.readings.find(({id}) => id === claim.reading) ?? claim.quantities.find(({id}) => id === claim.reading) ?? claim.readings[0];
  return {
    id: claim.id, claim: claim.text[lang], verdict: claim.verdict, stated: Array.isArray(claim.stated) ? claim.stated.join("-") : claim.stated as number | null,
    value: by?.value ?? null, low: by?.low ?? null, high: by?.high ?? null, off_value: claim.off?.value ?? null, off_date: claim.off?.date ?? null,
    reading: claim.reading, readings: claim.agreement.readings, share: claim.agreement.share, events: claim.eventCount,
    sources: claim.provenance.map(({source, release}) => `${source} ${release}`).join("; "), missing: claim.missing, reviewed: claim.reviewed, sentence: claim.sentence[lang]
  };
}

/** How many claims came out how, in one line. */
export function tally({claims}: CaseCheck): string {
  const counts = new Map<string, number>();
  for (const {verdict, missing} of claims) {
    const found = verdict === "not_computable" && missing === "not_in_events" ? "that no record of events can settle" : outcomes[verdict];
    counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return `${claims.length} claims: ${[...counts].map(([found, n]) => `${n} ${found}`).join(", ")}`;
}

const outcomes: Readonly<Record<CheckedClaim["verdict"], string>> = {
  reproduced: "reproduced", reproduced_under: "reproduced in part", off_by: "off", another_quantity: "matching another quantity", contradicted: "contradicted",
  not_computable: "not computable from what is loaded", opinion: "opinion", forecast: "forecast"
};

/** A reading that nobody has read may be wrong, and so may its verdict. */
function unread({claims}: CaseCheck): string[] {
  const ids = claims.filter(({reviewed}) => !reviewed).map(({id}) => id);
  return ids.length ? [`not reviewed, so read their slots before you print a verdict: ${ids.join(", ")}`] : [];
}

/** What stands behind the verdicts, and what it is not. */
function sources({claims}: CaseCheck): string[] {
  const notes = claims.flatMap(({provenance}) => provenance.map(({title, release, license}) => `Source: ${title}, release ${release} (${license})`));
  const cautions = claims.flatMap((claim) => claim.cautions.filter(({code}) => code === "not_a_census" || code === "simulated").map(({text}) => `Note: ${text}`));
  return [...new Set([...notes, ...cautions])];
}
