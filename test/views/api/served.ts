import {after} from "node:test";
import {readCase, Store, type Case} from "../../../src/index.ts";
import {StudyThreads} from "../../../src/threads/index.ts";
import {createApi, usualLimits, type ApiOptions} from "../../../src/views/api/index.ts";
import {acledCsv, acledRows} from "../../fixture/acled.ts";
import {gedCsv, gedRow, gedRows, oneSided} from "../../fixture/ged.ts";
import {fileOf, storeOf} from "../../fixture/store.ts";

export const hostile = `<script>alert(1)</script>\u202e"=HYPERLINK("x")`;

/** UCDP's and ACLED's form side by side, about invented events, of which one has a hostile headline and place. */
export const both = () => storeOf(
  fileOf("GEDEvent_v26_0_1.csv", gedCsv([
    ...gedRows(12, (i) => ({latitude: 14.1 + i / 10, longitude: -4.4 + i / 10, best: i, low: i, high: i + 1})), oneSided({id: 7, best: 9}),
    gedRow({id: 8, where_coordinates: hostile, source_headline: hostile, best: 40, low: 40, high: 40}), gedRow({id: 9, where_prec: 6, latitude: 17.5, longitude: -3})
  ])),
  [fileOf("acled.csv", acledCsv(acledRows(130))), {covers: {from: "2024-01-01", to: "2024-12-31", countries: ["MLI"]}}]
);

export interface Asked {
  store: Store;
  app: ReturnType<typeof createApi>;
  get(path: string, init?: RequestInit): Promise<Response>;
  json<T = any>(path: string): Promise<T>;
}

/** The API of a store in this process, without a socket; closed at the end of the test file. */
export async function api(directory: string, options: Partial<Omit<ApiOptions, "store" | "threads">> = {}): Promise<Asked> {
  const store = await Store.open(directory, {resident: true, connections: 3});
  const threads = new StudyThreads(directory);
  after(async () => {
    await threads.close();
    store.close();
  });
  const app = createApi({store, threads, read: null, version: "0.0.0", local: true, takesFiles: true, hosts: ["localhost"], token: null, page: null, ...options, limits: {...usualLimits, ...options.limits}});
  const get = async (path: string, init?: RequestInit) => app.request(path, init);
  return {store, app, get, json: async (path) => await (await get(path)).json()};
}

/** The case of the docs, about an invented conflict. */
export const inventedCase = (): Case => readCase("docs/examples/invented-case");
