import assert from "node:assert/strict";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import test, {after, before} from "node:test";
import type {Page} from "playwright-core";
import {importFile} from "../../src/index.ts";
import {project, type Camera} from "../../src/views/web/page/map/pick.ts";
import {drawn, Explorer, screenshot} from "./explorer-page.ts";

const folder = mkdtempSync(join(tmpdir(), "harmattan-map-"));
let explorer: Explorer;

before(async () => {
  await importFile(join(folder, "store"), "docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"});
  explorer = await Explorer.of(join(folder, "store"), null);
});
after(async () => {
  await explorer.close();
  rmSync(folder, {recursive: true, force: true});
});

/** The months of the invented table. */
const months = Array.from({length: 24}, (_, i) => `${2023 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}`);

interface Counted {
  longitude: number;
  latitude: number;
  period: string;
  events: number;
  best: number | null;
}

async function counted(size: string): Promise<Counted[]> {
  return (await explorer.ask("marks", {source: "invented", size, by: "month", split: "none", count: "spread"})).rows as unknown as Counted[];
}

/** The camera that an address names, on the page as it stands. */
async function cameraOf(page: Page, lon: number, lat: number, zoom: number): Promise<Camera> {
  const {width, height} = (await page.locator(".map-canvas").boundingBox())!;
  return {lon, lat, zoom, width, height};
}

/** Red, green, blue and alpha of the moving tint at points of the map. */
function tintAt(page: Page, points: readonly (readonly [number, number])[]): Promise<number[][]> {
  return page.locator(".played-tint").evaluate((tint: HTMLCanvasElement, at) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [tint.width, tint.height];
    const context = canvas.getContext("2d", {willReadFrequently: true})!;
    context.drawImage(tint, 0, 0);
    return at.map(([x, y]) => [...context.getImageData(Math.round(x!), Math.round(y!), 1, 1).data]);
  }, points);
}

async function seek(page: Page, month: number): Promise<void> {
  await page.locator(".moment input").fill(String(month));
  await page.locator(".played-tint:not([hidden])").waitFor();
}

async function cumulative(page: Page): Promise<void> {
  await page.locator(".playback .menu").evaluate((menu: HTMLDetailsElement) => menu.open = true);
  await page.locator(".playback-options select").first().selectOption("cumulative");
}

/** Clicks a form of the export menu; answers the file. */
async function exported(page: Page, form: string | RegExp): Promise<{name: string; bytes: Buffer}> {
  await page.locator(".tools .menu").evaluate((menu: HTMLDetailsElement) => menu.open = true);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".tools .menu-body").getByRole("button", {name: form, exact: true}).click()]);
  await page.locator(".tools .menu:not([open])").waitFor();
  return {name: download.suggestedFilename(), bytes: readFileSync(await download.path())};
}

