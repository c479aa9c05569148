import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {median, time, type Measured} from "./table.ts";

/** kepler.gl's own bundle for browsers and the five libraries that it leaves to its page. */
const packages = ["kepler.gl@3.2.6", "react@18.3.1", "react-dom@18.3.1", "redux@4.2.1", "react-redux@8.1.3", "styled-components@6.1.8"];
const scripts = {
  "react.js": "react/umd/react.production.min.js", "react-dom.js": "react-dom/umd/react-dom.production.min.js", "redux.js": "redux/dist/redux.min.js", "react-redux.js": "react-redux/dist/react-redux.min.js",
  "styled-components.js": "styled-components/dist/styled-components.min.js", "kepler.js": "kepler.gl/umd/keplergl.min.js"
};

/** How long it may take in all: points drawn in software are slow. */
const minutes = 10;

/**
 * kepler.gl with the same events, without a basemap since it has none of its own: time until its points are on the screen, and from a filter to the screen. What
 * cannot be run offline is said.
 */
export async function benchKepler(browser: Browser, url: string, folder: string): Promise<Measured[]> {
  const libraries = fetchLibraries();
  const csv = await eventsCsv(url, folder);
  const server = await serve(libraries, csv);
  const context = await browser.newContext({viewport: {width: 1440, height: 900}});
  try {
    // its icons and styles come from other machines: here nothing does
    await context.route((address) => address.hostname !== "127.0.0.1", (route) => route.abort());
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => void problems.push(String(error)));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const deadline = Date.now() + minutes * 60_000;
    let told: {drawn?: number; filtered?: number; changes?: number[]; done?: boolean; failed?: string} = {};
    while (Date.now() < deadline && !told.done && !told.failed) {
      await page.waitForTimeout(1000);
      told = await page.evaluate(() => (globalThis as unknown as {told: typeof told}).told ?? {}).catch(() => ({}));
    }
    if (told.failed || told.drawn === undefined) return [{what: "kepler.gl 3.2.6", aim: "", value: `could not be run: ${told.failed ?? problems[0] ?? `nothing drawn within ${minutes} minutes`}`}];
    // to see that its points were drawn
    await page.screenshot({path: join(folder, "kepler.png"), timeout: 120_000}).catch(() => {});
    return [
      {what: "points on the map", aim: "", value: time(told.drawn)},
      {what: "the first filter, which it prepares itself for", aim: "", value: told.filtered === undefined ? `none within ${minutes} minutes` : time(told.filtered)},
      {what: `from a filter to the screen, median of ${told.changes?.length ?? 0}`, aim: "", value: told.changes?.length ? time(median(told.changes)) : `none within ${minutes} minutes`}
    ];
  } finally {
    await context.close();
    server.close();
  }
}

/** The packages from the registry, unpacked side by side, once. */
function fetchLibraries(): string {
  const folder = join(".bench", "kepler");
  mkdirSync(folder, {recursive: true});
  for (const name of packages) {
    const at = join(folder, name.slice(0, name.lastIndexOf("@")));
    if (existsSync(at)) continue;
    const [{filename}] = JSON.parse(execFileSync("npm", ["pack", name, "--json", "--pack-destination", folder], {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]})) as [{filename: string}];
    mkdirSync(at, {recursive: true});
    execFileSync("tar", ["-xzf", join(folder, filename), "-C", at, "--strip-components=1"]);
  }
  return folder;
}

