import {spawnSync} from "node:child_process";
const {ensureInstalled} = await import("./install.mjs");

ensureInstalled();
process.exitCode = spawnSync(process.execPath, ["--import", "tsx", "bench/index.ts", ...process.argv.slice(2)], {stdio: "inherit"}).status ?? 1;
