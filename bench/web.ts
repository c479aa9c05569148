// npm run bench:web: the explorer on a million simulated events in a headless Chromium with WebGL in software, and kepler.gl's bundle on the same events beside it.
import {spawn, spawnSync, type ChildProcess} from "node:child_process";
import {existsSync, mkdirSync} from "node:fs";
import {cpus, loadavg} from "node:os";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {parseArgs} from "node:util";
import {chromium, type Browser} from "playwright-core";
import {findChromium} from "../src/views/report/chromium.ts";
import {measured} from "./table.ts";
import {benchExplorer} from "./web-explorer.ts";
import {benchKepler} from "./web-kepler.ts";

const {values: options} = parseArgs({options: {
  events: {type: "string", default: "1000000"}, loads: {type: "string", default: "5"}, changes: {type: "string", default: "24"}, seconds: {type: "string", default: "10"}, kepler: {type: "boolean", default: false}, help: {type: "boolean", default: false}
}});

if (options.help) {
  console.log(`npm run bench:web -- [--events 1000000] [--loads 5] [--changes 24] [--seconds 10] [--kepler]
  the explorer on so many simulated events: time until it can be used, from a filter to the screen, scripting per frame of the playback; --kepler: the same of kepler.gl (gets its bundle from npm once)`);
} else {
  await bench();
}

async function bench(): Promise<void> {
  const folder = join(".bench", "web", options.events);
  makeStore(folder);
  const {server, url} = await serve(join(folder, "store"));
  const browser = await launch();
  try {
    console.log(`${Number(options.events).toLocaleString("en")} simulated events, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), load ${loadavg()[0]!.toFixed(1)}, Chromium ${browser.version()}, WebGL in software\n`);
    console.log(measured("the explorer", await benchExplorer(browser, url, {loads: Number(options.loads), changes: Number(options.changes), seconds: Number(options.seconds)})));
    if (options.kepler) console.log(measured("kepler.gl", await benchKepler(browser, url, folder)));
  } finally {
    await browser.close();
    server.kill("SIGTERM");
  }
}

/** The store of the example's scenario, made once. */
function makeStore(folder: string): void {
  if (existsSync(join(folder, "store", "store.json"))) return;
  process.stderr.write(`making ${folder} (once) ...\n`);
  mkdirSync(folder, {recursive: true});
  const {status} = spawnSync(process.execPath, ["bin/harmattan.js", "simulate", "cases/example/scenario.yml", "--events", options.events, "--import", "--rows", "parquet", "--out", join(folder, "rows"), "--store", join(folder, "store")], {stdio: ["ignore", "ignore", "inherit"]});
  if (status !== 0) throw new Error(`harmattan simulate ended with ${String(status)}`);
}

function serve(store: string): Promise<{server: ChildProcess; url: string}> {
  const server = spawn(process.execPath, ["bin/harmattan.js", "serve", "--store", store, "--port", "0"], {stdio: ["ignore", "pipe", "inherit"]});
  return new Promise((resolve, reject) => {
    server.on("exit", (status) => reject(new Error(`the server ended with ${String(status)}`)));
    createInterface({input: server.stdout}).once("line", (line) => resolve({server, url: line.trim()}));
  });
}

function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("no Chromium: npm test installs one");
  return chromium.launch({executablePath, args: ["--enable-unsafe-swiftshader", ...process.getuid?.() === 0 ? ["--no-sandbox"] : []]});
}
