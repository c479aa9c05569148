import assert from "node:assert/strict";
import {test} from "node:test";
import {generator} from "../../src/stats/generator.ts";
import {movedDays, position, wakeControls, wakeInterval, wakeRatio, type Wakes} from "../../src/stats/matched-wake.ts";

/** Triggers at one place each, every 200 days; followers by a rule of the trigger's day. */
function wakesOf(follow: (day: number) => number[], places = 12, days = 2000): Wakes {
  const triggers = Array.from({length: places * 8}, (_, k) => ({place: Math.floor(k / 8), day: 150 + 200 * (k % 8) + 7 * Math.floor(k / 8)}));
  const near = triggers.map(({place}) => triggers.filter((other) => other.place === place).flatMap(({day}) => follow(day)).toSorted((a, b) => a - b));
  const own = triggers.map(({place}) => triggers.filter((other) => other.place === place).map(({day}) => day));
  const starts = (lists: readonly (readonly number[])[]) => Int32Array.from([0, ...lists.map((_, k) => lists.slice(0, k + 1).reduce((n, list) => n + list.length, 0))]);
  return {
    day: Int32Array.from(triggers, ({day}) => day), cluster: Int32Array.from(triggers, ({place}) => place), episode: Int32Array.from(triggers, (_, k) => k), start: starts(near), near: Int32Array.from(near.flat()),
    ownStart: starts(own), own: Int32Array.from(own.flat()), days, window: 20, reach: 90
  };
}

test("twice as many followers after triggers as at other times is a ratio of two, and as many is one", () => {
  // one every ten days, and two more in the twenty days after a trigger
  const steady = (day: number) => Array.from({length: 20}, (_, i) => day - 95 + 10 * i);
  for (const [more, truth] of [[[] as number[], 1], [[5, 15], 2]] as const) {
    const wakes = wakesOf((day) => [...steady(day), ...more.map((lag) => day + lag)]);
    const controls = wakeControls(wakes, 1);
    const {ratio, matched} = wakeRatio(wakes, controls)!;
    const {low, high} = wakeInterval(wakes, controls, {seed: 1, replicates: 200})!;
    assert.ok(Math.abs(ratio - truth) < 0.1 && matched === 96 && low <= ratio && ratio <= high, `${ratio} ${matched} ${low} ${high}`);
  }
});

test("what comes before triggers, or on their day, is no wake", () => {
  const wakes = wakesOf((day) => [day, ...Array.from({length: 20}, (_, i) => day - 95 + 10 * i)]);
  assert.ok(Math.abs(wakeRatio(wakes, wakeControls(wakes, 1))!.ratio - 1) < 0.25);
});

test("no followers, or no control days, are null", () => {
  const none = wakesOf(() => []);
  assert.equal(wakeRatio(none, wakeControls(none, 1)), null);
  assert.equal(wakeInterval(none, wakeControls(none, 1), {seed: 1, replicates: 40}), null);
  const short = wakesOf((day) => [day + 1], 12, 30);
  assert.equal(wakeRatio(short, wakeControls(short, 1)), null);
});

test("moved days stay in the period and within reach, and an episode moves as one", () => {
  const wakes = {...wakesOf((day) => [day + 3]), episode: Int32Array.from({length: 96}, (_, k) => Math.floor(k / 2))};
  const days = movedDays(wakes, generator(1, 2));
  days.forEach((day, k) => assert.ok(day >= 0 && day < wakes.days && Math.abs(day - wakes.day[k]!) <= wakes.reach));
  for (let k = 0; k < 96; k += 2) assert.equal(days[k]! - wakes.day[k]!, days[k + 1]! - wakes.day[k + 1]!);
  assert.ok(new Set(days.map((day, k) => day - wakes.day[k]!)).size > 20);
  assert.deepEqual(movedDays({...wakes, day: Int32Array.from([0, 0]), episode: Int32Array.from([0, 1]), days: 1}, generator(1)), Int32Array.from([0, 0]));
});

test("a position is the first that is at least the value", () => {
  const values = Int32Array.from([1, 3, 3, 7]);
  assert.deepEqual([0, 1, 2, 3, 4, 8].map((value) => position(values, 0, 4, value)), [0, 0, 1, 1, 3, 4]);
});
