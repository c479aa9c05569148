import {createReadStream} from "node:fs";
import {Readable, pipeline} from "node:stream";
import {crc32, createGunzip, createInflateRaw} from "node:zlib";
import yauzl from "yauzl";
import type {Entry, ZipFile} from "yauzl";
import {HarmattanError, fail} from "../error.ts";

/** Bounds against archives made to fill a disk, in bytes; `ratio` (unpacked over packed) counts beyond `ratioFrom` bytes. */
export interface UnpackLimits {
  unpacked: number;
  ratio: number;
  ratioFrom: number;
}

export interface Member {
  name: string;
  chunks: AsyncIterable<Buffer>;
}

/**
 * Unpacks a gzip file in chunks. `packed` sees every packed chunk as it is read.
 * @throws gzip_truncated, gzip_damaged, archive_bomb
 */
export async function* gunzip(file: string, path: string, limits: UnpackLimits, packed: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  let taken = 0;
  const source = createReadStream(path, {highWaterMark: 1 << 18});
  source.on("data", (chunk) => {
    taken += chunk.length;
    packed(chunk as Buffer);
  });
  const gunzipped = pipeline(source, createGunzip({chunkSize: 1 << 18}), () => {});
  let unpacked = 0;
  try {
    for await (const chunk of gunzipped as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      checkRatio(file, unpacked, taken, limits);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof HarmattanError) throw error;
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR") fail("gzip_truncated", {file}, {cause: error});
    if (code?.startsWith("Z_")) fail("gzip_damaged", {file, reason: message}, {cause: error});
    throw error;
  } finally {
    source.destroy();
  }
}

/**
 * Opens the one table in a zip file; codebooks, read-me files and what macOS adds do not count.
 * @throws zip_truncated, zip_damaged, zip_encrypted, zip_path, zip_several, zip_no_table, zip_method, archive_nested,
 * archive_bomb, file_is_spreadsheet (an .xlsx or .ods is a zip)
 */
export async function unzip(file: string, path: string, limits: UnpackLimits): Promise<Member> {
  const zip = await openZip(file, path);
  try {
    const entries = await entriesOf(file, zip);
    const entry = tableAmong(file, entries);
    checkMethod(file, entry);
    checkRatio(file, entry.uncompressedSize, entry.compressedSize, limits);
    return {name: entry.fileName, chunks: closing(zip, memberChunks(file, zip, path, entry, limits))};
  } catch (error) {
    zip.close();
    throw error;
  }
}

/**
 * Unpacks every file of a zip, one after the other in its order; the limits hold for all of them together.
 * @throws zip_truncated, zip_damaged, zip_encrypted, zip_path, zip_method, archive_bomb
 */
export async function* unzipEach(file: string, path: string, limits: UnpackLimits): AsyncGenerator<Member> {
  const zip = await openZip(file, path);
  try {
    const entries = (await entriesOf(file, zip)).filter(({fileName}) => !fileName.endsWith("/"));
    const names = new Set<string>();
    for (const {fileName} of entries) {
      if (names.has(fileName)) fail("zip_damaged", {file, reason: `${fileName} stands in it twice`});
      names.add(fileName);
    }
    checkRatio(file, entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0), entries.reduce((sum, entry) => sum + entry.compressedSize, 0), limits);
    let left = limits.unpacked;
    for (const entry of entries) {
      checkMethod(file, entry);
      yield {name: entry.fileName, chunks: memberChunks(file, zip, path, entry, {...limits, unpacked: left})};
      left -= entry.uncompressedSize;
    }
  } finally {
    zip.close();
  }
}

function checkMethod(file: string, entry: Entry): void {
  const method = entry.compressionMethod;
  if (entry.isEncrypted() || method === 99) fail("zip_encrypted", {file, member: entry.fileName});
  if (method !== 0 && method !== 8) fail("zip_method", {file, member: entry.fileName, method: methods[method] ?? method});
}

function checkRatio(file: string, unpacked: number, packed: number, limits: UnpackLimits): void {
  if (unpacked > limits.unpacked) fail("archive_bomb", {file, limit: readableBytes(limits.unpacked)});
  if (unpacked > limits.ratioFrom && unpacked > packed * limits.ratio) fail("archive_bomb", {file, limit: `${limits.ratio} times its size`});
}

/** 16 MiB, 4 GiB: whole binary units. */
export function readableBytes(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB"];
  let unit = 0;
  while (bytes >= 1024 && unit < units.length - 1) {
    bytes /= 1024;
    ++unit;
  }
  return `${Number(bytes.toFixed(1))} ${units[unit]}`;
}

async function openZip(file: string, path: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(path, {autoClose: false, decodeStrings: false});
  } catch (error) {
    const reason = (error as Error).message;
    if (/End of central directory/i.test(reason)) fail("zip_truncated", {file}, {cause: error});
    return fail("zip_damaged", {file, reason: lowerFirst(reason)}, {cause: error});
  }
}

