import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fail} from "../error.ts";
import {assembleStore, releaseNamed, standingWith, Store, type Part, type Release} from "../store/index.ts";
import {readState} from "../store/state.ts";
import type {Bilingual, ReadingAnswer} from "../verdicts/verdict.ts";
import type {Case} from "./case.ts";
import {checkCase, type CheckedClaim} from "./check.ts";
import {loadEmbedded} from "./load.ts";

/** What another release makes of the verdicts of a case. */
export interface Turned {
  case: string;
  claims: number;
  /** Claims with another verdict. */
  turned: TurnedClaim[];
  /** Claims with the same verdict on another value. */
  moved: TurnedClaim[];
}

export interface TurnedClaim {
  id: string;
  text: Bilingual;
  before: Stand;
  after: Stand;
}

export interface Stand {
  verdict: CheckedClaim["verdict"];
  /** By the reading that decided, or the plain one. */
  value: number | null;
  missing: CheckedClaim["missing"];
  sentence: Bilingual;
}

/**
 * Checks a case twice: against the store as it stood with one release of a source, and with another. Other sources are as they
 * are in both.
 */
export async function turnedVerdicts(directory: string, read: Case, before: string, after: string): Promise<Turned> {
  await loadEmbedded(read, directory);
  const state = readState(directory);
  const [first, second] = [releaseNamed(state, before), releaseNamed(state, after)];
  if (first.source !== second.source) fail("diff_sources", {before: first.id, after: second.id});
  const own = state.releases.filter(({source}) => source === first.source);
  const stands = standingWith(state.sources[first.source]!.source, own, first, second);
  const others = state.releases.filter(({source}) => source !== first.source);
  const workspace = mkdtempSync(join(tmpdir(), "harmattan-turned-"));
  try {
    const [was, is] = [await checked("before", [...others, ...stands.before]), await checked("after", [...others, ...stands.after])];
    const pairs = was.map((claim, i) => ({id: claim.id, text: claim.text, before: standOf(claim), after: standOf(is[i]!)}));
    return {
      case: read.id, claims: pairs.length, turned: pairs.filter((pair) => pair.before.verdict !== pair.after.verdict),
      moved: pairs.filter((pair) => pair.before.verdict === pair.after.verdict && pair.before.value !== pair.after.value)
    };
  } finally {
    rmSync(workspace, {recursive: true, force: true});
  }

  async function checked(name: string, releases: readonly Release[]): Promise<readonly CheckedClaim[]> {
    const inOrder = state.releases.filter((release) => releases.includes(release));
    const parts = inOrder.map((release): Part => ({release, source: state.sources[release.source]!.source, rows: {parquet: join(directory, release.file)}}));
    await assembleStore(join(workspace, name), parts);
    const store = await Store.open(join(workspace, name));
    try {
      return (await checkCase(store, read)).claims;
    } finally {
      store.close();
    }
  }
}

function standOf(claim: CheckedClaim): Stand {
  const by: ReadingAnswer | undefined = claim.readings.find(({id}) => id === claim.reading) ?? claim.readings[0];
  return {verdict: claim.verdict, value: by?.value ?? null, missing: claim.missing, sentence: claim.sentence};
}
