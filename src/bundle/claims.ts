import {checkCase, hasClaims, readClaims, type Case, type CaseCheck, type CheckedClaim} from "../cases/index.ts";
import {parseCommand} from "../measures/command.ts";
import type {Cell} from "../measures/result.ts";
import {Store} from "../store/index.ts";

/** The verdicts, without days of retrieval and without rows of sources whose rows may not be passed on. */
export async function checkedClaims(read: Case, directory: string, closed: ReadonlySet<string>): Promise<CaseCheck> {
  if (!hasClaims(read)) return {case: read.id, published: null, claims: []};
  const about = new Map(readClaims(read).map((claim) => [claim.id, claim.reading]));
  const store = await Store.open(directory);
  try {
    const check = await checkCase(store, read);
    return {...check, claims: check.claims.map((claim) => {
      const told = {...claim, provenance: claim.provenance.map(({retrieved: _, ...rest}) => rest as CheckedClaim["provenance"][number])};
      const reading = about.get(claim.id);
      const single = reading?.single_event === true || reading?.measure === "first_event";
      return withoutEvents(single ? withoutDefinitions(told, closed) : told, closed, single);
    })};
  } finally {
    store.close();
  }
}

function isClosed({provenance}: CheckedClaim, closed: ReadonlySet<string>): boolean {
  return provenance.some(({source}) => closed.has(source));
}

/** A claim about one event is read as that event, which its definition tells: of a closed source it tells no more than that it is one. */
function withoutDefinitions(claim: CheckedClaim, closed: ReadonlySet<string>): CheckedClaim {
  const definition = {en: "one event, whose row may not be passed on", fr: "un événement, dont la ligne ne peut pas être transmise"};
  const isOf = (command: string) => [parseCommand(command)?.input.source].flat().some((source) => closed.has(String(source)));
  const told = (readings: CheckedClaim["readings"]) => readings.map((reading) => isOf(reading.command) ? {...reading, definition} : reading);
  return {...claim, readings: told(claim.readings), quantities: told(claim.quantities), beside: told(claim.beside)};
}

/** Of the events behind a verdict of a closed source the ids alone; the sentence of a claim about one event gives its id too. */
function withoutEvents(claim: CheckedClaim, closed: ReadonlySet<string>, single: boolean): CheckedClaim {
  if (!isClosed(claim, closed)) return claim;
  const tells = claim.events.length > 0 && single;
  const ids = claim.events.map(({id}) => id).join(", ");
  const by = claim.readings.find(({id}) => id === claim.reading) ?? claim.readings[0];
  const value = by?.value === null || by === undefined ? "" : String(by.value);
  const sentence = {
    en: `By the event ${ids}, whose row may not be passed on${value && `, the value is ${value}`}: ${claim.verdict.replaceAll("_", " ")}.`,
    fr: `D’après l’événement ${ids}, dont la ligne ne peut pas être transmise${value && `, la valeur est ${value}`}\u00a0: ${claim.verdict.replaceAll("_", " ")}.`
  };
  return {...claim, events: claim.events.map(({id}) => ({id}) as CheckedClaim["events"][number]), ...tells ? {sentence} : {}};
}

/** The page lists no events of which it has the ids alone. */
export function forPage(check: CaseCheck, closed: ReadonlySet<string>): CaseCheck {
  return {...check, claims: check.claims.map((claim) => isClosed(claim, closed) ? {...claim, events: []} : claim)};
}

/** Columns of claims.csv. */
export const claimColumns = ["id", "claim", "verdict", "stated", "value", "low", "high", "off_value", "off_date", "reading", "readings", "share", "events", "sources", "missing", "reviewed", "sentence", "command"];

export function claimRow(claim: CheckedClaim, lang: "en" | "fr"): Record<string, Cell> {
  const by = [...claim.readings, ...claim.quantities].find(({id}) => id === claim.reading) ?? claim.readings[0];
  return {
    id: claim.id, claim: claim.text[lang], verdict: claim.verdict, stated: Array.isArray(claim.stated) ? claim.stated.join("-") : claim.stated as number | null,
    value: by?.value ?? null, low: by?.low ?? null, high: by?.high ?? null, off_value: claim.off?.value ?? null, off_date: claim.off?.date ?? null, reading: claim.reading,
    readings: claim.agreement.readings, share: claim.agreement.share, events: claim.eventCount, sources: claim.provenance.map(({source, release}) => `${source} ${release}`).join("; "),
    missing: claim.missing, reviewed: claim.reviewed, sentence: claim.sentence[lang], command: by?.command ?? null
  };
}
