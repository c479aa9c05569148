import {spawnSync} from "node:child_process";
import {cpSync, existsSync, mkdirSync, rmSync, symlinkSync} from "node:fs";
import {join, resolve} from "node:path";

/** Makes a folder that stands as an installed package does, compiled and without sources; answers the path of its command. */
export function installedCommand(directory: string): string {
  rmSync(directory, {recursive: true, force: true});
  mkdirSync(directory, {recursive: true});
  for (const name of ["bin", "assets", "cases", "package.json"]) cpSync(name, join(directory, name), {recursive: true});
  symlinkSync(resolve("node_modules"), join(directory, "node_modules"));
  const {stdout} = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--outDir", join(directory, "dist")], {encoding: "utf8"});
  if (!existsSync(join(directory, "dist", "index.js"))) throw new Error(`the package does not compile:\n${stdout}`);
  return join(directory, "bin", "harmattan.js");
}
