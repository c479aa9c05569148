import assert from "node:assert/strict";
import {test} from "node:test";
import fc from "fast-check";
import {commandOf, parseCommand} from "../../src/measures/command.ts";

test("a command that a result carries is read as it was written", () => {
  const value = fc.string({minLength: 1}).filter((text) => !text.startsWith("--"));
  fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), fc.array(value, {minLength: 1, maxLength: 3})), (input) => {
    assert.deepEqual(parseCommand(commandOf({name: "fatalities"}, input)), {measure: "fatalities", input: {...input}});
  }));
});

test("what is no command of a measure is none", () => {
  for (const text of ["", "harmattan", "harmattan releases", "rm -rf", "harmattan measure events actor"]) assert.equal(parseCommand(text), null);
});
