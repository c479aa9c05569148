import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {findClaims} from "../../src/claims/index.ts";
import {sentencesOf} from "../../src/claims/sentences.ts";

const words = ["killed", "12", "people", "since", "from", "2019", "to", "and", "%", "half", "of", "the", "attacks", "in", "Togo", "more", "than", "first", "no", "deadliest", "by", "Boko", "Haram", ",", ".", ":", "doubled", "tué", "morts", "depuis", "\u202e", "\u0000", "\u200f", "l'", "’s", "-"];

test("no text throws, and spans are exact parts of their sentence and the text", () => {
  const text = fc.oneof(fc.string({unit: "binary", maxLength: 400}), fc.array(fc.constantFrom(...words), {maxLength: 60}).map((list) => list.join(" ")));
  fc.assert(fc.property(text, fc.constantFrom("en" as const, "fr" as const), fc.constantFrom(null, "2024-05-10"), (written, lang, published) => {
    const {claims, set_aside} = findClaims(written, {lang, published});
    for (const {span, sentence} of claims) assert.ok(sentence.includes(span) && written.includes(sentence));
    for (const {sentence} of set_aside) assert.ok(written.includes(sentence));
  }), {numRuns: 300});
});

test("no HTML or Markdown throws", () => {
  const pieces = fc.array(fc.constantFrom("<p>", "</p>", "<script>", "</script>", "<!--", "-->", "<article>", "<", ">", "&amp;", "&#x202e;", "&#99999999;", "**", "[a](", "]", "Gunmen killed 12 people. ", "`", "\n"), {maxLength: 60});
  fc.assert(fc.property(pieces, fc.constantFrom("html" as const, "markdown" as const), (list, form) => void findClaims(list.join(""), {form})), {numRuns: 200});
});

test("a megabyte on one line is cut into sentences of bounded length, as many as it is long", () => {
  const longest = (text: string) => Math.max(...sentencesOf(text, "en").map(({start, end}) => end - start));
  assert.ok(longest("1 ".repeat(500_000)) <= 1200);
  assert.ok(longest("a".repeat(1_000_000)) <= 1200);
  const [one, two] = [250_000, 500_000].map((n) => sentencesOf("1 ".repeat(n), "en").length);
  assert.equal(two, 2 * one!);
});

test("ten thousand numbers are all seen and none is a claim", () => assert.equal(findClaims(Array.from({length: 10_000}, (_, i) => i + 3000).join(" ")).claims.length, 0));

test("elements a hundred thousand deep and scripts cost their characters only", () => {
  const deep = `${"<div>".repeat(100_000)}<script>'killed 90 people'</script>Gunmen killed 12 people.${"</div>".repeat(100_000)}`;
  assert.deepEqual(findClaims(deep, {form: "html"}).claims.map(({value}) => value), [12]);
});

test("control and right-to-left characters stay in the span and do not hide the number", () => {
  const [claim] = findClaims("Gunmen killed \u202e12\u202c people\u0007 in Kouri.", {lang: "en"}).claims;
  assert.equal(claim!.value, 12);
});
