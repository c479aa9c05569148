import assert from "node:assert/strict";
import {isUtf8} from "node:buffer";
import {test} from "node:test";
import fc from "fast-check";
import {Transcoder, Utf8Check, encodingLabel, encodingOf} from "../../src/sources/encoding.ts";

const text = fc.string({unit: fc.oneof(fc.constantFrom("a", ",", "\n", "é", "’", "€", "\u0800", "𝄞", "\u{10ffff}"), fc.string({unit: "binary", minLength: 1, maxLength: 1}))});

/** Cuts bytes at the given places, in any order and however often. */
function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end));
}

function transcoded(label: string, chunks: readonly Buffer[]): string | null {
  const transcoder = new Transcoder(label);
  const out = [...chunks.map((chunk) => transcoder.push(chunk)), transcoder.end()];
  return out.every((part) => Buffer.isBuffer(part)) ? Buffer.concat(out as Buffer[]).toString() : null;
}

test("UTF-16 of either order comes back as the text it was, wherever the chunks are cut", () => {
  fc.assert(fc.property(text, fc.array(fc.nat()), (written, cuts) => {
    const le = Buffer.from(written, "utf16le");
    const be = Buffer.from(le).swap16();
    assert.equal(transcoded("utf-16le", pieces(le, cuts)), written);
    assert.equal(transcoded("utf-16be", pieces(be, cuts)), written);
  }));
});

test("windows-1252 has the 27 characters of 0x80 to 0x9F that iso-8859-1 lacks, and faults on the five it lacks itself", () => {
  // Unicode, CP1252.TXT
  const expected = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
  const bytes = Buffer.from(Array.from({length: 32}, (_, i) => 0x80 + i).filter((byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)));
  assert.equal(transcoded("windows-1252", [bytes]), expected);
  assert.equal(transcoded("windows-1252", [Buffer.from("\xa0é\xff", "latin1")]), "\xa0é\xff");
  assert.deepEqual(new Transcoder("windows-1252").push(Buffer.from("a\r\nb\n\x9d", "latin1")), {newlines: 2, byte: 0x9d});
});

test("other encodings that analysts meet are known by their usual names", () => {
  assert.equal(transcoded(encodingLabel("macroman"), [Buffer.from([0x8e, 0xd5])]), "é’");
  assert.equal(transcoded(encodingLabel("iso-8859-15"), [Buffer.from([0xa4])]), "€");
  assert.equal(transcoded(encodingLabel("windows-1256"), [Buffer.from([0xe3, 0xc7, 0xe1, 0xed])]), "مالي");
  assert.equal(encodingLabel(" Latin1 "), "windows-1252");
  assert.equal(encodingLabel("UTF8"), "utf-8");
  assert.throws(() => encodingLabel("utf8mb4"), {code: "invalid_value", exit: 2});
});

test("Utf8Check agrees with isUtf8 on any bytes, wherever the chunks are cut", () => {
  const bytes = fc.oneof(
    text.map((written) => Buffer.from(written)),
    fc.array(fc.oneof(fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xa0, 0xef, 0xf0, 0x90, 0xf4), fc.nat(255)), {maxLength: 30}).map((list) => Buffer.from(list)),
    fc.tuple(text, fc.nat(255), text).map(([a, byte, b]) => Buffer.concat([Buffer.from(a), Buffer.from([byte]), Buffer.from(b)]))
  );
  fc.assert(fc.property(bytes, fc.array(fc.nat(), {maxLength: 12}), (whole, cuts) => {
    const check = new Utf8Check();
    let fault = null;
    for (const chunk of pieces(whole, cuts)) if ((fault = check.push(Buffer.from(chunk))) !== null) break;
    fault ??= check.end();
    assert.equal(fault === null, isUtf8(whole));
    if (fault !== null) {
      assert.ok(isUtf8(whole.subarray(0, fault.offset)), "what stands before the fault is valid");
      assert.equal(whole[fault.offset], fault.byte);
    }
  }), {numRuns: 2000});
});

test("UTF-16 without a mark is taken only where it is certain", () => {
  const label = (bytes: Buffer) => encodingOf("f", bytes).label;
  assert.equal(label(Buffer.from("id,country\n1,Mali", "utf16le")), "utf-16le");
  assert.equal(label(Buffer.from("id,country\n1,မြန်မာ Ā\n2,Mali\n3,Mali\n4,Mali\n5,Mali,Mali,Mali,Mali,Mali", "utf16le").swap16()), "utf-16be");
  assert.equal(label(Buffer.from([1, 0, 2, 0, 3, 0, 4, 0])), "utf-8", "little-endian numbers are no text");
  assert.equal(label(Buffer.from("plain")), "utf-8");
  assert.equal(label(Buffer.alloc(0)), "utf-8");
});
