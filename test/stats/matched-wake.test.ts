import assert from "node:assert/strict";
import {test} from "node:test";
import {generator} from "../../src/stats/generator.ts";
import {matchedWakes, moving, plainRatios, position, shareWithin, wakeInterval, wakeRatio, type NearDays, type Wakes} from "../../src/stats/matched-wake.ts";
import {near} from "./near.ts";

const places = 12;

/** Triggers at twelve places that are far from each other, eight at each, every 200 days; followers of a place by a rule of its triggers' days and of its number. */
function wakesOf(follow: (day: number, place: number) => number[], days = 2000): Wakes {
  const triggers = Array.from({length: places * 8}, (_, k) => ({place: Math.floor(k / 8), day: 150 + 200 * (k % 8) + 7 * Math.floor(k / 8)})).filter(({day}) => day < days);
  const followers = Array.from({length: places}, (_, place) => triggers.filter((one) => one.place === place).flatMap(({day}) => follow(day, place)).filter((day) => day >= 0 && day < days).toSorted((a, b) => a - b));
  const lists = (of: (place: number) => number[]): NearDays => {
    const found = triggers.map(({place}) => of(place));
    return {start: Int32Array.from([0, ...found.map((_, k) => found.slice(0, k + 1).reduce((n, list) => n + list.length, 0))]), day: Int32Array.from(found.flat())};
  };
  const near = lists((place) => followers[place]!);
  const own = lists((place) => triggers.filter((one) => one.place === place).map(({day}) => day));
  return {
    day: Int32Array.from(triggers, ({day}) => day), cluster: Int32Array.from(triggers, ({place}) => place), episode: Int32Array.from(triggers, (_, k) => k), near, wide: near,
    before: Int32Array.from({length: days + 1}, (_, at) => followers.flat().filter((day) => day < at).length), own, others: {...own, share: new Float64Array(own.day.length).fill(shareWithin(0))}, days, window: 20, reach: 90
  };
}

/** One every ten days, and at every place on other days. */
const steady = (day: number, place: number) => Array.from({length: 20}, (_, i) => day - 95 + (3 * place) % 10 + 10 * i);

test("twice as many followers after triggers as at other times is a ratio of two, and as many is one", () => {
  for (const [more, truth] of [[[] as number[], 1], [[5, 15], 2]] as const) {
    const wakes = wakesOf((day, place) => [...steady(day, place), ...more.map((lag) => day + lag)]);
    const matched = matchedWakes(wakes);
    const ratio = wakeRatio(matched)!;
    const {low, high} = wakeInterval(wakes, matched)!;
    assert.ok(Math.abs(ratio - truth) < 0.15 && matched.trigger.length === 96 && low <= ratio && ratio <= high, `${ratio} ${matched.trigger.length} ${low} ${high}`);
    assert.ok(Math.abs(plainRatios(wakes, matched)(wakes.day) - truth) < 0.15);
  }
});

test("what comes before triggers, or on their day, is no wake", () => {
  const wakes = wakesOf((day, place) => [day - 4, day - 2, day, day, ...steady(day, place)]);
  // and some control days before a trigger have it in theirs, so the ratio is below 1
  const ratio = wakeRatio(matchedWakes(wakes))!;
  assert.ok(ratio < 1.1, `${ratio}`);
});

test("a shock that all places share, on the triggers' days, is no wake; with no followers elsewhere it cannot be told from one", () => {
  // all triggers of a round on the same days, and twice as many followers everywhere after them
  const shared = (alone: boolean) => {
    const wakes = wakesOf((day, place) => [...steady(day, place), ...[5, 15].map((lag) => day - 7 * place + lag)]);
    const day = wakes.day.map((own, k) => own - 7 * wakes.cluster[k]!);
    const own = {start: wakes.own.start, day: wakes.own.day.map((one, at) => one - 7 * Math.floor(at / 64))};
    return {...wakes, day, own, others: {...own, share: wakes.others.share}, ...alone ? {before: new Int32Array(2001)} : {}, wide: alone ? {start: new Int32Array(97), day: new Int32Array()} : wakes.wide};
  };
  assert.ok(Math.abs(wakeRatio(matchedWakes(shared(false)))! - 1) < 0.15);
  assert.ok(wakeRatio(matchedWakes(shared(true)))! > 1.7);
});

