import assert from "node:assert/strict";
import {test} from "node:test";
import {randomPoisson} from "d3-random";
import {generator} from "../../src/stats/generator.ts";
import {crossInterval, crossScores, emptyStrength, excitedBy, fitHawkes, inSpace, inTime, type Earlier, type HawkesEvents} from "../../src/stats/space-time-hawkes.ts";
import {near} from "./near.ts";

const kernel = {decay: 12, range: 15};

/** Triggers and followers in 25 squares of 50 km, each follower of the background or of a trigger, at the trigger's place but for a Gaussian of 15 km. */
function made(strength: number, seed: number): HawkesEvents {
  const random = generator(seed);
  const days = 1500;
  const [poisson, normal] = [randomPoisson.source(random), () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())];
  const triggers = Array.from({length: 300}, () => ({x: 250 * random(), y: 250 * random(), day: Math.floor(days * random())})).toSorted((a, b) => a.day - b.day);
  const followers = [
    ...Array.from({length: 900}, () => ({x: 250 * random(), y: 250 * random(), day: Math.floor(days * random())})),
    ...triggers.flatMap(({x, y, day}) => Array.from({length: poisson(strength)()}, () => ({x: x + 15 * normal(), y: y + 15 * normal(), day: day + Math.ceil(-12 * Math.log(1 - random()))})))
  ].filter(({day}) => day < days).toSorted((a, b) => a.day - b.day);
  const square = (value: number) => Math.min(4, Math.max(0, Math.floor(value / 50)));
  const earlier = (sources: typeof triggers): Earlier => {
    const found = followers.map(({x, y, day}) => sources.flatMap((source, j) => source.day < day && day - source.day <= 80 && Math.hypot(x - source.x, y - source.y) < 70 ? [{j, lag: day - source.day, km: Math.hypot(x - source.x, y - source.y)}] : []));
    return {start: Int32Array.from([0, ...found.map((_, i) => found.slice(0, i + 1).reduce((n, list) => n + list.length, 0))]), index: Int32Array.from(found.flat(), ({j}) => j), lag: Int32Array.from(found.flat(), ({lag}) => lag), km: Float64Array.from(found.flat(), ({km}) => km), blur: new Float64Array(found.flat().length)};
  };
  const cells = Array.from({length: 25}, (_, c) => [-1, 0, 1].flatMap((dy) => [-1, 0, 1].filter((dx) => dx || dy).map((dx) => {
    const [cx, cy] = [c % 5 + dx, Math.floor(c / 5) + dy];
    return cx < 0 || cy < 0 || cx > 4 || cy > 4 ? -1 : cy * 5 + cx;
  })));
  return {
    day: Int32Array.from(followers, ({day}) => day), cell: Int32Array.from(followers, ({x, y}) => square(y) * 5 + square(x)), area: new Float64Array(25).fill(2500), from: Int32Array.from({length: 26}, (_, c) => 8 * c),
    neighbour: Int32Array.from(cells.flat()), days, self: earlier(followers), cross: earlier(triggers), triggers: Int32Array.from(triggers, ({day}) => day)
  };
}

test("the kernel is a probability over days from 1 on and over the plane", () => {
  near(Array.from({length: 500}, (_, i) => inTime(kernel, i)).reduce((a, b) => a + b, 0), 1, 1e-12);
  near(Array.from({length: 1500}, (_, i) => inSpace(kernel, i / 10 + 0.05) * 2 * Math.PI * (i / 10 + 0.05) / 10).reduce((a, b) => a + b, 0), 1, 1e-4);
});

test("the strength of triggers is found where there is one, and next to nothing where there is none", () => {
  const fits = [0, 1].map((strength) => {
    const events = made(strength, 5);
    const fit = fitHawkes(events, [kernel], {cross: true});
    return {...fit, ...crossInterval(fit, events)};
  });
  assert.ok(fits[0]!.cross < 0.12 && fits[0]!.low < 0.02, JSON.stringify([fits[0]!.cross, fits[0]!.low]));
  assert.ok(fits[1]!.low < 1 && 1 < fits[1]!.high && fits[1]!.self < 0.15, JSON.stringify([fits[1]!.low, fits[1]!.high, fits[1]!.self]));
});

test("the likeliest of several kernels is the true one, or its neighbour", () => {
  const {crossKernel} = fitHawkes(made(1.5, 6), [3, 12, 48].flatMap((decay) => [4, 15, 60].map((range) => ({decay, range}))), {cross: true});
  assert.deepEqual(crossKernel, kernel);
});

test("the score is the derivative of the log-likelihood by the strength at 0", () => {
  // two triggers on days 3 and 10; followers on days 5, 11 and 12 near the first, 12 near the second
  const data = {start: Int32Array.from([0, 3, 4]), index: Int32Array.from([0, 1, 2, 2]), day: Int32Array.from([5, 11, 12, 12]), weight: Float64Array.from([0.8, 2, 0.5, 3]), days: 100, decay: 4};
  const triggers = Int32Array.from([3, 10]);
  const time = (lag: number) => inTime({decay: 4, range: 1}, lag);
  const density = [0.8 * time(2), 2 * time(8), 0.5 * time(9) + 3 * time(2)];
  const total = 2 - Math.exp(-96 / 4) - Math.exp(-89 / 4);
  const logs = (strength: number) => density.reduce((sum, value) => sum + Math.log(1 + strength * value), 0) - strength * total;
  near(crossScores(data)(triggers), (logs(1e-6) - logs(-1e-6)) / 2e-6, 1e-6);
  const excited = excitedBy(data, triggers, 3);
  near(excited.total, total, 1e-12);
  excited.density.forEach((value, i) => near(value, density[i]!, 1e-12));
  assert.deepEqual([...excitedBy(data, Int32Array.from([50, 60]), 3).density], [0, 0, 0]);
});

test("triggers on days of no account seem to excite next to nothing once what true ones excite is thinned out, and much before", () => {
  const events = made(1, 5);
  const fit = fitHawkes(events, [kernel], {cross: true});
  const random = generator(9);
  const strayed = {...events.cross, lag: events.cross.lag.map((lag) => 1 + (lag + 37) % 80)};
  const of = (kept: Uint8Array) => emptyStrength(fit, events, {density: Float64Array.from(events.day, (_, i) => Array.from(strayed.lag.subarray(strayed.start[i]!, strayed.start[i + 1]!), (lag, at) => inTime(kernel, lag) * inSpace(kernel, strayed.km[strayed.start[i]! + at]!)).reduce((a, b) => a + b, 0)), total: 300}, kept);
  const chance = fit.background.map((value, i) => fit.cross * fit.crossDensity[i]! / (value + fit.self * fit.selfDensity[i]! + fit.cross * fit.crossDensity[i]!));
  const thinned = of(Uint8Array.from(chance, (value) => Number(random() >= value)));
  assert.ok(thinned < 0.15 && thinned < of(new Uint8Array(events.day.length).fill(1)), `${thinned}`);
});

test("no triggers and no followers are a strength of 0, not a number that is none", () => {
  const events = made(0, 7);
  const empty: Earlier = {start: new Int32Array(events.day.length + 1), index: new Int32Array(), lag: new Int32Array(), km: new Float64Array(), blur: new Float64Array()};
  const fit = fitHawkes({...events, cross: empty, triggers: new Int32Array()}, [kernel], {cross: true});
  assert.equal(fit.cross, 0);
  assert.ok(Number.isFinite(fit.logLikelihood));
});
