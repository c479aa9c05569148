import assert from "node:assert/strict";
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import test, {after, before} from "node:test";
import {pathToFileURL} from "node:url";
import {chromium, type Browser, type Page} from "playwright-core";
import {importFile, readCase} from "../../src/index.ts";
import {findChromium, printPdf, writeReport} from "../../src/views/report/index.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "harmattan-page-"));
const pages: Record<string, string> = {};
let browser: Browser;

before(async () => {
  const executablePath = findChromium();
  assert.ok(executablePath, "no Chromium: npm test installs one");
  browser = await chromium.launch({executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : []});
  await importFile(join(folder, "census"), "docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"});
  const read = readCase("cases/jnim");
  // the base and what differs most in form; test/cases/simulated-case.test.ts draws them all
  const census = {...read, actor: "Invented Front", period: undefined, figures: read.figures.filter(({id}) => ["map", "surge", "countries", "civilians", "extent", "control", "contagion", "intervention"].includes(id))};
  for (const lang of ["en", "fr"] as const) {
    pages[`landmarks ${lang}`] = (await writeReport(read, {store: join(folder, "landmarks"), out: join(folder, `landmarks-${lang}`), lang})).file;
    pages[`census ${lang}`] = (await writeReport(census, {store: join(folder, "census"), out: join(folder, `census-${lang}`), lang, source: "invented"})).file;
  }
  const hostileCase = join(folder, "hostile");
  cpSync("docs/examples/invented-case", hostileCase, {recursive: true});
  writeFileSync(join(hostileCase, "claims.yml"), `claims:\n  - {id: hostile, text: ${JSON.stringify(hostile)}, where: ${JSON.stringify(hostile)}, reading: {measure: events, actors: [Invented Front], places: [${JSON.stringify(hostile)}], value: 18}}\n`);
  pages.hostile = (await writeReport(readCase(hostileCase), {store: join(folder, "census"), out: join(folder, "hostile-out"), lang: "en"})).file;
});
after(async () => {
  await browser.close();
  rmSync(folder, {recursive: true, force: true});
});

const hostile = `<script>document.title = "taken"</script><img src=x onerror="document.title='taken'">\u202e"' & </details> \u0007`;

async function withPage<T>(name: string, options: {width: number; dark?: boolean; script?: boolean}, work: (page: Page, problems: string[]) => Promise<T>): Promise<T> {
  const context = await browser.newContext({viewport: {width: options.width, height: 900}, colorScheme: options.dark ? "dark" : "light", acceptDownloads: true, javaScriptEnabled: options.script ?? true});
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => void problems.push(message.text()));
  page.on("pageerror", (error) => void problems.push(String(error)));
  page.on("request", (request) => void (/^(file|blob|data):/.test(request.url()) || problems.push(`request to ${request.url()}`)));
  try {
    await page.goto(pathToFileURL(pages[name]!).href);
    return await work(page, problems);
  } finally {
    await context.close();
  }
}

for (const name of ["landmarks en", "landmarks fr", "census en", "census fr"])
  for (const [width, dark] of [[390, false], [1440, false], [1440, true]] as const)
    test(`the page (${name}, ${width} px${dark ? ", dark" : ""}) passes axe, fits its width and asks nothing of the network`, () => withPage(name, {width, dark}, async (page, problems) => {
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
      // the page's own policy forbids foreign scripts, so axe comes in through the debugger
      const {violations, passes} = await page.evaluate(`${axe}; axe.run().then(({violations, passes}) => ({passes: passes.length, violations: violations.map(({id, nodes}) => id + ": " + nodes.slice(0, 3).map(({target, failureSummary}) => target + " " + failureSummary).join(" | "))}))`) as {violations: string[]; passes: number};
      assert.deepEqual(violations, []);
      assert.ok(passes > 15, `axe looked at ${passes} rules only`);
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
      assert.deepEqual(problems, []);
    }));

test("every figure of the page can be saved as SVG, PNG and CSV", () => withPage("census en", {width: 1440}, async (page) => {
  const figures = await page.locator("figure").all();
  assert.equal(figures.length, 7);
  for (const figure of figures) {
    for (const [form, start] of [["svg", "<svg"], ["png", "\x89PNG"], ["csv", "\ufeff"]] as const) {
      const [download] = await Promise.all([page.waitForEvent("download"), figure.locator(`[data-form=${form}]`).click()]);
      const content = readFileSync(await download.path());
      assert.equal(download.suggestedFilename(), `${await figure.getAttribute("id")}.${form}`);
      assert.ok((form === "png" ? content.toString("latin1") : content.toString("utf8")).startsWith(start), `${form}: ${content.toString("latin1").slice(0, 20)}`);
      assert.ok(content.length > 60);
    }
  }
}));

