import {execFile} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {homedir, tmpdir} from "node:os";
import {delimiter, join} from "node:path";
import {pathToFileURL} from "node:url";
import {fail} from "../../error.ts";

/** An installed Chromium or Chrome: HARMATTAN_CHROMIUM, then the PATH, then the usual places; null where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  const cache = join(homedir(), process.platform === "darwin" ? "Library/Caches/ms-playwright" : ".cache/ms-playwright");
  const playwright = existsSync(cache) ? readdirSync(cache).filter((name) => name.startsWith("chromium")).flatMap((name) => ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-linux/headless_shell", "chrome-mac/Chromium.app/Contents/MacOS/Chromium"].map((path) => join(cache, name, path))) : [];
  const candidates = [
    ...env.HARMATTAN_CHROMIUM ? [env.HARMATTAN_CHROMIUM] : [],
    ...(env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", ...playwright
  ];
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** Prints an HTML file to PDF with an installed Chromium. */
export async function printPdf(html: string, pdf: string): Promise<void> {
  const chromium = findChromium();
  if (!chromium) return fail("chromium_missing", {});
  const profile = mkdtempSync(join(tmpdir(), "harmattan-chromium-"));
  try {
    await new Promise<void>((resolve, reject) => {
      execFile(chromium, [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), `--user-data-dir=${profile}`, "--no-pdf-header-footer", `--print-to-pdf=${pdf}`, pathToFileURL(html).href
      ], {timeout: 60_000}, (error) => error ? reject(error) : resolve());
    });
  } catch (cause) {
    fail("pdf_failed", {file: pdf, chromium}, {cause});
  } finally {
    rmSync(profile, {recursive: true, force: true});
  }
}
