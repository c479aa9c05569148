import type {Release, State} from "../store/index.ts";

/** A past state of a source, as flags of a selection; null where the store does not hold the source as it stood then. */
export type PastState = {"as-of"?: string; release?: string};

/**
 * The source as it stood on a day: what had been imported by then, else, for UCDP, the yearly release that was the newest
 * then, since a yearly release never changes and comes out in June of the year that its version names.
 */
export function asPublished(state: State, source: string, published: string): PastState | null {
  const releases = state.releases.filter((release) => release.source === source && release.complete && release.kind === "events");
  if (releases.some(({retrieved}) => retrieved.slice(0, 10) <= published)) return {"as-of": published};
  if (source !== "ucdp") return null;
  const yearly = newestYearly(releases, published);
  return yearly ? {release: yearly.version} : null;
}

function newestYearly(releases: readonly Release[], published: string): Release | undefined {
  const [year, month] = published.split("-").map(Number) as [number, number];
  // in June itself either of two can have been the newest
  const versions = month > 6 ? [year] : month === 6 ? [year, year - 1] : [year - 1];
  return versions.map((y) => releases.find(({version}) => version === `${y - 2000}.1`)).find((release) => release !== undefined);
}
