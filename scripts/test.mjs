import {spawnSync} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
const {ensureChromium, ensureInstalled} = await import("./install.mjs");

const real = process.argv.includes("--real");
ensureInstalled();
const chromium = await ensureChromium();
const data = process.env.HARMATTAN_DATA ?? "../shared/data";
if (real && !existsSync(join(data, "ucdp"))) {
  console.error(`${data}/ucdp: no such folder; npm run test:real needs the real files there, or in HARMATTAN_DATA`);
  process.exit(1);
}

if (!real) {
  const types = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "."], {stdio: "inherit"});
  if (types.status !== 0) process.exit(1);
}
const files = readdirSync("test", {recursive: true}).map(String).filter((name) => name.endsWith(".test.ts") && name.startsWith(`real`) === real).map((name) => join("test", name)).sort();
const {status} = spawnSync(process.execPath, ["--import", "tsx", "--test", "--test-concurrency=2", ...files], {
  stdio: "inherit", env: {...process.env, HARMATTAN_CHROMIUM: chromium, HARMATTAN_DATA: data}
});
process.exitCode = status ?? 1;
