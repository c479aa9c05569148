import assert from "node:assert/strict";
import {mkdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {chromium, type Browser, type BrowserContext, type Page} from "playwright-core";
import {readCase, runMeasure, Store, type Result} from "../../src/index.ts";
import {serve, type Served} from "../../src/views/api/index.ts";
import {findChromium} from "../../src/views/report/index.ts";
import {ensureBundle} from "../../src/views/web/bundle.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = join("out", "screenshots");

export interface Opened {
  page: Page;
  context: BrowserContext;
  /** Console messages, errors, and requests that leave this machine. */
  problems: string[];
}

/** A served store and a browser whose WebGL is computed in software, as on a machine without a graphics card. */
export class Explorer {
  readonly #browser: Browser;
  readonly #served: Served;
  readonly store: string;

  private constructor(browser: Browser, served: Served, store: string) {
    [this.#browser, this.#served, this.store] = [browser, served, store];
  }

  static async of(store: string, folder: string | null): Promise<Explorer> {
    const executablePath = findChromium();
    assert.ok(executablePath, "no Chromium: npm test installs one");
    const served = await serve({directory: store, read: folder === null ? null : readCase(folder), version: "test", host: "127.0.0.1", port: 0, token: null, takesFiles: true, page: await ensureBundle()});
    const browser = await chromium.launch({executablePath, args: ["--enable-unsafe-swiftshader", ...process.getuid?.() === 0 ? ["--no-sandbox"] : []]});
    mkdirSync(screenshots, {recursive: true});
    return new Explorer(browser, served, store);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
  }

  /** Opens the page at a view; a first visit, with its help, only where `first`. */
  async open(view: string, options: {width?: number; height?: number; dark?: boolean; lang?: string; first?: boolean; touch?: boolean} = {}): Promise<Opened> {
    const context = await this.#browser.newContext({
      viewport: {width: options.width ?? 1440, height: options.height ?? 900}, colorScheme: options.dark ? "dark" : "light", locale: options.lang ?? "en-GB", acceptDownloads: true, hasTouch: options.touch ?? false, reducedMotion: "reduce"
    });
    if (!options.first) await context.addInitScript(() => localStorage.setItem("harmattan-help", "1"));
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const problems: string[] = [];
    // a browser without a graphics card reads each canvas back to show it, and says so of itself
    page.on("console", (message) => void (message.text().includes("GL Driver Message (OpenGL, Performance") || problems.push(message.text())));
    page.on("response", (response) => void (response.status() >= 500 && response.text().then((text) => problems.push(`${response.url()}: ${text}`), () => {})));
    page.on("pageerror", (error) => void problems.push(String(error)));
    page.on("request", (request) => void (request.url().startsWith(this.#served.url) || /^(data|blob):/.test(request.url()) || problems.push(`request to ${request.url()}`)));
    await page.goto(`${this.#served.url}${view}`);
    return {page, context, problems};
  }

  /** What the command answers, for the same names as its flags. */
  async ask(measure: string, input: Record<string, string | readonly string[]>): Promise<Result> {
    const store = await Store.open(this.store);
    try {
      return await runMeasure(store, measure, input);
    } finally {
      store.close();
    }
  }
}

/** Waits for marks on the map. */
export async function drawn(page: Page): Promise<void> {
  await page.locator(".map[aria-busy=false][data-marks]:not([data-marks='0'])").waitFor();
}

/** The headline once its answer is there. */
export async function headline(page: Page, expected: RegExp): Promise<void> {
  await page.locator(".headline[aria-busy=false] h1").filter({hasText: expected}).waitFor();
}

/** Asserts that axe finds nothing on the page as it stands. */
export async function accessible(page: Page): Promise<void> {
  // the page's policy forbids foreign scripts, so axe comes in through the debugger
  const {violations, passes} = await page.evaluate(`${axe}; axe.run().then(({violations, passes}) => ({passes: passes.length, violations: violations.map(({id, nodes}) => id + ": " + nodes.slice(0, 3).map(({target, failureSummary}) => target + " " + failureSummary).join(" | "))}))`) as {violations: string[]; passes: number};
  assert.deepEqual(violations, []);
  assert.ok(passes > 15, `axe looked at ${passes} rules only`);
}

export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({path: join(screenshots, `${name}.png`)});
}

/** Hides elements, by a style sheet that the page's policy allows. */
export async function hide(page: Page, selector: string): Promise<void> {
  await page.evaluate((selector) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${selector} { visibility: hidden !important; }`);
    document.adoptedStyleSheets.push(sheet);
  }, selector);
}
