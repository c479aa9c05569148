import {fail} from "../../error.ts";
import {verifyBundle, type Verification} from "../../index.ts";
import {print} from "./output.ts";
import type {Views} from "./views.ts";

/** Checks a bundle and prints what differs; ends with status 3 where something does, 1 where not everything could be checked. */
export async function verifyCommand(bundle: string, options: Record<string, unknown>, views: Views): Promise<void> {
  const {writeReport} = await views.report();
  const found = await verifyBundle(bundle, {store: String(options.store), report: writeReport, sha256: typeof options.sha256 === "string" ? options.sha256 : undefined});
  print(options.format === "json" ? JSON.stringify(found, null, 1) : describe(found));
  const count = found.differences.length + found.unlisted;
  if (count) fail("bundle_differs", {file: bundle, differences: count === 1 ? "1 difference" : `${count} differences`});
  if (!found.recomputed) {
    const lacking = found.lacking.map(({release}) => release).join(", ");
    if (lacking) fail("bundle_not_recomputed", {file: bundle, releases: lacking}, {cure: `get them: ${found.lacking.map(({get}) => get).join("; ")}`});
    fail("bundle_unreadable", {file: bundle, reason: found.notes.join("; ")});
  }
  if (found.unchecked.length) fail("bundle_unchecked", {file: bundle, files: found.unchecked.map(({file}) => file).slice(0, 5).join(", ")});
}

function describe(found: Verification): string {
  const {recomputed} = found;
  const whole = !found.differences.some(({kind}) => /^(changed|missing|extra|manifest)$/.test(kind));
  const from = recomputed ? [...new Set(recomputed.from.map(({release, rows}) => `${release}${rows === "bundle" ? " (the events in the bundle)" : ""}`))].join(", ") : "";
  return [
    `${found.bundle}: case ${found.case}, written by Harmattan ${found.harmattan}`,
    `sha256 of the manifest: ${found.sha256}`,
    whole ? `${found.files} files are as the manifest says` : `of ${found.files} files, not all are as the manifest says`,
    ...found.differences.map(({file, text}) => `  ${plain(file)}: ${plain(text)}`),
    ...found.unlisted ? [`  and ${found.unlisted} more values`] : [],
    recomputed ? `recomputed ${recomputed.results} results and ${recomputed.claims} claims from ${from}` : "nothing was recomputed",
    ...found.lacking.map(({release, get}) => `not in the store: ${release} (get it: ${plain(get)})`),
    ...found.unchecked.map(({file, reason}) => `not checked: ${plain(file)} (${plain(reason)})`),
    ...found.notes.map((note) => `Note: ${plain(note)}`),
    ...found.differences.length || !recomputed || found.unchecked.length ? [] : ["no difference"]
  ].join("\n");
}

/** What a stranger's bundle says must not steer a terminal. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, " ");
}
