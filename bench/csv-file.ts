import {createWriteStream, existsSync, mkdirSync, renameSync, statSync} from "node:fs";
import {once} from "node:events";
import {dirname} from "node:path";

/** Writes `rows` as a CSV file unless it is there; whole or not at all. Answers its size in bytes. */
export async function writeCsv(file: string, header: readonly string[], rows: () => Iterable<readonly (string | number)[]>): Promise<number> {
  if (existsSync(file)) return statSync(file).size;
  mkdirSync(dirname(file), {recursive: true});
  const temporary = `${file}.${process.pid}.tmp`;
  const stream = createWriteStream(temporary);
  let block = `${header.join(",")}\n`;
  for (const row of rows()) {
    for (let i = 0; i < row.length; i++) block += (i ? "," : "") + field(row[i]!);
    block += "\n";
    if (block.length < 1 << 20) continue;
    if (!stream.write(block)) await once(stream, "drain");
    block = "";
  }
  stream.end(block);
  await once(stream, "close");
  renameSync(temporary, file);
  return statSync(file).size;
}

function field(value: string | number): string {
  if (typeof value === "number") return String(value);
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
