import {spawnSync} from "node:child_process";
import {resolve} from "node:path";
const here = process.env.INIT_CWD ?? process.cwd();
const {ensureInstalled} = await import("./install.mjs");

ensureInstalled();
// files are named from where npm was called, flags and addresses stay as they are
const args = process.argv.slice(2).map((word, i, all) => word.startsWith("-") || /^https?:/.test(word) || /^--(lang|store)$/.test(all[i - 1] ?? "") ? word : resolve(here, word));
process.exitCode = spawnSync(process.execPath, ["bin/harmattan.js", "start", ...args], {stdio: "inherit"}).status ?? 1;
