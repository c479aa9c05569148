/**
 * The explorer's page as files: `dist/web`, built from page/. In a checkout they are built on first use and again when a source is newer;
 * the package ships them built.
 */
import {existsSync, readdirSync, statSync} from "node:fs";
import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** What the bundle is made from. */
const sources = ["src/views/web", "src/figures", "src/geo", "src/measures/result.ts", "src/measures/period.ts", "src/event.ts", "src/error.ts", "assets/world.json", "assets/water.json", "package-lock.json"];

/** The folder of the built page. `tell` gets the line that says that it is being built. */
export async function ensureBundle(tell: (line: string) => void = () => {}): Promise<string> {
  const folder = join(root, "dist", "web");
  if (!existsSync(join(root, "src", "views", "web", "page")) || fresh(folder)) return folder;
  tell("building the explorer's page (once, about ten seconds)");
  await build(folder);
  return folder;
}

function fresh(folder: string): boolean {
  const built = join(folder, "built.json");
  return existsSync(built) && newest(sources) <= statSync(built).mtimeMs;
}

function newest(paths: readonly string[]): number {
  return Math.max(0, ...paths.map((path) => join(root, path)).filter(existsSync).map((path) => {
    const {mtimeMs} = statSync(path);
    return statSync(path).isDirectory() ? Math.max(mtimeMs, ...readdirSync(path, {recursive: true, withFileTypes: true}).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)) : mtimeMs;
  }));
}

/** Builds beside the old bundle and puts the new one in its place by renaming, so that a server never reads half of it. */
async function build(folder: string): Promise<void> {
  const started = new Date();
  const {configuration} = await import("./configuration.ts");
  const vite = await import("vite");
  const aside = `${folder}.${process.pid}`;
  await mkdir(aside, {recursive: true});
  await vite.build(configuration(join(root, "src", "views", "web", "page"), aside));
  await writeFile(join(aside, "built.json"), `${JSON.stringify({built: started.toISOString()})}\n`);
  const old = `${folder}.old-${process.pid}`;
  if (existsSync(folder)) await rename(folder, old).catch(() => {});
  await rename(aside, folder).catch(async (error: unknown) => {
    await rm(aside, {recursive: true, force: true});
    // another process was quicker
    if (!fresh(folder)) throw error;
  });
  await rm(old, {recursive: true, force: true});
}
