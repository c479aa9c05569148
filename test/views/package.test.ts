import assert from "node:assert/strict";
import {execFileSync, spawnSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import test from "node:test";

test("the packed package, with nothing but its own dependencies, writes the packaged case's report in an empty folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "harmattan-package-"));
  try {
    const [{filename}] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]}).replace(/^[^[]*(?=\[)/, "")) as [{filename: string}];
    const home = join(folder, "node_modules", "harmattan");
    mkdirSync(home, {recursive: true});
    execFileSync("tar", ["-xzf", join(folder, filename), "-C", home, "--strip-components=1"]);
    for (const name of dependencies()) {
      const link = join(folder, "node_modules", name);
      mkdirSync(dirname(link), {recursive: true});
      if (existsSync(resolve("node_modules", name))) symlinkSync(resolve("node_modules", name), link);
    }
    assert.ok(!existsSync(join(home, "src")), "the package ships no TypeScript sources");
    const {status, stdout, stderr} = spawnSync(process.execPath, [join(home, "bin/harmattan.js"), "report"], {cwd: folder, encoding: "utf8"});
    assert.equal(status, 0, stderr);
    assert.match(stdout, /2 figures, drawn from jnim-chronology/);
    assert.match(readFileSync(join(folder, "out/jnim/index.html"), "utf8"), /not a census/);
    assert.ok(existsSync(join(home, "dist/web/index.html")), "the package ships the explorer's page built");
  } finally {
    rmSync(folder, {recursive: true, force: true});
    // the page may be served from there by another test at this moment
    for (const name of existsSync("dist") ? readdirSync("dist") : []) if (!name.startsWith("web")) rmSync(join("dist", name), {recursive: true, force: true});
  }
});

/** Packages of the lock file that an installation without development dependencies gets. */
function dependencies(): string[] {
  const {packages} = JSON.parse(readFileSync("package-lock.json", "utf8")) as {packages: Record<string, {dev?: boolean}>};
  return Object.entries(packages).filter(([path, {dev}]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev).map(([path]) => path.slice("node_modules/".length));
}
