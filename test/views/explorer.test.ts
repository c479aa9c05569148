import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import test, {after, before} from "node:test";
import {importFile, type Result} from "../../src/index.ts";
import {numbers} from "../../src/figures/index.ts";
import {gedCsv, gedRow, gedRows, oneSided} from "../fixture/ged.ts";
import {accessible, drawn, Explorer, headline, hide, screenshot} from "./explorer-page.ts";

const folder = mkdtempSync(join(tmpdir(), "harmattan-explorer-"));
const n = numbers("en");
let explorer: Explorer;

before(async () => {
  await importFile(join(folder, "store"), "docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"});
  explorer = await Explorer.of(join(folder, "store"), "docs/examples/invented-case");
});
after(async () => {
  await explorer.close();
  rmSync(folder, {recursive: true, force: true});
});

/** The headline that stands for what the command answers. */
async function told(input: Record<string, string | readonly string[]>): Promise<RegExp> {
  const {rows: [row]} = await explorer.ask("fatalities", {source: "invented", ...input, by: "all"}) as Result & {rows: {events: number; low: number; best: number; high: number}[]};
  return new RegExp(`^${n.deaths(row!).replace(/[()]/g, "\\$&")} deaths? in ${n.count(row!.events)} recorded events?$`);
}

test("a first visit explains the page on one screen, then shows what the command counts, on a map that says it is simulated", async () => {
  const {page, problems} = await explorer.open("?all=1", {first: true});
  const help = page.getByRole("dialog");
  assert.match(await help.innerText(), /How to read this page/);
  assert.ok((await help.boundingBox())!.height < 900);
  await accessible(page);
  await screenshot(page, "help");
  await page.getByRole("button", {name: "Start"}).click();
  await headline(page, await told({}));
  await drawn(page);
  assert.match(await page.locator(".simulated").innerText(), /SIMULATED/);
  await page.locator(".chart svg").first().waitFor();
  await accessible(page);
  await screenshot(page, "desktop-light");
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("a case opens with its actor and dates; an actor is found by a part of its name and each filter changes what is counted", async () => {
  const {page, problems} = await explorer.open("");
  await headline(page, await told({actor: "Invented Front", from: "2023-01-01", to: "2024-12-31"}));
  await page.getByRole("button", {name: "Clear all filters"}).click();
  await headline(page, await told({}));
  await page.getByRole("combobox", {name: "Actor", exact: true}).fill("guard");
  await page.getByRole("option", {name: /^Invented Guard/}).first().click();
  await headline(page, await told({actor: "Invented Guard"}));
  await page.waitForURL(/actor=Invented\+Guard/);
  await page.getByRole("button", {name: "Remove Invented Guard"}).click();
  await page.getByLabel("Country", {exact: true}).selectOption("LUX");
  await page.getByLabel("Deaths, at least").fill("5");
  await page.getByLabel("Deaths, at least").press("Enter");
  await headline(page, await told({country: "LUX", deaths: "5"}));
  assert.match(await page.locator(".sentence").innerText(), /in Luxembourg; with at least 5 deaths; source: Invented conflict/);
  await page.goBack();
  await headline(page, await told({country: "LUX"}));
  await page.getByRole("checkbox", {name: /Battles/}).uncheck();
  await headline(page, await told({country: "LUX", type: ["one-sided", "non-state"]}));
  await page.getByRole("checkbox", {name: /Battles/}).check();
  await headline(page, await told({country: "LUX"}));
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("a filter asks for the map first; axis and figure are asked when it is drawn, and the map draws as many marks as the command counts", async () => {
  const {page, problems} = await explorer.open("?source=invented");
  await drawn(page);
  await page.locator(".answered[aria-busy=false] .chart svg").first().waitFor();
  await page.locator(".time[aria-busy=false] .time-plot").waitFor();
  const seen: string[] = [];
  const questions = {map: /marks.*format=arrow/, axis: /marks.*by=month/, figure: /measures\/fatalities/};
  const name = (url: string) => Object.entries(questions).find(([, pattern]) => pattern.test(url))?.[0];
  page.on("request", (request) => void (name(request.url()) && seen.push(`ask ${name(request.url())!}`)));
  page.on("requestfinished", (request) => void (name(request.url()) && seen.push(`have ${name(request.url())!}`)));
  await page.getByLabel("Deaths, at least").fill("3");
  await page.getByLabel("Deaths, at least").press("Enter");
  await headline(page, await told({deaths: "3"}));
  await page.locator(".answered[aria-busy=false][data-path*='deaths=3']").waitFor();
  await page.locator(".time[aria-busy=false]").waitFor();
  assert.deepEqual(seen.slice(0, 2), ["ask map", "have map"]);
  assert.deepEqual(seen.filter((step) => step.startsWith("ask")).toSorted(), ["ask axis", "ask figure", "ask map"]);
  const {rows} = await explorer.ask("marks", {source: "invented", deaths: "3", size: "0"});
  assert.equal(await page.locator(".map").getAttribute("data-marks"), String(rows.length));
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("who goes back before the map has drawn a filter has the view before it, with its address", async () => {
  const {page, problems} = await explorer.open("?source=invented");
  await drawn(page);
  const deaths = page.getByLabel("Deaths, at least");
  await deaths.fill("3");
  await deaths.press("Enter");
  await page.waitForURL(/deaths=3/);
  await page.route(/format=arrow/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 900));
    await route.continue();
  });
  await deaths.fill("5");
  await deaths.press("Enter");
  assert.match(page.url(), /deaths=3/);
  await page.evaluate(() => history.back());
  await page.locator("#deaths[value='3']").waitFor();
  await headline(page, await told({deaths: "3"}));
  assert.match(page.url(), /deaths=3/);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("the first view has all marks beside the cards that lie on the map, and none under them", async () => {
  const {page, problems} = await explorer.open("?source=invented");
  await drawn(page);
  await page.locator(".legend").waitFor();
  const cards = await Promise.all([".layer-picker", ".legend"].map(async (card) => (await page.locator(card).boundingBox())!));
  // nothing but the marks on the map
  await hide(page, ".map > :not(.map-canvas), .maplibregl-canvas, .maplibregl-ctrl");
  const map = (await page.locator(".map").boundingBox())!;
  const pictures = () => Promise.all([map, ...cards].map(async (clip) => (await page.screenshot({clip})).toString("base64")));
  const [marked, ...beside] = await pictures();
  await hide(page, ".map canvas");
  const [empty, ...bare] = await pictures();
  assert.notEqual(marked, empty);
  assert.deepEqual(beside, bare);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("a year is brushed on the axis of time and in a chart, and what a chart selects the map shows", async () => {
  const {page} = await explorer.open("?source=invented");
  await drawn(page);
  const plot = (await page.locator(".time-plot").boundingBox())!;
  const at = (share: number) => [plot.x + plot.width * share, plot.y + 60] as const;
  await page.mouse.move(...at(0.505));
  await page.mouse.down();
  await page.mouse.move(...at(0.7), {steps: 4});
  await page.mouse.move(...at(0.99), {steps: 4});
  await page.mouse.up();
  await headline(page, await told({from: "2024", to: "2024"}));
  await page.waitForURL(/from=2024&source=invented&to=2024/);
  await screenshot(page, "brushed");
  await page.getByRole("button", {name: "Show all dates"}).click();
  await headline(page, await told({}));
  await page.getByLabel("Measure", {exact: true}).selectOption("countries");
  const bar = page.locator(".chart-part").first();
  await bar.click();
  await headline(page, await told({country: "ISL"}));
  await page.waitForURL(/country=ISL/);
  await page.getByRole("button", {name: /Remove Iceland/}).click();
  await headline(page, await told({}));
  await page.getByLabel("Measure", {exact: true}).selectOption("fatalities");
  const series = page.locator(".answered[aria-busy=false] .chart-catch");
  const {width} = (await series.boundingBox())!;
  await series.hover({position: {x: 3, y: 40}});
  await page.mouse.down();
  await series.hover({position: {x: width / 2 - 4, y: 40}});
  await page.mouse.up();
  await headline(page, await told({from: "2023", to: "2023"}));
  await page.context().close();
});

test("the playback starts only when asked, shows a window that moves, in chart and axis too, and ends", async () => {
  const {page, problems} = await explorer.open("?source=invented");
  await drawn(page);
  const moment = page.locator(".moment output");
  assert.equal(await moment.innerText(), "All of the selection");
  await page.locator(".chart-catch").waitFor();
  await page.getByRole("button", {name: "Play", exact: true}).click();
  await page.locator(".playhead line[visibility=visible]").waitFor({state: "attached"});
  await page.locator(".chart-moment[visibility=visible]").waitFor({state: "attached"});
  const first = await moment.innerText();
  const deadline = Date.now() + 15_000;
  let later = first;
  while (Date.now() < deadline && ((later = await moment.innerText()) === first || await page.evaluate(() => performance.getEntriesByName("harmattan:frame").length) < 3)) await page.waitForTimeout(100);
  await page.getByRole("button", {name: "Pause"}).or(page.getByRole("button", {name: "Play", exact: true})).first().click();
  assert.notEqual(later, first);
  assert.match(later, /20(23|24)/);
  const frames = await page.evaluate(() => performance.getEntriesByName("harmattan:frame").map(({duration}) => duration));
  assert.ok(frames.length > 2, "frames of the map were drawn");
  await page.getByRole("button", {name: "Show all", exact: true}).click();
  assert.equal(await moment.innerText(), "All of the selection");
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("two selections stand side by side, each with its own numbers, and the address opens the same again", async () => {
  const {page} = await explorer.open("?source=invented&actor=Invented+Front");
  await page.getByRole("button", {name: "Compare with a second selection"}).click();
  await page.getByRole("button", {name: "Remove Invented Front"}).last().click();
  await page.getByRole("combobox", {name: "Actor of the second"}).fill("Guard");
  await page.getByRole("option", {name: /^Invented Guard/}).first().click();
  await page.locator(".answered").nth(1).getByRole("heading", {name: /Invented Guard/}).waitFor();
  await page.locator(".answered").nth(0).getByRole("heading", {name: /Invented Front/}).waitFor();
  await accessible(page);
  await screenshot(page, "compared");
  const again = await explorer.open(new URL(page.url()).search);
  await headline(again.page, await told({actor: "Invented Front"}));
  await again.page.locator(".answered").nth(1).getByRole("heading", {name: /Invented Guard/}).waitFor();
  await again.page.context().close();
  await page.context().close();
});

test("each answer carries its source, licence, files and a command whose output the table shows", async () => {
  const {page} = await explorer.open("?source=invented&actor=Invented+Front&measure=countries");
  const sources = page.locator(".sources");
  assert.match(await sources.innerText(), /Invented conflict \(simulated\), release .*CC0 1\.0/);
  const command = await sources.locator(".command").innerText();
  const output = execFileSync(process.execPath, ["bin/harmattan.js", ...command.split(" ").slice(1).join(" ").match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", "")), "--store", explorer.store, "--format", "json"], {encoding: "utf8"});
  await page.locator(".data summary").click();
  const shown = await page.locator(".data tbody tr").allInnerTexts();
  assert.deepEqual(shown.map((row) => row.replace("⌖", "").trim().split(/\t/).filter(Boolean)[1]), (JSON.parse(output) as Result).rows.map(({events}) => String(events)));
  for (const [form, start] of [["SVG", "<svg"], ["PNG", "\x89PNG"], ["CSV", "country,"], ["JSON", "{"], ["Parquet", "PAR1"]] as const) {
    const [download] = await Promise.all([page.waitForEvent("download"), sources.locator(`.downloads >> text="${form}"`).click()]);
    assert.ok(readFileSync(await download.path()).toString("latin1").replace("\u00ef\u00bb\u00bf", "").startsWith(start), form);
  }
  await page.context().close();
});

test("the map leaves the page as SVG and PNG with its legend and credit, the playback as a GIF of several pictures, the events as GeoJSON", async () => {
  const {page, problems} = await explorer.open("?source=invented");
  await drawn(page);
  const files: Record<string, Buffer> = {};
  for (const form of ["SVG", "PNG", "GIF", "GeoJSON"]) {
    await page.locator(".tools .menu").evaluate((menu: HTMLDetailsElement) => menu.open = true);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`.tools .menu-body >> text="${form}"`).click()]);
    files[form] = readFileSync(await download.path());
    if (form !== "GeoJSON") await page.locator(".tools .menu:not([open])").waitFor();
  }
  const svg = files["SVG"]!.toString("utf8");
  assert.match(svg, /CC0 1\.0/);
  assert.match(svg, /SIMULATED/);
  assert.match(svg, /harmattan measure marks --source invented/);
  assert.ok(files["PNG"]!.toString("latin1").startsWith("\x89PNG"));
  const gif = files["GIF"]!.toString("latin1");
  assert.ok(gif.startsWith("GIF89a"));
  assert.ok(gif.split("\x21\xf9\x04").length > 12, "a picture for each period");
  assert.equal((JSON.parse(files["GeoJSON"]!.toString("utf8")) as {features: unknown[]}).features.length, (await explorer.ask("events", {source: "invented"})).rows.filter(({latitude}) => latitude !== null).length);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("only what the map shows can be selected, and every number follows it", async () => {
  const {page} = await explorer.open("?source=invented&at=-18.100,65.680,6.00");
  await drawn(page);
  await page.getByRole("checkbox", {name: "only what the map shows"}).check();
  await page.waitForURL(/bbox=/);
  const bbox = new URL(page.url()).searchParams.get("bbox")!;
  await headline(page, await told({bbox}));
  assert.notDeepEqual(await told({bbox}), await told({}));
  await page.context().close();
});

test("a mark that is clicked lists the events behind it with date, precision, source and id", async () => {
  const {page} = await explorer.open("?source=invented&at=-18.100,65.680,6.00");
  await drawn(page);
  const map = (await page.locator(".map-canvas").boundingBox())!;
  await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2);
  assert.match(await page.locator(".tip").innerText(), /event/);
  await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
  await page.getByRole("heading", {name: "Events of this place"}).waitFor();
  const event = page.locator(".events > li", {hasText: "inv-001"});
  assert.match(await event.innerText(), /14 January 2023.*Invented Harbour.*Invented Army.*Battles.*3 deaths.*place.*invented.*inv-001/s);
  await accessible(page);
  await page.context().close();
});

test("a claim of the case sets the selection that it is about and shows its readings", async () => {
  const {page} = await explorer.open("?panel=claims&source=invented");
  await page.getByRole("button", {name: /took part in 18 recorded events/}).click();
  await headline(page, await told({actor: "Invented Front", from: "2023", to: "2023"}));
  assert.match(await page.locator(".claim-body").innerText(), /Reproduced.*Readings, ranked beforehand.*18/s);
  await accessible(page);
  await screenshot(page, "claims");
  await page.context().close();
});

test("a file that is dropped on the page is imported, its rejected rows stand in a table, and hostile text in it is inert", async () => {
  const hostile = "<script>document.title=\"taken\"</script><img src=x onerror=\"document.title='taken'\">\u202e";
  const rows = [...gedRows(40), oneSided({id: 200001, where_coordinates: hostile, side_a: hostile, best: 9, high: 9, low: 9}), gedRow({id: 200002, latitude: 91})];
  const {page, problems} = await explorer.open("?all=1");
  await drawn(page);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "GEDEvent_v26_0_1.csv"));
    return transfer;
  }, gedCsv(rows));
  await page.dispatchEvent("body", "drop", {dataTransfer: data});
  await page.locator(".import-state").getByText("42 rows read, 41 accepted, 1 rejected").waitFor();
  assert.match(await page.locator(".import-state .rejections").innerText(), /latitude/);
  await headline(page, /^129 deaths in 41 recorded events$/);
  assert.deepEqual(problems, []);
  await page.getByRole("tab", {name: "Events"}).click();
  await page.locator(".events bdi", {hasText: "<script>"}).first().waitFor();
  assert.equal(await page.locator(".events script, .events img").count(), 0);
  assert.notEqual(await page.title(), "taken");
  await accessible(page);
  await screenshot(page, "imported");
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("a request that fails is said, and never an empty map; nothing recorded and nothing loaded have words of their own", async () => {
  const {page} = await explorer.open("?source=invented&country=MLT");
  await page.locator(".map .notice.empty", {hasText: "None recorded"}).waitFor();
  await page.goto(page.url().replace("country=MLT", "from=1990&to=1991"));
  await page.locator(".map .notice.gap", {hasText: "No data for this period"}).waitFor();
  await page.goto(page.url().replace("from=1990&to=1991", "actor=Nobody+at+all"));
  await page.locator(".map .notice", {hasText: "unknown actor: Nobody at all"}).waitFor();
  await page.route("**/api/measures/marks*", (route) => route.abort());
  await page.goto(page.url().replace("actor=Nobody+at+all", "all=1"));
  await page.locator(".map .notice.error", {hasText: "The server does not answer"}).waitFor();
  await accessible(page);
  await screenshot(page, "failed");
  await page.context().close();
});

test("the page is French in words, numbers and dates, and nothing of it is English", async () => {
  const {page, problems} = await explorer.open("?source=invented&actor=Invented+Front", {lang: "fr-FR"});
  await headline(page, /morts dans .* événements recensés$/);
  await drawn(page);
  await page.locator(".chart h3").waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  const text = await page.locator("body").innerText();
  for (const english of [/\bdeaths?\b/i, /\bEvents\b/, /Loading/, /Compare with/, /\bClear\b/]) assert.doesNotMatch(text.replaceAll(/harmattan measure.*/g, "").replaceAll(/Invented \w+/g, ""), english);
  await screenshot(page, "french");
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("the French page says in French what the server refuses, and tells it again in the language that a reader changes to", async () => {
  const {page} = await explorer.open("?source=invented&actor=Nobody+at+all", {lang: "fr-FR"});
  const notice = page.locator(".map .notice");
  await notice.filter({hasText: "acteur inconnu : Nobody at all"}).filter({hasText: "écrivez le nom d’un acteur comme la source l’écrit"}).waitFor();
  assert.doesNotMatch(await notice.innerText(), /unknown actor|write an actor/);
  await screenshot(page, "french-refused");
  await page.getByRole("button", {name: "English"}).click();
  await notice.filter({hasText: "unknown actor: Nobody at all"}).waitFor();
  await page.context().close();
});

test("the dark page passes axe and keeps the figures' colours", async () => {
  const {page, problems} = await explorer.open("?source=invented&layer=cells&panel=claims", {dark: true});
  await page.locator(".legend-steps li").first().waitFor();
  await page.locator(".claim").first().waitFor();
  await accessible(page);
  await screenshot(page, "desktop-dark");
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(22, 24, 27)");
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("everything works by keyboard: skip link, filters, dates, tabs, playback", async () => {
  const {page} = await explorer.open("?source=invented");
  await headline(page, await told({}));
  await drawn(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
  await page.getByRole("combobox", {name: "Actor", exact: true}).focus();
  await page.keyboard.type("Invented Fr");
  await page.getByRole("option", {name: /^Invented Front/}).first().waitFor();
  await page.keyboard.press("Enter");
  await headline(page, await told({actor: "Invented Front"}));
  await page.getByRole("slider", {name: "First day of the selection"}).focus();
  await page.keyboard.press("PageUp");
  await headline(page, await told({actor: "Invented Front", from: "2024"}));
  await page.getByRole("tab", {name: "Measures"}).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("tab", {selected: true}).innerText(), "Claims");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press(".");
  await page.getByRole("button", {name: "Show all", exact: true}).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".moment output").innerText(), "All of the selection");
  await page.context().close();
});

test("on a phone the page fits 390 px, its targets are 44 px high, and map, filters and numbers are a tap away", async () => {
  const {page, problems} = await explorer.open("?source=invented", {width: 390, height: 844, touch: true});
  await drawn(page);
  await page.locator(".chart h3").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  for (const target of await page.locator("button:visible, select:visible, summary:visible, .phone-bar a, .downloads a, input:visible:not([type=checkbox])").all()) {
    const box = await target.boundingBox();
    if (await target.evaluate((element) => element.matches(".link"))) continue;
    assert.ok(box!.height >= 43.5, `${await target.evaluate((element) => element.outerHTML.slice(0, 120))}: ${box!.height}`);
  }
  await accessible(page);
  await screenshot(page, "phone-light");
  await page.locator(".phone-bar").getByText("Numbers").tap();
  assert.ok((await page.locator("#panel").boundingBox())!.y < 200);
  await page.locator(".phone-bar").getByText("Filters").tap();
  assert.ok((await page.getByRole("combobox", {name: "Actor", exact: true}).boundingBox())!.y < 500);
  await screenshot(page, "phone-filters");
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("the first paint is below 300 kB compressed: the map's code and the figures' come after it", async () => {
  const {page} = await explorer.open("?all=1");
  const first = await page.evaluate(async () => {
    const sent = new DOMParser().parseFromString(await (await fetch("./")).text(), "text/html");
    const addresses = [...sent.querySelectorAll("link[rel=modulepreload], link[rel=stylesheet], script[src]")].map((element) => element.getAttribute("src") ?? element.getAttribute("href")!);
    const sizes = await Promise.all(addresses.map(async (address) => new Response((await fetch(address)).body!.pipeThrough(new CompressionStream("gzip"))).arrayBuffer().then((bytes) => bytes.byteLength)));
    return sizes.reduce((sum, size) => sum + size, 0);
  });
  assert.ok(first < 300_000, `${first} bytes`);
  await page.context().close();
});
