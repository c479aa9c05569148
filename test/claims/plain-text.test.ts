import assert from "node:assert/strict";
import test from "node:test";
import {plainText} from "../../src/claims/plain-text.ts";

test("HTML gives what a reader sees, a block a paragraph, without scripts, styles and navigation", () => {
  const html = "<!doctype html><title>Front</title><nav>Home 12 dead</nav><script>let a = 'killed 30';</script><h1>Raid</h1><p>Gunmen killed <b>12</b> people &amp; left.</p><style>p{}</style><p>Second&nbsp;part.</p>";
  assert.equal(plainText(html, "html"), "Raid\n\nGunmen killed 12 people & left.\n\nSecond part.");
});

test("of a page with an article only the article is read", () => assert.equal(plainText("<p>Most read: 40 dead</p><article><p>Gunmen killed 12.</p></article><footer>7</footer>", "html"), "Gunmen killed 12."));

test("what never closes is still read", () => assert.equal(plainText("<div><p>Gunmen killed 12.<div><b>In Kouri", "html"), "Gunmen killed 12.\n\nIn Kouri"));

test("Markdown loses headings, emphasis, links and lists, not its words", () => {
  assert.equal(plainText("# Raid\n\n- Gunmen **killed** [12 people](http://example.org/a)\n> in _Kouri_", "markdown"), "\nRaid\n\n\nGunmen killed 12 people\nin Kouri");
});

test("plain text stays as it is", () => assert.equal(plainText("a <b> *c*", "text"), "a <b> *c*"));
