// Runs before anything is installed, so it uses nothing but Node.
import {execFileSync} from "node:child_process";
import {existsSync, statSync} from "node:fs";

process.chdir(new URL("..", import.meta.url).pathname);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || major === 20 && minor < 19) {
  console.error(`harmattan needs Node 20.19 or newer; this is ${process.versions.node}`);
  process.exit(1);
}

/** Installs what package-lock.json names, unless that was done since it last changed. */
export function ensureInstalled() {
  const done = "node_modules/.package-lock.json";
  if (existsSync(done) && statSync(done).mtimeMs >= statSync("package-lock.json").mtimeMs) return;
  console.error("installing what Harmattan needs (once) ...");
  run("npm", ["ci", "--no-audit", "--no-fund"]);
}

/** Finds a Chromium, else installs Debian's as root, else Playwright's; answers its path. */
export async function ensureChromium() {
  (await import("tsx/esm/api")).register();
  const {findChromium} = await import("../src/views/report/chromium.ts");
  const found = findChromium();
  if (found) return found;
  console.error("installing a Chromium for the tests of the page (once) ...");
  const attempts = [
    ...(process.getuid?.() === 0 && existsSync("/usr/bin/apt-get") ? [() => {
      run("apt-get", ["update", "-qq"]);
      run("apt-get", ["install", "-y", "-qq", "chromium"]);
    }] : []),
    () => run(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"])
  ];
  for (const attempt of attempts) {
    try {
      attempt();
    } catch (error) {
      console.error(String(error.message ?? error));
    }
    const path = findChromium();
    if (path) return path;
  }
  console.error("no Chromium could be installed: install one by hand, or name it in HARMATTAN_CHROMIUM, and run npm test again");
  process.exit(1);
}

function run(command, args) {
  execFileSync(command, args, {stdio: ["ignore", 2, 2]});
}
