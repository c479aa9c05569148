import assert from "node:assert/strict";
import {test} from "node:test";
import {inOrderOfDays} from "../../src/measures/near-events.ts";
import {pileUpBlur} from "../../src/measures/pile-ups.ts";

/** Events on `days` days at one point. */
const at = (latitude: number, longitude: number, days: number) => Array.from({length: days}, (_, day) => ({day, latitude, longitude}));
/** So many points of one cell with one event each. */
const scattered = (points: number) => Array.from({length: points}, (_, i) => ({day: i, latitude: 10.05 + 0.04 * (i % 10), longitude: 10.05 + 0.04 * Math.floor(i / 10)}));

/** Blur by point, as a standard deviation in km. */
function blurs(...lists: readonly {day: number; latitude: number; longitude: number}[][]): Map<string, number> {
  const events = lists.map(inOrderOfDays);
  return new Map(pileUpBlur(events).flatMap((blur, list) => Array.from(blur, (value, i) => [`${events[list]!.latitude[i]} ${events[list]!.longitude[i]}`, Math.round(Math.sqrt(value))] as const)));
}

test("a point that has events on three times as many days as the others of its cell is known to its cell: off by 16 km on each axis", () => {
  const found = blurs([...at(10.25, 10.25, 6), ...scattered(12)]);
  assert.equal(found.get("10.25 10.25"), 16);
  assert.ok([...found].every(([point, km]) => km === 0 || point === "10.25 10.25"));
});

test("places that all have as many events are known, and so is one with events on two days or with many on one", () => {
  assert.ok([...blurs([...at(10.1, 10.1, 6), ...at(10.2, 10.2, 5), ...at(10.3, 10.3, 7)]).values()].every((km) => km === 0));
  assert.ok([...blurs([...at(10.1, 10.1, 2), ...scattered(5)]).values()].every((km) => km === 0));
  assert.ok([...blurs([...at(10.1, 10.1, 9).map((event) => ({...event, day: 4})), ...scattered(5)]).values()].every((km) => km === 0));
});

test("events of both lists pile up together; other cells do not count; alone in its cell three days are enough", () => {
  assert.equal(blurs([...at(10.25, 10.25, 2), ...scattered(4)], at(10.25, 10.25, 4).slice(2)).get("10.25 10.25"), 16);
  assert.equal(blurs([...at(10.25, 10.25, 4), ...at(11.25, 10.25, 40)]).get("10.25 10.25"), 16);
  assert.deepEqual(pileUpBlur([inOrderOfDays([])]), [new Float64Array()]);
});
