import {join} from "node:path";
import {rowsChecksum, Store, type Release} from "../store/index.ts";
import type {Difference} from "./compare.ts";
import type {BundledRelease} from "./inputs.ts";

/** A release of a bundle in a store. */
export interface Found {
  release: BundledRelease;
  /** Parquet file of its rows; null where the store does not hold the release. */
  file: string | null;
  /** Set where the store holds the release under the same name with other rows. */
  changed: Difference | null;
  note: string | null;
}

/**
 * Looks for releases by their rows: by the same file, else by the same version. What has the same rows is the same release,
 * whatever file it came in; a release of the same version with other rows is one that was changed.
 */
export async function findReleases(directory: string, wanted: readonly BundledRelease[]): Promise<Found[]> {
  const store = await Store.open(directory);
  try {
    const {releases} = store.state();
    const checksums = new Map<string, string>();
    const rowsOf = async (release: Release) => {
      const known = checksums.get(release.file) ?? await rowsChecksum(store.engine, directory, release);
      checksums.set(release.file, known);
      return known;
    };
    const found: Found[] = [];
    for (const release of wanted) {
      const near = releases.filter((one) => one.source === release.source && one.kind === release.kind && (one.sha256 === release.sha256 || one.version === release.version));
      found.push(await matched(release, near, rowsOf, directory));
    }
    return found;
  } finally {
    store.close();
  }
}

async function matched(release: BundledRelease, near: readonly Release[], rowsOf: (release: Release) => Promise<string>, directory: string): Promise<Found> {
  for (const one of near) {
    if (await rowsOf(one) !== release.rows_sha256) continue;
    const note = one.sha256 === release.sha256 ? null : `${release.id}: the store read the same rows from another file (sha256 ${one.sha256})`;
    return {release, file: join(directory, one.file), changed: null, note};
  }
  const [other] = near;
  if (!other) return {release, file: null, changed: null, note: null};
  const text = other.sha256 === release.sha256 ? "was changed: the store read other rows from the same file"
    : `was changed: the file has sha256 ${release.sha256} in the bundle and ${other.sha256} in the store (${release.rows.accepted} and ${other.rows.accepted} events)`;
  return {release, file: join(directory, other.file), changed: {kind: "release", file: release.id, text}, note: null};
}