test("the playback moves the cells: at each moment those are tinted in which the command counts something, in the window and since the start", async () => {
  const [lon, lat, zoom] = [-18.1, 65.2, 5];
  const {page, problems} = await explorer.open(`?source=invented&layer=cells&at=${lon},${lat},${zoom}`);
  await page.locator(".legend-steps li").first().waitFor();
  const rows = await counted("0.5");
  const camera = await cameraOf(page, lon, lat, zoom);
  const cells = new Map(rows.map(({longitude, latitude}) => {
    const middle = [Math.floor(longitude * 2) / 2 + 0.25, Math.floor(latitude * 2) / 2 + 0.25] as const;
    return [middle.join(), {middle, at: project(camera, middle)}];
  }));
  const seen = [...cells.values()].filter(({at: [x, y]}) => x > 2 && y > 2 && x < camera.width - 2 && y < camera.height - 2);
  const expected = (from: number, to: number) => seen.map(({middle: [x, y]}) => rows.some(({longitude, latitude, period, events, best}) => months.slice(from, to).includes(period) && Math.abs(longitude - x) <= 0.25 && Math.abs(latitude - y) <= 0.25 && (events > 0.05 || (best ?? 0) > 0.01)));
  const tinted = async () => (await tintAt(page, seen.map(({at}) => at))).map(([, , , alpha]) => alpha === 255);
  assert.ok(seen.length > 5, `${seen.length} cells`);
  for (const month of [6, 9, 20]) {
    await seek(page, month);
    assert.deepEqual(await tinted(), expected(month - 6, month), `window that ends with month ${month}`);
  }
  assert.notDeepEqual(expected(0, 6), expected(14, 20), "the windows differ, so that a map that stands still fails");
  assert.match(await page.locator(".moment output").innerText(), /March–August 2024/);
  await screenshot(page, "cells-played");
  await cumulative(page);
  await seek(page, 20);
  assert.deepEqual(await tinted(), expected(0, 20));
  assert.ok((await page.locator(".legend-steps li").allInnerTexts()).some((text) => /^from \d/.test(text)));
  await page.locator(".playback").getByRole("button", {name: "Show all", exact: true}).click();
  await page.locator(".played-tint[hidden]").waitFor({state: "attached"});
  await page.locator(".legend-body", {hasText: "Click a cell"}).waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("the playback moves the density: tinted where the deaths of the moment are, clear beyond three bandwidths of all of them", async () => {
  const [lon, lat, zoom] = [-6, 58, 3.4];
  const {page, problems} = await explorer.open(`?source=invented&layer=density&at=${lon},${lat},${zoom}`, {dark: true});
  await page.locator(".legend-steps li").first().waitFor();
  const bandwidth = Number(/bandwidth ([\d,]+) km/.exec(await page.locator(".legend-note").innerText())![1]!.replace(",", ""));
  const rows = (await counted("0.25")).filter(({best}) => (best ?? 0) > 0);
  const camera = await cameraOf(page, lon, lat, zoom);
  const clear = async (from: number, to: number) => {
    const of = rows.filter(({period}) => months.slice(from, to).includes(period));
    const most = of.toSorted((a, b) => b.best! - a.best!)[0]!;
    const far = rows.filter(({longitude, latitude}) => of.every((one) => kilometres(one, {longitude, latitude}) > 3.2 * bandwidth));
    const [top, ...rest] = await tintAt(page, [most, ...far].map(({longitude, latitude}) => project(camera, [longitude, latitude])));
    assert.equal(top![3], 255, "the place with most deaths is tinted");
    assert.deepEqual(rest.filter(([, , , alpha]) => alpha !== 0), []);
    return far.length;
  };
  let far = 0;
  for (let month = 1; month <= 24; month++) {
    await page.locator(".playback .menu").evaluate((menu: HTMLDetailsElement) => menu.open = true);
    await page.locator(".playback-options select").nth(1).selectOption("1");
    if (!rows.some(({period}) => period === months[month - 1])) continue;
    await seek(page, month);
    far += await clear(month - 1, month);
  }
  assert.ok(far > 0, "in some month one of the two regions is clear");
  await screenshot(page, "density-played-dark");
  await cumulative(page);
  await seek(page, 24);
  await clear(0, 24);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("the density leaves the page with its classes, bandwidth, command and a locator, in the light colours of its legend, also from a dark page", async () => {
  const [lon, lat, zoom] = [-6, 58, 3.4];
  const {page, problems} = await explorer.open(`?source=invented&layer=density&at=${lon},${lat},${zoom}`, {dark: true});
  await page.locator(".legend-steps li").first().waitFor();
  const svg = (await exported(page, "SVG")).bytes.toString("utf8");
  const shown = await page.locator(".legend-steps li").allInnerTexts();
  for (const text of ["Deaths per 1,000 km²", ...shown, "harmattan measure marks --source invented --size 0.25"]) assert.ok(svg.includes(text), text);
  assert.match(svg.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "), /bandwidth 200 km/);
  assert.match(svg, /<g class="locator"/);
  const legend = [...svg.slice(svg.indexOf('<g class="legend">')).matchAll(/<rect [^>]*fill="(#[0-9a-f]{6})"\/>/g)].map(([, color]) => color!);
  const picture = /<image class="density"[^>]* href="(data:image\/png;base64,[^"]+)"/.exec(svg)![1]!;
  assert.deepEqual([...(await colors(page, picture)).keys()].toSorted(), legend.toSorted());
  const {bytes} = await exported(page, "PNG");
  const plain = await exported(await (async () => {
    await page.locator(".layer-picker select").selectOption("places");
    await drawn(page);
    return page;
  })(), "PNG");
  assert.notDeepEqual(bytes, plain.bytes);
  const purple = async (png: Buffer) => [...await colors(page, `data:image/png;base64,${png.toString("base64")}`)].reduce((sum, [color, count]) => {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as [number, number, number];
    return red - green > 25 && blue - green > 15 ? sum + count : sum;
  }, 0);
  assert.ok(await purple(bytes) > 20_000 && await purple(plain.bytes) < 5_000, "the PNG holds the density");
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("a map of the world leaves the page without a locator, a map of a part with one, at a desk and on a phone", async () => {
  for (const [at, width, found] of [["0,20,0.8", 1440, false], ["-18.1,65.2,5", 1440, true], ["-18.1,65.2,5", 390, true]] as const) {
    const {page} = await explorer.open(`?source=invented&at=${at}`, {width});
    await drawn(page);
    const svg = (await exported(page, "SVG")).bytes.toString("utf8");
    assert.equal(svg.includes('class="locator"'), found, `${at} at ${width} px`);
    await page.context().close();
  }
});

test("the playback leaves the page as a video that lasts as long as its pictures stand, with the source in all of them and other days in each", async () => {
  const {page, problems} = await explorer.open("?source=invented&layer=cells");
  await page.locator(".legend-steps li").first().waitFor();
  await page.locator(".time-plot").waitFor();
  const {name, bytes} = await exported(page, /^(MP4|WebM)$/);
  assert.match(name, /^playback\.(mp4|webm)$/);
  const camera = await cameraOf(page, 0, 0, 1);
  const other = await page.context().newPage();
  const seen = await other.evaluate(async ([data, type]) => {
    const video = document.createElement("video");
    video.muted = true;
    video.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(data!), (char) => char.charCodeAt(0))], {type: type!}));
    await new Promise((done, failed) => {
      video.onloadeddata = done;
      video.onerror = () => failed(new Error(video.error?.message));
    });
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    const context = canvas.getContext("2d", {willReadFrequently: true})!;
    const pictures: Uint8ClampedArray[] = [];
    for (const time of [0.01, 1.5, video.duration - 0.5]) {
      await new Promise((done) => {
        video.onseeked = done;
        video.currentTime = time;
      });
      context.drawImage(video, 0, 0);
      pictures.push(context.getImageData(0, 0, canvas.width, canvas.height).data);
    }
    // below the map stands the credit
    const below = 4 * canvas.width * Math.floor(0.93 * canvas.height);
    return {
      duration: video.duration, width: canvas.width, height: canvas.height,
      credit: pictures.map((picture) => picture.subarray(below).reduce((ink, value) => ink + (value < 140 ? 1 : 0), 0)),
      moved: pictures.slice(1).map((picture, i) => picture.subarray(0, below).reduce((count, value, at) => count + (Math.abs(value - pictures[i]![at]!) > 60 ? 1 : 0), 0))
    };
  }, [bytes.toString("base64"), name.endsWith("mp4") ? "video/mp4" : "video/webm"]);
  // 24 months at 8 a second, of which the last stands for 2 s
  assert.ok(Math.abs(seen.duration - (23 / 8 + 2)) < 0.05, `${seen.duration} s`);
  assert.ok(seen.width >= 1080 && seen.width >= camera.width + 40 && seen.width % 2 === 0 && seen.height % 2 === 0, `${seen.width} x ${seen.height}`);
  assert.ok(seen.credit.every((ink) => ink > 500), `ink of the credit ${seen.credit.join()}`);
  assert.ok(seen.moved.every((count) => count > 300), `pixels that differ: ${seen.moved.join()}`);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("a film can be given up, and is offered only where there is one to make and the browser can write it", async () => {
  const {page} = await explorer.open("?source=invented");
  await drawn(page);
  const menu = page.locator(".tools .menu-body");
  const open = () => page.locator(".tools .menu").evaluate((one: HTMLDetailsElement) => one.open = true);
  const saved: string[] = [];
  page.on("download", (download) => void saved.push(download.suggestedFilename()));
  let release = (): void => undefined;
  const held = new Promise<void>((done) => release = done);
  await page.route("**/api/measures/marks*count=spread*", async (route) => {
    await held;
    await route.continue();
  });
  await open();
  await menu.getByRole("button", {name: /^(MP4|WebM)$/}).click();
  await menu.getByRole("progressbar", {name: "Making the pictures"}).waitFor();
  assert.equal(await menu.getByRole("button", {name: "GIF"}).count(), 0);
  await menu.getByRole("button", {name: "Cancel"}).click();
  release();
  await page.locator("[role=status]", {hasText: "Given up; nothing is saved."}).waitFor({state: "attached"});
  await menu.getByRole("button", {name: "GIF"}).waitFor();
  assert.deepEqual(saved, []);
  await page.locator(".layer-picker select").selectOption("arrival");
  await menu.getByRole("button", {name: "GIF"}).waitFor({state: "detached"});
  await page.addInitScript(() => void Reflect.deleteProperty(globalThis, "VideoEncoder"));
  await page.goto(page.url().replace("layer=arrival", "layer=places"));
  await drawn(page);
  await open();
  await menu.getByRole("button", {name: "GIF"}).waitFor();
  await page.waitForTimeout(500);
  assert.equal(await menu.getByRole("button", {name: /^(MP4|WebM)$/}).count(), 0);
  await page.context().close();
});

/** The colours of a picture where it is not clear, each with how many pixels have it; counted in the page, since millions of them take a minute to hand over. */
async function colors(page: Page, address: string): Promise<Map<string, number>> {
  return new Map(await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map<number, number>();
    for (let i = 0; i < data.length; i += 4) {
      const color = data[i]! << 16 | data[i + 1]! << 8 | data[i + 2]!;
      if (data[i + 3]) counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return [...counts].map(([color, count]) => [`#${color.toString(16).padStart(6, "0")}`, count] as const);
  }, address));
}

function kilometres(a: {longitude: number; latitude: number}, b: {longitude: number; latitude: number}): number {
  const radians = Math.PI / 180;
  const [x, y] = [(b.longitude - a.longitude) * Math.cos((a.latitude + b.latitude) / 2 * radians), b.latitude - a.latitude];
  return 111.195 * Math.hypot(x, y);
}
