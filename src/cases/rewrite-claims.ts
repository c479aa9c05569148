import {isMap, isSeq, parseDocument, type Document, type YAMLMap} from "yaml";
import {sameValue} from "./canonical.ts";
import type {CaseClaim} from "./claims.ts";

/**
 * The text of a claims.yml after a merge: claims in their old order with what changed, new ones after them. Comments, order and what
 * was not touched stay as they were written. `before` are the claims that the text holds.
 */
export function rewriteClaims(text: string, before: readonly CaseClaim[], after: readonly CaseClaim[]): string {
  const document = parseDocument(text);
  if (!document.hasIn(["claims"]) || document.getIn(["claims"]) === null) document.setIn(["claims"], document.createNode([]));
  const list = document.getIn(["claims"]);
  if (isSeq(list) && after.length > before.length) list.flow = false;
  after.forEach((claim, i) => {
    const old = before[i];
    if (!old) return document.addIn(["claims"], nodeOf(document, claim));
    for (const [slot, value] of Object.entries(claim.reading ?? {})) {
      if (!sameValue(value, old.reading?.[slot as keyof typeof claim.reading])) document.setIn(["claims", i, "reading", slot], document.createNode(value));
    }
    for (const field of ["corrected", "found"] as const) {
      if (!sameValue(claim[field], old[field])) document.setIn(["claims", i, field], document.createNode(claim[field], {flow: true}));
    }
  });
  return document.toString({lineWidth: 0, flowCollectionPadding: false});
}

/** A new claim as it is written: a line for each slot that is not at its default. */
function nodeOf(document: Document, {id, text, quote, reading, reviewed, found}: CaseClaim): YAMLMap {
  const slots = Object.entries(reading ?? {}).filter(([slot, value]) => slot === "measure" || !(value === null || value === false || Array.isArray(value) && !value.length));
  const node = document.createNode({id, text, ...quote === undefined ? {} : {quote}, reading: Object.fromEntries(slots), reviewed, found}) as YAMLMap;
  const lines = node.get("reading");
  const values = isMap(lines) ? lines.items.map(({value}) => value) : [];
  for (const value of [...values, node.get("found")]) if (isMap(value) || isSeq(value)) value.flow = true;
  return node;
}
