import assert from "node:assert/strict";
import {test} from "node:test";
import fc from "fast-check";
import {feature} from "topojson-client";
import type {Topology} from "topojson-specification";
import {packed, unpacked} from "../../src/geo/packed-arcs.ts";

const topology = (arcs: number[][][]): Topology => ({type: "Topology", transform: {scale: [1e-3, 1e-3], translate: [-180, -90]}, objects: {}, arcs});

test("arcs come back as they were, whatever their numbers", () => {
  const number = fc.oneof(fc.integer({min: -40, max: 40}), fc.integer({min: -400_000, max: 400_000}), fc.integer({min: -(2 ** 40), max: 2 ** 40}));
  fc.assert(fc.property(fc.array(fc.array(fc.tuple(number, number), {minLength: 1})), (arcs) => {
    const {arcs: back} = unpacked(packed(topology(arcs)));
    assert.deepEqual(Array.from({length: back.length}, (_, i) => back[i]), arcs);
    assert.deepEqual(unpacked(packed(topology(arcs))).arcs.map((arc) => arc), arcs, "as an array that is passed over");
  }));
});

test("a text of a line is what polylines on the web are: five bits to a digit, the sign in the lowest", () => {
  assert.deepEqual(packed(topology([[[0, -1], [16, -17]]])).arcs, ["01W1X1"]);
});

test("only the arcs of what is asked for are read", () => {
  const {arcs, ...rest} = packed(topology([[[0, 0], [10, 0]], [[5, 5], [1, 1]]]));
  const read: number[] = [];
  const watched = new Proxy(arcs, {get: (from, key) => (key !== "length" && read.push(Number(key)), Reflect.get(from, key) as unknown)});
  const made = unpacked({...rest, arcs: watched});
  assert.deepEqual(read, []);
  const line = feature(made, {type: "LineString", arcs: [1]}).geometry;
  assert.deepEqual(line, {type: "LineString", coordinates: [[-179.995, -89.995], [-179.994, -89.994]]});
  feature(made, {type: "LineString", arcs: [~1]});
  assert.deepEqual(read, [1], "once, for both directions");
});
