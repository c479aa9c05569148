import {existsSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {parseYaml} from "../yaml.ts";
import type {Case} from "./case.ts";
import {claimsFile, claimsSchema} from "./claims.ts";
import {mergeClaims, type FoundClaim} from "./merge.ts";
import {rewriteClaims} from "./rewrite-claims.ts";

export interface ClaimsUpdate {
  file: string;
  /** Ids of claims. */
  added: readonly string[];
  lost: readonly string[];
  kept: readonly string[];
}

/** Merges what was found in the case's article into its claims.yml, which is made where there is none. */
export function updateClaims(read: Case, found: readonly FoundClaim[]): ClaimsUpdate {
  const file = claimsFile(read);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "claims: []\n";
  const before = parseYaml(text, file, claimsSchema).claims;
  const after = mergeClaims(before, found);
  const rewritten = rewriteClaims(text, before, after);
  if (rewritten !== text) {
    writeFileSync(`${file}.new`, rewritten);
    renameSync(`${file}.new`, file);
  }
  const ids = (some: typeof after) => some.map(({id}) => id);
  const old = after.slice(0, before.length);
  return {file, added: ids(after.slice(before.length)), lost: ids(old.filter((claim) => claim.found?.lost)), kept: ids(old.filter((claim) => !claim.found?.lost))};
}
