import assert from "node:assert/strict";
import test from "node:test";
import {parseHTML} from "linkedom";
import {figure} from "../../src/figures/figure.ts";
import {result} from "./samples.ts";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const columns = "mark period latitude longitude event_type events low best high unknown coarse";
const row = (mark: number, period: string, kind: string, events: number, best: number | null, coarse: number) =>
  ({mark, period, latitude: 13 + mark, longitude: -1, event_type: kind, events, low: best, best, high: best, unknown: best === null ? events : 0, coarse});

test("a mark is drawn once for all its periods, with their deaths together, and as a ring where no event of it has a place known better than to a district", () => {
  const rows = [row(0, "2019", "state-based", 2, 10, 1), row(0, "2020", "state-based", 1, 5, 1), row(0, "2020", "one-sided", 1, null, 1), row(1, "2019", "state-based", 3, 7, 3)];
  const {svg, title} = figure(result("marks", columns, rows), {lang: "en", width: 880, document: document as unknown as Document});
  assert.deepEqual([...svg.matchAll(/<title[^>]*>([^<]*events?)<\/title>/g)].map(([, tip]) => tip), ["15 deaths, 3 events", "7 deaths, 3 events", "unknown deaths, 1 event"]);
  assert.match(title, /22 deaths/);
  assert.equal(svg.match(/stroke-dasharray="4 2"[^>]*><title[^>]*>7 deaths/g)?.length, 1);
});