test("a trend falls out where there are control days on both sides", () => {
  const growing = (day: number) => Array.from({length: 20}, (_, i) => i - 10).flatMap((step) => new Array<number>(10 + step).fill(day + 10 * step + 1));
  const wakes = {...wakesOf(growing), wide: {start: new Int32Array(97), day: new Int32Array()}, before: new Int32Array(2001)};
  assert.ok(Math.abs(plainRatios(wakes, matchedWakes(wakes))(wakes.day) - 1) < 0.1);
});

test("what a trigger excites after its wake is not taken for what comes without it", () => {
  // 3 in a wake without triggers, and exponential lags with a mean of half a window, of which 1 in 7 is later than the wake and within the control days
  const lags = Array.from({length: 50}, (_, i) => 1 + Math.floor(-10 * Math.log(1 - (i + 0.5) / 50)));
  const wakes = {...wakesOf((day, place) => [...steady(day, place), ...steady(day + 5, place), ...lags.map((lag) => day + lag)]), before: new Int32Array(2001), wide: {start: new Int32Array(97), day: new Int32Array()}};
  const matched = matchedWakes(wakes);
  const truth = (4 + lags.filter((lag) => lag <= 20).length) / 4;
  const [plain, ratio] = [plainRatios(wakes, matched)(wakes.day), wakeRatio(matched)!];
  assert.ok(plain < ratio && Math.abs(ratio - truth) < 0.5 * Math.abs(plain - truth), `${plain} ${ratio} ${truth}`);
});

test("wakes that go together at a place, or at a time, widen the interval", () => {
  const width = (more: (round: number, place: number) => boolean) => {
    const wakes = wakesOf((day, place) => [...steady(day, place), ...(more((day - 150 - 7 * place) / 200, place) ? [4, 8, 12, 16].map((lag) => day + lag) : [])]);
    const {low, high} = wakeInterval(wakes, matchedWakes(wakes))!;
    return Math.log(high / low);
  };
  const mixed = width((round, place) => (round + place) % 2 === 0);
  assert.ok(width((_, place) => place < 6) > 1.3 * mixed && width((round) => round < 4) > 1.3 * mixed, `${mixed}`);
});

test("the share of a Gaussian with half the radius that falls within the radius: 1 - exp(-2) at the middle, half of it or less at the edge, none far off", () => {
  near(shareWithin(0), 1 - Math.exp(-2), 1e-3);
  // Rice distribution, in R: integrate(function(r) 4*r*exp(-2*(r^2+1))*besselI(4*r, 0), 0, 1) is 0.3964990
  near(shareWithin(1), 0.3964990, 1e-3);
  assert.ok(shareWithin(2) < 0.02);
});

test("no followers, or no control days, are null", () => {
  const none = wakesOf(() => []);
  assert.equal(wakeRatio(matchedWakes(none)), null);
  assert.equal(wakeInterval(none, matchedWakes(none)), null);
  assert.equal(plainRatios(none, matchedWakes(none))(none.day), 0);
  const short = wakesOf((day) => [day + 1], 180);
  assert.equal(wakeRatio(matchedWakes({...short, reach: 10})), null);
});

test("moved days stay in the period and within reach, and an episode moves as one", () => {
  const wakes = {...wakesOf((day) => [day + 3]), episode: Int32Array.from({length: 96}, (_, k) => Math.floor(k / 2))};
  const days = moving(wakes)(generator(1, 2));
  days.forEach((day, k) => assert.ok(day >= 0 && day < wakes.days && Math.abs(day - wakes.day[k]!) <= wakes.reach));
  for (let k = 0; k < 96; k += 2) assert.equal(days[k]! - wakes.day[k]!, days[k + 1]! - wakes.day[k + 1]!);
  assert.ok(new Set(days.map((day, k) => day - wakes.day[k]!)).size > 20);
  assert.deepEqual(moving({...wakes, day: Int32Array.from([0, 0]), episode: Int32Array.from([0, 1]), days: 1})(generator(1)), Int32Array.from([0, 0]));
});

test("a position is the first that is at least the value", () => {
  const values = Int32Array.from([1, 3, 3, 7]);
  assert.deepEqual([0, 1, 2, 3, 4, 8].map((value) => position(values, 0, 4, value)), [0, 0, 1, 1, 3, 4]);
});