const maxMembers = 10_000;

async function entriesOf(file: string, zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > maxMembers) fail("zip_damaged", {file, reason: `${zip.entryCount} members`});
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      entry.fileName = memberName(entry);
      entries.push(entry);
    }
  } catch (error) {
    const reason = (error as Error).message;
    if (/strong encryption/.test(reason)) fail("zip_encrypted", {file, member: "a member"}, {cause: error});
    fail("zip_damaged", {file, reason: lowerFirst(reason)}, {cause: error});
  }
  for (const {fileName} of entries) if (leavesFolder(fileName)) fail("zip_path", {file, member: JSON.stringify(fileName)});
  return entries;
}

/** The name as the archive holds it; decodeStrings is off, so yauzl hands over bytes. */
function memberName(entry: Entry): string {
  return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

function leavesFolder(name: string): boolean {
  return /^[/\\]|^[a-z]:|\0/i.test(name) || name.split(/[/\\]/).includes("..");
}

function tableAmong(file: string, entries: readonly Entry[]): Entry {
  const names = new Set(entries.map((entry) => entry.fileName));
  if (names.has("[Content_Types].xml")) {
    const what = names.has("xl/workbook.xml") ? "Excel .xlsx" : names.has("xl/workbook.bin") ? "Excel .xlsb" : null;
    if (what !== null) fail("file_is_spreadsheet", {file, what});
    fail("file_is_binary", {file, what: "an Office document"});
  }
  if (names.has("mimetype") && names.has("content.xml")) fail("file_is_spreadsheet", {file, what: "OpenDocument"});
  const files = entries.filter(({fileName}) => !/(^|[/\\])(__MACOSX[/\\]|\.|Thumbs\.db$|desktop\.ini$)|[/\\]$/i.test(fileName));
  let tables = files.filter(({fileName}) => tableName.test(fileName) || archiveName.test(fileName));
  if (tables.length === 0) tables = files.filter(({fileName}) => maybeTableName.test(fileName) && !documentName.test(fileName));
  const [entry, ...others] = tables;
  if (entry === undefined) fail("zip_no_table", {file, members: listed(files)});
  if (others.length > 0) fail("zip_several", {file, members: listed(tables)});
  if (spreadsheetName.test(entry.fileName)) fail("file_is_spreadsheet", {file, what: entry.fileName});
  if (archiveName.test(entry.fileName)) fail("archive_nested", {file, member: entry.fileName});
  return entry;
}

const tableName = /\.(csv|tsv|tab|psv|parquet|json|ndjson|jsonl|geojson)$/i;
const archiveName = /\.(zip|gz|tgz|tar|bz2|xz|7z|rar|zst)$/i;
const spreadsheetName = /\.(xls[xbm]?|ods)$/i;
const maybeTableName = /\.(txt|dat|asc|data|xls[xbm]?|ods)$|(^|[/\\])[^./\\]+$/i;
const documentName = /(read.?me|codebook|licen[cs]e|copying|changelog|citation|terms|notes?|about|manifest|mimetype)[^/\\]*$/i;

const methods: Readonly<Record<number, string>> = {9: "deflate64", 12: "bzip2", 14: "lzma", 93: "zstandard", 95: "xz", 98: "ppmd"};

function listed(entries: readonly Entry[]): string {
  const names = entries.slice(0, 5).map((entry) => entry.fileName);
  return (entries.length > 5 ? [...names, `${entries.length - 5} more`] : names).join(", ") || "no file";
}

/** Reads the packed bytes itself in large pieces: yauzl's own stream is half as fast, and leaves the checksum to its caller. */
async function* memberChunks(file: string, zip: ZipFile, path: string, entry: Entry, limits: UnpackLimits): AsyncGenerator<Buffer> {
  const damaged = (reason: string, cause?: unknown): never => fail("zip_damaged", {file, reason: lowerFirst(reason)}, {cause});
  let unpacked = 0;
  let crc = 0;
  try {
    const {fileDataStart: start} = await zip.readLocalFileHeaderPromise(entry, {minimal: true});
    const source = entry.compressedSize === 0 ? Readable.from([]) : createReadStream(path, {start, end: start + entry.compressedSize - 1, highWaterMark: 1 << 18});
    const stream = entry.compressionMethod === 0 ? source : pipeline(source, createInflateRaw({chunkSize: 1 << 18}), () => {});
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      crc = crc32(chunk, crc);
      checkRatio(file, unpacked, entry.compressedSize, limits);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof HarmattanError) throw error;
    damaged((error as Error).message, error);
  }
  if (unpacked !== entry.uncompressedSize) damaged(`${entry.fileName} has ${unpacked} bytes instead of ${entry.uncompressedSize}`);
  if (crc !== entry.crc32) damaged(`checksum of ${entry.fileName} does not match`);
}

async function* closing(zip: ZipFile, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } finally {
    zip.close();
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, "");
}