/** The events of the store with what a map needs of them, by the server that is measured, a page at a time. */
async function eventsCsv(url: string, folder: string): Promise<string> {
  const file = join(folder, "events.csv");
  if (existsSync(file)) return file;
  process.stderr.write(`writing ${file} (once) ...\n`);
  const lines = ["longitude,latitude,date,deaths,type"];
  for (let offset = 0; ; offset += 10_000) {
    const {rows} = await (await fetch(`${url}api/events?limit=10000&offset=${offset}`)).json() as {rows: Record<string, string | number | null>[]};
    for (const row of rows) lines.push([row.longitude, row.latitude, `${row.date_start} 00:00:00`, row.best, row.event_type].join(","));
    if (rows.length < 10_000) break;
  }
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

function serve(libraries: string, csv: string): Promise<Server> {
  const server = createServer((request, response) => {
    const name = (request.url ?? "/").slice(1);
    const library = scripts[name as keyof typeof scripts];
    response.setHeader("content-type", name === "" ? "text/html" : name.endsWith(".js") ? "text/javascript" : "text/csv");
    response.end(name === "" ? page : name === "run.js" ? `(${run.toString()})()` : name === "events.csv" ? readFileSync(csv) : library ? readFileSync(join(libraries, library)) : "");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const page = `<!doctype html><html><body style="margin:0"><div id="app"></div><script src="react.js"></script>
<script>globalThis["react/jsx-runtime"] = {Fragment: React.Fragment, jsx: (type, {children, ...props}, key) => React.createElement(type, key === undefined ? props : {...props, key}, ...(children === undefined ? [] : [children])), jsxs: (type, {children, ...props}, key) => React.createElement(type, key === undefined ? props : {...props, key}, ...children)}; globalThis.util = {}; globalThis.__name = (what) => what;</script>
${Object.keys(scripts).filter((name) => name !== "react.js").map((name) => `<script src="${name}"></script>`).join("\n")}<script src="run.js"></script></body></html>`;

/** Runs in the page: loads the events, draws them, then moves a filter of deaths; tells the times in ms as `told`. */
function run(): void {
  type Loose = Record<string, (...args: unknown[]) => unknown> & Record<string, unknown>;
  const page = globalThis as unknown as {React: Loose; ReactDOM: Loose; Redux: Loose; ReactRedux: Loose; KeplerGl: Loose; told: unknown};
  const {React, ReactDOM, Redux, ReactRedux, KeplerGl} = page;
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const pixels = async () => {
    await frame();
    for (const canvas of document.querySelectorAll("canvas")) {
      const gl = canvas.getContext("webgl2");
      gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    }
    await frame();
  };
  (async () => {
    const middleware = (KeplerGl.enhanceReduxMiddleware as (list: unknown[]) => unknown[])([]);
    const store = (Redux.createStore as (...args: unknown[]) => {dispatch(action: unknown): unknown; getState(): {keplerGl: {map: {visState: {filters: {id: string}[]}}}}})(
      (Redux.combineReducers as (reducers: unknown) => unknown)({keplerGl: KeplerGl.keplerGlReducer}), {}, (Redux.applyMiddleware as (...list: unknown[]) => unknown)(...middleware));
    const element = (type: unknown, props: unknown, ...children: unknown[]) => (React.createElement as (...args: unknown[]) => unknown)(type, props, ...children);
    const root = (ReactDOM.createRoot as (node: unknown) => {render(what: unknown): void})(document.getElementById("app"));
    root.render(element(ReactRedux.Provider, {store}, element(KeplerGl.KeplerGl, {id: "map", width: innerWidth, height: innerHeight, mapboxApiAccessToken: "none", mapStyles: [], mapStylesReplaceDefault: true})));
    await frame();
    const text = await (await fetch("events.csv")).text();
    const data = await (KeplerGl.processCsvData as (text: string) => Promise<unknown>)(text);
    store.dispatch((KeplerGl.addDataToMap as (what: unknown) => unknown)({datasets: {info: {id: "events", label: "events"}, data}, options: {centerMap: true, readOnly: false}}));
    await pixels();
    const told: {drawn: number; filtered?: number; changes: number[]; done?: boolean} = {drawn: performance.now(), changes: []};
    page.told = told;
    store.dispatch((KeplerGl.addFilter as (id: string) => unknown)("events"));
    const filters = () => store.getState().keplerGl.map.visState.filters;
    store.dispatch((KeplerGl.setFilter as (...args: unknown[]) => unknown)(0, "name", "deaths"));
    await pixels();
    told.filtered = performance.now() - told.drawn;
    for (let least = 1; least <= 6 && filters().length; least++) {
      const start = performance.now();
      store.dispatch((KeplerGl.setFilter as (...args: unknown[]) => unknown)(0, "value", [least, 1000]));
      await pixels();
      told.changes.push(performance.now() - start);
    }
    told.done = true;
  })().catch((error) => {
    page.told = {failed: String(error)};
  });
}
