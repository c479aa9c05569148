import type {Browser, Page} from "playwright-core";
import {median, time, type Measured} from "./table.ts";

/** Time until the page can be used, from a filter to the screen, and scripting per frame of the playback. */
export async function benchExplorer(browser: Browser, url: string, runs: {loads: number; changes: number; seconds: number}): Promise<Measured[]> {
  // the server's first answers read the store's columns into memory
  await load(browser, url);
  const loads = [];
  for (let i = 0; i < runs.loads; i++) loads.push(await load(browser, url));
  const page = await open(browser, url);
  const changes: {map: number; page: number}[] = [];
  for (let i = 0; i < runs.changes; i++) changes.push(await change(page, i));
  const played = [];
  for (const layer of ["places", "cells", "density"]) played.push({layer, ...await play(page, layer, runs.seconds)});
  await page.context().close();
  const of = (values: readonly number[], share: number) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))]!;
  return [
    {what: "first paint", aim: "", value: time(median(loads.map(({paint}) => paint)))},
    {what: "filters, axis and numbers can be used", aim: "3 s", value: time(median(loads.map(({usable}) => usable)))},
    {what: "marks on the map", aim: "", value: time(median(loads.map(({marks}) => marks)))},
    {what: `from a filter to the screen, median of ${changes.length}`, aim: "150 ms", value: time(median(changes.map(({map}) => map)))},
    {what: "from a filter to the screen, p95", aim: "", value: time(of(changes.map(({map}) => map), 0.95))},
    {what: "from a filter to headline, axis and figure too, median", aim: "", value: time(median(changes.map(({page: whole}) => whole)))},
    ...played.flatMap(({layer, frames, scripting, own}) => [
      {what: `scripting per frame of the playback, ${layer}, mean of ${frames}`, aim: "8 ms", value: time(scripting)},
      {what: `of which sums and what is drawn of them, ${layer}, median`, aim: "", value: time(own)}
    ])
  ];
}

async function open(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}});
  await context.addInitScript(() => localStorage.setItem("harmattan-help", "1"));
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${url}?all=1`);
  await page.locator(".map[aria-busy=false][data-marks]:not([data-marks='0'])").waitFor();
  return page;
}

/** A first visit with nothing kept by the browser; ms after the address was opened. */
async function load(browser: Browser, url: string): Promise<{paint: number; usable: number; marks: number}> {
  const page = await open(browser, url);
  await page.locator(".time-handle").first().waitFor();
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    usable: performance.getEntriesByName("harmattan:usable")[0]?.startTime ?? NaN,
    marks: performance.getEntriesByName("harmattan:marks")[0]?.startTime ?? NaN
  }));
  await page.context().close();
  return times;
}

/** ms from the change of a filter until the marks that answer it are drawn, and until everything on the page answers it: each change asks what was not asked before. */
async function change(page: Page, i: number): Promise<{map: number; page: number}> {
  await page.waitForTimeout(250);
  return page.evaluate(async (deaths) => {
    const field = document.querySelector<HTMLInputElement>("#deaths")!;
    const drawn = new Promise<void>((done) => new PerformanceObserver((list, observer) => {
      if (!list.getEntriesByName("harmattan:marks").length) return;
      observer.disconnect();
      done();
    }).observe({type: "mark"}));
    field.focus();
    field.value = String(deaths);
    const start = performance.now();
    field.blur();
    await drawn;
    // the frame in which deck.gl draws them, and its pixels: reading one waits for all that was asked of the card
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const canvas = document.querySelector<HTMLCanvasElement>("#deckgl-overlay, canvas[id^=deck]");
    const gl = canvas?.getContext("webgl2");
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    const map = performance.now() - start;
    // no answer to this change may be taken for one to the next
    for (let quiet = 0; quiet < 6; quiet = document.querySelector("[aria-busy=true]") ? 0 : quiet + 1) await new Promise((done) => requestAnimationFrame(done));
    return {map, page: performance.now() - start};
  }, i % 24 + 1);
}

/** Scripting of the whole page in processor time, as the browser counts it, over the frames of a playback. */
async function play(page: Page, layer: string, seconds: number): Promise<{frames: number; scripting: number; own: number}> {
  await page.locator(".layer-picker select").selectOption(layer);
  await page.locator(layer === "places" ? ".legend-sizes" : ".legend-steps").waitFor({state: "attached"});
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable", {timeDomain: "threadTicks"});
  const spent = async () => (await client.send("Performance.getMetrics")).metrics.find(({name}) => name === "ScriptDuration")!.value * 1000;
  await page.evaluate(() => {
    const loop = document.querySelector<HTMLInputElement>(".playback-options input[type=checkbox]")!;
    if (!loop.checked) loop.click();
    performance.clearMeasures("harmattan:frame");
    document.querySelector<HTMLButtonElement>(".play")!.click();
  });
  // the answer by period comes first
  while (await page.evaluate(() => performance.getEntriesByName("harmattan:frame").length) < 6) await page.waitForTimeout(200);
  await page.evaluate(() => performance.clearMeasures("harmattan:frame"));
  const before = await spent();
  await page.waitForTimeout(seconds * 1000);
  const after = await spent();
  const own = await page.evaluate(() => performance.getEntriesByName("harmattan:frame").map(({duration}) => duration));
  await page.evaluate(() => document.querySelector<HTMLButtonElement>(".play + button")!.click());
  return {frames: own.length, scripting: (after - before) / own.length, own: median(own)};
}
