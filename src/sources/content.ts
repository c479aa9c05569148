import {fail} from "../error.ts";

export type Content = "zip" | "gzip" | "parquet" | "json" | "text";

/** Bytes of a file's start that {@link contentOf} wants to see. */
export const headBytes = 65_536;

/**
 * What a file is, by its first bytes and never by its name. Text is anything that no rule below knows.
 * @throws file_is_pdf, file_is_spreadsheet, file_is_binary, archive_unsupported for what can never be a table.
 */
export function contentOf(file: string, head: Buffer): Content {
  for (const [signature, content] of containers) if (startsWith(head, signature)) return content;
  if (startsWith(head, "%PDF")) fail("file_is_pdf", {file});
  if (startsWith(head, "\xD0\xCF\x11\xE0")) fail("file_is_spreadsheet", {file, what: "Excel .xls"});
  for (const [signature, what, offset = 0] of archives) {
    if (startsWith(head.subarray(offset), signature)) fail("archive_unsupported", {file, what});
  }
  for (const [signature, what] of foreign) if (startsWith(head, signature)) fail("file_is_binary", {file, what});
  return "text";
}

/**
 * What decoded text is: a web page fails, JSON is told from a table by its first two marks.
 * @param text the start of the file, decoded, without byte order mark
 * @throws file_is_html, file_is_binary (XML)
 */
export function textContentOf(file: string, text: string): "json" | "text" {
  const start = text.trimStart();
  if (htmlStart.test(start)) {
    const title = /<title[^>]*>([^<]{0,200})/i.exec(start)?.[1]?.replace(/\s+/g, " ").trim();
    fail("file_is_html", {file, title: title || "none"});
  }
  if (/^<\?xml\b/i.test(start)) fail("file_is_binary", {file, what: "XML"});
  if (/^\{\\rtf/.test(start)) fail("file_is_binary", {file, what: "an RTF document"});
  return /^(\{\s*("|\}|$)|\[\s*([[{\]]|$))/.test(start) ? "json" : "text";
}

const containers: readonly [signature: string, content: Content][] = [
  ["PK\x03\x04", "zip"],
  ["PK\x05\x06", "zip"],
  ["PK\x07\x08", "zip"],
  ["\x1F\x8B", "gzip"],
  ["PAR1", "parquet"]
];

const archives: readonly [signature: string, what: string, offset?: number][] = [
  ["ustar", "a tar archive", 257],
  ["BZh", "a bzip2 archive"],
  ["\xFD7zXZ\x00", "an xz archive"],
  ["\x28\xB5\x2F\xFD", "a zstd archive"],
  ["7z\xBC\xAF\x27\x1C", "a 7z archive"],
  ["Rar!\x1A\x07", "a rar archive"]
];

const foreign: readonly [signature: string, what: string][] = [
  ["\x89PNG\r\n", "a PNG image"],
  ["\xFF\xD8\xFF", "a JPEG image"],
  ["GIF8", "a GIF image"],
  ["RDX2\n", "an R data file"],
  ["RDX3\n", "an R data file"],
  ["X\n\x00\x00", "an R data file"],
  ["<stata_dta>", "a Stata file"],
  ["$FL2", "an SPSS file"],
  ["SQLite format 3\x00", "an SQLite database"],
  ["ARROW1", "an Arrow file"],
  ["\x7FELF", "a program"],
  ["MZ\x90", "a program"],
  ["\xFF\xFE\x00\x00", "text in utf-32"],
  ["\x00\x00\xFE\xFF", "text in utf-32"]
];

const htmlStart = /^(<!--[\s\S]*?-->\s*)*(<\?xml[^>]*>\s*)?(<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<title[\s>]|<script[\s>])/i;

function startsWith(head: Buffer, signature: string): boolean {
  return head.length >= signature.length && head.toString("latin1", 0, signature.length) === signature;
}
