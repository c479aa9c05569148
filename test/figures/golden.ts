import assert from "node:assert/strict";
import {existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/** Compares with test/output/NAME.svg. A difference, or a new golden on a build server, fails and is left as NAME-changed.svg. */
export function golden(name: string, svg: string): void {
  const kept = join(import.meta.dirname, "../output", `${name}.svg`);
  const changed = join(import.meta.dirname, "../output", `${name}-changed.svg`);
  const text = `${svg.replace(/></g, ">\n<")}\n`;
  if (!existsSync(kept) && !process.env["CI"]) writeFileSync(kept, text);
  if (existsSync(kept) && readFileSync(kept, "utf8") === text) return rmSync(changed, {force: true});
  writeFileSync(changed, text);
  assert.fail(`${name}.svg has changed: compare it with ${name}-changed.svg`);
}