test("the page begins with what is recorded; then each question of spread has its section, its answer in a sentence and its tests, and what the source cannot answer says why", () => withPage("census en", {width: 1440}, async (page) => {
  assert.deepEqual(await page.locator(".contents ul").allInnerTexts().then((lists) => lists.map((list) => list.split(/\s*\n\s*/))), [["Map", "Deaths over time", "Countries", "Civilians"], ["Reach", "Control", "Abuses", "Dates", "Statements checked"]]);
  for (const link of await page.locator(".contents a").all()) {
    assert.equal(await page.locator((await link.getAttribute("href"))!).count(), 1);
    assert.ok((await link.boundingBox())!.height >= 44);
  }
  const order = await page.evaluate("Array.from(document.querySelectorAll('figure, #spread, .refused, .claims'), (element) => element.id)");
  assert.deepEqual(order, ["map", "surge", "countries", "civilians", "spread", "extent", "control", "contagion", "intervention", "claims"]);
  assert.match(await page.locator("#extent .kicker").innerText(), /How far does it reach\?/);
  assert.match(await page.locator("#extent .says").innerText(), /cells in 2023, .* in 2024; in brackets what 16 shifted grids give/);
  assert.match(await page.locator("#control").innerText(), /needs the tactics of events.*Invented conflict.* does not tell them apart/s);
  assert.match(await page.locator("#contagion .says").innerText(), /Recruitment itself cannot be computed from events\.$/);
  assert.match(await page.locator("#intervention .says").innerText(), /^Too few: 18 August 2020, Coup in Mali; 24 January 2022.*Ends of missions and bans of media change reporting as well as violence\.$/s);
  assert.match(await page.locator("#intervention .notes").innerText(), /--at 2020-08-18 --at 2022-01-24/);
}));

test("without script the links lead to the files beside the page", () => withPage("census en", {width: 1440, script: false}, async (page) => {
  for (const link of await page.locator(".downloads a").all()) {
    const target = join(folder, "census-en", (await link.getAttribute("href"))!);
    assert.ok(readFileSync(target, "utf8").length > 60, target);
  }
}));

test("the chronology's page says that it is not a census, draws no totals and names what is missing", () => withPage("landmarks en", {width: 1440}, async (page) => {
  const text = await page.locator("body").innerText();
  assert.match(text, /landmark events from public reports, not a census/i);
  assert.equal(await page.locator("figure").count(), 2);
  assert.match(text, /deaths by country/);
  assert.match(text, /harmattan fetch ucdp/);
}));

test("the French page is French: language, numbers and quotation marks", () => withPage("landmarks fr", {width: 1440}, async (page) => {
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  assert.match(await page.locator("body").innerText(), /et non un recensement/);
}));

test("the page can be used by keyboard: the first tab reaches the skip link, details open with Enter", () => withPage("census en", {width: 1440}, async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate("document.activeElement.className"), "skip");
  await page.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("details").first().getAttribute("open"), "");
}));

test("each link, button and summary is at least 44 px high", () => withPage("census en", {width: 390}, async (page) => {
  for (const target of await page.locator(".downloads a, .downloads button, summary").all()) assert.ok((await target.boundingBox())!.height >= 44);
}));

test("simulated data says so on every figure", () => withPage("census en", {width: 1440}, async (page) => {
  for (const figure of await page.locator("figure .drawing.wide").all()) assert.match(await figure.innerHTML(), /SIMULATED/);
}));

test("the report prints to a PDF of several pages", async () => {
  const pdf = join(folder, "report.pdf");
  await printPdf(pages["census en"]!, pdf);
  const content = readFileSync(pdf).toString("latin1");
  assert.ok(content.startsWith("%PDF-"));
  assert.ok((content.match(/\/Type \/Page\b/g) ?? []).length >= 2);
});

test("each claim stands with a mark in words, its verdict, and on opening it the readings with their commands and events", () => withPage("landmarks en", {width: 1440}, async (page) => {
  const claim = page.locator("#claim-ambush-northern-benin");
  assert.equal((await claim.locator(".mark").innerText()).trim(), "Off");
  assert.match(await claim.locator(".found").innerText(), /The number is met, the date is not/);
  assert.equal(await claim.locator(".readings").isVisible(), false);
  await claim.locator("summary").click();
  assert.match(await claim.locator(".readings").innerText(), /54 \(54–103\).*\n.*harmattan measure events --source jnim-chronology/s);
  assert.match(await claim.locator("details").innerText(), /17 April 2025.*chr-0137/s);
  assert.match(await claim.locator("details").innerText(), /Licence: CC BY 4\.0/);
  assert.match(await page.locator("header").innerText(), /21 statements of the article checked: .*1 off/);
}));

test("hostile text of a claim is text: it runs nothing, closes nothing and turns nothing around", () => withPage("hostile", {width: 1440}, async (page, problems) => {
  assert.notEqual(await page.title(), "taken");
  assert.equal(await page.locator(".claim script, .claim img").count(), 0);
  assert.ok((await page.locator("#claim-hostile .stated bdi").innerText()).includes("<script>document.title"));
  assert.equal(await page.locator("#claim-hostile details").count(), await page.locator("#claim-hostile details summary").count());
  assert.deepEqual(problems, []);
}));
